//! Python's arithmetic where it differs from the machine's. Re-exports the files by topic.

pub use crate::number_convert::big_to_float;
