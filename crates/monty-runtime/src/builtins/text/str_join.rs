//! `str.join`.

use monty_limits::Budget;
use monty_text::append;

use super::arguments::self_str;
use crate::error::{ConvertKind, Raise, Result};
use crate::heap::Objects;
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

impl<'a> Items<'a> {
    fn all(self, objects: Objects<'a>) -> &'a [Value] {
        match self {
            Items::List(h) => objects.items(h),
            Items::Tuple(h) => objects.tuple_items(h),
            Items::Values(values) => values,
        }
    }
}

/// Items gone through between two looks at the budget.
const ITEMS_AT_ONCE: usize = 64;
/// Nanoseconds that one of them takes.
const WORK_FOR_ITEM: usize = 4;

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
    let (objects, budget) = vm.heap.split();
    let all = items.all(objects);
    if let &[only @ Value::Str(_)] = all {
        return Ok(only);
    }
    let mut total = objects.str(sep).len().saturating_mul(all.len().saturating_sub(1));
    let mut other = None;
    for (part, values) in all.chunks(ITEMS_AT_ONCE).enumerate() {
        budget.work(values.len() * WORK_FOR_ITEM)?;
        for (i, v) in values.iter().enumerate() {
            match objects.text_in(*v) {
                Some(s) => total = total.saturating_add(objects.str(s).len()),
                None => other = other.or(Some((part * ITEMS_AT_ONCE + i, *v))),
            }
        }
        if other.is_some() {
            break;
        }
    }
    if let Some((i, v)) = other {
        let got = vm.type_name(v);
        let message = format!("sequence item {i}: expected str instance, {got} found");
        return Err(vm.type_error(message));
    }
    vm.check_room(total)?;
    let (objects, budget) = vm.heap.split();
    let sep = objects.str(sep);
    let mut out = String::with_capacity(total);
    for (part, values) in items.all(objects).chunks(ITEMS_AT_ONCE).enumerate() {
        budget.work(values.len() * WORK_FOR_ITEM)?;
        for (i, v) in values.iter().enumerate() {
            if (part, i) != (0, 0) {
                add(&mut out, sep, budget)?;
            }
            if let Some(s) = objects.text_in(*v) {
                add(&mut out, objects.str(s), budget)?;
            }
        }
    }
    vm.heap.new_string(out)
}

/// Append a text, of which most are short.
#[inline]
fn add(out: &mut String, text: &str, budget: &mut Budget) -> Result<()> {
    if text.len() < ITEMS_AT_ONCE {
        out.push_str(text);
        return Ok(());
    }
    Ok(append(out, text, budget)?)
}

pub const METHODS: &[NativeDef] = &[NativeDef::method("join(self, iterable, /)", join)];
