//! The iterators of `itertools`: their types and constructors. Each keeps its state in a list of its
//! own. `advance` takes the next item without guest code where that is possible; where it is not, the
//! prelude goes on from the same state.

mod advance;
mod combine;
pub(super) mod groupby;
pub(super) mod guest;
pub(super) mod tee;

use super::adapters::{ITER, NEXT, PROTOCOL};
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::Iter;
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

const REPEAT_METHODS: &[NativeDef] = &[
    ITER,
    NEXT,
    NativeDef::stepping("__repr__(self, /)", |vm, args| with_state(vm, args, "repeat_repr")),
    NativeDef::stepping("__length_hint__(self, /)", |vm, args| with_state(vm, args, "repeat_hint")),
];

const COUNT_METHODS: &[NativeDef] = &[
    ITER,
    NEXT,
    NativeDef::stepping("__repr__(self, /)", |vm, args| with_state(vm, args, "count_repr")),
];

const CHAIN_METHODS: &[NativeDef] = &[
    ITER,
    NEXT,
    NativeDef::method("__class_getitem__(cls, object, /)", super::protocol::class_getitem)
        .as_class(),
    NativeDef::stepping("from_iterable(cls, iterable, /)", chain_from).as_class().resumed_by(made),
];

/// A type whose objects are its own iterators.
pub(super) const fn tool(
    of: TypeRef,
    new: NativeDef,
    methods: &'static [NativeDef],
    doc: &'static str,
) -> TypeDef {
    TypeDef {
        of: TypeName::Core(of),
        new: Some(new.resumed_by(made)),
        empty: None,
        methods,
        getset: &[],
        doc,
    }
}

pub(super) const ACCUMULATE: TypeDef = tool(
    t::ACCUMULATE,
    NativeDef::stepping_function("accumulate(iterable, func=None, *, initial=None)", |vm, args| {
        let (func, initial) = (args.get(vm, 1).or_none(), args.get(vm, 2).or_none());
        // The total, and whether there is none yet (0), it was given (1), or it is to be given first (2).
        let stage = if initial.is_none() { 0 } else { 2 };
        over(vm, args.get(vm, 0), t::ACCUMULATE, &[func, initial, Value::Int(stage)])
    }),
    PROTOCOL,
    "Return series of accumulated sums (or other binary function results).",
);

pub(super) const BATCHED: TypeDef = tool(
    t::BATCHED,
    NativeDef::stepping_function("batched(iterable, n, *, strict=False)", |vm, args| {
        let n = vm.index(args.get(vm, 1))?;
        let strict = args.get(vm, 2);
        let strict = !strict.is_unset() && vm.truth_arg(strict)?;
        if n < 1 {
            return Err(vm.value_error("n must be at least one"));
        }
        let batch = vm.heap.new_list(Vec::new())?;
        over(vm, args.get(vm, 0), t::BATCHED, &[Value::Int(n), Value::bool(strict), batch])
    }),
    PROTOCOL,
    "Batch data into tuples of length n. The last batch may be shorter than n.",
);

pub(super) const CHAIN: TypeDef = tool(
    t::CHAIN,
    NativeDef::stepping_function("chain(*iterables)", |vm, args| {
        let iterables = args.rest_copy(vm)?;
        let iterables = vm.heap.new_tuple(&iterables)?;
        over(vm, iterables, t::CHAIN, &[Value::None, Value::None])
    }),
    CHAIN_METHODS,
    "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
);

pub(super) const COMBINATIONS: TypeDef = tool(
    t::COMBINATIONS,
    NativeDef::stepping_function("combinations(iterable, r)", |vm, args| {
        combine::selection(vm, args, t::COMBINATIONS)
    }),
    PROTOCOL,
    "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
);

pub(super) const COMBINATIONS_WITH_REPLACEMENT: TypeDef = tool(
    t::COMBINATIONS_WITH_REPLACEMENT,
    NativeDef::stepping_function("combinations_with_replacement(iterable, r)", |vm, args| {
        combine::selection(vm, args, t::COMBINATIONS_WITH_REPLACEMENT)
    }),
    PROTOCOL,
    "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.",
);

pub(super) const COMPRESS: TypeDef = tool(
    t::COMPRESS,
    NativeDef::stepping_function("compress(data, selectors)", |vm, args| {
        two(vm, args, t::COMPRESS)
    }),
    PROTOCOL,
    "Return data elements corresponding to true selector elements.",
);

pub(super) const COUNT: TypeDef = tool(
    t::COUNT,
    NativeDef::stepping_function("count(start=0, step=1)", |vm, args| {
        let number = |v: Value, default| if v.is_unset() { Value::Int(default) } else { v };
        let (start, step) = (number(args.get(vm, 0), 0), number(args.get(vm, 1), 1));
        if !is_number(vm, start) || !is_number(vm, step) {
            return Err(vm.type_error("a number is required"));
        }
        // By ones the count itself is kept, not what was given.
        let start = match start {
            Value::True | Value::False if matches!(step, Value::Int(1) | Value::True) => {
                Value::Int(i64::from(start == Value::True))
            }
            start => start,
        };
        vm.new_tool(t::COUNT, &[start, step]).map(Step::Done)
    }),
    COUNT_METHODS,
    "Return a count object whose .__next__() method returns consecutive values.",
);

