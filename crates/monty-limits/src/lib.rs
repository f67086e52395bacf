//! The budget of a run: how much fuel, memory, depth and time the guest may take, what it took,
//! and the error that says which limit was met. Knows nothing about values or code; every other
//! crate may know it.
//!
//! A limit is not an exception: what comes back from here is a [`LimitError`], which ends the
//! slice of the run and cannot be caught by the guest (recursion is the one the runtime turns into
//! a `RecursionError`).
#![forbid(unsafe_code)]

mod budget;
mod clock;
mod error;
mod interrupt;
mod limits;

pub use budget::{Budget, BudgetState, DEFAULT_SLICE, LARGEST_RESERVE, STRETCH, Usage, stretch};
pub use clock::{Clock, system_clock};
pub use error::{LimitError, LimitKind};
pub use interrupt::{InterruptHandle, PollHook};
pub use limits::{DEFAULT_RECURSION_DEPTH, ResourceLimits};
