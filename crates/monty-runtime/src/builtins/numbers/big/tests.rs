//! The block-wise algorithms against `num-bigint`'s own, at sizes around their thresholds.

use monty_limits::{Budget, ResourceLimits};
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;

use super::*;

fn budget() -> Budget {
    Budget::new(ResourceLimits::default())
}

/// A number of so many limbs, the same for the same seed; every third has long runs of ones.
fn number(limbs: usize, seed: u64) -> BigUint {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let digits = (0..limbs * 2).map(|i| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        if seed.is_multiple_of(3) && i % 7 != 0 {
            u32::MAX
        } else {
            (state >> 32) as u32 | u32::from(i + 1 == limbs * 2)
        }
    });
    BigUint::new(digits.collect())
}

#[test]
fn products() {
    let mut b = budget();
    for (i, (n, m)) in [
        (1, 1),
        (1, 9000),
        (40, 60_000),
        (2048, 2049),
        (2049, 2049),
        (3000, 5999),
        (2500, 20_001),
        (9000, 9001),
    ]
    .into_iter()
    .enumerate()
    {
        let (x, y) = (number(n, i as u64), number(m, i as u64 + 1));
        assert_eq!(mul(&mut b, &x, &y), Ok(&x * &y), "{n} {m}");
        assert_eq!(mul(&mut b, &y, &x), Ok(&x * &y), "{m} {n}");
    }
    assert_eq!(b.bytes(), 0);
}

#[test]
fn quotients() {
    let mut b = budget();
    let sizes = [
        (1, 1),
        (5, 9),
        (9, 5),
        (9000, 1),
        (60_000, 50),
        (6000, 2048),
        (4100, 2049),
        (9001, 3000),
        (12_000, 5999),
    ];
    for (i, (n, m)) in sizes.into_iter().enumerate() {
        for seed in 0..3 {
            let (x, y) = (number(n, i as u64 + seed), number(m, i as u64 + seed + 1));
            assert_eq!(div_rem(&mut b, &x, &y), Ok(x.div_rem(&y)), "{n} {m} {seed}");
        }
    }
    // Quotients of about a limb, and remainders at both ends.
    for n in [2, 3, 64, 300, 5000] {
        for (seed, bits) in (0..).zip([0, 1, 2, 31, 32, 61, 62, 63, 64, 65]) {
            let y = number(n, seed) >> (seed * 7);
            let quotient: BigUint = (BigUint::from(1u8) << bits) - 1u8;
            for rest in [BigUint::ZERO, &y >> 1, &y - 1u8] {
                let x = &y * &quotient + &rest;
                assert_eq!(div_rem(&mut b, &x, &y), Ok((quotient.clone(), rest)), "{n} {bits}");
            }
        }
    }
    let exact = number(3000, 0) * number(4000, 1);
    assert_eq!(div_rem(&mut b, &exact, &number(3000, 0)), Ok((number(4000, 1), BigUint::ZERO)));
    for (x, y) in [(7, 2), (-7, 2), (7, -2), (-7, -2), (0, -2), (6, -2), (-6, 2)] {
        let (x, y) = (BigInt::from(x), BigInt::from(y));
        assert_eq!(floor_div_rem(&mut b, &x, &y), Ok(x.div_mod_floor(&y)), "{x} {y}");
    }
}

#[test]
fn divisors_and_inverses() {
    let mut b = budget();
    for (n, m, common) in
        [(1, 1, 1), (2, 2, 1), (30, 40, 5), (100, 3, 1), (50, 50, 49), (300, 299, 20)]
    {
        for seed in 0..6 {
            let shared = number(common, seed + 9);
            let (x, y) = (number(n, seed) * &shared, number(m, seed + 1) * &shared);
            assert_eq!(gcd(&mut b, &x, &y), Ok(x.gcd(&y)), "{n} {m} {seed}");
        }
    }
    assert_eq!(gcd(&mut b, &BigUint::ZERO, &number(3, 1)), Ok(number(3, 1)));
    let m = BigUint::from(1u8) << 521u32;
    let (x, m) = (number(20, 1), m - 1u8);
    let Ok(Some(y)) = inverse(&mut b, &x, &m) else { panic!("a prime modulus") };
    assert_eq!(x * y % m, BigUint::from(1u8));
    assert_eq!(inverse(&mut b, &BigUint::from(6u8), &BigUint::from(9u8)), Ok(None));
}

#[test]
fn powers_and_roots() {
    let mut b = budget();
    for (base, e) in [(3u32, 1000u64), (10, 12_345), (12, 777), (2, 5000), (1, 9), (7, 0), (7, 1)] {
        assert_eq!(
            pow(&mut b, &base.into(), e),
            Ok(BigUint::from(base).pow(e as u32)),
            "{base} {e}"
        );
    }
    let (x, e, m) = (number(90, 1), number(60, 2), number(70, 4));
    assert_eq!(pow_mod(&mut b, &x, &e, &m), Ok(x.modpow(&e, &m)));
    for n in (0..200u32).map(BigUint::from).chain([
        number(1, 0),
        number(40, 1),
        number(40, 3),
        number(40, 1).pow(2),
    ]) {
        assert_eq!(isqrt(&mut b, &n), Ok(n.sqrt()), "{n}");
    }
    let mut f = BigUint::from(1u8);
    for n in 1..300u64 {
        f *= n;
        assert_eq!(factorial(&mut b, n), Ok(f.clone()), "{n}");
    }
    assert_eq!(factorial(&mut b, 0), Ok(BigUint::from(1u8)));
}

#[test]
fn decimals() {
    let mut b = budget();
    for digits in [1u32, 18, 2047, 2048, 2049, 4096, 4097, 8191, 8192, 8193, 20_000] {
        for n in [
            BigUint::from(10u8).pow(digits - 1),
            BigUint::from(10u8).pow(digits) - 1u8,
            number(digits as usize / 20 + 1, 2),
        ] {
            let text = n.to_string();
            assert_eq!(to_decimal(&mut b, &n).as_ref(), Ok(&text));
            assert_eq!(parse_decimal(&mut b, text.as_bytes()), Ok(n));
        }
    }
    assert_eq!(to_decimal(&mut b, &BigUint::ZERO), Ok("0".into()));
}

#[test]
fn limits_end_long_work() {
    let mut b = Budget::new(ResourceLimits { max_fuel: Some(20_000_000), ..Default::default() });
    let start = std::time::Instant::now();
    assert!(pow(&mut b, &BigUint::from(7u8), 200_000_000).is_err());
    assert!(start.elapsed().as_secs() < 20);
}
