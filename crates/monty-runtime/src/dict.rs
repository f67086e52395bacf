//! The table behind `dict`: insertion-ordered entries and an index by hash. It compares no keys
//! itself: callers bring the equality, which may need the heap.

use std::convert::Infallible;

use hashbrown::HashTable;
use monty_limits::{Budget, LimitError};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smallvec::SmallVec;

use crate::hash::{KEYS_BETWEEN_LOOKS, spread};
use crate::value::Value;

/// A key with its hash and its value. A deleted entry has an unset key.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Entry {
    pub hash: u64,
    pub key: Value,
    pub value: Value,
}

/// Up to this many entries are searched in line, without an index.
const SMALL: usize = 8;

/// Bytes one more entry may cost, index included.
pub const ENTRY_BYTES: usize = size_of::<Entry>() + 12;

/// A dict's entries in order, deleted ones included until the next compaction.
#[derive(Debug, Default)]
pub struct DictObject {
    entries: Vec<Entry>,
    index: HashTable<u32>,
    live: usize,
    /// Entries after which the table is made anew, as large as CPython would make it: what a loop sees
    /// that changes the dict under its own iteration depends on when that happens.
    usable: usize,
    /// No live entry stands before this one: so that taking the first entry again and again is linear.
    first: usize,
    /// Counts changes of the set of keys: what iterators watch.
    pub version: u32,
}

impl DictObject {
    #[inline]
    pub fn len(&self) -> usize {
        self.live
    }

    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Capacity in entries: what the budget was charged for.
    pub fn capacity(&self) -> usize {
        self.entries.capacity()
    }

    /// Entry slots, deleted ones included: the bound for positions.
    #[inline]
    pub fn slots(&self) -> usize {
        self.entries.len()
    }

    /// Where to begin to look for live entries.
    #[inline]
    pub fn first(&self) -> usize {
        self.first
    }

    /// The position of the first live entry.
    pub fn first_live(&self) -> Option<usize> {
        (self.first..self.entries.len()).find(|at| self.entry(*at).is_some())
    }

    /// The entry at a position, if not deleted.
    #[inline]
    pub fn entry(&self, position: usize) -> Option<&Entry> {
        self.entries.get(position).filter(|e| !e.key.is_unset())
    }

    /// Replace the value at a position.
    #[inline]
    pub fn set_value(&mut self, position: usize, value: Value) {
        self.entries[position].value = value;
    }

