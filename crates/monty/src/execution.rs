//! The run itself: what [`MontyRun`](crate::MontyRun), [`RunProgress`](crate::RunProgress) and the
//! language bindings are made of. It is the outermost boundary: a panic below it becomes an
//! internal error here, and poisons this run only.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use monty_host::{HostAnswer, HostCall, MontyObject, NoPrint, PrintWriter};
use monty_limits::{InterruptHandle, PollHook, ResourceLimits, Usage};
use serde::{Deserialize, Serialize};

use crate::engine::{Engine, Outcome};
use crate::{HostFunctions, MontyError, MontyRun, RunProgress};

/// Where a run stands after it was moved on.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// The guest called the host; answer with [`Execution::resume`].
    Call(Arc<HostCall>),
    /// Every task waits for one of these calls; answer with [`Execution::resume_futures`].
    Futures(Vec<u32>),
    /// The program ended with this value.
    Done(MontyObject),
}

/// What a run waits for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Waiting {
    /// To be started.
    Start,
    /// For the answer to this call.
    Answer(Arc<HostCall>),
    /// For one or more of these futures.
    Futures(Vec<u32>),
    /// For a host that raises the limit which was met.
    Limit,
    /// For the next snippet of a session.
    Snippet,
    /// For nothing: it ended.
    Ended,
    /// For nothing: a bug was met.
    Poisoned,
}

/// How the corpus stresses a run; results must not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestMode {
    /// Collect garbage at every safepoint.
    CollectAlways,
    /// One unit of fuel per slice.
    OneUnitSlices,
    /// Limits stop whatever is at work at once.
    StrictLimits,
}

/// One run of a program.
///
/// ```
/// use monty::{Execution, HostAnswer, MontyObject, MontyRun, NoPrint, ResourceLimits, Step};
///
/// let runner = MontyRun::new(
///     "fetch(url)".to_owned(), "main.py", vec!["url".to_owned()], vec!["fetch".to_owned()],
/// ).unwrap();
/// let mut run = Execution::new(&runner, &["here".into()], ResourceLimits::default()).unwrap();
/// let Step::Call(call) = run.start(&mut NoPrint).unwrap() else { panic!() };
/// assert_eq!(call.name, "fetch");
/// let step = run.resume(HostAnswer::Return("text".into()), &mut NoPrint).unwrap();
/// assert_eq!(step, Step::Done("text".into()));
/// ```
pub struct Execution {
    pub(crate) engine: Engine,
    pub(crate) script_name: String,
    pub(crate) waiting: Waiting,
    /// In a session: how many snippets it has taken.
    pub(crate) snippets: Option<u32>,
}

impl Execution {
    /// A run of `runner` with these inputs (one for each input name, in order), not started.
    pub fn new(
        runner: &MontyRun,
        inputs: &[MontyObject],
        limits: ResourceLimits,
    ) -> Result<Self, MontyError> {
        let names = runner.input_names();
        if inputs.len() != names.len() {
            return Err(MontyError::Host(format!(
                "{} inputs given, but the program declares {}: {}",
                inputs.len(),
                names.len(),
                if names.is_empty() { "none".to_owned() } else { names.join(", ") },
            )));
        }
        guard(|| {
            let functions = runner.external_functions();
            let mut engine = Engine::new(runner.program(), limits, functions, runner.seed());
            for (name, value) in names.iter().zip(inputs) {
                value
                    .check_depth()
                    .map_err(|error| MontyError::Host(format!("inputs['{name}']: {error}")))?;
                engine.set_input(name, value)?;
            }
            Ok(Self {
                engine,
                script_name: runner.script_name().to_owned(),
                waiting: Waiting::Start,
                snippets: None,
            })
        })
    }

    /// An empty session.
    pub(crate) fn session(
        script_name: &str,
        external_functions: Vec<String>,
        limits: ResourceLimits,
        seed: u64,
    ) -> Result<Self, MontyError> {
        let runner = MontyRun::new(String::new(), script_name, vec![], external_functions)?;
        let mut execution = Self::new(&runner.with_seed(seed), &[], limits)?;
        execution.snippets = Some(0);
        execution.start(&mut NoPrint)?;
        Ok(execution)
    }

    /// Run one more snippet of a session.
    #[doc(hidden)]
    pub fn feed(&mut self, code: &str, print: &mut dyn PrintWriter) -> Result<Step, MontyError> {
        let (Waiting::Snippet | Waiting::Limit, Some(count)) = (&self.waiting, self.snippets)
        else {
            return Err(self.refuse("run a snippet"));
        };
        let name = format!("<{}-{count}>", self.script_name);
        self.engine.renew_budget();
        let engine = &mut self.engine;
        // A syntax error leaves the session as it was; a bug leaves nothing to go on with.
        let loaded = guard(|| engine.load_snippet(code, &name));
        if let Err(MontyError::Internal(_)) = loaded {
            self.waiting = Waiting::Poisoned;
        }
        loaded?;
        self.snippets = Some(count.saturating_add(1));
        self.advance(|engine| engine.run(print))
    }

