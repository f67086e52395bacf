//! What the prelude needs of the `%` operator: the template part by part, values made plain, and the
//! layout of them at the end.

use monty_text::printf::{Part, Size};

use super::arguments::bytes_like;
use super::percent::{NeedsGuest, Run, Source, Template, is_mapping, run};
use super::percent_values::{format_error, no_bytes};
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

/// `_percent_next(template, at, args)`: `(key, stars, code, next)` of the next conversion, or None.
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
            (Some(range), Template::Bytes(h, _)) => {
                let data = vm.heap.bytes(h)[range].to_vec();
                vm.heap.new_bytes(data)?
            }
        };
        let stars = i64::from(c.width == Size::Star) + i64::from(c.precision == Size::Star);
        let code = c.code().map_err(|e| format_error(vm, e))?;
        let code = vm.heap.new_str(code.encode_utf8(&mut [0; 4]))?;
        return vm.heap.new_tuple(&[key, Value::Int(stars), code, Value::Int(at as i64)]);
    }
    Ok(Value::None)
}

/// `_percent_value(code, v, is_bytes)`: the number or the bytes that a conversion of this code takes.
pub fn percent_value(vm: &mut Vm, args: Args) -> Result<Value> {
    let (code, v) = (args.get(vm, 0), args.get(vm, 1));
    let is_bytes = args.get(vm, 2) == Value::True;
    let plain = vm.payload(v);
    if matches!(
        plain,
        Value::Int(_) | Value::BigInt(_) | Value::True | Value::False | Value::Float(_)
    ) {
        return Ok(plain);
    }
    let has = |vm: &mut Vm, name| vm.lookup_special(v, name).is_some();
    match vm.str_of(code).and_then(|c| c.chars().next()) {
        Some('d' | 'i' | 'u') if has(vm, n::INT) || has(vm, n::INDEX) => {
            Err(Raise::convert(v, ConvertKind::Int))
        }
        Some('o' | 'x' | 'X' | 'c') if has(vm, n::INDEX) => {
            Err(Raise::convert(v, ConvertKind::Index))
        }
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G') if has(vm, n::FLOAT) || has(vm, n::INDEX) => {
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
