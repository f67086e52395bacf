//! Hashes of numbers, tuples and sets with CPython's values on 64 bits. Numbers are hashed
//! modulo the prime 2**61 - 1, so that equal ones of different types hash alike.

use crate::float_hex::decompose;
use num_bigint::{BigInt, Sign};

const BITS: u32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;

const HASH_NAN: i64 = 0x7ff8_0000_0000;
/// What an infinity hashes to.
pub const HASH_INFINITY: i64 = 314159;
/// What the imaginary part of a complex number is multiplied by.
pub const HASH_IMAGINARY: u64 = 1000003;
/// `hash(None)`
pub const HASH_NONE: i64 = 0xfca8_6420;

/// -1 tells of an error in CPython, so nothing hashes to it.
fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

fn with_sign(residue: u64, negative: bool) -> i64 {
    let hash = residue as i64;
    not_minus_one(if negative { -hash } else { hash })
}

/// `hash(int)`
#[inline]
pub fn hash_small(value: i64) -> i64 {
    with_sign(value.unsigned_abs() % MODULUS, value < 0)
}

/// `hash(int)` of a big int.
pub fn hash_big(value: &BigInt) -> i64 {
    let mut residue = 0u64;
    for word in value.iter_u64_digits().rev() {
        // 2**64 is 8 modulo 2**61 - 1.
        let wide = (u128::from(residue) << 64) | u128::from(word);
        residue = (wide % u128::from(MODULUS)) as u64;
    }
    with_sign(residue, value.sign() == Sign::Minus)
}

/// `hash(float)`. CPython hashes a nan by its identity; here all have one hash, which nothing else
/// is likely to have.
pub fn hash_float(value: f64) -> i64 {
    if value.is_nan() {
        return HASH_NAN;
    }
    if value.is_infinite() {
        return if value > 0.0 { HASH_INFINITY } else { -HASH_INFINITY };
    }
    let (negative, mantissa, exponent) = decompose(value);
    // Multiplying by 2**n modulo the prime is a rotation of 61 bits.
    let turn = exponent.rem_euclid(i64::from(BITS)) as u32;
    let residue = ((mantissa << turn) & MODULUS) | (mantissa >> (BITS - turn));
    with_sign(residue % MODULUS, negative)
}

/// `hash(complex)`
pub fn hash_complex(re: f64, im: f64) -> i64 {
    let imaginary = (hash_float(im) as u64).wrapping_mul(HASH_IMAGINARY);
    not_minus_one((hash_float(re) as u64).wrapping_add(imaginary) as i64)
}

/// `hash(tuple)`, item by item: xxHash of 64 bits on one lane.
#[derive(Clone, Copy, Debug)]
pub struct TupleHash {
    state: u64,
    len: u64,
}

const XX_PRIME_1: u64 = 11400714785074694791;
const XX_PRIME_2: u64 = 14029467366897019727;
const XX_PRIME_5: u64 = 2870177450012600261;

impl Default for TupleHash {
    fn default() -> TupleHash {
        TupleHash { state: XX_PRIME_5, len: 0 }
    }
}

impl TupleHash {
    pub fn new() -> TupleHash {
        TupleHash::default()
    }

    #[inline]
    pub fn add(&mut self, item_hash: i64) {
        let mixed = self.state.wrapping_add((item_hash as u64).wrapping_mul(XX_PRIME_2));
        self.state = mixed.rotate_left(31).wrapping_mul(XX_PRIME_1);
        self.len += 1;
    }

    #[inline]
    pub fn finish(self) -> i64 {
        let hash = self.state.wrapping_add(self.len ^ (XX_PRIME_5 ^ 3527539));
        if hash == u64::MAX { 1546275796 } else { hash as i64 }
    }

    /// The running state, to be kept where a guest's `__hash__` has to run in between.
    pub fn into_raw(self) -> (u64, u64) {
        (self.state, self.len)
    }

    pub fn from_raw(state: u64, len: u64) -> TupleHash {
        TupleHash { state, len }
    }
}

/// `hash(frozenset)`, item by item in any order.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetHash {
    state: u64,
    len: u64,
}

impl SetHash {
    pub fn new() -> SetHash {
        SetHash::default()
    }

    #[inline]
    pub fn add(&mut self, item_hash: i64) {
        let h = item_hash as u64;
        self.state ^= ((h ^ 89869747) ^ (h << 16)).wrapping_mul(3644798167);
        self.len += 1;
    }

    pub fn finish(self) -> i64 {
        let mut hash = self.state ^ (self.len + 1).wrapping_mul(1927868237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69069).wrapping_add(907133923);
        if hash == u64::MAX { 590923713 } else { hash as i64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints() {
        let cases: &[(&str, i64)] = &[
            ("0", 0),
            ("-1", -2),
            ("-2", -2),
            ("2305843009213693951", 0),
            ("2305843009213693952", 1),
            ("-2305843009213693951", 0),
            ("9223372036854775807", 3),
            ("-9223372036854775808", -4),
            ("1000000000000000000000000000000", 465258685558744706),
            ("-1000000000000000000000000000000", -465258685558744706),
        ];
        for &(text, want) in cases {
            let big: BigInt = text.parse().unwrap_or_default();
            assert_eq!(hash_big(&big), want, "{text}");
            if let Ok(small) = text.parse::<i64>() {
                assert_eq!(hash_small(small), want);
            }
        }
        assert_eq!(hash_big(&(BigInt::from(1) << 1000)), 16777216);
    }

    #[test]
    fn floats() {
        let cases: &[(f64, i64)] = &[
            (0.0, 0),
            (-0.0, 0),
            (0.5, 1152921504606846976),
            (1.5, 1152921504606846977),
            (-1.0, -2),
            (-1.5, -1152921504606846977),
            (1e300, 1224995262755759164),
            (5e-324, 16777216),
            (1.1, 230584300921369601),
            (1e22, 1864712049423028464),
            (f64::NEG_INFINITY, -314159),
        ];
        for &(f, want) in cases {
            assert_eq!(hash_float(f), want, "{f}");
        }
        assert_eq!(hash_complex(0.0, 1.0), 1000003);
        assert_eq!(hash_complex(1.0, 2.0), 2000007);
        assert_eq!(hash_complex(-1.0, -1.0), -2000008);
        assert_eq!(hash_complex(0.5, -0.25), -576460752303423488);
    }

    #[test]
    fn containers() {
        let tuple = |items: &[i64]| {
            let mut hash = TupleHash::new();
            items.iter().for_each(|&item| hash.add(item));
            hash.finish()
        };
        assert_eq!(tuple(&[]), 5740354900026072187);
        assert_eq!(tuple(&[1]), -6644214454873602895);
        assert_eq!(tuple(&[1, 2, 3]), 529344067295497451);
        assert_eq!(tuple(&[hash_small(-1), hash_float(0.5)]), -7525882140222211504);
        assert_eq!(tuple(&[tuple(&[]), tuple(&[])]), 9028247024705308198);
        let set = |items: std::ops::Range<i64>| {
            let mut hash = SetHash::new();
            items.for_each(|item| hash.add(item));
            hash.finish()
        };
        assert_eq!(set(0..0), 133146708735736);
        assert_eq!(set(1..2), -558064481276695278);
        assert_eq!(set(1..4), -272375401224217160);
        assert_eq!(set(0..100), 4411996150312757951);
    }
}
