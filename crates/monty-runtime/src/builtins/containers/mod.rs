//! list, tuple, dict, set, frozenset, range, slice, the dict views and the iterators: the table of
//! contents, and the operators as the loop reaches them.

pub mod dict_access;
pub mod iterators;

mod adapters;
mod deque;
mod deque_whole;
mod dict;
mod dict_merge;
mod dict_views;
mod functions;
mod getters;
mod guest_keys;
mod hashing;
mod heap_queue;
mod internals;
mod iterator_copy;
mod iterator_kinds;
mod itertools;
mod list;
mod list_items;
mod materialise;
mod merge;
mod merge_sort;
mod numeric;
mod ordering;
mod protocol;
mod pull;
mod pure;
mod range;
mod set;
mod set_algebra;
mod slice;
mod sort;
mod sum;
#[cfg(test)]
mod tests;
mod tuple;
mod tuple_getter;

use monty_code::{BinOp, CmpOp};

use self::list::Found;
use self::set_algebra::Algebra;
use crate::error::Result;
use crate::native::Step;
use crate::object::DictViewKind;
use crate::registry::{NativeDef, TypeDef};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

pub use self::guest_keys::KeyCont;
pub(crate) use self::guest_keys::KeyUse;
pub use self::heap_queue::INTERNALS as HEAP_INTERNALS;
pub use self::internals::INTERNALS;

/// Methods and attributes of the types.
pub const TYPES: &[TypeDef] = &[
    list::TYPE,
    tuple::TYPE,
    dict::TYPE,
    set::SET,
    set::FROZENSET,
    range::TYPE,
    slice::TYPE,
    dict_views::KEYS,
    dict_views::VALUES,
    dict_views::ITEMS,
    adapters::ENUMERATE,
    adapters::ZIP,
    adapters::MAP,
    adapters::FILTER,
    adapters::REVERSED,
    adapters::CALLABLE_ITERATOR,
    itertools::ACCUMULATE,
    itertools::BATCHED,
    itertools::CHAIN,
    itertools::COMBINATIONS,
    itertools::COMBINATIONS_WITH_REPLACEMENT,
    itertools::COMPRESS,
    itertools::COUNT,
    itertools::CYCLE,
    itertools::DROPWHILE,
    itertools::FILTERFALSE,
    itertools::ISLICE,
    itertools::PAIRWISE,
    itertools::PERMUTATIONS,
    itertools::PRODUCT,
    itertools::REPEAT,
    itertools::STARMAP,
    itertools::TAKEWHILE,
    itertools::ZIP_LONGEST,
    itertools::groupby::GROUPBY,
    itertools::groupby::GROUPER,
    itertools::tee::TEE,
    getters::ITEM_GETTER,
    getters::ATTR_GETTER,
    getters::METHOD_CALLER,
    deque::TYPE,
    deque_whole::ITERATOR,
    deque_whole::REVERSE_ITERATOR,
    tuple_getter::TYPE,
    adapters::container_iterator(t::LIST_ITERATOR),
    adapters::container_iterator(t::LIST_REVERSEITERATOR),
    adapters::container_iterator(t::TUPLE_ITERATOR),
    adapters::container_iterator(t::STR_ITERATOR),
    adapters::container_iterator(t::WIDE_STR_ITERATOR),
    adapters::container_iterator(t::BYTES_ITERATOR),
    adapters::container_iterator(t::BYTEARRAY_ITERATOR),
    adapters::container_iterator(t::RANGE_ITERATOR),
    adapters::container_iterator(t::LONGRANGE_ITERATOR),
    adapters::container_iterator(t::DICT_KEYITERATOR),
    adapters::container_iterator(t::DICT_VALUEITERATOR),
    adapters::container_iterator(t::DICT_ITEMITERATOR),
    adapters::container_iterator(t::DICT_REVERSEKEYITERATOR),
    adapters::container_iterator(t::DICT_REVERSEVALUEITERATOR),
    adapters::container_iterator(t::DICT_REVERSEITEMITERATOR),
    adapters::container_iterator(t::SET_ITERATOR),
    adapters::container_iterator(t::SEQUENCE_ITERATOR),
];

