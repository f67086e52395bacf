//! `try`: `except`, `except*`, `finally`.

use monty_code::{Instr, Reg, Span};

use super::Generator;
use super::emit::span;
use super::frame::{Flow, Label};
use super::unwind::{Exit, Ranges};
use crate::error::Outcome;
use crate::parse::ast;

impl<'a> Generator<'a> {
    pub(super) fn try_stmt(&mut self, s: &'a ast::StmtTry) -> Outcome<()> {
        if s.finalbody.is_empty() {
            return self.try_except(s);
        }
        let at = span(s);
        let start = self.f.flow;
        let end = self.label();
        self.push_block(Exit::Finally(&s.finalbody));
        if s.handlers.is_empty() {
            self.body(&s.body)?;
        } else {
            self.try_except(s)?;
        }
        let ranges = self.pop_block();
        self.body(&s.finalbody)?;
        self.jump(end, at);
        if !ranges.done.is_empty() {
            self.check_size(at)?;
            let (save, exc) = self.begin_handler(&ranges, start, at)?;
            self.push_block(Exit::Clause { save, name: None });
            self.body(&s.finalbody)?;
            let covered = self.pop_block();
            self.emit(Instr::PopExc { save }, at);
            self.emit(Instr::Reraise { exc }, at);
            self.cleanup_handler(&covered, save, at)?;
        }
        self.place(end);
        Ok(())
    }

    /// The code of a handler starts here: the exception becomes the one being handled. The
    /// registers of the one saved and of the exception.
    pub(super) fn begin_handler(
        &mut self,
        ranges: &Ranges,
        flow: Flow,
        at: Span,
    ) -> Outcome<(Reg, Reg)> {
        let (save, exc) = (self.temp()?, self.temp()?);
        let target = self.f.pc();
        for &(start, end) in &ranges.done {
            self.handler(start, end, target, exc);
        }
        self.f.flow = flow;
        self.emit(Instr::PushExc { save, exc }, at);
        Ok((save, exc))
    }

    fn try_except(&mut self, s: &'a ast::StmtTry) -> Outcome<()> {
        let at = span(s);
        let start = self.f.flow;
        let end = self.label();
        let mark = self.mark();
        self.push_block(Exit::Protected);
        self.body(&s.body)?;
        let ranges = self.pop_block();
        self.body(&s.orelse)?;
        self.jump(end, at);
        if !ranges.done.is_empty() {
            let (save, exc) = self.begin_handler(&ranges, start, at)?;
            if s.is_star {
                self.star_clauses(&s.handlers, (save, exc), at, end)?;
            } else {
                self.clauses_of(&s.handlers, (save, exc), at, end)?;
            }
        }
        self.release(mark);
        self.place(end);
        Ok(())
    }

    fn clauses_of(
        &mut self,
        handlers: &'a [ast::ExceptHandler],
        (save, exc): (Reg, Reg),
        at: Span,
        end: Label,
    ) -> Outcome<()> {
        // What the handler for errors in class expressions and unnamed clauses covers.
        let mut covered = Ranges::default();
        for handler in handlers {
            let ast::ExceptHandler::ExceptHandler(h) = handler;
            let next = self.label();
            if let Some(class) = &h.type_ {
                self.push_block(Exit::Clause { save, name: None });
                let mark = self.mark();
                let class_reg = self.operand(class, &[])?;
                let matches = self.temp()?;
                self.emit(Instr::MatchExc { dst: matches, exc, class: class_reg }, span(h));
                covered.done.extend(self.pop_block().done);
                let jump = Instr::JumpIfFalse { cond: matches, target: 0 };
                self.emit_jump(jump, next, span(&**class));
                self.release(mark);
            }
            self.clause(h, (save, exc), &mut covered, end)?;
            self.place(next);
        }
        self.emit(Instr::PopExc { save }, at);
        self.emit(Instr::Reraise { exc }, at);
        self.cleanup_handler(&covered, save, at)
    }

