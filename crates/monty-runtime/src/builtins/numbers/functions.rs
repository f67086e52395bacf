//! Builtin functions about numbers: `abs`, `divmod`, `pow`, `round`, `bin`, `oct`, `hex`, `chr`, `ord`.

use monty_code::BinOp;
use monty_text::int_text::{int_text_len, int_with_prefix, small_with_prefix};

use super::dunders::{refuse_modulus, round_float_to, round_int_to};
use super::number::{Number, int_to_float, is_int, number, plain_int, within};
use super::{float_ops, int_power, operators};
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::registry::NativeDef;
use crate::value::{Sym, Value};
use crate::vm::Vm;

pub const FUNCTIONS: &[NativeDef] = &[
    NativeDef::stepping_function("abs(x, /)", absolute),
    NativeDef::stepping_function("divmod(x, y, /)", divmod).resumed_by(divmod_next),
    NativeDef::stepping_function("pow(base, exp, mod=None)", pow).resumed_by(pow_answer),
    NativeDef::stepping_function("round(number, ndigits=None)", round),
    NativeDef::function("bin(number, /)", bin),
    NativeDef::function("oct(number, /)", oct),
    NativeDef::function("hex(number, /)", hex),
    NativeDef::function("chr(i, /)", chr),
    NativeDef::function("ord(c, /)", ord),
];

/// Is it an exact number, whose methods no class of the guest's overrides?
fn is_exact(vm: &Vm, v: Value) -> bool {
    number(&vm.heap, v).is_some()
}

fn absolute(vm: &mut Vm, args: Args) -> Result<Step> {
    let x = args.get(vm, 0);
    if let Some(result) = operators::absolute(vm, x)? {
        return Ok(Step::Done(result));
    }
    if vm.lookup_special(x, n::ABS).is_some() {
        return vm.call_method(x, n::ABS, &[]);
    }
    let got = vm.type_name(x);
    Err(vm.type_error(format!("bad operand type for abs(): '{got}'")))
}

// ---- divmod

fn divmod(vm: &mut Vm, args: Args) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    if is_exact(vm, a)
        && is_exact(vm, b)
        && let Some(result) = operators::divmod(vm, a, b)?
    {
        return Ok(Step::Done(result));
    }
    let (left, right) = (vm.type_of(a), vm.type_of(b));
    let reflected = vm.lookup_special(b, n::RDIVMOD);
    // The right operand's class goes first if it is derived from the left's and brings its own method.
    let swap = left != right
        && reflected.is_some()
        && vm.is_subclass(right, left)
        && reflected != vm.lookup(left, n::RDIVMOD);
    let tries = if swap {
        [REFLECTED, PLAIN]
    } else if left == right {
        [PLAIN, END]
    } else {
        [PLAIN, REFLECTED]
    };
    divmod_try(vm, a, b, tries)
}

const END: u32 = 0;
const PLAIN: u32 = 1;
const REFLECTED: u32 = 2;

/// Call the first method there is of those to be tried; what is left to be tried is the phase.
fn divmod_try(vm: &mut Vm, a: Value, b: Value, tries: [u32; 2]) -> Result<Step> {
    for (i, &which) in tries.iter().enumerate() {
        let (receiver, other, name): (Value, Value, Sym) = match which {
            PLAIN => (a, b, n::DIVMOD),
            REFLECTED => (b, a, n::RDIVMOD),
            _ => continue,
        };
        if vm.lookup_special(receiver, name).is_none() {
            continue;
        }
        let left = if i == 0 { tries[1] } else { END };
        let cont = Cont::Native(vm.running_native);
        let step = vm.call_method(receiver, name, &[other])?;
        return vm.and_then(step, cont, left, &[a, b]);
    }
    let (left, right) = (vm.type_name(a), vm.type_name(b));
    Err(vm.type_error(format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'")))
}

fn divmod_next(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    match outcome.map_err(Raise::Exc)? {
        Value::NotImplemented => {
            let (a, b) = (state.get(0)?, state.get(1)?);
            divmod_try(vm, a, b, [state.phase, END])
        }
        result => Ok(Step::Done(result)),
    }
}

// ---- pow

fn pow(vm: &mut Vm, args: Args) -> Result<Step> {
    let (base, exponent, modulus) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2).or_none());
    if modulus.is_none() {
        return vm.binary_op(BinOp::Pow, base, exponent);
    }
    if is_int(base) && is_int(exponent) && is_int(modulus) {
        return int_power::pow_mod(vm, base, exponent, modulus).map(Step::Done);
    }
    // Only the base's method is asked with three arguments.
    if !is_exact(vm, base) && (has_own_power(vm, base) || vm.lookup_special(base, n::POW).is_some())
    {
        if vm.lookup_special(base, n::POW).is_none() {
            return Err(vm.attribute_error("__pow__"));
        }
        let cont = Cont::Native(vm.running_native);
        let step = vm.call_method(base, n::POW, &[exponent, modulus])?;
        return vm.and_then(step, cont, 0, &[base, exponent, modulus]);
    }
    refuse_pow(vm, [base, exponent, modulus])
}

