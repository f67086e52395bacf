//! `while`, `for` and `async for`.

use monty_code::{Instr, Intrinsic, Reg, Span};

use super::Generator;
use super::condition::Next;
use super::emit::span;
use super::unwind::Exit;
use crate::error::Outcome;
use crate::fold;
use crate::parse::ast;

impl<'a> Generator<'a> {
    pub(super) fn while_stmt(&mut self, s: &'a ast::StmtWhile) -> Outcome<()> {
        let (body, test, done, end) = (self.label(), self.label(), self.label(), self.label());
        let constant = fold::fold(&s.test).map(|value| fold::truth(&value));
        if constant == Some(false) {
            return self.body(&s.orelse);
        }
        let entry = self.f.flow;
        if constant.is_none() {
            self.jump(test, span(&*s.test));
        }
        self.place_with(body, entry);
        self.push_block(Exit::Loop { break_to: end, continue_to: test });
        self.body(&s.body)?;
        self.pop_block();
        self.place(test);
        self.branch(&s.test, body, done, Next::False)?;
        if constant == Some(true) {
            self.f.flow.reachable = false;
        }
        self.place(done);
        self.body(&s.orelse)?;
        self.place(end);
        Ok(())
    }

    pub(super) fn for_stmt(&mut self, s: &'a ast::StmtFor) -> Outcome<()> {
        let at = span(&*s.iter);
        let (step, end) = (self.label(), self.label());
        if s.is_async {
            let source = self.operand(&s.iter, &[])?;
            let iter = self.temp()?;
            self.emit(Instr::GetAsyncIter { dst: iter, src: source }, at);
            return self
                .async_loop(iter, &s.target, span(s), (step, end), &s.orelse, |g| g.body(&s.body));
        }
        let iter = self.loop_iterator(&s.iter)?;
        self.for_loop(iter, &s.target, at, (step, end), |g| g.body(&s.body))?;
        self.body(&s.orelse)?;
        self.place(end);
        Ok(())
    }

    /// The three registers of an iterator's state, set up.
    pub(super) fn loop_iterator(&mut self, iterable: &'a ast::Expr) -> Outcome<Reg> {
        let it = self.temps(3)?;
        let mark = self.mark();
        let src = match iterable {
            // A list of constants that nothing else sees may as well be a tuple.
            ast::Expr::List(list) => match fold::fold_all(&list.elts) {
                Some(items) => {
                    self.load_const(monty_code::Const::Tuple(items), it, span(iterable));
                    it
                }
                None => self.operand(iterable, &[])?,
            },
            _ => self.operand(iterable, &[])?,
        };
        self.emit(Instr::GetIter { it, src }, span(iterable));
        self.release(mark);
        Ok(it)
    }

    /// A loop over an iterator that is set up; afterwards the code stands where it is exhausted.
    pub(super) fn for_loop(
        &mut self,
        it: Reg,
        target: &'a ast::Expr,
        at: Span,
        (step, end): (super::frame::Label, super::frame::Label),
        body: impl FnOnce(&mut Self) -> Outcome<()>,
    ) -> Outcome<()> {
        let top = self.label();
        let entry = self.f.flow;
        let mark = self.mark();
        let direct = match target {
            ast::Expr::Name(name) => self.direct_target(&name.id),
            _ => None,
        };
        let item = match direct {
            Some(reg) => reg,
            None => self.temp()?,
        };
        self.jump(step, at);
        self.place_with(top, entry);
        self.push_block(Exit::Loop { break_to: end, continue_to: step });
        match direct {
            Some(reg) => self.f.note_bound(reg),
            None => {
                self.store(target, item)?;
                self.release(mark);
            }
        }
        body(self)?;
        self.pop_block();
        self.place(step);
        self.emit_jump(Instr::ForLoop { it, dst: item, target: 0 }, top, at);
        self.f.flow = entry;
        self.release(mark);
        Ok(())
    }

    /// A loop over an async iterator, `else` clause and all.
    pub(super) fn async_loop(
        &mut self,
        iter: Reg,
        target: &'a ast::Expr,
        at: Span,
        (step, end): (super::frame::Label, super::frame::Label),
        orelse: &'a [ast::Stmt],
        body: impl FnOnce(&mut Self) -> Outcome<()>,
    ) -> Outcome<()> {
        let top = self.label();
        self.place(top);
        let entry = self.f.flow;
        let mark = self.mark();
        let (awaitable, item) = (self.temp()?, self.temp()?);
        self.push_block(Exit::Protected);
        self.emit(Instr::GetAsyncNext { dst: awaitable, src: iter }, at);
        self.load_none(item, at);
        self.emit(Instr::YieldFrom { dst: item, iter: awaitable }, at);
        let ranges = self.pop_block();
        self.push_block(Exit::Loop { break_to: end, continue_to: step });
        self.store(target, item)?;
        self.release(mark);
        body(self)?;
        self.pop_block();
        self.place(step);
        self.jump(top, at);
        self.f.flow = entry;
        let exc = self.temp()?;
        let handler = self.f.pc();
        for (start, end) in ranges.done {
            self.handler(start, end, handler, exc);
        }
        let class = self.temp()?;
        let done = self.label();
        let stop = Intrinsic::StopAsyncIteration;
        self.emit(Instr::LoadIntrinsic { dst: class, which: stop }, at);
        self.emit(Instr::MatchExc { dst: class, exc, class }, at);
        self.emit_jump(Instr::JumpIfTrue { cond: class, target: 0 }, done, at);
        self.emit(Instr::Reraise { exc }, at);
        self.place(done);
        self.release(mark);
        self.body(orelse)?;
        self.place(end);
        Ok(())
    }
}
