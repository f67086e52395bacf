//! `monty test-corpus`: runs every program of the corpus in one of its modes, and says which differ
//! from what CPython printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};

use crate::corpus_file::{self, Verdict};
use crate::options::Mode;
use crate::program::usage_error;

/// A small stack: nothing may recurse in proportion to the program or its data.
pub const STACK: usize = 512 * 1024;

/// Run all programs under `paths`; the exit status says whether all passed.
pub fn run(mode: Mode, jobs: usize, paths: &[PathBuf]) -> ExitCode {
    let mut files = Vec::new();
    for path in paths {
        if let Err(error) = collect(path, &mut files) {
            return usage_error(&format!("cannot read '{}': {error}", path.display()));
        }
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let (mut passed, mut failed) = (0, 0);
    std::thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            let (sender, files, next) = (sender.clone(), &files, &next);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(index) else { return };
                    if sender.send((index, in_own_thread(file, mode))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        // Verdicts come in any order and are told in the order of the files.
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (index, verdict) in receiver {
            waiting.insert(index, verdict);
            while let Some(verdict) = waiting.remove(&due) {
                tell(&files[due], &verdict);
                match verdict {
                    Verdict::Ok => passed += 1,
                    Verdict::Skipped => {}
                    _ => failed += 1,
                }
                due += 1;
            }
        }
    });
    println!("{passed} passed, {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The thread of a program that hangs where no limit is polled is left behind: it ends with this
/// process.
fn in_own_thread(file: &Path, mode: Mode) -> Verdict {
    let file = file.to_owned();
    let thread = std::thread::Builder::new().stack_size(STACK);
    let (sender, receiver) = mpsc::channel();
    let started = thread.spawn(move || sender.send(corpus_file::run(&file, mode)));
    if let Err(error) = started {
        return Verdict::Broken(format!("cannot start a thread: {error}"));
    }
    receiver.recv_timeout(2 * corpus_file::PATIENCE).unwrap_or_else(|error| {
        Verdict::Broken(match error {
            RecvTimeoutError::Timeout => "hangs, and does not obey its time limit".to_owned(),
            RecvTimeoutError::Disconnected => {
                "the thread of this program panicked outside a run".to_owned()
            }
        })
    })
}

fn tell(file: &Path, verdict: &Verdict) {
    match verdict {
        Verdict::Ok => println!("ok {}", file.display()),
        Verdict::Skipped => println!("ok {} (leaves this mode out)", file.display()),
        Verdict::Differs(diff) => print!("FAIL {}\n{diff}", file.display()),
        Verdict::Broken(why) => println!("FAIL {}\n  {why}", file.display()),
    }
}

/// All programs under `path` that have an expectation, sorted; a file is taken as it is.
pub fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !path.is_dir() {
        path.metadata()?;
        files.push(path.to_owned());
        return Ok(());
    }
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            collect(&entry, files)?;
        } else if entry.extension().is_some_and(|extension| extension == "py")
            && entry.with_extension("out").exists()
        {
            files.push(entry);
        }
    }
    Ok(())
}
