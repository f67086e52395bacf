//! `MontySession`: code that comes snippet by snippet.

use std::sync::{Mutex, PoisonError};

use monty::{MontyError, ResourceLimits};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::advance::{Host, advance};
use crate::errors;
use crate::from_python::from_python;
use crate::functions::Functions;
use crate::limits::read_limits;
use crate::registry::Registry;

/// A run to which source text can be added: names that one snippet binds are there for the next.
#[pyclass(frozen, module = "pydantic_monty")]
pub struct MontySession {
    /// `None` while a snippet runs.
    state: Mutex<Option<monty::MontySession>>,
    registry: Registry,
}

#[pymethods]
impl MontySession {
    #[new]
    #[pyo3(signature = (
        *, script_name = "session", external_functions = None, limits = None,
        dataclass_registry = None, seed = 0,
    ))]
    fn new(
        py: Python<'_>,
        script_name: &str,
        external_functions: Option<Vec<String>>,
        limits: Option<&Bound<'_, PyDict>>,
        dataclass_registry: Option<&Bound<'_, PyAny>>,
        seed: u64,
    ) -> PyResult<Self> {
        let registry = Registry::new(py, dataclass_registry)?;
        let functions = external_functions.unwrap_or_default();
        let limits = read_limits(limits)?;
        let session = monty::MontySession::seeded(script_name, functions, limits, seed);
        let session = session.map_err(|error| match error {
            MontyError::Host(message) => PyValueError::new_err(message),
            error => errors::to_python(py, error, &registry),
        })?;
        Ok(Self { state: Mutex::new(Some(session)), registry })
    }

    /// Run one snippet to its end; the value is that of its last expression statement.
    #[pyo3(signature = (
        code, *, inputs = None, external_functions = None, print_callback = None, os = None,
    ))]
    #[allow(clippy::too_many_arguments)]
    fn run<'py>(
        &self,
        py: Python<'py>,
        code: &str,
        inputs: Option<&Bound<'py, PyDict>>,
        external_functions: Option<&Bound<'py, PyDict>>,
        print_callback: Option<Py<PyAny>>,
        os: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let mut values = Vec::new();
        if let Some(inputs) = inputs {
            for (name, value) in inputs.iter() {
                let name: String = name.extract()?;
                let value = from_python(&value, || format!("inputs['{name}']"), &self.registry)?;
                values.push((name, value));
            }
        }
        let host = Host::new(print_callback, self.registry.share(py));
        let functions = Functions { external: external_functions, os };
        self.with_session(|session| {
            for (name, value) in &values {
                let set = session.set(name, value);
                set.map_err(|error| errors::to_python(py, error, &host.registry))?;
            }
            let execution = session.execution();
            let step =
                advance(py, execution, &host, |execution, print| execution.feed(code, print))?;
            let finished = functions.finish(py, execution, step, &host);
            if finished.is_err() {
                // A host function that failed the run leaves it at its call.
                execution.abandon();
            }
            finished
        })
    }

    /// The names that snippets bound.
    #[getter]
    fn names(&self) -> PyResult<Vec<String>> {
        self.with_session(|session| Ok(session.names()))
    }

    /// The session as bytes.
    fn dump<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        self.with_session(|session| {
            let data = session.dump();
            let data = data.map_err(|error| errors::to_python(py, error, &self.registry))?;
            Ok(PyBytes::new(py, &data))
        })
    }

    /// A session from bytes, under the stricter of these limits and those it had.
    #[staticmethod]
    #[pyo3(signature = (data, *, limits = None, dataclass_registry = None))]
    fn load(
        py: Python<'_>,
        data: &[u8],
        limits: Option<&Bound<'_, PyDict>>,
        dataclass_registry: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let registry = Registry::new(py, dataclass_registry)?;
        let limits = match limits {
            Some(_) => read_limits(limits)?,
            None => ResourceLimits { max_recursion_depth: u32::MAX, ..Default::default() },
        };
        let session = py.detach(|| monty::MontySession::load(data, limits));
        let session = session.map_err(errors::load_error)?;
        Ok(Self { state: Mutex::new(Some(session)), registry })
    }

    fn __repr__(&self) -> String {
        "MontySession()".to_owned()
    }

    fn __traverse__(&self, visit: pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
        self.registry.traverse(&visit)
    }
}

impl MontySession {
    /// Work with the session, which nobody else can meanwhile: the lock is not held while code of
    /// the host or the guest runs.
    fn with_session<T>(
        &self,
        work: impl FnOnce(&mut monty::MontySession) -> PyResult<T>,
    ) -> PyResult<T> {
        let taken = self.state.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(mut session) = taken else {
            return Err(PyRuntimeError::new_err("this session is running a snippet"));
        };
        let result = work(&mut session);
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = Some(session);
        result
    }
}
