//! `list`: its methods. Subscripts live in `list_items.rs`, sorting in `sort.rs`.

use monty_limits::stretch;

use super::protocol as p;
use super::protocol::list_arg;
use crate::builtins::numbers::number::is_negative;
use crate::error::Result;
use crate::native::{Args, Step};
use crate::object::{Iter, ListObject};
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::LIST),
    new: Some(NativeDef::stepping_function("list(iterable=(), /)", list_new)),
    empty: Some(|vm| vm.heap.new_list(Vec::new())),
    methods: &[
        NativeDef::stepping("__init__(self, iterable=(), /)", list_init),
        NativeDef::method("append(self, object, /)", append),
        NativeDef::stepping("extend(self, iterable, /)", extend),
        NativeDef::method("insert(self, index, object, /)", insert),
        NativeDef::method("pop(self, index=-1, /)", pop),
        NativeDef::stepping("remove(self, value, /)", remove),
        NativeDef::method("clear(self, /)", clear),
        NativeDef::method("copy(self, /)", copy),
        NativeDef::stepping("index(self, value, start=0, stop=9223372036854775807, /)", index),
        NativeDef::stepping("count(self, value, /)", count),
        NativeDef::method("reverse(self, /)", reverse),
        NativeDef::stepping("sort(self, /, *, key=None, reverse=False)", super::sort::list_sort),
        NativeDef::method("__len__(self, /)", p::len_method),
        NativeDef::stepping("__getitem__(self, index, /)", p::get_item_method),
        NativeDef::stepping("__setitem__(self, key, value, /)", p::set_item_method),
        NativeDef::stepping("__delitem__(self, key, /)", p::del_item_method),
        NativeDef::stepping("__contains__(self, key, /)", p::contains_method),
        NativeDef::stepping("__iter__(self, /)", p::iter_method),
        NativeDef::method("__reversed__(self, /)", reversed),
        NativeDef::stepping("__repr__(self, /)", p::repr_method),
        NativeDef::stepping("__eq__(self, value, /)", p::eq_method),
        NativeDef::stepping("__ne__(self, value, /)", p::ne_method),
        NativeDef::stepping("__lt__(self, value, /)", p::lt_method),
        NativeDef::stepping("__le__(self, value, /)", p::le_method),
        NativeDef::stepping("__gt__(self, value, /)", p::gt_method),
        NativeDef::stepping("__ge__(self, value, /)", p::ge_method),
        NativeDef::stepping("__add__(self, value, /)", p::add),
        NativeDef::stepping("__iadd__(self, value, /)", p::iadd),
        NativeDef::method("__mul__(self, value, /)", p::mul),
        NativeDef::method("__rmul__(self, value, /)", p::mul),
        NativeDef::method("__imul__(self, value, /)", p::imul),
        NativeDef::method("__class_getitem__(cls, object, /)", p::class_getitem).as_class(),
    ],
    getset: &[],
    doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
};

fn list_new(vm: &mut Vm, args: Args) -> Result<Step> {
    match args.get(vm, 0) {
        Value::Unset => vm.heap.new_list(Vec::new()).map(Step::Done),
        v => vm.list_of(v),
    }
}

fn list_init(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = list_arg(vm, args)?;
    let source = args.get(vm, 1);
    // What the arguments give may be the list itself: taken before the old items go.
    let items = match source {
        Value::Unset => Vec::new(),
        v => vm.sized_items(v)?,
    };
    vm.list_clear(h);
    vm.list_extend_slice(h, &items)?;
    Ok(Step::Done(Value::None))
}

fn append(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = list_arg(vm, args)?;
    let item = args.get(vm, 1);
    vm.heap.list_append(h, item)?;
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = list_arg(vm, args)?;
    let source = args.get(vm, 1);
    vm.list_extend(h, source)
}

fn insert(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = list_arg(vm, args)?;
    let at = vm.index(args.get(vm, 1))?;
    let item = args.get(vm, 2);
    let len = vm.heap.items(h).len();
    let at =
        if at < 0 { at.saturating_add(len as i64).max(0) as usize } else { (at as usize).min(len) };
    vm.heap.list_reserve(h, 1)?;
    vm.heap.burn(len - at)?;
    vm.heap.list_mut(h).items.insert(at, item);
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = list_arg(vm, args)?;
    let index = match args.get(vm, 1) {
        Value::Unset => -1,
        v => vm.index(v)?,
    };
    let len = vm.heap.items(h).len();
    if len == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let Some(i) = p::position(index, len) else {
        return Err(vm.index_error("pop index out of range"));
    };
    vm.heap.burn(len - i)?;
    Ok(vm.heap.list_mut(h).items.remove(i))
}

