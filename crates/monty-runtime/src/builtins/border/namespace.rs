//! `globals()` and `locals()`. The globals of a module are registers or slots; what `globals()`
//! returns is a view of them that reads and writes like a dict.

use monty_code::CodeFlags;

use crate::error::{Raise, Result};
use crate::frame::Frame;
use crate::module_state::StateKey;
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::{Module, Opaque, OpaqueData};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{CodeRef, Handle, Sym, Value};
use crate::vm::Vm;

const VIEW_NAME: &str = "global_namespace";

/// The view's type.
pub const VIEW: TypeDef = TypeDef {
    of: TypeName::Library(VIEW_NAME, "builtins", t::OBJECT),
    new: None,
    empty: None,
    methods: &[
        NativeDef::method("__getitem__(self, key, /)", get_item),
        NativeDef::method("__setitem__(self, key, value, /)", set_item),
        NativeDef::method("__delitem__(self, key, /)", del_item),
        NativeDef::method("__contains__(self, key, /)", contains),
        NativeDef::method("__len__(self, /)", len),
        NativeDef::stepping("__iter__(self, /)", iter),
        NativeDef::stepping("__repr__(self, /)", repr),
        NativeDef::stepping("__eq__(self, other, /)", eq),
        NativeDef::stepping("__or__(self, other, /)", or),
        NativeDef::method("get(self, key, default=None, /)", get),
        NativeDef::method("pop(self, key, default=..., /)", pop),
        NativeDef::method("setdefault(self, key, default=None, /)", setdefault),
        NativeDef::stepping("update(self, other=(), /, **kwargs)", update),
        NativeDef::stepping("keys(self, /)", keys),
        NativeDef::stepping("values(self, /)", values),
        NativeDef::stepping("items(self, /)", items),
        NativeDef::method("copy(self, /)", copy),
    ],
    getset: &[GetSetDef { name: "__class__", get: class, set: None }],
    doc: "The global names of a module.",
};

pub fn globals(vm: &mut Vm, _: Args) -> Result<Value> {
    vm.globals_value()
}

pub fn locals(vm: &mut Vm, _: Args) -> Result<Value> {
    vm.locals_value()
}

impl Vm {
    /// The frame of the guest's (or a library module's) code that is running.
    pub(crate) fn calling_frame(&self) -> Option<&Frame> {
        self.frames.iter().rev().find(|f| !f.is_native() && !self.is_prelude(self.frame_program(f)))
    }

    /// The globals of the running code: a view, or the dict that `exec` was given.
    pub(crate) fn globals_value(&mut self) -> Result<Value> {
        let module = self.calling_frame().and_then(|f| self.programs[self.frame_program(f)].module);
        self.module_namespace(module)
    }

    /// `f.__globals__`: the namespace of the module that code belongs to.
    pub(crate) fn globals_of_code(&mut self, code: CodeRef) -> Result<Value> {
        let owner = self.codes[code.index()].owner as usize;
        self.module_namespace(self.programs[owner].module)
    }

    /// The namespace of a module (none: the main one) as a value.
    pub(crate) fn module_namespace(&mut self, module: Option<Handle<Module>>) -> Result<Value> {
        let h = match module {
            Some(h) => h,
            None => self.main_module()?,
        };
        if self.heap.module(h).name.is_unset() {
            return Ok(Value::Dict(self.heap.module(h).dict));
        }
        let views = self.kept_list(StateKey::GlobalViews)?;
        // There is one view of a module: `globals() is globals()`.
        if let Some(&view) =
            self.heap.items(views).iter().find(|&&v| self.viewed_module(v) == Some(h))
        {
            return Ok(view);
        }
        let class =
            self.registry.type_named(VIEW_NAME).ok_or(Raise::Internal("there is no view"))?;
        let view = self.heap.new_opaque(Opaque {
            class,
            values: vec![Value::Module(h)],
            data: OpaqueData::None,
        })?;
        self.heap.list_append(views, view)?;
        Ok(view)
    }

