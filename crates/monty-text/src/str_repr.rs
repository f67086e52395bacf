//! Text and bytes as Python shows them: `repr`, `ascii` and the inside of `b'...'`.

use crate::unicode::is_printable;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// The quote that `repr` takes: double ones only around single ones.
fn quote(text: &[u8]) -> u8 {
    let single = memchr::memchr(b'\'', text).is_some();
    if single && memchr::memchr(b'"', text).is_none() { b'"' } else { b'\'' }
}

/// How a text is shown, stretch by stretch: by [`Shown::part_len`] and [`Shown::push_part`] for
/// each part of it, between two quotes.
#[derive(Clone, Copy)]
pub struct Shown {
    pub quote: char,
    only_ascii: bool,
}

impl Shown {
    /// As `repr(text)`.
    pub fn of(text: &str) -> Self {
        Shown { quote: quote(text.as_bytes()) as char, only_ascii: false }
    }

    /// How many bytes a part takes.
    pub fn part_len(self, part: &str) -> usize {
        escaped_len(part, self)
    }

    /// Appends a part.
    pub fn push_part(self, out: &mut String, part: &str) {
        push_escaped(out, part, self);
    }
}

/// The same of bytes. The letter `b` stands before the quotes.
#[derive(Clone, Copy)]
pub struct ShownBytes {
    pub quote: u8,
    always_escape_single: bool,
}

impl ShownBytes {
    /// As `repr(data)`; a bytearray escapes single quotes between double ones too.
    pub fn of(data: &[u8], array: bool) -> Self {
        ShownBytes { quote: quote(data), always_escape_single: array }
    }

    /// How many bytes a part takes.
    pub fn part_len(self, part: &[u8]) -> usize {
        let of = |&b: &u8| match b {
            b'\\' | b'\n' | b'\r' | b'\t' => 2,
            _ if self.escapes(b) => 2,
            b' '..=b'~' => 1,
            _ => 4,
        };
        part.iter().map(of).sum()
    }

    fn escapes(self, b: u8) -> bool {
        b == self.quote || (self.always_escape_single && b == b'\'')
    }

    /// Appends a part.
    pub fn push_part(self, out: &mut String, part: &[u8]) {
        for &b in part {
            match b {
                b'\n' => out.push_str("\\n"),
                b'\r' => out.push_str("\\r"),
                b'\t' => out.push_str("\\t"),
                b'\\' => out.push_str("\\\\"),
                _ if self.escapes(b) => {
                    out.push('\\');
                    out.push(b as char);
                }
                b' '..=b'~' => out.push(b as char),
                _ => push_escape(out, b as char),
            }
        }
    }
}

/// At most how many bytes `repr` and `ascii` of a text of `len` bytes take.
pub fn max_repr_len(len: usize) -> usize {
    len.saturating_mul(4).saturating_add(2)
}

/// How many bytes `repr(text)` takes.
pub fn repr_len(text: &str) -> usize {
    escaped_len(text, Shown::of(text)) + 2
}

/// How many bytes `ascii(text)` takes.
pub fn ascii_len(text: &str) -> usize {
    escaped_len(text, Shown { only_ascii: true, ..Shown::of(text) }) + 2
}

fn escaped_len(text: &str, shown: Shown) -> usize {
    let of = |c: char| match c {
        '\\' | '\n' | '\r' | '\t' => 2,
        _ if c == shown.quote => 2,
        ' '..='~' => 1,
        _ if !shown.only_ascii && is_printable(c) => c.len_utf8(),
        '\0'..='\u{ff}' => 4,
        '\u{100}'..='\u{ffff}' => 6,
        _ => 10,
    };
    text.chars().map(of).sum::<usize>()
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
    let shown = Shown { only_ascii, ..Shown::of(text) };
    out.push(shown.quote);
    push_escaped(out, text, shown);
    out.push(shown.quote);
}

fn push_escaped(out: &mut String, text: &str, shown: Shown) {
    let Shown { quote, only_ascii } = shown;
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
}

/// Appends `\x..`, `\u....` or `\U........`.
pub fn push_escape(out: &mut String, c: char) {
    write_escape(c, |b| out.push(b as char));
}

/// The same, byte by byte.
#[inline]
pub(crate) fn write_escape(c: char, mut push: impl FnMut(u8)) {
    let code = c as u32;
    let (letter, digits) = match code {
        0..=0xff => (b'x', 2),
        0x100..=0xffff => (b'u', 4),
        _ => (b'U', 8),
    };
    push(b'\\');
    push(letter);
    for at in (0..digits).rev() {
        push(HEX[(code >> (4 * at)) as usize & 15]);
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
    ShownBytes::of(data, false).part_len(data) + 3
}

/// Appends `repr(data)` of bytes.
pub fn push_bytes_repr(out: &mut String, data: &[u8]) {
    push_quoted_bytes(out, data, false);
}

fn push_quoted_bytes(out: &mut String, data: &[u8], array: bool) {
    let shown = ShownBytes::of(data, array);
    out.push('b');
    out.push(shown.quote as char);
    shown.push_part(out, data);
    out.push(shown.quote as char);
}

/// Appends what stands between the brackets of `repr(data)` of a bytearray. Unlike bytes it escapes
/// single quotes between double ones too.
pub fn push_bytearray_repr(out: &mut String, data: &[u8]) {
    push_quoted_bytes(out, data, true);
}

/// How many bytes [`push_bytearray_repr`] appends.
pub fn bytearray_repr_len(data: &[u8]) -> usize {
    ShownBytes::of(data, true).part_len(data) + 3
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
        for (data, want) in [(b"a", "b'a'"), (b"'", "b\"\\'\"")] {
            let mut out = String::new();
            push_bytearray_repr(&mut out, data);
            assert_eq!((&*out, bytearray_repr_len(data)), (want, want.len()));
        }
        assert_eq!(escape_non_ascii("['é']"), "['\\xe9']");
    }
}
