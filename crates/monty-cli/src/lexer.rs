//! A light reading of Python source for the prompt: colours, and whether an input goes on. It never
//! decides what runs; the compiler does.

use std::ops::Range;

/// What a piece of source is, as far as colours go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A reserved word.
    Keyword,
    /// Any other name.
    Name,
    /// A number.
    Number,
    /// A string with its prefix and quotes.
    String,
    /// A comment.
    Comment,
    /// Operators, brackets, space.
    Other,
}

/// The pieces of a source text, and how it stands at its end.
#[derive(Debug, Default)]
pub struct Lexed {
    /// What each byte range is; together they are the whole text.
    pub pieces: Vec<(Kind, Range<usize>)>,
    /// Brackets that are open at the end.
    pub open_brackets: usize,
    /// The text ends inside a triple-quoted string.
    pub open_string: bool,
    /// The text ends with a backslash that joins the next line.
    pub joined: bool,
    /// Some line opens a block: it ends with a colon, or is a decorator.
    pub block: bool,
}

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "case", "class",
    "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if",
    "import", "in", "is", "lambda", "match", "nonlocal", "not", "or", "pass", "raise", "return",
    "try", "type", "while", "with", "yield",
];

/// The reserved words, for completion.
pub fn keywords() -> &'static [&'static str] {
    KEYWORDS
}

/// Read a source text.
pub fn lex(source: &str) -> Lexed {
    let mut lexed = Lexed::default();
    let mut at = 0;
    let mut last_significant = None;
    let mut line_starts = true;
    while let Some(c) = source[at..].chars().next() {
        let (kind, len) = piece(&source[at..], c, &mut lexed);
        match kind {
            Kind::Other => match c {
                '(' | '[' | '{' => lexed.open_brackets += 1,
                ')' | ']' | '}' => lexed.open_brackets = lexed.open_brackets.saturating_sub(1),
                '\n' if lexed.open_brackets == 0 => {
                    lexed.block |= last_significant == Some(':');
                    line_starts = true;
                    last_significant = None;
                }
                '@' if line_starts => lexed.block = true,
                _ => {}
            },
            Kind::Comment => {}
            _ => last_significant = Some('x'),
        }
        if kind == Kind::Other && !c.is_whitespace() {
            last_significant = Some(c);
        }
        if !c.is_whitespace() {
            line_starts = false;
        }
        push(&mut lexed.pieces, kind, at..at + len);
        at += len;
    }
    lexed.block |= last_significant == Some(':') && lexed.open_brackets == 0;
    lexed.joined = source.ends_with('\\') || source.ends_with("\\\n");
    lexed
}

fn push(pieces: &mut Vec<(Kind, Range<usize>)>, kind: Kind, range: Range<usize>) {
    match pieces.last_mut() {
        Some((last, before)) if *last == kind && kind == Kind::Other => before.end = range.end,
        _ => pieces.push((kind, range)),
    }
}

/// The kind and length of the piece that `rest` starts with.
fn piece(rest: &str, first: char, lexed: &mut Lexed) -> (Kind, usize) {
    if first == '#' {
        return (Kind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    let prefix = rest.len() - rest.trim_start_matches(|c: char| "rRbBuUfF".contains(c)).len();
    if prefix <= 2 && rest[prefix..].starts_with(['"', '\'']) {
        let (len, closed) = string_len(&rest[prefix..]);
        lexed.open_string |= !closed;
        return (Kind::String, prefix + len);
    }
    let word = |c: char| c == '_' || c.is_alphanumeric();
    if first.is_ascii_digit() {
        let end = rest.find(|c: char| !(word(c) || c == '.')).unwrap_or(rest.len());
        return (Kind::Number, end);
    }
    if word(first) {
        let end = rest.find(|c: char| !word(c)).unwrap_or(rest.len());
        let kind = if KEYWORDS.contains(&&rest[..end]) { Kind::Keyword } else { Kind::Name };
        return (kind, end);
    }
    (Kind::Other, first.len_utf8())
}

/// The length of a string literal from its quote on, and whether it may count as closed: a
/// one-line string that lacks its quote is an error for the compiler, not an input to go on with.
fn string_len(rest: &str) -> (usize, bool) {
    let quote = &rest[..1];
    let triple = rest.starts_with(&quote.repeat(3));
    let close = if triple { quote.repeat(3) } else { quote.to_owned() };
    let mut at = close.len();
    loop {
        let Some(c) = rest[at..].chars().next() else { return (rest.len(), !triple) };
        if rest[at..].starts_with(&close) {
            return (at + close.len(), true);
        }
        if c == '\n' && !triple {
            return (at, true);
        }
        at += c.len_utf8();
        if c == '\\' {
            at += rest[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
}

/// Whether what was typed so far needs more lines: brackets or strings are open, or a block was
/// opened and no empty line has ended it.
pub fn goes_on(source: &str) -> bool {
    let lexed = lex(source);
    if lexed.open_brackets > 0 || lexed.open_string || lexed.joined {
        return true;
    }
    lexed.block && !source.ends_with("\n") && !source.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_an_input_goes_on() {
        for complete in ["x = 1", "f(1)", "'a", "if x: pass\n", "def f():\n  pass\n", "", "d[1:2]"]
        {
            assert!(!goes_on(complete), "{complete:?}");
        }
        for more in
            ["f(", "'''a", "def f():", "def f():\n  pass", "@d", "x = \\", "if x: # why", "[1,\n"]
        {
            assert!(goes_on(more), "{more:?}");
        }
        assert!(!goes_on("x = {1: 2}"));
        assert!(!goes_on("print(':')"));
    }

    #[test]
    fn pieces_cover_the_text() {
        let source = "for x in f\"a{b}\" + 1.5e3: # é\n    '''x\ny'''";
        let lexed = lex(source);
        let mut at = 0;
        for (_, range) in &lexed.pieces {
            assert_eq!(range.start, at);
            at = range.end;
        }
        assert_eq!(at, source.len());
        assert_eq!(lexed.pieces[0].0, Kind::Keyword);
        assert!(lexed.pieces.iter().any(|(kind, range)| {
            *kind == Kind::String && &source[range.clone()] == "f\"a{b}\""
        }));
    }
}
