//! `split`, `rsplit`, `splitlines`, `partition` and `strip` of str and bytes, as iterators of
//! ranges: a caller can charge for each piece before it makes it.

use crate::bytes_search::{self, Finder};
use crate::unicode::is_space;
use std::ops::Range;

/// What `split()` without a separator splits at: the difference between str and bytes.
pub trait Spaced {
    fn bytes(&self) -> &[u8];
    /// The next white space character at or behind `from`.
    fn next_space(&self, from: usize) -> usize;
    /// The next character at or behind `from` that is none.
    fn next_word(&self, from: usize) -> usize;
    /// Where the white space that ends at `to` starts.
    fn space_start(&self, to: usize) -> usize;
    /// Where the word that ends at `to` starts.
    fn word_start(&self, to: usize) -> usize;
}

/// White space of bytes: not `\x1c` to `\x1f`.
pub fn is_byte_space(b: u8) -> bool {
    matches!(b, b'\t'..=b'\r' | b' ')
}

impl Spaced for str {
    fn bytes(&self) -> &[u8] {
        self.as_bytes()
    }

    fn next_space(&self, from: usize) -> usize {
        self[from..].find(is_space).map_or(self.len(), |at| from + at)
    }

    fn next_word(&self, from: usize) -> usize {
        self.len() - self[from..].trim_start_matches(is_space).len()
    }

    fn space_start(&self, to: usize) -> usize {
        self[..to].trim_end_matches(is_space).len()
    }

    fn word_start(&self, to: usize) -> usize {
        self[..to].trim_end_matches(|c| !is_space(c)).len()
    }
}

impl Spaced for [u8] {
    fn bytes(&self) -> &[u8] {
        self
    }

    fn next_space(&self, from: usize) -> usize {
        let at = self[from..].iter().position(|&b| is_byte_space(b));
        at.map_or(self.len(), |at| from + at)
    }

    fn next_word(&self, from: usize) -> usize {
        let at = self[from..].iter().position(|&b| !is_byte_space(b));
        at.map_or(self.len(), |at| from + at)
    }

    fn space_start(&self, to: usize) -> usize {
        self[..to].iter().rposition(|&b| !is_byte_space(b)).map_or(0, |at| at + 1)
    }

    fn word_start(&self, to: usize) -> usize {
        self[..to].iter().rposition(|&b| is_byte_space(b)).map_or(0, |at| at + 1)
    }
}

fn split_limit(maxsplit: i64) -> usize {
    usize::try_from(maxsplit).unwrap_or(usize::MAX)
}

/// `text.split(None, maxsplit)`, piece by piece.
pub struct Words<'a, T: Spaced + ?Sized> {
    text: &'a T,
    at: usize,
    left: usize,
}

pub fn words<T: Spaced + ?Sized>(text: &T, maxsplit: i64) -> Words<'_, T> {
    Words { text, at: 0, left: split_limit(maxsplit) }
}

impl<T: Spaced + ?Sized> Iterator for Words<'_, T> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let end = self.text.bytes().len();
        let start = self.text.next_word(self.at);
        if start == end {
            self.at = end;
            return None;
        }
        if self.left == 0 {
            // The rest is one piece, and keeps the white space at its end.
            self.at = end;
            return Some(start..end);
        }
        self.left -= 1;
        self.at = self.text.next_space(start);
        Some(start..self.at)
    }
}

/// `text.rsplit(None, maxsplit)`, piece by piece from the end.
pub struct WordsFromEnd<'a, T: Spaced + ?Sized> {
    text: &'a T,
    at: usize,
    left: usize,
}

pub fn words_from_end<T: Spaced + ?Sized>(text: &T, maxsplit: i64) -> WordsFromEnd<'_, T> {
    WordsFromEnd { text, at: text.bytes().len(), left: split_limit(maxsplit) }
}

impl<T: Spaced + ?Sized> Iterator for WordsFromEnd<'_, T> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let end = self.text.space_start(self.at);
        if end == 0 {
            self.at = 0;
            return None;
        }
        if self.left == 0 {
            self.at = 0;
            return Some(0..end);
        }
        self.left -= 1;
        self.at = self.text.word_start(end);
        Some(self.at..end)
    }
}

/// `data.split(sep, maxsplit)`, piece by piece; for str the bytes of both. The separator is
/// not empty (ValueError: "empty separator").
pub struct Split<'a> {
    data: &'a [u8],
    sep: &'a [u8],
    /// What looks for a separator of several bytes.
    finder: Option<Finder<'a>>,
    at: Option<usize>,
    left: usize,
}

