//! A Python value outside the interpreter: a tree of plain data, no deeper than
//! [`MAX_DEPTH`](crate::MAX_DEPTH).

use num_bigint::BigInt;
use num_traits::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::flat::Flat;
use crate::{
    MontyDataclass, MontyDate, MontyDateTime, MontyEnumMember, MontyExceptionValue,
    MontyNamedTuple, MontyTime, MontyTimeDelta, MontyTimeZone,
};

/// The items of a dict, in order. Keys are unique as far as whoever made the pairs saw to it; on
/// the way into a run the last of two equal keys wins, as in a Python display.
pub type DictPairs = Vec<(MontyObject, MontyObject)>;

/// A Python value that crosses between a run and its host.
///
/// ```
/// use monty_host::MontyObject;
///
/// let value = MontyObject::List(vec![MontyObject::Int(1), MontyObject::from("two")]);
/// assert_eq!(value.type_name(), "list");
/// assert_eq!(value, MontyObject::List(vec![1.into(), "two".into()]));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Flat", try_from = "Flat")]
pub enum MontyObject {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True`, `False`
    Bool(bool),
    /// An int that fits 64 bits.
    Int(i64),
    /// An int that does not; make it with [`MontyObject::int`], so that equal ints look equal.
    BigInt(BigInt),
    /// A float.
    Float(f64),
    /// A complex number: real, imaginary.
    Complex(f64, f64),
    /// A str.
    String(String),
    /// A bytes.
    Bytes(Vec<u8>),
    /// A bytearray.
    ByteArray(Vec<u8>),
    /// A list.
    List(Vec<MontyObject>),
    /// A tuple.
    Tuple(Vec<MontyObject>),
    /// A tuple whose items have names.
    NamedTuple(Box<MontyNamedTuple>),
    /// A dict, in insertion order.
    Dict(DictPairs),
    /// A set, in any order.
    Set(Vec<MontyObject>),
    /// A frozenset, in any order.
    FrozenSet(Vec<MontyObject>),
    /// An exception as a value (not raised).
    Exception(Box<MontyExceptionValue>),
    /// An instance of a dataclass.
    Dataclass(Box<MontyDataclass>),
    /// A `datetime.date`.
    Date(MontyDate),
    /// A `datetime.time`.
    Time(Box<MontyTime>),
    /// A `datetime.datetime`.
    DateTime(Box<MontyDateTime>),
    /// A `datetime.timedelta`.
    TimeDelta(MontyTimeDelta),
    /// A `datetime.timezone`.
    TimeZone(Box<MontyTimeZone>),
    /// A `decimal.Decimal`, as its `str()`.
    Decimal(String),
    /// A `uuid.UUID`, as its 128-bit int.
    Uuid(u128),
    /// A `pathlib.PurePosixPath`.
    Path(String),
    /// A member of an enum.
    EnumMember(Box<MontyEnumMember>),
    /// A value that cannot cross (a function, a class, a generator): its `repr()`. If it goes back
    /// into a run, it is there an object that has this repr and nothing else.
    Repr(String),
}

impl MontyObject {
    /// An int of any size, in the one form it has.
    ///
    /// ```
    /// use monty_host::MontyObject;
    /// assert_eq!(MontyObject::int(7.into()), MontyObject::Int(7));
    /// ```
    pub fn int(value: BigInt) -> Self {
        match value.to_i64() {
            Some(small) => Self::Int(small),
            None => Self::BigInt(value),
        }
    }

    /// A dict with str keys, in this order.
    ///
    /// ```
    /// use monty_host::MontyObject;
    /// let dict = MontyObject::dict([("a", MontyObject::Int(1))]);
    /// assert_eq!(dict.get("a"), Some(&MontyObject::Int(1)));
    /// assert_eq!(dict.get("b"), None);
    /// ```
    pub fn dict<K: Into<String>>(items: impl IntoIterator<Item = (K, MontyObject)>) -> Self {
        Self::Dict(
            items.into_iter().map(|(key, value)| (Self::String(key.into()), value)).collect(),
        )
    }

    /// The value at a str key, if this is a dict that has it.
    pub fn get(&self, key: &str) -> Option<&MontyObject> {
        let Self::Dict(pairs) = self else { return None };
        pairs.iter().find(|(k, _)| matches!(k, Self::String(k) if k == key)).map(|(_, value)| value)
    }

    /// The name of its Python type.
    pub fn type_name(&self) -> &str {
        match self {
            Self::None => "NoneType",
            Self::Ellipsis => "ellipsis",
            Self::Bool(_) => "bool",
            Self::Int(_) | Self::BigInt(_) => "int",
            Self::Float(_) => "float",
            Self::Complex(..) => "complex",
            Self::String(_) => "str",
            Self::Bytes(_) => "bytes",
            Self::ByteArray(_) => "bytearray",
            Self::List(_) => "list",
            Self::Tuple(_) => "tuple",
            Self::NamedTuple(value) => &value.type_name,
            Self::Dict(_) => "dict",
            Self::Set(_) => "set",
            Self::FrozenSet(_) => "frozenset",
            Self::Exception(value) => &value.exc_type,
            Self::Dataclass(value) => &value.name,
            Self::Date(_) => "date",
            Self::Time(_) => "time",
            Self::DateTime(_) => "datetime",
            Self::TimeDelta(_) => "timedelta",
            Self::TimeZone(_) => "timezone",
            Self::Decimal(_) => "Decimal",
            Self::Uuid(_) => "UUID",
            Self::Path(_) => "PurePosixPath",
            Self::EnumMember(value) => &value.class_name,
            Self::Repr(_) => "object",
        }
    }

    /// The text, if this is a str.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The int, if this is one that fits.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            _ => None,
        }
    }

    /// Call `visit` for each value directly inside this one, in order.
    pub(crate) fn for_each_child<'a>(&'a self, mut visit: impl FnMut(&'a MontyObject)) {
        match self {
            Self::List(items) | Self::Tuple(items) | Self::Set(items) | Self::FrozenSet(items) => {
                items.iter().for_each(visit);
            }
            Self::NamedTuple(value) => value.values.iter().for_each(visit),
            Self::Exception(value) => value.args.iter().for_each(visit),
            Self::Dict(pairs) => pairs.iter().for_each(|(key, value)| {
                visit(key);
                visit(value);
            }),
            Self::Dataclass(value) => value.fields.iter().for_each(|(_, value)| visit(value)),
            Self::EnumMember(value) => visit(&value.value),
            _ => {}
        }
    }
}

macro_rules! from_value {
    ($($rust:ty => |$name:ident| $make:expr;)*) => {$(
        impl From<$rust> for MontyObject {
            fn from($name: $rust) -> Self {
                $make
            }
        }
    )*};
}

from_value! {
    () => |_unit| Self::None;
    bool => |value| Self::Bool(value);
    i64 => |value| Self::Int(value);
    i32 => |value| Self::Int(value.into());
    u32 => |value| Self::Int(value.into());
    BigInt => |value| Self::int(value);
    f64 => |value| Self::Float(value);
    &str => |value| Self::String(value.to_owned());
    String => |value| Self::String(value);
    Vec<MontyObject> => |value| Self::List(value);
}

impl<T: Into<MontyObject>> From<Option<T>> for MontyObject {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}
