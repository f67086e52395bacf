//! The flag by which a host stops a run from another thread.

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
