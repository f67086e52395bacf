//! Merging the runs of a sort: in what order (powersort), and how two are merged: item by item, and by
//! leaps where one of them wins for long (Tim Peters' listsort.txt, in CPython's sources, has the reasons).

use super::merge_sort::Stop;
use crate::vm::Vm;

/// Wins in a row after which leaping pays; it adapts from there.
const MIN_GALLOP: usize = 7;

/// A sorted run that waits to be merged.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    /// Depth of the boundary to the next run in a balanced tree of merges.
    power: u32,
}

/// The runs so far.
pub(super) struct Merger<T> {
    runs: Vec<Run>,
    /// Items that are sorted.
    total: usize,
    min_gallop: usize,
    scratch: Vec<T>,
}

impl<T: Copy> Merger<T> {
    pub fn new(total: usize) -> Self {
        Self { runs: Vec::new(), total, min_gallop: MIN_GALLOP, scratch: Vec::new() }
    }

    /// The next run, behind those before, of which some are merged.
    pub fn push<L>(&mut self, vm: &mut Vm, items: &mut [T], len: usize, less: &mut L) -> Done
    where
        L: FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
    {
        let mut start = 0;
        if let Some(&last) = self.runs.last() {
            start = last.start + last.len;
            let power = power(last, len, self.total);
            while let [.., below, _] = self.runs[..]
                && below.power > power
            {
                self.merge_at(vm, items, self.runs.len() - 2, less)?;
            }
            if let Some(last) = self.runs.last_mut() {
                last.power = power;
            }
        }
        self.runs.push(Run { start, len, power: 0 });
        Ok(())
    }

    /// Merge all.
    pub fn finish<L>(&mut self, vm: &mut Vm, items: &mut [T], less: &mut L) -> Done
    where
        L: FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
    {
        while self.runs.len() > 1 {
            let mut at = self.runs.len() - 2;
            if at > 0 && self.runs[at - 1].len < self.runs[at + 1].len {
                at -= 1;
            }
            self.merge_at(vm, items, at, less)?;
        }
        Ok(())
    }

    /// Merge the run at `at` with the one behind it.
    fn merge_at<L>(&mut self, vm: &mut Vm, items: &mut [T], at: usize, less: &mut L) -> Done
    where
        L: FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
    {
        let (a, b) = (self.runs[at], self.runs[at + 1]);
        self.runs[at].len += b.len;
        self.runs.remove(at + 1);
        let items = &mut items[a.start..b.start + b.len];
        // What stands right already need not move.
        let first = items[a.len];
        let from = right_of(vm, &items[..a.len], &first, 0, less)?;
        if from == a.len {
            return Ok(());
        }
        let last = items[a.len - 1];
        let to = left_of(vm, &items[a.len..], &last, b.len - 1, less)?;
        if to == 0 {
            return Ok(());
        }
        vm.heap.burn((a.len - from + to) / 4)?;
        let (items, middle) = (&mut items[from..a.len + to], a.len - from);
        if middle <= to {
            self.merge_low(vm, items, middle, less)
        } else {
            self.merge_high(vm, items, middle, less)
        }
    }

    /// Merge from the left; the first half is the smaller one. Its items wait in `scratch`.
    fn merge_low<L>(&mut self, vm: &mut Vm, items: &mut [T], middle: usize, less: &mut L) -> Done
    where
        L: FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
    {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        scratch.extend_from_slice(&items[..middle]);
        let mut m = Low { a: &scratch, left: 0, right: middle, to: 0 };
        let merged = m.merge(vm, items, &mut self.min_gallop, less);
        let Low { left, to, .. } = m;
        // Whatever happened, no item is lost.
        items[to..to + scratch.len() - left].copy_from_slice(&scratch[left..]);
        self.scratch = scratch;
        merged
    }