    /// The module that a view shows.
    pub(crate) fn viewed_module(&self, v: Value) -> Option<Handle<Module>> {
        let Value::Opaque(h) = v else { return None };
        let o = self.heap.opaque(h);
        match o.values.first() {
            Some(&Value::Module(m)) if Some(o.class) == self.registry.type_named(VIEW_NAME) => {
                Some(m)
            }
            _ => None,
        }
    }

    /// The local names of the running code: its namespace, or a new dict.
    pub(crate) fn locals_value(&mut self) -> Result<Value> {
        let calling = self
            .frames
            .iter()
            .rposition(|f| !f.is_native() && !self.is_prelude(self.frame_program(f)));
        match calling {
            Some(i) => self.locals_of(i),
            None => self.globals_value(),
        }
    }

    /// The variables of a frame that runs.
    pub(crate) fn locals_of(&mut self, index: usize) -> Result<Value> {
        let frame = &self.frames[index];
        let (code_ref, base) = (frame.code, frame.base as usize);
        let loaded = &self.codes[code_ref.index()];
        if loaded.flags.has(CodeFlags::CLASS_BODY) || self.has_namespace(code_ref) {
            return Ok(self.stack[base]);
        }
        if loaded.flags.has(CodeFlags::MODULE) {
            return self.globals_of_code(code_ref);
        }
        let program = loaded.program(&self.programs).clone();
        let code = &program.codes[loaded.index as usize];
        let Value::Dict(dict) = self.heap.new_dict()? else {
            return Err(Raise::Internal("not a dict"));
        };
        let plain = code.varnames.iter().enumerate().map(|(reg, &name)| (reg, name));
        let cells = code.cells.iter().map(|&(reg, name)| (reg as usize, name));
        for (reg, name) in plain.chain(cells) {
            let name = self.program_name(code_ref, name);
            let v = match self.stack[base + reg] {
                Value::Cell(h) if code.cells.iter().any(|(r, _)| *r as usize == reg) => {
                    self.heap.cell(h).value
                }
                v => v,
            };
            if !v.is_unset() && !self.text(name).starts_with('.') {
                self.dict_set_str(dict, name, v)?;
            }
        }
        Ok(Value::Dict(dict))
    }

    /// Does this code keep its names in the namespace in register 0 (`exec` with one of its own)?
    pub(crate) fn has_namespace(&self, code: crate::value::CodeRef) -> bool {
        let loaded = &self.codes[code.index()];
        loaded.flags.has(CodeFlags::MODULE) && loaded.simple_args == 1
    }

    /// A dict with what a module's namespace holds.
    pub(crate) fn namespace_dict(&mut self, h: Handle<Module>) -> Result<Value> {
        let names = self.module_names(h);
        self.heap.burn(names.len() * 8)?;
        let dict = self.heap.new_dict()?;
        if let Value::Dict(d) = dict {
            for name in names {
                if let Some(v) = self.module_get(h, name) {
                    self.dict_set_str(d, name, v)?;
                }
            }
        }
        Ok(dict)
    }
}

fn module(vm: &mut Vm, args: Args) -> Result<Handle<Module>> {
    let view = args.get(vm, 0);
    match vm.viewed_module(view) {
        Some(h) => vm.whole_namespace(view, h).map(|()| h),
        None => Err(vm.type_error("a namespace is required")),
    }
}

/// The key as a name; none if no such name can be bound.
fn name(vm: &mut Vm, args: Args) -> Result<Option<Sym>> {
    match vm.payload(args.get(vm, 1)) {
        Value::Str(s) => Ok(Some(vm.heap.intern_str(s)?)),
        _ => Ok(None),
    }
}

fn found(vm: &mut Vm, args: Args) -> Result<Option<Value>> {
    let h = module(vm, args)?;
    Ok(name(vm, args)?.and_then(|name| vm.module_get(h, name)))
}

