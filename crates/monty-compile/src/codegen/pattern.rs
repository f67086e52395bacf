//! `match` statements.

use monty_code::{Const, Instr, Reg};

use super::Generator;
use super::condition::{Next, small_int};
use super::emit::span;
use super::frame::Label;
use crate::error::Outcome;
use crate::parse::ast;

/// Names a pattern has captured so far, and where their values are.
type Captures<'a> = Vec<(&'a ast::Identifier, Reg)>;

impl<'a> Generator<'a> {
    pub(super) fn match_stmt(&mut self, s: &'a ast::StmtMatch) -> Outcome<()> {
        let subject = self.temp()?;
        self.expr(&s.subject, subject)?;
        let end = self.label();
        for case in &s.cases {
            let mark = self.mark();
            let next = self.label();
            let mut captures = Captures::new();
            self.pattern(&case.pattern, subject, next, &mut captures)?;
            for (name, reg) in captures {
                let at = span(name);
                self.store_variable(name, reg, at);
            }
            self.release(mark);
            if let Some(guard) = &case.guard {
                let then = self.label();
                self.branch(guard, then, next, Next::True)?;
                self.place(then);
            }
            self.body(&case.body)?;
            self.jump(end, span(case));
            self.place(next);
        }
        self.place(end);
        Ok(())
    }

