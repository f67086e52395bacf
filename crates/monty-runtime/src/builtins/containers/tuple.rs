//! `tuple`: its methods. Subscripts live in `list_items.rs`.

use super::list::{Found, from_end};
use super::protocol as p;
use super::protocol::tuple_arg;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::ListObject;
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::TUPLE),
    new: Some(
        NativeDef::stepping_function("tuple(iterable=(), /)", tuple_new)
            .resumed_by(tuple_from_list),
    ),
    empty: None,
    methods: &[
        NativeDef::stepping("index(self, value, start=0, stop=9223372036854775807, /)", index),
        NativeDef::stepping("count(self, value, /)", count),
        NativeDef::method("__len__(self, /)", p::len_method),
        NativeDef::stepping("__getitem__(self, key, /)", p::get_item_method),
        NativeDef::stepping("__contains__(self, key, /)", p::contains_method),
        NativeDef::stepping("__iter__(self, /)", p::iter_method),
        NativeDef::stepping("__repr__(self, /)", p::repr_method),
        NativeDef::stepping("__hash__(self, /)", p::hash_step_method),
        NativeDef::stepping("__eq__(self, value, /)", p::eq_method),
        NativeDef::stepping("__ne__(self, value, /)", p::ne_method),
        NativeDef::stepping("__lt__(self, value, /)", p::lt_method),
        NativeDef::stepping("__le__(self, value, /)", p::le_method),
        NativeDef::stepping("__gt__(self, value, /)", p::gt_method),
        NativeDef::stepping("__ge__(self, value, /)", p::ge_method),
        NativeDef::stepping("__add__(self, value, /)", p::add),
        NativeDef::method("__mul__(self, value, /)", p::mul),
        NativeDef::method("__rmul__(self, value, /)", p::mul),
        NativeDef::method("__getnewargs__(self, /)", get_new_args),
        NativeDef::method("__class_getitem__(cls, object, /)", p::class_getitem).as_class(),
    ],
    getset: &[],
    doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
};

fn tuple_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = match args.get(vm, 0) {
        Value::Unset => return vm.heap.new_tuple(&[]).map(Step::Done),
        v @ Value::Tuple(_) => return Ok(Step::Done(v)),
        v => v,
    };
    if let Some(source) = vm.sized_source(v)
        && let Some(items) = vm.container_copy(source)?
    {
        return vm.heap.new_tuple_of(items).map(Step::Done);
    }
    let step = vm.list_of(v)?;
    let cont = Cont::Native(vm.running_native);
    vm.and_then(step, cont, 0, &[])
}

impl Vm {
    /// A tuple of what was gathered in a list that nobody else has: what it took is free before the next
    /// one grows.
    pub(crate) fn tuple_of_list(&mut self, h: Handle<ListObject>) -> Result<Value> {
        self.heap.room(size_of_val(self.heap.items(h)))?;
        let items = self.heap.budget.copy(&self.heap.arenas.lists.get(h).items)?;
        let tuple = self.heap.new_tuple_of(items)?;
        self.list_clear(h);
        Ok(tuple)
    }
}

/// The items came as a list.
fn tuple_from_list(vm: &mut Vm, _state: NativeState, outcome: Outcome) -> Result<Step> {
    match outcome {
        Ok(Value::List(h)) => vm.tuple_of_list(h).map(Step::Done),
        Ok(_) => Err(Raise::Internal("the items are no list")),
        Err(e) => Err(Raise::Exc(e)),
    }
}

fn index(vm: &mut Vm, args: Args) -> Result<Step> {
    let start = vm.search_bound(args.get(vm, 2), 0)?;
    let stop = vm.search_bound(args.get(vm, 3), i64::MAX)?;
    let h = tuple_arg(vm, args)?;
    let item = args.get(vm, 1);
    let len = vm.heap.tuple_items(h).len();
    match vm.find_equal(Value::Tuple(h), item, from_end(start, len), from_end(stop, len))? {
        Found::At(i) => Ok(Step::Done(Value::Int(i as i64))),
        Found::Nowhere => Err(vm.value_error("tuple.index(x): x not in tuple")),
        Found::Guest => vm.prelude_call(
            "tuple_index",
            &[Value::Tuple(h), item, Value::Int(start), Value::Int(stop)],
        ),
    }
}

fn count(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = tuple_arg(vm, args)?;
    let item = args.get(vm, 1);
    match vm.count_equal(Value::Tuple(h), item)? {
        Some(n) => Ok(Step::Done(Value::Int(n))),
        None => vm.prelude_call("sequence_count", &[Value::Tuple(h), item]),
    }
}

fn get_new_args(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = tuple_arg(vm, args)?;
    let items = vm.heap.tuple_items(h).to_vec();
    let copy = vm.heap.new_tuple(&items)?;
    vm.heap.new_tuple(&[copy])
}
