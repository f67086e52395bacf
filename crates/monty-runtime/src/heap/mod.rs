//! The heap of a run: the arenas, the interned names, and the budget that every allocation is
//! charged to before it is made. Collection lives in `collect.rs`; what objects mean lives elsewhere.

mod arena;
mod collect;
mod growing;
mod interned;
mod keys;
mod objects;
mod parts;
mod sizes;
mod slices;
mod texts;

use compact_str::CompactString;
use monty_limits::{Budget, LimitError};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use std::collections::BTreeSet;

pub use arena::{Arena, RareArena, grown};
pub use growing::GrowingText;
pub use objects::Objects;
pub use sizes::{ALLOCATION, REST_BYTES, TRACEBACK_BYTES, int_bytes};

use collect::{Marker, Place};
use interned::Interned;
use sizes::{Owns, slot_bytes, tuple_bytes};

use crate::dict::ENTRY_BYTES;
use crate::error::Result;
use crate::object::*;
use crate::set::SLOT_BYTES;
use crate::statics::Statics;
use crate::value::{CodeRef, Handle, Str, Value};

/// All objects of a run.
#[derive(Default, Serialize, Deserialize)]
pub struct Arenas {
    pub strs: Arena<StrObject>,
    pub growing: RareArena<GrowingText>,
    pub bigints: RareArena<BigInt>,
    pub complexes: RareArena<(f64, f64)>,
    /// `bytes` and `bytearray`.
    pub bytes: RareArena<Vec<u8>>,
    pub lists: Arena<ListObject>,
    pub tuples: Arena<TupleObject>,
    pub dicts: Arena<DictObject>,
    /// `set` and `frozenset`.
    pub sets: Arena<SetObject>,
    pub ranges: RareArena<RangeObject>,
    pub slices: RareArena<SliceObject>,
    pub functions: Arena<Function>,
    pub methods: Arena<BoundMethod>,
    pub instances: Arena<Instance>,
    pub exceptions: RareArena<ExceptionObject>,
    pub cells: Arena<Cell>,
    pub generators: Arena<Generator>,
    /// Code of coroutines that were collected before anything awaited them.
    pub unawaited: BTreeSet<CodeRef>,
    pub iters: Arena<Iter>,
    pub views: RareArena<DictView>,
    pub properties: RareArena<Property>,
    pub wrappers: RareArena<Wrapper>,
    pub modules: RareArena<Module>,
    pub opaques: RareArena<Opaque>,
    /// Classes are never freed: shapes and caches name them.
    pub classes: Vec<Class>,
    pub shapes: Vec<Shape>,
    /// Interned strings of this run (the registry's own are static).
    pub interned: Vec<Str>,
}

/// The arenas, their budget, and the tables made from them.
pub struct Heap {
    pub arenas: Arenas,
    pub budget: Budget,
    /// Static strings of the registry: the first `Str` indexes.
    statics: &'static [StrObject],
    registry_strings: &'static Statics,
    interned: Interned,
    /// What hashes of texts are salted with: an input of the run.
    pub(crate) seed: u64,
    /// Bytes in use at which the next collection is due.
    pub next_collection: u64,
    /// Bytes of the places that objects took since the last collection: a place that was free takes
    /// no more memory than before, but its object will be garbage as soon as any other.
    placed: u64,
    /// How much of that there may be before the next collection.
    allowance: u64,
    pub collect_always: bool,
    /// What a limit left of the last sweep.
    sweep: Option<Box<collect::Sweep>>,
    /// Bytes that are charged for what native functions take while they work.
    held: usize,
}

/// Collect first when this much was allocated.
const FIRST_COLLECTION: u64 = 1 << 20;

