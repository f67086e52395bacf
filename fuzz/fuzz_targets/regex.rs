//! Regular expressions: a pattern, flags and a subject.
#![no_main]

use libfuzzer_sys::fuzz_target;
use monty_fuzz::{Program, limits, program, run, texts};

static SEARCH: Program = Program::new(|| {
    let code = "\
import re
try:
    p = re.compile(pattern, len(flags) % 512)
except (re.error, ValueError, OverflowError, RecursionError):
    p = re.compile('a')
p.search(subject), p.fullmatch(subject), p.sub(flags, subject, count=3), p.split(subject, 3)
[m.span() for m in p.finditer(subject)]";
    program(code, &["pattern", "flags", "subject"])
});

fuzz_target!(|data: &[u8]| {
    let [pattern, flags, subject] = texts(data);
    run(
        &SEARCH,
        &[pattern.as_str().into(), flags.as_str().into(), subject.as_str().into()],
        limits(),
    );
});
