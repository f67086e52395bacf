//! `id(v)`: a number that differs between any two objects that live at the same time, and is the same
//! in every run of the same program. Reprs show it as an address.

use crate::value::Value;
use crate::vm::Vm;

/// Where the numbers begin: nothing looks like a small int.
const BASE: u64 = 0x10_0000;

impl Vm {
    /// `id(v)`. Ints and floats have no identity of their own: equal ones share it.
    pub fn identity(&self, v: Value) -> i64 {
        let (kind, index) = match v {
            Value::Unset => (0, 0),
            Value::None => (0, 1),
            Value::False => (0, 2),
            Value::True => (0, 3),
            Value::Ellipsis => (0, 4),
            Value::NotImplemented => (0, 5),
            Value::Int(i) => return (1 << 62) | (i & ((1 << 61) - 1)),
            Value::Float(f) => return (1 << 62) | (1 << 61) | ((f.get().to_bits() >> 3) as i64),
            Value::Str(s) => (1, s.index()),
            Value::BigInt(h) => (2, h.index()),
            Value::Complex(h) => (3, h.index()),
            Value::Bytes(h) | Value::ByteArray(h) => (4, h.index()),
            Value::List(h) => (5, h.index()),
            Value::Tuple(h) => (6, h.index()),
            Value::Dict(h) => (7, h.index()),
            Value::Set(h) | Value::FrozenSet(h) => (8, h.index()),
            Value::Range(h) => (9, h.index()),
            Value::Slice(h) => (10, h.index()),
            Value::Function(h) => (11, h.index()),
            Value::Native(id) => (12, id.index()),
            Value::Method(h) => (13, h.index()),
            Value::Type(t) => (14, t.index()),
            Value::Instance(h) => (15, h.index()),
            Value::Exception(h) => (16, h.index()),
            Value::Cell(h) => (17, h.index()),
            Value::Generator(h) => (18, h.index()),
            Value::Iter(h) => (19, h.index()),
            Value::DictView(h) => (20, h.index()),
            Value::Property(h) => (21, h.index()),
            Value::Wrapper(h) => (22, h.index()),
            Value::Module(h) => (23, h.index()),
            Value::HostFn(f) => (24, f.index()),
            Value::Code(c) => (25, c.index()),
            Value::Opaque(h) => (26, h.index()),
        };
        (BASE + ((index as u64) << 5 | kind) * 16) as i64
    }
}
