//! Calendar arithmetic on plain fields, and texts with formats, for the library's `datetime` and `time`.

use monty_runtime::{Args, NativeDef, Raise, Result, Value, Vm};
use monty_text::civil::{Date, DateError};
use monty_text::iso_parse::IsoError;
use monty_text::strftime::{Moment, strftime};
use monty_text::strptime::strptime;

pub(super) const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_ymd_to_ordinal(year, month, day, /)", ymd_to_ordinal),
    NativeDef::function("_ordinal_to_ymd(n, /)", ordinal_to_ymd),
    NativeDef::function("_iso_calendar(year, month, day, /)", iso_calendar),
    NativeDef::function("_from_iso_calendar(year, week, weekday, /)", from_iso_calendar),
    NativeDef::function(
        "_format_time(format, year, month, day, hour, minute, second, microsecond, offset, zone, /)",
        format_time,
    ),
    NativeDef::function(
        "_format_moment(format, year, month, day, hour, minute, second, weekday, yearday, offset, zone, /)",
        format_moment,
    ),
    NativeDef::function("_parse_time(text, format, /)", parse_time),
];

fn number(vm: &Vm, args: Args, i: usize) -> i64 {
    args.get(vm, i).as_int().unwrap_or(0)
}

fn numbers(vm: &mut Vm, values: &[i64]) -> Result<Value> {
    let values: Vec<Value> = values.iter().map(|&i| Value::Int(i)).collect();
    vm.heap.new_tuple(&values)
}

/// The date that three arguments give; one out of bounds is a ValueError.
fn date_at(vm: &mut Vm, args: Args, i: usize) -> Result<Date> {
    for k in i..i + 3 {
        if matches!(args.get(vm, k), Value::BigInt(_)) {
            let message = if k == i {
                "Python int too large to convert to C int"
            } else {
                "month must be in 1..12"
            };
            return Err(if k == i { vm.overflow_error(message) } else { vm.value_error(message) });
        }
    }
    let (year, month, day) =
        (number(vm, args, i), number(vm, args, i + 1), number(vm, args, i + 2));
    Date::new(year, month, day).map_err(|e| date_error(vm, e))
}

pub(super) fn date_error(vm: &mut Vm, e: DateError) -> Raise {
    vm.value_error(e.message())
}

fn ymd_to_ordinal(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(Value::Int(date_at(vm, args, 0)?.ordinal()))
}

fn ordinal_to_ymd(vm: &mut Vm, args: Args) -> Result<Value> {
    match Date::from_ordinal(number(vm, args, 0)) {
        Some(d) => numbers(vm, &[i64::from(d.year), i64::from(d.month), i64::from(d.day)]),
        None => Err(vm.overflow_error("date value out of range")),
    }
}

fn iso_calendar(vm: &mut Vm, args: Args) -> Result<Value> {
    let iso = date_at(vm, args, 0)?.iso_calendar();
    numbers(vm, &[i64::from(iso.year), i64::from(iso.week), i64::from(iso.weekday)])
}

fn from_iso_calendar(vm: &mut Vm, args: Args) -> Result<Value> {
    let (year, week, day) = (number(vm, args, 0), number(vm, args, 1), number(vm, args, 2));
    match Date::from_iso_calendar(year, week, day) {
        Ok(d) => numbers(vm, &[i64::from(d.year), i64::from(d.month), i64::from(d.day)]),
        Err(message) => Err(vm.value_error(message)),
    }
}

/// A text argument, copied: what is made of it borrows nothing of the heap.
pub(super) fn text(vm: &mut Vm, args: Args, i: usize) -> Result<String> {
    let v = args.get(vm, i);
    let length = vm.str_of(v).map_or(0, str::len);
    vm.heap.hold(length)?;
    vm.heap.burn(length)?;
    match vm.str_of(v) {
        Some(s) => Ok(s.to_owned()),
        None => Err(Raise::Internal("not a text")),
    }
}

/// Write a moment. Directives give some dozens of characters each, or the width that they ask for.
pub(super) fn write(vm: &mut Vm, format: &str, moment: &Moment<'_>) -> Result<Value> {
    let room = format.len() * 64 + 1024;
    vm.heap.burn(room)?;
    vm.heap.charge(room)?;
    vm.heap.release(room);
    match strftime(format, moment, room) {
        Ok(text) => vm.heap.new_string(text),
        Err(_) => Err(vm.raise_args(monty_runtime::core_types::MEMORY_ERROR, &[])),
    }
}

