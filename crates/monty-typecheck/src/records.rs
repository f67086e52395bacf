//! Records without a declared type. Of `{'name': 'a', 'tags': []}` the checker would say that any of its
//! values is a string or a list, and refuse what is done with either; of a record, the key tells which.
//! So each value of such a display is read as `Any`: the text that is checked has calls put around the
//! values, and places in it are carried back to the program's own.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Arguments, Expr, Stmt, UnaryOp};
use ruff_python_parser::parse_module;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::inventory;

/// The function that the calls are of; declared where the program cannot but find it.
pub const ANY: &str = "__any__";

const BEFORE: &str = "__any__(";
const AFTER: &str = ")";

/// The text that is checked, and what was put into it.
#[derive(Debug, Default)]
pub struct Checked {
    pub text: String,
    put: Vec<Put>,
}

/// A piece that the program does not have.
#[derive(Debug)]
struct Put {
    /// Where it stands in the text.
    here: TextRange,
    /// Where it would stand in the program.
    there: TextSize,
}

impl Checked {
    /// The text to check for `code`.
    pub fn new(code: &str) -> Self {
        let Ok(parsed) = parse_module(code) else {
            return Self { text: code.to_owned(), put: Vec::new() };
        };
        let mut values = Values { loose: Vec::new(), declared: false, returns: false };
        values.visit_body(parsed.suite());
        let starts = values.loose.iter().map(|range| (range.start(), BEFORE));
        let ends = values.loose.iter().map(|range| (range.end(), AFTER));
        // No two stand at one place: between them there is a comma or a bracket.
        let mut pieces: Vec<_> = starts.chain(ends).collect();
        pieces.sort_by_key(|(place, _)| *place);
        let mut text = String::with_capacity(code.len() + pieces.len() * BEFORE.len());
        let mut put = Vec::with_capacity(pieces.len());
        let mut from = 0;
        for (there, piece) in pieces {
            text.push_str(&code[from..there.to_usize()]);
            let here = TextRange::at(TextSize::of(&*text), TextSize::of(piece));
            put.push(Put { here, there });
            text.push_str(piece);
            from = there.to_usize();
        }
        text.push_str(&code[from..]);
        Self { text, put }
    }

    /// The range in the program of a range in the text.
    pub fn range(&self, range: TextRange) -> TextRange {
        let place = |at: TextSize| {
            let before = self.put.partition_point(|put| put.here.start() < at);
            let Some(last) = before.checked_sub(1).and_then(|index| self.put.get(index)) else {
                return at;
            };
            last.there + at.checked_sub(last.here.end()).unwrap_or_default()
        };
        TextRange::new(place(range.start()), place(range.end()))
    }
}

/// What an expression is, as far as its form tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Number,
    Text,
    Bytes,
    None,
    List,
    Dict,
    Set,
    Tuple,
    Function,
    Unknown,
}

fn form(expr: &Expr) -> Form {
    match expr {
        Expr::NumberLiteral(_) | Expr::BooleanLiteral(_) => Form::Number,
        Expr::UnaryOp(unary) if unary.op == UnaryOp::Not => Form::Number,
        Expr::UnaryOp(unary) => form(&unary.operand),
        Expr::StringLiteral(_) | Expr::FString(_) => Form::Text,
        Expr::BytesLiteral(_) => Form::Bytes,
        Expr::NoneLiteral(_) => Form::None,
        Expr::List(_) | Expr::ListComp(_) => Form::List,
        Expr::Dict(_) | Expr::DictComp(_) => Form::Dict,
        Expr::Set(_) | Expr::SetComp(_) => Form::Set,
        Expr::Tuple(_) => Form::Tuple,
        Expr::Lambda(_) => Form::Function,
        _ => Form::Unknown,
    }
}

/// Whether values are of several kinds, or of kinds that cannot be told.
fn is_mixed<'a>(mut values: impl Iterator<Item = &'a Expr>) -> bool {
    let Some(first) = values.next().map(form) else { return false };
    values.any(|value| first == Form::Unknown || form(value) != first)
}

/// Whether elements are known to be of several kinds.
fn is_known_to_be_mixed(elements: &[Expr]) -> bool {
    let mut known = elements.iter().map(form).filter(|form| *form != Form::Unknown);
    let first = known.next();
    known.any(|form| Some(form) != first)
}

/// Collects the values that are read as `Any`.
struct Values {
    loose: Vec<TextRange>,
    /// Whether something declares the type of the expression.
    declared: bool,
    /// Whether the function at hand declares what it returns.
    returns: bool,
}

