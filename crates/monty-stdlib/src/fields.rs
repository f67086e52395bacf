//! The fields of dataclasses: read and compared where no code of the guest's is needed for it; else the
//! library's `dataclasses` goes on.

use std::cmp::Ordering;

use monty_runtime::{Answers, Args, NativeDef, Result, Value, Vm};
use monty_text::number::TupleHash;

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_fields_hash(self, names, /)", hash),
    NativeDef::function("_fields_equal(self, other, names, /)", equal),
    NativeDef::function("_fields_lt(self, other, names, /)", |vm, args| {
        order(vm, args, Ordering::is_lt)
    }),
    NativeDef::function("_fields_le(self, other, names, /)", |vm, args| {
        order(vm, args, Ordering::is_le)
    }),
    NativeDef::function("_fields_gt(self, other, names, /)", |vm, args| {
        order(vm, args, Ordering::is_gt)
    }),
    NativeDef::function("_fields_ge(self, other, names, /)", |vm, args| {
        order(vm, args, Ordering::is_ge)
    }),
];

/// The methods of `dataclasses` for which they answer.
pub const ANSWERS: Answers = &[
    ("_make_hash.<locals>.__hash__", "_fields_hash"),
    ("_make_eq.<locals>.__eq__", "_fields_equal"),
    ("_make_order.<locals>.__lt__", "_fields_lt"),
    ("_make_order.<locals>.__le__", "_fields_le"),
    ("_make_order.<locals>.__gt__", "_fields_gt"),
    ("_make_order.<locals>.__ge__", "_fields_ge"),
];

/// The hash of the values of these fields, as of a tuple. None if their types have to be asked.
fn hash(vm: &mut Vm, args: Args) -> Result<Value> {
    let (this, Value::Tuple(names)) = (args.get(vm, 0), args.get(vm, 1)) else {
        return Ok(Value::None);
    };
    let count = vm.heap.tuple_items(names).len();
    vm.heap.burn(count * 4)?;
    let mut all = TupleHash::new();
    for i in 0..count {
        let Value::Str(name) = vm.heap.tuple_items(names)[i] else { return Ok(Value::None) };
        let Some(value) = vm.field_named(this, name)? else { return Ok(Value::None) };
        let Some(hash) = vm.hash_pure(value)? else { return Ok(Value::None) };
        all.add(hash as i64);
    }
    Ok(Value::Int(all.finish()))
}

/// The values of a field of two instances of one class; None if they are not simply there.
fn pair(vm: &mut Vm, a: Value, b: Value, name: Value) -> Result<Option<(Value, Value)>> {
    match name {
        Value::Str(name) => vm.fields_again(a, b, name),
        _ => Ok(None),
    }
}

/// Are two instances of one class the same, or the values of all these fields equal? None if that is for
/// their types to say.
fn equal(vm: &mut Vm, args: Args) -> Result<Value> {
    let (a, b, Value::Tuple(names)) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2)) else {
        return Ok(Value::None);
    };
    if a == b {
        return Ok(Value::True);
    }
    if !vm.are_of_one_class(a, b) {
        return Ok(Value::None);
    }
    let count = vm.heap.tuple_items(names).len();
    vm.heap.burn(count * 4)?;
    for i in 0..count {
        let name = vm.heap.tuple_items(names)[i];
        let Some((x, y)) = pair(vm, a, b, name)? else {
            return Ok(Value::None);
        };
        let same = match (x, y) {
            // A NaN is not equal to itself.
            (Value::Float(x), Value::Float(y)) => x.get() == y.get(),
            _ if is_plain(x) && is_plain(y) => match vm.eq_pure(x, y)? {
                Some(same) => same,
                None => return Ok(Value::None),
            },
            _ => return Ok(Value::None),
        };
        if !same {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}

/// Does this hold of how the values of all these fields of two instances of one class compare, one after
/// the other? None if that is for their types to say.
fn order(vm: &mut Vm, args: Args, holds: fn(Ordering) -> bool) -> Result<Value> {
    let (a, b, Value::Tuple(names)) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2)) else {
        return Ok(Value::None);
    };
    if !vm.are_of_one_class(a, b) {
        return Ok(Value::None);
    }
    let count = vm.heap.tuple_items(names).len();
    vm.heap.burn(count * 4)?;
    for i in 0..count {
        let name = vm.heap.tuple_items(names)[i];
        let Some((x, y)) = pair(vm, a, b, name)? else {
            return Ok(Value::None);
        };
        let order = match (x, y) {
            (Value::Int(x), Value::Int(y)) => x.cmp(&y),
            (Value::Str(x), Value::Str(y)) => vm.heap.str(x).cmp(vm.heap.str(y)),
            (Value::Float(x), Value::Float(y)) => match x.get().partial_cmp(&y.get()) {
                Some(order) => order,
                // A NaN has no place in an order.
                None => return Ok(Value::None),
            },
            _ if is_plain(x) && is_plain(y) && vm.eq_pure(x, y)? == Some(true) => continue,
            _ => return Ok(Value::None),
        };
        if order.is_ne() {
            return Ok(Value::bool(holds(order)));
        }
    }
    Ok(Value::bool(holds(Ordering::Equal)))
}

/// Values whose equality is that of what they are.
fn is_plain(v: Value) -> bool {
    matches!(
        v,
        Value::None
            | Value::True
            | Value::False
            | Value::Int(_)
            | Value::BigInt(_)
            | Value::Float(_)
            | Value::Str(_)
            | Value::Bytes(_)
    )
}
