//! Bytes and what they encode: base64, CRC-32, floats of 16, 32 and 64 bits; for the library's
//! `binascii`, `struct` and `array`.

use monty_limits::{Budget, STRETCH};
use monty_runtime::{Args, NativeDef, Objects, Raise, Result, Step, Value, Vm, core_types};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::stepping_function("_bytes_of(data, /)", bytes_of),
    NativeDef::function("_base64_encode(data, /)", base64_encode),
    NativeDef::function("_base64_decode(data, strict, /)", base64_decode),
    NativeDef::function("_crc32(data, crc, /)", crc32),
    NativeDef::function("_float_to_bytes(x, size, /)", float_to_bytes),
    NativeDef::function("_float_from_bytes(data, /)", float_from_bytes),
];

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn bytes(vm: &Vm, v: Value) -> Result<&[u8]> {
    match v {
        Value::Bytes(h) | Value::ByteArray(h) => Ok(vm.heap.bytes(h)),
        _ => Err(Raise::Internal("not bytes")),
    }
}

/// The bytes that an object exposes.
fn bytes_of(vm: &mut Vm, args: Args) -> Result<Step> {
    let given = args.get(vm, 0);
    match vm.payload(given) {
        data @ Value::Bytes(_) => Ok(Step::Done(data)),
        Value::ByteArray(h) => {
            let len = vm.heap.bytes(h).len();
            vm.heap.new_bytes_part(h, 0..len).map(Step::Done)
        }
        _ => {
            let name = vm.heap.intern("tobytes")?;
            if vm.lookup_special(given, name).is_some() {
                return vm.call_method(given, name, &[]);
            }
            let got = vm.type_name(given);
            Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")))
        }
    }
}

