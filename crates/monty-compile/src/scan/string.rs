//! String literals.

use super::fstring::Mode;
use super::{Kind, Scanner, Token};
use crate::error::Outcome;

impl Scanner<'_> {
    /// A string whose prefix starts at `start` and whose quote stands at `quote_at`.
    pub(super) fn string(&mut self, start: usize, quote_at: usize) -> Outcome<Token> {
        self.line_used = true;
        let prefix = &self.bytes[start..quote_at];
        let quote = self.bytes[quote_at];
        let triple = self.bytes.get(quote_at + 1) == Some(&quote)
            && self.bytes.get(quote_at + 2) == Some(&quote);
        let size = if triple { 3 } else { 1 };
        let has = |c: u8| prefix.iter().any(|b| b.eq_ignore_ascii_case(&c));
        if has(b'f') {
            self.at = quote_at + size;
            self.modes.push(Mode::new(quote, triple, has(b'r'), start as u32));
            return Ok(self.token(Kind::FStart, start));
        }
        let mut at = quote_at + size;
        let mut escaped_quote = false;
        loop {
            match self.bytes.get(at).copied() {
                Some(b'\\') => {
                    escaped_quote |= self.bytes.get(at + 1) == Some(&quote);
                    let crlf = self.bytes.get(at + 1) == Some(&b'\r')
                        && self.bytes.get(at + 2) == Some(&b'\n');
                    at += if crlf { 3 } else { 2 };
                }
                Some(b'\n' | b'\r') if !triple => {
                    return self.unterminated(start, quote, triple, at, escaped_quote);
                }
                Some(c) if c == quote => {
                    let closes = !triple
                        || (self.bytes.get(at + 1) == Some(&quote)
                            && self.bytes.get(at + 2) == Some(&quote));
                    if closes {
                        self.at = at + size;
                        return Ok(self.token(Kind::Str, start));
                    }
                    at += 1;
                }
                Some(_) => at += 1,
                None => return self.unterminated(start, quote, triple, at, escaped_quote),
            }
        }
    }

    fn unterminated(
        &mut self,
        start: usize,
        quote: u8,
        triple: bool,
        end: usize,
        escaped_quote: bool,
    ) -> Outcome<Token> {
        if let Some(mode) = self.modes.last()
            && mode.quote == quote
            && mode.triple == triple
        {
            // What stands before it may be wrong already.
            self.soft = true;
            return self.fault("f-string: expecting '}'", start);
        }
        let line = self.last_line(end);
        let message = match triple {
            true => format!("unterminated triple-quoted string literal (detected at line {line})"),
            false if escaped_quote => format!(
                "unterminated string literal (detected at line {line}); \
                 perhaps you escaped the end quote?"
            ),
            false => format!("unterminated string literal (detected at line {line})"),
        };
        self.fault(message, start)
    }

    /// The line of an offset, where a newline at the very end of the source opens no new one.
    pub(super) fn last_line(&self, end: usize) -> u32 {
        let end = end.min(self.source.len());
        let mut end = end;
        while !self.source.is_char_boundary(end) {
            end -= 1;
        }
        let text = &self.source[..end];
        match end == self.source.len() && text.ends_with('\n') {
            true => self.line_at(end - 1),
            false => self.line_at(end),
        }
    }
}
