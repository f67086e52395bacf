//! The boundary of a run: what the host gives wrong, what it answers wrong, and what comes of it.

use monty::{
    Execution, HostAnswer, LimitKind, LoadError, MontyError, MontyException, MontyObject, MontyRun,
    NoLimitTracker, NoPrint, PrintWriter, ResourceLimits, RunProgress, Step, Stream,
};

fn runner(code: &str, inputs: &[&str], functions: &[&str]) -> MontyRun {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    MontyRun::new(code.to_owned(), "main.py", names(inputs), names(functions)).unwrap()
}

fn nested(levels: usize) -> MontyObject {
    (0..levels).fold(MontyObject::None, |inner, _| MontyObject::List(vec![inner]))
}

#[test]
fn inputs_must_be_as_declared() {
    let error = runner("x", &["x"], &[]).run(vec![], NoLimitTracker, &mut NoPrint).unwrap_err();
    assert_eq!(error.to_string(), "0 inputs given, but the program declares 1: x");
    let deep = nested(201);
    let error = runner("x", &["x"], &[]).run(vec![deep], NoLimitTracker, &mut NoPrint);
    assert_eq!(
        error.unwrap_err().to_string(),
        "inputs['x']: value is nested more than 200 levels deep"
    );
}

#[test]
fn deep_results_do_not_leave() {
    let code = "x = []\nfor _ in range(5000):\n    x = [x]\nx";
    let error = runner(code, &[], &[]).run(vec![], NoLimitTracker, &mut NoPrint).unwrap_err();
    assert!(matches!(error, MontyError::Raised(_) | MontyError::Host(_)), "{error:?}");
}

#[test]
fn shared_results_are_limited() {
    // 2 ** 60 nodes once it is a tree.
    let code = "x = []\nfor _ in range(60):\n    x = [x, x]\nx";
    let limits = ResourceLimits { max_memory: Some(10_000_000), ..Default::default() };
    let error = runner(code, &[], &[]).run(vec![], limits, &mut NoPrint).unwrap_err();
    let MontyError::Limit(failure) = error else { panic!("{error:?}") };
    assert_eq!(failure.error.kind, LimitKind::Memory);
}

#[test]
fn answers_must_fit_where_the_run_stands() {
    let mut run =
        Execution::new(&runner("f()", &[], &["f"]), &[], ResourceLimits::default()).unwrap();
    let refused = run.resume(HostAnswer::Return(1.into()), &mut NoPrint).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "cannot answer a call: the run has not started; call start() first"
    );
    assert!(run.dump().is_err());
    run.start(&mut NoPrint).unwrap();
    let refused = run.resume_futures(vec![], &mut NoPrint).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "cannot answer futures: the run waits for the answer to 'f' (call 0)"
    );
    let refused = run.resume(HostAnswer::Return(nested(300)), &mut NoPrint).unwrap_err();
    assert!(refused.to_string().contains("nested more than 200 levels deep"));
    // None of that moved the run.
    let step = run.resume(HostAnswer::Return(7.into()), &mut NoPrint).unwrap();
    assert_eq!(step, Step::Done(7.into()));
    assert_eq!(run.start(&mut NoPrint).unwrap_err().to_string(), "cannot start: the run has ended");
}

#[test]
fn an_exception_of_an_unknown_class_arrives_as_exception() {
    let code = "try:\n    f()\nexcept Exception as e:\n    out = [type(e).__name__, e.args]\nout";
    let run = runner(code, &[], &["f"]).start(vec![], NoLimitTracker, &mut NoPrint).unwrap();
    let call = run.into_function_call().unwrap();
    let end = call.raise(MontyException::new("HttpError", "404"), &mut NoPrint).unwrap();
    let expected =
        MontyObject::List(vec!["Exception".into(), MontyObject::Tuple(vec!["404".into()])]);
    assert_eq!(end.into_output(), Some(expected));
}

#[test]
fn a_writer_that_fails_ends_the_run() {
    struct Full;
    impl PrintWriter for Full {
        fn write(&mut self, _stream: Stream, _text: &str) -> Result<(), String> {
            Err("the disk is full".to_owned())
        }
    }
    let code = "try:\n    print('x')\nexcept BaseException:\n    pass\nwhile True:\n    print('y')";
    let error = runner(code, &[], &[]).run(vec![], NoLimitTracker, &mut Full).unwrap_err();
    assert_eq!(error, MontyError::Host("the disk is full".to_owned()));
}

