//! What `match` asks: is it a sequence, a mapping, an instance with these attributes.

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, NativeState, Outcome, Step};
use crate::object::Collection;
use crate::registry::NativeDef;
use crate::types as t;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

/// Patterns need no continuation of their own yet: the prelude runs the guest code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PatternCont {}

/// More keys or attributes than this are looked at one by one, in the prelude.
const MOST: usize = 16;

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

/// For the prelude and the abstract classes.
pub(crate) const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_matches_itself(cls, /)", matches_itself),
    NativeDef::function("_set_collection(cls, like, /)", set_collection),
];

/// The class fits the patterns that `like` fits, and so do those derived from it.
fn set_collection(vm: &mut Vm, args: Args) -> Result<Value> {
    let (Value::Type(class), Value::Type(like)) = (args.get(vm, 0), args.get(vm, 1)) else {
        return Err(Raise::Internal("no classes"));
    };
    let collection = vm.collection(like);
    let mut work = vec![class];
    while let Some(class) = work.pop() {
        vm.heap.burn(16)?;
        if collection == Collection::Neither {
            break;
        }
        // What has it has given it to those derived from it.
        if let Some(c) = vm.class_mut(class).filter(|c| c.collection != collection) {
            c.collection = collection;
            work.extend_from_slice(&c.subclasses);
        }
    }
    Ok(Value::None)
}

fn matches_itself(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Type(class) = args.get(vm, 0) else { return Ok(Value::False) };
    Ok(Value::bool(MATCH_SELF.iter().any(|&of| vm.is_subclass(class, of))))
}

/// What patterns a value may fit, where its tag alone says so.
#[inline(always)]
pub(crate) fn collection_of(v: &Value) -> Option<Collection> {
    match v {
        Value::List(_) | Value::Tuple(_) | Value::Range(_) => Some(Collection::Sequence),
        Value::Dict(_) => Some(Collection::Mapping),
        Value::Instance(_) | Value::Opaque(_) | Value::Wrapper(_) => None,
        _ => Some(Collection::Neither),
    }
}

impl Vm {
    /// What patterns the instances of a class may fit.
    fn collection(&self, class: TypeRef) -> Collection {
        match class {
            t::LIST | t::TUPLE | t::RANGE | t::MEMORYVIEW | t::DEQUE => Collection::Sequence,
            t::DICT | t::MAPPINGPROXY => Collection::Mapping,
            _ => self.class(class).map(|c| c.collection).unwrap_or_default(),
        }
    }

    /// What a new class has from its bases.
    pub(crate) fn inherited_collection(&self, bases: &[TypeRef]) -> Collection {
        let all = bases.iter().map(|&base| self.collection(base));
        all.into_iter().find(|&c| c != Collection::Neither).unwrap_or_default()
    }

    /// Does the value match patterns of that kind?
    pub(crate) fn is_match(&self, v: Value, kind: Collection) -> bool {
        self.collection(self.type_of(v)) == kind
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

    /// The values under the keys, a tuple, or None if one is missing.
    pub(crate) fn match_keys(&mut self, subject: Value, keys: Value) -> Result<Step> {
        match self.values_of_keys(subject, keys)? {
            Some(v) => Ok(Step::Done(v)),
            None => self.prelude_call("match_keys", &[subject, keys]),
        }
    }

    /// The same for texts in a dict; None if code of the guest or an error may be in the way.
    fn values_of_keys(&mut self, subject: Value, keys: Value) -> Result<Option<Value>> {
        let (Value::Dict(dict), Value::Tuple(keys)) = (subject, keys) else { return Ok(None) };
        let mut values = SmallVec::<[Value; 4]>::new();
        for i in 0..self.heap.tuple_items(keys).len() {
            let keys = self.heap.tuple_items(keys);
            let key @ Value::Str(_) = keys[i] else { return Ok(None) };
            if keys.len() > MOST || keys[..i].contains(&key) {
                return Ok(None);
            }
            match self.dict_get(dict, key)? {
                Some(Some(v)) => values.push(v),
                Some(None) => return Ok(Some(Value::None)),
                None => return Ok(None),
            }
        }
        self.heap.new_tuple(&values).map(Some)
    }

    /// The attributes of an instance of the class, as many of `__match_args__` as `count` and the named
    /// ones, or None if it is no instance or lacks one.
    pub(crate) fn match_class(
        &mut self,
        class: Value,
        subject: Value,
        count: usize,
        names: Value,
    ) -> Result<Step> {
        let Value::Type(of) = class else {
            return Err(self.type_error("called match pattern must be a class"));
        };
        match self.attributes_of(of, subject, count, names)? {
            Some(v) => Ok(Step::Done(v)),
            None => {
                let args = [class, subject, Value::Int(count as i64), names];
                self.prelude_call("match_class", &args)
            }
        }
    }

    /// The same where no code of the guest runs; None if it might, or there is an error to raise.
    fn attributes_of(
        &mut self,
        class: TypeRef,
        subject: Value,
        count: usize,
        names: Value,
    ) -> Result<Option<Value>> {
        match self.instance_pure(subject, class) {
            Some(true) => {}
            Some(false) => return Ok(Some(Value::None)),
            None => return Ok(None),
        }
        let mut attributes = SmallVec::<[Value; 4]>::new();
        let mut values = SmallVec::<[Value; 4]>::new();
        if count > 0 {
            match self.lookup_cached(class, n::MATCH_ARGS) {
                _ if self.metaclass(class) != t::TYPE => return Ok(None),
                Some(Value::Tuple(h)) => match self.heap.tuple_items(h).get(..count) {
                    Some(first) if count <= MOST => attributes.extend_from_slice(first),
                    _ => return Ok(None),
                },
                None if count == 1 && MATCH_SELF.contains(&class) => values.push(subject),
                _ => return Ok(None),
            }
        }
        if let Value::Tuple(h) = names {
            let names = self.heap.tuple_items(h);
            attributes.extend_from_slice(&names[..names.len().min(MOST + 1)]);
        }
        for (i, &name) in attributes.iter().enumerate() {
            let Value::Str(name) = name else { return Ok(None) };
            let name = self.heap.intern_str(name)?;
            if i >= MOST || attributes[..i].contains(&Value::Str(name)) {
                return Ok(None);
            }
            match self.get_attr_opt(subject, name) {
                Ok(Some(Step::Done(v))) => values.push(v),
                Ok(None) => return Ok(Some(Value::None)),
                Ok(Some(Step::Call)) | Err(Raise::Exc(_)) => {
                    self.drop_request();
                    return Ok(None);
                }
                Err(e) => return Err(e),
            }
        }
        self.heap.new_tuple(&values).map(Some)
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
