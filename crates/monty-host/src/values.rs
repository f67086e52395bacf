//! The values with more than one part: named tuples, dataclass instances, exceptions, dates and
//! times, enum members.

use serde::{Deserialize, Serialize};

use crate::MontyObject;

/// A tuple whose items have names.
#[derive(Debug, Clone, PartialEq)]
pub struct MontyNamedTuple {
    /// The class name, as `repr()` shows it.
    pub type_name: String,
    /// One name for each value.
    pub field_names: Vec<String>,
    /// The items.
    pub values: Vec<MontyObject>,
}

/// An exception as a value.
#[derive(Debug, Clone, PartialEq)]
pub struct MontyExceptionValue {
    /// The class name.
    pub exc_type: String,
    /// The nearest builtin class it derives from (`exc_type` itself for a builtin one).
    pub builtin_base: String,
    /// Its `args`.
    pub args: Vec<MontyObject>,
}

/// An instance of a dataclass.
#[derive(Debug, Clone, PartialEq)]
pub struct MontyDataclass {
    /// The class name, as `repr()` shows it.
    pub name: String,
    /// Which class of the host it is (`module:qualname` from Python hosts); empty for a class the
    /// guest made.
    pub type_id: String,
    /// Attributes by name, in order: the fields first, then any others the instance has.
    pub fields: Vec<(String, MontyObject)>,
    /// How many of `fields` are fields of the class.
    pub field_count: usize,
    /// Assignment raises `FrozenInstanceError`.
    pub frozen: bool,
}

/// A `datetime.date`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MontyDate {
    /// 1 to 9999.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A `datetime.time`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MontyTime {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// 0 to 999 999.
    pub microsecond: u32,
    /// The second of two equal wall times.
    pub fold: bool,
    /// `None` for a naive time.
    pub tzinfo: Option<MontyTimeZone>,
}

/// A `datetime.datetime`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MontyDateTime {
    /// The day.
    pub date: MontyDate,
    /// The time of day, with the zone.
    pub time: MontyTime,
}

/// A `datetime.timedelta`, normalised as Python does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MontyTimeDelta {
    /// -999 999 999 to 999 999 999.
    pub days: i32,
    /// 0 to 86 399.
    pub seconds: i32,
    /// 0 to 999 999.
    pub microseconds: i32,
}

/// A `datetime.timezone`: a fixed offset from UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MontyTimeZone {
    /// Seconds east of UTC, less than a day.
    pub offset_seconds: i32,
    /// Microseconds on top, 0 to 999 999 (rare).
    pub offset_microseconds: i32,
    /// The name it was given, if any.
    pub name: Option<String>,
}

/// A member of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct MontyEnumMember {
    /// The class name, as `repr()` shows it.
    pub class_name: String,
    /// Which class of the host it is (`module:qualname` from Python hosts); empty for a class the
    /// guest made.
    pub type_id: String,
    /// The member's name.
    pub name: String,
    /// The member's value.
    pub value: MontyObject,
    /// The builtin type its class mixes in (`int`, `str`, `float`), or empty.
    pub mixin: String,
}
