//! Replacement templates: text with `\1`, `\g<name>` and escapes.

use monty_limits::{Budget, LimitError};

use super::Program;
use super::parse::quoted;

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Text(Vec<u8>),
    Group(u32),
}

/// Why a template was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateFault {
    /// `re.error` with a position in characters.
    Syntax(String, usize),
    /// `IndexError`
    Index(String),
    /// A limit was met on the way.
    Limit(LimitError),
}

impl From<LimitError> for TemplateFault {
    fn from(error: LimitError) -> Self {
        TemplateFault::Limit(error)
    }
}

struct Reader<'a> {
    program: &'a Program,
    bytes: bool,
    source: Vec<char>,
    at: usize,
    parts: Vec<Part>,
    text: Vec<u8>,
}

/// Parse a template; one of bytes has its bytes as characters.
pub fn parse_template(
    program: &Program,
    source: &str,
    bytes: bool,
    budget: &mut Budget,
) -> Result<Vec<Part>, TemplateFault> {
    let mut r = Reader {
        program,
        bytes,
        source: source.chars().collect(),
        at: 0,
        parts: Vec::new(),
        text: Vec::new(),
    };
    while let Some(c) = r.next() {
        budget.work(8)?;
        if c == '\\' { r.escape()? } else { r.push(c) }
    }
    r.flush();
    Ok(r.parts)
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.source.get(self.at).copied();
        self.at += usize::from(c.is_some());
        c
    }

    fn peek_digit(&self, radix: u32) -> Option<u32> {
        self.source.get(self.at).and_then(|c| c.to_digit(radix))
    }

    fn push(&mut self, c: char) {
        if self.bytes {
            self.text.push(c as u8);
        } else {
            self.text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.parts.push(Part::Text(std::mem::take(&mut self.text)));
        }
    }

    fn group(&mut self, group: u32, at: usize) -> Result<(), TemplateFault> {
        if group > self.program.groups {
            return Err(TemplateFault::Syntax(format!("invalid group reference {group}"), at));
        }
        self.flush();
        self.parts.push(Part::Group(group));
        Ok(())
    }

    fn escape(&mut self) -> Result<(), TemplateFault> {
        let start = self.at - 1;
        let Some(c) = self.next() else {
            return Err(TemplateFault::Syntax("bad escape (end of pattern)".to_owned(), start));
        };
        match c {
            'g' => self.named(),
            '0' => {
                let mut value = 0;
                for _ in 0..2 {
                    if let Some(d) = self.peek_digit(8) {
                        value = value * 8 + d;
                        self.at += 1;
                    }
                }
                self.push(char::from(value as u8));
                Ok(())
            }
            '1'..='9' => self.numbered(c, start),
            _ => {
                let known = match c {
                    'a' => '\x07',
                    'b' => '\x08',
                    'f' => '\x0c',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'v' => '\x0b',
                    '\\' => '\\',
                    _ if c.is_ascii_alphabetic() => {
                        return Err(TemplateFault::Syntax(format!("bad escape \\{c}"), start));
                    }
                    _ => {
                        self.push('\\');
                        c
                    }
                };
                self.push(known);
                Ok(())
            }
        }
    }

    fn numbered(&mut self, first: char, start: usize) -> Result<(), TemplateFault> {
        let mut group = first.to_digit(10).unwrap_or(0);
        if let Some(second) = self.peek_digit(10) {
            self.at += 1;
            if let (Some(a), true, Some(c)) = (first.to_digit(8), second < 8, self.peek_digit(8)) {
                self.at += 1;
                let value = a * 64 + second * 8 + c;
                if value > 0o377 {
                    let text: String = self.source[start..self.at].iter().collect();
                    let message = format!("octal escape value {text} outside of range 0-0o377");
                    return Err(TemplateFault::Syntax(message, start));
                }
                self.push(char::from(value as u8));
                return Ok(());
            }
            group = group * 10 + second;
        }
        self.group(group, start + 1)
    }

    fn named(&mut self) -> Result<(), TemplateFault> {
        if self.next() != Some('<') {
            self.at = self.at.min(self.source.len());
            let at = if self.source.get(self.at - 1) == Some(&'g') { self.at } else { self.at - 1 };
            return Err(TemplateFault::Syntax("missing <".to_owned(), at));
        }
        let start = self.at;
        let Some(len) = self.source[start..].iter().position(|&c| c == '>') else {
            let message = if start == self.source.len() {
                "missing group name"
            } else {
                "missing >, unterminated name"
            };
            return Err(TemplateFault::Syntax(message.to_owned(), start));
        };
        if len == 0 {
            return Err(TemplateFault::Syntax("missing group name".to_owned(), start));
        }
        let name: String = self.source[start..start + len].iter().collect();
        self.at = start + len + 1;
        if name.bytes().all(|b| b.is_ascii_digit()) {
            return match name.parse::<u32>() {
                Ok(group) if group < 100_000_000 => self.group(group, start),
                _ => Err(TemplateFault::Syntax(format!("invalid group reference {name}"), start)),
            };
        }
        if !monty_text::str_class::is_name(&name) || self.bytes && !name.is_ascii() {
            let shown = if self.bytes { monty_text::str_repr::ascii(&name) } else { quoted(&name) };
            return Err(TemplateFault::Syntax(
                format!("bad character in group name {shown}"),
                start,
            ));
        }
        match self.program.names.iter().find(|(n, _)| *n == name) {
            Some(&(_, group)) => self.group(group, start),
            None => Err(TemplateFault::Index(format!("unknown group name {}", quoted(&name)))),
        }
    }
}
