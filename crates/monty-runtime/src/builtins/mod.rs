//! The builtin types, one folder per family: methods, operators and the functions about them.

pub mod containers;
pub mod numbers;
pub mod objects;
pub mod text;

use crate::registry::{NativeDef, TypeDef};

/// All type tables of the core.
pub const TYPES: [&[TypeDef]; 4] = [numbers::TYPES, text::TYPES, containers::TYPES, objects::TYPES];
/// All builtin functions.
pub const FUNCTIONS: [&[NativeDef]; 4] = [numbers::FUNCTIONS, text::FUNCTIONS, containers::FUNCTIONS, objects::FUNCTIONS];
/// All functions for the prelude.
pub const INTERNALS: [&[NativeDef]; 4] = [numbers::INTERNALS, text::INTERNALS, containers::INTERNALS, objects::INTERNALS];
