//! Functions on the parts and the neighbourhood of floats.

use monty_runtime::numbers::is_int;
use monty_runtime::{Args, Result, Value, Vm};

use super::{domain_error, float, range_error};

pub(super) fn copysign(vm: &mut Vm, args: Args) -> Result<Value> {
    let (x, y) = (float(vm, args, 0)?, float(vm, args, 1)?);
    Ok(Value::float(x.copysign(y)))
}

pub(super) fn isfinite(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(Value::bool(float(vm, args, 0)?.is_finite()))
}

pub(super) fn isinf(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(Value::bool(float(vm, args, 0)?.is_infinite()))
}

pub(super) fn isnan(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(Value::bool(float(vm, args, 0)?.is_nan()))
}

/// The two tolerances of `isclose`, at places 2 and 3.
pub(crate) fn tolerances(vm: &mut Vm, args: Args) -> Result<(f64, f64)> {
    let relative = if args.get(vm, 2).is_unset() { 1e-9 } else { float(vm, args, 2)? };
    let absolute = if args.get(vm, 3).is_unset() { 0.0 } else { float(vm, args, 3)? };
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    Ok((relative, absolute))
}

pub(super) fn isclose(vm: &mut Vm, args: Args) -> Result<Value> {
    let (a, b) = (float(vm, args, 0)?, float(vm, args, 1)?);
    let (relative, absolute) = tolerances(vm, args)?;
    if a == b {
        return Ok(Value::True);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::False);
    }
    let apart = (b - a).abs();
    Ok(Value::bool(
        apart <= (relative * b).abs() || apart <= (relative * a).abs() || apart <= absolute,
    ))
}

pub(super) fn fma(vm: &mut Vm, args: Args) -> Result<Value> {
    let (x, y, z) = (float(vm, args, 0)?, float(vm, args, 1)?, float(vm, args, 2)?);
    let result = x.mul_add(y, z);
    if result.is_nan() && !(x.is_nan() || y.is_nan() || z.is_nan()) {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(Value::float(result))
}

pub(super) fn fmod(vm: &mut Vm, args: Args) -> Result<Value> {
    let (x, y) = (float(vm, args, 0)?, float(vm, args, 1)?);
    let rest = x % y;
    if rest.is_nan() && !x.is_nan() && !y.is_nan() {
        Err(domain_error(vm))
    } else {
        Ok(Value::float(rest))
    }
}

pub(super) fn remainder(vm: &mut Vm, args: Args) -> Result<Value> {
    let (x, y) = (float(vm, args, 0)?, float(vm, args, 1)?);
    let rest = libm::remainder(x, y);
    if rest.is_nan() && !x.is_nan() && !y.is_nan() {
        Err(domain_error(vm))
    } else {
        Ok(Value::float(rest))
    }
}

pub(super) fn frexp(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = float(vm, args, 0)?;
    let (mantissa, exponent) = if x.is_finite() && x != 0.0 { libm::frexp(x) } else { (x, 0) };
    vm.heap.new_tuple(&[Value::float(mantissa), Value::Int(i64::from(exponent))])
}

pub(super) fn ldexp(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = float(vm, args, 0)?;
    let exponent = args.get(vm, 1);
    let exponent = vm.payload(exponent);
    if !is_int(exponent) {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    }
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::float(x));
    }
    let exponent = match exponent {
        Value::BigInt(_) if monty_runtime::numbers::is_negative(&vm.heap, exponent) => i64::MIN,
        Value::BigInt(_) => i64::MAX,
        _ => exponent.as_int().unwrap_or(0),
    };
    let result = libm::scalbn(x, exponent.clamp(-5000, 5000) as i32);
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(Value::float(result)) }
}

pub(super) fn modf(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = float(vm, args, 0)?;
    let (fraction, whole) = if x.is_infinite() {
        (0f64.copysign(x), x)
    } else {
        ((x - x.trunc()).copysign(x), x.trunc())
    };
    vm.heap.new_tuple(&[Value::float(fraction), Value::float(whole)])
}

pub(super) fn nextafter(vm: &mut Vm, args: Args) -> Result<Value> {
    let (x, y) = (float(vm, args, 0)?, float(vm, args, 1)?);
    let steps = match args.get(vm, 2).or_none() {
        Value::None => 1,
        steps => {
            let steps = vm.index_value(steps)?;
            if monty_runtime::numbers::is_negative(&vm.heap, steps) {
                return Err(vm.value_error("steps must be a non-negative integer"));
            }
            steps.as_int().map_or(u64::MAX, |i| i as u64)
        }
    };
    Ok(Value::float(step_towards(x, y, steps)))
}

/// Floats in order as ints: both zeros are 0.
fn place(x: f64) -> i64 {
    let size = (x.to_bits() & !(1 << 63)) as i64;
    if x.is_sign_negative() { -size } else { size }
}

fn step_towards(x: f64, y: f64, steps: u64) -> f64 {
    if steps == 0 {
        return x;
    }
    if x.is_nan() || y.is_nan() {
        return if x.is_nan() { x } else { y };
    }
    let (from, to) = (place(x), place(y));
    if x == y || from.abs_diff(to) <= steps {
        return y;
    }
    // Less than the whole way, so that the sum stays between the two.
    let at = if to > from {
        from.wrapping_add_unsigned(steps)
    } else {
        from.wrapping_sub_unsigned(steps)
    };
    let size = f64::from_bits(at.unsigned_abs());
    let negative = at < 0 || at == 0 && x.is_sign_negative();
    if negative { -size } else { size }
}

pub(super) fn ulp(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = float(vm, args, 0)?.abs();
    if !x.is_finite() {
        return Ok(Value::float(x));
    }
    let next = step_towards(x, f64::INFINITY, 1);
    Ok(Value::float(if next.is_infinite() { x - step_towards(x, 0.0, 1) } else { next - x }))
}
