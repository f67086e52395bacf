//! A typed arena: objects of one kind in one vector, addressed by 32-bit handles, with a bitmap of what
//! lives from the first object that is freed on. Where the next object goes follows from what is free
//! alone, so that a run that was saved goes on as it would have. Knows nothing of what it holds; marking
//! and accounting are the heap's: it charges for places when the vector grows, not for each object,
//! since a place that is free again still takes memory.

use std::ops::{Deref, DerefMut, Range};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::value::Handle;

/// Objects of one kind.
#[derive(Debug)]
pub struct Arena<T> {
    slots: Vec<T>,
    /// Which slots are free; nothing as long as none is.
    freed: Option<Box<Freed>>,
}

/// The free slots of an arena.
#[derive(Debug)]
struct Freed {
    /// A bit for each slot: does its object live? Bits beyond the slots are not set.
    live: Vec<u64>,
    /// How many slots are free.
    count: u32,
    /// A word of the bitmap: no slot of an earlier one is free.
    hint: u32,
}

impl Freed {
    /// Every one of so many slots lives.
    fn none_of(slots: usize) -> Box<Freed> {
        let live = (0..slots.div_ceil(64)).map(|word| used(slots, word)).collect();
        Box::new(Freed { live, count: 0, hint: 0 })
    }

    /// Take the first free slot. Words are passed over once between two sweeps.
    #[inline]
    fn take_first(&mut self) -> usize {
        let mut word = self.hint as usize;
        while self.live[word] == u64::MAX {
            word += 1;
        }
        self.hint = word as u32;
        let bit = self.live[word].trailing_ones() as usize;
        self.live[word] |= 1 << bit;
        self.count -= 1;
        word * 64 + bit
    }

    /// A slot was added, and its object lives.
    #[inline]
    fn add(&mut self, index: usize) {
        let word = index / 64;
        if word == self.live.len() {
            self.live.push(0);
        }
        self.live[word] |= 1 << (index % 64);
    }
}

/// Up to this many bytes a vector grows by doubling; from there on by a quarter, which the allocator
/// does without copying.
const DOUBLING: usize = 4 << 20;

/// The generous next capacity of a vector that is full, its items of `size` bytes.
#[inline]
pub fn grown(capacity: usize, size: usize) -> usize {
    let more = if capacity * size <= DOUBLING { capacity } else { capacity / 4 };
    capacity + more
}

/// An arena begins with about so many bytes.
const FIRST: usize = 128;

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Arena::new()
    }
}

impl<T> Arena<T> {
    const fn new() -> Self {
        Arena { slots: Vec::new(), freed: None }
    }
}

impl<T: Default> Arena<T> {
    /// Is there no place for another object?
    #[inline(always)]
    pub fn is_full(&self) -> bool {
        self.slots.len() == self.slots.capacity() && self.free() == 0
    }

    /// How many slots are free.
    #[inline(always)]
    fn free(&self) -> u32 {
        self.freed.as_ref().map_or(0, |freed| freed.count)
    }

    /// How many places to add when there is none.
    pub fn growth(&self) -> usize {
        let places = self.slots.capacity();
        (grown(places, size_of::<T>()) - places).max(FIRST / size_of::<T>()).max(1)
    }

    /// Add places; the caller has charged for them.
    pub fn grow(&mut self, more: usize) {
        self.slots.reserve_exact(more);
    }

    /// Places there are, in use or not: what the budget was charged for.
    pub fn capacity(&self) -> usize {
        self.slots.capacity()
    }

    /// Put an object in, at the first place that is free; the caller has made sure that there is one.
    #[inline]
    pub fn insert(&mut self, object: T) -> Handle<T> {
        let index = self.slots.len();
        match &mut self.freed {
            None => self.slots.push(object),
            Some(freed) if freed.count == 0 => {
                self.slots.push(object);
                freed.add(index);
            }
            Some(freed) => {
                let index = freed.take_first();
                self.slots[index] = object;
                return Handle::new(index as u32);
            }
        }
        Handle::new(index as u32)
    }

    #[inline(always)]
    pub fn get(&self, h: Handle<T>) -> &T {
        &self.slots[h.index()]
    }

    #[inline(always)]
    pub fn get_mut(&mut self, h: Handle<T>) -> &mut T {
        &mut self.slots[h.index()]
    }

    /// All places, free ones too.
    pub fn slots(&self) -> &[T] {
        &self.slots
    }

    /// Number of slots, live or free: every valid handle is below it.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Does the handle name a live object? For data from outside.
    pub fn is_live(&self, index: usize) -> bool {
        index < self.slots.len()
            && self.freed.as_ref().is_none_or(|f| f.live[index / 64] >> (index % 64) & 1 == 1)
    }

