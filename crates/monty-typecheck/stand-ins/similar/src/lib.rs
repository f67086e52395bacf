//! Stands in for the crate `similar`, with which ty shows what a fix would change. Monty takes the fixes
//! from findings before it shows them, and the real one would be a fiftieth of what is shipped. The
//! difference it finds is true and crude: all of the old lines go, all of the new ones come.
#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::ops::Range;

/// What happens to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeTag {
    Equal,
    Delete,
    Insert,
}

/// A step from the old text to the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffOp {
    Equal { old_index: usize, new_index: usize, len: usize },
    Replace { old_len: usize, new_len: usize },
}

impl DiffOp {
    /// Which of the new lines it is about.
    pub fn new_range(&self) -> Range<usize> {
        match *self {
            Self::Equal { new_index, len, .. } => new_index..new_index + len,
            Self::Replace { new_len, .. } => 0..new_len,
        }
    }
}

/// The difference of two texts.
#[derive(Debug)]
pub struct TextDiff<'a> {
    old: Vec<&'a str>,
    new: Vec<&'a str>,
}

impl<'a> TextDiff<'a> {
    /// That of their lines.
    pub fn from_lines<N: AsRef<str> + ?Sized>(old: &'a str, new: &'a N) -> Self {
        let lines = |text: &'a str| text.split_inclusive('\n').collect();
        Self { old: lines(old), new: lines(new.as_ref()) }
    }

    /// All steps, in groups; one, where the texts differ.
    pub fn grouped_ops(&self, _context: usize) -> Vec<Vec<DiffOp>> {
        match self.old == self.new {
            true => Vec::new(),
            false => {
                vec![vec![DiffOp::Replace { old_len: self.old.len(), new_len: self.new.len() }]]
            }
        }
    }

    /// The lines of a step.
    pub fn iter_inline_changes(&self, _: &DiffOp) -> impl Iterator<Item = InlineChange<'a>> {
        let old = self.old.iter().map(|line| (ChangeTag::Delete, None, *line));
        let new = self.new.iter().enumerate();
        let new = new.map(|(index, line)| (ChangeTag::Insert, Some(index), *line));
        old.chain(new).map(|(tag, new_index, line)| InlineChange { tag, new_index, line })
    }
}

/// A line that goes or comes.
#[derive(Debug)]
pub struct InlineChange<'a> {
    tag: ChangeTag,
    new_index: Option<usize>,
    line: &'a str,
}

impl<'a> InlineChange<'a> {
    /// Which of both.
    pub fn tag(&self) -> ChangeTag {
        self.tag
    }

    /// Its place in the new text.
    pub fn new_index(&self) -> Option<usize> {
        self.new_index
    }

    /// Its parts, and whether each is what changed.
    pub fn iter_strings_lossy(&self) -> impl Iterator<Item = (bool, Cow<'a, str>)> {
        std::iter::once((false, Cow::Borrowed(self.line)))
    }

    /// Whether the line ends the text without a line break.
    pub fn missing_newline(&self) -> bool {
        !self.line.ends_with('\n')
    }
}
