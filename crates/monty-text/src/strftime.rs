//! `strftime` in the C locale: the directives of glibc, its flags and widths, and Python's own
//! `%f`, `%z`, `%:z` and `%Z`.

use crate::TooLarge;
use crate::civil::{Date, unix_seconds};

pub(crate) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What a time is written from.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    pub date: Date,
    pub hour: u8,
    pub minute: u8,
    /// 60 and 61 are leap seconds of `time.struct_time`.
    pub second: u8,
    pub microsecond: u32,
    /// 0 is Monday.
    pub weekday: u8,
    /// 1 is the first of January.
    pub day_of_year: u16,
    /// Microseconds east of UTC; none if not known.
    pub offset: Option<i64>,
    /// What `tzname()` says; empty if nothing.
    pub zone: &'a str,
}

impl Moment<'_> {
    /// A day at midnight, its weekday and day of the year counted.
    pub fn at(date: Date) -> Moment<'static> {
        Moment {
            date,
            hour: 0,
            minute: 0,
            second: 0,
            microsecond: 0,
            weekday: date.weekday(),
            day_of_year: date.day_of_year(),
            offset: None,
            zone: "",
        }
    }

    fn hour_of_half_day(&self) -> i64 {
        match self.hour % 12 {
            0 => 12,
            hour => hour.into(),
        }
    }

    /// The week of the year whose first day is Sunday (0) or Monday (1).
    fn week(&self, first_day: u16) -> i64 {
        let from_sunday = (u16::from(self.weekday) + 1) % 7;
        let from_first = (from_sunday + 7 - first_day) % 7;
        i64::from((self.day_of_year + 6 - from_first) / 7)
    }
}

/// Whether a format asks for the zone's name, or for its offset: a caller finds those out by
/// calling the guest.
pub fn asks_for_zone(format: &str) -> (bool, bool) {
    let bytes = format.as_bytes();
    let (mut name, mut offset) = (false, false);
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] != b'%' {
            at += 1;
            continue;
        }
        match &bytes[at + 1..] {
            [b'Z', ..] => name = true,
            [b'z', ..] | [b':', b'z', ..] => offset = true,
            _ => {}
        }
        at += 2;
    }
    (name, offset)
}

/// An offset from UTC as `%z` (`+0530`), with a colon as `%:z` and `isoformat` have it
/// (`+05:30`). Seconds and microseconds only if there are any.
pub fn push_offset(out: &mut String, microseconds: i64, separator: &str) {
    use std::fmt::Write;
    out.push(if microseconds < 0 { '-' } else { '+' });
    let size = microseconds.unsigned_abs();
    let (seconds, fraction) = (size / 1_000_000, size % 1_000_000);
    // Writing to a String does not fail.
    let _ = write!(out, "{:02}{separator}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 != 0 || fraction != 0 {
        let _ = write!(out, "{separator}{:02}", seconds % 60);
    }
    if fraction != 0 {
        let _ = write!(out, ".{fraction:06}");
    }
}

/// Writes a moment by a format. `max_len` bounds the bytes of the result.
pub fn strftime(format: &str, moment: &Moment<'_>, max_len: usize) -> Result<String, TooLarge> {
    let mut out = String::new();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        push(&mut out, &rest[..at], max_len)?;
        let (directive, len) = Directive::read(&rest[at..]);
        directive.write(&mut out, &rest[at..at + len], moment, max_len)?;
        rest = &rest[at + len..];
    }
    push(&mut out, rest, max_len)?;
    Ok(out)
}

