//! Functions of floats from the C library, with Python's errors: a nan from what was no nan is a
//! domain error, an infinity from finite arguments a range or a domain error.

use monty_runtime::{Args, Result, Value, Vm};

use super::{domain_error, float, range_error};

/// What an infinite result of a finite argument means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Infinite {
    /// The true result is too large.
    Overflow,
    /// The function has a pole there.
    Pole,
}

fn apply(vm: &mut Vm, args: Args, f: fn(f64) -> f64, infinite: Infinite) -> Result<Value> {
    let x = float(vm, args, 0)?;
    let y = f(x);
    if y.is_nan() && !x.is_nan() {
        return Err(domain_error(vm));
    }
    if y.is_infinite() && x.is_finite() {
        return Err(if infinite == Infinite::Overflow {
            range_error(vm)
        } else {
            domain_error(vm)
        });
    }
    Ok(Value::float(y))
}

/// Declare functions of one float.
macro_rules! functions {
    ($($name:ident = $f:expr, $infinite:ident;)*) => {
        $(pub(super) fn $name(vm: &mut Vm, args: Args) -> Result<Value> {
            apply(vm, args, $f, Infinite::$infinite)
        })*
    };
}

functions! {
    acos = f64::acos, Pole;
    acosh = inverse_cosh, Pole;
    asin = f64::asin, Pole;
    asinh = inverse_sinh, Pole;
    atan = f64::atan, Pole;
    atanh = inverse_tanh, Pole;
    cbrt = f64::cbrt, Pole;
    cos = f64::cos, Pole;
    cosh = f64::cosh, Overflow;
    erf = libm::erf, Pole;
    erfc = libm::erfc, Pole;
    exp = f64::exp, Overflow;
    exp2 = f64::exp2, Overflow;
    expm1 = f64::exp_m1, Overflow;
    fabs = f64::abs, Pole;
    log1p = natural_log1p, Pole;
    sin = f64::sin, Pole;
    sinh = f64::sinh, Overflow;
    sqrt = f64::sqrt, Pole;
    tan = f64::tan, Pole;
    tanh = f64::tanh, Pole;
}

/// A huge angle in degrees is an infinity, and no error.
pub(super) fn degrees(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = float(vm, args, 0)?;
    Ok(Value::float(x * (180.0 / std::f64::consts::PI)))
}

pub(super) fn radians(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = float(vm, args, 0)?;
    Ok(Value::float(x * (std::f64::consts::PI / 180.0)))
}

/// C's `log1p` keeps the sign of a zero, which not every implementation does.
fn natural_log1p(x: f64) -> f64 {
    if x == 0.0 { x } else { x.ln_1p() }
}

/// 2**28: from here on the square root in these formulas is the number itself.
const LARGE: f64 = 268_435_456.0;

/// Each range has the formula that loses no digits there.
pub(crate) fn inverse_sinh(x: f64) -> f64 {
    let a = x.abs();
    if !x.is_finite() || a < 1.0 / LARGE {
        return x;
    }
    let result = if a > LARGE {
        a.ln() + std::f64::consts::LN_2
    } else if a > 2.0 {
        (2.0 * a + 1.0 / ((a * a + 1.0).sqrt() + a)).ln()
    } else {
        let square = a * a;
        (a + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(x)
}

fn inverse_cosh(x: f64) -> f64 {
    if x.is_nan() || x < 1.0 {
        f64::NAN
    } else if x > LARGE {
        x.ln() + std::f64::consts::LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let t = x - 1.0;
        (t + (2.0 * t + t * t).sqrt()).ln_1p()
    }
}

fn inverse_tanh(x: f64) -> f64 {
    let a = x.abs();
    if a.is_nan() || a >= 1.0 {
        return f64::NAN;
    }
    if a < 1.0 / LARGE {
        return x;
    }
    let result = if a < 0.5 {
        let twice = a + a;
        0.5 * (twice + twice * a / (1.0 - a)).ln_1p()
    } else {
        0.5 * (2.0 * a / (1.0 - a)).ln_1p()
    };
    result.copysign(x)
}

pub(super) fn atan2(vm: &mut Vm, args: Args) -> Result<Value> {
    let (y, x) = (float(vm, args, 0)?, float(vm, args, 1)?);
    Ok(Value::float(y.atan2(x)))
}

pub(super) fn pow(vm: &mut Vm, args: Args) -> Result<Value> {
    let (x, y) = (float(vm, args, 0)?, float(vm, args, 1)?);
    let power = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if power.is_nan() || power.is_infinite() && x == 0.0 {
            return Err(domain_error(vm));
        }
        if power.is_infinite() {
            return Err(range_error(vm));
        }
    }
    Ok(Value::float(power))
}
