//! The hot half of `functools`: calls of cached functions and of partial objects. Their state stands in
//! slots of the library's classes; what needs a guest's `__hash__` or `__eq__` is the library's own code.

use monty_runtime::{
    Args, BoundMethod, CallOutcome, Handle, Located, NativeDef, NativeState, Raise, Result, Step,
    Sym, Value, Vm, core_names as n,
};

use crate::slots::slot;

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::stepping("_lru_call as _lru_cache_wrapper.__call__(self, /, *args, **kwds)", call)
        .resumed_by(called),
    NativeDef::method(
        "_lru_bind as _lru_cache_wrapper.__get__(self, instance, owner=None, /)",
        bind,
    ),
    NativeDef::stepping(
        "_partial_call as partial.__call__(self, /, *args, **keywords)",
        partial_call,
    ),
];

// Places in the state of a cache.
const FUNCTION: usize = 0;
const RESULTS: usize = 1;
/// None, or how many results are kept: the one used longest ago, which comes first, makes room.
const MAX: usize = 2;
const TYPED: usize = 3;
const HITS: usize = 4;
const MISSES: usize = 5;
/// What stands between positional and keyword arguments in a key.
const MARK: usize = 6;
/// Calls where a guest's code says which keys are equal.
const SLOWLY: usize = 7;
const PLACES: usize = 8;

type List = Handle<monty_runtime::ListObject>;
type Dict = Handle<monty_runtime::DictObject>;

/// The state of a cached function.
fn state(vm: &mut Vm, this: Value) -> Result<List> {
    match slot(vm, this, 0, n::CACHE_STATE) {
        Value::List(h) if vm.heap.items(h).len() == PLACES => Ok(h),
        _ => Err(vm.type_error("the state of the cache is gone")),
    }
}

fn place(vm: &Vm, state: List, at: usize) -> Value {
    vm.heap.items(state).get(at).copied().unwrap_or(Value::None)
}

fn count(vm: &mut Vm, state: List, at: usize) {
    let n = place(vm, state, at).as_int().unwrap_or(0);
    if let Some(counter) = vm.heap.list_mut(state).items.get_mut(at) {
        *counter = Value::Int(n.saturating_add(1));
    }
}

/// What a call is kept under.
fn key_of(vm: &mut Vm, state: List, args: &[Value], named: Option<Dict>) -> Result<Value> {
    let typed = place(vm, state, TYPED) == Value::True;
    if let (false, None, [key @ (Value::Int(_) | Value::Str(_) | Value::BigInt(_))]) =
        (typed, named, args)
    {
        return Ok(*key);
    }
    let mut key: smallvec::SmallVec<[Value; 8]> = smallvec::SmallVec::from_slice(args);
    if let Some(named) = named {
        vm.heap.hold(6 * vm.heap.dict(named).len() * size_of::<Value>())?;
        key.push(place(vm, state, MARK));
        key.extend(vm.heap.dict(named).iter().flat_map(|e| [e.key, e.value]));
    }
    if typed {
        let names = args.len() + 1;
        for i in (0..args.len()).chain((names + 1..key.len()).step_by(2)) {
            key.push(Value::Type(vm.type_of(key[i])));
        }
    }
    vm.heap.burn(key.len() / 4)?;
    vm.heap.new_tuple(&key)
}

fn call(vm: &mut Vm, args: Args) -> Result<Step> {
    let this = args.get(vm, 0);
    let state = state(vm, this)?;
    // The arguments, and the key that is made of them.
    vm.heap.hold(3 * size_of_val(args.rest(vm)))?;
    let given: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::from_slice(args.rest(vm));
    let named = match args.kwargs() {
        Value::Dict(h) if !vm.heap.dict(h).is_empty() => Some(h),
        _ => None,
    };
    let function = place(vm, state, FUNCTION);
    let Value::Dict(results) = place(vm, state, RESULTS) else {
        return Err(vm.type_error("the state of the cache is gone"));
    };
    let max = place(vm, state, MAX);
    if max == Value::Int(0) {
        let named = keywords(vm, None, named)?;
        let step = vm.tail_call_named(function, &given, named)?;
        count(vm, state, MISSES);
        return Ok(step);
    }
    let key = key_of(vm, state, &given, named)?;
    let Some(hash) = vm.hash_pure(key)? else {
        return slowly(vm, this, state, &given, args.kwargs());
    };
    match vm.dict_locate(results, key, hash)? {
        Located::At(at) => {
            let entry = vm.heap.dict(results).entry(at).copied();
            let entry = entry.ok_or(Raise::Internal("an entry is missing"))?;
            if !max.is_none() {
                // The dict's order is that of last use.
                vm.heap.dict_move_last(results, at)?;
            }
            count(vm, state, HITS);
            Ok(Step::Done(entry.value))
        }
        Located::Absent => {
            let named = keywords(vm, None, named)?;
            let keep = [this, key, Value::Int(hash as i64)];
            let step = vm.call_then_named(function, &given, named, &keep)?;
            // Not before: a limit that is met has the call made again.
            count(vm, state, MISSES);
            Ok(step)
        }
        Located::Guest => slowly(vm, this, state, &given, args.kwargs()),
    }
}

