//! The iterator protocol: making iterators, advancing them without guest code where that is possible,
//! and asking for the call where it is not.

use monty_code::CodeFlags;

use crate::builtins::numbers::int_ops;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::Step;
use crate::object::{DictView, DictViewKind, GeneratorKind, Iter};
use crate::value::{Handle, NativeId, Sym, TypeRef, Value};
use crate::vm::Vm;

/// What advancing a builtin iterator gave.
#[derive(Clone, Copy, Debug)]
pub enum NextPure {
    Item(Value),
    End,
    /// Nothing was taken: guest code has to run for the next item.
    Guest,
}

/// What advancing an iterator that may give pairs gave.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NextPair {
    Item(Value, Value),
    End,
    /// Nothing was taken: it gives others, or guest code has to run.
    Other,
}

/// How deep `enumerate` and `zip` may nest and still be advanced natively: each level is a Rust call.
pub(super) const MAX_NESTING: u32 = 16;
/// At least what a pair or one small object costs: made sure of before an item is taken.
pub(super) const ROOM_FOR_ITEM: usize = 160;

impl Vm {
    /// A function that only the prelude may name: its `resume` serves as a continuation.
    pub(super) fn internal_native(&self, name: Sym) -> Result<NativeId> {
        match self.registry.internal(name) {
            Some(Value::Native(id)) => Ok(id),
            _ => Err(Raise::Internal("an internal function is missing")),
        }
    }

    /// Go on with the `resume` of an internal function after a step.
    pub(super) fn then_internal(&mut self, step: Step, name: Sym, keep: &[Value]) -> Result<Step> {
        let id = self.internal_native(name)?;
        self.and_then(step, Cont::Native(id), 0, keep)
    }

    // ---- making iterators

    /// The builtin container to iterate over natively: the value itself, or what is inside an instance
    /// whose class does not bring an `__iter__` of its own.
    pub fn native_source(&self, v: Value) -> Option<Value> {
        match v {
            Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::ByteArray(_)
            | Value::Range(_)
            | Value::DictView(_) => Some(v),
            Value::Instance(_) => match self.payload(v) {
                Value::Instance(_) => None,
                payload => match self.lookup(self.type_of(v), n::ITER) {
                    Some(Value::Native(_)) => self.native_source(payload),
                    _ => None,
                },
            },
            _ => None,
        }
    }

    /// The same where CPython asks for the length first, which an instance may answer itself.
    pub fn sized_source(&self, v: Value) -> Option<Value> {
        let own = matches!(v, Value::Instance(_))
            && !matches!(self.lookup(self.type_of(v), n::LEN), Some(Value::Native(_)));
        if own { None } else { self.native_source(v) }
    }

    /// A new iterator over a builtin container, by its tag.
    pub(super) fn iter_native(&mut self, v: Value) -> Result<Option<Value>> {
        let iter = match v {
            Value::List(list) => Iter::List { list, index: 0 },
            Value::Tuple(tuple) => Iter::Tuple { tuple, index: 0, reversed: false },
            Value::Str(text) => Iter::Str { text, offset: 0 },
            Value::Bytes(_) | Value::ByteArray(_) => Iter::Bytes { bytes: v, index: 0 },
            Value::Dict(dict) => self.iter_dict(DictView { dict, ..DictView::default() }, false),
            Value::DictView(h) => self.iter_dict(*self.heap.view(h), false),
            Value::Set(set) | Value::FrozenSet(set) => {
                Iter::Set { set, index: 0, size: self.heap.set(set).len() }
            }
            Value::Range(h) => self.iter_range(h)?,
            _ => return Ok(None),
        };
        self.heap.new_iter(iter).map(Some)
    }

    /// Iterator state over a part of a dict.
    pub fn iter_dict(&self, view: DictView, reversed: bool) -> Iter {
        let DictView { dict, kind, ordered } = view;
        let d = self.heap.dict(dict);
        Iter::Dict {
            dict,
            kind,
            index: if reversed { d.slots() } else { d.first() },
            size: d.len(),
            left: d.len(),
            reversed,
            ordered,
        }
    }

    /// `iter(v)`.
    pub fn iter(&mut self, v: Value) -> Result<Step> {
        if let Some(it) = self.iter_native(v)? {
            return Ok(Step::Done(it));
        }
        match v {
            Value::Generator(h) if self.heap.generator(h).kind == GeneratorKind::Generator => {
                Ok(Step::Done(v))
            }
            Value::Iter(h) if !matches!(self.heap.iter(h), Iter::Native { .. }) => {
                Ok(Step::Done(v))
            }
            _ => self.iter_special(v),
        }
    }

