//! From the host to the heap. What the runtime makes itself is made at once; values of library
//! classes (dates, decimals, dataclasses) are made by Python code of the library, from a list of
//! operations that the prelude's `host_build` carries out.

use monty_host::{MontyException, MontyObject, MontyTimeZone};

use crate::error::{Raise, Result};
use crate::native::Step;
use crate::object::{DictObject, ExceptionObject, SetObject};
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

/// Does the value hold something that only library code can make?
fn needs_library(object: &MontyObject) -> bool {
    match object {
        MontyObject::List(items)
        | MontyObject::Tuple(items)
        | MontyObject::Set(items)
        | MontyObject::FrozenSet(items) => items.iter().any(needs_library),
        MontyObject::Dict(pairs) => pairs.iter().any(|(k, v)| needs_library(k) || needs_library(v)),
        MontyObject::Exception(e) => e.args.iter().any(needs_library),
        MontyObject::NamedTuple(_)
        | MontyObject::Dataclass(_)
        | MontyObject::Date(_)
        | MontyObject::Time(_)
        | MontyObject::DateTime(_)
        | MontyObject::TimeDelta(_)
        | MontyObject::TimeZone(_)
        | MontyObject::Decimal(_)
        | MontyObject::Uuid(_)
        | MontyObject::Path(_)
        | MontyObject::EnumMember(_)
        | MontyObject::Repr(_) => true,
        _ => false,
    }
}

impl Vm {
    /// A host's value that needs no code of the library.
    pub fn from_host(&mut self, object: &MontyObject) -> Result<Value> {
        self.heap.burn(8)?;
        Ok(match object {
            MontyObject::None => Value::None,
            MontyObject::Ellipsis => Value::Ellipsis,
            MontyObject::Bool(b) => Value::bool(*b),
            MontyObject::Int(i) => Value::Int(*i),
            MontyObject::BigInt(i) => self.heap.new_int(i.clone())?,
            MontyObject::Float(f) => Value::float(*f),
            MontyObject::Complex(re, im) => self.heap.new_complex(*re, *im)?,
            MontyObject::String(s) => self.heap.new_str(s)?,
            MontyObject::Bytes(b) => {
                self.heap.burn(b.len())?;
                self.fits(b.len())?;
                self.heap.new_bytes(b.clone())?
            }
            MontyObject::ByteArray(b) => {
                self.heap.burn(b.len())?;
                self.fits(b.len())?;
                self.heap.new_bytearray(b.clone())?
            }
            MontyObject::List(items) => {
                let items = self.values_from_host(items)?;
                self.heap.new_list(items)?
            }
            MontyObject::Tuple(items) => {
                let items = self.values_from_host(items)?;
                self.heap.new_tuple(&items)?
            }
            MontyObject::Dict(pairs) => {
                self.fits(pairs.len() * 48)?;
                let Value::Dict(h) = self.heap.new_dict()? else {
                    return Err(Raise::Internal("not a dict"));
                };
                for (k, v) in pairs {
                    let (k, v) = (self.from_host(k)?, self.from_host(v)?);
                    self.put_host_key(h, k, v)?;
                }
                Value::Dict(h)
            }
            MontyObject::Set(items) => self.set_from_host(items, false)?,
            MontyObject::FrozenSet(items) => self.set_from_host(items, true)?,
            MontyObject::Exception(e) => {
                let args = self.values_from_host(&e.args)?;
                let class = self.exception_class(&e.exc_type, &e.builtin_base);
                Value::Exception(self.new_exception(class, &args)?)
            }
            _ => return Err(Raise::Internal("a value of the library without its code")),
        })
    }

    /// Would so many bytes fit? Refused before anything is copied.
    fn fits(&mut self, bytes: usize) -> Result<()> {
        self.heap.charge(bytes)?;
        self.heap.release(bytes);
        Ok(())
    }

    fn values_from_host(&mut self, items: &[MontyObject]) -> Result<Vec<Value>> {
        self.fits(size_of_val(items))?;
        let mut out = Vec::with_capacity(items.len());
        for item in items {
            out.push(self.from_host(item)?);
        }
        Ok(out)
    }

    fn put_host_key(&mut self, h: Handle<DictObject>, k: Value, v: Value) -> Result<()> {
        let Some(hash) = self.hash_pure(k)? else {
            return Err(Raise::Internal("a key of the host needs code"));
        };
        let candidates = self.heap.dict(h).candidates(hash);
        let mut found = None;
        for at in candidates {
            let other = self.heap.dict(h).entry(at).map_or(Value::Unset, |e| e.key);
            if self.eq_pure_same(other, k)? {
                found = Some(at);
            }
        }
        match found {
            Some(at) => {
                self.heap.dict_mut(h).set_value(at, v);
                Ok(())
            }
            None => self.heap.dict_push(h, hash, k, v),
        }
    }

