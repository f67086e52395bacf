//! Order without running guest code: numbers, text, sequences and sets.

use monty_code::CmpOp;

use super::numeric;
use crate::compare::holds;
use crate::error::Result;
use crate::names as n;
use crate::value::{Sym, Value};
use crate::vm::Vm;

/// What one look at two values says of their order.
enum Look {
    Known(bool),
    Items,
    Sets,
    /// Long texts, bytes or ints.
    Long,
    Guest,
    /// These types have no order.
    None,
}

/// The operator as text.
pub(super) fn symbol(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Lt => "<",
        CmpOp::Le => "<=",
        CmpOp::Eq => "==",
        CmpOp::Ne => "!=",
        CmpOp::Gt => ">",
        CmpOp::Ge => ">=",
    }
}

/// The method of an operator, and the one of the other operand.
fn methods(op: CmpOp) -> (Sym, Sym) {
    match op {
        CmpOp::Lt => (n::LT, n::GT),
        CmpOp::Le => (n::LE, n::GE),
        CmpOp::Gt => (n::GT, n::LT),
        CmpOp::Ge => (n::GE, n::LE),
        CmpOp::Eq => (n::EQ, n::EQ),
        CmpOp::Ne => (n::NE, n::NE),
    }
}

/// How deep sequences may nest in an ordering.
const MAX_DEPTH: usize = 10_000;

