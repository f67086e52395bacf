//! One program of the corpus: its directives, its run, and what it printed against what it should.

use std::path::Path;
use std::time::Duration;

use monty::{
    CollectStringPrint, Execution, HostFunctions, MontyError, MontyRun, ResourceLimits, Step,
    TestMode,
};

use crate::corpus_tools::CorpusTools;
use crate::diff;
use crate::options::{Mode, parse_bytes, parse_seconds};
use crate::report;

/// What separates stdout from the traceback in an expectation.
const SEPARATOR: &str = "--- stderr\n";

/// A program of the corpus that takes longer than this hangs.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// How a program did.
pub enum Verdict {
    /// As expected.
    Ok,
    /// The program leaves this mode out.
    Skipped,
    /// Otherwise: the difference, a line each.
    Differs(String),
    /// It could not be run.
    Broken(String),
}

/// What the comments at the head of a program ask for.
#[derive(Debug, Default)]
pub struct Directives {
    pub tools: Vec<String>,
    pub limits: ResourceLimits,
    /// The modes to run in; empty for all.
    modes: Vec<String>,
    /// What a hostile program must come to.
    pub verdict: Option<String>,
}

/// Run a program and compare.
pub fn run(file: &Path, mode: Mode) -> Verdict {
    let read = |path: &Path| {
        std::fs::read_to_string(path)
            .map_err(|error| Verdict::Broken(format!("cannot read '{}': {error}", path.display())))
    };
    let (source, expected) = match (read(file), read(&file.with_extension("out"))) {
        (Ok(source), Ok(expected)) => (source, expected),
        (Err(broken), _) | (_, Err(broken)) => return broken,
    };
    let directives = match directives(&source) {
        Ok(directives) => directives,
        Err(why) => return Verdict::Broken(why),
    };
    if !directives.modes.is_empty() && !directives.modes.iter().any(|name| name == mode.name()) {
        return Verdict::Skipped;
    }
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut print = CollectStringPrint::new();
    let result = run_source(source, &name.unwrap_or_default(), directives, mode, &mut print);
    let mut found = print.output().to_owned();
    match result {
        Ok(()) => {}
        Err(MontyError::Limit(failure)) => {
            found.push_str(&format!("{SEPARATOR}limit: {}\n", failure.error.kind.name()));
        }
        Err(error @ (MontyError::Syntax(_) | MontyError::Raised(_))) => {
            found.push_str(SEPARATOR);
            found.push_str(&error.render());
        }
        Err(error) => return Verdict::Broken(report::message(&error)),
    }
    if found == expected { Verdict::Ok } else { Verdict::Differs(diff::lines(&expected, &found)) }
}

fn run_source(
    source: String,
    name: &str,
    directives: Directives,
    mode: Mode,
    print: &mut CollectStringPrint,
) -> Result<(), MontyError> {
    let Directives { tools, limits, .. } = directives;
    // What is printed depends on no seed, so half of the modes have one.
    let seed = match mode {
        Mode::Plain | Mode::Fuel => 0,
        Mode::Gc | Mode::Snapshot => 0x5eed,
    };
    let runner = MontyRun::new(source, name, vec![], tools)?.with_seed(seed);
    let mut execution = Execution::new(&runner, &[], limits.clone())?;
    execution.set_arguments(&[]);
    match mode {
        Mode::Gc => execution.set_test_mode(TestMode::CollectAlways),
        Mode::Fuel => execution.set_test_mode(TestMode::OneUnitSlices),
        Mode::Plain | Mode::Snapshot => {}
    }
    let mut functions = CorpusTools::default();
    let mut step = execution.start(print)?;
    loop {
        if mode == Mode::Snapshot && !matches!(step, Step::Done(_)) {
            execution = thaw_again(execution, &limits)?;
        }
        step = match step {
            Step::Done(_) => return Ok(()),
            Step::Call(call) => execution.resume(functions.call(&call), print)?,
            Step::Futures(pending) => {
                execution.resume_futures(functions.resolve(&pending), print)?
            }
        };
    }
}

/// Freeze, drop, thaw.
fn thaw_again(execution: Execution, limits: &ResourceLimits) -> Result<Execution, MontyError> {
    let bytes = execution.dump()?;
    let pause = execution.pause();
    drop(execution);
    let again = Execution::load(&bytes, limits.clone())
        .map_err(|error| MontyError::Internal(format!("its own snapshot: {error}")))?;
    if again.pause() != pause {
        return Err(MontyError::Internal("the snapshot waits for something else".to_owned()));
    }
    if again.dump()? != bytes {
        return Err(MontyError::Internal("thawed and frozen again, the bytes differ".to_owned()));
    }
    Ok(again)
}

/// Read `# tools: a b` and `# limits: max_memory=1MiB` from the comments a program opens with.
pub fn directives(source: &str) -> Result<Directives, String> {
    let mut found = Directives::default();
    found.limits.max_duration = Some(PATIENCE);
    for line in source.lines().take_while(|line| line.starts_with('#')) {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        if let Some(tools) = line.strip_prefix("# tools:") {
            found.tools = words(tools);
        } else if let Some(modes) = line.strip_prefix("# modes:") {
            found.modes = words(modes);
        } else if let Some(verdict) = line.strip_prefix("# verdict:") {
            found.verdict = Some(verdict.trim().to_owned());
        } else if let Some(limits) = line.strip_prefix("# limits:") {
            for setting in limits.split_whitespace() {
                set_limit(&mut found.limits, setting)?;
            }
        }
    }
    Ok(found)
}

fn set_limit(limits: &mut ResourceLimits, setting: &str) -> Result<(), String> {
    let (name, value) =
        setting.split_once('=').ok_or_else(|| format!("limit {setting:?} lacks its ="))?;
    let number = || value.parse::<u64>().map_err(|_| format!("limit {setting:?} is no number"));
    match name {
        "max_memory" => limits.max_memory = Some(parse_bytes(value)?),
        "max_output" => limits.max_output = Some(parse_bytes(value)?),
        "max_duration" | "max_duration_secs" => limits.max_duration = Some(parse_seconds(value)?),
        "max_allocations" => limits.max_allocations = Some(number()?),
        "max_fuel" => limits.max_fuel = Some(number()?),
        "max_host_calls" => limits.max_host_calls = Some(number()?),
        "max_source" => limits.max_source = Some(parse_bytes(value)?),
        "max_tasks" => limits.max_tasks = Some(number()?),
        "max_slice_duration" => limits.max_slice_duration = Some(parse_seconds(value)?),
        "max_slice_fuel" => limits.max_slice_fuel = Some(number()?),
        "max_recursion" | "max_recursion_depth" => {
            limits.max_recursion_depth =
                u32::try_from(number()?).map_err(|_| format!("limit {setting:?} is too large"))?;
        }
        _ => return Err(format!("unknown limit {name:?}")),
    }
    Ok(())
}
