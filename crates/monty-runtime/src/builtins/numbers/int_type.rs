//! `int` and `bool`: their constructors, methods and attributes. Special methods are in
//! `dunders.rs`, bytes in `int_bytes.rs`.

use super::int_bytes;
use super::number::{bits, float_to_int, is_int, plain_int};
use super::text::{Source, parse_int};
use crate::error::{ConvertKind, Raise, Result};
use crate::names as n;
use crate::native::Args;
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

pub const INT: TypeDef = TypeDef {
    of: TypeName::Core(t::INT),
    new: Some(NativeDef::function("int(x=0, /, base=10)", int_new)),
    empty: None,
    methods: &[
        NativeDef::method("conjugate(self, /)", itself),
        NativeDef::method("bit_length(self, /)", bit_length),
        NativeDef::method("bit_count(self, /)", bit_count),
        NativeDef::method(
            "to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
            int_bytes::to_bytes,
        ),
        NativeDef::stepping(
            "from_bytes(type, /, bytes, byteorder='big', *, signed=False)",
            int_bytes::from_bytes,
        )
        .as_class(),
        NativeDef::method("as_integer_ratio(self, /)", as_integer_ratio),
        NativeDef::method("is_integer(self, /)", is_integer),
        NativeDef::method("__sizeof__(self, /)", size_of),
    ],
    getset: &[
        GetSetDef { name: "real", get: real, set: None },
        GetSetDef { name: "imag", get: imag, set: None },
        GetSetDef { name: "numerator", get: real, set: None },
        GetSetDef { name: "denominator", get: denominator, set: None },
    ],
    doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments\nare given.",
};

pub const BOOL: TypeDef = TypeDef {
    of: TypeName::Core(t::BOOL),
    new: Some(NativeDef::function("bool(object=False, /)", bool_new)),
    empty: None,
    methods: &[],
    getset: &[],
    doc: "bool(object=False, /) -> bool\n\nReturns True when the argument is true, False otherwise.",
};

fn int_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let (x, base) = (args.get(vm, 0), args.get(vm, 1));
    match (x.is_unset(), base.is_unset()) {
        (true, true) => Ok(Value::Int(0)),
        (true, false) => Err(vm.type_error("int() missing string argument")),
        (false, true) => to_int(vm, x),
        (false, false) => {
            let base = vm.index_value(base)?.as_int().and_then(|b| u32::try_from(b).ok());
            let Some(base) = base.filter(|b| *b == 0 || (2..=36).contains(b)) else {
                return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
            };
            let payload = vm.payload(x);
            let Some(source) = Source::of(payload) else {
                return Err(vm.type_error("int() can't convert non-string with explicit base"));
            };
            parse_int(vm, x, source, base)
        }
    }
}

/// `int(x)`
fn to_int(vm: &mut Vm, x: Value) -> Result<Value> {
    match x {
        Value::Int(_) | Value::BigInt(_) => return Ok(x),
        Value::True | Value::False => return Ok(plain_int(x)),
        Value::Float(f) => return float_to_int(vm, f.get()),
        Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) => {}
        _ => {
            let method = [n::INT, n::INDEX, n::TRUNC]
                .into_iter()
                .find_map(|name| vm.lookup_special(x, name));
            match (method, vm.payload(x)) {
                // A subclass of int or float that keeps the method.
                (Some(Value::Native(_)), payload) if is_int(payload) => {
                    return Ok(plain_int(payload));
                }
                (Some(Value::Native(_)), Value::Float(f)) => return float_to_int(vm, f.get()),
                (Some(_), _) => {
                    return match vm.library_answer(x, n::INT, &[])? {
                        Some(int @ Value::Int(_)) => Ok(int),
                        _ => Err(Raise::convert(x, ConvertKind::Int)),
                    };
                }
                (None, _) => {}
            }
        }
    }
    let payload = vm.payload(x);
    if let Some(source) = Source::of(payload) {
        return parse_int(vm, x, source, 10);
    }
    if vm.type_of(x) == t::MEMORYVIEW {
        return Err(Raise::convert(x, ConvertKind::Bytes));
    }
    let got = vm.type_name(x);
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{got}'"
    )))
}

fn bool_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    if v.is_unset() {
        return Ok(Value::False);
    }
    vm.truth_arg(v).map(Value::bool)
}

/// The receiver of a method of `int`.
pub(super) fn receiver(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let payload = vm.payload(v);
    if is_int(payload) { Ok(payload) } else { Err(vm.wrong_receiver(v)) }
}

fn itself(vm: &mut Vm, args: Args) -> Result<Value> {
    receiver(vm, args).map(plain_int)
}

fn bit_length(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver(vm, args)?;
    Ok(Value::Int(bits(&vm.heap, v) as i64))
}

fn bit_count(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(Value::Int(match receiver(vm, args)? {
        Value::BigInt(h) => {
            vm.heap.burn(vm.heap.bigint(h).bits() as usize / 64)?;
            vm.heap.bigint(h).magnitude().count_ones() as i64
        }
        v => i64::from(v.as_int().unwrap_or(0).unsigned_abs().count_ones()),
    }))
}

fn as_integer_ratio(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver(vm, args)?;
    vm.heap.new_tuple(&[plain_int(v), Value::Int(1)])
}

fn is_integer(vm: &mut Vm, args: Args) -> Result<Value> {
    receiver(vm, args).map(|_| Value::True)
}

/// As CPython counts it: a header of 24 bytes and four for each 30 bits.
fn size_of(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver(vm, args)?;
    Ok(Value::Int(24 + 4 * bits(&vm.heap, v).div_ceil(30).max(1) as i64))
}

fn real(vm: &mut Vm, v: Value) -> Result<Value> {
    Ok(plain_int(vm.payload(v)))
}

fn imag(_vm: &mut Vm, _v: Value) -> Result<Value> {
    Ok(Value::Int(0))
}

fn denominator(_vm: &mut Vm, _v: Value) -> Result<Value> {
    Ok(Value::Int(1))
}
