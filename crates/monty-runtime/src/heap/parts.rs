//! Strings that are copies of a part of another: made stretch by stretch, as parts may be long.

use std::ops::Range;

use compact_str::CompactString;
use monty_limits::STRETCH;
use monty_text::split::is_ascii_space;
use smallvec::SmallVec;

use super::{Heap, objects, small_str};
use crate::error::Result;
use crate::object::StrObject;
use crate::value::{Str, Value};

/// A text of up to so many bytes is cut at once.
const SHORT: usize = 256;

impl Heap {
    /// The list of the words of a short ASCII text, or of its parts between separators; None for others.
    pub fn short_parts(&mut self, s: Str, separator: Option<u8>) -> Result<Option<Value>> {
        let text = self.str(s).as_bytes();
        if text.len() > SHORT || !self.str_object(s).is_ascii() {
            return Ok(None);
        }
        let mut ends: SmallVec<[Range<u16>; 16]> = SmallVec::new();
        let mut start = 0;
        for (i, &byte) in text.iter().enumerate() {
            let is_end = match separator {
                Some(separator) => byte == separator,
                None => is_ascii_space(byte),
            };
            if is_end {
                if separator.is_some() || i > start {
                    ends.push(start as u16..i as u16);
                }
                start = i + 1;
            }
        }
        if separator.is_some() || text.len() > start {
            ends.push(start as u16..text.len() as u16);
        }
        let len = text.len();
        self.burn(len / 2 + ends.len() * 16)?;
        let mut items = Vec::with_capacity(ends.len());
        for range in ends {
            let range = usize::from(range.start)..usize::from(range.end);
            items.push(match range.len() == len {
                true => Value::Str(s),
                false => self.new_part(s, range)?,
            });
        }
        self.new_list(items).map(Some)
    }

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
