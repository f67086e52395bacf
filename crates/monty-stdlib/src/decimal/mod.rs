//! The library's `decimal`: arithmetic of finite numbers whose coefficient fits 128 bits, under contexts
//! that do not trap what it signals. What is left (NaNs, infinities, exponents out of bounds, traps) is
//! the module's own code. Knows where the slots of numbers and contexts stand.

mod arithmetic;
mod number;

use monty_runtime::{
    Args, Handle, Instance, NativeDef, Raise, Result, ShapeId, StateKey, Step, Value, Vm,
};
use num_bigint::BigInt;
use num_traits::ToPrimitive;

use arithmetic::Fitted;
use number::{Bounds, Coefficient, Lost, Number, Rounding};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_decimal_setup(template, slow, /)", setup),
    NativeDef::function("_decimal_current(context, /)", set_current),
    NativeDef::function("_decimal_quick_new(value, /)", quick_new),
    NativeDef::function("_decimal_quick_text(value, /)", quick_text),
    NativeDef::function("_decimal_quick_format(value, spec, /)", quick_format),
    NativeDef::function(
        "_decimal_quick_quantize(value, exponent, rounding, context, /)",
        quick_quantize,
    ),
    NativeDef::function("_decimal_quick_in(context, operation, a, b, /)", quick_in),
    NativeDef::stepping("_decimal_add(self, value, /)", |vm, a| {
        binary(vm, a, Slow::Add, arithmetic::sum)
    }),
    NativeDef::stepping("_decimal_sub(self, value, /)", |vm, a| {
        binary(vm, a, Slow::Sub, arithmetic::difference)
    }),
    NativeDef::stepping("_decimal_rsub(self, value, /)", |vm, a| {
        binary(vm, a, Slow::Rsub, |x, y, c| arithmetic::difference(y, x, c))
    }),
    NativeDef::stepping("_decimal_mul(self, value, /)", |vm, a| {
        binary(vm, a, Slow::Mul, arithmetic::product)
    }),
    NativeDef::stepping("_decimal_div(self, value, /)", |vm, a| {
        binary(vm, a, Slow::Div, arithmetic::quotient)
    }),
    NativeDef::stepping("_decimal_rdiv(self, value, /)", |vm, a| {
        binary(vm, a, Slow::Rdiv, |x, y, c| arithmetic::quotient(y, x, c))
    }),
    NativeDef::stepping("_decimal_floordiv(self, value, /)", |vm, a| {
        binary(vm, a, Slow::FloorDiv, arithmetic::whole)
    }),
    NativeDef::stepping("_decimal_mod(self, value, /)", |vm, a| {
        binary(vm, a, Slow::Mod, arithmetic::remainder)
    }),
    NativeDef::stepping("_decimal_neg(self, /)", neg),
    NativeDef::stepping("_decimal_eq(self, value, /)", |vm, a| {
        compared(vm, a, Slow::Eq, |x, y| x == y)
    }),
    NativeDef::stepping("_decimal_hash as Decimal.__hash__(self, /)", hash),
    NativeDef::stepping("_decimal_lt(self, value, /)", |vm, a| {
        compared(vm, a, Slow::Lt, |x, y| x < y)
    }),
    NativeDef::stepping("_decimal_le(self, value, /)", |vm, a| {
        compared(vm, a, Slow::Le, |x, y| x <= y)
    }),
    NativeDef::stepping("_decimal_gt(self, value, /)", |vm, a| {
        compared(vm, a, Slow::Gt, |x, y| x > y)
    }),
    NativeDef::stepping("_decimal_ge(self, value, /)", |vm, a| {
        compared(vm, a, Slow::Ge, |x, y| x >= y)
    }),
];

/// A tuple: any number, the functions for what is not done here, the current context.
const STATE: StateKey = StateKey::Decimal;
const TEMPLATE: usize = 0;
const SLOW: usize = 1;
const CURRENT: usize = 2;

