//! Types as the interpreter asks about them: the type of a value, names, the MRO, lookups along it,
//! and what a class overrides. Builtin types and classes of the run answer alike.

use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{NativeState, Outcome, Step};
use crate::object::{ClassFlags, DictView, DictViewKind, Wrapper};
use crate::registry::{GetSetDef, Member, NativeKind};
use crate::types as t;
use crate::value::{Sym, TypeRef, Value};
use crate::vm::{LOOKUP_ENTRIES, LookupEntry, Vm};

/// Continuations of making classes and of calling them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ClassCont {
    /// A builtin value was made: wrap it in an instance of a derived class, then `__init__`.
    Wrap,
    /// `__new__` of a guest gave an object: `__init__` if it is one of the class.
    Init,
    /// `__init__` returned: give the object.
    Finish,
    /// The body of a class ran: make the class.
    Body,
    /// `__slots__` was listed.
    Slots,
    /// `mro()` of a guest's metaclass gave this.
    Mro,
    /// Give the value kept, whatever came.
    Keep,
}

/// The names that [`ClassFlags`] depend on.
const FLAG_NAMES: [Sym; 9] =
    [n::GETATTRIBUTE, n::GETATTR, n::SETATTR, n::DELATTR, n::EQ, n::NE, n::HASH, n::NEW, n::CALL];

/// What a lookup along an MRO finds.
#[derive(Clone, Copy)]
pub(crate) enum Found {
    Value(Value),
    /// A computed attribute of a builtin type.
    GetSet(&'static GetSetDef),
}

impl Vm {
    /// `type(v)`
    #[inline]
    pub fn type_of(&self, v: Value) -> TypeRef {
        match v {
            Value::Instance(h) => self.shape(self.heap.instance(h).shape).class,
            Value::Int(_) | Value::BigInt(_) => t::INT,
            Value::Str(_) => t::STR,
            Value::List(_) => t::LIST,
            Value::Exception(h) => self.heap.exception(h).class,
            _ => self.type_of_other(v),
        }
    }

