//! Reading attributes: the protocol of `object.__getattribute__` and `type.__getattribute__`,
//! descriptors, the hooks of guest classes, and the error when there is no such attribute.

use crate::class::Found;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{NativeState, Outcome, Step};
use crate::object::{BoundMethod, ExceptionObject, Wrapper};
use crate::registry::NativeKind;
use crate::types as t;
use crate::value::{Handle, Sym, TypeRef, Value};
use crate::vm::Vm;

/// Continuations of attribute access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum AttributeCont {
    /// `__getattribute__` or a descriptor ran; if it raised AttributeError, `__getattr__` is asked.
    /// Keeps the object and the name.
    Fallback,
    /// A callable was fetched: call it with the values kept.
    CallWith,
    /// What was fetched, or the default kept if it raised AttributeError.
    Default,
    /// Whether it raised no AttributeError.
    Has,
    /// Discard the result: give None.
    Discard,
}

impl Vm {
    /// `v.name`
    pub fn get_attr(&mut self, v: Value, name: Sym) -> Result<Step> {
        match self.get_attr_opt(v, name)? {
            Some(step) => Ok(step),
            None => Err(self.no_attribute(v, name)),
        }
    }

    /// `v.name`; None if it certainly has no such attribute (no exception is made).
    pub(crate) fn get_attr_opt(&mut self, v: Value, name: Sym) -> Result<Option<Step>> {
        let class = self.type_of(v);
        let Some(flags) = self.class(class).map(|c| c.flags) else {
            return self.plain_attr(v, name);
        };
        if flags.getattribute {
            let step = self.call_method(v, n::GETATTRIBUTE, &[Value::Str(name)])?;
            return self.with_fallback(step, flags.getattr, v, name).map(Some);
        }
        if !flags.getattr {
            return self.plain_attr(v, name);
        }
        match self.plain_attr(v, name) {
            Ok(Some(step)) => self.with_fallback(step, true, v, name).map(Some),
            Ok(None) => self.call_method(v, n::GETATTR, &[Value::Str(name)]).map(Some),
            Err(e) if self.raised_is(&e, t::ATTRIBUTE_ERROR) => {
                self.call_method(v, n::GETATTR, &[Value::Str(name)]).map(Some)
            }
            Err(e) => Err(e),
        }
    }

    fn with_fallback(&mut self, step: Step, getattr: bool, v: Value, name: Sym) -> Result<Step> {
        match step {
            Step::Call if getattr => self.and_then(
                step,
                Cont::Attribute(AttributeCont::Fallback),
                0,
                &[v, Value::Str(name)],
            ),
            _ => Ok(step),
        }
    }

    /// Without the hooks of guest classes: what `__getattribute__` of the builtin type does.
    pub(crate) fn plain_attr(&mut self, v: Value, name: Sym) -> Result<Option<Step>> {
        match v {
            Value::Type(class) => self.type_attr(class, name),
            Value::Module(h) => self.module_attr(h, name),
            Value::Wrapper(h) => match *self.heap.wrapper(h) {
                Wrapper::Super { class, receiver, start } => {
                    self.super_attr(v, class, receiver, start, name)
                }
                Wrapper::GenericAlias { origin, .. } => self.alias_attr(v, origin, name),
                Wrapper::Builtin(f) => self.builtin_attr(v, f, name),
                _ => self.object_attr(v, name),
            },
            Value::Method(h) => {
                let func = self.heap.method(h).func;
                match self.object_attr(v, name)? {
                    Some(step) => Ok(Some(step)),
                    None => match self.attribute_source(func) {
                        Value::Unset => Ok(None),
                        source => self.get_attr_opt(source, name),
                    },
                }
            }
            _ => self.object_attr(v, name),
        }
    }

    /// `object.__getattribute__`: data descriptors, the object's own, other descriptors.
    pub(crate) fn object_attr(&mut self, v: Value, name: Sym) -> Result<Option<Step>> {
        let class = self.type_of(v);
        let found = self.find(class, name);
        if let Some((f, owner)) = found
            && self.is_data(f)
        {
            return self.bind_found(f, owner, v, class).map(Some);
        }
        if let Some(own) = self.own_attr(v, name) {
            return Ok(Some(Step::Done(own)));
        }
        match found {
            Some((f, owner)) => self.bind_found(f, owner, v, class).map(Some),
            None => Ok(None),
        }
    }

