//! The attribute instructions' out-of-line halves: the lookup, and what the inline cache of the site
//! is to remember of it. An entry holds for one shape (or builtin type) and one epoch of the classes.

use crate::attribute::AttributeCont;
use crate::class::{Found, is_plain};
use crate::cont::Cont;
use crate::error::Result;
use crate::exec::cache_key;
use crate::frame::Ret;
use crate::native::Step;
use crate::object::{INLINE_SLOTS, Instance, Wrapper};
use crate::registry::NativeKind;
use crate::types as t;
use crate::value::{CodeRef, Handle, Sym, TypeRef, Value};
use crate::vm::{Cache, Vm};

/// `Cache::slot` of entries that hold what was found on the class: a value, or a property's getter.
const ON_CLASS: u32 = u32::MAX;
const GETTER: u32 = u32::MAX - 1;

impl Vm {
    /// The attribute that a cache site names.
    fn site_name(&self, code: CodeRef, site: u32) -> Sym {
        let name = self.codes[code.index()].code().sites[site as usize];
        self.program_name(code, name)
    }

    fn remember(&mut self, code: CodeRef, site: u32, key: u32, slot: u32, value: Value) {
        if key == u32::MAX || key == 0 {
            return;
        }
        let epoch = self.epoch;
        if let Some(cache) = self.codes[code.index()].caches.get_mut(site as usize) {
            *cache = Cache { key, epoch, slot, value };
        }
    }

    /// `LoadAttr` where the cache did not help.
    #[inline(never)]
    pub(crate) fn load_attr(&mut self, code: CodeRef, v: Value, site: u32) -> Result<Step> {
        let key = cache_key(&self.heap, v);
        if let Some(cache) = self.codes[code.index()].caches.get(site as usize)
            && cache.key == key
            && cache.epoch == self.epoch
            && key != u32::MAX
        {
            match cache.slot {
                ON_CLASS => return Ok(Step::Done(cache.value)),
                GETTER => {
                    let getter = cache.value;
                    return self.tail_call(getter, &[v]);
                }
                _ => {}
            }
        }
        let name = self.site_name(code, site);
        if let Value::Instance(h) = v {
            self.cache_load(code, h, name, site, key);
        }
        self.get_attr(v, name)
    }

    /// Remember where an instance's attribute stands, if that depends on its shape alone.
    fn cache_load(&mut self, code: CodeRef, h: Handle<Instance>, name: Sym, site: u32, key: u32) {
        let Some(class) = self.cacheable(h) else { return };
        let found = self.find(class, name);
        let mut own = name;
        if let Some((f, _)) = found {
            match f {
                Found::Value(Value::Property(p)) => {
                    let get = self.heap.property(p).get;
                    let getattr = self.class(class).is_some_and(|c| c.flags.getattr);
                    if matches!(get, Value::Function(_)) && !getattr {
                        self.remember(code, site, key, GETTER, get);
                    }
                    return;
                }
                Found::Value(Value::Wrapper(w)) => match *self.heap.wrapper(w) {
                    Wrapper::Member { name, .. } => match self.find_member_name(name) {
                        Some(storage) => own = storage,
                        None => return,
                    },
                    Wrapper::GetSet { .. } => return,
                    _ => {}
                },
                f if self.is_data(f) => return,
                _ => {}
            }
        }
        if let Some(slot) = self.shape(self.heap.instance(h).shape).slot(own) {
            self.remember(code, site, key, slot as u32, Value::Unset);
        } else if let Some((Found::Value(v), _)) = found
            && self.instance_dict(h).is_none()
            && self.is_inert(v)
        {
            self.remember(code, site, key, ON_CLASS, v);
        }
    }

    /// Values on a class that are given as they are, and whose replacement makes a new epoch.
    fn is_inert(&self, v: Value) -> bool {
        match v {
            Value::Type(_) => true,
            Value::Instance(_) => self.lookup(self.type_of(v), crate::names::GET).is_none(),
            _ => false,
        }
    }

