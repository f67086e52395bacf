//! Upper, lower, title and folded case of str, with Unicode's special cases: `ß`, `ŉ`, the
//! final sigma.

use monty_limits::{Budget, LimitError};

use crate::long::{end_of_last_char, find_char};
use crate::unicode::{
    is_case_ignorable, is_cased, is_lower, is_upper, to_casefold, to_lower, to_title, to_upper,
};

/// At most how many bytes any change of case makes of a text: to be held against a limit.
pub fn max_case_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.len().saturating_mul(3) }
}

/// Map each character: `push` gets it with where it starts.
fn mapped(
    text: &str,
    budget: &mut Budget,
    mut push: impl FnMut(&mut String, usize, char, &mut Budget) -> Result<(), LimitError>,
) -> Result<String, LimitError> {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for part in crate::stretches(text) {
        budget.work(part.len())?;
        for (at, c) in part.char_indices() {
            push(&mut out, done + at, c, budget)?;
        }
        done += part.len();
    }
    Ok(out)
}

/// Change an ASCII text.
fn ascii(text: &str, budget: &mut Budget, change: fn(&mut str)) -> Result<String, LimitError> {
    let mut out = String::with_capacity(text.len());
    for part in crate::stretches(text) {
        budget.work(part.len())?;
        let done = out.len();
        out.push_str(part);
        change(&mut out[done..]);
    }
    Ok(out)
}

/// `text.upper()`
pub fn upper(text: &str, budget: &mut Budget) -> Result<String, LimitError> {
    if text.is_ascii() {
        return ascii(text, budget, str::make_ascii_uppercase);
    }
    mapped(text, budget, |out, _, c, _| {
        to_upper(c).push_to(out);
        Ok(())
    })
}

/// `text.lower()`
pub fn lower(text: &str, budget: &mut Budget) -> Result<String, LimitError> {
    if text.is_ascii() {
        return ascii(text, budget, str::make_ascii_lowercase);
    }
    mapped(text, budget, |out, at, c, budget| push_lower(out, text, at, c, budget))
}

/// Appends the lower case of the character at an offset: a capital sigma looks around itself.
fn push_lower(
    out: &mut String,
    text: &str,
    at: usize,
    c: char,
    budget: &mut Budget,
) -> Result<(), LimitError> {
    match c {
        'Σ' => out.push(if is_final_sigma(text, at, budget)? { 'ς' } else { 'σ' }),
        _ => to_lower(c).push_to(out),
    }
    Ok(())
}

/// Whether a cased letter stands before the sigma and none behind it, case-ignorable
/// characters not counted.
fn is_final_sigma(text: &str, at: usize, budget: &mut Budget) -> Result<bool, LimitError> {
    let end = end_of_last_char(text, at, budget, |c| !is_case_ignorable(c))?;
    if !text[..end].chars().next_back().is_some_and(is_cased) {
        return Ok(false);
    }
    let behind = find_char(text, at + 'Σ'.len_utf8(), budget, |c| !is_case_ignorable(c))?;
    Ok(!text[behind..].chars().next().is_some_and(is_cased))
}

/// `text.casefold()`
pub fn casefold(text: &str, budget: &mut Budget) -> Result<String, LimitError> {
    if text.is_ascii() {
        return ascii(text, budget, str::make_ascii_lowercase);
    }
    mapped(text, budget, |out, _, c, _| {
        to_casefold(c).push_to(out);
        Ok(())
    })
}

/// `text.swapcase()`
pub fn swapcase(text: &str, budget: &mut Budget) -> Result<String, LimitError> {
    mapped(text, budget, |out, at, c, budget| {
        match c {
            'a'..='z' => out.push(c.to_ascii_uppercase()),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => out.push(c),
            _ if is_upper(c) => push_lower(out, text, at, c, budget)?,
            _ if is_lower(c) => to_upper(c).push_to(out),
            _ => out.push(c),
        }
        Ok(())
    })
}

/// `text.capitalize()`
pub fn capitalize(text: &str, budget: &mut Budget) -> Result<String, LimitError> {
    mapped(text, budget, |out, at, c, budget| {
        if at > 0 {
            return push_lower(out, text, at, c, budget);
        }
        to_title(c).push_to(out);
        Ok(())
    })
}

/// `text.title()`
pub fn title(text: &str, budget: &mut Budget) -> Result<String, LimitError> {
    let mut after_cased = false;
    mapped(text, budget, |out, at, c, budget| {
        if after_cased {
            push_lower(out, text, at, c, budget)?;
        } else {
            to_title(c).push_to(out);
        }
        after_cased = is_cased(c);
        Ok(())
    })
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
            let budget = &mut Budget::new(Default::default());
            let got = [
                upper(text, budget),
                lower(text, budget),
                title(text, budget),
                capitalize(text, budget),
                swapcase(text, budget),
                casefold(text, budget),
            ];
            assert_eq!(got.map(Result::unwrap), row[1..], "{text:?}");
        }
    }
}
