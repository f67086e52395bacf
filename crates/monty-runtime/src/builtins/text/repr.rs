//! `str(v)` and `repr(v)`: which function makes the text, whether guest code has to run for it, and
//! the check of what guest code gave. The texts themselves are made in `repr_walk` and its kin.

use super::builder::build;
use super::repr_walk::{Walk, Walked};
use crate::cont::Cont;
use crate::error::{ConvertKind, Raise, Result};
use crate::module_state::StateKey;
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::Iter;
use crate::types as t;
use crate::value::{NativeId, Str, Sym, TypeRef, Value};
use crate::vm::Vm;

/// How the repr of a value comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the value itself (or the builtin value inside).
    Builtin,
    /// `<module.Class object at 0x...>`
    Object,
    /// By a call of its type's method.
    Call,
}

impl Vm {
    /// Is the method of this name, as the value's type has it, one of the core's own?
    fn way(&self, v: Value, name: Sym) -> Way {
        let class = match v {
            Value::Instance(_) | Value::Exception(_) | Value::Type(_) | Value::Opaque(_) => {
                self.type_of(v)
            }
            Value::Iter(h) if matches!(self.heap.iter(h), Iter::Tool { .. }) => self.type_of(v),
            _ => return Way::Builtin,
        };
        match self.lookup(class, name) {
            // `__str__ = int.__repr__`
            Some(Value::Native(id)) if self.registry.natives[id.index()].name != name => Way::Call,
            Some(Value::Native(id)) => match self.registry.natives[id.index()].owner {
                // `__repr__ = object.__repr__` beside a builtin value.
                Some(t::OBJECT) if name == n::REPR && self.payload(v) != v => Way::Call,
                Some(t::OBJECT) => Way::Object,
                Some(t::MEMORYVIEW | t::ITEM_GETTER | t::ATTR_GETTER | t::METHOD_CALLER) => {
                    Way::Call
                }
                Some(owner) if is_core(owner) => Way::Builtin,
                _ => Way::Call,
            },
            Some(_) => Way::Call,
            None => Way::Object,
        }
    }

    /// How `repr(v)` comes about.
    pub(crate) fn repr_way(&self, v: Value) -> Way {
        self.way(v, n::REPR)
    }

    /// How `str(v)` comes about: `Object` means as its repr.
    pub(crate) fn str_way(&self, v: Value) -> Way {
        match self.way(v, n::STR) {
            // Only few have a `__str__` of their own in the core.
            Way::Builtin => match self.payload(v) {
                Value::Str(_) | Value::Exception(_) => Way::Builtin,
                // Theirs asks no `__repr__` of a derived class.
                Value::Bytes(_) | Value::ByteArray(_) if matches!(v, Value::Instance(_)) => {
                    Way::Call
                }
                _ => Way::Object,
            },
            way => way,
        }
    }

    /// `repr(v)`: at once, or by a call.
    pub fn repr(&mut self, v: Value) -> Result<Step> {
        if let Value::Int(i) = v {
            return self.small_decimal(i).map(Step::Done);
        }
        match self.repr_way(v) {
            Way::Call => self.text_method(v, n::REPR, n::REPR),
            Way::Builtin | Way::Object => self.repr_builtin(v),
        }
    }

    /// What a method of a value gives on behalf of `str` or `repr`.
    fn text_method(&mut self, v: Value, method: Sym, of: Sym) -> Result<Step> {
        if let Some(text @ Value::Str(_)) = self.library_answer(v, method, &[])? {
            return Ok(Step::Done(text));
        }
        let step = self.call_method(v, method, &[])?;
        self.check_text(step, of)
    }

    /// The text that a method of the library gives, if no guest code has to run for it.
    pub(super) fn library_text(&mut self, v: Value, method: Sym) -> Result<Option<String>> {
        let answer = self.library_answer(v, method, &[])?;
        Ok(answer.and_then(|text| self.str_of(text)).map(str::to_owned))
    }

    /// The repr that the builtin type of a value gives, whatever a class overrides.
    pub fn repr_builtin(&mut self, v: Value) -> Result<Step> {
        let (text, walked) = build::<String, _>(self, |vm, out| Walk::default().start(vm, out, v))?;
        match walked {
            Walked::Done => self.heap.new_string(text).map(Step::Done),
            Walked::NeedsGuest => self.prelude_call("text_repr", &[v]),
        }
    }

