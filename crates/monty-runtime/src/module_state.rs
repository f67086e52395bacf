//! What native functions keep between calls: a value of the run for each purpose.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Raise, Result};
use crate::object::{DictObject, ListObject};
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// What something is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateKey {
    /// The functions and classes that `csv` gave its native half, and so on.
    Csv,
    Io,
    Struct,
    Datetime,
    Decimal,
    /// The views that `globals()` gave.
    GlobalViews,
    /// `sys.argv`
    Arguments,
    /// Inputs that library code has yet to make and bind.
    PendingInputs,
    /// How many generators of random numbers had no seed.
    RandomSeeds,
    /// Programs that `compile` made and what as: a list of program and kind in turn.
    Compiled,
    /// Classes for values of the host.
    HostClasses,
    /// Values whose repr is being made by the prelude: what would be endless shows as `[...]`.
    ReprGuard,
    /// `sys.set_int_max_str_digits`
    MaxStrDigits,
    /// `sys.modules`, and how many of the imported modules it was told of.
    SysModules,
    SysModulesTold,
    /// What `__dict__` of builtin types shows, by number of the type.
    TypeDicts,
}

const KEYS: usize = StateKey::TypeDicts as usize + 1;

/// The value kept for each key, unset if there is none. Most runs keep nothing.
#[derive(Debug, Default)]
pub struct ModuleState(Option<Box<[Value; KEYS]>>);

impl ModuleState {
    #[inline]
    pub fn get(&self, key: StateKey) -> Option<Value> {
        let kept = self.0.as_ref()?[key as usize];
        (!kept.is_unset()).then_some(kept)
    }

    pub fn set(&mut self, key: StateKey, v: Value) {
        self.0.get_or_insert_default()[key as usize] = v;
    }

    pub(crate) fn remove(&mut self, key: StateKey) {
        if let Some(kept) = &mut self.0 {
            kept[key as usize] = Value::Unset;
        }
    }

    /// What is kept, with the numbers of its keys.
    fn entries(&self) -> impl Iterator<Item = (usize, Value)> {
        let kept = self.0.iter().flat_map(|kept| kept.iter().copied().enumerate());
        kept.filter(|(_, v)| !v.is_unset())
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = Value> {
        self.entries().map(|(_, v)| v)
    }
}

impl Serialize for ModuleState {
    fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        self.entries().map(|(i, v)| (i as u8, v)).collect::<Vec<_>>().serialize(s)
    }
}

impl<'de> Deserialize<'de> for ModuleState {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
        let mut state = ModuleState::default();
        for (i, v) in Vec::<(u8, Value)>::deserialize(d)? {
            let place = state.0.get_or_insert_default().get_mut(usize::from(i));
            *place.ok_or_else(|| serde::de::Error::custom("state of an unknown kind"))? = v;
        }
        Ok(state)
    }
}

impl Vm {
    /// The list kept for a key, made when it is first asked for.
    pub(crate) fn kept_list(&mut self, key: StateKey) -> Result<Handle<ListObject>> {
        if let Some(Value::List(h)) = self.module_state.get(key) {
            return Ok(h);
        }
        let Value::List(h) = self.heap.new_list(Vec::new())? else {
            return Err(Raise::Internal("not a list"));
        };
        self.module_state.set(key, Value::List(h));
        Ok(h)
    }

    /// The dict kept for a key, made when it is first asked for.
    pub(crate) fn kept_dict(&mut self, key: StateKey) -> Result<Handle<DictObject>> {
        if let Some(Value::Dict(h)) = self.module_state.get(key) {
            return Ok(h);
        }
        let Value::Dict(h) = self.heap.new_dict()? else {
            return Err(Raise::Internal("not a dict"));
        };
        self.module_state.set(key, Value::Dict(h));
        Ok(h)
    }
}
