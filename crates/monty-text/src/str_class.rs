//! The questions of str that begin with `is`.

use monty_limits::{Budget, LimitError};

use crate::long::all_chars;
use crate::unicode;

type Answer = Result<bool, LimitError>;

fn all(text: &str, budget: &mut Budget, ascii: fn(&u8) -> bool, other: fn(char) -> bool) -> Answer {
    for part in crate::stretches(text) {
        budget.work(part.len())?;
        let all = if part.is_ascii() {
            part.as_bytes().iter().all(ascii)
        } else {
            part.chars().all(other)
        };
        if !all {
            return Ok(false);
        }
    }
    Ok(!text.is_empty())
}

pub fn is_alpha(text: &str, budget: &mut Budget) -> Answer {
    all(text, budget, u8::is_ascii_alphabetic, unicode::is_alpha)
}

pub fn is_digit(text: &str, budget: &mut Budget) -> Answer {
    all(text, budget, u8::is_ascii_digit, unicode::is_digit)
}

pub fn is_decimal(text: &str, budget: &mut Budget) -> Answer {
    all(text, budget, u8::is_ascii_digit, unicode::is_decimal)
}

pub fn is_numeric(text: &str, budget: &mut Budget) -> Answer {
    all(text, budget, u8::is_ascii_digit, unicode::is_numeric)
}

pub fn is_alnum(text: &str, budget: &mut Budget) -> Answer {
    all(text, budget, u8::is_ascii_alphanumeric, unicode::is_alnum)
}

pub fn is_space(text: &str, budget: &mut Budget) -> Answer {
    all(text, budget, |&b| unicode::is_space(b as char), unicode::is_space)
}

/// True of an empty text too.
pub fn is_printable(text: &str, budget: &mut Budget) -> Answer {
    all_chars(text, budget, unicode::is_printable)
}

pub fn is_identifier(text: &str, budget: &mut Budget) -> Answer {
    let mut chars = text.chars();
    Ok(chars.next().is_some_and(unicode::is_xid_start)
        && all_chars(chars.as_str(), budget, unicode::is_xid_continue)?)
}

/// The same of a name, which is short.
pub fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(unicode::is_xid_start) && chars.all(unicode::is_xid_continue)
}

pub fn is_lower(text: &str, budget: &mut Budget) -> Answer {
    let mut any = false;
    let others = all_chars(text, budget, |c| {
        any |= unicode::is_lower(c);
        !unicode::is_upper(c) && !unicode::is_title(c)
    })?;
    Ok(others && any)
}

pub fn is_upper(text: &str, budget: &mut Budget) -> Answer {
    let mut any = false;
    let others = all_chars(text, budget, |c| {
        any |= unicode::is_upper(c);
        !unicode::is_lower(c) && !unicode::is_title(c)
    })?;
    Ok(others && any)
}

pub fn is_title(text: &str, budget: &mut Budget) -> Answer {
    let mut any = false;
    let mut after_cased = false;
    let fit = all_chars(text, budget, |c| {
        let large = unicode::is_upper(c) || unicode::is_title(c);
        let small = unicode::is_lower(c);
        let misfits = if after_cased { large } else { small };
        after_cased = large || small;
        any |= after_cased;
        !misfits
    })?;
    Ok(fit && any)
}

#[cfg(test)]
mod tests {
    use super::Budget;

    macro_rules! plain {
        ($($is:ident)*) => {
            $(fn $is(text: &str) -> bool {
                super::$is(text, &mut Budget::new(Default::default())).unwrap()
            })*
        };
    }

    plain! { is_alpha is_digit is_decimal is_numeric is_alnum is_space is_printable is_identifier is_lower is_upper is_title }

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
