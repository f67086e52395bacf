//! Values packed into bytes and taken out of them, for the library's `struct`, which reads the formats.
//! What is no plain value of its kind is left to the module's own code, and so are all errors.

use monty_runtime::{Args, Handle, NativeDef, Raise, Result, StateKey, Step, Value, Vm};
use num_bigint::BigInt;

use crate::binary::half_to;

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_struct_pack(order, size, items, values, /)", pack),
    NativeDef::function("_struct_unpack(order, items, data, start, /)", unpack),
    NativeDef::function("_struct_unpacker(parsed, unpack, /)", unpacker),
    NativeDef::stepping("_struct_unpack_known as _struct:unpack(format, buffer, /)", unpack_known),
];

/// A tuple: the dict of the formats that were read, and the module's own `unpack`.
const STATE: StateKey = StateKey::Struct;

/// Values of one kind that follow each other.
struct Item {
    /// The character of the format; `F` for a native float, which may overflow.
    code: u8,
    count: usize,
    size: usize,
    at: usize,
}

impl Item {
    /// What the module's code says of it: a tuple of character, count, size and offset.
    fn read(vm: &Vm, v: Value) -> Option<Item> {
        let Value::Tuple(h) = v else { return None };
        let &[code, count, size, at] = vm.heap.tuple_items(h) else { return None };
        let number = |v: Value| usize::try_from(v.as_int()?).ok();
        let code = *vm.str_of(code)?.as_bytes().first()?;
        let size = number(size)?;
        // Programs may have reached the module's state.
        let known = match code {
            b'd' => size == 8,
            b'f' | b'F' => size == 4,
            b'e' => size == 2,
            _ => (1..=8).contains(&size),
        };
        known.then_some(Item { code, count: number(count)?, size, at: number(at)? })
    }

    fn is_signed(&self) -> bool {
        b"bhilqn".contains(&self.code)
    }

    fn is_int(&self) -> bool {
        b"bBhHiIlLqQnNP".contains(&self.code)
    }
}

fn item(vm: &Vm, items: Value, i: usize) -> Option<Item> {
    let Value::List(h) = items else { return None };
    Item::read(vm, *vm.heap.items(h).get(i)?)
}

/// After so many values the budget is asked again.
const CHUNK: usize = 4096;

fn item_count(vm: &Vm, items: Value) -> usize {
    match items {
        Value::List(h) => vm.heap.items(h).len(),
        _ => 0,
    }
}

fn is_big(vm: &Vm, order: Value) -> bool {
    vm.str_of(order) == Some("big")
}

/// The bytes of the values; None where the module's own code has to look at them.
fn pack(vm: &mut Vm, args: Args) -> Result<Value> {
    let (order, items) = (args.get(vm, 0), args.get(vm, 2));
    let (Value::Int(size), Value::Tuple(values)) = (args.get(vm, 1), args.get(vm, 3)) else {
        return Ok(Value::None);
    };
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    vm.check_room(size)?;
    let (big, mut out) = (is_big(vm, order), vec![0; size]);
    let mut taken = 0;
    for i in 0..item_count(vm, items) {
        let Some(item) = item(vm, items, i) else { return Ok(Value::None) };
        // How many values it takes.
        let count = match item.code {
            b'x' => 0,
            b's' => 1,
            _ => item.count,
        };
        vm.heap.burn(item.count / 64 + 1)?;
        for n in 0..count {
            if n % CHUNK == 0 {
                vm.heap.burn(CHUNK.min(count - n))?;
            }
            let Some(&v) = vm.heap.tuple_items(values).get(taken) else { return Ok(Value::None) };
            taken += 1;
            let filled = match item.code {
                b's' => fill_text(vm, &item, v, &mut out),
                _ => fill_place(vm, &item, n, v, big, &mut out),
            };
            if filled.is_none() {
                return Ok(Value::None);
            }
        }
    }
    vm.heap.new_bytes(out)
}

/// The `n`th value of an item in its place.
fn fill_place(vm: &Vm, item: &Item, n: usize, v: Value, big: bool, out: &mut [u8]) -> Option<()> {
    let at = item.at.checked_add(n.checked_mul(item.size)?)?;
    let place = out.get_mut(at..at.checked_add(item.size)?)?;
    fill_value(vm, item, v, place)?;
    if big {
        place.reverse();
    }
    Some(())
}

fn fill_text(vm: &Vm, item: &Item, v: Value, out: &mut [u8]) -> Option<()> {
    let Value::Bytes(h) = v else { return None };
    let data = vm.heap.bytes(h);
    let data = &data[..data.len().min(item.count)];
    out.get_mut(item.at..item.at.checked_add(data.len())?)?.copy_from_slice(data);
    Some(())
}

