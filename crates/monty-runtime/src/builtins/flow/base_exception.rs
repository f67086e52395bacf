//! `BaseException`: what every exception has.

use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::Args;
use crate::object::{ExceptionObject, Wrapper};
use crate::registry::{GetSetDef, NativeDef};
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("__init__(self, /, *args, **kwargs)", init),
    NativeDef::method("add_note(self, note, /)", add_note),
    NativeDef::method("with_traceback(self, tb, /)", with_traceback),
    NativeDef::method("__reduce__(self, /)", reduce),
    NativeDef::method("__reduce_ex__(self, protocol, /)", reduce),
    NativeDef::method("__setstate__(self, state, /)", set_state),
];

pub const GETSET: &[GetSetDef] = &[
    GetSetDef { name: "args", get: |vm, v| Ok(body(vm, v)?.args), set: Some(set_args) },
    GetSetDef {
        name: "__cause__",
        get: |vm, v| Ok(body(vm, v)?.cause.or_none()),
        set: Some(set_cause),
    },
    GetSetDef {
        name: "__context__",
        get: |vm, v| Ok(body(vm, v)?.context.or_none()),
        set: Some(set_context),
    },
    GetSetDef {
        name: "__suppress_context__",
        get: |vm, v| Ok(Value::bool(body(vm, v)?.suppress_context)),
        set: Some(set_suppress),
    },
    GetSetDef {
        name: "__traceback__",
        get: |vm, v| {
            let h = this(vm, v)?;
            vm.traceback_of(h)
        },
        set: Some(set_traceback),
    },
];

/// The exception a method is called on.
pub(super) fn this(vm: &mut Vm, v: Value) -> Result<Handle<ExceptionObject>> {
    match v {
        Value::Exception(h) => Ok(h),
        _ => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!(
                "descriptor requires a 'BaseException' object but received a '{name}'"
            )))
        }
    }
}

fn body(vm: &mut Vm, v: Value) -> Result<&ExceptionObject> {
    let h = this(vm, v)?;
    Ok(vm.heap.exception(h))
}

/// Keep the positional arguments of a call as `args`.
pub(super) fn keep_args(vm: &mut Vm, h: Handle<ExceptionObject>, items: &[Value]) -> Result<()> {
    if let Value::Tuple(old) = vm.heap.exception(h).args
        && vm.heap.tuple_items(old) == items
    {
        return Ok(());
    }
    let tuple = vm.heap.new_tuple(items)?;
    vm.heap.exception_mut(h).args = tuple;
    Ok(())
}

