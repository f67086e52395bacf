//! `loads` and `scan`: their arguments, and what the hooks make the prelude do.

use monty_runtime::{Args, Raise, Result, Step, Str, Value, Vm};
use monty_text::escape::{self, ByteOrder, Codec, Handler};
use monty_text::json_reader;

use super::decode_error;
use super::dumps::unknown_keyword;
use super::reader::{Document, Hooks};

/// Places of the arguments.
const S: usize = 0;
const CLS: usize = 1;
const OBJECT_HOOK: usize = 2;
const PARSE_FLOAT: usize = 3;
const PARSE_INT: usize = 4;
const PARSE_CONSTANT: usize = 5;
const OBJECT_PAIRS_HOOK: usize = 6;

const NAMES: [&str; 7] =
    ["s", "cls", "object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"];

pub fn loads(vm: &mut Vm, args: Args) -> Result<Step> {
    let cls = args.get(vm, CLS);
    let text = document_text(vm, args.get(vm, S))?;
    if !cls.is_unset() && !cls.is_none() {
        return by_class(vm, args, cls, text);
    }
    let strict = strict(vm, args)?;
    let given = |place| !args.get(vm, place).or_none().is_none();
    let hooks = Hooks {
        float: given(PARSE_FLOAT),
        int: given(PARSE_INT),
        constant: given(PARSE_CONSTANT),
        object: given(OBJECT_HOOK) || given(OBJECT_PAIRS_HOOK),
    };
    let mut document = Document::whole(vm, text, strict, hooks)?;
    if !hooks.any() {
        let v = document.build(vm)?;
        document.finish(vm)?;
        return Ok(Step::Done(v));
    }
    let program = document.program(vm)?;
    document.finish(vm)?;
    let [object, pairs, float, int, constant] =
        [OBJECT_HOOK, OBJECT_PAIRS_HOOK, PARSE_FLOAT, PARSE_INT, PARSE_CONSTANT]
            .map(|i| args.get(vm, i).or_none());
    vm.prelude_call("json_build", &[program, object, pairs, float, int, constant])
}

/// The keyword `strict`, which is for the decoder.
fn strict(vm: &mut Vm, args: Args) -> Result<bool> {
    let Value::Dict(kw) = args.kwargs() else { return Ok(true) };
    let name = vm.heap.intern("strict")?;
    match vm.heap.dict_get_text(kw, name) {
        Some(v) if vm.heap.dict(kw).len() == 1 => Ok(vm.truth_pure(v)?.unwrap_or(true)),
        None if vm.heap.dict(kw).is_empty() => Ok(true),
        _ => {
            let unknown = vm.heap.dict(kw).iter().map(|e| e.key).find(|k| *k != Value::Str(name));
            let unknown = unknown.and_then(|k| vm.str_of(k)).map(str::to_owned);
            let unknown = unknown.or_else(|| unknown_keyword(vm, args)).unwrap_or_default();
            Err(vm.type_error(format!(
                "JSONDecoder.__init__() got an unexpected keyword argument '{unknown}'"
            )))
        }
    }
}

/// With `cls`: `cls(**options).decode(s)`.
fn by_class(vm: &mut Vm, args: Args, cls: Value, text: Str) -> Result<Step> {
    let kw = match args.kwargs() {
        kw @ Value::Dict(_) => kw,
        _ => vm.heap.new_dict()?,
    };
    let Value::Dict(h) = kw else { return Err(Raise::Internal("not a dict")) };
    for (place, name) in NAMES.iter().enumerate().take(OBJECT_PAIRS_HOOK + 1).skip(OBJECT_HOOK) {
        let v = args.get(vm, place).or_none();
        if !v.is_none() {
            let name = vm.heap.intern(name)?;
            vm.heap.dict_put_text(h, name, v)?;
        }
    }
    vm.prelude_call("json_loads_by_class", &[cls, Value::Str(text), kw])
}

