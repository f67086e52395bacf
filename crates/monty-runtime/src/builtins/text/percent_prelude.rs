//! What the prelude needs of the `%` operator: the template part by part, values made plain, and the
//! layout of them at the end.

use monty_text::printf::{Part, Size};

use super::arguments::bytes_like;
use super::percent::{NeedsGuest, Run, Source, Template, is_mapping, run, star_value};
use super::percent_values::no_bytes;
use crate::builtins::numbers::number::{floats_itself, has_own};
use crate::builtins::numbers::text::{Source as Text, parse_int};
use crate::error::{ConvertKind, Raise, Result};
use crate::names as n;
use crate::native::Args;
use crate::value::Value;
use crate::vm::Vm;

fn template_of(vm: &mut Vm, v: Value) -> Result<Template> {
    match vm.payload(v) {
        Value::Str(s) => Ok(Template::Str(s)),
        Value::Bytes(h) => Ok(Template::Bytes(h, false)),
        Value::ByteArray(h) => Ok(Template::Bytes(h, true)),
        _ => Err(Raise::Internal("not a template")),
    }
}

/// `_percent_next(template, at, args)`: `(key, stars, code, next)` of the next conversion, or None; of
/// each star, whether it is the precision's.
pub fn percent_next(vm: &mut Vm, args: Args) -> Result<Value> {
    let template = template_of(vm, args.get(vm, 0))?;
    let mut at = usize::try_from(vm.index(args.get(vm, 1))?).unwrap_or(0);
    let run = Run::new(template, args.get(vm, 2), Source::One(None));
    while let Some((part, next)) = run.part(vm, at)? {
        at = next;
        let Part::Conversion(c) = part else { continue };
        let key = match (c.key.clone(), template) {
            (None, _) => Value::None,
            (Some(range), Template::Str(s)) => super::str_search::piece(vm, s, range)?,
            (Some(range), Template::Bytes(h, _)) => vm.heap.new_bytes_part(h, range)?,
        };
        let stars: Vec<Value> = [(c.width, Value::False), (c.precision, Value::True)]
            .into_iter()
            .filter_map(|(size, is_precision)| (size == Size::Star).then_some(is_precision))
            .collect();
        let stars = vm.heap.new_tuple(&stars)?;
        // A missing code is told when key and stars were looked up.
        let code = match c.code() {
            Ok(code) => vm.heap.new_str(code.encode_utf8(&mut [0; 4]))?,
            Err(_) => Value::None,
        };
        return vm.heap.new_tuple(&[key, stars, code, Value::Int(at as i64)]);
    }
    Ok(Value::None)
}

/// `_percent_star(v, is_precision)`: is this a number for a star?
pub fn percent_star(vm: &mut Vm, args: Args) -> Result<Value> {
    let is_precision = args.get(vm, 1) == Value::True;
    star_value(vm, args.get(vm, 0), is_precision).map(Value::Int)
}

/// `_percent_value(code, v, is_bytes)`: the number or the bytes that a conversion of this code takes.
pub fn percent_value(vm: &mut Vm, args: Args) -> Result<Value> {
    let (code, v) = (args.get(vm, 0), args.get(vm, 1));
    let is_bytes = args.get(vm, 2) == Value::True;
    let plain = vm.payload(v);
    let is_number = matches!(
        plain,
        Value::Int(_) | Value::BigInt(_) | Value::True | Value::False | Value::Float(_)
    );
    let code = vm.str_of(code).and_then(|c| c.chars().next());
    let wants_float = matches!(code, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G'));
    let is_decimal = matches!(code, Some('d' | 'i' | 'u'));
    let own_int = matches!(plain, Value::Float(_))
        && (is_decimal && has_own(vm, v, n::INT)
            || matches!(code, Some('o' | 'x' | 'X' | 'c')) && has_own(vm, v, n::INDEX));
    let says_bytes = is_bytes && matches!(code, Some('s' | 'b')) && has_own(vm, v, n::BYTES);
    let says_itself = own_int || says_bytes || (wants_float && floats_itself(vm, v));
    if is_number && !says_itself {
        return Ok(plain);
    }
    let has = |vm: &mut Vm, name| vm.lookup_special(v, name).is_some();
    match code {
        Some(_)
            if is_decimal
                && (has(vm, n::INT)
                    || has(vm, n::INDEX)
                    || (is_real_or_complex(vm, v) && has(vm, n::TRUNC))) =>
        {
            Err(Raise::convert(v, ConvertKind::Int))
        }
        // A text that says it is a number is read as one.
        Some(_) if is_decimal && has(vm, n::FLOAT) => match Text::of(plain) {
            Some(text) => parse_int(vm, v, text, 10),
            None => Err(vm.type_error("no int")),
        },
        Some('o' | 'x' | 'X' | 'c') if has(vm, n::INDEX) => {
            Err(Raise::convert(v, ConvertKind::Index))
        }
        Some(_) if wants_float && (has(vm, n::FLOAT) || has(vm, n::INDEX)) => {
            Err(Raise::convert(v, ConvertKind::Float))
        }
        Some('s' | 'b') if is_bytes && bytes_like(vm, v)?.is_none() => {
            if has(vm, n::BYTES) {
                return Err(Raise::convert(v, ConvertKind::Bytes));
            }
            Err(no_bytes(vm, v))
        }
        _ => Ok(v),
    }
}

/// Is it a number at all, as CPython sees it before it asks for `__trunc__`?
fn is_real_or_complex(vm: &mut Vm, v: Value) -> bool {
    matches!(vm.payload(v), Value::Complex(_)) || vm.lookup_special(v, n::FLOAT).is_some()
}

/// `_percent_mapping(template, args)`: may keys look into it?
pub fn percent_mapping(vm: &mut Vm, args: Args) -> Result<Value> {
    let template = template_of(vm, args.get(vm, 0))?;
    let v = args.get(vm, 1);
    Ok(Value::bool(is_mapping(vm, template, v)))
}

/// `_percent_done(template, values)`: lay out what the prelude converted.
pub fn percent_done(vm: &mut Vm, args: Args) -> Result<Value> {
    let template = template_of(vm, args.get(vm, 0))?;
    let source = Source::Prepared { list: args.get(vm, 1), next: 0 };
    match run(vm, template, Value::None, source)? {
        Ok(v) => Ok(v),
        Err(NeedsGuest) => Err(Raise::Internal("a value was not prepared")),
    }
}
