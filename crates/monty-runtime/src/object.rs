//! The bodies of heap objects, as plain data: what a handle leads to. Behaviour lives in the folder
//! of each type.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use crate::dict::DictObject;
pub use crate::heap::GrowingText;
use crate::layout::Layout;
pub use crate::set::SetObject;
use crate::value::{CodeRef, Handle, Str, Sym, TypeRef, Value};

/// The text of a string.
#[derive(Debug, Serialize, Deserialize)]
pub enum StrText {
    Own(CompactString),
    /// The first `len` bytes of one that may grow.
    Part {
        of: Handle<GrowingText>,
        len: usize,
    },
}

impl Default for StrText {
    fn default() -> Self {
        StrText::Own(CompactString::default())
    }
}

/// A hash that was computed, or none yet. Not saved: it is computed again.
#[derive(Debug, Default)]
pub struct KeptHash(AtomicU64);

impl KeptHash {
    /// The hash, if it is kept: 0 never is.
    #[inline(always)]
    pub fn get(&self) -> Option<u64> {
        Some(self.0.load(Ordering::Relaxed)).filter(|&h| h != 0)
    }

    /// Keep it; 0 forgets what was kept.
    #[inline(always)]
    pub fn keep(&self, hash: u64) {
        self.0.store(hash, Ordering::Relaxed);
    }
}

/// A string: UTF-8 text, its length in characters and its hash once computed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct StrObject {
    text: StrText,
    /// Number of characters; equal to the byte length exactly if all are ASCII.
    pub chars: usize,
    #[serde(skip)]
    pub hash: KeptHash,
}

impl StrObject {
    /// From text, counting its characters.
    pub fn new(text: CompactString) -> Self {
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        StrObject::counted(text, chars)
    }

    /// From text of so many characters.
    pub fn counted(text: CompactString, chars: usize) -> Self {
        StrObject { text: StrText::Own(text), chars, hash: KeptHash::default() }
    }

    /// The first `len` bytes of a text that grows, which are so many characters.
    pub fn part(of: Handle<GrowingText>, len: usize, chars: usize) -> Self {
        StrObject { text: StrText::Part { of, len }, chars, hash: KeptHash::default() }
    }

    /// Where its text is.
    #[inline(always)]
    pub fn text(&self) -> &StrText {
        &self.text
    }

    /// The text that is its own: that of every static string.
    pub fn own_text(&self) -> &str {
        match &self.text {
            StrText::Own(text) => text,
            StrText::Part { .. } => "",
        }
    }

    /// Bytes of the text.
    #[inline(always)]
    pub fn len(&self) -> usize {
        match &self.text {
            StrText::Own(text) => text.len(),
            StrText::Part { len, .. } => *len,
        }
    }

    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.chars == self.len()
    }

    /// Its hash is known already.
    pub(crate) fn keep_hash(&self, hash: u64) {
        self.hash.keep(hash);
    }

    /// The hash of its text, which is computed once.
    #[inline]
    pub fn hash<'a>(&self, text: impl FnOnce() -> &'a str) -> u64 {
        self.hash.get().unwrap_or_else(|| {
            let h = crate::hash::hash_bytes(text().as_bytes());
            self.hash.keep(h);
            h
        })
    }
}

/// A list's items.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct ListObject {
    pub items: Vec<Value>,
}

/// A tuple's items, of which up to three stand inline; and its hash, if that is one no guest code makes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct TupleObject {
    pub items: SmallVec<[Value; 3]>,
    #[serde(skip)]
    pub hash: KeptHash,
}

impl TupleObject {
    /// Of these items.
    pub fn new(items: SmallVec<[Value; 3]>) -> Self {
        TupleObject { items, hash: KeptHash::default() }
    }
}

/// `range(start, stop, step)`; the values are ints of any size.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct RangeObject {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    pub len: Value,
}

/// `slice(start, stop, step)`.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub struct SliceObject {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

