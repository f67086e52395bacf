//! `object`: the methods that every value has, and the attributes `__class__`, `__dict__`, `__doc__`.

use monty_code::CmpOp;

use smallvec::SmallVec;

use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::Wrapper;
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Sym, Value};
use crate::vm::Vm;

/// `__new__`: of the type that owns the native function that runs.
pub(super) const NEW: NativeDef = NativeDef::stepping("__new__(*args, **kwargs)", new).as_static();

/// Exceptions are made by `BaseException.__new__`.
pub(super) const EXCEPTION: TypeDef = TypeDef {
    of: TypeName::Core(t::BASE_EXCEPTION),
    new: None,
    empty: None,
    methods: &[NEW],
    getset: &[],
    doc: "",
};

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::OBJECT),
    new: None,
    empty: None,
    methods: &[
        NEW,
        NativeDef::method("__init__(self, /, *args, **kwargs)", init),
        NativeDef::stepping("__repr__(self, /)", repr),
        NativeDef::stepping("__str__(self, /)", str_),
        NativeDef::method("__hash__(self, /)", hash),
        NativeDef::method("__eq__(self, value, /)", eq),
        NativeDef::stepping("__ne__(self, value, /)", ne),
        NativeDef::method("__lt__(self, value, /)", not_implemented),
        NativeDef::method("__le__(self, value, /)", not_implemented),
        NativeDef::method("__gt__(self, value, /)", not_implemented),
        NativeDef::method("__ge__(self, value, /)", not_implemented),
        NativeDef::stepping("__getattribute__(self, name, /)", getattribute),
        NativeDef::stepping("__setattr__(self, name, value, /)", setattr),
        NativeDef::stepping("__delattr__(self, name, /)", delattr),
        NativeDef::stepping("__format__(self, format_spec, /)", format),
        NativeDef::stepping("__dir__(self, /)", dir),
        NativeDef::method("__init_subclass__(cls, /, *args, **kwargs)", init_subclass).as_class(),
        NativeDef::method("__subclasshook__(cls, object, /)", subclass_hook).as_class(),
        NativeDef::stepping("__reduce__(self, /)", reduce),
        NativeDef::stepping("__reduce_ex__(self, protocol, /)", reduce_ex),
        NativeDef::stepping("__getstate__(self, /)", getstate),
        NativeDef::method("__sizeof__(self, /)", size_of),
    ],
    getset: &[
        GetSetDef { name: "__class__", get: class, set: Some(set_class) },
        GetSetDef { name: "__dict__", get: dict, set: Some(set_dict) },
        GetSetDef { name: "__doc__", get: doc, set: None },
    ],
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
};

/// A name that an attribute may have.
pub(super) fn attribute_name(vm: &mut Vm, v: Value) -> Result<Sym> {
    match vm.payload(v) {
        Value::Str(s) => vm.heap.intern_str(s),
        _ => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!("attribute name must be string, not '{got}'")))
        }
    }
}

fn new(vm: &mut Vm, args: Args) -> Result<Step> {
    let owner = vm.registry.natives[vm.running_native.index()].owner.unwrap_or(t::OBJECT);
    vm.heap.hold(size_of_val(args.rest(vm)))?;
    let given: SmallVec<[Value; 4]> = SmallVec::from_slice(args.rest(vm));
    let Some((&cls, rest)) = given.split_first() else {
        let of = vm.class_name(owner);
        return Err(vm.type_error(format!("{of}.__new__(): not enough arguments")));
    };
    let Value::Type(class) = cls else {
        let (of, got) = (vm.class_name(owner), vm.type_name(cls));
        return Err(vm.type_error(format!("{of}.__new__(X): X is not a type object ({got})")));
    };
    if !vm.is_subclass(class, owner) {
        let (of, name) = (vm.class_name(owner), vm.class_name(class));
        return Err(vm.type_error(format!("{of}.__new__({name}): {name} is not a subtype of {of}")));
    }
    let layout = vm.layout(class);
    let exceptions = vm.is_exception_class(owner);
    if layout != owner
        && !(exceptions && vm.is_exception_class(layout))
        && vm.has_own_new(layout, owner)
    {
        let [of, name, safe] = [owner, class, layout].map(|class| vm.class_name(class));
        return Err(
            vm.type_error(format!("{of}.__new__({name}) is not safe, use {safe}.__new__()"))
        );
    }
    let kwargs = vm.dict_keywords(args.kwargs())?;
    vm.make(class, rest, kwargs, false)
}

