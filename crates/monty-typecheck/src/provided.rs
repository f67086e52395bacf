//! Findings that are not held against a program: it runs, or it provides for what would be raised.

use std::collections::HashSet;

use ruff_db::diagnostic::Diagnostic;
use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{ExceptHandler, Expr, ExprContext, Stmt, StmtTry};
use ruff_text_size::{Ranged, TextRange};

/// What is raised where a finding is right, by the finding's rule.
const RAISED: &[(&str, &str)] = &[
    ("call-non-callable", "TypeError"),
    ("index-out-of-bounds", "IndexError"),
    ("invalid-argument-type", "TypeError"),
    ("invalid-assignment", "AttributeError"),
    ("invalid-await", "TypeError"),
    ("invalid-key", "KeyError"),
    ("missing-argument", "TypeError"),
    ("no-matching-overload", "TypeError"),
    ("not-iterable", "TypeError"),
    ("not-subscriptable", "TypeError"),
    ("too-many-positional-arguments", "TypeError"),
    ("unknown-argument", "TypeError"),
    ("unresolved-attribute", "AttributeError"),
    ("unresolved-reference", "NameError"),
    ("unsupported-operator", "TypeError"),
];

/// What a program does by itself about the failures that findings foresee.
#[derive(Default)]
pub struct Provisions {
    /// A statement alone in a `try`, and the names of the exceptions that are caught there.
    attempts: Vec<(TextRange, Vec<String>)>,
    /// Attributes set from outside of their class.
    set: HashSet<String>,
    /// Classes whose instances take any attribute.
    open: HashSet<String>,
    /// Classes that are iterated by their `__getitem__`, which the stubs do not know.
    sequences: HashSet<String>,
}

impl Provisions {
    /// Those of a program.
    pub fn of(body: &[Stmt]) -> Self {
        let mut provisions = Self::default();
        provisions.visit_body(body);
        provisions
    }

    /// Whether the program provides for what the finding says.
    pub fn cover(&self, finding: &Diagnostic) -> bool {
        let id = finding.id();
        let rule = id.as_str();
        // `limit: int = None` is what many write for an `int` that may be left out.
        if rule == "invalid-parameter-default" {
            return finding.concise_message().to_string().contains("`None`");
        }
        if rule == "invalid-argument-type" && self.is_iterated(finding) {
            return true;
        }
        self.is_attempted(finding, rule)
            || (rule == "unresolved-attribute" && self.is_set(finding.headline_message()))
    }

    fn is_iterated(&self, finding: &Diagnostic) -> bool {
        let message = finding.concise_message().to_string();
        let wanted = message.split_once("Expected `Iterable[").map(|(_, rest)| rest);
        let found = wanted.and_then(|rest| rest.split_once("found `")).map(|(_, rest)| rest);
        let class = found.and_then(|rest| rest.split(['`', '[']).next());
        class.is_some_and(|class| self.sequences.contains(class))
    }

    /// Who tries one statement and catches just what it would raise wants to see that.
    fn is_attempted(&self, finding: &Diagnostic, rule: &str) -> bool {
        let Some((_, raised)) = RAISED.iter().find(|row| row.0 == rule) else { return false };
        let Some(range) = finding.range() else { return false };
        self.attempts.iter().any(|(attempt, caught)| {
            attempt.contains_range(range) && caught.iter().any(|name| name == raised)
        })
    }

    /// Functions, and instances of the program's classes, take attributes from outside.
    fn is_set(&self, message: &str) -> bool {
        let mut quoted = message.split('`').skip(1).step_by(2);
        let (Some(first), Some(second)) = (quoted.next(), quoted.next()) else { return false };
        let is_function = message.starts_with("Function") || second.starts_with("def ");
        let owner_first = message.starts_with("Function") || message.starts_with("Object of type");
        let (owner, attribute) = if owner_first { (first, second) } else { (second, first) };
        let class = owner.strip_prefix("<class '").unwrap_or(owner);
        let class = class.split(['[', '\'']).next().unwrap_or(class);
        self.set.contains(attribute) && (is_function || self.open.contains(class))
    }

    fn attempt(&mut self, statement: &StmtTry) {
        let [alone] = &*statement.body else { return };
        let mut caught = Vec::new();
        for ExceptHandler::ExceptHandler(handler) in &statement.handlers {
            let types = match handler.type_.as_deref() {
                Some(Expr::Tuple(tuple)) => &*tuple.elts,
                Some(one) => std::slice::from_ref(one),
                None => &[],
            };
            let names = types.iter().filter_map(|expr| expr.as_name_expr());
            caught.extend(names.map(|name| name.id.to_string()));
        }
        self.attempts.push((alone.range(), caught));
    }
}

impl<'a> Visitor<'a> for Provisions {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Try(statement) => self.attempt(statement),
            Stmt::ClassDef(class) => {
                let has_slots = class.body.iter().any(|statement| {
                    let Stmt::Assign(assign) = statement else { return false };
                    assign.targets.iter().any(|target| {
                        target.as_name_expr().is_some_and(|name| name.id == "__slots__")
                    })
                });
                if !has_slots {
                    self.open.insert(class.name.to_string());
                }
                let has_items = class.body.iter().any(|statement| {
                    matches!(statement, Stmt::FunctionDef(method) if method.name.as_str() == "__getitem__")
                });
                if has_items {
                    self.sequences.insert(class.name.to_string());
                }
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Attribute(attribute) = expr
            && attribute.ctx == ExprContext::Store
            && attribute.value.as_name_expr().is_none_or(|name| name.id != "self")
        {
            self.set.insert(attribute.attr.to_string());
        }
        walk_expr(self, expr);
    }
}
