//! `str` methods that widen a text: center, ljust, rjust, zfill, expandtabs.

use monty_text::Refused;
use monty_text::pad::{self, Justify};

use super::arguments::{int_or, self_str, width};
use crate::error::Result;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::{Str, Value};
use crate::vm::Vm;

/// The wider text as a value; the text itself if it was wide enough.
fn finish(
    vm: &mut Vm,
    s: Str,
    made: std::result::Result<Option<String>, Refused>,
) -> Result<Value> {
    match made {
        Ok(Some(text)) => vm.heap.new_string(text),
        Ok(None) => Ok(Value::Str(s)),
        Err(e) => Err(vm.refused(e)),
    }
}

fn fill_char(vm: &mut Vm, v: Value) -> Result<char> {
    if v.is_unset() {
        return Ok(' ');
    }
    let Value::Str(fill) = vm.payload(v) else {
        let got = vm.type_name(v);
        return Err(
            vm.type_error(format!("The fill character must be a unicode character, not {got}"))
        );
    };
    let mut chars = vm.text(fill).chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(vm.type_error("The fill character must be exactly one character long")),
    }
}

fn justify(vm: &mut Vm, args: Args, how: Justify) -> Result<Value> {
    let s = self_str(vm, args)?;
    let columns = width(vm, args.get(vm, 1))?;
    let fill = fill_char(vm, args.get(vm, 2))?;
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    let made = pad::justify(objects.text(s), how, columns, fill, room, budget);
    finish(vm, s, made)
}

fn zfill(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let columns = width(vm, args.get(vm, 1))?;
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    let made = pad::zfill(objects.text(s), columns, room, budget);
    finish(vm, s, made)
}

fn expand_tabs(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let size = int_or(vm, args.get(vm, 1), 8)?;
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    let made = pad::expand_tabs(objects.str(s), size, room, budget).map(Some);
    finish(vm, s, made)
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("center(self, width, fillchar=' ', /)", |vm, a| {
        justify(vm, a, Justify::Center)
    }),
    NativeDef::method("ljust(self, width, fillchar=' ', /)", |vm, a| justify(vm, a, Justify::Left)),
    NativeDef::method("rjust(self, width, fillchar=' ', /)", |vm, a| {
        justify(vm, a, Justify::Right)
    }),
    NativeDef::method("zfill(self, width, /)", zfill),
    NativeDef::method("expandtabs(self, /, tabsize=8)", expand_tabs),
];
