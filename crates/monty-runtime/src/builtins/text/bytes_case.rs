//! `bytes` and `bytearray` methods about case, classes of characters and columns: ASCII only.

use monty_limits::{Budget, LimitError};
use monty_text::Refused;
use monty_text::bytes_case as case;
use monty_text::pad::{self, Justify};

use super::arguments::{int_or, new_bytes, self_bytes, width};
use crate::error::Result;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::Value;
use crate::vm::Vm;

fn changed(vm: &mut Vm, args: Args, change: Change) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    vm.check_room(vm.heap.bytes(h).len())?;
    let (objects, budget) = vm.heap.split();
    let data = change(objects.bytes(h), budget)?;
    new_bytes(vm, data, array)
}

type Change = fn(&[u8], &mut Budget) -> std::result::Result<Vec<u8>, LimitError>;

fn asked(vm: &mut Vm, args: Args, is: Question) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let (objects, budget) = vm.heap.split();
    Ok(Value::bool(is(objects.bytes(h), budget)?))
}

type Question = fn(&[u8], &mut Budget) -> std::result::Result<bool, LimitError>;

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
    made: std::result::Result<Option<Vec<u8>>, Refused>,
) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    match made {
        Ok(Some(data)) => new_bytes(vm, data, array),
        Ok(None) if !array => Ok(Value::Bytes(h)),
        Ok(None) => {
            vm.check_room(vm.heap.bytes(h).len())?;
            let (objects, budget) = vm.heap.split();
            let data = budget.copy(objects.bytes(h))?;
            new_bytes(vm, data, array)
        }
        Err(e) => Err(vm.refused(e)),
    }
}

fn justify(vm: &mut Vm, args: Args, how: Justify) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let columns = width(vm, args.get(vm, 1))?;
    let fill = fill_byte(vm, args.get(vm, 2))?;
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    let made = pad::justify_bytes(objects.bytes(h), how, columns, fill, room, budget);
    finish(vm, args, made)
}

fn zfill(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let columns = width(vm, args.get(vm, 1))?;
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    let made = pad::zfill_bytes(objects.bytes(h), columns, room, budget);
    finish(vm, args, made)
}

fn expand_tabs(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let size = int_or(vm, args.get(vm, 1), 8)?;
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    let made = pad::expand_tabs_bytes(objects.bytes(h), size, room, budget).map(Some);
    finish(vm, args, made)
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("capitalize(self, /)", |vm, a| changed(vm, a, case::capitalize)),
    NativeDef::method("lower(self, /)", |vm, a| changed(vm, a, case::lower)),
    NativeDef::method("swapcase(self, /)", |vm, a| changed(vm, a, case::swapcase)),
    NativeDef::method("title(self, /)", |vm, a| changed(vm, a, case::title)),
    NativeDef::method("upper(self, /)", |vm, a| changed(vm, a, case::upper)),
    NativeDef::method("isalnum(self, /)", |vm, a| asked(vm, a, case::is_alnum)),
    NativeDef::method("isalpha(self, /)", |vm, a| asked(vm, a, case::is_alpha)),
    NativeDef::method("isascii(self, /)", |vm, a| asked(vm, a, case::is_ascii)),
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
