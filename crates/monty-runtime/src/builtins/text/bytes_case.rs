//! `bytes` and `bytearray` methods about case, classes of characters and columns: ASCII only.

use monty_text::TooLarge;
use monty_text::bytes_case as case;
use monty_text::pad::{self, Justify};

use super::arguments::{int_or, new_bytes, self_bytes, width};
use crate::error::Result;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::Value;
use crate::vm::Vm;

fn changed(vm: &mut Vm, args: Args, change: fn(&[u8]) -> Vec<u8>) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let len = vm.heap.bytes(h).len();
    vm.heap.burn(len)?;
    vm.check_room(len)?;
    let data = change(vm.heap.bytes(h));
    new_bytes(vm, data, array)
}

fn asked(vm: &mut Vm, args: Args, is: fn(&[u8]) -> bool) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    vm.heap.burn(vm.heap.bytes(h).len())?;
    Ok(Value::bool(is(vm.heap.bytes(h))))
}

fn fill_byte(vm: &mut Vm, v: Value) -> Result<u8> {
    if v.is_unset() {
        return Ok(b' ');
    }
    if let Value::Bytes(h) | Value::ByteArray(h) = vm.payload(v)
        && let [b] = *vm.heap.bytes(h)
    {
        return Ok(b);
    }
    let (name, got) = (vm.running_name(), vm.argument_kind(v));
    Err(vm.type_error(format!("{name}() argument 2 must be a byte string of length 1, not {got}")))
}

/// The wider bytes; a copy of a bytearray, the object itself of bytes, if they were wide enough.
fn finish(
    vm: &mut Vm,
    args: Args,
    made: std::result::Result<Option<Vec<u8>>, TooLarge>,
) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    match made {
        Ok(Some(data)) => {
            vm.heap.burn(data.len())?;
            new_bytes(vm, data, array)
        }
        Ok(None) if !array => Ok(Value::Bytes(h)),
        Ok(None) => {
            vm.check_room(vm.heap.bytes(h).len())?;
            let data = vm.heap.bytes(h).to_vec();
            new_bytes(vm, data, array)
        }
        Err(TooLarge) => Err(vm.too_large()),
    }
}

fn justify(vm: &mut Vm, args: Args, how: Justify) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let columns = width(vm, args.get(vm, 1))?;
    let fill = fill_byte(vm, args.get(vm, 2))?;
    let made = pad::justify_bytes(vm.heap.bytes(h), how, columns, fill, vm.text_room());
    finish(vm, args, made)
}

fn zfill(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let columns = width(vm, args.get(vm, 1))?;
    let made = pad::zfill_bytes(vm.heap.bytes(h), columns, vm.text_room());
    finish(vm, args, made)
}

fn expand_tabs(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let size = int_or(vm, args.get(vm, 1), 8)?;
    vm.heap.burn(vm.heap.bytes(h).len())?;
    let made = pad::expand_tabs_bytes(vm.heap.bytes(h), size, vm.text_room()).map(Some);
    finish(vm, args, made)
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("capitalize(self, /)", |vm, a| changed(vm, a, case::capitalize)),
    NativeDef::method("lower(self, /)", |vm, a| changed(vm, a, <[u8]>::to_ascii_lowercase)),
    NativeDef::method("swapcase(self, /)", |vm, a| changed(vm, a, case::swapcase)),
    NativeDef::method("title(self, /)", |vm, a| changed(vm, a, case::title)),
    NativeDef::method("upper(self, /)", |vm, a| changed(vm, a, <[u8]>::to_ascii_uppercase)),
    NativeDef::method("isalnum(self, /)", |vm, a| asked(vm, a, case::is_alnum)),
    NativeDef::method("isalpha(self, /)", |vm, a| asked(vm, a, case::is_alpha)),
    NativeDef::method("isascii(self, /)", |vm, a| asked(vm, a, <[u8]>::is_ascii)),
    NativeDef::method("isdigit(self, /)", |vm, a| asked(vm, a, case::is_digit)),
    NativeDef::method("islower(self, /)", |vm, a| asked(vm, a, case::is_lower)),
    NativeDef::method("isspace(self, /)", |vm, a| asked(vm, a, case::is_space)),
    NativeDef::method("istitle(self, /)", |vm, a| asked(vm, a, case::is_title)),
    NativeDef::method("isupper(self, /)", |vm, a| asked(vm, a, case::is_upper)),
    NativeDef::method("center(self, width, fillchar=b' ', /)", |vm, a| {
        justify(vm, a, Justify::Center)
    }),
    NativeDef::method("ljust(self, width, fillchar=b' ', /)", |vm, a| {
        justify(vm, a, Justify::Left)
    }),
    NativeDef::method("rjust(self, width, fillchar=b' ', /)", |vm, a| {
        justify(vm, a, Justify::Right)
    }),
    NativeDef::method("zfill(self, width, /)", zfill),
    NativeDef::method("expandtabs(self, /, tabsize=8)", expand_tabs),
];
