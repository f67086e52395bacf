//! `set` and `frozenset`: construction, and the methods on single items. The operations of sets with
//! others live in `set_algebra.rs`.

use super::guest_keys::KeyUse;
use super::protocol as p;
use super::protocol::set_arg;
use super::set_algebra as algebra;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::SetObject;
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::set::SLOT_BYTES;
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub(super) const SET: TypeDef = TypeDef {
    of: TypeName::Core(t::SET),
    new: Some(NativeDef::stepping_function("set(iterable=(), /)", set_new)),
    empty: Some(|vm| vm.heap.new_set_from(SetObject::default(), false)),
    methods: &[
        NativeDef::stepping("__init__(self, iterable=(), /)", set_init),
        NativeDef::stepping("add(self, object, /)", add),
        NativeDef::stepping("discard(self, object, /)", discard),
        NativeDef::stepping("remove(self, object, /)", remove),
        NativeDef::method("pop(self, /)", pop),
        NativeDef::method("clear(self, /)", clear),
        NativeDef::method("copy(self, /)", copy),
        NativeDef::stepping("update(self, /, *others)", algebra::update),
        NativeDef::stepping("intersection_update(self, /, *others)", algebra::intersection_update),
        NativeDef::stepping("difference_update(self, /, *others)", algebra::difference_update),
        NativeDef::stepping(
            "symmetric_difference_update(self, other, /)",
            algebra::symmetric_difference_update,
        ),
        NativeDef::stepping("__iand__(self, value, /)", p::iand),
        NativeDef::stepping("__ior__(self, value, /)", p::ior),
        NativeDef::stepping("__isub__(self, value, /)", p::isub),
        NativeDef::stepping("__ixor__(self, value, /)", p::ixor),
        NativeDef::stepping("union(self, /, *others)", algebra::union),
        NativeDef::stepping("intersection(self, /, *others)", algebra::intersection),
        NativeDef::stepping("difference(self, /, *others)", algebra::difference),
        NativeDef::stepping("symmetric_difference(self, other, /)", algebra::symmetric_difference),
        NativeDef::stepping("isdisjoint(self, other, /)", algebra::is_disjoint),
        NativeDef::stepping("issubset(self, other, /)", algebra::is_subset),
        NativeDef::stepping("issuperset(self, other, /)", algebra::is_superset),
        NativeDef::method("__len__(self, /)", p::len_method),
        NativeDef::stepping("__contains__(self, object, /)", p::contains_method),
        NativeDef::stepping("__iter__(self, /)", p::iter_method),
        NativeDef::stepping("__repr__(self, /)", p::repr_method),
        NativeDef::stepping("__eq__(self, value, /)", p::eq_method),
        NativeDef::stepping("__ne__(self, value, /)", p::ne_method),
        NativeDef::stepping("__lt__(self, value, /)", p::lt_method),
        NativeDef::stepping("__le__(self, value, /)", p::le_method),
        NativeDef::stepping("__gt__(self, value, /)", p::gt_method),
        NativeDef::stepping("__ge__(self, value, /)", p::ge_method),
        NativeDef::stepping("__and__(self, value, /)", p::and),
        NativeDef::stepping("__rand__(self, value, /)", p::rand),
        NativeDef::stepping("__or__(self, value, /)", p::or),
        NativeDef::stepping("__ror__(self, value, /)", p::ror),
        NativeDef::stepping("__sub__(self, value, /)", p::sub),
        NativeDef::stepping("__rsub__(self, value, /)", p::rsub),
        NativeDef::stepping("__xor__(self, value, /)", p::xor),
        NativeDef::stepping("__rxor__(self, value, /)", p::rxor),
        NativeDef::stepping("__reduce__(self, /)", reduce),
        NativeDef::method("__class_getitem__(cls, object, /)", p::class_getitem).as_class(),
    ],
    getset: &[],
    doc: "Build an unordered collection of unique elements.",
};

