//! The types of `None`, `...` and `NotImplemented`, and `module`.

use crate::error::{Raise, Result};
use crate::native::{Args, Step};
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

const fn singleton(
    of: TypeRef,
    doc: &'static str,
    new: NativeDef,
    methods: &'static [NativeDef],
) -> TypeDef {
    TypeDef { of: TypeName::Core(of), new: Some(new), empty: None, methods, getset: &[], doc }
}

pub(super) const NONE: TypeDef = singleton(
    t::NONE,
    "The type of the None singleton.",
    NativeDef::function("NoneType()", |_, _| Ok(Value::None)),
    &[NativeDef::method("__bool__(self, /)", |_, _| Ok(Value::False))],
);
pub(super) const ELLIPSIS: TypeDef = singleton(
    t::ELLIPSIS,
    "The type of the Ellipsis singleton.",
    NativeDef::function("EllipsisType()", |_, _| Ok(Value::Ellipsis)),
    &[NativeDef::method("__reduce__(self, /)", |vm, _| vm.heap.new_str("Ellipsis"))],
);
pub(super) const NOT_IMPLEMENTED: TypeDef = singleton(
    t::NOT_IMPLEMENTED,
    "The type of the NotImplemented singleton.",
    NativeDef::function("NotImplementedType()", |_, _| Ok(Value::NotImplemented)),
    &[NativeDef::method("__reduce__(self, /)", |vm, _| vm.heap.new_str("NotImplemented"))],
);

pub(super) const MODULE: TypeDef = TypeDef {
    of: TypeName::Core(t::MODULE),
    new: Some(NativeDef::function("module(name, doc=None)", module_new)),
    empty: None,
    methods: &[NativeDef::stepping("__dir__(self, /)", module_dir)],
    getset: &[],
    doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
};

fn module_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let (name, doc) = (args.get(vm, 0), args.get(vm, 1));
    let Value::Str(name) = vm.payload(name) else {
        let got = vm.type_name(name);
        return Err(vm.type_error(format!("module() argument 'name' must be str, not {got}")));
    };
    let name = vm.heap.intern_str(name)?;
    let h = vm.new_module(name, "", None)?;
    vm.module_set(h, crate::names::DOC, doc.or_none())?;
    Ok(Value::Module(h))
}

fn module_dir(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let Value::Module(h) = vm.payload(v) else { return Err(Raise::Internal("not a module")) };
    if let Some(f) = vm.module_get(h, crate::names::DIR) {
        return vm.tail_call(f, &[]);
    }
    let names = vm.module_names(h).into_iter().map(Value::Str).collect();
    vm.heap.new_list(names).map(Step::Done)
}
