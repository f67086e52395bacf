//! The attribute instructions' out-of-line halves: the lookup, and what the inline cache of the site
//! is to remember of it. An entry holds for one shape (or builtin type) and one epoch of the classes.

use crate::attribute::AttributeCont;
use crate::class::{Found, is_plain};
use crate::cont::Cont;
use crate::error::Result;
use crate::exec::{TYPE_KEY, cache_key, entry};
use crate::frame::Ret;
use crate::heap::Heap;
use crate::native::Step;
use crate::object::{Function, INLINE_SLOTS, Instance, ShapeId, Wrapper};
use crate::registry::NativeKind;
use crate::types as t;
use crate::value::{CodeRef, Handle, Sym, TypeRef, Value};
use crate::vm::{
    Cache, LoadedCode, LoadedProgram, SHARED_ENTRIES, SITE_ENTRIES, SharedEntry, SiteKind, Vm,
};

/// `Cache::slot` of entries that hold what was found on the class: a value, or a property's getter.
const ON_CLASS: u32 = u32::MAX;
const GETTER: u32 = u32::MAX - 1;
/// Entries that say where in a class's namespace the value stood: class and position as one int. Plain data
/// may be replaced by plain data without a new epoch; whether the name still stands there is looked at.
const IN_CLASS: u32 = u32::MAX - 2;
/// A field of a named tuple: the cache has its place.
const TUPLE_ITEM: u32 = u32::MAX - 3;
/// A function of the class, to be bound to the instance.
const METHOD: u32 = u32::MAX - 4;

/// The key of a class whose own attributes a site reads, but for its index.
const CLASS_KEY: u32 = TYPE_KEY | 1 << 30;

fn attr_key(heap: &Heap, v: Value) -> u32 {
    match v {
        Value::Type(c) if c.index() < 1 << 29 => CLASS_KEY | c.index() as u32,
        _ => cache_key(heap, v),
    }
}

/// What the cache of a site knows of an attribute that stands in none of the instance's own slots.
pub(crate) enum Known {
    Value(Value),
    /// The function of a property.
    Getter(Handle<Function>),
    Nothing,
}

/// An attribute by the cache of its site, beyond what the loop does itself: those of the class, and those
/// of instances with many.
#[inline(never)]
pub(crate) fn known_attr(
    heap: &Heap,
    programs: &[LoadedProgram],
    code: &LoadedCode,
    epoch: u32,
    v: Value,
    site: u32,
) -> Known {
    let (key, instance) = match v {
        Value::Instance(h) => (heap.instance(h).shape.0 + 1, Some(heap.instance(h))),
        Value::Type(class) => (CLASS_KEY | class.index() as u32, None),
        _ => return Known::Nothing,
    };
    let cache = entry(&code.caches, site, key);
    if key != cache.key || cache.epoch != epoch {
        return Known::Nothing;
    }
    if let Some(rest) = instance.and_then(|instance| instance.rest.as_ref())
        && let Some(&v) = rest.slots.get((cache.slot as usize).wrapping_sub(INLINE_SLOTS))
    {
        return Known::Value(v);
    }
    if let Some(v) = value_on_class(heap, cache, || site_name(programs, code, site)) {
        return Known::Value(v);
    }
    match cache.value {
        Value::Function(getter) if cache.slot == GETTER => Known::Getter(getter),
        _ => Known::Nothing,
    }
}

/// Store to a slot beyond those in the instance itself, if a site's entry says which.
#[inline(never)]
pub(crate) fn store_far(
    instance: &mut Instance,
    cache: &Cache,
    key: u32,
    epoch: u32,
    v: Value,
) -> bool {
    if key == cache.key
        && cache.epoch == epoch
        && cache.value.is_unset()
        && let Some(rest) = &mut instance.rest
        && let Some(slot) = rest.slots.get_mut((cache.slot as usize).wrapping_sub(INLINE_SLOTS))
    {
        *slot = v;
        return true;
    }
    false
}

