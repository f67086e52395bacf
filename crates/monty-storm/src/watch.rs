//! The watchdog: gives the programs to processes, outlives those that crash or hang, and reports.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use monty_storm::asks;

use crate::options::Options;

/// A program that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(60);
/// Programs given to a process at a time.
const BATCH: u64 = 200;

/// A misbehaving program.
struct Finding {
    index: u64,
    what: String,
}

/// Run all programs; whether nothing was found.
pub fn storm(options: &Options) -> Result<bool, String> {
    let next = AtomicU64::new(options.from);
    let end = options.from + options.count;
    let found = Mutex::new(Vec::new());
    let failed = Mutex::new(None);
    std::thread::scope(|scope| {
        for _ in 0..options.jobs {
            scope.spawn(|| {
                loop {
                    let from = next.fetch_add(BATCH, Ordering::Relaxed);
                    if from >= end {
                        return;
                    }
                    match batch(options, from, end.min(from + BATCH)) {
                        Ok(more) => found.lock().unwrap_or_else(|e| e.into_inner()).extend(more),
                        Err(why) => {
                            *failed.lock().unwrap_or_else(|e| e.into_inner()) = Some(why);
                            return;
                        }
                    }
                }
            });
        }
    });
    if let Some(why) = failed.into_inner().unwrap_or_default() {
        return Err(why);
    }
    let found = found.into_inner().unwrap_or_default();
    report(options, &found);
    Ok(found.is_empty())
}

/// Run some programs, in as many processes as it takes.
fn batch(options: &Options, mut from: u64, end: u64) -> Result<Vec<Finding>, String> {
    let mut found = Vec::new();
    while from < end {
        let mut child = start(options, from, end - from)?;
        let lines = lines_of(&mut child);
        let mut at = from;
        let lost = loop {
            match lines.recv_timeout(PATIENCE) {
                Ok(line) => match line.split_at_checked(2) {
                    Some(("> ", index)) => at = index.parse().unwrap_or(at),
                    Some(("! ", what)) => found.push(Finding { index: at, what: what.to_owned() }),
                    _ => {}
                },
                Err(RecvTimeoutError::Timeout) => {
                    let _ = child.kill();
                    let _ = child.wait();
                    break Some("hang: killed".to_owned());
                }
                Err(RecvTimeoutError::Disconnected) => {
                    let status = child.wait().map_err(|error| error.to_string())?;
                    break (!status.success()).then(|| format!("crash: {status}"));
                }
            }
        };
        let Some(what) = lost else { break };
        found.push(Finding { index: at, what });
        from = at + 1;
    }
    Ok(found)
}

fn start(options: &Options, from: u64, count: u64) -> Result<Child, String> {
    let storm = std::env::current_exe().map_err(|error| error.to_string())?;
    Command::new(storm)
        .args(options.of_child(from, count))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("cannot start a process: {error}"))
}

/// What the process prints, a line at a time.
fn lines_of(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    if let Some(stdout) = child.stdout.take() {
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
    }
    receiver
}

fn report(options: &Options, found: &[Finding]) {
    let asks = asks::matching(&options.only);
    for Finding { index, what } in found {
        let program = asks::program(&asks, options.seed, *index, options.times);
        let at = program.find("# what is asked\n").unwrap_or(0);
        println!("FAIL {index}: {what}");
        for line in program[at..].lines().skip(1) {
            println!("    {line}");
        }
    }
    let mut failed: Vec<u64> = found.iter().map(|finding| finding.index).collect();
    failed.sort_unstable();
    failed.dedup();
    let failed = failed.len() as u64;
    println!("{} passed, {failed} failed", options.count - failed);
}