/// To make an object of more bytes than this costs fuel by its size: whatever made it took its time.
pub const LONG: usize = 4096;
/// Bytes that a string may be longer than its text.
const SPARE: usize = 64;
/// A text of up to so many bytes is copied to be rid of what it has to spare.
const COPIED: usize = 1 << 20;
/// To move a vector of fewer bytes takes a moment only.
const MOVED: usize = 2 << 20;
/// How fast a vector moves to memory that the system hands out for the first time.
const MOVED_IN_A_NANOSECOND: usize = 2;
/// What a native function takes for a moment is not counted up to so many bytes.
const UNCOUNTED: usize = 4096;

/// A look at the limits in the midst of long work.
type Look<'a> = &'a mut dyn FnMut() -> std::result::Result<(), LimitError>;

/// Make the allocating and the reading methods of one kind of object.
macro_rules! kinds {
    ($($kind:ident, $get:ident, $get_mut:ident, $arena:ident: $object:ty => $value:path;)*) => {
        impl Heap {
            $(
                #[doc = concat!("Allocate a `", stringify!($kind), "`; charges for the slot.")]
                #[inline]
                pub fn $kind(&mut self, object: $object) -> Result<Value> {
                    self.charge_object(0)?;
                    let h = self.insert(|a| &mut a.$arena, object)?;
                    Ok($value(h))
                }

                #[inline(always)]
                pub fn $get(&self, h: Handle<$object>) -> &$object {
                    self.arenas.$arena.get(h)
                }

                #[inline(always)]
                pub fn $get_mut(&mut self, h: Handle<$object>) -> &mut $object {
                    self.arenas.$arena.get_mut(h)
                }
            )*
        }
    };
}

kinds! {
    new_function, function, function_mut, functions: Function => Value::Function;
    new_method, method, method_mut, methods: BoundMethod => Value::Method;
    new_instance, instance, instance_mut, instances: Instance => Value::Instance;
    new_cell, cell, cell_mut, cells: Cell => Value::Cell;
    new_generator, generator, generator_mut, generators: Generator => Value::Generator;
    new_iter_object, iter, iter_mut, iters: Iter => Value::Iter;
    new_view, view, view_mut, views: DictView => Value::DictView;
    new_property, property, property_mut, properties: Property => Value::Property;
    new_wrapper, wrapper, wrapper_mut, wrappers: Wrapper => Value::Wrapper;
    new_module, module, module_mut, modules: Module => Value::Module;
    new_range, range, range_mut, ranges: RangeObject => Value::Range;
    new_slice, slice, slice_mut, slices: SliceObject => Value::Slice;
    new_exception, exception, exception_mut, exceptions: ExceptionObject => Value::Exception;
    new_opaque_object, opaque, opaque_mut, opaques: Opaque => Value::Opaque;
    new_list_object, list, list_mut, lists: ListObject => Value::List;
    new_tuple_object, tuple, tuple_mut, tuples: TupleObject => Value::Tuple;
    new_dict_object, dict, dict_mut, dicts: DictObject => Value::Dict;
    new_set_object, set, set_mut, sets: SetObject => Value::Set;
}

impl Heap {
    /// An empty heap over the registry's static strings.
    pub fn new(budget: Budget, registry_strings: &'static Statics) -> Heap {
        let mut heap = Heap {
            arenas: Arenas::default(),
            budget,
            statics: registry_strings.strings(),
            registry_strings,
            interned: Interned::default(),
            seed: 0,
            next_collection: 0,
            placed: 0,
            allowance: FIRST_COLLECTION,
            collect_always: false,
            sweep: None,
            held: 0,
        };
        heap.schedule_collection(0);
        heap
    }

    /// Take over arenas that were loaded and verified.
    pub fn restore(&mut self, arenas: Arenas) {
        self.arenas = arenas;
        self.interned = Interned::default();
        for i in 0..self.arenas.interned.len() {
            let s = self.arenas.interned[i];
            self.index_interned(s);
        }
    }

    // ---- accounting

    /// Charge bytes that are about to be allocated.
    #[inline]
    pub fn charge(&mut self, bytes: usize) -> Result<()> {
        self.budget.charge(bytes)?;
        if self.budget.bytes() > self.next_collection {
            self.request_collection();
        }
        Ok(())
    }

