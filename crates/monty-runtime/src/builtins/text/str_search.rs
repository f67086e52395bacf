//! `str` methods that look for another str: find, count, replace, prefixes and suffixes.

use std::ops::Range;

use monty_limits::{Budget, LimitError};
use monty_text::str_search;
use monty_text::text::Text;

use super::arguments::{bound, int_or, self_str, str_argument};
use crate::error::Result;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::{Str, Value};
use crate::vm::Vm;

type Find = fn(
    Text<'_>,
    &str,
    Option<i64>,
    Option<i64>,
    &mut Budget,
) -> std::result::Result<Option<usize>, LimitError>;

/// The three arguments of every search.
fn found(vm: &mut Vm, args: Args, find: Find) -> Result<Option<usize>> {
    let s = self_str(vm, args)?;
    let needle = str_argument(vm, args.get(vm, 1), 1)?;
    let start = bound(vm, args.get(vm, 2))?;
    let end = bound(vm, args.get(vm, 3))?;
    let (objects, budget) = vm.heap.split();
    Ok(find(objects.text(s), objects.str(needle), start, end, budget)?)
}

fn find_or_minus_one(vm: &mut Vm, args: Args, find: Find) -> Result<Value> {
    Ok(Value::Int(found(vm, args, find)?.map_or(-1, |at| at as i64)))
}

fn find_or_raise(vm: &mut Vm, args: Args, find: Find) -> Result<Value> {
    match found(vm, args, find)? {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(vm.value_error("substring not found")),
    }
}

fn count(vm: &mut Vm, args: Args) -> Result<Value> {
    let count: Find = |text, needle, start, end, budget| {
        str_search::count(text, needle, start, end, budget).map(Some)
    };
    find_or_minus_one(vm, args, count)
}

/// `startswith` and `endswith`: one text or a tuple of texts.
fn at_end(
    vm: &mut Vm,
    args: Args,
    test: fn(Text<'_>, &str, Option<i64>, Option<i64>) -> bool,
) -> Result<Value> {
    let s = self_str(vm, args)?;
    let start = bound(vm, args.get(vm, 2))?;
    let end = bound(vm, args.get(vm, 3))?;
    let what = args.get(vm, 1);
    let text = vm.text_with_flag(s);
    // Positions are counted in characters.
    let walk = if text.ascii || start.or(end).is_none() { 0 } else { text.text.len() / 16 };
    match vm.payload(what) {
        Value::Str(prefix) => {
            vm.heap.burn(walk + vm.text(prefix).len() / 16)?;
            Ok(Value::bool(test(vm.text_with_flag(s), vm.text(prefix), start, end)))
        }
        Value::Tuple(h) => {
            for i in 0..vm.heap.tuple_items(h).len() {
                let item = vm.heap.tuple_items(h)[i];
                vm.heap.burn(8 + walk)?;
                let Value::Str(prefix) = vm.payload(item) else {
                    let (name, got) = (vm.running_name(), vm.type_name(item));
                    return Err(
                        vm.type_error(format!("tuple for {name} must only contain str, not {got}"))
                    );
                };
                vm.heap.burn(vm.text(prefix).len() / 16)?;
                if test(vm.text_with_flag(s), vm.text(prefix), start, end) {
                    return Ok(Value::True);
                }
            }
            Ok(Value::False)
        }
        _ => {
            let (name, got) = (vm.running_name(), vm.type_name(what));
            Err(vm.type_error(format!("{name} first arg must be str or a tuple of str, not {got}")))
        }
    }
}

fn remove_prefix(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let part = str_argument(vm, args.get(vm, 1), 0)?;
    vm.heap.burn(vm.text(part).len() / 16)?;
    let (len, part) = (vm.text(s).len(), vm.text(part));
    let cut = if vm.text(s).starts_with(part) { part.len() } else { 0 };
    piece(vm, s, cut..len)
}

fn remove_suffix(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let part = str_argument(vm, args.get(vm, 1), 0)?;
    vm.heap.burn(vm.text(part).len() / 16)?;
    let (len, part) = (vm.text(s).len(), vm.text(part));
    let cut = if vm.text(s).ends_with(part) { part.len() } else { 0 };
    piece(vm, s, 0..len - cut)
}

/// A part of a string as a string of its own.
pub fn piece(vm: &mut Vm, s: Str, range: Range<usize>) -> Result<Value> {
    let whole = vm.text(s).len();
    if range == (0..whole) {
        return Ok(Value::Str(s));
    }
    vm.heap.burn(range.len() / 8)?;
    vm.heap.new_part(s, range)
}

fn replace(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let old = str_argument(vm, args.get(vm, 1), 1)?;
    let new = str_argument(vm, args.get(vm, 2), 2)?;
    let count = int_or(vm, args.get(vm, 3), -1)?;
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    let (text, old, new) = (objects.str(s), objects.str(old), objects.str(new));
    match str_search::replace(text, old, new, count, room, budget) {
        Ok(Some(text)) => vm.heap.new_string(text),
        Ok(None) => Ok(Value::Str(s)),
        Err(e) => Err(vm.refused(e)),
    }
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("count(self, sub, start=None, end=None, /)", count),
    NativeDef::method("find(self, sub, start=None, end=None, /)", |vm, a| {
        find_or_minus_one(vm, a, str_search::find)
    }),
    NativeDef::method("rfind(self, sub, start=None, end=None, /)", |vm, a| {
        find_or_minus_one(vm, a, str_search::rfind)
    }),
    NativeDef::method("index(self, sub, start=None, end=None, /)", |vm, a| {
        find_or_raise(vm, a, str_search::find)
    }),
    NativeDef::method("rindex(self, sub, start=None, end=None, /)", |vm, a| {
        find_or_raise(vm, a, str_search::rfind)
    }),
    NativeDef::method("startswith(self, prefix, start=None, end=None, /)", |vm, a| {
        at_end(vm, a, str_search::starts_with)
    }),
    NativeDef::method("endswith(self, suffix, start=None, end=None, /)", |vm, a| {
        at_end(vm, a, str_search::ends_with)
    }),
    NativeDef::method("removeprefix(self, prefix, /)", remove_prefix),
    NativeDef::method("removesuffix(self, suffix, /)", remove_suffix),
    NativeDef::method("replace(self, old, new, /, count=-1)", replace),
];