#[test]
fn an_interrupt_stops_a_run() {
    let mut run =
        Execution::new(&runner("while True: pass", &[], &[]), &[], ResourceLimits::default())
            .unwrap();
    let handle = run.interrupt_handle();
    let stopper = std::thread::Builder::new().spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(30));
        handle.interrupt();
    });
    let error = run.start(&mut NoPrint).unwrap_err();
    stopper.unwrap().join().unwrap();
    let MontyError::Limit(failure) = error else { panic!("{error:?}") };
    assert_eq!(failure.error.kind, LimitKind::Interrupted);
}

#[test]
fn a_limit_can_be_raised() {
    let code = "x = []\nfor i in range(1000):\n    x.append('text' * 100 + str(i))\nlen(x)";
    let limits = ResourceLimits { max_memory: Some(100_000), ..Default::default() };
    let mut run = Execution::new(&runner(code, &[], &[]), &[], limits).unwrap();
    assert!(matches!(run.start(&mut NoPrint), Err(MontyError::Limit(_))));
    let step = run.raise_limits(ResourceLimits::default(), &mut NoPrint).unwrap();
    assert_eq!(step, Step::Done(1000.into()));
}

#[test]
fn loaded_limits_can_only_be_tightened() {
    let code = "f()\nx = 'a' * 50_000\nlen(x)";
    let limits = |bytes| ResourceLimits { max_memory: Some(bytes), ..Default::default() };
    let run = runner(code, &[], &["f"]).start(vec![], limits(40_000), &mut NoPrint).unwrap();
    let bytes = run.dump().unwrap();
    let resume = |progress: RunProgress| {
        progress.into_function_call().unwrap().resume(().into(), &mut NoPrint)
    };
    let looser = RunProgress::load_with_limits(&bytes, limits(1_000_000)).unwrap();
    assert!(matches!(resume(looser), Err(MontyError::Limit(_))));

    let run = runner(code, &[], &["f"]).start(vec![], NoLimitTracker, &mut NoPrint).unwrap();
    let bytes = run.dump().unwrap();
    let stricter = RunProgress::load_with_limits(&bytes, limits(40_000)).unwrap();
    assert!(matches!(resume(stricter), Err(MontyError::Limit(_))));
    let free = RunProgress::load(&bytes).unwrap();
    assert_eq!(resume(free).unwrap().into_output(), Some(50_000.into()));
}

#[test]
fn cut_and_changed_dumps_are_refused_or_run() {
    let progress = runner("x = [1, 'a', {2: f}]\nf(x)\nlen(x)", &[], &["f"])
        .start(vec![], NoLimitTracker, &mut NoPrint)
        .unwrap();
    let whole = progress.dump().unwrap();
    for end in 0..whole.len() {
        assert!(RunProgress::load(&whole[..end]).is_err(), "cut at {end}");
    }
    let limits = ResourceLimits {
        max_memory: Some(50_000_000),
        max_fuel: Some(100_000),
        ..Default::default()
    };
    for at in 0..whole.len() {
        for change in [1, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] ^= change;
            // Refused, or a run that ends in any way but an internal error.
            let Ok(progress) = RunProgress::load_with_limits(&bytes, limits.clone()) else {
                continue;
            };
            if let RunProgress::FunctionCall(call) = progress
                && let Err(MontyError::Internal(why)) = call.resume(1.into(), &mut NoPrint)
            {
                panic!("byte {at} changed by {change:#x}: {why}");
            }
        }
    }
}