/// What an entry says that stands on the class.
fn value_on_class(heap: &Heap, cache: &Cache, name: impl FnOnce() -> Sym) -> Option<Value> {
    match (cache.slot, cache.value) {
        (ON_CLASS, v) => Some(v),
        (IN_CLASS, Value::Int(place)) => {
            let class = heap.arenas.classes.get((place >> 32) as usize)?;
            let entry = heap.dict(class.dict).entry(place as u32 as usize)?;
            (entry.key == Value::Str(name())).then_some(entry.value)
        }
        _ => None,
    }
}

/// The attribute that a cache site names.
fn site_name(programs: &[LoadedProgram], code: &LoadedCode, site: u32) -> Sym {
    let name = code.code(programs).sites[site as usize];
    programs[code.owner as usize].names[name as usize]
}

impl Vm {
    pub(crate) fn site_name(&self, code: CodeRef, site: u32) -> Sym {
        site_name(&self.programs, &self.codes[code.index()], site)
    }

    fn remember(
        &mut self,
        kind: SiteKind,
        code: CodeRef,
        site: u32,
        key: u32,
        slot: u32,
        value: Value,
    ) {
        if key == u32::MAX || key == 0 {
            return;
        }
        let name = self.site_name(code, site);
        self.cached_names.insert(name);
        let cache = Cache { key, epoch: self.epoch, slot, value };
        let first = site as usize * SITE_ENTRIES;
        let Some([one, two]) = self.codes[code.index()].caches.get_mut(first..first + SITE_ENTRIES)
        else {
            return;
        };
        let current = |c: &Cache| c.key != key && c.key != 0 && c.epoch == cache.epoch;
        if !current(one) {
            *one = cache;
            return;
        }
        let full = current(two);
        *two = cache;
        if full {
            if self.shared_cache.is_empty() {
                self.shared_cache = vec![SharedEntry::default(); SHARED_ENTRIES];
            }
            let name = name.index() as u32;
            self.shared_cache[shared_slot(kind, key, name)] = SharedEntry { name, kind, cache };
        }
    }

    /// What is known of a key at a site: by the site itself, or by the cache that all share.
    fn remembered(
        &self,
        kind: SiteKind,
        code: CodeRef,
        site: u32,
        name: Sym,
        key: u32,
    ) -> Option<Cache> {
        let first = site as usize * SITE_ENTRIES;
        let own = self.codes[code.index()].caches.get(first..first + SITE_ENTRIES)?;
        let valid = |c: &&Cache| c.key == key && c.epoch == self.epoch && key != u32::MAX;
        if let Some(c) = own.iter().find(valid) {
            return Some(*c);
        }
        let name = name.index() as u32;
        let e = self.shared_cache.get(shared_slot(kind, key, name))?;
        (e.kind == kind && e.name == name && valid(&&e.cache)).then_some(e.cache)
    }

