//! Operators of `str`: concatenation, repetition, comparison, `in`, subscripts.

use std::cmp::Ordering;

use monty_code::{BinOp, CmpOp};

use super::arguments::MAX_BYTES;
use super::slice::{Subscript, place, subscript};
use super::str_search::piece;
use crate::compare::holds;
use crate::error::Result;
use crate::native::Step;
use crate::value::{Str, Value};
use crate::vm::Vm;

/// `a + b`
pub fn concat(vm: &mut Vm, a: Str, b: Str) -> Result<Value> {
    let (left, right) = (vm.text(a), vm.text(b));
    if left.is_empty() {
        return Ok(Value::Str(b));
    }
    if right.is_empty() {
        return Ok(Value::Str(a));
    }
    let len = left.len() + right.len();
    if len > MAX_BYTES {
        vm.check_room(len)?;
    }
    vm.heap.join_two(a, b)
}

/// `s * count`
pub fn repeat(vm: &mut Vm, s: Str, count: i64) -> Result<Value> {
    let count = usize::try_from(count).unwrap_or(0);
    match (count, vm.text(s).len()) {
        (0, _) | (_, 0) => Ok(Value::EMPTY_STR),
        (1, _) => Ok(Value::Str(s)),
        (_, len) => {
            let size = len.saturating_mul(count);
            vm.check_room(size)?;
            let (objects, budget) = vm.heap.split();
            let text = monty_text::repeat(objects.str(s), count, budget)?;
            vm.heap.new_string(text)
        }
    }
}

/// How often `sequence * n` repeats; none if `n` is no int.
pub fn repeat_count(vm: &mut Vm, v: Value) -> Result<Option<i64>> {
    match v {
        Value::Int(i) => Ok(Some(i)),
        Value::True => Ok(Some(1)),
        Value::False => Ok(Some(0)),
        Value::BigInt(_) => Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
        _ => Ok(None),
    }
}

/// Operators whose one operand at least is a str.
pub fn binary(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Result<Option<Step>> {
    match (op, a, b) {
        (BinOp::Add, Value::Str(a), Value::Str(b)) => concat(vm, a, b).map(|v| Some(Step::Done(v))),
        (BinOp::Mul, Value::Str(s), n) | (BinOp::Mul, n, Value::Str(s)) => {
            match repeat_count(vm, n)? {
                Some(n) => repeat(vm, s, n).map(|v| Some(Step::Done(v))),
                None => Ok(None),
            }
        }
        (BinOp::Mod, Value::Str(template), args) => {
            super::percent::percent_str(vm, template, args).map(Some)
        }
        _ => Ok(None),
    }
}

/// `a op b` of two strs: by code points, which UTF-8 keeps in order.
pub fn compare(vm: &mut Vm, op: CmpOp, a: Str, b: Str) -> Result<Value> {
    let (objects, budget) = vm.heap.split();
    let (left, right) = (objects.str(a), objects.str(b));
    let order = match op {
        _ if a == b => Ordering::Equal,
        CmpOp::Eq | CmpOp::Ne if left.len() != right.len() => left.len().cmp(&right.len()),
        _ => budget.order(left.as_bytes(), right.as_bytes())?,
    };
    Ok(Value::bool(holds(op, order)))
}

/// `item in s`
pub fn contains(vm: &mut Vm, s: Str, item: Value) -> Result<Value> {
    let Value::Str(needle) = vm.payload(item) else {
        let got = vm.type_name(item);
        return Err(
            vm.type_error(format!("'in <string>' requires string as left operand, not {got}"))
        );
    };
    let (objects, budget) = vm.heap.split();
    let found = monty_text::str_search::contains(objects.str(s), objects.str(needle), budget)?;
    Ok(Value::bool(found))
}

/// `s[key]`
pub fn get_item(vm: &mut Vm, s: Str, key: Value) -> Result<Step> {
    match subscript(vm, key)? {
        Subscript::Item(i) => char_at(vm, s, i).map(Step::Done),
        Subscript::Slice(bounds) => {
            let span = bounds.span(vm.heap.str_object(s).chars);
            if span.count == 0 {
                return Ok(Step::Done(Value::EMPTY_STR));
            }
            let start = span.start as usize;
            let text = vm.text_with_flag(s);
            if span.step == 1 {
                let from = text.byte_of_char(start);
                let to = text.byte_of_char(start + span.count);
                if !text.ascii {
                    vm.heap.burn(to / 16)?;
                }
                return piece(vm, s, from..to).map(Step::Done);
            }
            let size = if text.ascii { span.count } else { span.count.saturating_mul(4) };
            let cost = if text.ascii { span.count } else { text.text.len() };
            vm.heap.burn(cost)?;
            vm.check_room(size)?;
            let (objects, budget) = vm.heap.split();
            let text = objects.text(s).step_slice(start, span.step, span.count, budget)?;
            vm.heap.new_string(text).map(Step::Done)
        }
        Subscript::Guest => vm.prelude_call("text_get_item", &[Value::Str(s), key]),
        Subscript::Wrong => {
            let got = vm.type_name(key);
            Err(vm.type_error(format!("string indices must be integers, not '{got}'")))
        }
    }
}

/// `s[i]`
pub fn char_at(vm: &mut Vm, s: Str, i: i64) -> Result<Value> {
    let o = vm.heap.str_object(s);
    let Some(at) = place(i, o.chars) else {
        return Err(vm.index_error("string index out of range"));
    };
    if o.is_ascii() {
        return Ok(Value::ascii(vm.text(s).as_bytes()[at]));
    }
    let c = vm.text_with_flag(s).char_at(at).unwrap_or('\0');
    vm.heap.burn(at / 16)?;
    vm.heap.new_str(c.encode_utf8(&mut [0; 4]))
}
