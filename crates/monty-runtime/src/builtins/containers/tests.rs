//! The containers against models of them: hashes, keys, sorting, slices, sets and deques.

use std::cmp::Ordering;
use std::collections::{BTreeSet, VecDeque};

use monty_code::CmpOp;
use monty_limits::ResourceLimits;

use crate::native::{Args, Step};
use crate::object::SliceObject;
use crate::registry::{Manifest, Member, NativeCall, NativeDef, Registry};
use crate::types as t;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

fn machine() -> Vm {
    let manifest = Manifest {
        types: vec![super::TYPES],
        builtins: vec![super::FUNCTIONS],
        internals: vec![super::INTERNALS],
        modules: Vec::new(),
        library: Vec::new(),
        prelude: Vec::new(),
        answers: Vec::new(),
        texts: monty_code::KnownTexts::default(),
    };
    Vm::empty(Box::leak(Box::new(Registry::build(&manifest))), ResourceLimits::default())
}

/// A small generator of numbers: the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn run(vm: &mut Vm, def: &NativeDef, args: &[Value]) -> Value {
    vm.stack = args.to_vec();
    let args =
        Args { start: 0, len: args.len() as u32, named: args.len() as u32, kwargs: Value::Unset };
    let step = match def.call {
        NativeCall::Plain(f) => f(vm, args).map(Step::Done),
        NativeCall::Step(f) => f(vm, args),
    };
    match step {
        Ok(Step::Done(v)) => v,
        other => panic!("{}: {other:?}", def.signature),
    }
}

fn call(vm: &mut Vm, of: TypeRef, name: &str, args: &[Value]) -> Value {
    let name = vm.heap.intern(name).unwrap();
    match vm.registry.member(of, name) {
        Some(Member::Native(id)) => run(vm, vm.registry.natives[id.index()].def, args),
        _ => panic!("no such method"),
    }
}

fn list(vm: &mut Vm, items: &[Value]) -> Value {
    vm.heap.new_list(items.to_vec()).unwrap()
}

fn ints(items: impl IntoIterator<Item = i64>) -> Vec<Value> {
    items.into_iter().map(Value::Int).collect()
}

fn items_of(vm: &mut Vm, v: Value) -> Vec<Value> {
    vm.container_items(v).unwrap().unwrap()
}

fn int_set(vm: &mut Vm, v: Value) -> BTreeSet<i64> {
    items_of(vm, v).into_iter().filter_map(Value::as_int).collect()
}

#[test]
fn every_signature_parses() {
    let vm = machine();
    for native in &vm.registry.natives {
        let signature = native.signature();
        assert!(signature.posonly <= signature.params.len(), "{}", native.def.signature);
    }
}

#[test]
fn hashes_are_cpythons() {
    let mut vm = machine();
    let three = vm.heap.new_tuple(&ints([1, 2, 3])).unwrap();
    assert_eq!(vm.hash_pure(three).unwrap(), Some(529344067295497451));
    let empty = vm.heap.new_tuple(&[]).unwrap();
    let nested = vm.heap.new_tuple(&[empty, empty]).unwrap();
    assert_eq!(vm.hash_pure(nested).unwrap(), Some(9028247024705308198));
    let range = vm.new_range_of(Value::Int(0), Value::Int(5), Value::Int(1)).unwrap();
    let parts = vm.heap.new_tuple(&ints([5, 0, 1])).unwrap();
    assert_eq!(vm.hash_pure(range).unwrap(), vm.hash_pure(parts).unwrap());
}

#[test]
fn tuples_are_keys() {
    let mut vm = machine();
    let Value::Dict(d) = vm.heap.new_dict().unwrap() else { panic!() };
    let inner = vm.heap.new_tuple(&ints([1, 2])).unwrap();
    for i in 0..100 {
        let key = vm.heap.new_tuple(&[Value::Int(i), inner]).unwrap();
        vm.dict_set(d, key, Value::Int(i)).unwrap().unwrap();
    }
    for i in 0..100 {
        let key = vm.heap.new_tuple(&[Value::float(i as f64), inner]).unwrap();
        assert_eq!(vm.dict_get(d, key).unwrap(), Some(Some(Value::Int(i))));
    }
    for i in (0..100).step_by(2) {
        let key = vm.heap.new_tuple(&[Value::Int(i), inner]).unwrap();
        assert_eq!(vm.dict_del(d, key).unwrap(), Some(Some(Value::Int(i))));
    }
    assert_eq!(vm.heap.dict(d).len(), 50);
}

