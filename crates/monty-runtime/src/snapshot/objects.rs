//! Verification of loaded objects: every handle names a live object of its kind, every number that is
//! a position or a count is in range. One pass over the arenas; nothing is followed, so depth and
//! cycles do not matter.

use num_traits::ToPrimitive;

use super::{Loaded, corrupt};
use crate::heap::Arenas;
use crate::object::*;
use crate::types as t;
use crate::value::{CodeRef, Handle, Str, TypeRef, Value};
use crate::vm::Vm;

/// Are the tables over the arenas what the run would have made?
pub(super) fn check_arenas(a: &mut Arenas, statics: usize) -> Loaded<()> {
    ensure(a.index_parts(), "a string of another text")?;
    // The table of names is made of them before anything else is looked at.
    let named =
        a.interned.iter().all(|s| s.index().checked_sub(statics).is_none_or(|i| a.strs.is_live(i)));
    ensure(named, "a name that is not there")
}

/// Refuse unless it holds.
pub(super) fn ensure(holds: bool, why: &str) -> Loaded<()> {
    if holds { Ok(()) } else { Err(corrupt(why)) }
}

/// What numbers are checked against.
pub(super) struct Checker<'a> {
    pub vm: &'a Vm,
    pub statics: usize,
    pub types: usize,
}

/// Counters that a run increments stay far below overflow.
const MANY: usize = 1 << 48;

impl Checker<'_> {
    pub fn new(vm: &Vm) -> Checker<'_> {
        Checker {
            vm,
            statics: vm.heap.static_count(),
            types: vm.builtin_types() + vm.heap.arenas.classes.len(),
        }
    }

    pub fn str(&self, s: Str) -> Loaded<()> {
        let live = match s.index().checked_sub(self.statics) {
            Some(i) => self.vm.heap.arenas.strs.is_live(i),
            None => true,
        };
        ensure(live, "a string that is not there")
    }

    pub fn class(&self, c: TypeRef) -> Loaded<()> {
        ensure(c.index() < self.types, "a type that is not there")
    }

    pub fn code(&self, c: CodeRef) -> Loaded<()> {
        ensure(c.index() < self.vm.codes.len(), "code that is not there")
    }

    pub fn pc(&self, c: CodeRef, pc: u32) -> Loaded<()> {
        self.code(c)?;
        ensure(
            (pc as usize) < self.vm.codes[c.index()].instrs().len(),
            "an instruction that is not there",
        )
    }

    pub fn values(&self, vs: &[Value]) -> Loaded<()> {
        vs.iter().try_for_each(|&v| self.value(v))
    }

    /// Does the value name what is there?
    pub fn value(&self, v: Value) -> Loaded<()> {
        let a = &self.vm.heap.arenas;
        let live = match v {
            Value::Unset
            | Value::None
            | Value::False
            | Value::True
            | Value::Ellipsis
            | Value::NotImplemented
            | Value::Int(_)
            | Value::Float(_) => true,
            Value::Str(s) => return self.str(s),
            Value::BigInt(h) => a.bigints.is_live(h.index()),
            Value::Complex(h) => a.complexes.is_live(h.index()),
            Value::Bytes(h) | Value::ByteArray(h) => a.bytes.is_live(h.index()),
            Value::List(h) => a.lists.is_live(h.index()),
            Value::Tuple(h) => a.tuples.is_live(h.index()),
            Value::Dict(h) => a.dicts.is_live(h.index()),
            Value::Set(h) | Value::FrozenSet(h) => a.sets.is_live(h.index()),
            Value::Range(h) => a.ranges.is_live(h.index()),
            Value::Slice(h) => a.slices.is_live(h.index()),
            Value::Function(h) => a.functions.is_live(h.index()),
            Value::Native(id) => id.index() < self.vm.registry.natives.len(),
            Value::Method(h) => a.methods.is_live(h.index()),
            Value::Type(c) => return self.class(c),
            Value::Instance(h) => a.instances.is_live(h.index()),
            Value::Exception(h) => a.exceptions.is_live(h.index()),
            Value::Cell(h) => a.cells.is_live(h.index()),
            Value::Generator(h) => a.generators.is_live(h.index()),
            Value::Iter(h) => a.iters.is_live(h.index()),
            Value::DictView(h) => a.views.is_live(h.index()),
            Value::Property(h) => a.properties.is_live(h.index()),
            Value::Wrapper(h) => a.wrappers.is_live(h.index()),
            Value::Module(h) => a.modules.is_live(h.index()),
            Value::HostFn(f) => {
                f.index() < self.vm.host_functions.len() || f.index() >= u32::MAX as usize - 1
            }
            Value::Code(c) => return self.code(c),
            Value::Opaque(h) => a.opaques.is_live(h.index()),
        };
        ensure(live, "an object that is not there")
    }

    fn dict(&self, h: Handle<DictObject>) -> Loaded<()> {
        self.value(Value::Dict(h))
    }

    fn one_of(&self, v: Value, fits: bool) -> Loaded<()> {
        self.value(v)?;
        ensure(fits, "a value of the wrong type")
    }

    fn int(&self, v: Value) -> Loaded<()> {
        self.one_of(v, matches!(v, Value::Int(_) | Value::BigInt(_)))
    }

    fn text(&self, v: Value) -> Loaded<()> {
        self.one_of(v, matches!(v, Value::Str(_)))
    }
}