    fn iter_special(&mut self, v: Value) -> Result<Step> {
        let class = self.type_of(v);
        let found = self.lookup_cached(class, n::ITER);
        if let Some(method @ Value::Function(h)) = found
            && self.codes[self.heap.function(h).code.index()].flags.has(CodeFlags::GENERATOR)
        {
            // What it gives is an iterator for certain.
            return self.tail_call(method, &[v]);
        }
        // A class may have another type's: `__iter__ = list.__reversed__`.
        if let Some(source) = self.native_source(v)
            && found == self.lookup(self.type_of(source), n::ITER)
            && let Some(it) = self.iter_native(source)?
        {
            return Ok(Step::Done(it));
        }
        match found {
            Some(Value::None) => Err(self.not_iterable(v)),
            Some(_) => {
                let step = self.call_method(v, n::ITER, &[])?;
                self.then_internal(step, n::CHECK_ITERATOR, &[])
            }
            None if self.is_old_sequence(class) => {
                self.heap.new_iter(Iter::Sequence { obj: v, index: 0 }).map(Step::Done)
            }
            None => Err(self.not_iterable(v)),
        }
    }

    /// `'int' object is not iterable`
    #[cold]
    pub fn not_iterable(&mut self, v: Value) -> Raise {
        let name = self.type_name(v);
        self.type_error(format!("'{name}' object is not iterable"))
    }

    /// Could `iter(v)` succeed, as far as the type tells?
    pub fn is_iterable(&self, v: Value) -> bool {
        match v {
            Value::Iter(_) => true,
            Value::Generator(h) => self.heap.generator(h).kind == GeneratorKind::Generator,
            _ if self.native_source(v).is_some() => true,
            _ => match self.lookup(self.type_of(v), n::ITER) {
                Some(m) => !m.is_none(),
                None => self.is_old_sequence(self.type_of(v)),
            },
        }
    }

    /// Are instances iterated by `__getitem__` and numbers? A builtin type that has no `__iter__` does
    /// not mean it so (`re.Match`).
    fn is_old_sequence(&self, class: TypeRef) -> bool {
        self.lookup(class, n::GETITEM).is_some_and(|found| !matches!(found, Value::Native(_)))
    }

    /// Is this an iterator: has its type a `__next__`?
    pub fn is_iterator(&self, v: Value) -> bool {
        match v {
            Value::Iter(_) => true,
            Value::Generator(h) => self.heap.generator(h).kind == GeneratorKind::Generator,
            _ => self.lookup(self.type_of(v), n::NEXT).is_some_and(|m| !m.is_none()),
        }
    }

    // ---- advancing them

    /// The next item of a builtin iterator, unless guest code has to run for it.
    #[inline]
    pub fn next_pure(&mut self, it: Value) -> Result<NextPure> {
        match it {
            Value::Iter(h) => self.next_iter(h, 0),
            _ => Ok(NextPure::Guest),
        }
    }

    pub(super) fn next_nested(&mut self, it: Value, depth: u32) -> Result<NextPure> {
        match it {
            Value::Iter(h) if depth < MAX_NESTING => self.next_iter(h, depth),
            _ => Ok(NextPure::Guest),
        }
    }

    fn next_iter(&mut self, h: Handle<Iter>, depth: u32) -> Result<NextPure> {
        let arenas = &mut self.heap.arenas;
        let item = match arenas.iters.get_mut(h) {
            Iter::List { list, index } => match arenas.lists.get(*list).items.get(*index) {
                Some(&v) => {
                    *index += 1;
                    Some(v)
                }
                None => {
                    // An iterator that ended stays so, even if the list grows.
                    *index = usize::MAX;
                    None
                }
            },
            Iter::Tuple { tuple, index, reversed: false } => {
                let item = arenas.tuples.get(*tuple).items.get(*index).copied();
                *index += usize::from(item.is_some());
                item
            }
            Iter::Tuple { tuple, index, reversed: true } => {
                let item = index
                    .checked_sub(1)
                    .and_then(|i| arenas.tuples.get(*tuple).items.get(i).copied());
                *index = index.saturating_sub(1);
                item
            }
            Iter::ListReversed { list, next } => {
                let items = &arenas.lists.get(*list).items;
                let item = next.checked_sub(1).and_then(|i| items.get(i).copied());
                *next = if item.is_some() { *next - 1 } else { 0 };
                item
            }
            Iter::Range { next, step, left } => {
                if *left == 0 {
                    None
                } else {
                    let v = *next;
                    *left -= 1;
                    *next = v.wrapping_add(*step);
                    Some(Value::Int(v))
                }
            }
            Iter::Empty
            | Iter::Sequence { obj: Value::Unset, .. }
            | Iter::SequenceReversed { obj: Value::Unset, .. }
            | Iter::Callable { callable: Value::Unset, .. } => None,
            _ => return self.next_other(h, depth),
        };
        Ok(item.map_or(NextPure::End, NextPure::Item))
    }

