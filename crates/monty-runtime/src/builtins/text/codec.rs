//! `str.encode` and `bytes.decode`, and the errors of codecs as exceptions.

use monty_text::escape::{self, Codec, CodecError, Fault, Handler};

use super::arguments::{named_str_argument, self_bytes, self_str};
use crate::error::{Raise, Result};
use crate::native::Args;
use crate::registry::NativeDef;
use crate::types as t;
use crate::value::{Handle, Str, Value};
use crate::vm::Vm;

/// Codecs that CPython has, from bytes to bytes or str to str.
const NOT_TEXT: &[&str] = &[
    "hex",
    "hex_codec",
    "base64",
    "base64_codec",
    "bz2",
    "bz2_codec",
    "zlib",
    "zip",
    "zlib_codec",
    "quopri",
    "uu",
    "uu_codec",
    "rot13",
    "rot_13",
    "quotedprintable",
    "quoted_printable",
    "quopri_codec",
];

/// Encoding and error handler of a call.
struct Options {
    codec: Codec,
    errors: String,
}

fn options(vm: &mut Vm, encoding: Option<Str>, errors: Option<Str>, way: &str) -> Result<Options> {
    // A name may be as long as a guest likes, and stands in the message if it is none.
    let named = |vm: &Vm, s: Option<Str>| s.map_or(0, |s| vm.text(s).len());
    let bytes = 3 * named(vm, encoding) + named(vm, errors);
    vm.heap.hold(bytes)?;
    vm.heap.burn(bytes)?;
    let errors = errors.map_or("strict", |e| vm.text(e)).to_owned();
    let name = encoding.map_or("utf-8", |e| vm.text(e));
    if let Some(codec) = Codec::named(name) {
        return Ok(Options { codec, errors });
    }
    let name = name.to_owned();
    const LONGEST: usize = 64;
    if name.len() <= LONGEST && NOT_TEXT.contains(&name.replace('-', "_").to_lowercase().as_str()) {
        let text = format!(
            "'{name}' is not a text encoding; use codecs.{way}() to handle arbitrary codecs"
        );
        return Err(vm.lookup_error(text));
    }
    Err(vm.lookup_error(format!("unknown encoding: {name}")))
}

/// `text.encode(encoding, errors)`
pub fn encode(vm: &mut Vm, s: Str, encoding: Option<Str>, errors: Option<Str>) -> Result<Value> {
    if (encoding, errors) == (None, None) {
        // Text is UTF-8, and holds nothing that is not.
        vm.heap.room(vm.text(s).len())?;
        let (objects, budget) = vm.heap.split();
        let data = budget.copy(objects.str(s).as_bytes())?;
        return vm.heap.new_bytes(data);
    }
    let o = options(vm, encoding, errors, "encode")?;
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    match escape::encode(objects.str(s), o.codec, Handler::named(&o.errors), room, budget) {
        Ok(data) => vm.heap.new_bytes(data),
        Err(e) => Err(vm.codec_error(e, Value::Str(s))),
    }
}

/// `data.decode(encoding, errors)`
pub fn decode(
    vm: &mut Vm,
    data: Handle<Vec<u8>>,
    encoding: Option<Str>,
    errors: Option<Str>,
) -> Result<Value> {
    if vm.heap.bytes(data).is_empty() {
        return Ok(Value::EMPTY_STR);
    }
    let o = options(vm, encoding, errors, "decode")?;
    let room = vm.text_room();
    let (objects, budget) = vm.heap.split();
    match escape::decode(objects.bytes(data), o.codec, Handler::named(&o.errors), room, budget) {
        Ok(text) => vm.heap.new_string(text),
        Err(CodecError::Limit(e)) => Err(e.into()),
        Err(e) => {
            let object = vm.heap.new_bytes_part(data, 0..vm.heap.bytes(data).len())?;
            Err(vm.codec_error(e, object))
        }
    }
}

impl Vm {
    /// What an error of a codec is raised as; `object` is what was encoded or decoded.
    #[cold]
    pub fn codec_error(&mut self, e: CodecError, object: Value) -> Raise {
        let (class, fault) = match e {
            CodecError::Decode(fault) => (t::UNICODE_DECODE_ERROR, fault),
            CodecError::Encode(fault) => (t::UNICODE_ENCODE_ERROR, fault),
            CodecError::UnknownHandler(name) => {
                return self.lookup_error(format!("unknown error handler name '{name}'"));
            }
            CodecError::EncodeOnlyHandler => {
                return self
                    .type_error("don't know how to handle UnicodeDecodeError in error callback");
            }
            CodecError::TooLarge => return self.too_large(),
            CodecError::Limit(e) => return e.into(),
        };
        raise_fault(self, class, &fault, object).unwrap_or_else(|e| e)
    }
}

fn raise_fault(
    vm: &mut Vm,
    class: crate::value::TypeRef,
    fault: &Fault,
    object: Value,
) -> Result<Raise> {
    let encoding = vm.heap.new_str(fault.encoding)?;
    let reason = vm.heap.new_str(fault.reason)?;
    let (start, end) = (Value::Int(fault.start as i64), Value::Int(fault.end as i64));
    Ok(vm.raise_args(class, &[encoding, object, start, end, reason]))
}

fn encode_method(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let encoding = named_str_argument(vm, args.get(vm, 1), "encoding")?;
    let errors = named_str_argument(vm, args.get(vm, 2), "errors")?;
    encode(vm, s, encoding, errors)
}

fn decode_method(vm: &mut Vm, args: Args) -> Result<Value> {
    let (data, _) = self_bytes(vm, args)?;
    let encoding = named_str_argument(vm, args.get(vm, 1), "encoding")?;
    let errors = named_str_argument(vm, args.get(vm, 2), "errors")?;
    decode(vm, data, encoding, errors)
}

pub const STR_METHODS: &[NativeDef] =
    &[NativeDef::method("encode(self, /, encoding='utf-8', errors='strict')", encode_method)];

pub const BYTES_METHODS: &[NativeDef] =
    &[NativeDef::method("decode(self, /, encoding='utf-8', errors='strict')", decode_method)];