    /// Refuse now what could not be charged in a moment.
    #[inline]
    pub fn room(&mut self, bytes: usize) -> Result<()> {
        self.charge(bytes)?;
        self.budget.release(bytes);
        Ok(())
    }

    /// Charge for `more` bytes of a vector of `old`, which may have to move to grow: so large a copy is
    /// not begun when there is no time for it.
    #[inline]
    pub fn charge_growth(&mut self, old: usize, more: usize) -> Result<()> {
        if old > MOVED {
            self.budget.look_ahead(old / MOVED_IN_A_NANOSECOND)?;
        }
        self.charge(more)
    }

    /// Charge what a native function takes while it works, such as a copy of its argument: given back
    /// when it returns, or at the next safepoint. A little is not worth to be counted.
    #[inline]
    pub fn hold(&mut self, bytes: usize) -> Result<()> {
        if bytes > UNCOUNTED {
            self.charge(bytes)?;
            self.held += bytes;
            self.budget.end_slice();
        }
        Ok(())
    }

    /// How much is held.
    #[inline]
    pub fn held(&self) -> usize {
        self.held
    }

    /// Give back what was held since this much was.
    #[inline]
    pub fn let_go(&mut self, held: usize) {
        if self.held > held {
            self.budget.release(self.held - held);
            self.held = held;
        }
    }

    /// Charge an object that is about to be allocated.
    #[inline]
    pub fn charge_object(&mut self, bytes: usize) -> Result<()> {
        self.budget.charge_object(bytes)?;
        if self.budget.bytes() > self.next_collection {
            self.request_collection();
        }
        Ok(())
    }

    /// Put an object in its arena, which grows if it is full.
    #[inline]
    fn insert<T: Default + Owns>(
        &mut self,
        arena: fn(&mut Arenas) -> &mut Arena<T>,
        object: T,
    ) -> Result<Handle<T>> {
        if arena(&mut self.arenas).is_full() {
            self.grow(arena)?;
        }
        self.placed += size_of::<T>() as u64;
        if self.placed > self.allowance {
            self.request_collection();
        }
        Ok(arena(&mut self.arenas).insert(object))
    }

    #[cold]
    #[inline(never)]
    fn grow<T: Default + Owns>(&mut self, arena: fn(&mut Arenas) -> &mut Arena<T>) -> Result<()> {
        let generous = arena(&mut self.arenas).growth();
        let place = slot_bytes::<T>();
        // Near the limit a few places more are better than none.
        let more = if self.budget.fits(generous * place) { generous } else { generous.min(64) };
        let old = arena(&mut self.arenas).capacity() * size_of::<T>();
        self.charge_growth(old, more * place)?;
        arena(&mut self.arenas).grow(more);
        Ok(())
    }

    /// Burn fuel for work that depends on data; `units` are about a nanosecond or an item each.
    #[inline]
    pub fn burn(&mut self, units: usize) -> Result<()> {
        Ok(self.budget.work(units)?)
    }

    #[cold]
    #[inline(never)]
    fn request_collection(&mut self) {
        self.budget.end_slice();
    }

    /// Is a collection due?
    pub fn collection_due(&self) -> bool {
        self.collect_always
            || self.budget.bytes() > self.next_collection
            || self.placed > self.allowance
            || self.budget.collection_due()
    }

    /// Set when the next collection is due, from what is in use now; `idle` bytes of that are free
    /// places.
    pub fn schedule_collection(&mut self, idle: usize) {
        let used = self.budget.bytes();
        self.placed = 0;
        self.budget.collected();
        self.allowance = used.saturating_sub(idle as u64).max(FIRST_COLLECTION);
        let mut next = used + self.allowance;
        if let Some(limit) = self.budget.limits().max_memory {
            next = next.min(used + limit.saturating_sub(used) / 2);
        }
        self.next_collection = next;
    }

    // ---- strings

    /// The string object.
    #[inline(always)]
    pub fn str_object(&self, s: Str) -> &StrObject {
        objects::find_str(self.statics, &self.arenas, s)
    }

