//! All items of an iterable at once: natively for containers, by the prelude where guest code or the
//! state of an iterator is involved (so that a limit or a restart loses no item).

use crate::error::{ConvertKind, Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::{DictView, DictViewKind};
use crate::value::Value;
use crate::vm::Vm;

use super::iterators::NextPure;

impl Vm {
    /// All items of an iterable argument; an iterator or a guest's iterable is converted to a list first
    /// (see [`Raise::Convert`]).
    pub fn items(&mut self, v: Value) -> Result<Vec<Value>> {
        self.items_by(v, ConvertKind::Items)
    }

    /// The same where CPython asks the iterable for its length first.
    pub fn sized_items(&mut self, v: Value) -> Result<Vec<Value>> {
        self.items_by(v, ConvertKind::SizedItems)
    }

    fn items_by(&mut self, v: Value, kind: ConvertKind) -> Result<Vec<Value>> {
        let source = match kind {
            ConvertKind::SizedItems => self.sized_source(v),
            _ => self.native_source(v),
        };
        if let Some(source) = source
            && let Some(items) = self.container_items(source)?
        {
            return Ok(items);
        }
        if self.is_iterable(v) { Err(Raise::convert(v, kind)) } else { Err(self.not_iterable(v)) }
    }

    /// Number of items of a builtin container, if there are that many at once.
    pub(crate) fn container_len(&mut self, v: Value) -> Result<Option<usize>> {
        Ok(Some(match v {
            Value::List(h) => self.heap.items(h).len(),
            Value::Tuple(h) => self.heap.tuple_items(h).len(),
            Value::Dict(h) => self.heap.dict(h).len(),
            Value::Set(h) | Value::FrozenSet(h) => self.heap.set(h).len(),
            Value::Str(s) => self.heap.str_object(s).chars,
            Value::Bytes(h) | Value::ByteArray(h) => self.heap.bytes(h).len(),
            Value::DictView(h) => self.heap.dict(self.heap.view(h).dict).len(),
            Value::Range(h) => match self.heap.range(h).len {
                Value::Int(i) => i as usize,
                _ => return Err(self.raise(crate::types::MEMORY_ERROR, "")),
            },
            _ => return Ok(None),
        }))
    }

    /// The items of a builtin container, copied for as long as the native function works; None if it
    /// is none.
    pub fn container_items(&mut self, v: Value) -> Result<Option<Vec<Value>>> {
        let len = self.container_len(v)?.unwrap_or(0);
        self.heap.hold(len.saturating_mul(size_of::<Value>()))?;
        self.container_copy(v)
    }

    /// The items of a builtin container, copied for an object that is made of them at once.
    pub(super) fn container_copy(&mut self, v: Value) -> Result<Option<Vec<Value>>> {
        let Some(len) = self.container_len(v)? else { return Ok(None) };
        self.heap.room(len.saturating_mul(size_of::<Value>()))?;
        if let Value::Str(s) = v
            && self.heap.str_object(s).is_ascii()
        {
            let (objects, budget) = self.heap.split();
            return Ok(Some(budget.collect(len, objects.str(s).bytes().map(Value::ascii))?));
        }
        let (arenas, budget) = (&self.heap.arenas, &mut self.heap.budget);
        let keys = |h| arenas.dicts.get(h).iter().map(|e| e.key);
        Ok(Some(match v {
            Value::List(h) => budget.copy(&arenas.lists.get(h).items),
            Value::Tuple(h) => budget.copy(&arenas.tuples.get(h).items),
            Value::Dict(h) => budget.collect(len, keys(h)),
            Value::Set(h) | Value::FrozenSet(h) => {
                budget.collect(len, arenas.sets.get(h).iter().map(|s| s.key))
            }
            Value::DictView(h) => match arenas.views.get(h) {
                DictView { dict, kind: DictViewKind::Keys, .. } => budget.collect(len, keys(*dict)),
                DictView { dict, kind: DictViewKind::Values, .. } => {
                    budget.collect(len, arenas.dicts.get(*dict).iter().map(|e| e.value))
                }
                _ => return self.pulled_items(v, len).map(Some),
            },
            Value::Bytes(h) | Value::ByteArray(h) => {
                let bytes = arenas.bytes.get(h).iter();
                budget.collect(len, bytes.map(|b| Value::Int(i64::from(*b))))
            }
            _ => return self.pulled_items(v, len).map(Some),
        }?))
    }

    /// Items that are made one by one.
    fn pulled_items(&mut self, v: Value, len: usize) -> Result<Vec<Value>> {
        let Some(it) = self.iter_native(v)? else { return Ok(Vec::new()) };
        let mut items = Vec::with_capacity(len);
        while let NextPure::Item(item) = self.next_pure(it)? {
            items.push(item);
            if items.len() % 1024 == 0 {
                self.heap.burn(1024)?;
            }
        }
        Ok(items)
    }

    /// A new list of all items of any iterable.
    pub fn list_of(&mut self, v: Value) -> Result<Step> {
        if let Some(source) = self.sized_source(v)
            && let Some(items) = self.container_copy(source)?
        {
            return self.heap.new_list(items).map(Step::Done);
        }
        if !self.is_iterable(v) {
            return Err(self.not_iterable(v));
        }
        self.prelude_call("list_of", &[v])
    }

    // ---- unpacking

    /// What is no iterable at all says so differently from what refuses to be one.
    #[cold]
    fn cannot_unpack(&mut self, v: Value) -> Raise {
        if self.lookup(self.type_of(v), n::ITER).is_some() {
            return self.not_iterable(v);
        }
        let name = self.type_name(v);
        self.type_error(format!("cannot unpack non-iterable {name} object"))
    }

    /// Exactly `n` items as a list or tuple, for an assignment to `n` targets.
    pub fn unpack(&mut self, v: Value, n: usize) -> Result<Step> {
        if let Value::Tuple(_) | Value::List(_) = v {
            let len = self.container_len(v)?.unwrap_or(0);
            return match len == n {
                true => Ok(Step::Done(v)),
                false => Err(self.unpack_error(n, len)),
            };
        }
        let Some(source) = self.native_source(v) else {
            if !self.is_iterable(v) {
                return Err(self.cannot_unpack(v));
            }
            return self.prelude_call("unpack_exact", &[v, Value::Int(n as i64)]);
        };
        let items = self.first_items(source, n + 1)?;
        if items.len() != n {
            return Err(self.unpack_error(n, items.len()));
        }
        self.heap.new_list(items).map(Step::Done)
    }

    fn first_items(&mut self, source: Value, most: usize) -> Result<Vec<Value>> {
        let mut items = Vec::new();
        let Some(it) = self.iter_native(source)? else { return Ok(items) };
        while items.len() < most {
            match self.next_pure(it)? {
                NextPure::Item(v) => items.push(v),
                _ => break,
            }
        }
        Ok(items)
    }

    /// Too many items or not enough.
    #[cold]
    fn unpack_error(&mut self, n: usize, got: usize) -> Raise {
        if got > n {
            self.value_error(format!("too many values to unpack (expected {n})"))
        } else {
            self.value_error(format!("not enough values to unpack (expected {n}, got {got})"))
        }
    }

    /// A list of `before` items, a list of the rest, and `after` items: `a, *b, c = v`.
    pub fn unpack_star(&mut self, v: Value, before: usize, after: usize) -> Result<Step> {
        let items = match self.native_source(v) {
            Some(source) => self.container_items(source)?.unwrap_or_default(),
            None if self.is_iterable(v) => {
                let counts = [v, Value::Int(before as i64), Value::Int(after as i64)];
                return self.prelude_call("unpack_star", &counts);
            }
            None => return Err(self.cannot_unpack(v)),
        };
        self.unpack_star_items(items, before, after).map(Step::Done)
    }

    fn unpack_star_items(
        &mut self,
        items: Vec<Value>,
        before: usize,
        after: usize,
    ) -> Result<Value> {
        let least = before + after;
        if items.len() < least {
            let got = items.len();
            return Err(self.value_error(format!(
                "not enough values to unpack (expected at least {least}, got {got})"
            )));
        }
        let end = items.len() - after;
        self.heap.room((end - before) * size_of::<Value>())?;
        let middle = self.heap.budget.copy(&items[before..end])?;
        let middle = self.heap.new_list(middle)?;
        let mut all = items[..before].to_vec();
        all.push(middle);
        all.extend_from_slice(&items[end..]);
        self.heap.new_list(all)
    }
}

/// `_drain(it, list)`: append what the iterator gives without guest code; True once it ended, None if it
/// is a generator, which has no length.
pub(super) fn drain(vm: &mut Vm, args: Args) -> Result<Value> {
    let (it, Value::List(list)) = (args.get(vm, 0), args.get(vm, 1)) else {
        return Ok(Value::False);
    };
    let mut taken = 0usize;
    loop {
        vm.heap.list_reserve(list, 1)?;
        match vm.next_pure(it)? {
            NextPure::Item(v) => vm.heap.list_append(list, v)?,
            NextPure::End => return Ok(Value::True),
            NextPure::Guest if matches!(it, Value::Generator(_)) => return Ok(Value::None),
            NextPure::Guest => return Ok(Value::False),
        }
        taken += 1;
        if taken.is_multiple_of(256) {
            vm.heap.burn(1024)?;
        }
    }
}

/// `_unpack_star(list, before, after)`: the prelude's items, arranged.
pub(super) fn unpack_star_list(vm: &mut Vm, args: Args) -> Result<Value> {
    let items = vm.items(args.get(vm, 0))?;
    let (before, after) = (vm.index(args.get(vm, 1))?, vm.index(args.get(vm, 2))?);
    vm.unpack_star_items(items, before as usize, after as usize)
}
