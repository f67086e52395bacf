//! Stands where the runtime will: every run is an internal error.

use std::sync::Arc;

use monty_code::Program;
use monty_host::{HostAnswer, MontyObject, PrintWriter};
use monty_limits::{Budget, InterruptHandle, PollHook, ResourceLimits, Usage};

use super::Outcome;
use crate::execution::Waiting;
use crate::{MontyError, TestMode};

/// A run, as the runtime keeps it.
pub(crate) struct Engine {
    budget: Budget,
}

impl Engine {
    pub fn new(_program: &Arc<Program>, limits: ResourceLimits, _functions: &[String]) -> Self {
        Self { budget: Budget::new(limits) }
    }

    pub fn set_input(&mut self, _name: &str, _value: &MontyObject) -> Result<(), MontyError> {
        Ok(())
    }

    pub fn set_global(&mut self, _name: &str, _value: &MontyObject) -> Result<(), MontyError> {
        Ok(())
    }

    pub fn global_names(&self) -> Vec<String> {
        vec![]
    }

    pub fn load_snippet(&mut self, _code: &str, _name: &str) -> Result<(), MontyError> {
        Ok(())
    }

    pub fn run(&mut self, _print: &mut dyn PrintWriter) -> Outcome {
        Outcome::Internal("the engine is not built in yet".to_owned())
    }

    pub fn resume(&mut self, _answer: HostAnswer, print: &mut dyn PrintWriter) -> Outcome {
        self.run(print)
    }

    pub fn resume_futures(
        &mut self,
        _answers: Vec<(u32, HostAnswer)>,
        print: &mut dyn PrintWriter,
    ) -> Outcome {
        self.run(print)
    }

    pub fn set_limits(&mut self, limits: ResourceLimits) {
        self.budget.set_limits(limits);
    }

    pub fn renew_budget(&mut self) {
        self.budget.renew();
    }

    pub fn usage(&self) -> Usage {
        self.budget.usage()
    }

    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.budget.interrupt_handle()
    }

    pub fn set_interrupt_handle(&mut self, handle: InterruptHandle) {
        self.budget.set_interrupt_handle(handle);
    }

    pub fn set_poll_hook(&mut self, hook: Option<PollHook>) {
        self.budget.set_poll_hook(hook);
    }

    pub fn set_test_mode(&mut self, _mode: TestMode) {}

    pub fn set_arguments(&mut self, _script_name: &str, _arguments: &[String]) {}

    pub fn freeze(&self) -> Result<Vec<u8>, String> {
        Err("not built in yet".to_owned())
    }

    pub fn thaw(_bytes: &[u8], _limits: ResourceLimits, _waiting: &Waiting) -> Result<Self, String> {
        Err("not built in yet".to_owned())
    }
}
