//! What only the prelude may name: single steps of table lookups and of the other operations in which
//! guest code runs between the steps. Arguments come from the prelude, but are checked all the same.

use super::dict_access::Located;
use super::guest_keys::Probe;
use super::iterators::NextPair;
use super::protocol::{dict_arg, set_arg};
use super::{adapters, hashing, iterator_copy, materialise, protocol, sort};
use crate::builtins::numbers::int_ops;
use crate::error::{Raise, Result};
use crate::heap::LONG;
use crate::native::{Args, Step};
use crate::registry::NativeDef;
use crate::value::Value;
use crate::vm::Vm;

/// The functions, for the manifest.
pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_drain(it, list, /)", materialise::drain),
    NativeDef::function("_unpack_star(items, before, after, /)", materialise::unpack_star_list),
    NativeDef::stepping_function("_give_back()", nothing).resumed_by(protocol::give_back),
    NativeDef::stepping_function("_check_iterator()", nothing).resumed_by(adapters::check_iterator),
    NativeDef::stepping_function("_enumerate_item()", nothing).resumed_by(adapters::enumerate_item),
    NativeDef::stepping_function("_map_item()", nothing).resumed_by(adapters::map_item),
    NativeDef::function("_sort_by(keys, items, reverse, /)", sort::sort_by),
    NativeDef::function("_list_take(list, /)", sort::list_take),
    NativeDef::function("_list_give(list, items, /)", sort::list_give),
    NativeDef::function("_make_zip(iterators, strict, /)", adapters::make_zip),
    NativeDef::function("_make_map(func, iterators, /)", adapters::make_map),
    NativeDef::function("_make_reversed(obj, last, /)", adapters::make_reversed),
    NativeDef::function("_sequence_move(it, index, /)", adapters::sequence_move),
    NativeDef::function("_iterator_parts(v, /)", iterator_copy::parts),
    NativeDef::function("_iterator_from(it, parts, /)", iterator_copy::from_parts),
    NativeDef::function("_index(v, /)", index),
    NativeDef::function("_dict_probe(d, hash, key, /)", probe),
    NativeDef::function("_dict_version(d, /)", dict_version),
    NativeDef::function("_dict_slots(d, /)", dict_slots),
    NativeDef::function("_dict_entry(d, position, /)", dict_entry),
    NativeDef::function("_dict_key(d, position, /)", dict_key),
    NativeDef::function("_dict_value(d, position, /)", dict_value),
    NativeDef::function("_dict_put(d, position, value, /)", dict_put),
    NativeDef::function("_dict_push(d, hash, key, value, /)", dict_push),
    NativeDef::function("_dict_remove(d, position, /)", dict_remove),
    NativeDef::function("_dict_take(d, iterator, /)", dict_take),
    NativeDef::stepping_function("_dict_missing(receiver, key, /)", dict_missing),
    NativeDef::function("_view_dict(view, /)", view_dict),
    NativeDef::function("_set_probe(s, hash, key, /)", probe),
    NativeDef::function("_set_version(s, /)", set_version),
    NativeDef::function("_set_slots(s, /)", set_slots),
    NativeDef::function("_set_entry(s, position, /)", set_entry),
    NativeDef::function("_set_key(s, position, /)", set_key),
    NativeDef::function("_set_push(s, hash, key, /)", set_push),
    NativeDef::function("_set_remove(s, position, /)", set_remove),
    NativeDef::function("_freeze(s, /)", freeze),
    NativeDef::function("_tuple_of(list, /)", tuple_of),
    NativeDef::function("_native_type(name, /)", native_type),
    NativeDef::function("_tool_state(tool, /)", super::itertools::tool_state),
    NativeDef::function("_make_zip_longest(state, /)", super::itertools::make_zip_longest),
    NativeDef::function("_sum_from(total, /)", super::sum::from),
    NativeDef::function("_sum_take(total, it, /)", super::sum::take),
    NativeDef::function("_sum_total(total, /)", super::sum::total),
    NativeDef::function("_keys_of(key, items, /)", super::getters::keys_of),
    super::itertools::groupby::RESUME,
    super::itertools::guest::JUDGED,
    super::itertools::guest::TOTAL,
    NativeDef::function("_count_into(counts, iterable, /)", count_into),
    NativeDef::function("_hash_of_hashes(list, /)", hash_of_list),
    NativeDef::stepping("_name_hash as Enum.__hash__(self)", hashing::name_hash),
];

