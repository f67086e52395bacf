//! Subscripts of sequences of bytes and characters: what `obj[key]` asks for, in numbers. Shared by
//! str, bytes and bytearray.

use super::arguments::{clamp, is_index};
use crate::error::Result;
use crate::value::Value;
use crate::vm::Vm;

/// What a subscript names.
#[derive(Clone, Copy, Debug)]
pub enum Subscript {
    /// One item; the index may be out of range.
    Item(i64),
    Slice(Bounds),
    /// Guest code has to give the numbers first.
    Guest,
    /// Not an index at all.
    Wrong,
}

/// `start:stop:step` with what is None left out.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    start: Option<i64>,
    stop: Option<i64>,
    step: i64,
}

/// A slice of a sequence of known length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    /// Number of items.
    pub count: usize,
}

impl Bounds {
    /// Which items of a sequence of `len` these are.
    pub fn span(self, len: usize) -> Span {
        let len = len as i64;
        let (low, high) = if self.step < 0 { (-1, len - 1) } else { (0, len) };
        let place = |i: i64| if i < 0 { i.saturating_add(len).max(low) } else { i.min(high) };
        let (first, last) = if self.step < 0 { (high, low) } else { (low, high) };
        let start = self.start.map_or(first, place);
        let stop = self.stop.map_or(last, place);
        let distance = if self.step < 0 { start - stop } else { stop - start };
        let count =
            if distance <= 0 { 0 } else { (distance as u64 - 1) / self.step.unsigned_abs() + 1 };
        Span { start, stop, step: self.step, count: count as usize }
    }
}

impl Span {
    /// The same items, in ascending order.
    pub fn ascending(self) -> Span {
        if self.step > 0 {
            return self;
        }
        if self.count == 0 {
            return Span { start: 0, stop: 0, step: 1, count: 0 };
        }
        let step = -self.step;
        let start = self.start - step * (self.count as i64 - 1);
        Span { start, stop: self.start + 1, step, count: self.count }
    }
}

/// Read a subscript. Raises for slices that are none.
pub fn subscript(vm: &mut Vm, key: Value) -> Result<Subscript> {
    match vm.payload(key) {
        Value::Int(i) => Ok(Subscript::Item(i)),
        Value::False => Ok(Subscript::Item(0)),
        Value::True => Ok(Subscript::Item(1)),
        Value::BigInt(_) => {
            let e =
                vm.raise(crate::types::INDEX_ERROR, "cannot fit 'int' into an index-sized integer");
            Err(e)
        }
        Value::Slice(h) => {
            let s = vm.heap.slice(h);
            let (start, stop, step) = (s.start, s.stop, s.step);
            let mut numbers = [None; 3];
            for (place, v) in numbers.iter_mut().zip([start, stop, step]) {
                if v.is_none() {
                    continue;
                }
                if !is_index(vm, v) {
                    return Err(vm.type_error(
                        "slice indices must be integers or None or have an __index__ method",
                    ));
                }
                match vm.payload(v) {
                    plain @ (Value::Int(_) | Value::True | Value::False | Value::BigInt(_)) => {
                        *place = Some(clamp(vm, plain));
                    }
                    _ => return Ok(Subscript::Guest),
                }
            }
            let [start, stop, step] = numbers;
            if step == Some(0) {
                return Err(vm.value_error("slice step cannot be zero"));
            }
            Ok(Subscript::Slice(Bounds { start, stop, step: step.unwrap_or(1).max(-i64::MAX) }))
        }
        _ if is_index(vm, key) => Ok(Subscript::Guest),
        _ => Ok(Subscript::Wrong),
    }
}

/// The place of an index in `len` items.
#[inline]
pub fn place(i: i64, len: usize) -> Option<usize> {
    let at = if i < 0 { i + len as i64 } else { i };
    usize::try_from(at).ok().filter(|&at| at < len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: Option<i64>, stop: Option<i64>, step: i64, len: usize) -> (i64, usize) {
        let s = Bounds { start, stop, step }.span(len);
        (s.start, s.count)
    }

    #[test]
    fn spans() {
        assert_eq!(span(None, None, 1, 5), (0, 5));
        assert_eq!(span(None, None, -1, 5), (4, 5));
        assert_eq!(span(Some(1), Some(100), 2, 5), (1, 2));
        assert_eq!(span(Some(-2), None, 1, 5), (3, 2));
        assert_eq!(span(Some(10), Some(0), -3, 5), (4, 2));
        assert_eq!(span(Some(i64::MIN), Some(i64::MAX), i64::MAX, 5), (0, 1));
        assert_eq!(span(Some(3), Some(1), 1, 5).1, 0);
        let back = Bounds { start: None, stop: None, step: -2 }.span(5).ascending();
        assert_eq!((back.start, back.step, back.count), (0, 2, 3));
    }
}
