//! Calling a class: `__new__`, then `__init__`. The common case, a class of the run that has an
//! `__init__` of Python, goes straight to that function's frame.

use crate::attribute::AttributeCont;
use crate::class::ClassCont;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::exec::WINDOW;
use crate::frame::Ret;
use crate::names as n;
use crate::native::{CallRequest, NativeState, Step};
use crate::object::{ExceptionObject, Opaque, Wrapper};
use crate::types as t;
use crate::value::{Handle, NativeId, Sym, TypeRef, Value};
use crate::vm::Vm;

/// Keyword arguments of a call that is under way.
pub(crate) type Keywords = Vec<(Sym, Value)>;

impl Vm {
    /// Call the type at `f` with the `nargs` values after it, the last ones being keywords.
    pub(crate) fn call_type(
        &mut self,
        class: TypeRef,
        f: usize,
        nargs: usize,
        names: &[Sym],
        ret: Ret,
    ) -> Result<()> {
        let Some(c) = self.class(class) else {
            return self.call_builtin_type(class, f, nargs, names, ret);
        };
        let (plain, layout, meta_call, meta) =
            (!c.flags.new && c.metaclass == t::TYPE, c.layout, c.flags.meta_call, c.metaclass);
        if meta_call && let Some(call) = self.lookup_cached(meta, n::CALL) {
            self.reserve_stack(f, nargs + 4)?;
            self.stack.copy_within(f + 1..f + 1 + nargs, f + 2);
            self.stack[f + 1] = Value::Type(class);
            self.stack[f] = call;
            return self.call_at(f, nargs + 1, names, ret);
        }
        if plain
            && (layout == t::OBJECT || self.has_empty(layout))
            && let Some(init @ Value::Function(_)) = self.lookup_cached(class, n::INIT)
            && let Ret::Store(dst) = ret
        {
            let payload = self.empty_payload(layout)?;
            let instance = self.bare_instance(class, payload)?;
            self.reserve_stack(f, nargs + 6)?;
            self.stack.copy_within(f + 1..f + 1 + nargs, f + 3);
            self.stack[f] = instance;
            self.stack[f + 1] = init;
            self.stack[f + 2] = instance;
            return self.call_at(f + 1, nargs + 1, names, Ret::Init(dst));
        }
        if let Some(new) = self.only_new(class) {
            self.reserve_stack(f, nargs + 4)?;
            self.stack.copy_within(f + 1..f + 1 + nargs, f + 2);
            self.stack[f + 1] = Value::Type(class);
            self.stack[f] = new;
            return self.call_at(f, nargs + 1, names, ret).inspect_err(|e| {
                if matches!(e, Raise::Limit(_)) && self.pending.is_none() {
                    // The class is called again when the limit was raised.
                    self.stack.copy_within(f + 2..f + 2 + nargs, f + 1);
                    self.stack[f] = Value::Type(class);
                }
            });
        }
        let (args, kwargs) = self.gather(f, nargs, names)?;
        let step = self.construct(class, &args, kwargs)?;
        self.hand_over(step, ret)
    }

    /// A call instruction whose callee is a class: if all there is to do is to call its `__init__` with a
    /// new instance, that is entered; false, and nothing done, if not.
    #[inline(never)]
    pub(crate) fn construct_quickly(
        &mut self,
        class: TypeRef,
        f: usize,
        nargs: usize,
        dst: u8,
    ) -> Result<bool> {
        let Some(c) = self.class(class) else { return Ok(false) };
        let is_plain = !c.flags.new && c.metaclass == t::TYPE && c.layout == t::OBJECT;
        // As `call_type` asks.
        if !is_plain || c.flags.meta_call || f + nargs + 3 + WINDOW > self.stack.len() {
            return Ok(false);
        }
        let Some(init @ Value::Function(h)) = self.lookup_cached(class, n::INIT) else {
            return Ok(false);
        };
        if self.codes[self.heap.function(h).code.index()].simple_args == u32::MAX {
            return Ok(false);
        }
        let instance = self.bare_instance(class, Value::Unset)?;
        self.stack.copy_within(f + 1..f + 1 + nargs, f + 3);
        self.stack[f..f + 3].copy_from_slice(&[instance, init, instance]);
        if self.enter_quickly(h, f + 2, nargs + 1, Ret::Init(dst)) {
            return Ok(true);
        }
        // As it was.
        self.stack[f] = Value::Type(class);
        self.stack.copy_within(f + 3..f + 3 + nargs, f + 1);
        Ok(false)
    }

