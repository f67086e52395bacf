//! `split`, `rsplit`, `splitlines`, `partition` and `strip` of str and bytes. What cuts tells one
//! range after the other: a caller can charge for each piece before it makes it.

use std::ops::Range;

use monty_limits::{Budget, LimitError, STRETCH};

use crate::bytes_search::{self, BackFinder, Finder};
use crate::long::{end_of_last_byte, end_of_last_char, find_byte, find_char};
use crate::unicode::is_space;

/// What finds one piece after the other.
pub trait Cut {
    /// Where the next piece is.
    fn next(&mut self, budget: &mut Budget) -> Found<Option<Range<usize>>>;
}

type Found<T> = Result<T, LimitError>;

/// What `split()` without a separator splits at: the difference between str and bytes.
pub trait Spaced {
    fn bytes(&self) -> &[u8];
    /// The next white space character at or behind `from`, or the next that is none; else the end.
    fn next_space(&self, from: usize, space: bool, budget: &mut Budget) -> Found<usize>;
    /// Where the run of characters that ends at `to` starts: of white space, or of others.
    fn run_start(&self, to: usize, space: bool, budget: &mut Budget) -> Found<usize>;
}

/// White space of bytes: not `\x1c` to `\x1f`.
pub fn is_byte_space(b: u8) -> bool {
    matches!(b, b'\t'..=b'\r' | b' ')
}

/// White space of str among the ASCII characters.
pub const fn is_ascii_space(b: u8) -> bool {
    matches!(b, b'\t'..=b'\r' | 0x1c..=b' ')
}

/// No character by itself.
const PART: u8 = 2;

/// Of each byte of a text: is it white space (1), another character (0), or a part of one?
static SPACES: [u8; 256] = {
    let mut kinds = [PART; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = is_ascii_space(byte as u8) as u8;
        byte += 1;
    }
    kinds
};

impl Spaced for str {
    fn bytes(&self) -> &[u8] {
        self.as_bytes()
    }

    #[inline]
    fn next_space(&self, from: usize, space: bool, budget: &mut Budget) -> Found<usize> {
        // Most are a few ASCII characters further on.
        budget.work(1)?;
        for (i, &byte) in self.as_bytes()[from..].iter().take(32).enumerate() {
            match SPACES[byte as usize] {
                PART => break,
                kind if kind == u8::from(space) => return Ok(from + i),
                _ => {}
            }
        }
        find_char(self, from, budget, |c| is_space(c) == space)
    }

    fn run_start(&self, to: usize, space: bool, budget: &mut Budget) -> Found<usize> {
        end_of_last_char(self, to, budget, |c| is_space(c) != space)
    }
}

impl Spaced for [u8] {
    fn bytes(&self) -> &[u8] {
        self
    }

    fn next_space(&self, from: usize, space: bool, budget: &mut Budget) -> Found<usize> {
        find_byte(self, from, budget, |b| is_byte_space(b) == space)
    }

    fn run_start(&self, to: usize, space: bool, budget: &mut Budget) -> Found<usize> {
        end_of_last_byte(self, to, budget, |b| is_byte_space(b) != space)
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

impl<T: Spaced + ?Sized> Cut for Words<'_, T> {
    fn next(&mut self, budget: &mut Budget) -> Found<Option<Range<usize>>> {
        let end = self.text.bytes().len();
        let start = self.text.next_space(self.at, false, budget)?;
        if start == end {
            self.at = end;
            return Ok(None);
        }
        if self.left == 0 {
            // The rest is one piece, and keeps the white space at its end.
            self.at = end;
            return Ok(Some(start..end));
        }
        self.left -= 1;
        self.at = self.text.next_space(start, true, budget)?;
        Ok(Some(start..self.at))
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

impl<T: Spaced + ?Sized> Cut for WordsFromEnd<'_, T> {
    fn next(&mut self, budget: &mut Budget) -> Found<Option<Range<usize>>> {
        let end = self.text.run_start(self.at, true, budget)?;
        if end == 0 {
            self.at = 0;
            return Ok(None);
        }
        if self.left == 0 {
            self.at = 0;
            return Ok(Some(0..end));
        }
        self.left -= 1;
        self.at = self.text.run_start(end, false, budget)?;
        Ok(Some(self.at..end))
    }
}

/// `data.split(sep, maxsplit)`, piece by piece; for str the bytes of both. The separator is
/// not empty (ValueError: "empty separator").
pub struct Split<'a> {
    data: &'a [u8],
    sep: usize,
    finder: Finder<'a>,
    at: Option<usize>,
    left: usize,
}

pub fn split<'a>(data: &'a [u8], sep: &'a [u8], maxsplit: i64) -> Split<'a> {
    let finder = Finder::new(sep);
    Split { data, sep: sep.len(), finder, at: Some(0), left: split_limit(maxsplit) }
}

impl Cut for Split<'_> {
    fn next(&mut self, budget: &mut Budget) -> Found<Option<Range<usize>>> {
        let Some(start) = self.at else { return Ok(None) };
        let found = match self.left {
            0 => None,
            _ => self.finder.next(self.data, start, budget)?,
        };
        self.at = found.map(|at| at + self.sep);
        self.left = self.left.saturating_sub(1);
        Ok(Some(start..found.unwrap_or(self.data.len())))
    }
}

