//! `collections.deque`: a ring of values in an opaque object. Construction and the methods on single
//! items; comparison, copies and iteration live in `deque_whole.rs`.

use super::deque_whole as whole;
use super::list::Found;
use super::protocol::{self as p, position};
use crate::error::{Raise, Result};
use crate::heap::grown;
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::{Opaque, OpaqueData};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::DEQUE),
    new: Some(NativeDef::stepping_function("deque(iterable=(), maxlen=None)", deque_new)),
    empty: Some(|vm| vm.new_deque(&[], None)),
    methods: &[
        NativeDef::stepping("__init__(self, iterable=(), maxlen=None)", deque_init),
        NativeDef::method("append(self, item, /)", |vm, args| push(vm, args, false)),
        NativeDef::method("appendleft(self, item, /)", |vm, args| push(vm, args, true)),
        NativeDef::method("pop(self, /)", |vm, args| take(vm, args, false)),
        NativeDef::method("popleft(self, /)", |vm, args| take(vm, args, true)),
        NativeDef::stepping("extend(self, iterable, /)", |vm, args| whole::extend(vm, args, false)),
        NativeDef::stepping("extendleft(self, iterable, /)", |vm, args| {
            whole::extend(vm, args, true)
        }),
        NativeDef::method("clear(self, /)", clear),
        NativeDef::method("rotate(self, n=1, /)", rotate),
        NativeDef::method("reverse(self, /)", reverse),
        NativeDef::method("insert(self, index, value, /)", insert),
        NativeDef::stepping("remove(self, value, /)", remove),
        NativeDef::stepping("index(self, value, start=0, stop=9223372036854775807, /)", index),
        NativeDef::stepping("count(self, value, /)", count),
        NativeDef::stepping("copy(self, /)", whole::copy),
        NativeDef::stepping("__copy__(self, /)", whole::copy),
        NativeDef::method("__len__(self, /)", deque_len),
        NativeDef::stepping("__getitem__(self, key, /)", get_item),
        NativeDef::stepping("__setitem__(self, key, value, /)", set_item),
        NativeDef::stepping("__delitem__(self, key, /)", del_item),
        NativeDef::stepping("__contains__(self, key, /)", contains),
        NativeDef::method("__iter__(self, /)", |vm, args| whole::iterate(vm, args, false)),
        NativeDef::method("__reversed__(self, /)", |vm, args| whole::iterate(vm, args, true)),
        NativeDef::stepping("__repr__(self, /)", whole::repr),
        NativeDef::method("__hash__(self, /)", whole::unhashable),
        NativeDef::stepping("__eq__(self, value, /)", whole::eq),
        NativeDef::stepping("__ne__(self, value, /)", whole::ne),
        NativeDef::stepping("__lt__(self, value, /)", whole::lt),
        NativeDef::stepping("__le__(self, value, /)", whole::le),
        NativeDef::stepping("__gt__(self, value, /)", whole::gt),
        NativeDef::stepping("__ge__(self, value, /)", whole::ge),
        NativeDef::method("__add__(self, value, /)", whole::add),
        NativeDef::stepping("__iadd__(self, value, /)", whole::iadd),
        NativeDef::method("__mul__(self, value, /)", whole::mul),
        NativeDef::method("__rmul__(self, value, /)", whole::mul),
        NativeDef::method("__imul__(self, value, /)", whole::imul),
        NativeDef::method("__reduce__(self, /)", whole::reduce),
        NativeDef::method("__class_getitem__(cls, object, /)", p::class_getitem).as_class(),
    ],
    getset: &[GetSetDef { name: "maxlen", get: maxlen, set: None }],
    doc: "A list-like sequence optimized for data accesses near its endpoints.",
};

/// A ring in an opaque object: the first item's place, the number of items, the greatest allowed
/// number (or -1), and a count of changes.
#[derive(Clone, Copy)]
pub(super) struct Ring {
    pub head: usize,
    pub len: usize,
    pub max: Option<usize>,
    pub changes: i64,
}

