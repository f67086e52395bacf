//! The table behind `set` and `frozenset`: open addressing whose order of iteration is the one that
//! CPython users see (small ints come out sorted), so printed sets agree. Compares no keys itself.

use std::convert::Infallible;

use monty_limits::{Budget, LimitError};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::hash::KEYS_BETWEEN_LOOKS;
use crate::value::Value;

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const MIN_SLOTS: usize = 8;

/// A slot: unset key and zero hash if never used, unset key and [`DELETED`] if its key was removed.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, PartialEq)]
pub struct Slot {
    pub hash: u64,
    pub key: Value,
}

const DELETED: u64 = u64::MAX;

impl Slot {
    fn is_deleted(&self) -> bool {
        self.key.is_unset() && self.hash == DELETED
    }

    fn is_unused(&self) -> bool {
        self.key.is_unset() && self.hash == 0
    }
}

/// Where a key stands, or the place that is free for it: as in CPython, the last of a removed key that
/// its probe sequence passes, or else the one never used that ends it.
#[derive(Debug, Clone, Copy)]
pub enum Spot {
    At(usize),
    Free(usize),
}

impl Spot {
    /// Where the key stands, if it does.
    #[inline]
    pub fn found(self) -> Option<usize> {
        match self {
            Spot::At(i) => Some(i),
            Spot::Free(_) => None,
        }
    }
}

/// A search that looked at more slots of a set, or met more keys of one hash in a dict, costs fuel.
pub(crate) const FREE_LOOKS: usize = 16;

/// Bytes of one slot, for the budget.
pub const SLOT_BYTES: usize = size_of::<Slot>();

/// A set's table. Empty sets own no memory.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct SetObject {
    slots: Vec<Slot>,
    /// Slots in use or deleted.
    fill: usize,
    used: usize,
    /// Cached hash of a frozenset; 0 if not computed.
    pub hash: u64,
    pub version: u32,
}

impl SetObject {
    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Number of slots: the bound for positions, and what the budget was charged for.
    pub fn slots(&self) -> usize {
        self.slots.len()
    }

    /// The key at a position.
    #[inline]
    pub fn key(&self, position: usize) -> Option<&Slot> {
        self.slots.get(position).filter(|s| !s.key.is_unset())
    }

