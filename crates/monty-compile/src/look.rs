//! Whether to go on: a long compilation asks whoever wants it done, now and then.

use std::cell::Cell;

use crate::error::{Fault, Outcome};

/// Who is asked. No one, if compilation takes what it takes.
#[derive(Clone, Default)]
pub struct Look<'a> {
    ask: Option<&'a dyn Fn() -> bool>,
    /// Nodes of the tree since the last answer.
    nodes: Cell<u32>,
}

/// Nodes between two questions.
const NODES: u32 = 1000;

impl<'a> Look<'a> {
    /// Ask this: at `false` compilation ends, with an error that says nothing.
    pub fn new(ask: &'a dyn Fn() -> bool) -> Self {
        Look { ask: Some(ask), nodes: Cell::new(0) }
    }

    /// One node more.
    #[inline]
    pub(crate) fn node(&self) -> Outcome<()> {
        let nodes = self.nodes.get() + 1;
        self.nodes.set(nodes);
        if nodes < NODES { Ok(()) } else { self.now() }
    }

    /// Ask now.
    pub(crate) fn now(&self) -> Outcome<()> {
        self.nodes.set(0);
        match self.ask {
            Some(ask) if !ask() => Err(Fault::at("stopped", 0, 0)),
            _ => Ok(()),
        }
    }
}

impl std::fmt::Debug for Look<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.ask.is_some() { "Look" } else { "no look" })
    }
}
