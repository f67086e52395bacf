//! Exceptions, tracebacks, generators and coroutines as guests see them.

use crate::registry::{NativeDef, TypeDef};

/// Methods and attributes of the types.
pub const TYPES: &[TypeDef] = &[];
/// Builtin functions.
pub const FUNCTIONS: &[NativeDef] = &[];
/// Functions that only the prelude may name.
pub const INTERNALS: &[NativeDef] = &[];
