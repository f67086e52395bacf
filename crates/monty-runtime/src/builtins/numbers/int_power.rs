//! `int ** int` and `pow(int, int, int)`: the size of a power is known before it is computed.

use monty_text::number::{pow_bits, pow_small};
use num_bigint::{BigInt, Sign};
use num_traits::One;

use super::number::{
    big_int, bits, int_to_float, is_negative, is_zero, make_int, owned_int, plain_int, within,
};
use super::{big, float_ops};
use crate::error::Result;
use crate::value::Value;
use crate::vm::Vm;

/// `base ** exponent`; a float if the exponent is negative.
pub fn pow(vm: &mut Vm, base: Value, exponent: Value) -> Result<Value> {
    if is_negative(&vm.heap, exponent) {
        let (x, y) = (int_to_float(vm, base)?, int_to_float(vm, exponent)?);
        return float_ops::pow(vm, x, y);
    }
    if let (Some(b), Some(e)) = (base.as_int(), exponent.as_int())
        && let Some(power) = pow_small(b, e as u64)
    {
        return Ok(Value::Int(power));
    }
    let odd = match exponent {
        Value::BigInt(h) => vm.heap.bigint(h).bit(0),
        _ => exponent.as_int().unwrap_or(0) & 1 == 1,
    };
    // Beyond 64 bits only whether the exponent is odd counts for these.
    if let Some(b @ -1..=1) = base.as_int() {
        return Ok(Value::Int(if b < 0 && !odd { 1 } else { b }));
    }
    // An exponent beyond 64 bits makes a size that is refused below.
    let e = exponent.as_int().map_or(u64::MAX, |e| e as u64);
    let size = pow_bits(&big_int(&vm.heap.arenas.bigints, base), e);
    make_int(vm, size.saturating_mul(2), base, exponent, |budget, base, _| {
        let power = big::pow(budget, base.magnitude(), e)?;
        let negative = base.sign() == Sign::Minus && odd;
        Ok(BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, power))
    })
}

/// `pow(base, exponent, modulus)` of three ints.
pub fn pow_mod(vm: &mut Vm, base: Value, exponent: Value, modulus: Value) -> Result<Value> {
    if is_zero(modulus) {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let (base, exponent, modulus) = (plain_int(base), plain_int(exponent), plain_int(modulus));
    if let (Value::Int(b), Value::Int(e), Value::Int(m)) = (base, exponent, modulus)
        && e >= 0
    {
        return Ok(Value::Int(pow_mod_small(b, e as u64, m)));
    }
    let size = bits(&vm.heap, modulus);
    let room = size.saturating_mul(24) + bits(&vm.heap, base) + bits(&vm.heap, exponent);
    let result = within(vm, room, |vm| {
        let (mut b, mut e) = (owned_int(&mut vm.heap, base)?, owned_int(&mut vm.heap, exponent)?);
        let m = owned_int(&mut vm.heap, modulus)?;
        let budget = &mut vm.heap.budget;
        let size = m.magnitude();
        let (_, reduced) = big::floor_div_rem(budget, &b, &BigInt::from(size.clone()))?;
        b = reduced;
        if e.sign() == Sign::Minus {
            e = -e;
            match if size.is_one() {
                Some(size.clone())
            } else {
                big::inverse(budget, b.magnitude(), size)?
            } {
                Some(inverse) => b = inverse.into(),
                None => return Err(vm.value_error("base is not invertible for the given modulus")),
            }
        }
        let power = BigInt::from(big::pow_mod(budget, b.magnitude(), e.magnitude(), size)?);
        Ok(big::floor_div_rem(budget, &power, &m)?.1)
    })?;
    vm.heap.new_int(result)
}

/// The same within 64 bits; `m` is not zero.
fn pow_mod_small(b: i64, mut e: u64, m: i64) -> i64 {
    let size = u128::from(m.unsigned_abs());
    let mut square = i128::from(b).rem_euclid(size as i128) as u128;
    let mut result = 1 % size;
    while e > 0 {
        if e & 1 == 1 {
            result = result * square % size;
        }
        square = square * square % size;
        e >>= 1;
    }
    // The result has the sign of the modulus.
    if m < 0 && result > 0 { (result as i128 - size as i128) as i64 } else { result as i64 }
}
