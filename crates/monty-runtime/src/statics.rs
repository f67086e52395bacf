//! The strings that all runs share: names of the interpreter itself, and those that the library's programs
//! name. They are the first [`Str`] indexes of every run.

use compact_str::CompactString;
use hashbrown::HashTable;
use monty_code::KnownTexts;

use crate::hash::{hash_bytes, spread};
use crate::heap::small_str;
use crate::object::StrObject;
use crate::value::{Str, Sym};

/// Static strings, and the ways from texts to them.
#[derive(Default)]
pub struct Statics {
    strings: Vec<StrObject>,
    /// The interpreter's own.
    index: HashTable<u32>,
    /// The library's, which follow: those that the interpreter has as well are not found.
    library: KnownTexts,
    first_of_library: usize,
}

impl Statics {
    /// Add a string, unless it is there.
    pub(crate) fn add(&mut self, text: &str) -> Sym {
        let o = StrObject::new(text.into());
        let hash = spread(o.hash(|| text));
        let strings = &self.strings;
        if let Some(&i) = self.index.find(hash, |&i| strings[i as usize].own_text() == text) {
            return Str::new(i);
        }
        let i = self.strings.len() as u32;
        self.strings.push(o);
        let strings = &self.strings;
        self.index.insert_unique(hash, i, |&i| {
            let known = &strings[i as usize];
            spread(known.hash(|| known.own_text()))
        });
        Str::new(i)
    }

    /// Add the library's, last of all.
    pub(crate) fn add_library(&mut self, texts: KnownTexts) {
        (self.library, self.first_of_library) = (texts, self.strings.len());
        let known = |text| StrObject::new(CompactString::const_new(text));
        self.strings.extend(texts.iter().map(known));
    }

    /// All of them, by index.
    pub fn strings(&self) -> &[StrObject] {
        &self.strings
    }

    /// Those of the interpreter itself.
    pub(crate) fn own(&self) -> &[StrObject] {
        &self.strings[..self.first_of_library]
    }

    /// The static string of a text with this hash, which is not that of a small string.
    pub(crate) fn find(&self, hash: u64, text: &str) -> Option<Sym> {
        let same = |&i: &u32| self.strings[i as usize].own_text() == text;
        if let Some(&i) = self.index.find(spread(hash), same) {
            return Some(Str::new(i));
        }
        let i = self.library.find(hash, text)?;
        Some(Str::new((self.first_of_library + i) as u32))
    }

    /// The static string of a text.
    pub fn name(&self, text: &str) -> Option<Sym> {
        small_str(text).or_else(|| self.find(hash_bytes(text.as_bytes()), text))
    }

    /// Text of a static string.
    pub fn text(&self, s: Sym) -> &str {
        self.strings[s.index()].own_text()
    }
}
