//! The runtime: values, heap, types, frames and the loop. It never sees a syntax tree.
#![forbid(unsafe_code)]

mod attribute;
mod bind;
mod builtins;
mod call;
mod class;
mod compare;
mod cont;
mod dict;
mod error;
mod exceptions;
mod exec;
mod frame;
mod generator;
mod hash;
mod heap;
mod import;
mod iterate;
mod names;
mod native;
mod object;
mod operator;
mod outcome;
mod output;
mod registry;
mod set;
mod step;
mod suggest;
mod signature;
mod traceback;
mod types;
mod unwind;
mod value;
mod vm;

pub use error::{ConvertKind, Raise, Result};
pub use native::{Args, NativeState, Outcome as CallOutcome, Step};
pub use registry::{
    GetSetDef, Manifest, ModuleDef, NativeCall, NativeDef, NativeKind, Registry, Resume, TypeDef, TypeName,
};
pub use signature::{Param, Signature};
pub use value::{Handle, Str, Sym, TypeRef, Value};
pub use vm::Vm;
/// Core types by number.
pub mod core_types {
    pub use crate::types::*;
}
/// Names the interpreter looks up.
pub mod core_names {
    pub use crate::names::*;
}
pub use object::{Opaque, OpaqueData};
pub use builtins::text::{TextBuilder, build_text};
/// Ints of any size, for the modules about numbers.
pub mod numbers {
    pub use crate::builtins::numbers::big;
    pub use crate::builtins::numbers::number::{
        bits, float_to_int, int_to_float, is_int, is_negative, is_zero, make_int, max_str_digits, owned_int, plain_int,
        set_max_str_digits, with_ints, within,
    };
}
