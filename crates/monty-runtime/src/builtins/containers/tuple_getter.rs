//! `_tuplegetter`: the descriptor of a named tuple's field.

use crate::error::{Raise, Result};
use crate::native::Args;
use crate::object::{Opaque, OpaqueData};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::TUPLE_GETTER),
    new: Some(NativeDef::function("_tuplegetter(index, doc, /)", new)),
    empty: None,
    methods: &[
        NativeDef::method("__get__(self, instance, owner=None, /)", get),
        NativeDef::method("__set__(self, instance, value, /)", set),
        NativeDef::method("__delete__(self, instance, /)", set),
        NativeDef::method("__repr__(self, /)", repr),
    ],
    getset: &[GetSetDef { name: "__doc__", get: doc, set: Some(set_doc) }],
    doc: "",
};

fn new(vm: &mut Vm, args: Args) -> Result<Value> {
    let index = vm.index(args.get(vm, 0))?;
    let class = t::TUPLE_GETTER;
    let doc = args.get(vm, 1);
    vm.heap.new_opaque(Opaque { class, values: vec![doc], data: OpaqueData::Int(index) })
}

impl Vm {
    /// The place of the field that a value is the descriptor of.
    pub(crate) fn tuple_getter_index(&self, v: Value) -> Option<i64> {
        let Value::Opaque(h) = v else { return None };
        match self.heap.opaque(h) {
            Opaque { class: t::TUPLE_GETTER, data: OpaqueData::Int(i), .. } => Some(*i),
            _ => None,
        }
    }
}

fn parts(vm: &mut Vm, v: Value) -> Result<(i64, Value)> {
    if let Value::Opaque(h) = v {
        let o = vm.heap.opaque(h);
        if let (OpaqueData::Int(i), Some(doc)) = (&o.data, o.values.first()) {
            return Ok((*i, *doc));
        }
    }
    Err(Raise::Internal("not a tuple getter"))
}

fn get(vm: &mut Vm, args: Args) -> Result<Value> {
    let (getter, instance) = (args.get(vm, 0), args.get(vm, 1));
    let (index, _) = parts(vm, getter)?;
    match vm.payload(instance) {
        Value::None => Ok(getter),
        Value::Tuple(h) => match vm.heap.tuple_items(h).get(index as usize) {
            Some(v) => Ok(*v),
            None => Err(vm.index_error("tuple index out of range")),
        },
        _ => {
            let name = vm.type_name(instance);
            Err(vm.type_error(format!(
                "descriptor for index '{index}' for tuple subclasses doesn't apply to '{name}' object"
            )))
        }
    }
}

fn set(vm: &mut Vm, _args: Args) -> Result<Value> {
    Err(vm.attribute_error("can't set attribute"))
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value> {
    let (index, doc) = parts(vm, args.get(vm, 0))?;
    let doc = vm.repr_pure(doc)?.unwrap_or_default();
    vm.heap.new_string(format!("_tuplegetter({index}, {doc})"))
}

fn doc(vm: &mut Vm, v: Value) -> Result<Value> {
    parts(vm, v).map(|p| p.1)
}

fn set_doc(vm: &mut Vm, v: Value, doc: Value) -> Result<()> {
    if let Value::Opaque(h) = v
        && let Some(slot) = vm.heap.opaque_mut(h).values.first_mut()
    {
        *slot = doc;
    }
    Ok(())
}
