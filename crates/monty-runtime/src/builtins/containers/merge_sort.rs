//! A stable, adaptive merge sort: natural runs, short ones filled up by insertion, merged in balance
//! (`merge.rs`). It compares what CPython compares, in the same order, so that an order that is none
//! (NaN) gives what it gives there. Any answers of the comparison are safe. Burns fuel as it goes.

use super::merge::Merger;
use crate::error::Raise;
use crate::vm::Vm;

/// Why a sort ended early.
pub(super) enum Stop {
    /// Guest code must compare.
    Guest,
    Raise(Raise),
}

impl From<Raise> for Stop {
    fn from(r: Raise) -> Self {
        Stop::Raise(r)
    }
}

/// Slices shorter than this are sorted by insertion alone.
const MAX_MIN_RUN: usize = 64;
/// Types with a total order are sorted by the standard library in pieces of this size.
const PIECE: usize = 4096;

/// Sort by `less`, which may be inconsistent.
pub(super) fn sort<T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    mut less: impl FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
) -> Result<(), Stop> {
    let mut merger = Merger::new(items.len());
    let min_run = min_run(items.len());
    let mut start = 0;
    while start < items.len() {
        let mut end = start + natural_run(vm, &mut items[start..], &mut less)?;
        if end - start < min_run {
            let wanted = items.len().min(start + min_run);
            insert_into_run(vm, &mut items[start..wanted], end - start, &mut less)?;
            end = wanted;
        }
        vm.heap.burn((end - start) * 8)?;
        merger.push(vm, items, end - start, &mut less)?;
        start = end;
    }
    merger.finish(vm, items, &mut less)
}

/// Sort by a total order, stably.
pub(super) fn sort_total<T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    order: impl Fn(&T, &T) -> std::cmp::Ordering,
) -> Result<(), Stop> {
    let mut merger = Merger::new(items.len());
    let mut less = |_: &mut Vm, a: &T, b: &T| Ok(order(a, b).is_lt());
    let mut start = 0;
    while start < items.len() {
        let end = items.len().min(start + PIECE);
        vm.heap.burn((end - start) * 24)?;
        items[start..end].sort_by(&order);
        merger.push(vm, items, end - start, &mut less)?;
        start = end;
    }
    merger.finish(vm, items, &mut less)
}

/// Runs shorter than this are filled up by insertion: the first six bits of the length, plus one if
/// any other is set.
fn min_run(mut len: usize) -> usize {
    let mut rest = 0;
    while len >= MAX_MIN_RUN {
        rest |= len & 1;
        len >>= 1;
    }
    len + rest
}

/// Length of the run that the items begin with; one that goes down is turned round, equal items in it
/// keeping their order.
fn natural_run<T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    less: &mut impl FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
) -> Result<usize, Stop> {
    let mut n = ascent(vm, items, 1, less)?;
    if n == items.len() {
        return Ok(n);
    }
    if n > 1 {
        if less(vm, &items[0], &items[n - 1])? {
            return Ok(n);
        }
        // All equal so far, and then less: a run that goes down.
        items[..n].reverse();
    }
    n += 1;
    let mut equal = 0;
    while n < items.len() {
        if less(vm, &items[n], &items[n - 1])? {
            items[n - equal - 1..n].reverse();
            equal = 0;
        } else if less(vm, &items[n - 1], &items[n])? {
            break;
        } else {
            equal += 1;
        }
        n += 1;
        if n.is_multiple_of(1024) {
            vm.heap.burn(4096)?;
        }
    }
    items[n - equal - 1..n].reverse();
    items[..n].reverse();
    ascent(vm, items, n, less)
}

/// Where the items stop to ascend, from the one at `n` on.
fn ascent<T: Copy>(
    vm: &mut Vm,
    items: &[T],
    mut n: usize,
    less: &mut impl FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
) -> Result<usize, Stop> {
    while n < items.len() && !less(vm, &items[n], &items[n - 1])? {
        n += 1;
        if n.is_multiple_of(1024) {
            vm.heap.burn(4096)?;
        }
    }
    Ok(n)
}

/// Binary insertion of what follows the first `sorted` items.
fn insert_into_run<T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    sorted: usize,
    less: &mut impl FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
) -> Result<(), Stop> {
    for i in sorted..items.len() {
        let item = items[i];
        let at = upper_bound(vm, &items[..i], &item, less)?;
        items.copy_within(at..i, at + 1);
        items[at] = item;
    }
    Ok(())
}

/// First position whose item is greater.
fn upper_bound<T: Copy>(
    vm: &mut Vm,
    items: &[T],
    item: &T,
    less: &mut impl FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
) -> Result<usize, Stop> {
    let (mut low, mut high) = (0, items.len());
    while low < high {
        let middle = low.midpoint(high);
        if less(vm, item, &items[middle])? { high = middle } else { low = middle + 1 }
    }
    Ok(low)
}
