//! Order and difference of dates and of moments on the same clock. Moments of two zones are left to the
//! module's own functions, which ask the zones.

use std::cmp::Ordering;

use monty_runtime::{Args, NativeDef, Result, Step, Value, Vm};

use super::delta::{delta_of, new_delta};
use super::make::{date_of_class, moved};
use super::read::{days, refused, stamp};
use super::{DAY, MAX_ORDINAL, Place, Slow, call_slow, class};

pub(super) const INTERNALS: &[NativeDef] = &[
    NativeDef::method("_date_eq(self, value, /)", |vm, a| dates(vm, a, Ordering::is_eq)),
    NativeDef::method("_date_lt(self, value, /)", |vm, a| dates(vm, a, Ordering::is_lt)),
    NativeDef::method("_date_le(self, value, /)", |vm, a| dates(vm, a, Ordering::is_le)),
    NativeDef::method("_date_gt(self, value, /)", |vm, a| dates(vm, a, Ordering::is_gt)),
    NativeDef::method("_date_ge(self, value, /)", |vm, a| dates(vm, a, Ordering::is_ge)),
    NativeDef::method("_date_hash as date.__hash__(self, /)", date_hash),
    NativeDef::stepping("_datetime_hash as datetime.__hash__(self, /)", datetime_hash),
    NativeDef::stepping("_date_add(self, value, /)", |vm, a| date_moved(vm, a, 1)),
    NativeDef::stepping("_date_sub(self, value, /)", date_sub),
    NativeDef::stepping("_datetime_eq(self, value, /)", |vm, a| {
        moments(vm, a, Slow::Eq, Ordering::is_eq)
    }),
    NativeDef::stepping("_datetime_lt(self, value, /)", |vm, a| {
        moments(vm, a, Slow::Lt, Ordering::is_lt)
    }),
    NativeDef::stepping("_datetime_le(self, value, /)", |vm, a| {
        moments(vm, a, Slow::Le, Ordering::is_le)
    }),
    NativeDef::stepping("_datetime_gt(self, value, /)", |vm, a| {
        moments(vm, a, Slow::Gt, Ordering::is_gt)
    }),
    NativeDef::stepping("_datetime_ge(self, value, /)", |vm, a| {
        moments(vm, a, Slow::Ge, Ordering::is_ge)
    }),
    NativeDef::stepping("_datetime_add(self, value, /)", |vm, a| moment_moved(vm, a, 1)),
    NativeDef::stepping("_datetime_sub(self, value, /)", datetime_sub),
];

/// The day of a date that has no time of day.
fn plain_date(vm: &Vm, v: Value) -> Option<i64> {
    days(vm, v).filter(|_| !vm.is_instance(v, class(vm, Place::DateTime)))
}

fn dates(vm: &mut Vm, args: Args, test: fn(Ordering) -> bool) -> Result<Value> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    Ok(match (days(vm, a), plain_date(vm, b)) {
        (Some(a), Some(b)) => Value::bool(test(a.cmp(&b))),
        _ => Value::NotImplemented,
    })
}

fn date_hash(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    match days(vm, v) {
        Some(days) => Ok(Value::Int(days)),
        None => Err(refused(vm, v, "__hash__", "date")),
    }
}

/// Of a moment without a zone; of others the zone has a say.
fn datetime_hash(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    match stamp(vm, v) {
        Some(stamp) if stamp.zone.is_none() => Ok(Step::Done(Value::Int(stamp.wall() as i64))),
        Some(_) => {
            let name = vm.heap.intern("_hash")?;
            vm.call_method(v, name, &[])
        }
        None => Err(refused(vm, v, "__hash__", "datetime")),
    }
}

/// A date so many days later or earlier: what a duration has beyond whole days does not count.
fn date_moved(vm: &mut Vm, args: Args, sign: i64) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let (Some(day), Some(delta)) = (days(vm, a), delta_of(vm, b)) else {
        return Ok(Step::Done(Value::NotImplemented));
    };
    let by = delta.div_euclid(DAY.into()) as i64;
    let day = day.saturating_add(by.saturating_mul(sign));
    if !(1..=MAX_ORDINAL).contains(&day) {
        return Err(vm.overflow_error("date value out of range"));
    }
    let of = vm.type_of(a);
    date_of_class(vm, of, day)
}

fn date_sub(vm: &mut Vm, args: Args) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    match (plain_date(vm, a), plain_date(vm, b)) {
        (Some(a), Some(b)) => {
            let us = i128::from(a - b) * i128::from(DAY);
            let of = class(vm, Place::Delta);
            new_delta(vm, of, us).map(Step::Done)
        }
        _ => date_moved(vm, args, -1),
    }
}

fn moments(vm: &mut Vm, args: Args, slow: Slow, test: fn(Ordering) -> bool) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let (Some(x), Some(y)) = (stamp(vm, a), stamp(vm, b)) else {
        return Ok(Step::Done(Value::NotImplemented));
    };
    if x.zone != y.zone {
        return call_slow(vm, slow, &[a, b]);
    }
    Ok(Step::Done(Value::bool(test((x.days, x.us).cmp(&(y.days, y.us))))))
}

fn moment_moved(vm: &mut Vm, args: Args, sign: i128) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let (Some(stamp), Some(delta)) = (stamp(vm, a), delta_of(vm, b)) else {
        return Ok(Step::Done(Value::NotImplemented));
    };
    let of = vm.type_of(a);
    moved(vm, of, stamp.wall() + delta * sign, stamp.zone)
}

fn datetime_sub(vm: &mut Vm, args: Args) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    match (stamp(vm, a), stamp(vm, b)) {
        (Some(x), Some(y)) if x.zone == y.zone => {
            let of = class(vm, Place::Delta);
            new_delta(vm, of, x.wall() - y.wall()).map(Step::Done)
        }
        (Some(_), Some(_)) => call_slow(vm, Slow::Sub, &[a, b]),
        _ => moment_moved(vm, args, -1),
    }
}
