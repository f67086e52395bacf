//! What may break a rule of size, and why. An entry that is no longer needed is an error.

/// Functions of 70 lines and more: file, function, reason.
pub const LONG_FUNCTIONS: &[(&str, &str, &str)] = &[];

/// Files of more than 800 lines: file, reason.
pub const LONG_FILES: &[(&str, &str)] = &[];
