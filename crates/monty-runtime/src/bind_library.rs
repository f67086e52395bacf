//! Library code in Python that stands for what CPython writes in C: the names of such types and the
//! errors of such calls are then those of CPython's calling conventions. A module lists them in
//! `_native_names`: each an own name (`*` for all that are public), after which a second word may
//! follow: what errors call the constructor of a type (and its methods, if a `*` is behind it), or
//! the module a function says it is from.

use monty_code::{Code, CodeFlags};

use crate::error::{Raise, Result};
use crate::names as n;
use crate::object::{Function, Module, Wrapper};
use crate::signature::{Param, Signature};
use crate::value::{Handle, Sym, TypeRef, Value};
use crate::vm::Vm;

/// A call of a function, by numbers.
struct Call<'a> {
    given: usize,
    names: &'a [Sym],
    /// Arguments that the caller does not write.
    implicit: usize,
    constructor: bool,
    /// As most errors call it, and as those about no argument or one do.
    name: String,
    shown: String,
}

impl Vm {
    /// The entry of a module's list for an own name; None if that is not in it.
    fn native_entry(&self, module: Value, name: &str) -> Option<String> {
        let module = self.str_of(module)?;
        // `_io` is what CPython calls the half of `io` that is written in C.
        let found =
            self.loaded_module(module).or_else(|| self.loaded_module(module.strip_prefix('_')?))?;
        let Value::Module(h) = found else { return None };
        let Value::Tuple(list) = self.module_get(h, n::NATIVE_NAMES)? else { return None };
        let entries = self.heap.tuple_items(list).iter().filter_map(|v| self.str_of(*v));
        let mut entries = entries.map(|e| e.split_once(' ').unwrap_or((e, "")));
        let found = entries.find(|e| e.0 == name || (e.0 == "*" && is_public(name)))?;
        Some(found.1.to_owned())
    }

    /// The body of a library module ran: mark the classes in its list, and make its functions builtin
    /// ones.
    pub(crate) fn mark_native_classes(&mut self, module: Handle<Module>) -> Result<()> {
        let Some(Value::Tuple(list)) = self.module_get(module, n::NATIVE_NAMES) else {
            return Ok(());
        };
        for i in 0..self.heap.tuple_items(list).len() {
            let Some(entry) = self.str_of(self.heap.tuple_items(list)[i]) else { continue };
            let name = entry.split(' ').next().unwrap_or("");
            let names = match name {
                "*" => {
                    let mut names = self.module_names(module);
                    names.retain(|&s| is_public(self.text(s)));
                    names
                }
                _ => self.heap.find_interned(name).into_iter().collect(),
            };
            for name in names {
                self.mark_native(module, name)?;
            }
        }
        Ok(())
    }

    /// A name of a library module was filled: the same for it, if it is in the module's list.
    pub(crate) fn mark_native_class(&mut self, module: Handle<Module>, name: Sym) -> Result<()> {
        let owner = self.heap.module(module).name;
        let text = self.text(name).to_owned();
        match self.native_entry(owner, &text) {
            Some(_) => self.mark_native(module, name),
            None => Ok(()),
        }
    }

    fn mark_native(&mut self, module: Handle<Module>, name: Sym) -> Result<()> {
        match self.module_get(module, name) {
            Some(Value::Type(class)) => {
                if let Some(c) = self.class_mut(class) {
                    c.native = true;
                }
                Ok(())
            }
            Some(f @ Value::Function(h)) if self.module_of(h) == Some(module) => {
                let builtin = self.builtin_of(module, f)?;
                self.module_set(module, name, builtin)
            }
            _ => Ok(()),
        }
    }

    /// The module whose code a function is.
    fn module_of(&self, h: Handle<Function>) -> Option<Handle<Module>> {
        let code = self.heap.function(h).code;
        self.programs[self.codes[code.index()].owner as usize].module
    }

