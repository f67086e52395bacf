//! Parentheses, lists, sets, dicts and comprehensions.

use super::{Node, Walker, What};
use crate::error::{Fault, NO_END, Outcome};

impl Walker<'_> {
    pub(super) fn parenthesized(&mut self) -> Outcome<Node> {
        let start = self.next().start;
        if self.is(")") {
            let end = self.next().end;
            return Ok(self.wrapped(What::Tuple, start, end, Vec::new()));
        }
        if self.is("yield") {
            let node = self.yield_expr()?;
            self.expect(")")?;
            return Ok(Node { parenthesized: true, from: start, ..node });
        }
        if self.is("**") {
            let star = self.next();
            let value = self.expression()?;
            let message = "cannot use double starred expression here";
            return self.fail(message, star.start, value.end);
        }
        let first = self.star_named_expression()?;
        if self.starts_clauses() {
            return self.comprehension(first, What::Generator, start, ")");
        }
        if self.is(")") {
            if first.what == What::Starred {
                return self.fail_node("cannot use starred expression here", &first);
            }
            self.next();
            return Ok(Node { parenthesized: true, from: start, ..first });
        }
        let elts = self.more_elements(first, ")")?;
        let end = self.expect(")")?.end;
        Ok(self.wrapped(What::Tuple, start, end, elts))
    }

    fn wrapped(&self, what: What, start: u32, end: u32, elts: Vec<Node>) -> Node {
        Node { elts, parenthesized: true, ..Node::new(what, start, end) }
    }

    pub(super) fn star_named_expression(&mut self) -> Outcome<Node> {
        if self.is("*") { self.star_expression() } else { self.named_expression() }
    }

    /// The elements behind the first, up to `close`.
    fn more_elements(&mut self, first: Node, close: &str) -> Outcome<Vec<Node>> {
        let mut elts = vec![first];
        while self.eat(",") {
            if self.is(close) {
                break;
            }
            if self.starts_clauses() && close != ")" {
                return self.unparenthesized_target(&elts);
            }
            elts.push(self.star_named_expression()?);
            if self.starts_clauses() && close != ")" {
                return self.unparenthesized_target(&elts);
            }
        }
        Ok(elts)
    }

    fn unparenthesized_target<T>(&mut self, elts: &[Node]) -> Outcome<T> {
        if !self.matches(|w| w.for_clauses()) {
            return self.invalid();
        }
        let message = "did you forget parentheses around the comprehension target?";
        self.fail(message, elts[0].start, self.last().end)
    }

    pub(super) fn list(&mut self) -> Outcome<Node> {
        let start = self.next().start;
        if self.is("]") {
            let end = self.next().end;
            return Ok(self.wrapped(What::List, start, end, Vec::new()));
        }
        let first = self.star_named_expression()?;
        if self.starts_clauses() {
            return self.comprehension(first, What::ListComp, start, "]");
        }
        let elts = self.more_elements(first, "]")?;
        let end = self.expect("]")?.end;
        Ok(self.wrapped(What::List, start, end, elts))
    }

    /// A set or a dict.
    pub(super) fn braces(&mut self) -> Outcome<Node> {
        let start = self.next().start;
        if self.is("}") {
            let end = self.next().end;
            return Ok(Node::new(What::Dict, start, end));
        }
        if self.is("**") {
            let star = self.next();
            self.binary(0)?;
            if self.starts_clauses() {
                let message = "dict unpacking cannot be used in dict comprehension";
                return self.fail_at(message, star);
            }
            return self.dict_items(start);
        }
        let first = self.star_named_expression()?;
        if self.is(":") && first.what != What::Starred && first.what != What::Named {
            self.dict_value()?;
            if self.starts_clauses() {
                return self.comprehension(first, What::DictComp, start, "}");
            }
            return self.dict_items(start);
        }
        if self.starts_clauses() {
            return self.comprehension(first, What::SetComp, start, "}");
        }
        let elts = self.more_elements(first, "}")?;
        let end = self.expect("}")?.end;
        Ok(Node { elts, ..Node::new(What::Set, start, end) })
    }

    /// The items of a dict behind its first.
    fn dict_items(&mut self, start: u32) -> Outcome<Node> {
        while self.eat(",") {
            if self.is("}") {
                break;
            }
            if self.is("**") {
                self.next();
                self.binary(0)?;
                continue;
            }
            match self.quiet {
                true => drop(self.expression()?),
                false => self.dict_key()?,
            }
            self.dict_value()?;
        }
        let end = self.expect("}")?.end;
        Ok(Node::new(What::Dict, start, end))
    }

    /// A key of a dict behind its first: what it lacks is a colon.
    fn dict_key(&mut self) -> Outcome<()> {
        match self.attempt(|w| w.expression()) {
            Some(key) if !self.is(":") => {
                let end = key.end.max(1) - 1;
                self.fail("':' expected after dictionary key", end, NO_END)
            }
            Some(_) => Ok(()),
            None => self.expression().map(drop),
        }
    }

    fn dict_value(&mut self) -> Outcome<()> {
        let colon = self.expect(":")?;
        if matches!(self.text(), "}" | ",") {
            let message = "expression expected after dictionary key and ':'";
            return self.insist(self.fault_at(message, colon));
        }
        if self.is("*") {
            let star = self.next();
            let value = self.binary(0)?;
            let message = "cannot use a starred expression in a dictionary value";
            return self.insist(Fault::at(message, star.start, value.end));
        }
        self.expression().map(drop)
    }

    // Comprehensions.

    pub(super) fn starts_clauses(&self) -> bool {
        self.is("for") || self.is("async") && self.text_ahead(1) == "for"
    }

    fn comprehension(
        &mut self,
        element: Node,
        what: What,
        start: u32,
        close: &str,
    ) -> Outcome<Node> {
        if element.what == What::Starred && !self.quiet && self.matches(|w| w.for_clauses()) {
            let message = "iterable unpacking cannot be used in comprehension";
            return self.fail_node(message, &element);
        }
        self.for_clauses()?;
        let end = self.expect(close)?.end;
        Ok(Node::new(what, start, end))
    }

    pub(super) fn for_clauses(&mut self) -> Outcome<()> {
        while self.starts_clauses() {
            self.eat("async");
            self.next();
            self.comprehension_targets()?;
            self.expect("in")?;
            self.disjunction()?;
            while self.eat("if") {
                self.disjunction()?;
            }
        }
        Ok(())
    }

    fn comprehension_targets(&mut self) -> Outcome<()> {
        if self.quiet {
            return self.for_targets();
        }
        let at = self.at;
        let missing = self.attempt(|w| w.for_target_list()).is_some() && !self.is("in");
        if missing {
            return self.fail_at("'in' expected after for-loop variables", self.token());
        }
        self.at = at;
        self.for_targets()
    }
}
