//! Syntax errors against what CPython 3.13 said for the same sources (`errors/record.py`).

/// Sources whose message or place is known to be another than CPython's.
const DIFFERENT: [&str; 1] = ["x = f\"{a b c\""];

#[test]
fn as_cpython() {
    let cases = include_str!("errors/cases.txt");
    let expected: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("errors/expected.json")).unwrap();
    let options = monty_compile::Options {
        // Library modules: the main program may `return` and `await`.
        mode: monty_code::GlobalsMode::Slots,
        ..Default::default()
    };
    let sources: Vec<&str> = cases.trim_end_matches('\n').split("\n---\n").collect();
    assert_eq!(sources.len(), expected.len());
    let mut wrong = Vec::new();
    for (source, expected) in sources.into_iter().zip(expected) {
        let found = match monty_compile::compile(source, &options) {
            Ok(_) => serde_json::Value::Null,
            Err(e) => serde_json::json!([e.kind.name(), e.message, e.line, e.column]),
        };
        let expected = match expected {
            serde_json::Value::Array(mut parts) => {
                parts.truncate(4);
                serde_json::Value::Array(parts)
            }
            other => other,
        };
        if found != expected && !DIFFERENT.contains(&source) {
            wrong.push(format!("{source:?}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_main_program_may_return_and_await() {
    let options = monty_compile::Options::default();
    let program = monty_compile::compile("x = await f()\nreturn x\n", &options).unwrap();
    assert!(program.codes[0].flags.has(monty_code::CodeFlags::COROUTINE));
}

#[test]
fn null_bytes() {
    let options = monty_compile::Options::default();
    let error = monty_compile::compile("x = 1\0", &options).unwrap_err();
    assert_eq!(error.message, "source code string cannot contain null bytes");
}

#[test]
fn eval_takes_one_expression() {
    let options = monty_compile::Options { kind: monty_compile::Kind::Eval, ..Default::default() };
    assert!(monty_compile::compile("a + b\n", &options).is_ok());
    let error = monty_compile::compile("a = b", &options).unwrap_err();
    assert_eq!((&*error.message, error.column), ("invalid syntax", 3));
}
