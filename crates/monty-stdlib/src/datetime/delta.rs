//! Durations: a whole number of microseconds, held as days, seconds and microseconds.

use std::cmp::Ordering;

use monty_runtime::{Args, NativeDef, Raise, Result, Step, TypeRef, Value, Vm};
use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::make::{class_arg, instance};
use super::read::{is_exact, refused};
use super::{DAY, Place, Slow, call_slow, class};

/// The names of the slots, as the shapes of instances know them.
pub(super) const NAMES: [&str; 3] = ["_days\0", "_seconds\0", "_microseconds\0"];

pub(super) const INTERNALS: &[NativeDef] = &[
    NativeDef::stepping_function(
        "_delta_of_parts(cls, days, seconds, microseconds, milliseconds, minutes, hours, weeks, /)",
        of_parts,
    ),
    NativeDef::function("_new_delta(cls, us, /)", of_us),
    NativeDef::function("_us(delta, /)", us),
    NativeDef::method("_delta_add(self, value, /)", |vm, a| arithmetic(vm, a, |x, y| x + y)),
    NativeDef::method("_delta_sub(self, value, /)", |vm, a| arithmetic(vm, a, |x, y| x - y)),
    NativeDef::method("_delta_rsub(self, value, /)", |vm, a| arithmetic(vm, a, |x, y| y - x)),
    NativeDef::method("_delta_hash as timedelta.__hash__(self, /)", hash),
    NativeDef::method("_delta_eq(self, value, /)", |vm, a| compared(vm, a, Ordering::is_eq)),
    NativeDef::method("_delta_lt(self, value, /)", |vm, a| compared(vm, a, Ordering::is_lt)),
    NativeDef::method("_delta_le(self, value, /)", |vm, a| compared(vm, a, Ordering::is_le)),
    NativeDef::method("_delta_gt(self, value, /)", |vm, a| compared(vm, a, Ordering::is_gt)),
    NativeDef::method("_delta_ge(self, value, /)", |vm, a| compared(vm, a, Ordering::is_ge)),
];

/// All of a duration in microseconds; None for anything else.
pub(super) fn delta_of(vm: &Vm, v: Value) -> Option<i128> {
    let Value::Instance(h) = v else { return None };
    let [days, seconds, us] = if is_exact(vm, v, Place::Delta) {
        let [days, seconds, us, _] = vm.heap.instance(h).slots;
        [days, seconds, us]
    } else if vm.is_instance(v, class(vm, Place::Delta)) {
        let mut parts = [Value::None; 3];
        for (part, name) in parts.iter_mut().zip(NAMES) {
            *part = vm.slot_get(h, vm.heap.find_interned(name)?)?;
        }
        parts
    } else {
        return None;
    };
    let [days, seconds, us] = [days.as_int()?, seconds.as_int()?, us.as_int()?].map(i128::from);
    Some((days * 86_400 + seconds) * 1_000_000 + us)
}

/// The hash of a duration: that of its parts.
fn hash(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let Some(us) = delta_of(vm, v) else { return Err(refused(vm, v, "__hash__", "timedelta")) };
    let seconds = us.div_euclid(1_000_000);
    let parts = [seconds.div_euclid(86_400), seconds.rem_euclid(86_400), us.rem_euclid(1_000_000)];
    let parts = vm.heap.new_tuple(&parts.map(|part| Value::Int(part as i64)))?;
    let hash = vm.hash_pure(parts)?.ok_or(Raise::Internal("a tuple of ints has no hash"))?;
    Ok(Value::Int(hash as i64))
}

/// A duration of a class; one too long is an OverflowError.
pub(super) fn new_delta(vm: &mut Vm, of: TypeRef, us: i128) -> Result<Value> {
    let days = us.div_euclid(DAY.into());
    if !(-999_999_999..=999_999_999).contains(&days) {
        return Err(if i32::try_from(days).is_err() {
            vm.overflow_error("Python int too large to convert to C int")
        } else {
            vm.overflow_error(format!("days={days}; must have magnitude <= 999999999"))
        });
    }
    let us = us.rem_euclid(DAY.into()) as i64;
    let parts = [days as i64, us / 1_000_000, us % 1_000_000].map(Value::Int);
    instance(vm, Place::Delta, of, &parts)
}

/// From the constructor's arguments; those that are not all ints are left to the module.
fn of_parts(vm: &mut Vm, args: Args) -> Result<Step> {
    const FACTORS: [i64; 7] = [DAY, 1_000_000, 1, 1000, 60_000_000, 3_600_000_000, 7 * DAY];
    let of = class_arg(vm, args, Place::Delta)?;
    let mut total = 0;
    for (i, factor) in FACTORS.iter().enumerate() {
        let Value::Int(n) = args.get(vm, i + 1) else {
            let all = args.all_copy(vm)?;
            return call_slow(vm, Slow::Delta, &all);
        };
        total += i128::from(n) * i128::from(*factor);
    }
    new_delta(vm, of, total).map(Step::Done)
}

fn of_us(vm: &mut Vm, args: Args) -> Result<Value> {
    let of = class_arg(vm, args, Place::Delta)?;
    let us = match args.get(vm, 1) {
        Value::Int(i) => i.into(),
        Value::BigInt(h) => vm.heap.bigint(h).to_i128().unwrap_or(i128::MAX),
        _ => return Err(Raise::Internal("not an int")),
    };
    new_delta(vm, of, us)
}

fn us(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    match delta_of(vm, v) {
        Some(us) => match i64::try_from(us) {
            Ok(us) => Ok(Value::Int(us)),
            Err(_) => vm.heap.new_int(BigInt::from(us)),
        },
        None => {
            let found = vm.type_name(v);
            Err(vm.type_error(format!("expected a timedelta, not '{found}'")))
        }
    }
}

/// Of two durations, in microseconds.
fn arithmetic(vm: &mut Vm, args: Args, operation: fn(i128, i128) -> i128) -> Result<Value> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    match (delta_of(vm, a), delta_of(vm, b)) {
        (Some(x), Some(y)) => {
            let of = class(vm, Place::Delta);
            new_delta(vm, of, operation(x, y))
        }
        _ => Ok(Value::NotImplemented),
    }
}

fn compared(vm: &mut Vm, args: Args, test: fn(Ordering) -> bool) -> Result<Value> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    Ok(match (delta_of(vm, a), delta_of(vm, b)) {
        (Some(x), Some(y)) => Value::bool(test(x.cmp(&y))),
        _ => Value::NotImplemented,
    })
}