    /// The next item of an iterator of the commonest kinds; None if it may be at its end, or is another.
    #[inline(always)]
    pub fn next_quickly(&mut self, h: Handle<Iter>) -> Option<Value> {
        match self.arenas.iters.get_mut(h) {
            Iter::List { list, index } => {
                let item = *self.arenas.lists.get(*list).items.get(*index)?;
                *index += 1;
                Some(item)
            }
            Iter::Range { next, step, left } if *left > 0 => {
                let item = *next;
                *left -= 1;
                *next = item.wrapping_add(*step);
                Some(Value::Int(item))
            }
            Iter::Str { text, offset } => {
                let (text, at) = (*text, *offset);
                self.next_ascii(h, text, at)
            }
            _ => None,
        }
    }

    /// The text of a string.
    #[inline(always)]
    pub fn str(&self, s: Str) -> &str {
        objects::find_text(self.str_object(s), &self.arenas)
    }

    #[inline(always)]
    fn text_of<'a>(&'a self, object: &'a StrObject) -> &'a str {
        objects::find_text(object, &self.arenas)
    }

    /// The hash of a string: a name, or one whose hash is known. That of any other may take long.
    #[inline]
    pub fn str_hash(&self, s: Str) -> u64 {
        self.salted(self.content_hash(s))
    }

    /// The same, in all runs.
    #[inline]
    fn content_hash(&self, s: Str) -> u64 {
        let object = self.str_object(s);
        object.hash(|| self.text_of(object))
    }

    /// The hash of some content in this run.
    #[inline(always)]
    pub fn salted(&self, hash: u64) -> u64 {
        crate::hash::salted(hash, self.seed)
    }

    /// Is the string one of the registry's, which no collection frees?
    pub fn is_static(&self, s: Str) -> bool {
        s.index() < self.statics.len()
    }

    pub(crate) fn static_count(&self) -> usize {
        self.statics.len()
    }

    /// A new string. Empty strings and the first 256 characters are static.
    pub fn new_str(&mut self, text: &str) -> Result<Value> {
        if let Some(s) = small_str(text) {
            return Ok(Value::Str(s));
        }
        self.prepare_str(text.len())?;
        Ok(Value::Str(self.insert_str(CompactString::new(text))?))
    }

    /// A new string from text whose growth was charged by [`charge`](Self::charge) nowhere yet: the
    /// bytes are charged here, after the fact; for texts whose size is bounded by their operands.
    pub fn new_string(&mut self, mut text: String) -> Result<Value> {
        if let Some(s) = small_str(&text) {
            return Ok(Value::Str(s));
        }
        self.prepare_str(text.len())?;
        // What it has grown by too much is given back; a little is not worth a copy. One that is cut
        // short in place would leave a hole behind it that the next of its kind does not fit.
        let spare = text.capacity() - text.len();
        let text = match spare > SPARE && spare > text.len() / 8 {
            true if text.len() <= COPIED => CompactString::new(text),
            true => {
                text.shrink_to_fit();
                text.into()
            }
            false => text.into(),
        };
        Ok(Value::Str(self.insert_str(text)?))
    }

    /// Before a long text is made: fuel for it, and a look whether it fits.
    #[inline]
    fn prepare_str(&mut self, len: usize) -> Result<()> {
        if len > LONG {
            self.burn(len / 8)?;
            self.room(len)?;
        }
        Ok(())
    }

    fn insert_str(&mut self, text: CompactString) -> Result<Str> {
        self.insert_str_object(StrObject::new(text))
    }

    /// Charge for the text, with what it has to spare, and put the object in its place.
    fn insert_str_object(&mut self, object: StrObject) -> Result<Str> {
        let body = object.body();
        self.charge_object(body)?;
        match self.insert(|a| &mut a.strs, object) {
            Ok(h) => Ok(Str::new((h.index() + self.statics.len()) as u32)),
            Err(e) => {
                self.release(body);
                Err(e)
            }
        }
    }

