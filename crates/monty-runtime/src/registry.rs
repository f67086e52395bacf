//! The manifest at run time: every builtin type, function and module, numbered, with the static
//! strings that name them. Built once per process from the tables that the core and the library
//! declare; shared by all runs and never changed.

use std::sync::{Arc, OnceLock};

use hashbrown::{HashMap, HashSet};
use monty_code::{Intrinsic, KnownTexts, Program};

use crate::error::Result;
use crate::library_strings::LibraryStrings;
use crate::names::NAMES;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::quick::Quick;
use crate::signature::Signature;
use crate::statics::Statics;
use crate::types::CORE_TYPES;
use crate::value::{NativeId, Str, Sym, TypeRef, Value};
use crate::vm::Vm;

/// How a native function is run.
#[derive(Clone, Copy)]
pub enum NativeCall {
    /// Computes its result at once.
    Plain(fn(&mut Vm, Args) -> Result<Value>),
    /// May ask for a call and be resumed.
    Step(fn(&mut Vm, Args) -> Result<Step>),
}

/// Continues a native function after a call it asked for.
pub type Resume = fn(&mut Vm, NativeState, Outcome) -> Result<Step>;

/// Declaration of a native function or method: `signature` is Python's text of it, from which names,
/// arity and keywords come: `"split(self, /, sep=None, maxsplit=-1)"`. With `def ` before the name, the
/// errors of calls are those of a function that CPython writes in Python.
pub struct NativeDef {
    pub signature: &'static str,
    pub call: NativeCall,
    pub resume: Option<Resume>,
    pub kind: NativeKind,
    pub doc: &'static str,
    head: Head,
}

/// Where names stand in a signature: found when Monty is compiled, as there are thousands.
#[derive(Clone, Copy)]
struct Head {
    /// Where the name begins and ends by which the library's Python code knows the function.
    key: (u8, u8),
    /// What stands behind `as`, or the same.
    shown: (u8, u8),
    /// Where the name begins by which guests know it.
    name: u8,
}

impl Head {
    const fn of(signature: &str) -> Head {
        let text = signature.as_bytes();
        let start = match text {
            [b'd', b'e', b'f', b' ', ..] => 4,
            _ => 0,
        };
        let mut end = start;
        let mut space = None;
        while end < text.len() && text[end] != b'(' {
            if text[end] == b' ' && space.is_none() {
                space = Some(end);
            }
            end += 1;
        }
        let (key_end, shown) = match space {
            // ` as `
            Some(at) => (at, at + 4),
            None => (end, start),
        };
        let mut name = end;
        while name > shown && text[name - 1] != b'.' && text[name - 1] != b':' {
            name -= 1;
        }
        assert!(end <= u8::MAX as usize, "a name that is too long");
        Head {
            key: (start as u8, key_end as u8),
            shown: (shown as u8, end as u8),
            name: name as u8,
        }
    }
}

/// How a native function binds when it is found on a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NativeKind {
    /// A method: binds to the instance.
    Method,
    Static,
    Class,
    /// A function of a module.
    Function,
}

impl NativeDef {
    /// A method that computes its result at once.
    pub const fn method(
        signature: &'static str,
        f: fn(&mut Vm, Args) -> Result<Value>,
    ) -> NativeDef {
        NativeDef {
            signature,
            call: NativeCall::Plain(f),
            resume: None,
            kind: NativeKind::Method,
            doc: "",
            head: Head::of(signature),
        }
    }

    /// A method that may ask for calls. With `resume` it is called back after each; without, only its
    /// last act may be a call.
    pub const fn stepping(
        signature: &'static str,
        f: fn(&mut Vm, Args) -> Result<Step>,
    ) -> NativeDef {
        NativeDef {
            signature,
            call: NativeCall::Step(f),
            resume: None,
            kind: NativeKind::Method,
            doc: "",
            head: Head::of(signature),
        }
    }

    /// A function of a module, or a builtin.
    pub const fn function(
        signature: &'static str,
        f: fn(&mut Vm, Args) -> Result<Value>,
    ) -> NativeDef {
        NativeDef { kind: NativeKind::Function, ..NativeDef::method(signature, f) }
    }

    /// A function of a module, or a builtin, that may ask for calls.
    pub const fn stepping_function(
        signature: &'static str,
        f: fn(&mut Vm, Args) -> Result<Step>,
    ) -> NativeDef {
        NativeDef { kind: NativeKind::Function, ..NativeDef::stepping(signature, f) }
    }

