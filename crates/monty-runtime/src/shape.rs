//! Attributes that an instance holds itself: in slots that its shape names, or in a dict once
//! `__dict__` was asked for. Shapes are shared by all instances of a class; they know no descriptors.
//!
//! A class has two base shapes: its root, and after it (`root + 1`) the base of instances in dict
//! mode, whose only slots are those of `__slots__`. Such slots are named by the attribute's name with
//! a NUL after it, so that they never meet an attribute of the instance's dict.

use compact_str::CompactString;

use crate::error::{Raise, Result};
use crate::heap::{ALLOCATION, REST_BYTES};
use crate::object::{DictObject, INLINE_SLOTS, Instance, InstanceRest, Shape, ShapeId};
use crate::value::{Handle, Sym, TypeRef, Value};
use crate::vm::Vm;

/// Instances with more attributes keep them in a dict.
const MAX_NAMES: usize = 48;
/// A shape from which more than this many others grow is used as a dict.
const MAX_BRANCHES: usize = 64;

/// A shape and its two vectors, in a vector that grows by doubling.
const SHAPE_BYTES: usize = 2 * size_of::<Shape>() + 2 * ALLOCATION;

impl Instance {
    /// The value in a slot.
    #[inline]
    pub(crate) fn slot(&self, i: usize) -> Value {
        if i < INLINE_SLOTS {
            return self.slots[i];
        }
        self.rest
            .as_ref()
            .and_then(|r| r.slots.get(i - INLINE_SLOTS).copied())
            .unwrap_or(Value::Unset)
    }
}

impl Vm {
    /// The base shapes of a new class: the root's number, after which stands the one for dicts.
    pub(crate) fn new_base_shapes(&mut self, class: TypeRef) -> Result<ShapeId> {
        self.heap.charge(2 * SHAPE_BYTES)?;
        let root = ShapeId(self.heap.arenas.shapes.len() as u32);
        for _ in 0..2 {
            self.heap.arenas.shapes.push(Shape { class, names: Vec::new(), next: Vec::new() });
        }
        Ok(root)
    }

    #[inline]
    pub(crate) fn shape(&self, id: ShapeId) -> &Shape {
        &self.heap.arenas.shapes[id.0 as usize]
    }

    /// The shape with one name more; None if there should be none.
    pub(crate) fn shape_with(&mut self, from: ShapeId, name: Sym) -> Result<Option<ShapeId>> {
        let shape = self.shape(from);
        if let Some((_, next)) = shape.next.iter().find(|(n, _)| *n == name) {
            return Ok(Some(*next));
        }
        let wide = shape.names.len() >= MAX_NAMES || shape.next.len() >= MAX_BRANCHES;
        if wide && !self.is_member_name(name) {
            return Ok(None);
        }
        let shape = self.shape(from);
        // Vectors of vectors grow by doubling.
        let bytes = SHAPE_BYTES + (shape.names.len() + 1) * size_of::<Sym>() + 2 * 8;
        self.heap.charge(bytes)?;
        let id = ShapeId(self.heap.arenas.shapes.len() as u32);
        let shape = self.shape(from);
        let mut names = Vec::with_capacity(shape.names.len() + 1);
        names.extend_from_slice(&shape.names);
        names.push(name);
        let class = shape.class;
        self.heap.arenas.shapes.push(Shape { class, names, next: Vec::new() });
        self.heap.arenas.shapes[from.0 as usize].next.push((name, id));
        Ok(Some(id))
    }

    /// A new instance of a class of the run, without attributes.
    #[inline]
    pub(crate) fn bare_instance(&mut self, class: TypeRef, payload: Value) -> Result<Value> {
        let Some(c) = self.class(class) else {
            return Err(Raise::Internal("an instance of no class"));
        };
        let shape = c.root_shape;
        let rest = if payload.is_unset() {
            None
        } else {
            self.heap.charge(REST_BYTES)?;
            Some(Box::new(InstanceRest { payload, ..InstanceRest::default() }))
        };
        self.heap.new_instance(Instance { shape, slots: Default::default(), rest })
    }

    /// The dict of an instance in dict mode.
    #[inline]
    pub(crate) fn instance_dict(&self, h: Handle<Instance>) -> Option<Handle<DictObject>> {
        match &self.heap.instance(h).rest {
            Some(rest) if !rest.dict.is_unset() => match self.payload(rest.dict) {
                Value::Dict(d) => Some(d),
                _ => None,
            },
            _ => None,
        }
    }

    /// An attribute that the instance holds itself.
    #[inline]
    pub fn instance_get(&self, h: Handle<Instance>, name: Sym) -> Option<Value> {
        if let Some(d) = self.instance_dict(h) {
            return self.dict_get_str(d, name);
        }
        self.slot_get(h, name)
    }

