//! `MontySnapshot`, a run paused at a call to the host, and `MontyComplete`, one that ended.

use std::sync::{Arc, Mutex, PoisonError};

use monty::{Execution, HostAnswer, HostCall, MontyError, PrintWriter, ResourceLimits, Step};
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};

use crate::advance::{Host, advance, advance_within};
use crate::errors;
use crate::exceptions::raised_from_python;
use crate::from_python::from_python;
use crate::futures::MontyFutureSnapshot;
use crate::registry::Registry;
use crate::to_python::{args_to_python, kwargs_to_python, to_python};

/// The state of a paused run: there until it is resumed.
pub struct Paused(Mutex<Option<Execution>>);

impl Paused {
    /// A run that stands at a pause.
    pub fn new(execution: Execution) -> Self {
        Self(Mutex::new(Some(execution)))
    }

    /// Take the run, to resume it.
    pub fn take(&self) -> PyResult<Execution> {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        taken.ok_or_else(|| PyRuntimeError::new_err("Progress already resumed"))
    }

    /// The run as bytes.
    pub fn dump<'py>(&self, py: Python<'py>, host: &Host) -> PyResult<Bound<'py, PyBytes>> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(execution) = state.as_ref() else {
            return Err(PyRuntimeError::new_err(
                "Progress already resumed: dump() it before resume()",
            ));
        };
        let data = execution.dump();
        let data = data.map_err(|error| errors::to_python(py, error, &host.registry))?;
        Ok(PyBytes::new(py, &data))
    }
}

/// Move a run on: the Python object for where it stands then.
pub fn go_on<'py>(
    py: Python<'py>,
    mut execution: Execution,
    host: Host,
    go: impl FnOnce(&mut Execution, &mut dyn PrintWriter) -> Result<Step, MontyError> + Send,
) -> PyResult<Bound<'py, PyAny>> {
    match advance_within(py, &mut execution, &host, host.patience, go)? {
        Some(step) => progress(py, execution, step, host),
        None => {
            let busy = MontyBusy { state: Paused::new(execution), host };
            Ok(Bound::new(py, busy)?.into_any())
        }
    }
}

/// The Python object for where a run stands.
fn progress(
    py: Python<'_>,
    execution: Execution,
    step: Step,
    host: Host,
) -> PyResult<Bound<'_, PyAny>> {
    Ok(match step {
        Step::Call(call) => {
            Bound::new(py, MontySnapshot::new(py, execution, call, host)?)?.into_any()
        }
        Step::Futures(pending) => {
            Bound::new(py, MontyFutureSnapshot::new(execution, pending, host))?.into_any()
        }
        Step::Done(output) => {
            let output = to_python(py, &output, &host.registry)?.unbind();
            Bound::new(py, MontyComplete { output })?.into_any()
        }
    })
}

/// A run that is loaded from bytes, and where it stands.
pub fn load_paused(py: Python<'_>, data: &[u8]) -> PyResult<(Execution, Step)> {
    // What the host does not limit here, the limits in the bytes do.
    let limits = ResourceLimits { max_recursion_depth: u32::MAX, ..Default::default() };
    let execution = py.detach(|| Execution::load(data, limits)).map_err(errors::load_error)?;
    match execution.pause() {
        Some(step) => Ok((execution, step)),
        None => Err(PyValueError::new_err("cannot load: the run stands at no pause")),
    }
}

/// A run paused at a call to the host.
#[pyclass(frozen, module = "pydantic_monty")]
pub struct MontySnapshot {
    state: Paused,
    call: Arc<HostCall>,
    args: Py<PyTuple>,
    kwargs: Py<PyDict>,
    script_name: String,
    host: Arc<Host>,
}

impl MontySnapshot {
    fn new(
        py: Python<'_>,
        execution: Execution,
        call: Arc<HostCall>,
        host: Host,
    ) -> PyResult<Self> {
        Ok(Self {
            args: args_to_python(py, &call.args, &host.registry)?.unbind(),
            kwargs: kwargs_to_python(py, &call.kwargs, &host.registry)?.unbind(),
            script_name: execution.script_name().to_owned(),
            state: Paused::new(execution),
            call,
            host: Arc::new(host),
        })
    }
}

#[pymethods]
impl MontySnapshot {
    /// The name of the source.
    #[getter]
    fn script_name(&self) -> &str {
        &self.script_name
    }

    /// Whether the guest called an operating system function.
    #[getter]
    fn is_os_function(&self) -> bool {
        self.call.is_os_function
    }

