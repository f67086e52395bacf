//! Names of library modules that wait: what fills their slots runs when one of them is first read.
//! (See `monty_code::Program::deferred`.)

use crate::cont::Cont;
use crate::error::{ConvertKind, Raise, Result};
use crate::import::ImportCont;
use crate::names as n;
use crate::native::{NativeState, Outcome, Step};
use crate::object::Module;
use crate::value::{CodeRef, Handle, Sym, Value};
use crate::vm::Vm;

impl Vm {
    /// The code that has yet to fill a module's slot with this name.
    pub(crate) fn deferred_code(&self, h: Handle<Module>, name: Sym) -> Option<CodeRef> {
        let module = self.heap.module(h);
        if module.deferred.is_empty() {
            return None;
        }
        let slot = module.slot(name)?;
        if !module.slots[slot].is_unset() {
            return None;
        }
        let at = module.deferred.binary_search_by_key(&(slot as u32), |entry| entry.0).ok()?;
        Some(module.deferred[at].1)
    }

    /// The names of a module that wait.
    pub(crate) fn deferred_names(&self, h: Handle<Module>) -> Vec<Sym> {
        let module = self.heap.module(h);
        let unset = module.deferred.iter().filter(|d| module.slots[d.0 as usize].is_unset());
        unset.map(|&(slot, _)| module.slot_names()[slot as usize]).collect()
    }

    /// A step whose result is the value of a name that waits; None if it does not.
    pub(crate) fn fill_deferred(&mut self, h: Handle<Module>, name: Sym) -> Result<Option<Step>> {
        let Some(code) = self.deferred_code(h, name) else { return Ok(None) };
        // While it runs its names are unset as any others, so that it cannot run inside itself.
        let first = self.codes[code.index()].owner as usize;
        let index = code.index() as u32 - self.programs[first].first_code;
        let body = self.code_function(code, n::MODULE_CODE)?;
        self.heap.module_mut(h).deferred.retain(|entry| entry.1 != code);
        let step = self.call_then_cont(
            body,
            &[],
            Cont::Import(ImportCont::Deferred),
            index,
            &[Value::Module(h), Value::Str(name), Value::Int(code.index() as i64)],
        )?;
        Ok(Some(step))
    }

    /// The code ran that fills a name.
    pub(crate) fn resume_deferred(
        &mut self,
        state: &NativeState,
        outcome: Outcome,
    ) -> Result<Step> {
        let (Value::Module(h), Value::Str(name), Value::Int(code)) =
            (state.get(0)?, state.get(1)?, state.get(2)?)
        else {
            return Err(Raise::Internal("a module without a name"));
        };
        let code = self.codes.get(code as usize).map(|c| c.owner).ok_or(NO_CODE)?;
        let program = &self.programs[code as usize];
        let names: Vec<u32> = program
            .program
            .deferred
            .iter()
            .filter(|entry| entry.1 == state.phase)
            .map(|entry| entry.0)
            .collect();
        match outcome {
            Ok(_) => {
                for slot in names {
                    let name = self
                        .heap
                        .module(h)
                        .slot_names()
                        .get(slot as usize)
                        .copied()
                        .ok_or(NO_CODE)?;
                    self.mark_native_class(h, name)?;
                }
                match self.module_get(h, name) {
                    Some(v) => Ok(Step::Done(v)),
                    None => Err(self.undefined(name)),
                }
            }
            Err(e) => {
                // It may succeed another time: what failed may be the depth of the recursion.
                let code = CodeRef::new(program.first_code + state.phase);
                let module = self.heap.module_mut(h);
                for slot in names {
                    if module.slots.get(slot as usize).is_some_and(|v| v.is_unset()) {
                        module.deferred.push((slot, code));
                    }
                }
                module.deferred.sort_unstable_by_key(|entry| entry.0);
                Err(Raise::Exc(e))
            }
        }
    }

    /// Names of a view's module wait: ask for all of them, and for the call again.
    pub(crate) fn whole_namespace(&self, view: Value, h: Handle<Module>) -> Result<()> {
        match self.deferred_names(h).is_empty() {
            true => Ok(()),
            false => Err(Raise::convert(view, ConvertKind::Namespace)),
        }
    }

    /// Have a module filled, then give the view of it back.
    pub(crate) fn fill_namespace(&mut self, view: Value) -> Result<Step> {
        let Some(h) = self.viewed_module(view) else { return Ok(Step::Done(view)) };
        let names: Vec<Value> = self.deferred_names(h).into_iter().map(Value::Str).collect();
        let names = self.heap.new_tuple(&names)?;
        self.prelude_call("namespace_fill", &[view, Value::Module(h), names])
    }
}

const NO_CODE: Raise = Raise::Internal("a name that waits for no code");
