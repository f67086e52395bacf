//! Runs that a limit stopped, and that go on when it was raised.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use monty::{
    Execution, HostAnswer, MontyError, MontyObject, MontyRun, NoPrint, PollHook, ResourceLimits,
    Step, TestMode,
};

fn run(code: &str, functions: &[&str], limits: ResourceLimits) -> Execution {
    let functions = functions.iter().map(|&name| name.to_owned()).collect();
    let runner = MontyRun::new(code.to_owned(), "main.py", vec![], functions).unwrap();
    Execution::new(&runner, &[], limits).unwrap()
}

fn go_on(run: &mut Execution, stopped: Result<Step, MontyError>) -> Step {
    assert!(matches!(stopped, Err(MontyError::Limit(_))), "{stopped:?}");
    run.raise_limits(ResourceLimits::default(), &mut NoPrint).unwrap()
}

fn memory(bytes: u64) -> ResourceLimits {
    ResourceLimits { max_memory: Some(bytes), ..Default::default() }
}

fn objects(count: u64) -> ResourceLimits {
    ResourceLimits { max_allocations: Some(count), ..Default::default() }
}

/// A list that is too large for a run of 100 kB.
fn large() -> MontyObject {
    MontyObject::List((0..50_000).map(MontyObject::from).collect())
}

#[test]
fn an_answer_that_does_not_fit_is_kept() {
    let mut run = run("len(f()) + 1", &["f"], memory(100_000));
    assert!(matches!(run.start(&mut NoPrint), Ok(Step::Call(_))));
    let stopped = run.resume(HostAnswer::Return(large()), &mut NoPrint);
    assert_eq!(go_on(&mut run, stopped), Step::Done(50_001.into()));
}

#[test]
fn answers_of_futures_that_do_not_fit_are_kept() {
    let code = "import asyncio\nsum(map(len, await asyncio.gather(f(1), f(2))))";
    let mut run = run(code, &["f"], memory(1_000_000));
    let mut step = run.start(&mut NoPrint).unwrap();
    while let Step::Call(_) = step {
        step = run.resume(HostAnswer::Future, &mut NoPrint).unwrap();
    }
    let Step::Futures(pending) = step else { panic!("{step:?}") };
    let answers = pending.into_iter().map(|id| (id, HostAnswer::Return(large()))).collect();
    let stopped = run.resume_futures(answers, &mut NoPrint);
    assert_eq!(go_on(&mut run, stopped), Step::Done(100_000.into()));
}

#[test]
fn no_result_and_no_call_leaves_a_run_beyond_its_limit() {
    let code = "[[], [], [], []]";
    let made = {
        let mut whole = run(code, &[], ResourceLimits::default());
        whole.start(&mut NoPrint).unwrap();
        whole.usage().allocations
    };
    let mut result = run(code, &[], objects(made - 1));
    let stopped = result.start(&mut NoPrint);
    let empty = || MontyObject::List(vec![]);
    let all = MontyObject::List(vec![empty(), empty(), empty(), empty()]);
    assert_eq!(go_on(&mut result, stopped), Step::Done(all));

    let mut call = run("f([[], [], [], []])", &["f"], objects(made - 1));
    let stopped = call.start(&mut NoPrint);
    assert!(matches!(go_on(&mut call, stopped), Step::Call(_)));
    assert_eq!(call.usage().host_calls, 1);
}

#[test]
fn what_asks_for_more_than_the_reserve_is_done_again() {
    let code = "x = list(range(1000))\nd = dict(zip(x, map(str, x)))\n\
        text = 'a' * 300_000\nx.extend(range(20_000))\n(len(d), len(text), len(x))";
    for bytes in [200_000, 400_000, 600_000] {
        let mut run = run(code, &[], memory(bytes));
        let stopped = run.start(&mut NoPrint);
        let wanted = [1000, 300_000, 21_000].map(MontyObject::from).to_vec();
        assert_eq!(go_on(&mut run, stopped), Step::Done(MontyObject::Tuple(wanted)), "{bytes}");
    }
}

/// Stopped wherever it is, also where the reserve would have let it go on.
#[test]
fn a_generator_that_ends_within_a_native_call_is_not_lost() {
    let code = "import itertools\ndef gen():\n    yield 1\n    yield 2\n\
        a, b = itertools.tee(gen())\n(len(list(a)), len(list(b)), len(list(zip(gen(), gen()))))";
    let whole = {
        let mut whole = run(code, &[], ResourceLimits::default());
        whole.start(&mut NoPrint).unwrap();
        whole.usage().allocations
    };
    let wanted = MontyObject::Tuple([2, 2, 2].map(MontyObject::from).to_vec());
    for count in whole.saturating_sub(2000)..whole {
        let mut run = run(code, &[], objects(count));
        run.set_test_mode(TestMode::StrictLimits);
        let stopped = run.start(&mut NoPrint);
        assert_eq!(go_on(&mut run, stopped), Step::Done(wanted.clone()), "{count}");
    }
}

/// Every look at the limits may be the last before a pause, also one in the midst of a collection.
#[test]
fn a_collection_that_is_stopped_is_finished_later() {
    let code = "def f():\n    for k in range(4):\n        x = [[i] for i in range(50_000)]\n    \
        return sum(map(len, x))\nf()";
    let looks = Arc::new(AtomicU64::new(0));
    let counting = |run: &mut Execution, stop: u64| {
        looks.store(0, Ordering::Relaxed);
        let looks = looks.clone();
        run.set_poll_hook(Some(PollHook::new(move || {
            looks.fetch_add(1, Ordering::Relaxed) == stop
        })));
    };
    let mut whole = run(code, &[], ResourceLimits::default());
    counting(&mut whole, u64::MAX);
    whole.start(&mut NoPrint).unwrap();
    let all = looks.load(Ordering::Relaxed);
    assert!(all > 40, "{all} looks");
    for stop in 0..all - 1 {
        let mut run = run(code, &[], ResourceLimits::default());
        counting(&mut run, stop);
        let stopped = run.start(&mut NoPrint);
        assert_eq!(go_on(&mut run, stopped), Step::Done(50_000.into()), "{stop} of {all}");
    }
}
