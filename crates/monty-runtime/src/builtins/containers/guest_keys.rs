//! Keys whose `__hash__` or `__eq__` is the guest's, looked for in dicts and sets: what is done between its
//! calls. A comparison that changes the table starts the search again.

use monty_code::CmpOp;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::pure::Shallow;
use crate::builtins::objects::hash_of_result;
use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{NativeState, Outcome, Step};
use crate::value::Value;
use crate::vm::Vm;

/// Where the search goes on after a call: values are the table, the key, what the use needs besides, and
/// the hash once it is known. The phase says the use, and the position of what is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyCont {
    /// The key's `__hash__` was called.
    Hashed,
    /// Another key's `__eq__` was called, or what its answer means was asked, when the table had this
    /// version.
    Compared(u32),
    /// The prelude found a position among several, or none.
    Found,
}

/// What a key is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyUse {
    /// `d[key]`; besides: who may have a `__missing__`.
    GetItem,
    /// `d.get(key, default)`; besides: the default.
    Get,
    /// `d[key] = value`; besides: the value.
    SetItem,
    /// `s.add(key)`
    Add,
    /// `key in table`
    Contains,
}

impl KeyUse {
    const ALL: [KeyUse; 5] =
        [KeyUse::GetItem, KeyUse::Get, KeyUse::SetItem, KeyUse::Add, KeyUse::Contains];

    /// How many bits of a phase say the use: the others are a position's.
    const BITS: u32 = 3;

    fn of(phase: u32) -> Result<KeyUse> {
        let of = KeyUse::ALL.get((phase & ((1 << KeyUse::BITS) - 1)) as usize).copied();
        of.ok_or(Raise::Internal("a key is looked for, for nothing"))
    }
}

/// What a table says of a key before guest code is asked.
pub(super) enum Probe {
    At(usize),
    Absent,
    /// Places whose keys may be equal.
    Open(SmallVec<[usize; 4]>),
}

impl Vm {
    /// Look for a key, and do with its place what it is looked for.
    pub(crate) fn use_guest_key(
        &mut self,
        of: KeyUse,
        table: Value,
        key: Value,
        besides: Value,
    ) -> Result<Step> {
        let class = self.type_of(key);
        let step = match (key, self.lookup_cached(class, n::HASH)) {
            (Value::Instance(_), Some(function @ Value::Function(_))) => {
                self.tail_call(function, &[key])?
            }
            _ => {
                let hash = self.registry.builtin(n::HASH_NAME);
                self.tail_call(hash.ok_or(Raise::Internal("no hash"))?, &[key])?
            }
        };
        self.and_then(step, Cont::Key(KeyCont::Hashed), of as u32, &[table, key, besides])
    }

    pub(crate) fn resume_key(
        &mut self,
        which: KeyCont,
        state: NativeState,
        outcome: Outcome,
    ) -> Result<Step> {
        let v = outcome.map_err(Raise::Exc)?;
        match which {
            KeyCont::Hashed => {
                let hash = hash_of_result(self, v)?;
                self.probe_for_key(&state, hash)
            }
            KeyCont::Compared(version) => {
                let Some(same) = self.truth_pure(v)? else {
                    let step = self.truth_step(v)?;
                    return self.and_then(step, state.cont, state.phase, &state.values);
                };
                let hash = state.get(3)?;
                if version != self.table_version(state.get(0)?)? {
                    return self.probe_for_key(&state, hash);
                }
                let position = Value::Int(i64::from(state.phase >> KeyUse::BITS));
                self.key_found(&state, hash, if same { position } else { Value::Int(-1) })
            }
            KeyCont::Found => {
                let hash = state.get(3)?;
                self.key_found(&state, hash, v)
            }
        }
    }

    /// The hash is known.
    fn probe_for_key(&mut self, state: &NativeState, hash: Value) -> Result<Step> {
        let (table, key, besides) = (state.get(0)?, state.get(1)?, state.get(2)?);
        let open = match self.probe(table, hash.as_int().unwrap_or(0) as u64, key)? {
            Probe::At(i) => return self.key_found(state, hash, Value::Int(i as i64)),
            Probe::Absent => return self.key_found(state, hash, Value::Int(-1)),
            Probe::Open(open) => open,
        };
        let keep = [table, key, besides, hash];
        let of = KeyUse::of(state.phase)? as u32;
        if let [position] = open[..]
            && let Ok(position) = u32::try_from(position)
            && position <= u32::MAX >> KeyUse::BITS
        {
            let other = self.key_at(table, position as usize)?;
            let cont = Cont::Key(KeyCont::Compared(self.table_version(table)?));
            let step = self.compare_op(CmpOp::Eq, other, key)?;
            return self.and_then(step, cont, of | position << KeyUse::BITS, &keep);
        }
        let find = if let Value::Dict(_) = table { "dict_find" } else { "set_find" };
        let step = self.prelude_call(find, &[table, key, hash, Value::None])?;
        self.and_then(step, Cont::Key(KeyCont::Found), of, &keep)
    }

