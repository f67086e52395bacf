//! Bytes to text, codec by codec.

use monty_limits::{Budget, LimitError, STRETCH};

use crate::charmaps::CHARMAPS;
use crate::escape::{ByteOrder, Codec, CodecError, Fault, Handler};
use crate::unescape::{Unescaped, unescape};

/// `data.decode(codec, handler)`. `max_len` bounds the bytes of the result.
pub fn decode(
    data: &[u8],
    codec: Codec,
    handler: Handler<'_>,
    max_len: usize,
    budget: &mut Budget,
) -> Result<String, CodecError> {
    let mut sink = Sink { out: String::new(), handler, max_len, budget, paid: 0 };
    match codec {
        Codec::Utf8 => sink.utf8(data)?,
        Codec::Utf8Sig => sink.utf8(data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data))?,
        Codec::Ascii => sink.ascii(data)?,
        Codec::Latin1 => sink.latin1(data)?,
        Codec::Charmap(at) => sink.charmap(data, CHARMAPS[at].upper)?,
        Codec::UnicodeEscape { raw } => sink.unicode_escape(data, raw)?,
        Codec::Utf16(order) => {
            let (start, big) = byte_order(data, order, b"\xff\xfe", b"\xfe\xff");
            sink.utf16(data, start, big)?;
        }
        Codec::Utf32(order) => {
            let (start, big) = byte_order(data, order, b"\xff\xfe\0\0", b"\0\0\xfe\xff");
            sink.utf32(data, start, big)?;
        }
    }
    Ok(sink.out)
}

/// Where the text starts behind a mark, and whether its bytes are in big order.
fn byte_order(data: &[u8], order: ByteOrder, little: &[u8], big: &[u8]) -> (usize, bool) {
    match order {
        ByteOrder::Little => (0, false),
        ByteOrder::Big => (0, true),
        ByteOrder::Marked if data.starts_with(little) => (little.len(), false),
        ByteOrder::Marked if data.starts_with(big) => (big.len(), true),
        ByteOrder::Marked => (0, false),
    }
}

struct Sink<'a> {
    out: String,
    handler: Handler<'a>,
    max_len: usize,
    budget: &'a mut Budget,
    /// Up to here the data is paid for.
    paid: usize,
}

