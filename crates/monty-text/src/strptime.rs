//! `strptime` in the C locale: a text matched against a format by backtracking on a stack of
//! its own, and the moment that the fields make.

use crate::civil::{Date, days_in_year};
use crate::str_repr::repr;
use crate::strftime::{MONTHS, WEEKDAYS};
use crate::unicode::is_space;
use std::collections::BTreeSet;

/// The moment that a text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    pub year: i64,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    /// Up to 61.
    pub second: u8,
    pub microsecond: u32,
    /// 0 is Monday.
    pub weekday: u8,
    /// 1 is the first of January.
    pub day_of_year: u16,
    /// Microseconds east of UTC.
    pub offset: Option<i64>,
    /// `%Z` was there and said UTC or GMT.
    pub utc_named: bool,
}

/// A directive or a piece of text to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Char(char),
    /// One or more white space characters.
    Space,
    Field(u8),
}

/// Reads a text by a format; the error is the message of the ValueError.
pub fn strptime(text: &str, format: &str) -> Result<Parsed, String> {
    let items = compile(format)?;
    let Some((matched, end)) = match_items(text, &items) else {
        return Err(format!("time data {} does not match format {}", repr(text), repr(format)));
    };
    if end < text.len() {
        return Err(format!("unconverted data remains: {}", &text[end..]));
    }
    build(&matched)
}

impl Default for Parsed {
    fn default() -> Parsed {
        Parsed {
            year: 1900,
            month: 1,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
            microsecond: 0,
            weekday: 0,
            day_of_year: 1,
            offset: None,
            utc_named: false,
        }
    }
}

fn compile(format: &str) -> Result<Vec<Item>, String> {
    let mut items = Vec::new();
    let mut seen = [false; 128];
    // Told when all directives are known to be ones.
    let mut twice = None;
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        if is_space(c) {
            while chars.peek().copied().is_some_and(is_space) {
                chars.next();
            }
            items.push(Item::Space);
            continue;
        }
        if c != '%' {
            items.push(Item::Char(c));
            continue;
        }
        let Some(code) = chars.next() else {
            return Err(format!("stray % in format {}", repr(format)));
        };
        let expansion = match code {
            '%' => {
                items.push(Item::Char('%'));
                continue;
            }
            'c' => "a b d H:M:S Y",
            'x' => "m/d/y",
            'X' => "H:M:S",
            'a' | 'A' | 'b' | 'B' | 'd' | 'f' | 'G' | 'H' | 'I' | 'j' | 'm' | 'M' | 'p' | 'S'
            | 'u' | 'U' | 'V' | 'w' | 'W' | 'y' | 'Y' | 'z' | 'Z' => {
                push_field(&mut items, &mut seen, code as u8, &mut twice);
                continue;
            }
            _ => {
                // A backslash is what CPython makes of white space behind the sign.
                let shown = if is_space(code) { '\\' } else { code };
                let shown = repr(shown.encode_utf8(&mut [0; 4]));
                return Err(format!("{shown} is a bad directive in format {}", repr(format)));
            }
        };
        for part in expansion.chars() {
            match part {
                ' ' => items.push(Item::Space),
                ':' | '/' => items.push(Item::Char(part)),
                _ => push_field(&mut items, &mut seen, part as u8, &mut twice),
            }
        }
    }
    twice.map_or(Ok(items), Err)
}

/// The error of CPython's regular expression for the format, which has a group for each directive.
fn redefinition(items: &[Item], code: char) -> String {
    let (mut position, mut groups, mut first) = (4, 1, 0);
    for item in items {
        match *item {
            Item::Char(c) => position += 1 + usize::from(r"\.^$*+?(){}[]|".contains(c)),
            Item::Space => position += r"\s+".len(),
            Item::Field(f) => {
                if f == code as u8 {
                    first = groups;
                }
                // The offset has groups inside.
                groups += if f == b'z' { 3 } else { 1 };
                position += match f {
                    b'd' => 41,
                    b'f' | b'M' => 17,
                    b'I' | b'm' => 26,
                    b'G' | b'Y' => 15,
                    b'j' => 71,
                    b'w' | b'u' | b'p' => 12,
                    b'V' => 31,
                    b'y' => 11,
                    b'z' => 56,
                    b'A' => 63,
                    b'a' => 34,
                    b'B' => 92,
                    b'b' => 54,
                    b'Z' => 14,
                    _ => 24,
                };
            }
        }
    }
    format!(
        "redefinition of group name '{code}' as group {groups}; was group {first} at position {position}"
    )
}

