//! Arguments of native functions that guest code converts: the conversion is called, and the function runs
//! once more with what it gave.

use smallvec::SmallVec;

use crate::cont::Cont;
use crate::error::{Conversion, ConvertKind, Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::types as t;
use crate::value::{NativeId, Sym, Value};
use crate::vm::Vm;

impl Vm {
    /// Run the guest code that converts an argument, then the native function again.
    pub(crate) fn convert(
        &mut self,
        c: Conversion,
        id: NativeId,
        mut values: SmallVec<[Value; 4]>,
    ) -> Result<Step> {
        values.push(c.value);
        let v = c.value;
        let name = match c.kind {
            ConvertKind::Items => {
                let step = self.prelude_call("items_of", &[v])?;
                return self.and_then(step, Cont::Retry(id), c.kind as u32, &values);
            }
            ConvertKind::Joined => {
                let step = self.prelude_call("joined_items", &[v])?;
                return self.and_then(step, Cont::Retry(id), c.kind as u32, &values);
            }
            ConvertKind::SizedItems => {
                let step = self.prelude_call("list_of", &[v])?;
                return self.and_then(step, Cont::Retry(id), c.kind as u32, &values);
            }
            ConvertKind::Truth => {
                let step = self.truth_step(v)?;
                return self.and_then(step, Cont::Retry(id), c.kind as u32, &values);
            }
            ConvertKind::Str => {
                let step = self.str(v)?;
                return self.and_then(step, Cont::Retry(id), c.kind as u32, &values);
            }
            ConvertKind::Repr => {
                let step = self.repr(v)?;
                return self.and_then(step, Cont::Retry(id), c.kind as u32, &values);
            }
            ConvertKind::Refused => return self.prelude_call("refused", &[v]),
            ConvertKind::Namespace => {
                let step = self.fill_namespace(v)?;
                return self.and_then(step, Cont::Retry(id), c.kind as u32, &values);
            }
            ConvertKind::Index => n::INDEX,
            ConvertKind::Int => match self.int_method(v) {
                n::TRUNC => {
                    let step = self.prelude_call("truncated", &[v])?;
                    return self.and_then(step, Cont::Retry(id), c.kind as u32, &values);
                }
                method => method,
            },
            ConvertKind::Float => {
                if self.lookup_special(v, n::FLOAT).is_some() {
                    n::FLOAT
                } else {
                    n::INDEX
                }
            }
            ConvertKind::Complex => n::COMPLEX,
            ConvertKind::Bytes => n::BYTES,
        };
        let step = self.call_method(v, name, &[])?;
        self.and_then(step, Cont::Retry(id), c.kind as u32, &values)
    }

    /// Second run of a native function, one argument converted: values are kwargs, the number of
    /// named parameters, the arguments, and the value that was converted.
    pub(crate) fn retry(
        &mut self,
        id: NativeId,
        kind: u32,
        mut values: SmallVec<[Value; 4]>,
        converted: Value,
    ) -> Result<Step> {
        let original = values.pop().ok_or(Raise::Internal("a native frame misses a value"))?;
        let given = converted;
        let converted = self.check_converted(kind, original, converted)?;
        if let Some(warning) = self.subclass_given(kind, original, given) {
            // Once more, with the plain value.
            values.push(original);
            let step = self.warn_then(t::DEPRECATION_WARNING, &warning, converted)?;
            return self.and_then(step, Cont::Retry(id), kind, &values);
        }
        for v in values.iter_mut().skip(2) {
            if v.is(original) {
                *v = converted;
            }
        }
        let (Some(&kwargs), Some(&Value::Int(named))) = (values.first(), values.get(1)) else {
            return Err(Raise::Internal("a native frame misses a value"));
        };
        let start = self.free_base() + 1;
        let args = &values[2..];
        self.reserve_stack(start, args.len())?;
        self.stack[start..start + args.len()].copy_from_slice(args);
        let args =
            Args { start: start as u32, len: args.len() as u32, named: named as u32, kwargs };
        let native =
            self.registry.natives.get(id.index()).ok_or(Raise::Internal("no such native"))?;
        match self.invoke(native, id, args) {
            Err(Raise::Convert(c)) => self.convert(*c, id, values),
            other => other,
        }
    }

    /// What to warn of where a conversion gave an instance of a subclass.
    fn subclass_given(&self, kind: u32, original: Value, given: Value) -> Option<String> {
        const INDEX: u32 = ConvertKind::Index as u32;
        const INT: u32 = ConvertKind::Int as u32;
        const FLOAT: u32 = ConvertKind::Float as u32;
        const COMPLEX: u32 = ConvertKind::Complex as u32;
        let (method, wanted, class) = match kind {
            INDEX => ("__index__".to_owned(), "int", t::INT),
            INT => (self.text(self.int_method(original)).to_owned(), "int", t::INT),
            FLOAT if self.lookup_special(original, n::FLOAT).is_none() => return None,
            FLOAT => (format!("{}.__float__", self.type_name(original)), "float", t::FLOAT),
            COMPLEX => ("__complex__".to_owned(), "complex", t::COMPLEX),
            _ => return None,
        };
        if self.type_of(given) == class {
            return None;
        }
        let name = self.type_name(given);
        Some(format!(
            "{method} returned non-{wanted} (type {name}).  The ability to return an instance of a \
             strict subclass of {wanted} is deprecated, and may be removed in a future version of \
             Python."
        ))
    }

    /// The method by which `int(v)` converts.
    fn int_method(&self, v: Value) -> Sym {
        let methods = [n::INT, n::INDEX, n::TRUNC];
        methods.into_iter().find(|&m| self.lookup_special(v, m).is_some()).unwrap_or(n::INT)
    }

    fn check_converted(&mut self, kind: u32, original: Value, v: Value) -> Result<Value> {
        const INDEX: u32 = ConvertKind::Index as u32;
        const INT: u32 = ConvertKind::Int as u32;
        const FLOAT: u32 = ConvertKind::Float as u32;
        const COMPLEX: u32 = ConvertKind::Complex as u32;
        const BYTES: u32 = ConvertKind::Bytes as u32;
        let plain = self.payload(v);
        match kind {
            INDEX | INT => match plain {
                Value::True => Ok(Value::Int(1)),
                Value::False => Ok(Value::Int(0)),
                Value::Int(_) | Value::BigInt(_) => Ok(plain),
                _ => {
                    let name = self.type_name(v);
                    let method = if kind == INDEX { n::INDEX } else { self.int_method(original) };
                    if method == n::TRUNC {
                        let text = format!("__trunc__ returned non-Integral (type {name})");
                        return Err(self.type_error(text));
                    }
                    let method = self.text(method);
                    let text = format!("{method} returned non-int (type {name})");
                    Err(self.type_error(text))
                }
            },
            FLOAT => match plain {
                Value::Float(_) if self.lookup_special(original, n::FLOAT).is_some() => Ok(plain),
                // What `__index__` gave.
                Value::Int(_) | Value::BigInt(_) | Value::True | Value::False
                    if self.lookup_special(original, n::FLOAT).is_none() =>
                {
                    crate::builtins::numbers::number::int_to_float(self, plain).map(Value::float)
                }
                _ if self.lookup_special(original, n::FLOAT).is_none() => {
                    let name = self.type_name(v);
                    Err(self.type_error(format!("__index__ returned non-int (type {name})")))
                }
                _ => {
                    let (of, name) = (self.type_name(original), self.type_name(v));
                    Err(self.type_error(format!("{of}.__float__ returned non-float (type {name})")))
                }
            },
            COMPLEX => match plain {
                Value::Complex(_) => Ok(plain),
                _ => {
                    let name = self.type_name(v);
                    Err(self.type_error(format!("__complex__ returned non-complex (type {name})")))
                }
            },
            BYTES => match plain {
                Value::Bytes(_) => Ok(plain),
                _ => {
                    let name = self.type_name(v);
                    Err(self.type_error(format!("__bytes__ returned non-bytes (type {name})")))
                }
            },
            _ => Ok(v),
        }
    }
}
