//! Dicts and sets with keys that need no other code: strings, small ints and short tuples of them, looked
//! up and stored by the loop itself.

use monty_text::number::TupleHash;

use super::Heap;
use crate::error::Result;
use crate::hash::hash_i64;
use crate::object::{DictObject, SetObject, TupleObject};
use crate::set::{FREE_LOOKS, Spot};
use crate::value::{Handle, Str, Value};

/// Items of a tuple that is hashed and compared at once.
const FEW: usize = 8;

impl Heap {
    /// Position of a string key; `Err` if that takes a closer look: a key of another type may be equal
    /// to it (an instance of a subclass of `str`), or one is long.
    #[inline]
    fn find_text(&self, h: Handle<DictObject>, key: Str) -> std::result::Result<Option<usize>, ()> {
        self.dict(h).find(self.quick_hash(key).ok_or(())?, |k| match k {
            Value::Str(s) => self.same_text(s, key).ok_or(()),
            Value::Int(_) | Value::None | Value::Tuple(_) => Ok(false),
            _ => Err(()),
        })
    }

    /// The value under a string key, if it is certain that there is one.
    #[inline]
    pub fn dict_get_text(&self, h: Handle<DictObject>, key: Str) -> Option<Value> {
        let i = self.find_text(h, key).ok()??;
        self.dict(h).entry(i).map(|e| e.value)
    }

    /// The value under a string key, or that there is none; `Err` if that is not certain.
    #[inline]
    pub fn dict_look_up_text(
        &self,
        h: Handle<DictObject>,
        key: Str,
    ) -> std::result::Result<Option<Value>, ()> {
        let found = self.find_text(h, key)?;
        Ok(found.and_then(|i| self.dict(h).entry(i)).map(|e| e.value))
    }

    /// Store under a string key; false, with nothing done, if a key of another type may be equal to it.
    #[inline]
    pub fn dict_put_text(&mut self, h: Handle<DictObject>, key: Str, value: Value) -> Result<bool> {
        match self.find_text(h, key) {
            Ok(Some(i)) => self.dict_mut(h).set_value(i, value),
            Ok(None) => {
                let hash = self.str_hash(key);
                self.dict_push(h, hash, Value::Str(key), value)?;
            }
            Err(()) => return Ok(false),
        }
        Ok(true)
    }

    /// Position of an int key; `Err` if a key of another type may be equal to it.
    #[inline]
    fn find_int(&self, h: Handle<DictObject>, key: i64) -> std::result::Result<Option<usize>, ()> {
        self.dict(h).find(hash_i64(key), |k| match k {
            Value::Int(i) => Ok(i == key),
            Value::Str(_) | Value::Tuple(_) | Value::None => Ok(false),
            _ => Err(()),
        })
    }

    /// The value under an int key, if it is certain that there is one.
    #[inline]
    pub fn dict_get_int(&self, h: Handle<DictObject>, key: i64) -> Option<Value> {
        let i = self.find_int(h, key).ok()??;
        self.dict(h).entry(i).map(|e| e.value)
    }

    /// Store under an int key; false, with nothing done, if a key of another type may be equal to it.
    #[inline]
    pub fn dict_put_int(&mut self, h: Handle<DictObject>, key: i64, value: Value) -> Result<bool> {
        match self.find_int(h, key) {
            Ok(Some(i)) => self.dict_mut(h).set_value(i, value),
            Ok(None) => self.dict_push(h, hash_i64(key), Value::Int(key), value)?,
            Err(()) => return Ok(false),
        }
        Ok(true)
    }

    /// The hash of a tuple that keeps one, or of a few strings and small ints, which keeps it then.
    #[inline]
    fn hash_few(&self, h: Handle<TupleObject>) -> Option<u64> {
        let tuple = self.tuple(h);
        if let hash @ Some(_) = tuple.hash.get() {
            return hash;
        }
        if tuple.items.len() > FEW {
            return None;
        }
        let mut all = TupleHash::new();
        for item in &tuple.items {
            all.add(match *item {
                Value::Int(i) => hash_i64(i),
                Value::Str(s) => self.quick_hash(s)?,
                _ => return None,
            } as i64);
        }
        let hash = all.finish() as u64;
        tuple.hash.keep(hash);
        Some(hash)
    }

    /// Are two tuples of a few strings and small ints equal? None if that takes a closer look.
    #[inline]
    fn same_few(&self, a: Handle<TupleObject>, b: Handle<TupleObject>) -> Option<bool> {
        let (x, y) = (self.tuple_items(a), self.tuple_items(b));
        if x.len() != y.len() {
            return Some(false);
        }
        if x.len() > FEW {
            return None;
        }
        for pair in x.iter().zip(y) {
            let same = match pair {
                (Value::Int(x), Value::Int(y)) => x == y,
                (Value::Str(x), Value::Str(y)) => self.same_text(*x, *y)?,
                (Value::Int(_), Value::Str(_)) | (Value::Str(_), Value::Int(_)) => false,
                _ => return None,
            };
            if !same {
                return Some(false);
            }
        }
        Some(true)
    }

