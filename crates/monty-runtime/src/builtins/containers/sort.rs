//! `list.sort` and `sorted`: which comparison fits the keys, and what is left to the prelude: key
//! functions and guest `<`.

use monty_code::CmpOp;
use monty_limits::stretch;

use super::merge_sort::{Stop, sort, sort_total};
use super::protocol::list_arg;
use crate::error::{Raise, Result};
use crate::heap::Objects;
use crate::native::{Args, Step};
use crate::value::{Str, Value};
use crate::vm::Vm;

/// What all keys have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    Ints,
    Floats,
    Strs,
    Mixed,
}

/// `list.sort`
pub(super) fn list_sort(vm: &mut Vm, args: Args) -> Result<Step> {
    let (key, reverse) = sort_options(vm, args)?;
    let h = list_arg(vm, args)?;
    if let Some(sorted) = vm.sort_at_once(Value::List(h), key, reverse)? {
        // No guest code ran: the list is as long as before.
        vm.heap.list_mut(h).items.copy_from_slice(&sorted);
        return Ok(Step::Done(Value::None));
    }
    vm.prelude_call("list_sort", &[Value::List(h), key, Value::bool(reverse)])
}

/// The builtin `sorted`.
pub(super) fn sorted(vm: &mut Vm, args: Args) -> Result<Step> {
    let (key, reverse) = sort_options(vm, args)?;
    let source = args.get(vm, 0);
    if let Some(source) = vm.sized_source(source) {
        if let Some(sorted) = vm.sort_at_once(source, key, reverse)? {
            return vm.heap.new_list(sorted).map(Step::Done);
        }
    } else if !vm.is_iterable(source) {
        return Err(vm.not_iterable(source));
    }
    vm.prelude_call("sorted_list", &[source, key, Value::bool(reverse)])
}

fn sort_options(vm: &mut Vm, args: Args) -> Result<(Value, bool)> {
    let reverse = match args.get(vm, 2) {
        Value::Unset => false,
        v => vm.truth_arg(v)?,
    };
    Ok((args.get(vm, 1).or_none(), reverse))
}

/// `_sort_by(keys, items, reverse)`: the items sorted by their keys as a new list, or None if guest
/// code has to compare the keys.
pub(super) fn sort_by(vm: &mut Vm, args: Args) -> Result<Value> {
    let keys = vm.items(args.get(vm, 0))?;
    let items = vm.items(args.get(vm, 1))?;
    let reverse = args.get(vm, 2) == Value::True;
    match vm.sort_values(&keys, &items, reverse)? {
        Some(sorted) => vm.heap.new_list(sorted),
        None => Ok(Value::None),
    }
}

/// `_list_take(list)`: a new list with the items, leaving the list empty while it is sorted.
pub(super) fn list_take(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = list_arg(vm, args)?;
    vm.heap.room(128)?;
    let items = std::mem::take(&mut vm.heap.list_mut(h).items);
    vm.heap.release(items.capacity() * size_of::<Value>());
    vm.heap.new_list(items)
}

/// `_list_give(list, items)`: put items into the list; True if it was changed since it was emptied.
pub(super) fn list_give(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = list_arg(vm, args)?;
    let Value::List(from) = args.get(vm, 1) else { return Ok(Value::False) };
    let new = std::mem::take(&mut vm.heap.list_mut(from).items);
    let old = std::mem::replace(&mut vm.heap.list_mut(h).items, new);
    let modified = old.capacity() > 0;
    // The charge of the new items goes with them.
    vm.heap.release(old.capacity() * size_of::<Value>());
    Ok(Value::bool(modified))
}

impl Vm {
    /// The items of a container in the order of their keys; None if guest code has to run.
    fn sort_at_once(
        &mut self,
        source: Value,
        key: Value,
        reverse: bool,
    ) -> Result<Option<Vec<Value>>> {
        if !matches!(key, Value::None | Value::Opaque(_) | Value::Native(_)) {
            return Ok(None);
        }
        let items = self.container_items(source)?.unwrap_or_default();
        if key.is_none() {
            return self.sort_values(&items, &items, reverse);
        }
        match self.keys_of(key, &items)? {
            Some(keys) => self.sort_values(&keys, &items, reverse),
            None => Ok(None),
        }
    }

    /// `items` in the order of their `keys`; None if guest code has to compare.
    fn sort_values(
        &mut self,
        keys: &[Value],
        items: &[Value],
        reverse: bool,
    ) -> Result<Option<Vec<Value>>> {
        let held = self.heap.held();
        self.heap.hold(items.len() * 3 * size_of::<Value>())?;
        let sorted = match self.kind_of(keys)? {
            Keys::Ints => self.sort_ints(keys, items, reverse),
            Keys::Floats => self.sort_floats(keys, items, reverse),
            Keys::Strs => self.sort_strs(keys, items, reverse),
            Keys::Mixed => self.sort_mixed(keys, items, reverse),
        };
        self.heap.let_go(held);
        match sorted {
            Ok(items) => Ok(Some(items)),
            Err(Stop::Guest) => Ok(None),
            Err(Stop::Raise(r)) => Err(r),
        }
    }

