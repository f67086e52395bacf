//! Case and classes of bytes: ASCII only, everything else stays as it is and is nothing.

use crate::split::is_byte_space;

fn all(data: &[u8], is: impl Fn(&u8) -> bool) -> bool {
    !data.is_empty() && data.iter().all(is)
}

pub fn is_alpha(data: &[u8]) -> bool {
    all(data, u8::is_ascii_alphabetic)
}

pub fn is_digit(data: &[u8]) -> bool {
    all(data, u8::is_ascii_digit)
}

pub fn is_alnum(data: &[u8]) -> bool {
    all(data, u8::is_ascii_alphanumeric)
}

pub fn is_space(data: &[u8]) -> bool {
    all(data, |&b| is_byte_space(b))
}

pub fn is_lower(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_lowercase) && !data.iter().any(u8::is_ascii_uppercase)
}

pub fn is_upper(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_uppercase) && !data.iter().any(u8::is_ascii_lowercase)
}

pub fn is_title(data: &[u8]) -> bool {
    let mut any = false;
    let mut after_letter = false;
    for &b in data {
        let (large, small) = (b.is_ascii_uppercase(), b.is_ascii_lowercase());
        if (large && after_letter) || (small && !after_letter) {
            return false;
        }
        after_letter = large || small;
        any |= after_letter;
    }
    any
}

pub fn swapcase(data: &[u8]) -> Vec<u8> {
    let swap = |&b: &u8| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b };
    data.iter().map(swap).collect()
}

pub fn capitalize(data: &[u8]) -> Vec<u8> {
    let mut out = data.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

pub fn title(data: &[u8]) -> Vec<u8> {
    let mut after_letter = false;
    let change = |&b: &u8| {
        let out = if after_letter { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
        after_letter = b.is_ascii_alphabetic();
        out
    };
    data.iter().map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn against_cpython() {
        assert!(is_title(b"Hello World") && !is_title(b"hello") && !is_title(b""));
        assert!(is_lower(b"a1\xff") && !is_lower(b"1") && is_upper(b"A-"));
        assert!(!is_space(b"\x1c") && is_space(b" \x0b"));
        assert_eq!(title(b"they're \xe9a"), b"They'Re \xe9A");
        assert_eq!(capitalize(b"hELLO"), b"Hello");
        assert_eq!(swapcase(b"aB\xc0["), b"Ab\xc0[");
    }
}
