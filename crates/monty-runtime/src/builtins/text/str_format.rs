//! `str.format` and `str.format_map`. What needs no guest code is done at once; else the prelude
//! walks the fields, and this file reads the template for it.

use std::ops::Range;

use monty_text::str_format::{
    self as template, AUTOMATIC_TO_MANUAL, Accessor, Field, First, MANUAL_TO_AUTOMATIC, MAX_DEPTH,
    Part, TOO_DEEP,
};

use super::arguments::self_str;
use super::builder::{TextBuilder, build};
use super::percent_values::format_error;
use super::str_search::piece;
use crate::error::{Raise, Result};
use crate::native::{Args, Step};
use crate::registry::NativeDef;
use crate::types as t;
use crate::value::{Str, Value};
use crate::vm::Vm;

/// What stops the native run: guest code is needed.
struct NeedsGuest;
type Maybe<T> = Result<std::result::Result<T, NeedsGuest>>;

/// How the fields of a template are numbered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Unknown,
    Manual,
    Next(usize),
}

/// A run over a template.
struct Run {
    args: Args,
    /// `format_map`: where all names are looked up.
    mapping: Option<Value>,
    numbering: Numbering,
}

fn str_format(vm: &mut Vm, args: Args) -> Result<Step> {
    let s = self_str(vm, args)?;
    let run = Run { args, mapping: None, numbering: Numbering::Unknown };
    if let Some(done) = run.start(vm, s)? {
        return Ok(Step::Done(done));
    }
    let positional = args.rest_copy(vm)?;
    let positional = vm.heap.new_tuple(&positional)?;
    let kwargs = match args.kwargs() {
        Value::Unset => vm.heap.new_dict()?,
        kwargs => kwargs,
    };
    vm.prelude_call("str_format", &[Value::Str(s), positional, kwargs])
}

fn format_map(vm: &mut Vm, args: Args) -> Result<Step> {
    let s = self_str(vm, args)?;
    let mapping = args.get(vm, 1);
    let run = Run { args, mapping: Some(mapping), numbering: Numbering::Unknown };
    match run.start(vm, s)? {
        Some(done) => Ok(Step::Done(done)),
        None => vm.prelude_call("str_format", &[Value::Str(s), Value::None, mapping]),
    }
}

impl Run {
    fn start(mut self, vm: &mut Vm, s: Str) -> Result<Option<Value>> {
        let whole = 0..vm.text(s).len();
        let (text, done) =
            build::<String, _>(vm, |vm, out| self.render(vm, out, s, whole, MAX_DEPTH))?;
        match done {
            Ok(()) => vm.heap.new_string(text).map(Some),
            Err(NeedsGuest) => Ok(None),
        }
    }

    /// Render a part of a string as a template; specs of fields are templates again, to a depth.
    fn render(
        &mut self,
        vm: &mut Vm,
        out: &mut TextBuilder,
        s: Str,
        range: Range<usize>,
        depth: usize,
    ) -> Maybe<()> {
        if depth == 0 {
            return Err(vm.value_error(TOO_DEEP));
        }
        let mut at = 0;
        loop {
            let part = template::next_part(&vm.text(s)[range.clone()], at);
            let Some((part, next)) = part.map_err(|e| format_error(vm, e))? else {
                return Ok(Ok(()));
            };
            at = next;
            match part {
                Part::Literal(r) => {
                    out.reserve(vm, r.len())?;
                    out.out.push_str(&vm.text(s)[range.start + r.start..range.start + r.end]);
                }
                Part::Field(f) => {
                    let text = match self.field(vm, s, range.start, &f, depth)? {
                        Ok(text) => text,
                        Err(e) => return Ok(Err(e)),
                    };
                    out.push(vm, &text)?;
                }
            }
        }
    }

    fn field(
        &mut self,
        vm: &mut Vm,
        s: Str,
        offset: usize,
        f: &Field,
        depth: usize,
    ) -> Maybe<String> {
        let absolute = |r: &Range<usize>| offset + r.start..offset + r.end;
        let v = match self.value(vm, s, absolute(&f.name))? {
            Ok(v) => v,
            Err(e) => return Ok(Err(e)),
        };
        let converted = match f.conversion {
            None => None,
            Some(c) => match convert(vm, v, c)? {
                Some(text) => Some(text),
                None => return Ok(Err(NeedsGuest)),
            },
        };
        let spec = absolute(&f.spec);
        let spec = if f.spec_is_template {
            let (text, done) =
                build::<String, _>(vm, |vm, out| self.render(vm, out, s, spec, depth - 1))?;
            match done {
                Ok(()) => text,
                Err(e) => return Ok(Err(e)),
            }
        } else {
            vm.text(s)[spec].to_owned()
        };
        if let Some(text) = converted {
            if spec.is_empty() {
                return Ok(Ok(text));
            }
            let v = vm.heap.new_string(text)?;
            return vm.format_plain(v, &spec).map(Ok);
        }
        // An instance of a subclass of str may come back as itself.
        if matches!(v, Value::Instance(_)) && !spec.is_empty() && vm.str_of(v).is_some() {
            return Ok(Err(NeedsGuest));
        }
        Ok(vm.format_pure(v, &spec)?.ok_or(NeedsGuest))
    }