impl Sink<'_> {
    /// The data before `at` is read: pays for it, a stretch at a time.
    #[inline]
    fn reached(&mut self, at: usize) -> Result<(), LimitError> {
        if at.saturating_sub(self.paid) < STRETCH {
            return Ok(());
        }
        let len = at - self.paid;
        self.paid = at;
        self.budget.work(len)
    }

    /// Makes room for `len` more bytes.
    fn need(&mut self, len: usize) -> Result<(), CodecError> {
        match self.out.len().checked_add(len) {
            Some(total) if total <= self.max_len => Ok(()),
            _ => Err(CodecError::TooLarge),
        }
    }

    fn push_str(&mut self, text: &str) -> Result<(), CodecError> {
        self.need(text.len())?;
        self.out.push_str(text);
        Ok(())
    }

    fn push(&mut self, c: char) -> Result<(), CodecError> {
        self.need(c.len_utf8())?;
        self.out.push(c);
        Ok(())
    }

    /// Lets the handler deal with what cannot be decoded.
    fn fault(&mut self, data: &[u8], fault: Fault) -> Result<(), CodecError> {
        self.budget.work(8)?;
        match self.handler {
            Handler::Strict => Err(CodecError::Decode(fault)),
            Handler::Ignore => Ok(()),
            Handler::Replace => self.push(char::REPLACEMENT_CHARACTER),
            Handler::BackslashReplace => {
                let bad = &data[fault.start..fault.end];
                self.need(4 * bad.len())?;
                for &b in bad {
                    crate::str_repr::push_escape(&mut self.out, b as char);
                }
                Ok(())
            }
            Handler::XmlCharRefReplace | Handler::NameReplace => Err(CodecError::EncodeOnlyHandler),
            Handler::Unknown(name) => Err(CodecError::UnknownHandler(name.to_owned())),
        }
    }

    fn utf8(&mut self, data: &[u8]) -> Result<(), CodecError> {
        let mut at = 0;
        while at < data.len() {
            let until = data.len().min(at + STRETCH);
            let error = match std::str::from_utf8(&data[at..until]) {
                Ok(text) => {
                    self.push_str(text)?;
                    self.budget.work((until - at) / 4)?;
                    at = until;
                    continue;
                }
                Err(error) => error,
            };
            let start = at + error.valid_up_to();
            self.budget.work((start - at) / 4)?;
            // Valid by what the first pass found; checked again, as nothing here is unsafe.
            self.push_str(std::str::from_utf8(&data[at..start]).unwrap_or_default())?;
            at = start;
            let (end, reason) = match error.error_len() {
                // A character across the end of the stretch.
                None if until < data.len() => continue,
                None => (data.len(), "unexpected end of data"),
                Some(_) if !matches!(data[start], 0xc2..=0xf4) => (start + 1, "invalid start byte"),
                Some(len) => (start + len, "invalid continuation byte"),
            };
            self.fault(data, Fault { encoding: "utf-8", start, end, reason })?;
            at = end;
        }
        Ok(())
    }

    fn ascii(&mut self, data: &[u8]) -> Result<(), CodecError> {
        let mut at = 0;
        while at < data.len() {
            let until = data.len().min(at + STRETCH);
            let plain = data[at..until].iter().position(|b| !b.is_ascii());
            let start = plain.map_or(until, |len| at + len);
            self.budget.work((start - at) / 4)?;
            self.push_str(std::str::from_utf8(&data[at..start]).unwrap_or_default())?;
            at = start;
            if at < until {
                let reason = "ordinal not in range(128)";
                self.fault(data, Fault { encoding: "ascii", start, end: start + 1, reason })?;
                at += 1;
            }
        }
        Ok(())
    }

    fn latin1(&mut self, data: &[u8]) -> Result<(), CodecError> {
        let mut wide = 0;
        for part in data.chunks(STRETCH) {
            self.budget.work(part.len() / 4)?;
            wide += part.iter().filter(|b| !b.is_ascii()).count();
        }
        self.need(data.len() + wide)?;
        self.out.reserve(data.len() + wide);
        for part in data.chunks(STRETCH) {
            self.budget.work(part.len() / 4)?;
            self.out.extend(part.iter().map(|&b| b as char));
        }
        Ok(())
    }

    fn charmap(&mut self, data: &[u8], upper: &str) -> Result<(), CodecError> {
        let upper: Vec<char> = upper.chars().collect();
        for (start, &b) in data.iter().enumerate() {
            self.reached(start)?;
            match b.checked_sub(0x80).map(|at| upper[usize::from(at)]) {
                None => self.push(b as char)?,
                Some('\u{fffe}') => {
                    let reason = "character maps to <undefined>";
                    self.fault(data, Fault { encoding: "charmap", start, end: start + 1, reason })?;
                }
                Some(c) => self.push(c)?,
            }
        }
        Ok(())
    }

    fn unicode_escape(&mut self, data: &[u8], raw: bool) -> Result<(), CodecError> {
        let encoding = if raw { "rawunicodeescape" } else { "unicodeescape" };
        let mut at = 0;
        while at < data.len() {
            self.reached(at)?;
            if data[at] != b'\\' {
                self.push(data[at] as char)?;
                at += 1;
                continue;
            }
            let (end, read) = unescape(data, at + 1, raw);
            match read {
                Unescaped::Nothing => {}
                Unescaped::Char(c) => self.push(c)?,
                Unescaped::Itself => {
                    for &b in &data[at..end] {
                        self.push(b as char)?;
                    }
                }
                Unescaped::Wrong(reason) => {
                    self.fault(data, Fault { encoding, start: at, end, reason })?;
                }
            }
            at = end;
        }
        Ok(())
    }

    fn utf16(&mut self, data: &[u8], start: usize, big: bool) -> Result<(), CodecError> {
        let encoding = if big { "utf-16-be" } else { "utf-16-le" };
        let unit = |at: usize| match data.get(at..at + 2) {
            Some(&[a, b]) if big => Some(u16::from_be_bytes([a, b])),
            Some(&[a, b]) => Some(u16::from_le_bytes([a, b])),
            _ => None,
        };
        let mut at = start;
        while at < data.len() {
            self.reached(at)?;
            let (end, reason) = match (unit(at), unit(at + 2)) {
                (None, _) => (data.len(), "truncated data"),
                (Some(high @ 0xd800..=0xdbff), Some(low @ 0xdc00..=0xdfff)) => {
                    let code =
                        0x10000 + ((u32::from(high) & 0x3ff) << 10) + (u32::from(low) & 0x3ff);
                    self.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))?;
                    at += 4;
                    continue;
                }
                (Some(0xd800..=0xdbff), Some(_)) => (at + 2, "illegal UTF-16 surrogate"),
                (Some(0xd800..=0xdbff), None) => (data.len(), "unexpected end of data"),
                (Some(0xdc00..=0xdfff), _) => (at + 2, "illegal encoding"),
                (Some(code), _) => {
                    self.push(char::from_u32(code.into()).unwrap_or(char::REPLACEMENT_CHARACTER))?;
                    at += 2;
                    continue;
                }
            };
            self.fault(data, Fault { encoding, start: at, end, reason })?;
            at = end;
        }
        Ok(())
    }

    fn utf32(&mut self, data: &[u8], start: usize, big: bool) -> Result<(), CodecError> {
        let encoding = if big { "utf-32-be" } else { "utf-32-le" };
        let mut at = start;
        while at < data.len() {
            self.reached(at)?;
            let code = match data.get(at..at + 4) {
                Some(&[a, b, c, d]) if big => Some(u32::from_be_bytes([a, b, c, d])),
                Some(&[a, b, c, d]) => Some(u32::from_le_bytes([a, b, c, d])),
                _ => None,
            };
            let end = (at + 4).min(data.len());
            let reason = match code {
                None => "truncated data",
                Some(0xd800..=0xdfff) => "code point in surrogate code point range(0xd800, 0xe000)",
                Some(code) => match char::from_u32(code) {
                    Some(c) => {
                        self.push(c)?;
                        at = end;
                        continue;
                    }
                    None => "code point not in range(0x110000)",
                },
            };
            self.fault(data, Fault { encoding, start: at, end, reason })?;
            at = end;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ByteOrder::*;

    fn unlimited() -> Budget {
        Budget::new(Default::default())
    }

    fn cp1252() -> Codec {
        Codec::named("cp1252").unwrap()
    }

    fn strict(data: &[u8], codec: Codec) -> String {
        match decode(data, codec, Handler::Strict, 1000, &mut unlimited()) {
            Ok(text) => text,
            Err(CodecError::Decode(f)) => {
                format!("{} {} {} {}", f.encoding, f.start, f.end, f.reason)
            }
            Err(e) => format!("{e:?}"),
        }
    }

    #[test]
    fn utf8_faults() {
        // data, strict, replace, ignore, backslashreplace
        let cases: &[(&[u8], &str, &str, &str, &str)] = &[
            (b"a\xff", "utf-8 1 2 invalid start byte", "a\u{fffd}", "a", "a\\xff"),
            (b"\xc3", "utf-8 0 1 unexpected end of data", "\u{fffd}", "", "\\xc3"),
            (b"\xe2\x82", "utf-8 0 2 unexpected end of data", "\u{fffd}", "", "\\xe2\\x82"),
            (
                b"\xe2(\xa1",
                "utf-8 0 1 invalid continuation byte",
                "\u{fffd}(\u{fffd}",
                "(",
                "\\xe2(\\xa1",
            ),
            (
                b"\xed\xa0\x80",
                "utf-8 0 1 invalid continuation byte",
                "\u{fffd}\u{fffd}\u{fffd}",
                "",
                "\\xed\\xa0\\x80",
            ),
            (
                b"\xf0\x9f\x98a",
                "utf-8 0 3 invalid continuation byte",
                "\u{fffd}a",
                "a",
                "\\xf0\\x9f\\x98a",
            ),
            (b"\xf5\x80", "utf-8 0 1 invalid start byte", "\u{fffd}\u{fffd}", "", "\\xf5\\x80"),
            (b"\xc0\x80", "utf-8 0 1 invalid start byte", "\u{fffd}\u{fffd}", "", "\\xc0\\x80"),
            (
                b"\xed\xa0",
                "utf-8 0 1 invalid continuation byte",
                "\u{fffd}\u{fffd}",
                "",
                "\\xed\\xa0",
            ),
            (
                b"\xf0\x80",
                "utf-8 0 1 invalid continuation byte",
                "\u{fffd}\u{fffd}",
                "",
                "\\xf0\\x80",
            ),
            (
                b"\xe2\x82\xe2\x82\xac",
                "utf-8 0 2 invalid continuation byte",
                "\u{fffd}€",
                "€",
                "\\xe2\\x82€",
            ),
        ];
        for &(data, fault, replaced, ignored, escaped) in cases {
            assert_eq!(strict(data, Codec::Utf8), fault);
            let go = |handler| decode(data, Codec::Utf8, handler, 1000, &mut unlimited());
            assert_eq!(go(Handler::Replace).as_deref(), Ok(replaced));
            assert_eq!(go(Handler::Ignore).as_deref(), Ok(ignored));
            assert_eq!(go(Handler::BackslashReplace).as_deref(), Ok(escaped));
        }
        let go = |handler, max| decode(b"\xff", Codec::Utf8, handler, max, &mut unlimited());
        assert_eq!(go(Handler::named("foo"), 9), Err(CodecError::UnknownHandler("foo".into())));
        assert_eq!(go(Handler::XmlCharRefReplace, 9), Err(CodecError::EncodeOnlyHandler));
        assert_eq!(go(Handler::Replace, 2), Err(CodecError::TooLarge));
        let made = decode(b"ok", Codec::Utf8, Handler::named("foo"), 2, &mut unlimited());
        assert_eq!(made.as_deref(), Ok("ok"));
    }

    #[test]
    fn across_stretches() {
        for shift in 0..4 {
            let text = format!("{}{}", "x".repeat(shift), "a日😀".repeat(20_000));
            let go =
                |data: &[u8], handler| decode(data, Codec::Utf8, handler, MAX, &mut unlimited());
            const MAX: usize = 1 << 20;
            assert_eq!(go(text.as_bytes(), Handler::Strict).as_ref(), Ok(&text));
            let wrong = [text.as_bytes(), b"\xf0\x9f\x98"].concat();
            let fault = Fault {
                encoding: "utf-8",
                start: text.len(),
                end: text.len() + 3,
                reason: "unexpected end of data",
            };
            assert_eq!(go(&wrong, Handler::Strict), Err(CodecError::Decode(fault)));
            assert_eq!(go(&wrong, Handler::Ignore).as_ref(), Ok(&text));
        }
    }

    #[test]
    fn other_codecs() {
        assert_eq!(strict(b"\xef\xbb\xbfabc", Codec::Utf8Sig), "abc");
        assert_eq!(strict(b"\xef\xbb", Codec::Utf8Sig), "utf-8 0 2 unexpected end of data");
        assert_eq!(strict(b"a\x80", Codec::Ascii), "ascii 1 2 ordinal not in range(128)");
        assert_eq!(strict(b"a\xe9", Codec::Latin1), "aé");
        assert_eq!(strict(b"\x80\xe9\0", cp1252()), "€é\0");
        assert_eq!(strict(b"\x81", cp1252()), "charmap 0 1 character maps to <undefined>");
        let cases: &[(&[u8], ByteOrder, &str)] = &[
            (b"\xff\xfea\0", Marked, "a"),
            (b"\xfe\xff\0a", Marked, "a"),
            (b"a\0", Marked, "a"),
            (b"a\0b", Marked, "utf-16-le 2 3 truncated data"),
            (b"\0\xd8", Little, "utf-16-le 0 2 unexpected end of data"),
            (b"\0\xd8a\0", Little, "utf-16-le 0 2 illegal UTF-16 surrogate"),
            (b"\0\xdca\0", Little, "utf-16-le 0 2 illegal encoding"),
            (b"=\xd8\0\xde", Little, "😀"),
            (b"\xfe\xff\xd8\0", Marked, "utf-16-be 2 4 unexpected end of data"),
            (b"=\xd8\0", Little, "utf-16-le 0 3 unexpected end of data"),
            (b"=\xd8\0", Big, "utf-16-be 2 3 truncated data"),
            (b"\xff\xfea\0", Little, "\u{feff}a"),
        ];
        for &(data, order, want) in cases {
            assert_eq!(strict(data, Codec::Utf16(order)), want, "{data:?}");
        }
        let cases: &[(&[u8], ByteOrder, &str)] = &[
            (b"\xff\xfe\0\0a\0\0\0", Marked, "a"),
            (b"\0\0\xfe\xff\0\0\0a", Marked, "a"),
            (b"a\0\0", Marked, "utf-32-le 0 3 truncated data"),
            (
                b"\0\xd8\0\0",
                Little,
                "utf-32-le 0 4 code point in surrogate code point range(0xd800, 0xe000)",
            ),
            (b"\0\0\x11\0", Little, "utf-32-le 0 4 code point not in range(0x110000)"),
            (b"\0\0\x11\0", Big, "\u{1100}"),
            (b"a\0\0\0b", Little, "utf-32-le 4 5 truncated data"),
        ];
        for &(data, order, want) in cases {
            assert_eq!(strict(data, Codec::Utf32(order)), want, "{data:?}");
        }
    }
}