    fn type_of_other(&self, v: Value) -> TypeRef {
        match v {
            Value::Unset | Value::None => t::NONE,
            Value::False | Value::True => t::BOOL,
            Value::Ellipsis => t::ELLIPSIS,
            Value::NotImplemented => t::NOT_IMPLEMENTED,
            Value::Float(_) => t::FLOAT,
            Value::Complex(_) => t::COMPLEX,
            Value::Bytes(_) => t::BYTES,
            Value::ByteArray(_) => t::BYTEARRAY,
            Value::Tuple(_) => t::TUPLE,
            Value::Dict(_) => t::DICT,
            Value::Set(_) => t::SET,
            Value::FrozenSet(_) => t::FROZENSET,
            Value::Range(_) => t::RANGE,
            Value::Slice(_) => t::SLICE,
            Value::Function(_) | Value::HostFn(_) => t::FUNCTION,
            Value::Native(id) => {
                let native = &self.registry.natives[id.index()];
                match (native.owner, native.def.kind) {
                    (Some(owner), NativeKind::Method | NativeKind::Class) => {
                        if is_slot(owner, native.def.name()) {
                            t::WRAPPER_DESCRIPTOR
                        } else {
                            t::METHOD_DESCRIPTOR
                        }
                    }
                    _ => t::BUILTIN_FUNCTION,
                }
            }
            Value::Method(h) => match self.heap.method(h).func {
                Value::Native(id) => match &self.registry.natives[id.index()] {
                    native if native.is_slot() => t::METHOD_WRAPPER,
                    _ => t::BUILTIN_FUNCTION,
                },
                _ => t::METHOD,
            },
            Value::Type(class) => self.metaclass(class),
            Value::Cell(_) => t::CELL,
            Value::Generator(h) => match self.heap.generator(h).kind {
                crate::object::GeneratorKind::Generator => t::GENERATOR,
                crate::object::GeneratorKind::Coroutine => t::COROUTINE,
                crate::object::GeneratorKind::AsyncGenerator => t::ASYNC_GENERATOR,
            },
            Value::Iter(h) => self.iter_type(h),
            Value::DictView(h) => {
                let DictView { kind, ordered, .. } = *self.heap.view(h);
                match (kind, ordered) {
                    (DictViewKind::Keys, false) => t::DICT_KEYS,
                    (DictViewKind::Values, false) => t::DICT_VALUES,
                    (DictViewKind::Items, false) => t::DICT_ITEMS,
                    (DictViewKind::Keys, true) => t::ODICT_KEYS,
                    (DictViewKind::Values, true) => t::ODICT_VALUES,
                    (DictViewKind::Items, true) => t::ODICT_ITEMS,
                }
            }
            Value::Property(_) => t::PROPERTY,
            Value::Wrapper(h) => match self.heap.wrapper(h) {
                Wrapper::Empty | Wrapper::Sum(_) => t::OBJECT,
                Wrapper::StaticMethod(_) => t::STATICMETHOD,
                Wrapper::ClassMethod(_) => t::CLASSMETHOD,
                Wrapper::Builtin(_) => t::BUILTIN_FUNCTION,
                Wrapper::Super { .. } => t::SUPER,
                Wrapper::MappingProxy(_) => t::MAPPINGPROXY,
                Wrapper::Member { .. } => t::MEMBER_DESCRIPTOR,
                Wrapper::GetSet { .. } => t::GETSET_DESCRIPTOR,
                Wrapper::GenericAlias { .. } => t::GENERIC_ALIAS,
                Wrapper::Union(_) => t::UNION,
                Wrapper::Traceback { .. } => t::TRACEBACK,
                Wrapper::Frame { .. } => t::FRAME,
                Wrapper::HostFuture { .. } => t::HOST_FUTURE,
            },
            Value::Module(_) => t::MODULE,
            Value::Code(_) => t::CODE,
            Value::Opaque(h) => self.heap.opaque(h).class,
            Value::Instance(_)
            | Value::Int(_)
            | Value::BigInt(_)
            | Value::Str(_)
            | Value::List(_)
            | Value::Exception(_) => t::OBJECT,
        }
    }

    /// The type of a type.
    #[inline]
    pub(crate) fn metaclass(&self, class: TypeRef) -> TypeRef {
        self.class(class).map_or(t::TYPE, |c| c.metaclass)
    }

    /// `type(v).__name__`
    pub fn type_name(&self, v: Value) -> String {
        self.full_type_name(self.type_of(v))
    }

    /// `__name__` of a type.
    pub fn class_name(&self, class: TypeRef) -> String {
        match self.class(class) {
            Some(c) => self.str_of(c.name).unwrap_or("?").to_owned(),
            None => self.registry.text(self.registry.types[class.index()].name).to_owned(),
        }
    }

    /// The type's name as `tp_name` shows it in some messages: with its module if it is of a library.
    pub(crate) fn full_type_name(&self, class: TypeRef) -> String {
        match self.class(class) {
            Some(c) if !c.native => self.class_name(class),
            _ => self.qualified_name(class),
        }
    }

    /// The method resolution order: the type itself first, `object` last.
    #[inline]
    pub fn mro(&self, class: TypeRef) -> &[TypeRef] {
        match self.class(class) {
            Some(c) => &c.mro,
            None => &self.registry.types[class.index()].mro,
        }
    }

    /// The direct bases.
    pub(crate) fn bases(&self, class: TypeRef) -> &[TypeRef] {
        match self.class(class) {
            Some(c) => &c.bases,
            None => &self.registry.types[class.index()].bases,
        }
    }

    /// The builtin type whose values instances are or hold.
    #[inline]
    pub(crate) fn layout(&self, class: TypeRef) -> TypeRef {
        self.class(class).map_or(class, |c| c.layout)
    }

    /// Is `class` the type `of`, or derived from it?
    #[inline]
    pub fn is_subclass(&self, class: TypeRef, of: TypeRef) -> bool {
        class == of || self.mro(class).contains(&of)
    }

