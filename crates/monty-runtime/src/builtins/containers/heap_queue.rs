//! The functions of `heapq` on lists whose items need no guest code to be compared. All comparisons of a
//! sift are made before the first item moves: where guest code has to compare, nothing has changed, and
//! the prelude does the work.

use monty_code::CmpOp;

use crate::error::Result;
use crate::native::{Args, Step};
use crate::object::ListObject;
use crate::registry::NativeDef;
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::stepping_function("_heap_push as _heapq:heappush(heap, item, /)", push),
    NativeDef::stepping_function("_heap_pop as _heapq:heappop(heap, /)", pop::<false>),
    NativeDef::stepping_function(
        "_heap_replace as _heapq:heapreplace(heap, item, /)",
        replace::<false>,
    ),
    NativeDef::stepping_function("_heap_push_pop as _heapq:heappushpop(heap, item, /)", push_pop),
    NativeDef::stepping_function("_heapify as _heapq:heapify(heap, /)", heapify::<false>),
    // The largest first.
    NativeDef::stepping_function("_heap_pop_max as _heapq:_heappop_max(heap, /)", pop::<true>),
    NativeDef::stepping_function(
        "_heap_replace_max as _heapq:_heapreplace_max(heap, item, /)",
        replace::<true>,
    ),
    NativeDef::stepping_function("_heap_make_max as _heapq:_heapify_max(heap, /)", heapify::<true>),
    NativeDef::function("_heap_ordered(items, /)", ordered),
];

type List = Handle<ListObject>;

/// The heap, which must be a list; if `filled`, not an empty one. Functions for heaps with the largest
/// first are called so.
fn heap_arg<const MAX: bool>(
    vm: &mut Vm,
    args: Args,
    (name, argument): (&str, &str),
    filled: bool,
) -> Result<List> {
    let v = args.get(vm, 0);
    let Value::List(h) = vm.payload(v) else {
        let function = if MAX { format!("_{name}_max") } else { name.to_owned() };
        let name = if v.is_none() { "None".to_owned() } else { vm.type_name(v) };
        return Err(vm.type_error(format!("{function}() {argument} must be list, not {name}")));
    };
    if filled && vm.heap.items(h).is_empty() {
        return Err(vm.index_error("index out of range"));
    }
    Ok(h)
}

