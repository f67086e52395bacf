//! Mark and sweep. Runs at safepoints only, from exact roots; marking uses a worklist, so that the
//! depth of data does not matter.

use super::{Arenas, ENTRY_BYTES, Heap, SLOT_BYTES, opaque_bytes, slot_bytes, tuple_bytes};
use crate::object::*;
use crate::value::{Handle, Value};
use num_bigint::BigInt;

/// Values still to be looked into.
#[derive(Default)]
pub struct Marker {
    work: Vec<Value>,
}

impl Marker {
    /// A root or a child.
    #[inline]
    pub fn value(&mut self, v: Value) {
        if !matches!(
            v,
            Value::Unset
                | Value::None
                | Value::True
                | Value::False
                | Value::Int(_)
                | Value::Float(_)
                | Value::Native(_)
        ) {
            self.work.push(v);
        }
    }

    /// Many of them.
    pub fn values(&mut self, vs: &[Value]) {
        for &v in vs {
            self.value(v);
        }
    }
}

impl Heap {
    /// Start a collection.
    pub fn start_marking(&mut self) -> Marker {
        let a = &mut self.arenas;
        a.strs.start_marking();
        a.bigints.start_marking();
        a.complexes.start_marking();
        a.bytes.start_marking();
        a.lists.start_marking();
        a.tuples.start_marking();
        a.dicts.start_marking();
        a.sets.start_marking();
        a.ranges.start_marking();
        a.slices.start_marking();
        a.functions.start_marking();
        a.methods.start_marking();
        a.instances.start_marking();
        a.exceptions.start_marking();
        a.cells.start_marking();
        a.generators.start_marking();
        a.iters.start_marking();
        a.views.start_marking();
        a.properties.start_marking();
        a.wrappers.start_marking();
        a.modules.start_marking();
        a.opaques.start_marking();
        let mut m = Marker::default();
        for &s in &a.interned {
            m.value(Value::Str(s));
        }
        for c in &a.classes {
            m.value(c.name);
            m.value(c.qualname);
            m.value(Value::Dict(c.dict));
        }
        m
    }

    /// Mark everything the worklist leads to.
    pub fn finish_marking(&mut self, m: &mut Marker) {
        while let Some(v) = m.work.pop() {
            self.mark_value(v, m);
        }
    }

