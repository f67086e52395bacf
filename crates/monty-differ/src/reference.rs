//! CPython 3.13 as a process that runs one program after another. Knows nothing of Monty.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// What the process runs.
const SCRIPT: &str = include_str!("reference.py");

/// A CPython that lives as long as this does, and is started again when a program ends it.
pub struct Reference {
    python: PathBuf,
    process: Process,
    /// The programs that are not answered yet.
    sent: VecDeque<String>,
}

struct Process {
    child: Child,
    programs: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Reference {
    /// Start that CPython.
    pub fn start(python: &Path) -> Result<Self, String> {
        let process = Process::start(python)?;
        Ok(Self { python: python.to_owned(), process, sent: VecDeque::new() })
    }

    /// Hand over a program; its answer comes after those of the programs before it.
    pub fn send(&mut self, source: &str) {
        // A process that takes no more has ended, which `receive` notices.
        let _ = self.process.send(source);
        self.sent.push_back(source.to_owned());
    }

    /// What the next program printed; `None` if it took too long or ended the process.
    pub fn receive(&mut self) -> Result<Option<String>, String> {
        let answer = self.process.receive();
        self.sent.pop_front();
        if answer.is_none() {
            self.process = Process::start(&self.python)?;
            for source in &self.sent {
                self.process.send(source).map_err(|e| format!("CPython takes no program: {e}"))?;
            }
        }
        Ok(answer.filter(|answer| answer != "TIMEOUT"))
    }

    /// Run one program.
    pub fn run(&mut self, source: &str) -> Result<Option<String>, String> {
        self.send(source);
        self.receive()
    }
}

impl Process {
    fn start(python: &Path) -> Result<Self, String> {
        let mut child = Command::new(python)
            .args(["-I", "-c", SCRIPT])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("cannot start {}: {e}", python.display()))?;
        let programs = child.stdin.take();
        let answers = child.stdout.take().ok_or("CPython has no stdout")?;
        Ok(Self { child, programs, answers: BufReader::new(answers) })
    }

    fn send(&mut self, source: &str) -> std::io::Result<()> {
        let Some(programs) = &mut self.programs else { return Ok(()) };
        write!(programs, "{}\n{source}", source.len())?;
        programs.flush()
    }

    /// The next answer; `None` if the process ended instead.
    fn receive(&mut self) -> Option<String> {
        let mut line = String::new();
        self.answers.read_line(&mut line).ok()?;
        let mut answer = vec![0; line.trim().parse().ok()?];
        self.answers.read_exact(&mut answer).ok()?;
        Some(String::from_utf8_lossy(&answer).into_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Without its stdin it ends.
        self.programs = None;
        let _ = self.child.wait();
    }
}
