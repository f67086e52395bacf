//! Binding of arguments to the parameters of Python functions, with CPython's errors.

use monty_code::{Code, CodeFlags};
use smallvec::SmallVec;

use crate::error::{Raise, Result};
use crate::object::{DictObject, Function};
use crate::value::{Handle, Sym, Value};
use crate::vm::Vm;

/// A function with `*args` or `**kwargs`, or the body of a class, which is given its namespace.
const TAKES_MORE: u16 = CodeFlags::VARARGS | CodeFlags::VARKW | CodeFlags::CLASS_BODY;

impl Vm {
    /// Arrange the arguments at `start` (the last `names.len()` of them keywords) as the function's
    /// first registers.
    pub(crate) fn bind_arguments(
        &mut self,
        h: Handle<Function>,
        start: usize,
        nargs: usize,
        names: &[Sym],
    ) -> Result<()> {
        if self.bind_few(h, start, nargs, names)? {
            return Ok(());
        }
        let held = self.heap.held();
        self.heap.hold(nargs * size_of::<Value>())?;
        let given: SmallVec<[Value; 8]> = SmallVec::from_slice(&self.stack[start..start + nargs]);
        let bound = self.bind_given(h, start, &given, names);
        self.heap.let_go(held);
        bound.inspect_err(|e| {
            if matches!(e, Raise::Limit(_)) {
                // The call is made again when the limit was raised.
                self.stack[start..start + nargs].copy_from_slice(&given);
            }
        })
    }

    /// The same for a few parameters, none of which takes whatever is left; false, and nothing done, if
    /// there are others, or an error to raise.
    fn bind_few(
        &mut self,
        h: Handle<Function>,
        start: usize,
        nargs: usize,
        names: &[Sym],
    ) -> Result<bool> {
        const FEW: usize = 12;
        let function = self.heap.function(h);
        let (kwdefaults, loaded) = (function.kwdefaults, &self.codes[function.code.index()]);
        let (code, locals) = (loaded.code(&self.programs), loaded.locals as usize);
        let (argcount, positional) = (code.argcount as usize, nargs - names.len());
        let named = argcount + code.kwonly as usize;
        if named > FEW || positional > argcount || code.flags.has(TAKES_MORE) {
            return Ok(false);
        }
        let mut bound = [Value::Unset; FEW];
        bound[..positional].copy_from_slice(&self.stack[start..start + positional]);
        let own_names = &self.programs[loaded.owner as usize].names;
        let name_of = |p: usize| own_names[code.varnames[p] as usize];
        for (i, &name) in names.iter().enumerate() {
            match (code.posonly as usize..named).find(|&p| name_of(p) == name) {
                Some(p) if bound[p].is_unset() => bound[p] = self.stack[start + positional + i],
                _ => return Ok(false),
            }
        }
        let defaults = match function.defaults {
            Value::Tuple(t) => self.heap.tuple_items(t),
            _ => &[],
        };
        for (p, place) in bound.iter_mut().enumerate().take(named).skip(positional) {
            if place.is_unset() {
                let default = match (kwdefaults, (p + defaults.len()).checked_sub(argcount)) {
                    (_, Some(i)) if p < argcount => defaults.get(i).copied(),
                    (Value::Dict(d), _) if p >= argcount => self.heap.dict_get_text(d, name_of(p)),
                    _ => None,
                };
                match default {
                    Some(v) => *place = v,
                    None => return Ok(false),
                }
            }
        }
        self.reserve_stack(start, locals)?;
        self.stack[start..start + named].copy_from_slice(&bound[..named]);
        self.stack[start + named..start + locals.max(nargs)].fill(Value::Unset);
        Ok(true)
    }

