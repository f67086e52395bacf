//! The verifier on damaged programs: it refuses or accepts, and never panics.

use serde_json::Value;

/// A small generator of numbers, the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % below.max(1)
    }
}

/// All numbers in a value, as places to change.
fn numbers<'v>(value: &'v mut Value, found: &mut Vec<&'v mut Value>) {
    match value {
        Value::Number(_) => found.push(value),
        Value::Array(items) => items.iter_mut().for_each(|v| numbers(v, found)),
        Value::Object(map) => map.values_mut().for_each(|v| numbers(v, found)),
        _ => {}
    }
}

#[test]
fn damaged_programs() {
    let source = include_str!("golden/exceptions.py").to_owned()
        + include_str!("golden/match_statement.py")
        + include_str!("golden/closures.py")
        + include_str!("golden/calls.py")
        + include_str!("golden/comprehensions.py");
    let program = monty_compile::compile(&source, &monty_compile::Options::default()).unwrap();
    monty_code::verify(&program).unwrap();
    let good = serde_json::to_value(&program).unwrap();
    let mut random = Random(1);
    let (mut refused, mut accepted) = (0, 0);
    for _ in 0..2000 {
        let mut bad = good.clone();
        {
            let mut places = Vec::new();
            numbers(&mut bad, &mut places);
            for _ in 0..=random.next(3) {
                let at = random.next(places.len());
                let values = [0, 1, 7, 31, 200, 255, 256, 65_535, 65_536, u64::from(u32::MAX)];
                *places[at] = Value::from(values[random.next(values.len())]);
            }
        }
        let Ok(program) = serde_json::from_value::<monty_code::Program>(bad) else { continue };
        match monty_code::verify(&program) {
            Ok(()) => accepted += 1,
            Err(_) => refused += 1,
        }
        let listing = monty_code::disassemble(&program);
        assert!(!listing.is_empty());
    }
    assert!(refused > 500 && accepted > 10, "{refused} refused, {accepted} accepted");
}

#[test]
fn empty_programs() {
    let program = monty_compile::compile("x = 1", &monty_compile::Options::default()).unwrap();
    let mut no_code = program.clone();
    no_code.codes.clear();
    assert!(monty_code::verify(&no_code).is_err());
    let mut no_instrs = program.clone();
    no_instrs.codes[0].instrs = std::sync::Arc::new([]);
    no_instrs.codes[0].spans = Box::new([]);
    assert!(monty_code::verify(&no_instrs).is_err());
    let mut falls_off = program;
    let code = &mut falls_off.codes[0];
    code.instrs = code.instrs[..1].into();
    code.spans = code.spans[..1].into();
    assert!(monty_code::verify(&falls_off).is_err());
}

/// The table of inlined generators is searched by halves, and followed from call to call: it has to be in
/// order, to lead forward, and not far.
#[test]
fn inlined_generators() {
    let source = "def f(x):\n    return sum(sum(sum(c for c in b) for b in a) for a in x)\n";
    let program = monty_compile::compile(source, &Default::default()).unwrap();
    monty_code::verify(&program).unwrap();
    let at = program.codes.iter().position(|code| code.inlined.len() > 4).unwrap();
    let table = program.codes[at].inlined.clone();
    let refused = |table: Vec<monty_code::Inlined>| {
        let mut program = program.clone();
        program.codes[at].inlined = table.into();
        format!("{:?}", monty_code::verify(&program).unwrap_err())
    };
    let mut turned = table.to_vec();
    turned.reverse();
    assert!(refused(turned).contains("out of order"));
    for (call, code) in [(table[0].start, table[0].code), (u32::MAX, 1), (table[0].call, 99)] {
        let mut wrong = table.to_vec();
        (wrong[0].call, wrong[0].code) = (call, code);
        assert!(refused(wrong).contains("out of range"));
    }
    let chain = (0..12).map(|i| monty_code::Inlined { start: i, end: i + 1, call: i + 1, code: 1 });
    assert!(refused(chain.collect()).contains("too deeply"));
}
