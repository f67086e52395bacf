//! The compiler as `exec`, `eval` and `compile` of a guest reach it.

use monty_code::{GlobalsMode, LiteralOp, Program};
use monty_compile::{Kind, Look, Options, Shown};
use monty_runtime::{CompileFault, CompileKind, CompileRequest};

/// Compile a guest's text: its globals are slots, or names in a namespace.
pub(super) fn compile(request: &CompileRequest<'_>) -> Result<Program, Box<CompileFault>> {
    let kind = match request.kind {
        CompileKind::Exec => Kind::Module,
        CompileKind::Eval => Kind::Eval,
        CompileKind::Single => Kind::Single,
    };
    let options = Options {
        filename: request.filename,
        mode: GlobalsMode::Slots,
        layout: Some(request.layout),
        kind,
        namespace: request.namespace,
        look: Look::new(request.look),
        ..Options::default()
    };
    monty_compile::compile(request.source, &options).map_err(fault)
}

/// Read a literal that a guest evaluates.
pub(super) fn literal(source: &str) -> Result<Vec<LiteralOp>, Box<CompileFault>> {
    monty_compile::literal(source).map_err(fault)
}

fn fault(e: monty_compile::SyntaxError) -> Box<CompileFault> {
    Box::new(CompileFault {
        class: e.kind.name(),
        message: e.message,
        line: e.line,
        column: e.column,
        end_line: e.end_line,
        end_column: e.end_column,
        text: e.text,
        bare: e.shown == Shown::Bare,
        of_file: e.shown == Shown::OfFile,
    })
}
