//! Patterns as text to their syntax tree: Python's own syntax, with its error messages.

use std::collections::HashMap;

use super::escape;
use super::flags::{self, InlineFlags};
use super::node::{Alphabet, Greed, Node, Parsed, Place, SetItem, UNLIMITED, flag, width};

/// Groups in groups in groups: more is refused, as the parser and the compiler descend into them.
const MAX_DEPTH: u32 = 200;

/// Why a pattern was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// `re.error`: message and position in characters, if it has one.
    Syntax(String, Option<usize>),
    /// `ValueError`, `OverflowError`, `RecursionError`
    Value(String),
    Overflow(String),
    TooDeep,
}

pub type Outcome<T> = Result<T, Fault>;

pub(super) fn fault<T>(message: impl Into<String>, at: usize) -> Outcome<T> {
    Err(Fault::Syntax(message.into(), Some(at)))
}

pub(super) struct Parser<'a> {
    pub source: &'a [char],
    pub at: usize,
    pub bytes: bool,
    pub flags: u32,
    pub groups: u32,
    pub names: Vec<(String, u32)>,
    name_index: HashMap<String, u32>,
    /// Groups whose end has not come yet.
    open: Vec<u32>,
    widths: Vec<(u32, u32)>,
    /// Number of groups when the outermost look-behind began.
    look_behind: Option<u32>,
    depth: u32,
    /// References to groups by conditionals, checked at the end.
    conditionals: Vec<(u32, usize)>,
    /// A look-behind has no fixed width: an error, if there is no other.
    wide_look_behind: bool,
}

/// Parse a pattern. A pattern of bytes has its bytes as characters.
pub fn parse(source: &[char], bytes: bool, flags: u32) -> Outcome<Parsed> {
    let mut p = Parser::new(source, bytes, flags);
    let node = match p.parse_choice(true) {
        // `(?x)` at the start: all of the pattern is to be read anew.
        Err(Fault::Syntax(message, None)) if message == flags::VERBOSE_FOUND => {
            p = Parser::new(source, bytes, flags | flag::VERBOSE);
            p.parse_choice(true)
        }
        other => other,
    };
    let node = node.map_err(|fault| p.look_ahead(fault))?;
    let flags = flags::check(p.flags, bytes)?;
    if p.at < source.len() {
        return fault("unbalanced parenthesis", p.at);
    }
    for &(group, at) in &p.conditionals {
        if group > p.groups {
            return fault(format!("invalid group reference {group}"), at);
        }
    }
    if p.wide_look_behind {
        return Err(Fault::Syntax("look-behind requires fixed-width pattern".to_owned(), None));
    }
    p.names.sort_by_key(|(_, g)| *g);
    Ok(Parsed { node, flags, groups: p.groups, names: p.names })
}

impl<'a> Parser<'a> {
    fn new(source: &'a [char], bytes: bool, flags: u32) -> Self {
        Parser {
            source,
            at: 0,
            bytes,
            flags,
            groups: 0,
            names: Vec::new(),
            name_index: HashMap::new(),
            open: Vec::new(),
            widths: vec![(0, 0)],
            look_behind: None,
            depth: 0,
            conditionals: Vec::new(),
            wide_look_behind: false,
        }
    }

    /// What CPython finds first: it looks at the next item before it judges the one at hand, and a
    /// backslash at the end is none.
    fn look_ahead(&self, found: Fault) -> Fault {
        let last = self.source.len().wrapping_sub(1);
        match found {
            Fault::Syntax(..) | Fault::Overflow(_)
                if self.at == last && self.source[last] == '\\' =>
            {
                Fault::Syntax("bad escape (end of pattern)".to_owned(), Some(last))
            }
            other => other,
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.source.get(self.at).copied()
    }

    pub(super) fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += usize::from(found);
        found
    }

    pub(super) fn alphabet(&self) -> Alphabet {
        if self.bytes || self.flags & flag::ASCII != 0 {
            Alphabet::Ascii
        } else {
            Alphabet::Unicode
        }
    }

    pub(super) fn ignore_case(&self) -> Option<Alphabet> {
        (self.flags & flag::IGNORECASE != 0).then(|| self.alphabet())
    }