fn remove(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = list_arg(vm, args)?;
    let item = args.get(vm, 1);
    match vm.list_find(h, item, 0, usize::MAX)? {
        Found::At(i) => {
            vm.heap.burn(vm.heap.items(h).len() - i)?;
            vm.heap.list_mut(h).items.remove(i);
            Ok(Step::Done(Value::None))
        }
        Found::Nowhere => Err(vm.value_error("list.remove(x): x not in list")),
        Found::Guest => vm.prelude_call("list_remove", &[Value::List(h), item]),
    }
}

fn clear(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = list_arg(vm, args)?;
    vm.list_clear(h);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = list_arg(vm, args)?;
    let items = vm.container_copy(Value::List(h))?.unwrap_or_default();
    vm.heap.new_list(items)
}

fn index(vm: &mut Vm, args: Args) -> Result<Step> {
    let start = vm.search_bound(args.get(vm, 2), 0)?;
    let stop = vm.search_bound(args.get(vm, 3), i64::MAX)?;
    let h = list_arg(vm, args)?;
    let item = args.get(vm, 1);
    let len = vm.heap.items(h).len();
    match vm.list_find(h, item, from_end(start, len), from_end(stop, len))? {
        Found::At(i) => Ok(Step::Done(Value::Int(i as i64))),
        Found::Nowhere => match vm.repr_pure(item)? {
            Some(text) => Err(vm.value_error(format!("{text} is not in list"))),
            None => vm.prelude_call("list_no_index", &[item]),
        },
        Found::Guest => vm.prelude_call(
            "list_index",
            &[Value::List(h), item, Value::Int(start), Value::Int(stop)],
        ),
    }
}

fn count(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = list_arg(vm, args)?;
    let item = args.get(vm, 1);
    match vm.count_equal(Value::List(h), item)? {
        Some(n) => Ok(Step::Done(Value::Int(n))),
        None => vm.prelude_call("sequence_count", &[Value::List(h), item]),
    }
}

fn reverse(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = list_arg(vm, args)?;
    vm.heap.burn(vm.heap.items(h).len() * 2)?;
    vm.heap.list_mut(h).items.reverse();
    Ok(Value::None)
}

fn reversed(vm: &mut Vm, args: Args) -> Result<Value> {
    let list = list_arg(vm, args)?;
    let next = vm.heap.items(list).len();
    vm.heap.new_iter(Iter::ListReversed { list, next })
}

/// A bound of a search that may count from the end, as a position.
pub(super) fn from_end(bound: i64, len: usize) -> usize {
    if bound < 0 { bound.saturating_add(len as i64).max(0) as usize } else { bound as usize }
}

/// Where a search ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Found {
    At(usize),
    Nowhere,
    Guest,
}

impl Vm {
    /// Empty a list and give its memory back.
    pub(super) fn list_clear(&mut self, h: Handle<ListObject>) {
        let old = std::mem::take(&mut self.heap.list_mut(h).items);
        self.heap.release(old.capacity() * size_of::<Value>());
    }

    /// Append these items.
    pub fn list_extend_slice(&mut self, h: Handle<ListObject>, items: &[Value]) -> Result<()> {
        self.heap.list_reserve(h, items.len())?;
        Ok(self.heap.budget.append(&mut self.heap.arenas.lists.get_mut(h).items, items)?)
    }

    /// `list.extend(source)`; the result is None.
    pub fn list_extend(&mut self, h: Handle<ListObject>, source: Value) -> Result<Step> {
        match self.sized_source(source) {
            Some(source) => {
                let items = self.container_items(source)?.unwrap_or_default();
                self.list_extend_slice(h, &items)?;
                Ok(Step::Done(Value::None))
            }
            None if self.is_iterable(source) => {
                self.prelude_call("list_extend", &[Value::List(h), source])
            }
            None => Err(self.not_iterable(source)),
        }
    }

    /// A bound of `index`: an int cut to 64 bits.
    pub(super) fn search_bound(&mut self, v: Value, default: i64) -> Result<i64> {
        match v {
            Value::Unset => Ok(default),
            Value::BigInt(_) => Ok(if is_negative(&self.heap, v) { i64::MIN } else { i64::MAX }),
            Value::Int(i) => Ok(i),
            _ if v.as_int().is_some()
                || self.lookup(self.type_of(v), crate::names::INDEX).is_some() =>
            {
                let v = self.index_value(v)?;
                match v {
                    Value::Int(i) => Ok(i),
                    _ => Ok(if is_negative(&self.heap, v) { i64::MIN } else { i64::MAX }),
                }
            }
            _ => Err(self.type_error("slice indices must be integers or have an __index__ method")),
        }
    }

    /// First position of an equal item between two positions.
    pub(super) fn list_find(
        &mut self,
        h: Handle<ListObject>,
        item: Value,
        start: usize,
        stop: usize,
    ) -> Result<Found> {
        self.find_equal(Value::List(h), item, start, stop)
    }

