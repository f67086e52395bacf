//! The matcher: backtracks on a stack of its own, and stops when its fuel is used up, to go on
//! later. It holds no reference to the text, which is handed to it each time.

use super::charset::fold;
use super::groups::{Kept, NO_GROUPS};
use super::node::{Alphabet, Greed, UNLIMITED};
use super::program::{One, Op, Pc, Program, Start};
use super::scan::{at, decode, find, next_start, previous, step, take_all};

/// No place: a group that has not matched.
pub const NONE: u32 = u32::MAX;

/// What may be tried, or must be put back, when what was tried fails.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    Branch {
        pc: Pc,
        pos: u32,
    },
    /// A greedy repeat that ends at `pos` and can give back down to `min`.
    Greedy {
        pc: Pc,
        min: u32,
        pos: u32,
    },
    /// A lazy repeat that can take more.
    Lazy {
        pc: Pc,
        pos: u32,
        left: u32,
    },
    Save {
        slot: u32,
        old: u32,
        last_group: u32,
    },
    /// What was known of the groups. Below it on the stack they are put back as they were if
    /// `before`.
    Groups {
        top: u32,
        last_group: u32,
        before: bool,
    },
    /// Leave a loop; what is known of the groups lies below, for this one time.
    Leave {
        pc: Pc,
        pos: u32,
    },
    Counter {
        slot: u32,
        count: u32,
        last: u32,
    },
    Look {
        pc: Pc,
        pos: u32,
    },
    Atomic,
}

/// How the text is to be matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Anywhere from the start on.
    Search,
    /// At the start.
    Match,
    /// At the start, and up to the end.
    Full,
}

/// How far it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Matched,
    Failed,
    /// The fuel is used up.
    Paused,
}

/// A match in progress, or found.
#[derive(Debug)]
pub struct Matcher {
    pub(super) stack: Vec<Entry>,
    /// Places in the stack of the looks and atomic groups that are open.
    barriers: Vec<u32>,
    /// Starts and ends of groups; group 0 is the match.
    pub saves: Vec<u32>,
    /// The group that matched last; 0 for none.
    pub last_group: u32,
    /// The last place that is known of a group, where that is watched.
    pub(super) top: u32,
    /// Is what was noted of groups put back, should what is tried fail?
    pub(super) full: bool,
    counters: Vec<(u32, u32)>,
    mode: Mode,
    /// Where the match begins that is tried now.
    begin: u32,
    end: u32,
    pc: Pc,
    pub(super) pos: u32,
    /// Is a match at `begin` under way?
    running: bool,
    /// At this place the match must not be empty.
    not_empty_at: u32,
    /// Steps taken since they were last asked for.
    pub(super) steps: u64,
}

impl Matcher {
    /// A match that is to begin in `start..=end` (byte offsets at characters' starts). If
    /// `not_empty`, one that begins at `start` must not be empty.
    pub fn new(
        program: &Program,
        mode: Mode,
        start: usize,
        end: usize,
        not_empty: bool,
    ) -> Matcher {
        Matcher {
            stack: Vec::new(),
            barriers: Vec::new(),
            saves: vec![NONE; (program.groups as usize + 1) * 2],
            last_group: 0,
            top: NO_GROUPS,
            full: true,
            counters: vec![(0, NONE); program.loops as usize],
            mode,
            begin: start as u32,
            end: end as u32,
            pc: 0,
            pos: 0,
            running: false,
            not_empty_at: if not_empty { start as u32 } else { NONE },
            steps: 0,
        }
    }

    /// Bytes that the matcher holds.
    pub fn size(&self) -> usize {
        self.stack.capacity() * size_of::<Entry>()
            + (self.saves.capacity() + self.barriers.capacity()) * 4
            + self.counters.capacity() * 8
    }

    /// Steps taken since this was last asked.
    pub fn take_steps(&mut self) -> u64 {
        std::mem::take(&mut self.steps)
    }

    /// Go on for about so many steps.
    pub fn run(&mut self, program: &Program, text: &[u8], fuel: u64) -> Progress {
        let limit = self.steps + fuel;
        if program.bytes {
            self.search::<true>(program, text, limit)
        } else {
            self.search::<false>(program, text, limit)
        }
    }

