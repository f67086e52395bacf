//! The state of a run, and what everything else in the runtime is handed: heap, stack, frames,
//! loaded code. One value from which all of a run is reachable.

use std::sync::Arc;

use hashbrown::HashMap;
use monty_code::{Code, CodeFlags, Instr, Program};
use monty_limits::{Budget, ResourceLimits};

use crate::cached_names::CachedNames;
use crate::error::{Raise, Result};
use crate::exec::WINDOW;
use crate::frame::{Frame, Ret};
use crate::heap::ALLOCATION;
use crate::heap::Heap;
use crate::layout::Layout;
use crate::library_strings::{KnownConst, LibraryStrings};
use crate::module_state::ModuleState;
use crate::names as n;
use crate::native::{CallRequest, NativeState};
use crate::object::{Function, Module};
use crate::registry::Registry;
use crate::value::{CodeRef, Handle, NativeId, Sym, TypeRef, Value};

/// A program that this run has loaded.
pub struct LoadedProgram {
    pub program: Arc<Program>,
    /// The program's names, interned.
    pub names: Arc<[Sym]>,
    /// Index of its first code object in [`Vm::codes`].
    pub first_code: u32,
    /// The module its globals belong to; the main module lives on the stack.
    pub module: Option<Handle<Module>>,
    /// Library code: may name the internal functions, and is not shown in tracebacks.
    pub library: Option<u32>,
    /// What a slot of the layout means while nothing is stored there: the builtin of its name.
    pub builtins: Box<[Value]>,
    /// Does it bind `__name__`?
    pub names_itself: bool,
}

/// Bytes that a program of the guest takes beside its parts: holes between them, where stood what the
/// compiler worked with. Measured with thousands of small programs.
const COMPILED: usize = 768;

/// Code objects there is room for after the first module of the library: so many at the most take
/// memory that is not charged for.
const CODES: usize = 128;

/// A code object as this run uses it.
pub struct LoadedCode {
    /// Its place in [`Vm::codes`].
    pub this: CodeRef,
    /// Its index in the program.
    pub index: u32,
    /// Index of its program in [`Vm::programs`].
    pub owner: u32,
    /// Constants as values, made when the code is first needed.
    pub consts: Box<[Value]>,
    pub caches: Box<[Cache]>,
    /// Its instructions, one step away, once it is linked.
    pub instrs: Option<Arc<[Instr]>>,
    /// Copies of what every call looks at.
    pub flags: CodeFlags,
    /// Local registers: those beyond the arguments start unset.
    pub locals: u32,
    pub nregs: u32,
    /// How many arguments a call has to bring that needs no more than a new frame of near
    /// registers; `u32::MAX` if calls always need more, or as long as the code is not linked.
    pub simple_args: u32,
    /// Its globals are the main module's.
    pub main: bool,
    /// What answers for its functions (see [`Manifest::answers`](crate::registry::Manifest::answers)).
    pub answer: Option<NativeId>,
    /// What functions made of it are called.
    pub name: Sym,
    pub qualname: Sym,
}

impl LoadedCode {
    /// Not linked.
    fn new(
        this: CodeRef,
        program: &Arc<Program>,
        index: u32,
        owner: u32,
        name: Sym,
        qualname: Sym,
    ) -> LoadedCode {
        let code = &program.codes[index as usize];
        LoadedCode {
            this,
            index,
            owner,
            consts: Box::default(),
            caches: Box::default(),
            instrs: None,
            flags: code.flags,
            locals: locals(code),
            nregs: code.nregs,
            simple_args: u32::MAX,
            main: false,
            answer: None,
            name,
            qualname,
        }
    }

    /// The immutable code object.
    #[inline]
    pub(crate) fn code<'a>(&self, programs: &'a [LoadedProgram]) -> &'a Code {
        &self.program(programs).codes[self.index as usize]
    }

    /// The program that it belongs to.
    #[inline]
    pub(crate) fn program<'a>(&self, programs: &'a [LoadedProgram]) -> &'a Arc<Program> {
        &programs[self.owner as usize].program
    }

    /// Has it the constants and caches to run with?
    #[inline]
    pub(crate) fn is_linked(&self) -> bool {
        self.instrs.is_some()
    }

    /// Its instructions; none as long as it is not linked.
    #[inline(always)]
    pub fn instrs(&self) -> &[Instr] {
        self.instrs.as_deref().unwrap_or_default()
    }
}

