//! What stands behind a backslash in data that is decoded with `unicode_escape`.

/// What an escape is.
pub(crate) enum Unescaped {
    Char(char),
    /// A backslash at the end of a line.
    Nothing,
    /// No escape: backslash and letter stay.
    Itself,
    Wrong(&'static str),
}

const TRUNCATED: &str = "truncated \\UXXXXXXXX escape";

/// Read the escape whose backslash stands before `at`; where it ends, and what it is. `raw` knows
/// only `\u` and `\U`.
pub(crate) fn unescape(data: &[u8], at: usize, raw: bool) -> (usize, Unescaped) {
    let Some(&letter) = data.get(at) else {
        let end = if raw { Unescaped::Itself } else { Unescaped::Wrong("\\ at end of string") };
        return (at, end);
    };
    let at = at + 1;
    let plain = |c: char| (at, Unescaped::Char(c));
    match letter {
        b'u' => hexadecimal(data, at, 4, "truncated \\uXXXX escape", ""),
        b'U' if raw => hexadecimal(data, at, 8, TRUNCATED, "\\Uxxxxxxxx out of range"),
        b'U' => hexadecimal(data, at, 8, TRUNCATED, "illegal Unicode character"),
        _ if raw => (at, Unescaped::Itself),
        b'x' => hexadecimal(data, at, 2, "truncated \\xXX escape", ""),
        b'N' => named(data, at),
        b'0'..=b'7' => {
            let more = data[at..].iter().take(2).take_while(|b| matches!(b, b'0'..=b'7')).count();
            let digits = data[at - 1..at + more].iter();
            let code = digits.fold(0, |code, b| code * 8 + u32::from(b - b'0'));
            (at + more, Unescaped::Char(char::from_u32(code).unwrap_or_default()))
        }
        b'\n' => (at, Unescaped::Nothing),
        b'\\' | b'\'' | b'"' => plain(letter as char),
        b'a' => plain('\x07'),
        b'b' => plain('\x08'),
        b'f' => plain('\x0c'),
        b'n' => plain('\n'),
        b'r' => plain('\r'),
        b't' => plain('\t'),
        b'v' => plain('\x0b'),
        _ => (at, Unescaped::Itself),
    }
}

/// A character by its code, in so many digits.
fn hexadecimal(
    data: &[u8],
    at: usize,
    count: usize,
    truncated: &'static str,
    too_large: &'static str,
) -> (usize, Unescaped) {
    let digits = data[at..].iter().take(count);
    let digits: Vec<u32> = digits.map_while(|&b| (b as char).to_digit(16)).collect();
    if digits.len() < count {
        return (at + digits.len(), Unescaped::Wrong(truncated));
    }
    let code = digits.iter().fold(0, |code, digit| code << 4 | digit);
    let read = match (char::from_u32(code), code) {
        (Some(c), _) => Unescaped::Char(c),
        // No text of Monty holds half a pair.
        (None, 0xd800..=0xdfff) => Unescaped::Char(char::REPLACEMENT_CHARACTER),
        (None, _) => Unescaped::Wrong(too_large),
    };
    (at + count, read)
}

/// A character by its name: `\N{DIGIT ONE}`.
fn named(data: &[u8], at: usize) -> (usize, Unescaped) {
    let malformed = Unescaped::Wrong("malformed \\N character escape");
    if data.get(at) != Some(&b'{') {
        return (at, malformed);
    }
    let start = at + 1;
    let Some(len) = data[start..].iter().position(|&b| b == b'}') else {
        return (data.len(), malformed);
    };
    if len == 0 {
        return (start, malformed);
    }
    let name = std::str::from_utf8(&data[start..start + len]).ok();
    let end = start + len + 1;
    match name.and_then(unicode_names2::character) {
        Some(c) => (end, Unescaped::Char(c)),
        None => (end, Unescaped::Wrong("unknown Unicode character name")),
    }
}
