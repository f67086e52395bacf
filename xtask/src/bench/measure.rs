//! The CPU time of child processes: user and system, by the operating system's own account.

use std::path::Path;
use std::process::Stdio;

use nix::sys::resource::{UsageWho, getrusage};

use crate::command::command;
use crate::{Outcome, tree};

use super::Interpreter;

/// One program under every interpreter: seconds of CPU, the least of all rounds.
pub struct Row {
    pub name: String,
    pub seconds: Vec<f64>,
    /// Whether all printed the same.
    pub agree: bool,
}

impl Row {
    /// What is left without the start of the interpreters.
    pub fn without(mut self, startup: &Row) -> Self {
        for (seconds, start) in self.seconds.iter_mut().zip(&startup.seconds) {
            *seconds = (*seconds - start).max(1e-6);
        }
        self
    }

    /// How long the first interpreter takes in units of another's time.
    pub fn ratio(&self, other: usize) -> f64 {
        self.seconds[0] / self.seconds[other]
    }
}

/// Run a program under each interpreter in turn, `rounds` times over, so that what disturbs the
/// machine disturbs all of them; the least time is the one least disturbed.
pub fn measure(interpreters: &[Interpreter], program: &Path, rounds: usize) -> Outcome<Row> {
    let mut seconds = vec![f64::INFINITY; interpreters.len()];
    let mut outputs: Vec<Vec<u8>> = vec![Vec::new(); interpreters.len()];
    for _ in 0..rounds {
        for (index, interpreter) in interpreters.iter().enumerate() {
            let (time, output) = run_once(interpreter, program)?;
            seconds[index] = seconds[index].min(time);
            outputs[index] = output;
        }
    }
    let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let agree = outputs.iter().all(|output| *output == outputs[0]);
    Ok(Row { name, seconds, agree })
}

fn run_once(interpreter: &Interpreter, program: &Path) -> Outcome<(f64, Vec<u8>)> {
    let before = children_seconds()?;
    let mut command = command(&interpreter.command);
    command
        .args(&interpreter.arguments)
        .arg(program)
        .env("PYTHONHASHSEED", "0")
        .stdin(Stdio::null());
    let output = command.output().map_err(|e| format!("cannot start {}: {e}", interpreter.name))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} failed on {}: {stderr}", interpreter.name, tree::shown(program)));
    }
    Ok((children_seconds()? - before, output.stdout))
}

/// CPU time of all children waited for so far.
fn children_seconds() -> Outcome<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|e| e.to_string())?;
    let seconds =
        |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 * 1e-6;
    Ok(seconds(usage.user_time()) + seconds(usage.system_time()))
}
