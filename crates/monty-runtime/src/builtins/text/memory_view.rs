//! `memoryview`: a window of one dimension on the bytes of a bytes or bytearray object. A bytearray
//! can be resized under its views, as nothing counts them: items that are gone are out of bounds.

use monty_code::CmpOp;

use super::arguments::{bytes_like, named_str_argument};
use super::bytes_hex;
use super::memory_format::{character, item_size, pack, unpack};
use super::slice::{Subscript, subscript};
use crate::error::{Raise, Result};
use crate::native::{Args, Step};
use crate::object::{Iter, Opaque, OpaqueData};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

pub const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::MEMORYVIEW),
    new: Some(NativeDef::stepping_function("memoryview(object)", new)),
    empty: None,
    methods: &[
        NativeDef::method("tobytes(self, /, order='C')", to_bytes),
        NativeDef::method("__bytes__(self, /)", to_bytes),
        NativeDef::method("tolist(self, /)", to_list),
        NativeDef::method("hex(self, /, sep=<unrepresentable>, bytes_per_sep=1)", hex),
        NativeDef::method("cast(self, /, format, shape=<unrepresentable>)", cast),
        NativeDef::method("toreadonly(self, /)", to_readonly),
        NativeDef::method("release(self, /)", release),
        NativeDef::method("__enter__(self, /)", enter),
        NativeDef::method("__exit__(self, /, *exc_info)", release),
        NativeDef::stepping("__getitem__(self, key, /)", get_item),
        NativeDef::stepping("__setitem__(self, key, value, /)", set_item),
        NativeDef::method("__delitem__(self, key, /)", del_item),
        NativeDef::method("__len__(self, /)", len),
        NativeDef::method("__iter__(self, /)", iter),
        NativeDef::method("__eq__(self, value, /)", |vm, a| equals(vm, a, CmpOp::Eq)),
        NativeDef::method("__ne__(self, value, /)", |vm, a| equals(vm, a, CmpOp::Ne)),
        NativeDef::method("__hash__(self, /)", hash),
        NativeDef::method("__repr__(self, /)", repr),
    ],
    getset: &[
        GetSetDef { name: "obj", get: object, set: None },
        GetSetDef { name: "nbytes", get: |vm, v| size(vm, v, |w| w.count * w.size), set: None },
        GetSetDef { name: "itemsize", get: |vm, v| size(vm, v, |w| w.size), set: None },
        GetSetDef { name: "ndim", get: |vm, v| size(vm, v, |_| 1), set: None },
        GetSetDef { name: "format", get: format, set: None },
        GetSetDef { name: "readonly", get: |vm, v| flag(vm, v, |w| w.readonly), set: None },
        GetSetDef { name: "contiguous", get: |vm, v| flag(vm, v, View::is_contiguous), set: None },
        GetSetDef {
            name: "c_contiguous",
            get: |vm, v| flag(vm, v, View::is_contiguous),
            set: None,
        },
        GetSetDef {
            name: "f_contiguous",
            get: |vm, v| flag(vm, v, View::is_contiguous),
            set: None,
        },
        GetSetDef { name: "shape", get: |vm, v| single(vm, v, |w| w.count as i64), set: None },
        GetSetDef { name: "strides", get: |vm, v| single(vm, v, |w| w.stride), set: None },
        GetSetDef { name: "suboffsets", get: suboffsets, set: None },
    ],
    doc: "Create a new memoryview object which references the given object.",
};

/// What a view shows.
#[derive(Clone, Copy)]
struct View {
    object: Value,
    /// A bytes or bytearray, and what is in it.
    buffer: Value,
    data: Handle<Vec<u8>>,
    /// Its format as it was given.
    format: Value,
    code: u8,
    /// Bytes of an item.
    size: usize,
    offset: usize,
    count: usize,
    /// Bytes from one item to the next; anything where there is no next.
    stride: i64,
    readonly: bool,
}

impl View {
    fn is_contiguous(self) -> bool {
        self.stride == self.size as i64 || self.count == 1
    }