fn init(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let keywords = match args.kwargs() {
        Value::Dict(d) => !vm.heap.dict(d).is_empty(),
        _ => false,
    };
    if !keywords && args.rest(vm).is_empty() {
        return Ok(Value::None);
    }
    let class = vm.type_of(v);
    let found = vm.lookup(class, n::INIT);
    if !vm.is_core_native(found) {
        return Err(vm.type_error(
            "object.__init__() takes exactly one argument (the instance to initialize)",
        ));
    }
    if vm.layout(class) == t::OBJECT && !vm.class(class).is_some_and(|c| c.flags.new) {
        let name = vm.class_name(class);
        return Err(vm.type_error(format!(
            "{name}.__init__() takes exactly one argument (the instance to initialize)"
        )));
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args) -> Result<Step> {
    let text = vm.object_repr(args.get(vm, 0));
    vm.heap.new_string(text).map(Step::Done)
}

fn str_(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    not_itself(vm, v, n::REPR)?;
    vm.repr(v)
}

/// A native method that asks for another one of its receiver must not be that one as well, as in
/// `__repr__ = object.__str__`: it would go on without end.
fn not_itself(vm: &mut Vm, v: Value, name: Sym) -> Result<()> {
    if vm.lookup_special(v, name) == Some(Value::Native(vm.running_native)) {
        return Err(
            vm.recursion_error("maximum recursion depth exceeded while calling a Python object")
        );
    }
    Ok(())
}

fn hash(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    Ok(Value::Int(vm.identity_hash(v).unwrap_or(0) as i64))
}

fn eq(vm: &mut Vm, args: Args) -> Result<Value> {
    let same = args.get(vm, 0).is(args.get(vm, 1));
    Ok(if same { Value::True } else { Value::NotImplemented })
}

fn ne(vm: &mut Vm, args: Args) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    not_itself(vm, a, n::EQ)?;
    let step = vm.call_comparison(CmpOp::Eq, a, b)?;
    vm.and_then(step, Cont::Operator(crate::operator::OperatorCont::Negate), 0, &[])
}

fn not_implemented(_: &mut Vm, _: Args) -> Result<Value> {
    Ok(Value::NotImplemented)
}

fn getattribute(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let name = args.get(vm, 1);
    let name = attribute_name(vm, name)?;
    match vm.plain_attr(v, name)? {
        Some(step) => Ok(step),
        None => Err(vm.no_attribute(v, name)),
    }
}

fn setattr(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, name, value) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    if let Value::Type(_) = v {
        let of = vm.type_name(v);
        return Err(vm.type_error(format!("can't apply this __setattr__ to {of} object")));
    }
    let name = attribute_name(vm, name)?;
    vm.plain_set_attr(v, name, value)
}

fn delattr(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, name) = (args.get(vm, 0), args.get(vm, 1));
    if let Value::Type(_) = v {
        let of = vm.type_name(v);
        return Err(vm.type_error(format!("can't apply this __delattr__ to {of} object")));
    }
    let name = attribute_name(vm, name)?;
    vm.plain_set_attr(v, name, Value::Unset)
}

fn format(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, spec) = (args.get(vm, 0), args.get(vm, 1));
    match vm.str_of(spec) {
        Some("") => vm.str(v),
        Some(_) => {
            let class = vm.type_of(v);
            let name = vm.full_type_name(class);
            Err(vm.type_error(format!("unsupported format string passed to {name}.__format__")))
        }
        None => {
            let got = vm.type_name(spec);
            Err(vm.type_error(format!("__format__() argument must be str, not {got}")))
        }
    }
}

