//! Running: from a program to where it stops, from an answer on to where it stops next. The clock
//! runs and output flows only in here.

use std::sync::Arc;

use monty_code::Program;
use monty_host::{HostAnswer, HostCall, MontyException, MontyObject, PrintWriter};
use monty_limits::{Budget, LimitError, ResourceLimits};
use serde::{Deserialize, Serialize};

use crate::error::{Raise, Result};
use crate::frame::{Frame, Ret};
use crate::names as n;
use crate::native::{CallRequest, Step};
use crate::object::{ExceptionObject, HostFutureState, TracebackEntry, Wrapper};
use crate::pending::Pending;
use crate::registry::Registry;
use crate::traceback::both_ends;
use crate::traceback_frames::Sources;
use crate::value::{CodeRef, Handle, HostFn, Value};
use crate::vm::Vm;

/// Why the loop was left.
#[derive(Debug)]
pub(crate) enum Exit {
    Done(Value),
    HostCall(HostCall),
    /// Every task waits for the host: [`Waiting::Futures`] says for which calls.
    Futures,
    /// Printed text wants to be handed out.
    Flush,
    Limit(LimitError),
    Internal(&'static str),
    Raised(Handle<ExceptionObject>),
}

/// What a paused run waits for.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Waiting {
    /// Not started, or over.
    #[default]
    Nothing,
    /// The answer to a call; it goes to `ret` of the frame on top.
    Call { ret: Ret, call_id: u32 },
    /// Answers to some of these calls.
    Futures { ret: Ret, pending: Vec<u32> },
}

/// Where a run stopped.
#[derive(Debug)]
pub enum RunOutcome {
    /// The program's value.
    Done(MontyObject),
    /// A function of the host is called.
    HostCall(HostCall),
    /// All tasks wait for these calls.
    Futures(Vec<u32>),
    /// An exception left the program.
    Raised(MontyException),
    /// A limit ended the slice; the exception says where.
    Limit { error: LimitError, exception: MontyException },
    /// The host failed: its print writer.
    Host(String),
    /// A bug of the interpreter.
    Internal(String),
}

/// Of a limit's traceback, this many frames are shown at each end.
const LIMIT_FRAMES: usize = 100;

/// A future, how its call ended, and with what.
type Settled = (Value, HostFutureState, Value);

/// The callee that stands for "wait for futures": no name of the host has this number.
pub(crate) const WAIT: HostFn = HostFn::new(u32::MAX);

/// A line of a source, without the space around it.
fn source_line(source: &str, line: u32) -> &str {
    source.lines().nth((line as usize).saturating_sub(1)).unwrap_or_default().trim()
}

impl Vm {
    /// A run of a program that has not begun. `functions` are the host's; hashes of text and random numbers
    /// follow from the seed.
    pub fn new(
        program: Arc<Program>,
        registry: &'static Registry,
        limits: ResourceLimits,
        functions: &[String],
        seed: u64,
    ) -> Box<Vm> {
        let mut vm = Box::new(Vm::empty(registry, limits));
        vm.heap.seed = seed;
        // A limit that is met here is met again, and reported, when the run starts.
        if let Err(e) = vm.load_main(program, functions) {
            vm.exit = Some(match e {
                Raise::Limit(e) => Exit::Limit(*e),
                Raise::Exc(e) => Exit::Raised(e),
                Raise::Internal(what) => Exit::Internal(what),
                Raise::Convert(_) => Exit::Internal("loading needs no conversion"),
            });
        }
        vm
    }

