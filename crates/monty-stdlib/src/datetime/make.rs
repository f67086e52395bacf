//! Dates and times from fields that are checked, from other moments, and from texts.

use monty_runtime::{
    Args, CallOutcome, Instance, NativeDef, NativeState, Raise, Result, Step, TypeRef, Value, Vm,
};
use monty_text::civil::Date;
use monty_text::iso_parse::{parse_iso_date, parse_iso_datetime, parse_iso_time};
use monty_text::strptime::strptime;

use super::calendar::{date_error, iso_error, text};
use super::read::{NAMES, Stamp, date_of, split};
use super::{DAY, MAX_ORDINAL, Place, Slow, class, place};

pub(super) const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_new_date(cls, year, month, day, /)", new_date),
    NativeDef::function(
        "_new_time(cls, hour, minute, second, microsecond, tzinfo, fold, /)",
        new_time,
    ),
    NativeDef::function(
        "_new_datetime(cls, year, month, day, hour, minute, second, microsecond, tzinfo, fold, /)",
        new_datetime,
    ),
    NativeDef::stepping_function("_date_of_ordinal(cls, n, /)", of_ordinal),
    NativeDef::stepping_function("_date_of_iso(cls, text, /)", date_of_iso),
    NativeDef::stepping_function("_time_of_iso(cls, text, /)", time_of_iso).resumed_by(zone_made),
    NativeDef::stepping_function("_datetime_of_iso(cls, text, /)", datetime_of_iso)
        .resumed_by(zone_made),
    NativeDef::stepping_function("_datetime_of_text(cls, text, format, /)", of_text),
];

/// An instance of the class that a place shows, or of one derived from it.
pub(super) fn instance(vm: &mut Vm, at: Place, of: TypeRef, parts: &[Value]) -> Result<Value> {
    let Value::Instance(template) = place(vm, at) else {
        return Err(Raise::Internal("datetime is not set up"));
    };
    if of == class(vm, at) {
        let shape = vm.heap.instance(template).shape;
        let mut slots = [Value::Unset; 4];
        slots[..parts.len()].copy_from_slice(parts);
        return vm.heap.new_instance(Instance { shape, slots, rest: None });
    }
    let v = vm.new_instance_of(of)?;
    let Value::Instance(h) = v else { return Err(Raise::Internal("not an instance")) };
    let names: &[&str] = match at {
        Place::Date => &NAMES[..1],
        Place::Time => &NAMES[1..],
        Place::DateTime => &NAMES,
        _ => &super::delta::NAMES,
    };
    for (name, &part) in names.iter().zip(parts) {
        let name = vm.heap.intern(name)?;
        vm.slot_set(h, name, part)?;
    }
    Ok(v)
}

/// The first argument: the class that a place shows, or one derived from it.
pub(super) fn class_arg(vm: &mut Vm, args: Args, at: Place) -> Result<TypeRef> {
    let base = class(vm, at);
    match args.get(vm, 0) {
        Value::Type(of) if vm.is_subclass(of, base) => Ok(of),
        v => Err(not_derived(vm, v, base)),
    }
}

fn not_derived(vm: &mut Vm, v: Value, base: TypeRef) -> Raise {
    let base = vm.class_name(base);
    match v {
        Value::Type(of) => {
            let name = vm.class_name(of);
            vm.type_error(format!(
                "datetime.{base}.__new__({name}): {name} is not a subtype of datetime.{base}"
            ))
        }
        _ => {
            let name = vm.type_name(v);
            vm.type_error(format!("datetime.{base}.__new__(X): X is not a type object ({name})"))
        }
    }
}

/// An argument as a C int.
fn number(vm: &mut Vm, args: Args, i: usize) -> Result<i64> {
    let v = args.get(vm, i);
    let Value::Int(n) = vm.index_value(v)? else {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    };
    if i32::try_from(n).is_ok() {
        return Ok(n);
    }
    Err(vm.overflow_error(if n > 0 {
        "signed integer is greater than maximum"
    } else {
        "signed integer is less than minimum"
    }))
}

/// As many arguments, read one after the other, from a place on.
fn numbers<const N: usize>(vm: &mut Vm, args: Args, first: usize) -> Result<[i64; N]> {
    let mut found = [0; N];
    for (i, n) in found.iter_mut().enumerate() {
        *n = number(vm, args, first + i)?;
    }
    Ok(found)
}

fn date_arg(vm: &mut Vm, args: Args) -> Result<Date> {
    let [year, month, day] = numbers(vm, args, 1)?;
    Date::new(year, month, day).map_err(|e| date_error(vm, e))
}