/// A function written in Python.
#[derive(Debug, Serialize, Deserialize, Default)]
pub struct Function {
    pub code: CodeRef,
    pub name: Value,
    pub qualname: Value,
    /// Tuple or None.
    pub defaults: Value,
    /// Dict or None.
    pub kwdefaults: Value,
    pub closure: Box<[Handle<Cell>]>,
    pub annotations: Value,
    /// Unset as long as it is the code's own and nothing has asked for it.
    pub doc: Value,
    /// Dict of function attributes, made on first use; or Unset.
    pub dict: Value,
    /// `__module__`.
    pub module: Value,
}

impl Default for CodeRef {
    fn default() -> Self {
        CodeRef::new(0)
    }
}

impl Default for TypeRef {
    fn default() -> Self {
        TypeRef::new(0)
    }
}

impl Default for Str {
    fn default() -> Self {
        Str::new(0)
    }
}

impl<T> Default for Handle<T> {
    fn default() -> Self {
        Handle::new(0)
    }
}

/// A callable bound to its first argument.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct BoundMethod {
    pub func: Value,
    pub receiver: Value,
}

/// A variable shared by closures.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    pub value: Value,
}

/// Attribute slots that stand in the object itself.
pub const INLINE_SLOTS: usize = 4;

/// An instance of a class written in Python (exceptions apart).
#[derive(Debug, Serialize, Deserialize, Default)]
pub struct Instance {
    pub shape: ShapeId,
    pub slots: [Value; INLINE_SLOTS],
    pub rest: Option<Box<InstanceRest>>,
}

/// What few instances have.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct InstanceRest {
    /// Attribute slots from `INLINE_SLOTS` on.
    pub slots: Vec<Value>,
    /// The builtin value inside an instance of a subclass of a builtin type.
    pub payload: Value,
    /// The attributes as a dict once `__dict__` was asked for: then the slots are unused.
    pub dict: Value,
}

/// Index of a shape: which attribute stands in which slot, for instances of one class.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, Hash)]
pub struct ShapeId(pub u32);

/// An exception of any class.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct ExceptionObject {
    pub class: TypeRef,
    /// Tuple.
    pub args: Value,
    /// Exception, None or Unset.
    pub cause: Value,
    pub context: Value,
    pub suppress_context: bool,
    pub traceback: Vec<TracebackEntry>,
    /// The traceback object that was last asked for, so that it stays the same one; or Unset.
    pub traceback_object: Value,
    /// Dict of attributes (also `name`, `obj`, `value`, `code`, `__notes__`, …), or Unset.
    pub dict: Value,
}

/// One line of a traceback: where in which code an exception passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TracebackEntry {
    pub code: CodeRef,
    pub pc: u32,
}

/// What a generator object is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum GeneratorKind {
    #[default]
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// Where a generator stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum GeneratorState {
    #[default]
    Created,
    Suspended,
    Running,
    Finished,
}

/// A generator or coroutine: a frame that is set aside, with its window.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Generator {
    pub kind: GeneratorKind,
    pub state: GeneratorState,
    pub func: Value,
    pub code: CodeRef,
    pub pc: u32,
    /// The window, while it does not run.
    pub window: Box<[Value]>,
    /// The exception being handled inside, while it does not run.
    pub handling: Value,
    pub name: Value,
    pub qualname: Value,
}

impl Generator {
    /// A coroutine that nothing awaited?
    pub fn is_unawaited(&self) -> bool {
        self.kind == GeneratorKind::Coroutine && self.state == GeneratorState::Created
    }
}

