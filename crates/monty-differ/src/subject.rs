//! Monty, in process, running a generated program within limits.

use std::time::Duration;

use monty::{CollectStringPrint, LimitKind, LimitedTracker, MontyError, MontyRun, ResourceLimits};

/// Bytes that a program may use; the second time, as many as under CPython.
const MEMORY: [u64; 2] = [256 << 20, 2 << 30];

/// What a program prints under Monty: the exception it ends with is the last line.
pub fn run(source: &str) -> String {
    let [some, more] = MEMORY;
    run_within(some, source).or_else(|_| run_within(more, source)).unwrap_or_else(|printed| printed)
}

/// The same within so much memory; an error if that ended it.
fn run_within(memory: u64, source: &str) -> Result<String, String> {
    let limits = ResourceLimits {
        max_duration: Some(Duration::from_millis(6000)),
        max_memory: Some(memory),
        ..ResourceLimits::default()
    };
    let mut print = CollectStringPrint::new();
    let ended = MontyRun::new(source.to_owned(), "main.py", vec![], vec![])
        .and_then(|runner| runner.run(vec![], LimitedTracker::new(limits), &mut print));
    let mut printed = print.output().to_owned();
    match ended {
        Ok(_) => {}
        Err(MontyError::Limit(limit)) if limit.error.kind == LimitKind::Memory => {
            return Err(format!("{printed}-- {}\n", limit.error));
        }
        Err(MontyError::Syntax(error) | MontyError::Raised(error)) => {
            let message = error.message.as_deref().unwrap_or_default();
            printed.push_str(&format!("{}: {message}\n", error.exc_type));
        }
        Err(other) => printed.push_str(&format!("-- {other}\n")),
    }
    Ok(printed)
}

/// Whether Monty takes this for a program.
pub fn compiles(source: &str) -> bool {
    MontyRun::new(source.to_owned(), "main.py", vec![], vec![]).is_ok()
}
