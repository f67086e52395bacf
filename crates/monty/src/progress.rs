//! A run that can pause, as a value: what it waits for decides what can be done with it.

use std::fmt;
use std::sync::Arc;

use monty_host::{HostAnswer, HostCall, MontyException, MontyObject, PrintWriter};
use monty_limits::{ResourceLimits, Usage};

use crate::{Execution, LoadError, MontyError, Step};

/// Where a run stands.
///
/// ```
/// use monty::{MontyRun, NoLimitTracker, NoPrint, RunProgress};
///
/// let runner = MontyRun::new("f(1) + f(2)".to_owned(), "main.py", vec![], vec!["f".to_owned()]);
/// let mut progress = runner.unwrap().start(vec![], NoLimitTracker, &mut NoPrint).unwrap();
/// let output = loop {
///     match progress {
///         RunProgress::FunctionCall(call) => {
///             let doubled = call.args()[0].as_int().unwrap() * 2;
///             progress = call.resume(doubled.into(), &mut NoPrint).unwrap();
///         }
///         RunProgress::ResolveFutures(_) => unreachable!("no future was made"),
///         RunProgress::Complete(output) => break output,
///     }
/// };
/// assert_eq!(output, 6.into());
/// ```
#[derive(Debug)]
pub enum RunProgress {
    /// The guest called a host function, and waits for the answer.
    FunctionCall(FunctionCall),
    /// All tasks of the guest wait for host calls that were answered with a future.
    ResolveFutures(ResolveFutures),
    /// The program ended with this value.
    Complete(MontyObject),
}

/// A run that stands at a call to the host.
pub struct FunctionCall {
    execution: Box<Execution>,
    call: Arc<HostCall>,
}

/// A run that waits for futures.
pub struct ResolveFutures {
    execution: Box<Execution>,
    pending: Vec<u32>,
}

impl RunProgress {
    pub(crate) fn new(mut execution: Execution, step: Step) -> Self {
        // It may be one of many that wait, and for long.
        execution.rest();
        let execution = Box::new(execution);
        match step {
            Step::Call(call) => Self::FunctionCall(FunctionCall { execution, call }),
            Step::Futures(pending) => Self::ResolveFutures(ResolveFutures { execution, pending }),
            Step::Done(output) => Self::Complete(output),
        }
    }

    /// The value of the program, if it ended.
    pub fn into_output(self) -> Option<MontyObject> {
        match self {
            Self::Complete(output) => Some(output),
            _ => None,
        }
    }

    /// The call at which the run stands, if it stands at one.
    pub fn into_function_call(self) -> Option<FunctionCall> {
        match self {
            Self::FunctionCall(call) => Some(call),
            _ => None,
        }
    }

    /// The futures for which the run waits, if it does.
    pub fn into_resolve_futures(self) -> Option<ResolveFutures> {
        match self {
            Self::ResolveFutures(futures) => Some(futures),
            _ => None,
        }
    }

    /// The paused run as bytes; a complete one has nothing to go on with.
    pub fn dump(&self) -> Result<Vec<u8>, MontyError> {
        match self {
            Self::FunctionCall(call) => call.dump(),
            Self::ResolveFutures(futures) => futures.dump(),
            Self::Complete(_) => Err(MontyError::Host("cannot dump: the run has ended".to_owned())),
        }
    }

    /// A paused run from bytes, with the limits it had.
    ///
    /// ```
    /// use monty::{MontyRun, NoLimitTracker, NoPrint, RunProgress};
    ///
    /// let runner = MontyRun::new("fetch(1)".to_owned(), "main.py", vec![], vec!["fetch".to_owned()]);
    /// let progress = runner.unwrap().start(vec![], NoLimitTracker, &mut NoPrint).unwrap();
    /// let bytes = progress.dump().unwrap();
    /// let call = RunProgress::load(&bytes).unwrap().into_function_call().unwrap();
    /// assert_eq!(call.args(), [1.into()]);
    /// ```
    pub fn load(data: &[u8]) -> Result<Self, LoadError> {
        Self::load_with_limits(
            data,
            ResourceLimits { max_recursion_depth: u32::MAX, ..Default::default() },
        )
    }

    /// A paused run from bytes, under the stricter of these limits and those it had.
    pub fn load_with_limits(data: &[u8], limits: ResourceLimits) -> Result<Self, LoadError> {
        let execution = Execution::load(data, limits)?;
        match execution.pause() {
            Some(step) => Ok(Self::new(execution, step)),
            None => Err(LoadError::Corrupt("the run stands at no pause".to_owned())),
        }
    }
}

impl FunctionCall {
    /// The function: a name the host declared, or an operating system function.
    pub fn function_name(&self) -> &str {
        &self.call.name
    }

    /// Positional arguments.
    pub fn args(&self) -> &[MontyObject] {
        &self.call.args
    }

