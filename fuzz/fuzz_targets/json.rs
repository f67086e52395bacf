//! JSON: read, and written again, and again the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use monty_fuzz::{Program, limits, program, run, texts};

static ROUND_TRIP: Program = Program::new(|| {
    let code = "\
import json
try:
    value = json.loads(text)
except (ValueError, RecursionError):
    value = text
written = json.dumps(value)
again = json.loads(written)
json.dumps(value, indent=2, sort_keys=isinstance(value, list), ensure_ascii=False)
json.dumps(again) == written";
    program(code, &["text"])
});

fuzz_target!(|data: &[u8]| {
    let [text] = texts(data);
    let same = run(&ROUND_TRIP, &[text.as_str().into()], limits());
    assert_ne!(same, Some(false.into()), "what was read is written otherwise the second time");
});
