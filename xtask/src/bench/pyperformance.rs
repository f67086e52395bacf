//! Pure-Python programs of the PyPI package pyperformance: fetched when they are measured, each made one
//! file that needs nothing else. None of them is part of the project.

use std::path::{Path, PathBuf};

use crate::command::{command, run};
use crate::{Outcome, tree};

use super::race::race;
use super::{Options, Section, interpreter};

const VERSION: &str = "1.14.0";

/// The programs, and how often each runs.
const PROGRAMS: &[(&str, u32)] = &[
    ("chaos", 3),
    ("comprehensions", 2000),
    ("coroutines", 8),
    ("deepcopy", 20),
    ("deltablue", 20),
    ("fannkuch", 1),
    ("float", 3),
    ("generators", 3),
    ("go", 2),
    ("hexiom", 12),
    ("json_dumps", 8),
    ("json_loads", 300),
    ("logging", 300),
    ("mdp", 1),
    ("nbody", 5),
    ("nqueens", 3),
    ("pidigits", 2),
    ("raytrace", 1),
    ("regex_effbot", 4),
    ("richards", 8),
    ("scimark", 1),
    ("spectral_norm", 3),
    ("telco", 20),
    ("unpack_sequence", 3000),
];

/// The group `programs`.
pub fn programs(options: &Options) -> Outcome<Section> {
    let mut interpreters = vec![interpreter::monty(options.quick)?];
    interpreters.extend(interpreter::pythons()?);
    let mut section = race(&interpreters, &files()?, options, 5)?;
    section.text.push_str(&format!("The programs are those of pyperformance {VERSION}.\n"));
    Ok(section)
}

/// The programs as files that run by themselves.
fn files() -> Outcome<Vec<PathBuf>> {
    let folder = tree::target().join("pyperformance");
    let unpacked = folder.join("unpacked");
    let benchmarks = unpacked.join("pyperformance/data-files/benchmarks");
    if !benchmarks.exists() {
        let python = tree::any_python()?;
        let package = format!("pyperformance=={VERSION}");
        let download = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check"];
        let whole = ["--no-deps", "--only-binary=:all:", "--dest"];
        run(command(&python).args(download).args(whole).arg(&folder).arg(package))?;
        let wheel = tree::files(&folder, "whl").pop().ok_or("pip downloaded no wheel")?;
        run(command(&python).args(["-m", "zipfile", "-e"]).arg(wheel).arg(&unpacked))?;
    }
    let shim = read(&tree::root().join("bench/measure/pyperf.py"))?;
    let ready = folder.join("programs");
    std::fs::create_dir_all(&ready).map_err(|e| e.to_string())?;
    let make = |&(name, times): &(&str, u32)| {
        let source = benchmarks.join(format!("bm_{name}"));
        let program = read(&source.join("run_benchmark.py"))?;
        let before = format!("{}LOOPS = {times}\n{shim}", data(&source.join("data"))?);
        let path = ready.join(format!("{name}.py"));
        std::fs::write(&path, one_file(&program, &before)).map_err(|e| e.to_string())?;
        Ok(path)
    };
    PROGRAMS.iter().map(make).collect()
}

/// A program behind the shim: what it asks of pyperf stands in the same file.
fn one_file(program: &str, before: &str) -> String {
    const FUTURE: &str = "from __future__ import annotations";
    let first = if program.lines().any(|line| line == FUTURE) { FUTURE } else { "" };
    let own: Vec<&str> =
        program.lines().filter(|line| !["import pyperf", FUTURE].contains(line)).collect();
    format!("{first}\n{before}\n{}\n", own.join("\n"))
}

/// The files that a program reads, as a table of the program's own.
fn data(folder: &Path) -> Outcome<String> {
    let mut text = "FILES = {\n".to_owned();
    for path in tree::files(folder, "b") {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = std::fs::read(&path).map_err(|e| e.to_string())?;
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        text.push_str(&format!("    '{name}': '{digits}',\n"));
    }
    Ok(text + "}\n")
}

fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", tree::shown(path)))
}
