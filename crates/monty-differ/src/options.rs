//! The command line.

use std::path::PathBuf;

/// What to generate and how to run it.
pub struct Options {
    pub kinds: Vec<String>,
    pub seed: u64,
    pub from: u64,
    pub count: u64,
    /// How many programs of all kinds together, instead of so many of each.
    pub total: Option<u64>,
    pub jobs: u64,
    pub show: bool,
    pub python: PathBuf,
}

const USAGE: &str = "\
usage: monty-differ [--kind KIND]... [--count N | --total N] [--seed S] [--from INDEX] [--jobs N]
                    [--python CPYTHON] [--show]

Compares N programs of each kind (all kinds if none is named), or N in all, from the one numbered
INDEX; --show prints one instead.";

impl Options {
    /// How many programs of each of so many kinds.
    pub fn count_of_each(&self, kinds: usize) -> u64 {
        let kinds = u64::try_from(kinds).unwrap_or(1).max(1);
        self.total.map_or(self.count, |total| total.div_ceil(kinds))
    }
}

impl Options {
    /// Read the arguments after the program's name.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut this = Self {
            kinds: Vec::new(),
            seed: 1,
            from: 0,
            count: 1000,
            total: None,
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
                "--total" => this.total = Some(number()?),
                "--jobs" => this.jobs = number()?.max(1),
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(this)
    }
}
