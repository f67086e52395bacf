//! Imports: from a dotted name to the module object. Modules are native tables or Python sources of
//! the library; nothing is ever read from a file. A source's body runs as a frame like any other.

use serde::{Deserialize, Serialize};

use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::module_state::StateKey;
use crate::names as n;
use crate::native::{NativeState, Outcome, Step};
use crate::object::{Function, Module};
use crate::types as t;
use crate::value::{CodeRef, Handle, Sym, Value};
use crate::vm::Vm;

/// Where an import goes on after a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportCont {
    /// The body of a module ran: values are the whole dotted name and the module's own name.
    Body,
    /// A submodule named by `from package import submodule` was imported: its value is the result.
    Submodule,
    /// The code ran that fills a name which waited: module, name and code.
    Deferred,
    /// `__getattr__` of a module was asked on behalf of `from module import name`: module and name.
    Attribute,
}

impl Vm {
    /// The module with this name, if it is imported.
    pub fn loaded_module(&self, name: &str) -> Option<Value> {
        let name = self.heap.find_interned(name)?;
        self.modules.iter().find(|(m, _)| *m == name).map(|(_, v)| *v)
    }

    /// The instruction: the module of exactly that dotted name; `level` counts the dots before it.
    pub(crate) fn import_instr(&mut self, code: CodeRef, level: u8, name: u32) -> Result<Step> {
        self.may_import(code)?;
        let name = self.program_name(code, name);
        if level == 0 {
            if let Some(m) = self.given_module(name)? {
                return Ok(Step::Done(m));
            }
            if let Some(&(_, m)) = self.modules.iter().find(|(m, _)| *m == name) {
                return Ok(Step::Done(m));
            }
            return self.import_symbol(name);
        }
        let package = self.package_of(code);
        let Some(package) = package else {
            let dict = self.programs[self.codes[code.index()].owner as usize]
                .module
                .map(|m| self.heap.module(m));
            if dict
                .is_some_and(|m| m.name.is_unset() && self.dict_get_str(m.dict, n::NAME).is_none())
            {
                let key = self.heap.new_str("'__name__' not in globals")?;
                return Err(self.key_error(key));
            }
            return Err(self
                .raise(t::IMPORT_ERROR, "attempted relative import with no known parent package"));
        };
        let mut parts: Vec<&str> = package.split('.').collect();
        if usize::from(level) > parts.len() {
            return Err(
                self.raise(t::IMPORT_ERROR, "attempted relative import beyond top-level package")
            );
        }
        parts.truncate(parts.len() + 1 - usize::from(level));
        let mut full = parts.join(".");
        let name = self.text(name);
        if !name.is_empty() {
            full.push('.');
            full.push_str(name);
        }
        self.import_module(&full)
    }

    /// The package that relative imports of this code start from.
    fn package_of(&self, code: CodeRef) -> Option<String> {
        let owner = &self.programs[self.codes[code.index()].owner as usize];
        let library = self.registry.library.get(owner.library? as usize)?;
        let name = library.name;
        if self.registry.is_package(name) {
            return Some(name.to_owned());
        }
        name.rsplit_once('.').map(|(package, _)| package.to_owned())
    }

    /// The module of exactly that dotted name, imported if need be, its parents before it.
    pub fn import_module(&mut self, name: &str) -> Result<Step> {
        let sym = self.heap.intern(name)?;
        if let Some(m) = self.given_module(sym)? {
            return Ok(Step::Done(m));
        }
        if let Some(m) = self.loaded_module(name) {
            return Ok(Step::Done(m));
        }
        self.import_symbol(sym)
    }

    /// Import the missing modules on the way to a dotted name, one after the other.
    fn import_symbol(&mut self, full: Sym) -> Result<Step> {
        // A name is copied into what is said of it.
        self.check_room(self.text(full).len().saturating_mul(8))?;
        let path = self.text(full).to_owned();
        let ends = path.match_indices('.').map(|(i, _)| i).chain([path.len()]);
        for end in ends {
            let name = &path[..end];
            let sym = self.heap.intern(name)?;
            if self.given_module(sym)?.is_some() || self.loaded_module(name).is_some() {
                continue;
            }
            if let Some(step) = self.load_module(full, name, &path)? {
                return Ok(step);
            }
            self.attach_to_parent(name)?;
        }
        match self.loaded_module(&path) {
            Some(m) => Ok(Step::Done(m)),
            None => Err(Raise::Internal("an imported module is not there")),
        }
    }

