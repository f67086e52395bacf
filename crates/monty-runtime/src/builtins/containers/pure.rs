//! Equality without running guest code, on an explicit worklist. `None` says that guest code would
//! have to run. Order lives in `ordering.rs`, hashing in `hashing.rs`.

use std::cmp::Ordering;

use monty_code::CmpOp;
use smallvec::SmallVec;

use super::dict_access::Located;
use super::hashing::PLAIN_ITEMS;
use super::numeric;
use crate::builtins::numbers::int_ops;
use crate::error::Result;
use crate::heap::{LONG, int_bytes};
use crate::names as n;
use crate::object::{BoundMethod, DictObject, ListObject, SetObject, TupleObject, Wrapper};
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// What one look at two values says of their equality.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shallow {
    Yes,
    No,
    /// Their parts decide, or they are long.
    Deep,
    Guest,
}

impl Shallow {
    fn of(b: bool) -> Shallow {
        if b { Shallow::Yes } else { Shallow::No }
    }

    /// Yes or no, if one look was enough.
    pub(super) fn settled(self) -> std::result::Result<bool, ()> {
        match self {
            Shallow::Yes => Ok(true),
            Shallow::No => Ok(false),
            Shallow::Deep | Shallow::Guest => Err(()),
        }
    }

    fn of_texts(same: Option<bool>) -> Shallow {
        same.map_or(Shallow::Deep, Shallow::of)
    }
}

/// Two containers whose comparison is under way.
enum Frame {
    Items {
        a: Value,
        b: Value,
        next: usize,
    },
    Dict {
        a: Handle<DictObject>,
        b: Handle<DictObject>,
        next: usize,
    },
    /// Two pairs whose first half was equal.
    Rest {
        a: SmallVec<[Value; 2]>,
        b: SmallVec<[Value; 2]>,
    },
}

/// How deep containers may nest in a comparison.
const MAX_DEPTH: usize = 10_000;
/// How deep sets and dict keys may nest: each level is a Rust call.
const MAX_KEY_DEPTH: u32 = 100;

impl Vm {
    /// `a is b or a == b`, if no guest code decides it.
    #[inline]
    pub fn eq_pure(&mut self, a: Value, b: Value) -> Result<Option<bool>> {
        match self.eq_shallow(a, b) {
            Shallow::Yes => Ok(Some(true)),
            Shallow::No => Ok(Some(false)),
            Shallow::Guest => self.library_comparison(CmpOp::Eq, a, b),
            Shallow::Deep => self.eq_deep(a, b, 0),
        }
    }

    /// The same, if one look says it.
    #[inline]
    pub(crate) fn are_equal_at_once(&self, a: Value, b: Value) -> Option<bool> {
        match self.eq_shallow(a, b) {
            Shallow::Yes => Some(true),
            Shallow::No => Some(false),
            Shallow::Guest | Shallow::Deep => None,
        }
    }

    /// The same, nested in the search for a key.
    pub(super) fn eq_nested(&mut self, a: Value, b: Value, depth: u32) -> Result<Option<bool>> {
        match self.eq_shallow(a, b) {
            Shallow::Yes => Ok(Some(true)),
            Shallow::No => Ok(Some(false)),
            Shallow::Guest => self.library_comparison(CmpOp::Eq, a, b),
            Shallow::Deep if depth > MAX_KEY_DEPTH => {
                Err(self.recursion_error("maximum recursion depth exceeded in comparison"))
            }
            Shallow::Deep => self.eq_deep(a, b, depth),
        }
    }

    /// Compare by what can be seen without looking into containers.
    #[inline]
    pub(super) fn eq_shallow(&self, a: Value, b: Value) -> Shallow {
        if a == b {
            return Shallow::Yes;
        }
        match (a, b) {
            (Value::Int(_), Value::Int(_)) => Shallow::No,
            (Value::Str(x), Value::Str(y)) => Shallow::of_texts(self.heap.same_text(x, y)),
            (Value::Int(_), Value::Str(_)) | (Value::Str(_), Value::Int(_)) => Shallow::No,
            _ => self.eq_mixed(a, b),
        }
    }

