//! The two ways a host stops a run: a flag it sets from another thread, and a question the budget
//! asks it at every poll.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Stops a run from outside it. Clones share one flag; any thread may hold one.
///
/// ```
/// use monty_limits::{Budget, LimitKind, ResourceLimits};
///
/// let mut budget = Budget::new(ResourceLimits::default());
/// let handle = budget.interrupt_handle();
/// handle.interrupt();
/// assert_eq!(budget.refill().unwrap_err().kind, LimitKind::Interrupted);
/// ```
#[derive(Debug, Clone, Default)]
pub struct InterruptHandle(Arc<AtomicBool>);

impl InterruptHandle {
    /// A flag that is not set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Ask the run to stop at its next poll (within some 10 000 units of fuel).
    pub fn interrupt(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Take the request back, so that the run may go on.
    pub fn clear(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// Whether a stop is asked for.
    #[inline]
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A question asked at every poll: must the run stop? For hosts that have to look for signals on
/// the thread that runs the guest.
///
/// ```
/// use monty_limits::{Budget, LimitKind, PollHook, ResourceLimits};
///
/// let mut budget = Budget::new(ResourceLimits::default());
/// budget.set_poll_hook(Some(PollHook::new(|| true)));
/// assert_eq!(budget.refill().unwrap_err().kind, LimitKind::Interrupted);
/// ```
pub struct PollHook(Box<dyn FnMut() -> bool + Send>);

impl PollHook {
    /// Ask `question`; it answers `true` to stop the run. It is asked often: some ten thousand
    /// times a second.
    pub fn new(question: impl FnMut() -> bool + Send + 'static) -> Self {
        Self(Box::new(question))
    }

    pub(crate) fn must_stop(&mut self) -> bool {
        (self.0)()
    }
}

impl fmt::Debug for PollHook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PollHook")
    }
}
