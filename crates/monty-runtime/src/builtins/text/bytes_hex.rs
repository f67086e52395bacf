//! `bytes` and `bytearray` methods that map bytes: hex, fromhex, translate, maketrans.

use super::arguments::{bytes_argument, bytes_like, int_or, new_bytes, self_bytes, str_argument};
use crate::error::Result;
use crate::native::{Args, Step};
use crate::registry::NativeDef;
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

/// The separator of `hex`: one ASCII character or byte.
fn hex_separator(vm: &mut Vm, v: Value) -> Result<Option<char>> {
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
        sep => Ok(sep),
    }
}

fn hex(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    let len = vm.heap.bytes(h).len();
    vm.check_room(len)?;
    let data = vm.heap.bytes(h).to_vec();
    hex_of(vm, args, &data)
}

/// The digits of the data, by the arguments of a method `hex`.
pub fn hex_of(vm: &mut Vm, args: Args, data: &[u8]) -> Result<Value> {
    let sep = hex_separator(vm, args.get(vm, 1))?;
    let group = int_or(vm, args.get(vm, 2), 1)?;
    vm.heap.burn(data.len())?;
    vm.check_room(data.len().saturating_mul(3))?;
    let text = hex_text(data, sep, group);
    vm.heap.new_string(text)
}

/// The digits; a separator after every `group` bytes, counted from the end if positive.
pub fn hex_text(data: &[u8], sep: Option<char>, group: i64) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let every = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let offset = if group > 0 && every > 0 { (every - data.len() % every) % every } else { 0 };
    let mut out = String::with_capacity(data.len() * if sep.is_some() { 3 } else { 2 });
    for (i, &b) in data.iter().enumerate() {
        if let Some(sep) = sep
            && i > 0
            && every > 0
            && (i + offset) % every == 0
        {
            out.push(sep);
        }
        out.push(DIGITS[usize::from(b >> 4)] as char);
        out.push(DIGITS[usize::from(b & 15)] as char);
    }
    out
}

/// Read hexadecimal digits, white space between bytes left out; else where a digit is wrong.
fn from_hex_text(text: &str) -> std::result::Result<Vec<u8>, usize> {
    let digit = |b: u8| (b as char).to_digit(16).map(|d| d as u8);
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len() / 2);
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_whitespace() || bytes[at] == 0x0b {
            at += 1;
            continue;
        }
        let place = |at: usize| text.char_indices().take_while(|(i, _)| *i < at).count();
        let high = digit(bytes[at]).ok_or_else(|| place(at))?;
        let low = bytes.get(at + 1).and_then(|&b| digit(b)).ok_or_else(|| place(at + 1))?;
        out.push(high << 4 | low);
        at += 2;
    }
    Ok(out)
}

fn from_hex(vm: &mut Vm, args: Args, array: bool) -> Result<Step> {
    let class = args.get(vm, 0);
    let text = str_argument(vm, args.get(vm, 1), 0)?;
    let len = vm.text(text).len();
    vm.heap.burn(len)?;
    vm.check_room(len)?;
    match from_hex_text(vm.text(text)) {
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
        vm.heap.bytes(d).iter().for_each(|&b| deleted[usize::from(b)] = true);
    } else if !args.get(vm, 2).is_unset() {
        bytes_argument(vm, args.get(vm, 2))?;
    }
    let len = vm.heap.bytes(h).len();
    vm.heap.burn(len)?;
    vm.check_room(len)?;
    let kept = vm.heap.bytes(h).iter().copied().filter(|&b| !deleted[usize::from(b)]);
    let data: Vec<u8> = match table {
        Some(table) => {
            let table = vm.heap.bytes(table);
            kept.map(|b| table[usize::from(b)]).collect()
        }
        None => kept.collect(),
    };
    new_bytes(vm, data, array)
}

fn make_table(vm: &mut Vm, args: Args) -> Result<Value> {
    let from = bytes_argument(vm, args.get(vm, 0))?;
    let to = bytes_argument(vm, args.get(vm, 1))?;
    let (from, to) = (vm.heap.bytes(from), vm.heap.bytes(to));
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&a, &b) in from.iter().zip(to) {
        table[usize::from(a)] = b;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits() {
        assert_eq!(hex_text(b"abcde", Some('_'), 2), "61_6263_6465");
        assert_eq!(hex_text(b"abcde", Some('_'), -2), "6162_6364_65");
        assert_eq!(hex_text(b"abc", None, 1), "616263");
        assert_eq!(hex_text(b"abc", Some(':'), 0), "616263");
        assert_eq!(from_hex_text(" 61 62\n63"), Ok(b"abc".to_vec()));
        assert_eq!(from_hex_text("ab c"), Err(4));
        assert_eq!(from_hex_text("zz"), Err(0));
        assert_eq!(from_hex_text("a"), Err(1));
    }
}
