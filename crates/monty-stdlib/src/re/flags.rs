//! Flags of a pattern: those given with it, and those written in it.

use super::node::flag;
use super::parse::{Fault, Outcome, Parser, fault};

/// Not an error for the guest: `(?x)` was found, and the pattern is to be read anew.
pub(super) const VERBOSE_FOUND: &str = "<verbose>";

/// What `(?…)` said.
pub(super) enum InlineFlags {
    /// For all of the pattern; they are set.
    Global,
    /// For the group that follows.
    Scoped { on: u32, off: u32 },
}

fn flag_of(c: char) -> Option<u32> {
    Some(match c {
        'i' => flag::IGNORECASE,
        'L' => flag::LOCALE,
        'm' => flag::MULTILINE,
        's' => flag::DOTALL,
        'x' => flag::VERBOSE,
        'a' => flag::ASCII,
        'u' => flag::UNICODE,
        _ => return None,
    })
}

const TYPE_FLAGS: u32 = flag::ASCII | flag::LOCALE | flag::UNICODE;
const GLOBAL_FLAGS: u32 = flag::DEBUG;

/// Flags after `(?`, where the parser stands.
pub(super) fn inline(p: &mut Parser<'_>, start: usize, at_start: bool) -> Outcome<InlineFlags> {
    let on = if p.peek() == Some('-') { 0 } else { turned_on(p)? };
    if p.eat(')') {
        return global(p, on, start, at_start);
    }
    if on & GLOBAL_FLAGS != 0 {
        return fault("bad inline flags: cannot turn on global flag", p.at);
    }
    let off = if p.eat('-') { turned_off(p)? } else { 0 };
    p.at += 1;
    if on & off != 0 {
        return fault("bad inline flags: flag turned on and off", p.at - 1);
    }
    Ok(InlineFlags::Scoped { on, off })
}

/// The flags before a `-`, `:` or `)`.
fn turned_on(p: &mut Parser<'_>) -> Outcome<u32> {
    let mut on = 0;
    let mut c = p.peek();
    loop {
        let Some(letter) = c else { return fault("missing -, : or )", p.at) };
        let Some(flag) = flag_of(letter) else {
            let what = if letter.is_alphabetic() { "unknown flag" } else { "missing -, : or )" };
            return fault(what, p.at);
        };
        if p.bytes && flag == flag::UNICODE {
            return fault("bad inline flags: cannot use 'u' flag with a bytes pattern", p.at + 1);
        }
        if !p.bytes && flag == flag::LOCALE {
            return fault("bad inline flags: cannot use 'L' flag with a str pattern", p.at + 1);
        }
        on |= flag;
        if flag & TYPE_FLAGS != 0 && (on & TYPE_FLAGS).count_ones() > 1 {
            return fault("bad inline flags: flags 'a', 'u' and 'L' are incompatible", p.at + 1);
        }
        p.at += 1;
        c = p.peek();
        match c {
            None => return fault("missing -, : or )", p.at),
            Some(')' | '-' | ':') => return Ok(on),
            Some(_) => {}
        }
    }
}

/// The flags between `-` and `:`.
fn turned_off(p: &mut Parser<'_>) -> Outcome<u32> {
    let mut off = 0;
    let mut c = p.peek();
    loop {
        let Some(letter) = c else { return fault("missing flag", p.at) };
        let Some(flag) = flag_of(letter) else {
            let what = if letter.is_alphabetic() { "unknown flag" } else { "missing flag" };
            return fault(what, p.at);
        };
        if flag & TYPE_FLAGS != 0 {
            return fault("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", p.at + 1);
        }
        off |= flag;
        p.at += 1;
        c = p.peek();
        match c {
            None => return fault("missing :", p.at),
            Some(':') => return Ok(off),
            Some(c) if flag_of(c).is_none() => {
                return fault(if c.is_alphabetic() { "unknown flag" } else { "missing :" }, p.at);
            }
            Some(_) => {}
        }
    }
}

fn global(p: &mut Parser<'_>, on: u32, start: usize, at_start: bool) -> Outcome<InlineFlags> {
    if !at_start {
        return fault("global flags not at the start of the expression", start);
    }
    let fresh = on & !p.flags;
    p.flags |= on;
    if fresh & flag::VERBOSE != 0 {
        return Err(Fault::Syntax(VERBOSE_FOUND.to_owned(), None));
    }
    Ok(InlineFlags::Global)
}

/// Flags that contradict the kind of pattern or each other; UNICODE is added for text.
pub(super) fn check(flags: u32, bytes: bool) -> Outcome<u32> {
    let value = |message: &str| Err(Fault::Value(message.to_owned()));
    if bytes {
        if flags & flag::UNICODE != 0 {
            return value("cannot use UNICODE flag with a bytes pattern");
        }
        if flags & flag::LOCALE != 0 && flags & flag::ASCII != 0 {
            return value("ASCII and LOCALE flags are incompatible");
        }
        return Ok(flags);
    }
    if flags & flag::LOCALE != 0 {
        return value("cannot use LOCALE flag with a str pattern");
    }
    if flags & flag::ASCII == 0 {
        return Ok(flags | flag::UNICODE);
    }
    if flags & flag::UNICODE != 0 {
        return value("ASCII and UNICODE flags are incompatible");
    }
    Ok(flags)
}