    /// What the object itself holds under a name.
    pub(crate) fn own_attr(&self, v: Value, name: Sym) -> Option<Value> {
        let dict = match v {
            Value::Instance(h) => {
                return self.instance_get(h, name).or_else(|| match self.payload(v) {
                    Value::Module(m) => self.module_get(m, name),
                    _ => None,
                });
            }
            Value::Exception(h) => self.heap.exception(h).dict,
            Value::Function(h) => self.heap.function(h).dict,
            _ => return None,
        };
        match dict {
            Value::Dict(d) => self.dict_get_str(d, name),
            _ => None,
        }
    }

    /// `type.__getattribute__`
    pub(crate) fn type_attr(&mut self, class: TypeRef, name: Sym) -> Result<Option<Step>> {
        if name == n::DOC
            && let Some(Found::Value(doc @ Value::Instance(_))) = self.own_member(class, name)
        {
            // A descriptor for the instances' doc speaks for the class as well.
            return self.bind(doc, Value::Unset, class).map(Some);
        }
        let meta = self.metaclass(class);
        let in_meta = self.find(meta, name);
        if let Some((f, owner)) = in_meta
            && self.is_data(f)
        {
            return self.bind_found(f, owner, Value::Type(class), meta).map(Some);
        }
        if let Some((f, owner)) = self.find(class, name) {
            return match f {
                Found::Value(v) => self.bind(v, Value::Unset, class).map(Some),
                Found::GetSet(_) => self
                    .heap
                    .new_wrapper(Wrapper::GetSet { class: owner, name })
                    .map(|v| Some(Step::Done(v))),
            };
        }
        match in_meta {
            Some((f, owner)) => self.bind_found(f, owner, Value::Type(class), meta).map(Some),
            None => Ok(None),
        }
    }

    fn module_attr(&mut self, h: Handle<crate::object::Module>, name: Sym) -> Result<Option<Step>> {
        if let Some(v) = self.module_get(h, name) {
            return Ok(Some(Step::Done(v)));
        }
        if let Some(step) = self.fill_deferred(h, name)? {
            return Ok(Some(step));
        }
        if let Some(step) = self.object_attr(Value::Module(h), name)? {
            return Ok(Some(step));
        }
        match self.module_get(h, n::GETATTR) {
            Some(f) => self.tail_call(f, &[Value::Str(name)]).map(Some),
            None => Ok(None),
        }
    }

    /// Attributes of `list[int]` are those of `list`, apart from its own.
    fn alias_attr(&mut self, v: Value, origin: Value, name: Sym) -> Result<Option<Step>> {
        let text = self.text(name);
        let own = matches!(
            text,
            "__origin__"
                | "__bases__"
                | "__args__"
                | "__parameters__"
                | "__mro_entries__"
                | "__reduce_ex__"
                | "__reduce__"
                | "__copy__"
                | "__deepcopy__"
                | "__unpacked__"
                | "__typing_unpacked_tuple_args__"
                | "__class__"
        );
        let source = self.attribute_source(origin);
        if !own
            && !source.is_unset()
            && let Some(step) = self.get_attr_opt(source, name)?
        {
            return Ok(Some(step));
        }
        self.object_attr(v, name)
    }

    /// What a function that stands for one of C shows of itself.
    fn builtin_attr(&mut self, v: Value, f: Value, name: Sym) -> Result<Option<Step>> {
        match self.text(name) {
            "__name__" | "__qualname__" | "__doc__" | "__module__" => self.object_attr(f, name),
            "__self__" => {
                let Some(Step::Done(module)) = self.object_attr(f, n::MODULE)? else {
                    return Ok(None);
                };
                let module = self.str_of(module).and_then(|name| self.loaded_module(name));
                Ok(Some(Step::Done(module.unwrap_or(Value::None))))
            }
            "__text_signature__" => Ok(Some(Step::Done(Value::None))),
            _ => self.object_attr(v, name),
        }
    }