    fn load_main(&mut self, program: Arc<Program>, functions: &[String]) -> Result<()> {
        self.heap.budget.charge_source(program.source.len())?;
        self.script_name = program.filename.clone();
        self.host_functions.reserve_exact(functions.len());
        for name in functions {
            let sym = self.heap.intern(name)?;
            self.host_functions.push(sym);
        }
        let doc = match program.codes.first().and_then(|c| c.docstring.as_deref()) {
            Some(text) => self.heap.new_str(text)?,
            None => Value::None,
        };
        let owner = self.load_program(program, None, None)?;
        self.adopt_layout(owner)?;
        for i in 0..self.host_functions.len() {
            let name = self.host_functions[i];
            if self.layout.slot(name).is_some() {
                self.set_main_global(name, Value::HostFn(HostFn::new(i as u32)))?;
            }
        }
        for (name, v) in [(n::NAME, Value::Str(n::MAIN)), (n::DOC, doc)] {
            if self.layout.slot(name).is_some() {
                self.set_main_global(name, v)?;
            }
        }
        self.show_warnings(owner);
        self.enter_main(owner)
    }

    /// What the compiler warns of in a main program is shown before it runs.
    pub(crate) fn show_warnings(&mut self, owner: u32) {
        let program = self.programs[owner as usize].program.clone();
        for (line, _, message) in &program.warnings {
            let text = match program.mode {
                monty_code::GlobalsMode::Slots => "",
                _ => source_line(&program.source, *line),
            };
            let of = format!("{}:{line}: SyntaxWarning: {message}\n", program.filename);
            let shown = if text.is_empty() { of } else { format!("{of}  {text}\n") };
            if self.write_output(monty_host::Stream::Stderr, &shown).is_err() {
                // A limit that is met here is met again by the program itself.
                return;
            }
        }
    }

    /// Make the frame of a main program: at the bottom, its globals are its registers.
    pub(crate) fn enter_main(&mut self, owner: u32) -> Result<()> {
        let code = CodeRef::new(self.programs[owner as usize].first_code);
        self.link(code)?;
        let nregs = self.codes[code.index()].nregs as usize;
        // What is above the globals is empty: the stack is new, or a snippet gave it up.
        self.reserve_stack(1, nregs.max(self.near_globals as usize + 1))?;
        self.frames.push(Frame::python(Ret::Exit, code, 1, Value::None));
        Ok(())
    }

    // ---- running

    /// Start, or go on after a limit was raised.
    pub fn run(&mut self, print: &mut dyn PrintWriter) -> RunOutcome {
        if self.frames.is_empty() && self.exit.is_none() {
            return RunOutcome::Host(
                "the run cannot go on: it is over, or its limits were too small to begin under; \
                 begin another"
                    .to_owned(),
            );
        }
        self.go(print, |vm| vm.bind_pending())
    }

    /// Go on with the answer to the call that the run waits for.
    pub fn resume(&mut self, answer: HostAnswer, print: &mut dyn PrintWriter) -> RunOutcome {
        self.go(print, |vm| vm.take_answer(answer))
    }

    /// The answer goes to where the run waits for it. One that meets a limit is kept.
    pub(crate) fn take_answer(&mut self, answer: HostAnswer) -> Result<()> {
        let Waiting::Call { ret, call_id } = self.waiting else {
            return Err(Raise::Internal("the run waits for no call"));
        };
        let step = match &answer {
            HostAnswer::Return(value) => self.from_host_step(value),
            HostAnswer::Raise(exception) => {
                self.exception_from_host(exception).and_then(|e| Err(Raise::Exc(e)))
            }
            HostAnswer::Future => self.new_host_future(call_id).map(Step::Done),
        };
        if let Err(e @ Raise::Limit(_)) = step {
            return Err(self.cut_short(e, |_| Pending::Answer(answer)));
        }
        self.waiting = Waiting::Nothing;
        if let HostAnswer::Return(value) = answer {
            value.discard();
        }
        match step? {
            Step::Done(v) => self.deliver(ret, v),
            Step::Call => self.perform(ret),
        }
    }

    fn new_host_future(&mut self, call_id: u32) -> Result<Value> {
        let (state, value) = (HostFutureState::Pending, Value::Unset);
        self.heap.budget.check_tasks(self.host_futures.len() + 1)?;
        self.heap.charge(32)?;
        let v = self.heap.new_wrapper(Wrapper::HostFuture { call_id, state, value })?;
        self.host_futures.push((call_id, v));
        Ok(v)
    }

