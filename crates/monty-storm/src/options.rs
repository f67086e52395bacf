//! The command line.

/// What to run.
#[derive(Clone)]
pub struct Options {
    /// Only asks that have this in their text.
    pub only: String,
    pub seed: u64,
    pub from: u64,
    pub count: u64,
    pub jobs: u64,
    /// How often a program asks.
    pub times: u64,
    pub show: bool,
    pub child: bool,
}

const USAGE: &str = "\
usage: monty-storm [--only TEXT] [--count N] [--seed S] [--from INDEX] [--jobs N]
                   [--times N] [--show]

Runs N programs, from the one numbered INDEX; --show prints one instead. Each asks --times times.";

impl Options {
    /// Read the arguments after the program's name.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut this = Self {
            only: String::new(),
            seed: 1,
            from: 0,
            count: 1000,
            jobs: 1,
            times: 1,
            show: false,
            child: false,
        };
        while let Some(name) = arguments.next() {
            match name.as_str() {
                "--show" => {
                    this.show = true;
                    continue;
                }
                "--child" => {
                    this.child = true;
                    continue;
                }
                _ => {}
            }
            let value = arguments.next().ok_or(USAGE)?;
            let number = || value.parse::<u64>().map_err(|_| format!("{name} takes a number"));
            match name.as_str() {
                "--only" => this.only = value,
                "--seed" => this.seed = number()?,
                "--from" => this.from = number()?,
                "--count" => this.count = number()?,
                "--jobs" => this.jobs = number()?.max(1),
                "--times" => this.times = number()?,
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(this)
    }

    /// The arguments that say the same, for the part of the programs that a child runs.
    pub fn of_child(&self, from: u64, count: u64) -> Vec<String> {
        let pairs =
            [("--seed", self.seed), ("--from", from), ("--count", count), ("--times", self.times)];
        let numbers = pairs.iter().flat_map(|(name, n)| [(*name).to_owned(), n.to_string()]);
        let rest = ["--only".to_owned(), self.only.clone(), "--child".to_owned()];
        numbers.chain(rest).collect()
    }
}
