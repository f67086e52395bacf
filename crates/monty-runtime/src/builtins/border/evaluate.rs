//! `eval`, `exec`, `compile` and `__import__`: code from text. The compiler is not known here; the
//! registry holds a function that calls it.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use monty_code::Program;
use monty_text::escape::{self, Codec, CodecError, Handler};

use crate::error::{Raise, Result};
use crate::module_state::StateKey;
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::Module;
use crate::types as t;
use crate::value::{CodeRef, Handle, Value};
use crate::vm::Vm;

/// What a text is compiled as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompileKind {
    /// Statements.
    Exec,
    /// One expression.
    Eval,
    /// One interactive statement.
    Single,
}

/// A text to compile.
pub struct CompileRequest<'a> {
    pub source: &'a str,
    pub filename: &'a str,
    pub kind: CompileKind,
    /// Module-level names stand in the namespace in register 0.
    pub namespace: bool,
    /// Global slots that exist, to be extended.
    pub layout: &'a [String],
    /// Asked now and then whether to go on.
    pub look: &'a dyn Fn() -> bool,
}

/// Why a text does not compile.
#[derive(Debug, Clone)]
pub struct CompileFault {
    /// `SyntaxError` or a class derived from it.
    pub class: &'static str,
    pub message: String,
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    /// The source line.
    pub text: String,
    /// The line is shown without its newline.
    pub bare: bool,
    /// The line is shown of a file only.
    pub of_file: bool,
}

/// What is wrong with a text that ends in a backslash.
const EARLY_END: &str = "unexpected EOF while parsing";

