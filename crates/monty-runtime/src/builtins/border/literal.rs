//! `ast.literal_eval`: the value of a literal from the steps that the compiler reads its text to.

use monty_code::{Const, LiteralOp};

use super::evaluate::{CompileFault, CompileKind, Text, raise_fault};
use crate::error::{Raise, Result};
use crate::native::Args;
use crate::value::Value;
use crate::vm::Vm;

/// Reads a literal: set by whoever knows a compiler.
pub type LiteralReader = fn(&str) -> std::result::Result<Vec<LiteralOp>, Box<CompileFault>>;

const BROKEN: Raise = Raise::Internal("a literal takes more than it was given");

/// `_literal(text)`
pub fn literal(vm: &mut Vm, args: Args) -> Result<Value> {
    let Some(source) = vm.str_of(args.get(vm, 0)) else { return Err(vm.type_error("not a str")) };
    let len = source.len();
    // A tree and its steps take many times the size of their text.
    let work = len.saturating_mul(64);
    vm.heap.charge(work)?;
    let value = read(vm, args, len);
    vm.heap.release(work);
    value
}

fn read(vm: &mut Vm, args: Args, len: usize) -> Result<Value> {
    vm.heap.burn(len.saturating_mul(32))?;
    let source = vm.str_of(args.get(vm, 0)).unwrap_or_default().trim_start_matches([' ', '\t']);
    if source.contains('\0') {
        let message = "source code string cannot contain null bytes";
        return Err(vm.raise(crate::types::SYNTAX_ERROR, message));
    }
    let Some(reader) = vm.registry.literals.get() else {
        return Err(vm.runtime_error("there is no compiler in this build"));
    };
    match reader(source) {
        Ok(ops) => build(vm, &ops),
        Err(fault) => {
            let text = Text {
                source: source.to_owned(),
                filename: "<unknown>".to_owned(),
                kind: CompileKind::Eval,
                compiled: false,
            };
            Err(raise_fault(vm, &text, *fault))
        }
    }
}

fn build(vm: &mut Vm, ops: &[LiteralOp]) -> Result<Value> {
    let mut stack: Vec<Value> = Vec::new();
    for op in ops {
        let value = match op {
            LiteralOp::Const(Const::Str(text)) => vm.heap.new_str(text)?,
            LiteralOp::Const(value) => vm.constant(value)?,
            LiteralOp::Set => vm.heap.new_set_object(Default::default())?,
            LiteralOp::Dict => vm.heap.new_dict()?,
            LiteralOp::SetAdd => {
                let item = stack.pop().ok_or(BROKEN)?;
                let Some(Value::Set(h)) = stack.last() else { return Err(BROKEN) };
                vm.set_add(*h, item)?.ok_or(BROKEN)?;
                continue;
            }
            LiteralOp::DictAdd => {
                let (value, key) = (stack.pop().ok_or(BROKEN)?, stack.pop().ok_or(BROKEN)?);
                let Some(Value::Dict(h)) = stack.last() else { return Err(BROKEN) };
                vm.dict_set(*h, key, value)?.ok_or(BROKEN)?;
                continue;
            }
            LiteralOp::Tuple(n) | LiteralOp::List(n) => {
                let start = stack.len().checked_sub(*n as usize).ok_or(BROKEN)?;
                vm.heap.burn(*n as usize)?;
                vm.check_room(*n as usize * size_of::<Value>())?;
                let items = stack.split_off(start);
                if matches!(op, LiteralOp::List(_)) {
                    vm.heap.new_list(items)?
                } else {
                    vm.heap.new_tuple(&items)?
                }
            }
            LiteralOp::Malformed(place) => return Err(malformed(vm, *place)),
        };
        stack.push(value);
    }
    stack.pop().ok_or(BROKEN)
}

fn malformed(vm: &mut Vm, place: Option<(&'static str, u32)>) -> Raise {
    let message = match place {
        None => "malformed node or string: None".to_owned(),
        Some((node, line)) => {
            // There are no nodes: an address that no object has.
            format!(
                "malformed node or string on line {line}: <ast.{node} object at 0x7f0000000000>"
            )
        }
    };
    vm.value_error(message)
}
