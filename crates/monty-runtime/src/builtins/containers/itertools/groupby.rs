//! `itertools.groupby`: neighbouring items with equal keys. The state of a grouping is shared with the
//! group that was given last, so that either may take the next item. What needs a call (a key function,
//! a guest's `==`, a guest's iterator) is asked for one at a time, and the work goes on from the state.

use super::super::iterators::{NextPure, ROOM_FOR_ITEM};
use super::super::pull::Pull;
use super::advance::BROKEN;
use super::{over, tool};
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::native::{NativeState, Outcome, Step};
use crate::object::{Iter, ListObject};
use crate::registry::{NativeDef, TypeDef};
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub(in super::super) const GROUPBY: TypeDef = tool(
    t::GROUPBY,
    NativeDef::stepping_function("groupby(iterable, key=None)", |vm, args| {
        let key = args.get(vm, 1).or_none();
        let none = Value::None;
        over(vm, args.get(vm, 0), t::GROUPBY, &[key, Value::Int(0), none, none, none, none])
    }),
    super::PROTOCOL,
    "make an iterator that returns consecutive keys and groups from the iterable",
);

pub(in super::super) const GROUPER: TypeDef = TypeDef {
    of: crate::registry::TypeName::Core(t::GROUPER),
    new: None,
    empty: None,
    methods: super::PROTOCOL,
    getset: &[],
    doc: "",
};

/// Goes on after a call that a grouping asked for.
pub(in super::super) const RESUME: NativeDef =
    NativeDef::stepping_function("_groupby(grouping, /)", |vm, args| {
        Ok(Step::Done(args.get(vm, 0)))
    })
    .resumed_by(resume);

// Places in the state of a grouping; the source comes first.
const SOURCE: usize = 0;
const KEY: usize = 1;
const FLAGS: usize = 2;
/// The key of the item taken last.
const LAST_KEY: usize = 3;
/// That item; before its key is known too.
const ITEM: usize = 4;
/// The key of the group that was given last.
const TARGET: usize = 5;
/// That group.
const GROUP: usize = 6;

// Flags: what the state holds.
const HAS_ITEM: i64 = 1;
const HAS_KEY: i64 = 2;
const HAS_TARGET: i64 = 4;
/// The item waits for its key.
const PENDING: i64 = 8;
/// A guest's `==` said so of the last key and the target.
const SAME: i64 = 16;
const OTHER: i64 = 32;

// What a call was for.
const FOR_ITEM: u32 = 0;
const FOR_KEY: u32 = 1;
const FOR_COMPARISON: u32 = 2;

impl Vm {
    fn flags(&self, state: Handle<ListObject>) -> Result<i64> {
        self.kept_int(state, FLAGS)
    }

    fn set_flags(&mut self, state: Handle<ListObject>, flags: i64) -> Result<()> {
        self.keep(state, FLAGS, Value::Int(flags))
    }

    /// Take the next item and its key.
    fn groupby_take(&mut self, state: Handle<ListObject>, depth: u32) -> Result<NextPure> {
        let flags = self.flags(state)?;
        let item = if flags & PENDING != 0 {
            self.kept(state, ITEM)?
        } else {
            match self.next_nested(self.kept(state, SOURCE)?, depth + 1)? {
                NextPure::Item(item) => item,
                NextPure::End => {
                    self.groupby_end(state)?;
                    return Ok(NextPure::End);
                }
                NextPure::Guest => return Ok(NextPure::Guest),
            }
        };
        let key = match self.kept(state, KEY)? {
            Value::None => item,
            function => {
                // Whatever becomes of the key, the item is not lost.
                self.keep(state, ITEM, item)?;
                self.set_flags(state, (flags | PENDING) & !HAS_ITEM)?;
                match self.get_pure(function, item) {
                    Ok(Some(key)) => key,
                    Ok(None) => return Ok(NextPure::Guest),
                    Err(e) => {
                        self.groupby_drop(state, &e)?;
                        return Err(e);
                    }
                }
            }
        };
        self.groupby_took(state, item, key)?;
        Ok(NextPure::Item(item))
    }

