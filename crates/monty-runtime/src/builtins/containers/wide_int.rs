//! Ints of any size where ranges, slices and counters need them: small ones stay on the fast path.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;

use crate::error::Result;
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// An int value as a big int.
    pub(super) fn wide(&self, v: Value) -> BigInt {
        match v {
            Value::BigInt(h) => self.heap.bigint(h).clone(),
            _ => BigInt::from(v.as_int().unwrap_or(0)),
        }
    }

    /// `a + b`
    pub(super) fn int_add(&mut self, a: Value, b: Value) -> Result<Value> {
        if let (Some(x), Some(y)) = (a.as_int(), b.as_int())
            && let Some(sum) = x.checked_add(y)
        {
            return Ok(Value::Int(sum));
        }
        let sum = self.wide(a) + self.wide(b);
        self.heap.new_int(sum)
    }

    /// `a - b`
    pub(super) fn int_sub(&mut self, a: Value, b: Value) -> Result<Value> {
        if let (Some(x), Some(y)) = (a.as_int(), b.as_int())
            && let Some(difference) = x.checked_sub(y)
        {
            return Ok(Value::Int(difference));
        }
        let difference = self.wide(a) - self.wide(b);
        self.heap.new_int(difference)
    }

    /// `a * b`
    pub(super) fn int_mul(&mut self, a: Value, b: Value) -> Result<Value> {
        if let (Some(x), Some(y)) = (a.as_int(), b.as_int())
            && let Some(product) = x.checked_mul(y)
        {
            return Ok(Value::Int(product));
        }
        let product = self.wide(a) * self.wide(b);
        self.heap.new_int(product)
    }

    /// `a // b` and `a % b` as Python rounds; `b` is not zero, unless it was loaded so.
    pub(super) fn int_div_mod(&mut self, a: Value, b: Value) -> Result<(Value, Value)> {
        if b == Value::Int(0) {
            return Err(self.zero_division_error("integer division or modulo by zero"));
        }
        if let (Some(x), Some(y)) = (a.as_int(), b.as_int())
            && (x != i64::MIN || y != -1)
        {
            let (q, r) = x.div_mod_floor(&y);
            return Ok((Value::Int(q), Value::Int(r)));
        }
        let (q, r) = self.wide(a).div_mod_floor(&self.wide(b));
        Ok((self.heap.new_int(q)?, self.heap.new_int(r)?))
    }

    /// Order of two ints.
    pub(super) fn int_order(&self, a: Value, b: Value) -> Ordering {
        match (a.as_int(), b.as_int()) {
            (Some(x), Some(y)) => x.cmp(&y),
            _ => self.wide(a).cmp(&self.wide(b)),
        }
    }

    /// Is the int below zero?
    pub(super) fn int_negative(&self, v: Value) -> bool {
        self.int_order(v, Value::Int(0)).is_lt()
    }
}
