//! Members of enumerations by their values, where no code of the guest's is needed for it.

use monty_runtime::{Args, Located, NativeDef, Result, Step, Value, Vm, core_names as n};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_enum_member(cls, value, base, /)", member),
    NativeDef::function("_enum_has(cls, name, /)", has),
    NativeDef::function("_enum_name_kind(name, cls_name, /)", name_kind),
    NativeDef::stepping(
        "_enum_property_get as property.__get__(self, instance, ownerclass=None)",
        property_get,
    ),
];

/// An attribute of a member: what stands in the field that the property names, or else its getter's.
fn property_get(vm: &mut Vm, args: Args) -> Result<Step> {
    let (this, instance, owner) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    if let Value::Instance(_) = instance
        && let Some(name) = vm.heap.find_interned("_field")
        && let Some(Value::Str(field)) = vm.field_again(this, name)
        && let Some(v) = vm.field_again(instance, field)
    {
        return Ok(Step::Done(v));
    }
    vm.prelude_call("enum_property_get", &[this, instance, owner.or_none()])
}

/// What a name with underscores is for in the body of a class: 'private', 'sunder' or 'dunder'.
fn name_kind(vm: &mut Vm, args: Args) -> Result<Value> {
    let class = args.get(vm, 1);
    // A name is compared with the class's; of the rest only its ends are looked at.
    vm.heap.burn(vm.str_of(class).map_or(0, str::len) / 16)?;
    let Some(name) = vm.str_of(args.get(vm, 0)).filter(|name| name.starts_with('_')) else {
        return Ok(Value::None);
    };
    let wrapped = |marks: &str| {
        let inner = name.strip_prefix(marks).and_then(|rest| rest.strip_suffix(marks));
        inner.is_some_and(|inner| {
            !inner.is_empty() && !inner.starts_with('_') && !inner.ends_with('_')
        })
    };
    let is_private = || {
        let rest = name[1..].strip_prefix(vm.str_of(class)?)?;
        Some(rest.starts_with("__") && rest.len() > 2 && !rest.ends_with("__"))
    };
    let kind = match () {
        () if is_private() == Some(true) => "private",
        () if wrapped("_") => "sunder",
        () if wrapped("__") => "dunder",
        () => return Ok(Value::None),
    };
    vm.heap.intern(kind).map(Value::Str)
}

/// Does the class or a base of it have that name?
fn has(vm: &mut Vm, args: Args) -> Result<Value> {
    let (Value::Type(class), Value::Str(name)) = (args.get(vm, 0), args.get(vm, 1)) else {
        return Ok(Value::False);
    };
    let name = vm.heap.intern_str(name)?;
    vm.heap.burn(vm.mro(class).len())?;
    Ok(Value::bool(vm.is_declared(class, name)))
}

/// The member of a class that looks values up as the base class does; None if there is more to do.
fn member(vm: &mut Vm, args: Args) -> Result<Value> {
    let (Value::Type(class), value, Value::Type(base)) =
        (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2))
    else {
        return Ok(Value::None);
    };
    if class == base || vm.lookup_cached(class, n::NEW) != vm.lookup_cached(base, n::NEW) {
        return Ok(Value::None);
    }
    if let (Value::Instance(_), true) = (value, vm.type_of(value) == class) {
        return Ok(value);
    }
    if !matches!(value, Value::Int(_) | Value::Str(_) | Value::True | Value::False) {
        return Ok(Value::None);
    }
    let name = vm.heap.find_interned("_value2member_map_");
    let Some(Value::Dict(members)) = name.and_then(|name| vm.lookup_cached(class, name)) else {
        return Ok(Value::None);
    };
    let Some(hash) = vm.hash_pure(value)? else { return Ok(Value::None) };
    match vm.dict_locate(members, value, hash)? {
        Located::At(at) => {
            Ok(vm.heap.dict(members).entry(at).map_or(Value::None, |entry| entry.value))
        }
        _ => Ok(Value::None),
    }
}