fn get_item(vm: &mut Vm, args: Args) -> Result<Value> {
    let key = args.get(vm, 1);
    found(vm, args)?.ok_or_else(|| vm.key_error(key))
}

fn set_item(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, v) = (module(vm, args)?, args.get(vm, 2));
    match name(vm, args)? {
        Some(name) => vm.module_set(h, name, v)?,
        None => return Err(vm.type_error("global names must be strings")),
    }
    Ok(Value::None)
}

fn del_item(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = module(vm, args)?;
    if let Some(name) = name(vm, args)?
        && vm.module_del(h, name)?
    {
        return Ok(Value::None);
    }
    let key = args.get(vm, 1);
    Err(vm.key_error(key))
}

fn contains(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(Value::bool(found(vm, args)?.is_some()))
}

fn len(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = module(vm, args)?;
    Ok(Value::Int(vm.module_names(h).len() as i64))
}

fn get(vm: &mut Vm, args: Args) -> Result<Value> {
    let default = args.get(vm, 2).or_none();
    Ok(found(vm, args)?.unwrap_or(default))
}

fn pop(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = found(vm, args)?;
    match (v, args.get(vm, 2)) {
        (Some(v), _) => {
            del_item(vm, args)?;
            Ok(v)
        }
        (None, Value::Unset) => {
            let key = args.get(vm, 1);
            Err(vm.key_error(key))
        }
        (None, default) => Ok(default),
    }
}

fn setdefault(vm: &mut Vm, args: Args) -> Result<Value> {
    if let Some(v) = found(vm, args)? {
        return Ok(v);
    }
    let (h, v) = (module(vm, args)?, args.get(vm, 2).or_none());
    if let Some(name) = name(vm, args)? {
        vm.module_set(h, name, v)?;
    }
    Ok(v)
}

fn update(vm: &mut Vm, args: Args) -> Result<Step> {
    let kwargs = match args.kwargs() {
        Value::Unset => vm.heap.new_dict()?,
        kwargs => kwargs,
    };
    let other = match args.get(vm, 1) {
        Value::Unset => vm.heap.new_tuple(&[])?,
        other => other,
    };
    let view = args.get(vm, 0);
    vm.prelude_call("namespace_update", &[view, other, kwargs])
}

fn as_dict(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = module(vm, args)?;
    vm.namespace_dict(h)
}

fn through_dict(vm: &mut Vm, args: Args, method: &str) -> Result<Step> {
    let (dict, method) = (as_dict(vm, args)?, vm.heap.intern(method)?);
    vm.call_method(dict, method, &[])
}

fn iter(vm: &mut Vm, args: Args) -> Result<Step> {
    through_dict(vm, args, "__iter__")
}

fn repr(vm: &mut Vm, args: Args) -> Result<Step> {
    through_dict(vm, args, "__repr__")
}

fn keys(vm: &mut Vm, args: Args) -> Result<Step> {
    through_dict(vm, args, "keys")
}

fn values(vm: &mut Vm, args: Args) -> Result<Step> {
    through_dict(vm, args, "values")
}

fn items(vm: &mut Vm, args: Args) -> Result<Step> {
    through_dict(vm, args, "items")
}

fn copy(vm: &mut Vm, args: Args) -> Result<Value> {
    as_dict(vm, args)
}

fn eq(vm: &mut Vm, args: Args) -> Result<Step> {
    let other = args.get(vm, 1);
    if let (Some(a), Some(b)) = (vm.viewed_module(args.get(vm, 0)), vm.viewed_module(other)) {
        return Ok(Step::Done(Value::bool(a == b)));
    }
    let dict = as_dict(vm, args)?;
    vm.call_method(dict, n::EQ, &[other])
}

fn or(vm: &mut Vm, args: Args) -> Result<Step> {
    let (dict, other) = (as_dict(vm, args)?, args.get(vm, 1));
    vm.binary_op(monty_code::BinOp::Or, dict, other)
}

fn class(_: &mut Vm, _: Value) -> Result<Value> {
    Ok(Value::Type(t::DICT))
}
