//! `dict`: construction and methods. Views live in `dict_views.rs`, merging in `dict_merge.rs`.

use super::dict_access::Located;
use super::guest_keys::KeyUse;
use super::protocol as p;
use super::protocol::dict_arg;
use crate::dict::ENTRY_BYTES;
use crate::error::Result;
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::{DictObject, DictView, DictViewKind};
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::DICT),
    new: Some(NativeDef::stepping_function("dict(*args, **kwargs)", dict_new)),
    empty: Some(|vm| vm.heap.new_dict()),
    methods: &[
        NativeDef::stepping("__init__(self, /, *args, **kwargs)", dict_init),
        NativeDef::stepping("get(self, key, default=None, /)", get),
        NativeDef::stepping("setdefault(self, key, default=None, /)", setdefault),
        NativeDef::stepping("pop(self, key, default=<unrepresentable>, /)", pop),
        NativeDef::method("popitem(self, /)", popitem),
        NativeDef::method("clear(self, /)", clear),
        NativeDef::method("copy(self, /)", copy),
        NativeDef::method("keys(self, /)", |vm, args| view(vm, args, DictViewKind::Keys)),
        NativeDef::method("values(self, /)", |vm, args| view(vm, args, DictViewKind::Values)),
        NativeDef::method("items(self, /)", |vm, args| view(vm, args, DictViewKind::Items)),
        NativeDef::stepping("update(self, /, *args, **kwargs)", update),
        NativeDef::stepping("fromkeys(cls, iterable, value=None, /)", fromkeys).as_class(),
        NativeDef::method("__len__(self, /)", p::len_method),
        NativeDef::stepping("__getitem__(self, key, /)", getitem),
        NativeDef::stepping("__setitem__(self, key, value, /)", p::set_item_method),
        NativeDef::stepping("__delitem__(self, key, /)", p::del_item_method),
        NativeDef::stepping("__contains__(self, key, /)", p::contains_method),
        NativeDef::stepping("__iter__(self, /)", p::iter_method),
        NativeDef::method("__reversed__(self, /)", reversed),
        NativeDef::stepping("__repr__(self, /)", p::repr_method),
        NativeDef::stepping("__eq__(self, value, /)", p::eq_method),
        NativeDef::stepping("__ne__(self, value, /)", p::ne_method),
        NativeDef::stepping("__or__(self, value, /)", p::or),
        NativeDef::stepping("__ror__(self, value, /)", p::ror),
        NativeDef::stepping("__ior__(self, value, /)", p::ior),
        NativeDef::method("__class_getitem__(cls, object, /)", p::class_getitem).as_class(),
    ],
    getset: &[],
    doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
};

/// The one positional argument that `dict` and `update` take, and the keywords.
fn source_of(vm: &mut Vm, args: Args, named: usize, what: &str) -> Result<(Value, Value)> {
    let given = args.len() - named;
    if given > 1 {
        return Err(vm.type_error(format!("{what} expected at most 1 argument, got {given}")));
    }
    Ok((args.get(vm, named), args.kwargs()))
}

fn dict_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let (source, kwargs) = source_of(vm, args, 0, "dict")?;
    if let (Value::Unset, Value::Dict(_)) = (source, kwargs) {
        // The keywords are a dict of their own already.
        return Ok(Step::Done(kwargs));
    }
    let dict = vm.heap.new_dict()?;
    let Value::Dict(h) = dict else { return Ok(Step::Done(dict)) };
    vm.dict_update_from(h, source, kwargs, dict)
}

fn dict_init(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = dict_arg(vm, args)?;
    let (source, kwargs) = source_of(vm, args, 1, "dict")?;
    vm.dict_update_from(h, source, kwargs, Value::None)
}

fn update(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = dict_arg(vm, args)?;
    let (source, kwargs) = source_of(vm, args, 1, "update")?;
    vm.dict_update_from(h, source, kwargs, Value::None)
}

/// `dict.__getitem__`: the one place that asks `__missing__` of a subclass.
fn getitem(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = dict_arg(vm, args)?;
    let (receiver, key) = (args.get(vm, 0), args.get(vm, 1));
    match vm.dict_get(h, key)? {
        Some(Some(v)) => Ok(Step::Done(v)),
        Some(None) => vm.dict_missing(receiver, key),
        None => vm.use_guest_key(KeyUse::GetItem, Value::Dict(h), key, receiver),
    }
}

fn get(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = dict_arg(vm, args)?;
    let (key, default) = (args.get(vm, 1), args.get(vm, 2).or_none());
    match vm.dict_get(h, key)? {
        Some(found) => Ok(Step::Done(found.unwrap_or(default))),
        None => vm.use_guest_key(KeyUse::Get, Value::Dict(h), key, default),
    }
}

fn setdefault(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = dict_arg(vm, args)?;
    let (key, default) = (args.get(vm, 1), args.get(vm, 2).or_none());
    let guest = |vm: &mut Vm| vm.prelude_call("dict_setdefault", &[Value::Dict(h), key, default]);
    let Some(hash) = vm.hash_pure(key)? else { return guest(vm) };
    match vm.dict_locate(h, key, hash)? {
        Located::At(i) => Ok(Step::Done(vm.heap.dict(h).entry(i).map_or(Value::None, |e| e.value))),
        Located::Absent => {
            vm.heap.dict_push(h, hash, key, default)?;
            Ok(Step::Done(default))
        }
        Located::Guest => guest(vm),
    }
}

