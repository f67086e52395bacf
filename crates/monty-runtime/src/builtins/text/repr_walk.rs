//! The walk that writes a repr: a worklist of open containers, so that nothing recurses. What each
//! kind of value consists of is told by `repr_open`.

use monty_limits::STRETCH;
use monty_text::float_repr;
use monty_text::str_repr::{Shown, ShownBytes};

use super::builder::TextBuilder;
use super::repr::{Way, decimal};
use super::repr_open::{Open, Piece, open};
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::Step;
use crate::value::{Handle, Str, Value};
use crate::vm::Vm;

/// As deep as CPython goes.
const MAX_DEPTH: usize = 10_000;

/// How a walk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walked {
    Done,
    /// A part has a `__repr__` of the guest's.
    NeedsGuest,
}

/// The containers that are open.
#[derive(Default)]
pub struct Walk {
    opens: Vec<(Value, Open)>,
}

impl Walk {
    /// Write `repr(v)`.
    pub fn value(mut self, vm: &mut Vm, out: &mut TextBuilder, v: Value) -> Result<Walked> {
        if !self.element(vm, out, v)? {
            return Ok(Walked::NeedsGuest);
        }
        self.run(vm, out)
    }

    /// Write the repr that the value's builtin type gives, or `object` if there is none.
    pub fn start(mut self, vm: &mut Vm, out: &mut TextBuilder, v: Value) -> Result<Walked> {
        self.builtin(vm, out, v)?;
        self.run(vm, out)
    }

    fn run(&mut self, vm: &mut Vm, out: &mut TextBuilder) -> Result<Walked> {
        while let Some((_, open)) = self.opens.last_mut() {
            match open.next(vm) {
                None => drop(self.opens.pop()),
                Some(Piece::Static(text)) => out.push(vm, text)?,
                Some(Piece::Text(text)) => out.push(vm, &text)?,
                Some(Piece::Value(v)) => {
                    if !self.element(vm, out, v)? {
                        return Ok(Walked::NeedsGuest);
                    }
                }
            }
        }
        Ok(Walked::Done)
    }

    fn element(&mut self, vm: &mut Vm, out: &mut TextBuilder, v: Value) -> Result<bool> {
        match vm.repr_way(v) {
            Way::Call => match vm.library_text(v, n::REPR)? {
                Some(text) => out.push(vm, &text)?,
                None => return Ok(false),
            },
            Way::Builtin => self.builtin(vm, out, v)?,
            Way::Object => {
                let text = vm.object_repr(v);
                out.push(vm, &text)?;
            }
        }
        Ok(true)
    }

    /// Write a value that is no container; open one that is.
    fn builtin(&mut self, vm: &mut Vm, out: &mut TextBuilder, v: Value) -> Result<()> {
        vm.heap.burn(8)?;
        let plain = vm.payload(v);
        if scalar(vm, out, v, plain)? {
            return Ok(());
        }
        if self.opens.len() >= MAX_DEPTH {
            return Err(vm.recursion_error(
                "maximum recursion depth exceeded while getting the repr of an object",
            ));
        }
        if cycles(plain) {
            vm.heap.burn(self.opens.len())?;
            if self.opens.iter().any(|(open, _)| *open == plain) || vm.repr_guarded(plain) {
                return write_cycle(vm, out, v);
            }
        }
        match open(vm, v) {
            Some(open) => self.opens.push((plain, open)),
            None => {
                let text = vm.leaf_repr(v);
                out.push(vm, &text)?;
            }
        }
        Ok(())
    }

    /// Write what stands for a container within itself.
    pub fn cycle(self, vm: &mut Vm, out: &mut TextBuilder, v: Value) -> Result<Walked> {
        write_cycle(vm, out, v)?;
        Ok(Walked::Done)
    }
}

/// Can this contain itself, and is that shown?
fn cycles(v: Value) -> bool {
    matches!(
        v,
        Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::DictView(_)
    )
}

fn write_cycle(vm: &mut Vm, out: &mut TextBuilder, v: Value) -> Result<()> {
    match vm.payload(v) {
        Value::List(_) => out.push(vm, "[...]"),
        Value::Tuple(_) => out.push(vm, "(...)"),
        Value::Dict(_) => out.push(vm, "{...}"),
        Value::Set(_) | Value::FrozenSet(_) => {
            let name = vm.class_name(vm.type_of(v));
            out.push(vm, &format!("{name}(...)"))
        }
        _ => out.push(vm, "..."),
    }
}