impl Vm {
    /// `a op b`, if no guest code decides it; types without an order raise.
    pub fn compare_pure(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Option<Value>> {
        match op {
            CmpOp::Eq | CmpOp::Ne => {
                let equal = match (a, b) {
                    // Identity says nothing of nan.
                    (Value::Float(x), Value::Float(y)) => Some(x.get() == y.get()),
                    _ => self.eq_pure(a, b)?,
                };
                Ok(equal.map(|e| Value::bool(e == (op == CmpOp::Eq))))
            }
            _ => Ok(self.order_pure(op, a, b)?.map(Value::bool)),
        }
    }

    /// `a op b` for the four operators of order.
    #[inline]
    pub(super) fn order_pure(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Option<bool>> {
        match self.order_look(op, a, b) {
            Look::Known(r) => Ok(Some(r)),
            Look::Guest => self.library_comparison(op, a, b),
            Look::Items => self.order_items(op, a, b),
            Look::Sets => self.order_sets(op, a, b),
            Look::Long => self.order_long(op, a, b),
            Look::None => Err(self.unordered(op, a, b)),
        }
    }

    /// `'<' not supported between instances of 'int' and 'str'`
    #[cold]
    pub(super) fn unordered(&mut self, op: CmpOp, a: Value, b: Value) -> crate::error::Raise {
        let (a, b) = (self.type_name(a), self.type_name(b));
        let op = symbol(op);
        self.type_error(format!("'{op}' not supported between instances of '{a}' and '{b}'"))
    }

    #[inline]
    fn order_look(&self, op: CmpOp, a: Value, b: Value) -> Look {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => Look::Known(holds(op, x.cmp(&y))),
            (Value::Str(x), Value::Str(y)) if self.heap.are_short(x, y) => {
                Look::Known(holds(op, self.heap.str(x).cmp(self.heap.str(y))))
            }
            (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) => Look::Items,
            _ => self.order_mixed(op, a, b),
        }
    }

    #[inline(never)]
    fn order_mixed(&self, op: CmpOp, a: Value, b: Value) -> Look {
        if self.are_long(a, b) {
            return Look::Long;
        }
        if let (Some(x), Some(y)) = (self.number(a), self.number(b)) {
            if matches!(x, numeric::Number::Complex(..))
                || matches!(y, numeric::Number::Complex(..))
            {
                return Look::None;
            }
            return Look::Known(numeric::order(&x, &y).is_some_and(|o| holds(op, o)));
        }
        match (a, b) {
            (Value::Bytes(x) | Value::ByteArray(x), Value::Bytes(y) | Value::ByteArray(y)) => {
                Look::Known(holds(op, self.heap.bytes(x).cmp(self.heap.bytes(y))))
            }
            (Value::Set(_) | Value::FrozenSet(_), Value::Set(_) | Value::FrozenSet(_)) => {
                Look::Sets
            }
            (Value::Slice(_), Value::Slice(_)) => Look::Items,
            _ => self.order_special(op, a, b),
        }
    }

    /// Pairs of which one may bring its own methods of order.
    fn order_special(&self, op: CmpOp, a: Value, b: Value) -> Look {
        let (method, reflected) = methods(op);
        if self.has_own_order(a, method) || self.has_own_order(b, reflected) {
            return Look::Guest;
        }
        let (x, y) = (self.payload(a), self.payload(b));
        if (x != a || y != b)
            && !matches!(x, Value::Instance(_))
            && !matches!(y, Value::Instance(_))
        {
            return self.order_look(op, x, y);
        }
        Look::None
    }

    fn has_own_order(&self, v: Value, method: Sym) -> bool {
        match v {
            Value::Instance(_) => !self.is_builtin_method(self.lookup(self.type_of(v), method)),
            Value::Exception(_) | Value::Type(_) | Value::Opaque(_) | Value::Iter(_) => {
                !self.inherits_from_object(self.type_of(v), method)
            }
            // Views compare with what is a set by their own rules.
            Value::DictView(_) | Value::Wrapper(_) => true,
            _ => false,
        }
    }

    fn order_long(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Option<bool>> {
        let (a, b) = (self.payload(a), self.payload(b));
        Ok(self.order_of_long(a, b)?.map(|order| holds(op, order)))
    }

    /// Lists, tuples and slices: the first pair that differs decides.
    fn order_items(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Option<bool>> {
        let (mut a, mut b) = (a, b);
        for _ in 0..MAX_DEPTH {
            let (x, y) = (self.payload(a), self.payload(b));
            let (len_a, len_b) = (self.sequence_len(x), self.sequence_len(y));
            let mut i = 0;
            let pair = loop {
                if i >= len_a || i >= len_b {
                    return Ok(Some(holds(op, len_a.cmp(&len_b))));
                }
                let pair = (self.sequence_item(x, i), self.sequence_item(y, i));
                match self.eq_pure(pair.0, pair.1)? {
                    Some(true) => i += 1,
                    Some(false) => break pair,
                    None => return Ok(None),
                }
                if i % 512 == 0 {
                    self.heap.burn(512)?;
                }
            };
            match self.order_look(op, pair.0, pair.1) {
                Look::Known(r) => return Ok(Some(r)),
                Look::Guest => return self.library_comparison(op, pair.0, pair.1),
                Look::Sets => return self.order_sets(op, pair.0, pair.1),
                Look::Long => return self.order_long(op, pair.0, pair.1),
                Look::None => return Err(self.unordered(op, pair.0, pair.1)),
                Look::Items => (a, b) = pair,
            }
            self.heap.burn(8)?;
        }
        Err(self.recursion_error("maximum recursion depth exceeded in comparison"))
    }

    fn sequence_len(&self, v: Value) -> usize {
        match v {
            Value::List(h) => self.heap.items(h).len(),
            Value::Tuple(h) => self.heap.tuple_items(h).len(),
            Value::Slice(_) => 3,
            _ => 0,
        }
    }

    fn sequence_item(&self, v: Value, i: usize) -> Value {
        match v {
            Value::List(h) => self.heap.items(h)[i],
            Value::Tuple(h) => self.heap.tuple_items(h)[i],
            Value::Slice(h) => {
                let s = self.heap.slice(h);
                [s.start, s.stop, s.step][i]
            }
            _ => Value::None,
        }
    }

    /// Sets are ordered by inclusion.
    fn order_sets(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Option<bool>> {
        let (a, b) = (self.payload(a), self.payload(b));
        let (Value::Set(x) | Value::FrozenSet(x), Value::Set(y) | Value::FrozenSet(y)) = (a, b)
        else {
            return Ok(None);
        };
        let (x, y) = if matches!(op, CmpOp::Lt | CmpOp::Le) { (x, y) } else { (y, x) };
        let (len_x, len_y) = (self.heap.set(x).len(), self.heap.set(y).len());
        let strict = matches!(op, CmpOp::Lt | CmpOp::Gt);
        if len_x > len_y || (strict && len_x == len_y) {
            return Ok(Some(false));
        }
        self.set_subset(x, y, 0)
    }
}
