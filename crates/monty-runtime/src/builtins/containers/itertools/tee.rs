//! `itertools.tee`: iterators over the same items. Each stands at a place in a chain of chunks that
//! grows as the foremost one goes on; what all have left behind is garbage.

use super::super::iterators::{NextPure, ROOM_FOR_ITEM};
use super::advance::BROKEN;
use super::{over, tool};
use crate::error::Result;
use crate::native::{Args, Step};
use crate::object::{Iter, ListObject};
use crate::registry::{NativeDef, TypeDef};
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// Items of a chunk; behind them stands the next chunk.
const CHUNK: usize = 57;

// Places in the state; the last is a list that says whether the source is being asked.
const SOURCE: usize = 0;
const PLACE: usize = 2;

const METHODS: &[NativeDef] =
    &[super::ITER, super::NEXT, NativeDef::method("__copy__(self, /)", copied)];

pub(in super::super) const TEE: TypeDef = tool(
    t::TEE,
    NativeDef::stepping_function("_tee(iterable, /)", |vm, args| {
        let source = args.get(vm, 0);
        if is_tee(vm, source) {
            return copy(vm, source).map(Step::Done);
        }
        let chunk = vm.heap.new_list(Vec::new())?;
        let running = vm.heap.new_list(vec![Value::False])?;
        over(vm, source, t::TEE, &[chunk, Value::Int(0), running])
    }),
    METHODS,
    "Iterator wrapped to make it copyable.",
);

fn is_tee(vm: &Vm, v: Value) -> bool {
    matches!(v, Value::Iter(h) if matches!(vm.heap.iter(h), Iter::Tool { class: t::TEE, .. }))
}

fn copied(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = vm.payload(args.get(vm, 0));
    copy(vm, v)
}

/// Another iterator at the same place.
fn copy(vm: &mut Vm, v: Value) -> Result<Value> {
    let Value::Iter(h) = v else { return Err(BROKEN) };
    let Iter::Tool { class: t::TEE, state } = *vm.heap.iter(h) else { return Err(BROKEN) };
    let state = vm.heap.items(state).to_vec();
    vm.new_tool(t::TEE, &state)
}

impl Vm {
    pub(super) fn next_tee(&mut self, state: Handle<ListObject>, depth: u32) -> Result<NextPure> {
        self.heap.room((CHUNK + 1) * 32 + ROOM_FOR_ITEM)?;
        let Value::List(mut chunk) = self.kept(state, 1)? else { return Err(BROKEN) };
        let mut place = self.kept_int(state, PLACE)? as usize;
        if place == CHUNK {
            if self.heap.items(chunk).len() == CHUNK {
                let next = self.heap.new_list(Vec::new())?;
                self.heap.list_append(chunk, next)?;
            }
            let Value::List(next) = self.kept(chunk, CHUNK)? else { return Err(BROKEN) };
            (chunk, place) = (next, 0);
            self.keep(state, 1, Value::List(chunk))?;
            self.keep(state, PLACE, Value::Int(0))?;
        }
        let item = match self.heap.items(chunk).get(place) {
            Some(item) => *item,
            None => match self.next_nested(self.kept(state, SOURCE)?, depth + 1)? {
                NextPure::Item(item) => {
                    self.heap.list_append(chunk, item)?;
                    item
                }
                other => return Ok(other),
            },
        };
        self.keep(state, PLACE, Value::Int(place as i64 + 1))?;
        Ok(NextPure::Item(item))
    }
}
