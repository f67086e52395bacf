//! Numbers as containers see them: exact comparison across int, float and complex.

use std::cmp::Ordering;

use monty_text::number::{compare_big_float, compare_small_float};
use num_bigint::{BigInt, Sign};

use crate::value::Value;
use crate::vm::Vm;

/// A number as one of the three kinds that compare with each other.
pub(super) enum Number<'a> {
    Small(i64),
    Big(&'a BigInt),
    Float(f64),
    Complex(f64, f64),
}

impl Vm {
    /// The value as a number, if it is one of a builtin type.
    #[inline]
    pub(super) fn number(&self, v: Value) -> Option<Number<'_>> {
        Some(match v {
            Value::Int(i) => Number::Small(i),
            Value::Float(f) => Number::Float(f.get()),
            Value::True => Number::Small(1),
            Value::False => Number::Small(0),
            Value::BigInt(h) => Number::Big(self.heap.bigint(h)),
            Value::Complex(h) => {
                let (re, im) = self.heap.complex(h);
                Number::Complex(re, im)
            }
            _ => return None,
        })
    }
}

/// Order of two numbers; None for nan and for complex ones.
pub(super) fn order(a: &Number, b: &Number) -> Option<Ordering> {
    use Number::{Big, Complex, Float, Small};
    match (a, b) {
        (Small(a), Small(b)) => Some(a.cmp(b)),
        (Float(a), Float(b)) => a.partial_cmp(b),
        (Small(a), Float(b)) => compare_small_float(*a, *b),
        (Float(a), Small(b)) => compare_small_float(*b, *a).map(Ordering::reverse),
        (Big(a), Big(b)) => Some(a.cmp(b)),
        (Big(a), Small(_)) => {
            Some(if a.sign() == Sign::Minus { Ordering::Less } else { Ordering::Greater })
        }
        (Small(_), Big(b)) => {
            Some(if b.sign() == Sign::Minus { Ordering::Greater } else { Ordering::Less })
        }
        (Big(a), Float(b)) => compare_big_float(a, *b),
        (Float(a), Big(b)) => compare_big_float(b, *a).map(Ordering::reverse),
        (Complex(..), _) | (_, Complex(..)) => None,
    }
}

/// Are two numbers equal?
pub(super) fn equal(a: &Number, b: &Number) -> bool {
    match (a, b) {
        (Number::Complex(ar, ai), Number::Complex(br, bi)) => ar == br && ai == bi,
        (Number::Complex(re, im), other) | (other, Number::Complex(re, im)) => {
            *im == 0.0 && order(&Number::Float(*re), other) == Some(Ordering::Equal)
        }
        _ => order(a, b) == Some(Ordering::Equal),
    }
}