    /// Live entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|e| !e.key.is_unset())
    }

    /// Position of the entry with this hash whose key `same` accepts. An error of `same` ends the
    /// search.
    #[inline]
    pub fn find<E>(
        &self,
        hash: u64,
        mut same: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<Option<usize>, E> {
        if self.entries.len() <= SMALL {
            for (i, e) in self.entries.iter().enumerate() {
                if e.hash == hash && !e.key.is_unset() && same(e.key)? {
                    return Ok(Some(i));
                }
            }
            return Ok(None);
        }
        let mut error = None;
        let found = self.index.find(spread(hash), |&i| {
            let e = &self.entries[i as usize];
            e.hash == hash
                && error.is_none()
                && same(e.key).unwrap_or_else(|e| {
                    error = Some(e);
                    false
                })
        });
        match error {
            Some(e) => Err(e),
            None => Ok(found.map(|&i| i as usize)),
        }
    }

    /// Positions of the live entries with this hash.
    pub fn candidates(&self, hash: u64) -> SmallVec<[usize; 4]> {
        let mut all = SmallVec::new();
        if self.entries.len() <= SMALL {
            all.extend(
                (0..self.entries.len())
                    .filter(|&i| self.entries[i].hash == hash && self.entry(i).is_some()),
            );
        } else {
            all.extend(
                self.index
                    .iter_hash(spread(hash))
                    .map(|&i| i as usize)
                    .filter(|&i| self.entries[i].hash == hash && !self.entries[i].key.is_unset()),
            );
            all.sort_unstable();
        }
        all
    }

    /// Will the next [`push`](Self::push) make the table anew, and with what capacity?
    #[inline]
    pub fn growth(&self) -> Option<usize> {
        let (n, capacity) = (self.entries.len(), self.entries.capacity());
        if n < self.usable && n < capacity {
            return None;
        }
        let wanted = if n < self.usable { self.usable } else { usable_for(self.live) };
        Some(wanted.max(capacity))
    }

    /// Make room for as many entries as [`growth`](Self::growth) says, for which the caller charged.
    /// `look` is called now and then; nothing has changed if it fails.
    pub fn grow<E>(
        &mut self,
        capacity: usize,
        mut look: impl FnMut() -> Result<(), E>,
    ) -> Result<(), E> {
        let anew = self.entries.len() >= self.usable;
        let compact = anew && self.live < self.entries.len();
        // A small index grows by itself.
        if compact || self.entries.len() > KEYS_BETWEEN_LOOKS {
            let live = self.entries.iter().filter(|e| !compact || !e.key.is_unset());
            let indexed = capacity > SMALL;
            let mut index = HashTable::with_capacity(if indexed { capacity } else { 0 });
            for (i, e) in live.enumerate().filter(|_| indexed) {
                if i % KEYS_BETWEEN_LOOKS == KEYS_BETWEEN_LOOKS - 1 {
                    look()?;
                }
                if !e.key.is_unset() {
                    index.insert_unique(spread(e.hash), i as u32, |_| 0);
                }
            }
            self.index = index;
        }
        if compact {
            self.entries.retain(|e| !e.key.is_unset());
            self.first = 0;
        }
        if anew {
            self.usable = usable_for(self.live);
        }
        self.entries.reserve_exact(capacity.saturating_sub(self.entries.len()));
        Ok(())
    }

    /// Append an entry whose key is known to be absent, for which there is room.
    #[inline]
    pub fn push(&mut self, hash: u64, key: Value, value: Value) {
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        self.version = self.version.wrapping_add(1);
        let n = self.entries.len();
        if n == SMALL + 1 {
            let Ok(()) = self.reindex(|| Ok::<(), Infallible>(()));
        } else if n > SMALL {
            let entries = &self.entries;
            self.index
                .insert_unique(spread(hash), (n - 1) as u32, |&i| spread(entries[i as usize].hash));
        }
    }

    /// Delete the entry at a position: its place stays, so that iterators keep theirs.
    pub fn remove(&mut self, position: usize) -> Entry {
        let entry = self.entries[position];
        if self.entries.len() > SMALL
            && let Ok(slot) = self.index.find_entry(spread(entry.hash), |&i| i as usize == position)
        {
            slot.remove();
        }
        self.live -= 1;
        self.version = self.version.wrapping_add(1);
        self.entries[position].key = Value::Unset;
        self.entries[position].value = Value::Unset;
        while self.entries.get(self.first).is_some_and(|e| e.key.is_unset()) {
            self.first += 1;
        }
        entry
    }

    /// Take the last entry out, and with it the places of deleted ones after it: so taking entries from
    /// the end again and again is linear.
    pub fn pop_last(&mut self) -> Option<Entry> {
        let last = self.entries.iter().rposition(|e| !e.key.is_unset())?;
        let entry = self.remove(last);
        let indexed = self.entries.len() > SMALL;
        self.entries.truncate(last);
        if indexed && self.entries.len() <= SMALL {
            self.index.clear();
        }
        self.first = self.first.min(self.entries.len());
        Some(entry)
    }

    /// Remove everything; the capacity stays.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.index.clear();
        self.live = 0;
        self.usable = 0;
        self.first = 0;
        self.version = self.version.wrapping_add(1);
    }

    fn reindex<E>(&mut self, mut look: impl FnMut() -> Result<(), E>) -> Result<(), E> {
        self.index.clear();
        if self.entries.len() <= SMALL {
            return Ok(());
        }
        let entries = &self.entries;
        self.index.reserve(entries.len(), |&i| spread(entries[i as usize].hash));
        for (i, e) in entries.iter().enumerate() {
            if i % KEYS_BETWEEN_LOOKS == KEYS_BETWEEN_LOOKS - 1 {
                look()?;
            }
            if !e.key.is_unset() {
                self.index
                    .insert_unique(spread(e.hash), i as u32, |&i| spread(entries[i as usize].hash));
            }
        }
        Ok(())
    }

    /// A copy with the same entries, compacted.
    pub fn copied(&self, budget: &mut Budget) -> Result<DictObject, LimitError> {
        let entries = budget.collect(self.live, self.iter().copied())?;
        DictObject::from_entries(entries, || budget.work(8 * KEYS_BETWEEN_LOOKS))
    }

    fn from_entries<E>(
        entries: Vec<Entry>,
        look: impl FnMut() -> Result<(), E>,
    ) -> Result<DictObject, E> {
        let live = entries.iter().filter(|e| !e.key.is_unset()).count();
        let usable = presized(entries.len());
        let mut d =
            DictObject { entries, index: HashTable::new(), live, usable, first: 0, version: 0 };
        d.reindex(look)?;
        Ok(d)
    }
}

/// Entries of a table that is made anew for this many live ones.
fn usable_for(live: usize) -> usize {
    usable(live.saturating_mul(3))
}

/// Entries of a table that is made for this many at once.
fn presized(n: usize) -> usize {
    usable((n * 3).div_ceil(2)).max(n)
}

/// Two thirds of the slots of an index.
fn usable(slots: usize) -> usize {
    slots.max(8).next_power_of_two() * 2 / 3
}

impl Serialize for DictObject {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        (&self.entries, self.usable, self.version).serialize(s)
    }
}

impl<'de> Deserialize<'de> for DictObject {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let (entries, usable, version) = <(Vec<Entry>, usize, u32)>::deserialize(d)?;
        let Ok(mut dict) = DictObject::from_entries(entries, || Ok::<(), Infallible>(()));
        // What is charged for at the next growth: never more than the entries could have come to.
        dict.usable = usable.clamp(dict.entries.len(), usable_for(dict.entries.len()));
        dict.version = version;
        Ok(dict)
    }
}
