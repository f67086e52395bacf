//! Monty, in process, running a generated program within limits.

use std::time::Duration;

use monty::{CollectStringPrint, LimitedTracker, MontyError, MontyRun, ResourceLimits};

/// What a program prints under Monty: the exception it ends with is the last line.
pub fn run(source: &str) -> String {
    let limits = ResourceLimits {
        max_duration: Some(Duration::from_millis(6000)),
        max_memory: Some(256 << 20),
        ..ResourceLimits::default()
    };
    let mut print = CollectStringPrint::new();
    let ended = MontyRun::new(source.to_owned(), "main.py", vec![], vec![])
        .and_then(|runner| runner.run(vec![], LimitedTracker::new(limits), &mut print));
    let mut printed = print.output().to_owned();
    match ended {
        Ok(_) => {}
        Err(MontyError::Syntax(error) | MontyError::Raised(error)) => {
            let message = error.message.as_deref().unwrap_or_default();
            printed.push_str(&format!("{}: {message}\n", error.exc_type));
        }
        Err(other) => printed.push_str(&format!("-- {other}\n")),
    }
    printed
}

/// Whether Monty takes this for a program.
pub fn compiles(source: &str) -> bool {
    MontyRun::new(source.to_owned(), "main.py", vec![], vec![]).is_ok()
}
