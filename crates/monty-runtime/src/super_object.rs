//! `super`: the check of its arguments, and lookups that start after a class in an MRO.

use crate::error::{Raise, Result};
use crate::native::Step;
use crate::object::Wrapper;
use crate::value::{CodeRef, Sym, TypeRef, Value};
use crate::vm::Vm;

impl Vm {
    /// `super(class, receiver)`
    pub(crate) fn new_super(&mut self, class: TypeRef, receiver: Value) -> Result<Value> {
        let start = self.super_start(class, receiver)?;
        self.heap.new_wrapper(Wrapper::Super { class, receiver, start })
    }

    /// Whose MRO `super(class, receiver)` follows.
    pub(crate) fn super_start(&mut self, class: TypeRef, receiver: Value) -> Result<TypeRef> {
        if let Value::Type(c) = receiver
            && self.is_subclass(c, class)
        {
            return Ok(c);
        }
        let of = self.type_of(receiver);
        if self.is_subclass(of, class) {
            return Ok(of);
        }
        // A proxy says with `__class__` what it stands for.
        if let Value::Instance(h) = receiver
            && let Some(Value::Type(c)) = self.instance_get(h, crate::names::CLASS)
            && self.is_subclass(c, class)
        {
            return Ok(c);
        }
        let (kind, of) = match receiver {
            Value::Type(c) => ("type", self.class_name(c)),
            _ => ("instance of", self.class_name(of)),
        };
        let want = self.class_name(class);
        Err(self.type_error(format!(
            "super(type, obj): obj ({kind} {of}) is not an instance or subtype of type ({want})."
        )))
    }

    /// What stands under a name after `class` in the MRO of `start`.
    fn find_super(
        &self,
        class: TypeRef,
        start: TypeRef,
        name: Sym,
    ) -> Option<(crate::class::Found, TypeRef)> {
        let mro = self.mro(start);
        let at = mro.iter().position(|c| *c == class)?;
        let found = mro[at + 1..].iter().find_map(|&c| self.own_member(c, name).map(|f| (f, c)));
        // The dict that `object` computes for all is none of its own.
        found.filter(|f| f.1 != crate::types::OBJECT || name != crate::names::DICT)
    }

    /// An attribute of a super object.
    pub(crate) fn super_attr(
        &mut self,
        object: Value,
        class: TypeRef,
        receiver: Value,
        start: TypeRef,
        name: Sym,
    ) -> Result<Option<Step>> {
        if name != crate::names::CLASS
            && !receiver.is_unset()
            && let Some((found, owner)) = self.find_super(class, start, name)
        {
            let of_class = receiver == Value::Type(start);
            return match found {
                crate::class::Found::Value(f) => {
                    self.bind(f, if of_class { Value::Unset } else { receiver }, start).map(Some)
                }
                crate::class::Found::GetSet(_) if of_class => self
                    .heap
                    .new_wrapper(Wrapper::GetSet { class: owner, name })
                    .map(|v| Some(Step::Done(v))),
                found => self.bind_found(found, owner, receiver, start).map(Some),
            };
        }
        self.object_attr(object, name)
    }

    fn super_operands(&mut self, cls: Value, obj: Value) -> Result<(TypeRef, TypeRef)> {
        let Value::Type(class) = cls else {
            return Err(self.runtime_error("super(): __class__ is not a type"));
        };
        let start = self.super_start(class, obj)?;
        Ok((class, start))
    }

    /// `super().name`
    pub(crate) fn load_super_attr(
        &mut self,
        code: CodeRef,
        cls: Value,
        obj: Value,
        name: u32,
    ) -> Result<Step> {
        let name = self.program_name(code, name);
        let (class, start) = self.super_operands(cls, obj)?;
        if self.find_super(class, start, name).is_some() && name != crate::names::CLASS {
            if let Some(step) = self.super_attr(Value::None, class, obj, start, name)? {
                return Ok(step);
            }
            return Err(Raise::Internal("super found nothing where something is"));
        }
        let object = self.heap.new_wrapper(Wrapper::Super { class, receiver: obj, start })?;
        self.get_attr(object, name)
    }

    /// `super().name(…)`: the method and its receiver to `f` and `f + 1`.
    pub(crate) fn load_super_method(
        &mut self,
        code: CodeRef,
        cls: Value,
        obj: Value,
        name: u32,
        f: u8,
    ) -> Result<()> {
        let at = self.top().base as usize + f as usize;
        let sym = self.program_name(code, name);
        let (class, start) = self.super_operands(cls, obj)?;
        if let Some((crate::class::Found::Value(found), _)) = self.find_super(class, start, sym)
            && obj != Value::Type(start)
        {
            let direct = match found {
                Value::Function(_) => true,
                Value::Native(id) => {
                    self.registry.natives[id.index()].def.kind
                        == crate::registry::NativeKind::Method
                }
                _ => false,
            };
            if direct {
                self.stack[at] = found;
                self.stack[at + 1] = obj;
                return Ok(());
            }
        }
        let step = self.load_super_attr(code, cls, obj, name)?;
        self.store_loaded(step, at, f)
    }
}
