//! Python's algorithms on text and numbers, without a heap: pure functions on `&str`, `&[u8]`,
//! `i64`, `BigInt` and `f64`. Knows no value, no type object and no virtual machine. What can
//! write more than it reads says how much before it allocates, or takes a `max_len`.
#![forbid(unsafe_code)]

pub mod float_digits;
pub mod float_hex;
pub mod float_parse;
pub mod float_repr;
pub mod int_text;
pub mod unicode;