    /// `repr(v)` if no guest code has to run for it.
    pub fn repr_pure(&mut self, v: Value) -> Result<Option<String>> {
        let (text, walked) = build::<String, _>(self, |vm, out| Walk::default().value(vm, out, v))?;
        // Often it becomes a part of a message, which is held as well.
        self.heap.hold(2 * text.len())?;
        Ok((walked == Walked::Done).then_some(text))
    }

    /// `str(v)`: at once, or by a call.
    pub fn str(&mut self, v: Value) -> Result<Step> {
        match v {
            Value::Str(_) => return Ok(Step::Done(v)),
            Value::Int(i) => return self.small_decimal(i).map(Step::Done),
            _ => {}
        }
        // A proxy's text is that of its mapping, unlike its repr.
        let v = self.unproxied(v);
        match self.str_way(v) {
            Way::Call => self.text_method(v, n::STR, n::STR),
            Way::Object if self.repr_way(v) == Way::Call => self.text_method(v, n::REPR, n::STR),
            Way::Object => self.repr(v),
            Way::Builtin => self.str_builtin(v),
        }
    }

    /// An int of 64 bits in decimal digits.
    pub(crate) fn small_decimal(&mut self, i: i64) -> Result<Value> {
        let mut buffer = [0; 20];
        let text = decimal(i, &mut buffer);
        self.heap.new_str(text)
    }

    /// What `str.__str__` and `BaseException.__str__` give.
    pub fn str_builtin(&mut self, v: Value) -> Result<Step> {
        match self.payload(v) {
            s @ Value::Str(_) => Ok(Step::Done(s)),
            Value::Exception(h) => super::exception_text::exception_str(self, h),
            _ => self.repr(v),
        }
    }

    /// `str(v)` if no guest code has to run for it.
    pub fn str_pure(&mut self, v: Value) -> Result<Option<String>> {
        let v = self.unproxied(v);
        match self.str_way(v) {
            Way::Call => self.library_text(v, n::STR),
            Way::Object => self.repr_pure(v),
            Way::Builtin => match self.payload(v) {
                Value::Str(s) => {
                    self.heap.hold(2 * self.text(s).len())?;
                    Ok(Some(self.text(s).to_owned()))
                }
                Value::Exception(h) => super::exception_text::exception_str_pure(self, h),
                _ => self.repr_pure(v),
            },
        }
    }

    /// `str(v)` of an argument of the running native; guest code runs in between.
    pub fn str_arg(&mut self, v: Value) -> Result<Str> {
        if let Value::Str(s) = v {
            return Ok(s);
        }
        match self.str_pure(v)? {
            Some(text) => self.new_text(text),
            None => Err(Raise::convert(v, ConvertKind::Str)),
        }
    }

    /// `repr(v)` of an argument of the running native. Guest code that runs in between leaves the
    /// repr in the argument's place, of which this makes the repr again: only for natives that tell
    /// the two apart.
    pub fn repr_arg(&mut self, v: Value) -> Result<Str> {
        match self.repr_pure(v)? {
            Some(text) => self.new_text(text),
            None => Err(Raise::convert(v, ConvertKind::Repr)),
        }
    }

    /// A new string.
    pub(crate) fn new_text(&mut self, text: String) -> Result<Str> {
        match self.heap.new_string(text)? {
            Value::Str(s) => Ok(s),
            _ => Err(Raise::Internal("not a string")),
        }
    }

    /// After a call of `__repr__`, `__str__` or `__format__`: the result has to be a str.
    pub(crate) fn check_text(&mut self, step: Step, method: Sym) -> Result<Step> {
        if let Step::Done(v) = step {
            return self.checked_text(v, method).map(Step::Done);
        }
        let id = self.internal_id("_text_result")?;
        self.and_then(step, Cont::Native(id), 0, &[Value::Str(method)])
    }

    fn checked_text(&mut self, v: Value, method: Sym) -> Result<Value> {
        if self.str_of(v).is_some() {
            return Ok(v);
        }
        let (name, got) = (self.text(method).to_owned(), self.type_name(v));
        Err(self.type_error(match name.as_str() {
            "__format__" => format!("__format__ must return a str, not {got}"),
            _ => format!("{name} returned non-string (type {got})"),
        }))
    }