/// Builtin functions.
pub const FUNCTIONS: &[NativeDef] = &[
    functions::LEN,
    functions::ITER,
    functions::NEXT,
    functions::ANY,
    functions::ALL,
    functions::MIN,
    functions::MAX,
    NativeDef::stepping_function("sum(iterable, /, start=0)", sum::sum),
    NativeDef::stepping_function("sorted(iterable, /, *, key=None, reverse=False)", sort::sorted),
];

fn is_list_or_tuple(v: Value) -> bool {
    matches!(v, Value::List(_) | Value::Tuple(_))
}

fn is_int(v: Value) -> bool {
    matches!(v, Value::Int(_) | Value::BigInt(_) | Value::True | Value::False)
}

fn is_set(v: Value) -> bool {
    matches!(v, Value::Set(_) | Value::FrozenSet(_))
}

/// `a op b` for exact builtin values (payloads); None if these types do not know the operator.
pub fn binary(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Option<Step>> {
    match (op, a, b) {
        (BinOp::Add, Value::List(_), Value::List(_))
        | (BinOp::Add, Value::Tuple(_), Value::Tuple(_)) => {
            vm.concat(a, b).map(|v| Some(Step::Done(v)))
        }
        (BinOp::Mul, _, _) if is_list_or_tuple(a) && is_int(b) => {
            repeated(vm, a, b).map(|v| Some(Step::Done(v)))
        }
        (BinOp::Mul, _, _) if is_list_or_tuple(b) && is_int(a) => {
            repeated(vm, b, a).map(|v| Some(Step::Done(v)))
        }
        (BinOp::Or, Value::Dict(x), Value::Dict(y)) => vm.dict_union(x, y).map(Some),
        (BinOp::And | BinOp::Or | BinOp::Sub | BinOp::Xor, _, _) => {
            if is_set(a) && is_set(b) {
                return match Algebra::of(op) {
                    Some(kind) => vm.set_binary(kind, a, b).map(Some),
                    None => Ok(None),
                };
            }
            if matches!(a, Value::DictView(_)) || matches!(b, Value::DictView(_)) {
                return vm.view_binary(op, a, b);
            }
            Ok(None)
        }
        _ => Ok(None),
    }
}

/// `sequence * count`, of an exact int.
fn repeated(vm: &mut Vm, sequence: Value, count: Value) -> Result<Value> {
    let n = count_of(vm, count)?;
    vm.repeat(sequence, n)
}

/// How often a sequence is repeated, by an exact int.
fn count_of(vm: &mut Vm, count: Value) -> Result<i64> {
    match count.as_int() {
        Some(n) => Ok(n),
        None => Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}

/// `a op= b` where the left operand is changed in place; None to go on with the plain operator.
pub fn inplace(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Option<Step>> {
    match (op, a) {
        (BinOp::Add, Value::List(h)) => match vm.list_extend(h, b)? {
            Step::Done(_) => Ok(Some(Step::Done(a))),
            Step::Call => vm.then_internal(Step::Call, crate::names::GIVE_BACK, &[a]).map(Some),
        },
        (BinOp::Mul, Value::List(h)) => {
            let Some(n) = b.as_int() else { return Ok(None) };
            vm.list_repeat_inplace(h, n)?;
            Ok(Some(Step::Done(a)))
        }
        (BinOp::Or, Value::Dict(h)) => {
            let source = b;
            vm.dict_inplace_or(h, source).map(Some)
        }
        (_, Value::Set(h)) => {
            let other = vm.payload(b);
            match Algebra::of(op) {
                Some(kind) if is_set(other) => vm.set_inplace(kind, h, other).map(Some),
                _ => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

/// `a op b` for comparisons; None if these types do not compare so (NotImplemented).
pub fn compare(vm: &mut Vm, op: CmpOp, a: Value, b: Value) -> Result<Option<Step>> {
    let equality = matches!(op, CmpOp::Eq | CmpOp::Ne);
    match (a, b) {
        (Value::List(_), Value::List(_))
        | (Value::Tuple(_), Value::Tuple(_))
        | (Value::Slice(_), Value::Slice(_)) => match vm.compare_pure(op, a, b)? {
            Some(v) => Ok(Some(Step::Done(v))),
            None => {
                let name = match op {
                    CmpOp::Eq => "sequence_eq",
                    CmpOp::Ne => "sequence_ne",
                    CmpOp::Lt => "sequence_lt",
                    CmpOp::Le => "sequence_le",
                    CmpOp::Gt => "sequence_gt",
                    CmpOp::Ge => "sequence_ge",
                };
                vm.prelude_call(name, &[a, b]).map(Some)
            }
        },
        (Value::Dict(_), Value::Dict(_)) if equality => match vm.eq_pure(a, b)? {
            Some(equal) => Ok(Some(Step::Done(Value::bool(equal == (op == CmpOp::Eq))))),
            None => vm.prelude_call("dict_eq", &[a, b, Value::bool(op == CmpOp::Eq)]).map(Some),
        },
        (Value::Range(_), Value::Range(_)) if equality => {
            Ok(vm.compare_pure(op, a, b)?.map(Step::Done))
        }
        _ if is_set(a) && is_set(b) => vm.set_compare(op, a, b).map(Some),
        (Value::DictView(_), _) | (_, Value::DictView(_)) => vm.view_compare(op, a, b),
        _ => Ok(None),
    }
}

/// `item in container`; None if not a container of this family.
pub fn contains(vm: &mut Vm, container: Value, item: Value) -> Result<Option<Step>> {
    let (known, name) = match container {
        Value::List(_) | Value::Tuple(_) => {
            let known = match vm.find_equal(container, item, 0, usize::MAX)? {
                Found::At(_) => Some(true),
                Found::Nowhere => Some(false),
                Found::Guest => None,
            };
            (known, "sequence_contains")
        }
        Value::Dict(h) => return vm.dict_contains_step(h, item).map(Some),
        Value::Set(h) | Value::FrozenSet(h) => {
            let key = set::as_key(vm, item)?;
            match vm.set_contains(h, key)? {
                Some(found) => (Some(found), ""),
                None => {
                    return vm
                        .use_guest_key(KeyUse::Contains, container, key, Value::None)
                        .map(Some);
                }
            }
        }
        Value::Range(h) => {
            (vm.range_position(h, item)?.map(|found| found.is_some()), "sequence_contains")
        }
        Value::DictView(h) => {
            let name = match vm.heap.view(h).kind {
                DictViewKind::Keys => "view_keys_contains",
                DictViewKind::Values => "sequence_contains",
                DictViewKind::Items => "view_items_contains",
            };
            (vm.view_contains(container, item)?, name)
        }
        Value::Iter(_) | Value::Generator(_) if vm.is_iterable(container) => {
            (None, "sequence_contains")
        }
        _ => return Ok(None),
    };
    match known {
        Some(found) => Ok(Some(Step::Done(Value::bool(found)))),
        None => vm.prelude_call(name, &[container, item]).map(Some),
    }
}

/// `obj[key]`; None if not subscriptable here.
pub fn get_item(vm: &mut Vm, obj: Value, key: Value) -> Result<Option<Step>> {
    Ok(Some(match obj {
        Value::List(h) => vm.list_get(h, key)?,
        Value::Tuple(_) => vm.tuple_get(obj, key)?,
        Value::Dict(h) => vm.dict_get_step(h, key)?,
        Value::Range(h) => match vm.sequence_key("range", key)? {
            protocol::Key::Index(_) | protocol::Key::Huge => Step::Done(vm.range_get(h, key)?),
            protocol::Key::Slice => Step::Done(vm.range_slice(h, key)?),
            protocol::Key::Guest => vm.prelude_call("getitem_index", &[obj, key])?,
        },
        _ => return Ok(None),
    }))
}

/// `obj[key] = value`; None if not a type of this family that takes assignment.
pub fn set_item(vm: &mut Vm, obj: Value, key: Value, value: Value) -> Result<Option<Step>> {
    match obj {
        Value::List(h) => vm.list_set(h, key, value).map(Some),
        Value::Dict(h) => vm.dict_set_step(h, key, value).map(Some),
        _ => Ok(None),
    }
}

/// `del obj[key]`; None if not a type of this family that takes deletion.
pub fn del_item(vm: &mut Vm, obj: Value, key: Value) -> Result<Option<Step>> {
    match obj {
        Value::List(h) => vm.list_del(h, key).map(Some),
        Value::Dict(h) => vm.dict_del_step(h, key).map(Some),
        _ => Ok(None),
    }
}
