//! Generators and coroutines: a frame set aside with its window, resumed by copying it back onto the
//! stack, and delegation to others (`yield from`, `await`) without growing the Rust stack.

use monty_code::{CodeFlags, Instr};
use serde::{Deserialize, Serialize};

use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::exec::WINDOW;
use crate::frame::{Frame, FrameKind, Ret};
use crate::names as n;
use crate::native::{NativeState, Outcome, Step};
use crate::object::{
    ExceptionObject, Generator, GeneratorKind, GeneratorState, HostFutureState, TracebackEntry,
    Wrapper,
};
use crate::types as t;
use crate::unwind::Raising;
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// What natives of generators, coroutines and raising wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FlowCont {
    /// `raise Class`: the instance; then the cause. Values: cause, kind.
    RaiseClass,
    /// `raise e from Class`: the instance of the cause. Values: the exception.
    RaiseCause,
    /// `close()` of a generator. Values: the generator.
    Close,
    /// A delegate was closed because of the exception that now goes on. Values: that exception.
    ThrowAfterClose,
    /// `except*`: what `split()` gave.
    Split,
    /// The result of `__await__`: must be an iterator. Values: what was awaited.
    Await,
    /// The result of `__aiter__`.
    AsyncIter,
    /// The result of `__anext__`: to be awaited. Values: what `__anext__` gave.
    AsyncNext,
    /// `aclose()` of an async generator. Values: the generator.
    AsyncClose,
    /// An awaitable that could not be awaited. Values: what `__anext__` gave.
    AsyncNextAwait,
    /// `close()` of what `asend()` gives.
    AwaitableClose,
    /// The texts of exceptions were made; the one that leaves the program goes on. Values: that one.
    Report,
}

/// How a generator goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resume {
    Send,
    Throw,
}

impl Vm {
    /// Turn the running frame into a generator and hand that to the caller.
    pub(crate) fn make_generator(&mut self) -> Result<()> {
        let frame = self.top();
        let (code, pc, base, ret) = (frame.code, frame.pc, frame.base as usize, frame.ret);
        let loaded = &self.codes[code.index()];
        let (flags, n) = (loaded.flags, loaded.nregs as usize);
        // Registers that nothing has written yet may hold what earlier calls left there.
        let mut written = loaded.locals as usize;
        for instr in &loaded.instrs()[..pc as usize] {
            match *instr {
                Instr::CopyFree { dst, n } => written = written.max(dst as usize + n as usize),
                Instr::MakeCell { reg } => written = written.max(reg as usize + 1),
                _ => {}
            }
        }
        self.heap.charge(n * size_of::<Value>())?;
        let mut window = vec![Value::Unset; n].into_boxed_slice();
        let written = written.min(n);
        window[..written].copy_from_slice(&self.stack[base..base + written]);
        let func = self.stack[base - 1];
        let (name, qualname) = match func {
            Value::Function(h) => (self.heap.function(h).name, self.heap.function(h).qualname),
            _ => (Value::EMPTY_STR, Value::EMPTY_STR),
        };
        let kind = if flags.has(CodeFlags::ASYNC_GENERATOR) {
            GeneratorKind::AsyncGenerator
        } else if flags.has(CodeFlags::COROUTINE) {
            GeneratorKind::Coroutine
        } else {
            GeneratorKind::Generator
        };
        let state = GeneratorState::Created;
        let g = Generator {
            kind,
            state,
            func,
            code,
            pc,
            window,
            handling: Value::Unset,
            name,
            qualname,
        };
        let g = self.heap.new_generator(g)?;
        if let Some(frame) = self.frames.pop() {
            self.handling = frame.handling;
        }
        self.deliver(ret, g)
    }

    // ---- leaving the frame

    /// Set the top frame aside in its generator. What its driver wants is in the frame's `ret`.
    fn suspend(&mut self, back: u32) -> Result<Ret> {
        let frame = self.frames.pop().ok_or(Raise::Internal("no frame to suspend"))?;
        let h = frame.generator().ok_or(Raise::Internal("a yield outside a generator"))?;
        let own = std::mem::replace(&mut self.handling, frame.handling);
        let base = frame.base as usize;
        let g = self.heap.generator_mut(h);
        let end = base + g.window.len();
        g.window.copy_from_slice(&self.stack[base..end]);
        g.pc = frame.pc - back;
        g.state = GeneratorState::Suspended;
        g.handling = own;
        Ok(frame.ret)
    }

