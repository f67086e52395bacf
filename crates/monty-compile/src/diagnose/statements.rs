//! Simple statements.

use super::{Node, Walker, What, is_keyword};
use crate::error::Outcome;
use crate::scan::Kind;

impl Walker<'_> {
    pub(super) fn file(&mut self) -> Outcome<()> {
        while self.kind() != Kind::End {
            self.statement()?;
        }
        Ok(())
    }

    /// The one expression of `eval`.
    pub(super) fn evaluated(&mut self) -> Outcome<()> {
        self.expression()?;
        while self.eat(",") && self.starts_expression() {
            self.expression()?;
        }
        while self.kind() == Kind::Newline {
            self.next();
        }
        if self.kind() == Kind::End { Ok(()) } else { self.invalid() }
    }

    /// Statements on one line.
    pub(super) fn simple_statements(&mut self) -> Outcome<()> {
        loop {
            self.simple_statement()?;
            if self.kind() == Kind::Newline {
                self.next();
                return Ok(());
            }
            if !self.is(";") {
                return self.invalid();
            }
            self.next();
            if self.kind() == Kind::Newline {
                self.next();
                return Ok(());
            }
        }
    }

    fn simple_statement(&mut self) -> Outcome<()> {
        match self.text() {
            "pass" | "break" | "continue" => {
                self.next();
                Ok(())
            }
            "return" => {
                self.next();
                self.optional_value()
            }
            "raise" => {
                self.next();
                if self.starts_expression() {
                    self.expression()?;
                    if self.eat("from") {
                        self.expression()?;
                    }
                }
                Ok(())
            }
            "global" | "nonlocal" => {
                self.next();
                self.name()?;
                while self.eat(",") {
                    self.name()?;
                }
                Ok(())
            }
            "del" => self.delete(),
            "assert" => {
                self.next();
                self.expression()?;
                if self.eat(",") {
                    self.expression()?;
                }
                Ok(())
            }
            "import" => self.import(),
            "from" => self.import_from(),
            "type" if self.is_type_alias() => {
                self.at += 2;
                if self.is("[") {
                    if self.text_ahead(1) == "]" {
                        // CPython's parser has read on here.
                        let (start, end) = (self.ahead(1).start, self.ahead(2).start);
                        return self.fail("Type parameter list cannot be empty", start, end);
                    }
                    self.type_parameters()?;
                }
                self.expect("=")?;
                self.expression().map(drop)
            }
            _ => self.expression_statement(),
        }
    }

    fn is_type_alias(&self) -> bool {
        let name = self.ahead(1).kind == Kind::Name && !is_keyword(self.text_ahead(1));
        name && matches!(self.text_ahead(2), "=" | "[")
    }

    fn optional_value(&mut self) -> Outcome<()> {
        if self.starts_expression() || self.is("*") {
            self.star_expressions()?;
        }
        Ok(())
    }

    fn delete(&mut self) -> Outcome<()> {
        self.next();
        let target = self.star_expressions()?;
        self.check_delete(&target)
    }

    /// An expression, or an assignment of any kind.
    fn expression_statement(&mut self) -> Outcome<()> {
        let mut value = self.yield_or_star_expressions()?;
        if self.is(":") && self.kind() == Kind::Op {
            return self.annotated(&value);
        }
        if self.text().len() > 1 && self.text().ends_with('=') && is_augmented(self.text()) {
            if !matches!(value.what, What::Name | What::Attribute | What::Subscript) {
                let what = value.what.name();
                let message = format!("'{what}' is an illegal expression for augmented assignment");
                return self.fail_node(message, &value);
            }
            self.next();
            return self.yield_or_star_expressions().map(drop);
        }
        let mut is_first = true;
        while self.is("=") {
            self.check_assign(&value, is_first)?;
            is_first = false;
            self.next();
            value = self.yield_or_star_expressions()?;
        }
        if is_first && self.is(":=") && !matches!(value.what, What::Name | What::Tuple) {
            let message = format!("cannot use assignment expressions with {}", value.what.name());
            return self.fail_node(message, &value);
        }
        Ok(())
    }

    fn annotated(&mut self, target: &Node) -> Outcome<()> {
        let colon = self.at;
        self.next();
        if self.matches(|w| w.expression()) {
            match target.what {
                What::Tuple if !target.parenthesized => {
                    let first = &target.elts[0];
                    let message = "only single target (not tuple) can be annotated";
                    return self.fail_node(message, first);
                }
                What::List | What::Tuple => {
                    let what = target.what.name();
                    let message = format!("only single target (not {what}) can be annotated");
                    return self.fail_node(message, target);
                }
                What::Name | What::Attribute | What::Subscript => {}
                _ => return self.fail_node("illegal target for annotation", target),
            }
        }
        if !matches!(target.what, What::Name | What::Attribute | What::Subscript) {
            self.at = colon;
            return self.invalid();
        }
        self.expression()?;
        if self.eat("=") {
            self.yield_or_star_expressions()?;
        }
        Ok(())
    }

    // Imports.

    fn import(&mut self) -> Outcome<()> {
        let start = self.next();
        if self.kind() == Kind::Newline {
            let at = self.token().start;
            return self.fail("Expected one or more names after 'import'", at, at);
        }
        loop {
            self.dotted_name()?;
            if self.eat("as") {
                self.name()?;
            }
            if self.is("from") && self.ahead(1).kind == Kind::Name {
                self.next();
                self.dotted_name()?;
                let message = "Did you mean to use 'from ... import ...' instead?";
                return self.fail(message, start.start, self.last().end);
            }
            if !self.eat(",") {
                return Ok(());
            }
        }
    }

    pub(super) fn dotted_name(&mut self) -> Outcome<()> {
        self.name()?;
        while self.eat(".") {
            self.name()?;
        }
        Ok(())
    }

    fn import_from(&mut self) -> Outcome<()> {
        self.next();
        let mut dots = false;
        while self.is(".") || self.is("...") {
            self.next();
            dots = true;
        }
        if !(dots && self.is("import")) {
            self.dotted_name()?;
        }
        self.expect("import")?;
        if self.kind() == Kind::Newline {
            let at = self.token().start;
            return self.fail("Expected one or more names after 'import'", at, at);
        }
        if self.eat("*") {
            return Ok(());
        }
        let parenthesized = self.eat("(");
        loop {
            self.name()?;
            if self.eat("as") {
                self.name()?;
            }
            if !self.eat(",") {
                break;
            }
            if parenthesized && self.is(")") {
                break;
            }
            if !parenthesized && self.kind() == Kind::Newline {
                let message = "trailing comma not allowed without surrounding parentheses";
                return self.fail_at(message, self.token());
            }
        }
        if parenthesized {
            self.expect(")")?;
        }
        Ok(())
    }
}

fn is_augmented(op: &str) -> bool {
    matches!(
        op,
        "+=" | "-="
            | "*="
            | "/="
            | "//="
            | "%="
            | "@="
            | "&="
            | "|="
            | "^="
            | ">>="
            | "<<="
            | "**="
    )
}
