//! A run as bytes and back: everything reachable from the state, in one sealed image. What comes back
//! is verified before it is used; whatever the bytes are, loading refuses them or gives a run whose
//! every handle, register and position is in its place.

mod frames;
mod image;
mod objects;

use std::fmt;
use std::hash::Hasher;
use std::sync::Arc;

use monty_code::Program;
use monty_limits::{Budget, ResourceLimits};
use siphasher::sip::SipHasher13;

use self::image::{Image, ImageRef, LinkedImage, ProgramImage, Source};
use crate::error::Raise;
use crate::layout::Layout;
use crate::registry::Registry;
use crate::value::{CodeRef, Value};
use crate::vm::{Cache, Vm};

/// Why bytes are no run, or a run gives no bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SnapshotError {
    /// The bytes are no snapshot.
    NotASnapshot,
    /// A snapshot of another version of the format.
    WrongVersion(u16),
    /// A snapshot of a build with other builtins or another library.
    WrongRegistry,
    /// The bytes are damaged or were made up: what is wrong with them.
    Corrupt(String),
    /// What is in them does not fit the limits.
    Limit(String),
    /// The run stands at no place where it could be saved.
    NotPaused,
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SnapshotError::NotASnapshot => f.write_str("these bytes are no snapshot"),
            SnapshotError::WrongVersion(v) => {
                write!(f, "a snapshot of format {v}; this build reads format {VERSION}")
            }
            SnapshotError::WrongRegistry => {
                f.write_str("a snapshot of a build with other builtins or another library")
            }
            SnapshotError::Corrupt(why) => write!(f, "a damaged snapshot: {why}"),
            SnapshotError::Limit(why) => write!(f, "the snapshot does not fit the limits: {why}"),
            SnapshotError::NotPaused => f.write_str("the run is not at a pause"),
        }
    }
}

impl std::error::Error for SnapshotError {}

const MAGIC: &[u8; 4] = b"mtvm";
/// Any change of what is saved raises it.
const VERSION: u16 = 5;
/// Magic, version, fingerprint of the registry, seal of the body.
const HEADER: usize = 4 + 2 + 8 + 8;

type Loaded<T> = Result<T, SnapshotError>;

fn corrupt(why: impl Into<String>) -> SnapshotError {
    SnapshotError::Corrupt(why.into())
}

fn seal(body: &[u8]) -> u64 {
    let mut h = SipHasher13::new_with_keys(0x6d6f_6e74_7973_6561, 0x6c00_0000_0000_0001);
    h.write(body);
    h.finish()
}

/// Make the seal of changed bytes fit again: for tests of what is behind it.
#[doc(hidden)]
pub fn reseal(bytes: &mut [u8]) {
    if bytes.len() >= HEADER {
        let seal = seal(&bytes[HEADER..]);
        bytes[HEADER - 8..HEADER].copy_from_slice(&seal.to_le_bytes());
    }
}

impl Vm {
    /// The run as bytes; it must stand at a pause.
    pub fn freeze(&self) -> Result<Vec<u8>, SnapshotError> {
        if self.exit.is_some() || !self.request_stack.is_empty() || !self.request.func.is_unset() {
            return Err(SnapshotError::NotPaused);
        }
        let live = self.live_stack();
        let mut budget = self.heap.budget.state();
        // Bytes are counted anew when they are loaded.
        (budget.usage.memory, budget.usage.peak_memory) = (0, 0);
        if budget.limits.max_duration.is_none() {
            // Time is no part of what a run is, unless it is limited.
            budget.usage.duration = Default::default();
        }
        let mut prelude_functions: Vec<_> =
            self.prelude_functions.iter().map(|(&k, &v)| (k, v)).collect();
        prelude_functions.sort_unstable_by_key(|(k, _)| *k);
        let image = ImageRef {
            budget,
            seed: self.heap.seed,
            max_depth: self.heap.budget.max_depth(),
            programs: self.program_images(),
            arenas: &self.heap.arenas,
            stack: &self.stack[..live],
            frames: &self.frames,
            natives: &self.natives,
            far_globals: &self.far_globals,
            layout: self.layout.names(),
            near_globals: self.near_globals,
            modules: &self.modules,
            handling: self.handling,
            host_functions: &self.host_functions,
            prelude_functions,
            output: &self.output,
            host_futures: &self.host_futures,
            next_call_id: self.next_call_id,
            waiting: &self.waiting,
            script_name: &self.script_name,
            state: &self.module_state,
        };
        let mut bytes = vec![0; HEADER];
        bytes[..4].copy_from_slice(MAGIC);
        bytes[4..6].copy_from_slice(&VERSION.to_le_bytes());
        bytes[6..14].copy_from_slice(&self.registry.fingerprint().to_le_bytes());
        let mut bytes = postcard::to_extend(&image, bytes).map_err(|e| corrupt(e.to_string()))?;
        reseal(&mut bytes);
        Ok(bytes)
    }

