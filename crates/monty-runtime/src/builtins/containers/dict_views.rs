//! `dict_keys`, `dict_values`, `dict_items`: iteration, and the set operations of the first and last.

use monty_code::{BinOp, CmpOp};

use super::dict_access::Located;
use super::protocol as p;
use super::set_algebra::Algebra;
use crate::error::{Raise, Result};
use crate::native::{Args, Step};
use crate::object::{DictView, DictViewKind, SetObject, Wrapper};
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

const SET_LIKE: &[NativeDef] = &[
    NativeDef::method("__len__(self, /)", p::len_method),
    NativeDef::stepping("__iter__(self, /)", p::iter_method),
    NativeDef::stepping("__contains__(self, key, /)", p::contains_method),
    NativeDef::method("__reversed__(self, /)", reversed),
    NativeDef::stepping("__repr__(self, /)", p::repr_method),
    NativeDef::stepping("__eq__(self, value, /)", p::eq_method),
    NativeDef::stepping("__ne__(self, value, /)", p::ne_method),
    NativeDef::stepping("__lt__(self, value, /)", p::lt_method),
    NativeDef::stepping("__le__(self, value, /)", p::le_method),
    NativeDef::stepping("__gt__(self, value, /)", p::gt_method),
    NativeDef::stepping("__ge__(self, value, /)", p::ge_method),
    NativeDef::stepping("__and__(self, value, /)", p::and),
    NativeDef::stepping("__rand__(self, value, /)", p::rand),
    NativeDef::stepping("__or__(self, value, /)", p::or),
    NativeDef::stepping("__ror__(self, value, /)", p::ror),
    NativeDef::stepping("__sub__(self, value, /)", p::sub),
    NativeDef::stepping("__rsub__(self, value, /)", p::rsub),
    NativeDef::stepping("__xor__(self, value, /)", p::xor),
    NativeDef::stepping("__rxor__(self, value, /)", p::rxor),
    NativeDef::stepping("isdisjoint(self, other, /)", is_disjoint),
];

const MAPPING: &[GetSetDef] = &[GetSetDef { name: "mapping", get: mapping, set: None }];

pub(super) const KEYS: TypeDef = TypeDef {
    of: TypeName::Core(t::DICT_KEYS),
    new: None,
    empty: None,
    methods: SET_LIKE,
    getset: MAPPING,
    doc: "",
};

pub(super) const ITEMS: TypeDef = TypeDef {
    of: TypeName::Core(t::DICT_ITEMS),
    new: None,
    empty: None,
    methods: SET_LIKE,
    getset: MAPPING,
    doc: "",
};

pub(super) const VALUES: TypeDef = TypeDef {
    of: TypeName::Core(t::DICT_VALUES),
    new: None,
    empty: None,
    methods: &[
        NativeDef::method("__len__(self, /)", p::len_method),
        NativeDef::stepping("__iter__(self, /)", p::iter_method),
        NativeDef::method("__reversed__(self, /)", reversed),
        NativeDef::stepping("__repr__(self, /)", p::repr_method),
    ],
    getset: MAPPING,
    doc: "",
};

fn view_of(vm: &mut Vm, v: Value) -> Result<DictView> {
    match v {
        Value::DictView(h) => Ok(*vm.heap.view(h)),
        _ => Err(Raise::Internal("not a dict view")),
    }
}

fn reversed(vm: &mut Vm, args: Args) -> Result<Value> {
    let view = view_of(vm, args.get(vm, 0))?;
    let iter = vm.iter_dict(view, true);
    vm.heap.new_iter(iter)
}

fn mapping(vm: &mut Vm, v: Value) -> Result<Value> {
    let DictView { dict, .. } = view_of(vm, v)?;
    vm.heap.new_wrapper(Wrapper::MappingProxy(Value::Dict(dict)))
}

fn is_disjoint(vm: &mut Vm, args: Args) -> Result<Step> {
    let view = args.get(vm, 0);
    let other = vm.items(args.get(vm, 1))?;
    for &item in &other {
        match vm.view_contains(view, item)? {
            Some(true) => return Ok(Step::Done(Value::False)),
            Some(false) => {}
            None => {
                let other = vm.heap.new_list(other)?;
                return vm.prelude_call("view_is_disjoint", &[view, other]);
            }
        }
    }
    Ok(Step::Done(Value::True))
}

