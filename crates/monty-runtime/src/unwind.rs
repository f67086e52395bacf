//! Unwinding: an exception walks the frames outward, leaving a line of its traceback in each, until a
//! handler takes it; native frames are resumed with it.

use monty_code::Instr;

use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::frame::Ret;
use crate::generator::FlowCont;
use crate::heap::TRACEBACK_BYTES;
use crate::names as n;
use crate::native::Step;
use crate::object::{ExceptionObject, Generator, GeneratorKind, TracebackEntry};
use crate::outcome::Exit;
use crate::pending::Pending;
use crate::types as t;
use crate::value::{CodeRef, Handle, Value};
use crate::vm::Vm;

/// How the exception on its way was raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Raising {
    /// By an instruction or a native: what is being handled becomes its context.
    #[default]
    Fresh,
    /// Thrown into a generator: the context stays.
    Thrown,
    /// Raised again: the frame that does so is in the traceback already.
    Again,
}

impl Vm {
    /// The exception being handled, or None: inside a generator that handles none, its driver's.
    pub fn handled(&self) -> Value {
        let frames = self.frames.iter().rev().map(|f| f.handling);
        std::iter::once(self.handling).chain(frames).find(|v| !v.is_unset()).unwrap_or(Value::None)
    }

    /// Let an exception that was raised find its handler. An exit if there is none.
    pub(crate) fn unwind(&mut self, mut exc: Handle<ExceptionObject>) -> Result<Option<Exit>> {
        let mut raising = self.take_raising(exc);
        loop {
            let Some(frame) = self.frames.last().copied() else {
                return Ok(Some(Exit::Raised(exc)));
            };
            if !frame.is_native() {
                match self.unwind_python(&mut exc, &mut raising) {
                    Ok(None) => return Ok(None),
                    Ok(Some(other)) => exc = other,
                    Err(e) => return Err(self.cut_unwinding_short(e, exc, raising)),
                }
                raising = Raising::Fresh;
                continue;
            }
            let ret = frame.ret;
            self.handling = frame.handling;
            self.frames.pop();
            let state = self.natives.pop().ok_or(Raise::Internal("not a native frame"))?;
            self.drop_request();
            let kept = state.clone();
            let done = match self.resume_cont(state, Err(exc)) {
                Ok(Step::Done(v)) => self.deliver(ret, v),
                Ok(Step::Call) => self.perform(ret),
                Err(e @ Raise::Limit(_)) if self.pending.is_none() => {
                    self.frames.push(frame);
                    self.natives.push(kept);
                    return Err(self.cut_unwinding_short(e, exc, raising));
                }
                Err(e) => Err(e),
            };
            match done {
                Ok(()) => return Ok(self.exit.take()),
                Err(Raise::Exc(e)) if e == exc => {
                    raising = match std::mem::take(&mut self.raising) {
                        Raising::Fresh => raising,
                        other => other,
                    };
                }
                Err(Raise::Exc(e)) => {
                    exc = e;
                    raising = self.take_raising(e);
                }
                Err(other) => return Err(other),
            }
        }
    }

    fn cut_unwinding_short(
        &mut self,
        what: Raise,
        exc: Handle<ExceptionObject>,
        raising: Raising,
    ) -> Raise {
        self.cut_short(what, |vm| {
            vm.raising = raising;
            Pending::Raise(exc)
        })
    }

    /// How a new exception was raised; its context.
    fn take_raising(&mut self, exc: Handle<ExceptionObject>) -> Raising {
        self.drop_request();
        let raising = std::mem::take(&mut self.raising);
        if raising == Raising::Fresh {
            let handled = self.handled();
            self.set_context(exc, handled);
        }
        raising
    }