/// The bits of two signals among a context's flags.
const INEXACT: i64 = 1 << 6;
const ROUNDED: i64 = 1 << 7;

/// The order of the module's functions for what is not done here.
#[derive(Clone, Copy)]
enum Slow {
    Add,
    Sub,
    Rsub,
    Mul,
    Div,
    Rdiv,
    FloorDiv,
    Mod,
    Neg,
    Eq,
    Lt,
    Le,
    Gt,
    Ge,
}

fn state(vm: &Vm) -> [Value; 3] {
    match vm.module_state.get(STATE) {
        Some(Value::Tuple(h)) => match *vm.heap.tuple_items(h) {
            [template, slow, current] => [template, slow, current],
            _ => [Value::None; 3],
        },
        _ => [Value::None; 3],
    }
}

fn set_state(vm: &mut Vm, changes: &[(usize, Value)]) -> Result<Value> {
    let mut parts = state(vm);
    for &(at, v) in changes {
        parts[at] = v;
    }
    let parts = vm.heap.new_tuple(&parts)?;
    vm.module_state.set(STATE, parts);
    Ok(Value::None)
}

fn setup(vm: &mut Vm, args: Args) -> Result<Value> {
    let (template, slow) = (args.get(vm, 0), args.get(vm, 1));
    set_state(vm, &[(TEMPLATE, template), (SLOW, slow)])
}

fn set_current(vm: &mut Vm, args: Args) -> Result<Value> {
    let context = args.get(vm, 0);
    set_state(vm, &[(CURRENT, context)])
}

/// The shape of every number.
fn number_shape(vm: &Vm, state: &[Value; 3]) -> Option<ShapeId> {
    match state[TEMPLATE] {
        Value::Instance(h) => Some(vm.heap.instance(h).shape),
        _ => None,
    }
}

/// The number that an operand is, if it is a finite one whose coefficient fits.
fn number(vm: &Vm, state: &[Value; 3], v: Value) -> Option<Number> {
    let h = match v {
        Value::Int(i) => {
            return Some(Number { negative: i < 0, digits: i.unsigned_abs().into(), exponent: 0 });
        }
        Value::Instance(h) => h,
        _ => return None,
    };
    let instance = vm.heap.instance(h);
    if instance.shape != number_shape(vm, state)? || instance.rest.is_some() {
        return None;
    }
    let [sign, digits, exponent, special] = instance.slots;
    if special != Value::EMPTY_STR && vm.str_of(special) != Some("") {
        return None;
    }
    let digits = match digits {
        Value::Int(i) => u128::try_from(i).ok()?,
        Value::BigInt(h) => vm.heap.bigint(h).to_u128()?,
        _ => return None,
    };
    Some(Number { negative: sign == Value::Int(1), digits, exponent: exponent.as_int()? })
}

