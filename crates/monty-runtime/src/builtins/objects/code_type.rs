//! Code objects as guests see them: their names, counts and flags.

use monty_code::{CodeFlags, Instr};

use crate::error::{Raise, Result};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{CodeRef, Value};
use crate::vm::Vm;

macro_rules! number {
    ($name:literal, $code:ident => $e:expr) => {
        GetSetDef {
            name: $name,
            get: |vm, v| {
                let c = code_of(v)?;
                let $code = vm.code(c);
                Ok(Value::Int($e as i64))
            },
            set: None,
        }
    };
}

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::CODE),
    new: None,
    empty: None,
    methods: &[NativeDef::method("co_positions(self, /)", |vm, _| vm.heap.new_list(Vec::new()))],
    getset: &[
        GetSetDef { name: "co_name", get: name, set: None },
        GetSetDef { name: "co_qualname", get: qualname, set: None },
        GetSetDef { name: "co_filename", get: filename, set: None },
        number!("co_argcount", c => c.argcount),
        number!("co_posonlyargcount", c => c.posonly),
        number!("co_kwonlyargcount", c => c.kwonly),
        number!("co_nlocals", c => c.varnames.len()),
        number!("co_firstlineno", c => c.first_line),
        number!("co_stacksize", c => c.nregs),
        GetSetDef { name: "co_flags", get: flags, set: None },
        GetSetDef { name: "co_varnames", get: varnames, set: None },
        GetSetDef { name: "co_freevars", get: freevars, set: None },
        GetSetDef { name: "co_cellvars", get: cellvars, set: None },
        GetSetDef { name: "co_names", get: used_names, set: None },
        GetSetDef { name: "co_consts", get: consts, set: None },
    ],
    doc: "Create a code object.  Not for mere mortals.",
};

fn code_of(v: Value) -> Result<CodeRef> {
    match v {
        Value::Code(c) => Ok(c),
        _ => Err(Raise::Internal("not a code object")),
    }
}

fn name(vm: &mut Vm, v: Value) -> Result<Value> {
    let text = vm.code(code_of(v)?).name.to_string();
    vm.heap.new_string(text)
}

fn qualname(vm: &mut Vm, v: Value) -> Result<Value> {
    let text = vm.code(code_of(v)?).qualname.to_string();
    vm.heap.new_string(text)
}

fn filename(vm: &mut Vm, v: Value) -> Result<Value> {
    let text = vm.program_of(code_of(v)?).filename.to_string();
    vm.heap.new_string(text)
}

fn names(vm: &mut Vm, v: Value, ids: Vec<u32>) -> Result<Value> {
    let c = code_of(v)?;
    let all: Vec<Value> = ids.into_iter().map(|id| Value::Str(vm.program_name(c, id))).collect();
    vm.heap.new_tuple(&all)
}

fn varnames(vm: &mut Vm, v: Value) -> Result<Value> {
    let ids = vm.code(code_of(v)?).varnames.to_vec();
    names(vm, v, ids)
}

fn freevars(vm: &mut Vm, v: Value) -> Result<Value> {
    let ids = vm.code(code_of(v)?).freevars.to_vec();
    names(vm, v, ids)
}

fn cellvars(vm: &mut Vm, v: Value) -> Result<Value> {
    let ids = vm.code(code_of(v)?).cells.iter().map(|c| c.1).collect();
    names(vm, v, ids)
}

/// The names of globals, attributes and imports, in the order of their first use.
fn used_names(vm: &mut Vm, v: Value) -> Result<Value> {
    let at = code_of(v)?.index();
    let instrs = vm.codes[at].instrs().len();
    vm.heap.burn(instrs)?;
    // The names found, and a table of those seen.
    vm.heap.hold(instrs * 3 * size_of::<u32>())?;
    let loaded = &vm.codes[at];
    let (code, layout) = (loaded.code(&vm.programs), &loaded.program(&vm.programs).layout);
    let of = |instr: &Instr| match *instr {
        Instr::LoadGlobal { slot, .. }
        | Instr::StoreGlobal { slot, .. }
        | Instr::DeleteGlobal { slot } => layout.get(slot as usize).copied(),
        Instr::LoadName { name, .. }
        | Instr::StoreName { name, .. }
        | Instr::DeleteName { name }
        | Instr::DeleteAttr { name, .. }
        | Instr::LoadSuperAttr { name, .. }
        | Instr::Import { name, .. }
        | Instr::ImportFrom { name, .. } => Some(name),
        Instr::LoadAttr { site, .. }
        | Instr::StoreAttr { site, .. }
        | Instr::CallMethod { site, .. } => code.sites.get(site as usize).copied(),
        _ => None,
    };
    let mut seen = std::collections::HashSet::new();
    let ids = code.instrs.iter().filter_map(of).filter(|id| seen.insert(*id)).collect();
    names(vm, v, ids)
}

fn consts(vm: &mut Vm, v: Value) -> Result<Value> {
    let c = code_of(v)?;
    vm.link(c)?;
    let all = vm.codes[c.index()].consts.to_vec();
    vm.heap.new_tuple(&all)
}

fn flags(vm: &mut Vm, v: Value) -> Result<Value> {
    let c = &vm.codes[code_of(v)?.index()];
    let f = c.flags;
    let mut bits = 0x3;
    for (flag, bit) in [
        (CodeFlags::VARARGS, 0x4),
        (CodeFlags::VARKW, 0x8),
        (CodeFlags::GENERATOR, 0x20),
        (CodeFlags::COROUTINE, 0x80),
        (CodeFlags::ASYNC_GENERATOR, 0x200),
    ] {
        if f.has(flag) {
            bits |= bit;
        }
    }
    if !c.code(&vm.programs).freevars.is_empty() {
        bits |= 0x10;
    }
    Ok(Value::Int(bits))
}
