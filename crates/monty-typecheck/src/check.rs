//! A check: a program, what declares its inputs and functions, and what ty finds.
//!
//! The declarations stand in files of their own, behind the names that are always there, so that every
//! position is one in the program's own lines.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use ruff_db::diagnostic::{Annotation, Diagnostic, Severity, Span, UnifiedFile};
use ruff_db::files::{File, FilePath};
use ruff_db::parsed::parsed_module;
use ruff_db::source::source_text;
use ruff_source_file::{SourceFile, SourceFileBuilder};
use salsa::Database as _;
use ty_python_semantic::Db as _;

use crate::database::Database;
use crate::display::{Format, render};
use crate::files::{STUBS, is_of_python};
use crate::placeholders::Placeholders;
use crate::provided::Provisions;
use crate::records::{ANY, Checked};
use crate::{aliases, imports, names};

const MAIN: &str = "main.py";
const DECLARED: &str = "__stubs__.pyi";
const BEFORE: &str = "__prefix__.py";
const ALWAYS_THERE: &str = "__builtins__.pyi";

/// Larger programs are refused: the checker's time grows with the square of the length.
const MAX_BYTES: usize = 512 << 10;
/// How long a check may take.
const MAX_TIME: Duration = Duration::from_secs(10);
/// How long one that took longer may take to end.
const TIME_TO_END: Duration = Duration::from_secs(5);
/// With this many that did not end, there are no more checks.
const MOST_ABANDONED: usize = 4;
/// The checker recurses with what it checks, whose nesting is bounded.
const STACK: usize = 256 << 20;
/// A database that has seen this much source is dropped: it never forgets a name.
const MOST_SEEN: usize = 4 << 20;
/// So is one that has seen this much at once: it holds some hundred times that.
const MOST_SEEN_AT_ONCE: usize = 64 << 10;
/// Databases that wait for the next check.
const MOST_IDLE: usize = 2;

/// What ty says of code that Monty runs: `await` and `return` at the top level.
const ALLOWED_HERE: &[&str] =
    &["outside of an asynchronous function", "`return` statement outside of a function"];
/// What is wrong with declarations in any case.
const WRONG_IN_DECLARATIONS: &[&str] =
    &["invalid-syntax", "unresolved-reference", "invalid-type-form", imports::RULE];

/// What to check.
#[derive(Clone, Copy, Debug, Default)]
pub struct Program<'a> {
    pub code: &'a str,
    /// The name that findings show.
    pub script_name: &'a str,
    /// Names that the host gives values; `Any` if nothing declares them.
    pub inputs: &'a [String],
    /// Names of the host's functions; `Any` if nothing declares them.
    pub functions: &'a [String],
    /// Declarations, as in a stub file.
    pub stubs: Option<&'a str>,
    /// Code that ran before this.
    pub prefix: Option<&'a str>,
}

/// Why a program did not pass.
#[derive(Debug)]
pub enum CheckError {
    /// The types do not fit together.
    Findings(Findings),
    /// There is no answer: too large, too deep, too slow.
    Refused(String),
    /// A bug in the checker.
    Internal(String),
}

/// What is wrong with a program; at least one thing.
#[derive(Debug, Clone)]
pub struct Findings(Vec<Diagnostic>);