fn make(vm: &mut Vm, state: &[Value; 3], n: Number) -> Result<Value> {
    let Value::Instance(template) = state[TEMPLATE] else {
        return Err(Raise::Internal("decimal is not set up"));
    };
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

/// The context that an argument names, which is the current one if it is None; None if it may be no
/// context.
fn context(vm: &Vm, state: &[Value; 3], given: Value) -> Option<Value> {
    match (given, state[CURRENT]) {
        (Value::None, current) => Some(current),
        (Value::Instance(a), Value::Instance(b)) => {
            (vm.heap.instance(a).shape == vm.heap.instance(b).shape).then_some(given)
        }
        _ => None,
    }
}

/// A context, if it is an ordinary one: prec, rounding, Emin and Emax, then capitals, clamp,
/// traps and flags stand in its slots.
fn bounds(vm: &Vm, context: Value) -> Option<Bounds> {
    let Value::Instance(h) = context else { return None };
    let context = vm.heap.instance(h);
    let [prec, rounding, emin, emax] = context.slots;
    let rest = context.rest.as_ref().filter(|rest| rest.dict.is_unset())?;
    let clamp = rest.slots.get(1).copied()?;
    let prec = prec.as_int().filter(|prec| (1..=36).contains(prec))?;
    if clamp != Value::Int(0) {
        return None;
    }
    let rounding = Rounding::named(vm.str_of(rounding)?)?;
    Some(Bounds { prec, emin: emin.as_int()?, emax: emax.as_int()?, rounding })
}

/// Set the flags of what a result lost. False if the context traps it.
fn signal(vm: &mut Vm, context: Value, lost: Lost) -> bool {
    let set = if lost.rounded { ROUNDED } else { 0 } | if lost.inexact { INEXACT } else { 0 };
    if set == 0 {
        return true;
    }
    let Value::Instance(h) = context else { return false };
    let Some(rest) = &vm.heap.instance(h).rest else { return false };
    let (Some(&Value::Instance(traps)), Some(&Value::Instance(flags))) =
        (rest.slots.get(2), rest.slots.get(3))
    else {
        return false;
    };
    let bits = |h: Handle<Instance>| vm.heap.instance(h).slots[0].as_int();
    let (Some(traps), Some(known)) = (bits(traps), bits(flags)) else { return false };
    if traps & set != 0 {
        return false;
    }
    if known & set != set {
        vm.heap.instance_mut(flags).slots[0] = Value::Int(known | set);
    }
    true
}

fn finish(
    vm: &mut Vm,
    state: &[Value; 3],
    context: Value,
    fitted: Fitted,
) -> Result<Option<Value>> {
    match fitted {
        Some((n, lost)) if signal(vm, context, lost) => make(vm, state, n).map(Some),
        _ => Ok(None),
    }
}

/// The result of an operation, or a call of the module's function for it.
fn binary(
    vm: &mut Vm,
    args: Args,
    slow: Slow,
    operation: impl FnOnce(Number, Number, &Bounds) -> Fitted,
) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let state = state(vm);
    match computed(vm, &state, state[CURRENT], a, b, operation)? {
        Some(v) => Ok(Step::Done(v)),
        None => call_slow(vm, &state, slow, &[a, b]),
    }
}

/// The result of an operation in a context; None if that is for the module's function.
fn computed(
    vm: &mut Vm,
    state: &[Value; 3],
    context: Value,
    a: Value,
    b: Value,
    operation: impl FnOnce(Number, Number, &Bounds) -> Fitted,
) -> Result<Option<Value>> {
    vm.heap.burn(4)?;
    let (Some(x), Some(y)) = (number(vm, state, a), number(vm, state, b)) else { return Ok(None) };
    let Some(bounds) = bounds(vm, context) else { return Ok(None) };
    finish(vm, state, context, operation(x, y, &bounds))
}

/// A context's own operation, by its number; None if that is for the module's function.
fn quick_in(vm: &mut Vm, args: Args) -> Result<Value> {
    const OPERATIONS: [fn(Number, Number, &Bounds) -> Fitted; 6] = [
        arithmetic::sum,
        arithmetic::difference,
        arithmetic::product,
        arithmetic::quotient,
        arithmetic::whole,
        arithmetic::remainder,
    ];
    let (given, state) = (args.get(vm, 0), state(vm));
    let operation = args.get(vm, 1).as_int().and_then(|i| OPERATIONS.get(i as usize));
    let (Some(context), Some(operation)) = (context(vm, &state, given), operation) else {
        return Ok(Value::None);
    };
    let (a, b) = (args.get(vm, 2), args.get(vm, 3));
    Ok(computed(vm, &state, context, a, b, operation)?.unwrap_or(Value::None))
}

fn call_slow(vm: &mut Vm, state: &[Value; 3], slow: Slow, args: &[Value]) -> Result<Step> {
    let Value::Tuple(functions) = state[SLOW] else {
        return Err(Raise::Internal("decimal is not set up"));
    };
    let function = vm.heap.tuple_items(functions).get(slow as usize).copied();
    let function = function.ok_or(Raise::Internal("decimal is not set up"))?;
    vm.tail_call(function, args)
}

