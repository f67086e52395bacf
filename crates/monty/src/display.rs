//! The `repr()` of a value outside the interpreter.

use monty_host::{
    MAX_DEPTH, MontyDate, MontyDateTime, MontyObject, MontyTime, MontyTimeDelta, MontyTimeZone,
};
use monty_text::float_repr;
use monty_text::int_text::int_to_text;
use monty_text::str_repr;
use num_bigint::BigInt;
use num_traits::Signed;

/// A value as Python's `repr()` shows it; an int of more than 400,000 bits in hexadecimal.
///
/// ```
/// use monty::{MontyObject, object_repr};
///
/// let value = MontyObject::Tuple(vec![1.0.into(), "it's".into(), MontyObject::Set(vec![])]);
/// assert_eq!(object_repr(&value), r#"(1.0, "it's", set())"#);
/// ```
pub fn object_repr(object: &MontyObject) -> String {
    let mut out = String::new();
    push(&mut out, object, 0);
    out
}

/// Bits up to which an int is shown in decimal, for which the work grows with the square of its length.
const DECIMAL_BITS: u64 = 400_000;

/// An int as Python writes it; in hexadecimal if it is huge. No limit of a run guards a host that shows
/// what the run returned.
fn int_text(value: &BigInt) -> String {
    if value.bits() <= DECIMAL_BITS {
        return int_to_text(value, 10);
    }
    let sign = if value.is_negative() { "-" } else { "" };
    format!("{sign}0x{}", int_to_text(&value.abs(), 16))
}

fn push(out: &mut String, object: &MontyObject, depth: usize) {
    if depth > MAX_DEPTH {
        out.push_str("...");
        return;
    }
    match object {
        MontyObject::None => out.push_str("None"),
        MontyObject::Ellipsis => out.push_str("Ellipsis"),
        MontyObject::Bool(true) => out.push_str("True"),
        MontyObject::Bool(false) => out.push_str("False"),
        MontyObject::Int(value) => out.push_str(&value.to_string()),
        MontyObject::BigInt(value) => out.push_str(&int_text(value)),
        MontyObject::Float(value) => float_repr::push_repr(out, *value),
        MontyObject::Complex(re, im) => out.push_str(&float_repr::complex_repr(*re, *im)),
        MontyObject::String(text) => out.push_str(&str_repr::repr(text)),
        MontyObject::Bytes(bytes) => out.push_str(&str_repr::bytes_repr(bytes)),
        MontyObject::ByteArray(bytes) => {
            out.push_str(&format!("bytearray({})", str_repr::bytes_repr(bytes)));
        }
        MontyObject::Repr(text) => out.push_str(text),
        MontyObject::Decimal(text) => out.push_str(&format!("Decimal('{text}')")),
        MontyObject::Uuid(value) => {
            out.push_str(&format!("UUID('{}')", crate::json::uuid_text(*value)));
        }
        MontyObject::Path(path) => {
            out.push_str(&format!("PurePosixPath({})", str_repr::repr(path)));
        }
        MontyObject::Date(date) => out.push_str(&format!("datetime.date({})", date_parts(date))),
        MontyObject::Time(time) => out.push_str(&format!("datetime.time({})", time_parts(time))),
        MontyObject::DateTime(value) => push_datetime(out, value),
        MontyObject::TimeDelta(delta) => push_timedelta(out, delta),
        MontyObject::TimeZone(zone) => out.push_str(&zone_repr(zone)),
        container => push_container(out, container, depth + 1),
    }
}