pub(super) type Deque = Handle<Opaque>;

/// The deque that is the receiver.
pub(super) fn deque_arg(vm: &mut Vm, args: Args) -> Result<Deque> {
    let v = args.get(vm, 0);
    match vm.deque_of(v) {
        Some(h) => Ok(h),
        None => Err(vm.wrong_receiver(v)),
    }
}

impl Vm {
    /// The type of deques.
    pub(super) fn deque_type(&self) -> TypeRef {
        t::DEQUE
    }

    /// The deque that a value is or holds.
    pub(super) fn deque_of(&self, v: Value) -> Option<Deque> {
        match self.payload(v) {
            Value::Opaque(h) if self.heap.opaque(h).class == self.deque_type() => Some(h),
            _ => None,
        }
    }

    /// A new deque of the last of these items that it may hold.
    pub(super) fn new_deque(&mut self, items: &[Value], max: Option<usize>) -> Result<Value> {
        let items = &items[items.len() - items.len().min(max.unwrap_or(usize::MAX))..];
        self.heap.room(size_of_val(items))?;
        let data = OpaqueData::Ints(vec![0, items.len() as i64, max.map_or(-1, |m| m as i64), 0]);
        let class = self.deque_type();
        let values = self.heap.budget.copy(items)?;
        self.heap.new_opaque(Opaque { class, values, data })
    }

    /// Where the items stand.
    pub(super) fn ring(&self, h: Deque) -> Ring {
        let o = self.heap.opaque(h);
        match &o.data {
            OpaqueData::Ints(ints) if ints.len() == 4 => {
                let capacity = o.values.len();
                // Loaded data may say anything: what does not fit is empty.
                let (head, len) = (ints[0] as usize, ints[1] as usize);
                let fits = len <= capacity && (head < capacity || capacity == 0);
                let (head, len) = if fits { (head, len) } else { (0, 0) };
                Ring { head, len, max: usize::try_from(ints[2]).ok(), changes: ints[3] }
            }
            _ => Ring { head: 0, len: 0, max: None, changes: 0 },
        }
    }

    /// Store where the items stand, and count a change.
    pub(super) fn set_ring(&mut self, h: Deque, ring: Ring) {
        if let OpaqueData::Ints(ints) = &mut self.heap.opaque_mut(h).data
            && ints.len() == 4
        {
            (ints[0], ints[1]) = (ring.head as i64, ring.len as i64);
            ints[3] = ring.changes.wrapping_add(1);
        }
    }

    /// The item at a position.
    pub(super) fn deque_item(&self, h: Deque, i: usize) -> Option<Value> {
        let ring = self.ring(h);
        (i < ring.len).then(|| {
            let values = &self.heap.opaque(h).values;
            values[(ring.head + i) % values.len()]
        })
    }

    /// `deque[key]` where the key is an int that fits.
    pub(crate) fn deque_get(&self, v: Value, key: Value) -> Option<Value> {
        let (Value::Int(i), Value::Opaque(_)) = (key, v) else { return None };
        let h = self.deque_of(v)?;
        let i = if i < 0 { i.checked_add(self.ring(h).len as i64)? } else { i };
        self.deque_item(h, usize::try_from(i).ok()?)
    }

    /// How many items a deque has that brings no length of its own; None for anything else.
    pub(crate) fn deque_size(&self, v: Value) -> Option<usize> {
        match v {
            Value::Opaque(h) if self.heap.opaque(h).class == t::DEQUE => Some(self.ring(h).len),
            _ => None,
        }
    }

    fn set_deque_item(&mut self, h: Deque, i: usize, v: Value) {
        let ring = self.ring(h);
        let values = &mut self.heap.opaque_mut(h).values;
        let at = (ring.head + i) % values.len().max(1);
        if let Some(slot) = values.get_mut(at) {
            *slot = v;
        }
    }

