//! The reserve: how far work that has begun may go beyond a limit, and what happens then.

use super::work::UNIT;
use crate::{Budget, DEFAULT_SLICE, LimitError, LimitKind, ResourceLimits};

/// Bytes that work which has begun may take beyond the memory limit, at most.
pub const LARGEST_RESERVE: u64 = 64 << 10;

/// What work that has begun may take beyond a limit before it is stopped in its midst.
///
/// Native work cannot be stopped just anywhere and go on later, the loop can between any two
/// instructions. So what exceeds a limit by no more than this is noted, the slice ends, and the
/// loop stops. A single request that is larger is refused at once, as is what exceeds it in sum.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reserve {
    bytes: u64,
    pub(super) objects: u64,
    fuel: u64,
}

impl Reserve {
    const NONE: Self = Self { bytes: 0, objects: 0, fuel: 0 };

    /// A sixteenth of the memory limit at most: small limits stay meaningful.
    pub(super) fn of(limits: &ResourceLimits) -> Self {
        let bytes = limits.max_memory.map_or(0, |max| (max / 16).min(LARGEST_RESERVE));
        Self { bytes, objects: 1000, fuel: DEFAULT_SLICE as u64 }
    }
}

impl Budget {
    /// Native work goes on past the end of the slice. Limits are polled as often as ever, but only
    /// the loop begins a new slice: it has more to do then (collect, hand out text), and would never
    /// find the fuel used up if what runs between its looks always refilled it.
    #[cold]
    #[inline(never)]
    pub(super) fn overdraw(&mut self, before: i64) -> Result<(), LimitError> {
        let slices = |fuel: i64| fuel.saturating_neg() / self.slice;
        let most = self.max_fuel.saturating_add(self.reserve.fuel);
        let due = before > 0 || slices(before) != slices(self.fuel) || self.fuel_used() >= most;
        if !due {
            return Ok(());
        }
        let units = before.abs_diff(self.fuel);
        match self.poll_ahead(ahead(units)) {
            // Once, for a piece of work that ends before the next poll.
            Err(_) if !self.overdrawn && units <= self.reserve.fuel => {
                self.overdrawn = true;
                Ok(())
            }
            polled => polled,
        }
    }

    /// Was a limit exceeded, and is it still? Between two instructions the loop asks this, and
    /// whoever hands out what a run came to.
    #[inline]
    pub fn settle(&mut self) -> Result<(), LimitError> {
        if self.overdrawn { self.settle_overdrawn() } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn settle_overdrawn(&mut self) -> Result<(), LimitError> {
        if self.bytes > self.max_bytes {
            return Err(self.memory_exceeded(self.bytes));
        }
        if self.allocations > self.max_allocations {
            let made = self.allocations;
            return Err(self.exceed(LimitKind::Allocations, self.max_allocations, made));
        }
        self.poll()?;
        self.overdrawn = false;
        Ok(())
    }

    /// No reserve: work is stopped wherever a limit is met. For tests of what happens then.
    pub fn set_strict(&mut self) {
        self.reserve = Reserve::NONE;
    }

    /// A limit is exceeded, or may be: the loop shall look soon.
    pub(super) fn overdraw_later(&mut self) {
        self.overdrawn = true;
        self.end_slice();
    }

    /// More bytes than the limit allows: from the reserve, or not at all.
    #[cold]
    #[inline(never)]
    pub(super) fn overdraw_bytes(&mut self, needed: u64) -> Result<(), LimitError> {
        let most = self.max_bytes.saturating_add(self.reserve.bytes);
        if needed > most || needed - self.bytes > self.reserve.bytes {
            return Err(self.memory_exceeded(needed));
        }
        self.overdraw_later();
        Ok(())
    }

    /// The same for an object, which may be one too many, or one after which to collect.
    #[cold]
    #[inline(never)]
    pub(super) fn look_at_object(&mut self, needed: u64) -> Result<(), LimitError> {
        if needed > self.max_bytes {
            self.overdraw_bytes(needed)?;
        }
        let made = self.allocations.saturating_add(1);
        if made >= self.next_collection {
            self.objects_before_look = self.max_allocations;
            self.end_slice();
        }
        if made > self.max_allocations.saturating_add(self.reserve.objects) {
            return Err(self.exceed(LimitKind::Allocations, self.max_allocations, made));
        }
        if made > self.max_allocations {
            self.overdraw_later();
        }
        Ok(())
    }
}

/// Nanoseconds of work to reckon with before it begins: what burns more than a millisecond at once
/// moves hundreds of megabytes without a look at the clock, so it is refused where less time is left.
fn ahead(units: u64) -> u64 {
    const LONG: u64 = 1_000_000;
    let nanoseconds = units.saturating_mul(UNIT);
    if nanoseconds < LONG { 0 } else { nanoseconds }
}