pub fn split<'a>(data: &'a [u8], sep: &'a [u8], maxsplit: i64) -> Split<'a> {
    let finder = (sep.len() > 1).then(|| Finder::new(sep));
    Split { data, sep, finder, at: Some(0), left: split_limit(maxsplit) }
}

impl Iterator for Split<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at?;
        let found = match (self.left, self.sep, &self.finder) {
            (0, ..) => None,
            (_, [b], _) => memchr::memchr(*b, &self.data[start..]),
            (.., finder) => finder.as_ref().and_then(|finder| finder.find(&self.data[start..])),
        };
        match found {
            Some(len) => {
                self.left -= 1;
                self.at = Some(start + len + self.sep.len());
                Some(start..start + len)
            }
            None => {
                self.at = None;
                Some(start..self.data.len())
            }
        }
    }
}

/// `data.rsplit(sep, maxsplit)`, piece by piece from the end.
pub struct SplitFromEnd<'a> {
    data: &'a [u8],
    sep: &'a [u8],
    at: Option<usize>,
    left: usize,
}

pub fn split_from_end<'a>(data: &'a [u8], sep: &'a [u8], maxsplit: i64) -> SplitFromEnd<'a> {
    SplitFromEnd { data, sep, at: Some(data.len()), left: split_limit(maxsplit) }
}

impl Iterator for SplitFromEnd<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let end = self.at?;
        let found = match (self.left, self.sep) {
            (0, _) | (_, []) => None,
            _ => bytes_search::rfind(&self.data[..end], self.sep),
        };
        match found {
            Some(at) => {
                self.left -= 1;
                self.at = Some(at);
                Some(at + self.sep.len()..end)
            }
            None => {
                self.at = None;
                Some(0..end)
            }
        }
    }
}

/// `text.splitlines(keepends)`, line by line.
pub struct Lines<'a> {
    data: &'a [u8],
    at: usize,
    keep_ends: bool,
    /// The line ends of str beyond `\n` and `\r`.
    unicode: bool,
}

pub fn str_lines(text: &str, keep_ends: bool) -> Lines<'_> {
    Lines { data: text.as_bytes(), at: 0, keep_ends, unicode: true }
}

pub fn bytes_lines(data: &[u8], keep_ends: bool) -> Lines<'_> {
    Lines { data, at: 0, keep_ends, unicode: false }
}

impl Lines<'_> {
    /// The length of the line end at an offset, 0 if there is none.
    fn end_len(&self, at: usize) -> usize {
        match &self.data[at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            _ if !self.unicode => 0,
            [b'\x0b' | b'\x0c' | b'\x1c'..=b'\x1e', ..] => 1,
            [0xc2, 0x85, ..] => 2,
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
            _ => 0,
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        if start >= self.data.len() {
            return None;
        }
        for at in start..self.data.len() {
            // No byte above '\r' but these can start a line end.
            if self.data[at] > b'\r' && !matches!(self.data[at], 0x1c..=0x1e | 0xc2 | 0xe2) {
                continue;
            }
            let len = self.end_len(at);
            if len > 0 {
                self.at = at + len;
                return Some(start..if self.keep_ends { self.at } else { at });
            }
        }
        self.at = self.data.len();
        Some(start..self.at)
    }
}

/// Where `partition` cuts: the range of the separator. The separator is not empty.
pub fn partition(data: &[u8], sep: &[u8]) -> Option<Range<usize>> {
    bytes_search::find(data, sep).map(|at| at..at + sep.len())
}

/// Where `rpartition` cuts.
pub fn rpartition(data: &[u8], sep: &[u8]) -> Option<Range<usize>> {
    bytes_search::rfind(data, sep).map(|at| at..at + sep.len())
}

/// Which ends `strip`, `lstrip` and `rstrip` strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    Both,
    Left,
    Right,
}

/// `text.strip(chars)` and its kin; no `chars` means white space.
pub fn strip<'a>(text: &'a str, chars: Option<&str>, ends: Ends) -> &'a str {
    match chars {
        None => trim(text, is_space, ends),
        Some(set) if set.is_ascii() => {
            let mut bits = 0u128;
            for b in set.bytes() {
                bits |= 1 << b;
            }
            trim(text, |c: char| c.is_ascii() && (bits >> c as u32) & 1 == 1, ends)
        }
        Some(set) if set.len() <= 32 => trim(text, |c: char| set.contains(c), ends),
        Some(set) => {
            let mut sorted: Vec<char> = set.chars().collect();
            sorted.sort_unstable();
            sorted.dedup();
            trim(text, |c: char| sorted.binary_search(&c).is_ok(), ends)
        }
    }
}

fn trim(text: &str, strips: impl Fn(char) -> bool, ends: Ends) -> &str {
    let text = if ends == Ends::Right { text } else { text.trim_start_matches(&strips) };
    if ends == Ends::Left { text } else { text.trim_end_matches(&strips) }
}

