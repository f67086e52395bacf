//! Hashes of values without running guest code: CPython's numbers for numbers, tuples, frozensets
//! and ranges, and a hash by identity for what has none of its own.

use monty_text::number::{HASH_NONE, SetHash, TupleHash, hash_big, hash_complex, hash_float};
use smallvec::SmallVec;

use crate::error::{Raise, Result};
use crate::hash::{hash_bytes, hash_i64};
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::{SetObject, TupleObject, Wrapper};
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

/// What one look at a value says of its hash.
enum Shallow {
    Hash(u64),
    /// The hash of these items, as of a tuple.
    Items(Items),
    Guest,
    Unhashable,
}

/// Where the items of a hash in progress stand.
enum Items {
    Tuple(Handle<TupleObject>),
    Three([Value; 3]),
    Two([Value; 2]),
}

/// A tuple whose hash is being computed.
struct Frame {
    items: Items,
    next: usize,
    acc: TupleHash,
}

/// How many items are hashed or compared at once, and how deep tuples of them may nest.
pub(super) const PLAIN_ITEMS: usize = 64;
const PLAIN_DEPTH: u32 = 8;

/// How deep tuples may nest in a hash.
const MAX_DEPTH: usize = 10_000;

/// Hash of a tuple whose items hash so.
pub(super) fn hash_of_hashes(hashes: &[u64]) -> u64 {
    let mut hash = TupleHash::new();
    hashes.iter().for_each(|&h| hash.add(h as i64));
    hash.finish() as u64
}

/// Hash of a frozenset, from the hashes that its table keeps.
pub(super) fn hash_set(set: &SetObject) -> u64 {
    let mut hash = SetHash::new();
    set.iter().for_each(|slot| hash.add(slot.hash as i64));
    hash.finish() as u64
}

/// `_name_hash`: `hash(self._name_)`, for members of enumerations.
pub(super) fn name_hash(vm: &mut Vm, args: Args) -> Result<Step> {
    let member = args.get(vm, 0);
    match vm.field_again(member, n::MEMBER_NAME) {
        Some(Value::Str(name)) => Ok(Step::Done(Value::Int(vm.heap.hash_text(name)? as i64))),
        _ => vm.prelude_call("enum_hash", &[member]),
    }
}

/// Hash of an object by its place in an arena.
fn hash_place(kind: u64, index: usize) -> u64 {
    hash_i64(((index as i64) << 8) + (kind as i64) * 16 + 16)
}

impl Items {
    fn len(&self, vm: &Vm) -> usize {
        match self {
            Items::Tuple(h) => vm.heap.tuple_items(*h).len(),
            Items::Three(_) => 3,
            Items::Two(_) => 2,
        }
    }

    fn get(&self, vm: &Vm, i: usize) -> Value {
        match self {
            Items::Tuple(h) => vm.heap.tuple_items(*h)[i],
            Items::Three(items) => items[i],
            Items::Two(items) => items[i],
        }
    }
}

impl Vm {
    /// `hash(v)`, if no guest code decides it. Unhashable values raise.
    #[inline]
    pub fn hash_pure(&mut self, v: Value) -> Result<Option<u64>> {
        match v {
            Value::Int(i) => Ok(Some(hash_i64(i))),
            Value::Str(s) => Ok(Some(self.heap.hash_text(s)?)),
            Value::Tuple(h) => match self.hash_plain(h, &mut { PLAIN_ITEMS }, 0) {
                None => self.hash_other(v),
                hash => Ok(hash),
            },
            _ => self.hash_other(v),
        }
    }

    /// The hash of a tuple of the most common keys, and of such tuples, as long as it looks at no more than
    /// `left` items. It is computed once.
    fn hash_plain(&self, h: Handle<TupleObject>, left: &mut usize, depth: u32) -> Option<u64> {
        let tuple = self.heap.tuple(h);
        if let hash @ Some(_) = tuple.hash.get() {
            return hash;
        }
        let items = &tuple.items;
        *left = left.checked_sub(items.len())?;
        let mut all = TupleHash::new();
        for item in items {
            let hash = match *item {
                Value::Int(i) => hash_i64(i),
                Value::Str(s) => self.heap.quick_hash(s)?,
                Value::Tuple(h) if depth < PLAIN_DEPTH => self.hash_plain(h, left, depth + 1)?,
                Value::Instance(_) if depth < PLAIN_DEPTH => {
                    if self.class(self.type_of(*item)).is_some_and(|c| c.flags.hash || c.flags.eq) {
                        return None;
                    }
                    let Value::Tuple(h) = self.payload(*item) else { return None };
                    self.hash_plain(h, left, depth + 1)?
                }
                Value::None | Value::False | Value::True | Value::Float(_) | Value::Type(_) => {
                    match self.hash_shallow(*item) {
                        Shallow::Hash(hash) => hash,
                        _ => return None,
                    }
                }
                _ => return None,
            };
            all.add(hash as i64);
        }
        let hash = all.finish() as u64;
        tuple.hash.keep(hash);
        Some(hash)
    }

