//! Texts that grow at their end. Adding to a long string does not copy it: the new string and the old
//! one are both beginnings of one text, which had room to grow. So a loop that adds to a string takes
//! time in proportion to what it adds, as long as it adds to the latest of them.

use compact_str::CompactString;
use monty_limits::{Budget, LimitError, STRETCH};
use monty_text::{append, char_start};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::{Arenas, Heap, Marker, Place, grown};
use crate::error::Result;
use crate::object::{StrObject, StrText};
use crate::value::{Handle, Str, Value};

/// A text of which strings are beginnings.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct GrowingText {
    text: String,
    /// The strings, by their places in their arena: it lives as long as any of them.
    #[serde(skip)]
    parts: SmallVec<[u32; 4]>,
}

/// Shorter results are copied.
const SHORTEST: usize = 256;

impl GrowingText {
    /// A beginning of it.
    #[inline]
    pub fn part(&self, len: usize) -> &str {
        &self.text[..len]
    }

    /// The same for a number that was not checked.
    pub fn checked_part(&self, len: usize) -> Option<&str> {
        self.text.get(..len)
    }

    /// Bytes outside the object.
    pub fn bytes(&self) -> usize {
        let parts = if self.parts.spilled() { self.parts.capacity() * 4 } else { 0 };
        self.text.capacity() + parts
    }

    /// Forget the strings that are not marked, and what only they had of the text. Is any left?
    fn retain(&mut self, strs: &[StrObject], marks: &[u64]) -> bool {
        self.parts.retain(|i| marks[*i as usize / 64] >> (*i % 64) & 1 == 1);
        let longest = self.parts.iter().map(|&i| strs[i as usize].len()).max().unwrap_or(0);
        self.text.truncate(longest);
        if self.text.capacity() / 2 > longest {
            self.text.shrink_to_fit();
        }
        !self.parts.is_empty()
    }
}

impl Heap {
    /// The string of one text behind another, neither of them empty.
    pub fn join_two(&mut self, a: Str, b: Str) -> Result<Value> {
        let (left, right) = (self.str(a).len(), self.str(b).len());
        let len = left.saturating_add(right);
        let chars = self.str_object(a).chars + self.str_object(b).chars;
        if len < SHORTEST {
            let mut text = CompactString::with_capacity(len);
            text.push_str(self.str(a));
            text.push_str(self.str(b));
            return Ok(Value::Str(self.insert_str_object(StrObject::counted(text, chars))?));
        }
        let latest = match self.str_object(a).text() {
            StrText::Part { of, len } if self.arenas.growing.get(*of).text.len() == *len => {
                Some(*of)
            }
            _ => None,
        };
        let of = match latest {
            Some(of) => of,
            None => self.begin_growing(a, len)?,
        };
        self.make_room(of, right)?;
        let made = self.add_text(of, b).and_then(|()| self.insert_part(of, len, chars));
        if made.is_err() {
            // What no string has.
            self.arenas.growing.get_mut(of).text.truncate(left);
        }
        made
    }

    /// A text that begins with a string and has room for `len` bytes, no more: most are not added to
    /// again.
    fn begin_growing(&mut self, a: Str, len: usize) -> Result<Handle<GrowingText>> {
        self.room(len)?;
        let mut text = String::with_capacity(len);
        let (objects, budget) = self.split();
        append(&mut text, objects.str(a), budget)?;
        let of = self.insert(|arenas| &mut arenas.growing, GrowingText::default())?;
        self.charge(len)?;
        self.arenas.growing.get_mut(of).text = text;
        Ok(of)
    }

