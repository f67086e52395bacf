//! The decimal digits of a double: the fewest that read back as it, or exactly as many as
//! asked for, correctly rounded (half to even on the exact binary value).

/// The digits of a finite number without its sign: `0.d1 d2 d3 ... * 10^point`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digits {
    /// ASCII digits, the first not `0` unless the number is zero.
    pub digits: String,
    /// Where the decimal point stands, counted from before the first digit.
    pub point: i32,
}

/// No double has more significant digits than this; further ones are zeros.
const MAX_SIGNIFICANT: usize = 800;
/// No double has more digits after the decimal point than this.
const MAX_FRACTION: usize = 1100;

impl Digits {
    fn zero(count: usize) -> Digits {
        Digits { digits: "0".repeat(count.max(1)), point: 1 }
    }

    /// The shortest digits that read back as `f` (which is finite; its sign is ignored).
    pub fn shortest(f: f64) -> Digits {
        if f == 0.0 {
            return Digits::zero(1);
        }
        let mut buffer = ryu::Buffer::new();
        let text = buffer.format_finite(f.abs());
        let (mantissa, exponent) = match text.split_once('e') {
            Some((m, e)) => (m, e.parse::<i32>().unwrap_or(0)),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits = String::with_capacity(24);
        digits.push_str(whole);
        digits.push_str(fraction);
        let mut point = whole.len() as i32 + exponent;
        let zeros = digits.bytes().take_while(|&b| b == b'0').count();
        digits.drain(..zeros);
        point -= zeros as i32;
        digits.truncate(digits.trim_end_matches('0').len());
        Digits { digits, point }
    }

    /// The first `count` significant digits (at least one), trailing zeros included up to
    /// the precision of a double and left out beyond it.
    pub fn significant(f: f64, count: usize) -> Digits {
        let count = count.clamp(1, MAX_SIGNIFICANT);
        if f == 0.0 {
            return Digits::zero(count);
        }
        let text = format!("{:.*e}", count - 1, f.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.bytes().filter(|&b| b != b'.').map(char::from).collect();
        Digits { digits, point: exponent.parse::<i32>().unwrap_or(0) + 1 }
    }
}

/// `f` (finite, its sign ignored) with `places` digits after the decimal point. Places beyond
/// what a double can hold are not written: see `missing_zeros`.
pub fn fixed(f: f64, places: usize) -> String {
    format!("{:.*}", places.min(MAX_FRACTION), f.abs())
}

/// How many zeros `fixed` leaves to its caller to append.
pub fn missing_zeros(places: usize) -> usize {
    places.saturating_sub(MAX_FRACTION)
}

/// `f` in scientific notation: one digit, a point and `places` digits, and the exponent.
pub fn scientific(f: f64, places: usize) -> (String, i32) {
    let text = format!("{:.*e}", places.min(MAX_SIGNIFICANT), f.abs());
    match text.split_once('e') {
        Some((mantissa, exponent)) => (mantissa.to_owned(), exponent.parse().unwrap_or(0)),
        None => (text, 0),
    }
}

/// How many zeros `scientific` leaves to its caller to append to the mantissa.
pub fn missing_scientific_zeros(places: usize) -> usize {
    places.saturating_sub(MAX_SIGNIFICANT)
}

/// Python's `round(f, places)`: the double next to `f` rounded half to even at that decimal
/// place. Infinite if the result is too large (CPython then raises OverflowError).
pub fn round_half_even_digits(f: f64, places: i32) -> f64 {
    if !f.is_finite() || f == 0.0 || places > 323 {
        return f;
    }
    if places < -308 {
        return 0.0 * f;
    }
    let rounded = if places >= 0 {
        let text = format!("{:.*}", places as usize, f.abs());
        text.parse::<f64>().unwrap_or(f64::NAN)
    } else {
        round_whole(f.abs(), places.unsigned_abs() as usize)
    };
    rounded.copysign(f)
}

/// Rounds a positive number at the `cut`-th digit before the decimal point.
fn round_whole(f: f64, cut: usize) -> f64 {
    let whole = format!("{:.0}", f.trunc());
    let sticky = f.fract() != 0.0;
    if whole.len() < cut {
        return 0.0;
    }
    let (kept, dropped) = whole.split_at(whole.len() - cut);
    let (first, rest) = dropped.split_at(1);
    let rest_is_zero = rest.bytes().all(|b| b == b'0') && !sticky;
    let kept_is_odd = kept.bytes().last().is_some_and(|b| b & 1 == 1);
    let up = match first.as_bytes()[0] {
        b'0'..=b'4' => false,
        b'5' => !rest_is_zero || kept_is_odd,
        _ => true,
    };
    let mut digits = vec![b'0'];
    digits.extend_from_slice(kept.as_bytes());
    if up {
        for d in digits.iter_mut().rev() {
            if *d == b'9' {
                *d = b'0';
            } else {
                *d += 1;
                break;
            }
        }
    }
    let text: String = digits.into_iter().map(char::from).collect();
    format!("{text}e{cut}").parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding() {
        let cases: &[(f64, i32, f64)] = &[
            (2.675, 2, 2.67),
            (0.5, 0, 0.0),
            (1.5, 0, 2.0),
            (2.5, 0, 2.0),
            (0.125, 2, 0.12),
            (0.375, 2, 0.38),
            (25.0, -1, 20.0),
            (35.0, -1, 40.0),
            (25.000001, -1, 30.0),
            (1234567.0, -3, 1235000.0),
            (4.0, -1, 0.0),
            (5.0, -1, 0.0),
            (6.0, -1, 10.0),
            (95.0, -1, 100.0),
            (5e-324, 323, 0.0),
            (1e300, -305, 0.0),
            (1.7976931348623157e308, -308, f64::INFINITY),
            (1e22, -22, 1e22),
            (1.005, 2, 1.0),
            (-2.5, 0, -2.0),
        ];
        for &(x, n, want) in cases {
            assert_eq!(round_half_even_digits(x, n), want, "round({x}, {n})");
        }
        assert!(round_half_even_digits(-0.4, 0).is_sign_negative());
    }

    #[test]
    fn shortest_digits() {
        let d = |f| {
            let d = Digits::shortest(f);
            (d.digits, d.point)
        };
        assert_eq!(d(100.0), ("1".into(), 3));
        assert_eq!(d(0.001), ("1".into(), -2));
        assert_eq!(d(5e-324), ("5".into(), -323));
        assert_eq!(d(1.25e300), ("125".into(), 301));
        assert_eq!(d(-0.5), ("5".into(), 0));
    }
}
