//! Doubles in base two: `float.hex`, `float.fromhex` and `as_integer_ratio`.

use crate::unicode::strip_c_space;
use num_bigint::BigInt;

const MANTISSA_BITS: i64 = 52;
const EXPONENT_BIAS: i64 = 1023;

/// `f.hex()`.
pub fn float_hex(f: f64) -> String {
    if !f.is_finite() {
        return crate::float_repr::repr(f);
    }
    let bits = f.to_bits();
    let sign = if f.is_sign_negative() { "-" } else { "" };
    let mantissa = bits & ((1 << MANTISSA_BITS) - 1);
    let exponent = ((bits >> MANTISSA_BITS) & 0x7ff) as i64;
    match (exponent, mantissa) {
        (0, 0) => format!("{sign}0x0.0p+0"),
        (0, _) => format!("{sign}0x0.{mantissa:013x}p-1022"),
        _ => format!("{sign}0x1.{mantissa:013x}p{:+}", exponent - EXPONENT_BIAS),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexFloatError {
    /// ValueError: "invalid hexadecimal floating-point string"
    Invalid,
    /// OverflowError: "hexadecimal value too large to represent as a float"
    TooLarge,
}

impl HexFloatError {
    pub fn message(self) -> &'static str {
        match self {
            HexFloatError::Invalid => "invalid hexadecimal floating-point string",
            HexFloatError::TooLarge => "hexadecimal value too large to represent as a float",
        }
    }
}

/// `float.fromhex(text)`.
pub fn float_from_hex(text: &str) -> Result<f64, HexFloatError> {
    let text = strip_c_space(text);
    let (negative, body) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = if body.eq_ignore_ascii_case("inf") || body.eq_ignore_ascii_case("infinity") {
        f64::INFINITY
    } else if body.eq_ignore_ascii_case("nan") {
        f64::NAN
    } else {
        parse_magnitude(body)?
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn parse_magnitude(body: &str) -> Result<f64, HexFloatError> {
    let body = body.strip_prefix("0x").or_else(|| body.strip_prefix("0X")).unwrap_or(body);
    let (mantissa, exponent) = match body.find(['p', 'P']) {
        Some(at) => (&body[..at], parse_exponent(&body[at + 1..])?),
        None => (body, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_hex = |s: &str| s.bytes().all(|b| b.is_ascii_hexdigit());
    if !is_hex(whole) || !is_hex(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(HexFloatError::Invalid);
    }
    // The first sixteen significant digits, and whether anything but zeros comes after them.
    let mut value: u64 = 0;
    let mut sticky = false;
    let mut dropped: i64 = 0;
    for digit in whole.bytes().chain(fraction.bytes()).filter_map(|b| (b as char).to_digit(16)) {
        if value >> 60 == 0 {
            value = (value << 4) | u64::from(digit);
        } else {
            sticky |= digit != 0;
            dropped += 4;
        }
    }
    let scale = exponent.saturating_add(dropped).saturating_sub(4 * fraction.len() as i64);
    scale_to_float(value, sticky, scale)
}

fn parse_exponent(text: &str) -> Result<i64, HexFloatError> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(HexFloatError::Invalid);
    }
    let clamp = i64::MAX / 4;
    let size = digits.parse::<i64>().map_or(clamp, |v| v.min(clamp));
    Ok(if text.starts_with('-') { -size } else { size })
}

/// `value * 2**scale`, rounded half to even; `sticky` says that the value is really a bit more.
fn scale_to_float(value: u64, sticky: bool, scale: i64) -> Result<f64, HexFloatError> {
    if value == 0 {
        return Ok(0.0);
    }
    let top = 63 - i64::from(value.leading_zeros());
    let exponent = top.saturating_add(scale);
    if exponent > EXPONENT_BIAS {
        return Err(HexFloatError::TooLarge);
    }
    if exponent < -1076 {
        return Ok(0.0);
    }
    // How many low bits of the value lie below the last bit that the double can keep.
    let last = (exponent - MANTISSA_BITS).max(-1074);
    let drop = last - scale;
    let kept = if drop <= 0 {
        value << (-drop).min(63)
    } else if drop > 64 {
        0
    } else {
        let wide = u128::from(value);
        let kept = (wide >> drop) as u64;
        let rest = wide & ((1u128 << drop) - 1);
        let half = 1u128 << (drop - 1);
        let up = rest > half || (rest == half && (sticky || kept & 1 == 1));
        kept + u64::from(up)
    };
    let result = ldexp_exact(kept, last);
    if result.is_infinite() { Err(HexFloatError::TooLarge) } else { Ok(result) }
}

/// `mantissa * 2**exponent` where the mantissa has at most 54 bits and the exponent is at
/// least -1074, so that the result is exact or infinite.
pub(crate) fn ldexp_exact(mantissa: u64, exponent: i64) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let top = 63 - i64::from(mantissa.leading_zeros());
    let high = top + exponent;
    if high > EXPONENT_BIAS {
        return f64::INFINITY;
    }
    if high < -1022 {
        // A subnormal number: the unit of its bits is 2**-1074.
        return f64::from_bits(mantissa << (exponent + 1074));
    }
    let fraction = if top <= MANTISSA_BITS {
        mantissa << (MANTISSA_BITS - top)
    } else {
        mantissa >> (top - MANTISSA_BITS)
    };
    let biased = ((high + EXPONENT_BIAS) as u64) << MANTISSA_BITS;
    f64::from_bits(biased | (fraction & ((1 << MANTISSA_BITS) - 1)))
}

/// Takes a finite double apart: sign, mantissa and exponent with `f = mantissa * 2**exponent`.
pub(crate) fn decompose(f: f64) -> (bool, u64, i64) {
    let bits = f.to_bits();
    let mantissa = bits & ((1 << MANTISSA_BITS) - 1);
    let exponent = ((bits >> MANTISSA_BITS) & 0x7ff) as i64;
    let (mantissa, exponent) = match exponent {
        0 => (mantissa, -1074),
        _ => (mantissa | 1 << MANTISSA_BITS, exponent - EXPONENT_BIAS - MANTISSA_BITS),
    };
    (f.is_sign_negative(), mantissa, exponent)
}

/// `f.as_integer_ratio()`; `None` for infinities (OverflowError: "cannot convert Infinity to
/// integer ratio") and nan (ValueError: "cannot convert NaN to integer ratio").
pub fn as_integer_ratio(f: f64) -> Option<(BigInt, BigInt)> {
    if !f.is_finite() {
        return None;
    }
    let (negative, mantissa, exponent) = decompose(f);
    if mantissa == 0 {
        return Some((BigInt::from(0), BigInt::from(1)));
    }
    let zeros = i64::from(mantissa.trailing_zeros());
    let (mantissa, exponent) = (mantissa >> zeros, exponent + zeros);
    let numerator = BigInt::from(mantissa) << exponent.max(0);
    let denominator = BigInt::from(1) << (-exponent).max(0);
    Some((if negative { -numerator } else { numerator }, denominator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_hex() {
        let cases: &[(f64, &str)] = &[
            (0.0, "0x0.0p+0"),
            (-0.0, "-0x0.0p+0"),
            (1.0, "0x1.0000000000000p+0"),
            (5e-324, "0x0.0000000000001p-1022"),
            (1.1, "0x1.199999999999ap+0"),
            (1e308, "0x1.1ccf385ebc8a0p+1023"),
            (0.1, "0x1.999999999999ap-4"),
            (f64::NEG_INFINITY, "-inf"),
        ];
        for &(f, want) in cases {
            assert_eq!(float_hex(f), want);
            assert_eq!(float_from_hex(want), Ok(f));
        }
    }

    #[test]
    fn from_hex() {
        use HexFloatError::*;
        let cases: &[(&str, Result<f64, HexFloatError>)] = &[
            ("0x1p-1074", Ok(5e-324)),
            ("0x1p-1075", Ok(0.0)),
            ("0x1.8p-1075", Ok(5e-324)),
            ("0x0.8p-1074", Ok(0.0)),
            ("0x1.fffffffffffff8p0", Ok(2.0)),
            ("0x1.fffffffffffff7p0", Ok(1.9999999999999998)),
            ("0x1p1024", Err(TooLarge)),
            ("0x1.fffffffffffff8p1023", Err(TooLarge)),
            ("0x1.fffffffffffff7fp1023", Ok(f64::MAX)),
            ("0x.8", Ok(0.5)),
            ("0x8.", Ok(8.0)),
            ("8", Ok(8.0)),
            ("-0X1.8P+3", Ok(-12.0)),
            ("0x", Err(Invalid)),
            ("0x.", Err(Invalid)),
            ("1e5", Ok(485.0)),
            ("  0x1p3\n", Ok(8.0)),
            ("0x1p", Err(Invalid)),
            ("0x1_0", Err(Invalid)),
            ("0x0p99999999999999999999", Ok(0.0)),
            ("0x1p99999999999999999999", Err(TooLarge)),
            ("0x1p-99999999999999999999", Ok(0.0)),
            ("0x0.0000000000000000000000000000000001p0", Ok(1.1479437019748901e-41)),
            ("0x1.00000000000008p0", Ok(1.0)),
            ("0x1.00000000000018p0", Ok(1.0000000000000004)),
            ("0x1.000000000000080000000000000001p0", Ok(1.0000000000000002)),
            ("\u{2003}1", Err(Invalid)),
            ("0x1p-1073", Ok(1e-323)),
            ("0x1.4p-1073", Ok(1e-323)),
            ("0x1.cp-1074", Ok(1e-323)),
        ];
        for (text, want) in cases {
            assert_eq!(float_from_hex(text), *want, "{text:?}");
        }
    }

    #[test]
    fn ratios() {
        let r = |f| as_integer_ratio(f).map(|(a, b)| (a.to_string(), b.to_string()));
        assert_eq!(r(0.5), Some(("1".into(), "2".into())));
        assert_eq!(r(-0.75), Some(("-3".into(), "4".into())));
        assert_eq!(r(3.0), Some(("3".into(), "1".into())));
        assert_eq!(r(-0.0), Some(("0".into(), "1".into())));
        assert_eq!(r(f64::NAN), None);
        assert_eq!(r(5e-324).map(|x| x.1.len()), Some(324));
    }
}
