//! Text to bytes, codec by codec.

use crate::charmaps::CHARMAPS;
use crate::escape::{ByteOrder, Codec, CodecError, Fault, Handler};
use monty_limits::{Budget, LimitError};

/// `text.encode(codec, handler)`. `max_len` bounds the bytes of the result.
pub fn encode(
    text: &str,
    codec: Codec,
    handler: Handler<'_>,
    max_len: usize,
    budget: &mut Budget,
) -> Result<Vec<u8>, CodecError> {
    let check = |len: Option<usize>| match len {
        Some(len) if len <= max_len => Ok(len),
        _ => Err(CodecError::TooLarge),
    };
    match codec {
        Codec::Utf8 => {
            check(Some(text.len()))?;
            Ok(budget.copy(text.as_bytes())?)
        }
        Codec::Utf8Sig => {
            let mut out = Vec::with_capacity(check(text.len().checked_add(3))?);
            out.extend_from_slice(b"\xef\xbb\xbf");
            budget.append(&mut out, text.as_bytes())?;
            Ok(out)
        }
        Codec::Utf16(order) => {
            let mut units = usize::from(order == ByteOrder::Marked);
            for part in crate::stretches(text) {
                budget.work(part.len() / 4)?;
                units += part.chars().map(char::len_utf16).sum::<usize>();
            }
            let out = Vec::with_capacity(check(units.checked_mul(2))?);
            utf16(text, order, out, budget)
        }
        Codec::Utf32(order) => {
            let chars = crate::char_count(text) + usize::from(order == ByteOrder::Marked);
            let out = Vec::with_capacity(check(chars.checked_mul(4))?);
            utf32(text, order, out, budget)
        }
        Codec::UnicodeEscape { raw } => measured(max_len, |write| {
            for part in crate::stretches(text) {
                part.chars().for_each(|c| write_unicode_escape(c, raw, write));
                budget.work(part.len())?;
            }
            Ok(())
        }),
        Codec::Ascii | Codec::Latin1 | Codec::Charmap(_) => {
            check(Some(text.chars().count()))
                .or_else(|e| if handler == Handler::Ignore { Ok(0) } else { Err(e) })?;
            encode_single(text, codec, handler, max_len, budget)
        }
    }
}