    /// Is the value an instance of the type, no hook being asked?
    #[inline]
    pub fn is_instance(&self, v: Value, class: TypeRef) -> bool {
        self.is_subclass(self.type_of(v), class)
    }

    /// Is it an exception class?
    pub(crate) fn is_exception_class(&self, class: TypeRef) -> bool {
        self.is_subclass(class, t::BASE_EXCEPTION)
    }

    // ---- lookups along the MRO

    /// What a type itself declares under a name.
    #[inline]
    pub(crate) fn own_member(&self, class: TypeRef, name: Sym) -> Option<Found> {
        match self.class(class) {
            Some(c) => self.dict_get_str(c.dict, name).map(Found::Value),
            None => match self.registry.member(class, name) {
                Some(Member::Native(id)) => Some(Found::Value(Value::Native(id))),
                Some(Member::GetSet(def)) => Some(Found::GetSet(def)),
                None if name == n::HASH && is_unhashable(class) => Some(Found::Value(Value::None)),
                None => None,
            },
        }
    }

    /// What stands under a name along the MRO, and which type has it.
    pub(crate) fn find(&self, class: TypeRef, name: Sym) -> Option<(Found, TypeRef)> {
        self.mro(class).iter().find_map(|&c| self.own_member(c, name).map(|f| (f, c)))
    }

    /// Does anything stand under a name along the MRO?
    pub fn is_declared(&self, class: TypeRef, name: Sym) -> bool {
        self.find(class, name).is_some()
    }

    /// What stands under a name along the MRO, not bound. Computed attributes do not count.
    pub fn lookup(&self, class: TypeRef, name: Sym) -> Option<Value> {
        if !self.lookup_cache.is_empty() {
            let e = &self.lookup_cache[cache_slot(class, name)];
            if e.class == class.index() as u32
                && e.name == name.index() as u32
                && e.epoch == self.epoch
            {
                return if e.value.is_unset() { None } else { Some(e.value) };
            }
        }
        match self.find(class, name) {
            Some((Found::Value(v), _)) => Some(v),
            _ => None,
        }
    }

    /// The same, remembered for next time.
    pub fn lookup_cached(&mut self, class: TypeRef, name: Sym) -> Option<Value> {
        if self.lookup_cache.is_empty() {
            self.lookup_cache = vec![LookupEntry::default(); LOOKUP_ENTRIES];
        }
        let slot = cache_slot(class, name);
        let e = &self.lookup_cache[slot];
        if e.class == class.index() as u32 && e.name == name.index() as u32 && e.epoch == self.epoch
        {
            return if e.value.is_unset() { None } else { Some(e.value) };
        }
        let found = match self.find(class, name) {
            Some((Found::Value(v), _)) => v,
            Some(_) => return None,
            None => Value::Unset,
        };
        // Plain data may be replaced without a new epoch.
        if !is_plain(found) || found.is_unset() {
            self.cached_names.insert(name);
            self.lookup_cache[slot] = LookupEntry {
                class: class.index() as u32,
                name: name.index() as u32,
                epoch: self.epoch,
                value: found,
            };
        }
        if found.is_unset() { None } else { Some(found) }
    }

    /// A special method, looked up on the type of a value.
    #[inline]
    pub fn lookup_special(&self, v: Value, name: Sym) -> Option<Value> {
        self.lookup(self.type_of(v), name)
    }

    /// Is the native function one that `object` or `type` declares?
    pub(crate) fn is_core_native(&self, v: Option<Value>) -> bool {
        match v {
            Some(Value::Native(id)) => {
                matches!(self.registry.natives[id.index()].owner, Some(t::OBJECT | t::TYPE))
            }
            _ => false,
        }
    }

    /// Is it no method at all, or one of a builtin type? Native functions that the library's classes use
    /// as methods belong to no type.
    pub(crate) fn is_builtin_method(&self, found: Option<Value>) -> bool {
        match found {
            None => true,
            Some(Value::Native(id)) => self.registry.natives[id.index()].owner.is_some(),
            Some(_) => false,
        }
    }