impl Findings {
    /// The findings as text.
    pub fn display(&self, format: Format, color: bool) -> String {
        render(&self.0, format, color)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// Check a program.
///
/// ```
/// use monty_typecheck::{CheckError, Format, Program, check};
///
/// let program = Program { code: "1 + 'a'\n", script_name: "main.py", ..Program::default() };
/// let Err(CheckError::Findings(findings)) = check(&program) else { panic!() };
/// assert!(findings.display(Format::Concise, false).starts_with("main.py:1:1: error[unsupported-operator]"));
/// ```
pub fn check(program: &Program<'_>) -> Result<(), CheckError> {
    let texts = [Some(program.code), program.stubs, program.prefix];
    let seen: usize = texts.iter().flatten().map(|text| text.len()).sum();
    if seen > MAX_BYTES {
        let message = format!("{seen} bytes of source; at most {MAX_BYTES} are checked");
        return Err(CheckError::Refused(message));
    }
    for text in texts.iter().flatten() {
        monty_compile::check_nesting(text)
            .map_err(|error| CheckError::Refused(error.message.to_string()))?;
        aliases::check_growth(text).map_err(CheckError::Refused)?;
    }
    let mut checker = Checker::take();
    checker.seen += if seen > MOST_SEEN_AT_ONCE { MOST_SEEN } else { seen };
    let (checker, found) = within_time(checker, program)?;
    checker.put_back();
    if found.is_empty() { Ok(()) } else { Err(CheckError::Findings(Findings(found))) }
}

/// Checks that did not end when they were told to; each has a thread for itself.
static ABANDONED: AtomicUsize = AtomicUsize::new(0);

/// What is found, on a thread with room for the checker's recursion. A check that takes too long is told
/// to end, and abandoned if it does not.
fn within_time(
    mut checker: Checker,
    program: &Program<'_>,
) -> Result<(Checker, Vec<Diagnostic>), CheckError> {
    let too_long =
        || CheckError::Refused(format!("checking took longer than {} seconds", MAX_TIME.as_secs()));
    if ABANDONED.load(Ordering::Relaxed) >= MOST_ABANDONED {
        let message = "the type checker is busy with programs that it cannot finish".to_owned();
        return Err(CheckError::Refused(message));
    }
    let texts = Texts::of(program);
    let token = checker.db.cancellation_token();
    let (done, wait) = channel();
    let work = move || {
        let found = catch_unwind(AssertUnwindSafe(|| checker.findings(&texts.program())));
        if done.send(found.map(|found| (checker, found))).is_err() {
            ABANDONED.fetch_sub(1, Ordering::Relaxed);
        }
    };
    let worker = thread::Builder::new().stack_size(STACK).spawn(work);
    worker.map_err(|error| CheckError::Internal(error.to_string()))?;
    let panicked = || CheckError::Internal("the type checker panicked".to_owned());
    match wait.recv_timeout(MAX_TIME) {
        Ok(Ok(done)) => return Ok(done),
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(panicked()),
        Err(RecvTimeoutError::Timeout) => token.cancel(),
    }
    match wait.recv_timeout(TIME_TO_END) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) => Err(too_long()),
        Err(_) => {
            ABANDONED.fetch_add(1, Ordering::Relaxed);
            if wait.try_recv().is_ok() {
                ABANDONED.fetch_sub(1, Ordering::Relaxed);
            }
            Err(too_long())
        }
    }
}

/// A program that does not borrow.
struct Texts {
    code: String,
    script_name: String,
    inputs: Vec<String>,
    functions: Vec<String>,
    stubs: Option<String>,
    prefix: Option<String>,
}

impl Texts {
    fn of(program: &Program<'_>) -> Self {
        Self {
            code: program.code.to_owned(),
            script_name: program.script_name.to_owned(),
            inputs: program.inputs.to_vec(),
            functions: program.functions.to_vec(),
            stubs: program.stubs.map(str::to_owned),
            prefix: program.prefix.map(str::to_owned),
        }
    }

    fn program(&self) -> Program<'_> {
        Program {
            code: &self.code,
            script_name: &self.script_name,
            inputs: &self.inputs,
            functions: &self.functions,
            stubs: self.stubs.as_deref(),
            prefix: self.prefix.as_deref(),
        }
    }
}

static IDLE: Mutex<Vec<Checker>> = Mutex::new(Vec::new());

/// A database, and how much it has seen.
struct Checker {
    db: Database,
    seen: usize,
}

impl Checker {
    fn take() -> Self {
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(|| Self {
            db: Database::new(&[MAIN, DECLARED, BEFORE, ALWAYS_THERE]),
            seen: 0,
        })
    }

    fn put_back(self) {
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        if self.seen < MOST_SEEN && idle.len() < MOST_IDLE {
            idle.push(self);
        }
    }

    fn findings(&mut self, program: &Program<'_>) -> Vec<Diagnostic> {
        let (stubs, prefix) =
            (program.stubs.unwrap_or_default(), program.prefix.unwrap_or_default());
        let checked = Checked::new(program.code);
        self.db.write(MAIN, &checked.text);
        self.db.write(DECLARED, stubs);
        self.db.write(BEFORE, prefix);
        self.db.write(ALWAYS_THERE, &always_there(program));
        let mut found = Vec::new();
        for name in [DECLARED, BEFORE, MAIN] {
            let Some(file) = self.db.file(name) else { continue };
            let here = self.check_file(file, name, program);
            if name != MAIN && !here.is_empty() {
                // What builds on wrong declarations is not worth reading.
                found = here;
                break;
            }
            found.extend(here);
        }
        let mut sources =
            Carried { db: &self.db, program, checked: &checked, files: HashMap::new() };
        found.iter_mut().for_each(|finding| sources.carry(finding));
        found
    }

