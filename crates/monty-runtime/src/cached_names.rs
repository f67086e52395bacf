//! For which names the caches of lookups may hold something: a class that is given another name needs no new
//! epoch, which would void them all.

use crate::value::Sym;

/// Names that were put into a cache of the epoch that is now, and some more: a bit for each hash of a name. Small
/// programs have none.
#[derive(Debug, Default)]
pub(crate) struct CachedNames(Option<Box<[u64; WORDS]>>);

const WORDS: usize = 16;

/// The word of a name, and its bit there.
fn place(name: Sym) -> (usize, u64) {
    let bit = name.index() % (WORDS * 64);
    (bit / 64, 1 << (bit % 64))
}

impl CachedNames {
    pub fn insert(&mut self, name: Sym) {
        let (word, bit) = place(name);
        self.0.get_or_insert_default()[word] |= bit;
    }

    pub fn may_contain(&self, name: Sym) -> bool {
        let (word, bit) = place(name);
        self.0.as_ref().is_some_and(|words| words[word] & bit != 0)
    }

    pub fn clear(&mut self) {
        if let Some(words) = &mut self.0 {
            words.fill(0);
        }
    }
}
