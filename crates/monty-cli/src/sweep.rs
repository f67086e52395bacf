//! `monty test-sweep`: every program of the corpus, stopped by a limit at its Nth allocation, at its Nth
//! unit of fuel and at its Nth byte, for many N. However a run is stopped, it says so, and when it is told to go on it
//! prints what it prints anyway. Every other run has no reserve and stops wherever it is: native work
//! that is stopped in its midst is done again, of which one run in a hundred may tell.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use monty::{
    CollectStringPrint, Execution, LimitKind, MontyError, MontyRun, ResourceLimits, TestMode, Usage,
};

use crate::corpus;
use crate::corpus_file::{Directives, directives};
use crate::corpus_tools::CorpusTools;
use crate::program::usage_error;

/// Stop each program under `paths` at `places` places of either kind; 0 for all there are.
pub fn run(places: u64, paths: &[PathBuf]) -> ExitCode {
    let mut files = Vec::new();
    for path in paths {
        if let Err(error) = corpus::collect(path, &mut files) {
            return usage_error(&format!("cannot read '{}': {error}", path.display()));
        }
    }
    let (mut passed, mut failed, mut runs, mut other) = (0, 0, 0, 0);
    for file in &files {
        let name = file.clone();
        let thread = std::thread::Builder::new().stack_size(corpus::STACK);
        let swept = thread.spawn(move || sweep(&name, places)).map(std::thread::JoinHandle::join);
        match swept {
            Ok(Ok(Ok((count, differing)))) => {
                println!("ok {} ({count} runs)", file.display());
                passed += 1;
                runs += count;
                other += differing;
            }
            Ok(Ok(Err(why))) => {
                println!("FAIL {}\n  {why}", file.display());
                failed += 1;
            }
            _ => {
                println!("FAIL {}\n  a panic outside a run", file.display());
                failed += 1;
            }
        }
    }
    println!("{runs} runs, of which {other} stopped in their midst told otherwise");
    if other > runs / 100 {
        println!("FAIL more than one in a hundred");
        failed += 1;
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many runs there were, and how many of those without a reserve told something else.
fn sweep(file: &Path, places: u64) -> Result<(u64, u64), String> {
    let source = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let wanted = directives(&source)?;
    let runner = match MontyRun::new(source, "main.py", vec![], wanted.tools.clone()) {
        Ok(runner) => runner,
        Err(MontyError::Internal(why)) => return Err(why),
        Err(_) => return Ok((0, 0)),
    };
    let (usage, whole) = once(&runner, &wanted, None, false)?;
    let (mut runs, mut other) = (0, 0);
    // With less than what it holds before it starts a run cannot even begin.
    let begun = Execution::new(&runner, &[], wanted.limits.clone()).map_err(|e| e.to_string())?;
    let kinds = [
        (LimitKind::Allocations, 1, usage.allocations),
        (LimitKind::Fuel, 1, usage.fuel),
        (LimitKind::Memory, begun.usage().peak_memory, usage.peak_memory),
    ];
    for (kind, least, most) in kinds {
        // Beginning may have taken more for a moment than the run ever holds.
        let step = most.saturating_sub(least).checked_div(places).unwrap_or(1).max(1);
        // Not the same phase in each stretch: programs are full of loops.
        let mut at = least;
        while at < most {
            let strict = runs % 2 == 1;
            let (_, told) = once(&runner, &wanted, Some((kind, at)), strict)
                .map_err(|why| format!("{kind:?} {at}: {why}"))?;
            if told != whole && !strict {
                return Err(format!("{kind:?} {at}: {}", difference(&whole, &told)));
            }
            other += u64::from(told != whole);
            runs += 1;
            at += step + at % 7;
        }
    }
    Ok((runs, other))
}

/// The first line that differs.
fn difference(wanted: &str, told: &str) -> String {
    let ends = std::iter::once("(the end)");
    let mut lines = wanted.lines().chain(ends.clone()).zip(told.lines().chain(ends));
    match lines.find(|(a, b)| a != b) {
        Some((wanted, told)) => format!("printed {told:?} where {wanted:?} is right"),
        None => "printed more".to_owned(),
    }
}

/// The limits of a run that is stopped at one of these, and of one that goes on.
fn limits(wanted: &Directives, stop: Option<(LimitKind, u64)>) -> ResourceLimits {
    let at = |this| stop.and_then(|(kind, at)| (kind == this).then_some(at));
    ResourceLimits {
        max_allocations: at(LimitKind::Allocations),
        max_fuel: at(LimitKind::Fuel).or(Some(100_000_000)),
        max_memory: at(LimitKind::Memory).or(wanted.limits.max_memory),
        ..wanted.limits.clone()
    }
}

/// One run; after the limit was met at which it is to stop it is told to go on. What it used at the first stop, and what it
/// printed in all.
fn once(
    runner: &MontyRun,
    wanted: &Directives,
    stop: Option<(LimitKind, u64)>,
    strict: bool,
) -> Result<(Usage, String), String> {
    let mut print = CollectStringPrint::new();
    let mut tools = CorpusTools::default();
    let limits_now = limits(wanted, stop);
    let mut execution = Execution::new(runner, &[], limits_now).map_err(|e| e.to_string())?;
    if strict {
        execution.set_test_mode(TestMode::StrictLimits);
    }
    let first = execution.start(&mut print);
    let mut ended = first.and_then(|step| execution.finish(step, &mut tools, &mut print));
    let usage = execution.usage();
    if matches!(&ended, Err(MontyError::Limit(failure)) if Some(failure.error.kind) == stop.map(|(kind, _)| kind))
    {
        let step = execution.raise_limits(limits(wanted, None), &mut print);
        ended = step.and_then(|step| execution.finish(step, &mut tools, &mut print));
    }
    let end = match ended {
        Ok(value) => format!("{value:?}"),
        Err(MontyError::Internal(why)) => return Err(why),
        // How much was used up to there differs.
        Err(MontyError::Limit(failure)) => failure.error.kind.name().to_owned(),
        Err(error) => error.to_string(),
    };
    Ok((usage, print.output().to_owned() + &end))
}
