//! The entries of a dict in the order of their keys, for `sort_keys`. A sort of our own, since keys
//! that do not compare raise.

use monty_code::CmpOp;
use monty_runtime::{Result, Value, Vm};

/// Sort pairs by their keys; stable.
pub fn sort(vm: &mut Vm, mut pairs: Vec<(Value, Value)>) -> Result<Vec<(Value, Value)>> {
    let n = pairs.len();
    vm.heap.burn(n.saturating_mul(n.max(2).ilog2() as usize * 4))?;
    let strs = pairs.iter().all(|(k, _)| vm.str_of(*k).is_some());
    if strs {
        pairs.sort_by(|(a, _), (b, _)| vm.str_of(*a).cmp(&vm.str_of(*b)));
        return Ok(pairs);
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
