//! Whole programs as agents write them, from source to end with their tools, inside the process of a
//! host: a folder beside the project, for who has it.

use std::collections::BTreeMap;
use std::path::Path;

use crate::command::{capture, command};
use crate::{Outcome, tree};

use super::costs;
use super::interpreter::{self, Interpreter};
use super::measure::Row;
use super::race::section;
use super::{Options, Section, report};

const FOLDER: &str = "../shared/agents";

/// The group `agents`.
pub fn agents(options: &Options) -> Outcome<Section> {
    let folder = tree::root().join(FOLDER);
    if !folder.exists() {
        let text = format!("Skipped: there is no folder {FOLDER}.\n");
        return Ok(Section { text, chart: None });
    }
    let mut interpreters = vec![Interpreter::new("Monty", costs::python_with_monty(options)?, &[])];
    interpreters.extend(interpreter::pythons()?);
    let rounds = if options.quick { 1 } else { 5 };
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut outputs: BTreeMap<String, String> = BTreeMap::new();
    for _ in 0..rounds {
        for (index, interpreter) in interpreters.iter().enumerate() {
            let engine = if index == 0 { "monty" } else { "python" };
            for (name, seconds, printed) in once(interpreter, engine, &folder)? {
                let row = rows.entry(name.clone()).or_insert_with(|| Row {
                    name,
                    seconds: vec![None; interpreters.len()],
                    agree: true,
                });
                let least = row.seconds[index].unwrap_or(f64::INFINITY).min(seconds);
                row.seconds[index] = Some(least);
                row.agree &= *outputs.entry(row.name.clone()).or_insert(printed.clone()) == printed;
            }
        }
    }
    let rows: Vec<Row> = rows.into_values().filter(|row| options.is_asked_for(&row.name)).collect();
    let names: Vec<&str> = interpreters.iter().map(|one| one.name.as_str()).collect();
    let text = format!(
        "{}\nCPU time from the source of a program to its end, its tools called, in a process that has \
         run it before; least of {rounds} processes in turns.\n",
        report::table(&names, &rows)
    );
    section(&names, rows, text)
}

/// All programs once: name, seconds, and what tells what was printed.
fn once(python: &Interpreter, engine: &str, folder: &Path) -> Outcome<Vec<(String, f64, String)>> {
    let mut process = command(&python.command);
    process.arg("-B").arg("bench/measure/agents.py").arg(engine).arg(folder).arg("3");
    let text = capture(&mut process)?;
    let read = |line: &str| {
        let mut cells = line.split('\t');
        let (name, seconds) = (cells.next()?, cells.next()?.parse().ok()?);
        Some((name.to_owned(), seconds, cells.next()?.to_owned()))
    };
    Ok(text.lines().filter_map(read).collect())
}
