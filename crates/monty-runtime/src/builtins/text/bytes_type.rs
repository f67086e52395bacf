//! The types `bytes` and `bytearray`: their constructors and special methods, and the tables.

use monty_code::CmpOp;

use super::arguments::{bytes_like, clamp, is_index, named_str_argument, new_bytes, self_bytes};
use super::bytes_operators as ops;
use super::str_operators::repeat_count;
use crate::error::{ConvertKind, Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::Iter;
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

/// What a constructor is given.
pub enum Source {
    Data(Vec<u8>),
    /// Items that need guest code to become ints.
    Items(Value),
}

/// The bytes that `source`, `encoding` and `errors` make; they stand from argument `at` on.
pub fn source(vm: &mut Vm, args: Args, at: usize, array: bool) -> Result<Source> {
    let (v, encoding, errors) = (args.get(vm, at), args.get(vm, at + 1), args.get(vm, at + 2));
    let encoding = named_str_argument(vm, encoding, "encoding")?;
    let errors = named_str_argument(vm, errors, "errors")?;
    let plain = encoding.is_none() && errors.is_none();
    let guest = matches!(v, Value::Instance(_) | Value::Opaque(_) | Value::Exception(_));
    if plain && !array && guest && guest_bytes(vm, v) {
        return Err(Raise::convert(v, ConvertKind::Bytes));
    }
    if let Value::Str(s) = vm.payload(v) {
        if encoding.is_none() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        let Value::Bytes(h) = super::codec::encode(vm, s, encoding, errors)? else {
            return Err(Raise::Internal("not bytes"));
        };
        return copy(vm, h).map(Source::Data);
    }
    if !plain {
        let what = if encoding.is_some() { "encoding" } else { "errors" };
        return Err(vm.type_error(format!("{what} without a string argument")));
    }
    if v.is_unset() {
        return Ok(Source::Data(Vec::new()));
    }
    // What guest code makes of it is asked step by step; what is a number is one before all else.
    let guest = matches!(v, Value::Instance(_) | Value::Exception(_));
    if guest && is_index(vm, v) {
        return Ok(Source::Items(v));
    }
    if let Some(h) = bytes_like(vm, v)? {
        return copy(vm, h).map(Source::Data);
    }
    // `bytes` asks for the length before it takes the items.
    let asks = || !array && !matches!(vm.lookup_special(v, n::LEN), None | Some(Value::Native(_)));
    if guest && (vm.native_source(v).is_none() || asks()) {
        return Ok(Source::Items(v));
    }
    if is_index(vm, v) {
        return zeros(vm, v, array).map(Source::Data);
    }
    if !vm.is_iterable(v) {
        let (got, class) = (vm.type_name(v), if array { "bytearray" } else { "bytes" });
        return Err(vm.type_error(format!("cannot convert '{got}' object to {class}")));
    }
    let items = vm.items(v)?;
    from_items(vm, &items, array)
}

/// Does the value's type define `__bytes__` other than as `bytes` does?
fn guest_bytes(vm: &mut Vm, v: Value) -> bool {
    match vm.lookup_special(v, n::BYTES) {
        Some(Value::Native(id)) => vm.registry.natives[id.index()].owner != Some(t::BYTES),
        Some(_) => true,
        None => false,
    }
}

fn copy(vm: &mut Vm, h: crate::value::Handle<Vec<u8>>) -> Result<Vec<u8>> {
    let len = vm.heap.bytes(h).len();
    vm.check_room(len)?;
    vm.heap.burn(len / 8)?;
    Ok(vm.heap.bytes(h).to_vec())
}

fn zeros(vm: &mut Vm, v: Value, array: bool) -> Result<Vec<u8>> {
    let count = match vm.index_value(v)? {
        Value::BigInt(_) => {
            return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"));
        }
        v => v.as_int().unwrap_or(0),
    };
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
    // What CPython's header leaves of an index.
    if !array && count > i64::MAX as usize - 33 {
        return Err(vm.overflow_error("byte string is too large"));
    }
    vm.check_room(count)?;
    // Written, and not only promised by the system: whoever reads them first would wait for them all.
    Ok(vm.heap.budget.collect(count, std::iter::repeat_n(0, count))?)
}

/// Bytes from ints; the items stay as they are if guest code is needed.
pub fn from_items(vm: &mut Vm, items: &[Value], array: bool) -> Result<Source> {
    vm.heap.burn(items.len())?;
    vm.check_room(items.len())?;
    let mut data = Vec::with_capacity(items.len());
    for &v in items {
        match vm.payload(v) {
            plain @ (Value::Int(_) | Value::True | Value::False | Value::BigInt(_)) => {
                match u8::try_from(clamp(vm, plain)) {
                    Ok(b) => data.push(b),
                    Err(_) if array => return Err(vm.value_error("byte must be in range(0, 256)")),
                    Err(_) => return Err(vm.value_error("bytes must be in range(0, 256)")),
                }
            }
            _ if is_index(vm, v) => {
                vm.check_room(size_of_val(items))?;
                return vm.heap.new_list(items.to_vec()).map(Source::Items);
            }
            _ => {
                let got = vm.type_name(v);
                return Err(
                    vm.type_error(format!("'{got}' object cannot be interpreted as an integer"))
                );
            }
        }
    }
    Ok(Source::Data(data))
}

fn new(vm: &mut Vm, args: Args, array: bool) -> Result<Step> {
    if !array
        && !args.is_empty()
        && let v @ Value::Bytes(_) = args.get(vm, 0)
        && args.get(vm, 1).is_unset()
        && args.get(vm, 2).is_unset()
    {
        return Ok(Step::Done(v));
    }
    match source(vm, args, 0, array)? {
        Source::Data(data) => new_bytes(vm, data, array).map(Step::Done),
        Source::Items(items) => {
            let class = Value::Type(if array { t::BYTEARRAY } else { t::BYTES });
            vm.prelude_call("text_bytes_of", &[class, items])
        }
    }
}

// ---- special methods of both

fn compared(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    // Only a bytearray compares itself with any buffer.
    if !array && !matches!(vm.payload(args.get(vm, 1)), Value::Bytes(_)) {
        return Ok(Value::NotImplemented);
    }
    if super::memory_view::is_scattered(vm, args.get(vm, 1))? {
        return Ok(Value::NotImplemented);
    }
    match bytes_like(vm, args.get(vm, 1))? {
        Some(other) => ops::compare(vm, op, h, other),
        None => Ok(Value::NotImplemented),
    }
}

fn add(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let other = ops::concat_operand(vm, args)?;
    ops::concat(vm, h, array, other)
}

fn multiply(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let n = vm.index_value(args.get(vm, 1))?;
    let n = repeat_count(vm, n)?.unwrap_or(0);
    ops::repeat(vm, h, array, n)
}

fn modulo(vm: &mut Vm, args: Args) -> Result<Step> {
    let (h, array) = self_bytes(vm, args)?;
    super::percent::percent_bytes(vm, h, array, args.get(vm, 1))
}

fn contains(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    super::bytes_search::contains(vm, h, args.get(vm, 1)).map(Value::bool)
}

fn get_item(vm: &mut Vm, args: Args) -> Result<Step> {
    let (h, array) = self_bytes(vm, args)?;
    ops::get_item(vm, h, array, args.get(vm, 1))
}

fn len(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    Ok(Value::Int(vm.heap.bytes(h).len() as i64))
}

fn iter(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let bytes = if array { Value::ByteArray(h) } else { Value::Bytes(h) };
    vm.heap.new_iter(Iter::Bytes { bytes, index: 0 })
}

fn repr(vm: &mut Vm, args: Args) -> Result<Step> {
    self_bytes(vm, args)?;
    vm.repr_builtin(args.get(vm, 0))
}

fn hash(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    Ok(Value::Int(vm.heap.hash_of_bytes(h)? as i64))
}

fn as_bytes(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, _) = self_bytes(vm, args)?;
    super::bytes_search::piece(vm, h, 0..vm.heap.bytes(h).len(), false)
}