/// The compiler: set by whoever knows one.
pub type Compiler = fn(&CompileRequest<'_>) -> std::result::Result<Program, Box<CompileFault>>;

/// What the compiler warns of: line, column, text.
type Warning = (u32, u32, Box<str>);

/// Where code from text finds its names.
struct Scope {
    /// None: the globals of the main program.
    globals: Option<Handle<Module>>,
    /// The namespace of module-level names, where that is not the globals themselves.
    namespace: Option<Value>,
}

/// A text, and what to compile it as.
pub(super) struct Text {
    pub source: String,
    pub filename: String,
    pub kind: CompileKind,
    /// `compile` made it, and gave its warnings then.
    pub compiled: bool,
}

pub fn eval(vm: &mut Vm, args: Args) -> Result<Step> {
    let source = args.get(vm, 0);
    let scope = scope(vm, args, "eval")?;
    if let Some(step) = run_function_code(vm, source, "eval")? {
        return Ok(step);
    }
    let mut text = text_of(vm, source, "eval", CompileKind::Eval)?;
    if text.kind == CompileKind::Eval {
        text.source = text.source.trim_start_matches([' ', '\t']).to_owned();
    }
    run_text(vm, &text, scope)
}

pub fn exec(vm: &mut Vm, args: Args) -> Result<Step> {
    let (source, closure) = (args.get(vm, 0), args.get(vm, 3).or_none());
    let scope = scope(vm, args, "exec")?;
    if let Some(step) = run_closed_code(vm, source, closure)? {
        return Ok(step);
    }
    if let Some(step) = run_function_code(vm, source, "exec")? {
        return Ok(step);
    }
    let text = text_of(vm, source, "exec", CompileKind::Exec)?;
    let single = text.kind == CompileKind::Single;
    let step = run_text(vm, &text, scope)?;
    let native = crate::cont::Cont::Native(vm.running_native);
    vm.and_then(step, native, u32::from(single), &[])
}

/// The code that `exec` ran is done: its value is of interest at a prompt only.
pub fn exec_done(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    let v = outcome.map_err(Raise::Exc)?;
    if state.phase == 1 && !v.is_none() {
        return vm.prelude_call("border_display", &[v]);
    }
    Ok(Step::Done(Value::None))
}

/// The globals and locals of a call of `eval` or `exec`.
fn scope(vm: &mut Vm, args: Args, name: &str) -> Result<Scope> {
    let (globals, locals) = (args.get(vm, 1).or_none(), args.get(vm, 2).or_none());
    let mapping = match locals {
        Value::None => true,
        v => matches!(vm.payload(v), Value::Dict(_)) || vm.lookup_special(v, n::GETITEM).is_some(),
    };
    if !mapping {
        let of = vm.type_name(locals);
        let message = match name {
            "eval" => "locals must be a mapping".to_owned(),
            _ => format!("locals must be a mapping or None, not {of}"),
        };
        return Err(vm.type_error(message));
    }
    if globals.is_none() {
        let module = vm.calling_frame().and_then(|f| vm.programs[vm.frame_program(f)].module);
        let namespace = if locals.is_none() { vm.locals_value()? } else { locals };
        let same = match vm.viewed_module(namespace) {
            Some(viewed) => module.map_or(vm.is_main(viewed), |m| m == viewed),
            None => false,
        };
        return Ok(Scope { globals: module, namespace: (!same).then_some(namespace) });
    }
    if let Some(viewed) = vm.viewed_module(globals) {
        let module = (!vm.is_main(viewed)).then_some(viewed);
        let same = locals.is_none() || vm.viewed_module(locals) == Some(viewed);
        return Ok(Scope { globals: module, namespace: (!same).then_some(locals) });
    }
    let Value::Dict(dict) = vm.payload(globals) else {
        let of = vm.type_name(globals);
        let message = if name == "eval" {
            "globals must be a dict".to_owned()
        } else {
            format!("exec() globals must be a dict, not {of}")
        };
        return Err(vm.type_error(message));
    };
    let builtins = vm.heap.intern("__builtins__")?;
    if vm.dict_get_str(dict, builtins).is_none()
        && let Step::Done(module) = vm.import_module("builtins")?
    {
        vm.dict_set_str(dict, builtins, module)?;
    }
    // A module without a name: its names are those of the dict.
    let Value::Module(h) = vm.heap.new_module(Module { dict, ..Module::default() })? else {
        return Err(Raise::Internal("not a module"));
    };
    Ok(Scope { globals: Some(h), namespace: Some(if locals.is_none() { globals } else { locals }) })
}

/// `exec(code, closure=cells)`
fn run_closed_code(vm: &mut Vm, source: Value, closure: Value) -> Result<Option<Step>> {
    let free = match source {
        Value::Code(code) => vm.code(code).freevars.len(),
        _ if closure.is_none() => return Ok(None),
        _ => {
            let message = "closure can only be used when source is a code object";
            return Err(vm.type_error(message));
        }
    };
    if free == 0 {
        if closure.is_none() {
            return Ok(None);
        }
        return Err(vm.type_error("cannot use a closure with this code object"));
    }
    let cells: Option<Vec<_>> = match closure {
        Value::Tuple(h) => {
            let cell = |v: &Value| if let Value::Cell(cell) = *v { Some(cell) } else { None };
            vm.heap.tuple_items(h).iter().map(cell).collect()
        }
        _ => None,
    };
    match (source, cells.filter(|cells| cells.len() == free)) {
        (Value::Code(code), Some(cells)) => {
            let f = vm.code_function(code, n::LAMBDA)?;
            if let Value::Function(h) = f {
                vm.heap.function_mut(h).closure = cells.into();
            }
            vm.tail_call(f, &[]).map(Some)
        }
        _ => Err(vm.type_error(format!("code object requires a closure of exactly length {free}"))),
    }
}

/// A code object of a function runs as it is.
fn run_function_code(vm: &mut Vm, source: Value, name: &str) -> Result<Option<Step>> {
    let Value::Code(code) = source else { return Ok(None) };
    if compiled_kind(vm, code).is_some() {
        return Ok(None);
    }
    let c = vm.code(code);
    if !c.freevars.is_empty() {
        return Err(
            vm.type_error(format!("code object passed to {name}() may not contain free variables"))
        );
    }
    let f = vm.code_function(code, n::LAMBDA)?;
    vm.tail_call(f, &[]).map(Some)
}

fn text_of(vm: &mut Vm, source: Value, name: &str, kind: CompileKind) -> Result<Text> {
    if let Value::Code(code) = source
        && let Some(kind) = compiled_kind(vm, code)
    {
        let program = vm.program_of(code).clone();
        return Ok(Text {
            source: program.source.to_string(),
            filename: program.filename.to_string(),
            kind,
            compiled: true,
        });
    }
    let source =
        source_text(vm, source, &format!("{name}() arg 1 must be a string, bytes or code object"))?;
    Ok(Text { source, filename: "<string>".to_owned(), kind, compiled: false })
}

fn source_text(vm: &mut Vm, source: Value, wrong: &str) -> Result<String> {
    let text = match vm.payload(source) {
        Value::Str(s) => {
            let len = vm.text(s).len();
            vm.heap.burn(len * 8)?;
            vm.text(s).to_owned()
        }
        Value::Bytes(h) | Value::ByteArray(h) => {
            vm.heap.burn(vm.heap.bytes(h).len() * 8)?;
            decoded_source(vm, h)?
        }
        _ => return Err(vm.type_error(wrong)),
    };
    if text.contains('\0') {
        return Err(vm.raise(t::SYNTAX_ERROR, "source code string cannot contain null bytes"));
    }
    Ok(text)
}

/// Source bytes as text: UTF-8, or what a comment in the first two lines says.
fn decoded_source(vm: &mut Vm, h: Handle<Vec<u8>>) -> Result<String> {
    let data = vm.heap.bytes(h);
    let named = declared_encoding(data);
    let codec = match named.as_deref() {
        None => Codec::Utf8Sig,
        Some(name) => match Codec::named(name) {
            Some(Codec::Utf8) => Codec::Utf8Sig,
            Some(codec) => codec,
            None => {
                let message = format!("unknown encoding: {name}");
                return Err(vm.raise(t::SYNTAX_ERROR, &message));
            }
        },
    };
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    match escape::decode(objects.bytes(h), codec, Handler::Strict, room, budget) {
        Ok(text) => Ok(text),
        Err(CodecError::Decode(fault)) => {
            let byte = vm.heap.bytes(h).get(fault.start).copied().unwrap_or_default();
            let message = format!(
                "(unicode error) '{}' codec can't decode byte {byte:#04x} in position {}: {}",
                fault.encoding, fault.start, fault.reason
            );
            let before = &vm.heap.bytes(h)[..fault.start];
            let line = 1 + before.iter().filter(|&&b| b == b'\n').count() as u32;
            let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
            let column = (fault.start - start) as u32;
            let fault = CompileFault {
                class: "SyntaxError",
                message,
                line,
                column,
                end_line: line,
                end_column: column,
                text: String::new(),
                bare: false,
                of_file: false,
            };
            Err(syntax_error(vm, &fault, "<string>"))
        }
        Err(_) => Err(vm.too_large()),
    }
}

/// `# -*- coding: latin-1 -*-`
fn declared_encoding(data: &[u8]) -> Option<String> {
    let data = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
    for line in data.split(|&b| b == b'\n').take(2) {
        let line: String = line.iter().take(200).map(|&b| b as char).collect();
        let text = line.trim_start_matches([' ', '\t', '\x0c']);
        if !text.starts_with('#') {
            if text.trim().is_empty() {
                continue;
            }
            return None;
        }
        let Some(at) = text.find("coding") else { continue };
        let rest = &text[at + "coding".len()..];
        let Some(rest) = rest.strip_prefix([':', '=']) else { continue };
        let name = rest.trim_start_matches([' ', '\t']);
        let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)));
        return Some(name[..end.unwrap_or(name.len())].to_owned());
    }
    None
}

