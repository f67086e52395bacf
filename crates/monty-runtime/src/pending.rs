//! What a limit cut short, kept so that a run which is told to go on does just that once more: the
//! instruction on which a frame stands, or a step that lies between instructions.

use monty_host::HostAnswer;
use monty_limits::{LimitError, LimitKind};

use crate::error::{Raise, Result};
use crate::frame::Ret;
use crate::native::CallRequest;
use crate::object::ExceptionObject;
use crate::value::{Handle, Value};
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
            Some(Pending::Answer(answer)) => self.take_answer(answer),
            Some(Pending::Answers(answers)) => self.take_answers(answers),
        }
    }

    /// Where the run stands: how deep, and at which instruction.
    fn standing(&self) -> (usize, u32) {
        (self.frames.len(), self.frames.last().map_or(0, |frame| frame.pc))
    }

    /// What did not fit may fit when what is no longer used is freed. Tried once at a place: what is
    /// done again there would fail again in the same way.
    #[cold]
    #[inline(never)]
    pub(crate) fn made_room(&mut self, error: &LimitError) -> bool {
        let wanted = error.used.saturating_sub(self.heap.budget.bytes());
        if error.kind != LimitKind::Memory
            || self.made_room_at == Some(self.standing())
            || self.collect().is_err()
            || !self.heap.budget.fits(wanted as usize)
        {
            return false;
        }
        self.made_room_at = Some(self.standing());
        self.heap.budget.forget_exceeded();
        self.heap.budget.end_slice_soon();
        true
    }

    /// The loop looks: until it has left the place where room was made, it looks again soon.
    pub(crate) fn watch_room_made(&mut self) {
        if self.made_room_at == Some(self.standing()) {
            self.heap.budget.end_slice_soon();
        } else {
            self.made_room_at = None;
        }
    }
}
