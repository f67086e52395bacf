//! Binding of arguments to the parameters of native functions. The errors are those of CPython's
//! calling conventions, which the shape of a signature tells apart: no argument or one, positional
//! ones alone, keywords too, and the slots of special methods.

use smallvec::SmallVec;

use crate::error::{Raise, Result};
use crate::native::Args;
use crate::registry::{Native, NativeKind};
use crate::signature::Signature;
use crate::types as t;
use crate::value::{NativeId, Sym, TypeRef, Value};
use crate::vm::Vm;

fn plural(k: usize) -> &'static str {
    if k == 1 { "" } else { "s" }
}

/// Arguments that the caller does not write: the receiver or the class.
fn implicit(native: &Native) -> usize {
    usize::from(matches!(native.def.kind, NativeKind::Method | NativeKind::Class))
}

impl Vm {
    /// Arrange the arguments of a native call by its signature.
    pub(crate) fn bind_native(
        &mut self,
        id: NativeId,
        start: usize,
        nargs: usize,
        names: &[Sym],
    ) -> Result<Args> {
        let held = self.heap.held();
        self.heap.hold(nargs * size_of::<Value>())?;
        let given: SmallVec<[Value; 8]> = SmallVec::from_slice(&self.stack[start..start + nargs]);
        let bound = self.bind_native_given(id, start, &given, names);
        self.heap.let_go(held);
        bound.inspect_err(|e| {
            if matches!(e, Raise::Limit(_)) {
                // The call is made again when the limit was raised.
                self.stack[start..start + nargs].copy_from_slice(&given);
            }
        })
    }

    fn bind_native_given(
        &mut self,
        id: NativeId,
        start: usize,
        given: &[Value],
        names: &[Sym],
    ) -> Result<Args> {
        let nargs = given.len();
        let registry = self.registry;
        let native = &registry.natives[id.index()];
        let s = native.signature();
        let positional = nargs - names.len();
        if positional < implicit(native) {
            return Err(self.no_receiver(native));
        }
        if let (Some(owner), NativeKind::Method) = (native.owner, native.def.kind)
            && !self.is_instance(given[0], owner)
        {
            return Err(self.receiver_error(native, given[0]));
        }
        let too_many = nargs > s.params.len() && !s.varargs && !s.varkw;
        if too_many
            || (positional > s.positional && !s.varargs)
            || (!names.is_empty() && s.positional_only())
        {
            return Err(self.native_arity(id, positional, names.len()));
        }
        let named = s.params.len();
        let extra = positional.saturating_sub(s.positional);
        self.reserve_stack(start, named + extra + 4)?;
        self.stack[start..start + named].fill(Value::Unset);
        let direct = positional.min(s.positional);
        self.stack[start..start + direct].copy_from_slice(&given[..direct]);
        self.stack[start + named..start + named + extra]
            .copy_from_slice(&given[direct..positional]);
        let mut kwargs = Value::Unset;
        if s.varkw && !names.is_empty() {
            kwargs = self.heap.new_dict()?;
        }
        for (i, &key) in names.iter().enumerate() {
            self.bind_native_keyword(
                id,
                start,
                key,
                given[positional + i],
                kwargs,
                (positional, names.len()),
            )?;
        }
        let missing =
            (0..named).find(|&p| self.stack[start + p].is_unset() && s.params[p].default.is_none());
        if let Some(p) = missing {
            return Err(self.native_missing(id, p, positional, names.len()));
        }
        Ok(Args { start: start as u32, len: (named + extra) as u32, named: named as u32, kwargs })
    }