fn dir(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    vm.prelude_call("object_dir", &[v])
}

fn init_subclass(vm: &mut Vm, args: Args) -> Result<Value> {
    let cls = args.get(vm, 0);
    let name = match cls {
        Value::Type(c) => vm.class_qualname(c),
        _ => "object".to_owned(),
    };
    if let Value::Dict(d) = args.kwargs()
        && !vm.heap.dict(d).is_empty()
    {
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    let given = args.rest(vm).len();
    if given > 0 {
        return Err(
            vm.type_error(format!("{name}.__init_subclass__() takes no arguments ({given} given)"))
        );
    }
    Ok(Value::None)
}

fn subclass_hook(_: &mut Vm, _: Args) -> Result<Value> {
    Ok(Value::NotImplemented)
}

fn reduce(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    vm.prelude_call("object_reduce", &[v])
}

fn reduce_ex(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let class = vm.type_of(v);
    let reduce = n_reduce(vm);
    if let Some(name) = reduce
        && let Some(found) = vm.lookup(class, name)
        && !vm.is_core_native(Some(found))
    {
        return vm.call_method(v, name, &[]);
    }
    vm.prelude_call("object_reduce", &[v])
}

fn n_reduce(vm: &Vm) -> Option<Sym> {
    vm.heap.find_interned("__reduce__")
}

fn getstate(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    vm.prelude_call("object_getstate", &[v])
}

fn size_of(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    Ok(Value::Int(match vm.payload(v) {
        Value::Instance(_) => 48,
        Value::List(h) => 56 + 8 * vm.heap.items(h).len() as i64,
        Value::Tuple(h) => 24 + 8 * vm.heap.tuple_items(h).len() as i64,
        Value::Dict(h) => 64 + 104 * vm.heap.dict(h).len() as i64,
        Value::Set(h) | Value::FrozenSet(h) => 216 + 32 * vm.heap.set(h).len() as i64,
        Value::Str(s) => 41 + vm.heap.str(s).len() as i64,
        Value::Bytes(h) | Value::ByteArray(h) => 33 + vm.heap.bytes(h).len() as i64,
        Value::Float(_) => 24,
        _ => 16,
    }))
}

// ---- attributes

fn class(vm: &mut Vm, v: Value) -> Result<Value> {
    Ok(Value::Type(vm.type_of(v)))
}

fn set_class(vm: &mut Vm, v: Value, value: Value) -> Result<()> {
    if value.is_unset() {
        return Err(vm.type_error("can't delete __class__ attribute"));
    }
    let Value::Type(new) = value else {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{got}' object")));
    };
    let old = vm.type_of(v);
    let (Some(a), Some(b)) = (vm.class(old), vm.class(new)) else {
        return Err(vm.type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        ));
    };
    if a.layout != b.layout || a.closed != b.closed || vm.all_members(old) != vm.all_members(new) {
        let (from, to) = (vm.class_name(new), vm.class_name(old));
        return Err(vm.type_error(format!(
            "__class__ assignment: '{from}' object layout differs from '{to}'"
        )));
    }
    match v {
        Value::Instance(h) => {
            if let Value::Tuple(_) = vm.payload(v) {
                vm.heap.forget_hashes()?;
            }
            vm.change_class(h, new)
        }
        Value::Exception(h) => {
            vm.heap.exception_mut(h).class = new;
            Ok(())
        }
        _ => Err(vm.type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        )),
    }
}

fn dict(vm: &mut Vm, v: Value) -> Result<Value> {
    match v {
        Value::Module(h) => return vm.module_namespace(Some(h)),
        Value::Type(_) => return super::type_type::dict(vm, v),
        Value::Instance(h) if vm.payload_has_dict(v) => {
            if let Some(rest) = &vm.heap.instance(h).rest
                && !rest.dict.is_unset()
            {
                return Ok(rest.dict);
            }
        }
        Value::Exception(h) if !vm.heap.exception(h).dict.is_unset() => {
            return exception_dict(vm, v, vm.heap.exception(h).dict);
        }
        Value::Function(h) if !vm.heap.function(h).dict.is_unset() => {
            return Ok(vm.heap.function(h).dict);
        }
        _ => {}
    }
    match vm.make_object_dict(v)? {
        Some(d) => Ok(Value::Dict(d)),
        None => Err(vm.no_attribute(v, n::DICT)),
    }
}