    /// May it be called?
    pub fn is_callable(&self, v: Value) -> bool {
        match v {
            Value::Function(_)
            | Value::Native(_)
            | Value::Method(_)
            | Value::Type(_)
            | Value::HostFn(_) => true,
            Value::Wrapper(h) => {
                matches!(
                    self.heap.wrapper(h),
                    Wrapper::StaticMethod(_) | Wrapper::Builtin(_) | Wrapper::GenericAlias { .. }
                )
            }
            _ => self.lookup_special(v, n::CALL).is_some(),
        }
    }

    // ---- what classes override

    /// Compute what a class overrides.
    pub(crate) fn class_flags(&self, class: TypeRef) -> ClassFlags {
        // What a class takes from another place of a builtin type is its own, as in
        // `__setattr__ = dict.__setitem__`.
        let base = self.mro(class).iter().copied().find(|c| c.index() < self.builtin_types());
        let overrides = |name| {
            let found = self.lookup_slow(class, name);
            !self.is_builtin_method(found)
                || base.is_some_and(|base| found != self.lookup_slow(base, name))
        };
        let metaclass = self.metaclass(class);
        let meta_call =
            !matches!(self.lookup_slow(metaclass, n::CALL), None | Some(Value::Native(_)));
        if let Some(flags) = self.flags_of_only_base(class)
            && FLAG_NAMES.iter().all(|&name| self.own_member(class, name).is_none())
        {
            return ClassFlags { meta_call, ..flags };
        }
        ClassFlags {
            getattribute: overrides(n::GETATTRIBUTE),
            getattr: self.lookup_slow(class, n::GETATTR).is_some(),
            setattr: overrides(n::SETATTR),
            delattr: overrides(n::DELATTR),
            eq: overrides(n::EQ) || overrides(n::NE),
            hash: overrides(n::HASH),
            new: overrides(n::NEW),
            meta_call,
        }
    }

    /// What a class overrides if it overrides nothing itself.
    fn flags_of_only_base(&self, class: TypeRef) -> Option<ClassFlags> {
        let [base] = *self.bases(class) else { return None };
        // A metaclass may have made another order.
        if self.mro(class).get(1..) != Some(self.mro(base)) {
            return None;
        }
        match base {
            t::OBJECT => Some(ClassFlags::default()),
            base => self.class(base).map(|data| data.flags),
        }
    }

    fn lookup_slow(&self, class: TypeRef, name: Sym) -> Option<Value> {
        match self.find(class, name) {
            Some((Found::Value(v), _)) => Some(v),
            _ => None,
        }
    }

    /// A class changed in a way that lookups may see: forget the caches, and look anew at what it and
    /// those derived from it override.
    pub(crate) fn class_changed(&mut self, class: TypeRef, name: Option<Sym>) -> Result<()> {
        // What a special method means to lookups of other names is in no cache.
        let is_special = |name: Sym| self.text(name).starts_with("__");
        if name.is_some_and(|name| !is_special(name) && !self.cached_names.may_contain(name)) {
            return Ok(());
        }
        self.epoch = self.epoch.wrapping_add(1);
        self.cached_names.clear();
        if name.is_some_and(|name| !FLAG_NAMES.contains(&name)) {
            return Ok(());
        }
        let mut work = vec![class];
        let (mut seen, mut hashes) = (0usize, false);
        while let Some(c) = work.pop() {
            let flags = self.class_flags(c);
            if let Some(data) = self.class_mut(c) {
                hashes |= (data.flags.eq, data.flags.hash) != (flags.eq, flags.hash);
                data.flags = flags;
                work.extend_from_slice(&data.subclasses);
            }
            seen += 1;
            self.heap.burn(seen.min(64) * 64)?;
            if seen > 1_000_000 {
                return Err(Raise::Internal("classes derive from each other"));
            }
        }
        if hashes { self.heap.forget_hashes() } else { Ok(()) }
    }

