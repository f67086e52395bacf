//! Text to bytes, codec by codec.

use crate::escape::{ByteOrder, Codec, CodecError, Fault, Handler};
use std::io::Write;

/// What the bytes 0x80 to 0x9f of Windows-1252 are; `\0` where they are nothing.
pub(crate) static CP1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

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
        Codec::Ascii | Codec::Latin1 | Codec::Cp1252 => {
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
    let mut out = Vec::with_capacity(text.len().min(max_len));
    for (at, c) in text.char_indices() {
        match single_byte(c, codec) {
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
                Handler::Strict => return Err(CodecError::Encode(fault(text, at, codec))),
                Handler::Unknown(name) => return Err(CodecError::UnknownHandler(name.to_owned())),
            },
        }
        if out.len() > max_len {
            return Err(CodecError::TooLarge);
        }
    }
    Ok(out)
}

fn single_byte(c: char, codec: Codec) -> Option<u8> {
    let code = c as u32;
    match (code, codec) {
        (0..=0x7f, _) => Some(code as u8),
        (_, Codec::Ascii) => None,
        (0xa0..=0xff, _) => Some(code as u8),
        (0x80..=0x9f, Codec::Latin1) => Some(code as u8),
        (0x100.., Codec::Cp1252) => {
            let at = CP1252.iter().position(|&known| known == c)?;
            Some(0x80 + at as u8)
        }
        _ => None,
    }
}

/// The run of characters from byte `at` on that cannot be encoded.
fn fault(text: &str, at: usize, codec: Codec) -> Fault {
    let start = text[..at].chars().count();
    let bad = text[at..].chars().take_while(|&c| single_byte(c, codec).is_none()).count();
    let (encoding, reason) = match codec {
        Codec::Ascii => ("ascii", "ordinal not in range(128)"),
        Codec::Latin1 => ("latin-1", "ordinal not in range(256)"),
        _ => ("charmap", "character maps to <undefined>"),
    };
    Fault { encoding, start, end: start + bad, reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ByteOrder::*;

    const TEXT: &str = "aé日😀b\u{81}€";

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
            (Codec::Cp1252, Replace, b"a\xe9??b?\x80"),
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
        assert_eq!(fault(Codec::Cp1252), ("charmap", 2, 4));
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
