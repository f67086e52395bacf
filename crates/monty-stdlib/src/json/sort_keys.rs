//! The entries of a dict in the order of their keys, for `sort_keys`. A sort of our own, since keys
//! that do not compare raise.

use monty_code::CmpOp;
use monty_runtime::{Result, Value, Vm};

/// Up to so many are sorted by insertion.
const SHORT: usize = 64;

/// Sort pairs by their keys; stable.
pub fn sort(vm: &mut Vm, mut pairs: Vec<(Value, Value)>) -> Result<Vec<(Value, Value)>> {
    let n = pairs.len();
    vm.heap.burn(n.saturating_mul(n.max(2).ilog2() as usize * 4))?;
    let strs = pairs.iter().all(|(k, _)| vm.str_of(*k).is_some());
    if strs {
        pairs.sort_by(|(a, _), (b, _)| vm.str_of(*a).cmp(&vm.str_of(*b)));
        return Ok(pairs);
    }
    if n <= SHORT {
        return insertion_sort(vm, pairs);
    }
    let mut width = 1;
    while width < n {
        let mut merged = Vec::with_capacity(n);
        for start in (0..n).step_by(width * 2) {
            let middle = (start + width).min(n);
            let end = (start + width * 2).min(n);
            merge(vm, &pairs[start..middle], &pairs[middle..end], &mut merged)?;
        }
        pairs = merged;
        width *= 2;
    }
    Ok(pairs)
}

/// CPython's sort of a short list: a run, into which the rest is inserted. The comparisons are the same,
/// so that the same keys are complained of.
fn insertion_sort(vm: &mut Vm, mut pairs: Vec<(Value, Value)>) -> Result<Vec<(Value, Value)>> {
    let n = pairs.len();
    let mut sorted: Vec<(Value, Value)> = Vec::with_capacity(n);
    let mut run = 1;
    if n > 1 {
        let descending = less(vm, pairs[1].0, pairs[0].0)?;
        run = 2;
        while run < n && less(vm, pairs[run].0, pairs[run - 1].0)? == descending {
            run += 1;
        }
        if descending {
            pairs[..run].reverse();
        }
    }
    sorted.extend_from_slice(&pairs[..run.min(n)]);
    for pair in &pairs[run.min(n)..] {
        let (mut low, mut high) = (0, sorted.len());
        while low < high {
            let middle = low.midpoint(high);
            if less(vm, pair.0, sorted[middle].0)? { high = middle } else { low = middle + 1 }
        }
        vm.heap.burn(sorted.len() / 16)?;
        sorted.insert(low, *pair);
    }
    Ok(sorted)
}

fn merge(
    vm: &mut Vm,
    left: &[(Value, Value)],
    right: &[(Value, Value)],
    out: &mut Vec<(Value, Value)>,
) -> Result<()> {
    let (mut i, mut j) = (0, 0);
    while let (Some(&a), Some(&b)) = (left.get(i), right.get(j)) {
        if less(vm, b.0, a.0)? {
            out.push(b);
            j += 1;
        } else {
            out.push(a);
            i += 1;
        }
    }
    out.extend_from_slice(&left[i..]);
    out.extend_from_slice(&right[j..]);
    Ok(())
}

fn less(vm: &mut Vm, a: Value, b: Value) -> Result<bool> {
    let (a, b) = (vm.payload(a), vm.payload(b));
    match vm.compare_pure(CmpOp::Lt, a, b)? {
        Some(v) => Ok(v == Value::True),
        None => {
            let (a, b) = (vm.type_name(a), vm.type_name(b));
            Err(vm.type_error(format!("'<' not supported between instances of '{a}' and '{b}'")))
        }
    }
}