    /// Merge from the right; the second half is the smaller one. Its items wait in `scratch`.
    fn merge_high<L>(&mut self, vm: &mut Vm, items: &mut [T], middle: usize, less: &mut L) -> Done
    where
        L: FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
    {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        scratch.extend_from_slice(&items[middle..]);
        let mut m = High { b: &scratch, left: middle, right: scratch.len() };
        let merged = m.merge(vm, items, &mut self.min_gallop, less);
        let High { left, right, .. } = m;
        items[left..left + right].copy_from_slice(&scratch[..right]);
        self.scratch = scratch;
        merged
    }
}

type Done = Result<(), Stop>;

/// The depth at which the boundary between two runs stands in a balanced tree over all items.
fn power(run: Run, next: usize, total: usize) -> u32 {
    // Twice the middles of both, as binary fractions of the total: the first digit that differs.
    let mut a = 2 * run.start + run.len;
    let mut b = a + run.len + next;
    let mut power = 0;
    loop {
        power += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return power;
        }
        a *= 2;
        b *= 2;
    }
}

/// A merge from the left: `a[left..]` and `items[right..]` go to `items[to..]`.
struct Low<'a, T> {
    a: &'a [T],
    left: usize,
    right: usize,
    to: usize,
}

impl<T: Copy> Low<'_, T> {
    /// Until one side is used up, or one item of the left is over.
    fn merge<L>(
        &mut self,
        vm: &mut Vm,
        items: &mut [T],
        min_gallop: &mut usize,
        less: &mut L,
    ) -> Done
    where
        L: FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
    {
        self.take_right(items, 1);
        if self.ends(items) {
            return Ok(());
        }
        let mut least = *min_gallop;
        loop {
            let (mut lefts, mut rights) = (0, 0);
            while lefts < least && rights < least {
                if less(vm, &items[self.right], &self.a[self.left])? {
                    self.take_right(items, 1);
                    (lefts, rights) = (0, rights + 1);
                } else {
                    self.take_left(items, 1);
                    (lefts, rights) = (lefts + 1, 0);
                }
                if self.ends(items) {
                    return Ok(());
                }
                if (self.left + self.right).is_multiple_of(1024) {
                    vm.heap.burn(4096)?;
                }
            }
            least += 1;
            loop {
                least -= usize::from(least > 1);
                *min_gallop = least;
                let key = items[self.right];
                let lefts = right_of(vm, &self.a[self.left..], &key, 0, less)?;
                self.take_left(items, lefts);
                if lefts > 0 && self.ends(items) {
                    return Ok(());
                }
                self.take_right(items, 1);
                if self.right == items.len() {
                    return Ok(());
                }
                let rights = left_of(vm, &items[self.right..], &self.a[self.left], 0, less)?;
                self.take_right(items, rights);
                if self.right == items.len() {
                    return Ok(());
                }
                self.take_left(items, 1);
                if self.ends(items) {
                    return Ok(());
                }
                if lefts < MIN_GALLOP && rights < MIN_GALLOP {
                    break;
                }
            }
            least += 1;
            *min_gallop = least;
        }
    }

    /// Is a side used up? The last item of the left stands at the very end: it is not compared.
    fn ends(&mut self, items: &mut [T]) -> bool {
        if self.left + 1 == self.a.len() {
            self.take_right(items, items.len() - self.right);
        }
        self.left == self.a.len() || self.right == items.len()
    }

    fn take_left(&mut self, items: &mut [T], n: usize) {
        items[self.to..self.to + n].copy_from_slice(&self.a[self.left..self.left + n]);
        self.left += n;
        self.to += n;
    }

    fn take_right(&mut self, items: &mut [T], n: usize) {
        items.copy_within(self.right..self.right + n, self.to);
        self.right += n;
        self.to += n;
    }
}

/// A merge from the right: `items[..left]` and `b[..right]` go to the end of `items[..left + right]`.
struct High<'a, T> {
    b: &'a [T],
    left: usize,
    right: usize,
}