#[test]
fn deep_nesting_does_not_recurse() {
    let mut vm = machine();
    let (mut a, mut b) = (list(&mut vm, &[]), list(&mut vm, &[]));
    for _ in 0..9000 {
        (a, b) = (list(&mut vm, &[a]), list(&mut vm, &[b]));
    }
    assert_eq!(vm.eq_pure(a, b).unwrap(), Some(true));
    for _ in 0..2000 {
        (a, b) = (list(&mut vm, &[a]), list(&mut vm, &[b]));
    }
    assert!(vm.eq_pure(a, b).is_err());
}

fn sort_key(vm: &mut Vm, kind: u32, i: usize, n: i64) -> Value {
    match kind {
        0 => Value::Int(n),
        1 => Value::float(n as f64),
        2 => vm.heap.new_str(&format!("a long prefix {n:08}")).unwrap(),
        3 if i.is_multiple_of(2) => Value::Int(n),
        3 => Value::float(n as f64),
        _ => {
            let text = vm.heap.new_str(&format!("{}", n % 7)).unwrap();
            vm.heap.new_tuple(&[Value::Int(n % 5), text]).unwrap()
        }
    }
}

#[test]
fn sorts_are_stable() {
    let mut vm = machine();
    let mut numbers = Numbers(88172645463325252);
    for n in [0, 1, 2, 5, 30, 100, 1000, 5000, 20000] {
        for kind in 0..5 {
            let keys: Vec<Value> = (0..n)
                .map(|i| {
                    let number = numbers.below(n as u64 / 2 + 1) as i64;
                    sort_key(&mut vm, kind, i, number)
                })
                .collect();
            for reverse in [false, true] {
                let mut expected = ints(0..n as i64);
                let args = [list(&mut vm, &keys), list(&mut vm, &expected), Value::bool(reverse)];
                let def = super::INTERNALS.iter().find(|d| d.name() == "_sort_by").unwrap();
                let sorted = run(&mut vm, def, &args);
                expected.sort_by(|a, b| {
                    let [a, b] = [a, b].map(|v| keys[v.as_int().unwrap() as usize]);
                    let mut less =
                        |a, b| vm.compare_pure(CmpOp::Lt, a, b).unwrap() == Some(Value::True);
                    let order = if less(a, b) {
                        Ordering::Less
                    } else if less(b, a) {
                        Ordering::Greater
                    } else {
                        Ordering::Equal
                    };
                    if reverse { order.reverse() } else { order }
                });
                assert_eq!(
                    items_of(&mut vm, sorted),
                    expected,
                    "{n} of kind {kind}, reverse {reverse}"
                );
            }
        }
    }
}

/// The positions that a slice of `n` items selects, by Python's words.
fn selected(n: i64, start: Value, stop: Value, step: i64) -> Vec<i64> {
    let (low, high) = if step < 0 { (-1, n - 1) } else { (0, n) };
    let clamp = |v: Value, default| match v {
        Value::Int(i) if i < 0 => (i + n).max(low),
        Value::Int(i) => i.min(high),
        _ => default,
    };
    let (first, last) = if step < 0 { (high, low) } else { (low, high) };
    let (mut i, stop) = (clamp(start, first), clamp(stop, last));
    let mut all = Vec::new();
    while (step > 0 && i < stop) || (step < 0 && i > stop) {
        all.push(i);
        i += step;
    }
    all
}