pub(super) const CYCLE: TypeDef = tool(
    t::CYCLE,
    NativeDef::stepping_function("cycle(iterable, /)", |vm, args| {
        let saved = vm.heap.new_list(Vec::new())?;
        over(vm, args.get(vm, 0), t::CYCLE, &[saved, Value::Int(0)])
    }),
    PROTOCOL,
    "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
);

pub(super) const DROPWHILE: TypeDef = tool(
    t::DROPWHILE,
    NativeDef::stepping_function("dropwhile(predicate, iterable, /)", |vm, args| {
        filtering(vm, args, t::DROPWHILE)
    }),
    PROTOCOL,
    "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
);

pub(super) const FILTERFALSE: TypeDef = tool(
    t::FILTERFALSE,
    NativeDef::stepping_function("filterfalse(function, iterable, /)", |vm, args| {
        filtering(vm, args, t::FILTERFALSE)
    }),
    PROTOCOL,
    "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
);

pub(super) const ISLICE: TypeDef = tool(
    t::ISLICE,
    NativeDef::stepping_function("islice(iterable, /, *args)", islice_new),
    PROTOCOL,
    "Return an iterator whose next() method returns selected values from an iterable.",
);

pub(super) const PAIRWISE: TypeDef = tool(
    t::PAIRWISE,
    NativeDef::stepping_function("pairwise(iterable, /)", |vm, args| {
        // The item before, in a tuple.
        over(vm, args.get(vm, 0), t::PAIRWISE, &[Value::None])
    }),
    PROTOCOL,
    "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
);

pub(super) const PERMUTATIONS: TypeDef = tool(
    t::PERMUTATIONS,
    NativeDef::stepping_function("permutations(iterable, r=None)", combine::permutations),
    PROTOCOL,
    "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
);

pub(super) const PRODUCT: TypeDef = tool(
    t::PRODUCT,
    NativeDef::stepping_function("product(*iterables, repeat=1)", combine::product),
    PROTOCOL,
    "Cartesian product of input iterables.  Equivalent to nested for-loops.",
);

pub(super) const REPEAT: TypeDef = tool(
    t::REPEAT,
    NativeDef::stepping_function("repeat(object, times=None)", |vm, args| {
        let times = match args.get(vm, 1) {
            Value::Unset => Value::None,
            v => Value::Int(vm.index(v)?.max(0)),
        };
        let object = args.get(vm, 0);
        vm.new_tool(t::REPEAT, &[object, times]).map(Step::Done)
    }),
    REPEAT_METHODS,
    "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
);

pub(super) const STARMAP: TypeDef = tool(
    t::STARMAP,
    NativeDef::stepping_function("starmap(function, iterable, /)", |vm, args| {
        filtering(vm, args, t::STARMAP)
    }),
    PROTOCOL,
    "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
);

pub(super) const TAKEWHILE: TypeDef = tool(
    t::TAKEWHILE,
    NativeDef::stepping_function("takewhile(predicate, iterable, /)", |vm, args| {
        filtering(vm, args, t::TAKEWHILE)
    }),
    PROTOCOL,
    "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
);

pub(super) const ZIP_LONGEST: TypeDef = tool(
    t::ZIP_LONGEST,
    NativeDef::stepping_function(
        "zip_longest(*iterables, fillvalue=None, **unknown)",
        |vm, args| {
            if let Value::Dict(d) = args.kwargs()
                && !vm.heap.dict(d).is_empty()
            {
                return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
            }
            let fill = args.get(vm, 0).or_none();
            let sources = args.rest_copy(vm)?;
            let sources = vm.heap.new_list(sources)?;
            vm.prelude_call("make_zip_longest", &[sources, fill])
        },
    ),
    PROTOCOL,
    "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.",
);

/// `_tool_state(tool)`: the list that holds its state.
pub(super) fn tool_state(vm: &mut Vm, args: Args) -> Result<Value> {
    if let Value::Iter(h) = vm.payload(args.get(vm, 0))
        && let Iter::Tool { state, .. } = vm.heap.iter(h)
    {
        return Ok(Value::List(*state));
    }
    Err(Raise::Internal("not an iterator of itertools"))
}

/// `_make_zip_longest(state)`
pub(super) fn make_zip_longest(vm: &mut Vm, args: Args) -> Result<Value> {
    let state = vm.items(args.get(vm, 0))?;
    vm.new_tool(t::ZIP_LONGEST, &state)
}

/// The prelude's function that takes the next item, guest code or not.
pub(super) fn guest_next(class: TypeRef) -> &'static str {
    match class {
        t::ACCUMULATE => "accumulate_next",
        t::BATCHED => "batched_next",
        t::CHAIN => "chain_next",
        t::COMPRESS => "compress_next",
        t::COUNT => "count_next",
        t::CYCLE => "cycle_next",
        t::DROPWHILE => "dropwhile_next",
        t::FILTERFALSE => "filterfalse_next",
        t::ISLICE => "islice_next",
        t::PAIRWISE => "pairwise_next",
        t::STARMAP => "starmap_next",
        t::TAKEWHILE => "takewhile_next",
        t::TEE => "tee_next",
        _ => "zip_longest_next",
    }
}

