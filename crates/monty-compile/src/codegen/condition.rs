//! Conditions as jumps: comparisons fused with their jump, `and`, `or`, `not` without values.

use monty_code::{Const, Instr, Reg, Span};

use super::Generator;
use super::emit::span;
use super::frame::Label;
use crate::error::Outcome;
use crate::fold;
use crate::parse::ast;

/// Which of the two labels stands right behind the condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    True,
    False,
}

impl<'a> Generator<'a> {
    /// Go to `yes` or `no`, falling through to the one that is `next`. The other may be behind
    /// (a loop's body).
    pub(super) fn branch(
        &mut self,
        expr: &'a ast::Expr,
        yes: Label,
        no: Label,
        next: Next,
    ) -> Outcome<()> {
        let mark = self.mark();
        if let Some(value) = fold::fold(expr) {
            match (fold::truth(&value), next) {
                (true, Next::False) => self.jump(yes, span(expr)),
                (false, Next::True) => self.jump(no, span(expr)),
                _ => {}
            }
            return Ok(());
        }
        match expr {
            ast::Expr::BoolOp(e) => self.branch_bool(e, yes, no, next)?,
            ast::Expr::UnaryOp(e) if e.op == ast::UnaryOp::Not => {
                let next = if next == Next::True { Next::False } else { Next::True };
                self.branch(&e.operand, no, yes, next)?;
            }
            ast::Expr::Compare(e) => self.branch_compare(e, yes, no, next)?,
            _ => {
                let cond = self.operand(expr, &[])?;
                self.branch_on(cond, yes, no, next, span(expr));
            }
        }
        self.release(mark);
        Ok(())
    }

    fn branch_on(&mut self, cond: Reg, yes: Label, no: Label, next: Next, span: Span) {
        match next {
            Next::True if self.is_placed(no) => {
                self.emit_jump(Instr::JumpIfTrue { cond, target: 0 }, yes, span);
                self.jump(no, span);
            }
            Next::True => self.emit_jump(Instr::JumpIfFalse { cond, target: 0 }, no, span),
            Next::False if self.is_placed(yes) => {
                self.emit_jump(Instr::LoopIfTrue { cond, target: 0 }, yes, span);
            }
            Next::False => self.emit_jump(Instr::JumpIfTrue { cond, target: 0 }, yes, span),
        }
    }

    fn branch_bool(
        &mut self,
        e: &'a ast::ExprBoolOp,
        yes: Label,
        no: Label,
        next: Next,
    ) -> Outcome<()> {
        let (last, before) = e.values.split_last().expect("two operands at least");
        for value in before {
            let middle = self.label();
            match e.op {
                ast::BoolOp::And => self.branch(value, middle, no, Next::True)?,
                ast::BoolOp::Or => self.branch(value, yes, middle, Next::False)?,
            }
            self.place(middle);
        }
        self.branch(last, yes, no, next)
    }

