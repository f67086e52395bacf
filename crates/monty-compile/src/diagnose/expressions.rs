//! Expressions.

use super::{GENERIC, Node, Walker, What, is_keyword};
use crate::error::{Fault, Outcome};
use crate::scan::Kind;

const FORGOTTEN_COMMA: &str = "invalid syntax. Perhaps you forgot a comma?";
const WITHOUT_ELSE: &str = "expected 'else' after 'if' expression";

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
                if !w.quiet {
                    w.legacy_expression(first)?;
                }
                return Ok(value);
            }
            let plain = value.clone();
            let whole = w.rest(|w| w.conditional(value))?;
            Ok(whole.unwrap_or(plain))
        })
    }

    pub(super) fn conditional(&mut self, value: Node) -> Outcome<Node> {
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
            return self.without_else(&value, &test);
        }
        self.next();
        self.expression()?;
        Ok(Node::new(What::Conditional, value.from, self.last().end))
    }

    fn without_else<T>(&mut self, value: &Node, test: &Node) -> Outcome<T> {
        if !self.quiet && !self.is(":") {
            return self.fail(WITHOUT_ELSE, value.start, test.end);
        }
        self.invalid()
    }

    /// `value if test` where what follows was tried before.
    pub(super) fn unfinished_conditional(&mut self, value: &Node) -> Outcome<()> {
        let at = self.at;
        self.next();
        let test = self.attempt_leniently(|w| w.disjunction());
        if let Some(test) = test
            && !self.is("else")
        {
            return self.without_else(value, &test);
        }
        self.at = at;
        Ok(())
    }

    /// Two expressions side by side, inside brackets.
    pub(super) fn forgotten_comma(&mut self, first: usize, value: &Node) -> Outcome<()> {
        if !self.starts_expression() || self.is("not") && self.text_ahead(1) == "in" {
            return Ok(());
        }
        self.display_behind()?;
        let text = self.text_of(self.tokens[first]);
        let kind = self.tokens[first].kind;
        let string_next = self.tokens.get(first + 1).is_some_and(|t| t.kind == Kind::Str);
        if matches!(text, "print" | "exec") && value.what == What::Name {
            return Ok(());
        }
        if kind == Kind::Name && (string_next || is_soft(text)) {
            return Ok(());
        }
        let at = self.at;
        let second = self.attempt_leniently(|w| w.expression());
        let level = self.levels[self.at.saturating_sub(1)];
        self.at = at;
        match second {
            Some(second) if level > 0 => self.fail(FORGOTTEN_COMMA, value.start, second.end),
            _ => Ok(()),
        }
    }

    /// A set or dict right behind an expression: what CPython has to say of its inside comes first.
    fn display_behind(&mut self) -> Outcome<()> {
        if !self.is("{") {
            return Ok(());
        }
        let (at, depth) = (self.at, self.depth);
        // Of a dict it has read all expressions before, without their mistakes.
        let dict = self.attempt_leniently(|w| {
            w.next();
            w.expression()?;
            w.expect(":")
        });
        self.at = at;
        let dict = dict.is_some();
        let inside = self.deeper(|w| w.braces());
        (self.at, self.depth) = (at, depth);
        match inside {
            Err(fault) if fault.message == GENERIC || dict && of_expression(&fault) => Ok(()),
            Err(fault) => Err(fault),
            _ => Ok(()),
        }
    }

    /// `or`, `and`, `not`, comparisons and everything tighter.
    pub(super) fn disjunction(&mut self) -> Outcome<Node> {
        let mut node = self.inversion()?;
        while self.is("or") || self.is("and") {
            let right = self.rest(|w| {
                w.next();
                w.inversion()
            })?;
            if right.is_none() {
                break;
            }
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
            let operator = match self.text() {
                "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" => 1,
                "is" if self.text_ahead(1) == "not" => 2,
                "is" => 1,
                "not" if self.text_ahead(1) == "in" => 2,
                _ => return Ok(node),
            };
            let right = self.rest(|w| {
                for _ in 0..operator {
                    w.next();
                }
                w.binary(0)
            })?;
            if right.is_none() {
                return Ok(node);
            }
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
            let right = self.rest(|w| {
                w.next();
                w.bare_not()?;
                w.deeper(|w| w.binary(power + 1))
            })?;
            if right.is_none() {
                break;
            }
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
        let power = self.rest(|w| {
            w.next();
            w.deeper(|w| w.unary())
        })?;
        match power {
            Some(_) => Ok(Node::new(What::Operation, value.from, self.last().end)),
            None => Ok(value),
        }
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
            if self.is("[") && self.text_ahead(1) == "]" && self.levels[self.at] > 1 {
                self.next();
                self.at -= 1;
                return Ok(node);
            }
            match self.rest(|w| w.trailer())? {
                Some(Some((what, end))) => node = Node::new(what, node.from, end),
                _ => return Ok(node),
            }
        }
    }

    /// An attribute, a call or an index of what stands before.
    fn trailer(&mut self) -> Outcome<Option<(What, u32)>> {
        Ok(Some(match self.text() {
            "." => {
                self.next();
                (What::Attribute, self.name()?.end)
            }
            "(" => (What::Call, self.call_arguments()?),
            "[" => {
                self.next();
                self.slices()?;
                (What::Subscript, self.expect("]")?.end)
            }
            _ => return Ok(None),
        }))
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

/// Is it a mistake that CPython looks for at the start of an expression?
fn of_expression(fault: &Fault) -> bool {
    fault.message == FORGOTTEN_COMMA || fault.message == WITHOUT_ELSE
}

/// Does CPython look no further than at these names? It takes a beginning of them for the whole.
pub(super) fn is_soft(text: &str) -> bool {
    ["match", "case", "type", "_"].iter().any(|word| word.starts_with(text))
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
