//! Functions on ints of any size.

use monty_runtime::numbers::{
    big, bits, is_negative, is_zero, make_int, owned_int, plain_int, with_ints, within,
};
use monty_runtime::{Args, Result, Value, Vm};
use num_bigint::{BigInt, BigUint};

/// The absolute value of the greatest common divisor of two ints.
fn gcd_of(vm: &mut Vm, a: Value, b: Value) -> Result<Value> {
    if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
        let divisor = monty_text::number::gcd_small(a, b);
        return vm.heap.new_int(BigInt::from(divisor));
    }
    let room = 2 * (bits(&vm.heap, a) + bits(&vm.heap, b));
    make_int(vm, room, a, b, |budget, a, b| {
        Ok(big::gcd(budget, a.magnitude(), b.magnitude())?.into())
    })
}

/// All arguments as exact ints.
fn indexes(vm: &mut Vm, args: Args) -> Result<Vec<Value>> {
    let count = args.rest(vm).len();
    let mut ints = Vec::with_capacity(count);
    for i in 0..count {
        let v = args.rest(vm)[i];
        ints.push(vm.index_value(v)?);
    }
    Ok(ints)
}

pub(super) fn gcd(vm: &mut Vm, args: Args) -> Result<Value> {
    let mut result = Value::Int(0);
    for v in indexes(vm, args)? {
        result = gcd_of(vm, result, v)?;
    }
    Ok(result)
}

pub(super) fn lcm(vm: &mut Vm, args: Args) -> Result<Value> {
    let mut result = Value::Int(1);
    for v in indexes(vm, args)? {
        if is_zero(result) || is_zero(v) {
            result = Value::Int(0);
            continue;
        }
        let divisor = gcd_of(vm, result, v)?;
        let room = 2 * (bits(&vm.heap, result) + bits(&vm.heap, v));
        let factor =
            make_int(vm, room, v, divisor, |budget, v, d| Ok(big::floor_div_rem(budget, v, d)?.0))?;
        result = make_int(vm, room, result, factor, |budget, a, b| {
            Ok(big::mul(budget, a.magnitude(), b.magnitude())?.into())
        })?;
    }
    Ok(result)
}

pub(super) fn isqrt(vm: &mut Vm, args: Args) -> Result<Value> {
    let n = args.get(vm, 0);
    let n = vm.index_value(n)?;
    if is_negative(&vm.heap, n) {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    if let Some(i) = n.as_int() {
        return Ok(Value::Int(monty_text::number::isqrt_small(i as u64) as i64));
    }
    let room = 3 * bits(&vm.heap, n);
    make_int(vm, room, n, n, |budget, n, _| Ok(big::isqrt(budget, n.magnitude())?.into()))
}

pub(super) fn factorial(vm: &mut Vm, args: Args) -> Result<Value> {
    let n = args.get(vm, 0);
    let n = vm.index_value(n)?;
    factorial_of(vm, n)
}

fn factorial_of(vm: &mut Vm, n: Value) -> Result<Value> {
    if is_negative(&vm.heap, n) {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(n) = n.as_int() else {
        return Err(vm.overflow_error("factorial() argument should not exceed 9223372036854775807"));
    };
    if n <= 20 {
        return Ok(Value::Int((1..=n).product()));
    }
    // Stirling: log2(n!) is less than n * log2(n / 2.7), the product of a few factors apart.
    let size = n as f64 * (n as f64 / 2.7).log2() + 128.0;
    let room = (size as u64).saturating_mul(2);
    make_int(vm, room, Value::Int(0), Value::Int(0), |budget, _, _| {
        Ok(big::factorial(budget, n as u64)?.into())
    })
}

/// `n` and `k` of `comb` and `perm`, neither negative.
fn not_negative(vm: &mut Vm, v: Value, name: &str) -> Result<()> {
    if is_negative(&vm.heap, v) {
        return Err(vm.value_error(format!("{name} must be a non-negative integer")));
    }
    Ok(())
}

/// `n - k`, not an object of the heap's.
fn difference(vm: &mut Vm, n: Value, k: Value) -> Result<BigInt> {
    let room = bits(&vm.heap, n) + bits(&vm.heap, k);
    within(vm, room, |vm| with_ints(vm, n, k, |_, n, k| Ok(n - k)))
}

pub(super) fn perm(vm: &mut Vm, args: Args) -> Result<Value> {
    let (n, k) = (args.get(vm, 0), args.get(vm, 1).or_none());
    if k.is_none() {
        let n = vm.index_value(n)?;
        return factorial_of(vm, n);
    }
    let (n, k) = (vm.index_value(n)?, vm.index_value(k)?);
    not_negative(vm, n, "n")?;
    not_negative(vm, k, "k")?;
    let least = difference(vm, n, k)?;
    if least.sign() == num_bigint::Sign::Minus {
        return Ok(Value::Int(0));
    }
    let Some(count) = k.as_int() else {
        return Err(vm.overflow_error("k must not exceed 9223372036854775807"));
    };
    let room = bits(&vm.heap, n).saturating_mul(count as u64).saturating_mul(2);
    let from = BigUint::try_from(least + 1).unwrap_or_default();
    make_int(vm, room, n, k, |budget, _, _| {
        Ok(big::range_product(budget, &from, count as u64, 1)?.into())
    })
}

pub(super) fn comb(vm: &mut Vm, args: Args) -> Result<Value> {
    let (n, k) = (args.get(vm, 0), args.get(vm, 1));
    let (n, k) = (vm.index_value(n)?, vm.index_value(k)?);
    not_negative(vm, n, "n")?;
    not_negative(vm, k, "k")?;
    let rest = difference(vm, n, k)?;
    if rest.sign() == num_bigint::Sign::Minus {
        return Ok(Value::Int(0));
    }
    let other = owned_int(&mut vm.heap, k)?;
    let (few, many) = if other < rest { (other, rest) } else { (rest, other) };
    let Ok(count) = i64::try_from(&few) else {
        return Err(vm.overflow_error("min(n - k, k) must not exceed 9223372036854775807"));
    };
    if let Some(result) = n.as_int().and_then(|n| small_comb(n as u64, count as u64)) {
        return vm.heap.new_int(result.into());
    }
    if count == 1 {
        return Ok(plain_int(n));
    }
    let room = bits(&vm.heap, n).saturating_mul(count as u64).saturating_mul(3);
    let from = BigUint::try_from(many + 1).unwrap_or_default();
    make_int(vm, room, n, k, |budget, _, _| {
        let above = big::range_product(budget, &from, count as u64, 1)?;
        let below = big::factorial(budget, count as u64)?;
        Ok(big::div_rem(budget, &above, &below)?.0.into())
    })
}

/// The binomial coefficient while everything fits: each partial product is a coefficient itself.
fn small_comb(n: u64, k: u64) -> Option<u64> {
    let mut result = 1u128;
    for i in 0..k.min(64) {
        result = result * u128::from(n - i) / u128::from(i + 1);
        u64::try_from(result).ok()?;
    }
    if k <= 64 { u64::try_from(result).ok() } else { None }
}
