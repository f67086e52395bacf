//! What the programs of the library name, looked up once for all runs: static strings, and builtins.

use std::sync::Arc;

use monty_code::{Const, Program};

use crate::layout::Layout;
use crate::registry::Registry;
use crate::statics::Statics;
use crate::value::{Sym, Value};
use crate::vm::SHORT_CONST;

/// The strings of a program of the library.
pub(crate) struct LibraryStrings {
    pub names: Arc<[Sym]>,
    /// Those of its globals.
    pub layout: Arc<Layout>,
    /// What the names of its globals mean before anything is bound to them.
    pub fallbacks: Box<[Value]>,
    pub codes: Box<[CodeStrings]>,
}

/// Those of one code object.
pub(crate) struct CodeStrings {
    pub name: Sym,
    pub qualname: Sym,
    pub consts: Box<[KnownConst]>,
}

/// A constant as far as all runs have it in common.
pub(crate) enum KnownConst {
    /// It takes no memory of a run.
    Shared(Value),
    /// A tuple of such values.
    Tuple(Box<[Value]>),
    /// Each run makes its own.
    Own,
}

impl LibraryStrings {
    /// Those of a program; None if one is not static.
    pub fn of(registry: &Registry, program: &Program, is_prelude: bool) -> Option<LibraryStrings> {
        let statics = &registry.statics;
        let codes = program.codes.iter().map(|code| {
            Some(CodeStrings {
                name: statics.name(&code.name)?,
                qualname: statics.name(&code.qualname)?,
                consts: code.consts.iter().map(|k| KnownConst::of(statics, k)).collect(),
            })
        });
        let names = program.names.iter().map(|name| statics.name(name));
        let names = names.collect::<Option<Arc<[Sym]>>>()?;
        Some(LibraryStrings {
            fallbacks: fallbacks(registry, program, &names, is_prelude),
            layout: Arc::new(Layout::new(
                program.layout.iter().map(|&i| names[i as usize]).collect(),
            )),
            names,
            codes: codes.collect::<Option<_>>()?,
        })
    }
}

impl KnownConst {
    fn of(statics: &Statics, k: &Const) -> KnownConst {
        match k {
            Const::Tuple(items) => {
                let items = items.iter().map(|k| shared(statics, k)).collect::<Option<_>>();
                items.map_or(KnownConst::Own, KnownConst::Tuple)
            }
            k => shared(statics, k).map_or(KnownConst::Own, KnownConst::Shared),
        }
    }
}

/// A constant that takes no memory of a run.
fn shared(statics: &Statics, k: &Const) -> Option<Value> {
    Some(match k {
        Const::None => Value::None,
        Const::Ellipsis => Value::Ellipsis,
        Const::Bool(b) => Value::bool(*b),
        Const::Int(i) => Value::Int(*i),
        Const::Float(bits) => Value::float(f64::from_bits(*bits)),
        Const::Str(s) if s.len() <= SHORT_CONST => Value::Str(statics.name(s)?),
        _ => return None,
    })
}

fn fallbacks(
    registry: &Registry,
    program: &Program,
    names: &[Sym],
    is_prelude: bool,
) -> Box<[Value]> {
    let fallback = |&n: &u32| {
        let name = names[n as usize];
        // Functions of the prelude hide builtins of the same name from each other.
        let hidden = is_prelude && registry.prelude_function(registry.text(name)).is_some();
        let known = || registry.internal(name).or_else(|| registry.builtin(name));
        if hidden { Value::Unset } else { known().unwrap_or_default() }
    };
    let mut fallbacks: Box<[Value]> = program.layout.iter().map(fallback).collect();
    // A name that waits hides a builtin even before it is filled.
    for &(slot, _) in &program.deferred {
        fallbacks[slot as usize] = Value::Unset;
    }
    fallbacks
}