/// An inline cache: what a lookup at one place of the code found last.
#[derive(Clone, Copy, Default, Debug)]
pub struct Cache {
    /// Shape of the instance plus one, or type of the builtin value with the high bit; 0 is empty.
    pub key: u32,
    /// Epoch of the classes in which the entry was made.
    pub epoch: u32,
    pub slot: u32,
    pub value: Value,
}

/// One run.
pub struct Vm {
    pub registry: &'static Registry,
    pub heap: Heap,
    pub stack: Vec<Value>,
    /// Registers the stack had before the run was paused; they are charged.
    pub(crate) rested: usize,
    pub frames: Vec<Frame>,
    /// Continuations of the native frames, in their order.
    pub natives: Vec<NativeState>,
    pub programs: Vec<LoadedProgram>,
    pub codes: Vec<LoadedCode>,
    /// Slots of the main module beyond its registers.
    pub far_globals: Vec<Value>,
    /// Names of the main module's slots.
    pub layout: Layout,
    /// How many of them are registers.
    pub near_globals: u32,
    /// Imported modules, in order.
    pub modules: Vec<(Sym, Value)>,
    /// The exception being handled (`sys.exception()`), or None.
    pub handling: Value,
    /// Names of the host's functions.
    pub host_functions: Vec<Sym>,
    /// Changes whenever a class changes: caches of an older epoch are void.
    pub epoch: u32,
    /// A call that native code asked for, and the continuations stacked on it.
    pub request: CallRequest,
    pub request_stack: Vec<NativeState>,
    /// A call that was asked for is being made; and where the result of the next one goes.
    pub(crate) performing: bool,
    pub(crate) next_ret: Option<Ret>,
    pub running_native: NativeId,
    /// Where the arguments of that function end on the stack.
    pub(crate) native_end: usize,
    /// How many methods of library instances are being asked, one within the other.
    pub(crate) asking: u32,
    /// Functions of the prelude that were called.
    pub prelude_functions: HashMap<Sym, Value>,
    /// Classes found by (type, name), to shortcut the walk of the MRO.
    pub(crate) lookup_cache: Vec<LookupEntry>,
    /// See [`SharedEntry`]; empty until a site needs it.
    pub(crate) shared_cache: Vec<SharedEntry>,
    /// Text printed and not yet handed out, by stream.
    pub output: crate::output::Output,
    /// Awaitable results of host calls that have no answer yet, by call id.
    pub host_futures: Vec<(u32, Value)>,
    /// Next id of a host call.
    pub next_call_id: u32,
    /// What the run waits for, if it does.
    pub(crate) waiting: crate::outcome::Waiting,
    pub script_name: Box<str>,
    /// Snippets are run one after another.
    pub(crate) is_session: bool,
    /// Why the loop was left from inside native code.
    pub(crate) exit: Option<crate::outcome::Exit>,
    /// What a limit cut short.
    pub(crate) pending: Option<Box<crate::pending::Pending>>,
    /// Garbage was collected because memory was refused: not again before so much fuel is burnt.
    pub(crate) no_room_before: u64,
    /// What `eval` and `exec` ran last.
    pub(crate) recent_texts: std::collections::VecDeque<crate::builtins::border::RecentText>,
    /// How the exception on its way was raised.
    pub(crate) raising: crate::unwind::Raising,
    pub module_state: ModuleState,
    /// Names that caches of this epoch may hold something for.
    pub(crate) cached_names: CachedNames,
}

/// An entry of the lookup cache.
#[derive(Clone, Copy, Default)]
pub(crate) struct LookupEntry {
    pub class: u32,
    pub name: u32,
    pub epoch: u32,
    pub value: Value,
}

pub(crate) const LOOKUP_ENTRIES: usize = 256;

/// Entries of the inline cache of each site.
pub(crate) const SITE_ENTRIES: usize = 2;

/// What an entry of the shared cache is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum SiteKind {
    #[default]
    None,
    Load,
    Store,
    Method,
}

/// An entry of the cache that all sites share, for those that meet more types than they remember.
#[derive(Clone, Copy, Default)]
pub(crate) struct SharedEntry {
    pub name: u32,
    pub kind: SiteKind,
    pub cache: Cache,
}

pub(crate) const SHARED_ENTRIES: usize = 1024;

/// Texts of up to so many bytes among the constants are interned.
pub(crate) const SHORT_CONST: usize = 32;

