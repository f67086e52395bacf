//! Elementary functions of complex numbers, after Kahan ("Branch Cuts for Complex Elementary
//! Functions"): no part loses its sign or its digits on either side of a cut.

use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10};

use monty_text::number::Complex;

use super::special::{self, Table};
use super::{Answer, MathError};
use crate::math::inverse_sinh;

/// From here on sums of squares overflow: a quarter of the largest float.
const LARGE: f64 = f64::MAX / 4.0;

/// `ln(LARGE)`: from here on `exp` and its kin are scaled.
fn log_large() -> f64 {
    LARGE.ln()
}

/// The answer of the table if a part is not finite.
fn from_table(z: Complex, table: &Table) -> Option<Answer> {
    if z.0.is_finite() && z.1.is_finite() { None } else { special::look_up(z, table) }
}

/// An infinity made of finite numbers is an overflow.
fn checked(re: f64, im: f64) -> Answer {
    if re.is_infinite() || im.is_infinite() { Err(MathError::Range) } else { Ok((re, im)) }
}

fn is_large(z: Complex) -> bool {
    z.0.abs() > LARGE || z.1.abs() > LARGE
}

/// `ln(|z| / 2)` of a large number.
fn log_half(z: Complex) -> f64 {
    (z.0 / 2.0).hypot(z.1 / 2.0).ln()
}

fn root(re: f64, im: f64) -> Complex {
    sqrt((re, im)).unwrap_or((re, im))
}

pub(super) fn acos(z: Complex) -> Answer {
    if let Some(answer) = from_table(z, &special::ACOS) {
        return answer;
    }
    if is_large(z) {
        // The real part is the angle, the imaginary one has the sign against that of `z`.
        let size = log_half(z) + 2.0 * LN_2;
        return Ok((z.1.abs().atan2(z.0), -size.copysign(z.1)));
    }
    let (a, b) = (root(1.0 - z.0, -z.1), root(1.0 + z.0, z.1));
    Ok((2.0 * a.0.atan2(b.0), inverse_sinh(b.0 * a.1 - b.1 * a.0)))
}

pub(super) fn acosh(z: Complex) -> Answer {
    if let Some(answer) = from_table(z, &special::ACOSH) {
        return answer;
    }
    if is_large(z) {
        return Ok((log_half(z) + 2.0 * LN_2, z.1.atan2(z.0)));
    }
    let (a, b) = (root(z.0 - 1.0, z.1), root(z.0 + 1.0, z.1));
    Ok((inverse_sinh(a.0 * b.0 + a.1 * b.1), 2.0 * a.1.atan2(b.0)))
}

pub(super) fn asin(z: Complex) -> Answer {
    asinh((-z.1, z.0)).map(|(re, im)| (im, -re))
}

pub(super) fn asinh(z: Complex) -> Answer {
    if let Some(answer) = from_table(z, &special::ASINH) {
        return answer;
    }
    if is_large(z) {
        return Ok(((log_half(z) + 2.0 * LN_2).copysign(z.0), z.1.atan2(z.0.abs())));
    }
    let (a, b) = (root(1.0 + z.1, -z.0), root(1.0 - z.1, z.0));
    Ok((inverse_sinh(a.0 * b.1 - b.0 * a.1), z.1.atan2(a.0 * b.0 - a.1 * b.1)))
}

pub(super) fn atan(z: Complex) -> Answer {
    atanh((-z.1, z.0)).map(|(re, im)| (im, -re))
}

pub(super) fn atanh(z: Complex) -> Answer {
    if let Some(answer) = from_table(z, &special::ATANH) {
        return answer;
    }
    if z.0.is_sign_negative() {
        return atanh((-z.0, -z.1)).map(|(re, im)| (-re, -im));
    }
    let (x, y, size) = (z.0, z.1, z.1.abs());
    if x > LARGE.sqrt() || size > LARGE.sqrt() {
        // `1 / z`, roughly.
        let h = (x / 2.0).hypot(y / 2.0);
        return Ok((x / 4.0 / h / h, FRAC_PI_2.copysign(y)));
    }
    if x == 1.0 && size < f64::MIN_POSITIVE.sqrt() {
        if size == 0.0 {
            return Err(MathError::Domain);
        }
        let re = -(size.sqrt() / size.hypot(2.0).sqrt()).ln();
        return Ok((re, (2f64.atan2(-size) / 2.0).copysign(y)));
    }
    let re = (4.0 * x / ((1.0 - x) * (1.0 - x) + size * size)).ln_1p() / 4.0;
    let im = -(-2.0 * y).atan2((1.0 - x) * (1.0 + x) - size * size) / 2.0;
    Ok((re, im))
}

pub(super) fn sqrt(z: Complex) -> Answer {
    if let Some(answer) = from_table(z, &special::SQRT) {
        return answer;
    }
    if z == (0.0, 0.0) {
        return Ok((0.0, z.1));
    }
    let (x, y) = (z.0.abs(), z.1.abs());
    let larger = if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        // Subnormal numbers are scaled up by 2**53; half of the sum is what is wanted, so that the
        // root comes down by 2**27.
        let x = libm::scalbn(x, 53);
        libm::scalbn((x + x.hypot(libm::scalbn(y, 53))).sqrt(), -27)
    } else {
        let x = x / 8.0;
        2.0 * (x + x.hypot(y / 8.0)).sqrt()
    };
    let smaller = y / (2.0 * larger);
    Ok(if z.0 >= 0.0 { (larger, smaller.copysign(z.1)) } else { (smaller, larger.copysign(z.1)) })
}

