//! What a limit cut short, kept so that a run which is told to go on does just that once more: the
//! instruction on which a frame stands, or a step that lies between instructions.

use monty_host::HostAnswer;
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
    /// This value goes to the native frame on top.
    Deliver(Value),
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
            self.pending = Some(pending(self));
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

    /// Do once more what was cut short.
    #[inline]
    pub(crate) fn go_on(&mut self) -> Result<()> {
        match self.pending.take() {
            None | Some(Pending::Nothing) => Ok(()),
            Some(Pending::Deliver(v)) => self.deliver(Ret::Native, v),
            Some(Pending::Raise(e)) => Err(Raise::Exc(e)),
            Some(Pending::Perform(ret)) => self.perform(ret),
            Some(Pending::Call(f, nargs, names, ret)) => self.call_at(f, nargs, &names, ret),
            Some(Pending::Native(id, args, ret)) => self.run_native(id, args, ret),
            Some(Pending::Answer(answer)) => self.take_answer(answer),
            Some(Pending::Answers(answers)) => self.take_answers(answers),
        }
    }
}
