//! Integer square root and factorial.

use monty_limits::Budget;
use num_bigint::BigUint;
use num_traits::{One, Zero};

use super::{Result, div_rem, limbs, mul, spend, square};

/// The largest number whose square is not greater than `n`.
pub fn isqrt(budget: &mut Budget, n: &BigUint) -> Result<BigUint> {
    if n.is_zero() {
        return Ok(BigUint::zero());
    }
    // Newton's iteration on ever longer prefixes of `n`: at each step the root of the upper `known`
    // bits is nearly right, and one division doubles their number.
    let bits = (n.bits() - 1) / 2;
    let mut root = BigUint::one();
    let mut known = 0;
    for step in (0..64 - bits.leading_zeros()).rev() {
        let before = known;
        known = bits >> step;
        let (quotient, _) = div_rem(budget, &(n >> (2 * bits - before - known + 1)), &root)?;
        root = (root << (known - before - 1)) + quotient;
    }
    if square(budget, &root)? > *n {
        root -= 1u8;
    }
    Ok(root)
}

/// `n!`. The caller has charged the result twice over.
pub fn factorial(budget: &mut Budget, n: u64) -> Result<BigUint> {
    // n! = 2**(n - ones) * the odd parts of n, n/2, n/4 …, each a product of odd numbers.
    let mut result = BigUint::one();
    let mut odd = BigUint::one();
    for shift in (0..64 - n.leading_zeros()).rev() {
        let half = n.checked_shr(shift + 1).unwrap_or(0);
        let (from, to) = ((half + 1) | 1, n >> shift);
        if from <= to {
            let factors = range_product(budget, &BigUint::from(from), (to - from) / 2 + 1, 2)?;
            odd = mul(budget, &odd, &factors)?;
        }
        result = mul(budget, &result, &odd)?;
    }
    Ok(result << (n - u64::from(n.count_ones())))
}

/// `from * (from + step) * (from + 2*step) * …`, `count` factors. The factors are multiplied by
/// halves of the range, so that both sides of a product are of a size.
pub fn range_product(
    budget: &mut Budget,
    from: &BigUint,
    count: u64,
    step: u64,
) -> Result<BigUint> {
    if count <= 8 {
        spend(budget, 8 + count * count * limbs(from) as u64)?;
        let mut result = BigUint::one();
        let mut factor = from.clone();
        for _ in 0..count {
            result *= &factor;
            factor += step;
        }
        return Ok(result);
    }
    let half = count / 2;
    let low = range_product(budget, from, half, step)?;
    let middle = from + BigUint::from(step) * half;
    let high = range_product(budget, &middle, count - half, step)?;
    mul(budget, &low, &high)
}
