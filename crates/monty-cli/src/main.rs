//! The command line of Monty. The guest's stdout and stderr are the process's own; nothing else is
//! written to stdout. Exit status: 0 success, 1 the guest raised, 2 wrong usage, 3 a limit, 70 an
//! internal error; a guest's `sys.exit(n)` is n.
#![forbid(unsafe_code)]

#[cfg(feature = "typecheck")]
mod check;
mod corpus;
mod corpus_file;
mod corpus_tools;
mod diff;
mod hostile;
mod lexer;
mod options;
mod program;
mod prompt;
mod repl;
mod report;
mod sweep;
mod tools;

use std::process::ExitCode;

use clap::Parser;

use crate::options::{Cli, Command};

/// The exit statuses that Monty itself gives.
pub mod status {
    /// The guest raised an exception, or its types do not fit together.
    pub const RAISED: u8 = 1;
    /// The command line is wrong, or a file cannot be read.
    pub const USAGE: u8 = 2;
    /// The run met a limit.
    pub const LIMIT: u8 = 3;
    /// A bug in Monty.
    pub const INTERNAL: u8 = 70;
}

fn main() -> ExitCode {
    quiet_panics();
    let cli = Cli::parse();
    match cli.command {
        #[cfg(feature = "typecheck")]
        Some(Command::Check { file, stubs, format }) => check::run(&file, stubs.as_deref(), format),
        Some(Command::Dis { file, code }) => program::disassemble(file, code),
        Some(Command::TestCorpus { mode, jobs, paths }) => corpus::run(mode, jobs, &paths),
        Some(Command::TestSweep { places, paths }) => sweep::run(places, &paths),
        Some(Command::TestHostile { one: Some(file), .. }) => hostile::run_one(&file),
        Some(Command::TestHostile { jobs, paths, .. }) => hostile::run(jobs, &paths),
        None if cli.asks_for_repl() => repl::run(&cli.limits, cli.seed),
        None => program::run(&cli),
    }
}

/// A panic inside a run is reported as an internal error by whoever ran it: with its place, and
/// without the default message on stderr.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        if std::env::var_os("RUST_BACKTRACE").is_some() {
            let trace = std::backtrace::Backtrace::force_capture();
            eprintln!("{info}\n{trace}");
        }
        report::note_panic_place(info.location().map(ToString::to_string));
    }));
}