    // ---- numbers

    /// An int of any size.
    pub fn new_int(&mut self, i: BigInt) -> Result<Value> {
        match i.to_i64() {
            Some(i) => Ok(Value::Int(i)),
            None => {
                let i = self.exact(i)?;
                self.charge_object(int_bytes(&i))?;
                Ok(Value::BigInt(self.insert(|a| &mut a.bigints, i)?))
            }
        }
    }

    /// A wide int without the room that the making of it left behind its digits.
    fn exact(&mut self, i: BigInt) -> Result<BigInt> {
        if i.bits() <= 4096 {
            return Ok(i);
        }
        // For a moment there are two, of which one may be twice as long as its digits.
        let bytes = 3 * int_bytes(&i);
        self.charge(bytes)?;
        let exact = i.clone();
        self.release(bytes);
        Ok(exact)
    }

    #[inline(always)]
    pub fn bigint(&self, h: Handle<BigInt>) -> &BigInt {
        self.arenas.bigints.get(h)
    }

    /// A complex number.
    pub fn new_complex(&mut self, re: f64, im: f64) -> Result<Value> {
        self.charge_object(0)?;
        Ok(Value::Complex(self.insert(|a| &mut a.complexes, (re, im))?))
    }

    #[inline(always)]
    pub fn complex(&self, h: Handle<(f64, f64)>) -> (f64, f64) {
        *self.arenas.complexes.get(h)
    }

    // ---- bytes

    #[inline(always)]
    pub fn bytes(&self, h: Handle<Vec<u8>>) -> &[u8] {
        self.arenas.bytes.get(h)
    }

    /// The buffer of a bytearray. Charge growth before you grow it.
    #[inline(always)]
    pub fn bytes_mut(&mut self, h: Handle<Vec<u8>>) -> &mut Vec<u8> {
        self.arenas.bytes.get_mut(h)
    }

    /// A `bytes` object.
    pub fn new_bytes(&mut self, bytes: Vec<u8>) -> Result<Value> {
        if bytes.len() > LONG {
            self.burn(bytes.len() / 8)?;
        }
        self.charge_object(bytes.capacity())?;
        Ok(Value::Bytes(self.insert(|a| &mut a.bytes, bytes)?))
    }

    /// A `bytearray` object.
    pub fn new_bytearray(&mut self, bytes: Vec<u8>) -> Result<Value> {
        if bytes.len() > LONG {
            self.burn(bytes.len() / 8)?;
        }
        self.charge_object(bytes.capacity())?;
        Ok(Value::ByteArray(self.insert(|a| &mut a.bytes, bytes)?))
    }

    // ---- containers

    /// A list of these items.
    pub fn new_list(&mut self, items: Vec<Value>) -> Result<Value> {
        if items.len() > LONG / size_of::<Value>() {
            self.burn(items.len())?;
        }
        self.charge_object(items.capacity() * size_of::<Value>())?;
        Ok(Value::List(self.insert(|a| &mut a.lists, ListObject { items })?))
    }

    /// A tuple of these items.
    #[inline]
    pub fn new_tuple(&mut self, items: &[Value]) -> Result<Value> {
        if items.len() > LONG / size_of::<Value>() {
            self.burn(items.len())?;
        }
        self.charge_object(tuple_bytes(items.len()))?;
        let tuple = TupleObject::new(SmallVec::from_slice(items));
        Ok(Value::Tuple(self.insert(|a| &mut a.tuples, tuple)?))
    }

    /// A tuple of these items, of which there are as many as fit in their vector.
    pub fn new_tuple_of(&mut self, items: Vec<Value>) -> Result<Value> {
        if items.len() <= 3 || items.len() < items.capacity() {
            return self.new_tuple(&items);
        }
        if items.len() > LONG / size_of::<Value>() {
            self.burn(items.len())?;
        }
        self.charge_object(tuple_bytes(items.len()))?;
        let tuple = TupleObject::new(SmallVec::from_vec(items));
        Ok(Value::Tuple(self.insert(|a| &mut a.tuples, tuple)?))
    }