impl Vm {
    /// Verify all loaded objects, and the values outside the heap.
    pub(super) fn check_objects(&self) -> Loaded<()> {
        let c = Checker::new(self);
        self.check_plain()?;
        self.check_containers(&c)?;
        self.check_callables(&c)?;
        self.check_classes(&c)?;
        self.check_instances(&c)?;
        self.check_iterators(&c)?;
        self.check_wrappers(&c)?;
        self.check_modules(&c)?;
        self.check_linked(&c)?;
        c.values(&self.stack)?;
        c.values(&self.far_globals)?;
        self.layout.names().iter().chain(&self.host_functions).try_for_each(|&s| c.str(s))?;
        for &(name, v) in &self.modules {
            c.str(name)?;
            c.value(v)?;
        }
        c.one_of(
            self.handling,
            matches!(self.handling, Value::None | Value::Unset | Value::Exception(_)),
        )?;
        for &(_, v) in &self.host_futures {
            c.value(v)?;
        }
        self.module_state.values().try_for_each(|v| c.value(v))
    }

    fn check_plain(&self) -> Loaded<()> {
        let a = &self.heap.arenas;
        for (_, s) in a.strs.iter() {
            // The others were looked at when their texts were told of them.
            let StrText::Own(text) = s.text() else { continue };
            let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
            ensure(chars == s.chars, "a string of another length")?;
        }
        for (_, i) in a.bigints.iter() {
            ensure(i.to_i64().is_none(), "a small int on the heap")?;
        }
        Ok(())
    }

    fn check_containers(&self, c: &Checker<'_>) -> Loaded<()> {
        let a = &self.heap.arenas;
        for (_, l) in a.lists.iter() {
            c.values(&l.items)?;
        }
        for (_, l) in a.tuples.iter() {
            c.values(&l.items)?;
        }
        for (_, d) in a.dicts.iter() {
            for e in d.iter() {
                c.value(e.key)?;
                c.value(e.value)?;
                ensure(!e.value.is_unset(), "a key without a value")?;
            }
        }
        for (_, s) in a.sets.iter() {
            ensure(s.is_consistent(), "a set that is inconsistent")?;
            s.iter().try_for_each(|slot| c.value(slot.key))?;
        }
        for (_, r) in a.ranges.iter() {
            [r.start, r.stop, r.step, r.len].into_iter().try_for_each(|v| c.int(v))?;
            ensure(
                r.step != Value::Int(0) && !matches!(r.len, Value::Int(n) if n < 0),
                "a range without a step",
            )?;
            if let (Value::Int(start), Value::Int(stop), Value::Int(step), Value::Int(len)) =
                (r.start, r.stop, r.step, r.len)
            {
                ensure(
                    range_length(start, stop, step) == i128::from(len),
                    "a range of another length",
                )?;
            }
        }
        for (_, s) in a.slices.iter() {
            c.values(&[s.start, s.stop, s.step])?;
        }
        for (_, v) in a.views.iter() {
            c.dict(v.dict)?;
        }
        Ok(())
    }

