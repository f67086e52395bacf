//! Python's syntax of `float('...')` and `complex('...')`.

use crate::unicode::{ascii_number_text, strip_c_space};

/// `float(text)`: white space around, digits of any script, underscores between digits,
/// `inf`, `infinity` and `nan` in any case.
pub fn parse_float(text: &str) -> Option<f64> {
    let text = ascii_number_text(text);
    parse_ascii_float(strip_c_space(&text))
}

/// The same for text that is ASCII and has no white space around it.
fn parse_ascii_float(text: &str) -> Option<f64> {
    if text.bytes().any(|b| b == b'_') {
        return strip_underscores(text)?.parse().ok();
    }
    text.parse().ok()
}

/// Takes the underscores out if each stands between two digits.
fn strip_underscores(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut previous = 0u8;
    for b in text.bytes() {
        if b == b'_' {
            if !previous.is_ascii_digit() {
                return None;
            }
        } else {
            if previous == b'_' && !b.is_ascii_digit() {
                return None;
            }
            out.push(b as char);
        }
        previous = b;
    }
    (previous != b'_').then_some(out)
}

/// `complex(text)`. `None` where CPython raises `ValueError`.
pub fn parse_complex(text: &str) -> Option<(f64, f64)> {
    let text = ascii_number_text(text);
    let mut body = strip_c_space(&text);
    let owned;
    if body.contains('_') {
        owned = strip_underscores(body)?;
        body = &owned;
    }
    if let Some(inner) = body.strip_prefix('(') {
        body = strip_c_space(inner.strip_suffix(')')?);
    }
    let (first, rest) = split_float(body);
    match rest {
        "" => Some((parse_part(first)?, 0.0)),
        "j" | "J" => Some((0.0, parse_imaginary(first)?)),
        _ if rest.starts_with(['+', '-']) => {
            let (second, end) = split_float(rest);
            matches!(end, "j" | "J").then_some(())?;
            Some((parse_part(first)?, parse_imaginary(second)?))
        }
        _ => None,
    }
}

fn parse_part(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// A number before `j`, where a bare sign or nothing stands for one.
fn parse_imaginary(text: &str) -> Option<f64> {
    match text {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => text.parse().ok(),
    }
}

/// Splits off a sign and the number, or nothing, behind it.
fn split_float(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut at = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    for word in ["infinity", "inf", "nan"] {
        if bytes[at..].len() >= word.len()
            && bytes[at..at + word.len()].eq_ignore_ascii_case(word.as_bytes())
        {
            return text.split_at(at + word.len());
        }
    }
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    at += digits(at);
    if bytes.get(at) == Some(&b'.') {
        at += 1;
        at += digits(at);
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits((at + 1 + sign).min(bytes.len()));
        if exponent > 0 {
            at += 1 + sign + exponent;
        }
    }
    text.split_at(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats() {
        let good: &[(&str, f64)] = &[
            ("\u{2003}1\u{2003}", 1.0),
            ("1_0", 10.0),
            ("\u{85}1", 1.0),
            ("٣", 3.0),
            ("1e5_0", 1e50),
            ("١_٢.٥e٣", 12500.0),
            ("-iNf", f64::NEG_INFINITY),
            ("  Infinity\n", f64::INFINITY),
            ("𝟏.𝟐", 1.2),
            ("1e400", f64::INFINITY),
            ("1.", 1.0),
            (".5", 0.5),
            ("+.5e-1", 0.05),
        ];
        for &(text, want) in good {
            assert_eq!(parse_float(text), Some(want), "{text:?}");
        }
        assert!(parse_float("+NaN").is_some_and(f64::is_nan));
        let bad = [
            "\x1c1",
            "1__0",
            "_1",
            "1_",
            "1_e5",
            "1e_5",
            "1._5",
            "1_.5",
            "+ 1",
            "--1",
            "infinity_",
            "1e",
            "0x10",
            "",
            " ",
            ".",
            "e5",
            "+",
            "é",
            "in_f",
            "1\0",
        ];
        for text in bad {
            assert_eq!(parse_float(text), None, "{text:?}");
        }
    }

    #[test]
    fn complexes() {
        let good: &[(&str, f64, f64)] = &[
            ("1+2j", 1.0, 2.0),
            ("j", 0.0, 1.0),
            ("-j", 0.0, -1.0),
            (" ( 1+2j ) ", 1.0, 2.0),
            ("1e5-3.j", 1e5, -3.0),
            ("1_0+2_0j", 10.0, 20.0),
            ("(j)", 0.0, 1.0),
            ("(1)", 1.0, 0.0),
            ("1e5j", 0.0, 1e5),
            ("\u{2003}(1+j)\u{2003}", 1.0, 1.0),
            ("infj", 0.0, f64::INFINITY),
            ("1+infinityJ", 1.0, f64::INFINITY),
        ];
        for &(text, re, im) in good {
            assert_eq!(parse_complex(text), Some((re, im)), "{text:?}");
        }
        let bad = [
            "( 1+2j", "1+2", "1 + 2j", "1+-2j", "1+j2", "", "1++j", "1_j", "in", "+-j", "2j+1",
            "1+2j3", "()", "((1))", "+", "(", "1j)", "e",
        ];
        for text in bad {
            assert_eq!(parse_complex(text), None, "{text:?}");
        }
    }
}
