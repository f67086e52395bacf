//! The builtin functions about objects: attributes by name, identity, hashes, names, and what is not
//! there for guests.

use super::object_type::attribute_name;
use crate::attribute::AttributeCont;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, CallRequest, NativeState, Outcome, Step};
use crate::object::Wrapper;
use crate::registry::NativeDef;
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    NativeDef::stepping_function(
        "__build_class__(func, name, /, *bases, **kwds)",
        crate::build_class::build_class,
    ),
    NativeDef::stepping_function("isinstance(obj, class_or_tuple, /)", super::checks::isinstance),
    NativeDef::stepping_function("issubclass(cls, class_or_tuple, /)", super::checks::issubclass),
    NativeDef::stepping_function("getattr(object, name, default=<unrepresentable>, /)", getattr),
    NativeDef::stepping_function("setattr(obj, name, value, /)", setattr),
    NativeDef::stepping_function("delattr(obj, name, /)", delattr),
    NativeDef::stepping_function("hasattr(obj, name, /)", hasattr),
    NativeDef::function("callable(obj, /)", |vm, args| {
        let v = args.get(vm, 0);
        Ok(Value::bool(vm.is_callable(v)))
    }),
    NativeDef::function("id(obj, /)", |vm, args| {
        let v = args.get(vm, 0);
        Ok(Value::Int(vm.identity(v)))
    }),
    NativeDef::stepping_function("hash(obj, /)", hash).resumed_by(hashed),
    NativeDef::stepping_function("dir(*args)", dir).resumed_by(dir_listed),
    NativeDef::stepping_function("vars(*args)", vars),
    NativeDef::function("breakpoint(*args, **kws)", |vm, _| {
        Err(vm.runtime_error("breakpoint() is not available"))
    }),
    NativeDef::stepping_function(
        "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
        open,
    ),
    NativeDef::function("exit(code=None)", exit),
    NativeDef::function("quit(code=None)", exit),
    NativeDef::stepping_function("help(*args)", |vm, args| {
        let given = args.rest_copy(vm)?;
        let given = vm.heap.new_tuple(&given)?;
        vm.prelude_call("show_help", &[given])
    }),
];

pub(super) const INTERNALS: &[NativeDef] = &[
    NativeDef::stepping_function("_type_union(a, b, /)", super::alias::or),
    NativeDef::function("_class_winner(meta, bases, /)", crate::build_class::class_winner),
    NativeDef::function("_class_names(cls, /)", class_names),
    NativeDef::function("_behind_builtin(function, /)", behind_builtin),
    NativeDef::function("_super_of(cls, obj, kind, /)", super::descriptors::super_of),
    NativeDef::function("_generic_alias(origin, args, /)", |vm, args| {
        let (origin, args) = (args.get(vm, 0), args.get(vm, 1));
        vm.heap.new_wrapper(crate::object::Wrapper::GenericAlias { origin, args })
    }),
];

/// Call `f` with the rest of a native's arguments.
pub(super) fn spread_call(vm: &mut Vm, f: Value, args: Args) -> Result<Step> {
    let given = args.rest(vm).iter().copied().collect();
    let kwargs = vm.dict_keywords(args.kwargs())?;
    vm.request = CallRequest { func: f, args: given, kwargs, then: None };
    Ok(Step::Call)
}

fn getattr(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, name, default) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    let name = attribute_name(vm, name)?;
    if default.is_unset() {
        return vm.get_attr(v, name);
    }
    match vm.get_attr_opt(v, name) {
        Ok(None) => Ok(Step::Done(default)),
        Ok(Some(step @ Step::Done(_))) => Ok(step),
        Ok(Some(step)) => vm.and_then(step, Cont::Attribute(AttributeCont::Default), 0, &[default]),
        Err(e) if vm.raised_is(&e, t::ATTRIBUTE_ERROR) => Ok(Step::Done(default)),
        Err(e) => Err(e),
    }
}

fn hasattr(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, name) = (args.get(vm, 0), args.get(vm, 1));
    let name = attribute_name(vm, name)?;
    match vm.get_attr_opt(v, name) {
        Ok(None) => Ok(Step::Done(Value::False)),
        Ok(Some(Step::Done(_))) => Ok(Step::Done(Value::True)),
        Ok(Some(step)) => vm.and_then(step, Cont::Attribute(AttributeCont::Has), 0, &[]),
        Err(e) if vm.raised_is(&e, t::ATTRIBUTE_ERROR) => Ok(Step::Done(Value::False)),
        Err(e) => Err(e),
    }
}

fn setattr(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, name, value) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    let name = attribute_name(vm, name)?;
    vm.set_attr(v, name, value)
}

