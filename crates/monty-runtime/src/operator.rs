//! Binary, in-place and unary operators: exact builtin values by their families' hooks, everything
//! else by the protocol of methods with CPython's order of precedence.

use monty_code::{BinOp, CmpOp, UnaryOp};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::builtins::{containers, numbers, objects, text};
use crate::compare::method_name;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::types as t;
use crate::value::{Sym, Value};
use crate::vm::Vm;

const INVERTED_BOOL: &str = "Bitwise inversion '~' on bool is deprecated and will be removed in \
    Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not \
    what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if \
    you really want the bitwise inversion of the underlying int.";

/// What an operator does with the result of a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OperatorCont {
    /// A binary operator's methods in turn; values: a, b, then receiver and argument of the next.
    Binary { op: BinOp, inplace: bool, reflected: bool },
    /// An in-place method; values: a, b.
    Inplace { op: BinOp },
    /// A comparison; values: a, b, then receiver and argument of the second method.
    Compare { op: CmpOp, second: CmpOp },
    /// The second method of a comparison gave this; values: a, b.
    CompareLast { op: CmpOp },
    /// `not` of a comparison, unless it is NotImplemented.
    Negate,
    /// The truth of the result.
    Truth,
    /// What `__bool__` gave.
    BoolResult,
    /// What `__len__` gave, as a truth.
    LenResult,
    /// What `__index__` of that gave.
    LenIndex,
}

/// An operator's names: method, reflected method, in-place method, symbol.
pub(crate) fn names(op: BinOp) -> (Sym, Sym, Sym, &'static str) {
    match op {
        BinOp::Add => (n::ADD, n::RADD, n::IADD, "+"),
        BinOp::Sub => (n::SUB, n::RSUB, n::ISUB, "-"),
        BinOp::Mul => (n::MUL, n::RMUL, n::IMUL, "*"),
        BinOp::TrueDiv => (n::TRUEDIV, n::RTRUEDIV, n::ITRUEDIV, "/"),
        BinOp::FloorDiv => (n::FLOORDIV, n::RFLOORDIV, n::IFLOORDIV, "//"),
        BinOp::Mod => (n::MOD, n::RMOD, n::IMOD, "%"),
        BinOp::Pow => (n::POW, n::RPOW, n::IPOW, "**"),
        BinOp::LShift => (n::LSHIFT, n::RLSHIFT, n::ILSHIFT, "<<"),
        BinOp::RShift => (n::RSHIFT, n::RRSHIFT, n::IRSHIFT, ">>"),
        BinOp::And => (n::AND, n::RAND, n::IAND, "&"),
        BinOp::Or => (n::OR, n::ROR, n::IOR, "|"),
        BinOp::Xor => (n::XOR, n::RXOR, n::IXOR, "^"),
        BinOp::MatMul => (n::MATMUL, n::RMATMUL, n::IMATMUL, "@"),
    }
}

impl Vm {
    pub(crate) fn binary_regs(&mut self, op: BinOp, base: usize, a: u8, b: u8) -> Result<Step> {
        let (a, b) = (self.stack[base + a as usize], self.stack[base + b as usize]);
        self.binary_op(op, a, b)
    }

    pub(crate) fn inplace_regs(&mut self, op: BinOp, base: usize, a: u8, b: u8) -> Result<Step> {
        let (a, b) = (self.stack[base + a as usize], self.stack[base + b as usize]);
        self.inplace_op(op, a, b)
    }

    pub(crate) fn binary_imm(
        &mut self,
        op: BinOp,
        base: usize,
        a: u8,
        imm: i32,
        inplace: bool,
    ) -> Result<Step> {
        let (a, b) = (self.stack[base + a as usize], Value::Int(i64::from(imm)));
        if inplace { self.inplace_op(op, a, b) } else { self.binary_op(op, a, b) }
    }

    pub(crate) fn unary_reg(&mut self, op: UnaryOp, base: usize, src: u8) -> Result<Step> {
        let v = self.stack[base + src as usize];
        self.unary_op(op, v)
    }

    /// `op v`
    pub(crate) fn unary_op(&mut self, op: UnaryOp, v: Value) -> Result<Step> {
        let (name, symbol) = match op {
            UnaryOp::Neg => (n::NEG, "-"),
            UnaryOp::Pos => (n::POS, "+"),
            UnaryOp::Invert => (n::INVERT, "~"),
        };
        if self.has_methods(v) {
            if let Some(found) = self.lookup_cached(self.type_of(v), name) {
                return self.call_found(found, v, name, &[]);
            }
        } else {
            if let Some(done) = numbers::unary(self, op, v)? {
                if op == UnaryOp::Invert && matches!(v, Value::True | Value::False) {
                    return self.warn_then(t::DEPRECATION_WARNING, INVERTED_BOOL, done);
                }
                return Ok(Step::Done(done));
            }
            if let Some(done) = objects::unary(self, op, v)? {
                return Ok(Step::Done(done));
            }
        }
        let name = self.type_name(v);
        Err(self.type_error(format!("bad operand type for unary {symbol}: '{name}'")))
    }

