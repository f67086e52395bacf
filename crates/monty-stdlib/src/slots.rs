//! What instances of the library's classes hold in their `__slots__`, read by native code.

use monty_runtime::{Sym, Value, Vm};

/// The first slots of an instance of a library class.
fn slots(vm: &Vm, v: Value) -> Option<&[Value]> {
    let Value::Instance(h) = v else { return None };
    let instance = vm.heap.instance(h);
    match &instance.rest {
        Some(rest) if matches!(rest.dict, Value::Dict(_)) => None,
        _ => Some(&instance.slots),
    }
}

/// The attribute that stands in a slot, wherever the instance keeps it now (under a name with a NUL
/// behind it).
pub(crate) fn slot(vm: &Vm, v: Value, at: usize, name: Sym) -> Value {
    match (slots(vm, v), v) {
        (Some(slots), _) => slots[at],
        (None, Value::Instance(h)) => vm.slot_get(h, name).unwrap_or(Value::Unset),
        _ => Value::Unset,
    }
}
