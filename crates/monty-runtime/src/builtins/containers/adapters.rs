//! `enumerate`, `zip`, `map`, `filter`, `reversed`: their constructors, and the types of all builtin
//! iterators.

use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::{DictView, Iter};
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

/// `__iter__` and `__next__` of what is its own iterator.
pub(super) const ITER: NativeDef = NativeDef::stepping("__iter__(self, /)", iter_self);
pub(super) const NEXT: NativeDef = NativeDef::stepping("__next__(self, /)", next_method);
pub(super) const PROTOCOL: &[NativeDef] = &[ITER, NEXT];

const WITH_HINT: &[NativeDef] =
    &[ITER, NEXT, NativeDef::stepping("__length_hint__(self, /)", length_hint)];

const WITH_CLASS_GETITEM: &[NativeDef] = &[
    ITER,
    NEXT,
    NativeDef::method("__class_getitem__(cls, object, /)", super::protocol::class_getitem)
        .as_class(),
];

const fn iterator_type(of: TypeRef, methods: &'static [NativeDef]) -> TypeDef {
    TypeDef { of: TypeName::Core(of), new: None, empty: None, methods, getset: &[], doc: "" }
}

pub(super) const fn adapter(
    of: TypeRef,
    new: NativeDef,
    methods: &'static [NativeDef],
    doc: &'static str,
) -> TypeDef {
    TypeDef { of: TypeName::Core(of), new: Some(new), empty: None, methods, getset: &[], doc }
}

/// The iterator over a builtin container.
pub(super) const fn container_iterator(of: TypeRef) -> TypeDef {
    iterator_type(of, WITH_HINT)
}

pub(super) const CALLABLE_ITERATOR: TypeDef = iterator_type(t::CALLABLE_ITERATOR, PROTOCOL);

pub(super) const ENUMERATE: TypeDef = adapter(
    t::ENUMERATE,
    NativeDef::stepping_function("enumerate(iterable, start=0)", enumerate_new)
        .resumed_by(enumerate_over),
    WITH_CLASS_GETITEM,
    "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
);

pub(super) const ZIP: TypeDef = adapter(
    t::ZIP,
    NativeDef::stepping_function("zip(*iterables, strict=False)", zip_new),
    PROTOCOL,
    "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
);

pub(super) const MAP: TypeDef = adapter(
    t::MAP,
    NativeDef::stepping_function("map(*args)", map_new),
    PROTOCOL,
    "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.",
);

pub(super) const FILTER: TypeDef = adapter(
    t::FILTER,
    NativeDef::stepping_function("filter(*args)", filter_new).resumed_by(filter_over),
    PROTOCOL,
    "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
);

pub(super) const REVERSED: TypeDef = adapter(
    t::REVERSED,
    NativeDef::stepping_function("reversed(*args)", reversed_new),
    WITH_HINT,
    "Return a reverse iterator over the values of the given sequence.",
);

fn iter_self(vm: &mut Vm, args: Args) -> Result<Step> {
    Ok(Step::Done(args.get(vm, 0)))
}

fn next_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let it = vm.payload(v);
    match it {
        Value::Iter(_) => vm.next(it),
        _ => Err(vm.wrong_receiver(v)),
    }
}

fn enumerate_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let start = match args.get(vm, 1) {
        Value::Unset => Value::Int(0),
        v => vm.index_value(v)?,
    };
    let source = args.get(vm, 0);
    let step = vm.iter(source)?;
    let cont = Cont::Native(vm.running_native);
    vm.and_then(step, cont, 0, &[start])
}

fn enumerate_over(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    let source = outcome.map_err(Raise::Exc)?;
    let count = state.get(0)?;
    vm.heap.new_iter(Iter::Enumerate { source, count }).map(Step::Done)
}

fn filter_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let n = args.len();
    if n != 2 {
        return Err(vm.type_error(format!("filter expected 2 arguments, got {n}")));
    }
    let (func, source) = (args.get(vm, 0), args.get(vm, 1));
    let step = vm.iter(source)?;
    let cont = Cont::Native(vm.running_native);
    vm.and_then(step, cont, 0, &[func])
}

fn filter_over(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    let source = outcome.map_err(Raise::Exc)?;
    let func = state.get(0)?;
    vm.heap.new_iter(Iter::Filter { func, source }).map(Step::Done)
}

fn zip_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let strict = match args.get(vm, 0) {
        Value::Unset => false,
        v => vm.truth_arg(v)?,
    };
    let sources = args.rest_copy(vm)?;
    match vm.native_iterators(&sources)? {
        Some(sources) => vm.new_zip(sources, strict).map(Step::Done),
        None => {
            let sources = vm.heap.new_list(sources)?;
            vm.prelude_call("make_zip", &[sources, Value::bool(strict)])
        }
    }
}