    /// Forget the hashes of tuples: what they hold may hash in another way now.
    pub fn forget_hashes(&mut self) -> Result<()> {
        self.arenas.tuples.iter().for_each(|(_, tuple)| tuple.hash.keep(0));
        self.burn(self.arenas.tuples.capacity())
    }

    /// An empty dict.
    pub fn new_dict(&mut self) -> Result<Value> {
        self.new_dict_object(DictObject::default())
    }

    /// A dict from a table that exists: charges for its entries.
    pub fn new_dict_from(&mut self, dict: DictObject) -> Result<Value> {
        self.charge(dict.capacity() * ENTRY_BYTES)?;
        self.new_dict_object(dict)
    }

    /// A set from a table that exists: charges for its slots.
    pub fn new_set_from(&mut self, set: SetObject, frozen: bool) -> Result<Value> {
        self.charge(set.slots() * SLOT_BYTES)?;
        let v = self.new_set_object(set)?;
        let Value::Set(h) = v else { return Ok(v) };
        Ok(if frozen { Value::FrozenSet(h) } else { v })
    }

    /// The items of a list.
    #[inline(always)]
    pub fn items(&self, h: Handle<ListObject>) -> &[Value] {
        &self.arenas.lists.get(h).items
    }

    /// The items of a tuple.
    #[inline(always)]
    pub fn tuple_items(&self, h: Handle<TupleObject>) -> &[Value] {
        &self.arenas.tuples.get(h).items
    }

    /// Append to a list, charging for growth.
    #[inline]
    pub fn list_append(&mut self, h: Handle<ListObject>, item: Value) -> Result<()> {
        let list = self.arenas.lists.get_mut(h);
        if list.items.len() < list.items.capacity() {
            list.items.push(item);
            return Ok(());
        }
        self.list_reserve(h, 1)?;
        self.arenas.lists.get_mut(h).items.push(item);
        Ok(())
    }

    /// Append to a list that has room; false, with nothing done, if it has none.
    #[inline]
    pub fn list_push_within(&mut self, h: Handle<ListObject>, item: Value) -> bool {
        let items = &mut self.arenas.lists.get_mut(h).items;
        let room = items.len() < items.capacity();
        if room {
            items.push(item);
        }
        room
    }

    /// Make room for `more` items in a list, charging for it.
    #[inline(never)]
    pub fn list_reserve(&mut self, h: Handle<ListObject>, more: usize) -> Result<()> {
        let list = &self.arenas.lists.get(h).items;
        let (len, old) = (list.len(), list.capacity());
        if len + more <= old {
            return Ok(());
        }
        let generous = grown(old, size_of::<Value>()).max(4);
        let mut new = (len + more).max(generous);
        if !self.budget.fits((new - old) * size_of::<Value>()) {
            // Near the limit the bare need is better than nothing.
            new = len + more;
        }
        self.charge_growth(old * size_of::<Value>(), (new - old) * size_of::<Value>())?;
        self.arenas.lists.get_mut(h).items.reserve_exact(new - len);
        Ok(())
    }

    /// Insert a key that is known to be absent, charging for growth.
    #[inline]
    pub fn dict_push(
        &mut self,
        h: Handle<DictObject>,
        hash: u64,
        key: Value,
        value: Value,
    ) -> Result<()> {
        self.dict_reserve(h)?;
        self.arenas.dicts.get_mut(h).push(hash, key, value);
        Ok(())
    }

    /// Make room for one more entry.
    #[inline]
    pub fn dict_reserve(&mut self, h: Handle<DictObject>) -> Result<()> {
        match self.arenas.dicts.get(h).growth() {
            Some(capacity) => self.dict_grow(h, capacity),
            None => Ok(()),
        }
    }