/// `data.rsplit(sep, maxsplit)`, piece by piece from the end.
pub struct SplitFromEnd<'a> {
    data: &'a [u8],
    sep: usize,
    finder: BackFinder<'a>,
    at: Option<usize>,
    left: usize,
}

pub fn split_from_end<'a>(data: &'a [u8], sep: &'a [u8], maxsplit: i64) -> SplitFromEnd<'a> {
    let (finder, left) = (BackFinder::new(sep), split_limit(maxsplit));
    SplitFromEnd { data, sep: sep.len(), finder, at: Some(data.len()), left }
}

impl Cut for SplitFromEnd<'_> {
    fn next(&mut self, budget: &mut Budget) -> Found<Option<Range<usize>>> {
        let Some(end) = self.at else { return Ok(None) };
        self.at = match self.left {
            0 => None,
            _ => self.finder.next(self.data, end, budget)?,
        };
        self.left = self.left.saturating_sub(1);
        Ok(Some(self.at.map_or(0, |at| at + self.sep)..end))
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

impl Cut for Lines<'_> {
    fn next(&mut self, budget: &mut Budget) -> Found<Option<Range<usize>>> {
        let start = self.at;
        if start >= self.data.len() {
            return Ok(None);
        }
        let mut at = start;
        while at < self.data.len() {
            // No byte above '\r' but these can start a line end.
            let may = |b| b <= b'\r' || matches!(b, 0x1c..=0x1e | 0xc2 | 0xe2);
            at = find_byte(self.data, at, budget, may)?;
            let len = self.end_len(at);
            if len > 0 {
                self.at = at + len;
                return Ok(Some(start..if self.keep_ends { self.at } else { at }));
            }
            at += 1;
            budget.work(1)?;
        }
        self.at = self.data.len();
        Ok(Some(start..self.at))
    }
}

/// Where `partition` cuts: the range of the separator. The separator is not empty.
pub fn partition(data: &[u8], sep: &[u8], budget: &mut Budget) -> Found<Option<Range<usize>>> {
    Ok(bytes_search::find(data, sep, budget)?.map(|at| at..at + sep.len()))
}

/// Where `rpartition` cuts.
pub fn rpartition(data: &[u8], sep: &[u8], budget: &mut Budget) -> Found<Option<Range<usize>>> {
    Ok(bytes_search::rfind(data, sep, budget)?.map(|at| at..at + sep.len()))
}

/// Which ends `strip`, `lstrip` and `rstrip` strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    Both,
    Left,
    Right,
}

/// `text.strip(chars)` and its kin: what stays. No `chars` means white space.
pub fn strip(
    text: &str,
    chars: Option<&str>,
    ends: Ends,
    budget: &mut Budget,
) -> Found<Range<usize>> {
    match chars {
        None => trim(text, is_space, ends, budget),
        Some(set) if set.is_ascii() => {
            let mut bits = 0u128;
            for part in set.as_bytes().chunks(STRETCH) {
                part.iter().for_each(|b| bits |= 1 << b);
                budget.work(part.len())?;
            }
            let strips = |c: char| c.is_ascii() && (bits >> c as u32) & 1 == 1;
            trim(text, strips, ends, budget)
        }
        Some(set) if set.len() <= 32 => trim(text, |c: char| set.contains(c), ends, budget),
        Some(set) if set.len() <= 4096 => {
            let mut sorted: Vec<char> = set.chars().collect();
            sorted.sort_unstable();
            sorted.dedup();
            trim(text, |c: char| sorted.binary_search(&c).is_ok(), ends, budget)
        }
        Some(set) => {
            let mut bits = vec![0u64; 0x11_0000 / 64];
            for part in crate::stretches(set) {
                part.chars().for_each(|c| bits[c as usize / 64] |= 1 << (c as usize % 64));
                budget.work(part.len())?;
            }
            let strips = |c: char| bits[c as usize / 64] >> (c as usize % 64) & 1 == 1;
            trim(text, strips, ends, budget)
        }
    }
}

