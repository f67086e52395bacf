//! Python's algorithms on text and numbers, without a heap: pure functions on `&str`, `&[u8]`,
//! `i64`, `BigInt` and `f64`. Knows no value, no type object and no virtual machine. What can
//! write more than it reads says how much before it allocates, or takes a `max_len`. What goes
//! through all of a long text takes the budget, and burns fuel stretch by stretch.
#![forbid(unsafe_code)]

pub mod bytes_case;
pub mod bytes_hex;
pub mod bytes_search;
pub mod charmaps;
pub mod civil;
pub mod decode;
pub mod encode;
pub mod escape;
pub mod float_digits;
pub mod float_hex;
pub mod float_parse;
pub mod float_repr;
pub mod format_number;
pub mod format_spec;
pub mod int_text;
pub mod iso_parse;
pub mod json_reader;
pub mod json_text;
mod long;
pub mod number;
pub mod number_complex;
pub mod number_convert;
pub mod number_float;
pub mod number_hash;
pub mod number_int;
pub mod pad;
pub mod printf;
pub mod split;
pub mod str_case;
pub mod str_class;
pub mod str_format;
pub mod str_repr;
pub mod str_search;
pub mod strftime;
pub mod strptime;
pub mod text;
mod unescape;
pub mod unicode;

use monty_limits::LimitError;

pub use long::{append, char_start, repeat, repeat_bytes, stretches};

/// Something would be larger than the caller allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It would be larger than the caller allows.
    TooLarge,
    /// A limit was met on the way.
    Limit(LimitError),
}

impl From<LimitError> for Refused {
    #[cold]
    fn from(error: LimitError) -> Self {
        Refused::Limit(error)
    }
}

impl From<TooLarge> for Refused {
    fn from(_: TooLarge) -> Self {
        Refused::TooLarge
    }
}

/// How many characters a text has.
#[inline]
pub fn char_count(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}
