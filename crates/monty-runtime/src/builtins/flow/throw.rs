//! `throw()` of generators, coroutines and the awaitables of async generators.

use super::generator::this;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::Wrapper;
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

const THREE_ARGUMENTS: &str = "the (type, exc, tb) signature of throw() is deprecated, use the \
     single-arg signature instead.";

/// Phases of what comes after a step: the class was called; the warning was given.
const PHASE_CALLED: u32 = 0;
const PHASE_WARNED: u32 = 1;

/// `throw(exception)`, `throw(class, value, traceback)`
pub fn throw(vm: &mut Vm, args: Args) -> Result<Step> {
    if args.len() > 2 {
        let step = vm.warn_then(t::DEPRECATION_WARNING, THREE_ARGUMENTS, Value::None)?;
        let all: Vec<Value> = (0..4).map(|i| args.get(vm, i)).collect();
        return vm.and_then(step, Cont::Native(vm.running_native), PHASE_WARNED, &all);
    }
    let all = [0, 1, 2, 3].map(|i| args.get(vm, i));
    throw_now(vm, all)
}

fn throw_now(vm: &mut Vm, [receiver, typ, val, tb]: [Value; 4]) -> Result<Step> {
    let (val, tb) = (val.or_none(), tb.or_none());
    if !tb.is_none()
        && !matches!(tb, Value::Wrapper(w) if matches!(vm.heap.wrapper(w), Wrapper::Traceback { .. }))
    {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    match typ {
        Value::Exception(_) if val.is_none() => deliver(vm, receiver, typ, tb),
        Value::Exception(_) => {
            Err(vm.type_error("instance exception may not have a separate value"))
        }
        Value::Type(class) if vm.is_subclass(class, t::BASE_EXCEPTION) => {
            if matches!(val, Value::Exception(_)) && vm.is_instance(val, class) {
                return deliver(vm, receiver, val, tb);
            }
            let arguments = match val {
                Value::None => Vec::new(),
                Value::Tuple(h) => vm.heap.tuple_items(h).to_vec(),
                other => vec![other],
            };
            vm.call_then(typ, &arguments, PHASE_CALLED, &[receiver, tb, typ])
        }
        _ => {
            let name = vm.type_name(typ);
            Err(vm.type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {name}"
            )))
        }
    }
}

/// The class was called.
pub fn thrown(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    if state.phase == PHASE_WARNED {
        outcome.map_err(Raise::Exc)?;
        return throw_now(vm, [state.get(0)?, state.get(1)?, state.get(2)?, state.get(3)?]);
    }
    // What goes wrong in making the exception is thrown in its place.
    let v = match outcome {
        Ok(v @ Value::Exception(_)) => v,
        Ok(v) => {
            let class = state.get(2)?;
            match vm.no_exception_made(class, v) {
                Raise::Exc(e) => Value::Exception(e),
                other => return Err(other),
            }
        }
        Err(e) => Value::Exception(e),
    };
    deliver(vm, state.get(0)?, v, state.get(1)?)
}

fn deliver(vm: &mut Vm, receiver: Value, exc: Value, tb: Value) -> Result<Step> {
    if let (Value::Exception(h), Value::Wrapper(w)) = (exc, tb)
        && let Wrapper::Traceback { exception, index } = *vm.heap.wrapper(w)
        && exception != h
    {
        let entries = &vm.heap.exception(exception).traceback;
        let entries = entries[..entries.len().min(index + 1)].to_vec();
        super::base_exception::replace_traceback(vm, h, entries)?;
    }
    if let Value::Opaque(h) = receiver
        && vm.heap.opaque(h).values.len() == 2
    {
        return vm.async_throw(h, exc);
    }
    let g = this(vm, receiver)?;
    vm.throw_step(g, exc)
}
