//! Operators of `bytes` and `bytearray`: concatenation, repetition, comparison, subscripts.

use monty_code::{BinOp, CmpOp};

use super::arguments::{bytes_like, new_bytes};
use super::bytes_search::piece;
use super::slice::{Subscript, place, subscript};
use super::str_operators::repeat_count;
use crate::compare::holds;
use crate::error::Result;
use crate::native::{Args, Step};
use crate::value::{Handle, Value};
use crate::vm::Vm;

type Data = Handle<Vec<u8>>;

/// `a + b`; the result is of the left operand's type.
pub fn concat(vm: &mut Vm, a: Data, array: bool, b: Data) -> Result<Value> {
    let len = vm.heap.bytes(a).len() + vm.heap.bytes(b).len();
    vm.check_room(len)?;
    let mut data = Vec::with_capacity(len);
    let (objects, budget) = vm.heap.split();
    budget.append(&mut data, objects.bytes(a))?;
    budget.append(&mut data, objects.bytes(b))?;
    new_bytes(vm, data, array)
}

/// `data * count`
pub fn repeat(vm: &mut Vm, h: Data, array: bool, count: i64) -> Result<Value> {
    let count = usize::try_from(count).unwrap_or(0);
    if count == 1 && !array {
        return Ok(Value::Bytes(h));
    }
    let size = vm.heap.bytes(h).len().saturating_mul(count);
    vm.check_room(size)?;
    let (objects, budget) = vm.heap.split();
    let data = monty_text::repeat_bytes(objects.bytes(h), count, budget)?;
    new_bytes(vm, data, array)
}

/// The buffer of a value that is exactly bytes or bytearray, and which.
pub fn exact(v: Value) -> Option<(Data, bool)> {
    match v {
        Value::Bytes(h) => Some((h, false)),
        Value::ByteArray(h) => Some((h, true)),
        _ => None,
    }
}

/// Operators whose one operand at least is bytes.
pub fn binary(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Option<Step>> {
    let done = match (op, exact(a), exact(b)) {
        (BinOp::Add, Some((a, array)), Some((b, _))) => concat(vm, a, array, b)?,
        (BinOp::Mul, Some((h, array)), None) => match repeat_count(vm, b)? {
            Some(n) => repeat(vm, h, array, n)?,
            None => return Ok(None),
        },
        (BinOp::Mul, None, Some((h, array))) => match repeat_count(vm, a)? {
            Some(n) => repeat(vm, h, array, n)?,
            None => return Ok(None),
        },
        (BinOp::Mod, Some((h, array)), _) => {
            return super::percent::percent_bytes(vm, h, array, b).map(Some);
        }
        _ => return Ok(None),
    };
    Ok(Some(Step::Done(done)))
}

/// `a op b`
pub fn compare(vm: &mut Vm, op: CmpOp, a: Data, b: Data) -> Result<Value> {
    let (objects, budget) = vm.heap.split();
    let order = budget.order(objects.bytes(a), objects.bytes(b))?;
    Ok(Value::bool(holds(op, order)))
}

/// `data[key]`
pub fn get_item(vm: &mut Vm, h: Data, array: bool, key: Value) -> Result<Step> {
    match subscript(vm, key)? {
        Subscript::Item(i) => {
            let data = vm.heap.bytes(h);
            match place(i, data.len()) {
                Some(at) => Ok(Step::Done(Value::Int(i64::from(data[at])))),
                None if array => Err(vm.index_error("bytearray index out of range")),
                None => Err(vm.index_error("index out of range")),
            }
        }
        Subscript::Slice(bounds) => {
            let span = bounds.span(vm.heap.bytes(h).len());
            let start = span.start.max(0) as usize;
            if span.step == 1 || span.count == 0 {
                let range = if span.count == 0 { 0..0 } else { start..start + span.count };
                return piece(vm, h, range, array).map(Step::Done);
            }
            vm.check_room(span.count)?;
            vm.heap.burn(span.count)?;
            let data = vm.heap.arenas.bytes.get(h);
            let picked =
                (0..span.count).map(|i| data[(span.start + i as i64 * span.step) as usize]);
            let picked = vm.heap.budget.collect(span.count, picked)?;
            new_bytes(vm, picked, array).map(Step::Done)
        }
        Subscript::Guest => {
            let this = if array { Value::ByteArray(h) } else { Value::Bytes(h) };
            vm.prelude_call("text_get_item", &[this, key])
        }
        Subscript::Wrong => Err(wrong_index(vm, array, key)),
    }
}

/// The error for a subscript that is no index.
#[cold]
pub fn wrong_index(vm: &mut Vm, array: bool, key: Value) -> crate::error::Raise {
    let got = vm.type_name(key);
    let what = if array { "bytearray" } else { "byte" };
    vm.type_error(format!("{what} indices must be integers or slices, not {got}"))
}

/// The other operand of a method like `__add__`; raises if it is not bytes-like.
pub fn concat_operand(vm: &mut Vm, args: Args) -> Result<Data> {
    let (this, other) = (args.get(vm, 0), args.get(vm, 1));
    let data = match super::memory_view::is_scattered(vm, other)? {
        true => None,
        false => bytes_like(vm, other)?,
    };
    match data {
        Some(h) => Ok(h),
        None => {
            let (this, got) = (vm.type_name(this), vm.type_name(other));
            Err(vm.type_error(format!("can't concat {got} to {this}")))
        }
    }
}
