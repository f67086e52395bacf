//! Operators of instructions whose first method is Python: straight to its frame, without a native
//! function that waits; or a native one of the library: called at once. If the method declines, the
//! protocol of `operator.rs` goes on from there.

use monty_code::{BinOp, CmpOp, Instr};

use crate::compare::{method_name, swapped};
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::frame::Ret;
use crate::native::{NativeState, Step};
use crate::operator::{OperatorCont, names};
use crate::value::{Sym, Value};
use crate::vm::Vm;

/// An operator of an instruction.
#[derive(Clone, Copy)]
pub(crate) enum Operator {
    Binary { op: BinOp, inplace: bool },
    Compare(CmpOp),
}

/// Where the operands of an instruction stand: the second may be part of it.
#[derive(Clone, Copy)]
pub(crate) struct Operands {
    left: u8,
    right: Right,
}

#[derive(Clone, Copy)]
enum Right {
    Register(u8),
    Number(i64),
}

impl Operands {
    /// Two registers.
    pub fn two(a: u8, b: u8) -> Self {
        Operands { left: a, right: Right::Register(b) }
    }

    /// A register and a number.
    pub fn one(a: u8, imm: impl Into<i64>) -> Self {
        Operands { left: a, right: Right::Number(imm.into()) }
    }
}

impl Vm {
    /// Push the frame of the method that comes first for an operator of the top frame's instruction, or
    /// call it if it is a native one of the library; false if it is another, or the operands could be others
    /// by the time it declines.
    #[inline]
    pub(crate) fn enter_operator(
        &mut self,
        operator: Operator,
        base: usize,
        operands: Operands,
        ret: Ret,
    ) -> Result<bool> {
        let (a, b) = self.operand_values(base, operands);
        if !matches!((a, b), (Value::Instance(_), _) | (_, Value::Instance(_))) {
            return Ok(false);
        }
        if base == 1 && self.are_globals(operands) {
            return Ok(false);
        }
        let Some((method, receiver, argument)) = self.first_method(operator, a, b) else {
            return Ok(false);
        };
        let Value::Native(id) = method else {
            self.enter_method(method, &[receiver, argument], ret)?;
            return Ok(true);
        };
        let free = self.free_base();
        match self.call_plain(free, id, &[receiver, argument])? {
            Some(Step::Done(v)) => self.deliver(ret, v)?,
            Some(Step::Call) => self.perform(ret)?,
            None => return Ok(false),
        }
        Ok(true)
    }