fn utf16(
    text: &str,
    order: ByteOrder,
    mut out: Vec<u8>,
    budget: &mut Budget,
) -> Result<Vec<u8>, CodecError> {
    let big = order == ByteOrder::Big;
    let mark = (order == ByteOrder::Marked).then_some("\u{feff}");
    for part in mark.into_iter().chain(crate::stretches(text)) {
        for unit in part.encode_utf16() {
            out.extend_from_slice(&if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        }
        budget.work(part.len())?;
    }
    Ok(out)
}

fn utf32(
    text: &str,
    order: ByteOrder,
    mut out: Vec<u8>,
    budget: &mut Budget,
) -> Result<Vec<u8>, CodecError> {
    let big = order == ByteOrder::Big;
    let mark = (order == ByteOrder::Marked).then_some("\u{feff}");
    for part in mark.into_iter().chain(crate::stretches(text)) {
        for c in part.chars() {
            let code = c as u32;
            out.extend_from_slice(&if big { code.to_be_bytes() } else { code.to_le_bytes() });
        }
        budget.work(part.len())?;
    }
    Ok(out)
}

/// The bytes that `each` writes: counted first, as a result that grew piece by piece would be in
/// memory more than once.
fn measured(
    max_len: usize,
    mut each: impl FnMut(&mut dyn FnMut(&[u8])) -> Result<(), CodecError>,
) -> Result<Vec<u8>, CodecError> {
    let mut len = 0;
    each(&mut |bytes| len += bytes.len())?;
    if len > max_len {
        return Err(CodecError::TooLarge);
    }
    let mut out = Vec::with_capacity(len);
    each(&mut |bytes| out.extend_from_slice(bytes))?;
    Ok(out)
}

/// The codecs of one byte a character.
fn encode_single(
    text: &str,
    codec: Codec,
    handler: Handler<'_>,
    max_len: usize,
    budget: &mut Budget,
) -> Result<Vec<u8>, CodecError> {
    if text.is_ascii() {
        let fits = text.len() <= max_len;
        return if fits { Ok(budget.copy(text.as_bytes())?) } else { Err(CodecError::TooLarge) };
    }
    let to_byte = SingleByte::of(codec);
    measured(max_len, |write| {
        let mut done = 0;
        for part in crate::stretches(text) {
            for (at, c) in part.char_indices() {
                match to_byte.get(c) {
                    Some(b) => write(&[b]),
                    None if handler == Handler::Strict => {
                        return Err(CodecError::Encode(to_byte.fault(text, done + at, budget)?));
                    }
                    None => write_handled(c, handler, write, budget)?,
                }
            }
            done += part.len();
            budget.work(part.len() / 4)?;
        }
        Ok(())
    })
}

/// What a handler makes of a character that cannot be encoded.
fn write_handled(
    c: char,
    handler: Handler<'_>,
    write: &mut dyn FnMut(&[u8]),
    budget: &mut Budget,
) -> Result<(), CodecError> {
    match handler {
        Handler::Strict | Handler::Ignore => {}
        Handler::Replace => write(b"?"),
        Handler::BackslashReplace => {
            crate::str_repr::write_escape(c, |b| write(&[b]));
            budget.work(8)?;
        }
        Handler::NameReplace => {
            match unicode_names2::name(c) {
                Some(name) => {
                    write(b"\\N{");
                    name.for_each(|word| write(word.as_bytes()));
                    write(b"}");
                }
                None => crate::str_repr::write_escape(c, |b| write(&[b])),
            }
            budget.work(NAME)?;
        }
        Handler::XmlCharRefReplace => {
            write(b"&#");
            write_decimal(c as u32, write);
            write(b";");
            budget.work(8)?;
        }
        Handler::Unknown(name) => return Err(CodecError::UnknownHandler(name.to_owned())),
    }
    Ok(())
}

/// Nanoseconds to find the name of a character.
const NAME: usize = 200;

/// Write the digits of a number.
fn write_decimal(mut number: u32, write: &mut dyn FnMut(&[u8])) {
    let mut digits = [0; 10];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    write(&digits[at..]);
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
    fn fault(&self, text: &str, at: usize, budget: &mut Budget) -> Result<Fault, LimitError> {
        let start = text[..at].chars().count();
        let mut bad = 0;
        for part in crate::stretches(&text[at..]) {
            budget.work(part.len())?;
            let end = part.find(|c| self.get(c).is_some());
            bad += part[..end.unwrap_or(part.len())].chars().count();
            if end.is_some() {
                break;
            }
        }
        let (encoding, reason) = match self {
            Self::Ascii => ("ascii", "ordinal not in range(128)"),
            Self::Latin1 => ("latin-1", "ordinal not in range(256)"),
            Self::Upper(_) => ("charmap", "character maps to <undefined>"),
        };
        Ok(Fault { encoding, start, end: start + bad, reason })
    }
}

/// A character as `unicode_escape` writes it; of a raw one the characters below 256 are bytes.
fn write_unicode_escape(c: char, raw: bool, write: &mut dyn FnMut(&[u8])) {
    match c {
        '\0'..='\u{ff}' if raw => write(&[c as u8]),
        '\t' => write(b"\\t"),
        '\n' => write(b"\\n"),
        '\r' => write(b"\\r"),
        '\\' => write(b"\\\\"),
        ' '..='~' => write(&[c as u8]),
        _ => crate::str_repr::write_escape(c, |b| write(&[b])),
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
        encode(TEXT, codec, handler, 1000, &mut Budget::new(Default::default()))
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
        let budget = &mut Budget::new(Default::default());
        let made = encode("é", Codec::Ascii, XmlCharRefReplace, 5, budget);
        assert_eq!(made, Err(CodecError::TooLarge));
        let long = "é".repeat(50_000);
        let made = encode(&long, Codec::Ascii, BackslashReplace, 200_000, budget);
        assert_eq!(made, Ok("\\xe9".repeat(50_000).into_bytes()));
        let made = encode(&long, Codec::Ascii, Strict, 200_000, budget);
        assert_eq!(
            made.map_err(|e| matches!(e, CodecError::Encode(f) if f.end == 50_000)),
            Err(true)
        );
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
        let budget = &mut Budget::new(Default::default());
        let made = encode("a", Codec::Utf32(Marked), Handler::Strict, 7, budget);
        assert_eq!(made, Err(CodecError::TooLarge));
    }
}
