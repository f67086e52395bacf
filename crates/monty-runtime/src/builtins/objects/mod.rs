//! Objects and classes themselves: `object`, `type`, descriptors, functions, aliases, and the builtin
//! functions about them. The table of contents, and the operators as the loop reaches them.

mod alias;
mod bases;
mod checks;
mod code_type;
mod descriptors;
mod function_type;
mod functions;
mod object_type;
mod proxy;
mod singletons;
mod type_type;

use monty_code::{BinOp, CmpOp, UnaryOp};

use crate::error::Result;
use crate::native::Step;
use crate::registry::{NativeDef, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) use self::functions::hash_of_result;

/// Methods and attributes of the types.
pub const TYPES: &[TypeDef] = &[
    object_type::TYPE,
    object_type::EXCEPTION,
    type_type::TYPE,
    descriptors::PROPERTY,
    descriptors::STATICMETHOD,
    descriptors::CLASSMETHOD,
    descriptors::SUPER,
    descriptors::MEMBER,
    descriptors::GETSET,
    function_type::FUNCTION,
    function_type::METHOD,
    function_type::BUILTIN_FUNCTION,
    function_type::METHOD_WRAPPER,
    function_type::METHOD_DESCRIPTOR,
    function_type::WRAPPER_DESCRIPTOR,
    function_type::CELL,
    code_type::TYPE,
    alias::GENERIC_ALIAS,
    alias::UNION,
    proxy::TYPE,
    singletons::NONE,
    singletons::ELLIPSIS,
    singletons::NOT_IMPLEMENTED,
    singletons::MODULE,
];
/// `__new__` of the builtin types: each has one of its own.
pub const NEW: NativeDef = object_type::NEW;
/// Builtin functions.
pub const FUNCTIONS: &[NativeDef] = functions::FUNCTIONS;
/// Functions that only the prelude may name.
pub const INTERNALS: &[NativeDef] = functions::INTERNALS;

/// `a op b` for exact builtin values (payloads); None if these types do not know the operator.
pub fn binary(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Option<Step>> {
    if op != BinOp::Or {
        return Ok(None);
    }
    let (x, y) = (vm.unproxied(a), vm.unproxied(b));
    if x != a || y != b {
        return vm.binary_op(op, x, y).map(Some);
    }
    Ok(vm.type_union(a, b)?.map(Step::Done))
}

/// `op v`; None if the type does not know the operator.
pub fn unary(_vm: &mut Vm, _op: UnaryOp, _v: Value) -> Result<Option<Value>> {
    Ok(None)
}

/// `a op b` for comparisons; None if these types do not compare so (NotImplemented).
pub fn compare(vm: &mut Vm, op: CmpOp, a: Value, b: Value) -> Result<Option<Step>> {
    if !matches!(op, CmpOp::Eq | CmpOp::Ne) {
        return Ok(None);
    }
    let (x, y) = (vm.unproxied(a), vm.unproxied(b));
    if x != a || y != b {
        return vm.compare_op(op, x, y).map(Some);
    }
    match (alias::compare(vm, a, b)?, op) {
        (Some(step), CmpOp::Ne) => {
            let cont = crate::cont::Cont::Operator(crate::operator::OperatorCont::Negate);
            vm.and_then(step, cont, 0, &[]).map(Some)
        }
        (step, _) => Ok(step),
    }
}

/// `item in container`; None if not a container of this family.
pub fn contains(_vm: &mut Vm, _container: Value, _item: Value) -> Result<Option<Step>> {
    Ok(None)
}

/// `obj[key]`; None if not subscriptable here.
pub fn get_item(_vm: &mut Vm, _obj: Value, _key: Value) -> Result<Option<Step>> {
    Ok(None)
}
