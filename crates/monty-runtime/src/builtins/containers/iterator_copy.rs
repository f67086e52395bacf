//! Builtin iterators taken apart and made anew, for `copy`: what an iterator refers to, and the same
//! iterator at the same place over other things.

use crate::error::{Raise, Result};
use crate::native::Args;
use crate::object::Iter;
use crate::value::Value;
use crate::vm::Vm;

/// `_iterator_parts(v)`: a list of what a builtin iterator refers to; None for anything else.
pub(super) fn parts(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Iter(h) = args.get(vm, 0) else { return Ok(Value::None) };
    let mut parts = Vec::new();
    vm.heap.iter(h).children(|v| parts.push(v));
    vm.heap.new_list(parts)
}

/// `_iterator_from(it, parts)`: an iterator as this one over other parts.
pub(super) fn from_parts(vm: &mut Vm, args: Args) -> Result<Value> {
    let (Value::Iter(h), Value::List(parts)) = (args.get(vm, 0), args.get(vm, 1)) else {
        return Err(Raise::Internal("not an iterator and its parts"));
    };
    let made = with_parts(vm.heap.iter(h), vm.heap.items(parts));
    let Some(made) = made else {
        let name = vm.type_name(args.get(vm, 0));
        return Err(vm.type_error(format!("cannot copy '{name}' object")));
    };
    vm.heap.new_iter(made)
}

fn with_parts(iter: &Iter, parts: &[Value]) -> Option<Iter> {
    Some(match (iter, parts) {
        (Iter::Empty, []) => Iter::Empty,
        (Iter::List { index, .. }, &[Value::List(list)]) => Iter::List { list, index: *index },
        (Iter::ListReversed { next, .. }, &[Value::List(list)]) => {
            Iter::ListReversed { list, next: *next }
        }
        (Iter::Tuple { index, reversed, .. }, &[Value::Tuple(tuple)]) => {
            Iter::Tuple { tuple, index: *index, reversed: *reversed }
        }
        (Iter::Str { offset, text: old }, &[Value::Str(text)]) if text == *old => {
            Iter::Str { text, offset: *offset }
        }
        (Iter::Bytes { index, .. }, &[bytes @ (Value::Bytes(_) | Value::ByteArray(_))]) => {
            Iter::Bytes { bytes, index: *index }
        }
        (Iter::Range { next, step, left }, []) => {
            Iter::Range { next: *next, step: *step, left: *left }
        }
        (Iter::BigRange { next, step, left }, _) => {
            Iter::BigRange { next: *next, step: *step, left: *left }
        }
        (Iter::Dict { kind, index, size, left, reversed, ordered, .. }, &[Value::Dict(dict)]) => {
            Iter::Dict {
                dict,
                kind: *kind,
                index: *index,
                size: *size,
                left: *left,
                reversed: *reversed,
                ordered: *ordered,
            }
        }
        (Iter::Set { index, size, .. }, &[Value::Set(set) | Value::FrozenSet(set)]) => {
            Iter::Set { set, index: *index, size: *size }
        }
        (Iter::Sequence { index, .. }, &[obj]) => Iter::Sequence { obj, index: *index },
        (Iter::SequenceReversed { index, .. }, &[obj]) => {
            Iter::SequenceReversed { obj, index: *index }
        }
        (Iter::Callable { .. }, &[callable, sentinel]) => Iter::Callable { callable, sentinel },
        (Iter::Enumerate { count, .. }, &[source, _]) => Iter::Enumerate { source, count: *count },
        (Iter::Zip { strict, .. }, sources) => {
            Iter::Zip { sources: sources.into(), strict: *strict }
        }
        (Iter::Map { .. }, [func, sources @ ..]) => {
            Iter::Map { func: *func, sources: sources.into() }
        }
        (Iter::Filter { .. }, &[func, source]) => Iter::Filter { func, source },
        (Iter::Tool { class, .. }, &[Value::List(state)]) => Iter::Tool { class: *class, state },
        (Iter::Native { class, state }, parts) if same_kinds(state, parts) => {
            Iter::Native { class: *class, state: parts.to_vec() }
        }
        _ => return None,
    })
}

/// Are they as many, and each of its counterpart's kind?
fn same_kinds(a: &[Value], b: &[Value]) -> bool {
    let same = |(a, b)| std::mem::discriminant::<Value>(a) == std::mem::discriminant(b);
    a.len() == b.len() && a.iter().zip(b).all(same)
}