    /// Keyword arguments, in the order given.
    pub fn kwargs(&self) -> &[(String, MontyObject)] {
        &self.call.kwargs
    }

    /// Which call of the run this is.
    pub fn call_id(&self) -> u32 {
        self.call.call_id
    }

    /// The guest called something of the operating system, not a function the host declared.
    pub fn is_os_function(&self) -> bool {
        self.call.is_os_function
    }

    /// What the run used so far.
    pub fn usage(&self) -> Usage {
        self.execution.usage()
    }

    /// The call returns `value`; run on.
    pub fn resume(
        self,
        value: MontyObject,
        print: &mut dyn PrintWriter,
    ) -> Result<RunProgress, MontyError> {
        self.answer(HostAnswer::Return(value), print)
    }

    /// The call raises `exception`; run on.
    ///
    /// ```
    /// use monty::{MontyException, MontyRun, NoLimitTracker, NoPrint};
    ///
    /// let code = "try:\n    out = f()\nexcept ValueError as e:\n    out = str(e)\nout";
    /// let runner = MontyRun::new(code.to_owned(), "main.py", vec![], vec!["f".to_owned()]).unwrap();
    /// let progress = runner.start(vec![], NoLimitTracker, &mut NoPrint).unwrap();
    /// let call = progress.into_function_call().unwrap();
    /// let progress = call.raise(MontyException::new("ValueError", "no"), &mut NoPrint).unwrap();
    /// assert_eq!(progress.into_output(), Some("no".into()));
    /// ```
    pub fn raise(
        self,
        exception: MontyException,
        print: &mut dyn PrintWriter,
    ) -> Result<RunProgress, MontyError> {
        self.answer(HostAnswer::Raise(exception), print)
    }

    /// The call gives an awaitable; run on until all tasks wait, and answer then by call id.
    pub fn resume_as_future(self, print: &mut dyn PrintWriter) -> Result<RunProgress, MontyError> {
        self.answer(HostAnswer::Future, print)
    }

    /// Answer the call, and run on.
    pub fn answer(
        mut self,
        answer: HostAnswer,
        print: &mut dyn PrintWriter,
    ) -> Result<RunProgress, MontyError> {
        let step = self.execution.resume(answer, print)?;
        Ok(self.execution.into_progress(step))
    }

    /// The paused run as bytes.
    pub fn dump(&self) -> Result<Vec<u8>, MontyError> {
        self.execution.dump()
    }

    /// A run paused at a call, from bytes.
    pub fn load(data: &[u8]) -> Result<Self, LoadError> {
        RunProgress::load(data)?.into_function_call().ok_or(LoadError::WrongKind {
            expected: "a run paused at a call",
            found: "a run that waits for futures",
        })
    }
}

impl ResolveFutures {
    /// The calls for which the run waits.
    pub fn pending_call_ids(&self) -> &[u32] {
        &self.pending
    }

    /// What the run used so far.
    pub fn usage(&self) -> Usage {
        self.execution.usage()
    }

    /// Answer one or more of the pending calls, and run on.
    ///
    /// ```
    /// use monty::{HostAnswer, MontyRun, NoLimitTracker, NoPrint};
    ///
    /// let code = "await f() + 1";
    /// let runner = MontyRun::new(code.to_owned(), "main.py", vec![], vec!["f".to_owned()]).unwrap();
    /// let progress = runner.start(vec![], NoLimitTracker, &mut NoPrint).unwrap();
    /// let call = progress.into_function_call().unwrap();
    /// let call_id = call.call_id();
    /// let waiting = call.resume_as_future(&mut NoPrint).unwrap().into_resolve_futures().unwrap();
    /// assert_eq!(waiting.pending_call_ids(), [call_id]);
    /// let answers = vec![(call_id, HostAnswer::Return(41.into()))];
    /// let progress = waiting.resume(answers, &mut NoPrint).unwrap();
    /// assert_eq!(progress.into_output(), Some(42.into()));
    /// ```
    pub fn resume(
        mut self,
        answers: Vec<(u32, HostAnswer)>,
        print: &mut dyn PrintWriter,
    ) -> Result<RunProgress, MontyError> {
        let step = self.execution.resume_futures(answers, print)?;
        Ok(self.execution.into_progress(step))
    }

    /// The paused run as bytes.
    pub fn dump(&self) -> Result<Vec<u8>, MontyError> {
        self.execution.dump()
    }

    /// A run that waits for futures, from bytes.
    pub fn load(data: &[u8]) -> Result<Self, LoadError> {
        RunProgress::load(data)?.into_resolve_futures().ok_or(LoadError::WrongKind {
            expected: "a run that waits for futures",
            found: "a run paused at a call",
        })
    }
}

impl fmt::Debug for FunctionCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FunctionCall").field(&self.call).finish()
    }
}

impl fmt::Debug for ResolveFutures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ResolveFutures").field(&self.pending).finish()
    }
}