    fn search<const BYTES: bool>(
        &mut self,
        program: &Program,
        text: &[u8],
        limit: u64,
    ) -> Progress {
        let text = &text[..self.end as usize];
        loop {
            if !self.running {
                if self.mode == Mode::Search && !self.find_begin(program, text) {
                    return Progress::Failed;
                }
                self.stack.clear();
                self.barriers.clear();
                self.saves.fill(NONE);
                self.last_group = 0;
                self.top = NO_GROUPS;
                self.full = true;
                self.pc = 0;
                self.pos = self.begin;
                self.running = true;
            }
            match self.attempt::<BYTES>(program, text, limit) {
                Progress::Matched => {
                    self.saves[0] = self.begin;
                    self.saves[1] = self.pos;
                    return Progress::Matched;
                }
                Progress::Paused => return Progress::Paused,
                Progress::Failed => {
                    self.running = false;
                    if self.mode != Mode::Search
                        || self.begin >= self.end
                        || program.start == Start::Beginning
                    {
                        return Progress::Failed;
                    }
                    self.begin = next_start::<BYTES>(text, self.begin as usize) as u32;
                }
            }
        }
    }

    /// The next place from `begin` on where a match can begin.
    fn find_begin(&mut self, program: &Program, text: &[u8]) -> bool {
        let from = self.begin as usize;
        let found = match &program.start {
            Start::Anywhere => Some(0),
            Start::Beginning => (from == 0).then_some(0),
            Start::Prefix(prefix) => find(&text[from..], prefix),
            Start::Bytes(first) => text[from..].iter().position(|&b| first[b as usize]),
        };
        let skipped = found.unwrap_or(text.len() - from);
        self.steps += 1 + skipped as u64 / 8;
        self.begin += skipped as u32;
        found.is_some()
    }

    fn attempt<const BYTES: bool>(
        &mut self,
        program: &Program,
        text: &[u8],
        limit: u64,
    ) -> Progress {
        loop {
            self.steps += 1;
            if self.steps > limit {
                return Progress::Paused;
            }
            let ok = match &program.ops[self.pc as usize] {
                Op::One(one) => match step::<BYTES>(program, one, text, self.pos as usize) {
                    Some(next) => {
                        self.pos = next as u32;
                        self.pc += 1;
                        true
                    }
                    None => false,
                },
                Op::Literal(literal) => {
                    let fits = text[self.pos as usize..].starts_with(literal);
                    if fits {
                        self.pos += literal.len() as u32;
                        self.pc += 1;
                    }
                    fits
                }
                Op::Match => {
                    let refused = self.mode == Mode::Full && self.pos != self.end
                        || self.pos == self.not_empty_at && self.begin == self.not_empty_at;
                    if !refused {
                        return Progress::Matched;
                    }
                    false
                }
                op => self.execute::<BYTES>(program, op, text),
            };
            if !ok && !self.backtrack::<BYTES>(program, text, &mut Kept::new()) {
                return Progress::Failed;
            }
        }
    }

