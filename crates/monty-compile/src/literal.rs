//! Literals that are to be evaluated without being run: a text's tree as the steps that make its
//! value, and what in it is no literal. Knows no heap.

use monty_code::{Const, LiteralOp};

use crate::Kind;
use crate::error::{Outcome, SyntaxError};
use crate::fold;
use crate::parse::{self, Ranged, ast};
use crate::symbols::check_number_size;

/// The steps that make the value a text stands for; the last one tells what is malformed, if
/// anything is.
pub fn literal(source: &str) -> Result<Vec<LiteralOp>, SyntaxError> {
    let read = || -> Outcome<Vec<LiteralOp>> {
        let ast::Mod::Expression(tree) = parse::parse(source, Kind::Eval)? else {
            return Ok(Vec::new());
        };
        let mut steps = Steps { source, ops: Vec::new() };
        steps.convert(&tree.body)?;
        Ok(steps.ops)
    };
    read().map_err(|fault| fault.locate(source))
}

struct Steps<'a> {
    source: &'a str,
    ops: Vec<LiteralOp>,
}

/// Whether there is more to come: nothing after what is malformed.
type More = Outcome<bool>;

impl Steps<'_> {
    fn push(&mut self, op: LiteralOp) -> More {
        self.ops.push(op);
        Ok(true)
    }

    fn malformed(&mut self, expr: &ast::Expr) -> More {
        let before = &self.source.as_bytes()[..usize::from(expr.range().start())];
        let line = 1 + before.iter().filter(|&&b| b == b'\n').count() as u32;
        self.ops.push(LiteralOp::Malformed(Some((node(expr), line))));
        Ok(false)
    }

    fn all(&mut self, items: &[ast::Expr], then: impl Fn(u32) -> LiteralOp) -> More {
        for item in items {
            if !self.convert(item)? {
                return Ok(false);
            }
        }
        self.push(then(items.len() as u32))
    }

    /// The nesting of the tree was bounded before it was parsed.
    fn convert(&mut self, expr: &ast::Expr) -> More {
        use ast::Expr;
        match expr {
            Expr::Tuple(e) => self.all(&e.elts, LiteralOp::Tuple),
            Expr::List(e) => self.all(&e.elts, LiteralOp::List),
            Expr::Set(e) => {
                self.ops.push(LiteralOp::Set);
                for item in &e.elts {
                    if !self.convert(item)? {
                        return Ok(false);
                    }
                    self.ops.push(LiteralOp::SetAdd);
                }
                Ok(true)
            }
            Expr::Dict(e) => self.dict(e),
            Expr::Call(e)
                if e.arguments.is_empty()
                    && matches!(&*e.func, Expr::Name(name) if &*name.id == "set") =>
            {
                self.push(LiteralOp::Set)
            }
            Expr::BinOp(e) if matches!(e.op, ast::Operator::Add | ast::Operator::Sub) => {
                self.complex(e, expr)
            }
            _ => match self.signed(expr)? {
                Some(value) => self.push(LiteralOp::Const(value)),
                None => match constant(expr)? {
                    Some(value) => self.push(LiteralOp::Const(value)),
                    None => self.unary_fault(expr),
                },
            },
        }
    }

    fn dict(&mut self, e: &ast::ExprDict) -> More {
        self.ops.push(LiteralOp::Dict);
        for item in &e.items {
            let Some(key) = &item.key else {
                self.ops.push(LiteralOp::Malformed(None));
                return Ok(false);
            };
            if !self.convert(key)? || !self.convert(&item.value)? {
                return Ok(false);
            }
            self.ops.push(LiteralOp::DictAdd);
        }
        Ok(true)
    }

    /// A real number plus or minus an imaginary one.
    fn complex(&mut self, e: &ast::ExprBinOp, whole: &ast::Expr) -> More {
        let Some(left) = self.signed(&e.left)? else { return self.unary_fault(&e.left) };
        let Some(right) = number(&e.right)? else { return self.malformed(&e.right) };
        let real = match left {
            Const::Complex(..) => None,
            left => Some(left),
        };
        match (real, right) {
            (Some(real), Const::Complex(re, im)) => {
                match fold::binary(e.op, &real, &Const::Complex(re, im)) {
                    Some(value) => self.push(LiteralOp::Const(value)),
                    None => self.malformed(whole),
                }
            }
            _ => self.malformed(whole),
        }
    }

    /// A number with or without a sign.
    fn signed(&self, expr: &ast::Expr) -> Outcome<Option<Const>> {
        match expr {
            ast::Expr::UnaryOp(e) if matches!(e.op, ast::UnaryOp::UAdd | ast::UnaryOp::USub) => {
                Ok(number(&e.operand)?.and_then(|value| fold::unary(e.op, &value)))
            }
            _ => number(expr),
        }
    }

    /// What stands behind a sign is told rather than the sign.
    fn unary_fault(&mut self, expr: &ast::Expr) -> More {
        match expr {
            ast::Expr::UnaryOp(e) if matches!(e.op, ast::UnaryOp::UAdd | ast::UnaryOp::USub) => {
                self.malformed(&e.operand)
            }
            _ => self.malformed(expr),
        }
    }
}

fn number(expr: &ast::Expr) -> Outcome<Option<Const>> {
    let ast::Expr::NumberLiteral(e) = expr else { return Ok(None) };
    check_number_size(e)?;
    Ok(Some(fold::number(&e.value)))
}

fn constant(expr: &ast::Expr) -> Outcome<Option<Const>> {
    use ast::Expr;
    match expr {
        Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_) => Ok(fold::fold(expr)),
        _ => number(expr),
    }
}

/// The name of a node in Python's `ast`.
fn node(expr: &ast::Expr) -> &'static str {
    use ast::Expr;
    match expr {
        Expr::BoolOp(_) => "BoolOp",
        Expr::Named(_) => "NamedExpr",
        Expr::BinOp(_) => "BinOp",
        Expr::UnaryOp(_) => "UnaryOp",
        Expr::Lambda(_) => "Lambda",
        Expr::If(_) => "IfExp",
        Expr::Dict(_) => "Dict",
        Expr::Set(_) => "Set",
        Expr::ListComp(_) => "ListComp",
        Expr::SetComp(_) => "SetComp",
        Expr::DictComp(_) => "DictComp",
        Expr::Generator(_) => "GeneratorExp",
        Expr::Await(_) => "Await",
        Expr::Yield(_) => "Yield",
        Expr::YieldFrom(_) => "YieldFrom",
        Expr::Compare(_) => "Compare",
        Expr::Call(_) => "Call",
        Expr::FString(_) => "JoinedStr",
        Expr::Attribute(_) => "Attribute",
        Expr::Subscript(_) => "Subscript",
        Expr::Starred(_) => "Starred",
        Expr::Name(_) => "Name",
        Expr::List(_) => "List",
        Expr::Tuple(_) => "Tuple",
        Expr::Slice(_) => "Slice",
        _ => "Constant",
    }
}