    #[inline(never)]
    fn hash_other(&mut self, v: Value) -> Result<Option<u64>> {
        let mut stack: SmallVec<[Frame; 4]> = SmallVec::new();
        let mut work = 0usize;
        let mut current = v;
        loop {
            match current {
                Value::BigInt(h) => self.heap.burn(self.heap.bigint(h).bits() as usize / 16)?,
                Value::Str(s) => drop(self.heap.hash_text(s)?),
                Value::FrozenSet(h) => self.heap.burn(self.heap.set(h).slots())?,
                _ => {}
            }
            let shallow = match current {
                Value::Bytes(h) => Shallow::Hash(self.heap.hash_of_bytes(h)?),
                _ => self.hash_shallow(current),
            };
            let mut hash = match shallow {
                Shallow::Hash(h) => h,
                Shallow::Guest => match self.library_answer(current, n::HASH, &[])? {
                    Some(Value::Int(h)) => h as u64,
                    _ => return Ok(None),
                },
                Shallow::Unhashable => {
                    let name = self.type_name(current);
                    return Err(self.type_error(format!("unhashable type: '{name}'")));
                }
                Shallow::Items(items) => {
                    if stack.len() >= MAX_DEPTH {
                        return Err(self.recursion_error("maximum recursion depth exceeded"));
                    }
                    let len = items.len(self);
                    if len > 0 {
                        current = items.get(self, 0);
                        stack.push(Frame { items, next: 1, acc: TupleHash::new() });
                        continue;
                    }
                    TupleHash::new().finish() as u64
                }
            };
            loop {
                let Some(mut top) = stack.pop() else { return Ok(Some(hash)) };
                top.acc.add(hash as i64);
                work += 1;
                if work.is_multiple_of(1024) {
                    self.heap.burn(1024)?;
                }
                let len = top.items.len(self);
                if top.next < len {
                    current = top.items.get(self, top.next);
                    top.next += 1;
                    stack.push(top);
                    break;
                }
                hash = top.acc.finish() as u64;
            }
        }
    }

    fn hash_shallow(&self, v: Value) -> Shallow {
        Shallow::Hash(match v {
            Value::None | Value::Unset => HASH_NONE as u64,
            Value::False => 0,
            Value::True => 1,
            Value::Ellipsis => hash_place(1, 1),
            Value::NotImplemented => hash_place(1, 2),
            Value::Int(i) => hash_i64(i),
            Value::Float(f) => hash_float(f.get()) as u64,
            Value::Str(s) => self.heap.str_hash(s),
            Value::BigInt(h) => hash_big(self.heap.bigint(h)) as u64,
            Value::Complex(h) => {
                let (re, im) = self.heap.complex(h);
                hash_complex(re, im) as u64
            }
            Value::Bytes(h) => self.heap.salted(hash_bytes(self.heap.bytes(h))),
            Value::ByteArray(_) | Value::List(_) | Value::Dict(_) | Value::Set(_) => {
                return Shallow::Unhashable;
            }
            Value::Tuple(h) => return Shallow::Items(Items::Tuple(h)),
            Value::FrozenSet(h) => hash_set(self.heap.set(h)),
            Value::Range(h) => return self.hash_range(h),
            Value::Slice(h) => {
                let s = self.heap.slice(h);
                return Shallow::Items(Items::Three([s.start, s.stop, s.step]));
            }
            Value::Function(h) => hash_place(2, h.index()),
            Value::Native(id) => hash_place(3, id.index()),
            Value::Method(h) => return self.hash_method(h),
            Value::Type(t) => return self.hash_type(t),
            Value::Instance(h) => return self.hash_instance(v, h.index()),
            Value::Exception(h) => {
                if self.class(self.heap.exception(h).class).is_some_and(|c| c.flags.hash) {
                    return Shallow::Guest;
                }
                hash_place(5, h.index())
            }
            Value::Cell(h) => hash_place(6, h.index()),
            Value::Generator(h) => hash_place(7, h.index()),
            Value::Iter(h) => hash_place(8, h.index()),
            Value::DictView(h) => match self.heap.view(h).kind {
                crate::object::DictViewKind::Values => hash_place(9, h.index()),
                _ => return Shallow::Unhashable,
            },
            Value::Property(h) => hash_place(10, h.index()),
            Value::Wrapper(h) => match self.heap.wrapper(h) {
                Wrapper::GenericAlias { origin, args } => {
                    return Shallow::Items(Items::Two([*origin, *args]));
                }
                Wrapper::Union(_) | Wrapper::MappingProxy(_) => return Shallow::Guest,
                _ => hash_place(11, h.index()),
            },
            Value::Module(h) => hash_place(12, h.index()),
            Value::HostFn(f) => hash_place(13, f.index()),
            Value::Code(c) => hash_place(14, c.index()),
            Value::Opaque(h) => {
                let class = self.heap.opaque(h).class;
                if !self.inherits_from_object(class, n::HASH)
                    || !self.inherits_from_object(class, n::EQ)
                {
                    return Shallow::Guest;
                }
                hash_place(15, h.index())
            }
        })
    }

