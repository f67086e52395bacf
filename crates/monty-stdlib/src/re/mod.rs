//! Python's regular expressions, exactly: own parser of its syntax, own matcher.

mod charset;
mod compile;
mod escape;
mod flags;
mod groups;
mod match_object;
mod matcher;
mod node;
mod parse;
mod pattern;
mod program;
mod reduce;
mod scan;
mod subject;
mod substitute;
mod template;

pub use compile::compile;
pub use matcher::{Matcher, Mode, Progress};
pub use node::flag;
pub use parse::{Fault, parse};
pub use program::Program;

use monty_runtime::ModuleDef;

/// The natives of the module; the rest of `re` is Python.
pub const MODULE: ModuleDef = ModuleDef {
    name: "_re",
    functions: &[],
    types: &[pattern::TYPE, match_object::TYPE],
    constants: |_| Ok(Vec::new()),
    doc: "Support for regular expressions.",
};
pub use pattern::INTERNALS;