    fn next_other(&mut self, h: Handle<Iter>, depth: u32) -> Result<NextPure> {
        self.heap.room(ROOM_FOR_ITEM)?;
        let item = match self.heap.iter(h) {
            Iter::Str { text, offset } => {
                let (text, offset) = (*text, *offset);
                self.next_char(h, text, offset)?
            }
            Iter::Bytes { bytes: Value::Bytes(b) | Value::ByteArray(b), index } => {
                let (b, i) = (*b, *index);
                let byte = self.heap.bytes(b).get(i).copied();
                if let Iter::Bytes { index, .. } = self.heap.iter_mut(h) {
                    *index = if byte.is_some() { i + 1 } else { usize::MAX };
                }
                byte.map(|b| Value::Int(i64::from(b)))
            }
            Iter::BigRange { .. } => self.next_big_range(h)?,
            Iter::Dict { .. } => self.next_dict(h)?,
            Iter::Set { .. } => self.next_set(h)?,
            Iter::Enumerate { source, count } => {
                let (source, count) = (*source, *count);
                match self.next_nested(source, depth + 1)? {
                    NextPure::Item(v) => {
                        self.enumerate_bump(h, count)?;
                        Some(self.heap.new_tuple(&[count, v])?)
                    }
                    other => return Ok(other),
                }
            }
            Iter::Zip { .. } => return self.next_zip(h, depth),
            Iter::Map { func: func @ Value::Opaque(_), sources } if sources.len() == 1 => {
                return self.next_got(*func, sources[0]);
            }
            Iter::Tool { .. } => return self.next_tool(h, depth),
            Iter::Filter { func, source } if self.takes_truth(*func) => {
                return self.next_true(*source);
            }
            _ => return Ok(NextPure::Guest),
        };
        Ok(item.map_or(NextPure::End, NextPure::Item))
    }

    /// The next item of `filter(None, source)`, as long as no guest code says what is true. What can be
    /// peeked at nests in nothing, so it is advanced whatever the depth.
    fn next_true(&mut self, source: Value) -> Result<NextPure> {
        loop {
            let Some(item) = self.peek(source) else { return Ok(NextPure::Guest) };
            let Some(is_true) = self.truth_pure(item)? else { return Ok(NextPure::Guest) };
            self.heap.burn(1)?;
            self.next_pure(source)?;
            if is_true {
                return Ok(NextPure::Item(item));
            }
        }
    }

    /// The next item of a `map` of a getter, which needs no guest code for most objects.
    fn next_got(&mut self, func: Value, source: Value) -> Result<NextPure> {
        let Some(item) = self.peek(source) else { return Ok(NextPure::Guest) };
        match self.get_pure(func, item) {
            Ok(None) => Ok(NextPure::Guest),
            Ok(Some(v)) => {
                self.next_pure(source)?;
                Ok(NextPure::Item(v))
            }
            Err(Raise::Exc(e)) => {
                self.next_pure(source)?;
                Err(Raise::Exc(e))
            }
            Err(e) => Err(e),
        }
    }

    fn next_char(
        &mut self,
        h: Handle<Iter>,
        text: crate::value::Str,
        at: usize,
    ) -> Result<Option<Value>> {
        let Some(c) = self.heap.str(text).get(at..).and_then(|rest| rest.chars().next()) else {
            return Ok(None);
        };
        if let Iter::Str { offset, .. } = self.heap.iter_mut(h) {
            *offset = at + c.len_utf8();
        }
        if c.is_ascii() {
            return Ok(Some(Value::ascii(c as u8)));
        }
        self.heap.new_str(c.encode_utf8(&mut [0; 4])).map(Some)
    }

    fn next_big_range(&mut self, h: Handle<Iter>) -> Result<Option<Value>> {
        let Iter::BigRange { next, step, left } = *self.heap.iter(h) else { return Ok(None) };
        if left == Value::Int(0) {
            return Ok(None);
        }
        let after = int_ops::add(self, next, step)?;
        let rest = int_ops::add(self, left, Value::Int(-1))?;
        if let Iter::BigRange { next, left, .. } = self.heap.iter_mut(h) {
            (*next, *left) = (after, rest);
        }
        Ok(Some(next))
    }

