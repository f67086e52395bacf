//! The next item of the iterators of `itertools`, as far as no guest code has to run. Where it has,
//! nothing is lost: the prelude goes on from the same state.

use super::super::iterators::{NextPure, ROOM_FOR_ITEM};
use crate::builtins::numbers::int_ops;
use crate::error::{Raise, Result};
use crate::native::Step;
use crate::object::{Iter, ListObject};
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

pub(super) const BROKEN: Raise = Raise::Internal("the state of an iterator is broken");

impl Vm {
    /// The next item of an iterator of a kind.
    pub(in super::super) fn next_tool(&mut self, h: Handle<Iter>, depth: u32) -> Result<NextPure> {
        let Iter::Tool { class, state } = *self.heap.iter(h) else { return Err(BROKEN) };
        match class {
            t::CHAIN => self.next_chain(state, depth),
            t::COUNT => self.next_count(state),
            t::REPEAT => self.next_repeat(state),
            t::CYCLE => self.next_cycle(state, depth),
            t::ISLICE => self.next_islice(state, depth),
            t::PAIRWISE => self.next_pairwise(state, depth),
            t::BATCHED => self.next_batch(state, depth),
            t::ACCUMULATE => self.next_accumulated(state, depth),
            t::ZIP_LONGEST => self.next_longest(state, depth),
            t::COMPRESS => self.next_compressed(state, depth),
            t::GROUPBY => self.next_groupby(h, depth),
            t::GROUPER => self.next_grouper(h, depth),
            t::TEE => self.next_tee(state, depth),
            t::DROPWHILE => self.next_dropped(state, depth),
            t::PRODUCT | t::PERMUTATIONS | t::COMBINATIONS | t::COMBINATIONS_WITH_REPLACEMENT => {
                self.next_combination(h, class)
            }
            _ => Ok(NextPure::Guest),
        }
    }

    /// Does the kind never need guest code?
    pub(in super::super) fn is_pure_tool(
        &self,
        class: TypeRef,
        state: Handle<ListObject>,
        depth: u32,
    ) -> bool {
        let source = |i: usize| self.heap.items(state).get(i).copied().unwrap_or(Value::Unset);
        let pure = |v: Value| v.is_none() || self.is_pure_iterator(v, depth + 1);
        match class {
            t::CYCLE | t::ISLICE | t::PAIRWISE | t::BATCHED | t::TEE => pure(source(0)),

            t::REPEAT
            | t::PRODUCT
            | t::PERMUTATIONS
            | t::COMBINATIONS
            | t::COMBINATIONS_WITH_REPLACEMENT => true,
            t::COUNT => self
                .heap
                .items(state)
                .iter()
                .all(|v| matches!(v, Value::Int(_) | Value::BigInt(_) | Value::Float(_))),
            _ => false,
        }
    }

    pub(super) fn kept(&self, state: Handle<ListObject>, i: usize) -> Result<Value> {
        self.heap.items(state).get(i).copied().ok_or(BROKEN)
    }

    pub(super) fn kept_int(&self, state: Handle<ListObject>, i: usize) -> Result<i64> {
        self.kept(state, i)?.as_int().ok_or(BROKEN)
    }

    pub(super) fn keep(&mut self, state: Handle<ListObject>, i: usize, v: Value) -> Result<()> {
        match self.heap.arenas.lists.get_mut(state).items.get_mut(i) {
            Some(place) => {
                *place = v;
                Ok(())
            }
            None => Err(BROKEN),
        }
    }

    /// State: what gives the iterables, the iterator in use, an iterable yet to be asked (in a tuple).
    fn next_chain(&mut self, state: Handle<ListObject>, depth: u32) -> Result<NextPure> {
        loop {
            let current = self.kept(state, 1)?;
            if !current.is_none() {
                match self.next_nested(current, depth + 1)? {
                    NextPure::End => self.keep(state, 1, Value::None)?,
                    other => return Ok(other),
                }
                continue;
            }
            if !self.kept(state, 2)?.is_none() {
                return Ok(NextPure::Guest);
            }
            self.heap.burn(1)?;
            self.heap.room(2 * ROOM_FOR_ITEM)?;
            let source = match self.next_nested(self.kept(state, 0)?, depth + 1)? {
                NextPure::Item(v) => v,
                other => return Ok(other),
            };
            let iterator = match source {
                Value::Iter(_) | Value::Generator(_) => None,
                _ => self.iter_native(source)?,
            };
            match iterator {
                Some(it) => self.keep(state, 1, it)?,
                None => {
                    let pending = self.heap.new_tuple(&[source])?;
                    self.keep(state, 2, pending)?;
                }
            }
        }
    }

    fn next_count(&mut self, state: Handle<ListObject>) -> Result<NextPure> {
        let (value, step) = (self.kept(state, 0)?, self.kept(state, 1)?);
        let next = match (value, step) {
            (Value::Int(a), Value::Int(b)) if a.checked_add(b).is_some() => Value::Int(a + b),
            (Value::Float(a), Value::Float(b)) => Value::float(a.get() + b.get()),
            (Value::Int(_) | Value::BigInt(_), Value::Int(_) | Value::BigInt(_)) => {
                int_ops::add(self, value, step)?
            }
            _ => return Ok(NextPure::Guest),
        };
        self.keep(state, 0, next)?;
        Ok(NextPure::Item(value))
    }

