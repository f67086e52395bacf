//! What stands in the slots of dates, times and durations, and the attributes that are computed of it.

use monty_runtime::{Args, NativeDef, Raise, Result, Value, Vm};
use monty_text::civil::Date;

use super::{DAY, Place, class, place};

pub(super) const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_year(self, /)", |vm, args| Ok(int(date(vm, args, "year")?.year))),
    NativeDef::function("_month(self, /)", |vm, args| Ok(int(date(vm, args, "month")?.month))),
    NativeDef::function("_day(self, /)", |vm, args| Ok(int(date(vm, args, "day")?.day))),
    NativeDef::function("_hour(self, /)", |vm, args| Ok(Value::Int(time(vm, args, "hour")?[0]))),
    NativeDef::function("_minute(self, /)", |vm, args| {
        Ok(Value::Int(time(vm, args, "minute")?[1]))
    }),
    NativeDef::function("_second(self, /)", |vm, args| {
        Ok(Value::Int(time(vm, args, "second")?[2]))
    }),
    NativeDef::function("_microsecond(self, /)", |vm, args| {
        Ok(Value::Int(time(vm, args, "microsecond")?[3]))
    }),
    NativeDef::function("_ymd(self, /)", ymd),
    NativeDef::function("_hms(self, /)", hms),
    NativeDef::function("_fields(self, /)", fields),
    NativeDef::function("_weekday(self, /)", |vm, args| {
        Ok(int(date(vm, args, "weekday")?.weekday()))
    }),
    NativeDef::function("_yearday(self, /)", |vm, args| {
        Ok(int(date(vm, args, "timetuple")?.day_of_year()))
    }),
    NativeDef::function("_local_us(self, /)", local_us),
];

/// What one of the first slots of a `datetime` holds.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Days,
    Us,
}

/// The names of the slots, as the shapes of instances know them.
pub(super) const NAMES: [&str; 4] = ["_days\0", "_us\0", "_tzinfo\0", "_fold\0"];

/// A date and a time of day.
#[derive(Clone, Copy)]
pub(super) struct Stamp {
    pub days: i64,
    pub us: i64,
    pub zone: Value,
    pub fold: Value,
}

impl Stamp {
    /// Microseconds from day 0 on, of the wall clock.
    pub(super) fn wall(self) -> i128 {
        i128::from(self.days) * i128::from(DAY) + i128::from(self.us)
    }
}

fn int(n: impl Into<i64>) -> Value {
    Value::Int(n.into())
}

/// Is it of the class itself, with its slots where they stand in each such instance?
pub(super) fn is_exact(vm: &Vm, v: Value, at: Place) -> bool {
    match (v, place(vm, at)) {
        (Value::Instance(h), Value::Instance(template)) => {
            vm.heap.instance(h).shape == vm.heap.instance(template).shape
        }
        _ => false,
    }
}

/// What an instance of one of the classes holds in a slot.
pub(super) fn part(vm: &Vm, v: Value, part: Part) -> Option<Value> {
    let Value::Instance(h) = v else { return None };
    let at = part as usize;
    if is_exact(vm, v, Place::DateTime) {
        return Some(vm.heap.instance(h).slots[at]);
    }
    let first = match part {
        Part::Days => Place::Date,
        _ => Place::Time,
    };
    if is_exact(vm, v, first) {
        return Some(vm.heap.instance(h).slots[if first == Place::Date { at } else { at - 1 }]);
    }
    if !vm.is_instance(v, class(vm, first)) && !vm.is_instance(v, class(vm, Place::DateTime)) {
        return None;
    }
    vm.slot_get(h, vm.heap.find_interned(NAMES[at])?)
}

/// The ordinal of a date's day.
pub(super) fn days(vm: &Vm, v: Value) -> Option<i64> {
    part(vm, v, Part::Days)?.as_int()
}

/// What a `datetime` holds; None for anything else.
pub(super) fn stamp(vm: &Vm, v: Value) -> Option<Stamp> {
    let Value::Instance(h) = v else { return None };
    let [days, us, zone, fold] = if is_exact(vm, v, Place::DateTime) {
        vm.heap.instance(h).slots
    } else if vm.is_instance(v, class(vm, Place::DateTime)) {
        let mut slots = [Value::None; 4];
        for (slot, name) in slots.iter_mut().zip(NAMES) {
            *slot = vm.slot_get(h, vm.heap.find_interned(name)?)?;
        }
        slots
    } else {
        return None;
    };
    Some(Stamp { days: days.as_int()?, us: us.as_int()?, zone, fold })
}

/// The date of an ordinal that stands in a slot.
pub(super) fn date_of(days: i64) -> Result<Date> {
    Date::from_ordinal(days).ok_or(Raise::Internal("a date outside the calendar"))
}

/// Hour, minute, second, microsecond.
pub(super) fn split(us: i64) -> [i64; 4] {
    let seconds = us.div_euclid(1_000_000);
    [seconds / 3600, seconds / 60 % 60, seconds % 60, us.rem_euclid(1_000_000)]
}

pub(super) fn refused(vm: &mut Vm, v: Value, name: &str, class: &str) -> Raise {
    let found = vm.type_name(v);
    vm.type_error(format!(
        "descriptor '{name}' for 'datetime.{class}' objects doesn't apply to a '{found}' object"
    ))
}

/// The receiver's date.
pub(super) fn date(vm: &mut Vm, args: Args, name: &str) -> Result<Date> {
    let v = args.get(vm, 0);
    match days(vm, v) {
        Some(n) => date_of(n),
        None => Err(refused(vm, v, name, "date")),
    }
}

/// The receiver's time of day.
pub(super) fn time(vm: &mut Vm, args: Args, name: &str) -> Result<[i64; 4]> {
    let v = args.get(vm, 0);
    match part(vm, v, Part::Us).and_then(|us| us.as_int()) {
        Some(us) => Ok(split(us)),
        None => Err(refused(vm, v, name, "time")),
    }
}

fn ymd(vm: &mut Vm, args: Args) -> Result<Value> {
    let d = date(vm, args, "date")?;
    vm.heap.new_tuple(&[int(d.year), int(d.month), int(d.day)])
}

fn hms(vm: &mut Vm, args: Args) -> Result<Value> {
    let t = time(vm, args, "time")?.map(Value::Int);
    vm.heap.new_tuple(&t)
}

/// Year to microsecond.
fn fields(vm: &mut Vm, args: Args) -> Result<Value> {
    let (d, t) = (date(vm, args, "date")?, time(vm, args, "time")?);
    let [hour, minute, second, us] = t.map(Value::Int);
    vm.heap.new_tuple(&[int(d.year), int(d.month), int(d.day), hour, minute, second, us])
}

fn local_us(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let us = stamp(vm, v).and_then(|stamp| i64::try_from(stamp.wall()).ok());
    us.map(Value::Int).ok_or_else(|| refused(vm, v, "__hash__", "datetime"))
}
