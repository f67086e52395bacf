//! `str` methods that cut a text: split and its kin, partition, strip.

use std::ops::Range;

use monty_text::split::{self, Ends};
use smallvec::SmallVec;

use super::arguments::{int_or, self_str};
use super::str_search::piece;
use crate::error::Result;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::{Str, Value};
use crate::vm::Vm;

/// Pieces of a text on their way to a list: their ranges first, which cost less than the pieces.
struct Pieces {
    ranges: SmallVec<[Range<usize>; 16]>,
    /// How many ranges there may be: what is borrowed from the heap cannot be charged meanwhile.
    room: usize,
    charged: usize,
}

const RANGE_BYTES: usize = size_of::<Range<usize>>();

impl Pieces {
    /// Have `cut` find the ranges, then charge for them.
    fn collect(vm: &mut Vm, s: Str, cut: impl FnOnce(&Vm, &mut Pieces)) -> Result<Pieces> {
        vm.heap.burn(vm.text(s).len() / 4)?;
        let room = vm.text_room() / RANGE_BYTES;
        let mut pieces = Pieces { ranges: SmallVec::new(), room, charged: 0 };
        cut(vm, &mut pieces);
        if pieces.ranges.len() > room {
            return Err(vm.too_large());
        }
        if pieces.ranges.spilled() {
            pieces.charged = pieces.ranges.capacity() * RANGE_BYTES;
            vm.heap.charge(pieces.charged)?;
        }
        Ok(pieces)
    }

    /// Note ranges, and one more than there is room for.
    fn note(&mut self, ranges: impl Iterator<Item = Range<usize>>) {
        let room = self.room;
        self.ranges.extend(ranges.take(room.saturating_add(1)));
    }

    /// The pieces as a list of strings.
    fn into_list(self, vm: &mut Vm, s: Str) -> Result<Value> {
        let done = self.make(vm, s);
        vm.heap.release(self.charged);
        done
    }

    fn make(&self, vm: &mut Vm, s: Str) -> Result<Value> {
        vm.heap.burn(self.ranges.len() * 8)?;
        vm.check_room(self.ranges.len() * size_of::<Value>())?;
        let mut items = Vec::with_capacity(self.ranges.len());
        for range in &self.ranges {
            items.push(piece(vm, s, range.clone())?);
        }
        vm.heap.new_list(items)
    }
}

/// The separator of `split`: none for white space.
fn separator(vm: &mut Vm, v: Value) -> Result<Option<Str>> {
    if v.is_unset() || v.is_none() {
        return Ok(None);
    }
    let Value::Str(sep) = vm.payload(v) else {
        let got = vm.type_name(v);
        return Err(vm.type_error(format!("must be str or None, not {got}")));
    };
    if vm.text(sep).is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(Some(sep))
}

fn split(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let most = int_or(vm, args.get(vm, 2), -1)?;
    let sep = separator(vm, args.get(vm, 1))?;
    let pieces = Pieces::collect(vm, s, |vm, pieces| match sep {
        Some(sep) => {
            pieces.note(split::split(vm.text(s).as_bytes(), vm.text(sep).as_bytes(), most))
        }
        None => pieces.note(split::words(vm.text(s), most)),
    })?;
    pieces.into_list(vm, s)
}

fn rsplit(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let most = int_or(vm, args.get(vm, 2), -1)?;
    let sep = separator(vm, args.get(vm, 1))?;
    let mut pieces = Pieces::collect(vm, s, |vm, pieces| match sep {
        Some(sep) => {
            pieces.note(split::split_from_end(vm.text(s).as_bytes(), vm.text(sep).as_bytes(), most))
        }
        None => pieces.note(split::words_from_end(vm.text(s), most)),
    })?;
    pieces.ranges.reverse();
    pieces.into_list(vm, s)
}

fn split_lines(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let keep = args.get(vm, 1);
    let keep = !keep.is_unset() && vm.truth_arg(keep)?;
    Pieces::collect(vm, s, |vm, pieces| pieces.note(split::str_lines(vm.text(s), keep)))?
        .into_list(vm, s)
}

/// The separator of `partition`.
fn required_separator(vm: &mut Vm, v: Value) -> Result<Str> {
    let Value::Str(sep) = vm.payload(v) else {
        let got = vm.type_name(v);
        return Err(vm.type_error(format!("must be str, not {got}")));
    };
    if vm.text(sep).is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(sep)
}

fn partition(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let sep = required_separator(vm, args.get(vm, 1))?;
    vm.heap.burn(vm.text(s).len() / 8)?;
    let len = vm.text(s).len();
    match split::partition(vm.text(s).as_bytes(), vm.text(sep).as_bytes()) {
        Some(at) => {
            let parts = [piece(vm, s, 0..at.start)?, Value::Str(sep), piece(vm, s, at.end..len)?];
            vm.heap.new_tuple(&parts)
        }
        None => vm.heap.new_tuple(&[Value::Str(s), Value::EMPTY_STR, Value::EMPTY_STR]),
    }
}

fn rpartition(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let sep = required_separator(vm, args.get(vm, 1))?;
    vm.heap.burn(vm.text(s).len() / 8)?;
    let len = vm.text(s).len();
    match split::rpartition(vm.text(s).as_bytes(), vm.text(sep).as_bytes()) {
        Some(at) => {
            let parts = [piece(vm, s, 0..at.start)?, Value::Str(sep), piece(vm, s, at.end..len)?];
            vm.heap.new_tuple(&parts)
        }
        None => vm.heap.new_tuple(&[Value::EMPTY_STR, Value::EMPTY_STR, Value::Str(s)]),
    }
}

fn strip(vm: &mut Vm, args: Args, ends: Ends) -> Result<Value> {
    let s = self_str(vm, args)?;
    let chars = args.get(vm, 1);
    let chars = match vm.payload(chars) {
        Value::Unset | Value::None => None,
        Value::Str(chars) => Some(chars),
        _ => {
            let name = vm.running_name();
            return Err(vm.type_error(format!("{name} arg must be None or str")));
        }
    };
    let len = vm.text(s).len();
    let wide = chars.map(|c| vm.text(c)).filter(|c| !c.is_ascii()).map_or(0, str::len);
    vm.heap.burn(len / 8 + wide.saturating_mul(len) / 8)?;
    let (text, set) = (vm.text(s), chars.map(|c| vm.text(c)));
    let start =
        if ends == Ends::Right { 0 } else { len - split::strip(text, set, Ends::Left).len() };
    let end = if ends == Ends::Left {
        len
    } else {
        start + split::strip(&text[start..], set, Ends::Right).len()
    };
    piece(vm, s, start..end)
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("split(self, /, sep=None, maxsplit=-1)", split),
    NativeDef::method("rsplit(self, /, sep=None, maxsplit=-1)", rsplit),
    NativeDef::method("splitlines(self, /, keepends=False)", split_lines),
    NativeDef::method("partition(self, sep, /)", partition),
    NativeDef::method("rpartition(self, sep, /)", rpartition),
    NativeDef::method("strip(self, chars=None, /)", |vm, a| strip(vm, a, Ends::Both)),
    NativeDef::method("lstrip(self, chars=None, /)", |vm, a| strip(vm, a, Ends::Left)),
    NativeDef::method("rstrip(self, chars=None, /)", |vm, a| strip(vm, a, Ends::Right)),
];
