//! Comparison and truth as the loop asks for them: exact builtin values by their families' hooks,
//! everything else by the protocol of methods, reflected ones included.

use std::cmp::Ordering;

use monty_code::CmpOp;

use crate::builtins::{containers, numbers, objects, text};
use crate::cont::Cont;
use crate::error::Result;
use crate::names as n;
use crate::native::Step;
use crate::operator::OperatorCont;
use crate::value::{Sym, Value};
use crate::vm::Vm;

/// The method of a comparison.
pub(crate) fn method_name(op: CmpOp) -> Sym {
    match op {
        CmpOp::Lt => n::LT,
        CmpOp::Le => n::LE,
        CmpOp::Eq => n::EQ,
        CmpOp::Ne => n::NE,
        CmpOp::Gt => n::GT,
        CmpOp::Ge => n::GE,
    }
}

/// Does the comparison hold for this order?
#[inline(always)]
pub(crate) fn holds(op: CmpOp, order: Ordering) -> bool {
    match op {
        CmpOp::Lt => order.is_lt(),
        CmpOp::Le => order.is_le(),
        CmpOp::Eq => order.is_eq(),
        CmpOp::Ne => order.is_ne(),
        CmpOp::Gt => order.is_gt(),
        CmpOp::Ge => order.is_ge(),
    }
}

/// The comparison that holds for `(b, a)` where `op` holds for `(a, b)`.
pub(crate) fn swapped(op: CmpOp) -> CmpOp {
    match op {
        CmpOp::Lt => CmpOp::Gt,
        CmpOp::Le => CmpOp::Ge,
        CmpOp::Gt => CmpOp::Lt,
        CmpOp::Ge => CmpOp::Le,
        same => same,
    }
}

/// As source writes it.
pub(crate) fn symbol(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Lt => "<",
        CmpOp::Le => "<=",
        CmpOp::Eq => "==",
        CmpOp::Ne => "!=",
        CmpOp::Gt => ">",
        CmpOp::Ge => ">=",
    }
}

/// What kind of data a value is: those of two kinds are never equal. None if its tag does not say so.
fn kind_of_data(v: Value) -> Option<u8> {
    Some(match v {
        Value::Int(_) | Value::Float(_) | Value::True | Value::False => 0,
        Value::Str(_) => 1,
        Value::None => 2,
        Value::List(_) => 3,
        Value::Tuple(_) => 4,
        Value::Dict(_) => 5,
        Value::Set(_) | Value::FrozenSet(_) => 6,
        _ => return None,
    })
}

impl Vm {
    pub(crate) fn compare_regs(&mut self, op: CmpOp, base: usize, a: u8, b: u8) -> Result<Step> {
        let (a, b) = (self.stack[base + a as usize], self.stack[base + b as usize]);
        self.compare_op(op, a, b)
    }

    pub(crate) fn compare_imm(&mut self, op: CmpOp, base: usize, a: u8, imm: i16) -> Result<Step> {
        let a = self.stack[base + a as usize];
        self.compare_op(op, a, Value::Int(i64::from(imm)))
    }

