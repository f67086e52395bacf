//! Floats and complex numbers as Python writes them in `repr`, and with a precision as the
//! format languages do. The reading direction is in `float_parse` and `float_hex`; both are
//! re-exported here.

pub use crate::float_digits::round_half_even_digits;
pub use crate::float_hex::{HexFloatError, as_integer_ratio, float_from_hex, float_hex};
pub use crate::float_parse::{parse_complex, parse_float};

use crate::float_digits::{self, Digits};

/// `repr(f)`: the shortest text that reads back as `f`.
pub fn repr(f: f64) -> String {
    let mut out = String::new();
    push_repr(&mut out, f);
    out
}

/// Appends `repr(f)`.
pub fn push_repr(out: &mut String, f: f64) {
    push_shortest(out, f, true);
}

/// `repr(complex(re, im))`.
pub fn complex_repr(re: f64, im: f64) -> String {
    let mut out = String::new();
    if re == 0.0 && re.is_sign_positive() {
        push_shortest(&mut out, im, false);
        out.push('j');
        return out;
    }
    out.push('(');
    push_shortest(&mut out, re, false);
    if im.is_nan() || im.is_sign_positive() {
        out.push('+');
    }
    push_shortest(&mut out, im, false);
    out.push_str("j)");
    out
}

fn push_special(out: &mut String, f: f64) {
    out.push_str(match f {
        _ if f.is_nan() => "nan",
        _ if f > 0.0 => "inf",
        _ => "-inf",
    });
}

fn push_shortest(out: &mut String, f: f64, dot_zero: bool) {
    if !f.is_finite() {
        push_special(out, f);
        return;
    }
    if f.abs() < 1e15 && f.trunc() == f && (f != 0.0 || f.is_sign_positive()) {
        push_integer(out, f as i64);
        if dot_zero {
            out.push_str(".0");
        }
        return;
    }
    if f.is_sign_negative() {
        out.push('-');
    }
    let d = Digits::shortest(f);
    push_general(out, &d, 16, Exponent::Lower, dot_zero);
}

fn push_integer(out: &mut String, value: i64) {
    use std::fmt::Write;
    let _ = write!(out, "{value}");
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Exponent {
    Lower,
    Upper,
}

impl Exponent {
    fn of(upper: bool) -> Exponent {
        if upper { Exponent::Upper } else { Exponent::Lower }
    }

    fn push(self, out: &mut String, exponent: i32) {
        use std::fmt::Write;
        out.push(if self == Exponent::Upper { 'E' } else { 'e' });
        out.push(if exponent < 0 { '-' } else { '+' });
        let _ = write!(out, "{:02}", exponent.unsigned_abs());
    }
}

fn push_zeros(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n('0', count));
}

/// Writes digits plainly if the decimal point lies in `-3..=most_whole`, else in scientific
/// notation.
fn push_general(out: &mut String, d: &Digits, most_whole: i32, e: Exponent, dot_zero: bool) {
    let digits = d.digits.as_str();
    if d.point <= -4 || d.point > most_whole {
        out.push_str(&digits[..1]);
        if digits.len() > 1 {
            out.push('.');
            out.push_str(&digits[1..]);
        }
        e.push(out, d.point - 1);
        return;
    }
    if d.point <= 0 {
        out.push_str("0.");
        push_zeros(out, d.point.unsigned_abs() as usize);
        out.push_str(digits);
        return;
    }
    let whole = d.point as usize;
    if digits.len() > whole {
        out.push_str(&digits[..whole]);
        out.push('.');
        out.push_str(&digits[whole..]);
        return;
    }
    out.push_str(digits);
    push_zeros(out, whole - digits.len());
    if dot_zero {
        out.push_str(".0");
    }
}

/// How a float is written with a precision: the type code of a format language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatStyle {
    /// As `repr`; the precision is not looked at.
    Repr,
    /// As `repr`, without a `.0` where it says nothing: the parts of a complex number.
    ReprBare,
    /// `e`: scientific.
    Scientific,
    /// `f`: fixed.
    Fixed,
    /// `g`: general, trailing zeros dropped.
    General,
    /// `g` as `format(f, '.3')` has it: scientific one digit earlier, `.0` on whole numbers.
    GeneralDotZero,
}

/// What `format_precise` writes.
#[derive(Clone, Copy, Debug)]
pub struct FloatStyling {
    pub style: FloatStyle,
    pub precision: usize,
    pub upper: bool,
    /// `#`: always a decimal point, and trailing zeros in `g`.
    pub alternate: bool,
}

/// At least as long as what `format_precise` writes.
pub fn precise_len(styling: &FloatStyling) -> usize {
    const LONGEST_WHOLE: usize = 330;
    match styling.style {
        FloatStyle::Fixed | FloatStyle::Scientific => {
            styling.precision.saturating_add(LONGEST_WHOLE)
        }
        FloatStyle::General | FloatStyle::GeneralDotZero if styling.alternate => {
            styling.precision.saturating_add(LONGEST_WHOLE)
        }
        _ => 2 * LONGEST_WHOLE + 800,
    }
}

