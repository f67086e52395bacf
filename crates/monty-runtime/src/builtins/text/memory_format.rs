//! The items of a memory view: native formats of one character, from bytes to values and back.

use num_bigint::BigInt;

use crate::error::{Raise, Result};
use crate::value::Value;
use crate::vm::Vm;

/// Bytes of one item; none for a character that is no format.
pub fn item_size(format: u8) -> Option<usize> {
    Some(match format {
        b'b' | b'B' | b'c' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'P' | b'd' => 8,
        _ => return None,
    })
}

/// The character of a format such as `B` or `@B`.
pub fn character(format: &str) -> Option<u8> {
    match format.strip_prefix('@').unwrap_or(format).as_bytes() {
        [c] => item_size(*c).map(|_| *c),
        _ => None,
    }
}

fn is_signed(format: u8) -> bool {
    matches!(format, b'b' | b'h' | b'i' | b'l' | b'q' | b'n')
}

/// An item as a value.
pub fn unpack(vm: &mut Vm, format: u8, data: &[u8]) -> Result<Value> {
    let mut wide = [0; 8];
    wide[..data.len()].copy_from_slice(data);
    let bits = u64::from_le_bytes(wide);
    Ok(match format {
        b'c' => return vm.heap.new_bytes(data.to_vec()),
        b'?' => Value::bool(bits != 0),
        b'f' => Value::float(f64::from(f32::from_bits(bits as u32))),
        b'd' => Value::float(f64::from_bits(bits)),
        b'e' => Value::float(half(bits as u16)),
        _ if is_signed(format) => {
            let unused = 64 - 8 * data.len() as u32;
            Value::Int((bits << unused) as i64 >> unused)
        }
        _ => match i64::try_from(bits) {
            Ok(i) => Value::Int(i),
            Err(_) => return vm.heap.new_int(BigInt::from(bits)),
        },
    })
}

/// A float of 16 bits.
fn half(bits: u16) -> f64 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023));
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        e => (1.0 + fraction / 1024.0) * 2f64.powi(e - 15),
    }
}

/// A value as the bytes of an item.
pub fn pack(vm: &mut Vm, format: u8, v: Value) -> Result<Vec<u8>> {
    let size = item_size(format).unwrap_or(1);
    match format {
        b'c' => match vm.payload(v) {
            Value::Bytes(h) if vm.heap.bytes(h).len() == 1 => Ok(vm.heap.bytes(h).to_vec()),
            Value::Bytes(_) => Err(wrong(vm, format, false)),
            _ => Err(wrong(vm, format, true)),
        },
        b'?' => Ok(vec![u8::from(vm.truth_arg(v)?)]),
        b'f' | b'd' => match vm.float_arg(v) {
            Ok(f) if format == b'd' => Ok(f.to_le_bytes().to_vec()),
            Ok(f) => Ok((f as f32).to_le_bytes().to_vec()),
            Err(Raise::Exc(_)) => Err(wrong(vm, format, true)),
            Err(e) => Err(e),
        },
        b'e' => {
            Err(vm.raise(crate::types::NOT_IMPLEMENTED_ERROR, "memoryview: format e not supported"))
        }
        _ => {
            let i = match vm.index_value(v) {
                Ok(i) => i,
                Err(Raise::Exc(_)) => return Err(wrong(vm, format, true)),
                Err(e) => return Err(e),
            };
            let wide = match i {
                Value::Int(i) => i128::from(i),
                Value::BigInt(h) => match i128::try_from(vm.heap.bigint(h)) {
                    Ok(i) => i,
                    Err(_) => return Err(wrong(vm, format, false)),
                },
                _ => 0,
            };
            let bits = 8 * size as u32;
            let fits = if is_signed(format) {
                (-(1i128 << (bits - 1))..1i128 << (bits - 1)).contains(&wide)
            } else {
                (0..1i128 << bits).contains(&wide)
            };
            if fits {
                Ok(wide.to_le_bytes()[..size].to_vec())
            } else {
                Err(wrong(vm, format, false))
            }
        }
    }
}

#[cold]
fn wrong(vm: &mut Vm, format: u8, kind: bool) -> Raise {
    let format = char::from(format);
    if kind {
        vm.type_error(format!("memoryview: invalid type for format '{format}'"))
    } else {
        vm.value_error(format!("memoryview: invalid value for format '{format}'"))
    }
}
