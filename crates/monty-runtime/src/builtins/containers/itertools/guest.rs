//! The iterators of `itertools` that call a function for each item, and `filter`: the call is asked
//! for, and its result judged when it comes. Where the items themselves come from guest code, the
//! prelude does the whole.

use super::super::iterators::NextPure;
use super::advance::BROKEN;
use super::guest_next;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::{Iter, ListObject};
use crate::registry::NativeDef;
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

/// `_tool_judged(it, item, result)`: goes on with what a function said of an item.
pub(in super::super) const JUDGED: NativeDef =
    NativeDef::stepping_function("_tool_judged(it, item, result, /)", |vm, args: Args| {
        let (it, item, result) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
        vm.judge(it, item, result == Value::True)
    })
    .resumed_by(judged);

/// `_tool_total`: goes on with the new total of an `accumulate`.
pub(in super::super) const TOTAL: NativeDef =
    NativeDef::stepping_function("_tool_total(it, /)", |vm, args| Ok(Step::Done(args.get(vm, 0))))
        .resumed_by(accumulated);

impl Vm {
    /// The next item of an iterator of a kind, where guest code has to run for it.
    pub(in super::super) fn tool_guest(&mut self, h: Handle<Iter>) -> Result<Step> {
        let Iter::Tool { class, state } = *self.heap.iter(h) else { return Err(BROKEN) };
        let ended = match class {
            t::GROUPBY | t::GROUPER => return self.groupby_guest(h),
            t::TAKEWHILE => self.kept(state, 2)? != Value::Int(0),
            t::DROPWHILE => {
                self.kept(state, 2)? != Value::Int(0) && return self.guest_whole(h, class)
            }
            t::FILTERFALSE => {
                self.takes_truth(self.kept(state, 1)?) && return self.guest_whole(h, class)
            }
            t::STARMAP => false,
            t::ACCUMULATE
                if self.heap.items(state).len() == 4
                    && self.kept(state, 3)? == Value::Int(1)
                    && !self.kept(state, 1)?.is_none() =>
            {
                false
            }
            _ => return self.guest_whole(h, class),
        };
        if ended {
            return Err(self.stop_iteration(Value::None));
        }
        let (source, function) = (self.kept(state, 0)?, self.kept(state, 1)?);
        let item = match self.next_pure(source)? {
            NextPure::Item(item) => item,
            NextPure::End => return Err(self.stop_iteration(Value::None)),
            NextPure::Guest => return self.guest_whole(h, class),
        };
        match class {
            t::STARMAP => self.call_star(function, item),
            t::ACCUMULATE => {
                let total = self.kept(state, 2)?;
                let cont = Cont::Native(self.internal_native(n::TOOL_TOTAL)?);
                let keep = [Value::Iter(h)];
                match self.call_operator(function, &[total, item])? {
                    Some(step) => self.and_then(step, cont, 0, &keep),
                    None => self.call_then_cont(function, &[total, item], cont, 0, &keep),
                }
            }
            _ => self.ask_of(function, Value::Iter(h), item),
        }
    }

    fn guest_whole(&mut self, h: Handle<Iter>, class: TypeRef) -> Result<Step> {
        self.prelude_call(guest_next(class), &[Value::Iter(h)])
    }

    /// Is it the truth of an item that decides?
    pub(in super::super) fn takes_truth(&self, function: Value) -> bool {
        matches!(function, Value::None | Value::Type(t::BOOL))
    }

    /// Call a function of a predicate about an item.
    pub(in super::super) fn ask_of(
        &mut self,
        function: Value,
        it: Value,
        item: Value,
    ) -> Result<Step> {
        let id = self.internal_native(n::TOOL_JUDGED)?;
        self.call_then_cont(function, &[item], Cont::Native(id), 0, &[it, item])
    }

    fn call_star(&mut self, function: Value, item: Value) -> Result<Step> {
        match item {
            Value::Tuple(h) => {
                let args: smallvec::SmallVec<[Value; 4]> =
                    smallvec::SmallVec::from_slice(self.heap.tuple_items(h));
                self.heap.burn(args.len() / 8)?;
                self.tail_call(function, &args)
            }
            _ => self.prelude_call("starmap_call", &[function, item]),
        }
    }

    /// A function said whether an item is one: give it, end, or go on.
    fn judge(&mut self, it: Value, item: Value, truth: bool) -> Result<Step> {
        let Value::Iter(h) = it else { return Err(BROKEN) };
        let (class, state) = match self.heap.iter(h) {
            Iter::Tool { class, state } => (*class, *state),
            Iter::Filter { .. } if truth => return Ok(Step::Done(item)),
            Iter::Filter { .. } => return self.next(it),
            _ => return Err(BROKEN),
        };
        match (class, truth) {
            (t::TAKEWHILE, true) | (t::FILTERFALSE, false) => Ok(Step::Done(item)),
            (t::TAKEWHILE, false) => {
                self.keep(state, 2, Value::Int(1))?;
                Err(self.stop_iteration(Value::None))
            }
            (t::DROPWHILE, false) => {
                self.keep(state, 2, Value::Int(1))?;
                Ok(Step::Done(item))
            }
            _ => {
                self.heap.burn(1)?;
                self.next(it)
            }
        }
    }

    /// The next items where the function asks nothing: after `dropwhile` dropped its last.
    pub(super) fn next_dropped(
        &mut self,
        state: Handle<ListObject>,
        depth: u32,
    ) -> Result<NextPure> {
        if self.kept(state, 2)? == Value::Int(0) {
            return Ok(NextPure::Guest);
        }
        let source = self.kept(state, 0)?;
        self.next_nested(source, depth + 1)
    }
}

fn judged(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    let result = outcome.map_err(Raise::Exc)?;
    let (it, item) = (state.get(0)?, state.get(1)?);
    match vm.truth_pure(result)? {
        Some(truth) => vm.judge(it, item, truth),
        None => vm.prelude_call("tool_judged", &[it, item, result]),
    }
}

fn accumulated(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    let total = outcome.map_err(Raise::Exc)?;
    let Value::Iter(h) = state.get(0)? else { return Err(BROKEN) };
    let Iter::Tool { state, .. } = *vm.heap.iter(h) else { return Err(BROKEN) };
    vm.keep(state, 2, total)?;
    Ok(Step::Done(total))
}
