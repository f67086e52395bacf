//! Subscripts of lists and tuples: by index and by slice, to read, assign and delete.

use super::protocol::{Key, position};
use crate::error::Result;
use crate::native::Step;
use crate::object::ListObject;
use crate::value::{Handle, Value};
use crate::vm::Vm;

impl Vm {
    /// `list[key]`
    pub(super) fn list_get(&mut self, h: Handle<ListObject>, key: Value) -> Result<Step> {
        match self.sequence_key("list", key)? {
            Key::Index(i) => match position(i, self.heap.items(h).len()) {
                Some(i) => Ok(Step::Done(self.heap.items(h)[i])),
                None => Err(self.index_error("list index out of range")),
            },
            Key::Slice => {
                let items = self.sliced(Value::List(h), key)?;
                self.heap.new_list(items).map(Step::Done)
            }
            Key::Huge => Err(self.huge_index()),
            Key::Guest => self.prelude_call("getitem_index", &[Value::List(h), key]),
        }
    }

    /// `tuple[key]`
    pub(super) fn tuple_get(&mut self, v: Value, key: Value) -> Result<Step> {
        let Value::Tuple(h) = v else { return Ok(Step::Done(Value::NotImplemented)) };
        match self.sequence_key("tuple", key)? {
            Key::Index(i) => match position(i, self.heap.tuple_items(h).len()) {
                Some(i) => Ok(Step::Done(self.heap.tuple_items(h)[i])),
                None => Err(self.index_error("tuple index out of range")),
            },
            Key::Slice => {
                let items = self.sliced(v, key)?;
                if items.len() == self.heap.tuple_items(h).len()
                    && items == self.heap.tuple_items(h)
                {
                    return Ok(Step::Done(v));
                }
                self.heap.new_tuple_of(items).map(Step::Done)
            }
            Key::Huge => Err(self.huge_index()),
            Key::Guest => self.prelude_call("getitem_index", &[v, key]),
        }
    }

    /// The items a plain slice selects.
    fn sliced(&mut self, sequence: Value, slice: Value) -> Result<Vec<Value>> {
        let len = self.container_len(sequence)?.unwrap_or(0);
        let range = self.slice_range(slice, len)?;
        self.heap.room(range.len * size_of::<Value>())?;
        let (arenas, budget) = (&self.heap.arenas, &mut self.heap.budget);
        let items = match sequence {
            Value::List(h) => &arenas.lists.get(h).items[..],
            Value::Tuple(h) => &arenas.tuples.get(h).items[..],
            _ => &[],
        };
        if range.step == 1 && range.len > 0 {
            let start = range.start as usize;
            return Ok(budget.copy(&items[start..start + range.len])?);
        }
        Ok(budget.collect(range.len, (0..range.len).map(|i| items[range.at(i)]))?)
    }

    /// `list[key] = value`
    pub(super) fn list_set(
        &mut self,
        h: Handle<ListObject>,
        key: Value,
        value: Value,
    ) -> Result<Step> {
        match self.sequence_key("list", key)? {
            Key::Index(i) => match position(i, self.heap.items(h).len()) {
                Some(i) => self.heap.list_mut(h).items[i] = value,
                None => return Err(self.index_error("list assignment index out of range")),
            },
            Key::Slice => {
                let Some(source) = self.native_source(value) else {
                    if !self.is_iterable(value) {
                        self.slice_range(key, self.heap.items(h).len())?;
                        return Err(self.type_error("must assign iterable to extended slice"));
                    }
                    return self.prelude_call("list_set_slice", &[Value::List(h), key, value]);
                };
                let items = self.container_items(source)?.unwrap_or_default();
                self.list_assign_slice(h, key, &items)?;
            }
            Key::Huge => return Err(self.huge_index()),
            Key::Guest => return self.prelude_call("setitem_index", &[Value::List(h), key, value]),
        }
        Ok(Step::Done(Value::None))
    }

    /// `list[slice] = items`
    pub(super) fn list_assign_slice(
        &mut self,
        h: Handle<ListObject>,
        slice: Value,
        items: &[Value],
    ) -> Result<()> {
        let len = self.heap.items(h).len();
        let range = self.slice_range(slice, len)?;
        let n = items.len();
        if range.step == 1 {
            let start = range.start as usize;
            if n > range.len {
                self.heap.list_reserve(h, n - range.len)?;
            }
            if n != range.len {
                self.heap.burn(len - start - range.len)?;
            }
            self.heap.list_mut(h).items.splice(start..start + range.len, items.iter().copied());
            return Ok(());
        }
        if n != range.len {
            let wanted = range.len;
            return Err(self.value_error(format!(
                "attempt to assign sequence of size {n} to extended slice of size {wanted}"
            )));
        }
        let target = &mut self.heap.list_mut(h).items;
        for (i, item) in items.iter().enumerate() {
            target[range.at(i)] = *item;
        }
        Ok(())
    }

    /// `del list[key]`
    pub(super) fn list_del(&mut self, h: Handle<ListObject>, key: Value) -> Result<Step> {
        let len = self.heap.items(h).len();
        match self.sequence_key("list", key)? {
            Key::Index(i) => match position(i, len) {
                Some(i) => {
                    self.heap.burn(len - i)?;
                    self.heap.list_mut(h).items.remove(i);
                }
                None => return Err(self.index_error("list assignment index out of range")),
            },
            Key::Slice => self.list_delete_slice(h, key)?,
            Key::Huge => return Err(self.huge_index()),
            Key::Guest => return self.prelude_call("delitem_index", &[Value::List(h), key]),
        }
        Ok(Step::Done(Value::None))
    }

    fn list_delete_slice(&mut self, h: Handle<ListObject>, slice: Value) -> Result<()> {
        let len = self.heap.items(h).len();
        let range = self.slice_range(slice, len)?;
        if range.len == 0 {
            return Ok(());
        }
        self.heap.burn(len)?;
        let (first, last) = (range.at(0), range.at(range.len - 1));
        let (low, high) = (first.min(last), first.max(last));
        let step = range.step.unsigned_abs() as usize;
        let items = &mut self.heap.list_mut(h).items;
        if step == 1 {
            items.drain(low..=high);
            return Ok(());
        }
        let mut i = 0;
        items.retain(|_| {
            let gone = i >= low && i <= high && (i - low) % step == 0;
            i += 1;
            !gone
        });
        Ok(())
    }
}
