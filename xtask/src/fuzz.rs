//! `cargo xtask fuzz`: builds the targets of `fuzz/` for libFuzzer and runs each for a while. The folder is
//! laid out as `cargo fuzz` wants it, without a sanitizer: see `cargo xtask sanitize`.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use crate::command::{cargo, command, host_triple, read_lines, run};
use crate::{Outcome, tree};

/// What makes code tell libFuzzer which edges it has taken and what it has compared.
const INSTRUMENTED: &[&str] = &[
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];
/// The longest input; a run that takes longer than this many seconds, or more MiB, is a finding.
const LIMITS: &[&str] = &["-max_len=2048", "-timeout=20", "-rss_limit_mb=2048"];
/// Seconds for each target.
const SECONDS: u64 = 60;

/// Run the targets that the arguments name, or all; `--seconds N` says how long each.
pub fn fuzz(arguments: &[String]) -> Outcome {
    let (mut seconds, mut only) = (SECONDS, Vec::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seconds" => {
                let given = arguments.next().and_then(|n| n.parse().ok());
                seconds = given.ok_or("--seconds takes a number")?;
            }
            name => only.push(name.to_owned()),
        }
    }
    let folder = tree::root().join("fuzz");
    let targets = targets(&folder, &only)?;
    let built = build(&folder)?;
    let mut failed = 0;
    for target in &targets {
        failed += usize::from(!one(&folder, &built, target, seconds)?);
    }
    println!("{} passed, {failed} failed", targets.len() - failed);
    if failed == 0 { Ok(()) } else { Err(String::new()) }
}

/// The names of the targets: of the files in `fuzz_targets`.
fn targets(folder: &Path, only: &[String]) -> Outcome<Vec<String>> {
    let mut all = Vec::new();
    let entries = std::fs::read_dir(folder.join("fuzz_targets")).map_err(|e| e.to_string())?;
    for entry in entries {
        let path = entry.map_err(|e| e.to_string())?.path();
        all.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    all.sort();
    if let Some(unknown) = only.iter().find(|name| !all.contains(name)) {
        return Err(format!("no fuzz target '{unknown}'; there are {}", all.join(", ")));
    }
    Ok(if only.is_empty() { all } else { only.to_vec() })
}

/// Build all targets; where they are. A target triple keeps build scripts as they are.
fn build(folder: &Path) -> Outcome<PathBuf> {
    let triple = host_triple()?;
    let built = tree::target().join("fuzz");
    let mut cargo = cargo();
    cargo.current_dir(folder).env("RUSTFLAGS", INSTRUMENTED.join(" "));
    cargo.env("CARGO_TARGET_DIR", &built);
    run(cargo.args(["build", "--release", "--target", &triple]))?;
    Ok(built.join(triple).join("release"))
}

/// Run one target, ten minutes at a time; whether it found nothing.
fn one(folder: &Path, built: &Path, target: &str, seconds: u64) -> Outcome<bool> {
    let (found, seeds) = (built.join("found").join(target), folder.join("corpus").join(target));
    let grown = built.join("corpus").join(target);
    for directory in [&found, &grown] {
        std::fs::create_dir_all(directory).map_err(|e| e.to_string())?;
    }
    let (mut left, mut runs) = (seconds, 0);
    while left > 0 {
        let now = left.min(600);
        left -= now;
        let mut fuzzer = command(built.join(target));
        fuzzer.args(LIMITS).arg(format!("-max_total_time={now}")).arg("-print_final_stats=1");
        fuzzer.arg(format!("-artifact_prefix={}/", found.display())).arg(&grown);
        if seeds.is_dir() {
            fuzzer.arg(&seeds);
        }
        let mut last = VecDeque::new();
        let ok = read_lines(&mut fuzzer, |line| {
            if let Some(count) = line.strip_prefix("stat::number_of_executed_units:") {
                runs += count.trim().parse::<u64>().unwrap_or(0);
            }
            last.push_back(line.to_owned());
            if last.len() > 40 {
                last.pop_front();
            }
        })?;
        if !ok {
            println!("FAIL {target}: what it met is in {}", found.display());
            last.iter().for_each(|line| println!("  {line}"));
            return Ok(false);
        }
    }
    println!("ok {target}: {runs} runs in {seconds} s");
    Ok(true)
}
