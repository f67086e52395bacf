//! `str` methods that cut a text: split and its kin, partition, strip.

use monty_limits::Budget;
use monty_text::split::{self, Ends};

use super::arguments::{int_or, self_str};
use super::pieces::Pieces;
use super::str_search::piece;
use crate::error::Result;
use crate::heap::Objects;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::{Str, Value};
use crate::vm::Vm;

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
    let byte = sep.map(|sep| vm.text(sep).as_bytes());
    if let (None | Some([_]), true) = (byte, most < 0)
        && let Some(list) = vm.heap.short_parts(s, byte.map(|byte| byte[0]))?
    {
        return Ok(list);
    }
    collect(vm, s, |objects, budget, pieces| match sep {
        Some(sep) => {
            let sep = objects.str(sep).as_bytes();
            pieces.note(split::split(objects.str(s).as_bytes(), sep, most), budget)
        }
        None => pieces.note(split::words(objects.str(s), most), budget),
    })?
    .into_list(vm, |vm, range| piece(vm, s, range))
}

fn rsplit(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let most = int_or(vm, args.get(vm, 2), -1)?;
    let sep = separator(vm, args.get(vm, 1))?;
    collect(vm, s, |objects, budget, pieces| match sep {
        Some(sep) => {
            let sep = objects.str(sep).as_bytes();
            pieces.note(split::split_from_end(objects.str(s).as_bytes(), sep, most), budget)
        }
        None => pieces.note(split::words_from_end(objects.str(s), most), budget),
    })?
    .reversed()
    .into_list(vm, |vm, range| piece(vm, s, range))
}

fn split_lines(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let keep = args.get(vm, 1);
    let keep = !keep.is_unset() && vm.truth_arg(keep)?;
    collect(vm, s, |objects, budget, pieces| {
        pieces.note(split::str_lines(objects.str(s), keep), budget)
    })?
    .into_list(vm, |vm, range| piece(vm, s, range))
}

/// What `cut` finds in a text.
fn collect(
    vm: &mut Vm,
    s: Str,
    cut: impl Fn(Objects<'_>, &mut Budget, &mut Pieces) -> Result<()>,
) -> Result<Pieces> {
    Pieces::collect(vm, vm.text(s).len(), cut)
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
    let len = vm.text(s).len();
    let (objects, budget) = vm.heap.split();
    match split::partition(objects.str(s).as_bytes(), objects.str(sep).as_bytes(), budget)? {
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
    let len = vm.text(s).len();
    let (objects, budget) = vm.heap.split();
    match split::rpartition(objects.str(s).as_bytes(), objects.str(sep).as_bytes(), budget)? {
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
    let (objects, budget) = vm.heap.split();
    let left = split::strip(objects.str(s), chars.map(|c| objects.str(c)), ends, budget)?;
    piece(vm, s, left)
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
