//! Plain data at the boundary between a run and its host: values, exceptions, calls, answers, and
//! where printed text goes. No handle, no type object and no heap stands in here, so all of it may
//! be kept, compared, cloned, sent to other threads and written to bytes.
#![forbid(unsafe_code)]

pub mod absent;
mod call;
mod depth;
mod exception;
mod flat;
pub mod lacking;
mod object;
mod print;
mod values;

pub use call::{HostAnswer, HostCall};
pub use depth::{DepthError, MAX_DEPTH};
pub use exception::{MontyException, StackFrame};
pub use flat::FlatError;
pub use object::{DictPairs, MontyObject};
pub use print::{CollectStringPrint, NoPrint, PrintWriter, StdPrint, Stream};
pub use values::{
    MontyDataclass, MontyDate, MontyDateTime, MontyEnumMember, MontyExceptionValue,
    MontyNamedTuple, MontyTime, MontyTimeDelta, MontyTimeZone,
};
