//! Functions of Python, bound methods, native functions and methods, cells: their attributes.

use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::{BoundMethod, Cell, Function};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, NativeId, TypeRef, Value};
use crate::vm::Vm;

const GET: NativeDef =
    NativeDef::stepping("__get__(self, instance, owner=None, /)", super::descriptors::get);
const CALL: NativeDef = NativeDef::stepping("__call__(self, /, *args, **kwargs)", call);

const fn core(of: TypeRef, methods: &'static [NativeDef], getset: &'static [GetSetDef]) -> TypeDef {
    TypeDef { of: TypeName::Core(of), new: None, empty: None, methods, getset, doc: "" }
}

macro_rules! field {
    ($name:literal, $field:ident, $check:expr) => {
        GetSetDef {
            name: $name,
            get: |vm, v| match v {
                Value::Function(h) => Ok(vm.heap.function(h).$field.or_none()),
                _ => host_function_attr(vm, v, $name),
            },
            set: Some(|vm, v, x| {
                let h = function_of(vm, v)?;
                let check: fn(&mut Vm, Value) -> Result<Value> = $check;
                let x = check(vm, x)?;
                vm.heap.function_mut(h).$field = x;
                Ok(())
            }),
        }
    };
}

pub(super) const FUNCTION: TypeDef = TypeDef {
    new: Some(NativeDef::function(
        "function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
        function_new,
    )),
    ..core(
        t::FUNCTION,
        &[GET, CALL],
        &[
            field!("__name__", name, |vm, v| text(vm, v, "__name__")),
            field!("__qualname__", qualname, |vm, v| text(vm, v, "__qualname__")),
            GetSetDef {
                name: "__doc__",
                get: |vm, v| match v {
                    Value::Function(h) => doc(vm, h),
                    _ => host_function_attr(vm, v, "__doc__"),
                },
                set: Some(|vm, v, x| {
                    let h = function_of(vm, v)?;
                    vm.heap.function_mut(h).doc = x.or_none();
                    Ok(())
                }),
            },
            field!("__module__", module, |_, v| Ok(v.or_none())),
            field!("__defaults__", defaults, |vm, v| of_kind(
                vm,
                v,
                "__defaults__ must be set to a tuple object",
                false
            )),
            field!("__kwdefaults__", kwdefaults, |vm, v| of_kind(
                vm,
                v,
                "__kwdefaults__ must be set to a dict object",
                true
            )),
            GetSetDef { name: "__annotations__", get: annotations, set: Some(set_annotations) },
            GetSetDef { name: "__code__", get: code, set: Some(set_code) },
            GetSetDef { name: "__closure__", get: closure, set: None },
            GetSetDef { name: "__globals__", get: globals, set: None },
            GetSetDef { name: "__builtins__", get: builtins, set: None },
            GetSetDef { name: "__type_params__", get: type_params, set: Some(set_type_params) },
        ],
    )
};

pub(super) const METHOD: TypeDef = TypeDef {
    new: Some(NativeDef::function("method(function, instance, /)", method_new)),
    ..core(
        t::METHOD,
        &[GET, CALL, NativeDef::stepping("__eq__(self, value, /)", super::alias::method_eq)],
        &[
            GetSetDef {
                name: "__func__",
                get: |vm, v| method_of(vm, v).map(|m| m.func),
                set: None,
            },
            GetSetDef {
                name: "__self__",
                get: |vm, v| method_of(vm, v).map(|m| m.receiver),
                set: None,
            },
            GetSetDef { name: "__doc__", get: |vm, v| of_func(vm, v, n::DOC), set: None },
        ],
    )
};

const NATIVE_ATTRIBUTES: &[GetSetDef] = &[
    GetSetDef { name: "__name__", get: native_name, set: None },
    GetSetDef { name: "__qualname__", get: native_qualname, set: None },
    GetSetDef { name: "__doc__", get: native_doc, set: None },
    GetSetDef { name: "__module__", get: native_module, set: None },
    GetSetDef { name: "__self__", get: native_self, set: None },
    GetSetDef { name: "__objclass__", get: native_objclass, set: None },
    GetSetDef { name: "__text_signature__", get: text_signature, set: None },
];

pub(super) const BUILTIN_FUNCTION: TypeDef = core(t::BUILTIN_FUNCTION, &[CALL], NATIVE_ATTRIBUTES);
pub(super) const METHOD_WRAPPER: TypeDef = core(t::METHOD_WRAPPER, &[CALL], NATIVE_ATTRIBUTES);
pub(super) const METHOD_DESCRIPTOR: TypeDef =
    core(t::METHOD_DESCRIPTOR, &[GET, CALL], NATIVE_ATTRIBUTES);
