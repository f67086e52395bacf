//! Operators of `complex`: the algorithms are `monty_text`'s, the errors are made here.

use monty_code::BinOp;
use monty_text::number::{
    Complex, ComplexPowError, complex_abs, complex_div, complex_mul, complex_pow,
};

use crate::error::{Raise, Result};
use crate::value::Value;
use crate::vm::Vm;

/// Does `complex` know the operator?
pub fn knows(op: BinOp) -> bool {
    use BinOp::*;
    matches!(op, Add | Sub | Mul | TrueDiv | Pow)
}

/// `a op b` for an operator that complex numbers know.
pub fn binary(vm: &mut Vm, op: BinOp, a: Complex, b: Complex) -> Result<Value> {
    let (re, im) = match op {
        BinOp::Add => (a.0 + b.0, a.1 + b.1),
        BinOp::Sub => (a.0 - b.0, a.1 - b.1),
        BinOp::Mul => complex_mul(a, b),
        BinOp::TrueDiv => match complex_div(a, b) {
            Some(quotient) => quotient,
            None => return Err(vm.zero_division_error("complex division by zero")),
        },
        BinOp::Pow => match complex_pow(a, b) {
            Ok(power) => power,
            Err(ComplexPowError::ZeroDivision) => {
                return Err(vm.zero_division_error("0.0 to a negative or complex power"));
            }
            Err(ComplexPowError::Overflow) => {
                return Err(vm.overflow_error("complex exponentiation"));
            }
        },
        _ => return Err(Raise::Internal("an operator that complex numbers lack")),
    };
    vm.heap.new_complex(re, im)
}

/// `abs(a)`
pub fn absolute(vm: &mut Vm, a: Complex) -> Result<f64> {
    complex_abs(a).ok_or_else(|| vm.overflow_error("absolute value too large"))
}
