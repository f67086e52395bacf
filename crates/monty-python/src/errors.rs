//! How a run failed, as an exception of the package.

use monty::{LoadError, MontyError, MontyException};
use monty_typecheck::{CheckError, Format};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::exceptions::value_to_python;
use crate::registry::Registry;

static ERRORS: PyOnceLock<Py<PyModule>> = PyOnceLock::new();

/// The Python exception for a run that failed.
pub fn to_python(py: Python<'_>, error: MontyError, registry: &Registry) -> PyErr {
    build(py, error, registry).unwrap_or_else(|error| error)
}

/// What the type checker found, as an exception that renders it on demand.
pub fn typing_error(py: Python<'_>, error: CheckError) -> PyErr {
    let build = || {
        let module = errors_module(py)?;
        PyResult::Ok(match error {
            CheckError::Findings(findings) => {
                let message = findings.display(Format::Full, false);
                module.call_method1("typing_error", (message, Findings(findings)))?
            }
            CheckError::Refused(message) => {
                module.call_method1("typing_error", (message, py.None()))?
            }
            CheckError::Internal(message) => module.call_method1("internal_error", (message,))?,
        })
    };
    build().map_or_else(|error| error, PyErr::from_value)
}

/// What the type checker found.
#[pyclass(frozen, module = "pydantic_monty")]
struct Findings(monty_typecheck::Findings);

#[pymethods]
impl Findings {
    /// The findings as text.
    fn display(&self, py: Python<'_>, format: &str, color: bool) -> PyResult<String> {
        let format: Format = format.parse().map_err(PyValueError::new_err)?;
        Ok(py.detach(|| self.0.display(format, color)))
    }
}

fn errors_module(py: Python<'_>) -> PyResult<&Bound<'_, PyModule>> {
    let module = ERRORS
        .get_or_try_init(py, || PyResult::Ok(py.import("pydantic_monty._errors")?.unbind()))?;
    Ok(module.bind(py))
}

fn build(py: Python<'_>, error: MontyError, registry: &Registry) -> PyResult<PyErr> {
    let module = errors_module(py)?;
    let made = match &error {
        MontyError::Syntax(exception) => {
            let (type_name, message, frames, rendered) = parts(py, exception)?;
            module.call_method1("syntax_error", (type_name, message, frames, rendered))?
        }
        MontyError::Raised(exception) => {
            let (type_name, message, frames, rendered) = parts(py, exception)?;
            let base = &exception.builtin_base;
            let inner = value_to_python(py, type_name, base, &exception.args, registry)?;
            module.call_method1("runtime_error", (type_name, message, frames, rendered, inner))?
        }
        MontyError::Limit(failure) => {
            let (type_name, message, frames, rendered) = parts(py, &failure.exception)?;
            let inner = value_to_python(
                py,
                type_name,
                type_name,
                &[failure.error.to_string().into()],
                registry,
            )?;
            let (limit, used) = (failure.error.limit, failure.error.used);
            let name = failure.error.kind.name();
            module.call_method1(
                "limit_error",
                (type_name, message, frames, rendered, inner, name, limit, used),
            )?
        }
        MontyError::Host(message) => return Ok(PyRuntimeError::new_err(message.clone())),
        MontyError::Internal(_) => module.call_method1("internal_error", (error.to_string(),))?,
    };
    Ok(PyErr::from_value(made))
}

type Parts<'a, 'py> = (&'a str, &'a str, Vec<Bound<'py, PyAny>>, &'a str);

/// Type, message, frames and the whole text of an exception.
fn parts<'a, 'py>(py: Python<'py>, exception: &'a MontyException) -> PyResult<Parts<'a, 'py>> {
    let mut frames = Vec::with_capacity(exception.traceback.len());
    for frame in &exception.traceback {
        let function = Some(frame.function_name.as_str()).filter(|name| *name != "<module>");
        let parts = (
            frame.filename.as_str(),
            frame.line,
            frame.column,
            frame.end_line,
            frame.end_column,
            function,
            frame.source_line.as_deref(),
        );
        frames.push(parts.into_pyobject(py)?.into_any());
    }
    let message = exception.message.as_deref().unwrap_or_default();
    Ok((&exception.exc_type, message, frames, &exception.rendered))
}

/// Bytes that do not load are a `ValueError`.
pub fn load_error(error: LoadError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
