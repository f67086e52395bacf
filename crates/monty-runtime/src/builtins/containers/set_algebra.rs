//! Sets with sets and with other iterables: union, intersection, difference, comparison of inclusion.
//! Guest keys are the prelude's.

use monty_code::{BinOp, CmpOp};

use super::dict_access::Located;
use super::protocol::set_arg;
use crate::error::Result;
use crate::native::{Args, Step};
use crate::object::SetObject;
use crate::set::SLOT_BYTES;
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// One of the four operations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Algebra {
    Union,
    Intersection,
    Difference,
    Symmetric,
}

impl Algebra {
    /// The operation of an operator.
    pub(super) fn of(op: BinOp) -> Option<Algebra> {
        Some(match op {
            BinOp::Or => Algebra::Union,
            BinOp::And => Algebra::Intersection,
            BinOp::Sub => Algebra::Difference,
            BinOp::Xor => Algebra::Symmetric,
            _ => return None,
        })
    }

    /// The prelude's function that changes a set by an iterable so.
    fn prelude(self) -> &'static str {
        match self {
            Algebra::Union => "set_update",
            Algebra::Intersection => "set_intersection_update",
            Algebra::Difference => "set_difference_update",
            Algebra::Symmetric => "set_symmetric_update",
        }
    }
}

/// Is the receiver a frozenset (or an instance of a subclass)?
fn is_frozen(vm: &Vm, args: Args) -> bool {
    matches!(vm.payload(args.get(vm, 0)), Value::FrozenSet(_))
}

/// A new set by an operation with each of the other arguments in turn.
fn combined(vm: &mut Vm, args: Args, kind: Algebra) -> Result<Step> {
    let h = set_arg(vm, args)?;
    let frozen = is_frozen(vm, args);
    let others = args.all(vm)[1..].to_vec();
    let sources = vm.algebra_sources(&others)?;
    if let [other @ (Value::Set(_) | Value::FrozenSet(_))] = sources[..] {
        let receiver = if frozen { Value::FrozenSet(h) } else { Value::Set(h) };
        return vm.set_binary(kind, receiver, other);
    }
    let result = vm.set_copy(h, false)?;
    let Value::Set(target) = result else { return Ok(Step::Done(result)) };
    for (i, source) in sources.iter().enumerate() {
        if vm.algebra_update(target, kind, *source)?.is_none() {
            let rest = vm.heap.new_list(sources[i..].to_vec())?;
            let name = vm.heap.new_str(kind.prelude())?;
            return vm.prelude_call("set_combine", &[result, name, rest, Value::bool(frozen)]);
        }
    }
    Ok(Step::Done(if frozen { Value::FrozenSet(target) } else { result }))
}

/// The receiver changed by an operation with each of the other arguments in turn.
fn updated(vm: &mut Vm, args: Args, kind: Algebra) -> Result<Step> {
    let h = set_arg(vm, args)?;
    let others = args.all(vm)[1..].to_vec();
    let sources = vm.algebra_sources(&others)?;
    for (i, source) in sources.iter().enumerate() {
        if vm.algebra_update(h, kind, *source)?.is_none() {
            let rest = vm.heap.new_list(sources[i..].to_vec())?;
            let name = vm.heap.new_str(kind.prelude())?;
            return vm.prelude_call("set_change", &[Value::Set(h), name, rest]);
        }
    }
    Ok(Step::Done(Value::None))
}