    fn check_file(&self, file: File, name: &str, program: &Program<'_>) -> Vec<Diagnostic> {
        let is_main = name == MAIN;
        let mut found = self.db.check_file(file);
        found.retain(|finding| {
            let id = finding.id().as_str();
            finding.severity() >= Severity::Error
                && !ALLOWED_HERE.iter().any(|text| finding.headline_message().contains(text))
                && match is_main {
                    true => id != imports::RULE,
                    false => WRONG_IN_DECLARATIONS.contains(&id) && !is_of_a_stub_left_out(finding),
                }
        });
        if is_main {
            let functions: Vec<&str> = program.functions.iter().map(String::as_str).collect();
            let program_file = self.db.program_file(file);
            let parsed = parsed_module(&self.db, program_file.python_file(&self.db)).load(&self.db);
            let provisions = Provisions::of(parsed.suite());
            let placeholders = Placeholders::of(parsed.suite());
            found.retain(|finding| !provisions.cover(finding) && !placeholders.cover(finding));
            found.extend(imports::missing(parsed.suite(), &Span::from(file), &functions));
            found.sort_by_key(|finding| finding.range().map(|range| range.start()));
        }
        found
    }
}

/// The stub of what is there before the program starts.
fn always_there(program: &Program<'_>) -> String {
    let mut declared = names::bound(program.stubs.unwrap_or_default());
    declared.extend(names::bound(program.prefix.unwrap_or_default()));
    let mut text = format!(
        "from typing import Any as _Any\nfrom __stubs__ import *\nfrom __prefix__ import *\n\
         def {ANY}(value: _Any) -> _Any: ...\n"
    );
    for name in program.inputs.iter().chain(program.functions) {
        if !declared.contains(name) {
            text.push_str(&format!("{name}: _Any\n"));
        }
    }
    text
}

/// Whether a module could not be found that Python has and the runtime has not: for a declaration it is
/// as good as any.
fn is_of_a_stub_left_out(finding: &Diagnostic) -> bool {
    finding.id().as_str() == imports::RULE
        && finding.headline_message().split('`').nth(1).is_some_and(is_of_python)
}

/// Gives findings the sources they point into.
struct Carried<'a> {
    db: &'a Database,
    program: &'a Program<'a>,
    checked: &'a Checked,
    files: HashMap<File, SourceFile>,
}

impl Carried<'_> {
    fn carry(&mut self, finding: &mut Diagnostic) {
        // A fix would be one of the text that is checked.
        finding.remove_fix();
        finding.annotations_mut().for_each(|annotation| self.point(annotation));
        for sub in finding.sub_diagnostics_mut() {
            sub.annotations_mut().for_each(|annotation| self.point(annotation));
        }
    }

    fn point(&mut self, annotation: &mut Annotation) {
        let UnifiedFile::Ty(file) = *annotation.get_span().file() else { return };
        let path = file.path(self.db);
        let is_main = path.as_str().rsplit('/').next() == Some(MAIN);
        let range = annotation.get_span().range();
        let range = range.map(|range| if is_main { self.checked.range(range) } else { range });
        let source = self.files.entry(file).or_insert_with(|| {
            let name = shown_name(path, self.program.script_name);
            if is_main {
                return SourceFileBuilder::new(name, self.program.code).finish();
            }
            SourceFileBuilder::new(name, source_text(self.db, file).as_str()).finish()
        });
        annotation.set_span(Span::from(source.clone()).with_optional_range(range));
    }
}

/// What a person knows the file by.
fn shown_name(path: &FilePath, script_name: &str) -> String {
    let path = path.as_str();
    match path.rsplit('/').next() {
        _ if path.starts_with(STUBS) => path[STUBS.len() + 1..].to_owned(),
        Some(MAIN) => script_name.to_owned(),
        Some(BEFORE) => "prefix.py".to_owned(),
        _ => "stubs.pyi".to_owned(),
    }
}