fn map_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let given = args.all_copy(vm)?;
    if given.len() < 2 {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    match vm.native_iterators(&given[1..])? {
        Some(sources) => vm.new_map(given[0], sources).map(Step::Done),
        None => {
            let sources = vm.heap.new_list(given[1..].to_vec())?;
            vm.prelude_call("make_map", &[given[0], sources])
        }
    }
}

fn reversed_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let n = args.len();
    if n != 1 {
        return Err(vm.type_error(format!("reversed expected 1 argument, got {n}")));
    }
    let v = args.get(vm, 0);
    if let Some(iter) = vm.reversed_native(v)? {
        return vm.heap.new_iter(iter).map(Step::Done);
    }
    let class = vm.type_of(v);
    match vm.lookup(class, n::REVERSED) {
        Some(Value::None) => {}
        Some(_) => return vm.call_method(v, n::REVERSED, &[]),
        None => {
            if vm.lookup(class, n::GETITEM).is_some() && !is_mapping(vm, v) {
                if vm.lookup(class, n::LEN).is_none() {
                    let name = vm.type_name(v);
                    return Err(vm.type_error(format!("object of type '{name}' has no len()")));
                }
                return vm.prelude_call("make_reversed", &[v]);
            }
        }
    }
    let name = vm.type_name(v);
    Err(vm.type_error(format!("'{name}' object is not reversible")))
}

/// Types with a subscript that is no sequence's.
fn is_mapping(vm: &Vm, v: Value) -> bool {
    matches!(
        vm.payload(v),
        Value::Dict(_) | Value::Set(_) | Value::FrozenSet(_) | Value::Wrapper(_)
    )
}

/// `_make_zip(iterators, strict)`
pub(super) fn make_zip(vm: &mut Vm, args: Args) -> Result<Value> {
    let sources = vm.items(args.get(vm, 0))?;
    let strict = args.get(vm, 1) == Value::True;
    vm.new_zip(sources, strict)
}

/// `_make_map(func, iterators)`
pub(super) fn make_map(vm: &mut Vm, args: Args) -> Result<Value> {
    let sources = vm.items(args.get(vm, 1))?;
    let func = args.get(vm, 0);
    vm.new_map(func, sources)
}

/// `_make_reversed(obj, last)`: the sequence protocol backwards from an index.
pub(super) fn make_reversed(vm: &mut Vm, args: Args) -> Result<Value> {
    let (obj, index) = (args.get(vm, 0), vm.index(args.get(vm, 1))?);
    vm.heap.new_iter(Iter::SequenceReversed { obj, index })
}

/// `_sequence_move(it, index)`: where a sequence iterator goes on; None ends it.
pub(super) fn sequence_move(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Iter(h) = args.get(vm, 0) else { return Ok(Value::None) };
    let to = args.get(vm, 1).as_int();
    match (vm.heap.iter_mut(h), to) {
        (Iter::Sequence { index, .. } | Iter::SequenceReversed { index, .. }, Some(to)) => {
            *index = to
        }
        (Iter::Sequence { obj, .. } | Iter::SequenceReversed { obj, .. }, None) => {
            // Ended for good: an exhausted iterator lets go of its sequence.
            *obj = Value::Unset;
        }
        (Iter::Callable { callable, .. }, None) => *callable = Value::Unset,
        _ => {}
    }
    Ok(Value::None)
}

/// `_enumerate_item`: the item came; count it.
pub(super) fn enumerate_item(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    let item = outcome.map_err(Raise::Exc)?;
    let Value::Iter(h) = state.get(0)? else { return Err(Raise::Internal("not an iterator")) };
    let count = match vm.heap.iter(h) {
        Iter::Enumerate { count, .. } => *count,
        _ => return Err(Raise::Internal("not an enumerate object")),
    };
    vm.enumerate_bump(h, count)?;
    vm.heap.new_tuple(&[count, item]).map(Step::Done)
}

/// `_map_item`: the item came; call the function.
pub(super) fn map_item(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    let item = outcome.map_err(Raise::Exc)?;
    let func = state.get(0)?;
    vm.tail_call(func, &[item])
}

/// `_check_iterator`: what `__iter__` gave must be an iterator.
pub(super) fn check_iterator(vm: &mut Vm, _state: NativeState, outcome: Outcome) -> Result<Step> {
    let it = outcome.map_err(Raise::Exc)?;
    if vm.is_iterator(it) {
        return Ok(Step::Done(it));
    }
    let name = vm.type_name(it);
    Err(vm.type_error(format!("iter() returned non-iterator of type '{name}'")))
}

