//! Numbers as text and back: `repr`, `format`, and what `int()` and `float()` read.

use monty_limits::STRETCH;
use monty_text::format_spec::{
    FormatError, FormatSpec, SpecKind, format_big, format_complex, format_float, format_small,
};
use monty_text::int_text::{
    IntParseError, ParsedInt, SHOWN_OF_LITERAL, invalid_literal, parse_int_limited,
    too_many_digits_message,
};
use monty_text::str_repr::{Shown, ShownBytes};
use num_bigint::{BigInt, Sign};

use super::big;
use super::number::{max_str_digits, with_ints, within};
use crate::error::{ConvertKind, Raise, Result};
use crate::names as n;
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

/// `repr` of a numeric payload; None if it is no number.
pub fn repr(vm: &mut Vm, v: Value) -> Result<Option<String>> {
    Ok(Some(match v {
        Value::Int(i) => i.to_string(),
        Value::True => "True".to_owned(),
        Value::False => "False".to_owned(),
        Value::BigInt(_) => big_repr(vm, v)?,
        Value::Float(f) => monty_text::float_repr::repr(f.get()),
        Value::Complex(h) => {
            let (re, im) = vm.heap.complex(h);
            monty_text::float_repr::complex_repr(re, im)
        }
        _ => return Ok(None),
    }))
}

fn big_repr(vm: &mut Vm, v: Value) -> Result<String> {
    let limit = max_str_digits(vm);
    let bits = super::number::bits(&vm.heap, v);
    // A decimal digit tells more than 3.3219 and less than 3.3220 bits.
    let digits = bits as usize * 100 / 333;
    if limit > 0 && digits > limit {
        return Err(vm.value_error(too_many_digits_message(limit)));
    }
    let text = within(vm, bits * 3, |vm| {
        with_ints(vm, v, v, |budget, i, _| {
            Ok((i.sign() == Sign::Minus, big::to_decimal(budget, i.magnitude())?))
        })
    });
    let (negative, text) = text?;
    if limit > 0 && text.len() > limit {
        return Err(vm.value_error(too_many_digits_message(limit)));
    }
    Ok(if negative { format!("-{text}") } else { text })
}

/// What a string or bytes object is, as the source of a number.
#[derive(Clone, Copy)]
pub enum Source {
    Text(Value),
    Bytes(Value),
}

impl Source {
    /// The payload as the source of a number, if it is text or bytes.
    pub fn of(v: Value) -> Option<Source> {
        match v {
            Value::Str(_) => Some(Source::Text(v)),
            Value::Bytes(_) | Value::ByteArray(_) => Some(Source::Bytes(v)),
            _ => None,
        }
    }

    /// The text; None for bytes that are not ASCII, which no number holds.
    fn text(self, vm: &Vm) -> Option<&str> {
        match self {
            Source::Text(Value::Str(s)) => Some(vm.heap.str(s)),
            Source::Bytes(Value::Bytes(h) | Value::ByteArray(h)) => {
                std::str::from_utf8(vm.heap.bytes(h)).ok().filter(|t| t.is_ascii())
            }
            _ => None,
        }
    }

    /// How it is shown in the message of an error, or as many of its first characters at least.
    pub fn repr(self, vm: &mut Vm, most: Option<usize>) -> Result<String> {
        let most = most.unwrap_or(usize::MAX);
        let len = match self {
            Source::Text(Value::Str(s)) => vm.heap.str(s).len(),
            Source::Bytes(Value::Bytes(h) | Value::ByteArray(h)) => vm.heap.bytes(h).len(),
            _ => 0,
        };
        within(vm, len.min(most.saturating_mul(4)) as u64 * 32, |vm| {
            let (objects, budget) = vm.heap.split();
            let mut out = String::new();
            match self {
                Source::Text(Value::Str(s)) => {
                    let text = objects.str(s);
                    let shown = Shown::of(text);
                    let cut = if most < len { text.char_indices().nth(most) } else { None };
                    let end = cut.map_or(len, |c| c.0);
                    out.push(shown.quote);
                    for part in monty_text::stretches(&text[..end]) {
                        budget.work(part.len())?;
                        shown.push_part(&mut out, part);
                    }
                    out.push(shown.quote);
                }
                Source::Bytes(Value::Bytes(h) | Value::ByteArray(h)) => {
                    let data = objects.bytes(h);
                    let shown = ShownBytes::of(data, false);
                    out.push('b');
                    out.push(shown.quote as char);
                    for part in data[..len.min(most)].chunks(STRETCH) {
                        budget.work(part.len())?;
                        shown.push_part(&mut out, part);
                    }
                    out.push(shown.quote as char);
                }
                _ => {}
            }
            Ok(out)
        })
    }