    /// `LoadAttr` where the cache did not help.
    #[cold]
    #[inline(never)]
    pub(crate) fn load_attr(&mut self, code: CodeRef, v: Value, site: u32) -> Result<Step> {
        let key = attr_key(&self.heap, v);
        let name = self.site_name(code, site);
        if let Some(cache) = self.remembered(SiteKind::Load, code, site, name, key) {
            match cache.slot {
                ON_CLASS | IN_CLASS => {
                    if let Some(v) = value_on_class(&self.heap, &cache, || name) {
                        return Ok(Step::Done(v));
                    }
                }
                GETTER => return self.tail_call(cache.value, &[v]),
                METHOD => return self.bound(cache.value, v),
                TUPLE_ITEM => {
                    if let (Value::Int(i), Value::Tuple(h)) = (cache.value, self.payload(v))
                        && let Some(&item) = self.heap.tuple_items(h).get(i as usize)
                    {
                        return Ok(Step::Done(item));
                    }
                }
                slot => {
                    if let Value::Instance(h) = v
                        && let v = self.heap.instance(h).slot(slot as usize)
                        && !v.is_unset()
                    {
                        return Ok(Step::Done(v));
                    }
                }
            }
        }
        match v {
            Value::Instance(h) => self.cache_load(code, h, name, site, key),
            Value::Type(class) => self.cache_class_load(code, class, name, site, key),
            _ => {}
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
                    if matches!(get, Value::Function(_) | Value::Native(_)) && !getattr {
                        self.remember(SiteKind::Load, code, site, key, GETTER, get);
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
                Found::Value(getter @ Value::Opaque(_)) => {
                    if let Some(i) = self.tuple_getter_index(getter)
                        && !self.class(class).is_some_and(|c| c.flags.getattr)
                    {
                        self.remember(SiteKind::Load, code, site, key, TUPLE_ITEM, Value::Int(i));
                    }
                    if self.is_data(Found::Value(getter)) {
                        return;
                    }
                }
                f if self.is_data(f) => return,
                _ => {}
            }
        }
        if let Some(slot) = self.shape(self.heap.instance(h).shape).slot(own) {
            self.remember(SiteKind::Load, code, site, key, slot as u32, Value::Unset);
        } else if let Some((Found::Value(v), owner)) = found
            && self.instance_dict(h).is_none()
        {
            if self.is_inert(v) {
                self.remember(SiteKind::Load, code, site, key, ON_CLASS, v);
            } else if let Value::Function(_) = v {
                self.remember(SiteKind::Load, code, site, key, METHOD, v);
            } else if is_plain(v) {
                self.remember_place(code, site, key, owner, name);
            }
        }
    }

    /// Remember where in its class's namespace a plain value stands.
    fn remember_place(&mut self, code: CodeRef, site: u32, key: u32, owner: TypeRef, name: Sym) {
        let first = self.builtin_types();
        if let Some(dict) = self.class(owner).map(|c| c.dict)
            && let Some(position) = self.place_of(dict, name)
        {
            let place = ((owner.index() - first) as i64) << 32 | position as i64;
            self.remember(SiteKind::Load, code, site, key, IN_CLASS, Value::Int(place));
        }
    }

    /// Where a name stands in a namespace.
    fn place_of(&self, dict: Handle<crate::object::DictObject>, name: Sym) -> Option<usize> {
        let hash = self.heap.str_hash(name);
        let same = |k: Value| {
            Ok::<bool, ()>(
                matches!(k, Value::Str(s) if s == name || self.text(s) == self.text(name)),
            )
        };
        self.heap.dict(dict).find(hash, same).ok().flatten()
    }

    /// Does the class alone say what it has under a name, its metaclass nothing?
    fn speaks_for_itself(&self, class: TypeRef, name: Sym) -> bool {
        let meta = self.metaclass(class);
        let plain = meta == t::TYPE || self.class(meta).is_some_and(|c| !c.flags.getattribute);
        plain && self.find(meta, name).is_none()
    }