fn push_container(out: &mut String, object: &MontyObject, depth: usize) {
    match object {
        MontyObject::List(items) => push_items(out, "[", items, "]", depth),
        MontyObject::Tuple(items) if items.len() == 1 => push_items(out, "(", items, ",)", depth),
        MontyObject::Tuple(items) => push_items(out, "(", items, ")", depth),
        MontyObject::Set(items) if items.is_empty() => out.push_str("set()"),
        MontyObject::Set(items) => push_items(out, "{", items, "}", depth),
        MontyObject::FrozenSet(items) if items.is_empty() => out.push_str("frozenset()"),
        MontyObject::FrozenSet(items) => push_items(out, "frozenset({", items, "})", depth),
        MontyObject::Dict(pairs) => {
            out.push('{');
            for (i, (key, value)) in pairs.iter().enumerate() {
                if i > 0 {
                    out.push_str(", ");
                }
                push(out, key, depth);
                out.push_str(": ");
                push(out, value, depth);
            }
            out.push('}');
        }
        MontyObject::NamedTuple(tuple) => {
            let fields = tuple.field_names.iter().zip(&tuple.values);
            push_fields(out, &tuple.type_name, fields, depth);
        }
        MontyObject::Dataclass(instance) => {
            let fields = instance.fields.iter().take(instance.field_count);
            push_fields(out, &instance.name, fields.map(|(name, value)| (name, value)), depth);
        }
        MontyObject::Exception(exception) => {
            out.push_str(&exception.exc_type);
            push_items(out, "(", &exception.args, ")", depth);
        }
        MontyObject::EnumMember(member) => {
            out.push_str(&format!("<{}.{}: ", member.class_name, member.name));
            push(out, &member.value, depth);
            out.push('>');
        }
        _ => {}
    }
}

fn push_items(out: &mut String, open: &str, items: &[MontyObject], close: &str, depth: usize) {
    out.push_str(open);
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        push(out, item, depth);
    }
    out.push_str(close);
}

fn push_fields<'a>(
    out: &mut String,
    name: &str,
    fields: impl Iterator<Item = (&'a String, &'a MontyObject)>,
    depth: usize,
) {
    out.push_str(name);
    out.push('(');
    for (i, (name, value)) in fields.enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        out.push_str(name);
        out.push('=');
        push(out, value, depth);
    }
    out.push(')');
}

fn date_parts(date: &MontyDate) -> String {
    format!("{}, {}, {}", date.year, date.month, date.day)
}

/// Hour and minute always; seconds and microseconds as far as there are any.
fn time_parts(time: &MontyTime) -> String {
    let mut text = format!("{}, {}", time.hour, time.minute);
    if time.second != 0 || time.microsecond != 0 {
        text.push_str(&format!(", {}", time.second));
    }
    if time.microsecond != 0 {
        text.push_str(&format!(", {}", time.microsecond));
    }
    if let Some(zone) = &time.tzinfo {
        text.push_str(&format!(", tzinfo={}", zone_repr(zone)));
    }
    if time.fold {
        text.push_str(", fold=1");
    }
    text
}

fn push_datetime(out: &mut String, value: &MontyDateTime) {
    let (date, time) = (date_parts(&value.date), time_parts(&value.time));
    out.push_str(&format!("datetime.datetime({date}, {time})"));
}

fn push_timedelta(out: &mut String, delta: &MontyTimeDelta) {
    let parts =
        [("days", delta.days), ("seconds", delta.seconds), ("microseconds", delta.microseconds)];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(_, value)| *value != 0)
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let inner = if parts.is_empty() { "0".to_owned() } else { parts.join(", ") };
    out.push_str(&format!("datetime.timedelta({inner})"));
}

fn zone_repr(zone: &MontyTimeZone) -> String {
    if zone.offset_seconds == 0 && zone.offset_microseconds == 0 && zone.name.is_none() {
        return "datetime.timezone.utc".to_owned();
    }
    let mut offset = String::new();
    let delta = MontyTimeDelta {
        days: zone.offset_seconds.div_euclid(86_400),
        seconds: zone.offset_seconds.rem_euclid(86_400),
        microseconds: zone.offset_microseconds,
    };
    push_timedelta(&mut offset, &delta);
    match &zone.name {
        Some(name) => format!("datetime.timezone({offset}, {})", str_repr::repr(name)),
        None => format!("datetime.timezone({offset})"),
    }
}
