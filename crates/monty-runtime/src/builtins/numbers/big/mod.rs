//! Arithmetic on big ints that answers to the budget: large operations are cut into blocks of about
//! a millisecond, each of which burns its fuel before it is done, so that a deadline or an interrupt
//! is met in time. Knows the budget and `num-bigint`; no value and no heap.

mod divide;
mod euclid;
mod multiply;
mod power;
mod root;
mod text;

use monty_limits::{Budget, LimitError};
use num_bigint::BigUint;

pub use divide::{div_rem, floor_div_rem};
pub use euclid::{gcd, inverse};
pub use multiply::{mul, square};
pub use power::{pow, pow_mod};
pub use root::{factorial, isqrt, range_product};
pub use text::{parse_decimal, to_decimal};

/// Result of work that only a limit can stop.
pub type Result<T> = std::result::Result<T, LimitError>;

/// Above this many 64-bit limbs an operand is cut in two.
const BLOCK: usize = 2048;

/// Limb products that one uninterrupted piece of schoolbook work may take.
const LEAF_WORK: usize = 1 << 21;

/// Limb operations that cost one unit of fuel.
const OPS_PER_FUEL: u64 = 8;

/// Number of 64-bit limbs.
pub fn limbs(n: &BigUint) -> usize {
    n.bits().div_ceil(64) as usize
}

/// Burn the fuel of so many limb operations.
#[inline]
fn spend(budget: &mut Budget, ops: u64) -> Result<()> {
    // Rounded up: many small pieces of work do burn.
    budget.burn(ops.div_ceil(OPS_PER_FUEL))
}

/// Do `work` while `bytes` of temporary storage are charged.
fn with_room<T>(
    budget: &mut Budget,
    bytes: usize,
    work: impl FnOnce(&mut Budget) -> Result<T>,
) -> Result<T> {
    budget.charge(bytes)?;
    let result = work(budget);
    budget.release(bytes);
    result
}

/// The number cut into pieces of `size` limbs, lowest first. Zero has no pieces.
fn split(n: &BigUint, size: usize) -> Vec<BigUint> {
    n.to_u32_digits().chunks(2 * size).map(BigUint::from_slice).collect()
}

/// The lowest `size` limbs, and the rest.
fn halves(n: &BigUint, size: usize) -> (BigUint, BigUint) {
    let digits = n.to_u32_digits();
    let (low, high) = digits.split_at(digits.len().min(2 * size));
    (BigUint::from_slice(low), BigUint::from_slice(high))
}

/// The way back from [`split`]: every piece must fit its `size` limbs.
fn join(pieces: &[BigUint], size: usize) -> BigUint {
    let mut digits = Vec::with_capacity(pieces.len() * size * 2);
    for (i, piece) in pieces.iter().enumerate() {
        digits.resize(i * size * 2, 0);
        digits.extend(piece.iter_u32_digits());
    }
    BigUint::new(digits)
}

/// `high * 2**(64 * size) + low`
fn stack(high: BigUint, low: &BigUint, size: usize) -> BigUint {
    (high << (64 * size)) + low
}

#[cfg(test)]
mod tests;
