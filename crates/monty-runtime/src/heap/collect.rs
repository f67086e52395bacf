//! Mark and sweep. Runs at safepoints only, from exact roots; marking uses a worklist, so that the
//! depth of data does not matter.

use super::{
    ALLOCATION, Arena, Arenas, ENTRY_BYTES, Heap, Owns, SLOT_BYTES, int_bytes, opaque_bytes,
    slot_bytes, text_bytes, tuple_bytes,
};
use crate::error::Result;
use crate::object::*;
use crate::value::{Handle, Value};

/// The marks of a collection, and what is marked but not looked into. It stands beside the heap, so
/// that a collection may be given up at any time before the sweep.
pub struct Marker {
    /// The bitmaps of the arenas, by [`Place`].
    marks: [Vec<u64>; PLACES],
    /// Each object is here at most once: 8 bytes, for which its place in the arena was charged.
    work: Vec<(Place, u32)>,
    statics: usize,
}

/// A sweep that a limit may stop in its midst: the marks, and how far it came.
pub struct Sweep {
    marker: Marker,
    /// The marks of the texts that grow.
    growing: Vec<u64>,
    /// How many arenas are done, and words of the next one's bitmap.
    arena: usize,
    word: usize,
    /// Bytes of places that are free.
    idle: usize,
}

/// Which arena: its number among the marks.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Place {
    Str,
    BigInt,
    Complex,
    Bytes,
    List,
    Tuple,
    Dict,
    Set,
    Range,
    Slice,
    Function,
    Method,
    Instance,
    Exception,
    Cell,
    Generator,
    Iter,
    View,
    Property,
    Wrapper,
    Module,
    Opaque,
}

const PLACES: usize = Place::Opaque as usize + 1;

impl Marker {
    /// A root or a child.
    #[inline]
    pub fn value(&mut self, v: Value) {
        use Place as P;
        let (place, index, leaf) = match v {
            Value::Unset
            | Value::None
            | Value::True
            | Value::False
            | Value::Ellipsis
            | Value::NotImplemented
            | Value::Int(_)
            | Value::Float(_)
            | Value::Native(_)
            | Value::HostFn(_)
            | Value::Code(_)
            | Value::Type(_) => return,
            Value::Str(s) if s.index() < self.statics => return,
            Value::Str(s) => (P::Str, s.index() - self.statics, true),
            Value::BigInt(h) => (P::BigInt, h.index(), true),
            Value::Complex(h) => (P::Complex, h.index(), true),
            Value::Bytes(h) | Value::ByteArray(h) => (P::Bytes, h.index(), true),
            Value::List(h) => (P::List, h.index(), false),
            Value::Tuple(h) => (P::Tuple, h.index(), false),
            Value::Dict(h) => (P::Dict, h.index(), false),
            Value::Set(h) | Value::FrozenSet(h) => (P::Set, h.index(), false),
            Value::Range(h) => (P::Range, h.index(), false),
            Value::Slice(h) => (P::Slice, h.index(), false),
            Value::Function(h) => (P::Function, h.index(), false),
            Value::Method(h) => (P::Method, h.index(), false),
            Value::Instance(h) => (P::Instance, h.index(), false),
            Value::Exception(h) => (P::Exception, h.index(), false),
            Value::Cell(h) => (P::Cell, h.index(), false),
            Value::Generator(h) => (P::Generator, h.index(), false),
            Value::Iter(h) => (P::Iter, h.index(), false),
            Value::DictView(h) => (P::View, h.index(), false),
            Value::Property(h) => (P::Property, h.index(), false),
            Value::Wrapper(h) => (P::Wrapper, h.index(), false),
            Value::Module(h) => (P::Module, h.index(), false),
            Value::Opaque(h) => (P::Opaque, h.index(), false),
        };
        let word = &mut self.marks[place as usize][index / 64];
        let bit = 1 << (index % 64);
        if *word & bit == 0 {
            *word |= bit;
            if !leaf {
                self.work.push((place, index as u32));
            }
        }
    }

