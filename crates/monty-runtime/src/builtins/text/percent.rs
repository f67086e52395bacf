//! The `%` operator of str and bytes. Everything that needs no guest code is done at once; else the
//! prelude walks the template, converts the values and comes back with all of them plain.

use compact_str::ToCompactString;
use monty_text::printf::{self, Conversion, Layout, Part, Size};

use super::builder::{Buffer, Builder, build};
use super::percent_values::{byte_text, char_text, float_text, format_error, int_text, raw_bytes};
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::Step;
use crate::value::{Handle, Str, Value};
use crate::vm::Vm;

/// A template, and with it the flavour.
#[derive(Clone, Copy)]
pub enum Template {
    Str(Str),
    Bytes(Handle<Vec<u8>>, bool),
}

/// Where the values come from.
pub enum Source {
    Tuple {
        tuple: Value,
        next: usize,
    },
    One(Option<Value>),
    /// Converted by the prelude: texts are final.
    Prepared {
        list: Value,
        next: usize,
    },
}

/// What stops the native run: guest code is needed.
pub struct NeedsGuest;
pub type Maybe<T> = Result<std::result::Result<T, NeedsGuest>>;

/// `template % args`
pub fn percent_str(vm: &mut Vm, template: Str, args: Value) -> Result<Step> {
    percent(vm, Template::Str(template), args)
}

/// `template % args`; `array` for a bytearray.
pub fn percent_bytes(
    vm: &mut Vm,
    template: Handle<Vec<u8>>,
    array: bool,
    args: Value,
) -> Result<Step> {
    percent(vm, Template::Bytes(template, array), args)
}

fn percent(vm: &mut Vm, template: Template, args: Value) -> Result<Step> {
    let source = match vm.payload(args) {
        tuple @ Value::Tuple(_) => Source::Tuple { tuple, next: 0 },
        _ => Source::One(Some(args)),
    };
    match run(vm, template, args, source)? {
        Ok(v) => Ok(Step::Done(v)),
        Err(NeedsGuest) => {
            let template = match template {
                Template::Str(s) => Value::Str(s),
                Template::Bytes(h, false) => Value::Bytes(h),
                Template::Bytes(h, true) => Value::ByteArray(h),
            };
            vm.prelude_call("text_percent", &[template, args])
        }
    }
}

pub fn run(vm: &mut Vm, template: Template, args: Value, source: Source) -> Maybe<Value> {
    let mut run = Run { template, args, source };
    match template {
        Template::Str(_) => {
            let (text, done) = build::<String, _>(vm, |vm, out| run.all(vm, out))?;
            Ok(match done {
                Ok(()) => Ok(vm.heap.new_string(text)?),
                Err(e) => Err(e),
            })
        }
        Template::Bytes(_, array) => {
            let (data, done) = build::<Vec<u8>, _>(vm, |vm, out| run.all(vm, out))?;
            Ok(match done {
                Ok(()) => Ok(super::arguments::new_bytes(vm, data, array)?),
                Err(e) => Err(e),
            })
        }
    }
}

/// Both kinds of output.
pub trait Out: Buffer {
    /// Append within the room that is reserved.
    fn append_text(&mut self, text: &str);
    /// The same with bytes, which only a bytes template has.
    fn append_data(&mut self, data: &[u8]);

    fn text(builder: &mut Builder<Self>, vm: &mut Vm, text: &str) -> Result<()> {
        builder.reserve(vm, text.len())?;
        builder.out.append_text(text);
        Ok(())
    }

    fn data(builder: &mut Builder<Self>, vm: &mut Vm, data: &[u8]) -> Result<()> {
        builder.reserve(vm, data.len())?;
        builder.out.append_data(data);
        Ok(())
    }
}

impl Out for String {
    fn append_text(&mut self, text: &str) {
        self.push_str(text);
    }

    fn append_data(&mut self, data: &[u8]) {
        debug_assert!(data.is_empty(), "bytes in a str template");
    }
}

impl Out for Vec<u8> {
    fn append_text(&mut self, text: &str) {
        self.extend_from_slice(text.as_bytes());
    }

    fn append_data(&mut self, data: &[u8]) {
        self.extend_from_slice(data);
    }
}

/// One run over a template.
pub struct Run {
    template: Template,
    args: Value,
    source: Source,
}

impl Run {
    pub fn new(template: Template, args: Value, source: Source) -> Run {
        Run { template, args, source }
    }