impl Values {
    fn within(&mut self, declared: bool, visit: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.declared, declared);
        visit(self);
        self.declared = before;
    }

    fn loosen<'a>(&mut self, values: impl Iterator<Item = &'a Expr>) {
        // What may not stand alone as an argument stays.
        let loose = values.filter(|value| {
            !matches!(value, Expr::Starred(_) | Expr::Yield(_) | Expr::YieldFrom(_))
        });
        self.loose.extend(loose.map(Ranged::range));
    }

    /// Arguments of a function or class by its name: its parameters may be declared, unless it is a
    /// builtin.
    fn arguments(&mut self, function: &Expr, arguments: &Arguments) {
        let named = |name: &str| {
            inventory::modules().get("builtins").is_some_and(|builtins| builtins.has(name))
        };
        let declares = match function {
            Expr::Name(name) if name.id == "dict" => {
                let keywords = &arguments.keywords;
                let keys = keywords.iter().all(|keyword| keyword.arg.is_some());
                if keys && is_mixed(keywords.iter().map(|keyword| &keyword.value)) {
                    self.loosen(keywords.iter().map(|keyword| &keyword.value));
                }
                false
            }
            Expr::Name(name) => !named(&name.id),
            // A class of a module.
            Expr::Attribute(attribute) => attribute.attr.starts_with(char::is_uppercase),
            _ => false,
        };
        self.within(declares, |this| this.visit_arguments(arguments));
    }
}

impl<'a> Visitor<'a> for Values {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::AnnAssign(_) => self.within(true, |this| walk_stmt(this, statement)),
            Stmt::Return(_) => self.within(self.returns, |this| walk_stmt(this, statement)),
            Stmt::FunctionDef(function) => {
                let before = std::mem::replace(&mut self.returns, function.returns.is_some());
                walk_stmt(self, statement);
                self.returns = before;
            }
            _ => self.within(false, |this| walk_stmt(this, statement)),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Call(call) => {
                self.visit_expr(&call.func);
                return self.arguments(&call.func, &call.arguments);
            }
            Expr::Lambda(_) => return self.within(false, |this| walk_expr(this, expr)),
            Expr::Dict(dict) if !self.declared => {
                let is_record = dict
                    .items
                    .iter()
                    .all(|item| matches!(&item.key, Some(Expr::StringLiteral(_)) | None));
                let values = || dict.items.iter().filter(|item| item.key.is_some());
                if is_record && is_mixed(values().map(|item| &item.value)) {
                    self.loosen(values().map(|item| &item.value));
                }
            }
            Expr::List(list) if !self.declared && is_known_to_be_mixed(&list.elts) => {
                self.loosen(list.elts.iter());
            }
            _ => {}
        }
        walk_expr(self, expr);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str) -> String {
        Checked::new(code).text.replace(ANY, "A")
    }

    #[test]
    fn records_are_loosened() {
        assert_eq!(shown("x = {'a': 1, 'b': 's'}"), "x = {'a': A(1), 'b': A('s')}");
        assert_eq!(shown("x = {'a': 1, 'b': -2.5}"), "x = {'a': 1, 'b': -2.5}");
        assert_eq!(
            shown("y.append({'a': f(1), 'b': [1, 's']})"),
            "y.append({'a': A(f(1)), 'b': A([A(1), A('s')])})"
        );
        assert_eq!(shown("dict(a=1, b='s')"), "dict(a=A(1), b=A('s'))");
        assert_eq!(shown("{1: 's', 2: 3, **z}"), "{1: 's', 2: 3, **z}");
    }

    #[test]
    fn what_is_declared_stays() {
        for code in [
            "x: Point = {'a': 1, 'b': 's'}",
            "save({'a': 1, 'b': 's'})",
            "def f() -> Point:\n    return {'a': 1, 'b': 's'}",
        ] {
            assert_eq!(shown(code), code);
        }
        assert_eq!(shown("len({'a': 1, 'b': 's'})"), "len({'a': A(1), 'b': A('s')})");
        assert_eq!(
            shown("def f():\n    return {'a': 1, 'b': 's'}"),
            "def f():\n    return {'a': A(1), 'b': A('s')}"
        );
    }

    #[test]
    fn places_are_carried_back() {
        let code = "x = {'a': 1, 'b': {'c': 's', 'd': 2}}\nz\n";
        let checked = Checked::new(code);
        for part in ["'a'", "'b'", "'s'", "2", "z", "x"] {
            let at =
                |text: &str| TextSize::try_from(text.find(part).unwrap_or(0)).unwrap_or_default();
            let there = TextRange::at(at(&checked.text), TextSize::of(part));
            assert_eq!(checked.range(there), TextRange::at(at(code), TextSize::of(part)), "{part}");
        }
    }
}