    fn next_repeat(&mut self, state: Handle<ListObject>) -> Result<NextPure> {
        let object = self.kept(state, 0)?;
        match self.kept(state, 1)? {
            Value::None => Ok(NextPure::Item(object)),
            Value::Int(left) if left > 0 => {
                self.keep(state, 1, Value::Int(left - 1))?;
                Ok(NextPure::Item(object))
            }
            _ => Ok(NextPure::End),
        }
    }

    /// State: the source until it is exhausted, then None; its items; the place of the next one.
    fn next_cycle(&mut self, state: Handle<ListObject>, depth: u32) -> Result<NextPure> {
        let source = self.kept(state, 0)?;
        let Value::List(saved) = self.kept(state, 1)? else { return Err(BROKEN) };
        if !source.is_none() {
            self.heap.room(self.heap.items(saved).len() * 32 + ROOM_FOR_ITEM)?;
            match self.next_nested(source, depth + 1)? {
                NextPure::Item(v) => {
                    self.heap.list_append(saved, v)?;
                    return Ok(NextPure::Item(v));
                }
                NextPure::Guest => return Ok(NextPure::Guest),
                NextPure::End => self.keep(state, 0, Value::None)?,
            }
        }
        let at = self.kept_int(state, 2)? as usize;
        let items = self.heap.items(saved);
        if items.is_empty() {
            return Ok(NextPure::End);
        }
        let (item, next) = (items[at % items.len()], (at % items.len() + 1) % items.len());
        self.keep(state, 2, Value::Int(next as i64))?;
        Ok(NextPure::Item(item))
    }

    /// State: the source (None at the end), items taken, the next one wanted, the stop, the step.
    fn next_islice(&mut self, state: Handle<ListObject>, depth: u32) -> Result<NextPure> {
        let source = self.kept(state, 0)?;
        if source.is_none() {
            return Ok(NextPure::End);
        }
        let (wanted, stop, step) =
            (self.kept_int(state, 2)?, self.kept_int(state, 3)?, self.kept_int(state, 4)?);
        loop {
            let taken = self.kept_int(state, 1)?;
            let skipping = taken < wanted;
            if !skipping && stop >= 0 && taken >= stop {
                break;
            }
            match self.next_nested(source, depth + 1)? {
                NextPure::Item(v) => {
                    self.keep(state, 1, Value::Int(taken.wrapping_add(1)))?;
                    if skipping {
                        self.heap.burn(1)?;
                        continue;
                    }
                    let next =
                        wanted.checked_add(step).filter(|n| stop < 0 || *n <= stop).unwrap_or(stop);
                    self.keep(state, 2, Value::Int(next))?;
                    return Ok(NextPure::Item(v));
                }
                NextPure::Guest => return Ok(NextPure::Guest),
                NextPure::End => break,
            }
        }
        self.keep(state, 0, Value::None)?;
        Ok(NextPure::End)
    }

    /// State: the source (None at the end), the item before (in a tuple) or None.
    fn next_pairwise(&mut self, state: Handle<ListObject>, depth: u32) -> Result<NextPure> {
        let source = self.kept(state, 0)?;
        if source.is_none() {
            return Ok(NextPure::End);
        }
        self.heap.room(2 * ROOM_FOR_ITEM)?;
        let mut old = match self.kept(state, 1)? {
            Value::Tuple(old) => Some(self.heap.tuple_items(old).first().copied().ok_or(BROKEN)?),
            _ => None,
        };
        loop {
            match (self.next_nested(source, depth + 1)?, old) {
                (NextPure::Item(v), before) => {
                    let kept = self.heap.new_tuple(&[v])?;
                    self.keep(state, 1, kept)?;
                    match before {
                        Some(before) => {
                            return self.heap.new_tuple(&[before, v]).map(NextPure::Item);
                        }
                        None => old = Some(v),
                    }
                }
                (NextPure::Guest, _) => return Ok(NextPure::Guest),
                (NextPure::End, _) => {
                    self.keep(state, 0, Value::None)?;
                    self.keep(state, 1, Value::None)?;
                    return Ok(NextPure::End);
                }
            }
        }
    }

    /// State: the source (None at the end), the size, strict, the items of the batch so far.
    fn next_batch(&mut self, state: Handle<ListObject>, depth: u32) -> Result<NextPure> {
        let source = self.kept(state, 0)?;
        if source.is_none() {
            return Ok(NextPure::End);
        }
        let size = self.kept_int(state, 1)? as usize;
        let Value::List(batch) = self.kept(state, 3)? else { return Err(BROKEN) };
        while self.heap.items(batch).len() < size {
            self.heap.room(self.heap.items(batch).len() * 48 + ROOM_FOR_ITEM)?;
            match self.next_nested(source, depth + 1)? {
                NextPure::Item(v) => {
                    self.heap.burn(1)?;
                    self.heap.list_append(batch, v)?;
                }
                NextPure::Guest => return Ok(NextPure::Guest),
                NextPure::End => {
                    self.keep(state, 0, Value::None)?;
                    if self.heap.items(batch).is_empty() {
                        return Ok(NextPure::End);
                    }
                    if self.kept(state, 2)? == Value::True {
                        return Err(self.value_error("batched(): incomplete batch"));
                    }
                    break;
                }
            }
        }
        let items = self.heap.items(batch).to_vec();
        let fresh = self.heap.new_list(Vec::new())?;
        self.keep(state, 3, fresh)?;
        self.heap.new_tuple(&items).map(NextPure::Item)
    }