    /// The hash of a tuple and its position among the keys; `Err` if that takes a closer look.
    fn find_tuple(
        &mut self,
        h: Handle<DictObject>,
        key: Handle<TupleObject>,
    ) -> std::result::Result<(u64, Option<usize>), ()> {
        let hash = self.hash_few(key).ok_or(())?;
        let mut looks = 0;
        let found = self.dict(h).find(hash, |k| {
            looks += 1;
            match k {
                Value::Tuple(k) => self.same_few(k, key).ok_or(()),
                Value::Int(_) | Value::Str(_) | Value::None => Ok(false),
                _ => Err(()),
            }
        });
        if looks > FREE_LOOKS {
            self.budget.fuel -= looks as i64 * 8;
        }
        found.map(|position| (hash, position))
    }

    /// The value under a tuple, or that there is none; `Err` if that is not certain.
    #[inline(never)]
    pub fn dict_look_up_tuple(
        &mut self,
        h: Handle<DictObject>,
        key: Handle<TupleObject>,
    ) -> std::result::Result<Option<Value>, ()> {
        let (_, found) = self.find_tuple(h, key)?;
        Ok(found.and_then(|i| self.dict(h).entry(i)).map(|e| e.value))
    }

    /// Store under a tuple; false, with nothing done, if that takes a closer look.
    #[inline(never)]
    pub fn dict_put_tuple(
        &mut self,
        h: Handle<DictObject>,
        key: Handle<TupleObject>,
        value: Value,
    ) -> Result<bool> {
        match self.find_tuple(h, key) {
            Ok((_, Some(i))) => self.dict_mut(h).set_value(i, value),
            Ok((hash, None)) => self.dict_push(h, hash, Value::Tuple(key), value)?,
            Err(()) => return Ok(false),
        }
        Ok(true)
    }

    /// Where a string, a small int or a short tuple of them stands in a set, or is to stand; `Err` if that
    /// takes a closer look.
    #[inline]
    pub fn set_find_plain(
        &mut self,
        h: Handle<SetObject>,
        hash: u64,
        key: Value,
    ) -> std::result::Result<Spot, ()> {
        let mut looks = 0;
        let set = self.set(h);
        let found = match key {
            Value::Int(key) => set.spot(hash, &mut looks, |k| match k {
                Value::Int(i) => Ok(i == key),
                Value::Str(_) | Value::None | Value::Tuple(_) => Ok(false),
                _ => Err(()),
            }),
            Value::Str(key) => set.spot(hash, &mut looks, |k| match k {
                Value::Str(s) => self.same_text(s, key).ok_or(()),
                Value::Int(_) | Value::None | Value::Tuple(_) => Ok(false),
                _ => Err(()),
            }),
            Value::Tuple(key) => set.spot(hash, &mut looks, |k| match k {
                Value::Tuple(k) => self.same_few(k, key).ok_or(()),
                Value::Int(_) | Value::Str(_) | Value::None => Ok(false),
                _ => Err(()),
            }),
            _ => return Err(()),
        };
        // Many keys were removed, perhaps: what stood there is looked at each time.
        if looks > FREE_LOOKS {
            self.budget.fuel -= looks as i64 * 2;
        }
        found
    }

    /// Add such a key to a set that has room for it; false, with nothing done, if it has none
    /// or a key of another type may be equal.
    #[inline]
    pub fn set_add_within(&mut self, h: Handle<SetObject>, key: Value) -> bool {
        let Some(hash) = self.plain_hash(key) else { return false };
        match self.set_find_plain(h, hash, key) {
            Ok(Spot::At(_)) => true,
            Ok(Spot::Free(place)) => self.set_mut(h).insert_at(place, hash, key),
            Err(()) => false,
        }
    }

    /// Is such a key in a set or a dict? None if that takes a closer look.
    #[inline(never)]
    pub fn contains_plain(&mut self, container: Value, key: Value) -> Option<bool> {
        let found = match (container, key) {
            (Value::Set(h) | Value::FrozenSet(h), _) => {
                let hash = self.plain_hash(key)?;
                let spot = self.set_find_plain(h, hash, key).ok()?;
                return Some(spot.found().is_some());
            }
            (Value::Dict(h), Value::Str(key)) => self.find_text(h, key),
            (Value::Dict(h), Value::Int(key)) => self.find_int(h, key),
            (Value::Dict(h), Value::Tuple(key)) => self.find_tuple(h, key).map(|(_, found)| found),
            _ => return None,
        };
        found.ok().map(|position| position.is_some())
    }

    #[inline]
    fn plain_hash(&self, key: Value) -> Option<u64> {
        match key {
            Value::Int(i) => Some(hash_i64(i)),
            Value::Str(s) => self.quick_hash(s),
            Value::Tuple(h) => self.hash_few(h),
            _ => None,
        }
    }
}