fn neg(vm: &mut Vm, args: Args) -> Result<Step> {
    let (a, state) = (args.get(vm, 0), state(vm));
    if let Some(n) = number(vm, &state, a).filter(|n| n.digits != 0).map(Number::negated)
        && let Some(bounds) = bounds(vm, state[CURRENT])
    {
        let fitted = bounds.fit(n.negative, Coefficient::Small(n.digits), n.exponent);
        if let Some(v) = finish(vm, &state, state[CURRENT], fitted)? {
            return Ok(Step::Done(v));
        }
    }
    call_slow(vm, &state, Slow::Neg, &[a])
}

fn compared(vm: &mut Vm, args: Args, slow: Slow, test: fn(i128, i128) -> bool) -> Result<Step> {
    let (a, b, state) = (args.get(vm, 0), args.get(vm, 1), state(vm));
    if let (Some(x), Some(y)) = (number(vm, &state, a), number(vm, &state, b))
        && let Some((x, y, _)) = x.aligned(y)
    {
        return Ok(Step::Done(Value::bool(test(x, y))));
    }
    call_slow(vm, &state, slow, &[a, b])
}

/// The hash of a number, which is that of any other number equal to it.
fn hash(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, state) = (args.get(vm, 0), state(vm));
    match number(vm, &state, v) {
        Some(n) => Ok(Step::Done(Value::Int(n.hash()))),
        None => {
            let name = vm.heap.intern("_hash")?;
            vm.call_method(v, name, &[])
        }
    }
}

/// The number that a plain text or an int is; None for all else.
fn quick_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, state) = (args.get(vm, 0), state(vm));
    let parsed = match v {
        Value::Str(s) => Number::parse(vm.heap.str(s)),
        Value::Int(_) => number(vm, &state, v),
        _ => None,
    };
    parsed.map_or(Ok(Value::None), |n| make(vm, &state, n))
}

/// The text of a number that is written without an exponent; None for others.
fn quick_text(vm: &mut Vm, args: Args) -> Result<Value> {
    let n = number(vm, &state(vm), args.get(vm, 0));
    n.and_then(Number::text).map_or(Ok(Value::None), |text| vm.heap.new_string(text))
}

/// By `.2f` or `,.2f` with another number; None for other formats.
fn quick_format(vm: &mut Vm, args: Args) -> Result<Value> {
    let state = state(vm);
    let places = |spec: &str| {
        let digit = spec.strip_prefix('.')?.strip_suffix('f')?;
        digit.parse::<u8>().ok().filter(|_| digit.len() == 1).map(i64::from)
    };
    let spec = vm.str_of(args.get(vm, 1)).unwrap_or("");
    let (commas, plain) = spec.strip_prefix(',').map_or((false, spec), |plain| (true, plain));
    let text = places(plain).and_then(|places| {
        let n = number(vm, &state, args.get(vm, 0))?;
        arithmetic::fixed(n, places, commas, bounds(vm, state[CURRENT])?.rounding)
    });
    text.map_or(Ok(Value::None), |text| vm.heap.new_string(text))
}

/// The number with another's exponent, by the context's rounding if the argument for it is None; None if
/// signals of other kinds could be needed.
fn quick_quantize(vm: &mut Vm, args: Args) -> Result<Value> {
    let (a, b, rounding) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    let state = state(vm);
    let given = args.get(vm, 3);
    let Some(context) = context(vm, &state, given) else { return Ok(Value::None) };
    let quantized = || {
        let bounds = bounds(vm, context)?;
        let rounding = match rounding {
            Value::None => bounds.rounding,
            name => Rounding::named(vm.str_of(name)?)?,
        };
        let (a, b) = (number(vm, &state, a)?, number(vm, &state, b)?);
        arithmetic::quantized(a, b, &bounds, rounding)
    };
    let quantized = quantized();
    Ok(finish(vm, &state, context, quantized)?.unwrap_or(Value::None))
}