    /// State: the source, the function or None, the total, how far it is.
    fn next_accumulated(&mut self, state: Handle<ListObject>, depth: u32) -> Result<NextPure> {
        let (source, total, stage) =
            (self.kept(state, 0)?, self.kept(state, 2)?, self.kept_int(state, 3)?);
        if stage == 2 {
            self.keep(state, 3, Value::Int(1))?;
            return Ok(NextPure::Item(total));
        }
        let numeric = |v| matches!(v, Value::Int(_) | Value::Float(_) | Value::BigInt(_));
        let pending = self.heap.items(state).len() > 4;
        if pending || stage == 1 && (!self.kept(state, 1)?.is_none() || !numeric(total)) {
            return Ok(NextPure::Guest);
        }
        let item = match self.next_nested(source, depth + 1)? {
            NextPure::Item(v) => v,
            other => return Ok(other),
        };
        let total = match (stage, total, item) {
            (0, _, _) => item,
            (_, Value::Int(a), Value::Int(b)) if a.checked_add(b).is_some() => Value::Int(a + b),
            _ => {
                let step = if numeric(item) {
                    self.binary_op(monty_code::BinOp::Add, total, item)?
                } else {
                    Step::Call
                };
                match step {
                    Step::Done(v) => v,
                    Step::Call => {
                        // Not to be added here: the item waits for the prelude.
                        self.request = Default::default();
                        self.request_stack.clear();
                        self.heap.room(ROOM_FOR_ITEM)?;
                        let pending = self.heap.new_tuple(&[item])?;
                        self.heap.list_append(state, pending)?;
                        return Ok(NextPure::Guest);
                    }
                }
            }
        };
        self.keep(state, 2, total)?;
        self.keep(state, 3, Value::Int(1))?;
        Ok(NextPure::Item(total))
    }

    /// State: the iterators (None when exhausted), what stands for their items then, how many are left.
    fn next_longest(&mut self, state: Handle<ListObject>, depth: u32) -> Result<NextPure> {
        let (Value::List(sources), fill) = (self.kept(state, 0)?, self.kept(state, 1)?) else {
            return Err(BROKEN);
        };
        let mut left = self.kept_int(state, 2)?;
        if left <= 0 {
            return Ok(NextPure::End);
        }
        let count = self.heap.items(sources).len();
        for i in 0..count {
            let source = self.kept(sources, i)?;
            if !source.is_none() && !self.is_pure_iterator(source, depth + 1) {
                return Ok(NextPure::Guest);
            }
        }
        self.heap.room(count * 16 + ROOM_FOR_ITEM)?;
        self.heap.burn(count / 8)?;
        let mut items: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
        for i in 0..count {
            let source = self.kept(sources, i)?;
            if source.is_none() {
                items.push(fill);
                continue;
            }
            match self.next_nested(source, depth + 1)? {
                NextPure::Item(v) => items.push(v),
                NextPure::Guest => return Err(Raise::Internal("a pure iterator is not")),
                NextPure::End => {
                    left -= 1;
                    self.keep(state, 2, Value::Int(left))?;
                    if left == 0 {
                        return Ok(NextPure::End);
                    }
                    self.keep(sources, i, Value::None)?;
                    items.push(fill);
                }
            }
        }
        self.heap.new_tuple(&items).map(NextPure::Item)
    }

    /// State: the data, the selectors.
    fn next_compressed(&mut self, state: Handle<ListObject>, depth: u32) -> Result<NextPure> {
        let (data, selectors) = (self.kept(state, 0)?, self.kept(state, 1)?);
        loop {
            let pending = self.heap.items(state).len() > 2;
            if pending
                || !self.is_pure_iterator(data, depth + 1)
                || !self.is_pure_iterator(selectors, depth + 1)
            {
                return Ok(NextPure::Guest);
            }
            self.heap.burn(1)?;
            let item = match self.next_nested(data, depth + 1)? {
                NextPure::Item(v) => v,
                other => return Ok(other),
            };
            let selector = match self.next_nested(selectors, depth + 1)? {
                NextPure::Item(v) => v,
                other => return Ok(other),
            };
            match self.truth_pure(selector)? {
                Some(true) => return Ok(NextPure::Item(item)),
                Some(false) => {}
                None => {
                    self.heap.room(ROOM_FOR_ITEM)?;
                    let pending = self.heap.new_tuple(&[item, selector])?;
                    self.heap.list_append(state, pending)?;
                    return Ok(NextPure::Guest);
                }
            }
        }
    }
}
