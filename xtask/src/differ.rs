//! `cargo xtask differ`: generated programs under CPython 3.13 and under Monty. The generating and
//! comparing is done by the crate monty-differ.

use crate::command::{command, read_lines};
use crate::corpus::executable;
use crate::tally::Tally;
use crate::{Outcome, tree};

/// What every run of the tests compares: the same programs each time.
const SAMPLE: &[&str] = &[
    "--kind",
    "numbers",
    "--kind",
    "containers",
    "--kind",
    "statements",
    "--kind",
    "exceptions",
    "--kind",
    "regex",
    "--seed",
    "1",
    "--count",
    "100",
];

/// Compare as the arguments say.
pub fn differ(arguments: &[String]) -> Outcome {
    let ok = read_lines(differ_command()?.args(arguments), |line| println!("{line}"))?;
    if ok { Ok(()) } else { Err(String::new()) }
}

/// Compare the sample of the tests; nothing to do where there is no CPython 3.13.
pub fn sample() -> Outcome<Tally> {
    if let Err(why) = tree::cpython313() {
        println!("not compared: {why}");
        return Ok(Tally::default());
    }
    let mut tally = Tally::default();
    let ok = read_lines(differ_command()?.args(SAMPLE), |line| {
        tally.read(line);
        println!("{line}");
    })?;
    Ok(tally.judged(ok))
}

fn differ_command() -> Outcome<std::process::Command> {
    let mut differ = command(executable("monty-differ", "dev")?);
    differ.arg("--python").arg(tree::cpython313()?);
    Ok(differ)
}
