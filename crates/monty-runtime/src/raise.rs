//! The instructions about exceptions: `raise`, matching a clause, `except*`, and the method pairs of
//! `with`.

use monty_code::{Instr, Special};

use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::frame::Ret;
use crate::generator::FlowCont;
use crate::names as n;
use crate::native::{NativeState, Step};
use crate::object::ExceptionObject;
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

impl Vm {
    /// `raise`: kind 0 without, 1 with an exception, 2 with a cause too.
    pub(crate) fn raise_instr(&mut self, exc: Value, cause: Value, kind: u8) -> Result<Step> {
        if kind == 0 {
            return match self.handled() {
                Value::Exception(h) => Err(self.raise_again(h)),
                _ => Err(self.runtime_error("No active exception to reraise")),
            };
        }
        let cause = if kind == 2 { cause } else { Value::Unset };
        match exc {
            Value::Exception(h) => self.raise_with(h, cause),
            Value::Type(class) if self.is_subclass(class, t::BASE_EXCEPTION) => {
                if self.makes_plain_exceptions(class) {
                    let h = self.new_exception(class, &[])?;
                    return self.raise_with(h, cause);
                }
                self.call_then_cont(exc, &[], Cont::Flow(FlowCont::RaiseClass), 0, &[cause, exc])
            }
            _ => Err(self.type_error("exceptions must derive from BaseException")),
        }
    }

    /// The class of a `raise` was called.
    pub(crate) fn raise_made(&mut self, v: Value, state: &NativeState) -> Result<Step> {
        match v {
            Value::Exception(h) => self.raise_with(h, state.get(0)?),
            _ => {
                let class = state.get(1)?;
                Err(self.no_exception_made(class, v))
            }
        }
    }

    /// A class that should give exceptions gave something else.
    pub(crate) fn no_exception_made(&mut self, class: Value, v: Value) -> Raise {
        let of = Value::Type(self.type_of(v));
        let shown = |vm: &mut Vm, v| vm.repr_pure(v).ok().flatten().unwrap_or_default();
        let (class, of) = (shown(self, class), shown(self, of));
        self.type_error(format!(
            "calling {class} should have returned an instance of BaseException, not {of}"
        ))
    }

    fn raise_with(&mut self, h: Handle<ExceptionObject>, cause: Value) -> Result<Step> {
        match cause {
            Value::Unset => {}
            Value::None | Value::Exception(_) => {
                let e = self.heap.exception_mut(h);
                (e.cause, e.suppress_context) = (cause, true);
            }
            Value::Type(class) if self.is_subclass(class, t::BASE_EXCEPTION) => {
                let keep = [Value::Exception(h), cause];
                return self.call_then_cont(cause, &[], Cont::Flow(FlowCont::RaiseCause), 0, &keep);
            }
            _ => return Err(self.type_error("exception causes must derive from BaseException")),
        }
        Err(Raise::Exc(h))
    }

    /// The class of a cause was called.
    pub(crate) fn raise_caused(&mut self, v: Value, state: &NativeState) -> Result<Step> {
        let Value::Exception(h) = state.get(0)? else {
            return Err(Raise::Internal("no exception to raise"));
        };
        match v {
            Value::Exception(_) => self.raise_with(h, v),
            _ => {
                let class = state.get(1)?;
                Err(self.no_exception_made(class, v))
            }
        }
    }

    /// Go on raising with the traceback as it is.
    pub(crate) fn reraise(&mut self, v: Value) -> Result<()> {
        match v {
            Value::Exception(h) => Err(self.raise_again(h)),
            _ => Err(Raise::Internal("what is raised again is no exception")),
        }
    }

    /// Does an `except` clause take the exception?
    pub(crate) fn match_exc(&mut self, exc: Value, class: Value) -> Result<Step> {
        let Value::Exception(h) = exc else {
            return Err(Raise::Internal("what is matched is no exception"));
        };
        let of = self.heap.exception(h).class;
        for class in self.clause_classes(class, false)? {
            if self.is_subclass(of, class) {
                return Ok(Step::Done(Value::True));
            }
        }
        Ok(Step::Done(Value::False))
    }

