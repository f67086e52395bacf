//! The adapter to `monty_runtime::Vm`. It asks of it:
//!
//! - `Vm::new(program, registry, limits, host_functions, seed)`, `set_input`, `run`, `resume`,
//!   `resume_futures`, `freeze`, `Vm::thaw(bytes, registry, limits)`;
//! - `budget()` and `budget_mut()`: usage, limits, interrupt and poll hook; the runtime starts and
//!   stops the clock around each slice;
//! - for sessions: `global_names()`, `set_global(name, value)` and `load_snippet(program)`, which
//!   unwinds what still stood and makes `run` start the snippet;
//! - for tests: `set_collect_always(bool)`; for the command line: `set_argv(Vec<String>)`.

use std::sync::Arc;

use monty_code::Program;
use monty_host::{HostAnswer, MontyObject, PrintWriter};
use monty_limits::{InterruptHandle, PollHook, ResourceLimits, Usage};
use monty_runtime::{Registry, Vm};

use super::{Outcome, compile_onto, compiler};
use crate::execution::Waiting;
use crate::{LimitFailure, MontyError, TestMode};

/// Everything that exists, with the compiler that `exec` and its kin ask for.
fn registry() -> &'static Registry {
    let registry = monty_stdlib::registry();
    registry.compiler.get_or_init(|| compiler::compile);
    registry.literals.get_or_init(|| compiler::literal);
    registry
}

/// A run, as the runtime keeps it.
pub(crate) struct Engine(Box<Vm>);

impl Engine {
    pub fn new(
        program: &Arc<Program>,
        limits: ResourceLimits,
        functions: &[String],
        seed: u64,
    ) -> Self {
        Self(Vm::new(program.clone(), registry(), limits, functions, seed))
    }

    pub fn set_input(&mut self, name: &str, value: &MontyObject) -> Result<(), MontyError> {
        self.0.set_input(name, value).map_err(|error| MontyError::Host(error.to_string()))
    }

    pub fn set_global(&mut self, name: &str, value: &MontyObject) -> Result<(), MontyError> {
        self.0.set_global(name, value).map_err(|error| MontyError::Host(error.to_string()))
    }

    pub fn global_names(&self) -> Vec<String> {
        self.0.global_names()
    }

    pub fn load_snippet(&mut self, code: &str, name: &str) -> Result<(), MontyError> {
        if let Err(error) = self.0.budget_mut().charge_source(code.len()) {
            let exception = self.0.limit_exception(&error);
            return Err(MontyError::Limit(Box::new(LimitFailure { error, exception })));
        }
        let layout = self.0.layout_names();
        let program = compile_onto(code, name, &[], Some(&layout))?;
        self.0.load_snippet(Arc::new(program)).map_err(|error| MontyError::Host(error.to_string()))
    }

    /// Give back what a pause does not need.
    pub fn rest(&mut self) {
        self.0.rest();
    }

    pub fn run(&mut self, print: &mut dyn PrintWriter) -> Outcome {
        outcome(self.0.run(print))
    }

    pub fn resume(&mut self, answer: HostAnswer, print: &mut dyn PrintWriter) -> Outcome {
        outcome(self.0.resume(answer, print))
    }

    pub fn resume_futures(
        &mut self,
        answers: Vec<(u32, HostAnswer)>,
        print: &mut dyn PrintWriter,
    ) -> Outcome {
        outcome(self.0.resume_futures(answers, print))
    }

    pub fn set_limits(&mut self, limits: ResourceLimits) {
        self.0.budget_mut().set_limits(limits);
    }

    pub fn go_on(&mut self) {
        self.0.budget_mut().go_on();
    }

    pub fn renew_budget(&mut self) {
        self.0.budget_mut().renew();
    }

    pub fn usage(&self) -> Usage {
        self.0.budget().usage()
    }

    pub fn memory_room(&self) -> Option<u64> {
        let budget = self.0.budget();
        budget.limits().max_memory.map(|most| most.saturating_sub(budget.bytes()))
    }

    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.0.budget().interrupt_handle()
    }

    pub fn set_interrupt_handle(&mut self, handle: InterruptHandle) {
        self.0.budget_mut().set_interrupt_handle(handle);
    }

    pub fn set_poll_hook(&mut self, hook: Option<PollHook>) {
        self.0.budget_mut().set_poll_hook(hook);
    }

    pub fn set_test_mode(&mut self, mode: TestMode) {
        match mode {
            TestMode::CollectAlways => self.0.set_collect_always(true),
            TestMode::OneUnitSlices => self.0.budget_mut().set_slice(1),
            TestMode::StrictLimits => self.0.budget_mut().set_strict(),
        }
    }

    pub fn set_arguments(&mut self, script_name: &str, arguments: &[String]) {
        // As Python names what is no file.
        let first = match script_name {
            "<stdin>" => "-",
            "<string>" => "-c",
            file => file,
        };
        let all = [first.to_owned()].into_iter().chain(arguments.iter().cloned());
        self.0.set_argv(all.collect());
    }

    pub fn freeze(&self) -> Result<Vec<u8>, String> {
        self.0.freeze().map_err(|error| error.to_string())
    }

    pub fn thaw(bytes: &[u8], limits: ResourceLimits, waiting: &Waiting) -> Result<Self, String> {
        let vm = Vm::thaw(bytes, registry(), limits);
        let vm = vm.map_err(|error| error.to_string())?;
        // What the wrapper waits for must be what the run waits for.
        let fits = match waiting {
            Waiting::Answer(call) => vm.pending_call() == Some(call.call_id),
            Waiting::Futures(pending) => vm.pending_futures() == *pending,
            _ => vm.pending_call().is_none(),
        };
        if fits { Ok(Self(vm)) } else { Err("it waits for another call".to_owned()) }
    }
}

fn outcome(outcome: monty_runtime::RunOutcome) -> Outcome {
    use monty_runtime::RunOutcome;
    match outcome {
        RunOutcome::Done(value) => Outcome::Done(value),
        RunOutcome::HostCall(call) => Outcome::Call(call),
        RunOutcome::Futures(pending) => Outcome::Futures(pending),
        RunOutcome::Raised(exception) => Outcome::Raised(Box::new(exception)),
        RunOutcome::Limit { error, exception } => {
            Outcome::Limit(Box::new(LimitFailure { error, exception }))
        }
        RunOutcome::Host(message) => Outcome::Host(message),
        RunOutcome::Internal(message) => Outcome::Internal(message),
    }
}