    fn mark_value(&mut self, v: Value, m: &mut Marker) {
        let statics = self.static_count();
        let a = &mut self.arenas;
        match v {
            Value::Unset
            | Value::None
            | Value::True
            | Value::False
            | Value::Ellipsis
            | Value::NotImplemented => {}
            Value::Int(_)
            | Value::Float(_)
            | Value::Native(_)
            | Value::HostFn(_)
            | Value::Code(_)
            | Value::Type(_) => {}
            Value::Str(s) => {
                if s.index() >= statics {
                    a.strs.mark(Handle::new((s.index() - statics) as u32));
                }
            }
            Value::BigInt(h) => drop(a.bigints.mark(h)),
            Value::Complex(h) => drop(a.complexes.mark(h)),
            Value::Bytes(h) | Value::ByteArray(h) => drop(a.bytes.mark(h)),
            Value::List(h) => {
                if a.lists.mark(h) {
                    m.values(&a.lists.get(h).items);
                }
            }
            Value::Tuple(h) => {
                if a.tuples.mark(h) {
                    m.values(&a.tuples.get(h).items);
                }
            }
            Value::Dict(h) => {
                if a.dicts.mark(h) {
                    for e in a.dicts.get(h).iter() {
                        m.value(e.key);
                        m.value(e.value);
                    }
                }
            }
            Value::Set(h) | Value::FrozenSet(h) => {
                if a.sets.mark(h) {
                    for s in a.sets.get(h).iter() {
                        m.value(s.key);
                    }
                }
            }
            Value::Range(h) => {
                if a.ranges.mark(h) {
                    let r = a.ranges.get(h);
                    m.values(&[r.start, r.stop, r.step, r.len]);
                }
            }
            Value::Slice(h) => {
                if a.slices.mark(h) {
                    let s = a.slices.get(h);
                    m.values(&[s.start, s.stop, s.step]);
                }
            }
            Value::Function(h) => {
                if a.functions.mark(h) {
                    let f = a.functions.get(h);
                    m.values(&[
                        f.name,
                        f.qualname,
                        f.defaults,
                        f.kwdefaults,
                        f.annotations,
                        f.doc,
                        f.dict,
                        f.module,
                    ]);
                    for &c in &f.closure {
                        m.value(Value::Cell(c));
                    }
                }
            }
            Value::Method(h) => {
                if a.methods.mark(h) {
                    let b = a.methods.get(h);
                    m.values(&[b.func, b.receiver]);
                }
            }
            Value::Instance(h) => {
                if a.instances.mark(h) {
                    let i = a.instances.get(h);
                    m.values(&i.slots);
                    if let Some(rest) = &i.rest {
                        m.values(&rest.slots);
                        m.values(&[rest.payload, rest.dict]);
                    }
                }
            }
            Value::Exception(h) => {
                if a.exceptions.mark(h) {
                    let e = a.exceptions.get(h);
                    m.values(&[e.args, e.cause, e.context, e.dict, e.traceback_object]);
                }
            }
            Value::Cell(h) => {
                if a.cells.mark(h) {
                    m.value(a.cells.get(h).value);
                }
            }
            Value::Generator(h) => {
                if a.generators.mark(h) {
                    let g = a.generators.get(h);
                    m.values(&[g.func, g.handling, g.name, g.qualname]);
                    m.values(&g.window);
                }
            }
            Value::Iter(h) => {
                if a.iters.mark(h) {
                    a.iters.get(h).children(|v| m.value(v));
                }
            }
            Value::DictView(h) => {
                if a.views.mark(h) {
                    m.value(Value::Dict(a.views.get(h).dict));
                }
            }
            Value::Property(h) => {
                if a.properties.mark(h) {
                    let p = a.properties.get(h);
                    m.values(&[p.get, p.set, p.delete, p.doc, p.name]);
                }
            }
            Value::Wrapper(h) => {
                if a.wrappers.mark(h) {
                    a.wrappers.get(h).children(|v| m.value(v));
                }
            }
            Value::Module(h) => {
                if a.modules.mark(h) {
                    let module = a.modules.get(h);
                    m.value(module.name);
                    m.value(Value::Dict(module.dict));
                    m.values(&module.slots);
                }
            }
            Value::Opaque(h) => {
                if a.opaques.mark(h) {
                    m.values(&a.opaques.get(h).values);
                }
            }
        }
    }