    /// The value that a field's name leads to.
    fn value(&mut self, vm: &mut Vm, s: Str, name: Range<usize>) -> Maybe<Value> {
        let first =
            template::first_name(&vm.text(s)[name.clone()]).map(|(first, at)| (owned(first), at));
        let (first, mut at) = first.map_err(|e| format_error(vm, e))?;
        let mut v = match self.first(vm, s, &name, first)? {
            Ok(v) => v,
            Err(e) => return Ok(Err(e)),
        };
        loop {
            let next = template::next_accessor(&vm.text(s)[name.clone()], at);
            let next = next.map(|found| found.map(|(accessor, at)| (owned_accessor(accessor), at)));
            let Some((accessor, after)) = next.map_err(|e| format_error(vm, e))? else {
                return Ok(Ok(v));
            };
            at = after;
            v = match (accessor, v) {
                (OwnedAccessor::Index(i), Value::List(h)) => match vm.heap.items(h).get(i) {
                    Some(&v) => v,
                    None => return Err(vm.index_error("list index out of range")),
                },
                (OwnedAccessor::Index(i), Value::Tuple(h)) => match vm.heap.tuple_items(h).get(i) {
                    Some(&v) => v,
                    None => return Err(vm.index_error("tuple index out of range")),
                },
                (OwnedAccessor::Index(i), Value::Dict(h)) => {
                    match vm.dict_get(h, Value::Int(i as i64))? {
                        Some(Some(v)) => v,
                        _ => return Ok(Err(NeedsGuest)),
                    }
                }
                (OwnedAccessor::Key(key), Value::Dict(h)) => {
                    let key = vm.heap.new_str(&key)?;
                    match vm.dict_get(h, key)? {
                        Some(Some(v)) => v,
                        _ => return Ok(Err(NeedsGuest)),
                    }
                }
                _ => return Ok(Err(NeedsGuest)),
            };
        }
    }

    /// The value that a field's name begins with.
    fn first(
        &mut self,
        vm: &mut Vm,
        s: Str,
        name: &Range<usize>,
        first: OwnedFirst,
    ) -> Maybe<Value> {
        let index = match first {
            OwnedFirst::Name(len) => {
                let key = piece(vm, s, name.start..name.start + len)?;
                let dict = match self.mapping {
                    Some(Value::Dict(d)) => Some(d),
                    Some(_) => return Ok(Err(NeedsGuest)),
                    None => match self.args.kwargs() {
                        Value::Dict(d) => Some(d),
                        _ => None,
                    },
                };
                let found = match dict {
                    Some(d) => match vm.dict_get(d, key)? {
                        Some(found) => found,
                        None => return Ok(Err(NeedsGuest)),
                    },
                    None => None,
                };
                return match found {
                    Some(v) => Ok(Ok(v)),
                    None => Err(vm.key_error(key)),
                };
            }
            OwnedFirst::Index(i) => {
                if matches!(self.numbering, Numbering::Next(_)) {
                    return Err(vm.value_error(AUTOMATIC_TO_MANUAL));
                }
                self.numbering = Numbering::Manual;
                i
            }
            OwnedFirst::Auto => {
                let i = match self.numbering {
                    Numbering::Manual => return Err(vm.value_error(MANUAL_TO_AUTOMATIC)),
                    Numbering::Unknown => 0,
                    Numbering::Next(i) => i,
                };
                self.numbering = Numbering::Next(i + 1);
                i
            }
        };
        if self.mapping.is_some() {
            return Err(vm.value_error("Format string contains positional fields"));
        }
        match self.args.rest(vm).get(index) {
            Some(&v) => Ok(Ok(v)),
            None => {
                let text =
                    format!("Replacement index {index} out of range for positional args tuple");
                Err(vm.raise(t::INDEX_ERROR, text))
            }
        }
    }
}