    /// The programs, those of the library by name.
    fn program_images(&self) -> Vec<ProgramImage> {
        self.programs
            .iter()
            .map(|p| ProgramImage {
                source: match p.library {
                    Some(i) => match &self.registry.library[i as usize] {
                        m if m.is_prelude => Source::Prelude(m.name.into()),
                        m => Source::Library(m.name.into()),
                    },
                    None => Source::Program(p.program.clone()),
                },
                module: p.module,
                namespace: self.has_namespace(CodeRef::new(p.first_code)),
                linked: self.codes
                    [p.first_code as usize..p.first_code as usize + p.program.codes.len()]
                    .iter()
                    .filter(|c| c.is_linked())
                    .map(|c| LinkedImage { index: c.index, consts: c.consts.to_vec() })
                    .collect(),
            })
            .collect()
    }

    /// A run from bytes, under the stricter of these limits and those it had.
    pub fn thaw(
        bytes: &[u8],
        registry: &'static Registry,
        limits: ResourceLimits,
    ) -> Result<Box<Vm>, SnapshotError> {
        let body = open(bytes, registry)?;
        if limits.max_memory.is_some_and(|max| body.len() as u64 > max) {
            return Err(SnapshotError::Limit(format!("{} bytes", body.len())));
        }
        let (image, rest): (Image, _) = postcard::take_from_bytes(body)
            .map_err(|e| corrupt(format!("it does not decode: {e}")))?;
        if !rest.is_empty() {
            return Err(corrupt("bytes are left over"));
        }
        let mut vm = Box::new(Vm::empty(registry, ResourceLimits::default()));
        vm.heap.budget = Budget::restore(limits, &image.budget);
        vm.heap.budget.set_max_depth(image.max_depth);
        vm.heap.seed = image.seed;
        vm.take_image(image)?;
        Ok(vm)
    }

    /// Charge for what is loaded, or refuse it.
    fn admit(&mut self, bytes: usize) -> Loaded<()> {
        self.heap.budget.charge(bytes).map_err(|e| SnapshotError::Limit(e.to_string()))
    }

    fn take_image(&mut self, image: Image) -> Loaded<()> {
        let Image { programs, mut arenas, stack, frames, natives, prelude_functions, .. } = image;
        objects::check_arenas(&mut arenas, self.heap.static_count())?;
        self.admit(arenas.measure())?;
        self.heap.restore(arenas);
        // Programs name modules, and objects name code: the programs are loaded first, what both
        // name is checked when all are there.
        for p in programs {
            self.take_program(p)?;
        }
        self.layout = Layout::new(image.layout);
        self.near_globals = image.near_globals;
        self.far_globals = image.far_globals;
        self.modules = image.modules;
        self.handling = image.handling;
        self.host_functions = image.host_functions;
        self.output = image.output;
        self.host_futures = image.host_futures;
        self.next_call_id = image.next_call_id;
        self.waiting = image.waiting;
        self.script_name = image.script_name.into();
        self.frames = frames;
        self.natives = natives;
        self.stack = stack;
        self.module_state = image.state;
        self.prelude_functions = prelude_functions.into_iter().collect();
        self.check_objects()?;
        self.check_layout()?;
        self.check_frames()?;
        self.admit(self.frames.capacity() * size_of::<crate::frame::Frame>())?;
        let natives = size_of::<crate::native::NativeState>() + 64;
        self.admit(self.natives.capacity() * natives)?;
        self.admit((self.layout.names().len() + self.modules.len()) * 64)?;
        let room = self.frames.capacity();
        self.heap.budget.set_depth_room(room);
        self.settle_output();
        self.heap.schedule_collection(0);
        Ok(())
    }

