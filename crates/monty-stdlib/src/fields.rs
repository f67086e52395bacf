//! The fields of dataclasses: read and compared where no code of the guest's is needed for it; else the
//! library's `dataclasses` goes on.

use monty_runtime::{Args, NativeDef, Raise, Result, Value, Vm};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_field_values(self, names, /)", values),
    NativeDef::function("_fields_equal(self, other, names, /)", equal),
    NativeDef::function("_fields_order(self, other, names, /)", order),
];

/// The items of a tuple.
fn tuple(vm: &mut Vm, v: Value) -> Result<Vec<Value>> {
    match v {
        Value::Tuple(h) => {
            vm.heap.hold(size_of_val(vm.heap.tuple_items(h)))?;
            Ok(vm.heap.tuple_items(h).to_vec())
        }
        _ => Err(Raise::Internal("not a tuple")),
    }
}

/// The values of some fields as a tuple, or None.
fn values(vm: &mut Vm, args: Args) -> Result<Value> {
    let (this, names) = (args.get(vm, 0), tuple(vm, args.get(vm, 1))?);
    vm.heap.burn(names.len() * 2)?;
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        match value(vm, this, name)? {
            Some(v) => found.push(v),
            None => return Ok(Value::None),
        }
    }
    vm.heap.new_tuple(&found)
}

fn value(vm: &mut Vm, this: Value, name: Value) -> Result<Option<Value>> {
    let Value::Str(name) = name else { return Err(Raise::Internal("not a name")) };
    let name = vm.heap.intern_str(name)?;
    Ok(vm.field_again(this, name))
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

/// How the values of all these fields of two instances of one class compare, one after the other: -1, 0
/// or 1. None if that is for their types to say.
fn order(vm: &mut Vm, args: Args) -> Result<Value> {
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
            return Ok(Value::Int(order as i64));
        }
    }
    Ok(Value::Int(0))
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
