//! `await`, `async for` and the awaitables of async generators: `asend()`, `athrow()`, `aclose()`.

use monty_code::{Instr, Special};

use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::generator::FlowCont;
use crate::names as n;
use crate::native::{NativeState, Outcome, Step};
use crate::object::{Generator, GeneratorKind, GeneratorState, Opaque, OpaqueData, Wrapper};
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

/// Where an awaitable of an async generator stands.
const FRESH: i64 = 0;
const STARTED: i64 = 1;
const CLOSED: i64 = 2;
/// Added to the state of what `aclose()` gives.
const IS_CLOSE: i64 = 16;

impl Vm {
    // ---- await

    /// The iterator to delegate to for `await v`.
    pub(crate) fn awaitable(&mut self, v: Value) -> Result<Step> {
        if self.is_host_future(v) {
            return Ok(Step::Done(v));
        }
        let top_level = self.top().generator().is_none();
        match v {
            Value::Generator(h) if self.heap.generator(h).kind == GeneratorKind::Coroutine => {
                if self.delegate_of(h).is_some() {
                    return Err(self.runtime_error("coroutine is being awaited already"));
                }
                Ok(Step::Done(v))
            }
            Value::Generator(h) if self.is_iterable_coroutine(h) && !top_level => Ok(Step::Done(v)),
            _ if self.lookup_special(v, n::AWAIT).is_some_and(|m| !m.is_none()) => {
                // The event loop awaits for the program's own code; it takes the object itself.
                if top_level || self.async_generator_of(v).is_some() {
                    return Ok(Step::Done(v));
                }
                let step = self.call_method(v, n::AWAIT, &[])?;
                self.and_then(step, Cont::Flow(FlowCont::Await), 0, &[])
            }
            _ => Err(self.not_awaitable(v)),
        }
    }

    fn not_awaitable(&mut self, v: Value) -> Raise {
        let name = self.type_name(v);
        let message = match self.awaited_special() {
            Some(Special::AsyncEnter) => {
                format!(
                    "'async with' received an object from __aenter__ that does not implement __await__: {name}"
                )
            }
            Some(_) => format!(
                "'async with' received an object from __aexit__ that does not implement __await__: {name}"
            ),
            None => format!("object {name} can't be used in 'await' expression"),
        };
        self.type_error(message)
    }

    /// The method of `async with` whose result the running instruction awaits.
    fn awaited_special(&self) -> Option<Special> {
        let frame = self.frames.last()?;
        let instrs = self.codes[frame.code.index()].instrs();
        let at = (frame.pc as usize).checked_sub(2)?;
        let Some(&Instr::CallLoaded { f, nargs, .. }) = instrs.get(at) else { return None };
        if nargs == 3 {
            // Three arguments, moved or made just before, are those of `__aexit__`.
            let before = instrs.get(at.checked_sub(1)?);
            return matches!(before, Some(Instr::LoadNone { .. } | Instr::ExcInfo { .. }))
                .then_some(Special::AsyncExit);
        }
        let loads = instrs[..at].iter().rev().take(2);
        loads.into_iter().any(|i| matches!(*i, Instr::LoadSpecial { f: g, which: Special::AsyncEnter, .. } if f == g)).then_some(Special::AsyncEnter)
    }

    /// What `__await__` gave.
    pub(crate) fn check_awaited(&mut self, v: Value) -> Result<Step> {
        match v {
            Value::Generator(h) if self.heap.generator(h).kind == GeneratorKind::Coroutine => {
                Err(self.type_error("__await__() returned a coroutine"))
            }
            _ if self.is_host_future(v) || self.is_iterator(v) => Ok(Step::Done(v)),
            _ => {
                let name = self.type_name(v);
                Err(self.type_error(format!("__await__() returned non-iterator of type '{name}'")))
            }
        }
    }

    pub(crate) fn is_host_future(&self, v: Value) -> bool {
        matches!(v, Value::Wrapper(h) if matches!(self.heap.wrapper(h), Wrapper::HostFuture { .. }))
    }

    // ---- async for

    /// `__aiter__`
    pub(crate) fn async_iter(&mut self, v: Value) -> Result<Step> {
        if let Value::Generator(h) = v
            && self.heap.generator(h).kind == GeneratorKind::AsyncGenerator
        {
            return Ok(Step::Done(v));
        }
        if self.lookup_special(v, n::AITER).is_none_or(Value::is_none) {
            let name = self.type_name(v);
            return Err(self.type_error(format!(
                "'async for' requires an object with __aiter__ method, got {name}"
            )));
        }
        let step = self.call_method(v, n::AITER, &[])?;
        self.and_then(step, Cont::Flow(FlowCont::AsyncIter), 0, &[])
    }

