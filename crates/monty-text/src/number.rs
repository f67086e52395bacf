//! Python's arithmetic where it differs from the machine's, by topic: floats, complex numbers,
//! ints, conversions and hashes. This file only gathers them.

pub use crate::number_complex::*;
pub use crate::number_convert::*;
pub use crate::number_float::*;
pub use crate::number_hash::*;
pub use crate::number_int::*;