    /// Go on with the answers to some of the calls that the tasks wait for.
    pub fn resume_futures(
        &mut self,
        answers: Vec<(u32, HostAnswer)>,
        print: &mut dyn PrintWriter,
    ) -> RunOutcome {
        self.go(print, |vm| vm.take_answers(answers))
    }

    /// The answers go to the futures of their calls. Those that meet a limit are kept.
    pub(crate) fn take_answers(&mut self, answers: Vec<(u32, HostAnswer)>) -> Result<()> {
        let Waiting::Futures { ret, .. } = self.waiting else {
            return Err(Raise::Internal("the run waits for no future"));
        };
        // All values are made before the first is stored.
        let made = self.answers_made(&answers);
        let (settled, later) = match made {
            Err(e @ Raise::Limit(_)) => {
                return Err(self.cut_short(e, |_| Pending::Answers(answers)));
            }
            made => made?,
        };
        self.waiting = Waiting::Nothing;
        for (call_id, answer) in answers {
            if let HostAnswer::Return(value) = answer {
                value.discard();
            }
            if let Some(at) = self.host_futures.iter().position(|(id, _)| *id == call_id) {
                self.host_futures.remove(at);
                self.heap.release(32);
            }
        }
        for (future, new, result) in settled {
            if let Value::Wrapper(h) = future
                && let Wrapper::HostFuture { state, value, .. } = self.heap.wrapper_mut(h)
            {
                (*state, *value) = (new, result);
            }
        }
        if later { self.perform(ret) } else { self.deliver(ret, Value::None) }
    }

    /// What the answers are to their futures; whether library code, which is asked for, has to make
    /// some of them.
    fn answers_made(&mut self, answers: &[(u32, HostAnswer)]) -> Result<(Vec<Settled>, bool)> {
        let (mut settled, mut later) = (Vec::new(), Vec::new());
        for (call_id, answer) in answers {
            let Some(&(_, future)) = self.host_futures.iter().find(|(id, _)| id == call_id) else {
                continue;
            };
            settled.push(match answer {
                HostAnswer::Return(value) if Vm::host_needs_library(value) => {
                    let recipe = self.host_recipe(value)?;
                    later.push(self.heap.new_tuple(&[future, recipe])?);
                    (future, HostFutureState::Returned, Value::Unset)
                }
                HostAnswer::Return(value) => {
                    (future, HostFutureState::Returned, self.from_host(value)?)
                }
                HostAnswer::Raise(exception) => {
                    let e = self.exception_from_host(exception)?;
                    (future, HostFutureState::Raised, Value::Exception(e))
                }
                HostAnswer::Future => continue,
            });
        }
        let any = !later.is_empty();
        if any {
            let later = self.heap.new_list(later)?;
            self.prelude_call("host_settle", &[later])?;
        }
        Ok((settled, any))
    }

    /// One slice: begin with `first`, then run until the loop is left for good.
    fn go(
        &mut self,
        print: &mut dyn PrintWriter,
        first: impl FnOnce(&mut Vm) -> Result<()>,
    ) -> RunOutcome {
        self.wake();
        self.heap.budget.start_clock();
        self.heap.budget.resume_run();
        let mut exit = match self.begin(first) {
            Some(exit) => exit,
            None => self.run_loop(),
        };
        let outcome = loop {
            exit = self.settled(exit);
            let over = matches!(exit, Exit::Done(_) | Exit::Raised(_));
            if over {
                self.warn_unawaited();
            }
            let text = if over { self.finish_output() } else { self.take_output() };
            let failed =
                text.into_iter().find_map(|(stream, text)| print.write(stream, &text).err());
            if let Some(message) = failed {
                break RunOutcome::Host(message);
            }
            match exit {
                Exit::Flush => exit = self.run_loop(),
                exit => break self.outcome(exit),
            }
        };
        self.heap.budget.stop_clock();
        outcome
    }