    /// There are no more items: nothing is compared any more.
    fn groupby_end(&mut self, state: Handle<ListObject>) -> Result<()> {
        let flags = self.flags(state)?;
        self.set_flags(state, flags & !(HAS_KEY | HAS_ITEM))
    }

    /// An item has no key: it is passed over, unless it was a limit that was met.
    fn groupby_drop(&mut self, state: Handle<ListObject>, error: &Raise) -> Result<()> {
        match error {
            Raise::Exc(_) => {
                let flags = self.flags(state)?;
                self.set_flags(state, flags & !PENDING)
            }
            _ => Ok(()),
        }
    }

    fn groupby_took(&mut self, state: Handle<ListObject>, item: Value, key: Value) -> Result<()> {
        self.keep(state, ITEM, item)?;
        self.keep(state, LAST_KEY, key)?;
        let flags = self.flags(state)? & !(PENDING | SAME | OTHER);
        self.set_flags(state, flags | HAS_ITEM | HAS_KEY)
    }

    /// Is the last key equal to that of a group? None if that is for a guest to say.
    fn groupby_same(&mut self, state: Handle<ListObject>, target: Value) -> Result<Option<bool>> {
        let flags = self.flags(state)?;
        if flags & (SAME | OTHER) != 0 {
            self.set_flags(state, flags & !(SAME | OTHER))?;
            return Ok(Some(flags & SAME != 0));
        }
        let key = self.kept(state, LAST_KEY)?;
        self.eq_pure(target, key)
    }

    pub(super) fn next_groupby(&mut self, h: Handle<Iter>, depth: u32) -> Result<NextPure> {
        let Iter::Tool { state, .. } = *self.heap.iter(h) else { return Err(BROKEN) };
        self.heap.room(4 * ROOM_FOR_ITEM)?;
        self.keep(state, GROUP, Value::None)?;
        loop {
            let flags = self.flags(state)?;
            if flags & HAS_KEY != 0 {
                if flags & HAS_TARGET == 0 {
                    break;
                }
                match self.groupby_same(state, self.kept(state, TARGET)?)? {
                    Some(false) => break,
                    Some(true) => {
                        let flags = self.flags(state)?;
                        self.set_flags(state, flags & !(HAS_KEY | HAS_ITEM))?;
                    }
                    None => return Ok(NextPure::Guest),
                }
            }
            self.heap.burn(1)?;
            self.heap.room(4 * ROOM_FOR_ITEM)?;
            match self.groupby_take(state, depth)? {
                NextPure::Item(_) => {}
                other => return Ok(other),
            }
        }
        let key = self.kept(state, LAST_KEY)?;
        self.keep(state, TARGET, key)?;
        let flags = self.flags(state)?;
        self.set_flags(state, flags | HAS_TARGET)?;
        let group = self.new_tool(t::GROUPER, &[Value::Iter(h), key])?;
        self.keep(state, GROUP, group)?;
        self.heap.new_tuple(&[key, group]).map(NextPure::Item)
    }

    pub(super) fn next_grouper(&mut self, h: Handle<Iter>, depth: u32) -> Result<NextPure> {
        let (state, target) = self.grouping_of(h)?;
        if self.kept(state, GROUP)? != Value::Iter(h) {
            return Ok(NextPure::End);
        }
        if self.flags(state)? & HAS_ITEM == 0 {
            self.heap.room(2 * ROOM_FOR_ITEM)?;
            match self.groupby_take(state, depth + 1)? {
                NextPure::Item(_) => {}
                other => return Ok(other),
            }
        }
        match self.groupby_same(state, target)? {
            None => Ok(NextPure::Guest),
            Some(false) => Ok(NextPure::End),
            Some(true) => {
                let item = self.kept(state, ITEM)?;
                self.keep(state, ITEM, Value::None)?;
                let flags = self.flags(state)?;
                self.set_flags(state, flags & !HAS_ITEM)?;
                Ok(NextPure::Item(item))
            }
        }
    }

