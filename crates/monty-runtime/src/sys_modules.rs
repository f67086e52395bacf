//! `sys.modules`: the dict in which a program sees what is imported, and what it put there itself. An
//! import asks here first. What the library consists of is not unloaded.

use crate::error::Result;
use crate::module_state::StateKey;
use crate::types as t;
use crate::value::{Sym, Value};
use crate::vm::Vm;

impl Vm {
    /// The dict, made when it is first asked for; it is told of what was imported since then.
    pub(crate) fn sys_modules(&mut self) -> Result<Value> {
        self.main_module()?;
        let h = self.kept_dict(StateKey::SysModules)?;
        for i in self.told_modules()..self.modules.len() {
            let (name, module) = self.modules[i];
            self.dict_set_str(h, name, module)?;
            self.module_state.set(StateKey::SysModulesTold, Value::Int(i as i64 + 1));
        }
        Ok(Value::Dict(h))
    }

    fn told_modules(&self) -> usize {
        match self.module_state.get(StateKey::SysModulesTold) {
            Some(Value::Int(n)) => usize::try_from(n).unwrap_or(0),
            _ => 0,
        }
    }

    /// What the dict has under a name, if the program has looked at it. An imported module that the
    /// program took out of it comes back.
    pub(crate) fn given_module(&mut self, name: Sym) -> Result<Option<Value>> {
        let Some(Value::Dict(dict)) = self.module_state.get(StateKey::SysModules) else {
            return Ok(None);
        };
        match self.dict_get_str(dict, name) {
            Some(Value::None) => {
                let text = self.text(name).to_owned();
                let message = format!("import of {text} halted; None in sys.modules");
                let raised = self.raise(t::MODULE_NOT_FOUND_ERROR, message);
                Err(self.name_import_error(raised, &text))
            }
            Some(v) => Ok(Some(v)),
            None => {
                let place = self.modules.iter().position(|(m, _)| *m == name);
                if let Some(i) = place
                    && i < self.told_modules()
                {
                    let module = self.modules[i].1;
                    self.dict_set_str(dict, name, module)?;
                }
                Ok(None)
            }
        }
    }

    /// A module whose body failed is not imported.
    pub(crate) fn forget_module(&mut self, name: Sym) {
        let Some(i) = self.modules.iter().position(|(m, _)| *m == name) else { return };
        self.modules.remove(i);
        let told = self.told_modules();
        if i < told {
            self.module_state.set(StateKey::SysModulesTold, Value::Int(told as i64 - 1));
            if let Some(Value::Dict(dict)) = self.module_state.get(StateKey::SysModules) {
                self.dict_del_str(dict, name);
            }
        }
    }
}
