//! Single values under the conversions of `%`, and the errors of formatting as exceptions.

use monty_text::format_spec::{FormatError, IntRef};
use monty_text::printf::{self, Layout};

use super::arguments::{bytes_like, clamp};
use super::builder::Builder;
use super::percent::{Maybe, NeedsGuest, Out, Template};
use crate::builtins::numbers::number::{floats_itself, has_own};
use crate::error::{Raise, Result};
use crate::names as n;
use crate::value::Value;
use crate::vm::Vm;

/// What an error of the formatting algorithms is raised as.
#[cold]
pub fn format_error(vm: &mut Vm, e: FormatError) -> Raise {
    match e {
        FormatError::Value(text) => vm.value_error(text),
        FormatError::Type(text) => vm.type_error(text),
        FormatError::Overflow(text) => vm.overflow_error(text),
        FormatError::Key(text) => vm.raise(crate::types::KEY_ERROR, text),
        FormatError::TooLarge => vm.too_large(),
    }
}

pub fn int_text(vm: &mut Vm, v: Value, code: char, layout: &Layout) -> Maybe<String> {
    let decimal = matches!(code, 'd' | 'i' | 'u');
    let whole = match vm.payload(v) {
        Value::Float(_) if decimal && has_own(vm, v, n::INT) => return Ok(Err(NeedsGuest)),
        Value::Float(f) if decimal => float_to_int(vm, f.get())?,
        plain @ (Value::Int(_) | Value::BigInt(_)) => plain,
        Value::True => Value::Int(1),
        Value::False => Value::Int(0),
        plain => {
            let has = |name| vm.lookup_special(v, name).is_some();
            let complex = matches!(plain, Value::Complex(_)) && has(n::TRUNC);
            if has(n::INDEX) || (decimal && (has(n::INT) || has(n::FLOAT) || complex)) {
                return Ok(Err(NeedsGuest));
            }
            let got = vm.type_name(v);
            let what = if decimal { "a real number" } else { "an integer" };
            return Err(vm.type_error(format!("%{code} format: {what} is required, not {got}")));
        }
    };
    let room = vm.text_room();
    let text = match whole {
        Value::BigInt(h) => {
            let bits = vm.heap.bigint(h).bits() as usize;
            vm.heap.burn(bits.min(20_000))?;
            printf::percent_int(IntRef::Big(vm.heap.bigint(h)), code, layout, room)
        }
        _ => printf::percent_int(IntRef::Small(whole.as_int().unwrap_or(0)), code, layout, room),
    };
    text.map(Ok).map_err(|e| format_error(vm, e))
}

fn float_to_int(vm: &mut Vm, f: f64) -> Result<Value> {
    match monty_text::number_convert::float_to_big(f) {
        Some(i) => vm.heap.new_int(i),
        None if f.is_nan() => Err(vm.value_error("cannot convert float NaN to integer")),
        None => Err(vm.overflow_error("cannot convert float infinity to integer")),
    }
}

pub fn float_text(
    vm: &mut Vm,
    v: Value,
    code: char,
    layout: &Layout,
    template: Template,
) -> Maybe<String> {
    if floats_itself(vm, v) {
        return Ok(Err(NeedsGuest));
    }
    let f = match vm.payload(v) {
        Value::Float(f) => f.get(),
        Value::Int(i) => i as f64,
        Value::True => 1.0,
        Value::False => 0.0,
        Value::BigInt(h) => match monty_text::number_convert::big_to_float(vm.heap.bigint(h)) {
            Some(f) => f,
            None if matches!(template, Template::Bytes(..)) => {
                let got = vm.type_name(v);
                return Err(vm.type_error(format!("float argument required, not {got}")));
            }
            None => return Err(vm.overflow_error("int too large to convert to float")),
        },
        _ => {
            if vm.lookup_special(v, n::FLOAT).is_some() || vm.lookup_special(v, n::INDEX).is_some()
            {
                return Ok(Err(NeedsGuest));
            }
            let got = vm.type_name(v);
            return Err(vm.type_error(match template {
                Template::Str(_) => format!("must be real number, not {got}"),
                Template::Bytes(..) => format!("float argument required, not {got}"),
            }));
        }
    };
    let text = printf::percent_float(f, code, layout, vm.text_room());
    text.map(Ok).map_err(|e| format_error(vm, e))
}