pub(super) const WRAPPER_DESCRIPTOR: TypeDef =
    core(t::WRAPPER_DESCRIPTOR, &[GET, CALL], NATIVE_ATTRIBUTES);

pub(super) const CELL: TypeDef = TypeDef {
    new: Some(NativeDef::function("cell(contents=<unrepresentable>, /)", |vm, args| {
        let value = args.get(vm, 0);
        vm.heap.new_cell(crate::object::Cell { value })
    })),
    ..core(t::CELL, &[], &[GetSetDef { name: "cell_contents", get: cell_get, set: Some(cell_set) }])
};

fn function_of(vm: &mut Vm, v: Value) -> Result<Handle<Function>> {
    match v {
        Value::Function(h) => Ok(h),
        _ => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!(
                "descriptor requires a 'function' object but received a '{got}'"
            )))
        }
    }
}

/// Functions of the host have a name, and no more.
fn host_function_attr(vm: &mut Vm, v: Value, name: &str) -> Result<Value> {
    match (v, name) {
        (Value::HostFn(f), "__name__" | "__qualname__") => {
            Ok(vm.host_functions.get(f.index()).map_or(Value::None, |s| Value::Str(*s)))
        }
        (Value::HostFn(_), "__module__") => Ok(Value::Str(n::MAIN)),
        _ => Ok(Value::None),
    }
}

fn text(vm: &mut Vm, v: Value, what: &str) -> Result<Value> {
    if matches!(vm.payload(v), Value::Str(_)) {
        return Ok(v);
    }
    Err(vm.type_error(format!("{what} must be set to a string object")))
}

fn of_kind(vm: &mut Vm, v: Value, message: &str, dict: bool) -> Result<Value> {
    match vm.payload(v) {
        Value::Unset | Value::None => Ok(Value::None),
        Value::Tuple(_) if !dict => Ok(v),
        Value::Dict(_) if dict => Ok(v),
        _ => Err(vm.type_error(message)),
    }
}

/// The cells of a closure that was given as a tuple.
fn closure_cells(vm: &mut Vm, closure: Value) -> Result<Vec<Handle<Cell>>> {
    let mut cells = Vec::new();
    if let Value::Tuple(h) = closure {
        for i in 0..vm.heap.tuple_items(h).len() {
            match vm.heap.tuple_items(h)[i] {
                Value::Cell(c) => cells.push(c),
                other => {
                    let got = vm.type_name(other);
                    return Err(
                        vm.type_error(format!("arg 5 (closure) expected cell, found {got}"))
                    );
                }
            }
        }
    }
    Ok(cells)
}

fn function_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Code(code) = args.get(vm, 0) else {
        let got = args.get(vm, 0);
        let got = vm.type_name(got);
        return Err(vm.type_error(format!("function() argument 'code' must be code, not {got}")));
    };
    let free = vm.code(code).freevars.len();
    let cells = closure_cells(vm, args.get(vm, 4))?;
    for (i, name, want) in [(3, "defaults", false), (5, "kwdefaults", true)] {
        let given = args.get(vm, i).or_none();
        let fits = match vm.payload(given) {
            Value::None => true,
            Value::Tuple(_) => !want,
            Value::Dict(_) => want,
            _ => false,
        };
        if !fits {
            let kind = if want { "dict" } else { "tuple" };
            return Err(vm.type_error(format!("arg {} ({name}) must be None or {kind}", i + 1)));
        }
    }
    if cells.len() != free {
        let name = vm.code(code).name.to_string();
        return Err(vm.value_error(format!(
            "{name} requires closure of length {free}, not {}",
            cells.len()
        )));
    }
    let (own_name, qualname) = (vm.codes[code.index()].name, vm.codes[code.index()].qualname);
    let name = match args.get(vm, 2) {
        Value::None | Value::Unset => Value::Str(own_name),
        given => given,
    };
    let module = vm.current_module_name();
    vm.heap.new_function(Function {
        code,
        name,
        qualname: Value::Str(qualname),
        defaults: args.get(vm, 3).or_none(),
        kwdefaults: args.get(vm, 5).or_none(),
        closure: cells.into(),
        annotations: Value::Unset,
        doc: Value::Unset,
        dict: Value::Unset,
        module,
    })
}