pub(super) const FROZENSET: TypeDef = TypeDef {
    of: TypeName::Core(t::FROZENSET),
    new: Some(
        NativeDef::stepping_function("frozenset(iterable=(), /)", frozenset_new)
            .resumed_by(freeze_result),
    ),
    empty: None,
    methods: &[
        NativeDef::method("copy(self, /)", copy),
        NativeDef::stepping("union(self, /, *others)", algebra::union),
        NativeDef::stepping("intersection(self, /, *others)", algebra::intersection),
        NativeDef::stepping("difference(self, /, *others)", algebra::difference),
        NativeDef::stepping("symmetric_difference(self, other, /)", algebra::symmetric_difference),
        NativeDef::stepping("isdisjoint(self, other, /)", algebra::is_disjoint),
        NativeDef::stepping("issubset(self, other, /)", algebra::is_subset),
        NativeDef::stepping("issuperset(self, other, /)", algebra::is_superset),
        NativeDef::method("__len__(self, /)", p::len_method),
        NativeDef::stepping("__contains__(self, object, /)", p::contains_method),
        NativeDef::stepping("__iter__(self, /)", p::iter_method),
        NativeDef::stepping("__repr__(self, /)", p::repr_method),
        NativeDef::method("__hash__(self, /)", p::hash_method),
        NativeDef::stepping("__eq__(self, value, /)", p::eq_method),
        NativeDef::stepping("__ne__(self, value, /)", p::ne_method),
        NativeDef::stepping("__lt__(self, value, /)", p::lt_method),
        NativeDef::stepping("__le__(self, value, /)", p::le_method),
        NativeDef::stepping("__gt__(self, value, /)", p::gt_method),
        NativeDef::stepping("__ge__(self, value, /)", p::ge_method),
        NativeDef::stepping("__and__(self, value, /)", p::and),
        NativeDef::stepping("__rand__(self, value, /)", p::rand),
        NativeDef::stepping("__or__(self, value, /)", p::or),
        NativeDef::stepping("__ror__(self, value, /)", p::ror),
        NativeDef::stepping("__sub__(self, value, /)", p::sub),
        NativeDef::stepping("__rsub__(self, value, /)", p::rsub),
        NativeDef::stepping("__xor__(self, value, /)", p::xor),
        NativeDef::stepping("__rxor__(self, value, /)", p::rxor),
        NativeDef::stepping("__reduce__(self, /)", reduce),
        NativeDef::method("__class_getitem__(cls, object, /)", p::class_getitem).as_class(),
    ],
    getset: &[],
    doc: "Build an immutable unordered collection of unique elements.",
};

fn set_new(vm: &mut Vm, args: Args) -> Result<Step> {
    match args.get(vm, 0) {
        Value::Unset => vm.heap.new_set_from(SetObject::default(), false).map(Step::Done),
        v => vm.set_of(v),
    }
}

fn frozenset_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = match args.get(vm, 0) {
        Value::Unset => return vm.heap.new_set_from(SetObject::default(), true).map(Step::Done),
        v @ Value::FrozenSet(_) => return Ok(Step::Done(v)),
        v => v,
    };
    let step = vm.set_of(v)?;
    let cont = Cont::Native(vm.running_native);
    vm.and_then(step, cont, 0, &[])
}

fn freeze_result(_vm: &mut Vm, _state: NativeState, outcome: Outcome) -> Result<Step> {
    match outcome {
        // A new set that nobody else has seen.
        Ok(Value::Set(h)) => Ok(Step::Done(Value::FrozenSet(h))),
        Ok(v) => Ok(Step::Done(v)),
        Err(e) => Err(Raise::Exc(e)),
    }
}

fn set_init(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = set_arg(vm, args)?;
    let source = args.get(vm, 1);
    let items = match source {
        Value::Unset => Vec::new(),
        v => vm.items(v)?,
    };
    vm.set_clear(h);
    for (i, &item) in items.iter().enumerate() {
        if vm.set_add(h, item)?.is_none() {
            let rest = vm.heap.new_list(items[i..].to_vec())?;
            return vm.prelude_call("set_fill", &[Value::Set(h), rest]);
        }
    }
    Ok(Step::Done(Value::None))
}

fn add(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = set_arg(vm, args)?;
    let item = args.get(vm, 1);
    match vm.set_add(h, item)? {
        Some(_) => Ok(Step::Done(Value::None)),
        None => vm.use_guest_key(KeyUse::Add, Value::Set(h), item, Value::None),
    }
}