    /// Hand a value to the loop that resumed the top frame, a generator's that has come to `pc`; false,
    /// and nothing is done, if it was no loop over the generator itself.
    #[inline(never)]
    pub(crate) fn yield_quickly(&mut self, pc: u32, v: Value) -> bool {
        let [.., below, frame] = &mut self.frames[..] else { return false };
        let FrameKind::Generator(generator) = frame.kind else { return false };
        if frame.ret != Ret::Instr || below.is_native() {
            return false;
        }
        let at = (below.pc as usize).wrapping_sub(1);
        let Some(&Instr::ForLoop { it, dst, target }) =
            self.codes[below.code.index()].instrs().get(at)
        else {
            return false;
        };
        let outer = below.base as usize;
        if !matches!(self.stack[outer + it as usize], Value::Generator(_)) {
            return false;
        }
        let g = self.heap.generator_mut(Handle::new(generator));
        let base = frame.base as usize;
        for (kept, register) in g.window.iter_mut().zip(&self.stack[base..]) {
            *kept = *register;
        }
        g.pc = pc;
        g.state = GeneratorState::Suspended;
        g.handling = std::mem::replace(&mut self.handling, frame.handling);
        below.pc = target;
        self.stack[outer + dst as usize] = v;
        self.frames.pop();
        true
    }

    /// Hand out a value; the frame waits for what is sent.
    pub(crate) fn yield_value(&mut self, v: Value) -> Result<()> {
        let ret = self.suspend(0)?;
        if ret == Ret::Instr && self.yielded_to_loop(v)? {
            return Ok(());
        }
        self.deliver(ret, v)
    }

