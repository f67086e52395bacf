//! The special methods of the number types, as guests call them: `int.__add__(1, 2)`,
//! `super().__eq__(other)`. All rest on the operators; each type takes what CPython's takes, and
//! answers `NotImplemented` to the rest.

use monty_code::{BinOp, CmpOp, UnaryOp};

use super::number::{Number, bits, float_to_int, int_to_float, is_int, number, plain_int};
use super::{float_ops, int_ops, int_power, operators, text};
use crate::error::{Raise, Result};
use crate::native::Args;
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

const INT: u8 = 0;
const FLOAT: u8 = 1;
const COMPLEX: u8 = 2;

const BINARY: [BinOp; 12] = [
    BinOp::Add,
    BinOp::Sub,
    BinOp::Mul,
    BinOp::TrueDiv,
    BinOp::FloorDiv,
    BinOp::Mod,
    BinOp::Pow,
    BinOp::LShift,
    BinOp::RShift,
    BinOp::And,
    BinOp::Or,
    BinOp::Xor,
];
const COMPARISONS: [CmpOp; 6] = [CmpOp::Lt, CmpOp::Le, CmpOp::Eq, CmpOp::Ne, CmpOp::Gt, CmpOp::Ge];
const UNARY: [UnaryOp; 3] = [UnaryOp::Neg, UnaryOp::Pos, UnaryOp::Invert];

/// Does this type's methods take the payload as its own?
fn is_own(family: u8, n: Option<Number>) -> bool {
    matches!(
        (family, n),
        (INT, Some(Number::Int))
            | (FLOAT, Some(Number::Float(_)))
            | (COMPLEX, Some(Number::Complex(..)))
    )
}

/// Does it take the payload as the other operand?
fn takes(family: u8, n: Option<Number>) -> bool {
    match n {
        Some(Number::Int) => true,
        Some(Number::Float(_)) => family != INT,
        Some(Number::Complex(..)) => family == COMPLEX,
        None => false,
    }
}

/// The receiver of a special method of a number type.
fn receiver<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let payload = vm.payload(v);
    if is_own(FAMILY, number(&vm.heap, payload)) {
        return Ok(payload);
    }
    Err(vm.wrong_receiver(v))
}

/// Receiver and other operand; None if the type does not take the other.
fn operands<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Option<(Value, Value)>> {
    let a = receiver::<FAMILY>(vm, args)?;
    let b = vm.payload(args.get(vm, 1));
    Ok(takes(FAMILY, number(&vm.heap, b)).then_some((a, b)))
}

fn binary<const FAMILY: u8, const OP: usize, const REFLECTED: bool>(
    vm: &mut Vm,
    args: Args,
) -> Result<Value> {
    let Some((a, b)) = operands::<FAMILY>(vm, args)? else { return Ok(Value::NotImplemented) };
    let (a, b) = if REFLECTED { (b, a) } else { (a, b) };
    Ok(operators::binary(vm, BINARY[OP], a, b)?.unwrap_or(Value::NotImplemented))
}

fn compare<const FAMILY: u8, const OP: usize>(vm: &mut Vm, args: Args) -> Result<Value> {
    let Some((a, b)) = operands::<FAMILY>(vm, args)? else { return Ok(Value::NotImplemented) };
    Ok(operators::compare(&mut vm.heap, COMPARISONS[OP], a, b)?
        .map_or(Value::NotImplemented, Value::bool))
}

fn unary<const FAMILY: u8, const OP: usize>(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver::<FAMILY>(vm, args)?;
    operators::unary(vm, UNARY[OP], v)?
        .ok_or(Raise::Internal("a unary operator that the type lacks"))
}

fn divmod<const FAMILY: u8, const REFLECTED: bool>(vm: &mut Vm, args: Args) -> Result<Value> {
    let Some((a, b)) = operands::<FAMILY>(vm, args)? else { return Ok(Value::NotImplemented) };
    let (a, b) = if REFLECTED { (b, a) } else { (a, b) };
    Ok(operators::divmod(vm, a, b)?.unwrap_or(Value::NotImplemented))
}

fn pow<const FAMILY: u8, const REFLECTED: bool>(vm: &mut Vm, args: Args) -> Result<Value> {
    let modulus = vm.payload(args.get(vm, 2).or_none());
    if FAMILY != INT && !modulus.is_none() {
        receiver::<FAMILY>(vm, args)?;
        if FAMILY == COMPLEX && operands::<FAMILY>(vm, args)?.is_none() {
            return Ok(Value::NotImplemented);
        }
        return Err(refuse_modulus(vm, FAMILY == COMPLEX));
    }
    let Some((a, b)) = operands::<FAMILY>(vm, args)? else { return Ok(Value::NotImplemented) };
    let (a, b) = if REFLECTED { (b, a) } else { (a, b) };
    if modulus.is_none() {
        return Ok(operators::binary(vm, BinOp::Pow, a, b)?.unwrap_or(Value::NotImplemented));
    }
    if is_int(modulus) { int_power::pow_mod(vm, a, b, modulus) } else { Ok(Value::NotImplemented) }
}