    /// The state of the grouping that a group belongs to, and the key of the group.
    fn grouping_of(&self, h: Handle<Iter>) -> Result<(Handle<ListObject>, Value)> {
        let Iter::Tool { class, state } = *self.heap.iter(h) else { return Err(BROKEN) };
        if class == t::GROUPBY {
            return Ok((state, self.kept(state, TARGET)?));
        }
        let (Value::Iter(parent), target) = (self.kept(state, 0)?, self.kept(state, 1)?) else {
            return Err(BROKEN);
        };
        match *self.heap.iter(parent) {
            Iter::Tool { class: t::GROUPBY, state } => Ok((state, target)),
            _ => Err(BROKEN),
        }
    }

    /// The next item of a grouping or a group, for which a call is to be made.
    pub(super) fn groupby_guest(&mut self, h: Handle<Iter>) -> Result<Step> {
        loop {
            match self.next_pure(Value::Iter(h))? {
                NextPure::Item(v) => return Ok(Step::Done(v)),
                NextPure::End => return Err(self.stop_iteration(Value::None)),
                NextPure::Guest => {}
            }
            let (state, target) = self.grouping_of(h)?;
            let flags = self.flags(state)?;
            let missing = match self.heap.iter(h) {
                Iter::Tool { class: t::GROUPER, .. } => HAS_ITEM,
                _ => HAS_KEY,
            };
            if flags & PENDING != 0 {
                let (function, item) = (self.kept(state, KEY)?, self.kept(state, ITEM)?);
                return self.groupby_ask(function, &[item], FOR_KEY, h);
            }
            if flags & missing != 0 {
                let same = self.prelude_function("are_same")?;
                let key = self.kept(state, LAST_KEY)?;
                return self.groupby_ask(same, &[target, key], FOR_COMPARISON, h);
            }
            let source = self.kept(state, SOURCE)?;
            match self.pull(source)? {
                Pull::Item(item) => self.groupby_pulled(state, item)?,
                Pull::End => {
                    self.groupby_end(state)?;
                    return Err(self.stop_iteration(Value::None));
                }
                Pull::Call(step) => {
                    let id = self.internal_native(crate::names::TOOL_GROUPBY)?;
                    return self.and_then(step, Cont::Native(id), FOR_ITEM, &[Value::Iter(h)]);
                }
            }
        }
    }

    fn groupby_ask(
        &mut self,
        function: Value,
        args: &[Value],
        phase: u32,
        h: Handle<Iter>,
    ) -> Result<Step> {
        let id = self.internal_native(crate::names::TOOL_GROUPBY)?;
        self.call_then_cont(function, args, Cont::Native(id), phase, &[Value::Iter(h)])
    }

    /// A guest's iterator gave an item.
    fn groupby_pulled(&mut self, state: Handle<ListObject>, item: Value) -> Result<()> {
        match self.kept(state, KEY)? {
            Value::None => self.groupby_took(state, item, item),
            _ => {
                self.keep(state, ITEM, item)?;
                let flags = self.flags(state)?;
                self.set_flags(state, (flags | PENDING) & !HAS_ITEM)
            }
        }
    }
}

fn resume(vm: &mut Vm, kept: NativeState, outcome: Outcome) -> Result<Step> {
    let Value::Iter(h) = kept.get(0)? else { return Err(BROKEN) };
    let (state, _) = vm.grouping_of(h)?;
    let v = match outcome {
        Ok(v) => v,
        Err(e) => {
            let error = Raise::Exc(e);
            match kept.phase {
                FOR_ITEM => vm.groupby_end(state)?,
                FOR_KEY => vm.groupby_drop(state, &error)?,
                _ => {}
            }
            return Err(error);
        }
    };
    match kept.phase {
        FOR_ITEM => vm.groupby_pulled(state, v)?,
        FOR_KEY => {
            let item = vm.kept(state, ITEM)?;
            vm.groupby_took(state, item, v)?;
        }
        _ => {
            let flags = vm.flags(state)?;
            vm.set_flags(state, flags | if v == Value::True { SAME } else { OTHER })?;
        }
    }
    vm.groupby_guest(h)
}
