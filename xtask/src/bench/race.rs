//! Programs under interpreters, in turns: the groups whose programs are files.

use std::path::PathBuf;

use crate::{Outcome, tree};

use super::chart::Chart;
use super::interpreter::{self, Interpreter};
use super::measure::{Row, measure};
use super::{Options, Section, report};

/// The small programs of bench/programs.
pub fn core(options: &Options) -> Outcome<Section> {
    let mut interpreters = vec![interpreter::monty(options.quick)?];
    interpreters.extend(interpreter::pythons()?);
    race(&interpreters, &in_folder("bench/programs"), options, 9)
}

/// What the modules of the library do at scale: it takes what only CPython 3.13 has.
pub fn library(options: &Options) -> Outcome<Section> {
    let mut interpreters = vec![interpreter::monty(options.quick)?];
    interpreters.extend(interpreter::pythons()?.into_iter().take(1));
    race(&interpreters, &in_folder("bench/library"), options, 9)
}

pub fn in_folder(folder: &str) -> Vec<PathBuf> {
    tree::files(&tree::root().join(folder), "py")
}

/// Run the programs under the interpreters; all that run one must print the same.
pub fn race(
    interpreters: &[Interpreter],
    programs: &[PathBuf],
    options: &Options,
    rounds: usize,
) -> Outcome<Section> {
    let rounds = if options.quick { 3 } else { rounds };
    let startup = measure(interpreters, &tree::root().join("bench/empty.py"), rounds * 2)?;
    let mut rows = Vec::new();
    for program in programs {
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        if !options.is_asked_for(&name) {
            continue;
        }
        let row = measure(interpreters, program, rounds)?.without(&startup);
        eprintln!("{}", report::line(&row));
        rows.push(row);
    }
    let names: Vec<&str> = interpreters.iter().map(|one| one.name.as_str()).collect();
    let starts = names
        .iter()
        .zip(&startup.seconds)
        .map(|(name, seconds)| format!("{name} {:.1} ms", seconds.unwrap_or_default() * 1e3));
    let text = format!(
        "{}\nCPU time of the process, user and system, least of {rounds} rounds in turns, without the \
         start of the process: {}.\n",
        report::table(&names, &rows),
        starts.collect::<Vec<_>>().join(", ")
    );
    section(&names, rows, text)
}

/// A section of rows; an error where the outputs differ: a fast wrong answer is no answer.
pub fn section(names: &[&str], rows: Vec<Row>, text: String) -> Outcome<Section> {
    let wrong: Vec<&str> =
        rows.iter().filter(|row| !row.agree).map(|row| row.name.as_str()).collect();
    if !wrong.is_empty() {
        return Err(format!("{text}\nthe outputs differ in: {}", wrong.join(", ")));
    }
    Ok(Section { text, chart: Some(Chart::of(names, &rows)) })
}
