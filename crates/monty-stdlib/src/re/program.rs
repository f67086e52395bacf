//! A compiled pattern: instructions for the matcher.

use super::charset::CharSet;
use super::node::{Alphabet, Place};

/// Index of an instruction.
pub type Pc = u32;

/// Matches one character, or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum One {
    Char(char),
    /// A folded character.
    CharNoCase(char, Alphabet),
    Any,
    NotNewline,
    Set(u32),
}

/// One instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    One(One),
    /// These bytes.
    Literal(Box<[u8]>),
    At(Place),
    /// Note the place as the start (even) or end (odd) of a group.
    Save(u32),
    /// Go on at the first; if that fails, at the second.
    Split(Pc, Pc),
    /// The same, where the branch at the first begins with one of these bytes.
    SplitIf {
        first: Box<[bool; 256]>,
        yes: Pc,
        no: Pc,
    },
    Jump(Pc),
    /// `one{min,max}`; then the next instruction, which begins with this byte if it is known.
    RepeatOne {
        one: One,
        min: u32,
        max: u32,
        greed: super::node::Greed,
        next: Option<u8>,
    },
    /// Before a loop: its counter is 0.
    LoopStart(u32),
    /// At the head of a loop, whose body follows and jumps back here.
    Loop {
        slot: u32,
        min: u32,
        max: u32,
        lazy: bool,
        exit: Pc,
    },
    /// What a lazy loop does when its exit has failed.
    LoopAgain {
        slot: u32,
        max: u32,
        body: Pc,
    },
    BackRef(u32, Option<Alphabet>),
    /// Look at what comes, up to LookEnd; go on at `exit`.
    Look {
        behind: Option<u32>,
        negated: bool,
        exit: Pc,
    },
    LookEnd,
    /// As one: what is inside is not tried again.
    Atomic,
    AtomicEnd,
    /// If the group has not matched, go to this place.
    IfGroup(u32, Pc),
    Match,
}

/// How the place of a match can be found quickly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    Anywhere,
    /// Only at the start of the text.
    Beginning,
    /// Where these bytes are.
    Prefix(Box<[u8]>),
    /// Where one of these bytes is; those from 128 on count as possible.
    Bytes(Box<[bool; 256]>),
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    pub ops: Vec<Op>,
    pub sets: Vec<CharSet>,
    /// Number of groups, the whole match not counted.
    pub groups: u32,
    /// Number of loop counters.
    pub loops: u32,
    pub names: Vec<(String, u32)>,
    pub flags: u32,
    /// Is it a pattern of bytes?
    pub bytes: bool,
    pub start: Start,
}
