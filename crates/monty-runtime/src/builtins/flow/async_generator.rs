//! Async generators, what their methods give to be awaited, and `aiter` and `anext`.

use monty_code::Instr;

use super::generator::{NAME, QUALNAME, code, delegate, frame, suspended, this};
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::{Opaque, Wrapper};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{CodeRef, Handle, Value};
use crate::vm::Vm;

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("__aiter__(self, /)", |vm, args| Ok(args.get(vm, 0))),
    NativeDef::method("__anext__(self, /)", |vm, args| {
        let v = args.get(vm, 0);
        let h = this(vm, v)?;
        vm.new_asend(h, Value::None)
    }),
    NativeDef::method("asend(self, value, /)", |vm, args| {
        let (v, sent) = (args.get(vm, 0), args.get(vm, 1));
        let h = this(vm, v)?;
        vm.new_asend(h, sent)
    }),
    NativeDef::stepping("athrow(self, typ, val=None, tb=None, /)", athrow).resumed_by(athrown),
    NativeDef::method("aclose(self, /)", |vm, args| {
        let v = args.get(vm, 0);
        let h = this(vm, v)?;
        let exit = vm.new_exception(t::GENERATOR_EXIT, &[])?;
        vm.new_athrow(h, Value::Exception(exit), true)
    }),
    NativeDef::method("__class_getitem__(cls, item, /)", |vm, args| {
        let (origin, item) = (args.get(vm, 0), args.get(vm, 1));
        let args =
            if matches!(item, Value::Tuple(_)) { item } else { vm.heap.new_tuple(&[item])? };
        vm.heap.new_wrapper(Wrapper::GenericAlias { origin, args })
    })
    .as_class(),
];

pub const GETSET: &[GetSetDef] = &[
    NAME,
    QUALNAME,
    GetSetDef { name: "ag_frame", get: frame, set: None },
    GetSetDef {
        name: "ag_running",
        get: |vm, v| {
            let h = this(vm, v)?;
            Ok(Value::bool(vm.async_running(h)))
        },
        set: None,
    },
    GetSetDef { name: "ag_suspended", get: suspended, set: None },
    GetSetDef { name: "ag_code", get: code, set: None },
    GetSetDef { name: "ag_await", get: delegate, set: None },
];

/// What `asend()`, `athrow()` and `aclose()` give.
pub const AWAITABLE: &[NativeDef] = &[
    NativeDef::method("__await__(self, /)", |vm, args| Ok(args.get(vm, 0))),
    NativeDef::method("__iter__(self, /)", |vm, args| Ok(args.get(vm, 0))),
    NativeDef::stepping("__next__(self, /)", |vm, args| {
        let h = awaitable(vm, args)?;
        vm.async_send(h, Value::None)
    }),
    NativeDef::stepping("send(self, arg, /)", |vm, args| {
        let sent = args.get(vm, 1);
        let h = awaitable(vm, args)?;
        vm.async_send(h, sent)
    }),
    NativeDef::stepping("throw(self, typ, val=None, tb=None, /)", super::throw::throw)
        .resumed_by(super::throw::thrown),
    NativeDef::stepping("close(self, /)", |vm, args| {
        let h = awaitable(vm, args)?;
        vm.async_close(h)
    }),
];

pub const ATHROW: TypeDef = TypeDef {
    of: TypeName::Library("async_generator_athrow", "builtins", t::OBJECT),
    new: None,
    empty: None,
    methods: AWAITABLE,
    getset: &[],
    doc: "",
};

fn awaitable(vm: &mut Vm, args: Args) -> Result<Handle<Opaque>> {
    match args.get(vm, 0) {
        Value::Opaque(h) if vm.heap.opaque(h).values.len() == 2 => Ok(h),
        _ => Err(vm.type_error("an awaitable of an async generator is required")),
    }
}

const THREE_ARGUMENTS: &str = "the (type, exc, tb) signature of athrow() is deprecated, use the \
     single-arg signature instead.";

/// The phase after the warning.
const PHASE_WARNED: u32 = 1;

fn athrow(vm: &mut Vm, args: Args) -> Result<Step> {
    let all = [args.get(vm, 0), args.get(vm, 1), args.get(vm, 2)];
    if args.len() > 2 {
        let step = vm.warn_then(t::DEPRECATION_WARNING, THREE_ARGUMENTS, Value::None)?;
        return vm.and_then(step, Cont::Native(vm.running_native), PHASE_WARNED, &all);
    }
    athrow_now(vm, all)
}

fn athrow_now(vm: &mut Vm, [v, typ, val]: [Value; 3]) -> Result<Step> {
    let val = val.or_none();
    let h = this(vm, v)?;
    match typ {
        Value::Exception(_) => vm.new_athrow(h, typ, false).map(Step::Done),
        Value::Type(class) if vm.is_subclass(class, t::BASE_EXCEPTION) => {
            if matches!(val, Value::Exception(_)) && vm.is_instance(val, class) {
                return vm.new_athrow(h, val, false).map(Step::Done);
            }
            let arguments = match val {
                Value::None => Vec::new(),
                Value::Tuple(h) => vm.heap.tuple_items(h).to_vec(),
                other => vec![other],
            };
            vm.call_then(typ, &arguments, 0, &[v])
        }
        _ => {
            // Refused when it is awaited.
            let name = vm.type_name(typ);
            let text = format!(
                "exceptions must be classes or instances deriving from BaseException, not {name}"
            );
            match vm.type_error(text) {
                Raise::Exc(e) => vm.new_athrow(h, Value::Exception(e), false).map(Step::Done),
                other => Err(other),
            }
        }
    }
}

fn athrown(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    if state.phase == PHASE_WARNED {
        outcome.map_err(Raise::Exc)?;
        return athrow_now(vm, [state.get(0)?, state.get(1)?, state.get(2)?]);
    }
    let exc = outcome.map_err(Raise::Exc)?;
    let v = state.get(0)?;
    let h = this(vm, v)?;
    if !matches!(exc, Value::Exception(_)) {
        return Err(vm.type_error("exceptions must derive from BaseException"));
    }
    vm.new_athrow(h, exc, false).map(Step::Done)
}

/// `aiter(async_iterable)`
pub fn aiter(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    if vm.lookup_special(v, n::AITER).is_none_or(Value::is_none) {
        let name = vm.type_name(v);
        return Err(vm.type_error(format!("'{name}' object is not an async iterable")));
    }
    vm.prelude_call("check_aiter", &[v])
}

/// `anext(async_iterator[, default])`
pub fn anext(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, default) = (args.get(vm, 0), args.get(vm, 1));
    if vm.lookup_special(v, n::ANEXT).is_none_or(Value::is_none) {
        let name = vm.type_name(v);
        return Err(vm.type_error(format!("'{name}' object is not an async iterator")));
    }
    if default.is_unset() {
        return vm.call_method(v, n::ANEXT, &[]);
    }
    vm.prelude_call("anext_default", &[v, default])
}

/// `_awaits_at_top()`: does the program's own code await, so that there is always an event loop?
pub fn awaits_at_top(vm: &mut Vm, _args: Args) -> Result<Value> {
    let mut programs = vm.programs.iter().filter(|p| p.module.is_none() && p.library.is_none());
    let awaits = |i: &Instr| matches!(i, Instr::GetAwaitable { .. } | Instr::GetAsyncIter { .. });
    let found = programs.any(|p| {
        let code = &vm.codes[CodeRef::new(p.first_code).index()];
        code.instrs().iter().any(awaits)
    });
    Ok(Value::bool(found))
}
