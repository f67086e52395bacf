//! 'Did you mean' and 'did you forget to import', as tracebacks add them to the last line.

use crate::names as n;
use crate::object::ExceptionObject;
use crate::suggest::closest;
use crate::types as t;
use crate::value::{Handle, Sym, Value};
use crate::vm::Vm;

/// Where there are more candidates than this, none is suggested.
const MAX_CANDIDATES: usize = 750;

impl Vm {
    /// What a traceback adds to the message of a `NameError`, `AttributeError` or `ImportError`.
    pub(crate) fn suggestion(&mut self, e: Handle<ExceptionObject>) -> Option<String> {
        if self.is_exception(e, t::MODULE_NOT_FOUND_ERROR) {
            return self.nearest_module(e);
        }
        if self.is_exception(e, t::IMPORT_ERROR) {
            let wrong = self.exception_text_attr(e, n::NAME_FROM)?;
            let module = self.exception_text_attr(e, n::NAME_ATTR)?;
            let (_, module) = *self.modules.iter().find(|(name, _)| self.text(*name) == module)?;
            let names = self.dir_names(module);
            return self.did_you_mean(&wrong, &names);
        }
        if self.is_exception(e, t::ATTRIBUTE_ERROR) {
            let wrong = self.exception_text_attr(e, n::NAME_ATTR)?;
            let obj = self.exception_attr(e, n::OBJ)?;
            let mut names = self.dir_names(obj);
            if !wrong.starts_with('_') {
                names.retain(|name| !name.starts_with('_'));
            }
            return self.did_you_mean(&wrong, &names);
        }
        if self.is_exception(e, t::NAME_ERROR) && !self.is_exception(e, t::UNBOUND_LOCAL_ERROR) {
            let wrong = self.exception_text_attr(e, n::NAME_ATTR)?;
            let meant = match self.exception_attr(e, n::SELF_ATTR) {
                Some(_) => Some(format!(". Did you mean: 'self.{wrong}'?")),
                None => {
                    let names = self.scope_names(e);
                    self.did_you_mean(&wrong, &names)
                }
            };
            if self.registry.module(&wrong).is_some()
                || self.registry.library_module(&wrong).is_some()
                || is_stdlib(&wrong)
            {
                return Some(match meant {
                    Some(meant) => format!("{meant} Or did you forget to import '{wrong}'?"),
                    None => format!(". Did you forget to import '{wrong}'?"),
                });
            }
            return meant;
        }
        None
    }

    fn exception_text_attr(&self, e: Handle<ExceptionObject>, name: Sym) -> Option<String> {
        self.str_of(self.exception_attr(e, name)?).map(str::to_owned)
    }

    fn did_you_mean(&self, wrong: &str, names: &[String]) -> Option<String> {
        if names.len() > MAX_CANDIDATES || wrong.chars().count() > 40 {
            return None;
        }
        closest(wrong, names.iter().map(String::as_str))
            .map(|name| format!(". Did you mean: '{name}'?"))
    }

    /// Names that the innermost frame of the traceback sees: locals, globals, builtins.
    fn scope_names(&self, e: Handle<ExceptionObject>) -> Vec<String> {
        let mut names = Vec::new();
        let Some(entry) = self.heap.exception(e).traceback.first() else { return names };
        let Some(loaded) = self.codes.get(self.shown_code(*entry).index()) else { return names };
        let (code, program) = (loaded.code(&self.programs), loaded.program(&self.programs));
        if !code.flags.has(monty_code::CodeFlags::MODULE) {
            let cells = code.cells.iter().map(|(_, name)| *name);
            let locals =
                code.varnames.iter().copied().chain(cells).chain(code.freevars.iter().copied());
            names.extend(
                locals
                    .map(|name| program.name(name).to_owned())
                    .filter(|name| !name.starts_with('.')),
            );
        }
        if loaded.main {
            let globals =
                self.layout.names().iter().filter(|name| self.main_global(**name).is_some());
            names.extend(globals.map(|name| self.text(*name).to_owned()));
        } else if let Some(module) = self.programs[loaded.owner as usize].module {
            names.extend(
                self.module_names(module).into_iter().map(|name| self.text(name).to_owned()),
            );
        }
        names.extend(self.registry.builtins().iter().map(|(name, _)| self.text(*name).to_owned()));
        const OTHERS: &[&str] = &[
            "None",
            "True",
            "False",
            "open",
            "input",
            "help",
            "exit",
            "quit",
            "copyright",
            "credits",
            "license",
            "__name__",
            "__doc__",
            "__package__",
            "__loader__",
            "__spec__",
            "__build_class__",
            "__import__",
            "breakpoint",
            "memoryview",
        ];
        names.extend(OTHERS.iter().map(|&name| name.to_owned()));
        names
    }

    /// `dir(v)`, as far as it can be had without running guest code; sorted.
    pub(crate) fn dir_names(&self, v: Value) -> Vec<String> {
        let mut names: Vec<Sym> = Vec::new();
        let of_type = |names: &mut Vec<Sym>, class| {
            for &t in self.mro(class) {
                match self.class(t) {
                    Some(c) => {
                        names.extend(self.heap.dict(c.dict).iter().filter_map(|e| match e.key {
                            Value::Str(s) => Some(s),
                            _ => None,
                        }))
                    }
                    None => names.extend(
                        self.registry.types[t.index()].members.iter().map(|(name, _)| *name),
                    ),
                }
            }
        };
        match v {
            Value::Module(h) => names.extend(self.module_names(h)),
            Value::Type(class) => of_type(&mut names, class),
            _ => {
                names.extend(self.instance_attrs(v).into_iter().map(|(name, _)| name));
                of_type(&mut names, self.type_of(v));
            }
        }
        let mut texts: Vec<String> = names.into_iter().map(|s| self.text(s).to_owned()).collect();
        texts.sort_unstable();
        texts.dedup();
        texts
    }

    /// The innermost frame of a `NameError` has a `self` with such an attribute: remember it while the
    /// frame is there.
    pub(crate) fn note_self_attribute(&mut self, e: Handle<ExceptionObject>) {
        let Some(Value::Str(wrong)) = self.exception_attr(e, n::NAME_ATTR) else { return };
        let frame = self.top();
        let (code, base) = (self.code(frame.code), frame.base as usize);
        let program = self.program_of(frame.code);
        let Some(at) = code.varnames.iter().position(|&name| program.name(name) == "self") else {
            return;
        };
        let receiver = match self.stack[base + at] {
            Value::Cell(h) => self.heap.cell(h).value,
            v => v,
        };
        if receiver.is_unset() {
            return;
        }
        if let Ok(wrong) = self.heap.intern_str(wrong)
            && let Ok(Some(_)) = self.attr_pure(receiver, wrong)
        {
            let _ = self.set_exception_attr(e, n::SELF_ATTR, Value::True);
        }
    }
}

/// Modules of CPython's library that are none here, but that a guest may have forgotten to import.
fn is_stdlib(name: &str) -> bool {
    const NAMES: &str = "abc argparse array ast asyncio base64 bisect calendar collections contextlib copy csv \
        ctypes dataclasses datetime decimal email enum fractions functools gc getpass glob gzip \
        hashlib heapq http importlib inspect io itertools json locale logging math \
        multiprocessing numbers operator os pathlib pickle platform pprint queue random re sched \
        select shutil signal site socket sqlite3 ssl stat statistics string struct subprocess \
        sys tarfile tempfile textwrap threading time timeit token tokenize traceback types \
        typing unittest urllib uuid warnings weakref xml zipfile zlib";
    NAMES.split(' ').any(|known| known == name)
}
