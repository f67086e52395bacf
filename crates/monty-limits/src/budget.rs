//! The budget: counters, what they may not pass, and the check of each. It goes down through the
//! runtime by `&mut`; nothing here is global, and nothing here knows what it is charged for.

mod counts;
mod reserve;
mod work;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{
    Clock, InterruptHandle, LimitError, LimitKind, PollHook, ResourceLimits, system_clock,
};

pub use reserve::LARGEST_RESERVE;
use reserve::Reserve;
pub use work::{STRETCH, stretch};

/// Units of fuel between two polls of the clock and the interrupt flag.
pub const DEFAULT_SLICE: i64 = 10_000;

/// What a run has used, and what it may use.
///
/// `fuel` is what is left of the current slice. The loop decrements it itself and calls
/// [`Budget::refill`] when it is no longer positive.
///
/// ```
/// use monty_limits::{Budget, LimitKind, ResourceLimits};
///
/// let mut budget = Budget::new(ResourceLimits { max_memory: Some(100), ..Default::default() });
/// budget.charge(60).unwrap();
/// let error = budget.charge(60).unwrap_err();      // refused before it counts
/// assert_eq!((error.kind, error.used), (LimitKind::Memory, 120));
/// budget.release(60);
/// budget.charge(60).unwrap();
/// assert_eq!(budget.usage().peak_memory, 60);
/// ```
#[derive(Debug)]
pub struct Budget {
    /// Units left of this slice; may go below zero for a moment.
    pub fuel: i64,
    bytes: u64,
    max_bytes: u64,
    peak: u64,
    /// Bytes that the session already held when its snippet began: it keeps them.
    held_before: u64,
    allocations: u64,
    max_allocations: u64,
    /// Objects made before the next one is looked at more closely: it may be one too many, or one
    /// after which a collection is due.
    objects_before_look: u64,
    /// Objects made when the next collection is due.
    next_collection: u64,
    depth: u32,
    max_depth: u32,
    depth_room: u32,
    /// All fuel handed out in slices so far, what is left in `fuel` included.
    granted: u64,
    /// What was left of a slice that was ended early.
    aside: i64,
    slice: i64,
    max_fuel: u64,
    output: u64,
    host_calls: u64,
    source: u64,
    clock: Clock,
    elapsed: Duration,
    /// What was used when the run last began to run: at its start, or with an answer.
    resumed: Resumed,
    running_since: Option<Duration>,
    interrupt: InterruptHandle,
    poll_hook: Option<PollHook>,
    hook_stops: bool,
    limits: ResourceLimits,
    reserve: Reserve,
    /// A limit was exceeded by less than the reserve: the loop has to look.
    overdrawn: bool,
    exceeded: Option<LimitError>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Resumed {
    fuel: u64,
    elapsed: Duration,
}

/// What a run has used so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Usage {
    /// Bytes held now.
    pub memory: u64,
    /// The most bytes held at one time.
    pub peak_memory: u64,
    /// Objects made since the start.
    pub allocations: u64,
    /// Fuel burnt since the start.
    pub fuel: u64,
    /// Time the guest ran.
    pub duration: Duration,
    /// Bytes printed.
    pub output: u64,
    /// Calls to the host.
    pub host_calls: u64,
    /// Bytes of source compiled.
    pub source: u64,
}

/// The part of a budget that a snapshot keeps: the limits and what was used. The bytes held are
/// left out, since rebuilding the heap charges them again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetState {
    /// The limits the run had.
    pub limits: ResourceLimits,
    /// What it had used.
    pub usage: Usage,
}

impl Budget {
    /// A fresh budget; its clock stands still until [`Budget::start_clock`].
    pub fn new(limits: ResourceLimits) -> Self {
        let mut budget = Self {
            fuel: DEFAULT_SLICE,
            bytes: 0,
            max_bytes: u64::MAX,
            peak: 0,
            held_before: 0,
            allocations: 0,
            max_allocations: u64::MAX,
            objects_before_look: u64::MAX,
            next_collection: u64::MAX,
            depth: 0,
            max_depth: 0,
            depth_room: 0,
            granted: DEFAULT_SLICE as u64,
            aside: 0,
            slice: DEFAULT_SLICE,
            max_fuel: u64::MAX,
            output: 0,
            host_calls: 0,
            source: 0,
            clock: system_clock,
            elapsed: Duration::ZERO,
            resumed: Resumed::default(),
            running_since: None,
            interrupt: InterruptHandle::new(),
            poll_hook: None,
            hook_stops: false,
            reserve: Reserve::of(&limits),
            overdrawn: false,
            limits,
            exceeded: None,
        };
        budget.apply_limits();
        budget.restart_slice();
        budget
    }