pub(super) fn exp(z: Complex) -> Answer {
    if let Some(answer) = special_growth(z, &special::EXP, |x, sign| {
        if x > 0.0 { sign(f64::INFINITY, 1.0) } else { sign(0.0, 1.0) }
    }) {
        return answer;
    }
    let (x, y) = z;
    if x > log_large() {
        let size = (x - 1.0).exp();
        return checked(size * y.cos() * E, size * y.sin() * E);
    }
    let size = x.exp();
    checked(size * y.cos(), size * y.sin())
}

pub(super) fn cosh(z: Complex) -> Answer {
    if let Some(answer) =
        special_growth(z, &special::COSH, |x, sign| sign(f64::INFINITY, x.signum()))
    {
        return answer;
    }
    let (x, y) = z;
    if x.abs() > log_large() {
        let less = x - 1f64.copysign(x);
        return checked(y.cos() * less.cosh() * E, y.sin() * less.sinh() * E);
    }
    checked(y.cos() * x.cosh(), y.sin() * x.sinh())
}

pub(super) fn sinh(z: Complex) -> Answer {
    let infinite = |x: f64, sign: Signs<'_>| {
        let (re, im) = sign(f64::INFINITY, 1.0);
        (re * x.signum(), im)
    };
    if let Some(answer) = special_growth(z, &special::SINH, infinite) {
        return answer;
    }
    let (x, y) = z;
    if x.abs() > log_large() {
        let less = x - 1f64.copysign(x);
        return checked(y.cos() * less.sinh() * E, y.sin() * less.cosh() * E);
    }
    checked(y.cos() * x.sinh(), y.sin() * x.cosh())
}

/// Gives `size` with the sign of the cosine, and with that of the sine times the second argument.
type Signs<'a> = &'a dyn Fn(f64, f64) -> Complex;

/// A function that grows as `exp` where a part is not finite: from the table, or for an infinite real
/// part and a finite angle from `infinite`. None where both parts are finite.
fn special_growth(
    z: Complex,
    table: &Table,
    infinite: impl Fn(f64, Signs<'_>) -> Complex,
) -> Option<Answer> {
    let (x, y) = z;
    if x.is_infinite() && y.is_finite() && y != 0.0 {
        return Some(Ok(infinite(x, &|size, side| {
            (size.copysign(y.cos()), size.copysign(y.sin()) * side)
        })));
    }
    from_table(z, table)
}

pub(super) fn tanh(z: Complex) -> Answer {
    let (x, y) = z;
    if x.is_infinite() && y.is_finite() && y != 0.0 {
        return Ok((x.signum(), 0f64.copysign(2.0 * y.sin() * y.cos())));
    }
    if let Some(answer) = from_table(z, &special::TANH) {
        return answer;
    }
    if x.abs() > log_large() {
        return Ok((1f64.copysign(x), 4.0 * y.sin() * y.cos() * (-2.0 * x.abs()).exp()));
    }
    let (tx, ty, cx) = (x.tanh(), y.tan(), 1.0 / x.cosh());
    let both = tx * ty;
    let below = 1.0 + both * both;
    Ok((tx * (1.0 + ty * ty) / below, ((ty / below) * cx) * cx))
}

pub(super) fn cos(z: Complex) -> Answer {
    cosh((-z.1, z.0))
}

pub(super) fn sin(z: Complex) -> Answer {
    sinh((-z.1, z.0)).map(|(re, im)| (im, -re))
}

pub(super) fn tan(z: Complex) -> Answer {
    tanh((-z.1, z.0)).map(|(re, im)| (im, -re))
}

pub(super) fn log(z: Complex) -> Answer {
    if let Some(answer) = from_table(z, &special::LOG) {
        return answer;
    }
    let (x, y) = (z.0.abs(), z.1.abs());
    let re = if x > LARGE || y > LARGE {
        log_half(z) + LN_2
    } else if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        if z == (0.0, 0.0) {
            return Err(MathError::Domain);
        }
        libm::scalbn(x, 53).hypot(libm::scalbn(y, 53)).ln() - 53.0 * LN_2
    } else {
        let size = x.hypot(y);
        if (0.71..=1.73).contains(&size) {
            // Near one the logarithm is taken of what the size exceeds it by.
            let (more, less) = if x > y { (x, y) } else { (y, x) };
            ((more - 1.0) * (more + 1.0) + less * less).ln_1p() / 2.0
        } else {
            size.ln()
        }
    };
    Ok((re, z.1.atan2(z.0)))
}

pub(super) fn log10(z: Complex) -> Answer {
    log(z).map(|(re, im)| (re / LN_10, im / LN_10))
}

pub(super) fn rect(r: f64, phi: f64) -> Answer {
    if r.is_infinite() && phi.is_finite() && phi != 0.0 {
        let (re, im) = (f64::INFINITY.copysign(phi.cos()), f64::INFINITY.copysign(phi.sin()));
        return Ok(if r > 0.0 { (re, im) } else { (-re, -im) });
    }
    if let Some(answer) = from_table((r, phi), &special::RECT) {
        return answer;
    }
    Ok(if phi == 0.0 { (r, r * phi) } else { (r * phi.cos(), r * phi.sin()) })
}
