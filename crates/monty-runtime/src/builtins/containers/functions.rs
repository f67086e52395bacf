//! The builtin functions about iterables: `len`, `iter`, `next`, `any`, `all`, `min`, `max`. Sums live
//! in `sum.rs`, sorting in `sort.rs`.

use monty_code::CmpOp;

use super::iterators::NextPure;
use crate::builtins::numbers::number::is_negative;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::Iter;
use crate::registry::NativeDef;
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

/// The functions, for the manifest.
pub(super) const LEN: NativeDef =
    NativeDef::stepping_function("len(obj, /)", len).resumed_by(len_result);
pub(super) const ITER: NativeDef = NativeDef::stepping_function("iter(*args)", iter);
pub(super) const NEXT: NativeDef =
    NativeDef::stepping_function("next(*args)", next).resumed_by(next_default);
pub(super) const ANY: NativeDef = NativeDef::stepping_function("any(iterable, /)", any);
pub(super) const ALL: NativeDef = NativeDef::stepping_function("all(iterable, /)", all);
pub(super) const MIN: NativeDef =
    NativeDef::stepping_function("min(*args, key=None, default=<unrepresentable>)", |vm, args| {
        extreme(vm, args, CmpOp::Lt)
    });
pub(super) const MAX: NativeDef =
    NativeDef::stepping_function("max(*args, key=None, default=<unrepresentable>)", |vm, args| {
        extreme(vm, args, CmpOp::Gt)
    });

fn len(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    if let Some(n) = vm.native_len(v)? {
        return Ok(Step::Done(Value::Int(n as i64)));
    }
    if vm.lookup_cached(vm.type_of(v), n::LEN).is_none() {
        let name = vm.type_name(v);
        return Err(vm.type_error(format!("object of type '{name}' has no len()")));
    }
    let step = vm.call_method(v, n::LEN, &[])?;
    let cont = Cont::Native(vm.running_native);
    vm.and_then(step, cont, 0, &[])
}

fn len_result(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    let v = outcome.map_err(Raise::Exc)?;
    match vm.checked_length(v, state.phase == 1)? {
        Some(length) => Ok(Step::Done(Value::Int(length))),
        None => {
            let step = vm.call_method(v, n::INDEX, &[])?;
            vm.and_then(step, state.cont, 1, &[])
        }
    }
}

impl Vm {
    /// The length that `__len__` gave, or `__index__` of what that gave; `None` where `__index__` is
    /// still to be asked.
    pub(crate) fn checked_length(&mut self, v: Value, indexed: bool) -> Result<Option<i64>> {
        match self.payload(v) {
            Value::Int(i) if i >= 0 => Ok(Some(i)),
            Value::True => Ok(Some(1)),
            Value::False => Ok(Some(0)),
            Value::Int(_) => Err(self.value_error("__len__() should return >= 0")),
            v @ Value::BigInt(_) if is_negative(&self.heap, v) => {
                Err(self.value_error("__len__() should return >= 0"))
            }
            Value::BigInt(_) => {
                Err(self.overflow_error("cannot fit 'int' into an index-sized integer"))
            }
            _ if !indexed && self.lookup_special(v, n::INDEX).is_some() => Ok(None),
            _ => {
                let name = self.type_name(v);
                Err(self.type_error(match indexed {
                    true => format!("__index__ returned non-int (type {name})"),
                    false => format!("'{name}' object cannot be interpreted as an integer"),
                }))
            }
        }
    }

    /// `len(v)` where no guest code makes it.
    pub fn native_len(&mut self, v: Value) -> Result<Option<usize>> {
        match v {
            Value::Instance(_) => match self.lookup(self.type_of(v), n::LEN) {
                Some(Value::Native(_)) => {
                    let payload = self.payload(v);
                    if payload == v { Ok(None) } else { self.native_len(payload) }
                }
                _ => Ok(None),
            },
            Value::Range(_) => Ok(self.range_length(v)?.as_int().map(|i| i as usize)),
            Value::Opaque(_) => Ok(self.deque_of(v).map(|h| self.ring(h).len)),
            _ => self.container_len(v),
        }
    }
}

fn iter(vm: &mut Vm, args: Args) -> Result<Step> {
    match args.len() {
        0 => Err(vm.type_error("iter expected at least 1 argument, got 0")),
        1 => {
            let v = args.get(vm, 0);
            vm.iter(v)
        }
        2 => {
            let (callable, sentinel) = (args.get(vm, 0), args.get(vm, 1));
            if !vm.is_callable(callable) {
                return Err(vm.type_error("iter(v, w): v must be callable"));
            }
            vm.heap.new_iter(Iter::Callable { callable, sentinel }).map(Step::Done)
        }
        n => Err(vm.type_error(format!("iter expected at most 2 arguments, got {n}"))),
    }
}

