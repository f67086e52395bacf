//! The strings that all runs share: names of the interpreter itself, and those that the library's programs
//! name. They are the first [`Str`] indexes of every run.

use compact_str::CompactString;
use hashbrown::HashTable;
use monty_code::KnownTexts;

use crate::hash::{hash_bytes, spread};
use crate::heap::small_str;
use crate::object::StrObject;
use crate::value::{Str, Sym};

/// Texts of so many bytes stand in the object itself.
const SHORT: usize = size_of::<CompactString>();

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
    /// Make room for so many names of the interpreter, and the library's.
    pub(crate) fn with_room(names: usize, library: usize) -> Statics {
        let strings = Vec::with_capacity(names + library);
        let index = HashTable::with_capacity(names);
        Statics { strings, index, ..Statics::default() }
    }

    /// Add a string, unless it is there.
    pub(crate) fn add(&mut self, text: &str) -> Sym {
        let hash = hash_bytes(text.as_bytes());
        let strings = &self.strings;
        let same = |&i: &u32| strings[i as usize].own_text() == text;
        if let Some(&i) = self.index.find(spread(hash), same) {
            return Str::new(i);
        }
        let i = self.strings.len() as u32;
        let o = StrObject::new(text.into());
        o.keep_hash(hash);
        self.strings.push(o);
        let strings = &self.strings;
        self.index.insert_unique(spread(hash), i, |&i| {
            let known = &strings[i as usize];
            spread(known.hash(|| known.own_text()))
        });
        Str::new(i)
    }

    /// Add the library's, last of all.
    pub(crate) fn add_library(&mut self, texts: KnownTexts) {
        (self.library, self.first_of_library) = (texts, self.strings.len());
        // Short texts are copied faster than they are taken over.
        let known = |(i, text): (usize, &'static str)| {
            let chars = if i < texts.ascii { text.len() } else { text.chars().count() };
            let text = match text.len() {
                0..=SHORT => text.into(),
                _ => CompactString::const_new(text),
            };
            StrObject::counted(text, chars)
        };
        self.strings.extend(texts.iter().enumerate().map(known));
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
