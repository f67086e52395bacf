//! What is asked of the interpreter when everything there is gets arguments that mean harm. The
//! executable runs and measures it; fuzzers make programs of it as well.
#![forbid(unsafe_code)]

pub mod asks;
