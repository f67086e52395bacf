//! One program under CPython 3.13 and under Monty, for the eye.

use std::path::Path;

use crate::command::{capture, cargo, command, run};
use crate::corpus::{MODES, build_monty, run_mode};
use crate::tally::Tally;
use crate::{Outcome, tree};

/// Run a program everywhere and show where the outputs differ.
pub fn conform(arguments: &[String]) -> Outcome {
    let file = one_file(arguments, "conform")?;
    let expected =
        capture(command(tree::cpython313()?).args(["xtask/record.py", "show"]).arg(file))?;
    let name = file.file_name().ok_or("not a file")?;
    let bench = tree::target().join("conform");
    let _ = std::fs::remove_dir_all(&bench);
    std::fs::create_dir_all(&bench).map_err(|e| e.to_string())?;
    std::fs::copy(file, bench.join(name)).map_err(|e| format!("{}: {e}", file.display()))?;
    let expectation = bench.join(name).with_extension("out");
    std::fs::write(expectation, &expected).map_err(|e| e.to_string())?;
    let monty = build_monty("dev")?;
    let mut all = Tally::default();
    for mode in MODES {
        println!("-- {mode}");
        all += run_mode(&monty, mode, &bench)?;
    }
    if all.failed == 0 {
        println!("-- CPython 3.13 and every mode of Monty print:\n{expected}");
        return Ok(());
    }
    Err(format!("{} of {} modes differ from CPython 3.13", all.failed, MODES.len()))
}

/// Show the bytecode of a program.
pub fn dis(arguments: &[String]) -> Outcome {
    let file = one_file(arguments, "dis")?;
    run(cargo().args(["run", "--quiet", "--package", "monty-cli", "--", "dis"]).arg(file))
}

fn one_file<'a>(arguments: &'a [String], task: &str) -> Outcome<&'a Path> {
    match arguments {
        [file] => Ok(Path::new(file)),
        _ => Err(format!("usage: cargo xtask {task} FILE")),
    }
}
