//! Source text to syntax tree: the one file that names the parser. Bounds the nesting of the source
//! before the recursive parser sees it.

use crate::Kind;
use crate::error::{Fault, Outcome};

pub(crate) use ruff_python_ast as ast;
pub(crate) use ruff_text_size::{Ranged, TextRange};

/// The statements of a source text.
pub(crate) fn parse(source: &str, kind: Kind) -> Outcome<ast::Mod> {
    if let Some(at) = source.find('\0') {
        return Err(Fault::at(
            "source code string cannot contain null bytes",
            at as u32,
            at as u32,
        ));
    }
    if source.len() > u32::MAX as usize / 2 {
        return Err(Fault::at("source is too large", 0, 0));
    }
    crate::scan::check_nesting(source, kind)?;
    let mode = match kind {
        Kind::Eval => ruff_python_parser::Mode::Expression,
        _ => ruff_python_parser::Mode::Module,
    };
    let options =
        ruff_python_parser::ParseOptions::from(mode).with_target_version(ast::PythonVersion::PY313);
    let parsed = ruff_python_parser::parse_unchecked(source, options);
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        // Syntax of Pythons to come, except for what the symbol table refuses.
        if let Some(fault) = crate::diagnose::diagnose(source, kind) {
            return Err(fault);
        }
        return Err(Fault::new("invalid syntax", error.range));
    }
    if let Some(error) = parsed.errors().first() {
        return Err(refusal(source, kind, error));
    }
    Ok(parsed.into_syntax())
}

/// The error for a source that the parser refused.
fn refusal(source: &str, kind: Kind, error: &ruff_python_parser::ParseError) -> Box<Fault> {
    if let Some(fault) = crate::diagnose::diagnose(source, kind) {
        return fault;
    }
    use ruff_python_parser::{LexicalErrorType, ParseErrorType};
    if matches!(error.error, ParseErrorType::Lexical(LexicalErrorType::UnicodeError))
        && let Some(fault) =
            crate::diagnose::unknown_character(source, error.location.start().into())
    {
        return fault;
    }
    Fault::new("invalid syntax", error.location)
}