    fn clause(
        &mut self,
        h: &'a ast::ExceptHandlerExceptHandler,
        (save, exc): (Reg, Reg),
        covered: &mut Ranges,
        end: Label,
    ) -> Outcome<()> {
        let at = span(h);
        let name = h.name.as_ref();
        if let Some(name) = name {
            let name_at = span(name);
            self.store_variable(name, exc, name_at);
        }
        self.push_block(Exit::Clause { save, name });
        self.body(&h.body)?;
        let ranges = self.pop_block();
        if self.f.flow.reachable {
            self.emit(Instr::PopExc { save }, at);
            if let Some(name) = name {
                self.unbind(name, at)?;
            }
            self.jump(end, at);
        }
        match name {
            None => covered.done.extend(ranges.done),
            Some(_) => self.cleanup_handler_unbinding(&ranges, save, name, at)?,
        }
        Ok(())
    }

    // except*

    fn star_clauses(
        &mut self,
        handlers: &'a [ast::ExceptHandler],
        (save, original): (Reg, Reg),
        at: Span,
        end: Label,
    ) -> Outcome<()> {
        let (raised, rest) = (self.temp()?, self.temp()?);
        let mut covered = Ranges::default();
        self.push_block(Exit::Clause { save, name: None });
        self.emit(Instr::BuildList { dst: raised, start: raised, n: 0 }, at);
        self.emit(Instr::Move { dst: rest, src: original }, at);
        for handler in handlers {
            let ast::ExceptHandler::ExceptHandler(h) = handler;
            self.star_clause(h, raised, rest)?;
        }
        let result = self.temp()?;
        self.emit(Instr::ListAppend { list: raised, src: rest }, at);
        self.emit(Instr::MergeExc { dst: result, exc: original, raised }, at);
        covered.done.extend(self.pop_block().done);
        self.emit(Instr::PopExc { save }, at);
        self.emit_jump(Instr::JumpIfNone { src: result, target: 0 }, end, at);
        self.emit(Instr::Reraise { exc: result }, at);
        self.cleanup_handler(&covered, save, at)
    }

    fn star_clause(
        &mut self,
        h: &'a ast::ExceptHandlerExceptHandler,
        raised: Reg,
        rest: Reg,
    ) -> Outcome<()> {
        let at = span(h);
        let mark = self.mark();
        let next = self.label();
        let (save, matched) = (self.temp()?, self.temp()?);
        if let Some(class) = &h.type_ {
            let inner = self.mark();
            let class_reg = self.operand(class, &[])?;
            let split = Instr::SplitExc { matched, exc: rest, class: class_reg };
            self.emit(split, at);
            self.release(inner);
        }
        self.emit_jump(Instr::JumpIfNone { src: matched, target: 0 }, next, at);
        self.emit(Instr::PushExc { save, exc: matched }, at);
        if let Some(name) = &h.name {
            let name_at = span(name);
            self.store_variable(name, matched, name_at);
        }
        let start = self.f.flow;
        self.push_block(Exit::Clause { save, name: h.name.as_ref() });
        self.body(&h.body)?;
        let ranges = self.pop_block();
        if self.f.flow.reachable {
            self.emit(Instr::PopExc { save }, at);
            if let Some(name) = &h.name {
                self.unbind(name, at)?;
            }
            self.jump(next, at);
        }
        if !ranges.done.is_empty() {
            let exc = self.temp()?;
            let target = self.f.pc();
            for &(start, end) in &ranges.done {
                self.handler(start, end, target, exc);
            }
            self.f.flow = start;
            self.emit(Instr::PopExc { save }, at);
            if let Some(name) = &h.name {
                self.unbind(name, at)?;
            }
            self.emit(Instr::ListAppend { list: raised, src: exc }, at);
        }
        self.place(next);
        self.release(mark);
        Ok(())
    }
}
