//! `list[int]` and `int | str`: the types `GenericAlias` and `UnionType`.

use crate::error::{Raise, Result};
use crate::native::{Args, Step};
use crate::object::Wrapper;
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

pub(super) const GENERIC_ALIAS: TypeDef = TypeDef {
    of: TypeName::Core(t::GENERIC_ALIAS),
    new: Some(NativeDef::function("GenericAlias(origin, args, /)", alias_new)),
    empty: None,
    methods: &[
        NativeDef::stepping("__getitem__(self, key, /)", |vm, args| {
            let (v, key) = (args.get(vm, 0), args.get(vm, 1));
            vm.prelude_call("alias_getitem", &[v, key])
        }),
        NativeDef::stepping("__call__(self, /, *args, **kwargs)", |vm, args| {
            let v = args.get(vm, 0);
            let (origin, _) = alias_of(vm, v)?;
            super::functions::spread_call(vm, origin, args)
        }),
        NativeDef::method("__mro_entries__(self, bases, /)", |vm, args| {
            let v = args.get(vm, 0);
            let (origin, _) = alias_of(vm, v)?;
            vm.heap.new_tuple(&[origin])
        }),
        NativeDef::stepping("__or__(self, value, /)", or),
        NativeDef::stepping("__ror__(self, value, /)", ror),
        NativeDef::stepping("__eq__(self, value, /)", alias_eq),
        NativeDef::stepping("__hash__(self, /)", |vm, args| {
            let v = args.get(vm, 0);
            vm.prelude_call("alias_hash", &[v])
        }),
        NativeDef::method("__instancecheck__(self, instance, /)", |vm, _| {
            Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
        }),
        NativeDef::method("__subclasscheck__(self, cls, /)", |vm, _| {
            Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
        }),
        NativeDef::stepping("__iter__(self, /)", |vm, args| {
            let v = args.get(vm, 0);
            vm.prelude_call("alias_iter", &[v])
        }),
        NativeDef::stepping("__dir__(self, /)", |vm, args| {
            let v = args.get(vm, 0);
            vm.prelude_call("alias_dir", &[v])
        }),
        NativeDef::stepping("__reduce__(self, /)", |vm, args| {
            let v = args.get(vm, 0);
            vm.prelude_call("alias_reduce", &[v])
        }),
    ],
    getset: &[
        GetSetDef { name: "__origin__", get: |vm, v| alias_of(vm, v).map(|a| a.0), set: None },
        GetSetDef { name: "__args__", get: |vm, v| alias_of(vm, v).map(|a| a.1), set: None },
        GetSetDef { name: "__parameters__", get: parameters, set: None },
        GetSetDef { name: "__unpacked__", get: |_, _| Ok(Value::False), set: None },
    ],
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
};

pub(super) const UNION: TypeDef = TypeDef {
    of: TypeName::Core(t::UNION),
    new: None,
    empty: None,
    methods: &[
        NativeDef::stepping("__or__(self, value, /)", or),
        NativeDef::stepping("__ror__(self, value, /)", ror),
        NativeDef::stepping("__eq__(self, value, /)", union_eq),
        NativeDef::stepping("__hash__(self, /)", |vm, args| {
            let v = args.get(vm, 0);
            vm.prelude_call("union_hash", &[v])
        }),
        NativeDef::stepping("__getitem__(self, key, /)", |vm, args| {
            let (v, key) = (args.get(vm, 0), args.get(vm, 1));
            vm.prelude_call("union_getitem", &[v, key])
        }),
        NativeDef::stepping("__reduce__(self, /)", |vm, args| {
            let v = args.get(vm, 0);
            vm.prelude_call("union_reduce", &[v])
        }),
        NativeDef::stepping("__instancecheck__(self, instance, /)", |vm, args| {
            let (v, obj) = (args.get(vm, 0), args.get(vm, 1));
            vm.is_instance_step(obj, v)
        }),
        NativeDef::stepping("__subclasscheck__(self, cls, /)", |vm, args| {
            let (v, cls) = (args.get(vm, 0), args.get(vm, 1));
            vm.is_subclass_step(cls, v)
        }),
    ],
    getset: &[
        GetSetDef { name: "__args__", get: union_args, set: None },
        GetSetDef { name: "__parameters__", get: parameters, set: None },
    ],
    doc: "Represent a PEP 604 union type\n\nE.g. for int | str",
};

