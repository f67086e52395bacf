//! The objects of a heap apart from its budget: what a native function reads for long while it burns
//! fuel for that.

use std::ops::Range;

use monty_limits::Budget;
use monty_text::text::Text;

use super::{Arenas, Heap};
use crate::error::Result;
use crate::object::{ListObject, StrObject, StrText, TupleObject};
use crate::value::{Handle, Str, Value};

/// The objects of a heap, to read.
#[derive(Clone, Copy)]
pub struct Objects<'a> {
    statics: &'static [StrObject],
    arenas: &'a Arenas,
}

impl Heap {
    /// The objects, and the budget that work on them burns.
    #[inline]
    pub fn split(&mut self) -> (Objects<'_>, &mut Budget) {
        (Objects { statics: self.statics, arenas: &self.arenas }, &mut self.budget)
    }
}

impl<'a> Objects<'a> {
    /// The string object.
    #[inline]
    pub fn str_object(self, s: Str) -> &'a StrObject {
        find_str(self.statics, self.arenas, s)
    }

    /// The text of a string.
    #[inline]
    pub fn str(self, s: Str) -> &'a str {
        find_text(self.str_object(s), self.arenas)
    }

    /// The string that a value is, or that an instance of a subclass of `str` holds.
    #[inline]
    pub fn text_in(self, v: Value) -> Option<Str> {
        match v {
            Value::Str(s) => Some(s),
            Value::Instance(h) => match self.arenas.instances.get(h).rest.as_ref()?.payload {
                Value::Str(s) => Some(s),
                _ => None,
            },
            _ => None,
        }
    }

    /// The text of a string, with what is known of it.
    #[inline]
    pub fn text(self, s: Str) -> Text<'a> {
        Text::known(self.str(s), self.str_object(s).is_ascii())
    }

    /// The bytes of `bytes` or a `bytearray`.
    #[inline]
    pub fn bytes(self, h: Handle<Vec<u8>>) -> &'a [u8] {
        self.arenas.bytes.get(h)
    }

    /// The items of a list.
    #[inline]
    pub fn items(self, h: Handle<ListObject>) -> &'a [Value] {
        &self.arenas.lists.get(h).items
    }

    /// The items of a tuple.
    #[inline]
    pub fn tuple_items(self, h: Handle<TupleObject>) -> &'a [Value] {
        &self.arenas.tuples.get(h).items
    }
}

/// The object of a string: one of the registry's, or one of the heap's.
#[inline(always)]
pub(super) fn find_str<'a>(
    statics: &'static [StrObject],
    arenas: &'a Arenas,
    s: Str,
) -> &'a StrObject {
    match s.index().checked_sub(statics.len()) {
        None => &statics[s.index()],
        Some(i) => arenas.strs.get(Handle::new(i as u32)),
    }
}

/// The text of a string: its own, or the beginning of one that grows.
#[inline(always)]
pub(super) fn find_text<'a>(object: &'a StrObject, arenas: &'a Arenas) -> &'a str {
    match object.text() {
        StrText::Own(text) => text,
        StrText::Part { of, len } => arenas.growing.get(*of).part(*len),
    }
}

impl Heap {
    /// The bytes of an object, copied for as long as a native function works.
    pub fn copy_of_bytes(&mut self, h: Handle<Vec<u8>>) -> Result<Vec<u8>> {
        let len = self.bytes(h).len();
        self.hold(len)?;
        Ok(self.budget.copy(self.arenas.bytes.get(h))?)
    }

    /// A new object of a part of the bytes of another.
    pub fn new_bytes_part(&mut self, h: Handle<Vec<u8>>, part: Range<usize>) -> Result<Value> {
        self.room(part.len())?;
        let data = self.budget.copy(&self.arenas.bytes.get(h)[part])?;
        self.new_bytes(data)
    }

    /// Release what a container gave back.
    pub fn release(&mut self, bytes: usize) {
        self.budget.release(bytes);
    }
}
