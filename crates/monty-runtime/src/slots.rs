//! `__slots__`: which names they are, and what is refused.

use monty_text::str_class::is_identifier;

use crate::error::Result;
use crate::names as n;
use crate::object::DictObject;
use crate::types as t;
use crate::value::{Handle, Sym, TypeRef, Value};
use crate::vm::Vm;

impl Vm {
    /// What the namespace asks for; None without `__slots__`. `listed` are the names if guest code
    /// had to run for them.
    pub(crate) fn read_slots(
        &mut self,
        listed: Value,
        class_name: Sym,
        dict: Handle<DictObject>,
        layout: TypeRef,
        bases: &[TypeRef],
    ) -> Result<Option<Slots>> {
        let Some(given) = self.dict_get_str(dict, n::SLOTS) else { return Ok(None) };
        let listed = if listed.is_unset() { given } else { listed };
        let items = self.slot_items(listed, given)?;
        let mut slots = Slots { names: Vec::new(), dict: false, weak: false };
        let variable = matches!(layout, t::INT | t::TUPLE | t::BYTES | t::TYPE);
        for item in items {
            let Value::Str(s) = self.payload(item) else {
                let got = self.type_name(item);
                return Err(
                    self.type_error(format!("__slots__ items must be strings, not '{got}'"))
                );
            };
            let name = self.heap.intern_str(s)?;
            self.heap.burn(4 * SLOT)?;
            let (objects, budget) = self.heap.split();
            if !is_identifier(objects.str(name), budget)? {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            if name == n::DICT {
                if slots.dict {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                let has = bases.iter().any(|b| self.class(*b).is_some_and(|c| !c.closed));
                if has {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                slots.dict = true;
                continue;
            }
            if name == n::WEAKREF {
                if slots.weak
                    || variable
                    || bases.iter().any(|b| self.find(*b, n::WEAKREF).is_some())
                {
                    return Err(self.type_error("__weakref__ slot disallowed: we already got one"));
                }
                slots.weak = true;
                continue;
            }
            if variable {
                let base = self.class_name(bases[0]);
                return Err(self.type_error(format!(
                    "nonempty __slots__ not supported for subtype of '{base}'"
                )));
            }
            let mangled = self.mangle(class_name, name)?;
            if !matches!(name, n::QUALNAME | n::CLASSCELL)
                && self.dict_get_str(dict, mangled).is_some()
            {
                let text = self.text(mangled).to_owned();
                return Err(self
                    .value_error(format!("'{text}' in __slots__ conflicts with class variable")));
            }
            slots.names.push(mangled);
        }
        self.sort_names(&mut slots.names)?;
        slots.names.dedup();
        Ok(Some(slots))
    }

    /// Sort by text: short runs, then merged by twos, so that millions of names let the limits be
    /// looked at.
    fn sort_names(&mut self, names: &mut Vec<Sym>) -> Result<()> {
        let mut run = 256;
        for part in names.chunks_mut(run) {
            self.heap.burn(part.len() * 8 * SLOT)?;
            part.sort_by(|a, b| self.text(*a).cmp(self.text(*b)));
        }
        while run < names.len() {
            let mut merged = Vec::with_capacity(names.len());
            for pair in names.chunks(2 * run) {
                let (mut left, mut right) = pair.split_at(run.min(pair.len()));
                while let ([a, ..], [b, ..]) = (left, right) {
                    let first = if self.text(*a) <= self.text(*b) { &mut left } else { &mut right };
                    merged.push(first[0]);
                    *first = &first[1..];
                    self.heap.burn(SLOT)?;
                }
                merged.extend_from_slice(left);
                merged.extend_from_slice(right);
            }
            *names = merged;
            run *= 2;
        }
        Ok(())
    }

    /// The names of `__slots__`, as values.
    fn slot_items(&mut self, listed: Value, given: Value) -> Result<Vec<Value>> {
        let listed = self.payload(listed);
        if let Value::Str(_) = listed {
            return Ok(vec![given]);
        }
        match self.container_items(listed)? {
            Some(items) => Ok(items),
            None => Err(self.not_iterable(given)),
        }
    }

    /// `__x` in class `C` is `_C__x`.
    fn mangle(&mut self, class: Sym, name: Sym) -> Result<Sym> {
        let (text, class) = (self.text(name), self.text(class).trim_start_matches('_'));
        if !text.starts_with("__") || text.ends_with("__") || class.is_empty() {
            return Ok(name);
        }
        let mangled = format!("_{class}{text}");
        self.heap.intern(&mangled)
    }
}

/// What `__slots__` asks for.
pub(crate) struct Slots {
    pub names: Vec<Sym>,
    /// `__dict__` is among them; `__weakref__` is.
    pub dict: bool,
    pub weak: bool,
}

/// Nanoseconds that one name takes in each step.
const SLOT: usize = 8;
