//! Operators of `int` on payloads of either size: sums, products, quotients, bits and shifts.
//! Powers are in `int_power.rs`.

use std::cmp::Ordering;

use monty_code::BinOp;
use monty_text::number::{
    Quotient, floor_div_small, floor_mod_small, shift_left_small, shift_right, shift_right_small,
    true_divide, true_divide_small,
};
use num_bigint::{BigInt, BigUint};
use num_traits::ToPrimitive;

use super::number::{big_int, bits, is_negative, is_zero, make_int, plain_int, with_ints, within};
use super::{big, int_power};
use crate::error::Result;
use crate::value::Value;
use crate::vm::Vm;

/// `a op b`; None for the one operator that ints lack.
pub fn binary(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Option<Value>> {
    Ok(Some(match op {
        BinOp::Add => add(vm, a, b)?,
        BinOp::Sub => sub(vm, a, b)?,
        BinOp::Mul => mul(vm, a, b)?,
        BinOp::TrueDiv => true_div(vm, a, b)?,
        BinOp::FloorDiv => {
            refuse_zero(vm, b, "integer division or modulo by zero")?;
            floor_div(vm, a, b)?
        }
        BinOp::Mod => {
            refuse_zero(vm, b, "integer modulo by zero")?;
            modulo(vm, a, b)?
        }
        BinOp::Pow => int_power::pow(vm, a, b)?,
        BinOp::LShift => left_shift(vm, a, b)?,
        BinOp::RShift => right_shift(vm, a, b)?,
        BinOp::And | BinOp::Or | BinOp::Xor => bitwise(vm, op, a, b)?,
        BinOp::MatMul => return Ok(None),
    }))
}

/// Both as 64-bit ints, if they are.
#[inline]
fn small(a: Value, b: Value) -> Option<(i64, i64)> {
    Some((a.as_int()?, b.as_int()?))
}

pub fn add(vm: &mut Vm, a: Value, b: Value) -> Result<Value> {
    if let Some(sum) = small(a, b).and_then(|(a, b)| a.checked_add(b)) {
        return Ok(Value::Int(sum));
    }
    let room = bits(&vm.heap, a).max(bits(&vm.heap, b)) + 1;
    make_int(vm, room, a, b, |_, a, b| Ok(a + b))
}

pub fn sub(vm: &mut Vm, a: Value, b: Value) -> Result<Value> {
    if let Some(difference) = small(a, b).and_then(|(a, b)| a.checked_sub(b)) {
        return Ok(Value::Int(difference));
    }
    let room = bits(&vm.heap, a).max(bits(&vm.heap, b)) + 1;
    make_int(vm, room, a, b, |_, a, b| Ok(a - b))
}

pub fn mul(vm: &mut Vm, a: Value, b: Value) -> Result<Value> {
    if let Some(product) = small(a, b).and_then(|(a, b)| a.checked_mul(b)) {
        return Ok(Value::Int(product));
    }
    let room = bits(&vm.heap, a) + bits(&vm.heap, b);
    make_int(vm, room, a, b, |budget, a, b| {
        Ok(BigInt::from_biguint(
            a.sign() * b.sign(),
            big::mul(budget, a.magnitude(), b.magnitude())?,
        ))
    })
}

pub fn true_div(vm: &mut Vm, a: Value, b: Value) -> Result<Value> {
    refuse_zero(vm, b, "division by zero")?;
    if let Some((a, b)) = small(a, b) {
        return Ok(Value::float(true_divide_small(a, b)));
    }
    let room = bits(&vm.heap, a) + bits(&vm.heap, b) + 128;
    vm.heap.burn(room as usize / 16)?;
    match within(vm, 5 * room, |vm| with_ints(vm, a, b, |_, a, b| Ok(true_divide(a, b))))? {
        Quotient::Value(f) => Ok(Value::float(f)),
        Quotient::ZeroDivision => Err(vm.zero_division_error("division by zero")),
        Quotient::TooLarge => {
            Err(vm.overflow_error("integer division result too large for a float"))
        }
    }
}

fn refuse_zero(vm: &mut Vm, divisor: Value, message: &str) -> Result<()> {
    if is_zero(divisor) { Err(vm.zero_division_error(message)) } else { Ok(()) }
}

/// `a // b`; `b` is not zero.
pub fn floor_div(vm: &mut Vm, a: Value, b: Value) -> Result<Value> {
    if let Some(quotient) = small(a, b).and_then(|(a, b)| floor_div_small(a, b)) {
        return Ok(Value::Int(quotient));
    }
    let room = bits(&vm.heap, a) + bits(&vm.heap, b);
    make_int(vm, room, a, b, |budget, a, b| Ok(big::floor_div_rem(budget, a, b)?.0))
}

/// `a % b`; `b` is not zero.
pub fn modulo(vm: &mut Vm, a: Value, b: Value) -> Result<Value> {
    if let Some((a, b)) = small(a, b) {
        return Ok(Value::Int(floor_mod_small(a, b)));
    }
    let room = bits(&vm.heap, a) + bits(&vm.heap, b);
    make_int(vm, room, a, b, |budget, a, b| Ok(big::floor_div_rem(budget, a, b)?.1))
}

/// `divmod(a, b)` as a tuple.
pub fn divmod(vm: &mut Vm, a: Value, b: Value) -> Result<Value> {
    let (quotient, rest) = div_mod(vm, a, b)?;
    vm.heap.new_tuple(&[quotient, rest])
}

/// `a // b` and `a % b`.
pub fn div_mod(vm: &mut Vm, a: Value, b: Value) -> Result<(Value, Value)> {
    refuse_zero(vm, b, "integer division or modulo by zero")?;
    if small(a, b).is_some() {
        return Ok((floor_div(vm, a, b)?, modulo(vm, a, b)?));
    }
    let room = bits(&vm.heap, a) + bits(&vm.heap, b);
    let (quotient, rest) = within(vm, room, |vm| with_ints(vm, a, b, big::floor_div_rem))?;
    Ok((vm.heap.new_int(quotient)?, vm.heap.new_int(rest)?))
}

/// The order of two ints.
pub fn order(vm: &mut Vm, a: Value, b: Value) -> Result<Ordering> {
    if let Some((a, b)) = small(a, b) {
        return Ok(a.cmp(&b));
    }
    vm.heap.burn(bits(&vm.heap, a).min(bits(&vm.heap, b)) as usize / 64)?;
    let ints = &vm.heap.arenas.bigints;
    Ok(big_int(ints, a).cmp(&big_int(ints, b)))
}

fn left_shift(vm: &mut Vm, a: Value, count: Value) -> Result<Value> {
    if is_negative(&vm.heap, count) {
        return Err(vm.value_error("negative shift count"));
    }
    if is_zero(a) {
        return Ok(Value::Int(0));
    }
    let n = match count {
        Value::BigInt(h) => vm.heap.bigint(h).to_u128().unwrap_or(u128::MAX),
        small => small.as_int().unwrap_or_default() as u128,
    };
    let digits = u128::from(bits(&vm.heap, a).div_ceil(30)) + n.div_ceil(30);
    if digits > MOST_DIGITS {
        return Err(vm.overflow_error("too many digits in integer"));
    }
    // No memory holds as many bits as that.
    let n = u64::try_from(n).unwrap_or(u64::MAX);
    if let Some(shifted) = a.as_int().and_then(|a| shift_left_small(a, n)) {
        return Ok(Value::Int(shifted));
    }
    let room = bits(&vm.heap, a).saturating_add(n);
    make_int(vm, room, a, count, |_, a, _| Ok(a << n))
}

/// Digits of 30 bits that an int may have in CPython, whatever memory there is.
const MOST_DIGITS: u128 = 2_305_843_009_213_693_945;

fn right_shift(vm: &mut Vm, a: Value, count: Value) -> Result<Value> {
    if is_negative(&vm.heap, count) {
        return Err(vm.value_error("negative shift count"));
    }
    let n = count.as_int().map_or(u64::MAX, |n| n as u64);
    match a.as_int() {
        Some(a) => Ok(Value::Int(shift_right_small(a, n))),
        None => {
            let room = bits(&vm.heap, a).saturating_sub(n) + 1;
            make_int(vm, room, a, a, |_, a, _| Ok(shift_right(a, n)))
        }
    }
}

fn bitwise(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Value> {
    if let Some((x, y)) = small(a, b) {
        let both_bools = !matches!(a, Value::Int(_)) && !matches!(b, Value::Int(_));
        let result = match op {
            BinOp::And => x & y,
            BinOp::Or => x | y,
            _ => x ^ y,
        };
        return Ok(if both_bools { Value::bool(result != 0) } else { Value::Int(result) });
    }
    let room = bits(&vm.heap, a).max(bits(&vm.heap, b)) + 1;
    make_int(vm, room, a, b, |_, a, b| {
        Ok(match op {
            BinOp::And => a & b,
            BinOp::Or => a | b,
            _ => a ^ b,
        })
    })
}

/// `-a`
pub fn negate(vm: &mut Vm, a: Value) -> Result<Value> {
    sub(vm, Value::Int(0), a)
}

/// `~a`
pub fn invert(vm: &mut Vm, a: Value) -> Result<Value> {
    sub(vm, Value::Int(-1), a)
}

/// `abs(a)`
pub fn absolute(vm: &mut Vm, a: Value) -> Result<Value> {
    if is_negative(&vm.heap, a) { negate(vm, a) } else { Ok(plain_int(a)) }
}

/// `round(a, -places)` for `places > 0`: the multiple of `10**places` next to `a`, the even one of
/// two that are equally near.
pub fn round_to(vm: &mut Vm, a: Value, places: u64) -> Result<Value> {
    // Every decimal place takes more than three bits: then half the unit is more than `a`.
    if places > bits(&vm.heap, a) / 3 + 2 {
        return Ok(Value::Int(0));
    }
    let room = 8 * places + bits(&vm.heap, a);
    make_int(vm, room, a, Value::Int(0), |budget, a, _| {
        let unit = BigInt::from(big::pow(budget, &BigUint::from(10u8), places)?);
        let (mut quotient, rest) = big::floor_div_rem(budget, a, &unit)?;
        let twice: BigInt = rest << 1;
        if twice > unit || (twice == unit && quotient.bit(0)) {
            quotient += 1;
        }
        Ok(quotient * unit)
    })
}