fn format_time(vm: &mut Vm, args: Args) -> Result<Value> {
    let format = text(vm, args, 0)?;
    let date = date_at(vm, args, 1)?;
    let zone = text(vm, args, 9)?;
    let moment = Moment {
        hour: number(vm, args, 4) as u8,
        minute: number(vm, args, 5) as u8,
        second: number(vm, args, 6) as u8,
        microsecond: number(vm, args, 7) as u32,
        offset: args.get(vm, 8).as_int(),
        zone: &zone,
        ..Moment::at(date)
    };
    write(vm, &format, &moment)
}

fn format_moment(vm: &mut Vm, args: Args) -> Result<Value> {
    let format = text(vm, args, 0)?;
    let zone = text(vm, args, 10)?;
    let date = Date {
        year: i32::try_from(number(vm, args, 1)).unwrap_or(0),
        month: number(vm, args, 2) as u8,
        day: number(vm, args, 3) as u8,
    };
    let moment = Moment {
        date,
        hour: number(vm, args, 4) as u8,
        minute: number(vm, args, 5) as u8,
        second: number(vm, args, 6) as u8,
        microsecond: 0,
        weekday: number(vm, args, 7) as u8,
        day_of_year: number(vm, args, 8) as u16,
        offset: args.get(vm, 9).as_int(),
        zone: &zone,
    };
    write(vm, &format, &moment)
}

/// Year to microsecond, weekday, day of the year, offset in microseconds or None, zone or None.
fn parse_time(vm: &mut Vm, args: Args) -> Result<Value> {
    let (text, format) = (text(vm, args, 0)?, text(vm, args, 1)?);
    // Each character of the format becomes a part.
    let work = (text.len() + format.len()) * 32;
    vm.heap.hold(work)?;
    vm.heap.burn(work)?;
    let p = match strptime(&text, &format) {
        Ok(p) => p,
        // Another error than the others: the caller raises it.
        Err(message) if message.starts_with("redefinition") => return vm.heap.new_str(&message),
        Err(message) => return Err(vm.value_error(message)),
    };
    let zone = if p.utc_named { vm.heap.new_str("UTC")? } else { Value::None };
    let mut values: Vec<Value> = [
        p.year,
        i64::from(p.month),
        i64::from(p.day),
        i64::from(p.hour),
        i64::from(p.minute),
        i64::from(p.second),
        i64::from(p.microsecond),
        i64::from(p.weekday),
        i64::from(p.day_of_year),
    ]
    .into_iter()
    .map(Value::Int)
    .collect();
    values.extend([p.offset.map_or(Value::None, Value::Int), zone]);
    vm.heap.new_tuple(&values)
}

/// The error for a text (the second argument) that is no moment.
pub(super) fn iso_error(vm: &mut Vm, e: IsoError, args: Args) -> Raise {
    match e {
        IsoError::Invalid => match vm.repr_pure(args.get(vm, 1)) {
            Ok(shown) => {
                let shown = shown.unwrap_or_default();
                vm.value_error(format!("Invalid isoformat string: {shown}"))
            }
            Err(e) => e,
        },
        IsoError::Date(e) => date_error(vm, e),
        IsoError::Field(message) => vm.value_error(message),
        IsoError::Offset(us) => {
            let shown = delta_repr(us);
            vm.value_error(format!(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {shown}."
            ))
        }
    }
}

/// `repr(timedelta(microseconds=us))`
fn delta_repr(us: i64) -> String {
    let days = us.div_euclid(86_400_000_000);
    let rest = us.rem_euclid(86_400_000_000);
    let (seconds, us) = (rest / 1_000_000, rest % 1_000_000);
    let parts: Vec<String> = [("days", days), ("seconds", seconds), ("microseconds", us)]
        .iter()
        .filter(|(_, n)| *n != 0)
        .map(|(name, n)| format!("{name}={n}"))
        .collect();
    format!(
        "datetime.timedelta({})",
        if parts.is_empty() { "0".to_owned() } else { parts.join(", ") }
    )
}
