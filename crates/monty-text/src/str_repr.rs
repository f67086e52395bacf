//! Text and bytes as Python shows them: `repr`, `ascii` and the inside of `b'...'`.

use crate::unicode::is_printable;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// The quote that `repr` takes: double ones only around single ones.
fn quote(text: &[u8]) -> u8 {
    let mut single = false;
    for &b in text {
        match b {
            b'"' => return b'\'',
            b'\'' => single = true,
            _ => {}
        }
    }
    if single { b'"' } else { b'\'' }
}

/// At most how many bytes `repr` and `ascii` of a text of `len` bytes take.
pub fn max_repr_len(len: usize) -> usize {
    len.saturating_mul(4).saturating_add(2)
}

/// How many bytes `repr(text)` takes.
pub fn repr_len(text: &str) -> usize {
    escaped_len(text, false)
}

/// How many bytes `ascii(text)` takes.
pub fn ascii_len(text: &str) -> usize {
    escaped_len(text, true)
}

fn escaped_len(text: &str, only_ascii: bool) -> usize {
    let quote = quote(text.as_bytes()) as char;
    let of = |c: char| match c {
        '\\' | '\n' | '\r' | '\t' => 2,
        _ if c == quote => 2,
        ' '..='~' => 1,
        _ if !only_ascii && is_printable(c) => c.len_utf8(),
        '\0'..='\u{ff}' => 4,
        '\u{100}'..='\u{ffff}' => 6,
        _ => 10,
    };
    text.chars().map(of).sum::<usize>() + 2
}

/// `repr(text)`.
pub fn repr(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_repr(&mut out, text);
    out
}

/// Appends `repr(text)`.
pub fn push_repr(out: &mut String, text: &str) {
    push_quoted(out, text, false);
}

/// `ascii(text)`: as `repr`, with everything outside ASCII escaped.
pub fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_quoted(&mut out, text, true);
    out
}

/// Escapes what stands outside ASCII in a text that is a repr already: what `ascii(x)` does
/// to `repr(x)`.
pub fn escape_non_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() { out.push(c) } else { push_escape(&mut out, c) }
    }
    out
}

fn push_quoted(out: &mut String, text: &str, only_ascii: bool) {
    let quote = quote(text.as_bytes()) as char;
    out.push(quote);
    // Runs of what needs no escape are copied whole.
    let mut copied = 0;
    for (at, c) in text.char_indices() {
        let plain = match c {
            '\\' => false,
            ' '..='~' => c != quote,
            _ => !only_ascii && !c.is_ascii() && is_printable(c),
        };
        if plain {
            continue;
        }
        out.push_str(&text[copied..at]);
        copied = at + c.len_utf8();
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            _ if c == quote => {
                out.push('\\');
                out.push(c);
            }
            _ => push_escape(out, c),
        }
    }
    out.push_str(&text[copied..]);
    out.push(quote);
}

/// Appends `\x..`, `\u....` or `\U........`.
pub fn push_escape(out: &mut String, c: char) {
    let code = c as u32;
    let (letter, digits) = match code {
        0..=0xff => ('x', 2),
        0x100..=0xffff => ('u', 4),
        _ => ('U', 8),
    };
    out.push('\\');
    out.push(letter);
    for at in (0..digits).rev() {
        out.push(HEX[(code >> (4 * at)) as usize & 15] as char);
    }
}

/// `repr(data)` of bytes: `b'...'`.
pub fn bytes_repr(data: &[u8]) -> String {
    let mut out = String::with_capacity(data.len() + 3);
    push_bytes_repr(&mut out, data);
    out
}

/// How many bytes `repr(data)` of bytes takes.
pub fn bytes_repr_len(data: &[u8]) -> usize {
    let quote = quote(data);
    let of = |&b: &u8| match b {
        b'\\' | b'\n' | b'\r' | b'\t' => 2,
        _ if b == quote => 2,
        b' '..=b'~' => 1,
        _ => 4,
    };
    data.iter().map(of).sum::<usize>() + 3
}

/// Appends `repr(data)` of bytes.
pub fn push_bytes_repr(out: &mut String, data: &[u8]) {
    push_quoted_bytes(out, data, false);
}

fn push_quoted_bytes(out: &mut String, data: &[u8], always_escape_single: bool) {
    let quote = quote(data);
    out.push('b');
    out.push(quote as char);
    for &b in data {
        match b {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            _ if b == quote || (always_escape_single && b == b'\'') => {
                out.push('\\');
                out.push(b as char);
            }
            b' '..=b'~' => out.push(b as char),
            _ => push_escape(out, b as char),
        }
    }
    out.push(quote as char);
}

/// `repr(data)` of a bytearray: `bytearray(b'...')`. Unlike bytes it escapes single quotes
/// between double ones too.
pub fn bytearray_repr(data: &[u8]) -> String {
    let mut out = String::with_capacity(data.len() + 14);
    out.push_str("bytearray(");
    push_quoted_bytes(&mut out, data, true);
    out.push(')');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn against_cpython() {
        let cases: &[(&str, &str, &str, &str)] = &[
            ("'", "\"'\"", "\"'\"", "b\"'\""),
            ("\"", "'\"'", "'\"'", "b'\"'"),
            ("'\"", "'\\'\"'", "'\\'\"'", "b'\\'\"'"),
            ("\n\t\r\\", "'\\n\\t\\r\\\\'", "'\\n\\t\\r\\\\'", "b'\\n\\t\\r\\\\'"),
            (
                "\0\x1f\x7f\u{80}\u{a0}\u{ad}ÿ",
                "'\\x00\\x1f\\x7f\\x80\\xa0\\xadÿ'",
                "'\\x00\\x1f\\x7f\\x80\\xa0\\xad\\xff'",
                "b'\\x00\\x1f\\x7f\\xc2\\x80\\xc2\\xa0\\xc2\\xad\\xc3\\xbf'",
            ),
            (
                "é\u{378}\u{2028}\u{e000}",
                "'é\\u0378\\u2028\\ue000'",
                "'\\xe9\\u0378\\u2028\\ue000'",
                "b'\\xc3\\xa9\\xcd\\xb8\\xe2\\x80\\xa8\\xee\\x80\\x80'",
            ),
            (
                "😀\u{e0001}\u{10ffff}",
                "'😀\\U000e0001\\U0010ffff'",
                "'\\U0001f600\\U000e0001\\U0010ffff'",
                "b'\\xf0\\x9f\\x98\\x80\\xf3\\xa0\\x80\\x81\\xf4\\x8f\\xbf\\xbf'",
            ),
            ("", "''", "''", "b''"),
        ];
        for &(text, want, want_ascii, want_bytes) in cases {
            assert_eq!(repr(text), want);
            assert_eq!(repr_len(text), want.len());
            assert_eq!(ascii(text), want_ascii);
            assert_eq!(ascii_len(text), want_ascii.len());
            assert_eq!(bytes_repr(text.as_bytes()), want_bytes);
            assert_eq!(bytes_repr_len(text.as_bytes()), want_bytes.len());
        }
        assert_eq!(bytearray_repr(b"a"), "bytearray(b'a')");
        assert_eq!(bytearray_repr(b"'"), "bytearray(b\"\\'\")");
        assert_eq!(escape_non_ascii("['é']"), "['\\xe9']");
    }
}