/// How many registers of a frame hold variables, which start empty.
fn locals(code: &Code) -> u32 {
    // Those that are cells only stand above the others.
    let cells = code.cells.iter().map(|(r, _)| u32::from(*r) + 1);
    cells.chain([code.varnames.len() as u32]).max().unwrap_or(0)
}

impl Vm {
    /// A fresh run over a registry, with nothing loaded.
    pub fn empty(registry: &'static Registry, limits: ResourceLimits) -> Vm {
        let heap = Heap::new(Budget::new(limits), &registry.statics);
        Vm {
            registry,
            heap,
            stack: Vec::new(),
            rested: 0,
            frames: Vec::new(),
            natives: Vec::new(),
            programs: Vec::new(),
            codes: Vec::new(),
            far_globals: Vec::new(),
            layout: Layout::default(),
            near_globals: 0,
            modules: Vec::new(),
            handling: Value::None,
            host_functions: Vec::new(),
            epoch: 1,
            request: CallRequest::default(),
            request_stack: Vec::new(),
            performing: false,
            next_ret: None,
            running_native: NativeId::new(0),
            native_end: 0,
            asking: 0,
            prelude_functions: HashMap::new(),
            lookup_cache: Vec::new(),
            shared_cache: Vec::new(),
            output: Default::default(),
            host_futures: Vec::new(),
            next_call_id: 0,
            waiting: Default::default(),
            script_name: Box::default(),
            is_session: false,
            exit: None,
            pending: None,
            no_room_before: 0,
            recent_texts: std::collections::VecDeque::new(),
            raising: Default::default(),
            module_state: ModuleState::default(),
            cached_names: CachedNames::default(),
        }
    }

    /// Number of builtin types: higher [`TypeRef`]s are classes of the run.
    #[inline(always)]
    pub fn builtin_types(&self) -> usize {
        self.registry.types.len()
    }

    /// Load a program's code objects; nothing is run.
    pub fn load_program(
        &mut self,
        program: Arc<Program>,
        module: Option<Handle<Module>>,
        library: Option<u32>,
    ) -> Result<u32> {
        // The vectors of programs and codes grow by doubling.
        let tables = program.names.len() * 4
            + program.layout.len() * size_of::<Value>()
            + 2 * size_of::<LoadedProgram>()
            + 4 * ALLOCATION
            + program.codes.len() * (2 * size_of::<LoadedCode>() + 2 * ALLOCATION);
        // What is in the library is shared by all runs.
        let own = if library.is_none() { program.held_bytes() + COMPILED } else { 0 };
        self.heap.charge(tables + own)?;
        let known = match library {
            Some(library) => Some(self.library_strings(library, &program)?),
            None => None,
        };
        if let (Some(h), Some(known)) = (module, known) {
            self.heap.module_mut(h).layout = Some(known.layout.clone());
        }
        let names = match known {
            Some(known) => known.names.clone(),
            None => {
                program.names.iter().map(|name| self.heap.intern(name)).collect::<Result<_>>()?
            }
        };
        let code_names = match known {
            Some(_) => Vec::new(),
            None => self.code_names(&program)?,
        };
        let owner = self.programs.len() as u32;
        let first_code = self.codes.len() as u32;
        self.room_for_codes(program.codes.len(), library.is_some());
        for index in 0..program.codes.len() as u32 {
            let (name, qualname) = match known.map(|known| &known.codes[index as usize]) {
                Some(known) => (known.name, known.qualname),
                None => code_names[index as usize],
            };
            let qualified = &program.codes[index as usize].qualname;
            let answer = library.and_then(|i| self.registry.library[i as usize].answer(qualified));
            let this = CodeRef::new(self.codes.len() as u32);
            let main = module.is_none() && library.is_none();
            let code = LoadedCode::new(this, &program, index, owner, name, qualname);
            self.codes.push(LoadedCode { main, answer, ..code });
        }
        let builtin = |&n: &u32| self.builtin_value(names[n as usize]).unwrap_or_default();
        let builtins = match known {
            Some(known) => known.fallbacks.clone(),
            None => program.layout.iter().map(builtin).collect(),
        };
        let names_itself = program.layout.iter().any(|&i| names[i as usize] == n::NAME);
        self.programs.push(LoadedProgram {
            program,
            names,
            first_code,
            module,
            library,
            builtins,
            names_itself,
        });
        Ok(owner)
    }