    /// The builtin function that a function of a module is shown as: the same under each of its names.
    fn builtin_of(&mut self, module: Handle<Module>, f: Value) -> Result<Value> {
        let of = |v: &&Value| matches!(v, Value::Wrapper(w) if matches!(*self.heap.wrapper(*w), Wrapper::Builtin(g) if g == f));
        match self.heap.module(module).slots.iter().find(of) {
            Some(&builtin) => Ok(builtin),
            None => self.heap.new_wrapper(Wrapper::Builtin(f)),
        }
    }

    /// Does a class stand for a type that CPython writes in C?
    pub(crate) fn is_native_class(&self, class: TypeRef) -> bool {
        self.class(class).is_some_and(|c| c.native)
    }

    /// The error for arguments that a function does not take, if it stands for one of C.
    #[cold]
    pub(crate) fn native_call_error(
        &mut self,
        h: Handle<Function>,
        start: usize,
        nargs: usize,
        names: &[Sym],
    ) -> Option<Raise> {
        let f = self.heap.function(h);
        let (code, defaults, module) = (f.code, f.defaults, f.module);
        let qualname = self.str_of(f.qualname)?.to_owned();
        let (root, name) = (qualname.split('.').next()?, qualname.rsplit('.').next()?);
        let second = self.native_entry(module, root)?;
        let method = root.len() < qualname.len();
        let constructor = method && matches!(name, "__new__" | "__init__");
        let program = self.program_of(code).clone();
        let c = &program.codes[self.codes[code.index()].index as usize];
        let s = signature(c, &program.names, self.default_count(defaults));
        let implicit = usize::from(
            method && s.params.first().is_some_and(|p| matches!(p.name, "self" | "cls")),
        );
        let call = Call {
            given: nargs - names.len() - implicit.min(nargs - names.len()),
            names,
            implicit,
            constructor,
            name: match (constructor, second.strip_suffix('*')) {
                (true, None) if second.is_empty() => root.to_owned(),
                (true, None) => second.clone(),
                (_, Some(all)) => all.to_owned(),
                (false, None) => name.to_owned(),
            },
            shown: match (method, second.is_empty()) {
                (true, _) => qualname.clone(),
                (false, true) => format!("{}.{name}", self.str_of(module)?),
                (false, false) => format!("{second}.{name}"),
            },
        };
        let mut text = self.call_error_text(&s, &call, c, &program.names)?;
        if constructor && second == "function" && text.contains("missing required") {
            // C looks at what there is before it misses what is not: these take ints.
            let given = &self.stack[start + implicit..start + implicit + call.given];
            if let Some(v) = given.iter().find(|v| self.lookup_special(**v, n::INDEX).is_none()) {
                text =
                    format!("'{}' object cannot be interpreted as an integer", self.type_name(*v));
            }
        }
        Some(self.type_error(text))
    }

    /// The error for too few or too many positional arguments of a native function that stands for one
    /// in Python.
    pub(crate) fn python_arity_text(name: &str, s: &Signature, given: usize) -> String {
        if given < s.required {
            let names: Vec<String> =
                s.params[given..s.required].iter().map(|p| format!("'{}'", p.name)).collect();
            let (k, list) = (names.len(), crate::bind::enumerate_names(&names));
            return format!(
                "{name}() missing {k} required positional argument{}: {list}",
                plural(k)
            );
        }
        let (max, were) = (s.positional, if given == 1 { "was" } else { "were" });
        let takes = if s.required < max {
            format!("from {} to {max}", s.required)
        } else {
            max.to_string()
        };
        format!(
            "{name}() takes {takes} positional argument{} but {given} {were} given",
            plural(max)
        )
    }

    fn default_count(&self, defaults: Value) -> usize {
        match defaults {
            Value::Tuple(t) => self.heap.tuple_items(t).len(),
            _ => 0,
        }
    }

