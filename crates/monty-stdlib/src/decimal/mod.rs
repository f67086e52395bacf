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
use smallvec::SmallVec;

use arithmetic::Fitted;
use number::{Bounds, Coefficient, Lost, Number, Rounding, signed};

/// The slots of a number.
const SLOTS: [&str; 4] = ["_sign", "_int", "_exp", "_special"];

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_decimal_setup(class, /)", setup),
    NativeDef::function("_decimal_class()", class),
    NativeDef::function("_decimal_contexts(class, /)", contexts),
    NativeDef::function("_decimal_current()", current),
    NativeDef::function("_decimal_set_current(context, /)", set_current),
    NativeDef::function("_decimal_quick_new(value, /)", quick_new),
    NativeDef::function(
        "_decimal_quick_quantize(value, exponent, rounding, context, /)",
        quick_quantize,
    ),
    NativeDef::function("_decimal_quick_in(context, operation, a, b, /)", quick_in),
    NativeDef::stepping("_decimal_repr as Decimal.__repr__(self, /)", repr),
    NativeDef::stepping("_decimal_str as Decimal.__str__(self, /)", str),
    NativeDef::stepping("_decimal_format as Decimal.__format__(self, specifier, /)", format),
    NativeDef::stepping("_decimal_hash as Decimal.__hash__(self, /)", hash),
    NativeDef::stepping("_decimal_bool as Decimal.__bool__(self, /)", bool),
    NativeDef::stepping("_decimal_int as Decimal.__int__(self, /)", int),
    NativeDef::stepping("_decimal_float as Decimal.__float__(self, /)", float),
    NativeDef::stepping("_decimal_round as Decimal.__round__(self, ndigits=None, /)", round),
    NativeDef::stepping(
        "_decimal_quantize as Decimal.quantize(self, /, exp, rounding=None, context=None)",
        quantize,
    ),
    NativeDef::stepping("_decimal_add(self, value, /)", |vm, a| {
        binary(vm, a, "add", arithmetic::sum)
    }),
    NativeDef::stepping("_decimal_sub(self, value, /)", |vm, a| {
        binary(vm, a, "sub", arithmetic::difference)
    }),
    NativeDef::stepping("_decimal_rsub(self, value, /)", |vm, a| {
        binary(vm, a, "rsub", |x, y, c| arithmetic::difference(y, x, c))
    }),
    NativeDef::stepping("_decimal_mul(self, value, /)", |vm, a| {
        binary(vm, a, "mul", arithmetic::product)
    }),
    NativeDef::stepping("_decimal_div(self, value, /)", |vm, a| {
        binary(vm, a, "truediv", arithmetic::quotient)
    }),
    NativeDef::stepping("_decimal_rdiv(self, value, /)", |vm, a| {
        binary(vm, a, "rtruediv", |x, y, c| arithmetic::quotient(y, x, c))
    }),
    NativeDef::stepping("_decimal_floordiv(self, value, /)", |vm, a| {
        binary(vm, a, "floordiv", arithmetic::whole)
    }),
    NativeDef::stepping("_decimal_mod(self, value, /)", |vm, a| {
        binary(vm, a, "mod", arithmetic::remainder)
    }),
    NativeDef::stepping("_decimal_neg(self, /)", |vm, a| unary(vm, a, "neg", Number::negated)),
    NativeDef::stepping("_decimal_pos(self, /)", |vm, a| unary(vm, a, "pos", |n| n)),
    NativeDef::stepping("_decimal_abs(self, /)", |vm, a| unary(vm, a, "abs", Number::absolute)),
    NativeDef::stepping("_decimal_eq(self, value, /)", |vm, a| {
        compared(vm, a, "eq", |x, y| x == y)
    }),
    NativeDef::stepping("_decimal_lt(self, value, /)", |vm, a| compared(vm, a, "lt", |x, y| x < y)),
    NativeDef::stepping("_decimal_le(self, value, /)", |vm, a| {
        compared(vm, a, "le", |x, y| x <= y)
    }),
    NativeDef::stepping("_decimal_gt(self, value, /)", |vm, a| compared(vm, a, "gt", |x, y| x > y)),
    NativeDef::stepping("_decimal_ge(self, value, /)", |vm, a| {
        compared(vm, a, "ge", |x, y| x >= y)
    }),
];