/// `%c` in a str template.
pub fn char_text<B: Out>(
    vm: &mut Vm,
    out: &mut Builder<B>,
    v: Value,
    layout: &Layout,
) -> Maybe<()> {
    let c = match vm.payload(v) {
        Value::Str(s) => {
            let mut chars = vm.text(s).chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => c,
                _ => return Err(vm.type_error("%c requires int or char")),
            }
        }
        plain @ (Value::Int(_) | Value::BigInt(_) | Value::True | Value::False) => {
            let code = u32::try_from(clamp(vm, plain)).ok().and_then(char::from_u32);
            match code {
                Some(c) => c,
                None => return Err(vm.overflow_error("%c arg not in range(0x110000)")),
            }
        }
        _ if vm.lookup_special(v, n::INDEX).is_some() => return Ok(Err(NeedsGuest)),
        _ => return Err(vm.type_error("%c requires int or char")),
    };
    let layout = Layout { precision: None, ..*layout };
    let text = printf::percent_str(c.encode_utf8(&mut [0; 4]), &layout, vm.text_room())
        .map_err(|e| format_error(vm, e))?;
    B::text(out, vm, &text).map(Ok)
}

/// `%c` in a bytes template.
pub fn byte_text<B: Out>(
    vm: &mut Vm,
    out: &mut Builder<B>,
    v: Value,
    layout: &Layout,
) -> Maybe<()> {
    const WRONG: &str = "%c requires an integer in range(256) or a single byte";
    let b = match vm.payload(v) {
        Value::Bytes(h) | Value::ByteArray(h) => match *vm.heap.bytes(h) {
            [b] => b,
            _ if vm.lookup_special(v, n::INDEX).is_some() => return Ok(Err(NeedsGuest)),
            _ => return Err(vm.type_error(WRONG)),
        },
        plain @ (Value::Int(_) | Value::BigInt(_) | Value::True | Value::False) => {
            match u8::try_from(clamp(vm, plain)) {
                Ok(b) => b,
                Err(_) => return Err(vm.overflow_error("%c arg not in range(256)")),
            }
        }
        _ if vm.lookup_special(v, n::INDEX).is_some() => return Ok(Err(NeedsGuest)),
        _ => return Err(vm.type_error(WRONG)),
    };
    let layout = Layout { precision: None, ..*layout };
    let data =
        printf::percent_bytes(&[b], &layout, vm.text_room()).map_err(|e| format_error(vm, e))?;
    B::data(out, vm, &data).map(Ok)
}

/// `%s` and `%b` in a bytes template.
pub fn raw_bytes<B: Out>(
    vm: &mut Vm,
    out: &mut Builder<B>,
    v: Value,
    layout: &Layout,
) -> Maybe<()> {
    let Some(h) = bytes_like(vm, v)? else {
        if vm.lookup_special(v, n::BYTES).is_some() {
            return Ok(Err(NeedsGuest));
        }
        return Err(no_bytes(vm, v));
    };
    let room = vm.text_room();
    let len = vm.heap.bytes(h).len();
    vm.check_room(len)?;
    let data =
        printf::percent_bytes(vm.heap.bytes(h), layout, room).map_err(|e| format_error(vm, e))?;
    B::data(out, vm, &data).map(Ok)
}

#[cold]
pub fn no_bytes(vm: &mut Vm, v: Value) -> Raise {
    let got = vm.type_name(v);
    vm.type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{got}'"
    ))
}
