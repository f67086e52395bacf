//! A process that runs one program after another and says what each took.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use monty::{Execution, MontyError, MontyRun, NoPrint, PollHook, ResourceLimits};
use monty_storm::asks::{self, Ask};
use peakmem_alloc::PeakMemAllocTrait;

use crate::ALLOCATED;
use crate::options::Options;

/// A small stack: nothing may recurse in proportion to the program or its data.
const STACK: usize = 512 * 1024;
/// What a program may hold, in bytes.
const MEMORY: u64 = 32 << 20;
/// What it may do.
const FUEL: u64 = 3_000_000;
/// Memory that may be taken without being charged, in bytes: a little more than the longest text.
const UNCHARGED: u64 = 5 << 20;
/// CPU time between two looks at the limits. Code that is not optimised takes some times as long.
const LONGEST_GAP: Duration = Duration::from_millis(if cfg!(debug_assertions) { 250 } else { 25 });
/// CPU time that a unit of fuel may stand for, on the whole of a program that took some.
const DEAREST: Duration = Duration::from_nanos(if cfg!(debug_assertions) { 10_000 } else { 1500 });
/// CPU time of a whole program under its limit of fuel.
const LONGEST_RUN: Duration = Duration::from_secs(if cfg!(debug_assertions) { 5 } else { 1 });

/// Run the programs that the options say. Each begins with a line `> INDEX`; a line `! FINDING` tells
/// what is wrong with it.
pub fn run_all(asks: &[Ask], options: &Options) {
    for index in options.from..options.from + options.count {
        println!("> {index}");
        let program = asks::program(asks, options.seed, index, options.times);
        let thread = std::thread::Builder::new().stack_size(STACK);
        // What is made once in a process, such as tables of the library, is no run's: only what is
        // found twice counts.
        let twice = move || match findings(&program) {
            found if found.is_empty() => found,
            _ => findings(&program),
        };
        let found = match thread.spawn(twice).map(std::thread::JoinHandle::join) {
            Ok(Ok(found)) => found,
            _ => vec!["a panic outside a run".to_owned()],
        };
        for finding in found {
            println!("! {finding}");
        }
    }
}

/// Run one program; what is wrong with it.
fn findings(program: &str) -> Vec<String> {
    let limits = ResourceLimits {
        max_memory: Some(MEMORY),
        max_fuel: Some(FUEL),
        max_output: Some(1 << 20),
        ..ResourceLimits::default()
    };
    let runner = match MontyRun::new(program.to_owned(), "main.py", vec![], vec![]) {
        Ok(runner) => runner,
        Err(error) => return vec![format!("does not compile: {error}")],
    };
    ALLOCATED.reset_peak_memory();
    let started = cpu_time();
    let gap = Arc::new(AtomicU64::new(0));
    let (seen, mut last) = (gap.clone(), started);
    let mut execution = match Execution::new(&runner, &[], limits) {
        Ok(execution) => execution,
        Err(error) => return vec![format!("does not begin: {error}")],
    };
    execution.set_poll_hook(Some(PollHook::new(move || {
        let now = cpu_time();
        seen.fetch_max(now.saturating_sub(last), Ordering::Relaxed);
        last = now;
        false
    })));
    let ended = execution.start(&mut NoPrint);
    let taken = ALLOCATED.get_peak_memory() as u64;
    let usage = execution.usage();
    let ran = Duration::from_nanos(cpu_time().saturating_sub(started));
    let gap = Duration::from_nanos(gap.load(Ordering::Relaxed));
    let mut found = Vec::new();
    if let Err(MontyError::Internal(what)) = ended {
        found.push(format!("internal error: {what}"));
    }
    if taken > usage.peak_memory + UNCHARGED {
        found.push(format!("memory: {taken} bytes were taken, {} charged", usage.peak_memory));
    }
    if gap > LONGEST_GAP {
        found.push(format!("gap: {} ms without a look at the limits", gap.as_millis()));
    }
    drop(execution);
    let freed = Duration::from_nanos(cpu_time().saturating_sub(started)).saturating_sub(ran);
    if freed > LONGEST_GAP {
        found.push(format!("drop: {} ms to free the run", freed.as_millis()));
    }
    let fuel = usage.fuel.max(1);
    if ran > 4 * LONGEST_GAP && ran.as_nanos() > DEAREST.as_nanos() * u128::from(fuel) {
        found.push(format!("cheap: {} ms for {fuel} units of fuel", ran.as_millis()));
    }
    if ran > LONGEST_RUN {
        found.push(format!("slow: {} ms", ran.as_millis()));
    }
    found
}

/// Nanoseconds this thread ran.
fn cpu_time() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}