fn push_field(items: &mut Vec<Item>, seen: &mut [bool; 128], code: u8, twice: &mut Option<String>) {
    // CPython's regular expression has a group of each name, and so no directive twice.
    if std::mem::replace(&mut seen[usize::from(code)], true) && twice.is_none() {
        *twice = Some(redefinition(items, code as char));
    }
    items.push(Item::Field(code));
}

/// Matches the items from the start of the text on, with the alternatives of each field in
/// the order in which CPython's regular expression tries them. No pair of item and offset is
/// tried twice, so the work is at most their product.
fn match_items<'a>(text: &'a str, items: &[Item]) -> Option<(Vec<(u8, &'a str)>, usize)> {
    let mut starts = vec![0; items.len() + 1];
    let mut stack: Vec<(usize, usize)> = Vec::new();
    let mut tried: BTreeSet<(usize, usize)> = BTreeSet::new();
    let (mut item, mut at) = (0, 0);
    let mut lens = Vec::new();
    loop {
        starts[item] = at;
        let Some(current) = items.get(item) else {
            let field = |(index, item): (usize, &Item)| match item {
                Item::Field(code) => Some((*code, &text[starts[index]..starts[index + 1]])),
                _ => None,
            };
            return Some((items.iter().enumerate().filter_map(field).collect(), at));
        };
        lens.clear();
        candidates(*current, &text[at..], &mut lens);
        // The last candidate is pushed first, so that the first is tried first.
        for len in lens.iter().rev() {
            stack.push((item + 1, at + len));
        }
        loop {
            let next = stack.pop()?;
            if tried.insert(next) {
                (item, at) = next;
                break;
            }
        }
    }
}

/// The lengths that an item can match at the start of a text, in order of preference.
fn candidates(item: Item, text: &str, out: &mut Vec<usize>) {
    match item {
        Item::Char(want) => {
            if let Some(c) = text.chars().next()
                && (c == want || same_ignoring_case(c, want))
            {
                out.push(c.len_utf8());
            }
        }
        Item::Space => {
            // What follows is no white space, but for one space before a digit: all of it, or
            // all but one.
            let len = text.len() - text.trim_start_matches(is_space).len();
            if let Some(last) = text[..len].chars().next_back() {
                out.push(len);
                out.extend(Some(len - last.len_utf8()).filter(|&len| len > 0));
            }
        }
        Item::Field(code) => field_candidates(code, text, out),
    }
}

fn same_ignoring_case(a: char, b: char) -> bool {
    crate::unicode::to_lower(a) == crate::unicode::to_lower(b)
}

fn field_candidates(code: u8, text: &str, out: &mut Vec<usize>) {
    match code {
        b'a' => names(text, WEEKDAYS.iter().map(|name| &name[..3]), out),
        b'A' => names(text, WEEKDAYS.iter().copied(), out),
        b'b' => names(text, MONTHS.iter().map(|name| &name[..3]), out),
        b'B' => names(text, MONTHS.iter().copied(), out),
        b'p' => names(text, ["am", "pm"].into_iter(), out),
        b'Z' => names(text, ["utc", "gmt"].into_iter(), out),
        b'z' => offset_candidates(text.as_bytes(), out),
        b'f' => {
            let digits = text.bytes().take(6).take_while(u8::is_ascii_digit).count();
            out.extend((1..=digits).rev());
        }
        b'd' => numbers(text, 2, 1, 31, true, out),
        b'I' => numbers(text, 2, 1, 12, false, out),
        b'm' => numbers(text, 2, 1, 12, false, out),
        b'j' => numbers(text, 3, 1, 366, false, out),
        b'H' => numbers(text, 2, 0, 23, false, out),
        b'M' => numbers(text, 2, 0, 59, false, out),
        b'S' => numbers(text, 2, 0, 61, false, out),
        b'U' | b'W' => numbers(text, 2, 0, 53, false, out),
        b'V' => {
            numbers(text, 2, 1, 53, false, out);
            // A single digit may be zero.
            if text.starts_with('0') && !out.contains(&1) {
                out.push(1);
            }
        }
        b'w' => numbers(text, 1, 0, 6, false, out),
        b'u' => numbers(text, 1, 1, 7, false, out),
        b'y' => exactly(text, 2, out),
        _ => exactly(text, 4, out),
    }
}

/// Numbers of at most `width` digits, the longest first; perhaps a space and one digit.
fn numbers(text: &str, width: usize, least: u32, most: u32, space: bool, out: &mut Vec<usize>) {
    let bytes = text.as_bytes();
    for len in (1..=width).rev() {
        let value = bytes.get(..len).and_then(digits);
        if value.is_some_and(|value| (least..=most).contains(&value)) {
            out.push(len);
        }
    }
    if space && matches!(bytes, [b' ', b'1'..=b'9', ..]) {
        out.push(2);
    }
}

fn digits(bytes: &[u8]) -> Option<u32> {
    let digit = |value: u32, b: &u8| b.is_ascii_digit().then(|| value * 10 + u32::from(b - b'0'));
    bytes.iter().try_fold(0, digit)
}

fn exactly(text: &str, width: usize, out: &mut Vec<usize>) {
    if text.as_bytes().get(..width).and_then(digits).is_some() {
        out.push(width);
    }
}

/// Longer names go first, as `Sept` would before `Sep`.
fn names<'a>(text: &str, names: impl Iterator<Item = &'a str>, out: &mut Vec<usize>) {
    for name in names {
        let head = text.as_bytes().get(..name.len());
        if head.is_some_and(|head| head.eq_ignore_ascii_case(name.as_bytes())) {
            out.push(name.len());
        }
    }
    out.sort_unstable_by(|a, b| b.cmp(a));
}

