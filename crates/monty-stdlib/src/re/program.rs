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
    /// The same where groups are watched.
    Mark(u32),
    /// Where groups are watched: remember which are known; if true, also what they are.
    Groups(bool),
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
        /// Where groups are watched: is what they are remembered?
        groups: Option<bool>,
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
        /// As in a loop, if it is negated.
        groups: Option<bool>,
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
    /// Are groups put back as CPython does it, where that shows?
    pub watched: bool,
}

impl Program {
    /// Bytes that it holds, about.
    pub fn size(&self) -> usize {
        let boxed: usize = self
            .ops
            .iter()
            .map(|op| match op {
                Op::Literal(bytes) => bytes.len(),
                Op::SplitIf { .. } => 256,
                _ => 0,
            })
            .sum();
        let sets: usize = self.sets.iter().map(CharSet::size).sum();
        let names: usize = self.names.iter().map(|(name, _)| name.len() + 32).sum();
        size_of::<Self>() + self.ops.capacity() * size_of::<Op>() + boxed + sets + names + 256
    }
}
