//! Functions that only the library's own Python code may name: what it needs of the runtime and
//! cannot say in Python.

use monty_runtime::{Args, NativeDef, Raise, Result, Value, Vm};

/// The tables of them.
pub const INTERNALS: &[&[NativeDef]] = &[
    TYPES,
    crate::binary::INTERNALS,
    crate::civil::INTERNALS,
    crate::digests::INTERNALS,
    crate::re::INTERNALS,
    crate::twister::INTERNALS,
];

const TYPES: &[NativeDef] = &[NativeDef::function("_type_named(name, /)", type_named)];

/// A builtin type that no builtin name leads to.
fn type_named(vm: &mut Vm, args: Args) -> Result<Value> {
    let found = vm.str_of(args.get(vm, 0)).and_then(|name| vm.registry.type_named(name));
    found.map(Value::Type).ok_or(Raise::Internal("no such type"))
}