    fn check_callables(&self, c: &Checker<'_>) -> Loaded<()> {
        let a = &self.heap.arenas;
        for (_, f) in a.functions.iter() {
            c.code(f.code)?;
            c.values(&[f.name, f.qualname, f.annotations, f.doc, f.module])?;
            c.one_of(
                f.defaults,
                matches!(f.defaults, Value::Tuple(_) | Value::None | Value::Unset),
            )?;
            c.one_of(
                f.kwdefaults,
                matches!(f.kwdefaults, Value::Dict(_) | Value::None | Value::Unset),
            )?;
            c.one_of(f.dict, matches!(f.dict, Value::Dict(_) | Value::None | Value::Unset))?;
            let free = self.code(f.code).freevars.len();
            ensure(f.closure.len() == free, "a closure that does not fit its code")?;
            f.closure.iter().try_for_each(|&h| c.value(Value::Cell(h)))?;
        }
        for (_, m) in a.methods.iter() {
            c.values(&[m.func, m.receiver])?;
        }
        for (_, cell) in a.cells.iter() {
            c.value(cell.value)?;
        }
        for (_, p) in a.properties.iter() {
            c.values(&[p.get, p.set, p.delete, p.doc, p.name])?;
        }
        a.unawaited.iter().try_for_each(|&code| c.code(code))?;
        a.generators.iter().try_for_each(|(_, g)| self.check_generator(c, g))
    }

    fn check_generator(&self, c: &Checker<'_>, g: &Generator) -> Loaded<()> {
        c.values(&[g.func, g.handling, g.name, g.qualname])?;
        c.values(&g.window)?;
        c.code(g.code)?;
        if matches!(g.state, GeneratorState::Created | GeneratorState::Suspended) {
            c.pc(g.code, g.pc)?;
            ensure(g.pc > 0, "a generator that has not begun")?;
            let nregs = self.codes[g.code.index()].nregs as usize;
            ensure(g.window.len() == nregs, "a generator's window that does not fit its code")?;
            ensure(self.runs(g.func, g.code), "a generator of another function")?;
        }
        Ok(())
    }

    /// Is this a function with that code?
    pub(super) fn runs(&self, func: Value, code: CodeRef) -> bool {
        matches!(func, Value::Function(h) if self.heap.function(h).code == code)
    }

    fn check_classes(&self, c: &Checker<'_>) -> Loaded<()> {
        let a = &self.heap.arenas;
        let builtin = self.builtin_types();
        for (i, class) in a.classes.iter().enumerate() {
            c.text(class.name)?;
            c.value(class.qualname)?;
            class
                .bases
                .iter()
                .chain(&class.mro)
                .chain(&class.subclasses)
                .try_for_each(|&t| c.class(t))?;
            c.class(class.metaclass)?;
            c.dict(class.dict)?;
            ensure(class.layout.index() < builtin, "a layout that is no builtin type")?;
            let own = TypeRef::new((builtin + i) as u32);
            ensure(
                class.mro.first() == Some(&own) && class.mro.last() == Some(&t::OBJECT),
                "a class out of order",
            )?;
            ensure(!class.bases.is_empty(), "a class without a base")?;
            ensure((class.root_shape.0 as usize) < a.shapes.len(), "a shape that is not there")?;
        }
        for shape in &a.shapes {
            c.class(shape.class)?;
            ensure(shape.class.index() >= builtin, "a shape of a builtin type")?;
            shape.names.iter().try_for_each(|&s| c.str(s))?;
            for &(name, next) in &shape.next {
                let next = a
                    .shapes
                    .get(next.0 as usize)
                    .ok_or_else(|| corrupt("a shape that is not there"))?;
                let follows = next.class == shape.class
                    && next
                        .names
                        .split_last()
                        .is_some_and(|(last, rest)| *last == name && rest == shape.names);
                ensure(follows, "a shape that does not follow")?;
            }
        }
        Ok(())
    }

