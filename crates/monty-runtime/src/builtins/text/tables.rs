//! The tables of this family, put together from those of its files.

use super::{
    bytearray, bytes_case, bytes_hex, bytes_search, bytes_split, bytes_type, codec, format,
    memory_view, percent_prelude, print, repr, str_case, str_format, str_join, str_pad, str_search,
    str_split, str_type, translate,
};
use crate::error::Result;
use crate::native::{Args, Step};
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

/// `__repr__` of the types whose families leave it to this one.
const REPR: &[NativeDef] = &[NativeDef::stepping("__repr__(self, /)", builtin_repr)];
/// `__repr__` and `__str__` of exceptions.
const EXCEPTION_TEXT: &[NativeDef] = &[
    NativeDef::stepping("__repr__(self, /)", builtin_repr),
    NativeDef::stepping("__str__(self, /)", builtin_str),
];

fn builtin_repr(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    vm.repr_builtin(v)
}

fn builtin_str(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    vm.str_builtin(v)
}

/// `_text_index(x)`: an exact int.
fn text_index(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    vm.index_value(v)
}

const fn part(of: TypeRef, methods: &'static [NativeDef]) -> TypeDef {
    TypeDef { of: TypeName::Core(of), new: None, empty: None, methods, getset: &[], doc: "" }
}

/// The types' tables.
pub const TYPES: &[TypeDef] = &[
    str_type::HEAD,
    part(t::STR, str_case::METHODS),
    part(t::STR, str_search::METHODS),
    part(t::STR, str_split::METHODS),
    part(t::STR, str_pad::METHODS),
    part(t::STR, str_join::METHODS),
    part(t::STR, translate::METHODS),
    part(t::STR, codec::STR_METHODS),
    part(t::STR, format::METHODS),
    part(t::STR, str_format::METHODS),
    bytes_type::BYTES,
    part(t::BYTES, bytes_type::ONLY_BYTES),
    part(t::BYTES, bytes_case::METHODS),
    part(t::BYTES, bytes_search::METHODS),
    part(t::BYTES, bytes_split::METHODS),
    part(t::BYTES, bytes_hex::METHODS),
    part(t::BYTES, codec::BYTES_METHODS),
    memory_view::TYPE,
    bytes_type::BYTEARRAY,
    part(t::BYTEARRAY, bytearray::METHODS),
    part(t::BYTEARRAY, bytes_case::METHODS),
    part(t::BYTEARRAY, bytes_search::METHODS),
    part(t::BYTEARRAY, bytes_split::METHODS),
    part(t::BYTEARRAY, bytes_hex::METHODS),
    part(t::BYTEARRAY, codec::BYTES_METHODS),
    part(t::TYPE, REPR),
    part(t::LIST, REPR),
    part(t::TUPLE, REPR),
    part(t::DICT, REPR),
    part(t::SET, REPR),
    part(t::FROZENSET, REPR),
    part(t::RANGE, REPR),
    part(t::SLICE, REPR),
    part(t::NONE, REPR),
    part(t::ELLIPSIS, REPR),
    part(t::NOT_IMPLEMENTED, REPR),
    part(t::FUNCTION, REPR),
    part(t::BUILTIN_FUNCTION, REPR),
    part(t::METHOD_WRAPPER, REPR),
    part(t::METHOD, REPR),
    part(t::CODE, REPR),
    part(t::CELL, REPR),
    part(t::GENERATOR, REPR),
    part(t::COROUTINE, REPR),
    part(t::ASYNC_GENERATOR, REPR),
    part(t::MODULE, REPR),
    part(t::SUPER, REPR),
    part(t::MAPPINGPROXY, REPR),
    part(t::GENERIC_ALIAS, REPR),
    part(t::UNION, REPR),
    part(t::DICT_KEYS, REPR),
    part(t::DICT_VALUES, REPR),
    part(t::DICT_ITEMS, REPR),
    part(t::BASE_EXCEPTION, EXCEPTION_TEXT),
];

/// Builtin functions.
pub const FUNCTIONS: &[NativeDef] = &[
    NativeDef::stepping_function("repr(obj, /)", repr::repr_function),
    NativeDef::stepping_function("ascii(obj, /)", repr::ascii_function),
    NativeDef::stepping_function("format(value, format_spec='', /)", format::format_function),
    NativeDef::stepping_function(
        "print(*args, sep=' ', end='\\n', file=None, flush=False)",
        print::print,
    ),
    NativeDef::function("input(prompt='', /)", print::input),
];

/// Functions that only the prelude may name.
pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_text_index(x, /)", text_index),
    NativeDef::stepping_function("_text_result()", repr::text_result_entry)
        .resumed_by(repr::text_result),
    NativeDef::function("_ascii(text, /)", repr::ascii_internal),
    NativeDef::function("_repr_enter(v, /)", repr::repr_enter),
    NativeDef::function("_repr_leave(v, /)", repr::repr_leave),
    NativeDef::function("_repr_parts(v, /)", repr::repr_parts),
    NativeDef::function("_percent_next(template, at, args, /)", percent_prelude::percent_next),
    NativeDef::function("_percent_star(v, is_precision, /)", percent_prelude::percent_star),
    NativeDef::function("_percent_value(code, v, is_bytes, /)", percent_prelude::percent_value),
    NativeDef::function("_percent_mapping(template, args, /)", percent_prelude::percent_mapping),
    NativeDef::function("_percent_done(template, values, /)", percent_prelude::percent_done),
    NativeDef::function("_format_part(template, at, /)", str_format::format_part),
    NativeDef::function("_format_accessor(accessors, at, /)", str_format::format_accessor),
    NativeDef::function("_bad_conversion(c, /)", str_format::bad_conversion),
    NativeDef::function("_translated(c, found, /)", translate::translated_piece),
];
