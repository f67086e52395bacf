//! `with` and `async with`.

use monty_code::{Instr, Reg, Span, Special};

use super::Generator;
use super::emit::span;
use super::unwind::Exit;
use crate::error::Outcome;
use crate::parse::ast;

impl<'a> Generator<'a> {
    pub(super) fn with_stmt(&mut self, s: &'a ast::StmtWith) -> Outcome<()> {
        self.with_items(&s.items, s)
    }

    fn with_items(&mut self, items: &'a [ast::WithItem], s: &'a ast::StmtWith) -> Outcome<()> {
        let Some((item, inner)) = items.split_first() else { return self.body(&s.body) };
        let at = span(&item.context_expr);
        let is_async = s.is_async;
        let mark = self.mark();
        let exit = self.temps(2)?;
        self.enter(item, exit, is_async, at, inner, s)?;
        self.release(mark);
        Ok(())
    }

    fn enter(
        &mut self,
        item: &'a ast::WithItem,
        exit: Reg,
        is_async: bool,
        at: Span,
        inner: &'a [ast::WithItem],
        s: &'a ast::StmtWith,
    ) -> Outcome<()> {
        let mark = self.mark();
        let (enter_name, exit_name) = match is_async {
            true => (Special::AsyncEnter, Special::AsyncExit),
            false => (Special::Enter, Special::Exit),
        };
        let enter = self.temps(2)?;
        let obj = self.operand(&item.context_expr, &[])?;
        self.emit(Instr::LoadSpecial { f: enter, obj, which: enter_name }, at);
        self.emit(Instr::LoadSpecial { f: exit, obj, which: exit_name }, at);
        self.emit(Instr::CallLoaded { dst: enter, f: enter, nargs: 0 }, at);
        if is_async {
            self.await_value(enter, enter, at)?;
        }
        let flow = self.f.flow;
        self.push_block(Exit::With { exit, is_async, span: at });
        if let Some(target) = &item.optional_vars {
            self.store(target, enter)?;
        }
        self.release(mark);
        self.with_items(inner, s)?;
        let ranges = self.pop_block();
        let end = self.label();
        self.call_exit_plain(exit, is_async, at)?;
        self.jump(end, at);
        if !ranges.done.is_empty() {
            let (save, exc) = self.begin_handler(&ranges, flow, at)?;
            self.push_block(Exit::Protected);
            let f = self.temps(5)?;
            self.emit(Instr::Move { dst: f, src: exit }, at);
            self.emit(Instr::Move { dst: f + 1, src: exit + 1 }, at);
            self.emit(Instr::ExcInfo { start: f + 2, exc }, at);
            self.emit(Instr::CallLoaded { dst: f, f, nargs: 3 }, at);
            if is_async {
                self.await_value(f, f, at)?;
            }
            let suppress = self.label();
            self.emit_jump(Instr::JumpIfTrue { cond: f, target: 0 }, suppress, at);
            let covered = self.pop_block();
            self.emit(Instr::PopExc { save }, at);
            self.emit(Instr::Reraise { exc }, at);
            self.cleanup_handler(&covered, save, at)?;
            self.place(suppress);
            self.emit(Instr::PopExc { save }, at);
        }
        self.place(end);
        self.release(mark);
        Ok(())
    }

    /// `exit(None, None, None)`.
    pub(super) fn call_exit_plain(&mut self, exit: Reg, is_async: bool, at: Span) -> Outcome<()> {
        let mark = self.mark();
        let f = self.temps(5)?;
        self.emit(Instr::Move { dst: f, src: exit }, at);
        self.emit(Instr::Move { dst: f + 1, src: exit + 1 }, at);
        for argument in 2..5 {
            self.load_none(f + argument, at);
        }
        self.emit(Instr::CallLoaded { dst: f, f, nargs: 3 }, at);
        if is_async {
            self.await_value(f, f, at)?;
        }
        self.release(mark);
        Ok(())
    }
}
