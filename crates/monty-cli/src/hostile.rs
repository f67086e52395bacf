//! `monty test-hostile`: runs programs that mean harm, each in a process of its own that a watchdog
//! outlives, and checks what they came to: the verdict in their head, resident memory within their
//! limit, and no stretch of CPU time without a look at the limits. Everything but the last is the
//! same on a busy machine as on an idle one, and that is measured in CPU time.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use monty::{Execution, MontyError, MontyRun, NoPrint, PollHook};

use crate::corpus_file::{Directives, directives};
use crate::corpus_tools::CorpusTools;
use crate::program::usage_error;

/// A small stack: nothing may recurse in proportion to the program or its data.
const STACK: usize = 512 * 1024;
/// Resident memory may pass the limit by this much.
const MEMORY_ROOM: u64 = 16 << 20;
/// CPU time between two looks at the limits. Code that is not optimised takes some times as long.
const LONGEST_GAP: Duration = Duration::from_millis(if cfg!(debug_assertions) { 250 } else { 25 });
/// How often a program whose stretch seems too long is measured.
const TRIES: usize = 5;
/// A program that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(60);
/// What a program may hold that says nothing of memory.
const DEFAULT_MEMORY: u64 = 64 << 20;
/// The same for work: a limit that is met at the same place on every machine.
const DEFAULT_FUEL: u64 = 3_000_000;

/// Run all hostile programs under `paths`.
pub fn run(jobs: usize, paths: &[PathBuf]) -> ExitCode {
    let mut files = Vec::new();
    for path in paths {
        if let Err(error) = collect(path, &mut files) {
            return usage_error(&format!("cannot read '{}': {error}", path.display()));
        }
    }
    let next = AtomicU64::new(0);
    let failed = Mutex::new(0);
    std::thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed) as usize) {
                    match judge(file) {
                        Ok(()) => println!("ok {}", file.display()),
                        Err(why) => {
                            println!("FAIL {}\n  {why}", file.display());
                            *failed.lock().unwrap_or_else(|e| e.into_inner()) += 1;
                        }
                    }
                }
            });
        }
    });
    let failed = *failed.lock().unwrap_or_else(|e| e.into_inner());
    println!("{} passed, {failed} failed", files.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Programs with a `# verdict:` in their head.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> = std::fs::read_dir(path)?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| collect(entry, files));
    }
    if path.extension().is_some_and(|extension| extension == "py") {
        let source = std::fs::read_to_string(path)?;
        if directives(&source).is_ok_and(|d| d.verdict.is_some()) {
            files.push(path.to_owned());
        }
    }
    Ok(())
}

/// Run a program in a process of its own and compare what it reports.
fn judge(file: &Path) -> Result<(), String> {
    let source = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let wanted = directives(&source)?;
    // What else the machine does makes a stretch seem longer, never shorter.
    let mut gap = Duration::MAX;
    for _ in 0..TRIES {
        gap = gap.min(run_once(file, &wanted)?);
        if gap <= LONGEST_GAP {
            return Ok(());
        }
    }
    Err(format!("{} ms went by without a look at the limits", gap.as_millis()))
}

/// Compare what one run reports but its longest stretch without a look at the limits, which is the
/// result.
fn run_once(file: &Path, wanted: &Directives) -> Result<Duration, String> {
    let monty = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut child = Command::new(monty)
        .args(["test-hostile", "--one"])
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start a process: {error}"))?;
    let started = Instant::now();
    while child.try_wait().map_err(|error| error.to_string())?.is_none() {
        if started.elapsed() > PATIENCE {
            let _ = child.kill();
            let _ = child.wait();
            return Err("hangs: killed".to_owned());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    let told = String::from_utf8_lossy(&output.stdout);
    let mut told = told.trim_end().rsplitn(3, '\t');
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u64>().ok());
    let (gap, memory) = (number(told.next()), number(told.next()));
    let (Some(gap), Some(memory), Some(verdict)) = (gap, memory, told.next()) else {
        let words = String::from_utf8_lossy(&output.stderr);
        return Err(format!("the process is lost: {}: {}", output.status, words.trim_end()));
    };
    let expected = wanted.verdict.as_deref().unwrap_or_default();
    if !expected.split('|').any(|one| one.trim() == verdict) {
        return Err(format!("came to '{verdict}', and should come to '{expected}'"));
    }
    let most = wanted.limits.max_memory.unwrap_or(DEFAULT_MEMORY) + MEMORY_ROOM;
    if memory > most {
        return Err(format!("{memory} bytes were resident; the limit and its room are {most}"));
    }
    Ok(Duration::from_nanos(gap))
}

/// The process of one program: tells its verdict, the memory it took and the longest stretch of CPU
/// time between two looks at its limits.
pub fn run_one(file: &Path) -> ExitCode {
    let source = match std::fs::read_to_string(file) {
        Ok(source) => source,
        Err(error) => return usage_error(&error.to_string()),
    };
    let wanted = match directives(&source) {
        Ok(wanted) => wanted,
        Err(why) => return usage_error(&why),
    };
    warm_up();
    let before = memory("VmRSS:");
    let gap = Arc::new(AtomicU64::new(0));
    let seen = gap.clone();
    let thread = std::thread::Builder::new().stack_size(STACK);
    let thread = thread.spawn(move || verdict(source, wanted, &seen));
    let verdict = match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(verdict)) => verdict,
        _ => "a panic outside a run".to_owned(),
    };
    let grown = memory("VmHWM:").saturating_sub(before);
    println!("{verdict}\t{grown}\t{}", gap.load(Ordering::Relaxed));
    ExitCode::SUCCESS
}

/// The tables of the library, which are made once in a process, are no run's.
fn warm_up() {
    let code = "import json, re\nre.compile('a').match(json.dumps('a'))";
    if let Ok(runner) = MontyRun::new(code.to_owned(), "main.py", vec![], vec![]) {
        let _ = runner.run(vec![], monty::NoLimitTracker, &mut NoPrint);
    }
}

/// What a program comes to: `done`, `raises TYPE`, or the name of the limit it met.
fn verdict(source: String, wanted: Directives, gap: &Arc<AtomicU64>) -> String {
    let Directives { tools, mut limits, .. } = wanted;
    limits.max_memory = limits.max_memory.or(Some(DEFAULT_MEMORY));
    limits.max_fuel = limits.max_fuel.or(Some(DEFAULT_FUEL));
    let ended = MontyRun::new(source, "main.py", vec![], tools).and_then(|runner| {
        let mut execution = Execution::new(&runner, &[], limits)?;
        let (seen, mut last) = (gap.clone(), cpu_time());
        execution.set_poll_hook(Some(PollHook::new(move || {
            let now = cpu_time();
            seen.fetch_max(now.saturating_sub(last), Ordering::Relaxed);
            last = now;
            false
        })));
        let step = execution.start(&mut NoPrint)?;
        execution.finish(step, &mut CorpusTools::default(), &mut NoPrint)
    });
    match ended {
        Ok(_) => "done".to_owned(),
        Err(MontyError::Limit(failure)) => failure.error.kind.name().to_owned(),
        Err(MontyError::Raised(e) | MontyError::Syntax(e)) => format!("raises {}", e.exc_type),
        Err(error) => format!("{error}"),
    }
}

/// A line of this process's status in bytes; nothing where the system does not tell.
fn memory(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|l| l.strip_prefix(line));
    let kib = found.and_then(|l| l.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.unwrap_or(0) * 1024
}

/// Nanoseconds this thread ran.
fn cpu_time() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}