#[test]
fn dumps_name_what_is_wrong() {
    let program = runner("1", &[], &[]).dump().unwrap();
    assert_eq!(
        RunProgress::load(&program).unwrap_err().to_string(),
        "cannot load: these bytes are a compiled program, not a paused run"
    );
    let mut old = program.clone();
    old[6..8].copy_from_slice(&[0xfe, 0xff]);
    assert!(matches!(MontyRun::load(&old), Err(LoadError::WrongVersion { found: 0xfffe, .. })));
    for end in 0..program.len() {
        assert!(MontyRun::load(&program[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let bytes = || {
        let progress = runner("d = {str(i): {i} for i in range(50)}\nf(d)", &[], &["f"])
            .start(vec![], NoLimitTracker, &mut NoPrint)
            .unwrap();
        progress.dump().unwrap()
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_seed_goes_with_the_run() {
    let code = r#"
import random
words = {c * n: n for c in "abcdefgh" for n in range(1, 40)}
text, long = "monty", "long" * 20_000
before = [hash(text), hash(text.encode()), hash(memoryview(b"monty")), hash((text, 1)), hash(long)]
order = list(set(words))
wait()
assert all(words[c * n] == n for c in "hgfedcba" for n in range(39, 0, -1))
assert order == list(set(words)) and set(order) == words.keys()
assert before[0] == before[1] == before[2] == hash("mont" + "y") and hash("") == 0
assert before[3:] == [hash(("monty", 1)), hash("long" * 20_000)]
before, order, random.random(), random.SystemRandom().random()
"#;
    let runner = runner(code, &[], &["wait"]);
    let result = |seed| {
        let start = runner.clone().with_seed(seed).start(vec![], NoLimitTracker, &mut NoPrint);
        let bytes = start.unwrap().dump().unwrap();
        let RunProgress::FunctionCall(call) = RunProgress::load(&bytes).unwrap() else { panic!() };
        let MontyObject::Tuple(parts) =
            call.resume(MontyObject::None, &mut NoPrint).unwrap().into_output().unwrap()
        else {
            panic!()
        };
        parts
    };
    let seeds = [0, 1, 2, 1 << 63, u64::MAX];
    for (i, &seed) in seeds.iter().enumerate() {
        assert_eq!(result(seed), result(seed), "{seed}");
        for &other in &seeds[..i] {
            for (one, another) in result(seed).iter().zip(result(other)) {
                assert_ne!(*one, another, "{seed} and {other}");
            }
        }
    }
}

#[test]
fn what_touches_the_world_needs_a_grant() {
    for code in [
        "open('x')",
        "import os\nos.listdir('.')",
        "import os\nlist(os.walk('.'))",
        "import os\nos.getenv('HOME')",
        "import os\nos.path.exists('/etc/passwd')",
        "from pathlib import Path\nPath('/etc').exists()",
        "from pathlib import Path\nlist(Path('.').rglob('*'))",
        "from pathlib import Path\nPath('f').write_text('x')",
    ] {
        let run = MontyRun::new(code.to_owned(), "main.py", vec![], vec![]).unwrap();
        let error = run.run(vec![], NoLimitTracker, &mut NoPrint).unwrap_err().to_string();
        assert!(error.starts_with("PermissionError: OS function '"), "{code}: {error}");
        assert!(error.contains("no grant"), "{code}: {error}");
    }
}

#[test]
fn an_absent_module_names_what_there_is() {
    let functions = vec!["fetch".to_owned(), "search".to_owned()];
    let message = |code: &str, functions: Vec<String>| {
        let run = MontyRun::new(code.to_owned(), "main.py", vec![], functions).unwrap();
        let error = run.run(vec![], NoLimitTracker, &mut NoPrint).unwrap_err();
        error.to_string()
    };
    let known = message("import requests", functions.clone());
    assert!(
        known.contains("requests is not available: host functions here are fetch, search"),
        "{known}"
    );
    let unknown = message("import acme.rockets", functions);
    assert!(unknown.contains("host functions here are fetch, search"), "{unknown}");
    let instead = message("import numpy as np", vec![]);
    assert!(instead.contains("use the modules math, statistics"), "{instead}");
}

#[test]
fn a_huge_int_is_shown_in_time() {
    let bits: num_bigint::BigInt = num_bigint::BigInt::from(-1) << 50_000_000_u32;
    let huge = MontyObject::int(bits);
    let text = monty::object_repr(&huge);
    assert_eq!((&text[..5], text.len()), ("-0x10", 4 + 12_500_000));
    let error = monty::to_plain_json(&huge).unwrap_err();
    assert_eq!(error.to_string(), "an int is too long for a JSON number: return hex(n)");
}