fn init(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let h = this(vm, v)?;
    if let Value::Dict(d) = args.kwargs()
        && !vm.heap.dict(d).is_empty()
    {
        let name = vm.type_name(v);
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let items = args.rest_copy(vm)?;
    keep_args(vm, h, &items)?;
    Ok(Value::None)
}

fn set_args(vm: &mut Vm, v: Value, value: Value) -> Result<()> {
    let h = this(vm, v)?;
    if value.is_unset() {
        return Err(vm.type_error("args may not be deleted"));
    }
    let items = match vm.items(value) {
        Ok(items) => items,
        Err(Raise::Convert(_)) => return Err(vm.type_error("args must be a sequence")),
        Err(e) => return Err(e),
    };
    let tuple = vm.heap.new_tuple(&items)?;
    vm.heap.exception_mut(h).args = tuple;
    Ok(())
}

fn set_cause(vm: &mut Vm, v: Value, value: Value) -> Result<()> {
    let h = this(vm, v)?;
    match value {
        Value::None | Value::Exception(_) => {
            let e = vm.heap.exception_mut(h);
            (e.cause, e.suppress_context) = (value, true);
            Ok(())
        }
        Value::Unset => Err(vm.type_error("__cause__ may not be deleted")),
        _ => Err(vm.type_error("exception cause must be None or derive from BaseException")),
    }
}

fn set_context(vm: &mut Vm, v: Value, value: Value) -> Result<()> {
    let h = this(vm, v)?;
    match value {
        Value::None | Value::Exception(_) => {
            vm.heap.exception_mut(h).context = value;
            Ok(())
        }
        Value::Unset => Err(vm.type_error("__context__ may not be deleted")),
        _ => Err(vm.type_error("exception context must be None or derive from BaseException")),
    }
}

fn set_suppress(vm: &mut Vm, v: Value, value: Value) -> Result<()> {
    let h = this(vm, v)?;
    match value {
        Value::True | Value::False => {
            vm.heap.exception_mut(h).suppress_context = value == Value::True;
            Ok(())
        }
        Value::Unset => Err(vm.type_error("can't delete numeric/char attribute")),
        _ => Err(vm.type_error("attribute value type must be bool")),
    }
}

fn set_traceback(vm: &mut Vm, v: Value, value: Value) -> Result<()> {
    let h = this(vm, v)?;
    let found = match value {
        Value::None => None,
        Value::Wrapper(w) => match *vm.heap.wrapper(w) {
            Wrapper::Traceback { exception, index } => Some((exception, index)),
            _ => return Err(vm.type_error("__traceback__ must be a traceback or None")),
        },
        Value::Unset => return Err(vm.type_error("__traceback__ may not be deleted")),
        _ => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    match found {
        Some((from, index)) if from == h => vm.heap.exception_mut(h).traceback.truncate(index + 1),
        Some((from, index)) => {
            let entries = &vm.heap.exception(from).traceback;
            let entries = entries[..entries.len().min(index + 1)].to_vec();
            replace_traceback(vm, h, entries)?;
        }
        None => replace_traceback(vm, h, Vec::new())?,
    }
    vm.heap.exception_mut(h).traceback_object = value;
    Ok(())
}

/// Another traceback; charged, the old one released.
pub(super) fn replace_traceback(
    vm: &mut Vm,
    h: Handle<ExceptionObject>,
    entries: Vec<crate::object::TracebackEntry>,
) -> Result<()> {
    vm.heap.charge(entries.capacity() * crate::heap::TRACEBACK_BYTES)?;
    let old = std::mem::replace(&mut vm.heap.exception_mut(h).traceback, entries);
    vm.heap.release(old.capacity() * crate::heap::TRACEBACK_BYTES);
    Ok(())
}

fn with_traceback(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let tb = args.get(vm, 1);
    set_traceback(vm, v, tb)?;
    Ok(v)
}

fn add_note(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, note) = (args.get(vm, 0), args.get(vm, 1));
    let h = this(vm, v)?;
    if vm.str_of(note).is_none() {
        let name = vm.type_name(note);
        return Err(vm.type_error(format!("note must be a str, not '{name}'")));
    }
    match vm.exception_attr(h, n::NOTES) {
        Some(list) => match vm.payload(list) {
            Value::List(list) => vm.heap.list_append(list, note)?,
            _ => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
        },
        None => {
            let list = vm.heap.new_list(vec![note])?;
            vm.set_exception_attr(h, n::NOTES, list)?;
        }
    }
    Ok(Value::None)
}

fn reduce(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let h = this(vm, v)?;
    let e = vm.heap.exception(h);
    let (class, arguments, dict) = (Value::Type(e.class), e.args, e.dict);
    match dict {
        Value::Dict(_) => vm.heap.new_tuple(&[class, arguments, dict]),
        _ => vm.heap.new_tuple(&[class, arguments]),
    }
}

fn set_state(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, state) = (args.get(vm, 0), args.get(vm, 1));
    let h = this(vm, v)?;
    match vm.payload(state) {
        Value::None => {}
        Value::Dict(d) => {
            for i in 0..vm.heap.dict(d).slots() {
                let Some(e) = vm.heap.dict(d).entry(i).copied() else { continue };
                if let Value::Str(name) = e.key {
                    vm.set_exception_attr(h, name, e.value)?;
                }
            }
        }
        _ => return Err(vm.type_error("state is not a dictionary")),
    }
    Ok(Value::None)
}

/// `_exception_text(exc, text)`: what a guest's `__str__` gave, for a traceback; None to forget it.
pub fn report_text(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, text) = (args.get(vm, 0), args.get(vm, 1));
    let h = this(vm, v)?;
    if !text.is_none() {
        vm.set_exception_attr(h, n::REPORTED_TEXT, text)?;
    } else if let Value::Dict(d) = vm.heap.exception(h).dict {
        vm.dict_del_str(d, n::REPORTED_TEXT);
    }
    Ok(Value::None)
}

/// `_exception_needs_text(exc)`: would its `str()` run guest code?
pub fn needs_text(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    Ok(Value::bool(matches!(vm.str_pure(v), Ok(None))))
}
