//! Programs that ask for harm, made from a grammar, under limits that are made up as well.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use monty::{MontyRun, ResourceLimits};
use monty_storm::asks::{self, Ask};

static ASKS: LazyLock<Vec<Ask>> = LazyLock::new(|| asks::matching(""));

fuzz_target!(|data: (u32, u32, u16, u16)| {
    let (seed, index, memory, fuel) = data;
    let source = asks::program(&ASKS, u64::from(seed), u64::from(index), 1);
    let limits = ResourceLimits {
        max_memory: Some(u64::from(memory) * 256),
        max_fuel: Some(u64::from(fuel) * 4),
        ..monty_fuzz::limits()
    };
    match MontyRun::new(source, "main.py", vec![], vec![]) {
        Ok(program) => drop(monty_fuzz::run(&program, &[], limits)),
        Err(error) => monty_fuzz::check(&error),
    }
});
