//! Parameters of functions and lambdas.

use super::Walker;
use crate::error::Outcome;
use crate::scan::Kind;

#[derive(Default)]
struct Seen {
    any: bool,
    default: bool,
    slash: bool,
    star: bool,
    double_star: bool,
    /// A bare `*` still waits for its names.
    bare_star: bool,
}

impl Walker<'_> {
    pub(super) fn def_parameters(&mut self) -> Outcome<()> {
        self.parameters(")", true)
    }

    pub(super) fn lambda_parameters(&mut self) -> Outcome<()> {
        self.parameters(":", false)
    }

    fn parameters(&mut self, close: &str, annotated: bool) -> Outcome<()> {
        let mut seen = Seen::default();
        while !self.is(close) {
            self.parameter(&mut seen, close, annotated)?;
            if self.is(close) {
                break;
            }
            if !self.is(",") {
                return self.invalid();
            }
            self.next();
        }
        if seen.bare_star {
            return self.invalid();
        }
        Ok(())
    }

    fn parameter(&mut self, seen: &mut Seen, close: &str, annotated: bool) -> Outcome<()> {
        let token = self.token();
        if seen.double_star
            && (self.kind() == Kind::Name || matches!(self.text(), "*" | "**" | "/"))
        {
            return self.fail_at("arguments cannot follow var-keyword argument", token);
        }
        match self.text() {
            "/" => return self.slash(seen),
            "*" => return self.star(seen, close, annotated),
            "**" => {
                if seen.bare_star {
                    return self.invalid();
                }
                self.next();
                self.name()?;
                self.annotation(annotated)?;
                if self.is("=") {
                    let message = "var-keyword argument cannot have default value";
                    return self.fail_at(message, self.token());
                }
                seen.double_star = true;
                return Ok(());
            }
            "(" if !(seen.slash || seen.star || seen.default) => {
                return self.parenthesized_parameters(annotated);
            }
            _ => {}
        }
        self.name()?;
        seen.bare_star = false;
        seen.any = true;
        self.annotation(annotated)?;
        if self.is("=") {
            let equals = self.next();
            if matches!(self.text(), "," | ")") {
                return self.fail_at("expected default value expression", equals);
            }
            self.expression()?;
            seen.default |= !seen.star;
        } else if seen.default && !seen.star {
            let message = "parameter without a default follows parameter with a default";
            return self.fail(message, token.start, self.last().end);
        }
        Ok(())
    }

    fn annotation(&mut self, annotated: bool) -> Outcome<()> {
        if annotated && self.eat(":") {
            self.star_expression()?;
        }
        Ok(())
    }

    fn slash(&mut self, seen: &mut Seen) -> Outcome<()> {
        let message = if seen.slash {
            "/ may appear only once"
        } else if seen.star {
            "/ must be ahead of *"
        } else if !seen.any && self.text_ahead(1) == "," {
            "at least one argument must precede /"
        } else if !seen.any {
            return self.invalid();
        } else {
            seen.slash = true;
            self.next();
            if !self.is("*") {
                return Ok(());
            }
            "expected comma between / and *"
        };
        self.fail_at(message, self.token())
    }

    fn star(&mut self, seen: &mut Seen, close: &str, annotated: bool) -> Outcome<()> {
        let star = self.token();
        if seen.star {
            return self.fail_at("* argument may appear only once", star);
        }
        self.next();
        seen.star = true;
        if self.is(",") || self.is(close) {
            let last =
                self.is(close) || matches!(self.text_ahead(1), "**") || self.text_ahead(1) == close;
            if last {
                let star = if annotated { star } else { self.token() };
                return self.fail_at("named arguments must follow bare *", star);
            }
            seen.bare_star = true;
            return Ok(());
        }
        self.name()?;
        self.annotation(annotated)?;
        if self.is("=") {
            let message = "var-positional argument cannot have default value";
            return self.fail_at(message, self.token());
        }
        Ok(())
    }

    fn parenthesized_parameters(&mut self, annotated: bool) -> Outcome<()> {
        let open = self.token();
        let at = self.at;
        self.next();
        let names = self.attempt(|w| {
            loop {
                w.name()?;
                if !w.eat(",") || w.is(")") {
                    break;
                }
            }
            w.expect(")")
        });
        match names {
            Some(close) => {
                let message = match annotated {
                    true => "Function parameters cannot be parenthesized",
                    false => "Lambda expression parameters cannot be parenthesized",
                };
                self.fail(message, open.start, close.end)
            }
            None => {
                self.at = at;
                self.invalid()
            }
        }
    }
}
