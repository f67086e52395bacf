//! `case` clauses.

use super::{Walker, is_keyword};
use crate::error::Outcome;
use crate::scan::Kind;

impl Walker<'_> {
    pub(super) fn case(&mut self) -> Outcome<()> {
        let start = self.next();
        self.patterns()?;
        if self.eat("if") {
            self.named_expression()?;
        }
        self.colon_or_newline()?;
        self.block("'case' statement", start)
    }

    fn patterns(&mut self) -> Outcome<()> {
        loop {
            self.maybe_star_pattern()?;
            if !self.eat(",") || self.is(":") || self.is("if") {
                return Ok(());
            }
        }
    }

    fn maybe_star_pattern(&mut self) -> Outcome<()> {
        if self.eat("*") {
            return self.name().map(drop);
        }
        self.as_pattern()
    }

    fn as_pattern(&mut self) -> Outcome<()> {
        self.deeper(|w| {
            loop {
                w.closed_pattern()?;
                if !w.eat("|") {
                    break;
                }
            }
            if !w.eat("as") {
                return Ok(());
            }
            w.pattern_target()
        })
    }

    fn pattern_target(&mut self) -> Outcome<()> {
        let token = self.token();
        if self.is("_") {
            return self.fail_at("cannot use '_' as a target", token);
        }
        if self.kind() == Kind::Name && !is_keyword(self.text()) {
            self.next();
            return Ok(());
        }
        match self.attempt(|w| w.expression()) {
            Some(node) => self.fail_node("invalid pattern target", &node),
            None => self.invalid(),
        }
    }

    fn closed_pattern(&mut self) -> Outcome<()> {
        match self.kind() {
            Kind::Number => return self.number_pattern(),
            Kind::Str => {
                while self.kind() == Kind::Str {
                    self.next();
                }
                return Ok(());
            }
            Kind::FStart => {
                let start = self.token().start;
                self.fstring()?;
                let end = self.last().end;
                let message = "patterns may only match literals and attribute lookups";
                return self.fail(message, start, end);
            }
            _ => {}
        }
        match self.text() {
            "-" => {
                self.next();
                if self.kind() == Kind::Number { self.number_pattern() } else { self.invalid() }
            }
            "None" | "True" | "False" => {
                self.next();
                Ok(())
            }
            "(" => self.sequence(")"),
            "[" => self.sequence("]"),
            "{" => self.mapping(),
            _ => {
                self.dotted_name()?;
                if self.is("(") { self.class_pattern() } else { Ok(()) }
            }
        }
    }

    fn number_pattern(&mut self) -> Outcome<()> {
        let real = self.next();
        if matches!(self.text(), "+" | "-") {
            if self.scanner.text(real).ends_with(['j', 'J']) {
                return self.fail_at("real number required in complex literal", real);
            }
            self.next();
            if self.kind() != Kind::Number {
                return self.invalid();
            }
            let token = self.token();
            if !self.scanner.text(token).ends_with(['j', 'J']) {
                let message = "imaginary number required in complex literal";
                return self.fail_at(message, token);
            }
            self.next();
        }
        Ok(())
    }

    fn sequence(&mut self, close: &str) -> Outcome<()> {
        self.next();
        while !self.is(close) {
            self.maybe_star_pattern()?;
            if !self.eat(",") {
                break;
            }
        }
        self.expect(close).map(drop)
    }

    fn mapping(&mut self) -> Outcome<()> {
        self.next();
        while !self.is("}") {
            if self.eat("**") {
                if self.is("_") {
                    return self.invalid();
                }
                self.name()?;
                self.eat(",");
                break;
            }
            self.closed_pattern()?;
            self.expect(":")?;
            self.as_pattern()?;
            if !self.eat(",") {
                break;
            }
        }
        self.expect("}").map(drop)
    }

    fn class_pattern(&mut self) -> Outcome<()> {
        self.next();
        let mut keyword = false;
        while !self.is(")") {
            if self.kind() == Kind::Name && self.text_ahead(1) == "=" {
                self.at += 2;
                keyword = true;
                self.as_pattern()?;
            } else {
                let start = self.token().start;
                self.as_pattern()?;
                if keyword {
                    let end = self.last().end;
                    return self.fail("positional patterns follow keyword patterns", start, end);
                }
            }
            if !self.eat(",") {
                break;
            }
        }
        self.expect(")").map(drop)
    }
}
