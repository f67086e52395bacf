//! Dumped programs with changes: refused, or run.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use monty::{Execution, MontyRun, NoPrint};

/// Bytes that say what the rest is.
const HEADER: usize = 8;

/// Programs with code of every kind.
const PROGRAMS: &[&str] = &[
    "def f(a, b=2, *c, d, **e):\n    return [x for x in (a, b, *c, d) if x]\nf(1, d=4)",
    "class A(B := object):\n    x: int = 1\n    def m(self):\n        return super().__repr__()\nA().m()",
    "try:\n    with open('x') as f:\n        pass\nexcept* OSError as e:\n    pass\nfinally:\n    y = 1",
    "match [1, {'a': 2}]:\n    case [int(x), {'a': y, **r}] if x < y:\n        z = f'{x!r:>{y}}'",
    "async def g():\n    async for i in h():\n        yield await i\nlambda *a: (yield)\nglobals()",
    "for i in range(3):\n    if i > 1: continue\n    del i\nelse:\n    assert 1, 'm'\na, (b, *c) = 1, [2, 3]",
];

static DUMPS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let dump = |code: &&str| monty_fuzz::program(code, &[]).dump().ok();
    PROGRAMS.iter().filter_map(dump).collect()
});

fuzz_target!(|data: (u8, Vec<u8>)| {
    let (which, edits) = data;
    let base = &DUMPS[usize::from(which) % DUMPS.len()];
    if let Ok(program) = MontyRun::load(&monty_fuzz::changed(base, HEADER, &edits)) {
        // What was changed may contradict itself in ways that only running shows: any end is right.
        let execution = Execution::new(&program, &[], monty_fuzz::limits());
        drop(execution.and_then(|mut execution| execution.start(&mut NoPrint)));
    }
});
