//! The methods and attributes of generators and coroutines.

use crate::error::{Raise, Result};
use crate::native::{Args, Step};
use crate::object::{Generator, GeneratorState, Opaque, OpaqueData, Wrapper};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("__iter__(self, /)", |vm, args| Ok(args.get(vm, 0))),
    NativeDef::stepping("__next__(self, /)", next),
    NativeDef::stepping("send(self, arg, /)", send),
    NativeDef::stepping("throw(self, typ, val=None, tb=None, /)", super::throw::throw)
        .resumed_by(super::throw::thrown),
    NativeDef::stepping("close(self, /)", close),
];

pub const GETSET: &[GetSetDef] = &[
    NAME,
    QUALNAME,
    GetSetDef { name: "gi_frame", get: frame, set: None },
    GetSetDef { name: "gi_running", get: running, set: None },
    GetSetDef { name: "gi_suspended", get: suspended, set: None },
    GetSetDef { name: "gi_code", get: code, set: None },
    GetSetDef { name: "gi_yieldfrom", get: delegate, set: None },
];

pub const COROUTINE_METHODS: &[NativeDef] = &[
    NativeDef::method("__await__(self, /)", await_),
    NativeDef::stepping("send(self, arg, /)", send),
    NativeDef::stepping("throw(self, typ, val=None, tb=None, /)", super::throw::throw)
        .resumed_by(super::throw::thrown),
    NativeDef::stepping("close(self, /)", close),
];

pub const COROUTINE_GETSET: &[GetSetDef] = &[
    NAME,
    QUALNAME,
    GetSetDef { name: "cr_frame", get: frame, set: None },
    GetSetDef { name: "cr_running", get: running, set: None },
    GetSetDef { name: "cr_suspended", get: suspended, set: None },
    GetSetDef { name: "cr_code", get: code, set: None },
    GetSetDef { name: "cr_await", get: delegate, set: None },
    GetSetDef { name: "cr_origin", get: |_, _| Ok(Value::None), set: None },
];

/// What `coroutine.__await__()` gives.
pub const COROUTINE_WRAPPER: TypeDef = TypeDef {
    of: TypeName::Library("coroutine_wrapper", "builtins", t::OBJECT),
    new: None,
    empty: None,
    methods: &[
        NativeDef::method("__iter__(self, /)", |vm, args| Ok(args.get(vm, 0))),
        NativeDef::stepping("__next__(self, /)", next),
        NativeDef::stepping("send(self, arg, /)", send),
        NativeDef::stepping("throw(self, typ, val=None, tb=None, /)", super::throw::throw)
            .resumed_by(super::throw::thrown),
        NativeDef::stepping("close(self, /)", close),
    ],
    getset: &[],
    doc: "A wrapper object implementing __await__ for coroutines.",
};

pub(super) const NAME: GetSetDef = GetSetDef {
    name: "__name__",
    get: |vm, v| {
        let h = this(vm, v)?;
        Ok(vm.heap.generator(h).name)
    },
    set: Some(|vm, v, value| {
        let h = this(vm, v)?;
        if vm.str_of(value).is_none() {
            return Err(vm.type_error("__name__ must be set to a string object"));
        }
        vm.heap.generator_mut(h).name = value;
        Ok(())
    }),
};
pub(super) const QUALNAME: GetSetDef = GetSetDef {
    name: "__qualname__",
    get: |vm, v| {
        let h = this(vm, v)?;
        Ok(vm.heap.generator(h).qualname)
    },
    set: Some(|vm, v, value| {
        let h = this(vm, v)?;
        if vm.str_of(value).is_none() {
            return Err(vm.type_error("__qualname__ must be set to a string object"));
        }
        vm.heap.generator_mut(h).qualname = value;
        Ok(())
    }),
};

/// The generator a method is called on, or that its receiver stands for.
pub(super) fn this(vm: &mut Vm, v: Value) -> Result<Handle<Generator>> {
    match v {
        Value::Generator(h) => Ok(h),
        Value::Opaque(h) => match vm.heap.opaque(h).values.first() {
            Some(&Value::Generator(g)) => Ok(g),
            _ => Err(Raise::Internal("not a wrapper of a generator")),
        },
        _ => Err(vm.wrong_receiver(v)),
    }
}

fn next(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let h = this(vm, v)?;
    vm.send_step(h, Value::None)
}

fn send(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, sent) = (args.get(vm, 0), args.get(vm, 1));
    let h = this(vm, v)?;
    vm.send_step(h, sent)
}

fn close(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let h = this(vm, v)?;
    vm.close_generator(h)
}

fn await_(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let class = vm
        .registry
        .type_named("coroutine_wrapper")
        .ok_or(Raise::Internal("no type coroutine_wrapper"))?;
    vm.heap.new_opaque(Opaque { class, values: vec![v], data: OpaqueData::None })
}

pub(super) fn frame(vm: &mut Vm, v: Value) -> Result<Value> {
    let h = this(vm, v)?;
    let g = vm.heap.generator(h);
    if g.state == GeneratorState::Finished {
        return Ok(Value::None);
    }
    let (code, mut pc) = (g.code, g.pc.saturating_sub(1));
    if g.state == GeneratorState::Running {
        let running = vm.frames.iter().rev().find(|f| f.generator() == Some(h));
        pc = running.map_or(pc, |f| f.pc.saturating_sub(1));
    } else if vm.delegate_of(h).is_some() {
        pc += 1;
    }
    let depth = vm.frames.iter().rposition(|f| f.generator() == Some(h)).map(|i| i as u32);
    vm.heap.new_wrapper(Wrapper::Frame { code, pc, depth })
}

pub(super) fn running(vm: &mut Vm, v: Value) -> Result<Value> {
    let h = this(vm, v)?;
    Ok(Value::bool(vm.heap.generator(h).state == GeneratorState::Running))
}

pub(super) fn suspended(vm: &mut Vm, v: Value) -> Result<Value> {
    let h = this(vm, v)?;
    Ok(Value::bool(vm.heap.generator(h).state == GeneratorState::Suspended))
}

pub(super) fn code(vm: &mut Vm, v: Value) -> Result<Value> {
    let h = this(vm, v)?;
    Ok(Value::Code(vm.heap.generator(h).code))
}

pub(super) fn delegate(vm: &mut Vm, v: Value) -> Result<Value> {
    let h = this(vm, v)?;
    Ok(vm.delegate_of(h).unwrap_or(Value::None))
}

/// `_iterable_coroutine(function)`: the generators of this function may be awaited (`types.coroutine`).
pub fn mark_coroutine(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let Value::Function(h) = v else { return Err(vm.type_error("a function is required")) };
    let Some(d) = vm.make_object_dict(Value::Function(h))? else {
        return Err(Raise::Internal("no dict of a function"));
    };
    vm.dict_set_str(d, crate::names::ITERABLE_COROUTINE, Value::True)?;
    Ok(v)
}

impl Vm {
    /// Was the generator's function marked by `types.coroutine`?
    pub(crate) fn is_iterable_coroutine(&self, h: Handle<Generator>) -> bool {
        let Value::Function(f) = self.heap.generator(h).func else { return false };
        let dict = self.heap.function(f).dict;
        matches!(dict, Value::Dict(d) if self.dict_get_str(d, crate::names::ITERABLE_COROUTINE).is_some())
    }
}