    fn check_instances(&self, c: &Checker<'_>) -> Loaded<()> {
        let a = &self.heap.arenas;
        for (_, i) in a.instances.iter() {
            c.values(&i.slots)?;
            let shape = a
                .shapes
                .get(i.shape.0 as usize)
                .ok_or_else(|| corrupt("a shape that is not there"))?;
            let mut slots = INLINE_SLOTS;
            if let Some(rest) = &i.rest {
                c.values(&rest.slots)?;
                c.value(rest.payload)?;
                ensure(
                    !matches!(rest.payload, Value::Instance(_)),
                    "an instance inside an instance",
                )?;
                c.one_of(rest.dict, matches!(rest.dict, Value::Unset | Value::Dict(_)))?;
                slots += rest.slots.len();
            }
            ensure(shape.names.len() <= slots, "an instance without its slots")?;
        }
        for (_, e) in a.exceptions.iter() {
            c.class(e.class)?;
            ensure(self.is_subclass(e.class, t::BASE_EXCEPTION), "an exception of another class")?;
            c.one_of(e.args, matches!(e.args, Value::Tuple(_)))?;
            for v in [e.cause, e.context] {
                c.one_of(v, matches!(v, Value::Unset | Value::None | Value::Exception(_)))?;
            }
            c.one_of(e.dict, matches!(e.dict, Value::Unset | Value::None | Value::Dict(_)))?;
            c.one_of(
                e.traceback_object,
                matches!(e.traceback_object, Value::Unset | Value::None | Value::Wrapper(_)),
            )?;
            e.traceback.iter().try_for_each(|entry| c.pc(entry.code, entry.pc))?;
        }
        for (_, o) in a.opaques.iter() {
            c.class(o.class)?;
            c.values(&o.values)?;
        }
        Ok(())
    }

    fn check_iterators(&self, c: &Checker<'_>) -> Loaded<()> {
        for (_, i) in self.heap.arenas.iters.iter() {
            let mut bad = Ok(());
            i.children(|v| {
                if bad.is_ok() {
                    bad = c.value(v);
                }
            });
            bad?;
            let in_range = match i {
                // At the end it is the highest number, else far below it.
                Iter::List { index, .. } | Iter::Tuple { index, .. } | Iter::Set { index, .. } => {
                    place(*index)
                }
                Iter::ListReversed { next, .. } => place(*next),
                Iter::Dict { index, .. } => place(*index),
                Iter::Bytes { bytes, index } => {
                    place(*index)
                        && matches!(self.payload(*bytes), Value::Bytes(_) | Value::ByteArray(_))
                }
                Iter::Str { text, offset } => self.text(*text).is_char_boundary(*offset),
                Iter::Range { left, .. } => *left <= i64::MAX as u64,
                Iter::BigRange { next, step, left } => [*next, *step, *left]
                    .iter()
                    .all(|v| matches!(v, Value::Int(_) | Value::BigInt(_))),
                Iter::Sequence { index, .. } | Iter::SequenceReversed { index, .. } => {
                    index.unsigned_abs() < MANY as u64
                }
                Iter::Enumerate { count, .. } => matches!(count, Value::Int(_) | Value::BigInt(_)),
                Iter::Native { class, .. } | Iter::Tool { class, .. } => {
                    class.index() < self.builtin_types()
                }
                _ => true,
            };
            ensure(in_range, "an iterator out of range")?;
        }
        Ok(())
    }

