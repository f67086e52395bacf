//! A typed arena: objects of one kind in one vector, addressed by 32-bit handles, with a bitmap of
//! what lives. Knows nothing of what it holds; marking and accounting are the heap's.

use serde::{Deserialize, Serialize};

use crate::value::Handle;

/// Objects of one kind.
#[derive(Debug, Serialize, Deserialize)]
pub struct Arena<T> {
    slots: Vec<T>,
    free: Vec<u32>,
    live: Vec<u64>,
    #[serde(skip)]
    marks: Vec<u64>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Arena { slots: Vec::new(), free: Vec::new(), live: Vec::new(), marks: Vec::new() }
    }
}

impl<T: Default> Arena<T> {
    /// Put an object in; the caller has charged for it.
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

    /// Forget all marks.
    pub fn start_marking(&mut self) {
        self.marks.clear();
        self.marks.resize(self.live.len(), 0);
    }

    /// Mark; true if it was not marked before.
    #[inline]
    pub fn mark(&mut self, h: Handle<T>) -> bool {
        let (word, bit) = (h.index() / 64, h.index() % 64);
        let fresh = self.marks[word] >> bit & 1 == 0;
        self.marks[word] |= 1 << bit;
        fresh
    }

    /// Free what is not marked, telling `on_free` of each.
    pub fn sweep(&mut self, mut on_free: impl FnMut(&T)) {
        for word in 0..self.live.len() {
            let mut dead = self.live[word] & !self.marks[word];
            self.live[word] &= self.marks[word];
            while dead != 0 {
                let index = word * 64 + dead.trailing_zeros() as usize;
                dead &= dead - 1;
                on_free(&self.slots[index]);
                self.slots[index] = T::default();
                self.free.push(index as u32);
            }
        }
    }
}
