//! Searching in bytes: find, count, replace. Offsets are in bytes. Every search is linear in
//! the haystack, whatever the needle, and looks at the limits after every stretch; a stretch is no
//! shorter than the needle.

use std::ops::Range;

use memchr::memmem;
use monty_limits::{Budget, LimitError, STRETCH};

use crate::Refused;

/// Nanoseconds to prepare the search, for a byte of the needle.
const PREPARE: usize = 4;

/// What looks for one needle again and again.
pub struct Finder<'a> {
    needle: &'a [u8],
    /// For needles of several bytes, when it is first asked.
    long: Option<memmem::Finder<'a>>,
}

impl<'a> Finder<'a> {
    pub fn new(needle: &'a [u8]) -> Self {
        Finder { needle, long: None }
    }

    /// The first place of the needle at or behind `from`; an empty one is there.
    #[inline]
    pub fn next(
        &mut self,
        hay: &[u8],
        from: usize,
        budget: &mut Budget,
    ) -> Result<Option<usize>, LimitError> {
        if self.needle.len() > hay.len() - from {
            return Ok(None);
        }
        if self.long.is_none() && self.needle.len() > 1 {
            budget.work(PREPARE * self.needle.len())?;
            self.long = Some(memmem::Finder::new(self.needle));
        }
        in_stretches(hay.len() - from, self.needle.len(), budget, |part| {
            let part = &hay[from + part.start..from + part.end];
            let at = match (&self.long, self.needle) {
                (Some(long), _) => long.find(part),
                (None, [b, ..]) => memchr::memchr(*b, part),
                (None, []) => Some(0),
            };
            (at, at.map_or(part.len(), |at| at + self.needle.len()))
        })
        .map(|found| found.map(|(start, at)| from + start + at))
    }
}

/// Have `look` search the stretches of `len` bytes one by one; they overlap by all but one of the
/// bytes of the needle. What it found, and in which stretch. It also tells how far it went.
#[inline]
fn in_stretches(
    len: usize,
    needle: usize,
    budget: &mut Budget,
    mut look: impl FnMut(Range<usize>) -> (Option<usize>, usize),
) -> Result<Option<(usize, usize)>, LimitError> {
    let overlap = needle.saturating_sub(1);
    let mut start = 0;
    loop {
        let end = len.min(start + STRETCH.max(needle) + overlap);
        let (found, went) = look(start..end);
        budget.work(went / 8)?;
        match found {
            Some(at) => return Ok(Some((start, at))),
            None if end == len => return Ok(None),
            None => start = end - overlap,
        }
    }
}

/// The first place of a needle; an empty one is at the start.
pub fn find(hay: &[u8], needle: &[u8], budget: &mut Budget) -> Result<Option<usize>, LimitError> {
    if needle.len() > hay.len() {
        return Ok(None);
    }
    if hay.len() > STRETCH {
        return Finder::new(needle).next(hay, 0, budget);
    }
    budget.work(hay.len() / 8)?;
    Ok(match needle {
        [] => Some(0),
        [b] => memchr::memchr(*b, hay),
        _ => memmem::find(hay, needle),
    })
}

/// What looks for one needle again and again from the end.
pub struct BackFinder<'a> {
    needle: &'a [u8],
    long: Option<memmem::FinderRev<'a>>,
}

impl<'a> BackFinder<'a> {
    pub fn new(needle: &'a [u8]) -> Self {
        BackFinder { needle, long: None }
    }

    /// The last place of the needle that ends at or before `to`; an empty one is there.
    pub fn next(
        &mut self,
        hay: &[u8],
        to: usize,
        budget: &mut Budget,
    ) -> Result<Option<usize>, LimitError> {
        if self.needle.len() > to {
            return Ok(None);
        }
        if self.long.is_none() && self.needle.len() > 1 {
            budget.work(PREPARE * self.needle.len())?;
            self.long = Some(memmem::FinderRev::new(self.needle));
        }
        in_stretches(to, self.needle.len(), budget, |part| {
            let first = to - part.end;
            let part = &hay[first..to - part.start];
            let at = match (&self.long, self.needle) {
                (Some(long), _) => long.rfind(part),
                (None, [b, ..]) => memchr::memrchr(*b, part),
                (None, []) => Some(part.len()),
            };
            (at.map(|at| first + at), part.len() - at.unwrap_or(0))
        })
        .map(|found| found.map(|(_, at)| at))
    }
}

/// The last place of a needle; an empty one is at the end.
pub fn rfind(hay: &[u8], needle: &[u8], budget: &mut Budget) -> Result<Option<usize>, LimitError> {
    if needle.len() > hay.len() {
        return Ok(None);
    }
    if hay.len() > STRETCH {
        return BackFinder::new(needle).next(hay, hay.len(), budget);
    }
    budget.work(hay.len() / 8)?;
    Ok(match needle {
        [] => Some(hay.len()),
        [b] => memchr::memrchr(*b, hay),
        _ => memmem::rfind(hay, needle),
    })
}

