//! One item of any iterator, for native code that can go on after a call.

use super::iterators::NextPure;
use crate::error::Result;
use crate::native::Step;
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

/// What asking an iterator for an item leads to.
pub(super) enum Pull {
    Item(Value),
    End,
    /// A call whose result is the item; it raises StopIteration at the end.
    Call(Step),
}

impl Vm {
    /// Ask an iterator for its next item.
    pub(super) fn pull(&mut self, it: Value) -> Result<Pull> {
        let step = match self.next_pure(it)? {
            NextPure::Item(v) => return Ok(Pull::Item(v)),
            NextPure::End => return Ok(Pull::End),
            NextPure::Guest => self.next_once(it),
        };
        match step {
            Ok(Step::Done(v)) => Ok(Pull::Item(v)),
            Ok(step) => Ok(Pull::Call(step)),
            Err(e) if self.raised_is(&e, t::STOP_ITERATION) => Ok(Pull::End),
            Err(e) => Err(e),
        }
    }
}