/// Write a number, a text or a constant; false for everything else.
fn scalar(vm: &mut Vm, out: &mut TextBuilder, v: Value, plain: Value) -> Result<bool> {
    match plain {
        Value::Unset => out.push(vm, "<NULL>")?,
        Value::None => out.push(vm, "None")?,
        Value::True => out.push(vm, "True")?,
        Value::False => out.push(vm, "False")?,
        Value::Ellipsis => out.push(vm, "Ellipsis")?,
        Value::NotImplemented => out.push(vm, "NotImplemented")?,
        Value::Int(i) => push_small(vm, out, i)?,
        Value::BigInt(_) => {
            let text = vm.big_decimal(plain)?;
            out.push(vm, &text)?;
        }
        Value::Float(f) => {
            out.reserve(vm, 32)?;
            float_repr::push_repr(&mut out.out, f.get());
        }
        Value::Complex(h) => {
            let (re, im) = vm.heap.complex(h);
            out.push(vm, &float_repr::complex_repr(re, im))?;
        }
        Value::Str(s) => push_text(vm, out, s)?,
        Value::Bytes(h) => push_bytes(vm, out, h, false)?,
        Value::ByteArray(h) => {
            let name = vm.class_name(vm.type_of(v));
            out.push(vm, &name)?;
            out.push(vm, "(")?;
            push_bytes(vm, out, h, true)?;
            out.push(vm, ")")?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// A text in quotes, stretch by stretch.
fn push_text(vm: &mut Vm, out: &mut TextBuilder, s: Str) -> Result<()> {
    let shown = Shown::of(vm.text(s));
    let len = vm.text(s).len();
    let quote = if shown.quote == '"' { "\"" } else { "'" };
    let mut at = 0;
    // With room for both quotes.
    out.reserve(vm, 2 + len.min(STRETCH))?;
    out.push(vm, quote)?;
    while at < len {
        let end = monty_text::char_start(vm.text(s), at + STRETCH);
        vm.heap.burn(end - at)?;
        let more = shown.part_len(&vm.text(s)[at..end]) + 1;
        out.reserve(vm, more)?;
        shown.push_part(&mut out.out, &vm.text(s)[at..end]);
        at = end;
    }
    out.push(vm, quote)
}

/// Bytes in quotes, stretch by stretch.
fn push_bytes(vm: &mut Vm, out: &mut TextBuilder, h: Handle<Vec<u8>>, array: bool) -> Result<()> {
    let shown = ShownBytes::of(vm.heap.bytes(h), array);
    let len = vm.heap.bytes(h).len();
    let quote = if shown.quote == b'"' { "\"" } else { "'" };
    out.push(vm, "b")?;
    out.push(vm, quote)?;
    for at in (0..len).step_by(STRETCH) {
        let part = at..len.min(at + STRETCH);
        vm.heap.burn(part.len())?;
        let more = shown.part_len(&vm.heap.bytes(h)[part.clone()]);
        out.reserve(vm, more)?;
        shown.push_part(&mut out.out, &vm.heap.bytes(h)[part]);
    }
    out.push(vm, quote)
}

fn push_small(vm: &mut Vm, out: &mut TextBuilder, i: i64) -> Result<()> {
    out.push(vm, decimal(i, &mut [0; 20]))
}

impl Vm {
    /// A big int in decimal digits, of which there may not be too many.
    pub fn big_decimal(&mut self, v: Value) -> Result<String> {
        match crate::builtins::numbers::repr(self, v)? {
            Some(Step::Done(text)) => Ok(self.str_of(text).unwrap_or("").to_owned()),
            _ => Err(Raise::Internal("not a number")),
        }
    }
}

/// The pieces of one container for the prelude: texts, and tuples of one value.
pub fn parts(vm: &mut Vm, v: Value) -> Result<Value> {
    let list = vm.heap.new_list(Vec::new())?;
    let (Value::List(h), Some(mut open)) = (list, open(vm, v)) else {
        let text = vm.leaf_repr(v);
        let text = vm.heap.new_string(text)?;
        return vm.heap.new_list(vec![text]);
    };
    while let Some(piece) = open.next(vm) {
        vm.heap.burn(8)?;
        let piece = match piece {
            Piece::Static(text) => vm.heap.new_str(text)?,
            Piece::Text(text) => vm.heap.new_string(text)?,
            Piece::Value(v) => vm.heap.new_tuple(&[v])?,
        };
        vm.heap.list_append(h, piece)?;
    }
    Ok(list)
}
