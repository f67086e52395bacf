//! Monty: a secure Python interpreter for code that an AI agent writes.
//!
//! A host gives it source text, named inputs and the names of the functions the code may call. The
//! code runs in the host's own process and reaches nothing else. At each call to a host function
//! the run can stop, become bytes, and go on later, elsewhere, or many times over.
//!
//! ```
//! use monty::{MontyRun, MontyObject, NoLimitTracker, StdPrint};
//!
//! let code = r#"
//! def fib(n):
//!     if n <= 1:
//!         return n
//!     return fib(n - 1) + fib(n - 2)
//!
//! fib(x)
//! "#;
//!
//! let runner = MontyRun::new(code.to_owned(), "fib.py", vec!["x".to_owned()], vec![]).unwrap();
//! let result = runner.run(vec![MontyObject::Int(10)], NoLimitTracker, &mut StdPrint).unwrap();
//! assert_eq!(result, MontyObject::Int(55));
//! ```
//!
//! The way in is [`MontyRun`]; a run that can pause is a [`RunProgress`]; code that comes snippet
//! by snippet is a [`MontySession`]. Below them is [`Execution`], the run itself.
#![forbid(unsafe_code)]

mod display;
mod engine;
mod error;
mod execution;
mod frozen;
mod functions;
mod image;
mod json;
mod progress;
mod run;
mod seal;
mod session;
mod syntax;
mod tracker;

pub use display::object_repr;
pub use error::{LimitFailure, LoadError, MontyError};
pub use execution::{Execution, Step, TestMode};
pub use functions::{HostFunctions, NoFunctions};
pub use image::{FORMAT_VERSION, ImageKind};
pub use json::{JsonError, from_json, to_json, to_plain_json};
pub use monty_host::{
    CollectStringPrint, DepthError, DictPairs, HostAnswer, HostCall, MAX_DEPTH, MontyDataclass,
    MontyDate, MontyDateTime, MontyEnumMember, MontyException, MontyExceptionValue,
    MontyNamedTuple, MontyObject, MontyTime, MontyTimeDelta, MontyTimeZone, NoPrint, PrintWriter,
    StackFrame, StdPrint, Stream,
};
pub use monty_limits::{InterruptHandle, LimitError, LimitKind, PollHook, ResourceLimits, Usage};
pub use progress::{FunctionCall, ResolveFutures, RunProgress};
pub use run::MontyRun;
pub use seal::{SealError, SealKey, is_sealed, unseal};
pub use session::MontySession;
pub use tracker::{LimitedTracker, NoLimitTracker, ResourceTracker};
