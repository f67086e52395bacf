//! Builtin types and functions of this family.

use monty_code::{BinOp, CmpOp, UnaryOp};

use crate::error::Result;
use crate::native::Step;
use crate::registry::{NativeDef, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

/// Methods and attributes of the types.
pub const TYPES: &[TypeDef] = &[];
/// Builtin functions.
pub const FUNCTIONS: &[NativeDef] = &[];
/// Functions that only the prelude may name.
pub const INTERNALS: &[NativeDef] = &[];

/// `a op b` for exact builtin values (payloads); None if these types do not know the operator.
pub fn binary(_vm: &mut Vm, _op: BinOp, _a: Value, _b: Value) -> Result<Option<Step>> {
    Ok(None)
}

/// `a op= b` where the left operand is changed in place; None to go on with the plain operator.
pub fn inplace(_vm: &mut Vm, _op: BinOp, _a: Value, _b: Value) -> Result<Option<Step>> {
    Ok(None)
}

/// `op v`; None if the type does not know the operator.
pub fn unary(_vm: &mut Vm, _op: UnaryOp, _v: Value) -> Result<Option<Value>> {
    Ok(None)
}

/// `a op b` for comparisons; None if these types do not compare so (NotImplemented).
pub fn compare(_vm: &mut Vm, _op: CmpOp, _a: Value, _b: Value) -> Result<Option<Step>> {
    Ok(None)
}

/// `item in container`; None if not a container of this family.
pub fn contains(_vm: &mut Vm, _container: Value, _item: Value) -> Result<Option<Step>> {
    Ok(None)
}

/// `obj[key]`; None if not subscriptable here.
pub fn get_item(_vm: &mut Vm, _obj: Value, _key: Value) -> Result<Option<Step>> {
    Ok(None)
}

/// `obj[key] = value`; None if not a type of this family that takes assignment.
pub fn set_item(_vm: &mut Vm, _obj: Value, _key: Value, _value: Value) -> Result<Option<Step>> {
    Ok(None)
}

/// `del obj[key]`; None if not a type of this family that takes deletion.
pub fn del_item(_vm: &mut Vm, _obj: Value, _key: Value) -> Result<Option<Step>> {
    Ok(None)
}

/// `repr(v)` without running guest code; None if not of this family.
pub fn repr(_vm: &mut Vm, _v: Value) -> Result<Option<Step>> {
    Ok(None)
}

/// Hash of a value of this family; None if not of this family. Unhashable types raise.
pub fn hash(_vm: &Vm, _v: Value) -> Option<u64> {
    None
}
