//! The hot half of `array`: items read, written and appended one by one. An array's items stand in a list
//! in a slot of the library's class; whatever is not plain is that class's own code.

use monty_runtime::{
    Args, Handle, ListObject, NativeDef, Raise, Result, Step, Value, Vm, core_names as n,
};

use crate::slots::slot;

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::stepping("_array_get as array.__getitem__(self, key, /)", get),
    NativeDef::stepping("_array_set as array.__setitem__(self, key, value, /)", set),
    NativeDef::stepping("_array_append as array.append(self, v, /)", append),
    NativeDef::method("_array_len as array.__len__(self, /)", len),
];

/// The items of an array.
fn items(vm: &Vm, array: Value) -> Option<Handle<ListObject>> {
    match slot(vm, array, 1, n::ARRAY_ITEMS) {
        Value::List(items) => Some(items),
        _ => None,
    }
}

/// The place that an index means.
fn place(vm: &Vm, items: Handle<ListObject>, key: Value) -> Option<usize> {
    let Value::Int(key) = key else { return None };
    let len = vm.heap.items(items).len();
    let at = if key < 0 { key.checked_add(len as i64)? } else { key };
    usize::try_from(at).ok().filter(|at| *at < len)
}

/// What an array keeps of a value; None if that is not for native code to say.
fn kept(vm: &Vm, array: Value, value: Value) -> Option<Value> {
    let Value::Str(code) = slot(vm, array, 0, n::ARRAY_CODE) else { return None };
    let bits = match (vm.heap.str(code).as_bytes(), value) {
        (b"d", Value::Float(_)) => return Some(value),
        (b"d", Value::Int(i)) => return Some(Value::float(i as f64)),
        (b"b" | b"B", Value::Int(_)) => 8,
        (b"h" | b"H", Value::Int(_)) => 16,
        (b"i" | b"I", Value::Int(_)) => 32,
        (b"l" | b"L" | b"q" | b"Q", Value::Int(_)) => 64,
        _ => return None,
    };
    let signed = vm.heap.str(code).as_bytes()[0].is_ascii_lowercase();
    let number = i128::from(value.as_int()?);
    let (low, high) = if signed { (-1 << (bits - 1), 1 << (bits - 1)) } else { (0, 1 << bits) };
    (low..high).contains(&number).then_some(value)
}

fn get(vm: &mut Vm, args: Args) -> Result<Step> {
    let (array, key) = (args.get(vm, 0), args.get(vm, 1));
    if let Some(items) = items(vm, array)
        && let Some(at) = place(vm, items, key)
    {
        return Ok(Step::Done(vm.heap.items(items)[at]));
    }
    slowly(vm, array, "__getitem__", "_get", &[key])
}

fn set(vm: &mut Vm, args: Args) -> Result<Step> {
    let (array, key, value) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    if let Some(items) = items(vm, array)
        && let Some(at) = place(vm, items, key)
        && let Some(value) = kept(vm, array, value)
    {
        vm.heap.list_mut(items).items[at] = value;
        return Ok(Step::Done(Value::None));
    }
    slowly(vm, array, "__setitem__", "_set", &[key, value])
}

fn append(vm: &mut Vm, args: Args) -> Result<Step> {
    let (array, value) = (args.get(vm, 0), args.get(vm, 1));
    if let Some(items) = items(vm, array)
        && let Some(value) = kept(vm, array, value)
    {
        vm.heap.list_append(items, value)?;
        return Ok(Step::Done(Value::None));
    }
    slowly(vm, array, "append", "_append", &[value])
}

fn len(vm: &mut Vm, args: Args) -> Result<Value> {
    let array = args.get(vm, 0);
    match items(vm, array) {
        Some(items) => Ok(Value::Int(vm.heap.items(items).len() as i64)),
        None => Err(refused(vm, array, "__len__")),
    }
}

/// The class's own code for it.
fn slowly(vm: &mut Vm, array: Value, name: &str, method: &str, args: &[Value]) -> Result<Step> {
    if items(vm, array).is_none() {
        return Err(refused(vm, array, name));
    }
    let method = vm.heap.intern(method)?;
    vm.call_method(array, method, args)
}

fn refused(vm: &mut Vm, v: Value, name: &str) -> Raise {
    let found = vm.type_name(v);
    vm.type_error(format!(
        "descriptor '{name}' for 'array.array' objects doesn't apply to a '{found}' object"
    ))
}
