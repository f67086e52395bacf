//! The one place where guest code runs: detached from the host's interpreter, with its prints and
//! signals looked after.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use monty::{Execution, InterruptHandle, LimitKind, MontyError, PollHook, PrintWriter, Step};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::errors;
use crate::print::PyPrint;
use crate::registry::Registry;

/// How often signals (Ctrl-C) are looked for while a guest runs.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// What belongs to a run beside its state.
pub struct Host {
    pub print_callback: Option<Py<PyAny>>,
    pub registry: Registry,
    /// How long `start` and `resume` work before they hand the run back as one that is busy: for callers
    /// on the thread of an event loop.
    pub patience: Option<Duration>,
}

impl Host {
    /// A host that waits however long it takes.
    pub fn new(print_callback: Option<Py<PyAny>>, registry: Registry) -> Self {
        Self { print_callback, registry, patience: None }
    }

    /// Another hold on the same.
    pub fn share(&self, py: Python<'_>) -> Self {
        let print_callback = self.print_callback.as_ref().map(|callback| callback.clone_ref(py));
        Self { print_callback, registry: self.registry.share(py), patience: self.patience }
    }

    /// For the garbage collector.
    pub fn traverse(&self, visit: &pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
        visit.call(&self.print_callback)?;
        self.registry.traverse(visit)
    }
}

/// Stops a run from another thread: give it to `run` or `start`. `run_monty_async` uses one when its
/// task is cancelled.
#[pyclass(frozen, module = "pydantic_monty._monty")]
#[derive(Default)]
pub struct Interrupt(pub InterruptHandle);

#[pymethods]
impl Interrupt {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Stop the run.
    fn interrupt(&self) {
        self.0.interrupt();
    }

    /// Take the request back, for another run.
    fn clear(&self) {
        self.0.clear();
    }
}

/// Move a run on.
pub fn advance(
    py: Python<'_>,
    execution: &mut Execution,
    host: &Host,
    go: impl FnOnce(&mut Execution, &mut dyn PrintWriter) -> Result<Step, MontyError> + Send,
) -> PyResult<Step> {
    let step = advance_within(py, execution, host, None, go)?;
    step.ok_or_else(|| PyRuntimeError::new_err("the run was handed back to nobody"))
}

/// Move a run on for as long as the caller has patience; None if there is more to do then.
pub fn advance_within(
    py: Python<'_>,
    execution: &mut Execution,
    host: &Host,
    patience: Option<Duration>,
    go: impl FnOnce(&mut Execution, &mut dyn PrintWriter) -> Result<Step, MontyError> + Send,
) -> PyResult<Option<Step>> {
    let mut print = PyPrint::new(host.print_callback.as_ref());
    let stopped: Arc<Mutex<Option<Stopped>>> = Arc::default();
    execution.set_poll_hook(Some(poll_hook(stopped.clone(), patience)));
    let result = py.detach(|| go(execution, &mut print));
    execution.set_poll_hook(None);
    if let Some(error) = print.error.take() {
        return Err(error);
    }
    let stopped = stopped.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (result, stopped) {
        (_, Some(Stopped::Signal(error))) => Err(error),
        (Err(MontyError::Limit(failure)), Some(Stopped::Late))
            if failure.error.kind == LimitKind::Interrupted =>
        {
            Ok(None)
        }
        (result, _) => {
            result.map(Some).map_err(|error| errors::to_python(py, error, &host.registry))
        }
    }
}

/// Why a poll stopped a run.
enum Stopped {
    /// What a signal handler raised.
    Signal(PyErr),
    /// The caller's patience is over.
    Late,
}

/// Runs Python's signal handlers now and then, and looks at the clock.
fn poll_hook(stopped: Arc<Mutex<Option<Stopped>>>, patience: Option<Duration>) -> PollHook {
    let begin = Instant::now();
    let mut last = begin;
    PollHook::new(move || {
        let now = Instant::now();
        let why = if patience.is_some_and(|patience| now - begin >= patience) {
            Stopped::Late
        } else if now - last < SIGNAL_INTERVAL {
            return false;
        } else {
            last = now;
            let Err(error) = Python::attach(|py| py.check_signals()) else { return false };
            Stopped::Signal(error)
        };
        *stopped.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
        true
    })
}
