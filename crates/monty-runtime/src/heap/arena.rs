//! A typed arena: objects of one kind in one vector, addressed by 32-bit handles, with a bitmap of
//! what lives. Knows nothing of what it holds; marking and accounting are the heap's: it charges for
//! places when the vector grows, not for each object, since a place that is free again still takes
//! memory.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::value::Handle;

/// Objects of one kind.
#[derive(Debug, Serialize, Deserialize)]
pub struct Arena<T> {
    slots: Vec<T>,
    free: Vec<u32>,
    live: Vec<u64>,
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

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Arena { slots: Vec::new(), free: Vec::new(), live: Vec::new() }
    }
}

impl<T: Default> Arena<T> {
    /// Is there no place for another object?
    #[inline(always)]
    pub fn is_full(&self) -> bool {
        self.free.is_empty() && self.slots.len() == self.slots.capacity()
    }

    /// How many places to add when there is none.
    pub fn growth(&self) -> usize {
        let places = self.slots.capacity();
        (grown(places, size_of::<T>()) - places).max(4)
    }

    /// Add places; the caller has charged for them.
    pub fn grow(&mut self, more: usize) {
        self.slots.reserve_exact(more);
    }

    /// Places there are, in use or not: what the budget was charged for.
    pub fn capacity(&self) -> usize {
        self.slots.capacity()
    }

    /// Put an object in; the caller has made sure of a place for it.
    #[inline]
    pub fn insert(&mut self, object: T) -> Handle<T> {
        let index = match self.free.pop() {
            Some(i) => {
                self.slots[i as usize] = object;
                i
            }
            None => {
                self.slots.push(object);
                (self.slots.len() - 1) as u32
            }
        };
        let (word, bit) = (index as usize / 64, index % 64);
        if word == self.live.len() {
            self.live.push(0);
        }
        self.live[word] |= 1 << bit;
        Handle::new(index)
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
        self.live.get(index / 64).is_some_and(|w| w >> (index % 64) & 1 == 1)
            && index < self.slots.len()
    }

    /// Are the bitmap and the free list what `insert` and `sweep` would have made?
    pub fn is_consistent(&self) -> bool {
        if self.live.len() != self.slots.len().div_ceil(64)
            || self.slots.len() > u32::MAX as usize / 2
        {
            return false;
        }
        let live: usize = self.live.iter().map(|w| w.count_ones() as usize).sum();
        let mut seen = self.live.clone();
        for &i in &self.free {
            let (word, bit) = (i as usize / 64, i % 64);
            if i as usize >= self.slots.len() || seen[word] >> bit & 1 == 1 {
                return false;
            }
            seen[word] |= 1 << bit;
        }
        live + self.free.len() == self.slots.len()
            && self.live.last().is_none_or(|w| {
                let used = self.slots.len() % 64;
                used == 0 || w >> used == 0
            })
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
        vec![0; self.live.len()]
    }

    /// Places that no object takes.
    pub fn idle(&self) -> usize {
        self.slots.capacity() - self.slots.len() + self.free.len()
    }

    /// How many words the bitmap has.
    pub fn words(&self) -> usize {
        self.live.len()
    }

    /// Free what is not marked of these words of the bitmap, telling `on_free` of each.
    pub fn sweep(&mut self, marks: &[u64], words: Range<usize>, mut on_free: impl FnMut(&T)) {
        let pairs = self.live.iter_mut().zip(marks).enumerate();
        for (word, (live, mark)) in pairs.take(words.end).skip(words.start) {
            let mut dead = *live & !mark;
            *live &= mark;
            while dead != 0 {
                let index = word * 64 + dead.trailing_zeros() as usize;
                dead &= dead - 1;
                on_free(&self.slots[index]);
                self.slots[index] = T::default();
                self.free.push(index as u32);
            }
        }
    }

    /// Give the free places at the end back, if they are most of them; their number. Up to `keep` bytes
    /// stay in any case.
    pub fn trim(&mut self, keep: usize) -> usize {
        let used = match self.live.iter().rposition(|&word| word != 0) {
            Some(word) => word * 64 + 64 - self.live[word].leading_zeros() as usize,
            None => 0,
        };
        let places = self.slots.capacity();
        if used * 2 > self.slots.len() || places * size_of::<T>() <= keep {
            return 0;
        }
        self.slots.truncate(used);
        self.slots.shrink_to_fit();
        self.live.truncate(used.div_ceil(64));
        self.live.shrink_to_fit();
        self.free.retain(|&i| (i as usize) < used);
        self.free.shrink_to_fit();
        places - self.slots.capacity()
    }
}