/// Does a value take part in the set operations of views as it is?
fn is_set_like(vm: &Vm, v: Value) -> bool {
    match v {
        Value::Set(_) | Value::FrozenSet(_) => true,
        Value::DictView(h) => vm.heap.view(h).kind != DictViewKind::Values,
        _ => false,
    }
}

impl Vm {
    /// `item in view`; None if guest code must run.
    pub(super) fn view_contains(&mut self, view: Value, item: Value) -> Result<Option<bool>> {
        let DictView { dict, kind, .. } = view_of(self, view)?;
        match kind {
            DictViewKind::Keys => Ok(self.dict_get(dict, item)?.map(|found| found.is_some())),
            DictViewKind::Values => {
                for position in 0..self.heap.dict(dict).slots() {
                    if position % 256 == 255 {
                        self.heap.burn(1024)?;
                    }
                    let Some(entry) = self.heap.dict(dict).entry(position).copied() else {
                        continue;
                    };
                    match self.eq_pure(entry.value, item)? {
                        Some(false) => {}
                        other => return Ok(other),
                    }
                }
                Ok(Some(false))
            }
            DictViewKind::Items => {
                let Value::Tuple(h) = self.payload(item) else { return Ok(Some(false)) };
                let &[key, value] = self.heap.tuple_items(h) else { return Ok(Some(false)) };
                match self.dict_get(dict, key)? {
                    Some(Some(found)) => self.eq_pure(found, value),
                    Some(None) => Ok(Some(false)),
                    None => Ok(None),
                }
            }
        }
    }

    /// `a op b` where one is a view of keys or items; None if neither takes the other.
    pub(super) fn view_binary(&mut self, op: BinOp, a: Value, b: Value) -> Result<Option<Step>> {
        let Some(kind) = Algebra::of(op) else { return Ok(None) };
        let is_view = |v| matches!(v, Value::DictView(_)) && is_set_like(self, v);
        if !is_view(a) && !is_view(b) {
            return Ok(None);
        }
        for v in [a, b] {
            if !self.is_iterable(v) {
                return Err(self.not_iterable(v));
            }
        }
        let symbol = match kind {
            Algebra::Union => "|",
            Algebra::Intersection => "&",
            Algebra::Difference => "-",
            Algebra::Symmetric => "^",
        };
        let left = self.set_of(a)?;
        if let Step::Done(left @ Value::Set(_)) = left {
            // Iterators are walked once, by the prelude.
            if let Some(source) = self.native_source(b)
                && let Step::Done(right @ Value::Set(_)) = self.set_of(source)?
            {
                return self.set_binary(kind, left, right).map(Some);
            }
        }
        let op = self.heap.new_str(symbol)?;
        self.prelude_call("view_binary", &[a, b, op]).map(Some)
    }

    /// `a op b` for comparisons of a view with what is a set.
    pub(super) fn view_compare(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Option<Step>> {
        if !is_set_like(self, a) || !is_set_like(self, b) {
            return Ok(None);
        }
        let (x, y) = (self.container_len(a)?.unwrap_or(0), self.container_len(b)?.unwrap_or(0));
        let (small, large, fits) = match op {
            CmpOp::Eq | CmpOp::Ne => (a, b, x == y),
            CmpOp::Lt => (a, b, x < y),
            CmpOp::Le => (a, b, x <= y),
            CmpOp::Gt => (b, a, y < x),
            CmpOp::Ge => (b, a, y <= x),
        };
        let positive = op != CmpOp::Ne;
        if !fits {
            return Ok(Some(Step::Done(Value::bool(!positive))));
        }
        for item in self.container_items(small)?.unwrap_or_default() {
            let inside = match large {
                Value::DictView(_) => self.view_contains(large, item)?,
                Value::Set(h) | Value::FrozenSet(h) => self.set_contains_unhashed(h, item)?,
                _ => Some(false),
            };
            match inside {
                Some(true) => {}
                Some(false) => return Ok(Some(Step::Done(Value::bool(!positive)))),
                None => {
                    return self
                        .prelude_call("all_contained", &[small, large, Value::bool(positive)])
                        .map(Some);
                }
            }
        }
        Ok(Some(Step::Done(Value::bool(positive))))
    }

    fn set_contains_unhashed(&mut self, h: Handle<SetObject>, item: Value) -> Result<Option<bool>> {
        let Some(hash) = self.hash_pure(item)? else { return Ok(None) };
        Ok(match self.set_locate(h, item, hash)? {
            Located::At(_) => Some(true),
            Located::Absent => Some(false),
            Located::Guest => None,
        })
    }
}
