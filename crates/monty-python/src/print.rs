//! What a guest prints, handed to the host a line at a time.

use monty::{PrintWriter, Stream};
use pyo3::prelude::*;

/// Hands lines to `print_callback`, or to `sys.stdout` and `sys.stderr`.
pub struct PyPrint<'a> {
    callback: Option<&'a Py<PyAny>>,
    /// What the callback raised: it ends the run, and is raised again after it.
    pub error: Option<PyErr>,
}

impl<'a> PyPrint<'a> {
    /// Without a callback, text goes where the host's own goes.
    pub fn new(callback: Option<&'a Py<PyAny>>) -> Self {
        Self { callback, error: None }
    }

    fn hand_over(&self, py: Python<'_>, stream: Stream, text: &str) -> PyResult<()> {
        let Some(callback) = self.callback else {
            let file = py.import("sys")?.getattr(stream.name())?;
            if !file.is_none() {
                file.call_method1("write", (text,))?;
            }
            return Ok(());
        };
        for line in text.split_inclusive('\n') {
            callback.call1(py, (stream.name(), line))?;
        }
        Ok(())
    }
}

impl PrintWriter for PyPrint<'_> {
    fn write(&mut self, stream: Stream, text: &str) -> Result<(), String> {
        Python::attach(|py| {
            self.hand_over(py, stream, text).map_err(|error| {
                let message = format!("print_callback raised {error}");
                self.error = Some(error);
                message
            })
        })
    }
}
