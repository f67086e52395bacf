//! Making classes: `__build_class__`, the choice of the metaclass, and `type.__new__`.

use monty_code::CodeFlags;

use crate::class::ClassCont;
use crate::construct::Keywords;
use crate::cont::Cont;
use crate::dict::ENTRY_BYTES;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, CallRequest, NativeState, Step};
use crate::object::{Class, ClassFlags, DictObject, Wrapper};
use crate::slots::Slots;
use crate::types as t;
use crate::value::{Handle, Sym, TypeRef, Value};
use crate::vm::Vm;

/// `__build_class__(func, name, /, *bases, [metaclass], **kwds)`
pub(crate) fn build_class(vm: &mut Vm, args: Args) -> Result<Step> {
    let (func, name) = (args.get(vm, 0), args.get(vm, 1));
    if !matches!(func, Value::Function(_)) {
        return Err(vm.type_error("__build_class__: func must be a function"));
    }
    if !matches!(vm.payload(name), Value::Str(_)) {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
    let bases = args.rest_copy(vm)?;
    let kwargs = args.kwargs();
    let no_keywords = match kwargs {
        Value::Dict(d) => vm.heap.dict(d).is_empty(),
        _ => true,
    };
    let plain = no_keywords
        && bases.iter().all(|b| matches!(b, Value::Type(c) if vm.metaclass(*c) == t::TYPE));
    let bases = vm.heap.new_tuple(&bases)?;
    if !plain {
        let kwargs = if kwargs.is_unset() { vm.heap.new_dict()? } else { kwargs };
        return vm.prelude_call("class_build", &[func, name, bases, kwargs]);
    }
    let namespace = vm.heap.new_dict()?;
    vm.call_then_cont(
        func,
        &[namespace],
        Cont::Class(ClassCont::Body),
        0,
        &[name, bases, namespace],
    )
}

/// `_class_winner(meta, bases)`: the metaclass of a class with these bases.
pub(crate) fn class_winner(vm: &mut Vm, args: Args) -> Result<Value> {
    let (Value::Type(meta), Value::Tuple(bases)) = (args.get(vm, 0), args.get(vm, 1)) else {
        return Ok(args.get(vm, 0));
    };
    let bases = vm.heap.tuple_items(bases).to_vec();
    vm.winner(meta, &bases).map(Value::Type)
}

impl Vm {
    /// The body of a class without metaclass ran.
    pub(crate) fn body_ran(&mut self, state: &NativeState, cell: Value) -> Result<Step> {
        let (name, bases, namespace) = (state.get(0)?, state.get(1)?, state.get(2)?);
        let Value::Dict(d) = namespace else {
            return Err(Raise::Internal("a class body without namespace"));
        };
        if let Value::Cell(_) = cell {
            self.dict_set_str(d, n::CLASSCELL, cell)?;
        }
        self.type_new(t::TYPE, name, bases, namespace, Vec::new())
    }

    /// Is it the function of a class body, which takes its namespace in register 0?
    pub(crate) fn is_class_body(&self, code: crate::value::CodeRef) -> bool {
        self.codes[code.index()].flags.has(CodeFlags::CLASS_BODY)
    }

    /// The most derived metaclass.
    pub(crate) fn winner(&mut self, meta: TypeRef, bases: &[Value]) -> Result<TypeRef> {
        let mut winner = meta;
        for &b in bases {
            let other = self.type_of(b);
            if self.is_subclass(winner, other) {
                continue;
            }
            if self.is_subclass(other, winner) {
                winner = other;
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        Ok(winner)
    }

    /// `type.__new__(meta, name, bases, namespace, **kwargs)`
    pub(crate) fn type_new(
        &mut self,
        meta: TypeRef,
        name: Value,
        bases: Value,
        ns: Value,
        kwargs: Keywords,
    ) -> Result<Step> {
        if let Value::Dict(d) = self.payload(ns)
            && let Some(slots) = self.dict_get_str(d, n::SLOTS)
            && !matches!(self.payload(slots), Value::Str(_))
            && self.native_source(slots).is_none()
        {
            // Names that come out of a guest's iterator.
            let kwargs = self.keyword_dict(&kwargs)?;
            let step = self.prelude_call("list_of", &[slots])?;
            return self.and_then(
                step,
                Cont::Class(ClassCont::Slots),
                0,
                &[Value::Type(meta), name, bases, ns, kwargs],
            );
        }
        self.type_from(meta, name, bases, ns, kwargs, Value::Unset)
    }

    /// `__slots__` was listed.
    pub(crate) fn slots_listed(&mut self, state: &NativeState, slots: Value) -> Result<Step> {
        let Value::Type(meta) = state.get(0)? else {
            return Err(Raise::Internal("not a metaclass"));
        };
        let kwargs = self.dict_keywords(state.get(4)?)?;
        self.type_from(meta, state.get(1)?, state.get(2)?, state.get(3)?, kwargs, slots)
    }

    fn type_from(
        &mut self,
        meta: TypeRef,
        name: Value,
        bases: Value,
        ns: Value,
        kwargs: Keywords,
        slots: Value,
    ) -> Result<Step> {
        let expected = [(name, "str"), (bases, "tuple"), (ns, "dict")];
        for (i, (v, want)) in expected.into_iter().enumerate() {
            let fits = match self.payload(v) {
                Value::Str(_) => i == 0,
                Value::Tuple(_) => i == 1,
                Value::Dict(_) => i == 2,
                _ => false,
            };
            if !fits {
                let got = self.type_name(v);
                return Err(self.type_error(format!(
                    "type.__new__() argument {} must be {want}, not {got}",
                    i + 1
                )));
            }
        }
        let (Value::Str(name), Value::Tuple(h), Value::Dict(ns_handle)) =
            (self.payload(name), self.payload(bases), self.payload(ns))
        else {
            return Err(Raise::Internal("checked arguments changed"));
        };
        let base_values = self.heap.tuple_items(h).to_vec();
        let winner = self.winner(meta, &base_values)?;
        if winner != meta && self.class(winner).is_some_and(|c| c.flags.new) {
            let Some(new) = self.lookup_cached(winner, n::NEW) else {
                return Err(Raise::Internal("no __new__"));
            };
            if let Step::Done(func) = self.bind(new, Value::Unset, winner)? {
                let args = [Value::Type(winner), Value::Str(name), bases, ns];
                self.request =
                    CallRequest { func, args: args.into_iter().collect(), kwargs, then: None };
                return Ok(Step::Call);
            }
        }
        let bases = self.check_bases(&base_values)?;
        let name = self.heap.intern_str(name)?;
        if self.text(name).contains('\0') {
            return Err(self.value_error("type name must not contain null characters"));
        }
        let class = self.add_class(winner, name, bases, ns_handle, slots)?;
        let mro = self.heap.intern("mro")?;
        if winner != t::TYPE && !self.is_core_native(self.lookup(winner, mro)) {
            let kwargs = self.keyword_dict(&kwargs)?;
            let step = self.call_method(Value::Type(class), mro, &[])?;
            return self.and_then(
                step,
                Cont::Class(ClassCont::Mro),
                0,
                &[Value::Type(class), kwargs],
            );
        }
        self.finish_class(class, &kwargs)
    }

    /// The MRO that a guest's metaclass wants for a new class.
    pub(crate) fn mro_given(&mut self, state: &NativeState, given: Value) -> Result<Step> {
        let Value::Type(class) = state.get(0)? else { return Err(Raise::Internal("not a class")) };
        let items = match self.payload(given) {
            Value::Tuple(h) => self.heap.tuple_items(h).to_vec(),
            Value::List(h) => self.heap.items(h).to_vec(),
            _ => return Err(self.not_iterable(given)),
        };
        let mut mro = Vec::with_capacity(items.len());
        self.heap.charge(items.len() * size_of::<TypeRef>())?;
        let layout = self.layout(class);
        for item in items {
            let Value::Type(c) = item else {
                let got = self.type_name(item);
                return Err(self.type_error(format!("mro() returned a non-class ('{got}')")));
            };
            let of = self.layout(c);
            if !self.is_subclass(layout, of) {
                let name = self.class_name(c);
                return Err(self
                    .type_error(format!("mro() returned base with unsuitable layout ('{name}')")));
            }
            mro.push(c);
        }
        if mro.is_empty() {
            return Err(self.type_error("type MRO must not be empty"));
        }
        if !mro.contains(&class) {
            // What `super().__init_subclass__()` finds.
            let name = self.class_name(class);
            return Err(self.type_error(format!(
                "super(type, obj): obj (type {name}) is not an instance or subtype of type ({name})."
            )));
        }
        if let Some(c) = self.class_mut(class) {
            c.mro = mro;
        }
        self.class_changed(class, None)?;
        let kwargs = self.dict_keywords(state.get(1)?)?;
        self.finish_class(class, &kwargs)
    }

    fn check_bases(&mut self, values: &[Value]) -> Result<Vec<TypeRef>> {
        let mut bases = Vec::with_capacity(values.len().max(1));
        for &b in values {
            let Value::Type(c) = b else {
                if self.attr_pure(b, n::MRO_ENTRIES)?.is_some() {
                    return Err(self.type_error(
                        "type() doesn't support MRO entry resolution; use types.new_class()",
                    ));
                }
                return Err(self.type_error("bases must be types"));
            };
            if self.class(c).is_none()
                && !self.registry.types[c.index()].open
                && c != t::GENERIC_ALIAS
            {
                let name = self.full_type_name(c);
                return Err(
                    self.type_error(format!("type '{name}' is not an acceptable base type"))
                );
            }
            bases.push(c);
        }
        if bases.is_empty() {
            bases.push(t::OBJECT);
        }
        Ok(bases)
    }

    /// The builtin type that decides what instances are made of.
    pub(crate) fn best_layout(&mut self, bases: &[TypeRef]) -> Result<TypeRef> {
        let mut best = t::OBJECT;
        for &b in bases {
            let layout = self.layout(b);
            if self.is_subclass(best, layout) {
                continue;
            }
            let exceptions = self.is_exception_class(best) && self.is_exception_class(layout);
            if self.is_subclass(layout, best) {
                best = layout;
            } else if exceptions {
                // All exceptions are laid out alike here; the more special one decides.
                if self.mro(layout).len() > self.mro(best).len() {
                    best = layout;
                }
            } else {
                return Err(self.layout_conflict());
            }
        }
        if bases.len() > 1 {
            let mut solid = t::OBJECT;
            for &b in bases {
                let other = self.solid_base(b);
                if self.is_subclass(other, solid) {
                    solid = other;
                } else if !self.is_subclass(solid, other) {
                    return Err(self.layout_conflict());
                }
            }
        }
        Ok(best)
    }

    #[cold]
    fn layout_conflict(&mut self) -> Raise {
        self.type_error("multiple bases have instance lay-out conflict")
    }

    /// The class that last added slots, or the builtin type instances are made of.
    fn solid_base(&self, class: TypeRef) -> TypeRef {
        let found = self.mro(class).iter().copied().find(|&c| match self.class(c) {
            Some(data) => self.heap.dict(data.dict).iter().any(|e| match e.value {
                Value::Wrapper(w) => {
                    matches!(*self.heap.wrapper(w), Wrapper::Member { class, .. } if class == c)
                }
                _ => false,
            }),
            None => true,
        });
        match found {
            Some(c) if self.class(c).is_none() && self.is_exception_class(c) => t::BASE_EXCEPTION,
            Some(c) => c,
            None => t::OBJECT,
        }
    }

    /// The base that says how instances are laid out, `__base__`: of those that do the same, the first.
    pub(crate) fn best_base(&self, bases: &[TypeRef]) -> Option<TypeRef> {
        let mut best = None;
        let mut winner = t::OBJECT;
        for &base in bases {
            let solid = self.solid_base(base);
            if best.is_none() || (solid != winner && self.is_subclass(solid, winner)) {
                (best, winner) = (Some(base), solid);
            }
        }
        best
    }

    /// Does the class bring `__weakref__` to its instances?
    fn may_be_weak(
        &self,
        layout: TypeRef,
        bases: &[TypeRef],
        slots: Option<&Slots>,
    ) -> Result<bool> {
        let fixed = !matches!(
            layout,
            t::INT | t::TUPLE | t::BYTES | t::TYPE | t::MODULE | t::SET | t::FROZENSET
        );
        let inherited = self.best_base(bases).is_some_and(|b| self.find(b, n::WEAKREF).is_some());
        // With `__slots__`, another base may still bring it.
        let wanted = slots.is_none_or(|s| s.weak)
            || bases.iter().any(|b| self.find(*b, n::WEAKREF).is_some());
        Ok(fixed && !inherited && wanted)
    }

    /// Make the class object from a copy of the namespace.
    fn add_class(
        &mut self,
        meta: TypeRef,
        name: Sym,
        bases: Vec<TypeRef>,
        ns: Handle<DictObject>,
        slots: Value,
    ) -> Result<TypeRef> {
        let layout = self.best_layout(&bases)?;
        let class = TypeRef::new((self.builtin_types() + self.heap.arenas.classes.len()) as u32);
        let mro = self.compute_mro(class, &bases)?;
        let entries = self.heap.dict(ns).len();
        self.heap.charge(
            size_of::<Class>()
                + (bases.len() + mro.len()) * size_of::<TypeRef>()
                + entries * ENTRY_BYTES,
        )?;
        self.heap.burn(entries)?;
        let copy = self.heap.arenas.dicts.get(ns).copied(&mut self.heap.budget)?;
        self.heap.release(entries * ENTRY_BYTES);
        let dict_value = self.heap.new_dict_from(copy)?;
        let Value::Dict(dict) = dict_value else { return Err(Raise::Internal("not a dict")) };
        let qualname = match self.dict_del_str(dict, n::QUALNAME) {
            None => Value::Str(name),
            Some(v) if matches!(self.payload(v), Value::Str(_)) => v,
            Some(v) => {
                let got = self.type_name(v);
                return Err(self.type_error(format!("type __qualname__ must be a str, not {got}")));
            }
        };
        let slots = self.read_slots(slots, name, dict, layout, &bases)?;
        let root_shape = self.new_base_shapes(class)?;
        let closed = slots.as_ref().is_some_and(|s| !s.dict) && self.all_closed(&bases);
        let cell = self.dict_del_str(dict, n::CLASSCELL);
        let collection = self.inherited_collection(&bases);
        self.heap.arenas.classes.push(Class {
            name: Value::Str(name),
            qualname,
            bases: bases.clone(),
            mro,
            metaclass: meta,
            dict,
            layout,
            root_shape,
            closed,
            native: false,
            flags: ClassFlags::default(),
            collection,
            subclasses: Vec::new(),
        });
        for &b in &bases {
            self.heap.charge(size_of::<TypeRef>())?;
            if let Some(c) = self.class_mut(b) {
                c.subclasses.push(class);
            }
        }
        let weak = self.may_be_weak(layout, &bases, slots.as_ref())?;
        self.complete_namespace(class, dict, slots.map_or(Vec::new(), |s| s.names), weak)?;
        self.fill_class_cell(cell, class)?;
        let flags = self.class_flags(class);
        if let Some(c) = self.class_mut(class) {
            c.flags = flags;
        }
        Ok(class)
    }

    /// Whether instances of none of these classes have a dict.
    fn all_closed(&self, classes: &[TypeRef]) -> bool {
        classes.iter().all(|b| match self.class(*b) {
            Some(c) => c.closed,
            None => !self.is_exception_class(*b) && *b != t::MODULE && *b != t::TYPE,
        })
    }

    /// What `super()` and `__class__` in methods read.
    fn fill_class_cell(&mut self, cell: Option<Value>, class: TypeRef) -> Result<()> {
        match cell {
            None => Ok(()),
            Some(Value::Cell(h)) => {
                self.heap.cell_mut(h).value = Value::Type(class);
                Ok(())
            }
            Some(v) => {
                let got = self.type_name(v);
                Err(self.type_error(format!(
                    "__classcell__ must be a nonlocal cell, not <class '{got}'>"
                )))
            }
        }
    }

    /// What every class's namespace has, or has in another form than it was written.
    fn complete_namespace(
        &mut self,
        class: TypeRef,
        dict: Handle<DictObject>,
        slots: Vec<Sym>,
        weak: bool,
    ) -> Result<()> {
        if self.dict_get_str(dict, n::MODULE).is_none() {
            let module = self.current_module_name();
            self.dict_set_str(dict, n::MODULE, module)?;
        }
        for name in slots {
            let member = self.heap.new_wrapper(Wrapper::Member { class, name })?;
            self.dict_set_str(dict, name, member)?;
        }
        if let Some(new @ Value::Function(_)) = self.dict_get_str(dict, n::NEW) {
            let wrapped = self.heap.new_wrapper(Wrapper::StaticMethod(new))?;
            self.dict_set_str(dict, n::NEW, wrapped)?;
        }
        for name in [n::INIT_SUBCLASS, n::CLASS_GETITEM] {
            if let Some(f @ Value::Function(_)) = self.dict_get_str(dict, name) {
                let wrapped = self.heap.new_wrapper(Wrapper::ClassMethod(f))?;
                self.dict_set_str(dict, name, wrapped)?;
            }
        }
        let (closed, bases) = match self.class(class) {
            Some(c) => (c.closed, c.bases.clone()),
            None => return Err(Raise::Internal("not a class of the run")),
        };
        let best = self.best_base(&bases);
        let had_dict = best.is_some_and(|b| {
            let b = &b;
            let builtin =
                matches!(self.layout(*b), t::TYPE | t::MODULE) || self.is_exception_class(*b);
            builtin || self.class(*b).is_some_and(|c| !c.closed)
        });
        if !closed && !had_dict {
            let getset = self.heap.new_wrapper(Wrapper::GetSet { class, name: n::DICT })?;
            self.dict_set_str(dict, n::DICT, getset)?;
        }
        if weak {
            let getset = self.heap.new_wrapper(Wrapper::GetSet { class, name: n::WEAKREF })?;
            self.dict_set_str(dict, n::WEAKREF, getset)?;
        }
        if self.dict_get_str(dict, n::DOC).is_none() {
            self.dict_set_str(dict, n::DOC, Value::None)?;
        }
        if self.dict_get_str(dict, n::EQ).is_some() && self.dict_get_str(dict, n::HASH).is_none() {
            self.dict_set_str(dict, n::HASH, Value::None)?;
        }
        Ok(())
    }

    /// `__name__` of the module whose code runs.
    pub(crate) fn current_module_name(&self) -> Value {
        let frame = self.frames.iter().rev().find(|f| {
            !f.is_native()
                && self
                    .codes
                    .get(f.code.index())
                    .is_some_and(|c| !self.is_prelude(c.owner as usize))
        });
        let Some(frame) = frame else { return Value::Str(n::MAIN) };
        let owner = self.codes[frame.code.index()].owner as usize;
        match self.programs[owner].module {
            Some(m) => self.heap.module(m).name,
            None => Value::Str(n::MAIN),
        }
    }

    /// `__set_name__` of what stands in the namespace, then `__init_subclass__` of the bases.
    fn finish_class(&mut self, class: TypeRef, kwargs: &Keywords) -> Result<Step> {
        let Some(dict) = self.class(class).map(|c| c.dict) else {
            return Err(Raise::Internal("not a class"));
        };
        let mut calls = Vec::new();
        for i in 0..self.heap.dict(dict).slots() {
            let Some(e) = self.heap.dict(dict).entry(i).copied() else { continue };
            match e.value {
                Value::Property(h) => self.heap.property_mut(h).name = e.key,
                Value::Instance(_) | Value::Opaque(_) | Value::Exception(_) | Value::Type(_) => {
                    let of = self.type_of(e.value);
                    if self.lookup(of, n::SET_NAME).is_some() {
                        calls.push(self.heap.new_tuple(&[e.key, e.value])?);
                    }
                }
                _ => {}
            }
        }
        let inherited =
            self.mro(class).iter().skip(1).find_map(|&c| self.own_member(c, n::INIT_SUBCLASS));
        let guest = !matches!(inherited, None | Some(crate::class::Found::Value(Value::Native(_))));
        if calls.is_empty() && !guest {
            if !kwargs.is_empty() {
                let name = self.class_qualname(class);
                return Err(self
                    .type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
            }
            return Ok(Step::Done(Value::Type(class)));
        }
        let calls = self.heap.new_list(calls)?;
        let kwargs = match self.keyword_dict(kwargs)? {
            Value::Unset => self.heap.new_dict()?,
            dict => dict,
        };
        self.prelude_call("class_finish", &[Value::Type(class), calls, kwargs])
    }
}
