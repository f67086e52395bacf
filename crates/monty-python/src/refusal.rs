//! Why a value cannot cross into a run, and where in the host's data it stands.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

/// Steps of a path shown before and after the ones left out.
const SHOWN_STEPS: usize = 8;

/// A value that cannot cross.
#[derive(Debug)]
pub struct Refusal {
    /// From the value outwards: `.y`, `[3]`, …
    steps: Vec<String>,
    why: Why,
}

#[derive(Debug)]
enum Why {
    Type(String),
    Value(String),
    Raised(PyErr),
}

impl Refusal {
    /// A value of a type that does not cross.
    pub fn wrong_type(message: String) -> Box<Self> {
        Box::new(Self { steps: Vec::new(), why: Why::Type(message) })
    }

    /// A value that does not cross although its type does.
    pub fn wrong_value(message: impl Into<String>) -> Box<Self> {
        Box::new(Self { steps: Vec::new(), why: Why::Value(message.into()) })
    }

    /// The value stands inside another, at this step.
    pub fn at(mut self: Box<Self>, step: impl Into<String>) -> Box<Self> {
        self.steps.push(step.into());
        self
    }

    /// The Python exception: `inputs['x'][3].y: cannot pass …`.
    pub fn into_error(self, root: &str) -> PyErr {
        let path = self.path(root);
        match self.why {
            Why::Type(message) => PyTypeError::new_err(format!("{path}: {message}")),
            Why::Value(message) => PyValueError::new_err(format!("{path}: {message}")),
            Why::Raised(error) => error,
        }
    }

    fn path(&self, root: &str) -> String {
        let mut path = root.to_owned();
        let count = self.steps.len();
        for (i, step) in self.steps.iter().rev().enumerate() {
            if count <= 2 * SHOWN_STEPS || i < SHOWN_STEPS || i >= count - SHOWN_STEPS {
                path.push_str(step);
            } else if i == SHOWN_STEPS {
                path.push('…');
            }
        }
        path
    }
}

/// Python code that ran during a conversion (a property, an iterator) raised.
impl From<PyErr> for Box<Refusal> {
    fn from(error: PyErr) -> Self {
        Box::new(Refusal { steps: Vec::new(), why: Why::Raised(error) })
    }
}

impl<'a, 'py> From<pyo3::CastError<'a, 'py>> for Box<Refusal> {
    fn from(error: pyo3::CastError<'a, 'py>) -> Self {
        PyErr::from(error).into()
    }
}
