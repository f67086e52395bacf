//! Arithmetic of finite decimal numbers, exact until the context takes the result. Knows no heap.

use num_bigint::BigUint;
use num_traits::ToPrimitive;

use super::number::{Bounds, Coefficient, Lost, Number, Rounding, length, power};

/// What an operation gives; None is left to the module's own code.
pub type Fitted = Option<(Number, Lost)>;

pub fn sum(a: Number, b: Number, c: &Bounds) -> Fitted {
    if a.digits == 0 || b.digits == 0 {
        return sum_with_zero(a, b, c);
    }
    let (x, y, exponent) = a.aligned(b)?;
    let total = x.checked_add(y)?;
    let negative = match total {
        0 if a.negative != b.negative => c.rounding == Rounding::Floor,
        0 => a.negative,
        _ => total < 0,
    };
    c.fit(negative, Coefficient::Small(total.unsigned_abs()), exponent)
}

fn sum_with_zero(a: Number, b: Number, c: &Bounds) -> Fitted {
    let exponent = a.exponent.min(b.exponent);
    let n = match (a.digits, b.digits) {
        (0, 0) if a.negative == b.negative => Number { exponent, ..a },
        (0, 0) => Number { negative: c.rounding == Rounding::Floor, digits: 0, exponent },
        (0, _) => b,
        _ => a,
    };
    // The zero's digits show, as far as the precision goes.
    let exponent = exponent.max(n.exponent.checked_sub(c.prec + 1)?);
    if exponent >= n.exponent {
        return c.fit(n.negative, Coefficient::Small(n.digits), n.exponent);
    }
    let digits = n.digits.checked_mul(power(n.exponent - exponent)?)?;
    c.fit(n.negative, Coefficient::Small(digits), exponent)
}

pub fn difference(a: Number, b: Number, c: &Bounds) -> Fitted {
    sum(a, b.negated(), c)
}

pub fn product(a: Number, b: Number, c: &Bounds) -> Fitted {
    let exponent = a.exponent.checked_add(b.exponent)?;
    let digits = match a.digits.checked_mul(b.digits) {
        Some(digits) => Coefficient::Small(digits),
        None => Coefficient::Large(BigUint::from(a.digits) * b.digits),
    };
    c.fit(a.negative != b.negative, digits, exponent)
}

pub fn quotient(a: Number, b: Number, c: &Bounds) -> Fitted {
    if b.digits == 0 {
        return None;
    }
    let negative = a.negative != b.negative;
    let ideal = a.exponent.checked_sub(b.exponent)?;
    if a.digits == 0 {
        return c.fit(negative, Coefficient::Small(0), ideal);
    }
    let shift = length(b.digits) - length(a.digits) + c.prec + 1;
    let (x, y) = match shift {
        0.. => (power(shift).and_then(|unit| a.digits.checked_mul(unit)), Some(b.digits)),
        _ => (Some(a.digits), power(-shift).and_then(|unit| b.digits.checked_mul(unit))),
    };
    let (mut digits, exact) = match (x, y) {
        (Some(x), Some(y)) => (x / y, x % y == 0),
        _ => {
            let ten = BigUint::from(10u8);
            let (mut x, mut y) = (BigUint::from(a.digits), BigUint::from(b.digits));
            let wide = if shift < 0 { &mut y } else { &mut x };
            *wide *= ten.pow(u32::try_from(shift.unsigned_abs()).ok()?);
            let quotient = &x / &y;
            let exact = x == &quotient * &y;
            (quotient.to_u128()?, exact)
        }
    };
    let mut exponent = ideal.checked_sub(shift)?;
    if exact {
        while exponent < ideal && digits.is_multiple_of(10) {
            digits /= 10;
            exponent += 1;
        }
    } else if digits.is_multiple_of(5) {
        // So that rounding sees that it is not exact.
        digits += 1;
    }
    c.fit(negative, Coefficient::Small(digits), exponent)
}

/// The whole part of a quotient, towards zero.
pub fn whole(a: Number, b: Number, c: &Bounds) -> Fitted {
    let (x, y, _) = a.aligned(b).filter(|_| b.digits != 0)?;
    let digits = (x / y).unsigned_abs();
    if !c.holds(digits) {
        return None;
    }
    c.fit(a.negative != b.negative, Coefficient::Small(digits), 0)
}

/// What that leaves, with the sign of the first operand.
pub fn remainder(a: Number, b: Number, c: &Bounds) -> Fitted {
    let (x, y, exponent) = a.aligned(b).filter(|_| b.digits != 0)?;
    if !c.holds((x / y).unsigned_abs()) {
        return None;
    }
    c.fit(a.negative, Coefficient::Small((x % y).unsigned_abs()), exponent)
}

/// The number with another's exponent.
pub fn quantized(a: Number, unit: Number, c: &Bounds, rounding: Rounding) -> Fitted {
    let (digits, inexact) = a.rescaled(unit.exponent, rounding)?;
    if !c.holds(digits) {
        return None;
    }
    let (n, _) = c.fit(a.negative, Coefficient::Small(digits), unit.exponent)?;
    // Zeros that are dropped from a zero do not count.
    let rounded = unit.exponent > a.exponent && a.digits != 0;
    Some((n, Lost { rounded, inexact }))
}

/// With that many places after the point, and commas between thousands, for `format()`.
pub fn fixed(a: Number, places: i64, commas: bool, rounding: Rounding) -> Option<String> {
    let (digits, _) = a.rescaled(-places, rounding)?;
    let n = Number { negative: a.negative, digits, exponent: -places };
    let digits = format!("{:0>width$}", n.digits, width = places as usize + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places as usize);
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 3);
    if n.negative {
        text.push('-');
    }
    for (i, c) in whole.char_indices() {
        if commas && i > 0 && (whole.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(c);
    }
    if places > 0 {
        text.push('.');
        text.push_str(fraction);
    }
    Some(text)
}
