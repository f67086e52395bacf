//! Code objects and the program they belong to: immutable, shared by all runs.

use std::sync::Arc;

use num_bigint::BigInt;
use serde::{Deserialize, Serialize};

use crate::Instr;

/// Index into [`Program::names`].
pub type NameId = u32;

/// A byte range of the source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// Which part of an instruction's span a traceback marks with `^` rather than `~` (the operator, the
/// call's parentheses, the subscript's brackets).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    pub pc: u32,
    pub span: Span,
}

/// `start <= pc < end` raised: the exception goes to register `reg`, execution to `target`. Inner
/// handlers stand before outer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    pub reg: u8,
}

/// What kind of code an object is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeFlags(pub u16);

impl CodeFlags {
    pub const VARARGS: u16 = 1;
    pub const VARKW: u16 = 2;
    pub const GENERATOR: u16 = 4;
    pub const COROUTINE: u16 = 8;
    pub const ASYNC_GENERATOR: u16 = 16;
    /// Namespace in register 0; returns the `__class__` cell or None.
    pub const CLASS_BODY: u16 = 32;
    pub const MODULE: u16 = 64;
    /// Not shown in tracebacks (library code that stands for a native function).
    pub const HIDDEN: u16 = 128;
    /// Exactly positional parameters: no `*`, no keyword-only.
    pub const SIMPLE: u16 = 256;
    /// `from __future__ import annotations` was in force.
    pub const FUTURE_ANNOTATIONS: u16 = 512;

    /// Is any of these bits set?
    pub fn has(self, bits: u16) -> bool {
        self.0 & bits != 0
    }

    /// Generator, coroutine or async generator.
    pub fn is_generator_like(self) -> bool {
        self.has(Self::GENERATOR | Self::COROUTINE | Self::ASYNC_GENERATOR)
    }
}

/// A constant of the source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Const {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(BigInt),
    /// Bits of the double.
    Float(u64),
    Complex(u64, u64),
    Str(Box<str>),
    Bytes(Box<[u8]>),
    Tuple(Box<[Const]>),
    FrozenSet(Box<[Const]>),
}

/// Instructions `start .. end` are those of a generator expression that is an argument of the call at
/// `call`, which comes after them. In a traceback they have a frame of their own above the call's, that of
/// the code object `code`, which they would have without the call's knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inlined {
    pub start: u32,
    pub end: u32,
    pub call: u32,
    pub code: u32,
}

/// A code object. Parameters take the first registers: positional (`argcount`, of which the first
/// `posonly` are positional-only), keyword-only (`kwonly`), then `*args`, then `**kwargs`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Code {
    pub name: Box<str>,
    pub qualname: Box<str>,
    pub flags: CodeFlags,
    pub argcount: u32,
    pub posonly: u32,
    pub kwonly: u32,
    /// Registers used, near and far: the window's length.
    pub nregs: u32,
    pub instrs: Arc<[Instr]>,
    /// One per instruction; none in library images.
    pub spans: Box<[Span]>,
    /// Ascending by `pc`; sparse.
    pub anchors: Box<[Anchor]>,
    pub consts: Box<[Const]>,
    /// The attribute names of cache sites.
    pub sites: Box<[NameId]>,
    /// Names of the local registers: register `i` holds `varnames[i]` (parameters first).
    pub varnames: Box<[NameId]>,
    /// Registers of `varnames` that hold cells, and the extra cell variables, for `locals()`.
    pub cells: Box<[(u8, NameId)]>,
    /// Names of closure cells in the order `CopyFree` brings them.
    pub freevars: Box<[NameId]>,
    pub handlers: Box<[Handler]>,
    /// In order, and none in another: what is left of those around inner ones.
    pub inlined: Box<[Inlined]>,
    pub docstring: Option<Box<str>>,
    /// Line of `def`, 1-based.
    pub first_line: u32,
}

/// How the module's code reaches its globals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GlobalsMode {
    /// Globals are the first registers of the bottom frame: the main program.
    Registers,
    /// Globals are slots of a module object: library modules.
    Slots,
}

