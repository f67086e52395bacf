//! Continuations: what a native frame does with the result of the call it waits for. Plain data, so
//! that a waiting native can be saved; each family of them belongs to the file that resumes it.

use serde::{Deserialize, Serialize};

use crate::attribute::AttributeCont;
use crate::builtins::containers::KeyCont;
use crate::class::ClassCont;
use crate::error::{Raise, Result};
use crate::generator::FlowCont;
use crate::import::ImportCont;
use crate::iterate::ItemCont;
use crate::native::{NativeState, Outcome, Step};
use crate::operator::OperatorCont;
use crate::pattern::PatternCont;
use crate::value::NativeId;
use crate::vm::Vm;

/// Who goes on, and with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cont {
    /// A native function, through the `resume` of its declaration.
    Native(NativeId),
    /// A native function is run again with one argument converted.
    Retry(NativeId),
    /// A call whose `*args` had to be made a list first.
    CallEx,
    Operator(OperatorCont),
    Item(ItemCont),
    Attribute(AttributeCont),
    Class(ClassCont),
    Flow(FlowCont),
    Import(ImportCont),
    Pattern(PatternCont),
    Key(KeyCont),
}

impl Vm {
    /// Go on with what waited for a call.
    pub(crate) fn resume_cont(&mut self, state: NativeState, outcome: Outcome) -> Result<Step> {
        match state.cont {
            Cont::Native(id) => {
                let native = self
                    .registry
                    .natives
                    .get(id.index())
                    .ok_or(Raise::Internal("no such native"))?;
                self.running_native = id;
                match (native.def.resume, outcome) {
                    (Some(resume), outcome) => resume(self, state, outcome),
                    (None, Err(e)) => Err(Raise::Exc(e)),
                    (None, Ok(_)) => Err(Raise::Internal("a native function cannot be resumed")),
                }
            }
            Cont::Retry(id) => {
                let v = outcome.map_err(Raise::Exc)?;
                self.retry(id, state.phase, state.values, v)
            }
            Cont::CallEx => {
                let items = outcome.map_err(Raise::Exc)?;
                self.call_with_items(state.get(0)?, items, state.get(1)?)
            }
            Cont::Operator(which) => self.resume_operator(which, state, outcome),
            Cont::Item(which) => self.resume_item(which, state, outcome),
            Cont::Attribute(which) => self.resume_attribute(which, state, outcome),
            Cont::Class(which) => self.resume_class(which, state, outcome),
            Cont::Flow(which) => self.resume_flow(which, state, outcome),
            Cont::Import(which) => self.resume_import(which, state, outcome),
            Cont::Pattern(which) => self.resume_pattern(which, state, outcome),
            Cont::Key(which) => self.resume_key(which, state, outcome),
        }
    }
}
