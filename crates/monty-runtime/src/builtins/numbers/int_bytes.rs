//! `int.to_bytes` and `int.from_bytes`.

use monty_text::int_text::ParsedInt;
use monty_text::number;

use super::int_type::receiver;
use super::number::{big_int, bits, within};
use crate::error::{ConvertKind, Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

/// Is it the order with the least byte first? `byteorder` as it was given.
fn is_little(vm: &mut Vm, order: Value, function: &str) -> Result<bool> {
    if order.is_unset() {
        return Ok(false);
    }
    match vm.str_of(order) {
        Some("little") => Ok(true),
        Some("big") => Ok(false),
        Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
        None => {
            let got = vm.type_name(order);
            Err(vm.type_error(format!("{function}() argument 'byteorder' must be str, not {got}")))
        }
    }
}

fn flag(vm: &mut Vm, v: Value) -> Result<bool> {
    if v.is_unset() { Ok(false) } else { vm.truth_arg(v) }
}

pub(super) fn to_bytes(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = receiver(vm, args)?;
    let length = match args.get(vm, 1) {
        Value::Unset => 1,
        length => vm.index(length)?,
    };
    let signed = flag(vm, args.get(vm, 3))?;
    let little = is_little(vm, args.get(vm, 2), "to_bytes")?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    vm.heap.burn(length + bits(&vm.heap, v) as usize / 8)?;
    let room = (length as u64).saturating_mul(16) + bits(&vm.heap, v);
    let bytes = within(vm, room, |vm| {
        Ok(number::to_bytes(&big_int(&vm.heap.arenas.bigints, v), length, little, signed))
    })?;
    match bytes {
        Ok(bytes) => vm.heap.new_bytes(bytes),
        Err(e) => Err(vm.overflow_error(e.message())),
    }
}

pub(super) fn from_bytes(vm: &mut Vm, args: Args) -> Result<Step> {
    let (class, source) = (args.get(vm, 0), args.get(vm, 1));
    let signed = flag(vm, args.get(vm, 3))?;
    let little = is_little(vm, args.get(vm, 2), "from_bytes")?;
    let bytes = bytes_of(vm, source)?;
    vm.heap.burn(bytes.len() * 2)?;
    let parsed =
        within(vm, bytes.len() as u64 * 24, |_| Ok(number::from_bytes(&bytes, little, signed)))?;
    let number = match parsed {
        ParsedInt::Small(i) => Value::Int(i),
        ParsedInt::Big(i) => vm.heap.new_int(i)?,
    };
    if class == Value::Type(t::INT) {
        Ok(Step::Done(number))
    } else {
        vm.tail_call(class, &[number])
    }
}

/// The bytes that an object gives: its own, its `__bytes__`, or those whose numbers it iterates over.
fn bytes_of(vm: &mut Vm, v: Value) -> Result<Vec<u8>> {
    let payload = vm.payload(v);
    if let Value::Bytes(h) | Value::ByteArray(h) = payload {
        return vm.heap.copy_of_bytes(h);
    }
    if is_convertible(vm, v) {
        return Err(Raise::convert(v, ConvertKind::Bytes));
    }
    if matches!(payload, Value::Str(_))
        || vm.lookup_special(v, n::ITER).is_none() && vm.lookup_special(v, n::GETITEM).is_none()
    {
        let got = vm.type_name(v);
        return Err(vm.type_error(format!("cannot convert '{got}' object to bytes")));
    }
    let items = vm.items(v)?;
    let mut bytes = Vec::with_capacity(items.len());
    for item in items {
        let i = vm.index_value(item)?;
        match i.as_int().and_then(|i| u8::try_from(i).ok()) {
            Some(b) => bytes.push(b),
            None => return Err(vm.value_error("bytes must be in range(0, 256)")),
        }
    }
    Ok(bytes)
}

fn is_convertible(vm: &mut Vm, v: Value) -> bool {
    vm.type_of(v) == t::MEMORYVIEW || vm.lookup_special(v, n::BYTES).is_some()
}
