//! Int arithmetic as Python has it: floor division, powers, shifts, bytes, roots. Sizes and
//! work of big results are told before they are made.

use crate::TooLarge;
use crate::int_text::ParsedInt;
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

/// `a // b` of 64 bits; none if it does not fit. `b` is not zero.
#[inline]
pub fn floor_div_small(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    let inexact = a % b != 0 && (a < 0) != (b < 0);
    Some(quotient - i64::from(inexact))
}

/// `a % b` of 64 bits. `b` is not zero.
#[inline]
pub fn floor_mod_small(a: i64, b: i64) -> i64 {
    let rest = a.wrapping_rem(b);
    if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest }
}

/// `divmod(a, b)`; none if `b` is zero.
pub fn divmod_big(a: &BigInt, b: &BigInt) -> Option<(BigInt, BigInt)> {
    (!b.is_zero()).then(|| a.div_mod_floor(b))
}

/// About how many steps of a few nanoseconds a product of this many bits takes.
pub fn mul_work(a_bits: u64, b_bits: u64) -> u64 {
    let (a, b) = (a_bits / 64 + 1, b_bits / 64 + 1);
    let (small, large) = (a.min(b), a.max(b));
    // Long multiplication up to a few dozen words, Karatsuba and Toom-Cook above.
    let per_word =
        if small <= 32 { small } else { ((small as f64 / 32.0).powf(0.585) * 32.0) as u64 };
    large.saturating_mul(per_word)
}

/// About how many steps a quotient takes: long division.
pub fn div_work(a_bits: u64, b_bits: u64) -> u64 {
    let (a, b) = (a_bits / 64 + 1, b_bits / 64 + 1);
    a.saturating_sub(b).saturating_add(1).saturating_mul(b)
}

/// At most how many bits `base ** exponent` has, and hardly more than it really has.
pub fn pow_bits(base: &BigInt, exponent: u64) -> u64 {
    let bits = base.bits();
    if bits <= 1 || exponent == 0 {
        return 1;
    }
    // The logarithm of the base from its top 32 bits, rounded up.
    let below = bits.saturating_sub(32);
    let top = (base.magnitude() >> below).iter_u64_digits().next().unwrap_or(1);
    let top = if below == 0 { top } else { top + 1 };
    let log = (top as f64).log2() + below as f64;
    let estimate = log * (1.0 + 1e-9) * exponent as f64;
    (estimate as u64).saturating_add(1)
}

/// `base ** exponent`, refused beyond `max_bits`.
pub fn int_pow(base: &BigInt, exponent: u64, max_bits: u64) -> Result<BigInt, TooLarge> {
    if exponent == 0 || base.is_one() {
        return Ok(BigInt::one());
    }
    if base.is_zero() {
        return Ok(BigInt::zero());
    }
    if base.magnitude().is_one() {
        return Ok(if exponent.is_multiple_of(2) { BigInt::one() } else { -BigInt::one() });
    }
    // A power of two is a shift, whose size is known to the bit.
    let zeros = base.trailing_zeros().unwrap_or(0);
    if zeros + 1 == base.bits() {
        let bits = zeros.checked_mul(exponent).filter(|&bits| bits < max_bits).ok_or(TooLarge)?;
        let power = BigInt::one() << bits;
        let negative = base.is_negative() && exponent % 2 == 1;
        return Ok(if negative { -power } else { power });
    }
    if pow_bits(base, exponent) > max_bits {
        return Err(TooLarge);
    }
    Ok(num_traits::Pow::pow(base, exponent))
}

/// `base ** exponent` of 64 bits; none if it does not fit.
pub fn pow_small(base: i64, exponent: u64) -> Option<i64> {
    match (base, exponent) {
        (_, 0) | (1, _) => Some(1),
        (0, _) => Some(0),
        (-1, _) => Some(if exponent.is_multiple_of(2) { 1 } else { -1 }),
        _ => base.checked_pow(u32::try_from(exponent).ok()?),
    }
}

/// What goes wrong in `pow(base, exponent, modulus)`: ValueErrors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModPowError {
    ZeroModulus,
    NotInvertible,
}