    /// One of the instructions that are not just a comparison; false if it fails.
    fn execute<const BYTES: bool>(&mut self, program: &Program, op: &Op, text: &[u8]) -> bool {
        let pos = self.pos as usize;
        match op {
            Op::At(place) => {
                if !at::<BYTES>(*place, text, pos) {
                    return false;
                }
                self.pc += 1;
            }
            Op::Save(slot) => self.save(*slot),
            Op::Mark(slot) => {
                self.mark(*slot);
                self.pc += 1;
            }
            Op::Groups(full) => {
                self.remember_groups(*full);
                self.pc += 1;
            }
            Op::Split(first, second) => {
                self.stack.push(Entry::Branch { pc: *second, pos: self.pos });
                self.pc = *first;
            }
            Op::SplitIf { first, yes, no } => {
                if text.get(pos).is_some_and(|&b| first[b as usize]) {
                    self.stack.push(Entry::Branch { pc: *no, pos: self.pos });
                    self.pc = *yes;
                } else {
                    self.pc = *no;
                }
            }
            Op::Jump(pc) => self.pc = *pc,
            Op::RepeatOne { one, min, max, greed, next } => {
                return self.repeat_one::<BYTES>(program, one, (*min, *max), *greed, *next, text);
            }
            Op::LoopStart(slot) => {
                self.set_counter(*slot, 0, NONE);
                self.pc += 1;
            }
            Op::Loop { slot, min, max, lazy, exit, groups } => {
                self.iterate(*slot, (*min, *max), *lazy, *exit, *groups)
            }
            Op::LoopAgain { slot, max: _, body } => {
                let (count, _) = self.counters[*slot as usize];
                self.set_counter(*slot, count + 1, self.pos);
                self.pc = *body;
            }
            Op::BackRef(group, case) => return self.back_reference::<BYTES>(*group, *case, text),
            Op::Look { behind, .. } => {
                return self.look::<BYTES>(*behind, op, text);
            }
            Op::LookEnd => return self.look_end(program),
            Op::Atomic => {
                self.barriers.push(self.stack.len() as u32);
                self.stack.push(Entry::Atomic);
                self.pc += 1;
            }
            Op::AtomicEnd => {
                self.drop_alternatives();
                self.pc += 1;
            }
            Op::IfGroup(group, otherwise) => {
                self.pc = if self.group(*group).is_some() { self.pc + 1 } else { *otherwise };
            }
            Op::One(_) | Op::Literal(_) | Op::Match => return false,
        }
        true
    }

    /// Start and end of a group, if it has matched.
    pub fn group(&self, group: u32) -> Option<(usize, usize)> {
        let i = group as usize * 2;
        match (self.saves.get(i), self.saves.get(i + 1)) {
            (Some(&a), Some(&b)) if a != NONE && b != NONE && a <= b => {
                Some((a as usize, b as usize))
            }
            _ => None,
        }
    }

    /// Note the place in a group. Should this fail, what was there before is put back.
    fn save(&mut self, slot: u32) {
        let old = self.saves[slot as usize];
        self.stack.push(Entry::Save { slot, old, last_group: self.last_group });
        self.saves[slot as usize] = self.pos;
        if slot % 2 == 1 {
            self.last_group = slot / 2;
        }
        self.pc += 1;
    }

    fn set_counter(&mut self, slot: u32, count: u32, last: u32) {
        let (old, old_last) = self.counters[slot as usize];
        self.stack.push(Entry::Counter { slot, count: old, last: old_last });
        self.counters[slot as usize] = (count, last);
    }

    /// At the head of a loop: once more, or on. An iteration that matched nothing is the last.
    /// Where groups are watched, they are remembered: `groups` says how.
    fn iterate(
        &mut self,
        slot: u32,
        (min, max): (u32, u32),
        lazy: bool,
        exit: Pc,
        groups: Option<bool>,
    ) {
        let (count, last) = self.counters[slot as usize];
        let again = self.pc + 1;
        let body = if lazy { again + 1 } else { again };
        if count < min {
            self.set_counter(slot, count + 1, last);
            self.pc = body;
            return;
        }
        let done = (count >= max && max != UNLIMITED) || last == self.pos;
        if let Some(full) = groups.filter(|_| lazy || !done) {
            self.remember_groups(full);
        }
        if !done {
            let (pc, pos) = (if lazy { again } else { exit }, self.pos);
            let leave = groups.is_some();
            self.stack.push(if leave {
                Entry::Leave { pc, pos }
            } else {
                Entry::Branch { pc, pos }
            });
        }
        if done || lazy {
            self.pc = exit;
        } else {
            self.set_counter(slot, count + 1, self.pos);
            self.pc = body;
        }
    }

