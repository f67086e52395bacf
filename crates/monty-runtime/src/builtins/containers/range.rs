//! `range`, with ints of any size: its values, methods and iteration.

use std::cmp::Ordering;

use num_traits::ToPrimitive;

use super::pure::Shallow;
use crate::builtins::numbers::int_ops;
use crate::builtins::numbers::number::is_negative;
use crate::error::Result;
use crate::native::{Args, Step};
use crate::object::{Iter, RangeObject};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::RANGE),
    new: Some(NativeDef::function("range(*args)", range_new)),
    empty: None,
    methods: &[
        NativeDef::method("__len__(self, /)", range_len),
        NativeDef::method("__bool__(self, /)", range_bool),
        NativeDef::stepping("__getitem__(self, key, /)", super::protocol::get_item_method),
        NativeDef::stepping("__contains__(self, key, /)", super::protocol::contains_method),
        NativeDef::stepping("__iter__(self, /)", super::protocol::iter_method),
        NativeDef::method("__reversed__(self, /)", range_reversed),
        NativeDef::method("__hash__(self, /)", super::protocol::hash_method),
        NativeDef::stepping("__eq__(self, value, /)", super::protocol::eq_method),
        NativeDef::stepping("__ne__(self, value, /)", super::protocol::ne_method),
        NativeDef::stepping("count(self, value, /)", range_count),
        NativeDef::stepping("index(self, value, /)", range_index),
    ],
    getset: &[
        GetSetDef { name: "start", get: |vm, v| vm.range_part(v, |r| r.start), set: None },
        GetSetDef { name: "stop", get: |vm, v| vm.range_part(v, |r| r.stop), set: None },
        GetSetDef { name: "step", get: |vm, v| vm.range_part(v, |r| r.step), set: None },
    ],
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
};

fn range_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let n = args.len();
    if n == 0 {
        return Err(vm.type_error("range expected at least 1 argument, got 0"));
    }
    if n > 3 {
        return Err(vm.type_error(format!("range expected at most 3 arguments, got {n}")));
    }
    let first = vm.index_value(args.get(vm, 0))?;
    if n == 1 {
        return vm.new_range_of(Value::Int(0), first, Value::Int(1));
    }
    let stop = vm.index_value(args.get(vm, 1))?;
    let step = if n == 3 { vm.index_value(args.get(vm, 2))? } else { Value::Int(1) };
    if step == Value::Int(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    vm.new_range_of(first, stop, step)
}

fn receiver(vm: &mut Vm, args: Args) -> Result<Handle<RangeObject>> {
    match vm.payload(args.get(vm, 0)) {
        Value::Range(h) => Ok(h),
        _ => Err(vm.wrong_receiver(args.get(vm, 0))),
    }
}

fn range_len(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    vm.range_length(v)
}

fn range_bool(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = receiver(vm, args)?;
    Ok(Value::bool(vm.heap.range(h).len != Value::Int(0)))
}

fn range_reversed(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = receiver(vm, args)?;
    let iter = vm.iter_range_reversed(h)?;
    vm.heap.new_iter(iter)
}

fn range_count(vm: &mut Vm, args: Args) -> Result<Step> {
    let (h, item) = (receiver(vm, args)?, args.get(vm, 1));
    match vm.range_position(h, item)? {
        Some(found) => Ok(Step::Done(Value::Int(i64::from(found.is_some())))),
        None => vm.prelude_call("range_count", &[Value::Range(h), item]),
    }
}

fn range_index(vm: &mut Vm, args: Args) -> Result<Step> {
    let (h, item) = (receiver(vm, args)?, args.get(vm, 1));
    match vm.range_position(h, item)? {
        Some(Some(i)) => Ok(Step::Done(i)),
        Some(None)
            if !matches!(
                vm.payload(item),
                Value::Int(_) | Value::BigInt(_) | Value::True | Value::False
            ) =>
        {
            Err(vm.value_error("sequence.index(x): x not in sequence"))
        }
        Some(None) => match vm.repr_pure(item)? {
            Some(text) => Err(vm.value_error(format!("{text} is not in range"))),
            None => vm.prelude_call("range_no_index", &[item]),
        },
        None => vm.prelude_call("range_index", &[Value::Range(h), item]),
    }
}

impl Vm {
    fn range_part(&mut self, v: Value, part: fn(&RangeObject) -> Value) -> Result<Value> {
        match self.payload(v) {
            Value::Range(h) => Ok(part(self.heap.range(h))),
            _ => Ok(Value::None),
        }
    }

    /// A range from exact ints; `step` is not zero.
    pub fn new_range_of(&mut self, start: Value, stop: Value, step: Value) -> Result<Value> {
        let len = self.range_len_of(start, stop, step)?;
        self.heap.new_range(RangeObject {
            start: plain(start),
            stop: plain(stop),
            step: plain(step),
            len,
        })
    }

    fn range_len_of(&mut self, start: Value, stop: Value, step: Value) -> Result<Value> {
        if let (Some(a), Some(b), Some(s)) = (start.as_int(), stop.as_int(), step.as_int()) {
            let (a, b, s) = (i128::from(a), i128::from(b), i128::from(s));
            let len = if s > 0 && a < b {
                (b - a - 1) / s + 1
            } else if s < 0 && a > b {
                (a - b - 1) / -s + 1
            } else {
                0
            };
            return match i64::try_from(len) {
                Ok(len) => Ok(Value::Int(len)),
                Err(_) => self.heap.new_int(len.into()),
            };
        }
        let down = is_negative(&self.heap, step);
        let (low, high) = if down { (stop, start) } else { (start, stop) };
        if int_ops::order(self, low, high)? != Ordering::Less {
            return Ok(Value::Int(0));
        }
        let step = if down { int_ops::sub(self, Value::Int(0), step)? } else { step };
        let span = int_ops::sub(self, high, low)?;
        let span = int_ops::sub(self, span, Value::Int(1))?;
        let (steps, _) = int_ops::div_mod(self, span, step)?;
        int_ops::add(self, steps, Value::Int(1))
    }