    /// Load one module. A step if its body has to run first; None if it is there.
    fn load_module(&mut self, full: Sym, name: &str, path: &str) -> Result<Option<Step>> {
        self.heap.burn(2000)?;
        if name == "builtins" || name == "__main__" {
            self.special_module(name)?;
            return Ok(None);
        }
        if let Some(index) = self.registry.library_module(name) {
            return self.load_library(full, name, index).map(Some);
        }
        if let Some(index) = self.registry.module(name) {
            self.load_native(name, index)?;
            return Ok(None);
        }
        Err(self.module_not_found(name, path))
    }

    fn module_not_found(&mut self, name: &str, path: &str) -> Raise {
        let mut message = match name.rsplit_once('.') {
            Some((parent, _)) if !self.registry.is_package(parent) => {
                format!("No module named '{name}'; '{parent}' is not a package")
            }
            _ => format!("No module named '{name}'"),
        };
        if let Some(instead) = self.instead_of(path) {
            message = format!("{message} ({instead})");
        }
        let raised = self.raise(t::MODULE_NOT_FOUND_ERROR, message);
        self.name_import_error(raised, name)
    }

    /// Give an import error its `name`.
    pub(crate) fn name_import_error(&mut self, raised: Raise, name: &str) -> Raise {
        let Raise::Exc(h) = raised else { return raised };
        match self.set_error_name(h, name) {
            Ok(()) => Raise::Exc(h),
            Err(e) => e,
        }
    }

    fn set_error_name(
        &mut self,
        h: Handle<crate::object::ExceptionObject>,
        name: &str,
    ) -> Result<()> {
        let text = self.heap.new_str(name)?;
        let dict = match self.heap.exception(h).dict {
            Value::Dict(d) => d,
            _ => {
                let Value::Dict(d) = self.heap.new_dict()? else { return Ok(()) };
                self.heap.exception_mut(h).dict = Value::Dict(d);
                d
            }
        };
        self.dict_set_str(dict, n::NAME_ATTR, text)
    }

    /// A module object with its `__name__` and kin.
    pub(crate) fn new_module(
        &mut self,
        name: Sym,
        doc: &str,
        native: Option<u32>,
    ) -> Result<Handle<Module>> {
        let Value::Dict(dict) = self.heap.new_dict()? else {
            return Err(Raise::Internal("not a dict"));
        };
        let doc = if doc.is_empty() { Value::None } else { self.heap.new_str(doc)? };
        let text = self.text(name);
        let package = if self.registry.is_package(text) {
            text.to_owned()
        } else {
            parent_name(text).to_owned()
        };
        let package = self.heap.new_str(&package)?;
        for (key, v) in [
            (n::NAME, Value::Str(name)),
            (n::DOC, doc),
            (n::PACKAGE, package),
            (n::LOADER, Value::None),
            (n::SPEC, Value::None),
        ] {
            self.dict_set_str(dict, key, v)?;
        }
        let module = Module { name: Value::Str(name), dict, native, ..Module::default() };
        match self.heap.new_module(module)? {
            Value::Module(h) => Ok(h),
            _ => Err(Raise::Internal("not a module")),
        }
    }

    fn register_module(&mut self, name: Sym, h: Handle<Module>) -> Result<()> {
        self.heap.charge(size_of::<(Sym, Value)>() * 2)?;
        self.modules.push((name, Value::Module(h)));
        if self.module_state.get(StateKey::SysModules).is_some()
            && let Err(e) = self.sys_modules()
        {
            // Its body has not run: the import is made again if the run goes on.
            self.modules.pop();
            return Err(e);
        }
        Ok(())
    }

    fn load_native(&mut self, name: &str, index: usize) -> Result<()> {
        let (def, members) = &self.registry.modules[index];
        let sym = self.heap.intern(name)?;
        let h = self.new_module(sym, def.doc, Some(index as u32))?;
        let dict = self.heap.module(h).dict;
        for &(key, v) in members {
            self.dict_set_str(dict, key, v)?;
        }
        for (key, v) in (def.constants)(self)? {
            let key = self.heap.intern(key)?;
            self.dict_set_str(dict, key, v)?;
        }
        self.register_module(sym, h)
    }

    /// `builtins` and `__main__`: modules that are views of what is there without them.
    fn special_module(&mut self, name: &str) -> Result<()> {
        let sym = self.heap.intern(name)?;
        let h = self.new_module(sym, "", None)?;
        if name == "builtins" {
            let dict = self.heap.module(h).dict;
            for &(key, v) in self.registry.builtins() {
                self.dict_set_str(dict, key, v)?;
            }
            for (key, v) in [("None", Value::None), ("True", Value::True), ("False", Value::False)]
            {
                let key = self.heap.intern(key)?;
                self.dict_set_str(dict, key, v)?;
            }
            for (key, v) in
                [("Ellipsis", Value::Ellipsis), ("NotImplemented", Value::NotImplemented)]
            {
                let key = self.heap.intern(key)?;
                self.dict_set_str(dict, key, v)?;
            }
        }
        self.register_module(sym, h)
    }

