//! `str.join`.

use monty_text::append;

use super::arguments::self_str;
use crate::error::{ConvertKind, Raise, Result};
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::{Handle, Str, Value};
use crate::vm::Vm;

/// Where the items stand.
#[derive(Clone, Copy)]
enum Items<'a> {
    List(Handle<crate::object::ListObject>),
    Tuple(Handle<crate::object::TupleObject>),
    Values(&'a [Value]),
}

impl Items<'_> {
    fn len(self, vm: &Vm) -> usize {
        match self {
            Items::List(h) => vm.heap.items(h).len(),
            Items::Tuple(h) => vm.heap.tuple_items(h).len(),
            Items::Values(values) => values.len(),
        }
    }

    #[inline]
    fn get(self, vm: &Vm, i: usize) -> Value {
        match self {
            Items::List(h) => vm.heap.items(h)[i],
            Items::Tuple(h) => vm.heap.tuple_items(h)[i],
            Items::Values(values) => values[i],
        }
    }
}

fn join(vm: &mut Vm, args: Args) -> Result<Value> {
    let sep = self_str(vm, args)?;
    let what = args.get(vm, 1);
    match what {
        Value::List(h) => join_items(vm, sep, Items::List(h)),
        Value::Tuple(h) => join_items(vm, sep, Items::Tuple(h)),
        _ => {
            let items = joined_items(vm, what)?;
            let bytes = items.len() * size_of::<Value>();
            vm.heap.charge(bytes)?;
            let done = join_values(vm, sep, &items);
            vm.heap.release(bytes);
            done
        }
    }
}

/// The items that a `join` is given.
pub fn joined_items(vm: &mut Vm, what: Value) -> Result<Vec<Value>> {
    if !vm.is_iterable(what) {
        return Err(vm.type_error("can only join an iterable"));
    }
    vm.items(what).map_err(|e| match e {
        Raise::Convert(c) if c.kind == ConvertKind::Items => {
            Raise::convert(c.value, ConvertKind::Joined)
        }
        e => e,
    })
}

/// `sep.join(items)` of values that must be strings.
pub fn join_values(vm: &mut Vm, sep: Str, items: &[Value]) -> Result<Value> {
    join_items(vm, sep, Items::Values(items))
}

fn join_items(vm: &mut Vm, sep: Str, items: Items<'_>) -> Result<Value> {
    let count = items.len(vm);
    let mut total = vm.text(sep).len().saturating_mul(count.saturating_sub(1));
    for i in 0..count {
        let v = items.get(vm, i);
        total = total.saturating_add(piece_len(vm, v, i)?);
        // Paid for a few at a time.
        if i % 8 == 0 {
            vm.heap.burn(8)?;
        }
    }
    if count == 1
        && let only @ Value::Str(_) = items.get(vm, 0)
    {
        return Ok(only);
    }
    vm.check_room(total)?;
    let mut out = String::with_capacity(total);
    for i in 0..count {
        let v = items.get(vm, i);
        let Value::Str(s) = vm.payload(v) else { continue };
        let (objects, budget) = vm.heap.split();
        if i > 0 {
            append(&mut out, objects.str(sep), budget)?;
        }
        append(&mut out, objects.str(s), budget)?;
        if i % 8 == 0 {
            budget.work(8)?;
        }
    }
    vm.heap.new_string(out)
}

#[inline]
fn piece_len(vm: &mut Vm, v: Value, i: usize) -> Result<usize> {
    match vm.payload(v) {
        Value::Str(s) => Ok(vm.text(s).len()),
        _ => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!("sequence item {i}: expected str instance, {got} found")))
        }
    }
}

pub const METHODS: &[NativeDef] = &[NativeDef::method("join(self, iterable, /)", join)];