fn delattr(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, name) = (args.get(vm, 0), args.get(vm, 1));
    let name = attribute_name(vm, name)?;
    vm.del_attr(v, name)
}

fn hash(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    if let Some(h) = vm.hash_pure(v)? {
        return Ok(Step::Done(Value::Int(h as i64)));
    }
    match v {
        Value::Tuple(_) | Value::Slice(_) => return vm.prelude_call("hash_parts", &[v]),
        _ => {}
    }
    let class = vm.type_of(v);
    match vm.lookup(class, n::HASH) {
        None | Some(Value::None) => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("unhashable type: '{name}'")))
        }
        Some(Value::Native(_)) if matches!(vm.payload(v), Value::Tuple(_)) => {
            let tuple = vm.payload(v);
            vm.prelude_call("hash_parts", &[tuple])
        }
        Some(_) => {
            let step = vm.call_method(v, n::HASH, &[])?;
            let cont = Cont::Native(vm.running_native);
            vm.and_then(step, cont, 0, &[])
        }
    }
}

fn hashed(vm: &mut Vm, _: NativeState, outcome: Outcome) -> Result<Step> {
    let v = outcome.map_err(Raise::Exc)?;
    hash_of_result(vm, v).map(Step::Done)
}

/// What `__hash__` of a guest gave, as a hash.
pub(crate) fn hash_of_result(vm: &mut Vm, v: Value) -> Result<Value> {
    Ok(Value::Int(match vm.payload(v) {
        Value::Int(i) => {
            if i == -1 {
                -2
            } else {
                i
            }
        }
        Value::True => 1,
        Value::False => 0,
        big @ Value::BigInt(_) => vm.hash_pure(big)?.unwrap_or(0) as i64,
        _ => return Err(vm.type_error("__hash__ method should return an integer")),
    }))
}

fn dir(vm: &mut Vm, args: Args) -> Result<Step> {
    let given = args.rest_copy(vm)?;
    match given[..] {
        [] => {
            let locals = vm.locals_value()?;
            vm.prelude_call("sorted_dir", &[locals])
        }
        [v] => {
            let step = vm.call_method(v, n::DIR, &[])?;
            let cont = Cont::Native(vm.running_native);
            vm.and_then(step, cont, 0, &[])
        }
        _ => Err(vm.type_error(format!("dir expected at most 1 argument, got {}", given.len()))),
    }
}

fn dir_listed(vm: &mut Vm, _: NativeState, outcome: Outcome) -> Result<Step> {
    let names = outcome.map_err(Raise::Exc)?;
    vm.prelude_call("sorted_dir", &[names])
}

fn vars(vm: &mut Vm, args: Args) -> Result<Step> {
    let given = args.rest_copy(vm)?;
    match given[..] {
        [] => vm.locals_value().map(Step::Done),
        [v] => match vm.get_attr_opt(v, n::DICT) {
            Ok(Some(Step::Done(found))) => Ok(Step::Done(found)),
            // Asked again where the guest's own failure can be caught.
            Ok(Some(Step::Call)) => vm.prelude_call("vars_of", &[v]),
            Err(e) if !vm.raised_is(&e, t::ATTRIBUTE_ERROR) => Err(e),
            _ => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        },
        _ => Err(vm.type_error(format!("vars expected at most 1 argument, got {}", given.len()))),
    }
}

/// A file of the host, if the host has any.
fn open(vm: &mut Vm, args: Args) -> Result<Step> {
    let file = args.get(vm, 0);
    let mode = match args.get(vm, 1) {
        Value::Unset => vm.heap.new_str("r")?,
        mode => mode,
    };
    let [encoding, errors, newline] = [3, 4, 5].map(|i| args.get(vm, i).or_none());
    vm.prelude_call("open_file", &[file, mode, encoding, errors, newline])
}

fn exit(vm: &mut Vm, args: Args) -> Result<Value> {
    let code = args.get(vm, 0);
    let given: &[Value] = if code.is_unset() { &[] } else { &[code] };
    Err(vm.raise_args(t::SYSTEM_EXIT, given))
}

/// The names that a class itself declares, as keys of a dict.
/// The function in Python that stands for one of C; any other value as it is.
fn behind_builtin(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    match v {
        Value::Wrapper(h) if let Wrapper::Builtin(f) = *vm.heap.wrapper(h) => Ok(f),
        _ => Ok(v),
    }
}

fn class_names(vm: &mut Vm, args: Args) -> Result<Value> {
    let dict = vm.heap.new_dict()?;
    if let (Value::Type(c), Value::Dict(d)) = (args.get(vm, 0), dict) {
        for name in vm.class_names(c) {
            vm.dict_set_str(d, name, Value::None)?;
        }
    }
    Ok(dict)
}