    /// The number of a native that only the prelude may name.
    pub(crate) fn internal_id(&self, name: &str) -> Result<NativeId> {
        let found = self.heap.find_interned(name).and_then(|name| self.registry.internal(name));
        match found {
            Some(Value::Native(id)) => Ok(id),
            _ => Err(Raise::Internal("no such internal function")),
        }
    }
}

/// The decimal digits of an int, written from the end of the buffer.
pub fn decimal(i: i64, buffer: &mut [u8; 20]) -> &str {
    let mut at = buffer.len();
    let mut left = i.unsigned_abs();
    loop {
        at -= 1;
        buffer[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    if i < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    std::str::from_utf8(&buffer[at..]).unwrap_or("0")
}

/// Is this a type of the core, not of a library module or of the guest?
pub fn is_core(class: TypeRef) -> bool {
    t::CORE_TYPES
        .get(class.index())
        .is_some_and(|c| !matches!(c.module, "collections" | "itertools"))
}

/// Continues after the call of a method that has to give a str.
pub fn text_result(vm: &mut Vm, state: NativeState, outcome: Outcome) -> Result<Step> {
    let v = outcome.map_err(Raise::Exc)?;
    match state.get(0)? {
        Value::Str(method) => vm.checked_text(v, method).map(Step::Done),
        _ => Err(Raise::Internal("not the name of a method")),
    }
}

pub fn text_result_entry(_: &mut Vm, _: Args) -> Result<Step> {
    Ok(Step::Done(Value::None))
}

pub fn repr_function(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    vm.repr(v)
}

pub fn ascii_function(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    match vm.repr_pure(v)? {
        Some(text) => ascii_of(vm, &text).map(Step::Done),
        None => vm.prelude_call("text_ascii", &[v]),
    }
}

fn ascii_of(vm: &mut Vm, text: &str) -> Result<Value> {
    if text.is_ascii() {
        return vm.heap.new_str(text);
    }
    vm.check_room(text.len().saturating_mul(5))?;
    vm.heap.burn(text.len())?;
    let text = monty_text::str_repr::escape_non_ascii(text);
    vm.heap.new_string(text)
}

/// A text with everything outside ASCII escaped.
pub(crate) fn ascii_str(vm: &mut Vm, s: Str) -> Result<Value> {
    if vm.heap.str_object(s).is_ascii() {
        return Ok(Value::Str(s));
    }
    let text = vm.text(s).to_owned();
    ascii_of(vm, &text)
}

/// `_ascii(text)`: a repr with everything outside ASCII escaped.
pub fn ascii_internal(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    match vm.payload(v) {
        Value::Str(s) if vm.heap.str_object(s).is_ascii() => Ok(Value::Str(s)),
        Value::Str(s) => {
            let text = vm.text(s).to_owned();
            ascii_of(vm, &text)
        }
        _ => Err(Raise::Internal("not a text")),
    }
}

// ---- containers whose elements need guest code

impl Vm {
    /// Is the repr of this value being made already?
    pub(crate) fn repr_guarded(&self, v: Value) -> bool {
        match self.module_state.get(StateKey::ReprGuard) {
            Some(Value::List(h)) => self.heap.items(h).contains(&v),
            _ => false,
        }
    }
}

/// `_repr_enter(v)`: None, or the text if the repr of this very value is being made.
pub fn repr_enter(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = vm.payload(args.get(vm, 0));
    if vm.repr_guarded(v) {
        let (text, _) = build::<String, _>(vm, |vm, out| Walk::default().cycle(vm, out, v))?;
        return vm.heap.new_string(text);
    }
    let guard = vm.kept_list(StateKey::ReprGuard)?;
    vm.heap.list_append(guard, v)?;
    Ok(Value::None)
}

/// `_repr_leave(v)`
pub fn repr_leave(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = vm.payload(args.get(vm, 0));
    if let Some(Value::List(h)) = vm.module_state.get(StateKey::ReprGuard) {
        let items = &mut vm.heap.list_mut(h).items;
        if let Some(at) = items.iter().rposition(|i| *i == v) {
            items.remove(at);
        }
    }
    Ok(Value::None)
}

/// `_repr_parts(v)`: a list of texts, and of tuples of the one value whose repr stands there.
pub fn repr_parts(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    super::repr_walk::parts(vm, v)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals() {
        for i in [0, 1, -1, 10, 99, -100, i64::MAX, i64::MIN] {
            assert_eq!(decimal(i, &mut [0; 20]), i.to_string());
        }
    }
}
