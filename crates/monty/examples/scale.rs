//! What many and large programs cost: `cargo run --release -p monty --example scale` prints lines of a
//! name, a tab, a number, a tab and its unit.

use std::time::Instant;

use monty::{
    Execution, FunctionCall, MontyRun, NoLimitTracker, NoPrint, ResourceLimits, RunProgress,
};

const PROGRAMS: usize = 100_000;
const COMPILED: &str = "a compiled program";
const INSTANCE: &str = "an instance that has not started";
const SUSPENDED: &str = "a suspended program";
const OBJECTS: [usize; 3] = [100, 10_000, 1_000_000];
/// A program as an agent writes it, at its first host call.
const SMALL: &str = "def ask(city):\n    return f({'city': city, 'days': [1, 2, 3]})\n\n\
    best = None\nfor city in ['Oslo', 'Lima']:\n    answer = ask(city)\n    best = best or answer\nbest";
/// What should cost in proportion to `n`, or nearly (`sort`).
const GROWTH: &[(&str, &str)] = &[
    ("list.append", "x = []\nfor i in range(n):\n    x.append(i)"),
    ("list of lists", "x = [[i] for i in range(n)]"),
    ("dict by int", "d = {}\nfor i in range(n):\n    d[i * 7] = i"),
    ("dict by str", "d = {}\nfor i in range(n):\n    d[str(i)] = i"),
    ("set", "s = set()\nfor i in range(n):\n    s.add(i * 7)"),
    ("str +=", "s = ''\nfor i in range(n):\n    s += 'ab'"),
    ("join", "s = ','.join([str(i) for i in range(n)])"),
    ("split", "x = ('ab,' * n).split(',')"),
    ("sort", "x = sorted([i * 7919 % 1000003 for i in range(n)])"),
    (
        "instances",
        "class A:\n    def __init__(self, x):\n        self.x = x\nx = [A(i) for i in range(n)]",
    ),
    ("generator", "t = sum(i for i in range(n))"),
    (
        "deque",
        "from collections import deque\nd = deque()\nfor i in range(n):\n    d.append(i)\n    if i % 2:\n        d.popleft()",
    ),
    (
        "heapq",
        "import heapq\nh = []\nfor i in range(n):\n    heapq.heappush(h, i * 7919 % 1000003)",
    ),
    ("json", "import json\nx = json.loads(json.dumps([{'a': i} for i in range(n)]))"),
    ("re", "import re\nx = re.findall('a+b', 'aab ' * n)"),
];

fn main() {
    if let Some(which) = std::env::args().nth(1) {
        return memory(&which);
    }
    memories();
    OBJECTS.into_iter().for_each(snapshots);
    GROWTH.iter().for_each(|(name, code)| growth(name, code));
}

fn print(name: &str, number: f64, unit: &str) {
    println!("{name}\t{number:e}\t{unit}");
}

fn program(code: &str) -> MontyRun {
    MontyRun::new(code.to_owned(), "main.py", vec![], vec!["f".to_owned()]).expect("it compiles")
}

fn start(program: &MontyRun) -> FunctionCall {
    let progress = program.start(vec![], NoLimitTracker, &mut NoPrint).expect("it starts");
    progress.into_function_call().expect("it calls the host")
}

/// What this process holds, by the system's account; nothing where that is not Linux's.
fn resident() -> Option<f64> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: f64 = pages.split(' ').nth(1)?.parse().ok()?;
    Some(pages * 4096.0)
}

/// Each in a process of its own, where nothing that was freed before is used again.
fn memories() {
    let Ok(this) = std::env::current_exe() else { return };
    for which in [COMPILED, INSTANCE, SUSPENDED] {
        let told = std::process::Command::new(&this).arg(which).output();
        let told = told.expect("this program runs again");
        print!("{}", String::from_utf8_lossy(&told.stdout));
    }
    let snapshot = start(&program(SMALL)).dump().expect("a paused run can be dumped");
    print("its snapshot", snapshot.len() as f64, "bytes");
}

fn memory(which: &str) {
    let small = program(SMALL);
    match which {
        COMPILED => each(which, || program(SMALL)),
        INSTANCE => each(which, || {
            Execution::new(&small, &[], ResourceLimits::default()).expect("it has no inputs")
        }),
        _ => each(which, || start(&small)),
    }
}

fn each<T>(name: &str, make: impl Fn() -> T) {
    let first = make();
    let Some(before) = resident() else { return };
    let many: Vec<T> = (0..PROGRAMS).map(|_| make()).collect();
    if let Some(after) = resident() {
        print(name, (after - before) / many.len() as f64, "bytes");
    }
    drop(first);
}

fn least<T>(rounds: usize, mut work: impl FnMut() -> T) -> f64 {
    let round = |_| {
        let begin = Instant::now();
        let result = work();
        let seconds = begin.elapsed().as_secs_f64();
        drop(result);
        seconds
    };
    (0..rounds).map(round).fold(f64::INFINITY, f64::min)
}

/// A snapshot of so many lists, each with an int in it.
fn snapshots(objects: usize) {
    let paused = start(&program(&format!("x = [[i] for i in range({objects})]\nf()")));
    let bytes = paused.dump().expect("a paused run can be dumped");
    let rounds = if objects > 100_000 { 5 } else { 50 };
    let dump = least(rounds, || paused.dump());
    let load = least(rounds, || RunProgress::load(&bytes));
    print(&format!("snapshot of {objects} objects"), bytes.len() as f64, "bytes");
    print(&format!("dump of {objects} objects, each"), dump / objects as f64, "s");
    print(&format!("load of {objects} objects, each"), load / objects as f64, "s");
}

/// The power of `n` by which the time grows.
fn growth(name: &str, code: &str) {
    let seconds = |n: usize| {
        let program = program(&format!("n = {n}\n{code}"));
        least(3, || program.run(vec![], NoLimitTracker, &mut NoPrint).expect("it runs"))
    };
    let (few, many) = (30_000, 300_000);
    let power = (seconds(many) / seconds(few)).log10() / (many as f64 / few as f64).log10();
    print(&format!("growth of {name}"), power, "power of n");
}
