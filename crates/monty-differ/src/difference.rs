//! A program under CPython and under Monty: whether they print the same, and the least of the
//! program that still does not.

use crate::excused;
use crate::program::Program;
use crate::reference::Reference;
use crate::subject;

/// What both print, where that is not the same.
pub struct Difference {
    pub expected: String,
    pub got: String,
}

impl Difference {
    /// The difference between two outputs, if there is one that is not meant.
    pub fn between(expected: String, got: String) -> Option<Self> {
        let this = Self { expected: without_addresses(&expected), got: without_addresses(&got) };
        if this.expected == this.got {
            return None;
        }
        let lines @ (expected, got) = this.first_lines();
        let meant = excused::is_meant(expected, got)
            || excused::in_another_order(lines, (&this.expected, &this.got));
        (!meant).then_some(this)
    }

    /// The first lines in which the outputs differ.
    pub fn first_lines(&self) -> (&str, &str) {
        let (mut expected, mut got) = (self.expected.lines(), self.got.lines());
        loop {
            match (expected.next(), got.next()) {
                (None, None) => return ("", ""),
                (a, b) if a == b => {}
                (a, b) => return (a.unwrap_or("(nothing)"), b.unwrap_or("(nothing)")),
            }
        }
    }

    /// What this difference is like: the two lines without what varies from program to program.
    pub fn shape(&self) -> (String, String) {
        let (expected, got) = self.first_lines();
        (shape(expected), shape(got))
    }
}

/// Compare one program.
pub fn of(program: &Program, reference: &mut Reference) -> Result<Option<Difference>, String> {
    let source = program.source();
    let Some(expected) = reference.run(&source)? else { return Ok(None) };
    Ok(Difference::between(expected, subject::run(&source)))
}

/// Take out of a program what it differs without: whole items, then single lines.
pub fn minimise(
    program: &mut Program,
    difference: &mut Difference,
    reference: &mut Reference,
) -> Result<(), String> {
    let wanted = difference.shape();
    let mut attempt = |smaller: Program, program: &mut Program| -> Result<bool, String> {
        let found = of(&smaller, reference)?.filter(|d| d.shape() == wanted);
        let Some(found) = found else { return Ok(false) };
        *difference = found;
        *program = smaller;
        Ok(true)
    };
    for at in (0..program.items.len()).rev() {
        let mut smaller = program.clone();
        smaller.items.remove(at);
        attempt(smaller, program)?;
    }
    for at in 0..program.items.len() {
        for line in (0..program.items[at].text.lines().count()).rev() {
            let mut smaller = program.clone();
            let text = &smaller.items[at].text;
            let kept = text.lines().enumerate().filter(|(n, _)| *n != line).map(|(_, text)| text);
            let kept: Vec<&str> = kept.collect();
            smaller.items[at].text = kept.join("\n");
            attempt(smaller, program)?;
        }
    }
    Ok(())
}

/// A text in which no object has an address.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(" at 0x");
        out.push_str(part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
    }
    out
}

/// A line without its digits and quoted texts; of a shown value only its type.
fn shape(line: &str) -> String {
    let end = line.find(": ").filter(|end| line[..*end].bytes().all(|b| b.is_ascii_alphanumeric()));
    if end.is_none() && !line.starts_with("--") {
        return line.split(' ').next().unwrap_or_default().to_owned();
    }
    let mut shape = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\'' | '"' => {
                let closed = chars.clone().any(|other| other == c);
                if closed {
                    chars.by_ref().find(|other| *other == c);
                }
                shape.push('\'');
            }
            '0'..='9' if shape.ends_with('0') => {}
            '0'..='9' => shape.push('0'),
            other => shape.push(other),
        }
    }
    shape.truncate(shape.char_indices().nth(120).map_or(shape.len(), |(at, _)| at));
    shape
}