    /// All items in order.
    pub(super) fn deque_items(&mut self, h: Deque) -> Result<Vec<Value>> {
        let ring = self.ring(h);
        self.heap.hold(ring.len * size_of::<Value>())?;
        let values = &self.heap.arenas.opaques.get(h).values;
        let items = (0..ring.len).map(|i| values[(ring.head + i) % values.len()]);
        Ok(self.heap.budget.collect(ring.len, items)?)
    }

    /// Replace all items, within the capacity or charging for more.
    pub(super) fn set_deque_items(&mut self, h: Deque, items: &[Value]) -> Result<()> {
        let ring = self.ring(h);
        let items = &items[items.len() - items.len().min(ring.max.unwrap_or(usize::MAX))..];
        self.deque_reserve(h, items.len())?;
        self.heap.burn(self.heap.opaque(h).values.len())?;
        let values = &mut self.heap.opaque_mut(h).values;
        values[..items.len()].copy_from_slice(items);
        values[items.len()..].fill(Value::Unset);
        self.set_ring(h, Ring { head: 0, len: items.len(), ..ring });
        Ok(())
    }

    /// Make room for this many items in all.
    pub(super) fn deque_reserve(&mut self, h: Deque, wanted: usize) -> Result<()> {
        let old = self.heap.opaque(h).values.len();
        if wanted <= old {
            return Ok(());
        }
        let ring = self.ring(h);
        let new = wanted.max(grown(old, size_of::<Value>())).max(8);
        let capacity = self.heap.opaque(h).values.capacity();
        let more = new.saturating_sub(capacity) * size_of::<Value>();
        self.heap.charge_growth(old * size_of::<Value>(), more)?;
        self.heap.burn(old)?;
        let values = &mut self.heap.opaque_mut(h).values;
        // The first item comes to the front, so that the new places follow the last.
        values.rotate_left(if old == 0 { 0 } else { ring.head });
        values.reserve_exact(new - old);
        values.resize(new, Value::Unset);
        self.set_ring(h, Ring { head: 0, ..ring });
        Ok(())
    }

    /// Append at either end; a full deque drops an item at the other.
    pub(super) fn deque_push(&mut self, h: Deque, v: Value, left: bool) -> Result<()> {
        let ring = self.ring(h);
        if ring.max == Some(0) {
            return Ok(());
        }
        if ring.max == Some(ring.len) {
            self.deque_take(h, !left);
        }
        let len = self.ring(h).len;
        self.deque_reserve(h, len + 1)?;
        let mut ring = self.ring(h);
        let capacity = self.heap.opaque(h).values.len();
        let at = if left {
            (ring.head + capacity - 1) % capacity
        } else {
            (ring.head + ring.len) % capacity
        };
        self.heap.opaque_mut(h).values[at] = v;
        if left {
            ring.head = at;
        }
        ring.len += 1;
        self.set_ring(h, ring);
        Ok(())
    }

    /// Remove the item at either end.
    fn deque_take(&mut self, h: Deque, left: bool) -> Option<Value> {
        let mut ring = self.ring(h);
        let last = ring.len.checked_sub(1)?;
        let values = &mut self.heap.opaque_mut(h).values;
        let at = if left { ring.head } else { (ring.head + last) % values.len() };
        let v = std::mem::take(&mut values[at]);
        if left {
            ring.head = (ring.head + 1) % values.len();
        }
        ring.len = last;
        self.set_ring(h, ring);
        Some(v)
    }

    /// Length arguments: None or a number that is not negative.
    fn deque_max(&mut self, v: Value) -> Result<Option<usize>> {
        match v {
            Value::Unset | Value::None => Ok(None),
            _ => match self.payload(v).as_int() {
                Some(i) => match usize::try_from(i) {
                    Ok(max) => Ok(Some(max)),
                    Err(_) => Err(self.value_error("maxlen must be non-negative")),
                },
                None => Err(self.type_error("an integer is required")),
            },
        }
    }
}

