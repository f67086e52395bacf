//! What the rest of this crate asks of the compiler and the runtime; only this folder names them.

mod compiler;
mod vm;

use monty_code::Program;
use monty_compile::Options;
use monty_host::{HostCall, MontyException, MontyObject};

pub(crate) use vm::Engine;

use crate::syntax;
use crate::{LimitFailure, MontyError};

/// Where the runtime stopped.
pub(crate) enum Outcome {
    Done(MontyObject),
    Call(HostCall),
    Futures(Vec<u32>),
    Raised(Box<MontyException>),
    Limit(Box<LimitFailure>),
    /// The host failed the run: its print writer.
    Host(String),
    Internal(String),
}

/// Source text to code; the value of a final expression statement is the program's.
pub(crate) fn compile(
    code: &str,
    script_name: &str,
    inputs: &[String],
) -> Result<Program, MontyError> {
    compile_onto(code, script_name, inputs, None)
}

/// The same, for a snippet that extends the globals of those before it.
fn compile_onto(
    code: &str,
    script_name: &str,
    inputs: &[String],
    layout: Option<&[String]>,
) -> Result<Program, MontyError> {
    let options = Options {
        filename: script_name,
        inputs,
        layout,
        result_of_last_expr: true,
        ..Options::default()
    };
    monty_compile::compile(code, &options)
        .map_err(|error| MontyError::Syntax(Box::new(syntax::to_exception(&error, script_name))))
}

pub(crate) fn verify(program: &Program) -> Result<(), String> {
    monty_code::verify(program).map_err(|error| error.0)
}

pub(crate) fn disassemble(program: &Program) -> String {
    monty_code::disassemble(program)
}