/// The entry of a native that exists for its `resume`.
fn nothing(_vm: &mut Vm, _args: Args) -> Result<Step> {
    Ok(Step::Done(Value::None))
}

fn index(vm: &mut Vm, args: Args) -> Result<Value> {
    vm.index_value(args.get(vm, 0))
}

fn position_arg(vm: &Vm, args: Args) -> usize {
    args.get(vm, 1).as_int().and_then(|i| usize::try_from(i).ok()).unwrap_or(usize::MAX)
}

fn hash_arg(vm: &Vm, args: Args) -> u64 {
    args.get(vm, 1).as_int().unwrap_or(0) as u64
}

/// The position of a key, -1 if it is absent, or the positions to compare by guest code.
fn probe(vm: &mut Vm, args: Args) -> Result<Value> {
    let (table, hash, key) = (args.get(vm, 0), hash_arg(vm, args), args.get(vm, 2));
    match vm.probe(table, hash, key)? {
        Probe::At(i) => Ok(Value::Int(i as i64)),
        Probe::Absent => Ok(Value::Int(-1)),
        Probe::Open(open) => {
            vm.heap.new_list(open.into_iter().map(|i| Value::Int(i as i64)).collect())
        }
    }
}

fn dict_version(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    Ok(Value::Int(i64::from(vm.heap.dict(h).version)))
}

fn dict_slots(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    Ok(Value::Int(vm.heap.dict(h).slots() as i64))
}

/// `(hash, key, value)`, or None where an entry was deleted.
fn dict_entry(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    match vm.heap.dict(h).entry(position_arg(vm, args)).copied() {
        Some(e) => vm.heap.new_tuple(&[Value::Int(e.hash as i64), e.key, e.value]),
        None => Ok(Value::None),
    }
}

fn dict_key(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    Ok(vm.heap.dict(h).entry(position_arg(vm, args)).map_or(Value::None, |e| e.key))
}

fn dict_value(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    Ok(vm.heap.dict(h).entry(position_arg(vm, args)).map_or(Value::None, |e| e.value))
}

fn dict_put(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    let (position, value) = (position_arg(vm, args), args.get(vm, 2));
    if vm.heap.dict(h).entry(position).is_some() {
        vm.heap.dict_mut(h).set_value(position, value);
    }
    Ok(Value::None)
}

fn dict_push(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    let (hash, key, value) = (hash_arg(vm, args), args.get(vm, 2), args.get(vm, 3));
    vm.heap.dict_push(h, hash, key, value)?;
    Ok(Value::None)
}

/// Store the pairs that an iterator gives without guest code: None at its end, False if it may give more,
/// and a pair, not stored yet, whose key takes more than a moment to find.
fn dict_take(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    let Value::Iter(pairs) = args.get(vm, 1) else { return Ok(Value::False) };
    let mut taken = 0usize;
    loop {
        // What is taken is not lost to a limit: all that it needs is there before.
        vm.heap.dict_reserve(h)?;
        match vm.next_pair(pairs)? {
            NextPair::Item(key, value) => {
                let is_plain = match key {
                    Value::Int(_) | Value::None | Value::False | Value::True => true,
                    Value::Str(s) => vm.heap.str(s).len() <= LONG,
                    _ => false,
                };
                if !is_plain || vm.dict_set(h, key, value)?.is_none() {
                    return vm.heap.new_tuple(&[key, value]);
                }
            }
            NextPair::End => return Ok(Value::None),
            NextPair::Other => return Ok(Value::False),
        }
        taken += 1;
        if taken.is_multiple_of(256) {
            vm.heap.burn(4096)?;
        }
    }
}

fn dict_remove(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    let position = position_arg(vm, args);
    match vm.heap.dict(h).entry(position) {
        Some(_) => Ok(vm.heap.dict_mut(h).remove(position).value),
        None => Ok(Value::None),
    }
}