    #[inline(never)]
    fn dict_grow(&mut self, h: Handle<DictObject>, capacity: usize) -> Result<()> {
        let old = self.arenas.dicts.get(h).capacity();
        let bytes = (capacity - old) * ENTRY_BYTES;
        self.charge_growth(old * ENTRY_BYTES, bytes)?;
        self.burn(old)?;
        let budget = &mut self.budget;
        let grown = self.arenas.dicts.get_mut(h).grow(capacity, || budget.poll());
        if grown.is_err() {
            self.budget.release(bytes);
        }
        Ok(grown?)
    }

    /// Make an entry the last one. What that may need is charged before the entry is taken out.
    pub fn dict_move_last(&mut self, h: Handle<DictObject>, at: usize) -> Result<()> {
        let dict = self.arenas.dicts.get(h);
        let Some(entry) = dict.entry(at).copied().filter(|_| at + 1 != dict.slots()) else {
            return Ok(());
        };
        let more = dict.growth().map_or(0, |capacity| capacity - dict.capacity());
        self.room(more * ENTRY_BYTES)?;
        self.arenas.dicts.get_mut(h).remove(at);
        self.dict_push(h, entry.hash, entry.key, entry.value)
    }

    /// Insert a key that is known to be absent, charging for growth: the new table stands beside the
    /// old one for a while.
    #[inline]
    pub fn set_push(&mut self, h: Handle<SetObject>, hash: u64, key: Value) -> Result<()> {
        let set = self.arenas.sets.get_mut(h);
        let Some(slots) = set.growth().filter(|_| !set.has_deleted_place(hash)) else {
            set.insert(hash, key);
            return Ok(());
        };
        self.set_grow(h, slots, |set, look| set.insert_looking(hash, key, look))
    }

    /// Make the table of a set anew with so many slots.
    pub fn set_resize(&mut self, h: Handle<SetObject>, slots: usize) -> Result<()> {
        self.set_grow(h, slots, |set, look| set.resize(slots, look))
    }

    #[inline(never)]
    fn set_grow(
        &mut self,
        h: Handle<SetObject>,
        slots: usize,
        grow: impl FnOnce(&mut SetObject, Look<'_>) -> std::result::Result<(), LimitError>,
    ) -> Result<()> {
        self.charge(slots * SLOT_BYTES)?;
        let old = self.arenas.sets.get(h).slots();
        let (set, budget) = (self.arenas.sets.get_mut(h), &mut self.budget);
        let grown = budget.work(old).and_then(|()| grow(set, &mut || budget.poll()));
        let now = set.slots();
        self.budget.release((old + slots).saturating_sub(now) * SLOT_BYTES);
        Ok(grown?)
    }

    /// An iterator: charges for what it holds outside its place too.
    #[inline]
    pub fn new_iter(&mut self, iter: Iter) -> Result<Value> {
        let bytes = iter.body();
        if bytes > 0 {
            self.charge(bytes)?;
        }
        self.new_iter_object(iter)
    }

    /// An object of a native type without a tag.
    pub fn new_opaque(&mut self, object: Opaque) -> Result<Value> {
        self.charge(object.body())?;
        self.new_opaque_object(object)
    }
}

/// Static strings of the registry: the empty one, then the first 256 characters.
pub(crate) fn small_str(text: &str) -> Option<Str> {
    match text.as_bytes() {
        [] => Some(Str::new(0)),
        [b] if b.is_ascii() => Some(Str::new(u32::from(*b) + 1)),
        // Two bytes of UTF-8 that say less than 256.
        [a @ (0xc2 | 0xc3), b] => Some(Str::new((u32::from(a & 3) << 6 | u32::from(b & 63)) + 1)),
        _ => None,
    }
}

impl Value {
    /// The static string of an ASCII character.
    pub fn ascii(byte: u8) -> Value {
        Value::Str(Str::new(u32::from(byte & 127) + 1))
    }

    /// The empty string.
    pub const EMPTY_STR: Value = Value::Str(Str::new(0));
}

impl From<LimitError> for crate::error::Raise {
    #[cold]
    fn from(e: LimitError) -> Self {
        crate::error::Raise::Limit(Box::new(e))
    }
}
