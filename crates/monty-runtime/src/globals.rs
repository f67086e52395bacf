//! Names outside the frame: globals in registers or module slots, builtins behind them, the
//! namespaces of class bodies; and the functions that `def` makes.

use monty_code::{CodeFlags, Instr};

use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::Step;
use crate::object::Function;
use crate::types as t;
use crate::value::{CodeRef, Handle, Sym, Value};
use crate::vm::Vm;

impl Vm {
    fn owner(&self, code: CodeRef) -> usize {
        self.codes[code.index()].owner as usize
    }

    /// The name of a global slot.
    fn slot_name(&self, code: CodeRef, slot: u32) -> Result<Sym> {
        let p = &self.programs[self.owner(code)];
        let name = p.program.layout.get(slot as usize).ok_or(Raise::Internal("no such global"))?;
        Ok(p.names[*name as usize])
    }

    /// Where a slot of the main module stands.
    pub(crate) fn main_global_slot(&mut self, slot: u32) -> Result<&mut Value> {
        let place = if slot < self.near_globals {
            self.stack.get_mut(slot as usize + 1)
        } else {
            self.far_globals.get_mut((slot - self.near_globals) as usize)
        };
        place.ok_or(Raise::Internal("no such global"))
    }

    fn global_slot(&mut self, code: CodeRef, slot: u32) -> Result<&mut Value> {
        match self.programs[self.owner(code)].module {
            Some(module) => {
                let slots = &mut self.heap.module_mut(module).slots;
                slots.get_mut(slot as usize).ok_or(Raise::Internal("no such global"))
            }
            None => self.main_global_slot(slot),
        }
    }

    /// The dict that `exec` was given as globals, if the code's globals are one.
    fn dict_globals(&self, code: CodeRef) -> Option<Handle<crate::object::DictObject>> {
        let program = &self.programs[self.owner(code)];
        let module = self.heap.module(program.module?);
        // Only the library's own programs have slots for their globals.
        (program.library.is_none() || module.name.is_unset()).then_some(module.dict)
    }

    /// `LoadGlobal` where the fast path found nothing: store it at stack index `dst`.
    #[cold]
    #[inline(never)]
    pub(crate) fn load_global(&mut self, code: CodeRef, dst: usize, slot: u32) -> Result<()> {
        let name = self.slot_name(code, slot)?;
        let owner = self.owner(code);
        if self.is_prelude(owner) {
            let text = self.text(name).to_owned();
            let f = self.prelude_function(&text)?;
            self.programs[owner].builtins[slot as usize] = f;
            self.stack[dst] = f;
            return Ok(());
        }
        let stored = match self.dict_globals(code) {
            Some(_) => Value::Unset,
            None => *self.global_slot(code, slot)?,
        };
        let found = match stored {
            Value::Unset => match self.programs[owner].module {
                // Names that others have put into the module.
                Some(module) => self.dict_get_str(self.heap.module(module).dict, name),
                None => self.main_fact(name)?,
            },
            v => Some(v),
        };
        if stored.is_unset()
            && let Some(module) = self.programs[owner].module
            && self.fill_deferred(module, name)?.is_some()
        {
            // The instruction runs again when the name is there.
            if let Some(frame) = self.frames.last_mut() {
                frame.pc -= 1;
            }
            return self.perform(crate::frame::Ret::Discard);
        }
        let found = match found {
            None => self.builtin_for(code, name)?,
            found => found,
        };
        match found {
            Some(v) => {
                self.stack[dst] = v;
                Ok(())
            }
            None => {
                let raise = self.undefined(name);
                Err(self.unless_method_is_absent(raise))
            }
        }
    }

    /// A name without a value among the arguments of a method call. The call finds its method after
    /// them, as no code runs between; but that there is none is told first.
    fn unless_method_is_absent(&mut self, undefined: Raise) -> Raise {
        let Some(frame) = self.frames.last().copied().filter(|frame| !frame.is_native()) else {
            return undefined;
        };
        let instrs = self.codes[frame.code.index()].instrs();
        let from = (frame.pc as usize).saturating_sub(1).min(instrs.len());
        let loads = instrs[from..].iter().map_while(|i| match *i {
            Instr::LoadGlobal { dst, .. }
            | Instr::LoadConst { dst, .. }
            | Instr::LoadInt { dst, .. }
            | Instr::LoadFar { dst, .. }
            | Instr::LoadCell { dst, .. }
            | Instr::Move { dst, .. }
            | Instr::CheckBound { reg: dst, .. } => Some(dst),
            _ => None,
        });
        let first = loads.clone().min();
        let at = (from + loads.count()) as u32;
        let Some(&Instr::CallMethod { f, site, .. }) = instrs.get(at as usize) else {
            return undefined;
        };
        // The receiver was loaded before: all that was and will be loaded are arguments.
        if first.is_none_or(|first| first < f + 2) {
            return undefined;
        }
        let receiver = self.stack[frame.base as usize + f as usize + 1];
        let name = self.site_name(frame.code, site);
        let found = self.get_attr_opt(receiver, name);
        self.drop_request();
        if !matches!(found, Ok(None)) {
            return undefined;
        }
        let top = self.frames.len() - 1;
        self.frames[top].pc = at + 1;
        self.get_attr(receiver, name).err().unwrap_or(undefined)
    }