    /// Make room for a program and so many code objects.
    fn room_for_codes(&mut self, codes: usize, of_library: bool) {
        if self.codes.is_empty() {
            // Of most runs these are all there will be.
            self.codes.reserve_exact(codes);
            self.programs.reserve_exact(1);
        } else if self.codes.capacity() - self.codes.len() < codes {
            // One module of the library leads to others.
            self.codes.reserve(if of_library { codes.max(CODES) } else { codes });
        }
    }

    /// Name and qualified name of each code object.
    fn code_names(&mut self, program: &Program) -> Result<Vec<(Sym, Sym)>> {
        let names = program.codes.iter().map(|code| {
            let name = self.heap.intern(&code.name)?;
            let same = code.qualname == code.name;
            Ok((name, if same { name } else { self.heap.intern(&code.qualname)? }))
        });
        names.collect()
    }

    /// The strings of a program of the library.
    fn library_strings(&self, module: u32, program: &Program) -> Result<&'static LibraryStrings> {
        let strings = self.registry.library_strings(module as usize, program);
        strings.ok_or(Raise::Internal("a name of the library is not known"))
    }

    /// Make a code object's constants and caches, if it has none yet.
    #[inline]
    pub fn link(&mut self, code: CodeRef) -> Result<()> {
        if self.codes[code.index()].is_linked() { Ok(()) } else { self.link_first(code) }
    }

    #[cold]
    #[inline(never)]
    fn link_first(&mut self, code: CodeRef) -> Result<()> {
        let loaded = &self.codes[code.index()];
        let program = loaded.program(&self.programs).clone();
        let c = &program.codes[loaded.index as usize];
        self.heap.charge(
            c.consts.len() * size_of::<Value>() + c.sites.len() * SITE_ENTRIES * size_of::<Cache>(),
        )?;
        let library = self.programs.get(loaded.owner as usize).and_then(|p| p.library);
        let index = loaded.index as usize;
        let known = match library {
            Some(module) => Some(&self.library_strings(module, &program)?.codes[index]),
            None => None,
        };
        let mut consts = Vec::with_capacity(c.consts.len());
        for (i, k) in c.consts.iter().enumerate() {
            consts.push(match known.map(|known| &known.consts[i]) {
                Some(KnownConst::Shared(value)) => *value,
                Some(KnownConst::Tuple(items)) => self.heap.new_tuple(items)?,
                Some(KnownConst::Own) | None => self.constant(k)?,
            });
        }
        self.link_with(code, consts);
        Ok(())
    }

    /// From now on a code object can run, with these constants.
    pub(crate) fn link_with(&mut self, code: CodeRef, consts: Vec<Value>) {
        let loaded = &mut self.codes[code.index()];
        let c = loaded.code(&self.programs);
        if c.flags.has(CodeFlags::SIMPLE) && c.nregs <= WINDOW as u32 {
            loaded.simple_args = c.argcount;
        }
        loaded.consts = consts.into();
        loaded.caches = vec![Cache::default(); c.sites.len() * SITE_ENTRIES].into();
        loaded.instrs = Some(c.instrs.clone());
    }

    /// A constant as a value. Nesting is bounded by the compiler and the verifier.
    pub(crate) fn constant(&mut self, k: &monty_code::Const) -> Result<Value> {
        use monty_code::Const;
        Ok(match k {
            Const::None => Value::None,
            Const::Ellipsis => Value::Ellipsis,
            Const::Bool(b) => Value::bool(*b),
            Const::Int(i) => Value::Int(*i),
            Const::BigInt(i) => self.heap.new_int(i.clone())?,
            Const::Float(bits) => Value::float(f64::from_bits(*bits)),
            Const::Complex(re, im) => {
                self.heap.new_complex(f64::from_bits(*re), f64::from_bits(*im))?
            }
            Const::Str(s) if s.len() <= SHORT_CONST => Value::Str(self.heap.intern(s)?),
            Const::Str(s) => self.heap.new_str(s)?,
            Const::Bytes(b) => self.heap.new_bytes(b.to_vec())?,
            Const::Tuple(items) => {
                let mut vs = Vec::with_capacity(items.len());
                for i in items {
                    vs.push(self.constant(i)?);
                }
                self.heap.new_tuple(&vs)?
            }
            Const::FrozenSet(items) => {
                let mut set = crate::object::SetObject::default();
                for i in items {
                    let v = self.constant(i)?;
                    if let Some(hash) = self.hash_pure(v)?
                        && set
                            .find(hash, |k| self.eq_pure(k, v).map(|e| e == Some(true)))?
                            .is_none()
                    {
                        set.insert(hash, v);
                    }
                }
                self.heap.new_set_from(set, true)?
            }
        })
    }

    /// Name of a program by its index there.
    #[inline]
    pub fn program_name(&self, code: CodeRef, name: u32) -> Sym {
        let owner = self.codes[code.index()].owner;
        self.programs[owner as usize].names[name as usize]
    }

    /// A function of the prelude: Python of our own that stands in where guest code may have to run.
    pub fn prelude_function(&mut self, name: &str) -> Result<Value> {
        const LACKS: Raise = Raise::Internal("the prelude lacks a function");
        let (sym, index) = self.registry.prelude_function(name).ok_or(LACKS)?;
        if let Some(&f) = self.prelude_functions.get(&sym) {
            return Ok(f);
        }
        let program = self.library_program(index)?;
        let owner = self.load_program(program, None, Some(index as u32))?;
        let code = self.prelude_code(owner).ok_or(LACKS)?;
        self.link(code)?;
        let f = self.heap.new_function(Function {
            code,
            name: Value::Str(sym),
            qualname: Value::Str(sym),
            defaults: Value::None,
            kwdefaults: Value::None,
            annotations: Value::None,
            doc: Value::None,
            module: Value::None,
            ..Function::default()
        })?;
        self.prelude_functions.insert(sym, f);
        Ok(f)
    }

    /// Is a program a function of the prelude?
    #[inline]
    pub(crate) fn is_prelude(&self, owner: usize) -> bool {
        let library = self.programs.get(owner).and_then(|p| p.library);
        library.is_some_and(|i| self.registry.library[i as usize].is_prelude)
    }

    /// The code of the one function of a program of the prelude.
    pub(crate) fn prelude_code(&self, owner: u32) -> Option<CodeRef> {
        let p = &self.programs[owner as usize];
        let name = self.registry.library[p.library? as usize].name;
        let index = p.program.codes.iter().position(|c| &*c.qualname == name)?;
        Some(CodeRef::new(p.first_code + index as u32))
    }

    /// The program of a library module, decoded once per process.
    pub fn library_program(&self, module: usize) -> Result<Arc<Program>> {
        let m = &self.registry.library[module];
        if let Some(p) = m.program.get() {
            return Ok(p.clone());
        }
        let program: Program = postcard::from_bytes(m.image)
            .map_err(|_| Raise::Internal("a library image does not decode"))?;
        Ok(m.program.get_or_init(|| Arc::new(program)).clone())
    }

    /// Text of a string.
    #[inline]
    pub fn text(&self, s: Sym) -> &str {
        self.heap.str(s)
    }

    /// Text of a value that is a string (or an instance of a subclass of `str`).
    pub fn str_of(&self, v: Value) -> Option<&str> {
        match self.payload(v) {
            Value::Str(s) => Some(self.heap.str(s)),
            _ => None,
        }
    }

    /// The builtin value inside an instance of a subclass of a builtin type; else the value itself.
    #[inline]
    pub fn payload(&self, v: Value) -> Value {
        match v {
            Value::Instance(h) => match &self.heap.instance(h).rest {
                Some(rest) if !rest.payload.is_unset() => rest.payload,
                _ => v,
            },
            _ => v,
        }
    }

    /// The immutable code object.
    #[inline]
    pub fn code(&self, code: CodeRef) -> &Code {
        self.codes[code.index()].code(&self.programs)
    }

    /// The program that a code object belongs to.
    #[inline]
    pub fn program_of(&self, code: CodeRef) -> &Arc<Program> {
        self.codes[code.index()].program(&self.programs)
    }

    /// The class object of a class of the run.
    #[inline]
    pub fn class(&self, t: TypeRef) -> Option<&crate::object::Class> {
        t.index().checked_sub(self.builtin_types()).map(|i| &self.heap.arenas.classes[i])
    }

    /// The same, to change it: bump the epoch if a lookup may now find something else.
    pub fn class_mut(&mut self, t: TypeRef) -> Option<&mut crate::object::Class> {
        let builtin = self.builtin_types();
        t.index().checked_sub(builtin).map(|i| &mut self.heap.arenas.classes[i])
    }
}