    /// What stands at the end of a chain of bound methods, aliases and wrappers, whose attributes all of
    /// them show; such chains may be as long as a guest likes.
    pub(crate) fn attribute_source(&mut self, mut v: Value) -> Value {
        let mut seen = 0usize;
        loop {
            seen += 1;
            if seen > 100_000 {
                // A cycle, or as good as one.
                return Value::Unset;
            }
            v = match self.payload(v) {
                Value::Method(h) => self.heap.method(h).func,
                Value::Wrapper(h) => match *self.heap.wrapper(h) {
                    Wrapper::GenericAlias { origin, .. } => origin,
                    Wrapper::StaticMethod(f) | Wrapper::ClassMethod(f) => f,
                    _ => return v,
                },
                Value::Property(h) => self.heap.property(h).get,
                _ => return v,
            };
        }
    }

    /// Is it a data descriptor: does it mind assignments?
    pub(crate) fn is_data(&self, found: Found) -> bool {
        match found {
            Found::GetSet(_) => true,
            Found::Value(v) => match v {
                Value::Property(_) => true,
                Value::Wrapper(h) => {
                    matches!(self.heap.wrapper(h), Wrapper::Member { .. } | Wrapper::GetSet { .. })
                }
                Value::Instance(_) | Value::Opaque(_) | Value::Exception(_) => {
                    let class = self.type_of(v);
                    self.lookup(class, n::SET).is_some() || self.lookup(class, n::DELETE).is_some()
                }
                _ => false,
            },
        }
    }

    /// Apply what was found on the type of `v` to it.
    pub(crate) fn bind_found(
        &mut self,
        found: Found,
        _owner: TypeRef,
        v: Value,
        class: TypeRef,
    ) -> Result<Step> {
        match found {
            Found::GetSet(def) => (def.get)(self, v).map(Step::Done),
            Found::Value(f) => self.bind(f, v, class),
        }
    }

    /// `found.__get__(receiver, owner)`; the receiver is Unset where the class itself is asked.
    pub fn bind(&mut self, found: Value, receiver: Value, owner: TypeRef) -> Result<Step> {
        match found {
            Value::Function(_) if receiver.is_unset() => Ok(Step::Done(found)),
            Value::Function(_) => self.bound(found, receiver),
            Value::Native(id) => match self.registry.natives[id.index()].def.kind {
                NativeKind::Method if !receiver.is_unset() => self.bound(found, receiver),
                NativeKind::Class => self.bound(found, Value::Type(owner)),
                _ => Ok(Step::Done(found)),
            },
            Value::Property(h) => {
                if receiver.is_unset() {
                    return Ok(Step::Done(found));
                }
                let get = self.heap.property(h).get;
                if get.is_none() || get.is_unset() {
                    return Err(self.property_error(h, receiver, "getter"));
                }
                self.tail_call(get, &[receiver])
            }
            Value::Wrapper(h) => match *self.heap.wrapper(h) {
                Wrapper::StaticMethod(f) => Ok(Step::Done(f)),
                Wrapper::ClassMethod(f) => self.bound(f, Value::Type(owner)),
                Wrapper::Member { class, name } if !receiver.is_unset() => {
                    self.member_get(found, class, name, receiver)
                }
                Wrapper::GetSet { class, name } if !receiver.is_unset() => {
                    if !self.is_instance(receiver, class) {
                        return Err(self.foreign_receiver(found, receiver));
                    }
                    match self.computed(class, name) {
                        Some(def) => (def.get)(self, receiver).map(Step::Done),
                        // `__weakref__` of classes of the run.
                        None => Ok(Step::Done(Value::None)),
                    }
                }
                Wrapper::Super { class, receiver: Value::Unset, .. } if !receiver.is_unset() => {
                    self.new_super(class, receiver).map(Step::Done)
                }
                _ => Ok(Step::Done(found)),
            },
            Value::Instance(_) | Value::Opaque(_) | Value::Exception(_) => {
                let class = self.type_of(found);
                match self.lookup_cached(class, n::GET) {
                    None => Ok(Step::Done(found)),
                    Some(get) => {
                        let args = [receiver.or_none(), Value::Type(owner)];
                        self.call_found(get, found, n::GET, &args)
                    }
                }
            }
            _ => Ok(Step::Done(found)),
        }
    }

