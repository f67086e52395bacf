//! `complex`: its constructor, methods and attributes. Special methods are in `dunders.rs`.

use monty_text::number::Complex;

use super::number::{Number, int_to_float, number};
use super::text::Source;
use crate::error::{ConvertKind, Raise, Result};
use crate::names as n;
use crate::native::Args;
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

pub const COMPLEX: TypeDef = TypeDef {
    of: TypeName::Core(t::COMPLEX),
    new: Some(NativeDef::function("complex(real=0, imag=0)", complex_new)),
    empty: None,
    methods: &[
        NativeDef::method("conjugate(self, /)", conjugate),
        NativeDef::method("__complex__(self, /)", itself),
    ],
    getset: &[
        GetSetDef { name: "real", get: real, set: None },
        GetSetDef { name: "imag", get: imag, set: None },
    ],
    doc: "Create a complex number from a string or numbers.",
};

fn complex_new(vm: &mut Vm, args: Args) -> Result<Value> {
    let (real, imag) = (args.get(vm, 0), args.get(vm, 1));
    if let (Value::Complex(_), true) = (real, imag.is_unset()) {
        return Ok(real);
    }
    if let Some(source @ Source::Text(_)) = Source::of(vm.payload(real)) {
        if !imag.is_unset() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        return parse(vm, source);
    }
    if let Some(Source::Text(_)) = Source::of(vm.payload(imag)) {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let first = if real.is_unset() { Part::Real(0.0) } else { first_part(vm, real)? };
    if imag.is_unset() {
        let (re, im) = first.pair();
        return vm.heap.new_complex(re, im);
    }
    let second = match part(vm, imag)? {
        Some(part) => part,
        None => {
            let got = vm.type_name(imag);
            return Err(
                vm.type_error(format!("complex() second argument must be a number, not '{got}'"))
            );
        }
    };
    // `real + imag * 1j`, without touching the sign of a zero that no part contributes to.
    let (mut re, mut im) = (first.pair().0, second.pair().0);
    if let Part::Complex((_, second_im)) = second {
        re -= second_im;
    }
    if let Part::Complex((_, first_im)) = first {
        im += first_im;
    }
    vm.heap.new_complex(re, im)
}

/// An argument of the constructor as a number.
#[derive(Clone, Copy)]
enum Part {
    Real(f64),
    Complex(Complex),
}

impl Part {
    fn pair(self) -> Complex {
        match self {
            Part::Real(f) => (f, 0.0),
            Part::Complex(pair) => pair,
        }
    }
}

/// The first argument: the only one whose `__complex__` is asked.
fn first_part(vm: &mut Vm, v: Value) -> Result<Part> {
    if matches!(v, Value::Instance(_) | Value::Opaque(_) | Value::Exception(_))
        && has_guest_method(vm, v, n::COMPLEX)
    {
        return Err(Raise::convert(v, ConvertKind::Complex));
    }
    match part(vm, v)? {
        Some(part) => Ok(part),
        None => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!(
                "complex() first argument must be a string or a number, not '{got}'"
            )))
        }
    }
}

/// Has the value's type a method of this name that is not `complex`'s own?
fn has_guest_method(vm: &mut Vm, v: Value, name: crate::value::Sym) -> bool {
    match vm.lookup_special(v, name) {
        Some(Value::Native(_)) => !matches!(vm.payload(v), Value::Complex(_)),
        Some(_) => true,
        None => false,
    }
}

/// A number, or what `__float__` or `__index__` makes one; None for anything else.
fn part(vm: &mut Vm, v: Value) -> Result<Option<Part>> {
    // What derives from float or int may say itself what double it is.
    if super::number::has_own(vm, v, n::FLOAT) && !matches!(vm.payload(v), Value::Complex(_)) {
        return Err(Raise::convert(v, ConvertKind::Float));
    }
    let payload = vm.payload(v);
    Ok(Some(match number(&vm.heap, payload) {
        Some(Number::Complex(re, im)) => Part::Complex((re, im)),
        Some(Number::Float(f)) => Part::Real(f),
        Some(Number::Int) => Part::Real(int_to_float(vm, payload)?),
        None => {
            if vm.lookup_special(v, n::FLOAT).is_none() && vm.lookup_special(v, n::INDEX).is_none()
            {
                return Ok(None);
            }
            return Err(Raise::convert(v, ConvertKind::Float));
        }
    }))
}

fn parse(vm: &mut Vm, source: Source) -> Result<Value> {
    let Source::Text(Value::Str(s)) = source else { return Err(Raise::Internal("not a text")) };
    let len = vm.text(s).len();
    vm.heap.burn(len)?;
    if let Some((re, im)) = monty_text::float_repr::parse_complex(vm.text(s)) {
        return vm.heap.new_complex(re, im);
    }
    if has_stray_underscore(vm.text(s)) {
        let shown = source.repr(vm, None)?;
        return Err(vm.value_error(format!("could not convert string to complex: {shown}")));
    }
    Err(vm.value_error("complex() arg is a malformed string"))
}

/// Is there an underscore that does not stand between two digits?
fn has_stray_underscore(text: &str) -> bool {
    // What can be in no number ends the text for this check.
    let ascii = text.is_ascii();
    let foreign = |c: char| !ascii && c >= '\x7f' && !is_digit(c) && !c.is_whitespace();
    let text = text.split(foreign).next().unwrap_or_default();
    let mut before = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '_' && !(before && chars.peek().is_some_and(|&next| is_digit(next))) {
            return true;
        }
        before = is_digit(c);
    }
    false
}

fn is_digit(c: char) -> bool {
    monty_text::unicode::is_decimal(c)
}

/// The receiver of a method of `complex`.
fn receiver(vm: &mut Vm, v: Value) -> Result<Complex> {
    match vm.payload(v) {
        Value::Complex(h) => Ok(vm.heap.complex(h)),
        _ => Err(vm.wrong_receiver(v)),
    }
}

fn conjugate(vm: &mut Vm, args: Args) -> Result<Value> {
    let (re, im) = receiver(vm, args.get(vm, 0))?;
    vm.heap.new_complex(re, -im)
}

fn itself(vm: &mut Vm, args: Args) -> Result<Value> {
    let (re, im) = receiver(vm, args.get(vm, 0))?;
    vm.heap.new_complex(re, im)
}

fn real(vm: &mut Vm, v: Value) -> Result<Value> {
    Ok(Value::float(receiver(vm, v)?.0))
}

fn imag(vm: &mut Vm, v: Value) -> Result<Value> {
    Ok(Value::float(receiver(vm, v)?.1))
}
