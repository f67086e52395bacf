//! The type `str`: its constructor and special methods. The named methods stand in files of their own.

use monty_code::CmpOp;

use super::arguments::{bytes_like, named_str_argument, self_str};
use super::str_operators as ops;
use crate::error::Result;
use crate::native::{Args, Step};
use crate::object::Iter;
use crate::registry::{NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

/// `str(object='', encoding='utf-8', errors='strict')`
fn new(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, encoding, errors) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    if v.is_unset() {
        return Ok(Step::Done(Value::EMPTY_STR));
    }
    if encoding.is_unset() && errors.is_unset() {
        return vm.str(v);
    }
    let encoding = named_str_argument(vm, encoding, "encoding")?;
    let errors = named_str_argument(vm, errors, "errors")?;
    match bytes_like(vm, v)? {
        Some(data) => super::codec::decode(vm, data, encoding, errors).map(Step::Done),
        None if vm.str_of(v).is_some() => Err(vm.type_error("decoding str is not supported")),
        None => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!("decoding to str: need a bytes-like object, {got} found")))
        }
    }
}

fn compared(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value> {
    let s = self_str(vm, args)?;
    match vm.payload(args.get(vm, 1)) {
        Value::Str(other) => ops::compare(vm, op, s, other),
        _ => Ok(Value::NotImplemented),
    }
}

fn add(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let other = args.get(vm, 1);
    match vm.payload(other) {
        Value::Str(other) => ops::concat(vm, s, other),
        _ => {
            let got = vm.type_name(other);
            Err(vm.type_error(format!("can only concatenate str (not \"{got}\") to str")))
        }
    }
}

fn multiply(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let n = vm.index_value(args.get(vm, 1))?;
    let n = ops::repeat_count(vm, n)?.unwrap_or(0);
    ops::repeat(vm, s, n)
}

fn modulo(vm: &mut Vm, args: Args) -> Result<Step> {
    let s = self_str(vm, args)?;
    super::percent::percent_str(vm, s, args.get(vm, 1))
}

fn reflected_modulo(vm: &mut Vm, args: Args) -> Result<Step> {
    self_str(vm, args)?;
    let (v, template) = (args.get(vm, 0), args.get(vm, 1));
    match vm.payload(template) {
        Value::Str(template) => super::percent::percent_str(vm, template, v),
        _ => Ok(Step::Done(Value::NotImplemented)),
    }
}

fn contains(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    ops::contains(vm, s, args.get(vm, 1))
}

fn get_item(vm: &mut Vm, args: Args) -> Result<Step> {
    let s = self_str(vm, args)?;
    ops::get_item(vm, s, args.get(vm, 1))
}

fn len(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    Ok(Value::Int(vm.heap.str_object(s).chars as i64))
}

fn hash(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    Ok(Value::Int(vm.heap.hash_text(s)? as i64))
}

fn iter(vm: &mut Vm, args: Args) -> Result<Value> {
    let text = self_str(vm, args)?;
    vm.heap.new_iter(Iter::Str { text, offset: 0 })
}

fn repr(vm: &mut Vm, args: Args) -> Result<Step> {
    let s = self_str(vm, args)?;
    vm.repr_builtin(Value::Str(s))
}

fn str(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(Value::Str(self_str(vm, args)?))
}

fn new_args(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    // A str of its own, as CPython's is.
    vm.check_room(vm.text(s).len())?;
    let copy = vm.text(s).to_owned();
    let copy = vm.heap.new_string(copy)?;
    vm.heap.new_tuple(&[copy])
}

fn size_of_str(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    let chars = vm.heap.str_object(s).chars;
    let widest = vm.text(s).chars().map(|c| c as u32).max().unwrap_or(0);
    let (head, width) = match widest {
        0..=0x7f => (41, 1),
        0x80..=0xff => (57, 1),
        0x100..=0xffff => (58, 2),
        _ => (60, 4),
    };
    Ok(Value::Int((head + chars * width) as i64))
}

/// Special methods.
const SPECIAL: &[NativeDef] = &[
    NativeDef::method("__add__(self, value, /)", add),
    NativeDef::method("__mul__(self, value, /)", multiply),
    NativeDef::method("__rmul__(self, value, /)", multiply),
    NativeDef::stepping("__mod__(self, value, /)", modulo),
    NativeDef::stepping("__rmod__(self, value, /)", reflected_modulo),
    NativeDef::method("__lt__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Lt)),
    NativeDef::method("__le__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Le)),
    NativeDef::method("__eq__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Eq)),
    NativeDef::method("__ne__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Ne)),
    NativeDef::method("__gt__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Gt)),
    NativeDef::method("__ge__(self, value, /)", |vm, a| compared(vm, a, CmpOp::Ge)),
    NativeDef::method("__contains__(self, key, /)", contains),
    NativeDef::stepping("__getitem__(self, key, /)", get_item),
    NativeDef::method("__len__(self, /)", len),
    NativeDef::method("__hash__(self, /)", hash),
    NativeDef::method("__iter__(self, /)", iter),
    NativeDef::stepping("__repr__(self, /)", repr),
    NativeDef::method("__str__(self, /)", str),
    NativeDef::method("__getnewargs__(self, /)", new_args),
    NativeDef::method("__sizeof__(self, /)", size_of_str),
];

/// The head of the tables of `str`.
pub const HEAD: TypeDef = TypeDef {
    of: TypeName::Core(t::STR),
    new: Some(NativeDef::stepping_function(
        "str(object='', encoding='utf-8', errors='strict')",
        new,
    )),
    empty: Some(|_| Ok(Value::EMPTY_STR)),
    methods: SPECIAL,
    getset: &[],
    doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str",
};
