//! Functions that only the library's own Python code may name: what it needs of the runtime and
//! cannot say in Python.

use monty_runtime::NativeDef;

/// The tables of them.
pub const INTERNALS: &[&[NativeDef]] = &[
    crate::binary::INTERNALS,
    crate::civil::INTERNALS,
    crate::digests::INTERNALS,
    crate::re::INTERNALS,
    crate::twister::INTERNALS,
];