/// Compile, charging for the code before it is kept.
fn compile_text(vm: &mut Vm, text: &Text, namespace: bool, layout: &[String]) -> Result<Program> {
    let Some(compiler) = vm.registry.compiler.get() else {
        return Err(vm.runtime_error("there is no compiler in this build"));
    };
    vm.heap.budget.charge_source(text.source.len())?;
    // A tree and its code take many times the size of their text.
    let names: usize = layout.iter().map(|name| name.len() + 96).sum();
    let work = text.source.len().saturating_mul(64) + names;
    vm.heap.charge(work)?;
    vm.heap.burn(text.source.len().saturating_mul(32) + names)?;
    let budget = RefCell::new(&mut vm.heap.budget);
    let met = Cell::new(None);
    let look = || match budget.borrow_mut().poll() {
        Ok(()) => true,
        Err(limit) => {
            met.set(Some(limit));
            false
        }
    };
    let made = compiler(&CompileRequest {
        source: &text.source,
        filename: &text.filename,
        kind: text.kind,
        namespace,
        layout,
        look: &look,
    });
    vm.heap.release(work);
    if let Some(limit) = met.take() {
        return Err(limit.into());
    }
    match made {
        Ok(program) => Ok(program),
        Err(fault) => Err(raise_fault(vm, text, *fault)),
    }
}

