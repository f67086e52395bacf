//! The few native functions that programs call all the time, answered without a call: the list's
//! `append`, the dict's `get`, `len`. Only what cannot fail; `None` leaves it to the function itself.

use crate::heap::Heap;
use crate::registry::{Member, Registry};
use crate::types as t;
use crate::value::{NativeId, Value};

/// Their numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quick {
    list_append: NativeId,
    dict_get: NativeId,
    len: NativeId,
}

impl Quick {
    /// No function has these numbers.
    pub(crate) const NONE: Quick = Quick { list_append: NOBODY, dict_get: NOBODY, len: NOBODY };

    /// Look them up in a registry that is complete.
    pub(crate) fn of(registry: &Registry) -> Quick {
        let name = |text: &str| registry.name(text);
        let method = |class, text: &str| match name(text).and_then(|n| registry.member(class, n)) {
            Some(Member::Native(id)) => id,
            _ => NOBODY,
        };
        let builtin = |text: &str| match name(text).and_then(|n| registry.builtin(n)) {
            Some(Value::Native(id)) => id,
            _ => NOBODY,
        };
        Quick {
            list_append: method(t::LIST, "append"),
            dict_get: method(t::DICT, "get"),
            len: builtin("len"),
        }
    }

    /// The result of a call, if it can be had at once.
    #[inline(always)]
    pub(crate) fn call(&self, heap: &mut Heap, id: NativeId, args: &[Value]) -> Option<Value> {
        if id == self.list_append {
            return match *args {
                [Value::List(h), item] => heap.list_push_within(h, item).then_some(Value::None),
                _ => None,
            };
        }
        if id == self.len {
            let len = match *args {
                [Value::List(h)] => heap.items(h).len(),
                [Value::Str(s)] => heap.str_object(s).chars,
                [Value::Dict(h)] => heap.dict(h).len(),
                [Value::Tuple(h)] => heap.tuple_items(h).len(),
                _ => return None,
            };
            return Some(Value::Int(len as i64));
        }
        if id == self.dict_get {
            let (h, key, default) = match *args {
                [Value::Dict(h), key] => (h, key, Value::None),
                [Value::Dict(h), key, default] => (h, key, default),
                _ => return None,
            };
            return match key {
                Value::Str(s) => heap.dict_look_up_text(h, s).ok().map(|v| v.unwrap_or(default)),
                Value::Int(i) => heap.dict_get_int(h, i),
                _ => None,
            };
        }
        None
    }
}

const NOBODY: NativeId = NativeId::new(u32::MAX);