    /// Free what was not marked and release its bytes.
    pub fn sweep(&mut self) {
        let a = &mut self.arenas;
        let mut freed = 0;
        const V: usize = size_of::<Value>();
        let text = |s: &StrObject| if s.text.len() > 24 { s.text.len() } else { 0 };
        a.strs.sweep(|s| freed += slot_bytes::<StrObject>() + text(s));
        a.bigints.sweep(|i| freed += slot_bytes::<BigInt>() + i.bits() as usize / 8);
        a.complexes.sweep(|_| freed += slot_bytes::<(f64, f64)>());
        a.bytes.sweep(|b| freed += slot_bytes::<Vec<u8>>() + b.capacity());
        a.lists.sweep(|l| freed += slot_bytes::<ListObject>() + l.items.capacity() * V);
        a.tuples.sweep(|t| freed += tuple_bytes(t.items.len()));
        a.dicts.sweep(|d| freed += slot_bytes::<DictObject>() + d.capacity() * ENTRY_BYTES);
        a.sets.sweep(|s| freed += slot_bytes::<SetObject>() + s.slots() * SLOT_BYTES);
        a.ranges.sweep(|_| freed += slot_bytes::<RangeObject>());
        a.slices.sweep(|_| freed += slot_bytes::<SliceObject>());
        a.functions.sweep(|_| freed += slot_bytes::<Function>());
        a.methods.sweep(|_| freed += slot_bytes::<BoundMethod>());
        a.instances.sweep(|i| {
            freed += slot_bytes::<Instance>() + i.rest.as_ref().map_or(0, |r| rest_bytes(r))
        });
        a.exceptions.sweep(|e| {
            freed += slot_bytes::<ExceptionObject>() + e.traceback.capacity() * TRACEBACK_BYTES
        });
        a.cells.sweep(|_| freed += slot_bytes::<Cell>());
        let unawaited = &mut a.unawaited;
        a.generators.sweep(|g| {
            freed += slot_bytes::<Generator>() + g.window.len() * V;
            if g.is_unawaited() {
                unawaited.insert(g.code);
            }
        });
        a.iters.sweep(|_| freed += slot_bytes::<Iter>());
        a.views.sweep(|_| freed += slot_bytes::<DictView>());
        a.properties.sweep(|_| freed += slot_bytes::<Property>());
        a.wrappers.sweep(|_| freed += slot_bytes::<Wrapper>());
        a.modules.sweep(|_| freed += slot_bytes::<Module>());
        a.opaques.sweep(|o| freed += slot_bytes::<Opaque>() + opaque_bytes(o));
        self.budget.release(freed);
        self.schedule_collection();
    }
}

impl Arenas {
    /// Bytes that the budget counts for all that lives here: what a loaded heap is charged.
    pub fn measure(&self) -> usize {
        const V: usize = size_of::<Value>();
        let text = |s: &StrObject| if s.text.len() > 24 { s.text.len() } else { 0 };
        let mut n = 0;
        n += self.strs.iter().map(|(_, s)| slot_bytes::<StrObject>() + text(s)).sum::<usize>();
        n += self
            .bigints
            .iter()
            .map(|(_, i)| slot_bytes::<BigInt>() + i.bits() as usize / 8)
            .sum::<usize>();
        n += self.complexes.iter().count() * slot_bytes::<(f64, f64)>();
        n += self.bytes.iter().map(|(_, b)| slot_bytes::<Vec<u8>>() + b.capacity()).sum::<usize>();
        n += self
            .lists
            .iter()
            .map(|(_, l)| slot_bytes::<ListObject>() + l.items.capacity() * V)
            .sum::<usize>();
        n += self.tuples.iter().map(|(_, t)| tuple_bytes(t.items.len())).sum::<usize>();
        n += self
            .dicts
            .iter()
            .map(|(_, d)| slot_bytes::<DictObject>() + d.capacity() * ENTRY_BYTES)
            .sum::<usize>();
        n += self
            .sets
            .iter()
            .map(|(_, s)| slot_bytes::<SetObject>() + s.slots() * SLOT_BYTES)
            .sum::<usize>();
        n += self.ranges.iter().count() * slot_bytes::<RangeObject>();
        n += self.slices.iter().count() * slot_bytes::<SliceObject>();
        n += self.functions.iter().count() * slot_bytes::<Function>();
        n += self.methods.iter().count() * slot_bytes::<BoundMethod>();
        let rest = |i: &Instance| i.rest.as_ref().map_or(0, |r| rest_bytes(r));
        n += self.instances.iter().map(|(_, i)| slot_bytes::<Instance>() + rest(i)).sum::<usize>();
        let entries = |e: &ExceptionObject| e.traceback.capacity() * TRACEBACK_BYTES;
        n += self
            .exceptions
            .iter()
            .map(|(_, e)| slot_bytes::<ExceptionObject>() + entries(e))
            .sum::<usize>();
        n += self.cells.iter().count() * slot_bytes::<Cell>();
        n += self
            .generators
            .iter()
            .map(|(_, g)| slot_bytes::<Generator>() + g.window.len() * V)
            .sum::<usize>();
        n += self.iters.iter().count() * slot_bytes::<Iter>();
        n += self.views.iter().count() * slot_bytes::<DictView>();
        n += self.properties.iter().count() * slot_bytes::<Property>();
        n += self.wrappers.iter().count() * slot_bytes::<Wrapper>();
        n += self.modules.iter().count() * slot_bytes::<Module>();
        n += self
            .opaques
            .iter()
            .map(|(_, o)| slot_bytes::<Opaque>() + opaque_bytes(o))
            .sum::<usize>();
        // What is never freed: classes, shapes, names.
        n += self
            .classes
            .iter()
            .map(|c| size_of::<Class>() + (c.mro.len() + c.bases.len()) * 8)
            .sum::<usize>();
        n += self
            .shapes
            .iter()
            .map(|s| size_of::<Shape>() + (s.names.len() + s.next.len()) * 16)
            .sum::<usize>();
        n + self.interned.len() * 16
    }
}