fn push(out: &mut String, text: &str, max_len: usize) -> Result<(), TooLarge> {
    if out.len() + text.len() > max_len {
        return Err(TooLarge);
    }
    out.push_str(text);
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pad {
    Default,
    None,
    Space,
    Zero,
}

/// A directive with glibc's flags and width.
struct Directive {
    pad: Pad,
    upper: bool,
    swap: bool,
    width: usize,
    modifier: Option<u8>,
    code: char,
    /// `%:z`
    colon: bool,
    /// Nothing but `%` and the code.
    bare: bool,
}

/// What a directive stands for.
enum Shown {
    Text(String),
    /// A number, its least width and what pads it.
    Number(i64, usize, char),
    /// The directive itself.
    Verbatim,
}

impl Directive {
    /// Reads the directive that the text starts with; says how long it is.
    fn read(text: &str) -> (Directive, usize) {
        let bytes = text.as_bytes();
        let mut at = 1;
        let mut out = Directive {
            pad: Pad::Default,
            upper: false,
            swap: false,
            width: 0,
            modifier: None,
            code: '\0',
            colon: false,
            bare: false,
        };
        if text.starts_with("%:z") {
            out.code = 'z';
            out.colon = true;
            out.bare = true;
            return (out, 3);
        }
        while let Some(flag) = bytes.get(at) {
            match flag {
                b'-' => out.pad = Pad::None,
                b'_' => out.pad = Pad::Space,
                b'0' => out.pad = Pad::Zero,
                b'^' => out.upper = true,
                b'#' => out.swap = true,
                _ => break,
            }
            at += 1;
        }
        while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
            out.width = out.width.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
            at += 1;
        }
        if let Some(modifier @ (b'E' | b'O')) = bytes.get(at) {
            out.modifier = Some(*modifier);
            at += 1;
        }
        out.bare = at == 1;
        if let Some(code) = text.get(at..).and_then(|rest| rest.chars().next()) {
            out.code = code;
            at += code.len_utf8();
        }
        (out, at)
    }

    fn write(
        &self,
        out: &mut String,
        source: &str,
        moment: &Moment<'_>,
        max_len: usize,
    ) -> Result<(), TooLarge> {
        let (text, fill) = match self.shown(moment) {
            Shown::Verbatim => (source.to_owned(), ' '),
            Shown::Text(text) => {
                (self.change_case(text), if self.pad == Pad::Zero { '0' } else { ' ' })
            }
            Shown::Number(value, digits, default_fill) => self.number(value, digits, default_fill),
        };
        if self.width > max_len {
            return Err(TooLarge);
        }
        let missing = self.width.saturating_sub(crate::char_count(&text));
        if out.len() + missing + text.len() > max_len {
            return Err(TooLarge);
        }
        out.extend(std::iter::repeat_n(fill, missing));
        out.push_str(&text);
        Ok(())
    }

    /// The digits of a number, and what fills the width before them.
    fn number(&self, value: i64, digits: usize, default_fill: char) -> (String, char) {
        let fill = match self.pad {
            Pad::Default => default_fill,
            Pad::None => return (value.to_string(), ' '),
            Pad::Space => ' ',
            Pad::Zero => '0',
        };
        let text = value.to_string();
        let missing = digits.saturating_sub(text.len());
        let padded: String = std::iter::repeat_n(fill, missing).chain(text.chars()).collect();
        (padded, fill)
    }

    fn change_case(&self, text: String) -> String {
        match self.code {
            'P' => text,
            'p' if self.swap => text.to_ascii_lowercase(),
            'a' | 'A' | 'b' | 'B' | 'h' if self.swap => text.to_ascii_uppercase(),
            _ if self.upper => text.to_ascii_uppercase(),
            _ => text,
        }
    }

    fn knows_modifier(&self) -> bool {
        match self.modifier {
            None => true,
            Some(b'E') => matches!(self.code, 'c' | 'C' | 'x' | 'X' | 'y' | 'Y' | '%'),
            _ => "bBdeHImMSuUVwWy%".contains(self.code),
        }
    }

    fn shown(&self, m: &Moment<'_>) -> Shown {
        let text = |text: &str| Shown::Text(text.to_owned());
        let two = |value: u8| Shown::Number(value.into(), 2, '0');
        let year = i64::from(m.date.year);
        if !self.knows_modifier() {
            return Shown::Verbatim;
        }
        match self.code {
            'a' => text(weekday(m).get(..3).unwrap_or_default()),
            'A' => text(weekday(m)),
            'b' | 'h' => text(month(m).get(..3).unwrap_or_default()),
            'B' => text(month(m)),
            'C' => Shown::Number(year / 100, 1, '0'),
            'd' => two(m.date.day),
            'e' => Shown::Number(m.date.day.into(), 2, ' '),
            'g' => Shown::Number(iso_day(m).0 % 100, 2, '0'),
            'G' => Shown::Number(iso_day(m).0, 1, '0'),
            'H' => two(m.hour),
            'I' => Shown::Number(m.hour_of_half_day(), 2, '0'),
            'j' => Shown::Number(m.day_of_year.into(), 3, '0'),
            'k' => Shown::Number(m.hour.into(), 2, ' '),
            'l' => Shown::Number(m.hour_of_half_day(), 2, ' '),
            'm' => two(m.date.month),
            'M' => two(m.minute),
            'n' => text("\n"),
            't' => text("\t"),
            '%' => text("%"),
            'p' => text(if m.hour < 12 { "AM" } else { "PM" }),
            'P' => text(if m.hour < 12 { "am" } else { "pm" }),
            's' => Shown::Text(unix_seconds(m.date, m.hour, m.minute, m.second).to_string()),
            'S' => two(m.second),
            'u' => Shown::Number(i64::from(m.weekday) + 1, 1, '0'),
            'w' => Shown::Number((i64::from(m.weekday) + 1) % 7, 1, '0'),
            'U' => Shown::Number(m.week(0), 2, '0'),
            'W' => Shown::Number(m.week(1), 2, '0'),
            'V' => Shown::Number(iso_day(m).1, 2, '0'),
            'y' => Shown::Number(year % 100, 2, '0'),
            'Y' => Shown::Number(year, 1, '0'),
            'f' if self.bare => Shown::Number(m.microsecond.into(), 6, '0'),
            'Z' if self.bare => text(m.zone),
            'Z' => text(""),
            'z' if self.bare => {
                let mut out = String::new();
                if let Some(offset) = m.offset {
                    push_offset(&mut out, offset, if self.colon { ":" } else { "" });
                }
                Shown::Text(out)
            }
            'z' => text(""),
            'c' | 'D' | 'F' | 'r' | 'R' | 'T' | 'x' | 'X' => Shown::Text(composite(self.code, m)),
            _ => Shown::Verbatim,
        }
    }
}

