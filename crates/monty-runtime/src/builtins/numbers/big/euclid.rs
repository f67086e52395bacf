//! Greatest common divisor by Lehmer's method, and the inverse modulo a number.

use monty_limits::Budget;
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};

use super::{Result, div_rem, limbs, mul, spend};

/// The greatest common divisor.
pub fn gcd(budget: &mut Budget, a: &BigUint, b: &BigUint) -> Result<BigUint> {
    let (mut a, mut b) = if a >= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
    while limbs(&b) > 1 {
        spend(budget, 4 * limbs(&a) as u64)?;
        match leading_steps(&a, &b) {
            Some(m) => (a, b) = m.apply(&a, &b),
            None => {
                let (_, rest) = div_rem(budget, &a, &b)?;
                a = std::mem::replace(&mut b, rest);
            }
        }
    }
    let Some(small) = b.to_u64().filter(|&b| b > 0) else { return Ok(a) };
    spend(budget, limbs(&a) as u64)?;
    let rest = (&a % small).to_u64().unwrap_or(0);
    Ok(BigUint::from(small.gcd(&rest)))
}

/// Several steps of Euclid's algorithm in one: `a, b = x*a - y*b, w*b - z*a`, with the other signs
/// where `odd`.
struct Steps {
    x: u64,
    y: u64,
    z: u64,
    w: u64,
    odd: bool,
}

impl Steps {
    fn apply(&self, a: &BigUint, b: &BigUint) -> (BigUint, BigUint) {
        if self.odd {
            (b * self.y - a * self.x, a * self.z - b * self.w)
        } else {
            (a * self.x - b * self.y, b * self.w - a * self.z)
        }
    }
}

/// The steps that the leading 62 bits of both numbers decide; none if they decide not even one.
fn leading_steps(a: &BigUint, b: &BigUint) -> Option<Steps> {
    let shift = a.bits() - 62;
    let mut high_a = (a >> shift).to_i64()?;
    let mut high_b = (b >> shift).to_i64()?;
    // The true quotient lies between those of the lower and of the upper bounds: they must agree.
    let (mut x, mut y, mut z, mut w) = (1i64, 0i64, 0i64, 1i64);
    let mut count = 0;
    loop {
        if high_b - w <= 0 || high_b - z <= 0 {
            break;
        }
        let quotient = if count % 2 == 0 {
            let (low, high) = ((high_a - y) / (high_b + w), (high_a + x) / (high_b - z));
            if low != high {
                break;
            }
            low
        } else {
            let (low, high) = ((high_a - x) / (high_b + z), (high_a + y) / (high_b - w));
            if low != high {
                break;
            }
            low
        };
        // Cofactors stay below 2**31, so that no product leaves 64 bits.
        if quotient >= 1 << 31 || x + quotient * z >= 1 << 31 || y + quotient * w >= 1 << 31 {
            break;
        }
        (x, y, z, w) = (z, w, x + quotient * z, y + quotient * w);
        (high_a, high_b) = (high_b, high_a - quotient * high_b);
        count += 1;
    }
    (count > 0).then_some(Steps {
        x: x as u64,
        y: y as u64,
        z: z as u64,
        w: w as u64,
        odd: count % 2 == 1,
    })
}

/// The inverse of `a` modulo `m` (which is greater than one); `None` if they have a common divisor.
pub fn inverse(budget: &mut Budget, a: &BigUint, m: &BigUint) -> Result<Option<BigUint>> {
    let (_, mut low) = div_rem(budget, a, m)?;
    let mut high = m.clone();
    // `low == factor * a` and `high == previous * a`, modulo m.
    let (mut factor, mut previous) = (BigInt::one(), BigInt::zero());
    while !low.is_zero() {
        spend(budget, 4 * limbs(&high) as u64)?;
        let (quotient, rest) = div_rem(budget, &high, &low)?;
        high = std::mem::replace(&mut low, rest);
        let product =
            BigInt::from_biguint(factor.sign(), mul(budget, &quotient, factor.magnitude())?);
        let next = previous - product;
        previous = std::mem::replace(&mut factor, next);
    }
    if !high.is_one() {
        return Ok(None);
    }
    let (_, result) = super::floor_div_rem(budget, &previous, &BigInt::from(m.clone()))?;
    Ok(result.to_biguint())
}
