//! Rules on names and functions that need no more than one node and its scope.

use super::{Scope, ScopeKind};
use crate::error::{Fault, Outcome};
use crate::parse::{Ranged, TextRange, ast};

pub(super) const EXCEPT_STAR_JUMP: &str =
    "'break', 'continue' and 'return' cannot appear in an except* block";
pub(super) const LATE_FUTURE: &str =
    "from __future__ imports must occur at the beginning of the file";

/// Digits that a decimal literal may have.
const MAX_DIGITS: u32 = 4300;

/// `__debug__` is a constant.
pub(super) fn debug_name(name: &str, range: TextRange) -> Outcome<()> {
    if name == "__debug__" {
        return Err(Fault::new("cannot assign to __debug__", range));
    }
    Ok(())
}

/// `return value` in an async generator.
pub(super) fn async_generator_returns(scope: &Scope, body: &[ast::Stmt]) -> Outcome<()> {
    if !(scope.kind == ScopeKind::Function && scope.is_async && scope.has_yield) {
        return Ok(());
    }
    match body.iter().find_map(return_with_value) {
        Some(range) => Err(Fault::new("'return' with value in async generator", range)),
        None => Ok(()),
    }
}

fn return_with_value(stmt: &ast::Stmt) -> Option<TextRange> {
    use ast::Stmt;
    let any = |body: &[ast::Stmt]| body.iter().find_map(return_with_value);
    match stmt {
        Stmt::Return(s) => s.value.is_some().then(|| s.range()),
        Stmt::If(s) => {
            any(&s.body).or_else(|| s.elif_else_clauses.iter().find_map(|c| any(&c.body)))
        }
        Stmt::For(s) => any(&s.body).or_else(|| any(&s.orelse)),
        Stmt::While(s) => any(&s.body).or_else(|| any(&s.orelse)),
        Stmt::With(s) => any(&s.body),
        Stmt::Match(s) => s.cases.iter().find_map(|c| any(&c.body)),
        Stmt::Try(s) => {
            let handlers = s.handlers.iter().find_map(|h| {
                let ast::ExceptHandler::ExceptHandler(h) = h;
                any(&h.body)
            });
            any(&s.body).or(handlers).or_else(|| any(&s.orelse)).or_else(|| any(&s.finalbody))
        }
        _ => None,
    }
}

/// Decimal literals with very many digits take long to convert.
pub(crate) fn number_size(e: &ast::ExprNumberLiteral) -> Outcome<()> {
    let ast::Number::Int(value) = &e.value else { return Ok(()) };
    if u32::from(e.range.len()) <= MAX_DIGITS || value.as_u64().is_some() {
        return Ok(());
    }
    let text = value.to_string();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits <= MAX_DIGITS as usize || text.starts_with("0") {
        return Ok(());
    }
    let message = format!(
        "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has \
         {digits} digits; use sys.set_int_max_str_digits() to increase the limit - Consider \
         hexadecimal for huge integer literals to avoid decimal conversion limits."
    );
    Err(Fault::new(message, e.range))
}
