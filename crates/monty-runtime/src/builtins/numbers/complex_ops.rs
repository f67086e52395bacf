//! Operators of `complex` on pairs of floats.

use monty_code::BinOp;

use crate::error::{Raise, Result};
use crate::value::Value;
use crate::vm::Vm;

/// Real and imaginary part.
pub type Pair = (f64, f64);

/// Does `complex` know the operator?
pub fn knows(op: BinOp) -> bool {
    use BinOp::*;
    matches!(op, Add | Sub | Mul | TrueDiv | Pow)
}

/// `a op b` for an operator that complex numbers know.
pub fn binary(vm: &mut Vm, op: BinOp, a: Pair, b: Pair) -> Result<Value> {
    let (re, im) = match op {
        BinOp::Add => (a.0 + b.0, a.1 + b.1),
        BinOp::Sub => (a.0 - b.0, a.1 - b.1),
        BinOp::Mul => multiply(a, b),
        BinOp::TrueDiv => match divide(a, b) {
            Some(quotient) => quotient,
            None => return Err(vm.zero_division_error("complex division by zero")),
        },
        BinOp::Pow => return pow(vm, a, b),
        _ => return Err(Raise::Internal("an operator that complex numbers lack")),
    };
    vm.heap.new_complex(re, im)
}

pub fn multiply(a: Pair, b: Pair) -> Pair {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// Smith's method: both parts are divided by the larger part of the divisor first, so that no square
/// overflows. None for a divisor of zero.
pub fn divide(a: Pair, b: Pair) -> Option<Pair> {
    if b == (0.0, 0.0) {
        return None;
    }
    if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        Some(((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator))
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        Some(((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator))
    } else {
        Some((f64::NAN, f64::NAN))
    }
}

/// `a ** b`
pub fn pow(vm: &mut Vm, a: Pair, b: Pair) -> Result<Value> {
    let whole = b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0;
    let power = if whole { whole_power(a, b.0 as i32) } else { polar_power(a, b) };
    let Some((re, im)) = power else {
        return Err(vm.zero_division_error("0.0 to a negative or complex power"));
    };
    if re.is_infinite() || im.is_infinite() {
        return Err(vm.overflow_error("complex exponentiation"));
    }
    vm.heap.new_complex(re, im)
}

/// By repeated squaring.
fn whole_power(a: Pair, exponent: i32) -> Option<Pair> {
    let mut power = (1.0, 0.0);
    let mut square = a;
    let mut left = exponent.unsigned_abs();
    while left > 0 {
        if left & 1 == 1 {
            power = multiply(power, square);
        }
        left >>= 1;
        square = multiply(square, square);
    }
    if exponent > 0 { Some(power) } else { divide((1.0, 0.0), power) }
}

/// By logarithms.
fn polar_power(a: Pair, b: Pair) -> Option<Pair> {
    if b == (0.0, 0.0) {
        return Some((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        return if b.1 != 0.0 || b.0 < 0.0 { None } else { Some((0.0, 0.0)) };
    }
    let size = a.0.hypot(a.1);
    let angle = a.1.atan2(a.0);
    let mut length = size.powf(b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length *= (-angle * b.1).exp();
        phase += b.1 * size.ln();
    }
    Some((length * phase.cos(), length * phase.sin()))
}

/// `abs(a)`
pub fn absolute(vm: &mut Vm, (re, im): Pair) -> Result<f64> {
    let size = re.hypot(im);
    if size.is_infinite() && re.is_finite() && im.is_finite() {
        return Err(vm.overflow_error("absolute value too large"));
    }
    Ok(size)
}
