//! The builtin `sum`: ints exactly, floats with compensation as CPython 3.12 has it, everything else
//! by `+` in the prelude.

use num_bigint::BigInt;

use super::iterators::NextPure;
use crate::builtins::numbers::int_ops;
use crate::error::Result;
use crate::heap::Heap;
use crate::native::{Args, Step};
use crate::object::{Sum, Wrapper};
use crate::value::Value;
use crate::vm::Vm;

/// A sum in progress within one call.
enum Total {
    Plain(Sum),
    Big(BigInt),
}

/// `sum(iterable, /, start=0)`
pub(super) fn sum(vm: &mut Vm, args: Args) -> Result<Step> {
    let source = args.get(vm, 0);
    let start = match args.get(vm, 1) {
        Value::Unset => Value::Int(0),
        v => v,
    };
    let refused = match vm.payload(start) {
        Value::Str(_) => Some("sum() can't sum strings [use ''.join(seq) instead]"),
        Value::Bytes(_) => Some("sum() can't sum bytes [use b''.join(seq) instead]"),
        Value::ByteArray(_) => Some("sum() can't sum bytearray [use b''.join(seq) instead]"),
        _ => None,
    };
    if !vm.is_iterable(source) {
        return Err(vm.not_iterable(source));
    }
    if let Some(message) = refused {
        return Err(vm.type_error(message));
    }
    // As in CPython a bool to start from is no int to start from: everything goes by `+`.
    let plain = !matches!(start, Value::True | Value::False);
    let Some(container) = vm.native_source(source).filter(|_| plain) else {
        return vm.prelude_call("sum_of", &[source, start]);
    };
    if let (Value::Range(h), Value::Int(_)) = (container, start) {
        return vm.sum_range(h, start).map(Step::Done);
    }
    let Some(it) = vm.iter_native(container)? else {
        return vm.prelude_call("sum_of", &[source, start]);
    };
    let mut total = start;
    vm.sum_natively(it, &mut total)?;
    match vm.next_pure(it)? {
        NextPure::End => Ok(Step::Done(total)),
        NextPure::Item(item) => vm.prelude_call("sum_rest", &[it, total, item]),
        NextPure::Guest => vm.prelude_call("sum_of", &[source, start]),
    }
}

impl Sum {
    /// Of a number to start from.
    fn from(start: Value) -> Option<Sum> {
        match start {
            Value::Int(i) => Some(Sum::Ints(i)),
            Value::Float(f) => Some(Sum::Floats(f.get(), 0.0)),
            _ => None,
        }
    }

    /// Add an item, if it is one that this knows and the sum stays small.
    #[inline(always)]
    fn add(&mut self, item: Value) -> bool {
        match (*self, item) {
            (Sum::Floats(sum, lost), Value::Float(f)) => {
                let x = f.get();
                let t = sum + x;
                let less = if sum.abs() >= x.abs() { (sum - t) + x } else { (x - t) + sum };
                *self = Sum::Floats(t, lost + less);
            }
            (Sum::Ints(sum), Value::Float(f)) => *self = Sum::Floats(sum as f64 + f.get(), 0.0),
            (sum, Value::True) => return self.add_int(sum, 1),
            (sum, Value::False) => return self.add_int(sum, 0),
            (sum, Value::Int(i)) => return self.add_int(sum, i),
            _ => return false,
        }
        true
    }

    #[inline(always)]
    fn add_int(&mut self, sum: Sum, i: i64) -> bool {
        *self = match sum {
            Sum::Floats(sum, lost) => Sum::Floats(sum + i as f64, lost),
            Sum::Ints(sum) => match sum.checked_add(i) {
                Some(sum) => Sum::Ints(sum),
                None => return false,
            },
        };
        true
    }

    fn total(self) -> Value {
        match self {
            Sum::Ints(i) => Value::Int(i),
            Sum::Floats(sum, lost) => {
                Value::float(if lost != 0.0 && lost.is_finite() { sum + lost } else { sum })
            }
        }
    }
}

/// `_sum_from(total)`: an object to add to, if it is a number to start from.
pub(super) fn from(vm: &mut Vm, args: Args) -> Result<Value> {
    let start = args.get(vm, 0);
    vm.heap.new_sum(start)
}

/// `_sum_total(total)`: what the object, if it is one, came to.
pub(super) fn total(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    Ok(vm.heap.sum(v).map_or(v, Sum::total))
}

/// `_sum_take(total, it)`: add what an iterator gives without code of the guest's. None at its end; else
/// a tuple of the item, if there is one, that was taken and is not added.
pub(super) fn take(vm: &mut Vm, args: Args) -> Result<Value> {
    let (object, it) = (args.get(vm, 0), args.get(vm, 1));
    let mut seen = 0usize;
    if vm.heap.sum(object).is_none() {
        return vm.heap.new_tuple(&[]);
    }
    loop {
        match vm.next_pure(it)? {
            NextPure::Item(item) if vm.heap.add_to_sum(object, item) => {}
            NextPure::Item(item) => return vm.heap.new_tuple(&[item]),
            NextPure::End => return Ok(Value::None),
            NextPure::Guest => return vm.heap.new_tuple(&[]),
        }
        seen += 1;
        if seen.is_multiple_of(256) {
            vm.heap.burn(1024)?;
        }
    }
}

