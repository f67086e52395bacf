//! `product`, `permutations` and the two kinds of `combinations`: their constructors, and the next
//! tuple. The state is the pool, the indices and how far it is: 0 before the first tuple, 1 after it,
//! 2 at the end.

use super::super::iterators::{NextPure, ROOM_FOR_ITEM};
use crate::error::{Raise, Result};
use crate::native::{Args, Step};
use crate::object::{Iter, ListObject};
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

const BROKEN: Raise = Raise::Internal("the state of an iterator is broken");

/// `combinations` and `combinations_with_replacement`.
pub(super) fn selection(vm: &mut Vm, args: Args, class: TypeRef) -> Result<Step> {
    let pool = pool_of(vm, args)?;
    let r = vm.index(args.get(vm, 1))?;
    if r < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    let n = pool_len(vm, pool);
    let impossible = if class == t::COMBINATIONS { r > n } else { n == 0 && r > 0 };
    let count = if impossible { 0 } else { r as usize };
    vm.heap.hold(count.saturating_mul(16))?;
    let first = |i: usize| Value::Int(if class == t::COMBINATIONS { i as i64 } else { 0 });
    let indices = vm.heap.new_list((0..count).map(first).collect())?;
    vm.new_tool(class, &[pool, indices, Value::Int(if impossible { 2 } else { 0 })]).map(Step::Done)
}

pub(super) fn permutations(vm: &mut Vm, args: Args) -> Result<Step> {
    let pool = pool_of(vm, args)?;
    let n = pool_len(vm, pool);
    let r = match args.get(vm, 1) {
        Value::Unset | Value::None => n,
        v if !matches!(
            vm.payload(v),
            Value::Int(_) | Value::BigInt(_) | Value::True | Value::False
        ) =>
        {
            return Err(vm.type_error("Expected int as r"));
        }
        v => vm.index(v)?,
    };
    if r < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    vm.heap.hold(n as usize * 32)?;
    let indices = vm.heap.new_list((0..n).map(Value::Int).collect())?;
    let cycles = vm.heap.new_list((0..r.min(n)).map(|i| Value::Int(n - i)).collect())?;
    vm.new_tool(t::PERMUTATIONS, &[pool, indices, Value::Int(if r > n { 2 } else { 0 }), cycles])
        .map(Step::Done)
}

/// The items to choose from, as a tuple.
fn pool_of(vm: &mut Vm, args: Args) -> Result<Value> {
    let items = vm.sized_items(args.get(vm, 0))?;
    vm.heap.new_tuple_of(items)
}

fn pool_len(vm: &Vm, pool: Value) -> i64 {
    match pool {
        Value::Tuple(h) => vm.heap.tuple_items(h).len() as i64,
        _ => 0,
    }
}

pub(super) fn product(vm: &mut Vm, args: Args) -> Result<Step> {
    let repeat = match args.get(vm, 0) {
        Value::Unset => 1,
        v => vm.index(v)?,
    };
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let sources = args.rest_copy(vm)?;
    let mut pools = Vec::with_capacity(sources.len());
    for source in sources {
        let items = vm.sized_items(source)?;
        pools.push(vm.heap.new_tuple(&items)?);
    }
    let count = if pools.is_empty() { 0 } else { (repeat as usize).saturating_mul(pools.len()) };
    vm.heap.hold(count.saturating_mul(48))?;
    vm.heap.burn(count)?;
    let pools: Vec<Value> = pools.iter().copied().cycle().take(count).collect();
    let empty =
        pools.iter().any(|p| matches!(p, Value::Tuple(h) if vm.heap.tuple_items(*h).is_empty()));
    let indices = vm.heap.new_list(vec![Value::Int(0); count])?;
    let pools = vm.heap.new_tuple(&pools)?;
    vm.new_tool(t::PRODUCT, &[pools, indices, Value::Int(if empty { 2 } else { 0 })])
        .map(Step::Done)
}

