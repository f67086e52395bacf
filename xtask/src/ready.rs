//! What must hold before a commit: formatting, lints, tidy, the page on
//! compatibility, licences.

use crate::command::{cargo, command, run};
use crate::{Outcome, tree};

pub fn ready() -> Outcome {
    run(cargo().args(["fmt", "--all", "--check"]))?;
    run(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ]))?;
    tidy()?;
    crate::compatibility::check()?;
    if tree::has_command("cargo-deny", "--version") {
        run(command("cargo").args([
            "deny",
            "--log-level",
            "error",
            "check",
            "licenses",
            "bans",
            "sources",
        ]))?;
    } else {
        eprintln!("cargo-deny is not installed: licences and duplicate crates go unchecked");
    }
    println!("ready");
    Ok(())
}

/// The tidy rules are tests of this crate: see tidy/.
pub fn tidy() -> Outcome {
    run(cargo().args(["test", "--quiet", "--package", "xtask", "--", "tidy", "--nocapture"]))
}
