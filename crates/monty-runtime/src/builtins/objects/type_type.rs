//! `type`: calling classes, the questions `isinstance` and `issubclass` ask, and the attributes of
//! classes.

use super::object_type::attribute_name;
use crate::error::{Raise, Result};
use crate::module_state::StateKey;
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::Wrapper;
use crate::registry::{GetSetDef, Member, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Sym, TypeRef, Value};
use crate::vm::Vm;

pub(super) const TYPE: TypeDef = TypeDef {
    of: TypeName::Core(t::TYPE),
    new: None,
    empty: None,
    methods: &[
        super::object_type::NEW,
        NativeDef::stepping("__call__(self, /, *args, **kwargs)", call),
        NativeDef::method("__init__(self, /, *args, **kwargs)", init),
        NativeDef::stepping("__getattribute__(self, name, /)", getattribute),
        NativeDef::stepping("__setattr__(self, name, value, /)", setattr),
        NativeDef::stepping("__delattr__(self, name, /)", delattr),
        NativeDef::method("mro(self, /)", mro),
        NativeDef::method("__subclasses__(self, /)", subclasses),
        NativeDef::stepping("__instancecheck__(self, instance, /)", instance_check),
        NativeDef::method("__subclasscheck__(self, subclass, /)", subclass_check),
        NativeDef::method("__prepare__(cls, /, *args, **kwargs)", prepare).as_class(),
        NativeDef::stepping("__or__(self, value, /)", super::alias::or),
        NativeDef::stepping("__ror__(self, value, /)", super::alias::ror),
        NativeDef::method("__dir__(self, /)", dir),
        NativeDef::method("__sizeof__(self, /)", |_, _| Ok(Value::Int(408))),
    ],
    getset: &[
        GetSetDef { name: "__name__", get: name, set: Some(set_name) },
        GetSetDef { name: "__qualname__", get: qualname, set: Some(set_qualname) },
        GetSetDef {
            name: "__module__",
            get: module,
            set: Some(|vm, v, x| set_in_dict(vm, v, n::MODULE, x)),
        },
        GetSetDef {
            name: "__doc__",
            get: doc,
            set: Some(|vm, v, x| set_in_dict(vm, v, n::DOC, x)),
        },
        GetSetDef { name: "__bases__", get: bases, set: Some(super::bases::set_bases) },
        GetSetDef { name: "__base__", get: base, set: None },
        GetSetDef { name: "__mro__", get: mro_tuple, set: None },
        GetSetDef { name: "__dict__", get: dict, set: None },
        GetSetDef {
            name: "__annotations__",
            get: annotations,
            set: Some(|vm, v, x| set_in_dict(vm, v, n::ANNOTATIONS, x)),
        },
        GetSetDef {
            name: "__abstractmethods__",
            get: abstract_methods,
            set: Some(|vm, v, x| set_in_dict(vm, v, n::ABSTRACTMETHODS, x)),
        },
        GetSetDef {
            name: "__type_params__",
            get: type_params,
            set: Some(|vm, v, x| set_in_dict(vm, v, n::TYPE_PARAMS, x)),
        },
        GetSetDef { name: "__flags__", get: flags, set: None },
        GetSetDef { name: "__basicsize__", get: |_, _| Ok(Value::Int(16)), set: None },
        GetSetDef { name: "__itemsize__", get: |_, _| Ok(Value::Int(0)), set: None },
        GetSetDef { name: "__dictoffset__", get: dict_offset, set: None },
        GetSetDef { name: "__weakrefoffset__", get: dict_offset, set: None },
        GetSetDef { name: "__text_signature__", get: text_signature, set: None },
    ],
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
};

fn class_of(vm: &mut Vm, v: Value) -> Result<TypeRef> {
    match v {
        Value::Type(c) => Ok(c),
        _ => {
            let got = vm.type_name(v);
            Err(vm
                .type_error(format!("descriptor requires a 'type' object but received a '{got}'")))
        }
    }
}

