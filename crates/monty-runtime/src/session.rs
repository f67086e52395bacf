//! The globals of the main module by name, and what a host does with them from outside: inputs,
//! names of a session, snippets that extend the layout.

use std::sync::Arc;

use monty_code::Program;
use monty_host::MontyObject;

use crate::error::{Raise, Result};
use crate::module_state::StateKey;
use crate::names as n;
use crate::object::Module;
use crate::value::{Handle, Sym, Value};
use crate::vm::Vm;

/// Why a host's value was not bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostError(pub String);

impl std::fmt::Display for HostError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for HostError {}

impl Vm {
    /// The register or far slot of a global, if it has one.
    fn slot_of(&self, name: Sym) -> Option<u32> {
        self.layout.slot(name).map(|slot| slot as u32)
    }

    fn slot_value(&self, slot: u32) -> Value {
        if slot < self.near_globals {
            self.stack.get(slot as usize + 1).copied().unwrap_or_default()
        } else {
            self.far_globals.get((slot - self.near_globals) as usize).copied().unwrap_or_default()
        }
    }

    fn slot_mut(&mut self, slot: u32) -> Option<&mut Value> {
        if slot < self.near_globals {
            self.stack.get_mut(slot as usize + 1)
        } else {
            self.far_globals.get_mut((slot - self.near_globals) as usize)
        }
    }

    /// A global of the main module, if it is bound.
    pub(crate) fn main_global(&self, name: Sym) -> Option<Value> {
        let v = self.slot_value(self.slot_of(name)?);
        (!v.is_unset()).then_some(v)
    }

    /// Bind a global of the main module; a new name extends the layout.
    pub(crate) fn set_main_global(&mut self, name: Sym, v: Value) -> Result<()> {
        let slot = self.extend_layout(name)?;
        match self.slot_mut(slot) {
            Some(place) => {
                *place = v;
                Ok(())
            }
            None => Err(Raise::Internal("a global without a place")),
        }
    }

    /// Unbind a global of the main module; false if it was not bound.
    pub(crate) fn del_main_global(&mut self, name: Sym) -> bool {
        let Some(slot) = self.slot_of(name) else { return false };
        match self.slot_mut(slot) {
            Some(place) => !std::mem::take(place).is_unset(),
            None => false,
        }
    }

    /// The names of the bound globals, in order of their slots.
    pub(crate) fn main_names(&self) -> Vec<Sym> {
        (0..self.layout.names().len() as u32)
            .filter(|&slot| !self.slot_value(slot).is_unset())
            .map(|slot| self.layout.names()[slot as usize])
            .collect()
    }

    /// The slot of a name, made if it has none.
    pub(crate) fn extend_layout(&mut self, name: Sym) -> Result<u32> {
        if let Some(slot) = self.slot_of(name) {
            return Ok(slot);
        }
        self.heap.charge(size_of::<Value>() + 48)?;
        let slot = self.layout.names().len() as u32;
        self.layout.push(name);
        let far = (slot + 1).saturating_sub(self.near_globals) as usize;
        self.far_globals.resize(far.max(self.far_globals.len()), Value::Unset);
        let initial = self.initial_global(name);
        if let Some(place) = self.slot_mut(slot) {
            *place = initial;
        }
        Ok(slot)
    }

    /// Make the layout of a program that was compiled onto ours ours. No frame may stand.
    pub(crate) fn adopt_layout(&mut self, owner: u32) -> Result<()> {
        let loaded = &self.programs[owner as usize];
        let program = loaded.program.clone();
        let names: Vec<Sym> = program.layout.iter().map(|&i| loaded.names[i as usize]).collect();
        let first = self.layout.names().len();
        if !names.starts_with(self.layout.names()) {
            return Err(Raise::Internal("a snippet has another layout"));
        }
        let (old_near, near) = (self.near_globals, program.near_globals.max(self.near_globals));
        self.reserve_stack(1, 256)?;
        let moved = (near - old_near) as usize;
        let available = moved.min(self.far_globals.len());
        self.stack[1 + old_near as usize..1 + near as usize].fill(Value::Unset);
        for (i, v) in self.far_globals.drain(..available).enumerate() {
            self.stack[1 + old_near as usize + i] = v;
        }
        self.near_globals = near;
        self.heap.charge(names.len().saturating_sub(first) * (size_of::<Value>() + 48))?;
        self.layout.reserve_exact(names.len() - first);
        names[first..].iter().for_each(|&name| self.layout.push(name));
        let far = names.len().saturating_sub(near as usize);
        self.far_globals.reserve_exact(far.saturating_sub(self.far_globals.len()));
        self.far_globals.resize(far, Value::Unset);
        for (slot, &name) in names.iter().enumerate().skip(first) {
            let initial = self.initial_global(name);
            if let Some(place) = self.slot_mut(slot as u32) {
                *place = initial;
            }
        }
        Ok(())
    }

    /// What a global name means before anything is bound to it.
    fn initial_global(&self, name: Sym) -> Value {
        if name == n::NAME {
            return Value::Str(n::MAIN);
        }
        match self.host_functions.iter().position(|&f| f == name) {
            Some(i) => Value::HostFn(crate::value::HostFn::new(i as u32)),
            None => Value::Unset,
        }
    }

