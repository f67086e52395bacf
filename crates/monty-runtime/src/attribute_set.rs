//! Setting and deleting attributes: data descriptors, `__setattr__` and `__delattr__` of guest classes,
//! classes, functions, exceptions, modules; and what cannot be set.

use crate::attribute::AttributeCont;
use crate::class::{Found, is_plain};
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::Step;
use crate::object::{DictObject, Wrapper};
use crate::types as t;
use crate::value::{Handle, Sym, TypeRef, Value};
use crate::vm::Vm;

impl Vm {
    /// `v.name = value`
    pub fn set_attr(&mut self, v: Value, name: Sym, value: Value) -> Result<Step> {
        let class = self.type_of(v);
        if self.class(class).is_some_and(|c| c.flags.setattr) {
            let step = self.call_method(v, n::SETATTR, &[Value::Str(name), value])?;
            return self.and_then(step, Cont::Attribute(AttributeCont::Discard), 0, &[]);
        }
        self.plain_set_attr(v, name, value)
    }

    /// The value of an attribute that an instance holds itself, found by way of what was looked up
    /// before; None if other code has a say in it.
    pub fn field_again(&mut self, v: Value, name: Sym) -> Option<Value> {
        let Value::Instance(h) = v else { return None };
        let class = self.type_of(v);
        if self.text(name).starts_with("__") {
            return self.field(v, name);
        }
        if self.class(class).is_none_or(|c| c.flags.getattribute)
            || self.lookup_cached(class, name).is_some_and(|f| self.is_data(Found::Value(f)))
        {
            return None;
        }
        self.instance_get(h, name)
    }

    /// The same by a name that may not be interned.
    pub fn field_named(&mut self, v: Value, name: Sym) -> Result<Option<Value>> {
        let Value::Instance(h) = v else { return Ok(None) };
        // What stands in a shape is interned.
        let is_known = self.shape(self.heap.instance(h).shape).slot(name).is_some();
        let name = if is_known { name } else { self.heap.intern_str(name)? };
        Ok(self.field_again(v, name))
    }

    /// The values of such an attribute of two instances of one class.
    pub fn fields_again(
        &mut self,
        a: Value,
        b: Value,
        name: Sym,
    ) -> Result<Option<(Value, Value)>> {
        let (Value::Instance(x), Value::Instance(y)) = (a, b) else { return Ok(None) };
        let shape = self.heap.instance(x).shape;
        if shape == self.heap.instance(y).shape
            && self.instance_dict(x).is_none()
            && let Some(slot) = self.shape(shape).slot(name)
        {
            // What stands in a shape is interned.
            let first = self.field_again(a, name);
            return Ok(first.map(|first| (first, self.heap.instance(y).slot(slot))));
        }
        let name = self.heap.intern_str(name)?;
        let both = self.field_again(a, name).zip(self.field_again(b, name));
        Ok(both)
    }

    /// Are these instances of one class, by what `__class__` says of them?
    pub fn are_of_one_class(&self, a: Value, b: Value) -> bool {
        let class = self.type_of(a);
        matches!((a, b), (Value::Instance(_), Value::Instance(_)))
            && class == self.type_of(b)
            && self.lookup(class, n::CLASS).is_none()
    }

    /// The value of such an attribute; None if other code has a say in it.
    pub fn field(&self, v: Value, name: Sym) -> Option<Value> {
        let Value::Instance(h) = v else { return None };
        let class = self.type_of(v);
        if self.class(class).is_none_or(|c| c.flags.getattribute)
            || self.find(class, name).is_some_and(|(f, _)| self.is_data(f))
        {
            return None;
        }
        self.instance_get(h, name)
    }

    /// `del v.name`
    pub fn del_attr(&mut self, v: Value, name: Sym) -> Result<Step> {
        let class = self.type_of(v);
        if self.class(class).is_some_and(|c| c.flags.delattr) {
            let step = self.call_method(v, n::DELATTR, &[Value::Str(name)])?;
            return self.and_then(step, Cont::Attribute(AttributeCont::Discard), 0, &[]);
        }
        self.plain_set_attr(v, name, Value::Unset)
    }

