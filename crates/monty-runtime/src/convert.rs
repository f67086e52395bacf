//! Arguments as the numbers and truths a native function needs. Where guest code must convert, the
//! error asks the call machinery for it (see [`Raise::Convert`]).

use crate::error::{ConvertKind, Raise, Result};
use crate::names as n;
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// An `Int` or a `BigInt` from anything with `__index__`.
    #[inline]
    pub fn index_value(&mut self, v: Value) -> Result<Value> {
        match v {
            Value::Int(_) | Value::BigInt(_) => Ok(v),
            Value::True => Ok(Value::Int(1)),
            Value::False => Ok(Value::Int(0)),
            _ => self.index_other(v),
        }
    }

    fn index_other(&mut self, v: Value) -> Result<Value> {
        // An int of a derived class is one, whatever its `__index__` says.
        if let Value::Int(_) | Value::BigInt(_) = self.payload(v) {
            return Ok(self.payload(v));
        }
        match self.lookup_special(v, n::INDEX) {
            Some(Value::Native(_)) => {
                let payload = self.payload(v);
                if payload == v { Err(self.not_an_integer(v)) } else { self.index_value(payload) }
            }
            Some(Value::None) => Err(self.type_error("'NoneType' object is not callable")),
            Some(_) => Err(Raise::convert(v, ConvertKind::Index)),
            None => Err(self.not_an_integer(v)),
        }
    }

    fn not_an_integer(&mut self, v: Value) -> Raise {
        let name = self.type_name(v);
        self.type_error(format!("'{name}' object cannot be interpreted as an integer"))
    }

    /// The same, which must fit 64 bits.
    pub fn index(&mut self, v: Value) -> Result<i64> {
        match self.index_value(v)? {
            Value::Int(i) => Ok(i),
            _ => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// A double from a float, an int or anything with `__float__` or `__index__`.
    pub fn float_arg(&mut self, v: Value) -> Result<f64> {
        match v {
            Value::Float(f) => return Ok(f.get()),
            Value::Int(i) => return Ok(i as f64),
            Value::True => return Ok(1.0),
            Value::False => return Ok(0.0),
            Value::BigInt(_) => return crate::builtins::numbers::number::int_to_float(self, v),
            _ => {}
        }
        // A float of a derived class is one, whatever its `__float__` says.
        if let Value::Float(f) = self.payload(v) {
            return Ok(f.get());
        }
        match self.lookup_special(v, n::FLOAT) {
            Some(Value::Native(id)) if !self.registry.natives[id.index()].is_plain_method() => {
                let payload = self.payload(v);
                if payload == v {
                    Err(self.not_a_real(v))
                } else {
                    self.float_arg_payload(payload, v)
                }
            }
            Some(m) if !m.is_none() => match self.library_answer(v, n::FLOAT, &[])? {
                Some(Value::Float(f)) => Ok(f.get()),
                _ => Err(Raise::convert(v, ConvertKind::Float)),
            },
            _ if self.lookup_special(v, n::INDEX).is_some() => {
                Err(Raise::convert(v, ConvertKind::Float))
            }
            _ => Err(self.not_a_real(v)),
        }
    }

    fn float_arg_payload(&mut self, payload: Value, v: Value) -> Result<f64> {
        match payload {
            Value::Float(_) | Value::Int(_) | Value::BigInt(_) | Value::True | Value::False => {
                self.float_arg(payload)
            }
            // A native type with a `__float__` of its own, such as Decimal's.
            Value::Opaque(_) => Err(Raise::convert(v, ConvertKind::Float)),
            _ => Err(self.not_a_real(v)),
        }
    }

    fn not_a_real(&mut self, v: Value) -> Raise {
        let name = self.type_name(v);
        self.type_error(format!("must be real number, not {name}"))
    }

    /// The truth of an argument.
    pub fn truth_arg(&mut self, v: Value) -> Result<bool> {
        match self.truth_pure(v)? {
            Some(t) => Ok(t),
            None => Err(Raise::convert(v, ConvertKind::Truth)),
        }
    }

    /// The truth of a value, if no guest code decides it.
    pub fn truth_pure(&mut self, v: Value) -> Result<Option<bool>> {
        Ok(Some(match v {
            Value::None | Value::False | Value::Unset => false,
            Value::True | Value::Ellipsis | Value::NotImplemented => true,
            Value::Int(i) => i != 0,
            Value::Float(f) => f.get() != 0.0,
            Value::Complex(h) => self.heap.complex(h) != (0.0, 0.0),
            Value::Str(s) => s != crate::value::Str::new(0) && !self.heap.str(s).is_empty(),
            Value::BigInt(_) => true,
            Value::List(h) => !self.heap.items(h).is_empty(),
            Value::Tuple(h) => !self.heap.tuple_items(h).is_empty(),
            Value::Dict(h) => !self.heap.dict(h).is_empty(),
            Value::Set(h) | Value::FrozenSet(h) => !self.heap.set(h).is_empty(),
            Value::Bytes(h) | Value::ByteArray(h) => !self.heap.bytes(h).is_empty(),
            Value::Range(h) => self.heap.range(h).len != Value::Int(0),
            Value::DictView(h) => !self.heap.dict(self.heap.view(h).dict).is_empty(),
            Value::Instance(_)
            | Value::Opaque(_)
            | Value::Type(_)
            | Value::Exception(_)
            | Value::Wrapper(_) => {
                return self.truth_special(v);
            }
            _ => true,
        }))
    }

    fn truth_special(&mut self, v: Value) -> Result<Option<bool>> {
        let class = self.type_of(v);
        if let Some(len) = self.deque_size(v) {
            return Ok(Some(len != 0));
        }
        for name in [n::BOOL, n::LEN] {
            match self.lookup_cached(class, name) {
                Some(Value::Native(_)) => {
                    let payload = self.payload(v);
                    if payload != v {
                        return self.truth_pure(payload);
                    }
                    return Ok(match self.library_answer(v, name, &[])? {
                        Some(Value::Int(len)) => Some(len != 0),
                        Some(truth @ (Value::True | Value::False)) => Some(truth == Value::True),
                        _ => None,
                    });
                }
                Some(_) => return Ok(None),
                None => {}
            }
        }
        Ok(Some(true))
    }
}