    /// The budget of a run loaded from bytes: the stricter of the host's limits and the saved
    /// ones, with what was used before. The heap charges its bytes again as it is rebuilt.
    pub fn restore(limits: ResourceLimits, state: &BudgetState) -> Self {
        let mut budget = Self::new(limits.tightened(&state.limits));
        let usage = &state.usage;
        budget.peak = usage.peak_memory;
        budget.allocations = usage.allocations;
        budget.collected();
        budget.output = usage.output;
        budget.host_calls = usage.host_calls;
        budget.source = usage.source;
        budget.elapsed = usage.duration;
        // Saved fuel is hostile data: half the range leaves room to add to it.
        budget.granted = usage.fuel.min(u64::MAX / 2);
        budget.fuel = 0;
        budget.resume_run();
        budget
    }

    /// What a snapshot keeps of this budget.
    pub fn state(&self) -> BudgetState {
        BudgetState { limits: self.limits.clone(), usage: self.usage() }
    }

    // ---------------------------------------------------------------- memory

    /// Count `bytes` as held, or refuse. Counts no object.
    #[inline]
    pub fn charge(&mut self, bytes: usize) -> Result<(), LimitError> {
        let next = self.bytes.saturating_add(bytes as u64);
        if next > self.max_bytes {
            self.overdraw_bytes(next)?;
        }
        self.bytes = next;
        Ok(())
    }

    /// Count one object of `bytes`, or refuse.
    #[inline]
    pub fn charge_object(&mut self, bytes: usize) -> Result<(), LimitError> {
        let next = self.bytes.saturating_add(bytes as u64);
        if next > self.max_bytes || self.allocations >= self.objects_before_look {
            self.look_at_object(next)?;
        }
        self.bytes = next;
        self.allocations += 1;
        Ok(())
    }

    /// Give `bytes` back.
    #[inline]
    pub fn release(&mut self, bytes: usize) {
        self.peak = self.peak.max(self.bytes);
        debug_assert!(self.bytes >= bytes as u64, "released more than was charged");
        self.bytes = self.bytes.saturating_sub(bytes as u64);
    }

    /// Whether `bytes` more would fit: for a heap that would rather collect before it is refused.
    #[inline]
    pub fn fits(&self, bytes: usize) -> bool {
        self.bytes.saturating_add(bytes as u64) <= self.max_bytes
    }

    /// Were as many objects made as the host wants between two collections?
    pub fn collection_due(&self) -> bool {
        self.allocations >= self.next_collection
    }

    /// A collection was made: the host's interval begins anew.
    pub fn collected(&mut self) {
        let interval = self.limits.gc_interval.unwrap_or(u64::MAX).max(1);
        self.next_collection = self.allocations.saturating_add(interval);
        self.objects_before_look = (self.next_collection - 1).min(self.max_allocations);
    }

    /// Bytes held now.
    #[inline]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Objects made since the start.
    #[inline]
    pub fn allocations(&self) -> u64 {
        self.allocations
    }

    // ---------------------------------------------------------------- fuel and time

    /// Burn `units` of fuel for work that depends on data.
    #[inline]
    pub fn burn(&mut self, units: u64) -> Result<(), LimitError> {
        // An i64 holds any unit count a loop can reach; a larger one ends the slice at once.
        let before = self.fuel;
        self.fuel = before.saturating_sub(units.min(i64::MAX as u64) as i64);
        if self.fuel <= 0 { self.overdraw(before) } else { Ok(()) }
    }

    /// End the slice, so that the loop looks; what is left of it is not lost.
    pub fn end_slice(&mut self) {
        if self.fuel > 0 {
            self.aside += std::mem::take(&mut self.fuel);
        }
    }

    /// Go on with what [`Budget::end_slice`] set aside.
    pub fn resume_slice(&mut self) {
        self.fuel += std::mem::take(&mut self.aside);
    }

