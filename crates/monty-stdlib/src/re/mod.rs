//! Python's regular expressions, exactly: own parser of its syntax, own matcher.

mod charset;
mod compile;
mod escape;
mod flags;
mod matcher;
mod node;
mod parse;
mod program;

pub use compile::compile;
pub use matcher::{Matcher, Mode, NONE, Progress};
pub use node::flag;
pub use parse::{Fault, parse};
pub use program::Program;
