//! Hash functions of the interpreter: text is hashed with a fixed key, so that a run is
//! deterministic; numbers hash as CPython's do.

use siphasher::sip::SipHasher13;
use std::hash::Hasher;

/// Hash of a string's or bytes object's content; 0 of the empty one only, as in CPython.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut h = SipHasher13::new_with_keys(0x6d6f_6e74_7900_0001, 0x7079_7468_6f6e_0313);
    h.write(bytes);
    // Python's hash is a signed number; -1 stands for an error in CPython and never is a hash.
    match h.finish() {
        0 => 1,
        u64::MAX => u64::MAX - 1,
        n => n,
    }
}

/// Hash of an int that fits 64 bits: modulo 2^61 - 1, sign kept, -1 becomes -2.
#[inline]
pub fn hash_i64(i: i64) -> u64 {
    const MODULUS: u64 = (1 << 61) - 1;
    if (0..MODULUS as i64).contains(&i) {
        return i as u64;
    }
    let m = (i.unsigned_abs() % MODULUS) as i64;
    let h = if i < 0 { -m } else { m };
    if h == -1 { -2i64 as u64 } else { h as u64 }
}

/// Spread a Python hash over all bits, for tables that use the high ones.
#[inline(always)]
pub fn spread(hash: u64) -> u64 {
    hash.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(26)
}

/// Keys that are put into a table between two looks at the limits.
pub(crate) const KEYS_BETWEEN_LOOKS: usize = 1 << 15;