    /// No result, exception or call leaves a run that exceeded a limit on the way to it.
    fn settled(&mut self, exit: Exit) -> Exit {
        if matches!(exit, Exit::Limit(_) | Exit::Internal(_) | Exit::Flush) {
            return exit;
        }
        self.exit = Some(exit);
        self.heap.let_go(0);
        match self.settle() {
            Err(Raise::Limit(e)) => Exit::Limit(*e),
            _ => self.exit.take().unwrap_or(Exit::Internal("an exit was lost")),
        }
    }

    /// When the run is over: coroutines that nothing awaited. Those that still live count too, but
    /// in sessions, whose next snippet may await them.
    fn warn_unawaited(&mut self) {
        let mut codes = std::mem::take(&mut self.heap.arenas.unawaited);
        if !self.is_session {
            let living = self.heap.arenas.generators.iter();
            codes.extend(living.filter(|(_, g)| g.is_unawaited()).map(|(_, g)| g.code));
        }
        for code in codes {
            let name = &self.code(code).qualname;
            let text = format!("sys:1: RuntimeWarning: coroutine '{name}' was never awaited\n");
            if self.write_output(monty_host::Stream::Stderr, &text).is_err() {
                return;
            }
        }
    }

    /// What comes before the loop; an exit if it cannot even begin.
    fn begin(&mut self, first: impl FnOnce(&mut Vm) -> Result<()>) -> Option<Exit> {
        if let Err(Raise::Limit(e)) = self.heap.go_on_sweeping() {
            return Some(Exit::Limit(*e));
        }
        if let Some(exit) = self.exit.take() {
            return Some(exit);
        }
        let raised = match first(self) {
            Ok(()) => return None,
            Err(Raise::Exc(e)) => match self.unwind(e) {
                Ok(exit) => return exit,
                Err(other) => other,
            },
            Err(other) => other,
        };
        Some(match raised {
            Raise::Limit(e) if self.pending.is_some() && self.make_room(&e) => return None,
            Raise::Limit(e) => Exit::Limit(*e),
            Raise::Exc(e) => Exit::Raised(e),
            Raise::Internal(what) => Exit::Internal(what),
            Raise::Convert(_) => Exit::Internal("a conversion was asked for outside a native call"),
        })
    }

    fn outcome(&mut self, exit: Exit) -> RunOutcome {
        match exit {
            Exit::Done(v) => match self.to_host(v) {
                Ok(value) => RunOutcome::Done(value),
                Err(Raise::Limit(error)) => self.kept_outcome(Exit::Done(v), &error),
                Err(Raise::Exc(e)) => self.raised_outcome(e),
                Err(Raise::Internal(what)) => RunOutcome::Internal(what.to_owned()),
                Err(Raise::Convert(_)) => {
                    RunOutcome::Internal("a result needs no conversion".to_owned())
                }
            },
            Exit::HostCall(call) => RunOutcome::HostCall(call),
            Exit::Futures => match &self.waiting {
                Waiting::Futures { pending, .. } => RunOutcome::Futures(pending.clone()),
                _ => RunOutcome::Internal("it is not known what the run waits for".to_owned()),
            },
            Exit::Raised(e) => self.raised_outcome(e),
            Exit::Limit(error) => self.limit_outcome(error),
            Exit::Internal(what) => RunOutcome::Internal(what.to_owned()),
            Exit::Flush => RunOutcome::Internal("output was not handed out".to_owned()),
        }
    }

    fn raised_outcome(&mut self, e: Handle<ExceptionObject>) -> RunOutcome {
        match self.exception_to_host(e) {
            Ok(exception) => RunOutcome::Raised(exception),
            Err(Raise::Limit(error)) => self.kept_outcome(Exit::Raised(e), &error),
            Err(_) => RunOutcome::Internal("an exception has no text".to_owned()),
        }
    }

