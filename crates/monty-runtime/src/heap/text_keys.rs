//! Dicts with keys that need no other code: strings and small ints, looked up and stored by the loop
//! itself.

use super::Heap;
use crate::error::Result;
use crate::hash::hash_i64;
use crate::object::DictObject;
use crate::value::{Handle, Str, Value};

impl Heap {
    #[inline]
    fn find_text(&self, h: Handle<DictObject>, key: Str) -> Option<usize> {
        let object = self.str_object(key);
        let same = |k: Value| match k {
            Value::Str(s) => Ok::<bool, ()>(s == key || self.str(s) == object.text),
            _ => Ok(false),
        };
        self.dict(h).find(object.hash(), same).ok().flatten()
    }

    /// The value under a string key. A key of another type that equals a string is not looked for:
    /// only a subclass of `str` could be one.
    #[inline]
    pub fn dict_get_text(&self, h: Handle<DictObject>, key: Str) -> Option<Value> {
        let i = self.find_text(h, key)?;
        self.dict(h).entry(i).map(|e| e.value)
    }

    /// Store under a string key.
    #[inline]
    pub fn dict_put_text(&mut self, h: Handle<DictObject>, key: Str, value: Value) -> Result<()> {
        match self.find_text(h, key) {
            Some(i) => {
                self.dict_mut(h).set_value(i, value);
                Ok(())
            }
            None => {
                let hash = self.str_object(key).hash();
                self.dict_push(h, hash, Value::Str(key), value)
            }
        }
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

    /// The value under an int key, if that is certain.
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
}
