//! The gamma function and its logarithm by Lanczos' approximation with 13 terms and
//! `g = 6.02468…`, whose error is below that of the floats.

use std::f64::consts::PI;

use monty_runtime::{Args, Result, Value, Vm};

use super::{domain_error, float, range_error};

const G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;

/// Numerator of the approximation, lowest power first.
#[allow(clippy::excessive_precision)]
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];

/// Its denominator, `x * (x + 1) * … * (x + 11)`.
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in NUMERATOR.iter().zip(DENOMINATOR).rev() {
            numerator = numerator * x + n;
            denominator = denominator * x + d;
        }
    } else {
        // In powers of 1/x, so that nothing overflows.
        for (n, d) in NUMERATOR.iter().zip(DENOMINATOR) {
            numerator = numerator / x + n;
            denominator = denominator / x + d;
        }
    }
    numerator / denominator
}

/// `sin(pi * x)` for a positive number, exact where it is zero.
fn sin_pi(x: f64) -> f64 {
    let y = x % 2.0;
    match (2.0 * y).round() as u8 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        // Not `-sin(pi * (y - 1))`, which would be -0.0 where this is 0.0.
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    }
}

/// Factorials up to the last that a float holds exactly.
fn small_factorial(n: u8) -> f64 {
    (1..=n).fold(1.0, |product, i| product * f64::from(i))
}

pub(super) fn gamma(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = float(vm, args, 0)?;
    if x.is_nan() || x == f64::INFINITY {
        return Ok(Value::float(x));
    }
    if x == 0.0 || x < 0.0 && x == x.floor() {
        return Err(domain_error(vm));
    }
    let result = gamma_of(x);
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(Value::float(result)) }
}

fn gamma_of(x: f64) -> f64 {
    let size = x.abs();
    if x == x.floor() && x <= 23.0 {
        return small_factorial(x as u8 - 1);
    }
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        // Next to nothing, with the sign that the poles on both sides leave.
        return if x < 0.0 { 0.0 / -sin_pi(size) } else { f64::INFINITY };
    }
    let y = size + G_MINUS_HALF;
    // What rounding the sum lost, relative to the result.
    let lost =
        if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size } * G
            / y;
    // The power may overflow where the result does not: then it is taken in two halves.
    let (power, again) = if size < 140.0 {
        (y.powf(size - 0.5), 1.0)
    } else {
        (y.powf(size / 2.0 - 0.25), y.powf(size / 2.0 - 0.25))
    };
    if x < 0.0 {
        // Reflection.
        let mut result = -PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        result -= lost * result;
        result / power / again
    } else {
        let mut result = lanczos_sum(size) / y.exp();
        result += lost * result;
        result * power * again
    }
}

pub(super) fn lgamma(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = float(vm, args, 0)?;
    if x.is_nan() {
        return Ok(Value::float(x));
    }
    if x.is_infinite() {
        return Ok(Value::float(f64::INFINITY));
    }
    if x <= 0.0 && x == x.floor() {
        return Err(domain_error(vm));
    }
    let result = log_gamma(x);
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(Value::float(result)) }
}

fn log_gamma(x: f64) -> f64 {
    let size = x.abs();
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    if size < 1e-20 {
        return -size.ln();
    }
    let mut result = lanczos_sum(size).ln() - G;
    result += (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        let log_pi = 1.144_729_885_849_400_2;
        result = log_pi - sin_pi(size).abs().ln() - size.ln() - result;
    }
    result
}