    /// The exception classes that a clause names.
    fn clause_classes(&mut self, class: Value, star: bool) -> Result<Vec<TypeRef>> {
        let items = match self.payload(class) {
            Value::Tuple(h) => self.heap.tuple_items(h).to_vec(),
            other => vec![other],
        };
        let mut classes = Vec::with_capacity(items.len());
        for item in items {
            match item {
                Value::Type(c) if self.is_subclass(c, t::BASE_EXCEPTION) => classes.push(c),
                _ => {
                    return Err(self.type_error(
                        "catching classes that do not inherit from BaseException is not allowed",
                    ));
                }
            }
        }
        if star && classes.iter().any(|&c| self.is_subclass(c, t::BASE_EXCEPTION_GROUP)) {
            return Err(self.type_error(
                "catching ExceptionGroup with except* is not allowed. Use except instead.",
            ));
        }
        Ok(classes)
    }

    // ---- except*

    /// Split what is left of an exception by the class of an `except*` clause: the part that matches is
    /// the result, the rest goes back to the instruction's register.
    pub(crate) fn split_exc(&mut self, exc: Value, class: Value) -> Result<Step> {
        let classes = self.clause_classes(class, true)?;
        let Value::Exception(h) = exc else { return Ok(Step::Done(Value::None)) };
        let of = self.heap.exception(h).class;
        if classes.iter().any(|&c| self.is_subclass(of, c)) {
            let matched = if self.is_subclass(of, t::BASE_EXCEPTION_GROUP) {
                exc
            } else {
                self.wrap_in_group(h)?
            };
            self.store_rest(Value::None)?;
            return Ok(Step::Done(matched));
        }
        if !self.is_subclass(of, t::BASE_EXCEPTION_GROUP) {
            return Ok(Step::Done(Value::None));
        }
        let step = self.call_method_named(exc, "split", &[class])?;
        self.and_then(step, Cont::Flow(FlowCont::Split), 0, &[])
    }

    /// A method that is no special one, by its text.
    fn call_method_named(&mut self, v: Value, name: &str, args: &[Value]) -> Result<Step> {
        let name = self.heap.intern(name)?;
        self.call_method(v, name, args)
    }

    /// A naked exception as a group with one member, for `except*`.
    fn wrap_in_group(&mut self, h: Handle<ExceptionObject>) -> Result<Value> {
        let members = self.heap.new_tuple(&[Value::Exception(h)])?;
        let class = match self.is_exception(h, t::EXCEPTION) {
            true => t::EXCEPTION_GROUP,
            false => t::BASE_EXCEPTION_GROUP,
        };
        self.new_exception(class, &[Value::EMPTY_STR, members]).map(Value::Exception)
    }

    fn store_rest(&mut self, rest: Value) -> Result<()> {
        let Some(Instr::SplitExc { exc, .. }) = self.instr_below(0) else {
            return Err(Raise::Internal("nothing is split"));
        };
        let base = self.top().base as usize;
        self.stack[base + exc as usize] = rest;
        Ok(())
    }

    /// What `split()` gave.
    pub(crate) fn split_made(&mut self, v: Value) -> Result<Step> {
        let pair = match v {
            Value::Tuple(h) => self.heap.tuple_items(h).to_vec(),
            _ => {
                let name = self.type_name(v);
                return Err(self
                    .type_error(format!("ExceptionGroup.split must return a tuple, not {name}")));
            }
        };
        let [matched, rest, ..] = pair[..] else {
            let n = pair.len();
            return Err(self.type_error(format!(
                "ExceptionGroup.split must return a 2-tuple, got tuple of size {n}"
            )));
        };
        self.store_rest(rest)?;
        Ok(Step::Done(matched))
    }

