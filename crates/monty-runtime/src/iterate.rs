//! Iteration, subscripts, displays and formatting as instructions ask for them.

use compact_str::CompactString;
use monty_code::Instr;
use serde::{Deserialize, Serialize};

use crate::builtins::containers::KeyUse;
use crate::builtins::containers::iterators::{NextPair, NextPure};
use crate::builtins::{containers, objects, text};
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::frame::Ret;
use crate::names as n;
use crate::native::{NativeState, Outcome, Step};
use crate::object::{Generator, Iter, SliceObject};
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// What goes on after a call for an item, a display or a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemCont {
    /// A value converted by `!s`, `!r` or `!a` is formatted; value: the specification, or Unset.
    Format { ascii: bool },
    /// The call gives this value, whatever came out.
    Give,
}

impl Vm {
    /// `GetIter`: the three registers of a loop's state, the first at stack index `it`.
    #[cold]
    #[inline(never)]
    pub(crate) fn get_iter(&mut self, it: usize, v: Value) -> Result<()> {
        if let Value::Range(h) = v {
            let r = self.heap.range(h);
            if let (Value::Int(start), Value::Int(step), Value::Int(len)) = (r.start, r.step, r.len)
            {
                self.stack[it] = Value::Int(step);
                self.stack[it + 1] = Value::Int(start);
                self.stack[it + 2] = Value::Int(len);
                return Ok(());
            }
        }
        match self.iter(v)? {
            Step::Done(v) => {
                self.stack[it] = v;
                self.stack[it + 1] = Value::None;
                Ok(())
            }
            Step::Call => self.perform(Ret::Instr),
        }
    }

    /// `ForLoop` over an iterator object: at its end the loop falls through.
    #[inline(never)]
    pub(crate) fn for_next(&mut self, source: Value, dst: usize, target: u32) -> Result<()> {
        if let Value::Iter(h) = source {
            match self.heap.iter(h) {
                Iter::Enumerate { .. } | Iter::Dict { .. } | Iter::Zip { .. } => {
                    if let Some(start) = self.unpacked_pair(dst, target) {
                        match self.next_pair(h)? {
                            NextPair::Item(a, b) => {
                                self.stack[start..start + 2].copy_from_slice(&[a, b]);
                                return self.loop_to(target + 1);
                            }
                            NextPair::End => return Ok(()),
                            NextPair::Other => {}
                        }
                    }
                    if let Some(generator) = self.adapted_generator(h) {
                        return self.resume_in_loop(generator, self.free_base());
                    }
                }
                Iter::Map { func, sources } => {
                    if let &[mapped] = &sources[..] {
                        return self.for_mapped(h, *func, mapped);
                    }
                }
                _ => {}
            }
        }
        match self.next_pure(source)? {
            NextPure::Item(v) => {
                self.stack[dst] = v;
                self.loop_to(target)
            }
            NextPure::End => Ok(()),
            NextPure::Guest => self.for_next_of_guest(source),
        }
    }

    fn for_next_of_guest(&mut self, source: Value) -> Result<()> {
        match self.next(source) {
            Ok(step) => self.apply(step),
            Err(e) if self.raised_is(&e, t::STOP_ITERATION) => Ok(()),
            Err(e) => Err(e),
        }
    }

    /// The same for a `map` over one source: its function is called at once, where the item is.
    fn for_mapped(&mut self, map: Handle<Iter>, func: Value, source: Value) -> Result<()> {
        let f = self.free_base();
        // Before an item is taken.
        self.reserve_stack(f, 2)?;
        match self.next_pure(source)? {
            NextPure::Item(item) => self.call_mapped(func, item),
            NextPure::End => Ok(()),
            NextPure::Guest => match self.adapted_generator(map) {
                Some(generator) => self.resume_in_loop(generator, f),
                None => self.for_next_of_guest(Value::Iter(map)),
            },
        }
    }

