//! Upper, lower, title and folded case of str, with Unicode's special cases: `ß`, `ŉ`, the
//! final sigma.

use crate::unicode::{
    is_case_ignorable, is_cased, is_lower, is_upper, to_casefold, to_lower, to_title, to_upper,
};

/// At most how many bytes any change of case makes of a text: to be held against a limit.
pub fn max_case_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.len().saturating_mul(3) }
}

/// `text.upper()`
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| to_upper(c).push_to(&mut out));
    out
}

/// `text.lower()`
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        push_lower(&mut out, text, at, c);
    }
    out
}

/// Appends the lower case of the character at an offset: a capital sigma looks around itself.
fn push_lower(out: &mut String, text: &str, at: usize, c: char) {
    match c {
        'Σ' => out.push(if is_final_sigma(text, at) { 'ς' } else { 'σ' }),
        _ => to_lower(c).push_to(out),
    }
}

/// Whether a cased letter stands before the sigma and none behind it, case-ignorable
/// characters not counted.
fn is_final_sigma(text: &str, at: usize) -> bool {
    let before = text[..at].chars().rev().find(|&c| !is_case_ignorable(c));
    if !before.is_some_and(is_cased) {
        return false;
    }
    let behind = text[at + 'Σ'.len_utf8()..].chars().find(|&c| !is_case_ignorable(c));
    !behind.is_some_and(is_cased)
}

/// `text.casefold()`
pub fn casefold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| to_casefold(c).push_to(&mut out));
    out
}

/// `text.swapcase()`
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            'a'..='z' => out.push(c.to_ascii_uppercase()),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => out.push(c),
            _ if is_upper(c) => push_lower(&mut out, text, at, c),
            _ if is_lower(c) => to_upper(c).push_to(&mut out),
            _ => out.push(c),
        }
    }
    out
}

/// `text.capitalize()`
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match at {
            0 => to_title(c).push_to(&mut out),
            _ => push_lower(&mut out, text, at, c),
        }
    }
    out
}

/// `text.title()`
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_cased = false;
    for (at, c) in text.char_indices() {
        if after_cased {
            push_lower(&mut out, text, at, c);
        } else {
            to_title(c).push_to(&mut out);
        }
        after_cased = is_cased(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn against_cpython() {
        type Row = [&'static str; 7];
        // text, upper, lower, title, capitalize, swapcase, casefold
        let rows: &[Row] = &[
            [
                "hello World",
                "HELLO WORLD",
                "hello world",
                "Hello World",
                "Hello world",
                "HELLO wORLD",
                "hello world",
            ],
            ["straße", "STRASSE", "straße", "Straße", "Straße", "STRASSE", "strasse"],
            ["ΑΣ ΣΑΣ Σ", "ΑΣ ΣΑΣ Σ", "ας σας σ", "Ας Σας Σ", "Ας σας σ", "ας σας σ", "ασ σασ σ"],
            ["A'Σ'Σ'", "A'Σ'Σ'", "a'σ'ς'", "A'Σ'Σ'", "A'σ'ς'", "a'σ'ς'", "a'σ'σ'"],
            ["ŉ ǆ ﬁ İ", "ʼN Ǆ FI İ", "ŉ ǆ ﬁ i̇", "ʼN ǅ Fi İ", "ʼN ǆ ﬁ i̇", "ʼN Ǆ FI i̇", "ʼn ǆ fi i̇"],
            ["ǅ ᾳ", "Ǆ ΑΙ", "ǆ ᾳ", "ǅ ᾼ", "ǅ ᾳ", "ǅ ΑΙ", "ǆ αι"],
            ["they're", "THEY'RE", "they're", "They'Re", "They're", "THEY'RE", "they're"],
            ["", "", "", "", "", "", ""],
        ];
        for row in rows {
            let text = row[0];
            let got = [
                upper(text),
                lower(text),
                title(text),
                capitalize(text),
                swapcase(text),
                casefold(text),
            ];
            assert_eq!(got, row[1..], "{text:?}");
        }
    }
}