fn next(vm: &mut Vm, args: Args) -> Result<Step> {
    let n = args.len();
    if n == 0 {
        return Err(vm.type_error("next expected at least 1 argument, got 0"));
    }
    if n > 2 {
        return Err(vm.type_error(format!("next expected at most 2 arguments, got {n}")));
    }
    let it = args.get(vm, 0);
    if n == 1 {
        return vm.next(it);
    }
    let default = args.get(vm, 1);
    match vm.next_pure(it)? {
        NextPure::Item(v) => return Ok(Step::Done(v)),
        NextPure::End => return Ok(Step::Done(default)),
        NextPure::Guest => {}
    }
    let cont = Cont::Native(vm.running_native);
    match vm.next(it) {
        Ok(step) => vm.and_then(step, cont, 0, &[default]),
        Err(e) if vm.raised_is(&e, t::STOP_ITERATION) => Ok(Step::Done(default)),
        Err(e) => Err(e),
    }
}

fn next_default(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    match outcome {
        Ok(v) => Ok(Step::Done(v)),
        Err(e) => {
            let raise = Raise::Exc(e);
            if vm.raised_is(&raise, t::STOP_ITERATION) {
                state.get(0).map(Step::Done)
            } else {
                Err(raise)
            }
        }
    }
}

fn any(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    match vm.find_truth(v, true)? {
        Some(found) => Ok(Step::Done(Value::bool(found))),
        None => vm.prelude_call("any_of", &[v]),
    }
}

fn all(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    match vm.find_truth(v, false)? {
        Some(found) => Ok(Step::Done(Value::bool(!found))),
        None => vm.prelude_call("all_of", &[v]),
    }
}

/// The positional arguments of `min` or `max`: the iterable, or the items themselves.
fn extreme(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Step> {
    let name = if op == CmpOp::Lt { "min" } else { "max" };
    let (key, default) = (args.get(vm, 0).or_none(), args.get(vm, 1));
    if key.is_none()
        && default.is_unset()
        && let Some(best) = vm.extreme_given(args, op)?
    {
        return Ok(Step::Done(best));
    }
    let given = args.rest_copy(vm)?;
    let source = match given[..] {
        [] => return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [one] => one,
        _ if !default.is_unset() => {
            return Err(vm.type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        _ => vm.heap.new_list(given)?,
    };
    if key.is_none() {
        match vm.extreme_of(source, op)? {
            Best::Item(v) => return Ok(Step::Done(v)),
            Best::Nothing if default.is_unset() => {
                return Err(vm.value_error(format!("{name}() iterable argument is empty")));
            }
            Best::Nothing => return Ok(Step::Done(default)),
            Best::Guest => {}
        }
    }
    if !vm.is_iterable(source) {
        return Err(vm.not_iterable(source));
    }
    let default = match default {
        Value::Unset => vm.heap.new_tuple(&[])?,
        v => vm.heap.new_tuple(&[v])?,
    };
    let name = if op == CmpOp::Lt { "min_of" } else { "max_of" };
    vm.prelude_call(name, &[source, key, default])
}

impl Vm {
    /// Is there an item whose truth is this? None if guest code decides.
    fn find_truth(&mut self, v: Value, wanted: bool) -> Result<Option<bool>> {
        let Some(source) = self.native_source(v) else {
            return if self.is_iterable(v) { Ok(None) } else { Err(self.not_iterable(v)) };
        };
        let Some(it) = self.iter_native(source)? else { return Ok(None) };
        let mut seen = 0usize;
        while let NextPure::Item(item) = self.next_pure(it)? {
            match self.truth_pure(item)? {
                Some(truth) if truth == wanted => return Ok(Some(true)),
                Some(_) => {}
                None => return Ok(None),
            }
            seen += 1;
            if seen.is_multiple_of(512) {
                self.heap.burn(2048)?;
            }
        }
        Ok(Some(false))
    }

    /// The least or greatest of several arguments; None if there is one or guest code has to compare.
    fn extreme_given(&mut self, args: Args, op: CmpOp) -> Result<Option<Value>> {
        let count = args.rest(self).len();
        if count < 2 {
            return Ok(None);
        }
        self.heap.burn(count)?;
        let mut best = args.rest(self)[0];
        for i in 1..count {
            let item = args.rest(self)[i];
            match self.order_pure(op, item, best)? {
                Some(true) => best = item,
                Some(false) => {}
                None => return Ok(None),
            }
        }
        Ok(Some(best))
    }

    /// The least or greatest item of a container.
    fn extreme_of(&mut self, source: Value, op: CmpOp) -> Result<Best> {
        let Some(container) = self.native_source(source) else { return Ok(Best::Guest) };
        let Some(it) = self.iter_native(container)? else { return Ok(Best::Guest) };
        let mut best = Best::Nothing;
        let mut seen = 0usize;
        while let NextPure::Item(item) = self.next_pure(it)? {
            let better = match best {
                Best::Item(best) => match self.order_pure(op, item, best)? {
                    Some(better) => better,
                    None => return Ok(Best::Guest),
                },
                _ => true,
            };
            if better {
                best = Best::Item(item);
            }
            seen += 1;
            if seen.is_multiple_of(512) {
                self.heap.burn(4096)?;
            }
        }
        Ok(best)
    }
}

/// What a search for the least or greatest item found.
#[derive(Clone, Copy)]
enum Best {
    Item(Value),
    Nothing,
    Guest,
}
