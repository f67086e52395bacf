//! Arguments of calls and classes.

use super::{Node, Walker, What, is_keyword};
use crate::error::Outcome;
use crate::scan::Kind;

/// What has been seen of a call's arguments.
#[derive(Default)]
struct Seen {
    keyword: bool,
    double_star: bool,
    /// A positional argument behind keywords.
    misplaced: bool,
    count: u32,
    class: bool,
}

impl Walker<'_> {
    /// `( … )`; the offset behind it.
    pub(super) fn call_arguments(&mut self) -> Outcome<u32> {
        self.deeper(|w| w.arguments(Seen::default()))
    }

    /// A class's bases, among which no generator expression may stand.
    pub(super) fn class_arguments(&mut self) -> Outcome<u32> {
        self.deeper(|w| w.arguments(Seen { class: true, ..Seen::default() }))
    }

    fn arguments(&mut self, mut seen: Seen) -> Outcome<u32> {
        self.next();
        while !self.is(")") {
            self.argument(&mut seen)?;
            seen.count += 1;
            if self.is(")") {
                break;
            }
            if !self.is(",") {
                return self.invalid();
            }
            self.next();
        }
        if seen.misplaced {
            let message = match seen.double_star {
                true => "positional argument follows keyword argument unpacking",
                false => "positional argument follows keyword argument",
            };
            return self.fail_at(message, self.token());
        }
        Ok(self.next().end)
    }

    fn argument(&mut self, seen: &mut Seen) -> Outcome<()> {
        match self.text() {
            "*" => return self.starred_argument(seen),
            "**" => {
                let start = self.next().start;
                self.expression()?;
                self.assigned("keyword", start)?;
                seen.double_star = true;
                return Ok(());
            }
            _ => {}
        }
        if self.kind() == Kind::Name && self.text_ahead(1) == "=" {
            return self.keyword(seen);
        }
        let value = self.argument_value()?;
        if self.starts_clauses() {
            return self.bare_generator(&value, seen);
        }
        if self.is("=") && !self.quiet {
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            return self.fail(message, value.start, self.token().end);
        }
        seen.misplaced |= seen.keyword || seen.double_star;
        Ok(())
    }

    /// An expression or `name := value`; a `=` behind it is the caller's.
    fn argument_value(&mut self) -> Outcome<Node> {
        if self.kind() == Kind::Name && !is_keyword(self.text()) && self.text_ahead(1) == ":=" {
            return self.named_expression();
        }
        let value = self.expression()?;
        if self.is(":=") && !self.quiet {
            let what = value.what.name();
            let message = format!("cannot use assignment expressions with {what}");
            return self.fail_node(message, &value);
        }
        Ok(value)
    }

    fn starred_argument(&mut self, seen: &mut Seen) -> Outcome<()> {
        let before = self.at;
        self.next();
        if seen.double_star {
            let value = self.expression()?;
            let message = "iterable argument unpacking follows keyword argument unpacking";
            let comma = self.tokens[before.saturating_sub(1)].start;
            return self.fail(message, comma, value.end);
        }
        let start = self.last().start;
        self.star_operand()?;
        if seen.count == 0 && !seen.class && self.starts_clauses() {
            let end = self.last().end;
            if self.matches(|w| w.for_clauses()) {
                let message = "iterable unpacking cannot be used in comprehension";
                return self.fail(message, start, end);
            }
        }
        self.assigned("iterable", start)
    }

    /// What stands behind the `*` of an argument or of an item of a subscript.
    pub(super) fn star_operand(&mut self) -> Outcome<()> {
        // Parsed once: to try first and then look again would double the work at every level.
        if self.starts_expression() {
            match self.expression() {
                Ok(_) => return Ok(()),
                // What is wrong in the operand itself has a message of its own.
                Err(fault) if fault.message != "invalid syntax" => return Err(fault),
                Err(_) => {}
            }
        }
        let place = self.tokens[self.reach.min(self.tokens.len() - 1)];
        self.fail_at("Invalid star expression", place)
    }

    /// `*a=b` and `**a=b`.
    fn assigned(&mut self, what: &str, start: u32) -> Outcome<()> {
        if !self.is("=") || self.quiet {
            return Ok(());
        }
        self.next();
        let value = self.expression()?;
        self.fail(format!("cannot assign to {what} argument unpacking"), start, value.end)
    }

    fn keyword(&mut self, seen: &mut Seen) -> Outcome<()> {
        let name = self.token();
        let text = self.text();
        if matches!(text, "True" | "False" | "None") {
            let end = self.ahead(1).end;
            return self.fail(format!("cannot assign to {text}"), name.start, end);
        }
        if is_keyword(text) {
            return self.invalid();
        }
        self.at += 2;
        if matches!(self.text(), "," | ")") {
            let end = self.last().end;
            return self.fail("expected argument value expression", name.start, end);
        }
        let value = self.expression()?;
        if self.starts_clauses() && self.matches(|w| w.for_clauses()) {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.fail(message, name.start, value.end);
        }
        seen.keyword = true;
        Ok(())
    }

    /// A generator expression without parentheses: it may only stand alone.
    fn bare_generator(&mut self, value: &Node, seen: &Seen) -> Outcome<()> {
        if value.what == What::Starred || seen.class && seen.count == 0 {
            return self.invalid();
        }
        self.for_clauses()?;
        let end = self.last().end;
        let alone = seen.count == 0 && (self.is(")") || !self.is(","));
        if alone {
            return Ok(());
        }
        self.fail("Generator expression must be parenthesized", value.start, end)
    }
}
