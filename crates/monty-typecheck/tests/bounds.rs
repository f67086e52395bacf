//! Sources that are too large, too deep or broken get an answer, in bounded time.

use std::time::{Duration, Instant};

use monty_typecheck::{CheckError, Program, check};

fn outcome(code: &str) -> (Result<(), CheckError>, Duration) {
    let start = Instant::now();
    let result = check(&Program { code, script_name: "main.py", ..Program::default() });
    (result, start.elapsed())
}

#[test]
fn the_largest() {
    let code = "x = [1, 2, 3]\nprint(sum(x), 'a' in 'abc')\n".repeat(12_000);
    let (result, time) = outcome(&code);
    assert!(matches!(result, Ok(()) | Err(CheckError::Refused(_))), "{result:?}");
    println!("half a megabyte: {time:?}");
    assert!(time < Duration::from_secs(60));
}

#[test]
fn a_megabyte() {
    let (result, time) = outcome(&"x = 1\n".repeat(1 << 18));
    assert!(matches!(result, Err(CheckError::Refused(message)) if message.contains("at most")));
    assert!(time < Duration::from_secs(1));
}

#[test]
fn declarations_that_contain_themselves() {
    for stubs in [
        "type A = A\nx: A\n",
        "type A = list[A] | dict[str, A]\ndef f(x: A) -> A: ...\nx: A\n",
        "type A[T] = T | A[list[T]]\nx: A[int]\n",
        "class A(A): ...\nx: A\n",
        "class A(B): ...\nclass B(A): ...\nx: B\n",
        "from typing import TypedDict, Protocol\nclass N(TypedDict):\n    next: 'N | None'\n\
         class P(Protocol):\n    def p(self) -> 'P': ...\nx: N | P\n",
        "x: 'x'\n",
        "def f(x=f(f)): ...\nx = f(x)\n",
    ] {
        let start = Instant::now();
        let code = "y = x\nfor i in [1, 2]:\n    y = [y]\nprint(y, x == y)\nx.p().p()\nx['next']['next']\n";
        let inputs = ["x".to_owned()];
        let program = Program {
            code,
            script_name: "main.py",
            inputs: &inputs,
            stubs: Some(stubs),
            ..Program::default()
        };
        let result = check(&program);
        assert!(!matches!(result, Err(CheckError::Internal(_))), "{stubs}: {result:?}");
        assert!(start.elapsed() < Duration::from_secs(20), "{stubs}: {:?}", start.elapsed());
    }
}

#[test]
fn declarations_that_do_not_parse() {
    for stubs in ["def f(:", "class", "x: int =\n", "\0", "'''", "f(x)(\n", "def f(x): .."] {
        let program = Program {
            code: "1\n",
            script_name: "main.py",
            stubs: Some(stubs),
            ..Program::default()
        };
        let result = check(&program);
        let Err(CheckError::Findings(findings)) = result else { panic!("{stubs:?}: {result:?}") };
        let text = findings.display(monty_typecheck::Format::Concise, false);
        assert!(text.contains("stubs.pyi:"), "{stubs:?}: {text}");
    }
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