    /// The class of an instance whose lookups are the plain ones; None in dict mode.
    fn cacheable(&self, h: Handle<Instance>) -> Option<TypeRef> {
        if self.instance_dict(h).is_some() {
            return None;
        }
        let class = self.shape(self.heap.instance(h).shape).class;
        match self.class(class) {
            Some(c) if !c.flags.getattribute => Some(class),
            _ => None,
        }
    }

    /// `StoreAttr` where the cache did not help.
    #[inline(never)]
    pub(crate) fn store_attr(&mut self, code: CodeRef, obj: Value, v: Value, site: u32) -> Result<Step> {
        let name = self.site_name(code, site);
        let Value::Instance(h) = obj else { return self.set_attr(obj, name, v) };
        let Some(class) = self.cacheable(h) else { return self.set_attr(obj, name, v) };
        if self.class(class).is_some_and(|c| c.flags.setattr || c.closed) {
            return self.store_member(code, obj, h, class, name, v, site);
        }
        let plain = match self.find(class, name) {
            None => true,
            Some((f, _)) => !self.is_data(f),
        };
        if !plain {
            return self.store_member(code, obj, h, class, name, v, site);
        }
        self.store_slot(code, h, name, v, site)
    }

    /// Set an attribute of the instance's own, and remember how.
    fn store_slot(&mut self, code: CodeRef, h: Handle<Instance>, name: Sym, v: Value, site: u32) -> Result<Step> {
        let before = self.heap.instance(h).shape;
        self.instance_set(h, name, v)?;
        if self.instance_dict(h).is_none() {
            let after = self.heap.instance(h).shape;
            if let Some(slot) = self.shape(after).slot(name)
                && slot < INLINE_SLOTS
            {
                let change = if after == before { Value::Unset } else { Value::Int(i64::from(after.0)) };
                self.remember(code, site, before.0 + 1, slot as u32, change);
            }
        }
        Ok(Step::Done(Value::None))
    }

    #[allow(clippy::too_many_arguments)]
    fn store_member(
        &mut self,
        code: CodeRef,
        obj: Value,
        h: Handle<Instance>,
        class: TypeRef,
        name: Sym,
        v: Value,
        site: u32,
    ) -> Result<Step> {
        if !self.class(class).is_some_and(|c| c.flags.setattr)
            && let Some((Found::Value(Value::Wrapper(w)), _)) = self.find(class, name)
            && let Wrapper::Member { name, .. } = *self.heap.wrapper(w)
        {
            let storage = self.member_name(name)?;
            return self.store_slot(code, h, storage, v, site);
        }
        self.set_attr(obj, name, v)
    }

    /// `DeleteAttr`
    pub(crate) fn delete_attr_named(&mut self, code: CodeRef, v: Value, name: u32) -> Result<Step> {
        let name = self.program_name(code, name);
        self.del_attr(v, name)
    }

    // ---- methods

    /// A method of the type that binds to `v`, and that neither the object nor a hook overrides.
    fn unbound_method(&mut self, v: Value, name: Sym) -> Option<Value> {
        let class = match v {
            Value::Instance(h) => {
                let class = self.shape(self.heap.instance(h).shape).class;
                if self.class(class).is_none_or(|c| c.flags.getattribute) {
                    return None;
                }
                class
            }
            Value::Type(_) | Value::Module(_) | Value::Wrapper(_) | Value::Method(_) => return None,
            Value::Exception(_) => {
                let class = self.type_of(v);
                if self.class(class).is_some_and(|c| c.flags.getattribute) {
                    return None;
                }
                class
            }
            _ => self.type_of(v),
        };
        let found = self.lookup_cached(class, name)?;
        let binds = match found {
            Value::Function(_) => true,
            Value::Native(id) => self.registry.natives[id.index()].def.kind == NativeKind::Method,
            _ => false,
        };
        (binds && self.own_attr(v, name).is_none()).then_some(found)
    }

