//! The operators of numbers of mixed kinds: which kind decides, conversions, comparison and hash.

use std::cmp::Ordering;

use monty_code::{BinOp, CmpOp, UnaryOp};
use monty_text::number::{
    Complex, compare_big_float, compare_small_float, hash_big, hash_complex, hash_float,
};

use super::number::{Number, big_int, int_to_float, number, plain_int};
use super::{complex_ops, float_ops, int_ops};
use crate::compare::holds;
use crate::error::Result;
use crate::hash::hash_i64;
use crate::heap::Heap;
use crate::value::Value;
use crate::vm::Vm;

/// `a op b`; None if not both are numbers or they do not know the operator.
pub fn binary(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Option<Value>> {
    let (Some(x), Some(y)) = (number(&vm.heap, a), number(&vm.heap, b)) else { return Ok(None) };
    match (x, y) {
        (Number::Int, Number::Int) => int_ops::binary(vm, op, a, b),
        (Number::Complex(..), _) | (_, Number::Complex(..)) => {
            if !complex_ops::knows(op) {
                return Ok(None);
            }
            let (x, y) = (to_pair(vm, a, x)?, to_pair(vm, b, y)?);
            complex_ops::binary(vm, op, x, y).map(Some)
        }
        _ if float_ops::knows(op) => {
            let (x, y) = (to_float(vm, a, x)?, to_float(vm, b, y)?);
            float_ops::binary(vm, op, x, y).map(Some)
        }
        _ => Ok(None),
    }
}

/// `divmod(a, b)`; None if not both are real numbers.
pub fn divmod(vm: &mut Vm, a: Value, b: Value) -> Result<Option<Value>> {
    let (Some(x), Some(y)) = (number(&vm.heap, a), number(&vm.heap, b)) else { return Ok(None) };
    match (x, y) {
        (Number::Int, Number::Int) => int_ops::divmod(vm, a, b).map(Some),
        (Number::Complex(..), _) | (_, Number::Complex(..)) => Ok(None),
        _ => {
            let (x, y) = (to_float(vm, a, x)?, to_float(vm, b, y)?);
            float_ops::divmod(vm, x, y).map(Some)
        }
    }
}

/// A number that is not complex as a float.
fn to_float(vm: &mut Vm, v: Value, n: Number) -> Result<f64> {
    match n {
        Number::Float(f) => Ok(f),
        _ => int_to_float(vm, v),
    }
}

fn to_pair(vm: &mut Vm, v: Value, n: Number) -> Result<Complex> {
    match n {
        Number::Complex(re, im) => Ok((re, im)),
        _ => Ok((to_float(vm, v, n)?, 0.0)),
    }
}

/// `op v`; None if it is no number or does not know the operator.
pub fn unary(vm: &mut Vm, op: UnaryOp, v: Value) -> Result<Option<Value>> {
    let Some(n) = number(&vm.heap, v) else { return Ok(None) };
    Ok(Some(match (op, n) {
        (UnaryOp::Pos, Number::Int) => plain_int(v),
        (UnaryOp::Pos, _) => v,
        (UnaryOp::Neg, Number::Int) => int_ops::negate(vm, v)?,
        (UnaryOp::Neg, Number::Float(f)) => Value::float(-f),
        (UnaryOp::Neg, Number::Complex(re, im)) => vm.heap.new_complex(-re, -im)?,
        (UnaryOp::Invert, Number::Int) => int_ops::invert(vm, v)?,
        _ => return Ok(None),
    }))
}

/// `abs(v)`; None if it is no number.
pub fn absolute(vm: &mut Vm, v: Value) -> Result<Option<Value>> {
    let Some(n) = number(&vm.heap, v) else { return Ok(None) };
    Ok(Some(match n {
        Number::Int => int_ops::absolute(vm, v)?,
        Number::Float(f) => Value::float(f.abs()),
        Number::Complex(re, im) => Value::float(complex_ops::absolute(vm, (re, im))?),
    }))
}

/// Is the number different from zero? None if it is no number.
pub fn truth(heap: &Heap, v: Value) -> Option<bool> {
    Some(match number(heap, v)? {
        Number::Int => v.as_int() != Some(0),
        Number::Float(f) => f != 0.0,
        Number::Complex(re, im) => re != 0.0 || im != 0.0,
    })
}

/// `a op b` for comparisons; None if not both are numbers, or complex numbers are to be ordered.
pub fn compare(heap: &mut Heap, op: CmpOp, a: Value, b: Value) -> Result<Option<bool>> {
    if let (Value::BigInt(x), Value::BigInt(y)) = (a, b) {
        let bits = heap.bigint(x).bits().min(heap.bigint(y).bits());
        heap.burn(bits as usize / 64)?;
    }
    Ok(compare_numbers(heap, op, a, b))
}

fn compare_numbers(heap: &Heap, op: CmpOp, a: Value, b: Value) -> Option<bool> {
    let (x, y) = (number(heap, a)?, number(heap, b)?);
    if let (Number::Complex(..), _) | (_, Number::Complex(..)) = (x, y) {
        let equal = part_equal(heap, a, x, b, y);
        return match op {
            CmpOp::Eq => Some(equal),
            CmpOp::Ne => Some(!equal),
            _ => None,
        };
    }
    // Nothing but `!=` is true of a nan.
    Some(order(heap, a, x, b, y).map_or(op == CmpOp::Ne, |order| holds(op, order)))
}

/// The order of two real numbers, exactly; None if one is nan.
fn order(heap: &Heap, a: Value, x: Number, b: Value, y: Number) -> Option<Ordering> {
    match (x, y) {
        (Number::Float(x), Number::Float(y)) => x.partial_cmp(&y),
        (Number::Float(x), _) => compare_int_float(heap, b, x).map(Ordering::reverse),
        (_, Number::Float(y)) => compare_int_float(heap, a, y),
        _ => Some(match (a.as_int(), b.as_int()) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => big_int(&heap.arenas.bigints, a).cmp(&big_int(&heap.arenas.bigints, b)),
        }),
    }
}

fn compare_int_float(heap: &Heap, i: Value, f: f64) -> Option<Ordering> {
    match i {
        Value::BigInt(h) => compare_big_float(heap.bigint(h), f),
        _ => compare_small_float(i.as_int().unwrap_or(0), f),
    }
}

/// Are two numbers equal, of which one at least is complex?
fn part_equal(heap: &Heap, a: Value, x: Number, b: Value, y: Number) -> bool {
    match (x, y) {
        (Number::Complex(a, b), Number::Complex(c, d)) => a == c && b == d,
        (Number::Complex(re, im), _) => im == 0.0 && real_equal(heap, re, b, y),
        (_, Number::Complex(re, im)) => im == 0.0 && real_equal(heap, re, a, x),
        _ => false,
    }
}

fn real_equal(heap: &Heap, re: f64, v: Value, n: Number) -> bool {
    match n {
        Number::Float(f) => f == re,
        _ => compare_int_float(heap, v, re) == Some(Ordering::Equal),
    }
}

/// Hash of a number, as CPython's; None if it is no number.
pub fn hash(heap: &Heap, v: Value) -> Option<u64> {
    Some(match v {
        Value::Int(i) => hash_i64(i),
        Value::True => 1,
        Value::False => 0,
        Value::BigInt(h) => hash_big(heap.bigint(h)) as u64,
        Value::Float(f) => hash_float(f.get()) as u64,
        Value::Complex(h) => {
            let (re, im) = heap.complex(h);
            hash_complex(re, im) as u64
        }
        _ => return None,
    })
}
