//! `operator.itemgetter`, `attrgetter` and `methodcaller`: callables that are data. What fetches an item
//! or an attribute without guest code is not even called where keys are asked for (`get_pure`).

use super::adapters::adapter;
use crate::error::{Raise, Result};
use crate::native::{Args, Step};
use crate::object::{Opaque, OpaqueData};
use crate::registry::{NativeDef, TypeDef};
use crate::types as t;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

pub(super) const ITEM_GETTER: TypeDef = adapter(
    t::ITEM_GETTER,
    NativeDef::function("itemgetter(*items)", |vm, args| {
        let items = args.rest_copy(vm)?;
        if items.is_empty() {
            return Err(vm.type_error("itemgetter expected 1 argument, got 0"));
        }
        make(vm, t::ITEM_GETTER, items)
    }),
    &[
        NativeDef::stepping("__call__(self, obj, /)", get_items),
        NativeDef::stepping("__repr__(self, /)", repr),
        NativeDef::stepping("__reduce__(self, /)", reduce),
    ],
    "Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
);

pub(super) const ATTR_GETTER: TypeDef = adapter(
    t::ATTR_GETTER,
    NativeDef::function("attrgetter(*attrs)", |vm, args| {
        let names = args.rest_copy(vm)?;
        if names.is_empty() {
            return Err(vm.type_error("attrgetter expected 1 argument, got 0"));
        }
        if names.iter().any(|name| !matches!(vm.payload(*name), Value::Str(_))) {
            return Err(vm.type_error("attribute name must be a string"));
        }
        let names = names.iter().map(|name| vm.payload(*name)).collect();
        make(vm, t::ATTR_GETTER, names)
    }),
    &[
        NativeDef::stepping("__call__(self, obj, /)", get_attributes),
        NativeDef::stepping("__repr__(self, /)", repr),
        NativeDef::stepping("__reduce__(self, /)", reduce),
    ],
    "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
);

pub(super) const METHOD_CALLER: TypeDef = adapter(
    t::METHOD_CALLER,
    NativeDef::function("methodcaller(*args, **kwargs)", |vm, args| {
        let given = args.rest_copy(vm)?;
        let Some((&name, rest)) = given.split_first() else {
            return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
        };
        let Value::Str(_) = vm.payload(name) else {
            return Err(vm.type_error("method name must be a string"));
        };
        let rest = vm.heap.new_tuple(rest)?;
        let named = match args.kwargs() {
            Value::Unset => vm.heap.new_dict()?,
            named => named,
        };
        let name = vm.payload(name);
        make(vm, t::METHOD_CALLER, vec![name, rest, named])
    }),
    &[
        NativeDef::stepping("__call__(self, obj, /)", call_named),
        NativeDef::stepping("__repr__(self, /)", repr),
        NativeDef::stepping("__reduce__(self, /)", reduce),
    ],
    "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
);

fn make(vm: &mut Vm, class: TypeRef, values: Vec<Value>) -> Result<Value> {
    vm.heap.new_opaque(Opaque { class, values, data: OpaqueData::None })
}

/// What a getter was made of.
fn parts(vm: &Vm, v: Value) -> Result<&[Value]> {
    match v {
        Value::Opaque(h) => Ok(&vm.heap.opaque(h).values),
        _ => Err(Raise::Internal("not a getter")),
    }
}

fn parts_tuple(vm: &mut Vm, v: Value) -> Result<Value> {
    vm.heap.room(size_of_val(parts(vm, v)?))?;
    let values = parts(vm, v)?.to_vec();
    vm.heap.new_tuple_of(values)
}

fn get_items(vm: &mut Vm, args: Args) -> Result<Step> {
    let (getter, obj) = (args.get(vm, 0), args.get(vm, 1));
    match *parts(vm, getter)? {
        [key] => vm.get_item(obj, key),
        _ => {
            if let Some(items) = vm.items_pure(getter, obj)? {
                return Ok(Step::Done(items));
            }
            let items = parts_tuple(vm, getter)?;
            vm.prelude_call("get_items", &[obj, items])
        }
    }
}

fn get_attributes(vm: &mut Vm, args: Args) -> Result<Step> {
    let (getter, obj) = (args.get(vm, 0), args.get(vm, 1));
    if let [Value::Str(name)] = *parts(vm, getter)?
        && !vm.heap.str(name).contains('.')
    {
        let name = vm.heap.intern_str(name)?;
        return vm.get_attr(obj, name);
    }
    let names = parts_tuple(vm, getter)?;
    vm.prelude_call("get_attributes", &[obj, names])
}