    fn load_library(&mut self, full: Sym, name: &str, index: usize) -> Result<Step> {
        let program = self.library_program(index)?;
        let sym = self.heap.intern(name)?;
        let doc = program.codes.first().and_then(|c| c.docstring.clone());
        let h = self.new_module(sym, doc.as_deref().unwrap_or(""), None)?;
        if self.registry.is_package(name) {
            let path = self.heap.new_list(Vec::new())?;
            let dict = self.heap.module(h).dict;
            self.dict_set_str(dict, n::PATH, path)?;
        }
        let slots = program.layout.len();
        self.heap.burn(program.names.len() * 8 + slots)?;
        let deferred = program.deferred.len();
        self.heap.charge(slots * size_of::<Value>() + deferred * size_of::<(u32, CodeRef)>())?;
        let owner = self.load_program(program, Some(h), Some(index as u32))?;
        let loaded = &self.programs[owner as usize];
        let first = loaded.first_code;
        let deferred =
            loaded.program.deferred.iter().map(|&(slot, c)| (slot, CodeRef::new(first + c)));
        let deferred = deferred.collect();
        let code = CodeRef::new(first);
        let module = self.heap.module_mut(h);
        module.deferred = deferred;
        module.slots = vec![Value::Unset; slots];
        // What the body's own `__name__` and `__doc__` mean, should it name them.
        for key in [n::NAME, n::DOC, n::PACKAGE, n::PATH, n::SPEC, n::LOADER] {
            let dict = self.heap.module(h).dict;
            if let Some(v) = self.dict_get_str(dict, key)
                && let Some(slot) = self.heap.module(h).slot(key)
            {
                self.heap.module_mut(h).slots[slot] = v;
            }
        }
        let body = self.code_function(code, n::MODULE_CODE)?;
        self.register_module(sym, h)?;
        self.call_then_cont(
            body,
            &[],
            Cont::Import(ImportCont::Body),
            0,
            &[Value::Str(full), Value::Str(sym)],
        )
    }

    /// A function that runs a module's code.
    pub(crate) fn code_function(&mut self, code: CodeRef, name: Sym) -> Result<Value> {
        self.link(code)?;
        self.heap.new_function(Function {
            code,
            name: Value::Str(name),
            qualname: Value::Str(name),
            defaults: Value::None,
            kwdefaults: Value::None,
            annotations: Value::None,
            doc: Value::None,
            module: Value::None,
            ..Function::default()
        })
    }

    /// The parent package gets the module as an attribute.
    fn attach_to_parent(&mut self, name: &str) -> Result<()> {
        let Some((parent, child)) = name.rsplit_once('.') else { return Ok(()) };
        if let (Some(Value::Module(p)), Some(m)) =
            (self.loaded_module(parent), self.loaded_module(name))
        {
            let child = self.heap.intern(child)?;
            self.module_set(p, child, m)?;
        }
        Ok(())
    }

    /// An import goes on after a call.
    pub(crate) fn resume_import(
        &mut self,
        which: ImportCont,
        state: NativeState,
        outcome: Outcome,
    ) -> Result<Step> {
        match which {
            ImportCont::Body => {
                let (Value::Str(full), Value::Str(name)) = (state.get(0)?, state.get(1)?) else {
                    return Err(Raise::Internal("a module without a name"));
                };
                match outcome {
                    Ok(_) => {
                        let text = self.text(name).to_owned();
                        if let Some(Value::Module(module)) = self.loaded_module(&text) {
                            self.mark_native_classes(module)?;
                        }
                        self.attach_to_parent(&text)?;
                        self.import_symbol(full)
                    }
                    Err(e) => {
                        self.forget_module(name);
                        Err(Raise::Exc(e))
                    }
                }
            }
            ImportCont::Deferred => self.resume_deferred(&state, outcome),
            ImportCont::Submodule => outcome.map(Step::Done).map_err(Raise::Exc),
            ImportCont::Attribute => match outcome {
                Ok(v) => Ok(Step::Done(v)),
                Err(e) if self.is_subclass(self.heap.exception(e).class, t::ATTRIBUTE_ERROR) => {
                    let Value::Str(name) = state.get(1)? else {
                        return Err(Raise::Internal("not a name"));
                    };
                    self.submodule_or_error(state.get(0)?, name)
                }
                Err(e) => Err(Raise::Exc(e)),
            },
        }
    }