/// The time of day of four arguments, then the zone and the fold: what stands in the slots.
fn time_arg(vm: &mut Vm, args: Args, first: usize) -> Result<[Value; 3]> {
    const LIMITS: [(&str, i64); 4] =
        [("hour", 23), ("minute", 59), ("second", 59), ("microsecond", 999_999)];
    let fields: [i64; 4] = numbers(vm, args, first)?;
    let (zone, fold) = (args.get(vm, first + 4), number(vm, args, first + 5)?);
    for ((name, limit), n) in LIMITS.iter().zip(fields) {
        if !(0..=*limit).contains(&n) {
            return Err(vm.value_error(format!("{name} must be in 0..{limit}")));
        }
    }
    if fold != 0 && fold != 1 {
        return Err(vm.value_error("fold must be either 0 or 1"));
    }
    let is_zone = match place(vm, Place::Zone) {
        Value::Type(class) => vm.is_instance(zone, class),
        _ => false,
    };
    if zone != Value::None && !is_zone {
        let found = vm.type_name(zone);
        return Err(vm.type_error(format!(
            "tzinfo argument must be None or of a tzinfo subclass, not type '{found}'"
        )));
    }
    let [hour, minute, second, us] = fields;
    let us = ((hour * 60 + minute) * 60 + second) * 1_000_000 + us;
    Ok([Value::Int(us), zone, Value::Int(fold)])
}

fn new_date(vm: &mut Vm, args: Args) -> Result<Value> {
    let of = class_arg(vm, args, Place::Date)?;
    let days = date_arg(vm, args)?.ordinal();
    instance(vm, Place::Date, of, &[Value::Int(days)])
}

fn new_time(vm: &mut Vm, args: Args) -> Result<Value> {
    let of = class_arg(vm, args, Place::Time)?;
    let parts = time_arg(vm, args, 1)?;
    instance(vm, Place::Time, of, &parts)
}

fn new_datetime(vm: &mut Vm, args: Args) -> Result<Value> {
    let of = class_arg(vm, args, Place::DateTime)?;
    // All are read before any is judged.
    let _: [i64; 7] = numbers(vm, args, 1)?;
    number(vm, args, 9)?;
    let days = date_arg(vm, args)?.ordinal();
    let [us, zone, fold] = time_arg(vm, args, 4)?;
    instance(vm, Place::DateTime, of, &[Value::Int(days), us, zone, fold])
}

/// A date of a class; one derived from `date` is called.
pub(super) fn date_of_class(vm: &mut Vm, of: TypeRef, days: i64) -> Result<Step> {
    if of == class(vm, Place::Date) {
        return instance(vm, Place::Date, of, &[Value::Int(days)]).map(Step::Done);
    }
    let d = date_of(days)?;
    let fields = [i64::from(d.year), d.month.into(), d.day.into()].map(Value::Int);
    vm.tail_call(Value::Type(of), &fields)
}

/// The same for a date with its time of day. The fold is not handed to classes that are called.
pub(super) fn stamp_of_class(vm: &mut Vm, of: TypeRef, stamp: Stamp) -> Result<Step> {
    if of == class(vm, Place::DateTime) {
        let parts = [Value::Int(stamp.days), Value::Int(stamp.us), stamp.zone, stamp.fold];
        return instance(vm, Place::DateTime, of, &parts).map(Step::Done);
    }
    let (d, t) = (date_of(stamp.days)?, split(stamp.us));
    let [hour, minute, second, us] = t.map(Value::Int);
    let [year, month, day] = [i64::from(d.year), d.month.into(), d.day.into()].map(Value::Int);
    vm.tail_call(Value::Type(of), &[year, month, day, hour, minute, second, us, stamp.zone])
}

/// A moment on the same clock, so many microseconds from day 0 on.
pub(super) fn moved(vm: &mut Vm, of: TypeRef, us: i128, zone: Value) -> Result<Step> {
    let days = us.div_euclid(DAY.into());
    let days = i64::try_from(days).ok().filter(|days| (1..=MAX_ORDINAL).contains(days));
    let Some(days) = days else { return Err(vm.overflow_error("date value out of range")) };
    let us = us.rem_euclid(DAY.into()) as i64;
    stamp_of_class(vm, of, Stamp { days, us, zone, fold: Value::Int(0) })
}

/// `n` is a day of the calendar.
fn of_ordinal(vm: &mut Vm, args: Args) -> Result<Step> {
    let of = class_arg(vm, args, Place::Date)?;
    let days = number(vm, args, 1)?;
    if Date::from_ordinal(days).is_none() {
        return Err(vm.overflow_error("date value out of range"));
    }
    if of == class(vm, Place::DateTime) {
        let stamp = Stamp { days, us: 0, zone: Value::None, fold: Value::Int(0) };
        return stamp_of_class(vm, of, stamp);
    }
    date_of_class(vm, of, days)
}

/// The text to parse.
fn iso_text(vm: &mut Vm, args: Args) -> Result<String> {
    let v = args.get(vm, 1);
    if vm.str_of(v).is_none() {
        return Err(vm.type_error("fromisoformat: argument must be str"));
    }
    text(vm, args, 1)
}