    fn hash_type(&self, t: TypeRef) -> Shallow {
        let guest = self
            .class(t)
            .is_some_and(|c| self.class(c.metaclass).is_some_and(|m| m.flags.hash || m.flags.eq));
        if guest { Shallow::Guest } else { Shallow::Hash(hash_place(4, t.index())) }
    }

    fn hash_instance(&self, v: Value, index: usize) -> Shallow {
        if self.class(self.type_of(v)).is_some_and(|c| c.flags.hash || c.flags.eq) {
            return Shallow::Guest;
        }
        match self.payload(v) {
            Value::Instance(_) => Shallow::Hash(hash_place(0, index)),
            payload => self.hash_shallow(payload),
        }
    }

    /// Does a type inherit this method from `object`, or not have it at all?
    pub(super) fn inherits_from_object(&self, class: TypeRef, name: crate::value::Sym) -> bool {
        match self.lookup(class, name) {
            None => true,
            Some(Value::Native(id)) => self.registry.natives[id.index()].owner == Some(t::OBJECT),
            Some(_) => false,
        }
    }

    /// Hash by identity: what `object.__hash__` gives.
    pub fn identity_hash(&self, v: Value) -> Option<u64> {
        Some(match v {
            Value::Instance(h) => hash_place(0, h.index()),
            Value::Exception(h) => hash_place(5, h.index()),
            Value::List(h) => hash_place(16, h.index()),
            Value::Dict(h) => hash_place(17, h.index()),
            Value::Set(h) => hash_place(18, h.index()),
            Value::ByteArray(h) => hash_place(19, h.index()),
            Value::Opaque(h) => hash_place(15, h.index()),
            Value::Type(t) => hash_place(4, t.index()),
            Value::Tuple(h) => hash_place(20, h.index()),
            Value::DictView(h) => hash_place(9, h.index()),
            Value::Wrapper(h) => hash_place(11, h.index()),
            _ => match self.hash_shallow(v) {
                Shallow::Hash(h) => h,
                _ => return None,
            },
        })
    }

    /// A method's function may be a method in turn.
    fn hash_method(&self, h: Handle<crate::object::BoundMethod>) -> Shallow {
        const DEEP: usize = 64;
        let (mut m, mut hash) = (self.heap.method(h), 0);
        for _ in 0..DEEP {
            hash ^= match m.receiver {
                Value::Method(h) => hash_place(21, h.index()),
                receiver => match self.identity_hash(receiver) {
                    Some(hash) => hash.rotate_left(1),
                    None => return Shallow::Guest,
                },
            };
            match m.func {
                Value::Method(inner) => m = self.heap.method(inner),
                func => match self.identity_hash(func) {
                    Some(of_func) => return Shallow::Hash(hash ^ of_func),
                    None => return Shallow::Guest,
                },
            }
        }
        Shallow::Hash(hash)
    }

    fn hash_range(&self, h: Handle<crate::object::RangeObject>) -> Shallow {
        let r = self.heap.range(h);
        let none = HASH_NONE as u64;
        let hash = |v: Value| match self.hash_shallow(v) {
            Shallow::Hash(h) => h,
            _ => none,
        };
        let len = hash(r.len);
        Shallow::Hash(match r.len {
            Value::Int(0) => hash_of_hashes(&[len, none, none]),
            Value::Int(1) => hash_of_hashes(&[len, hash(r.start), none]),
            _ => hash_of_hashes(&[len, hash(r.start), hash(r.step)]),
        })
    }

    /// The hash of a value that was hashed before, or of one that must not need guest code.
    pub(super) fn hash_required(&mut self, v: Value) -> Result<u64> {
        self.hash_pure(v)?.ok_or(Raise::Internal("a hash needs guest code"))
    }
}
