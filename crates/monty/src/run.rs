//! A compiled program, ready to run any number of times.

use std::panic::catch_unwind;
use std::sync::Arc;

use monty_code::Program;
use monty_host::{MontyObject, PrintWriter};
use serde::{Deserialize, Serialize};

use crate::engine;
use crate::execution::{guard, panic_text};
use crate::image::{self, ImageKind};
use crate::{
    Execution, HostFunctions, LoadError, MontyError, NoFunctions, ResourceTracker, RunProgress,
};

/// A compiled program: its code, the names of its inputs, and the names of the host functions it
/// may call. Cheap to clone; runs share it.
///
/// ```
/// use monty::{MontyRun, MontyObject, NoLimitTracker, StdPrint};
///
/// let runner = MontyRun::new("x + 1".to_owned(), "main.py", vec!["x".to_owned()], vec![]).unwrap();
/// for n in [1, 41] {
///     let output = runner.run(vec![MontyObject::Int(n)], NoLimitTracker, &mut StdPrint).unwrap();
///     assert_eq!(output, MontyObject::Int(n + 1));
/// }
/// ```
#[derive(Debug, Clone)]
pub struct MontyRun {
    program: Arc<Program>,
    names: Arc<Names>,
    seed: u64,
}

/// What a program is given by its host, by name.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Names {
    script_name: String,
    inputs: Vec<String>,
    external_functions: Vec<String>,
    /// Declarations of the names for a type checker; running does not look at them.
    type_stubs: Option<String>,
}

impl MontyRun {
    /// Compile `code`. A syntax error, or syntax Monty does not know, is a [`MontyError::Syntax`].
    pub fn new(
        code: String,
        script_name: &str,
        input_names: Vec<String>,
        external_function_names: Vec<String>,
    ) -> Result<Self, MontyError> {
        let names = Names {
            script_name: script_name.to_owned(),
            inputs: input_names,
            external_functions: external_function_names,
            type_stubs: None,
        };
        check_names(&names).map_err(MontyError::Host)?;
        let program = guard(|| engine::compile(&code, script_name, &names.inputs))?;
        Ok(Self { program: Arc::new(program), names: Arc::new(names), seed: 0 })
    }

    /// The program with declarations of its inputs and functions, as a type checker reads them; dumps
    /// keep them.
    ///
    /// ```
    /// use monty::MontyRun;
    ///
    /// let runner = MontyRun::new("x + 1".to_owned(), "main.py", vec!["x".to_owned()], vec![]).unwrap();
    /// let bytes = runner.with_type_stubs("x: int".to_owned()).dump().unwrap();
    /// assert_eq!(MontyRun::load(&bytes).unwrap().type_stubs(), Some("x: int"));
    /// ```
    #[must_use]
    pub fn with_type_stubs(mut self, stubs: String) -> Self {
        Arc::make_mut(&mut self.names).type_stubs = Some(stubs);
        self
    }

    /// The program with a seed for its runs: what hashes of texts are salted with, on which the order of sets
    /// depends, and what random numbers follow from that the program did not seed itself. It is 0 if none is
    /// given, and the same in every run: a host that wants runs to differ gives each another. Dumps of the
    /// program leave it out, those of a run keep it. It is no key: who knows some of the numbers may find the
    /// others, so no secret of the host's should come of them.
    ///
    /// ```
    /// use monty::{MontyRun, NoLimitTracker, NoPrint};
    ///
    /// let code = "import random\nhash('spam'), random.random()";
    /// let runner = MontyRun::new(code.to_owned(), "main.py", vec![], vec![]).unwrap();
    /// let run = |seed| runner.clone().with_seed(seed).run(vec![], NoLimitTracker, &mut NoPrint).unwrap();
    /// assert_eq!(run(7), run(7));
    /// assert_ne!(run(7), run(8));
    /// ```
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Run to the end. A call to a host function raises `NotImplementedError` in the guest; see
    /// [`MontyRun::run_with_functions`] and [`MontyRun::start`].
    pub fn run(
        &self,
        inputs: Vec<MontyObject>,
        tracker: impl ResourceTracker,
        print: &mut dyn PrintWriter,
    ) -> Result<MontyObject, MontyError> {
        self.run_with_functions(inputs, tracker, print, &mut NoFunctions)
    }

    /// Run to the end; `functions` answers the calls of the guest.
    pub fn run_with_functions(
        &self,
        inputs: Vec<MontyObject>,
        tracker: impl ResourceTracker,
        print: &mut dyn PrintWriter,
        functions: &mut dyn HostFunctions,
    ) -> Result<MontyObject, MontyError> {
        let mut execution = Execution::new(self, &inputs, tracker.limits())?;
        let step = execution.start(print)?;
        execution.finish(step, functions, print)
    }