#[test]
fn slices_select_assign_and_delete() {
    let mut vm = machine();
    let bounds: Vec<Value> = std::iter::once(Value::None).chain(ints(-7..8)).collect();
    for n in 0..6 {
        let items = ints(0..n);
        for &start in &bounds {
            for &stop in &bounds {
                for step in [-3, -2, -1, 1, 2, 3] {
                    let slice = vm
                        .heap
                        .new_slice(SliceObject { start, stop, step: Value::Int(step) })
                        .unwrap();
                    let wanted = selected(n, start, stop, step);
                    let source = list(&mut vm, &items);
                    let found = call(&mut vm, t::LIST, "__getitem__", &[source, slice]);
                    assert_eq!(items_of(&mut vm, found), ints(wanted.iter().copied()));
                    call(&mut vm, t::LIST, "__delitem__", &[source, slice]);
                    let rest = ints((0..n).filter(|i| !wanted.contains(i)));
                    assert_eq!(items_of(&mut vm, source), rest);
                    let source = list(&mut vm, &items);
                    let new = list(&mut vm, &ints(wanted.iter().map(|i| i + 100)));
                    call(&mut vm, t::LIST, "__setitem__", &[source, slice, new]);
                    let changed =
                        ints((0..n).map(|i| if wanted.contains(&i) { i + 100 } else { i }));
                    assert_eq!(items_of(&mut vm, source), changed);
                    let range = vm
                        .new_range_of(Value::Int(10), Value::Int(10 + n * 3), Value::Int(3))
                        .unwrap();
                    let part = call(&mut vm, t::RANGE, "__getitem__", &[range, slice]);
                    assert_eq!(items_of(&mut vm, part), ints(wanted.iter().map(|i| 10 + 3 * i)));
                }
            }
        }
    }
}

#[test]
fn sets_do_algebra() {
    let mut vm = machine();
    let mut numbers = Numbers(999);
    for _ in 0..200 {
        let mut some = |vm: &mut Vm| {
            let count = numbers.below(40);
            let items = ints((0..count).map(|_| numbers.below(60) as i64));
            let source = list(vm, &items);
            match vm.set_of(source).unwrap() {
                Step::Done(set) => set,
                Step::Call => panic!(),
            }
        };
        let (a, b) = (some(&mut vm), some(&mut vm));
        let (x, y) = (int_set(&mut vm, a), int_set(&mut vm, b));
        for (operator, method, wanted) in [
            ("__or__", "update", &x | &y),
            ("__and__", "intersection_update", &x & &y),
            ("__sub__", "difference_update", &x - &y),
            ("__xor__", "symmetric_difference_update", &x ^ &y),
        ] {
            let result = call(&mut vm, t::SET, operator, &[a, b]);
            assert_eq!(int_set(&mut vm, result), wanted, "{operator}");
            let copy = call(&mut vm, t::SET, "copy", &[a]);
            call(&mut vm, t::SET, method, &[copy, b]);
            assert_eq!(int_set(&mut vm, copy), wanted, "{method}");
        }
    }
}

#[test]
fn deques_are_rings() {
    let mut vm = machine();
    let mut numbers = Numbers(12345);
    let class = vm.deque_type();
    for max in [None, Some(0), Some(1), Some(5), Some(20)] {
        let deque = vm.new_deque(&[], max).unwrap();
        let Value::Opaque(h) = deque else { panic!() };
        let mut model: VecDeque<i64> = VecDeque::new();
        for i in 0..3000 {
            let full = max == Some(model.len());
            match numbers.below(6) {
                0 | 1 => {
                    call(&mut vm, class, "append", &[deque, Value::Int(i)]);
                    if full {
                        model.pop_front();
                    }
                    if max != Some(0) {
                        model.push_back(i);
                    }
                }
                2 | 3 => {
                    call(&mut vm, class, "appendleft", &[deque, Value::Int(i)]);
                    if full {
                        model.pop_back();
                    }
                    if max != Some(0) {
                        model.push_front(i);
                    }
                }
                4 => {
                    if let Some(last) = model.pop_back() {
                        assert_eq!(call(&mut vm, class, "pop", &[deque]), Value::Int(last));
                    }
                }
                _ => {
                    if let Some(first) = model.pop_front() {
                        assert_eq!(call(&mut vm, class, "popleft", &[deque]), Value::Int(first));
                    }
                }
            }
            assert_eq!(vm.deque_items(h).unwrap(), ints(model.iter().copied()));
        }
    }
}
