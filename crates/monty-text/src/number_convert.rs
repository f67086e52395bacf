//! Between ints and floats: conversion with correct rounding, exact comparison, and the true
//! quotient of two ints.

use crate::float_hex::{decompose, ldexp_exact};
use num_bigint::{BigInt, BigUint, Sign};
use num_traits::ToPrimitive;
use std::cmp::Ordering;

/// The double nearest to an int, half to even; `None` if there is none (OverflowError: "int
/// too large to convert to float").
pub fn big_to_float(value: &BigInt) -> Option<f64> {
    let magnitude = round_to_float(value.magnitude(), 0, false)?;
    Some(if value.sign() == Sign::Minus { -magnitude } else { magnitude })
}

/// `value * 2**scale` as the nearest double, half to even; `sticky` says that the true value
/// is a little more. `None` if it is too large.
fn round_to_float(value: &BigUint, scale: i64, sticky: bool) -> Option<f64> {
    let bits = value.bits() as i64;
    if bits == 0 {
        return Some(0.0);
    }
    if bits + scale > 1024 {
        return None;
    }
    // The exponent of the lowest bit that the double can keep.
    let last = (bits + scale - 53).max(-1074);
    let drop = last - scale;
    if drop <= 0 {
        let mantissa = value.to_u64()?;
        return Some(ldexp_exact(mantissa, scale));
    }
    let drop = drop as u64;
    if drop > bits as u64 + 1 {
        return Some(0.0);
    }
    let mut kept = (value >> drop).to_u64()?;
    let half = value.bit(drop - 1);
    let below = sticky || value.trailing_zeros().is_some_and(|zeros| zeros < drop - 1);
    if half && (below || kept & 1 == 1) {
        kept += 1;
    }
    let result = ldexp_exact(kept, last);
    result.is_finite().then_some(result)
}

/// What `int / int` gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quotient {
    Value(f64),
    /// ZeroDivisionError: "division by zero"
    ZeroDivision,
    /// OverflowError: "integer division result too large for a float"
    TooLarge,
}

/// `a / b`, correctly rounded however large the two are.
pub fn true_divide(a: &BigInt, b: &BigInt) -> Quotient {
    if b.sign() == Sign::NoSign {
        return Quotient::ZeroDivision;
    }
    let negative = (a.sign() == Sign::Minus) != (b.sign() == Sign::Minus);
    let (a, b) = (a.magnitude(), b.magnitude());
    let (a_bits, b_bits) = (a.bits() as i64, b.bits() as i64);
    if a_bits == 0 {
        return Quotient::Value(if negative { -0.0 } else { 0.0 });
    }
    if a_bits - b_bits > 1024 {
        return Quotient::TooLarge;
    }
    if a_bits - b_bits < -1080 {
        return Quotient::Value(if negative { -0.0 } else { 0.0 });
    }
    // Enough bits in the quotient to round from: at least 64.
    let shift = (66 - (a_bits - b_bits)).max(0);
    let down = ((a_bits - b_bits) - 66).max(0);
    let (quotient, exact) = if shift > 0 {
        let scaled = a << shift as u64;
        let quotient = &scaled / b;
        let exact = &quotient * b == scaled;
        (quotient, exact)
    } else {
        let scaled = b << down as u64;
        let quotient = a / &scaled;
        let exact = &quotient * &scaled == *a;
        (quotient, exact)
    };
    match round_to_float(&quotient, down - shift, !exact) {
        Some(v) => Quotient::Value(if negative { -v } else { v }),
        None => Quotient::TooLarge,
    }
}

/// `a / b` of small ints. The zero divisor is the caller's to refuse.
pub fn true_divide_small(a: i64, b: i64) -> f64 {
    const EXACT: u64 = 1 << 53;
    if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
        return a as f64 / b as f64;
    }
    match true_divide(&BigInt::from(a), &BigInt::from(b)) {
        Quotient::Value(v) => v,
        Quotient::ZeroDivision | Quotient::TooLarge => f64::NAN,
    }
}

/// Compares an int with a float exactly; `None` if the float is nan.
pub fn compare_small_float(int: i64, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    // 2**63 as a float.
    const LIMIT: f64 = 9223372036854775808.0;
    if float >= LIMIT {
        return Some(Ordering::Less);
    }
    if float < -LIMIT {
        return Some(Ordering::Greater);
    }
    let whole = float.trunc();
    let by_whole = int.cmp(&(whole as i64));
    Some(by_whole.then_with(|| whole.partial_cmp(&float).unwrap_or(Ordering::Equal)))
}

