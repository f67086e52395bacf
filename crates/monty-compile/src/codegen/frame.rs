//! The code object being made: instructions, labels, registers, constants, and which variables are
//! surely bound at the current point.

use std::hash::{BuildHasher, Hash, Hasher};

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use monty_code::{Anchor, Const, Handler, Inlined, Instr, NameId, Reg, Span};

use super::unwind::{Block, Ranges};
use crate::symbols::ScopeId;

/// Registers of one window.
pub(super) const WINDOW: u32 = 256;
/// Variables that get near registers; the rest are far.
pub(super) const MAX_NEAR: usize = 150;

/// What is known at a point of the code: can it be reached, and which registers are surely bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flow {
    pub reachable: bool,
    bound: [u64; 4],
}

impl Flow {
    pub fn entry() -> Self {
        Self { reachable: true, bound: [0; 4] }
    }

    pub fn is_bound(&self, reg: Reg) -> bool {
        self.bound[reg as usize / 64] & (1 << (reg % 64)) != 0
    }

    pub fn bind(&mut self, reg: Reg) {
        self.bound[reg as usize / 64] |= 1 << (reg % 64);
    }

    pub fn unbind(&mut self, reg: Reg) {
        self.bound[reg as usize / 64] &= !(1 << (reg % 64));
    }

    /// What holds where both flows come together.
    pub fn meet(self, other: Self) -> Self {
        match (self.reachable, other.reachable) {
            (false, _) => other,
            (_, false) => self,
            _ => Self {
                reachable: true,
                bound: std::array::from_fn(|i| self.bound[i] & other.bound[i]),
            },
        }
    }
}

/// A place in the code that jumps go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(pub usize);

#[derive(Debug, Default)]
pub(super) struct LabelState {
    pub at: Option<u32>,
    /// Jumps to patch once it is placed.
    pub uses: Vec<u32>,
    /// What holds at those jumps.
    pub flow: Flow,
}

/// Where a variable of the code object lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Near(Reg),
    Far(u32),
    Cell(Reg),
}

#[derive(Default)]
pub(super) struct Frame<'a> {
    /// The scope whose names are looked up (changes inside comprehensions).
    pub scope: ScopeId,
    /// The scope of the code object.
    pub owner: ScopeId,
    pub qualname: String,
    /// Positional parameters.
    pub positional: u32,
    pub instrs: Vec<Instr>,
    pub spans: Vec<Span>,
    pub anchors: Vec<Anchor>,
    /// Anchors by the start and end of their spans, for other instructions of the same spans.
    pub anchor_of: HashMap<(u32, u32), Span>,
    pub consts: Vec<Const>,
    /// Places of the constants, by their hashes.
    const_index: HashTable<u32>,
    hasher: DefaultHashBuilder,
    pub sites: Vec<NameId>,
    pub handlers: Vec<Handler>,
    pub labels: Vec<LabelState>,
    pub flow: Flow,
    /// Next free register, and the most ever in use.
    pub top: u32,
    pub max_top: u32,
    /// Registers below hold variables.
    pub first_temp: u32,
    /// Far registers in use (from index 256).
    pub far: u32,
    pub slots: HashMap<(ScopeId, NameId), Slot>,
    /// Cells that came with the closure.
    pub free: HashMap<NameId, Reg>,
    /// Registers that statements somewhere unset: never surely bound.
    pub untracked: Flow,
    pub varnames: Vec<NameId>,
    pub cells: Vec<(Reg, NameId)>,
    pub freevars: Vec<NameId>,
    pub blocks: Vec<Block<'a>>,
    /// Generator expressions that run in this code, and those around the current instruction.
    pub inlined: Vec<Inlined>,
    pub inlining: Vec<Ranges>,
    /// The qualified name of the innermost of these.
    pub within: Option<String>,
}

/// A source of so many bytes makes about one instruction.
const BYTES_OF_AN_INSTR: usize = 8;

impl Frame<'_> {
    /// A frame with room for the instructions of a source.
    pub fn of(source: &str) -> Self {
        let room = source.len() / BYTES_OF_AN_INSTR;
        Frame {
            instrs: Vec::with_capacity(room),
            spans: Vec::with_capacity(room),
            ..Frame::default()
        }
    }

    /// Make it a frame for other code, which takes over its memory.
    pub fn empty(&mut self) {
        let mut used = std::mem::take(self);
        used.instrs.clear();
        used.spans.clear();
        used.anchors.clear();
        used.anchor_of.clear();
        used.consts.clear();
        used.const_index.clear();
        used.labels.clear();
        used.slots.clear();
        self.instrs = used.instrs;
        self.spans = used.spans;
        self.anchors = used.anchors;
        self.anchor_of = used.anchor_of;
        self.consts = used.consts;
        self.const_index = used.const_index;
        self.labels = used.labels;
        self.slots = used.slots;
    }

    pub fn pc(&self) -> u32 {
        self.instrs.len() as u32
    }

    /// Is `reg` free to be written before the expression it is for is complete?
    pub fn is_temp(&self, reg: Reg) -> bool {
        u32::from(reg) >= self.first_temp
    }

    /// Note that `reg` holds a value from here on.
    pub fn note_bound(&mut self, reg: Reg) {
        if !self.untracked.is_bound(reg) {
            self.flow.bind(reg);
        }
    }

    /// The index of a constant, which is added if it is new.
    pub fn constant(&mut self, value: Const) -> u32 {
        let hash_of = |value: &Const| {
            let mut state = self.hasher.build_hasher();
            hash_const(value, &mut state);
            state.finish()
        };
        let hash = hash_of(&value);
        if let Some(&at) = self.const_index.find(hash, |&at| self.consts[at as usize] == value) {
            return at;
        }
        let at = self.consts.len() as u32;
        self.const_index.insert_unique(hash, at, |&at| hash_of(&self.consts[at as usize]));
        self.consts.push(value);
        at
    }

    /// A new attribute site.
    pub fn site(&mut self, name: NameId) -> u32 {
        self.sites.push(name);
        self.sites.len() as u32 - 1
    }
}

fn hash_const(value: &Const, state: &mut impl Hasher) {
    std::mem::discriminant(value).hash(state);
    match value {
        Const::None | Const::Ellipsis => {}
        Const::Bool(b) => b.hash(state),
        Const::Int(i) => i.hash(state),
        Const::BigInt(i) => i.hash(state),
        Const::Float(f) => f.hash(state),
        Const::Complex(re, im) => (re, im).hash(state),
        Const::Str(s) => s.hash(state),
        Const::Bytes(b) => b.hash(state),
        Const::Tuple(items) | Const::FrozenSet(items) => {
            items.iter().for_each(|item| hash_const(item, state));
        }
    }
}