    /// Load a program, with the constants that were made of it; those are checked with the objects.
    fn take_program(&mut self, p: ProgramImage) -> Loaded<()> {
        let (program, library) = match p.source {
            Source::Library(name) => self.take_library(self.registry.library_module(&name))?,
            Source::Prelude(name) => {
                self.take_library(self.registry.prelude_function(&name).map(|known| known.1))?
            }
            Source::Program(program) => {
                monty_code::verify(&program).map_err(|e| corrupt(e.0))?;
                (program, None)
            }
        };
        if p.module.is_some_and(|m| !self.heap.arenas.modules.is_live(m.index())) {
            return Err(corrupt("a program of a module that is not there"));
        }
        let dict_globals = p.module.is_some_and(|m| self.heap.module(m).name.is_unset());
        let codes = program.codes.len();
        let owner = self.load_program(program, p.module, library).map_err(refused)?;
        let first = self.programs[owner as usize].first_code;
        if p.namespace {
            let c = &self.programs[owner as usize].program.codes[0];
            if c.argcount != 0 || c.nregs == 0 {
                return Err(corrupt("a namespace for code that takes none"));
            }
            self.mark_namespace(CodeRef::new(first));
        }
        if dict_globals {
            self.programs[owner as usize].builtins.fill(Value::Unset);
        }
        for l in p.linked {
            if l.index as usize >= codes {
                return Err(corrupt("linked code that is not there"));
            }
            let code = CodeRef::new(first + l.index);
            let sites = self.code(code).sites.len();
            self.admit(l.consts.len() * size_of::<Value>() + sites * size_of::<Cache>())?;
            self.link_with(code, l.consts);
        }
        Ok(())
    }

    /// A program of the library, by where the registry has it.
    fn take_library(&mut self, index: Option<usize>) -> Loaded<(Arc<Program>, Option<u32>)> {
        let index = index.ok_or_else(|| corrupt("an unknown library module"))?;
        Ok((self.library_program(index).map_err(refused)?, Some(index as u32)))
    }

    fn check_layout(&mut self) -> Loaded<()> {
        let near = self.near_globals as usize;
        let names = self.layout.names();
        if near > 256 || near > names.len() || self.far_globals.len() != names.len() - near {
            return Err(corrupt("globals without a place"));
        }
        if names.iter().enumerate().any(|(slot, &name)| self.layout.slot(name) != Some(slot)) {
            return Err(corrupt("a global with two places"));
        }
        if self.next_call_id > u32::MAX / 2 {
            return Err(corrupt("too many calls"));
        }
        Ok(())
    }
}

/// The body of a sealed image of this registry.
fn open<'a>(bytes: &'a [u8], registry: &Registry) -> Loaded<&'a [u8]> {
    if bytes.len() < HEADER || &bytes[..4] != MAGIC {
        return Err(SnapshotError::NotASnapshot);
    }
    let (header, body) = bytes.split_at(HEADER);
    let version = u16::from_le_bytes([header[4], header[5]]);
    if version != VERSION {
        return Err(SnapshotError::WrongVersion(version));
    }
    let number =
        |at: usize| header[at..at + 8].iter().rev().fold(0u64, |n, &b| n << 8 | u64::from(b));
    if number(6) != registry.fingerprint() {
        return Err(SnapshotError::WrongRegistry);
    }
    if number(14) != seal(body) {
        return Err(corrupt("its seal is broken"));
    }
    Ok(body)
}

/// An error while loading as a refusal.
fn refused(e: Raise) -> SnapshotError {
    match e {
        Raise::Limit(e) => SnapshotError::Limit(e.to_string()),
        Raise::Internal(what) => corrupt(what),
        Raise::Exc(_) | Raise::Convert(_) => corrupt("loading raised"),
    }
}
