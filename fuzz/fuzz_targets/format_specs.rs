//! Format specifiers of every kind.
#![no_main]

use libfuzzer_sys::fuzz_target;
use monty_fuzz::{Program, limits, program, run, texts};

static FORMAT: Program = Program::new(|| {
    let code = "\
import datetime, decimal
values = [text, 5, -(10 ** 40), 2.5, 1e300, float('nan'), 1 - 2j, True, None, [text],
          decimal.Decimal('1.25'), datetime.datetime(2024, 2, 29, 12, 30)]
for value in values:
    for form in (lambda: format(value, spec), lambda: ('%' + spec) % value,
                 lambda: ('{:' + spec + '}').format(value), lambda: spec.format(value, value, a=value),
                 lambda: value.strftime(spec)):
        try:
            form()
        except (ValueError, TypeError, LookupError, OverflowError, AttributeError, MemoryError):
            pass";
    program(code, &["spec", "text"])
});

fuzz_target!(|data: &[u8]| {
    let [spec, text] = texts(data);
    run(&FORMAT, &[spec.as_str().into(), text.as_str().into()], limits());
});
