//! Products: `num-bigint` multiplies up to a block, Karatsuba's scheme above.

use monty_limits::Budget;
use num_bigint::BigUint;

use super::{BLOCK, LEAF_WORK, Result, halves, join, limbs, spend, split, with_room};

/// `a * b`. The caller has charged the result.
pub fn mul(budget: &mut Budget, a: &BigUint, b: &BigUint) -> Result<BigUint> {
    let (n, m) = (limbs(a), limbs(b));
    if n.min(m) <= BLOCK {
        return product_of(budget, a, b);
    }
    // Each level holds sums and three products of half the size: less than eight times the operands.
    with_room(budget, (n + m) * 8 * 8, |budget| product_of(budget, a, b))
}

/// `a * a`
pub fn square(budget: &mut Budget, a: &BigUint) -> Result<BigUint> {
    mul(budget, a, a)
}

fn product_of(budget: &mut Budget, a: &BigUint, b: &BigUint) -> Result<BigUint> {
    let (small, large) = if a.bits() <= b.bits() { (a, b) } else { (b, a) };
    let (n, m) = (limbs(small), limbs(large));
    if n == 0 {
        return Ok(BigUint::ZERO);
    }
    if n <= BLOCK && n * m <= 2 * LEAF_WORK {
        spend(budget, leaf_cost(n, m))?;
        return Ok(small * large);
    }
    if m >= 2 * n || n <= BLOCK {
        return by_blocks(budget, small, large, n.max(LEAF_WORK / n));
    }
    karatsuba(budget, small, large, m.div_ceil(2))
}

/// Limb products of `n` by `m` limbs as `num-bigint` does it: halved while that pays.
fn leaf_cost(n: usize, m: usize) -> u64 {
    let (mut size, mut pieces) = (n as u64, (m as u64).div_ceil(n as u64));
    while size > 32 {
        size = size.div_ceil(2);
        pieces *= 3;
    }
    pieces * size * size
}

/// A small number times a large one, which is cut into pieces of `size` limbs.
fn by_blocks(
    budget: &mut Budget,
    small: &BigUint,
    large: &BigUint,
    size: usize,
) -> Result<BigUint> {
    // Products of even and of odd pieces do not overlap: each row is joined without a carry.
    let mut rows = [Vec::new(), Vec::new()];
    for (i, piece) in split(large, size).iter().enumerate() {
        rows[i % 2].push(product_of(budget, small, piece)?);
    }
    Ok(join(&rows[0], 2 * size) + (join(&rows[1], 2 * size) << (64 * size)))
}

fn karatsuba(budget: &mut Budget, a: &BigUint, b: &BigUint, half: usize) -> Result<BigUint> {
    let (a_low, a_high) = halves(a, half);
    let (b_low, b_high) = halves(b, half);
    let low = product_of(budget, &a_low, &b_low)?;
    let high = product_of(budget, &a_high, &b_high)?;
    let mut middle = product_of(budget, &(a_low + a_high), &(b_low + b_high))?;
    middle -= &low;
    middle -= &high;
    Ok(low + (middle << (64 * half)) + (high << (128 * half)))
}
