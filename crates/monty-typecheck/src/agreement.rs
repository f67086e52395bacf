//! Tests that the stubs and the runtime agree: each name of a module is on both sides.

use std::collections::BTreeSet;

use ruff_python_ast::Stmt;
use ruff_python_parser::parse_module;

use crate::check::{CheckError, Program, check};
use crate::display::Format;
use crate::files::stub;
use crate::{inventory, names};

/// What the runtime's modules have by accident (what they import themselves) or beyond what is
/// documented, and the stubs leave out.
const UNDECLARED: &str = include_str!("../stubs/undeclared.txt");
const KEYWORDS: &[&str] = &["False", "None", "True"];

/// Every public name of the runtime is known to the checker.
#[test]
fn the_stubs_have_what_the_runtime_has() {
    let mut undeclared = Vec::new();
    for (module, has) in inventory::modules() {
        let public: Vec<_> = has.public_names().filter(|name| !KEYWORDS.contains(name)).collect();
        let reads = public.iter().map(|name| format!("{module}.{name}\n"));
        let code = format!("import {module}\n{}", reads.collect::<String>());
        let program = Program { code: &code, script_name: "", ..Program::default() };
        let text = match check(&program) {
            Ok(()) => continue,
            Err(CheckError::Findings(findings)) => findings.display(Format::Concise, false),
            Err(error) => panic!("{module}: {error:?}"),
        };
        for line in text.lines().filter(|line| line.contains("error[")) {
            let number: usize = line.split(':').nth(1).and_then(|n| n.parse().ok()).expect(line);
            undeclared.push(format!("{module}.{}", public[number - 2]));
        }
    }
    if std::env::var_os("MONTY_BLESS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/stubs/undeclared.txt");
        std::fs::write(path, undeclared.join("\n") + "\n").expect("the file can be written");
        return;
    }
    let expected: Vec<&str> = UNDECLARED.lines().collect();
    let new: Vec<_> = undeclared.iter().filter(|name| !expected.contains(&name.as_str())).collect();
    let old: Vec<_> =
        expected.iter().filter(|name| !undeclared.contains(&(**name).into())).collect();
    let how = "stubs/undeclared.txt is stale: run this test with MONTY_BLESS=1";
    assert!(new.is_empty() && old.is_empty(), "{how}\nnew: {new:?}\ngone: {old:?}");
}

/// What a stub of a public module declares exists.
#[test]
fn the_runtime_has_what_the_stubs_have() {
    let mut missing = BTreeSet::new();
    for (module, has) in inventory::modules() {
        let path = module.replace('.', "/");
        let paths = [format!("stdlib/{path}.pyi"), format!("stdlib/{path}/__init__.pyi")];
        let Some(stub) = paths.iter().find_map(|path| stub(path)) else { continue };
        let declared = names::bound(stub).into_iter().chain(reexported(stub));
        let absent = declared.filter(|name| !name.starts_with('_') && !has.has(name));
        missing.extend(absent.map(|name| format!("{module}.{name}")));
    }
    missing.retain(|name| !name.starts_with("typing.") && !name.starts_with("types."));
    assert!(missing.is_empty(), "{missing:?}");
}

/// `from a import b as b`, which a stub exports.
fn reexported(stub: &str) -> Vec<String> {
    let parsed = parse_module(stub).expect("the stub parses");
    let mut names = Vec::new();
    for statement in &parsed.syntax().body {
        if let Stmt::ImportFrom(from) = statement {
            let aliases =
                from.names.iter().filter(|alias| alias.asname.as_ref() == Some(&alias.name));
            names.extend(aliases.map(|alias| alias.name.to_string()));
        }
    }
    names
}
