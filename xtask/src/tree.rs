//! Where things stand in the project's tree and on the machine. Runs nothing but `--version`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask stands in the workspace")
        .to_path_buf()
}

/// The directory cargo builds into.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// Every file under `dir` with that extension, sorted; hidden directories are left out.
pub fn files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_path_buf()];
    while let Some(dir) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&dir) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            let hidden = name.starts_with('.');
            if path.is_dir() && !hidden && !name.starts_with("target") && name != "node_modules" {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A path as the project speaks of it: relative to the root.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// CPython 3.13, the reference: `CPYTHON313`, then pyenv's, then the one on `PATH`.
pub fn cpython313() -> Outcome<PathBuf> {
    let mut candidates = Vec::new();
    candidates.extend(std::env::var_os("CPYTHON313").map(PathBuf::from));
    if let Some(home) = std::env::var_os("HOME") {
        let versions = Path::new(&home).join(".pyenv/versions");
        let mut found: Vec<PathBuf> = std::fs::read_dir(versions)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy().starts_with("3.13"))
            .map(|entry| entry.path().join("bin/python3.13"))
            .collect();
        found.sort();
        candidates.extend(found.pop());
    }
    candidates.push(PathBuf::from("python3.13"));
    candidates
        .into_iter()
        .find(|python| answers_version(python, "Python 3.13"))
        .ok_or_else(|| "CPython 3.13 not found: set CPYTHON313 to its executable".to_owned())
}

/// Some Python of version 3.10 or later, to make a virtual environment with.
pub fn any_python() -> Outcome<PathBuf> {
    if let Ok(python) = cpython313() {
        return Ok(python);
    }
    let names = ["python3", "python3.14", "python3.12", "python3.11", "python3.10"];
    names
        .iter()
        .map(PathBuf::from)
        .find(|python| (10..20).any(|minor| answers_version(python, &format!("Python 3.{minor}."))))
        .ok_or_else(|| "no Python 3.10 or later found".to_owned())
}

fn answers_version(python: &Path, prefix: &str) -> bool {
    Command::new(python)
        .arg("--version")
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| output.status.success() && output.stdout.starts_with(prefix.as_bytes()))
}

/// Whether a file was written after another.
pub fn is_newer(file: &Path, other: &Path) -> bool {
    let written = |path: &Path| path.metadata().and_then(|m| m.modified());
    matches!((written(file), written(other)), (Ok(file), Ok(other)) if file > other)
}

/// Whether a command of that name can be started.
pub fn has_command(name: &str, argument: &str) -> bool {
    Command::new(name)
        .arg(argument)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
