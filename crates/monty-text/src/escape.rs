//! Codecs: `bytes.decode` and `str.encode`, their names, error handlers and errors. The ways
//! in and out are in `decode` and `encode`. A str of Monty holds no lone surrogates, so the
//! handlers that make or eat them act as `strict`.

use monty_limits::LimitError;

use crate::charmaps::CHARMAPS;
use crate::str_repr::push_escape;

pub use crate::decode::decode;
pub use crate::encode::encode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    Little,
    Big,
    /// Told by a byte order mark; little without one.
    Marked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    Utf8,
    Utf8Sig,
    Ascii,
    Latin1,
    /// The place in [`CHARMAPS`].
    Charmap(usize),
    /// `raw` knows only `\u` and `\U`.
    UnicodeEscape {
        raw: bool,
    },
    Utf16(ByteOrder),
    Utf32(ByteOrder),
}

impl Codec {
    /// The codec of a name or alias; none is LookupError "unknown encoding: {name}". CPython
    /// does not look the name up to decode nothing.
    pub fn named(name: &str) -> Option<Codec> {
        use ByteOrder::*;
        Some(match normalize(name)?.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => Codec::Utf8,
            "utf_8_sig" => Codec::Utf8Sig,
            "ascii" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "ansi_x3.4_1986"
            | "ansi_x3_4_1986" | "cp367" | "csascii" | "ibm367" | "iso646_us"
            | "iso_646.irv_1991" | "iso_646_irv_1991" | "iso_ir_6" | "us" | "us_ascii" => {
                Codec::Ascii
            }
            "latin_1" | "latin1" | "latin" | "l1" | "8859" | "cp819" | "csisolatin1" | "ibm819"
            | "iso8859" | "iso8859_1" | "iso_8859_1" | "iso_8859_1_1987" | "iso_ir_100" => {
                Codec::Latin1
            }
            "unicode_escape" | "unicodeescape" => Codec::UnicodeEscape { raw: false },
            "raw_unicode_escape" | "rawunicodeescape" => Codec::UnicodeEscape { raw: true },
            "utf_16" | "utf16" | "u16" => Codec::Utf16(Marked),
            "utf_16_le" | "utf_16le" | "unicodelittleunmarked" => Codec::Utf16(Little),
            "utf_16_be" | "utf_16be" | "unicodebigunmarked" => Codec::Utf16(Big),
            "utf_32" | "utf32" | "u32" => Codec::Utf32(Marked),
            "utf_32_le" | "utf_32le" => Codec::Utf32(Little),
            "utf_32_be" | "utf_32be" => Codec::Utf32(Big),
            name => Codec::Charmap(CHARMAPS.iter().position(|map| map.names.contains(&name))?),
        })
    }
}

/// A name in lower case, each run of other characters between letters and digits as `_`.
fn normalize(name: &str) -> Option<String> {
    const LONGEST: usize = 64;
    if name.len() > LONGEST {
        return None;
    }
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            if gap && !out.is_empty() {
                out.push('_');
            }
            gap = false;
            out.push(c.to_ascii_lowercase());
        } else if c.is_ascii() {
            gap = true;
        } else {
            return None;
        }
    }
    Some(out)
}

/// What is done about what cannot be decoded or encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handler<'a> {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    /// Encoding only.
    XmlCharRefReplace,
    /// Encoding only.
    NameReplace,
    /// A name that CPython does not know either; it matters only when there is an error.
    Unknown(&'a str),
}

impl<'a> Handler<'a> {
    pub fn named(name: &'a str) -> Handler<'a> {
        match name {
            // The surrogate handlers find no surrogates to work on.
            "strict" | "surrogateescape" | "surrogatepass" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharRefReplace,
            "namereplace" => Handler::NameReplace,
            _ => Handler::Unknown(name),
        }
    }
}

/// The fields of a UnicodeDecodeError or UnicodeEncodeError but the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    pub encoding: &'static str,
    /// In bytes when decoding, in characters when encoding.
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// UnicodeDecodeError; its object is the data, without the mark for `utf-8-sig`.
    Decode(Fault),
    /// UnicodeEncodeError
    Encode(Fault),
    /// LookupError: "unknown error handler name 'x'"
    UnknownHandler(String),
    /// TypeError: "don't know how to handle UnicodeDecodeError in error callback"
    EncodeOnlyHandler,
    /// The result would be longer than the caller allows.
    TooLarge,
    /// A limit was met on the way.
    Limit(LimitError),
}

impl From<LimitError> for CodecError {
    #[cold]
    fn from(error: LimitError) -> Self {
        CodecError::Limit(error)
    }
}

/// `str()` of a UnicodeDecodeError.
pub fn decode_message(
    encoding: &str,
    data: &[u8],
    start: usize,
    end: usize,
    reason: &str,
) -> String {
    match data.get(start) {
        Some(byte) if end == start + 1 => format!(
            "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
        ),
        _ => format!(
            "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
            end as i128 - 1
        ),
    }
}

/// `str()` of a UnicodeEncodeError.
pub fn encode_message(
    encoding: &str,
    text: &str,
    start: usize,
    end: usize,
    reason: &str,
) -> String {
    match text.chars().nth(start) {
        Some(c) if end == start + 1 => {
            let mut shown = String::new();
            push_escape(&mut shown, c);
            format!(
                "'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}"
            )
        }
        _ => format!(
            "'{encoding}' codec can't encode characters in position {start}-{}: {reason}",
            end as i128 - 1
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        use ByteOrder::*;
        for name in ["UTF8", "U8", "utf_8", "UTF-8 ", "utf 8", "utf--8", "-utf8", "utf8!"] {
            assert_eq!(Codec::named(name), Some(Codec::Utf8), "{name:?}");
        }
        assert_eq!(Codec::named("ISO-8859-1"), Some(Codec::Latin1));
        assert_eq!(Codec::named("ISO_646.irv:1991"), Some(Codec::Ascii));
        assert_eq!(Codec::named("UTF-16LE"), Some(Codec::Utf16(Little)));
        assert_eq!(Codec::named("u32"), Some(Codec::Utf32(Marked)));
        for name in ["utf8-sig", "foo", "", "İ", "ucs2"] {
            assert_eq!(Codec::named(name), None, "{name:?}");
        }
    }

    #[test]
    fn messages() {
        assert_eq!(
            decode_message("utf-8", b"a\xff", 1, 2, "invalid start byte"),
            "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"
        );
        assert_eq!(
            decode_message("utf-8", b"\xe2\x82", 0, 2, "unexpected end of data"),
            "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data"
        );
        assert_eq!(
            encode_message("ascii", "é", 0, 1, "ordinal not in range(128)"),
            "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)"
        );
        assert_eq!(
            encode_message("latin-1", "aé日本", 2, 4, "ordinal not in range(256)"),
            "'latin-1' codec can't encode characters in position 2-3: ordinal not in range(256)"
        );
    }
}
