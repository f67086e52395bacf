//! Logarithms, of ints of any size too.

use monty_runtime::numbers::{bits, is_negative, is_zero, owned_int};
use monty_runtime::{Args, Result, Value, Vm};
use num_traits::ToPrimitive;

use super::domain_error;

pub(super) fn log(vm: &mut Vm, args: Args) -> Result<Value> {
    let (x, base) = (args.get(vm, 0), args.get(vm, 1));
    let x = logarithm(vm, x, f64::ln)?;
    if base.is_unset() {
        return Ok(Value::float(x));
    }
    let base = logarithm(vm, base, f64::ln)?;
    if base == 0.0 {
        return Err(vm.zero_division_error("float division by zero"));
    }
    Ok(Value::float(x / base))
}

pub(super) fn log2(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = args.get(vm, 0);
    logarithm(vm, x, f64::log2).map(Value::float)
}

pub(super) fn log10(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = args.get(vm, 0);
    logarithm(vm, x, f64::log10).map(Value::float)
}

fn logarithm(vm: &mut Vm, x: Value, log: fn(f64) -> f64) -> Result<f64> {
    let payload = vm.payload(x);
    let f = match payload {
        Value::BigInt(_) if is_negative(&vm.heap, payload) => return Err(domain_error(vm)),
        Value::BigInt(_) if bits(&vm.heap, payload) > 1023 => {
            let (fraction, exponent) = fraction_of(vm, payload)?;
            return Ok(log(fraction) + log(2.0) * exponent as f64);
        }
        Value::Int(_) if is_zero(payload) => return Err(domain_error(vm)),
        _ => vm.float_arg(x)?,
    };
    if f <= 0.0 { Err(domain_error(vm)) } else { Ok(log(f)) }
}

/// A positive big int as `fraction * 2**exponent` with a fraction from a half to one.
fn fraction_of(vm: &mut Vm, v: Value) -> Result<(f64, u64)> {
    let i = owned_int(&mut vm.heap, v)?;
    let size = i.bits();
    // The top 64 bits, the lowest of which tells whether anything was cut: rounding comes out right.
    let cut = size - 64;
    let rest = i.magnitude().trailing_zeros().is_some_and(|zeros| zeros < cut);
    let top = (i.magnitude() >> cut).to_u64().unwrap_or(0) | u64::from(rest);
    Ok((top as f64 / 2f64.powi(64), size))
}