    /// Lists and tuples of the most common items, and of such tuples, as long as that looks at no more than
    /// `left` items, of which 64 bytes of text are one.
    fn eq_items(&self, x: &[Value], y: &[Value], left: &mut usize) -> Shallow {
        if x.len() != y.len() {
            return Shallow::No;
        }
        for (&a, &b) in x.iter().zip(y) {
            let bytes = match a {
                Value::Str(s) if a != b => self.text(s).len(),
                _ => 0,
            };
            let Some(rest) = left.checked_sub(1 + bytes / 64) else { return Shallow::Deep };
            *left = rest;
            let same = match (a, b) {
                _ if a == b => continue,
                (Value::Int(_), Value::Int(_) | Value::Str(_)) | (Value::Str(_), Value::Int(_)) => {
                    Shallow::No
                }
                (Value::Str(a), Value::Str(b)) => Shallow::of_texts(self.heap.same_text(a, b)),
                _ => match (self.plain_tuple(a), self.plain_tuple(b)) {
                    (Some(a), Some(b)) => self.eq_items(a, b, left),
                    (None, None) if is_single(a) && is_single(b) => self.eq_shallow(a, b),
                    _ => Shallow::Deep,
                },
            };
            if !matches!(same, Shallow::Yes) {
                return same;
            }
        }
        Shallow::Yes
    }

    /// The items of a tuple that is compared as one.
    fn plain_tuple(&self, v: Value) -> Option<&[Value]> {
        match self.payload(v) {
            Value::Tuple(h) if v == Value::Tuple(h) || !self.has_own_eq(v) => {
                Some(self.heap.tuple_items(h))
            }
            _ => None,
        }
    }

    #[inline(never)]
    fn eq_mixed(&self, a: Value, b: Value) -> Shallow {
        if self.are_long(a, b) {
            return Shallow::Deep;
        }
        if let (Some(x), Some(y)) = (self.number(a), self.number(b)) {
            return Shallow::of(numeric::equal(&x, &y));
        }
        match (a, b) {
            (Value::Bytes(x) | Value::ByteArray(x), Value::Bytes(y) | Value::ByteArray(y)) => {
                Shallow::of(self.heap.bytes(x) == self.heap.bytes(y))
            }
            (Value::List(x), Value::List(y)) => {
                self.eq_items(self.heap.items(x), self.heap.items(y), &mut { PLAIN_ITEMS })
            }
            (Value::Tuple(x), Value::Tuple(y)) => {
                let (x, y) = (self.heap.tuple_items(x), self.heap.tuple_items(y));
                self.eq_items(x, y, &mut { PLAIN_ITEMS })
            }
            (Value::Dict(x), Value::Dict(y)) => {
                if self.heap.dict(x).len() == self.heap.dict(y).len() {
                    Shallow::Deep
                } else {
                    Shallow::No
                }
            }
            (Value::Set(x) | Value::FrozenSet(x), Value::Set(y) | Value::FrozenSet(y)) => {
                if self.heap.set(x).len() == self.heap.set(y).len() {
                    Shallow::Deep
                } else {
                    Shallow::No
                }
            }
            (Value::Range(_), Value::Range(_)) | (Value::Slice(_), Value::Slice(_)) => {
                Shallow::Deep
            }
            (Value::Method(x), Value::Method(y)) => Shallow::of(self.methods_equal(x, y)),
            _ => self.eq_special(a, b),
        }
    }

    /// Methods are equal that bind the same receiver to equal functions, which may be methods in turn.
    pub(crate) fn methods_equal(&self, x: Handle<BoundMethod>, y: Handle<BoundMethod>) -> bool {
        const DEEP: usize = 64;
        let (mut x, mut y) = (self.heap.method(x), self.heap.method(y));
        for _ in 0..DEEP {
            match (x.func, y.func) {
                _ if x.receiver != y.receiver => return false,
                (Value::Method(a), Value::Method(b)) if a != b => {
                    (x, y) = (self.heap.method(a), self.heap.method(b));
                }
                (a, b) => return a == b,
            }
        }
        x.func == y.func
    }

    /// Pairs of which one may bring its own `__eq__`.
    fn eq_special(&self, a: Value, b: Value) -> Shallow {
        if self.has_own_eq(a) || self.has_own_eq(b) {
            return Shallow::Guest;
        }
        let (x, y) = (self.payload(a), self.payload(b));
        if (x != a || y != b)
            && !matches!(x, Value::Instance(_))
            && !matches!(y, Value::Instance(_))
        {
            return self.eq_shallow(x, y);
        }
        match (a, b) {
            (Value::Wrapper(x), Value::Wrapper(y)) => {
                match (self.heap.wrapper(x), self.heap.wrapper(y)) {
                    (Wrapper::GenericAlias { .. }, Wrapper::GenericAlias { .. }) => Shallow::Deep,
                    (Wrapper::Union(_) | Wrapper::MappingProxy(_), _)
                    | (_, Wrapper::Union(_) | Wrapper::MappingProxy(_)) => Shallow::Guest,
                    _ => Shallow::No,
                }
            }
            (Value::Wrapper(x), _) | (_, Value::Wrapper(x)) => match self.heap.wrapper(x) {
                Wrapper::MappingProxy(_) => Shallow::Guest,
                _ => Shallow::No,
            },
            _ => Shallow::No,
        }
    }

