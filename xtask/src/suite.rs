//! `cargo xtask test`: every test of the project, and the one line that counts them.

use std::path::Path;

use crate::command::{cargo, command, read_lines, run};
use crate::corpus::{MODES, build_monty, run_hostile, run_mode, run_sweep};
use crate::tally::Tally;
use crate::{Outcome, bless, compatibility, differ, python, storm, tree};

/// Crates that link against a foreign runtime; their packages' own tests cover them.
const BINDINGS: [&str; 3] = ["monty-python", "monty-js", "monty-wasm"];

/// Run everything; what comes last on stdout is the line `N passed, N failed`.
pub fn test(arguments: &[String]) -> Outcome {
    let fast = match arguments {
        [] => false,
        [flag] if flag == "--fast" => true,
        _ => return Err("usage: cargo xtask test [--fast]".to_owned()),
    };
    let mut all = Tally::default();
    part(&mut all, "Rust tests", rust_tests);
    part(&mut all, "Rust examples in the documentation", doc_tests);
    part(&mut all, "hostile programs", || run_hostile(&build_monty("dev")?));
    if !fast {
        part(&mut all, "storm of hostile calls", storm::sample);
    }
    part(&mut all, "corpus", || corpus(if fast { &MODES[..1] } else { &MODES }));
    part(&mut all, "compatibility page", || compatibility::check().map(|()| Tally::one(true)));
    if !fast {
        part(&mut all, "corpus, stopped by limits", || run_sweep(&build_monty("dev")?));
        part(&mut all, "expectations of the corpus", expectations);
        part(&mut all, "generated programs", differ::sample);
        part(&mut all, "Python package", python::test);
        if tree::root().join("js/package.json").exists() {
            part(&mut all, "JavaScript package", javascript);
        }
    }
    println!("{all}");
    if all.failed == 0 { Ok(()) } else { Err(String::new()) }
}

/// Run one part and add up its tests; a part that could not run is one failure.
fn part(all: &mut Tally, name: &str, run: impl FnOnce() -> Outcome<Tally>) {
    println!("== {name}");
    let tally = run().unwrap_or_else(|why| {
        println!("FAIL {name}: {why}");
        Tally::one(false)
    });
    println!("== {name}: {} ok, {} not", tally.passed, tally.failed);
    *all += tally;
}

fn rust_tests() -> Outcome<Tally> {
    // Built first: only the tests themselves may not take long.
    let runner: &[&str] = if tree::has_command("cargo-nextest", "--version") {
        run(workspace_tests(&["nextest", "run", "--no-run"]).args(["--color", "never"]))?;
        &[
            "nextest",
            "run",
            "--no-fail-fast",
            "--status-level",
            "fail",
            "--final-status-level",
            "fail",
            "--no-tests",
            "pass",
            "--hide-progress-bar",
        ]
    } else {
        run(&mut workspace_tests(&["test", "--quiet", "--all-targets", "--no-run"]))?;
        &["test", "--quiet", "--no-fail-fast", "--all-targets"]
    };
    counted(workspace_tests(runner).args(["--color", "never"]))
}

fn doc_tests() -> Outcome<Tally> {
    let arguments = ["test", "--quiet", "--no-fail-fast", "--doc", "--color", "never"];
    counted(&mut workspace_tests(&arguments))
}

/// Cargo with these arguments, for all crates that are tested by it.
fn workspace_tests(arguments: &[&str]) -> std::process::Command {
    let mut cargo = cargo();
    cargo.args(arguments).arg("--workspace");
    exclude_bindings(&mut cargo);
    cargo
}

fn exclude_bindings(cargo: &mut std::process::Command) {
    for name in BINDINGS {
        if tree::root().join("crates").join(name).exists() {
            cargo.args(["--exclude", name]);
        }
    }
}

fn corpus(modes: &[&str]) -> Outcome<Tally> {
    let monty = build_monty("dev")?;
    let mut all = Tally::default();
    for mode in modes {
        all += run_mode(&monty, mode, Path::new("testdata"))?;
    }
    Ok(all)
}

fn expectations() -> Outcome<Tally> {
    if let Err(why) = tree::cpython313() {
        println!("not re-checked: {why}");
        return Ok(Tally::default());
    }
    Ok(Tally::one(bless::check_all().is_ok()))
}

fn javascript() -> Outcome<Tally> {
    if !tree::has_command("npm", "--version") {
        return Err("npm is not installed".to_owned());
    }
    let npm = || {
        let mut npm = command("npm");
        npm.current_dir(tree::root().join("js")).env("NO_COLOR", "1");
        npm
    };
    for step in
        [&["install", "--no-audit", "--no-fund"][..], &["run", "build:debug", "--if-present"]]
    {
        if !read_lines(npm().args(step), |line| println!("{line}"))? {
            return Err(format!("npm {} failed", step.join(" ")));
        }
    }
    counted(npm().arg("test"))
}

/// Run a test runner, show what it says, and read its summary.
fn counted(runner: &mut std::process::Command) -> Outcome<Tally> {
    let mut tally = Tally::default();
    let ok = read_lines(runner, |line| {
        tally.read(line);
        println!("{line}");
    })?;
    Ok(tally.judged(ok))
}
