//! `fromisoformat` of dates, times and datetimes: the forms of ISO 8601 that CPython 3.13
//! reads, its leniencies included.

use crate::civil::{Date, DateError};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsoError {
    /// ValueError: "Invalid isoformat string: '...'", with the repr of the whole text.
    Invalid,
    /// A ValueError with the message of the field.
    Date(DateError),
    /// A ValueError with this message.
    Field(&'static str),
    /// ValueError: the offset, in microseconds, is a day or more.
    Offset(i64),
}

/// A time of day and what is said of its zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IsoTime {
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub microsecond: u32,
    /// Microseconds east of UTC.
    pub offset: Option<i64>,
}

/// `date.fromisoformat(text)`
pub fn parse_iso_date(text: &str) -> Result<Date, IsoError> {
    read_date(text.as_bytes())?.date()
}

/// `time.fromisoformat(text)`
pub fn parse_iso_time(text: &str) -> Result<IsoTime, IsoError> {
    let bytes = text.as_bytes();
    read_time(bytes.strip_prefix(b"T").unwrap_or(bytes))?.check()
}

/// `datetime.fromisoformat(text)`
pub fn parse_iso_datetime(text: &str) -> Result<(Date, IsoTime), IsoError> {
    let bytes = text.as_bytes();
    let end = date_end(bytes).filter(|&end| end <= bytes.len()).ok_or(IsoError::Invalid)?;
    let day = read_date(&bytes[..end])?;
    if end == bytes.len() {
        return Ok((day.date()?, IsoTime::default()));
    }
    // One character of any kind stands between date and time.
    let separator =
        text.get(end..).and_then(|rest| rest.chars().next()).ok_or(IsoError::Invalid)?;
    let time = read_time(&bytes[end + separator.len_utf8()..])?;
    if let Some(error) = time.offset_error() {
        return Err(error);
    }
    let date = day.date()?;
    Ok((date, time.check()?))
}

/// Where the date of a datetime ends.
fn date_end(bytes: &[u8]) -> Option<usize> {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if bytes.len() < 7 {
        return None;
    }
    if bytes.len() == 7 {
        return Some(7);
    }
    match (bytes[4], bytes[5]) {
        (b'-', b'W') => match bytes.get(8) {
            Some(b'-') if bytes.len() == 9 => None,
            // A weekday, unless the digits go on: then they are an hour behind a week.
            Some(b'-') if is_digit(10) => Some(8),
            Some(b'-') => Some(10),
            _ => Some(8),
        },
        (b'-', _) => Some(10),
        (b'W', _) => {
            let digits_end = (7..).find(|&at| !is_digit(at))?;
            match digits_end {
                7..=8 => Some(digits_end),
                _ if digits_end % 2 == 0 => Some(7),
                _ => Some(8),
            }
        }
        _ => Some(8),
    }
}

/// A date as it is written, not yet checked.
enum Day {
    Civil(i64, i64, i64),
    Week(i64, i64, i64),
}

impl Day {
    fn date(self) -> Result<Date, IsoError> {
        match self {
            Day::Civil(year, month, day) => Date::new(year, month, day).map_err(IsoError::Date),
            Day::Week(year, week, weekday) => {
                Date::from_iso_calendar(year, week, weekday).map_err(|_| IsoError::Invalid)
            }
        }
    }
}

fn number(bytes: &[u8]) -> Option<i64> {
    let digit = |value: i64, b: &u8| b.is_ascii_digit().then(|| value * 10 + i64::from(b - b'0'));
    bytes.iter().try_fold(0, digit)
}

