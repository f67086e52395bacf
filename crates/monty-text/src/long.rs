//! Work on long texts, stretch by stretch: between two of them it asks the budget.

use monty_limits::{Budget, LimitError, STRETCH};

/// A text in stretches of [`STRETCH`] bytes or a little less, cut between characters.
pub fn stretches(text: &str) -> impl Iterator<Item = &str> {
    let mut left = text;
    std::iter::from_fn(move || {
        let (part, rest) = left.split_at(char_start(left, STRETCH));
        left = rest;
        (!part.is_empty()).then_some(part)
    })
}

/// Where the character starts that byte `at` belongs to; the end of the text if that is before it.
pub fn char_start(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Append a long text.
#[inline]
pub fn append(out: &mut String, text: &str, budget: &mut Budget) -> Result<(), LimitError> {
    if text.len() <= STRETCH {
        out.push_str(text);
        return budget.work(text.len() / 8);
    }
    stretches(text).try_for_each(|part| {
        out.push_str(part);
        budget.work(part.len() / 8)
    })
}

/// `text * count`
pub fn repeat(text: &str, count: usize, budget: &mut Budget) -> Result<String, LimitError> {
    let mut out = String::with_capacity(text.len() * count);
    append_repeated(&mut out, text, count, budget)?;
    Ok(out)
}

/// Append `text * count`.
pub(crate) fn append_repeated(
    out: &mut String,
    text: &str,
    count: usize,
    budget: &mut Budget,
) -> Result<(), LimitError> {
    let at_once = (STRETCH / text.len().max(1)).clamp(1, count.max(1));
    if at_once == 1 {
        return (0..count).try_for_each(|_| append(out, text, budget));
    }
    let part = text.repeat(at_once);
    for _ in 0..count / at_once {
        append(out, &part, budget)?;
    }
    append(out, &part[..count % at_once * text.len()], budget)
}

/// `data * count`
pub fn repeat_bytes(data: &[u8], count: usize, budget: &mut Budget) -> Result<Vec<u8>, LimitError> {
    let mut out = Vec::with_capacity(data.len() * count);
    append_bytes(&mut out, data, count, budget)?;
    Ok(out)
}

/// Append `data * count`.
pub(crate) fn append_bytes(
    out: &mut Vec<u8>,
    data: &[u8],
    count: usize,
    budget: &mut Budget,
) -> Result<(), LimitError> {
    let at_once = (STRETCH / data.len().max(1)).clamp(1, count.max(1));
    if at_once == 1 {
        return (0..count).try_for_each(|_| budget.append(out, data));
    }
    let part = data.repeat(at_once);
    for _ in 0..count / at_once {
        budget.append(out, &part)?;
    }
    budget.append(out, &part[..count % at_once * data.len()])
}

/// The first character at or behind `from` that is wanted, or the end.
#[inline]
pub(crate) fn find_char(
    text: &str,
    from: usize,
    budget: &mut Budget,
    wanted: impl Fn(char) -> bool,
) -> Result<usize, LimitError> {
    let mut at = from;
    while at < text.len() {
        let until = char_start(text, at + STRETCH);
        let found = text[at..until].find(&wanted);
        budget.work(found.unwrap_or(until - at))?;
        match found {
            Some(offset) => return Ok(at + offset),
            None => at = until,
        }
    }
    Ok(at)
}

/// Where the last character before `to` that is wanted ends, or 0.
#[inline]
pub(crate) fn end_of_last_char(
    text: &str,
    to: usize,
    budget: &mut Budget,
    wanted: impl Fn(char) -> bool,
) -> Result<usize, LimitError> {
    let mut at = to;
    while at > 0 {
        let from = char_start(text, at.saturating_sub(STRETCH));
        let len = text[from..at].trim_end_matches(|c| !wanted(c)).len();
        budget.work(at - from - len)?;
        if len > 0 {
            return Ok(from + len);
        }
        at = from;
    }
    Ok(0)
}

/// The same of bytes.
#[inline]
pub(crate) fn find_byte(
    data: &[u8],
    from: usize,
    budget: &mut Budget,
    wanted: impl Fn(u8) -> bool,
) -> Result<usize, LimitError> {
    let mut at = from;
    for part in data[from..].chunks(STRETCH) {
        let found = part.iter().position(|&b| wanted(b));
        budget.work(found.unwrap_or(part.len()) / 2)?;
        match found {
            Some(offset) => return Ok(at + offset),
            None => at += part.len(),
        }
    }
    Ok(at)
}

/// The same of bytes.
#[inline]
pub(crate) fn end_of_last_byte(
    data: &[u8],
    to: usize,
    budget: &mut Budget,
    wanted: impl Fn(u8) -> bool,
) -> Result<usize, LimitError> {
    let mut at = to;
    for part in data[..to].rchunks(STRETCH) {
        let found = part.iter().rposition(|&b| wanted(b));
        budget.work((part.len() - found.unwrap_or(0)) / 2)?;
        at -= part.len();
        if let Some(offset) = found {
            return Ok(at + offset + 1);
        }
    }
    Ok(0)
}

/// Are all characters as they should be?
pub(crate) fn all_chars(
    text: &str,
    budget: &mut Budget,
    mut is: impl FnMut(char) -> bool,
) -> Result<bool, LimitError> {
    for part in stretches(text) {
        budget.work(part.len())?;
        if !part.chars().all(&mut is) {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition() {
        let budget = &mut Budget::new(Default::default());
        for (len, count) in [(0, 9), (1, 0), (3, 5), (3, STRETCH), (STRETCH, 3), (STRETCH + 1, 2)] {
            let text = "x".repeat(len);
            assert_eq!(repeat(&text, count, budget).unwrap(), text.repeat(count));
            let bytes = repeat_bytes(text.as_bytes(), count, budget).unwrap();
            assert_eq!(bytes, text.repeat(count).into_bytes());
        }
    }

    #[test]
    fn cuts() {
        let text = "é".repeat(STRETCH);
        let parts: Vec<&str> = stretches(&format!("x{text}")).map(|_| "").collect();
        assert_eq!(parts.len(), 3);
        assert_eq!(char_start("aé", 2), 1);
        assert_eq!(char_start("aé", 1), 1);
        assert_eq!(char_start("aé", 9), 3);
    }
}