/// `[+-]hh[:]mm[[:]ss[.ffffff]]` or `Z`.
fn offset_candidates(bytes: &[u8], out: &mut Vec<usize>) {
    if matches!(bytes.first(), Some(b'Z' | b'z')) {
        out.push(1);
        return;
    }
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let sexagesimal = |at: usize| matches!(bytes.get(at), Some(b'0'..=b'5')) && is_digit(at + 1);
    if !matches!(bytes.first(), Some(b'+' | b'-')) || !is_digit(1) || !is_digit(2) {
        return;
    }
    let colon = |at: usize| usize::from(bytes.get(at) == Some(&b':'));
    let minutes = 3 + colon(3);
    if !sexagesimal(minutes) {
        return;
    }
    let end = minutes + 2;
    let seconds = end + colon(end);
    if sexagesimal(seconds) {
        let end = seconds + 2;
        if bytes.get(end) == Some(&b'.') {
            let fraction = (end + 1..end + 7).take_while(|&at| is_digit(at)).count();
            out.extend((1..=fraction).rev().map(|len| end + 1 + len));
        }
        out.push(end);
    }
    out.push(end);
}

fn number(text: &str) -> i64 {
    text.trim_start_matches(' ').parse().unwrap_or(0)
}

fn index_of<'a>(text: &str, mut names: impl Iterator<Item = &'a str>) -> usize {
    names.position(|name| name.eq_ignore_ascii_case(text)).unwrap_or(0)
}

/// Reads the fields in the order of the format: of two that say the same, the later one wins.
fn build(matched: &[(u8, &str)]) -> Result<Parsed, String> {
    let mut out = Parsed::default();
    let mut year = None;
    let mut weeks = Weeks::default();
    let afternoon =
        matched.iter().any(|(code, text)| *code == b'p' && text.eq_ignore_ascii_case("pm"));
    for &(code, text) in matched {
        let value = number(text);
        match code {
            b'Y' => year = Some(value),
            b'y' => year = Some(if value <= 68 { 2000 + value } else { 1900 + value }),
            b'm' => out.month = value as u8,
            b'B' => out.month = index_of(text, MONTHS.iter().copied()) as u8 + 1,
            b'b' => out.month = index_of(text, MONTHS.iter().map(|name| &name[..3])) as u8 + 1,
            b'd' => out.day = value as u8,
            b'H' => out.hour = value as u8,
            b'I' => out.hour = value as u8 % 12 + if afternoon { 12 } else { 0 },
            b'M' => out.minute = value as u8,
            b'S' => out.second = value as u8,
            b'f' => out.microsecond = format!("{text:0<6}").parse().unwrap_or(0),
            b'A' => weeks.weekday = Some(index_of(text, WEEKDAYS.iter().copied()) as i64),
            b'a' => {
                weeks.weekday = Some(index_of(text, WEEKDAYS.iter().map(|name| &name[..3])) as i64);
            }
            b'w' => weeks.weekday = Some((value + 6) % 7),
            b'u' => weeks.weekday = Some(value - 1),
            b'j' => weeks.day_of_year = Some(value),
            b'U' => weeks.week = Some((value, 6)),
            b'W' => weeks.week = Some((value, 0)),
            b'V' => weeks.iso_week = Some(value),
            b'G' => weeks.iso_year = Some(value),
            b'z' => out.offset = Some(parse_offset(text)?),
            b'Z' => out.utc_named = true,
            _ => {}
        }
    }
    weeks.check(year.is_some())?;
    weeks.settle(&mut out, year)?;
    Ok(out)
}

/// The directives that tell a day by a week or by its number.
#[derive(Default)]
struct Weeks {
    iso_year: Option<i64>,
    iso_week: Option<i64>,
    /// The week of `%U` or `%W`, and the weekday that it begins with (0 is Monday).
    week: Option<(i64, i64)>,
    weekday: Option<i64>,
    day_of_year: Option<i64>,
}

