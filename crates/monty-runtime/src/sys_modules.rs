//! `sys.modules`: the dict in which a program sees what is imported, and what it put there itself. An
//! import asks here first. What the library consists of is not unloaded.

use crate::error::Result;
use crate::types as t;
use crate::value::{Sym, Value};
use crate::vm::Vm;

const DICT: &str = "sys.modules";
/// How many of the imported modules the dict was told of.
const TOLD: &str = "sys.modules.told";

impl Vm {
    /// The dict, made when it is first asked for; it is told of what was imported since then.
    pub(crate) fn sys_modules(&mut self) -> Result<Value> {
        self.main_module()?;
        let dict = match self.module_state.get(DICT) {
            Some(&dict) => dict,
            None => {
                let dict = self.heap.new_dict()?;
                self.module_state.insert(DICT, dict);
                dict
            }
        };
        if let Value::Dict(h) = dict {
            for i in self.told_modules()..self.modules.len() {
                let (name, module) = self.modules[i];
                self.dict_set_str(h, name, module)?;
                self.module_state.insert(TOLD, Value::Int(i as i64 + 1));
            }
        }
        Ok(dict)
    }

    fn told_modules(&self) -> usize {
        match self.module_state.get(TOLD) {
            Some(&Value::Int(n)) => usize::try_from(n).unwrap_or(0),
            _ => 0,
        }
    }

    /// What the dict has under a name, if the program has looked at it. An imported module that the
    /// program took out of it comes back.
    pub(crate) fn given_module(&mut self, name: Sym) -> Result<Option<Value>> {
        let Some(&Value::Dict(dict)) = self.module_state.get(DICT) else { return Ok(None) };
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
            self.module_state.insert(TOLD, Value::Int(told as i64 - 1));
            if let Some(&Value::Dict(dict)) = self.module_state.get(DICT) {
                self.dict_del_str(dict, name);
            }
        }
    }
}