fn pop(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = dict_arg(vm, args)?;
    let (key, default) = (args.get(vm, 1), args.get(vm, 2));
    let found = if vm.heap.dict(h).is_empty() { Some(None) } else { vm.dict_del(h, key)? };
    match (found, default) {
        (Some(Some(v)), _) => Ok(Step::Done(v)),
        (Some(None), Value::Unset) => Err(vm.key_error(key)),
        (Some(None), default) => Ok(Step::Done(default)),
        (None, Value::Unset) => vm.prelude_call("dict_pop", &[Value::Dict(h), key]),
        (None, default) => vm.prelude_call("dict_pop_default", &[Value::Dict(h), key, default]),
    }
}

fn popitem(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    vm.heap.room(128)?;
    let Some(entry) = vm.heap.dict_mut(h).pop_last() else {
        let text = vm.heap.new_str("popitem(): dictionary is empty")?;
        return Err(vm.key_error(text));
    };
    vm.heap.new_tuple(&[entry.key, entry.value])
}

fn clear(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    vm.heap.dict_mut(h).clear();
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    vm.dict_copy(h)
}

fn view(vm: &mut Vm, args: Args, kind: DictViewKind) -> Result<Value> {
    let dict = dict_arg(vm, args)?;
    vm.heap.new_view(DictView { dict, kind, ordered: false })
}

fn reversed(vm: &mut Vm, args: Args) -> Result<Value> {
    let dict = dict_arg(vm, args)?;
    let iter = vm.iter_dict(DictView { dict, ..DictView::default() }, true);
    vm.heap.new_iter(iter)
}

fn fromkeys(vm: &mut Vm, args: Args) -> Result<Step> {
    let (class, source, value) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2).or_none());
    if class != Value::Type(t::DICT) {
        return vm.prelude_call("dict_fromkeys", &[class, source, value]);
    }
    let dict = vm.heap.new_dict()?;
    let Value::Dict(h) = dict else { return Ok(Step::Done(dict)) };
    for (i, (item, hash)) in vm.hashed_items(source)?.into_iter().enumerate() {
        if i % 256 == 255 {
            vm.heap.burn(2048)?;
        }
        let stored = match hash {
            Some(hash) => vm.dict_set_hashed(h, hash, item, value)?,
            None => None,
        };
        if stored.is_none() {
            return vm.prelude_call("dict_fromkeys", &[class, source, value]);
        }
    }
    Ok(Step::Done(dict))
}

impl Vm {
    /// A copy of a dict.
    pub fn dict_copy(&mut self, h: Handle<DictObject>) -> Result<Value> {
        let len = self.heap.dict(h).len();
        self.heap.room(len * ENTRY_BYTES)?;
        let copy = self.heap.arenas.dicts.get(h).copied(&mut self.heap.budget)?;
        self.heap.new_dict_from(copy)
    }

    /// What `d[key]` does without the key: a subclass's `__missing__`, or KeyError.
    pub fn dict_missing(&mut self, receiver: Value, key: Value) -> Result<Step> {
        if let Value::Instance(_) = receiver
            && self.lookup(self.type_of(receiver), n::MISSING).is_some()
        {
            return self.call_method(receiver, n::MISSING, &[key]);
        }
        Err(self.key_error(key))
    }

    /// `d[key]` of an exact dict.
    pub(super) fn dict_get_step(&mut self, h: Handle<DictObject>, key: Value) -> Result<Step> {
        match self.dict_get(h, key)? {
            Some(Some(v)) => Ok(Step::Done(v)),
            Some(None) => Err(self.key_error(key)),
            None => self.use_guest_key(KeyUse::GetItem, Value::Dict(h), key, Value::None),
        }
    }

    /// `d[key] = value`
    pub fn dict_set_step(
        &mut self,
        h: Handle<DictObject>,
        key: Value,
        value: Value,
    ) -> Result<Step> {
        match self.dict_set(h, key, value)? {
            Some(()) => Ok(Step::Done(Value::None)),
            None => self.use_guest_key(KeyUse::SetItem, Value::Dict(h), key, value),
        }
    }

    /// `del d[key]`
    pub(super) fn dict_del_step(&mut self, h: Handle<DictObject>, key: Value) -> Result<Step> {
        match self.dict_del(h, key)? {
            Some(Some(_)) => Ok(Step::Done(Value::None)),
            Some(None) => Err(self.key_error(key)),
            None => self.prelude_call("dict_del_item", &[Value::Dict(h), key]),
        }
    }

    /// `key in d`
    pub(super) fn dict_contains_step(&mut self, h: Handle<DictObject>, key: Value) -> Result<Step> {
        match self.dict_get(h, key)? {
            Some(found) => Ok(Step::Done(Value::bool(found.is_some()))),
            None => self.use_guest_key(KeyUse::Contains, Value::Dict(h), key, Value::None),
        }
    }
}
