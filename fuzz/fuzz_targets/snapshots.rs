//! Snapshots with changes, their seals made to fit: refused, or run on to some end.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use monty::{HostAnswer, MontyObject, NoPrint, ResourceLimits};
use monty_compile::Options;
use monty_runtime::{RunOutcome, Vm, reseal};

/// Bytes that say what the rest is; changes to them are refused at once.
const HEADER: usize = 22;

/// Programs that call `f` from many places.
const PROGRAMS: &[&str] = &[
    "x = [1, 'a', {2: f}]\nf(x)\nlen(x)",
    "def g(n):\n    for i in range(n):\n        yield f(i)\nsum(g(3))",
    "xs = sorted([3, 1, 2], key=lambda v: f(v))\nxs",
    "class A:\n    __slots__ = ('p',)\n    def __init__(self, v):\n        self.p = f(v)\nA(1).p",
    "try:\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        f(1)\n        raise\nexcept Exception as e:\n    f(repr(e))",
    "import re, json\nre.sub('b+', lambda m: str(f(1)), 'abbc')\njson.dumps({'k': 1}, default=f)",
    "async def main():\n    return await f(1)\nimport asyncio\nasyncio.run(main())",
    "big = 10 ** 30\nb = bytearray(b'xyz')\nf([big, b, 1.5, 2j, slice(1, 2), range(3)])\nbig * 2",
];

static SNAPSHOTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let first_call = |code: &&str| {
        let options = Options { result_of_last_expr: true, ..Options::default() };
        let program = Arc::new(monty_compile::compile(code, &options).ok()?);
        let functions = ["f".to_owned()];
        let limits = ResourceLimits::default();
        let mut vm = Vm::new(program, monty_stdlib::registry(), limits, &functions, 1);
        matches!(vm.run(&mut NoPrint), RunOutcome::HostCall(_)).then(|| vm.freeze().ok()).flatten()
    };
    PROGRAMS.iter().filter_map(first_call).collect()
});

fuzz_target!(|data: (u8, Vec<u8>)| {
    let (which, edits) = data;
    let base = &SNAPSHOTS[usize::from(which) % SNAPSHOTS.len()];
    let mut bytes = monty_fuzz::changed(base, HEADER, &edits);
    reseal(&mut bytes);
    if let Ok(mut vm) = Vm::thaw(&bytes, monty_stdlib::registry(), monty_fuzz::limits()) {
        // What was changed may contradict itself in ways that only running shows: any end is right.
        match vm.pending_call() {
            Some(_) => vm.resume(HostAnswer::Return(MontyObject::Int(1)), &mut NoPrint),
            None => vm.run(&mut NoPrint),
        };
    }
});