    /// Test `src` against a pattern; go to `fail` if it does not match.
    fn pattern(
        &mut self,
        pattern: &'a ast::Pattern,
        src: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Outcome<()> {
        use ast::Pattern;
        let at = span(pattern);
        match pattern {
            Pattern::MatchValue(p) => {
                let mark = self.mark();
                let jump = match small_int(&p.value) {
                    Some(imm) => Instr::JumpUnlessEqI { a: src, imm, target: 0 },
                    None => {
                        let b = self.operand(&p.value, &[])?;
                        Instr::JumpUnlessEq { a: src, b, target: 0 }
                    }
                };
                self.emit_jump(jump, fail, at);
                self.release(mark);
                Ok(())
            }
            Pattern::MatchSingleton(p) => self.singleton(p, src, fail),
            Pattern::MatchSequence(p) => self.sequence_pattern(p, src, fail, captures),
            Pattern::MatchMapping(p) => self.mapping_pattern(p, src, fail, captures),
            Pattern::MatchClass(p) => self.class_pattern(p, src, fail, captures),
            Pattern::MatchStar(p) => {
                captures.extend(p.name.as_ref().map(|name| (name, src)));
                Ok(())
            }
            Pattern::MatchAs(p) => {
                if let Some(inner) = &p.pattern {
                    self.pattern(inner, src, fail, captures)?;
                }
                captures.extend(p.name.as_ref().map(|name| (name, src)));
                Ok(())
            }
            Pattern::MatchOr(p) => self.or_pattern(p, src, fail, captures),
        }
    }

    fn singleton(
        &mut self,
        p: &'a ast::PatternMatchSingleton,
        src: Reg,
        fail: Label,
    ) -> Outcome<()> {
        let at = span(p);
        let value = match p.value {
            ast::Singleton::None => {
                self.emit_jump(Instr::JumpIfNotNone { src, target: 0 }, fail, at);
                return Ok(());
            }
            ast::Singleton::True => true,
            ast::Singleton::False => false,
        };
        let mark = self.mark();
        let reg = self.temp()?;
        self.emit(Instr::LoadBool { dst: reg, value }, at);
        self.emit(Instr::Is { dst: reg, a: src, b: reg, negate: false }, at);
        self.emit_jump(Instr::JumpIfFalse { cond: reg, target: 0 }, fail, at);
        self.release(mark);
        Ok(())
    }

    fn sequence_pattern(
        &mut self,
        p: &'a ast::PatternMatchSequence,
        src: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Outcome<()> {
        let at = span(p);
        let test = self.temp()?;
        self.emit(Instr::MatchSequence { dst: test, src }, at);
        self.emit_jump(Instr::JumpIfFalse { cond: test, target: 0 }, fail, at);
        let star = p.patterns.iter().position(|p| p.is_match_star());
        let least = p.patterns.len() - usize::from(star.is_some());
        if star.is_none() || least > 0 {
            self.emit(Instr::GetLen { dst: test, src }, at);
            let imm = self.short(least, at)?;
            let jump = match star {
                None => Instr::JumpUnlessEqI { a: test, imm, target: 0 },
                Some(_) => Instr::JumpUnlessGeI { a: test, imm, target: 0 },
            };
            self.emit_jump(jump, fail, at);
        }
        if p.patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        let count = p.patterns.len() as u32;
        match star {
            Some(star) if is_wildcard(&p.patterns[star]) => {
                return self.items_around(p, star, (src, test), fail, captures);
            }
            _ => {}
        }
        let start = self.temps(count)?;
        match star {
            None => self.emit(Instr::Unpack { src, start, n: count as u8 }, at),
            Some(star) => {
                let (before, after) = (star as u8, (count as usize - star - 1) as u8);
                self.emit(Instr::UnpackStar { src, start, before, after }, at);
            }
        }
        for (i, pattern) in p.patterns.iter().enumerate() {
            self.pattern(pattern, start + i as Reg, fail, captures)?;
        }
        Ok(())
    }

    /// `[a, *_, z]`: only the items that are looked at are fetched.
    fn items_around(
        &mut self,
        p: &'a ast::PatternMatchSequence,
        star: usize,
        (src, length): (Reg, Reg),
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Outcome<()> {
        for (i, pattern) in p.patterns.iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            let at = span(pattern);
            let item = self.temp()?;
            if i < star {
                self.emit(Instr::GetItemI { dst: item, obj: src, imm: i as i32 }, at);
            } else {
                let imm = (p.patterns.len() - i) as i32;
                self.emit(Instr::SubI { dst: item, a: length, inplace: false, imm }, at);
                self.emit(Instr::GetItem { dst: item, obj: src, key: item }, at);
            }
            self.pattern(pattern, item, fail, captures)?;
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        p: &'a ast::PatternMatchMapping,
        src: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Outcome<()> {
        let at = span(p);
        let test = self.temp()?;
        self.emit(Instr::MatchMapping { dst: test, src }, at);
        self.emit_jump(Instr::JumpIfFalse { cond: test, target: 0 }, fail, at);
        let count = p.keys.len() as u32;
        let keys = self.temps(count)?;
        if count > 0 {
            self.emit(Instr::GetLen { dst: test, src }, at);
            let imm = self.short(count as usize, at)?;
            self.emit_jump(Instr::JumpUnlessGeI { a: test, imm, target: 0 }, fail, at);
            for (i, key) in p.keys.iter().enumerate() {
                self.expr(key, keys + i as Reg)?;
            }
            let tuple = self.temp()?;
            self.emit(Instr::BuildTuple { dst: tuple, start: keys, n: count as u8 }, at);
            self.emit(Instr::MatchKeys { dst: test, src, keys: tuple }, at);
            self.emit_jump(Instr::JumpIfNone { src: test, target: 0 }, fail, at);
            let start = self.temps(count)?;
            self.emit(Instr::Unpack { src: test, start, n: count as u8 }, at);
            for (i, pattern) in p.patterns.iter().enumerate() {
                self.pattern(pattern, start + i as Reg, fail, captures)?;
            }
        }
        if let Some(rest) = &p.rest {
            let map = self.temp()?;
            self.emit(Instr::BuildMap { dst: map, start: map, n: 0 }, at);
            self.emit(Instr::MapUpdate { map, src }, at);
            for i in 0..count {
                self.emit(Instr::DelItem { obj: map, key: keys + i as Reg }, at);
            }
            captures.push((rest, map));
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        p: &'a ast::PatternMatchClass,
        src: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Outcome<()> {
        let at = span(p);
        let found = self.temp()?;
        self.expr(&p.cls, found)?;
        let positional = &p.arguments.patterns;
        let keywords = &p.arguments.keywords;
        let names = keywords.iter().map(|k| Const::Str(k.attr.as_str().into())).collect();
        let names = self.f.constant(Const::Tuple(names));
        let count = (positional.len() + keywords.len()) as u32;
        let n = self.short(positional.len(), at)? as u8;
        let anchor = Some(span(&p.arguments));
        self.emit_anchored(Instr::MatchClass { dst: found, src, n, names }, at, anchor);
        self.emit_jump(Instr::JumpIfNone { src: found, target: 0 }, fail, at);
        if count == 0 {
            return Ok(());
        }
        let start = self.temps(count)?;
        self.emit(Instr::Unpack { src: found, start, n: count as u8 }, at);
        let patterns = positional.iter().chain(keywords.iter().map(|k| &k.pattern));
        for (i, pattern) in patterns.enumerate() {
            self.pattern(pattern, start + i as Reg, fail, captures)?;
        }
        Ok(())
    }

    /// Alternatives; what each captures is gathered in the same registers.
    fn or_pattern(
        &mut self,
        p: &'a ast::PatternMatchOr,
        src: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Outcome<()> {
        let at = span(p);
        let matched = self.label();
        let mut common: Option<Captures<'a>> = None;
        let (last, before) = p.patterns.split_last().expect("two alternatives at least");
        for alternative in before.iter().chain([last]) {
            let is_last = std::ptr::eq(alternative, last);
            let next = if is_last { fail } else { self.label() };
            let mut own = Captures::new();
            if common.is_none() {
                // The registers for all alternatives come first, so that they outlive them.
                let mut names = Vec::new();
                bound_names(alternative, &mut names);
                let mut registers = Captures::new();
                for name in names {
                    registers.push((name, self.temp()?));
                }
                common = Some(registers);
            }
            let mark = self.mark();
            self.pattern(alternative, src, next, &mut own)?;
            for (name, reg) in own {
                let to = common.iter().flatten().find(|(n, _)| n.as_str() == name.as_str());
                if let Some(&(_, dst)) = to {
                    self.move_to(dst, reg, at);
                }
            }
            self.release(mark);
            if !is_last {
                self.jump(matched, at);
                self.place(next);
            }
        }
        self.place(matched);
        captures.extend(common.into_iter().flatten());
        Ok(())
    }

    fn short(&self, n: usize, at: monty_code::Span) -> Outcome<i16> {
        if n > 100 {
            let message = "too many sub-patterns in pattern";
            return Err(crate::error::Fault::at(message, at.start, at.end));
        }
        Ok(n as i16)
    }
}

fn is_wildcard(pattern: &ast::Pattern) -> bool {
    match pattern {
        ast::Pattern::MatchAs(p) => p.pattern.is_none() && p.name.is_none(),
        ast::Pattern::MatchStar(p) => p.name.is_none(),
        _ => false,
    }
}

/// The names a pattern captures.
fn bound_names<'a>(pattern: &'a ast::Pattern, names: &mut Vec<&'a ast::Identifier>) {
    use ast::Pattern;
    match pattern {
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
        Pattern::MatchSequence(p) => p.patterns.iter().for_each(|p| bound_names(p, names)),
        Pattern::MatchMapping(p) => {
            p.patterns.iter().for_each(|p| bound_names(p, names));
            names.extend(&p.rest);
        }
        Pattern::MatchClass(p) => {
            p.arguments.patterns.iter().for_each(|p| bound_names(p, names));
            p.arguments.keywords.iter().for_each(|k| bound_names(&k.pattern, names));
        }
        Pattern::MatchStar(p) => names.extend(&p.name),
        Pattern::MatchAs(p) => {
            p.pattern.iter().for_each(|p| bound_names(p, names));
            names.extend(&p.name);
        }
        Pattern::MatchOr(p) => p.patterns.iter().take(1).for_each(|p| bound_names(p, names)),
    }
}
