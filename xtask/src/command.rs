//! Running other programs: announced, with their failure as an error, or read line by line.

use std::io::{BufRead, BufReader, PipeReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::{Outcome, tree};

/// A runner of tests that takes longer than this hangs. What it runs was built before.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// A command that starts in the root of the workspace.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(tree::root());
    command
}

/// The cargo that runs this task.
pub fn cargo() -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // What `cargo run` sets for xtask itself would make every build script run again.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR" {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// What machine the compiler is for.
pub fn host_triple() -> Outcome<String> {
    let version = capture(command("rustc").arg("-vV"))?;
    let triple = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(triple.ok_or("rustc does not say what machine it is for")?.to_owned())
}

/// Announce and run a command; its output goes where ours goes.
pub fn run(command: &mut Command) -> Outcome {
    announce(command);
    let status = command.status().map_err(|e| format!("cannot start {}: {e}", spoken(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", spoken(command))) }
}

/// Run a command quietly and give its stdout.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("cannot start {}: {e}", spoken(command)))?;
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        Ok(stdout)
    } else {
        Err(format!("{} ended with {}", spoken(command), output.status))
    }
}

/// Announce and run a command, hand every line of its stdout and stderr to `each`, and say
/// whether it succeeded. One that hangs is stopped, with all it started: an error.
pub fn read_lines(command: &mut Command, mut each: impl FnMut(&str)) -> Outcome<bool> {
    announce(command);
    let (reader, writer) = std::io::pipe().map_err(|e| e.to_string())?;
    let stdout = writer.try_clone().map_err(|e| e.to_string())?;
    in_own_group(command);
    let mut child = command
        .stdout(stdout)
        .stderr(writer)
        .stdin(Stdio::null())
        .spawn()
        .map_err(|e| format!("cannot start {}: {e}", spoken(command)))?;
    // The command holds the write ends of the pipe until it is dropped or given others.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let lines = lines_of(reader);
    let deadline = Instant::now() + PATIENCE;
    loop {
        match lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(line) => each(&line),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                stop(&mut child);
                let minutes = PATIENCE.as_secs() / 60;
                return Err(format!("{} ran for more than {minutes} minutes", spoken(command)));
            }
        }
    }
    let status = child.wait().map_err(|e| e.to_string())?;
    Ok(status.success())
}

/// The lines of a pipe, read in a thread of their own: a read cannot be given up, but the wait for
/// it can.
fn lines_of(reader: PipeReader) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut lines = BufReader::new(reader);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line).trim_end_matches('\n').to_owned();
            if sender.send(text).is_err() {
                return;
            }
            line.clear();
        }
    });
    receiver
}

/// Have the command lead a group of processes, so that all of them can be stopped.
fn in_own_group(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

/// Stop a child and what it started.
fn stop(child: &mut Child) {
    if cfg!(unix) {
        let group = format!("-{}", child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
    }
    let _ = child.kill();
    let _ = child.wait();
}

fn announce(command: &Command) {
    eprintln!("$ {}", spoken(command));
}

fn spoken(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    let mut words = vec![name];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy().into_owned()));
    if words.len() > 14 {
        words.truncate(14);
        words.push("...".to_owned());
    }
    words.join(" ")
}
