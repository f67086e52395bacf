//! `property`, `staticmethod`, `classmethod`, `super`, and the descriptors of slots and of computed
//! attributes.

use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::{Property, Wrapper};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, Sym, TypeRef, Value};
use crate::vm::Vm;

const fn core(
    of: TypeRef,
    methods: &'static [NativeDef],
    getset: &'static [GetSetDef],
    doc: &'static str,
) -> TypeDef {
    TypeDef { of: TypeName::Core(of), new: None, empty: None, methods, getset, doc }
}

pub(super) const PROPERTY: TypeDef = TypeDef {
    new: Some(NativeDef::function(
        "property(fget=None, fset=None, fdel=None, doc=None)",
        property_new,
    )),
    empty: Some(|vm| vm.heap.new_property(empty_property())),
    ..core(
        t::PROPERTY,
        &[
            NativeDef::method(
                "__init__(self, fget=None, fset=None, fdel=None, doc=None)",
                property_init,
            ),
            NativeDef::stepping("__get__(self, instance, owner=None, /)", get),
            NativeDef::stepping("__set__(self, instance, value, /)", property_set),
            NativeDef::stepping("__delete__(self, instance, /)", property_delete),
            NativeDef::stepping("getter(self, fget, /)", |vm, args| changed(vm, args, 0)),
            NativeDef::stepping("setter(self, fset, /)", |vm, args| changed(vm, args, 1)),
            NativeDef::stepping("deleter(self, fdel, /)", |vm, args| changed(vm, args, 2)),
            NativeDef::method("__set_name__(self, owner, name, /)", property_set_name),
        ],
        &[
            GetSetDef { name: "fget", get: |vm, v| property_part(vm, v, 0), set: None },
            GetSetDef { name: "fset", get: |vm, v| property_part(vm, v, 1), set: None },
            GetSetDef { name: "fdel", get: |vm, v| property_part(vm, v, 2), set: None },
            GetSetDef {
                name: "__doc__",
                get: |vm, v| property_part(vm, v, 3),
                set: Some(set_property_doc),
            },
            GetSetDef { name: "__name__", get: property_name, set: Some(set_property_name) },
            GetSetDef { name: "__isabstractmethod__", get: property_abstract, set: None },
        ],
        "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring",
    )
};

pub(super) const STATICMETHOD: TypeDef = TypeDef {
    new: Some(NativeDef::function("staticmethod(function, /)", |vm, args| {
        let f = args.get(vm, 0);
        vm.heap.new_wrapper(Wrapper::StaticMethod(f))
    })),
    empty: Some(|vm| vm.heap.new_wrapper(Wrapper::StaticMethod(Value::None))),
    ..core(
        t::STATICMETHOD,
        &[
            NativeDef::method("__init__(self, function, /)", wrapper_init),
            NativeDef::stepping("__get__(self, instance, owner=None, /)", get),
            NativeDef::stepping("__call__(self, /, *args, **kwargs)", static_call),
            NativeDef::stepping("__repr__(self, /)", wrapper_repr),
        ],
        WRAPPER_ATTRIBUTES,
        "Convert a function to be a static method.",
    )
};

pub(super) const CLASSMETHOD: TypeDef = TypeDef {
    new: Some(NativeDef::function("classmethod(function, /)", |vm, args| {
        let f = args.get(vm, 0);
        vm.heap.new_wrapper(Wrapper::ClassMethod(f))
    })),
    empty: Some(|vm| vm.heap.new_wrapper(Wrapper::ClassMethod(Value::None))),
    ..core(
        t::CLASSMETHOD,
        &[
            NativeDef::method("__init__(self, function, /)", wrapper_init),
            NativeDef::stepping("__get__(self, instance, owner=None, /)", get),
            NativeDef::stepping("__repr__(self, /)", wrapper_repr),
        ],
        WRAPPER_ATTRIBUTES,
        "Convert a function to be a class method.",
    )
};