    /// One Python frame: None if it goes on (a handler, the end of a loop), else the exception that
    /// leaves it, now off the stack.
    fn unwind_python(
        &mut self,
        on_its_way: &mut Handle<ExceptionObject>,
        raising: &mut Raising,
    ) -> Result<Option<Handle<ExceptionObject>>> {
        let exc = *on_its_way;
        let frame = &self.frames[self.frames.len() - 1];
        let (code, base, pc) = (frame.code, frame.base as usize, frame.pc.saturating_sub(1));
        let loaded = &self.codes[code.index()];
        if self.is_exception(exc, t::STOP_ITERATION) {
            match loaded.instrs().get(pc as usize) {
                // The iterator is exhausted: fall through.
                Some(Instr::ForLoop { .. }) if *raising != Raising::Thrown => return Ok(None),
                // One that is thrown where a delegate waits ends the delegation too.
                Some(&Instr::YieldFrom { dst, .. }) => {
                    self.stack[base + dst as usize] = self.stop_value(exc);
                    return Ok(None);
                }
                _ => {}
            }
        }
        let handler = loaded
            .code(&self.programs)
            .handlers
            .iter()
            .find(|h| h.start <= pc && pc < h.end)
            .copied();
        if *raising != Raising::Again {
            *on_its_way = self.add_frames(exc, code, pc)?;
            // Should a limit cut short what follows.
            *raising = Raising::Again;
        }
        let exc = *on_its_way;
        if let Some(handler) = handler {
            // Code from outside may go back by this alone.
            self.heap.burn(1)?;
            self.stack[base + handler.reg as usize] = Value::Exception(exc);
            let top = self.frames.len() - 1;
            self.frames[top].pc = handler.target;
            return Ok(None);
        }
        if self.frames.len() == 1 && self.report_texts(exc)? {
            return Ok(None);
        }
        let Some(frame) = self.frames.pop() else { return Ok(None) };
        self.handling = frame.handling;
        let left = match frame.generator() {
            Some(h) => self.generator_raised(h, exc).inspect_err(|_| {
                self.frames.push(frame);
            })?,
            None => exc,
        };
        if frame.ret == Ret::Thrown {
            // Thrown through the delegate: what the one around handles becomes the context.
            let own = self.handling;
            self.set_context(left, own);
        }
        Ok(Some(left))
    }

    /// An exception is about to leave the program: the texts of those whose `__str__` is the guest's
    /// are made now, for the traceback. False if there are none, or they are there.
    fn report_texts(&mut self, exc: Handle<ExceptionObject>) -> Result<bool> {
        const MOST: usize = 200;
        let (mut all, mut at) = (vec![exc], 0);
        let mut need = Vec::new();
        while let Some(&h) = all.get(at) {
            at += 1;
            let e = self.heap.exception(h);
            let linked = [e.cause, e.context]
                .into_iter()
                .filter_map(|v| if let Value::Exception(h) = v { Some(h) } else { None });
            let mut linked: Vec<_> = linked.collect();
            if self.is_exception(h, t::BASE_EXCEPTION_GROUP) {
                linked.extend(self.group_members(h));
            }
            linked.retain(|h| !all.contains(h));
            linked.truncate(MOST.saturating_sub(all.len()));
            all.extend(linked);
            if self.exception_attr(h, n::REPORTED_TEXT).is_none()
                && matches!(self.str_pure(Value::Exception(h)), Ok(None))
            {
                need.push(Value::Exception(h));
            }
        }
        if need.is_empty() {
            return Ok(false);
        }
        let list = self.heap.new_list(need.clone())?;
        let step = self.prelude_call("exception_texts", &[list])?;
        let text = self.heap.new_str("<exception str() failed>")?;
        for v in need {
            if let Value::Exception(h) = v {
                self.set_exception_attr(h, n::REPORTED_TEXT, text)?;
            }
        }
        self.and_then(step, Cont::Flow(FlowCont::Report), 0, &[Value::Exception(exc)])?;
        self.perform(Ret::Discard)?;
        Ok(true)
    }

