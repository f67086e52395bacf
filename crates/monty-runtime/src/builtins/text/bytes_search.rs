//! `bytes` and `bytearray` methods that look for other bytes.

use std::ops::Range;

use monty_limits::{Budget, LimitError};
use monty_text::bytes_search as search;
use monty_text::text::search_range;

use super::arguments::{
    bound, bytes_argument, bytes_like, clamp, int_or, is_index, new_bytes, one_piece, self_bytes,
};
use crate::error::Result;
use crate::heap::Objects;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// What is looked for: bytes, or one byte given as an int.
#[derive(Clone, Copy)]
pub enum Needle {
    Bytes(Handle<Vec<u8>>),
    Byte([u8; 1]),
}

impl Needle {
    pub fn get<'a>(&'a self, objects: Objects<'a>) -> &'a [u8] {
        match self {
            Needle::Bytes(h) => objects.bytes(*h),
            Needle::Byte(b) => b,
        }
    }
}

/// The needle that an argument is.
fn needle(vm: &mut Vm, v: Value) -> Result<Needle> {
    one_piece(vm, v)?;
    if let Some(h) = bytes_like(vm, v)? {
        return Ok(Needle::Bytes(h));
    }
    if !is_index(vm, v) {
        let got = vm.type_name(v);
        return Err(
            vm.type_error(format!("argument should be integer or bytes-like object, not '{got}'"))
        );
    }
    let v = vm.index_value(v)?;
    match u8::try_from(clamp(vm, v)) {
        Ok(b) => Ok(Needle::Byte([b])),
        Err(_) => Err(vm.value_error("byte must be in range(0, 256)")),
    }
}

type Find = fn(&[u8], &[u8], &mut Budget) -> std::result::Result<Option<usize>, LimitError>;

fn found(vm: &mut Vm, args: Args, find: Find) -> Result<Option<usize>> {
    let (h, _) = self_bytes(vm, args)?;
    let needle = needle(vm, args.get(vm, 1))?;
    let Some(range) = range(vm, args, h)? else { return Ok(None) };
    let start = range.start;
    let (objects, budget) = vm.heap.split();
    let at = find(&objects.bytes(h)[range], needle.get(objects), budget)?;
    Ok(at.map(|at| start + at))
}

/// The range that the arguments `start` and `end` name.
fn range(vm: &mut Vm, args: Args, h: Handle<Vec<u8>>) -> Result<Option<Range<usize>>> {
    let start = bound(vm, args.get(vm, 2))?;
    let end = bound(vm, args.get(vm, 3))?;
    Ok(search_range(vm.heap.bytes(h).len(), start, end))
}

fn find_or_minus_one(vm: &mut Vm, args: Args, find: Find) -> Result<Value> {
    Ok(Value::Int(found(vm, args, find)?.map_or(-1, |at| at as i64)))
}

