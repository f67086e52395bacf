//! What a host allows a run. Plain data; what is `None` is without limit.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How deep guest calls may nest unless the host says otherwise, as in CPython.
pub const DEFAULT_RECURSION_DEPTH: u32 = 1000;

/// The limits of one run.
///
/// ```
/// use std::time::Duration;
/// use monty_limits::ResourceLimits;
///
/// let limits = ResourceLimits {
///     max_memory: Some(16 << 20),
///     max_duration: Some(Duration::from_millis(250)),
///     ..ResourceLimits::default()
/// };
/// assert_eq!(limits.max_recursion_depth, 1000);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceLimits {
    /// How many objects the guest may ever make.
    pub max_allocations: Option<u64>,
    /// How long the guest may run, and give back what it took (reckoned as a quarter of a nanosecond for
    /// each byte). Time in which the host answers a call does not count.
    pub max_duration: Option<Duration>,
    /// How many bytes the guest may hold at one time.
    pub max_memory: Option<u64>,
    /// Collect garbage after so many allocations; `None` leaves it to the heap.
    pub gc_interval: Option<u64>,
    /// How deep guest calls may nest. Going deeper is a `RecursionError` the guest can catch.
    pub max_recursion_depth: u32,
    /// How much fuel the guest may burn: the limit that is the same on every machine.
    pub max_fuel: Option<u64>,
    /// How many bytes the guest may print.
    pub max_output: Option<u64>,
    /// How many host calls the guest may make.
    pub max_host_calls: Option<u64>,
    /// How many bytes of source may be compiled: the program's own, and what it gives to `exec`,
    /// `eval` and `compile`.
    pub max_source: Option<u64>,
    /// How many tasks, and calls to the host that are not answered yet, there may be at one time.
    pub max_tasks: Option<u64>,
    /// How long the guest may run until it pauses: from its start, or from an answer, to its next
    /// call to the host or its end.
    pub max_slice_duration: Option<Duration>,
    /// How much fuel the guest may burn until it pauses.
    pub max_slice_fuel: Option<u64>,
}

impl Default for ResourceLimits {
    fn default() -> Self {
        Self {
            max_allocations: None,
            max_duration: None,
            max_memory: None,
            gc_interval: None,
            max_recursion_depth: DEFAULT_RECURSION_DEPTH,
            max_fuel: None,
            max_output: None,
            max_host_calls: None,
            max_source: None,
            max_tasks: None,
            max_slice_duration: None,
            max_slice_fuel: None,
        }
    }
}

impl ResourceLimits {
    /// No limit but the default recursion depth.
    pub fn new() -> Self {
        Self::default()
    }

    /// The stricter of both, limit by limit: what a run loaded from bytes gets, so that bytes can
    /// tighten what the host allows and never loosen it.
    ///
    /// ```
    /// use monty_limits::ResourceLimits;
    ///
    /// let host = ResourceLimits { max_memory: Some(1000), ..Default::default() };
    /// let bytes = ResourceLimits { max_memory: Some(5000), max_fuel: Some(7), ..Default::default() };
    /// let both = host.tightened(&bytes);
    /// assert_eq!((both.max_memory, both.max_fuel), (Some(1000), Some(7)));
    /// ```
    pub fn tightened(&self, other: &Self) -> Self {
        fn least<T: Ord + Copy>(a: Option<T>, b: Option<T>) -> Option<T> {
            match (a, b) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            }
        }
        Self {
            max_allocations: least(self.max_allocations, other.max_allocations),
            max_duration: least(self.max_duration, other.max_duration),
            max_memory: least(self.max_memory, other.max_memory),
            gc_interval: least(self.gc_interval, other.gc_interval),
            max_recursion_depth: self.max_recursion_depth.min(other.max_recursion_depth),
            max_fuel: least(self.max_fuel, other.max_fuel),
            max_output: least(self.max_output, other.max_output),
            max_host_calls: least(self.max_host_calls, other.max_host_calls),
            max_source: least(self.max_source, other.max_source),
            max_tasks: least(self.max_tasks, other.max_tasks),
            max_slice_duration: least(self.max_slice_duration, other.max_slice_duration),
            max_slice_fuel: least(self.max_slice_fuel, other.max_slice_fuel),
        }
    }
}
