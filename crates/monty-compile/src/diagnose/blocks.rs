//! Compound statements and their blocks.

use super::targets::{Use, invalid_part};
use super::{GENERIC, Walker, What, is_keyword};
use crate::error::{Fault, NO_COLUMN, NO_END, Outcome, SyntaxErrorKind};
use crate::scan::{Kind, Token};

impl Walker<'_> {
    pub(super) fn statement(&mut self) -> Outcome<()> {
        self.deeper(|w| w.any_statement())
    }

    fn any_statement(&mut self) -> Outcome<()> {
        if self.kind() == Kind::Op && self.is("@") {
            return self.decorated();
        }
        if self.kind() != Kind::Name {
            return self.simple_statements();
        }
        let start = self.token();
        match self.text() {
            "if" => self.if_statement(start, "'if' statement"),
            "while" => {
                self.next();
                self.condition()?;
                self.colon_or_newline()?;
                self.block("'while' statement", start)?;
                self.else_block()
            }
            "for" => self.for_statement(start),
            "try" => self.try_statement(start),
            "with" => self.with_statement(start),
            "def" => self.function(start),
            "class" => self.class(start),
            "async" => self.async_statement(start),
            "match" if self.is_match() => self.match_statement(start),
            "match" => self.match_as_name(),
            _ => self.simple_statements(),
        }
    }

    fn decorated(&mut self) -> Outcome<()> {
        while self.is("@") {
            self.next();
            self.named_expression()?;
            if self.kind() != Kind::Newline {
                return self.invalid();
            }
            self.next();
        }
        match self.text() {
            "def" | "class" | "async" => self.statement(),
            _ => self.invalid(),
        }
    }

    fn condition(&mut self) -> Outcome<()> {
        self.named_expression().map(drop)
    }

    /// A `:`; at the end of the line CPython says what is missing.
    pub(super) fn colon_or_newline(&mut self) -> Outcome<()> {
        if self.kind() == Kind::Newline {
            return self.force(":");
        }
        self.expect(":").map(drop)
    }

    /// The statements after a colon.
    pub(super) fn block(&mut self, what: &str, header: Token) -> Outcome<()> {
        if self.kind() != Kind::Newline {
            return self.simple_statements();
        }
        self.next();
        if self.kind() != Kind::Indent {
            let line = self.scanner.line_at(header.start as usize);
            let message = format!("expected an indented block after {what} on line {line}");
            return Err(self.placed(message, SyntaxErrorKind::IndentationError));
        }
        self.next();
        loop {
            self.statement()?;
            match self.kind() {
                Kind::Dedent => break,
                Kind::End => return Ok(()),
                _ => {}
            }
        }
        self.next();
        Ok(())
    }

    /// An error at the token that comes where something else has to.
    fn placed(&self, message: String, kind: SyntaxErrorKind) -> Box<Fault> {
        let mut at = self.at;
        while at + 1 < self.tokens.len() && self.tokens[at].kind == Kind::Dedent {
            at += 1;
        }
        let token = self.tokens[at.min(self.tokens.len() - 1)];
        let mut fault = match token.kind {
            kind if kind != Kind::End && at > self.at => Fault::at(message, token.start, NO_COLUMN),
            Kind::End => {
                // At the end of the last line.
                let source = self.scanner.source;
                let source = source.strip_suffix('\n').unwrap_or(source);
                Fault::at(message, source.len() as u32, NO_END)
            }
            _ => self.fault_at(message, token),
        };
        fault.kind = kind;
        fault
    }

    fn if_statement(&mut self, start: Token, what: &str) -> Outcome<()> {
        self.next();
        self.condition()?;
        self.colon_or_newline()?;
        self.block(what, start)?;
        let next = self.token();
        if self.is("elif") {
            return self.if_statement_rest(next);
        }
        self.else_block()
    }

    /// `elif` clauses, one after the other.
    fn if_statement_rest(&mut self, first: Token) -> Outcome<()> {
        let mut start = first;
        while self.is("elif") {
            self.next();
            self.condition()?;
            self.colon_or_newline()?;
            self.block("'elif' statement", start)?;
            start = self.token();
        }
        self.else_block()
    }

    fn else_block(&mut self) -> Outcome<()> {
        let start = self.token();
        if self.kind() != Kind::Name || !self.eat("else") {
            return Ok(());
        }
        self.force(":")?;
        self.block("'else' statement", start)
    }

    fn for_statement(&mut self, start: Token) -> Outcome<()> {
        self.next();
        self.for_targets()?;
        if !self.eat("in") {
            return self.invalid();
        }
        self.star_expressions()?;
        self.colon_or_newline()?;
        self.block("'for' statement", start)?;
        self.else_block()
    }

    fn with_statement(&mut self, start: Token) -> Outcome<()> {
        self.next();
        let items = |w: &mut Self| -> Outcome<()> {
            w.expect("(")?;
            loop {
                w.with_item()?;
                if !w.eat(",") || w.is(")") {
                    break;
                }
            }
            w.expect(")")?;
            if w.is(":") || w.kind() == Kind::Newline { Ok(()) } else { w.invalid() }
        };
        let plain = |w: &mut Self| -> Outcome<()> {
            loop {
                w.with_item()?;
                if !w.eat(",") {
                    break;
                }
            }
            w.colon_or_newline()
        };
        let at = self.at;
        let mut reached = 0;
        if !self.is("(") {
            plain(self)?;
        } else if self.attempt(|w| items(w).inspect_err(|fault| reached = fault.start)).is_some() {
            self.colon_or_newline()?;
        } else if let Err(fault) = plain(self) {
            // What is reported is the token that the parser came to furthest.
            if fault.message == "invalid syntax" && reached > fault.start {
                let far = self.tokens.iter().position(|t| t.start >= reached);
                self.at = far.unwrap_or(at);
                return self.invalid();
            }
            return Err(fault);
        }
        self.block("'with' statement", start)
    }

    fn with_item(&mut self) -> Outcome<()> {
        self.expression()?;
        if !self.eat("as") {
            return Ok(());
        }
        let target = self.star_expression()?;
        if let Some(part) = invalid_part(&target, Use::Assign)
            && matches!(self.text(), "," | ")" | ":")
        {
            return self.fail_node(format!("cannot assign to {}", part.what.name()), part);
        }
        Ok(())
    }

    fn try_statement(&mut self, start: Token) -> Outcome<()> {
        self.next();
        self.force(":")?;
        self.block("'try' statement", start)?;
        let mut star = None;
        let mut clauses = false;
        while self.is("except") {
            self.except_clause(&mut star)?;
            clauses = true;
        }
        if clauses {
            self.else_block()?;
        }
        let finally = self.token();
        if self.kind() == Kind::Name && self.eat("finally") {
            self.force(":")?;
            return self.block("'finally' statement", finally);
        }
        if clauses {
            return Ok(());
        }
        let message = "expected 'except' or 'finally' block".to_owned();
        Err(self.placed(message, SyntaxErrorKind::SyntaxError))
    }

    fn except_clause(&mut self, star: &mut Option<bool>) -> Outcome<()> {
        let start = self.next();
        let starred = self.eat("*");
        if star.is_some_and(|s| s != starred) {
            let message = "cannot have both 'except' and 'except*' on the same 'try'";
            let end = self.last().end;
            return self.fail(message, start.start, end);
        }
        *star = Some(starred);
        if !self.is(":") && self.kind() != Kind::Newline {
            let first = self.expression()?;
            if self.is(",") {
                self.multiple_types(first.start)?;
            }
            if self.eat("as") {
                self.name()?;
            }
        } else if starred {
            return self.fail_at("expected one or more exception types", self.token());
        }
        self.colon_or_newline()?;
        let what = if starred { "'except*' statement" } else { "'except' statement" };
        self.block(what, start)
    }

    fn multiple_types(&mut self, start: u32) -> Outcome<()> {
        let comma = self.at;
        let mut end = None;
        while self.eat(",") {
            match self.attempt(|w| w.expression()) {
                Some(class) => end = Some(class.end),
                None => break,
            }
        }
        if self.eat("as")
            && let Some(name) = self.attempt(|w| w.name())
        {
            end = end.map(|_| name.end);
        }
        match end {
            Some(end) if self.is(":") => {
                self.fail("multiple exception types must be parenthesized", start, end)
            }
            _ => {
                self.at = comma;
                self.invalid()
            }
        }
    }

    fn function(&mut self, start: Token) -> Outcome<()> {
        self.next();
        self.name()?;
        if self.is("[") {
            self.type_parameters()?;
        }
        self.force("(")?;
        self.def_parameters()?;
        self.expect(")")?;
        if self.is("->") {
            let at = self.at;
            self.next();
            if self.attempt(|w| w.expression()).is_none() {
                self.at = at;
                return self.force(":");
            }
        }
        self.force(":")?;
        self.block("function definition", start)
    }

    pub(super) fn type_parameters(&mut self) -> Outcome<()> {
        self.next();
        if self.is("]") {
            let token = self.token();
            return self.fail("Type parameter list cannot be empty", token.start, token.start);
        }
        loop {
            let kind = self.text();
            if matches!(kind, "*" | "**") {
                self.next();
            }
            self.name()?;
            let colon = self.token();
            if self.eat(":") {
                let bound = self.expression()?;
                let kind = match kind {
                    "*" => Some("TypeVarTuple"),
                    "**" => Some("ParamSpec"),
                    _ => None,
                };
                if let Some(kind) = kind {
                    let tuple = bound.what == What::Tuple;
                    let what = if tuple { "constraints" } else { "bound" };
                    let message = format!("cannot use {what} with {kind}");
                    return self.fail(message, colon.start, bound.end);
                }
            }
            if self.eat("=") {
                self.star_expression()?;
            }
            if !self.eat(",") || self.is("]") {
                break;
            }
        }
        self.expect("]").map(drop)
    }

    fn class(&mut self, start: Token) -> Outcome<()> {
        self.next();
        self.name()?;
        if self.is("[") {
            self.type_parameters()?;
        }
        if self.is("(") {
            self.class_arguments()?;
        }
        self.colon_or_newline()?;
        self.block("class definition", start)
    }

    fn async_statement(&mut self, start: Token) -> Outcome<()> {
        self.next();
        let inner = self.token();
        match self.text() {
            "def" => self.function(inner),
            "for" => self.for_statement(inner),
            "with" => self.with_statement(inner),
            _ => {
                let _ = start;
                self.invalid()
            }
        }
    }

    /// A statement that begins with the name `match`. CPython has read a subject before it gave up.
    fn match_as_name(&mut self) -> Outcome<()> {
        let subject = self.at + 1;
        let fault = match self.simple_statements() {
            Err(fault) if fault.message == GENERIC => fault,
            walked => return walked,
        };
        self.at = subject;
        if fault.start == self.token().start
            && self.attempt_leniently(|w| w.star_expressions()).is_some()
        {
            return self.invalid();
        }
        Err(fault)
    }

    /// `match` as a keyword: a subject and a colon or the end of the line follow, then a `case`.
    fn is_match(&mut self) -> bool {
        if is_keyword(self.text_ahead(1))
            && !matches!(self.text_ahead(1), "not" | "lambda" | "await" | "None" | "True" | "False")
        {
            return false;
        }
        self.matches(|w| {
            w.next();
            w.star_expressions()?;
            if w.is(":") {
                w.next();
                if w.kind() == Kind::Newline { Ok(()) } else { w.invalid() }
            } else if w.kind() == Kind::Newline && w.ahead(1).kind == Kind::Indent {
                Ok(())
            } else {
                w.invalid()
            }
        })
    }

    fn match_statement(&mut self, start: Token) -> Outcome<()> {
        self.next();
        self.star_expressions()?;
        self.colon_or_newline()?;
        if self.kind() != Kind::Newline {
            return self.invalid();
        }
        self.next();
        if self.kind() != Kind::Indent {
            let line = self.scanner.line_at(start.start as usize);
            let message =
                format!("expected an indented block after 'match' statement on line {line}");
            return Err(self.placed(message, SyntaxErrorKind::IndentationError));
        }
        self.next();
        while self.is("case") {
            self.case()?;
        }
        if self.kind() != Kind::Dedent {
            return self.invalid();
        }
        self.next();
        Ok(())
    }
}
