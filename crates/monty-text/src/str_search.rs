//! Searching in a str: find, count, replace, prefixes and suffixes. Offsets are in characters,
//! as Python counts.

use monty_limits::{Budget, LimitError};

use crate::text::Text;
use crate::{Refused, append, bytes_search};

/// `text.find(needle, start, end)`: the offset in characters, or none (`index` raises
/// ValueError: "substring not found").
pub fn find(
    text: Text<'_>,
    needle: &str,
    start: Option<i64>,
    end: Option<i64>,
    budget: &mut Budget,
) -> Result<Option<usize>, LimitError> {
    found(text, start, end, |hay| bytes_search::find(hay, needle.as_bytes(), budget))
}

/// `text.rfind(needle, start, end)`.
pub fn rfind(
    text: Text<'_>,
    needle: &str,
    start: Option<i64>,
    end: Option<i64>,
    budget: &mut Budget,
) -> Result<Option<usize>, LimitError> {
    found(text, start, end, |hay| bytes_search::rfind(hay, needle.as_bytes(), budget))
}

/// Where a search of the bytes between two places finds something, in characters.
fn found(
    text: Text<'_>,
    start: Option<i64>,
    end: Option<i64>,
    search: impl FnOnce(&[u8]) -> Result<Option<usize>, LimitError>,
) -> Result<Option<usize>, LimitError> {
    let Some(range) = text.search_range(start, end) else { return Ok(None) };
    let at = search(&text.text.as_bytes()[range.clone()])?;
    Ok(at.map(|at| text.char_of_byte(range.start + at)))
}

/// `needle in text`
pub fn contains(text: &str, needle: &str, budget: &mut Budget) -> Result<bool, LimitError> {
    Ok(bytes_search::find(text.as_bytes(), needle.as_bytes(), budget)?.is_some())
}

/// `text.count(needle, start, end)`.
pub fn count(
    text: Text<'_>,
    needle: &str,
    start: Option<i64>,
    end: Option<i64>,
    budget: &mut Budget,
) -> Result<usize, LimitError> {
    let Some(range) = text.search_range(start, end) else {
        return Ok(0);
    };
    if needle.is_empty() {
        return Ok(Text::known(&text.text[range], text.ascii).char_len() + 1);
    }
    bytes_search::count(&text.text.as_bytes()[range], needle.as_bytes(), usize::MAX, budget)
}

/// `text.startswith(prefix, start, end)` for one prefix.
pub fn starts_with(text: Text<'_>, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    text.search_range(start, end).is_some_and(|range| text.text[range].starts_with(prefix))
}

/// `text.endswith(suffix, start, end)` for one suffix.
pub fn ends_with(text: Text<'_>, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    text.search_range(start, end).is_some_and(|range| text.text[range].ends_with(suffix))
}

pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

/// `text.replace(old, new, count)`; a negative count means all. None if nothing changes.
/// `max_len` bounds the bytes of the result.
pub fn replace(
    text: &str,
    old: &str,
    new: &str,
    count: i64,
    max_len: usize,
    budget: &mut Budget,
) -> Result<Option<String>, Refused> {
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    if most == 0 || old.len() > text.len() {
        return Ok(None);
    }
    if old.len() == new.len() && budget.order(old.as_bytes(), new.as_bytes())?.is_eq() {
        return Ok(None);
    }
    if old.is_empty() {
        return insert_everywhere(text, new, most, max_len, budget).map(Some);
    }
    if text.len() <= SHORT_TEXT && old.len() <= SHORT_NEEDLE {
        return replace_short(text, old, new, most, max_len, budget);
    }
    let (hay, needle) = (text.as_bytes(), old.as_bytes());
    let Some(first) = bytes_search::find(hay, needle, budget)? else {
        return Ok(None);
    };
    let mut capacity = text.len();
    if new.len() > old.len() {
        let found = bytes_search::count(&hay[first..], needle, most, budget)?;
        capacity = bytes_search::grown_len(text.len(), found, new.len() - old.len());
    }
    if capacity > max_len {
        return Err(Refused::TooLarge);
    }
    let mut out = String::with_capacity(capacity);
    append(&mut out, &text[..first], budget)?;
    let tail = &text[first..];
    let rest = bytes_search::between(tail.as_bytes(), needle, most, budget, |kept, budget| {
        append(&mut out, &tail[kept], budget)?;
        append(&mut out, new, budget)
    })?;
    append(&mut out, &tail[rest..], budget)?;
    Ok(Some(out))
}

/// What is found in such texts without preparing a search for it.
const SHORT_TEXT: usize = 512;
const SHORT_NEEDLE: usize = 16;