fn alias_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let (origin, item) = (args.get(vm, 0), args.get(vm, 1));
    let args = match item {
        Value::Tuple(_) => item,
        _ => vm.heap.new_tuple(&[item])?,
    };
    vm.heap.new_wrapper(Wrapper::GenericAlias { origin, args })
}

fn alias_of(vm: &mut Vm, v: Value) -> Result<(Value, Value)> {
    match vm.payload(v) {
        Value::Wrapper(h) => match *vm.heap.wrapper(h) {
            Wrapper::GenericAlias { origin, args } => Ok((origin, args)),
            _ => Err(Raise::Internal("not an alias")),
        },
        _ => Err(Raise::Internal("not an alias")),
    }
}

fn union_args(vm: &mut Vm, v: Value) -> Result<Value> {
    match v {
        Value::Wrapper(h) => match *vm.heap.wrapper(h) {
            Wrapper::Union(args) => Ok(args),
            _ => Err(Raise::Internal("not a union")),
        },
        _ => Err(Raise::Internal("not a union")),
    }
}

/// The type variables among the arguments, and among the arguments' own.
fn parameters(vm: &mut Vm, v: Value) -> Result<Value> {
    let args = match vm.payload(v) {
        Value::Wrapper(h) => match *vm.heap.wrapper(h) {
            Wrapper::GenericAlias { args, .. } | Wrapper::Union(args) => args,
            _ => return vm.heap.new_tuple(&[]),
        },
        _ => return vm.heap.new_tuple(&[]),
    };
    let items = match args {
        Value::Tuple(h) => vm.heap.tuple_items(h).to_vec(),
        _ => Vec::new(),
    };
    let subst = vm.heap.intern("__typing_subst__")?;
    let nested_name = vm.heap.intern("__parameters__")?;
    let mut all: Vec<Value> = Vec::new();
    for item in items {
        vm.heap.burn(64)?;
        match item {
            Value::Type(_) => continue,
            Value::Instance(_) | Value::Opaque(_)
                if vm.lookup(vm.type_of(item), subst).is_some() =>
            {
                if !all.contains(&item) {
                    all.push(item);
                }
                continue;
            }
            _ => {}
        }
        // Aliases may nest as deep as a guest likes: only what is an alias itself is looked into here,
        // and each level was built by one expression.
        if let Some(Value::Tuple(h)) = vm.nested_parameters(item, nested_name)? {
            for i in 0..vm.heap.tuple_items(h).len() {
                let p = vm.heap.tuple_items(h)[i];
                if !all.contains(&p) {
                    all.push(p);
                }
            }
        }
    }
    vm.heap.new_tuple(&all)
}

impl Vm {
    fn nested_parameters(&mut self, item: Value, name: crate::value::Sym) -> Result<Option<Value>> {
        match item {
            Value::Wrapper(_) => self.flat_parameters(item),
            Value::Instance(_) => self.attr_pure(item, name),
            _ => Ok(None),
        }
    }

    /// Parameters of nested aliases, on a worklist.
    fn flat_parameters(&mut self, v: Value) -> Result<Option<Value>> {
        let subst = self.heap.intern("__typing_subst__")?;
        let name = self.heap.intern("__parameters__")?;
        let (mut work, mut all) = (vec![v], Vec::new());
        while let Some(v) = work.pop() {
            self.heap.burn(64)?;
            match v {
                Value::Wrapper(h) => {
                    if let Wrapper::GenericAlias { args: Value::Tuple(t), .. }
                    | Wrapper::Union(Value::Tuple(t)) = *self.heap.wrapper(h)
                    {
                        work.extend(self.heap.tuple_items(t).iter().rev());
                    }
                }
                Value::Instance(_) | Value::Opaque(_)
                    if self.lookup(self.type_of(v), subst).is_some() =>
                {
                    all.extend((!all.contains(&v)).then_some(v));
                }
                Value::Instance(_) => {
                    if let Some(Value::Tuple(t)) = self.attr_pure(v, name)? {
                        work.extend(self.heap.tuple_items(t).iter().rev());
                    }
                }
                _ => {}
            }
        }
        self.heap.new_tuple(&all).map(Some)
    }

