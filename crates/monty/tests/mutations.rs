//! Bytes are hostile: snapshots changed at random, their seals made to fit again, are refused or run
//! to some end; they never panic, hang, or take more memory than the limits say. The number of
//! changes is `MONTY_MUTATIONS`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use monty::{HostAnswer, MontyObject, NoPrint, ResourceLimits};
use monty_runtime::{RunOutcome, Vm, reseal};

/// Programs that call `f` from many places.
const PROGRAMS: &[&str] = &[
    "x = [1, 'a', {2: f}]\nf(x)\nlen(x)",
    "def g(n):\n    for i in range(n):\n        yield f(i)\nsum(g(3))",
    "xs = sorted([3, 1, 2], key=lambda v: f(v))\nd = {str(k): (k, {k}, frozenset([k])) for k in xs}\nf(d)\nd",
    "class A:\n    __slots__ = ('p',)\n    def __init__(self, v):\n        self.p = f(v)\n    def __eq__(self, o):\n        return f(1) == 1\n\
     class B(A):\n    y = 2\n    @property\n    def q(self):\n        return f(self.p)\na, b = A(1), B(2)\n[a == b, b.q, b in [a], a]",
    "class D(dict):\n    def __missing__(self, k):\n        self[k] = f(k)\n        return self[k]\nd = D()\n[d['a'], d['b'], len(d), d]",
    "try:\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        f(str(e))\n        raise ValueError('x') from e\nexcept ValueError as e:\n    f(1)\n    out = repr(e)\nout",
    "from collections import deque, namedtuple\nP = namedtuple('P', 'a b')\nd = deque([1, 2, 3])\nfor v in d:\n    f(v)\n[P(1, f(2)), d.popleft()]",
    "it = iter([1, 2, 3])\nz = zip('abc', enumerate([4, 5, 6]), map(f, [7, 8]))\nnext(it)\n[next(z), next(it), list(reversed(range(f(2), 40, 3)))]",
    "import re, json\nm = re.sub('b+', lambda m: str(f(1)), 'abbc')\njson.dumps({'k': [m, f(1)]}, default=lambda o: f(2))",
    "def outer():\n    n = 1\n    def inner():\n        nonlocal n\n        n += f(n)\n        return n\n    return inner\ng = outer()\n[g(), g(), exec('q = f(5)'), q]",
    "async def main():\n    a = await f(1)\n    return a\nimport asyncio\nasyncio.run(main())",
    "import datetime\nt = datetime.datetime(2020, 1, 2)\nwith open_ if False else __import__('contextlib').suppress(KeyError):\n    f(t)\nstr(t)",
    "big = 10 ** 30\ns = 'é' * 50\nb = bytearray(b'xyz')\nf([big, s, b, 1.5, 2j, slice(1, 2), range(3)])\nbig * 2, s[3], b[1], f'{f(3)!r:>5}'",
    "s = 'ab' * 150\nkept = []\nfor i in range(3):\n    s += 'é日'\n    kept.append(s)\nf(1)\ns += 'c'\n[k + 'd' for k in kept], hash(s), s[300:]",
    "match f({'a': [1, 2]}):\n    case {'a': [x, *r]}:\n        out = x\n    case _:\n        out = f(0)\nout",
];

/// The change that is tried now.
static SEED: AtomicU64 = AtomicU64::new(0);

/// Where the last panic was.
static PLACE: std::sync::Mutex<String> = std::sync::Mutex::new(String::new());

/// A small generator of numbers (xorshift), so that a seed says it all.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

fn limits() -> ResourceLimits {
    ResourceLimits {
        max_memory: Some(30_000_000),
        max_fuel: Some(100_000),
        ..ResourceLimits::default()
    }
}

/// A snapshot at each of the first calls of a program.
fn snapshots(code: &str, all: &mut Vec<Vec<u8>>) {
    let Ok(program) = monty_compile::compile(
        code,
        &monty_compile::Options { result_of_last_expr: true, ..Default::default() },
    ) else {
        panic!("does not compile: {code}");
    };
    let registry = monty_stdlib::registry();
    let mut vm =
        Vm::new(Arc::new(program), registry, ResourceLimits::default(), &["f".to_owned()], 1);
    let mut outcome = vm.run(&mut NoPrint);
    for _ in 0..6 {
        let futures = match &outcome {
            RunOutcome::HostCall(_) => None,
            RunOutcome::Futures(pending) => Some(pending.clone()),
            _ => return,
        };
        let bytes = vm.freeze().unwrap();
        let again = Vm::thaw(&bytes, registry, ResourceLimits::default())
            .unwrap_or_else(|e| panic!("{code}\n{e}"));
        assert!(
            again.freeze().unwrap() == bytes,
            "{code}\nthawed and frozen again, the bytes differ"
        );
        all.push(bytes);
        outcome = match futures {
            Some(pending) => {
                let answers =
                    pending.into_iter().map(|id| (id, HostAnswer::Return(1.into()))).collect();
                vm.resume_futures(answers, &mut NoPrint)
            }
            None if code.contains("async") => vm.resume(HostAnswer::Future, &mut NoPrint),
            None => vm.resume(HostAnswer::Return(MontyObject::Int(1)), &mut NoPrint),
        };
    }
}