/// Go on in the library's own code.
fn slowly(vm: &mut Vm, this: Value, state: List, args: &[Value], named: Value) -> Result<Step> {
    let args = vm.heap.new_tuple(args)?;
    let named = if named.is_unset() { vm.heap.new_dict()? } else { named };
    let function = place(vm, state, SLOWLY);
    vm.tail_call(function, &[this, args, named])
}

/// The function returned: keep its result.
fn called(vm: &mut Vm, kept: NativeState, outcome: CallOutcome) -> Result<Step> {
    let result = outcome.map_err(Raise::Exc)?;
    let (this, key) = (kept.get(0)?, kept.get(1)?);
    let state = state(vm, this)?;
    let (Value::Dict(results), Value::Int(hash)) = (place(vm, state, RESULTS), kept.get(2)?) else {
        return Ok(Step::Done(result));
    };
    let max = place(vm, state, MAX).as_int();
    match vm.dict_locate(results, key, hash as u64)? {
        // It was called with the same arguments meanwhile.
        Located::At(at) => {
            if max.is_none() {
                vm.heap.dict_mut(results).set_value(at, result);
            }
        }
        Located::Absent => {
            if max.is_some_and(|max| vm.heap.dict(results).len() as i64 >= max)
                && let Some(first) = vm.heap.dict(results).first_live()
            {
                vm.heap.dict_mut(results).remove(first);
            }
            vm.heap.dict_push(results, hash as u64, key, result)?;
        }
        // Not to be told from others without a guest's code: it is computed anew another time.
        Located::Guest => {}
    }
    Ok(Step::Done(result))
}

/// A cached function in a class is a method.
fn bind(vm: &mut Vm, args: Args) -> Result<Value> {
    let (this, instance) = (args.get(vm, 0), args.get(vm, 1));
    match instance {
        Value::None => Ok(this),
        _ => vm.heap.new_method(BoundMethod { func: this, receiver: instance }),
    }
}

/// Keyword arguments of a call: those of one dict, and over them those of another.
fn keywords(vm: &mut Vm, under: Option<Dict>, over: Option<Dict>) -> Result<Vec<(Sym, Value)>> {
    let count: usize = [under, over].into_iter().flatten().map(|d| vm.heap.dict(d).len()).sum();
    vm.heap.hold(3 * count * size_of::<(Value, Value)>())?;
    let mut all: Vec<(Sym, Value)> = Vec::with_capacity(count);
    for (dict, other, is_over) in [(under, over, false), (over, under, true)] {
        let Some(dict) = dict else { continue };
        let entries: Vec<(Value, Value)> =
            vm.heap.dict(dict).iter().map(|e| (e.key, e.value)).collect();
        for (name, value) in entries {
            let Value::Str(name) = name else {
                return Err(vm.type_error("keywords must be strings"));
            };
            vm.heap.burn(4)?;
            let name = vm.heap.intern_str(name)?;
            match other.and_then(|other| vm.dict_get_str(other, name)) {
                // It stands in its place already, with this value.
                Some(_) if is_over => {}
                Some(value) => all.push((name, value)),
                None => all.push((name, value)),
            }
        }
    }
    Ok(all)
}

fn partial_call(vm: &mut Vm, args: Args) -> Result<Step> {
    let this = args.get(vm, 0);
    let function = slot(vm, this, 0, n::PARTIAL_FUNC);
    let (Value::Tuple(first), Value::Dict(under)) =
        (slot(vm, this, 1, n::PARTIAL_ARGS), slot(vm, this, 2, n::PARTIAL_KEYWORDS))
    else {
        return Err(vm.type_error("the state of the partial object is gone"));
    };
    vm.heap.hold(size_of_val(vm.heap.tuple_items(first)) + size_of_val(args.rest(vm)))?;
    let mut given: smallvec::SmallVec<[Value; 6]> =
        smallvec::SmallVec::from_slice(vm.heap.tuple_items(first));
    given.extend_from_slice(args.rest(vm));
    vm.heap.burn(given.len() / 8)?;
    let under = (!vm.heap.dict(under).is_empty()).then_some(under);
    let over = match args.kwargs() {
        Value::Dict(h) => Some(h),
        _ => None,
    };
    let named = keywords(vm, under, over)?;
    vm.tail_call_named(function, &given, named)
}