    /// May it stand in a union?
    fn is_unionable(&self, v: Value) -> bool {
        match v {
            Value::None | Value::Type(_) => true,
            Value::Wrapper(h) => {
                matches!(self.heap.wrapper(h), Wrapper::GenericAlias { .. } | Wrapper::Union(_))
            }
            Value::Instance(_) if matches!(self.payload(v), Value::Wrapper(_)) => {
                self.is_unionable(self.payload(v))
            }
            // Aliases that `type X = …` makes.
            Value::Instance(_) => self.type_name(v) == "TypeAliasType",
            _ => false,
        }
    }

    /// `a | b` of types; None if they are not such.
    pub(crate) fn type_union(&mut self, a: Value, b: Value) -> Result<Option<Value>> {
        if !self.is_unionable(a) || !self.is_unionable(b) || (a.is_none() && b.is_none()) {
            return Ok(None);
        }
        let mut members: Vec<Value> = Vec::new();
        for v in [a, b] {
            let parts = match v {
                Value::None => vec![Value::Type(t::NONE)],
                Value::Wrapper(h) => match *self.heap.wrapper(h) {
                    Wrapper::Union(Value::Tuple(t)) => self.heap.tuple_items(t).to_vec(),
                    _ => vec![v],
                },
                _ => vec![v],
            };
            for part in parts {
                self.heap.burn(members.len() * 8)?;
                let mut known = false;
                for &m in &members {
                    let same_kind = matches!((m, part), (Value::Wrapper(_), Value::Wrapper(_)));
                    if m == part || (same_kind && self.eq_pure(m, part)? == Some(true)) {
                        known = true;
                        break;
                    }
                }
                if !known {
                    members.push(part);
                }
            }
        }
        if let [one] = members[..] {
            return Ok(Some(one));
        }
        let members = self.heap.new_tuple(&members)?;
        self.heap.new_wrapper(Wrapper::Union(members)).map(Some)
    }
}

/// `type.__or__` and kin.
pub(super) fn or(vm: &mut Vm, args: Args) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    Ok(Step::Done(vm.type_union(a, b)?.unwrap_or(Value::NotImplemented)))
}

pub(super) fn ror(vm: &mut Vm, args: Args) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    Ok(Step::Done(vm.type_union(b, a)?.unwrap_or(Value::NotImplemented)))
}

fn alias_eq(vm: &mut Vm, args: Args) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    Ok(compare(vm, a, b)?.unwrap_or(Step::Done(Value::NotImplemented)))
}

pub(super) fn method_eq(vm: &mut Vm, args: Args) -> Result<Step> {
    alias_eq(vm, args)
}

fn union_eq(vm: &mut Vm, args: Args) -> Result<Step> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    Ok(compare(vm, a, b)?.unwrap_or(Step::Done(Value::NotImplemented)))
}

/// `a == b` of aliases or of unions; None if they are of different kinds.
pub(super) fn compare(vm: &mut Vm, a: Value, b: Value) -> Result<Option<Step>> {
    if let (Value::Method(x), Value::Method(y)) = (a, b) {
        return Ok(Some(Step::Done(Value::bool(vm.methods_equal(x, y)))));
    }
    let (a, b) = (vm.payload(a), vm.payload(b));
    let (Value::Wrapper(x), Value::Wrapper(y)) = (a, b) else { return Ok(None) };
    match (vm.heap.wrapper(x), vm.heap.wrapper(y)) {
        (Wrapper::GenericAlias { .. }, Wrapper::GenericAlias { .. }) => match vm.eq_pure(a, b)? {
            Some(same) => Ok(Some(Step::Done(Value::bool(same)))),
            None => vm.prelude_call("alias_eq", &[a, b]).map(Some),
        },
        (Wrapper::Union(_), Wrapper::Union(_)) => vm.prelude_call("union_eq", &[a, b]).map(Some),
        (Wrapper::MappingProxy(p), Wrapper::MappingProxy(q)) => {
            let (p, q) = (*p, *q);
            vm.compare_op(monty_code::CmpOp::Eq, p, q).map(Some)
        }
        _ => Ok(None),
    }
}
