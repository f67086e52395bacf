//! What the prompt does while a person types: completion, colours, and going on over lines.

use std::borrow::Cow;
use std::cell::Cell;

use rustyline::completion::Completer;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Helper};

use crate::lexer::{self, Kind};

/// The helper that the line editor asks.
#[derive(Default)]
pub struct PromptHelper {
    /// Names that are bound, and builtins.
    pub names: Vec<String>,
    /// Whether to colour.
    pub colours: Cell<bool>,
}

impl Helper for PromptHelper {}

impl Hinter for PromptHelper {
    type Hint = String;
}

impl Validator for PromptHelper {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        Ok(if lexer::goes_on(context.input()) {
            ValidationResult::Incomplete
        } else {
            ValidationResult::Valid(None)
        })
    }
}

impl Completer for PromptHelper {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        position: usize,
        _context: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let before = &line[..position];
        let start = before
            .rfind(|c: char| !(c == '_' || c.is_alphanumeric()))
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let word = &before[start..];
        if word.is_empty() {
            // A tab at the start of a line indents.
            return Ok((position, vec!["    ".to_owned()]));
        }
        let keywords = lexer::keywords().iter().map(|keyword| (*keyword).to_owned());
        let mut found: Vec<String> = self
            .names
            .iter()
            .cloned()
            .chain(keywords)
            .filter(|name| name.starts_with(word))
            .collect();
        found.sort();
        found.dedup();
        Ok((start, found))
    }
}

impl Highlighter for PromptHelper {
    fn highlight<'l>(&self, line: &'l str, _position: usize) -> Cow<'l, str> {
        if !self.colours.get() {
            return Cow::Borrowed(line);
        }
        let mut out = String::with_capacity(line.len() + 32);
        for (kind, range) in lexer::lex(line).pieces {
            let text = &line[range];
            match colour(kind) {
                Some(colour) => out.push_str(&format!("\x1b[{colour}m{text}\x1b[0m")),
                None => out.push_str(text),
            }
        }
        Cow::Owned(out)
    }

    fn highlight_char(&self, _line: &str, _position: usize, _kind: CmdKind) -> bool {
        self.colours.get()
    }
}

fn colour(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Keyword => Some("35"),
        Kind::Number => Some("36"),
        Kind::String => Some("32"),
        Kind::Comment => Some("90"),
        Kind::Name | Kind::Other => None,
    }
}
