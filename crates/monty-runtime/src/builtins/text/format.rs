//! `format(value, spec)`: numbers and texts at once, everything else by its `__format__`.

use monty_text::format_spec::{self, FormatError, FormatSpec, IntRef, SpecKind};

use super::arguments::{self_str, str_argument};
use super::percent_values::format_error;
use super::repr::is_core;
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::registry::NativeDef;
use crate::types as t;
use crate::value::Value;
use crate::vm::Vm;

/// Which `__format__` a value has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// That of the builtin number or text that it is or holds.
    Plain,
    /// `object.__format__`
    Object,
    Call,
}

impl Vm {
    fn format_way(&self, v: Value) -> Way {
        let class = match v {
            Value::Str(_) | Value::Int(_) | Value::Float(_) | Value::True | Value::False => {
                return Way::Plain;
            }
            Value::BigInt(_) | Value::Complex(_) => return Way::Plain,
            Value::Instance(_)
            | Value::Exception(_)
            | Value::Type(_)
            | Value::Opaque(_)
            | Value::Wrapper(_) => self.type_of(v),
            _ => return Way::Object,
        };
        match self.lookup(class, n::FORMAT) {
            Some(Value::Native(id)) => match self.registry.natives[id.index()].owner {
                Some(t::OBJECT) => Way::Object,
                Some(owner) if is_core(owner) => match self.payload(v) {
                    Value::Instance(_) => Way::Call,
                    plain => self.format_way_of_payload(plain),
                },
                _ => Way::Call,
            },
            Some(_) => Way::Call,
            None => Way::Object,
        }
    }

    fn format_way_of_payload(&self, plain: Value) -> Way {
        match plain {
            Value::Str(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::BigInt(_)
            | Value::Complex(_) => Way::Plain,
            _ => Way::Object,
        }
    }

    /// `format(v, spec)`: what f-strings use.
    pub fn format_value(&mut self, v: Value, spec: &str) -> Result<Step> {
        match self.format_way(v) {
            Way::Call => {
                let spec = self.heap.new_str(spec)?;
                if let Some(text @ Value::Str(_)) = self.library_answer(v, n::FORMAT, &[spec])? {
                    return Ok(Step::Done(text));
                }
                let step = self.call_method(v, n::FORMAT, &[spec])?;
                self.check_text(step, n::FORMAT)
            }
            _ if spec.is_empty() => self.str(v),
            Way::Plain => {
                let text = self.format_plain(v, spec)?;
                // What is neither cut nor padded stays what it is.
                match self.str_of(v) {
                    Some(whole) if whole == text => Ok(Step::Done(v)),
                    _ => self.heap.new_string(text).map(Step::Done),
                }
            }
            Way::Object => Err(self.unsupported_format(v)),
        }
    }

    /// `format(v, spec)` if no guest code has to run.
    pub(crate) fn format_pure(&mut self, v: Value, spec: &str) -> Result<Option<String>> {
        match self.format_way(v) {
            Way::Call => Ok(None),
            _ if spec.is_empty() => self.str_pure(v),
            Way::Plain => self.format_plain(v, spec).map(Some),
            Way::Object => Err(self.unsupported_format(v)),
        }
    }

    /// What `object.__format__` raises for a specifier.
    #[cold]
    pub fn unsupported_format(&mut self, v: Value) -> Raise {
        let class = self.type_name(v);
        self.type_error(format!("unsupported format string passed to {class}.__format__"))
    }

    /// `format(v, spec)` of a number or text, or of an instance of a subclass of one.
    pub fn format_plain(&mut self, v: Value, spec: &str) -> Result<String> {
        // A specifier is copied, and stands in the message of an error.
        self.heap.hold(4 * spec.len())?;
        let room = self.text_room();
        let plain = self.payload(v);
        if let Value::Str(s) = plain {
            self.heap.burn(self.text(s).len() / 4)?;
            self.check_room(self.text(s).len())?;
        }
        // Only errors name the type.
        let made = self.formatted(plain, spec, "", room).or_else(|_| {
            let name = self.type_name(v);
            self.formatted(plain, spec, &name, room)
        });
        match made {
            Ok(text) => {
                self.heap.burn(text.len() / 4)?;
                Ok(text)
            }
            Err(e) => Err(format_error(self, e)),
        }
    }

    fn formatted(
        &self,
        plain: Value,
        spec: &str,
        name: &str,
        room: usize,
    ) -> std::result::Result<String, FormatError> {
        let kind = match plain {
            Value::Str(_) => SpecKind::Str,
            Value::Float(_) => SpecKind::Float,
            Value::Complex(_) => SpecKind::Complex,
            _ => SpecKind::Int,
        };
        let spec = FormatSpec::parse(spec, kind, name)?;
        match plain {
            Value::Str(s) => format_spec::format_str(self.text(s), &spec, name, room),
            Value::Float(f) => format_spec::format_float(f.get(), &spec, name, room),
            Value::Complex(h) => {
                let (re, im) = self.heap.complex(h);
                format_spec::format_complex(re, im, &spec, name, room)
            }
            Value::BigInt(h) => {
                format_spec::format_int(IntRef::Big(self.heap.bigint(h)), &spec, name, room)
            }
            v => format_spec::format_int(IntRef::Small(v.as_int().unwrap_or(0)), &spec, name, room),
        }
    }
}

/// `format(value, format_spec='', /)`
pub fn format_function(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, spec) = (args.get(vm, 0), args.get(vm, 1));
    if spec.is_unset() {
        return vm.format_value(v, "");
    }
    let spec = str_argument(vm, spec, 2)?;
    let spec = vm.text(spec).to_owned();
    vm.format_value(v, &spec)
}

/// `str.__format__`
fn str_format_method(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let s = self_str(vm, args)?;
    let spec = str_argument(vm, args.get(vm, 1), 0)?;
    if vm.text(spec).is_empty() {
        return if v == Value::Str(s) { Ok(Step::Done(v)) } else { vm.str(v) };
    }
    let spec = vm.text(spec).to_owned();
    let text = vm.format_plain(v, &spec)?;
    if vm.text(s) == text {
        return Ok(Step::Done(v));
    }
    vm.heap.new_string(text).map(Step::Done)
}

pub const METHODS: &[NativeDef] =
    &[NativeDef::stepping("__format__(self, format_spec, /)", str_format_method)];