    /// `a op b`
    pub fn binary_op(&mut self, op: BinOp, a: Value, b: Value) -> Result<Step> {
        self.binary(op, a, b, false)
    }

    fn binary(&mut self, op: BinOp, a: Value, b: Value, inplace: bool) -> Result<Step> {
        if !self.has_methods(a) && !self.has_methods(b) {
            return match self.binary_builtin(op, a, b)? {
                Some(step) => Ok(step),
                None => self.last_resort(op, a, b, inplace),
            };
        }
        let (method, reflected, ..) = names(op);
        let (left_class, right_class) = (self.type_of(a), self.type_of(b));
        let left = self.number_method(op, a, method, reflected);
        let right = if left_class == right_class {
            None
        } else {
            self.number_method(op, b, reflected, method)
        };
        let right_first = match (left, right) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(_), Some(r)) => {
                // A subclass on the right that brings its own method goes first.
                self.is_subclass(right_class, left_class)
                    && self.lookup_cached(left_class, reflected) != Some(r)
            }
        };
        let (first, second) =
            if right_first { ((right, b, a), (left, a, b)) } else { ((left, a, b), (right, b, a)) };
        let name = |reflected_now: bool| if reflected_now { reflected } else { method };
        let step = match first.0 {
            Some(found) => self.call_found(found, first.1, name(right_first), &[first.2])?,
            None => Step::Done(Value::NotImplemented),
        };
        if let Step::Done(v) = step
            && v != Value::NotImplemented
        {
            return Ok(step);
        }
        let has_second = second.0.is_some();
        let keep = [a, b, if has_second { second.1 } else { Value::Unset }, second.2];
        let cont = OperatorCont::Binary { op, inplace, reflected: !right_first };
        self.and_then(step, Cont::Operator(cont), 0, &keep)
    }

    /// By the families' hooks; None if no builtin type knows the operator for these.
    pub(crate) fn binary_builtin(&mut self, op: BinOp, a: Value, b: Value) -> Result<Option<Step>> {
        if let Some(step) = numbers::binary(self, op, a, b)? {
            return Ok(Some(step));
        }
        if let Some(step) = text::binary(self, op, a, b)? {
            return Ok(Some(step));
        }
        if let Some(step) = containers::binary(self, op, a, b)? {
            return Ok(Some(step));
        }
        objects::binary(self, op, a, b)
    }

    /// `a op= b`
    pub(crate) fn inplace_op(&mut self, op: BinOp, a: Value, b: Value) -> Result<Step> {
        // A method of the right operand goes before the concatenation of a builtin sequence.
        let right_first = self.has_methods(b) && self.is_sequence_operator(op, a);
        if !self.has_methods(a) && !right_first {
            if let Some(step) = containers::inplace(self, op, a, b)? {
                return Ok(step);
            }
            if let Some(step) = text::inplace(self, op, a, b)? {
                return Ok(step);
            }
            return self.binary(op, a, b, true);
        }
        let (.., inplace, _) = names(op);
        // A subclass of a sequence has its `__iadd__` as a method of a number.
        let class = self.type_of(a);
        let found = match self.class(class) {
            Some(_) if op == BinOp::Add => self.lookup_cached(class, inplace),
            _ => self.number_method(op, a, inplace, inplace),
        };
        // One that has a `*` of its own repeats in place only where that does not know better.
        let repeats = op == BinOp::Mul
            && self.is_builtin_method(found)
            && self.class(class).is_some()
            && !(self.inherits(class, n::MUL) && self.inherits(class, n::RMUL));
        match found.filter(|_| !repeats) {
            Some(found) => {
                let step = self.call_found(found, a, inplace, &[b])?;
                self.and_then(step, Cont::Operator(OperatorCont::Inplace { op }), 0, &[a, b])
            }
            None => self.binary(op, a, b, true),
        }
    }

    /// What no method of a number knows may be an operation of a sequence.
    #[cold]
    fn last_resort(&mut self, op: BinOp, a: Value, b: Value, inplace: bool) -> Result<Step> {
        match self.sequence_operator(op, a, b, inplace)? {
            Some(step) => Ok(step),
            None => Err(self.unsupported(op, a, b, inplace)),
        }
    }

    #[cold]
    pub(crate) fn unsupported(&mut self, op: BinOp, a: Value, b: Value, inplace: bool) -> Raise {
        let (x, y) = (self.type_name(a), self.type_name(b));
        let symbol = match (op, inplace) {
            (BinOp::Pow, false) => "** or pow()".to_owned(),
            (BinOp::Pow, true) => "**=".to_owned(),
            (_, true) => format!("{}=", names(op).3),
            (_, false) => names(op).3.to_owned(),
        };
        let mut message = format!("unsupported operand type(s) for {symbol}: '{x}' and '{y}'");
        if op == BinOp::RShift
            && let Value::Native(id) = a
            && self.registry.natives[id.index()].def.name() == "print"
        {
            message.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
        }
        self.type_error(message)
    }

    /// Call a method found on the type of its receiver.
    pub(crate) fn call_found(
        &mut self,
        found: Value,
        receiver: Value,
        name: Sym,
        args: &[Value],
    ) -> Result<Step> {
        if !matches!(found, Value::Function(_) | Value::Native(_)) {
            return self.call_method(receiver, name, args);
        }
        let mut all: SmallVec<[Value; 4]> = SmallVec::new();
        all.push(receiver);
        all.extend_from_slice(args);
        if let Value::Native(id) = found
            && self.registry.natives[id.index()].is_plain_method()
            && let Some(step) = self.call_plain(self.free_base(), id, &all)?
        {
            return Ok(step);
        }
        self.tail_call(found, &all)
    }

    /// A function of `operator`, or `max` or `min`, called without a request: such functions call no others
    /// that would nest. None if it is no such function or the machinery of calls is needed, for a limit
    /// that was met as well: the call is then made there.
    pub(crate) fn call_operator(
        &mut self,
        function: Value,
        args: &[Value],
    ) -> Result<Option<Step>> {
        let Value::Native(id) = function else { return Ok(None) };
        let native = &self.registry.natives[id.index()];
        let known = native.module == n::OPERATOR_MODULE
            || native.module == n::BUILTINS && matches!(self.text(native.name), "max" | "min");
        if !known || native.owner.is_some() {
            return Ok(None);
        }
        let start = self.free_base();
        self.reserve_stack(start, args.len())?;
        self.stack[start..start + args.len()].copy_from_slice(args);
        let called = self
            .bind_native(id, start, args.len(), &[])
            .and_then(|args| self.invoke(native, id, args));
        match called {
            Ok(step) => Ok(Some(step)),
            Err(Raise::Exc(e)) => Err(Raise::Exc(e)),
            Err(_) => Ok(None),
        }
    }

    /// `a op b` of two instances of one class of the library whose method is native and calls nothing, asked
    /// by a native function at work; None if there is more to it.
    pub(crate) fn library_comparison(
        &mut self,
        op: CmpOp,
        a: Value,
        b: Value,
    ) -> Result<Option<bool>> {
        let (Value::Instance(_), Value::Instance(_)) = (a, b) else { return Ok(None) };
        if self.type_of(a) != self.type_of(b) {
            return Ok(None);
        }
        Ok(match self.library_answer(a, method_name(op), &[b])? {
            Some(Value::True) => Some(true),
            Some(Value::False) => Some(false),
            _ => None,
        })
    }

    /// What a method of an instance gives if it is the library's, native or with a native function that
    /// answers for it, and calls nothing; None if there is more to it.
    pub(crate) fn library_answer(
        &mut self,
        receiver: Value,
        method: Sym,
        args: &[Value],
    ) -> Result<Option<Value>> {
        let Value::Instance(_) = receiver else { return Ok(None) };
        let class = self.type_of(receiver);
        match self.lookup_cached(class, method) {
            Some(found) => self.answer(found, receiver, args),
            None => Ok(None),
        }
    }

    /// Is there a native function that answers for this one?
    #[inline]
    pub(crate) fn has_answer(&self, function: Value) -> bool {
        match function {
            Value::Function(h) => self.codes[self.heap.function(h).code.index()].answer.is_some(),
            _ => false,
        }
    }

    /// What such a method gives, once it is found.
    pub(crate) fn answer(
        &mut self,
        method: Value,
        receiver: Value,
        args: &[Value],
    ) -> Result<Option<Value>> {
        let mut all: SmallVec<[Value; 4]> = SmallVec::new();
        all.push(receiver);
        all.extend_from_slice(args);
        let id = match method {
            Value::Native(id) if self.registry.natives[id.index()].is_plain_method() => id,
            Value::Function(h) => {
                let Some(id) = self.codes[self.heap.function(h).code.index()].answer else {
                    return Ok(None);
                };
                let closure = self.heap.function(h).closure.iter();
                all.extend(closure.map(|&cell| self.heap.cell(cell).value));
                id
            }
            _ => return Ok(None),
        };
        self.ask(id, &all)
    }

    /// What a native function gives that calls nothing of the guest's; None if it would.
    pub(crate) fn ask(
        &mut self,
        id: crate::value::NativeId,
        args: &[Value],
    ) -> Result<Option<Value>> {
        // What nests deeper is for functions that the recursion limit knows of.
        const MOST_ASKED: u32 = 16;
        if self.frames.is_empty() || self.asking >= MOST_ASKED {
            // Where nothing runs, the stack is a session's variables.
            return Ok(None);
        }
        self.heap.burn(4)?;
        // Above the arguments of the function at work, which may look at them again.
        const MOST_ARGUMENTS: usize = 256;
        let (free, end) = (self.free_base(), self.native_end);
        let start = free.max(end);
        if start > free + MOST_ARGUMENTS {
            return Ok(None);
        }
        let running = self.running_native;
        self.asking += 1;
        let done = self.call_plain(start, id, args);
        self.asking -= 1;
        (self.running_native, self.native_end) = (running, end);
        Ok(match done? {
            Some(Step::Done(v)) => Some(v).filter(|v| *v != Value::None),
            Some(Step::Call) => {
                // It is for others to make that call.
                self.request = Default::default();
                self.request_stack.clear();
                None
            }
            None => None,
        })
    }

    /// A native function, called without a request, with its arguments from `start` on: such functions call
    /// no others that would nest. None if the machinery of calls is needed.
    pub(crate) fn call_plain(
        &mut self,
        start: usize,
        id: crate::value::NativeId,
        args: &[Value],
    ) -> Result<Option<Step>> {
        let native = &self.registry.natives[id.index()];
        let signature = native.signature();
        if !signature.fits(args.len()) || signature.varargs {
            return Ok(None);
        }
        self.reserve_stack(start, args.len())?;
        self.stack[start..start + args.len()].copy_from_slice(args);
        let args = Args {
            start: start as u32,
            len: args.len() as u32,
            named: signature.params.len() as u32,
            kwargs: Value::Unset,
        };
        match self.invoke(native, id, args) {
            Ok(step) => Ok(Some(step)),
            // Called again, with the argument converted.
            Err(Raise::Convert(_)) => Ok(None),
            Err(e) => Err(e),
        }
    }

    /// Go on with an operator after one of its methods.
    pub(crate) fn resume_operator(
        &mut self,
        which: OperatorCont,
        state: NativeState,
        outcome: Outcome,
    ) -> Result<Step> {
        let v = outcome.map_err(Raise::Exc)?;
        match which {
            OperatorCont::Binary { op, inplace, reflected } => {
                if v != Value::NotImplemented {
                    return Ok(Step::Done(v));
                }
                let (a, b, receiver, argument) =
                    (state.get(0)?, state.get(1)?, state.get(2)?, state.get(3)?);
                if receiver.is_unset() {
                    return self.last_resort(op, a, b, inplace);
                }
                let (method, right, ..) = names(op);
                let name = if reflected { right } else { method };
                let found = self.lookup_cached(self.type_of(receiver), name);
                let found = found.unwrap_or(Value::None);
                let step = self.call_found(found, receiver, name, &[argument])?;
                let cont = OperatorCont::Binary { op, inplace, reflected };
                self.and_then(step, Cont::Operator(cont), 1, &[a, b, Value::Unset, Value::Unset])
            }
            OperatorCont::Inplace { op } => match v {
                Value::NotImplemented => self.binary(op, state.get(0)?, state.get(1)?, true),
                _ => Ok(Step::Done(v)),
            },
            OperatorCont::Compare { op, second } => match v {
                Value::NotImplemented => {
                    let step = self.call_comparison(second, state.get(2)?, state.get(3)?)?;
                    let keep = [state.get(0)?, state.get(1)?];
                    self.and_then(step, Cont::Operator(OperatorCont::CompareLast { op }), 0, &keep)
                }
                _ => Ok(Step::Done(v)),
            },
            OperatorCont::CompareLast { op } => match v {
                Value::NotImplemented => {
                    self.compare_default(op, state.get(0)?, state.get(1)?).map(Step::Done)
                }
                _ => Ok(Step::Done(v)),
            },
            OperatorCont::Negate => match v {
                Value::NotImplemented => Ok(Step::Done(v)),
                _ => {
                    let step = self.truth_step(v)?;
                    match step {
                        Step::Done(t) => Ok(Step::Done(Value::bool(t == Value::False))),
                        Step::Call => {
                            self.and_then(step, Cont::Operator(OperatorCont::Negate), 0, &[])
                        }
                    }
                }
            },
            OperatorCont::Truth => self.truth_step(v),
            OperatorCont::BoolResult | OperatorCont::LenResult | OperatorCont::LenIndex => {
                self.truth_result(which, v)
            }
        }
    }
}
