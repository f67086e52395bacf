//! f-strings and their replacement fields.

use super::{Walker, is_keyword};
use crate::error::Outcome;
use crate::scan::Kind;

impl Walker<'_> {
    pub(super) fn fstring(&mut self) -> Outcome<()> {
        let start = self.next();
        let raw = self.scanner.text(start).contains(['r', 'R']);
        loop {
            match self.kind() {
                Kind::FMiddle => {
                    let text = self.next();
                    self.check_text_escapes(text, raw)?;
                }
                Kind::FEnd => {
                    self.next();
                    return Ok(());
                }
                Kind::Op if self.is("{") => self.deeper(|w| w.field())?,
                _ => return self.invalid(),
            }
        }
    }

    /// Is the current token directly in a replacement field, not in brackets inside it?
    pub(super) fn in_field_itself(&self) -> bool {
        let mut depth = 0;
        for token in self.tokens[..self.at].iter().rev() {
            match (token.kind, self.text_of(*token)) {
                (Kind::FEnd, _) => depth += 1,
                (Kind::FStart, _) if depth == 0 => return true,
                (Kind::FStart, _) => depth -= 1,
                (Kind::Op, ")" | "]" | "}") => depth += 1,
                (Kind::Op, "(" | "[") if depth == 0 => return false,
                (Kind::Op, "{") if depth == 0 => return true,
                (Kind::Op, "(" | "[" | "{") => depth -= 1,
                _ => {}
            }
        }
        false
    }

    fn field(&mut self) -> Outcome<()> {
        self.next();
        self.fields += 1;
        if matches!(self.text(), "=" | "!" | ":" | "}") {
            let found = self.text();
            let message = format!("f-string: valid expression required before '{found}'");
            return self.fail_at(message, self.token());
        }
        if !self.starts_expression() && !matches!(self.text(), "*" | "yield") {
            let message = "f-string: expecting a valid expression after '{'";
            return self.fail_at(message, self.token());
        }
        if self.is("*") && !self.matches(|w| w.star_expressions()) {
            let message = "f-string: expecting a valid expression after '{'";
            return self.fail_at(message, self.token());
        }
        let first = self.at;
        if let Err(fault) = self.yield_or_star_expressions() {
            return if fault.message == "invalid syntax" {
                self.broken_field(first)
            } else {
                Err(fault)
            };
        }
        let debug = self.eat("=");
        if !matches!(self.text(), "!" | ":" | "}") {
            let message = match debug {
                true => "f-string: expecting '!', or ':', or '}'",
                false => "f-string: expecting '=', or '!', or ':', or '}'",
            };
            return self.fail_at(message, self.token());
        }
        if self.eat("!") {
            self.conversion()?;
        }
        if self.eat(":") {
            self.format_spec()?;
            if !self.is("}") {
                let message = "f-string: expecting '}', or format specs";
                return self.fail_at(message, self.token());
            }
        }
        if !self.is("}") {
            return self.fail_at("f-string: expecting '}'", self.token());
        }
        self.next();
        self.fields -= 1;
        Ok(())
    }

    /// The expression of a field stops making sense at the current token. CPython tells how much of it
    /// is an expression: what stands before the operator, call or bracket that fails.
    fn broken_field(&self, first: usize) -> Outcome<()> {
        let level = self.levels[first.saturating_sub(1).min(self.levels.len() - 1)];
        let mut at = self.at.min(self.tokens.len() - 1);
        while at > first && self.levels[at - 1] > level {
            at -= 1;
        }
        while at > first && !self.could_end(at - 1) {
            at -= 1;
        }
        let message = match at == first {
            true => "f-string: expecting a valid expression after '{'",
            false => "f-string: expecting '=', or '!', or ':', or '}'",
        };
        self.fail_at(message, self.tokens[at])
    }

    /// Could the expressions of a field end with this token?
    fn could_end(&self, at: usize) -> bool {
        let token = self.tokens[at];
        match token.kind {
            Kind::Name => {
                !is_keyword(self.text_of(token))
                    || matches!(self.text_of(token), "None" | "True" | "False" | "yield")
            }
            Kind::Number | Kind::Str | Kind::FEnd => true,
            Kind::Op => matches!(self.text_of(token), ")" | "]" | "}" | "," | "..."),
            _ => false,
        }
    }

    fn conversion(&mut self) -> Outcome<()> {
        let (mark, token) = (self.last(), self.token());
        if token.kind == Kind::Name && token.start > mark.end {
            let message = "f-string: conversion type must come right after the exclamanation mark";
            return self.fail(message, mark.start, token.end);
        }
        if matches!(self.text(), ":" | "}") {
            return self.fail_at("f-string: missing conversion character", self.token());
        }
        if self.kind() != Kind::Name {
            return self.fail_at("f-string: invalid conversion character", self.token());
        }
        let found = self.text();
        if !matches!(found, "s" | "r" | "a") && self.ahead(1).kind == Kind::End {
            // That the string does not end comes first.
            self.next();
            return self.invalid();
        }
        if !matches!(found, "s" | "r" | "a") {
            let message = format!(
                "f-string: invalid conversion character '{found}': expected 's', 'r', or 'a'"
            );
            return self.fail_at(message, self.token());
        }
        self.next();
        if !matches!(self.text(), ":" | "}") {
            return self.fail_at("f-string: expecting ':' or '}'", self.token());
        }
        Ok(())
    }

    fn format_spec(&mut self) -> Outcome<()> {
        loop {
            match self.kind() {
                Kind::FMiddle => {
                    self.next();
                }
                Kind::Op if self.is("{") => self.deeper(|w| w.field())?,
                _ => return Ok(()),
            }
        }
    }
}
