//! Two expressions side by side, the first of them a name: CPython reads the second as what a
//! statement of Python 2 would have printed, and tells of any mistake that it meets there.

use super::expressions::is_soft;
use super::{GENERIC, MAX_DEPTH, Walker, is_keyword};
use crate::error::Outcome;
use crate::scan::Kind;

impl Walker<'_> {
    /// `print "hello"`, or any other name that the current token stands right behind.
    pub(super) fn legacy_expression(&mut self, first: usize) -> Outcome<()> {
        let token = self.tokens[first];
        let text = self.text_of(token);
        let print = matches!(text, "print" | "exec");
        if token.kind != Kind::Name || is_keyword(text) || self.depth > MAX_DEPTH / 2 {
            return Ok(());
        }
        let (at, depth) = (self.at, self.depth);
        if at != first + 1 && !print {
            // The rest of the expression was read with all its mistakes.
            return Ok(());
        }
        self.at = first + 1;
        let starts = self.starts_expression() && !self.is("(") || self.is("lambda");
        let end = if starts { self.legacy_operands(first) } else { Ok(None) };
        (self.at, self.depth) = (at, depth);
        match end {
            Ok(Some(end)) if print => {
                let message =
                    format!("Missing parentheses in call to '{text}'. Did you mean {text}(...)?");
                self.fail(message, token.start, end)
            }
            Err(fault) if fault.message != GENERIC => Err(fault),
            _ => Ok(()),
        }
    }

    /// The expressions behind a name: their end, if there are any.
    fn legacy_operands(&mut self, first: usize) -> Outcome<Option<u32>> {
        let at = self.at;
        let string = self.kind() == Kind::Str || is_soft(self.text_of(self.tokens[first]));
        if string {
            match self.star_expressions() {
                Err(fault) if fault.message != GENERIC => return Err(fault),
                _ => self.at = at,
            }
            let found = self.attempt_leniently(|w| w.star_expressions());
            return Ok(found.map(|node| node.end));
        }
        // CPython has tried the first of them before, without its mistakes, and remembers that.
        let Some(value) = self.attempt_leniently(|w| w.disjunction()) else {
            return Ok(self.attempt_leniently(|w| w.expression()).map(|node| node.end));
        };
        if !self.is("{") {
            self.forgotten_comma(at, &value)?;
        }
        let mut end = value.end;
        if self.is("if") {
            if let Some(node) = self.attempt_leniently(|w| w.conditional(value.clone())) {
                end = node.end;
            } else {
                self.unfinished_conditional(&value)?;
            }
        } else {
            self.legacy_expression(at)?;
        }
        while self.is(",") {
            let comma = self.at;
            end = self.next().end;
            if !self.starts_expression() && !self.is("*") {
                break;
            }
            match self.star_expression() {
                Ok(node) => end = node.end,
                Err(fault) if fault.message != GENERIC => return Err(fault),
                Err(_) => {
                    self.at = comma;
                    break;
                }
            }
        }
        Ok(Some(end))
    }
}
