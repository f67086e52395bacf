//! Looking up, storing and deleting in dicts and sets without running guest code. `None` (or
//! [`Located::Guest`]) says that a key's `__hash__` or `__eq__` is guest code: then the prelude takes over.

use crate::error::Result;
use crate::object::{DictObject, SetObject};
use crate::set::{FREE_LOOKS, Spot};
use crate::value::{Handle, Sym, Value};
use crate::vm::Vm;

/// Where a key is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Located {
    /// At this position.
    At(usize),
    Absent,
    /// Guest code has to decide.
    Guest,
}

impl Vm {
    /// Find a key whose hash is known.
    #[inline]
    pub fn dict_locate(&mut self, h: Handle<DictObject>, key: Value, hash: u64) -> Result<Located> {
        self.dict_locate_nested(h, key, hash, 0)
    }

    /// The same, inside the comparison of other containers.
    pub(super) fn dict_locate_nested(
        &mut self,
        h: Handle<DictObject>,
        key: Value,
        hash: u64,
        depth: u32,
    ) -> Result<Located> {
        let mut looks = 0;
        let found = self.heap.dict(h).find(hash, |k| {
            looks += 1;
            self.eq_shallow(k, key).settled()
        });
        if looks > FREE_LOOKS {
            self.heap.burn(looks * 8)?;
        }
        match found {
            Ok(Some(i)) => Ok(Located::At(i)),
            Ok(None) => Ok(Located::Absent),
            Err(()) => {
                let candidates = self.heap.dict(h).candidates(hash);
                for i in candidates {
                    let Some(entry) = self.heap.dict(h).entry(i).copied() else { continue };
                    match self.eq_nested(entry.key, key, depth)? {
                        Some(true) => return Ok(Located::At(i)),
                        Some(false) => {}
                        None => return Ok(Located::Guest),
                    }
                }
                Ok(Located::Absent)
            }
        }
    }

    /// Find a key of a set whose hash is known.
    #[inline]
    pub fn set_locate(&mut self, h: Handle<SetObject>, key: Value, hash: u64) -> Result<Located> {
        self.set_locate_nested(h, key, hash, 0)
    }

    /// The same, inside the comparison of other containers.
    pub(super) fn set_locate_nested(
        &mut self,
        h: Handle<SetObject>,
        key: Value,
        hash: u64,
        depth: u32,
    ) -> Result<Located> {
        if let Ok(spot) = self.heap.set_find_plain(h, hash, key) {
            return Ok(spot.found().map_or(Located::Absent, Located::At));
        }
        let mut looks = 0;
        let set = self.heap.set(h);
        let found = set.find_counting(hash, &mut looks, |k| self.eq_shallow(k, key).settled());
        if looks > FREE_LOOKS {
            // Each is far from the one before; to add a key walks them again.
            self.heap.burn(looks * 16)?;
        }
        match found {
            Ok(Some(i)) => Ok(Located::At(i)),
            Ok(None) => Ok(Located::Absent),
            Err(()) => {
                let candidates = self.heap.set(h).candidates(hash, &mut looks);
                self.heap.burn(looks * 8)?;
                for i in candidates {
                    let Some(slot) = self.heap.set(h).key(i).copied() else { continue };
                    match self.eq_nested(slot.key, key, depth)? {
                        Some(true) => return Ok(Located::At(i)),
                        Some(false) => {}
                        None => return Ok(Located::Guest),
                    }
                }
                Ok(Located::Absent)
            }
        }
    }

    // ---- dicts

    /// `d[key] = value`; None if guest code must run.
    pub fn dict_set(
        &mut self,
        h: Handle<DictObject>,
        key: Value,
        value: Value,
    ) -> Result<Option<()>> {
        let Some(hash) = self.hash_pure(key)? else { return Ok(None) };
        self.dict_set_hashed(h, hash, key, value)
    }

    /// The same with the hash at hand.
    pub fn dict_set_hashed(
        &mut self,
        h: Handle<DictObject>,
        hash: u64,
        key: Value,
        value: Value,
    ) -> Result<Option<()>> {
        match self.dict_locate(h, key, hash)? {
            Located::At(i) => self.heap.dict_mut(h).set_value(i, value),
            Located::Absent => self.heap.dict_push(h, hash, key, value)?,
            Located::Guest => return Ok(None),
        }
        Ok(Some(()))
    }

