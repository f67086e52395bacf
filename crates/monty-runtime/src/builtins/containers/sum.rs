//! The builtin `sum`: ints exactly, floats with compensation as CPython 3.12 has it, everything else
//! by `+` in the prelude.

use num_bigint::BigInt;

use super::iterators::NextPure;
use crate::builtins::numbers::int_ops;
use crate::error::Result;
use crate::native::{Args, Step};
use crate::value::Value;
use crate::vm::Vm;

/// A sum in progress.
enum Sum {
    Small(i64),
    Big(BigInt),
    /// Sum and compensation.
    Float(f64, f64),
}

/// What adding an item came to.
enum Added {
    Yes,
    /// Not a number that this knows: the prelude goes on.
    No,
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

/// `_sum_ints(it, state)`: add what an iterator gives to the total that stands in a list, as long as
/// they are small ints and no guest code is needed. True at its end; an item that is something else
/// follows in the list.
pub(super) fn sum_ints(vm: &mut Vm, args: Args) -> Result<Value> {
    let (it, Value::List(state)) = (args.get(vm, 0), args.get(vm, 1)) else {
        return Ok(Value::False);
    };
    let Some(&Value::Int(mut total)) = vm.heap.items(state).first() else {
        return Ok(Value::False);
    };
    vm.heap.list_reserve(state, 1)?;
    let mut seen = 0usize;
    let ended = loop {
        match vm.next_pure(it) {
            Ok(NextPure::Item(Value::Int(i))) if total.checked_add(i).is_some() => total += i,
            Ok(NextPure::Item(item)) => {
                vm.heap.list_append(state, item)?;
                break Ok(Value::False);
            }
            Ok(NextPure::End) => break Ok(Value::True),
            Ok(NextPure::Guest) => break Ok(Value::False),
            Err(e) => break Err(e),
        }
        seen += 1;
        if seen.is_multiple_of(256)
            && let Err(e) = vm.heap.burn(1024)
        {
            break Err(e);
        }
    };
    // Kept even where a limit is met: what was taken is not lost.
    if let Some(first) = vm.heap.list_mut(state).items.first_mut() {
        *first = Value::Int(total);
    }
    ended
}

impl Vm {
    /// Add items from a pure iterator while they are plain numbers; the first that is not stays in the
    /// iterator if that is over a list, tuple or dict (it is looked at before it is taken).
    fn sum_natively(&mut self, it: Value, total: &mut Value) -> Result<()> {
        let mut sum = match *total {
            Value::Int(i) => Sum::Small(i),
            Value::True => Sum::Small(1),
            Value::False => Sum::Small(0),
            Value::BigInt(h) => Sum::Big(self.heap.bigint(h).clone()),
            Value::Float(f) => Sum::Float(f.get(), 0.0),
            _ => return Ok(()),
        };
        let mut seen = 0usize;
        while let Some(item) = self.peek(it) {
            if matches!(self.add_to_sum(&mut sum, item), Added::No) {
                break;
            }
            self.next_pure(it)?;
            seen += 1;
            if seen.is_multiple_of(512) {
                self.heap.burn(2048)?;
            }
        }
        *total = match sum {
            Sum::Small(i) => Value::Int(i),
            Sum::Big(i) => self.heap.new_int(i)?,
            Sum::Float(hi, lo) => Value::float(compensated(hi, lo)),
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

    fn add_to_sum(&self, sum: &mut Sum, item: Value) -> Added {
        match (&mut *sum, item) {
            (Sum::Small(total), Value::Int(i)) => match total.checked_add(i) {
                Some(t) => *total = t,
                None => *sum = Sum::Big(BigInt::from(*total) + i),
            },
            (Sum::Small(total), Value::True | Value::False) => {
                let i = i64::from(item == Value::True);
                match total.checked_add(i) {
                    Some(t) => *total = t,
                    None => *sum = Sum::Big(BigInt::from(*total) + i),
                }
            }
            (Sum::Small(total), Value::BigInt(h)) => *sum = Sum::Big(self.heap.bigint(h) + *total),
            (Sum::Big(total), Value::Int(i)) => *total += i,
            (Sum::Big(total), Value::BigInt(h)) => *total += self.heap.bigint(h),
            (Sum::Big(total), Value::True) => *total += 1,
            (Sum::Big(_), Value::False) => {}
            (Sum::Small(total), Value::Float(f)) => *sum = Sum::Float(*total as f64 + f.get(), 0.0),
            (Sum::Float(hi, lo), Value::Float(f)) => {
                let x = f.get();
                let t = *hi + x;
                *lo += if hi.abs() >= x.abs() { (*hi - t) + x } else { (x - t) + *hi };
                *hi = t;
            }
            (Sum::Float(hi, _), Value::Int(i)) => *hi += i as f64,
            (Sum::Float(hi, _), Value::True) => *hi += 1.0,
            (Sum::Float(_, _), Value::False) => {}
            _ => return Added::No,
        }
        Added::Yes
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

/// A compensated sum as one float.
fn compensated(hi: f64, lo: f64) -> f64 {
    if lo != 0.0 && lo.is_finite() { hi + lo } else { hi }
}
