//! A scanner of its own: tokens as CPython's tokenizer sees them, and its errors. It bounds nesting
//! before the parser runs and places the parser's errors; the tree never comes from it.

mod fstring;
mod nesting;
mod number;
mod string;

pub(crate) use nesting::check_nesting;

use unicode_general_category::{GeneralCategory, get_general_category};

use crate::error::{Fault, NO_END, Outcome, SyntaxErrorKind};
use fstring::Mode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Name,
    Number,
    Str,
    FStart,
    FMiddle,
    FEnd,
    Op,
    Newline,
    Indent,
    Dedent,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
}

/// Levels of indentation and of brackets, as in CPython.
const MAX_INDENT: usize = 100;
const MAX_BRACKETS: usize = 200;

/// The bytes that names are made of after their start, which may be letters of any script.
static IN_NAME: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte as u8, b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' | 0x80..);
        byte += 1;
    }
    table
};

pub(crate) struct Scanner<'a> {
    pub source: &'a str,
    bytes: &'a [u8],
    pub at: usize,
    /// Columns of the open blocks: with tabs to eight, and with tabs as one.
    indents: Vec<(u32, u32)>,
    /// Indents (positive) or dedents (negative) still to be given.
    pending: i32,
    line_start: bool,
    /// A token other than a newline stands on the current logical line.
    line_used: bool,
    /// Open brackets and where they stand.
    pub brackets: Vec<(u8, u32)>,
    modes: Vec<Mode>,
    /// The error just given counts only where the parser comes to it (CPython looks for the others
    /// in all of the source).
    pub soft: bool,
    /// The text is one expression, to which CPython adds no newline.
    pub expression: bool,
    /// Where a comment started since the last token: CPython's newline begins there.
    comment: Option<usize>,
}

impl<'a> Scanner<'a> {
    pub fn new(source: &'a str) -> Self {
        let at = if source.starts_with('\u{feff}') { 3 } else { 0 };
        Self {
            source,
            bytes: source.as_bytes(),
            at,
            indents: vec![(0, 0)],
            pending: 0,
            line_start: true,
            line_used: false,
            brackets: Vec::new(),
            modes: Vec::new(),
            soft: false,
            expression: false,
            comment: None,
        }
    }

    pub fn text(&self, token: Token) -> &'a str {
        self.source.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn token(&self, kind: Kind, start: usize) -> Token {
        Token { kind, start: start as u32, end: self.at as u32 }
    }

    /// An error that CPython places on one character without an end.
    fn fault<T>(&self, message: impl Into<String>, at: usize) -> Outcome<T> {
        Err(Fault::bare(message, at as u32, at as u32))
    }

    /// The next token; after `End`, `End` again.
    pub fn next(&mut self) -> Outcome<Token> {
        if self.in_literal_text() {
            return self.fstring_text();
        }
        if self.line_start {
            self.line_start = false;
            self.indentation()?;
        }
        if self.pending != 0 {
            let kind = if self.pending > 0 { Kind::Indent } else { Kind::Dedent };
            self.pending -= self.pending.signum();
            return Ok(self.token(kind, self.at));
        }
        self.comment = None;
        self.skip_blanks()?;
        let start = self.at;
        let Some(&byte) = self.bytes.get(start) else { return Ok(self.end_of_source()) };
        match byte {
            b'\n' | b'\r' => self.newline(),
            b'0'..=b'9' => self.number(start),
            b'.' if self.peek(1).is_ascii_digit() => self.number(start),
            b'"' | b'\'' => self.string(start, start),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.name(start),
            b',' => {
                self.at += 1;
                self.line_used = true;
                Ok(self.token(Kind::Op, start))
            }
            _ => self.operator(start),
        }
    }

    fn end_of_source(&mut self) -> Token {
        if self.line_used {
            self.line_used = false;
            let mut token = self.token(Kind::Newline, self.comment.unwrap_or(self.at));
            // The newline that CPython adds is one character long.
            token.end += u32::from(!self.expression);
            return token;
        }
        if self.indents.len() > 1 {
            self.indents.pop();
            return self.token(Kind::Dedent, self.at);
        }
        self.token(Kind::End, self.at)
    }

    fn newline(&mut self) -> Outcome<Token> {
        let start = self.at;
        self.at += if self.peek(0) == b'\r' && self.peek(1) == b'\n' { 2 } else { 1 };
        if !self.brackets.is_empty() || !self.modes.is_empty() {
            return self.next_after_newline();
        }
        self.line_start = true;
        if !self.line_used {
            return self.next_after_newline();
        }
        self.line_used = false;
        let from = self.comment.unwrap_or(start) as u32;
        Ok(Token { kind: Kind::Newline, start: from, end: start as u32 + 1 })
    }

    /// Blank lines one after the other, without recursion.
    fn next_after_newline(&mut self) -> Outcome<Token> {
        loop {
            if self.line_start {
                break;
            }
            self.skip_blanks()?;
            match self.peek(0) {
                b'\n' | b'\r' if self.at < self.bytes.len() => self.at += 1,
                _ => break,
            }
        }
        self.next()
    }

