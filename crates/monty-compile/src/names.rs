//! The names of a source: each text once, by a number. The numbers are those of the finished program.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};
use monty_code::NameId;

/// A source of so many bytes has about one name.
const BYTES_OF_A_NAME: usize = 32;

/// Names in the order in which they were met.
#[derive(Debug)]
pub(crate) struct Names {
    texts: Vec<Box<str>>,
    numbers: HashTable<NameId>,
    hasher: DefaultHashBuilder,
}

impl Names {
    /// None yet, with room for those of a source.
    pub fn of(source: &str) -> Names {
        let room = source.len() / BYTES_OF_A_NAME;
        Names {
            texts: Vec::with_capacity(room),
            numbers: HashTable::with_capacity(room),
            hasher: DefaultHashBuilder::default(),
        }
    }

    /// The number of a name, which is added if it is new.
    pub fn intern(&mut self, text: &str) -> NameId {
        let hash = self.hasher.hash_one(text);
        if let Some(&id) = self.numbers.find(hash, |&id| *self.texts[id as usize] == *text) {
            return id;
        }
        let id = self.texts.len() as NameId;
        self.texts.push(text.into());
        let hash_of = |&id: &NameId| self.hasher.hash_one(&*self.texts[id as usize]);
        self.numbers.insert_unique(hash, id, hash_of);
        id
    }

    /// The number of a name that was met.
    pub fn find(&self, text: &str) -> Option<NameId> {
        let hash = self.hasher.hash_one(text);
        self.numbers.find(hash, |&id| *self.texts[id as usize] == *text).copied()
    }

    /// The name of a number.
    pub fn text(&self, id: NameId) -> &str {
        &self.texts[id as usize]
    }

    /// All names, by number.
    pub fn into_texts(self) -> Vec<Box<str>> {
        self.texts
    }
}
