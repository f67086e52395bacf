//! Reading constants from bytes with a bound on how deep they nest, so that hostile bytes cannot make
//! the reader recurse without end.

use std::cell::Cell;

use num_bigint::BigInt;
use serde::{Deserialize, Deserializer, de::Error};

use crate::Const;

/// More than the verifier lets pass, few enough for any stack.
const MAX_NESTING: u32 = 300;

thread_local! {
    static NESTING: Cell<u32> = const { Cell::new(0) };
}

/// Counts a level while it lives.
struct Level;

impl Level {
    fn enter() -> Option<Level> {
        NESTING.with(|n| {
            if n.get() >= MAX_NESTING {
                return None;
            }
            n.set(n.get() + 1);
            Some(Level)
        })
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        NESTING.with(|n| n.set(n.get().saturating_sub(1)));
    }
}

/// The same variants in the same order, with a derived reader.
#[derive(Deserialize)]
#[serde(rename = "Const")]
enum Plain {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(BigInt),
    Float(u64),
    Complex(u64, u64),
    Str(Box<str>),
    Bytes(Box<[u8]>),
    Tuple(Box<[Const]>),
    FrozenSet(Box<[Const]>),
}

impl<'de> Deserialize<'de> for Const {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let _level =
            Level::enter().ok_or_else(|| D::Error::custom("constants nested too deeply"))?;
        Ok(match Plain::deserialize(d)? {
            Plain::None => Const::None,
            Plain::Ellipsis => Const::Ellipsis,
            Plain::Bool(b) => Const::Bool(b),
            Plain::Int(i) => Const::Int(i),
            Plain::BigInt(i) => Const::BigInt(i),
            Plain::Float(bits) => Const::Float(bits),
            Plain::Complex(re, im) => Const::Complex(re, im),
            Plain::Str(s) => Const::Str(s),
            Plain::Bytes(b) => Const::Bytes(b),
            Plain::Tuple(items) => Const::Tuple(items),
            Plain::FrozenSet(items) => Const::FrozenSet(items),
        })
    }
}
