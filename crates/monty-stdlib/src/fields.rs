//! The fields of dataclasses: an instance filled from a call's arguments, and compared, where no code of
//! the guest's is needed for it; else the library's `dataclasses` goes on.

use monty_runtime::{Args, NativeDef, Raise, Result, Value, Vm, core_types as t};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_fill_fields(self, args, kwargs, plan, /)", fill),
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

/// Set all fields; False if anything is not as usual, and then all of them are to be set again. The plan:
/// how many parameters are positional, whether to store by `object.__setattr__`, then for each field its
/// name and its default in a tuple (or nothing in it; or with a True behind it, the type that makes it).
fn fill(vm: &mut Vm, args: Args) -> Result<Value> {
    let (this, given, named) = (args.get(vm, 0), tuple(vm, args.get(vm, 1))?, args.get(vm, 2));
    let plan = tuple(vm, args.get(vm, 3))?;
    let (Value::Dict(named), [positional, direct, fields @ ..]) = (named, &plan[..]) else {
        return Err(Raise::Internal("not a plan"));
    };
    let positional = positional.as_int().unwrap_or(0) as usize;
    let keywords = vm.heap.dict(named).len();
    vm.heap.burn(fields.len() * 4)?;
    let mut values = Vec::with_capacity(fields.len() / 2);
    let mut taken = 0;
    for (i, field) in fields.chunks_exact(2).enumerate() {
        let Value::Str(name) = field[0] else { return Err(Raise::Internal("not a name")) };
        let name = vm.heap.intern_str(name)?;
        let by_name = if keywords == 0 { None } else { vm.dict_get_str(named, name) };
        let value = match (given.get(i).filter(|_| i < positional), by_name) {
            (Some(_), Some(_)) => return Ok(Value::False),
            (Some(&v), None) => v,
            (None, Some(v)) => {
                taken += 1;
                v
            }
            (None, None) => match default(vm, field[1])? {
                Some(v) => v,
                None => return Ok(Value::False),
            },
        };
        values.push((name, value));
    }
    if given.len() > positional || taken != keywords {
        return Ok(Value::False);
    }
    for (name, value) in values {
        if !vm.set_field(this, name, value, *direct == Value::True)? {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}

/// The default of a field.
fn default(vm: &mut Vm, v: Value) -> Result<Option<Value>> {
    let made = match tuple(vm, v)?[..] {
        [v] => v,
        [Value::Type(t::LIST), Value::True] => vm.heap.new_list(Vec::new())?,
        [Value::Type(t::DICT), Value::True] => vm.heap.new_dict()?,
        _ => return Ok(None),
    };
    Ok(Some(made))
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
