//! What changes a `bytearray` in place: its methods, item and slice assignment.

use super::arguments::{byte, bytes_like, clamp, int_or, needs_index, self_bytearray};
use super::bytes_operators::{concat_operand, wrong_index};
use super::bytes_type::{Source, from_items, source};
use super::slice::{Span, Subscript, place, subscript};
use super::str_operators::repeat_count;
use crate::error::Result;
use crate::heap::grown;
use crate::names as n;
use crate::native::{Args, Step};
use crate::registry::NativeDef;
use crate::value::{Handle, Value};
use crate::vm::Vm;

type Data = Handle<Vec<u8>>;

/// Make room for `more` bytes, charging for it.
fn reserve(vm: &mut Vm, h: Data, more: usize) -> Result<()> {
    let (len, old) = (vm.heap.bytes(h).len(), vm.heap.bytes_mut(h).capacity());
    if len + more <= old {
        return Ok(());
    }
    let generous = (len + more).max(grown(old, 1)).max(16);
    let new = if vm.heap.budget.fits(generous - old) { generous } else { len + more };
    vm.check_room(new - old)?;
    vm.heap.charge_growth(old, new - old)?;
    vm.heap.bytes_mut(h).reserve_exact(new - len);
    Ok(())
}

/// Replace the contents by others.
fn refill(vm: &mut Vm, h: Data, data: &[u8]) -> Result<()> {
    let len = vm.heap.bytes(h).len();
    reserve(vm, h, data.len().saturating_sub(len))?;
    let bytes = vm.heap.bytes_mut(h);
    bytes.clear();
    bytes.extend_from_slice(data);
    Ok(())
}

fn init(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = self_bytearray(vm, args)?;
    match source(vm, args, 1, true)? {
        Source::Data(data) => {
            refill(vm, h, &data)?;
            Ok(Step::Done(Value::None))
        }
        Source::Items(items) => {
            vm.prelude_call("text_bytearray_fill", &[Value::ByteArray(h), items])
        }
    }
}

fn append(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = self_bytearray(vm, args)?;
    let b = byte(vm, args.get(vm, 1))?;
    reserve(vm, h, 1)?;
    vm.heap.bytes_mut(h).push(b);
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = self_bytearray(vm, args)?;
    let at = vm.index_value(args.get(vm, 1))?;
    let at = clamp(vm, at);
    let b = byte(vm, args.get(vm, 2))?;
    let len = vm.heap.bytes(h).len() as i64;
    let at = if at < 0 { at.saturating_add(len).max(0) } else { at.min(len) };
    reserve(vm, h, 1)?;
    vm.heap.burn(len as usize / 8)?;
    vm.heap.bytes_mut(h).insert(at as usize, b);
    Ok(Value::None)
}

/// The bytes to be added; items that need guest code come back as a list.
fn more_bytes(vm: &mut Vm, v: Value) -> Result<Source> {
    if let Some(h) = bytes_like(vm, v)? {
        return Ok(Source::Data(vm.heap.copy_of_bytes(h)?));
    }
    let items = vm.sized_items(v)?;
    from_items(vm, &items, true)
}

fn extend(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = self_bytearray(vm, args)?;
    let v = args.get(vm, 1);
    if vm.str_of(v).is_some_and(|text| !text.is_empty()) {
        return Err(vm.type_error("expected iterable of integers; got: 'str'"));
    }
    if bytes_like(vm, v)?.is_none() && !vm.is_iterable(v) {
        let got = vm.type_name(v);
        return Err(vm.type_error(format!("can't extend bytearray with {got}")));
    }
    if super::memory_view::is_scattered(vm, v)? {
        return Err(vm.type_error("can't set bytearray slice from memoryview"));
    }
    match more_bytes(vm, v)? {
        Source::Data(data) => push_all(vm, h, &data).map(|()| Step::Done(Value::None)),
        Source::Items(items) => {
            vm.prelude_call("text_bytearray_extend", &[Value::ByteArray(h), items])
        }
    }
}

fn push_all(vm: &mut Vm, h: Data, data: &[u8]) -> Result<()> {
    vm.heap.burn(data.len() / 8)?;
    reserve(vm, h, data.len())?;
    vm.heap.bytes_mut(h).extend_from_slice(data);
    Ok(())
}

