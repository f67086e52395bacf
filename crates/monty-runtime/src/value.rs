//! The value: 16 bytes, `Copy`, every payload one 64-bit integer, so that rustc keeps it in two
//! registers. The representation is known to this file alone; it knows no heap.

use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::object::{
    BoundMethod, Cell, DictObject, DictView, ExceptionObject, Function, Generator, Instance, Iter,
    ListObject, Module, Opaque, Property, RangeObject, SetObject, SliceObject, TupleObject,
    Wrapper,
};

/// A typed index into one of the heap's arenas. Stored as 64 bits, of which 32 are used.
pub struct Handle<T>(u64, PhantomData<fn() -> T>);

impl<T> Handle<T> {
    pub(crate) fn new(index: u32) -> Self {
        Handle(u64::from(index), PhantomData)
    }

    #[inline(always)]
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

impl<T> Clone for Handle<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Handle<T> {}
impl<T> PartialEq for Handle<T> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Handle<T> {}
impl<T> fmt::Debug for Handle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}
impl<T> Serialize for Handle<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        (self.0 as u32).serialize(s)
    }
}
impl<'de, T> Deserialize<'de> for Handle<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        u32::deserialize(d).map(Handle::new)
    }
}

/// A 64-bit index newtype that serialises as the 32 bits it uses.
macro_rules! index_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(u64);

        impl $name {
            /// From its number.
            pub const fn new(index: u32) -> Self {
                $name(index as u64)
            }

            /// Its number.
            #[inline(always)]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                (self.0 as u32).serialize(s)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                u32::deserialize(d).map($name::new)
            }
        }
    };
}

index_type! {
    /// A string: below the registry's count a static one, else an index into the string arena.
    Str
}
index_type! {
    /// A type: below the registry's count a builtin, else an index into the class arena.
    TypeRef
}
index_type! {
    /// A native function of the registry.
    NativeId
}
index_type! {
    /// A function of the host, by its place among the declared names.
    HostFn
}
index_type! {
    /// A code object of this run: an index into the run's loaded code.
    CodeRef
}

/// An interned string used as a name: equal names are the same `Sym`.
pub type Sym = Str;

/// The bits of a double.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Double(u64);

impl Double {
    /// The number.
    #[inline(always)]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// A Python value. The type stands in the tag; most payloads are handles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum Value {
    /// No value: an unbound local, an omitted argument. Guests never see it.
    #[default]
    Unset,
    None,
    False,
    True,
    Ellipsis,
    NotImplemented,
    Int(i64),
    Float(Double),
    Str(Str),
    BigInt(Handle<num_bigint::BigInt>),
    Complex(Handle<(f64, f64)>),
    Bytes(Handle<Vec<u8>>),
    ByteArray(Handle<Vec<u8>>),
    List(Handle<ListObject>),
    Tuple(Handle<TupleObject>),
    Dict(Handle<DictObject>),
    Set(Handle<SetObject>),
    FrozenSet(Handle<SetObject>),
    Range(Handle<RangeObject>),
    Slice(Handle<SliceObject>),
    Function(Handle<Function>),
    Native(NativeId),
    Method(Handle<BoundMethod>),
    Type(TypeRef),
    Instance(Handle<Instance>),
    Exception(Handle<ExceptionObject>),
    Cell(Handle<Cell>),
    Generator(Handle<Generator>),
    Iter(Handle<Iter>),
    DictView(Handle<DictView>),
    Property(Handle<Property>),
    /// staticmethod, classmethod, super, mappingproxy, slot member, …: see [`Wrapper`].
    Wrapper(Handle<Wrapper>),
    Module(Handle<Module>),
    HostFn(HostFn),
    Code(CodeRef),
    /// An object of a native type without a tag of its own.
    Opaque(Handle<Opaque>),
}

impl Value {
    /// A float.
    #[inline(always)]
    pub fn float(f: f64) -> Value {
        Value::Float(Double(f.to_bits()))
    }

    /// `True` or `False`.
    #[inline(always)]
    pub fn bool(b: bool) -> Value {
        if b { Value::True } else { Value::False }
    }

    /// Is this the absence of a value?
    #[inline(always)]
    pub fn is_unset(self) -> bool {
        matches!(self, Value::Unset)
    }

    /// Is this `None`?
    #[inline(always)]
    pub fn is_none(self) -> bool {
        matches!(self, Value::None)
    }

    /// An exact `int` that fits, or a `bool`, as a number.
    #[inline(always)]
    pub fn as_int(self) -> Option<i64> {
        match self {
            Value::Int(i) => Some(i),
            Value::False => Some(0),
            Value::True => Some(1),
            _ => None,
        }
    }

    /// `is`: the same object. Small ints and floats compare by value, as they have no identity here.
    #[inline(always)]
    pub fn is(self, other: Value) -> bool {
        self == other
    }

    /// `None` for an omitted optional argument.
    #[inline(always)]
    pub fn or_none(self) -> Value {
        if self.is_unset() { Value::None } else { self }
    }
}

const _: () = assert!(size_of::<Value>() == 16);