    /// What is raised after all `except*` clauses: what they raised, and what none of them took.
    pub(crate) fn merge_exc(&mut self, exc: Value, raised: Value) -> Result<Step> {
        let Value::List(list) = raised else {
            return Err(Raise::Internal("no list of what was raised"));
        };
        let Value::Exception(original) = exc else {
            return Err(Raise::Internal("no exception to merge"));
        };
        let all: Vec<Handle<ExceptionObject>> = self
            .heap
            .items(list)
            .iter()
            .filter_map(|v| match v {
                Value::Exception(h) => Some(*h),
                _ => None,
            })
            .collect();
        if all.is_empty() {
            return Ok(Step::Done(Value::None));
        }
        if !self.is_exception(original, t::BASE_EXCEPTION_GROUP) {
            // A naked exception was caught and wrapped: one clause at most ran.
            return Ok(Step::Done(Value::Exception(all[0])));
        }
        self.heap.burn(all.len() * 16)?;
        let (mut new, mut kept) = (Vec::new(), Vec::new());
        for &e in &all {
            if self.has_metadata_of(e, original) {
                kept.push(e)
            } else {
                new.push(Value::Exception(e))
            }
        }
        if kept.is_empty() {
            return match new[..] {
                [one] => Ok(Step::Done(one)),
                _ => {
                    let (leaves, new) = (self.heap.new_list(Vec::new())?, self.heap.new_list(new)?);
                    self.prelude_call("group_merge", &[exc, new, leaves])
                }
            };
        }
        let leaves = self.group_leaves(&kept)?;
        let new = self.heap.new_list(new)?;
        self.prelude_call("group_merge", &[exc, new, leaves])
    }

    /// Was the group split off another, whose traceback, cause and context it shares?
    fn has_metadata_of(
        &self,
        e: Handle<ExceptionObject>,
        original: Handle<ExceptionObject>,
    ) -> bool {
        if e == original {
            return true;
        }
        if !self.is_exception(e, t::BASE_EXCEPTION_GROUP) {
            return false;
        }
        let (a, b) = (self.heap.exception(e), self.heap.exception(original));
        let same = |x: Value, y: Value| {
            x == y || (x.is_unset() || x.is_none()) && (y.is_unset() || y.is_none())
        };
        a.traceback == b.traceback && same(a.cause, b.cause) && same(a.context, b.context)
    }

    // ---- with

    /// The method pair of `with`: `R[f], R[f + 1] = method, self`.
    pub(crate) fn load_special(
        &mut self,
        base: usize,
        f: u8,
        obj: Value,
        which: Special,
    ) -> Result<()> {
        let name = match which {
            Special::Enter => n::ENTER,
            Special::Exit => n::EXIT,
            Special::AsyncEnter => n::AENTER,
            Special::AsyncExit => n::AEXIT,
        };
        let at = base + f as usize;
        match self.lookup_special(obj, name) {
            Some(m @ (Value::Function(_) | Value::Native(_))) => {
                self.stack[at] = m;
                self.stack[at + 1] = obj;
                Ok(())
            }
            Some(m) => {
                self.stack[at + 1] = Value::Unset;
                let owner = self.type_of(obj);
                match self.bind(m, obj, owner)? {
                    Step::Done(v) => {
                        self.stack[at] = v;
                        Ok(())
                    }
                    Step::Call => self.perform(Ret::Store(f)),
                }
            }
            None => {
                let name = self.type_name(obj);
                Err(self.type_error(match which {
                    Special::Enter => format!("'{name}' object does not support the context manager protocol"),
                    Special::Exit => {
                        format!("'{name}' object does not support the context manager protocol (missed __exit__ method)")
                    }
                    Special::AsyncEnter => {
                        format!("'{name}' object does not support the asynchronous context manager protocol")
                    }
                    Special::AsyncExit => format!(
                        "'{name}' object does not support the asynchronous context manager protocol (missed __aexit__ method)"
                    ),
                }))
            }
        }
    }

    /// Type, exception and traceback for `__exit__`.
    pub(crate) fn exc_info(&mut self, start: usize, exc: Value) -> Result<()> {
        let Value::Exception(h) = exc else {
            return Err(Raise::Internal("what is handled is no exception"));
        };
        self.stack[start] = Value::Type(self.heap.exception(h).class);
        self.stack[start + 1] = exc;
        self.stack[start + 2] = self.traceback_of(h)?;
        Ok(())
    }
}
