//! Which classes of the host the instances that come back from a run belong to.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

/// Dataclasses that the host registered and enum classes whose members it passed in, by type id.
/// Shared by a program and all its runs.
pub struct Registry(Py<PyDict>);

impl Registry {
    /// The classes of `dataclass_registry`, any iterable of dataclasses.
    pub fn new(py: Python<'_>, classes: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let registry = Self(PyDict::new(py).unbind());
        if let Some(classes) = classes {
            for class in classes.try_iter()? {
                registry.register_dataclass(&class?)?;
            }
        }
        Ok(registry)
    }

    /// Remember a dataclass.
    pub fn register_dataclass(&self, class: &Bound<'_, PyAny>) -> PyResult<()> {
        let Ok(class) = class.cast::<PyType>() else {
            let what = class.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "expected a dataclass, got an instance of '{what}'"
            )));
        };
        if !class.hasattr("__dataclass_fields__")? {
            let name = class.qualname()?;
            return Err(PyTypeError::new_err(format!("'{name}' is not a dataclass")));
        }
        self.remember(class)
    }

    /// Remember any class.
    pub fn remember(&self, class: &Bound<'_, PyType>) -> PyResult<()> {
        self.0.bind(class.py()).set_item(type_id(class)?, class)
    }

    /// The class of a type id, if it is known.
    pub fn find<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
        if id.is_empty() {
            return Ok(None);
        }
        self.0.bind(py).get_item(id)
    }

    /// Another hold on the same classes.
    pub fn share(&self, py: Python<'_>) -> Self {
        Self(self.0.clone_ref(py))
    }

    /// For the garbage collector.
    pub fn traverse(&self, visit: &pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
        visit.call(&self.0)
    }
}

/// What names a class across processes: `module:qualname`.
pub fn type_id(class: &Bound<'_, PyType>) -> PyResult<String> {
    Ok(format!("{}:{}", class.module()?.to_string_lossy(), class.qualname()?.to_string_lossy()))
}
