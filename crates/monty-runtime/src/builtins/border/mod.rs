//! What reaches beyond the program: imports, namespaces, code from text, futures and facts of the
//! host.

mod evaluate;
mod facts;
pub(crate) mod host;
pub(crate) mod literal;
mod namespace;
mod recent;

pub use evaluate::{CompileFault, CompileKind, CompileRequest, Compiler};
pub use literal::LiteralReader;
pub use recent::RecentText;

use crate::registry::{NativeDef, TypeDef};

/// Methods and attributes of the types.
pub const TYPES: &[TypeDef] = &[namespace::VIEW];
/// Builtin functions.
pub const FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("globals()", namespace::globals),
    NativeDef::function("locals()", namespace::locals),
    NativeDef::stepping_function("eval(source, /, globals=None, locals=None)", evaluate::eval),
    NativeDef::stepping_function(
        "exec(source, /, globals=None, locals=None, *, closure=None)",
        evaluate::exec,
    )
    .resumed_by(evaluate::exec_done),
    NativeDef::stepping_function(
        "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        evaluate::compile,
    ),
    NativeDef::stepping_function(
        "__import__(name, globals=None, locals=None, fromlist=(), level=0)",
        evaluate::import,
    )
    .resumed_by(evaluate::import_done),
];
/// Functions that only the prelude and the library may name.
pub const INTERNALS: &[NativeDef] = &[
    NativeDef::stepping_function("_wait_for_host()", host::wait),
    NativeDef::function("_future_state(future, /)", host::future_state),
    NativeDef::function("_host_settle(future, value, /)", host::settle),
    NativeDef::stepping_function("_os_call(name, /, *args, **kwargs)", host::os_call),
    NativeDef::stepping_function("_host_time()", host::time),
    NativeDef::function("_host_class(key, /)", host::class_get),
    NativeDef::function("_host_class_put(key, value, /)", host::class_put),
    NativeDef::function("_main_global(name, /)", host::main_global),
    NativeDef::function("_set_main_global(name, value, /)", host::set_main_global),
    NativeDef::function("_argv()", facts::argv),
    NativeDef::function("_caller_module()", facts::caller_module),
    NativeDef::function("_caller_place(level, all=False, /)", facts::caller_place),
    NativeDef::function("_check_tasks(pending, /)", facts::check_tasks),
    NativeDef::function("_handled_exception()", facts::handled_exception),
    NativeDef::function("_loaded_modules()", facts::loaded_modules),
    NativeDef::function("_module_names()", facts::module_names),
    NativeDef::function("_random_seed()", facts::random_seed),
    NativeDef::function("_recursion_limit()", facts::recursion_limit),
    NativeDef::function("_set_recursion_limit(limit, /)", facts::set_recursion_limit),
    NativeDef::function("_set_max_str_digits(digits, /)", facts::set_max_str_digits),
    NativeDef::function("_source_line(filename, line, /)", facts::source_line),
    NativeDef::function("_suggest(name, names, /)", facts::suggest),
    NativeDef::function("_write_output(number, text, /)", facts::write_output),
    NativeDef::function("_format_exception(exc, limit, chain, /)", facts::format_exception),
    NativeDef::stepping_function("_import(name, /)", evaluate::import_plain),
    NativeDef::function("_literal(text, /)", literal::literal),
];
