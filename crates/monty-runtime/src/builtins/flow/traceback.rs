//! Traceback and frame objects.

use crate::error::{Raise, Result};
use crate::frame::Frame;
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
            // The one that runs still, if it does.
            let running = vm.frames.iter().rposition(|f| !f.is_native() && f.code == e.code);
            let depth = running.map(|i| i as u32);
            vm.heap.new_wrapper(Wrapper::Frame { code: e.code, pc: e.pc, depth })
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
            Ok(Value::Code(vm.shown_code(e)))
        },
        set: None,
    },
    GetSetDef {
        name: "f_lineno",
        get: |vm, v| {
            let mut e = entry(vm, v)?;
            if let Some(i) = running(vm, v) {
                let entries = vm.entries_at(e.code, vm.frames[i].pc.saturating_sub(1));
                let shown = vm.shown_code(e);
                let same = entries.iter().copied().find(|&at| vm.shown_code(at) == shown);
                e.pc = same.map_or(e.pc, |at| at.pc);
            }
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
    GetSetDef { name: "f_back", get: back, set: None },
    GetSetDef { name: "f_trace", get: |_, _| Ok(Value::None), set: None },
    GetSetDef { name: "f_locals", get: locals, set: None },
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

/// The index of the frame that a frame object is about, while it runs.
fn running(vm: &Vm, v: Value) -> Option<usize> {
    let Value::Wrapper(w) = v else { return None };
    let Wrapper::Frame { code, depth: Some(depth), .. } = *vm.heap.wrapper(w) else { return None };
    let frame = vm.frames.get(depth as usize)?;
    (!frame.is_native() && frame.code == code).then_some(depth as usize)
}

fn back(vm: &mut Vm, v: Value) -> Result<Value> {
    let Some(mut i) = running(vm, v) else { return Ok(Value::None) };
    let inner = entry(vm, v)?;
    if let Some(outer) = vm.entries_at(inner.code, inner.pc).get(1) {
        let TracebackEntry { code, pc } = *outer;
        return vm.heap.new_wrapper(Wrapper::Frame { code, pc, depth: Some(i as u32) });
    }
    while i > 0 {
        i -= 1;
        let frame = &vm.frames[i];
        let (code, pc) = (frame.code, frame.pc.saturating_sub(1));
        if !frame.is_native() && !vm.is_hidden(TracebackEntry { code, pc }) {
            return vm.heap.new_wrapper(Wrapper::Frame { code, pc, depth: Some(i as u32) });
        }
    }
    Ok(Value::None)
}

/// A frame that ended is not kept: what it held is gone.
fn locals(vm: &mut Vm, v: Value) -> Result<Value> {
    match running(vm, v) {
        Some(i) => vm.locals_of(i),
        None => vm.heap.new_dict(),
    }
}

fn place(vm: &mut Vm, v: Value) -> Result<(Handle<ExceptionObject>, usize)> {
    if let Value::Wrapper(w) = v
        && let Wrapper::Traceback { exception, index } = *vm.heap.wrapper(w)
    {
        return Ok((exception, index));
    }
    let name = vm.type_name(v);
    Err(vm.attribute_error(format!("'{name}' object has no attribute 'tb_frame'")))
}

/// The code and place that a traceback or frame is about.
fn entry(vm: &mut Vm, v: Value) -> Result<TracebackEntry> {
    if let Value::Wrapper(w) = v
        && let Wrapper::Frame { code, pc, .. } = *vm.heap.wrapper(w)
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
    let shown = |f: &Frame| vm.entries_at(f.code, f.pc.saturating_sub(1));
    let python = vm.frames.iter().enumerate().rev().filter(|(_, f)| !f.is_native());
    let entries = python.flat_map(|(i, f)| shown(f).into_iter().map(move |e| (i, e)));
    let mut visible = entries.filter(|&(_, e)| !vm.is_hidden(e));
    match visible.nth(depth.max(0) as usize) {
        Some((i, TracebackEntry { code, pc })) => {
            vm.heap.new_wrapper(Wrapper::Frame { code, pc, depth: Some(i as u32) })
        }
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}