    /// Where an item stands; None if the buffer has become too short for it.
    fn range(self, vm: &Vm, i: usize) -> Option<std::ops::Range<usize>> {
        let start = usize::try_from(self.offset as i64 + i as i64 * self.stride).ok()?;
        let end = start.checked_add(self.size)?;
        (end <= vm.heap.bytes(self.data).len()).then_some(start..end)
    }
}

impl Vm {
    /// The bytes or bytearray that a view without gaps is of, and what it shows of them.
    pub fn view_range(&self, v: Value) -> Option<(Value, std::ops::Range<usize>)> {
        let w = read(self, v)?.ok()?;
        let end = w.offset.checked_add(w.count.checked_mul(w.size)?)?;
        (w.is_contiguous() || w.count == 0).then_some((w.buffer, w.offset..end))
    }
}

fn make(vm: &mut Vm, w: View) -> Result<Value> {
    let numbers = vec![w.offset as i64, w.count as i64, w.stride, i64::from(w.readonly), 0];
    vm.heap.new_opaque(Opaque {
        class: t::MEMORYVIEW,
        values: vec![w.object, w.buffer, w.format],
        data: OpaqueData::Ints(numbers),
    })
}

/// The view that a value is, if it is one; numbers come from outside too, so nothing is taken on trust.
fn read(vm: &Vm, v: Value) -> Option<std::result::Result<View, ()>> {
    let Value::Opaque(h) = v else { return None };
    let o = vm.heap.opaque(h);
    if o.class != t::MEMORYVIEW {
        return None;
    }
    let (
        &[object, buffer @ (Value::Bytes(data) | Value::ByteArray(data)), format],
        OpaqueData::Ints(numbers),
    ) = (&o.values[..], &o.data)
    else {
        return None;
    };
    let &[offset, count, stride, readonly, released] = &numbers[..] else { return None };
    let code = vm.str_of(format).and_then(character)?;
    let small = |i: i64| usize::try_from(i).ok().filter(|&i| i < 1 << 40);
    let (offset, count, size) = (small(offset)?, small(count)?, item_size(code)?);
    if count > 1 && stride.unsigned_abs() >= 1 << 40 {
        return None;
    }
    if released != 0 {
        return Some(Err(()));
    }
    let readonly = readonly != 0 || matches!(buffer, Value::Bytes(_));
    Some(Ok(View { object, buffer, data, format, code, size, offset, count, stride, readonly }))
}

fn view(vm: &mut Vm, v: Value) -> Result<View> {
    match read(vm, v) {
        Some(Ok(w)) => Ok(w),
        Some(Err(())) => Err(vm.value_error("operation forbidden on released memoryview object")),
        None => Err(vm.wrong_receiver(v)),
    }
}

fn this(vm: &mut Vm, args: Args) -> Result<View> {
    view(vm, args.get(vm, 0))
}

/// The bytes of a view, one item after the other.
fn contents(vm: &mut Vm, w: View) -> Result<Vec<u8>> {
    vm.heap.hold(w.count * w.size)?;
    let mut out = Vec::with_capacity(w.count * w.size);
    if w.is_contiguous() && w.count > 0 {
        let part = w.range(vm, 0).zip(w.range(vm, w.count - 1));
        let Some((first, last)) = part else { return Err(out_of_bounds(vm)) };
        let (objects, budget) = vm.heap.split();
        budget.append(&mut out, &objects.bytes(w.data)[first.start..last.end])?;
        return Ok(out);
    }
    for i in 0..w.count {
        let Some(range) = w.range(vm, i) else { return Err(out_of_bounds(vm)) };
        out.extend_from_slice(&vm.heap.bytes(w.data)[range]);
        // Paid for a few at a time.
        if i % 8 == 0 {
            vm.heap.burn(16)?;
        }
    }
    Ok(out)
}

/// Is this a view whose items do not stand one after the other?
pub fn is_scattered(vm: &mut Vm, v: Value) -> Result<bool> {
    Ok(read(vm, v).is_some() && !view(vm, v)?.is_contiguous())
}

