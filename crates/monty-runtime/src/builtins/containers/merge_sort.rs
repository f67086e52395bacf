//! A stable, adaptive merge sort: natural runs, short ones filled up by insertion, merged in balance.
//! Any answers of the comparison are safe, inconsistent ones too. Burns fuel as it goes.

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

/// Runs shorter than this are filled up by insertion.
const MIN_RUN: usize = 24;
/// Types with a total order are sorted by the standard library in pieces of this size.
const PIECE: usize = 4096;

/// Sort by `less`, which may be inconsistent.
pub(super) fn sort<T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    mut less: impl FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
) -> Result<(), Stop> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut scratch = Vec::new();
    let mut start = 0;
    while start < items.len() {
        let mut end = natural_run(vm, items, start, &mut less)?;
        if end - start < MIN_RUN {
            let wanted = items.len().min(start + MIN_RUN);
            insert_into_run(vm, &mut items[start..wanted], end - start, &mut less)?;
            end = wanted;
        }
        vm.heap.burn((end - start) * 8)?;
        runs.push((start, end));
        while merge_is_due(&runs) {
            merge_top(vm, items, &mut runs, &mut scratch, &mut less)?;
        }
        start = end;
    }
    while runs.len() > 1 {
        merge_top(vm, items, &mut runs, &mut scratch, &mut less)?;
    }
    Ok(())
}

/// Sort by a total order, stably.
pub(super) fn sort_total<T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    order: impl Fn(&T, &T) -> std::cmp::Ordering,
) -> Result<(), Stop> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut scratch = Vec::new();
    let mut less = |_: &mut Vm, a: &T, b: &T| Ok(order(a, b).is_lt());
    let mut start = 0;
    while start < items.len() {
        let end = items.len().min(start + PIECE);
        vm.heap.burn((end - start) * 24)?;
        items[start..end].sort_by(&order);
        runs.push((start, end));
        while merge_is_due(&runs) {
            merge_top(vm, items, &mut runs, &mut scratch, &mut less)?;
        }
        start = end;
    }
    while runs.len() > 1 {
        merge_top(vm, items, &mut runs, &mut scratch, &mut less)?;
    }
    Ok(())
}

/// End of the run that begins at `start`; a strictly descending one is turned round.
fn natural_run<T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    start: usize,
    less: &mut impl FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
) -> Result<usize, Stop> {
    let mut end = start + 1;
    if end == items.len() {
        return Ok(end);
    }
    let descending = less(vm, &items[end], &items[start])?;
    end += 1;
    while end < items.len() && less(vm, &items[end], &items[end - 1])? == descending {
        end += 1;
        if end.is_multiple_of(1024) {
            vm.heap.burn(4096)?;
        }
    }
    if descending {
        items[start..end].reverse();
    }
    Ok(end)
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

/// First position whose item is not less.
fn lower_bound<T: Copy>(
    vm: &mut Vm,
    items: &[T],
    item: &T,
    less: &mut impl FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
) -> Result<usize, Stop> {
    let (mut low, mut high) = (0, items.len());
    while low < high {
        let middle = low.midpoint(high);
        if less(vm, &items[middle], item)? { low = middle + 1 } else { high = middle }
    }
    Ok(low)
}

/// Are the last runs so alike in size that they should be merged now?
fn merge_is_due(runs: &[(usize, usize)]) -> bool {
    let len = |back: usize| runs.len().checked_sub(back).map(|i| runs[i].1 - runs[i].0);
    match (len(3), len(2), len(1)) {
        (Some(a), Some(b), Some(c)) if a <= b + c => true,
        (_, Some(b), Some(c)) => b <= c,
        _ => false,
    }
}

/// Merge the last two runs, or the two before the last if that balances better.
fn merge_top<T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    runs: &mut Vec<(usize, usize)>,
    scratch: &mut Vec<T>,
    less: &mut impl FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
) -> Result<(), Stop> {
    let n = runs.len();
    let size = |r: (usize, usize)| r.1 - r.0;
    let right = if n > 2 && size(runs[n - 3]) < size(runs[n - 1]) { n - 2 } else { n - 1 };
    let (start, middle) = runs[right - 1];
    let end = runs[right].1;
    runs[right - 1] = (start, end);
    runs.remove(right);
    merge(vm, &mut items[start..end], middle - start, scratch, less)
}

/// Merge the sorted halves before and after `middle`.
fn merge<T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    middle: usize,
    scratch: &mut Vec<T>,
    less: &mut impl FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
) -> Result<(), Stop> {
    // What stands right already need not move.
    let start = upper_bound(vm, &items[..middle], &items[middle].clone(), less)?;
    let end = middle + lower_bound(vm, &items[middle..], &items[middle - 1].clone(), less)?;
    if start == middle || end == middle {
        return Ok(());
    }
    scratch.clear();
    scratch.extend_from_slice(&items[start..middle]);
    let (mut left, mut right, mut to) = (0, middle, start);
    while left < scratch.len() && right < end {
        if less(vm, &items[right], &scratch[left])? {
            items[to] = items[right];
            right += 1;
        } else {
            items[to] = scratch[left];
            left += 1;
        }
        to += 1;
        if to.is_multiple_of(1024) {
            vm.heap.burn(4096)?;
        }
    }
    let rest = scratch.len() - left;
    items[to..to + rest].copy_from_slice(&scratch[left..]);
    Ok(())
}