const WRAPPER_ATTRIBUTES: &[GetSetDef] = &[
    GetSetDef { name: "__func__", get: wrapped, set: None },
    GetSetDef { name: "__wrapped__", get: wrapped, set: None },
    GetSetDef { name: "__isabstractmethod__", get: wrapper_abstract, set: None },
    GetSetDef { name: "__name__", get: |vm, v| of_wrapped(vm, v, n::NAME), set: None },
    GetSetDef { name: "__qualname__", get: |vm, v| of_wrapped(vm, v, n::QUALNAME), set: None },
    GetSetDef { name: "__module__", get: |vm, v| of_wrapped(vm, v, n::MODULE), set: None },
    GetSetDef { name: "__doc__", get: |vm, v| of_wrapped(vm, v, n::DOC), set: None },
    GetSetDef {
        name: "__annotations__",
        get: |vm, v| of_wrapped(vm, v, n::ANNOTATIONS),
        set: None,
    },
];

pub(super) const SUPER: TypeDef = TypeDef {
    new: Some(NativeDef::stepping_function("super(*args)", super_new)),
    ..core(
        t::SUPER,
        &[NativeDef::stepping("__get__(self, instance, owner=None, /)", get)],
        &[
            GetSetDef { name: "__thisclass__", get: |vm, v| super_part(vm, v, 0), set: None },
            GetSetDef { name: "__self__", get: |vm, v| super_part(vm, v, 1), set: None },
            GetSetDef { name: "__self_class__", get: |vm, v| super_part(vm, v, 2), set: None },
        ],
        "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n",
    )
};

const DESCRIPTOR_ATTRIBUTES: &[GetSetDef] = &[
    GetSetDef {
        name: "__name__",
        get: |vm, v| descriptor_part(vm, v).map(|d| Value::Str(d.1)),
        set: None,
    },
    GetSetDef { name: "__qualname__", get: descriptor_qualname, set: None },
    GetSetDef {
        name: "__objclass__",
        get: |vm, v| descriptor_part(vm, v).map(|d| Value::Type(d.0)),
        set: None,
    },
    GetSetDef { name: "__doc__", get: |_, _| Ok(Value::None), set: None },
];

const DESCRIPTOR_METHODS: &[NativeDef] = &[
    NativeDef::stepping("__get__(self, instance, owner=None, /)", get),
    NativeDef::stepping("__set__(self, instance, value, /)", descriptor_set),
    NativeDef::stepping("__delete__(self, instance, /)", descriptor_delete),
    NativeDef::stepping("__repr__(self, /)", |vm, args| {
        let v = args.get(vm, 0);
        vm.repr_builtin(v)
    }),
];

pub(super) const MEMBER: TypeDef =
    core(t::MEMBER_DESCRIPTOR, DESCRIPTOR_METHODS, DESCRIPTOR_ATTRIBUTES, "");
pub(super) const GETSET: TypeDef =
    core(t::GETSET_DESCRIPTOR, DESCRIPTOR_METHODS, DESCRIPTOR_ATTRIBUTES, "");

/// `descriptor.__get__(instance, owner)` of every descriptor of the core.
pub(super) fn get(vm: &mut Vm, args: Args) -> Result<Step> {
    let (descriptor, instance, owner) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    let found = vm.payload(descriptor);
    if instance.is_none() && matches!(owner, Value::None | Value::Unset) {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    let owner = match owner {
        Value::Type(c) => c,
        _ => vm.type_of(instance),
    };
    // `None` itself has attributes too.
    let receiver = if instance.is_none() && owner != t::NONE { Value::Unset } else { instance };
    match vm.bind(found, receiver, owner)? {
        // A property of a class is the object that was asked, not the one inside.
        Step::Done(v) if v == found => Ok(Step::Done(descriptor)),
        step => Ok(step),
    }
}

// ---- property

fn empty_property() -> Property {
    Property {
        get: Value::None,
        set: Value::None,
        delete: Value::None,
        doc: Value::None,
        name: Value::Unset,
    }
}

fn read_property(vm: &mut Vm, args: Args, first: usize) -> Result<Property> {
    let part = |i: usize| args.get(vm, first + i).or_none();
    let (get, set, delete, given) = (part(0), part(1), part(2), part(3));
    let mut doc = given;
    if doc.is_none() && !get.is_none() {
        doc = vm.attr_pure(get, n::DOC)?.unwrap_or(Value::None);
    }
    Ok(Property { get, set, delete, doc, name: Value::Unset })
}

fn property_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let p = read_property(vm, args, 0)?;
    vm.heap.new_property(p)
}

