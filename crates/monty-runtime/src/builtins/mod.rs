//! The builtin types, one folder per family: methods, operators and the functions about them.

pub mod border;
pub mod containers;
pub mod flow;
pub mod numbers;
pub mod objects;
pub mod text;

use crate::registry::{Manifest, NativeDef, TypeDef};

/// All type tables of the core.
pub const TYPES: [&[TypeDef]; 6] =
    [numbers::TYPES, text::TYPES, containers::TYPES, objects::TYPES, flow::TYPES, border::TYPES];
/// All builtin functions.
pub const FUNCTIONS: [&[NativeDef]; 6] = [
    numbers::FUNCTIONS,
    text::FUNCTIONS,
    containers::FUNCTIONS,
    objects::FUNCTIONS,
    flow::FUNCTIONS,
    border::FUNCTIONS,
];
/// All functions for the prelude.
pub const INTERNALS: [&[NativeDef]; 7] = [
    numbers::INTERNALS,
    text::INTERNALS,
    containers::INTERNALS,
    containers::HEAP_INTERNALS,
    objects::INTERNALS,
    flow::INTERNALS,
    border::INTERNALS,
];

/// The core's part of the manifest: the library adds its modules.
pub fn core_manifest() -> Manifest {
    Manifest {
        types: TYPES.to_vec(),
        builtins: FUNCTIONS.to_vec(),
        internals: [&INTERNALS[..], &[crate::pattern::INTERNALS]].concat(),
        modules: Vec::new(),
        library: Vec::new(),
        prelude: Vec::new(),
        answers: Vec::new(),
        texts: monty_code::KnownTexts::default(),
    }
}
