//! Operators: arithmetic, comparisons as values, unary ones.

use monty_code::{BinOp, CmpOp, Const, Instr, Reg, Span, UnaryOp};

use super::Generator;
use super::emit::span;
use crate::error::Outcome;
use crate::fold;
use crate::parse::{Ranged, ast};

impl<'a> Generator<'a> {
    /// A chain of left-nested operators, without recursion.
    pub(super) fn bin_op(&mut self, outer: &'a ast::ExprBinOp, dst: Reg) -> Outcome<()> {
        let mut spine = vec![outer];
        while let ast::Expr::BinOp(inner) = &*spine[spine.len() - 1].left {
            spine.push(inner);
        }
        let first = spine[spine.len() - 1];
        let mut folded = fold::fold(&first.left);
        let mut left = None;
        let mut acc = None;
        while let Some(node) = spine.pop() {
            if let Some(value) = &folded {
                let right = fold::fold(&node.right);
                if let Some(value) = right.and_then(|r| fold::binary(node.op, value, &r)) {
                    folded = Some(value);
                    continue;
                }
            }
            let a = match (left, folded.take()) {
                (Some(reg), _) => reg,
                (None, Some(value)) => {
                    let reg = self.temp()?;
                    self.load_const(value, reg, span(&*node.left));
                    reg
                }
                (None, None) => self.operand(&node.left, &[&node.right])?,
            };
            let target = match (spine.is_empty(), acc) {
                (true, _) => dst,
                (false, Some(acc)) => acc,
                (false, None) => self.scratch(dst)?,
            };
            let anchor = self.operator_anchor(node);
            self.operate(node.op, false, target, a, &node.right, span(node), anchor)?;
            acc = Some(target);
            left = Some(target);
        }
        Ok(())
    }

    /// `dst = a op right`, with the right operand as an immediate where that is possible.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn operate(
        &mut self,
        op: ast::Operator,
        inplace: bool,
        dst: Reg,
        a: Reg,
        right: &'a ast::Expr,
        span: Span,
        anchor: Option<Span>,
    ) -> Outcome<()> {
        let mark = self.mark();
        let instr = match immediate(right).and_then(|imm| immediate_op(op, inplace, dst, a, imm)) {
            Some(instr) => instr,
            None => {
                let b = self.operand(right, &[])?;
                register_op(op, inplace, dst, a, b)
            }
        };
        self.emit_anchored(instr, span, anchor);
        self.release(mark);
        Ok(())
    }

    /// The operator's characters.
    pub(super) fn operator_anchor(&self, e: &ast::ExprBinOp) -> Option<Span> {
        let start: usize = e.left.end().into();
        let end: usize = e.right.start().into();
        let text = self.source.get(start..end)?;
        let mut skipping_comment = false;
        for (i, c) in text.char_indices() {
            match c {
                '\n' => skipping_comment = false,
                _ if skipping_comment => {}
                '#' => skipping_comment = true,
                ')' | '\\' | ' ' | '\t' | '\r' | '\x0c' => {}
                _ => {
                    let start = (start + i) as u32;
                    return Some(Span { start, end: start + e.op.as_str().len() as u32 });
                }
            }
        }
        None
    }

    pub(super) fn unary_op(&mut self, e: &'a ast::ExprUnaryOp, dst: Reg) -> Outcome<()> {
        let src = self.operand(&e.operand, &[])?;
        let op = match e.op {
            ast::UnaryOp::Not => {
                self.emit(Instr::Not { dst, src }, span(e));
                return Ok(());
            }
            ast::UnaryOp::USub => UnaryOp::Neg,
            ast::UnaryOp::UAdd => UnaryOp::Pos,
            ast::UnaryOp::Invert => UnaryOp::Invert,
        };
        self.emit(Instr::Unary { op, dst, src }, span(e));
        Ok(())
    }

    /// A comparison, or a chain of them, as a value.
    pub(super) fn compare(&mut self, e: &'a ast::ExprCompare, dst: Reg) -> Outcome<()> {
        let rest: Vec<&ast::Expr> = e.comparators.iter().collect();
        let mut a = self.operand(&e.left, &rest)?;
        if let ([op], [right]) = (&e.ops[..], &e.comparators[..]) {
            let b = self.comparison_operand(*op, right, &[], None)?;
            self.compare_op(*op, a, b, dst, span(e));
            return Ok(());
        }
        let value = self.scratch(dst)?;
        let end = self.label();
        // Only the operand before the current one has to stay.
        let slots = self.temps(2)?;
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let slot = slots + (i % 2) as Reg;
            let b = self.comparison_operand(*op, right, &rest[i + 1..], Some(slot))?;
            self.compare_op(*op, a, b, value, span(e));
            if i + 1 < e.ops.len() {
                self.emit_jump(Instr::JumpIfFalse { cond: value, target: 0 }, end, span(e));
            }
            a = b;
        }
        self.place(end);
        self.move_to(dst, value, span(e));
        Ok(())
    }

    /// The right operand of a comparison, in a variable's register or else in `slot` (a new one if
    /// none is given); constant containers of `in` are made once.
    pub(super) fn comparison_operand(
        &mut self,
        op: ast::CmpOp,
        right: &'a ast::Expr,
        rest: &[&ast::Expr],
        slot: Option<Reg>,
    ) -> Outcome<Reg> {
        if let ast::Expr::Name(name) = right
            && let Some(reg) = self.variable_register(name, rest)
        {
            return Ok(reg);
        }
        let slot = match slot {
            Some(slot) => slot,
            None => self.temp()?,
        };
        let container = match right {
            _ if !matches!(op, ast::CmpOp::In | ast::CmpOp::NotIn) => None,
            ast::Expr::List(list) => fold::fold_all(&list.elts).map(Const::Tuple),
            ast::Expr::Set(set) => fold::fold_all(&set.elts).map(Const::FrozenSet),
            _ => None,
        };
        match container {
            Some(container) => self.load_const(container, slot, span(right)),
            None => self.expr(right, slot)?,
        }
        Ok(slot)
    }

    pub(super) fn compare_op(&mut self, op: ast::CmpOp, a: Reg, b: Reg, dst: Reg, span: Span) {
        use ast::CmpOp as Op;
        let compare = |op| Instr::Compare { op, dst, a, b };
        let instr = match op {
            Op::Eq => compare(CmpOp::Eq),
            Op::NotEq => compare(CmpOp::Ne),
            Op::Lt => compare(CmpOp::Lt),
            Op::LtE => compare(CmpOp::Le),
            Op::Gt => compare(CmpOp::Gt),
            Op::GtE => compare(CmpOp::Ge),
            Op::Is => Instr::Is { dst, a, b, negate: false },
            Op::IsNot => Instr::Is { dst, a, b, negate: true },
            Op::In => Instr::Contains { dst, item: a, container: b, negate: false },
            Op::NotIn => Instr::Contains { dst, item: a, container: b, negate: true },
        };
        self.emit(instr, span);
    }
}