/// The error for a third argument of `pow` that a type does not take.
pub fn refuse_modulus(vm: &mut Vm, complex: bool) -> Raise {
    if complex {
        vm.value_error("complex modulo")
    } else {
        vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")
    }
}

fn absolute<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver::<FAMILY>(vm, args)?;
    operators::absolute(vm, v)?.ok_or(Raise::Internal("abs of what is no number"))
}

fn truth<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver::<FAMILY>(vm, args)?;
    Ok(Value::bool(operators::truth(&vm.heap, v).unwrap_or(true)))
}

fn hash<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver::<FAMILY>(vm, args)?;
    vm.heap.burn(bits(&vm.heap, v) as usize / 8)?;
    Ok(Value::Int(operators::hash(&vm.heap, v).unwrap_or(0) as i64))
}

fn repr<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = plain_int(receiver::<FAMILY>(vm, args)?);
    let text = text::repr(vm, v)?.unwrap_or_default();
    vm.heap.new_string(text)
}

fn repr_bool(vm: &mut Vm, args: Args) -> Result<Value> {
    match vm.payload(args.get(vm, 0)) {
        v @ (Value::True | Value::False) => {
            vm.heap.new_str(if v == Value::True { "True" } else { "False" })
        }
        _ => Err(vm.wrong_receiver(args.get(vm, 0))),
    }
}

fn format<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver::<FAMILY>(vm, args)?;
    let spec = args.get(vm, 1);
    let Some(spec) = vm.str_of(spec).map(str::to_owned) else {
        let got = vm.type_name(spec);
        return Err(vm.type_error(format!("__format__() argument must be str, not {got}")));
    };
    let this = args.get(vm, 0);
    let name = vm.type_name(this);
    text::format(vm, v, &spec, &name)?.ok_or(Raise::Internal("a number that cannot be formatted"))
}

/// `__getnewargs__`: what makes an equal number again.
fn new_args<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver::<FAMILY>(vm, args)?;
    match v {
        Value::Complex(h) => {
            let (re, im) = vm.heap.complex(h);
            vm.heap.new_tuple(&[Value::float(re), Value::float(im)])
        }
        _ => vm.heap.new_tuple(&[plain_int(v)]),
    }
}

/// `__int__`, `__trunc__`: ints are themselves, floats are cut.
fn to_int<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    match receiver::<FAMILY>(vm, args)? {
        Value::Float(f) => float_to_int(vm, f.get()),
        v => Ok(plain_int(v)),
    }
}

fn floor<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    match receiver::<FAMILY>(vm, args)? {
        Value::Float(f) => float_to_int(vm, f.get().floor()),
        v => Ok(plain_int(v)),
    }
}

fn ceil<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    match receiver::<FAMILY>(vm, args)? {
        Value::Float(f) => float_to_int(vm, f.get().ceil()),
        v => Ok(plain_int(v)),
    }
}

fn to_float<const FAMILY: u8>(vm: &mut Vm, args: Args) -> Result<Value> {
    match receiver::<FAMILY>(vm, args)? {
        v @ Value::Float(_) => Ok(v),
        v => int_to_float(vm, v).map(Value::float),
    }
}

fn round_int(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver::<INT>(vm, args)?;
    let digits = args.get(vm, 1);
    if digits.is_unset() {
        return Ok(plain_int(v));
    }
    let digits = vm.index_value(digits)?;
    round_int_to(vm, v, digits)
}

/// `round(int, digits)`: only negative places change an int.
pub fn round_int_to(vm: &mut Vm, v: Value, digits: Value) -> Result<Value> {
    match digits {
        Value::Int(n) if n < 0 => int_ops::round_to(vm, v, n.unsigned_abs()),
        Value::BigInt(h) if vm.heap.bigint(h).sign() == num_bigint::Sign::Minus => {
            Ok(Value::Int(0))
        }
        _ => Ok(plain_int(v)),
    }
}

fn round_float(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Float(f) = receiver::<FLOAT>(vm, args)? else {
        return Err(Raise::Internal("not a float"));
    };
    let digits = args.get(vm, 1).or_none();
    if digits.is_none() {
        return float_ops::round_to_int(vm, f.get());
    }
    let digits = vm.index_value(digits)?;
    round_float_to(vm, f.get(), digits)
}

/// `round(float, digits)`
pub fn round_float_to(vm: &mut Vm, f: f64, digits: Value) -> Result<Value> {
    let places = match digits {
        Value::BigInt(h) if vm.heap.bigint(h).sign() == num_bigint::Sign::Minus => i64::MIN,
        Value::BigInt(_) => i64::MAX,
        _ => digits.as_int().unwrap_or(0),
    };
    float_ops::round_to(vm, f, places)
}

