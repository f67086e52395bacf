//! Calls: from a callee and arguments on the stack to a frame, or at once to a result. One way for
//! every kind of callable; natives that ask for calls are served here.

use smallvec::SmallVec;

use crate::error::{Raise, Result};
use crate::exec::WINDOW;
use crate::frame::{Frame, FrameKind, Ret};
use crate::generator::Resume;
use crate::names as n;
use crate::native::{Args, CallRequest, NativeState, Step};
use crate::object::Wrapper;
use crate::outcome::{Exit, Waiting};
use crate::pending::Pending;
use crate::registry::{Native, NativeCall, NativeKind};
use crate::types as t;
use crate::value::{Handle, HostFn, NativeId, Sym, Value};
use crate::vm::Vm;

/// Frames of native functions that there may be for each that the limit of recursion allows.
pub(crate) const NATIVE_DEPTH: usize = 10;

/// Keyword arguments of a call: names, whose values are the last arguments on the stack.
type Names<'a> = &'a [Sym];

impl Vm {
    /// Store a result where the frame that asked for it wants it.
    pub(crate) fn deliver(&mut self, mut ret: Ret, mut v: Value) -> Result<()> {
        loop {
            match ret {
                Ret::Store(dst) => {
                    let base = self.top().base as usize;
                    self.stack[base + dst as usize] = v;
                    return Ok(());
                }
                Ret::Operator(_) | Ret::Comparison if v == Value::NotImplemented => {
                    return self.operator_declined();
                }
                Ret::Operator(dst) => ret = Ret::Store(dst),
                Ret::Instr | Ret::Comparison => return self.finish(v),
                Ret::Discard => return Ok(()),
                Ret::Exit => {
                    self.exit = Some(Exit::Done(v));
                    return Ok(());
                }
                Ret::Native => {
                    let frame = self.frames.pop().ok_or(Raise::Internal("no native frame"))?;
                    let state = self.natives.pop().ok_or(Raise::Internal("not a native frame"))?;
                    let kept = state.clone();
                    match self.resume_cont(state, Ok(v)) {
                        Ok(Step::Done(result)) => (ret, v) = (frame.ret, result),
                        Ok(Step::Call) => return self.perform(frame.ret),
                        Err(e) => {
                            return Err(self.cut_short(e, |vm| {
                                vm.frames.push(frame);
                                vm.natives.push(kept);
                                Pending::Deliver(Ret::Native, v)
                            }));
                        }
                    }
                }
                Ret::Delegate | Ret::Thrown => match self.delegate_yielded() {
                    Ok(Ret::Instr) => {
                        if self.yielded_to_loop(v)? {
                            return Ok(());
                        }
                        ret = Ret::Instr;
                    }
                    Ok(driver) => ret = driver,
                    Err(e) => return Err(self.cut_short(e, |_| Pending::Deliver(ret, v))),
                },
                Ret::Init(_) => {
                    return Err(Raise::Internal("a result for a frame that was not called"));
                }
            }
        }
    }

    /// The running frame.
    pub(crate) fn top(&self) -> &Frame {
        &self.frames[self.frames.len() - 1]
    }

    /// What a step of an instruction leads to.
    #[inline]
    pub(crate) fn apply(&mut self, step: Step) -> Result<()> {
        match step {
            Step::Done(v) => self.finish(v),
            Step::Call => self.perform(Ret::Instr),
        }
    }

    /// First stack index above what the frames use.
    pub(crate) fn free_base(&self) -> usize {
        let Some(frame) = self.frames.last() else { return 0 };
        if frame.is_native() {
            frame.base as usize
        } else {
            frame.base as usize + self.codes[frame.code.index()].nregs as usize
        }
    }

