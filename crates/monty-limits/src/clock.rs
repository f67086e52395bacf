//! Where the budget gets its time from. Guests never see it; it decides only when a run is over.

use std::time::Duration;

/// A monotonic clock: the time since any fixed moment. A plain function, so that a host without
/// `std::time` (a browser) can hand in its own.
pub type Clock = fn() -> Duration;

/// The clock of the machine; on bare WebAssembly, which has none, always zero.
pub fn system_clock() -> Duration {
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    {
        Duration::ZERO
    }
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    {
        use std::sync::OnceLock;
        use std::time::Instant;
        static START: OnceLock<Instant> = OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    }
}