fn call(vm: &mut Vm, args: Args) -> Result<Step> {
    let class = args.get(vm, 0);
    let class = class_of(vm, class)?;
    let given = args.rest_copy(vm)?;
    let kwargs = vm.dict_keywords(args.kwargs())?;
    if vm.class(class).is_none() && class != t::TYPE {
        vm.request = crate::native::CallRequest {
            func: Value::Type(class),
            args: given.iter().copied().collect(),
            kwargs,
            then: None,
        };
        return Ok(Step::Call);
    }
    vm.construct(class, &given, kwargs)
}

fn init(vm: &mut Vm, args: Args) -> Result<Value> {
    match args.rest(vm).len() {
        1 | 3 => Ok(Value::None),
        _ => Err(vm.type_error("type.__init__() takes 1 or 3 arguments")),
    }
}

fn getattribute(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, name) = (args.get(vm, 0), args.get(vm, 1));
    let class = class_of(vm, v)?;
    let name = attribute_name(vm, name)?;
    match vm.type_attr(class, name)? {
        Some(step) => Ok(step),
        None => Err(vm.no_attribute(v, name)),
    }
}

fn setattr(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, name, value) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    class_of(vm, v)?;
    let name = attribute_name(vm, name)?;
    vm.plain_set_attr(v, name, value)
}

fn delattr(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, name) = (args.get(vm, 0), args.get(vm, 1));
    class_of(vm, v)?;
    let name = attribute_name(vm, name)?;
    vm.plain_set_attr(v, name, Value::Unset)
}

fn mro(vm: &mut Vm, args: Args) -> Result<Value> {
    let class = args.get(vm, 0);
    let class = class_of(vm, class)?;
    let all = vm.mro(class).iter().map(|c| Value::Type(*c)).collect();
    vm.heap.new_list(all)
}

fn subclasses(vm: &mut Vm, args: Args) -> Result<Value> {
    let class = args.get(vm, 0);
    let class = class_of(vm, class)?;
    let all = vm.subclasses_of(class);
    vm.heap.burn(all.len() * 8)?;
    vm.heap.new_list(all.into_iter().map(Value::Type).collect())
}

fn instance_check(vm: &mut Vm, args: Args) -> Result<Step> {
    let (class, v) = (args.get(vm, 0), args.get(vm, 1));
    let class = class_of(vm, class)?;
    vm.plain_instance_check(v, class)
}

fn subclass_check(vm: &mut Vm, args: Args) -> Result<Value> {
    let (class, derived) = (args.get(vm, 0), args.get(vm, 1));
    let class = class_of(vm, class)?;
    match derived {
        Value::Type(d) => Ok(Value::bool(vm.is_subclass(d, class))),
        _ => Err(vm.type_error("issubclass() arg 1 must be a class")),
    }
}

fn prepare(vm: &mut Vm, _: Args) -> Result<Value> {
    vm.heap.new_dict()
}

fn dir(vm: &mut Vm, args: Args) -> Result<Value> {
    let class = args.get(vm, 0);
    let class = class_of(vm, class)?;
    let mut seen = std::collections::HashSet::new();
    let mut names = Vec::new();
    for c in vm.mro(class).to_vec() {
        for name in vm.class_names(c) {
            if seen.insert(name) {
                names.push(Value::Str(name));
            }
        }
    }
    vm.heap.burn(names.len() * 8)?;
    vm.heap.new_list(names)
}

impl Vm {
    /// The classes that name this one as a base.
    pub(crate) fn subclasses_of(&self, class: TypeRef) -> Vec<TypeRef> {
        if let Some(c) = self.class(class) {
            return c.subclasses.clone();
        }
        let builtin = self.registry.types.iter().enumerate();
        let mut all: Vec<TypeRef> = builtin
            .filter(|(_, data)| data.bases.contains(&class))
            .map(|(i, _)| TypeRef::new(i as u32))
            .filter(|c| *c != class)
            .collect();
        let first = self.builtin_types();
        all.extend(
            self.heap
                .arenas
                .classes
                .iter()
                .enumerate()
                .filter(|(_, c)| c.bases.contains(&class))
                .map(|(i, _)| TypeRef::new((first + i) as u32)),
        );
        all
    }

