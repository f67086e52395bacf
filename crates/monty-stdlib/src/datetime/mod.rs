//! The library's `datetime`: its classes are written in Python, what they do is done here. An instance
//! holds a day as its ordinal and a time of day in microseconds, each in a slot of its own, so that
//! arithmetic and order are those of ints. Knows where the slots stand; the modules beside this one know
//! what they mean.

mod calendar;
mod compare;
mod delta;
mod make;
mod read;
mod text;

use monty_runtime::core_types as types;
use monty_runtime::{Args, NativeDef, Raise, Result, StateKey, Step, TypeRef, Value, Vm};

/// The tables of what the Python code calls.
pub const INTERNALS: &[&[NativeDef]] = &[
    &[NativeDef::function("_datetime_setup(place, value, /)", setup)],
    calendar::INTERNALS,
    compare::INTERNALS,
    delta::INTERNALS,
    make::INTERNALS,
    read::INTERNALS,
    text::INTERNALS,
];

const DAY: i64 = 86_400_000_000;

/// Of the calendar, 9999-12-31.
const MAX_ORDINAL: i64 = 3_652_059;

/// What the Python code hands over: an instance of each class, and what it does itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Date,
    Time,
    DateTime,
    Delta,
    /// `timezone.utc`
    Utc,
    /// The class of time zones.
    Zone,
    /// The function for what needs other code.
    Slow,
}

const PLACES: usize = 7;

/// What that function is asked for.
#[derive(Clone, Copy)]
enum Slow {
    Delta,
    ZoneOf,
    Sub,
    Eq,
    Lt,
    Le,
    Gt,
    Ge,
    Strftime,
}

const STATE: StateKey = StateKey::Datetime;

fn setup(vm: &mut Vm, args: Args) -> Result<Value> {
    let mut places = [Value::None; PLACES];
    if let Some(Value::Tuple(h)) = vm.module_state.get(STATE) {
        let known = vm.heap.tuple_items(h);
        places[..known.len().min(PLACES)].copy_from_slice(&known[..known.len().min(PLACES)]);
    }
    let place = args.get(vm, 0).as_int().and_then(|i| usize::try_from(i).ok());
    let place = place.and_then(|i| places.get_mut(i)).ok_or(Raise::Internal("no such place"))?;
    *place = args.get(vm, 1);
    let places = vm.heap.new_tuple(&places)?;
    vm.module_state.set(STATE, places);
    Ok(args.get(vm, 1))
}

fn place(vm: &Vm, at: Place) -> Value {
    match vm.module_state.get(STATE) {
        Some(Value::Tuple(h)) => {
            vm.heap.tuple_items(h).get(at as usize).copied().unwrap_or(Value::None)
        }
        _ => Value::None,
    }
}

/// The class whose instances a place shows.
fn class(vm: &Vm, at: Place) -> TypeRef {
    match place(vm, at) {
        v @ Value::Instance(_) => vm.type_of(v),
        _ => types::NONE,
    }
}

/// Leave it to the module's own code.
fn call_slow(vm: &mut Vm, which: Slow, args: &[Value]) -> Result<Step> {
    let mut all = vec![Value::Int(which as i64)];
    all.extend_from_slice(args);
    vm.tail_call(place(vm, Place::Slow), &all)
}
