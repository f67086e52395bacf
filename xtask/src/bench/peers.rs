//! What there is beside Monty to run programs inside another: packages of PyPI, each in an environment of
//! its own, in the same run.

use std::path::PathBuf;

use crate::command::{command, run};
use crate::{Outcome, tree};

use super::interpreter::{self, Interpreter};
use super::race::{in_folder, race};
use super::{Options, Section, costs};

/// What bench/measure/peer.py calls it, and what is installed.
const PEERS: &[(&str, &str)] = &[
    ("monty_0", "pydantic-monty==0.0.3"),
    ("monty_1", "pydantic-monty==1.4.0"),
    ("starlark", "starlark-pyo3==2026.1.3"),
    ("restricted", "RestrictedPython==9.0"),
];

/// The group `peers`: the programs of `core`, and what starts cost.
pub fn peers(options: &Options) -> Outcome<Section> {
    let mut interpreters = vec![interpreter::monty(options.quick)?];
    let mut columns =
        vec![("Monty".to_owned(), costs::of_script(&costs::python_with_monty(options)?)?)];
    for (peer, package) in PEERS {
        let python = environment(peer, package)?;
        let arguments = ["bench/measure/peer.py", peer];
        let interpreter = Interpreter::new(*package, python.clone(), &arguments);
        interpreters.push(Interpreter { may_fail: true, ..interpreter });
        if peer.starts_with("monty") {
            columns.push(((*package).to_owned(), costs::of_script(&python)?));
        }
    }
    let mut section = race(&interpreters, &in_folder("bench/programs"), options, 3)?;
    section.text = format!("{}\n{}", section.text, costs::table(&columns));
    Ok(section)
}

/// The Python of an environment that has the package.
fn environment(name: &str, package: &str) -> Outcome<PathBuf> {
    let directory = tree::target().join("peers").join(name);
    let python = directory.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        run(command(tree::any_python()?).args(["-m", "venv"]).arg(&directory))?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        run(command(&python).args(install).arg(package))?;
    }
    Ok(python)
}
