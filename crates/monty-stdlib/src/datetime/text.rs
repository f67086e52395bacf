//! Dates and times as text: ISO 8601, and by a format.

use monty_runtime::{Args, NativeDef, Result, Step, Value, Vm};
use monty_text::civil::Date;
use monty_text::strftime::{Moment, asks_for_zone};

use super::calendar::{text, write};
use super::read::{Part, date, date_of, days, part, split, time};
use super::{Slow, call_slow};

pub(super) const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_date_iso(self, /)", date_iso),
    NativeDef::function("_time_iso(self, timespec, /)", time_iso),
    NativeDef::function("_datetime_iso(self, sep, timespec, /)", datetime_iso),
    NativeDef::stepping_function("_strftime(self, format, /)", strftime),
];

fn push_date(out: &mut String, d: Date) {
    let year = d.year.unsigned_abs();
    for n in [year / 100, year % 100] {
        push_pair(out, n as u8);
    }
    for n in [d.month, d.day] {
        out.push('-');
        push_pair(out, n);
    }
}

/// Two digits.
fn push_pair(out: &mut String, n: u8) {
    out.push(char::from(b'0' + n / 10 % 10));
    out.push(char::from(b'0' + n % 10));
}

/// A time of day as precise as `timespec` (the argument at that place) says.
fn push_time(vm: &mut Vm, args: Args, at: usize, out: &mut String, us: i64) -> Result<()> {
    let spec = args.get(vm, at);
    let [hour, minute, second, micro] = split(us);
    let (fields, digits) = match vm.str_of(spec) {
        Some("auto") => (3, if micro == 0 { 0 } else { 6 }),
        Some("seconds") => (3, 0),
        Some("microseconds") => (3, 6),
        Some("milliseconds") => (3, 3),
        Some("minutes") => (2, 0),
        Some("hours") => (1, 0),
        Some(_) => return Err(vm.value_error("Unknown timespec value")),
        None => {
            let found = shown(vm, spec);
            let n = at;
            return Err(vm.type_error(format!("isoformat() argument {n} must be str, not {found}")));
        }
    };
    for (i, n) in [hour, minute, second].into_iter().take(fields).enumerate() {
        if i > 0 {
            out.push(':');
        }
        push_pair(out, n as u8);
    }
    match digits {
        6 => out.push_str(&format!(".{micro:06}")),
        3 => out.push_str(&format!(".{:03}", micro / 1000)),
        _ => {}
    }
    Ok(())
}

/// How an error names what it got.
fn shown(vm: &Vm, v: Value) -> String {
    if v == Value::None { "None".to_owned() } else { vm.type_name(v) }
}

fn date_iso(vm: &mut Vm, args: Args) -> Result<Value> {
    let mut out = String::new();
    push_date(&mut out, date(vm, args, "isoformat")?);
    vm.heap.new_string(out)
}

fn time_iso(vm: &mut Vm, args: Args) -> Result<Value> {
    let mut out = String::new();
    time(vm, args, "isoformat")?;
    let us = part(vm, args.get(vm, 0), Part::Us).and_then(|us| us.as_int()).unwrap_or(0);
    push_time(vm, args, 1, &mut out, us)?;
    vm.heap.new_string(out)
}

/// Without the offset.
fn datetime_iso(vm: &mut Vm, args: Args) -> Result<Value> {
    let mut out = String::with_capacity(32);
    push_date(&mut out, date(vm, args, "isoformat")?);
    let sep = args.get(vm, 1);
    let mut chars = vm.str_of(sep).unwrap_or_default().chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => out.push(c),
        _ => {
            let found = shown(vm, sep);
            return Err(vm.type_error(format!(
                "isoformat() argument 1 must be a unicode character, not {found}"
            )));
        }
    }
    let us = part(vm, args.get(vm, 0), Part::Us).and_then(|us| us.as_int()).unwrap_or(0);
    push_time(vm, args, 2, &mut out, us)?;
    vm.heap.new_string(out)
}

/// By the C locale's rules. The module asks the zone where the format does.
fn strftime(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, format) = (args.get(vm, 0), args.get(vm, 1));
    let Some(found) = vm.str_of(format) else {
        let found = vm.type_name(format);
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {found}")));
    };
    if asks_for_zone(found) != (false, false) {
        return call_slow(vm, Slow::Strftime, &[v, format]);
    }
    let format = text(vm, args, 1)?;
    // A time of day is written as one of the first day of 1900.
    let date = match days(vm, v) {
        Some(days) => date_of(days)?,
        None => Date { year: 1900, month: 1, day: 1 },
    };
    let us = part(vm, v, Part::Us).and_then(|us| us.as_int()).unwrap_or(0);
    let [hour, minute, second, micro] = split(us);
    let moment = Moment {
        hour: hour as u8,
        minute: minute as u8,
        second: second as u8,
        microsecond: micro as u32,
        ..Moment::at(date)
    };
    write(vm, &format, &moment).map(Step::Done)
}