/// The buffer that shows the same bytes as a view: the one behind it, or a copy.
pub fn buffer(vm: &mut Vm, v: Value) -> Result<Option<Handle<Vec<u8>>>> {
    if read(vm, v).is_none() {
        return Ok(None);
    }
    let w = view(vm, v)?;
    if w.offset == 0 && w.is_contiguous() && w.count * w.size == vm.heap.bytes(w.data).len() {
        return Ok(Some(w.data));
    }
    let copy = contents(vm, w)?;
    match vm.heap.new_bytes(copy)? {
        Value::Bytes(h) => Ok(Some(h)),
        _ => Err(Raise::Internal("not bytes")),
    }
}

#[cold]
fn out_of_bounds(vm: &mut Vm) -> Raise {
    vm.index_error("index out of bounds on dimension 1")
}

fn new(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    if read(vm, v).is_some() {
        let w = view(vm, v)?;
        return make(vm, w).map(Step::Done);
    }
    let buffer = vm.payload(v);
    let (data, readonly) = match buffer {
        Value::Bytes(h) => (h, true),
        Value::ByteArray(h) => (h, false),
        _ => {
            let name = vm.heap.intern("__buffer__")?;
            if vm.lookup_special(v, name).is_some() {
                return vm.call_method(v, name, &[Value::Int(284)]);
            }
            let got = vm.type_name(v);
            return Err(
                vm.type_error(format!("memoryview: a bytes-like object is required, not '{got}'"))
            );
        }
    };
    let count = vm.heap.bytes(data).len();
    let w = View {
        object: v,
        buffer,
        data,
        format: Value::ascii(b'B'),
        code: b'B',
        size: 1,
        offset: 0,
        count,
        stride: 1,
        readonly,
    };
    make(vm, w).map(Step::Done)
}

fn to_bytes(vm: &mut Vm, args: Args) -> Result<Value> {
    let w = this(vm, args)?;
    let data = contents(vm, w)?;
    vm.heap.new_bytes(data)
}

/// The items as values.
fn items(vm: &mut Vm, w: View) -> Result<Vec<Value>> {
    vm.check_room(w.count * size_of::<Value>())?;
    let data = contents(vm, w)?;
    let mut items = Vec::with_capacity(w.count);
    for item in data.chunks_exact(w.size) {
        vm.heap.burn(8)?;
        items.push(unpack(vm, w.code, item)?);
    }
    Ok(items)
}

fn to_list(vm: &mut Vm, args: Args) -> Result<Value> {
    let w = this(vm, args)?;
    let items = items(vm, w)?;
    vm.heap.new_list(items)
}

fn hex(vm: &mut Vm, args: Args) -> Result<Value> {
    let w = this(vm, args)?;
    let data = contents(vm, w)?;
    bytes_hex::hex_of(vm, args, &data)
}

fn cast(vm: &mut Vm, args: Args) -> Result<Value> {
    let w = this(vm, args)?;
    let format = args.get(vm, 1);
    let Some(text) = named_str_argument(vm, format, "format")? else {
        return Err(Raise::Internal("no format"));
    };
    let Some(code) = character(vm.text(text)) else {
        return Err(vm.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        ));
    };
    let is_byte = |c: u8| matches!(c, b'b' | b'B' | b'c');
    if !is_byte(code) && !is_byte(w.code) {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    if !w.is_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let size = item_size(code).unwrap_or(1);
    let bytes = w.count * w.size;
    if bytes % size != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let count = bytes / size;
    match args.get(vm, 2) {
        Value::Unset => {}
        shape => {
            let shape = vm.items(shape)?;
            if shape != [Value::Int(count as i64)] {
                let e = "memoryview: only views of one dimension are supported";
                return Err(vm.raise(t::NOT_IMPLEMENTED_ERROR, e));
            }
        }
    }
    make(vm, View { format: Value::Str(text), code, size, count, stride: size as i64, ..w })
}

fn to_readonly(vm: &mut Vm, args: Args) -> Result<Value> {
    let w = this(vm, args)?;
    make(vm, View { readonly: true, ..w })
}