/// One compiled source text: every code object in it (index 0 is the module's body) and what they
/// share.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Program {
    pub filename: Box<str>,
    /// For tracebacks; empty in library images.
    pub source: Box<str>,
    pub mode: GlobalsMode,
    pub codes: Vec<Code>,
    pub names: Vec<Box<str>>,
    /// Names of global slots: slot `i` is `layout[i]`. In `Registers` mode the slots below
    /// `near_globals` are also registers of the module's frame.
    pub layout: Vec<NameId>,
    pub near_globals: u32,
    /// Library modules: global slots (in order) that are unset until they are first read, and the
    /// function of no arguments that fills them then.
    pub deferred: Vec<(u32, u32)>,
    /// What the compiler warns of (`SyntaxWarning`): line, column (both from 1) and message.
    pub warnings: Vec<(u32, u32, Box<str>)>,
}

impl Program {
    /// The text of a name.
    ///
    /// ```
    /// # use monty_code::*;
    /// let p = Program { filename: "a.py".into(), source: "".into(), mode: GlobalsMode::Registers,
    ///     codes: vec![], names: vec!["x".into()], layout: vec![0], near_globals: 1,
    ///     deferred: vec![], warnings: vec![] };
    /// assert_eq!(p.name(0), "x");
    /// ```
    pub fn name(&self, id: NameId) -> &str {
        &self.names[id as usize]
    }

    /// The program as an image of the library: without its source, and without all that points into it.
    /// Frames of the library are not shown.
    pub fn into_image(mut self) -> Self {
        self.source = "".into();
        for code in &mut self.codes {
            code.spans = [].into();
            code.anchors = [].into();
        }
        self
    }

    /// Line (1-based) and column (0-based, in bytes) of a source offset.
    pub fn line_col(&self, offset: u32) -> (u32, u32) {
        let upto = &self.source.as_bytes()[..(offset as usize).min(self.source.len())];
        let line = upto.iter().filter(|&&b| b == b'\n').count() as u32 + 1;
        let start = upto.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        (line, (upto.len() - start) as u32)
    }

    /// About how many bytes the program holds, and what allocators add to them.
    pub fn held_bytes(&self) -> usize {
        let names: usize = self.names.iter().map(|n| n.len() + TEXT).sum();
        let codes: usize = self.codes.iter().map(Code::held_bytes).sum();
        size_of::<Program>()
            + self.source.len()
            + self.filename.len()
            + names
            + self.layout.len() * 4
            + codes
            + 4 * ALLOCATION
    }
}

/// What an allocator adds to an allocation.
const ALLOCATION: usize = 24;
/// What a text takes beside its bytes.
const TEXT: usize = size_of::<Box<str>>() + ALLOCATION;

impl Code {
    /// The innermost inlined generator expression that an instruction belongs to, if there is one.
    pub fn inlined_at(&self, pc: u32) -> Option<Inlined> {
        let behind = self.inlined.partition_point(|i| i.start <= pc);
        let last = self.inlined[..behind].last().copied();
        last.filter(|i| pc < i.end)
    }

    fn held_bytes(&self) -> usize {
        let tables = size_of_val(&*self.instrs)
            + size_of_val(&*self.spans)
            + size_of_val(&*self.anchors)
            + size_of_val(&*self.sites)
            + size_of_val(&*self.varnames)
            + size_of_val(&*self.cells)
            + size_of_val(&*self.freevars)
            + size_of_val(&*self.handlers)
            + size_of_val(&*self.inlined);
        let texts = self.name.len()
            + self.qualname.len()
            + self.docstring.as_ref().map_or(0, |text| text.len());
        let consts: usize = self.consts.iter().map(Const::held_bytes).sum();
        size_of::<Code>() + tables + texts + consts + 12 * ALLOCATION
    }
}

impl Const {
    /// Constants nest as deep as the compiler and the verifier allow.
    fn held_bytes(&self) -> usize {
        let outside = match self {
            Const::BigInt(i) => i.bits() as usize / 8 + ALLOCATION,
            Const::Str(text) => text.len() + ALLOCATION,
            Const::Bytes(data) => data.len() + ALLOCATION,
            Const::Tuple(items) | Const::FrozenSet(items) => {
                items.iter().map(Const::held_bytes).sum::<usize>() + ALLOCATION
            }
            _ => 0,
        };
        size_of::<Const>() + outside
    }
}
