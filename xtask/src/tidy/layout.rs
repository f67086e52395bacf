//! The parts of the tree that are not Rust: the corpus and the documents.

use std::path::Path;

use crate::bless::corpus_programs;
use crate::tree;

use super::report;

#[test]
fn every_program_has_an_expectation() {
    let mut wrong = Vec::new();
    for program in corpus_programs() {
        if !program.with_extension("out").exists() {
            wrong.push(format!("{}: no .out (cargo xtask bless)", tree::shown(&program)));
        }
    }
    for expectation in tree::files(&tree::root().join("testdata"), "out") {
        if !expectation.with_extension("py").exists() {
            wrong.push(format!("{}: no program", tree::shown(&expectation)));
        }
    }
    report("every program of testdata/ has an expectation, and the reverse", wrong);
}

#[test]
fn links_in_documents_lead_somewhere() {
    let root = tree::root();
    let mut wrong = Vec::new();
    for document in tree::files(&root, "md") {
        let Ok(text) = std::fs::read_to_string(&document) else {
            continue;
        };
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or(link);
            let outside =
                file.is_empty() || file.contains(':') || file.contains(' ') || file.contains('`');
            let place = document.parent().unwrap_or(Path::new("")).join(file);
            if !outside && !place.exists() {
                wrong.push(format!("{}: {link}", tree::shown(&document)));
            }
        }
    }
    report("links within the project lead to a file", wrong);
}