    /// Live keys in table order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Slot> {
        self.slots.iter().filter(|s| !s.key.is_unset())
    }

    /// Walk the probe sequence of a hash until `visit` gives a result or a free slot ends it.
    #[inline]
    fn probe<T>(&self, hash: u64, mut visit: impl FnMut(usize, &Slot) -> Option<T>) -> Option<T> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut perturb = hash;
        let mut i = hash as usize & mask;
        loop {
            let probes = if i + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for (ahead, slot) in self.slots[i..=i + probes].iter().enumerate() {
                if let Some(t) = visit(i + ahead, slot) {
                    return Some(t);
                }
            }
            perturb >>= PERTURB_SHIFT;
            i = (i.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    /// Position of the key with this hash that `same` accepts.
    #[inline]
    pub fn find<E>(
        &self,
        hash: u64,
        same: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<Option<usize>, E> {
        self.find_counting(hash, &mut 0, same)
    }

    /// The same; `looks` counts the slots that were looked at, which are many where many keys were
    /// removed.
    #[inline]
    pub fn find_counting<E>(
        &self,
        hash: u64,
        looks: &mut usize,
        same: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<Option<usize>, E> {
        Ok(self.spot(hash, looks, same)?.found())
    }

    /// The same, with the place that is free for the key if it is not there.
    #[inline]
    pub fn spot<E>(
        &self,
        hash: u64,
        looks: &mut usize,
        mut same: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<Spot, E> {
        // Most often the first slot is free, or has the key.
        let first = hash as usize & self.slots.len().wrapping_sub(1);
        match self.slots.get(first) {
            Some(slot) if slot.is_deleted() => {}
            Some(slot) if !slot.key.is_unset() => {
                if slot.hash == hash && same(slot.key)? {
                    return Ok(Spot::At(first));
                }
            }
            _ => return Ok(Spot::Free(first)),
        }
        let mut deleted = None;
        self.probe(hash, |i, slot| {
            *looks += 1;
            if slot.hash != hash || slot.key.is_unset() {
                if slot.is_unused() {
                    return Some(Ok(Spot::Free(deleted.unwrap_or(i))));
                }
                if slot.is_deleted() {
                    deleted = Some(i);
                }
                return None;
            }
            match same(slot.key) {
                Ok(true) => Some(Ok(Spot::At(i))),
                Ok(false) => None,
                Err(e) => Some(Err(e)),
            }
        })
        .unwrap_or(Ok(Spot::Free(0)))
    }

    /// Positions of the live keys with this hash; `looks` counts as above.
    pub fn candidates(&self, hash: u64, looks: &mut usize) -> SmallVec<[usize; 4]> {
        let mut all = SmallVec::new();
        self.probe(hash, |i, slot| {
            *looks += 1;
            if slot.key.is_unset() {
                return (slot.hash == 0).then_some(());
            }
            if slot.hash == hash {
                all.push(i);
            }
            None
        });
        all
    }

    /// The place that is free for a key that is known to be absent.
    fn place(&self, hash: u64) -> usize {
        let mut deleted = None;
        self.probe(hash, |i, slot| {
            if slot.is_deleted() {
                deleted = Some(i);
            }
            slot.is_unused().then_some(i)
        })
        .map_or(0, |unused| deleted.unwrap_or(unused))
    }

    /// Will a key that is known to be absent take the place of a removed one? It needs no bigger table.
    pub fn has_deleted_place(&self, hash: u64) -> bool {
        self.fill > self.used && self.slots[self.place(hash)].is_deleted()
    }

    /// Will one more slot in use need a bigger table, and with how many slots?
    #[inline]
    pub fn growth(&self) -> Option<usize> {
        if self.slots.is_empty() {
            return Some(MIN_SLOTS);
        }
        let mask = self.slots.len() - 1;
        if (self.fill + 1) * 5 < mask * 3 {
            return None;
        }
        let minimum =
            if self.used + 1 > 50_000 { (self.used + 1) * 2 } else { (self.used + 1) * 4 };
        Some(Self::slots_for(minimum))
    }

    /// Add a key at the place that is free for it; false, with nothing done, if that takes a bigger table.
    #[inline]
    pub fn insert_at(&mut self, place: usize, hash: u64, key: Value) -> bool {
        if self.growth().is_some() {
            return false;
        }
        self.fill += usize::from(!self.slots[place].is_deleted());
        self.slots[place] = Slot { hash, key };
        self.used += 1;
        self.version = self.version.wrapping_add(1);
        true
    }

    /// Add a key that is known to be absent. The caller charged for [`growth`](Self::growth).
    pub fn insert(&mut self, hash: u64, key: Value) {
        let Ok(()) = self.insert_looking(hash, key, || Ok::<(), Infallible>(()));
    }

    /// The same; `look` is called now and then while the table grows. Nothing has changed if it fails.
    pub fn insert_looking<E>(
        &mut self,
        hash: u64,
        key: Value,
        look: impl FnMut() -> Result<(), E>,
    ) -> Result<(), E> {
        if self.slots.is_empty() {
            self.slots = vec![Slot::default(); MIN_SLOTS];
        }
        let free = self.place(hash);
        let grown = self.growth().filter(|_| !self.slots[free].is_deleted());
        let before = std::mem::replace(&mut self.slots[free], Slot { hash, key });
        self.fill += usize::from(!before.is_deleted());
        self.used += 1;
        if let Some(size) = grown
            && let Err(e) = self.resize(size, look)
        {
            self.slots[free] = before;
            self.fill -= 1;
            self.used -= 1;
            return Err(e);
        }
        self.version = self.version.wrapping_add(1);
        Ok(())
    }

    /// Number of slots for this many keys.
    fn slots_for(minimum: usize) -> usize {
        let mut size = MIN_SLOTS;
        while size <= minimum {
            size *= 2;
        }
        size
    }

    /// Will adding the keys of another table of `more` keys at once first need a bigger table, and with
    /// how many slots?
    pub fn merge_growth(&self, more: usize) -> Option<usize> {
        let mask = self.slots.len().max(MIN_SLOTS) - 1;
        ((self.fill + more) * 5 >= mask * 3).then(|| Self::slots_for((self.used + more) * 2))
    }

    /// After many removals: the number of slots of a table without what they left, if it is time.
    pub fn cleaned_size(&self) -> Option<usize> {
        let left = self.fill - self.used;
        (left > self.slots.len().saturating_sub(1) / 4).then(|| {
            Self::slots_for(if self.used > 50_000 { self.used * 2 } else { self.used * 4 })
        })
    }

    /// Make the table anew with this many slots, a power of two that leaves some free. The caller
    /// charged for them. `look` is called now and then; nothing has changed if it fails.
    pub fn resize<E>(
        &mut self,
        size: usize,
        mut look: impl FnMut() -> Result<(), E>,
    ) -> Result<(), E> {
        let mut new = SetObject { slots: Vec::with_capacity(size), ..SetObject::default() };
        while new.slots.len() + KEYS_BETWEEN_LOOKS < size {
            new.slots.resize(new.slots.len() + KEYS_BETWEEN_LOOKS, Slot::default());
            look()?;
        }
        new.slots.resize(size, Slot::default());
        for slots in self.slots.chunks(KEYS_BETWEEN_LOOKS) {
            for slot in slots.iter().filter(|s| !s.key.is_unset()) {
                let free = new.probe(slot.hash, |i, s| s.key.is_unset().then_some(i)).unwrap_or(0);
                new.slots[free] = *slot;
            }
            if slots.len() == KEYS_BETWEEN_LOOKS {
                look()?;
            }
        }
        self.slots = new.slots;
        self.fill = self.used;
        Ok(())
    }

    /// Remove the key at a position.
    pub fn remove(&mut self, position: usize) -> Value {
        self.version = self.version.wrapping_add(1);
        self.used -= 1;
        let key = self.slots[position].key;
        self.slots[position] = Slot { hash: DELETED, key: Value::Unset };
        key
    }

    /// Remove everything and give the memory back.
    pub fn clear(&mut self) {
        *self = SetObject { version: self.version.wrapping_add(1), ..SetObject::default() };
    }

    /// A copy, with the size of table and so the order of keys that a copy has in CPython.
    pub fn copied(&self, budget: &mut Budget) -> Result<SetObject, LimitError> {
        if self.used == 0 {
            return Ok(SetObject::default());
        }
        let size = SetObject::default().merge_growth(self.used).unwrap_or(MIN_SLOTS);
        if size == self.slots.len() && self.fill == self.used {
            return Ok(SetObject {
                slots: budget.copy(&self.slots)?,
                fill: self.fill,
                used: self.used,
                hash: 0,
                version: 0,
            });
        }
        let slots = budget.collect(size, std::iter::repeat_n(Slot::default(), size))?;
        let mut copy = SetObject { slots, ..SetObject::default() };
        for (i, slot) in self.iter().enumerate() {
            if i % KEYS_BETWEEN_LOOKS == KEYS_BETWEEN_LOOKS - 1 {
                budget.work(8 * KEYS_BETWEEN_LOOKS)?;
            }
            let free = copy.probe(slot.hash, |i, s| s.key.is_unset().then_some(i)).unwrap_or(0);
            copy.slots[free] = *slot;
        }
        copy.fill = self.used;
        copy.used = self.used;
        Ok(copy)
    }

    /// Is the table one that these methods could have made? For data from outside.
    pub fn is_consistent(&self) -> bool {
        let used = self.slots.iter().filter(|s| !s.key.is_unset()).count();
        let fill = self.slots.iter().filter(|s| !s.key.is_unset() || s.hash != 0).count();
        let size = self.slots.len();
        used == self.used
            && fill == self.fill
            && (size == 0 || (size.is_power_of_two() && size >= MIN_SLOTS && fill < size))
    }
}
