//! Strings that are copies of a part of another: made stretch by stretch, as parts may be long.

use std::ops::Range;

use compact_str::CompactString;
use monty_limits::STRETCH;

use super::{Heap, objects, small_str};
use crate::error::Result;
use crate::object::StrObject;
use crate::value::{Str, Value};

impl Heap {
    /// A new string from a part of another, which is copied once.
    pub fn new_part(&mut self, s: Str, range: Range<usize>) -> Result<Value> {
        if range.len() <= 2
            && let Some(small) = small_str(&self.str(s)[range.clone()])
        {
            return Ok(Value::Str(small));
        }
        self.prepare_str(range.len())?;
        let whole = objects::find_str(self.statics, &self.arenas, s);
        let part = &objects::find_text(whole, &self.arenas)[range];
        let text = if part.len() > STRETCH {
            let mut text = String::with_capacity(part.len());
            monty_text::append(&mut text, part, &mut self.budget)?;
            CompactString::from(text)
        } else {
            CompactString::new(part)
        };
        let object = if whole.is_ascii() {
            let chars = text.len();
            StrObject::counted(text, chars)
        } else {
            StrObject::new(text)
        };
        Ok(Value::Str(self.insert_str_object(object)?))
    }
}
