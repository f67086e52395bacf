//! How many bytes each kind of object takes: what the budget is charged for it.

use num_bigint::BigInt;

use super::{Arena, Arenas, GrowingText};
use crate::dict::ENTRY_BYTES;
use crate::object::*;
use crate::set::SLOT_BYTES;
use crate::value::Value;

/// What an allocation takes beyond its bytes: the allocator's own header, and rounding.
pub const ALLOCATION: usize = 24;

/// Bytes of one traceback entry in its vector.
pub const TRACEBACK_BYTES: usize = size_of::<TracebackEntry>();

/// Bytes of an instance's overflow box without its slots: it and they are allocations of their own.
pub const REST_BYTES: usize = size_of::<InstanceRest>() + 2 * ALLOCATION;

/// What an object holds outside its place in an arena.
pub(super) trait Owns {
    /// How many allocations it may have.
    const BODIES: usize;

    /// The bytes of those it has.
    fn body(&self) -> usize;
}

macro_rules! owns {
    ($($object:ty: $bodies:literal $(, $body:expr)?;)*) => {
        $(impl Owns for $object {
            const BODIES: usize = $bodies;

            #[inline]
            fn body(&self) -> usize {
                0 $(+ $body(self))?
            }
        })*
    };
}

owns! {
    StrObject: 1, text_bytes;
    GrowingText: 2, GrowingText::bytes;
    BigInt: 1, int_bytes;
    (f64, f64): 0;
    Vec<u8>: 1, Vec::capacity;
    ListObject: 1, |list: &ListObject| list.items.capacity() * size_of::<Value>();
    TupleObject: 1, |tuple: &TupleObject| tuple_bytes(tuple.items.len());
    DictObject: 2, |dict: &DictObject| dict.capacity() * ENTRY_BYTES;
    SetObject: 1, |set: &SetObject| set.slots() * SLOT_BYTES;
    RangeObject: 0;
    SliceObject: 0;
    Function: 1;
    BoundMethod: 0;
    Instance: 0, |i: &Instance| i.rest.as_ref().map_or(0, |rest| rest_bytes(rest));
    ExceptionObject: 1, |e: &ExceptionObject| e.traceback.capacity() * TRACEBACK_BYTES;
    Cell: 0;
    Generator: 1, |g: &Generator| g.window.len() * size_of::<Value>();
    Iter: 1, iter_bytes;
    DictView: 0;
    Property: 0;
    Wrapper: 0;
    Module: 2;
    Opaque: 2, opaque_bytes;
}

#[inline]
fn text_bytes(s: &StrObject) -> usize {
    match s.text() {
        StrText::Own(text) if text.is_heap_allocated() => text.capacity(),
        _ => 0,
    }
}

/// Bytes of an int's digits: what arithmetic made is a little wider than what is needed.
pub fn int_bytes(i: &BigInt) -> usize {
    (i.bits() as usize / 64 + 4) * 8
}

/// Bytes of a tuple's items: a few are in its place.
#[inline]
pub(super) fn tuple_bytes(len: usize) -> usize {
    if len > 3 { len * size_of::<Value>() } else { 0 }
}

/// Bytes of an instance's overflow box.
fn rest_bytes(rest: &InstanceRest) -> usize {
    REST_BYTES + rest.slots.capacity() * size_of::<Value>()
}

fn iter_bytes(i: &Iter) -> usize {
    match i {
        Iter::Zip { sources, .. } | Iter::Map { sources, .. } => sources.len() * size_of::<Value>(),
        Iter::Native { state, .. } => state.capacity() * size_of::<Value>(),
        _ => 0,
    }
}

fn opaque_bytes(o: &Opaque) -> usize {
    let data = match &o.data {
        OpaqueData::None | OpaqueData::Int(_) => 0,
        OpaqueData::Ints(v) => v.capacity() * 8,
        OpaqueData::Bytes(b) => b.capacity(),
        OpaqueData::Text(t) => t.capacity(),
        OpaqueData::Made(v, made) => v.capacity() * 8 + made.as_ref().map_or(0, |m| m.bytes),
    };
    data + o.values.capacity() * size_of::<Value>()
}

/// What one place of an arena takes: the object; what an allocator adds to what the object may hold
/// elsewhere, whose bytes are charged when they are made; its share of the bitmaps; and, while it is
/// marked, an entry on the worklist.
pub(super) const fn slot_bytes<T: Owns>() -> usize {
    size_of::<T>() + T::BODIES * ALLOCATION + 16
}

/// The same of an arena at hand.
pub(super) fn slot_of<T: Default + Owns>(_: &Arena<T>) -> usize {
    slot_bytes::<T>()
}

impl Arenas {
    /// Bytes that the budget counts for all that lives here: what a loaded heap is charged.
    pub fn measure(&self) -> usize {
        let mut n = 0;
        macro_rules! measure {
            ($($arena:ident)*) => {
                $(
                    n += self.$arena.capacity() * slot_of(&self.$arena);
                    n += self.$arena.iter().map(|(_, object)| object.body()).sum::<usize>();
                )*
            };
        }
        measure! {
            strs growing bigints complexes bytes lists tuples dicts sets ranges slices functions methods
            instances exceptions cells generators iters views properties wrappers modules opaques
        }
        // What is never freed: classes, shapes, names.
        n += self
            .classes
            .iter()
            .map(|c| size_of::<Class>() + (c.mro.len() + c.bases.len()) * 8)
            .sum::<usize>();
        n += self
            .shapes
            .iter()
            .map(|s| size_of::<Shape>() + (s.names.len() + s.next.len()) * 16)
            .sum::<usize>();
        n + self.interned.len() * 16
    }
}
