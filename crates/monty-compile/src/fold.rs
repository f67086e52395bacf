//! Constant folding: values of expressions that are known before the code runs. Results are bounded
//! in size; what would raise is left to raise.

use monty_code::Const;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::parse::ast;

/// Results of folding are not longer than this (bytes of text, items of a tuple).
const MAX_TEXT: usize = 4096;
const MAX_TUPLE: usize = 256;
/// Tuples in tuples: deeper ones are built when the code runs.
const MAX_NESTING: u32 = 16;
/// Bits of an integer that a product, power or shift may fold to.
const MAX_BITS: u64 = 1024;

/// The constant an expression is, if it is one.
pub(crate) fn fold(expr: &ast::Expr) -> Option<Const> {
    use ast::Expr;
    match expr {
        Expr::NumberLiteral(n) => Some(number(&n.value)),
        Expr::StringLiteral(s) => Some(Const::Str(s.value.to_str().into())),
        Expr::BytesLiteral(b) => Some(Const::Bytes(b.value.bytes().collect())),
        Expr::BooleanLiteral(b) => Some(Const::Bool(b.value)),
        Expr::NoneLiteral(_) => Some(Const::None),
        Expr::EllipsisLiteral(_) => Some(Const::Ellipsis),
        Expr::Name(n) if &*n.id == "__debug__" => Some(Const::Bool(true)),
        Expr::UnaryOp(u) => unary(u.op, &fold(&u.operand)?),
        Expr::BinOp(b) => fold_spine(b),
        Expr::Tuple(t) => {
            let items = fold_all(&t.elts)?;
            items.iter().all(|item| nests_within(item, MAX_NESTING)).then_some(Const::Tuple(items))
        }
        _ => None,
    }
}

fn nests_within(value: &Const, depth: u32) -> bool {
    match value {
        Const::Tuple(items) => depth > 0 && items.iter().all(|i| nests_within(i, depth - 1)),
        _ => true,
    }
}

/// Constants of all elements, if they are all constant.
pub(crate) fn fold_all(elts: &[ast::Expr]) -> Option<Box<[Const]>> {
    elts.iter().map(fold).collect()
}

/// Is the constant true?
pub(crate) fn truth(value: &Const) -> bool {
    match value {
        Const::None => false,
        Const::Ellipsis => true,
        Const::Bool(b) => *b,
        Const::Int(i) => *i != 0,
        Const::BigInt(_) => true,
        Const::Float(f) => f64::from_bits(*f) != 0.0,
        Const::Complex(r, i) => f64::from_bits(*r) != 0.0 || f64::from_bits(*i) != 0.0,
        Const::Str(s) => !s.is_empty(),
        Const::Bytes(b) => !b.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
    }
}

/// An integer constant in its smallest form.
fn int(value: BigInt) -> Const {
    match value.to_i64() {
        Some(small) => Const::Int(small),
        None => Const::BigInt(value),
    }
}

/// The value of a number literal.
pub(crate) fn number(value: &ast::Number) -> Const {
    match value {
        ast::Number::Int(i) => match i.as_i64() {
            Some(small) => Const::Int(small),
            None => int(parse_big(&i.to_string())),
        },
        ast::Number::Float(f) => Const::Float(f.to_bits()),
        ast::Number::Complex { real, imag } => Const::Complex(real.to_bits(), imag.to_bits()),
    }
}

/// A big literal as the parser keeps it: decimal digits, or digits with a radix prefix.
fn parse_big(text: &str) -> BigInt {
    let digits: String = text.chars().filter(|&c| c != '_').collect();
    let radix = match digits.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => 10,
    };
    let digits = if radix == 10 { &digits[..] } else { &digits[2..] };
    BigInt::parse_bytes(digits.as_bytes(), radix).unwrap_or_default()
}

