//! Hash functions of the interpreter: text is hashed with a fixed key and salted with the run's seed, so
//! that a run is deterministic; numbers hash as CPython's do.

use monty_code::hash_parts;
pub use monty_code::{hash_bytes, salted, spread};
use monty_limits::{Budget, STRETCH};

use crate::error::Result;

/// Hash of content that may be long, stretch by stretch.
pub fn hash_long(budget: &mut Budget, bytes: &[u8]) -> Result<u64> {
    hash_parts(bytes.chunks(STRETCH).map(|part| {
        budget.work(part.len())?;
        Ok(part)
    }))
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

/// Keys that are put into a table between two looks at the limits.
pub(crate) const KEYS_BETWEEN_LOOKS: usize = 1 << 15;
