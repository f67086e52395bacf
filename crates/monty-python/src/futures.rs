//! `MontyFutureSnapshot`: a run all of whose tasks wait for calls that were answered with a future.

use std::sync::Arc;

use monty::{Execution, HostAnswer, Step};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::advance::Host;
use crate::registry::Registry;
use crate::snapshot::{Paused, go_on, load_paused, read_answer};

/// A run that waits for futures.
#[pyclass(frozen, module = "pydantic_monty")]
pub struct MontyFutureSnapshot {
    state: Paused,
    pending: Vec<u32>,
    script_name: String,
    host: Arc<Host>,
}

impl MontyFutureSnapshot {
    /// A run that waits for these calls.
    pub fn new(execution: Execution, pending: Vec<u32>, host: Host) -> Self {
        let script_name = execution.script_name().to_owned();
        Self { state: Paused::new(execution), pending, script_name, host: Arc::new(host) }
    }

    fn read_answers(&self, results: &Bound<'_, PyDict>) -> PyResult<Vec<(u32, HostAnswer)>> {
        let mut answers = Vec::with_capacity(results.len());
        for item in results.items().iter() {
            let (key, result): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let call_id: u32 = key
                .extract()
                .map_err(|_| PyTypeError::new_err("results: the keys must be call ids (int)"))?;
            if !self.pending.contains(&call_id) {
                let pending = &self.pending;
                return Err(PyValueError::new_err(format!(
                    "call {call_id} is not pending; pending_call_ids is {pending:?}"
                )));
            }
            let what = format!("results[{call_id}]");
            let Ok(result) = result.cast::<PyDict>() else {
                return Err(PyTypeError::new_err(format!(
                    "{what} must be {{'return_value': ...}} or {{'exception': ...}}"
                )));
            };
            let root = || format!("{what}['return_value']");
            let answer = read_answer(Some(result), &what, root, &self.host.registry)?;
            if matches!(answer, HostAnswer::Future) {
                return Err(PyTypeError::new_err(format!("{what}: this call already is a future")));
            }
            answers.push((call_id, answer));
        }
        if answers.is_empty() {
            let pending = &self.pending;
            return Err(PyValueError::new_err(format!(
                "results is empty; answer one or more of the calls {pending:?}"
            )));
        }
        Ok(answers)
    }
}

#[pymethods]
impl MontyFutureSnapshot {
    /// The name of the source.
    #[getter]
    fn script_name(&self) -> &str {
        &self.script_name
    }

    /// The calls that the run waits for.
    #[getter]
    fn pending_call_ids(&self) -> Vec<u32> {
        self.pending.clone()
    }

    /// Answer one or more of the pending calls, by id, and run on.
    fn resume<'py>(
        &self,
        py: Python<'py>,
        results: &Bound<'py, PyDict>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let answers = self.read_answers(results)?;
        go_on(py, self.state.take()?, self.host.share(py), |execution, print| {
            execution.resume_futures(answers, print)
        })
    }

    /// The paused run as bytes.
    fn dump<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        self.state.dump(py, &self.host)
    }

    /// A run that waits for futures, from bytes.
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
            (execution, Step::Futures(pending)) => Ok(Self::new(execution, pending, host)),
            _ => Err(PyValueError::new_err(
                "cannot load: this run is paused at a call; use MontySnapshot.load()",
            )),
        }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let name = self.script_name.as_str().into_pyobject(py)?.repr()?;
        Ok(format!("MontyFutureSnapshot(script_name={name}, pending_call_ids={:?})", self.pending))
    }

    fn __traverse__(&self, visit: pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
        self.host.traverse(&visit)
    }
}
