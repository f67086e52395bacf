//! Texts that are known before a run: their hashes, and the table of those that the library's images name.

use std::convert::Infallible;
use std::hash::Hasher;

use siphasher::sip::SipHasher13;

/// Hash of a string's or bytes object's content; 0 of the empty one only, as in CPython. Its key is fixed, so
/// that a run is deterministic and a hash can be computed when the library is compiled.
///
/// ```
/// assert_eq!(monty_code::hash_bytes(b""), 0);
/// assert_ne!(monty_code::hash_bytes(b"a"), monty_code::hash_bytes(b"b"));
/// ```
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let all: Result<u64, Infallible> = hash_parts(std::iter::once(Ok(bytes)));
    all.unwrap_or_else(|never| match never {})
}

/// The same of content that comes in parts; an error ends the work.
///
/// ```
/// let parts = [&b"sp"[..], b"am"].map(Ok::<&[u8], ()>);
/// assert_eq!(monty_code::hash_parts(parts.into_iter()), Ok(monty_code::hash_bytes(b"spam")));
/// ```
pub fn hash_parts<'a, E>(parts: impl Iterator<Item = Result<&'a [u8], E>>) -> Result<u64, E> {
    let mut h = SipHasher13::new_with_keys(0x6d6f_6e74_7900_0001, 0x7079_7468_6f6e_0313);
    let mut empty = true;
    for part in parts {
        let part = part?;
        empty &= part.is_empty();
        h.write(part);
    }
    if empty {
        return Ok(0);
    }
    Ok(of_content(h.finish()))
}

/// The hash of content in a run with a seed; the seed 0 leaves it. Hashes that had bits in common have others
/// in common then, so a table that was made to be slow is so for one seed only.
///
/// ```
/// let hash = monty_code::hash_bytes(b"spam");
/// assert_eq!(monty_code::salted(hash, 0), hash);
/// assert_ne!(monty_code::salted(hash, 1), monty_code::salted(hash, 2));
/// assert_eq!(monty_code::salted(monty_code::hash_bytes(b""), 1), 0);
/// ```
#[inline(always)]
pub fn salted(hash: u64, seed: u64) -> u64 {
    if seed == 0 { hash } else { salt(hash, seed) }
}

#[cold]
fn salt(hash: u64, seed: u64) -> u64 {
    if hash == 0 {
        return 0;
    }
    let product = u128::from(hash ^ seed) * u128::from(spread(seed) | 1);
    of_content((product >> 64) as u64 ^ product as u64)
}

/// Bits as the hash of content that is not empty: a signed number, of which CPython has -1 stand for an error.
fn of_content(bits: u64) -> u64 {
    match bits {
        0 => 1,
        u64::MAX => u64::MAX - 1,
        n => n,
    }
}

/// Spread a Python hash over all bits, for tables that use the high ones.
///
/// ```
/// assert_ne!(monty_code::spread(1) >> 56, monty_code::spread(2) >> 56);
/// ```
#[inline(always)]
pub fn spread(hash: u64) -> u64 {
    hash.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(26)
}

/// Texts with a table to find them by hash: written by the build of the library.
///
/// ```
/// use monty_code::{KnownTexts, hash_bytes};
///
/// let hash = hash_bytes(b"spam");
/// let slots = KnownTexts::slots(&[hash]);
/// let texts = KnownTexts { joined: "spam", ends: &[4], ascii: 1, slots: slots.leak() };
/// assert_eq!(texts.find(hash, "spam"), Some(0));
/// assert_eq!(texts.iter().collect::<Vec<_>>(), ["spam"]);
/// assert_eq!(texts.find(hash_bytes(b"eggs"), "eggs"), None);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct KnownTexts {
    /// One after the other: a pointer to each would be a relocation of the executable.
    pub joined: &'static str,
    /// Where each ends.
    pub ends: &'static [u32],
    /// So many of them, the first, are ASCII.
    pub ascii: usize,
    /// Open addressing: the place of a text plus one, or 0. As many as a power of two.
    pub slots: &'static [u16],
}

impl KnownTexts {
    /// The table for texts with these hashes, fewer than 65 536.
    pub fn slots(hashes: &[u64]) -> Vec<u16> {
        let mut slots = vec![0; (hashes.len() * 2).next_power_of_two().max(2)];
        for (i, &hash) in hashes.iter().enumerate() {
            let mut at = start(hash, slots.len());
            while slots[at] != 0 {
                at = (at + 1) % slots.len();
            }
            slots[at] = i as u16 + 1;
        }
        slots
    }

    /// All of them, by place.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'static str> + use<> {
        let texts = *self;
        (0..texts.ends.len()).map(move |i| texts.get(i).unwrap_or_default())
    }

    fn get(&self, i: usize) -> Option<&'static str> {
        let start = if i == 0 { 0 } else { *self.ends.get(i - 1)? };
        self.joined.get(start as usize..*self.ends.get(i)? as usize)
    }

    /// The place of a text that has this hash.
    pub fn find(&self, hash: u64, text: &str) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let mut at = start(hash, self.slots.len());
        loop {
            let i = usize::from(self.slots[at]).checked_sub(1)?;
            if self.get(i)? == text {
                return Some(i);
            }
            at = (at + 1) % self.slots.len();
        }
    }
}

/// Where a hash is looked for first: by its high bits, which the tables of a run do not share.
fn start(hash: u64, slots: usize) -> usize {
    (spread(hash) >> 32) as usize % slots
}
