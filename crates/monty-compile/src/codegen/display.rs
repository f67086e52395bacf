//! Displays: lists, tuples, sets and dicts written out, with stars and in any length.

use monty_code::{Const, Instr, Reg, Span};

use super::Generator;
use super::emit::span;
use crate::error::Outcome;
use crate::fold;
use crate::parse::ast;

impl<'a> Generator<'a> {
    pub(super) fn list(&mut self, elts: &'a [ast::Expr], dst: Reg, at: Span) -> Outcome<()> {
        if let Some((start, n)) = self.elements_in_registers(elts)? {
            self.emit(Instr::BuildList { dst, start, n }, at);
            return Ok(());
        }
        let list = self.scratch(dst)?;
        self.list_of(elts, list, at)?;
        self.move_to(dst, list, at);
        Ok(())
    }

    pub(super) fn tuple(&mut self, elts: &'a [ast::Expr], dst: Reg, at: Span) -> Outcome<()> {
        if let Some((start, n)) = self.elements_in_registers(elts)? {
            self.emit(Instr::BuildTuple { dst, start, n }, at);
            return Ok(());
        }
        let list = self.temp()?;
        self.list_of(elts, list, at)?;
        self.emit(Instr::ListToTuple { dst, src: list }, at);
        Ok(())
    }

    pub(super) fn set(&mut self, elts: &'a [ast::Expr], dst: Reg, at: Span) -> Outcome<()> {
        if let Some((start, n)) = self.elements_in_registers(elts)? {
            self.emit(Instr::BuildSet { dst, start, n }, at);
            return Ok(());
        }
        let set = self.scratch(dst)?;
        self.emit(Instr::BuildSet { dst: set, start: set, n: 0 }, at);
        for elt in elts {
            let mark = self.mark();
            match elt {
                ast::Expr::Starred(s) => {
                    let src = self.operand(&s.value, &[])?;
                    self.emit(Instr::SetUpdate { set, src }, at);
                }
                _ => {
                    let src = self.operand(elt, &[])?;
                    self.emit(Instr::SetAdd { set, src }, at);
                }
            }
            self.release(mark);
        }
        self.move_to(dst, set, at);
        Ok(())
    }

    /// All elements in consecutive registers, if they fit and none is starred.
    fn elements_in_registers(&mut self, elts: &'a [ast::Expr]) -> Outcome<Option<(Reg, u8)>> {
        let starred = elts.iter().any(|e| e.is_starred_expr());
        let constants = elts.len() > 3 && elts.iter().all(|e| fold::fold(e).is_some());
        if starred || constants || !self.room_for(elts.len()) {
            return Ok(None);
        }
        let start = self.f.top as Reg;
        for elt in elts {
            let reg = self.temp()?;
            self.expr(elt, reg)?;
        }
        Ok(Some((start, elts.len() as u8)))
    }

    /// A new list in `list`, filled one by one; runs of constants at once.
    pub(super) fn list_of(&mut self, elts: &'a [ast::Expr], list: Reg, at: Span) -> Outcome<()> {
        self.emit(Instr::BuildList { dst: list, start: list, n: 0 }, at);
        self.extend_list(elts, list, at)
    }

    /// Add elements to the list in `list`.
    pub(super) fn extend_list(
        &mut self,
        elts: &'a [ast::Expr],
        list: Reg,
        at: Span,
    ) -> Outcome<()> {
        let mut run: Vec<Const> = Vec::new();
        for elt in elts {
            if let Some(value) = fold::fold(elt) {
                run.push(value);
                continue;
            }
            self.append_constants(&mut run, list, at)?;
            let mark = self.mark();
            match elt {
                ast::Expr::Starred(s) => {
                    let src = self.operand(&s.value, &[])?;
                    self.emit(Instr::ListExtend { list, src }, at);
                }
                _ => {
                    let src = self.operand(elt, &[])?;
                    self.emit(Instr::ListAppend { list, src }, at);
                }
            }
            self.release(mark);
        }
        self.append_constants(&mut run, list, at)
    }

    fn append_constants(&mut self, run: &mut Vec<Const>, list: Reg, at: Span) -> Outcome<()> {
        if run.is_empty() {
            return Ok(());
        }
        let mark = self.mark();
        let src = self.temp()?;
        if let [_] = run[..] {
            let value = run.remove(0);
            self.load_const(value, src, at);
            self.emit(Instr::ListAppend { list, src }, at);
        } else {
            self.load_const(Const::Tuple(std::mem::take(run).into()), src, at);
            self.emit(Instr::ListExtend { list, src }, at);
        }
        self.release(mark);
        Ok(())
    }

    pub(super) fn dict(&mut self, e: &'a ast::ExprDict, dst: Reg) -> Outcome<()> {
        let at = span(e);
        let plain = e.items.iter().all(|item| item.key.is_some());
        if plain && self.room_for(2 * e.items.len()) && e.items.len() <= 40 {
            let start = self.f.top as Reg;
            for item in &e.items {
                let (key, value) = (self.temp()?, self.temp()?);
                item.key.iter().try_for_each(|k| self.expr(k, key))?;
                self.expr(&item.value, value)?;
            }
            self.emit(Instr::BuildMap { dst, start, n: e.items.len() as u8 }, at);
            return Ok(());
        }
        let map = self.scratch(dst)?;
        self.emit(Instr::BuildMap { dst: map, start: map, n: 0 }, at);
        for item in &e.items {
            let mark = self.mark();
            match &item.key {
                Some(key) => {
                    let key = self.operand(key, &[&item.value])?;
                    let src = self.operand(&item.value, &[])?;
                    self.emit(Instr::MapSet { map, key, src }, at);
                }
                None => {
                    let src = self.operand(&item.value, &[])?;
                    self.emit(Instr::MapUpdate { map, src }, at);
                }
            }
            self.release(mark);
        }
        self.move_to(dst, map, at);
        Ok(())
    }
}
