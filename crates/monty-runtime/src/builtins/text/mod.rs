//! Text: `str`, `bytes`, `bytearray`, and what makes text of every value: `str()`, `repr()`,
//! `format()`, `print()`.

mod arguments;
mod builder;
mod bytearray;
mod bytes_case;
mod bytes_hex;
mod bytes_operators;
mod bytes_search;
mod bytes_split;
mod bytes_type;
mod codec;
mod exception_text;
mod format;
mod identity;
mod memory_format;
mod memory_view;
mod percent;
mod percent_prelude;
mod percent_values;
mod pieces;
mod print;
mod repr;
mod repr_names;
mod repr_open;
mod repr_walk;
mod slice;
mod str_case;
mod str_format;
mod str_join;
mod str_operators;
mod str_pad;
mod str_search;
mod str_split;
mod str_type;
mod tables;
mod translate;

pub(crate) use str_operators::concat;

use monty_code::{BinOp, CmpOp};

use crate::error::Result;
use crate::native::Step;
use crate::value::Value;
use crate::vm::Vm;

pub use builder::{TextBuilder, build_text};
pub(crate) use repr::{ascii_str as ascii_of, decimal};
pub use tables::{FUNCTIONS, INTERNALS, TYPES};

/// `a op b` for exact builtin values (payloads); None if these types do not know the operator.
pub fn binary(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Option<Step>> {
    match (a, b) {
        (Value::Str(_), _) => str_operators::binary(vm, op, a, b),
        (Value::Bytes(_) | Value::ByteArray(_), _) => bytes_operators::binary(vm, op, a, b),
        (_, Value::Str(_)) => str_operators::binary(vm, op, a, b),
        (_, Value::Bytes(_) | Value::ByteArray(_)) => bytes_operators::binary(vm, op, a, b),
        _ => Ok(None),
    }
}

/// `a op= b` where the left operand is changed in place; None to go on with the plain operator.
pub fn inplace(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Option<Step>> {
    let Value::ByteArray(h) = a else { return Ok(None) };
    match op {
        BinOp::Add => {
            if memory_view::is_scattered(vm, b)? {
                return Ok(None);
            }
            let Some(other) = arguments::bytes_like(vm, b)? else { return Ok(None) };
            // CPython holds the buffer of the operand while it resizes.
            if other == h {
                let e = "Existing exports of data: object cannot be re-sized";
                return Err(vm.raise(crate::types::BUFFER_ERROR, e));
            }
            bytearray::append_data(vm, h, other)?;
        }
        BinOp::Mul => {
            let Some(n) = str_operators::repeat_count(vm, b)? else { return Ok(None) };
            bytearray::repeat_data(vm, h, n)?;
        }
        _ => return Ok(None),
    }
    Ok(Some(Step::Done(a)))
}

/// `a op b` for comparisons; None if these types do not compare so (NotImplemented).
pub fn compare(vm: &mut Vm, op: CmpOp, a: Value, b: Value) -> Result<Option<Step>> {
    let done = match (a, b) {
        (Value::Str(a), Value::Str(b)) => str_operators::compare(vm, op, a, b)?,
        (Value::Bytes(a) | Value::ByteArray(a), Value::Bytes(b) | Value::ByteArray(b)) => {
            bytes_operators::compare(vm, op, a, b)?
        }
        _ => return Ok(None),
    };
    Ok(Some(Step::Done(done)))
}

/// `item in container`; None if not a container of this family.
pub fn contains(vm: &mut Vm, container: Value, item: Value) -> Result<Option<Step>> {
    let found = match container {
        Value::Str(s) => str_operators::contains(vm, s, item)?,
        Value::Bytes(h) | Value::ByteArray(h) => {
            if arguments::needs_index(vm, item) {
                return vm.prelude_call("text_contains", &[container, item]).map(Some);
            }
            Value::bool(bytes_search::contains(vm, h, item)?)
        }
        _ => return Ok(None),
    };
    Ok(Some(Step::Done(found)))
}

/// `obj[key]`; None if not subscriptable here.
pub fn get_item(vm: &mut Vm, obj: Value, key: Value) -> Result<Option<Step>> {
    match obj {
        Value::Str(s) => str_operators::get_item(vm, s, key).map(Some),
        Value::Bytes(h) => bytes_operators::get_item(vm, h, false, key).map(Some),
        Value::ByteArray(h) => bytes_operators::get_item(vm, h, true, key).map(Some),
        _ => Ok(None),
    }
}

/// `obj[key] = value`; None if not a type of this family that takes assignment.
pub fn set_item(vm: &mut Vm, obj: Value, key: Value, value: Value) -> Result<Option<Step>> {
    match obj {
        Value::ByteArray(h) => bytearray::set_item(vm, h, key, value).map(Some),
        _ => Ok(None),
    }
}

/// `del obj[key]`; None if not a type of this family that takes deletion.
pub fn del_item(vm: &mut Vm, obj: Value, key: Value) -> Result<Option<Step>> {
    match obj {
        Value::ByteArray(h) => bytearray::del_item(vm, h, key).map(Some),
        _ => Ok(None),
    }
}
