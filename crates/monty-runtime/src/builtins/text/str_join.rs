//! `str.join`.

use super::arguments::self_str;
use crate::error::Result;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::{Handle, Str, Value};
use crate::vm::Vm;

/// Where the items stand.
#[derive(Clone, Copy)]
enum Items {
    List(Handle<crate::object::ListObject>),
    Tuple(Handle<crate::object::TupleObject>),
}

impl Items {
    fn all(self, vm: &Vm) -> &[Value] {
        match self {
            Items::List(h) => vm.heap.items(h),
            Items::Tuple(h) => vm.heap.tuple_items(h),
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
            if !vm.is_iterable(what) {
                return Err(vm.type_error("can only join an iterable"));
            }
            let items = vm.items(what)?;
            let bytes = items.len() * size_of::<Value>();
            vm.heap.charge(bytes)?;
            let done = join_values(vm, sep, &items);
            vm.heap.release(bytes);
            done
        }
    }
}

fn join_items(vm: &mut Vm, sep: Str, items: Items) -> Result<Value> {
    let mut total = 0usize;
    let count = items.all(vm).len();
    vm.heap.burn(count)?;
    let sep_len = vm.text(sep).len();
    for i in 0..count {
        let v = items.all(vm)[i];
        total = total.saturating_add(piece_len(vm, v, i)?).saturating_add(if i > 0 {
            sep_len
        } else {
            0
        });
    }
    if count == 1
        && let Value::Str(s) = items.all(vm)[0]
    {
        return Ok(Value::Str(s));
    }
    vm.check_room(total)?;
    vm.heap.burn(total / 4)?;
    let text = concatenate(vm, sep, items.all(vm), total);
    vm.heap.new_string(text)
}

/// `sep.join(items)` of values that must be strings.
pub fn join_values(vm: &mut Vm, sep: Str, items: &[Value]) -> Result<Value> {
    let mut total = 0usize;
    vm.heap.burn(items.len())?;
    let sep_len = vm.text(sep).len();
    for (i, &v) in items.iter().enumerate() {
        total = total.saturating_add(piece_len(vm, v, i)?).saturating_add(if i > 0 {
            sep_len
        } else {
            0
        });
    }
    if let [Value::Str(s)] = items {
        return Ok(Value::Str(*s));
    }
    vm.check_room(total)?;
    vm.heap.burn(total / 4)?;
    let text = concatenate(vm, sep, items, total);
    vm.heap.new_string(text)
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

fn concatenate(vm: &Vm, sep: Str, items: &[Value], total: usize) -> String {
    let mut out = String::with_capacity(total);
    let sep = vm.text(sep);
    for (i, &v) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(sep);
        }
        if let Value::Str(s) = vm.payload(v) {
            out.push_str(vm.text(s));
        }
    }
    out
}

pub const METHODS: &[NativeDef] = &[NativeDef::method("join(self, iterable, /)", join)];
