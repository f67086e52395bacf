//! Source text: compiled and run, whatever it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use monty::MontyRun;

fuzz_target!(|data: &[u8]| {
    let source = String::from_utf8_lossy(data).into_owned();
    match MontyRun::new(source, "main.py", vec![], vec![]) {
        Ok(program) => drop(monty_fuzz::run(&program, &[], monty_fuzz::limits())),
        Err(error) => monty_fuzz::check(&error),
    }
});
