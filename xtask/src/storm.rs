//! `cargo xtask storm`: calls of everything there is, with arguments that mean harm. The generating and
//! measuring is done by the crate monty-storm.

use crate::Outcome;
use crate::command::{command, read_lines};
use crate::corpus::executable;
use crate::tally::Tally;

/// What every run of the tests asks: the same each time.
const SAMPLE: &[&str] = &["--seed", "1", "--count", "6200", "--times", "20", "--jobs", "2"];

/// Ask as the arguments say.
pub fn storm(arguments: &[String]) -> Outcome {
    let mut storm = command(executable("monty-storm", "dev")?);
    let ok = read_lines(storm.args(arguments), |line| println!("{line}"))?;
    if ok { Ok(()) } else { Err(String::new()) }
}

/// Ask the sample of the tests.
pub fn sample() -> Outcome<Tally> {
    let mut tally = Tally::default();
    let ok = read_lines(command(executable("monty-storm", "dev")?).args(SAMPLE), |line| {
        tally.read(line);
        println!("{line}");
    })?;
    Ok(tally.judged(ok))
}
