//! Exact sums for `statistics`: of ints and floats, and of their squares, as a fraction whose denominator
//! is a power of two. What is neither is summed by the module's own code.

use monty_runtime::{Args, NativeDef, Result, Value, Vm, core_types as t};
use num_bigint::BigInt;

pub const INTERNALS: &[NativeDef] =
    &[NativeDef::function("_exact_sums(data, squares, /)", exact_sums)];

/// One more than the exponents that a float has, and twice that for its square.
const EXPONENTS: usize = 1100;
/// After so many items the budget is asked again.
const CHUNK: usize = 4096;

/// A sum of mantissas for each exponent of two.
struct Sums {
    /// Sums for exponents `-i`; where one would overflow, it goes to the rest.
    parts: Vec<i128>,
    rest: BigInt,
    /// The greatest `i` in use.
    deepest: usize,
    /// What is greater than any float's mantissa is kept whole.
    whole: BigInt,
}

impl Sums {
    fn new(exponents: usize) -> Self {
        Sums { parts: vec![0; exponents], rest: BigInt::ZERO, deepest: 0, whole: BigInt::ZERO }
    }

    /// Add `mantissa * 2 ** exponent`.
    fn add(&mut self, mantissa: i128, exponent: i32) {
        if exponent > 0 {
            self.whole += BigInt::from(mantissa) << exponent;
            return;
        }
        let at = exponent.unsigned_abs() as usize;
        self.deepest = self.deepest.max(at);
        match self.parts[at].checked_add(mantissa) {
            Some(sum) => self.parts[at] = sum,
            None => {
                let sum = BigInt::from(self.parts[at]) + BigInt::from(mantissa);
                self.rest += sum << (self.parts.len() - 1 - at);
                self.parts[at] = 0;
            }
        }
    }

    /// Numerator and binary logarithm of the denominator.
    fn total(mut self) -> (BigInt, usize) {
        let deepest = if self.rest == BigInt::ZERO { self.deepest } else { self.parts.len() - 1 };
        let mut total = self.rest + (self.whole << deepest);
        self.parts.truncate(deepest + 1);
        for (at, part) in self.parts.into_iter().enumerate().filter(|(_, part)| *part != 0) {
            total += BigInt::from(part) << (deepest - at);
        }
        (total, deepest)
    }
}

/// Mantissa and exponent of a finite float.
fn parts_of(x: f64) -> (i64, i32) {
    let bits = x.to_bits();
    let biased = (bits >> 52 & 0x7ff) as i32;
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) =
        if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) };
    if mantissa == 0 {
        return (0, 0);
    }
    let zeros = mantissa.trailing_zeros() as i32;
    let (mantissa, exponent) = (mantissa >> zeros, exponent + zeros);
    (if bits >> 63 == 0 { mantissa } else { -mantissa }, exponent)
}

/// `(type, n, numerator, denominator[, numerator, denominator])`, or None.
fn exact_sums(vm: &mut Vm, args: Args) -> Result<Value> {
    let (data, squares) = (args.get(vm, 0), args.get(vm, 1) == Value::True);
    let count = match data {
        Value::List(h) => vm.heap.items(h).len(),
        Value::Tuple(h) => vm.heap.tuple_items(h).len(),
        _ => return Ok(Value::None),
    };
    vm.heap.burn(256)?;
    vm.check_room(64 * 1024)?;
    let (mut sums, mut squared) = (Sums::new(EXPONENTS), Sums::new(EXPONENTS * 2));
    let mut kind = t::INT;
    for at in 0..count {
        if at % CHUNK == 0 {
            vm.heap.burn(CHUNK.min(count - at))?;
        }
        let items = match data {
            Value::List(h) => vm.heap.items(h),
            Value::Tuple(h) => vm.heap.tuple_items(h),
            _ => &[],
        };
        let (mantissa, exponent) = match items[at] {
            Value::Int(i) => (i, 0),
            Value::Float(f) if f.get().is_finite() => {
                kind = t::FLOAT;
                parts_of(f.get())
            }
            _ => return Ok(Value::None),
        };
        sums.add(i128::from(mantissa), exponent);
        if squares {
            squared.add(i128::from(mantissa) * i128::from(mantissa), exponent * 2);
        }
    }
    let mut result = vec![Value::Type(kind), Value::Int(count as i64)];
    for sums in [Some(sums), squares.then_some(squared)].into_iter().flatten() {
        let (numerator, power) = sums.total();
        result.push(vm.heap.new_int(numerator)?);
        result.push(vm.heap.new_int(BigInt::from(1) << power)?);
    }
    vm.heap.new_tuple(&result)
}