    pub(crate) fn check_async_iter(&mut self, v: Value) -> Result<Step> {
        if self.lookup_special(v, n::ANEXT).is_none() {
            let name = self.type_name(v);
            return Err(self.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
            )));
        }
        Ok(Step::Done(v))
    }

    /// What to delegate to for the next item.
    pub(crate) fn async_next(&mut self, v: Value) -> Result<Step> {
        if let Value::Generator(h) = v
            && self.heap.generator(h).kind == GeneratorKind::AsyncGenerator
        {
            let asend = self.new_asend(h, Value::None)?;
            return Ok(Step::Done(asend));
        }
        if self.lookup_special(v, n::ANEXT).is_none() {
            let name = self.type_name(v);
            return Err(self.type_error(format!(
                "'async for' requires an iterator with __anext__ method, got {name}"
            )));
        }
        let step = self.call_method(v, n::ANEXT, &[])?;
        self.and_then(step, Cont::Flow(FlowCont::AsyncNext), 0, &[])
    }

    /// What `__anext__` gave: to be awaited.
    pub(crate) fn await_async_next(&mut self, v: Value) -> Result<Step> {
        let cont = Cont::Flow(FlowCont::AsyncNextAwait);
        match self.awaitable(v) {
            Ok(step) => self.and_then(step, cont, 0, &[v]),
            Err(Raise::Exc(e)) if self.is_exception(e, t::TYPE_ERROR) => {
                Err(self.invalid_async_next(v, e))
            }
            Err(e) => Err(e),
        }
    }

    pub(crate) fn async_next_awaited(
        &mut self,
        state: &NativeState,
        outcome: Outcome,
    ) -> Result<Step> {
        match outcome {
            Ok(v) => Ok(Step::Done(v)),
            Err(e)
                if self.is_exception(e, t::TYPE_ERROR)
                    && self.heap.exception(e).traceback.is_empty() =>
            {
                let v = state.get(0)?;
                Err(self.invalid_async_next(v, e))
            }
            Err(e) => Err(Raise::Exc(e)),
        }
    }

    fn invalid_async_next(
        &mut self,
        v: Value,
        cause: Handle<crate::object::ExceptionObject>,
    ) -> Raise {
        let name = self.type_name(v);
        let error = self
            .type_error(format!("'async for' received an invalid object from __anext__: {name}"));
        if let Raise::Exc(h) = error {
            let e = self.heap.exception_mut(h);
            (e.cause, e.suppress_context) = (Value::Exception(cause), true);
        }
        error
    }

    // ---- asend, athrow, aclose

    /// What `asend()` and `__anext__()` give.
    pub(crate) fn new_asend(&mut self, g: Handle<Generator>, v: Value) -> Result<Value> {
        let values = vec![Value::Generator(g), v];
        self.heap.new_opaque(Opaque {
            class: t::ASYNC_GENERATOR_ASEND,
            values,
            data: OpaqueData::Int(FRESH),
        })
    }

    /// What `athrow()` gives.
    pub(crate) fn new_athrow(
        &mut self,
        g: Handle<Generator>,
        exc: Value,
        closes: bool,
    ) -> Result<Value> {
        let class = self.athrow_class()?;
        let values = vec![Value::Generator(g), exc];
        let state = FRESH + if closes { IS_CLOSE } else { 0 };
        self.heap.new_opaque(Opaque { class, values, data: OpaqueData::Int(state) })
    }

    fn athrow_class(&self) -> Result<TypeRef> {
        self.registry
            .type_named("async_generator_athrow")
            .ok_or(Raise::Internal("no type for athrow()"))
    }

    /// The async generator that an awaitable of this file drives.
    fn async_generator_of(&self, v: Value) -> Option<Handle<Generator>> {
        let Value::Opaque(h) = v else { return None };
        let o = self.heap.opaque(h);
        if o.class != t::ASYNC_GENERATOR_ASEND && Some(o.class) != self.athrow_class().ok() {
            return None;
        }
        match o.values.first() {
            Some(&Value::Generator(g)) => Some(g),
            _ => None,
        }
    }

    /// Is an async generator in the middle of an `asend()`?
    pub(crate) fn async_running(&self, g: Handle<Generator>) -> bool {
        self.heap.generator(g).state == GeneratorState::Running || self.delegate_of(g).is_some()
    }

    /// An awaitable that is used up cannot go on, nor a fresh one start while its generator runs.
    fn check_awaitable(&mut self, h: Handle<Opaque>) -> Result<()> {
        let (g, _, state, closes) = self.async_state(h)?;
        let asend = self.heap.opaque(h).class == t::ASYNC_GENERATOR_ASEND;
        let running = self.async_running(g);
        if state == CLOSED || state == STARTED && !running {
            return Err(self.runtime_error(match asend {
                true => "cannot reuse already awaited __anext__()/asend()",
                false => "cannot reuse already awaited aclose()/athrow()",
            }));
        }
        if state == FRESH && running {
            self.set_async_state(h, CLOSED);
            let method = match (asend, closes) {
                (true, _) => "anext",
                (false, true) => "aclose",
                (false, false) => "athrow",
            };
            return Err(self
                .runtime_error(format!("{method}(): asynchronous generator is already running")));
        }
        Ok(())
    }

    /// Send into an awaitable of an async generator.
    pub(crate) fn async_send(&mut self, h: Handle<Opaque>, sent: Value) -> Result<Step> {
        let (g, v, state, closes) = self.async_state(h)?;
        let asend = self.heap.opaque(h).class == t::ASYNC_GENERATOR_ASEND;
        self.check_awaitable(h)?;
        let step = match (state, asend) {
            (FRESH, true) => {
                self.set_async_state(h, STARTED);
                self.send_step(g, if sent.is_none() { v } else { sent })?
            }
            (FRESH, false) => {
                if self.heap.generator(g).state == GeneratorState::Finished {
                    self.set_async_state(h, CLOSED);
                    return Err(self.stop_iteration(Value::None));
                }
                if !sent.is_none() {
                    return Err(
                        self.runtime_error("can't send non-None value to a just-started coroutine")
                    );
                }
                self.set_async_state(h, STARTED);
                self.throw_step(g, v)?
            }
            _ => self.send_step(g, sent)?,
        };
        if closes {
            self.and_then(step, Cont::Flow(FlowCont::AsyncClose), 0, &[])
        } else {
            Ok(step)
        }
    }

    /// Throw into an awaitable of an async generator.
    pub(crate) fn async_throw(&mut self, h: Handle<Opaque>, exc: Value) -> Result<Step> {
        let (g, .., closes) = self.async_state(h)?;
        self.check_awaitable(h)?;
        self.set_async_state(h, STARTED);
        let step = self.throw_step(g, exc)?;
        if closes {
            self.and_then(step, Cont::Flow(FlowCont::AsyncClose), 0, &[])
        } else {
            Ok(step)
        }
    }

    /// `close()` of an awaitable of an async generator.
    pub(crate) fn async_close(&mut self, h: Handle<Opaque>) -> Result<Step> {
        let (g, _, state, _) = self.async_state(h)?;
        if state == FRESH || state == CLOSED || !self.async_running(g) {
            self.set_async_state(h, CLOSED);
            return Ok(Step::Done(Value::None));
        }
        let exit = Value::Exception(self.new_exception(t::GENERATOR_EXIT, &[])?);
        let args = [Value::Unset, exit, Value::True];
        let g = Value::Generator(g);
        self.call_then_cont(g, &args, Cont::Flow(FlowCont::AwaitableClose), 0, &[])
    }

    fn async_state(&self, h: Handle<Opaque>) -> Result<(Handle<Generator>, Value, i64, bool)> {
        let o = self.heap.opaque(h);
        match (&o.values[..], &o.data) {
            (&[Value::Generator(g), v], &OpaqueData::Int(state)) => {
                Ok((g, v, state & 15, state & IS_CLOSE != 0))
            }
            _ => Err(Raise::Internal("not an awaitable of an async generator")),
        }
    }

    fn set_async_state(&mut self, h: Handle<Opaque>, state: i64) {
        if let OpaqueData::Int(s) = &mut self.heap.opaque_mut(h).data {
            *s = *s & IS_CLOSE | state;
        }
    }

    /// What became of the `GeneratorExit` of `aclose()`.
    pub(crate) fn async_closed(&mut self, outcome: Outcome) -> Result<Step> {
        match outcome {
            Ok(v) => Ok(Step::Done(v)),
            Err(e) if self.is_exception(e, t::STOP_ITERATION) => {
                Err(self.runtime_error("async generator ignored GeneratorExit"))
            }
            Err(e)
                if self.is_exception(e, t::STOP_ASYNC_ITERATION)
                    || self.is_exception(e, t::GENERATOR_EXIT) =>
            {
                Err(self.stop_iteration(Value::None))
            }
            Err(e) => Err(Raise::Exc(e)),
        }
    }

    pub(crate) fn awaitable_closed(&mut self, outcome: Outcome) -> Result<Step> {
        match outcome {
            Ok(_) => Err(self.runtime_error("coroutine ignored GeneratorExit")),
            Err(e)
                if [t::STOP_ITERATION, t::STOP_ASYNC_ITERATION, t::GENERATOR_EXIT]
                    .into_iter()
                    .any(|c| self.is_exception(e, c)) =>
            {
                Ok(Step::Done(Value::None))
            }
            Err(e) => Err(Raise::Exc(e)),
        }
    }
}