    /// Make room for a window at `start`.
    pub(crate) fn reserve_stack(&mut self, start: usize, registers: usize) -> Result<()> {
        let need = start + registers.max(WINDOW) + 8;
        if need > self.stack.len() {
            self.grow_stack(start, need)?;
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn grow_stack(&mut self, start: usize, need: usize) -> Result<()> {
        // By what is in use: the last window is mostly room.
        let new = need + crate::heap::grown(start, size_of::<Value>()) - start;
        self.heap.charge((new - self.stack.len()) * size_of::<Value>())?;
        self.lengthen_stack(new);
        Ok(())
    }

    /// Empty registers up to a length of the stack that was charged.
    fn lengthen_stack(&mut self, len: usize) {
        let more = len - self.stack.len();
        self.stack.reserve_exact(more);
        // Copied in blocks, which is quicker than one by one.
        const BLOCK: [Value; 64] = [Value::Unset; 64];
        for _ in 0..more / BLOCK.len() {
            self.stack.extend_from_slice(&BLOCK);
        }
        self.stack.extend_from_slice(&BLOCK[..more % BLOCK.len()]);
    }

    /// Give back for a pause what the stack has above what is in use. It stays charged, so that the run
    /// can go on.
    pub fn rest(&mut self) {
        let live = self.live_stack();
        self.rested = self.rested.max(self.stack.len());
        self.stack.truncate(live);
        self.stack.shrink_to_fit();
        self.frames.shrink_to_fit();
    }

    /// Take the stack back after a pause.
    pub(crate) fn wake(&mut self) {
        let len = std::mem::take(&mut self.rested);
        if len > self.stack.len() {
            self.lengthen_stack(len);
        }
    }

    /// How much of the stack is in use.
    pub(crate) fn live_stack(&self) -> usize {
        self.free_base().max(self.near_globals as usize + 1).min(self.stack.len())
    }

    /// Make the call that stands in [`Vm::request`], its result to go to `ret`. What the callee asks for in
    /// turn is called when it has returned: natives may ask for natives without end, and the Rust stack
    /// does not grow with them.
    pub(crate) fn perform(&mut self, ret: Ret) -> Result<()> {
        if self.performing {
            self.next_ret = Some(ret);
            return Ok(());
        }
        self.performing = true;
        let mut done = self.perform_one(ret);
        while let (Ok(()), Some(ret)) = (&done, self.next_ret.take()) {
            done = match self.heap.burn(1) {
                Ok(()) => self.perform_one(ret),
                Err(e) => Err(self.cut_request_short(e, ret)),
            };
        }
        self.performing = false;
        done
    }

    /// A limit leaves the request whole.
    #[cold]
    fn cut_request_short(&mut self, what: Raise, ret: Ret) -> Raise {
        let request = std::mem::take(&mut self.request);
        let outer = std::mem::take(&mut self.request_stack);
        self.cut_short(what, |vm| {
            (vm.request, vm.request_stack) = (request, outer);
            Pending::Perform(ret)
        })
    }

    fn perform_one(&mut self, mut ret: Ret) -> Result<()> {
        let request = &self.request;
        if request.kwargs.is_empty() && !request.args.spilled() && self.request_stack.is_empty() {
            if request.then.is_some() {
                if let Err(e) = self.room_for_natives() {
                    return Err(self.cut_request_short(e, ret));
                }
                if let Some(state) = self.request.then.take() {
                    self.push_native(state, ret);
                    ret = Ret::Native;
                }
            }
            return self.perform_tail_call(ret);
        }
        // Before anything of the request is taken.
        if let Err(e) = self.room_for_natives() {
            return Err(self.cut_request_short(e, ret));
        }
        let CallRequest { func, args, kwargs, then } = std::mem::take(&mut self.request);
        let held = self.heap.held();
        while let Some(outer) = self.request_stack.pop() {
            self.push_native(outer, ret);
            ret = Ret::Native;
        }
        if let Some(state) = then {
            self.push_native(state, ret);
            ret = Ret::Native;
        }
        let copied = self.heap.hold(size_of_val(&args[..]) + size_of_val(&kwargs[..]));
        let called = copied.and_then(|()| self.call_with(func, &args, &kwargs, ret));
        self.heap.let_go(held);
        called.map_err(|e| {
            self.cut_short(e, |vm| {
                vm.request = CallRequest { func, args, kwargs, then: None };
                Pending::Perform(ret)
            })
        })
    }

    /// The same for a call of a few positional arguments; what waits for it is pushed.
    fn perform_tail_call(&mut self, ret: Ret) -> Result<()> {
        let (f, nargs) = (self.free_base(), self.request.args.len());
        if let Err(e) = self.reserve_stack(f, nargs + 8) {
            return Err(self.cut_request_short(e, ret));
        }
        self.stack[f] = std::mem::take(&mut self.request.func);
        self.stack[f + 1..f + 1 + nargs].copy_from_slice(&self.request.args);
        self.request.args.clear();
        if let Value::Function(h) = self.stack[f]
            && self.enter_quickly(h, f + 1, nargs, ret)
        {
            return Ok(());
        }
        self.call_at(f, nargs, &[], ret)
    }

    fn call_with(
        &mut self,
        func: Value,
        args: &[Value],
        kwargs: &[(Sym, Value)],
        ret: Ret,
    ) -> Result<()> {
        let f = self.free_base();
        self.reserve_stack(f, args.len() + kwargs.len() + 8)?;
        self.stack[f] = func;
        self.stack[f + 1..f + 1 + args.len()].copy_from_slice(args);
        let mut names: SmallVec<[Sym; 4]> = SmallVec::new();
        for (i, (name, v)) in kwargs.iter().enumerate() {
            self.stack[f + 1 + args.len() + i] = *v;
            names.push(*name);
        }
        self.call_at(f, args.len() + kwargs.len(), &names, ret)
    }

    /// Make sure that all continuations of the request can be pushed.
    fn room_for_natives(&mut self) -> Result<()> {
        let more = self.request_stack.len() + usize::from(self.request.then.is_some());
        if more == 0 {
            return Ok(());
        }
        if self.frames.len() + more > self.heap.budget.depth_room() as usize {
            self.make_depth_room(0, more)?;
        }
        let (need, old) = (self.natives.len() + more, self.natives.capacity());
        if need > old {
            let new = (old * 2).max(8).max(need);
            // Those that keep many values keep them elsewhere.
            self.heap.charge((new - old) * (size_of::<NativeState>() + 64))?;
            self.natives.reserve_exact(new - self.natives.len());
        }
        Ok(())
    }

    /// There is room for it.
    fn push_native(&mut self, state: NativeState, ret: Ret) {
        let base = self.free_base() as u32;
        self.natives.push(state);
        self.frames.push(Frame {
            ret,
            code: Default::default(),
            pc: 0,
            base,
            kind: FrameKind::Native,
            handling: self.handling,
        });
    }

    /// Raise `RecursionError` if so many frames more of guest code are one too many.
    pub(crate) fn check_depth(&mut self, more: usize) -> Result<()> {
        if self.frames.len() + more > self.heap.budget.depth_room() as usize {
            self.make_depth_room(more, 0)?;
        }
        self.heap.charge(0)
    }

    /// Room for more frames of guest code and of native functions, charged, if the limit allows them.
    #[cold]
    #[inline(never)]
    fn make_depth_room(&mut self, guest: usize, native: usize) -> Result<()> {
        let most = self.heap.budget.max_depth() as usize;
        let deep = self.frames.len() + guest + native;
        if deep > most {
            // Native functions do not count against the limit, as in CPython.
            let native = self.natives.len() + native;
            if deep - native > most || native > most.saturating_mul(NATIVE_DEPTH) {
                return Err(self.recursion_error("maximum recursion depth exceeded"));
            }
        }
        let old = self.frames.capacity();
        if deep > old {
            let new = (old * 2).max(64).max(deep);
            self.heap.charge((new - old) * size_of::<Frame>())?;
            self.frames.reserve_exact(new - self.frames.len());
        }
        let room = self.frames.capacity();
        self.heap.budget.set_depth_room(room);
        Ok(())
    }

    /// Call what stands at `f` with the `nargs` values after it, the last ones being keywords.
    #[cold]
    #[inline(never)]
    pub(crate) fn call_at(
        &mut self,
        f: usize,
        mut nargs: usize,
        names: Names<'_>,
        ret: Ret,
    ) -> Result<()> {
        self.unwrap_and_call(f, &mut nargs, names, ret)
            .map_err(|e| self.cut_short(e, |_| Pending::Call(f, nargs, names.into(), ret)))
    }

    fn unwrap_and_call(
        &mut self,
        f: usize,
        nargs: &mut usize,
        names: Names<'_>,
        ret: Ret,
    ) -> Result<()> {
        let mut unwrapped = 0;
        loop {
            unwrapped += 1;
            if unwrapped > 1000 {
                return Err(self
                    .recursion_error("maximum recursion depth exceeded while calling an object"));
            }
            match self.stack[f] {
                Value::Function(h) => return self.enter_function(h, f, *nargs, names, ret),
                Value::Native(id) => return self.call_native(id, f + 1, *nargs, names, ret),
                Value::Method(h) => {
                    let m = self.heap.method(h);
                    let (func, receiver) = (m.func, m.receiver);
                    self.insert_receiver(f, *nargs, receiver)?;
                    self.stack[f] = func;
                    *nargs += 1;
                }
                Value::Type(class) => return self.call_type(class, f, *nargs, names, ret),
                Value::HostFn(id) => return self.call_host(id, f, *nargs, names, ret),
                // Only natives ask for this: no guest has an unset argument to give.
                Value::Generator(h) if *nargs >= 2 && self.stack[f + 1].is_unset() => {
                    let how = if *nargs == 2 { Resume::Send } else { Resume::Throw };
                    return self.resume_generator(h, how, self.stack[f + 2], ret);
                }
                Value::Wrapper(h) => match *self.heap.wrapper(h) {
                    Wrapper::StaticMethod(func) | Wrapper::Builtin(func) => self.stack[f] = func,
                    Wrapper::GenericAlias { origin, .. } => self.stack[f] = origin,
                    _ => return Err(self.not_callable(f)),
                },
                callee => {
                    let class = self.type_of(callee);
                    match self.lookup_cached(class, n::CALL) {
                        Some(call) => {
                            let bound = self.bind_special(call, callee)?;
                            match bound {
                                Some(receiver) => {
                                    self.insert_receiver(f, *nargs, receiver)?;
                                    *nargs += 1;
                                    self.stack[f] = call;
                                }
                                None => self.stack[f] = call,
                            }
                        }
                        None => return Err(self.not_callable(f)),
                    }
                }
            }
        }
    }

    /// How a callable found on a type binds: the receiver to insert, or none.
    fn bind_special(&mut self, func: Value, receiver: Value) -> Result<Option<Value>> {
        Ok(match func {
            Value::Wrapper(h) => match self.heap.wrapper(h) {
                Wrapper::ClassMethod(_) => Some(Value::Type(self.type_of(receiver))),
                _ => None,
            },
            Value::Function(_) | Value::Native(_) => Some(receiver),
            _ => None,
        })
    }

    pub(crate) fn not_callable(&mut self, f: usize) -> Raise {
        let name = self.type_name(self.stack[f]);
        self.type_error(format!("'{name}' object is not callable"))
    }

    fn insert_receiver(&mut self, f: usize, nargs: usize, receiver: Value) -> Result<()> {
        self.reserve_stack(f, nargs + 4)?;
        self.stack.copy_within(f + 1..f + 1 + nargs, f + 2);
        self.stack[f + 1] = receiver;
        Ok(())
    }

    /// Push the frame of a Python function whose arguments stand after `f`.
    fn enter_function(
        &mut self,
        h: Handle<crate::object::Function>,
        f: usize,
        nargs: usize,
        names: Names<'_>,
        ret: Ret,
    ) -> Result<()> {
        self.check_depth(1)?;
        // Operators and attributes call without an instruction that would cost fuel; who called looks
        // at what is left.
        self.heap.budget.fuel -= 1;
        let code = self.heap.function(h).code;
        self.link(code)?;
        let start = f + 1;
        let callee = &self.codes[code.index()];
        let (nregs, locals) = (callee.nregs as usize, callee.locals as usize);
        self.reserve_stack(start, nregs.max(nargs))?;
        let callee = &self.codes[code.index()];
        if callee.simple_args as usize == nargs && names.is_empty() {
            self.stack[start + nargs..start + locals.max(nargs)].fill(Value::Unset);
        } else {
            if let Err(e) = self.bind_arguments(h, start, nargs, names) {
                let of_library = matches!(e, Raise::Exc(_)) && !self.codes[code.index()].main;
                let better =
                    if of_library { self.native_call_error(h, start, nargs, names) } else { None };
                return Err(better.unwrap_or(e));
            }
        }
        // Registers beyond the window's near part are locals of functions with very many of them.
        if nregs > WINDOW {
            self.stack[start + WINDOW..start + nregs].fill(Value::Unset);
        }
        self.frames.push(Frame::python(ret, code, start, self.handling));
        Ok(())
    }

    /// Push the frame of a function whose arguments stand at `start`, defaults among them, if there is
    /// nothing that could fail; false, and nothing done, if there is.
    #[inline(never)]
    pub(crate) fn enter_quickly(
        &mut self,
        h: Handle<crate::object::Function>,
        start: usize,
        nargs: usize,
        ret: Ret,
    ) -> bool {
        let function = self.heap.function(h);
        let (code, callee) = (function.code, &self.codes[function.code.index()]);
        let (params, locals) = (callee.simple_args as usize, callee.locals as usize);
        if nargs > params
            || callee.simple_args == u32::MAX
            || self.frames.len() >= self.heap.budget.depth_room() as usize
            || start + WINDOW > self.stack.len()
        {
            return false;
        }
        if nargs < params {
            let Value::Tuple(defaults) = function.defaults else { return false };
            let defaults = self.heap.tuple_items(defaults);
            let Some(from) = (defaults.len() + nargs).checked_sub(params) else { return false };
            self.stack[start + nargs..start + params].copy_from_slice(&defaults[from..]);
        }
        self.heap.budget.fuel -= 1;
        self.stack[start + params..start + locals.max(params)].fill(Value::Unset);
        self.frames.push(Frame::python(ret, code, start, self.handling));
        true
    }

    // ---- natives

    /// Call a native function whose arguments stand at `start`.
    pub(crate) fn call_native(
        &mut self,
        id: NativeId,
        start: usize,
        nargs: usize,
        names: Names<'_>,
        ret: Ret,
    ) -> Result<()> {
        let registry = self.registry;
        let native = &registry.natives[id.index()];
        let signature = native.signature();
        let mut args = Args {
            start: start as u32,
            len: nargs as u32,
            named: signature.params.len() as u32,
            kwargs: Value::Unset,
        };
        if !names.is_empty()
            || !signature.fits(nargs)
            || signature.varargs
            || (signature.strict && !self.has_receiver(native, start))
        {
            args = self.bind_native(id, start, nargs, names)?;
        }
        self.run_native(id, args, ret)
    }

    /// A call instruction whose callee is native: at once, if its arguments are as the function wants
    /// them and no guest code has to run.
    #[inline(never)]
    pub(crate) fn call_native_at(
        &mut self,
        id: NativeId,
        base: usize,
        f: u8,
        nargs: usize,
        dst: u8,
    ) -> Result<()> {
        let native = &self.registry.natives[id.index()];
        let f = base + f as usize;
        if nargs == 1
            && let Value::Generator(h) = self.stack[f + 1]
            && self.registry.quick.is_next(id)
            && self.resume_at_once(h, Ret::Store(dst))
        {
            return Ok(());
        }
        let signature = native.signature();
        let as_they_are = !signature.varargs
            || native.owner.is_none()
                && native.def.kind == NativeKind::Function
                && signature.params.len() == signature.positional;
        if signature.fits(nargs)
            && as_they_are
            && (!signature.strict || self.has_receiver(native, f + 1))
        {
            let args = Args {
                start: f as u32 + 1,
                len: nargs as u32,
                named: signature.params.len() as u32,
                kwargs: Value::Unset,
            };
            match self.invoke(native, id, args) {
                Ok(Step::Done(v)) => {
                    self.stack[base + dst as usize] = v;
                    return Ok(());
                }
                Ok(Step::Call) => return self.perform(Ret::Store(dst)),
                // Called again, with the argument converted.
                Err(Raise::Convert(_)) => {}
                Err(e) => return Err(e),
            }
        }
        self.call_at(f, nargs, &[], Ret::Store(dst))
    }

    /// Is the first argument of the type that the method belongs to?
    fn has_receiver(&self, native: &Native, at: usize) -> bool {
        native.owner.is_none_or(|owner| self.is_instance(self.stack[at], owner))
    }

    /// Run the Rust of a native function.
    #[inline(always)]
    pub(crate) fn invoke(&mut self, native: &Native, id: NativeId, args: Args) -> Result<Step> {
        self.running_native = id;
        self.native_end = (args.start + args.len) as usize;
        let held = self.heap.held();
        let result = match native.def.call {
            NativeCall::Plain(f) => f(self, args).map(Step::Done),
            NativeCall::Step(f) => f(self, args),
        };
        self.heap.let_go(held);
        result
    }

    /// Run a native function with its arguments bound, and see to its result.
    pub(crate) fn run_native(&mut self, id: NativeId, args: Args, ret: Ret) -> Result<()> {
        let native = &self.registry.natives[id.index()];
        let step = match self.invoke(native, id, args) {
            Ok(step) => step,
            Err(Raise::Convert(conversion)) => {
                let mut values: SmallVec<[Value; 4]> = SmallVec::new();
                values.push(args.kwargs);
                values.push(Value::Int(i64::from(args.named)));
                values.extend_from_slice(args.all(self));
                self.convert(*conversion, id, values)?
            }
            Err(e) => {
                return Err(self.cut_short(e, |_| Pending::Native(id, args, ret)));
            }
        };
        match step {
            Step::Done(v) => self.deliver(ret, v),
            Step::Call => self.perform(ret),
        }
    }

    /// Call a function of the host: the run is left, and goes on with the answer.
    fn call_host(
        &mut self,
        id: HostFn,
        f: usize,
        nargs: usize,
        names: Names<'_>,
        ret: Ret,
    ) -> Result<()> {
        if id == crate::outcome::WAIT {
            return self.call_wait(f, nargs, ret);
        }
        let positional = nargs - names.len();
        let is_os = id == crate::builtins::border::host::OS_CALL;
        let name = match (is_os, self.stack[f + 1]) {
            (true, Value::Str(name)) if positional > 0 => name,
            _ => *self
                .host_functions
                .get(id.index())
                .ok_or(Raise::Internal("no such host function"))?,
        };
        self.heap.budget.charge_host_call()?;
        let first = f + 1 + usize::from(is_os);
        self.heap.hold(nargs * size_of::<(Sym, Value)>())?;
        let args = SmallVec::<[Value; 4]>::from_slice(&self.stack[first..f + 1 + positional]);
        let kwargs: SmallVec<[(Sym, Value); 4]> = names
            .iter()
            .enumerate()
            .map(|(i, &k)| (k, self.stack[f + 1 + positional + i]))
            .collect();
        let call_id = self.next_call_id;
        self.next_call_id += 1;
        let call = self.host_call(name, call_id, &args, &kwargs, is_os)?;
        self.waiting = Waiting::Call { ret, call_id };
        self.exit = Some(Exit::HostCall(call));
        Ok(())
    }
}

/// The type constants used above are part of the interface of calls to types.
const _: () = assert!(t::OBJECT.index() == 0);
