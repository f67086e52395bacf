//! A call that a guest makes to its host, and what the host may answer.

use serde::{Deserialize, Serialize};

use crate::{MontyException, MontyObject};

/// A call to a host function, at which the run stands still.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HostCall {
    /// The function: a name the host declared, or an operating system function (`Path.read_text`).
    pub name: String,
    /// Positional arguments.
    pub args: Vec<MontyObject>,
    /// Keyword arguments, in the order given.
    pub kwargs: Vec<(String, MontyObject)>,
    /// Which call of the run this is; a future is answered by this number.
    pub call_id: u32,
    /// The guest called something of the operating system, not a function the host declared.
    pub is_os_function: bool,
}

/// What a host answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum HostAnswer {
    /// The value of the call.
    Return(MontyObject),
    /// The call raises.
    Raise(MontyException),
    /// The guest gets an awaitable, which the host answers later by its call id.
    Future,
}