/// How often a needle occurs without overlap, at most `most` times.
pub fn count(
    hay: &[u8],
    needle: &[u8],
    most: usize,
    budget: &mut Budget,
) -> Result<usize, LimitError> {
    match needle {
        [] => return Ok(most.min(hay.len().saturating_add(1))),
        [b] => {
            let mut count = 0;
            for part in hay.chunks(STRETCH) {
                budget.work(part.len() / 8)?;
                count += memchr::memchr_iter(*b, part).count();
            }
            return Ok(count.min(most));
        }
        _ => {}
    }
    let mut count = 0;
    let mut finder = Finder::new(needle);
    let mut at = 0;
    while count < most
        && let Some(found) = finder.next(hay, at, budget)?
    {
        count += 1;
        at = found + needle.len();
    }
    Ok(count)
}

/// `len + times * growth`, as large as can be if it overflows.
pub(crate) fn grown_len(len: usize, times: usize, growth: usize) -> usize {
    times.saturating_mul(growth).saturating_add(len)
}

/// Hand over what stands before each of the first `most` places of `old`, which is not empty; the
/// rest begins at the result. `first` is the first place, if it is known.
pub(crate) fn between(
    data: &[u8],
    old: &[u8],
    most: usize,
    budget: &mut Budget,
    mut keep: impl FnMut(Range<usize>, &mut Budget) -> Result<(), LimitError>,
) -> Result<usize, LimitError> {
    let mut finder = Finder::new(old);
    let mut rest = 0;
    for _ in 0..most {
        let Some(at) = finder.next(data, rest, budget)? else { break };
        budget.work(8)?;
        keep(rest..at, budget)?;
        rest = at + old.len();
    }
    Ok(rest)
}

/// `data.replace(old, new, count)`; a negative count means all. `max_len` bounds the result.
pub fn replace(
    data: &[u8],
    old: &[u8],
    new: &[u8],
    limit: i64,
    max_len: usize,
    budget: &mut Budget,
) -> Result<Vec<u8>, Refused> {
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let times = count(data, old, most, budget)?;
    let kept = data.len() - times.saturating_mul(old.len()).min(data.len());
    let capacity = grown_len(kept, times, new.len());
    if capacity > max_len {
        return Err(Refused::TooLarge);
    }
    if times == 0 {
        return Ok(budget.copy(data)?);
    }
    let mut out = Vec::with_capacity(capacity);
    if old.is_empty() {
        for (at, b) in data.iter().enumerate() {
            if at < times {
                budget.append(&mut out, new)?;
            }
            out.push(*b);
            budget.work(1)?;
        }
        if times > data.len() {
            budget.append(&mut out, new)?;
        }
        return Ok(out);
    }
    let rest = between(data, old, times, budget, |kept, budget| {
        budget.append(&mut out, &data[kept])?;
        budget.append(&mut out, new)
    })?;
    budget.append(&mut out, &data[rest..])?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn go<T>(work: impl FnOnce(&mut Budget) -> Result<T, LimitError>) -> T {
        work(&mut Budget::new(Default::default())).unwrap()
    }

    fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
        go(|b| super::find(hay, needle, b))
    }

    fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
        go(|b| super::rfind(hay, needle, b))
    }

    fn count(hay: &[u8], needle: &[u8], most: usize) -> usize {
        go(|b| super::count(hay, needle, most, b))
    }

    fn replace(d: &[u8], o: &[u8], n: &[u8], c: i64, most: usize) -> Result<Vec<u8>, Refused> {
        super::replace(d, o, n, c, most, &mut Budget::new(Default::default()))
    }

    #[test]
    fn across_stretches() {
        for needle in [&b"x"[..], b"xyz", &[b"x", &[b'y'; 3 * STRETCH][..]].concat()] {
            for gap in [0, 1, STRETCH - 1, STRETCH, STRETCH + 1, 5 * STRETCH - 1] {
                let hay = [&vec![b'.'; gap], needle, &vec![b'.'; gap], needle, &[b'.'; 9]].concat();
                assert_eq!(find(&hay, needle), Some(gap));
                assert_eq!(rfind(&hay, needle), Some(2 * gap + needle.len()));
                assert_eq!(count(&hay, needle, usize::MAX), 2);
                let cut = replace(&hay, needle, b"", -1, usize::MAX).unwrap();
                assert_eq!(cut, vec![b'.'; 2 * gap + 9]);
                assert_eq!(find(&hay, b"xq"), None);
                assert_eq!(rfind(&hay, b"xq"), None);
            }
        }
    }

    #[test]
    fn all() {
        assert_eq!(find(b"abcabc", b"ca"), Some(2));
        assert_eq!(rfind(b"abcabc", b"c"), Some(5));
        assert_eq!(rfind(b"abc", b""), Some(3));
        assert_eq!(count(b"aaaa", b"aa", usize::MAX), 2);
        assert_eq!(count(b"abc", b"", usize::MAX), 4);
        let r = |d: &[u8], o: &[u8], n: &[u8], c| replace(d, o, n, c, 100);
        assert_eq!(r(b"abcabc", b"b", b"XX", 1), Ok(b"aXXcabc".to_vec()));
        assert_eq!(r(b"abc", b"", b"-", -1), Ok(b"-a-b-c-".to_vec()));
        assert_eq!(r(b"abc", b"", b"-", 2), Ok(b"-a-bc".to_vec()));
        assert_eq!(r(b"", b"", b"-", -1), Ok(b"-".to_vec()));
        assert_eq!(r(b"aa", b"a", b"", -1), Ok(vec![]));
        assert_eq!(replace(b"aa", b"a", b"bbb", -1, 5), Err(Refused::TooLarge));
    }
}
