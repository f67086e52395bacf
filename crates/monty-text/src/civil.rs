//! The proleptic Gregorian calendar, as `datetime` has it: days, weeks and ordinals. Day 1 is
//! the first of January of the year 1.

pub const MIN_YEAR: i32 = 1;
pub const MAX_YEAR: i32 = 9999;
/// The ordinal of 9999-12-31.
pub const MAX_ORDINAL: i64 = 3_652_059;
/// The ordinal of 1970-01-01.
pub const UNIX_EPOCH_ORDINAL: i64 = 719_163;

const DAYS_IN_400_YEARS: i64 = 146_097;

pub fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub fn days_in_year(year: i32) -> u16 {
    365 + u16::from(is_leap(year))
}

/// How many days a month (1 to 12) has; 0 for any other number.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(is_leap(year)),
        _ => 0,
    }
}

/// The days of a year before a month (1 to 12).
pub fn days_before_month(year: i32, month: u8) -> u16 {
    const BEFORE: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let index = usize::from(month.clamp(1, 12) - 1);
    BEFORE[index] + u16::from(month > 2 && is_leap(year))
}

/// The days before the first of January of a year.
fn days_before_year(year: i32) -> i64 {
    let past = i64::from(year) - 1;
    past * 365 + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400)
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

/// What is wrong with a year, a month or a day: ValueErrors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    Year(i64),
    Month,
    Day,
}

impl DateError {
    pub fn message(self) -> String {
        match self {
            DateError::Year(year) => format!("year {year} is out of range"),
            DateError::Month => "month must be in 1..12".to_owned(),
            DateError::Day => "day is out of range for month".to_owned(),
        }
    }
}

impl Date {
    /// Checks as `datetime.date` does.
    pub fn new(year: i64, month: i64, day: i64) -> Result<Date, DateError> {
        let in_range = i32::try_from(year).ok().filter(|y| (MIN_YEAR..=MAX_YEAR).contains(y));
        let year = in_range.ok_or(DateError::Year(year))?;
        let month =
            u8::try_from(month).ok().filter(|m| (1..=12).contains(m)).ok_or(DateError::Month)?;
        let most = days_in_month(year, month);
        let day =
            u8::try_from(day).ok().filter(|d| (1..=most).contains(d)).ok_or(DateError::Day)?;
        Ok(Date { year, month, day })
    }

    /// The number of the day, counted from 0001-01-01 as 1.
    pub fn ordinal(self) -> i64 {
        days_before_year(self.year)
            + i64::from(days_before_month(self.year, self.month))
            + i64::from(self.day)
    }

    /// The day of an ordinal; none outside the years 1 to 9999.
    pub fn from_ordinal(ordinal: i64) -> Option<Date> {
        if !(1..=MAX_ORDINAL).contains(&ordinal) {
            return None;
        }
        // Years that begin in March have their leap day at their end, and months of which the
        // lengths repeat every five.
        let days = ordinal + 305;
        let era = days.div_euclid(DAYS_IN_400_YEARS);
        let in_era = days.rem_euclid(DAYS_IN_400_YEARS);
        let year_of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Some(Date { year: year as i32, month: month as u8, day: day as u8 })
    }

    /// 0 is Monday.
    pub fn weekday(self) -> u8 {
        (self.ordinal() + 6).rem_euclid(7) as u8
    }

    /// 1 is the first of January.
    pub fn day_of_year(self) -> u16 {
        days_before_month(self.year, self.month) + u16::from(self.day)
    }

    /// Year, week and weekday (1 is Monday) of ISO 8601. The year can be 0 or 10000 at the
    /// ends of the calendar.
    pub fn iso_calendar(self) -> IsoDay {
        let ordinal = self.ordinal();
        let mut year = self.year;
        let mut start = iso_year_start(year);
        if ordinal < start {
            year -= 1;
            start = iso_year_start(year);
        } else if ordinal >= start + 364 && ordinal >= iso_year_start(year + 1) {
            year += 1;
            start = iso_year_start(year);
        }
        let days = ordinal - start;
        IsoDay { year, week: (days / 7 + 1) as u8, weekday: (days % 7 + 1) as u8 }
    }

    /// The day of an ISO year, week and weekday, checked as `date.fromisocalendar` does; the
    /// message of the ValueError otherwise.
    pub fn from_iso_calendar(year: i64, week: i64, weekday: i64) -> Result<Date, String> {
        let in_range = i32::try_from(year).ok().filter(|y| (MIN_YEAR..=MAX_YEAR).contains(y));
        let iso_year = in_range.ok_or_else(|| format!("Year is out of range: {year}"))?;
        if week < 1 || week > i64::from(iso_weeks_in_year(iso_year)) {
            return Err(format!("Invalid week: {week}"));
        }
        if !(1..=7).contains(&weekday) {
            return Err(format!("Invalid day: {weekday} (range is [1, 7])"));
        }
        let ordinal = iso_year_start(iso_year) + (week - 1) * 7 + weekday - 1;
        Date::from_ordinal(ordinal).ok_or_else(|| "year 10000 is out of range".to_owned())
    }
}