fn annotations(vm: &mut Vm, v: Value) -> Result<Value> {
    let Value::Function(h) = v else { return vm.heap.new_dict() };
    match vm.heap.function(h).annotations {
        Value::None | Value::Unset => {
            let fresh = vm.heap.new_dict()?;
            vm.heap.function_mut(h).annotations = fresh;
            Ok(fresh)
        }
        found => Ok(found),
    }
}

fn set_annotations(vm: &mut Vm, v: Value, x: Value) -> Result<()> {
    let h = function_of(vm, v)?;
    let x = of_kind(vm, x, "__annotations__ must be set to a dict object", true)?;
    vm.heap.function_mut(h).annotations = x;
    Ok(())
}

fn code(vm: &mut Vm, v: Value) -> Result<Value> {
    match v {
        Value::Function(h) => Ok(Value::Code(vm.heap.function(h).code)),
        _ => Err(vm.no_attribute(v, n::CODE)),
    }
}

fn set_code(vm: &mut Vm, v: Value, x: Value) -> Result<()> {
    let h = function_of(vm, v)?;
    let Value::Code(code) = x else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let (want, has) = (vm.code(code).freevars.len(), vm.heap.function(h).closure.len());
    if want != has {
        let name = vm.function_name(h);
        return Err(vm.value_error(format!(
            "{name}() requires a code object with {has} free vars, not {want}"
        )));
    }
    // The docstring stays that of the code before.
    doc(vm, h)?;
    vm.heap.function_mut(h).code = code;
    Ok(())
}

/// The docstring: that of the code, made when it is first asked for.
fn doc(vm: &mut Vm, h: Handle<Function>) -> Result<Value> {
    let function = vm.heap.function(h);
    if function.doc.is_unset() {
        let doc = match &vm.codes[function.code.index()].code(&vm.programs).docstring {
            Some(text) => vm.heap.new_str(text)?,
            None => Value::None,
        };
        vm.heap.function_mut(h).doc = doc;
    }
    Ok(vm.heap.function(h).doc)
}

fn closure(vm: &mut Vm, v: Value) -> Result<Value> {
    let Value::Function(h) = v else { return Ok(Value::None) };
    let cells: Vec<Value> = vm.heap.function(h).closure.iter().map(|c| Value::Cell(*c)).collect();
    if cells.is_empty() { Ok(Value::None) } else { vm.heap.new_tuple(&cells) }
}

fn globals(vm: &mut Vm, v: Value) -> Result<Value> {
    let Value::Function(h) = v else { return vm.heap.new_dict() };
    vm.globals_of_code(vm.heap.function(h).code)
}

fn builtins(vm: &mut Vm, _: Value) -> Result<Value> {
    let dict = vm.heap.new_dict()?;
    let Value::Dict(d) = dict else { return Err(Raise::Internal("not a dict")) };
    for &(name, v) in vm.registry.builtins() {
        vm.dict_set_str(d, name, v)?;
    }
    Ok(dict)
}

fn type_params(vm: &mut Vm, v: Value) -> Result<Value> {
    match vm.own_attr(v, n::TYPE_PARAMS) {
        Some(found @ Value::Tuple(_)) => Ok(found),
        _ => vm.heap.new_tuple(&[]),
    }
}

fn set_type_params(vm: &mut Vm, v: Value, x: Value) -> Result<()> {
    if !matches!(vm.payload(x), Value::Tuple(_)) {
        return Err(vm.type_error("__type_params__ must be set to a tuple"));
    }
    match vm.make_object_dict(v)? {
        Some(d) => vm.dict_set_str(d, n::TYPE_PARAMS, x),
        None => Ok(()),
    }
}

fn call(vm: &mut Vm, args: Args) -> Result<Step> {
    let f = args.get(vm, 0);
    super::functions::spread_call(vm, f, args)
}

// ---- methods

fn method_of(vm: &mut Vm, v: Value) -> Result<BoundMethod> {
    match v {
        Value::Method(h) => {
            let m = vm.heap.method(h);
            Ok(BoundMethod { func: m.func, receiver: m.receiver })
        }
        _ => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!(
                "descriptor requires a 'method' object but received a '{got}'"
            )))
        }
    }
}

fn method_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let (func, receiver) = (args.get(vm, 0), args.get(vm, 1));
    if !vm.is_callable(func) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    vm.heap.new_method(BoundMethod { func, receiver })
}

