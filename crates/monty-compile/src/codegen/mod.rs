//! Code generation: from the tree and the symbol table to code objects. One file per kind of node.

mod assign;
mod call;
mod class;
mod comprehension;
mod condition;
mod consumer;
mod display;
mod emit;
mod exceptions;
mod expr;
mod frame;
mod fstring;
mod function;
mod imports;
mod loops;
mod module;
mod names;
mod operator;
mod pattern;
mod statement;
mod subscript;
mod super_call;
mod type_params;
mod unwind;
mod with_stmt;

use hashbrown::{HashMap, HashSet};
use monty_code::{Code, MAX_NAME, NameId, Program, Span};

use crate::Options;
use crate::error::{Fault, Outcome};
use crate::parse::ast;
use crate::symbols::SymbolTable;
use frame::Frame;

/// The state of code generation for one source.
pub(crate) struct Generator<'a> {
    pub(self) source: &'a str,
    pub(self) options: &'a Options<'a>,
    pub(self) table: SymbolTable,
    /// The first statement with a name that is too long.
    pub(self) long_name: Option<Span>,
    pub(self) layout: Vec<NameId>,
    pub(self) slot_of: HashMap<NameId, u32>,
    /// Names that something in the source, an input or an earlier snippet binds in the module.
    pub(self) known_globals: HashSet<NameId>,
    pub(self) near_globals: u32,
    /// Global slots, and the code that fills them when they are first read.
    pub(self) deferred: Vec<(u32, u32)>,
    /// `None` while a code object is being made.
    pub(self) codes: Vec<Option<Code>>,
    /// The code object being made.
    pub(self) f: Box<Frame<'a>>,
    /// A frame whose code is done, for its memory.
    pub(self) spare: Option<Box<Frame<'a>>>,
    /// The current statement, for errors without a better place.
    pub(self) statement: Span,
    /// Offsets at which lines start.
    pub(self) lines: Vec<u32>,
    /// Generator expressions are code objects of their own, whatever consumes them.
    pub(self) keeps_generators: bool,
    pub(self) emitted: u64,
    pub(self) max_instrs: u64,
}

/// A source of so many bytes has about one line.
const BYTES_OF_A_LINE: usize = 24;

/// Generate the program of a tree.
pub(crate) fn generate(
    tree: &ast::Mod,
    source: &str,
    table: SymbolTable,
    options: &Options<'_>,
) -> Outcome<Program> {
    let scopes = table.scopes.len();
    let newlines = source.bytes().enumerate().filter(|&(_, b)| b == b'\n');
    let mut lines = Vec::with_capacity(source.len() / BYTES_OF_A_LINE + 1);
    lines.push(0);
    lines.extend(newlines.map(|(i, _)| i as u32 + 1));
    let mut generator = Generator {
        source,
        options,
        table,
        long_name: None,
        layout: Vec::new(),
        slot_of: HashMap::new(),
        known_globals: HashSet::new(),
        near_globals: 0,
        deferred: Vec::new(),
        codes: Vec::with_capacity(scopes),
        f: Box::new(Frame::of(source)),
        spare: None,
        statement: Span::default(),
        lines,
        keeps_generators: false,
        emitted: 0,
        max_instrs: 50_000 + 16 * source.len() as u64,
    };
    generator.module(tree)?;
    if let Some(at) = generator.long_name {
        let message = format!("name is too long (limit {MAX_NAME} bytes)");
        return Err(Fault::at(message, at.start, at.end));
    }
    Ok(generator.finish())
}

impl Generator<'_> {
    /// The 1-based line of an offset.
    pub(self) fn line_of(&self, offset: u32) -> u32 {
        self.lines.partition_point(|&start| start <= offset) as u32
    }
}
