//! Functions that only the library's own Python code may name: what it needs of the runtime and
//! cannot say in Python.

use std::time::Duration;

use monty_runtime::{Args, NativeDef, Raise, Result, Sym, Value, Vm};

/// The tables of them.
pub const INTERNALS: &[&[NativeDef]] = &[
    TYPES,
    crate::arrays::INTERNALS,
    crate::binary::INTERNALS,
    crate::csv::INTERNALS,
    crate::decimal::INTERNALS,
    crate::digests::INTERNALS,
    crate::enums::INTERNALS,
    crate::fields::INTERNALS,
    crate::functools::INTERNALS,
    crate::named::INTERNALS,
    crate::operators::INTERNALS,
    crate::ordered::INTERNALS,
    crate::ratios::INTERNALS,
    crate::re::INTERNALS,
    crate::shell_words::INTERNALS,
    crate::memory_streams::INTERNALS,
    crate::struct_values::INTERNALS,
    crate::twister::INTERNALS,
    crate::zlib::INTERNALS,
];

const TYPES: &[NativeDef] = &[
    NativeDef::function("_type_named(name, /)", type_named),
    NativeDef::function("_slept(seconds, /)", slept),
    NativeDef::function("_refuse_name(module, name, /)", refuse_name),
    NativeDef::function("_plain_abstract_names(bases, namespace, cls, /)", plain_abstract_names),
];

/// The virtual clock goes on by so many seconds: they count against the run's time.
fn slept(vm: &mut Vm, args: Args) -> Result<Value> {
    let seconds = match args.get(vm, 0) {
        Value::Float(f) => f.get(),
        Value::Int(i) => i as f64,
        _ => 0.0,
    };
    let time = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX);
    vm.heap.budget.pass(time);
    Ok(Value::None)
}

/// A module's `__getattr__` does not have a name either.
fn refuse_name(vm: &mut Vm, args: Args) -> Result<Value> {
    let module = vm.str_of(args.get(vm, 0)).unwrap_or_default().to_owned();
    let Some(name) = vm.str_of(args.get(vm, 1)).map(str::to_owned) else {
        return Err(Raise::Internal("a name is no text"));
    };
    let text = monty_host::lacking::refusal(&module, &name)
        .unwrap_or_else(|| format!("module '{module}' has no attribute '{name}'"));
    Err(vm.attribute_error(text))
}

/// A builtin type that no builtin name leads to.
fn type_named(vm: &mut Vm, args: Args) -> Result<Value> {
    let found = vm.str_of(args.get(vm, 0)).and_then(|name| vm.registry.type_named(name));
    found.map(Value::Type).ok_or(Raise::Internal("no such type"))
}

/// The names of a new class that are abstract, as a tuple; None if guest code would have to tell.
fn plain_abstract_names(vm: &mut Vm, args: Args) -> Result<Value> {
    let (Value::Tuple(bases), Value::Dict(namespace), Value::Type(class)) =
        (args.get(vm, 0), vm.payload(args.get(vm, 1)), args.get(vm, 2))
    else {
        return Ok(Value::None);
    };
    let attribute = vm.heap.intern("__isabstractmethod__")?;
    let inherited = vm.heap.intern("__abstractmethods__")?;
    let mut names: Vec<Value> = Vec::new();
    let entries: Vec<(Value, Value)> =
        vm.heap.dict(namespace).iter().map(|e| (e.key, e.value)).collect();
    vm.heap.burn(entries.len() * 32)?;
    for (name, value) in entries {
        match is_abstract(vm, value, attribute)? {
            None => return Ok(Value::None),
            Some(true) => names.push(name),
            Some(false) => {}
        }
    }
    for i in 0..vm.heap.tuple_items(bases).len() {
        let base = vm.heap.tuple_items(bases)[i];
        let Value::Type(base) = base else { return Ok(Value::None) };
        let Some(theirs) = vm.lookup(base, inherited) else { continue };
        let Value::FrozenSet(theirs) = theirs else { return Ok(Value::None) };
        let theirs: Vec<Value> = vm.heap.set(theirs).iter().map(|s| s.key).collect();
        vm.heap.burn(theirs.len() * 32)?;
        for name in theirs {
            let Value::Str(text) = name else { return Ok(Value::None) };
            let sym = vm.heap.intern_str(text)?;
            let Some(value) = vm.lookup(class, sym) else { continue };
            match is_abstract(vm, value, attribute)? {
                None => return Ok(Value::None),
                Some(true) if !names.contains(&name) => names.push(name),
                _ => {}
            }
        }
    }
    vm.heap.new_tuple(&names)
}

fn is_abstract(vm: &mut Vm, value: Value, attribute: Sym) -> Result<Option<bool>> {
    match value {
        Value::Function(_) | Value::Property(_) | Value::Wrapper(_) => {
            let found = vm.attr_pure(value, attribute)?;
            vm.truth_pure(found.unwrap_or(Value::False))
        }
        Value::Instance(_) => Ok(None),
        _ => Ok(Some(false)),
    }
}