    /// What `__setattr__` (or, for an unset value, `__delattr__`) of the builtin type does.
    pub(crate) fn plain_set_attr(&mut self, v: Value, name: Sym, value: Value) -> Result<Step> {
        match v {
            Value::Type(class) => return self.set_type_attr(class, name, value),
            Value::Wrapper(h) => {
                // `list[int].x = …` goes to `list`.
                if let Wrapper::GenericAlias { origin, .. } = *self.heap.wrapper(h)
                    && !self.text(name).starts_with("__")
                {
                    return if value.is_unset() {
                        self.del_attr(origin, name)
                    } else {
                        self.set_attr(origin, name, value)
                    };
                }
            }
            _ => {}
        }
        if name == n::DICT && value.is_unset() && matches!(v, Value::Exception(_)) {
            return Err(self.type_error("cannot delete __dict__"));
        }
        let class = self.type_of(v);
        let mut found = self.find(class, name);
        // What `object` computes for all is in CPython the doc of the type, and a dict of its own.
        let computed = found.is_some_and(|(_, owner)| owner == t::OBJECT);
        if computed && name == n::DICT && !self.has_attributes(v) {
            found = None;
        }
        if let Some((f, _)) = found
            && !(computed && name == n::DOC)
            && let Some(step) = self.set_descriptor(f, v, name, value)?
        {
            return Ok(step);
        }
        if self.set_own(v, name, value)? {
            return Ok(Step::Done(Value::None));
        }
        Err(self.cannot_set(v, class, found.is_some(), name, value.is_unset()))
    }

    /// Can the object have attributes of its own?
    fn has_attributes(&self, v: Value) -> bool {
        match v {
            Value::Instance(_) => !self.class(self.type_of(v)).is_some_and(|c| c.closed),
            Value::Exception(_) | Value::Function(_) | Value::Module(_) | Value::Type(_) => true,
            _ => false,
        }
    }

    /// Set an attribute in the object itself; false if it cannot have any, or lacks the one to delete.
    fn set_own(&mut self, v: Value, name: Sym, value: Value) -> Result<bool> {
        match v {
            Value::Instance(h) => {
                let class = self.type_of(v);
                if self.class(class).is_some_and(|c| c.closed) {
                    return Ok(false);
                }
                if value.is_unset() {
                    return self.instance_del(h, name);
                }
                self.instance_set(h, name, value)?;
                Ok(true)
            }
            Value::Module(h) => {
                if value.is_unset() {
                    if self.module_get(h, name).is_none() && self.deferred_code(h, name).is_none() {
                        return Ok(false);
                    }
                    self.module_del(h, name)?;
                } else {
                    self.module_set(h, name, value)?;
                }
                Ok(true)
            }
            _ => {
                if value.is_unset() {
                    return Ok(match self.object_dict(v) {
                        Some(d) => self.dict_del_str(d, name).is_some(),
                        None => false,
                    });
                }
                match self.make_object_dict(v)? {
                    Some(d) => self.dict_set_str(d, name, value).map(|()| true),
                    None => Ok(false),
                }
            }
        }
    }

    /// The dict of a function or exception, if it has one already.
    pub(crate) fn object_dict(&self, v: Value) -> Option<Handle<DictObject>> {
        let dict = match v {
            Value::Exception(h) => self.heap.exception(h).dict,
            Value::Function(h) => self.heap.function(h).dict,
            Value::Instance(h) => return self.instance_dict(h),
            _ => return None,
        };
        match self.payload(dict) {
            Value::Dict(d) => Some(d),
            _ => None,
        }
    }

    /// The same, made if need be; None if the object can have none.
    pub(crate) fn make_object_dict(&mut self, v: Value) -> Result<Option<Handle<DictObject>>> {
        if let Some(d) = self.object_dict(v) {
            return Ok(Some(d));
        }
        match v {
            Value::Instance(h) => {
                let class = self.type_of(v);
                if self.class(class).is_some_and(|c| c.closed) {
                    return Ok(None);
                }
                return self.enter_dict_mode(h).map(Some);
            }
            Value::Exception(_) | Value::Function(_) => {}
            _ => return Ok(None),
        }
        let dict = self.heap.new_dict()?;
        match v {
            Value::Exception(h) => self.heap.exception_mut(h).dict = dict,
            Value::Function(h) => self.heap.function_mut(h).dict = dict,
            _ => {}
        }
        match dict {
            Value::Dict(d) => Ok(Some(d)),
            _ => Err(Raise::Internal("not a dict")),
        }
    }