    /// Go on after a call that making or calling a class asked for.
    pub(crate) fn resume_class(
        &mut self,
        which: ClassCont,
        state: NativeState,
        outcome: Outcome,
    ) -> Result<Step> {
        let v = outcome.map_err(Raise::Exc)?;
        match which {
            ClassCont::Keep => state.get(0).map(Step::Done),
            ClassCont::Finish => self.init_returned(state.get(0)?, v),
            ClassCont::Wrap => self.wrap_made(&state, v),
            ClassCont::Init => self.init_made(&state, v),
            ClassCont::Slots => self.slots_listed(&state, v),
            ClassCont::Mro => self.mro_given(&state, v),
            ClassCont::Body => self.body_ran(&state, v),
        }
    }
}

/// Values whose replacement by one of the same sort in a class no cache needs to hear of.
pub(crate) fn is_plain(v: Value) -> bool {
    matches!(
        v,
        Value::Unset
            | Value::None
            | Value::False
            | Value::True
            | Value::Int(_)
            | Value::Float(_)
            | Value::Str(_)
            | Value::BigInt(_)
            | Value::Bytes(_)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Complex(_)
            | Value::Range(_)
    )
}

#[inline]
fn cache_slot(class: TypeRef, name: Sym) -> usize {
    (class.index().wrapping_mul(31) ^ name.index().wrapping_mul(7)) % LOOKUP_ENTRIES
}

/// Builtin types whose `__hash__` is None.
fn is_unhashable(class: TypeRef) -> bool {
    matches!(
        class,
        t::LIST
            | t::DICT
            | t::SET
            | t::BYTEARRAY
            | t::DICT_KEYS
            | t::DICT_ITEMS
            | t::ODICT_KEYS
            | t::ODICT_ITEMS
    )
}

/// Special methods that CPython keeps as ordinary methods of its types: no slot stands for them.
const PLAIN_METHODS: &[&str] = &[
    "__bytes__",
    "__ceil__",
    "__class_getitem__",
    "__complex__",
    "__copy__",
    "__deepcopy__",
    "__dir__",
    "__enter__",
    "__exit__",
    "__floor__",
    "__format__",
    "__getformat__",
    "__getnewargs__",
    "__init_subclass__",
    "__instancecheck__",
    "__length_hint__",
    "__missing__",
    "__prepare__",
    "__reduce__",
    "__reduce_ex__",
    "__reversed__",
    "__round__",
    "__setstate__",
    "__sizeof__",
    "__subclasscheck__",
    "__subclasses__",
    "__subclasshook__",
    "__trunc__",
];

/// Slots that builtin types declare as ordinary methods too, which are the ones found.
const METHODS_BESIDE_SLOTS: &[(TypeRef, &str)] = &[
    (t::DICT, "__contains__"),
    (t::DICT, "__getitem__"),
    (t::FROZENSET, "__contains__"),
    (t::LIST, "__getitem__"),
    (t::SET, "__contains__"),
];

/// Special methods that are asked of the object, not of its type.
const ASKED_OF_THE_OBJECT: &[&str] = &[
    "__class_getitem__",
    "__copy__",
    "__deepcopy__",
    "__getstate__",
    "__init_subclass__",
    "__mro_entries__",
    "__prepare__",
    "__reduce__",
    "__reduce_ex__",
    "__setstate__",
    "__subclasses__",
    "__subclasshook__",
];

fn is_dunder(name: &str) -> bool {
    name.len() > 4 && name.starts_with("__") && name.ends_with("__")
}

/// Is the method of this name looked up on the type, as operators and builtin functions do?
pub(crate) fn is_special_method(name: &str) -> bool {
    is_dunder(name) && !ASKED_OF_THE_OBJECT.contains(&name)
}

/// Does a method of a builtin type stand for a slot?
pub(crate) fn is_slot(owner: TypeRef, name: &str) -> bool {
    is_slot_name(name) && !METHODS_BESIDE_SLOTS.contains(&(owner, name))
}

/// Names of the form `__x__` that stand for a slot of a type.
pub(crate) fn is_slot_name(name: &str) -> bool {
    is_dunder(name) && !PLAIN_METHODS.contains(&name)
}