impl ModPowError {
    pub fn message(self) -> &'static str {
        match self {
            ModPowError::ZeroModulus => "pow() 3rd argument cannot be 0",
            ModPowError::NotInvertible => "base is not invertible for the given modulus",
        }
    }
}

/// `pow(base, exponent, modulus)`; the result has the sign of the modulus.
pub fn mod_pow(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> Result<BigInt, ModPowError> {
    if modulus.is_zero() {
        return Err(ModPowError::ZeroModulus);
    }
    if modulus.magnitude().is_one() {
        return Ok(BigInt::zero());
    }
    if !exponent.is_negative() {
        return Ok(base.modpow(exponent, modulus));
    }
    let positive = BigInt::from(modulus.magnitude().clone());
    let inverse = base.modinv(&positive).ok_or(ModPowError::NotInvertible)?;
    Ok(inverse.modpow(&-exponent, modulus))
}

/// About how many steps `mod_pow` takes.
pub fn mod_pow_work(base_bits: u64, exponent_bits: u64, modulus_bits: u64) -> u64 {
    let words = modulus_bits / 64 + 1;
    let reduce = div_work(base_bits, modulus_bits);
    // A product and a reduction for each bit of the exponent, and now and then one more.
    let per_bit = words.saturating_mul(words).saturating_mul(3);
    exponent_bits.saturating_add(8).saturating_mul(per_bit).saturating_add(reduce)
}

/// `value << count`, refused beyond `max_bits`.
pub fn shift_left(value: &BigInt, count: u64, max_bits: u64) -> Result<BigInt, TooLarge> {
    if value.is_zero() {
        return Ok(BigInt::zero());
    }
    match value.bits().checked_add(count) {
        Some(bits) if bits <= max_bits => Ok(value << count),
        _ => Err(TooLarge),
    }
}

/// `value << count` of 64 bits; none if it does not fit.
#[inline]
pub fn shift_left_small(value: i64, count: u64) -> Option<i64> {
    if value == 0 {
        return Some(0);
    }
    if count >= 63 {
        return None;
    }
    let shifted = value << count;
    (shifted >> count == value).then_some(shifted)
}

/// `value >> count` of 64 bits.
#[inline]
pub fn shift_right_small(value: i64, count: u64) -> i64 {
    value >> count.min(63)
}

/// `value >> count`
pub fn shift_right(value: &BigInt, count: u64) -> BigInt {
    if count >= value.bits() {
        return if value.is_negative() { -BigInt::one() } else { BigInt::zero() };
    }
    value >> count
}

/// `value.bit_count()`
pub fn bit_count(value: &BigInt) -> u64 {
    value.magnitude().count_ones()
}

/// `round(value, -places)`: to a multiple of `10 ** places`, half to even. None if that power
/// is so much larger than the value that the result is 0.
pub fn round_to_power_of_ten(value: &BigInt, places: u64) -> Option<BigInt> {
    if places > value.bits() {
        return None;
    }
    let unit = num_traits::Pow::pow(&BigInt::from(10), places);
    let (quotient, rest) = value.div_mod_floor(&unit);
    let up = match (&rest << 1u8).cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    Some((if up { quotient + 1 } else { quotient }) * unit)
}

/// `math.isqrt(value)`; none if it is negative.
pub fn isqrt(value: &BigInt) -> Option<BigInt> {
    (!value.is_negative()).then(|| value.sqrt())
}

/// `math.isqrt(value)` of 64 bits.
pub fn isqrt_small(value: u64) -> u64 {
    value.isqrt()
}

/// `math.gcd(a, b)`
pub fn gcd(a: &BigInt, b: &BigInt) -> BigInt {
    a.gcd(b)
}

/// `math.gcd(a, b)` of 64 bits.
pub fn gcd_small(a: i64, b: i64) -> u64 {
    a.unsigned_abs().gcd(&b.unsigned_abs())
}

/// What goes wrong in `int.to_bytes`: OverflowErrors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToBytesError {
    TooBig,
    NegativeUnsigned,
}

