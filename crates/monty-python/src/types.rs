//! The Python classes that values cross by, looked up once.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

/// Classes of the standard library, and the module that makes stand-ins.
pub struct Types {
    pub date: Py<PyType>,
    pub datetime: Py<PyType>,
    pub time: Py<PyType>,
    pub timedelta: Py<PyType>,
    pub timezone: Py<PyType>,
    pub utc: Py<PyAny>,
    pub decimal: Py<PyType>,
    pub uuid: Py<PyType>,
    pub posix_path: Py<PyType>,
    pub enumeration: Py<PyType>,
    pub standins: Py<PyModule>,
}

static TYPES: PyOnceLock<Types> = PyOnceLock::new();

/// The classes; the first call imports their modules.
pub fn types(py: Python<'_>) -> PyResult<&Types> {
    TYPES.get_or_try_init(py, || {
        let class = |module: &str, name: &str| -> PyResult<Py<PyType>> {
            Ok(py.import(module)?.getattr(name)?.cast_into::<PyType>()?.unbind())
        };
        let timezone = class("datetime", "timezone")?;
        Ok(Types {
            date: class("datetime", "date")?,
            datetime: class("datetime", "datetime")?,
            time: class("datetime", "time")?,
            timedelta: class("datetime", "timedelta")?,
            utc: timezone.bind(py).getattr("utc")?.unbind(),
            timezone,
            decimal: class("decimal", "Decimal")?,
            uuid: class("uuid", "UUID")?,
            posix_path: class("pathlib", "PurePosixPath")?,
            enumeration: class("enum", "Enum")?,
            standins: py.import("pydantic_monty._standins")?.unbind(),
        })
    })
}
