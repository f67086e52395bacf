//! `mappingproxy`: a read-only view of a mapping, as `C.__dict__` is one.

use crate::error::{Raise, Result};
use crate::native::Args;
use crate::object::Wrapper;
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

macro_rules! forward {
    ($signature:literal, $name:literal) => {
        NativeDef::stepping($signature, |vm, args| {
            let inner = inner(vm, args)?;
            let name = vm.heap.intern($name)?;
            let given: Vec<Value> =
                args.all(vm)[1..].iter().copied().filter(|v| !v.is_unset()).collect();
            vm.call_method(inner, name, &given)
        })
    };
}

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::MAPPINGPROXY),
    new: Some(NativeDef::function("mappingproxy(mapping, /)", new)),
    empty: None,
    methods: &[
        NativeDef::stepping("__getitem__(self, key, /)", |vm, args| {
            let (inner, key) = (inner(vm, args)?, args.get(vm, 1));
            vm.get_item(inner, key)
        }),
        forward!("__contains__(self, key, /)", "__contains__"),
        forward!("__len__(self, /)", "__len__"),
        NativeDef::stepping("__iter__(self, /)", |vm, args| {
            let inner = inner(vm, args)?;
            vm.iter(inner)
        }),
        forward!("__reversed__(self, /)", "__reversed__"),
        forward!("get(self, key, default=None, /)", "get"),
        forward!("keys(self, /)", "keys"),
        forward!("values(self, /)", "values"),
        forward!("items(self, /)", "items"),
        forward!("copy(self, /)", "copy"),
        forward!("__hash__(self, /)", "__hash__"),
        NativeDef::stepping("__eq__(self, value, /)", |vm, args| {
            let (inner, other) = (inner(vm, args)?, args.get(vm, 1));
            let other = vm.unproxied(other);
            vm.compare_op(monty_code::CmpOp::Eq, inner, other)
        }),
        NativeDef::stepping("__or__(self, value, /)", |vm, args| {
            let (a, b) = (args.get(vm, 0), args.get(vm, 1));
            let (a, b) = (vm.unproxied(a), vm.unproxied(b));
            vm.binary_op(monty_code::BinOp::Or, a, b)
        }),
        NativeDef::stepping("__ror__(self, value, /)", |vm, args| {
            let (a, b) = (args.get(vm, 1), args.get(vm, 0));
            let (a, b) = (vm.unproxied(a), vm.unproxied(b));
            vm.binary_op(monty_code::BinOp::Or, a, b)
        }),
        NativeDef::method("__class_getitem__(cls, object, /)", |vm, args| {
            let (origin, item) = (args.get(vm, 0), args.get(vm, 1));
            let args =
                if let Value::Tuple(_) = item { item } else { vm.heap.new_tuple(&[item])? };
            vm.heap.new_wrapper(Wrapper::GenericAlias { origin, args })
        })
        .as_class(),
    ],
    getset: &[],
    doc: "Read-only proxy of a mapping.",
};

fn new(vm: &mut Vm, args: Args) -> Result<Value> {
    let mapping = args.get(vm, 0);
    let plain = vm.payload(mapping);
    let fits = match plain {
        Value::Dict(_) => true,
        Value::List(_) | Value::Tuple(_) => false,
        _ => vm.lookup_special(mapping, crate::names::GETITEM).is_some(),
    };
    if !fits {
        let got = vm.type_name(mapping);
        return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {got}")));
    }
    vm.heap.new_wrapper(Wrapper::MappingProxy(mapping))
}

fn inner(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let inner = vm.unproxied(v);
    if inner == v { Err(Raise::Internal("not a mapping proxy")) } else { Ok(inner) }
}

impl Vm {
    /// The mapping behind a proxy; other values as they are.
    pub(crate) fn unproxied(&self, mut v: Value) -> Value {
        while let Value::Wrapper(h) = v
            && let Wrapper::MappingProxy(inner) = *self.heap.wrapper(h)
        {
            v = inner;
        }
        v
    }
}
