//! The CPU time of child processes: user and system, by the operating system's own account.

use std::path::Path;
use std::process::Stdio;

use nix::sys::resource::{UsageWho, getrusage};

use crate::command::command;
use crate::{Outcome, tree};

use super::interpreter::Interpreter;

/// One program under every interpreter.
pub struct Row {
    pub name: String,
    /// Seconds of CPU, the least of all rounds; none from an interpreter that cannot run it.
    pub seconds: Vec<Option<f64>>,
    /// Whether all printed the same.
    pub agree: bool,
}

impl Row {
    /// What is left without the start of the interpreters.
    pub fn without(mut self, startup: &Row) -> Self {
        for (seconds, start) in self.seconds.iter_mut().zip(&startup.seconds) {
            *seconds = seconds.zip(*start).map(|(seconds, start)| (seconds - start).max(1e-6));
        }
        self
    }

    /// How long the first interpreter takes in units of another's time.
    pub fn ratio(&self, other: usize) -> Option<f64> {
        Some(self.seconds[0]? / self.seconds[other]?)
    }
}

/// Run a program under each interpreter in turn, `rounds` times over, so that what disturbs the
/// machine disturbs all of them; the least time is the one least disturbed.
pub fn measure(interpreters: &[Interpreter], program: &Path, rounds: usize) -> Outcome<Row> {
    let file = program.display().to_string();
    let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    measure_arguments(interpreters, &name, &[&file], rounds)
}

/// The same with more arguments for the interpreters than the file of a program.
pub fn measure_arguments(
    interpreters: &[Interpreter],
    name: &str,
    arguments: &[&str],
    rounds: usize,
) -> Outcome<Row> {
    let mut seconds = vec![Some(f64::INFINITY); interpreters.len()];
    let mut outputs: Vec<Vec<u8>> = vec![Vec::new(); interpreters.len()];
    for _ in 0..rounds {
        for (index, interpreter) in interpreters.iter().enumerate() {
            let Some(least) = seconds[index] else { continue };
            match run_once(interpreter, arguments) {
                Ok((time, output)) => {
                    seconds[index] = Some(least.min(time));
                    outputs[index] = output;
                }
                Err(_) if interpreter.may_fail => seconds[index] = None,
                Err(why) => return Err(why),
            }
        }
    }
    for (index, interpreter) in interpreters.iter().enumerate() {
        if interpreter.may_fail && outputs[index] != outputs[0] {
            seconds[index] = None;
        }
    }
    let mut ran = outputs.iter().zip(&seconds).filter(|(_, seconds)| seconds.is_some());
    let agree = ran.all(|(output, _)| *output == outputs[0]);
    Ok(Row { name: name.to_owned(), seconds, agree })
}

fn run_once(interpreter: &Interpreter, arguments: &[&str]) -> Outcome<(f64, Vec<u8>)> {
    let before = children_seconds()?;
    let mut command = command(&interpreter.command);
    command
        .args(&interpreter.arguments)
        .args(arguments)
        .env("PYTHONHASHSEED", "0")
        .stdin(Stdio::null());
    let output = command.output().map_err(|e| format!("cannot start {}: {e}", interpreter.name))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        let program = tree::shown(Path::new(arguments.last().unwrap_or(&"")));
        return Err(format!("{} failed on {program}: {stderr}", interpreter.name));
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