/// The same for a short text.
fn replace_short(
    text: &str,
    old: &str,
    new: &str,
    most: usize,
    max_len: usize,
    budget: &mut Budget,
) -> Result<Option<String>, Refused> {
    budget.work(text.len())?;
    let (hay, needle) = (text.as_bytes(), old.as_bytes());
    let next = |from: usize| {
        let mut at = from;
        loop {
            at += memchr::memchr(needle[0], &hay[at..])?;
            if hay[at..].starts_with(needle) {
                return Some(at);
            }
            at += 1;
        }
    };
    let (mut found, mut end) = (0, 0);
    while let Some(at) = next(end).filter(|_| found < most) {
        (found, end) = (found + 1, at + needle.len());
    }
    if found == 0 {
        return Ok(None);
    }
    let grown = found.saturating_mul(new.len()).saturating_add(text.len() - found * old.len());
    if grown > max_len {
        return Err(Refused::TooLarge);
    }
    let mut out = String::with_capacity(grown);
    let mut kept = 0;
    for _ in 0..found {
        let at = next(kept).unwrap_or(kept);
        out.push_str(&text[kept..at]);
        append(&mut out, new, budget)?;
        kept = at + needle.len();
    }
    out.push_str(&text[kept..]);
    Ok(Some(out))
}

/// `text.replace('', new, most)`.
fn insert_everywhere(
    text: &str,
    new: &str,
    most: usize,
    max_len: usize,
    budget: &mut Budget,
) -> Result<String, Refused> {
    let times = most.min(crate::char_count(text) + 1);
    let capacity = bytes_search::grown_len(text.len(), times, new.len());
    if capacity > max_len {
        return Err(Refused::TooLarge);
    }
    let mut out = String::with_capacity(capacity);
    let mut left = times;
    for c in text.chars() {
        budget.work(1)?;
        if left > 0 {
            append(&mut out, new, budget)?;
            left -= 1;
        }
        out.push(c);
    }
    if left > 0 {
        append(&mut out, new, budget)?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    type At = Option<i64>;

    fn unlimited() -> Budget {
        Budget::new(Default::default())
    }

    fn find(text: Text<'_>, needle: &str, start: At, end: At) -> Option<usize> {
        super::find(text, needle, start, end, &mut unlimited()).unwrap()
    }

    fn rfind(text: Text<'_>, needle: &str, start: At, end: At) -> Option<usize> {
        super::rfind(text, needle, start, end, &mut unlimited()).unwrap()
    }

    fn count(text: Text<'_>, needle: &str, start: At, end: At) -> usize {
        super::count(text, needle, start, end, &mut unlimited()).unwrap()
    }

    fn replace(
        text: &str,
        old: &str,
        new: &str,
        count: i64,
        most: usize,
    ) -> Result<Option<String>, Refused> {
        super::replace(text, old, new, count, most, &mut unlimited())
    }

    #[test]
    fn searches() {
        let t = Text::from("abcabc");
        assert_eq!(find(t, "bc", None, None), Some(1));
        assert_eq!(rfind(t, "bc", None, None), Some(4));
        assert_eq!(find(t, "bc", Some(2), None), Some(4));
        assert_eq!(find(t, "bc", Some(2), Some(5)), None);
        assert_eq!(find(t, "", Some(6), None), Some(6));
        assert_eq!(find(t, "", Some(7), None), None);
        assert_eq!(rfind(t, "", None, None), Some(6));
        assert_eq!(rfind(t, "", None, Some(2)), Some(2));
        assert_eq!(find(t, "", Some(3), Some(2)), None);
        let u = Text::from("日本日本é");
        assert_eq!(find(u, "本", None, None), Some(1));
        assert_eq!(find(u, "本", Some(2), None), Some(3));
        assert_eq!(rfind(u, "日本", None, None), Some(2));
        assert_eq!(count(u, "", None, None), 6);
        assert_eq!(count(u, "本", Some(-2), None), 1);
        assert_eq!(count(Text::from("aaaa"), "aa", None, None), 2);
        assert_eq!(count(t, "", Some(7), None), 0);
        assert_eq!(count(t, "", Some(6), None), 1);
        assert!(starts_with(u, "本", Some(1), None));
        assert!(!starts_with(t, "", Some(7), None));
        assert!(ends_with(t, "b", None, Some(-1)));
        assert!(!ends_with(t, "abc", Some(4), None));
    }

    #[test]
    fn replacements() {
        let r = |text, old, new, count| {
            replace(text, old, new, count, 1000).map(|s| s.unwrap_or_else(|| text.to_owned()))
        };
        let ok = |s: &str| Ok(s.to_owned());
        assert_eq!(r("abcabc", "b", "XX", -1), ok("aXXcaXXc"));
        assert_eq!(r("abcabc", "b", "XX", 1), ok("aXXcabc"));
        assert_eq!(r("abcabc", "b", "", -1), ok("acac"));
        assert_eq!(r("abc", "", "-", -1), ok("-a-b-c-"));
        assert_eq!(r("abc", "", "-", 2), ok("-a-bc"));
        assert_eq!(r("é日", "", "-", -1), ok("-é-日-"));
        assert_eq!(r("", "", "x", -1), ok("x"));
        assert_eq!(r("", "", "x", 0), ok(""));
        assert_eq!(r("aaa", "aa", "b", -1), ok("ba"));
        assert_eq!(replace("aaa", "a", "bbbb", -1, 11), Err(Refused::TooLarge));
        assert_eq!(replace("aaa", "a", "bbbb", -1, 12).map(|s| s.is_some()), Ok(true));
        assert_eq!(replace("aaa", "a", "bbbb", 1, 6).map(|s| s.is_some()), Ok(true));
    }
}
