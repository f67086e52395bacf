//! Texts: looks at them that take no more than a moment.

use monty_limits::STRETCH;

use super::{Heap, LONG};
use crate::error::Result;
use crate::hash::hash_long;
use crate::object::Iter;
use crate::value::{Handle, Str, Value};

impl Heap {
    /// The next character of a string; None if it is not ASCII.
    #[inline(never)]
    pub(super) fn next_ascii(&mut self, h: Handle<Iter>, text: Str, at: usize) -> Option<Value> {
        let byte = *self.str(text).as_bytes().get(at).filter(|byte| byte.is_ascii())?;
        if let Iter::Str { offset, .. } = self.arenas.iters.get_mut(h) {
            *offset = at + 1;
        }
        Some(Value::ascii(byte))
    }

    /// Are these texts equal? None if they are long: to see it takes more than a moment.
    #[inline(always)]
    pub fn same_text(&self, a: Str, b: Str) -> Option<bool> {
        // Mostly it is the same string, whose text need not be fetched then.
        if a == b {
            return Some(true);
        }
        let (x, y) = (self.str(a), self.str(b));
        if x.len() != y.len() {
            return Some(false);
        }
        if x.len() <= LONG { Some(x == y) } else { None }
    }

    /// The hash of a string; None if to compute it takes more than a moment.
    #[inline]
    pub fn quick_hash(&self, s: Str) -> Option<u64> {
        let object = self.str_object(s);
        match object.hash.get() {
            None if object.len() > STRETCH => None,
            None => Some(self.str_hash(s)),
            Some(hash) => Some(self.salted(hash)),
        }
    }

    /// The hash of a string, that of a long one stretch by stretch.
    #[inline]
    pub fn hash_text(&mut self, s: Str) -> Result<u64> {
        if let Some(hash) = self.quick_hash(s) {
            return Ok(hash);
        }
        let (objects, budget) = self.split();
        let hash = hash_long(budget, objects.str(s).as_bytes())?;
        self.str_object(s).hash.keep(hash);
        Ok(self.salted(hash))
    }

    /// The hash of a bytes object.
    pub fn hash_of_bytes(&mut self, h: Handle<Vec<u8>>) -> Result<u64> {
        let (objects, budget) = self.split();
        let hash = hash_long(budget, objects.bytes(h))?;
        Ok(self.salted(hash))
    }

    /// Does comparing these texts take no more than a moment?
    #[inline(always)]
    pub fn are_short(&self, a: Str, b: Str) -> bool {
        self.str(a).len().min(self.str(b).len()) <= LONG
    }

    /// The character at an index of an ASCII string, as a string; None for others, and outside.
    #[inline(always)]
    pub fn ascii_at(&self, s: Str, i: i64) -> Option<Value> {
        let text = self.str(s).as_bytes();
        if self.str_object(s).chars != text.len() {
            return None;
        }
        let at = if i < 0 { i + text.len() as i64 } else { i };
        text.get(usize::try_from(at).ok()?).map(|&byte| Value::ascii(byte))
    }
}