    /// The function that is all of a class's construction: its `__new__`, if neither the class nor one
    /// derived from it (of which `__new__` may make an instance) has an `__init__`.
    fn only_new(&mut self, class: TypeRef) -> Option<Value> {
        let c = self.class(class)?;
        let derived = c.subclasses.len();
        if !c.flags.new || derived > 1 || self.has_own_init(class) {
            return None;
        }
        if let Some(&derived) = self.class(class)?.subclasses.first()
            && (self.has_own_init(derived) || !self.class(derived)?.subclasses.is_empty())
        {
            return None;
        }
        match self.lookup_cached(class, n::NEW)? {
            Value::Wrapper(h) => match *self.heap.wrapper(h) {
                Wrapper::StaticMethod(f @ (Value::Function(_) | Value::Native(_))) => Some(f),
                _ => None,
            },
            _ => None,
        }
    }

    fn has_own_init(&mut self, class: TypeRef) -> bool {
        let init = self.lookup_cached(class, n::INIT);
        init.is_some() && !self.is_core_native(init)
    }

    /// A step's result to `ret`, now or later.
    pub(crate) fn hand_over(&mut self, step: Step, ret: Ret) -> Result<()> {
        match step {
            Step::Done(v) => self.deliver(ret, v),
            Step::Call => self.perform(ret),
        }
    }

    fn gather(&mut self, f: usize, nargs: usize, names: &[Sym]) -> Result<(Vec<Value>, Keywords)> {
        self.heap.hold(nargs * size_of::<(Sym, Value)>())?;
        let positional = nargs - names.len();
        let args = self.stack[f + 1..f + 1 + positional].to_vec();
        let kwargs = names
            .iter()
            .enumerate()
            .map(|(i, &k)| (k, self.stack[f + 1 + positional + i]))
            .collect();
        Ok((args, kwargs))
    }

    fn call_builtin_type(
        &mut self,
        class: TypeRef,
        f: usize,
        nargs: usize,
        names: &[Sym],
        ret: Ret,
    ) -> Result<()> {
        if class == t::TYPE && nargs == 1 && names.is_empty() {
            let class = self.type_of(self.stack[f + 1]);
            return self.deliver(ret, Value::Type(class));
        }
        if let Some(id) = self.registry.types[class.index()].new {
            return self.call_native(id, f + 1, nargs, names, ret);
        }
        if names.is_empty() && self.makes_plain_exceptions(class) {
            self.heap.hold(nargs * size_of::<Value>())?;
            let args = self.stack[f + 1..f + 1 + nargs].to_vec();
            let e = self.new_exception(class, &args)?;
            return self.deliver(ret, Value::Exception(e));
        }
        let (args, kwargs) = self.gather(f, nargs, names)?;
        let step = self.construct(class, &args, kwargs)?;
        self.hand_over(step, ret)
    }

    /// The native function that makes exact instances of a builtin type.
    fn native_new(&self, layout: TypeRef) -> Option<NativeId> {
        self.registry.types[layout.index()]
            .mro
            .iter()
            .filter(|c| **c != t::OBJECT)
            .find_map(|c| self.registry.types[c.index()].new)
    }

    /// Is calling the class just keeping the arguments? So it is for most exceptions.
    pub(crate) fn makes_plain_exceptions(&mut self, class: TypeRef) -> bool {
        if !self.is_exception_class(class)
            || self.class(class).is_some_and(|c| c.flags.new || c.metaclass != t::TYPE)
        {
            return false;
        }
        let layout = self.layout(class);
        self.native_new(layout).is_none()
            && self.lookup_cached(class, n::INIT) == self.lookup_cached(t::BASE_EXCEPTION, n::INIT)
    }

    fn has_empty(&self, layout: TypeRef) -> bool {
        // Only types whose `__init__` fills the object are made empty.
        self.registry.types[layout.index()].empty.is_some()
            && self.registry.member(layout, n::INIT).is_some()
    }

    fn empty_payload(&mut self, layout: TypeRef) -> Result<Value> {
        match self.registry.types[layout.index()].empty {
            Some(empty) => empty(self),
            None => Ok(Value::Unset),
        }
    }

