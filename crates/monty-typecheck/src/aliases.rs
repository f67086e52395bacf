//! Generic type aliases that contain themselves, as `type A[T] = T | A[list[T]]`: the checker would
//! follow one for ever. They are refused before it sees them.

use std::collections::{BTreeSet, HashMap, HashSet};

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::{parse_expression, parse_unchecked_source};

/// Refuse a source that has such aliases.
pub fn check_growth(source: &str) -> Result<(), String> {
    // Most sources have no alias at all.
    if !source.contains("type ") {
        return Ok(());
    }
    let parsed = parse_unchecked_source(source, ruff_python_ast::PySourceType::Stub);
    let mut aliases = Aliases::default();
    aliases.visit_body(&parsed.syntax().body);
    for name in &aliases.generic {
        if aliases.reaches_itself(name) {
            return Err(format!(
                "the type alias {name} has type parameters and contains itself; use a class instead"
            ));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Aliases {
    generic: BTreeSet<String>,
    /// What each alias names.
    named: HashMap<String, BTreeSet<String>>,
    /// The alias whose value is being read.
    at: Option<String>,
}

impl Aliases {
    fn reaches_itself(&self, name: &str) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![name];
        while let Some(at) = open.pop() {
            for next in self.named.get(at).into_iter().flatten() {
                if next == name {
                    return true;
                }
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        false
    }

    fn names(&mut self, name: &str) {
        if let Some(alias) = &self.at {
            self.named.entry(alias.clone()).or_default().insert(name.to_owned());
        }
    }
}

impl<'a> Visitor<'a> for Aliases {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        let Stmt::TypeAlias(alias) = statement else { return walk_stmt(self, statement) };
        let Expr::Name(name) = &*alias.name else { return };
        if alias.type_params.is_some() {
            self.generic.insert(name.id.to_string());
        }
        self.at = Some(name.id.to_string());
        self.visit_expr(&alias.value);
        self.at = None;
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => self.names(&name.id),
            Expr::StringLiteral(text) if self.at.is_some() => {
                if let Ok(parsed) = parse_expression(text.value.to_str()) {
                    let mut inner = Names::default();
                    inner.visit_expr(parsed.expr());
                    inner.0.iter().for_each(|name| self.names(name));
                }
            }
            _ => {}
        }
        walk_expr(self, expr);
    }
}

/// The names in an expression.
#[derive(Default)]
struct Names(Vec<String>);

impl<'a> Visitor<'a> for Names {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr {
            self.0.push(name.id.to_string());
        }
        walk_expr(self, expr);
    }
}

#[cfg(test)]
mod tests {
    use super::check_growth;

    #[test]
    fn growing_aliases_are_refused() {
        for source in [
            "type A[T] = T | A[list[T]]\n",
            "type A[T] = 'T | A[list[T]]'\n",
            "type A[T] = B[T]\ntype B[T] = A[list[T]]\n",
            "def f():\n    type A[T] = list[B]\ntype B = A[B]\n",
        ] {
            let message = check_growth(source).unwrap_err();
            assert!(message.contains("contains itself"), "{message}");
        }
        for source in ["type A = list[A]\n", "type A[T] = list[T]\ntype B = A[B]\n", "type (\n"] {
            assert_eq!(check_growth(source), Ok(()), "{source}");
        }
    }
}
