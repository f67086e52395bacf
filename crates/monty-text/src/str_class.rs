//! The questions of str that begin with `is`.

use crate::unicode;

fn all(text: &str, ascii: fn(&u8) -> bool, other: fn(char) -> bool) -> bool {
    if text.is_empty() {
        return false;
    }
    if text.is_ascii() {
        return text.as_bytes().iter().all(ascii);
    }
    text.chars().all(other)
}

pub fn is_alpha(text: &str) -> bool {
    all(text, u8::is_ascii_alphabetic, unicode::is_alpha)
}

pub fn is_digit(text: &str) -> bool {
    all(text, u8::is_ascii_digit, unicode::is_digit)
}

pub fn is_decimal(text: &str) -> bool {
    all(text, u8::is_ascii_digit, unicode::is_decimal)
}

pub fn is_numeric(text: &str) -> bool {
    all(text, u8::is_ascii_digit, unicode::is_numeric)
}

pub fn is_alnum(text: &str) -> bool {
    all(text, u8::is_ascii_alphanumeric, unicode::is_alnum)
}

pub fn is_space(text: &str) -> bool {
    all(text, |&b| unicode::is_space(b as char), unicode::is_space)
}

/// True of an empty text too.
pub fn is_printable(text: &str) -> bool {
    text.chars().all(unicode::is_printable)
}

pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(unicode::is_xid_start) && chars.all(unicode::is_xid_continue)
}

pub fn is_lower(text: &str) -> bool {
    let mut any = false;
    for c in text.chars() {
        if unicode::is_upper(c) || unicode::is_title(c) {
            return false;
        }
        any |= unicode::is_lower(c);
    }
    any
}

pub fn is_upper(text: &str) -> bool {
    let mut any = false;
    for c in text.chars() {
        if unicode::is_lower(c) || unicode::is_title(c) {
            return false;
        }
        any |= unicode::is_upper(c);
    }
    any
}

pub fn is_title(text: &str) -> bool {
    let mut any = false;
    let mut after_cased = false;
    for c in text.chars() {
        let large = unicode::is_upper(c) || unicode::is_title(c);
        let small = unicode::is_lower(c);
        if (large && after_cased) || (small && !after_cased) {
            return false;
        }
        after_cased = large || small;
        any |= after_cased;
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn against_cpython() {
        assert!(is_alpha("aé日") && !is_alpha("") && !is_alpha("a1"));
        assert!(is_digit("1²") && !is_decimal("1²") && is_numeric("½Ⅷ一") && !is_digit("½"));
        assert!(is_alnum("a1½") && !is_alnum("a "));
        assert!(is_space(" \u{2003}\x1c") && !is_space(""));
        assert!(is_printable("") && !is_printable("\n") && is_printable("é "));
        assert!(is_identifier("_é1") && !is_identifier("1a") && !is_identifier(""));
        assert!(is_lower("a1") && !is_lower("1") && !is_lower("aB") && is_lower("ªa"));
        assert!(is_upper("A1") && !is_upper("ǅA") && !is_upper(""));
        assert!(
            is_title("Hello World1A") && !is_title("HEllo") && !is_title("hello") && is_title("ǅx")
        );
        assert!(!is_title("") && !is_title("1"));
    }
}
