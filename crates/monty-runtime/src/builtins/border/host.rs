//! Calls to the host that the library's own code makes: operating system functions, and the wait for
//! futures. Both leave the run through the one way of host calls.

use crate::error::{Raise, Result};
use crate::module_state::StateKey;
use crate::native::{Args, Step};
use crate::object::{HostFutureState, Wrapper};
use crate::value::{HostFn, Value};
use crate::vm::Vm;

/// Not a declared function: the first argument names one of the operating system.
pub(crate) const OS_CALL: HostFn = HostFn::new(u32::MAX - 1);

pub fn wait(vm: &mut Vm, _: Args) -> Result<Step> {
    let pending: Vec<u32> = vm.host_futures.iter().map(|(id, _)| *id).collect();
    if pending.is_empty() {
        return Ok(Step::Done(Value::None));
    }
    vm.wait_for_futures(pending)
}

pub fn future_state(vm: &mut Vm, args: Args) -> Result<Value> {
    let state = match args.get(vm, 0) {
        Value::Wrapper(h) => match vm.heap.wrapper(h) {
            Wrapper::HostFuture { state, .. } => *state,
            _ => return Err(vm.type_error("not a future of the host")),
        },
        _ => return Err(vm.type_error("not a future of the host")),
    };
    let name = match state {
        HostFutureState::Pending => "pending",
        HostFutureState::Returned => "returned",
        HostFutureState::Raised => "raised",
    };
    vm.heap.new_str(name)
}

pub fn os_call(vm: &mut Vm, args: Args) -> Result<Step> {
    let mut all = vec![args.get(vm, 0)];
    all.extend_from_slice(args.rest(vm));
    let kwargs = args.kwargs();
    let step = vm.tail_call(Value::HostFn(OS_CALL), &all)?;
    if let Value::Dict(h) = kwargs {
        for i in 0..vm.heap.dict(h).slots() {
            let Some(e) = vm.heap.dict(h).entry(i).copied() else { continue };
            let Value::Str(s) = e.key else {
                return Err(Raise::Internal("a keyword that is no string"));
            };
            let name = vm.heap.intern_str(s)?;
            vm.request.kwargs.push((name, e.value));
        }
    }
    Ok(step)
}

pub fn time(vm: &mut Vm, _: Args) -> Result<Step> {
    let name = vm.heap.intern("time.time")?;
    vm.tail_call(Value::HostFn(OS_CALL), &[Value::Str(name)])
}

/// The class kept under a string, or None.
pub fn class_get(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Str(key) = args.get(vm, 0) else { return Ok(Value::None) };
    let (h, key) = (vm.kept_dict(StateKey::HostClasses)?, vm.heap.intern_str(key)?);
    Ok(vm.dict_get_str(h, key).unwrap_or(Value::None))
}

pub fn class_put(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Str(key) = args.get(vm, 0) else { return Ok(Value::None) };
    let (h, key, v) =
        (vm.kept_dict(StateKey::HostClasses)?, vm.heap.intern_str(key)?, args.get(vm, 1));
    vm.dict_set_str(h, key, v)?;
    Ok(Value::None)
}

/// A global of the main program, or None.
pub fn main_global(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Str(name) = args.get(vm, 0) else { return Ok(Value::None) };
    let name = vm.heap.intern_str(name)?;
    Ok(vm.main_global(name).unwrap_or(Value::None))
}

pub fn set_main_global(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Str(name) = args.get(vm, 0) else { return Ok(Value::None) };
    let (name, v) = (vm.heap.intern_str(name)?, args.get(vm, 1));
    vm.set_main_global(name, v)?;
    Ok(Value::None)
}

/// The answer to a future, made by library code.
pub fn settle(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 1);
    if let Value::Wrapper(h) = args.get(vm, 0)
        && let Wrapper::HostFuture { value, .. } = vm.heap.wrapper_mut(h)
    {
        *value = v;
    }
    Ok(Value::None)
}
