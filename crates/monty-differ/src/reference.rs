//! CPython 3.13 as a process that runs one program after another. Knows nothing of Monty.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// What the process runs.
const SCRIPT: &str = include_str!("reference.py");

/// A CPython that lives as long as this does.
pub struct Reference {
    child: Child,
    programs: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Reference {
    /// Start that CPython.
    pub fn start(python: &Path) -> Result<Self, String> {
        let mut child = Command::new(python)
            .args(["-I", "-c", SCRIPT])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("cannot start {}: {e}", python.display()))?;
        let programs = child.stdin.take();
        let answers = child.stdout.take().ok_or("CPython has no stdout")?;
        Ok(Self { child, programs, answers: BufReader::new(answers) })
    }

    /// Hand over a program; its answer comes after those of the programs before it.
    pub fn send(&mut self, source: &str) -> Result<(), String> {
        let programs = self.programs.as_mut().ok_or("CPython has no stdin")?;
        write!(programs, "{}\n{source}", source.len())
            .and_then(|()| programs.flush())
            .map_err(|e| format!("CPython takes no program: {e}"))
    }

    /// What the next program printed; `None` if it took too long.
    pub fn receive(&mut self) -> Result<Option<String>, String> {
        let mut line = String::new();
        self.answers.read_line(&mut line).map_err(|e| e.to_string())?;
        let length = line.trim().parse().map_err(|_| format!("CPython answers {line:?}"))?;
        let mut answer = vec![0; length];
        self.answers.read_exact(&mut answer).map_err(|e| e.to_string())?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        Ok((answer != "TIMEOUT").then_some(answer))
    }

    /// Run one program.
    pub fn run(&mut self, source: &str) -> Result<Option<String>, String> {
        self.send(source)?;
        self.receive()
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        // Without its stdin it ends.
        self.programs = None;
        let _ = self.child.wait();
    }
}