macro_rules! set_methods {
    ($($name:ident = $how:ident $kind:ident;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`")]
            pub(super) fn $name(vm: &mut Vm, args: Args) -> Result<Step> {
                $how(vm, args, Algebra::$kind)
            }
        )*
    };
}

set_methods! {
    union = combined Union;
    intersection = combined Intersection;
    difference = combined Difference;
    symmetric_difference = combined Symmetric;
    update = updated Union;
    intersection_update = updated Intersection;
    difference_update = updated Difference;
    symmetric_difference_update = updated Symmetric;
}

/// `isdisjoint`
pub(super) fn is_disjoint(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = set_arg(vm, args)?;
    let other = args.get(vm, 1);
    for (item, hash) in vm.hashed_items(other)? {
        let located = match hash {
            Some(hash) => vm.set_locate(h, item, hash)?,
            None => Located::Guest,
        };
        match located {
            Located::At(_) => return Ok(Step::Done(Value::False)),
            Located::Absent => {}
            Located::Guest => return vm.prelude_call("set_is_disjoint", &[Value::Set(h), other]),
        }
    }
    Ok(Step::Done(Value::True))
}

/// `issubset`
pub(super) fn is_subset(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = set_arg(vm, args)?;
    let other = args.get(vm, 1);
    if let Value::Set(o) | Value::FrozenSet(o) = vm.payload(other) {
        if vm.heap.set(h).len() > vm.heap.set(o).len() {
            return Ok(Step::Done(Value::False));
        }
        return match vm.set_subset(h, o, 0)? {
            Some(b) => Ok(Step::Done(Value::bool(b))),
            None => vm.prelude_call("set_is_subset", &[Value::Set(h), Value::Set(o)]),
        };
    }
    let items = vm.items(other)?;
    let items = vm.heap.new_list(items)?;
    vm.prelude_call("set_is_subset_of_items", &[Value::Set(h), items])
}

/// `issuperset`
pub(super) fn is_superset(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = set_arg(vm, args)?;
    let other = args.get(vm, 1);
    for (item, hash) in vm.hashed_items(other)? {
        let located = match hash {
            Some(hash) => vm.set_locate(h, item, hash)?,
            None => Located::Guest,
        };
        match located {
            Located::At(_) => {}
            Located::Absent => return Ok(Step::Done(Value::False)),
            Located::Guest => {
                let items = vm.items(other)?;
                let items = vm.heap.new_list(items)?;
                return vm.prelude_call("set_has_all", &[Value::Set(h), items]);
            }
        }
    }
    Ok(Step::Done(Value::True))
}

/// Bytes of an item with its hash, if that is known.
const HASHED: usize = size_of::<(Value, Option<u64>)>();

impl Vm {
    /// The other operands, as containers that can be walked natively (iterators become lists first).
    fn algebra_sources(&mut self, others: &[Value]) -> Result<Vec<Value>> {
        let mut sources = Vec::with_capacity(others.len());
        for &other in others {
            match self.native_source(other) {
                Some(source) => sources.push(source),
                None => {
                    let items = self.items(other)?;
                    sources.push(self.heap.new_list(items)?);
                }
            }
        }
        Ok(sources)
    }

    /// Items of an iterable with their hashes, where no guest code makes them.
    pub(super) fn hashed_items(&mut self, source: Value) -> Result<Vec<(Value, Option<u64>)>> {
        match self.native_source(source) {
            Some(Value::Set(h) | Value::FrozenSet(h)) => {
                let len = self.heap.set(h).len();
                self.heap.hold(len * HASHED)?;
                let items = self.heap.arenas.sets.get(h).iter().map(|s| (s.key, Some(s.hash)));
                return Ok(self.heap.budget.collect(len, items)?);
            }
            Some(Value::Dict(h)) => {
                let len = self.heap.dict(h).len();
                self.heap.hold(len * HASHED)?;
                let items = self.heap.arenas.dicts.get(h).iter().map(|e| (e.key, Some(e.hash)));
                return Ok(self.heap.budget.collect(len, items)?);
            }
            _ => {}
        }
        let items = self.items(source)?;
        self.heap.hold(items.len() * HASHED)?;
        let mut all = Vec::with_capacity(items.len());
        for (i, item) in items.into_iter().enumerate() {
            if i % 256 == 255 {
                self.heap.burn(1024)?;
            }
            all.push((item, self.hash_pure(item)?));
        }
        Ok(all)
    }

    /// Change a set by a container; None if guest code must run, with nothing changed but by a union.
    pub(super) fn algebra_update(
        &mut self,
        h: Handle<SetObject>,
        kind: Algebra,
        source: Value,
    ) -> Result<Option<()>> {
        if let (Algebra::Intersection, Value::Set(o) | Value::FrozenSet(o)) = (kind, source) {
            return match self.intersected(h, o)? {
                Some(kept) => self.replace_set(h, kept).map(Some),
                None => Ok(None),
            };
        }
        let items = self.hashed_items(source)?;
        if kind == Algebra::Union {
            return self.add_items(h, source, &items);
        }
        // Look everything up first, so that a guest key leaves the set as it was.
        self.heap.hold(items.len() * size_of::<(Value, u64, Located)>())?;
        let mut located = Vec::with_capacity(items.len());
        for (i, &(item, hash)) in items.iter().enumerate() {
            let Some(hash) = hash else { return Ok(None) };
            match self.set_locate(h, item, hash)? {
                Located::Guest => return Ok(None),
                at => located.push((item, hash, at)),
            }
            if i % 256 == 255 {
                self.heap.burn(2048)?;
            }
        }
        match kind {
            Algebra::Difference => {
                for (_, _, at) in located {
                    if let Located::At(i) = at
                        && self.heap.set(h).key(i).is_some()
                    {
                        self.heap.set_mut(h).remove(i);
                    }
                }
                if let Some(slots) = self.heap.set(h).cleaned_size() {
                    self.heap.set_resize(h, slots)?;
                }
            }
            Algebra::Intersection => self.keep_located(h, &located)?,
            Algebra::Symmetric => return self.symmetric(h, source, located),
            // Done above.
            Algebra::Union => {}
        }
        Ok(Some(()))
    }

    /// Add items with their hashes; None if guest code must run for one of them: those before it are in the
    /// set, and adding them again changes nothing.
    fn add_items(
        &mut self,
        h: Handle<SetObject>,
        source: Value,
        items: &[(Value, Option<u64>)],
    ) -> Result<Option<()>> {
        self.grow_for_merge(h, source)?;
        for (i, &(item, hash)) in items.iter().enumerate() {
            let Some(hash) = hash else { return Ok(None) };
            if self.set_add_hashed(h, hash, item)?.is_none() {
                return Ok(None);
            }
            if i % 256 == 255 {
                self.heap.burn(2048)?;
            }
        }
        Ok(Some(()))
    }

    /// Keep what was found: the other's items, in its order, as CPython does.
    fn keep_located(
        &mut self,
        h: Handle<SetObject>,
        located: &[(Value, u64, Located)],
    ) -> Result<()> {
        let kept = self.located_set(h, located)?;
        self.replace_set(h, kept)
    }

    /// What two sets have in common: the smaller one's items; None if guest code must run.
    fn intersected(
        &mut self,
        h: Handle<SetObject>,
        o: Handle<SetObject>,
    ) -> Result<Option<SetObject>> {
        let (len, other_len) = (self.heap.set(h).len(), self.heap.set(o).len());
        let (big, small) = if other_len > len { (o, h) } else { (h, o) };
        self.chosen(small, big, true)
    }

    fn replace_set(&mut self, h: Handle<SetObject>, mut kept: SetObject) -> Result<()> {
        let bytes = kept.slots() * SLOT_BYTES;
        kept.version = self.heap.set(h).version.wrapping_add(1);
        self.heap.charge(bytes)?;
        self.set_clear(h);
        *self.heap.set_mut(h) = kept;
        Ok(())
    }

    /// A table of the items that were found in a set, not yet charged.
    fn located_set(
        &mut self,
        h: Handle<SetObject>,
        located: &[(Value, u64, Located)],
    ) -> Result<SetObject> {
        let slots = self.heap.set(h).slots();
        self.heap.hold(slots * (SLOT_BYTES + 1))?;
        let mut seen = vec![false; slots];
        let mut kept = SetObject::default();
        for &(item, hash, at) in located {
            if let Located::At(i) = at
                && !std::mem::replace(&mut seen[i], true)
            {
                kept.insert(hash, item);
            }
        }
        Ok(kept)
    }

    /// A merge with a table makes room for all of it first, as the order of the result shows.
    pub(super) fn grow_for_merge(&mut self, h: Handle<SetObject>, source: Value) -> Result<()> {
        let more = match source {
            Value::Set(o) | Value::FrozenSet(o) if o != h => self.heap.set(o).len(),
            Value::Dict(d) => self.heap.dict(d).len(),
            _ => return Ok(()),
        };
        match self.heap.set(h).merge_growth(more) {
            Some(slots) if more > 0 => self.heap.set_resize(h, slots),
            _ => Ok(()),
        }
    }

    /// Each distinct item of the other is removed if it is here, else added. `located` was found in the
    /// table as it is; an item that makes a new table of it moves the others.
    fn symmetric(
        &mut self,
        h: Handle<SetObject>,
        source: Value,
        located: Vec<(Value, u64, Located)>,
    ) -> Result<Option<()>> {
        let is_distinct = matches!(source, Value::Set(_) | Value::FrozenSet(_) | Value::Dict(_));
        let mut seen = SetObject::default();
        if !is_distinct {
            self.heap.hold(located.len() * 4 * SLOT_BYTES)?;
        }
        let mut moved = false;
        for (i, (item, hash, was)) in located.into_iter().enumerate() {
            if i % 256 == 255 {
                self.heap.burn(2048)?;
            }
            if !is_distinct {
                if seen.find(hash, |k| self.eq_pure(k, item).map(|e| e == Some(true)))?.is_some() {
                    continue;
                }
                seen.insert(hash, item);
            }
            match if moved { self.set_locate(h, item, hash)? } else { was } {
                Located::At(place) => {
                    self.heap.set_mut(h).remove(place);
                }
                Located::Absent => {
                    moved |= self.heap.set(h).growth().is_some();
                    self.heap.set_push(h, hash, item)?;
                }
                Located::Guest => return Ok(None),
            }
        }
        Ok(Some(()))
    }

    /// Those items of one set that are in another, or those that are not, as a table that is not yet
    /// charged; None if guest code must run.
    fn chosen(
        &mut self,
        items: Handle<SetObject>,
        h: Handle<SetObject>,
        found: bool,
    ) -> Result<Option<SetObject>> {
        self.heap.hold(self.heap.set(items).len() * 8 * SLOT_BYTES)?;
        let mut kept = SetObject::default();
        for position in 0..self.heap.set(items).slots() {
            if position % 256 == 255 {
                self.heap.burn(1024)?;
            }
            let Some(slot) = self.heap.set(items).key(position).copied() else { continue };
            match self.set_locate(h, slot.key, slot.hash)? {
                Located::Guest => return Ok(None),
                at if (at != Located::Absent) == found => kept.insert(slot.hash, slot.key),
                _ => {}
            }
        }
        Ok(Some(kept))
    }

    /// Put the items of one set into another that the guest has not seen yet; None if guest code must
    /// run.
    fn merge(&mut self, h: Handle<SetObject>, items: Handle<SetObject>) -> Result<Option<()>> {
        self.grow_for_merge(h, Value::Set(items))?;
        for position in 0..self.heap.set(items).slots() {
            if position % 256 == 255 {
                self.heap.burn(2048)?;
            }
            let Some(slot) = self.heap.set(items).key(position).copied() else { continue };
            if self.set_add_hashed(h, slot.hash, slot.key)?.is_none() {
                return Ok(None);
            }
        }
        Ok(Some(()))
    }

    /// `a op b` of two sets; the result is of the type of `a`. The order of work is CPython's, as it
    /// shows in the order of the result.
    pub(super) fn set_binary(&mut self, kind: Algebra, a: Value, b: Value) -> Result<Step> {
        let (Value::Set(h) | Value::FrozenSet(h), Value::Set(o) | Value::FrozenSet(o)) = (a, b)
        else {
            return Ok(Step::Done(Value::NotImplemented));
        };
        let frozen = matches!(a, Value::FrozenSet(_));
        let (len, other_len) = (self.heap.set(h).len(), self.heap.set(o).len());
        let fresh = match kind {
            Algebra::Intersection => self.intersected(h, o)?,
            Algebra::Difference if len / 4 <= other_len => self.chosen(h, o, false)?,
            _ => None,
        };
        if let Some(set) = fresh {
            return self.heap.new_set_from(set, frozen).map(Step::Done);
        }
        let (h, o) = if kind == Algebra::Symmetric { (o, h) } else { (h, o) };
        let result = self.set_copy(h, false)?;
        let Value::Set(target) = result else { return Ok(Step::Done(result)) };
        let done = match kind {
            Algebra::Union => self.merge(target, o)?,
            _ => self.algebra_update(target, kind, Value::Set(o))?,
        };
        if done.is_none() {
            let rest = self.heap.new_list(vec![Value::Set(o)])?;
            let name = self.heap.new_str(kind.prelude())?;
            return self.prelude_call("set_combine", &[result, name, rest, Value::bool(frozen)]);
        }
        Ok(Step::Done(if frozen { Value::FrozenSet(target) } else { result }))
    }

    /// `a op= b` of a set with another set.
    pub(super) fn set_inplace(
        &mut self,
        kind: Algebra,
        h: Handle<SetObject>,
        other: Value,
    ) -> Result<Step> {
        if self.algebra_update(h, kind, other)?.is_none() {
            let rest = self.heap.new_list(vec![other])?;
            let name = self.heap.new_str(kind.prelude())?;
            return self.prelude_call("set_change_inplace", &[Value::Set(h), name, rest]);
        }
        Ok(Step::Done(Value::Set(h)))
    }

    /// `a op b` for comparisons of two sets.
    pub(super) fn set_compare(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Step> {
        match self.compare_pure(op, a, b)? {
            Some(v) => Ok(Step::Done(v)),
            None => {
                let op = self.heap.new_str(super::ordering::symbol(op))?;
                self.prelude_call("set_compare", &[a, b, op])
            }
        }
    }
}