    /// Does the value's class say itself what equality is?
    fn has_own_eq(&self, v: Value) -> bool {
        match v {
            Value::Instance(_) => self.class(self.type_of(v)).is_some_and(|c| c.flags.eq),
            Value::Exception(h) => {
                self.class(self.heap.exception(h).class).is_some_and(|c| c.flags.eq)
            }
            Value::Type(t) => {
                self.class(t).is_some_and(|c| self.class(c.metaclass).is_some_and(|m| m.flags.eq))
            }
            Value::Opaque(h) => !self.inherits_from_object(self.heap.opaque(h).class, n::EQ),
            Value::DictView(_) => true,
            _ => false,
        }
    }

    /// Compare containers part by part, depth first, in CPython's order.
    #[inline(never)]
    fn eq_deep(&mut self, a: Value, b: Value, depth: u32) -> Result<Option<bool>> {
        let mut stack: SmallVec<[Frame; 2]> = SmallVec::new();
        let (mut a, mut b) = (a, b);
        let mut work = 0usize;
        loop {
            // Here `a` and `b` are a pair that is not settled.
            match self.eq_shallow(a, b) {
                Shallow::Yes => {}
                Shallow::No => return Ok(Some(false)),
                Shallow::Guest => match self.library_comparison(CmpOp::Eq, a, b)? {
                    Some(true) => {}
                    other => return Ok(other),
                },
                Shallow::Deep => match self.eq_enter(a, b, depth)? {
                    Entered::Frame(frame) => {
                        if stack.len() >= MAX_DEPTH {
                            return Err(self.recursion_error(
                                "maximum recursion depth exceeded in comparison",
                            ));
                        }
                        stack.push(frame);
                    }
                    Entered::Settled(Some(true)) => {}
                    Entered::Settled(other) => return Ok(other),
                },
            }
            work += 1;
            if work.is_multiple_of(512) {
                self.heap.burn(512)?;
            }
            match self.eq_next(&mut stack, depth)? {
                Next::Pair(x, y) => (a, b) = (x, y),
                Next::Different => return Ok(Some(false)),
                Next::Guest => return Ok(None),
                Next::Equal => return Ok(Some(true)),
            }
        }
    }

    fn eq_enter(&mut self, a: Value, b: Value, depth: u32) -> Result<Entered> {
        let (x, y) = (self.payload(a), self.payload(b));
        Ok(Entered::Frame(match (x, y) {
            (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) => {
                Frame::Items { a: x, b: y, next: 0 }
            }
            (Value::Dict(a), Value::Dict(b)) => Frame::Dict { a, b, next: 0 },
            (Value::Set(a) | Value::FrozenSet(a), Value::Set(b) | Value::FrozenSet(b)) => {
                return Ok(Entered::Settled(self.set_subset(a, b, depth + 1)?));
            }
            (Value::Range(a), Value::Range(b)) => {
                let (a, b) = (self.heap.range(a), self.heap.range(b));
                // Start and step of a range without items say nothing of it, nor does the step of
                // one that has a single item.
                let told = match a.len {
                    Value::Int(len @ 0..=1) => len as usize,
                    _ => 2,
                };
                Frame::Rest {
                    a: SmallVec::from_slice(&[a.step, a.start, a.len][2 - told..]),
                    b: SmallVec::from_slice(&[b.step, b.start, b.len][2 - told..]),
                }
            }
            (Value::Slice(a), Value::Slice(b)) => {
                let (a, b) = (self.heap.slice(a), self.heap.slice(b));
                Frame::Rest {
                    a: SmallVec::from_slice(&[a.step, a.stop, a.start]),
                    b: SmallVec::from_slice(&[b.step, b.stop, b.start]),
                }
            }
            (Value::Wrapper(a), Value::Wrapper(b)) => {
                match (self.heap.wrapper(a), self.heap.wrapper(b)) {
                    (
                        Wrapper::GenericAlias { origin, args },
                        Wrapper::GenericAlias { origin: o, args: r },
                    ) => Frame::Rest {
                        a: SmallVec::from_slice(&[*args, *origin]),
                        b: SmallVec::from_slice(&[*r, *o]),
                    },
                    _ => return Ok(Entered::Settled(None)),
                }
            }
            _ => {
                let order = self.order_of_long(x, y)?;
                return Ok(Entered::Settled(order.map(Ordering::is_eq)));
            }
        }))
    }