fn length_hint(vm: &mut Vm, args: Args) -> Result<Step> {
    let Value::Iter(h) = vm.payload(args.get(vm, 0)) else {
        return Ok(Step::Done(Value::NotImplemented));
    };
    let left = match vm.heap.iter(h) {
        Iter::List { list, index } => vm.heap.items(*list).len().saturating_sub(*index),
        Iter::ListReversed { list, next } => {
            if *next > vm.heap.items(*list).len() {
                0
            } else {
                *next
            }
        }
        Iter::Tuple { tuple, index, reversed: false } => {
            vm.heap.tuple_items(*tuple).len().saturating_sub(*index)
        }
        Iter::Tuple { index, reversed: true, .. } => *index,
        Iter::Str { text, offset } => {
            vm.heap.str(*text).get(*offset..).map_or(0, |rest| rest.chars().count())
        }
        Iter::Bytes { bytes: Value::Bytes(b) | Value::ByteArray(b), index } => {
            vm.heap.bytes(*b).len().saturating_sub(*index)
        }
        Iter::Range { left, .. } => *left as usize,
        Iter::BigRange { left, .. } => return Ok(Step::Done(*left)),
        Iter::Dict { dict, index, size, reversed, .. } => {
            let d = vm.heap.dict(*dict);
            if *index == usize::MAX || *size != d.len() {
                0
            } else if *reversed {
                (0..*index).filter(|i| d.entry(*i).is_some()).count()
            } else {
                (*index..d.slots()).filter(|i| d.entry(*i).is_some()).count()
            }
        }
        Iter::Set { set, index, size } => {
            let s = vm.heap.set(*set);
            if *index == usize::MAX || *size != s.len() {
                0
            } else {
                (*index..s.slots()).filter(|i| s.key(*i).is_some()).count()
            }
        }
        Iter::Sequence { obj, index } => {
            let (obj, index) = (*obj, *index);
            return vm.prelude_call("sequence_hint", &[obj.or_none(), Value::Int(index)]);
        }
        Iter::SequenceReversed { obj, index } => {
            let (obj, index) = (*obj, *index);
            return vm.prelude_call("reversed_hint", &[obj.or_none(), Value::Int(index)]);
        }
        _ => return Ok(Step::Done(Value::NotImplemented)),
    };
    Ok(Step::Done(Value::Int(left as i64)))
}

impl Vm {
    /// Iterators over all of these, if no guest code makes one.
    fn native_iterators(&mut self, sources: &[Value]) -> Result<Option<Vec<Value>>> {
        let mut iterators = Vec::with_capacity(sources.len());
        for &source in sources {
            match self.iter(source)? {
                Step::Done(it) => iterators.push(it),
                Step::Call => {
                    // Nothing was called yet: the prelude starts again.
                    self.request = Default::default();
                    self.request_stack.clear();
                    return Ok(None);
                }
            }
        }
        Ok(Some(iterators))
    }

    fn new_zip(&mut self, sources: Vec<Value>, strict: bool) -> Result<Value> {
        self.heap.new_iter(Iter::Zip { sources: sources.into(), strict })
    }

    fn new_map(&mut self, func: Value, sources: Vec<Value>) -> Result<Value> {
        self.heap.new_iter(Iter::Map { func, sources: sources.into() })
    }

    /// A reverse iterator over a builtin sequence or dict.
    fn reversed_native(&mut self, v: Value) -> Result<Option<Iter>> {
        let source = match v {
            Value::Instance(_) => match self.lookup(self.type_of(v), n::REVERSED) {
                found @ Some(Value::Native(_)) => match self.payload(v) {
                    plain if self.lookup(self.type_of(plain), n::REVERSED) == found => plain,
                    _ => return Ok(None),
                },
                _ => return Ok(None),
            },
            _ => v,
        };
        Ok(Some(match source {
            Value::List(list) => Iter::ListReversed { list, next: self.heap.items(list).len() },
            Value::Tuple(tuple) => {
                Iter::Tuple { tuple, index: self.heap.tuple_items(tuple).len(), reversed: true }
            }
            Value::Range(h) => self.iter_range_reversed(h)?,
            Value::Dict(dict) => self.iter_dict(DictView { dict, ..DictView::default() }, true),
            Value::DictView(h) => self.iter_dict(*self.heap.view(h), true),
            Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) => {
                let items = self.container_items(source)?.unwrap_or_default();
                let index = items.len();
                let Value::Tuple(tuple) = self.heap.new_tuple(&items)? else { return Ok(None) };
                Iter::Tuple { tuple, index, reversed: true }
            }
            _ => return Ok(None),
        }))
    }
}