    /// What every main module has without assigning it: `__file__`, `__builtins__` and others.
    fn main_fact(&mut self, name: Sym) -> Result<Option<Value>> {
        match self.text(name) {
            "__builtins__" => match self.import_module("builtins")? {
                crate::native::Step::Done(module) => Ok(Some(module)),
                _ => Ok(None),
            },
            text if text.starts_with("__") => {
                let main = self.main_module()?;
                Ok(self.dict_get_str(self.heap.module(main).dict, name))
            }
            _ => Ok(None),
        }
    }

    /// A builtin by name.
    pub(crate) fn builtin_value(&self, name: Sym) -> Option<Value> {
        // Once the module is imported, it may have been changed.
        if let Some(&(_, Value::Module(h))) = self.modules.iter().find(|(m, _)| *m == n::BUILTINS) {
            return self.dict_get_str(self.heap.module(h).dict, name);
        }
        match self.registry.builtin(name) {
            None if name == n::NAME => Some(Value::Str(n::BUILTINS)),
            found => found,
        }
    }

    /// The `__builtins__` that globals of `exec` bring with them, if they do.
    fn own_builtins(&self, code: CodeRef) -> Option<Value> {
        let dict = self.dict_globals(code)?;
        let key = self.heap.find_interned("__builtins__")?;
        self.dict_get_str(dict, key).map(|v| self.payload(v))
    }

    /// A builtin as the code sees it.
    fn builtin_for(&mut self, code: CodeRef, name: Sym) -> Result<Option<Value>> {
        match self.own_builtins(code) {
            Some(Value::Dict(dict)) => Ok(self.dict_get_str(dict, name)),
            Some(Value::None) => Err(self.type_error("'NoneType' object is not subscriptable")),
            _ => Ok(self.builtin_value(name)),
        }
    }

    /// Code whose builtins have no `__import__` imports nothing.
    pub(crate) fn may_import(&mut self, code: CodeRef) -> Result<()> {
        if self.own_builtins(code).is_none() {
            return Ok(());
        }
        let import = self.heap.intern("__import__")?;
        match self.builtin_for(code, import)? {
            Some(_) => Ok(()),
            None => Err(self.raise(t::IMPORT_ERROR, "__import__ not found")),
        }
    }

