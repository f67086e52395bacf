//! What an import of a module that does not exist says in a run.

use crate::names as n;
use crate::object::ExceptionObject;
use crate::suggest::closest;
use crate::value::Handle;
use crate::vm::Vm;

impl Vm {
    /// What the message of an import says behind the name of a module that does not exist: what there
    /// is instead, and the host functions.
    pub(crate) fn instead_of(&self, module: &str) -> Option<String> {
        let there = |name: &str| {
            self.registry.module(name).is_some() || self.registry.library_module(name).is_some()
        };
        let functions: Vec<&str> =
            self.host_functions.iter().map(|&name| self.text(name)).collect();
        monty_host::absent::instead_of(module, there, &functions)
    }

    /// What a traceback adds to the message: the module whose name is nearest.
    pub(crate) fn nearest_module(&self, e: Handle<ExceptionObject>) -> Option<String> {
        let name = self.str_of(self.exception_attr(e, n::NAME_ATTR)?)?;
        let names = self.registry.module_names();
        let nearest = closest(name, names.iter().copied())?;
        Some(format!(". Did you mean: '{nearest}'?"))
    }
}
