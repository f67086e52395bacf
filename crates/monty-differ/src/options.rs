//! The command line.

use std::path::PathBuf;

/// What to generate and how to run it.
pub struct Options {
    pub kinds: Vec<String>,
    pub seed: u64,
    pub from: u64,
    pub count: u64,
    pub jobs: u64,
    pub show: bool,
    pub python: PathBuf,
}

const USAGE: &str = "\
usage: monty-differ [--kind KIND]... [--count N] [--seed S] [--from INDEX] [--jobs N]
                    [--python CPYTHON] [--show]

Compares N programs of each kind, from the one numbered INDEX; --show prints one instead.";

impl Options {
    /// Read the arguments after the program's name.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut this = Self {
            kinds: Vec::new(),
            seed: 1,
            from: 0,
            count: 1000,
            jobs: 1,
            show: false,
            python: PathBuf::from("python3.13"),
        };
        while let Some(name) = arguments.next() {
            if name == "--show" {
                this.show = true;
                continue;
            }
            let value = arguments.next().ok_or(USAGE)?;
            let number = || value.parse::<u64>().map_err(|_| format!("{name} takes a number"));
            match name.as_str() {
                "--kind" => this.kinds.push(value),
                "--python" => this.python = value.into(),
                "--seed" => this.seed = number()?,
                "--from" => this.from = number()?,
                "--count" => this.count = number()?,
                "--jobs" => this.jobs = number()?.max(1),
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(this)
    }
}
