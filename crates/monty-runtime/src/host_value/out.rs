//! From the heap to the host: a tree of plain data, charged while it is made.

use monty_host::{MAX_DEPTH, MontyExceptionValue, MontyNamedTuple, MontyObject};

use crate::error::{Raise, Result};
use crate::object::ExceptionObject;
use crate::types as t;
use crate::value::{Handle, Str, TypeRef, Value};
use crate::vm::Vm;

/// What one node of a tree costs, with the object that a host of another language makes of it while
/// the tree still stands.
const NODE_BYTES: usize = 112;

/// A conversion under way: what it was charged so far.
#[derive(Default)]
pub(crate) struct Export {
    charged: usize,
    depth: usize,
}

impl Vm {
    /// The value as the host sees it. What cannot cross becomes its repr; what nests too deep is a
    /// `ValueError`.
    pub fn to_host(&mut self, v: Value) -> Result<MontyObject> {
        let mut export = Export::default();
        let result = export.value(self, v);
        export.finish(self);
        result
    }
}

/// Room is made for up to so many items before they are charged one by one.
pub(super) const FEW: usize = 64;

impl Export {
    /// Charge for a piece of the tree.
    pub(super) fn charge(&mut self, vm: &mut Vm, bytes: usize) -> Result<()> {
        vm.heap.charge(bytes)?;
        self.charged += bytes;
        vm.heap.burn(bytes / 4 + 8)
    }

    /// Give back what was charged: the tree is the host's now.
    pub(super) fn finish(self, vm: &mut Vm) {
        vm.heap.release(self.charged);
    }

    /// A text of the guest's as the host's own.
    pub(super) fn text(&mut self, vm: &mut Vm, text: Str) -> Result<String> {
        self.joined(vm, text, &[], "")
    }

    /// A text, and after it others with something between them, as one of the host's own.
    pub(super) fn joined(
        &mut self,
        vm: &mut Vm,
        first: Str,
        rest: &[Str],
        between: &str,
    ) -> Result<String> {
        let (mut bytes, mut chars, mut widest) = (between.len() * rest.len(), 0, 1);
        for &text in rest.iter().chain([&first]) {
            let object = vm.heap.str_object(text);
            bytes += object.len();
            chars += object.chars;
            if !object.is_ascii() {
                // A host may keep text with as many bytes a character as its widest takes.
                widest = 4;
            }
        }
        self.charge(vm, bytes + (between.len() * rest.len() + chars) * widest)?;
        let mut joined = String::with_capacity(bytes);
        joined.push_str(vm.text(first));
        for (i, &text) in rest.iter().enumerate() {
            joined.push_str(if i == 0 { "" } else { between });
            joined.push_str(vm.text(text));
        }
        Ok(joined)
    }

    /// A value as a tree.
    pub(super) fn value(&mut self, vm: &mut Vm, v: Value) -> Result<MontyObject> {
        self.charge(vm, NODE_BYTES)?;
        Ok(match v {
            Value::None => MontyObject::None,
            Value::Ellipsis => MontyObject::Ellipsis,
            Value::True => MontyObject::Bool(true),
            Value::False => MontyObject::Bool(false),
            Value::Int(i) => MontyObject::Int(i),
            Value::Float(f) => MontyObject::Float(f.get()),
            Value::Str(s) => MontyObject::String(self.text(vm, s)?),
            Value::BigInt(h) => {
                self.charge(vm, vm.heap.bigint(h).bits() as usize / 8)?;
                MontyObject::int(vm.heap.bigint(h).clone())
            }
            Value::Complex(h) => {
                let (re, im) = vm.heap.complex(h);
                MontyObject::Complex(re, im)
            }
            Value::Bytes(h) => {
                self.charge(vm, 2 * vm.heap.bytes(h).len())?;
                MontyObject::Bytes(vm.heap.bytes(h).to_vec())
            }
            Value::ByteArray(h) => {
                self.charge(vm, 2 * vm.heap.bytes(h).len())?;
                MontyObject::ByteArray(vm.heap.bytes(h).to_vec())
            }
            Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Exception(_) => self.container(vm, v)?,
            Value::Instance(_) => self.nested(vm, |export, vm| export.instance(vm, v))?,
            _ => self.repr(vm, v)?,
        })
    }

    fn nested<T>(
        &mut self,
        vm: &mut Vm,
        inner: impl FnOnce(&mut Self, &mut Vm) -> Result<T>,
    ) -> Result<T> {
        if self.depth >= MAX_DEPTH {
            return Err(
                vm.value_error(format!("value is nested more than {MAX_DEPTH} levels deep"))
            );
        }
        self.depth += 1;
        let result = inner(self, vm);
        self.depth -= 1;
        result
    }