    /// Call the function of a `map` for a loop: what it gives is the loop's item.
    fn call_mapped(&mut self, func: Value, item: Value) -> Result<()> {
        let f = self.free_base();
        self.reserve_stack(f, 2)?;
        self.stack[f..f + 2].copy_from_slice(&[func, item]);
        match self.call_at(f, 1, &[], Ret::Instr) {
            Err(e) if self.raised_is(&e, t::STOP_ITERATION) => Ok(()),
            called => called,
        }
    }

    /// The generator whose items an adapter gives one by one: a loop over the adapter resumes it at once,
    /// and [`adapted`](Self::adapted) goes on with what it yields.
    fn adapted_generator(&self, adapter: Handle<Iter>) -> Option<Handle<Generator>> {
        match self.heap.iter(adapter) {
            Iter::Enumerate { source: Value::Generator(g), .. } => Some(*g),
            Iter::Map { sources, .. } => match sources[..] {
                [Value::Generator(g)] => Some(g),
                _ => None,
            },
            Iter::Zip { sources, strict: false } => match sources[..] {
                [Value::Generator(g), other] if self.is_pure_iterator(other, 1) => Some(g),
                _ => None,
            },
            _ => None,
        }
    }

    /// A generator yielded to the loop over an adapter: the loop's item, at stack index `dst`.
    pub(crate) fn adapted(
        &mut self,
        adapter: Handle<Iter>,
        v: Value,
        dst: usize,
        target: u32,
    ) -> Result<()> {
        let pair = match *self.heap.iter(adapter) {
            Iter::Enumerate { count, .. } => {
                self.enumerate_bump(adapter, count)?;
                [count, v]
            }
            Iter::Map { func, .. } => return self.call_mapped(func, v),
            Iter::Zip { ref sources, .. } => {
                let other = sources.get(1).copied().unwrap_or_default();
                match self.next_pure(other)? {
                    NextPure::Item(other) => [v, other],
                    NextPure::End => return Ok(()),
                    NextPure::Guest => return Err(Raise::Internal("a pure iterator is not")),
                }
            }
            // What asks a generator for its own item gives that.
            _ => {
                self.stack[dst] = v;
                return self.loop_to(target);
            }
        };
        match self.unpacked_pair(dst, target) {
            Some(start) => {
                self.stack[start..start + 2].copy_from_slice(&pair);
                self.loop_to(target + 1)
            }
            None => {
                self.stack[dst] = self.heap.new_tuple(&pair)?;
                self.loop_to(target)
            }
        }
    }

    /// The loop of the top frame has its item: its body is next.
    fn loop_to(&mut self, target: u32) -> Result<()> {
        let top = self.frames.len() - 1;
        self.frames[top].pc = target;
        Ok(())
    }

    /// Where the two parts of the loop's item go, if its body begins by taking it apart and nothing else
    /// sees it: it stands in no variable.
    fn unpacked_pair(&self, dst: usize, target: u32) -> Option<usize> {
        let frame = self.top();
        let (base, loaded) = (frame.base as usize, &self.codes[frame.code.index()]);
        let &Instr::Unpack { src, start, n: 2 } = loaded.instrs().get(target as usize)? else {
            return None;
        };
        let globals = if base == 1 { self.near_globals } else { 0 };
        let is_hidden = u32::from(src) >= loaded.locals.max(globals);
        (base + src as usize == dst && is_hidden).then_some(base + start as usize)
    }

    // ---- subscripts

    pub(crate) fn get_item_regs(&mut self, base: usize, obj: u8, key: u8) -> Result<Step> {
        let (obj, key) = (self.stack[base + obj as usize], self.stack[base + key as usize]);
        self.get_item(obj, key)
    }

    pub(crate) fn set_item_regs(&mut self, base: usize, obj: u8, key: u8, src: u8) -> Result<Step> {
        let (obj, key) = (self.stack[base + obj as usize], self.stack[base + key as usize]);
        self.set_item(obj, key, self.stack[base + src as usize])
    }