    /// The same among the slots only.
    #[inline]
    pub fn slot_get(&self, h: Handle<Instance>, name: Sym) -> Option<Value> {
        let instance = self.heap.instance(h);
        let i = self.shape(instance.shape).slot(name)?;
        Some(instance.slot(i))
    }

    /// Set an attribute that the instance holds itself.
    pub(crate) fn instance_set(&mut self, h: Handle<Instance>, name: Sym, v: Value) -> Result<()> {
        if let Some(d) = self.instance_dict(h) {
            return self.dict_set_str(d, name, v);
        }
        if self.slot_set(h, name, v)? {
            return Ok(());
        }
        let d = self.enter_dict_mode(h)?;
        self.dict_set_str(d, name, v)
    }

    /// Set a slot, adding it if the shape lacks it; false if shapes do not go so far.
    pub fn slot_set(&mut self, h: Handle<Instance>, name: Sym, v: Value) -> Result<bool> {
        let shape = self.heap.instance(h).shape;
        if let Some(i) = self.shape(shape).slot(name) {
            self.write_slot(h, i, v)?;
            return Ok(true);
        }
        let i = self.shape(shape).names.len();
        let Some(next) = self.shape_with(shape, name)? else { return Ok(false) };
        self.write_slot(h, i, v)?;
        self.heap.instance_mut(h).shape = next;
        Ok(true)
    }

    pub(crate) fn write_slot(&mut self, h: Handle<Instance>, i: usize, v: Value) -> Result<()> {
        if i < INLINE_SLOTS {
            self.heap.instance_mut(h).slots[i] = v;
            return Ok(());
        }
        let i = i - INLINE_SLOTS;
        if self.heap.instance(h).rest.is_none() {
            self.heap.charge(REST_BYTES)?;
            self.heap.instance_mut(h).rest = Some(Box::default());
        }
        let (len, capacity) = match &self.heap.instance(h).rest {
            Some(rest) => (rest.slots.len(), rest.slots.capacity()),
            None => return Err(Raise::Internal("an instance lost its slots")),
        };
        if i >= capacity {
            let new = (i + 1).max(capacity * 2).max(2);
            self.heap.charge((new - capacity) * size_of::<Value>())?;
            if let Some(rest) = &mut self.heap.instance_mut(h).rest {
                rest.slots.reserve_exact(new - len);
                // The vector may not take more than what was charged.
                debug_assert!(rest.slots.capacity() == new);
            }
        }
        if let Some(rest) = &mut self.heap.instance_mut(h).rest {
            if i >= len {
                rest.slots.resize(i + 1, Value::Unset);
            }
            rest.slots[i] = v;
        }
        Ok(())
    }

    /// Names and values of the slots, in order.
    pub(crate) fn slot_pairs(&self, h: Handle<Instance>) -> Vec<(Sym, Value)> {
        let instance = self.heap.instance(h);
        let names = &self.shape(instance.shape).names;
        names.iter().enumerate().map(|(i, &n)| (n, instance.slot(i))).collect()
    }

    /// Is it the name of a slot of `__slots__`?
    pub(crate) fn is_member_name(&self, name: Sym) -> bool {
        self.text(name).ends_with('\0')
    }

    /// Give an instance these slots, from a base shape on. False if shapes do not go so far.
    fn refill(
        &mut self,
        h: Handle<Instance>,
        base: ShapeId,
        pairs: &[(Sym, Value)],
    ) -> Result<bool> {
        let mut shape = base;
        for &(name, _) in pairs {
            let Some(next) = self.shape_with(shape, name)? else { return Ok(false) };
            shape = next;
        }
        let i = self.heap.instance_mut(h);
        i.slots = Default::default();
        if let Some(rest) = &mut i.rest {
            rest.slots.clear();
        }
        for (at, &(_, v)) in pairs.iter().enumerate() {
            self.write_slot(h, at, v)?;
        }
        self.heap.instance_mut(h).shape = shape;
        Ok(true)
    }

    fn root_of(&self, h: Handle<Instance>) -> Result<ShapeId> {
        let class = self.shape(self.heap.instance(h).shape).class;
        self.class(class).map(|c| c.root_shape).ok_or(Raise::Internal("an instance of no class"))
    }

    /// Remove an attribute that the instance holds itself; was it there?
    pub(crate) fn instance_del(&mut self, h: Handle<Instance>, name: Sym) -> Result<bool> {
        if let Some(d) = self.instance_dict(h) {
            return Ok(self.dict_del_str(d, name).is_some());
        }
        self.slot_del(h, name)
    }

