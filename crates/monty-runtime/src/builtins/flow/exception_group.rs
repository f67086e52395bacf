//! `BaseExceptionGroup` and `ExceptionGroup`: making them, and taking them apart. What may run guest code
//! (`derive`, conditions) is Python of the prelude.

use super::base_exception::{keep_args, replace_traceback, this};
use super::exception_fields::field;
use crate::class::ClassCont;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::object::{ExceptionObject, Wrapper};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

/// How a condition is to be read; the prelude's numbers.
const BY_TYPE: i64 = 0;
const BY_FUNCTION: i64 = 1;

pub const BASE_GROUP: TypeDef = TypeDef {
    of: TypeName::Core(t::BASE_EXCEPTION_GROUP),
    new: Some(NativeDef::function("BaseExceptionGroup(*args)", |vm, args| {
        new(vm, args, t::BASE_EXCEPTION_GROUP)
    })),
    empty: None,
    methods: &[
        NativeDef::method("__init__(self, /, *args, **kwargs)", init),
        NativeDef::method("derive(self, exceptions, /)", derive),
        NativeDef::stepping("split(self, matcher_value, /)", split),
        NativeDef::stepping("subgroup(self, matcher_value, /)", subgroup),
        NativeDef::method("__class_getitem__(cls, item, /)", class_getitem).as_class(),
    ],
    getset: &[
        GetSetDef { name: "message", get: |vm, v| field(vm, v, n::MESSAGE, Some(0)), set: None },
        GetSetDef { name: "exceptions", get: exceptions, set: None },
    ],
    doc: "A combination of multiple unrelated exceptions.",
};

pub const GROUP: TypeDef = TypeDef {
    of: TypeName::Core(t::EXCEPTION_GROUP),
    new: Some(NativeDef::function("ExceptionGroup(*args)", |vm, args| {
        new(vm, args, t::EXCEPTION_GROUP)
    })),
    empty: None,
    methods: &[],
    getset: &[],
    doc: "",
};

/// The members that the second argument of a group names.
fn checked_members(vm: &mut Vm, exceptions: Value) -> Result<Vec<Value>> {
    let plain = vm.payload(exceptions);
    let items = match plain {
        Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::Range(_) => {
            vm.items(exceptions)?
        }
        _ if vm.lookup_special(exceptions, n::GETITEM).is_some()
            && !matches!(plain, Value::Dict(_)) =>
        {
            vm.items(exceptions)?
        }
        _ => return Err(vm.type_error("second argument (exceptions) must be a sequence")),
    };
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    if let Some(i) = items.iter().position(|v| !matches!(v, Value::Exception(_))) {
        return Err(
            vm.value_error(format!("Item {i} of second argument (exceptions) is not an exception"))
        );
    }
    vm.heap.burn(items.len())?;
    Ok(items)
}

fn all_plain(vm: &Vm, items: &[Value]) -> bool {
    items.iter().all(|v| matches!(v, Value::Exception(h) if vm.is_exception(*h, t::EXCEPTION)))
}

fn new(vm: &mut Vm, args: Args, class: TypeRef) -> Result<Value> {
    let given = args.all_copy(vm)?;
    let [message, exceptions] = given[..] else {
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
            given.len()
        )));
    };
    if vm.str_of(message).is_none() {
        let name = vm.type_name(message);
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {name}"
        )));
    }
    let items = checked_members(vm, exceptions)?;
    let plain = all_plain(vm, &items);
    let derived = derived_class(vm);
    let of = derived.unwrap_or(class);
    if !plain && vm.is_subclass(of, t::EXCEPTION) {
        return Err(match derived {
            Some(class) => {
                let name = vm.class_name(class);
                vm.type_error(format!("Cannot nest BaseExceptions in '{name}'"))
            }
            None => vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"),
        });
    }
    let class = if plain { t::EXCEPTION_GROUP } else { class };
    let h = vm.new_exception(class, &given)?;
    // A tuple is its own copy; anything else may change.
    if !matches!(exceptions, Value::Tuple(_)) {
        let tuple = vm.heap.new_tuple(&items)?;
        vm.set_exception_attr(h, n::EXCEPTIONS, tuple)?;
    }
    Ok(Value::Exception(h))
}

