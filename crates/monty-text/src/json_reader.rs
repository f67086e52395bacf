//! A pull reader of JSON documents, as Python's `json` accepts them: `NaN` and infinities
//! included. Its state is plain data; the containers that are open are one byte each, so
//! nothing recurses. What the events become is the caller's matter.

use std::borrow::Cow;

use monty_limits::{Budget, LimitError, STRETCH};

/// What comes next in a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Event<'a> {
    Null,
    True,
    False,
    /// The digits, with a sign perhaps.
    Int(&'a str),
    /// A number with a fraction or an exponent, in a form that `str::parse` reads.
    Float(&'a str),
    NaN,
    Infinity,
    NegativeInfinity,
    Str(Cow<'a, str>),
    /// The key of the value that comes next.
    Key(Cow<'a, str>),
    ArrayStart,
    ArrayEnd,
    ObjectStart,
    ObjectEnd,
}

/// Why a document cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// A limit was met on the way.
    Limit(LimitError),
    /// JSONDecodeError: its message, and the byte that it is about; see `json_text::place`.
    Syntax(&'static str, usize),
    /// RecursionError: "maximum recursion depth exceeded while decoding a JSON array from a
    /// unicode string"
    ArrayTooDeep,
    /// RecursionError: "maximum recursion depth exceeded while decoding a JSON object from a
    /// unicode string"
    ObjectTooDeep,
}

impl From<LimitError> for JsonError {
    #[cold]
    fn from(error: LimitError) -> Self {
        JsonError::Limit(error)
    }
}

fn syntax<T>(message: &'static str, at: usize) -> Result<T, JsonError> {
    Err(JsonError::Syntax(message, at))
}

const VALUE: &str = "Expecting value";
const KEY: &str = "Expecting property name enclosed in double quotes";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Array,
    Object,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// A value must come.
    Value,
    /// An array has just begun.
    FirstItem,
    /// An object has just begun.
    FirstKey,
    /// A key has come.
    Colon,
    /// A value within a container has ended.
    Separator,
    /// The outermost value has ended.
    Done,
}

/// How far a document is read.
#[derive(Clone, Debug)]
pub struct JsonReader {
    at: usize,
    state: State,
    open: Vec<Open>,
    max_depth: usize,
    strict: bool,
}

impl JsonReader {
    /// Reads one value from byte `at` on, where it starts without white space before it.
    /// `strict` refuses control characters in strings.
    pub fn new(at: usize, strict: bool, max_depth: usize) -> JsonReader {
        JsonReader { at, state: State::Value, open: Vec::new(), max_depth, strict }
    }

    /// Reads a whole document, as `json.loads` does: `next` until it gives nothing, then
    /// `finish`.
    pub fn document(text: &str, strict: bool, max_depth: usize) -> Result<JsonReader, JsonError> {
        if text.starts_with('\u{feff}') {
            return syntax("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
        }
        Ok(JsonReader::new(skip_space(text.as_bytes(), 0), strict, max_depth))
    }

    /// The byte behind what is read.
    pub fn position(&self) -> usize {
        self.at
    }

    /// How many containers are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Makes sure that only white space follows the value.
    pub fn finish(&self, text: &str) -> Result<(), JsonError> {
        let end = skip_space(text.as_bytes(), self.at);
        if end < text.len() { syntax("Extra data", end) } else { Ok(()) }
    }

    /// The next event; nothing behind the outermost value. The text is the same every time.
    pub fn next<'a>(
        &mut self,
        text: &'a str,
        budget: &mut Budget,
    ) -> Result<Option<Event<'a>>, JsonError> {
        let bytes = text.as_bytes();
        match self.state {
            State::Done => Ok(None),
            State::Value => self.value(text, budget).map(Some),
            State::FirstItem => {
                self.at = skip_space(bytes, self.at);
                if bytes.get(self.at) == Some(&b']') {
                    return Ok(Some(self.close()));
                }
                self.value(text, budget).map(Some)
            }
            State::FirstKey => {
                self.at = skip_space(bytes, self.at);
                if bytes.get(self.at) == Some(&b'}') {
                    return Ok(Some(self.close()));
                }
                self.key(text, budget).map(Some)
            }
            State::Colon => {
                self.at = skip_space(bytes, self.at);
                if bytes.get(self.at) != Some(&b':') {
                    return syntax("Expecting ':' delimiter", self.at);
                }
                self.at = skip_space(bytes, self.at + 1);
                self.value(text, budget).map(Some)
            }
            State::Separator => self.separator(text, budget).map(Some),
        }
    }

    fn separator<'a>(
        &mut self,
        text: &'a str,
        budget: &mut Budget,
    ) -> Result<Event<'a>, JsonError> {
        let bytes = text.as_bytes();
        let comma = skip_space(bytes, self.at);
        let in_array = self.open.last() == Some(&Open::Array);
        let end = if in_array { b']' } else { b'}' };
        match bytes.get(comma) {
            Some(b) if *b == end => {
                self.at = comma;
                return Ok(self.close());
            }
            Some(b',') => {}
            _ => return syntax("Expecting ',' delimiter", comma),
        }
        self.at = skip_space(bytes, comma + 1);
        let next = bytes.get(self.at).copied();
        if in_array {
            if next == Some(b']') {
                return syntax("Illegal trailing comma before end of array", comma);
            }
            return self.value(text, budget);
        }
        if next == Some(b'}') {
            return syntax("Illegal trailing comma before end of object", comma);
        }
        self.key(text, budget)
    }

    fn key<'a>(&mut self, text: &'a str, budget: &mut Budget) -> Result<Event<'a>, JsonError> {
        if text.as_bytes().get(self.at) != Some(&b'"') {
            return syntax(KEY, self.at);
        }
        let (key, end) = read_string(text, self.at, self.strict, budget)?;
        self.at = end;
        self.state = State::Colon;
        Ok(Event::Key(key))
    }

    fn close<'a>(&mut self) -> Event<'a> {
        self.at += 1;
        let closed = self.open.pop();
        self.after_value();
        if closed == Some(Open::Object) { Event::ObjectEnd } else { Event::ArrayEnd }
    }

    fn after_value(&mut self) {
        self.state = if self.open.is_empty() { State::Done } else { State::Separator };
    }

    fn begin<'a>(&mut self, open: Open) -> Result<Event<'a>, JsonError> {
        let (too_deep, state, event) = match open {
            Open::Array => (JsonError::ArrayTooDeep, State::FirstItem, Event::ArrayStart),
            Open::Object => (JsonError::ObjectTooDeep, State::FirstKey, Event::ObjectStart),
        };
        if self.open.len() >= self.max_depth {
            return Err(too_deep);
        }
        self.open.push(open);
        self.at += 1;
        self.state = state;
        Ok(event)
    }

    fn value<'a>(&mut self, text: &'a str, budget: &mut Budget) -> Result<Event<'a>, JsonError> {
        let start = self.at;
        let rest = text.get(start..).unwrap_or_default();
        let (event, end) = match rest.as_bytes().first() {
            Some(b'"') => {
                let (value, end) = read_string(text, start, self.strict, budget)?;
                (Event::Str(value), end)
            }
            Some(b'[') => return self.begin(Open::Array),
            Some(b'{') => return self.begin(Open::Object),
            Some(b'0'..=b'9' | b'-') => match number_end(rest.as_bytes()) {
                Some((len, true)) => (Event::Int(&rest[..len]), start + len),
                Some((len, false)) => (Event::Float(&rest[..len]), start + len),
                None if rest.starts_with("-Infinity") => (Event::NegativeInfinity, start + 9),
                None => return syntax(VALUE, start),
            },
            _ => {
                let (word, event) = match rest.as_bytes().first() {
                    Some(b'n') => ("null", Event::Null),
                    Some(b't') => ("true", Event::True),
                    Some(b'f') => ("false", Event::False),
                    Some(b'N') => ("NaN", Event::NaN),
                    Some(b'I') => ("Infinity", Event::Infinity),
                    _ => return syntax(VALUE, start),
                };
                if !rest.starts_with(word) {
                    return syntax(VALUE, start);
                }
                (event, start + word.len())
            }
        };
        self.at = end;
        self.after_value();
        Ok(event)
    }
}

