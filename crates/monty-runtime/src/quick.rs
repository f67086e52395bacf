//! The few native functions that programs call all the time, answered without a call: `append`, `get`,
//! `len` and their like. Only what cannot fail; `None` leaves it to the function itself.

use crate::builtins::numbers::text::few_digits;
use crate::builtins::text::decimal;
use crate::exec::simple_truth;
use crate::heap::Heap;
use crate::object::SetObject;
use crate::registry::{Member, Registry};
use crate::types as t;
use crate::value::{NativeId, TypeRef, Value};

/// Which of them a native function is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Other,
    ListAppend,
    SetAdd,
    DictGet,
    Len,
    Abs,
    Min,
    Max,
    Next,
}

/// What each native function is, by its number.
#[derive(Debug, Default)]
pub(crate) struct Quick(Box<[Kind]>);

impl Quick {
    /// Look them up in a registry that is complete.
    pub(crate) fn of(registry: &Registry) -> Quick {
        let mut kinds = vec![Kind::Other; registry.natives.len()];
        let methods = [
            (t::LIST, "append", Kind::ListAppend),
            (t::SET, "add", Kind::SetAdd),
            (t::DICT, "get", Kind::DictGet),
        ];
        for (class, name, kind) in methods {
            let member = registry.name(name).and_then(|name| registry.member(class, name));
            if let Some(Member::Native(id)) = member {
                kinds[id.index()] = kind;
            }
        }
        let functions = [
            ("len", Kind::Len),
            ("abs", Kind::Abs),
            ("min", Kind::Min),
            ("max", Kind::Max),
            ("next", Kind::Next),
        ];
        for (name, kind) in functions {
            let builtin = registry.name(name).and_then(|name| registry.builtin(name));
            if let Some(Value::Native(id)) = builtin {
                kinds[id.index()] = kind;
            }
        }
        Quick(kinds.into())
    }

    /// Is it `next`, whose callee may be a generator?
    #[inline(always)]
    pub(crate) fn is_next(&self, id: NativeId) -> bool {
        self.0.get(id.index()) == Some(&Kind::Next)
    }

    /// The result of a call, if it can be had at once.
    #[inline(always)]
    pub(crate) fn call(&self, heap: &mut Heap, id: NativeId, args: &[Value]) -> Option<Value> {
        match self.0.get(id.index())? {
            Kind::Other | Kind::Next => None,
            Kind::ListAppend => match *args {
                [Value::List(h), item] => heap.list_push_within(h, item).then_some(Value::None),
                _ => None,
            },
            Kind::SetAdd => match *args {
                [Value::Set(h), item] => heap.set_add_within(h, item).then_some(Value::None),
                _ => None,
            },
            Kind::Len => {
                let len = match *args {
                    [Value::List(h)] => heap.items(h).len(),
                    [Value::Str(s)] => heap.str_object(s).chars,
                    [Value::Dict(h)] => heap.dict(h).len(),
                    [Value::Tuple(h)] => heap.tuple_items(h).len(),
                    _ => return None,
                };
                Some(Value::Int(len as i64))
            }
            Kind::DictGet => {
                let (h, key, default) = match *args {
                    [Value::Dict(h), key] => (h, key, Value::None),
                    [Value::Dict(h), key, default] => (h, key, default),
                    _ => return None,
                };
                match key {
                    Value::Str(s) => {
                        heap.dict_look_up_text(h, s).ok().map(|v| v.unwrap_or(default))
                    }
                    Value::Int(i) => heap.dict_get_int(h, i),
                    Value::Tuple(t) => {
                        heap.dict_look_up_tuple(h, t).ok().map(|v| v.unwrap_or(default))
                    }
                    _ => None,
                }
            }
            Kind::Abs => match *args {
                [Value::Int(i)] => i.checked_abs().map(Value::Int),
                [Value::Float(f)] => Some(Value::float(f.get().abs())),
                _ => None,
            },
            // The first of those that are equal.
            Kind::Min => match *args {
                [Value::Int(a), Value::Int(b)] => Some(Value::Int(a.min(b))),
                [Value::Float(a), Value::Float(b)] => {
                    Some(Value::Float(if b.get() < a.get() { b } else { a }))
                }
                _ => None,
            },
            Kind::Max => match *args {
                [Value::Int(a), Value::Int(b)] => Some(Value::Int(a.max(b))),
                [Value::Float(a), Value::Float(b)] => {
                    Some(Value::Float(if b.get() > a.get() { b } else { a }))
                }
                _ => None,
            },
        }
    }
}

/// What the call of a builtin type comes to, for the commonest types and plain arguments.
#[inline(never)]
pub(crate) fn construct(heap: &mut Heap, class: TypeRef, args: &[Value]) -> Option<Value> {
    match (class, args) {
        (t::TYPE, [v]) => type_by_tag(v),
        (t::INT, &[v @ Value::Int(_)])
        | (t::STR, &[v @ Value::Str(_)])
        | (t::FLOAT, &[v @ Value::Float(_)])
        | (t::BOOL, &[v @ (Value::True | Value::False)]) => Some(v),
        (t::INT, [Value::True]) => Some(Value::Int(1)),
        (t::INT, [Value::False]) => Some(Value::Int(0)),
        (t::INT, [Value::Float(f)]) if f.get().abs() < EXACT => Some(Value::Int(f.get() as i64)),
        (t::INT, [Value::Str(s)]) => few_digits(heap.str(*s).as_bytes()).map(Value::Int),
        (t::FLOAT, [Value::Int(i)]) => Some(Value::float(*i as f64)),
        (t::STR, [Value::Int(i)]) => heap.new_str(decimal(*i, &mut [0; 20])).ok(),
        (t::BOOL, [v]) => simple_truth(v).map(Value::bool),
        (t::LIST, []) => heap.new_list(Vec::new()).ok(),
        (t::DICT, []) => heap.new_dict().ok(),
        (t::SET, []) => heap.new_set_from(SetObject::default(), false).ok(),
        _ => None,
    }
}

/// Floats below this have an int of 64 bits.
const EXACT: f64 = 9e18;

/// `type(v)` where the tag of the value alone says it.
fn type_by_tag(v: &Value) -> Option<Value> {
    let class = match v {
        Value::Int(_) => t::INT,
        Value::Float(_) => t::FLOAT,
        Value::Str(_) => t::STR,
        Value::List(_) => t::LIST,
        Value::Dict(_) => t::DICT,
        Value::Tuple(_) => t::TUPLE,
        Value::True | Value::False => t::BOOL,
        Value::None => t::NONE,
        _ => return None,
    };
    Some(Value::Type(class))
}