    fn bind_given(
        &mut self,
        h: Handle<Function>,
        start: usize,
        given: &[Value],
        names: &[Sym],
    ) -> Result<()> {
        let nargs = given.len();
        let (code_ref, defaults, kwdefaults) = {
            let f = self.heap.function(h);
            (f.code, f.defaults, f.kwdefaults)
        };
        if self.is_class_body(code_ref) && nargs == 1 {
            // The namespace stands in register 0.
            let locals = self.codes[code_ref.index()].locals as usize;
            self.stack[start + 1..start + locals.max(1)].fill(Value::Unset);
            return Ok(());
        }
        let program = self.program_of(code_ref).clone();
        let code = &program.codes[self.codes[code_ref.index()].index as usize];
        let (argcount, kwonly) = (code.argcount as usize, code.kwonly as usize);
        let named = argcount + kwonly;
        let positional = nargs - names.len();
        let locals = (self.codes[code_ref.index()].locals as usize).max(named + 2);
        self.reserve_stack(start, locals)?;
        self.stack[start..start + locals].fill(Value::Unset);
        let direct = positional.min(argcount);
        self.stack[start..start + direct].copy_from_slice(&given[..direct]);
        let mut next = named;
        if code.flags.has(CodeFlags::VARARGS) {
            let extra = &given[direct..positional];
            self.stack[start + next] = self.heap.new_tuple(extra)?;
            next += 1;
        }
        let mut extra_kwargs = None;
        if code.flags.has(CodeFlags::VARKW) {
            let dict = self.heap.new_dict()?;
            self.stack[start + next] = dict;
            if let Value::Dict(d) = dict {
                extra_kwargs = Some(d);
            }
        }
        let owner = self.codes[code_ref.index()].owner as usize;
        self.bind_keywords(h, code, start, names, &given[positional..], extra_kwargs)?;
        if positional > argcount && !code.flags.has(CodeFlags::VARARGS) {
            return Err(self.too_many_positional(h, code, start, positional, defaults));
        }
        self.fill_defaults(h, code, owner, start, positional, defaults, kwdefaults)
    }

    /// Put arguments given by name in their registers, or among the `**` ones.
    fn bind_keywords(
        &mut self,
        h: Handle<Function>,
        code: &Code,
        start: usize,
        names: &[Sym],
        given: &[Value],
        extra_kwargs: Option<Handle<DictObject>>,
    ) -> Result<()> {
        let owner = self.codes[self.heap.function(h).code.index()].owner as usize;
        let named = code.argcount as usize + code.kwonly as usize;
        let mut posonly_given: Vec<Sym> = Vec::new();
        for (&name, &v) in names.iter().zip(given) {
            let found = (code.posonly as usize..named)
                .find(|&p| self.programs[owner].names[code.varnames[p] as usize] == name);
            match (found, extra_kwargs) {
                (Some(p), _) => {
                    if !self.stack[start + p].is_unset() {
                        let (f, a) = (self.function_name(h), self.text(name).to_owned());
                        return Err(self
                            .type_error(format!("{f}() got multiple values for argument '{a}'")));
                    }
                    self.stack[start + p] = v;
                }
                (None, Some(d)) => {
                    if self.heap.dict_get_text(d, name).is_some() {
                        let (f, a) = (self.function_name(h), self.text(name).to_owned());
                        return Err(self.type_error(format!(
                            "{f}() got multiple values for keyword argument '{a}'"
                        )));
                    }
                    self.heap.dict_put_text(d, name, v)?;
                }
                (None, None) => {
                    let posonly = (0..code.posonly as usize)
                        .any(|p| self.programs[owner].names[code.varnames[p] as usize] == name);
                    if posonly {
                        posonly_given.push(name);
                        continue;
                    }
                    return Err(self.unexpected_keyword(h, code, owner, name));
                }
            }
        }
        if !posonly_given.is_empty() {
            let list: Vec<String> =
                posonly_given.iter().map(|&s| self.text(s).to_owned()).collect();
            let f = self.function_name(h);
            return Err(self.type_error(format!(
                "{f}() got some positional-only arguments passed as keyword arguments: '{}'",
                list.join(", ")
            )));
        }
        Ok(())
    }