fn fold_spine(outer: &ast::ExprBinOp) -> Option<Const> {
    let mut spine = vec![outer];
    while let ast::Expr::BinOp(inner) = &*spine[spine.len() - 1].left {
        spine.push(inner);
    }
    let mut value = fold(&spine[spine.len() - 1].left)?;
    for node in spine.into_iter().rev() {
        value = binary(node.op, &value, &fold(&node.right)?)?;
    }
    Some(value)
}

pub(crate) fn unary(op: ast::UnaryOp, value: &Const) -> Option<Const> {
    if op == ast::UnaryOp::Not {
        return Some(Const::Bool(!truth(value)));
    }
    if let Const::Float(bits) = value {
        let f = f64::from_bits(*bits);
        return match op {
            ast::UnaryOp::USub => Some(Const::Float((-f).to_bits())),
            ast::UnaryOp::UAdd => Some(Const::Float(*bits)),
            _ => None,
        };
    }
    if let Const::Complex(re, im) = value {
        let negate = |bits: u64| (-f64::from_bits(bits)).to_bits();
        return match op {
            ast::UnaryOp::USub => Some(Const::Complex(negate(*re), negate(*im))),
            ast::UnaryOp::UAdd => Some(value.clone()),
            _ => None,
        };
    }
    // `~True` warns when it runs.
    if matches!(value, Const::Bool(_)) && op == ast::UnaryOp::Invert {
        return None;
    }
    let i = as_big(value)?;
    match op {
        ast::UnaryOp::USub => Some(int(-i)),
        ast::UnaryOp::UAdd => Some(int(i)),
        ast::UnaryOp::Invert => Some(int(-i - 1)),
        ast::UnaryOp::Not => None,
    }
}

fn as_big(value: &Const) -> Option<BigInt> {
    match value {
        Const::Int(i) => Some(BigInt::from(*i)),
        Const::BigInt(i) => Some(i.clone()),
        Const::Bool(b) => Some(BigInt::from(*b as i64)),
        _ => None,
    }
}

fn as_float(value: &Const) -> Option<f64> {
    match value {
        Const::Float(bits) => Some(f64::from_bits(*bits)),
        // Exactly representable ones only.
        Const::Int(i) if i.unsigned_abs() <= 1 << 53 => Some(*i as f64),
        Const::Bool(b) => Some(*b as u8 as f64),
        _ => None,
    }
}

/// `a op b`, if it folds.
pub(crate) fn binary(op: ast::Operator, a: &Const, b: &Const) -> Option<Const> {
    match (a, b) {
        (Const::Int(x), Const::Int(y)) => small_ints(op, *x, *y),
        (Const::Complex(..), _) | (_, Const::Complex(..)) => complex(op, a, b),
        (Const::Float(_), _) | (_, Const::Float(_)) => floats(op, as_float(a)?, as_float(b)?),
        (Const::Str(x), Const::Str(y)) if op == ast::Operator::Add => {
            (x.len() + y.len() <= MAX_TEXT).then(|| Const::Str(format!("{x}{y}").into()))
        }
        (Const::Bytes(x), Const::Bytes(y)) if op == ast::Operator::Add => (x.len() + y.len()
            <= MAX_TEXT)
            .then(|| Const::Bytes(x.iter().chain(y).copied().collect())),
        (Const::Tuple(x), Const::Tuple(y)) if op == ast::Operator::Add => (x.len() + y.len()
            <= MAX_TUPLE)
            .then(|| Const::Tuple(x.iter().chain(y).cloned().collect())),
        (Const::Str(_) | Const::Bytes(_) | Const::Tuple(_), Const::Int(n)) => repeat(op, a, *n),
        (Const::Int(n), Const::Str(_) | Const::Bytes(_)) => repeat(op, b, *n),
        _ => big_ints(
            op,
            &as_big(a)?,
            &as_big(b)?,
            matches!((a, b), (Const::Bool(_), Const::Bool(_))),
        ),
    }
}