    /// Equality of plain values; those that need code are taken as different.
    fn eq_pure_same(&mut self, a: Value, b: Value) -> Result<bool> {
        Ok(a.is(b) || self.eq_pure(a, b)? == Some(true))
    }

    fn set_from_host(&mut self, items: &[MontyObject], frozen: bool) -> Result<Value> {
        let items = self.values_from_host(items)?;
        let made = self.heap.new_set_from(SetObject::default(), frozen)?;
        let (Value::Set(h) | Value::FrozenSet(h)) = made else {
            return Err(Raise::Internal("not a set"));
        };
        for v in items {
            let Some(hash) = self.hash_pure(v)? else {
                return Err(Raise::Internal("an item of the host needs code"));
            };
            let mut is_new = true;
            for at in self.heap.set(h).candidates(hash, &mut 0) {
                let other = self.heap.set(h).key(at).map_or(Value::Unset, |s| s.key);
                is_new &= !self.eq_pure_same(other, v)?;
            }
            if is_new {
                self.heap.set_push(h, hash, v)?;
            }
        }
        Ok(made)
    }

    /// A host's value, which library code may have to make.
    pub fn from_host_step(&mut self, object: &MontyObject) -> Result<Step> {
        if !needs_library(object) {
            return self.from_host(object).map(Step::Done);
        }
        let ops = self.host_recipe(object)?;
        self.prelude_call("host_build", &[ops])
    }

    /// Does the value need library code, so that [`from_host`](Self::from_host) cannot make it?
    pub(crate) fn host_needs_library(object: &MontyObject) -> bool {
        needs_library(object)
    }

    /// What `host_build` is to do, as a list of tuples.
    pub(crate) fn host_recipe(&mut self, object: &MontyObject) -> Result<Value> {
        let mut ops = Vec::new();
        self.recipe(object, &mut ops)?;
        self.heap.new_list(ops)
    }

    fn recipe(&mut self, object: &MontyObject, ops: &mut Vec<Value>) -> Result<()> {
        self.heap.burn(16)?;
        if !needs_library(object) {
            let v = self.from_host(object)?;
            return self.op(ops, "value", &[v]);
        }
        match object {
            MontyObject::List(items) => self.recipe_many("list", items, ops),
            MontyObject::Tuple(items) => self.recipe_many("tuple", items, ops),
            MontyObject::Set(items) => self.recipe_many("set", items, ops),
            MontyObject::FrozenSet(items) => self.recipe_many("frozenset", items, ops),
            MontyObject::Dict(pairs) => {
                for (k, v) in pairs {
                    self.recipe(k, ops)?;
                    self.recipe(v, ops)?;
                }
                self.op(ops, "dict", &[Value::Int(pairs.len() as i64)])
            }
            MontyObject::Exception(e) => {
                for arg in &e.args {
                    self.recipe(arg, ops)?;
                }
                let class = self.exception_class(&e.exc_type, &e.builtin_base);
                self.op(ops, "exception", &[Value::Int(e.args.len() as i64), Value::Type(class)])
            }
            MontyObject::NamedTuple(nt) => {
                for v in &nt.values {
                    self.recipe(v, ops)?;
                }
                let (name, names) =
                    (self.heap.new_str(&nt.type_name)?, self.names_tuple(nt.field_names.iter())?);
                self.op(ops, "namedtuple", &[Value::Int(nt.values.len() as i64), name, names])
            }
            MontyObject::Dataclass(d) => {
                for (_, v) in &d.fields {
                    self.recipe(v, ops)?;
                }
                let names = self.names_tuple(d.fields.iter().map(|(n, _)| n))?;
                let (name, id) = (self.heap.new_str(&d.name)?, self.heap.new_str(&d.type_id)?);
                let (count, fields) =
                    (d.fields.len() as i64, d.field_count.min(d.fields.len()) as i64);
                self.op(
                    ops,
                    "dataclass",
                    &[
                        Value::Int(count),
                        name,
                        id,
                        names,
                        Value::Int(fields),
                        Value::bool(d.frozen),
                    ],
                )
            }
            MontyObject::EnumMember(m) => {
                self.recipe(&m.value, ops)?;
                let mut texts = Vec::new();
                for text in [&m.class_name, &m.type_id, &m.name, &m.mixin] {
                    texts.push(self.heap.new_str(text)?);
                }
                self.op(ops, "enum", &texts)
            }
            leaf => self.recipe_leaf(leaf, ops),
        }
    }