    /// Give a loop what the generator yielded that it resumed; false if the top frame is at no loop.
    pub(crate) fn yielded_to_loop(&mut self, v: Value) -> Result<bool> {
        if let Some(frame) = self.frames.last_mut()
            && let Some(&Instr::ForLoop { it, dst, target }) =
                self.codes[frame.code.index()].instrs().get((frame.pc as usize).wrapping_sub(1))
            && !frame.is_native()
        {
            let base = frame.base as usize;
            if let Value::Iter(h) = self.stack[base + it as usize] {
                self.adapted(h, v, base + dst as usize, target)?;
            } else {
                frame.pc = target;
                self.stack[base + dst as usize] = v;
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// A delegate handed out a value: the frame below hands it out in turn, and will execute its
    /// instruction again. Where the value goes next.
    pub(crate) fn delegate_yielded(&mut self) -> Result<Ret> {
        if self.top().generator().is_none() {
            return Err(self.runtime_error("await outside a task cannot wait for this object"));
        }
        self.heap.burn(8)?;
        self.suspend(1)
    }

    /// `yield` of an async generator: ends the `asend()` that drives it.
    pub(crate) fn async_yield(&mut self, v: Value) -> Result<()> {
        if matches!(self.top().ret, Ret::Delegate | Ret::Thrown) {
            self.suspend(0)?;
            return self.delegate_finished(v);
        }
        // Made while the frame still stands: a limit leaves it to yield once more.
        match self.stop_iteration(v) {
            limit @ Raise::Limit(_) => Err(limit),
            stop => {
                self.suspend(0)?;
                Err(stop)
            }
        }
    }

    /// The delegate of the top frame's instruction is done.
    pub(crate) fn delegate_finished(&mut self, v: Value) -> Result<()> {
        let frame = self.top();
        let (base, pc) = (frame.base as usize, frame.pc as usize);
        match self.codes[frame.code.index()].instrs().get(pc.wrapping_sub(1)) {
            Some(&Instr::YieldFrom { dst, .. }) => {
                self.stack[base + dst as usize] = v;
                Ok(())
            }
            _ => Err(Raise::Internal("a delegate of an instruction that does not delegate")),
        }
    }

    /// The top frame, of a generator, returns.
    pub(crate) fn generator_return(&mut self, frame: Frame, v: Value) -> Result<()> {
        let h = frame.generator().ok_or(Raise::Internal("not the frame of a generator"))?;
        let delegates = matches!(frame.ret, Ret::Delegate | Ret::Thrown);
        // Made while the frame still stands: a limit leaves it to return once more.
        let raised = if self.heap.generator(h).kind == GeneratorKind::AsyncGenerator {
            Some(self.raise_args(t::STOP_ASYNC_ITERATION, &[]))
        } else if delegates
            || frame.ret == Ret::Instr && matches!(self.instr_below(1), Some(Instr::ForLoop { .. }))
        {
            None
        } else {
            Some(self.stop_iteration(v))
        };
        if let Some(e @ Raise::Limit(_)) = raised {
            return Err(e);
        }
        self.frames.pop();
        self.handling = frame.handling;
        self.finish_generator(h);
        match raised {
            Some(e) => Err(e),
            None if delegates => self.delegate_finished(v),
            None => Ok(()),
        }
    }

    /// The instruction that the frame is at which is so many below the top, if it is a Python frame.
    pub(crate) fn instr_below(&self, frames: usize) -> Option<Instr> {
        let frame = self.frames.iter().rev().nth(frames)?;
        if frame.is_native() {
            return None;
        }
        self.codes[frame.code.index()].instrs().get((frame.pc as usize).wrapping_sub(1)).copied()
    }

    /// A generator that will never run again gives back its window.
    pub(crate) fn finish_generator(&mut self, h: Handle<Generator>) {
        let g = self.heap.generator_mut(h);
        g.state = GeneratorState::Finished;
        g.handling = Value::Unset;
        let window = std::mem::take(&mut g.window);
        self.heap.release(window.len() * size_of::<Value>());
    }

    // ---- going on

    /// The delegate that a suspended generator waits for.
    pub(crate) fn delegate_of(&self, h: Handle<Generator>) -> Option<Value> {
        let g = self.heap.generator(h);
        if g.state != GeneratorState::Suspended {
            return None;
        }
        match self.codes[g.code.index()].instrs().get(g.pc as usize) {
            Some(&Instr::YieldFrom { iter, .. }) => g.window.get(iter as usize).copied(),
            _ => None,
        }
    }

    /// Push the frame of a generator and send or throw into it.
    pub(crate) fn resume_generator(
        &mut self,
        mut h: Handle<Generator>,
        how: Resume,
        v: Value,
        mut ret: Ret,
    ) -> Result<()> {
        loop {
            self.check_resumable(h, how, v)?;
            self.check_depth(1)?;
            if how == Resume::Send {
                return self.push_generator(h, how, v, ret);
            }
            if self.heap.generator(h).state == GeneratorState::Created {
                return Err(self.thrown_at_start(h, v)?);
            }
            let delegate = self.delegate_of(h);
            self.push_generator(h, how, v, ret)?;
            let Some(source) = delegate else { return Err(self.thrown(v)) };
            // Past its instruction, as everywhere while it waits.
            if let Some(frame) = self.frames.last_mut() {
                frame.pc += 1;
            }
            match self.throw_into_delegate(source, v)? {
                Some(inner) => (h, ret) = (inner, Ret::Thrown),
                None => return Ok(()),
            }
            self.heap.burn(8)?;
        }
    }

    fn push_generator(
        &mut self,
        h: Handle<Generator>,
        how: Resume,
        v: Value,
        ret: Ret,
    ) -> Result<()> {
        let base = self.free_base() + 1;
        let g = self.heap.generator(h);
        let (code, pc, n, func, state) = (g.code, g.pc, g.window.len(), g.func, g.state);
        self.link(code)?;
        self.reserve_stack(base, n)?;
        let g = self.heap.generator_mut(h);
        g.state = GeneratorState::Running;
        self.stack[base - 1] = func;
        self.stack[base..base + n].copy_from_slice(&g.window);
        let own = std::mem::replace(&mut g.handling, Value::Unset);
        let handling = std::mem::replace(&mut self.handling, own);
        self.frames.push(Frame {
            ret,
            code,
            pc,
            base: base as u32,
            kind: FrameKind::Generator(h.index() as u32),
            handling,
        });
        if how == Resume::Send && state == GeneratorState::Suspended {
            let instrs = self.codes[code.index()].instrs();
            let dst = match (instrs.get(pc as usize), instrs.get((pc as usize).wrapping_sub(1))) {
                (Some(&Instr::YieldFrom { dst, .. }), _) => dst,
                (_, Some(&(Instr::Yield { dst, .. } | Instr::AsyncYield { dst, .. }))) => dst,
                _ => return Err(Raise::Internal("a generator waits at no yield")),
            };
            self.stack[base + dst as usize] = v;
        }
        Ok(())
    }

    fn check_resumable(&mut self, h: Handle<Generator>, how: Resume, v: Value) -> Result<()> {
        let g = self.heap.generator(h);
        if g.state == GeneratorState::Suspended {
            return Ok(());
        }
        let kind = kind_name(g.kind);
        match (g.state, how) {
            (GeneratorState::Suspended, _) | (GeneratorState::Created, Resume::Throw) => Ok(()),
            (GeneratorState::Running, _) => {
                Err(self.value_error(format!("{kind} already executing")))
            }
            (GeneratorState::Created, Resume::Send) if v.is_none() => Ok(()),
            (GeneratorState::Created, Resume::Send) => {
                Err(self.type_error(format!("can't send non-None value to a just-started {kind}")))
            }
            (GeneratorState::Finished, _) if g.kind == GeneratorKind::Coroutine => {
                Err(self.runtime_error("cannot reuse already awaited coroutine"))
            }
            (GeneratorState::Finished, Resume::Throw) => Err(self.thrown(v)),
            (GeneratorState::Finished, Resume::Send) if g.kind == GeneratorKind::AsyncGenerator => {
                Err(self.raise_args(t::STOP_ASYNC_ITERATION, &[]))
            }
            (GeneratorState::Finished, Resume::Send) => Err(self.stop_iteration(Value::None)),
        }
    }

    /// An exception thrown into a generator that has not begun: that ends it, and no `StopIteration`
    /// is taken for an error of its.
    fn thrown_at_start(&mut self, h: Handle<Generator>, v: Value) -> Result<Raise> {
        let g = self.heap.generator(h);
        let (code, pc) = (g.code, g.pc.saturating_sub(1));
        self.finish_generator(h);
        if let Value::Exception(exc) = v {
            self.add_traceback(exc, TracebackEntry { code, pc })?;
        }
        Ok(self.thrown(v))
    }

    /// An exception thrown from outside, into the top frame.
    fn thrown(&mut self, v: Value) -> Raise {
        let Value::Exception(h) = v else {
            return Raise::Internal("what is thrown is no exception");
        };
        // What the generator itself handles, not what its driver does.
        let own = self.handling;
        self.set_context(h, own);
        self.raising = Raising::Thrown;
        Raise::Exc(h)
    }

    /// Throw into what the top frame delegates to: the generator to go on with, or None if a call was
    /// made for it.
    fn throw_into_delegate(
        &mut self,
        source: Value,
        v: Value,
    ) -> Result<Option<Handle<Generator>>> {
        let Value::Exception(exc) = v else {
            return Err(Raise::Internal("what is thrown is no exception"));
        };
        let exits = self.is_subclass(self.heap.exception(exc).class, t::GENERATOR_EXIT);
        let step = match source {
            Value::Generator(h) if exits => {
                let step = self.close_generator(h)?;
                self.and_then(step, Cont::Flow(FlowCont::ThrowAfterClose), 0, &[v])?
            }
            Value::Generator(h) => return Ok(Some(h)),
            _ if exits && self.lookup_special(source, n::CLOSE).is_some() => {
                let step = self.call_method(source, n::CLOSE, &[])?;
                self.and_then(step, Cont::Flow(FlowCont::ThrowAfterClose), 0, &[v])?
            }
            _ if !exits && self.lookup_special(source, n::THROW).is_some() => {
                self.call_method(source, n::THROW, &[v])?
            }
            _ => return Err(self.thrown(v)),
        };
        match step {
            Step::Done(v) => self.deliver(Ret::Thrown, v)?,
            Step::Call => self.perform(Ret::Thrown)?,
        }
        Ok(None)
    }

    /// `for` over a generator: what it yields finishes the instruction, its end falls through.
    /// `above` is the first stack index above the window of the loop.
    pub(crate) fn resume_in_loop(&mut self, h: Handle<Generator>, above: usize) -> Result<()> {
        if self.resume_quickly(h, above + 1, Ret::Instr) {
            return Ok(());
        }
        match self.heap.generator(h).state {
            GeneratorState::Finished => Ok(()),
            _ => self.resume_generator(h, Resume::Send, Value::None, Ret::Instr),
        }
    }

    /// `next(g)`: push the frame of a generator that waits; false if it does not.
    pub(crate) fn resume_at_once(&mut self, h: Handle<Generator>, ret: Ret) -> bool {
        let base = self.free_base() + 1;
        let resumed = self.resume_quickly(h, base, ret);
        self.heap.budget.fuel -= i64::from(resumed);
        resumed
    }

    /// Push the frame of a generator that waits for what is sent, which is None; false if it does not wait,
    /// or there is more to do.
    pub(crate) fn resume_quickly(&mut self, h: Handle<Generator>, base: usize, ret: Ret) -> bool {
        let full = self.frames.len() >= self.heap.budget.depth_room() as usize;
        let g = self.heap.generator_mut(h);
        let (code, pc, n) = (g.code, g.pc, g.window.len());
        let instrs = self.codes[code.index()].instrs();
        let dst = match (instrs.get((pc as usize).wrapping_sub(1)), instrs.get(pc as usize)) {
            (Some(&Instr::Yield { dst, .. }), _) | (_, Some(&Instr::YieldFrom { dst, .. })) => dst,
            _ => return false,
        };
        if full || n > WINDOW || g.state != GeneratorState::Suspended {
            return false;
        }
        let Some(window) = self.stack.get_mut(base - 1..base + WINDOW + 8) else {
            return false;
        };
        g.state = GeneratorState::Running;
        window[0] = g.func;
        for (register, v) in window[1..].iter_mut().zip(&g.window) {
            *register = *v;
        }
        window[1 + dst as usize] = Value::None;
        let own = std::mem::replace(&mut g.handling, Value::Unset);
        let handling = std::mem::replace(&mut self.handling, own);
        let kind = FrameKind::Generator(h.index() as u32);
        self.frames.push(Frame { ret, code, pc, base: base as u32, kind, handling });
        true
    }

    /// Ask for a generator to go on with a value.
    pub(crate) fn send_step(&mut self, h: Handle<Generator>, v: Value) -> Result<Step> {
        self.tail_call(Value::Generator(h), &[Value::Unset, v])
    }

    /// Ask for an exception to be thrown into a generator.
    pub(crate) fn throw_step(&mut self, h: Handle<Generator>, exc: Value) -> Result<Step> {
        self.tail_call(Value::Generator(h), &[Value::Unset, exc, Value::True])
    }

    /// `close()`
    pub(crate) fn close_generator(&mut self, h: Handle<Generator>) -> Result<Step> {
        match self.heap.generator(h).state {
            GeneratorState::Finished => Ok(Step::Done(Value::None)),
            GeneratorState::Created => {
                self.finish_generator(h);
                Ok(Step::Done(Value::None))
            }
            GeneratorState::Running | GeneratorState::Suspended => {
                self.check_resumable(h, Resume::Throw, Value::None)?;
                let exit = Value::Exception(self.new_exception(t::GENERATOR_EXIT, &[])?);
                let args = [Value::Unset, exit, Value::True];
                let g = Value::Generator(h);
                self.call_then_cont(g, &args, Cont::Flow(FlowCont::Close), 0, &[g])
            }
        }
    }

    /// What a throw of `GeneratorExit` led to.
    fn closed(&mut self, state: &NativeState, outcome: Outcome) -> Result<Step> {
        match outcome {
            Ok(_) => {
                let kind = match state.get(0)? {
                    Value::Generator(h) => kind_name(self.heap.generator(h).kind),
                    _ => "generator",
                };
                Err(self.runtime_error(format!("{kind} ignored GeneratorExit")))
            }
            Err(e) if self.is_exception(e, t::STOP_ITERATION) => Ok(Step::Done(self.stop_value(e))),
            Err(e) if self.is_exception(e, t::GENERATOR_EXIT) => Ok(Step::Done(Value::None)),
            Err(e) => Err(Raise::Exc(e)),
        }
    }

    /// Is the exception of this class or one derived from it?
    pub(crate) fn is_exception(
        &self,
        h: Handle<ExceptionObject>,
        class: crate::value::TypeRef,
    ) -> bool {
        self.is_subclass(self.heap.exception(h).class, class)
    }

    /// `StopIteration.value`
    pub(crate) fn stop_value(&self, h: Handle<ExceptionObject>) -> Value {
        if let Some(v) = self.exception_attr(h, n::VALUE) {
            return v;
        }
        match self.heap.exception(h).args {
            Value::Tuple(t) => self.heap.tuple_items(t).first().copied().unwrap_or(Value::None),
            _ => Value::None,
        }
    }

    // ---- delegating

    /// The instruction that delegates: it is executed again for every value sent.
    pub(crate) fn yield_from(&mut self, source: Value, sent: Value) -> Result<()> {
        let step = match source {
            Value::Generator(h) if self.heap.generator(h).kind != GeneratorKind::AsyncGenerator => {
                let base = self.free_base() + 1;
                if sent.is_none() && self.resume_quickly(h, base, Ret::Delegate) {
                    return Ok(());
                }
                return self.resume_generator(h, Resume::Send, sent, Ret::Delegate);
            }
            Value::Wrapper(h) if matches!(self.heap.wrapper(h), Wrapper::HostFuture { .. }) => {
                return self.await_host_future(source, h);
            }
            Value::Opaque(h) if self.heap.opaque(h).class == t::ASYNC_GENERATOR_ASEND => {
                self.async_send(h, sent)?
            }
            Value::Iter(_) if sent.is_none() => self.next(source)?,
            _ if sent.is_none() => self.call_method(source, n::NEXT, &[])?,
            _ => self.call_method(source, n::SEND, &[sent])?,
        };
        match step {
            Step::Done(v) => self.deliver(Ret::Delegate, v),
            Step::Call => self.perform(Ret::Delegate),
        }
    }

    /// Await the result of a host call: there already, or handed up to who waits for it.
    fn await_host_future(&mut self, future: Value, h: Handle<Wrapper>) -> Result<()> {
        let Wrapper::HostFuture { state, value, call_id } = *self.heap.wrapper(h) else {
            return Err(Raise::Internal("not the future of a host call"));
        };
        match (state, value) {
            (HostFutureState::Returned, v) => self.delegate_finished(v),
            (HostFutureState::Raised, Value::Exception(e)) => Err(Raise::Exc(e)),
            (HostFutureState::Raised, _) => Err(Raise::Internal("a host call raised no exception")),
            (HostFutureState::Pending, _) if self.top().generator().is_some() => {
                self.deliver(Ret::Delegate, future)
            }
            (HostFutureState::Pending, _) => {
                // The program itself waits: the run is left, and the instruction executed again.
                if let Some(frame) = self.frames.last_mut() {
                    frame.pc -= 1;
                }
                self.wait_for_futures(vec![call_id])?;
                self.perform(Ret::Discard)
            }
        }
    }

    /// The iterator that `yield from` delegates to.
    pub(crate) fn yield_from_iter(&mut self, v: Value) -> Result<Step> {
        match v {
            Value::Generator(h) if self.heap.generator(h).kind == GeneratorKind::Coroutine => {
                if self.top().generator().is_some_and(|g| self.is_iterable_coroutine(g)) {
                    return Ok(Step::Done(v));
                }
                Err(self.type_error(
                    "cannot 'yield from' a coroutine object in a non-coroutine generator",
                ))
            }
            _ => self.iter(v),
        }
    }

    /// Go on with what waited for a call.
    pub(crate) fn resume_flow(
        &mut self,
        which: FlowCont,
        state: NativeState,
        outcome: Outcome,
    ) -> Result<Step> {
        match which {
            FlowCont::Close => return self.closed(&state, outcome),
            FlowCont::AsyncClose => return self.async_closed(outcome),
            FlowCont::AwaitableClose => return self.awaitable_closed(outcome),
            FlowCont::Report => {
                let Value::Exception(h) = state.get(0)? else {
                    return Err(Raise::Internal("nothing to report"));
                };
                return Err(self.raise_again(h));
            }
            FlowCont::AsyncNextAwait => return self.async_next_awaited(&state, outcome),
            FlowCont::ThrowAfterClose => {
                if let Err(failed) = outcome {
                    let own = self.handling;
                    self.set_context(failed, own);
                }
            }
            _ => {}
        }
        let v = outcome.map_err(Raise::Exc)?;
        match which {
            FlowCont::RaiseClass => self.raise_made(v, &state),
            FlowCont::RaiseCause => self.raise_caused(v, &state),
            FlowCont::ThrowAfterClose => {
                let exc = state.get(0)?;
                Err(self.thrown(exc))
            }
            FlowCont::Split => self.split_made(v),
            FlowCont::Await => self.check_awaited(v),
            FlowCont::AsyncIter => self.check_async_iter(v),
            FlowCont::AsyncNext => self.await_async_next(v),
            FlowCont::Close
            | FlowCont::AsyncClose
            | FlowCont::AsyncNextAwait
            | FlowCont::AwaitableClose
            | FlowCont::Report => Err(Raise::Internal("resumed twice")),
        }
    }
}

/// What messages call a kind of generator.
pub(crate) fn kind_name(kind: GeneratorKind) -> &'static str {
    match kind {
        GeneratorKind::Generator => "generator",
        GeneratorKind::Coroutine => "coroutine",
        GeneratorKind::AsyncGenerator => "async generator",
    }
}