/// Does a guest's class say what a power of its instances is?
fn has_own_power(vm: &Vm, v: Value) -> bool {
    let own = |name| !matches!(vm.lookup_special(v, name), None | Some(Value::Native(_)));
    matches!(v, Value::Instance(_) | Value::Exception(_)) && (own(n::POW) || own(n::RPOW))
}

fn pow_answer(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    match outcome.map_err(Raise::Exc)? {
        Value::NotImplemented => {
            let operands = [state.get(0)?, state.get(1)?, state.get(2)?];
            refuse_pow(vm, operands)
        }
        result => Ok(Step::Done(result)),
    }
}

/// Three operands that have no power: the first float or complex number among them says why; ints
/// (also of the guest's classes) have one.
fn refuse_pow(vm: &mut Vm, operands: [Value; 3]) -> Result<Step> {
    let asked = operands.map(|v| if has_own_power(vm, v) { Value::None } else { vm.payload(v) });
    let [a, b, c] = operands.map(|v| vm.payload(v));
    if is_int(a) && is_int(b) && is_int(c) && asked.into_iter().any(is_int) {
        return int_power::pow_mod(vm, a, b, c).map(Step::Done);
    }
    for v in asked {
        match number(&vm.heap, v) {
            Some(Number::Float(_)) => return Err(refuse_modulus(vm, false)),
            Some(Number::Complex(..))
                if number(&vm.heap, a).is_some() && number(&vm.heap, b).is_some() =>
            {
                // Ints are converted first, and may be too large.
                for operand in [a, b] {
                    if is_int(operand) {
                        int_to_float(vm, operand)?;
                    }
                }
                return Err(refuse_modulus(vm, true));
            }
            _ => {}
        }
    }
    let names = operands.map(|v| vm.type_name(v));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
        names[0], names[1], names[2]
    )))
}

// ---- round

fn round(vm: &mut Vm, args: Args) -> Result<Step> {
    let (x, digits) = (args.get(vm, 0), args.get(vm, 1).or_none());
    match number(&vm.heap, x) {
        Some(Number::Int) if digits.is_none() => return Ok(Step::Done(plain_int(x))),
        Some(Number::Float(f)) if digits.is_none() => {
            return float_ops::round_to_int(vm, f).map(Step::Done);
        }
        Some(Number::Int) => {
            let digits = vm.index_value(digits)?;
            return round_int_to(vm, x, digits).map(Step::Done);
        }
        Some(Number::Float(f)) => {
            let digits = vm.index_value(digits)?;
            return round_float_to(vm, f, digits).map(Step::Done);
        }
        _ => {}
    }
    if vm.lookup_special(x, n::ROUND).is_none() {
        let got = vm.type_name(x);
        return Err(vm.type_error(format!("type {got} doesn't define __round__ method")));
    }
    if digits.is_none() {
        vm.call_method(x, n::ROUND, &[])
    } else {
        vm.call_method(x, n::ROUND, &[digits])
    }
}

// ---- text

fn bin(vm: &mut Vm, args: Args) -> Result<Value> {
    with_prefix(vm, args, 2)
}

fn oct(vm: &mut Vm, args: Args) -> Result<Value> {
    with_prefix(vm, args, 8)
}

fn hex(vm: &mut Vm, args: Args) -> Result<Value> {
    with_prefix(vm, args, 16)
}

fn with_prefix(vm: &mut Vm, args: Args, base: u32) -> Result<Value> {
    let v = vm.index_value(args.get(vm, 0))?;
    let text = match v {
        Value::BigInt(h) => {
            let len = int_text_len(vm.heap.bigint(h), base) + 2;
            vm.heap.burn(len)?;
            within(vm, len as u64 * 16, |vm| Ok(int_with_prefix(vm.heap.bigint(h), base)))?
        }
        _ => small_with_prefix(v.as_int().unwrap_or(0), base),
    };
    vm.heap.new_string(text)
}

fn chr(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = vm.index_value(args.get(vm, 0))?;
    let Some(code) = v.as_int().and_then(|i| u32::try_from(i).ok()).filter(|&c| c < 0x11_0000)
    else {
        return Err(vm.value_error("chr() arg not in range(0x110000)"));
    };
    // A str holds no lone surrogates: as everywhere, the replacement character stands for them.
    let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    vm.heap.new_str(c.encode_utf8(&mut [0; 4]))
}

fn ord(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let len = match vm.payload(v) {
        Value::Str(s) => {
            let text = vm.heap.str(s);
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => return Ok(Value::Int(i64::from(u32::from(c)))),
                _ => vm.heap.str_object(s).chars,
            }
        }
        Value::Bytes(h) | Value::ByteArray(h) => match *vm.heap.bytes(h) {
            [b] => return Ok(Value::Int(i64::from(b))),
            ref bytes => bytes.len(),
        },
        _ => {
            let got = vm.type_name(v);
            return Err(
                vm.type_error(format!("ord() expected string of length 1, but {got} found"))
            );
        }
    };
    Err(vm.type_error(format!("ord() expected a character, but string of length {len} found")))
}
