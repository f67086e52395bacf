//! Syntax trees to instructions. The parser has bounded the nesting.

use super::charset::{CharSet, fold};
use super::node::{Alphabet, Greed, Node, Parsed, Place, UNLIMITED, width};
use super::program::{One, Op, Pc, Program, Start};
use super::reduce::{reduce, shows_groups};

struct Compiler {
    ops: Vec<Op>,
    sets: Vec<CharSet>,
    loops: u32,
    bytes: bool,
    /// Does it show what CPython puts back of the groups, and what not?
    watched: bool,
    /// Repeats that what is compiled stands in: greedy and lazy ones of more than a character.
    repeats: u32,
}

/// Compile a parsed pattern.
pub fn compile(parsed: Parsed, bytes: bool) -> Program {
    let node = reduce(parsed.node);
    let watched = shows_groups(&node);
    let mut c =
        Compiler { ops: Vec::new(), sets: Vec::new(), loops: 0, bytes, watched, repeats: 0 };
    c.node(&node);
    c.ops.push(Op::Match);
    c.join_literals();
    c.note_next_bytes();
    let start = c.start();
    Program {
        ops: c.ops,
        sets: c.sets,
        groups: parsed.groups,
        loops: c.loops,
        names: parsed.names,
        flags: parsed.flags,
        bytes,
        start,
        watched,
    }
}