/// A day by the calendar of ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IsoDay {
    pub year: i32,
    pub week: u8,
    pub weekday: u8,
}

/// The ordinal of the Monday with which an ISO year begins: its week holds the fourth of
/// January.
fn iso_year_start(year: i32) -> i64 {
    let fourth = days_before_year(year) + 4;
    fourth - (fourth + 6).rem_euclid(7)
}

/// 52 or 53.
pub fn iso_weeks_in_year(year: i32) -> u8 {
    ((iso_year_start(year + 1) - iso_year_start(year)) / 7) as u8
}

/// Seconds since 1970-01-01T00:00:00 of a day and a time of it, without regard to zones.
pub fn unix_seconds(date: Date, hour: u8, minute: u8, second: u8) -> i64 {
    let days = date.ordinal() - UNIX_EPOCH_ORDINAL;
    days * 86_400 + i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second)
}

/// The way back: day, hour, minute and second; none outside the years 1 to 9999.
pub fn from_unix_seconds(seconds: i64) -> Option<(Date, u8, u8, u8)> {
    let date = Date::from_ordinal(seconds.div_euclid(86_400).checked_add(UNIX_EPOCH_ORDINAL)?)?;
    let rest = seconds.rem_euclid(86_400);
    Some((date, (rest / 3600) as u8, (rest / 60 % 60) as u8, (rest % 60) as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn against_cpython() {
        type Row = (i32, u8, u8, i64, u8, i32, u8, u8);
        let cases: &[Row] = &[
            (1, 1, 1, 1, 0, 1, 1, 1),
            (1, 12, 31, 365, 0, 2, 1, 1),
            (4, 12, 31, 1461, 4, 4, 53, 5),
            (100, 3, 1, 36219, 0, 100, 9, 1),
            (400, 2, 29, 145791, 1, 400, 9, 2),
            (1600, 2, 29, 584082, 1, 1600, 9, 2),
            (1970, 1, 1, 719163, 3, 1970, 1, 4),
            (2000, 2, 29, 730179, 1, 2000, 9, 2),
            (2023, 1, 1, 738521, 6, 2022, 52, 7),
            (2024, 12, 30, 739250, 0, 2025, 1, 1),
            (2026, 1, 1, 739617, 3, 2026, 1, 4),
            (2020, 12, 31, 737790, 3, 2020, 53, 4),
            (2021, 1, 3, 737793, 6, 2020, 53, 7),
            (9999, 12, 31, 3652059, 4, 9999, 52, 5),
            (2016, 1, 3, 735966, 6, 2015, 53, 7),
        ];
        for &(year, month, day, ordinal, weekday, iso_year, week, iso_weekday) in cases {
            let date = Date { year, month, day };
            assert_eq!(date.ordinal(), ordinal);
            assert_eq!(date.weekday(), weekday);
            let iso = IsoDay { year: iso_year, week, weekday: iso_weekday };
            assert_eq!(date.iso_calendar(), iso);
            let back = Date::from_iso_calendar(iso_year.into(), week.into(), iso_weekday.into());
            assert_eq!(back, Ok(date));
        }
    }

    #[test]
    fn every_day() {
        let mut date = Date { year: 1, month: 1, day: 1 };
        for ordinal in 1..=MAX_ORDINAL {
            assert_eq!(Date::from_ordinal(ordinal), Some(date));
            if ordinal % 97 == 0 {
                assert_eq!(date.ordinal(), ordinal);
            }
            date.day += 1;
            if date.day > days_in_month(date.year, date.month) {
                date.day = 1;
                date.month += 1;
            }
            if date.month > 12 {
                date.month = 1;
                date.year += 1;
            }
        }
        assert_eq!(Date::from_ordinal(0), None);
        assert_eq!(Date::from_ordinal(MAX_ORDINAL + 1), None);
    }

    #[test]
    fn errors_and_seconds() {
        assert_eq!(Date::new(2023, 2, 29), Err(DateError::Day));
        assert_eq!(Date::new(2023, 13, 1), Err(DateError::Month));
        assert_eq!(Date::new(0, 1, 1), Err(DateError::Year(0)));
        let date = Date { year: 2024, month: 2, day: 9 };
        assert_eq!(unix_seconds(date, 5, 7, 3), 1707455223);
        assert_eq!(from_unix_seconds(1707455223), Some((date, 5, 7, 3)));
        assert_eq!(from_unix_seconds(-1).map(|t| (t.1, t.2, t.3)), Some((23, 59, 59)));
        assert_eq!(from_unix_seconds(i64::MAX), None);
        assert_eq!(Date::from_iso_calendar(2023, 53, 1), Err("Invalid week: 53".into()));
    }
}
