//! The three ways out of native code that is not a result: a raised exception, a limit, a bug of ours.

use monty_limits::LimitError;

use crate::object::ExceptionObject;
use crate::value::{Handle, Value};

/// Why there is no result. Never mixed: a guest can catch only the first.
#[derive(Debug)]
pub enum Raise {
    /// A Python exception.
    Exc(Handle<ExceptionObject>),
    /// A limit of the run.
    Limit(Box<LimitError>),
    /// A native function needs guest code to convert one of its arguments: the call machinery runs
    /// it, replaces the argument and calls the function again from the start.
    Convert(Box<Conversion>),
    /// A bug of the interpreter, or a snapshot that was not what it said.
    Internal(&'static str),
}

/// Result of anything that guest code may make fail.
pub type Result<T> = std::result::Result<T, Raise>;

/// What to convert, and to what.
#[derive(Debug, Clone, Copy)]
pub struct Conversion {
    pub value: Value,
    pub kind: ConvertKind,
}

/// The result a native function needs in the place of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ConvertKind {
    /// `__index__`: an exact int.
    Index,
    /// `__int__`, `__index__` or `__trunc__`: an exact int.
    Int,
    /// `__float__` (or `__index__`): an exact float.
    Float,
    /// `__complex__`: an exact complex.
    Complex,
    /// A list of what the iterable gives.
    Items,
    Str,
    Repr,
    /// True or False.
    Truth,
    Bytes,
    /// The same view of a module's names, after all of them were filled.
    Namespace,
    /// A list of what the iterable gives, which is asked how much that will be.
    SizedItems,
    /// None: a ValueError is raised. The value is a pair: what the error tells, and the object whose
    /// repr it ends with.
    Refused,
    /// A list of what the iterable gives, for `join`.
    Joined,
}

impl Raise {
    /// Ask for a conversion.
    #[cold]
    pub fn convert(value: Value, kind: ConvertKind) -> Raise {
        Raise::Convert(Box::new(Conversion { value, kind }))
    }
}