fn trim(
    text: &str,
    strips: impl Fn(char) -> bool,
    ends: Ends,
    budget: &mut Budget,
) -> Found<Range<usize>> {
    let stays = |c| !strips(c);
    let start = if ends == Ends::Right { 0 } else { find_char(text, 0, budget, stays)? };
    if ends == Ends::Left {
        return Ok(start..text.len());
    }
    let end = end_of_last_char(&text[start..], text.len() - start, budget, stays)?;
    Ok(start..start + end)
}

/// `data.strip(bytes)` and its kin: what stays. No `bytes` means white space.
pub fn strip_bytes(
    data: &[u8],
    set: Option<&[u8]>,
    ends: Ends,
    budget: &mut Budget,
) -> Found<Range<usize>> {
    let mut strips = [false; 256];
    match set {
        None => (0..=255).for_each(|b| strips[usize::from(b)] = is_byte_space(b)),
        Some(set) => {
            for part in set.chunks(STRETCH) {
                part.iter().for_each(|&b| strips[usize::from(b)] = true);
                budget.work(part.len())?;
            }
        }
    }
    let stays = |b: u8| !strips[usize::from(b)];
    let start = if ends == Ends::Right { 0 } else { find_byte(data, 0, budget, stays)? };
    if ends == Ends::Left {
        return Ok(start..data.len());
    }
    let end = end_of_last_byte(&data[start..], data.len() - start, budget, stays)?;
    Ok(start..start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unlimited() -> Budget {
        Budget::new(Default::default())
    }

    fn ranges(mut cut: impl Cut) -> Vec<Range<usize>> {
        let budget = &mut unlimited();
        std::iter::from_fn(|| cut.next(budget).unwrap()).collect()
    }

    fn cut(text: &str, how: impl Cut) -> Vec<&str> {
        ranges(how).into_iter().map(|range| &text[range]).collect()
    }

    fn strip<'a>(text: &'a str, set: Option<&str>, ends: Ends) -> &'a str {
        &text[super::strip(text, set, ends, &mut unlimited()).unwrap()]
    }

    fn strip_bytes<'a>(data: &'a [u8], set: Option<&[u8]>, ends: Ends) -> &'a [u8] {
        &data[super::strip_bytes(data, set, ends, &mut unlimited()).unwrap()]
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
        assert!(ranges(words("", -1)).is_empty());
        assert!(ranges(words(" ", 0)).is_empty());
        assert!(ranges(words_from_end(" ", 0)).is_empty());
        let b: &[u8] = b" a\x1cb c ";
        assert_eq!(ranges(words(b, -1)), [1..4, 5..6]);
        assert_eq!(ranges(words_from_end(b, 1)), [5..6, 0..4]);
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
        assert!(ranges(str_lines("", true)).is_empty());
        assert_eq!(cut("é\u{2027}", str_lines("é\u{2027}", true)), ["é\u{2027}"]);
        assert_eq!(ranges(bytes_lines(b"a\x0bb\r\nc", false)), [0..3, 5..6]);
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
        assert_eq!(partition(b"abc", b"b", &mut unlimited()), Ok(Some(1..2)));
        assert_eq!(rpartition(b"abcb", b"b", &mut unlimited()), Ok(Some(3..4)));
    }
    #[test]
    fn across_stretches() {
        for gap in [STRETCH - 2, STRETCH - 1, STRETCH, 3 * STRETCH + 1] {
            let (spaces, word) = (" ".repeat(gap), "é".repeat(gap));
            let text = format!("{spaces}{word}{spaces}x\n{word}{spaces}");
            let text = text.as_str();
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(cut(text, super::words(text, -1)), words);
            let mut back = cut(text, words_from_end(text, -1));
            back.reverse();
            assert_eq!(back, words);
            let bytes = text.as_bytes();
            assert_eq!(ranges(super::words(bytes, -1)), ranges(super::words(text, -1)));
            assert_eq!(cut(text, str_lines(text, false)), text.lines().collect::<Vec<_>>());
            assert_eq!(strip(text, None, Ends::Both), text.trim());
            assert_eq!(strip(text, Some(" é"), Ends::Both), "x\n");
            assert_eq!(strip_bytes(bytes, None, Ends::Both), text.trim().as_bytes());
        }
    }
}
