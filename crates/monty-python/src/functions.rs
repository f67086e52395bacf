//! What answers the calls of a program that runs to its end: the host's functions by name, and its
//! operating system.

use monty::{Execution, HostAnswer, HostCall, MontyException, Step};
use pyo3::exceptions::{PyException, PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::advance::{Host, advance};
use crate::exceptions::raised_from_python;
use crate::from_python::{MOST_BYTES, from_python_within};
use crate::registry::Registry;
use crate::to_python::{args_to_python, kwargs_to_python, to_python};

/// What answers the calls of a run.
pub struct Functions<'a, 'py> {
    pub external: Option<&'a Bound<'py, PyDict>>,
    pub os: Option<&'a Bound<'py, PyAny>>,
}

impl<'py> Functions<'_, 'py> {
    /// Move a run on from `step` to its end.
    pub fn finish(
        &self,
        py: Python<'py>,
        execution: &mut Execution,
        mut step: Step,
        host: &Host,
    ) -> PyResult<Bound<'py, PyAny>> {
        loop {
            step = match step {
                Step::Done(output) => return to_python(py, &output, &host.registry),
                Step::Call(call) => {
                    let room = room_of(execution);
                    let answer = self.answer(py, &call, &host.registry, room)?;
                    advance(py, execution, host, |execution, print| {
                        execution.resume(answer, print)
                    })?
                }
                Step::Futures(pending) => {
                    return Err(PyRuntimeError::new_err(format!(
                        "the program waits for the calls {pending:?}, which no function answers"
                    )));
                }
            };
        }
    }

    /// Call the host's function. What it raises goes to the guest; a value that cannot cross is
    /// the host's mistake, and raises here.
    fn answer(
        &self,
        py: Python<'py>,
        call: &HostCall,
        registry: &Registry,
        room: usize,
    ) -> PyResult<HostAnswer> {
        let args = args_to_python(py, &call.args, registry)?;
        let kwargs = kwargs_to_python(py, &call.kwargs, registry)?;
        let result = if call.is_os_function {
            let Some(os) = self.os else { return Ok(not_provided(call)) };
            os.call1((&call.name, args, kwargs))
        } else {
            let function = match self.external {
                Some(functions) => functions.get_item(&call.name)?,
                None => None,
            };
            let Some(function) = function else { return Ok(not_provided(call)) };
            function.call(args, Some(&kwargs))
        };
        match result {
            Ok(value) => {
                refuse_awaitable(&value, call)?;
                let root = || format!("return value of {}()", call.name);
                Ok(HostAnswer::Return(from_python_within(&value, root, registry, room)?))
            }
            Err(error) if error.is_instance_of::<PyException>(py) => {
                Ok(HostAnswer::Raise(raised_from_python(error.value(py), registry)?))
            }
            // KeyboardInterrupt and SystemExit are for the host itself.
            Err(error) => Err(error),
        }
    }
}

/// How many bytes of plain data the run may still take in.
fn room_of(execution: &Execution) -> usize {
    let room = execution.memory_room().and_then(|room| usize::try_from(room).ok());
    room.map_or(MOST_BYTES, |room| room.min(MOST_BYTES))
}

fn not_provided(call: &HostCall) -> HostAnswer {
    let (class, message) = if call.is_os_function {
        let message =
            format!("OS function '{}' is not provided by this host: grant it with os=", call.name);
        ("PermissionError", message)
    } else {
        let message = format!("external function '{}' is not provided by this host", call.name);
        ("NotImplementedError", message)
    };
    HostAnswer::Raise(MontyException::new(class, message))
}

fn refuse_awaitable(value: &Bound<'_, PyAny>, call: &HostCall) -> PyResult<()> {
    if !value.hasattr("__await__")? {
        return Ok(());
    }
    // Closed here, a coroutine does not warn that it was never awaited.
    if value.hasattr("close")? {
        value.call_method0("close")?;
    }
    Err(PyTypeError::new_err(format!(
        "external function '{}' is async; run the program with run_monty_async()",
        call.name
    )))
}
