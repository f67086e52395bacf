//! Texts and what `datetime.strptime` of CPython 3.13 makes of them.

use super::*;

#[test]
fn against_cpython() {
    let cases: &[(&str, &str, &str)] = &[
        ("2024-2-9", "%Y-%m-%d", "2024-02-09 00:00:00"),
        ("68-01-01", "%y-%m-%d", "2068-01-01 00:00:00"),
        ("FEBRUARY 9 2024", "%B %d %Y", "2024-02-09 00:00:00"),
        ("12:30 AM", "%I:%M %p", "1900-01-01 00:30:00"),
        ("12:30 PM", "%I:%M %p", "1900-01-01 12:30:00"),
        ("2024 045", "%Y %j", "2024-02-14 00:00:00"),
        ("2023 366", "%Y %j", "2024-01-01 00:00:00"),
        ("2024 10 1", "%Y %U %w", "2024-03-11 00:00:00"),
        ("2024 10 1", "%Y %W %u", "2024-03-04 00:00:00"),
        ("2024 10 1", "%G %V %u", "2024-03-04 00:00:00"),
        ("Fri Feb  9 05:07:03 2024", "%c", "2024-02-09 05:07:03"),
        ("11", "%m%d", "1900-01-01 00:00:00"),
        ("a  b", "a b", "1900-01-01 00:00:00"),
        ("2024-02-30", "%Y-%m-%d", "day is out of range for month"),
        ("24-02-09", "%Y-%m-%d", "time data '24-02-09' does not match format '%Y-%m-%d'"),
        ("2024-02-09 x", "%Y-%m-%d", "unconverted data remains:  x"),
        ("x", "%Q", "'Q' is a bad directive in format '%Q'"),
        ("x", "%", "stray % in format '%'"),
        ("2024 53 1", "%G %V %u", "Invalid week: 53"),
        ("+05:3015", "%z", "Inconsistent use of : in +05:3015"),
    ];
    for &(text, format, want) in cases {
        let got = strptime(text, format).map(|p| {
            let Parsed { year, month, day, hour, minute, second, .. } = p;
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        });
        assert_eq!(got.unwrap_or_else(|e| e), want, "{text:?} {format:?}");
    }
    let offset = |text| strptime(text, "%z").map(|p| p.offset);
    assert_eq!(offset("-05:30:15.123456"), Ok(Some(-19_815_123_456)));
    assert_eq!(offset("Z"), Ok(Some(0)));
    assert_eq!(strptime("0.5", "%S.%f").map(|p| p.microsecond), Ok(500_000));
}