    /// `__set__` or `__delete__` of a descriptor; None if it is no data descriptor.
    pub(crate) fn set_descriptor(
        &mut self,
        f: Found,
        v: Value,
        name: Sym,
        value: Value,
    ) -> Result<Option<Step>> {
        let descriptor = match f {
            Found::GetSet(def) => {
                return match def.set {
                    Some(set) => set(self, v, value).map(|()| Some(Step::Done(Value::None))),
                    None => Err(self.not_writable(v, name)),
                };
            }
            Found::Value(d) => d,
        };
        match descriptor {
            Value::Property(h) => {
                let (set, what, args): (Value, &str, &[Value]) = if value.is_unset() {
                    (self.heap.property(h).delete, "deleter", &[v])
                } else {
                    (self.heap.property(h).set, "setter", &[v, value])
                };
                if set.is_none() || set.is_unset() {
                    return Err(self.property_error(h, v, what));
                }
                self.call_then_cont(set, args, Cont::Attribute(AttributeCont::Discard), 0, &[])
                    .map(Some)
            }
            Value::Wrapper(h) => match *self.heap.wrapper(h) {
                Wrapper::Member { class, name } => {
                    if !self.is_instance(v, class) {
                        return Err(self.foreign_receiver(descriptor, v));
                    }
                    self.member_set(v, name, value).map(|()| Some(Step::Done(Value::None)))
                }
                Wrapper::GetSet { class, name } => match self.computed(class, name) {
                    Some(def) => self.set_descriptor(Found::GetSet(def), v, name, value),
                    None => Err(self.not_writable(v, name)),
                },
                _ => Ok(None),
            },
            Value::Instance(_) | Value::Opaque(_) | Value::Exception(_) => {
                let class = self.type_of(descriptor);
                let (has_set, has_delete) =
                    (self.lookup(class, n::SET).is_some(), self.lookup(class, n::DELETE).is_some());
                if !has_set && !has_delete {
                    return Ok(None);
                }
                if value.is_unset() {
                    if !has_delete {
                        return Err(self.attribute_error("__delete__"));
                    }
                    let step = self.call_method(descriptor, n::DELETE, &[v])?;
                    return self
                        .and_then(step, Cont::Attribute(AttributeCont::Discard), 0, &[])
                        .map(Some);
                }
                if !has_set {
                    return Err(self.attribute_error("__set__"));
                }
                let step = self.call_method(descriptor, n::SET, &[v, value])?;
                self.and_then(step, Cont::Attribute(AttributeCont::Discard), 0, &[]).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Set (or delete) a slot of `__slots__`.
    pub(crate) fn member_set(&mut self, v: Value, name: Sym, value: Value) -> Result<()> {
        let storage = self.member_name(name)?;
        let Value::Instance(h) = v else {
            let Some(d) = self.make_object_dict(v)? else { return Ok(()) };
            if value.is_unset() {
                return match self.dict_del_str(d, storage) {
                    Some(_) => Ok(()),
                    None => Err(self.missing_member(v, name)),
                };
            }
            return self.dict_set_str(d, storage, value);
        };
        if value.is_unset() {
            return if self.slot_del(h, storage)? {
                Ok(())
            } else {
                Err(self.missing_member(v, name))
            };
        }
        if self.slot_set(h, storage, value)? {
            Ok(())
        } else {
            Err(Raise::Internal("no room for a slot"))
        }
    }

    fn missing_member(&mut self, _: Value, name: Sym) -> Raise {
        let text = self.text(name).to_owned();
        self.attribute_error(text)
    }

    /// `attribute 'x' of 'C' objects is not writable`
    #[cold]
    fn not_writable(&mut self, v: Value, name: Sym) -> Raise {
        let class = self.type_of(v);
        let owner = self.find(class, name).map_or(class, |f| f.1);
        // What CPython keeps as plain members of the object says less.
        let member = matches!(
            owner,
            t::PROPERTY
                | t::METHOD
                | t::SUPER
                | t::SLICE
                | t::RANGE
                | t::COMPLEX
                | t::FUNCTION
                | t::CODE
        ) && name != n::ISABSTRACT;
        if member {
            return self.attribute_error("readonly attribute");
        }
        let (class, text) = (self.full_type_name(owner), self.text(name).to_owned());
        self.attribute_error(format!("attribute '{text}' of '{class}' objects is not writable"))
    }

    #[cold]
    fn cannot_set(
        &mut self,
        v: Value,
        class: TypeRef,
        found: bool,
        name: Sym,
        delete: bool,
    ) -> Raise {
        let (class_name, text) = (self.full_type_name(class), self.text(name).to_owned());
        let has_dict = match v {
            // Only an assignment that no method of the class decides says where it could have gone.
            Value::Instance(_) => {
                self.class(class).is_some_and(|c| !c.closed || c.flags.setattr || c.flags.delattr)
            }
            Value::Exception(_) | Value::Function(_) | Value::Module(_) => true,
            _ => false,
        };
        if let Value::Module(_) = v {
            return self.no_attribute(v, name);
        }
        let closed = matches!(v, Value::Instance(_)) && self.class(class).is_some_and(|c| c.closed);
        let message = if closed && found {
            format!("'{class_name}' object attribute '{text}' is read-only")
        } else if has_dict || (delete && !found) {
            if has_dict || !delete {
                format!("'{class_name}' object has no attribute '{text}'")
            } else {
                format!(
                    "'{class_name}' object has no attribute '{text}' and no __dict__ for setting new attributes"
                )
            }
        } else if found {
            format!("'{class_name}' object attribute '{text}' is read-only")
        } else {
            format!(
                "'{class_name}' object has no attribute '{text}' and no __dict__ for setting new attributes"
            )
        };
        self.attribute_error_about(v, name, message)
    }

    // ---- classes

    /// `type.__setattr__` and, for an unset value, `type.__delattr__`.
    fn set_type_attr(&mut self, class: TypeRef, name: Sym, value: Value) -> Result<Step> {
        if self.class(class).is_none() || self.is_native_class(class) {
            let (attr, c) = (self.text(name).to_owned(), self.full_type_name(class));
            return Err(
                self.type_error(format!("cannot set '{attr}' attribute of immutable type '{c}'"))
            );
        }
        let meta = self.metaclass(class);
        let target = Value::Type(class);
        if let Some((f, _)) = self.find(meta, name)
            && self.is_data(f)
            && let Some(step) = self.set_descriptor(f, target, name, value)?
        {
            return Ok(step);
        }
        if value.is_unset() {
            return match self.class_del(class, name)? {
                Some(_) => Ok(Step::Done(Value::None)),
                None => Err(self.no_attribute(target, name)),
            };
        }
        self.class_set(class, name, value)?;
        Ok(Step::Done(Value::None))
    }

    /// Store in the namespace of a class of the run.
    pub(crate) fn class_set(&mut self, class: TypeRef, name: Sym, value: Value) -> Result<()> {
        let Some(dict) = self.class(class).map(|c| c.dict) else {
            return Err(Raise::Internal("not a class of the run"));
        };
        let old = self.dict_get_str(dict, name);
        self.dict_set_str(dict, name, value)?;
        if !(is_plain(value) && old.is_some_and(is_plain)) {
            self.class_changed(class, Some(name))?;
        }
        Ok(())
    }

    /// Delete from the namespace of a class of the run.
    pub(crate) fn class_del(&mut self, class: TypeRef, name: Sym) -> Result<Option<Value>> {
        let Some(dict) = self.class(class).map(|c| c.dict) else {
            return Err(Raise::Internal("not a class of the run"));
        };
        let old = self.dict_del_str(dict, name);
        if old.is_some() {
            self.class_changed(class, Some(name))?;
        }
        Ok(old)
    }
}
