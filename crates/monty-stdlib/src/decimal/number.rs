//! Finite decimal numbers whose coefficient fits 128 bits, and the rounding of larger ones. Knows no heap.

use num_bigint::BigUint;
use num_traits::ToPrimitive;

/// A finite number.
#[derive(Clone, Copy)]
pub struct Number {
    pub negative: bool,
    pub digits: u128,
    pub exponent: i64,
}

/// A sum, product or quotient before it is rounded.
pub enum Coefficient {
    Small(u128),
    Large(BigUint),
}

/// What a context says of results.
#[derive(Clone, Copy)]
pub struct Bounds {
    pub prec: i64,
    pub emin: i64,
    pub emax: i64,
    pub rounding: Rounding,
}

/// How digits are dropped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    HalfEven,
    HalfUp,
    HalfDown,
    Down,
    Up,
    Ceiling,
    Floor,
    /// Away from zero if the last digit would be 0 or 5.
    ZeroFiveUp,
}

impl Rounding {
    pub fn named(name: &str) -> Option<Rounding> {
        Some(match name {
            "ROUND_HALF_EVEN" => Rounding::HalfEven,
            "ROUND_HALF_UP" => Rounding::HalfUp,
            "ROUND_HALF_DOWN" => Rounding::HalfDown,
            "ROUND_DOWN" => Rounding::Down,
            "ROUND_UP" => Rounding::Up,
            "ROUND_CEILING" => Rounding::Ceiling,
            "ROUND_FLOOR" => Rounding::Floor,
            "ROUND_05UP" => Rounding::ZeroFiveUp,
            _ => return None,
        })
    }

    /// Is a quotient to be raised by one for what it leaves of a unit?
    fn raises(self, negative: bool, quotient: u128, rest: u128, unit: u128) -> bool {
        let half = unit / 2;
        rest > 0
            && match self {
                Rounding::HalfEven => rest > half || rest == half && quotient % 2 == 1,
                Rounding::HalfUp => rest >= half,
                Rounding::HalfDown => rest > half,
                Rounding::Down => false,
                Rounding::Up => true,
                Rounding::Ceiling => !negative,
                Rounding::Floor => negative,
                Rounding::ZeroFiveUp => quotient.is_multiple_of(5),
            }
    }
}

/// What rounding did.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Lost {
    pub rounded: bool,
    pub inexact: bool,
}

pub fn length(digits: u128) -> i64 {
    let log = match u64::try_from(digits) {
        Ok(small) => small.checked_ilog10(),
        Err(_) => digits.checked_ilog10(),
    };
    log.map_or(1, |log| i64::from(log) + 1)
}

pub fn power(n: i64) -> Option<u128> {
    usize::try_from(n).ok().and_then(|n| POWERS.get(n).copied())
}

/// The powers of ten that fit.
const POWERS: [u128; 39] = {
    let mut powers = [1; 39];
    let mut n = 1;
    while n < powers.len() {
        powers[n] = powers[n - 1] * 10;
        n += 1;
    }
    powers
};

/// An int of 64 bits.
pub fn signed(negative: bool, digits: u128) -> Option<i64> {
    let digits = i64::try_from(digits).ok()?;
    Some(if negative { -digits } else { digits })
}

/// Quotient and rest.
fn divided(a: u128, b: u128) -> (u128, u128) {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => (u128::from(a / b), u128::from(a % b)),
        _ => (a / b, a % b),
    }
}

impl Number {
    /// The exponent of the first digit.
    fn adjusted(self) -> i64 {
        self.exponent + length(self.digits) - 1
    }

    pub fn negated(self) -> Number {
        Number { negative: !self.negative, ..self }
    }

    pub fn absolute(self) -> Number {
        Number { negative: false, ..self }
    }

    /// The part before the point, if it is an int of 64 bits.
    pub fn whole(self) -> Option<i64> {
        let (digits, _) = self.rescaled(0, Rounding::Down)?;
        signed(self.negative, digits)
    }

    /// The nearest double: one operation with a power of ten, if both are exact.
    pub fn float(self) -> Option<f64> {
        const EXACT: u128 = 1 << f64::MANTISSA_DIGITS;
        let unit = power(self.exponent.checked_abs().filter(|by| *by <= 22)?)? as f64;
        let digits = Some(self.digits).filter(|digits| *digits <= EXACT)? as f64;
        let float = if self.exponent < 0 { digits / unit } else { digits * unit };
        Some(if self.negative { -float } else { float })
    }

    /// The hash that all numbers of this value have: its residue of a prime.
    pub fn hash(self) -> i64 {
        const MODULUS: u128 = (1 << 61) - 1;
        const TENTH: u128 = power_of(10, MODULUS as u64 - 2);
        const fn power_of(base: u128, mut exponent: u64) -> u128 {
            let (mut result, mut square) = (1, base);
            while exponent > 0 {
                if exponent & 1 == 1 {
                    result = result * square % MODULUS;
                }
                square = square * square % MODULUS;
                exponent >>= 1;
            }
            result
        }
        let unit = if self.exponent < 0 { TENTH } else { 10 };
        let residue =
            self.digits % MODULUS * power_of(unit, self.exponent.unsigned_abs()) % MODULUS;
        match (residue as i64, self.negative) {
            (1, true) => -2,
            (residue, true) => -residue,
            (residue, false) => residue,
        }
    }

