//! `bytes.hex` and `bytes.fromhex`.

use monty_limits::{Budget, LimitError, STRETCH};

use crate::{Refused, TooLarge};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// `data.hex(sep, group)`: a separator between groups of bytes, which are counted from the end
/// if `group` is positive and from the start if it is negative; 0 groups nothing.
pub fn hex(
    data: &[u8],
    sep: Option<u8>,
    group: i64,
    max_len: usize,
    budget: &mut Budget,
) -> Result<String, Refused> {
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let sep = sep.filter(|_| size > 0 && size < data.len());
    let separators = sep.map_or(0, |_| (data.len() - 1) / size);
    let len = data.len().checked_mul(2).and_then(|len| len.checked_add(separators));
    let len = len.filter(|&len| len <= max_len).ok_or(TooLarge)?;
    let mut out = String::with_capacity(len);
    // Bytes before the next separator: the first group is what the others leave if they are counted
    // from the end.
    let first = if group > 0 { data.len() % size.max(1) } else { 0 };
    let mut until = if first > 0 { first } else { size };
    for part in data.chunks(STRETCH) {
        budget.work(part.len())?;
        for &b in part {
            if let Some(sep) = sep {
                if until == 0 {
                    out.push(sep as char);
                    until = size;
                }
                until -= 1;
            }
            out.push(DIGITS[usize::from(b >> 4)] as char);
            out.push(DIGITS[usize::from(b & 15)] as char);
        }
    }
    Ok(out)
}

/// `bytes.fromhex(text)`: pairs of digits, with ASCII white space between pairs. The error is
/// the position of ValueError "non-hexadecimal number found in fromhex() arg at position 3".
pub fn from_hex(text: &str, budget: &mut Budget) -> Result<Result<Vec<u8>, usize>, LimitError> {
    // What is not ASCII at all is found first.
    if !text.is_ascii() {
        return Ok(Err(text.bytes().take_while(u8::is_ascii).count()));
    }
    let data = text.as_bytes();
    let digit = |at: usize| data.get(at).and_then(|&b| (b as char).to_digit(16));
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut at = 0;
    while at < data.len() {
        let until = data.len().min(at + STRETCH);
        budget.work(until - at)?;
        while at < until {
            if matches!(data[at], b'\t'..=b'\r' | b' ') {
                at += 1;
                continue;
            }
            let Some(high) = digit(at) else { return Ok(Err(at)) };
            let Some(low) = digit(at + 1) else { return Ok(Err(at + 1)) };
            out.push((high * 16 + low) as u8);
            at += 2;
        }
    }
    Ok(Ok(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn against_cpython() {
        let budget = &mut Budget::new(Default::default());
        let mut hex = |data, sep, group, most| super::hex(data, sep, group, most, budget);
        let mut h = |sep, group| hex(b"\x01\x02\x03\x04\xff", sep, group, 100).unwrap_or_default();
        assert_eq!(h(None, 1), "01020304ff");
        assert_eq!(h(Some(b'-'), 1), "01-02-03-04-ff");
        assert_eq!(h(Some(b':'), 2), "01:0203:04ff");
        assert_eq!(h(Some(b':'), -2), "0102:0304:ff");
        assert_eq!(h(Some(b':'), 0), "01020304ff");
        assert_eq!(h(Some(b':'), 5), "01020304ff");
        assert_eq!(hex(b"", Some(b':'), 1, 0), Ok(String::new()));
        assert_eq!(hex(b"ab", None, 1, 3), Err(Refused::TooLarge));
        let budget = &mut Budget::new(Default::default());
        let mut from_hex = |text| super::from_hex(text, budget).unwrap();
        assert_eq!(from_hex("01 Ff\n0a"), Ok(vec![1, 255, 10]));
        assert_eq!(from_hex("0 1"), Err(1));
        assert_eq!(from_hex("01x"), Err(2));
        assert_eq!(from_hex("012"), Err(3));
        assert_eq!(from_hex("é1"), Err(0));
    }
}