    fn repeat_one<const BYTES: bool>(
        &mut self,
        program: &Program,
        one: &One,
        (min, max): (u32, u32),
        greed: Greed,
        next: Option<u8>,
        text: &[u8],
    ) -> bool {
        let mut pos = self.pos as usize;
        let mut count = 0;
        while count < min {
            match step::<BYTES>(program, one, text, pos) {
                Some(next) => pos = next,
                None => {
                    self.steps += u64::from(count) / 8;
                    return false;
                }
            }
            count += 1;
        }
        let least = pos as u32;
        if greed == Greed::Lazy {
            let left = if max == UNLIMITED { UNLIMITED } else { max - min };
            if left > 0 {
                self.stack.push(Entry::Lazy { pc: self.pc, pos: least, left });
            }
        } else {
            let before = pos;
            if max == UNLIMITED {
                pos = take_all::<BYTES>(program, one, text, pos);
            } else {
                while count < max {
                    let Some(next) = step::<BYTES>(program, one, text, pos) else { break };
                    pos = next;
                    count += 1;
                }
            }
            self.steps += (pos - before) as u64 / 8 + u64::from(min) / 8;
            if greed == Greed::Greedy && pos as u32 > least {
                return self.give_back::<BYTES>(self.pc, least, pos as u32, next, text, false);
            }
        }
        self.pos = pos as u32;
        self.pc += 1;
        true
    }

    /// Go on behind a greedy repeat that ends at `pos`; if `less`, after giving back one character.
    /// Where the next byte is known, all places where it is not are skipped.
    fn give_back<const BYTES: bool>(
        &mut self,
        pc: Pc,
        min: u32,
        mut pos: u32,
        next: Option<u8>,
        text: &[u8],
        mut less: bool,
    ) -> bool {
        loop {
            if less {
                if pos <= min {
                    return false;
                }
                pos = previous::<BYTES>(text, pos as usize) as u32;
                self.steps += 1;
            }
            if next.is_none_or(|b| text.get(pos as usize) == Some(&b)) {
                break;
            }
            less = true;
        }
        if pos > min {
            self.stack.push(Entry::Greedy { pc, min, pos });
        }
        self.pos = pos;
        self.pc = pc + 1;
        true
    }

    fn back_reference<const BYTES: bool>(
        &mut self,
        group: u32,
        case: Option<Alphabet>,
        text: &[u8],
    ) -> bool {
        let Some((start, end)) = self.group(group) else { return false };
        let mut pos = self.pos as usize;
        self.steps += (end - start) as u64 / 8;
        match case {
            None => {
                if !text[pos..].starts_with(&text[start..end]) {
                    return false;
                }
                pos += end - start;
            }
            Some(alphabet) => {
                let mut at = start;
                while at < end {
                    let Some((wanted, after)) = decode::<BYTES>(text, at) else { return false };
                    match decode::<BYTES>(text, pos) {
                        Some((c, next)) if fold(c, alphabet) == fold(wanted, alphabet) => {
                            pos = next
                        }
                        _ => return false,
                    }
                    at = after;
                }
            }
        }
        self.pos = pos as u32;
        self.pc += 1;
        true
    }

    fn look<const BYTES: bool>(&mut self, behind: Option<u32>, op: &Op, text: &[u8]) -> bool {
        let mut start = self.pos as usize;
        self.steps += u64::from(behind.unwrap_or(0).min(self.pos)) / 8;
        for _ in 0..behind.unwrap_or(0) {
            if start == 0 {
                // There is not so much before: what is looked for is not there.
                if let Op::Look { negated: true, exit, .. } = op {
                    self.pc = *exit;
                    return true;
                }
                return false;
            }
            start = previous::<BYTES>(text, start);
        }
        if let Op::Look { groups: Some(full), .. } = op {
            self.remember_groups(*full);
        }
        self.barriers.push(self.stack.len() as u32);
        self.stack.push(Entry::Look { pc: self.pc, pos: self.pos });
        self.pos = start as u32;
        self.pc += 1;
        true
    }

    /// What was looked for is there.
    fn look_end(&mut self, program: &Program) -> bool {
        let Some(&at) = self.barriers.last() else { return false };
        let Entry::Look { pc, pos } = self.stack[at as usize] else { return false };
        let Op::Look { negated, exit, groups, .. } = &program.ops[pc as usize] else {
            return false;
        };
        if groups.is_some() {
            // What was noted in it is put back by what was remembered before.
            self.drop_alternatives();
            let mine = self.stack.remove(at as usize - 1);
            if let Entry::Groups { before, .. } = mine {
                self.full = before;
            }
            return false;
        }
        if *negated {
            while self.stack.len() > at as usize + 1 {
                if let Some(entry) = self.stack.pop() {
                    self.put_back(entry);
                }
            }
            self.stack.pop();
            self.barriers.pop();
            return false;
        }
        self.drop_alternatives();
        self.pos = pos;
        self.pc = *exit;
        true
    }