fn call_named(vm: &mut Vm, args: Args) -> Result<Step> {
    let (caller, obj) = (args.get(vm, 0), args.get(vm, 1));
    let &[Value::Str(name), Value::Tuple(given), Value::Dict(named)] = parts(vm, caller)? else {
        return Err(Raise::Internal("not a caller of methods"));
    };
    if vm.heap.dict(named).is_empty() {
        let sym = vm.heap.intern_str(name)?;
        if let Some(method) = vm.attr_pure(obj, sym)? {
            let given: smallvec::SmallVec<[Value; 4]> =
                smallvec::SmallVec::from_slice(vm.heap.tuple_items(given));
            return vm.tail_call(method, &given);
        }
    }
    let (given, named) = (Value::Tuple(given), Value::Dict(named));
    vm.prelude_call("call_named", &[obj, Value::Str(name), given, named])
}

fn repr(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let (parts, class) = (parts_tuple(vm, v)?, Value::Type(vm.type_of(v)));
    vm.prelude_call("getter_repr", &[class, parts])
}

fn reduce(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let (parts, class) = (parts_tuple(vm, v)?, Value::Type(vm.type_of(v)));
    vm.prelude_call("getter_reduce", &[class, parts])
}

impl Vm {
    /// What a getter gives for an object, if it is one and needs no guest code.
    pub(crate) fn get_pure(&mut self, function: Value, obj: Value) -> Result<Option<Value>> {
        let h = match (function, obj) {
            (Value::Opaque(h), _) => h,
            (Value::Native(id), _) => {
                let of_str = self.registry.natives[id.index()].owner == Some(t::STR);
                return match self.registry.quick.call(&mut self.heap, id, &[obj]) {
                    None if of_str && matches!(obj, Value::Str(_)) => self.ask(id, &[obj]),
                    result => Ok(result),
                };
            }
            _ => return Ok(None),
        };
        let o = self.heap.opaque(h);
        match (o.class, &o.values[..]) {
            (t::ITEM_GETTER, &[key]) => self.item_pure(obj, key),
            (t::ITEM_GETTER, _) => self.items_pure(function, obj),
            (t::ATTR_GETTER, &[Value::Str(name)]) if !self.heap.str(name).contains('.') => {
                let name = self.heap.intern_str(name)?;
                self.attr_pure(obj, name)
            }
            _ => Ok(None),
        }
    }

    /// `obj[key]` of a builtin container.
    fn item_pure(&mut self, obj: Value, key: Value) -> Result<Option<Value>> {
        match (obj, key) {
            (Value::Tuple(h), Value::Int(i)) if i >= 0 => {
                if let Some(v) = self.heap.tuple_items(h).get(i as usize) {
                    return Ok(Some(*v));
                }
            }
            (Value::List(h), Value::Int(i)) if i >= 0 => {
                if let Some(v) = self.heap.items(h).get(i as usize) {
                    return Ok(Some(*v));
                }
            }
            (Value::Tuple(_) | Value::List(_) | Value::Dict(_) | Value::Str(_), _) => {}
            _ => return Ok(None),
        }
        match self.get_item(obj, key)? {
            Step::Done(v) => Ok(Some(v)),
            Step::Call => {
                // Not here: whoever asked makes the call.
                self.request = Default::default();
                self.request_stack.clear();
                Ok(None)
            }
        }
    }

    fn items_pure(&mut self, getter: Value, obj: Value) -> Result<Option<Value>> {
        let count = parts(self, getter)?.len();
        let mut found: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
        self.heap.burn(count)?;
        self.heap.hold(size_of_val(parts(self, getter)?))?;
        for i in 0..count {
            let key = parts(self, getter)?[i];
            match self.item_pure(obj, key)? {
                Some(v) => found.push(v),
                None => return Ok(None),
            }
        }
        self.heap.new_tuple(&found).map(Some)
    }
}

/// `_keys_of(key, items)`: a list of the keys that a function gives, or None if guest code has to run.
pub(super) fn keys_of(vm: &mut Vm, args: Args) -> Result<Value> {
    let items = vm.items(args.get(vm, 1))?;
    match vm.keys_of(args.get(vm, 0), &items)? {
        Some(keys) => vm.heap.new_list(keys),
        None => Ok(Value::None),
    }
}

impl Vm {
    /// The keys that a function gives for items, or None if guest code has to run.
    pub(super) fn keys_of(
        &mut self,
        function: Value,
        items: &[Value],
    ) -> Result<Option<Vec<Value>>> {
        if !matches!(function, Value::Opaque(_) | Value::Native(_)) {
            return Ok(None);
        }
        self.heap.hold(size_of_val(items))?;
        let mut keys = Vec::with_capacity(items.len());
        for &item in items {
            self.heap.burn(8)?;
            match self.get_pure(function, item)? {
                Some(key) => keys.push(key),
                None => return Ok(None),
            }
        }
        Ok(Some(keys))
    }
}
