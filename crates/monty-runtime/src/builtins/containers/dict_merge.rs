//! Filling dicts from others: `update`, the constructor, `|`, `**`. Mappings and keys of the guest are
//! the prelude's.

use super::dict_access::Located;
use crate::dict::Entry;
use crate::error::Result;
use crate::names as n;
use crate::native::Step;
use crate::object::DictObject;
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// How far a merge of pairs came.
enum Pairs {
    Done,
    /// An item needs guest code.
    Guest,
}

impl Vm {
    /// `d.update(source, **kwargs)`, either of them Unset if absent; gives `result`.
    pub(super) fn dict_update_from(
        &mut self,
        h: Handle<DictObject>,
        source: Value,
        kwargs: Value,
        result: Value,
    ) -> Result<Step> {
        let done = match source {
            Value::Unset => true,
            source => self.dict_update_one(h, source)?,
        };
        if !done {
            return self
                .prelude_call("dict_update", &[Value::Dict(h), source, kwargs.or_none(), result]);
        }
        if let Value::Dict(k) = kwargs
            && self.dict_merge(h, k)?.is_none()
        {
            return self
                .prelude_call("dict_update", &[Value::Dict(h), kwargs, Value::None, result]);
        }
        Ok(Step::Done(result))
    }

    /// Merge natively what can be; false if the prelude has to start over.
    fn dict_update_one(&mut self, h: Handle<DictObject>, source: Value) -> Result<bool> {
        match self.native_source(source) {
            Some(Value::Dict(other)) => Ok(self.dict_merge(h, other)?.is_some()),
            // An instance of a subclass may have `keys` of its own.
            _ if matches!(source, Value::Instance(_) | Value::Opaque(_)) => Ok(false),
            Some(source) => {
                let items = self.container_items(source)?.unwrap_or_default();
                match self.dict_merge_pairs(h, &items)? {
                    Pairs::Done => Ok(true),
                    // Merging the first ones again changes nothing.
                    Pairs::Guest => Ok(false),
                }
            }
            None => Ok(false),
        }
    }

    /// Store all entries of another dict; None if guest code must run for a key.
    pub fn dict_merge(
        &mut self,
        h: Handle<DictObject>,
        other: Handle<DictObject>,
    ) -> Result<Option<()>> {
        if h == other {
            return Ok(Some(()));
        }
        let fresh = self.heap.dict(h).slots() == 0;
        for position in 0..self.heap.dict(other).slots() {
            if position % 128 == 127 {
                self.heap.burn(1024)?;
            }
            let Some(Entry { hash, key, value }) = self.heap.dict(other).entry(position).copied()
            else {
                continue;
            };
            if fresh {
                // Keys of one dict differ from each other.
                self.heap.dict_push(h, hash, key, value)?;
            } else if self.dict_set_hashed(h, hash, key, value)?.is_none() {
                return Ok(None);
            }
        }
        Ok(Some(()))
    }

    fn dict_merge_pairs(&mut self, h: Handle<DictObject>, items: &[Value]) -> Result<Pairs> {
        for (i, &item) in items.iter().enumerate() {
            if i % 128 == 127 {
                self.heap.burn(1024)?;
            }
            let pair = match item {
                Value::Tuple(t) if self.heap.tuple_items(t).len() == 2 => {
                    let t = self.heap.tuple_items(t);
                    (t[0], t[1])
                }
                _ => match self.pair_of(item, i)? {
                    Some(pair) => pair,
                    None => return Ok(Pairs::Guest),
                },
            };
            if self.dict_set(h, pair.0, pair.1)?.is_none() {
                return Ok(Pairs::Guest);
            }
        }
        Ok(Pairs::Done)
    }

    /// The two items of an element of an update sequence; None if guest code makes them.
    fn pair_of(&mut self, item: Value, i: usize) -> Result<Option<(Value, Value)>> {
        let Some(source) = self.native_source(item) else {
            if self.is_iterable(item) {
                return Ok(None);
            }
            return Err(self.type_error(format!(
                "cannot convert dictionary update sequence element #{i} to a sequence"
            )));
        };
        let len = self.container_len(source)?.unwrap_or(0);
        if len != 2 {
            return Err(self.value_error(format!(
                "dictionary update sequence element #{i} has length {len}; 2 is required"
            )));
        }
        let pair = self.container_items(source)?.unwrap_or_default();
        Ok(Some((pair[0], pair[1])))
    }

    /// `a | b` of two dicts.
    pub(super) fn dict_union(
        &mut self,
        a: Handle<DictObject>,
        b: Handle<DictObject>,
    ) -> Result<Step> {
        let result = self.dict_copy(a)?;
        let Value::Dict(h) = result else { return Ok(Step::Done(result)) };
        match self.dict_merge(h, b)? {
            Some(()) => Ok(Step::Done(result)),
            None => {
                self.prelude_call("dict_update", &[result, Value::Dict(b), Value::None, result])
            }
        }
    }

    /// `d |= source`
    pub(super) fn dict_inplace_or(&mut self, h: Handle<DictObject>, source: Value) -> Result<Step> {
        self.dict_update_from(h, source, Value::Unset, Value::Dict(h))
    }

    /// `{**source}`: store all of a mapping, later keys win. The result is None.
    pub fn map_update(&mut self, h: Handle<DictObject>, source: Value) -> Result<Step> {
        if let Some(Value::Dict(other)) = self.native_source(source)
            && self.dict_merge(h, other)?.is_some()
        {
            return Ok(Step::Done(Value::None));
        }
        if !self.has_keys_method(source) {
            let name = self.type_name(source);
            return Err(self.type_error(format!("'{name}' object is not a mapping")));
        }
        self.prelude_call("dict_update", &[Value::Dict(h), source, Value::None, Value::None])
    }

    fn has_keys_method(&self, v: Value) -> bool {
        self.lookup(self.type_of(v), n::MAPPING).is_some()
    }

    /// A key of one mapping that another has too, if no guest code decides: for `f(**a, **b)`.
    #[allow(clippy::option_option)]
    pub fn first_common_key(
        &mut self,
        h: Handle<DictObject>,
        other: Handle<DictObject>,
    ) -> Result<Option<Option<Value>>> {
        for position in 0..self.heap.dict(other).slots() {
            let Some(Entry { hash, key, .. }) = self.heap.dict(other).entry(position).copied()
            else {
                continue;
            };
            match self.dict_locate(h, key, hash)? {
                Located::At(_) => return Ok(Some(Some(key))),
                Located::Absent => {}
                Located::Guest => return Ok(None),
            }
        }
        Ok(Some(None))
    }
}
