//! The interpreters in the race: Monty first, then what it is compared with; the first of those is the
//! unit.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::command::{capture, command};
use crate::corpus::build_monty;
use crate::{Outcome, release, tree};

/// One interpreter.
#[derive(Clone)]
pub struct Interpreter {
    pub name: String,
    pub command: PathBuf,
    pub arguments: Vec<String>,
    /// Whether there are programs that it cannot run.
    pub may_fail: bool,
}

impl Interpreter {
    /// One that is compared with, by the command that runs a program.
    pub fn new(name: impl Into<String>, command: PathBuf, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        Self { name: name.into(), command, arguments, may_fail: false }
    }
}

/// Without site and user settings: the smallest start-up CPython offers.
pub const ALONE: &[&str] = &["-I", "-S", "-B"];

/// Monty as it is shipped, or what comes closest where it cannot be made; with `quick` a build that
/// takes less time.
pub fn monty(quick: bool) -> Outcome<Interpreter> {
    static MADE: OnceLock<Outcome<PathBuf>> = OnceLock::new();
    let made = MADE.get_or_init(|| if quick { build_monty("bench-quick") } else { shipped() });
    Ok(Interpreter::new("Monty", made.clone()?, &[]))
}

fn shipped() -> Outcome<PathBuf> {
    match release::profdata() {
        Ok(_) => release::monty(),
        Err(why) => {
            eprintln!("{why}; this measures a build without profile-guided optimisation");
            build_monty("release")
        }
    }
}

/// CPython 3.13, and the system's Python where there is one.
pub fn pythons() -> Outcome<Vec<Interpreter>> {
    let mut all = vec![Interpreter::new("CPython 3.13", tree::cpython313()?, ALONE)];
    let system = Path::new("/usr/bin/python3");
    if system.exists() {
        let version = capture(command(system).arg("--version"))?;
        let version = version.trim().trim_start_matches("Python ");
        all.push(Interpreter::new(format!("system Python {version}"), system.to_owned(), ALONE));
    }
    Ok(all)
}
