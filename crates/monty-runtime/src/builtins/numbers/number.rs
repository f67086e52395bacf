//! Numeric payloads as numbers: reading ints of either size, and making them within the budget.
//! Knows nothing of operators.

use std::borrow::Cow;

use monty_limits::Budget;
use num_bigint::BigInt;

use super::big;
use crate::error::Result;
use crate::heap::{Arena, Heap};
use crate::module_state::StateKey;
use crate::names as n;
use crate::types as t;
use crate::value::{Sym, Value};
use crate::vm::Vm;

/// An int of more bits is refused with `MemoryError` where no limit of the host refuses it: 2 GiB.
const MAX_BITS: u64 = 1 << 34;

/// Which number a payload is.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// `int` of either size, or `bool`.
    Int,
    Float(f64),
    Complex(f64, f64),
}

/// What kind of number a payload is; None if it is none.
#[inline]
pub fn number(heap: &Heap, v: Value) -> Option<Number> {
    Some(match v {
        Value::Int(_) | Value::BigInt(_) | Value::True | Value::False => Number::Int,
        Value::Float(f) => Number::Float(f.get()),
        Value::Complex(h) => {
            let (re, im) = heap.complex(h);
            Number::Complex(re, im)
        }
        _ => return None,
    })
}

/// Is the payload an `int` (or `bool`)?
#[inline]
pub fn is_int(v: Value) -> bool {
    matches!(v, Value::Int(_) | Value::BigInt(_) | Value::True | Value::False)
}

/// An int payload as an exact `int`: bools become 0 and 1.
#[inline]
pub fn plain_int(v: Value) -> Value {
    match v {
        Value::True => Value::Int(1),
        Value::False => Value::Int(0),
        _ => v,
    }
}

/// An int payload as a big int; zero for anything else.
pub fn big_int(ints: &Arena<BigInt>, v: Value) -> Cow<'_, BigInt> {
    match v {
        Value::BigInt(h) => Cow::Borrowed(ints.get(h)),
        _ => Cow::Owned(BigInt::from(v.as_int().unwrap_or(0))),
    }
}

/// A copy of an int payload as a big int.
pub fn owned_int(heap: &mut Heap, v: Value) -> Result<BigInt> {
    heap.burn(bits(heap, v) as usize / 64)?;
    Ok(big_int(&heap.arenas.bigints, v).into_owned())
}

/// Is the int payload less than zero?
pub fn is_negative(heap: &Heap, v: Value) -> bool {
    match v {
        Value::BigInt(h) => heap.bigint(h).sign() == num_bigint::Sign::Minus,
        _ => v.as_int().is_some_and(|i| i < 0),
    }
}

/// Is it the int payload 0?
pub fn is_zero(v: Value) -> bool {
    v.as_int() == Some(0)
}

/// Bits of the magnitude of an int payload.
pub fn bits(heap: &Heap, v: Value) -> u64 {
    match v {
        Value::BigInt(h) => heap.bigint(h).bits(),
        _ => u64::from(64 - v.as_int().unwrap_or(0).unsigned_abs().leading_zeros()),
    }
}

/// Do work on two int payloads with the budget at hand.
pub fn with_ints<T>(
    vm: &mut Vm,
    a: Value,
    b: Value,
    work: impl FnOnce(&mut Budget, &BigInt, &BigInt) -> big::Result<T>,
) -> Result<T> {
    let heap = &mut vm.heap;
    let (a, b) = (big_int(&heap.arenas.bigints, a), big_int(&heap.arenas.bigints, b));
    Ok(work(&mut heap.budget, &a, &b)?)
}

/// Pay for work on so many bytes, which are there for the first time.
fn prepare(vm: &mut Vm, bytes: usize) -> Result<()> {
    vm.heap.burn(bytes / 4)?;
    // That a system hands them out takes longer than to work on them.
    if bytes > 1 << 20 { Ok(vm.heap.budget.look_ahead(bytes)?) } else { Ok(()) }
}

/// Do work while room for `bits` is charged, so that what is too large is refused before it is made; that
/// it is gone through once is paid for.
pub fn within<T>(vm: &mut Vm, bits: u64, work: impl FnOnce(&mut Vm) -> Result<T>) -> Result<T> {
    let bytes = usize::try_from(bits / 8).unwrap_or(usize::MAX);
    vm.heap.charge(bytes)?;
    let result = match bits > MAX_BITS {
        true => Err(vm.raise_args(t::MEMORY_ERROR, &[])),
        false => prepare(vm, bytes).and_then(|()| work(vm)),
    };
    vm.heap.release(bytes);
    result
}

/// Make an int of at most `room` bits from two int payloads, of which it may take copies, with as many
/// spare places.
pub fn make_int(
    vm: &mut Vm,
    room: u64,
    a: Value,
    b: Value,
    work: impl FnOnce(&mut Budget, &BigInt, &BigInt) -> big::Result<BigInt>,
) -> Result<Value> {
    let held = vm.heap.held();
    let copies = 2 * bits(&vm.heap, a).max(bits(&vm.heap, b));
    let result = within(vm, room, |vm| {
        vm.heap.hold(copies as usize / 8)?;
        with_ints(vm, a, b, work)
    })?;
    vm.heap.let_go(held);
    vm.heap.new_int(result)
}

/// An int payload as the nearest float.
pub fn int_to_float(vm: &mut Vm, v: Value) -> Result<f64> {
    let float = match v {
        Value::BigInt(h) => monty_text::number_convert::big_to_float(vm.heap.bigint(h)),
        _ => Some(v.as_int().unwrap_or(0) as f64),
    };
    float.ok_or_else(|| vm.overflow_error("int too large to convert to float"))
}

/// A finite float cut towards zero, as an int.
pub fn float_to_int(vm: &mut Vm, f: f64) -> Result<Value> {
    // Both bounds are exact; within them the cast is.
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&f) {
        return Ok(Value::Int(f as i64));
    }
    match monty_text::number_convert::float_to_big(f) {
        Some(i) => vm.heap.new_int(i),
        None if f.is_nan() => Err(vm.value_error("cannot convert float NaN to integer")),
        None => Err(vm.overflow_error("cannot convert float infinity to integer")),
    }
}

/// The most decimal digits that ints are read from and written to (0: no limit), as
/// `sys.set_int_max_str_digits` left it.
pub fn max_str_digits(vm: &Vm) -> usize {
    match vm.module_state.get(StateKey::MaxStrDigits) {
        Some(Value::Int(n)) => n as usize,
        _ => monty_text::int_text::DEFAULT_MAX_DIGITS,
    }
}

/// What `sys.set_int_max_str_digits` does.
pub fn set_max_str_digits(vm: &mut Vm, digits: usize) {
    vm.module_state.set(StateKey::MaxStrDigits, Value::Int(digits as i64));
}

/// Has an instance a method of this name that is not the builtin class's?
pub fn has_own(vm: &mut Vm, v: Value, name: Sym) -> bool {
    matches!(v, Value::Instance(_))
        && match vm.lookup_special(v, name) {
            Some(Value::Native(id)) => vm.registry.natives[id.index()].is_plain_method(),
            found => found.is_some(),
        }
}

/// Is it an int of a derived class that says itself what double it is?
pub fn floats_itself(vm: &mut Vm, v: Value) -> bool {
    is_int(vm.payload(v)) && has_own(vm, v, n::FLOAT)
}