impl Heap {
    /// An object to add to, if it is a number to start from; else the start itself.
    pub(crate) fn new_sum(&mut self, start: Value) -> Result<Value> {
        match Sum::from(start) {
            Some(sum) => self.new_wrapper(Wrapper::Sum(sum)),
            None => Ok(start),
        }
    }

    /// The sum in progress that a value is.
    fn sum(&self, v: Value) -> Option<Sum> {
        match v {
            Value::Wrapper(h) => match *self.wrapper(h) {
                Wrapper::Sum(sum) => Some(sum),
                _ => None,
            },
            _ => None,
        }
    }

    /// Add to a sum in progress; false, with nothing done, if it is none or cannot take this item.
    #[inline]
    pub(crate) fn add_to_sum(&mut self, v: Value, item: Value) -> bool {
        match v {
            Value::Wrapper(h) => match self.wrapper_mut(h) {
                Wrapper::Sum(sum) => sum.add(item),
                _ => false,
            },
            _ => false,
        }
    }

    /// What a sum in progress comes to as a number, to which `+` adds what it cannot take itself.
    pub(crate) fn sum_so_far(&self, v: Value) -> Option<Value> {
        self.sum(v).map(Sum::total)
    }
}

impl Vm {
    /// Add items from a pure iterator while they are plain numbers; the first that is not stays in the
    /// iterator if that is over a list, tuple or dict (it is looked at before it is taken).
    fn sum_natively(&mut self, it: Value, total: &mut Value) -> Result<()> {
        let mut sum = match (*total, Sum::from(*total)) {
            (_, Some(sum)) => Total::Plain(sum),
            (Value::BigInt(h), None) => Total::Big(self.heap.bigint(h).clone()),
            _ => return Ok(()),
        };
        let mut seen = 0usize;
        while let Some(item) = self.peek(it) {
            if !self.add_to_total(&mut sum, item) {
                break;
            }
            self.next_pure(it)?;
            seen += 1;
            if seen.is_multiple_of(512) {
                self.heap.burn(2048)?;
            }
        }
        *total = match sum {
            Total::Plain(sum) => sum.total(),
            Total::Big(i) => self.heap.new_int(i)?,
        };
        Ok(())
    }

    /// The item that a list or tuple iterator would give next.
    pub(super) fn peek(&self, it: Value) -> Option<Value> {
        use crate::object::Iter;
        let Value::Iter(h) = it else { return None };
        match self.heap.iter(h) {
            Iter::List { list, index } => self.heap.items(*list).get(*index).copied(),
            Iter::Tuple { tuple, index, reversed: false } => {
                self.heap.tuple_items(*tuple).get(*index).copied()
            }
            Iter::Dict { dict, kind, index, reversed: false, .. } => {
                let d = self.heap.dict(*dict);
                let entry = (*index..d.slots()).find_map(|i| d.entry(i))?;
                match kind {
                    crate::object::DictViewKind::Keys => Some(entry.key),
                    crate::object::DictViewKind::Values => Some(entry.value),
                    crate::object::DictViewKind::Items => None,
                }
            }
            Iter::Set { set, index, .. } => {
                let s = self.heap.set(*set);
                (*index..s.slots()).find_map(|i| s.key(i).map(|slot| slot.key))
            }
            Iter::Bytes { bytes: Value::Bytes(b) | Value::ByteArray(b), index } => {
                self.heap.bytes(*b).get(*index).map(|b| Value::Int(i64::from(*b)))
            }
            _ => None,
        }
    }

    fn add_to_total(&self, total: &mut Total, item: Value) -> bool {
        if let Total::Plain(sum) = total
            && sum.add(item)
        {
            return true;
        }
        match (&mut *total, item) {
            (Total::Plain(Sum::Ints(sum)), Value::Int(i)) => {
                *total = Total::Big(BigInt::from(*sum) + i);
            }
            (Total::Plain(Sum::Ints(sum)), Value::True) => {
                *total = Total::Big(BigInt::from(*sum) + 1);
            }
            (Total::Plain(Sum::Ints(sum)), Value::BigInt(h)) => {
                *total = Total::Big(self.heap.bigint(h) + *sum);
            }
            (Total::Big(big), Value::Int(i)) => *big += i,
            (Total::Big(big), Value::BigInt(h)) => *big += self.heap.bigint(h),
            (Total::Big(big), Value::True) => *big += 1,
            (Total::Big(_), Value::False) => {}
            _ => return false,
        }
        true
    }

    /// The sum of an arithmetic progression.
    fn sum_range(
        &mut self,
        h: crate::value::Handle<crate::object::RangeObject>,
        start: Value,
    ) -> Result<Value> {
        let r = self.heap.range(h);
        let (first, step, len) = (r.start, r.step, r.len);
        // len * first + step * len * (len - 1) / 2
        let before = int_ops::sub(self, len, Value::Int(1))?;
        let pairs = int_ops::mul(self, len, before)?;
        let (half, _) = int_ops::div_mod(self, pairs, Value::Int(2))?;
        let steps = int_ops::mul(self, half, step)?;
        let firsts = int_ops::mul(self, len, first)?;
        let total = int_ops::add(self, firsts, steps)?;
        int_ops::add(self, total, start)
    }
}