fn enter(vm: &mut Vm, args: Args) -> Result<Value> {
    this(vm, args)?;
    Ok(args.get(vm, 0))
}

fn release(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    if read(vm, v).is_none() {
        return Err(vm.wrong_receiver(v));
    }
    if let Value::Opaque(h) = v
        && let OpaqueData::Ints(numbers) = &mut vm.heap.opaque_mut(h).data
        && let Some(released) = numbers.last_mut()
    {
        *released = 1;
    }
    Ok(Value::None)
}

/// What a subscript of a view names: a tuple of one is its item.
fn key_of(vm: &mut Vm, key: Value) -> Result<Subscript> {
    let key = match key {
        Value::Tuple(h) => match *vm.heap.tuple_items(h) {
            [one] => one,
            ref many => {
                let n = many.len();
                let slices = n > 0 && many.iter().all(|v| matches!(v, Value::Slice(_)));
                if slices {
                    let e = "multi-dimensional slicing is not implemented";
                    return Err(vm.raise(t::NOT_IMPLEMENTED_ERROR, e));
                }
                if n == 0 {
                    let e = "sub-views are not implemented";
                    return Err(vm.raise(t::NOT_IMPLEMENTED_ERROR, e));
                }
                let many = many.to_vec();
                if !many.iter().all(|&v| super::arguments::is_index(vm, v)) {
                    return Err(vm.type_error("memoryview: invalid slice key"));
                }
                return Err(
                    vm.type_error(format!("cannot index 1-dimension view with {n}-element tuple"))
                );
            }
        },
        key => key,
    };
    match subscript(vm, key)? {
        Subscript::Wrong => Err(vm.type_error("memoryview: invalid slice key")),
        found => Ok(found),
    }
}

fn place(vm: &mut Vm, w: View, i: i64) -> Result<std::ops::Range<usize>> {
    match super::slice::place(i, w.count).and_then(|at| w.range(vm, at)) {
        Some(range) => Ok(range),
        None => Err(out_of_bounds(vm)),
    }
}

fn part(w: View, span: super::slice::Span) -> View {
    // An empty part may begin before the first item or after the last.
    let start = if span.count == 0 { 0 } else { span.start };
    let offset = usize::try_from(w.offset as i64 + start * w.stride).unwrap_or(w.offset);
    View { offset, count: span.count, stride: w.stride.wrapping_mul(span.step), ..w }
}

fn get_item(vm: &mut Vm, args: Args) -> Result<Step> {
    let (w, key) = (this(vm, args)?, args.get(vm, 1));
    match key_of(vm, key)? {
        Subscript::Item(i) => {
            let range = place(vm, w, i)?;
            let mut item = [0; 8];
            item[..w.size].copy_from_slice(&vm.heap.bytes(w.data)[range]);
            unpack(vm, w.code, &item[..w.size]).map(Step::Done)
        }
        Subscript::Slice(bounds) => make(vm, part(w, bounds.span(w.count))).map(Step::Done),
        _ => vm.prelude_call("text_get_item", &[args.get(vm, 0), key]),
    }
}

fn set_item(vm: &mut Vm, args: Args) -> Result<Step> {
    let (w, key, value) = (this(vm, args)?, args.get(vm, 1), args.get(vm, 2));
    if w.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    match key_of(vm, key)? {
        Subscript::Item(i) => {
            let range = place(vm, w, i)?;
            let item = pack(vm, w.code, value)?;
            vm.heap.bytes_mut(w.data)[range].copy_from_slice(&item);
        }
        Subscript::Slice(bounds) => {
            let target = part(w, bounds.span(w.count));
            let code = match read(vm, value) {
                Some(_) => view(vm, value)?.code,
                None => b'B',
            };
            let Some(source) = bytes_like(vm, value)? else {
                let got = vm.type_name(value);
                return Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")));
            };
            let data = vm.heap.copy_of_bytes(source)?;
            if code != w.code || data.len() != target.count * w.size {
                return Err(vm.value_error(
                    "memoryview assignment: lvalue and rvalue have different structures",
                ));
            }
            vm.heap.burn(data.len() / 8)?;
            for (i, item) in data.chunks_exact(w.size).enumerate() {
                let Some(range) = target.range(vm, i) else { return Err(out_of_bounds(vm)) };
                vm.heap.bytes_mut(w.data)[range].copy_from_slice(item);
            }
        }
        _ => return vm.prelude_call("text_set_item", &[args.get(vm, 0), key, value]),
    }
    Ok(Step::Done(Value::None))
}

