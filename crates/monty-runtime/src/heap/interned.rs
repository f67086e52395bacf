//! The strings that are names: equal ones are the same.

use compact_str::CompactString;
use hashbrown::HashTable;

use super::{Heap, LONG, small_str};
use crate::error::Result;
use crate::hash::{hash_bytes, spread};
use crate::value::{Str, Sym};

/// The interned strings of a run by their hashes.
#[derive(Default)]
pub(super) struct Interned {
    few: HashTable<Str>,
    /// Instead, once there are many: tables of which none takes long to grow.
    many: Vec<HashTable<Str>>,
}

const FEW: usize = 1 << 15;
const PARTS: usize = 256;

/// Which part: by bits of the hash that the tables themselves do not look at before they are large.
fn part(hash: u64) -> usize {
    (hash >> 40) as usize % PARTS
}

impl Interned {
    fn find(&self, hash: u64, same: impl FnMut(&Str) -> bool) -> Option<Str> {
        let table = self.many.get(part(hash)).unwrap_or(&self.few);
        table.find(hash, same).copied()
    }

    fn insert(&mut self, s: Str, hash: impl Fn(&Str) -> u64) {
        if self.few.len() >= FEW {
            self.many.resize_with(PARTS, HashTable::new);
            for s in std::mem::take(&mut self.few) {
                self.many[part(hash(&s))].insert_unique(hash(&s), s, &hash);
            }
        }
        let of = hash(&s);
        let table = self.many.get_mut(part(of)).unwrap_or(&mut self.few);
        table.insert_unique(of, s, hash);
    }
}

impl Heap {
    /// The interned string of this text.
    pub fn intern(&mut self, text: &str) -> Result<Sym> {
        match self.find_interned(text) {
            Some(s) => Ok(s),
            None => {
                self.prepare_str(text.len())?;
                self.charge(16)?;
                let s = self.insert_str(CompactString::new(text))?;
                self.arenas.interned.push(s);
                self.index_interned(s);
                Ok(s)
            }
        }
    }

    pub(super) fn index_interned(&mut self, s: Str) {
        let mut interned = std::mem::take(&mut self.interned);
        interned.insert(s, |s| spread(self.content_hash(*s)));
        self.interned = interned;
    }

    /// The interned string of this text, if there is one: if not, nothing has such a name.
    pub fn find_interned(&self, text: &str) -> Option<Sym> {
        if let Some(s) = small_str(text) {
            return Some(s);
        }
        let hash = hash_bytes(text.as_bytes());
        let known = self.registry_strings.find(hash, text);
        known.or_else(|| self.interned.find(spread(hash), |&s| self.str(s) == text))
    }

    /// The interned twin of a string value.
    pub fn intern_str(&mut self, s: Str) -> Result<Sym> {
        if self.is_static(s) {
            return Ok(s);
        }
        self.hash_text(s)?;
        if self.str(s).len() > LONG {
            // It is compared with what is interned.
            self.burn(self.str(s).len() / 16)?;
        }
        let (hash, text) = (self.content_hash(s), self.str(s));
        if let Some(found) = self.registry_strings.find(hash, text) {
            return Ok(found);
        }
        if let Some(found) = self.interned.find(spread(hash), |&i| i == s || self.str(i) == text) {
            return Ok(found);
        }
        self.charge(16)?;
        self.arenas.interned.push(s);
        self.index_interned(s);
        Ok(s)
    }
}