impl Vm {
    /// A new iterator of a kind.
    pub(super) fn new_tool(&mut self, class: TypeRef, state: &[Value]) -> Result<Value> {
        let Value::List(state) = self.heap.new_list(state.to_vec())? else {
            return Err(Raise::Internal("not a list"));
        };
        self.heap.new_iter(Iter::Tool { class, state })
    }
}

/// Make an iterator of a kind over the iterator of `source`, which comes first in its state.
pub(super) fn over(vm: &mut Vm, source: Value, class: TypeRef, rest: &[Value]) -> Result<Step> {
    let step = vm.iter(source)?;
    let keep: Vec<Value> =
        std::iter::once(Value::Type(class)).chain(rest.iter().copied()).collect();
    let cont = Cont::Native(vm.running_native);
    vm.and_then(step, cont, 0, &keep)
}

fn made(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    let source = outcome.map_err(Raise::Exc)?;
    let Value::Type(class) = state.get(0)? else { return Err(Raise::Internal("not a type")) };
    if state.phase == 1 {
        // The first of two; the other is still to be made.
        let rest = state.get(1)?;
        let step = vm.iter(rest)?;
        let cont = Cont::Native(vm.running_native);
        return vm.and_then(step, cont, 2, &[Value::Type(class), source]);
    }
    let rest = &state.values[1..];
    let all =
        if state.phase == 2 { [rest, &[source]].concat() } else { [&[source], rest].concat() };
    vm.new_tool(class, &all).map(Step::Done)
}

/// Over two iterables, one after the other.
fn two(vm: &mut Vm, args: Args, class: TypeRef) -> Result<Step> {
    let (first, second) = (args.get(vm, 0), args.get(vm, 1));
    let step = vm.iter(first)?;
    let cont = Cont::Native(vm.running_native);
    vm.and_then(step, cont, 1, &[Value::Type(class), second])
}

/// A function, and what it is asked about.
fn filtering(vm: &mut Vm, args: Args, class: TypeRef) -> Result<Step> {
    let (function, source) = (args.get(vm, 0), args.get(vm, 1));
    over(vm, source, class, &[function, Value::Int(0)])
}

fn chain_from(vm: &mut Vm, args: Args) -> Result<Step> {
    let source = args.get(vm, 1);
    over(vm, source, t::CHAIN, &[Value::None, Value::None])
}

fn with_state(vm: &mut Vm, args: Args, function: &str) -> Result<Step> {
    let v = args.get(vm, 0);
    vm.prelude_call(function, &[v])
}

fn is_number(vm: &Vm, v: Value) -> bool {
    let class = vm.type_of(v);
    matches!(vm.payload(v), Value::Complex(_))
        || [n::INDEX, n::INT, n::FLOAT].iter().any(|name| vm.lookup(class, *name).is_some())
}

fn islice_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let bounds = args.rest_copy(vm)?;
    let given = bounds.len() + 1;
    if bounds.is_empty() || bounds.len() > 3 {
        let (bound, limit) = if given < 2 { ("least", 2) } else { ("most", 4) };
        return Err(
            vm.type_error(format!("islice expected at {bound} {limit} arguments, got {given}"))
        );
    }
    const STOP: &str =
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STEP: &str = "Step for islice() must be a positive integer or None.";
    let (start, stop, step) = match bounds[..] {
        [stop] => {
            let wrong = stop.as_int().is_some_and(|stop| stop < -1);
            (0, bound(vm, stop, if wrong { INDICES } else { STOP }, -1)?, 1)
        }
        _ => {
            // Of a stop that is wrong only -1, and what is no int at all, is told as one.
            let wrong = bounds[1].as_int().is_some_and(|stop| stop < -1);
            let stop = bound(vm, bounds[1], if wrong { INDICES } else { STOP }, -1)?;
            let start = bound(vm, bounds[0], INDICES, 0)?;
            let step = bounds.get(2).copied().unwrap_or(Value::None);
            let step = bound(vm, step, STEP, 1)?;
            if step < 1 {
                return Err(vm.value_error(STEP));
            }
            (start, stop, step)
        }
    };
    // Items taken, the next one wanted, the stop (-1 for none), the step.
    over(
        vm,
        args.get(vm, 0),
        t::ISLICE,
        &[Value::Int(0), Value::Int(start), Value::Int(stop), Value::Int(step)],
    )
}

fn bound(vm: &mut Vm, v: Value, message: &'static str, default: i64) -> Result<i64> {
    if v.is_none() {
        return Ok(default);
    }
    let value = match vm.payload(v) {
        Value::BigInt(_) => -1,
        p => match p.as_int() {
            Some(i) => i,
            None if vm.lookup_special(v, n::INDEX).is_some() => vm.index(v)?,
            None => -1,
        },
    };
    if value < 0 { Err(vm.value_error(message)) } else { Ok(value) }
}
