//! What the programs of the library name: static strings, looked up once for all runs.

use std::sync::Arc;

use monty_code::{Const, Program};

use crate::statics::Statics;
use crate::value::{Sym, Value};
use crate::vm::SHORT_CONST;

/// The strings of a program of the library.
pub(crate) struct LibraryStrings {
    pub names: Arc<[Sym]>,
    pub codes: Box<[CodeStrings]>,
}

/// Those of one code object.
pub(crate) struct CodeStrings {
    pub name: Sym,
    pub qualname: Sym,
    /// Constants that take no memory of a run; unset where they do.
    pub consts: Box<[Value]>,
}

impl LibraryStrings {
    /// Those of a program; None if one is not static.
    pub fn of(statics: &Statics, program: &Program) -> Option<LibraryStrings> {
        let constant = |k: &Const| match k {
            Const::None => Value::None,
            Const::Ellipsis => Value::Ellipsis,
            Const::Bool(b) => Value::bool(*b),
            Const::Int(i) => Value::Int(*i),
            Const::Float(bits) => Value::float(f64::from_bits(*bits)),
            Const::Str(s) if s.len() <= SHORT_CONST => {
                statics.name(s).map_or(Value::Unset, Value::Str)
            }
            _ => Value::Unset,
        };
        let codes = program.codes.iter().map(|code| {
            Some(CodeStrings {
                name: statics.name(&code.name)?,
                qualname: statics.name(&code.qualname)?,
                consts: code.consts.iter().map(constant).collect(),
            })
        });
        let names = program.names.iter().map(|name| statics.name(name));
        Some(LibraryStrings {
            names: names.collect::<Option<_>>()?,
            codes: codes.collect::<Option<_>>()?,
        })
    }
}
