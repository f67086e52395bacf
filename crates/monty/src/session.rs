//! Code that comes snippet by snippet: names bound by one are there for the next, as an agent that
//! works step by step, or a person at a prompt, needs it.

use monty_host::{HostAnswer, MontyObject, PrintWriter};
use monty_limits::{InterruptHandle, ResourceLimits, Usage};

use crate::{Execution, HostFunctions, LoadError, MontyError, NoFunctions, ResourceTracker, Step};

/// A run to which source text can be added.
///
/// ```
/// use monty::{MontySession, NoLimitTracker, NoPrint};
///
/// let mut session = MontySession::new("session", vec![], NoLimitTracker).unwrap();
/// session.run("x = 40", &mut NoPrint).unwrap();
/// session.run("def f(n): return n + x", &mut NoPrint).unwrap();
/// assert_eq!(session.run("f(2)", &mut NoPrint).unwrap(), 42.into());
/// // An error does not end the session.
/// assert!(session.run("nope", &mut NoPrint).is_err());
/// assert_eq!(session.run("x", &mut NoPrint).unwrap(), 40.into());
/// ```
pub struct MontySession {
    execution: Execution,
}

impl MontySession {
    /// An empty session. The limit on memory is for all of it; time, fuel, objects made, output and
    /// host calls are limited for each snippet by itself.
    pub fn new(
        script_name: &str,
        external_function_names: Vec<String>,
        tracker: impl ResourceTracker,
    ) -> Result<Self, MontyError> {
        Self::seeded(script_name, external_function_names, tracker, 0)
    }

    /// An empty session with a seed, which means what [`MontyRun::with_seed`](crate::MontyRun::with_seed)
    /// says.
    ///
    /// ```
    /// use monty::{MontySession, NoLimitTracker, NoPrint};
    ///
    /// let hashes = [1, 2].map(|seed| {
    ///     let mut session = MontySession::seeded("session", vec![], NoLimitTracker, seed).unwrap();
    ///     session.run("hash('spam')", &mut NoPrint).unwrap()
    /// });
    /// assert_ne!(hashes[0], hashes[1]);
    /// ```
    pub fn seeded(
        script_name: &str,
        external_function_names: Vec<String>,
        tracker: impl ResourceTracker,
        seed: u64,
    ) -> Result<Self, MontyError> {
        let limits = tracker.limits();
        let execution = Execution::session(script_name, external_function_names, limits, seed)?;
        Ok(Self { execution })
    }

    /// Bind a name, as an input of a program does.
    ///
    /// ```
    /// use monty::{MontySession, NoLimitTracker, NoPrint};
    ///
    /// let mut session = MontySession::new("session", vec![], NoLimitTracker).unwrap();
    /// session.set("who", &"you".into()).unwrap();
    /// assert_eq!(session.run("f'hello {who}'", &mut NoPrint).unwrap(), "hello you".into());
    /// ```
    pub fn set(&mut self, name: &str, value: &MontyObject) -> Result<(), MontyError> {
        self.execution.set_global(name, value)
    }

    /// Run a snippet to its end; the value is that of its last expression statement.
    pub fn run(
        &mut self,
        code: &str,
        print: &mut dyn PrintWriter,
    ) -> Result<MontyObject, MontyError> {
        self.run_with_functions(code, print, &mut NoFunctions)
    }

    /// Run a snippet to its end; `functions` answers the calls of the guest.
    pub fn run_with_functions(
        &mut self,
        code: &str,
        print: &mut dyn PrintWriter,
        functions: &mut dyn HostFunctions,
    ) -> Result<MontyObject, MontyError> {
        let step = self.start(code, print)?;
        self.execution.finish(step, functions, print)
    }

    /// Run a snippet until it calls the host or ends.
    ///
    /// ```
    /// use monty::{HostAnswer, MontySession, NoLimitTracker, NoPrint, Step};
    ///
    /// let functions = vec!["ask".to_owned()];
    /// let mut session = MontySession::new("session", functions, NoLimitTracker).unwrap();
    /// let Step::Call(call) = session.start("x = ask('n')", &mut NoPrint).unwrap() else { panic!() };
    /// assert_eq!(call.args, ["n".into()]);
    /// session.resume(HostAnswer::Return(7.into()), &mut NoPrint).unwrap();
    /// assert_eq!(session.run("x + 1", &mut NoPrint).unwrap(), 8.into());
    /// ```
    pub fn start(&mut self, code: &str, print: &mut dyn PrintWriter) -> Result<Step, MontyError> {
        self.execution.feed(code, print)
    }

    /// Answer the call at which the snippet stands, and run on.
    pub fn resume(
        &mut self,
        answer: HostAnswer,
        print: &mut dyn PrintWriter,
    ) -> Result<Step, MontyError> {
        self.execution.resume(answer, print)
    }

    /// Answer some of the futures the snippet waits for, and run on.
    pub fn resume_futures(
        &mut self,
        answers: Vec<(u32, HostAnswer)>,
        print: &mut dyn PrintWriter,
    ) -> Result<Step, MontyError> {
        self.execution.resume_futures(answers, print)
    }

    /// Other limits from now on.
    pub fn set_limits(&mut self, limits: ResourceLimits) {
        self.execution.set_limits(limits);
    }

    /// What the snippet that ran last used; the memory is that of the session.
    pub fn usage(&self) -> Usage {
        self.execution.usage()
    }

    /// What stops the running snippet from another thread. The session goes on after it is
    /// [cleared](InterruptHandle::clear).
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.execution.interrupt_handle()
    }

    /// The names that snippets bound, for completion at a prompt.
    pub fn names(&self) -> Vec<String> {
        self.execution.global_names()
    }

    /// The session as bytes, between two snippets or at a call to the host.
    ///
    /// ```
    /// use monty::{MontySession, NoLimitTracker, NoPrint, ResourceLimits};
    ///
    /// let mut session = MontySession::new("session", vec![], NoLimitTracker).unwrap();
    /// session.run("x = [1, 2]", &mut NoPrint).unwrap();
    /// let bytes = session.dump().unwrap();
    /// let mut again = MontySession::load(&bytes, ResourceLimits::default()).unwrap();
    /// assert_eq!(again.run("x.append(3); sum(x)", &mut NoPrint).unwrap(), 6.into());
    /// ```
    pub fn dump(&self) -> Result<Vec<u8>, MontyError> {
        self.execution.dump()
    }

    /// A session from bytes, under the stricter of these limits and those it had.
    pub fn load(data: &[u8], limits: ResourceLimits) -> Result<Self, LoadError> {
        Execution::load_session(data, limits).map(|execution| Self { execution })
    }

    /// The run below the session, for the language bindings.
    #[doc(hidden)]
    pub fn execution(&mut self) -> &mut Execution {
        &mut self.execution
    }

    /// The call or futures the session waits for, if a snippet is under way.
    pub fn pause(&self) -> Option<Step> {
        self.execution.pause()
    }
}
