//! A text with its 'all ASCII' flag, so that offsets in characters, as Python counts, turn
//! into offsets in bytes at once where they can.

use std::ops::Range;

use monty_limits::{Budget, LimitError, STRETCH};

/// A borrowed text that knows whether it is ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    pub text: &'a str,
    pub ascii: bool,
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Text<'a> {
        Text { text, ascii: text.is_ascii() }
    }
}

impl<'a> Text<'a> {
    /// A text whose flag the caller keeps. A false `ascii` is only slower.
    pub fn known(text: &'a str, ascii: bool) -> Text<'a> {
        Text { text, ascii }
    }

    /// The length in characters.
    pub fn char_len(self) -> usize {
        if self.ascii { self.text.len() } else { self.text.chars().count() }
    }

    /// Where the `index`-th character starts, or the end of the text.
    pub fn byte_of_char(self, index: usize) -> usize {
        if self.ascii {
            return index.min(self.text.len());
        }
        byte_of_char(self.text, index)
    }

    /// Which character starts at `byte`.
    pub fn char_of_byte(self, byte: usize) -> usize {
        if self.ascii { byte } else { self.text[..byte].chars().count() }
    }

    /// The character at an index.
    pub fn char_at(self, index: usize) -> Option<char> {
        if self.ascii {
            return self.text.as_bytes().get(index).map(|&b| b as char);
        }
        self.text.get(self.byte_of_char(index)..)?.chars().next()
    }

    /// The characters from `start` up to `end`, both already within bounds or beyond the end.
    pub fn slice(self, start: usize, end: usize) -> &'a str {
        &self.text[self.byte_range(start, end)]
    }

    fn byte_range(self, start: usize, end: usize) -> Range<usize> {
        if start >= end {
            return 0..0;
        }
        let from = self.byte_of_char(start);
        let tail = Text { text: &self.text[from..], ascii: self.ascii };
        from..from + tail.byte_of_char(end - start)
    }

    /// Every `step`-th of `count` characters from `start` on, towards the front if the step is
    /// negative: an extended slice. The indices must lie within the text.
    pub fn step_slice(
        self,
        start: usize,
        step: i64,
        count: usize,
        budget: &mut Budget,
    ) -> Result<String, LimitError> {
        if count == 0 {
            return Ok(String::new());
        }
        let skip = usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX).max(1) - 1;
        if self.ascii {
            let bytes = self.text.as_bytes();
            let at = |i: usize| {
                let offset = i.saturating_mul(skip + 1);
                let index =
                    if step < 0 { start.checked_sub(offset) } else { start.checked_add(offset) };
                index.and_then(|index| bytes.get(index)).copied()
            };
            let picked = budget.collect(count, (0..count).map_while(at))?;
            return Ok(String::from_utf8(picked).unwrap_or_default());
        }
        let from = self.byte_of_char(start);
        if step > 0 {
            return every(self.text[from..].chars(), skip, count, budget);
        }
        let end = Text { text: &self.text[from..], ascii: false }.byte_of_char(1) + from;
        every(self.text[..end].chars().rev(), skip, count, budget)
    }

    /// Python's `start` and `end` of a search as bytes. None if nothing, not even an empty
    /// text, can be found there.
    pub fn search_range(self, start: Option<i64>, end: Option<i64>) -> Option<Range<usize>> {
        if matches!(start, None | Some(0)) && matches!(end, None | Some(i64::MAX)) {
            return Some(0..self.text.len());
        }
        let range = search_range(self.char_len(), start, end)?;
        if range.is_empty() {
            let at = self.byte_of_char(range.start);
            return Some(at..at);
        }
        Some(self.byte_range(range.start, range.end))
    }
}

fn every(
    chars: impl Iterator<Item = char>,
    skip: usize,
    count: usize,
    budget: &mut Budget,
) -> Result<String, LimitError> {
    let (mut picked, mut left, mut passed) = (String::new(), count, skip);
    for (i, c) in chars.enumerate() {
        if i % STRETCH == STRETCH - 1 {
            budget.work(2 * STRETCH)?;
        }
        if passed < skip {
            passed += 1;
            continue;
        }
        picked.push(c);
        (left, passed) = (left - 1, 0);
        if left == 0 {
            break;
        }
    }
    Ok(picked)
}

/// Where the `index`-th character of any text starts, or its end. Counts eight bytes at a
/// time.
fn byte_of_char(text: &str, index: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut left = index;
    // A character starts at every byte that is not a continuation byte.
    for chunk in bytes.chunks_exact(64) {
        let starts = chunk.iter().filter(|&&b| (b as i8) >= -0x40).count();
        if starts > left {
            break;
        }
        left -= starts;
        at += 64;
    }
    // The chunk may have ended within a character; its other bytes start none.
    for (offset, &b) in bytes[at..].iter().enumerate() {
        if (b as i8) >= -0x40 {
            if left == 0 {
                return at + offset;
            }
            left -= 1;
        }
    }
    bytes.len()
}

/// Python's `start` and `end` arguments of a search in `len` items; none if start lies behind
/// the end.
pub fn search_range(len: usize, start: Option<i64>, end: Option<i64>) -> Option<Range<usize>> {
    let from_end = |index: i64| {
        if index >= 0 {
            return usize::try_from(index).unwrap_or(usize::MAX);
        }
        len.saturating_sub(usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX))
    };
    let start = start.map_or(0, from_end);
    let end = end.map_or(len, from_end).min(len);
    (start <= end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets() {
        let long = "añ日😀".repeat(50);
        let text = Text::from(long.as_str());
        let starts: Vec<usize> = long.char_indices().map(|(at, _)| at).collect();
        for (index, &at) in starts.iter().enumerate() {
            assert_eq!(text.byte_of_char(index), at);
            assert_eq!(text.char_of_byte(at), index);
        }
        assert_eq!(text.byte_of_char(200), long.len());
        assert_eq!(text.byte_of_char(999), long.len());
        assert_eq!(text.slice(1, 3), "ñ日");
        assert_eq!(text.slice(3, 1), "");
        assert_eq!(text.char_at(3), Some('😀'));
    }

    #[test]
    fn steps() {
        let budget = &mut Budget::new(Default::default());
        let t = Text::from("abcdef");
        let mut slice = |start, step, count| t.step_slice(start, step, count, budget).unwrap();
        assert_eq!(slice(5, -1, 6), "fedcba");
        assert_eq!(slice(0, 2, 3), "ace");
        assert_eq!(slice(0, i64::MAX, 1), "a");
        assert_eq!(slice(4, i64::MIN, 1), "e");
        let t = Text::from("aébçd日");
        let mut slice = |start, step, count| t.step_slice(start, step, count, budget).unwrap();
        assert_eq!(slice(5, -2, 3), "日çé");
        assert_eq!(slice(1, 3, 2), "éd");
        assert_eq!(slice(2, 1, 2), "bç");
    }

    #[test]
    fn ranges() {
        assert_eq!(search_range(3, Some(3), None), Some(3..3));
        assert_eq!(search_range(3, Some(4), None), None);
        assert_eq!(search_range(3, Some(-2), Some(-1)), Some(1..2));
        assert_eq!(search_range(3, Some(2), Some(1)), None);
        assert_eq!(search_range(3, Some(i64::MIN), Some(i64::MAX)), Some(0..3));
        assert_eq!(Text::from("é日x").search_range(Some(1), Some(2)), Some(2..5));
        assert_eq!(Text::from("é日x").search_range(Some(2), Some(2)), Some(5..5));
    }
}
