//! The arguments of a named tuple as its items, for the library's `namedtuple`.

use monty_runtime::{Args, NativeDef, Result, Value, Vm};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_bind_fields(args, kwargs, fields, defaults, /)", bind_fields),
    NativeDef::function("_new_named(cls, items, /)", new_named),
];

/// An instance of a class of named tuples; None where `tuple.__new__` has more to see to.
fn new_named(vm: &mut Vm, args: Args) -> Result<Value> {
    match args.get(vm, 0) {
        Value::Type(class) => {
            let items = args.get(vm, 1);
            Ok(vm.new_tuple_of(class, items)?.unwrap_or(Value::None))
        }
        _ => Err(vm.type_error("tuple.__new__(X): X is not a type object")),
    }
}

/// A tuple with a value for each field; None if the arguments are not such that there is one.
fn bind_fields(vm: &mut Vm, args: Args) -> Result<Value> {
    let (Value::Tuple(given), Value::Dict(named), Value::Tuple(fields), Value::Dict(defaults)) =
        (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2), args.get(vm, 3))
    else {
        return Ok(Value::None);
    };
    let count = vm.heap.tuple_items(fields).len();
    let mut items = vm.heap.tuple_items(given).to_vec();
    vm.heap.burn(count)?;
    let (positional, mut taken) = (items.len(), 0);
    for i in positional..count {
        let Value::Str(name) = vm.heap.tuple_items(fields)[i] else { return Ok(Value::None) };
        let name = vm.heap.intern_str(name)?;
        let value = match vm.dict_get_str(named, name) {
            Some(value) => {
                taken += 1;
                value
            }
            None => match vm.dict_get_str(defaults, name) {
                Some(value) => value,
                None => return Ok(Value::None),
            },
        };
        items.push(value);
    }
    // A name too many, or one for a field that has its value by position.
    if positional > count || taken != vm.heap.dict(named).len() {
        return Ok(Value::None);
    }
    vm.heap.new_tuple(&items)
}