/// A pair of methods, plain and reflected.
macro_rules! operator {
    ($family:ident, $name:literal, $index:literal) => {
        NativeDef::method(
            concat!("__", $name, "__(self, value, /)"),
            binary::<$family, $index, false>,
        )
    };
    (reflected $family:ident, $name:literal, $index:literal) => {
        NativeDef::method(
            concat!("__r", $name, "__(self, value, /)"),
            binary::<$family, $index, true>,
        )
    };
}

/// What all three types have.
macro_rules! common {
    ($family:ident) => {
        &[
            NativeDef::method("__repr__(self, /)", repr::<$family>),
            NativeDef::method("__hash__(self, /)", hash::<$family>),
            NativeDef::method("__lt__(self, value, /)", compare::<$family, 0>),
            NativeDef::method("__le__(self, value, /)", compare::<$family, 1>),
            NativeDef::method("__eq__(self, value, /)", compare::<$family, 2>),
            NativeDef::method("__ne__(self, value, /)", compare::<$family, 3>),
            NativeDef::method("__gt__(self, value, /)", compare::<$family, 4>),
            NativeDef::method("__ge__(self, value, /)", compare::<$family, 5>),
            operator!($family, "add", 0),
            operator!(reflected $family, "add", 0),
            operator!($family, "sub", 1),
            operator!(reflected $family, "sub", 1),
            operator!($family, "mul", 2),
            operator!(reflected $family, "mul", 2),
            operator!($family, "truediv", 3),
            operator!(reflected $family, "truediv", 3),
            NativeDef::method("__pow__(self, value, mod=None, /)", pow::<$family, false>),
            NativeDef::method("__rpow__(self, value, mod=None, /)", pow::<$family, true>),
            NativeDef::method("__neg__(self, /)", unary::<$family, 0>),
            NativeDef::method("__pos__(self, /)", unary::<$family, 1>),
            NativeDef::method("__abs__(self, /)", absolute::<$family>),
            NativeDef::method("__bool__(self, /)", truth::<$family>),
            NativeDef::method("__getnewargs__(self, /)", new_args::<$family>),
            NativeDef::method("__format__(self, format_spec, /)", format::<$family>),
        ]
    };
}

/// What int and float have.
macro_rules! real {
    ($family:ident) => {
        &[
            operator!($family, "floordiv", 4),
            operator!(reflected $family, "floordiv", 4),
            operator!($family, "mod", 5),
            operator!(reflected $family, "mod", 5),
            NativeDef::method("__divmod__(self, value, /)", divmod::<$family, false>),
            NativeDef::method("__rdivmod__(self, value, /)", divmod::<$family, true>),
            NativeDef::method("__int__(self, /)", to_int::<$family>),
            NativeDef::method("__float__(self, /)", to_float::<$family>),
            NativeDef::method("__trunc__(self, /)", to_int::<$family>),
            NativeDef::method("__floor__(self, /)", floor::<$family>),
            NativeDef::method("__ceil__(self, /)", ceil::<$family>),
        ]
    };
}

const INTEGRAL: &[NativeDef] = &[
    operator!(INT, "lshift", 7),
    operator!(reflected INT, "lshift", 7),
    operator!(INT, "rshift", 8),
    operator!(reflected INT, "rshift", 8),
    operator!(INT, "and", 9),
    operator!(reflected INT, "and", 9),
    operator!(INT, "or", 10),
    operator!(reflected INT, "or", 10),
    operator!(INT, "xor", 11),
    operator!(reflected INT, "xor", 11),
    NativeDef::method("__invert__(self, /)", unary::<INT, 2>),
    NativeDef::method("__index__(self, /)", to_int::<INT>),
    NativeDef::method("__round__(self, ndigits=<unrepresentable>, /)", round_int),
];

const fn methods(of: crate::value::TypeRef, methods: &'static [NativeDef]) -> TypeDef {
    TypeDef { of: TypeName::Core(of), new: None, empty: None, methods, getset: &[], doc: "" }
}

pub const INT_COMMON: TypeDef = methods(t::INT, common!(INT));
pub const INT_REAL: TypeDef = methods(t::INT, real!(INT));
pub const INT_INTEGRAL: TypeDef = methods(t::INT, INTEGRAL);
pub const BOOL: TypeDef = methods(
    t::BOOL,
    &[
        NativeDef::method("__repr__(self, /)", repr_bool),
        operator!(INT, "and", 9),
        operator!(reflected INT, "and", 9),
        operator!(INT, "or", 10),
        operator!(reflected INT, "or", 10),
        operator!(INT, "xor", 11),
        operator!(reflected INT, "xor", 11),
        NativeDef::method("__invert__(self, /)", unary::<INT, 2>),
    ],
);
pub const FLOAT_COMMON: TypeDef = methods(t::FLOAT, common!(FLOAT));
pub const FLOAT_REAL: TypeDef = methods(t::FLOAT, real!(FLOAT));
pub const FLOAT_ROUND: TypeDef =
    methods(t::FLOAT, &[NativeDef::method("__round__(self, ndigits=None, /)", round_float)]);
pub const COMPLEX_COMMON: TypeDef = methods(t::COMPLEX, common!(COMPLEX));
