//! `slice`, and what bounds mean for a sequence of some length.

use std::cmp::Ordering;

use crate::builtins::numbers::int_ops;
use crate::builtins::numbers::number::is_negative;
use crate::error::Result;
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::SliceObject;
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::SLICE),
    new: Some(NativeDef::function("slice(*args)", slice_new)),
    empty: None,
    methods: &[
        NativeDef::stepping("indices(self, object, /)", slice_indices),
        NativeDef::stepping("__hash__(self, /)", super::protocol::hash_step_method),
        NativeDef::stepping("__eq__(self, value, /)", super::protocol::eq_method),
        NativeDef::stepping("__ne__(self, value, /)", super::protocol::ne_method),
        NativeDef::stepping("__lt__(self, value, /)", super::protocol::lt_method),
        NativeDef::stepping("__le__(self, value, /)", super::protocol::le_method),
        NativeDef::stepping("__gt__(self, value, /)", super::protocol::gt_method),
        NativeDef::stepping("__ge__(self, value, /)", super::protocol::ge_method),
    ],
    getset: &[
        GetSetDef { name: "start", get: |vm, v| Ok(vm.slice_parts(v).0), set: None },
        GetSetDef { name: "stop", get: |vm, v| Ok(vm.slice_parts(v).1), set: None },
        GetSetDef { name: "step", get: |vm, v| Ok(vm.slice_parts(v).2), set: None },
    ],
    doc: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
};

fn slice_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let n = args.len();
    if n == 0 {
        return Err(vm.type_error("slice expected at least 1 argument, got 0"));
    }
    if n > 3 {
        return Err(vm.type_error(format!("slice expected at most 3 arguments, got {n}")));
    }
    let (start, stop) =
        if n == 1 { (Value::None, args.get(vm, 0)) } else { (args.get(vm, 0), args.get(vm, 1)) };
    vm.heap.new_slice(SliceObject { start, stop, step: args.get(vm, 2).or_none() })
}

fn slice_indices(vm: &mut Vm, args: Args) -> Result<Step> {
    let slice = args.get(vm, 0);
    let len = vm.index_value(args.get(vm, 1))?;
    if is_negative(&vm.heap, len) {
        return Err(vm.value_error("length should not be negative"));
    }
    if !vm.is_plain_slice(slice)? {
        return vm.prelude_call("slice_indices", &[slice, len]);
    }
    let (start, stop, step) = vm.slice_bounds(slice, len)?;
    vm.heap.new_tuple(&[start, stop, step]).map(Step::Done)
}

/// Where a slice of a sequence starts, its step, and how many items it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SliceRange {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub len: usize,
}

impl SliceRange {
    /// The position of the `i`-th item.
    #[inline]
    pub fn at(&self, i: usize) -> usize {
        self.start.wrapping_add((i as i64).wrapping_mul(self.step)) as usize
    }
}

impl Vm {
    /// start, stop, step of a slice.
    pub(super) fn slice_parts(&self, v: Value) -> (Value, Value, Value) {
        match v {
            Value::Slice(h) => {
                let s = self.heap.slice(h);
                (s.start, s.stop, s.step)
            }
            _ => (Value::None, Value::None, Value::None),
        }
    }

    /// Are the bounds ints or None already? If one has an `__index__`, the prelude converts it; other
    /// bounds raise.
    pub fn is_plain_slice(&mut self, slice: Value) -> Result<bool> {
        let (start, stop, step) = self.slice_parts(slice);
        let mut plain = true;
        for v in [step, start, stop] {
            match v {
                Value::None | Value::Int(_) | Value::BigInt(_) | Value::True | Value::False => {}
                _ if self.lookup(self.type_of(v), n::INDEX).is_some() => plain = false,
                _ => {
                    return Err(self.type_error(
                        "slice indices must be integers or None or have an __index__ method",
                    ));
                }
            }
        }
        Ok(plain)
    }

    /// start, stop and step of a plain slice for a sequence of this length (an int of any size).
    pub(super) fn slice_bounds(
        &mut self,
        slice: Value,
        len: Value,
    ) -> Result<(Value, Value, Value)> {
        let (start, stop, step) = self.slice_parts(slice);
        let step = if step.is_none() { Value::Int(1) } else { super::range::plain(step) };
        if step == Value::Int(0) {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let down = is_negative(&self.heap, step);
        let (low, high) = if down {
            (Value::Int(-1), int_ops::sub(self, len, Value::Int(1))?)
        } else {
            (Value::Int(0), len)
        };
        let start = match start {
            Value::None if down => high,
            Value::None => low,
            v => self.clamp_bound(v, len, low, high)?,
        };
        let stop = match stop {
            Value::None if down => low,
            Value::None => high,
            v => self.clamp_bound(v, len, low, high)?,
        };
        Ok((start, stop, step))
    }

    fn clamp_bound(&mut self, v: Value, len: Value, low: Value, high: Value) -> Result<Value> {
        if is_negative(&self.heap, v) {
            let v = int_ops::add(self, v, len)?;
            return Ok(if int_ops::order(self, v, low)? == Ordering::Less { low } else { v });
        }
        Ok(if int_ops::order(self, v, high)? == Ordering::Greater {
            high
        } else {
            super::range::plain(v)
        })
    }

    /// What a plain slice selects of a sequence of `len` items.
    pub fn slice_range(&mut self, slice: Value, len: usize) -> Result<SliceRange> {
        let (start, stop, step) = self.slice_bounds(slice, Value::Int(len as i64))?;
        let step = match step {
            Value::Int(i) => i.max(-i64::MAX),
            _ if is_negative(&self.heap, step) => -i64::MAX,
            _ => i64::MAX,
        };
        let (start, stop) = (start.as_int().unwrap_or(0), stop.as_int().unwrap_or(0));
        let n = if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else if step < 0 && stop < start {
            (start - stop - 1) / -step + 1
        } else {
            0
        };
        Ok(SliceRange { start, stop, step, len: n as usize })
    }
}