fn del_item(vm: &mut Vm, args: Args) -> Result<Value> {
    let w = this(vm, args)?;
    Err(vm.type_error(if w.readonly {
        "cannot modify read-only memory"
    } else {
        "cannot delete memory"
    }))
}

fn len(vm: &mut Vm, args: Args) -> Result<Value> {
    this(vm, args).map(|w| Value::Int(w.count as i64))
}

fn iter(vm: &mut Vm, args: Args) -> Result<Value> {
    this(vm, args)?;
    vm.heap.new_iter(Iter::Sequence { obj: args.get(vm, 0), index: 0 })
}

fn equals(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let answer = |same: bool| Ok(Value::bool(same == (op == CmpOp::Eq)));
    // A released view is equal to itself alone.
    if matches!(read(vm, a), Some(Err(()))) || matches!(read(vm, b), Some(Err(()))) {
        return answer(a.is(b));
    }
    let w = this(vm, args)?;
    let code = match read(vm, b) {
        Some(Ok(other)) => other.code,
        _ => b'B',
    };
    let Some(other) = bytes_like(vm, b)? else { return Ok(Value::NotImplemented) };
    let mine = contents(vm, w)?;
    if code == w.code && !matches!(code, b'f' | b'd' | b'e') {
        return answer(mine == *vm.heap.bytes(other));
    }
    let theirs = vm.heap.copy_of_bytes(other)?;
    let size = item_size(code).unwrap_or(1);
    let mut same = mine.len() / w.size == theirs.len() / size;
    for (x, y) in mine.chunks_exact(w.size).zip(theirs.chunks_exact(size)) {
        vm.heap.burn(32)?;
        let (x, y) = (unpack(vm, w.code, x)?, unpack(vm, code, y)?);
        let nan = matches!(x, Value::Float(f) if f.get().is_nan());
        same = same && !nan && vm.eq_pure(x, y)? == Some(true);
    }
    answer(same)
}

fn hash(vm: &mut Vm, args: Args) -> Result<Value> {
    let w = this(vm, args)?;
    if !w.readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !matches!(w.code, b'B' | b'b' | b'c') {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    let data = contents(vm, w)?;
    let (_, budget) = vm.heap.split();
    let hash = crate::hash::hash_long(budget, &data)?;
    Ok(Value::Int(vm.heap.salted(hash) as i64))
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let released = matches!(read(vm, v), Some(Err(())));
    let at = vm.address(v);
    vm.heap.new_string(format!("<{}memory at {at}>", if released { "released " } else { "" }))
}

// ---- attributes

fn object(vm: &mut Vm, v: Value) -> Result<Value> {
    view(vm, v).map(|w| w.object)
}

fn format(vm: &mut Vm, v: Value) -> Result<Value> {
    view(vm, v).map(|w| w.format)
}

fn size(vm: &mut Vm, v: Value, of: fn(View) -> usize) -> Result<Value> {
    view(vm, v).map(|w| Value::Int(of(w) as i64))
}

fn flag(vm: &mut Vm, v: Value, of: fn(View) -> bool) -> Result<Value> {
    view(vm, v).map(|w| Value::bool(of(w)))
}

fn single(vm: &mut Vm, v: Value, of: fn(View) -> i64) -> Result<Value> {
    let w = view(vm, v)?;
    vm.heap.new_tuple(&[Value::Int(of(w))])
}

fn suboffsets(vm: &mut Vm, v: Value) -> Result<Value> {
    view(vm, v)?;
    vm.heap.new_tuple(&[])
}