fn repeat(op: ast::Operator, value: &Const, n: i64) -> Option<Const> {
    if op != ast::Operator::Mult {
        return None;
    }
    let n = n.max(0) as usize;
    match value {
        Const::Str(s) => {
            (s.len().checked_mul(n)? <= MAX_TEXT / 4).then(|| Const::Str(s.repeat(n).into()))
        }
        Const::Bytes(s) => {
            (s.len().checked_mul(n)? <= MAX_TEXT / 4).then(|| Const::Bytes(s.repeat(n).into()))
        }
        Const::Tuple(s)
            if s.iter()
                .all(|c| !matches!(c, Const::Tuple(_) | Const::Str(_) | Const::Bytes(_))) =>
        {
            (s.len().checked_mul(n)? <= MAX_TUPLE / 4)
                .then(|| Const::Tuple(std::iter::repeat_n(s, n).flatten().cloned().collect()))
        }
        _ => None,
    }
}

fn small_ints(op: ast::Operator, x: i64, y: i64) -> Option<Const> {
    let fast = match op {
        ast::Operator::Add => x.checked_add(y),
        ast::Operator::Sub => x.checked_sub(y),
        ast::Operator::Mult => x.checked_mul(y),
        ast::Operator::BitAnd => Some(x & y),
        ast::Operator::BitOr => Some(x | y),
        ast::Operator::BitXor => Some(x ^ y),
        ast::Operator::Div => {
            return floats(op, as_float(&Const::Int(x))?, as_float(&Const::Int(y))?);
        }
        _ => None,
    };
    match fast {
        Some(value) => Some(Const::Int(value)),
        None => big_ints(op, &BigInt::from(x), &BigInt::from(y), false),
    }
}

fn big_ints(op: ast::Operator, x: &BigInt, y: &BigInt, bools: bool) -> Option<Const> {
    use ast::Operator::*;
    let value = match op {
        Add => x + y,
        Sub => x - y,
        Mult if x.bits() + y.bits() <= MAX_BITS => x * y,
        FloorDiv if !y.is_zero() => floor_div(x, y),
        Mod if !y.is_zero() => x - floor_div(x, y) * y,
        Pow => {
            let exponent = y.to_u32()?;
            if x.bits().saturating_mul(exponent.into()) > MAX_BITS {
                return None;
            }
            x.pow(exponent)
        }
        LShift => {
            let shift = y.to_u32()?;
            if x.bits().saturating_add(shift.into()) > MAX_BITS {
                return None;
            }
            x << shift
        }
        RShift => {
            let shift = y.to_u32()?;
            x >> shift
        }
        // Of two bools these give a bool.
        BitAnd | BitOr | BitXor if bools => return None,
        BitAnd => x & y,
        BitOr => x | y,
        BitXor => x ^ y,
        _ => return None,
    };
    (value.bits() <= 4096).then(|| int(value))
}

fn floor_div(x: &BigInt, y: &BigInt) -> BigInt {
    let quotient = x / y;
    let inexact = &quotient * y != *x;
    if inexact && x.is_negative() != y.is_negative() { quotient - 1 } else { quotient }
}

fn floats(op: ast::Operator, x: f64, y: f64) -> Option<Const> {
    let value = match op {
        ast::Operator::Add => x + y,
        ast::Operator::Sub => x - y,
        ast::Operator::Mult => x * y,
        ast::Operator::Div if y != 0.0 => x / y,
        _ => return None,
    };
    Some(Const::Float(value.to_bits()))
}

/// `1 + 2j` and the like.
fn complex(op: ast::Operator, a: &Const, b: &Const) -> Option<Const> {
    let parts = |c: &Const| match c {
        Const::Complex(re, im) => Some((f64::from_bits(*re), f64::from_bits(*im))),
        other => Some((as_float(other)?, 0.0)),
    };
    let ((ar, ai), (br, bi)) = (parts(a)?, parts(b)?);
    let (re, im) = match op {
        ast::Operator::Add => (ar + br, ai + bi),
        ast::Operator::Sub => (ar - br, ai - bi),
        _ => return None,
    };
    Some(Const::Complex(re.to_bits(), im.to_bits()))
}
