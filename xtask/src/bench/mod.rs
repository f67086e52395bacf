//! `cargo xtask bench`: CPU time of bench/programs (with `--library`: of bench/library, what the
//! modules of the library do at scale) under Monty and under CPython, in turns.
//! Knows the programs and the interpreters as files only.

mod measure;
mod report;

use std::path::{Path, PathBuf};

use crate::corpus::build_monty;
use crate::{Outcome, release, tree};

use measure::{Row, measure};

/// One interpreter in the race.
pub struct Interpreter {
    pub name: String,
    pub command: PathBuf,
    pub arguments: Vec<String>,
}

pub fn bench(arguments: &[String]) -> Outcome {
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let library = arguments.iter().any(|argument| argument == "--library");
    let names: Vec<&String> =
        arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let known = |argument: &&String| ["--quick", "--library"].contains(&argument.as_str());
    if arguments.iter().any(|argument| argument.starts_with("--") && !known(&argument)) {
        return Err("usage: cargo xtask bench [--quick] [--library] [NAME...]".to_owned());
    }
    let (folder, results) = match library {
        true => ("bench/library", "bench/LIBRARY.md"),
        false => ("bench/programs", "bench/RESULTS.md"),
    };
    let monty = if quick { build_monty("bench-quick")? } else { shipped()? };
    let interpreters = interpreters(monty)?;
    let programs = programs(folder, &names)?;
    let rounds = if quick { 3 } else { 9 };
    let startup = measure(&interpreters, &tree::root().join("bench/empty.py"), rounds * 2)?;
    let mut rows = Vec::new();
    for program in &programs {
        let row = measure(&interpreters, program, rounds)?.without(&startup);
        eprintln!("{}", report::line(&row));
        rows.push(row);
    }
    let text = report::table(&interpreters, &rows, &startup, rounds);
    println!("{text}");
    if !quick && names.is_empty() {
        let path = tree::root().join(results);
        std::fs::write(&path, report::document(&text)).map_err(|e| e.to_string())?;
        println!("written to {}", tree::shown(&path));
    }
    agree(&rows)
}

/// The executable as it is shipped, or what comes closest where it cannot be made.
fn shipped() -> Outcome<PathBuf> {
    match release::profdata() {
        Ok(_) => release::monty(),
        Err(why) => {
            eprintln!("{why}; this measures a build without profile-guided optimisation");
            build_monty("release")
        }
    }
}

/// Monty first, then the Pythons it is compared with; the first of those is the unit.
fn interpreters(monty: PathBuf) -> Outcome<Vec<Interpreter>> {
    let quiet = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut all =
        vec![Interpreter { name: "Monty".to_owned(), command: monty, arguments: Vec::new() }];
    all.push(Interpreter {
        name: "CPython 3.13".to_owned(),
        command: tree::cpython313()?,
        // Without site and user settings: the smallest start-up CPython offers.
        arguments: quiet(&["-I", "-S", "-B"]),
    });
    let system = Path::new("/usr/bin/python3");
    if system.exists() {
        let version = crate::command::capture(crate::command::command(system).arg("--version"))?;
        let version = version.trim().trim_start_matches("Python ");
        let name = format!("system Python {version}");
        all.push(Interpreter {
            name,
            command: system.to_owned(),
            arguments: quiet(&["-I", "-S", "-B"]),
        });
    }
    Ok(all)
}

fn programs(folder: &str, names: &[&String]) -> Outcome<Vec<PathBuf>> {
    let mut programs = tree::files(&tree::root().join(folder), "py");
    if !names.is_empty() {
        programs.retain(|path| {
            names.iter().any(|name| {
                path.file_stem().is_some_and(|stem| stem.to_string_lossy().contains(name.as_str()))
            })
        });
    }
    if programs.is_empty() { Err(format!("no such program in {folder}")) } else { Ok(programs) }
}

/// A fast wrong answer is no answer: all interpreters print the same.
fn agree(rows: &[Row]) -> Outcome {
    let wrong: Vec<&str> =
        rows.iter().filter(|row| !row.agree).map(|row| row.name.as_str()).collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("the outputs differ in: {}", wrong.join(", ")))
    }
}