fn pop(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = self_bytearray(vm, args)?;
    let at = int_or(vm, args.get(vm, 1), -1)?;
    let len = vm.heap.bytes(h).len();
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let Some(at) = place(at, len) else { return Err(vm.index_error("pop index out of range")) };
    vm.heap.burn((len - at) / 8)?;
    Ok(Value::Int(i64::from(vm.heap.bytes_mut(h).remove(at))))
}

fn remove(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = self_bytearray(vm, args)?;
    let b = byte(vm, args.get(vm, 1))?;
    vm.heap.burn(vm.heap.bytes(h).len() / 8)?;
    match vm.heap.bytes(h).iter().position(|&found| found == b) {
        Some(at) => {
            vm.heap.bytes_mut(h).remove(at);
            Ok(Value::None)
        }
        None => Err(vm.value_error("value not found in bytearray")),
    }
}

fn reverse(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = self_bytearray(vm, args)?;
    vm.heap.burn(vm.heap.bytes(h).len() / 8)?;
    vm.heap.bytes_mut(h).reverse();
    Ok(Value::None)
}

fn clear(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = self_bytearray(vm, args)?;
    vm.heap.bytes_mut(h).clear();
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = self_bytearray(vm, args)?;
    let len = vm.heap.bytes(h).len();
    super::bytes_search::piece(vm, h, 0..len, true)
}

fn add_in_place(vm: &mut Vm, args: Args) -> Result<Value> {
    let this = args.get(vm, 0);
    let h = self_bytearray(vm, args)?;
    let other = concat_operand(vm, args)?;
    append_data(vm, h, other)?;
    Ok(this)
}

/// `h += other`; both may be the same.
pub fn append_data(vm: &mut Vm, h: Data, other: Data) -> Result<()> {
    let data = vm.heap.copy_of_bytes(other)?;
    push_all(vm, h, &data)
}

fn multiply_in_place(vm: &mut Vm, args: Args) -> Result<Value> {
    let this = args.get(vm, 0);
    let h = self_bytearray(vm, args)?;
    let n = vm.index_value(args.get(vm, 1))?;
    let n = repeat_count(vm, n)?.unwrap_or(0);
    repeat_data(vm, h, n)?;
    Ok(this)
}

/// `h *= n`
pub fn repeat_data(vm: &mut Vm, h: Data, n: i64) -> Result<()> {
    let n = usize::try_from(n).unwrap_or(0);
    let len = vm.heap.bytes(h).len();
    if n == 0 {
        vm.heap.bytes_mut(h).clear();
        return Ok(());
    }
    let more = len.saturating_mul(n - 1);
    vm.check_room(more)?;
    vm.heap.burn(more / 8)?;
    reserve(vm, h, more)?;
    let data = vm.heap.bytes_mut(h);
    for _ in 1..n {
        data.extend_from_within(..len);
    }
    Ok(())
}

/// `h[key] = value`
pub fn set_item(vm: &mut Vm, h: Data, key: Value, value: Value) -> Result<Step> {
    match subscript(vm, key)? {
        Subscript::Item(i) => {
            if needs_index(vm, value) {
                return vm.prelude_call("text_set_byte", &[Value::ByteArray(h), key, value]);
            }
            let b = byte(vm, value)?;
            let len = vm.heap.bytes(h).len();
            match place(i, len) {
                Some(at) => {
                    vm.heap.bytes_mut(h)[at] = b;
                    Ok(Step::Done(Value::None))
                }
                None => Err(vm.index_error("bytearray index out of range")),
            }
        }
        Subscript::Slice(bounds) => {
            let Some(source) = bytes_like(vm, value)? else {
                let has = |name| vm.lookup_special(value, name).is_some();
                let number = [n::INDEX, n::INT, n::FLOAT].into_iter().any(has)
                    || matches!(vm.payload(value), Value::Complex(_));
                if vm.str_of(value).is_some() || number {
                    return Err(vm.type_error(
                        "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
                    ));
                }
                return vm.prelude_call("text_set_slice", &[Value::ByteArray(h), key, value]);
            };
            let data = vm.heap.copy_of_bytes(source)?;
            let span = bounds.span(vm.heap.bytes(h).len());
            assign(vm, h, span, &data)?;
            Ok(Step::Done(Value::None))
        }
        Subscript::Guest => vm.prelude_call("text_set_item", &[Value::ByteArray(h), key, value]),
        Subscript::Wrong => Err(wrong_index(vm, true, key)),
    }
}