    /// The bitmap of an arena.
    pub(super) fn marks(&self, place: Place) -> &[u64] {
        &self.marks[place as usize]
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
    pub fn start_marking(&self) -> Marker {
        let a = &self.arenas;
        let marks = [
            a.strs.no_marks(),
            a.bigints.no_marks(),
            a.complexes.no_marks(),
            a.bytes.no_marks(),
            a.lists.no_marks(),
            a.tuples.no_marks(),
            a.dicts.no_marks(),
            a.sets.no_marks(),
            a.ranges.no_marks(),
            a.slices.no_marks(),
            a.functions.no_marks(),
            a.methods.no_marks(),
            a.instances.no_marks(),
            a.exceptions.no_marks(),
            a.cells.no_marks(),
            a.generators.no_marks(),
            a.iters.no_marks(),
            a.views.no_marks(),
            a.properties.no_marks(),
            a.wrappers.no_marks(),
            a.modules.no_marks(),
            a.opaques.no_marks(),
        ];
        let mut m = Marker { marks, work: Vec::new(), statics: self.static_count() };
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

    /// Mark everything the worklist leads to. If a limit is met before that is done nothing was
    /// collected, and the run has to stop.
    pub fn finish_marking(&mut self, m: &mut Marker) -> Result<()> {
        let mut looked = 0;
        while let Some((place, index)) = m.work.pop() {
            looked += self.mark_children(place, index, m);
            if looked > MARKED_BETWEEN_POLLS {
                looked = 0;
                self.budget.poll()?;
            }
        }
        Ok(())
    }

    /// Mark what an object refers to; about how many values were looked at.
    fn mark_children(&self, place: Place, index: u32, m: &mut Marker) -> usize {
        let a = &self.arenas;
        match place {
            Place::Str | Place::BigInt | Place::Complex | Place::Bytes => {}
            Place::List => {
                let items = &a.lists.get(Handle::new(index)).items;
                m.values(items);
                return items.len() + 1;
            }
            Place::Tuple => {
                let items = &a.tuples.get(Handle::new(index)).items;
                m.values(items);
                return items.len() + 1;
            }
            Place::Dict => {
                let dict = a.dicts.get(Handle::new(index));
                for e in dict.iter() {
                    m.value(e.key);
                    m.value(e.value);
                }
                return dict.slots() + 1;
            }
            Place::Set => {
                let set = a.sets.get(Handle::new(index));
                for s in set.iter() {
                    m.value(s.key);
                }
                return set.slots() + 1;
            }
            Place::Opaque => {
                let values = &a.opaques.get(Handle::new(index)).values;
                m.values(values);
                return values.len() + 1;
            }
            _ => self.mark_parts(place, index, m),
        }
        1
    }

    /// The same for objects of few parts.
    fn mark_parts(&self, place: Place, index: u32, m: &mut Marker) {
        let a = &self.arenas;
        match place {
            Place::Range => {
                let r = a.ranges.get(Handle::new(index));
                m.values(&[r.start, r.stop, r.step, r.len]);
            }
            Place::Slice => {
                let s = a.slices.get(Handle::new(index));
                m.values(&[s.start, s.stop, s.step]);
            }
            Place::Function => {
                let f = a.functions.get(Handle::new(index));
                m.values(&[f.name, f.qualname, f.defaults, f.kwdefaults]);
                m.values(&[f.annotations, f.doc, f.dict, f.module]);
                for &c in &f.closure {
                    m.value(Value::Cell(c));
                }
            }
            Place::Method => {
                let b = a.methods.get(Handle::new(index));
                m.values(&[b.func, b.receiver]);
            }
            Place::Instance => {
                let i = a.instances.get(Handle::new(index));
                m.values(&i.slots);
                if let Some(rest) = &i.rest {
                    m.values(&rest.slots);
                    m.values(&[rest.payload, rest.dict]);
                }
            }
            Place::Exception => {
                let e = a.exceptions.get(Handle::new(index));
                m.values(&[e.args, e.cause, e.context, e.dict, e.traceback_object]);
            }
            Place::Cell => m.value(a.cells.get(Handle::new(index)).value),
            Place::Generator => {
                let g = a.generators.get(Handle::new(index));
                m.values(&[g.func, g.handling, g.name, g.qualname]);
                m.values(&g.window);
            }
            Place::Iter => a.iters.get(Handle::new(index)).children(|v| m.value(v)),
            Place::View => m.value(Value::Dict(a.views.get(Handle::new(index)).dict)),
            Place::Property => {
                let p = a.properties.get(Handle::new(index));
                m.values(&[p.get, p.set, p.delete, p.doc, p.name]);
            }
            Place::Wrapper => a.wrappers.get(Handle::new(index)).children(|v| m.value(v)),
            Place::Module => {
                let module = a.modules.get(Handle::new(index));
                m.value(module.name);
                m.value(Value::Dict(module.dict));
                m.values(&module.slots);
            }
            _ => {}
        }
    }

    /// Free what was not marked, and release its bytes and the places that nothing needs any more.
    pub fn start_sweeping(&mut self, marker: Marker) -> Result<()> {
        let (growing, freed) = self.arenas.mark_growing(&marker);
        self.budget.release(freed);
        self.sweep = Some(Box::new(Sweep { marker, growing, arena: 0, word: 0, idle: 0 }));
        self.go_on_sweeping()
    }

    /// Finish what a limit left of a sweep. Until that is done nothing may be made: what is new has no
    /// mark.
    pub fn go_on_sweeping(&mut self) -> Result<()> {
        let Some(mut sweep) = self.sweep.take() else { return Ok(()) };
        if let Err(e) = self.sweep_on(&mut sweep) {
            self.sweep = Some(sweep);
            return Err(e);
        }
        self.schedule_collection(sweep.idle);
        Ok(())
    }

    fn sweep_on(&mut self, sweep: &mut Sweep) -> Result<()> {
        let budget = &mut self.budget;
        let keep = budget.limits().max_memory.map_or(KEPT, |limit| (limit / 64).min(KEPT));
        let a = &mut self.arenas;
        let unawaited = &mut a.unawaited;
        let mut arena = 0;
        macro_rules! sweep {
            ($($arena:ident, $marks:expr, $bytes:expr;)*) => {
                $({
                    // An arena that is not there is not made.
                    if sweep.arena == arena && a.$arena.capacity() == 0 {
                        sweep.arena = arena + 1;
                    }
                    if sweep.arena == arena {
                        #[allow(unused_mut)]
                        let mut bytes = $bytes;
                        loop {
                            let end = sweep.word + WORDS_BETWEEN_POLLS;
                            let mut freed = 0;
                            a.$arena.sweep($marks, sweep.word..end, |o| freed += bytes(o));
                            budget.release(freed);
                            sweep.word = end;
                            if end >= a.$arena.words() {
                                break;
                            }
                            budget.poll()?;
                        }
                        let places = a.$arena.trim(keep as usize);
                        budget.release(places * slot_of(&a.$arena));
                        sweep.idle += a.$arena.idle() * slot_of(&a.$arena);
                        (sweep.arena, sweep.word) = (arena + 1, 0);
                    }
                    arena += 1;
                })*
            };
        }
        sweep! {
            growing, &sweep.growing, |t: &GrowingText| t.bytes();
            strs, sweep.marker.marks(Place::Str), text_bytes;
            bigints, sweep.marker.marks(Place::BigInt), int_bytes;
            complexes, sweep.marker.marks(Place::Complex), |_: &(f64, f64)| 0;
            bytes, sweep.marker.marks(Place::Bytes), Vec::<u8>::capacity;
            lists, sweep.marker.marks(Place::List), list_bytes;
            tuples, sweep.marker.marks(Place::Tuple), |t: &TupleObject| tuple_bytes(t.items.len());
            dicts, sweep.marker.marks(Place::Dict), dict_bytes;
            sets, sweep.marker.marks(Place::Set), set_bytes;
            ranges, sweep.marker.marks(Place::Range), |_: &RangeObject| 0;
            slices, sweep.marker.marks(Place::Slice), |_: &SliceObject| 0;
            functions, sweep.marker.marks(Place::Function), |_: &Function| 0;
            methods, sweep.marker.marks(Place::Method), |_: &BoundMethod| 0;
            instances, sweep.marker.marks(Place::Instance), instance_bytes;
            exceptions, sweep.marker.marks(Place::Exception), exception_bytes;
            cells, sweep.marker.marks(Place::Cell), |_: &Cell| 0;
            generators, sweep.marker.marks(Place::Generator), |g: &Generator| {
                if g.is_unawaited() {
                    unawaited.insert(g.code);
                }
                generator_bytes(g)
            };
            iters, sweep.marker.marks(Place::Iter), iter_bytes;
            views, sweep.marker.marks(Place::View), |_: &DictView| 0;
            properties, sweep.marker.marks(Place::Property), |_: &Property| 0;
            wrappers, sweep.marker.marks(Place::Wrapper), |_: &Wrapper| 0;
            modules, sweep.marker.marks(Place::Module), |_: &Module| 0;
            opaques, sweep.marker.marks(Place::Opaque), opaque_bytes;
        }
        debug_assert_eq!(arena, sweep.arena);
        Ok(())
    }
}

/// An arena of this many bytes keeps its free places, so that it need not grow again at once; one of
/// less where memory is scarce.
const KEPT: u64 = 2 << 20;

/// Values looked at between two looks at the clock.
const MARKED_BETWEEN_POLLS: usize = 100_000;

/// Words of a bitmap, each of 64 objects, swept between two looks at the clock.
const WORDS_BETWEEN_POLLS: usize = 256;

fn slot_of<T: Default + Owns>(_: &Arena<T>) -> usize {
    slot_bytes::<T>(T::BODIES)
}

fn list_bytes(l: &ListObject) -> usize {
    l.items.capacity() * size_of::<Value>()
}

fn dict_bytes(d: &DictObject) -> usize {
    d.capacity() * ENTRY_BYTES
}

fn set_bytes(s: &SetObject) -> usize {
    s.slots() * SLOT_BYTES
}

fn instance_bytes(i: &Instance) -> usize {
    i.rest.as_ref().map_or(0, |r| rest_bytes(r))
}

fn exception_bytes(e: &ExceptionObject) -> usize {
    e.traceback.capacity() * TRACEBACK_BYTES
}

pub(super) fn iter_bytes(i: &Iter) -> usize {
    match i {
        Iter::Zip { sources, .. } | Iter::Map { sources, .. } => sources.len() * size_of::<Value>(),
        Iter::Native { state, .. } => state.capacity() * size_of::<Value>(),
        _ => 0,
    }
}

fn generator_bytes(g: &Generator) -> usize {
    g.window.len() * size_of::<Value>()
}

impl Arenas {
    /// Bytes that the budget counts for all that lives here: what a loaded heap is charged.
    pub fn measure(&self) -> usize {
        let mut n = 0;
        macro_rules! measure {
            ($($arena:ident, $bytes:expr;)*) => {
                $({
                    let bytes = $bytes;
                    n += self.$arena.capacity() * slot_of(&self.$arena);
                    n += self.$arena.iter().map(|(_, o)| bytes(o)).sum::<usize>();
                })*
            };
        }
        measure! {
            strs, text_bytes;
            growing, GrowingText::bytes;
            bigints, int_bytes;
            complexes, |_: &(f64, f64)| 0;
            bytes, Vec::<u8>::capacity;
            lists, list_bytes;
            tuples, |t: &TupleObject| tuple_bytes(t.items.len());
            dicts, dict_bytes;
            sets, set_bytes;
            ranges, |_: &RangeObject| 0;
            slices, |_: &SliceObject| 0;
            functions, |_: &Function| 0;
            methods, |_: &BoundMethod| 0;
            instances, instance_bytes;
            exceptions, exception_bytes;
            cells, |_: &Cell| 0;
            generators, generator_bytes;
            iters, iter_bytes;
            views, |_: &DictView| 0;
            properties, |_: &Property| 0;
            wrappers, |_: &Wrapper| 0;
            modules, |_: &Module| 0;
            opaques, opaque_bytes;
        }
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

/// Bytes of an instance's overflow box without its slots: it and they are allocations of their own.
pub const REST_BYTES: usize = size_of::<InstanceRest>() + 2 * ALLOCATION;

/// Bytes of an instance's overflow box.
pub fn rest_bytes(rest: &InstanceRest) -> usize {
    REST_BYTES + rest.slots.capacity() * size_of::<Value>()
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
            Wrapper::Empty | Wrapper::GetSet { .. } | Wrapper::Frame { .. } | Wrapper::Sum(_) => {}
            Wrapper::StaticMethod(v)
            | Wrapper::ClassMethod(v)
            | Wrapper::Builtin(v)
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
