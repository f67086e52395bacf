//! Kinds of builtin iterators: which need no guest code, how several advance together, and the type
//! that each shows.

use smallvec::SmallVec;

use super::iterators::{MAX_NESTING, NextPure, ROOM_FOR_ITEM};
use crate::error::{Raise, Result};
use crate::object::{DictViewKind, Iter};
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

impl Vm {
    /// Can the iterator be advanced to its end without guest code?
    pub(crate) fn is_pure_iterator(&self, it: Value, depth: u32) -> bool {
        let Value::Iter(h) = it else { return false };
        if depth >= MAX_NESTING {
            return false;
        }
        match self.heap.iter(h) {
            Iter::Sequence { .. }
            | Iter::SequenceReversed { .. }
            | Iter::Callable { .. }
            | Iter::Map { .. }
            | Iter::Filter { .. }
            | Iter::Native { .. } => false,
            Iter::Enumerate { source, .. } => self.is_pure_iterator(*source, depth + 1),
            Iter::Zip { sources, .. } => {
                sources.iter().all(|s| self.is_pure_iterator(*s, depth + 1))
            }
            Iter::Tool { class, state } => self.is_pure_tool(*class, *state, depth),
            _ => true,
        }
    }

    pub(super) fn next_zip(&mut self, h: Handle<Iter>, depth: u32) -> Result<NextPure> {
        let Iter::Zip { sources, strict } = self.heap.iter(h) else { return Ok(NextPure::Guest) };
        let (len, strict) = (sources.len(), *strict);
        if !sources.iter().all(|s| self.is_pure_iterator(*s, depth + 1)) {
            return Ok(NextPure::Guest);
        }
        if len == 0 {
            return Ok(NextPure::End);
        }
        self.heap.room(len * 16 + ROOM_FOR_ITEM)?;
        let mut items: SmallVec<[Value; 4]> = SmallVec::new();
        for i in 0..len {
            match self.next_nested(self.zip_source(h, i), depth + 1)? {
                NextPure::Item(v) => items.push(v),
                NextPure::Guest => return Err(Raise::Internal("a pure iterator is not")),
                NextPure::End if !strict => return Ok(NextPure::End),
                NextPure::End if i > 0 => return Err(self.zip_uneven(i, "shorter")),
                NextPure::End => {
                    for j in 1..len {
                        if let NextPure::Item(_) =
                            self.next_nested(self.zip_source(h, j), depth + 1)?
                        {
                            return Err(self.zip_uneven(j, "longer"));
                        }
                    }
                    return Ok(NextPure::End);
                }
            }
        }
        self.heap.new_tuple(&items).map(NextPure::Item)
    }

    fn zip_source(&self, h: Handle<Iter>, i: usize) -> Value {
        match self.heap.iter(h) {
            Iter::Zip { sources, .. } => sources[i],
            _ => Value::None,
        }
    }

    /// `zip() argument 2 is shorter than argument 1`; `i` is the place of the odd one, from 0.
    #[cold]
    pub(super) fn zip_uneven(&mut self, i: usize, how: &str) -> Raise {
        let others = if i == 1 { "argument 1".to_string() } else { format!("arguments 1-{i}") };
        self.value_error(format!("zip() argument {} is {how} than {others}", i + 1))
    }

    /// The builtin type of an iterator object.
    pub fn iter_type(&self, h: Handle<Iter>) -> TypeRef {
        match self.heap.iter(h) {
            Iter::Empty | Iter::Tuple { reversed: false, .. } => t::TUPLE_ITERATOR,
            Iter::List { .. } => t::LIST_ITERATOR,
            Iter::ListReversed { .. } => t::LIST_REVERSEITERATOR,
            Iter::Tuple { reversed: true, .. } | Iter::SequenceReversed { .. } => t::REVERSED,
            Iter::Str { text, .. } if self.text(*text).is_ascii() => t::STR_ITERATOR,
            Iter::Str { .. } => t::WIDE_STR_ITERATOR,
            Iter::Bytes { bytes: Value::ByteArray(_), .. } => t::BYTEARRAY_ITERATOR,
            Iter::Bytes { .. } => t::BYTES_ITERATOR,
            Iter::Range { .. } => t::RANGE_ITERATOR,
            Iter::BigRange { .. } => t::LONGRANGE_ITERATOR,
            Iter::Dict { ordered: true, .. } => t::ODICT_ITERATOR,
            Iter::Dict { kind, reversed, .. } => match (kind, reversed) {
                (DictViewKind::Keys, false) => t::DICT_KEYITERATOR,
                (DictViewKind::Values, false) => t::DICT_VALUEITERATOR,
                (DictViewKind::Items, false) => t::DICT_ITEMITERATOR,
                (DictViewKind::Keys, true) => t::DICT_REVERSEKEYITERATOR,
                (DictViewKind::Values, true) => t::DICT_REVERSEVALUEITERATOR,
                (DictViewKind::Items, true) => t::DICT_REVERSEITEMITERATOR,
            },
            Iter::Set { .. } => t::SET_ITERATOR,
            Iter::Sequence { .. } => t::SEQUENCE_ITERATOR,
            Iter::Callable { .. } => t::CALLABLE_ITERATOR,
            Iter::Enumerate { .. } => t::ENUMERATE,
            Iter::Zip { .. } => t::ZIP,
            Iter::Map { .. } => t::MAP,
            Iter::Filter { .. } => t::FILTER,
            Iter::Tool { class, .. } | Iter::Native { class, .. } => *class,
        }
    }
}