    #[allow(clippy::too_many_arguments)]
    fn fill_defaults(
        &mut self,
        h: Handle<Function>,
        code: &monty_code::Code,
        owner: usize,
        start: usize,
        positional: usize,
        defaults: Value,
        kwdefaults: Value,
    ) -> Result<()> {
        let argcount = code.argcount as usize;
        if positional < argcount {
            let defaults: &[Value] = match defaults {
                Value::Tuple(t) => self.heap.tuple_items(t),
                _ => &[],
            };
            let first = argcount.saturating_sub(defaults.len());
            let skip = defaults.len().saturating_sub(argcount);
            for p in positional..argcount {
                if self.stack[start + p].is_unset() && p >= first {
                    self.stack[start + p] = defaults[p - first + skip];
                }
            }
            let missing: Vec<usize> =
                (0..argcount).filter(|&p| self.stack[start + p].is_unset()).collect();
            if !missing.is_empty() {
                return Err(self.missing_arguments(h, code, owner, &missing, "positional"));
            }
        }
        let mut missing = Vec::new();
        for p in argcount..argcount + code.kwonly as usize {
            if self.stack[start + p].is_unset() {
                let name = self.programs[owner].names[code.varnames[p] as usize];
                let default = match kwdefaults {
                    Value::Dict(d) => self.heap.dict_get_text(d, name),
                    _ => None,
                };
                match default {
                    Some(v) => self.stack[start + p] = v,
                    None => missing.push(p),
                }
            }
        }
        if missing.is_empty() {
            Ok(())
        } else {
            Err(self.missing_arguments(h, code, owner, &missing, "keyword-only"))
        }
    }

    /// `__qualname__` of a function, as errors name it.
    pub(crate) fn function_name(&self, h: Handle<Function>) -> String {
        self.str_of(self.heap.function(h).qualname).unwrap_or("function").to_owned()
    }

    #[cold]
    fn unexpected_keyword(
        &mut self,
        h: Handle<Function>,
        code: &monty_code::Code,
        owner: usize,
        name: Sym,
    ) -> Raise {
        let (f, a) = (self.function_name(h), self.text(name).to_owned());
        let names: Vec<String> = (code.posonly..code.argcount + code.kwonly)
            .map(|p| {
                self.text(self.programs[owner].names[code.varnames[p as usize] as usize]).to_owned()
            })
            .collect();
        let hint = crate::suggest::keyword_hint(&a, names.iter().map(String::as_str));
        self.type_error(format!("{f}() got an unexpected keyword argument '{a}'{hint}"))
    }

    #[cold]
    fn too_many_positional(
        &mut self,
        h: Handle<Function>,
        code: &monty_code::Code,
        start: usize,
        given: usize,
        defaults: Value,
    ) -> Raise {
        let f = self.function_name(h);
        let argcount = code.argcount as usize;
        let defaults = match defaults {
            Value::Tuple(t) => self.heap.tuple_items(t).len(),
            _ => 0,
        };
        let takes = if defaults > 0 {
            format!("from {} to {argcount}", argcount - defaults)
        } else {
            argcount.to_string()
        };
        let plural = if defaults > 0 || argcount != 1 { "s" } else { "" };
        let kwonly_given = (argcount..argcount + code.kwonly as usize)
            .filter(|&p| !self.stack[start + p].is_unset())
            .count();
        let (extra, verb) = if kwonly_given > 0 {
            let s = |k: usize| if k == 1 { "" } else { "s" };
            (
                format!(
                    " positional argument{} (and {kwonly_given} keyword-only argument{})",
                    s(given),
                    s(kwonly_given)
                ),
                "were",
            )
        } else {
            (String::new(), if given == 1 { "was" } else { "were" })
        };
        self.type_error(format!(
            "{f}() takes {takes} positional argument{plural} but {given}{extra} {verb} given"
        ))
    }

    #[cold]
    fn missing_arguments(
        &mut self,
        h: Handle<Function>,
        code: &monty_code::Code,
        owner: usize,
        missing: &[usize],
        kind: &str,
    ) -> Raise {
        let f = self.function_name(h);
        let names: Vec<String> = missing
            .iter()
            .map(|&p| {
                format!("'{}'", self.text(self.programs[owner].names[code.varnames[p] as usize]))
            })
            .collect();
        let list = enumerate_names(&names);
        let plural = if missing.len() == 1 { "" } else { "s" };
        self.type_error(format!(
            "{f}() missing {} required {kind} argument{plural}: {list}",
            missing.len()
        ))
    }
}

/// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
pub(crate) fn enumerate_names(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}