/// The first byte from `at` on that is no white space of JSON.
pub fn skip_space(bytes: &[u8], at: usize) -> usize {
    let mut at = at;
    while matches!(bytes.get(at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
        at += 1;
    }
    at
}

/// The length of the number that the bytes start with, and whether it is an int.
fn number_end(bytes: &[u8]) -> Option<(usize, bool)> {
    let digits = |from: usize| {
        let mut at = from;
        while matches!(bytes.get(at), Some(b'0'..=b'9')) {
            at += 1;
        }
        at
    };
    let start = usize::from(bytes.first() == Some(&b'-'));
    let mut end = match bytes.get(start) {
        Some(b'0') => start + 1,
        Some(b'1'..=b'9') => digits(start + 1),
        _ => return None,
    };
    let mut int = true;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if fraction > end + 1 {
            end = fraction;
            int = false;
        }
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent > end + 1 + sign {
            end = exponent;
            int = false;
        }
    }
    Some((end, int))
}

/// Reads the string whose opening quote is at `start`; says where the text behind it starts.
/// Lone surrogates, which a str of Monty cannot hold, become U+FFFD.
pub fn read_string<'a>(
    text: &'a str,
    start: usize,
    strict: bool,
    budget: &mut Budget,
) -> Result<(Cow<'a, str>, usize), JsonError> {
    let bytes = text.as_bytes();
    let mut out: Option<String> = None;
    let mut copied = start + 1;
    let mut at = start + 1;
    loop {
        match bytes.get(at) {
            None => return syntax("Unterminated string starting at", start),
            Some(b'"') => {
                let tail = &text[copied..at];
                let value = match out {
                    None => Cow::Borrowed(tail),
                    Some(mut out) => {
                        out.push_str(tail);
                        Cow::Owned(out)
                    }
                };
                return Ok((value, at + 1));
            }
            Some(b'\\') => {
                let out = out.get_or_insert_default();
                out.push_str(&text[copied..at]);
                let (c, end) = read_escape(bytes, start, at)?;
                out.push(c);
                budget.work(8)?;
                at = end;
                copied = end;
            }
            Some(0..=0x1f) if strict => return syntax("Invalid control character at", at),
            Some(_) => {
                let part = &bytes[at..bytes.len().min(at + STRETCH)];
                let len = plain_len(part).max(1);
                if len > 64 {
                    budget.work(len / 4)?;
                }
                at += len;
            }
        }
    }
}

