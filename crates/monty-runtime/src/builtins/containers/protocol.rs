//! The dunder methods that all containers share: each asks the family's hooks, so that `a.__add__(b)`
//! and `a + b` are one thing.

use monty_code::{BinOp, CmpOp};

use crate::error::{Raise, Result};
use crate::native::{Args, Step};
use crate::object::{DictObject, ListObject, SetObject, TupleObject};
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// The list that is the receiver.
#[inline]
pub(super) fn list_arg(vm: &mut Vm, args: Args) -> Result<Handle<ListObject>> {
    match args.get(vm, 0) {
        Value::List(h) => Ok(h),
        v => match vm.payload(v) {
            Value::List(h) => Ok(h),
            _ => Err(vm.wrong_receiver(v)),
        },
    }
}

/// The tuple that is the receiver.
pub(super) fn tuple_arg(vm: &mut Vm, args: Args) -> Result<Handle<TupleObject>> {
    let v = args.get(vm, 0);
    match vm.payload(v) {
        Value::Tuple(h) => Ok(h),
        _ => Err(vm.wrong_receiver(v)),
    }
}

/// The dict that is the receiver.
#[inline]
pub(super) fn dict_arg(vm: &mut Vm, args: Args) -> Result<Handle<DictObject>> {
    match args.get(vm, 0) {
        Value::Dict(h) => Ok(h),
        v => match vm.payload(v) {
            Value::Dict(h) => Ok(h),
            _ => Err(vm.wrong_receiver(v)),
        },
    }
}

/// The set or frozenset that is the receiver.
pub(super) fn set_arg(vm: &mut Vm, args: Args) -> Result<Handle<SetObject>> {
    let v = args.get(vm, 0);
    match vm.payload(v) {
        Value::Set(h) | Value::FrozenSet(h) => Ok(h),
        _ => Err(vm.wrong_receiver(v)),
    }
}

/// The receiver as a builtin value, and the first argument the same way.
fn operands(vm: &Vm, args: Args) -> (Value, Value) {
    (vm.payload(args.get(vm, 0)), vm.payload(args.get(vm, 1)))
}

fn or_not_implemented(step: Option<Step>) -> Step {
    step.unwrap_or(Step::Done(Value::NotImplemented))
}

macro_rules! comparisons {
    ($($name:ident => $op:ident;)*) => {
        $(
            #[doc = concat!("The method of `CmpOp::", stringify!($op), "`.")]
            pub(super) fn $name(vm: &mut Vm, args: Args) -> Result<Step> {
                let (a, b) = operands(vm, args);
                super::compare(vm, CmpOp::$op, a, b).map(or_not_implemented)
            }
        )*
    };
}

comparisons! {
    eq_method => Eq;
    ne_method => Ne;
    lt_method => Lt;
    le_method => Le;
    gt_method => Gt;
    ge_method => Ge;
}

macro_rules! operators {
    ($($name:ident, $reflected:ident, $inplace:ident => $op:ident;)*) => {
        $(
            #[doc = concat!("`a.", stringify!($name), "(b)`")]
            pub(super) fn $name(vm: &mut Vm, args: Args) -> Result<Step> {
                let (a, b) = operands(vm, args);
                super::binary(vm, BinOp::$op, a, b).map(or_not_implemented)
            }

            #[doc = concat!("`a.", stringify!($reflected), "(b)`: the receiver stands right.")]
            #[allow(dead_code)]
            pub(super) fn $reflected(vm: &mut Vm, args: Args) -> Result<Step> {
                let (a, b) = operands(vm, args);
                super::binary(vm, BinOp::$op, b, a).map(or_not_implemented)
            }

            #[doc = concat!("`a.", stringify!($inplace), "(b)`: gives the receiver itself.")]
            #[allow(dead_code)]
            pub(super) fn $inplace(vm: &mut Vm, args: Args) -> Result<Step> {
                let receiver = args.get(vm, 0);
                let (a, b) = (vm.payload(receiver), args.get(vm, 1));
                match super::inplace(vm, BinOp::$op, a, b)? {
                    None => Ok(Step::Done(Value::NotImplemented)),
                    Some(Step::Done(Value::NotImplemented)) => Ok(Step::Done(Value::NotImplemented)),
                    Some(Step::Done(_)) => Ok(Step::Done(receiver)),
                    Some(Step::Call) => vm.then_internal(Step::Call, crate::names::GIVE_BACK, &[receiver]),
                }
            }
        )*
    };
}

operators! {
    or, ror, ior => Or;
    and, rand, iand => And;
    sub, rsub, isub => Sub;
    xor, rxor, ixor => Xor;
}

/// `a.__add__(b)` of a list or tuple.
pub(super) fn add(vm: &mut Vm, args: Args) -> Result<Step> {
    let (a, b) = operands(vm, args);
    match super::binary(vm, BinOp::Add, a, b)? {
        Some(step) => Ok(step),
        None => {
            let (kind, got) = (vm.type_name(a), vm.type_name(args.get(vm, 1)));
            Err(vm.type_error(format!("can only concatenate {kind} (not \"{got}\") to {kind}")))
        }
    }
}

/// `a.__mul__(n)` of a list or tuple.
pub(super) fn mul(vm: &mut Vm, args: Args) -> Result<Value> {
    let n = vm.index_value(args.get(vm, 1))?;
    let sequence = vm.payload(args.get(vm, 0));
    super::repeated(vm, sequence, n)
}