    fn all<B: Out>(&mut self, vm: &mut Vm, out: &mut Builder<B>) -> Maybe<()> {
        let mut at = 0;
        while let Some((part, next)) = self.part(vm, at)? {
            match part {
                Part::Literal(range) => {
                    out.reserve(vm, range.len())?;
                    match self.template {
                        Template::Str(s) => out.out.append_text(&vm.text(s)[range]),
                        Template::Bytes(h, _) => out.out.append_data(&vm.heap.bytes(h)[range]),
                    }
                }
                Part::Conversion(c) => {
                    if let Err(e) = self.conversion(vm, out, &c)? {
                        return Ok(Err(e));
                    }
                }
            }
            at = next;
        }
        let left = match self.source {
            Source::Tuple { tuple: Value::Tuple(h), next } => next < vm.heap.tuple_items(h).len(),
            Source::One(Some(v)) => !is_mapping(vm, self.template, v),
            _ => false,
        };
        if left {
            let kind = match self.template {
                Template::Str(_) => "string",
                Template::Bytes(..) => "bytes",
            };
            return Err(
                vm.type_error(format!("not all arguments converted during {kind} formatting"))
            );
        }
        Ok(Ok(()))
    }

    /// The part at a byte of the template, and where the next one starts.
    pub fn part(&self, vm: &mut Vm, at: usize) -> Result<Option<(Part, usize)>> {
        let part = match self.template {
            Template::Str(s) => printf::next_part(vm.text(s).as_bytes(), at),
            Template::Bytes(h, _) => printf::next_part(vm.heap.bytes(h), at),
        };
        if matches!(part, Ok(Some((Part::Literal(_), _)))) {
            return part.map_err(|_| Raise::Internal("not a literal"));
        }
        if !matches!(self.source, Source::Prepared { .. })
            && self.key_stands_at(vm, at)
            && !is_mapping(vm, self.template, self.args)
        {
            return Err(vm.type_error("format requires a mapping"));
        }
        part.map_err(|e| format_error(vm, e))
    }

    fn key_stands_at(&self, vm: &Vm, at: usize) -> bool {
        match self.template {
            Template::Str(s) => printf::needs_mapping(vm.text(s).as_bytes(), at),
            Template::Bytes(h, _) => printf::needs_mapping(vm.heap.bytes(h), at),
        }
    }

    fn next_value(&mut self, vm: &mut Vm) -> Result<Value> {
        let found = match &mut self.source {
            Source::Tuple { tuple: Value::Tuple(h), next } => {
                let v = vm.heap.tuple_items(*h).get(*next).copied();
                *next += 1;
                v
            }
            Source::Prepared { list: Value::List(h), next } => {
                let v = vm.heap.items(*h).get(*next).copied();
                *next += 1;
                v
            }
            Source::One(v) => v.take(),
            _ => None,
        };
        match found {
            Some(v) => Ok(v),
            None => Err(vm.type_error("not enough arguments for format string")),
        }
    }

    /// The value under a mapping key; needs guest code unless the mapping is an exact dict.
    fn by_key(&mut self, vm: &mut Vm, key: std::ops::Range<usize>) -> Maybe<()> {
        let Value::Dict(dict) = self.args else { return Ok(Err(NeedsGuest)) };
        let key = match self.template {
            Template::Str(s) => {
                let text = vm.text(s)[key].to_owned();
                vm.heap.new_string(text)?
            }
            Template::Bytes(h, _) => vm.heap.new_bytes_part(h, key)?,
        };
        match vm.dict_get(dict, key)? {
            None => Ok(Err(NeedsGuest)),
            Some(None) => Err(vm.key_error(key)),
            Some(Some(v)) => {
                self.source = Source::One(Some(v));
                Ok(Ok(()))
            }
        }
    }

    /// The number that a `*` takes.
    fn star(&mut self, vm: &mut Vm, size: Size, is_precision: bool) -> Result<i64> {
        if size != Size::Star {
            return Ok(0);
        }
        let v = self.next_value(vm)?;
        star_value(vm, v, is_precision)
    }

