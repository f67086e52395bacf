//! Powers, plain and modulo a number.

use monty_limits::Budget;
use num_bigint::BigUint;
use num_traits::{One, Zero};

use super::{Result, div_rem, limbs, mul, spend, square};

/// `base ** exponent`. The caller has charged the result twice over: the squares stand beside it.
pub fn pow(budget: &mut Budget, base: &BigUint, exponent: u64) -> Result<BigUint> {
    if base.is_one() || exponent == 0 {
        return Ok(BigUint::one());
    }
    // Powers of two are shifts: only the odd part is multiplied.
    let zeros = base.trailing_zeros().unwrap_or(0);
    let odd = base >> zeros;
    let mut result = BigUint::one();
    if !odd.is_one() {
        for bit in (0..64 - exponent.leading_zeros()).rev() {
            result = square(budget, &result)?;
            if exponent >> bit & 1 == 1 {
                result = mul(budget, &result, &odd)?;
            }
        }
    }
    let shift = zeros * exponent;
    spend(budget, shift / 64)?;
    Ok(result << shift)
}

/// Up to this much work is done by `num-bigint` in one piece.
const ONE_PIECE: u64 = 1 << 20;

/// `base ** exponent % modulus`; the modulus is not zero.
pub fn pow_mod(
    budget: &mut Budget,
    base: &BigUint,
    exponent: &BigUint,
    modulus: &BigUint,
) -> Result<BigUint> {
    if modulus.is_one() {
        return Ok(BigUint::zero());
    }
    let (_, base) = div_rem(budget, base, modulus)?;
    let n = limbs(modulus) as u64;
    let work = exponent.bits().saturating_mul(n).saturating_mul(3 * n);
    if work <= ONE_PIECE {
        spend(budget, work)?;
        return Ok(base.modpow(exponent, modulus));
    }
    // Sixteen powers of the base, and four bits of the exponent at a time.
    let mut powers = vec![BigUint::one(), base];
    for i in 2..16 {
        let next = mul_mod(budget, &powers[i - 1], &powers[1], modulus)?;
        powers.push(next);
    }
    let mut result = BigUint::one();
    for window in (0..exponent.bits().div_ceil(4)).rev() {
        // What five small products cost, each too little to be counted by itself.
        budget.work(400)?;
        let bits = (0..4).filter(|i| exponent.bit(window * 4 + i)).fold(0, |bits, i| bits | 1 << i);
        for _ in 0..4 {
            result = mul_mod(budget, &result, &result, modulus)?;
        }
        if bits > 0 {
            result = mul_mod(budget, &result, &powers[bits], modulus)?;
        }
    }
    Ok(result)
}

fn mul_mod(budget: &mut Budget, a: &BigUint, b: &BigUint, modulus: &BigUint) -> Result<BigUint> {
    let product = mul(budget, a, b)?;
    Ok(div_rem(budget, &product, modulus)?.1)
}