    /// Spaces, comments and joined lines.
    fn skip_blanks(&mut self) -> Outcome<()> {
        loop {
            match self.peek(0) {
                b' ' | b'\t' | 0x0c => self.at += 1,
                b'#' => {
                    self.comment = Some(self.at);
                    let rest = &self.bytes[self.at..];
                    let len = rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
                    self.at += len.unwrap_or(rest.len());
                }
                b'\\' => self.joined_line()?,
                _ => return Ok(()),
            }
        }
    }

    fn joined_line(&mut self) -> Outcome<()> {
        self.soft = true;
        let newline = match (self.peek(1), self.peek(2)) {
            (b'\r', b'\n') => 2,
            (b'\n' | b'\r', _) => 1,
            _ if self.at + 1 >= self.bytes.len() && !self.expression => {
                return self.early_end(self.at + 1);
            }
            _ => {
                let message = "unexpected character after line continuation character";
                let at = if self.at + 1 < self.bytes.len() { self.at + 1 } else { self.at };
                return Err(Fault::at(message, at as u32, NO_END));
            }
        };
        self.at += 1 + newline;
        if self.at >= self.bytes.len() {
            return self.early_end(self.at - newline);
        }
        self.soft = false;
        Ok(())
    }

    fn early_end(&self, at: usize) -> Outcome<()> {
        Err(Fault::at("unexpected EOF while parsing", at as u32, NO_END))
    }

    /// At the start of a line: blank lines are passed over, the others' columns compared.
    fn indentation(&mut self) -> Outcome<()> {
        loop {
            let (mut column, mut plain) = (0, 0);
            loop {
                match self.peek(0) {
                    b' ' => (column, plain) = (column + 1, plain + 1),
                    b'\t' => (column, plain) = ((column / 8 + 1) * 8, plain + 1),
                    0x0c => (column, plain) = (0, 0),
                    b'\\' => {
                        self.joined_line()?;
                        continue;
                    }
                    _ => break,
                }
                self.at += 1;
            }
            match self.peek(0) {
                b'#' => self.skip_blanks()?,
                b'\n' | b'\r' => {}
                _ if self.at >= self.bytes.len() => return Ok(()),
                _ => return self.compare_indent(column, plain),
            }
            match (self.peek(0), self.peek(1)) {
                (b'\r', b'\n') => self.at += 2,
                _ if self.at < self.bytes.len() => self.at += 1,
                _ => return Ok(()),
            }
        }
    }

    fn compare_indent(&mut self, column: u32, plain: u32) -> Outcome<()> {
        self.soft = true;
        self.compare_columns(column, plain)?;
        self.soft = false;
        Ok(())
    }

    fn compare_columns(&mut self, column: u32, plain: u32) -> Outcome<()> {
        let &(top, top_plain) = self.indents.last().expect("the module's block");
        if column == top {
            return if plain == top_plain { Ok(()) } else { self.tab_error() };
        }
        if column > top {
            if plain <= top_plain {
                return self.tab_error();
            }
            if self.indents.len() >= MAX_INDENT {
                let message = "too many levels of indentation";
                let end = self.line_end();
                return Err(Fault::indentation(message, end, NO_END));
            }
            self.indents.push((column, plain));
            self.pending = 1;
            return Ok(());
        }
        while self.indents.last().is_some_and(|&(top, _)| column < top) {
            self.indents.pop();
            self.pending -= 1;
        }
        let &(top, top_plain) = self.indents.last().expect("the module's block");
        if column != top {
            let message = "unindent does not match any outer indentation level";
            return Err(Fault::indentation(message, self.line_end(), NO_END));
        }
        if plain != top_plain { self.tab_error() } else { Ok(()) }
    }

    fn tab_error(&self) -> Outcome<()> {
        let message = "inconsistent use of tabs and spaces in indentation";
        let start = crate::error::line_start(self.source, self.at) as u32;
        let mut fault = Fault::at(message, start, NO_END);
        fault.kind = SyntaxErrorKind::TabError;
        Err(fault)
    }

    fn line_end(&self) -> u32 {
        let rest = &self.bytes[self.at..];
        let len = rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        (self.at + len) as u32
    }

    fn name(&mut self, start: usize) -> Outcome<Token> {
        let rest = &self.bytes[start..];
        let len = rest.iter().position(|&b| !IN_NAME[usize::from(b)]);
        self.at = start + len.unwrap_or(rest.len());
        let text = &self.source[start..self.at];
        if matches!(self.peek(0), b'"' | b'\'') && is_string_prefix(text) {
            return self.string(start, self.at);
        }
        if !text.is_ascii() {
            self.check_identifier(start)?;
        }
        self.line_used = true;
        Ok(self.token(Kind::Name, start))
    }