    /// The position of the key, or -1.
    fn key_found(&mut self, state: &NativeState, hash: Value, position: Value) -> Result<Step> {
        let (table, key, besides) = (state.get(0)?, state.get(1)?, state.get(2)?);
        let hash = hash.as_int().unwrap_or(0) as u64;
        let found = position.as_int().and_then(|i| usize::try_from(i).ok());
        let result = match (KeyUse::of(state.phase)?, table, found) {
            (KeyUse::Contains, _, found) => Value::bool(found.is_some()),
            (KeyUse::GetItem | KeyUse::Get, Value::Dict(d), Some(i)) => {
                self.heap.dict(d).entry(i).map_or(Value::None, |entry| entry.value)
            }
            (KeyUse::GetItem, _, None) => return self.dict_missing(besides, key),
            (KeyUse::Get, _, None) => besides,
            (KeyUse::SetItem, Value::Dict(d), Some(i)) => {
                if self.heap.dict(d).entry(i).is_some() {
                    self.heap.dict_mut(d).set_value(i, besides);
                }
                Value::None
            }
            (KeyUse::SetItem, Value::Dict(d), None) => {
                self.heap.dict_push(d, hash, key, besides)?;
                Value::None
            }
            (KeyUse::Add, Value::Set(_), Some(_)) => Value::None,
            (KeyUse::Add, Value::Set(s), None) => {
                self.heap.set_push(s, hash, key)?;
                Value::None
            }
            _ => return Err(Raise::Internal("not a table of keys")),
        };
        Ok(Step::Done(result))
    }

    /// What a table says of a key with this hash.
    pub(super) fn probe(&mut self, table: Value, hash: u64, key: Value) -> Result<Probe> {
        let mut looks = 0;
        let candidates: SmallVec<[(usize, Value); 4]> = match table {
            Value::Dict(d) => {
                let d = self.heap.dict(d);
                let found = d.candidates(hash).into_iter();
                found.filter_map(|i| Some((i, d.entry(i)?.key))).collect()
            }
            Value::Set(s) | Value::FrozenSet(s) => {
                let s = self.heap.set(s);
                let found = s.candidates(hash, &mut looks).into_iter();
                found.filter_map(|i| Some((i, s.key(i)?.key))).collect()
            }
            _ => return Err(Raise::Internal("not a table of keys")),
        };
        self.heap.burn(looks.max(candidates.len()) * 8)?;
        let mut open = SmallVec::new();
        for (i, candidate) in candidates {
            match self.eq_shallow(candidate, key) {
                Shallow::Yes if open.is_empty() => return Ok(Probe::At(i)),
                Shallow::No => {}
                Shallow::Deep => match self.eq_pure(candidate, key)? {
                    Some(true) if open.is_empty() => return Ok(Probe::At(i)),
                    Some(false) => {}
                    _ => open.push(i),
                },
                Shallow::Yes | Shallow::Guest => open.push(i),
            }
        }
        Ok(if open.is_empty() { Probe::Absent } else { Probe::Open(open) })
    }

    fn key_at(&self, table: Value, position: usize) -> Result<Value> {
        let key = match table {
            Value::Dict(d) => self.heap.dict(d).entry(position).map(|entry| entry.key),
            Value::Set(s) | Value::FrozenSet(s) => self.heap.set(s).key(position).map(|s| s.key),
            _ => None,
        };
        key.ok_or(Raise::Internal("no key stands there"))
    }

    fn table_version(&self, table: Value) -> Result<u32> {
        match table {
            Value::Dict(d) => Ok(self.heap.dict(d).version),
            Value::Set(s) | Value::FrozenSet(s) => Ok(self.heap.set(s).version),
            _ => Err(Raise::Internal("not a table of keys")),
        }
    }
}