    fn len(self, vm: &Vm) -> usize {
        self.text(vm).map_or(0, str::len)
    }
}

/// The ValueError that ends with the repr of what was given, or its first characters. That of an
/// instance of a derived class may be the guest's.
fn refused(vm: &mut Vm, text: String, given: Value, most: Option<usize>) -> Result<Raise> {
    let own = match vm.lookup_special(given, n::REPR) {
        Some(Value::Native(_)) => Source::of(vm.payload(given)),
        _ => None,
    };
    if let Some(source) = own {
        let shown = source.repr(vm, most)?;
        // It is there, and once more in the message.
        vm.heap.hold(2 * shown.len())?;
        let end = most.and_then(|most| shown.char_indices().nth(most)).map_or(shown.len(), |c| c.0);
        return Ok(vm.value_error(text + &shown[..end]));
    }
    let text = vm.heap.new_string(text)?;
    let most = most.map_or(Value::None, |most| Value::Int(most as i64));
    let refusal = vm.heap.new_tuple(&[text, given, most])?;
    Ok(Raise::convert(refusal, ConvertKind::Refused))
}

/// `int(given, base)` of the text or bytes that it is.
pub fn parse_int(vm: &mut Vm, given: Value, source: Source, base: u32) -> Result<Value> {
    if base == 10
        && let Source::Text(Value::Str(s)) = source
        && let Some(i) = few_digits(vm.heap.str(s).as_bytes())
    {
        return Ok(Value::Int(i));
    }
    let len = source.len(vm);
    vm.heap.burn(len)?;
    let limit = max_str_digits(vm);
    let parsed = within(vm, len as u64 * 16, |vm| {
        // Longer texts than this are read piece by piece, so that the work can be interrupted.
        const LONG: usize = 8192;
        if base == 10 && len > LONG {
            return parse_long_decimal(vm, source, limit);
        }
        if len > LONG && !base.is_power_of_two() {
            vm.heap.burn((len / 16).saturating_mul(len / 16))?;
        }
        Ok(match source.text(vm) {
            Some(text) => parse_int_limited(text, base, limit),
            None if base == 1 || base > 36 => Err(IntParseError::BadBase),
            None => Err(IntParseError::Invalid),
        })
    })?;
    match parsed {
        Ok(ParsedInt::Small(i)) => Ok(Value::Int(i)),
        Ok(ParsedInt::Big(i)) => vm.heap.new_int(i),
        Err(IntParseError::Invalid) => {
            let text = invalid_literal(base);
            // Bytes are shown as they were copied, without a class.
            let shown = if let Source::Bytes(plain) = source { plain } else { given };
            Err(refused(vm, text, shown, Some(SHOWN_OF_LITERAL))?)
        }
        Err(e) => Err(vm.value_error(e.message(base, ""))),
    }
}

/// The number that a text of digits alone is, if it fits for certain.
pub(crate) fn few_digits(text: &[u8]) -> Option<i64> {
    const MOST: usize = 18;
    if text.is_empty() || text.len() > MOST {
        return None;
    }
    text.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0'))
    })
}