    fn bind_native_keyword(
        &mut self,
        id: NativeId,
        start: usize,
        key: Sym,
        v: Value,
        kwargs: Value,
        given: (usize, usize),
    ) -> Result<()> {
        let native = &self.registry.natives[id.index()];
        let s = native.signature();
        let text = self.heap.str(key);
        match s.params.iter().position(|p| p.name == text) {
            Some(p) if p >= s.posonly => {
                if !self.stack[start + p].is_unset() {
                    let at = p + 1 - implicit(native);
                    let (name, text) = (native.def.name(), text.to_owned());
                    return Err(self.type_error(format!(
                        "argument for {name}() given by name ('{text}') and position ({at})"
                    )));
                }
                self.stack[start + p] = v;
                Ok(())
            }
            _ => {
                if let Value::Dict(d) = kwargs {
                    // A dict of keywords has no other keys.
                    return self.heap.dict_put_text(d, key, v).map(|_| ());
                }
                let all = s.params.len() - implicit(native);
                let (positional, keywords) = (given.0 - implicit(native), given.1);
                if positional + keywords > all && !s.varargs {
                    return Err(self.native_arity(id, given.0, keywords));
                }
                // A required argument that is missing comes before a keyword that is too much.
                let unset = (0..s.positional)
                    .find(|&p| self.stack[start + p].is_unset() && s.params[p].default.is_none());
                if let Some(p) = unset {
                    return Err(self.native_missing(id, p, given.0, keywords));
                }
                let (name, text) = (native.def.name(), text.to_owned());
                Err(self.unknown_keyword(s, name, &text))
            }
        }
    }

    #[cold]
    fn unknown_keyword(&mut self, s: &Signature, name: &str, wrong: &str) -> Raise {
        if name == "enumerate" {
            return self
                .type_error(format!("'{wrong}' is an invalid keyword argument for enumerate()"));
        }
        // `sorted` leaves its keywords to `list.sort`.
        let name = if name == "sorted" { "sort" } else { name };
        let known = s.params[s.posonly..].iter().map(|p| p.name);
        let hint = crate::suggest::keyword_hint(wrong, known);
        self.type_error(format!("{name}() got an unexpected keyword argument '{wrong}'{hint}"))
    }

    /// A parameter without an argument.
    #[cold]
    fn native_missing(
        &mut self,
        id: NativeId,
        p: usize,
        positional: usize,
        keywords: usize,
    ) -> Raise {
        let native = &self.registry.natives[id.index()];
        let (s, name, implicit) = (native.signature(), native.def.name(), implicit(native));
        if p < s.posonly
            || native.def.signature.starts_with("def ")
            || (p < s.positional && s.positional_only())
        {
            return self.native_arity(id, positional, keywords);
        }
        let missing = s.params[p].name;
        if p >= s.positional {
            return self.type_error(format!(
                "{name}() missing required keyword-only argument: '{missing}'"
            ));
        }
        let place = if name == "enumerate" {
            String::new()
        } else {
            format!(" (pos {})", p + 1 - implicit)
        };
        self.type_error(format!("{name}() missing required argument '{missing}'{place}"))
    }

    /// The error for too few or too many arguments.
    #[cold]
    fn native_arity(&mut self, id: NativeId, given: usize, keywords: usize) -> Raise {
        let registry = self.registry;
        let native = &registry.natives[id.index()];
        let s = native.signature();
        let implicit = implicit(native);
        let name = native.def.name();
        let (min, max) =
            (s.required.saturating_sub(implicit), s.positional.saturating_sub(implicit));
        let given = given.saturating_sub(implicit);
        if native.def.signature.starts_with("def ") {
            return self.type_error(Self::python_arity_text(name, s, given));
        }
        let is_type = self.is_constructor(id);
        // A type that is filled by its `__init__` speaks of itself.
        let filled =
            native.owner.filter(|_| name == "__init__").map(|class| self.class_name(class));
        let name = filled.as_deref().unwrap_or(name);
        // So does a getter that is called.
        let getter = native
            .owner
            .filter(|class| matches!(*class, t::ITEM_GETTER | t::ATTR_GETTER | t::METHOD_CALLER))
            .filter(|_| name == "__call__")
            .map(|class| self.class_name(class));
        if keywords > 0 && s.positional_only() && !(s.varargs && s.varkw) {
            let shown = match filled {
                Some(class) => class,
                None if getter.is_some() => getter.unwrap_or_default(),
                None if native.is_slot() => format!("wrapper {name}"),
                None => self.native_shown(id),
            };
            return self.type_error(format!("{shown}() takes no keyword arguments"));
        }
        // These two check the number of arguments before they look at keywords.
        let early = name == "sorted" || (matches!(name, "int" | "str") && is_type && keywords == 0);
        if s.varargs || s.positional_only() || early {
            let slot = native.is_slot();
            let text = match (min, max) {
                _ if s.varargs => {
                    format!("{name} expected at least {min} argument{}, got {given}", plural(min))
                }
                _ if let Some(getter) = &getter => {
                    format!("{getter} expected {max} argument{}, got {given}", plural(max))
                }
                _ if slot && min == max => {
                    format!("expected {max} argument{}, got {given}", plural(max))
                }
                (0, 0) if is_type => format!("{} takes no arguments", self.native_shown(id)),
                (0, 0) => format!("{}() takes no arguments ({given} given)", self.native_shown(id)),
                (1, 1) if !is_type && name != "sorted" => {
                    format!(
                        "{}() takes exactly one argument ({given} given)",
                        self.native_shown(id)
                    )
                }
                _ if min == max => {
                    format!("{name} expected {max} argument{}, got {given}", plural(max))
                }
                _ if given < min => {
                    format!("{name} expected at least {min} argument{}, got {given}", plural(min))
                }
                _ => format!("{name} expected at most {max} argument{}, got {given}", plural(max)),
            };
            return self.type_error(text);
        }
        let text = self.keyword_arity(s, name, (min, max), implicit, (given, keywords));
        self.type_error(text)
    }