/// Bytes of one traceback entry in its vector.
pub const TRACEBACK_BYTES: usize = size_of::<TracebackEntry>();

/// Bytes of an instance's overflow box.
pub fn rest_bytes(rest: &InstanceRest) -> usize {
    size_of::<InstanceRest>() + rest.slots.capacity() * size_of::<Value>()
}

impl Iter {
    /// Every value an iterator refers to.
    pub fn children(&self, mut visit: impl FnMut(Value)) {
        match self {
            Iter::Empty | Iter::Range { .. } => {}
            Iter::List { list, .. } | Iter::ListReversed { list, .. } => visit(Value::List(*list)),
            Iter::Tuple { tuple, .. } => visit(Value::Tuple(*tuple)),
            Iter::Str { text, .. } => visit(Value::Str(*text)),
            Iter::Bytes { bytes, .. } => visit(*bytes),
            Iter::BigRange { next, step, left } => {
                [*next, *step, *left].into_iter().for_each(visit)
            }
            Iter::Dict { dict, .. } => visit(Value::Dict(*dict)),
            Iter::Set { set, .. } => visit(Value::Set(*set)),
            Iter::Sequence { obj, .. } | Iter::SequenceReversed { obj, .. } => visit(*obj),
            Iter::Callable { callable, sentinel } => {
                [*callable, *sentinel].into_iter().for_each(visit)
            }
            Iter::Enumerate { source, count } => [*source, *count].into_iter().for_each(visit),
            Iter::Zip { sources, .. } => sources.iter().copied().for_each(visit),
            Iter::Map { func, sources } => {
                visit(*func);
                sources.iter().copied().for_each(visit);
            }
            Iter::Filter { func, source } => [*func, *source].into_iter().for_each(visit),
            Iter::Tool { state, .. } => visit(Value::List(*state)),
            Iter::Native { state, .. } => state.iter().copied().for_each(visit),
        }
    }
}

impl Wrapper {
    /// Every value a wrapper refers to.
    pub fn children(&self, mut visit: impl FnMut(Value)) {
        match *self {
            Wrapper::Empty | Wrapper::GetSet { .. } | Wrapper::Frame { .. } => {}
            Wrapper::StaticMethod(v)
            | Wrapper::ClassMethod(v)
            | Wrapper::MappingProxy(v)
            | Wrapper::Union(v) => visit(v),
            Wrapper::Super { receiver, .. } => visit(receiver),
            Wrapper::Member { name, .. } => visit(Value::Str(name)),
            Wrapper::GenericAlias { origin, args } => [origin, args].into_iter().for_each(visit),
            Wrapper::Traceback { exception, .. } => visit(Value::Exception(exception)),
            Wrapper::HostFuture { value, .. } => visit(value),
        }
    }
}