    /// Names that a type itself declares.
    pub(crate) fn class_names(&self, class: TypeRef) -> Vec<Sym> {
        match self.class(class) {
            Some(c) => self
                .heap
                .dict(c.dict)
                .iter()
                .filter_map(|e| if let Value::Str(s) = e.key { Some(s) } else { None })
                .collect(),
            None => {
                let members = self.registry.types[class.index()].members.iter().map(|m| m.0);
                members.filter(|m| !(class == t::OBJECT && *m == n::DICT)).collect()
            }
        }
    }
}

// ---- attributes

fn name(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    Ok(match vm.class(class) {
        Some(c) => c.name,
        None => Value::Str(vm.registry.types[class.index()].name),
    })
}

/// The class if its attributes may be set.
pub(super) fn mutable(vm: &mut Vm, v: Value, attr: &str) -> Result<TypeRef> {
    let class = class_of(vm, v)?;
    if vm.class(class).is_none() || vm.is_native_class(class) {
        let name = vm.full_type_name(class);
        return Err(
            vm.type_error(format!("cannot set '{attr}' attribute of immutable type '{name}'"))
        );
    }
    Ok(class)
}

fn text_value(vm: &mut Vm, class: TypeRef, value: Value, attr: &str) -> Result<()> {
    let name = vm.class_name(class);
    if value.is_unset() {
        return Err(
            vm.type_error(format!("cannot delete '{attr}' attribute of immutable type '{name}'"))
        );
    }
    if !matches!(vm.payload(value), Value::Str(_)) {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("can only assign string to {name}.{attr}, not '{got}'")));
    }
    Ok(())
}

fn set_name(vm: &mut Vm, v: Value, value: Value) -> Result<()> {
    let class = mutable(vm, v, "__name__")?;
    text_value(vm, class, value, "__name__")?;
    if let Some(c) = vm.class_mut(class) {
        c.name = value;
    }
    Ok(())
}

fn qualname(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    match vm.class(class) {
        Some(c) => Ok(c.qualname),
        None => Ok(Value::Str(vm.registry.types[class.index()].name)),
    }
}

fn set_qualname(vm: &mut Vm, v: Value, value: Value) -> Result<()> {
    let class = mutable(vm, v, "__qualname__")?;
    text_value(vm, class, value, "__qualname__")?;
    if let Some(c) = vm.class_mut(class) {
        c.qualname = value;
    }
    Ok(())
}

fn module(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    match vm.class(class) {
        Some(c) => match vm.dict_get_str(c.dict, n::MODULE) {
            Some(m) => Ok(m),
            None => Err(vm.attribute_error("__module__")),
        },
        None => Ok(Value::Str(vm.registry.types[class.index()].module)),
    }
}

fn set_in_dict(vm: &mut Vm, v: Value, attr: Sym, value: Value) -> Result<()> {
    let text = vm.text(attr).to_owned();
    let class = mutable(vm, v, &text)?;
    if value.is_unset() {
        if matches!(attr, n::DOC | n::MODULE | n::TYPE_PARAMS) {
            let name = vm.class_name(class);
            return Err(vm.type_error(format!(
                "cannot delete '{text}' attribute of immutable type '{name}'"
            )));
        }
        return match vm.class_del(class, attr)? {
            Some(_) => Ok(()),
            None => Err(vm.attribute_error(text)),
        };
    }
    if attr == n::MODULE {
        // The line is one of the other module's text.
        vm.class_del(class, n::FIRSTLINENO)?;
    }
    vm.class_set(class, attr, value)
}

fn doc(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    vm.class_doc(class)
}

fn bases(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    let all: Vec<Value> = vm.bases(class).iter().map(|c| Value::Type(*c)).collect();
    vm.heap.new_tuple(&all)
}

