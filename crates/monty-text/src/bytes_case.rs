//! Case and classes of bytes: ASCII only, everything else stays as it is and is nothing.

use monty_limits::{Budget, LimitError, STRETCH};

use crate::split::is_byte_space;

type Answer = Result<bool, LimitError>;

/// Are all bytes as they should be?
fn each(data: &[u8], budget: &mut Budget, mut is: impl FnMut(&u8) -> bool) -> Answer {
    for part in data.chunks(STRETCH) {
        budget.work(part.len())?;
        if !part.iter().all(&mut is) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn all(data: &[u8], budget: &mut Budget, is: impl Fn(&u8) -> bool) -> Answer {
    Ok(!data.is_empty() && each(data, budget, is)?)
}

pub fn is_alpha(data: &[u8], budget: &mut Budget) -> Answer {
    all(data, budget, u8::is_ascii_alphabetic)
}

pub fn is_ascii(data: &[u8], budget: &mut Budget) -> Answer {
    each(data, budget, u8::is_ascii)
}

pub fn is_digit(data: &[u8], budget: &mut Budget) -> Answer {
    all(data, budget, u8::is_ascii_digit)
}

pub fn is_alnum(data: &[u8], budget: &mut Budget) -> Answer {
    all(data, budget, u8::is_ascii_alphanumeric)
}

pub fn is_space(data: &[u8], budget: &mut Budget) -> Answer {
    all(data, budget, |&b| is_byte_space(b))
}

pub fn is_lower(data: &[u8], budget: &mut Budget) -> Answer {
    let mut any = false;
    let others = each(data, budget, |b| {
        any |= b.is_ascii_lowercase();
        !b.is_ascii_uppercase()
    })?;
    Ok(others && any)
}

pub fn is_upper(data: &[u8], budget: &mut Budget) -> Answer {
    let mut any = false;
    let others = each(data, budget, |b| {
        any |= b.is_ascii_uppercase();
        !b.is_ascii_lowercase()
    })?;
    Ok(others && any)
}

pub fn is_title(data: &[u8], budget: &mut Budget) -> Answer {
    let mut any = false;
    let mut after_letter = false;
    let fit = each(data, budget, |&b| {
        let (large, small) = (b.is_ascii_uppercase(), b.is_ascii_lowercase());
        let misfits = if after_letter { large } else { small };
        after_letter = large || small;
        any |= after_letter;
        !misfits
    })?;
    Ok(fit && any)
}

/// Change each byte.
fn mapped(
    data: &[u8],
    budget: &mut Budget,
    mut change: impl FnMut(u8) -> u8,
) -> Result<Vec<u8>, LimitError> {
    let mut out = Vec::with_capacity(data.len());
    for part in data.chunks(STRETCH) {
        budget.work(part.len())?;
        out.extend(part.iter().map(|&b| change(b)));
    }
    Ok(out)
}

pub fn lower(data: &[u8], budget: &mut Budget) -> Result<Vec<u8>, LimitError> {
    mapped(data, budget, |b| b.to_ascii_lowercase())
}

pub fn upper(data: &[u8], budget: &mut Budget) -> Result<Vec<u8>, LimitError> {
    mapped(data, budget, |b| b.to_ascii_uppercase())
}

pub fn swapcase(data: &[u8], budget: &mut Budget) -> Result<Vec<u8>, LimitError> {
    mapped(data, budget, |b| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b })
}

pub fn capitalize(data: &[u8], budget: &mut Budget) -> Result<Vec<u8>, LimitError> {
    let mut out = lower(data, budget)?;
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    Ok(out)
}

pub fn title(data: &[u8], budget: &mut Budget) -> Result<Vec<u8>, LimitError> {
    let mut after_letter = false;
    mapped(data, budget, |b| {
        let out = if after_letter { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
        after_letter = b.is_ascii_alphabetic();
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn against_cpython() {
        let budget = || Budget::new(Default::default());
        let is_title = |data: &[u8]| super::is_title(data, &mut budget()).unwrap();
        let is_lower = |data: &[u8]| super::is_lower(data, &mut budget()).unwrap();
        let is_upper = |data: &[u8]| super::is_upper(data, &mut budget()).unwrap();
        let is_space = |data: &[u8]| super::is_space(data, &mut budget()).unwrap();
        let title = |data: &[u8]| super::title(data, &mut budget()).unwrap();
        let capitalize = |data: &[u8]| super::capitalize(data, &mut budget()).unwrap();
        let swapcase = |data: &[u8]| super::swapcase(data, &mut budget()).unwrap();
        assert!(is_title(b"Hello World") && !is_title(b"hello") && !is_title(b""));
        assert!(is_lower(b"a1\xff") && !is_lower(b"1") && is_upper(b"A-"));
        assert!(!is_space(b"\x1c") && is_space(b" \x0b"));
        assert_eq!(title(b"they're \xe9a"), b"They'Re \xe9A");
        assert_eq!(capitalize(b"hELLO"), b"Hello");
        assert_eq!(swapcase(b"aB\xc0["), b"Ab\xc0[");
    }
}