    /// The same, called back by `resume`.
    pub const fn resumed_by(self, resume: Resume) -> NativeDef {
        NativeDef { resume: Some(resume), ..self }
    }

    /// The same as a static method.
    pub const fn as_static(self) -> NativeDef {
        NativeDef { kind: NativeKind::Static, ..self }
    }

    /// The same as a class method: the class comes as the first argument.
    pub const fn as_class(self) -> NativeDef {
        NativeDef { kind: NativeKind::Class, ..self }
    }

    /// The name before the parenthesis, by which guests know it.
    pub fn name(&self) -> &'static str {
        self.part(self.head.name, self.head.shown.1)
    }

    /// The same with the class that it is a method of, where the library's Python code has the class:
    /// `"_stream_write as StringIO.write(self, s, /)"`.
    pub fn shown(&self) -> &'static str {
        let shown = self.part(self.head.shown.0, self.head.shown.1);
        shown.split_once(':').map_or(shown, |(_, name)| name)
    }

    /// The module that the library's Python code has it for: `"_heap_pop as _heapq:heappop(heap, /)"`.
    fn shown_module(&self) -> Option<&'static str> {
        let shown = self.part(self.head.shown.0, self.head.shown.1);
        shown.split_once(':').map(|(module, _)| module)
    }

    /// The name by which the library's Python code knows it.
    fn key(&self) -> &'static str {
        self.part(self.head.key.0, self.head.key.1)
    }

    fn part(&self, start: u8, end: u8) -> &'static str {
        &self.signature[usize::from(start)..usize::from(end)]
    }
}

/// Reads a computed attribute.
pub type Getter = fn(&mut Vm, Value) -> Result<Value>;

/// Sets a computed attribute.
pub type Setter = fn(&mut Vm, Value, Value) -> Result<()>;