/// The class of a guest that the group is made for, if it is.
fn derived_class(vm: &Vm) -> Option<TypeRef> {
    let state = vm.natives.last().filter(|_| vm.frames.last().is_some_and(|f| f.is_native()))?;
    match (state.cont, state.values.first()) {
        (Cont::Class(ClassCont::Wrap), Some(&Value::Type(class))) => Some(class),
        _ => None,
    }
}

fn init(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let h = this(vm, v)?;
    if let Value::Dict(d) = args.kwargs()
        && !vm.heap.dict(d).is_empty()
    {
        let name = vm.type_name(v);
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    // What the group was made of stays its content, whatever a class passes on.
    let members = exceptions(vm, v)?;
    let message = field(vm, v, n::MESSAGE, Some(0))?;
    let items = args.rest_copy(vm)?;
    if let Value::Tuple(old) = vm.heap.exception(h).args
        && vm.heap.tuple_items(old) != items
    {
        vm.set_exception_attr(h, n::EXCEPTIONS, members)?;
        vm.set_exception_attr(h, n::MESSAGE, message)?;
    }
    keep_args(vm, h, &items)?;
    Ok(Value::None)
}

fn exceptions(vm: &mut Vm, v: Value) -> Result<Value> {
    let h = this(vm, v)?;
    match field(vm, v, n::EXCEPTIONS, Some(1))? {
        v @ Value::Tuple(_) => Ok(v),
        _ => {
            let items: Vec<Value> = vm.group_members(h).into_iter().map(Value::Exception).collect();
            vm.heap.new_tuple(&items)
        }
    }
}

fn derive(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, members) = (args.get(vm, 0), args.get(vm, 1));
    let message = field(vm, v, n::MESSAGE, Some(0))?;
    let items = checked_members(vm, members)?;
    make_group(vm, message, members, &items)
}

/// A group from a sequence, which stays its argument, and what is in it.
fn make_group(vm: &mut Vm, message: Value, members: Value, items: &[Value]) -> Result<Value> {
    let class = if all_plain(vm, items) { t::EXCEPTION_GROUP } else { t::BASE_EXCEPTION_GROUP };
    let h = vm.new_exception(class, &[message, members])?;
    if !matches!(members, Value::Tuple(_)) {
        let tuple = vm.heap.new_tuple(items)?;
        vm.set_exception_attr(h, n::EXCEPTIONS, tuple)?;
    }
    Ok(Value::Exception(h))
}

fn condition_kind(vm: &mut Vm, condition: Value) -> Result<i64> {
    let is_class =
        |vm: &Vm, v: Value| matches!(v, Value::Type(c) if vm.is_subclass(c, t::BASE_EXCEPTION));
    let fits = match vm.payload(condition) {
        Value::Tuple(h) => {
            let items = vm.heap.tuple_items(h).to_vec();
            items.into_iter().all(|v| is_class(vm, v))
        }
        v @ Value::Type(_) => is_class(vm, v),
        v if vm.is_callable(v) => return Ok(BY_FUNCTION),
        _ => false,
    };
    if fits {
        Ok(BY_TYPE)
    } else {
        Err(vm.type_error(
            "expected an exception type, a tuple of exception types, or a callable \
             (other than a class)",
        ))
    }
}

fn split(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, condition) = (args.get(vm, 0), args.get(vm, 1));
    let kind = condition_kind(vm, condition)?;
    vm.prelude_call("group_split", &[v, condition, Value::Int(kind)])
}

fn subgroup(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, condition) = (args.get(vm, 0), args.get(vm, 1));
    let kind = condition_kind(vm, condition)?;
    vm.prelude_call("group_subgroup", &[v, condition, Value::Int(kind)])
}