    fn parse_choice(&mut self, top: bool) -> Outcome<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::TooDeep);
        }
        let mut branches = vec![self.parse_sequence(top)?];
        while self.eat('|') {
            branches.push(self.parse_sequence(false)?);
        }
        self.depth -= 1;
        Ok(if branches.len() == 1 { branches.remove(0) } else { Node::Choice(branches) })
    }

    fn parse_sequence(&mut self, top: bool) -> Outcome<Node> {
        let mut items: Vec<Node> = Vec::new();
        let first = top;
        loop {
            if self.flags & flag::VERBOSE != 0 && self.skip_verbose() {
                continue;
            }
            let Some(c) = self.peek() else { break };
            let start = self.at;
            match c {
                '|' | ')' => break,
                '*' | '+' | '?' | '{' => {
                    if let Some((min, max)) = self.parse_quantifier(c)? {
                        self.repeat(&mut items, min, max, start)?;
                        continue;
                    }
                    self.at = start + 1;
                    items.push(Node::Char(c, self.ignore_case()));
                }
                '(' => {
                    if let Some(node) = self.parse_group(first && items.is_empty())? {
                        items.push(node);
                    }
                }
                _ => items.push(self.parse_atom(c)?),
            }
        }
        Ok(match items.len() {
            0 => Node::Empty,
            1 => items.remove(0),
            _ => Node::Concat(items),
        })
    }

    /// White space and comments of verbose patterns.
    fn skip_verbose(&mut self) -> bool {
        match self.peek() {
            Some(' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') => self.at += 1,
            Some('#') => {
                while let Some(c) = self.peek() {
                    self.at += 1;
                    if c == '\n' {
                        break;
                    }
                }
            }
            _ => return false,
        }
        true
    }

    fn parse_atom(&mut self, c: char) -> Outcome<Node> {
        let start = self.at;
        self.at += 1;
        let multiline = self.flags & flag::MULTILINE != 0;
        Ok(match c {
            '.' => Node::Any(self.flags & flag::DOTALL != 0),
            '^' => Node::At(if multiline { Place::LineStart } else { Place::TextStart }),
            '$' => Node::At(if multiline { Place::LineEnd } else { Place::End }),
            '[' => self.parse_set(start)?,
            '\\' => escape::atom(self, start)?,
            _ => Node::Char(c, self.ignore_case()),
        })
    }

    /// The bounds of a quantifier; None if a brace is a plain character.
    fn parse_quantifier(&mut self, c: char) -> Outcome<Option<(u32, u32)>> {
        let start = self.at;
        self.at += 1;
        match c {
            '*' => return Ok(Some((0, UNLIMITED))),
            '+' => return Ok(Some((1, UNLIMITED))),
            '?' => return Ok(Some((0, 1))),
            _ => {}
        }
        if self.peek() == Some('}') {
            return Ok(None);
        }
        let low = self.digits();
        let high = if self.eat(',') { self.digits() } else { low.clone() };
        if !self.eat('}') {
            return Ok(None);
        }
        let min = self.bound(&low)?.unwrap_or(0);
        let max = self.bound(&high)?.unwrap_or(UNLIMITED);
        if max < min {
            return fault("min repeat greater than max repeat", start + 1);
        }
        Ok(Some((min, max)))
    }

    fn digits(&mut self) -> String {
        let mut text = String::new();
        while let Some(c) = self.peek().filter(char::is_ascii_digit) {
            text.push(c);
            self.at += 1;
        }
        text
    }

    fn bound(&self, digits: &str) -> Outcome<Option<u32>> {
        if digits.is_empty() {
            return Ok(None);
        }
        match digits.parse::<u32>() {
            Ok(n) if n < UNLIMITED => Ok(Some(n)),
            _ => Err(Fault::Overflow("the repetition number is too large".to_owned())),
        }
    }

    fn repeat(&mut self, items: &mut Vec<Node>, min: u32, max: u32, start: usize) -> Outcome<()> {
        let Some(node) = items.pop() else { return fault("nothing to repeat", start) };
        if matches!(node, Node::At(_)) {
            return fault("nothing to repeat", start);
        }
        if let Node::Repeat { .. } = node {
            return fault("multiple repeat", start);
        }
        // `(?#…)`, `(?:)`: groups of nothing may be repeated, the empty item may not stand alone.
        let greed = match self.peek() {
            Some('?') => Greed::Lazy,
            Some('+') => Greed::Possessive,
            _ => Greed::Greedy,
        };
        if greed != Greed::Greedy {
            self.at += 1;
        }
        items.push(Node::Repeat { node: Box::new(node), min, max, greed });
        Ok(())
    }

    fn parse_set(&mut self, start: usize) -> Outcome<Node> {
        let negated = self.eat('^');
        let mut items = Vec::new();
        let mut first = true;
        loop {
            let Some(c) = self.peek() else { return fault("unterminated character set", start) };
            let item_at = self.at;
            self.at += 1;
            if c == ']' && !first {
                break;
            }
            first = false;
            let low = if c == '\\' { escape::in_set(self, item_at)? } else { SetItem::Char(c) };
            if self.peek() != Some('-') {
                items.push(low);
                continue;
            }
            self.at += 1;
            let Some(c) = self.peek() else { return fault("unterminated character set", start) };
            if c == ']' {
                // A hyphen at the end is itself.
                items.push(low);
                items.push(SetItem::Char('-'));
                self.at += 1;
                break;
            }
            let high_at = self.at;
            self.at += 1;
            let high = if c == '\\' { escape::in_set(self, high_at)? } else { SetItem::Char(c) };
            match (&low, &high) {
                (SetItem::Char(a), SetItem::Char(b)) if a <= b => {
                    items.push(SetItem::Range(*a, *b))
                }
                _ => {
                    // Of an escape, as CPython has it, the first two characters.
                    let shown = |at: usize| {
                        let len = if self.source[at] == '\\' { 2 } else { 1 };
                        self.source[at..at + len].iter().collect::<String>()
                    };
                    let text = format!("{}-{}", shown(item_at), shown(high_at));
                    let at = self.at - text.chars().count();
                    return fault(format!("bad character range {text}"), at);
                }
            }
        }
        Ok(Node::Set {
            items,
            negated,
            alphabet: self.alphabet(),
            ignore_case: self.flags & flag::IGNORECASE != 0,
            locale: self.flags & flag::LOCALE != 0,
        })
    }

    /// What stands in parentheses; None if it is a comment or sets flags only.
    fn parse_group(&mut self, at_start: bool) -> Outcome<Option<Node>> {
        let start = self.at;
        self.at += 1;
        if !self.eat('?') {
            return self.capture(None, start).map(Some);
        }
        let Some(c) = self.peek() else { return fault("unexpected end of pattern", self.at) };
        self.at += 1;
        match c {
            'P' => self.parse_python_group(start).map(Some),
            ':' => self.rest_of_group(start).map(Some),
            '#' => {
                while let Some(c) = self.peek() {
                    self.at += 1;
                    if c == ')' {
                        return Ok(None);
                    }
                }
                fault("missing ), unterminated comment", start)
            }
            '=' | '!' => self.look(false, c == '!', start).map(Some),
            '<' => match self.peek() {
                Some(c @ ('=' | '!')) => {
                    self.at += 1;
                    self.look(true, c == '!', start).map(Some)
                }
                None => fault("unexpected end of pattern", self.at),
                Some(c) => fault(format!("unknown extension ?<{c}"), start + 1),
            },
            '(' => self.conditional(start).map(Some),
            '>' => Ok(Some(Node::Atomic(Box::new(self.rest_of_group(start)?)))),
            c if "aiLmsux-".contains(c) => {
                self.at -= 1;
                match flags::inline(self, start, at_start)? {
                    InlineFlags::Global => Ok(None),
                    InlineFlags::Scoped { on, off } => {
                        let before = self.flags;
                        self.flags = (self.flags | on) & !off;
                        if on & flag::ASCII != 0 {
                            self.flags &= !flag::UNICODE;
                        } else if on & flag::UNICODE != 0 {
                            self.flags &= !flag::ASCII;
                        }
                        let node = self.rest_of_group(start)?;
                        self.flags = before;
                        Ok(Some(node))
                    }
                }
            }
            '\\' => fault(
                format!("unknown extension ?\\{}", self.peek().map_or(String::new(), String::from)),
                start + 1,
            ),
            c => fault(format!("unknown extension ?{c}"), start + 1),
        }
    }

    fn rest_of_group(&mut self, start: usize) -> Outcome<Node> {
        let node = self.parse_choice(false)?;
        if !self.eat(')') {
            return fault("missing ), unterminated subpattern", start);
        }
        // A group is one item: a repeat of it is no multiple repeat.
        Ok(match node {
            Node::Repeat { .. } | Node::At(_) | Node::Empty => Node::Concat(vec![node]),
            other => other,
        })
    }

    fn capture(&mut self, name: Option<(String, usize)>, start: usize) -> Outcome<Node> {
        self.groups += 1;
        let group = self.groups;
        self.widths.push((0, UNLIMITED));
        if let Some((name, at)) = name {
            if let Some(old) = self.name_index.get(&name) {
                let message = format!(
                    "redefinition of group name {} as group {group}; was group {old}",
                    quoted(&name)
                );
                return fault(message, at);
            }
            self.name_index.insert(name.clone(), group);
            self.names.push((name, group));
        }
        self.open.push(group);
        let before = self.flags;
        let node = self.rest_of_group(start)?;
        self.flags = before;
        self.open.pop();
        self.widths[group as usize] = width(&node, &self.widths);
        Ok(Node::Group(group, Box::new(node)))
    }

    fn look(&mut self, behind: bool, negated: bool, start: usize) -> Outcome<Node> {
        let outermost = behind && self.look_behind.is_none();
        if outermost {
            self.look_behind = Some(self.groups);
        }
        let node = self.rest_of_group(start)?;
        if outermost {
            self.look_behind = None;
        }
        let mut behind = behind.then_some(0);
        if let Some(w) = &mut behind {
            let (low, high) = width(&node, &self.widths);
            self.wide_look_behind |= low != high;
            *w = low;
        }
        Ok(Node::Look { behind, negated, node: Box::new(node) })
    }

    fn parse_python_group(&mut self, start: usize) -> Outcome<Node> {
        match self.peek() {
            Some('<') => {
                self.at += 1;
                let at = self.at;
                let name = self.name('>')?;
                self.check_name(&name, at)?;
                self.capture(Some((name, at)), start)
            }
            Some('=') => {
                self.at += 1;
                let at = self.at;
                let name = self.name(')')?;
                self.check_name(&name, at)?;
                let Some(&group) = self.name_index.get(&name) else {
                    return fault(format!("unknown group name {}", quoted(&name)), at);
                };
                self.back_reference(group, at)
            }
            None => fault("unexpected end of pattern", self.at),
            Some(c) => fault(format!("unknown extension ?P{c}"), start + 1),
        }
    }

    /// A reference to what a group matched.
    pub(super) fn back_reference(&mut self, group: u32, at: usize) -> Outcome<Node> {
        if self.open.contains(&group) {
            return fault("cannot refer to an open group", at);
        }
        self.check_look_behind(group)?;
        Ok(Node::BackRef(group, self.ignore_case()))
    }

    fn check_look_behind(&self, group: u32) -> Outcome<()> {
        let Some(before) = self.look_behind else { return Ok(()) };
        if group > self.groups || self.open.contains(&group) {
            return fault("cannot refer to an open group", self.at);
        }
        if group > before {
            return fault(
                "cannot refer to group defined in the same lookbehind subpattern",
                self.at,
            );
        }
        Ok(())
    }

    /// Text up to a terminator, which is consumed.
    pub(super) fn name(&mut self, terminator: char) -> Outcome<String> {
        let start = self.at;
        let mut text = String::new();
        loop {
            let Some(c) = self.peek() else {
                if text.is_empty() {
                    return fault("missing group name", start);
                }
                return fault(format!("missing {terminator}, unterminated name"), start);
            };
            self.at += 1;
            if c == terminator {
                if text.is_empty() {
                    return fault("missing group name", self.at - 1);
                }
                return Ok(text);
            }
            text.push(c);
        }
    }

    fn check_name(&self, name: &str, at: usize) -> Outcome<()> {
        let fine = if self.bytes {
            name.is_ascii() && monty_text::str_class::is_name(name)
        } else {
            monty_text::str_class::is_name(name)
        };
        if !fine {
            return fault(format!("bad character in group name {}", self.quoted_name(name)), at);
        }
        Ok(())
    }

    fn quoted_name(&self, name: &str) -> String {
        if self.bytes { monty_text::str_repr::ascii(name) } else { quoted(name) }
    }

    fn conditional(&mut self, start: usize) -> Outcome<Node> {
        let at = self.at;
        let name = self.name(')')?;
        let group = if name.bytes().all(|b| b.is_ascii_digit()) {
            let group = name.parse::<u32>().unwrap_or(UNLIMITED);
            if group == 0 {
                return fault("bad group number", at);
            }
            self.conditionals.push((group, at));
            group
        } else {
            self.check_name(&name, at)?;
            match self.name_index.get(&name) {
                Some(&group) => group,
                None => return fault(format!("unknown group name {}", quoted(&name)), at),
            }
        };
        if group >= 100_000_000 {
            return fault(format!("invalid group reference {group}"), at);
        }
        self.check_look_behind(group)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::TooDeep);
        }
        let yes = self.parse_sequence(false)?;
        let no = if self.eat('|') {
            let no = self.parse_sequence(false)?;
            if self.peek() == Some('|') {
                return fault("conditional backref with more than two branches", self.at);
            }
            no
        } else {
            Node::Empty
        };
        self.depth -= 1;
        if !self.eat(')') {
            return fault("missing ), unterminated subpattern", start);
        }
        Ok(Node::Conditional { group, yes: Box::new(yes), no: Box::new(no) })
    }
}

/// A name as `repr` shows it.
pub(super) fn quoted(name: &str) -> String {
    monty_text::str_repr::repr(name)
}
