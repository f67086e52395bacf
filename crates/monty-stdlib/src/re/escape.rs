//! What follows a backslash.

use super::node::{Class, Node, Place, SetItem};
use super::parse::{Outcome, Parser, fault};

/// The character that a letter after a backslash stands for, in and out of sets.
fn letter(c: char) -> Option<char> {
    Some(match c {
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        '\\' => '\\',
        _ => return None,
    })
}

fn class(c: char) -> Option<(Class, bool)> {
    Some(match c {
        'd' => (Class::Digit, false),
        'D' => (Class::Digit, true),
        's' => (Class::Space, false),
        'S' => (Class::Space, true),
        'w' => (Class::Word, false),
        'W' => (Class::Word, true),
        _ => return None,
    })
}

/// An escape outside of sets; the backslash at `start` is consumed.
pub(super) fn atom(p: &mut Parser<'_>, start: usize) -> Outcome<Node> {
    let Some(c) = p.peek() else { return fault("bad escape (end of pattern)", start) };
    if let Some((class, negated)) = class(c) {
        p.at += 1;
        let items = vec![SetItem::Class(class, negated)];
        return Ok(Node::Set {
            items,
            negated: false,
            alphabet: p.alphabet(),
            ignore_case: false,
            locale: false,
        });
    }
    let place = match c {
        'A' => Some(Place::TextStart),
        'Z' => Some(Place::TextEnd),
        'b' => Some(Place::WordEdge(p.alphabet(), false)),
        'B' => Some(Place::WordEdge(p.alphabet(), true)),
        _ => None,
    };
    if let Some(place) = place {
        p.at += 1;
        return Ok(Node::At(place));
    }
    if let Some(c) = letter(c) {
        p.at += 1;
        return Ok(Node::Char(c, p.ignore_case()));
    }
    if let Some(c) = numeric(p, c, start)? {
        return Ok(Node::Char(c, p.ignore_case()));
    }
    if c == '0' {
        p.at += 1;
        let mut value = 0;
        for _ in 0..2 {
            if let Some(d) = p.peek().and_then(|c| c.to_digit(8)) {
                value = value * 8 + d;
                p.at += 1;
            }
        }
        return Ok(Node::Char(code(value), p.ignore_case()));
    }
    if c.is_ascii_digit() {
        return group_or_octal(p, c, start);
    }
    p.at += 1;
    if c.is_ascii_alphabetic() {
        return fault(format!("bad escape \\{c}"), start);
    }
    Ok(Node::Char(c, p.ignore_case()))
}

/// `\1` to `\99`, or three octal digits.
fn group_or_octal(p: &mut Parser<'_>, first: char, start: usize) -> Outcome<Node> {
    p.at += 1;
    let mut group = first.to_digit(10).unwrap_or(0);
    if let Some(second) = p.peek().filter(char::is_ascii_digit) {
        p.at += 1;
        if let (Some(a), Some(b), Some(c)) =
            (first.to_digit(8), second.to_digit(8), p.peek().and_then(|c| c.to_digit(8)))
        {
            p.at += 1;
            let value = a * 64 + b * 8 + c;
            if value > 0o377 {
                let text: String = p.source[start..p.at].iter().collect();
                return fault(format!("octal escape value {text} outside of range 0-0o377"), start);
            }
            return Ok(Node::Char(code(value), p.ignore_case()));
        }
        group = group * 10 + second.to_digit(10).unwrap_or(0);
    }
    if group <= p.groups {
        return p.back_reference(group, start);
    }
    fault(format!("invalid group reference {group}"), start + 1)
}

/// An escape in a set; the backslash at `start` is consumed.
pub(super) fn in_set(p: &mut Parser<'_>, start: usize) -> Outcome<SetItem> {
    let Some(c) = p.peek() else { return fault("bad escape (end of pattern)", start) };
    if let Some((class, negated)) = class(c) {
        p.at += 1;
        return Ok(SetItem::Class(class, negated));
    }
    if let Some(c) = letter(c) {
        p.at += 1;
        return Ok(SetItem::Char(c));
    }
    if let Some(c) = numeric(p, c, start)? {
        return Ok(SetItem::Char(c));
    }
    if c.is_digit(8) {
        let mut value = 0;
        for _ in 0..3 {
            if let Some(d) = p.peek().and_then(|c| c.to_digit(8)) {
                value = value * 8 + d;
                p.at += 1;
            }
        }
        if value > 0o377 {
            let text: String = p.source[start..p.at].iter().collect();
            return fault(format!("octal escape value {text} outside of range 0-0o377"), start);
        }
        return Ok(SetItem::Char(code(value)));
    }
    p.at += 1;
    if c.is_ascii_alphanumeric() {
        return fault(format!("bad escape \\{c}"), start);
    }
    Ok(SetItem::Char(c))
}

/// `\x41`, `\u0041`, `\U00000041`, `\N{…}`; None if it is none of them.
fn numeric(p: &mut Parser<'_>, c: char, start: usize) -> Outcome<Option<char>> {
    let digits = match c {
        'x' => 2,
        'u' if !p.bytes => 4,
        'U' if !p.bytes => 8,
        'N' if !p.bytes => return named(p, start).map(Some),
        _ => return Ok(None),
    };
    p.at += 1;
    let first = p.at;
    while p.at < first + digits && p.peek().is_some_and(|c| c.is_ascii_hexdigit()) {
        p.at += 1;
    }
    let text: String = p.source[first..p.at].iter().collect();
    if text.len() != digits {
        return fault(format!("incomplete escape \\{c}{text}"), start);
    }
    match u32::from_str_radix(&text, 16) {
        Ok(value) if value <= 0x10_ffff => Ok(Some(code(value))),
        _ => fault(format!("bad escape \\{c}{text}"), start),
    }
}

fn named(p: &mut Parser<'_>, start: usize) -> Outcome<char> {
    p.at += 1;
    if !p.eat('{') {
        return fault("missing {", p.at);
    }
    let name = match p.name('}') {
        Ok(name) => name,
        Err(super::parse::Fault::Syntax(message, pos)) => {
            return Err(super::parse::Fault::Syntax(
                message.replace("group name", "character name"),
                pos,
            ));
        }
        Err(e) => return Err(e),
    };
    match unicode_names2::character(&name) {
        Some(c) => Ok(c),
        None => fault(format!("undefined character name {}", super::parse::quoted(&name)), start),
    }
}

/// A number as a character; surrogates, which no text here holds, as one that never occurs.
fn code(value: u32) -> char {
    char::from_u32(value).unwrap_or('\u{10ffff}')
}
