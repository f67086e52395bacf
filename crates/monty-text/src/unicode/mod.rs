//! What CPython 3.13 knows of each character (Unicode 15.1): classes, digit values, case.
//! Knows nothing of strings; the `str_*` files build on it.

pub mod layout;
mod layout_tables;
mod tables;

use tables::{BLOCK_BITS, BLOCKS, INDEX, RECORDS, SPECIALS};

/// Flags, digit value, and mappings to upper, lower, title case and case fold. A mapping is a
/// distance to one character, or from `SPECIAL` on an index into `SPECIALS`.
struct Record(u16, u8, i32, i32, i32, i32);

const SPECIAL: i32 = 1 << 24;

const ALPHA: u16 = 1;
const DECIMAL: u16 = 1 << 1;
const DIGIT: u16 = 1 << 2;
const NUMERIC: u16 = 1 << 3;
const LOWER: u16 = 1 << 4;
const UPPER: u16 = 1 << 5;
const TITLE: u16 = 1 << 6;
const SPACE: u16 = 1 << 7;
const PRINTABLE: u16 = 1 << 8;
const XID_START: u16 = 1 << 9;
const XID_CONTINUE: u16 = 1 << 10;
const CASED: u16 = 1 << 11;
const CASE_IGNORABLE: u16 = 1 << 12;

#[inline]
fn record(c: char) -> &'static Record {
    let code = c as usize;
    let block = INDEX[(code >> BLOCK_BITS).min(INDEX.len() - 1)] as usize;
    let at = (block << BLOCK_BITS) | (code & ((1 << BLOCK_BITS) - 1));
    &RECORDS[BLOCKS[at] as usize]
}

#[inline]
fn has(c: char, flag: u16) -> bool {
    record(c).0 & flag != 0
}

/// One character's full case mapping: one to three characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseMapping {
    One(char),
    Many(&'static str),
}

impl CaseMapping {
    #[inline]
    fn of(c: char, entry: i32) -> CaseMapping {
        if entry >= SPECIAL {
            return CaseMapping::Many(SPECIALS[(entry - SPECIAL) as usize]);
        }
        let code = (c as i32 + entry) as u32;
        CaseMapping::One(char::from_u32(code).unwrap_or(c))
    }

    #[inline]
    pub fn push_to(self, out: &mut String) {
        match self {
            CaseMapping::One(c) => out.push(c),
            CaseMapping::Many(s) => out.push_str(s),
        }
    }
}

#[inline]
pub fn to_upper(c: char) -> CaseMapping {
    CaseMapping::of(c, record(c).2)
}

/// Lower case without regard to what stands around: a capital sigma gives `σ`.
#[inline]
pub fn to_lower(c: char) -> CaseMapping {
    CaseMapping::of(c, record(c).3)
}

#[inline]
pub fn to_title(c: char) -> CaseMapping {
    CaseMapping::of(c, record(c).4)
}

#[inline]
pub fn to_casefold(c: char) -> CaseMapping {
    CaseMapping::of(c, record(c).5)
}

pub fn is_alpha(c: char) -> bool {
    has(c, ALPHA)
}

pub fn is_decimal(c: char) -> bool {
    has(c, DECIMAL)
}

pub fn is_digit(c: char) -> bool {
    has(c, DIGIT)
}

pub fn is_numeric(c: char) -> bool {
    has(c, NUMERIC)
}

pub fn is_alnum(c: char) -> bool {
    has(c, ALPHA | DECIMAL | DIGIT | NUMERIC)
}

pub fn is_lower(c: char) -> bool {
    has(c, LOWER)
}

pub fn is_upper(c: char) -> bool {
    has(c, UPPER)
}

/// A title-case letter such as `ǅ` (category Lt).
pub fn is_title(c: char) -> bool {
    has(c, TITLE)
}

#[inline]
pub fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '\t'..='\r' | '\x1c'..='\x1f' | ' ');
    }
    has(c, SPACE)
}

#[inline]
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' '..='~');
    }
    has(c, PRINTABLE)
}

pub fn is_xid_start(c: char) -> bool {
    has(c, XID_START)
}

pub fn is_xid_continue(c: char) -> bool {
    has(c, XID_CONTINUE)
}

pub fn is_cased(c: char) -> bool {
    has(c, CASED)
}

pub fn is_case_ignorable(c: char) -> bool {
    has(c, CASE_IGNORABLE)
}

/// The value of a decimal digit of any script.
#[inline]
pub fn decimal_value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let r = record(c);
    (r.0 & DECIMAL != 0).then_some(r.1)
}

/// The value of a digit of any kind, superscripts and circled ones included.
pub fn digit_value(c: char) -> Option<u8> {
    let r = record(c);
    (r.0 & DIGIT != 0).then_some(r.1)
}

/// The text as the number parsers want it: decimal digits of any script as ASCII digits,
/// white space outside ASCII as spaces, the rest outside ASCII as `?`, which no number holds.
pub fn ascii_number_text(s: &str) -> std::borrow::Cow<'_, str> {
    if s.is_ascii() {
        return s.into();
    }
    s.chars()
        .map(|c| match c {
            _ if c.is_ascii() => c,
            _ if has(c, SPACE) => ' ',
            _ => decimal_value(c).map_or('?', |d| (b'0' + d) as char),
        })
        .collect::<String>()
        .into()
}

/// Strips what C calls white space; `\x1c` to `\x1f` stay, unlike in `str.strip`.
pub(crate) fn strip_c_space(s: &str) -> &str {
    s.trim_matches(|c| matches!(c, '\t'..='\r' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        assert!(is_alpha('é') && !is_alpha('1') && is_alpha('中'));
        assert!(is_space('\u{2003}') && is_space('\u{85}') && !is_space('\u{200b}'));
        assert!(is_printable('é') && !is_printable('\u{ad}') && !is_printable('\u{e000}'));
        assert!(!is_printable('\u{10ffff}') && !is_printable('\u{2028}'));
        assert!(is_title('ǅ') && !is_upper('ǅ') && !is_lower('ǅ'));
        assert!(is_xid_start('℘') && is_xid_continue('·') && !is_xid_start('·'));
        assert!(is_cased('ʰ') && is_case_ignorable('ʰ'));
    }

    #[test]
    fn mappings() {
        assert_eq!(to_upper('ß'), CaseMapping::Many("SS"));
        assert_eq!(to_title('ß'), CaseMapping::Many("Ss"));
        assert_eq!(to_lower('İ'), CaseMapping::Many("i\u{307}"));
        assert_eq!(to_casefold('ẞ'), CaseMapping::Many("ss"));
        assert_eq!(to_upper('ÿ'), CaseMapping::One('Ÿ'));
        assert_eq!(to_upper('\u{10ffff}'), CaseMapping::One('\u{10ffff}'));
    }

    #[test]
    fn digits() {
        assert_eq!(decimal_value('٣'), Some(3));
        assert_eq!(decimal_value('²'), None);
        assert_eq!(digit_value('²'), Some(2));
        assert_eq!(ascii_number_text("\u{2003}𝟏é"), " 1?");
    }
}