/// `data.strip(bytes)` and its kin; no `bytes` means white space.
pub fn strip_bytes<'a>(data: &'a [u8], set: Option<&[u8]>, ends: Ends) -> &'a [u8] {
    let mut strips = [false; 256];
    for b in 0..=255u8 {
        strips[b as usize] = set.map_or(is_byte_space(b), |set| set.contains(&b));
    }
    let stays = |b: &u8| !strips[*b as usize];
    let mut start = 0;
    let mut end = data.len();
    if ends != Ends::Right {
        start = data.iter().position(stays).unwrap_or(end);
    }
    if ends != Ends::Left {
        end = data[start..].iter().rposition(stays).map_or(start, |at| start + at + 1);
    }
    &data[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> Vec<&str> {
        ranges.map(|range| &text[range]).collect()
    }

    #[test]
    fn at_white_space() {
        let s = "  a\u{2003}b \x1c c  ";
        assert_eq!(cut(s, words(s, -1)), ["a", "b", "c"]);
        assert_eq!(cut(s, words(s, 1)), ["a", "b \x1c c  "]);
        assert_eq!(cut(s, words(s, 0)), ["a\u{2003}b \x1c c  "]);
        assert_eq!(cut(s, words_from_end(s, -1)), ["c", "b", "a"]);
        assert_eq!(cut(s, words_from_end(s, 1)), ["c", "  a\u{2003}b"]);
        assert_eq!(cut(s, words_from_end(s, 0)), ["  a\u{2003}b \x1c c"]);
        assert_eq!(words("", -1).count(), 0);
        assert_eq!(words(" ", 0).count(), 0);
        assert_eq!(words_from_end(" ", 0).count(), 0);
        let b: &[u8] = b" a\x1cb c ";
        assert_eq!(words(b, -1).collect::<Vec<_>>(), [1..4, 5..6]);
        assert_eq!(words_from_end(b, 1).collect::<Vec<_>>(), [5..6, 0..4]);
    }

    #[test]
    fn at_separators() {
        let go =
            |s: &'static str, sep: &'static str, n| cut(s, split(s.as_bytes(), sep.as_bytes(), n));
        assert_eq!(go("a,b,,c", ",", -1), ["a", "b", "", "c"]);
        assert_eq!(go("a,b,,c", ",", 1), ["a", "b,,c"]);
        assert_eq!(go("a,b", ",", 0), ["a,b"]);
        assert_eq!(go("", ",", -1), [""]);
        assert_eq!(go("aXXbXXXc", "XX", -1), ["a", "b", "Xc"]);
        let back = |s: &'static str, sep: &'static str, n| {
            cut(s, split_from_end(s.as_bytes(), sep.as_bytes(), n))
        };
        assert_eq!(back("aXXbXXXc", "XX", -1), ["c", "bX", "a"]);
        assert_eq!(back("a,b,c", ",", 1), ["c", "a,b"]);
        assert_eq!(back("", ",", -1), [""]);
    }

    #[test]
    fn at_line_ends() {
        let s = "a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\u{85}j\u{2028}k\u{2029}";
        let lines = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
        assert_eq!(cut(s, str_lines(s, false)), lines);
        assert_eq!(cut("a\r\n\nb", str_lines("a\r\n\nb", true)), ["a\r\n", "\n", "b"]);
        assert_eq!(str_lines("", true).count(), 0);
        assert_eq!(cut("é\u{2027}", str_lines("é\u{2027}", true)), ["é\u{2027}"]);
        assert_eq!(bytes_lines(b"a\x0bb\r\n", false).next(), Some(0..3));
    }

    #[test]
    fn stripping() {
        assert_eq!(strip(" \u{2003}a \x1f", None, Ends::Both), "a");
        assert_eq!(strip("xxaxyx", Some("xy"), Ends::Both), "a");
        assert_eq!(strip("xxax", Some("x"), Ends::Left), "ax");
        assert_eq!(strip("éaé", Some("é"), Ends::Right), "éa");
        assert_eq!(strip("a", Some(""), Ends::Both), "a");
        assert_eq!(strip("日本a", Some(&"日é本".repeat(20)), Ends::Both), "a");
        assert_eq!(strip_bytes(b" \x1ca ", None, Ends::Both), b"\x1ca");
        assert_eq!(strip_bytes(b"xxx", Some(b"x"), Ends::Both), b"");
        assert_eq!(strip_bytes(b"xax", Some(b"x"), Ends::Right), b"xa");
        assert_eq!(partition(b"abc", b"b"), Some(1..2));
        assert_eq!(rpartition(b"abcb", b"b"), Some(3..4));
    }
}