    /// Are these two texts, bytes or ints whose comparison takes more than a moment?
    pub(super) fn are_long(&self, a: Value, b: Value) -> bool {
        let (x, y) = match (a, b) {
            (Value::Str(x), Value::Str(y)) => return !self.heap.are_short(x, y),
            (Value::Bytes(x) | Value::ByteArray(x), Value::Bytes(y) | Value::ByteArray(y)) => {
                (self.heap.bytes(x).len(), self.heap.bytes(y).len())
            }
            (Value::BigInt(x), Value::BigInt(y)) => {
                (int_bytes(self.heap.bigint(x)), int_bytes(self.heap.bigint(y)))
            }
            _ => return false,
        };
        x.min(y) > LONG
    }

    /// The order of two texts, bytes or ints; None of any others.
    pub(super) fn order_of_long(&mut self, a: Value, b: Value) -> Result<Option<Ordering>> {
        let (objects, budget) = self.heap.split();
        let (x, y) = match (a, b) {
            (Value::Str(x), Value::Str(y)) => {
                (objects.str(x).as_bytes(), objects.str(y).as_bytes())
            }
            (Value::Bytes(x) | Value::ByteArray(x), Value::Bytes(y) | Value::ByteArray(y)) => {
                (objects.bytes(x), objects.bytes(y))
            }
            (Value::BigInt(_), Value::BigInt(_)) => return int_ops::order(self, a, b).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(budget.order(x, y)?))
    }

    /// The next pair to compare.
    fn eq_next(&mut self, stack: &mut SmallVec<[Frame; 2]>, depth: u32) -> Result<Next> {
        loop {
            let Some(top) = stack.last_mut() else { return Ok(Next::Equal) };
            match top {
                Frame::Items { a, b, next } => {
                    let i = *next;
                    *next += 1;
                    let pair = match (*a, *b) {
                        (Value::List(x), Value::List(y)) => self.pair_of_lists(x, y, i),
                        (Value::Tuple(x), Value::Tuple(y)) => self.pair_of_tuples(x, y, i),
                        _ => None,
                    };
                    if let Some((x, y)) = pair {
                        return Ok(Next::Pair(x, y));
                    }
                }
                Frame::Rest { a, b } => {
                    if let (Some(x), Some(y)) = (a.pop(), b.pop()) {
                        return Ok(Next::Pair(x, y));
                    }
                }
                Frame::Dict { a, b, next } => {
                    let (x, y) = (*a, *b);
                    while *next < self.heap.dict(x).slots() {
                        let entry = self.heap.dict(x).entry(*next).copied();
                        *next += 1;
                        let Some(e) = entry else { continue };
                        return Ok(match self.dict_locate_nested(y, e.key, e.hash, depth + 1)? {
                            Located::At(i) => match self.heap.dict(y).entry(i) {
                                Some(other) => Next::Pair(e.value, other.value),
                                None => Next::Different,
                            },
                            Located::Absent => Next::Different,
                            Located::Guest => Next::Guest,
                        });
                    }
                }
            }
            stack.pop();
        }
    }

    fn pair_of_lists(
        &self,
        a: Handle<ListObject>,
        b: Handle<ListObject>,
        i: usize,
    ) -> Option<(Value, Value)> {
        Some((*self.heap.items(a).get(i)?, *self.heap.items(b).get(i)?))
    }

    fn pair_of_tuples(
        &self,
        a: Handle<TupleObject>,
        b: Handle<TupleObject>,
        i: usize,
    ) -> Option<(Value, Value)> {
        Some((*self.heap.tuple_items(a).get(i)?, *self.heap.tuple_items(b).get(i)?))
    }

    /// Is every key of one set in the other? None if guest code decides.
    pub(super) fn set_subset(
        &mut self,
        a: Handle<SetObject>,
        b: Handle<SetObject>,
        depth: u32,
    ) -> Result<Option<bool>> {
        for position in 0..self.heap.set(a).slots() {
            if position % 512 == 511 {
                self.heap.burn(512)?;
            }
            let Some(slot) = self.heap.set(a).key(position).copied() else { continue };
            match self.set_locate_nested(b, slot.key, slot.hash, depth)? {
                Located::At(_) => {}
                Located::Absent => return Ok(Some(false)),
                Located::Guest => return Ok(None),
            }
        }
        Ok(Some(true))
    }
}

/// Is this a value without parts, which no guest code compares?
fn is_single(v: Value) -> bool {
    matches!(
        v,
        Value::None | Value::False | Value::True | Value::Int(_) | Value::Float(_) | Value::Str(_)
    )
}

/// What the comparison of two containers begins with.
enum Entered {
    Frame(Frame),
    Settled(Option<bool>),
}

/// How a comparison goes on.
enum Next {
    Pair(Value, Value),
    Equal,
    Different,
    Guest,
}
