//! Recording and re-checking the expectations of testdata/ with CPython 3.13.

use std::path::PathBuf;

use crate::command::{command, run};
use crate::{Outcome, tree};

/// Record the given programs, or all of them.
pub fn bless(files: &[String]) -> Outcome {
    let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
    record("bless", &if files.is_empty() { corpus_programs() } else { files })
}

/// Whether CPython 3.13 still prints what was recorded.
pub fn check_all() -> Outcome {
    record("check", &corpus_programs())
}

/// Every program of the corpus: the Python files in the folders of testdata/.
pub fn corpus_programs() -> Vec<PathBuf> {
    let testdata = tree::root().join("testdata");
    let mut programs = tree::files(&testdata, "py");
    programs.retain(|path| path.parent() != Some(&testdata) && !has_verdict(path));
    programs
}

/// Hostile programs state in their head what they come to, and CPython cannot run them.
fn has_verdict(path: &std::path::Path) -> bool {
    let source = std::fs::read_to_string(path).unwrap_or_default();
    source.lines().take_while(|line| line.starts_with('#')).any(|l| l.starts_with("# verdict:"))
}

fn record(verb: &str, files: &[PathBuf]) -> Outcome {
    run(command(tree::cpython313()?).arg("xtask/record.py").arg(verb).args(files))
}