fn property_init(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let p = read_property(vm, args, 1)?;
    let h = property_of(vm, v)?;
    let doc = p.doc;
    *vm.heap.property_mut(h) = p;
    if let Value::Instance(i) = v
        && !doc.is_none()
    {
        // Instances of subclasses hold their doc themselves, so that the class's does not hide it.
        vm.instance_set(i, n::DOC, doc)?;
    }
    Ok(Value::None)
}

fn property_of(vm: &mut Vm, v: Value) -> Result<Handle<Property>> {
    match vm.payload(v) {
        Value::Property(h) => Ok(h),
        _ => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!(
                "descriptor requires a 'property' object but received a '{got}'"
            )))
        }
    }
}

fn property_part(vm: &mut Vm, v: Value, which: u8) -> Result<Value> {
    let h = property_of(vm, v)?;
    let p = vm.heap.property(h);
    Ok(match which {
        0 => p.get,
        1 => p.set,
        2 => p.delete,
        _ => p.doc,
    })
}

fn set_property_doc(vm: &mut Vm, v: Value, doc: Value) -> Result<()> {
    let h = property_of(vm, v)?;
    vm.heap.property_mut(h).doc = doc.or_none();
    Ok(())
}

fn property_name(vm: &mut Vm, v: Value) -> Result<Value> {
    let h = property_of(vm, v)?;
    let (name, get) = (vm.heap.property(h).name, vm.heap.property(h).get);
    if !name.is_unset() {
        return Ok(name);
    }
    let source = vm.attribute_source(get);
    match vm.attr_pure(source, n::NAME)? {
        Some(name) if !source.is_none() => Ok(name),
        _ => Err(vm.no_attribute(v, n::NAME)),
    }
}

fn set_property_name(vm: &mut Vm, v: Value, name: Value) -> Result<()> {
    let h = property_of(vm, v)?;
    vm.heap.property_mut(h).name = name;
    Ok(())
}

fn property_set_name(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, name) = (args.get(vm, 0), args.get(vm, 2));
    let h = property_of(vm, v)?;
    vm.heap.property_mut(h).name = name;
    Ok(Value::None)
}

fn property_abstract(vm: &mut Vm, v: Value) -> Result<Value> {
    let plain = vm.payload(v);
    is_abstract(vm, plain).map(Value::bool)
}

/// Does it, or anything it wraps, call itself abstract? On a worklist: wrappers nest as guests like.
fn is_abstract(vm: &mut Vm, f: Value) -> Result<bool> {
    let mut work = vec![f];
    let mut seen = std::collections::HashSet::new();
    while let Some(v) = work.pop() {
        vm.heap.burn(64)?;
        let plain = vm.payload(v);
        let class = vm.type_of(v);
        let own_answer =
            !matches!(vm.find(class, n::ISABSTRACT), Some((crate::class::Found::GetSet(_), _)));
        match plain {
            Value::Property(h) if v == plain || !own_answer => {
                if seen.insert((0, h.index())) {
                    let p = vm.heap.property(h);
                    work.extend([p.get, p.set, p.delete].into_iter().filter(|f| !f.is_none()));
                }
            }
            Value::Wrapper(h) if v == plain || !own_answer => match *vm.heap.wrapper(h) {
                Wrapper::StaticMethod(f) | Wrapper::ClassMethod(f)
                    if seen.insert((1, h.index())) =>
                {
                    work.push(f);
                }
                _ => {}
            },
            Value::Method(h) => work.push(vm.heap.method(h).func),
            _ => {
                if let Some(answer) = vm.attr_pure(v, n::ISABSTRACT)?
                    && vm.truth_pure(answer)?.unwrap_or(true)
                {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

/// `getter`, `setter`, `deleter`: a copy with one part replaced.
fn changed(vm: &mut Vm, args: Args, which: usize) -> Result<Step> {
    let (v, f) = (args.get(vm, 0), args.get(vm, 1));
    let h = property_of(vm, v)?;
    let p = vm.heap.property(h);
    let (mut parts, doc, name) = ([p.get, p.set, p.delete], p.doc, p.name);
    // The doc of a getter goes with it; one given on its own stays.
    let getter_doc = if parts[0].is_none() { None } else { vm.attr_pure(parts[0], n::DOC)? };
    let inherited = getter_doc == Some(doc);
    if !f.is_none() {
        parts[which] = f;
    }
    let doc =
        if inherited && which == 0 { vm.attr_pure(f, n::DOC)?.unwrap_or(Value::None) } else { doc };
    match v {
        Value::Property(_) => {
            let copy = Property { get: parts[0], set: parts[1], delete: parts[2], doc, name };
            vm.heap.new_property(copy).map(Step::Done)
        }
        _ => vm.prelude_call(
            "property_copy",
            &[v, parts[0], parts[1], parts[2], if inherited { Value::None } else { doc }],
        ),
    }
}

fn property_set(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, instance, value) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    let h = property_of(vm, v)?;
    let set = vm.heap.property(h).set;
    if set.is_none() {
        return Err(vm.property_error(h, instance, "setter"));
    }
    vm.tail_call(set, &[instance, value])
}

fn property_delete(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, instance) = (args.get(vm, 0), args.get(vm, 1));
    let h = property_of(vm, v)?;
    let delete = vm.heap.property(h).delete;
    if delete.is_none() {
        return Err(vm.property_error(h, instance, "deleter"));
    }
    vm.tail_call(delete, &[instance])
}

// ---- staticmethod and classmethod

fn wrapper_of(vm: &mut Vm, v: Value) -> Result<Handle<Wrapper>> {
    match vm.payload(v) {
        Value::Wrapper(h) => Ok(h),
        _ => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!("descriptor does not apply to a '{got}' object")))
        }
    }
}