    /// Remove a slot; was it there?
    pub(crate) fn slot_del(&mut self, h: Handle<Instance>, name: Sym) -> Result<bool> {
        let mut pairs = self.slot_pairs(h);
        let Some(at) = pairs.iter().position(|p| p.0 == name) else { return Ok(false) };
        pairs.remove(at);
        self.heap.burn(pairs.len() * 8)?;
        let base = self.base_of(h)?;
        if !self.refill(h, base, &pairs)? {
            return Err(Raise::Internal("fewer slots than before do not fit"));
        }
        Ok(true)
    }

    /// The base shape that an instance's shape grew from.
    fn base_of(&self, h: Handle<Instance>) -> Result<ShapeId> {
        let root = self.root_of(h)?;
        Ok(if self.instance_dict(h).is_some() { ShapeId(root.0 + 1) } else { root })
    }

    /// Move the attributes of an instance to a dict, if they are not in one.
    pub(crate) fn enter_dict_mode(&mut self, h: Handle<Instance>) -> Result<Handle<DictObject>> {
        if let Some(d) = self.instance_dict(h) {
            return Ok(d);
        }
        let dict = self.heap.new_dict()?;
        self.set_instance_dict(h, dict)?;
        let Value::Dict(d) = dict else { return Err(Raise::Internal("not a dict")) };
        Ok(d)
    }

    /// Make `dict` the attributes of an instance; an empty new one receives those it had.
    fn set_instance_dict(&mut self, h: Handle<Instance>, dict: Value) -> Result<()> {
        let Value::Dict(d) = self.payload(dict) else { return Err(Raise::Internal("not a dict")) };
        let mut members = Vec::new();
        let was_dict = self.instance_dict(h).is_some();
        for (name, v) in self.slot_pairs(h) {
            if self.is_member_name(name) {
                members.push((name, v));
            } else {
                self.dict_set_str(d, name, v)?;
            }
        }
        let root = self.root_of(h)?;
        if self.heap.instance(h).rest.is_none() {
            self.heap.charge(REST_BYTES)?;
            self.heap.instance_mut(h).rest = Some(Box::default());
        }
        if !was_dict {
            self.refill(h, ShapeId(root.0 + 1), &members)?;
        }
        if let Some(rest) = &mut self.heap.instance_mut(h).rest {
            rest.dict = dict;
        }
        Ok(())
    }

    /// `obj.__dict__ = dict`: what it had is forgotten.
    pub(crate) fn replace_instance_dict(&mut self, h: Handle<Instance>, dict: Value) -> Result<()> {
        self.enter_dict_mode(h)?;
        if let Some(rest) = &mut self.heap.instance_mut(h).rest {
            rest.dict = dict;
        }
        Ok(())
    }

    /// `obj.__class__ = class`, for classes whose instances are laid out the same.
    pub(crate) fn change_class(&mut self, h: Handle<Instance>, class: TypeRef) -> Result<()> {
        let root = self
            .class(class)
            .map(|c| c.root_shape)
            .ok_or(Raise::Internal("not a class of the run"))?;
        let pairs = self.slot_pairs(h);
        let base = if self.instance_dict(h).is_some() { ShapeId(root.0 + 1) } else { root };
        if !self.refill(h, base, &pairs)? {
            self.enter_dict_mode(h)?;
            let pairs = self.slot_pairs(h);
            self.refill(h, ShapeId(root.0 + 1), &pairs)?;
        }
        Ok(())
    }

    /// The attributes that a value holds itself (those of `__slots__` apart), in order.
    pub(crate) fn instance_attrs(&self, v: Value) -> Vec<(Sym, Value)> {
        let dict = match v {
            Value::Instance(h) => match self.instance_dict(h) {
                Some(d) => d,
                None => {
                    return self
                        .slot_pairs(h)
                        .into_iter()
                        .filter(|(n, _)| !self.is_member_name(*n))
                        .collect();
                }
            },
            Value::Exception(h) => match self.heap.exception(h).dict {
                Value::Dict(d) => d,
                _ => return Vec::new(),
            },
            Value::Function(h) => match self.heap.function(h).dict {
                Value::Dict(d) => d,
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        let entries = self.heap.dict(dict).iter();
        entries
            .filter_map(|e| if let Value::Str(s) = e.key { Some((s, e.value)) } else { None })
            .collect()
    }

    /// The storage name of a slot of `__slots__`.
    pub(crate) fn member_name(&mut self, name: Sym) -> Result<Sym> {
        let text = self.member_text(name);
        self.heap.intern(&text)
    }

    /// The same if any instance ever had a value in it.
    pub(crate) fn find_member_name(&self, name: Sym) -> Option<Sym> {
        self.heap.find_interned(&self.member_text(name))
    }

    fn member_text(&self, name: Sym) -> CompactString {
        let mut text = CompactString::new(self.text(name));
        text.push('\0');
        text
    }
}
