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
    charged: usize,
}

const RANGE_BYTES: usize = size_of::<Range<usize>>();

impl Pieces {
    /// Collect the ranges; charges for them as it goes.
    fn collect(
        vm: &mut Vm,
        s: Str,
        cut: impl for<'a> Fn(&'a str, &'a str) -> Cut<'a>,
        sep: Str,
    ) -> Result<Pieces> {
        vm.heap.burn(vm.text(s).len() / 4)?;
        let mut ranges: SmallVec<[Range<usize>; 16]> = SmallVec::new();
        // What is borrowed from the heap cannot be charged meanwhile: refuse beyond the room left.
        let room = vm.text_room() / RANGE_BYTES;
        let mut fits = true;
        for range in cut(vm.text(s), vm.text(sep)) {
            if ranges.len() >= room {
                fits = false;
                break;
            }
            ranges.push(range);
        }
        if !fits {
            return Err(vm.too_large());
        }
        let charged = if ranges.spilled() { ranges.capacity() * RANGE_BYTES } else { 0 };
        vm.heap.charge(charged)?;
        Ok(Pieces { ranges, charged })
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

type Cut<'a> = Box<dyn Iterator<Item = Range<usize>> + 'a>;

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
    let pieces = match separator(vm, args.get(vm, 1))? {
        Some(sep) => Pieces::collect(
            vm,
            s,
            |text, sep| Box::new(split::split(text.as_bytes(), sep.as_bytes(), most)),
            sep,
        )?,
        None => Pieces::collect(vm, s, |text, _| Box::new(split::words(text, most)), s)?,
    };
    pieces.into_list(vm, s)
}

fn rsplit(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let most = int_or(vm, args.get(vm, 2), -1)?;
    let mut pieces = match separator(vm, args.get(vm, 1))? {
        Some(sep) => Pieces::collect(
            vm,
            s,
            |text, sep| Box::new(split::split_from_end(text.as_bytes(), sep.as_bytes(), most)),
            sep,
        )?,
        None => Pieces::collect(vm, s, |text, _| Box::new(split::words_from_end(text, most)), s)?,
    };
    pieces.ranges.reverse();
    pieces.into_list(vm, s)
}

fn split_lines(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let keep = args.get(vm, 1);
    let keep = !keep.is_unset() && vm.truth_arg(keep)?;
    Pieces::collect(vm, s, |text, _| Box::new(split::str_lines(text, keep)), s)?.into_list(vm, s)
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