fn mutate(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    const HEADER: usize = 22;
    for _ in 0..=numbers.below(3) {
        let at = HEADER + numbers.below(bytes.len() - HEADER);
        match numbers.below(8) {
            0 => bytes[at] ^= 1 << numbers.below(8),
            1 => bytes[at] = numbers.next() as u8,
            2 => bytes[at] = bytes[at].wrapping_add(1),
            3 => bytes[at] = bytes[at].wrapping_sub(1),
            4 => bytes.insert(at, numbers.next() as u8),
            5 if bytes.len() > HEADER + 1 => {
                bytes.remove(at);
            }
            6 => {
                let from = HEADER + numbers.below(bytes.len() - HEADER);
                bytes[at] = bytes[from];
            }
            _ => bytes[at] = [0, 0x7f, 0x80, 0xff, 1, 2][numbers.below(6)],
        }
    }
}

/// What came of it: refused, ran, or met an internal error.
fn run(bytes: &[u8]) -> usize {
    let Ok(mut vm) = Vm::thaw(bytes, monty_stdlib::registry(), limits()) else { return 0 };
    let mut outcome = None;
    for _ in 0..3 {
        let next = if vm.pending_call().is_some() {
            vm.resume(HostAnswer::Return(MontyObject::Int(1)), &mut NoPrint)
        } else {
            let pending = vm.pending_futures();
            let answers =
                pending.into_iter().map(|id| (id, HostAnswer::Return(1.into()))).collect();
            vm.resume_futures(answers, &mut NoPrint)
        };
        let goes_on = matches!(next, RunOutcome::HostCall(_) | RunOutcome::Futures(_));
        outcome = Some(next);
        if !goes_on {
            break;
        }
    }
    assert!(vm.budget().bytes() <= 30_000_000);
    if matches!(outcome, Some(RunOutcome::Internal(_))) { 2 } else { 1 }
}

#[test]
#[allow(clippy::disallowed_methods)]
fn changed_snapshots_never_panic_or_hang() {
    let count: usize =
        std::env::var("MONTY_MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(2000);
    let first: u64 = std::env::var("MONTY_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    let mut all = Vec::new();
    PROGRAMS.iter().for_each(|code| snapshots(code, &mut all));
    assert!(all.len() > 10, "the programs give snapshots");
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        *PLACE.lock().unwrap() = place;
    }));
    // What hangs is told by another thread, as it never comes back.
    let _ = std::thread::Builder::new().spawn(|| {
        let mut last = 0;
        loop {
            std::thread::sleep(Duration::from_secs(10));
            let now = SEED.load(Ordering::Relaxed);
            if now == last {
                eprintln!("seed {now} hangs");
                std::process::abort();
            }
            last = now;
        }
    });
    let mut tally = [0; 3];
    let mut failures = Vec::new();
    for seed in first..first + count as u64 {
        SEED.store(seed, Ordering::Relaxed);
        let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let which = numbers.below(all.len());
        let mut bytes = all[which].clone();
        mutate(&mut bytes, &mut numbers);
        reseal(&mut bytes);
        let start = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| run(&bytes))) {
            Ok(kind) => tally[kind] += 1,
            Err(panic) => {
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()));
                failures.push(format!(
                    "seed {seed}: {} {}",
                    PLACE.lock().unwrap(),
                    text.unwrap_or_default()
                ));
            }
        }
        if start.elapsed() > Duration::from_secs(5) {
            failures.push(format!("seed {seed} took {:?}", start.elapsed()));
        }
    }
    let _ = std::panic::take_hook();
    println!(
        "{} snapshots, {count} changes: {} refused, {} ran, {} internal errors",
        all.len(),
        tally[0],
        tally[1],
        tally[2]
    );
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures[..failures.len().min(40)].join("\n")
    );
}

/// A frame is nothing without the constants of its code, and neither is a generator: bytes that leave them
/// out are refused.
#[test]
fn frames_without_constants_are_refused() {
    let code = "def g():\n    yield 'some text'\nh = g()\nf(1)\nnext(h)";
    let program = monty_compile::compile(code, &monty_compile::Options::default()).unwrap();
    let registry = monty_stdlib::registry();
    let mut vm =
        Vm::new(Arc::new(program), registry, ResourceLimits::default(), &["f".to_owned()], 1);
    assert!(matches!(vm.run(&mut NoPrint), RunOutcome::HostCall(_)));
    let thaw = |vm: &Vm| {
        let bytes = vm.freeze().unwrap();
        Vm::thaw(&bytes, registry, ResourceLimits::default()).map(|_| ())
    };
    assert!(thaw(&vm).is_ok());
    for name in ["<module>", "g"] {
        let at = vm
            .codes
            .iter()
            .position(|code| code.instrs.is_some() && *vm.code(code.this).name == *name)
            .unwrap();
        let instrs = vm.codes[at].instrs.take();
        let thawed = thaw(&vm);
        assert!(matches!(thawed, Err(monty_runtime::SnapshotError::Corrupt(_))), "{thawed:?}");
        vm.codes[at].instrs = instrs;
    }
}

/// A handler that covers itself goes back without a jump: it costs fuel all the same.
#[test]
fn a_handler_of_itself_meets_the_limits() {
    let source = "try:\n    1 / 0\nexcept ValueError:\n    pass";
    let mut program = monty_compile::compile(source, &Default::default()).unwrap();
    let handlers = &mut program.codes[0].handlers;
    handlers[0].target = handlers[0].start;
    let mut vm = Vm::new(Arc::new(program), monty_stdlib::registry(), limits(), &[], 0);
    assert!(matches!(vm.run(&mut NoPrint), RunOutcome::Limit { .. }));
}