/// `a.__iadd__(b)` of a list.
pub(super) fn iadd(vm: &mut Vm, args: Args) -> Result<Step> {
    let receiver = args.get(vm, 0);
    let h = list_arg(vm, args)?;
    let step = vm.list_extend(h, args.get(vm, 1))?;
    match step {
        Step::Done(_) => Ok(Step::Done(receiver)),
        Step::Call => vm.then_internal(step, crate::names::GIVE_BACK, &[receiver]),
    }
}

/// `a.__imul__(n)` of a list.
pub(super) fn imul(vm: &mut Vm, args: Args) -> Result<Value> {
    let n = vm.index_value(args.get(vm, 1))?;
    let h = list_arg(vm, args)?;
    let n = super::count_of(vm, n)?;
    vm.list_repeat_inplace(h, n)?;
    Ok(args.get(vm, 0))
}

/// `_give_back`: after an in-place operation by the prelude, the receiver is the result.
pub(super) fn give_back(
    _vm: &mut Vm,
    state: crate::native::NativeState,
    outcome: crate::native::Outcome,
) -> Result<Step> {
    match outcome {
        Ok(Value::NotImplemented) => Ok(Step::Done(Value::NotImplemented)),
        Ok(_) => state.get(0).map(Step::Done),
        Err(e) => Err(Raise::Exc(e)),
    }
}

/// `__len__`
pub(super) fn len_method(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = vm.payload(args.get(vm, 0));
    Ok(Value::Int(vm.container_len(v)?.unwrap_or(0) as i64))
}

/// `__iter__` of a container.
pub(super) fn iter_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = vm.payload(args.get(vm, 0));
    match vm.iter_native(v)? {
        Some(it) => Ok(Step::Done(it)),
        None => Err(vm.not_iterable(v)),
    }
}

/// `__contains__`
pub(super) fn contains_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let (container, item) = (vm.payload(args.get(vm, 0)), args.get(vm, 1));
    Ok(super::contains(vm, container, item)?.unwrap_or(Step::Done(Value::NotImplemented)))
}

/// `__getitem__`
pub(super) fn get_item_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let (obj, key) = (vm.payload(args.get(vm, 0)), args.get(vm, 1));
    Ok(super::get_item(vm, obj, key)?.unwrap_or(Step::Done(Value::NotImplemented)))
}

/// `__setitem__`
pub(super) fn set_item_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let (obj, key, value) = (vm.payload(args.get(vm, 0)), args.get(vm, 1), args.get(vm, 2));
    Ok(super::set_item(vm, obj, key, value)?.unwrap_or(Step::Done(Value::None)))
}

/// `__delitem__`
pub(super) fn del_item_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let (obj, key) = (vm.payload(args.get(vm, 0)), args.get(vm, 1));
    Ok(super::del_item(vm, obj, key)?.unwrap_or(Step::Done(Value::None)))
}

/// `__repr__`
pub(super) fn repr_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    vm.repr_builtin(v)
}

/// `__hash__` where no guest code can be involved.
pub(super) fn hash_method(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = vm.payload(args.get(vm, 0));
    vm.hash_required(v).map(|h| Value::Int(h as i64))
}

/// `__hash__` of what holds other values.
pub(super) fn hash_step_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = vm.payload(args.get(vm, 0));
    match vm.hash_pure(v)? {
        Some(h) => Ok(Step::Done(Value::Int(h as i64))),
        None => vm.prelude_call("hash_parts", &[v]),
    }
}

/// `__class_getitem__`: `list[int]`
pub(super) fn class_getitem(vm: &mut Vm, args: Args) -> Result<Value> {
    let (origin, item) = (args.get(vm, 0), args.get(vm, 1));
    let args = match item {
        Value::Tuple(_) => item,
        _ => vm.heap.new_tuple(&[item])?,
    };
    vm.heap.new_wrapper(crate::object::Wrapper::GenericAlias { origin, args })
}

/// The methods by which a sequence takes an index: an exact int, or None where the prelude must first
/// make one of `__index__`. Other types raise.
pub(super) enum Key {
    Index(i64),
    Slice,
    /// An int beyond 64 bits.
    Huge,
    Guest,
}

impl Vm {
    /// What kind of subscript of a sequence this is.
    pub(super) fn sequence_key(&mut self, what: &str, key: Value) -> Result<Key> {
        Ok(match key {
            Value::Int(i) => Key::Index(i),
            Value::True => Key::Index(1),
            Value::False => Key::Index(0),
            Value::BigInt(_) => Key::Huge,
            Value::Slice(_) => match self.is_plain_slice(key)? {
                true => Key::Slice,
                false => Key::Guest,
            },
            _ if self
                .lookup(self.type_of(key), crate::names::INDEX)
                .is_some_and(|m| !m.is_none()) =>
            {
                Key::Guest
            }
            _ => {
                let name = self.type_name(key);
                return Err(self
                    .type_error(format!("{what} indices must be integers or slices, not {name}")));
            }
        })
    }

    /// `cannot fit 'int' into an index-sized integer`
    #[cold]
    pub(super) fn huge_index(&mut self) -> Raise {
        self.index_error("cannot fit 'int' into an index-sized integer")
    }
}

/// A position from an index that may count from the end.
#[inline]
pub(super) fn position(index: i64, len: usize) -> Option<usize> {
    let i = if index < 0 { index.checked_add(len as i64)? } else { index };
    usize::try_from(i).ok().filter(|i| *i < len)
}
