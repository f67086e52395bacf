//! How native functions are written: they take arguments from the stack and return a step. None of
//! them ever calls the loop; one that needs a call returns it, and is resumed with the outcome.

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::object::ExceptionObject;
use crate::value::{Handle, Sym, Value};
use crate::vm::Vm;

/// The bound arguments of a native call: a range of the value stack. Named parameters stand at their
/// place in the signature, [`Value::Unset`] where omitted; then the extra positional arguments.
#[derive(Debug, Clone, Copy)]
pub struct Args {
    pub(crate) start: u32,
    pub(crate) len: u32,
    /// Number of named parameters: extra positional arguments follow them.
    pub(crate) named: u32,
    /// Keywords beyond the named ones: a dict, or Unset.
    pub(crate) kwargs: Value,
}

impl Args {
    /// The argument at a place of the signature; Unset if omitted.
    #[inline(always)]
    pub fn get(&self, vm: &Vm, i: usize) -> Value {
        if i < self.len as usize { vm.stack[self.start as usize + i] } else { Value::Unset }
    }

    /// All of them.
    pub fn all<'a>(&self, vm: &'a Vm) -> &'a [Value] {
        &vm.stack[self.start as usize..(self.start + self.len) as usize]
    }

    /// Positional arguments beyond the named parameters.
    pub fn rest<'a>(&self, vm: &'a Vm) -> &'a [Value] {
        let all = self.all(vm);
        &all[(self.named as usize).min(all.len())..]
    }

    /// A copy of all of them, held while the function works.
    pub fn all_copy(&self, vm: &mut Vm) -> Result<Vec<Value>> {
        vm.heap.hold(size_of_val(self.all(vm)))?;
        Ok(self.all(vm).to_vec())
    }

    /// A copy of the positional arguments beyond the named parameters, held while the function works.
    pub fn rest_copy(&self, vm: &mut Vm) -> Result<Vec<Value>> {
        vm.heap.hold(size_of_val(self.rest(vm)))?;
        Ok(self.rest(vm).to_vec())
    }

    /// Number of values, omitted ones included.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// No argument at all?
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Keywords that no parameter takes: a dict, or Unset.
    pub fn kwargs(&self) -> Value {
        self.kwargs
    }
}

/// What a native function returns.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// Its result.
    Done(Value),
    /// A call stands in [`Vm::request`]: make it, and take its result as mine, or resume me.
    Call,
}

/// What became of a call that a native function asked for.
pub type Outcome = std::result::Result<Value, Handle<ExceptionObject>>;

/// A native function that waits for a call: its continuation, as plain data.
#[derive(Debug, Serialize, Deserialize)]
pub struct NativeState {
    pub cont: Cont,
    /// Where in its work the function is; its own numbering.
    pub phase: u32,
    pub values: SmallVec<[Value; 4]>,
}

impl Clone for NativeState {
    /// Every call that returns to a native function copies its state: plain values at once.
    fn clone(&self) -> NativeState {
        let values = SmallVec::from_slice(&self.values);
        NativeState { cont: self.cont, phase: self.phase, values }
    }
}

impl NativeState {
    /// A value kept across the call.
    pub fn get(&self, i: usize) -> Result<Value> {
        self.values.get(i).copied().ok_or(Raise::Internal("a native frame misses a value"))
    }
}

/// A call that native code asks the loop to make.
#[derive(Debug, Default)]
pub struct CallRequest {
    pub func: Value,
    pub args: SmallVec<[Value; 4]>,
    pub kwargs: Vec<(Sym, Value)>,
    pub then: Option<NativeState>,
}

impl Vm {
    /// Ask for a call whose result is mine.
    pub fn tail_call(&mut self, func: Value, args: &[Value]) -> Result<Step> {
        // Field by field: most calls are this one, and the request is large.
        let request = &mut self.request;
        request.func = func;
        request.args.clear();
        request.args.extend_from_slice(args);
        request.kwargs = Vec::new();
        request.then = None;
        Ok(Step::Call)
    }

    /// Ask for a call and be resumed (through the `resume` of the running native's declaration).
    pub fn call_then(
        &mut self,
        func: Value,
        args: &[Value],
        phase: u32,
        keep: &[Value],
    ) -> Result<Step> {
        let cont = Cont::Native(self.running_native);
        self.call_then_cont(func, args, cont, phase, keep)
    }

    /// Ask for a call with keywords whose result is mine.
    pub fn tail_call_named(
        &mut self,
        func: Value,
        args: &[Value],
        kwargs: Vec<(Sym, Value)>,
    ) -> Result<Step> {
        self.request = CallRequest { func, args: SmallVec::from_slice(args), kwargs, then: None };
        Ok(Step::Call)
    }

    /// Ask for a call with keywords and be resumed.
    pub fn call_then_named(
        &mut self,
        func: Value,
        args: &[Value],
        kwargs: Vec<(Sym, Value)>,
        keep: &[Value],
    ) -> Result<Step> {
        let step = self.call_then(func, args, 0, keep)?;
        self.request.kwargs = kwargs;
        Ok(step)
    }

    /// Ask for a call with a continuation of the core.
    pub fn call_then_cont(
        &mut self,
        func: Value,
        args: &[Value],
        cont: Cont,
        phase: u32,
        keep: &[Value],
    ) -> Result<Step> {
        self.request = CallRequest {
            func,
            args: SmallVec::from_slice(args),
            kwargs: Vec::new(),
            then: Some(NativeState { cont, phase, values: SmallVec::from_slice(keep) }),
        };
        Ok(Step::Call)
    }

    /// Ask for a call of a prelude function (Python of our own that may run guest code).
    pub fn prelude_call(&mut self, name: &str, args: &[Value]) -> Result<Step> {
        let f = self.prelude_function(name)?;
        self.tail_call(f, args)
    }

    /// Give a warning, then `value`.
    pub fn warn_then(
        &mut self,
        category: crate::value::TypeRef,
        message: &str,
        value: Value,
    ) -> Result<Step> {
        let message = self.heap.new_str(message)?;
        self.prelude_call("warn_then", &[Value::Type(category), message, value])
    }

    /// A step of one kind as the other: after a request, do `cont` with its result. If the step is
    /// done already, `cont` runs now.
    pub fn and_then(&mut self, step: Step, cont: Cont, phase: u32, keep: &[Value]) -> Result<Step> {
        let state = NativeState { cont, phase, values: SmallVec::from_slice(keep) };
        match step {
            Step::Done(v) => self.resume_cont(state, Ok(v)),
            Step::Call if self.request.then.is_none() => {
                self.request.then = Some(state);
                Ok(Step::Call)
            }
            Step::Call => {
                self.request_stack.push(state);
                Ok(Step::Call)
            }
        }
    }
}