/// Writes the magnitude of `f` (no sign) with a precision, correctly rounded. The caller has
/// held `precise_len` against its limit.
pub fn format_precise(f: f64, styling: &FloatStyling) -> String {
    let mut out = String::new();
    if f.is_nan() {
        out.push_str(if styling.upper { "NAN" } else { "nan" });
        return out;
    }
    if f.is_infinite() {
        out.push_str(if styling.upper { "INF" } else { "inf" });
        return out;
    }
    let e = Exponent::of(styling.upper);
    match styling.style {
        FloatStyle::Repr => push_shortest_styled(&mut out, f, styling, true),
        FloatStyle::ReprBare => push_shortest_styled(&mut out, f, styling, false),
        FloatStyle::Fixed => {
            out = float_digits::fixed(f, styling.precision);
            push_zeros(&mut out, float_digits::missing_zeros(styling.precision));
            if styling.alternate && styling.precision == 0 {
                out.push('.');
            }
        }
        FloatStyle::Scientific => {
            let (mantissa, exponent) = float_digits::scientific(f, styling.precision);
            out = mantissa;
            push_zeros(&mut out, float_digits::missing_scientific_zeros(styling.precision));
            if styling.alternate && styling.precision == 0 {
                out.push('.');
            }
            e.push(&mut out, exponent);
        }
        FloatStyle::General | FloatStyle::GeneralDotZero => push_g(&mut out, f, styling),
    }
    out
}

fn push_shortest_styled(out: &mut String, f: f64, styling: &FloatStyling, dot_zero: bool) {
    let d = Digits::shortest(f);
    if !styling.alternate {
        push_general(out, &d, 16, Exponent::of(styling.upper), dot_zero);
        return;
    }
    let scientific = d.point <= -4 || d.point > 16;
    push_general(out, &d, 16, Exponent::of(styling.upper), dot_zero);
    if out.contains('.') {
        return;
    }
    match out.find(['e', 'E']) {
        Some(at) if scientific => out.insert(at, '.'),
        _ => out.push('.'),
    }
}

fn push_g(out: &mut String, f: f64, styling: &FloatStyling) {
    let precision = styling.precision.max(1);
    let dot_zero = styling.style == FloatStyle::GeneralDotZero;
    let mut d = Digits::significant(f, precision);
    let most_whole = i32::try_from(precision).unwrap_or(i32::MAX) - i32::from(dot_zero);
    let e = Exponent::of(styling.upper);
    if !styling.alternate {
        let kept = d.digits.trim_end_matches('0').len().max(1);
        d.digits.truncate(kept);
        push_general(out, &d, most_whole, e, dot_zero);
        return;
    }
    let missing = precision - d.digits.len().min(precision);
    push_zeros(&mut d.digits, missing);
    let bare = {
        let mut plain = String::new();
        push_general(&mut plain, &d, most_whole, e, false);
        plain
    };
    out.push_str(&bare);
    if bare.contains('.') {
        return;
    }
    match bare.find(['e', 'E']) {
        Some(at) => out.insert(at, '.'),
        None => out.push_str(if dot_zero { ".0" } else { "." }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reprs() {
        let cases: &[(f64, &str)] = &[
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (-1.5, "-1.5"),
            (0.1, "0.1"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (0.000012345, "1.2345e-05"),
            (1e22, "1e+22"),
            (1e23, "1e+23"),
            (5e-324, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (2.2250738585072014e-308, "2.2250738585072014e-308"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
            (1e100, "1e+100"),
            (9007199254740993.0, "9007199254740992.0"),
        ];
        for &(f, want) in cases {
            assert_eq!(repr(f), want);
        }
    }

    #[test]
    fn complex_reprs() {
        assert_eq!(complex_repr(0.0, 1.0), "1j");
        assert_eq!(complex_repr(1.0, -2.5), "(1-2.5j)");
        assert_eq!(complex_repr(-0.0, 1.0), "(-0+1j)");
        assert_eq!(complex_repr(0.0, -0.0), "-0j");
        assert_eq!(complex_repr(f64::NAN, -f64::NAN), "(nan+nanj)");
        assert_eq!(complex_repr(1e16, f64::NEG_INFINITY), "(1e+16-infj)");
    }

    #[test]
    fn precise() {
        let go = |f, style, precision, alternate| {
            format_precise(f, &FloatStyling { style, precision, upper: false, alternate })
        };
        use FloatStyle::*;
        assert_eq!(go(0.5, Fixed, 0, false), "0");
        assert_eq!(go(2.5, Fixed, 0, true), "2.");
        assert_eq!(go(0.125, Fixed, 2, false), "0.12");
        assert_eq!(go(1e22, Fixed, 1, false), "10000000000000000000000.0");
        assert_eq!(go(12345.0, Scientific, 2, false), "1.23e+04");
        assert_eq!(go(0.0, Scientific, 0, true), "0.e+00");
        assert_eq!(go(1e-7, General, 6, false), "1e-07");
        assert_eq!(go(100000.0, General, 6, false), "100000");
        assert_eq!(go(1000000.0, General, 6, false), "1e+06");
        assert_eq!(go(100000.0, General, 6, true), "100000.");
        assert_eq!(go(1.5, General, 6, true), "1.50000");
        assert_eq!(go(10.0, GeneralDotZero, 1, false), "1e+01");
        assert_eq!(go(10.0, GeneralDotZero, 2, false), "1e+01");
        assert_eq!(go(10.0, GeneralDotZero, 3, false), "10.0");
        assert_eq!(
            go(0.1, Fixed, 60, false),
            "0.100000000000000005551115123125782702118158340454101562500000"
        );
        assert_eq!(go(1.0, Fixed, 1200, false).len(), 1202);
        assert_eq!(go(1.0, Scientific, 1200, false).len(), 1206);
    }
}
