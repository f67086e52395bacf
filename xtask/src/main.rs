//! The tasks of the project: `cargo xtask ready|test|conform|dis|bless|differ|fuzz|storm|sanitize|compat|bench|
//! bind|release|demo`.
//! Drives cargo, CPython and the `monty` binary from outside; links none of the crates.
#![forbid(unsafe_code)]
// No part of the interpreter: it may reach for what is the host's.
#![allow(clippy::disallowed_methods)]

mod bench;
mod bless;
mod command;
mod compatibility;
mod conform;
mod corpus;
mod differ;
mod fuzz;
mod profile;
mod python;
mod ready;
mod release;
mod sanitize;
mod storm;
mod suite;
mod tally;
#[cfg(test)]
mod tidy;
mod tree;

use std::process::ExitCode;

/// What a task gives: nothing, or why it failed, already fit to be shown.
pub type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask TASK

  ready             formatting, clippy without warnings, tidy: before every commit
  test [--fast]     every test of the project; ends with the line `N passed, N failed`
                    (--fast: Rust tests and the plain mode of the corpus only)
  tidy              sizes, names, crate graph, unsafe: the rules of CONTRIBUTING.md
  conform FILE      run one program under CPython 3.13 and under Monty in every mode
  dis FILE          the bytecode of a program
  bless [FILE...]   record testdata/**/*.out with CPython 3.13
  differ [--kind KIND]... [--count N | --total N] [--seed S] [--from INDEX] [--jobs N] [--show]
                    generated programs under CPython 3.13 and under Monty
  fuzz [--seconds N] [TARGET...]   each fuzz target for N seconds, a minute otherwise
  storm [--only TEXT] [--count N] [--seed S] [--from INDEX] [--jobs N] [--show]
                    everything there is, called with arguments that mean harm
  sanitize          the corpus under AddressSanitizer, for the unsafe code of dependencies
  compat [--check]  write COMPATIBILITY.md, or say whether it is current
  bench [--quick] [--peers] [GROUP...] [NAME...]   speed, in groups (core, programs, agents, startup,
                    scale, library), compared in the same run; writes bench/results
  bind [--dev]      build the Python package into target/venv
  release           the executable and the wheel, optimised by a training run; needs llvm-profdata
  demo              build the Python package and run examples/sales_report
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("help", &[][..]),
    };
    let done = match task {
        "ready" => ready::ready(),
        "tidy" => ready::tidy(),
        "test" => suite::test(rest),
        "conform" => conform::conform(rest),
        "dis" => conform::dis(rest),
        "bless" => bless::bless(rest),
        "differ" => differ::differ(rest),
        "compat" => compatibility::compat(rest),
        "bench" => bench::bench(rest),
        "fuzz" => fuzz::fuzz(rest),
        "storm" => storm::storm(rest),
        "sanitize" => sanitize::sanitize(),
        "bind" => python::bind(rest),
        "demo" => python::demo(),
        "release" => release::release(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("no such task: {other}\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // What has said all there is to say fails with nothing to add.
            if !why.is_empty() {
                eprintln!("xtask: {why}");
            }
            ExitCode::FAILURE
        }
    }
}
