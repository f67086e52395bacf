//! `isinstance` and `issubclass`: tuples and unions of types, metaclasses that answer themselves,
//! objects that say with `__class__` what they are.

use crate::class::Found;
use crate::cont::Cont;
use crate::error::Result;
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::Wrapper;
use crate::operator::OperatorCont;
use crate::types as t;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

pub(super) fn isinstance(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, class) = (args.get(vm, 0), args.get(vm, 1));
    vm.is_instance_step(v, class)
}

pub(super) fn issubclass(vm: &mut Vm, args: Args) -> Result<Step> {
    let (c, class) = (args.get(vm, 0), args.get(vm, 1));
    vm.is_subclass_step(c, class)
}

impl Vm {
    /// Does the metaclass of the type decide such checks?
    fn guest_check(&self, class: TypeRef, name: crate::value::Sym) -> bool {
        let meta = self.metaclass(class);
        meta != t::TYPE && !self.is_core_native(self.lookup(meta, name))
    }

    /// `isinstance(v, class)`
    pub(crate) fn is_instance_step(&mut self, v: Value, class: Value) -> Result<Step> {
        match class {
            Value::Type(c) => {
                if self.type_of(v) == c {
                    return Ok(Step::Done(Value::True));
                }
                if self.guest_check(c, n::INSTANCECHECK) {
                    let step = self.call_method(class, n::INSTANCECHECK, &[v])?;
                    return self.and_then(step, Cont::Operator(OperatorCont::Truth), 0, &[]);
                }
                self.plain_instance_check(v, c)
            }
            _ => match self.alternatives(class) {
                Some(items) => self.any_of(v, class, &items, true),
                None => self.odd_instance_check(v, class),
            },
        }
    }

    /// `type.__instancecheck__(class, v)`
    pub(crate) fn plain_instance_check(&mut self, v: Value, class: TypeRef) -> Result<Step> {
        match self.plain_instance_pure(v, class) {
            Some(is) => Ok(Step::Done(Value::bool(is))),
            None => self.prelude_call("class_instance_says", &[v, Value::Type(class)]),
        }
    }

    /// The same, unless the value itself says what it is.
    fn plain_instance_pure(&self, v: Value, class: TypeRef) -> Option<bool> {
        let of = self.type_of(v);
        if self.is_subclass(of, class) {
            return Some(true);
        }
        if self.viewed_module(v).is_some() {
            // `globals()`
            return Some(self.is_subclass(t::DICT, class));
        }
        let says_itself = matches!(v, Value::Instance(_) | Value::Opaque(_))
            && (self.class(of).is_some_and(|c| c.flags.getattribute)
                || matches!(self.find(of, n::CLASS), Some((Found::Value(_), _))));
        if says_itself { None } else { Some(false) }
    }

    /// `isinstance(v, class)`, unless code of the guest has a say in it.
    pub(crate) fn instance_pure(&self, v: Value, class: TypeRef) -> Option<bool> {
        if self.type_of(v) == class {
            return Some(true);
        }
        match self.guest_check(class, n::INSTANCECHECK) {
            true => None,
            false => self.plain_instance_pure(v, class),
        }
    }

    /// The members of a tuple or union of types.
    fn alternatives(&self, class: Value) -> Option<Vec<Value>> {
        let tuple = match self.payload(class) {
            Value::Tuple(h) => h,
            Value::Wrapper(h) => match *self.heap.wrapper(h) {
                Wrapper::Union(Value::Tuple(h)) => h,
                _ => return None,
            },
            _ => return None,
        };
        Some(self.heap.tuple_items(tuple).to_vec())
    }

    fn is_generic_alias(&self, v: Value) -> bool {
        matches!(v, Value::Wrapper(h) if matches!(self.heap.wrapper(h), Wrapper::GenericAlias { .. }))
    }

    fn any_of(&mut self, v: Value, class: Value, items: &[Value], instance: bool) -> Result<Step> {
        self.heap.burn(items.len() * 8)?;
        let check = if instance { n::INSTANCECHECK } else { n::SUBCLASSCHECK };
        let of = match v {
            _ if instance => Some(self.type_of(v)),
            Value::Type(c) => Some(c),
            _ => None,
        };
        if let Value::Wrapper(_) = class
            && let Some(at) = items.iter().position(|&m| self.is_generic_alias(m))
        {
            // Only what stands before it is asked.
            let found = items[..at].iter().any(|&m| {
                matches!((m, of), (Value::Type(c), Some(of)) if !self.guest_check(c, check)
                    && self.is_subclass(of, c))
            });
            if found {
                return Ok(Step::Done(Value::True));
            }
            let name = if instance { "isinstance" } else { "issubclass" };
            return Err(
                self.type_error(format!("{name}() argument 2 cannot be a parameterized generic"))
            );
        }
        let plain =
            items.iter().all(|c| matches!(c, Value::Type(c) if !self.guest_check(*c, check)));
        if let Some(of) = of
            && plain
        {
            for item in items {
                if let Value::Type(c) = *item
                    && self.is_subclass(of, c)
                {
                    return Ok(Step::Done(Value::True));
                }
            }
            if !matches!(v, Value::Instance(_) | Value::Opaque(_)) || !instance {
                return Ok(Step::Done(Value::False));
            }
        }
        let items = match class {
            Value::Tuple(_) => class,
            _ => self.heap.new_tuple(items)?,
        };
        self.prelude_call(
            if instance { "class_isinstance_any" } else { "class_issubclass_any" },
            &[v, items],
        )
    }

    fn odd_instance_check(&mut self, v: Value, class: Value) -> Result<Step> {
        if self.lookup_special(class, n::INSTANCECHECK).is_some() {
            let step = self.call_method(class, n::INSTANCECHECK, &[v])?;
            return self.and_then(step, Cont::Operator(OperatorCont::Truth), 0, &[]);
        }
        self.prelude_call("class_isinstance_bases", &[v, class])
    }

    /// `issubclass(c, class)`
    pub(crate) fn is_subclass_step(&mut self, c: Value, class: Value) -> Result<Step> {
        if let Some(items) = self.alternatives(class) {
            return self.any_of(c, class, &items, false);
        }
        match (c, class) {
            (_, Value::Type(of)) if self.guest_check(of, n::SUBCLASSCHECK) => {
                let step = self.call_method(class, n::SUBCLASSCHECK, &[c])?;
                self.and_then(step, Cont::Operator(OperatorCont::Truth), 0, &[])
            }
            (Value::Type(c), Value::Type(of)) => {
                Ok(Step::Done(Value::bool(self.is_subclass(c, of))))
            }
            (_, Value::Type(_)) => self.prelude_call("class_issubclass_bases", &[c, class]),
            _ if self.lookup_special(class, n::SUBCLASSCHECK).is_some() => {
                let step = self.call_method(class, n::SUBCLASSCHECK, &[c])?;
                self.and_then(step, Cont::Operator(OperatorCont::Truth), 0, &[])
            }
            _ => self.prelude_call("class_issubclass_bases", &[c, class]),
        }
    }
}