impl Weeks {
    fn check(&self, has_year: bool) -> Result<(), String> {
        const ISO: &str = "must be used with";
        let fail = |text: String| Err(text);
        if self.iso_year.is_some() {
            if self.day_of_year.is_some() {
                return fail(
                    "Day of the year directive '%j' is not compatible with ISO year directive \
                     '%G'. Use '%Y' instead."
                        .to_owned(),
                );
            }
            if self.iso_week.is_none() || self.weekday.is_none() {
                return fail(format!(
                    "ISO year directive '%G' {ISO} the ISO week directive '%V' and a weekday \
                     directive ('%A', '%a', '%w', or '%u')."
                ));
            }
        } else if self.iso_week.is_some() {
            if !has_year || self.weekday.is_none() {
                return fail(format!(
                    "ISO week directive '%V' {ISO} the ISO year directive '%G' and a weekday \
                     directive ('%A', '%a', '%w', or '%u')."
                ));
            }
            return fail(
                "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO \
                 year '%G' instead."
                    .to_owned(),
            );
        }
        Ok(())
    }

    /// Fills in day, weekday and day of the year.
    fn settle(&self, out: &mut Parsed, year: Option<i64>) -> Result<(), String> {
        // A 29th of February without a year is one of a leap year.
        let leap_default = year.is_none() && out.month == 2 && out.day == 29;
        out.year = year.unwrap_or(if leap_default { 1904 } else { 1900 });
        let mut day_of_year = self.day_of_year;
        if let (None, Some(weekday)) = (day_of_year, self.weekday) {
            if let Some((week, first)) = self.week {
                day_of_year = Some(day_of_week(out.year, week, weekday, first)?);
            } else if let (Some(iso_year), Some(week)) = (self.iso_year, self.iso_week) {
                let date = Date::from_iso_calendar(iso_year, week, weekday + 1)?;
                (out.year, out.month, out.day) = (date.year.into(), date.month, date.day);
            }
            if let Some(day) = day_of_year.filter(|&day| day <= 0) {
                out.year -= 1;
                let days = i64::from(days_in_year(out.year as i32));
                day_of_year = Some(day + days);
            }
        }
        match day_of_year {
            None => {
                let date = Date::new(out.year, out.month.into(), out.day.into())
                    .map_err(|error| error.message())?;
                out.day_of_year = date.day_of_year();
                out.weekday = date.weekday();
            }
            Some(day) => {
                let start = Date::new(out.year, 1, 1).map_err(|error| error.message())?;
                let date = Date::from_ordinal(start.ordinal() + day - 1)
                    .ok_or_else(|| "year 10000 is out of range".to_owned())?;
                (out.year, out.month, out.day) = (date.year.into(), date.month, date.day);
                out.day_of_year = day as u16;
                out.weekday = date.weekday();
            }
        }
        if let Some(weekday) = self.weekday {
            out.weekday = weekday as u8;
        }
        if leap_default {
            out.year = 1900;
        }
        Ok(())
    }
}

/// The day of the year of a weekday in a week; week 0 is what is before the first `first`.
fn day_of_week(year: i64, week: i64, weekday: i64, first: i64) -> Result<i64, String> {
    let start = Date::new(year, 1, 1).map_err(|error| error.message())?;
    let shift = if first == 6 { 1 } else { 0 };
    let first_weekday = (i64::from(start.weekday()) + shift) % 7;
    let weekday = (weekday + shift) % 7;
    let week_zero = (7 - first_weekday) % 7;
    Ok(match week {
        0 => 1 + weekday - first_weekday,
        _ => 1 + week_zero + 7 * (week - 1) + weekday,
    })
}

fn parse_offset(text: &str) -> Result<i64, String> {
    if text.eq_ignore_ascii_case("z") {
        return Ok(0);
    }
    let bytes = text.as_bytes();
    let separated = bytes.get(3) == Some(&b':');
    if separated && bytes.len() > 6 && bytes[6] != b':' {
        return Err(format!("Inconsistent use of : in {text}"));
    }
    let (whole, fraction) = text[1..].split_once('.').unwrap_or((&text[1..], ""));
    let plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    let field = |at: usize| plain.get(at..at + 2).map_or(0, number);
    let seconds = field(0) * 3600 + field(2) * 60 + field(4);
    let micros: i64 = format!("{fraction:0<6}").parse().unwrap_or(0);
    let size = seconds * 1_000_000 + micros;
    Ok(if bytes[0] == b'-' { -size } else { size })
}

#[cfg(test)]
mod tests;
