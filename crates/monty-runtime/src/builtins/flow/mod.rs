//! Exceptions, tracebacks, generators and coroutines as guests see them.

mod async_generator;
mod base_exception;
mod exception_fields;
mod exception_group;
mod generator;
mod os_error;
mod throw;
mod traceback;
mod unicode_error;

use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::TypeRef;

const fn part(
    of: TypeRef,
    methods: &'static [NativeDef],
    getset: &'static [crate::registry::GetSetDef],
) -> TypeDef {
    TypeDef { of: TypeName::Core(of), new: None, empty: None, methods, getset, doc: "" }
}

/// Methods and attributes of the types.
pub const TYPES: &[TypeDef] = &[
    part(t::BASE_EXCEPTION, base_exception::METHODS, base_exception::GETSET),
    part(t::STOP_ITERATION, &[], exception_fields::STOP_ITERATION),
    part(t::SYSTEM_EXIT, &[], exception_fields::SYSTEM_EXIT),
    part(t::NAME_ERROR, exception_fields::NAME_ERROR_INIT, exception_fields::NAME_ERROR),
    part(
        t::ATTRIBUTE_ERROR,
        exception_fields::ATTRIBUTE_ERROR_INIT,
        exception_fields::ATTRIBUTE_ERROR,
    ),
    part(t::IMPORT_ERROR, exception_fields::IMPORT_ERROR_INIT, exception_fields::IMPORT_ERROR),
    part(t::SYNTAX_ERROR, exception_fields::SYNTAX_ERROR_INIT, exception_fields::SYNTAX_ERROR),
    os_error::OS_ERROR,
    part(t::BLOCKING_IO_ERROR, &[], os_error::BLOCKING),
    part(t::UNICODE_ENCODE_ERROR, unicode_error::ENCODE_INIT, unicode_error::ENCODE),
    part(t::UNICODE_DECODE_ERROR, unicode_error::DECODE_INIT, unicode_error::ENCODE),
    part(t::UNICODE_TRANSLATE_ERROR, unicode_error::TRANSLATE_INIT, unicode_error::TRANSLATE),
    exception_group::BASE_GROUP,
    exception_group::GROUP,
    part(t::GENERATOR, generator::METHODS, generator::GETSET),
    part(t::COROUTINE, generator::COROUTINE_METHODS, generator::COROUTINE_GETSET),
    generator::COROUTINE_WRAPPER,
    part(t::ASYNC_GENERATOR, async_generator::METHODS, async_generator::GETSET),
    part(t::ASYNC_GENERATOR_ASEND, async_generator::AWAITABLE, &[]),
    async_generator::ATHROW,
    part(t::TRACEBACK, &[], traceback::TRACEBACK),
    part(t::FRAME, traceback::FRAME_METHODS, traceback::FRAME),
];
/// Builtin functions.
pub const FUNCTIONS: &[NativeDef] = &[
    NativeDef::stepping_function("aiter(async_iterable, /)", async_generator::aiter),
    NativeDef::stepping_function(
        "anext(aiterator, default=<unrepresentable>, /)",
        async_generator::anext,
    ),
];
/// Functions that only the prelude may name.
pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_group_matches(exc, condition, kind, /)", exception_group::matches),
    NativeDef::function("_group_subset(derived, group, /)", exception_group::subset),
    NativeDef::function("_group_make(exceptions, /)", exception_group::make),
    NativeDef::function("_group_members(group, /)", exception_group::members),
    NativeDef::function("_exception_text(exc, text, /)", base_exception::report_text),
    NativeDef::function("_exception_needs_text(exc, /)", base_exception::needs_text),
    NativeDef::function("_traceback_columns(tb, /)", traceback::columns),
    NativeDef::function("_traceback_text(tb, /)", traceback::text),
    NativeDef::function("_frame_at(depth, /)", traceback::frame_at),
    NativeDef::function("_iterable_coroutine(function, /)", generator::mark_coroutine),
    NativeDef::function("_awaits_at_top()", async_generator::awaits_at_top),
];