    /// Live objects with their handles.
    pub fn iter(&self) -> impl Iterator<Item = (Handle<T>, &T)> {
        self.slots
            .iter()
            .enumerate()
            .filter(|(i, _)| self.is_live(*i))
            .map(|(i, t)| (Handle::new(i as u32), t))
    }

    /// A bitmap of marks, none set.
    pub fn no_marks(&self) -> Vec<u64> {
        vec![0; self.words()]
    }

    /// Places that no object takes.
    pub fn idle(&self) -> usize {
        self.slots.capacity() - self.slots.len() + self.free() as usize
    }

    /// How many words the bitmap has.
    pub fn words(&self) -> usize {
        self.slots.len().div_ceil(64)
    }

    /// Free what is not marked of these words of the bitmap, telling `on_free` of each.
    pub fn sweep(&mut self, marks: &[u64], words: Range<usize>, mut on_free: impl FnMut(&T)) {
        let end = words.end.min(marks.len()).min(self.words());
        for (word, mark) in marks.iter().enumerate().take(end).skip(words.start) {
            let live = match &self.freed {
                Some(freed) => freed.live[word],
                None => used(self.slots.len(), word),
            };
            let mut dead = live & !mark;
            if dead == 0 {
                continue;
            }
            let freed = self.freed.get_or_insert_with(|| Freed::none_of(self.slots.len()));
            freed.live[word] &= mark;
            freed.hint = freed.hint.min(word as u32);
            freed.count += dead.count_ones();
            while dead != 0 {
                let index = word * 64 + dead.trailing_zeros() as usize;
                dead &= dead - 1;
                on_free(&self.slots[index]);
                self.slots[index] = T::default();
            }
        }
    }

    /// Give the free places at the end back, if they are most of them; their number. Up to `keep` bytes
    /// stay in any case.
    pub fn trim(&mut self, keep: usize) -> usize {
        let Some(freed) = &mut self.freed else { return 0 };
        let used = match freed.live.iter().rposition(|&word| word != 0) {
            Some(word) => word * 64 + 64 - freed.live[word].leading_zeros() as usize,
            None => 0,
        };
        let places = self.slots.capacity();
        if used * 2 > self.slots.len() || places * size_of::<T>() <= keep {
            return 0;
        }
        freed.count -= (self.slots.len() - used) as u32;
        freed.live.truncate(used.div_ceil(64));
        freed.live.shrink_to_fit();
        freed.hint = 0;
        if freed.count == 0 {
            self.freed = None;
        }
        self.slots.truncate(used);
        self.slots.shrink_to_fit();
        places - self.slots.capacity()
    }
}

/// The slots, and of each word of the bitmap the slots that are free, up to the last word that has one.
impl<T: Serialize> Serialize for Arena<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let live = self.freed.as_ref().map_or(&[][..], |freed| &freed.live);
        let words = live.iter().enumerate();
        let mut free: Vec<u64> =
            words.map(|(word, live)| used(self.slots.len(), word) & !live).collect();
        free.truncate(free.iter().rposition(|&word| word != 0).map_or(0, |last| last + 1));
        (&self.slots, free).serialize(serializer)
    }
}

/// Refuses what insertions and sweeps cannot have made.
impl<'de, T: Default + Deserialize<'de>> Deserialize<'de> for Arena<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (slots, free) = <(Vec<T>, Vec<u64>)>::deserialize(deserializer)?;
        if slots.len() > u32::MAX as usize / 2 || free.len() > slots.len().div_ceil(64) {
            return Err(D::Error::custom("an arena is inconsistent"));
        }
        if free.is_empty() {
            return Ok(Arena { slots, freed: None });
        }
        let mut freed = Freed::none_of(slots.len());
        for (live, free) in freed.live.iter_mut().zip(free) {
            if free & !*live != 0 {
                return Err(D::Error::custom("an arena is inconsistent"));
            }
            *live &= !free;
            freed.count += free.count_ones();
        }
        Ok(Arena { slots, freed: Some(freed) })
    }
}

/// A bit for each of so many slots that stands in a word of the bitmap.
fn used(slots: usize, word: usize) -> u64 {
    match slots - word * 64 {
        n @ 0..64 => (1 << n) - 1,
        _ => u64::MAX,
    }
}

/// An arena of objects that most runs have none of: nothing until there is one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Default + Deserialize<'de>"))]
pub struct RareArena<T>(Option<Box<Arena<T>>>);

impl<T: 'static> RareArena<T> {
    const EMPTY: &'static Arena<T> = &Arena::new();
}

impl<T> Default for RareArena<T> {
    fn default() -> Self {
        RareArena(None)
    }
}

impl<T: 'static> Deref for RareArena<T> {
    type Target = Arena<T>;

    #[inline(always)]
    fn deref(&self) -> &Arena<T> {
        self.0.as_deref().unwrap_or(Self::EMPTY)
    }
}

impl<T: 'static> DerefMut for RareArena<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Arena<T> {
        self.0.get_or_insert_default()
    }
}