impl Vm {
    /// The next tuple of one of the four.
    pub(super) fn next_combination(&mut self, h: Handle<Iter>, class: TypeRef) -> Result<NextPure> {
        let Iter::Tool { state, .. } = *self.heap.iter(h) else { return Err(BROKEN) };
        let (pool, indices, stage) = match self.heap.items(state) {
            [Value::Tuple(pool), Value::List(indices), Value::Int(stage), ..] => {
                (*pool, *indices, *stage)
            }
            _ => return Err(BROKEN),
        };
        let n = self.heap.tuple_items(pool).len();
        let r = self.heap.items(indices).len();
        // The tuple, and its items before they are in it.
        self.heap.room(r * 32 + ROOM_FOR_ITEM)?;
        if r > 16 {
            self.heap.burn(r)?;
        }
        let more = match stage {
            0 => true,
            1 => match class {
                t::PRODUCT => self.step_product(pool, indices)?,
                t::PERMUTATIONS => self.step_permutation(state, indices, n)?,
                _ => step_selection(
                    &mut self.heap.arenas.lists.get_mut(indices).items,
                    n,
                    class == t::COMBINATIONS,
                ),
            },
            _ => false,
        };
        self.heap.arenas.lists.get_mut(state).items[2] = Value::Int(if more { 1 } else { 2 });
        if !more {
            return Ok(NextPure::End);
        }
        let count = match (class, self.heap.items(state).get(3)) {
            (t::PERMUTATIONS, Some(Value::List(cycles))) => self.heap.items(*cycles).len(),
            _ => r,
        };
        let mut items: smallvec::SmallVec<[Value; 8]> = smallvec::SmallVec::with_capacity(count);
        let places = self.heap.items(indices);
        let pool = self.heap.tuple_items(pool);
        for place in 0..count {
            let from = if class == t::PRODUCT {
                let Some(Value::Tuple(own)) = pool.get(place) else { return Err(BROKEN) };
                self.heap.tuple_items(*own)
            } else {
                pool
            };
            let index = places.get(place).and_then(|v| v.as_int()).ok_or(BROKEN)?;
            items.push(*from.get(index as usize).ok_or(BROKEN)?);
        }
        self.heap.new_tuple(&items).map(NextPure::Item)
    }

    /// Count the last place up, and those before it as it comes around.
    fn step_product(
        &mut self,
        pools: Handle<crate::object::TupleObject>,
        indices: Handle<ListObject>,
    ) -> Result<bool> {
        for place in (0..self.heap.items(indices).len()).rev() {
            let Some(Value::Tuple(pool)) = self.heap.tuple_items(pools).get(place) else {
                return Err(BROKEN);
            };
            let len = self.heap.tuple_items(*pool).len() as i64;
            let next = self.heap.items(indices)[place].as_int().ok_or(BROKEN)?.wrapping_add(1);
            let around = next >= len;
            self.heap.arenas.lists.get_mut(indices).items[place] =
                Value::Int(if around { 0 } else { next });
            if !around {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn step_permutation(
        &mut self,
        state: Handle<ListObject>,
        indices: Handle<ListObject>,
        n: usize,
    ) -> Result<bool> {
        let Some(Value::List(cycles)) = self.heap.items(state).get(3).copied() else {
            return Err(BROKEN);
        };
        for i in (0..self.heap.items(cycles).len()).rev() {
            let left = self.heap.items(cycles)[i].as_int().ok_or(BROKEN)?.wrapping_sub(1);
            let places = &mut self.heap.arenas.lists.get_mut(indices).items;
            if i >= places.len() {
                return Err(BROKEN);
            }
            if left == 0 {
                places[i..].rotate_left(1);
                self.heap.arenas.lists.get_mut(cycles).items[i] =
                    Value::Int((n as i64).wrapping_sub(i as i64));
                self.heap.burn(n.saturating_sub(i) / 16)?;
            } else {
                let other = places.len().checked_sub(left as usize).ok_or(BROKEN)?;
                if other >= places.len() {
                    return Err(BROKEN);
                }
                places.swap(i, other);
                self.heap.arenas.lists.get_mut(cycles).items[i] = Value::Int(left);
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The next indices of a selection in order; `distinct` if none may come twice.
fn step_selection(indices: &mut [Value], n: usize, distinct: bool) -> bool {
    let r = indices.len();
    let highest =
        |i: usize| if distinct { (i + n).wrapping_sub(r) } else { n.wrapping_sub(1) } as i64;
    let Some(i) = (0..r).rev().find(|&i| indices[i].as_int() != Some(highest(i))) else {
        return false;
    };
    let next = indices[i].as_int().unwrap_or(0).wrapping_add(1);
    for (k, place) in indices[i..].iter_mut().enumerate() {
        *place = Value::Int(if distinct { next.wrapping_add(k as i64) } else { next });
    }
    true
}
