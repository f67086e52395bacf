//! Text to bytes, codec by codec.

use crate::charmaps::CHARMAPS;
use crate::escape::{ByteOrder, Codec, CodecError, Fault, Handler};
use std::io::Write;

/// `text.encode(codec, handler)`. `max_len` bounds the bytes of the result.
pub fn encode(
    text: &str,
    codec: Codec,
    handler: Handler<'_>,
    max_len: usize,
) -> Result<Vec<u8>, CodecError> {
    let check = |len: Option<usize>| match len {
        Some(len) if len <= max_len => Ok(len),
        _ => Err(CodecError::TooLarge),
    };
    match codec {
        Codec::Utf8 => {
            check(Some(text.len()))?;
            Ok(text.as_bytes().to_vec())
        }
        Codec::Utf8Sig => {
            check(text.len().checked_add(3))?;
            Ok([b"\xef\xbb\xbf", text.as_bytes()].concat())
        }
        Codec::Utf16(order) => {
            let mark = usize::from(order == ByteOrder::Marked);
            let units = text.chars().map(char::len_utf16).sum::<usize>() + mark;
            let mut out = Vec::with_capacity(check(units.checked_mul(2))?);
            let big = order == ByteOrder::Big;
            let mark = (mark == 1).then_some(0xfeff);
            for unit in mark.into_iter().chain(text.encode_utf16()) {
                out.extend_from_slice(&if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            }
            Ok(out)
        }
        Codec::Utf32(order) => {
            let mark = usize::from(order == ByteOrder::Marked);
            let chars = crate::char_count(text) + mark;
            let mut out = Vec::with_capacity(check(chars.checked_mul(4))?);
            let big = order == ByteOrder::Big;
            let mark = (mark == 1).then_some('\u{feff}');
            for c in mark.into_iter().chain(text.chars()) {
                let code = c as u32;
                out.extend_from_slice(&if big { code.to_be_bytes() } else { code.to_le_bytes() });
            }
            Ok(out)
        }
        Codec::UnicodeEscape { raw } => {
            let mut out = String::new();
            for c in text.chars() {
                check(out.len().checked_add(10))?;
                push_unicode_escape(&mut out, c, raw);
            }
            // Of a raw one the characters below 256 are bytes.
            Ok(if raw { out.chars().map(|c| c as u8).collect() } else { out.into_bytes() })
        }
        Codec::Ascii | Codec::Latin1 | Codec::Charmap(_) => {
            check(Some(text.chars().count()))
                .or_else(|e| if handler == Handler::Ignore { Ok(0) } else { Err(e) })?;
            encode_single(text, codec, handler, max_len)
        }
    }
}

/// The codecs of one byte a character.
fn encode_single(
    text: &str,
    codec: Codec,
    handler: Handler<'_>,
    max_len: usize,
) -> Result<Vec<u8>, CodecError> {
    if text.is_ascii() {
        return if text.len() <= max_len {
            Ok(text.as_bytes().to_vec())
        } else {
            Err(CodecError::TooLarge)
        };
    }
    let to_byte = SingleByte::of(codec);
    let mut out = Vec::with_capacity(text.len().min(max_len));
    for (at, c) in text.char_indices() {
        match to_byte.get(c) {
            Some(b) => out.push(b),
            None => match handler {
                Handler::Ignore => {}
                Handler::Replace => out.push(b'?'),
                Handler::BackslashReplace => {
                    let mut escaped = String::new();
                    crate::str_repr::push_escape(&mut escaped, c);
                    out.extend_from_slice(escaped.as_bytes());
                }
                Handler::NameReplace => match unicode_names2::name(c) {
                    Some(name) => {
                        let _ = write!(out, "\\N{{{name}}}");
                    }
                    None => {
                        let mut escaped = String::new();
                        crate::str_repr::push_escape(&mut escaped, c);
                        out.extend_from_slice(escaped.as_bytes());
                    }
                },
                Handler::XmlCharRefReplace => {
                    // Writing to a Vec does not fail.
                    let _ = write!(out, "&#{};", c as u32);
                }
                Handler::Strict => return Err(CodecError::Encode(to_byte.fault(text, at))),
                Handler::Unknown(name) => return Err(CodecError::UnknownHandler(name.to_owned())),
            },
        }
        if out.len() > max_len {
            return Err(CodecError::TooLarge);
        }
    }
    Ok(out)
}

/// Characters to bytes, for a codec of one byte a character.
enum SingleByte {
    Ascii,
    Latin1,
    /// The characters of the upper half, in order.
    Upper(Vec<(char, u8)>),
}

impl SingleByte {
    fn of(codec: Codec) -> Self {
        match codec {
            Codec::Latin1 => Self::Latin1,
            Codec::Charmap(at) => {
                let mut upper: Vec<(char, u8)> =
                    CHARMAPS[at].upper.chars().zip(0x80..=0xff).collect();
                upper.retain(|(c, _)| *c != '\u{fffe}');
                upper.sort_unstable();
                Self::Upper(upper)
            }
            _ => Self::Ascii,
        }
    }

    fn get(&self, c: char) -> Option<u8> {
        match (self, c as u32) {
            (_, code @ 0..=0x7f) | (Self::Latin1, code @ 0x80..=0xff) => Some(code as u8),
            (Self::Upper(upper), _) => {
                let at = upper.binary_search_by_key(&c, |known| known.0).ok()?;
                Some(upper[at].1)
            }
            _ => None,
        }
    }

    /// The run of characters from byte `at` on that cannot be encoded.
    fn fault(&self, text: &str, at: usize) -> Fault {
        let start = text[..at].chars().count();
        let bad = text[at..].chars().take_while(|&c| self.get(c).is_none()).count();
        let (encoding, reason) = match self {
            Self::Ascii => ("ascii", "ordinal not in range(128)"),
            Self::Latin1 => ("latin-1", "ordinal not in range(256)"),
            Self::Upper(_) => ("charmap", "character maps to <undefined>"),
        };
        Fault { encoding, start, end: start + bad, reason }
    }
}

/// A character as `unicode_escape` writes it.
fn push_unicode_escape(out: &mut String, c: char, raw: bool) {
    match c {
        '\0'..='\u{ff}' if raw => out.push(c),
        '\t' => out.push_str("\\t"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\\' => out.push_str("\\\\"),
        ' '..='~' => out.push(c),
        _ => crate::str_repr::push_escape(out, c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ByteOrder::*;

    const TEXT: &str = "aé日😀b\u{81}€";

    fn cp1252() -> Codec {
        Codec::named("cp1252").unwrap()
    }

    fn go(codec: Codec, handler: Handler<'_>) -> Result<Vec<u8>, CodecError> {
        encode(TEXT, codec, handler, 1000)
    }

    #[test]
    fn single_bytes() {
        use Handler::*;
        let cases: &[(Codec, Handler<'_>, &[u8])] = &[
            (Codec::Ascii, Replace, b"a???b??"),
            (Codec::Ascii, Ignore, b"ab"),
            (Codec::Ascii, BackslashReplace, b"a\\xe9\\u65e5\\U0001f600b\\x81\\u20ac"),
            (Codec::Ascii, XmlCharRefReplace, b"a&#233;&#26085;&#128512;b&#129;&#8364;"),
            (Codec::Latin1, Replace, b"a\xe9??b\x81?"),
            (cp1252(), Replace, b"a\xe9??b?\x80"),
            (
                Codec::Utf8Sig,
                Strict,
                b"\xef\xbb\xbfa\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80b\xc2\x81\xe2\x82\xac",
            ),
        ];
        for &(codec, handler, want) in cases {
            assert_eq!(go(codec, handler).as_deref(), Ok(want));
        }
        let fault = |codec| match go(codec, Strict) {
            Err(CodecError::Encode(f)) => (f.encoding, f.start, f.end),
            _ => ("", 0, 0),
        };
        assert_eq!(fault(Codec::Ascii), ("ascii", 1, 4));
        assert_eq!(fault(Codec::Latin1), ("latin-1", 2, 4));
        assert_eq!(fault(cp1252()), ("charmap", 2, 4));
        assert_eq!(encode("é", Codec::Ascii, XmlCharRefReplace, 5), Err(CodecError::TooLarge));
    }

    #[test]
    fn wide() {
        let cases: &[(Codec, &[u8])] = &[
            (Codec::Utf16(Marked), b"\xff\xfea\0\xe9\0\xe5e=\xd8\0\xdeb\0\x81\0\xac "),
            (Codec::Utf16(Big), b"\0a\0\xe9e\xe5\xd8=\xde\0\0b\0\x81 \xac"),
            (
                Codec::Utf32(Little),
                b"a\0\0\0\xe9\0\0\0\xe5e\0\0\0\xf6\x01\0b\0\0\0\x81\0\0\0\xac \0\0",
            ),
        ];
        for &(codec, want) in cases {
            assert_eq!(go(codec, Handler::Strict).as_deref(), Ok(want));
        }
        assert_eq!(
            encode("a", Codec::Utf32(Marked), Handler::Strict, 7),
            Err(CodecError::TooLarge)
        );
    }
}