fn of_func(vm: &mut Vm, v: Value, name: crate::value::Sym) -> Result<Value> {
    let func = method_of(vm, v)?.func;
    let func = vm.attribute_source(func);
    Ok(vm.attr_pure(func, name)?.unwrap_or(Value::None))
}

// ---- natives

fn native_of(vm: &mut Vm, v: Value) -> Result<(NativeId, Value)> {
    match v {
        Value::Native(id) => Ok((id, Value::Unset)),
        Value::Method(h) => {
            let m = vm.heap.method(h);
            match m.func {
                Value::Native(id) => Ok((id, m.receiver)),
                _ => Err(Raise::Internal("not a native method")),
            }
        }
        _ => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!("descriptor does not apply to a '{got}' object")))
        }
    }
}

fn native_name(vm: &mut Vm, v: Value) -> Result<Value> {
    let (id, _) = native_of(vm, v)?;
    Ok(Value::Str(vm.registry.natives[id.index()].name))
}

fn native_qualname(vm: &mut Vm, v: Value) -> Result<Value> {
    let (id, receiver) = native_of(vm, v)?;
    let native = &vm.registry.natives[id.index()];
    let owner = match receiver {
        Value::Unset => native.owner,
        Value::Type(c) if native.def.kind == crate::registry::NativeKind::Class => Some(c),
        r => Some(vm.type_of(r)),
    };
    match owner {
        None => Ok(Value::Str(native.name)),
        Some(c) => {
            let text = format!("{}.{}", vm.class_qualname(c), native.def.name());
            vm.heap.new_string(text)
        }
    }
}

fn native_doc(vm: &mut Vm, v: Value) -> Result<Value> {
    let (id, _) = native_of(vm, v)?;
    let doc = vm.registry.natives[id.index()].def.doc;
    if doc.is_empty() { Ok(Value::None) } else { vm.heap.new_str(doc) }
}

fn native_module(vm: &mut Vm, v: Value) -> Result<Value> {
    let (id, receiver) = native_of(vm, v)?;
    let native = &vm.registry.natives[id.index()];
    if receiver.is_unset() && native.owner.is_none() {
        return Ok(Value::Str(native.module));
    }
    Ok(Value::None)
}

fn native_self(vm: &mut Vm, v: Value) -> Result<Value> {
    let (id, receiver) = native_of(vm, v)?;
    if !receiver.is_unset() {
        return Ok(receiver);
    }
    let native = &vm.registry.natives[id.index()];
    match native.owner {
        Some(c) if native.def.kind == crate::registry::NativeKind::Static => Ok(Value::Type(c)),
        Some(_) => Err(vm.no_attribute(v, n::SELF)),
        None => {
            let name = native.module;
            match vm.modules.iter().find(|m| m.0 == name) {
                Some(m) => Ok(m.1),
                None => Ok(Value::None),
            }
        }
    }
}

fn native_objclass(vm: &mut Vm, v: Value) -> Result<Value> {
    let (id, _) = native_of(vm, v)?;
    match vm.registry.natives[id.index()].owner {
        Some(c) => Ok(Value::Type(c)),
        None => {
            let name = vm.heap.intern("__objclass__")?;
            Err(vm.no_attribute(v, name))
        }
    }
}

fn text_signature(vm: &mut Vm, v: Value) -> Result<Value> {
    let (id, _) = native_of(vm, v)?;
    native_signature(vm, id)
}

/// `($self, x, /)`: the signature as CPython spells it.
pub(super) fn native_signature(vm: &mut Vm, id: NativeId) -> Result<Value> {
    let def = vm.registry.natives[id.index()].def;
    let Some(open) = def.signature.find('(') else { return Ok(Value::None) };
    let inner = &def.signature[open..];
    if inner.contains("<unrepresentable>") {
        return Ok(Value::None);
    }
    let text = inner
        .replacen("(self", "($self", 1)
        .replacen("(cls", "($type", 1)
        .replacen("(type", "($type", 1);
    vm.heap.new_string(text)
}

// ---- cells

fn cell_get(vm: &mut Vm, v: Value) -> Result<Value> {
    let Value::Cell(h) = v else { return Err(Raise::Internal("not a cell")) };
    match vm.heap.cell(h).value {
        Value::Unset => Err(vm.value_error("cell is empty")),
        held => Ok(held),
    }
}

fn cell_set(vm: &mut Vm, v: Value, x: Value) -> Result<()> {
    let Value::Cell(h) = v else { return Err(Raise::Internal("not a cell")) };
    vm.heap.cell_mut(h).value = x;
    Ok(())
}
