//! Decimal arithmetic whose result is exact and needs no signal: the library's `decimal` in one step.
//! Everything else (NaNs, infinities, rounding, limits of the exponent, coefficients beyond 127 bits) is
//! left to the module's own code.

use monty_runtime::{Args, Handle, Instance, NativeDef, Raise, Result, Step, Value, Vm};
use num_bigint::BigInt;
use num_traits::ToPrimitive;

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_decimal_setup(template, slow, /)", setup),
    NativeDef::function("_decimal_current(context, /)", set_current),
    NativeDef::function("_decimal_quick_new(value, /)", quick_new),
    NativeDef::function("_decimal_quick_text(value, /)", quick_text),
    NativeDef::function("_decimal_quick_quantize(value, exponent, rounding, /)", quick_quantize),
    NativeDef::stepping("_decimal_add(self, value, /)", add),
    NativeDef::stepping("_decimal_radd(self, value, /)", radd),
    NativeDef::stepping("_decimal_sub(self, value, /)", sub),
    NativeDef::stepping("_decimal_rsub(self, value, /)", rsub),
    NativeDef::stepping("_decimal_mul(self, value, /)", mul),
    NativeDef::stepping("_decimal_rmul(self, value, /)", rmul),
    NativeDef::stepping_function("_decimal_eq(self, value, /)", eq),
    NativeDef::stepping_function("_decimal_lt(self, value, /)", lt),
    NativeDef::stepping_function("_decimal_le(self, value, /)", le),
    NativeDef::stepping_function("_decimal_gt(self, value, /)", gt),
    NativeDef::stepping_function("_decimal_ge(self, value, /)", ge),
];

/// Any instance of the class, and the functions for what is not done here.
const TEMPLATE: &str = "decimal.template";
const SLOW: &str = "decimal.slow";
/// The current context.
const CURRENT: &str = "decimal.context";

/// A finite number.
#[derive(Clone, Copy)]
struct Number {
    negative: bool,
    digits: u128,
    exponent: i64,
}

/// The order of the module's functions for what is not done here.
#[derive(Clone, Copy)]
enum Slow {
    Add,
    Sub,
    Rsub,
    Mul,
    Eq,
    Lt,
    Le,
    Gt,
    Ge,
}

fn setup(vm: &mut Vm, args: Args) -> Result<Value> {
    let (template, slow) = (args.get(vm, 0), args.get(vm, 1));
    vm.module_state.insert(TEMPLATE, template);
    vm.module_state.insert(SLOW, slow);
    Ok(Value::None)
}

fn set_current(vm: &mut Vm, args: Args) -> Result<Value> {
    let context = args.get(vm, 0);
    vm.module_state.insert(CURRENT, context);
    Ok(Value::None)
}

fn template(vm: &Vm) -> Option<Handle<Instance>> {
    match vm.module_state.get(TEMPLATE) {
        Some(&Value::Instance(h)) => Some(h),
        _ => None,
    }
}

/// The number that an operand is, if it is a finite one whose coefficient fits.
fn number(vm: &Vm, v: Value) -> Option<Number> {
    let h = match v {
        Value::Int(i) => {
            return Some(Number { negative: i < 0, digits: i.unsigned_abs().into(), exponent: 0 });
        }
        Value::Instance(h) => h,
        _ => return None,
    };
    let instance = vm.heap.instance(h);
    if instance.shape != vm.heap.instance(template(vm)?).shape || instance.rest.is_some() {
        return None;
    }
    let [sign, digits, exponent, special] = instance.slots[..4] else { return None };
    if vm.str_of(special) != Some("") {
        return None;
    }
    let digits = match digits {
        Value::Int(i) => u128::try_from(i).ok()?,
        Value::BigInt(h) => vm.heap.bigint(h).to_u128()?,
        _ => return None,
    };
    Some(Number { negative: sign == Value::Int(1), digits, exponent: exponent.as_int()? })
}

fn make(vm: &mut Vm, n: Number) -> Result<Value> {
    let template = template(vm).ok_or(Raise::Internal("decimal is not set up"))?;
    let digits = match i64::try_from(n.digits) {
        Ok(i) => Value::Int(i),
        Err(_) => vm.heap.new_int(BigInt::from(n.digits))?,
    };
    let from = vm.heap.instance(template);
    let mut instance = Instance { shape: from.shape, slots: from.slots, rest: None };
    instance.slots[0] = Value::Int(i64::from(n.negative));
    instance.slots[1] = digits;
    instance.slots[2] = Value::Int(n.exponent);
    vm.heap.new_instance(instance)
}

