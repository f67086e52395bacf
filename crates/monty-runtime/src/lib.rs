//! The runtime: values, heap, types, frames and the loop. It never sees a syntax tree.
#![forbid(unsafe_code)]

mod absent;
mod attribute;
mod attribute_cache;
mod attribute_set;
mod awaitable;
mod bind;
mod bind_library;
mod bind_native;
mod build_class;
mod builtins;
mod cached_names;
mod call;
mod call_forms;
mod class;
mod compare;
mod construct;
mod cont;
mod conversion;
mod convert;
mod deferred;
mod dict;
mod error;
mod exceptions;
mod exec;
mod frame;
mod generator;
mod globals;
mod hash;
mod heap;
mod host_value;
mod import;
mod iterate;
mod layout;
mod library_instance;
mod library_strings;
mod module_state;
mod mro;
mod names;
mod native;
mod object;
mod operator;
mod operator_call;
mod outcome;
mod output;
mod pattern;
mod pending;
mod quick;
mod raise;
mod registry;
mod sequence_operator;
mod serve;
mod session;
mod set;
mod shape;
mod signature;
mod slots;
mod snapshot;
mod statics;
mod step;
mod suggest;
mod suggestion;
mod super_object;
mod sys_modules;
mod traceback;
mod traceback_frames;
mod types;
mod unwind;
mod value;
mod vm;

pub use builtins::containers::dict_access::Located;
pub use builtins::containers::iterators::NextPure;
pub use builtins::core_manifest;
pub use error::{ConvertKind, Raise, Result};
pub use heap::Objects;
pub use module_state::StateKey;
pub use native::{Args, NativeState, Outcome as CallOutcome, Step};
pub use outcome::RunOutcome;
pub use registry::{
    Answers, GetSetDef, Manifest, ModuleDef, NativeCall, NativeDef, NativeKind, Registry, Resume,
    TypeDef, TypeName,
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
pub use builtins::text::{TextBuilder, build_text};
pub use object::{
    BoundMethod, DictObject, DictView, DictViewKind, Instance, ListObject, Made, Opaque,
    OpaqueData, ShapeId, Wrapper,
};
/// Ints of any size, for the modules about numbers.
pub mod numbers {
    pub use crate::builtins::numbers::big;
    pub use crate::builtins::numbers::number::{
        bits, float_to_int, int_to_float, is_int, is_negative, is_zero, make_int, max_str_digits,
        owned_int, plain_int, set_max_str_digits, with_ints, within,
    };
}
pub use builtins::border::{CompileFault, CompileKind, CompileRequest, Compiler};
pub use session::HostError;
pub use snapshot::{SnapshotError, reseal};