/// The document as a str: bytes are decoded.
fn document_text(vm: &mut Vm, v: Value) -> Result<Str> {
    let data = match vm.payload(v) {
        Value::Str(s) => return Ok(s),
        Value::Bytes(h) | Value::ByteArray(h) => h,
        _ => {
            let got = vm.class_name(vm.type_of(v));
            return Err(vm.type_error(format!(
                "the JSON object must be str, bytes or bytearray, not {got}"
            )));
        }
    };
    let len = vm.heap.bytes(data).len();
    vm.check_room(len)?;
    let codec = codec_of(vm.heap.bytes(data));
    // What UTF-8 cannot say is an error of the codec; other codecs replace nothing either.
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    match escape::decode(objects.bytes(data), codec, Handler::Strict, room, budget) {
        Ok(text) => match vm.heap.new_string(text)? {
            Value::Str(s) => Ok(s),
            _ => Err(Raise::Internal("not a string")),
        },
        Err(e) => {
            let object = vm.heap.new_bytes_part(data, 0..vm.heap.bytes(data).len())?;
            Err(vm.codec_error(e, object))
        }
    }
}

/// Which encoding of Unicode the first bytes show.
fn codec_of(data: &[u8]) -> Codec {
    match *data {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Codec::Utf32(ByteOrder::Marked),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Codec::Utf16(ByteOrder::Marked),
        [0xef, 0xbb, 0xbf, ..] => Codec::Utf8Sig,
        [0, 0, _, _, ..] => Codec::Utf32(ByteOrder::Big),
        [0, _, _, _, ..] => Codec::Utf16(ByteOrder::Big),
        [_, 0, 0, 0, ..] => Codec::Utf32(ByteOrder::Little),
        [_, 0, _, _, ..] => Codec::Utf16(ByteOrder::Little),
        [0, _] => Codec::Utf16(ByteOrder::Big),
        [_, 0] => Codec::Utf16(ByteOrder::Little),
        _ => Codec::Utf8,
    }
}

fn text_and_byte(vm: &mut Vm, args: Args) -> Result<(Str, usize)> {
    let v = args.get(vm, 0);
    let Value::Str(text) = vm.payload(v) else {
        let got = vm.type_name(v);
        return Err(vm.type_error(format!("first argument must be a string, not {got}")));
    };
    let at = vm.index(args.get(vm, 1))?;
    let Ok(at) = usize::try_from(at) else { return Err(vm.value_error("idx cannot be negative")) };
    if at > vm.heap.str_object(text).chars {
        return Err(vm.value_error("end is out of bounds"));
    }
    let byte = vm.text_with_flag(text).byte_of_char(at);
    Ok((text, byte))
}

/// A place of the text in characters.
fn char_place(vm: &Vm, text: Str, byte: usize) -> Value {
    Value::Int(vm.text_with_flag(text).char_of_byte(byte) as i64)
}

/// `scan(string, idx, strict)`: the value that starts there, and the place behind it.
pub fn scan(vm: &mut Vm, args: Args) -> Result<Value> {
    let (text, byte) = text_and_byte(vm, args)?;
    let strict = args.get(vm, 2);
    let strict = strict.is_unset() || vm.truth_arg(strict)?;
    let mut document = Document::value_at(text, byte, strict, Hooks::default());
    let v = document.build(vm)?;
    let end = char_place(vm, text, document.position());
    vm.heap.new_tuple(&[v, end])
}

/// `scanstring(string, end, strict)`: the string whose text starts there, and the place behind it.
pub fn scan_string(vm: &mut Vm, args: Args) -> Result<Value> {
    let (text, byte) = text_and_byte(vm, args)?;
    let strict = args.get(vm, 2);
    let strict = strict.is_unset() || vm.truth_arg(strict)?;
    let start = byte.saturating_sub(1);
    let (objects, budget) = vm.heap.split();
    let read = json_reader::read_string(objects.str(text), start, strict, budget)
        .map(|(s, end)| (s.into_owned(), end));
    match read {
        Ok((s, end)) => {
            let s = vm.heap.new_string(s)?;
            let end = char_place(vm, text, end);
            vm.heap.new_tuple(&[s, end])
        }
        Err(e) => Err(decode_error::raise(vm, text, e)),
    }
}
