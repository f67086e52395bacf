//! `_json`: the native part of `json`. Reading and writing are worklists over plain data; what has to
//! call the guest (hooks, `default`) is resumed, or finished by the prelude.

mod decode_error;
mod dumps;
mod encode_text;
mod encoder;
mod loads;
mod reader;
mod sort_keys;

use monty_runtime::{ModuleDef, NativeDef};

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "_json",
    functions: &[
        NativeDef::stepping_function(
            "def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, \
             indent=None, separators=None, default=None, sort_keys=False, **kw)",
            dumps::dumps,
        )
        .resumed_by(dumps::resume),
        NativeDef::stepping_function(
            "def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, \
             object_pairs_hook=None, **kw)",
            loads::loads,
        ),
        NativeDef::function("scan(string, idx, strict=True, /)", loads::scan),
        NativeDef::function("scanstring(string, end, strict=True, /)", loads::scan_string),
        NativeDef::function("encode_basestring_ascii(string, /)", encode_text::encode_basestring_ascii),
        NativeDef::function("encode_basestring(string, /)", encode_text::encode_basestring),
    ],
    types: &[decode_error::TYPE],
    constants: |_| Ok(Vec::new()),
    doc: "",
};
