//! Traceback and frame objects.

use crate::error::{Raise, Result};
use crate::native::Args;
use crate::object::{ExceptionObject, TracebackEntry, Wrapper};
use crate::registry::{GetSetDef, NativeDef};
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub const TRACEBACK: &[GetSetDef] = &[
    GetSetDef { name: "tb_next", get: next, set: None },
    GetSetDef {
        name: "tb_frame",
        get: |vm, v| {
            let e = entry(vm, v)?;
            vm.heap.new_wrapper(Wrapper::Frame { code: e.code, pc: e.pc })
        },
        set: None,
    },
    GetSetDef {
        name: "tb_lineno",
        get: |vm, v| {
            let e = entry(vm, v)?;
            Ok(Value::Int(i64::from(vm.entry_line(e))))
        },
        set: None,
    },
    GetSetDef {
        name: "tb_lasti",
        get: |vm, v| {
            let e = entry(vm, v)?;
            Ok(Value::Int(i64::from(e.pc) * 2))
        },
        set: None,
    },
];

pub const FRAME_METHODS: &[NativeDef] =
    &[NativeDef::method("clear(self, /)", |_, _| Ok(Value::None))];

pub const FRAME: &[GetSetDef] = &[
    GetSetDef {
        name: "f_code",
        get: |vm, v| {
            let e = entry(vm, v)?;
            Ok(Value::Code(e.code))
        },
        set: None,
    },
    GetSetDef {
        name: "f_lineno",
        get: |vm, v| {
            let e = entry(vm, v)?;
            Ok(Value::Int(i64::from(vm.entry_line(e))))
        },
        set: None,
    },
    GetSetDef {
        name: "f_lasti",
        get: |vm, v| {
            let e = entry(vm, v)?;
            Ok(Value::Int(i64::from(e.pc) * 2))
        },
        set: None,
    },
    // Frames are not kept: what they held is gone.
    GetSetDef { name: "f_back", get: |_, _| Ok(Value::None), set: None },
    GetSetDef { name: "f_trace", get: |_, _| Ok(Value::None), set: None },
    GetSetDef { name: "f_locals", get: |vm, _| vm.heap.new_dict(), set: None },
    GetSetDef {
        name: "f_globals",
        get: |vm, v| {
            let e = entry(vm, v)?;
            vm.globals_of_code(e.code)
        },
        set: None,
    },
    GetSetDef { name: "f_builtins", get: |vm, _| vm.heap.new_dict(), set: None },
];

fn place(vm: &Vm, v: Value) -> Result<(Handle<ExceptionObject>, usize)> {
    match v {
        Value::Wrapper(w) => match *vm.heap.wrapper(w) {
            Wrapper::Traceback { exception, index } => Ok((exception, index)),
            _ => Err(Raise::Internal("not a traceback")),
        },
        _ => Err(Raise::Internal("not a traceback")),
    }
}

/// The code and place that a traceback or frame is about.
fn entry(vm: &Vm, v: Value) -> Result<TracebackEntry> {
    if let Value::Wrapper(w) = v
        && let Wrapper::Frame { code, pc } = *vm.heap.wrapper(w)
    {
        return Ok(TracebackEntry { code, pc });
    }
    let (exception, index) = place(vm, v)?;
    let entries = &vm.heap.exception(exception).traceback;
    // The exception's traceback may have been replaced since.
    entries.get(index).or(entries.last()).copied().ok_or(Raise::Internal("the traceback is gone"))
}

fn next(vm: &mut Vm, v: Value) -> Result<Value> {
    let (exception, index) = place(vm, v)?;
    vm.traceback_below(exception, index)
}

/// `_traceback_columns(tb)`: first and last line, first and last column.
pub fn columns(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let e = entry(vm, v)?;
    let parts = vm.entry_columns(e).map(|n| Value::Int(i64::from(n)));
    vm.heap.new_tuple(&parts)
}

/// `_traceback_text(tb)`: the lines of this frame alone, as a traceback prints them.
pub fn text(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let e = entry(vm, v)?;
    let text = vm.frames_text(&[e], &mut Default::default()).unwrap_or_default();
    vm.heap.new_string(text)
}

/// `_frame_at(depth)`: a frame of the program that runs, the innermost at 0.
pub fn frame_at(vm: &mut Vm, args: Args) -> Result<Value> {
    let depth = vm.index(args.get(vm, 0))?;
    let python = vm.frames.iter().rev().filter(|f| !f.is_native());
    let entries = python.map(|f| TracebackEntry { code: f.code, pc: f.pc.saturating_sub(1) });
    let found = entries.filter(|&e| !vm.is_hidden(e)).nth(depth.max(0) as usize);
    match found {
        Some(TracebackEntry { code, pc }) => vm.heap.new_wrapper(Wrapper::Frame { code, pc }),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}