    /// `obj[key]`
    pub fn get_item(&mut self, obj: Value, key: Value) -> Result<Step> {
        if !self.has_methods(obj) {
            if let Some(step) = containers::get_item(self, obj, key)? {
                return Ok(step);
            }
            if let Some(step) = text::get_item(self, obj, key)? {
                return Ok(step);
            }
            if let Some(step) = objects::get_item(self, obj, key)? {
                return Ok(step);
            }
        }
        if let Some(item) = self.deque_get(obj, key) {
            return Ok(Step::Done(item));
        }
        let class = self.type_of(obj);
        if let Some(found) = self.lookup_cached(class, n::GETITEM) {
            // A class derived from dict, with the subscripts that it inherits.
            if let Value::Dict(h) = self.payload(obj)
                && self.is_method_of(found, t::DICT)
                && let Some(value) = self.dict_get(h, key)?
            {
                return match value {
                    Some(v) => Ok(Step::Done(v)),
                    None => self.dict_missing(obj, key),
                };
            }
            return self.call_found(found, obj, n::GETITEM, &[key]);
        }
        if let Value::Type(of) = obj {
            if of == t::TYPE {
                let args = match key {
                    Value::Tuple(_) => key,
                    _ => self.heap.new_tuple(&[key])?,
                };
                return self
                    .heap
                    .new_wrapper(crate::object::Wrapper::GenericAlias { origin: obj, args })
                    .map(Step::Done);
            }
            if self.lookup(of, n::CLASS_GETITEM).is_some_and(|found| !found.is_none()) {
                // An attribute of the class itself: bound as a class method is.
                let step = self.get_attr(obj, n::CLASS_GETITEM)?;
                let Step::Done(method) = step else {
                    return self.prelude_call("class_getitem", &[obj, key]);
                };
                return self.tail_call(method, &[key]);
            }
            // The metaclass may give it the attribute, or make it up.
            if self.class(class).is_some() {
                return self.prelude_call("class_getitem", &[obj, key]);
            }
            let name = self.full_type_name(of);
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        let name = self.type_name(obj);
        Err(self.type_error(format!("'{name}' object is not subscriptable")))
    }

    /// Is what a lookup found a method of this builtin type?
    fn is_method_of(&self, found: Value, class: crate::value::TypeRef) -> bool {
        matches!(found, Value::Native(id) if self.registry.natives[id.index()].owner == Some(class))
    }

    /// `obj[key] = value`
    pub fn set_item(&mut self, obj: Value, key: Value, value: Value) -> Result<Step> {
        if !self.has_methods(obj) {
            if let Some(step) = containers::set_item(self, obj, key, value)? {
                return Ok(step);
            }
            if let Some(step) = text::set_item(self, obj, key, value)? {
                return Ok(step);
            }
        }
        match self.lookup_cached(self.type_of(obj), n::SETITEM) {
            Some(found) if !found.is_none() => {
                if let Value::Dict(h) = self.payload(obj)
                    && self.is_method_of(found, t::DICT)
                {
                    return self.dict_set_step(h, key, value);
                }
                self.call_found(found, obj, n::SETITEM, &[key, value])
            }
            found => {
                self.lone_item_method(obj, found, "__setitem__", n::DELITEM)?;
                let name = self.type_name(obj);
                Err(self.type_error(format!("'{name}' object does not support item assignment")))
            }
        }
    }

    /// In CPython `__setitem__` and `__delitem__` share a slot: a class that brings only one of them
    /// fails as it looks for the other.
    #[cold]
    fn lone_item_method(
        &mut self,
        obj: Value,
        found: Option<Value>,
        name: &str,
        other: crate::value::Sym,
    ) -> Result<()> {
        if found.is_some() {
            return Err(self.type_error("'NoneType' object is not callable"));
        }
        match self.lookup(self.type_of(obj), other) {
            None | Some(Value::Native(_)) => Ok(()),
            Some(_) => Err(self.attribute_error(name)),
        }
    }

    /// `del obj[key]`
    pub fn del_item(&mut self, obj: Value, key: Value) -> Result<Step> {
        if !self.has_methods(obj) {
            if let Some(step) = containers::del_item(self, obj, key)? {
                return Ok(step);
            }
            if let Some(step) = text::del_item(self, obj, key)? {
                return Ok(step);
            }
        }
        match self.lookup(self.type_of(obj), n::DELITEM) {
            Some(found) if !found.is_none() => self.call_found(found, obj, n::DELITEM, &[key]),
            found => {
                self.lone_item_method(obj, found, "__delitem__", n::SETITEM)?;
                // CPython says it in other words where a sequence's slot could have been: types of
                // the program have all slots.
                let of = self.type_of(obj);
                let sequence = match self.class(of) {
                    Some(c) => !c.native,
                    None => self.lookup(of, n::CONTAINS).or(self.lookup(of, n::LEN)).is_some(),
                };
                let verb = match sequence && self.lookup_special(key, n::INDEX).is_some() {
                    true => "doesn't",
                    false => "does not",
                };
                let name = self.type_name(obj);
                Err(self.type_error(format!("'{name}' object {verb} support item deletion")))
            }
        }
    }

    /// `obj[start:stop]`
    #[cold]
    #[inline(never)]
    pub(crate) fn get_slice_regs(&mut self, base: usize, obj: u8, start: u8) -> Result<Step> {
        let obj = self.stack[base + obj as usize];
        let (start, stop) =
            (self.stack[base + start as usize], self.stack[base + start as usize + 1]);
        if let Value::List(h) = obj
            && let Some((from, to)) = plain_bounds(start, stop, self.heap.items(h).len())
        {
            self.heap.charge((to - from) * size_of::<Value>())?;
            self.heap.release((to - from) * size_of::<Value>());
            let items = &self.heap.arenas.lists.get(h).items[from..to];
            let items = self.heap.budget.copy(items)?;
            return self.heap.new_list(items).map(Step::Done);
        }
        let slice = self.heap.new_slice(SliceObject { start, stop, step: Value::None })?;
        self.get_item(obj, slice)
    }

    // ---- displays

    /// A set of the `n` values from stack index `start` on.
    #[cold]
    #[inline(never)]
    pub(crate) fn build_set(&mut self, start: usize, n: usize) -> Result<Step> {
        let set = self.heap.new_set_object(Default::default())?;
        let Value::Set(h) = set else { return Err(Raise::Internal("not a set")) };
        for i in start..start + n {
            if self.set_add(h, self.stack[i])?.is_none() {
                let items = self.heap.new_list(self.stack[start..start + n].to_vec())?;
                return self.prelude_call("set_of", &[items]);
            }
        }
        Ok(Step::Done(set))
    }

    /// A dict of the `n` pairs from stack index `start` on.
    #[cold]
    #[inline(never)]
    pub(crate) fn build_map(&mut self, start: usize, n: usize) -> Result<Step> {
        let dict = self.heap.new_dict()?;
        let Value::Dict(h) = dict else { return Err(Raise::Internal("not a dict")) };
        for i in (start..start + 2 * n).step_by(2) {
            if self.dict_set(h, self.stack[i], self.stack[i + 1])?.is_none() {
                let items = self.heap.new_list(self.stack[start..start + 2 * n].to_vec())?;
                return self.prelude_call("dict_of_flat", &[items]);
            }
        }
        Ok(Step::Done(dict))
    }

    /// `[*v]`: extend the list of a display.
    pub(crate) fn extend_display(&mut self, list: Value, v: Value) -> Result<Step> {
        let Value::List(h) = list else { return Err(Raise::Internal("not a list")) };
        if !self.is_iterable(v) {
            if self.lookup_special(v, n::ITER).is_some() {
                return Err(self.not_iterable(v));
            }
            let name = self.type_name(v);
            return Err(self.type_error(format!("Value after * must be an iterable, not {name}")));
        }
        self.list_extend(h, v)
    }

    /// A set comprehension's next item, or an item of a display.
    pub(crate) fn add_to_display(&mut self, set: Value, v: Value) -> Result<Step> {
        let Value::Set(h) = set else { return Err(Raise::Internal("not a set")) };
        match self.set_add(h, v)? {
            Some(_) => Ok(Step::Done(Value::None)),
            None => self.use_guest_key(KeyUse::Add, set, v, Value::None),
        }
    }

    /// `{*v}`
    pub(crate) fn update_set_display(&mut self, set: Value, v: Value) -> Result<Step> {
        let Value::Set(h) = set else { return Err(Raise::Internal("not a set")) };
        if let Some(source) = self.native_source(v)
            && let Some(items) = self.container_items(source)?
        {
            for item in items {
                if self.set_add(h, item)?.is_none() {
                    return self.prelude_call("set_update_display", &[set, v]);
                }
            }
            return Ok(Step::Done(Value::None));
        }
        if !self.is_iterable(v) {
            return Err(self.not_iterable(v));
        }
        self.prelude_call("set_update_display", &[set, v])
    }

    /// `{**v}`
    pub(crate) fn update_map_display(&mut self, map: Value, v: Value) -> Result<Step> {
        let Value::Dict(h) = map else { return Err(Raise::Internal("not a dict")) };
        self.map_update(h, v)
    }

    /// `f(**v)`: a key that is there already is an error.
    pub(crate) fn map_merge(&mut self, map: Value, v: Value, callee: Value) -> Result<Step> {
        let Value::Dict(h) = map else { return Err(Raise::Internal("not a dict")) };
        // A derived dict gives what it holds, unless it iterates in a way of its own.
        if let Some(source @ Value::Dict(other)) = self.native_source(v) {
            for i in 0..self.heap.dict(other).slots() {
                let Some(e) = self.heap.dict(other).entry(i).copied() else { continue };
                if self.str_of(e.key).is_none() {
                    let name = self.callee_name(callee)?;
                    let name = self.heap.new_string(name)?;
                    return self.prelude_call("merge_keywords", &[map, source, name]);
                }
            }
            if let Some(Some(key)) = self.first_common_key(h, other)? {
                let key = self.str_of(key).unwrap_or("").to_owned();
                let name = self.callee_name(callee)?;
                return Err(self.type_error(format!(
                    "{name} got multiple values for keyword argument '{key}'"
                )));
            }
            let before = self.heap.dict(h).len();
            return match self.dict_merge(h, other) {
                Ok(Some(())) => Ok(Step::Done(Value::None)),
                Ok(None) => Err(Raise::Internal("string keys need no guest code")),
                Err(stopped) => {
                    // Done again after a limit, it must not meet its own keys.
                    while self.heap.dict(h).len() > before {
                        self.heap.dict_mut(h).pop_last();
                    }
                    Err(stopped)
                }
            };
        }
        let name = self.callee_name(callee)?;
        let name = self.heap.new_string(name)?;
        self.prelude_call("merge_keywords", &[map, v, name])
    }

    /// `f(*v)`
    pub(crate) fn starred_not_iterable(&mut self, callee: Value, v: Value) -> Raise {
        // A class that has taken its iteration away says so itself.
        if self.lookup_special(v, n::ITER).is_some() {
            return self.not_iterable(v);
        }
        let kind = self.type_name(v);
        let name = match self.callee_name(callee) {
            Ok(name) => name,
            Err(e) => return e,
        };
        self.type_error(format!("{name} argument after * must be an iterable, not {kind}"))
    }

    /// How an error about arguments names the function: `__main__.f()`.
    fn callee_name(&mut self, callee: Value) -> Result<String> {
        Ok(match callee {
            Value::Function(h) => {
                let f = self.heap.function(h);
                let name = self.str_of(f.qualname).unwrap_or("function");
                match self.str_of(f.module) {
                    Some(module) if module != "builtins" => format!("{module}.{name}()"),
                    _ => format!("{name}()"),
                }
            }
            Value::Native(id) => {
                let native = &self.registry.natives[id.index()];
                match native.owner {
                    Some(owner) => format!("{}.{}()", self.class_name(owner), native.def.name()),
                    None => format!("{}()", native.def.name()),
                }
            }
            Value::Method(h) => match self.heap.method(h).func {
                Value::Method(_) => "method()".to_owned(),
                func => return self.callee_name(func),
            },
            Value::Type(class) => format!("{}()", self.qualified_name(class)),
            _ => match self.str_pure(callee)? {
                Some(text) => text,
                None => format!("{} object", self.type_name(callee)),
            },
        })
    }

    // ---- f-strings

    /// Join `n` strings from stack index `start` on.
    pub(crate) fn build_string(&mut self, start: usize, n: usize) -> Result<Step> {
        let mut len = 0usize;
        for i in start..start + n {
            // A part may be an instance of a subclass of str.
            self.stack[i] = self.payload(self.stack[i]);
            let Value::Str(s) = self.stack[i] else { return Err(Raise::Internal("not a string")) };
            len += self.heap.str(s).len();
        }
        self.heap.charge(len)?;
        let mut text = String::with_capacity(len);
        for i in start..start + n {
            if let Value::Str(s) = self.stack[i] {
                text.push_str(self.heap.str(s));
            }
        }
        self.heap.release(len);
        self.heap.burn(len / 8)?;
        self.heap.new_string(text).map(Step::Done)
    }

    /// A replacement field of an f-string.
    #[cold]
    #[inline(never)]
    pub(crate) fn format_regs(
        &mut self,
        base: usize,
        src: u8,
        conversion: u8,
        has_spec: bool,
        spec: u8,
    ) -> Result<Step> {
        let v = self.stack[base + src as usize];
        let spec = if has_spec { self.stack[base + spec as usize] } else { Value::Unset };
        let step = match conversion {
            0 => return self.format_with(v, spec),
            1 => self.str(v)?,
            _ => self.repr(v)?,
        };
        self.and_then(step, Cont::Item(ItemCont::Format { ascii: conversion == 3 }), 0, &[spec])
    }

    fn format_with(&mut self, v: Value, spec: Value) -> Result<Step> {
        match (v, spec) {
            (Value::Str(_), Value::Unset) => Ok(Step::Done(v)),
            (_, Value::Str(s)) => {
                let spec = CompactString::new(self.heap.str(s));
                self.format_value(v, &spec)
            }
            _ => self.format_value(v, ""),
        }
    }

    pub(crate) fn resume_item(
        &mut self,
        which: ItemCont,
        state: NativeState,
        outcome: Outcome,
    ) -> Result<Step> {
        let v = outcome.map_err(Raise::Exc)?;
        match which {
            ItemCont::Format { ascii } => {
                let v = match v {
                    Value::Str(s) if ascii => text::ascii_of(self, s)?,
                    v => v,
                };
                self.format_with(v, state.get(0)?)
            }
            ItemCont::Give => state.get(0).map(Step::Done),
        }
    }
}

/// Bounds of a slice of step 1 from plain ints or None.
fn plain_bounds(start: Value, stop: Value, len: usize) -> Option<(usize, usize)> {
    let bound = |v: Value, default: usize| match v {
        Value::None => Some(default),
        Value::Int(i) if i < 0 => Some(usize::try_from(i.saturating_add(len as i64)).unwrap_or(0)),
        Value::Int(i) => Some((i as usize).min(len)),
        _ => None,
    };
    let (from, to) = (bound(start, 0)?, bound(stop, len)?);
    Some((from, to.max(from)))
}