/// The attributes of an exception: the dict itself, or a copy without what stands there for slots.
fn exception_dict(vm: &mut Vm, v: Value, dict: Value) -> Result<Value> {
    let attrs = vm.instance_attrs(v);
    if !attrs.iter().any(|(name, _)| vm.is_member_name(*name)) {
        return Ok(dict);
    }
    let shown = vm.heap.new_dict()?;
    if let Value::Dict(h) = shown {
        for (name, value) in attrs {
            if !vm.is_member_name(name) {
                vm.dict_set_str(h, name, value)?;
            }
        }
    }
    Ok(shown)
}

fn set_dict(vm: &mut Vm, v: Value, value: Value) -> Result<()> {
    if value.is_unset() {
        if let Value::Function(_) = v {
            return Err(vm.type_error("cannot delete __dict__"));
        }
        let fresh = vm.heap.new_dict()?;
        return set_dict(vm, v, fresh);
    }
    let closed = match v {
        Value::Instance(_) if matches!(vm.payload(v), Value::Module(_)) => {
            return Err(vm.attribute_error("readonly attribute"));
        }
        Value::Instance(_) => vm.class(vm.type_of(v)).is_some_and(|c| c.closed),
        Value::Exception(_) | Value::Function(_) => false,
        _ => true,
    };
    if closed {
        if let Value::Module(_) = v {
            return Err(vm.attribute_error("readonly attribute"));
        }
        return Err(vm.no_attribute(v, n::DICT));
    }
    if !matches!(vm.payload(value), Value::Dict(_)) {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{got}'")));
    }
    match v {
        Value::Instance(h) => vm.replace_instance_dict(h, value),
        Value::Exception(h) => {
            vm.heap.exception_mut(h).dict = value;
            Ok(())
        }
        Value::Function(h) => {
            vm.heap.function_mut(h).dict = value;
            Ok(())
        }
        _ => Err(Raise::Internal("no place for a dict")),
    }
}

fn doc(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = vm.type_of(v);
    vm.class_doc(class)
}

impl Vm {
    /// Does a builtin type, or one between it and `owner`, make its objects itself?
    fn has_own_new(&self, layout: crate::value::TypeRef, owner: crate::value::TypeRef) -> bool {
        let mut between = self.mro(layout).iter().take_while(|c| **c != owner);
        between.any(|c| self.registry.member(*c, n::NEW).is_some())
    }

    /// Has an instance's class room for a dict?
    fn payload_has_dict(&self, v: Value) -> bool {
        self.class(self.type_of(v)).is_some_and(|c| !c.closed)
    }

    /// The slots of `__slots__` along an MRO.
    fn all_members(&self, class: crate::value::TypeRef) -> Vec<Sym> {
        let mut all = Vec::new();
        for &c in self.mro(class) {
            let Some(data) = self.class(c) else { continue };
            for e in self.heap.dict(data.dict).iter() {
                if let Value::Wrapper(w) = e.value
                    && let Wrapper::Member { name, .. } = *self.heap.wrapper(w)
                {
                    all.push(name);
                }
            }
        }
        all
    }

    /// `__doc__` of a type.
    pub(crate) fn class_doc(&mut self, class: crate::value::TypeRef) -> Result<Value> {
        match self.class(class) {
            Some(c) => Ok(self.dict_get_str(c.dict, n::DOC).unwrap_or(Value::None)),
            None => {
                let doc = self.registry.types[class.index()].doc;
                if doc.is_empty() { Ok(Value::None) } else { self.heap.new_str(doc) }
            }
        }
    }
}
