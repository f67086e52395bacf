//! Strings and numbers as JSON has them, and `encode_basestring`.

use monty_limits::STRETCH;
use monty_runtime::{Args, Result, Str, TextBuilder, Value, Vm, build_text};
use monty_text::{float_repr, json_text};

/// Append a string.
pub fn push_string(vm: &mut Vm, out: &mut TextBuilder, s: Str, ensure_ascii: bool) -> Result<()> {
    const SHORT: usize = 256;
    let len = vm.text(s).len();
    if len <= SHORT {
        out.reserve(vm, json_text::max_string_len(len))?;
        json_text::push_string(&mut out.out, vm.text(s), ensure_ascii);
        return Ok(());
    }
    out.push(vm, "\"")?;
    let mut at = 0;
    while at < len {
        let end = monty_text::char_start(vm.text(s), at + STRETCH);
        vm.heap.burn(end - at)?;
        let more = json_text::part_len(&vm.text(s)[at..end], ensure_ascii);
        out.reserve(vm, more)?;
        json_text::push_part(&mut out.out, &vm.text(s)[at..end], ensure_ascii);
        at = end;
    }
    out.push(vm, "\"")
}

/// Append an exact int.
pub fn push_int(vm: &mut Vm, out: &mut TextBuilder, v: Value) -> Result<()> {
    use std::fmt::Write;
    match v {
        Value::BigInt(_) => {
            let text = vm.big_decimal(v)?;
            out.push(vm, &text)
        }
        v => {
            out.reserve(vm, 20)?;
            // Writing to a String does not fail.
            let _ = write!(out.out, "{}", v.as_int().unwrap_or(0));
            Ok(())
        }
    }
}

/// Append a float.
pub fn push_float(vm: &mut Vm, out: &mut TextBuilder, f: f64, allow_nan: bool) -> Result<()> {
    if !allow_nan && !f.is_finite() {
        let text = float_repr::repr(f);
        return Err(
            vm.value_error(format!("Out of range float values are not JSON compliant: {text}"))
        );
    }
    out.reserve(vm, 32)?;
    json_text::push_float(&mut out.out, f);
    Ok(())
}

fn encoded(vm: &mut Vm, args: Args, ensure_ascii: bool) -> Result<Value> {
    let v = args.get(vm, 0);
    let Value::Str(s) = vm.payload(v) else {
        let got = vm.type_name(v);
        return Err(vm.type_error(format!("first argument must be a string, not {got}")));
    };
    let (text, ()) = build_text(vm, |vm, out| push_string(vm, out, s, ensure_ascii))?;
    vm.heap.new_string(text)
}

pub fn encode_basestring_ascii(vm: &mut Vm, args: Args) -> Result<Value> {
    encoded(vm, args, true)
}

pub fn encode_basestring(vm: &mut Vm, args: Args) -> Result<Value> {
    encoded(vm, args, false)
}
