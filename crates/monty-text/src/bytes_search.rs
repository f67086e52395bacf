//! Searching in bytes: find, count, replace. Offsets are in bytes. Every search is linear in
//! the haystack, whatever the needle.

use crate::TooLarge;
use memchr::memmem;

pub use memchr::memmem::Finder;

/// The first place of a needle; an empty one is at the start.
pub fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [] => Some(0),
        [b] => memchr::memchr(*b, hay),
        _ => memmem::find(hay, needle),
    }
}

/// The last place of a needle; an empty one is at the end.
pub fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [] => Some(hay.len()),
        [b] => memchr::memrchr(*b, hay),
        _ => memmem::rfind(hay, needle),
    }
}

/// How often a needle occurs without overlap, at most `most` times.
pub fn count(hay: &[u8], needle: &[u8], most: usize) -> usize {
    match needle {
        [] => most.min(hay.len().saturating_add(1)),
        [b] => memchr::memchr_iter(*b, hay).take(most).count(),
        _ => memmem::find_iter(hay, needle).take(most).count(),
    }
}

/// `len + times * growth`, as large as can be if it overflows.
pub(crate) fn grown_len(len: usize, times: usize, growth: usize) -> usize {
    times.saturating_mul(growth).saturating_add(len)
}

/// `data.replace(old, new, count)`; a negative count means all. `max_len` bounds the result.
pub fn replace(
    data: &[u8],
    old: &[u8],
    new: &[u8],
    limit: i64,
    max_len: usize,
) -> Result<Vec<u8>, TooLarge> {
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let times = count(data, old, most);
    let kept = data.len() - times.saturating_mul(old.len()).min(data.len());
    let capacity = grown_len(kept, times, new.len());
    if capacity > max_len {
        return Err(TooLarge);
    }
    if times == 0 {
        return Ok(data.to_vec());
    }
    let mut out = Vec::with_capacity(capacity);
    if old.is_empty() {
        for (at, &b) in data.iter().enumerate() {
            if at < times {
                out.extend_from_slice(new);
            }
            out.push(b);
        }
        if times > data.len() {
            out.extend_from_slice(new);
        }
        return Ok(out);
    }
    let finder = Finder::new(old);
    let mut copied = 0;
    for at in finder.find_iter(data).take(times) {
        out.extend_from_slice(&data[copied..at]);
        out.extend_from_slice(new);
        copied = at + old.len();
    }
    out.extend_from_slice(&data[copied..]);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(replace(b"aa", b"a", b"bbb", -1, 5), Err(TooLarge));
    }
}
