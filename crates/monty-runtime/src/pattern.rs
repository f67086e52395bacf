//! What `match` asks: is it a sequence, a mapping, an instance with these attributes.

use serde::{Deserialize, Serialize};

use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::registry::NativeDef;
use crate::types as t;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

/// Patterns need no continuation of their own yet: the prelude runs the guest code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PatternCont {}

/// Builtin types whose one positional sub-pattern is the value itself.
const MATCH_SELF: &[TypeRef] = &[
    t::BOOL,
    t::BYTEARRAY,
    t::BYTES,
    t::DICT,
    t::FLOAT,
    t::FROZENSET,
    t::INT,
    t::LIST,
    t::SET,
    t::STR,
    t::TUPLE,
];

/// For the prelude.
pub(crate) const INTERNALS: &[NativeDef] =
    &[NativeDef::function("_matches_itself(cls, /)", matches_itself)];

fn matches_itself(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Type(class) = args.get(vm, 0) else { return Ok(Value::False) };
    Ok(Value::bool(MATCH_SELF.iter().any(|&of| vm.is_subclass(class, of))))
}

impl Vm {
    /// May a sequence pattern match the value?
    pub(crate) fn is_match_sequence(&mut self, v: Value) -> bool {
        match self.payload(v) {
            Value::List(_) | Value::Tuple(_) | Value::Range(_)
                if !matches!(v, Value::Instance(_)) =>
            {
                true
            }
            Value::List(_) | Value::Tuple(_) | Value::Dict(_) => self.is_registered(v, true),
            Value::Instance(_) | Value::Opaque(_) => self.is_registered(v, true),
            _ => false,
        }
    }

    /// May a mapping pattern match the value?
    pub(crate) fn is_match_mapping(&mut self, v: Value) -> bool {
        match self.payload(v) {
            Value::Dict(_) if !matches!(v, Value::Instance(_)) => true,
            Value::List(_) | Value::Tuple(_) | Value::Dict(_) => self.is_registered(v, false),
            Value::Instance(_) | Value::Opaque(_) => self.is_registered(v, false),
            Value::Wrapper(h) => {
                matches!(self.heap.wrapper(h), crate::object::Wrapper::MappingProxy(_))
            }
            _ => false,
        }
    }

    /// Is the value's class a sequence, or a mapping: what the first of its classes that is either
    /// of them says, builtin or abstract, derived from or registered.
    fn is_registered(&self, v: Value, sequence: bool) -> bool {
        let class = self.type_of(v);
        for &base in self.mro(class) {
            let kind = match base {
                t::LIST | t::TUPLE | t::RANGE | t::MEMORYVIEW => Some(true),
                t::DICT => Some(false),
                _ => match &*self.class_name(base) {
                    "Sequence" | "MutableSequence" | "deque" | "array" => Some(true),
                    "Mapping" | "MutableMapping" => Some(false),
                    _ => None,
                },
            };
            if let Some(kind) = kind {
                return kind == sequence;
            }
        }
        false
    }

    /// `len(v)`
    pub(crate) fn len_step(&mut self, v: Value) -> Result<Step> {
        match self.native_len(v)? {
            Some(len) => Ok(Step::Done(Value::Int(len as i64))),
            None => {
                let len = self.builtin_value(self.heap.find_interned("len").unwrap_or(n::LEN));
                self.tail_call(len.ok_or(Raise::Internal("len is missing"))?, &[v])
            }
        }
    }

    pub(crate) fn match_keys(&mut self, subject: Value, keys: Value) -> Result<Step> {
        self.prelude_call("match_keys", &[subject, keys])
    }

    pub(crate) fn match_class(
        &mut self,
        class: Value,
        subject: Value,
        count: usize,
        names: Value,
    ) -> Result<Step> {
        if !matches!(class, Value::Type(_)) {
            return Err(self.type_error("called match pattern must be a class"));
        }
        self.prelude_call("match_class", &[class, subject, Value::Int(count as i64), names])
    }

    pub(crate) fn resume_pattern(
        &mut self,
        which: PatternCont,
        _state: NativeState,
        _outcome: Outcome,
    ) -> Result<Step> {
        match which {}
    }
}
