//! Sets of characters: a bitmap for ASCII, ranges and classes for the rest; with and without case.

use monty_text::unicode;

use super::node::{Alphabet, Class, SetItem};

/// A set, ready to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharSet {
    /// Bit of each character below 128, negation and case included.
    ascii: u128,
    items: Vec<SetItem>,
    negated: bool,
    alphabet: Alphabet,
    ignore_case: bool,
}

impl CharSet {
    pub fn new(
        items: Vec<SetItem>,
        negated: bool,
        alphabet: Alphabet,
        ignore_case: bool,
    ) -> CharSet {
        let mut set = CharSet { ascii: 0, items, negated, alphabet, ignore_case };
        for c in 0..128u8 {
            if set.holds_slowly(char::from(c)) {
                set.ascii |= 1 << c;
            }
        }
        set
    }

    /// A set under LOCALE and IGNORECASE: what holds either case of a character holds it, even if it
    /// is negated. One character alone is compared as it is without a set.
    pub fn of_locale(items: Vec<SetItem>, negated: bool) -> CharSet {
        let alone = matches!(items[..], [SetItem::Char(_)]);
        let mut set = CharSet::new(items, negated, Alphabet::Ascii, alone);
        if !alone {
            let raw = set.ascii;
            for c in (b'a'..=b'z').chain(b'A'..=b'Z') {
                set.ascii |= (raw >> (c ^ 0x20) & 1) << c;
            }
        }
        set
    }

    /// Bytes that it holds.
    pub fn size(&self) -> usize {
        size_of::<Self>() + self.items.capacity() * size_of::<SetItem>()
    }

    /// Is the character in the set?
    #[inline]
    pub fn holds(&self, c: char) -> bool {
        if (c as u32) < 128 { self.ascii >> (c as u32) & 1 != 0 } else { self.holds_slowly(c) }
    }

    /// The characters below 128 that are in the set.
    pub fn ascii(&self) -> u128 {
        self.ascii
    }

    fn holds_slowly(&self, c: char) -> bool {
        let mut found = self.listed(c);
        if !found && self.ignore_case {
            found = variants(c, self.alphabet).any(|v| self.listed(v));
        }
        found != self.negated
    }

    fn listed(&self, c: char) -> bool {
        self.items.iter().any(|item| match *item {
            SetItem::Char(k) => k == c,
            SetItem::Range(a, b) => a <= c && c <= b,
            SetItem::Class(class, negated) => is_in(class, c, self.alphabet) != negated,
        })
    }
}

/// Is the character of the class?
pub fn is_in(class: Class, c: char, alphabet: Alphabet) -> bool {
    match (class, alphabet) {
        (Class::Digit, Alphabet::Ascii) => c.is_ascii_digit(),
        (Class::Digit, Alphabet::Unicode) => unicode::is_decimal(c),
        (Class::Space, Alphabet::Ascii) => matches!(c, ' ' | '\t'..='\r'),
        (Class::Space, Alphabet::Unicode) => unicode::is_space(c),
        (Class::Word, Alphabet::Ascii) => c.is_ascii_alphanumeric() || c == '_',
        (Class::Word, Alphabet::Unicode) => c == '_' || unicode::is_alnum(c),
    }
}

/// Characters that are the same when case is ignored, beyond simple lower and upper case.
const ALIKE: &[&[char]] = &[
    &['i', '\u{131}'],
    &['s', '\u{17f}'],
    &['\u{b5}', '\u{3bc}'],
    &['\u{345}', '\u{3b9}', '\u{1fbe}'],
    &['\u{390}', '\u{1fd3}'],
    &['\u{3b0}', '\u{1fe3}'],
    &['\u{3b2}', '\u{3d0}'],
    &['\u{3b5}', '\u{3f5}'],
    &['\u{3b8}', '\u{3d1}'],
    &['\u{3ba}', '\u{3f0}'],
    &['\u{3c0}', '\u{3d6}'],
    &['\u{3c1}', '\u{3f1}'],
    &['\u{3c2}', '\u{3c3}'],
    &['\u{3c6}', '\u{3d5}'],
    &['\u{432}', '\u{1c80}'],
    &['\u{434}', '\u{1c81}'],
    &['\u{43e}', '\u{1c82}'],
    &['\u{441}', '\u{1c83}'],
    &['\u{442}', '\u{1c84}', '\u{1c85}'],
    &['\u{44a}', '\u{1c86}'],
    &['\u{463}', '\u{1c87}'],
    &['\u{a64b}', '\u{1c88}'],
    &['\u{1e61}', '\u{1e9b}'],
    &['\u{fb05}', '\u{fb06}'],
];

/// One character for all that are the same when case is ignored.
#[inline]
pub fn fold(c: char, alphabet: Alphabet) -> char {
    if c.is_ascii() || alphabet == Alphabet::Ascii {
        return c.to_ascii_lowercase();
    }
    let lower = simple_lower(c);
    for group in ALIKE {
        if group[1..].contains(&lower) {
            return group[0];
        }
    }
    lower
}

/// Lower case of one character, where that is one character.
fn simple_lower(c: char) -> char {
    match c {
        // Its lower case is two characters; the first counts.
        '\u{130}' => 'i',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) => l,
                _ => c,
            }
        }
    }
}

fn simple_upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(u), None) => u,
        _ => c,
    }
}

/// All characters that are the same as this one when case is ignored.
fn variants(c: char, alphabet: Alphabet) -> impl Iterator<Item = char> {
    let (lower, upper, alike): (char, char, &[char]) = match alphabet {
        Alphabet::Ascii => (c.to_ascii_lowercase(), c.to_ascii_uppercase(), &[]),
        Alphabet::Unicode => {
            let lower = simple_lower(c);
            (
                lower,
                simple_upper(c),
                ALIKE.iter().find(|g| g.contains(&lower)).copied().unwrap_or(&[]),
            )
        }
    };
    [lower, upper, simple_upper(lower)]
        .into_iter()
        .filter(move |_| alphabet == Alphabet::Unicode)
        .chain([lower, upper].into_iter().filter(move |_| alphabet == Alphabet::Ascii))
        .chain(alike.iter().flat_map(|&a| [a, simple_upper(a)]))
}
