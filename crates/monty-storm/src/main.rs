//! Calls everything there is with arguments that mean harm, and measures each call: memory that was
//! not charged, time without a look at the limits, panics, crashes and hangs. Programs follow from a
//! seed, run many to a process, and are shown when they misbehave.
#![forbid(unsafe_code)]
// No part of the interpreter: it may reach for what is the host's.
#![allow(clippy::disallowed_methods)]

mod measure;
mod options;
mod watch;

use std::process::ExitCode;

use monty_storm::asks;
use options::Options;
use peakmem_alloc::PeakMemAlloc;

/// Counts what is allocated: more exact than what the system says of a process.
#[global_allocator]
static ALLOCATED: PeakMemAlloc<std::alloc::System> = PeakMemAlloc::system();

fn main() -> ExitCode {
    match Options::read(std::env::args().skip(1)).and_then(|options| run(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("monty-storm: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Do what is asked for; whether nothing was found.
fn run(options: &Options) -> Result<bool, String> {
    let asks = asks::matching(&options.only);
    if asks.is_empty() {
        return Err(format!("nothing has '{}' in its text", options.only));
    }
    if options.show {
        println!("{}", asks::program(&asks, options.seed, options.from, options.times));
        return Ok(true);
    }
    if options.child {
        measure::run_all(&asks, options);
        return Ok(true);
    }
    watch::storm(options)
}