/// A set looked for in a set counts as the frozenset of its items.
pub(super) fn as_key(vm: &mut Vm, item: Value) -> Result<Value> {
    match vm.payload(item) {
        Value::Set(h) if !matches!(vm.lookup_special(item, n::HASH), Some(Value::Function(_))) => {
            vm.set_copy(h, true)
        }
        _ => Ok(item),
    }
}

fn discard(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = set_arg(vm, args)?;
    let item = args.get(vm, 1);
    let key = as_key(vm, item)?;
    match vm.set_discard(h, key)? {
        Some(_) => Ok(Step::Done(Value::None)),
        None => vm.prelude_call("set_discard", &[Value::Set(h), key]),
    }
}

fn remove(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = set_arg(vm, args)?;
    let item = args.get(vm, 1);
    let key = as_key(vm, item)?;
    match vm.set_discard(h, key)? {
        Some(true) => Ok(Step::Done(Value::None)),
        Some(false) => Err(vm.key_error(item)),
        None => vm.prelude_call("set_remove", &[Value::Set(h), key]),
    }
}

fn pop(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = set_arg(vm, args)?;
    let set = vm.heap.set(h);
    if set.is_empty() {
        let text = vm.heap.new_str("pop from an empty set")?;
        return Err(vm.key_error(text));
    }
    let slots = set.slots();
    // A mutable set has no cached hash: the field remembers where the last `pop` was, as CPython's
    // finger does, so that popping all items stays linear.
    let start = set.hash as usize % slots.max(1);
    let found = (0..slots).map(|i| (start + i) % slots).find(|i| set.key(*i).is_some());
    let Some(at) = found else { return Err(Raise::Internal("a set lost its items")) };
    vm.heap.burn((at + slots - start) % slots)?;
    let set = vm.heap.set_mut(h);
    set.hash = at as u64 + 1;
    Ok(set.remove(at))
}

fn clear(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = set_arg(vm, args)?;
    vm.set_clear(h);
    Ok(Value::None)
}

/// How `copy` and `pickle` make another.
fn reduce(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    vm.prelude_call("set_reduce", &[v])
}

fn copy(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = set_arg(vm, args)?;
    let receiver = args.get(vm, 0);
    if let Value::FrozenSet(_) = receiver {
        return Ok(receiver);
    }
    let frozen = matches!(vm.payload(receiver), Value::FrozenSet(_));
    vm.set_copy(h, frozen)
}

impl Vm {
    /// Empty a set and give its memory back.
    pub(super) fn set_clear(&mut self, h: Handle<SetObject>) {
        let bytes = self.heap.set(h).slots() * SLOT_BYTES;
        self.heap.set_mut(h).clear();
        self.heap.release(bytes);
    }

    /// A copy of a set.
    pub(super) fn set_copy(&mut self, h: Handle<SetObject>, frozen: bool) -> Result<Value> {
        let slots = self.heap.set(h).slots();
        self.heap.room(slots * SLOT_BYTES)?;
        let copy = self.heap.arenas.sets.get(h).copied(&mut self.heap.budget)?;
        self.heap.new_set_from(copy, frozen)
    }

    /// A new set of the items of any iterable.
    pub fn set_of(&mut self, v: Value) -> Result<Step> {
        let Some(source) = self.native_source(v) else {
            if !self.is_iterable(v) {
                return Err(self.not_iterable(v));
            }
            let set = self.heap.new_set_from(SetObject::default(), false)?;
            return self.prelude_call("set_update", &[set, v]);
        };
        if let Value::Set(h) | Value::FrozenSet(h) = source {
            return self.set_copy(h, false).map(Step::Done);
        }
        let items = self.container_items(source)?.unwrap_or_default();
        let set = self.heap.new_set_from(SetObject::default(), false)?;
        let Value::Set(h) = set else { return Ok(Step::Done(set)) };
        self.grow_for_merge(h, source)?;
        for (i, &item) in items.iter().enumerate() {
            if self.set_add(h, item)?.is_none() {
                // A dict knows the hashes of its keys.
                let rest = match source {
                    Value::Dict(_) if i == 0 => source,
                    _ => self.heap.new_list(items[i..].to_vec())?,
                };
                return self.prelude_call("set_update", &[set, rest]);
            }
            if i % 256 == 255 {
                self.heap.burn(2048)?;
            }
        }
        Ok(Step::Done(set))
    }
}
