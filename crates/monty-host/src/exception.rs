//! An exception that left a run, or that a host raises into one.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::MontyObject;

/// An exception at the boundary.
///
/// ```
/// use monty_host::MontyException;
///
/// let error = MontyException::new("ValueError", "no such city");
/// assert_eq!(error.to_string(), "ValueError: no such city");
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct MontyException {
    /// The class name.
    pub exc_type: String,
    /// The nearest builtin class it derives from (`exc_type` itself for a builtin one).
    pub builtin_base: String,
    /// Its `str()`, as the last line of a traceback shows it; `None` where that is empty.
    pub message: Option<String>,
    /// Its `args`.
    pub args: Vec<MontyObject>,
    /// Where it came through, outermost frame first.
    pub traceback: Vec<StackFrame>,
    /// The whole traceback as CPython prints it, chained exceptions included; ends in a newline.
    /// Empty for an exception a host makes.
    pub rendered: String,
}

impl MontyException {
    /// An exception of a builtin class with one argument: what a host raises into a run.
    pub fn new(exc_type: impl Into<String>, message: impl Into<String>) -> Self {
        let (exc_type, message) = (exc_type.into(), message.into());
        Self {
            builtin_base: exc_type.clone(),
            exc_type,
            args: vec![MontyObject::String(message.clone())],
            message: Some(message),
            ..Self::default()
        }
    }

    /// An exception of a builtin class with these arguments.
    pub fn with_args(exc_type: impl Into<String>, args: Vec<MontyObject>) -> Self {
        let exc_type = exc_type.into();
        let message = match args.as_slice() {
            [MontyObject::String(text)] => Some(text.clone()),
            _ => None,
        };
        Self { builtin_base: exc_type.clone(), exc_type, message, args, ..Self::default() }
    }
}

/// The last line of a traceback: `ValueError: no such city`.
impl fmt::Display for MontyException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.message.as_deref() {
            Some(message) if !message.is_empty() => write!(f, "{}: {message}", self.exc_type),
            _ => f.write_str(&self.exc_type),
        }
    }
}

impl std::error::Error for MontyException {}

/// One frame of a traceback. Lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StackFrame {
    /// The name of the source.
    pub filename: String,
    /// Where the expression that raised begins.
    pub line: u32,
    /// Its first column.
    pub column: u32,
    /// Where it ends.
    pub end_line: u32,
    /// The column after its last.
    pub end_column: u32,
    /// The function, or `<module>`.
    pub function_name: String,
    /// The text of `line`, if the source is at hand.
    pub source_line: Option<String>,
}