fn class_getitem(vm: &mut Vm, args: Args) -> Result<Value> {
    let (origin, item) = (args.get(vm, 0), args.get(vm, 1));
    let args = match item {
        Value::Tuple(_) => item,
        _ => vm.heap.new_tuple(&[item])?,
    };
    vm.heap.new_wrapper(Wrapper::GenericAlias { origin, args })
}

// ---- for the prelude

/// `_group_matches(exc, condition, kind)`: by class (0), or as one of a list of exceptions (2).
pub fn matches(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, condition) = (args.get(vm, 0), args.get(vm, 1));
    let h = this(vm, v)?;
    let class = vm.heap.exception(h).class;
    let by_type = args.get(vm, 2) == Value::Int(BY_TYPE);
    let items = match vm.payload(condition) {
        Value::Tuple(t) => vm.heap.tuple_items(t),
        Value::List(l) => vm.heap.items(l),
        _ => &[condition],
    };
    let found = items.iter().any(|&c| match c {
        Value::Type(c) if by_type => vm.is_subclass(class, c),
        other => !by_type && other == v,
    });
    let n = items.len();
    vm.heap.burn(n)?;
    Ok(Value::bool(found))
}

/// `_group_members(exc)`: the members of a group as a list, None for other exceptions.
pub fn members(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let h = this(vm, v)?;
    if !vm.is_exception(h, t::BASE_EXCEPTION_GROUP) {
        return Ok(Value::None);
    }
    let items = vm.group_members(h).into_iter().map(Value::Exception).collect();
    vm.heap.new_list(items)
}

/// `_group_subset(derived, group)`: the part of a group, with what it shares with the whole.
pub fn subset(vm: &mut Vm, args: Args) -> Result<Value> {
    let (derived, group) = (args.get(vm, 0), args.get(vm, 1));
    let from = this(vm, group)?;
    let to = match derived {
        Value::Exception(h) if vm.is_exception(h, t::BASE_EXCEPTION_GROUP) => h,
        _ => return Err(vm.type_error("derive must return an instance of BaseExceptionGroup")),
    };
    let e = vm.heap.exception(from);
    let (traceback, cause, context) = (e.traceback.clone(), e.cause, e.context);
    let object = vm.traceback_of(from)?;
    replace_traceback(vm, to, traceback)?;
    let e = vm.heap.exception_mut(to);
    e.traceback_object = object;
    (e.cause, e.context, e.suppress_context) = (cause, context, true);
    if let Some(notes) = vm.exception_attr(from, n::NOTES)
        && let Value::List(list) = vm.payload(notes)
    {
        let items = vm.heap.items(list).to_vec();
        let copy = vm.heap.new_list(items)?;
        vm.set_exception_attr(to, n::NOTES, copy)?;
    }
    Ok(derived)
}

/// `_group_make(exceptions)`: a nameless group of several.
pub fn make(vm: &mut Vm, args: Args) -> Result<Value> {
    let members = args.get(vm, 0);
    let Value::List(list) = members else { return Err(Raise::Internal("no list of exceptions")) };
    let items = vm.heap.items(list).to_vec();
    make_group(vm, Value::EMPTY_STR, members, &items)
}

impl Vm {
    /// The exceptions in groups that are no groups themselves.
    pub(crate) fn group_leaves(&mut self, groups: &[Handle<ExceptionObject>]) -> Result<Value> {
        let mut work = groups.to_vec();
        let mut seen = std::collections::HashSet::new();
        let mut leaves = Vec::new();
        while let Some(h) = work.pop() {
            if !seen.insert(h.index()) {
                continue;
            }
            if self.is_exception(h, t::BASE_EXCEPTION_GROUP) {
                work.extend(self.group_members(h));
            } else {
                leaves.push(Value::Exception(h));
            }
            self.heap.burn(8)?;
        }
        self.heap.new_list(leaves)
    }
}