    /// The function that the guest called.
    #[getter]
    fn function_name(&self) -> &str {
        &self.call.name
    }

    /// Its positional arguments.
    #[getter]
    fn args(&self, py: Python<'_>) -> Py<PyTuple> {
        self.args.clone_ref(py)
    }

    /// Its keyword arguments.
    #[getter]
    fn kwargs(&self, py: Python<'_>) -> Py<PyDict> {
        self.kwargs.clone_ref(py)
    }

    /// Which call of the run this is.
    #[getter]
    fn call_id(&self) -> u32 {
        self.call.call_id
    }

    /// Answer the call with one of `return_value`, `exception` and `future`, and run on.
    #[pyo3(signature = (**answer))]
    fn resume<'py>(
        &self,
        py: Python<'py>,
        answer: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let root = || format!("return value of {}()", self.call.name);
        let answer = read_answer(answer, "resume()", root, &self.host.registry)?;
        go_on(py, self.state.take()?, self.host.share(py), |execution, print| {
            execution.resume(answer, print)
        })
    }

    /// The paused run as bytes.
    fn dump<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        self.state.dump(py, &self.host)
    }

    /// A paused run from bytes.
    #[staticmethod]
    #[pyo3(signature = (data, *, print_callback = None, dataclass_registry = None))]
    fn load(
        py: Python<'_>,
        data: &[u8],
        print_callback: Option<Py<PyAny>>,
        dataclass_registry: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let host = Host::new(print_callback, Registry::new(py, dataclass_registry)?);
        match load_paused(py, data)? {
            (execution, Step::Call(call)) => Self::new(py, execution, call, host),
            _ => Err(PyValueError::new_err(
                "cannot load: this run waits for futures; use MontyFutureSnapshot.load()",
            )),
        }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!(
            "MontySnapshot(script_name={}, function_name={}, args={}, kwargs={})",
            self.script_name.as_str().into_pyobject(py)?.repr()?,
            self.call.name.as_str().into_pyobject(py)?.repr()?,
            self.args.bind(py).repr()?,
            self.kwargs.bind(py).repr()?,
        ))
    }

    fn __traverse__(&self, visit: pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
        visit.call(&self.args)?;
        visit.call(&self.kwargs)?;
        self.host.traverse(&visit)
    }
}

/// One of `return_value`, `exception` and `future`, from keyword arguments or a dictionary.
pub fn read_answer(
    answer: Option<&Bound<'_, PyDict>>,
    what: &str,
    root: impl FnOnce() -> String,
    registry: &Registry,
) -> PyResult<HostAnswer> {
    let wrong = || {
        PyTypeError::new_err(format!(
            "{what} takes exactly one of return_value=, exception= and future=..."
        ))
    };
    let answer = answer.ok_or_else(wrong)?;
    if answer.len() != 1 {
        return Err(wrong());
    }
    if let Some(value) = answer.get_item("return_value")? {
        Ok(HostAnswer::Return(from_python(&value, root, registry)?))
    } else if let Some(exception) = answer.get_item("exception")? {
        Ok(HostAnswer::Raise(raised_from_python(&exception, registry)?))
    } else if let Some(future) = answer.get_item("future")? {
        if !future.is(future.py().Ellipsis()) {
            return Err(PyTypeError::new_err(format!("{what}: the value of future is ...")));
        }
        Ok(HostAnswer::Future)
    } else {
        Err(wrong())
    }
}

/// A run that had more to do than its caller had patience for.
#[pyclass(frozen, module = "pydantic_monty._monty")]
pub struct MontyBusy {
    state: Paused,
    host: Host,
}

#[pymethods]
impl MontyBusy {
    /// Run on, however long it takes.
    fn go_on<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (mut execution, host) = (self.state.take()?, self.host.share(py));
        let step = advance(py, &mut execution, &host, Execution::go_on)?;
        progress(py, execution, step, host)
    }

    fn __traverse__(&self, visit: pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
        self.host.traverse(&visit)
    }
}

/// A run that ended.
#[pyclass(frozen, module = "pydantic_monty")]
pub struct MontyComplete {
    output: Py<PyAny>,
}

#[pymethods]
impl MontyComplete {
    /// The value of the program.
    #[getter]
    fn output(&self, py: Python<'_>) -> Py<PyAny> {
        self.output.clone_ref(py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("MontyComplete(output={})", self.output.bind(py).repr()?))
    }

    fn __traverse__(&self, visit: pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
        visit.call(&self.output)
    }
}
