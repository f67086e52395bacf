//! What a start costs: `cargo run --release -p monty --example starts [MODULES ...]` prints, in
//! microseconds, the first and the best later run of programs that only import. Modules that are joined
//! by commas are imported by one program.

use std::time::{Duration, Instant};

use monty::{MontyRun, NoLimitTracker, NoPrint};

const PROGRAMS: &[&str] = &["", "json,re", "dataclasses,enum,collections,datetime,typing"];
const ROUNDS: u32 = 200;

fn main() {
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    let programs: Vec<&str> = match chosen.is_empty() {
        true => PROGRAMS.to_vec(),
        false => chosen.iter().map(String::as_str).collect(),
    };
    println!("{:<50} {:>10} {:>10}", "imports", "first, us", "then, us");
    for program in programs {
        let (first, then) = measure(program);
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        println!("{program:<50} {:>10.1} {:>10.1}", micros(first), micros(then));
    }
}

/// The time of the first start in this process, and of the fastest one after it.
fn measure(modules: &str) -> (Duration, Duration) {
    let code = match modules.is_empty() {
        true => "1 + 1".to_owned(),
        false => match modules.contains(' ') {
            true => modules.to_owned(),
            false => format!("import {modules}"),
        },
    };
    let run = MontyRun::new(code, "main.py", vec![], vec![]).expect("the program compiles");
    let start = || {
        let begin = Instant::now();
        run.run(vec![], NoLimitTracker, &mut NoPrint).expect("the program runs");
        begin.elapsed()
    };
    let first = start();
    let then = (0..ROUNDS).map(|_| start()).min().expect("there are rounds");
    (first, then)
}
