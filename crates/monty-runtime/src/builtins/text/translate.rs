//! `str.translate` and `str.maketrans`.

use monty_limits::STRETCH;

use super::arguments::{clamp, self_str, str_argument};
use crate::error::Result;
use crate::hash::hash_i64;
use crate::native::{Args, Step};
use crate::object::DictObject;
use crate::registry::NativeDef;
use crate::value::{Handle, Str, Value};
use crate::vm::Vm;

/// What a table says of one character.
#[derive(Clone, Copy)]
enum Mapped {
    Deleted,
    Char(char),
    Text(Str),
}

fn translate(vm: &mut Vm, args: Args) -> Result<Step> {
    let s = self_str(vm, args)?;
    let table = args.get(vm, 1);
    match table {
        Value::Dict(h) => by_dict(vm, s, h).map(Step::Done),
        _ => vm.prelude_call("str_translate", &[Value::Str(s), table]),
    }
}

/// With an exact dict, whose int keys compare without guest code.
fn by_dict(vm: &mut Vm, s: Str, table: Handle<DictObject>) -> Result<Value> {
    let mut charged = vm.text(s).len();
    vm.heap.charge(charged)?;
    let made = translated(vm, s, table, &mut charged);
    vm.heap.release(charged);
    vm.heap.new_string(made?)
}

fn translated(
    vm: &mut Vm,
    s: Str,
    table: Handle<DictObject>,
    charged: &mut usize,
) -> Result<String> {
    let mut out = String::with_capacity(*charged);
    // What the table says of each ASCII character, once it was asked.
    let mut known = [None; 128];
    let mut at = 0;
    while at < vm.text(s).len() {
        let from = at;
        at = push_known(&vm.text(s)[at..], &known, *charged, &mut out) + from;
        vm.heap.burn(8 + at - from)?;
        let Some(c) = vm.text(s)[at..].chars().next() else { break };
        let mapped = match known.get(c as usize) {
            Some(Some(mapped)) => *mapped,
            _ => look_up(vm, table, c)?,
        };
        if let Some(known) = known.get_mut(c as usize) {
            *known = Some(mapped);
        }
        at += c.len_utf8();
        match mapped {
            Mapped::Deleted => {}
            Mapped::Char(c) => {
                reserve(vm, &mut out, charged, c.len_utf8())?;
                out.push(c);
            }
            Mapped::Text(t) => {
                reserve(vm, &mut out, charged, vm.text(t).len())?;
                let (objects, budget) = vm.heap.split();
                monty_text::append(&mut out, objects.str(t), budget)?;
            }
        }
    }
    Ok(out)
}

/// Push what characters become of which that is known to be a character, or nothing; how far that
/// goes, in a stretch of the text and in what was charged for.
fn push_known(
    text: &str,
    known: &[Option<Mapped>; 128],
    charged: usize,
    out: &mut String,
) -> usize {
    let stretch = text.len().min(STRETCH);
    for (at, &b) in text.as_bytes()[..stretch].iter().enumerate() {
        match known.get(usize::from(b)) {
            Some(Some(Mapped::Deleted)) => {}
            Some(&Some(Mapped::Char(c))) if out.len() + c.len_utf8() <= charged => out.push(c),
            _ => return at,
        }
    }
    stretch
}

/// Room for `more` bytes, charged for first.
fn reserve(vm: &mut Vm, out: &mut String, charged: &mut usize, more: usize) -> Result<()> {
    if out.len() + more > *charged {
        let grow = more.max(*charged).max(64);
        vm.check_room(grow)?;
        vm.heap.charge_growth(*charged, grow)?;
        vm.heap.burn(more)?;
        *charged += grow;
        out.reserve_exact(*charged - out.len());
    }
    Ok(())
}

fn look_up(vm: &mut Vm, table: Handle<DictObject>, c: char) -> Result<Mapped> {
    let key = Value::Int(i64::from(c as u32));
    let found = vm.heap.dict(table).find(hash_i64(i64::from(c as u32)), |k| vm_eq(vm, k, key))?;
    match found.and_then(|at| vm.heap.dict(table).entry(at)) {
        None => Ok(Mapped::Char(c)),
        Some(e) => {
            let v = e.value;
            mapped(vm, v)
        }
    }
}

/// Keys that are equal to an int without guest code; others are not looked at here.
fn vm_eq(vm: &Vm, k: Value, key: Value) -> Result<bool> {
    Ok(match k {
        Value::Float(f) => key.as_int().is_some_and(|i| i as f64 == f.get()),
        _ => vm.payload(k).as_int() == key.as_int(),
    })
}