    /// Poll deadline, interrupt and fuel limit, and set the next slice. On a limit the slice stays
    /// used up, so that the next poll reports again unless the host raised the limit.
    #[cold]
    #[inline(never)]
    pub fn refill(&mut self) -> Result<(), LimitError> {
        self.poll()?;
        self.restart_slice();
        Ok(())
    }

    /// Poll deadline, interrupt and fuel limit without a new slice.
    pub fn poll(&mut self) -> Result<(), LimitError> {
        self.poll_ahead(0)
    }

    /// Refuse what is about to take so many nanoseconds at once if less time is left. It burns no fuel.
    ///
    /// ```
    /// use monty_limits::{Budget, LimitKind, ResourceLimits};
    /// use std::time::Duration;
    ///
    /// let max_duration = Some(Duration::from_millis(20));
    /// let mut budget = Budget::new(ResourceLimits { max_duration, ..Default::default() });
    /// assert!(budget.look_ahead(10_000_000).is_ok());
    /// assert_eq!(budget.look_ahead(30_000_000).unwrap_err().kind, LimitKind::Duration);
    /// ```
    pub fn look_ahead(&mut self, nanoseconds: usize) -> Result<(), LimitError> {
        self.poll_ahead(nanoseconds as u64)
    }

    /// The same before work that takes so many nanoseconds and never looks.
    fn poll_ahead(&mut self, nanoseconds: u64) -> Result<(), LimitError> {
        // The hook may say so once only, and work that has begun goes on for a moment.
        self.hook_stops |= self.poll_hook.as_mut().is_some_and(PollHook::must_stop);
        if self.hook_stops || self.interrupt.is_set() {
            return Err(self.exceed(LimitKind::Interrupted, 0, 0));
        }
        let used = self.fuel_used();
        if used >= self.max_fuel {
            return Err(self.out_of_fuel(used));
        }
        let (whole, slice) = (self.limits.max_duration, self.limits.max_slice_duration);
        if whole.is_some() || slice.is_some() {
            let elapsed = self.elapsed();
            // What was taken has to be given back before the host goes on.
            let taken = self.bytes.saturating_sub(self.held_before);
            let back = taken / BYTES_FREED_IN_A_NANOSECOND;
            let needed = nanos(elapsed).saturating_add(nanoseconds.saturating_add(back));
            self.within(LimitKind::Duration, whole.map(nanos), needed)?;
            // What needs more than a whole slice would never be done: it may overrun one.
            let since = elapsed.saturating_sub(self.resumed.elapsed);
            self.within(LimitKind::SliceDuration, slice.map(nanos), nanos(since))?;
        }
        Ok(())
    }

    /// Fuel burnt since the start.
    #[inline]
    pub fn fuel_used(&self) -> u64 {
        self.granted.saturating_add_signed(self.fuel.saturating_add(self.aside).saturating_neg())
    }

    /// Units between two polls: 10 000, or 1 for the tests that stop at every unit.
    pub fn set_slice(&mut self, units: i64) {
        self.slice = units.max(1);
        self.restart_slice();
    }

    /// The size of a slice.
    pub fn slice(&self) -> i64 {
        self.slice
    }

    /// The guest starts to run: time counts from now, on top of what earlier slices took.
    pub fn start_clock(&mut self) {
        if self.running_since.is_none() {
            self.running_since = Some((self.clock)());
        }
    }

    /// The guest slept: its clock is its own, but the time counts as if it had passed. What is past
    /// cannot be refused: a limit is met at the next look of the loop.
    ///
    /// ```
    /// use std::time::Duration;
    /// use monty_limits::{Budget, LimitKind, ResourceLimits};
    ///
    /// let limit = Some(Duration::from_secs(5));
    /// let mut budget = Budget::new(ResourceLimits { max_duration: limit, ..Default::default() });
    /// budget.pass(Duration::from_secs(4));
    /// assert!(budget.settle().is_ok());
    /// budget.pass(Duration::from_secs(4));
    /// assert_eq!(budget.settle().unwrap_err().kind, LimitKind::Duration);
    /// ```
    pub fn pass(&mut self, time: Duration) {
        self.elapsed = self.elapsed.saturating_add(time);
        self.overdraw_later();
    }