    /// Both coefficients, with their signs, for the smaller of the two exponents.
    pub fn aligned(self, other: Number) -> Option<(i128, i128, i64)> {
        let exponent = self.exponent.min(other.exponent);
        let scaled = |n: Number| {
            let by = n.exponent.checked_sub(exponent)?;
            let digits = if n.digits == 0 { 0 } else { n.digits.checked_mul(power(by)?)? };
            let digits = i128::try_from(digits).ok()?;
            Some(if n.negative { -digits } else { digits })
        };
        Some((scaled(self)?, scaled(other)?, exponent))
    }

    /// With another exponent: the coefficient and whether digits other than 0 were dropped.
    pub fn rescaled(self, exponent: i64, rounding: Rounding) -> Option<(u128, bool)> {
        let by = i64::try_from(self.exponent.abs_diff(exponent)).ok()?;
        let unit = power(by)?;
        if self.exponent >= exponent {
            return Some((self.digits.checked_mul(unit)?, false));
        }
        let (quotient, rest) = divided(self.digits, unit);
        let up = rounding.raises(self.negative, quotient, rest, unit);
        Some((quotient + u128::from(up), rest > 0))
    }

    /// `[+-]digits[.digits]` of at most 36 digits.
    pub fn parse(text: &str) -> Option<Number> {
        let (negative, plain) = match text.as_bytes() {
            [b'-', ..] => (true, &text[1..]),
            [b'+', ..] => (false, &text[1..]),
            _ => (false, text),
        };
        if plain.is_empty() || plain.len() > 37 {
            return None;
        }
        let (mut digits, mut exponent, mut point) = (0u128, 0, false);
        for b in plain.bytes() {
            match b {
                b'0'..=b'9' => {
                    digits = digits * 10 + u128::from(b - b'0');
                    exponent -= i64::from(point);
                }
                b'.' if !point && plain.len() > 1 => point = true,
                _ => return None,
            }
        }
        Some(Number { negative, digits, exponent })
    }

    /// The text, if it is written without an exponent.
    pub fn text(self) -> Option<String> {
        if self.exponent > 0 || self.exponent + length(self.digits) <= -6 {
            return None;
        }
        let after = self.exponent.unsigned_abs() as usize;
        let mut text = format!("{:0>width$}", self.digits, width = after + 1);
        if after > 0 {
            text.insert(text.len() - after, '.');
        }
        if self.negative {
            text.insert(0, '-');
        }
        Some(text)
    }
}

impl Bounds {
    /// Those of a context that nobody set.
    pub const FIRST: Bounds =
        Bounds { prec: 28, emin: -999_999, emax: 999_999, rounding: Rounding::HalfEven };

    /// Has a coefficient no more digits than the precision?
    pub fn holds(&self, digits: u128) -> bool {
        power(self.prec).is_none_or(|limit| digits < limit)
    }

    /// A result as the context takes it, and what that lost. None if the exponent needs signals.
    pub fn fit(&self, negative: bool, of: Coefficient, exponent: i64) -> Option<(Number, Lost)> {
        let (digits, exponent, lost) = match of {
            Coefficient::Small(digits) if self.holds(digits) => (digits, exponent, Lost::default()),
            Coefficient::Small(digits) => {
                let drop = length(digits) - self.prec;
                let unit = power(drop)?;
                let (quotient, rest) = divided(digits, unit);
                let up = self.rounding.raises(negative, quotient, rest, unit);
                let lost = Lost { rounded: true, inexact: rest > 0 };
                (quotient + u128::from(up), exponent.checked_add(drop)?, lost)
            }
            Coefficient::Large(digits) => self.shorten(negative, &digits, exponent)?,
        };
        let (digits, exponent) = match self.holds(digits) {
            true => (digits, exponent),
            false => (digits / 10, exponent.checked_add(1)?),
        };
        let n = Number { negative, digits, exponent };
        let fits = if self.emin <= exponent && exponent <= self.emax - POWERS.len() as i64 {
            digits != 0 || !lost.rounded
        } else if digits == 0 {
            !lost.rounded && (self.emin - self.prec + 1..=self.emax).contains(&exponent)
        } else {
            (self.emin..=self.emax).contains(&n.adjusted())
        };
        fits.then_some((n, lost))
    }

    /// The first digits of a coefficient that does not fit.
    fn shorten(&self, negative: bool, of: &BigUint, exponent: i64) -> Option<(u128, i64, Lost)> {
        let drop = of.to_string().len() as i64 - self.prec;
        if drop <= 0 {
            return Some((of.to_u128()?, exponent, Lost::default()));
        }
        let unit = BigUint::from(10u8).pow(u32::try_from(drop).ok()?);
        let quotient = of / &unit;
        let rest = of - &quotient * &unit;
        let quotient = quotient.to_u128()?;
        // As much of a unit as tells on which side of the half the rest lies.
        let part = match (&rest * 2u8).cmp(&unit) {
            _ if rest == BigUint::ZERO => 0,
            std::cmp::Ordering::Less => 1,
            std::cmp::Ordering::Equal => 2,
            std::cmp::Ordering::Greater => 3,
        };
        let up = self.rounding.raises(negative, quotient, part, 4);
        let lost = Lost { rounded: true, inexact: part > 0 };
        Some((quotient + u128::from(up), exponent.checked_add(drop)?, lost))
    }
}