/// What is kept of the module, a tuple: any number; the current context, or as long as nothing asked for
/// it, the flags that it has by now; and the class of contexts, if there is one, by which the settings of
/// the first may have been changed.
const STATE: StateKey = StateKey::Decimal;

#[derive(Clone, Copy)]
struct State {
    template: Value,
    current: Value,
    contexts: Value,
}

/// The bits of two signals among a context's flags.
const INEXACT: i64 = 1 << 6;
const ROUNDED: i64 = 1 << 7;

fn state(vm: &Vm) -> State {
    if let Some(Value::Tuple(h)) = vm.module_state.get(STATE)
        && let &[template, current, contexts] = vm.heap.tuple_items(h)
    {
        return State { template, current, contexts };
    }
    State { template: Value::None, current: Value::Int(0), contexts: Value::None }
}

fn set_state(vm: &mut Vm, state: State) -> Result<()> {
    let parts = vm.heap.new_tuple(&[state.template, state.current, state.contexts])?;
    vm.module_state.set(STATE, parts);
    Ok(())
}

/// The class of numbers is made.
fn setup(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Type(class) = args.get(vm, 0) else {
        return Err(Raise::Internal("not a class"));
    };
    let template = vm.new_instance_of(class)?;
    for name in SLOTS {
        let v = if name == "_special" { Value::EMPTY_STR } else { Value::Int(0) };
        let name = vm.heap.intern(name)?;
        vm.set_attr(template, name, v)?;
    }
    let state = state(vm);
    set_state(vm, State { template, ..state })?;
    Ok(Value::None)
}

/// The class of numbers, or None if there is none yet.
fn class(vm: &mut Vm, _: Args) -> Result<Value> {
    Ok(match state(vm).template {
        Value::None => Value::None,
        template => Value::Type(vm.type_of(template)),
    })
}

/// The class of contexts is made.
fn contexts(vm: &mut Vm, args: Args) -> Result<Value> {
    let (contexts, state) = (args.get(vm, 0), state(vm));
    set_state(vm, State { contexts, ..state })?;
    Ok(Value::None)
}

fn current(vm: &mut Vm, _: Args) -> Result<Value> {
    Ok(state(vm).current)
}

fn set_current(vm: &mut Vm, args: Args) -> Result<Value> {
    let (current, state) = (args.get(vm, 0), state(vm));
    set_state(vm, State { current, ..state })?;
    Ok(Value::None)
}

/// The shape of every number.
fn number_shape(vm: &Vm, state: &State) -> Option<ShapeId> {
    match state.template {
        Value::Instance(h) => Some(vm.heap.instance(h).shape),
        _ => None,
    }
}

