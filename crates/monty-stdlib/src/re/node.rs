//! The syntax tree of a regular expression, with the flags that were in force where a node stands.

/// Flags of Python's `re`, by its own numbers.
pub mod flag {
    pub const IGNORECASE: u32 = 2;
    pub const LOCALE: u32 = 4;
    pub const MULTILINE: u32 = 8;
    pub const DOTALL: u32 = 16;
    pub const UNICODE: u32 = 32;
    pub const VERBOSE: u32 = 64;
    pub const DEBUG: u32 = 128;
    pub const ASCII: u32 = 256;
}

/// More repeats than any subject has characters.
pub const UNLIMITED: u32 = u32::MAX;

/// Which repeats are tried first, and whether others are tried at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

/// What `\d`, `\w`, `\s` name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Digit,
    Word,
    Space,
}

/// How characters are classified and folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    Unicode,
    Ascii,
}

/// A part of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetItem {
    Char(char),
    Range(char, char),
    /// A class; true for its complement.
    Class(Class, bool),
}

/// A place between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `^` without MULTILINE, `\A`
    TextStart,
    /// `^` with MULTILINE
    LineStart,
    /// `$` without MULTILINE: at the end, or before a newline there
    End,
    /// `$` with MULTILINE
    LineEnd,
    /// `\Z`
    TextEnd,
    /// `\b`, and true for `\B`
    WordEdge(Alphabet, bool),
}

/// A node. Case is ignored where an alphabet is given for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Empty,
    Char(char, Option<Alphabet>),
    /// Any character; true if newlines too.
    Any(bool),
    Set {
        items: Vec<SetItem>,
        negated: bool,
        alphabet: Alphabet,
        ignore_case: bool,
        /// Under LOCALE, where a negated set and case go together otherwise.
        locale: bool,
    },
    At(Place),
    Group(u32, Box<Node>),
    Concat(Vec<Node>),
    Choice(Vec<Node>),
    Repeat {
        node: Box<Node>,
        min: u32,
        max: u32,
        greed: Greed,
    },
    BackRef(u32, Option<Alphabet>),
    /// With the width of what a look-behind looks at.
    Look {
        behind: Option<u32>,
        negated: bool,
        node: Box<Node>,
    },
    Conditional {
        group: u32,
        yes: Box<Node>,
        no: Box<Node>,
    },
    Atomic(Box<Node>),
}

/// A parsed pattern.
#[derive(Debug)]
pub struct Parsed {
    pub node: Node,
    pub flags: u32,
    /// Number of groups, the whole match not counted.
    pub groups: u32,
    /// Names of groups, in order of their numbers.
    pub names: Vec<(String, u32)>,
}

/// Fewest and most characters a node matches.
pub fn width(node: &Node, group_widths: &[(u32, u32)]) -> (u32, u32) {
    match node {
        Node::Empty | Node::At(_) | Node::Look { .. } => (0, 0),
        Node::Char(..) | Node::Any(_) | Node::Set { .. } => (1, 1),
        Node::Group(_, inner) | Node::Atomic(inner) => width(inner, group_widths),
        Node::Concat(nodes) => nodes.iter().fold((0, 0), |(low, high), n| {
            let (a, b) = width(n, group_widths);
            (low.saturating_add(a), high.saturating_add(b))
        }),
        Node::Choice(nodes) => nodes.iter().fold((UNLIMITED, 0), |(low, high), n| {
            let (a, b) = width(n, group_widths);
            (low.min(a), high.max(b))
        }),
        Node::Repeat { node, min, max, .. } => {
            let (a, b) = width(node, group_widths);
            (a.saturating_mul(*min), if b == 0 { 0 } else { b.saturating_mul(*max) })
        }
        Node::BackRef(group, _) => {
            group_widths.get(*group as usize).copied().unwrap_or((0, UNLIMITED))
        }
        Node::Conditional { yes, no, .. } => {
            let ((a, b), (c, d)) = (width(yes, group_widths), width(no, group_widths));
            (a.min(c), b.max(d))
        }
    }
}
