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
    match scaled(f, places) {
        Some(scaled) => with_point(scaled, places),
        None => format!("{:.*}", places.min(MAX_FRACTION), f.abs()),
    }
}

/// Ten to the power of this still leaves room for a double's 53 bits in a `u128`, and is a
/// double itself.
const MAX_SCALE: usize = 22;

/// `abs(f) * 10**places`, rounded half to even on the exact binary value, where that is a
/// `u64` and can be had with one multiplication.
fn scaled(f: f64, places: usize) -> Option<u64> {
    const MANTISSA: u64 = (1 << 52) - 1;
    let bits = f.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as u32;
    // Subnormal numbers have no implied bit; numbers from 2**53 on no fraction.
    if places > MAX_SCALE || (exponent == 0 && f != 0.0) || exponent >= 1075 {
        return None;
    }
    if f == 0.0 {
        return Some(0);
    }
    let shift = 1075 - exponent;
    let product = u128::from(bits & MANTISSA | 1 << 52) * 10u128.pow(places as u32);
    if shift >= u128::BITS {
        // The product has at most 127 bits: less than half.
        return Some(0);
    }
    let whole = u64::try_from(product >> shift).ok()?;
    let rest = product & ((1 << shift) - 1);
    let half = 1 << (shift - 1);
    let up = rest > half || (rest == half && whole & 1 == 1);
    whole.checked_add(u64::from(up))
}

/// The digits of a number that stands for `digits / 10**places`.
fn with_point(digits: u64, places: usize) -> String {
    // A `u64` has at most 20 digits, and one stands before the point.
    let mut buffer = [b'0'; MAX_SCALE + 2];
    let mut rest = digits;
    let mut at = buffer.len();
    while rest > 0 {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let start = at.min(buffer.len() - 1 - places);
    let (whole, fraction) = buffer[start..].split_at(buffer.len() - start - places);
    let mut text = String::with_capacity(whole.len() + 1 + places);
    text.extend(whole.iter().map(|&b| char::from(b)));
    if places > 0 {
        text.push('.');
        text.extend(fraction.iter().map(|&b| char::from(b)));
    }
    text
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
    let rounded = if let Some(scaled) = usize::try_from(places).ok().and_then(|p| scaled(f, p))
        && scaled < 1 << 53
    {
        // Both are exact, so their quotient is correctly rounded.
        scaled as f64 / 10f64.powi(places)
    } else if places >= 0 {
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
    fn fixed_places() {
        // Against the standard library, which is exact, on the edges of the short way.
        let numbers = [
            0.0,
            0.5,
            1.5,
            2.5,
            0.125,
            0.375,
            2.675,
            1e22,
            1e15,
            9007199254740991.0,
            0.1,
            1e-10,
            1e-300,
            5e-324,
            123456.789,
            0.05,
            0.95,
            99.995,
            1.0 / 3.0,
            18_446_744_073_709.55,
        ];
        for f in numbers {
            for places in [0, 1, 2, 3, 6, 10, 17, 21, 22, 23, 40] {
                assert_eq!(fixed(f, places), format!("{f:.places$}"), "{f} with {places}");
            }
        }
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