    /// The computed attribute that a descriptor of a type is about; `object`'s for classes of the run.
    pub(crate) fn computed(
        &self,
        class: TypeRef,
        name: Sym,
    ) -> Option<&'static crate::registry::GetSetDef> {
        let of = if self.class(class).is_some() { t::OBJECT } else { class };
        match self.registry.member(of, name) {
            Some(crate::registry::Member::GetSet(def)) => Some(def),
            _ => None,
        }
    }

    /// A bound method.
    pub(crate) fn bound(&mut self, func: Value, receiver: Value) -> Result<Step> {
        self.heap.new_method(BoundMethod { func, receiver }).map(Step::Done)
    }

    /// The value of a slot of `__slots__`.
    fn member_get(
        &mut self,
        found: Value,
        class: TypeRef,
        name: Sym,
        receiver: Value,
    ) -> Result<Step> {
        if !self.is_instance(receiver, class) {
            return Err(self.foreign_receiver(found, receiver));
        }
        let value = match receiver {
            Value::Instance(h) => self.find_member_name(name).and_then(|s| self.slot_get(h, s)),
            // Exceptions have no slots: theirs live in the dict.
            _ => self.find_member_name(name).and_then(|s| self.own_attr(receiver, s)),
        };
        match value {
            Some(v) => Ok(Step::Done(v)),
            None => Err(self.no_attribute(receiver, name)),
        }
    }

    /// `descriptor 'x' for 'C' objects doesn't apply to a 'D' object`
    #[cold]
    pub(crate) fn foreign_receiver(&mut self, descriptor: Value, receiver: Value) -> Raise {
        let (class, name) = match descriptor {
            Value::Wrapper(h) => match *self.heap.wrapper(h) {
                Wrapper::Member { class, name } | Wrapper::GetSet { class, name } => (class, name),
                _ => (t::OBJECT, n::GET),
            },
            _ => (t::OBJECT, n::GET),
        };
        let (name, class, other) =
            (self.text(name).to_owned(), self.class_name(class), self.type_name(receiver));
        self.type_error(format!(
            "descriptor '{name}' for '{class}' objects doesn't apply to a '{other}' object"
        ))
    }

    /// `property 'x' of 'C' object has no getter`
    #[cold]
    pub(crate) fn property_error(
        &mut self,
        h: Handle<crate::object::Property>,
        receiver: Value,
        what: &str,
    ) -> Raise {
        let class = self.type_of(receiver);
        let name = self.heap.property(h).name;
        // Properties of types that CPython writes in C are members there.
        if let Some(name) = self.str_of(name)
            && let Some((_, owner)) =
                self.heap.find_interned(name).and_then(|s| self.find(class, s))
            && self.is_native_class(owner)
        {
            let text = format!(
                "attribute '{name}' of '{}' objects is not writable",
                self.full_type_name(owner)
            );
            return self.attribute_error(text);
        }
        let class = self.class_qualname(class);
        let text = match self.str_of(name) {
            Some(name) => {
                let name = name.to_owned();
                format!(
                    "property {} of '{class}' object has no {what}",
                    monty_text::str_repr::repr(&name)
                )
            }
            None => format!("property of '{class}' object has no {what}"),
        };
        self.attribute_error(text)
    }

    // ---- errors

    /// `'C' object has no attribute 'x'`, with `name` and `obj` for suggestions.
    #[cold]
    pub fn no_attribute(&mut self, v: Value, name: Sym) -> Raise {
        if let Err(e) = self.heap.hold(3 * self.text(name).len()) {
            return e;
        }
        let text = self.text(name).to_owned();
        let message = match v {
            Value::Type(class) => {
                format!("type object '{}' has no attribute '{text}'", self.full_type_name(class))
            }
            Value::Module(h) => {
                let module = self.str_of(self.heap.module(h).name).unwrap_or("?");
                monty_host::lacking::refusal(module, &text)
                    .unwrap_or_else(|| format!("module '{module}' has no attribute '{text}'"))
            }
            _ => {
                let class = self.type_of(v);
                // A slot that holds nothing tells the class's qualified name.
                let shown = match self.lookup_cached(class, name) {
                    Some(_) => self.class_qualname(class),
                    None => self.full_type_name(class),
                };
                format!("'{shown}' object has no attribute '{text}'")
            }
        };
        self.attribute_error_about(v, name, message)
    }

    /// An AttributeError that knows what it is about.
    #[cold]
    pub(crate) fn attribute_error_about(&mut self, v: Value, name: Sym, message: String) -> Raise {
        let e = self.attribute_error(message);
        if let Raise::Exc(h) = e
            && let Err(other) = self.describe_attribute_error(h, v, name)
        {
            return other;
        }
        e
    }

    fn describe_attribute_error(
        &mut self,
        h: Handle<ExceptionObject>,
        v: Value,
        name: Sym,
    ) -> Result<()> {
        let d = match self.heap.exception(h).dict {
            Value::Dict(d) => d,
            _ => {
                let dict = self.heap.new_dict()?;
                self.heap.exception_mut(h).dict = dict;
                let Value::Dict(d) = dict else { return Err(Raise::Internal("not a dict")) };
                d
            }
        };
        self.dict_set_str(d, n::NAME_ATTR, Value::Str(name))?;
        self.dict_set_str(d, n::OBJ, v)
    }

    // ---- without guest code

    /// An attribute that can be had without running guest code; None if absent or not so.
    pub fn attr_pure(&mut self, v: Value, name: Sym) -> Result<Option<Value>> {
        let class = self.type_of(v);
        if self.class(class).is_some_and(|c| c.flags.getattribute) {
            return Ok(None);
        }
        match self.plain_attr(v, name) {
            Ok(Some(Step::Done(v))) => Ok(Some(v)),
            Ok(Some(Step::Call)) => {
                self.request = Default::default();
                self.request_stack.clear();
                Ok(None)
            }
            Ok(None) => Ok(None),
            Err(e) if self.raised_is(&e, t::ATTRIBUTE_ERROR) => Ok(None),
            Err(e) => Err(e),
        }
    }

    // ---- calls of methods

    /// Call a method: of the type for names like `__x__`, as special methods are; else an attribute.
    pub fn call_method(&mut self, v: Value, name: Sym, args: &[Value]) -> Result<Step> {
        let class = self.type_of(v);
        if let Some(found) = self.lookup_cached(class, name) {
            let special = crate::class::is_special_method(self.text(name));
            let direct = match found {
                Value::Function(_) => true,
                Value::Native(id) => {
                    self.registry.natives[id.index()].def.kind == NativeKind::Method
                }
                _ => false,
            };
            if direct && (special || self.own_attr(v, name).is_none()) {
                let mut all: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
                all.push(v);
                all.extend_from_slice(args);
                return self.tail_call(found, &all);
            }
            if special {
                let step = self.bind(found, v, class)?;
                return self.and_then(step, Cont::Attribute(AttributeCont::CallWith), 0, args);
            }
        } else if crate::class::is_special_method(self.text(name)) {
            return Err(self.no_attribute(v, name));
        }
        let step = self.get_attr(v, name)?;
        self.and_then(step, Cont::Attribute(AttributeCont::CallWith), 0, args)
    }

    /// Go on after a call that attribute access asked for.
    pub(crate) fn resume_attribute(
        &mut self,
        which: AttributeCont,
        state: NativeState,
        outcome: Outcome,
    ) -> Result<Step> {
        match which {
            AttributeCont::Fallback => match outcome {
                Ok(v) => Ok(Step::Done(v)),
                Err(e) => {
                    let raise = Raise::Exc(e);
                    if !self.raised_is(&raise, t::ATTRIBUTE_ERROR) {
                        return Err(raise);
                    }
                    let (v, name) = (state.get(0)?, state.get(1)?);
                    self.call_method(v, n::GETATTR, &[name])
                }
            },
            AttributeCont::CallWith => {
                let f = outcome.map_err(Raise::Exc)?;
                self.tail_call(f, &state.values)
            }
            AttributeCont::Default | AttributeCont::Has => match outcome {
                Ok(_) if which == AttributeCont::Has => Ok(Step::Done(Value::True)),
                Ok(v) => Ok(Step::Done(v)),
                Err(e) => {
                    let raise = Raise::Exc(e);
                    if !self.raised_is(&raise, t::ATTRIBUTE_ERROR) {
                        return Err(raise);
                    }
                    if which == AttributeCont::Has {
                        Ok(Step::Done(Value::False))
                    } else {
                        state.get(0).map(Step::Done)
                    }
                }
            },
            AttributeCont::Discard => outcome.map(|_| Step::Done(Value::None)).map_err(Raise::Exc),
        }
    }
}