    /// Remember what a class has under a name.
    fn cache_class_load(&mut self, code: CodeRef, class: TypeRef, name: Sym, site: u32, key: u32) {
        if !self.speaks_for_itself(class, name) {
            return;
        }
        let Some((Found::Value(v), owner)) = self.find(class, name) else { return };
        match v {
            Value::Function(_) => self.remember(SiteKind::Load, code, site, key, ON_CLASS, v),
            _ if self.is_inert(v) => self.remember(SiteKind::Load, code, site, key, ON_CLASS, v),
            _ if is_plain(v) => self.remember_place(code, site, key, owner, name),
            _ => {}
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
    #[cold]
    #[inline(never)]
    pub(crate) fn store_attr(
        &mut self,
        code: CodeRef,
        obj: Value,
        v: Value,
        site: u32,
    ) -> Result<Step> {
        let name = self.site_name(code, site);
        let Value::Instance(h) = obj else { return self.set_attr(obj, name, v) };
        let key = self.heap.instance(h).shape.0 + 1;
        if let Some(cache) = self.remembered(SiteKind::Store, code, site, name, key) {
            self.write_slot(h, cache.slot as usize, v)?;
            if let Value::Int(shape) = cache.value {
                // The store that adds the attribute.
                self.heap.instance_mut(h).shape = ShapeId(shape as u32);
            }
            return Ok(Step::Done(Value::None));
        }
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
    fn store_slot(
        &mut self,
        code: CodeRef,
        h: Handle<Instance>,
        name: Sym,
        v: Value,
        site: u32,
    ) -> Result<Step> {
        let before = self.heap.instance(h).shape;
        self.instance_set(h, name, v)?;
        if self.instance_dict(h).is_none() {
            let after = self.heap.instance(h).shape;
            if let Some(slot) = self.shape(after).slot(name) {
                let change =
                    if after == before { Value::Unset } else { Value::Int(i64::from(after.0)) };
                self.remember(SiteKind::Store, code, site, before.0 + 1, slot as u32, change);
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
    #[cold]
    #[inline(never)]
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
            Value::Type(_) | Value::Module(_) | Value::Wrapper(_) | Value::Method(_) => {
                return None;
            }
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
        let found = self.lookup_cached(class, name)?;
        if !self.speaks_for_itself(class, name) {
            return None;
        }
        match found {
            Value::Wrapper(h) => match *self.heap.wrapper(h) {
                Wrapper::ClassMethod(f @ Value::Function(_)) => Some((f, v)),
                Wrapper::StaticMethod(f @ Value::Function(_)) => Some((f, Value::Unset)),
                _ => None,
            },
            Value::Native(id)
                if self.registry.natives[id.index()].def.kind == NativeKind::Class =>
            {
                Some((found, v))
            }
            _ => None,
        }
    }

    /// The method of a site, if the receiver binds to it and nothing stands before it.
    fn cached_method(&mut self, code: CodeRef, v: Value, site: u32, name: Sym) -> Option<Value> {
        let key = attr_key(&self.heap, v);
        if let Some(cache) = self.remembered(SiteKind::Method, code, site, name, key) {
            return Some(cache.value);
        }
        let found = self.unbound_method(v, name)?;
        self.cache_method(code, v, site, found);
        Some(found)
    }

    fn cache_method(&mut self, code: CodeRef, v: Value, site: u32, found: Value) {
        if let Value::Instance(h) = v
            && self.instance_dict(h).is_some()
        {
            return;
        }
        let key = cache_key(&self.heap, v);
        debug_assert!(!is_plain(found));
        self.remember(SiteKind::Method, code, site, key, 0, found);
    }

    /// `LoadMethod`: the method and its receiver to `f` and `f + 1`, or a callable and no receiver.
    #[cold]
    #[inline(never)]
    pub(crate) fn load_method(&mut self, code: CodeRef, v: Value, site: u32, f: u8) -> Result<()> {
        let name = self.site_name(code, site);
        let at = self.top().base as usize + f as usize;
        if let Some(found) = self.cached_method(code, v, site, name) {
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
    #[cold]
    #[inline(never)]
    pub(crate) fn call_method_slow(
        &mut self,
        code: CodeRef,
        f: usize,
        nargs: usize,
        site: u32,
        ret: Ret,
    ) -> Result<()> {
        let v = self.stack[f + 1];
        let name = self.site_name(code, site);
        if let Some(found) = self.cached_method(code, v, site, name) {
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
                let args: smallvec::SmallVec<[Value; 8]> =
                    smallvec::SmallVec::from_slice(&self.stack[f + 2..f + 2 + nargs]);
                match self.and_then(
                    Step::Call,
                    Cont::Attribute(AttributeCont::CallWith),
                    0,
                    &args,
                )? {
                    Step::Done(v) => self.deliver(ret, v),
                    Step::Call => self.perform(ret),
                }
            }
        }
    }
}

/// Where the shared cache keeps a key.
fn shared_slot(kind: SiteKind, key: u32, name: u32) -> usize {
    let mixed =
        key.wrapping_mul(0x9E37_79B1) ^ name.wrapping_mul(0x85EB_CA6B) ^ ((kind as u32) << 7);
    (mixed >> 16) as usize % SHARED_ENTRIES
}
