//! The pieces of a text, or of bytes, on their way to a list.

use std::ops::Range;

use monty_limits::Budget;
use monty_text::split::Cut;
use smallvec::SmallVec;

use crate::error::Result;
use crate::heap::Objects;
use crate::value::Value;
use crate::vm::Vm;

/// Where the pieces are: found first, since ranges cost less than the objects.
#[derive(Default)]
pub(super) struct Pieces {
    ranges: SmallVec<[Range<usize>; 16]>,
    /// Pieces so far, while they are only counted.
    counted: Option<usize>,
}

const RANGE_BYTES: usize = size_of::<Range<usize>>();
/// Nanoseconds that one piece takes to find, and again to make.
const PIECE: usize = 8;

impl Pieces {
    /// Have `cut` find the pieces of something of `len` bytes.
    pub fn collect(
        vm: &mut Vm,
        len: usize,
        cut: impl Fn(Objects<'_>, &mut Budget, &mut Pieces) -> Result<()>,
    ) -> Result<Pieces> {
        let mut pieces = Pieces::default();
        // What `cut` borrows from the heap cannot be charged meanwhile. Where the most there can be
        // is too much, they are counted before they are kept.
        if !vm.heap.budget.fits((len + 1).saturating_mul(2 * RANGE_BYTES)) {
            pieces.counted = Some(0);
            let (objects, budget) = vm.heap.split();
            cut(objects, budget, &mut pieces)?;
            let counted = pieces.counted.take().unwrap_or(0);
            vm.check_room(counted.saturating_mul(2 * RANGE_BYTES))?;
        }
        let (objects, budget) = vm.heap.split();
        cut(objects, budget, &mut pieces)?;
        if pieces.ranges.spilled() {
            vm.heap.hold(pieces.ranges.capacity() * RANGE_BYTES)?;
        }
        Ok(pieces)
    }

    /// What `cut` finds.
    pub fn note(&mut self, mut cut: impl Cut, budget: &mut Budget) -> Result<()> {
        while let Some(range) = cut.next(budget)? {
            budget.work(PIECE)?;
            match &mut self.counted {
                Some(counted) => *counted += 1,
                None => self.ranges.push(range),
            }
        }
        Ok(())
    }

    /// The same from the other end.
    pub fn reversed(mut self) -> Pieces {
        self.ranges.reverse();
        self
    }

    /// The list of what `piece` makes of each range.
    pub fn into_list(
        self,
        vm: &mut Vm,
        piece: impl Fn(&mut Vm, Range<usize>) -> Result<Value>,
    ) -> Result<Value> {
        let held = vm.heap.held();
        vm.heap.hold(self.ranges.len() * size_of::<Value>())?;
        let mut items = Vec::with_capacity(self.ranges.len());
        for range in self.ranges {
            vm.heap.burn(PIECE)?;
            items.push(piece(vm, range)?);
        }
        vm.heap.let_go(held);
        vm.heap.new_list(items)
    }
}
