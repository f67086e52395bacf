//! `bytes.hex` and `bytes.fromhex`.

use crate::TooLarge;

/// `data.hex(sep, group)`: a separator between groups of bytes, which are counted from the end
/// if `group` is positive and from the start if it is negative; 0 groups nothing.
pub fn hex(data: &[u8], sep: Option<u8>, group: i64, max_len: usize) -> Result<String, TooLarge> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let sep = sep.filter(|_| size > 0 && size < data.len());
    let separators = sep.map_or(0, |_| (data.len() - 1) / size);
    let len = data.len().checked_mul(2).and_then(|len| len.checked_add(separators));
    let len = len.filter(|&len| len <= max_len).ok_or(TooLarge)?;
    let mut out = String::with_capacity(len);
    for (at, &b) in data.iter().enumerate() {
        if let Some(sep) = sep {
            let from_edge = if group > 0 { data.len() - at } else { at };
            if at > 0 && from_edge.is_multiple_of(size) {
                out.push(sep as char);
            }
        }
        out.push(DIGITS[usize::from(b >> 4)] as char);
        out.push(DIGITS[usize::from(b & 15)] as char);
    }
    Ok(out)
}

/// `bytes.fromhex(text)`: pairs of digits, with ASCII white space between pairs. The error is
/// the position of ValueError "non-hexadecimal number found in fromhex() arg at position 3".
pub fn from_hex(text: &str) -> Result<Vec<u8>, usize> {
    // What is not ASCII at all is found first.
    if let Some(at) = text.chars().position(|c| !c.is_ascii()) {
        return Err(at);
    }
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut chars = text.chars().enumerate();
    while let Some((at, c)) = chars.next() {
        if matches!(c, '\t'..='\r' | ' ') {
            continue;
        }
        let high = c.to_digit(16).ok_or(at)?;
        let low = chars.next().and_then(|(_, c)| c.to_digit(16)).ok_or(at + 1)?;
        out.push((high * 16 + low) as u8);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn against_cpython() {
        let h = |sep, group| hex(b"\x01\x02\x03\x04\xff", sep, group, 100).unwrap_or_default();
        assert_eq!(h(None, 1), "01020304ff");
        assert_eq!(h(Some(b'-'), 1), "01-02-03-04-ff");
        assert_eq!(h(Some(b':'), 2), "01:0203:04ff");
        assert_eq!(h(Some(b':'), -2), "0102:0304:ff");
        assert_eq!(h(Some(b':'), 0), "01020304ff");
        assert_eq!(h(Some(b':'), 5), "01020304ff");
        assert_eq!(hex(b"", Some(b':'), 1, 0), Ok(String::new()));
        assert_eq!(hex(b"ab", None, 1, 3), Err(TooLarge));
        assert_eq!(from_hex("01 Ff\n0a"), Ok(vec![1, 255, 10]));
        assert_eq!(from_hex("0 1"), Err(1));
        assert_eq!(from_hex("01x"), Err(2));
        assert_eq!(from_hex("012"), Err(3));
        assert_eq!(from_hex("é1"), Err(0));
    }
}
