//! Integers and text: Python's `int('...', base)` and the way back in any base.

use crate::unicode::{ascii_number_text, strip_c_space};
use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

/// `sys.int_info.default_max_str_digits`: more decimal digits than this are refused, as the
/// work grows with their square.
pub const DEFAULT_MAX_DIGITS: usize = 4300;

/// An int that fits in 64 bits, or one that does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParsedInt {
    Small(i64),
    /// Never within the range of i64.
    Big(BigInt),
}

impl ParsedInt {
    pub fn from_big(value: BigInt) -> ParsedInt {
        match value.to_i64() {
            Some(small) => ParsedInt::Small(small),
            None => ParsedInt::Big(value),
        }
    }

    pub fn into_big(self) -> BigInt {
        match self {
            ParsedInt::Small(v) => BigInt::from(v),
            ParsedInt::Big(v) => v,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntParseError {
    /// ValueError: "invalid literal for int() with base 10: 'x'"
    Invalid,
    /// ValueError: "int() base must be >= 2 and <= 36, or 0"
    BadBase,
    /// ValueError: more digits than the limit.
    TooManyDigits { digits: usize, limit: usize },
}

impl IntParseError {
    /// The message of the ValueError. `repr` is the repr of what was given to `int`, of which
    /// CPython shows the first [`SHOWN_OF_LITERAL`] characters.
    pub fn message(&self, base: u32, repr: &str) -> String {
        match self {
            IntParseError::Invalid => {
                let shown: String = repr.chars().take(SHOWN_OF_LITERAL).collect();
                invalid_literal(base) + &shown
            }
            IntParseError::BadBase => "int() base must be >= 2 and <= 36, or 0".to_owned(),
            IntParseError::TooManyDigits { digits, limit } => format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: value has \
                 {digits} digits; use sys.set_int_max_str_digits() to increase the limit"
            ),
        }
    }
}

/// Characters that an error shows of the repr of what is no int.
pub const SHOWN_OF_LITERAL: usize = 200;

/// What the error for a text that is no int tells before the repr of it.
pub fn invalid_literal(base: u32) -> String {
    format!("invalid literal for int() with base {base}: ")
}

/// The message of the ValueError when an int has too many digits to be written in decimal.
pub fn too_many_digits_message(limit: usize) -> String {
    format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    )
}

/// `int(text, base)` with the default limit on decimal digits. Base 0 reads a prefix.
pub fn parse_int(text: &str, base: u32) -> Result<ParsedInt, IntParseError> {
    parse_int_limited(text, base, DEFAULT_MAX_DIGITS)
}

/// `int(text, base)`; a limit of 0 means none.
pub fn parse_int_limited(
    text: &str,
    base: u32,
    max_digits: usize,
) -> Result<ParsedInt, IntParseError> {
    if base == 1 || base > 36 {
        return Err(IntParseError::BadBase);
    }
    let text = ascii_number_text(text);
    let body = strip_c_space(&text);
    let (negative, body) = match body.as_bytes().first() {
        Some(b'-') => (true, &body[1..]),
        Some(b'+') => (false, &body[1..]),
        _ => (false, body),
    };
    let prefix_base = prefix_base(body);
    let mut digits = body;
    let mut actual = base;
    if base == 0 {
        actual = prefix_base.unwrap_or(10);
    }
    if prefix_base == Some(actual) {
        digits = &body[2..];
        digits = digits.strip_prefix('_').unwrap_or(digits);
    } else if base == 0 && body.starts_with('0') && body.bytes().any(|b| !matches!(b, b'0' | b'_'))
    {
        return Err(IntParseError::Invalid);
    }
    parse_digits(digits.as_bytes(), actual, negative, max_digits)
}

fn prefix_base(body: &str) -> Option<u32> {
    match body.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    }
}

fn parse_digits(
    text: &[u8],
    base: u32,
    negative: bool,
    max_digits: usize,
) -> Result<ParsedInt, IntParseError> {
    if text.len() <= 18 && base == 10 && !text.is_empty() && text.iter().all(u8::is_ascii_digit) {
        let value = text.iter().fold(0i64, |v, b| v * 10 + i64::from(b - b'0'));
        return Ok(ParsedInt::Small(if negative { -value } else { value }));
    }
    let count = count_digits(text, base)?;
    if count > max_digits && max_digits > 0 && !base.is_power_of_two() {
        return Err(IntParseError::TooManyDigits { digits: count, limit: max_digits });
    }
    let values = text.iter().filter_map(|&b| (b as char).to_digit(base));
    let small = values
        .clone()
        .try_fold(0i64, |v, d| v.checked_mul(i64::from(base))?.checked_sub(i64::from(d)));
    if let Some(value) = small.and_then(|v| if negative { Some(v) } else { v.checked_neg() }) {
        return Ok(ParsedInt::Small(value));
    }
    let values: Vec<u8> = values.map(|d| d as u8).collect();
    let sign = if negative { Sign::Minus } else { Sign::Plus };
    BigInt::from_radix_be(sign, &values, base)
        .map(ParsedInt::from_big)
        .ok_or(IntParseError::Invalid)
}