fn base64_encode(vm: &mut Vm, args: Args) -> Result<Value> {
    let data = args.get(vm, 0);
    let len = bytes(vm, data)?.len().div_ceil(3) * 4;
    vm.heap.room(len)?;
    let mut out = Vec::with_capacity(len);
    let (objects, budget) = vm.heap.split();
    let whole = bytes_in(objects, data)?.chunks_exact(3);
    let rest = whole.remainder();
    for (i, chunk) in whole.enumerate() {
        // Paid for a few at a time.
        if i % 8 == 0 {
            budget.work(24)?;
        }
        let n = u32::from(chunk[0]) << 16 | u32::from(chunk[1]) << 8 | u32::from(chunk[2]);
        out.extend_from_slice(&[18, 12, 6, 0].map(|shift| ALPHABET[(n >> shift & 63) as usize]));
    }
    for chunk in rest.chunks(3) {
        let n = chunk.iter().fold(0u32, |n, &b| n << 8 | u32::from(b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let digit = ALPHABET[(n >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= chunk.len() { digit } else { b'=' });
        }
    }
    vm.heap.new_bytes(out)
}

/// The same while the budget is borrowed.
fn bytes_in(objects: Objects<'_>, v: Value) -> Result<&[u8]> {
    match v {
        Value::Bytes(h) | Value::ByteArray(h) => Ok(objects.bytes(h)),
        _ => Err(Raise::Internal("not bytes")),
    }
}

/// The value of each digit; 64 for what is none.
const DIGITS: [u8; 256] = {
    let mut digits = [64; 256];
    let mut n = 0;
    while n < ALPHABET.len() {
        digits[ALPHABET[n] as usize] = n as u8;
        n += 1;
    }
    digits
};

/// The bytes; or the text of the error.
fn base64_decode(vm: &mut Vm, args: Args) -> Result<Value> {
    let data = args.get(vm, 0);
    let strict = args.get(vm, 1) == Value::True;
    let len = bytes(vm, data)?.len();
    vm.heap.room(len)?;
    let (objects, budget) = vm.heap.split();
    match decode(bytes_in(objects, data)?, strict, budget)? {
        Ok(out) => vm.heap.new_bytes(out),
        Err(message) => vm.heap.new_string(message),
    }
}

/// Decode four digits at a time, as far as there are only digits; how many there are.
fn decode_plain(data: &[u8], out: &mut Vec<u8>, budget: &mut Budget) -> Result<usize> {
    let mut plain = 0;
    for four in data.chunks_exact(4) {
        // Paid for a few at a time.
        if plain % 32 == 0 {
            budget.work(24)?;
        }
        let [a, b, c, d] = [0, 1, 2, 3].map(|i| u32::from(DIGITS[usize::from(four[i])]));
        if (a | b | c | d) & 64 != 0 {
            break;
        }
        let n = a << 18 | b << 12 | c << 6 | d;
        out.extend_from_slice(&n.to_be_bytes()[1..]);
        plain += 4;
    }
    Ok(plain)
}

fn decode(
    data: &[u8],
    strict: bool,
    budget: &mut Budget,
) -> Result<std::result::Result<Vec<u8>, String>> {
    if strict && data.first() == Some(&b'=') {
        return Ok(Err("Leading padding not allowed".to_owned()));
    }
    let mut out = Vec::with_capacity(data.len() / 4 * 3 + 3);
    let (mut quad, mut pads, mut left) = (0, 0, 0u32);
    let mut padding_started = false;
    let plain = decode_plain(data, &mut out, budget)?;
    for (i, &b) in data.iter().enumerate().skip(plain) {
        if i % 8 == 0 {
            budget.work(16)?;
        }
        if b == b'=' {
            padding_started = true;
            pads += 1;
            if quad >= 2 && quad + pads >= 4 {
                if strict && i + 1 < data.len() {
                    return Ok(Err("Excess data after padding".to_owned()));
                }
                return Ok(Ok(out));
            }
            if strict && quad == 0 {
                return Ok(Err("Excess padding not allowed".to_owned()));
            }
            continue;
        }
        let digit = u32::from(DIGITS[usize::from(b)]);
        if digit == 64 {
            if strict {
                return Ok(Err("Only base64 data is allowed".to_owned()));
            }
            continue;
        }
        if strict && padding_started {
            return Ok(Err("Discontinuous padding not allowed".to_owned()));
        }
        pads = 0;
        match quad {
            0 => left = digit,
            1 => {
                out.push((left << 2 | digit >> 4) as u8);
                left = digit & 15;
            }
            2 => {
                out.push((left << 4 | digit >> 2) as u8);
                left = digit & 3;
            }
            _ => {
                out.push((left << 6 | digit) as u8);
                left = 0;
            }
        }
        quad = (quad + 1) % 4;
    }
    Ok(match quad {
        0 => Ok(out),
        1 => Err(format!(
            "Invalid base64-encoded string: number of data characters ({}) cannot be 1 more than a multiple of 4",
            out.len() / 3 * 4 + 1
        )),
        _ => Err("Incorrect padding".to_owned()),
    })
}

fn crc32(vm: &mut Vm, args: Args) -> Result<Value> {
    let data = args.get(vm, 0);
    let mut table = [0u32; 256];
    for (i, entry) in table.iter_mut().enumerate() {
        let mut c = i as u32;
        for _ in 0..8 {
            c = if c & 1 == 0 { c >> 1 } else { c >> 1 ^ 0xedb8_8320 };
        }
        *entry = c;
    }
    let mut crc = !(args.get(vm, 1).as_int().unwrap_or(0) as u32);
    let (objects, budget) = vm.heap.split();
    for part in bytes_in(objects, data)?.chunks(STRETCH) {
        budget.work(part.len() * 2)?;
        for &b in part {
            crc = table[usize::from(crc as u8 ^ b)] ^ (crc >> 8);
        }
    }
    Ok(Value::Int(i64::from(!crc)))
}

/// A float as 2, 4 or 8 bytes, the lowest first.
fn float_to_bytes(vm: &mut Vm, args: Args) -> Result<Value> {
    let x = args.get(vm, 0);
    let x = vm.float_arg(x)?;
    // The bits of a nan say here which object it is.
    let x = if x.is_nan() { f64::from_bits(0x7ff8 << 48).copysign(x) } else { x };
    let out = match args.get(vm, 1) {
        Value::Int(8) => x.to_le_bytes().to_vec(),
        Value::Int(4) => {
            let y = x as f32;
            if y.is_infinite() && x.is_finite() {
                return Err(vm.overflow_error("float too large to pack with f format"));
            }
            y.to_le_bytes().to_vec()
        }
        _ => match half_from(x) {
            Some(bits) => bits.to_le_bytes().to_vec(),
            None => return Err(vm.overflow_error("float too large to pack with e format")),
        },
    };
    vm.heap.new_bytes(out)
}

fn float_from_bytes(vm: &mut Vm, args: Args) -> Result<Value> {
    let data = bytes(vm, args.get(vm, 0))?;
    let x = match *data {
        [a, b] => half_to(u16::from_le_bytes([a, b])),
        [a, b, c, d] => f64::from(f32::from_le_bytes([a, b, c, d])),
        [a, b, c, d, e, f, g, h] => f64::from_le_bytes([a, b, c, d, e, f, g, h]),
        _ => return Err(vm.raise(core_types::VALUE_ERROR, "a float has 2, 4 or 8 bytes")),
    };
    Ok(Value::float(x))
}

/// The nearest float of 16 bits, ties to even; None if it is too large.
fn half_from(x: f64) -> Option<u16> {
    let sign = if x.is_sign_negative() { 0x8000 } else { 0 };
    let x = x.abs();
    if x.is_nan() {
        return Some(sign | 0x7e00);
    }
    if x.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // In units of the smallest step at this size: normal numbers have 11 bits, the smallest step is 2**-24.
    let exponent = if x == 0.0 { -24 } else { ((x.to_bits() >> 52) as i32 - 1023 - 10).max(-24) };
    let steps = (x * 2f64.powi(-exponent)).round_ties_even();
    let bits = (steps as u32).wrapping_add(((exponent + 24) as u32) << 10);
    (bits < 0x7c00).then_some(sign | bits as u16)
}

pub fn half_to(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 0x3ff));
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (fraction + 1024.0) * 2f64.powi(exponent - 25),
    }
}