fn find_or_raise(vm: &mut Vm, args: Args, find: Find) -> Result<Value> {
    match found(vm, args, find)? {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn count(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let needle = needle(vm, args.get(vm, 1))?;
    let Some(range) = range(vm, args, h)? else { return Ok(Value::Int(0)) };
    let (objects, budget) = vm.heap.split();
    let (data, needle) = (&objects.bytes(h)[range], needle.get(objects));
    Ok(Value::Int(search::count(data, needle, usize::MAX, budget)? as i64))
}

fn at_end(vm: &mut Vm, args: Args, test: fn(&[u8], &[u8]) -> bool) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let what = args.get(vm, 1);
    let range = range(vm, args, h)?;
    let check = |vm: &mut Vm, part: Handle<Vec<u8>>| {
        range.clone().is_some_and(|range| test(&vm.heap.bytes(h)[range], vm.heap.bytes(part)))
    };
    one_piece(vm, what)?;
    if let Some(part) = bytes_like(vm, what)? {
        vm.heap.burn(vm.heap.bytes(part).len() / 16)?;
        return Ok(Value::bool(check(vm, part)));
    }
    let Value::Tuple(t) = vm.payload(what) else {
        let (name, got) = (vm.running_name(), vm.type_name(what));
        return Err(
            vm.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {got}"))
        );
    };
    for i in 0..vm.heap.tuple_items(t).len() {
        let part = bytes_argument(vm, vm.heap.tuple_items(t)[i])?;
        vm.heap.burn(8 + vm.heap.bytes(part).len() / 16)?;
        if check(vm, part) {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn remove_prefix(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let part = bytes_argument(vm, args.get(vm, 1))?;
    vm.heap.burn(vm.heap.bytes(part).len() / 16)?;
    let (data, part) = (vm.heap.bytes(h), vm.heap.bytes(part));
    let cut = if data.starts_with(part) { part.len() } else { 0 };
    let len = data.len();
    piece(vm, h, cut..len, array)
}

fn remove_suffix(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let part = bytes_argument(vm, args.get(vm, 1))?;
    vm.heap.burn(vm.heap.bytes(part).len() / 16)?;
    let (data, part) = (vm.heap.bytes(h), vm.heap.bytes(part));
    let cut = if data.ends_with(part) { part.len() } else { 0 };
    let len = data.len();
    piece(vm, h, 0..len - cut, array)
}

/// A part of the bytes as an object of its own; all of bytes is the object itself.
pub fn piece(vm: &mut Vm, h: Handle<Vec<u8>>, range: Range<usize>, array: bool) -> Result<Value> {
    if !array && range == (0..vm.heap.bytes(h).len()) {
        return Ok(Value::Bytes(h));
    }
    vm.check_room(range.len())?;
    let (objects, budget) = vm.heap.split();
    let data = budget.copy(&objects.bytes(h)[range])?;
    new_bytes(vm, data, array)
}

fn replace(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let old = bytes_argument(vm, args.get(vm, 1))?;
    let new = bytes_argument(vm, args.get(vm, 2))?;
    let count = int_or(vm, args.get(vm, 3), -1)?;
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    let (data, old, new) = (objects.bytes(h), objects.bytes(old), objects.bytes(new));
    match search::replace(data, old, new, count, room, budget) {
        Ok(data) => new_bytes(vm, data, array),
        Err(e) => Err(vm.refused(e)),
    }
}

/// `item in data`
pub fn contains(vm: &mut Vm, h: Handle<Vec<u8>>, item: Value) -> Result<bool> {
    one_piece(vm, item)?;
    if let Some(part) = bytes_like(vm, item)? {
        return found_in(vm, h, Needle::Bytes(part));
    }
    if !is_index(vm, item) {
        let got = vm.type_name(item);
        return Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")));
    }
    let v = vm.index_value(item)?;
    match u8::try_from(clamp(vm, v)) {
        Ok(b) => found_in(vm, h, Needle::Byte([b])),
        Err(_) => Err(vm.value_error("byte must be in range(0, 256)")),
    }
}

fn found_in(vm: &mut Vm, h: Handle<Vec<u8>>, needle: Needle) -> Result<bool> {
    let (objects, budget) = vm.heap.split();
    Ok(search::find(objects.bytes(h), needle.get(objects), budget)?.is_some())
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("count(self, sub, start=None, end=None, /)", count),
    NativeDef::method("find(self, sub, start=None, end=None, /)", |vm, a| {
        find_or_minus_one(vm, a, search::find)
    }),
    NativeDef::method("rfind(self, sub, start=None, end=None, /)", |vm, a| {
        find_or_minus_one(vm, a, search::rfind)
    }),
    NativeDef::method("index(self, sub, start=None, end=None, /)", |vm, a| {
        find_or_raise(vm, a, search::find)
    }),
    NativeDef::method("rindex(self, sub, start=None, end=None, /)", |vm, a| {
        find_or_raise(vm, a, search::rfind)
    }),
    NativeDef::method("startswith(self, prefix, start=None, end=None, /)", |vm, a| {
        at_end(vm, a, <[u8]>::starts_with)
    }),
    NativeDef::method("endswith(self, suffix, start=None, end=None, /)", |vm, a| {
        at_end(vm, a, <[u8]>::ends_with)
    }),
    NativeDef::method("removeprefix(self, prefix, /)", remove_prefix),
    NativeDef::method("removesuffix(self, suffix, /)", remove_suffix),
    NativeDef::method("replace(self, old, new, count=-1, /)", replace),
];
