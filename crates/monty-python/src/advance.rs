//! The one place where guest code runs: detached from the host's interpreter, with its prints and
//! signals looked after.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use monty::{Execution, InterruptHandle, MontyError, PollHook, PrintWriter, Step};
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
}

impl Host {
    /// Another hold on the same.
    pub fn share(&self, py: Python<'_>) -> Self {
        let print_callback = self.print_callback.as_ref().map(|callback| callback.clone_ref(py));
        Self { print_callback, registry: self.registry.share(py) }
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
    let mut print = PyPrint::new(host.print_callback.as_ref());
    let signal: Arc<Mutex<Option<PyErr>>> = Arc::default();
    execution.set_poll_hook(Some(signal_hook(signal.clone())));
    let result = py.detach(|| go(execution, &mut print));
    execution.set_poll_hook(None);
    if let Some(error) = print.error.take() {
        return Err(error);
    }
    let signal = signal.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(error) = signal {
        return Err(error);
    }
    result.map_err(|error| errors::to_python(py, error, &host.registry))
}

/// Runs Python's signal handlers now and then; what one raises stops the run.
fn signal_hook(raised: Arc<Mutex<Option<PyErr>>>) -> PollHook {
    let mut last = Instant::now();
    PollHook::new(move || {
        if last.elapsed() < SIGNAL_INTERVAL {
            return false;
        }
        last = Instant::now();
        let Err(error) = Python::attach(|py| py.check_signals()) else { return false };
        *raised.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        true
    })
}