    /// Give up the snippet of a session that stands at a pause; what it bound stays.
    #[doc(hidden)]
    pub fn abandon(&mut self) {
        if self.snippets.is_some() && self.pause().is_some() {
            self.waiting = Waiting::Snippet;
        }
    }

    /// Bind a global name of a session.
    pub(crate) fn set_global(&mut self, name: &str, value: &MontyObject) -> Result<(), MontyError> {
        value.check_depth().map_err(|error| MontyError::Host(format!("'{name}': {error}")))?;
        let engine = &mut self.engine;
        guard(|| engine.set_global(name, value))
    }

    /// The global names that are bound.
    pub(crate) fn global_names(&self) -> Vec<String> {
        self.engine.global_names()
    }

    /// Other limits from now on.
    pub(crate) fn set_limits(&mut self, limits: ResourceLimits) {
        self.engine.set_limits(limits);
    }

    /// Run until the first pause or the end.
    pub fn start(&mut self, print: &mut dyn PrintWriter) -> Result<Step, MontyError> {
        match self.waiting {
            Waiting::Start => self.advance(|engine| engine.run(print)),
            _ => Err(self.refuse("start")),
        }
    }

    /// Answer the call at which the run stands, and run on.
    pub fn resume(
        &mut self,
        answer: HostAnswer,
        print: &mut dyn PrintWriter,
    ) -> Result<Step, MontyError> {
        if !matches!(self.waiting, Waiting::Answer(_)) {
            return Err(self.refuse("answer a call"));
        }
        check_answer(&answer)?;
        self.advance(|engine| engine.resume(answer, print))
    }

    /// Answer some of the futures the run waits for, by call id, and run on.
    pub fn resume_futures(
        &mut self,
        answers: Vec<(u32, HostAnswer)>,
        print: &mut dyn PrintWriter,
    ) -> Result<Step, MontyError> {
        let Waiting::Futures(pending) = &self.waiting else {
            return Err(self.refuse("answer futures"));
        };
        for (call_id, answer) in &answers {
            if !pending.contains(call_id) {
                return Err(MontyError::Host(format!(
                    "call {call_id} is not pending; pending are {pending:?}"
                )));
            }
            if matches!(answer, HostAnswer::Future) {
                return Err(MontyError::Host(format!("call {call_id} already is a future")));
            }
            check_answer(answer)?;
        }
        if answers.is_empty() {
            return Err(MontyError::Host(format!("answer one or more of the calls {pending:?}")));
        }
        self.advance(|engine| engine.resume_futures(answers, print))
    }

    /// After a limit was met: go on under other limits, from where the run stood.
    ///
    /// ```
    /// use monty::{Execution, MontyError, MontyRun, NoPrint, ResourceLimits, Step};
    ///
    /// let runner = MontyRun::new("sum(i for i in range(1000))".to_owned(), "main.py", vec![], vec![]);
    /// let limits = ResourceLimits { max_fuel: Some(100), ..Default::default() };
    /// let mut run = Execution::new(&runner.unwrap(), &[], limits).unwrap();
    /// assert!(matches!(run.start(&mut NoPrint), Err(MontyError::Limit(_))));
    /// let step = run.raise_limits(ResourceLimits::default(), &mut NoPrint).unwrap();
    /// assert_eq!(step, Step::Done(499_500.into()));
    /// ```
    pub fn raise_limits(
        &mut self,
        limits: ResourceLimits,
        print: &mut dyn PrintWriter,
    ) -> Result<Step, MontyError> {
        if self.waiting != Waiting::Limit {
            return Err(self.refuse("raise limits"));
        }
        self.engine.set_limits(limits);
        self.advance(|engine| engine.run(print))
    }

    /// After the host stopped the run, by its interrupt handle or its poll hook: go on from where it stood,
    /// under the same limits. A limit that was met is met again.
    ///
    /// ```
    /// use monty::{Execution, MontyError, MontyRun, NoPrint, PollHook, ResourceLimits, Step};
    ///
    /// let runner = MontyRun::new("sum(i for i in range(100_000))".to_owned(), "main.py", vec![], vec![]);
    /// let mut run = Execution::new(&runner.unwrap(), &[], ResourceLimits::default()).unwrap();
    /// run.set_poll_hook(Some(PollHook::new(|| true)));
    /// assert!(matches!(run.start(&mut NoPrint), Err(MontyError::Limit(_))));
    /// run.set_poll_hook(None);
    /// assert_eq!(run.go_on(&mut NoPrint).unwrap(), Step::Done(4_999_950_000_i64.into()));
    /// ```
    pub fn go_on(&mut self, print: &mut dyn PrintWriter) -> Result<Step, MontyError> {
        if self.waiting != Waiting::Limit {
            return Err(self.refuse("go on"));
        }
        self.engine.go_on();
        self.advance(|engine| engine.run(print))
    }

    /// Run to the end; `functions` answers every call.
    pub fn finish(
        &mut self,
        first: Step,
        functions: &mut dyn HostFunctions,
        print: &mut dyn PrintWriter,
    ) -> Result<MontyObject, MontyError> {
        let mut step = first;
        loop {
            step = match step {
                Step::Done(value) => return Ok(value),
                Step::Call(call) => self.resume(functions.call(&call), print)?,
                Step::Futures(pending) => {
                    self.resume_futures(functions.resolve(&pending), print)?
                }
            };
        }
    }

