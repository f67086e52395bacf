//! Values of the host: in, looked at, and out again.
#![no_main]

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use monty::MontyObject;
use monty_fuzz::{Program, limits, program, run};

static LOOK: Program = Program::new(|| {
    let code = "\
import copy
try:
    seen = repr(value), value == value, copy.deepcopy(value), hash(str(value)), list(value)
except (TypeError, ValueError, RecursionError, OverflowError):
    pass
value";
    program(code, &["value"])
});

/// A value of at most this many levels.
fn value(u: &mut Unstructured<'_>, levels: u32) -> Result<MontyObject> {
    let kinds = if levels == 0 { 8 } else { 13 };
    Ok(match u.int_in_range(0..=kinds)? {
        0 => MontyObject::None,
        1 => MontyObject::Bool(u.arbitrary()?),
        2 => MontyObject::Int(u.arbitrary()?),
        3 => MontyObject::Float(u.arbitrary()?),
        4 => u.arbitrary::<&str>()?.into(),
        5 => MontyObject::Bytes(u.arbitrary()?),
        6 => MontyObject::Complex(u.arbitrary()?, u.arbitrary()?),
        7 => MontyObject::ByteArray(u.arbitrary()?),
        8 => MontyObject::Ellipsis,
        9 => MontyObject::List(values(u, levels)?),
        10 => MontyObject::Tuple(values(u, levels)?),
        11 => MontyObject::Set(values(u, levels)?),
        12 => MontyObject::FrozenSet(values(u, levels)?),
        _ => {
            let keys = values(u, levels)?;
            let items = values(u, levels)?;
            MontyObject::Dict(keys.into_iter().zip(items).collect())
        }
    })
}

fn values(u: &mut Unstructured<'_>, levels: u32) -> Result<Vec<MontyObject>> {
    let count = u.int_in_range(0..=4)?;
    (0..count).map(|_| value(u, levels - 1)).collect()
}

fuzz_target!(|data: &[u8]| {
    if let Ok(value) = value(&mut Unstructured::new(data), 12) {
        run(&LOOK, &[value], limits());
    }
});
