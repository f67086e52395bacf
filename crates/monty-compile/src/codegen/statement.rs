//! Statements: dispatch, and the plain ones.

use monty_code::{Instr, Intrinsic};

use super::Generator;
use super::condition::Next;
use super::emit::span;
use crate::error::Outcome;
use crate::parse::ast;

impl<'a> Generator<'a> {
    pub(super) fn body(&mut self, body: &'a [ast::Stmt]) -> Outcome<()> {
        for stmt in body {
            if !self.f.flow.reachable {
                break;
            }
            self.stmt(stmt)?;
        }
        Ok(())
    }

    fn stmt(&mut self, stmt: &'a ast::Stmt) -> Outcome<()> {
        self.options.look.node()?;
        let mark = self.mark();
        self.statement = span(stmt);
        self.stmt_inner(stmt)?;
        self.release(mark);
        Ok(())
    }

    fn stmt_inner(&mut self, stmt: &'a ast::Stmt) -> Outcome<()> {
        use ast::Stmt;
        match stmt {
            Stmt::Expr(s) => self.effect(&s.value),
            Stmt::Assign(s) => self.assign(s),
            Stmt::AugAssign(s) => self.aug_assign(s),
            Stmt::AnnAssign(s) => self.ann_assign(s),
            Stmt::If(s) => self.if_stmt(s),
            Stmt::For(s) => self.for_stmt(s),
            Stmt::While(s) => self.while_stmt(s),
            Stmt::Return(s) => self.return_stmt(s),
            Stmt::FunctionDef(s) => self.function_def(s),
            Stmt::ClassDef(s) => self.class_def(s),
            Stmt::Break(s) => self.loop_jump(true, span(s)),
            Stmt::Continue(s) => self.loop_jump(false, span(s)),
            Stmt::Delete(s) => s.targets.iter().try_for_each(|t| self.delete(t)),
            Stmt::Raise(s) => self.raise(s),
            Stmt::Try(s) => self.try_stmt(s),
            Stmt::With(s) => self.with_stmt(s),
            Stmt::Match(s) => self.match_stmt(s),
            Stmt::Assert(s) => self.assert(s),
            Stmt::Import(s) => self.import(s),
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Pass(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::IpyEscapeCommand(_) => Ok(()),
        }
    }

    /// Evaluate for the effects only.
    fn effect(&mut self, value: &'a ast::Expr) -> Outcome<()> {
        if crate::fold::fold(value).is_some() {
            return Ok(());
        }
        self.operand(value, &[]).map(drop)
    }

    fn if_stmt(&mut self, s: &'a ast::StmtIf) -> Outcome<()> {
        if let Some(target) = self.plain_loop_jump(s) {
            let past = self.label();
            self.branch(&s.test, target, past, Next::False)?;
            self.place(past);
            return Ok(());
        }
        let end = self.label();
        let mut test = Some(&*s.test);
        let mut body = &s.body[..];
        let mut clauses = s.elif_else_clauses.iter();
        loop {
            let next = clauses.next();
            let other = if next.is_some() { self.label() } else { end };
            if let Some(test) = test {
                let then = self.label();
                self.branch(test, then, other, Next::True)?;
                self.place(then);
            }
            self.body(body)?;
            let Some(clause) = next else { break };
            self.jump(end, span(s));
            self.place(other);
            test = clause.test.as_ref();
            body = &clause.body;
        }
        self.place(end);
        Ok(())
    }

    /// Where `if …: break` and `if …: continue` go, if nothing has to be run on the way.
    fn plain_loop_jump(&self, s: &ast::StmtIf) -> Option<super::frame::Label> {
        let is_break = match &s.body[..] {
            [ast::Stmt::Break(_)] => true,
            [ast::Stmt::Continue(_)] => false,
            _ => return None,
        };
        let block = self.f.blocks.last().filter(|_| s.elif_else_clauses.is_empty())?;
        let super::unwind::Exit::Loop { break_to, continue_to } = block.exit else { return None };
        let label = if is_break { break_to } else { continue_to };
        (!self.is_placed(label)).then_some(label)
    }

    fn raise(&mut self, s: &'a ast::StmtRaise) -> Outcome<()> {
        let at = span(s);
        let (exc, cause, kind) = match (&s.exc, &s.cause) {
            (None, _) => (0, 0, 0),
            (Some(exc), None) => (self.operand(exc, &[])?, 0, 1),
            (Some(exc), Some(cause)) => {
                let exc = self.operand(exc, &[cause])?;
                (exc, self.operand(cause, &[])?, 2)
            }
        };
        self.emit(Instr::Raise { exc, cause, kind }, at);
        Ok(())
    }

    fn assert(&mut self, s: &'a ast::StmtAssert) -> Outcome<()> {
        let (holds, fails) = (self.label(), self.label());
        self.branch(&s.test, holds, fails, Next::False)?;
        self.place(fails);
        let at = span(&*s.test);
        if let Some(anchor) = self.expression_anchor(&s.test) {
            self.f.anchor_of.insert((at.start, at.end), anchor);
        }
        let class = self.temp()?;
        self.emit(Instr::LoadIntrinsic { dst: class, which: Intrinsic::AssertionError }, at);
        if let Some(message) = &s.msg {
            let argument = self.temp()?;
            self.expr(message, argument)?;
            self.emit(Instr::Call { dst: class, f: class, nargs: 1 }, at);
        }
        self.emit(Instr::Raise { exc: class, cause: 0, kind: 1 }, at);
        self.place(holds);
        Ok(())
    }
}