    /// A name of the builtins changed: what the guest's programs find by it changes too.
    pub(crate) fn refresh_builtin(&mut self, name: Sym) {
        let v = self.builtin_value(name).unwrap_or_default();
        for p in self.programs.iter_mut().filter(|p| p.library.is_none()) {
            // The globals of `exec` are a dict, and what stands behind them too.
            if p.module.is_some() {
                continue;
            }
            for (slot, &id) in p.program.layout.iter().enumerate() {
                if p.names[id as usize] == name {
                    p.builtins[slot] = v;
                }
            }
        }
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn store_global(&mut self, code: CodeRef, src: usize, slot: u32) -> Result<()> {
        let v = self.stack[src];
        if let Some(dict) = self.dict_globals(code) {
            let name = self.slot_name(code, slot)?;
            return self.dict_set_str(dict, name, v);
        }
        *self.global_slot(code, slot)? = v;
        Ok(())
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn delete_global(&mut self, code: CodeRef, slot: u32) -> Result<()> {
        let name = self.slot_name(code, slot)?;
        if let Some(dict) = self.dict_globals(code) {
            return match self.dict_del_str(dict, name) {
                Some(_) => Ok(()),
                None => Err(self.undefined(name)),
            };
        }
        if std::mem::take(self.global_slot(code, slot)?).is_unset() {
            return Err(self.undefined(name));
        }
        Ok(())
    }

    /// A step that fills a global of the code's module which waits.
    fn fill_global(&mut self, code: CodeRef, name: Sym) -> Result<Option<Step>> {
        match self.programs[self.owner(code)].module {
            Some(module) => self.fill_deferred(module, name),
            None => Ok(None),
        }
    }

    /// A global by name, as the code's module sees it; builtins behind it.
    pub(crate) fn global_named(&mut self, code: CodeRef, name: Sym) -> Result<Option<Value>> {
        let owner = self.owner(code);
        let found = match self.programs[owner].module {
            Some(module) => self.module_get(module, name),
            None => match self.layout.slot(name) {
                Some(slot) => Some(*self.main_global_slot(slot as u32)?),
                // Only programs that name it have a slot for it.
                None if name == n::NAME => Some(Value::Str(n::MAIN)),
                None => self.main_fact(name)?,
            },
        };
        let library = self.programs[owner].library.is_some();
        let internal = || if library { self.registry.internal(name) } else { None };
        match found.filter(|v| !v.is_unset()).or_else(internal) {
            None => self.builtin_for(code, name),
            found => Ok(found),
        }
    }

    /// `NameError: name 'x' is not defined`
    #[cold]
    pub(crate) fn undefined(&mut self, name: Sym) -> Raise {
        let text = self.text(name).to_owned();
        let raise = self.name_error(format!("name '{text}' is not defined"));
        self.name_the_error(raise, name)
    }

    /// Keep the name in the exception: the traceback makes suggestions from it.
    fn name_the_error(&mut self, raise: Raise, name: Sym) -> Raise {
        let Raise::Exc(h) = raise else { return raise };
        let dict = match self.heap.new_dict() {
            Ok(d) => d,
            Err(e) => return e,
        };
        self.heap.exception_mut(h).dict = dict;
        if let Value::Dict(d) = dict
            && let Err(e) = self.dict_set_str(d, n::NAME_ATTR, Value::Str(name))
        {
            return e;
        }
        Raise::Exc(h)
    }

    /// `CheckBound` found nothing.
    #[cold]
    pub(crate) fn unbound(&mut self, code: CodeRef, _reg: u8, name: u32) -> Result<()> {
        let sym = self.program_name(code, name);
        if self.codes[code.index()].flags.has(CodeFlags::MODULE) {
            let raise = self.undefined(sym);
            return Err(self.unless_method_is_absent(raise));
        }
        let text = self.text(sym).to_owned();
        let message = format!(
            "cannot access local variable '{text}' where it is not associated with a value"
        );
        let raise = self.raise(t::UNBOUND_LOCAL_ERROR, message);
        let raise = self.name_the_error(raise, sym);
        Err(self.unless_method_is_absent(raise))
    }

    /// An empty cell was read or deleted.
    #[cold]
    pub(crate) fn unbound_cell(&mut self, code: CodeRef, cell: u8, name: u32) -> Result<()> {
        let sym = self.program_name(code, name);
        let c = self.code(code);
        let own = c
            .cells
            .iter()
            .take(c.cells.len() - c.freevars.len().min(c.cells.len()))
            .any(|(r, _)| *r == cell);
        // To an inlined generator expression those of the function around are free, and others its own.
        let pc = self.top().pc.saturating_sub(1);
        if own != c.inlined_at(pc).is_some() {
            return self.unbound(code, cell, name);
        }
        let text = self.text(sym).to_owned();
        let message = format!(
            "cannot access free variable '{text}' where it is not associated with a value in enclosing scope"
        );
        let raise = self.name_error(message);
        let raise = self.name_the_error(raise, sym);
        Err(self.unless_method_is_absent(raise))
    }

    // ---- class bodies and `exec`: names in the namespace of register 0

    #[cold]
    #[inline(never)]
    pub(crate) fn load_name(&mut self, code: CodeRef, base: usize, name: u32) -> Result<Step> {
        let sym = self.program_name(code, name);
        let namespace = self.stack[base];
        if let Value::Dict(h) = namespace {
            if let Some(v) = self.dict_get_str(h, sym) {
                return Ok(Step::Done(v));
            }
        } else if self.lookup_special(namespace, n::GETITEM).is_some() {
            let own = match self.payload(namespace) {
                Value::Dict(h) => self.dict_get_str(h, sym).is_some(),
                _ => false,
            };
            if !own && let Some(step) = self.fill_global(code, sym)? {
                return Ok(step);
            }
            let fallback = self.global_named(code, sym)?.unwrap_or(Value::Unset);
            return self.namespace_get(namespace, sym, fallback);
        }
        if let Some(step) = self.fill_global(code, sym)? {
            return Ok(step);
        }
        match self.global_named(code, sym)? {
            Some(v) => Ok(Step::Done(v)),
            None => Err(self.undefined(sym)),
        }
    }

    /// A name of a namespace that is some mapping.
    fn namespace_get(&mut self, namespace: Value, name: Sym, fallback: Value) -> Result<Step> {
        let found = if fallback.is_unset() { Value::False } else { Value::True };
        self.prelude_call(
            "namespace_get",
            &[namespace, Value::Str(name), found, fallback.or_none()],
        )
    }

    pub(crate) fn load_name_or_cell(
        &mut self,
        code: CodeRef,
        base: usize,
        cell: u8,
        name: u32,
    ) -> Result<Step> {
        let sym = self.program_name(code, name);
        let namespace = self.stack[base];
        let Value::Cell(h) = self.stack[base + cell as usize] else {
            return Err(Raise::Internal("not a cell"));
        };
        let value = self.heap.cell(h).value;
        match namespace {
            Value::Dict(d) => {
                if let Some(v) = self.dict_get_str(d, sym) {
                    return Ok(Step::Done(v));
                }
            }
            _ => return self.namespace_get(namespace, sym, value),
        }
        if value.is_unset() {
            self.unbound_cell(code, cell, name)?;
        }
        Ok(Step::Done(value))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn store_name(
        &mut self,
        code: CodeRef,
        base: usize,
        name: u32,
        src: u8,
    ) -> Result<Step> {
        let sym = self.program_name(code, name);
        let v = self.stack[base + src as usize];
        match self.stack[base] {
            Value::Dict(h) => self.dict_set_str(h, sym, v).map(|()| Step::Done(Value::None)),
            namespace => self.set_item(namespace, Value::Str(sym), v),
        }
    }

    pub(crate) fn delete_name(&mut self, code: CodeRef, base: usize, name: u32) -> Result<Step> {
        let sym = self.program_name(code, name);
        match self.stack[base] {
            Value::Dict(h) => match self.dict_del_str(h, sym) {
                Some(_) => Ok(Step::Done(Value::None)),
                None => Err(self.undefined(sym)),
            },
            namespace => self.del_item(namespace, Value::Str(sym)),
        }
    }

    /// Make sure that the namespace has `__annotations__`.
    pub(crate) fn setup_annotations(&mut self, code: CodeRef, base: usize) -> Result<()> {
        let module = self.codes[code.index()].flags.has(CodeFlags::MODULE);
        if let Value::Dict(h) = self.stack[base]
            && (!module || self.has_namespace(code))
        {
            if self.dict_get_str(h, n::ANNOTATIONS).is_none() {
                let dict = self.heap.new_dict()?;
                self.dict_set_str(h, n::ANNOTATIONS, dict)?;
            }
            return Ok(());
        }
        if module && !self.has_namespace(code) {
            let owner = self.owner(code);
            let p = &self.programs[owner];
            let slot = p.program.layout.iter().position(|&l| p.names[l as usize] == n::ANNOTATIONS);
            if let Some(slot) = slot
                && self.global_slot(code, slot as u32)?.is_unset()
            {
                let dict = self.heap.new_dict()?;
                *self.global_slot(code, slot as u32)? = dict;
            }
            return Ok(());
        }
        let namespace = self.stack[base];
        let step = self.prelude_call("setup_annotations", &[namespace])?;
        self.apply(step)
    }

    // ---- functions

    /// `MakeFunction`: from the parts at stack index `start` on.
    #[cold]
    #[inline(never)]
    pub(crate) fn make_function(
        &mut self,
        code: CodeRef,
        dst: usize,
        start: usize,
        index: u32,
    ) -> Result<()> {
        let owner = self.owner(code);
        let target = CodeRef::new(self.programs[owner].first_code + index);
        let [defaults, kwdefaults, closure, annotations] = [
            self.stack[start],
            self.stack[start + 1],
            self.stack[start + 2],
            self.stack[start + 3],
        ];
        let mut cells: Vec<Handle<crate::object::Cell>> = Vec::new();
        if let Value::Tuple(h) = closure {
            for &v in self.heap.tuple_items(h) {
                let Value::Cell(cell) = v else { return Err(Raise::Internal("not a cell")) };
                cells.push(cell);
            }
        }
        let module = match self.programs[owner].module {
            Some(h)
                if self.programs[owner].library.is_some() && !self.programs[owner].names_itself =>
            {
                self.heap.module(h).name
            }
            Some(h) => {
                let module = self.heap.module(h);
                let name = match self.programs[owner].names_itself || self.is_main(h) {
                    true => self.module_get(h, n::NAME),
                    false => self.dict_get_str(module.dict, n::NAME),
                };
                name.unwrap_or(module.name)
            }
            None if self.programs[owner].names_itself => {
                self.main_global(n::NAME).unwrap_or(Value::Str(n::MAIN))
            }
            None => Value::Str(n::MAIN),
        };
        let loaded = &self.codes[target.index()];
        let function = Function {
            code: target,
            name: Value::Str(loaded.name),
            qualname: Value::Str(loaded.qualname),
            defaults,
            kwdefaults,
            closure: cells.into(),
            annotations,
            doc: Value::Unset,
            dict: Value::Unset,
            module,
        };
        self.stack[dst] = self.heap.new_function(function)?;
        Ok(())
    }
}