    /// This run as the [`RunProgress`] that `step` stands for.
    pub fn into_progress(self, step: Step) -> RunProgress {
        RunProgress::new(self, step)
    }

    /// The pause at which this run stands, as a step: what a host sees after it loaded a run.
    pub fn pause(&self) -> Option<Step> {
        match &self.waiting {
            Waiting::Answer(call) => Some(Step::Call(call.clone())),
            Waiting::Futures(pending) => Some(Step::Futures(pending.clone())),
            _ => None,
        }
    }

    /// The name of the source.
    pub fn script_name(&self) -> &str {
        &self.script_name
    }

    /// Give back what a pause does not need: it will be taken again.
    pub(crate) fn rest(&mut self) {
        self.engine.rest();
    }

    /// What the run used so far.
    pub fn usage(&self) -> Usage {
        self.engine.usage()
    }

    /// How many bytes more the run may hold; `None` if that is not limited.
    pub fn memory_room(&self) -> Option<u64> {
        self.engine.memory_room()
    }

    /// What stops this run from another thread.
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.engine.interrupt_handle()
    }

    /// Obey a flag the host made before the run.
    pub fn set_interrupt_handle(&mut self, handle: InterruptHandle) {
        self.engine.set_interrupt_handle(handle);
    }

    /// Ask this at every poll, some ten thousand times a second.
    pub fn set_poll_hook(&mut self, hook: Option<PollHook>) {
        self.engine.set_poll_hook(hook);
    }

    /// Stress the run (see [`TestMode`]); for Monty's own tests.
    #[doc(hidden)]
    pub fn set_test_mode(&mut self, mode: TestMode) {
        self.engine.set_test_mode(mode);
    }

    /// Arguments of the program, for `sys.argv[1:]`.
    #[doc(hidden)]
    pub fn set_arguments(&mut self, arguments: &[String]) {
        self.engine.set_arguments(&self.script_name, arguments);
    }

    /// Move the engine on and note where it stands.
    fn advance(&mut self, go: impl FnOnce(&mut Engine) -> Outcome) -> Result<Step, MontyError> {
        // Should `go` panic, this is what stays.
        self.waiting = Waiting::Poisoned;
        let engine = &mut self.engine;
        let outcome = match catch_unwind(AssertUnwindSafe(|| go(engine))) {
            Ok(outcome) => outcome,
            Err(panic) => return Err(MontyError::Internal(panic_text(&*panic))),
        };
        let ended = if self.snippets.is_some() { Waiting::Snippet } else { Waiting::Ended };
        let (waiting, result) = match outcome {
            Outcome::Done(value) => (ended, Ok(Step::Done(value))),
            Outcome::Call(call) => {
                let call = Arc::new(call);
                (Waiting::Answer(call.clone()), Ok(Step::Call(call)))
            }
            Outcome::Futures(pending) => {
                (Waiting::Futures(pending.clone()), Ok(Step::Futures(pending)))
            }
            Outcome::Raised(exception) => (ended, Err(MontyError::Raised(exception))),
            Outcome::Limit(failure) => (Waiting::Limit, Err(MontyError::Limit(failure))),
            Outcome::Host(message) => (ended, Err(MontyError::Host(message))),
            Outcome::Internal(message) => (Waiting::Poisoned, Err(MontyError::Internal(message))),
        };
        self.waiting = waiting;
        result
    }

    /// The error for something that does not fit where the run stands.
    pub(crate) fn refuse(&self, what: &str) -> MontyError {
        let state = match &self.waiting {
            Waiting::Start => "has not started; call start() first",
            Waiting::Answer(call) => {
                return MontyError::Host(format!(
                    "cannot {what}: the run waits for the answer to '{}' (call {})",
                    call.name, call.call_id
                ));
            }
            Waiting::Futures(pending) => {
                return MontyError::Host(format!(
                    "cannot {what}: the run waits for the futures {pending:?}"
                ));
            }
            Waiting::Limit => "has met a limit; raise_limits() lets it go on",
            Waiting::Snippet => "waits for its next snippet",
            Waiting::Ended => "has ended",
            Waiting::Poisoned => "met an internal error and cannot go on",
        };
        MontyError::Host(format!("cannot {what}: the run {state}"))
    }
}

fn check_answer(answer: &HostAnswer) -> Result<(), MontyError> {
    let checked = match answer {
        HostAnswer::Return(value) => value.check_depth(),
        HostAnswer::Raise(exception) => {
            exception.args.iter().try_for_each(MontyObject::check_depth)
        }
        HostAnswer::Future => Ok(()),
    };
    checked.map_err(|error| MontyError::Host(format!("the answer's {error}")))
}

/// Turn a panic into an internal error.
pub(crate) fn guard<T>(work: impl FnOnce() -> Result<T, MontyError>) -> Result<T, MontyError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|panic| Err(MontyError::Internal(panic_text(&*panic))))
}

/// What a panic said.
pub(crate) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("panic without a message").to_owned()
}