    /// A name's characters outside ASCII have to be letters, or marks and digits after the first.
    fn check_identifier(&mut self, start: usize) -> Outcome<()> {
        for (i, c) in self.source[start..self.at].char_indices() {
            if c.is_ascii() || starts_name(c) || (i > 0 && continues_name(c)) {
                continue;
            }
            let at = start + i;
            let code = format!("U+{:04X}", c as u32);
            if c.is_control() || c.is_whitespace() || matches!(c as u32, 0x200b..=0x200f | 0xfeff) {
                return self.fault(format!("invalid non-printable character {code}"), at);
            }
            return self.fault(format!("invalid character '{c}' ({code})"), at);
        }
        Ok(())
    }

    fn operator(&mut self, start: usize) -> Outcome<Token> {
        let byte = self.peek(0);
        self.line_used = true;
        match byte {
            b'(' | b'[' | b'{' => {
                if self.brackets.len() >= MAX_BRACKETS {
                    return self.fault("too many nested parentheses", start);
                }
                self.brackets.push((byte, start as u32));
            }
            b')' | b']' | b'}' => return self.closing(byte, start),
            b':' if self.starts_format_spec() => {
                self.at += 1;
                self.begin_format_spec();
                return Ok(self.token(Kind::Op, start));
            }
            b'!' if self.peek(1) != b'=' && self.modes.is_empty() => {
                self.at += 1;
                return Ok(self.token(Kind::Op, start));
            }
            _ => {}
        }
        let len = operator_length(&self.bytes[start..]);
        if len == 0 {
            if byte.is_ascii_control() {
                let message = format!("invalid non-printable character U+{byte:04X}");
                return Err(Fault::at(message, start as u32, start as u32 + 1));
            }
            // `$`, `?` and the like are tokens that fit nowhere.
            self.at += 1;
            return Ok(self.token(Kind::Op, start));
        }
        self.at += len;
        Ok(self.token(Kind::Op, start))
    }

    fn closing(&mut self, byte: u8, start: usize) -> Outcome<Token> {
        let in_field = self.modes.last().and_then(|m| m.fields.last()).copied();
        let Some(&(open, opened_at)) = self.brackets.last() else {
            return self.fault(format!("unmatched '{}'", byte as char), start);
        };
        // The bracket that opened a replacement field is closed by `}` alone.
        if in_field.is_some_and(|f| f.brackets == self.brackets.len()) && byte != b'}' {
            return self.fault(format!("f-string: unmatched '{}'", byte as char), start);
        }
        if closer(open) != byte {
            let mut message = format!(
                "closing parenthesis '{}' does not match opening parenthesis '{}'",
                byte as char, open as char
            );
            let line = self.line_at(opened_at as usize);
            if line != self.line_at(start) {
                message.push_str(&format!(" on line {line}"));
            }
            return self.fault(message, start);
        }
        self.brackets.pop();
        self.end_field();
        self.at += 1;
        Ok(self.token(Kind::Op, start))
    }

    pub fn line_at(&self, offset: usize) -> u32 {
        1 + crate::error::count_lines(&self.source[..offset])
    }
}

fn closer(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// Letters and numbers that are letters, and a few that Unicode adds to them.
fn starts_name(c: char) -> bool {
    use GeneralCategory as G;
    matches!(
        get_general_category(c),
        G::UppercaseLetter
            | G::LowercaseLetter
            | G::TitlecaseLetter
            | G::ModifierLetter
            | G::OtherLetter
            | G::LetterNumber
    ) || matches!(c as u32, 0x1885..=0x1886 | 0x2118 | 0x212e | 0x309b..=0x309c)
}

/// Marks, digits and connectors.
fn continues_name(c: char) -> bool {
    use GeneralCategory as G;
    matches!(
        get_general_category(c),
        G::NonspacingMark | G::SpacingMark | G::DecimalNumber | G::ConnectorPunctuation
    ) || matches!(c as u32, 0xb7 | 0x387 | 0x1369..=0x1371 | 0x19da | 0x30fb | 0xff65)
}

fn is_string_prefix(text: &str) -> bool {
    if text.len() > 2 {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    matches!(&*lower, "r" | "u" | "b" | "f" | "br" | "rb" | "fr" | "rf")
}

fn operator_length(bytes: &[u8]) -> usize {
    let at = |i: usize| bytes.get(i).copied().unwrap_or(0);
    match (at(0), at(1), at(2)) {
        (b'*', b'*', b'=')
        | (b'/', b'/', b'=')
        | (b'<', b'<', b'=')
        | (b'>', b'>', b'=')
        | (b'.', b'.', b'.') => 3,
        (b'*', b'*', _)
        | (b'/', b'/', _)
        | (b'<', b'<', _)
        | (b'>', b'>', _)
        | (b'-', b'>', _)
        | (b'<', b'>', _) => 2,
        (
            b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'@' | b'=' | b'!' | b'<'
            | b'>' | b':',
            b'=',
            _,
        ) => 2,
        (
            b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'@' | b'=' | b'<' | b'>'
            | b':' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b'.' | b';' | b'~' | b'!',
            _,
            _,
        ) => 1,
        _ => 0,
    }
}