fn base(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    let layout = vm.layout(class);
    let bases = vm.bases(class);
    let best = match vm.is_exception_class(layout) {
        true => bases.iter().copied().find(|b| vm.layout(*b) == layout),
        false => vm.best_base(bases),
    };
    Ok(best.or(bases.first().copied()).map_or(Value::None, Value::Type))
}

fn mro_tuple(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    let all: Vec<Value> = vm.mro(class).iter().map(|c| Value::Type(*c)).collect();
    vm.heap.new_tuple(&all)
}

pub(super) fn dict(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    let inner = match vm.class(class) {
        Some(c) => Value::Dict(c.dict),
        None => builtin_dict(vm, class)?,
    };
    vm.heap.new_wrapper(Wrapper::MappingProxy(inner))
}

/// What a builtin type has, as a dict, which is made once for a run.
fn builtin_dict(vm: &mut Vm, class: TypeRef) -> Result<Value> {
    let (all, key) = (vm.kept_dict(StateKey::TypeDicts)?, Value::Int(class.index() as i64));
    if let Some(Some(known @ Value::Dict(_))) = vm.dict_get(all, key)? {
        return Ok(known);
    }
    let dict = vm.heap.new_dict()?;
    let Value::Dict(d) = dict else { return Err(Raise::Internal("not a dict")) };
    for i in 0..vm.registry.types[class.index()].members.len() {
        let (name, member) = vm.registry.types[class.index()].members[i];
        let v = match member {
            Member::Native(id) => Value::Native(id),
            Member::GetSet(_) => vm.heap.new_wrapper(Wrapper::GetSet { class, name })?,
        };
        vm.dict_set_str(d, name, v)?;
    }
    if let Some(crate::class::Found::Value(Value::None)) = vm.own_member(class, n::HASH) {
        vm.dict_set_str(d, n::HASH, Value::None)?;
    }
    let doc = vm.class_doc(class)?;
    vm.dict_set_str(d, n::DOC, doc)?;
    vm.dict_set(all, key, dict)?;
    Ok(dict)
}

fn annotations(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    let Some(c) = vm.class(class) else {
        let name = vm.class_name(class);
        return Err(
            vm.attribute_error(format!("type object '{name}' has no attribute '__annotations__'"))
        );
    };
    let dict = c.dict;
    if let Some(found) = vm.dict_get_str(dict, n::ANNOTATIONS) {
        return Ok(found);
    }
    let fresh = vm.heap.new_dict()?;
    vm.class_set(class, n::ANNOTATIONS, fresh)?;
    Ok(fresh)
}

fn abstract_methods(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    match vm.class(class).and_then(|c| vm.dict_get_str(c.dict, n::ABSTRACTMETHODS)) {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(v, n::ABSTRACTMETHODS)),
    }
}

fn type_params(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    match vm.class(class).and_then(|c| vm.dict_get_str(c.dict, n::TYPE_PARAMS)) {
        Some(found) => Ok(found),
        None => vm.heap.new_tuple(&[]),
    }
}

fn flags(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    let mut flags = 1 << 12 | 1 << 10;
    match vm.class(class) {
        Some(c) => {
            flags |= 1 << 9;
            if !c.closed && c.layout == t::OBJECT {
                // Attributes stand in the object itself.
                flags |= 1 << 2;
            }
            if let Some(found) = vm.dict_get_str(c.dict, n::ABSTRACTMETHODS)
                && let Value::FrozenSet(h) = found
                && !vm.heap.set(h).is_empty()
            {
                flags |= 1 << 20;
            }
        }
        None => flags |= 1 << 8,
    }
    Ok(Value::Int(flags))
}

fn dict_offset(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    Ok(Value::Int(if vm.class(class).is_some_and(|c| !c.closed) { -1 } else { 0 }))
}

fn text_signature(vm: &mut Vm, v: Value) -> Result<Value> {
    let class = class_of(vm, v)?;
    match vm.class(class) {
        None => match vm.registry.types[class.index()].new {
            Some(id) => super::function_type::native_signature(vm, id),
            None => Ok(Value::None),
        },
        Some(_) => Ok(Value::None),
    }
}