fn length(digits: u128) -> i64 {
    digits.checked_ilog10().map_or(1, |log| i64::from(log) + 1)
}

/// Does the current context take the number as it is, without a signal?
fn fits(vm: &Vm, n: Number) -> bool {
    let Some(&Value::Instance(context)) = vm.module_state.get(CURRENT) else { return false };
    let setting = |name: &str| {
        vm.heap.find_interned(name).and_then(|s| vm.instance_get(context, s)?.as_int())
    };
    let (Some(prec), Some(emin), Some(emax), Some(0)) =
        (setting("prec"), setting("Emin"), setting("Emax"), setting("clamp"))
    else {
        return false;
    };
    let adjusted = n.exponent + length(n.digits) - 1;
    length(n.digits) <= prec && adjusted <= emax && adjusted >= emin && n.exponent >= emin
}

/// Both coefficients for the smaller of the two exponents.
fn aligned(a: Number, b: Number) -> Option<(i128, i128, i64)> {
    let exponent = a.exponent.min(b.exponent);
    let scaled = |n: Number| {
        let power = u32::try_from(n.exponent - exponent).ok().filter(|&p| p < 38)?;
        let digits = n.digits.checked_mul(10u128.pow(power))?;
        let digits = i128::try_from(digits).ok()?;
        Some(if n.negative { -digits } else { digits })
    };
    Some((scaled(a)?, scaled(b)?, exponent))
}

fn sum(a: Number, b: Number) -> Option<Number> {
    if a.digits == 0 || b.digits == 0 {
        return None;
    }
    let (x, y, exponent) = aligned(a, b)?;
    let total = x.checked_add(y).filter(|&t| t != 0)?;
    Some(Number { negative: total < 0, digits: total.unsigned_abs(), exponent })
}

fn product(a: Number, b: Number) -> Option<Number> {
    let exponent = a.exponent.checked_add(b.exponent)?;
    Some(Number {
        negative: a.negative != b.negative,
        digits: a.digits.checked_mul(b.digits)?,
        exponent,
    })
}

fn negated(n: Number) -> Number {
    Number { negative: !n.negative, ..n }
}

/// The result of an operation, or a call of the module's function for it.
fn binary(
    vm: &mut Vm,
    args: Args,
    slow: Slow,
    operation: impl FnOnce(Number, Number) -> Option<Number>,
) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    vm.heap.burn(4)?;
    if let (Some(x), Some(y)) = (number(vm, a), number(vm, b))
        && let Some(n) = operation(x, y).filter(|&n| fits(vm, n))
    {
        return make(vm, n).map(Step::Done);
    }
    call_slow(vm, slow, a, b)
}

fn call_slow(vm: &mut Vm, slow: Slow, a: Value, b: Value) -> Result<Step> {
    let Some(&Value::Tuple(functions)) = vm.module_state.get(SLOW) else {
        return Err(Raise::Internal("decimal is not set up"));
    };
    let function = vm.heap.tuple_items(functions).get(slow as usize).copied();
    let function = function.ok_or(Raise::Internal("decimal is not set up"))?;
    vm.tail_call(function, &[a, b])
}

fn add(vm: &mut Vm, args: Args) -> Result<Step> {
    binary(vm, args, Slow::Add, sum)
}

fn radd(vm: &mut Vm, args: Args) -> Result<Step> {
    binary(vm, args, Slow::Add, sum)
}

fn sub(vm: &mut Vm, args: Args) -> Result<Step> {
    binary(vm, args, Slow::Sub, |a, b| sum(a, negated(b)))
}

fn rsub(vm: &mut Vm, args: Args) -> Result<Step> {
    binary(vm, args, Slow::Rsub, |a, b| sum(b, negated(a)))
}

fn mul(vm: &mut Vm, args: Args) -> Result<Step> {
    binary(vm, args, Slow::Mul, product)
}

fn rmul(vm: &mut Vm, args: Args) -> Result<Step> {
    binary(vm, args, Slow::Mul, product)
}

