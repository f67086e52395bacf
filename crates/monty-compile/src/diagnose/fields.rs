//! f-strings and their replacement fields.

use super::Walker;
use crate::error::Outcome;
use crate::scan::Kind;

impl Walker<'_> {
    pub(super) fn fstring(&mut self) -> Outcome<()> {
        self.next();
        loop {
            match self.kind() {
                Kind::FMiddle => {
                    self.next();
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
        self.yield_or_star_expressions()?;
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

    fn conversion(&mut self) -> Outcome<()> {
        if matches!(self.text(), ":" | "}") {
            return self.fail_at("f-string: missing conversion character", self.token());
        }
        if self.kind() != Kind::Name {
            return self.fail_at("f-string: invalid conversion character", self.token());
        }
        let found = self.text();
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