    /// `len(range)`: an OverflowError if it does not fit.
    pub(super) fn range_length(&mut self, v: Value) -> Result<Value> {
        let Value::Range(h) = self.payload(v) else { return Ok(Value::Int(0)) };
        match self.heap.range(h).len {
            Value::Int(i) => Ok(Value::Int(i)),
            _ => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// Iterator state over a range.
    pub(super) fn iter_range(&mut self, h: Handle<RangeObject>) -> Result<Iter> {
        let r = self.heap.range(h);
        let (start, step, len) = (r.start, r.step, r.len);
        self.iter_from(start, step, len)
    }

    fn iter_from(&mut self, start: Value, step: Value, len: Value) -> Result<Iter> {
        if let (Value::Int(next), Value::Int(step), Value::Int(left)) = (start, step, len) {
            // The last item must fit too.
            let fits = left == 0
                || (left - 1).checked_mul(step).and_then(|d| next.checked_add(d)).is_some();
            if fits {
                return Ok(Iter::Range { next, step, left: left as u64 });
            }
        }
        Ok(Iter::BigRange { next: start, step, left: len })
    }

    pub(super) fn iter_range_reversed(&mut self, h: Handle<RangeObject>) -> Result<Iter> {
        let r = self.heap.range(h);
        let (step, len) = (r.step, r.len);
        let last = int_ops::sub(self, len, Value::Int(1))?;
        let last = self.range_item(h, last)?;
        let back = int_ops::sub(self, Value::Int(0), step)?;
        self.iter_from(last, back, len)
    }

    /// `start + i * step`
    pub(super) fn range_item(&mut self, h: Handle<RangeObject>, i: Value) -> Result<Value> {
        let r = self.heap.range(h);
        let (start, step) = (r.start, r.step);
        let distance = int_ops::mul(self, i, step)?;
        int_ops::add(self, start, distance)
    }

    /// `range[i]` for an exact int.
    pub(super) fn range_get(&mut self, h: Handle<RangeObject>, index: Value) -> Result<Value> {
        let len = self.heap.range(h).len;
        let i =
            if is_negative(&self.heap, index) { int_ops::add(self, index, len)? } else { index };
        if is_negative(&self.heap, i) || int_ops::order(self, i, len)? != Ordering::Less {
            return Err(self.index_error("range object index out of range"));
        }
        self.range_item(h, i)
    }

    /// `range[slice]`, the bounds being exact ints or None.
    pub(super) fn range_slice(&mut self, h: Handle<RangeObject>, slice: Value) -> Result<Value> {
        let len = self.heap.range(h).len;
        let (start, stop, step) = self.slice_bounds(slice, len)?;
        let from = self.range_item(h, start)?;
        let to = self.range_item(h, stop)?;
        let own = self.heap.range(h).step;
        let step = int_ops::mul(self, own, step)?;
        self.new_range_of(from, to, step)
    }

    /// The index of an item in the range; the outer None if guest code decides.
    #[allow(clippy::option_option)]
    pub(super) fn range_position(
        &mut self,
        h: Handle<RangeObject>,
        item: Value,
    ) -> Result<Option<Option<Value>>> {
        let item = match item {
            Value::Float(f) if f.get().fract() == 0.0 && f.get().is_finite() => {
                match f.get().to_i64() {
                    Some(i) => Value::Int(i),
                    None => match monty_text::number::float_to_big(f.get()) {
                        Some(big) => self.heap.new_int(big)?,
                        None => return Ok(Some(None)),
                    },
                }
            }
            Value::Complex(c) => match self.heap.complex(c) {
                (re, 0.0) => return self.range_position(h, Value::float(re)),
                _ => return Ok(Some(None)),
            },
            other => other,
        };
        if !matches!(item, Value::Int(_) | Value::BigInt(_) | Value::True | Value::False) {
            // Other builtin values equal no int; instances may.
            return Ok(match self.eq_shallow(Value::Int(0), item) {
                Shallow::Guest => None,
                _ => match self.payload(item) {
                    Value::Instance(_) => Some(None),
                    p if p != item => return self.range_position(h, p),
                    _ => Some(None),
                },
            });
        }
        let r = self.heap.range(h);
        let (start, stop, step) = (r.start, r.stop, r.step);
        let inside = if is_negative(&self.heap, step) {
            int_ops::order(self, stop, item)?.is_lt() && int_ops::order(self, item, start)?.is_le()
        } else {
            int_ops::order(self, start, item)?.is_le() && int_ops::order(self, item, stop)?.is_lt()
        };
        if !inside {
            return Ok(Some(None));
        }
        let distance = int_ops::sub(self, item, start)?;
        let (quotient, rest) = int_ops::div_mod(self, distance, step)?;
        Ok(Some((rest == Value::Int(0)).then_some(quotient)))
    }
}

/// `True` and `False` as ints.
pub(super) fn plain(v: Value) -> Value {
    v.as_int().map_or(v, Value::Int)
}
