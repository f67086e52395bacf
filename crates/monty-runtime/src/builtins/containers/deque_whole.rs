//! Deques as a whole: filling, copying, comparing, showing and walking them.

use monty_code::CmpOp;
use monty_limits::stretch;

use super::deque::{Deque, deque_arg};
use crate::error::{Raise, Result};
use crate::native::{Args, Step};
use crate::object::Iter;
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

const ITERATOR_METHODS: &[NativeDef] = &[
    NativeDef::method("__iter__(self, /)", |vm, args| Ok(args.get(vm, 0))),
    NativeDef::method("__next__(self, /)", next),
    NativeDef::method("__length_hint__(self, /)", length_hint),
];

/// The iterator over a deque, and the one that goes backwards.
pub(super) const ITERATOR: TypeDef = TypeDef {
    of: TypeName::Library("_deque_iterator", "collections", t::OBJECT),
    new: None,
    empty: None,
    methods: ITERATOR_METHODS,
    getset: &[],
    doc: "",
};

pub(super) const REVERSE_ITERATOR: TypeDef = TypeDef {
    of: TypeName::Library("_deque_reverse_iterator", "collections", t::OBJECT),
    new: None,
    empty: None,
    methods: ITERATOR_METHODS,
    getset: &[],
    doc: "",
};

impl Vm {
    /// `deque.extend(source)` at either end; the result is None.
    pub(super) fn deque_extend(&mut self, h: Deque, source: Value, left: bool) -> Result<Step> {
        let items = match self.native_source(source) {
            Some(container) => self.container_items(container)?.unwrap_or_default(),
            None => match self.deque_of(source) {
                Some(other) => self.deque_items(other)?,
                None if self.is_iterable(source) => {
                    let name = if left { "deque_extendleft" } else { "deque_extend" };
                    return self.prelude_call(name, &[Value::Opaque(h), source]);
                }
                None => return Err(self.not_iterable(source)),
            },
        };
        if items.is_empty() {
            return Ok(Step::Done(Value::None));
        }
        let ring = self.ring(h);
        let wanted = ring.len.saturating_add(items.len());
        self.deque_reserve(h, wanted.min(ring.max.unwrap_or(usize::MAX)))?;
        if ring.max.is_none_or(|max| wanted <= max) {
            self.deque_fill(h, &items, left)?;
            return Ok(Step::Done(Value::None));
        }
        // Of more than the deque takes the last stay.
        let stay = items.len().min(ring.max.unwrap_or(usize::MAX));
        self.heap.burn(8 * stay)?;
        for &item in &items[items.len() - stay..] {
            self.deque_push(h, item, left)?;
        }
        Ok(Step::Done(Value::None))
    }

    /// Append items at either end of a deque that has room for them: all of them, or none.
    fn deque_fill(&mut self, h: Deque, items: &[Value], left: bool) -> Result<()> {
        const AT_ONCE: usize = stretch::<Value>();
        let mut ring = self.ring(h);
        let values = &mut self.heap.arenas.opaques.get_mut(h).values;
        let capacity = values.len();
        for (i, &item) in items.iter().enumerate() {
            if i % AT_ONCE == AT_ONCE - 1 {
                self.heap.budget.work(2 * AT_ONCE)?;
            }
            let at = if left { ring.head + capacity - 1 - i } else { ring.head + ring.len + i };
            values[at % capacity] = item;
        }
        if left && capacity > 0 {
            ring.head = (ring.head + capacity - items.len()) % capacity;
        }
        ring.len += items.len();
        self.set_ring(h, ring);
        Ok(())
    }
}

/// `extend` and `extendleft`
pub(super) fn extend(vm: &mut Vm, args: Args, left: bool) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let source = args.get(vm, 1);
    vm.deque_extend(h, source, left)
}

/// `copy`: of a subclass, by a call of the class.
pub(super) fn copy(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let receiver = args.get(vm, 0);
    let max = vm.ring(h).max;
    if let Value::Instance(_) = receiver {
        let class = Value::Type(vm.type_of(receiver));
        return match max {
            None => vm.tail_call(class, &[receiver]),
            Some(max) => vm.tail_call(class, &[receiver, Value::Int(max as i64)]),
        };
    }
    let items = vm.deque_items(h)?;
    vm.new_deque(&items, max).map(Step::Done)
}

/// `__reduce__`: how `copy` and `pickle` make another.
pub(super) fn reduce(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = deque_arg(vm, args)?;
    let class = Value::Type(vm.type_of(args.get(vm, 0)));
    let items = vm.deque_items(h)?;
    let items = vm.heap.new_list(items)?;
    let args = match vm.ring(h).max {
        None => vm.heap.new_tuple(&[items])?,
        Some(max) => vm.heap.new_tuple(&[items, Value::Int(max as i64)])?,
    };
    vm.heap.new_tuple(&[class, args])
}

fn compare(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let Some(other) = vm.deque_of(args.get(vm, 1)) else {
        return Ok(Step::Done(Value::NotImplemented));
    };
    let a = vm.deque_items(h)?;
    let b = vm.deque_items(other)?;
    let (a, b) = (vm.heap.new_list(a)?, vm.heap.new_list(b)?);
    Ok(super::compare(vm, op, a, b)?.unwrap_or(Step::Done(Value::NotImplemented)))
}

macro_rules! comparisons {
    ($($name:ident => $op:ident;)*) => {
        $(
            #[doc = concat!("The method of `CmpOp::", stringify!($op), "`.")]
            pub(super) fn $name(vm: &mut Vm, args: Args) -> Result<Step> {
                compare(vm, args, CmpOp::$op)
            }
        )*
    };
}