fn date_of_iso(vm: &mut Vm, args: Args) -> Result<Step> {
    let of = class_arg(vm, args, Place::Date)?;
    match parse_iso_date(&iso_text(vm, args)?) {
        Ok(d) => date_of_class(vm, of, d.ordinal()),
        Err(e) => Err(iso_error(vm, e, args)),
    }
}

fn time_of_iso(vm: &mut Vm, args: Args) -> Result<Step> {
    class_arg(vm, args, Place::Time)?;
    match parse_iso_time(&iso_text(vm, args)?) {
        Ok(t) => {
            with_zone(vm, args, 0, micros(t.hour, t.minute, t.second, t.microsecond), t.offset)
        }
        Err(e) => Err(iso_error(vm, e, args)),
    }
}

fn datetime_of_iso(vm: &mut Vm, args: Args) -> Result<Step> {
    class_arg(vm, args, Place::DateTime)?;
    match parse_iso_datetime(&iso_text(vm, args)?) {
        Ok((d, t)) => {
            let us = micros(t.hour, t.minute, t.second, t.microsecond);
            with_zone(vm, args, d.ordinal(), us, t.offset)
        }
        Err(e) => Err(iso_error(vm, e, args)),
    }
}

fn micros(hour: u8, minute: u8, second: u8, microsecond: u32) -> i64 {
    ((i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second)) * 1_000_000
        + i64::from(microsecond)
}

/// Go on with the zone of an offset, which the module makes if it is not the one of UTC.
fn with_zone(vm: &mut Vm, args: Args, days: i64, us: i64, offset: Option<i64>) -> Result<Step> {
    let of = args.get(vm, 0);
    let (days, us) = (Value::Int(days), Value::Int(us));
    match (offset, place(vm, Place::Utc)) {
        (None, _) => finish(vm, [of, days, us], Value::None),
        (Some(0), utc @ Value::Instance(_)) => finish(vm, [of, days, us], utc),
        (Some(offset), _) => {
            let asked = [Value::Int(Slow::ZoneOf as i64), Value::Int(offset)];
            vm.call_then(place(vm, Place::Slow), &asked, 0, &[of, days, us])
        }
    }
}

fn zone_made(vm: &mut Vm, state: NativeState, outcome: CallOutcome) -> Result<Step> {
    let zone = outcome.map_err(Raise::Exc)?;
    finish(vm, [state.get(0)?, state.get(1)?, state.get(2)?], zone)
}

/// A time (day 0) or a datetime.
fn finish(vm: &mut Vm, [of, days, us]: [Value; 3], zone: Value) -> Result<Step> {
    let (Value::Type(of), Some(days), Some(us)) = (of, days.as_int(), us.as_int()) else {
        return Err(Raise::Internal("a native frame misses a value"));
    };
    let fold = Value::Int(0);
    if days != 0 {
        return stamp_of_class(vm, of, Stamp { days, us, zone, fold });
    }
    if of == class(vm, Place::Time) {
        return instance(vm, Place::Time, of, &[Value::Int(us), zone, fold]).map(Step::Done);
    }
    let [hour, minute, second, us] = split(us).map(Value::Int);
    vm.tail_call(Value::Type(of), &[hour, minute, second, us, zone])
}

/// A moment parsed by a format; the message of what is no ValueError, or the fields if there is a zone,
/// for the module to go on.
fn of_text(vm: &mut Vm, args: Args) -> Result<Step> {
    let of = class_arg(vm, args, Place::DateTime)?;
    for i in 1..3 {
        let v = args.get(vm, i);
        if vm.str_of(v).is_none() {
            let found = vm.type_name(v);
            return Err(vm.type_error(format!("strptime() argument {i} must be str, not {found}")));
        }
    }
    let (text, format) = (text(vm, args, 1)?, text(vm, args, 2)?);
    vm.heap.burn((text.len() + format.len()) * 32)?;
    let p = match strptime(&text, &format) {
        Ok(p) => p,
        // Another error than the others: the caller raises it.
        Err(message) if message.starts_with("redefinition") => {
            return vm.heap.new_str(&message).map(Step::Done);
        }
        Err(message) => return Err(vm.value_error(message)),
    };
    let date = Date::new(p.year, p.month.into(), p.day.into()).map_err(|e| date_error(vm, e))?;
    if p.second > 59 {
        return Err(vm.value_error("second must be in 0..59"));
    }
    let us = micros(p.hour, p.minute, p.second, p.microsecond);
    let stamp = Stamp { days: date.ordinal(), us, zone: Value::None, fold: Value::Int(0) };
    let Some(offset) = p.offset else { return stamp_of_class(vm, of, stamp) };
    let name = if p.utc_named { vm.heap.new_str("UTC")? } else { Value::None };
    let naive = [Value::Int(stamp.days), Value::Int(us), Value::None, stamp.fold];
    let exact = class(vm, Place::DateTime);
    let naive = instance(vm, Place::DateTime, exact, &naive)?;
    vm.heap.new_tuple(&[naive, Value::Int(offset), name]).map(Step::Done)
}