impl Compiler {
    fn pc(&self) -> Pc {
        self.ops.len() as Pc
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Empty => {}
            Node::Char(..) | Node::Any(_) | Node::Set { .. } => {
                if let Some(one) = self.one(node) {
                    self.ops.push(Op::One(one));
                }
            }
            Node::At(place) => self.ops.push(Op::At(*place)),
            Node::Group(group, inner) => {
                self.save(group * 2);
                self.node(inner);
                self.save(group * 2 + 1);
            }
            Node::Concat(nodes) => nodes.iter().for_each(|n| self.node(n)),
            Node::Choice(nodes) => self.choice(nodes),
            Node::Repeat { node, min, max, greed } => self.repeat(node, *min, *max, *greed),
            Node::BackRef(group, case) => self.ops.push(Op::BackRef(*group, *case)),
            Node::Look { behind, negated, node } => {
                let look = self.pc();
                self.ops.push(Op::Match);
                self.node(node);
                self.ops.push(Op::LookEnd);
                let groups = (self.watched && *negated).then_some(self.repeats > 0);
                self.ops[look as usize] =
                    Op::Look { behind: *behind, negated: *negated, exit: self.pc(), groups };
            }
            Node::Conditional { group, yes, no } => {
                let test = self.pc();
                self.ops.push(Op::Match);
                self.node(yes);
                let jump = self.pc();
                self.ops.push(Op::Match);
                self.ops[test as usize] = Op::IfGroup(*group, self.pc());
                self.node(no);
                self.ops[jump as usize] = Op::Jump(self.pc());
            }
            Node::Atomic(inner) => {
                self.ops.push(Op::Atomic);
                self.node(inner);
                self.ops.push(Op::AtomicEnd);
            }
        }
    }

    /// The node as a test of one character.
    fn one(&mut self, node: &Node) -> Option<One> {
        Some(match node {
            Node::Char(c, Some(alphabet)) if has_case(*c, *alphabet) => {
                One::CharNoCase(fold(*c, *alphabet), *alphabet)
            }
            Node::Char(c, _) => One::Char(*c),
            Node::Any(true) => One::Any,
            Node::Any(false) => One::NotNewline,
            Node::Set { items, negated, alphabet, ignore_case, locale } => {
                let set = match *locale && *ignore_case {
                    true => CharSet::of_locale(items.clone(), *negated),
                    false => CharSet::new(items.clone(), *negated, *alphabet, *ignore_case),
                };
                let at = self.sets.iter().position(|s| *s == set).unwrap_or_else(|| {
                    self.sets.push(set);
                    self.sets.len() - 1
                });
                One::Set(at as u32)
            }
            _ => return None,
        })
    }

    fn choice(&mut self, nodes: &[Node]) {
        let mut jumps = Vec::new();
        self.remember_groups();
        for (i, node) in nodes.iter().enumerate() {
            if i + 1 == nodes.len() {
                self.node(node);
                break;
            }
            let split = self.pc();
            self.ops.push(Op::Match);
            self.node(node);
            jumps.push(self.pc());
            self.ops.push(Op::Match);
            let next = self.pc();
            // Where groups are watched, a branch may note some even if it fails at once.
            let first = if self.watched { None } else { self.first_bytes(split + 1) };
            self.ops[split as usize] = match first {
                Some(first) => Op::SplitIf { first, yes: split + 1, no: next },
                None => Op::Split(split + 1, next),
            };
        }
        let end = self.pc();
        for j in jumps {
            self.ops[j as usize] = Op::Jump(end);
        }
    }

    /// Before what may be tried in several ways: what is known of the groups, where they are
    /// watched. In a repeat they are put back as they were.
    fn remember_groups(&mut self) {
        if self.watched {
            self.ops.push(Op::Groups(self.repeats > 0));
        }
    }

    fn save(&mut self, slot: u32) {
        self.ops.push(if self.watched { Op::Mark(slot) } else { Op::Save(slot) });
    }

    fn repeat(&mut self, node: &Node, min: u32, max: u32, greed: Greed) {
        if let Some(one) = self.one(node) {
            if greed != Greed::Possessive {
                self.remember_groups();
            }
            self.ops.push(Op::RepeatOne { one, min, max, greed, next: None });
            return;
        }
        if max == 0 {
            return;
        }
        if greed == Greed::Possessive {
            // Not only the whole: each of its rounds gives nothing back either.
            let round = Node::Atomic(Box::new(node.clone()));
            self.ops.push(Op::Atomic);
            self.rounds(&round, min, max, greed);
            self.ops.push(Op::AtomicEnd);
            return;
        }
        self.rounds(node, min, max, greed);
    }

    /// A repeat of what is no single character.
    fn rounds(&mut self, node: &Node, min: u32, max: u32, greed: Greed) {
        let lazy = greed == Greed::Lazy;
        if min == 0 && max == 1 && width(node, &[]).0 > 0 && !self.watched {
            // Optional: no counter is needed.
            let split = self.pc();
            self.ops.push(Op::Match);
            self.node(node);
            let end = self.pc();
            self.ops[split as usize] =
                if lazy { Op::Split(end, split + 1) } else { Op::Split(split + 1, end) };
            return;
        }
        // A lazy repeat puts back what the repeat around it does, the others all.
        let groups = self.watched.then_some(!lazy || self.repeats > 0);
        let own = u32::from(greed != Greed::Possessive);
        let slot = self.loops;
        self.loops += 1;
        self.ops.push(Op::LoopStart(slot));
        let head = self.pc();
        self.ops.push(Op::Match);
        let again = self.pc();
        if lazy {
            self.ops.push(Op::Match);
        }
        let body = self.pc();
        self.repeats += own;
        self.node(node);
        self.repeats -= own;
        self.ops.push(Op::Jump(head));
        let exit = self.pc();
        self.ops[head as usize] = Op::Loop { slot, min, max, lazy, exit, groups };
        if lazy {
            self.ops[again as usize] = Op::LoopAgain { slot, max, body };
        }
    }

    /// Neighbouring plain characters become one comparison, unless something jumps between them.
    fn join_literals(&mut self) {
        let mut target = vec![false; self.ops.len() + 1];
        for op in &self.ops {
            for pc in op.targets().into_iter().flatten() {
                target[pc as usize] = true;
            }
        }
        let mut new_pc = Vec::with_capacity(self.ops.len() + 1);
        let mut joined: Vec<Op> = Vec::with_capacity(self.ops.len());
        let mut text: Vec<u8> = Vec::new();
        let bytes = self.bytes;
        let flush = |joined: &mut Vec<Op>, text: &mut Vec<u8>| {
            if !text.is_empty() {
                joined.push(Op::Literal(std::mem::take(text).into()));
            }
        };
        for (pc, op) in self.ops.drain(..).enumerate() {
            if target[pc] {
                flush(&mut joined, &mut text);
            }
            if let Op::One(One::Char(c)) = op {
                new_pc.push(joined.len() as Pc);
                push_char(&mut text, c, bytes);
            } else {
                flush(&mut joined, &mut text);
                new_pc.push(joined.len() as Pc);
                joined.push(op);
            }
        }
        flush(&mut joined, &mut text);
        new_pc.push(joined.len() as Pc);
        for op in &mut joined {
            op.retarget(&new_pc);
        }
        self.ops = joined;
    }

    /// A greedy repeat gives back only up to where what follows can begin.
    fn note_next_bytes(&mut self) {
        for pc in 0..self.ops.len() {
            let byte = match self.ops.get(pc + 1) {
                Some(Op::Literal(text)) => Some(text[0]),
                _ => None,
            };
            if let Op::RepeatOne { next, .. } = &mut self.ops[pc] {
                *next = byte;
            }
        }
    }

    /// The bytes that what begins at an instruction can begin with; None if it can be empty or is
    /// not known. Characters beyond ASCII count as all bytes from 128 on.
    fn first_bytes(&self, mut pc: Pc) -> Option<Box<[bool; 256]>> {
        loop {
            let one = match self.ops.get(pc as usize)? {
                Op::Save(_) | Op::Mark(_) | Op::Groups(_) | Op::Atomic | Op::LoopStart(_) => {
                    pc += 1;
                    continue;
                }
                Op::Loop { min, lazy, .. } if *min > 0 => {
                    pc += if *lazy { 2 } else { 1 };
                    continue;
                }
                Op::Literal(text) => {
                    let mut first = Box::new([false; 256]);
                    first[text[0] as usize] = true;
                    return Some(first);
                }
                Op::One(one) => one,
                Op::RepeatOne { one, min, .. } if *min > 0 => one,
                _ => return None,
            };
            return self.first_of(one);
        }
    }

    fn first_of(&self, one: &One) -> Option<Box<[bool; 256]>> {
        let mut first = Box::new([false; 256]);
        if !self.bytes {
            first[128..].fill(true);
        }
        match one {
            One::Char(c) => {
                let mut text = Vec::new();
                push_char(&mut text, *c, self.bytes);
                first.fill(false);
                first[text[0] as usize] = true;
            }
            One::CharNoCase(c, _) if c.is_ascii() => {
                first[*c as usize] = true;
                first[c.to_ascii_uppercase() as usize] = true;
            }
            One::Set(at) => {
                let set = &self.sets[*at as usize];
                for c in 0..=255u8 {
                    if c < 128 || self.bytes {
                        first[c as usize] = set.holds(char::from(c));
                    }
                }
            }
            _ => return None,
        }
        Some(first)
    }

    /// How a search can skip places.
    fn start(&self) -> Start {
        let mut pc = 0;
        while let Some(Op::Save(_) | Op::Mark(_)) = self.ops.get(pc) {
            pc += 1;
        }
        match self.ops.get(pc) {
            Some(Op::Literal(text)) => Start::Prefix(text.clone()),
            Some(Op::At(Place::TextStart)) => Start::Beginning,
            _ => match self.first_bytes(pc as Pc) {
                Some(first) => Start::Bytes(first),
                None => match self.ops.get(pc) {
                    Some(Op::SplitIf { .. }) => self.choice_start(pc as Pc),
                    _ => Start::Anywhere,
                },
            },
        }
    }

    /// A choice begins with what its branches begin with.
    fn choice_start(&self, mut pc: Pc) -> Start {
        let mut all = Box::new([false; 256]);
        while let Some(Op::SplitIf { first, no, .. }) = self.ops.get(pc as usize) {
            for (a, b) in all.iter_mut().zip(first.iter()) {
                *a |= b;
            }
            pc = *no;
        }
        match self.first_bytes(pc) {
            Some(first) => {
                for (a, b) in all.iter_mut().zip(first.iter()) {
                    *a |= b;
                }
                Start::Bytes(all)
            }
            None => Start::Anywhere,
        }
    }
}