    fn recipe_many(
        &mut self,
        kind: &str,
        items: &[MontyObject],
        ops: &mut Vec<Value>,
    ) -> Result<()> {
        for item in items {
            self.recipe(item, ops)?;
        }
        self.op(ops, kind, &[Value::Int(items.len() as i64)])
    }

    /// Values of library classes that hold no other values.
    fn recipe_leaf(&mut self, object: &MontyObject, ops: &mut Vec<Value>) -> Result<()> {
        let int = |i: i32| Value::Int(i64::from(i));
        match object {
            MontyObject::Date(d) => {
                self.op(ops, "date", &[int(d.year), int(d.month.into()), int(d.day.into())])
            }
            MontyObject::Time(time) => {
                let zone = self.zone_tuple(time.tzinfo.as_ref())?;
                let fields = time_fields(time);
                self.op(ops, "time", &[fields[0], fields[1], fields[2], fields[3], fields[4], zone])
            }
            MontyObject::DateTime(dt) => {
                let zone = self.zone_tuple(dt.time.tzinfo.as_ref())?;
                let f = time_fields(&dt.time);
                let (y, m, d) =
                    (int(dt.date.year), int(dt.date.month.into()), int(dt.date.day.into()));
                self.op(ops, "datetime", &[y, m, d, f[0], f[1], f[2], f[3], f[4], zone])
            }
            MontyObject::TimeDelta(d) => {
                self.op(ops, "timedelta", &[int(d.days), int(d.seconds), int(d.microseconds)])
            }
            MontyObject::TimeZone(z) => {
                let zone = self.zone_tuple(Some(z))?;
                self.op(ops, "timezone", &[zone])
            }
            MontyObject::Decimal(text) => {
                let text = self.heap.new_str(text)?;
                self.op(ops, "decimal", &[text])
            }
            MontyObject::Uuid(n) => {
                let n = self.heap.new_int((*n).into())?;
                self.op(ops, "uuid", &[n])
            }
            MontyObject::Path(text) => {
                let text = self.heap.new_str(text)?;
                self.op(ops, "path", &[text])
            }
            MontyObject::Repr(text) => {
                let text = self.heap.new_str(text)?;
                self.op(ops, "repr", &[text])
            }
            _ => Err(Raise::Internal("a host value without a recipe")),
        }
    }

    fn zone_tuple(&mut self, zone: Option<&MontyTimeZone>) -> Result<Value> {
        let Some(zone) = zone else { return Ok(Value::None) };
        let name = match &zone.name {
            Some(name) => self.heap.new_str(name)?,
            None => Value::None,
        };
        let (s, us) = (i64::from(zone.offset_seconds), i64::from(zone.offset_microseconds));
        self.heap.new_tuple(&[Value::Int(s), Value::Int(us), name])
    }

    fn names_tuple<'a>(&mut self, names: impl Iterator<Item = &'a String>) -> Result<Value> {
        let mut out = Vec::new();
        for name in names {
            out.push(Value::Str(self.heap.intern(name)?));
        }
        self.heap.new_tuple(&out)
    }

    fn op(&mut self, ops: &mut Vec<Value>, kind: &str, operands: &[Value]) -> Result<()> {
        let mut op = vec![Value::Str(self.heap.intern(kind)?)];
        op.extend_from_slice(operands);
        let op = self.heap.new_tuple(&op)?;
        self.fits(ops.len() * 16)?;
        ops.push(op);
        Ok(())
    }

    /// The builtin exception class of that name; else the base; else `Exception`.
    pub(crate) fn exception_class(&self, name: &str, base: &str) -> TypeRef {
        [name, base]
            .into_iter()
            .filter_map(|n| self.registry.type_named(n))
            .find(|&c| self.is_subclass(c, t::BASE_EXCEPTION))
            .unwrap_or(t::EXCEPTION)
    }

    /// The exception that a host raises; arguments that need library code arrive as their text.
    pub fn exception_from_host(&mut self, e: &MontyException) -> Result<Handle<ExceptionObject>> {
        let mut args = Vec::with_capacity(e.args.len());
        for arg in &e.args {
            let v = if needs_library(arg) {
                self.heap.new_string(format!("<{}>", arg.type_name()))?
            } else {
                self.from_host(arg)?
            };
            args.push(v);
        }
        if args.is_empty()
            && let Some(message) = &e.message
        {
            args.push(self.heap.new_str(message)?);
        }
        let class = self.exception_class(&e.exc_type, &e.builtin_base);
        self.new_exception(class, &args)
    }
}

/// hour, minute, second, microsecond, fold
fn time_fields(time: &monty_host::MontyTime) -> [Value; 5] {
    [
        i64::from(time.hour),
        i64::from(time.minute),
        i64::from(time.second),
        i64::from(time.microsecond),
        i64::from(time.fold),
    ]
    .map(Value::Int)
}