fn parse_long_decimal(
    vm: &mut Vm,
    source: Source,
    limit: usize,
) -> Result<std::result::Result<ParsedInt, IntParseError>> {
    let Some(text) = source.text(vm) else { return Ok(Err(IntParseError::Invalid)) };
    // With a limit of one digit the text is checked and its digits counted, and nothing converted.
    match parse_int_limited(text, 10, 1) {
        Err(IntParseError::TooManyDigits { digits, .. }) if limit == 0 || digits <= limit => {}
        Err(IntParseError::TooManyDigits { digits, .. }) => {
            return Ok(Err(IntParseError::TooManyDigits { digits, limit }));
        }
        other => return Ok(other),
    }
    let negative = text.trim_start().starts_with('-');
    let digits: Vec<u8> =
        monty_text::unicode::ascii_number_text(text).bytes().filter(u8::is_ascii_digit).collect();
    let magnitude = big::parse_decimal(&mut vm.heap.budget, &digits)?;
    let sign = if negative { Sign::Minus } else { Sign::Plus };
    Ok(Ok(ParsedInt::from_big(BigInt::from_biguint(sign, magnitude))))
}

/// `float(given)` of the text or bytes that it is.
pub fn parse_float(vm: &mut Vm, given: Value, source: Source) -> Result<f64> {
    let len = source.len(vm);
    vm.heap.burn(len)?;
    match source.text(vm).and_then(monty_text::float_repr::parse_float) {
        Some(f) => Ok(f),
        None => Err(refused(vm, "could not convert string to float: ".to_owned(), given, None)?),
    }
}

/// `format(v, spec)` of a numeric payload; None if it is no number.
pub fn format(vm: &mut Vm, v: Value, spec: &str, type_name: &str) -> Result<Option<Value>> {
    let kind = match v {
        Value::Int(_) | Value::BigInt(_) | Value::True | Value::False => SpecKind::Int,
        Value::Float(_) => SpecKind::Float,
        Value::Complex(_) => SpecKind::Complex,
        _ => return Ok(None),
    };
    if spec.is_empty() {
        let Some(text) = repr(vm, v)? else { return Ok(None) };
        return vm.heap.new_string(text).map(Some);
    }
    let room = room(vm);
    let spec = match FormatSpec::parse(spec, kind, type_name) {
        Ok(spec) => spec,
        Err(e) => return Err(raise_format(vm, e)),
    };
    vm.heap.burn(spec.width.saturating_add(spec.precision.unwrap_or(0)).min(room))?;
    let text = match v {
        Value::BigInt(h) => format_big(vm.heap.bigint(h), &spec, type_name, room),
        Value::Float(f) => format_float(f.get(), &spec, type_name, room),
        Value::Complex(h) => {
            let (re, im) = vm.heap.complex(h);
            format_complex(re, im, &spec, type_name, room)
        }
        _ => format_small(v.as_int().unwrap_or(0), &spec, type_name, room),
    };
    match text {
        Ok(text) => {
            vm.heap.burn(text.len())?;
            vm.heap.new_string(text).map(Some)
        }
        Err(e) => Err(raise_format(vm, e)),
    }
}

/// Bytes that a text may have before it is refused.
fn room(vm: &Vm) -> usize {
    const MOST: u64 = 1 << 31;
    let budget = &vm.heap.budget;
    let left =
        budget.limits().max_memory.map_or(MOST, |limit| limit.saturating_sub(budget.bytes()));
    left.min(MOST) as usize
}

fn raise_format(vm: &mut Vm, e: FormatError) -> Raise {
    match e {
        FormatError::Value(m) => vm.value_error(m),
        FormatError::Type(m) => vm.type_error(m),
        FormatError::Overflow(m) => vm.overflow_error(m),
        FormatError::Key(m) => vm.raise(t::KEY_ERROR, m),
        FormatError::TooLarge => {
            // More than the limit leaves is a limit error; without a limit it is the guest's.
            let needed = room(vm).saturating_add(1);
            match vm.heap.charge(needed) {
                Err(limit) => limit,
                Ok(()) => {
                    vm.heap.release(needed);
                    vm.raise_args(t::MEMORY_ERROR, &[])
                }
            }
        }
    }
}