    /// Forget what could be tried since the last barrier, but not what is to be put back.
    fn drop_alternatives(&mut self) {
        let Some(at) = self.barriers.pop() else { return };
        let at = at as usize;
        let mut kept = at;
        let mut outside = None;
        for i in at + 1..self.stack.len() {
            match self.stack[i] {
                Entry::Save { .. } | Entry::Counter { .. } => {
                    self.stack[kept] = self.stack[i];
                    kept += 1;
                }
                Entry::Groups { before, .. } => outside = outside.or(Some(before)),
                _ => {}
            }
        }
        self.full = outside.unwrap_or(self.full);
        self.steps += (self.stack.len() - at) as u64 / 8;
        self.stack.truncate(kept);
    }

    fn put_back(&mut self, entry: Entry) {
        match entry {
            Entry::Save { slot, old, last_group } => {
                self.saves[slot as usize] = old;
                self.last_group = last_group;
            }
            Entry::Counter { slot, count, last } => self.counters[slot as usize] = (count, last),
            Entry::Look { .. } | Entry::Atomic => {
                self.barriers.pop();
            }
            _ => {}
        }
    }

    /// Go back to the last place where something else can be tried; false if there is none.
    fn backtrack<const BYTES: bool>(
        &mut self,
        program: &Program,
        text: &[u8],
        kept: &mut Kept,
    ) -> bool {
        let watched = program.watched;
        while let Some(entry) = self.stack.pop() {
            match entry {
                Entry::Branch { pc, pos } => {
                    if watched {
                        self.recall_groups(false, kept);
                    }
                    self.pc = pc;
                    self.pos = pos;
                    return true;
                }
                Entry::Greedy { pc, min, pos } => {
                    if watched {
                        self.recall_groups(false, kept);
                    }
                    let next = match &program.ops[pc as usize] {
                        Op::RepeatOne { next, .. } => *next,
                        _ => None,
                    };
                    if self.give_back::<BYTES>(pc, min, pos, next, text, true) {
                        return true;
                    }
                }
                Entry::Lazy { pc, pos, left } => {
                    if watched {
                        self.recall_groups(false, kept);
                    }
                    if self.take_one::<BYTES>(program, pc, pos, left, text) {
                        return true;
                    }
                }
                Entry::Look { pc, pos } => {
                    self.barriers.pop();
                    if let Op::Look { negated: true, exit, .. } = &program.ops[pc as usize] {
                        if watched {
                            self.recall_groups(true, kept);
                        }
                        self.pos = pos;
                        self.pc = *exit;
                        return true;
                    }
                }
                Entry::Leave { pc, pos } => {
                    self.recall_groups(true, kept);
                    self.pc = pc;
                    self.pos = pos;
                    return true;
                }
                Entry::Groups { top, last_group, before, .. } => {
                    self.pass_groups((top, last_group), before, kept);
                }
                Entry::Save { slot, old, .. } if watched => self.undo(slot, old, kept),
                other => self.put_back(other),
            }
        }
        false
    }

    /// A lazy repeat takes one character more.
    fn take_one<const BYTES: bool>(
        &mut self,
        program: &Program,
        pc: Pc,
        pos: u32,
        left: u32,
        text: &[u8],
    ) -> bool {
        let Op::RepeatOne { one, .. } = &program.ops[pc as usize] else { return false };
        let Some(next) = step::<BYTES>(program, one, text, pos as usize) else { return false };
        let left = if left == UNLIMITED { left } else { left - 1 };
        if left > 0 {
            self.stack.push(Entry::Lazy { pc, pos: next as u32, left });
        }
        self.pos = next as u32;
        self.pc = pc + 1;
        true
    }
}