/// Makes the values of a module that are neither functions nor types.
pub type Constants = fn(&mut Vm) -> Result<Vec<(&'static str, Value)>>;

/// A computed attribute of a builtin type.
pub struct GetSetDef {
    pub name: &'static str,
    pub get: Getter,
    pub set: Option<Setter>,
}

/// What a native table says of one type.
pub struct TypeDef {
    /// A core type, by number; or a library type, by name.
    pub of: TypeName,
    /// Makes an exact instance from the call's arguments (without the class). For types a class may
    /// derive from whose `__init__` fills the object, `empty` makes the object before.
    pub new: Option<NativeDef>,
    pub empty: Option<fn(&mut Vm) -> Result<Value>>,
    pub methods: &'static [NativeDef],
    pub getset: &'static [GetSetDef],
    pub doc: &'static str,
}

/// Which type a [`TypeDef`] is about.
pub enum TypeName {
    Core(TypeRef),
    /// name, module, base
    Library(&'static str, &'static str, TypeRef),
}

/// A native module.
pub struct ModuleDef {
    pub name: &'static str,
    pub functions: &'static [NativeDef],
    pub types: &'static [TypeDef],
    /// Other values: made on first import.
    pub constants: Constants,
    pub doc: &'static str,
}

/// A module written in Python, or a function of the prelude: its compiled image.
#[derive(Default)]
pub struct LibraryModule {
    pub name: &'static str,
    pub is_prelude: bool,
    pub image: &'static [u8],
    pub program: OnceLock<Arc<Program>>,
    strings: OnceLock<Option<LibraryStrings>>,
    /// See [`Manifest::answers`].
    answers: Vec<(&'static str, NativeId)>,
}

impl LibraryModule {
    /// The native function that answers for one of its functions, by qualified name.
    pub(crate) fn answer(&self, qualname: &str) -> Option<NativeId> {
        self.answers.iter().find(|(known, _)| *known == qualname).map(|&(_, id)| id)
    }
}

/// Functions of a library module by qualified name, each with the internal function that answers for it.
pub type Answers = &'static [(&'static str, &'static str)];

/// A numbered native function.
pub struct Native {
    pub def: &'static NativeDef,
    pub name: Sym,
    /// The type it belongs to, or the module's name.
    pub owner: Option<TypeRef>,
    pub module: Sym,
    signature: OnceLock<Signature>,
}

impl Native {
    /// Its parsed signature.
    #[inline]
    pub fn signature(&self) -> &Signature {
        self.signature.get_or_init(|| {
            let mut signature = Signature::parse(self.def.signature);
            signature.strict = self.is_called_unbound();
            signature
        })
    }

    /// Special methods that rarely are called but by `super()` or on the type itself.
    fn is_called_unbound(&self) -> bool {
        let often = ["__init__", "__new__", "__next__", "__enter__", "__exit__"];
        let name = self.def.name();
        self.def.kind == NativeKind::Method
            && self.owner.is_some()
            && name.starts_with("__")
            && !often.contains(&name)
    }

    /// Is it a method of a class that the library's own code makes?
    pub(crate) fn is_plain_method(&self) -> bool {
        self.owner.is_none() && self.def.kind == NativeKind::Method
    }

    /// Is it a method that stands for a slot of its type (`__add__`)?
    pub fn is_slot(&self) -> bool {
        self.def.kind == NativeKind::Method
            && self.owner.is_some_and(|owner| crate::class::is_slot(owner, self.def.name()))
    }
}

/// A numbered builtin type.
pub struct BuiltinType {
    pub name: Sym,
    pub module: Sym,
    pub bases: Vec<TypeRef>,
    /// This type first, `object` last.
    pub mro: Vec<TypeRef>,
    pub open: bool,
    pub new: Option<NativeId>,
    pub empty: Option<fn(&mut Vm) -> Result<Value>>,
    pub doc: &'static str,
    /// Names in order of declaration.
    pub members: Vec<(Sym, Member)>,
}

/// An attribute of a builtin type.
#[derive(Clone, Copy)]
pub enum Member {
    Native(NativeId),
    GetSet(&'static GetSetDef),
}

/// Everything that exists.
pub struct Registry {
    pub statics: Statics,
    pub types: Vec<BuiltinType>,
    pub natives: Vec<Native>,
    /// Those that the loop answers itself.
    pub(crate) quick: Quick,
    members: HashMap<(u32, u32), Member>,
    /// Builtin functions and types, by name.
    builtins: HashMap<u32, Value>,
    /// The same by name, once it was asked for.
    builtins_in_order: OnceLock<Box<[(Sym, Value)]>>,
    /// Those that code knows.
    intrinsics: [Value; Intrinsic::ALL.len()],
    /// Functions that only the prelude may name.
    internals: HashMap<u32, Value>,
    pub modules: Vec<(&'static ModuleDef, Vec<(Sym, Value)>)>,
    module_index: HashMap<&'static str, usize>,
    pub library: Vec<LibraryModule>,
    library_index: HashMap<&'static str, usize>,
    /// Modules of the library that others are inside of.
    packages: HashSet<&'static str>,
    /// Functions of the prelude among the library, by name: the name as a string object, and the place.
    prelude: HashMap<&'static str, (Sym, usize)>,
    type_index: HashMap<&'static str, TypeRef>,
    /// Compiles texts for `exec` and kin: set by whoever knows a compiler.
    pub compiler: OnceLock<crate::builtins::border::Compiler>,
    /// Reads literals for `ast.literal_eval`: set by the same.
    pub literals: OnceLock<crate::builtins::border::LiteralReader>,
    fingerprint: OnceLock<u64>,
}

/// The tables a registry is made from.
pub struct Manifest {
    pub types: Vec<&'static [TypeDef]>,
    pub builtins: Vec<&'static [NativeDef]>,
    pub internals: Vec<&'static [NativeDef]>,
    pub modules: Vec<&'static ModuleDef>,
    pub library: Vec<(&'static str, &'static [u8])>,
    /// Functions in Python that the core calls, each a program of its own: a run loads what it needs.
    pub prelude: Vec<(&'static str, &'static [u8])>,
    /// What answers for functions of library modules where no code of the guest's has to run: it is
    /// given their arguments and what they close over, calls nothing, and gives None if it cannot say.
    pub answers: Vec<(&'static str, Answers)>,
    /// The texts that the programs of the library name.
    pub texts: KnownTexts,
}

impl Manifest {
    /// About as many native functions as there are.
    fn natives(&self) -> usize {
        let functions: usize =
            self.builtins.iter().chain(&self.internals).map(|table| table.len()).sum();
        let types = self.types.iter().copied().flatten();
        let modules = self.modules.iter();
        let of_modules: usize = modules.clone().map(|module| module.functions.len()).sum();
        let types = types.chain(modules.flat_map(|module| module.types));
        // `__new__` comes twice.
        functions + of_modules + types.map(|def| def.methods.len() + 2).sum::<usize>()
    }
}

/// About as many types as there are.
const TYPES: usize = 256;

impl Registry {
    /// Number and name everything in the manifest.
    pub fn build(manifest: &Manifest) -> Registry {
        let natives = manifest.natives();
        let mut r = Registry {
            statics: Statics::with_room(natives, manifest.texts.ends.len()),
            types: Vec::with_capacity(TYPES),
            natives: Vec::with_capacity(natives),
            quick: Quick::default(),
            members: HashMap::with_capacity(natives),
            builtins: HashMap::new(),
            builtins_in_order: OnceLock::new(),
            intrinsics: [Value::Unset; Intrinsic::ALL.len()],
            internals: HashMap::new(),
            modules: Vec::new(),
            module_index: HashMap::new(),
            library: Vec::new(),
            library_index: HashMap::new(),
            packages: HashSet::new(),
            prelude: HashMap::new(),
            type_index: HashMap::new(),
            compiler: OnceLock::new(),
            literals: OnceLock::new(),
            fingerprint: OnceLock::new(),
        };
        r.statics.add("");
        for c in 0..=255u8 {
            r.statics.add(char::from(c).encode_utf8(&mut [0; 4]));
        }
        for name in NAMES {
            r.statics.add(name);
        }
        for t in CORE_TYPES {
            let id = r.add_type(t.name, t.module, t.bases, t.open);
            if t.module == "builtins" && id.index() != crate::types::OBJECT.index() {
                r.publish_type(id);
            }
        }
        r.publish_type(crate::types::OBJECT);
        r.publish_constants();
        for table in &manifest.types {
            for def in *table {
                r.add_type_def(def);
            }
        }
        for def in manifest.builtins.iter().copied().flatten() {
            let id = r.add_native(def, None, "builtins");
            let name = r.natives[id.index()].name;
            r.builtins.insert(name.index() as u32, Value::Native(id));
        }
        for which in Intrinsic::ALL {
            let known = r.statics.name(which.name()).and_then(|name| r.builtin(name));
            r.intrinsics[*which as usize] = known.unwrap_or_default();
        }
        for def in manifest.internals.iter().copied().flatten() {
            let id = r.add_native(def, None, def.shown_module().unwrap_or("builtins"));
            let key = r.statics.add(def.key());
            r.internals.insert(key.index() as u32, Value::Native(id));
        }
        for module in &manifest.modules {
            r.add_module(module);
        }
        manifest.library.iter().for_each(|&(name, image)| r.add_library(name, image, false));
        manifest.prelude.iter().for_each(|&(name, image)| r.add_library(name, image, true));
        manifest.answers.iter().for_each(|&(module, answers)| r.add_answers(module, answers));
        r.statics.add_library(manifest.texts);
        r.quick = Quick::of(&r);
        r
    }

    fn add_library(&mut self, name: &'static str, image: &'static [u8], is_prelude: bool) {
        let (key, place) = (self.statics.add(name), self.library.len());
        match is_prelude {
            true => self.prelude.insert(name, (key, place)).map(|known| known.1),
            false => self.library_index.insert(name, place),
        };
        // `os.path` is one that `os` only names.
        let parent = name.rsplit_once('.').map(|(parent, _)| parent);
        self.packages.extend(parent.filter(|parent| *parent != "os"));
        self.library.push(LibraryModule { name, is_prelude, image, ..LibraryModule::default() });
    }

    fn add_answers(&mut self, module: &str, answers: Answers) {
        let Some(&place) = self.library_index.get(module) else { return };
        for &(qualname, internal) in answers {
            let key = self.statics.add(internal);
            if let Some(Value::Native(id)) = self.internal(key) {
                self.library[place].answers.push((qualname, id));
            }
        }
    }

    fn add_type(
        &mut self,
        name: &'static str,
        module: &str,
        bases: &[TypeRef],
        open: bool,
    ) -> TypeRef {
        let id = TypeRef::new(self.types.len() as u32);
        let mut mro = vec![id];
        for &b in bases {
            if b != id {
                let more: Vec<_> = self.types[b.index()]
                    .mro
                    .iter()
                    .copied()
                    .filter(|t| !mro.contains(t))
                    .collect();
                // `object` and the other shared bases come last.
                mro.retain(|t| !more.contains(t));
                mro.extend(more);
            }
        }
        if let Some(at) = mro.iter().position(|t| *t == crate::types::BASE_EXCEPTION)
            && let Some(e) = mro.iter().position(|t| *t == crate::types::EXCEPTION)
            && e > at
        {
            let t = mro.remove(e);
            mro.insert(at, t);
        }
        let (name_sym, module) = (self.statics.add(name), self.statics.add(module));
        self.types.push(BuiltinType {
            name: name_sym,
            module,
            bases: bases.iter().copied().filter(|b| *b != id).collect(),
            mro,
            open,
            new: None,
            empty: None,
            doc: "",
            members: Vec::new(),
        });
        self.type_index.insert(name, id);
        id
    }

    /// Builtins that are neither types nor functions, and the old names of a class.
    fn publish_constants(&mut self) {
        let os_error = Value::Type(crate::types::OS_ERROR);
        for (name, v) in [
            ("NotImplemented", Value::NotImplemented),
            ("Ellipsis", Value::Ellipsis),
            ("__debug__", Value::True),
            ("EnvironmentError", os_error),
            ("IOError", os_error),
        ] {
            let name = self.statics.add(name);
            self.builtins.insert(name.index() as u32, v);
        }
    }

    /// Types that guests see as builtins by name; the others are reached through values only.
    fn publish_type(&mut self, id: TypeRef) {
        const HIDDEN: &[&str] = &[
            "NoneType",
            "ellipsis",
            "NotImplementedType",
            "function",
            "builtin_function_or_method",
            "method_descriptor",
            "wrapper_descriptor",
            "method-wrapper",
            "method",
            "code",
            "cell",
            "generator",
            "coroutine",
            "async_generator",
            "async_generator_asend",
            "module",
            "mappingproxy",
            "member_descriptor",
            "getset_descriptor",
            "traceback",
            "frame",
            "iterator",
            "callable_iterator",
        ];
        let t = &self.types[id.index()];
        let name = self.statics.text(t.name);
        if HIDDEN.contains(&name)
            || name.ends_with("iterator")
            || name.starts_with("dict_")
            || name.starts_with("odict_")
        {
            return;
        }
        self.builtins.insert(t.name.index() as u32, Value::Type(id));
    }

    fn add_type_def(&mut self, def: &'static TypeDef) -> TypeRef {
        let id = match def.of {
            TypeName::Core(id) => id,
            TypeName::Library(name, module, base) => self.add_type(name, module, &[base], true),
        };
        let module = self.types[id.index()].module;
        let module = self.statics.text(module).to_owned();
        if let Some(new) = &def.new {
            let native = self.add_native(new, None, &module);
            self.types[id.index()].new = Some(native);
            if id != crate::types::OBJECT {
                let native = self.add_native(&crate::builtins::objects::NEW, Some(id), &module);
                let name = self.natives[native.index()].name;
                self.add_member(id, name, Member::Native(native));
            }
        }
        if def.empty.is_some() {
            self.types[id.index()].empty = def.empty;
        }
        if !def.doc.is_empty() {
            self.types[id.index()].doc = def.doc;
        }
        for m in def.methods {
            let native = self.add_native(m, Some(id), &module);
            let name = self.natives[native.index()].name;
            self.add_member(id, name, Member::Native(native));
        }
        for g in def.getset {
            let name = self.statics.add(g.name);
            self.add_member(id, name, Member::GetSet(g));
        }
        id
    }

    fn add_member(&mut self, id: TypeRef, name: Sym, member: Member) {
        let old = self.members.insert((id.index() as u32, name.index() as u32), member);
        if old.is_none() {
            self.types[id.index()].members.push((name, member));
        }
    }

    fn add_native(
        &mut self,
        def: &'static NativeDef,
        owner: Option<TypeRef>,
        module: &str,
    ) -> NativeId {
        let (name, module) = (self.statics.add(def.name()), self.statics.add(module));
        self.natives.push(Native { def, name, owner, module, signature: OnceLock::new() });
        NativeId::new(self.natives.len() as u32 - 1)
    }

    fn add_module(&mut self, module: &'static ModuleDef) {
        self.statics.add(module.name);
        let mut members = Vec::new();
        for def in module.functions {
            let id = self.add_native(def, None, module.name);
            members.push((self.natives[id.index()].name, Value::Native(id)));
        }
        for def in module.types {
            let id = self.add_type_def(def);
            members.push((self.types[id.index()].name, Value::Type(id)));
        }
        self.module_index.insert(module.name, self.modules.len());
        self.modules.push((module, members));
    }

    /// A member that the type itself declares.
    #[inline]
    pub fn member(&self, t: TypeRef, name: Sym) -> Option<Member> {
        self.members.get(&(t.index() as u32, name.index() as u32)).copied()
    }

    /// A builtin by name.
    #[inline]
    pub fn builtin(&self, name: Sym) -> Option<Value> {
        self.builtins.get(&(name.index() as u32)).copied()
    }

    /// All builtins, by name.
    pub fn builtins(&self) -> &[(Sym, Value)] {
        self.builtins_in_order.get_or_init(|| {
            let mut all: Vec<_> = self.builtins.iter().map(|(&n, &v)| (Str::new(n), v)).collect();
            all.sort_unstable_by_key(|(n, _)| *n);
            all.into()
        })
    }

    /// A function for the prelude only.
    pub fn internal(&self, name: Sym) -> Option<Value> {
        self.internals.get(&(name.index() as u32)).copied()
    }

    /// A native module by name.
    pub fn module(&self, name: &str) -> Option<usize> {
        self.module_index.get(name).copied()
    }

    /// A Python-source module by name.
    pub fn library_module(&self, name: &str) -> Option<usize> {
        self.library_index.get(name).copied()
    }

    /// Does the library have modules inside this one?
    pub(crate) fn is_package(&self, name: &str) -> bool {
        self.packages.contains(name)
    }

    /// The strings of a program of the library; None if one of its names is not static.
    pub(crate) fn library_strings(
        &self,
        module: usize,
        program: &Program,
    ) -> Option<&LibraryStrings> {
        let strings = self.library[module]
            .strings
            .get_or_init(|| LibraryStrings::of(self, program, self.library[module].is_prelude));
        strings.as_ref()
    }

    /// A function of the prelude by name: the name as a string object, and its place in the library.
    pub(crate) fn prelude_function(&self, name: &str) -> Option<(Sym, usize)> {
        self.prelude.get(name).copied()
    }

    /// A builtin type by name (for exceptions of the host).
    pub fn type_named(&self, name: &str) -> Option<TypeRef> {
        self.type_index.get(name).copied()
    }

    /// A value of the interpreter that code needs and guests cannot rebind.
    #[inline]
    pub fn intrinsic(&self, which: Intrinsic) -> Value {
        self.intrinsics[which as usize]
    }

    /// A number that differs between registries whose numbering or library differs.
    pub fn fingerprint(&self) -> u64 {
        *self.fingerprint.get_or_init(|| {
            use std::hash::Hasher;
            let mut h =
                siphasher::sip::SipHasher13::new_with_keys(0x006d_6f6e_7479, 0x7265_6769_7374);
            // Those of the library follow from its images.
            for s in self.statics.own() {
                h.write(s.own_text().as_bytes());
                h.write_u8(0);
            }
            for n in &self.natives {
                h.write(n.def.signature.as_bytes());
                h.write_u32(n.owner.map_or(u32::MAX, |t| t.index() as u32));
            }
            for t in &self.types {
                h.write_u32(t.name.index() as u32);
                h.write_u32(t.mro.len() as u32);
            }
            for (m, _) in &self.modules {
                h.write(m.name.as_bytes());
                h.write_u8(0);
            }
            for m in &self.library {
                h.write(m.name.as_bytes());
                h.write(m.image);
            }
            h.finish()
        })
    }

    /// The static string of a text.
    pub fn name(&self, text: &str) -> Option<Sym> {
        self.statics.name(text)
    }

    /// Text of a static string.
    pub fn text(&self, s: Sym) -> &str {
        self.statics.text(s)
    }

    /// Names of all modules that can be imported, sorted.
    pub fn module_names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> =
            self.module_index.keys().chain(self.library_index.keys()).copied().collect();
        names.retain(|n| !n.starts_with('_'));
        names.sort_unstable();
        names.dedup();
        names
    }
}