    /// The run begins, or goes on after a pause: limits on a slice of it count from here.
    ///
    /// ```
    /// use monty_limits::{Budget, LimitKind, ResourceLimits};
    ///
    /// let limits = ResourceLimits { max_slice_fuel: Some(100), ..Default::default() };
    /// let mut budget = Budget::new(limits);
    /// budget.burn(99).unwrap();
    /// budget.resume_run();
    /// budget.burn(99).unwrap();
    /// assert_eq!(budget.burn(50_000).unwrap_err().kind, LimitKind::SliceFuel);
    /// ```
    pub fn resume_run(&mut self) {
        // The clock is asked only if its answer matters: a call to the host takes less time.
        let timed = self.limits.max_slice_duration.is_some();
        let elapsed = if timed { self.elapsed() } else { Duration::ZERO };
        self.resumed = Resumed { fuel: self.fuel_used(), elapsed };
        self.set_max_fuel();
        self.restart_slice();
    }

    /// The guest pauses: time stops to count.
    pub fn stop_clock(&mut self) {
        self.elapsed = self.elapsed();
        self.running_since = None;
    }

    /// Take time from another clock (a browser's).
    pub fn set_clock(&mut self, clock: Clock) {
        let running = self.running_since.is_some();
        self.stop_clock();
        self.clock = clock;
        if running {
            self.start_clock();
        }
    }

    /// How long the guest ran.
    pub fn elapsed(&self) -> Duration {
        match self.running_since {
            Some(since) => self.elapsed.saturating_add((self.clock)().saturating_sub(since)),
            None => self.elapsed,
        }
    }