    /// Run until the first call to a host function, or to the end.
    ///
    /// ```
    /// use monty::{MontyRun, NoLimitTracker, NoPrint, RunProgress};
    ///
    /// let runner = MontyRun::new(
    ///     "greet(name='you')".to_owned(), "main.py", vec![], vec!["greet".to_owned()],
    /// ).unwrap();
    /// let progress = runner.start(vec![], NoLimitTracker, &mut NoPrint).unwrap();
    /// let RunProgress::FunctionCall(call) = progress else { panic!() };
    /// assert_eq!(call.function_name(), "greet");
    /// assert_eq!(call.kwargs(), [("name".to_owned(), "you".into())]);
    /// let progress = call.resume("hello you".into(), &mut NoPrint).unwrap();
    /// assert_eq!(progress.into_output(), Some("hello you".into()));
    /// ```
    pub fn start(
        &self,
        inputs: Vec<MontyObject>,
        tracker: impl ResourceTracker,
        print: &mut dyn PrintWriter,
    ) -> Result<RunProgress, MontyError> {
        let mut execution = Execution::new(self, &inputs, tracker.limits())?;
        let step = execution.start(print)?;
        Ok(execution.into_progress(step))
    }

    /// The program as bytes: compiled, so that loading does not parse again.
    ///
    /// ```
    /// use monty::{MontyRun, MontyObject, NoLimitTracker, StdPrint};
    ///
    /// let runner = MontyRun::new("x + 1".to_owned(), "main.py", vec!["x".to_owned()], vec![]).unwrap();
    /// let bytes = runner.dump().unwrap();
    /// let again = MontyRun::load(&bytes).unwrap();
    /// let output = again.run(vec![MontyObject::Int(41)], NoLimitTracker, &mut StdPrint).unwrap();
    /// assert_eq!(output, MontyObject::Int(42));
    /// ```
    pub fn dump(&self) -> Result<Vec<u8>, MontyError> {
        image::encode(ImageKind::Program, &(&*self.names, &*self.program))
            .map_err(MontyError::Internal)
    }

    /// A program from bytes, verified: whatever the bytes are, this refuses them or gives a
    /// program that is safe to run.
    ///
    /// ```
    /// use monty::{LoadError, MontyRun};
    ///
    /// assert_eq!(MontyRun::load(b"garbage").unwrap_err(), LoadError::NotMonty);
    /// ```
    pub fn load(data: &[u8]) -> Result<Self, LoadError> {
        let (names, program): (Names, Program) = image::decode(ImageKind::Program, data)?;
        check_names(&names).map_err(LoadError::Corrupt)?;
        let verified = catch_unwind(|| engine::verify(&program))
            .unwrap_or_else(|panic| Err(format!("it broke the verifier: {}", panic_text(&*panic))));
        verified.map_err(LoadError::Corrupt)?;
        Ok(Self { program: Arc::new(program), names: Arc::new(names), seed: 0 })
    }

    /// The name of the source, as tracebacks show it.
    pub fn script_name(&self) -> &str {
        &self.names.script_name
    }

    /// The names of the inputs, in the order in which a run takes them.
    pub fn input_names(&self) -> &[String] {
        &self.names.inputs
    }

    /// The names of the host functions the program may call.
    pub fn external_functions(&self) -> &[String] {
        &self.names.external_functions
    }

    /// The declarations given for a type checker.
    pub fn type_stubs(&self) -> Option<&str> {
        self.names.type_stubs.as_deref()
    }

    /// The source text.
    pub fn code(&self) -> &str {
        &self.program.source
    }

    /// The instructions, for a person to read.
    pub fn disassemble(&self) -> String {
        engine::disassemble(&self.program)
    }

    pub(crate) fn seed(&self) -> u64 {
        self.seed
    }

    pub(crate) fn program(&self) -> &Arc<Program> {
        &self.program
    }
}

/// Names must be identifiers, and each must mean one thing.
fn check_names(names: &Names) -> Result<(), String> {
    let both = [("input", &names.inputs), ("external function", &names.external_functions)];
    let mut seen = std::collections::HashMap::new();
    for (what, list) in both {
        for name in list {
            if !is_identifier(name) {
                return Err(format!("{what} name {name:?} is not a Python identifier"));
            }
            match seen.insert(name.as_str(), what) {
                None => {}
                Some(before) if before == what => {
                    return Err(format!("{what} name '{name}' is given twice"));
                }
                Some(before) => return Err(format!("'{name}' is both {before} and {what}")),
            }
        }
    }
    Ok(())
}

/// Near enough to Python's rule: what it lets pass beyond that is a name no program can spell.
fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first == '_' || first.is_alphabetic())
        && chars.all(|c| c == '_' || c.is_alphanumeric() || !c.is_ascii())
}
