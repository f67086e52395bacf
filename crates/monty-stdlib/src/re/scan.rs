//! One character of a text at a time: what it is, whether it fits, and what place stands there.

use super::charset::{fold, is_in};
use super::node::{Alphabet, Class, Place};
use super::program::{One, Program};

/// The character at a place, and the place behind it.
#[inline(always)]
pub(super) fn decode<const BYTES: bool>(text: &[u8], pos: usize) -> Option<(char, usize)> {
    let &b = text.get(pos)?;
    if BYTES || b < 128 {
        return Some((char::from(b), pos + 1));
    }
    Some(decode_long(text, pos))
}

/// A character of several bytes. The text is valid UTF-8 and `pos` at the start of a character.
#[inline(never)]
fn decode_long(text: &[u8], pos: usize) -> (char, usize) {
    let b = u32::from(text[pos]);
    let len = if b >= 0xf0 {
        4
    } else if b >= 0xe0 {
        3
    } else {
        2
    };
    let mut code = b & (0x7f >> len);
    for i in 1..len {
        code = code << 6 | text.get(pos + i).map_or(0, |&b| u32::from(b) & 0x3f);
    }
    (char::from_u32(code).unwrap_or('\u{fffd}'), (pos + len).min(text.len()))
}

/// The start of the character before a place that is not 0.
pub(super) fn previous<const BYTES: bool>(text: &[u8], mut pos: usize) -> usize {
    pos -= 1;
    if !BYTES {
        while pos > 0 && text[pos] & 0xc0 == 0x80 {
            pos -= 1;
        }
    }
    pos
}

/// The place behind the character at `pos`.
pub(super) fn next_start<const BYTES: bool>(text: &[u8], pos: usize) -> usize {
    decode::<BYTES>(text, pos).map_or(pos + 1, |(_, next)| next)
}

/// Match one character: the place behind it.
#[inline(always)]
pub(super) fn step<const BYTES: bool>(
    program: &Program,
    one: &One,
    text: &[u8],
    pos: usize,
) -> Option<usize> {
    let (c, next) = decode::<BYTES>(text, pos)?;
    let fits = match one {
        One::Char(k) => c == *k,
        One::CharNoCase(k, alphabet) => fold(c, *alphabet) == *k,
        One::Any => true,
        One::NotNewline => c != '\n',
        One::Set(at) => program.sets[*at as usize].holds(c),
    };
    fits.then_some(next)
}

/// The end of the longest run of characters that match.
pub(super) fn take_all<const BYTES: bool>(
    program: &Program,
    one: &One,
    text: &[u8],
    mut pos: usize,
) -> usize {
    match one {
        One::Any => text.len(),
        One::NotNewline => find(&text[pos..], b"\n").map_or(text.len(), |n| pos + n),
        One::Set(at) => {
            let set = &program.sets[*at as usize];
            let ascii = set.ascii();
            loop {
                match text.get(pos) {
                    Some(&b) if b < 128 => {
                        if ascii >> b & 1 == 0 {
                            return pos;
                        }
                        pos += 1;
                    }
                    _ => match step::<BYTES>(program, one, text, pos) {
                        Some(next) => pos = next,
                        None => return pos,
                    },
                }
            }
        }
        _ => {
            while let Some(next) = step::<BYTES>(program, one, text, pos) {
                pos = next;
            }
            pos
        }
    }
}

/// Where bytes stand in a text.
pub(super) fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    match wanted {
        [] => Some(0),
        [b] => memchr::memchr(*b, text),
        _ => memchr::memmem::find(text, wanted),
    }
}

fn is_word<const BYTES: bool>(text: &[u8], pos: usize, alphabet: Alphabet) -> bool {
    decode::<BYTES>(text, pos).is_some_and(|(c, _)| is_in(Class::Word, c, alphabet))
}

/// Is this place what is asked for?
pub(super) fn at<const BYTES: bool>(place: Place, text: &[u8], pos: usize) -> bool {
    match place {
        Place::TextStart => pos == 0,
        Place::LineStart => pos == 0 || text[pos - 1] == b'\n',
        Place::TextEnd => pos == text.len(),
        Place::End => pos == text.len() || pos + 1 == text.len() && text[pos] == b'\n',
        Place::LineEnd => pos == text.len() || text[pos] == b'\n',
        Place::WordEdge(alphabet, negated) => {
            // CPython up to 3.13 finds neither in an empty text.
            if text.is_empty() {
                return false;
            }
            let before = pos > 0 && is_word::<BYTES>(text, previous::<BYTES>(text, pos), alphabet);
            (before != is_word::<BYTES>(text, pos, alphabet)) != negated
        }
    }
}