    fn branch_compare(
        &mut self,
        e: &'a ast::ExprCompare,
        yes: Label,
        no: Label,
        next: Next,
    ) -> Outcome<()> {
        if let ([op @ (ast::CmpOp::Is | ast::CmpOp::IsNot)], [ast::Expr::NoneLiteral(_)]) =
            (&e.ops[..], &e.comparators[..])
        {
            let src = self.operand(&e.left, &[])?;
            self.branch_none(src, *op == ast::CmpOp::Is, (yes, no, next), span(e));
            return Ok(());
        }
        let count = e.ops.len();
        let rest: Vec<&ast::Expr> = e.comparators.iter().collect();
        let mut left = self.operand(&e.left, &rest)?;
        let slots = if count > 1 { self.temps(2)? } else { 0 };
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let at = span(e);
            let last = i + 1 == count;
            let (yes, no, next) =
                if last { (yes, no, next) } else { (self.label(), no, Next::True) };
            if let (true, Some(imm)) = (last && is_ordering(*op), small_int(right)) {
                self.branch_imm(*op, left, imm, (yes, no, next), at);
                break;
            }
            let slot = (count > 1).then_some(slots + (i % 2) as Reg);
            let b = self.comparison_operand(*op, right, &rest[i + 1..], slot)?;
            self.branch_op(*op, left, b, (yes, no, next), at)?;
            if !last {
                self.place(yes);
            }
            left = b;
        }
        Ok(())
    }

    fn branch_none(&mut self, src: Reg, is: bool, to: (Label, Label, Next), span: Span) {
        let (yes, no, next) = to;
        let test = |is: bool| match is {
            true => Instr::JumpIfNone { src, target: 0 },
            false => Instr::JumpIfNotNone { src, target: 0 },
        };
        match next {
            Next::True if self.is_placed(no) => {
                self.emit_jump(test(is), yes, span);
                self.jump(no, span);
            }
            Next::True => self.emit_jump(test(!is), no, span),
            Next::False if self.is_placed(yes) => {
                self.emit_jump(test(!is), no, span);
                self.jump(yes, span);
            }
            Next::False => self.emit_jump(test(is), yes, span),
        }
    }

    fn branch_op(
        &mut self,
        op: ast::CmpOp,
        a: Reg,
        b: Reg,
        to: (Label, Label, Next),
        span: Span,
    ) -> Outcome<()> {
        use ast::CmpOp;
        let target = 0;
        let (unless, loop_if) = match op {
            CmpOp::Lt => (Instr::JumpUnlessLt { a, b, target }, Instr::LoopIfLt { a, b, target }),
            CmpOp::LtE => (Instr::JumpUnlessLe { a, b, target }, Instr::LoopIfLe { a, b, target }),
            CmpOp::Eq => (Instr::JumpUnlessEq { a, b, target }, Instr::LoopIfEq { a, b, target }),
            CmpOp::NotEq => {
                (Instr::JumpUnlessNe { a, b, target }, Instr::LoopIfNe { a, b, target })
            }
            CmpOp::Gt => (Instr::JumpUnlessGt { a, b, target }, Instr::LoopIfGt { a, b, target }),
            CmpOp::GtE => (Instr::JumpUnlessGe { a, b, target }, Instr::LoopIfGe { a, b, target }),
            CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => {
                let mark = self.mark();
                let cond = self.temp()?;
                self.compare_op(op, a, b, cond, span);
                self.branch_on(cond, to.0, to.1, to.2, span);
                self.release(mark);
                return Ok(());
            }
        };
        self.fused(unless, loop_if, to, span);
        Ok(())
    }

    fn branch_imm(
        &mut self,
        op: ast::CmpOp,
        a: Reg,
        imm: i16,
        to: (Label, Label, Next),
        span: Span,
    ) {
        use ast::CmpOp;
        let t = 0;
        let (unless, loop_if) = match op {
            CmpOp::Lt => {
                (Instr::JumpUnlessLtI { a, imm, target: t }, Instr::LoopIfLtI { a, imm, target: t })
            }
            CmpOp::LtE => {
                (Instr::JumpUnlessLeI { a, imm, target: t }, Instr::LoopIfLeI { a, imm, target: t })
            }
            CmpOp::Eq => {
                (Instr::JumpUnlessEqI { a, imm, target: t }, Instr::LoopIfEqI { a, imm, target: t })
            }
            CmpOp::NotEq => {
                (Instr::JumpUnlessNeI { a, imm, target: t }, Instr::LoopIfNeI { a, imm, target: t })
            }
            CmpOp::Gt => {
                (Instr::JumpUnlessGtI { a, imm, target: t }, Instr::LoopIfGtI { a, imm, target: t })
            }
            _ => {
                (Instr::JumpUnlessGeI { a, imm, target: t }, Instr::LoopIfGeI { a, imm, target: t })
            }
        };
        self.fused(unless, loop_if, to, span);
    }

    /// A fused comparison: there is 'jump forward unless' and 'loop back if'.
    fn fused(&mut self, unless: Instr, loop_if: Instr, to: (Label, Label, Next), span: Span) {
        let (yes, no, next) = to;
        match next {
            Next::True if self.is_placed(no) => {
                let skip = self.label();
                self.emit_jump(unless, skip, span);
                self.jump(yes, span);
                self.place(skip);
                self.jump(no, span);
            }
            Next::True => self.emit_jump(unless, no, span),
            Next::False if self.is_placed(yes) => self.emit_jump(loop_if, yes, span),
            Next::False => {
                self.emit_jump(unless, no, span);
                self.jump(yes, span);
            }
        }
    }
}

fn is_ordering(op: ast::CmpOp) -> bool {
    use ast::CmpOp;
    !matches!(op, CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn)
}

/// An integer literal that fits a comparison's immediate.
pub(super) fn small_int(expr: &ast::Expr) -> Option<i16> {
    match fold::fold(expr)? {
        Const::Int(i) => i16::try_from(i).ok(),
        _ => None,
    }
}
