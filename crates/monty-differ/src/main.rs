//! Generates Python programs from a seed, runs each in CPython 3.13 and in Monty, and shows where
//! they print something else, with the program made as small as it goes.
#![forbid(unsafe_code)]
// No part of the interpreter: it may reach for what is the host's.
#![allow(clippy::disallowed_methods)]

mod difference;
mod excused;
mod grammar;
mod kinds;
mod options;
mod program;
mod random;
mod reference;
mod report;
mod subject;

use std::collections::VecDeque;
use std::process::ExitCode;
use std::time::Instant;

use difference::Difference;
use kinds::Kind;
use options::Options;
use program::Program;
use reference::Reference;
use report::Report;

/// How many programs CPython is given ahead of Monty. Few enough to fit into a pipe.
const AHEAD: usize = 4;

fn main() -> ExitCode {
    match Options::read(std::env::args().skip(1)).and_then(|options| compare(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("monty-differ: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Compare all that is asked for; whether nothing differs.
fn compare(options: &Options) -> Result<bool, String> {
    let kinds = kinds::named(&options.kinds)?;
    if options.show {
        for kind in &kinds {
            let program = Program::generate(&kind.grammar, kind.name, options.seed, options.from);
            println!("{}", program.source());
        }
        return Ok(true);
    }
    let started = Instant::now();
    let mut report = Report::default();
    let found: Vec<Result<Report, String>> = std::thread::scope(|scope| {
        let kinds = &kinds;
        let jobs = 0..options.jobs;
        let threads: Vec<_> =
            jobs.map(|job| scope.spawn(move || compare_part(options, kinds, job))).collect();
        let ended = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
        ended.map(|part| part.unwrap_or_else(|_| Err("a thread panicked".to_owned()))).collect()
    });
    for part in found {
        report.merge(part?);
    }
    report.print(options.seed);
    report.print_kinds();
    let differences = report.differences();
    println!(
        "{} programs in {:.0} s, {} took CPython too long, {} do not compile, {differences} differ",
        report.programs,
        started.elapsed().as_secs_f64(),
        report.timeouts,
        report.broken,
    );
    println!("{} passed, {differences} failed", report.programs - differences);
    Ok(differences == 0)
}

/// The programs of one of the threads: of each kind every so-manieth.
fn compare_part(options: &Options, kinds: &[Kind], job: u64) -> Result<Report, String> {
    let mut reference = Reference::start(&options.python)?;
    let mut smaller = Reference::start(&options.python)?;
    let mut report = Report::default();
    for kind in kinds {
        let count = options.count_of_each(kinds.len());
        let mut indices =
            (options.from..options.from + count).filter(|index| index % options.jobs == job);
        let mut sent: VecDeque<(u64, Program)> = VecDeque::new();
        loop {
            while sent.len() < AHEAD
                && let Some(index) = indices.next()
            {
                let program = Program::generate(&kind.grammar, kind.name, options.seed, index);
                reference.send(&program.source());
                sent.push_back((index, program));
            }
            let Some((index, mut program)) = sent.pop_front() else { break };
            let got = subject::run(&program.source());
            report.note_program(kind.name);
            let Some(expected) = reference.receive()? else {
                report.timeouts += 1;
                continue;
            };
            report.broken += u64::from(expected.starts_with("SyntaxError"));
            let Some(mut difference) = Difference::between(expected, got) else { continue };
            if let Some(plain) = excused::without_scoped_flags(&program)
                && difference::of(&plain, &mut smaller)?.is_none()
            {
                continue;
            }
            if report.count(kind.name, &difference) {
                difference::minimise(&mut program, &mut difference, &mut smaller)?;
                report.keep(kind.name, index, program, difference);
            }
        }
    }
    Ok(report)
}
