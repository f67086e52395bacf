//! The corpus under Monty: builds the `monty` binary and has it run testdata/ in a mode.

use std::path::{Path, PathBuf};

use crate::command::{cargo, command, read_lines, run};
use crate::tally::Tally;
use crate::{Outcome, tree};

/// plain; collecting at every safepoint; one unit of fuel a slice; snapshot, drop, load and
/// resume at every suspension.
pub const MODES: [&str; 4] = ["plain", "gc", "fuel", "snapshot"];

/// Build `monty` with a cargo profile and give the path of the executable.
pub fn build_monty(profile: &str) -> Outcome<PathBuf> {
    executable("monty", profile)
}

/// Build an executable with a cargo profile and give its path. `monty` is built with it: by itself
/// another package would have its dependencies compiled once more, for its own choice of features.
pub fn executable(name: &str, profile: &str) -> Outcome<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--package", "monty-cli", "--profile", profile]);
    if profile != "dev" {
        // To be measured.
        build.args(crate::release::UNCHECKED);
    }
    if name != "monty" {
        build.args(["--package", name]);
    }
    run(&mut build)?;
    let directory = if profile == "dev" { "debug" } else { profile };
    let binary =
        tree::target().join(directory).join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if binary.exists() {
        Ok(binary)
    } else {
        Err(format!("no executable at {}", tree::shown(&binary)))
    }
}

/// Stop the programs of the corpus by a limit at a sample of places (`monty test-sweep --places 0`
/// stops them at all).
pub fn run_sweep(monty: &Path) -> Outcome<Tally> {
    let mut tally = Tally::default();
    let ok = read_lines(command(monty).args(["test-sweep", "testdata"]), |line| {
        tally.read(line);
        if !line.starts_with("ok ") {
            println!("{line}");
        }
    })?;
    Ok(tally.judged(ok && tally != Tally::default()))
}

/// Run the hostile programs under their watchdog.
pub fn run_hostile(monty: &Path) -> Outcome<Tally> {
    let mut tally = Tally::default();
    let ok = read_lines(command(monty).args(["test-hostile", "testdata/hostile"]), |line| {
        tally.read(line);
        if !line.starts_with("ok ") {
            println!("{line}");
        }
    })?;
    Ok(tally.judged(ok && tally != Tally::default()))
}

/// Run a directory of programs in one mode; failures are shown, passes are counted.
pub fn run_mode(monty: &Path, mode: &str, directory: &Path) -> Outcome<Tally> {
    let mut tally = Tally::default();
    let ok =
        read_lines(command(monty).args(["test-corpus", "--mode", mode]).arg(directory), |line| {
            tally.read(line);
            if !line.starts_with("ok ") {
                println!("{line}");
            }
        })?;
    if tally == Tally::default() {
        println!("FAIL the corpus in mode {mode}: the runner counted nothing");
    }
    Ok(tally.judged(ok && tally != Tally::default()))
}
