//! Operators of `float`: the algorithms are `monty_text`'s, the errors are made here.

use monty_code::BinOp;
use monty_text::number::{Power, float_divmod, float_floor_div, float_mod, float_pow};

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
    let quotient = |vm: &mut Vm, result: Option<f64>, message: &str| match result {
        Some(f) => Ok(Value::float(f)),
        None => Err(vm.zero_division_error(message)),
    };
    match op {
        BinOp::Add => Ok(Value::float(x + y)),
        BinOp::Sub => Ok(Value::float(x - y)),
        BinOp::Mul => Ok(Value::float(x * y)),
        BinOp::TrueDiv => quotient(vm, (y != 0.0).then(|| x / y), "float division by zero"),
        BinOp::FloorDiv => quotient(vm, float_floor_div(x, y), "float floor division by zero"),
        BinOp::Mod => quotient(vm, float_mod(x, y), "float modulo by zero"),
        BinOp::Pow => pow(vm, x, y),
        _ => Err(Raise::Internal("an operator that floats lack")),
    }
}

/// `divmod(x, y)` as a tuple.
pub fn divmod(vm: &mut Vm, x: f64, y: f64) -> Result<Value> {
    match float_divmod(x, y) {
        Some((quotient, rest)) => vm.heap.new_tuple(&[Value::float(quotient), Value::float(rest)]),
        None => Err(vm.zero_division_error("float divmod()")),
    }
}

/// `x ** y`; a complex number for a negative base and an exponent that is not whole.
pub fn pow(vm: &mut Vm, x: f64, y: f64) -> Result<Value> {
    match float_pow(x, y) {
        Power::Float(f) => Ok(Value::float(f)),
        Power::Complex(re, im) => vm.heap.new_complex(re, im),
        Power::ComplexOverflow => Err(vm.overflow_error("complex exponentiation")),
        Power::ZeroDivision => {
            Err(vm.zero_division_error("0.0 cannot be raised to a negative power"))
        }
        Power::Overflow => {
            let text = vm.heap.new_str("Numerical result out of range")?;
            Err(vm.raise_args(t::OVERFLOW_ERROR, &[Value::Int(34), text]))
        }
    }
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
