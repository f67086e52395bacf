//! f-strings: literal text, replacement fields, format specs.

use super::{Kind, Scanner, Token};
use crate::error::Outcome;

/// A replacement field that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// Brackets open inside the field's own brace, that one counted.
    pub brackets: usize,
    pub in_spec: bool,
}

/// An f-string that is open.
#[derive(Clone, Debug)]
pub(super) struct Mode {
    pub quote: u8,
    pub triple: bool,
    raw: bool,
    start: u32,
    pub fields: Vec<Field>,
}

impl Mode {
    pub fn new(quote: u8, triple: bool, raw: bool, start: u32) -> Self {
        Self { quote, triple, raw, start, fields: Vec::new() }
    }
}

impl Scanner<'_> {
    /// Does text of an f-string come next, rather than code?
    pub(super) fn in_literal_text(&self) -> bool {
        self.modes.last().is_some_and(|m| m.fields.last().is_none_or(|f| f.in_spec))
    }

    /// Does a `:` here begin the format spec of the innermost field?
    pub(super) fn starts_format_spec(&self) -> bool {
        let field = self.modes.last().and_then(|m| m.fields.last());
        field.is_some_and(|f| f.brackets == self.brackets.len())
    }

    pub(super) fn begin_format_spec(&mut self) {
        if let Some(field) = self.modes.last_mut().and_then(|m| m.fields.last_mut()) {
            field.in_spec = true;
        }
    }

    /// After a closing bracket: the field may be over.
    pub(super) fn end_field(&mut self) {
        let open = self.brackets.len();
        if let Some(mode) = self.modes.last_mut()
            && mode.fields.last().is_some_and(|f| f.brackets > open)
        {
            mode.fields.pop();
        }
    }

    /// Text up to the next brace or the end of the string; then that.
    pub(super) fn fstring_text(&mut self) -> Outcome<Token> {
        let start = self.at;
        let (quote, triple, raw, opened) = match self.modes.last() {
            Some(m) => (m.quote, m.triple, m.raw, m.start as usize),
            None => return self.fault("invalid syntax", start),
        };
        let in_spec = self.modes.last().is_some_and(|m| !m.fields.is_empty());
        loop {
            let byte = self.peek(0);
            let closes =
                byte == quote && (!triple || (self.peek(1) == quote && self.peek(2) == quote));
            match byte {
                _ if self.at >= self.bytes.len() => {
                    return self.unterminated_fstring(opened, triple);
                }
                b'\n' | b'\r' if !triple => {
                    if in_spec {
                        return self.fault("f-string: expecting '}'", self.at);
                    }
                    return self.unterminated_fstring(opened, triple);
                }
                b'{' if self.peek(1) == b'{' && !in_spec => self.at += 2,
                b'}' if self.peek(1) == b'}' && !in_spec => self.at += 2,
                b'{' | b'}' if self.at > start => return Ok(self.token(Kind::FMiddle, start)),
                b'{' => return self.open_field(start),
                b'}' if in_spec => return self.closing(b'}', start),
                b'}' => return self.fault("f-string: single '}' is not allowed", start),
                _ if closes && self.at > start => return Ok(self.token(Kind::FMiddle, start)),
                _ if closes => {
                    self.at += if triple { 3 } else { 1 };
                    self.modes.pop();
                    return Ok(self.token(Kind::FEnd, start));
                }
                b'\\' => self.escape(raw),
                _ => self.at += 1,
            }
        }
    }

    fn escape(&mut self, raw: bool) {
        self.at += 1;
        match self.peek(0) {
            b'{' | b'}' => {}
            b'N' if !raw && self.peek(1) == b'{' => {
                let rest = &self.bytes[self.at..];
                // Without an end it is text up to the quote.
                let ends = |b: &u8| matches!(b, b'}' | b'\'' | b'"' | b'\n');
                self.at += match rest.iter().position(ends) {
                    Some(i) if rest[i] == b'}' => i + 1,
                    Some(i) => i,
                    None => rest.len(),
                };
            }
            _ if self.at < self.bytes.len() => self.at += 1,
            _ => {}
        }
    }

    fn open_field(&mut self, start: usize) -> Outcome<Token> {
        if self.brackets.len() >= super::MAX_BRACKETS {
            return self.fault("f-string: too many nested parentheses", start);
        }
        self.at += 1;
        self.brackets.push((b'{', start as u32));
        let brackets = self.brackets.len();
        if let Some(mode) = self.modes.last_mut() {
            mode.fields.push(Field { brackets, in_spec: false });
        }
        Ok(self.token(Kind::Op, start))
    }

    fn unterminated_fstring(&mut self, opened: usize, triple: bool) -> Outcome<Token> {
        let line = self.last_line(self.at);
        let message = match triple {
            true => {
                format!("unterminated triple-quoted f-string literal (detected at line {line})")
            }
            false => format!("unterminated f-string literal (detected at line {line})"),
        };
        self.fault(message, opened)
    }
}