    fn next_dict(&mut self, h: Handle<Iter>) -> Result<Option<Value>> {
        self.next_entry(h, |vm, kind, key, value| match kind {
            DictViewKind::Keys => Ok(key),
            DictViewKind::Values => Ok(value),
            DictViewKind::Items => vm.heap.new_tuple(&[key, value]),
        })
    }

    /// The next item of an iterator that gives pairs, without the tuple.
    pub(crate) fn next_pair(&mut self, h: Handle<Iter>) -> Result<NextPair> {
        match *self.heap.iter(h) {
            Iter::Enumerate { source, count } => Ok(match self.next_nested(source, 1)? {
                NextPure::Item(v) => {
                    self.enumerate_bump(h, count)?;
                    NextPair::Item(count, v)
                }
                NextPure::End => NextPair::End,
                NextPure::Guest => NextPair::Other,
            }),
            Iter::Dict { kind: DictViewKind::Items, .. } => {
                let entry = self.next_entry(h, |_, _, key, value| Ok((key, value)))?;
                Ok(entry.map_or(NextPair::End, |(key, value)| NextPair::Item(key, value)))
            }
            Iter::Zip { ref sources, strict: false } => {
                let &[a, b] = &sources[..] else { return Ok(NextPair::Other) };
                if !self.is_pure_iterator(a, 1) || !self.is_pure_iterator(b, 1) {
                    return Ok(NextPair::Other);
                }
                // Room for what both may make: the first's item is not lost.
                self.heap.room(2 * ROOM_FOR_ITEM)?;
                let NextPure::Item(a) = self.next_nested(a, 1)? else { return Ok(NextPair::End) };
                let NextPure::Item(b) = self.next_nested(b, 1)? else { return Ok(NextPair::End) };
                Ok(NextPair::Item(a, b))
            }
            _ => Ok(NextPair::Other),
        }
    }

    /// What is made of the next entry of an iterator over a dict.
    fn next_entry<T>(
        &mut self,
        h: Handle<Iter>,
        make: impl FnOnce(&mut Vm, DictViewKind, Value, Value) -> Result<T>,
    ) -> Result<Option<T>> {
        let Iter::Dict {
            dict,
            kind,
            index: start,
            size: expected,
            left: expects,
            reversed,
            ordered,
        } = *self.heap.iter(h)
        else {
            return Ok(None);
        };
        if start == usize::MAX {
            return Ok(None);
        }
        let d = self.heap.dict(dict);
        if d.len() != expected {
            if let Iter::Dict { size, .. } = self.heap.iter_mut(h) {
                // Sticky, as in CPython.
                *size = usize::MAX;
            }
            return Err(self.runtime_error(match ordered {
                true => "OrderedDict mutated during iteration",
                false => "dictionary changed size during iteration",
            }));
        }
        let mut at = start;
        let mut found = None;
        if reversed {
            while at > 0 && found.is_none() {
                at -= 1;
                found = d.entry(at).copied();
            }
        } else {
            while at < d.slots() && found.is_none() {
                found = d.entry(at).copied();
                at += 1;
            }
        }
        let skipped = start.abs_diff(at);
        let changed = found.is_some() && expects == 0 && !reversed;
        if skipped > 64 {
            self.heap.burn(skipped)?;
        }
        // Made before the iterator moves on: a limit that is met here loses no item.
        let item = match found {
            None => None,
            Some(e) => Some(make(self, kind, e.key, e.value)?),
        };
        if let Iter::Dict { index, left, .. } = self.heap.iter_mut(h) {
            *index = if found.is_some() && !changed { at } else { usize::MAX };
            *left = left.saturating_sub(1);
        }
        if changed {
            return Err(self.runtime_error("dictionary keys changed during iteration"));
        }
        Ok(item)
    }

    fn next_set(&mut self, h: Handle<Iter>) -> Result<Option<Value>> {
        let Iter::Set { set, index: start, size: expected } = *self.heap.iter(h) else {
            return Ok(None);
        };
        if start == usize::MAX {
            return Ok(None);
        }
        let s = self.heap.set(set);
        if s.len() != expected {
            if let Iter::Set { size, .. } = self.heap.iter_mut(h) {
                *size = usize::MAX;
            }
            return Err(self.runtime_error("Set changed size during iteration"));
        }
        let mut at = start;
        let mut found = None;
        while at < s.slots() && found.is_none() {
            found = s.key(at).map(|slot| slot.key);
            at += 1;
        }
        if let Iter::Set { index, .. } = self.heap.iter_mut(h) {
            *index = if found.is_some() { at } else { usize::MAX };
        }
        if at - start > 64 {
            self.heap.burn(at - start)?;
        }
        Ok(found)
    }