fn compared(vm: &mut Vm, args: Args, slow: Slow, test: fn(i128, i128) -> bool) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    if let (Some(x), Some(y)) = (number(vm, a), number(vm, b))
        && let Some((x, y, _)) = aligned(x, y)
    {
        return Ok(Step::Done(Value::bool(test(x, y))));
    }
    call_slow(vm, slow, a, b)
}

fn eq(vm: &mut Vm, args: Args) -> Result<Step> {
    compared(vm, args, Slow::Eq, |x, y| x == y)
}

fn lt(vm: &mut Vm, args: Args) -> Result<Step> {
    compared(vm, args, Slow::Lt, |x, y| x < y)
}

fn le(vm: &mut Vm, args: Args) -> Result<Step> {
    compared(vm, args, Slow::Le, |x, y| x <= y)
}

fn gt(vm: &mut Vm, args: Args) -> Result<Step> {
    compared(vm, args, Slow::Gt, |x, y| x > y)
}

fn ge(vm: &mut Vm, args: Args) -> Result<Step> {
    compared(vm, args, Slow::Ge, |x, y| x >= y)
}

/// The number that a plain text or an int is; None for all else.
fn quick_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let parsed = match v {
        Value::Str(s) => parse(vm.heap.str(s)),
        Value::Int(_) => number(vm, v),
        _ => None,
    };
    parsed.map_or(Ok(Value::None), |n| make(vm, n))
}

/// `[+-]digits[.digits]` of at most 36 digits.
fn parse(text: &str) -> Option<Number> {
    let (negative, plain) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    if plain.is_empty() || plain.len() > 37 {
        return None;
    }
    let (mut digits, mut exponent, mut point) = (0u128, 0, false);
    for b in plain.bytes() {
        match b {
            b'0'..=b'9' => {
                digits = digits * 10 + u128::from(b - b'0');
                exponent -= i64::from(point);
            }
            b'.' if !point && plain.len() > 1 => point = true,
            _ => return None,
        }
    }
    Some(Number { negative, digits, exponent })
}

/// The text of a number that is written without an exponent; None for others.
fn quick_text(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let plain = |n: &Number| n.exponent <= 0 && n.exponent + length(n.digits) > -6;
    let Some(n) = number(vm, v).filter(plain) else { return Ok(Value::None) };
    let after = (-n.exponent) as usize;
    let mut text = format!("{:0>width$}", n.digits, width = after + 1);
    if after > 0 {
        text.insert(text.len() - after, '.');
    }
    if n.negative {
        text.insert(0, '-');
    }
    vm.heap.new_string(text)
}

/// A tuple of the number with another's exponent and whether digits were lost; None if signals of
/// other kinds could be needed.
fn quick_quantize(vm: &mut Vm, args: Args) -> Result<Value> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let Value::Instance(_) = b else { return Ok(Value::None) };
    let (Some(x), Some(unit)) = (number(vm, a), number(vm, b)) else { return Ok(Value::None) };
    let Some((digits, lost)) = rescaled(x, unit.exponent, vm.str_of(args.get(vm, 2)).unwrap_or(""))
    else {
        return Ok(Value::None);
    };
    let n = Number { negative: x.negative, digits, exponent: unit.exponent };
    if digits == 0 || !fits(vm, n) {
        return Ok(Value::None);
    }
    let n = make(vm, n)?;
    vm.heap.new_tuple(&[n, Value::bool(lost)])
}

fn rescaled(n: Number, exponent: i64, rounding: &str) -> Option<(u128, bool)> {
    let by = u32::try_from(n.exponent.abs_diff(exponent)).ok().filter(|&by| by < 38)?;
    let unit = 10u128.pow(by);
    if n.exponent >= exponent {
        return Some((n.digits.checked_mul(unit)?, false));
    }
    let (quotient, rest) = (n.digits / unit, n.digits % unit);
    let up = match rounding {
        "ROUND_HALF_EVEN" => rest > unit / 2 || rest == unit / 2 && quotient % 2 == 1,
        "ROUND_HALF_UP" => rest >= unit / 2,
        "ROUND_HALF_DOWN" => rest > unit / 2,
        "ROUND_DOWN" => false,
        "ROUND_UP" => rest > 0,
        "ROUND_CEILING" => rest > 0 && !n.negative,
        "ROUND_FLOOR" => rest > 0 && n.negative,
        _ => return None,
    };
    Some((quotient + u128::from(up), rest > 0))
}