fn dict_missing(vm: &mut Vm, args: Args) -> Result<Step> {
    let (receiver, key) = (args.get(vm, 0), args.get(vm, 1));
    vm.dict_missing(receiver, key)
}

fn view_dict(vm: &mut Vm, args: Args) -> Result<Value> {
    match args.get(vm, 0) {
        Value::DictView(h) => Ok(Value::Dict(vm.heap.view(h).dict)),
        _ => Err(Raise::Internal("not a dict view")),
    }
}

fn set_version(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = set_arg(vm, args)?;
    Ok(Value::Int(i64::from(vm.heap.set(h).version)))
}

fn set_slots(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = set_arg(vm, args)?;
    Ok(Value::Int(vm.heap.set(h).slots() as i64))
}

/// `(hash, key)`, or None for a free slot.
fn set_entry(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = set_arg(vm, args)?;
    match vm.heap.set(h).key(position_arg(vm, args)).copied() {
        Some(s) => vm.heap.new_tuple(&[Value::Int(s.hash as i64), s.key]),
        None => Ok(Value::None),
    }
}

fn set_key(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = set_arg(vm, args)?;
    Ok(vm.heap.set(h).key(position_arg(vm, args)).map_or(Value::None, |s| s.key))
}

fn set_push(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = set_arg(vm, args)?;
    let (hash, key) = (hash_arg(vm, args), args.get(vm, 2));
    vm.heap.set_push(h, hash, key)?;
    Ok(Value::None)
}

fn set_remove(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = set_arg(vm, args)?;
    let position = position_arg(vm, args);
    match vm.heap.set(h).key(position) {
        Some(_) => Ok(vm.heap.set_mut(h).remove(position)),
        None => Ok(Value::None),
    }
}

/// A set that nobody else has, as a frozenset.
fn freeze(vm: &mut Vm, args: Args) -> Result<Value> {
    match args.get(vm, 0) {
        Value::Set(h) => {
            vm.heap.set_mut(h).hash = 0;
            Ok(Value::FrozenSet(h))
        }
        v => Ok(v),
    }
}

fn tuple_of(vm: &mut Vm, args: Args) -> Result<Value> {
    let items = vm.items(args.get(vm, 0))?;
    vm.heap.new_tuple(&items)
}

/// The hash of a tuple whose items hash so.
fn hash_of_list(vm: &mut Vm, args: Args) -> Result<Value> {
    let hashes: Vec<u64> =
        vm.items(args.get(vm, 0))?.into_iter().map(|h| h.as_int().unwrap_or(0) as u64).collect();
    Ok(Value::Int(hashing::hash_of_hashes(&hashes) as i64))
}

/// A native type of the library that no module names: what `collections` is made of.
fn native_type(vm: &mut Vm, args: Args) -> Result<Value> {
    let name = vm.str_of(args.get(vm, 0)).unwrap_or_default();
    match vm.registry.type_named(name) {
        Some(t) => Ok(Value::Type(t)),
        None => Err(Raise::Internal("no such native type")),
    }
}

/// Count the items of a list in a dict; the rest of the list, from the first item that needs guest
/// code, or None.
fn count_into(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    let Value::List(items) = args.get(vm, 1) else { return Err(Raise::Internal("not a list")) };
    let mut i = 0;
    while let Some(&item) = vm.heap.items(items).get(i) {
        let Some(hash) = vm.hash_pure(item)? else { break };
        match vm.dict_locate(h, item, hash)? {
            Located::At(at) => {
                let old = vm.heap.dict(h).entry(at).map_or(Value::Int(0), |e| e.value);
                if !matches!(old, Value::Int(_) | Value::BigInt(_)) {
                    break;
                }
                let new = int_ops::add(vm, old, Value::Int(1))?;
                vm.heap.dict_mut(h).set_value(at, new);
            }
            Located::Absent => vm.heap.dict_push(h, hash, item, Value::Int(1))?,
            Located::Guest => break,
        }
        i += 1;
        if i % 256 == 0 {
            vm.heap.burn(4096)?;
        }
    }
    if i == vm.heap.items(items).len() {
        return Ok(Value::None);
    }
    let rest = vm.heap.items(items)[i..].to_vec();
    vm.heap.new_list(rest)
}