impl Op {
    fn targets(&self) -> [Option<Pc>; 2] {
        match self {
            Op::Split(a, b) => [Some(*a), Some(*b)],
            Op::SplitIf { yes, no, .. } => [Some(*yes), Some(*no)],
            Op::Jump(a) | Op::IfGroup(_, a) => [Some(*a), None],
            Op::Loop { exit, .. } | Op::Look { exit, .. } => [Some(*exit), None],
            Op::LoopAgain { body, .. } => [Some(*body), None],
            _ => [None, None],
        }
    }

    fn retarget(&mut self, new_pc: &[Pc]) {
        let new = |pc: &mut Pc| *pc = new_pc[*pc as usize];
        match self {
            Op::Split(a, b) => {
                new(a);
                new(b);
            }
            Op::SplitIf { yes, no, .. } => {
                new(yes);
                new(no);
            }
            Op::Jump(a) | Op::IfGroup(_, a) => new(a),
            Op::Loop { exit, .. } | Op::Look { exit, .. } => new(exit),
            Op::LoopAgain { body, .. } => new(body),
            _ => {}
        }
    }
}

/// Is there a character with the same meaning when case is ignored?
fn has_case(c: char, alphabet: Alphabet) -> bool {
    match alphabet {
        Alphabet::Ascii => c.is_ascii_alphabetic(),
        Alphabet::Unicode => !c.is_ascii() || c.is_ascii_alphabetic(),
    }
}

fn push_char(text: &mut Vec<u8>, c: char, bytes: bool) {
    if bytes {
        text.push(c as u8);
    } else {
        text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

const _: () = assert!(UNLIMITED == u32::MAX);