    /// First position of an equal item in a list or tuple.
    pub(super) fn find_equal(
        &mut self,
        sequence: Value,
        item: Value,
        start: usize,
        stop: usize,
    ) -> Result<Found> {
        let mut i = start;
        while i < stop {
            let items = match sequence {
                Value::List(h) => self.heap.items(h),
                Value::Tuple(h) => self.heap.tuple_items(h),
                _ => &[],
            };
            // A run of items that a look decides about.
            let end = stop.min(items.len()).min(i.saturating_add(1024));
            if i >= end {
                break;
            }
            let first = i;
            let mut deep = None;
            for (offset, &other) in items[i..end].iter().enumerate() {
                match self.eq_shallow(other, item) {
                    super::pure::Shallow::Yes => return Ok(Found::At(first + offset)),
                    super::pure::Shallow::No => {}
                    super::pure::Shallow::Guest => return Ok(Found::Guest),
                    super::pure::Shallow::Deep => {
                        deep = Some((first + offset, other));
                        break;
                    }
                }
            }
            i = match deep {
                Some((at, other)) => match self.eq_pure(other, item)? {
                    Some(true) => return Ok(Found::At(at)),
                    Some(false) => at + 1,
                    None => return Ok(Found::Guest),
                },
                None => end,
            };
            self.heap.burn(i - first)?;
        }
        Ok(Found::Nowhere)
    }

    /// How many items of a list or tuple are equal to one; None if guest code decides.
    pub(super) fn count_equal(&mut self, sequence: Value, item: Value) -> Result<Option<i64>> {
        let (mut n, mut from) = (0, 0);
        loop {
            match self.find_equal(sequence, item, from, usize::MAX)? {
                Found::At(i) => {
                    n += 1;
                    from = i + 1;
                }
                Found::Nowhere => return Ok(Some(n)),
                Found::Guest => return Ok(None),
            }
        }
    }

    /// `a + b` of two lists or two tuples.
    pub(super) fn concat(&mut self, a: Value, b: Value) -> Result<Value> {
        let (x, y) = (self.container_len(a)?.unwrap_or(0), self.container_len(b)?.unwrap_or(0));
        self.heap.room((x + y) * size_of::<Value>())?;
        let mut items = Vec::with_capacity(x + y);
        for part in [a, b] {
            let (arenas, budget) = (&self.heap.arenas, &mut self.heap.budget);
            match part {
                Value::List(h) => budget.append(&mut items, &arenas.lists.get(h).items)?,
                Value::Tuple(h) => budget.append(&mut items, &arenas.tuples.get(h).items)?,
                _ => {}
            }
        }
        match a {
            Value::Tuple(_) => self.heap.new_tuple_of(items),
            _ => self.heap.new_list(items),
        }
    }

    /// `a * n` of a list or tuple.
    pub(super) fn repeat(&mut self, a: Value, n: i64) -> Result<Value> {
        let len = self.container_len(a)?.unwrap_or(0);
        let n = n.max(0) as usize;
        if let (Value::Tuple(_), 1) = (a, n) {
            return Ok(a);
        }
        let items = match self.repeated_len(len, n)? {
            0 => Vec::new(),
            _ => {
                let once = self.container_items(a)?.unwrap_or_default();
                self.repeated(&once, n)?
            }
        };
        match a {
            Value::Tuple(_) => self.heap.new_tuple_of(items),
            _ => self.heap.new_list(items),
        }
    }

    /// Items, `n` times over.
    pub(super) fn repeated(&mut self, items: &[Value], n: usize) -> Result<Vec<Value>> {
        let total = self.repeated_len(items.len(), n)?;
        let budget = &mut self.heap.budget;
        if let &[item] = items {
            return Ok(budget.collect(total, std::iter::repeat_n(item, total))?);
        }
        let mut all = Vec::with_capacity(total);
        if total > 0 {
            for _ in 0..n {
                budget.append(&mut all, items)?;
            }
        }
        Ok(all)
    }

    /// `list *= n`
    pub(super) fn list_repeat_inplace(&mut self, h: Handle<ListObject>, n: i64) -> Result<()> {
        let len = self.heap.items(h).len();
        if n <= 0 {
            self.list_clear(h);
            return Ok(());
        }
        let total = self.repeated_len(len, n as usize)?;
        self.heap.list_reserve(h, total - len)?;
        let (items, budget) = (&mut self.heap.arenas.lists.get_mut(h).items, &mut self.heap.budget);
        while items.len() < total {
            let from = items.len() - len;
            let part = from..from + len.min(stretch::<Value>()).min(total - items.len());
            if let Err(e) = budget.work(part.len()) {
                items.truncate(len);
                return Err(e.into());
            }
            items.extend_from_within(part);
        }
        Ok(())
    }

    /// Items of a repeated sequence, made sure of before they are made.
    pub(super) fn repeated_len(&mut self, len: usize, n: usize) -> Result<usize> {
        let total = len.checked_mul(n).filter(|t| *t <= (isize::MAX as usize) / size_of::<Value>());
        let Some(total) = total else { return Err(self.raise(t::MEMORY_ERROR, "")) };
        self.heap.room(total * size_of::<Value>())?;
        Ok(total)
    }
}