/// Compares an int with a float exactly; `None` if the float is nan.
pub fn compare_big_float(int: &BigInt, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let (negative, mantissa, exponent) = decompose(float);
    let whole = if exponent >= 0 {
        BigUint::from(mantissa) << exponent as u64
    } else if exponent > -64 {
        BigUint::from(mantissa >> -exponent)
    } else {
        BigUint::ZERO
    };
    let whole = if negative { -BigInt::from(whole) } else { BigInt::from(whole) };
    let by_whole = int.cmp(&whole);
    Some(by_whole.then_with(|| float.trunc().partial_cmp(&float).unwrap_or(Ordering::Equal)))
}

/// `int(float)`, cut towards zero; `None` for infinities and nan.
pub fn float_to_big(float: f64) -> Option<BigInt> {
    if !float.is_finite() {
        return None;
    }
    let (negative, mantissa, exponent) = decompose(float.trunc());
    let magnitude = if exponent >= 0 {
        BigInt::from(mantissa) << exponent as u64
    } else {
        BigInt::from(mantissa.checked_shr(exponent.unsigned_abs() as u32).unwrap_or(0))
    };
    Some(if negative { -magnitude } else { magnitude })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn big(text: &str) -> BigInt {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn to_float() {
        assert_eq!(big_to_float(&big("9007199254740993")), Some(9007199254740992.0));
        assert_eq!(big_to_float(&big("9007199254740995")), Some(9007199254740996.0));
        assert_eq!(big_to_float(&(BigInt::from(1) << 1024)), None);
        assert_eq!(big_to_float(&((BigInt::from(1) << 1024) - 1)), None);
        let most = (BigInt::from(1) << 1024) - (BigInt::from(1) << 970);
        assert_eq!(big_to_float(&(&most - 1)), Some(f64::MAX));
        assert_eq!(big_to_float(&most), None);
        assert_eq!(big_to_float(&-BigInt::from(10).pow(22)), Some(-1e22));
    }

    #[test]
    fn quotients() {
        let q = |a: BigInt, b: BigInt| true_divide(&a, &b);
        assert_eq!(q(big("1"), big("3")), Quotient::Value(1.0 / 3.0));
        assert_eq!(q(BigInt::from(10).pow(400), BigInt::from(10).pow(399)), Quotient::Value(10.0));
        assert_eq!(q(big("1"), BigInt::from(10).pow(320)), Quotient::Value(1e-320));
        assert_eq!(q(big("-1"), BigInt::from(10).pow(400)), Quotient::Value(-0.0));
        assert_eq!(q(BigInt::from(10).pow(400), big("1")), Quotient::TooLarge);
        assert_eq!(q(big("1"), big("0")), Quotient::ZeroDivision);
        assert_eq!(true_divide_small(i64::MAX, 3), 3.0744573456182584e18);
        assert_eq!(true_divide_small(9007199254740993, 1), 9007199254740992.0);
    }

    #[test]
    fn comparisons() {
        use Ordering::*;
        assert_eq!(compare_small_float(9007199254740993, 9007199254740992.0), Some(Greater));
        assert_eq!(compare_small_float(1, 1.5), Some(Less));
        assert_eq!(compare_small_float(-1, -1.5), Some(Greater));
        assert_eq!(compare_small_float(0, -0.0), Some(Equal));
        assert_eq!(compare_small_float(i64::MAX, 9223372036854775808.0), Some(Less));
        assert_eq!(compare_small_float(i64::MIN, -9223372036854775808.0), Some(Equal));
        assert_eq!(compare_small_float(0, f64::NAN), None);
        assert_eq!(compare_big_float(&big("100000000000000000000"), 1e20), Some(Equal));
        assert_eq!(compare_big_float(&big("100000000000000000001"), 1e20), Some(Greater));
        assert_eq!(compare_big_float(&big("0"), 5e-324), Some(Less));
        assert_eq!(compare_big_float(&big("0"), -0.5), Some(Greater));
        assert_eq!(float_to_big(-1e20), Some(big("-100000000000000000000")));
        assert_eq!(float_to_big(-0.9), Some(big("0")));
    }
}