    /// Room for more bytes, and for one string more.
    fn make_room(&mut self, of: Handle<GrowingText>, more: usize) -> Result<()> {
        self.burn(more / 8)?;
        let growing = self.arenas.growing.get(of);
        let (len, capacity) = (growing.text.len(), growing.text.capacity());
        if len + more > capacity {
            let least = len + more - capacity;
            let generous = least.max(grown(capacity, 1) - capacity);
            let grow = if self.budget.fits(generous) { generous } else { least };
            self.burn(capacity / 8)?;
            self.charge_growth(capacity, grow)?;
            let text = &mut self.arenas.growing.get_mut(of).text;
            text.reserve_exact(capacity + grow - len);
        }
        let parts = &self.arenas.growing.get(of).parts;
        if parts.len() == parts.capacity() {
            let (held, capacity) = (parts.spilled(), parts.capacity());
            self.charge(if held { capacity * 4 } else { capacity * 8 })?;
            self.arenas.growing.get_mut(of).parts.reserve_exact(capacity);
        }
        Ok(())
    }

    /// A string of the first `len` bytes.
    fn insert_part(&mut self, of: Handle<GrowingText>, len: usize, chars: usize) -> Result<Value> {
        self.charge_object(0)?;
        let made = self.insert(|a| &mut a.strs, StrObject::part(of, len, chars))?;
        self.arenas.growing.get_mut(of).parts.push(made.index() as u32);
        Ok(Value::Str(Str::new((made.index() + self.statics.len()) as u32)))
    }

    /// Add a string to a text that has room for it.
    fn add_text(&mut self, of: Handle<GrowingText>, b: Str) -> Result<()> {
        // It stands beside the others while both are needed.
        let mut text = std::mem::take(&mut self.arenas.growing.get_mut(of).text);
        let (objects, budget) = self.split();
        let done = match *objects.str_object(b).text() {
            StrText::Part { of: other, len } if other == of => double(&mut text, len, budget),
            _ => append(&mut text, objects.str(b), budget),
        };
        self.arenas.growing.get_mut(of).text = text;
        Ok(done?)
    }
}

/// Append the beginning of a text to itself.
fn double(
    text: &mut String,
    len: usize,
    budget: &mut Budget,
) -> std::result::Result<(), LimitError> {
    let mut at = 0;
    while at < len {
        let end = at + char_start(&text[at..len], STRETCH);
        budget.work((end - at) / 8)?;
        text.extend_from_within(at..end);
        at = end;
    }
    Ok(())
}

impl Arenas {
    /// The marks of the growing texts, from those of strings; tells the bytes that were given back.
    pub(super) fn mark_growing(&mut self, m: &Marker) -> (Vec<u64>, usize) {
        let marked = m.marks(Place::Str);
        let mut marks = self.growing.no_marks();
        let mut freed = 0;
        let Arenas { strs, growing, .. } = self;
        for i in 0..growing.len() {
            if !growing.is_live(i) {
                continue;
            }
            let text = growing.get_mut(Handle::new(i as u32));
            let before = text.bytes();
            if text.retain(strs.slots(), marked) {
                marks[i / 64] |= 1 << (i % 64);
            }
            freed += before - text.bytes();
        }
        (marks, freed)
    }

    /// Tell the loaded texts which strings are beginnings of them; false if one is of none, or is
    /// said to have another number of characters.
    pub fn index_parts(&mut self) -> bool {
        let Arenas { strs, growing, .. } = self;
        let mut parts: Vec<_> = strs
            .iter()
            .filter_map(|(h, s)| match s.text() {
                StrText::Part { of, len } => Some((of.index(), *len, s.chars, h.index() as u32)),
                StrText::Own(_) => None,
            })
            .collect();
        // In order, so that each byte of a text is looked at once.
        parts.sort_unstable();
        let (mut at, mut counted, mut text) = (0, 0, usize::MAX);
        for (of, len, chars, part) in parts {
            if of != text {
                (at, counted, text) = (0, 0, of);
            }
            if !growing.is_live(of) {
                return false;
            }
            let whole = growing.get_mut(Handle::new(of as u32));
            let Some(more) = whole.text.get(at..len) else { return false };
            counted += more.chars().count();
            at = len;
            if counted != chars {
                return false;
            }
            whole.parts.push(part);
        }
        true
    }
}