fn new_args(vm: &mut Vm, args: Args) -> Result<Value> {
    let plain = vm.payload(args.get(vm, 0));
    vm.heap.new_tuple(&[plain])
}

fn size_in_memory(vm: &mut Vm, args: Args) -> Result<Value> {
    let (h, array) = self_bytes(vm, args)?;
    let head = if array { 57 } else { 33 };
    Ok(Value::Int(head + vm.heap.bytes(h).len() as i64))
}

const SPECIAL: &[NativeDef] = &[
    NativeDef::method("__add__(self, value, /)", add),
    NativeDef::method("__mul__(self, value, /)", multiply),
    NativeDef::method("__rmul__(self, value, /)", multiply),
    NativeDef::stepping("__mod__(self, value, /)", modulo),
    NativeDef::method("__lt__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Lt)),
    NativeDef::method("__le__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Le)),
    NativeDef::method("__eq__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Eq)),
    NativeDef::method("__ne__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Ne)),
    NativeDef::method("__gt__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Gt)),
    NativeDef::method("__ge__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Ge)),
    NativeDef::method("__contains__(self, key, /)", contains),
    NativeDef::stepping("__getitem__(self, key, /)", get_item),
    NativeDef::method("__len__(self, /)", len),
    NativeDef::method("__iter__(self, /)", iter),
    NativeDef::stepping("__repr__(self, /)", repr),
    NativeDef::stepping("__str__(self, /)", repr),
    NativeDef::method("__sizeof__(self, /)", size_in_memory),
];

pub const ONLY_BYTES: &[NativeDef] = &[
    NativeDef::method("__hash__(self, /)", hash),
    NativeDef::method("__bytes__(self, /)", as_bytes),
    NativeDef::method("__getnewargs__(self, /)", new_args),
    super::bytes_hex::FROM_HEX_BYTES,
];

const fn head(
    of: crate::value::TypeRef,
    new: NativeDef,
    empty: fn(&mut Vm) -> Result<Value>,
    doc: &'static str,
) -> TypeDef {
    TypeDef {
        of: TypeName::Core(of),
        new: Some(new),
        empty: Some(empty),
        methods: SPECIAL,
        getset: &[],
        doc,
    }
}

fn empty_bytes(vm: &mut Vm) -> Result<Value> {
    vm.heap.new_bytes(Vec::new())
}

fn empty_bytearray(vm: &mut Vm) -> Result<Value> {
    vm.heap.new_bytearray(Vec::new())
}

/// The head of the tables of `bytes`.
pub const BYTES: TypeDef = head(
    t::BYTES,
    NativeDef::stepping_function("bytes(source=b'', encoding=None, errors=None)", |vm, a| {
        new(vm, a, false)
    }),
    empty_bytes,
    "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes",
);

/// The head of the tables of `bytearray`.
pub const BYTEARRAY: TypeDef = head(
    t::BYTEARRAY,
    NativeDef::stepping_function("bytearray(source=b'', encoding=None, errors=None)", |vm, a| {
        new(vm, a, true)
    }),
    empty_bytearray,
    "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray",
);