impl ToBytesError {
    pub fn message(self) -> &'static str {
        match self {
            ToBytesError::TooBig => "int too big to convert",
            ToBytesError::NegativeUnsigned => "can't convert negative int to unsigned",
        }
    }
}

/// `value.to_bytes(length, byteorder, signed=signed)`. The caller has charged for `length`.
pub fn to_bytes(
    value: &BigInt,
    length: usize,
    little: bool,
    signed: bool,
) -> Result<Vec<u8>, ToBytesError> {
    let negative = value.is_negative();
    if negative && !signed {
        return Err(ToBytesError::NegativeUnsigned);
    }
    if length == 0 && signed && *value == -BigInt::one() {
        // CPython finds that the sign bit alone needs no byte.
        return Ok(Vec::new());
    }
    let mut bytes = if signed && !value.is_zero() {
        value.to_signed_bytes_le()
    } else if value.is_zero() {
        Vec::new()
    } else {
        value.magnitude().to_bytes_le()
    };
    if bytes.len() > length {
        return Err(ToBytesError::TooBig);
    }
    bytes.resize(length, if negative { 0xff } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(data, byteorder, signed=signed)`
pub fn from_bytes(data: &[u8], little: bool, signed: bool) -> ParsedInt {
    if data.len() <= 8 {
        let top = if little { data.last() } else { data.first() };
        let negative = signed && top.is_some_and(|b| b & 0x80 != 0);
        let fill = if negative { -1i64 } else { 0 };
        let push = |value: i64, b: &u8| (value << 8) | i64::from(*b);
        let value =
            if little { data.iter().rev().fold(fill, push) } else { data.iter().fold(fill, push) };
        // The sign bit of the full eight bytes may stand for 2**63.
        if negative || value >= 0 {
            return ParsedInt::Small(value);
        }
    }
    ParsedInt::from_big(match (little, signed) {
        (true, true) => BigInt::from_signed_bytes_le(data),
        (false, true) => BigInt::from_signed_bytes_be(data),
        (true, false) => BigInt::from_biguint(Sign::Plus, BigUint::from_bytes_le(data)),
        (false, false) => BigInt::from_biguint(Sign::Plus, BigUint::from_bytes_be(data)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn big(value: i64) -> BigInt {
        BigInt::from(value)
    }

    #[test]
    fn small() {
        assert_eq!(floor_div_small(-7, 2), Some(-4));
        assert_eq!(floor_div_small(7, -2), Some(-4));
        assert_eq!(floor_div_small(-8, 2), Some(-4));
        assert_eq!(floor_div_small(i64::MIN, -1), None);
        assert_eq!(floor_mod_small(-7, 2), 1);
        assert_eq!(floor_mod_small(7, -2), -1);
        assert_eq!(floor_mod_small(i64::MIN, -1), 0);
        assert_eq!(pow_small(2, 62), Some(1 << 62));
        assert_eq!(pow_small(2, 63), None);
        assert_eq!(pow_small(-2, 63), Some(i64::MIN));
        assert_eq!(pow_small(-1, u64::MAX), Some(-1));
        assert_eq!(shift_left_small(1, 62), Some(1 << 62));
        assert_eq!(shift_left_small(1, 63), None);
        assert_eq!(shift_left_small(-1, 62), Some(-1 << 62));
        assert_eq!(shift_left_small(0, u64::MAX), Some(0));
        assert_eq!(shift_right_small(-1, 1000), -1);
        assert_eq!(gcd_small(i64::MIN, 0), 1 << 63);
        assert_eq!(isqrt_small(99), 9);
    }

    #[test]
    fn powers() {
        assert_eq!(int_pow(&big(3), 4, 100), Ok(big(81)));
        assert_eq!(int_pow(&big(-1), u64::MAX, 1), Ok(big(-1)));
        assert_eq!(int_pow(&big(2), 99, 100), Ok(BigInt::one() << 99u8));
        assert_eq!(int_pow(&big(2), 100, 100), Err(TooLarge));
        assert_eq!(int_pow(&big(-8), 3, 100), Ok(big(-512)));
        assert_eq!(int_pow(&big(10), 10_000_000_000, 1 << 30), Err(TooLarge));
        for (base, exponent) in [(3i64, 1000u64), (10, 77), (-7, 3), (255, 40), (i64::MAX, 50)] {
            let estimate = pow_bits(&big(base), exponent);
            let real = int_pow(&big(base), exponent, estimate).map(|v| v.bits()).unwrap_or(0);
            assert!(real <= estimate && estimate <= real + 2, "{base} {exponent}");
        }
        let p = |a, b, c| mod_pow(&big(a), &big(b), &big(c));
        assert_eq!(p(2, -1, 7), Ok(big(4)));
        assert_eq!(p(2, -1, -7), Ok(big(-3)));
        assert_eq!(p(2, -1, 4), Err(ModPowError::NotInvertible));
        assert_eq!(p(2, 3, 0), Err(ModPowError::ZeroModulus));
        assert_eq!(p(3, 4, -5), Ok(big(-4)));
        assert_eq!(p(-3, 3, 5), Ok(big(3)));
        assert_eq!(p(2, 0, -1), Ok(big(0)));
        assert_eq!(p(0, -1, 7), Err(ModPowError::NotInvertible));
        assert_eq!(shift_left(&big(1), 99, 100).map(|v| v.bits()), Ok(100));
        assert_eq!(shift_left(&big(1), 100, 100), Err(TooLarge));
        assert_eq!(shift_right(&big(-5), u64::MAX), big(-1));
    }

    #[test]
    fn rounding_and_roots() {
        let r = |v, places| round_to_power_of_ten(&big(v), places).unwrap_or_default();
        assert_eq!(r(15, 1), big(20));
        assert_eq!(r(25, 1), big(20));
        assert_eq!(r(-25, 1), big(-20));
        assert_eq!(r(-35, 1), big(-40));
        assert_eq!(r(5, 1), big(0));
        assert_eq!(r(6, 400), big(0));
        assert_eq!(r(6, 1), big(10));
        assert_eq!(r(-6, 1), big(-10));
        assert_eq!(isqrt(&big(10).pow(40)), Some(big(10).pow(20)));
        assert_eq!(isqrt(&big(-1)), None);
        assert_eq!(bit_count(&big(-5)), 2);
    }

    #[test]
    fn bytes() {
        use ToBytesError::*;
        let to = |v, len, signed| to_bytes(&big(v), len, false, signed);
        assert_eq!(to(300, 1, false), Err(TooBig));
        assert_eq!(to(-1, 1, false), Err(NegativeUnsigned));
        assert_eq!(to(-1, 2, true), Ok(vec![0xff, 0xff]));
        assert_eq!(to(128, 1, true), Err(TooBig));
        assert_eq!(to(-128, 1, true), Ok(vec![0x80]));
        assert_eq!(to(-129, 1, true), Err(TooBig));
        assert_eq!(to(0, 0, true), Ok(vec![]));
        assert_eq!(to(-1, 0, true), Ok(vec![]));
        assert_eq!(to(-2, 0, true), Err(TooBig));
        assert_eq!(to(1, 0, false), Err(TooBig));
        assert_eq!(to_bytes(&big(1), 3, true, false), Ok(vec![1, 0, 0]));
        assert_eq!(from_bytes(b"\xff\0", true, true), ParsedInt::Small(255));
        assert_eq!(from_bytes(b"\xff\0", false, true), ParsedInt::Small(-256));
        assert_eq!(from_bytes(b"", false, false), ParsedInt::Small(0));
        assert_eq!(from_bytes(&[0xff; 8], false, true), ParsedInt::Small(-1));
        assert_eq!(from_bytes(&[0xff; 8], false, false), ParsedInt::Big(BigInt::from(u64::MAX)));
        let nine = [&[0x80][..], &[0; 8]].concat();
        assert_eq!(from_bytes(&nine, false, true), ParsedInt::Big(-(BigInt::one() << 71u8)));
        assert_eq!(from_bytes(&[0; 20], false, false), ParsedInt::Small(0));
    }
}