    fn check_wrappers(&self, c: &Checker<'_>) -> Loaded<()> {
        for (_, w) in self.heap.arenas.wrappers.iter() {
            let mut bad = Ok(());
            w.children(|v| {
                if bad.is_ok() {
                    bad = c.value(v);
                }
            });
            bad?;
            match *w {
                Wrapper::Super { class, start, .. } => {
                    c.class(class)?;
                    c.class(start)?;
                }
                Wrapper::Member { class, name } => {
                    c.class(class)?;
                    c.str(name)?;
                }
                Wrapper::GetSet { class, name } => {
                    c.class(class)?;
                    c.str(name)?;
                }
                // Its index may lie beyond what its exception still has.
                Wrapper::Frame { code, pc, .. } => c.pc(code, pc)?,
                Wrapper::GenericAlias { args, .. } => {
                    ensure(matches!(args, Value::Tuple(_)), "an alias without arguments")?
                }
                Wrapper::Union(members) => {
                    ensure(matches!(members, Value::Tuple(_)), "a union without members")?
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn check_modules(&self, c: &Checker<'_>) -> Loaded<()> {
        for (_, m) in self.heap.arenas.modules.iter() {
            c.value(m.name)?;
            c.dict(m.dict)?;
            c.values(&m.slots)?;
            ensure(m.slots.len() == m.slot_names().len(), "a module whose names do not fit")?;
            for &(slot, code) in &m.deferred {
                c.code(code)?;
                ensure((slot as usize) < m.slots.len(), "a slot that is not there")?;
                ensure(self.code(code).argcount == 0, "code that takes arguments")?;
            }
            let sorted = m.deferred.is_sorted_by_key(|entry| entry.0);
            ensure(sorted, "names that wait in no order")?;
            let native = m.native.is_none_or(|i| (i as usize) < self.registry.modules.len());
            ensure(native, "a native module that is not there")?;
        }
        Ok(())
    }
}

impl Vm {
    /// Are the constants of linked code those of its program?
    fn check_linked(&self, c: &Checker<'_>) -> Loaded<()> {
        for code in self.codes.iter().filter(|code| code.is_linked()) {
            let body = code.code(&self.programs);
            ensure(code.consts.len() == body.consts.len(), "code with other constants")?;
            for (&v, k) in code.consts.iter().zip(&body.consts) {
                c.value(v)?;
                ensure(self.is_constant(v, k), "code with other constants")?;
            }
        }
        for (&name, &f) in &self.prelude_functions {
            c.str(name)?;
            c.value(f)?;
            let fits = match f {
                Value::Function(h) => {
                    let code = &self.codes[self.heap.function(h).code.index()];
                    self.is_prelude(code.owner as usize)
                        && *code.code(&self.programs).qualname == *self.text(name)
                }
                _ => false,
            };
            ensure(fits, "a function of the prelude that is another")?;
        }
        // Code is linked before it runs: a frame does not look again.
        let running = self.frames.iter().filter(|f| !f.is_native()).map(|f| f.code);
        let resumable = self.heap.arenas.generators.iter().map(|(_, g)| g.code);
        for code in running.chain(resumable) {
            c.code(code)?;
            ensure(self.codes[code.index()].is_linked(), "code without its constants")?;
        }
        Ok(())
    }

    /// Is the value what linking makes of the constant? Its nesting was checked with the program.
    fn is_constant(&self, v: Value, k: &monty_code::Const) -> bool {
        use monty_code::Const;
        match (k, v) {
            (Const::None, Value::None) | (Const::Ellipsis, Value::Ellipsis) => true,
            (Const::Bool(b), v) => v == Value::bool(*b),
            (Const::Int(i), v) => v == Value::Int(*i),
            (Const::BigInt(i), Value::BigInt(h)) => self.heap.bigint(h) == i,
            (Const::Float(bits), v) => v == Value::float(f64::from_bits(*bits)),
            (Const::Complex(re, im), Value::Complex(h)) => {
                let (a, b) = self.heap.complex(h);
                (a.to_bits(), b.to_bits()) == (*re, *im)
            }
            (Const::Str(s), Value::Str(t)) => self.text(t) == &**s,
            (Const::Bytes(b), Value::Bytes(h)) => self.heap.bytes(h) == &**b,
            (Const::Tuple(ks), Value::Tuple(h)) => {
                let items = self.heap.tuple_items(h);
                items.len() == ks.len()
                    && items.iter().zip(ks).all(|(&v, k)| self.is_constant(v, k))
            }
            (Const::FrozenSet(ks), Value::FrozenSet(h)) => self.heap.set(h).len() <= ks.len(),
            _ => false,
        }
    }
}

fn place(index: usize) -> bool {
    index < MANY || index == usize::MAX
}

fn range_length(start: i64, stop: i64, step: i64) -> i128 {
    let (start, stop, step) = (i128::from(start), i128::from(stop), i128::from(step));
    let span = if step > 0 { stop - start } else { start - stop };
    let step = step.abs();
    if span <= 0 { 0 } else { (span + step - 1) / step }
}