    fn conversion<B: Out>(
        &mut self,
        vm: &mut Vm,
        out: &mut Builder<B>,
        c: &Conversion,
    ) -> Maybe<()> {
        if let Some(key) = c.key.clone()
            && !matches!(self.source, Source::Prepared { .. })
            && let Err(e) = self.by_key(vm, key)?
        {
            return Ok(Err(e));
        }
        if let Some(code) = c.bare_code()
            && self.plain(vm, out, code)?
        {
            return Ok(Ok(()));
        }
        let width = self.star(vm, c.width, false)?;
        let precision = self.star(vm, c.precision, true)?;
        let layout = c.layout(width, precision);
        let code = match (c.code().map_err(|e| format_error(vm, e))?, self.template) {
            // Bytes know the one as the other.
            ('i', Template::Bytes(..)) => 'd',
            (code, _) => code,
        };
        let v = self.next_value(vm)?;
        let text = match code {
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => int_text(vm, v, code, &layout)?,
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => float_text(vm, v, code, &layout, self.template)?,
            's' | 'r' | 'a' | 'c' | 'b' => return self.text_or_char(vm, out, v, code, &layout, c),
            _ => return Err(self.unsupported(vm, c)),
        };
        match text {
            Ok(text) => B::text(out, vm, &text).map(Ok),
            Err(e) => Ok(Err(e)),
        }
    }

    /// `%d` and `%s` of an int or a string as they stand; false, and nothing done, for others.
    fn plain<B: Out>(&mut self, vm: &mut Vm, out: &mut Builder<B>, code: char) -> Result<bool> {
        let (Template::Str(_), Source::Tuple { tuple: Value::Tuple(h), next }) =
            (self.template, &mut self.source)
        else {
            return Ok(false);
        };
        match (vm.heap.tuple_items(*h).get(*next), code) {
            (Some(Value::Int(i)), 'd' | 's') => B::text(out, vm, &i.to_compact_string())?,
            (Some(&Value::Str(s)), 's') => {
                out.reserve(vm, vm.text(s).len())?;
                out.out.append_text(vm.text(s));
            }
            _ => return Ok(false),
        }
        *next += 1;
        Ok(true)
    }

    fn unsupported(&self, vm: &mut Vm, c: &Conversion) -> Raise {
        let e = match self.template {
            Template::Str(s) => c.unsupported_in_str(vm.text(s)),
            Template::Bytes(..) => c.unsupported_in_bytes(),
        };
        format_error(vm, e)
    }

    fn text_or_char<B: Out>(
        &mut self,
        vm: &mut Vm,
        out: &mut Builder<B>,
        v: Value,
        code: char,
        layout: &Layout,
        c: &Conversion,
    ) -> Maybe<()> {
        let prepared = matches!(self.source, Source::Prepared { .. });
        match (self.template, code) {
            (Template::Str(_), 'b') => Err(self.unsupported(vm, c)),
            (Template::Str(_), 'c') => char_text(vm, out, v, layout),
            (Template::Bytes(..), 'c') => byte_text(vm, out, v, layout),
            (Template::Bytes(..), 's' | 'b') => raw_bytes(vm, out, v, layout),
            _ => {
                let text = if prepared {
                    vm.str_of(v).map(str::to_owned)
                } else {
                    match code {
                        's' => vm.str_pure(v)?,
                        'r' if matches!(self.template, Template::Str(_)) => vm.repr_pure(v)?,
                        _ => vm
                            .repr_pure(v)?
                            .map(|text| monty_text::str_repr::escape_non_ascii(&text)),
                    }
                };
                let Some(text) = text else { return Ok(Err(NeedsGuest)) };
                if layout.width == 0 && layout.precision.is_none() {
                    return B::text(out, vm, &text).map(Ok);
                }
                let text = printf::percent_str(&text, layout, vm.text_room())
                    .map_err(|e| format_error(vm, e))?;
                B::text(out, vm, &text).map(Ok)
            }
        }
    }
}

/// May `%(key)s` look into this value?
pub fn is_mapping(vm: &mut Vm, template: Template, v: Value) -> bool {
    match (vm.payload(v), template) {
        (Value::Tuple(_) | Value::Str(_), _) => false,
        (Value::Bytes(_) | Value::ByteArray(_), Template::Bytes(..)) => false,
        _ => vm.lookup_special(v, n::GETITEM).is_some(),
    }
}

/// The number that a `*` takes, a width or a precision, in the range of its type in C.
pub(super) fn star_value(vm: &mut Vm, v: Value, is_precision: bool) -> Result<i64> {
    let (most, of) = if is_precision { (i32::MAX.into(), "int") } else { (i64::MAX, "ssize_t") };
    match vm.payload(v) {
        Value::Int(i) if (-1 - most..=most).contains(&i) => Ok(i),
        Value::True => Ok(1),
        Value::False => Ok(0),
        Value::Int(_) | Value::BigInt(_) => {
            Err(vm.overflow_error(format!("Python int too large to convert to C {of}")))
        }
        _ => Err(vm.type_error("* wants int")),
    }
}