    /// Count one further.
    pub(crate) fn enumerate_bump(&mut self, h: Handle<Iter>, count: Value) -> Result<()> {
        let after = match count {
            Value::Int(i) if i < i64::MAX => Value::Int(i + 1),
            _ => int_ops::add(self, count, Value::Int(1))?,
        };
        if let Iter::Enumerate { count, .. } = self.heap.iter_mut(h) {
            *count = after;
        }
        Ok(())
    }

    /// `next(it)`: StopIteration at the end.
    pub fn next(&mut self, it: Value) -> Result<Step> {
        if let Value::Iter(h) = it {
            return match self.next_iter(h, 0)? {
                NextPure::Item(v) => Ok(Step::Done(v)),
                NextPure::End => Err(self.stop_iteration(Value::None)),
                NextPure::Guest => self.next_guest(h),
            };
        }
        if !self.is_iterator(it) {
            let name = self.type_name(it);
            return Err(self.type_error(format!("'{name}' object is not an iterator")));
        }
        self.call_method(it, n::NEXT, &[])
    }

    /// Advance a builtin iterator that needs guest code.
    fn next_guest(&mut self, h: Handle<Iter>) -> Result<Step> {
        let it = Value::Iter(h);
        match self.heap.iter(h) {
            Iter::Native { .. } => self.call_method(it, n::NEXT, &[]),
            Iter::Enumerate { source, .. } => {
                let step = self.next_once(*source)?;
                self.then_internal(step, n::ENUMERATE_ITEM, &[it])
            }
            Iter::Map { func, sources } if sources.len() == 1 => {
                let (func, source) = (*func, sources[0]);
                match self.next_pure(source)? {
                    NextPure::Item(v) => self.tail_call(func, &[v]),
                    NextPure::End => Err(self.stop_iteration(Value::None)),
                    NextPure::Guest => {
                        let step = self.next_once(source)?;
                        self.then_internal(step, n::MAP_ITEM, &[func])
                    }
                }
            }
            Iter::Map { func, sources } => {
                let func = *func;
                let sources = sources.to_vec();
                if sources.iter().all(|source| self.is_pure_iterator(*source, 1)) {
                    return self.map_over(func, &sources);
                }
                let sources = self.heap.new_list(sources)?;
                self.prelude_call("map_next", &[func, sources])
            }
            Iter::Filter { func, source } => {
                let (func, source) = (*func, *source);
                if self.takes_truth(func) {
                    return self.prelude_call("filter_next", &[func, source]);
                }
                match self.next_pure(source)? {
                    NextPure::Item(v) => self.ask_of(func, it, v),
                    NextPure::End => Err(self.stop_iteration(Value::None)),
                    NextPure::Guest => self.prelude_call("filter_next", &[func, source]),
                }
            }
            Iter::Zip { sources, strict } => {
                let (sources, strict) = (sources.to_vec(), Value::bool(*strict));
                let sources = self.heap.new_list(sources)?;
                self.prelude_call("zip_next", &[sources, strict])
            }
            Iter::Tool { .. } => self.tool_guest(h),
            Iter::Callable { callable, sentinel } => {
                let (callable, sentinel) = (*callable, *sentinel);
                self.prelude_call("callable_next", &[it, callable, sentinel])
            }
            Iter::Sequence { obj, index } => {
                let (obj, index) = (*obj, Value::Int(*index));
                self.prelude_call("sequence_next", &[it, obj, index])
            }
            Iter::SequenceReversed { obj, index } => {
                let (obj, index) = (*obj, Value::Int(*index));
                self.prelude_call("sequence_next_reversed", &[it, obj, index])
            }
            _ => Err(Raise::Internal("an iterator needs no guest code")),
        }
    }

    /// The next item of a `map` over several iterators that need no guest code.
    fn map_over(&mut self, func: Value, sources: &[Value]) -> Result<Step> {
        let mut args: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
        for source in sources {
            match self.next_pure(*source)? {
                NextPure::Item(v) => args.push(v),
                NextPure::End => return Err(self.stop_iteration(Value::None)),
                NextPure::Guest => return Err(Raise::Internal("a pure iterator is not")),
            }
        }
        self.tail_call(func, &args)
    }

    /// `next` of an iterator inside another, without Rust recursion.
    pub(super) fn next_once(&mut self, it: Value) -> Result<Step> {
        match it {
            Value::Iter(h) if !matches!(self.heap.iter(h), Iter::Native { .. }) => {
                self.prelude_call("next_of", &[it])
            }
            _ => self.next(it),
        }
    }
}