    /// `type.__call__(class, *args, **kwargs)`: no metaclass of a guest is asked.
    pub(crate) fn construct(
        &mut self,
        class: TypeRef,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Step> {
        if self.class(class).is_some_and(|c| c.flags.new) {
            return self.call_guest_new(class, args, kwargs);
        }
        if class == t::TYPE {
            return match (args, kwargs.is_empty()) {
                ([v], true) => Ok(Step::Done(Value::Type(self.type_of(*v)))),
                ([name, bases, ns], _) => self.type_new(t::TYPE, *name, *bases, *ns, kwargs),
                _ => Err(self.type_error("type() takes 1 or 3 arguments")),
            };
        }
        self.make(class, args, kwargs, true)
    }

    fn call_guest_new(&mut self, class: TypeRef, args: &[Value], kwargs: Keywords) -> Result<Step> {
        let Some(found) = self.lookup_cached(class, n::NEW) else {
            return Err(Raise::Internal("no __new__"));
        };
        let func = match self.bind(found, Value::Unset, class)? {
            Step::Done(f) => f,
            Step::Call => return Err(self.type_error("__new__ is a descriptor that runs code")),
        };
        let keep = self.keep_arguments(class, args, &kwargs)?;
        let mut all = smallvec::SmallVec::with_capacity(args.len() + 1);
        all.push(Value::Type(class));
        all.extend_from_slice(args);
        let then = NativeState {
            cont: Cont::Class(ClassCont::Init),
            phase: 0,
            values: keep.into_iter().collect(),
        };
        self.request = CallRequest { func, args: all, kwargs, then: Some(then) };
        Ok(Step::Call)
    }

    /// Class, positional arguments (a tuple) and keywords (a dict or Unset), to be kept.
    fn keep_arguments(
        &mut self,
        class: TypeRef,
        args: &[Value],
        kwargs: &Keywords,
    ) -> Result<[Value; 3]> {
        let args = self.heap.new_tuple(args)?;
        Ok([Value::Type(class), args, self.keyword_dict(kwargs)?])
    }

    /// Keywords as a dict; Unset if there are none.
    pub(crate) fn keyword_dict(&mut self, kwargs: &Keywords) -> Result<Value> {
        if kwargs.is_empty() {
            return Ok(Value::Unset);
        }
        let dict = self.heap.new_dict()?;
        if let Value::Dict(d) = dict {
            for &(name, v) in kwargs {
                self.dict_set_str(d, name, v)?;
            }
        }
        Ok(dict)
    }

    /// The way back.
    pub(crate) fn dict_keywords(&mut self, dict: Value) -> Result<Keywords> {
        let Value::Dict(d) = dict else { return Ok(Vec::new()) };
        let mut kwargs = Vec::with_capacity(self.heap.dict(d).len());
        for i in 0..self.heap.dict(d).slots() {
            let Some(e) = self.heap.dict(d).entry(i).copied() else { continue };
            match self.payload(e.key) {
                Value::Str(s) => kwargs.push((self.heap.intern_str(s)?, e.value)),
                _ => return Err(self.type_error("keywords must be strings")),
            }
        }
        Ok(kwargs)
    }

    fn kept_arguments(&mut self, state: &NativeState) -> Result<(TypeRef, Vec<Value>, Keywords)> {
        let (Value::Type(class), Value::Tuple(args)) = (state.get(0)?, state.get(1)?) else {
            return Err(Raise::Internal("a native frame misses a value"));
        };
        let args = self.container_items(Value::Tuple(args))?.unwrap_or_default();
        let kwargs = self.dict_keywords(state.get(2)?)?;
        Ok((class, args, kwargs))
    }

    /// What the builtin `__new__` of the class makes; then `__init__`, if `init`.
    pub(crate) fn make(
        &mut self,
        class: TypeRef,
        args: &[Value],
        kwargs: Keywords,
        init: bool,
    ) -> Result<Step> {
        let layout = self.layout(class);
        if layout == t::OBJECT {
            self.check_object_new(class, args, &kwargs)?;
            let v = if class == t::OBJECT {
                self.heap.new_opaque(Opaque { class, ..Opaque::default() })?
            } else {
                self.bare_instance(class, Value::Unset)?
            };
            return if init { self.init_object(v, args, kwargs) } else { Ok(Step::Done(v)) };
        }
        if layout == t::TYPE {
            let [name, bases, ns] = *args else {
                return Err(self.type_error(format!(
                    "type.__new__() takes exactly 3 arguments ({} given)",
                    args.len()
                )));
            };
            let keep = self.keep_arguments(class, args, &kwargs)?;
            let step = self.type_new(class, name, bases, ns, kwargs)?;
            return if init {
                self.and_then(step, Cont::Class(ClassCont::Init), 0, &keep)
            } else {
                Ok(step)
            };
        }
        if self.is_exception_class(layout) {
            return self.make_exception(class, layout, args, kwargs, init);
        }
        if class != layout {
            self.check_abstract(class)?;
            if self.has_empty(layout) {
                let payload = self.empty_payload(layout)?;
                let v = self.bare_instance(class, payload)?;
                return if init { self.init_object(v, args, kwargs) } else { Ok(Step::Done(v)) };
            }
        } else if !init && self.has_empty(layout) {
            return self.empty_payload(layout).map(Step::Done);
        }
        let Some(id) = self.native_new(layout) else {
            let name = self.full_type_name(layout);
            return Err(self.type_error(format!("cannot create '{name}' instances")));
        };
        self.make_payload(class, id, args, kwargs, init)
    }

    /// Make the builtin value by a native function, to be wrapped if the class is a derived one.
    fn make_payload(
        &mut self,
        class: TypeRef,
        id: NativeId,
        args: &[Value],
        kwargs: Keywords,
        init: bool,
    ) -> Result<Step> {
        self.check_count(class, args.len() + kwargs.len())?;
        let mut given = kwargs.clone();
        let then = if class == self.layout(class) {
            None
        } else {
            // Keywords that the builtin does not take are for the class's own `__init__`.
            let own_init = matches!(self.lookup_cached(class, n::INIT), Some(Value::Function(_)));
            if init && own_init && self.registry.natives[id.index()].signature().positional_only() {
                given.clear();
            }
            let mut keep: smallvec::SmallVec<[Value; 4]> =
                self.keep_arguments(class, args, &kwargs)?.into_iter().collect();
            keep.push(Value::bool(init));
            Some(NativeState { cont: Cont::Class(ClassCont::Wrap), phase: 0, values: keep })
        };
        self.request = CallRequest {
            func: Value::Native(id),
            args: args.iter().copied().collect(),
            kwargs: given,
            then,
        };
        Ok(Step::Call)
    }

    /// Classes derived from these count their arguments in other words than the types do.
    fn check_count(&mut self, class: TypeRef, given: usize) -> Result<()> {
        let layout = self.layout(class);
        let most = match layout {
            t::INT => 2,
            t::STR => 3,
            _ => return Ok(()),
        };
        if class == layout || given <= most {
            return Ok(());
        }
        let name = self.class_name(layout);
        Err(self.type_error(format!("{name}() takes at most {most} arguments ({given} given)")))
    }

    /// A builtin value was made for an instance of a derived class.
    pub(crate) fn wrap_made(&mut self, state: &NativeState, v: Value) -> Result<Step> {
        let (class, args, kwargs) = self.kept_arguments(state)?;
        let v = match v {
            Value::Exception(h) => {
                self.heap.exception_mut(h).class = class;
                v
            }
            _ => {
                let payload = self.payload(v);
                self.bare_instance(class, payload)?
            }
        };
        if state.get(3)? == Value::True {
            self.init_object(v, &args, kwargs)
        } else {
            Ok(Step::Done(v))
        }
    }

    /// `__new__` of a guest returned.
    pub(crate) fn init_made(&mut self, state: &NativeState, v: Value) -> Result<Step> {
        let (class, args, kwargs) = self.kept_arguments(state)?;
        if !self.is_instance(v, class) {
            return Ok(Step::Done(v));
        }
        self.init_object(v, &args, kwargs)
    }

    /// `type(v).__init__(v, *args, **kwargs)`, with `v` as the result.
    pub(crate) fn init_object(
        &mut self,
        v: Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Step> {
        let class = self.type_of(v);
        let func = match self.lookup_cached(class, n::INIT) {
            None => return Ok(Step::Done(v)),
            found if self.is_core_native(found) => return Ok(Step::Done(v)),
            Some(f) => f,
        };
        let mut all = smallvec::SmallVec::with_capacity(args.len() + 1);
        let func = match func {
            Value::Function(_) | Value::Native(_) => {
                all.push(v);
                func
            }
            _ => match self.bind(func, v, class)? {
                Step::Done(f) => f,
                Step::Call => {
                    let step = self.and_then(
                        Step::Call,
                        Cont::Attribute(AttributeCont::CallWith),
                        0,
                        args,
                    )?;
                    return self.and_then(step, Cont::Class(ClassCont::Finish), 0, &[v]);
                }
            },
        };
        all.extend_from_slice(args);
        let mut values = smallvec::SmallVec::new();
        values.push(v);
        let then = NativeState { cont: Cont::Class(ClassCont::Finish), phase: 0, values };
        self.request = CallRequest { func, args: all, kwargs, then: Some(then) };
        Ok(Step::Call)
    }

    /// `__init__` returned: it must be None.
    pub(crate) fn init_returned(&mut self, v: Value, result: Value) -> Result<Step> {
        if result.is_none() {
            return Ok(Step::Done(v));
        }
        let name = self.type_name(result);
        Err(self.type_error(format!("__init__() should return None, not '{name}'")))
    }

    /// `object.__new__` takes no arguments unless the class has an `__init__` for them.
    fn check_object_new(
        &mut self,
        class: TypeRef,
        args: &[Value],
        kwargs: &Keywords,
    ) -> Result<()> {
        if !args.is_empty() || !kwargs.is_empty() {
            if self.class(class).is_some_and(|c| c.flags.new) {
                return Err(self.type_error(
                    "object.__new__() takes exactly one argument (the type to instantiate)",
                ));
            }
            let init = self.lookup_cached(class, n::INIT);
            if init.is_none() || self.is_core_native(init) {
                let name = self.class_name(class);
                return Err(self.type_error(format!("{name}() takes no arguments")));
            }
        }
        self.check_abstract(class)
    }

    /// Abstract classes make no instances.
    fn check_abstract(&mut self, class: TypeRef) -> Result<()> {
        let Some(c) = self.class(class) else { return Ok(()) };
        if c.metaclass == t::TYPE {
            return Ok(());
        }
        let Some(names) = self.dict_get_str(c.dict, n::ABSTRACTMETHODS) else { return Ok(()) };
        let names = self.payload(names);
        if self.container_len(names)?.unwrap_or(0) == 0 {
            return Ok(());
        }
        let names = self.container_items(names)?.unwrap_or_default();
        let mut texts: Vec<String> =
            names.iter().filter_map(|v| self.str_of(*v).map(|s| format!("'{s}'"))).collect();
        texts.sort();
        let plural = if texts.len() == 1 { "" } else { "s" };
        let (class, list) = (self.class_name(class), texts.join(", "));
        Err(self.type_error(format!(
            "Can't instantiate abstract class {class} without an implementation for abstract method{plural} {list}"
        )))
    }

    // ---- exceptions

    fn make_exception(
        &mut self,
        class: TypeRef,
        layout: TypeRef,
        args: &[Value],
        kwargs: Keywords,
        init: bool,
    ) -> Result<Step> {
        self.check_abstract(class)?;
        if let Some(id) = self.native_new(layout) {
            return self.make_payload_of_exception(class, id, args, kwargs, init);
        }
        if !kwargs.is_empty() {
            let found = self.lookup_cached(class, n::INIT);
            if found.is_none() || self.is_core_native(found) {
                let name = self.class_name(class);
                return Err(self.type_error(format!("{name}() takes no keyword arguments")));
            }
        }
        let h = self.new_exception_of(class, args)?;
        let v = Value::Exception(h);
        if init && kwargs.is_empty() && self.makes_plain_exceptions(class) {
            return Ok(Step::Done(v));
        }
        if init { self.init_object(v, args, kwargs) } else { Ok(Step::Done(v)) }
    }

    /// Exceptions whose class makes them natively: the class is put right afterwards.
    fn make_payload_of_exception(
        &mut self,
        class: TypeRef,
        id: NativeId,
        args: &[Value],
        kwargs: Keywords,
        init: bool,
    ) -> Result<Step> {
        let own = self.class(class).is_none() && self.registry.types[class.index()].new == Some(id);
        let then = if own {
            None
        } else {
            let mut keep: smallvec::SmallVec<[Value; 4]> =
                self.keep_arguments(class, args, &kwargs)?.into_iter().collect();
            keep.push(Value::bool(init));
            Some(NativeState { cont: Cont::Class(ClassCont::Wrap), phase: 0, values: keep })
        };
        self.request = CallRequest {
            func: Value::Native(id),
            args: args.iter().copied().collect(),
            kwargs,
            then,
        };
        Ok(Step::Call)
    }

    /// An exception of any class, `args` its arguments; `__init__` is not run.
    pub(crate) fn new_exception_of(
        &mut self,
        class: TypeRef,
        args: &[Value],
    ) -> Result<Handle<ExceptionObject>> {
        self.new_exception(class, args)
    }
}