/// How many of the bytes are neither quotes nor backslashes nor control characters.
fn plain_len(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    // The high bit of each byte below the bound, up to the first such byte: behind it others may be set.
    let below = |word: u64, bound: u64| word.wrapping_sub(bound * ONES) & !word & (ONES << 7);
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk() {
        let word = u64::from_le_bytes(*eight);
        let quotes = below(word ^ (u64::from(b'"') * ONES), 1);
        let backslashes = below(word ^ (u64::from(b'\\') * ONES), 1);
        let found = below(word, 0x20) | quotes | backslashes;
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let plain = |b: &u8| matches!(b, b' '..=b'!' | b'#'..=b'[' | b']'..);
    at + bytes[at..].iter().take_while(|b| plain(b)).count()
}

/// Reads the escape whose backslash is at `at`.
fn read_escape(bytes: &[u8], start: usize, at: usize) -> Result<(char, usize), JsonError> {
    let c = match bytes.get(at + 1) {
        None => return syntax("Unterminated string starting at", start),
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\x08',
        Some(b'f') => '\x0c',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return read_unicode(bytes, at),
        Some(_) => return syntax("Invalid \\escape", at),
    };
    Ok((c, at + 2))
}

fn read_unicode(bytes: &[u8], at: usize) -> Result<(char, usize), JsonError> {
    let unit = hex_unit(bytes, at + 2)?;
    let end = at + 6;
    if (0xd800..0xdc00).contains(&unit) && bytes.get(end..end + 2) == Some(b"\\u") {
        let low = hex_unit(bytes, end + 2)?;
        if (0xdc00..0xe000).contains(&low) {
            let code = 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
            return Ok((char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), end + 6));
        }
    }
    Ok((char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER), end))
}

/// Reads the four digits at `at`, behind a `u` that the error points to.
fn hex_unit(bytes: &[u8], at: usize) -> Result<u32, JsonError> {
    let mut unit = 0;
    for offset in 0..4 {
        let digit = bytes.get(at + offset).and_then(|&b| (b as char).to_digit(16));
        match digit {
            Some(digit) => unit = unit * 16 + digit,
            None => return syntax("Invalid \\uXXXX escape", at - 1),
        }
    }
    Ok(unit)
}

#[cfg(test)]
mod tests;