fn deque_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let max = vm.deque_max(args.get(vm, 1))?;
    let source = args.get(vm, 0);
    let deque = vm.new_deque(&[], max)?;
    match source {
        Value::Unset => Ok(Step::Done(deque)),
        source => {
            let Value::Opaque(h) = deque else { return Err(Raise::Internal("not a deque")) };
            let step = vm.deque_extend(h, source, false)?;
            vm.then_internal(step, crate::names::GIVE_BACK, &[deque])
        }
    }
}

fn deque_init(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let max = vm.deque_max(args.get(vm, 2))?;
    vm.set_deque_items(h, &[])?;
    if let OpaqueData::Ints(ints) = &mut vm.heap.opaque_mut(h).data {
        ints[2] = max.map_or(-1, |m| m as i64);
    }
    match args.get(vm, 1) {
        Value::Unset => Ok(Step::Done(Value::None)),
        source => vm.deque_extend(h, source, false),
    }
}

fn push(vm: &mut Vm, args: Args, left: bool) -> Result<Value> {
    let h = deque_arg(vm, args)?;
    let v = args.get(vm, 1);
    vm.deque_push(h, v, left)?;
    Ok(Value::None)
}

fn take(vm: &mut Vm, args: Args, left: bool) -> Result<Value> {
    let h = deque_arg(vm, args)?;
    match vm.deque_take(h, left) {
        Some(v) => Ok(v),
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn clear(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = deque_arg(vm, args)?;
    let ring = vm.ring(h);
    let values = std::mem::take(&mut vm.heap.opaque_mut(h).values);
    vm.heap.release(values.capacity() * size_of::<Value>());
    vm.set_ring(h, Ring { head: 0, len: 0, ..ring });
    Ok(Value::None)
}

fn rotate(vm: &mut Vm, args: Args) -> Result<Value> {
    let n = match args.get(vm, 1) {
        Value::Unset => 1,
        v => vm.index(v)?,
    };
    let h = deque_arg(vm, args)?;
    let mut ring = vm.ring(h);
    if ring.len == 0 {
        return Ok(Value::None);
    }
    let right = n.rem_euclid(ring.len as i64) as usize;
    let left = ring.len - right;
    vm.heap.burn(right.min(left))?;
    let values = &mut vm.heap.opaque_mut(h).values;
    let capacity = values.len();
    // The shorter of the two ways, item by item from one end to the other; in a full ring these touch.
    if right <= left {
        for _ in 0..right {
            let last = (ring.head + ring.len - 1) % capacity;
            ring.head = (ring.head + capacity - 1) % capacity;
            values.swap(last, ring.head);
        }
    } else {
        for _ in 0..left {
            let behind = (ring.head + ring.len) % capacity;
            values.swap(ring.head, behind);
            ring.head = (ring.head + 1) % capacity;
        }
    }
    vm.set_ring(h, ring);
    Ok(Value::None)
}

fn reverse(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = deque_arg(vm, args)?;
    let mut items = vm.deque_items(h)?;
    items.reverse();
    vm.set_deque_items(h, &items)?;
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: Args) -> Result<Value> {
    let i = vm.index(args.get(vm, 1))?;
    let h = deque_arg(vm, args)?;
    let v = args.get(vm, 2);
    let ring = vm.ring(h);
    if ring.max == Some(ring.len) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let at = super::list::from_end(i, ring.len).min(ring.len);
    let mut items = vm.deque_items(h)?;
    items.insert(at, v);
    vm.set_deque_items(h, &items)?;
    Ok(Value::None)
}

fn deque_len(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = deque_arg(vm, args)?;
    Ok(Value::Int(vm.ring(h).len as i64))
}

/// The position that a subscript names; the error if it is none.
fn subscript(vm: &mut Vm, h: Deque, key: Value) -> Result<usize> {
    if vm.payload(key).as_int().is_none()
        && !matches!(key, Value::BigInt(_))
        && vm.lookup(vm.type_of(key), n::INDEX).is_none()
    {
        let name = vm.type_name(key);
        return Err(vm.type_error(format!("sequence index must be integer, not '{name}'")));
    }
    let i = match key {
        Value::BigInt(_) => return Err(vm.huge_index()),
        _ => vm.index(key)?,
    };
    match position(i, vm.ring(h).len) {
        Some(i) => Ok(i),
        None => Err(vm.index_error("deque index out of range")),
    }
}

fn get_item(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let i = subscript(vm, h, args.get(vm, 1))?;
    Ok(Step::Done(vm.deque_item(h, i).unwrap_or(Value::None)))
}

fn set_item(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let i = subscript(vm, h, args.get(vm, 1))?;
    let v = args.get(vm, 2);
    vm.set_deque_item(h, i, v);
    Ok(Step::Done(Value::None))
}

fn del_item(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let i = subscript(vm, h, args.get(vm, 1))?;
    let mut items = vm.deque_items(h)?;
    items.remove(i);
    vm.set_deque_items(h, &items)?;
    Ok(Step::Done(Value::None))
}

/// The items as a list, for the searches that lists know.
fn as_list(vm: &mut Vm, h: Deque) -> Result<Value> {
    let items = vm.deque_items(h)?;
    vm.heap.new_list(items)
}

fn contains(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let (list, v) = (as_list(vm, h)?, args.get(vm, 1));
    match vm.find_equal(list, v, 0, usize::MAX)? {
        Found::At(_) => Ok(Step::Done(Value::True)),
        Found::Nowhere => Ok(Step::Done(Value::False)),
        Found::Guest => vm.prelude_call("deque_contains", &[Value::Opaque(h), v]),
    }
}

fn count(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let (list, v) = (as_list(vm, h)?, args.get(vm, 1));
    match vm.count_equal(list, v)? {
        Some(n) => Ok(Step::Done(Value::Int(n))),
        None => vm.prelude_call("deque_count", &[Value::Opaque(h), v]),
    }
}

fn index(vm: &mut Vm, args: Args) -> Result<Step> {
    let start = vm.search_bound(args.get(vm, 2), 0)?;
    let stop = vm.search_bound(args.get(vm, 3), i64::MAX)?;
    let h = deque_arg(vm, args)?;
    let (list, v) = (as_list(vm, h)?, args.get(vm, 1));
    let len = vm.ring(h).len;
    match vm.find_equal(
        list,
        v,
        super::list::from_end(start, len),
        super::list::from_end(stop, len),
    )? {
        Found::At(i) => Ok(Step::Done(Value::Int(i as i64))),
        Found::Nowhere => vm.prelude_call("deque_no_index", &[v]),
        Found::Guest => vm.prelude_call(
            "deque_index",
            &[Value::Opaque(h), v, Value::Int(start), Value::Int(stop)],
        ),
    }
}

fn remove(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = deque_arg(vm, args)?;
    let (list, v) = (as_list(vm, h)?, args.get(vm, 1));
    match vm.find_equal(list, v, 0, usize::MAX)? {
        Found::At(i) => {
            let mut items = vm.deque_items(h)?;
            items.remove(i);
            vm.set_deque_items(h, &items)?;
            Ok(Step::Done(Value::None))
        }
        Found::Nowhere => vm.prelude_call("deque_no_index", &[v]),
        Found::Guest => vm.prelude_call("deque_remove", &[Value::Opaque(h), v]),
    }
}

fn maxlen(vm: &mut Vm, v: Value) -> Result<Value> {
    match vm.deque_of(v) {
        Some(h) => Ok(vm.ring(h).max.map_or(Value::None, |m| Value::Int(m as i64))),
        None => Err(vm.wrong_receiver(v)),
    }
}
