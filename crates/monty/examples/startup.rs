//! What starts, pauses and host calls cost in Rust: `cargo run --release -p monty --example startup`
//! prints lines of a name, a tab and seconds, the least of many rounds.

use std::hint::black_box;
use std::time::Instant;

use monty::{
    Execution, FunctionCall, HostAnswer, HostCall, HostFunctions, MontyObject, MontyRun,
    NoLimitTracker, NoPrint, RunProgress,
};

const ROUNDS: usize = 30;
const TIMES: usize = 500;
const CALLS: usize = 1000;

fn main() {
    let compiled = program("1 + 1");
    let calling = program("f(1) + 1");
    let pause = || start(&calling);
    let snapshot = pause().dump().expect("a paused run can be dumped");
    print("source to result", best(|| (), |()| run(&program("1 + 1"))));
    print("compiled run", best(|| (), |()| run(&compiled)));
    print("new instance", best(|| (), |()| instance(&compiled)));
    print("new instance to first host call", best(|| (), |()| pause()));
    print("resume to the end", best(pause, |call| call.resume(1.into(), &mut NoPrint)));
    let paused = pause();
    print("dump", best(|| (), |()| paused.dump()));
    print("load", best(|| (), |()| RunProgress::load(&snapshot)));
    print("host call", of_a_call("f(1)"));
    print("host call, async", of_a_call("await f(1)"));
}

fn print(name: &str, seconds: f64) {
    println!("{name}\t{seconds:e}");
}

/// Seconds of one call of `work` on what `prepare` makes.
fn best<T, R>(prepare: impl Fn() -> T, work: impl Fn(T) -> R) -> f64 {
    let round = || {
        let prepared: Vec<T> = (0..TIMES).map(|_| prepare()).collect();
        let mut results = Vec::with_capacity(TIMES);
        let begin = Instant::now();
        for one in prepared {
            // What comes of it is dropped outside of what is measured, as the host would keep it.
            results.push(black_box(work(one)));
        }
        begin.elapsed().as_secs_f64() / TIMES as f64
    };
    (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min)
}

fn program(code: &str) -> MontyRun {
    MontyRun::new(code.to_owned(), "main.py", vec![], vec!["f".to_owned()]).expect("it compiles")
}

fn run(program: &MontyRun) -> MontyObject {
    program.run(vec![], NoLimitTracker, &mut NoPrint).expect("it runs")
}

fn instance(program: &MontyRun) -> Execution {
    Execution::new(program, &[], Default::default()).expect("it has no inputs")
}

fn start(program: &MontyRun) -> FunctionCall {
    let progress = program.start(vec![], NoLimitTracker, &mut NoPrint).expect("it starts");
    progress.into_function_call().expect("it calls the host")
}

/// Seconds of one of many calls to a host function.
fn of_a_call(call: &str) -> f64 {
    let many = program(&format!("for _ in range({CALLS}):\n    {call}"));
    let is_async = call.starts_with("await");
    let round = || {
        let begin = Instant::now();
        let mut host = Host { is_async };
        let output = many.run_with_functions(vec![], NoLimitTracker, &mut NoPrint, &mut host);
        output.expect("it runs");
        begin.elapsed().as_secs_f64() / CALLS as f64
    };
    (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min)
}

/// Answers each call, now or when all of the guest waits.
struct Host {
    is_async: bool,
}

impl HostFunctions for Host {
    fn call(&mut self, call: &HostCall) -> HostAnswer {
        if self.is_async { HostAnswer::Future } else { HostAnswer::Return(call.args[0].clone()) }
    }

    fn resolve(&mut self, pending: &[u32]) -> Vec<(u32, HostAnswer)> {
        pending.iter().map(|&call| (call, HostAnswer::Return(1.into()))).collect()
    }
}
