//! Type checking of programs before they run: ty over files in memory, with stubs that are cut down to
//! what the runtime has. The only crate that names ty, `ruff_db` and salsa; it must not know the
//! runtime, nor reach anything of the host's.
#![forbid(unsafe_code)]

#[cfg(test)]
mod agreement;
mod aliases;
mod check;
#[cfg(test)]
mod cut;
mod database;
mod display;
mod files;
mod imports;
pub mod inventory;
mod names;
mod placeholders;
mod prompt;
mod provided;
mod records;
mod schema;

pub use check::{CheckError, Findings, Program, check};
pub use display::Format;
pub use prompt::prompt_docs;
pub use schema::stubs_from_tools;