fn wrapper_init(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, f) = (args.get(vm, 0), args.get(vm, 1));
    let h = wrapper_of(vm, v)?;
    match vm.heap.wrapper_mut(h) {
        Wrapper::StaticMethod(inner) | Wrapper::ClassMethod(inner) => *inner = f,
        _ => {}
    }
    Ok(Value::None)
}

fn wrapped(vm: &mut Vm, v: Value) -> Result<Value> {
    let h = wrapper_of(vm, v)?;
    match *vm.heap.wrapper(h) {
        Wrapper::StaticMethod(f) | Wrapper::ClassMethod(f) => Ok(f),
        _ => Err(Raise::Internal("not a method wrapper")),
    }
}

fn wrapper_abstract(vm: &mut Vm, v: Value) -> Result<Value> {
    let plain = vm.payload(v);
    is_abstract(vm, plain).map(Value::bool)
}

fn of_wrapped(vm: &mut Vm, v: Value, name: Sym) -> Result<Value> {
    let f = wrapped(vm, v)?;
    let source = vm.attribute_source(f);
    match vm.attr_pure(source, name)? {
        Some(found) => Ok(found),
        None if name == n::DOC => Ok(Value::None),
        None => Err(vm.no_attribute(v, name)),
    }
}

fn wrapper_repr(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let f = wrapped(vm, v)?;
    let name = vm.type_name(v);
    let inner = match vm.repr_pure(f)? {
        Some(text) => text,
        None => vm.object_repr(f),
    };
    vm.heap.new_string(format!("<{name}({inner})>")).map(Step::Done)
}

fn static_call(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let f = wrapped(vm, v)?;
    super::functions::spread_call(vm, f, args)
}

// ---- super

fn super_new(vm: &mut Vm, args: Args) -> Result<Step> {
    let given = args.rest_copy(vm)?;
    match given[..] {
        [] => bare_super(vm).map(Step::Done),
        [class] | [class, Value::None] => {
            let Value::Type(class) = class else { return Err(super_type_error(vm, class)) };
            let bare = Wrapper::Super { class, receiver: Value::Unset, start: class };
            vm.heap.new_wrapper(bare).map(Step::Done)
        }
        [class, receiver] => {
            let Value::Type(of) = class else { return Err(super_type_error(vm, class)) };
            if matches!(receiver, Value::Instance(_)) && !vm.is_instance(receiver, of) {
                // A proxy says with `__class__` what it stands for.
                return vm.prelude_call("super_of_proxy", &[class, receiver]);
            }
            vm.new_super(of, receiver).map(Step::Done)
        }
        _ => {
            Err(vm.type_error(format!("super() expected at most 2 arguments, got {}", given.len())))
        }
    }
}