/// The exception for a text that does not compile.
pub(super) fn raise_fault(vm: &mut Vm, text: &Text, mut fault: CompileFault) -> Raise {
    let nothing = |line: &str| {
        let line = line.trim_start_matches([' ', '\t', '\x0c', '\r']);
        line.is_empty() || line.starts_with('#')
    };
    if text.kind == CompileKind::Eval && text.source.lines().all(nothing) {
        let lines = text.source.lines().count() as u32;
        (fault.line, fault.column, fault.end_line, fault.end_column) = (lines, 0, lines, 0);
        fault.text = text.source.split_inclusive('\n').next_back().unwrap_or_default().to_owned();
    }
    if text.kind == CompileKind::Eval && ends_early(text, &fault) {
        (fault.column, fault.end_column) = (0, 0);
    }
    fault.text = shown_line(text, &fault);
    syntax_error(vm, &fault, &text.filename)
}

/// Is it the end of the text that is wrong? CPython has no place for the newline it adds there.
fn ends_early(text: &Text, fault: &CompileFault) -> bool {
    let at_end = || {
        let line = text.source.lines().nth(fault.line.saturating_sub(1) as usize);
        let (column, end) = (fault.column as usize, fault.end_column as usize);
        line.is_some_and(|line| {
            let behind = line.chars().count() + 1;
            behind == column || behind == end && line.chars().nth(column - 1) == Some('#')
        })
    };
    let last = text.source.lines().count() == fault.line as usize;
    fault.message == "invalid syntax" && last && !text.source.ends_with('\n') && at_end()
}

/// The line of a fault, with or without the newline that CPython leaves on it: where its tokenizer
/// reports the fault, or has read on since, there is none; and it ends the last line of statements.
fn shown_line(text: &Text, fault: &CompileFault) -> String {
    let line = fault.text.trim_end_matches('\n');
    let reads_on = || text.source.lines().skip(fault.line as usize).any(|l| !l.trim().is_empty());
    let bare = fault.bare
        || fault.end_line > fault.line
        || fault.message.starts_with("unterminated ")
        || (fault.message.ends_with(" was never closed") && reads_on())
        || line.is_empty();
    let ended = fault.text.ends_with('\n') || text.kind != CompileKind::Eval;
    if ended && !bare { format!("{line}\n") } else { line.to_owned() }
}

/// Run a text in a scope; its value is the step's.
fn run_text(vm: &mut Vm, text: &Text, scope: Scope) -> Result<Step> {
    let namespace = match (scope.namespace, scope.globals) {
        (None, Some(m)) => Some(vm.module_namespace(Some(m))?),
        (namespace, _) => namespace,
    };
    let (owner, warnings) = match vm.recent_text(text, scope.globals, namespace.is_some()) {
        Some(owner) => {
            // It counts as source that is compiled, as it would anywhere else.
            vm.heap.budget.charge_source(text.source.len())?;
            (owner, Vec::new())
        }
        None => load_text(vm, text, scope.globals, namespace.is_some())?,
    };
    let code = CodeRef::new(vm.programs[owner as usize].first_code);
    let f = vm.code_function(code, n::MODULE_CODE)?;
    let args = namespace.as_slice();
    if warnings.is_empty() || text.compiled {
        return vm.tail_call(f, args);
    }
    let mut all = vec![f];
    all.extend(args);
    warn_then(vm, warnings, text, "warn_and_run", &all)
}

