//! `int`, `bool`, `float` and `complex`: types, operators and the builtin functions about them.

pub mod big;
pub mod complex_ops;
mod complex_type;
mod dunders;
mod float_ops;
mod float_type;
mod functions;
mod int_bytes;
pub mod int_ops;
mod int_power;
mod int_type;
pub mod number;
pub mod operators;
pub mod text;

use monty_code::{BinOp, CmpOp, UnaryOp};

use crate::error::Result;
use crate::native::Step;
use crate::registry::{NativeDef, TypeDef};
use crate::value::Value;
use crate::vm::Vm;

/// Methods and attributes of the types.
pub const TYPES: &[TypeDef] = &[
    dunders::INT_COMMON,
    dunders::INT_REAL,
    dunders::INT_INTEGRAL,
    int_type::INT,
    dunders::BOOL,
    int_type::BOOL,
    dunders::FLOAT_COMMON,
    dunders::FLOAT_REAL,
    dunders::FLOAT_ROUND,
    float_type::FLOAT,
    dunders::COMPLEX_COMMON,
    complex_type::COMPLEX,
];
/// Builtin functions.
pub const FUNCTIONS: &[NativeDef] = functions::FUNCTIONS;
/// Functions that only the prelude may name.
pub const INTERNALS: &[NativeDef] = &[];

/// `a op b` for exact builtin values (payloads); None if these types do not know the operator.
pub fn binary(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Option<Step>> {
    Ok(operators::binary(vm, op, a, b)?.map(Step::Done))
}

/// `op v`; None if the type does not know the operator.
pub fn unary(vm: &mut Vm, op: UnaryOp, v: Value) -> Result<Option<Value>> {
    operators::unary(vm, op, v)
}

/// `a op b` for comparisons; None if these types do not compare so (NotImplemented).
pub fn compare(vm: &mut Vm, op: CmpOp, a: Value, b: Value) -> Result<Option<Step>> {
    let holds = operators::compare(&mut vm.heap, op, a, b)?;
    Ok(holds.map(|holds| Step::Done(Value::bool(holds))))
}

/// `repr(v)` without running guest code; None if not of this family.
pub fn repr(vm: &mut Vm, v: Value) -> Result<Option<Step>> {
    match text::repr(vm, v)? {
        Some(text) => vm.heap.new_string(text).map(|s| Some(Step::Done(s))),
        None => Ok(None),
    }
}