    fn container(&mut self, vm: &mut Vm, v: Value) -> Result<MontyObject> {
        self.nested(vm, |export, vm| {
            Ok(match v {
                Value::List(h) => {
                    MontyObject::List(export.items(vm, vm.heap.items(h).len(), |vm, i| {
                        vm.heap.items(h).get(i).copied()
                    })?)
                }
                Value::Tuple(h) => MontyObject::Tuple(export.tuple(vm, h)?),
                Value::Dict(h) => {
                    let mut pairs = Vec::with_capacity(vm.heap.dict(h).len().min(FEW));
                    for i in 0..vm.heap.dict(h).slots() {
                        let Some(e) = vm.heap.dict(h).entry(i).copied() else { continue };
                        pairs.push((export.value(vm, e.key)?, export.value(vm, e.value)?));
                    }
                    MontyObject::Dict(pairs)
                }
                Value::Set(h) | Value::FrozenSet(h) => {
                    let slots = vm.heap.set(h).slots();
                    let keys =
                        export.items(vm, slots, |vm, i| vm.heap.set(h).key(i).map(|s| s.key))?;
                    if matches!(v, Value::Set(_)) {
                        MontyObject::Set(keys)
                    } else {
                        MontyObject::FrozenSet(keys)
                    }
                }
                Value::Exception(h) => MontyObject::Exception(Box::new(export.exception(vm, h)?)),
                _ => export.repr(vm, v)?,
            })
        })
    }

    fn items(
        &mut self,
        vm: &mut Vm,
        count: usize,
        get: impl Fn(&Vm, usize) -> Option<Value>,
    ) -> Result<Vec<MontyObject>> {
        let mut out = Vec::with_capacity(count.min(FEW));
        for i in 0..count {
            if let Some(v) = get(vm, i) {
                out.push(self.value(vm, v)?);
            }
        }
        Ok(out)
    }

    fn tuple(
        &mut self,
        vm: &mut Vm,
        h: Handle<crate::object::TupleObject>,
    ) -> Result<Vec<MontyObject>> {
        self.items(vm, vm.heap.tuple_items(h).len(), |vm, i| vm.heap.tuple_items(h).get(i).copied())
    }

    /// An exception as a value.
    pub(super) fn exception(
        &mut self,
        vm: &mut Vm,
        h: Handle<ExceptionObject>,
    ) -> Result<MontyExceptionValue> {
        let class = vm.heap.exception(h).class;
        // Two names, and a box around them.
        self.charge(vm, 240)?;
        let args = match vm.heap.exception(h).args {
            Value::Tuple(args) => self.tuple(vm, args)?,
            _ => Vec::new(),
        };
        Ok(MontyExceptionValue {
            exc_type: vm.class_name(class),
            builtin_base: vm.builtin_base(class),
            args,
        })
    }

    /// An instance of a class written in Python.
    fn instance(&mut self, vm: &mut Vm, v: Value) -> Result<MontyObject> {
        if let Some(special) = self.special(vm, v)? {
            return Ok(special);
        }
        let payload = vm.payload(v);
        match payload {
            Value::Instance(_) => self.repr(vm, v),
            Value::Tuple(h) => match vm.field_names(v) {
                Some(names) if names.len() == vm.heap.tuple_items(h).len() => {
                    self.charge(vm, 160 + names.iter().map(|n| n.len() + 48).sum::<usize>())?;
                    let values = self.tuple(vm, h)?;
                    let type_name = vm.type_name(v);
                    Ok(MontyObject::NamedTuple(Box::new(MontyNamedTuple {
                        type_name,
                        field_names: names,
                        values,
                    })))
                }
                _ => self.value(vm, payload),
            },
            _ => self.value(vm, payload),
        }
    }

    /// What cannot cross, as text.
    pub(super) fn repr(&mut self, vm: &mut Vm, v: Value) -> Result<MontyObject> {
        let text = match vm.repr_pure(v) {
            Ok(Some(text)) => text,
            Ok(None) | Err(Raise::Exc(_)) => format!("<{} object>", vm.type_name(v)),
            Err(e) => return Err(e),
        };
        self.charge(vm, text.len())?;
        Ok(MontyObject::Repr(text))
    }
}

impl Vm {
    /// The name of the nearest builtin class in the MRO.
    pub(crate) fn builtin_base(&self, class: TypeRef) -> String {
        let builtin = self.builtin_types();
        let found =
            self.mro(class).iter().copied().find(|c| c.index() < builtin).unwrap_or(t::OBJECT);
        self.class_name(found)
    }

    /// `_fields` of a named tuple.
    fn field_names(&self, v: Value) -> Option<Vec<String>> {
        let name = self.heap.find_interned("_fields")?;
        let fields = self.lookup(self.type_of(v), name)?;
        let Value::Tuple(h) = fields else { return None };
        self.heap.tuple_items(h).iter().map(|&f| self.str_of(f).map(str::to_owned)).collect()
    }
}