    /// An exception passes the frames at an instruction: the one that leaves them, which is another if
    /// it left an inlined generator expression as `StopIteration`.
    fn add_frames(
        &mut self,
        exc: Handle<ExceptionObject>,
        code: CodeRef,
        pc: u32,
    ) -> Result<Handle<ExceptionObject>> {
        let entries = self.entries_at(code, pc);
        let [inner, outer @ ..] = &entries[..] else { return Ok(exc) };
        let left = match outer {
            [] => None,
            _ => self.generator_error(GeneratorKind::Generator, exc)?,
        };
        // All room is made first: a limit that cuts this short leaves nothing half done.
        self.room_in_traceback(exc, if left.is_some() { 1 } else { entries.len() })?;
        if let Some(left) = left {
            self.room_in_traceback(left, outer.len())?;
        }
        self.heap.exception_mut(exc).traceback.push(*inner);
        let exc = left.unwrap_or(exc);
        self.heap.exception_mut(exc).traceback.extend_from_slice(outer);
        Ok(exc)
    }

    pub(crate) fn add_traceback(
        &mut self,
        exc: Handle<ExceptionObject>,
        entry: TracebackEntry,
    ) -> Result<()> {
        self.room_in_traceback(exc, 1)?;
        self.heap.exception_mut(exc).traceback.push(entry);
        Ok(())
    }

    fn room_in_traceback(&mut self, exc: Handle<ExceptionObject>, more: usize) -> Result<()> {
        let traceback = &self.heap.exception(exc).traceback;
        let (old, need) = (traceback.capacity(), traceback.len() + more);
        if need > old {
            let new = (old * 2).max(4).max(need);
            self.heap.charge((new - old) * TRACEBACK_BYTES)?;
            let traceback = &mut self.heap.exception_mut(exc).traceback;
            traceback.reserve_exact(new - traceback.len());
            if old == 0 && self.is_exception(exc, t::NAME_ERROR) {
                self.note_self_attribute(exc);
            }
        }
        Ok(())
    }

    /// An exception leaves a generator, which is finished: `StopIteration` must not look like its end.
    fn generator_raised(
        &mut self,
        h: Handle<Generator>,
        exc: Handle<ExceptionObject>,
    ) -> Result<Handle<ExceptionObject>> {
        self.finish_generator(h);
        let kind = self.heap.generator(h).kind;
        Ok(self.generator_error(kind, exc)?.unwrap_or(exc))
    }

    /// The error in place of an exception that would look like the end of a generator which it leaves.
    fn generator_error(
        &mut self,
        kind: GeneratorKind,
        exc: Handle<ExceptionObject>,
    ) -> Result<Option<Handle<ExceptionObject>>> {
        let what = if self.is_exception(exc, t::STOP_ITERATION) {
            "StopIteration"
        } else if kind == GeneratorKind::AsyncGenerator
            && self.is_exception(exc, t::STOP_ASYNC_ITERATION)
        {
            "StopAsyncIteration"
        } else {
            return Ok(None);
        };
        let message = format!("{} raised {what}", crate::generator::kind_name(kind));
        let error = match self.runtime_error(message) {
            Raise::Exc(error) => error,
            limit => return Err(limit),
        };
        let e = self.heap.exception_mut(error);
        (e.cause, e.context, e.suppress_context) =
            (Value::Exception(exc), Value::Exception(exc), true);
        Ok(Some(error))
    }

    /// `exc.__context__ = handled`, as raising does: never to itself, and without making a ring. The
    /// walk burns fuel, and who goes on looks at what is left.
    pub(crate) fn set_context(&mut self, exc: Handle<ExceptionObject>, handled: Value) {
        let Value::Exception(mut at) = handled else { return };
        if at == exc {
            return;
        }
        let (first, mut slow, mut step) = (at, at, false);
        while let Value::Exception(next) = self.heap.exception(at).context {
            if next == exc {
                self.heap.exception_mut(at).context = Value::None;
                break;
            }
            at = next;
            self.heap.budget.fuel -= 1;
            if at == slow {
                break;
            }
            if step && let Value::Exception(next) = self.heap.exception(slow).context {
                slow = next;
            }
            step = !step;
        }
        self.heap.exception_mut(exc).context = Value::Exception(first);
    }

    /// The exception as it is goes on from the top frame, which its traceback names already.
    pub(crate) fn raise_again(&mut self, exc: Handle<ExceptionObject>) -> Raise {
        self.raising = Raising::Again;
        Raise::Exc(exc)
    }
}
