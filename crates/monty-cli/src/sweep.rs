//! `monty test-sweep`: every program of the corpus, stopped by a limit at its Nth allocation and at its
//! Nth unit of fuel, for many N. However a run is stopped, it says so, and it can be looked at and told
//! to go on: no panic, no internal error, no other exception than those it has anyway.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use monty::{
    CollectStringPrint, Execution, LimitKind, MontyError, MontyRun, ResourceLimits, Usage,
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
                println!("ok {} ({count} runs, {differing} told otherwise)", file.display());
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
    println!("{runs} runs, {other} told otherwise");
    println!("{passed} passed, {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many runs there were, and how many of them told something else than without a stop.
fn sweep(file: &Path, places: u64) -> Result<(u64, u64), String> {
    let source = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let wanted = directives(&source)?;
    let runner = match MontyRun::new(source, "main.py", vec![], wanted.tools.clone()) {
        Ok(runner) => runner,
        Err(MontyError::Internal(why)) => return Err(why),
        Err(_) => return Ok((0, 0)),
    };
    let (usage, whole) = once(&runner, wanted.limits.clone(), None)?;
    let (mut runs, mut other) = (0, 0);
    for (kind, most) in [(LimitKind::Allocations, usage.allocations), (LimitKind::Fuel, usage.fuel)]
    {
        let step = most.checked_div(places).unwrap_or(1).max(1);
        // Not the same phase in each stretch: programs are full of loops.
        let mut at = 1;
        while at < most {
            let limits = limits(&wanted, kind, at);
            let (_, told) =
                once(&runner, limits, Some(kind)).map_err(|why| format!("{kind:?} {at}: {why}"))?;
            runs += 1;
            other += u64::from(told != whole);
            at += step + at % 7;
        }
    }
    Ok((runs, other))
}

fn limits(wanted: &Directives, kind: LimitKind, at: u64) -> ResourceLimits {
    let mut limits = wanted.limits.clone();
    match kind {
        LimitKind::Allocations => limits.max_allocations = Some(at),
        _ => limits.max_fuel = Some(at),
    }
    limits
}

/// One run; after `kind` was met it is told to go on. What it used at the first stop, and what it
/// printed in all.
fn once(
    runner: &MontyRun,
    limits: ResourceLimits,
    kind: Option<LimitKind>,
) -> Result<(Usage, String), String> {
    let mut print = CollectStringPrint::new();
    let mut tools = CorpusTools::default();
    let free =
        ResourceLimits { max_allocations: None, max_fuel: Some(50_000_000), ..limits.clone() };
    let limits = if kind.is_some() { limits } else { free.clone() };
    let mut execution = Execution::new(runner, &[], limits).map_err(|e| e.to_string())?;
    let first = execution.start(&mut print);
    let ended = first.and_then(|step| execution.finish(step, &mut tools, &mut print));
    let usage = execution.usage();
    match ended {
        Err(MontyError::Internal(why)) => return Err(why),
        Err(MontyError::Limit(failure)) if Some(failure.error.kind) == kind => {
            let step = execution.raise_limits(free, &mut print);
            let ended = step.and_then(|step| execution.finish(step, &mut tools, &mut print));
            if let Err(MontyError::Internal(why)) = ended {
                return Err(format!("told to go on: {why}"));
            }
        }
        _ => {}
    }
    Ok((usage, print.output().to_owned()))
}