/// `_heap_ordered(items)`: are they all texts, or all numbers without a nan, or tuples of what can be
/// ordered? Then the best of them are the same however they are found.
fn ordered(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::List(h) = args.get(vm, 0) else { return Ok(Value::False) };
    let len = vm.heap.items(h).len();
    vm.heap.burn(len)?;
    let kind = |v: Value| match v {
        Value::Int(_) | Value::BigInt(_) | Value::True | Value::False => Some(0),
        Value::Float(f) if !f.get().is_nan() => Some(0),
        Value::Str(_) => Some(1),
        Value::Bytes(_) => Some(2),
        _ => None,
    };
    let mut first = None;
    for i in 0..len {
        let found = match vm.heap.items(h)[i] {
            Value::Tuple(t) => {
                let items = vm.heap.tuple_items(t);
                let (all, size) = (items.iter().all(|&v| kind(v).is_some()), items.len());
                vm.heap.burn(size)?;
                all.then_some(3)
            }
            v => kind(v),
        };
        if found.is_none() || *first.get_or_insert(found) != found {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}

fn push(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = heap_arg::<false>(vm, args, ("heappush", "argument 1"), false)?;
    let item = args.get(vm, 1);
    let end = vm.heap.items(h).len();
    let Some(place) = vm.place_above(h, end, item)? else {
        return vm.prelude_call("heap_push", &[Value::List(h), item]);
    };
    vm.heap.list_append(h, item)?;
    vm.rise(h, end, place);
    Ok(Step::Done(Value::None))
}

fn pop<const MAX: bool>(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = heap_arg::<MAX>(vm, args, ("heappop", "argument"), true)?;
    let len = vm.heap.items(h).len();
    let (first, last) = (vm.heap.items(h)[0], vm.heap.items(h)[len - 1]);
    if len > 1 {
        let Some(path) = vm.path_down::<MAX>(h, 0, len - 1, last)? else {
            return vm.prelude_call("heap_pop", &[Value::List(h), Value::bool(MAX)]);
        };
        vm.heap.list_mut(h).items.pop();
        vm.sink(h, 0, &path, last);
    } else {
        vm.heap.list_mut(h).items.pop();
    }
    Ok(Step::Done(first))
}

fn replace<const MAX: bool>(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = heap_arg::<MAX>(vm, args, ("heapreplace", "argument 1"), true)?;
    let item = args.get(vm, 1);
    replaced::<MAX>(vm, h, item)
}

fn replaced<const MAX: bool>(vm: &mut Vm, h: List, item: Value) -> Result<Step> {
    let (len, first) = (vm.heap.items(h).len(), vm.heap.items(h)[0]);
    let Some(path) = vm.path_down::<MAX>(h, 0, len, item)? else {
        return vm.prelude_call("heap_replace", &[Value::List(h), item, Value::bool(MAX)]);
    };
    vm.sink(h, 0, &path, item);
    Ok(Step::Done(first))
}

fn push_pop(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = heap_arg::<false>(vm, args, ("heappushpop", "argument 1"), false)?;
    let item = args.get(vm, 1);
    let Some(first) = vm.heap.items(h).first().copied() else { return Ok(Step::Done(item)) };
    match vm.order_pure(CmpOp::Lt, first, item)? {
        Some(true) => replaced::<false>(vm, h, item),
        Some(false) => Ok(Step::Done(item)),
        None => vm.prelude_call("heap_push_pop", &[Value::List(h), item]),
    }
}

fn heapify<const MAX: bool>(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = heap_arg::<MAX>(vm, args, ("heapify", "argument"), false)?;
    let len = vm.heap.items(h).len();
    vm.heap.burn(len * 4)?;
    for at in (0..len / 2).rev() {
        let item = vm.heap.items(h)[at];
        let Some(path) = vm.path_down::<MAX>(h, at, len, item)? else {
            let from = [Value::List(h), Value::Int(at as i64), Value::bool(MAX)];
            return vm.prelude_call("heapify_from", &from);
        };
        vm.sink(h, at, &path, item);
    }
    Ok(Step::Done(Value::None))
}

/// Places on the way down, as far as the item sinks.
type Path = smallvec::SmallVec<[u32; 32]>;

impl Vm {
    /// Where an item comes to stand that rises from a place; None if guest code has to compare.
    fn place_above(&mut self, h: List, mut at: usize, item: Value) -> Result<Option<usize>> {
        self.heap.burn(2)?;
        while at > 0 {
            let above = (at - 1) / 2;
            let parent = self.heap.items(h)[above];
            match self.order_pure(CmpOp::Lt, item, parent)? {
                Some(true) => at = above,
                Some(false) => break,
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// Let the item at a place rise to another above it.
    fn rise(&mut self, h: List, mut at: usize, to: usize) {
        let items = &mut self.heap.list_mut(h).items;
        let item = items[at];
        while at > to {
            let above = (at - 1) / 2;
            items[at] = items[above];
            at = above;
        }
        items[at] = item;
    }

    /// The places through which an item sinks from one place among the first `len`: along the children
    /// that stand above to a leaf, and up again to where it belongs, which takes fewer comparisons
    /// than to ask on the way down. None if guest code has to compare.
    fn path_down<const MAX: bool>(
        &mut self,
        h: List,
        from: usize,
        len: usize,
        item: Value,
    ) -> Result<Option<Path>> {
        let mut path = Path::new();
        let mut at = from;
        loop {
            let mut child = 2 * at + 1;
            if child >= len {
                break;
            }
            if child + 1 < len {
                let items = self.heap.items(h);
                let (left, right) = (items[child], items[child + 1]);
                match self.stands_above::<MAX>(left, right)? {
                    Some(true) => {}
                    Some(false) => child += 1,
                    None => return Ok(None),
                }
            }
            path.push(child as u32);
            at = child;
        }
        self.heap.burn(1 + path.len())?;
        while let Some(&last) = path.last() {
            let there = self.heap.items(h)[last as usize];
            match self.stands_above::<MAX>(item, there)? {
                Some(true) => drop(path.pop()),
                Some(false) => break,
                None => return Ok(None),
            }
        }
        Ok(Some(path))
    }

    /// Does an item stand nearer to the root than another? None if guest code has to compare.
    fn stands_above<const MAX: bool>(&mut self, a: Value, b: Value) -> Result<Option<bool>> {
        if MAX { self.order_pure(CmpOp::Lt, b, a) } else { self.order_pure(CmpOp::Lt, a, b) }
    }

    /// Let an item sink from a place, the others on its path rising.
    fn sink(&mut self, h: List, from: usize, path: &Path, item: Value) {
        let items = &mut self.heap.list_mut(h).items;
        let mut at = from;
        for &next in path {
            items[at] = items[next as usize];
            at = next as usize;
        }
        items[at] = item;
    }
}
