//! Sources that are too large, too deep or broken get an answer, in bounded time.

use std::time::{Duration, Instant};

use monty_typecheck::{CheckError, Program, check};

fn outcome(code: &str) -> (Result<(), CheckError>, Duration) {
    let start = Instant::now();
    let result = check(&Program { code, script_name: "main.py", ..Program::default() });
    (result, start.elapsed())
}

#[test]
fn a_megabyte() {
    let code = "x = [1, 2, 3]\nprint(sum(x), 'a' in 'abc')\n".repeat(25_000);
    let (result, time) = outcome(&code);
    assert!(matches!(result, Ok(()) | Err(CheckError::Refused(_))), "{result:?}");
    println!("a megabyte: {time:?}");
    assert!(time < Duration::from_secs(60));
}

#[test]
fn too_large() {
    let (result, time) = outcome(&"x = 1\n".repeat(1_000_000));
    assert!(matches!(result, Err(CheckError::Refused(message)) if message.contains("at most")));
    assert!(time < Duration::from_secs(1));
}

#[test]
fn too_deep() {
    for code in [
        format!("x = {}1{}\n", "(".repeat(5000), ")".repeat(5000)),
        format!("x = {}1\n", "-".repeat(100_000)),
        format!("x = {}1\n", "not ".repeat(100_000)),
        (0..2000).map(|n| format!("{}if x:\n", " ".repeat(n))).collect(),
    ] {
        let (result, _) = outcome(&code);
        assert!(matches!(result, Err(CheckError::Refused(_))), "{result:?}");
    }
    let (result, _) = outcome(&format!("x = 1{}\n", " + 1".repeat(2000)));
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn a_warm_check() {
    let code =
        "def f(x: int) -> int:\n    y = [x, x + 1]\n    return sum(y)\nprint(f(1))\n".repeat(12);
    let (_, first) = outcome(&code);
    let mut times: Vec<Duration> =
        (0..20).map(|n| outcome(&format!("{code}z = {n}\n")).1).collect();
    times.sort();
    println!("first {first:?}, warm {:?}", times[10]);
    assert!(times[10] < Duration::from_millis(100));
}