    /// Bind an input before the program starts.
    pub fn set_input(
        &mut self,
        name: &str,
        value: &MontyObject,
    ) -> std::result::Result<(), HostError> {
        self.set_global(name, value)
    }

    /// Bind a global name from outside.
    pub fn set_global(
        &mut self,
        name: &str,
        value: &MontyObject,
    ) -> std::result::Result<(), HostError> {
        let bind = |vm: &mut Vm| -> Result<()> {
            vm.heap.go_on_sweeping()?;
            let name = vm.heap.intern(name)?;
            if Vm::host_needs_library(value) {
                return vm.bind_later(name, value);
            }
            let v = vm.from_host(value)?;
            vm.set_main_global(name, v)
        };
        bind(self).map_err(|e| self.host_error(e))
    }

    /// A value that library code has to make is bound when the run goes on.
    fn bind_later(&mut self, name: Sym, value: &MontyObject) -> Result<()> {
        let recipe = self.host_recipe(value)?;
        let pair = self.heap.new_tuple(&[Value::Str(name), recipe])?;
        let list = self.kept_list(StateKey::PendingInputs)?;
        self.heap.list_append(list, pair)
    }

    /// Put the code that makes and binds such values on top of what runs.
    pub(crate) fn bind_pending(&mut self) -> Result<()> {
        let Some(pending) = self.module_state.get(StateKey::PendingInputs) else { return Ok(()) };
        self.prelude_call("host_bind", &[pending])?;
        self.module_state.remove(StateKey::PendingInputs);
        self.perform(crate::frame::Ret::Discard)
    }

    /// What went wrong, in words for the host.
    pub(crate) fn host_error(&mut self, raise: Raise) -> HostError {
        HostError(match raise {
            Raise::Exc(e) => self
                .exception_to_host(e)
                .map_or_else(|_| "an exception".to_owned(), |e| e.to_string()),
            Raise::Limit(e) => e.to_string(),
            Raise::Convert(_) => "a conversion was asked for outside a native call".to_owned(),
            Raise::Internal(what) => what.to_owned(),
        })
    }

    /// The global names that are bound.
    pub fn global_names(&self) -> Vec<String> {
        self.main_names().into_iter().map(|s| self.text(s).to_owned()).collect()
    }

    /// The names of all global slots: what a snippet is compiled onto.
    pub fn layout_names(&self) -> Vec<String> {
        self.layout.names().iter().map(|&s| self.text(s).to_owned()).collect()
    }

    /// The arguments of the program: `sys.argv`.
    pub fn set_argv(&mut self, argv: Vec<String>) {
        let list = |vm: &mut Vm| -> Result<Value> {
            let mut items = Vec::with_capacity(argv.len());
            for a in &argv {
                items.push(vm.heap.new_str(a)?);
            }
            vm.heap.new_list(items)
        };
        if let Ok(list) = list(self) {
            self.module_state.set(StateKey::Arguments, list);
        }
    }

    /// Take in a snippet of a session: what still stood is given up, and the next run starts it.
    pub fn load_snippet(&mut self, program: Arc<Program>) -> std::result::Result<(), HostError> {
        let load = |vm: &mut Vm| -> Result<()> {
            vm.heap.go_on_sweeping()?;
            vm.abandon();
            vm.is_session = true;
            vm.script_name = program.filename.clone();
            let owner = vm.load_program(program, None, None)?;
            vm.adopt_layout(owner)?;
            vm.show_warnings(owner);
            vm.enter_main(owner)
        };
        load(self).map_err(|e| self.host_error(e))
    }

    /// Give up all frames and what the run waits for; globals and objects stay.
    fn abandon(&mut self) {
        for i in 0..self.frames.len() {
            if let Some(h) = self.frames[i].generator() {
                self.heap.generator_mut(h).state = crate::object::GeneratorState::Finished;
            }
        }
        self.frames.clear();
        self.natives.clear();
        let keep = (self.near_globals as usize + 1).min(self.stack.len());
        self.stack[keep..].fill(Value::Unset);
        self.handling = Value::None;
        self.waiting = Default::default();
        self.exit = None;
        self.pending = None;
        self.drop_request();
    }

    /// The module object of the main program, made on first need.
    pub(crate) fn main_module(&mut self) -> Result<Handle<Module>> {
        if let Some(Value::Module(h)) = self.loaded_module("__main__") {
            return Ok(h);
        }
        let h = self.new_module(n::MAIN, "", None)?;
        let dict = self.heap.module(h).dict;
        self.dict_set_str(dict, n::PACKAGE, Value::None)?;
        if !self.script_name.starts_with('<') {
            let name = self.script_name.clone();
            let file = self.heap.new_str(&name)?;
            for (key, v) in [("__file__", file), ("__cached__", Value::None)] {
                let key = self.heap.intern(key)?;
                self.dict_set_str(dict, key, v)?;
            }
        }
        self.heap.charge(size_of::<(Sym, Value)>())?;
        self.modules.push((n::MAIN, Value::Module(h)));
        Ok(h)
    }
}
