//! Functions that only the library's own Python code may name: what it needs of the runtime and
//! cannot say in Python.

use monty_runtime::NativeDef;

/// The table of them.
pub const INTERNALS: &[NativeDef] = &[];