fn assign(vm: &mut Vm, h: Data, span: Span, data: &[u8]) -> Result<()> {
    let len = vm.heap.bytes(h).len();
    vm.heap.burn((len + data.len()) / 8)?;
    if span.step == 1 {
        reserve(vm, h, data.len().saturating_sub(span.count))?;
        let start = span.start as usize;
        vm.heap.bytes_mut(h).splice(start..start + span.count, data.iter().copied());
        return Ok(());
    }
    if data.len() != span.count {
        if data.is_empty() {
            return delete(vm, h, span);
        }
        let text = format!(
            "attempt to assign bytes of size {} to extended slice of size {}",
            data.len(),
            span.count
        );
        return Err(vm.value_error(text));
    }
    let bytes = vm.heap.bytes_mut(h);
    for (i, &b) in data.iter().enumerate() {
        bytes[(span.start + i as i64 * span.step) as usize] = b;
    }
    Ok(())
}

/// `del h[key]`
pub fn del_item(vm: &mut Vm, h: Data, key: Value) -> Result<Step> {
    match subscript(vm, key)? {
        Subscript::Item(i) => {
            let len = vm.heap.bytes(h).len();
            let Some(at) = place(i, len) else {
                return Err(vm.index_error("bytearray index out of range"));
            };
            vm.heap.burn((len - at) / 8)?;
            vm.heap.bytes_mut(h).remove(at);
        }
        Subscript::Slice(bounds) => {
            let span = bounds.span(vm.heap.bytes(h).len());
            delete(vm, h, span)?;
        }
        Subscript::Guest => return vm.prelude_call("text_del_item", &[Value::ByteArray(h), key]),
        Subscript::Wrong => return Err(wrong_index(vm, true, key)),
    }
    Ok(Step::Done(Value::None))
}

fn delete(vm: &mut Vm, h: Data, span: Span) -> Result<()> {
    let span = span.ascending();
    vm.heap.burn(vm.heap.bytes(h).len() / 8)?;
    if span.count == 0 {
        return Ok(());
    }
    let (start, step) = (span.start as usize, span.step as usize);
    let bytes = vm.heap.bytes_mut(h);
    if step == 1 {
        bytes.drain(start..start + span.count);
        return Ok(());
    }
    // What stands between two that go moves down.
    let mut to = start;
    for i in 0..span.count {
        let from = start + i * step + 1;
        let until = from.saturating_add(step - 1).min(bytes.len());
        if until - from == 1 {
            bytes[to] = bytes[from];
        } else {
            bytes.copy_within(from..until, to);
        }
        to += until - from;
    }
    let rest = (start + (span.count - 1) * step).saturating_add(step);
    if rest < bytes.len() {
        bytes.copy_within(rest.., to);
        to += bytes.len() - rest;
    }
    bytes.truncate(to);
    Ok(())
}

fn set_item_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = self_bytearray(vm, args)?;
    set_item(vm, h, args.get(vm, 1), args.get(vm, 2))
}

fn del_item_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = self_bytearray(vm, args)?;
    del_item(vm, h, args.get(vm, 1))
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::stepping("__init__(self, /, source=b'', encoding=None, errors=None)", init),
    NativeDef::method("append(self, item, /)", append),
    NativeDef::method("insert(self, index, item, /)", insert),
    NativeDef::stepping("extend(self, iterable_of_ints, /)", extend),
    NativeDef::method("pop(self, index=-1, /)", pop),
    NativeDef::method("remove(self, value, /)", remove),
    NativeDef::method("reverse(self, /)", reverse),
    NativeDef::method("clear(self, /)", clear),
    NativeDef::method("copy(self, /)", copy),
    NativeDef::method("__iadd__(self, value, /)", add_in_place),
    NativeDef::method("__imul__(self, value, /)", multiply_in_place),
    NativeDef::stepping("__setitem__(self, key, value, /)", set_item_method),
    NativeDef::stepping("__delitem__(self, key, /)", del_item_method),
    super::bytes_hex::FROM_HEX_BYTEARRAY,
];
