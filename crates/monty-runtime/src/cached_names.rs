//! For which names the caches of lookups may hold something: a class that is given another name needs no new
//! epoch, which would void them all.

use crate::value::Sym;

/// Names that were put into a cache of the epoch that is now, and some more.
#[derive(Debug, Default)]
pub(crate) struct CachedNames([u64; WORDS]);

const WORDS: usize = 16;

/// The word of a name, and its bit there.
fn place(name: Sym) -> (usize, u64) {
    let bit = name.index() % (WORDS * 64);
    (bit / 64, 1 << (bit % 64))
}

impl CachedNames {
    pub fn insert(&mut self, name: Sym) {
        let (word, bit) = place(name);
        self.0[word] |= bit;
    }

    pub fn may_contain(&self, name: Sym) -> bool {
        let (word, bit) = place(name);
        self.0[word] & bit != 0
    }

    pub fn clear(&mut self) {
        *self = CachedNames::default();
    }
}