    /// `from module import name`: an attribute, or else a submodule.
    pub(crate) fn import_from(&mut self, code: CodeRef, module: Value, name: u32) -> Result<Step> {
        let name = self.program_name(code, name);
        let Value::Module(h) = module else {
            let Some(step) = self.get_attr_opt(module, name)? else {
                return self.submodule_or_error(module, name);
            };
            return self.and_then(
                step,
                Cont::Import(ImportCont::Attribute),
                0,
                &[module, Value::Str(name)],
            );
        };
        if let Some(v) = self.module_get(h, name) {
            return Ok(Step::Done(v));
        }
        if let Some(step) = self.fill_deferred(h, name)? {
            return Ok(step);
        }
        // A module's `__getattr__` may make it.
        if self.module_get(h, n::GETATTR).is_some() {
            let step = self.get_attr(module, name)?;
            return self.and_then(
                step,
                Cont::Import(ImportCont::Attribute),
                0,
                &[module, Value::Str(name)],
            );
        }
        self.submodule_or_error(module, name)
    }

    fn submodule_or_error(&mut self, module: Value, name: Sym) -> Result<Step> {
        let module_name = match module {
            Value::Module(h) => self.str_of(self.heap.module(h).name).map(str::to_owned),
            _ => None,
        };
        let attribute = self.text(name).to_owned();
        if let Some(module_name) = &module_name {
            let full = format!("{module_name}.{attribute}");
            if let Some(name) = self.heap.find_interned(&full)
                && let Some(given) = self.given_module(name)?
            {
                return Ok(Step::Done(given));
            }
            if self.registry.library_module(&full).is_some()
                || self.registry.module(&full).is_some()
            {
                let step = self.import_module(&full)?;
                return self.and_then(step, Cont::Import(ImportCont::Submodule), 0, &[]);
            }
        }
        let shown = module_name.clone().unwrap_or_else(|| "<unknown module name>".to_owned());
        let place = monty_host::lacking::refusal(&shown, &attribute)
            .unwrap_or_else(|| "unknown location".to_owned());
        let raised = self.raise(
            t::IMPORT_ERROR,
            format!("cannot import name '{attribute}' from '{shown}' ({place})"),
        );
        let Raise::Exc(h) = raised else { return Err(raised) };
        self.set_error_name(h, &shown)?;
        if let Value::Dict(d) = self.heap.exception(h).dict {
            let key = self.heap.intern("name_from")?;
            self.dict_set_str(d, key, Value::Str(name))?;
        }
        Err(Raise::Exc(h))
    }

    /// `from module import *` into the globals (or the namespace of `exec`) of the running code.
    pub(crate) fn import_star(&mut self, code: CodeRef, module: Value) -> Result<()> {
        let Value::Module(h) = module else {
            return Err(
                self.raise(t::IMPORT_ERROR, "from-import-* object has no __dict__ and no __all__")
            );
        };
        if self.deferred_code(h, n::ALL).is_some() {
            return self.fill_module(module, &[n::ALL]);
        }
        let names = self.star_names(h)?;
        self.heap.burn(names.len() * 16)?;
        for &name in &names {
            let Some(v) = self.module_get(h, name) else {
                if self.module_get(h, n::GETATTR).is_some() || self.deferred_code(h, name).is_some()
                {
                    return self.fill_module(module, &names);
                }
                let owner = self.str_of(self.heap.module(h).name).unwrap_or("?").to_owned();
                let missing = self.text(name).to_owned();
                return Err(
                    self.attribute_error(format!("module '{owner}' has no attribute '{missing}'"))
                );
            };
            self.star_store(code, name, v)?;
        }
        Ok(())
    }

    /// Have the module's `__getattr__` make what is missing of these names, and run the instruction
    /// again.
    fn fill_module(&mut self, module: Value, names: &[Sym]) -> Result<()> {
        let names: Vec<Value> = names.iter().map(|&s| Value::Str(s)).collect();
        let names = self.heap.new_tuple(&names)?;
        if let Some(frame) = self.frames.last_mut() {
            frame.pc -= 1;
        }
        self.prelude_call("module_fill", &[module, names])?;
        self.perform(crate::frame::Ret::Discard)
    }

