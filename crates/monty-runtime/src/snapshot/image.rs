//! What is saved, field by field; the order is the format.

use std::sync::Arc;

use monty_code::Program;
use monty_limits::BudgetState;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::frame::Frame;
use crate::heap::Arenas;
use crate::module_state::ModuleState;
use crate::native::NativeState;
use crate::object::Module;
use crate::outcome::Waiting;
use crate::output::Output;
use crate::value::{Handle, Sym, Value};

/// The state by reference, as it is written.
#[derive(Serialize)]
pub struct ImageRef<'a> {
    pub budget: BudgetState,
    pub seed: u64,
    pub max_depth: u32,
    pub programs: Vec<ProgramImage>,
    pub arenas: &'a Arenas,
    pub stack: &'a [Value],
    pub frames: &'a [Frame],
    pub natives: &'a [NativeState],
    pub far_globals: &'a [Value],
    pub layout: &'a [Sym],
    pub near_globals: u32,
    pub modules: &'a [(Sym, Value)],
    pub handling: Value,
    pub host_functions: &'a [Sym],
    pub prelude_functions: Vec<(Sym, Value)>,
    pub output: &'a Output,
    pub host_futures: &'a [(u32, Value)],
    pub next_call_id: u32,
    pub waiting: &'a Waiting,
    pub script_name: &'a str,
    pub state: &'a ModuleState,
}

/// The same, as it is read.
#[derive(Deserialize)]
pub struct Image {
    pub budget: BudgetState,
    pub seed: u64,
    pub max_depth: u32,
    pub programs: Vec<ProgramImage>,
    pub arenas: Arenas,
    pub stack: Vec<Value>,
    pub frames: Vec<Frame>,
    pub natives: Vec<NativeState>,
    pub far_globals: Vec<Value>,
    pub layout: Vec<Sym>,
    pub near_globals: u32,
    pub modules: Vec<(Sym, Value)>,
    pub handling: Value,
    pub host_functions: Vec<Sym>,
    pub prelude_functions: Vec<(Sym, Value)>,
    pub output: Output,
    pub host_futures: Vec<(u32, Value)>,
    pub next_call_id: u32,
    pub waiting: Waiting,
    pub script_name: String,
    pub state: ModuleState,
}

/// A loaded program.
#[derive(Serialize, Deserialize)]
pub struct ProgramImage {
    pub source: Source,
    pub module: Option<Handle<Module>>,
    /// Its module code takes its namespace in register 0.
    pub namespace: bool,
    /// Code objects whose constants were made.
    pub linked: Vec<LinkedImage>,
}

/// What was made of a code object's constants.
#[derive(Serialize, Deserialize)]
pub struct LinkedImage {
    /// Its index in the program.
    pub index: u32,
    pub consts: Vec<Value>,
}

/// Where its code comes from.
#[derive(Serialize, Deserialize)]
pub enum Source {
    /// A module of the library, by name.
    Library(String),
    /// A function of the prelude, by name.
    Prelude(String),
    /// The guest's.
    #[serde(serialize_with = "write_program", deserialize_with = "read_program")]
    Program(Arc<Program>),
}

fn write_program<S: Serializer>(p: &Arc<Program>, s: S) -> Result<S::Ok, S::Error> {
    (**p).serialize(s)
}

fn read_program<'de, D: Deserializer<'de>>(d: D) -> Result<Arc<Program>, D::Error> {
    Program::deserialize(d).map(Arc::new)
}
