//! Exceptions both ways: as values, as what a host function raised, and as what left a run.

use monty::{MontyException, MontyExceptionValue, MontyObject};
use pyo3::exceptions::{PyBaseException, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use crate::from_python::{Reader, from_python};
use crate::refusal::Refusal;
use crate::registry::Registry;
use crate::to_python::args_to_python;
use crate::types::types;

/// An exception object as a value.
pub fn value_from_python(
    value: &Bound<'_, PyAny>,
    reader: &mut Reader<'_>,
) -> Result<MontyObject, Box<Refusal>> {
    let class = value.get_type();
    let args = full_args(value)?;
    Ok(MontyObject::Exception(Box::new(MontyExceptionValue {
        exc_type: class.name()?.to_string_lossy().into_owned(),
        builtin_base: builtin_base(&class)?,
        args: reader.read_sequence(args.as_any()).map_err(|refusal| refusal.at(".args"))?,
    })))
}

/// An exception object: of a builtin class itself, or of a stand-in that derives from one.
pub fn value_to_python<'py>(
    py: Python<'py>,
    exc_type: &str,
    builtin_base: &str,
    args: &[MontyObject],
    registry: &Registry,
) -> PyResult<Bound<'py, PyAny>> {
    let args = args_to_python(py, args, registry)?;
    types(py)?.standins.bind(py).call_method1("exception", (exc_type, builtin_base, args))
}

/// What a host function raised, or what `resume(exception=…)` was given, for the guest: an
/// exception of a builtin class as it is, any other as `Exception` with its text.
pub fn raised_from_python(
    value: &Bound<'_, PyAny>,
    registry: &Registry,
) -> PyResult<MontyException> {
    let value = match value.cast::<PyType>() {
        Ok(class) if class.is_subclass_of::<PyBaseException>()? => class.call0()?,
        _ => value.clone(),
    };
    if !value.is_instance_of::<PyBaseException>() {
        let name = value.get_type().fully_qualified_name()?;
        return Err(PyTypeError::new_err(format!("exception must be an exception, not '{name}'")));
    }
    let class = value.get_type();
    if !is_builtin(&class)? {
        let text = value.str().map(|text| text.to_string_lossy().into_owned());
        let text = text.ok().filter(|text| !text.is_empty());
        let text = text.unwrap_or(class.name()?.to_string_lossy().into_owned());
        return Ok(MontyException::new("Exception", text));
    }
    let name = class.name()?.to_string_lossy().into_owned();
    let mut args = Vec::new();
    for arg in full_args(&value)?.iter() {
        match from_python(&arg, String::new, registry) {
            Ok(arg) => args.push(arg),
            // What cannot cross is told by its text.
            Err(_) => args.push(MontyObject::String(value.str()?.to_string_lossy().into_owned())),
        }
    }
    Ok(MontyException::with_args(name, args))
}

/// `args`, with the file name that an `OSError` keeps apart.
fn full_args<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    let args = value.getattr("args")?.cast_into::<PyTuple>()?;
    if args.len() == 2
        && value.is_instance_of::<pyo3::exceptions::PyOSError>()
        && let filename = value.getattr("filename")?
        && !filename.is_none()
    {
        let filename = filename.str()?.into_any();
        let all: Vec<_> = args.iter().chain([filename]).collect();
        return PyTuple::new(value.py(), all);
    }
    Ok(args)
}

fn is_builtin(class: &Bound<'_, PyType>) -> PyResult<bool> {
    Ok(class.module()?.to_string_lossy() == "builtins")
}

/// The nearest builtin class that `class` derives from.
fn builtin_base(class: &Bound<'_, PyType>) -> PyResult<String> {
    for base in class.mro().iter() {
        let base = base.cast_into::<PyType>()?;
        if is_builtin(&base)? {
            return Ok(base.name()?.to_string_lossy().into_owned());
        }
    }
    Ok("Exception".to_owned())
}
