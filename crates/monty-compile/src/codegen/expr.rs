//! Expressions: dispatch, and the ones with control flow in them.

use monty_code::{Instr, Reg, Span};

use super::Generator;
use super::condition::Next;
use super::emit::span;
use crate::error::{Fault, Outcome};
use crate::fold;
use crate::parse::ast;

impl<'a> Generator<'a> {
    /// Evaluate into `dst`. If `dst` is a variable's register it is written last of all.
    pub(super) fn expr(&mut self, expr: &'a ast::Expr, dst: Reg) -> Outcome<()> {
        self.options.look.node()?;
        let mark = self.mark();
        if !matches!(expr, ast::Expr::Name(_))
            && let Some(value) = fold::fold(expr)
        {
            self.load_const(value, dst, span(expr));
            return Ok(());
        }
        self.expr_inner(expr, dst)?;
        self.release(mark);
        Ok(())
    }

    fn expr_inner(&mut self, expr: &'a ast::Expr, dst: Reg) -> Outcome<()> {
        use ast::Expr;
        match expr {
            Expr::Name(e) if &*e.id == "__debug__" => {
                self.emit(Instr::LoadBool { dst, value: true }, span(e));
                Ok(())
            }
            Expr::Name(e) => self.load_name(e, dst),
            Expr::BinOp(e) => self.bin_op(e, dst),
            Expr::UnaryOp(e) => self.unary_op(e, dst),
            Expr::Compare(e) => self.compare(e, dst),
            Expr::Call(e) => self.call(e, dst),
            Expr::Attribute(e) => self.attribute(e, dst),
            Expr::Subscript(e) => self.subscript(e, dst),
            Expr::BoolOp(e) => self.bool_op(e, dst),
            Expr::If(e) => self.if_expr(e, dst),
            Expr::Named(e) => self.named(e, dst),
            Expr::List(e) => self.list(&e.elts, dst, span(e)),
            Expr::Tuple(e) => self.tuple(&e.elts, dst, span(e)),
            Expr::Set(e) => self.set(&e.elts, dst, span(e)),
            Expr::Dict(e) => self.dict(e, dst),
            Expr::FString(e) => self.fstring(e, dst),
            Expr::Lambda(e) => self.lambda(e, dst),
            Expr::ListComp(e) => self.list_comprehension(e, dst),
            Expr::SetComp(e) => self.set_comprehension(e, dst),
            Expr::DictComp(e) => self.dict_comprehension(e, dst),
            Expr::Generator(e) => self.generator_expression(e, dst),
            Expr::Await(e) => {
                let src = self.operand(&e.value, &[])?;
                self.await_value(src, dst, span(e))
            }
            Expr::Yield(e) => self.yield_expr(e, dst),
            Expr::YieldFrom(e) => self.yield_from(e, dst),
            Expr::Slice(e) => self.slice(e, dst),
            Expr::Starred(e) => Err(Fault::new("can't use starred expression here", e.range)),
            Expr::TString(_)
            | Expr::IpyEscapeCommand(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => Ok(()),
        }
    }

    /// Evaluate to some register that keeps its value while `rest` is evaluated.
    pub(super) fn operand(&mut self, expr: &'a ast::Expr, rest: &[&ast::Expr]) -> Outcome<Reg> {
        if let ast::Expr::Name(name) = expr
            && let Some(reg) = self.variable_register(name, rest)
        {
            return Ok(reg);
        }
        let reg = self.temp()?;
        self.expr(expr, reg)?;
        Ok(reg)
    }

    /// `dst` if it may be written early, else a fresh register.
    pub(super) fn scratch(&mut self, dst: Reg) -> Outcome<Reg> {
        if self.f.is_temp(dst) { Ok(dst) } else { self.temp() }
    }

    fn bool_op(&mut self, e: &'a ast::ExprBoolOp, dst: Reg) -> Outcome<()> {
        let value = self.scratch(dst)?;
        let end = self.label();
        let (last, before) = e.values.split_last().expect("two operands at least");
        let at = span(e);
        for operand in before {
            self.expr(operand, value)?;
            let jump = match e.op {
                ast::BoolOp::And => Instr::JumpIfFalse { cond: value, target: 0 },
                ast::BoolOp::Or => Instr::JumpIfTrue { cond: value, target: 0 },
            };
            self.emit_jump(jump, end, at);
        }
        self.expr(last, value)?;
        self.place(end);
        self.move_to(dst, value, span(e));
        Ok(())
    }

    fn if_expr(&mut self, e: &'a ast::ExprIf, dst: Reg) -> Outcome<()> {
        let (then, other, end) = (self.label(), self.label(), self.label());
        self.branch(&e.test, then, other, Next::True)?;
        self.place(then);
        self.expr(&e.body, dst)?;
        self.jump(end, span(e));
        self.place(other);
        self.expr(&e.orelse, dst)?;
        self.place(end);
        Ok(())
    }

    fn named(&mut self, e: &'a ast::ExprNamed, dst: Reg) -> Outcome<()> {
        let ast::Expr::Name(target) = &*e.target else { return Ok(()) };
        let value = self.scratch(dst)?;
        self.expr(&e.value, value)?;
        // The target belongs to the scope around the comprehensions.
        self.store_variable(&target.id, value, span(target));
        self.move_to(dst, value, span(e));
        Ok(())
    }

    // Generators and coroutines.

    /// `await` on the value in `src`.
    pub(super) fn await_value(&mut self, src: Reg, dst: Reg, span: Span) -> Outcome<()> {
        let mark = self.mark();
        let iter = self.temp()?;
        self.emit(Instr::GetAwaitable { dst: iter, src }, span);
        self.delegate(iter, dst, span)?;
        self.release(mark);
        Ok(())
    }

    fn delegate(&mut self, iter: Reg, dst: Reg, span: Span) -> Outcome<()> {
        let value = self.scratch(dst)?;
        self.load_none(value, span);
        self.emit(Instr::YieldFrom { dst: value, iter }, span);
        self.move_to(dst, value, span);
        Ok(())
    }

    fn yield_expr(&mut self, e: &'a ast::ExprYield, dst: Reg) -> Outcome<()> {
        let src = match &e.value {
            Some(value) => self.operand(value, &[])?,
            None => {
                let none = self.temp()?;
                self.load_none(none, span(e));
                none
            }
        };
        self.yield_value(src, dst, span(e));
        Ok(())
    }

    pub(super) fn yield_value(&mut self, src: Reg, dst: Reg, span: Span) {
        let owner = &self.table.scopes[self.f.owner];
        let is_generator = owner.kind == crate::symbols::ScopeKind::Generator;
        let is_async = if is_generator { owner.has_await } else { owner.is_async };
        let instr = match is_async {
            true => Instr::AsyncYield { dst, src },
            false => Instr::Yield { dst, src },
        };
        self.emit(instr, span);
    }

    fn yield_from(&mut self, e: &'a ast::ExprYieldFrom, dst: Reg) -> Outcome<()> {
        let src = self.operand(&e.value, &[])?;
        let iter = self.temp()?;
        self.emit(Instr::GetYieldFromIter { dst: iter, src }, span(e));
        self.delegate(iter, dst, span(e))
    }

    // Attributes.

    fn attribute(&mut self, e: &'a ast::ExprAttribute, dst: Reg) -> Outcome<()> {
        if self.super_attribute(e, dst)? {
            return Ok(());
        }
        let obj = self.operand(&e.value, &[])?;
        let site = self.site(&e.attr);
        self.emit(Instr::LoadAttr { dst, obj, site }, span(e));
        Ok(())
    }
}
