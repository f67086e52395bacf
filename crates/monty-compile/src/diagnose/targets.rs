//! Targets of assignments, loops, `with` and `del`.

use super::{Node, Walker, What};
use crate::error::Outcome;

/// What a target is for: decides what is allowed and what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Assign,
    For,
    Delete,
}

/// The part of an expression that cannot be a target, if there is one.
pub(super) fn invalid_part(node: &Node, used: Use) -> Option<&Node> {
    match node.what {
        What::List | What::Tuple => node.elts.iter().find_map(|e| invalid_part(e, used)),
        What::Starred if used == Use::Delete => Some(node),
        What::Starred => node.elts.first().and_then(|e| invalid_part(e, used)),
        What::Name | What::Attribute | What::Subscript => None,
        _ => Some(node),
    }
}

impl Walker<'_> {
    /// The targets of `for`, up to `in`.
    pub(super) fn for_targets(&mut self) -> Outcome<()> {
        for elt in &self.for_target_list()? {
            if let Some(part) = invalid_part(elt, Use::For) {
                let message = format!("cannot assign to {}", part.what.name());
                return self.fail_node(message, part);
            }
        }
        Ok(())
    }

    pub(super) fn for_target_list(&mut self) -> Outcome<Vec<Node>> {
        let mut elts = vec![self.for_target()?];
        while self.eat(",") {
            if self.is("in") {
                break;
            }
            elts.push(self.for_target()?);
        }
        Ok(elts)
    }

    fn for_target(&mut self) -> Outcome<Node> {
        if self.is("*") { self.star_expression() } else { self.binary(0) }
    }

    /// The target before a `=`; the statement's first is looked at more closely.
    pub(super) fn check_assign(&mut self, target: &Node, first: bool) -> Outcome<()> {
        let Some(part) = invalid_part(target, Use::Assign) else { return Ok(()) };
        if part.what == What::Yield && !part.parenthesized {
            return self.fail_node("assignment to yield expression not possible", part);
        }
        if first && (part.start == target.start || target.what == What::Yield) {
            self.assignment_mistake(target)?;
        }
        self.fail_node(format!("cannot assign to {}", part.what.name()), part)
    }

    pub(super) fn check_delete(&mut self, target: &Node) -> Outcome<()> {
        match invalid_part(target, Use::Delete) {
            Some(part) => self.fail_node(format!("cannot delete {}", part.what.name()), part),
            None => Ok(()),
        }
    }
}