    /// A limit was met on the way out: try again if there is room now, or keep what comes out.
    fn kept_outcome(&mut self, exit: Exit, error: &LimitError) -> RunOutcome {
        self.exit = Some(exit);
        if self.make_room(error)
            && let Some(exit) = self.exit.take()
        {
            return self.outcome(exit);
        }
        self.limit_outcome(*error)
    }

    fn limit_outcome(&mut self, error: LimitError) -> RunOutcome {
        let exception = self.limit_exception(&error);
        RunOutcome::Limit { error, exception }
    }

    /// A limit as the exception that shows it to hosts, with where the program stood. Nothing is
    /// charged: the budget may be used up.
    pub fn limit_exception(&self, error: &LimitError) -> MontyException {
        let ends = both_ends(self.frames.len(), LIMIT_FRAMES);
        let entries: Vec<TracebackEntry> = self
            .frames
            .iter()
            .enumerate()
            .rev()
            .filter(|(i, f)| !ends.contains(i) && !f.is_native())
            .flat_map(|(_, f)| self.entries_at(f.code, f.pc.saturating_sub(1)))
            .filter(|&e| !self.is_hidden(e))
            .collect();
        let mut sources = Sources::default();
        let name = error.kind.exception_type();
        let mut rendered = String::new();
        if let Some(frames) = self.frames_text(&entries, &mut sources) {
            rendered = format!("Traceback (most recent call last):\n{frames}");
        }
        rendered.push_str(&format!("{name}: {error}\n"));
        let traceback = entries.iter().rev().map(|&e| self.stack_frame(e, &mut sources)).collect();
        MontyException { traceback, rendered, ..MontyException::new(name, error.to_string()) }
    }

    /// Wait until the host answered some of these calls.
    pub fn wait_for_futures(&mut self, pending: Vec<u32>) -> Result<Step> {
        self.request = CallRequest {
            func: Value::HostFn(WAIT),
            args: pending.into_iter().map(|id| Value::Int(i64::from(id))).collect(),
            kwargs: Vec::new(),
            then: None,
        };
        Ok(Step::Call)
    }

    /// The call of [`WAIT`]: the run is left.
    pub(crate) fn call_wait(&mut self, f: usize, nargs: usize, ret: Ret) -> Result<()> {
        let pending = self.stack[f + 1..f + 1 + nargs]
            .iter()
            .filter_map(|v| v.as_int())
            .map(|i| i as u32)
            .collect();
        self.waiting = Waiting::Futures { ret, pending };
        self.exit = Some(Exit::Futures);
        Ok(())
    }

    // ---- what the embedding asks

    /// What the run may use and has used.
    pub fn budget(&self) -> &Budget {
        &self.heap.budget
    }

    /// The same, to change limits between slices.
    pub fn budget_mut(&mut self) -> &mut Budget {
        &mut self.heap.budget
    }

    /// The host call whose answer the run waits for.
    pub fn pending_call(&self) -> Option<u32> {
        match self.waiting {
            Waiting::Call { call_id, .. } => Some(call_id),
            _ => None,
        }
    }

    /// The calls whose answers the tasks wait for.
    pub fn pending_futures(&self) -> Vec<u32> {
        match &self.waiting {
            Waiting::Futures { pending, .. } => pending.clone(),
            _ => Vec::new(),
        }
    }

    /// Collect at every safepoint: for tests of the collector.
    pub fn set_collect_always(&mut self, always: bool) {
        self.heap.collect_always = always;
        if always {
            self.heap.budget.set_slice(1);
        }
    }

    /// Does what the main module awaits need the event loop? A host's future does not, as long as
    /// there can be no other task.
    pub(crate) fn awaits_by_loop(&self, source: Value) -> bool {
        let is_future = matches!(source, Value::Wrapper(h) if matches!(self.heap.wrapper(h), Wrapper::HostFuture { .. }));
        !is_future || self.loaded_module("asyncio").is_some()
    }
}
