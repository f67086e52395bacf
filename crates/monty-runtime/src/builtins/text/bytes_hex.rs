//! `bytes` and `bytearray` methods that map bytes: hex, fromhex, translate, maketrans.

use monty_limits::STRETCH;
use monty_text::bytes_hex;

use super::arguments::{bytes_argument, bytes_like, c_int_or, new_bytes, self_bytes, str_argument};
use crate::error::Result;
use crate::native::{Args, Step};
use crate::registry::NativeDef;
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

/// The separator of `hex`: one ASCII character or byte.
fn hex_separator(vm: &mut Vm, v: Value) -> Result<Option<u8>> {
    if v.is_unset() {
        return Ok(None);
    }
    let sep = match vm.payload(v) {
        Value::Str(s) => {
            let mut chars = vm.text(s).chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Some(c),
                _ => None,
            }
        }
        Value::Bytes(h) => match *vm.heap.bytes(h) {
            [b] => Some(b as char),
            _ => None,
        },
        Value::ByteArray(_) => return Err(vm.type_error("sep must be str or bytes.")),
        _ => match vm.container_len(v) {
            Ok(Some(1)) => return Err(vm.type_error("sep must be str or bytes.")),
            Ok(Some(_)) => None,
            _ => {
                let got = vm.type_name(v);
                return Err(vm.type_error(format!("object of type '{got}' has no len()")));
            }
        },
    };
    match sep {
        None => Err(vm.value_error("sep must be length 1.")),
        Some(c) if !c.is_ascii() => Err(vm.value_error("sep must be ASCII.")),
        Some(c) => Ok(Some(c as u8)),
    }
}

fn hex(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let data = vm.heap.copy_of_bytes(h)?;
    hex_of(vm, args, &data)
}

/// The digits of the data, by the arguments of a method `hex`.
pub fn hex_of(vm: &mut Vm, args: Args, data: &[u8]) -> Result<Value> {
    let group = c_int_or(vm, args.get(vm, 2), 1)?;
    let sep = hex_separator(vm, args.get(vm, 1))?;
    let room = vm.text_room();
    match bytes_hex::hex(data, sep, group, room, &mut vm.heap.budget) {
        Ok(text) => vm.heap.new_string(text),
        Err(e) => Err(vm.refused(e)),
    }
}

fn from_hex(vm: &mut Vm, args: Args, array: bool) -> Result<Step> {
    let class = args.get(vm, 0);
    let text = str_argument(vm, args.get(vm, 1), 0)?;
    let len = vm.text(text).len();
    vm.check_room(len)?;
    let (objects, budget) = vm.heap.split();
    match bytes_hex::from_hex(objects.str(text), budget)? {
        Ok(data) => {
            let made = new_bytes(vm, data, array)?;
            match class {
                Value::Type(c) if c != t::BYTES && c != t::BYTEARRAY => {
                    vm.tail_call(class, &[made])
                }
                _ => Ok(Step::Done(made)),
            }
        }
        Err(at) => Err(vm.value_error(format!(
            "non-hexadecimal number found in fromhex() arg at position {at}"
        ))),
    }
}

fn translate(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let table = match args.get(vm, 1) {
        Value::None => None,
        v => {
            let table = bytes_argument(vm, v)?;
            if vm.heap.bytes(table).len() != 256 {
                return Err(vm.value_error("translation table must be 256 characters long"));
            }
            Some(table)
        }
    };
    let mut deleted = [false; 256];
    let delete = args.get(vm, 2);
    if !delete.is_unset()
        && let Some(d) = bytes_like(vm, delete)?
    {
        let (objects, budget) = vm.heap.split();
        for part in objects.bytes(d).chunks(STRETCH) {
            budget.work(part.len())?;
            part.iter().for_each(|&b| deleted[usize::from(b)] = true);
        }
    } else if !args.get(vm, 2).is_unset() {
        bytes_argument(vm, args.get(vm, 2))?;
    }
    let len = vm.heap.bytes(h).len();
    vm.check_room(len)?;
    let (objects, budget) = vm.heap.split();
    let table = table.map(|table| objects.bytes(table));
    let mut data = Vec::with_capacity(len);
    for part in objects.bytes(h).chunks(STRETCH) {
        budget.work(part.len())?;
        let kept = part.iter().map(|&b| usize::from(b)).filter(|&b| !deleted[b]);
        match table {
            Some(table) => data.extend(kept.map(|b| table[b])),
            None => data.extend(kept.map(|b| b as u8)),
        }
    }
    new_bytes(vm, data, array)
}

fn make_table(vm: &mut Vm, args: Args) -> Result<Value> {
    let from = bytes_argument(vm, args.get(vm, 0))?;
    let to = bytes_argument(vm, args.get(vm, 1))?;
    if vm.heap.bytes(from).len() != vm.heap.bytes(to).len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let (objects, budget) = vm.heap.split();
    let mut table: Vec<u8> = (0..=255).collect();
    let parts = objects.bytes(from).chunks(STRETCH).zip(objects.bytes(to).chunks(STRETCH));
    for (from, to) in parts {
        budget.work(from.len())?;
        for (&a, &b) in from.iter().zip(to) {
            table[usize::from(a)] = b;
        }
    }
    vm.heap.new_bytes(table)
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("hex(self, /, sep=None, bytes_per_sep=1)", hex),
    NativeDef::method("translate(self, table, /, delete=b'')", translate),
    NativeDef::function("maketrans(frm, to, /)", make_table).as_static(),
];

pub const FROM_HEX_BYTES: NativeDef =
    NativeDef::stepping("fromhex(cls, string, /)", |vm, a| from_hex(vm, a, false)).as_class();
pub const FROM_HEX_BYTEARRAY: NativeDef =
    NativeDef::stepping("fromhex(cls, string, /)", |vm, a| from_hex(vm, a, true)).as_class();