    /// `d.get(key)`; the outer None if guest code must run.
    #[allow(clippy::option_option)]
    pub fn dict_get(&mut self, h: Handle<DictObject>, key: Value) -> Result<Option<Option<Value>>> {
        let Some(hash) = self.hash_pure(key)? else { return Ok(None) };
        Ok(match self.dict_locate(h, key, hash)? {
            Located::At(i) => Some(self.heap.dict(h).entry(i).map(|e| e.value)),
            Located::Absent => Some(None),
            Located::Guest => None,
        })
    }

    /// Remove a key and give its value; the outer None if guest code must run.
    #[allow(clippy::option_option)]
    pub fn dict_del(&mut self, h: Handle<DictObject>, key: Value) -> Result<Option<Option<Value>>> {
        let Some(hash) = self.hash_pure(key)? else { return Ok(None) };
        Ok(match self.dict_locate(h, key, hash)? {
            Located::At(i) => Some(Some(self.heap.dict_mut(h).remove(i).value)),
            Located::Absent => Some(None),
            Located::Guest => None,
        })
    }

    fn dict_find_str(&self, h: Handle<DictObject>, name: Sym) -> Option<usize> {
        let text = self.heap.str(name);
        let same = |k: Value| match k {
            Value::Str(s) => Ok::<bool, ()>(s == name || self.heap.str(s) == text),
            _ => Ok(false),
        };
        self.heap.dict(h).find(self.heap.str_hash(name), same).ok().flatten()
    }

    /// The value under a string key, in a namespace.
    #[inline]
    pub fn dict_get_str(&self, h: Handle<DictObject>, name: Sym) -> Option<Value> {
        let i = self.dict_find_str(h, name)?;
        self.heap.dict(h).entry(i).map(|e| e.value)
    }

    /// Store under a string key, in a namespace.
    pub fn dict_set_str(&mut self, h: Handle<DictObject>, name: Sym, value: Value) -> Result<()> {
        match self.dict_find_str(h, name) {
            Some(i) => {
                self.heap.dict_mut(h).set_value(i, value);
                Ok(())
            }
            None => {
                let hash = self.heap.str_hash(name);
                self.heap.dict_push(h, hash, Value::Str(name), value)
            }
        }
    }

    /// Remove a string key from a namespace; its value if it was there.
    pub fn dict_del_str(&mut self, h: Handle<DictObject>, name: Sym) -> Option<Value> {
        let i = self.dict_find_str(h, name)?;
        Some(self.heap.dict_mut(h).remove(i).value)
    }

    // ---- sets

    /// Add a key; whether it is new, or None if guest code must run.
    pub fn set_add(&mut self, h: Handle<SetObject>, key: Value) -> Result<Option<bool>> {
        let Some(hash) = self.hash_pure(key)? else { return Ok(None) };
        self.set_add_hashed(h, hash, key)
    }

    /// The same with the hash at hand.
    pub fn set_add_hashed(
        &mut self,
        h: Handle<SetObject>,
        hash: u64,
        key: Value,
    ) -> Result<Option<bool>> {
        let is_new = match self.heap.set_find_plain(h, hash, key) {
            Ok(Spot::At(_)) => false,
            Ok(Spot::Free(place)) if self.heap.set_mut(h).insert_at(place, hash, key) => {
                return Ok(Some(true));
            }
            Ok(Spot::Free(_)) => true,
            Err(()) => match self.set_locate(h, key, hash)? {
                Located::Guest => return Ok(None),
                at => at == Located::Absent,
            },
        };
        if is_new {
            self.heap.set_push(h, hash, key)?;
        }
        Ok(Some(is_new))
    }

    /// Is the key in the set? None if guest code must run.
    pub fn set_contains(&mut self, h: Handle<SetObject>, key: Value) -> Result<Option<bool>> {
        let Some(hash) = self.hash_pure(key)? else { return Ok(None) };
        Ok(match self.set_locate(h, key, hash)? {
            Located::At(_) => Some(true),
            Located::Absent => Some(false),
            Located::Guest => None,
        })
    }

    /// Remove a key; whether it was there, or None if guest code must run.
    pub fn set_discard(&mut self, h: Handle<SetObject>, key: Value) -> Result<Option<bool>> {
        let Some(hash) = self.hash_pure(key)? else { return Ok(None) };
        Ok(match self.set_locate(h, key, hash)? {
            Located::At(i) => {
                self.heap.set_mut(h).remove(i);
                Some(true)
            }
            Located::Absent => Some(false),
            Located::Guest => None,
        })
    }
}
