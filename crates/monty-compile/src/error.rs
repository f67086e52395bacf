//! Syntax errors: the fault found at a byte range, and what the caller sees of it (lines, columns,
//! the source line). Knows nothing of trees.

use crate::parse::TextRange;

/// An error's end where CPython gives none.
pub(crate) const NO_END: u32 = u32::MAX;
/// The end of an error that has no column either: at the end of a block.
pub(crate) const NO_COLUMN: u32 = u32::MAX - 1;

/// Which of Python's exception classes a syntax error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    SyntaxError,
    IndentationError,
    TabError,
}

impl SyntaxErrorKind {
    /// The name of the exception class.
    pub fn name(self) -> &'static str {
        match self {
            Self::SyntaxError => "SyntaxError",
            Self::IndentationError => "IndentationError",
            Self::TabError => "TabError",
        }
    }
}

/// What CPython's exception shows of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The line.
    Line,
    /// The line without its newline: the tokenizer has not come to it.
    Bare,
    /// The line if the source is a file's: its text is gone when the tree is compiled.
    OfFile,
}

/// A source text that does not compile, as CPython would report it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub kind: SyntaxErrorKind,
    pub message: String,
    /// 1-based.
    pub line: u32,
    /// 1-based, in characters; 0 where CPython gives none.
    pub column: u32,
    pub end_line: u32,
    /// 0 where CPython gives no end.
    pub end_column: u32,
    /// The source line, with its newline if it has one.
    pub text: String,
    pub shown: Shown,
}

impl std::fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} (line {})", self.kind.name(), self.message, self.line)
    }
}

impl std::error::Error for SyntaxError {}

/// An error at a byte range, before lines and columns are known.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub kind: SyntaxErrorKind,
    pub message: String,
    pub start: u32,
    pub end: u32,
    pub shown: Shown,
}

pub(crate) type Outcome<T> = Result<T, Box<Fault>>;

impl Fault {
    pub fn new(message: impl Into<String>, range: TextRange) -> Box<Self> {
        Self::at(message, range.start().into(), range.end().into())
    }

    pub fn at(message: impl Into<String>, start: u32, end: u32) -> Box<Self> {
        let (kind, shown) = (SyntaxErrorKind::SyntaxError, Shown::Line);
        Box::new(Self { kind, message: message.into(), start, end, shown })
    }

    /// A fault of the tokenizer.
    pub fn bare(message: impl Into<String>, start: u32, end: u32) -> Box<Self> {
        Box::new(Self { shown: Shown::Bare, ..*Self::at(message, start, end) })
    }

    pub fn indentation(message: impl Into<String>, start: u32, end: u32) -> Box<Self> {
        Box::new(Self {
            kind: SyntaxErrorKind::IndentationError,
            message: message.into(),
            start,
            end,
            shown: Shown::Line,
        })
    }

    /// Lines, columns and text from the source.
    pub fn locate(self, source: &str) -> SyntaxError {
        let (line, column, text) = position(source, self.start);
        let (end_line, end_column, _) = match self.end {
            NO_END | NO_COLUMN => (line, 0, String::new()),
            end => end_position(source, end.max(self.start), self.start),
        };
        SyntaxError {
            kind: self.kind,
            message: self.message,
            line,
            column: if self.end == NO_COLUMN { 0 } else { column },
            end_line,
            end_column,
            text,
            shown: self.shown,
        }
    }
}

/// Line and column (both 1-based, columns in characters) of an offset, and its line's text.
fn position(source: &str, offset: u32) -> (u32, u32, String) {
    let mut offset = (offset as usize).min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    let start = line_start(source, offset);
    let line = 1 + count_lines(&source[..start]);
    let column = source[start..offset].chars().count() as u32 + 1;
    let end = source[start..].find(['\n', '\r']).map_or(source.len(), |i| start + i);
    let mut text = source[start..end].to_owned();
    if end < source.len() {
        text.push('\n');
    }
    (line, column, text)
}

/// The same of an end: what ends with a newline ends on its line.
fn end_position(source: &str, end: u32, start: u32) -> (u32, u32, String) {
    let last = (end as usize).wrapping_sub(1);
    let newline = source.as_bytes().get(last).is_none_or(|b| matches!(b, b'\n' | b'\r'));
    if end == start || !newline {
        return position(source, end);
    }
    let (line, column, text) = position(source, end - 1);
    (line, column + 1, text)
}

/// Offset of the first byte of the line that holds `offset`.
pub(crate) fn line_start(source: &str, offset: usize) -> usize {
    let bytes = &source.as_bytes()[..offset];
    let Some(at) = bytes.iter().rposition(|b| matches!(b, b'\n' | b'\r')) else { return 0 };
    at + 1
}

/// Newlines in `text`: `\r\n` and a lone `\r` count once each.
pub(crate) fn count_lines(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let newline =
        |i: usize| bytes[i] == b'\n' || (bytes[i] == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
    (0..bytes.len()).filter(|&i| newline(i)).count() as u32
}