    /// What stops this run from another thread.
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.interrupt.clone()
    }

    /// Obey a flag the host made before the run.
    pub fn set_interrupt_handle(&mut self, handle: InterruptHandle) {
        self.interrupt = handle;
    }

    /// Ask this at every poll; `None` asks nothing.
    pub fn set_poll_hook(&mut self, hook: Option<PollHook>) {
        self.poll_hook = hook;
    }

    // ---------------------------------------------------------------- depth

    /// One guest call deeper, or refuse.
    #[inline]
    pub fn enter(&mut self) -> Result<(), LimitError> {
        if self.depth >= self.max_depth {
            return Err(self.too_deep());
        }
        self.depth += 1;
        Ok(())
    }

    /// Back from a guest call.
    #[inline]
    pub fn leave(&mut self) {
        debug_assert!(self.depth > 0, "left more calls than were entered");
        self.depth = self.depth.saturating_sub(1);
    }

    /// Guest calls now open.
    #[inline]
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// Say how many guest calls are open: after an unwind, a task switch or a thaw.
    pub fn set_depth(&mut self, depth: u32) {
        self.depth = depth;
    }

    /// How deep guest calls may nest.
    #[inline]
    pub fn max_depth(&self) -> u32 {
        self.max_depth
    }

    /// How deep guest calls may nest before the caller must look again: there is room for so many
    /// frames, and the limit allows them.
    #[inline]
    pub fn depth_room(&self) -> u32 {
        self.depth_room
    }

    /// There is room for this many frames.
    pub fn set_depth_room(&mut self, frames: usize) {
        self.depth_room = u32::try_from(frames).unwrap_or(u32::MAX).min(self.max_depth);
    }

    /// The guest (`sys.setrecursionlimit`) may choose a smaller depth than the host allows.
    pub fn set_max_depth(&mut self, depth: u32) {
        self.max_depth = depth.min(self.limits.max_recursion_depth);
        self.depth_room = self.depth_room.min(self.max_depth);
    }

    // ---------------------------------------------------------------- limits

    /// The limits in force.
    pub fn limits(&self) -> &ResourceLimits {
        &self.limits
    }

    /// Other limits from now on: a host may raise the one that was met, and go on.
    pub fn set_limits(&mut self, limits: ResourceLimits) {
        self.reserve = Reserve::of(&limits);
        self.limits = limits;
        self.exceeded = None;
        self.hook_stops = false;
        self.apply_limits();
        self.restart_slice();
    }

    /// Forget that the host stopped the run, which goes on under the same limits.
    pub fn go_on(&mut self) {
        self.exceeded = None;
        self.hook_stops = false;
        self.restart_slice();
    }

    /// Start to count again, as for the next snippet of a session: time, fuel, objects made, output
    /// and host calls are for each snippet; the bytes held are for the whole session.
    ///
    /// ```
    /// use monty_limits::{Budget, ResourceLimits};
    ///
    /// let mut budget = Budget::new(ResourceLimits { max_fuel: Some(100), ..Default::default() });
    /// budget.charge(10).unwrap();
    /// budget.burn(99).unwrap();
    /// budget.renew();
    /// budget.burn(99).unwrap();
    /// assert_eq!((budget.usage().fuel, budget.usage().memory), (99, 10));
    /// ```
    pub fn renew(&mut self) {
        self.stop_clock();
        self.elapsed = Duration::ZERO;
        self.allocations = 0;
        self.collected();
        self.output = 0;
        self.host_calls = 0;
        self.source = 0;
        self.peak = self.bytes;
        self.held_before = self.bytes;
        self.exceeded = None;
        self.hook_stops = false;
        self.granted = 0;
        self.fuel = 0;
        self.aside = 0;
        self.resume_run();
    }

    /// The limit met first, recursion aside, if any was.
    pub fn exceeded(&self) -> Option<LimitError> {
        self.exceeded
    }

    /// The limit that was met is met no more: memory was freed.
    pub fn forget_exceeded(&mut self) {
        self.exceeded = None;
    }

    /// What was used so far.
    pub fn usage(&self) -> Usage {
        Usage {
            memory: self.bytes,
            peak_memory: self.peak.max(self.bytes),
            allocations: self.allocations,
            fuel: self.fuel_used(),
            duration: self.elapsed(),
            output: self.output,
            host_calls: self.host_calls,
            source: self.source,
        }
    }

    fn apply_limits(&mut self) {
        self.max_bytes = self.limits.max_memory.unwrap_or(u64::MAX);
        self.max_allocations = self.limits.max_allocations.unwrap_or(u64::MAX);
        self.collected();
        self.set_max_fuel();
        self.max_depth = self.limits.max_recursion_depth;
        self.depth_room = self.depth_room.min(self.max_depth);
    }

    /// The run may burn fuel up to here: its own limit, or that of what it runs until it pauses.
    fn set_max_fuel(&mut self) {
        let whole = self.limits.max_fuel.unwrap_or(u64::MAX);
        let slice = self.limits.max_slice_fuel.unwrap_or(u64::MAX);
        self.max_fuel = whole.min(self.resumed.fuel.saturating_add(slice));
    }

    #[cold]
    fn out_of_fuel(&mut self, used: u64) -> LimitError {
        match (self.limits.max_fuel, self.limits.max_slice_fuel) {
            (Some(whole), _) if used >= whole => self.exceed(LimitKind::Fuel, whole, used),
            (_, slice) => {
                let since = used.saturating_sub(self.resumed.fuel);
                self.exceed(LimitKind::SliceFuel, slice.unwrap_or(u64::MAX), since)
            }
        }
    }

    /// A whole slice, or what the fuel limit leaves of one (none of it: the next poll reports).
    fn restart_slice(&mut self) {
        let used = self.fuel_used();
        let left = self.max_fuel.saturating_sub(used).min(i64::MAX as u64) as i64;
        self.fuel = self.slice.min(left);
        self.aside = 0;
        self.granted = used.saturating_add(self.fuel as u64);
    }

    fn exceed(&mut self, kind: LimitKind, limit: u64, used: u64) -> LimitError {
        let error = LimitError { kind, limit, used };
        self.exceeded.get_or_insert(error);
        error
    }

    #[cold]
    fn memory_exceeded(&mut self, needed: u64) -> LimitError {
        self.exceed(LimitKind::Memory, self.max_bytes, needed)
    }

    #[cold]
    #[inline(never)]
    fn too_deep(&self) -> LimitError {
        LimitError {
            kind: LimitKind::Recursion,
            limit: u64::from(self.max_depth),
            used: u64::from(self.depth) + 1,
        }
    }
}

/// How fast memory is given back when a run ends: that of many small objects, far apart; of few large ones it
/// takes a sixth of the time.
const BYTES_FREED_IN_A_NANOSECOND: u64 = 4;

fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