fn weekday(m: &Moment<'_>) -> &'static str {
    WEEKDAYS.get(usize::from(m.weekday)).unwrap_or(&"?")
}

fn month(m: &Moment<'_>) -> &'static str {
    MONTHS.get(usize::from(m.date.month).wrapping_sub(1)).unwrap_or(&"?")
}

/// Year and week of ISO 8601, from weekday and day of the year as `struct_time` may give them.
fn iso_day(m: &Moment<'_>) -> (i64, i64) {
    let year = i64::from(m.date.year);
    let day = i64::from(m.day_of_year);
    let week = (day - i64::from(m.weekday) + 9) / 7;
    if week < 1 {
        let before = m.date.year - 1;
        return (year - 1, crate::civil::iso_weeks_in_year(before).into());
    }
    if week == 53 && crate::civil::iso_weeks_in_year(m.date.year) == 52 {
        return (year + 1, 1);
    }
    (year, week)
}

/// The directives that stand for several.
fn composite(code: char, m: &Moment<'_>) -> String {
    let Date { year, month: month_number, day } = m.date;
    let time = || format!("{:02}:{:02}:{:02}", m.hour, m.minute, m.second);
    match code {
        'D' | 'x' => format!("{month_number:02}/{day:02}/{:02}", year % 100),
        'F' => format!("{year}-{month_number:02}-{day:02}"),
        'R' => format!("{:02}:{:02}", m.hour, m.minute),
        'T' | 'X' => time(),
        'r' => {
            let half = if m.hour < 12 { "AM" } else { "PM" };
            format!("{:02}:{:02}:{:02} {half}", m.hour_of_half_day(), m.minute, m.second)
        }
        _ => {
            let (weekday, month) = (&weekday(m)[..3.min(weekday(m).len())], month(m));
            format!("{weekday} {} {day:2} {} {year}", &month[..3.min(month.len())], time())
        }
    }
}

#[cfg(test)]
mod tests;