/// The number that an operand is, if it is a finite one whose coefficient fits.
fn number(vm: &Vm, state: &State, v: Value) -> Option<Number> {
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

fn make(vm: &mut Vm, state: &State, n: Number) -> Result<Value> {
    let Value::Instance(template) = state.template else {
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
fn context(vm: &Vm, state: &State, given: Value) -> Option<Value> {
    match given {
        Value::None | Value::Unset => Some(state.current),
        Value::Instance(_) => (Value::Type(vm.type_of(given)) == state.contexts).then_some(given),
        _ => None,
    }
}

/// A context, if it is an ordinary one: prec, rounding, Emin and Emax, then capitals, clamp,
/// traps and flags stand in its slots.
fn bounds(vm: &Vm, state: &State, context: Value) -> Option<Bounds> {
    let h = match context {
        Value::Instance(h) => h,
        Value::Int(_) if state.contexts.is_none() => return Some(Bounds::FIRST),
        _ => return None,
    };
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
fn signal(vm: &mut Vm, state: &State, context: Value, lost: Lost) -> Result<bool> {
    let set = if lost.rounded { ROUNDED } else { 0 } | if lost.inexact { INEXACT } else { 0 };
    if set == 0 {
        return Ok(true);
    }
    let h = match context {
        Value::Instance(h) => h,
        Value::Int(known) => {
            if known & set != set {
                set_state(vm, State { current: Value::Int(known | set), ..*state })?;
            }
            return Ok(true);
        }
        _ => return Ok(false),
    };
    let Some(rest) = &vm.heap.instance(h).rest else { return Ok(false) };
    let (Some(&Value::Instance(traps)), Some(&Value::Instance(flags))) =
        (rest.slots.get(2), rest.slots.get(3))
    else {
        return Ok(false);
    };
    let bits = |h: Handle<Instance>| vm.heap.instance(h).slots[0].as_int();
    let (Some(traps), Some(known)) = (bits(traps), bits(flags)) else { return Ok(false) };
    if traps & set != 0 {
        return Ok(false);
    }
    if known & set != set {
        vm.heap.instance_mut(flags).slots[0] = Value::Int(known | set);
    }
    Ok(true)
}

fn finish(vm: &mut Vm, state: &State, context: Value, fitted: Fitted) -> Result<Option<Value>> {
    match fitted {
        Some((n, lost)) if signal(vm, state, context, lost)? => make(vm, state, n).map(Some),
        _ => Ok(None),
    }
}

/// The result of an operation, or a call of the module's function for it.
fn binary(
    vm: &mut Vm,
    args: Args,
    slow: &str,
    operation: impl FnOnce(Number, Number, &Bounds) -> Fitted,
) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let state = state(vm);
    match computed(vm, &state, state.current, a, b, operation)? {
        Some(v) => Ok(Step::Done(v)),
        None => call_slow(vm, slow, &[a, b]),
    }
}

/// The result of an operation in a context; None if that is for the module's function.
fn computed(
    vm: &mut Vm,
    state: &State,
    context: Value,
    a: Value,
    b: Value,
    operation: impl FnOnce(Number, Number, &Bounds) -> Fitted,
) -> Result<Option<Value>> {
    vm.heap.burn(4)?;
    let (Some(x), Some(y)) = (number(vm, state, a), number(vm, state, b)) else { return Ok(None) };
    let Some(bounds) = bounds(vm, state, context) else { return Ok(None) };
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

/// The number's own `_slow`, which does what is not done here.
fn call_slow(vm: &mut Vm, operation: &str, args: &[Value]) -> Result<Step> {
    let template = state(vm).template;
    let (own, class) = (vm.type_of(args[0]), vm.type_of(template));
    if !vm.is_subclass(own, class) {
        let got = vm.type_name(args[0]);
        return Err(vm.type_error(format!("a 'decimal.Decimal' object is required, not '{got}'")));
    }
    let mut all: SmallVec<[Value; 4]> = SmallVec::new();
    all.push(Value::Str(vm.heap.intern(operation)?));
    all.extend_from_slice(&args[1..]);
    let slow = vm.heap.intern("_slow")?;
    vm.call_method(args[0], slow, &all)
}

/// A number with another sign, as the context takes it.
fn unary(vm: &mut Vm, args: Args, slow: &str, operation: fn(Number) -> Number) -> Result<Step> {
    let (v, state) = (args.get(vm, 0), state(vm));
    // The sign of a zero depends on more.
    if let Some(n) = number(vm, &state, v).filter(|n| n.digits != 0).map(operation)
        && let Some(bounds) = bounds(vm, &state, state.current)
    {
        let fitted = bounds.fit(n.negative, Coefficient::Small(n.digits), n.exponent);
        if let Some(v) = finish(vm, &state, state.current, fitted)? {
            return Ok(Step::Done(v));
        }
    }
    call_slow(vm, slow, &[v])
}

fn compared(vm: &mut Vm, args: Args, slow: &str, test: fn(i128, i128) -> bool) -> Result<Step> {
    let (a, b, state) = (args.get(vm, 0), args.get(vm, 1), state(vm));
    if let (Some(x), Some(y)) = (number(vm, &state, a), number(vm, &state, b))
        && let Some((x, y, _)) = x.aligned(y)
    {
        return Ok(Step::Done(Value::bool(test(x, y))));
    }
    call_slow(vm, slow, &[a, b])
}

/// What a number is in another form; a call of the module's function if it has none of that here.
fn converted<T>(
    vm: &mut Vm,
    args: Args,
    slow: &str,
    convert: fn(Number) -> Option<T>,
    wrap: fn(&mut Vm, T) -> Result<Value>,
) -> Result<Step> {
    let v = args.get(vm, 0);
    match number(vm, &state(vm), v).and_then(convert) {
        Some(converted) => wrap(vm, converted).map(Step::Done),
        None => call_slow(vm, slow, &[v]),
    }
}

/// The hash of a number, which is that of any other number equal to it.
fn hash(vm: &mut Vm, args: Args) -> Result<Step> {
    converted(vm, args, "hash", |n| Some(n.hash()), |_, hash| Ok(Value::Int(hash)))
}

fn bool(vm: &mut Vm, args: Args) -> Result<Step> {
    converted(vm, args, "bool", |n| Some(n.digits != 0), |_, truth| Ok(Value::bool(truth)))
}

fn int(vm: &mut Vm, args: Args) -> Result<Step> {
    converted(vm, args, "int", Number::whole, |_, int| Ok(Value::Int(int)))
}

fn float(vm: &mut Vm, args: Args) -> Result<Step> {
    converted(vm, args, "float", Number::float, |_, float| Ok(Value::float(float)))
}

/// The text of a number, if it is written without an exponent.
fn str(vm: &mut Vm, args: Args) -> Result<Step> {
    converted(vm, args, "str", Number::text, |vm, text| vm.heap.new_string(text))
}

fn repr(vm: &mut Vm, args: Args) -> Result<Step> {
    converted(vm, args, "repr", Number::text, |vm, text| {
        vm.heap.new_string(format!("Decimal('{text}')"))
    })
}

/// By `.2f` or `,.2f` with another number; other formats are the module's.
fn format(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, spec, state) = (args.get(vm, 0), args.get(vm, 1), state(vm));
    let places = |spec: &str| {
        let digit = spec.strip_prefix('.')?.strip_suffix('f')?;
        digit.parse::<u8>().ok().filter(|_| digit.len() == 1).map(i64::from)
    };
    let text = || {
        let spec = vm.str_of(spec)?;
        let n = number(vm, &state, v)?;
        if spec.is_empty() {
            return n.text();
        }
        let (commas, plain) = spec.strip_prefix(',').map_or((false, spec), |plain| (true, plain));
        let rounding = bounds(vm, &state, state.current)?.rounding;
        arithmetic::fixed(n, places(plain)?, commas, rounding)
    };
    match text() {
        Some(text) => vm.heap.new_string(text).map(Step::Done),
        None => call_slow(vm, "format", &[v, spec]),
    }
}

/// To so many places by the context's rounding, or to the next int, by the even one of two.
fn round(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, places, state) = (args.get(vm, 0), args.get(vm, 1), state(vm));
    let rounded = match (number(vm, &state, v), places) {
        (Some(n), Value::None | Value::Unset) => n
            .rescaled(0, Rounding::HalfEven)
            .and_then(|(digits, _)| signed(n.negative, digits))
            .map(Value::Int),
        (Some(n), Value::Int(places)) => {
            let quantized = places.checked_neg().zip(bounds(vm, &state, state.current)).and_then(
                |(exponent, bounds)| {
                    let unit = Number { negative: false, digits: 1, exponent };
                    arithmetic::quantized(n, unit, &bounds, bounds.rounding)
                },
            );
            finish(vm, &state, state.current, quantized)?
        }
        _ => None,
    };
    match rounded {
        Some(v) => Ok(Step::Done(v)),
        None => call_slow(vm, "round", &[v, places.or_none()]),
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

/// The number with another's exponent.
fn quantize(vm: &mut Vm, args: Args) -> Result<Step> {
    let [a, b, rounding, context] = [0, 1, 2, 3].map(|i| args.get(vm, i).or_none());
    match quantized(vm, a, b, rounding, context)? {
        Some(v) => Ok(Step::Done(v)),
        None => call_slow(vm, "quantize", &[a, b, rounding, context]),
    }
}

/// The same; None if that is for the module's function.
fn quick_quantize(vm: &mut Vm, args: Args) -> Result<Value> {
    let [a, b, rounding, context] = [0, 1, 2, 3].map(|i| args.get(vm, i));
    Ok(quantized(vm, a, b, rounding, context)?.unwrap_or(Value::None))
}

/// By the context's rounding if the argument for it is None. None if signals of other kinds could be needed.
fn quantized(
    vm: &mut Vm,
    a: Value,
    b: Value,
    rounding: Value,
    given: Value,
) -> Result<Option<Value>> {
    let state = state(vm);
    let Some(context) = context(vm, &state, given) else { return Ok(None) };
    let quantized = || {
        let bounds = bounds(vm, &state, context)?;
        let rounding = match rounding {
            Value::None => bounds.rounding,
            name => Rounding::named(vm.str_of(name)?)?,
        };
        let (a, b) = (number(vm, &state, a)?, number(vm, &state, b)?);
        arithmetic::quantized(a, b, &bounds, rounding)
    };
    let quantized = quantized();
    finish(vm, &state, context, quantized)
}
