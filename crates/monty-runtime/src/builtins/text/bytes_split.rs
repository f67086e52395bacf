//! `bytes` and `bytearray` methods that cut and join: split and its kin, partition, strip, join.

use std::ops::Range;

use monty_text::split::{self, Ends};

use super::arguments::{bytes_argument, bytes_like, int_or, new_bytes, self_bytes};
use super::builder::build;
use super::bytes_search::piece;
use crate::error::Result;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::{Handle, Value};
use crate::vm::Vm;

type Data = Handle<Vec<u8>>;
type Cut<'a> = Box<dyn Iterator<Item = Range<usize>> + 'a>;

/// The pieces of some bytes, as a list.
fn pieces(
    vm: &mut Vm,
    (h, array): (Data, bool),
    cut: impl for<'a> Fn(&'a [u8], &'a [u8]) -> Cut<'a>,
    sep: Data,
    backwards: bool,
) -> Result<Value> {
    vm.heap.burn(vm.heap.bytes(h).len() / 4)?;
    let room = vm.text_room() / size_of::<Range<usize>>();
    let mut ranges: Vec<_> =
        cut(vm.heap.bytes(h), vm.heap.bytes(sep)).take(room.saturating_add(1)).collect();
    if ranges.len() > room {
        return Err(vm.too_large());
    }
    if backwards {
        ranges.reverse();
    }
    let charged = ranges.len() * (size_of::<Range<usize>>() + size_of::<Value>());
    vm.heap.charge(charged)?;
    let mut items = Vec::with_capacity(ranges.len());
    let mut made = Ok(());
    for range in ranges {
        match piece(vm, h, range, array) {
            Ok(v) => items.push(v),
            Err(e) => {
                made = Err(e);
                break;
            }
        }
    }
    vm.heap.release(charged);
    made?;
    vm.heap.new_list(items)
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
    let this = self_bytes(vm, args)?;
    let most = int_or(vm, args.get(vm, 2), -1)?;
    match separator(vm, args.get(vm, 1))? {
        Some(sep) => {
            pieces(vm, this, |data, sep| Box::new(split::split(data, sep, most)), sep, false)
        }
        None => pieces(vm, this, |data, _| Box::new(split::words(data, most)), this.0, false),
    }
}

fn rsplit(vm: &mut Vm, args: Args) -> Result<Value> {
    let this = self_bytes(vm, args)?;
    let most = int_or(vm, args.get(vm, 2), -1)?;
    match separator(vm, args.get(vm, 1))? {
        Some(sep) => pieces(
            vm,
            this,
            |data, sep| Box::new(split::split_from_end(data, sep, most)),
            sep,
            true,
        ),
        None => {
            pieces(vm, this, |data, _| Box::new(split::words_from_end(data, most)), this.0, true)
        }
    }
}

fn split_lines(vm: &mut Vm, args: Args) -> Result<Value> {
    let this = self_bytes(vm, args)?;
    let keep = args.get(vm, 1);
    let keep = !keep.is_unset() && vm.truth_arg(keep)?;
    pieces(vm, this, |data, _| Box::new(split::bytes_lines(data, keep)), this.0, false)
}

fn partition(vm: &mut Vm, args: Args, from_end: bool) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let sep = required_separator(vm, args.get(vm, 1))?;
    let len = vm.heap.bytes(h).len();
    vm.heap.burn(len / 8)?;
    let find = if from_end { split::rpartition } else { split::partition };
    let at = find(vm.heap.bytes(h), vm.heap.bytes(sep));
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
    let len = vm.heap.bytes(h).len();
    vm.heap.burn(len / 8)?;
    let (data, set) = (vm.heap.bytes(h), set.map(|s| vm.heap.bytes(s)));
    let start =
        if ends == Ends::Right { 0 } else { len - split::strip_bytes(data, set, Ends::Left).len() };
    let end = if ends == Ends::Left {
        len
    } else {
        start + split::strip_bytes(&data[start..], set, Ends::Right).len()
    };
    piece(vm, h, start..end, array)
}

fn join(vm: &mut Vm, args: Args) -> Result<Value> {
    let (sep, array) = self_bytes(vm, args)?;
    let what = args.get(vm, 1);
    if !vm.is_iterable(what) {
        return Err(vm.type_error("can only join an iterable"));
    }
    let items = vm.items(what)?;
    let (data, ()) = build::<Vec<u8>, _>(vm, |vm, out| {
        for (i, &v) in items.iter().enumerate() {
            let Some(part) = bytes_like(vm, v)? else {
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