/// An integer constant that fits an immediate.
pub(super) fn immediate(expr: &ast::Expr) -> Option<i32> {
    match expr {
        ast::Expr::NumberLiteral(_) | ast::Expr::UnaryOp(_) => match fold::fold(expr)? {
            Const::Int(i) => i32::try_from(i).ok(),
            _ => None,
        },
        _ => None,
    }
}

fn immediate_op(op: ast::Operator, inplace: bool, dst: Reg, a: Reg, imm: i32) -> Option<Instr> {
    use ast::Operator;
    Some(match op {
        Operator::Add => Instr::AddI { dst, a, inplace, imm },
        Operator::Sub => Instr::SubI { dst, a, inplace, imm },
        Operator::Mult => Instr::MulI { dst, a, inplace, imm },
        Operator::FloorDiv => Instr::FloorDivI { dst, a, inplace, imm },
        Operator::Mod => Instr::ModI { dst, a, inplace, imm },
        _ => return None,
    })
}

fn register_op(op: ast::Operator, inplace: bool, dst: Reg, a: Reg, b: Reg) -> Instr {
    use ast::Operator;
    let op = match op {
        Operator::Add => BinOp::Add,
        Operator::Sub => BinOp::Sub,
        Operator::Mult => BinOp::Mul,
        Operator::Div => BinOp::TrueDiv,
        Operator::FloorDiv => BinOp::FloorDiv,
        Operator::Mod => BinOp::Mod,
        Operator::Pow => BinOp::Pow,
        Operator::LShift => BinOp::LShift,
        Operator::RShift => BinOp::RShift,
        Operator::BitAnd => BinOp::And,
        Operator::BitOr => BinOp::Or,
        Operator::BitXor => BinOp::Xor,
        Operator::MatMult => BinOp::MatMul,
    };
    match op {
        BinOp::Add => Instr::Add { dst, a, b, inplace },
        BinOp::Sub => Instr::Sub { dst, a, b, inplace },
        BinOp::Mul => Instr::Mul { dst, a, b, inplace },
        op if inplace => Instr::Inplace { op, dst, a, b },
        BinOp::TrueDiv => Instr::TrueDiv { dst, a, b },
        BinOp::FloorDiv => Instr::FloorDiv { dst, a, b },
        BinOp::Mod => Instr::Mod { dst, a, b },
        op => Instr::Binary { op, dst, a, b },
    }
}