/// Compile a text for some globals: its program, and the warnings of the compiler.
fn load_text(
    vm: &mut Vm,
    text: &Text,
    globals: Option<Handle<Module>>,
    namespace: bool,
) -> Result<(u32, Vec<Warning>)> {
    let layout = if globals.is_none() { vm.layout_names() } else { Vec::new() };
    let mut program = compile_text(vm, text, namespace, &layout)?;
    let warnings = std::mem::take(&mut program.warnings);
    let owner = vm.load_program(Arc::new(program), globals, None)?;
    if globals.is_none() {
        let loaded = &vm.programs[owner as usize];
        let names: Vec<_> =
            loaded.program.layout.iter().map(|&i| loaded.names[i as usize]).collect();
        for name in names {
            vm.extend_layout(name)?;
        }
    }
    if globals.is_some_and(|m| vm.heap.module(m).name.is_unset()) {
        // The names of the dict hide the builtins.
        vm.programs[owner as usize].builtins.fill(Value::Unset);
    }
    if namespace {
        vm.mark_namespace(CodeRef::new(vm.programs[owner as usize].first_code));
    }
    if warnings.is_empty() {
        vm.note_text(owner, text.kind, namespace);
    }
    Ok((owner, warnings))
}

fn syntax_error(vm: &mut Vm, fault: &CompileFault, filename: &str) -> Raise {
    let make = |vm: &mut Vm| -> Result<Raise> {
        let class = vm.registry.type_named(fault.class).unwrap_or(t::SYNTAX_ERROR);
        let int = |i: u32| Value::Int(i64::from(i));
        let (message, file) = (vm.heap.new_str(&fault.message)?, vm.heap.new_str(filename)?);
        let text = if fault.of_file { Value::None } else { vm.heap.new_str(&fault.text)? };
        let end_column = match fault.class {
            "IndentationError" if fault.end_column == 0 => Value::Int(-1),
            _ if fault.message == EARLY_END => Value::Int(-1),
            _ => int(fault.end_column),
        };
        let details =
            [file, int(fault.line), int(fault.column), text, int(fault.end_line), end_column];
        let tuple = vm.heap.new_tuple(&details)?;
        let h = vm.new_exception(class, &[message, tuple])?;
        let Value::Dict(dict) = vm.heap.new_dict()? else {
            return Err(Raise::Internal("not a dict"));
        };
        let names = [n::FILENAME, n::LINENO, n::OFFSET, n::TEXT, n::END_LINENO, n::END_OFFSET];
        vm.dict_set_str(dict, n::MSG, message)?;
        for (name, v) in names.into_iter().zip(details) {
            vm.dict_set_str(dict, name, v)?;
        }
        vm.dict_set_str(dict, n::PRINT_FILE_AND_LINE, Value::None)?;
        vm.heap.exception_mut(h).dict = Value::Dict(dict);
        Ok(Raise::Exc(h))
    };
    make(vm).unwrap_or_else(|e| e)
}