/// State of a native iterator. `source` may be any iterator; counters are plain numbers.
#[derive(Debug, Default, Serialize, Deserialize)]
pub enum Iter {
    /// Ended, or never was.
    #[default]
    Empty,
    List {
        list: Handle<ListObject>,
        index: usize,
    },
    ListReversed {
        list: Handle<ListObject>,
        next: usize,
    },
    Tuple {
        tuple: Handle<TupleObject>,
        index: usize,
        reversed: bool,
    },
    /// Byte offset of the next character.
    Str {
        text: Str,
        offset: usize,
    },
    Bytes {
        bytes: Value,
        index: usize,
    },
    Range {
        next: i64,
        step: i64,
        left: u64,
    },
    /// Ranges beyond 64 bits: ints as values.
    BigRange {
        next: Value,
        step: Value,
        left: Value,
    },
    /// Keys, values or items; `size` detects changes.
    /// `left` keys are still to come if the dict stays as it is.
    Dict {
        dict: Handle<DictObject>,
        kind: DictViewKind,
        index: usize,
        size: usize,
        left: usize,
        reversed: bool,
        /// Of an OrderedDict.
        ordered: bool,
    },
    Set {
        set: Handle<SetObject>,
        index: usize,
        size: usize,
    },
    /// The old protocol: `__getitem__` with 0, 1, 2 …
    Sequence {
        obj: Value,
        index: i64,
    },
    SequenceReversed {
        obj: Value,
        index: i64,
    },
    /// `iter(callable, sentinel)`.
    Callable {
        callable: Value,
        sentinel: Value,
    },
    Enumerate {
        source: Value,
        count: Value,
    },
    Zip {
        sources: Box<[Value]>,
        strict: bool,
    },
    Map {
        func: Value,
        sources: Box<[Value]>,
    },
    Filter {
        func: Value,
        source: Value,
    },
    /// Those of `itertools`: the kind and its state.
    Tool {
        class: TypeRef,
        state: Handle<ListObject>,
    },
    /// Iterators of library modules: a native type and its state (see the module).
    Native {
        class: TypeRef,
        state: Vec<Value>,
    },
}

/// Which part of a dict a view shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum DictViewKind {
    #[default]
    Keys,
    Values,
    Items,
}

/// `dict.keys()`, `.values()` or `.items()`.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct DictView {
    pub dict: Handle<DictObject>,
    pub kind: DictViewKind,
    /// Of an OrderedDict.
    pub ordered: bool,
}

/// `property`; each part is a callable or None.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Property {
    pub get: Value,
    pub set: Value,
    pub delete: Value,
    pub doc: Value,
    pub name: Value,
}

/// Small descriptors and proxies.
#[derive(Debug, Default, Serialize, Deserialize)]
pub enum Wrapper {
    #[default]
    Empty,
    StaticMethod(Value),
    ClassMethod(Value),
    /// A function of the library that stands for one of C: it does not bind.
    Builtin(Value),
    /// `super(class, obj)`: the search starts after `class` in the MRO of `start`.
    Super {
        class: TypeRef,
        receiver: Value,
        start: TypeRef,
    },
    MappingProxy(Value),
    /// A name of `__slots__`, and the class that owns it.
    Member {
        class: TypeRef,
        name: Sym,
    },
    /// Computed attribute of a builtin type.
    GetSet {
        class: TypeRef,
        name: Sym,
    },
    /// `list[int]`: origin and arguments (a tuple).
    GenericAlias {
        origin: Value,
        args: Value,
    },
    /// `int | None`: a tuple of the members.
    Union(Value),
    /// A traceback object: what an exception carries from `index` on.
    Traceback {
        exception: Handle<ExceptionObject>,
        index: usize,
    },
    /// A frame as `f_code`, `f_lineno` of a traceback.
    Frame {
        code: CodeRef,
        pc: u32,
        /// Where it stands among the frames that run, if it was one of them.
        depth: Option<u32>,
    },
    /// An awaitable result of a host call.
    HostFuture {
        call_id: u32,
        state: HostFutureState,
        value: Value,
    },
    /// A sum in progress, to which the prelude adds.
    Sum(Sum),
}

