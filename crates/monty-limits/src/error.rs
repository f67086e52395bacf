//! The error that says which limit was met. Small and `Copy`: it travels through every slow path.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Which limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LimitKind {
    /// Bytes held at one time.
    Memory,
    /// Objects made since the start.
    Allocations,
    /// Time running, in nanoseconds.
    Duration,
    /// Depth of guest calls.
    Recursion,
    /// Fuel burnt.
    Fuel,
    /// Bytes printed.
    Output,
    /// Calls to the host.
    HostCalls,
    /// Bytes of source compiled.
    Source,
    /// Tasks, and host calls without an answer, at one time.
    Tasks,
    /// Time running since the last pause, in nanoseconds.
    SliceDuration,
    /// Fuel burnt since the last pause.
    SliceFuel,
    /// The host asked the run to stop.
    Interrupted,
}

impl LimitKind {
    /// The name of the limit as the host sets it (`max_memory` and so on).
    pub fn name(self) -> &'static str {
        match self {
            Self::Memory => "max_memory",
            Self::Allocations => "max_allocations",
            Self::Duration => "max_duration_secs",
            Self::Recursion => "max_recursion_depth",
            Self::Fuel => "max_fuel",
            Self::Output => "max_output",
            Self::HostCalls => "max_host_calls",
            Self::Source => "max_source",
            Self::Tasks => "max_tasks",
            Self::SliceDuration => "max_slice_duration_secs",
            Self::SliceFuel => "max_slice_fuel",
            Self::Interrupted => "interrupt",
        }
    }

    /// The builtin Python exception class that shows this limit to a host which speaks exceptions.
    pub fn exception_type(self) -> &'static str {
        match self {
            Self::Memory | Self::Allocations => "MemoryError",
            Self::Duration | Self::Fuel | Self::SliceDuration | Self::SliceFuel => "TimeoutError",
            Self::Recursion => "RecursionError",
            Self::Output | Self::HostCalls | Self::Source | Self::Tasks => "RuntimeError",
            Self::Interrupted => "KeyboardInterrupt",
        }
    }
}

/// A limit was met: which, what it was, and how much was used or asked for.
///
/// ```
/// use monty_limits::{LimitError, LimitKind};
///
/// let error = LimitError { kind: LimitKind::Memory, limit: 1024, used: 1500 };
/// assert_eq!(error.to_string(), "memory limit exceeded: 1500 bytes needed, max_memory is 1024 bytes");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitError {
    /// Which limit.
    pub kind: LimitKind,
    /// What it allows: bytes, objects, nanoseconds, calls, units of fuel.
    pub limit: u64,
    /// What was used, or would have been, in the same unit.
    pub used: u64,
}

impl fmt::Display for LimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, limit, used } = self;
        let name = kind.name();
        match kind {
            LimitKind::Memory => {
                write!(f, "memory limit exceeded: {used} bytes needed, {name} is {limit} bytes")
            }
            LimitKind::Allocations => {
                write!(f, "allocation limit exceeded: {used} objects made, {name} is {limit}")
            }
            LimitKind::Duration | LimitKind::SliceDuration => {
                let (used, limit) = (Duration::from_nanos(*used), Duration::from_nanos(*limit));
                write!(
                    f,
                    "time limit exceeded: {:.3} s used{}, {name} is {} s",
                    used.as_secs_f64(),
                    since_pause(*kind),
                    limit.as_secs_f64()
                )
            }
            LimitKind::Recursion => f.write_str("maximum recursion depth exceeded"),
            LimitKind::Fuel | LimitKind::SliceFuel => {
                let since = since_pause(*kind);
                write!(f, "fuel limit exceeded: {used} units used{since}, {name} is {limit}")
            }
            LimitKind::Output => {
                write!(f, "output limit exceeded: {used} bytes printed, {name} is {limit} bytes")
            }
            LimitKind::HostCalls => {
                write!(f, "host call limit exceeded: call number {used}, {name} is {limit}")
            }
            LimitKind::Source => {
                write!(f, "source limit exceeded: {used} bytes to compile, {name} is {limit} bytes")
            }
            LimitKind::Tasks => {
                write!(f, "task limit exceeded: {used} tasks or calls pending, {name} is {limit}")
            }
            LimitKind::Interrupted => f.write_str("interrupted by the host"),
        }
    }
}

/// What a limit on the time between two pauses adds to its message.
fn since_pause(kind: LimitKind) -> &'static str {
    match kind {
        LimitKind::SliceDuration | LimitKind::SliceFuel => " since the last pause",
        _ => "",
    }
}

impl std::error::Error for LimitError {}
