//! The functions of `operator` that are operators of two operands.

use monty_code::{BinOp, CmpOp};
use monty_runtime::NativeDef;

macro_rules! binary {
    ($signature:literal, $op:expr) => {
        NativeDef::stepping_function($signature, |vm, args| {
            let (a, b) = (args.get(vm, 0), args.get(vm, 1));
            vm.binary_op($op, a, b)
        })
    };
}

macro_rules! compare {
    ($signature:literal, $op:expr) => {
        NativeDef::stepping_function($signature, |vm, args| {
            let (a, b) = (args.get(vm, 0), args.get(vm, 1));
            vm.compare_op($op, a, b)
        })
    };
}

pub const INTERNALS: &[NativeDef] = &[
    compare!("_operator_lt as _operator:lt(a, b, /)", CmpOp::Lt),
    compare!("_operator_le as _operator:le(a, b, /)", CmpOp::Le),
    compare!("_operator_eq as _operator:eq(a, b, /)", CmpOp::Eq),
    compare!("_operator_ne as _operator:ne(a, b, /)", CmpOp::Ne),
    compare!("_operator_ge as _operator:ge(a, b, /)", CmpOp::Ge),
    compare!("_operator_gt as _operator:gt(a, b, /)", CmpOp::Gt),
    binary!("_operator_add as _operator:add(a, b, /)", BinOp::Add),
    binary!("_operator_and_ as _operator:and_(a, b, /)", BinOp::And),
    binary!("_operator_floordiv as _operator:floordiv(a, b, /)", BinOp::FloorDiv),
    binary!("_operator_lshift as _operator:lshift(a, b, /)", BinOp::LShift),
    binary!("_operator_mod as _operator:mod(a, b, /)", BinOp::Mod),
    binary!("_operator_mul as _operator:mul(a, b, /)", BinOp::Mul),
    binary!("_operator_matmul as _operator:matmul(a, b, /)", BinOp::MatMul),
    binary!("_operator_or_ as _operator:or_(a, b, /)", BinOp::Or),
    binary!("_operator_pow as _operator:pow(a, b, /)", BinOp::Pow),
    binary!("_operator_rshift as _operator:rshift(a, b, /)", BinOp::RShift),
    binary!("_operator_sub as _operator:sub(a, b, /)", BinOp::Sub),
    binary!("_operator_truediv as _operator:truediv(a, b, /)", BinOp::TrueDiv),
    binary!("_operator_xor as _operator:xor(a, b, /)", BinOp::Xor),
    NativeDef::stepping_function("_operator_getitem as _operator:getitem(a, b, /)", |vm, args| {
        let (a, b) = (args.get(vm, 0), args.get(vm, 1));
        vm.get_item(a, b)
    }),
];
