//! Operators of `float` and what of C's and Python's rules they follow.

use monty_code::BinOp;

use super::complex_ops;
use super::number::float_to_int;
use crate::error::{Raise, Result};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

/// Does `float` know the operator?
pub fn knows(op: BinOp) -> bool {
    use BinOp::*;
    matches!(op, Add | Sub | Mul | TrueDiv | FloorDiv | Mod | Pow)
}

/// `x op y` for an operator that floats know.
pub fn binary(vm: &mut Vm, op: BinOp, x: f64, y: f64) -> Result<Value> {
    let result = match op {
        BinOp::Add => x + y,
        BinOp::Sub => x - y,
        BinOp::Mul => x * y,
        BinOp::TrueDiv if y == 0.0 => return Err(vm.zero_division_error("float division by zero")),
        BinOp::TrueDiv => x / y,
        BinOp::FloorDiv if y == 0.0 => return Err(vm.zero_division_error("float floor division by zero")),
        BinOp::FloorDiv => floor_divide(x, y).0,
        BinOp::Mod if y == 0.0 => return Err(vm.zero_division_error("float modulo by zero")),
        BinOp::Mod => floor_divide(x, y).1,
        BinOp::Pow => return pow(vm, x, y),
        _ => return Err(Raise::Internal("an operator that floats lack")),
    };
    Ok(Value::float(result))
}

/// `divmod(x, y)` as a tuple.
pub fn divmod(vm: &mut Vm, x: f64, y: f64) -> Result<Value> {
    if y == 0.0 {
        return Err(vm.zero_division_error("float divmod()"));
    }
    let (quotient, rest) = floor_divide(x, y);
    vm.heap.new_tuple(&[Value::float(quotient), Value::float(rest)])
}

/// `x // y, x % y`: the remainder is exact and has the sign of `y`, zeros included; the quotient is
/// the whole number next to what the remainder leaves.
fn floor_divide(x: f64, y: f64) -> (f64, f64) {
    let mut rest = x % y;
    let mut quotient = (x - rest) / y;
    if rest == 0.0 {
        rest = 0f64.copysign(y);
    } else if (rest < 0.0) != (y < 0.0) {
        rest += y;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0f64.copysign(x / y), rest);
    }
    let whole = quotient.floor();
    (if quotient - whole > 0.5 { whole + 1.0 } else { whole }, rest)
}

/// `x ** y`; a complex number for a negative base and an exponent that is not whole.
pub fn pow(vm: &mut Vm, x: f64, y: f64) -> Result<Value> {
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(vm.zero_division_error("0.0 cannot be raised to a negative power"));
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y != y.trunc() {
        return complex_ops::pow(vm, (x, 0.0), (y, 0.0));
    }
    let power = x.powf(y);
    if power.is_infinite() && x.is_finite() && y.is_finite() {
        let text = vm.heap.new_str("Numerical result out of range")?;
        return Err(vm.raise_args(t::OVERFLOW_ERROR, &[Value::Int(34), text]));
    }
    Ok(Value::float(power))
}

/// The whole number next to a float, the even one of two, as an int.
pub fn round_to_int(vm: &mut Vm, x: f64) -> Result<Value> {
    float_to_int(vm, x.round_ties_even())
}

/// `round(x, places)`
pub fn round_to(vm: &mut Vm, x: f64, places: i64) -> Result<Value> {
    let places = places.clamp(-1000, 1000) as i32;
    let rounded = monty_text::float_repr::round_half_even_digits(x, places);
    if rounded.is_infinite() && x.is_finite() {
        return Err(vm.overflow_error("rounded value too large to represent"));
    }
    Ok(Value::float(rounded))
}
