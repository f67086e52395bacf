//! `float`: its constructor, methods and attributes. Special methods are in `dunders.rs`.

use monty_text::float_repr::{as_integer_ratio, float_from_hex, float_hex};

use super::number::{int_to_float, is_int};
use super::text::{Source, parse_float};
use crate::error::{ConvertKind, Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

pub const FLOAT: TypeDef = TypeDef {
    of: TypeName::Core(t::FLOAT),
    new: Some(NativeDef::function("float(x=0, /)", float_new)),
    empty: None,
    methods: &[
        NativeDef::method("conjugate(self, /)", itself),
        NativeDef::method("as_integer_ratio(self, /)", integer_ratio),
        NativeDef::stepping("fromhex(type, string, /)", from_hex).as_class(),
        NativeDef::method("hex(self, /)", hex),
        NativeDef::method("is_integer(self, /)", is_integer),
        NativeDef::method("__getformat__(type, typestr, /)", get_format).as_class(),
    ],
    getset: &[
        GetSetDef { name: "real", get: real, set: None },
        GetSetDef { name: "imag", get: imag, set: None },
    ],
    doc: "Convert a string or number to a floating-point number, if possible.",
};

fn float_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = args.get(vm, 0);
    match x {
        Value::Unset => return Ok(Value::float(0.0)),
        Value::Float(_) => return Ok(x),
        Value::Int(_) | Value::BigInt(_) | Value::True | Value::False => {
            return int_to_float(vm, x).map(Value::float);
        }
        Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) => {}
        _ => {
            let method =
                [n::FLOAT, n::INDEX].into_iter().find_map(|name| vm.lookup_special(x, name));
            match (method, vm.payload(x)) {
                // A subclass of float or int that keeps the method.
                (Some(Value::Native(_)), payload @ Value::Float(_)) => return Ok(payload),
                (Some(Value::Native(_)), payload) if is_int(payload) => {
                    return int_to_float(vm, payload).map(Value::float);
                }
                (Some(_), _) => {
                    return match vm.library_answer(x, n::FLOAT, &[])? {
                        Some(float @ Value::Float(_)) => Ok(float),
                        _ => Err(Raise::convert(x, ConvertKind::Float)),
                    };
                }
                (None, _) => {}
            }
        }
    }
    let payload = vm.payload(x);
    if let Some(source) = Source::of(payload) {
        let f = parse_float(vm, x, source)?;
        return if f.is_nan() { new_nan(vm, f) } else { Ok(Value::float(f)) };
    }
    if vm.type_of(x) == t::MEMORYVIEW {
        return Err(Raise::convert(x, ConvertKind::Bytes));
    }
    let got = vm.type_name(x);
    Err(vm.type_error(format!("float() argument must be a string or a real number, not '{got}'")))
}

/// A nan of its own: every `float('nan')` is another object, which containers tell apart by identity.
/// The payload, which nothing shows, is what makes it so.
fn new_nan(vm: &mut Vm, f: f64) -> Result<Value> {
    vm.heap.burn(1)?;
    let payload = vm.heap.budget.fuel_used() & ((1 << 51) - 1);
    Ok(Value::float(f64::from_bits(f.to_bits() & (1 << 63) | 0x7ff8 << 48 | payload)))
}

/// The receiver of a method of `float`.
fn receiver(vm: &mut Vm, args: Args) -> Result<f64> {
    let v = args.get(vm, 0);
    match vm.payload(v) {
        Value::Float(f) => Ok(f.get()),
        _ => Err(vm.wrong_receiver(v)),
    }
}

fn itself(vm: &mut Vm, args: Args) -> Result<Value> {
    receiver(vm, args).map(Value::float)
}

fn integer_ratio(vm: &mut Vm, args: Args) -> Result<Value> {
    let f = receiver(vm, args)?;
    match as_integer_ratio(f) {
        Some((numerator, denominator)) => {
            let (numerator, denominator) =
                (vm.heap.new_int(numerator)?, vm.heap.new_int(denominator)?);
            vm.heap.new_tuple(&[numerator, denominator])
        }
        None if f.is_nan() => Err(vm.value_error("cannot convert NaN to integer ratio")),
        None => Err(vm.overflow_error("cannot convert Infinity to integer ratio")),
    }
}

fn from_hex(vm: &mut Vm, args: Args) -> Result<Step> {
    let (class, text) = (args.get(vm, 0), args.get(vm, 1));
    let len = vm.str_of(text).map_or(0, str::len);
    vm.heap.burn(len)?;
    let parsed = match vm.str_of(text) {
        Some(text) => float_from_hex(text),
        None => return Err(vm.type_error("bad argument type for built-in operation")),
    };
    let f = match parsed {
        Ok(f) => Value::float(f),
        Err(e @ monty_text::float_repr::HexFloatError::TooLarge) => {
            return Err(vm.overflow_error(e.message()));
        }
        Err(e) => return Err(vm.value_error(e.message())),
    };
    if class == Value::Type(t::FLOAT) { Ok(Step::Done(f)) } else { vm.tail_call(class, &[f]) }
}

fn hex(vm: &mut Vm, args: Args) -> Result<Value> {
    let f = receiver(vm, args)?;
    vm.heap.new_string(float_hex(f))
}

fn is_integer(vm: &mut Vm, args: Args) -> Result<Value> {
    let f = receiver(vm, args)?;
    Ok(Value::bool(f.is_finite() && f == f.trunc()))
}

fn get_format(vm: &mut Vm, args: Args) -> Result<Value> {
    let kind = args.get(vm, 1);
    match vm.str_of(kind) {
        Some("double" | "float") => vm.heap.new_str("IEEE, little-endian"),
        Some(_) => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        None => {
            let got = vm.type_name(kind);
            Err(vm.type_error(format!("__getformat__() argument must be str, not {got}")))
        }
    }
}

fn real(vm: &mut Vm, v: Value) -> Result<Value> {
    Ok(vm.payload(v))
}

fn imag(_vm: &mut Vm, _v: Value) -> Result<Value> {
    Ok(Value::float(0.0))
}