/// A sum as the builtin `sum` makes it of small ints, and of floats with what their addition lost.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Sum {
    Ints(i64),
    Floats(f64, f64),
}

/// What became of an awaited host call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum HostFutureState {
    #[default]
    Pending,
    Returned,
    Raised,
}

/// A module: its namespace is the slots of its program's layout.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Module {
    pub name: Value,
    /// Names set by others or by a native module.
    pub dict: Handle<DictObject>,
    /// Global slots of library code written in Python, with the names of the slots.
    pub slots: Vec<Value>,
    #[serde(skip)]
    pub layout: Option<Arc<Layout>>,
    /// Slots, in order, that are unset until they are first read, and the code that fills them then.
    pub deferred: Vec<(u32, CodeRef)>,
    /// Index of the registry's native module, if it is one.
    pub native: Option<u32>,
}

impl Module {
    /// The slot of that name.
    #[inline]
    pub fn slot(&self, name: Sym) -> Option<usize> {
        self.layout.as_ref()?.slot(name)
    }

    /// The names of its slots.
    pub fn slot_names(&self) -> &[Sym] {
        self.layout.as_ref().map_or(&[], |layout| layout.names())
    }
}

/// An object of a native type that has no tag: its type, its values, and raw data.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Opaque {
    pub class: TypeRef,
    pub values: Vec<Value>,
    pub data: OpaqueData,
}

/// Data of an opaque object that is no value.
#[derive(Debug, Default, Serialize, Deserialize)]
pub enum OpaqueData {
    #[default]
    None,
    Int(i64),
    Ints(Vec<i64>),
    Bytes(Vec<u8>),
    Text(String),
    /// Numbers, and what was made of the object's values: snapshots leave it out, and it is made again
    /// when it is asked for.
    Made(Vec<i64>, #[serde(skip)] Option<Box<Made>>),
}

/// What native code made of an object's values and keeps with it, such as the program of a regular
/// expression.
pub struct Made {
    /// What it is, by its Rust type.
    pub what: std::sync::Arc<dyn std::any::Any + Send + Sync>,
    /// Bytes that it holds.
    pub bytes: usize,
}

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Made({} bytes)", self.bytes)
    }
}

/// A class written in Python.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Class {
    pub name: Value,
    pub qualname: Value,
    pub bases: Vec<TypeRef>,
    /// This class first, `object` last.
    pub mro: Vec<TypeRef>,
    pub metaclass: TypeRef,
    pub dict: Handle<DictObject>,
    /// The builtin type whose values instances are or hold (`object` if none).
    pub layout: TypeRef,
    /// The shape of a new instance.
    pub root_shape: ShapeId,
    /// `__slots__` without `__dict__`: other names are refused.
    pub closed: bool,
    /// It stands for a type that CPython writes in C: its attributes cannot be set, and messages name
    /// its module.
    pub native: bool,
    pub flags: ClassFlags,
    pub collection: Collection,
    pub subclasses: Vec<TypeRef>,
}

/// Which patterns of `match` the instances of a class may fit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Collection {
    #[default]
    Neither,
    Sequence,
    Mapping,
}

/// What a class overrides, kept so that the common case is one test.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct ClassFlags {
    pub getattribute: bool,
    pub getattr: bool,
    pub setattr: bool,
    pub delattr: bool,
    /// `__eq__` or `__hash__` is not `object`'s (nor the builtin base's).
    pub eq: bool,
    pub hash: bool,
    pub new: bool,
    /// `__call__` of a metaclass.
    pub meta_call: bool,
}

/// Which attribute stands in which slot, for instances of one class.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Shape {
    pub class: TypeRef,
    pub names: Vec<Sym>,
    /// Shapes one attribute larger.
    pub next: Vec<(Sym, ShapeId)>,
}

impl Shape {
    /// The slot of a name.
    #[inline]
    pub fn slot(&self, name: Sym) -> Option<usize> {
        self.names.iter().position(|&n| n == name)
    }
}