/// `_super_of(class, receiver, kind)`: the receiver stands for an instance of `kind`.
pub(super) fn super_of(vm: &mut Vm, args: Args) -> Result<Value> {
    let [class, receiver, kind] = [0, 1, 2].map(|i| args.get(vm, i));
    let Value::Type(class) = class else { return Err(super_type_error(vm, class)) };
    match kind {
        Value::Type(start) if vm.is_subclass(start, class) => {
            vm.heap.new_wrapper(Wrapper::Super { class, receiver, start })
        }
        _ => vm.new_super(class, receiver),
    }
}

/// `super()` where the compiler could not tell that it is one: `__class__` and the first argument are
/// found in the calling frame.
fn bare_super(vm: &mut Vm) -> Result<Value> {
    let Some((code, base)) = vm.calling_frame().map(|f| (f.code, f.base as usize)) else {
        return Err(vm.runtime_error("super(): no current frame"));
    };
    let c = vm.code(code);
    if c.argcount == 0 {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    let position = c.freevars.iter().position(|&f| {
        vm.program_name(code, f) == vm.heap.find_interned("__class__").unwrap_or(n::CLASS)
    });
    let cell = match (position, vm.stack.get(base.wrapping_sub(1))) {
        (Some(i), Some(Value::Function(h))) => vm.heap.function(*h).closure.get(i).copied(),
        _ => None,
    };
    let Some(cell) = cell else {
        return Err(vm.runtime_error("super(): __class__ cell not found"));
    };
    let Value::Type(class) = vm.heap.cell(cell).value else {
        return Err(vm.runtime_error("super(): empty __class__ cell"));
    };
    let receiver = match vm.stack[base] {
        Value::Cell(h) => vm.heap.cell(h).value,
        v => v,
    };
    if receiver.is_unset() {
        return Err(vm.runtime_error("super(): arg[0] deleted"));
    }
    vm.new_super(class, receiver)
}

fn super_type_error(vm: &mut Vm, v: Value) -> Raise {
    let got = vm.type_name(v);
    vm.type_error(format!("super() argument 1 must be a type, not {got}"))
}

fn super_part(vm: &mut Vm, v: Value, which: u8) -> Result<Value> {
    let h = wrapper_of(vm, v)?;
    match *vm.heap.wrapper(h) {
        Wrapper::Super { class, receiver, start } => Ok(match which {
            0 => Value::Type(class),
            1 => receiver.or_none(),
            _ if receiver.is_unset() => Value::None,
            _ => Value::Type(start),
        }),
        _ => Err(Raise::Internal("not a super object")),
    }
}

// ---- slots and computed attributes

fn descriptor_part(vm: &mut Vm, v: Value) -> Result<(TypeRef, Sym)> {
    let h = wrapper_of(vm, v)?;
    match *vm.heap.wrapper(h) {
        Wrapper::Member { class, name } | Wrapper::GetSet { class, name } => Ok((class, name)),
        _ => Err(Raise::Internal("not a descriptor")),
    }
}

fn descriptor_qualname(vm: &mut Vm, v: Value) -> Result<Value> {
    let (class, name) = descriptor_part(vm, v)?;
    let text = format!("{}.{}", vm.class_qualname(class), vm.text(name));
    vm.heap.new_string(text)
}

fn descriptor_set(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, instance, value) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    set_through(vm, v, instance, value)
}

fn descriptor_delete(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, instance) = (args.get(vm, 0), args.get(vm, 1));
    set_through(vm, v, instance, Value::Unset)
}

fn set_through(vm: &mut Vm, v: Value, instance: Value, value: Value) -> Result<Step> {
    let (class, name) = descriptor_part(vm, v)?;
    if !vm.is_instance(instance, class) {
        return Err(vm.foreign_receiver(v, instance));
    }
    let found = crate::class::Found::Value(v);
    match vm.set_descriptor(found, instance, name, value)? {
        Some(step) => Ok(step),
        None => Err(Raise::Internal("not a data descriptor")),
    }
}