    fn call_error_text(
        &self,
        s: &Signature,
        call: &Call,
        code: &Code,
        texts: &[Box<str>],
    ) -> Option<String> {
        let (name, given) = (&call.name, call.given);
        let (min, max) = (s.required.saturating_sub(call.implicit), s.positional - call.implicit);
        let positional_only = s.posonly.max(call.implicit) == s.params.len() && !s.varkw;
        if positional_only && !call.names.is_empty() {
            return Some(format!("{name}() takes no keyword arguments"));
        }
        if positional_only && !s.varargs {
            return Some(positional_text(call, min, max));
        }
        if s.varargs && given < min {
            return Some(format!(
                "{name} expected at least {min} argument{}, got {given}",
                plural(min)
            ));
        }
        let brackets = if name == "function" { "" } else { "()" };
        let shown = format!("{name}{brackets}");
        let total = given + call.names.len();
        if !s.varargs && (total > s.params.len() - call.implicit || given > max) {
            let text =
                self.keyword_arity(s, name, (min, max), call.implicit, (given, call.names.len()));
            return Some(text.replacen(&format!("{name}()"), &shown, 1));
        }
        let by_name = |p: usize| {
            call.names.iter().any(|k| self.text(*k) == &*texts[code.varnames[p] as usize])
        };
        let missing = (given + call.implicit..s.params.len())
            .find(|&p| s.params[p].default.is_none() && !by_name(p));
        if let Some(p) = missing {
            let text = &texts[code.varnames[p] as usize];
            if p >= s.positional {
                return Some(format!("{shown} missing required keyword-only argument: '{text}'"));
            }
            return Some(format!(
                "{shown} missing required argument '{text}' (pos {})",
                p + 1 - call.implicit
            ));
        }
        let known = |k: &Sym| {
            (s.posonly..s.params.len()).any(|p| self.text(*k) == &*texts[code.varnames[p] as usize])
        };
        let unknown = call.names.iter().find(|k| !known(k))?;
        let shown = if brackets.is_empty() { "this function" } else { &shown };
        let unknown = self.text(*unknown);
        let names = (s.posonly..s.params.len()).map(|p| &*texts[code.varnames[p] as usize]);
        let hint = crate::suggest::keyword_hint(unknown, names);
        Some(format!("{shown} got an unexpected keyword argument '{unknown}'{hint}"))
    }
}

fn is_public(name: &str) -> bool {
    !name.starts_with('_') || name.starts_with("__")
}

/// The numbers of a signature; of the names, only the receiver's is told.
fn signature(code: &Code, texts: &[Box<str>], defaults: usize) -> Signature {
    let (positional, all) = (code.argcount as usize, (code.argcount + code.kwonly) as usize);
    let required = positional.saturating_sub(defaults);
    let param = |p: usize| Param {
        name: match texts.get(code.varnames[p] as usize).map(|t| &**t) {
            Some("self") => "self",
            Some("cls") => "cls",
            _ => "",
        },
        // Keyword-only parameters of the library all have defaults.
        default: (p >= required).then_some("..."),
    };
    Signature {
        params: (0..all).map(param).collect(),
        posonly: code.posonly as usize,
        positional,
        required,
        varargs: code.flags.has(CodeFlags::VARARGS),
        strict: false,
        varkw: code.flags.has(CodeFlags::VARKW),
    }
}

/// The error of functions whose arguments have no names.
fn positional_text(call: &Call, min: usize, max: usize) -> String {
    let (name, given) = (&call.name, call.given);
    match (min, max) {
        (0, 0) => format!("{}() takes no arguments ({given} given)", call.shown),
        (1, 1) if !call.constructor => {
            format!("{}() takes exactly one argument ({given} given)", call.shown)
        }
        _ if min == max => format!("{name} expected {max} argument{}, got {given}", plural(max)),
        _ if given < min => {
            format!("{name} expected at least {min} argument{}, got {given}", plural(min))
        }
        _ => format!("{name} expected at most {max} argument{}, got {given}", plural(max)),
    }
}

fn plural(k: usize) -> &'static str {
    if k == 1 { "" } else { "s" }
}
