//! JSON as Python's `json` writes it: strings, floats, and where in a document an error is.
//! The reading direction is in `json_reader`, re-exported here.

pub use crate::json_reader::{Event, JsonError, JsonReader};

/// How many bytes `push_part` appends for a text.
pub fn part_len(text: &str, ensure_ascii: bool) -> usize {
    let of = |c: char| match c {
        '"' | '\\' | '\n' | '\r' | '\t' | '\x08' | '\x0c' => 2,
        ' '..='~' => 1,
        '\0'..='\x1f' => 6,
        _ if !ensure_ascii => c.len_utf8(),
        '\x7f'..='\u{ffff}' => 6,
        _ => 12,
    };
    text.chars().map(of).sum::<usize>()
}

/// At most how many bytes `push_string` appends for a text of `len` bytes.
pub fn max_string_len(len: usize) -> usize {
    len.saturating_mul(6).saturating_add(2)
}

/// Appends a text as a JSON string, quotes included.
pub fn push_string(out: &mut String, text: &str, ensure_ascii: bool) {
    out.push('"');
    push_part(out, text, ensure_ascii);
    out.push('"');
}

/// Appends a part of what stands between the quotes of a JSON string.
pub fn push_part(out: &mut String, text: &str, ensure_ascii: bool) {
    let mut copied = 0;
    // Below, `at` always stands on a character: what is escaped is ASCII, or told by its first
    // byte.
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let b = bytes[at];
        let plain = match b {
            b'"' | b'\\' => false,
            b' '..=b'~' => true,
            0..=0x1f => false,
            _ => !ensure_ascii,
        };
        if plain {
            at += 1;
            continue;
        }
        out.push_str(&text[copied..at]);
        at += push_escaped(out, &text[at..]);
        copied = at;
    }
    out.push_str(&text[copied..]);
}

/// Escapes the first character of a text; says how many bytes it has.
fn push_escaped(out: &mut String, text: &str) -> usize {
    let Some(c) = text.chars().next() else {
        return 0;
    };
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\x08' => out.push_str("\\b"),
        '\x0c' => out.push_str("\\f"),
        _ => {
            for unit in c.encode_utf16(&mut [0; 2]) {
                push_unit(out, *unit);
            }
        }
    }
    c.len_utf8()
}

fn push_unit(out: &mut String, unit: u16) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        out.push(HEX[usize::from(unit >> shift) & 15] as char);
    }
}

/// A float as `json.dumps` writes it. Infinities and nan have their JavaScript names; whether
/// they are allowed is the caller's matter (ValueError: "Out of range float values are not
/// JSON compliant: nan", with the float's repr).
pub fn push_float(out: &mut String, value: f64) {
    if value.is_finite() {
        crate::float_repr::push_repr(out, value);
        return;
    }
    out.push_str(match value {
        _ if value.is_nan() => "NaN",
        _ if value > 0.0 => "Infinity",
        _ => "-Infinity",
    });
}

/// Where an offset is, as a JSONDecodeError tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In characters, from 0.
    pub position: usize,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// The place of a byte of a document.
pub fn place(text: &str, byte: usize) -> Place {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Place {
        position: crate::char_count(before),
        line: before.bytes().filter(|&b| b == b'\n').count() + 1,
        column: crate::char_count(&before[line_start..]) + 1,
    }
}

/// `str()` of a JSONDecodeError.
pub fn error_message(message: &str, place: Place) -> String {
    let Place { position, line, column } = place;
    format!("{message}: line {line} column {column} (char {position})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings() {
        let text = "\0\x1f\x7f\u{80}é\u{2028}😀\"\\/\x08\x0c\n\r\ta";
        let go = |ensure_ascii| {
            let mut out = String::new();
            push_string(&mut out, text, ensure_ascii);
            assert_eq!(out.len(), part_len(text, ensure_ascii) + 2);
            out
        };
        let ascii =
            "\"\\u0000\\u001f\\u007f\\u0080\\u00e9\\u2028\\ud83d\\ude00\\\"\\\\/\\b\\f\\n\\r\\ta\"";
        assert_eq!(go(true), ascii);
        assert_eq!(go(false), "\"\\u0000\\u001f\x7f\u{80}é\u{2028}😀\\\"\\\\/\\b\\f\\n\\r\\ta\"");
    }

    #[test]
    fn floats_and_places() {
        let go = |value| {
            let mut out = String::new();
            push_float(&mut out, value);
            out
        };
        assert_eq!(go(f64::NAN), "NaN");
        assert_eq!(go(f64::NEG_INFINITY), "-Infinity");
        assert_eq!(go(1e16), "1e+16");
        assert_eq!(place("é\n\nab", 5), Place { position: 4, line: 3, column: 2 });
        assert_eq!(
            error_message("Extra data", place("1 2", 2)),
            "Extra data: line 1 column 3 (char 2)"
        );
    }
}