/// One value, the lowest byte first.
fn fill_value(vm: &Vm, item: &Item, v: Value, place: &mut [u8]) -> Option<()> {
    match (item.code, v) {
        (b'?', Value::True | Value::False) => place[0] = u8::from(v == Value::True),
        (b'c', Value::Bytes(h)) => match *vm.heap.bytes(h) {
            [byte] => place[0] = byte,
            _ => return None,
        },
        (b'd', Value::Float(f)) if !f.get().is_nan() => {
            place.copy_from_slice(&f.get().to_le_bytes());
        }
        (b'f' | b'F', Value::Float(f)) if !f.get().is_nan() => {
            let narrow = f.get() as f32;
            if narrow.is_infinite() && f.get().is_finite() {
                return None;
            }
            place.copy_from_slice(&narrow.to_le_bytes());
        }
        (_, Value::Int(i)) if item.is_int() => {
            let bits = item.size as u32 * 8;
            let fits = match item.is_signed() {
                true => bits == 64 || i >> (bits - 1) == i >> 63,
                false => i >= 0 && (bits == 64 || i >> bits == 0),
            };
            if !fits {
                return None;
            }
            place.copy_from_slice(&i.to_le_bytes()[..item.size]);
        }
        _ => return None,
    }
    Some(())
}

/// `unpack` of the module: by formats that were read before.
fn unpacker(vm: &mut Vm, args: Args) -> Result<Value> {
    let parts = vm.heap.new_tuple(&[args.get(vm, 0), args.get(vm, 1)])?;
    vm.module_state.set(STATE, parts);
    let known = vm.heap.intern("_struct_unpack_known")?;
    vm.registry.internal(known).ok_or(Raise::Internal("no native unpack"))
}

fn unpack_known(vm: &mut Vm, args: Args) -> Result<Step> {
    let (format, buffer) = (args.get(vm, 0), args.get(vm, 1));
    let parts = match vm.module_state.get(STATE) {
        Some(Value::Tuple(h)) => <[Value; 2]>::try_from(vm.heap.tuple_items(h)).ok(),
        _ => None,
    };
    let [parsed, slow] = parts.ok_or(Raise::Internal("struct is not set up"))?;
    if let (Value::Dict(parsed), Value::Str(format), Value::Bytes(data)) = (parsed, format, buffer)
        && let Some(Value::Tuple(known)) = vm.dict_get_str(parsed, format)
        && let &[order, Value::Int(size), _, items, _] = vm.heap.tuple_items(known)
        && usize::try_from(size) == Ok(vm.heap.bytes(data).len())
        && let Some(values) = unpacked(vm, order, items, data, 0)?
    {
        return Ok(Step::Done(values));
    }
    vm.tail_call(slow, &[format, buffer])
}

/// The values as a tuple; None where the module's own code has to look at them.
fn unpack(vm: &mut Vm, args: Args) -> Result<Value> {
    let (order, items) = (args.get(vm, 0), args.get(vm, 1));
    let (Value::Bytes(data), Value::Int(start)) = (args.get(vm, 2), args.get(vm, 3)) else {
        return Ok(Value::None);
    };
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    Ok(unpacked(vm, order, items, data, start)?.unwrap_or(Value::None))
}

fn unpacked(
    vm: &mut Vm,
    order: Value,
    items: Value,
    data: Handle<Vec<u8>>,
    start: usize,
) -> Result<Option<Value>> {
    let big = is_big(vm, order);
    let mut values: Vec<Value> = Vec::new();
    for i in 0..item_count(vm, items) {
        let Some(item) = item(vm, items, i) else { return Ok(None) };
        let len = item.size.saturating_mul(item.count);
        let first = item.at.saturating_add(start);
        let fits = first.checked_add(len).is_some_and(|end| end <= vm.heap.bytes(data).len());
        if !fits || item.size > 8 {
            return Ok(None);
        }
        vm.heap.burn(len / 64 + 1)?;
        match item.code {
            b'x' => {}
            b's' => {
                vm.check_room(len)?;
                let text = vm.heap.bytes(data)[first..first + len].to_vec();
                values.push(vm.heap.new_bytes(text)?);
            }
            b'p' => return Ok(None),
            _ => {
                vm.check_room((values.len() + item.count).saturating_mul(32))?;
                for n in 0..item.count {
                    if n % CHUNK == 0 {
                        vm.heap.burn(CHUNK.min(item.count - n))?;
                    }
                    let mut bytes = [0; 8];
                    let at = first + n * item.size;
                    let place = &mut bytes[..item.size];
                    place.copy_from_slice(&vm.heap.bytes(data)[at..at + item.size]);
                    if big {
                        place.reverse();
                    }
                    values.push(value_of(vm, &item, bytes)?);
                }
            }
        }
    }
    vm.heap.new_tuple(&values).map(Some)
}

/// The value of some bytes, the lowest first.
fn value_of(vm: &mut Vm, item: &Item, bytes: [u8; 8]) -> Result<Value> {
    Ok(match item.code {
        b'?' => Value::bool(bytes[0] != 0),
        b'c' => vm.heap.new_bytes(vec![bytes[0]])?,
        b'd' => Value::float(f64::from_le_bytes(bytes)),
        b'f' | b'F' => {
            let [a, b, c, d, ..] = bytes;
            Value::float(f64::from(f32::from_le_bytes([a, b, c, d])))
        }
        b'e' => Value::float(half_to(u16::from_le_bytes([bytes[0], bytes[1]]))),
        _ => {
            let unused = 64 - item.size as u32 * 8;
            let raw = u64::from_le_bytes(bytes);
            match i64::try_from(raw) {
                _ if item.is_signed() => Value::Int((raw << unused) as i64 >> unused),
                Ok(i) => Value::Int(i),
                Err(_) => vm.heap.new_int(BigInt::from(raw))?,
            }
        }
    })
}
