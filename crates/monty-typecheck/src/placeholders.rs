//! `None` that a program sets itself, to be replaced before it is used: `best = None`, then a loop that
//! finds one. Whether the loop does cannot be known; what is done with `best` is not held against it.
//! `None` out of a declared result is another matter.

use std::collections::{HashMap, HashSet};

use ruff_db::diagnostic::Diagnostic;
use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// The rules by which uses of `None` are found; giving it to a function is no such use.
const USES: &[&str] =
    &["not-iterable", "not-subscriptable", "unresolved-attribute", "unsupported-operator"];

/// A variable by its name, an attribute by a dot and its name.
type Name = String;

/// The placeholders of a program, and where they are used.
#[derive(Default)]
pub struct Placeholders {
    /// Names that are set to `None`, and those that are set to something else.
    none: HashSet<Name>,
    other: HashSet<Name>,
    /// What is set to the value of a name.
    copies: HashMap<Name, Vec<Name>>,
    uses: Vec<(TextRange, Name)>,
}

impl Placeholders {
    /// Those of a program.
    pub fn of(body: &[Stmt]) -> Self {
        let mut found = Self::default();
        found.visit_body(body);
        found.none.retain(|name| found.other.contains(name));
        let mut open: Vec<Name> = found.none.iter().cloned().collect();
        while let Some(name) = open.pop() {
            for copy in found.copies.remove(&name).unwrap_or_default() {
                if found.none.insert(copy.clone()) {
                    open.push(copy);
                }
            }
        }
        found.uses.retain(|(_, name)| found.none.contains(name));
        found.uses.sort_by_key(|(range, _)| range.start());
        found
    }

    /// Whether the finding is about such a `None`.
    pub fn cover(&self, finding: &Diagnostic) -> bool {
        let Some(range) = finding.range() else { return false };
        USES.contains(&finding.id().as_str())
            && finding.concise_message().to_string().contains("None")
            && self.is_used_within(range)
    }

    fn is_used_within(&self, range: TextRange) -> bool {
        let first = self.uses.partition_point(|(used, _)| used.start() < range.start());
        let is_inside = |end: TextSize| end <= range.end();
        self.uses[first..]
            .iter()
            .take_while(|(used, _)| is_inside(used.start()))
            .any(|(used, _)| is_inside(used.end()))
    }

    fn assign(&mut self, target: &Expr, value: &Expr) {
        if let (Expr::Tuple(targets), Expr::Tuple(values)) = (target, value)
            && targets.len() == values.len()
        {
            targets.iter().zip(values).for_each(|(target, value)| self.assign(target, value));
            return;
        }
        let Some(name) = name_of(target) else { return };
        if value.is_none_literal_expr() {
            self.none.insert(name);
            return;
        }
        if let Some(source) = name_of(value) {
            self.copies.entry(source).or_default().push(name.clone());
        }
        self.other.insert(name);
    }

    fn use_of(&mut self, operand: &Expr) {
        self.uses.extend(name_of(operand).map(|name| (operand.range(), name)));
    }
}

fn name_of(expr: &Expr) -> Option<Name> {
    match expr {
        Expr::Name(name) => Some(name.id.to_string()),
        Expr::Attribute(attribute) => Some(format!(".{}", attribute.attr)),
        _ => None,
    }
}

impl<'a> Visitor<'a> for Placeholders {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Assign(assign) => {
                assign.targets.iter().for_each(|target| self.assign(target, &assign.value));
            }
            Stmt::AugAssign(assign) => self.use_of(&assign.target),
            Stmt::For(each) => self.use_of(&each.iter),
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Attribute(attribute) => self.use_of(&attribute.value),
            Expr::Subscript(subscript) => self.use_of(&subscript.value),
            Expr::BinOp(operation) => {
                self.use_of(&operation.left);
                self.use_of(&operation.right);
            }
            Expr::Compare(comparison) => {
                self.use_of(&comparison.left);
                comparison.comparators.iter().for_each(|operand| self.use_of(operand));
            }
            _ => {}
        }
        walk_expr(self, expr);
    }
}