fn read_date(bytes: &[u8]) -> Result<Day, IsoError> {
    let fields = |year: &[u8], second: &[u8], third: Option<&[u8]>| {
        let third = third.map_or(Some(1), number);
        Some((number(year)?, number(second)?, third?))
    };
    let week = |fields: Option<(i64, i64, i64)>| fields.map(|(y, w, d)| Day::Week(y, w, d));
    let civil = |fields: Option<(i64, i64, i64)>| fields.map(|(y, m, d)| Day::Civil(y, m, d));
    let day = match bytes {
        [year @ .., b'-', b'W', w1, w2, b'-', d] if year.len() == 4 => {
            week(fields(year, &[*w1, *w2], Some(&[*d])))
        }
        [year @ .., b'-', b'W', w1, w2] if year.len() == 4 => week(fields(year, &[*w1, *w2], None)),
        [year @ .., b'W', w1, w2, d] if year.len() == 4 => {
            week(fields(year, &[*w1, *w2], Some(&[*d])))
        }
        [year @ .., b'W', w1, w2] if year.len() == 4 => week(fields(year, &[*w1, *w2], None)),
        [year @ .., b'-', m1, m2, b'-', d1, d2] if year.len() == 4 => {
            civil(fields(year, &[*m1, *m2], Some(&[*d1, *d2])))
        }
        [year @ .., m1, m2, d1, d2] if year.len() == 4 => {
            civil(fields(year, &[*m1, *m2], Some(&[*d1, *d2])))
        }
        _ => None,
    };
    let day = day.ok_or(IsoError::Invalid)?;
    // Weeks that do not exist make the text invalid as such.
    if let Day::Week(year, week, weekday) = day
        && Date::from_iso_calendar(year, week, weekday).is_err()
    {
        return Err(IsoError::Invalid);
    }
    Ok(day)
}

/// Hours, minutes, seconds and microseconds as they are written.
struct Fields {
    values: [i64; 3],
    microsecond: i64,
    /// A character is left over at the end.
    leftover: bool,
}

fn read_fields(bytes: &[u8]) -> Result<Fields, IsoError> {
    let separated = bytes.get(2) == Some(&b':');
    let mut out = Fields { values: [0; 3], microsecond: 0, leftover: false };
    let mut at = 0;
    for index in 0..3 {
        let digits = bytes.get(at..at + 2).and_then(number);
        out.values[index] = digits.ok_or(IsoError::Invalid)?;
        at += 2;
        let Some(next) = bytes.get(at) else {
            return Ok(out);
        };
        at += 1;
        if at == bytes.len() {
            out.leftover = true;
            return Ok(out);
        }
        match next {
            b':' if separated => {}
            b'.' | b',' => break,
            _ if separated => return Err(IsoError::Invalid),
            _ => at -= 1,
        }
    }
    let fraction = &bytes[at..];
    let kept = &fraction[..fraction.len().min(6)];
    let value = number(kept).ok_or(IsoError::Invalid)?;
    out.microsecond = value * 10i64.pow(6 - kept.len() as u32);
    out.leftover = fraction[kept.len()..].iter().any(|b| !b.is_ascii_digit());
    Ok(out)
}

/// A time as it is written, not yet checked.
struct Clock {
    fields: Fields,
    offset: Option<i64>,
}

const DAY: i64 = 86_400_000_000;

impl Clock {
    fn offset_error(&self) -> Option<IsoError> {
        self.offset.filter(|offset| offset.abs() >= DAY).map(IsoError::Offset)
    }

    fn check(self) -> Result<IsoTime, IsoError> {
        if let Some(error) = self.offset_error() {
            return Err(error);
        }
        let [hour, minute, second] = self.fields.values;
        match (hour, minute, second) {
            (24.., _, _) => Err(IsoError::Field("hour must be in 0..23")),
            (_, 60.., _) => Err(IsoError::Field("minute must be in 0..59")),
            (_, _, 60..) => Err(IsoError::Field("second must be in 0..59")),
            _ => Ok(IsoTime {
                hour: hour as u8,
                minute: minute as u8,
                second: second as u8,
                microsecond: self.fields.microsecond as u32,
                offset: self.offset,
            }),
        }
    }
}