pub fn compile(vm: &mut Vm, args: Args) -> Result<Step> {
    let source = args.get(vm, 0);
    let flags = match args.get(vm, 3) {
        Value::Unset => 0,
        v => vm.index(v)?,
    };
    let Some(filename) = vm.str_of(args.get(vm, 1)).map(str::to_owned) else {
        return Err(vm.type_error("compile() argument 'filename' must be str"));
    };
    let mode = match vm.str_of(args.get(vm, 2)) {
        Some(mode) => mode.to_owned(),
        None => {
            let of = vm.type_name(args.get(vm, 2));
            return Err(vm.type_error(format!("compile() argument 'mode' must be str, not {of}")));
        }
    };
    let kind = match mode.as_str() {
        "exec" => CompileKind::Exec,
        "eval" => CompileKind::Eval,
        "single" => CompileKind::Single,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    if flags & 0x400 != 0 {
        return Err(vm.not_implemented_error("compile() to a syntax tree is not supported"));
    }
    if matches!(source, Value::Code(_)) {
        return Ok(Step::Done(source));
    }
    let source = source_text(vm, source, "compile() arg 1 must be a string, bytes or AST object")?;
    let text = Text { source, filename, kind, compiled: false };
    let mut program = compile_text(vm, &text, true, &[])?;
    let warnings = std::mem::take(&mut program.warnings);
    let owner = vm.load_program(Arc::new(program), None, None)?;
    let code = CodeRef::new(vm.programs[owner as usize].first_code);
    vm.mark_namespace(code);
    vm.link(code)?;
    note_compiled(vm, owner, kind)?;
    warn_then(vm, warnings, &text, "compile_warnings", &[Value::Code(code)])
}

/// Give the compiler's warnings, and then what the prelude's function gives for `args`.
fn warn_then(
    vm: &mut Vm,
    warnings: Vec<Warning>,
    text: &Text,
    function: &str,
    args: &[Value],
) -> Result<Step> {
    let mut items = Vec::with_capacity(3 * warnings.len());
    for (line, column, message) in warnings {
        let place = [line, column].map(|n| Value::Int(i64::from(n)));
        items.extend(place);
        items.push(vm.heap.new_str(&message)?);
    }
    let items = vm.heap.new_list(items)?;
    let filename = vm.heap.new_str(&text.filename)?;
    let mut all = vec![items, filename];
    all.extend(args);
    vm.prelude_call(function, &all)
}

fn note_compiled(vm: &mut Vm, owner: u32, kind: CompileKind) -> Result<()> {
    let list = vm.kept_list(StateKey::Compiled)?;
    vm.heap.list_append(list, Value::Int(i64::from(owner)))?;
    vm.heap.list_append(list, Value::Int(kind as i64))
}

/// What `compile` made a code object as; none for code of other origin.
fn compiled_kind(vm: &Vm, code: CodeRef) -> Option<CompileKind> {
    let loaded = &vm.codes[code.index()];
    if loaded.index != 0 {
        return None;
    }
    let Some(Value::List(h)) = vm.module_state.get(StateKey::Compiled) else { return None };
    let pair = vm
        .heap
        .items(h)
        .chunks_exact(2)
        .find(|pair| pair[0] == Value::Int(i64::from(loaded.owner)))?;
    Some(match pair[1] {
        Value::Int(1) => CompileKind::Eval,
        Value::Int(2) => CompileKind::Single,
        _ => CompileKind::Exec,
    })
}

impl Vm {
    /// Module code that is called with its namespace as the one argument.
    pub(crate) fn mark_namespace(&mut self, code: CodeRef) {
        self.codes[code.index()].simple_args = 1;
    }
}

/// `__import__`: the module itself if names are asked of it, else its topmost parent.
pub fn import(vm: &mut Vm, args: Args) -> Result<Step> {
    let Some(name) = vm.str_of(args.get(vm, 0)).map(str::to_owned) else {
        return Err(vm.type_error("module name must be a string"));
    };
    if name.is_empty() {
        return Err(vm.value_error("Empty module name"));
    }
    let fromlist = match args.get(vm, 3) {
        Value::Unset | Value::None => false,
        v => vm.truth_arg(v)?,
    };
    let step = vm.import_module(&name)?;
    let wanted = if fromlist { name.as_str() } else { name.split('.').next().unwrap_or(&name) };
    let wanted = vm.heap.new_str(wanted)?;
    let native = crate::cont::Cont::Native(vm.running_native);
    vm.and_then(step, native, 0, &[wanted])
}

pub fn import_done(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    outcome.map_err(Raise::Exc)?;
    let name = vm.str_of(state.get(0)?).unwrap_or_default().to_owned();
    let sym = vm.heap.intern(&name)?;
    let given = vm.given_module(sym)?;
    given
        .or_else(|| vm.loaded_module(&name))
        .map(Step::Done)
        .ok_or(Raise::Internal("an imported module is not there"))
}

/// The module of exactly that name.
pub fn import_plain(vm: &mut Vm, args: Args) -> Result<Step> {
    match vm.str_of(args.get(vm, 0)).map(str::to_owned) {
        Some(name) => vm.import_module(&name),
        None => Err(vm.type_error("module name must be a string")),
    }
}
