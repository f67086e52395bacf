//! Stands in for the crate `regex`, of which ty wants sets of patterns for settings that Monty does not
//! have. The engines behind it would be a thirtieth of what is shipped, and never run. Must not pretend:
//! a pattern is refused.
#![forbid(unsafe_code)]

use std::fmt;

/// A pattern was given.
#[derive(Clone, Debug)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this build knows no patterns")
    }
}

impl std::error::Error for Error {}

/// A set without patterns.
#[derive(Clone, Debug, Default)]
pub struct RegexSet;

impl RegexSet {
    /// The set.
    pub fn empty() -> Self {
        Self
    }

    /// The set, if there are no patterns.
    pub fn new<S: AsRef<str>>(patterns: impl IntoIterator<Item = S>) -> Result<Self, Error> {
        if patterns.into_iter().next().is_some() { Err(Error) } else { Ok(Self) }
    }

    /// Nothing matches.
    pub fn matches(&self, _: &str) -> SetMatches {
        SetMatches
    }
}

/// No matches.
#[derive(Clone, Debug)]
pub struct SetMatches;

impl SetMatches {
    /// The indices of the patterns that match.
    pub fn iter(&self) -> std::iter::Empty<usize> {
        std::iter::empty()
    }
}

/// A pattern, which cannot be made. For a macro of ruff's lint rules, of which ty has none.
#[derive(Clone, Debug)]
pub enum Regex {}

impl Regex {
    /// Refused.
    pub fn new(_: &str) -> Result<Self, Error> {
        Err(Error)
    }

    /// There is nothing to ask.
    pub fn is_match(&self, _: &str) -> bool {
        match *self {}
    }
}
