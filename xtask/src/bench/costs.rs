//! What single things cost: starts, pauses, host calls, memory, growth. Measured by programs that print
//! lines of a name, a tab, a number and, unless it is seconds, a tab and its unit.

use std::path::{Path, PathBuf};

use crate::command::{capture, cargo, command, run};
use crate::{Outcome, python, release, tree};

use super::interpreter::{self, Interpreter};
use super::measure::measure_arguments;
use super::{Options, Section, report};

/// One thing that was measured.
pub struct Cost {
    pub name: String,
    pub number: f64,
    pub unit: String,
}

impl Cost {
    /// The number in a unit that people read.
    pub fn shown(&self) -> String {
        let digits = |number: f64| {
            if number < 10.0 { format!("{number:.2}") } else { format!("{number:.0}") }
        };
        match self.unit.as_str() {
            "s" if self.number >= 1e-3 => digits(self.number * 1e3) + " ms",
            "s" if self.number >= 1e-6 => digits(self.number * 1e6) + " us",
            "s" => digits(self.number * 1e9) + " ns",
            unit => format!("{} {unit}", digits(self.number)),
        }
    }
}

/// The group `startup`.
pub fn startup(options: &Options) -> Outcome<Section> {
    let columns = vec![
        ("Rust".to_owned(), example("startup", options)?),
        ("Python".to_owned(), of_script(&python_with_monty(options)?)?),
    ];
    let text = format!(
        "{}\nSeconds by the clock, the least of many rounds.\n\n{}",
        table(&columns),
        command_line(options)?
    );
    Ok(Section { text, chart: None })
}

/// The group `scale`.
pub fn scale(options: &Options) -> Outcome<Section> {
    let columns = vec![("Rust".to_owned(), example("scale", options)?)];
    let text = format!(
        "{}\nMemory is what the process holds, of 100,000 at once; an object is a list of one int.\n",
        table(&columns)
    );
    Ok(Section { text, chart: None })
}

/// A table with a column for each who measured; names stand in the order of the first.
pub fn table(columns: &[(String, Vec<Cost>)]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for cost in columns.iter().flat_map(|(_, costs)| costs) {
        if !names.contains(&cost.name.as_str()) {
            names.push(&cost.name);
        }
    }
    let mut lines = vec![vec![String::new()]];
    lines[0].extend(columns.iter().map(|(title, _)| title.clone()));
    for name in names {
        let mut cells = vec![name.to_owned()];
        cells.extend(columns.iter().map(|(_, costs)| {
            let cost = costs.iter().find(|cost| cost.name == name);
            cost.map_or("–".to_owned(), Cost::shown)
        }));
        lines.push(cells);
    }
    report::markdown(&lines)
}

/// `-c '1 + 1'`: the whole process.
fn command_line(options: &Options) -> Outcome<String> {
    let mut interpreters = vec![interpreter::monty(options.quick)?];
    interpreters.extend(interpreter::pythons()?);
    let rounds = if options.quick { 10 } else { 60 };
    let row = measure_arguments(&interpreters, "-c '1 + 1'", &["-c", "1 + 1"], rounds)?;
    let names: Vec<&str> = interpreters.iter().map(|one: &Interpreter| one.name.as_str()).collect();
    Ok(report::table(&names, &[row]) + "\nCPU time of the process.\n")
}

/// What bench/measure/startup.py prints in a Python.
pub fn of_script(python: &Path) -> Outcome<Vec<Cost>> {
    Ok(read(&capture(command(python).arg("bench/measure/startup.py"))?))
}

/// What an example of the crate `monty` prints.
fn example(name: &str, options: &Options) -> Outcome<Vec<Cost>> {
    let profile = if options.quick { "bench-quick" } else { "release" };
    let mut build = cargo();
    build.args(["build", "--quiet", "--package", "monty", "--profile", profile, "--example", name]);
    run(&mut build)?;
    let path = tree::target().join(profile).join("examples").join(name);
    Ok(read(&capture(&mut command(path))?))
}

/// The Python that has the package as it is shipped; with `quick`, as it was built last.
pub fn python_with_monty(options: &Options) -> Outcome<PathBuf> {
    if options.quick {
        return python::with_package();
    }
    match release::profdata() {
        Ok(_) => python::with_wheel(&release::wheel()?),
        Err(_) => python::bind(&[]).and_then(|()| python::with_package()),
    }
}

fn read(text: &str) -> Vec<Cost> {
    let line = |line: &str| {
        let mut cells = line.split('\t');
        let (name, number) = (cells.next()?.to_owned(), cells.next()?.parse().ok()?);
        Some(Cost { name, number, unit: cells.next().unwrap_or("s").to_owned() })
    };
    text.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{read, table};

    #[test]
    fn costs_are_read_and_shown() {
        let rust = read("a call\t1.5e-7\nits bytes\t600\tbytes\n");
        let python = read("a call\t0.0000021\n");
        let text = table(&[("Rust".to_owned(), rust), ("Python".to_owned(), python)]);
        assert!(text.contains("| a call | 150 ns | 2.10 us |"), "{text}");
        assert!(text.contains("| its bytes | 600 bytes | – |"), "{text}");
    }
}