comparisons! {
    eq => Eq;
    ne => Ne;
    lt => Lt;
    le => Le;
    gt => Gt;
    ge => Ge;
}

/// `__hash__`
pub(super) fn unhashable(vm: &mut Vm, _args: Args) -> Result<Value> {
    Err(vm.type_error("unhashable type: 'collections.deque'"))
}

/// `__repr__`
pub(super) fn repr(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let receiver = args.get(vm, 0);
    let items = vm.deque_items(h)?;
    let items = vm.heap.new_list(items)?;
    let max = vm.ring(h).max.map_or(Value::None, |m| Value::Int(m as i64));
    match vm.repr_pure(items)? {
        Some(text) => {
            let name = vm.class_name(vm.type_of(receiver));
            let text = match max {
                Value::Int(max) => format!("{name}({text}, maxlen={max})"),
                _ => format!("{name}({text})"),
            };
            vm.heap.new_string(text).map(Step::Done)
        }
        None => vm.prelude_call("deque_repr", &[receiver, items, max]),
    }
}

/// `a + b`
pub(super) fn add(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = deque_arg(vm, args)?;
    let other = args.get(vm, 1);
    let Some(o) = vm.deque_of(other) else {
        let name = vm.type_name(other);
        return Err(vm.type_error(format!("can only concatenate deque (not \"{name}\") to deque")));
    };
    let mut items = vm.deque_items(h)?;
    items.extend(vm.deque_items(o)?);
    let max = vm.ring(h).max;
    vm.new_deque(&items, max)
}

/// `a += iterable`
pub(super) fn iadd(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let (receiver, source) = (args.get(vm, 0), args.get(vm, 1));
    let step = vm.deque_extend(h, source, false)?;
    vm.then_internal(step, crate::names::GIVE_BACK, &[receiver])
}

fn repeated(vm: &mut Vm, args: Args) -> Result<Vec<Value>> {
    let count = args.get(vm, 1);
    let n = vm.index_value(count)?;
    let n = super::count_of(vm, n)?.max(0) as usize;
    let h = deque_arg(vm, args)?;
    let (items, max) = (vm.deque_items(h)?, vm.ring(h).max);
    // More than fit need not be made.
    let n = match max {
        Some(max) if !items.is_empty() => n.min(max / items.len() + 1),
        _ => n,
    };
    let total = vm.repeated_len(items.len(), n)?;
    vm.heap.hold(total * size_of::<Value>())?;
    vm.repeated(&items, n)
}

/// `a * n`
pub(super) fn mul(vm: &mut Vm, args: Args) -> Result<Value> {
    let items = repeated(vm, args)?;
    let h = deque_arg(vm, args)?;
    let max = vm.ring(h).max;
    vm.new_deque(&items, max)
}

/// `a *= n`
pub(super) fn imul(vm: &mut Vm, args: Args) -> Result<Value> {
    let items = repeated(vm, args)?;
    let h = deque_arg(vm, args)?;
    vm.set_deque_items(h, &items)?;
    Ok(args.get(vm, 0))
}

/// `__iter__` and `__reversed__`: the state is the deque, the next position, the count of changes and
/// the direction.
pub(super) fn iterate(vm: &mut Vm, args: Args, reversed: bool) -> Result<Value> {
    let h = deque_arg(vm, args)?;
    let name = if reversed { "_deque_reverse_iterator" } else { "_deque_iterator" };
    let class = vm.registry.type_named(name).unwrap_or(t::OBJECT);
    let changes = vm.ring(h).changes;
    let state = vec![Value::Opaque(h), Value::Int(0), Value::Int(changes), Value::bool(reversed)];
    vm.heap.new_iter(Iter::Native { class, state })
}

fn next(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let Value::Iter(it) = v else { return Err(vm.wrong_receiver(v)) };
    let (h, i, changes, reversed) = match vm.heap.iter(it) {
        Iter::Native { state, .. } => match state[..] {
            [Value::Opaque(h), Value::Int(i), Value::Int(changes), reversed] => {
                (h, i as usize, changes, reversed == Value::True)
            }
            _ => return Err(vm.stop_iteration(Value::None)),
        },
        _ => return Err(Raise::Internal("not a deque's iterator")),
    };
    let ring = vm.ring(h);
    let left = ring.len.saturating_sub(i);
    if changes != ring.changes {
        // What is left of it is nothing.
        let len = ring.len as i64;
        if let Iter::Native { state, .. } = vm.heap.iter_mut(it) {
            state[1] = Value::Int(len);
        }
        return Err(vm.runtime_error("deque mutated during iteration"));
    }
    if left == 0 {
        return Err(vm.stop_iteration(Value::None));
    }
    let at = if reversed { left - 1 } else { i };
    if let Iter::Native { state, .. } = vm.heap.iter_mut(it) {
        state[1] = Value::Int(i as i64 + 1);
    }
    vm.deque_item(h, at).ok_or(Raise::Internal("a deque lost an item"))
}

fn length_hint(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Iter(it) = args.get(vm, 0) else { return Ok(Value::Int(0)) };
    let Iter::Native { state, .. } = vm.heap.iter(it) else { return Ok(Value::Int(0)) };
    match state[..] {
        [Value::Opaque(h), Value::Int(i), ..] => Ok(Value::Int(vm.ring(h).len as i64 - i)),
        _ => Ok(Value::Int(0)),
    }
}
