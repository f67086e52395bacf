//! The names that declarations bind at their top level.

use std::collections::HashSet;

use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::parse_unchecked_source;

/// All names that the top level of a source binds.
pub fn bound(source: &str) -> HashSet<String> {
    let parsed = parse_unchecked_source(source, ruff_python_ast::PySourceType::Stub);
    let mut names = HashSet::new();
    let mut blocks: Vec<&[Stmt]> = vec![&parsed.syntax().body];
    while let Some(block) = blocks.pop() {
        for statement in block {
            match statement {
                Stmt::FunctionDef(function) => {
                    names.insert(function.name.to_string());
                }
                Stmt::ClassDef(class) => {
                    names.insert(class.name.to_string());
                }
                Stmt::AnnAssign(assign) => targets(&assign.target, &mut names),
                Stmt::Assign(assign) => {
                    assign.targets.iter().for_each(|target| targets(target, &mut names));
                }
                Stmt::TypeAlias(alias) => targets(&alias.name, &mut names),
                Stmt::If(branch) => {
                    blocks.push(&branch.body);
                    blocks.extend(branch.elif_else_clauses.iter().map(|clause| &*clause.body));
                }
                Stmt::Try(protected) => blocks.push(&protected.body),
                _ => {}
            }
        }
    }
    names
}

fn targets(target: &Expr, names: &mut HashSet<String>) {
    match target {
        Expr::Name(name) => {
            names.insert(name.id.to_string());
        }
        Expr::Tuple(tuple) => tuple.elts.iter().for_each(|inner| targets(inner, names)),
        Expr::List(list) => list.elts.iter().for_each(|inner| targets(inner, names)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn top_level_names() {
        let source = "from typing import Any\nx: int\na, (b, *_) = 1, (2,)\ndef f():\n    y = 1\nif x:\n    class C: ...\n";
        let mut names: Vec<String> = bound(source).into_iter().collect();
        names.sort();
        assert_eq!(names, ["C", "a", "b", "f", "x"]);
    }
}