fn read_time(bytes: &[u8]) -> Result<Clock, IsoError> {
    let Some(zone) = bytes.iter().position(|b| matches!(b, b'+' | b'-' | b'Z')) else {
        let fields = read_fields(bytes)?;
        return if fields.leftover {
            Err(IsoError::Invalid)
        } else {
            Ok(Clock { fields, offset: None })
        };
    };
    let fields = read_fields(&bytes[..zone])?;
    let rest = &bytes[zone + 1..];
    if bytes[zone] == b'Z' {
        return if rest.is_empty() {
            Ok(Clock { fields, offset: Some(0) })
        } else {
            Err(IsoError::Invalid)
        };
    }
    let offset = read_fields(rest)?;
    if offset.leftover {
        return Err(IsoError::Invalid);
    }
    let [hours, minutes, seconds] = offset.values;
    let size = ((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + offset.microsecond;
    let offset = if bytes[zone] == b'-' { -size } else { size };
    Ok(Clock { fields, offset: Some(offset) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        let day = |text| parse_iso_date(text).map(|d| (d.year, d.month, d.day));
        let good = ["2024-02-09", "20240209", "2024-W06-5", "2024W065"];
        for text in good {
            assert_eq!(day(text), Ok((2024, 2, 9)), "{text}");
        }
        assert_eq!(day("2024W06"), Ok((2024, 2, 5)));
        assert_eq!(day("2024-02-30"), Err(IsoError::Date(DateError::Day)));
        let bad = [
            "2024-2-9",
            "2024-W60-1",
            "2024-W06-8",
            "2024-02-09T00:00",
            "2024-0209",
            "202402-09",
            "",
            "2024-W065",
            "2024W06-5",
            "٢٠٢٤-02-09",
            "2024-040",
            " 2024-02-09",
        ];
        for text in bad {
            assert_eq!(day(text), Err(IsoError::Invalid), "{text}");
        }
    }

    #[test]
    fn times() {
        let time = |text| {
            parse_iso_time(text).map(|t| (t.hour, t.minute, t.second, t.microsecond, t.offset))
        };
        assert_eq!(time("05"), Ok((5, 0, 0, 0, None)));
        assert_eq!(time("T0507"), Ok((5, 7, 0, 0, None)));
        assert_eq!(time("05:07:03,1234567"), Ok((5, 7, 3, 123456, None)));
        assert_eq!(time("05:07Z"), Ok((5, 7, 0, 0, Some(0))));
        assert_eq!(time("05:07-01:02:03.5"), Ok((5, 7, 0, 0, Some(-3_723_500_000))));
        assert_eq!(time("05.5"), Ok((5, 0, 0, 500_000, None)));
        assert_eq!(time("05:07 +01:00"), Ok((5, 7, 0, 0, Some(3_600_000_000))));
        assert_eq!(time("24:00"), Err(IsoError::Field("hour must be in 0..23")));
        assert_eq!(time("05:07+24:00"), Err(IsoError::Offset(DAY)));
        for text in ["05:0703", "0507:03", "05:07:03.", "5:07", "", "05:07z", "05:07++01", "12345"]
        {
            assert_eq!(time(text), Err(IsoError::Invalid), "{text}");
        }
    }

    #[test]
    fn datetimes() {
        let go = |text| {
            parse_iso_datetime(text).map(|(d, t)| (d.month, d.day, t.hour, t.minute, t.second))
        };
        assert_eq!(go("2024-02-09"), Ok((2, 9, 0, 0, 0)));
        assert_eq!(go("2024-02-09é05:07"), Ok((2, 9, 5, 7, 0)));
        assert_eq!(go("20240209T050703"), Ok((2, 9, 5, 7, 3)));
        assert_eq!(go("2024W065T0507"), Ok((2, 9, 5, 7, 0)));
        assert_eq!(go("2024W06505"), Ok((2, 5, 5, 0, 0)));
        assert_eq!(go("2024-W06T05"), Ok((2, 5, 5, 0, 0)));
        for text in ["2024-02-09T", "2024-0209T05:07", "2024-02-0905:07", "", "2024-W06-505:07"] {
            assert_eq!(go(text), Err(IsoError::Invalid), "{text}");
        }
    }
}