    /// The same for functions that take keywords.
    pub(crate) fn keyword_arity(
        &self,
        s: &Signature,
        name: &str,
        (min, max): (usize, usize),
        implicit: usize,
        (given, keywords): (usize, usize),
    ) -> String {
        let all = s.params.len() - implicit;
        let total = given + keywords;
        if total > all {
            let kind = if given == 0 { "keyword " } else { "" };
            return format!(
                "{name}() takes at most {all} {kind}argument{} ({total} given)",
                plural(all)
            );
        }
        if max == 0 {
            return format!("{name}() takes no positional arguments");
        }
        if given > max {
            let bound = if min < max { "at most" } else { "exactly" };
            return format!(
                "{name}() takes {bound} {max} positional argument{} ({given} given)",
                plural(max)
            );
        }
        let least = min.min(s.posonly - implicit.min(s.posonly));
        let bound = if least < max { "at least" } else { "exactly" };
        format!(
            "{name}() takes {bound} {least} positional argument{} ({given} given)",
            plural(least)
        )
    }

    /// `int.bit_length`, `math.sqrt`, `len`.
    fn native_shown(&self, id: NativeId) -> String {
        let native = &self.registry.natives[id.index()];
        let name = native.def.name();
        match native.owner {
            Some(class) => format!("{}.{name}", self.class_name(class)),
            None => match self.registry.text(native.module) {
                "builtins" => native.def.shown().to_owned(),
                _ if self.is_constructor(id) => name.to_owned(),
                module => format!("{module}.{name}"),
            },
        }
    }

    /// A builtin type as CPython names it in errors: with its module, unless that is `builtins`.
    fn dotted_name(&self, class: TypeRef) -> String {
        let class = &self.registry.types[class.index()];
        let name = self.registry.text(class.name);
        match self.registry.text(class.module) {
            "builtins" => name.to_owned(),
            module => format!("{module}.{name}"),
        }
    }

    fn is_constructor(&self, id: NativeId) -> bool {
        self.registry.natives[id.index()].owner.is_none()
            && self.registry.types.iter().any(|t| t.new == Some(id))
    }

    #[cold]
    fn no_receiver(&mut self, native: &Native) -> Raise {
        let name = native.def.name();
        let owner = self.dotted_name(native.owner.unwrap_or(t::OBJECT));
        self.type_error(if native.is_slot() {
            format!("descriptor '{name}' of '{owner}' object needs an argument")
        } else {
            format!("unbound method {owner}.{name}() needs an argument")
        })
    }

    /// The running method was called for something that is not of its type.
    #[cold]
    pub(crate) fn wrong_receiver(&mut self, v: Value) -> Raise {
        let registry = self.registry;
        self.receiver_error(&registry.natives[self.running_native.index()], v)
    }

    #[cold]
    fn receiver_error(&mut self, native: &Native, v: Value) -> Raise {
        let (name, got) = (native.def.name(), self.type_name(v));
        let owner = self.dotted_name(native.owner.unwrap_or(t::OBJECT));
        self.type_error(if native.is_slot() {
            format!("descriptor '{name}' requires a '{owner}' object but received a '{got}'")
        } else {
            format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object")
        })
    }
}
