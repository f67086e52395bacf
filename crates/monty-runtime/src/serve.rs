//! Loops over a generator whose body is one step that cannot fail and calls nothing of the guest's, such as
//! an item that is appended to a list: the generator has it done where it yields, and goes on, instead of
//! being left and entered again for each item.

use std::cmp::Ordering;

use monty_code::{Instr, Reg};

use crate::exec::{cache_key, entry, simple_truth};
use crate::frame::{Frame, FrameKind, Ret};
use crate::heap::Heap;
use crate::quick::Quick;
use crate::value::Value;
use crate::vm::LoadedCode;

/// A loop that waits for the next item of a generator.
struct Loop<'a> {
    code: &'a LoadedCode,
    /// Its `ForLoop`.
    at: usize,
    body: &'a [Instr],
    /// Where the item goes.
    dst: Reg,
    /// The window of its frame.
    registers: &'a mut [Value],
}

/// Do what the loop that resumed the top frame, a generator's, does with an item. False, with nothing done,
/// if that is more than such a step.
#[inline(never)]
pub(crate) fn serve_loop(
    frames: &[Frame],
    codes: &[LoadedCode],
    heap: &mut Heap,
    stack: &mut [Value],
    quick: &Quick,
    epoch: u32,
    item: Value,
) -> bool {
    let [.., outer, frame] = frames else { return false };
    if frame.ret != Ret::Instr
        || !matches!(frame.kind, FrameKind::Generator(_))
        || outer.is_native()
        || heap.budget.fuel <= 0
    {
        return false;
    }
    let code = &codes[outer.code.index()];
    let at = (outer.pc as usize).wrapping_sub(1);
    let Some(&Instr::ForLoop { it, dst, target }) = code.instrs().get(at) else { return false };
    let Some(body) = code.instrs().get(target as usize..at) else { return false };
    let Some(registers) = stack.get_mut(outer.base as usize..) else { return false };
    let mut waiting = Loop { code, at, body, dst, registers };
    // An adapter between them would make another item of it.
    if !matches!(waiting.get(it), Value::Generator(_)) || !waiting.take(heap, quick, epoch, item) {
        return false;
    }
    heap.budget.fuel -= 1;
    waiting.set(dst, item);
    true
}

impl Loop<'_> {
    fn get(&self, r: Reg) -> Value {
        self.registers.get(r as usize).copied().unwrap_or_default()
    }

    fn set(&mut self, r: Reg, v: Value) {
        if let Some(register) = self.registers.get_mut(r as usize) {
            *register = v;
        }
    }

    /// Do what the body does with an item, if it is one step.
    fn take(&mut self, heap: &mut Heap, quick: &Quick, epoch: u32, item: Value) -> bool {
        let (dst, at) = (self.dst, self.at);
        // The instruction ends the body where the truth of the item is this.
        let skips = |cond: Reg, target: u32, truth: bool| {
            cond == dst && target as usize == at && simple_truth(&item) == Some(truth)
        };
        match *self.body {
            [Instr::ListAppend { list, src }] if src == dst => match self.get(list) {
                Value::List(h) => heap.list_push_within(h, item),
                _ => false,
            },
            [Instr::SetAdd { set, src }] if src == dst => match self.get(set) {
                Value::Set(h) => heap.set_add_within(h, item),
                _ => false,
            },
            // `object.method(item)`
            [
                Instr::Move { dst: receiver, src: object },
                Instr::Move { dst: argument, src },
                Instr::CallMethod { f, nargs: 1, site, .. },
            ] if src == dst && receiver == f.wrapping_add(1) && argument == f.wrapping_add(2) => {
                let object = self.get(object);
                let key = cache_key(heap, object);
                let cache = entry(&self.code.caches, site, key);
                match cache.value {
                    Value::Native(id) if cache.epoch == epoch && cache.key == key => {
                        quick.call(heap, id, &[object, item]).is_some()
                    }
                    _ => false,
                }
            }
            // `total = total + item`
            [Instr::Add { dst: total, a, b, .. }] if total == a && b == dst => {
                self.add(heap, total, item)
            }
            [Instr::JumpIfFalse { cond, target }, ..] => skips(cond, target, false),
            [Instr::JumpIfTrue { cond, target }, ..] => skips(cond, target, true),
            // `if item < best: best = item`
            [Instr::JumpUnlessLt { a, b, target }, Instr::Move { dst: kept, src }]
                if a == dst && src == dst && kept == b && target as usize == at =>
            {
                self.keep_if(Ordering::Less, b, item)
            }
            [Instr::JumpUnlessGt { a, b, target }, Instr::Move { dst: kept, src }]
                if a == dst && src == dst && kept == b && target as usize == at =>
            {
                self.keep_if(Ordering::Greater, b, item)
            }
            _ => false,
        }
    }

    /// Add numbers of a kind.
    fn add(&mut self, heap: &mut Heap, total: Reg, item: Value) -> bool {
        let sum = match (self.get(total), item) {
            (Value::Int(x), Value::Int(y)) => x.checked_add(y).map(Value::Int),
            (Value::Float(x), Value::Float(y)) => Some(Value::float(x.get() + y.get())),
            (sum, item) => heap.add_to_sum(sum, item).then_some(sum),
        };
        if let Some(sum) = sum {
            self.set(total, sum);
        }
        sum.is_some()
    }

    /// Keep the better of two numbers of a kind, which are no NaN.
    fn keep_if(&mut self, better: Ordering, best: Reg, item: Value) -> bool {
        let order = match (item, self.get(best)) {
            (Value::Int(x), Value::Int(y)) => Some(x.cmp(&y)),
            (Value::Float(x), Value::Float(y)) => x.get().partial_cmp(&y.get()),
            _ => None,
        };
        if order == Some(better) {
            self.set(best, item);
        }
        order.is_some()
    }
}
