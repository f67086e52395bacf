//! Slices of short lists, tuples and ASCII strings, taken and stored by the loop itself. Whatever else there
//! is to a slice (long ones, bounds with `__index__`, errors, lists that change their length) is left to
//! `builtins/containers/slice.rs`.

use compact_str::CompactString;
use smallvec::SmallVec;

use super::{Heap, LONG, small_str};
use crate::object::{SliceObject, StrObject};
use crate::value::{Handle, Value};

/// Items of a slice that costs no more than a display of a list may.
const SHORT: usize = 64;

/// Which items of a sequence a slice has.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    first: usize,
    step: isize,
    len: usize,
}

impl Span {
    /// Of a sequence of this length, by bounds that are small ints or None.
    #[inline]
    fn of(slice: &SliceObject, len: usize) -> Option<Span> {
        let step = match slice.step {
            Value::None => 1,
            Value::Int(step) => i32::try_from(step).ok().filter(|&step| step != 0)? as isize,
            _ => return None,
        };
        let len = len as isize;
        // What lies outside is moved to the places before the first and after the last.
        let (before, after) = if step > 0 { (0, len) } else { (-1, len - 1) };
        let bound = |v: Value, default: isize| match v {
            Value::None => Some(default),
            Value::Int(i) => {
                let from_start = if i < 0 { i.saturating_add(len as i64) } else { i };
                Some(from_start.clamp(before as i64, after as i64) as isize)
            }
            _ => None,
        };
        let (first, stop) = if step > 0 {
            (bound(slice.start, 0)?, bound(slice.stop, len)?)
        } else {
            (bound(slice.start, len - 1)?, bound(slice.stop, -1)?)
        };
        let distance = if step > 0 { stop - first } else { first - stop };
        let len = if distance > 0 { (distance - 1) / step.abs() + 1 } else { 0 };
        Some(Span { first: first.max(0) as usize, step, len: len as usize })
    }

    /// The items, which are consecutive.
    #[inline]
    fn run<'a, T>(&self, items: &'a [T]) -> Option<&'a [T]> {
        if self.step == 1 { items.get(self.first..self.first + self.len) } else { None }
    }

    #[inline]
    fn items<'a, T: Copy>(&self, items: &'a [T]) -> impl Iterator<Item = T> + use<'a, T> {
        let Span { first, step, len } = *self;
        (0..len)
            .filter_map(move |i| items.get(first.wrapping_add_signed(step * i as isize)).copied())
    }
}

impl Heap {
    /// `of[slice]`; None if it takes more than a moment, or fails.
    #[inline(never)]
    pub fn take_slice(&mut self, of: Value, slice: &SliceObject) -> Option<Value> {
        match of {
            Value::List(h) => {
                let items = self.items(h);
                let span = Span::of(slice, items.len()).filter(|span| span.len <= SHORT)?;
                let taken = match span.run(items) {
                    Some(run) => run.to_vec(),
                    None => {
                        let mut taken = Vec::with_capacity(span.len);
                        taken.extend(span.items(items));
                        taken
                    }
                };
                self.new_list(taken).ok()
            }
            Value::Tuple(h) => {
                let items = self.tuple_items(h);
                let span = Span::of(slice, items.len()).filter(|span| span.len <= SHORT)?;
                if span.len == items.len() && span.step == 1 {
                    return Some(of);
                }
                let taken: SmallVec<[Value; 8]> = match span.run(items) {
                    Some(run) => SmallVec::from_slice(run),
                    None => span.items(items).collect(),
                };
                self.new_tuple(&taken).ok()
            }
            Value::Str(s) if self.str_object(s).is_ascii() => {
                let text = self.str(s);
                let span = Span::of(slice, text.len()).filter(|span| span.len <= LONG)?;
                if span.len == text.len() && span.step == 1 {
                    return Some(of);
                }
                let taken = match span.step {
                    1 => CompactString::new(text.get(span.first..span.first + span.len)?),
                    _ if span.len <= SHORT => span.items(text.as_bytes()).map(char::from).collect(),
                    _ => return None,
                };
                if let Some(s) = small_str(&taken) {
                    return Some(Value::Str(s));
                }
                self.insert_str_object(StrObject::counted(taken, span.len)).ok().map(Value::Str)
            }
            _ => None,
        }
    }

    /// `of[slice] = values` for a list whose length that leaves as it is; false, with nothing done, if it
    /// takes anything else.
    #[inline(never)]
    pub fn store_slice(&mut self, of: Value, slice: Handle<SliceObject>, values: Value) -> bool {
        let Value::List(h) = of else { return false };
        let values = match values {
            Value::List(v) => self.items(v),
            Value::Tuple(v) => self.tuple_items(v),
            _ => return false,
        };
        let Some(span) = Span::of(self.slice(slice), self.items(h).len()) else { return false };
        if span.len != values.len() || span.len > SHORT || span.step != 1 {
            return false;
        }
        let values: SmallVec<[Value; SHORT]> = SmallVec::from_slice(values);
        let items = &mut self.list_mut(h).items;
        match items.get_mut(span.first..span.first + span.len) {
            Some(place) => place.copy_from_slice(&values),
            None => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_those_of_indices() {
        let bounds =
            [None, Some(-7), Some(-5), Some(-1), Some(0), Some(2), Some(4), Some(5), Some(9)];
        let value = |bound: Option<i64>| bound.map_or(Value::None, Value::Int);
        for len in [0i64, 1, 5] {
            for (&start, &stop) in bounds.iter().flat_map(|a| bounds.iter().map(move |b| (a, b))) {
                for step in [-9, -2, -1, 1, 2, 9] {
                    // One by one, by the definition.
                    let clamp = |bound: i64| {
                        let i = if bound < 0 { bound + len } else { bound };
                        if step > 0 { i.clamp(0, len) } else { i.clamp(-1, len - 1) }
                    };
                    let (low, high) = if step > 0 { (0, len) } else { (len - 1, -1) };
                    let (mut i, stop_at) = (start.map_or(low, clamp), stop.map_or(high, clamp));
                    let mut wanted = Vec::new();
                    while if step > 0 { i < stop_at } else { i > stop_at } {
                        wanted.push(i);
                        i += step;
                    }
                    let slice = SliceObject {
                        start: value(start),
                        stop: value(stop),
                        step: Value::Int(step),
                    };
                    let span = Span::of(&slice, len as usize).unwrap();
                    let all: Vec<i64> = (0..len).collect();
                    assert_eq!(
                        span.items(&all).collect::<Vec<_>>(),
                        wanted,
                        "{start:?}:{stop:?}:{step}"
                    );
                    assert_eq!(span.len, wanted.len());
                }
            }
        }
    }
}
