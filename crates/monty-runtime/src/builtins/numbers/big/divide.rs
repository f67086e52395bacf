//! Quotient and remainder: `num-bigint` divides up to a block; above, Burnikel and Ziegler's
//! recursive division, which rests on fast products.

use monty_limits::Budget;
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::{
    BLOCK, LEAF_WORK, Result, halves, join, limbs, multiply, spend, split, stack, with_room,
};

/// Divisors of up to this many limbs are no longer halved.
const LEAF: usize = 512;

/// `a // b, a % b`; `b` is not zero.
pub fn div_rem(budget: &mut Budget, a: &BigUint, b: &BigUint) -> Result<(BigUint, BigUint)> {
    let (m, n) = (limbs(a), limbs(b));
    if a < b {
        return Ok((BigUint::ZERO, a.clone()));
    }
    if n * (m - n + 1) <= LEAF_WORK {
        let is_short = n > 1 && a.bits() - b.bits() < 63;
        return if is_short { short(budget, a, b) } else { leaf(budget, a, b) };
    }
    with_room(budget, m * 8 * 4, |budget| {
        if n <= BLOCK { by_blocks(budget, a, b, LEAF_WORK / n) } else { recursive(budget, a, b) }
    })
}

/// The same with Python's signs: the quotient is rounded down, the remainder has the sign of `b`.
pub fn floor_div_rem(budget: &mut Budget, a: &BigInt, b: &BigInt) -> Result<(BigInt, BigInt)> {
    let (quotient, remainder) = div_rem(budget, a.magnitude(), b.magnitude())?;
    let same = a.sign() == b.sign() || a.sign() == Sign::NoSign;
    if same {
        return Ok((quotient.into(), BigInt::from_biguint(b.sign(), remainder)));
    }
    if remainder == BigUint::ZERO {
        return Ok((-BigInt::from(quotient), BigInt::ZERO));
    }
    let remainder = b.magnitude() - remainder;
    Ok((-BigInt::from(quotient + 1u8), BigInt::from_biguint(b.sign(), remainder)))
}

fn leaf(budget: &mut Budget, a: &BigUint, b: &BigUint) -> Result<(BigUint, BigUint)> {
    let (m, n) = (limbs(a), limbs(b));
    spend(budget, 2 * n as u64 * (m.saturating_sub(n) + 1) as u64)?;
    Ok(a.div_rem(b))
}

/// A quotient of one limb, for a divisor of more: one product, however long they are.
fn short(budget: &mut Budget, a: &BigUint, b: &BigUint) -> Result<(BigUint, BigUint)> {
    let n = limbs(b);
    // The highest 64 bits of the divisor, and what stands above as many of the dividend.
    let shift = b.bits() - 64;
    let top = |x: &BigUint| (x >> shift).to_u128();
    let (Some(above), Some(below)) = (top(a), top(b)) else { return leaf(budget, a, b) };
    spend(budget, 4 * n as u64)?;
    // Right, or too large by two at most.
    let mut quotient = (above / below) as u64;
    let mut product = b * quotient;
    while product > *a {
        quotient -= 1;
        product -= b;
    }
    Ok((quotient.into(), a - product))
}

/// Long division by a divisor of at most a block, `size` limbs of the quotient at a time.
fn by_blocks(
    budget: &mut Budget,
    a: &BigUint,
    b: &BigUint,
    size: usize,
) -> Result<(BigUint, BigUint)> {
    let mut rest = BigUint::ZERO;
    let mut quotients = Vec::new();
    for piece in split(a, size).iter().rev() {
        let (quotient, remainder) = leaf(budget, &stack(rest, piece, size), b)?;
        quotients.push(quotient);
        rest = remainder;
    }
    quotients.reverse();
    Ok((join(&quotients, size), rest))
}

fn recursive(budget: &mut Budget, a: &BigUint, b: &BigUint) -> Result<(BigUint, BigUint)> {
    // The divisor is shifted up until it fills a number of limbs that can be halved down to a leaf.
    let mut size = limbs(b);
    let mut doublings = 0;
    while size > LEAF {
        size = size.div_ceil(2);
        doublings += 1;
    }
    size <<= doublings;
    let shift = 64 * size as u64 - b.bits();
    let (a, b) = (a << shift, b << shift);
    let mut rest = BigUint::ZERO;
    let mut quotients = Vec::new();
    for piece in split(&a, size).iter().rev() {
        let (quotient, remainder) = two_by_one(budget, rest, piece, &b, size)?;
        quotients.push(quotient);
        rest = remainder;
    }
    quotients.reverse();
    Ok((join(&quotients, size), rest >> shift))
}

/// `high:low / b`, where all have `size` limbs and `high < b`.
fn two_by_one(
    budget: &mut Budget,
    high: BigUint,
    low: &BigUint,
    b: &BigUint,
    size: usize,
) -> Result<(BigUint, BigUint)> {
    if size <= LEAF {
        return leaf(budget, &stack(high, low, size), b);
    }
    let half = size / 2;
    let (low, middle) = halves(low, half);
    let (b_low, b_high) = halves(b, half);
    let divisor = Divisor { whole: b, low: &b_low, high: &b_high, half };
    let (q_high, rest) = divisor.three_by_two(budget, high, &middle)?;
    let (q_low, rest) = divisor.three_by_two(budget, rest, &low)?;
    Ok((stack(q_high, &q_low, half), rest))
}

/// A divisor and its halves.
struct Divisor<'a> {
    whole: &'a BigUint,
    low: &'a BigUint,
    high: &'a BigUint,
    half: usize,
}

impl Divisor<'_> {
    /// `high:low / b`, where `high` has two halves and is less than `b`, and `low` has one.
    fn three_by_two(
        &self,
        budget: &mut Budget,
        high: BigUint,
        low: &BigUint,
    ) -> Result<(BigUint, BigUint)> {
        let (middle, top) = halves(&high, self.half);
        // A quotient that is right or a little too large, from the upper half of the divisor.
        let (mut quotient, rest) = if &top < self.high {
            two_by_one(budget, top, &middle, self.high, self.half)?
        } else {
            let most = (BigUint::from(1u8) << (64 * self.half)) - 1u8;
            let rest = high + self.high - (self.high << (64 * self.half));
            (most, rest)
        };
        let taken = multiply::mul(budget, &quotient, self.low)?;
        let mut rest = stack(rest, low, self.half);
        while rest < taken {
            quotient -= 1u8;
            rest += self.whole;
        }
        rest -= taken;
        Ok((quotient, rest))
    }
}
