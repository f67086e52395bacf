//! Mark and sweep. Runs at safepoints only, from exact roots; marking uses a worklist, so that the
//! depth of data does not matter.

use monty_limits::Budget;

use super::sizes::{Owns, slot_bytes};
use super::{Arena, Arenas, Heap};
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
        let mut pace = Pace { budget: &mut self.budget, looked: 0 };
        while let Some((place, index)) = m.work.pop() {
            self.arenas.mark_children(place, index, m, &mut pace)?;
        }
        Ok(())
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
        let (a, budget) = (&mut self.arenas, &mut self.budget);
        let unawaited = &mut a.unawaited;
        let marks = |place| sweep.marker.marks(place);
        let mut arena = 0;
        macro_rules! sweep {
            ($($arena:ident, $marks:expr, $freed:expr;)*) => {
                $({
                    if sweep.arena == arena {
                        // An arena that is not there is not made.
                        if a.$arena.capacity() > 0 {
                            let (arena, word) = (&mut a.$arena, &mut sweep.word);
                            sweep.idle += sweep_arena(arena, $marks, word, budget, $freed)?;
                        }
                        (sweep.arena, sweep.word) = (arena + 1, 0);
                    }
                    arena += 1;
                })*
            };
            ($($arena:ident: $place:ident)*) => {
                sweep! { $($arena, marks(Place::$place), |_| (); )* }
            };
        }
        sweep! { growing, &sweep.growing, |_| (); }
        sweep! { generators, marks(Place::Generator), |g: &Generator| {
            if g.is_unawaited() {
                unawaited.insert(g.code);
            }
        }; }
        sweep! {
            strs: Str  bigints: BigInt  complexes: Complex  bytes: Bytes
            lists: List  tuples: Tuple  dicts: Dict  sets: Set
            ranges: Range  slices: Slice  functions: Function  methods: Method
            instances: Instance  exceptions: Exception  cells: Cell  iters: Iter
            views: View  properties: Property  wrappers: Wrapper  modules: Module  opaques: Opaque
        }
        debug_assert_eq!(arena, sweep.arena);
        Ok(())
    }
}

/// Sweep one arena from a word of its bitmap on; the bytes of its places that are free.
fn sweep_arena<T: Default + Owns>(
    arena: &mut Arena<T>,
    marks: &[u64],
    word: &mut usize,
    budget: &mut Budget,
    mut on_free: impl FnMut(&T),
) -> Result<usize> {
    loop {
        let end = *word + WORDS_BETWEEN_POLLS;
        let mut freed = 0;
        arena.sweep(marks, *word..end, |object| {
            on_free(object);
            freed += object.body();
        });
        budget.release(freed);
        *word = end;
        if end >= arena.words() {
            break;
        }
        budget.poll()?;
    }
    let keep = budget.limits().max_memory.map_or(KEPT, |limit| (limit / 64).min(KEPT));
    let places = arena.trim(keep as usize);
    budget.release(places * slot_bytes::<T>());
    Ok(arena.idle() * slot_bytes::<T>())
}

/// An arena of this many bytes keeps its free places, so that it need not grow again at once; one of
/// less where memory is scarce.
const KEPT: u64 = 2 << 20;

/// Values looked at between two looks at the clock.
const MARKED_BETWEEN_POLLS: usize = 100_000;

/// Words of a bitmap, each of 64 objects, swept between two looks at the clock.
const WORDS_BETWEEN_POLLS: usize = 256;

/// How far marking goes between two looks at the clock.
struct Pace<'a> {
    budget: &'a mut Budget,
    looked: usize,
}

impl Pace<'_> {
    /// So many values were looked at.
    #[inline]
    fn step(&mut self, values: usize) -> Result<()> {
        self.looked += values;
        if self.looked > MARKED_BETWEEN_POLLS {
            self.looked = 0;
            self.budget.poll()?;
        }
        Ok(())
    }

    /// Mark values, be they ever so many.
    fn mark(&mut self, values: &[Value], m: &mut Marker) -> Result<()> {
        for part in values.chunks(MARKED_BETWEEN_POLLS) {
            self.step(part.len())?;
            m.values(part);
        }
        Ok(())
    }
}

impl Arenas {
    /// Mark what an object refers to.
    fn mark_children(
        &self,
        place: Place,
        index: u32,
        m: &mut Marker,
        pace: &mut Pace,
    ) -> Result<()> {
        match place {
            Place::Str | Place::BigInt | Place::Complex | Place::Bytes => {}
            Place::List => pace.mark(&self.lists.get(Handle::new(index)).items, m)?,
            Place::Tuple => pace.mark(&self.tuples.get(Handle::new(index)).items, m)?,
            Place::Dict => {
                let dict = self.dicts.get(Handle::new(index));
                for e in dict.iter() {
                    m.values(&[e.key, e.value]);
                    pace.step(2)?;
                }
                pace.step(dict.slots())?;
            }
            Place::Set => {
                let set = self.sets.get(Handle::new(index));
                for s in set.iter() {
                    m.value(s.key);
                    pace.step(1)?;
                }
                pace.step(set.slots())?;
            }
            Place::Opaque => pace.mark(&self.opaques.get(Handle::new(index)).values, m)?,
            _ => self.mark_parts(place, index, m),
        }
        pace.step(1)
    }

    /// The same for objects of few parts.
    fn mark_parts(&self, place: Place, index: u32, m: &mut Marker) {
        match place {
            Place::Range => {
                let r = self.ranges.get(Handle::new(index));
                m.values(&[r.start, r.stop, r.step, r.len]);
            }
            Place::Slice => {
                let s = self.slices.get(Handle::new(index));
                m.values(&[s.start, s.stop, s.step]);
            }
            Place::Function => {
                let f = self.functions.get(Handle::new(index));
                m.values(&[f.name, f.qualname, f.defaults, f.kwdefaults]);
                m.values(&[f.annotations, f.doc, f.dict, f.module]);
                for &c in &f.closure {
                    m.value(Value::Cell(c));
                }
            }
            Place::Method => {
                let b = self.methods.get(Handle::new(index));
                m.values(&[b.func, b.receiver]);
            }
            Place::Instance => {
                let i = self.instances.get(Handle::new(index));
                m.values(&i.slots);
                if let Some(rest) = &i.rest {
                    m.values(&rest.slots);
                    m.values(&[rest.payload, rest.dict]);
                }
            }
            Place::Exception => {
                let e = self.exceptions.get(Handle::new(index));
                m.values(&[e.args, e.cause, e.context, e.dict, e.traceback_object]);
            }
            Place::Cell => m.value(self.cells.get(Handle::new(index)).value),
            Place::Generator => {
                let g = self.generators.get(Handle::new(index));
                m.values(&[g.func, g.handling, g.name, g.qualname]);
                m.values(&g.window);
            }
            Place::Iter => self.iters.get(Handle::new(index)).children(|v| m.value(v)),
            Place::View => m.value(Value::Dict(self.views.get(Handle::new(index)).dict)),
            Place::Property => {
                let p = self.properties.get(Handle::new(index));
                m.values(&[p.get, p.set, p.delete, p.doc, p.name]);
            }
            Place::Wrapper => self.wrappers.get(Handle::new(index)).children(|v| m.value(v)),
            Place::Module => {
                let module = self.modules.get(Handle::new(index));
                m.value(module.name);
                m.value(Value::Dict(module.dict));
                m.values(&module.slots);
            }
            _ => {}
        }
    }
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