    fn sort_ints(
        &mut self,
        keys: &[Value],
        items: &[Value],
        reverse: bool,
    ) -> std::result::Result<Vec<Value>, Stop> {
        let mut pairs = self.paired(keys, reverse, |_, k| k.as_int().unwrap_or(0))?;
        sort_total(self, &mut pairs, |a, b| a.0.cmp(&b.0))?;
        self.arranged(&pairs, items, reverse)
    }

    fn sort_floats(
        &mut self,
        keys: &[Value],
        items: &[Value],
        reverse: bool,
    ) -> std::result::Result<Vec<Value>, Stop> {
        let mut pairs = self.paired(keys, reverse, |_, k| match k {
            Value::Float(f) => f.get(),
            _ => 0.0,
        })?;
        if pairs.iter().any(|p| p.0.is_nan()) {
            sort(self, &mut pairs, |_, a, b| Ok(a.0 < b.0))?;
        } else {
            sort_total(self, &mut pairs, |a, b| {
                a.0.partial_cmp(&b.0).unwrap_or(std::cmp::Ordering::Equal)
            })?;
        }
        self.arranged(&pairs, items, reverse)
    }

    fn sort_strs(
        &mut self,
        keys: &[Value],
        items: &[Value],
        reverse: bool,
    ) -> std::result::Result<Vec<Value>, Stop> {
        // The first eight bytes decide most comparisons without a look at the heap.
        let mut pairs = self.paired(keys, reverse, |objects, k| match k {
            Value::Str(s) => (prefix(objects.str(s)), s),
            _ => (0, Str::new(0)),
        })?;
        sort(self, &mut pairs, |vm, ((p, s), _), ((q, t), _)| {
            Ok(p < q
                || (p == q
                    && match vm.heap.are_short(*s, *t) {
                        true => vm.heap.str(*s) < vm.heap.str(*t),
                        false => {
                            let less = vm.order_pure(CmpOp::Lt, Value::Str(*s), Value::Str(*t))?;
                            less == Some(true)
                        }
                    }))
        })?;
        self.arranged(&pairs, items, reverse)
    }

    fn sort_mixed(
        &mut self,
        keys: &[Value],
        items: &[Value],
        reverse: bool,
    ) -> std::result::Result<Vec<Value>, Stop> {
        let mut pairs = self.paired(keys, reverse, |_, k| k)?;
        sort(self, &mut pairs, |vm, a, b| match vm.order_pure(CmpOp::Lt, a.0, b.0)? {
            Some(less) => Ok(less),
            None => Err(Stop::Guest),
        })?;
        self.arranged(&pairs, items, reverse)
    }

    fn kind_of(&mut self, keys: &[Value]) -> Result<Keys> {
        let kind = match keys.first() {
            Some(Value::Int(_)) => Keys::Ints,
            Some(Value::Str(_)) => Keys::Strs,
            Some(Value::Float(_)) => Keys::Floats,
            _ => return Ok(Keys::Mixed),
        };
        for part in keys.chunks(stretch::<Value>()) {
            self.heap.burn(part.len())?;
            let same = match kind {
                Keys::Ints => part.iter().all(|k| matches!(k, Value::Int(_))),
                Keys::Strs => part.iter().all(|k| matches!(k, Value::Str(_))),
                _ => part.iter().all(|k| matches!(k, Value::Float(_))),
            };
            if !same {
                return Ok(Keys::Mixed);
            }
        }
        Ok(kind)
    }

    /// Keys with the index of their item; backwards for a reverse sort, so that equal ones keep their
    /// order when the result is turned round.
    fn paired<K>(
        &mut self,
        keys: &[Value],
        reverse: bool,
        key: impl Fn(Objects<'_>, Value) -> K,
    ) -> Result<Vec<(K, u32)>> {
        let (objects, budget) = self.heap.split();
        let pairs = keys.iter().enumerate().map(|(i, k)| (key(objects, *k), i as u32));
        Ok(match reverse {
            true => budget.collect(keys.len(), pairs.rev()),
            false => budget.collect(keys.len(), pairs),
        }?)
    }

    fn arranged<K>(
        &mut self,
        pairs: &[(K, u32)],
        items: &[Value],
        reverse: bool,
    ) -> std::result::Result<Vec<Value>, Stop> {
        // A list that a snapshot brought may be shorter than its keys.
        let sorted = pairs.iter().map(|p| items.get(p.1 as usize).copied().unwrap_or(Value::None));
        let sorted = match reverse {
            true => self.heap.budget.collect(pairs.len(), sorted.rev()),
            false => self.heap.budget.collect(pairs.len(), sorted),
        };
        Ok(sorted.map_err(Raise::from)?)
    }
}

fn prefix(text: &str) -> u64 {
    let mut bytes = [0; 8];
    let n = text.len().min(8);
    bytes[..n].copy_from_slice(&text.as_bytes()[..n]);
    u64::from_be_bytes(bytes)
}
