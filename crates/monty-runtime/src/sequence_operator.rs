//! `+` and `*` of sequences, which CPython asks after the methods of numbers: a sequence is
//! concatenated or repeated if nothing else knew the operator, whatever methods a subclass of it has.

use monty_code::BinOp;

use crate::error::Result;
use crate::native::Step;
use crate::operator::names;
use crate::types as t;
use crate::value::{Sym, TypeRef, Value};
use crate::vm::Vm;

impl Vm {
    /// The builtin sequence whose operator this has: it is one, or an instance of a subclass that
    /// has no such method of its own.
    fn sequence_class(&self, op: BinOp, v: Value) -> Option<TypeRef> {
        let sequence = match self.payload(v) {
            Value::Str(_) => t::STR,
            Value::List(_) => t::LIST,
            Value::Tuple(_) => t::TUPLE,
            Value::Bytes(_) => t::BYTES,
            Value::ByteArray(_) => t::BYTEARRAY,
            payload if self.type_of(payload) == t::DEQUE => t::DEQUE,
            _ => return None,
        };
        let class = self.type_of(v);
        let (method, reflected, ..) = names(op);
        let inherits = class == sequence
            || (self.inherits(class, method)
                && (op == BinOp::Add || self.inherits(class, reflected)));
        inherits.then_some(sequence)
    }

    /// Does a class leave a method to the builtin types, if any has it?
    pub(crate) fn inherits(&self, class: TypeRef, method: Sym) -> bool {
        matches!(self.lookup(class, method), None | Some(Value::Native(_)))
    }

    /// Is this what a builtin sequence does itself?
    pub(crate) fn is_sequence_operator(&self, op: BinOp, v: Value) -> bool {
        matches!(op, BinOp::Add | BinOp::Mul) && self.sequence_class(op, v).is_some()
    }

    /// The method of a type for an operator, unless it is that of a builtin sequence. Where a
    /// subclass has the operator's other method, both are methods of a number.
    pub(crate) fn number_method(
        &mut self,
        op: BinOp,
        v: Value,
        name: Sym,
        other: Sym,
    ) -> Option<Value> {
        let class = self.type_of(v);
        let found = self.lookup_cached(class, name)?;
        // A native function that belongs to no type is a method of the library's own classes.
        let of_sequence = self.is_builtin_method(Some(found))
            && self.inherits(class, other)
            && self.is_sequence_operator(op, v);
        (!of_sequence).then_some(found)
    }

    /// The operator of a builtin sequence; None if neither operand is one that has it.
    pub(crate) fn sequence_operator(
        &mut self,
        op: BinOp,
        a: Value,
        b: Value,
        inplace: bool,
    ) -> Result<Option<Step>> {
        let (method, reflected, in_place, _) = names(op);
        if !matches!(op, BinOp::Add | BinOp::Mul) {
            return Ok(None);
        }
        let (mut left, right) = (self.sequence_class(op, a), self.sequence_class(op, b));
        if inplace && op == BinOp::Mul && left.is_none() {
            // One that has a `*` of its own may still repeat itself in place.
            left = match self.payload(a) {
                Value::List(_) => Some(t::LIST),
                Value::ByteArray(_) => Some(t::BYTEARRAY),
                _ => None,
            };
            left = left.filter(|_| self.inherits(self.type_of(a), in_place));
        }
        let (class, receiver, argument, name) = match (op, left, right) {
            (_, Some(class), _) => {
                let own = self.lookup(class, in_place);
                let own = own.filter(|_| inplace && self.inherits(self.type_of(a), in_place));
                (class, a, b, if own.is_some() { in_place } else { method })
            }
            (BinOp::Mul, None, Some(class)) if !(inplace && self.might_be_sequence(a)) => {
                (class, b, a, reflected)
            }
            _ => return Ok(None),
        };
        if op == BinOp::Mul && !self.has_index(argument) {
            let got = self.type_name(argument);
            let message = format!("can't multiply sequence by non-int of type '{got}'");
            return Err(self.type_error(message));
        }
        let Some(found) = self.lookup(class, name) else { return Ok(None) };
        self.call_found(found, receiver, name, &[argument]).map(Some)
    }

    /// Does this become an int by `__index__`?
    fn has_index(&self, v: Value) -> bool {
        matches!(v, Value::Int(_) | Value::BigInt(_) | Value::True | Value::False)
            || self.lookup_special(v, crate::names::INDEX).is_some()
    }

    /// Types that have a table of sequence operations, be it an empty one: what stands right of
    /// them in an in-place operator is not asked.
    fn might_be_sequence(&self, v: Value) -> bool {
        match v {
            Value::Str(_)
            | Value::Bytes(_)
            | Value::ByteArray(_)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::DictView(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Range(_)
            | Value::Instance(_)
            | Value::Opaque(_) => true,
            Value::Exception(h) => self.class(self.heap.exception(h).class).is_some(),
            Value::Type(class) => self.class(class).is_some_and(|c| c.metaclass != t::TYPE),
            _ => false,
        }
    }
}
