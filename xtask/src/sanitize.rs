//! `cargo xtask sanitize`: the corpus under AddressSanitizer. The project has no unsafe code; what it
//! depends on has, and is handed what a guest made.

use crate::Outcome;
use crate::command::{cargo, host_triple, run};
use crate::corpus::run_mode;
use crate::tally::Tally;
use crate::tree;

/// Programs that use what the dependencies do. Those of `limits` are measured by their time, which is
/// another under a sanitizer.
const FOLDERS: [&str; 4] = ["language", "builtins", "stdlib", "differences"];

/// Build `monty` instrumented, and run the corpus with it: as it is, and saved and loaded at each stop.
pub fn sanitize() -> Outcome {
    let triple = host_triple()?;
    let built = tree::target().join("sanitize");
    let mut build = cargo();
    build.env("CARGO_TARGET_DIR", &built).env("RUSTFLAGS", "-Zsanitizer=address");
    // The stable compiler has the sanitizer, and hides the option.
    build.env("RUSTC_BOOTSTRAP", "1");
    // A target triple keeps build scripts as they are.
    run(build.args([
        "build",
        "--package",
        "monty-cli",
        "--no-default-features",
        "--target",
        &triple,
    ]))?;
    let monty = built.join(&triple).join("debug/monty");
    let mut all = Tally::default();
    for mode in ["plain", "snapshot"] {
        for folder in FOLDERS {
            all += run_mode(&monty, mode, &tree::root().join("testdata").join(folder))?;
        }
    }
    println!("{} passed, {} failed", all.passed, all.failed);
    if all.failed == 0 { Ok(()) } else { Err(String::new()) }
}