/// Read what a table gave.
fn mapped(vm: &mut Vm, v: Value) -> Result<Mapped> {
    match vm.payload(v) {
        Value::None => Ok(Mapped::Deleted),
        Value::Str(t) => Ok(Mapped::Text(t)),
        plain @ (Value::Int(_) | Value::True | Value::False | Value::BigInt(_)) => {
            match u32::try_from(clamp(vm, plain)).ok().and_then(char::from_u32) {
                Some(c) => Ok(Mapped::Char(c)),
                None => Err(vm.value_error("character mapping must be in range(0x110000)")),
            }
        }
        _ => Err(vm.type_error("character mapping must return integer, None or str")),
    }
}

/// `_translated(c, found)`: the text for what a guest's table gave for a character.
pub fn translated_piece(vm: &mut Vm, args: Args) -> Result<Value> {
    let found = args.get(vm, 1);
    match mapped(vm, found)? {
        Mapped::Deleted => Ok(Value::EMPTY_STR),
        Mapped::Text(t) => Ok(Value::Str(t)),
        Mapped::Char(c) => vm.heap.new_str(c.encode_utf8(&mut [0; 4])),
    }
}

fn make_table(vm: &mut Vm, args: Args) -> Result<Value> {
    let (x, y, z) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
    let table = vm.heap.new_dict()?;
    let Value::Dict(out) = table else { return Ok(table) };
    if y.is_unset() {
        let Value::Dict(from) = vm.payload(x) else {
            return Err(
                vm.type_error("if you give only one argument to maketrans it must be a dict")
            );
        };
        for i in 0..vm.heap.dict(from).slots() {
            let Some(&entry) = vm.heap.dict(from).entry(i) else { continue };
            vm.heap.burn(8)?;
            let key = table_key(vm, entry.key)?;
            put(vm, out, key, entry.value)?;
        }
        return Ok(table);
    }
    let Value::Str(from) = vm.payload(x) else {
        return Err(vm.type_error(
            "first maketrans argument must be a string if there is a second argument",
        ));
    };
    let to = str_argument(vm, y, 2)?;
    let deleted = if z.is_unset() { None } else { Some(str_argument(vm, z, 3)?) };
    if vm.heap.str_object(from).chars != vm.heap.str_object(to).chars {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) =
        (vm.text(from)[i..].chars().next(), vm.text(to)[j..].chars().next())
    {
        (i, j) = (i + a.len_utf8(), j + b.len_utf8());
        put(vm, out, Value::Int(i64::from(a as u32)), Value::Int(i64::from(b as u32)))?;
    }
    if let Some(deleted) = deleted {
        let mut i = 0;
        while let Some(c) = vm.text(deleted)[i..].chars().next() {
            i += c.len_utf8();
            put(vm, out, Value::Int(i64::from(c as u32)), Value::None)?;
        }
    }
    Ok(table)
}

fn table_key(vm: &mut Vm, key: Value) -> Result<Value> {
    match vm.payload(key) {
        Value::Str(s) => {
            let mut chars = vm.text(s).chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Ok(Value::Int(i64::from(c as u32))),
                _ => Err(vm.value_error("string keys in translate table must be of length 1")),
            }
        }
        plain @ (Value::Int(_) | Value::BigInt(_) | Value::True | Value::False) => Ok(plain),
        _ => Err(vm.type_error("keys in translate table must be strings or integers")),
    }
}

fn put(vm: &mut Vm, table: Handle<DictObject>, key: Value, value: Value) -> Result<()> {
    vm.heap.burn(8)?;
    let hash = vm.hash_pure(key)?.unwrap_or(0);
    let found = vm.heap.dict(table).find(hash, |k| {
        Ok::<_, crate::error::Raise>(match (k, key) {
            (Value::BigInt(a), Value::BigInt(b)) => vm.heap.bigint(a) == vm.heap.bigint(b),
            _ => small(k) == small(key),
        })
    })?;
    match found {
        Some(at) => vm.heap.dict_mut(table).set_value(at, value),
        None => vm.heap.dict_push(table, hash, key, value)?,
    }
    Ok(())
}

/// A bool as the int it is equal to.
fn small(key: Value) -> Value {
    match key {
        Value::True => Value::Int(1),
        Value::False => Value::Int(0),
        key => key,
    }
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::stepping("translate(self, table, /)", translate),
    NativeDef::function("maketrans(x, y=None, z=None, /)", make_table).as_static(),
];