/// Counts the digits if all of them are ones of this base and every underscore stands between
/// two of them.
fn count_digits(text: &[u8], base: u32) -> Result<usize, IntParseError> {
    let mut count = 0;
    let mut after_digit = false;
    for &b in text {
        if b == b'_' && after_digit {
            after_digit = false;
        } else if (b as char).is_digit(base) {
            after_digit = true;
            count += 1;
        } else {
            return Err(IntParseError::Invalid);
        }
    }
    if after_digit { Ok(count) } else { Err(IntParseError::Invalid) }
}

/// More characters than `value` takes in this base, its sign included: to be held against a
/// limit before `int_to_text` is called.
pub fn int_text_len(value: &BigInt, base: u32) -> usize {
    let bits = usize::try_from(value.bits()).unwrap_or(usize::MAX);
    let per_digit = match base {
        2 | 3 => 1,
        4..=7 => 2,
        8..=15 => 3,
        16..=31 => 4,
        _ => 5,
    };
    bits / per_digit + 2
}

/// An int in a base from 2 to 36, lower case, no prefix, `-` in front if negative. Work that
/// grows with the square of the length unless the base is a power of two.
pub fn int_to_text(value: &BigInt, base: u32) -> String {
    value.to_str_radix(base.clamp(2, 36))
}

/// `str(value)`; `None` if it has more digits than the limit (0: none), which is found out
/// without much work.
pub fn int_to_decimal(value: &BigInt, max_digits: usize) -> Option<String> {
    if max_digits == 0 {
        return Some(value.to_string());
    }
    // 10**n needs more than 3.32 n bits.
    if value.bits() as f64 > (max_digits as f64 + 1.0) * 3.33 {
        return None;
    }
    let text = value.to_string();
    let digits = text.len() - usize::from(value.sign() == Sign::Minus);
    (digits <= max_digits).then_some(text)
}

/// `bin`, `oct` and `hex`: the text with sign and prefix.
pub fn int_with_prefix(value: &BigInt, base: u32) -> String {
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    };
    let sign = if value.sign() == Sign::Minus { "-" } else { "" };
    format!("{sign}{prefix}{}", value.magnitude().to_str_radix(base.clamp(2, 36)))
}

/// `bin`, `oct` and `hex` of an int of 64 bits.
pub fn small_with_prefix(value: i64, base: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let size = value.unsigned_abs();
    match base {
        2 => format!("{sign}{size:#b}"),
        8 => format!("{sign}{size:#o}"),
        16 => format!("{sign}{size:#x}"),
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(text: &str, base: u32) -> Option<i64> {
        match parse_int(text, base) {
            Ok(ParsedInt::Small(v)) => Some(v),
            _ => None,
        }
    }

    #[test]
    fn good() {
        let cases: &[(&str, u32, i64)] = &[
            ("0x10", 0, 16),
            ("0b1_0", 0, 2),
            ("0x_f", 0, 15),
            ("0_0", 0, 0),
            ("00", 0, 0),
            ("0", 0, 0),
            ("z", 36, 35),
            ("0b1", 2, 1),
            ("0b1", 16, 0xb1),
            ("0x_1", 16, 1),
            ("0X1", 16, 1),
            ("-0x1", 0, -1),
            ("0o17", 8, 15),
            (" -1_000\n", 10, -1000),
            ("٣", 10, 3),
            ("9223372036854775807", 10, i64::MAX),
            ("-9223372036854775808", 10, i64::MIN),
            ("000000000000000000000000000001", 10, 1),
        ];
        for &(text, base, want) in cases {
            assert_eq!(small(text, base), Some(want), "{text:?}");
        }
        assert_eq!(parse_int(&"0".repeat(5000), 16), Ok(ParsedInt::Small(0)));
        assert!(parse_int(&"1".repeat(4300), 10).is_ok());
        let big = parse_int("9223372036854775808", 10);
        assert_eq!(big, Ok(ParsedInt::Big(BigInt::from(1u64 << 63))));
    }

    #[test]
    fn bad() {
        let cases: &[(&str, u32)] = &[
            ("010", 0),
            ("0x", 0),
            ("0b2", 0),
            ("_1", 0),
            ("0_7", 0),
            ("1L", 0),
            (" + 1", 10),
            ("1__0", 10),
            ("1_", 10),
            ("", 10),
            ("+", 10),
            ("\x1c1", 10),
            ("a\0b", 10),
            ("0x_", 16),
            ("²", 10),
            ("0x__1", 16),
        ];
        for &(text, base) in cases {
            assert_eq!(parse_int(text, base), Err(IntParseError::Invalid), "{text:?}");
        }
        assert_eq!(parse_int("1", 1), Err(IntParseError::BadBase));
        let long = parse_int(&"0".repeat(5000), 10).unwrap_err();
        assert_eq!(
            long.message(10, ""),
            "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        );
    }

    #[test]
    fn out() {
        let big = BigInt::from(-255);
        assert_eq!(int_to_text(&big, 16), "-ff");
        assert_eq!(int_with_prefix(&big, 2), "-0b11111111");
        assert_eq!(small_with_prefix(-255, 8), "-0o377");
        let limit = BigInt::from(10).pow(4299);
        assert!(int_to_decimal(&limit, 4300).is_some());
        assert!(int_to_decimal(&(limit * 10), 4300).is_none());
        assert!(int_to_decimal(&(BigInt::from(1) << 100_000), 4300).is_none());
    }
}