    /// Call the subscript method of an instance, its first argument, if it is a function of Python or a
    /// native one that a class of the library calls its own; false, and nothing done, for others.
    #[inline]
    pub(crate) fn call_item_method(&mut self, name: Sym, args: &[Value], ret: Ret) -> Result<bool> {
        let Value::Instance(_) = args[0] else { return Ok(false) };
        let class = self.type_of(args[0]);
        match self.lookup_cached(class, name) {
            Some(method @ Value::Function(_)) => self.enter_method(method, args, ret)?,
            Some(Value::Native(id)) if self.registry.natives[id.index()].is_plain_method() => {
                match (self.call_plain(self.free_base(), id, args)?, ret) {
                    (Some(Step::Done(_)), Ret::Discard) => {}
                    (Some(Step::Done(v)), Ret::Store(dst)) => {
                        let base = self.top().base as usize;
                        self.stack[base + dst as usize] = v;
                    }
                    (Some(Step::Done(v)), ret) => self.deliver(ret, v)?,
                    (Some(Step::Call), ret) => self.perform(ret)?,
                    (None, _) => return Ok(false),
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Push the frame of a function that the top frame's instruction calls.
    pub(crate) fn enter_method(&mut self, method: Value, args: &[Value], ret: Ret) -> Result<()> {
        let f = self.free_base();
        self.reserve_stack(f, args.len() + 1)?;
        self.stack[f] = method;
        self.stack[f + 1..f + 1 + args.len()].copy_from_slice(args);
        if let Value::Function(h) = method
            && self.enter_quickly(h, f + 1, args.len(), ret)
        {
            return Ok(());
        }
        self.call_at(f, args.len(), &[], ret)
    }

    fn operand_values(&self, base: usize, operands: Operands) -> (Value, Value) {
        let b = match operands.right {
            Right::Register(b) => self.stack[base + b as usize],
            Right::Number(n) => Value::Int(n),
        };
        (self.stack[base + operands.left as usize], b)
    }

    /// Is an operand a variable of the main module, which any function may bind anew?
    fn are_globals(&self, operands: Operands) -> bool {
        let is_global = |register: u8| u32::from(register) < self.near_globals;
        is_global(operands.left)
            || matches!(operands.right, Right::Register(register) if is_global(register))
    }

    /// The method, its receiver and its argument, if it is a function of Python or a native one of the
    /// library, and certain to come first.
    fn first_method(
        &mut self,
        operator: Operator,
        a: Value,
        b: Value,
    ) -> Option<(Value, Value, Value)> {
        if matches!(a, Value::Int(_) | Value::Float(_)) {
            // The number's own method knows nothing of an object that is none.
            let Operator::Binary { op, .. } = operator else { return None };
            let class = self.type_of(b);
            let is_plain = self.class(class).is_some_and(|c| c.layout == crate::types::OBJECT);
            let found = self.lookup_cached(class, names(op).1).filter(|_| is_plain)?;
            return self.is_entered(found).then_some((found, b, a));
        }
        let class = self.type_of(a);
        let found = match operator {
            Operator::Binary { op, inplace } => {
                let (method, _, in_place, _) = names(op);
                let own = if inplace { self.lookup_cached(class, in_place) } else { None };
                own.or_else(|| self.lookup_cached(class, method))?
            }
            Operator::Compare(op) => self.lookup_cached(class, method_name(op))?,
        };
        let other = self.type_of(b);
        // A subclass on the right may go first.
        let is_first = other == class || !self.is_subclass(other, class);
        (is_first && self.is_entered(found)).then_some((found, a, b))
    }

    fn is_entered(&self, method: Value) -> bool {
        match method {
            Value::Function(_) => !self.has_answer(method),
            Value::Native(id) => self.registry.natives[id.index()].is_plain_method(),
            _ => false,
        }
    }

    /// The method that `enter_operator` called gave `NotImplemented`.
    #[cold]
    pub(crate) fn operator_declined(&mut self) -> Result<()> {
        let frame = self.top();
        let (base, pc) = (frame.base as usize, (frame.pc as usize).wrapping_sub(1));
        let instr = self.codes[frame.code.index()].instrs().get(pc);
        let Some((operator, operands)) = instr.and_then(operation) else {
            return Err(Raise::Internal("no operator waits"));
        };
        let (a, b) = self.operand_values(base, operands);
        let step = match operator {
            Operator::Binary { op, inplace } => self.binary_declined(op, a, b, inplace)?,
            Operator::Compare(op) => {
                let cont = OperatorCont::Compare { op, second: swapped(op) };
                self.declined(cont, [a, b, b, a])?
            }
        };
        self.apply(step)
    }

    fn binary_declined(&mut self, op: BinOp, a: Value, b: Value, inplace: bool) -> Result<Step> {
        let (method, reflected, in_place, _) = names(op);
        let class = self.type_of(a);
        if matches!(a, Value::Instance(_))
            && inplace
            && self.lookup_cached(class, in_place).is_some()
        {
            return self.declined(OperatorCont::Inplace { op }, [a, b, Value::Unset, Value::Unset]);
        }
        let second = match a {
            Value::Instance(_) if self.type_of(b) != class => {
                self.number_method(op, b, reflected, method).map(|_| b)
            }
            _ => None,
        };
        let cont = OperatorCont::Binary { op, inplace, reflected: true };
        self.declined(cont, [a, b, second.unwrap_or(Value::Unset), a])
    }

    fn declined(&mut self, cont: OperatorCont, values: [Value; 4]) -> Result<Step> {
        let state = NativeState { cont: Cont::Operator(cont), phase: 0, values: values.into() };
        self.resume_operator(cont, state, Ok(Value::NotImplemented))
    }
}

/// The operator of an instruction and its operands.
fn operation(instr: &Instr) -> Option<(Operator, Operands)> {
    let binary = |op, inplace| Operator::Binary { op, inplace };
    Some(match *instr {
        Instr::Add { a, b, inplace, .. } => (binary(BinOp::Add, inplace), Operands::two(a, b)),
        Instr::Sub { a, b, inplace, .. } => (binary(BinOp::Sub, inplace), Operands::two(a, b)),
        Instr::Mul { a, b, inplace, .. } => (binary(BinOp::Mul, inplace), Operands::two(a, b)),
        Instr::TrueDiv { a, b, .. } => (binary(BinOp::TrueDiv, false), Operands::two(a, b)),
        Instr::FloorDiv { a, b, .. } => (binary(BinOp::FloorDiv, false), Operands::two(a, b)),
        Instr::Mod { a, b, .. } => (binary(BinOp::Mod, false), Operands::two(a, b)),
        Instr::Binary { op, a, b, .. } => (binary(op, false), Operands::two(a, b)),
        Instr::Inplace { op, a, b, .. } => (binary(op, true), Operands::two(a, b)),
        Instr::AddI { a, imm, inplace, .. } => (binary(BinOp::Add, inplace), Operands::one(a, imm)),
        Instr::SubI { a, imm, inplace, .. } => (binary(BinOp::Sub, inplace), Operands::one(a, imm)),
        Instr::MulI { a, imm, inplace, .. } => (binary(BinOp::Mul, inplace), Operands::one(a, imm)),
        Instr::FloorDivI { a, imm, inplace, .. } => {
            (binary(BinOp::FloorDiv, inplace), Operands::one(a, imm))
        }
        Instr::ModI { a, imm, inplace, .. } => (binary(BinOp::Mod, inplace), Operands::one(a, imm)),
        Instr::Compare { op, a, b, .. } => (Operator::Compare(op), Operands::two(a, b)),
        _ => return comparison(instr),
    })
}

/// The same for a comparison that decides a jump.
fn comparison(instr: &Instr) -> Option<(Operator, Operands)> {
    macro_rules! table {
        ($($op:ident: $jump:ident $back:ident, $jump_imm:ident $back_imm:ident;)*) => {
            match *instr {
                $(Instr::$jump { a, b, .. } | Instr::$back { a, b, .. } => {
                    Some((Operator::Compare(CmpOp::$op), Operands::two(a, b)))
                }
                Instr::$jump_imm { a, imm, .. } | Instr::$back_imm { a, imm, .. } => {
                    Some((Operator::Compare(CmpOp::$op), Operands::one(a, imm)))
                })*
                _ => None,
            }
        };
    }
    table! {
        Lt: JumpUnlessLt LoopIfLt, JumpUnlessLtI LoopIfLtI;
        Le: JumpUnlessLe LoopIfLe, JumpUnlessLeI LoopIfLeI;
        Eq: JumpUnlessEq LoopIfEq, JumpUnlessEqI LoopIfEqI;
        Ne: JumpUnlessNe LoopIfNe, JumpUnlessNeI LoopIfNeI;
        Gt: JumpUnlessGt LoopIfGt, JumpUnlessGtI LoopIfGtI;
        Ge: JumpUnlessGe LoopIfGe, JumpUnlessGeI LoopIfGeI;
    }
}
