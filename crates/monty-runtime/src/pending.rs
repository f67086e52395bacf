//! What a limit cut short, kept so that a run which is told to go on does just that once more: the
//! instruction on which a frame stands, or a step that lies between instructions.

use monty_host::HostAnswer;
use monty_limits::{LimitError, LimitKind};
use smallvec::SmallVec;

use crate::error::{Raise, Result};
use crate::frame::Ret;
use crate::native::{Args, CallRequest};
use crate::object::ExceptionObject;
use crate::value::{Handle, NativeId, Sym, Value};
use crate::vm::Vm;

/// The step to do again.
#[derive(Debug)]
pub(crate) enum Pending {
    /// None: the run stands between two instructions.
    Nothing,
    /// This value goes there.
    Deliver(Ret, Value),
    /// This exception looks for its handler.
    Raise(Handle<ExceptionObject>),
    /// The call in [`Vm::request`](crate::Vm) is made, its result to go there.
    Perform(Ret),
    /// What stands at this stack index is called with the values after it, their number and the
    /// names of the last, its result to go there.
    Call(usize, usize, SmallVec<[Sym; 4]>, Ret),
    /// This native function is called with these arguments, its result to go there.
    Native(NativeId, Args, Ret),
    /// The host's answer to the call that the run waits for.
    Answer(HostAnswer),
    /// The host's answers to calls that tasks wait for.
    Answers(Vec<(u32, HostAnswer)>),
}

impl Vm {
    /// What went wrong; if it is a limit, what it cut short is noted, unless a step within did so.
    #[cold]
    #[inline(never)]
    pub(crate) fn cut_short(
        &mut self,
        what: Raise,
        pending: impl FnOnce(&mut Vm) -> Pending,
    ) -> Raise {
        if matches!(what, Raise::Limit(_)) && self.pending.is_none() {
            self.drop_request();
            self.pending = Some(Box::new(pending(self)));
        }
        what
    }

    /// No call is asked for any more.
    pub(crate) fn drop_request(&mut self) {
        self.request = CallRequest::default();
        self.request_stack.clear();
    }

    /// The loop was left by a limit: an instruction that was cut short is done again, as its result
    /// was not stored.
    pub(crate) fn stand_again(&mut self) {
        if self.pending.is_none() {
            self.drop_request();
            if let Some(frame) = self.frames.last_mut().filter(|frame| !frame.is_native()) {
                frame.pc = frame.pc.saturating_sub(1);
            }
        }
    }

    /// Memory was refused: free what the run cannot reach. Whether what was asked for fits now, so that
    /// what was cut short can be done again. Not again before as much work was done as a collection
    /// is: a run at its limit goes on or stops, but does not collect for ever.
    #[cold]
    #[inline(never)]
    pub(crate) fn make_room(&mut self, error: &LimitError) -> bool {
        self.heap.let_go(0);
        if error.kind != LimitKind::Memory {
            return false;
        }
        let budget = &self.heap.budget;
        let (now, held) = (budget.fuel_used(), budget.bytes());
        let asked = error.used.saturating_sub(held);
        if now < self.no_room_before || self.collect().is_err() {
            return false;
        }
        self.no_room_before = now.saturating_add((held / 128).max(10_000));
        if !self.heap.budget.fits(asked as usize) {
            return false;
        }
        self.heap.budget.forget_exceeded();
        self.heap.budget.end_slice();
        true
    }

    /// The end of what a call that was cut short will read of the stack.
    pub(crate) fn pending_end(&self) -> usize {
        match self.pending.as_deref() {
            Some(Pending::Call(f, nargs, ..)) => f + 1 + nargs,
            Some(Pending::Native(_, args, _)) => (args.start + args.len) as usize,
            _ => 0,
        }
    }

    /// Do once more what was cut short.
    #[inline]
    pub(crate) fn go_on(&mut self) -> Result<()> {
        match self.pending.take().map(|pending| *pending) {
            None | Some(Pending::Nothing) => Ok(()),
            Some(Pending::Deliver(ret, v)) => self.deliver(ret, v),
            Some(Pending::Raise(e)) => Err(Raise::Exc(e)),
            Some(Pending::Perform(ret)) => self.perform(ret),
            Some(Pending::Call(f, nargs, names, ret)) => self.call_at(f, nargs, &names, ret),
            Some(Pending::Native(id, args, ret)) => self.run_native(id, args, ret),
            Some(Pending::Answer(answer)) => self.take_answer(answer),
            Some(Pending::Answers(answers)) => self.take_answers(answers),
        }
    }
}
