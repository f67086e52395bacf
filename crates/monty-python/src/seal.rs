//! Sealed bytes: dumps under a key of the host's. The cipher is the crate `monty`'s.

use std::time::Duration;

use monty::{SealError, SealKey as Key};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

/// A key to seal dumps with: 32 random bytes, and a name that anyone may read.
#[pyclass(frozen, module = "pydantic_monty")]
pub struct SealKey(Key);

#[pymethods]
impl SealKey {
    #[new]
    fn new(id: String, key: &[u8]) -> PyResult<Self> {
        let length = key.len();
        let key = key.try_into().map_err(|_| {
            PyValueError::new_err(format!(
                "a key has 32 bytes, not {length}; secrets.token_bytes(32) makes one"
            ))
        })?;
        Key::new(id, key).map(Self).map_err(refused)
    }

    /// The name of the key.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// Seal bytes, for so many seconds or for good.
    #[pyo3(signature = (data, *, lifetime_secs = None))]
    fn seal<'py>(
        &self,
        py: Python<'py>,
        data: &[u8],
        lifetime_secs: Option<f64>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let lifetime = lifetime_secs.map(Duration::try_from_secs_f64).transpose();
        let lifetime = lifetime.map_err(|error| PyValueError::new_err(error.to_string()))?;
        let sealed = py.detach(|| self.0.seal(data, lifetime)).map_err(refused)?;
        Ok(PyBytes::new(py, &sealed))
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.0)
    }
}

/// Open sealed bytes with the one of these keys that they were sealed with.
#[pyfunction]
pub fn unseal<'py>(
    py: Python<'py>,
    data: &[u8],
    keys: Vec<PyRef<'py, SealKey>>,
) -> PyResult<Bound<'py, PyBytes>> {
    let keys: Vec<Key> = keys.iter().map(|key| key.0.clone()).collect();
    let opened = py.detach(|| monty::unseal(data, &keys)).map_err(refused)?;
    Ok(PyBytes::new(py, &opened))
}

fn refused(error: SealError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
