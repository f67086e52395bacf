//! COMPATIBILITY.md: what exists, as Monty itself lists it, and what differs from CPython 3.13 or is
//! refused, as the corpus states it in the heads of the programs that show it.

use std::fmt::Write as _;
use std::path::Path;

use crate::bless::corpus_programs;
use crate::command::{capture, command};
use crate::corpus::build_monty;
use crate::{Outcome, tree};

const PAGE: &str = "COMPATIBILITY.md";

const HEAD: &str = "\
# Compatibility

Monty runs Python as CPython 3.13 does: the same results, messages and tracebacks. This page lists
what exists, what differs on purpose, and what is refused. It is made by `cargo xtask compat` from
the tables of builtins and modules and from the heads of the corpus programs that show each
difference; a test compares it with both.

";

/// A program that shows a difference, and what its head says of it.
struct Difference {
    title: String,
    refused: bool,
    cpython: String,
    monty: String,
    instead: String,
    program: String,
}

/// Write the page; with `--check`, fail where it is not current.
pub fn compat(arguments: &[String]) -> Outcome {
    match arguments {
        [] => {
            let text = page()?;
            std::fs::write(tree::root().join(PAGE), text).map_err(|e| format!("{PAGE}: {e}"))
        }
        [flag] if flag == "--check" => check(),
        _ => Err("usage: cargo xtask compat [--check]".to_owned()),
    }
}

/// Is the page what would be written now?
pub fn check() -> Outcome {
    let found = std::fs::read_to_string(tree::root().join(PAGE)).unwrap_or_default();
    if found == page()? {
        return Ok(());
    }
    Err(format!("{PAGE} is not current: run `cargo xtask compat`"))
}

fn page() -> Outcome<String> {
    let monty = build_monty("dev")?;
    let exists = capture(command(monty).arg("xtask/compatibility.py"))?;
    let mut differences = Vec::new();
    for program in corpus_programs() {
        differences.extend(difference(&program)?);
    }
    differences.sort_by(|a, b| a.title.cmp(&b.title));
    let (refused, differs): (Vec<_>, Vec<_>) = differences.into_iter().partition(|d| d.refused);
    let mut text = HEAD.to_owned() + &exists;
    section(&mut text, "What differs", &differs);
    section(&mut text, "What is refused, and what to write instead", &refused);
    Ok(text)
}

fn section(text: &mut String, title: &str, differences: &[Difference]) {
    let _ = write!(text, "\n## {title}\n");
    for d in differences {
        let _ = write!(
            text,
            "\n### {}\n\n- CPython {}.\n- Monty {}.\n- Instead: {}.\n- Shown by [{}]({}).\n",
            d.title, d.cpython, d.monty, d.instead, d.program, d.program
        );
    }
}

/// What the head of a program says, if it shows a difference.
fn difference(program: &Path) -> Outcome<Option<Difference>> {
    let shown = tree::shown(program);
    let text = std::fs::read_to_string(program).map_err(|e| format!("{shown}: {e}"))?;
    let head: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
    let find = |key: &str| {
        let start = format!("# {key}: ");
        head.iter().find_map(|line| line.strip_prefix(&start)).map(str::to_owned)
    };
    let (refused, title) = match (find("differs"), find("refused")) {
        (Some(title), None) => (false, title),
        (None, Some(title)) => (true, title),
        (None, None) => return Ok(None),
        _ => return Err(format!("{shown}: differs or refused, not both")),
    };
    let need = |key: &str| find(key).ok_or(format!("{shown}: its head has no line `# {key}: …`"));
    Ok(Some(Difference {
        title,
        refused,
        cpython: need("cpython")?,
        monty: need("monty")?,
        instead: need("instead")?,
        program: shown.clone(),
    }))
}