impl<T: Copy> High<'_, T> {
    /// Until one side is used up, or one item of the right is over.
    fn merge<L>(
        &mut self,
        vm: &mut Vm,
        items: &mut [T],
        min_gallop: &mut usize,
        less: &mut L,
    ) -> Done
    where
        L: FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
    {
        self.take_left(items, 1);
        if self.ends(items) {
            return Ok(());
        }
        let mut least = *min_gallop;
        loop {
            let (mut lefts, mut rights) = (0, 0);
            while lefts < least && rights < least {
                if less(vm, &self.b[self.right - 1], &items[self.left - 1])? {
                    self.take_left(items, 1);
                    (lefts, rights) = (lefts + 1, 0);
                } else {
                    self.take_right(items, 1);
                    (lefts, rights) = (0, rights + 1);
                }
                if self.ends(items) {
                    return Ok(());
                }
                if (self.left + self.right).is_multiple_of(1024) {
                    vm.heap.burn(4096)?;
                }
            }
            least += 1;
            loop {
                least -= usize::from(least > 1);
                *min_gallop = least;
                let key = self.b[self.right - 1];
                let at = right_of(vm, &items[..self.left], &key, self.left - 1, less)?;
                let lefts = self.left - at;
                self.take_left(items, lefts);
                if self.left == 0 {
                    return Ok(());
                }
                self.take_right(items, 1);
                if self.ends(items) {
                    return Ok(());
                }
                let key = items[self.left - 1];
                let at = left_of(vm, &self.b[..self.right], &key, self.right - 1, less)?;
                let rights = self.right - at;
                self.take_right(items, rights);
                if rights > 0 && self.ends(items) {
                    return Ok(());
                }
                self.take_left(items, 1);
                if self.left == 0 {
                    return Ok(());
                }
                if lefts < MIN_GALLOP && rights < MIN_GALLOP {
                    break;
                }
            }
            least += 1;
            *min_gallop = least;
        }
    }

    /// Is a side used up? The first item of the right stands at the very front: it is not compared.
    fn ends(&mut self, items: &mut [T]) -> bool {
        if self.right == 1 {
            self.take_left(items, self.left);
        }
        self.left == 0 || self.right == 0
    }

    fn take_left(&mut self, items: &mut [T], n: usize) {
        items.copy_within(self.left - n..self.left, self.left + self.right - n);
        self.left -= n;
    }

    fn take_right(&mut self, items: &mut [T], n: usize) {
        let end = self.left + self.right;
        items[end - n..end].copy_from_slice(&self.b[self.right - n..self.right]);
        self.right -= n;
    }
}

/// The first position whose item is not less than the key, looked for from `hint` on by leaps that
/// double.
fn left_of<T, L>(vm: &mut Vm, a: &[T], key: &T, hint: usize, less: &mut L) -> Result<usize, Stop>
where
    L: FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
{
    leap(vm, a.len(), hint, |vm, at| less(vm, &a[at], key))
}

/// The first position whose item is greater than the key.
fn right_of<T, L>(vm: &mut Vm, a: &[T], key: &T, hint: usize, less: &mut L) -> Result<usize, Stop>
where
    L: FnMut(&mut Vm, &T, &T) -> Result<bool, Stop>,
{
    leap(vm, a.len(), hint, |vm, at| less(vm, key, &a[at]).map(|greater| !greater))
}

/// The first position of `len` that does not stand before what is looked for.
fn leap(
    vm: &mut Vm,
    len: usize,
    hint: usize,
    mut is_before: impl FnMut(&mut Vm, usize) -> Result<bool, Stop>,
) -> Result<usize, Stop> {
    let (mut near, mut far) = (0, 1);
    let (mut low, mut high);
    if is_before(vm, hint)? {
        let most = len - hint;
        while far < most && is_before(vm, hint + far)? {
            (near, far) = (far, 2 * far + 1);
        }
        (low, high) = (hint + near + 1, hint + far.min(most));
    } else {
        let most = hint + 1;
        while far < most && !is_before(vm, hint - far)? {
            (near, far) = (far, 2 * far + 1);
        }
        (low, high) = (hint + 1 - far.min(most), hint - near);
    }
    while low < high {
        let middle = low.midpoint(high);
        if is_before(vm, middle)? { low = middle + 1 } else { high = middle }
    }
    Ok(high)
}
