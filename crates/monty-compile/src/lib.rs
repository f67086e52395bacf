//! Source text to code objects: parse, symbol table, folding, code generation. Knows neither a heap
//! nor a running program; the syntax tree never leaves this crate.
#![forbid(unsafe_code)]

mod builtin_names;
mod codegen;
mod defer;
mod diagnose;
mod error;
mod fold;
mod literal;
mod look;
mod mangle;
mod names;
mod parse;
mod scan;
mod symbols;

pub use error::{Shown, SyntaxError, SyntaxErrorKind};
pub use literal::literal;
pub use look::Look;
use monty_code::{GlobalsMode, Program};

/// What the source is compiled as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Kind {
    /// Statements.
    #[default]
    Module,
    /// One expression, whose value the code returns.
    Eval,
    /// One interactive statement: the value of an expression statement is returned.
    Single,
}

/// How to compile a source text.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    pub filename: &'a str,
    /// Names of globals that are bound before the code starts.
    pub inputs: &'a [String],
    pub mode: GlobalsMode,
    /// Set `CodeFlags::HIDDEN` on every code object.
    pub hidden: bool,
    /// Sessions: the layout of globals to extend; those names keep their slots.
    pub layout: Option<&'a [String]>,
    /// The module's code returns the value of a final expression statement.
    pub result_of_last_expr: bool,
    pub kind: Kind,
    /// `exec` with a namespace of its own: the module's code finds its names in the namespace in
    /// register 0, as a class body does.
    pub namespace: bool,
    /// Statements of the module that only bind names run when one of these is first read: see
    /// `Program::deferred`.
    pub defer: bool,
    /// Asked now and then whether to go on.
    pub look: Look<'a>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            filename: "main.py",
            inputs: &[],
            mode: GlobalsMode::Registers,
            hidden: false,
            layout: None,
            result_of_last_expr: false,
            kind: Kind::Module,
            namespace: false,
            defer: false,
            look: Look::default(),
        }
    }
}

/// Compile a source text.
///
/// ```
/// let options = monty_compile::Options::default();
/// let program = monty_compile::compile("x = 1\n", &options).unwrap();
/// assert_eq!(program.near_globals, 1);
/// let error = monty_compile::compile("x = = 1\n", &options).unwrap_err();
/// assert_eq!(error.message, "invalid syntax");
/// ```
pub fn compile(source: &str, options: &Options<'_>) -> Result<Program, SyntaxError> {
    compile_inner(source, options).map_err(|fault| fault.locate(source))
}

/// Whether a recursive parser may see the source: an error if it nests too deeply.
pub fn check_nesting(source: &str) -> Result<(), SyntaxError> {
    scan::check_nesting(source, Kind::Module).map_err(|fault| fault.locate(source))
}

fn compile_inner(source: &str, options: &Options<'_>) -> error::Outcome<Program> {
    let mut tree = parse::parse(source, options.kind)?;
    options.look.now()?;
    if options.defer {
        defer::defer(&mut tree);
    }
    let made = symbols::analyse(&tree, source, options).and_then(|table| {
        options.look.now()?;
        codegen::generate(&tree, source, table, options)
    });
    made.map_err(|mut fault| {
        fault.shown = Shown::OfFile;
        fault
    })
}
