//! Expressions.

use super::{Node, Walker, What, is_keyword};
use crate::error::Outcome;
use crate::scan::Kind;

impl Walker<'_> {
    /// Comma-separated expressions, stars allowed.
    pub(super) fn star_expressions(&mut self) -> Outcome<Node> {
        let first = self.star_expression()?;
        if !self.is(",") {
            return Ok(first);
        }
        let mut node = Node::new(What::Tuple, first.start, first.end);
        node.elts.push(first);
        while self.is(",") {
            node.end = self.next().end;
            if !self.starts_expression() && !self.is("*") {
                break;
            }
            let elt = self.star_expression()?;
            node.end = elt.end;
            node.elts.push(elt);
        }
        Ok(node)
    }

    pub(super) fn star_expression(&mut self) -> Outcome<Node> {
        if !self.is("*") {
            return self.expression();
        }
        let star = self.next();
        let value = self.deeper(|w| w.binary(0))?;
        let mut node = Node::new(What::Starred, star.start, value.end);
        node.elts.push(value);
        Ok(node)
    }

    pub(super) fn yield_or_star_expressions(&mut self) -> Outcome<Node> {
        if self.is("yield") { self.yield_expr() } else { self.star_expressions() }
    }

    pub(super) fn yield_expr(&mut self) -> Outcome<Node> {
        let start = self.next().start;
        if self.eat("from") {
            let value = self.expression()?;
            return Ok(Node::new(What::Yield, start, value.end));
        }
        let mut end = self.last().end;
        if self.starts_expression() || self.is("*") {
            end = self.star_expressions()?.end;
        }
        Ok(Node::new(What::Yield, start, end))
    }

    /// Could an expression start at the current token?
    pub(super) fn starts_expression(&self) -> bool {
        match self.kind() {
            Kind::Name => {
                let text = self.text();
                !is_keyword(text)
                    || matches!(text, "None" | "True" | "False" | "not" | "lambda" | "await")
            }
            Kind::Number | Kind::Str | Kind::FStart => true,
            Kind::Op => matches!(self.text(), "(" | "[" | "{" | "-" | "+" | "~" | "..."),
            _ => false,
        }
    }

    /// `expression`, with the mistakes that CPython looks for at its start.
    pub(super) fn expression(&mut self) -> Outcome<Node> {
        self.deeper(|w| {
            if w.is("lambda") {
                return w.lambda();
            }
            let first = w.at;
            let value = w.disjunction()?;
            if !w.quiet {
                w.forgotten_comma(first, &value)?;
            }
            if !w.is("if") {
                return Ok(value);
            }
            w.conditional(value)
        })
    }

    fn conditional(&mut self, value: Node) -> Outcome<Node> {
        let start = self.at;
        self.next();
        let test = match self.quiet {
            true => self.disjunction()?,
            false => match self.attempt(|w| w.disjunction()) {
                Some(test) => test,
                None => {
                    self.at = start + 1;
                    self.disjunction()?;
                    return self.invalid();
                }
            },
        };
        if !self.is("else") {
            if !self.quiet && !self.is(":") {
                let message = "expected 'else' after 'if' expression";
                return self.fail(message, value.start, test.end);
            }
            return self.invalid();
        }
        self.next();
        self.expression()?;
        Ok(Node::new(What::Conditional, value.from, self.last().end))
    }

    /// Two expressions side by side, inside brackets.
    fn forgotten_comma(&mut self, first: usize, value: &Node) -> Outcome<()> {
        if !self.starts_expression() || self.is("not") && self.text_ahead(1) == "in" {
            return Ok(());
        }
        let text = self.text_of(self.tokens[first]);
        let kind = self.tokens[first].kind;
        let string_next = self.tokens.get(first + 1).is_some_and(|t| t.kind == Kind::Str);
        // CPython takes a beginning of these for the whole.
        let soft = ["match", "case", "type", "_"].iter().any(|word| word.starts_with(text));
        if matches!(text, "print" | "exec") && value.what == What::Name {
            return self.legacy_statement(first, value);
        }
        if kind == Kind::Name && (string_next || soft) {
            return Ok(());
        }
        let at = self.at;
        let second = self.attempt(|w| w.expression());
        let level = self.levels[self.at.saturating_sub(1)];
        self.at = at;
        match second {
            Some(second) if level > 0 => {
                let message = "invalid syntax. Perhaps you forgot a comma?";
                self.fail(message, value.start, second.end)
            }
            _ => Ok(()),
        }
    }

    /// `or`, `and`, `not`, comparisons and everything tighter.
    pub(super) fn disjunction(&mut self) -> Outcome<Node> {
        let mut node = self.inversion()?;
        while self.is("or") || self.is("and") {
            self.next();
            self.inversion()?;
            node = Node::new(What::Logic, node.from, self.last().end);
        }
        Ok(node)
    }

    fn inversion(&mut self) -> Outcome<Node> {
        if self.is("not") {
            let start = self.next().start;
            let value = self.deeper(|w| w.inversion())?;
            return Ok(Node::new(What::Logic, start, value.end));
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Outcome<Node> {
        let mut node = self.binary(0)?;
        loop {
            match self.text() {
                "==" | "!=" | "<" | "<=" | ">" | ">=" => {
                    self.next();
                }
                "in" => {
                    self.next();
                }
                "is" => {
                    self.next();
                    self.eat("not");
                }
                "not" => {
                    if self.text_ahead(1) != "in" {
                        return Ok(node);
                    }
                    self.at += 2;
                }
                _ => return Ok(node),
            }
            self.binary(0)?;
            node = Node::new(What::Compare, node.from, self.last().end);
        }
    }

    /// Binary operators from `|` on, by precedence.
    pub(super) fn binary(&mut self, least: u32) -> Outcome<Node> {
        let mut node = self.unary()?;
        while let Some(power) = binding_power(self.text())
            && power >= least
            && self.kind() == Kind::Op
        {
            self.next();
            self.bare_not()?;
            self.deeper(|w| w.binary(power + 1))?;
            node = Node::new(What::Operation, node.from, self.last().end);
        }
        Ok(node)
    }

    /// `1 + not x`
    fn bare_not(&mut self) -> Outcome<()> {
        if !self.is("not") || self.quiet {
            return Ok(());
        }
        let start = self.token().start;
        match self.attempt(|w| w.inversion()) {
            Some(value) => {
                self.fail("'not' after an operator must be parenthesized", start, value.end)
            }
            None => Ok(()),
        }
    }

    fn unary(&mut self) -> Outcome<Node> {
        if matches!(self.text(), "-" | "+" | "~") {
            let start = self.next().start;
            self.bare_not()?;
            let value = self.deeper(|w| w.unary())?;
            return Ok(Node::new(What::Operation, start, value.end));
        }
        let value = self.awaited()?;
        if !self.is("**") {
            return Ok(value);
        }
        self.next();
        self.deeper(|w| w.unary())?;
        Ok(Node::new(What::Operation, value.from, self.last().end))
    }

    fn awaited(&mut self) -> Outcome<Node> {
        if self.is("await") {
            let start = self.next().start;
            let value = self.primary()?;
            return Ok(Node::new(What::Await, start, value.end));
        }
        self.primary()
    }

    pub(super) fn primary(&mut self) -> Outcome<Node> {
        let mut node = self.atom()?;
        loop {
            match self.text() {
                "." => {
                    self.next();
                    let name = self.name()?;
                    node = Node::new(What::Attribute, node.from, name.end);
                }
                "(" => {
                    let end = self.call_arguments()?;
                    node = Node::new(What::Call, node.from, end);
                }
                "[" if self.text_ahead(1) == "]" && self.levels[self.at] > 1 => {
                    self.next();
                    self.at -= 1;
                    return Ok(node);
                }
                "[" => {
                    self.next();
                    self.slices()?;
                    let end = self.expect("]")?.end;
                    node = Node::new(What::Subscript, node.from, end);
                }
                _ => return Ok(node),
            }
        }
    }

    fn slices(&mut self) -> Outcome<()> {
        self.slice()?;
        while self.eat(",") {
            if self.is("]") {
                break;
            }
            self.slice()?;
        }
        Ok(())
    }

    fn slice(&mut self) -> Outcome<()> {
        if self.eat("*") {
            return self.star_operand();
        }
        if !self.is(":") {
            self.named_expression()?;
        }
        for _ in 0..2 {
            if self.eat(":") && !matches!(self.text(), ":" | "]" | ",") {
                self.expression()?;
            }
        }
        Ok(())
    }

    fn atom(&mut self) -> Outcome<Node> {
        let token = self.token();
        let simple = |what| Ok(Node::new(what, token.start, token.end));
        match token.kind {
            Kind::Name => {
                let what = match self.text() {
                    "None" => What::None,
                    "True" => What::True,
                    "False" => What::False,
                    text if is_keyword(text) => return self.invalid(),
                    _ => What::Name,
                };
                self.next();
                simple(what)
            }
            Kind::Number => {
                self.next();
                simple(What::Literal)
            }
            Kind::Str | Kind::FStart => self.strings(),
            Kind::Op => match self.text() {
                "(" => self.deeper(|w| w.parenthesized()),
                "[" => self.deeper(|w| w.list()),
                "{" => self.deeper(|w| w.braces()),
                "..." => {
                    self.next();
                    simple(What::Ellipsis)
                }
                _ => self.invalid(),
            },
            _ => self.invalid(),
        }
    }

    /// Strings side by side.
    fn strings(&mut self) -> Outcome<Node> {
        let start = self.token().start;
        let mut what = What::Literal;
        let (mut bytes, mut text) = (false, false);
        loop {
            let token = self.token();
            match token.kind {
                Kind::Str => {
                    let is_bytes = self.check_escapes(token)?;
                    bytes |= is_bytes;
                    text |= !is_bytes;
                    self.next();
                }
                Kind::FStart => {
                    what = What::FString;
                    text = true;
                    self.fstring()?;
                }
                _ => break,
            }
        }
        if bytes && text {
            return self.fail_at("cannot mix bytes and nonbytes literals", self.token());
        }
        Ok(Node::new(what, start, self.last().end))
    }

    fn lambda(&mut self) -> Outcome<Node> {
        let start = self.next();
        self.lambda_parameters()?;
        if self.fields > 0 && self.is(":") && self.in_field_itself() {
            let message = "f-string: lambda expressions are not allowed without parentheses";
            return self.fail(message, start.start, self.token().end);
        }
        self.expect(":")?;
        let body = self.expression()?;
        Ok(Node::new(What::Lambda, start.start, body.end))
    }

    /// `name := value`, or an expression; with the mistakes of using `=` there.
    pub(super) fn named_expression(&mut self) -> Outcome<Node> {
        if self.kind() == Kind::Name && !is_keyword(self.text()) && self.text_ahead(1) == ":=" {
            let start = self.next().start;
            self.next();
            let value = self.expression()?;
            return Ok(Node::new(What::Named, start, value.end));
        }
        let value = self.expression()?;
        if self.is(":=") && !self.quiet {
            let message = format!("cannot use assignment expressions with {}", value.what.name());
            self.next();
            self.expression()?;
            return self.fail_node(message, &value);
        }
        if self.is("=") && !self.quiet {
            self.assignment_mistake(&value)?;
        }
        Ok(value)
    }

    /// `=` where `==` may have been meant.
    pub(super) fn assignment_mistake(&mut self, value: &Node) -> Outcome<()> {
        let excluded = matches!(
            value.what,
            What::List
                | What::Tuple
                | What::Generator
                | What::True
                | What::False
                | What::None
                | What::Compare
                | What::Logic
                | What::Conditional
                | What::Lambda
                | What::Named
                | What::Starred
        );
        if excluded && !(value.parenthesized && value.what == What::Named) {
            return Ok(());
        }
        let equals = self.at;
        self.next();
        let right = self.attempt(|w| w.binary(0));
        let more = matches!(self.text(), "=" | ":=");
        self.at = equals;
        let Some(right) = right else { return Ok(()) };
        if more {
            return Ok(());
        }
        if value.what == What::Name && !value.parenthesized {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.fail(message, value.start, right.end);
        }
        let what = value.what.name();
        let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
        self.fail_node(message, value)
    }
}

fn binding_power(op: &str) -> Option<u32> {
    Some(match op {
        "|" => 0,
        "^" => 1,
        "&" => 2,
        "<<" | ">>" => 3,
        "+" | "-" => 4,
        "*" | "/" | "//" | "%" | "@" => 5,
        _ => return None,
    })
}