    /// `a op b`
    pub fn compare_op(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Step> {
        if matches!(op, CmpOp::Eq | CmpOp::Ne) && self.are_strangers(a, b) {
            return Ok(Step::Done(Value::bool(op == CmpOp::Ne)));
        }
        if let (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) = (a, b)
            && let Some(equal) = self.are_equal_at_once(a, b)
        {
            match op {
                CmpOp::Eq => return Ok(Step::Done(Value::bool(equal))),
                CmpOp::Ne => return Ok(Step::Done(Value::bool(!equal))),
                _ => {}
            }
        }
        if !self.has_methods(a) && !self.has_methods(b) {
            return match self.compare_builtin(op, a, b)? {
                Some(step) => Ok(step),
                None => self.compare_default(op, a, b).map(Step::Done),
            };
        }
        // Instances whose class says nothing of equality are equal to themselves alone.
        if matches!(op, CmpOp::Eq | CmpOp::Ne) && self.plain_identity(a) && self.plain_identity(b) {
            return Ok(Step::Done(Value::bool(a.is(b) == (op == CmpOp::Eq))));
        }
        let reflected = swapped(op);
        let (left_class, right_class) = (self.type_of(a), self.type_of(b));
        let right_first = left_class != right_class
            && self.is_subclass(right_class, left_class)
            && self.lookup_cached(right_class, method_name(reflected)).is_some();
        let (first, second) = if right_first {
            ((reflected, b, a), (op, a, b))
        } else {
            ((op, a, b), (reflected, b, a))
        };
        let keep = [a, b, second.1, second.2];
        let step = self.call_comparison(first.0, first.1, first.2)?;
        if let Step::Done(v) = step
            && v != Value::NotImplemented
        {
            return Ok(step);
        }
        let cont = OperatorCont::Compare { op, second: second.0 };
        self.and_then(step, Cont::Operator(cont), 0, &keep)
    }

    /// One side's method; NotImplemented if there is none.
    pub(crate) fn call_comparison(
        &mut self,
        op: CmpOp,
        receiver: Value,
        other: Value,
    ) -> Result<Step> {
        let name = method_name(op);
        match self.lookup_cached(self.type_of(receiver), name) {
            None => Ok(Step::Done(Value::NotImplemented)),
            Some(Value::Native(id)) if op == CmpOp::Ne && self.is_default_ne(id) => {
                let step = self.call_comparison(CmpOp::Eq, receiver, other)?;
                self.and_then(step, Cont::Operator(OperatorCont::Negate), 0, &[])
            }
            Some(found) => {
                if self.has_answer(found)
                    && let Some(v) = self.answer(found, receiver, &[other])?
                {
                    return Ok(Step::Done(v));
                }
                self.call_found(found, receiver, name, &[other])
            }
        }
    }

    /// Is it certain at a glance that two values are not equal: of builtin types of different kinds, or
    /// one of them equal to nothing but itself?
    fn are_strangers(&self, a: Value, b: Value) -> bool {
        match (kind_of_data(a), kind_of_data(b)) {
            (Some(x), Some(y)) => x != y,
            (Some(_), None) => matches!(b, Value::Instance(_)) && self.plain_identity(b),
            (None, Some(_)) => matches!(a, Value::Instance(_)) && self.plain_identity(a),
            (None, None) => false,
        }
    }

    fn is_default_ne(&self, id: crate::value::NativeId) -> bool {
        matches!(
            self.registry.member(crate::types::OBJECT, n::NE),
            Some(crate::registry::Member::Native(default)) if default == id
        )
    }

    /// Does the value's type leave equality to identity, as far as its flags tell?
    fn plain_identity(&self, v: Value) -> bool {
        match v {
            Value::Instance(h) => {
                let instance = self.heap.instance(h);
                instance.rest.as_ref().is_none_or(|r| r.payload.is_unset())
                    && self.class(self.type_of(v)).is_some_and(|c| !c.flags.eq)
            }
            Value::None => true,
            _ => false,
        }
    }

    /// By the families' hooks; None if no builtin type compares these.
    pub(crate) fn compare_builtin(
        &mut self,
        op: CmpOp,
        a: Value,
        b: Value,
    ) -> Result<Option<Step>> {
        if let Some(step) = numbers::compare(self, op, a, b)? {
            return Ok(Some(step));
        }
        if let Some(step) = text::compare(self, op, a, b)? {
            return Ok(Some(step));
        }
        if let Some(step) = containers::compare(self, op, a, b)? {
            return Ok(Some(step));
        }
        objects::compare(self, op, a, b)
    }

    /// What `==` and `!=` are when nobody knows better; the others are errors.
    pub(crate) fn compare_default(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Value> {
        match op {
            CmpOp::Eq => Ok(Value::bool(a.is(b))),
            CmpOp::Ne => Ok(Value::bool(!a.is(b))),
            _ => {
                let (x, y) = (self.type_name(a), self.type_name(b));
                Err(self.type_error(format!(
                    "'{}' not supported between instances of '{x}' and '{y}'",
                    symbol(op)
                )))
            }
        }
    }

    // ---- membership

    pub(crate) fn contains_regs(&mut self, base: usize, container: u8, item: u8) -> Result<Step> {
        let (container, item) =
            (self.stack[base + container as usize], self.stack[base + item as usize]);
        self.contains_op(container, item)
    }

    /// `item in container`, as `True` or `False`.
    pub(crate) fn contains_op(&mut self, container: Value, item: Value) -> Result<Step> {
        if !self.has_methods(container) {
            if let Some(step) = containers::contains(self, container, item)? {
                return Ok(step);
            }
            if let Some(step) = text::contains(self, container, item)? {
                return Ok(step);
            }
            if let Some(step) = objects::contains(self, container, item)? {
                return Ok(step);
            }
        }
        match self.lookup_cached(self.type_of(container), n::CONTAINS) {
            Some(found) if !found.is_none() => {
                let step = self.call_found(found, container, n::CONTAINS, &[item])?;
                self.and_then(step, Cont::Operator(OperatorCont::Truth), 0, &[])
            }
            None if self.is_iterable(container) => {
                self.prelude_call("iterable_contains", &[container, item])
            }
            found => {
                let name = self.type_name(container);
                Err(self.type_error(match found {
                    Some(_) => format!("'{name}' object is not a container"),
                    None => format!("argument of type '{name}' is not iterable"),
                }))
            }
        }
    }

    // ---- truth

    pub(crate) fn truth_reg(&mut self, base: usize, reg: u8) -> Result<Step> {
        let v = self.stack[base + reg as usize];
        self.truth_step(v)
    }

    /// `bool(v)`
    pub fn truth_step(&mut self, v: Value) -> Result<Step> {
        if let Some(t) = self.truth_pure(v)? {
            return Ok(Step::Done(Value::bool(t)));
        }
        let class = self.type_of(v);
        let (name, cont) = match self.lookup_cached(class, n::BOOL) {
            Some(found) if found.is_none() => {
                let name = self.type_name(found);
                return Err(self.type_error(format!("'{name}' object is not callable")));
            }
            Some(_) => (n::BOOL, OperatorCont::BoolResult),
            None => (n::LEN, OperatorCont::LenResult),
        };
        let step = self.call_method(v, name, &[])?;
        self.and_then(step, Cont::Operator(cont), 0, &[])
    }

    /// What `__bool__` or `__len__` gave, as a truth.
    pub(crate) fn truth_result(&mut self, cont: OperatorCont, v: Value) -> Result<Step> {
        if cont == OperatorCont::BoolResult {
            return match v {
                Value::True | Value::False => Ok(Step::Done(v)),
                _ => {
                    let name = self.type_name(v);
                    Err(self.type_error(format!("__bool__ should return bool, returned {name}")))
                }
            };
        }
        match self.checked_length(v, cont == OperatorCont::LenIndex)? {
            Some(length) => Ok(Step::Done(Value::bool(length != 0))),
            None => {
                let step = self.call_method(v, n::INDEX, &[])?;
                self.and_then(step, Cont::Operator(OperatorCont::LenIndex), 0, &[])
            }
        }
    }

    /// Do methods of the value's type decide about operators, rather than a family's hook?
    #[inline]
    pub(crate) fn has_methods(&self, v: Value) -> bool {
        match v {
            Value::Instance(_) | Value::Opaque(_) => true,
            Value::Exception(h) => self.class(self.heap.exception(h).class).is_some(),
            Value::Type(t) => self.class(t).is_some_and(|c| self.class(c.metaclass).is_some()),
            Value::Iter(h) => matches!(self.heap.iter(h), crate::object::Iter::Native { .. }),
            _ => false,
        }
    }
}
