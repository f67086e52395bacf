//! The native part of the Python package `pydantic_monty`: the classes whose methods run guest code
//! or convert values. Errors, frames, stand-ins and the file system classes are Python
//! (`python/pydantic_monty`). Nothing of the interpreter is here; see the crate `monty`.
//!
//! Guest code runs detached from the host's interpreter (the GIL is released); it is attached only
//! to convert values, to hand over printed lines and to look for signals.

mod advance;
mod errors;
mod exceptions;
mod from_python;
mod functions;
mod futures;
mod limits;
mod print;
mod refusal;
mod registry;
mod runner;
mod seal;
mod session;
mod snapshot;
mod to_python;
mod types;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
mod _monty {
    #[pymodule_export]
    use crate::advance::Interrupt;
    #[pymodule_export]
    use crate::futures::MontyFutureSnapshot;
    #[pymodule_export]
    use crate::runner::Monty;
    #[pymodule_export]
    use crate::seal::{SealKey, unseal};
    #[pymodule_export]
    use crate::session::MontySession;
    #[pymodule_export]
    use crate::snapshot::{MontyBusy, MontyComplete, MontySnapshot};

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