    /// A class method, with the class it binds to: so that no bound method need be made.
    fn class_method(&mut self, v: Value, name: Sym) -> Option<(Value, Value)> {
        let Value::Type(class) = v else { return None };
        let meta = self.metaclass(class);
        if meta != t::TYPE {
            return None;
        }
        let found = self.lookup_cached(class, name)?;
        if self.registry.member(t::TYPE, name).is_some() {
            return None;
        }
        match found {
            Value::Wrapper(h) => match *self.heap.wrapper(h) {
                Wrapper::ClassMethod(f @ Value::Function(_)) => Some((f, v)),
                Wrapper::StaticMethod(f @ Value::Function(_)) => Some((f, Value::Unset)),
                _ => None,
            },
            Value::Native(id) if self.registry.natives[id.index()].def.kind == NativeKind::Class => Some((found, v)),
            _ => None,
        }
    }

    fn cache_method(&mut self, code: CodeRef, v: Value, site: u32, found: Value) {
        if let Value::Instance(h) = v
            && self.instance_dict(h).is_some()
        {
            return;
        }
        let key = cache_key(&self.heap, v);
        debug_assert!(!is_plain(found));
        self.remember(code, site, key, 0, found);
    }

    /// `LoadMethod`: the method and its receiver to `f` and `f + 1`, or a callable and no receiver.
    #[inline(never)]
    pub(crate) fn load_method(&mut self, code: CodeRef, v: Value, site: u32, f: u8) -> Result<()> {
        let name = self.site_name(code, site);
        let at = self.top().base as usize + f as usize;
        if let Some(found) = self.unbound_method(v, name) {
            self.cache_method(code, v, site, found);
            self.stack[at] = found;
            self.stack[at + 1] = v;
            return Ok(());
        }
        if let Some((func, receiver)) = self.class_method(v, name) {
            self.stack[at] = func;
            self.stack[at + 1] = receiver;
            return Ok(());
        }
        let step = self.get_attr(v, name)?;
        self.store_loaded(step, at, f)
    }

    pub(crate) fn store_loaded(&mut self, step: Step, at: usize, f: u8) -> Result<()> {
        self.stack[at + 1] = Value::Unset;
        match step {
            Step::Done(callable) => {
                self.stack[at] = callable;
                Ok(())
            }
            Step::Call => self.perform(Ret::Store(f)),
        }
    }

    /// `CallMethod` where the cache did not help: receiver at `f + 1`, arguments after it.
    #[inline(never)]
    pub(crate) fn call_method_slow(&mut self, code: CodeRef, f: usize, nargs: usize, site: u32, ret: Ret) -> Result<()> {
        let v = self.stack[f + 1];
        let name = self.site_name(code, site);
        if let Some(found) = self.unbound_method(v, name) {
            self.cache_method(code, v, site, found);
            self.stack[f] = found;
            return self.call_at(f, nargs + 1, &[], ret);
        }
        if let Some((func, receiver)) = self.class_method(v, name) {
            self.stack[f] = func;
            if receiver.is_unset() {
                self.stack.copy_within(f + 2..f + 2 + nargs, f + 1);
                return self.call_at(f, nargs, &[], ret);
            }
            return self.call_at(f, nargs + 1, &[], ret);
        }
        match self.get_attr(v, name)? {
            Step::Done(callable) => {
                self.stack[f] = callable;
                self.stack.copy_within(f + 2..f + 2 + nargs, f + 1);
                self.call_at(f, nargs, &[], ret)
            }
            Step::Call => {
                let args: smallvec::SmallVec<[Value; 8]> = smallvec::SmallVec::from_slice(&self.stack[f + 2..f + 2 + nargs]);
                match self.and_then(Step::Call, Cont::Attribute(AttributeCont::CallWith), 0, &args)? {
                    Step::Done(v) => self.deliver(ret, v),
                    Step::Call => self.perform(ret),
                }
            }
        }
    }
}
