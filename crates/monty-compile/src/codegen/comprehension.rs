//! Comprehensions, inline in the code around them, and generator expressions, which are code objects
//! of their own.

use monty_code::{Instr, NameId, Reg, Span};

use super::Generator;
use super::condition::Next;
use super::consumer::Taking;
use super::emit::span;
use super::frame::{Label, Slot};
use crate::error::Outcome;
use crate::parse::ast;
use crate::symbols::{Resolved, ScopeId};

/// What a comprehension does with its elements.
#[derive(Clone, Copy)]
pub(super) enum Element<'a> {
    List(Reg, &'a ast::Expr),
    Set(Reg, &'a ast::Expr),
    Map(Reg, &'a ast::Expr, &'a ast::Expr),
    Yield(&'a ast::Expr),
    Take(Taking<'a>, &'a ast::Expr),
}

/// What all clauses of a comprehension share.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    pub element: Element<'a>,
    pub at: Span,
}

impl<'a> Generator<'a> {
    pub(super) fn list_comprehension(&mut self, e: &'a ast::ExprListComp, dst: Reg) -> Outcome<()> {
        let list = self.scratch(dst)?;
        let build = Instr::BuildList { dst: list, start: list, n: 0 };
        let scope = self.table.scope_of(e);
        self.inline(scope, &e.generators, build, Element::List(list, &e.elt), span(e))?;
        self.move_to(dst, list, span(e));
        Ok(())
    }

    pub(super) fn set_comprehension(&mut self, e: &'a ast::ExprSetComp, dst: Reg) -> Outcome<()> {
        let set = self.scratch(dst)?;
        let build = Instr::BuildSet { dst: set, start: set, n: 0 };
        let scope = self.table.scope_of(e);
        self.inline(scope, &e.generators, build, Element::Set(set, &e.elt), span(e))?;
        self.move_to(dst, set, span(e));
        Ok(())
    }

    pub(super) fn dict_comprehension(&mut self, e: &'a ast::ExprDictComp, dst: Reg) -> Outcome<()> {
        let Some(key) = &e.key else { return Ok(()) };
        let map = self.scratch(dst)?;
        let build = Instr::BuildMap { dst: map, start: map, n: 0 };
        let scope = self.table.scope_of(e);
        self.inline(scope, &e.generators, build, Element::Map(map, key, &e.value), span(e))?;
        self.move_to(dst, map, span(e));
        Ok(())
    }

    fn inline(
        &mut self,
        scope: ScopeId,
        clauses: &'a [ast::Comprehension],
        build: Instr,
        element: Element<'a>,
        at: Span,
    ) -> Outcome<()> {
        let mark = self.mark();
        let iter = self.clause_iterator(&clauses[0])?;
        self.emit(build, at);
        let outer = std::mem::replace(&mut self.f.scope, scope);
        self.comprehension_variables(scope, at)?;
        self.clauses(clauses, iter, Whole { element, at })?;
        self.f.scope = outer;
        self.release(mark);
        Ok(())
    }

    /// Registers of their own for the names a comprehension binds.
    pub(super) fn comprehension_variables(&mut self, scope: ScopeId, at: Span) -> Outcome<()> {
        let own: Vec<(NameId, bool)> = self.table.scopes[scope]
            .symbols
            .iter()
            .filter(|s| s.resolved == Resolved::Own && !s.param)
            .map(|s| (s.name, s.cell))
            .collect();
        for (i, (name, cell)) in own.into_iter().enumerate() {
            let reg = self.temp()?;
            self.f.flow.unbind(reg);
            if cell || i > 0 {
                self.emit(Instr::Unset { reg }, at);
            }
            if cell {
                self.emit(Instr::MakeCell { reg }, at);
            }
            let slot = if cell { Slot::Cell(reg) } else { Slot::Near(reg) };
            self.f.slots.insert((scope, name), slot);
        }
        Ok(())
    }

    fn clause_iterator(&mut self, clause: &'a ast::Comprehension) -> Outcome<Reg> {
        if !clause.is_async {
            return self.loop_iterator(&clause.iter);
        }
        let dst = self.temp()?;
        let src = self.operand(&clause.iter, &[])?;
        self.emit(Instr::GetAsyncIter { dst, src }, span(&clause.iter));
        Ok(dst)
    }

    /// The loops of all clauses, the first over `iter`, and the element within.
    pub(super) fn clauses(
        &mut self,
        clauses: &'a [ast::Comprehension],
        iter: Reg,
        whole: Whole<'a>,
    ) -> Outcome<()> {
        let Some((clause, inner)) = clauses.split_first() else { return Ok(()) };
        let (step, end) = (self.label(), self.label());
        let at = span(&clause.iter);
        let body = |g: &mut Self| -> Outcome<()> {
            for test in &clause.ifs {
                let then = g.label();
                g.branch(test, then, step, Next::True)?;
                g.place(then);
            }
            let Some(next) = inner.first() else { return g.element(whole.element, step) };
            let mark = g.mark();
            let iter = g.clause_iterator(next)?;
            g.clauses(inner, iter, whole)?;
            g.release(mark);
            Ok(())
        };
        if clause.is_async {
            return self.async_loop(iter, &clause.target, whole.at, (step, end), &[], body);
        }
        self.for_loop(iter, &clause.target, at, (step, end), body)?;
        self.place(end);
        Ok(())
    }

    /// `step` is where the loop goes on.
    fn element(&mut self, element: Element<'a>, step: Label) -> Outcome<()> {
        let mark = self.mark();
        match element {
            Element::List(list, e) => {
                let src = self.operand(e, &[])?;
                self.emit(Instr::ListAppend { list, src }, span(e));
            }
            Element::Set(set, e) => {
                let src = self.operand(e, &[])?;
                self.emit(Instr::SetAdd { set, src }, span(e));
            }
            Element::Map(map, key, value) => {
                let at = Span { start: span(key).start, end: span(value).end };
                let key = self.operand(key, &[value])?;
                let src = self.operand(value, &[])?;
                self.emit(Instr::MapSet { map, key, src }, at);
            }
            Element::Yield(e) => {
                let src = self.operand(e, &[])?;
                let sent = self.temp()?;
                self.yield_value(src, sent, span(e));
            }
            Element::Take(taking, e) => self.take(taking, e, step)?,
        }
        self.release(mark);
        Ok(())
    }

    /// A generator expression's parentheses belong to it, even if they are also a call's.
    pub(super) fn generator_span(&self, e: &ast::ExprGenerator) -> Span {
        let at = span(e);
        let before = self.source[..at.start as usize].trim_end();
        let behind = &self.source[at.end as usize..];
        let skipped = behind.len() - behind.trim_start().len();
        match (e.parenthesized, before.ends_with('('), behind.trim_start().starts_with(')')) {
            (false, true, true) => {
                Span { start: before.len() as u32 - 1, end: at.end + skipped as u32 + 1 }
            }
            _ => at,
        }
    }

    /// What a traceback marks with `^` of an expression, if not all of it.
    pub(super) fn expression_anchor(&self, e: &ast::Expr) -> Option<Span> {
        match e {
            ast::Expr::Call(e) => Some(super::call::call_anchor(e)),
            ast::Expr::BinOp(e) => self.operator_anchor(e),
            ast::Expr::Subscript(e) => self.subscript_anchor(e),
            _ => None,
        }
    }

    pub(super) fn generator_expression(
        &mut self,
        e: &'a ast::ExprGenerator,
        dst: Reg,
    ) -> Outcome<()> {
        let f = self.callee_register(dst)?;
        let code = self.generator_code(e)?;
        let (at, scope, first) = (self.generator_span(e), self.table.scope_of(e), &e.generators[0]);
        self.make_function(code, scope, None, None, f, at)?;
        let argument = self.temp()?;
        let src = self.operand(&first.iter, &[])?;
        let instr = match first.is_async {
            true => Instr::GetAsyncIter { dst: argument, src },
            false => Instr::GetIterObject { dst: argument, src },
        };
        self.emit(instr, span(&first.iter));
        self.emit(Instr::Call { dst, f, nargs: 1 }, at);
        Ok(())
    }

    /// The code object of a generator expression, of its iterator as the argument.
    pub(super) fn generator_code(&mut self, e: &'a ast::ExprGenerator) -> Outcome<u32> {
        let (at, scope, first) = (self.generator_span(e), self.table.scope_of(e), &e.generators[0]);
        self.function_code(scope, "<genexpr>", None, at, |g| {
            // The iterable is evaluated outside, but its errors may show here.
            if let Some(anchor) = g.expression_anchor(&first.iter) {
                let iter = span(&first.iter);
                g.f.anchor_of.insert((iter.start, iter.end), anchor);
            }
            let iter = if first.is_async {
                0
            } else {
                let it = g.temps(3)?;
                g.emit(Instr::GetIter { it, src: 0 }, span(&first.iter));
                it
            };
            g.clauses(&e.generators, iter, Whole { element: Element::Yield(&e.elt), at })?;
            g.emit(Instr::ReturnNone, at);
            Ok(None)
        })
    }
}