    fn star_names(&mut self, h: Handle<Module>) -> Result<Vec<Sym>> {
        let listed = match self.module_get(h, n::ALL) {
            Some(v) => match self.payload(v) {
                Value::List(l) => Some(self.heap.items(l).to_vec()),
                Value::Tuple(l) => Some(self.heap.tuple_items(l).to_vec()),
                _ => None,
            },
            None => None,
        };
        let Some(listed) = listed else {
            let mut names = self.module_names(h);
            names.retain(|&s| !self.text(s).starts_with('_'));
            return Ok(names);
        };
        let mut names = Vec::with_capacity(listed.len());
        for v in listed {
            let Value::Str(s) = self.payload(v) else {
                let (owner, of) = (
                    self.str_of(self.heap.module(h).name).unwrap_or("?").to_owned(),
                    self.type_name(v),
                );
                return Err(
                    self.type_error(format!("Item in {owner}.__all__ must be str, not {of}"))
                );
            };
            names.push(self.heap.intern_str(s)?);
        }
        Ok(names)
    }

    /// Bind a name where the running code's module-level names live.
    fn star_store(&mut self, code: CodeRef, name: Sym, v: Value) -> Result<()> {
        let owner = &self.programs[self.codes[code.index()].owner as usize];
        // `exec` with a namespace of its own keeps it in register 0.
        if self.has_namespace(code) {
            let namespace = self.stack[self.top().base as usize];
            if let Value::Dict(d) = self.payload(namespace) {
                return self.dict_set_str(d, name, v);
            }
        }
        match owner.module {
            Some(m) => self.module_set(m, name, v),
            None => self.set_main_global(name, v),
        }
    }

    // ---- the namespace of a module

    /// The value of a name in a module: its slots, then what others set.
    pub fn module_get(&self, h: Handle<Module>, name: Sym) -> Option<Value> {
        if self.is_main(h)
            && let Some(v) = self.main_global(name)
        {
            return Some(v);
        }
        let module = self.heap.module(h);
        match module.slot(name) {
            Some(slot) if !module.slots[slot].is_unset() => Some(module.slots[slot]),
            _ => self.dict_get_str(module.dict, name),
        }
    }

    /// Bind a name in a module.
    pub fn module_set(&mut self, h: Handle<Module>, name: Sym, v: Value) -> Result<()> {
        if self.is_main(h) {
            return self.set_main_global(name, v);
        }
        let module = self.heap.module_mut(h);
        match module.slot(name) {
            Some(slot) => {
                module.slots[slot] = v;
                module.deferred.retain(|entry| entry.0 as usize != slot);
                Ok(())
            }
            None => {
                let (dict, own) = (module.dict, module.name);
                self.dict_set_str(dict, name, v)?;
                if own == Value::Str(n::BUILTINS) {
                    self.refresh_builtin(name);
                }
                Ok(())
            }
        }
    }

    /// Unbind a name in a module; false if it was not bound.
    pub fn module_del(&mut self, h: Handle<Module>, name: Sym) -> Result<bool> {
        if self.is_main(h) && self.del_main_global(name) {
            return Ok(true);
        }
        let module = self.heap.module_mut(h);
        let mut found = false;
        if let Some(slot) = module.slot(name) {
            let waiting = module.deferred.len();
            module.deferred.retain(|entry| entry.0 as usize != slot);
            found = !module.slots[slot].is_unset() || module.deferred.len() < waiting;
            module.slots[slot] = Value::Unset;
        }
        let (dict, own) = (module.dict, module.name);
        found |= self.dict_del_str(dict, name).is_some();
        if own == Value::Str(n::BUILTINS) {
            self.refresh_builtin(name);
        }
        Ok(found)
    }

    /// The names bound in a module, in order of binding as far as it is known.
    pub fn module_names(&self, h: Handle<Module>) -> Vec<Sym> {
        let module = self.heap.module(h);
        let mut names: Vec<Sym> = self
            .heap
            .dict(module.dict)
            .iter()
            .filter_map(|e| match e.key {
                Value::Str(s) => Some(s),
                _ => None,
            })
            .collect();
        let slots = module
            .slot_names()
            .iter()
            .zip(&module.slots)
            .filter(|(_, v)| !v.is_unset())
            .map(|(&s, _)| s);
        let deferred = self.deferred_names(h);
        let main = if self.is_main(h) { self.main_names() } else { Vec::new() };
        let more: Vec<Sym> =
            slots.chain(main).chain(deferred).filter(|s| !names.contains(s)).collect();
        names.extend(more);
        names
    }

    /// Is it the module of the main program?
    pub(crate) fn is_main(&self, h: Handle<Module>) -> bool {
        self.heap.module(h).name == Value::Str(n::MAIN)
    }
}

fn parent_name(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(parent, _)| parent)
}
