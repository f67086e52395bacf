//! `bytes` and `bytearray` methods that cut and join: split and its kin, partition, strip, join.

use monty_limits::Budget;
use monty_text::split::{self, Ends};

use super::arguments::{bytes_argument, bytes_like, int_or, new_bytes, self_bytes};
use super::builder::build;
use super::bytes_search::piece;
use super::pieces::Pieces;
use crate::error::Result;
use crate::heap::Objects;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::{Handle, Value};
use crate::vm::Vm;

type Data = Handle<Vec<u8>>;

/// What `cut` finds in some bytes.
fn collect(
    vm: &mut Vm,
    h: Data,
    cut: impl Fn(Objects<'_>, &mut Budget, &mut Pieces) -> Result<()>,
) -> Result<Pieces> {
    Pieces::collect(vm, vm.heap.bytes(h).len(), cut)
}

fn separator(vm: &mut Vm, v: Value) -> Result<Option<Data>> {
    if v.is_unset() || v.is_none() {
        return Ok(None);
    }
    required_separator(vm, v).map(Some)
}

fn required_separator(vm: &mut Vm, v: Value) -> Result<Data> {
    let sep = bytes_argument(vm, v)?;
    if vm.heap.bytes(sep).is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(sep)
}

fn split(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let most = int_or(vm, args.get(vm, 2), -1)?;
    let sep = separator(vm, args.get(vm, 1))?;
    collect(vm, h, |objects, budget, pieces| match sep {
        Some(sep) => pieces.note(split::split(objects.bytes(h), objects.bytes(sep), most), budget),
        None => pieces.note(split::words(objects.bytes(h), most), budget),
    })?
    .into_list(vm, |vm, range| piece(vm, h, range, array))
}

fn rsplit(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let most = int_or(vm, args.get(vm, 2), -1)?;
    let sep = separator(vm, args.get(vm, 1))?;
    collect(vm, h, |objects, budget, pieces| match sep {
        Some(sep) => {
            pieces.note(split::split_from_end(objects.bytes(h), objects.bytes(sep), most), budget)
        }
        None => pieces.note(split::words_from_end(objects.bytes(h), most), budget),
    })?
    .reversed()
    .into_list(vm, |vm, range| piece(vm, h, range, array))
}

fn split_lines(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let keep = args.get(vm, 1);
    let keep = !keep.is_unset() && vm.truth_arg(keep)?;
    collect(vm, h, |objects, budget, pieces| {
        pieces.note(split::bytes_lines(objects.bytes(h), keep), budget)
    })?
    .into_list(vm, |vm, range| piece(vm, h, range, array))
}

fn partition(vm: &mut Vm, args: Args, from_end: bool) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let sep = required_separator(vm, args.get(vm, 1))?;
    let len = vm.heap.bytes(h).len();
    let find = if from_end { split::rpartition } else { split::partition };
    let (objects, budget) = vm.heap.split();
    let at = find(objects.bytes(h), objects.bytes(sep), budget)?;
    let found = at.is_some();
    let parts = match at {
        Some(at) => [0..at.start, at.clone(), at.end..len],
        None if from_end => [0..0, 0..0, 0..len],
        None => [0..len, 0..0, 0..0],
    };
    let mut values = [Value::None; 3];
    for (v, range) in values.iter_mut().zip(parts) {
        *v = piece(vm, h, range, array)?;
    }
    // What bytes are parted by comes back itself.
    if found && !array {
        values[1] = args.get(vm, 1);
    }
    vm.heap.new_tuple(&values)
}

fn strip(vm: &mut Vm, args: Args, ends: Ends) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let set = match args.get(vm, 1) {
        Value::Unset | Value::None => None,
        v => Some(bytes_argument(vm, v)?),
    };
    let (objects, budget) = vm.heap.split();
    let left = split::strip_bytes(objects.bytes(h), set.map(|s| objects.bytes(s)), ends, budget)?;
    piece(vm, h, left, array)
}

fn join(vm: &mut Vm, args: Args) -> Result<Value> {
    let (sep, array) = self_bytes(vm, args)?;
    let what = args.get(vm, 1);
    let items = super::str_join::joined_items(vm, what)?;
    let (data, ()) = build::<Vec<u8>, _>(vm, |vm, out| {
        for (i, &v) in items.iter().enumerate() {
            let scattered = super::memory_view::is_scattered(vm, v)?;
            let Some(part) = bytes_like(vm, v)?.filter(|_| !scattered) else {
                let got = vm.type_name(v);
                return Err(vm.type_error(format!(
                    "sequence item {i}: expected a bytes-like object, {got} found"
                )));
            };
            let (gap, len) =
                (if i > 0 { vm.heap.bytes(sep).len() } else { 0 }, vm.heap.bytes(part).len());
            out.reserve(vm, gap + len)?;
            if i > 0 {
                out.out.extend_from_slice(vm.heap.bytes(sep));
            }
            out.out.extend_from_slice(vm.heap.bytes(part));
        }
        Ok(())
    })?;
    new_bytes(vm, data, array)
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("split(self, /, sep=None, maxsplit=-1)", split),
    NativeDef::method("rsplit(self, /, sep=None, maxsplit=-1)", rsplit),
    NativeDef::method("splitlines(self, /, keepends=False)", split_lines),
    NativeDef::method("partition(self, sep, /)", |vm, a| partition(vm, a, false)),
    NativeDef::method("rpartition(self, sep, /)", |vm, a| partition(vm, a, true)),
    NativeDef::method("strip(self, bytes=None, /)", |vm, a| strip(vm, a, Ends::Both)),
    NativeDef::method("lstrip(self, bytes=None, /)", |vm, a| strip(vm, a, Ends::Left)),
    NativeDef::method("rstrip(self, bytes=None, /)", |vm, a| strip(vm, a, Ends::Right)),
    NativeDef::method("join(self, iterable_of_bytes, /)", join),
];