/// `!r`, `!s` or `!a` without guest code.
fn convert(vm: &mut Vm, v: Value, conversion: char) -> Result<Option<String>> {
    match conversion {
        'r' => vm.repr_pure(v),
        's' => vm.str_pure(v),
        'a' => Ok(vm.repr_pure(v)?.map(|text| monty_text::str_repr::escape_non_ascii(&text))),
        _ => Err(format_error(vm, template::unknown_conversion(conversion))),
    }
}

/// The pieces of a name, without a borrow of the heap.
enum OwnedFirst {
    Auto,
    Index(usize),
    /// Its length in bytes.
    Name(usize),
}

fn owned(first: First<'_>) -> OwnedFirst {
    match first {
        First::Auto => OwnedFirst::Auto,
        First::Index(i) => OwnedFirst::Index(i),
        First::Name(name) => OwnedFirst::Name(name.len()),
    }
}

enum OwnedAccessor {
    Attribute(String),
    Index(usize),
    Key(String),
}

fn owned_accessor(accessor: Accessor<'_>) -> OwnedAccessor {
    match accessor {
        Accessor::Attribute(name) => OwnedAccessor::Attribute(name.to_owned()),
        Accessor::Index(i) => OwnedAccessor::Index(i),
        Accessor::Key(key) => OwnedAccessor::Key(key.to_owned()),
    }
}

// ---- for the prelude

/// `_format_part(template, at)`: None at the end, `(next, literal)`, or
/// `(next, first, accessors, conversion, spec, spec_is_template)`, where `first` is None for `{}`
/// and `accessors` the text behind it.
pub fn format_part(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Str(s) = vm.payload(args.get(vm, 0)) else {
        return Err(Raise::Internal("not a template"));
    };
    let at = usize::try_from(vm.index(args.get(vm, 1))?).unwrap_or(0);
    let part = template::next_part(vm.text(s), at).map_err(|e| format_error(vm, e))?;
    let Some((part, next)) = part else { return Ok(Value::None) };
    let next = Value::Int(next as i64);
    let f = match part {
        Part::Literal(range) => {
            let literal = piece(vm, s, range)?;
            return vm.heap.new_tuple(&[next, literal]);
        }
        Part::Field(f) => f,
    };
    let first =
        template::first_name(&vm.text(s)[f.name.clone()]).map(|(first, at)| (owned(first), at));
    let (first, at) = first.map_err(|e| format_error(vm, e))?;
    let first = match first {
        OwnedFirst::Auto => Value::None,
        OwnedFirst::Index(i) => Value::Int(i as i64),
        OwnedFirst::Name(len) => piece(vm, s, f.name.start..f.name.start + len)?,
    };
    let accessors = piece(vm, s, f.name.start + at..f.name.end)?;
    let conversion = match f.conversion {
        None => Value::None,
        Some(c) => vm.heap.new_str(c.encode_utf8(&mut [0; 4]))?,
    };
    let spec = piece(vm, s, f.spec)?;
    vm.heap.new_tuple(&[next, first, accessors, conversion, spec, Value::bool(f.spec_is_template)])
}

/// `_format_accessor(accessors, at)`: None at the end, or `(is_attribute, key, next)`.
pub fn format_accessor(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Str(s) = vm.payload(args.get(vm, 0)) else {
        return Err(Raise::Internal("not accessors"));
    };
    let at = usize::try_from(vm.index(args.get(vm, 1))?).unwrap_or(0);
    let found = template::next_accessor(vm.text(s), at);
    let found = found.map(|found| found.map(|(accessor, at)| (owned_accessor(accessor), at)));
    let Some((accessor, next)) = found.map_err(|e| format_error(vm, e))? else {
        return Ok(Value::None);
    };
    let (is_attribute, key) = match accessor {
        OwnedAccessor::Attribute(name) => (true, vm.heap.new_string(name)?),
        OwnedAccessor::Index(i) => (false, Value::Int(i as i64)),
        OwnedAccessor::Key(key) => (false, vm.heap.new_string(key)?),
    };
    vm.heap.new_tuple(&[Value::bool(is_attribute), key, Value::Int(next as i64)])
}

/// `_bad_conversion(c)`: raises.
pub fn bad_conversion(vm: &mut Vm, args: Args) -> Result<Value> {
    let c = args.get(vm, 0);
    let c = vm.str_of(c).and_then(|c| c.chars().next()).unwrap_or('\0');
    Err(format_error(vm, template::unknown_conversion(c)))
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::stepping("format(self, /, *args, **kwargs)", str_format),
    NativeDef::stepping("format_map(self, mapping, /)", format_map),
];
