//! What is allowed but surely meant otherwise: CPython's `SyntaxWarning`s.

use super::collect::Collector;
use crate::parse::{Ranged, TextRange, ast};

/// Of the message on a display that is called, subscripted or subscripts.
const COMMA: &str = "perhaps you missed a comma?";

impl Collector<'_> {
    fn warn(&mut self, range: TextRange, message: String) {
        self.warnings[1].push((range.start().into(), message));
    }

    /// Offsets become lines; the same warning on the same line is given once.
    pub fn note_warnings(&mut self) {
        let [literals, expressions] = std::mem::take(&mut self.warnings);
        for (offset, message) in literals.into_iter().chain(expressions) {
            let offset = offset as usize;
            let start = crate::error::line_start(self.source, offset);
            let line = 1 + crate::error::count_lines(&self.source[..start]);
            let column = 1 + self.source[start..offset].chars().count() as u32;
            if !self.table.warnings.iter().any(|(at, _, said)| *at == line && **said == *message) {
                self.table.warnings.push((line, column, message.into_boxed_str()));
            }
        }
    }

    /// `assert (condition, "message")`
    pub fn warn_assert(&mut self, test: &ast::Expr) {
        if let ast::Expr::Tuple(t) = test
            && !t.elts.is_empty()
        {
            let message = "assertion is always true, perhaps remove parentheses?";
            self.warn(t.range, message.to_owned());
        }
    }

    /// `x is 1`
    pub fn warn_is(&mut self, e: &ast::ExprCompare) {
        let mut left = &*e.left;
        for (op, right) in e.ops.iter().zip(&e.comparators) {
            let (is, equals) = match op {
                ast::CmpOp::Is => ("is", "=="),
                ast::CmpOp::IsNot => ("is not", "!="),
                _ => {
                    left = right;
                    continue;
                }
            };
            if let Some(of) = [left, right].into_iter().find_map(literal) {
                let message = format!("\"{is}\" with '{of}' literal. Did you mean \"{equals}\"?");
                self.warn(e.range, message);
            }
            left = right;
        }
    }

    /// `[1, 2] (3, 4)`
    pub fn warn_call(&mut self, func: &ast::Expr) {
        if let Some(of) = display(func).filter(|&of| of != "function") {
            self.warn(func.range(), format!("'{of}' object is not callable; {COMMA}"));
        }
    }

    /// `[[1, 2] [3, 4]]` and `{1} [0]`
    pub fn warn_subscript(&mut self, e: &ast::ExprSubscript) {
        let Some(of) = display(&e.value) else { return };
        match of {
            "str" | "bytes" | "tuple" | "list" => {
                let index = match &*e.slice {
                    ast::Expr::Slice(_) => return,
                    other => display(other),
                };
                if let Some(index) = index.filter(|&index| !matches!(index, "int" | "bool")) {
                    let message =
                        format!("{of} indices must be integers or slices, not {index}; {COMMA}");
                    self.warn(e.range, message);
                }
            }
            "dict" | "bool" => {}
            _ => self.warn(e.value.range(), format!("'{of}' object is not subscriptable; {COMMA}")),
        }
    }

    /// Backslashes that begin no escape sequence, in the literal text at `range`.
    pub fn warn_escapes(&mut self, range: TextRange, token: TextRange, bytes: bool) {
        let text = &self.source[range];
        if !text.contains('\\') {
            return;
        }
        let prefix = text.find(['"', '\'']).unwrap_or(0);
        let prefixed = text[..prefix].chars().all(|c| c.is_ascii_alphabetic());
        if prefixed && text[..prefix].contains(['r', 'R']) {
            return;
        }
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if c != '\\' {
                continue;
            }
            // Where the text of an f-string ends, a brace follows.
            let escaped = chars.next().unwrap_or('{');
            let message = match escaped {
                '0'..='7' => {
                    let mut octal = escaped.to_string();
                    while octal.len() < 3
                        && let Some(digit) = chars.next_if(|c| ('0'..='7').contains(c))
                    {
                        octal.push(digit);
                    }
                    if octal.len() < 3 || escaped < '4' {
                        continue;
                    }
                    format!("invalid octal escape sequence '\\{octal}'")
                }
                'N' | 'u' | 'U' if !bytes => continue,
                '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => {
                    continue;
                }
                other => format!("invalid escape sequence '\\{other}'"),
            };
            // One of each literal is enough, as CPython's parser stops at the first.
            self.warnings[0].push((token.start().into(), message));
            break;
        }
    }
}

/// The type of a constant that `is` compares by accident.
fn literal(e: &ast::Expr) -> Option<&'static str> {
    use ast::Expr;
    match e {
        Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_) => None,
        Expr::Name(_) => None,
        other => crate::fold::fold(other).and_then(|_| display(other)).or_else(|| negative(other)),
    }
}

/// `-1`
fn negative(e: &ast::Expr) -> Option<&'static str> {
    match e {
        ast::Expr::UnaryOp(u) if crate::fold::fold(e).is_some() => display(&u.operand),
        _ => None,
    }
}

/// The type of a value that is written out.
fn display(e: &ast::Expr) -> Option<&'static str> {
    use ast::Expr;
    Some(match e {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::StringLiteral(_) | Expr::FString(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NumberLiteral(n) => match n.value {
            ast::Number::Int(_) => "int",
            ast::Number::Float(_) => "float",
            ast::Number::Complex { .. } => "complex",
        },
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        _ => return None,
    })
}
