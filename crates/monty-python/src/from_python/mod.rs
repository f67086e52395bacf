//! Values of the host as plain data. Bounded in depth; cycles, deep values and types that do not
//! cross are refused with the path to them.

mod dates;

use monty::{MAX_DEPTH, MontyDataclass, MontyEnumMember, MontyNamedTuple, MontyObject};
use num_bigint::BigInt;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyComplex, PyDict, PyEllipsis, PyFloat, PyFrozenSet, PyInt,
    PyList, PySet, PyString, PyTuple,
};

use crate::refusal::Refusal;
use crate::registry::{Registry, type_id};
use crate::types::{Types, types};

type Converted = Result<MontyObject, Box<Refusal>>;

/// A value as plain data; `root` names it in errors.
pub fn from_python(
    value: &Bound<'_, PyAny>,
    root: impl FnOnce() -> String,
    registry: &Registry,
) -> PyResult<MontyObject> {
    from_python_within(value, root, registry, MOST_BYTES)
}

/// The same for a run that has room for so many bytes more: what is larger is refused before it is
/// copied.
pub fn from_python_within(
    value: &Bound<'_, PyAny>,
    root: impl FnOnce() -> String,
    registry: &Registry,
    room: usize,
) -> PyResult<MontyObject> {
    let mut reader = Reader { registry, open: Vec::new(), room, left: room };
    reader.read(value).map_err(|refusal| refusal.into_error(&root()))
}

/// A value that is larger than this as plain data is refused, whatever the run may hold: one that
/// contains another many times over is a tree without sharing on its way into a run.
pub const MOST_BYTES: usize = 1 << 30;

/// What one value takes, beside its text or bytes.
const NODE_BYTES: usize = 56;

/// Reads one value with all that is in it.
pub(crate) struct Reader<'a> {
    registry: &'a Registry,
    /// Addresses of the containers that the value being read stands in, outermost first.
    open: Vec<usize>,
    room: usize,
    /// What is left of the room.
    left: usize,
}

impl Reader<'_> {
    /// Count bytes that are about to be copied, or refuse them.
    fn take(&mut self, bytes: usize) -> Result<(), Box<Refusal>> {
        match self.left.checked_sub(bytes) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(Refusal::wrong_value(format!(
                "cannot pass a value of more than {} bytes to Monty: there is no room for it",
                self.room
            ))),
        }
    }

    fn read(&mut self, value: &Bound<'_, PyAny>) -> Converted {
        let bytes = if let Ok(text) = value.cast::<PyString>() {
            text.len()?
        } else if let Ok(bytes) = value.cast::<PyBytes>() {
            bytes.as_bytes().len()
        } else if let Ok(bytes) = value.cast::<PyByteArray>() {
            bytes.len()
        } else if value.is_exact_instance_of::<PyInt>() && value.extract::<i64>().is_err() {
            value.call_method0("bit_length")?.extract::<usize>()? / 8
        } else {
            0
        };
        self.take(NODE_BYTES.saturating_add(bytes))?;
        if value.is_none() {
            Ok(MontyObject::None)
        } else if let Ok(text) = value.cast_exact::<PyString>() {
            read_str(text)
        } else if value.is_exact_instance_of::<PyInt>() {
            read_int(value)
        } else if value.is_exact_instance_of::<PyBool>() {
            Ok(MontyObject::Bool(value.is_truthy()?))
        } else if let Ok(float) = value.cast_exact::<PyFloat>() {
            Ok(MontyObject::Float(float.value()))
        } else if value.is_exact_instance_of::<PyList>() || value.is_exact_instance_of::<PyDict>() {
            self.read_container(value)
        } else {
            self.read_rarer(value)
        }
    }

    fn read_rarer(&mut self, value: &Bound<'_, PyAny>) -> Converted {
        let types = types(value.py())?;
        if value.is_instance(types.enumeration.bind(value.py()))? {
            return self.read_enum_member(value);
        }
        let is_class = value.is_instance_of::<pyo3::types::PyType>();
        if !is_class && value.hasattr("__dataclass_fields__")? {
            return self.inside(value, |reader| reader.read_dataclass(value));
        }
        if value.is_instance_of::<pyo3::exceptions::PyBaseException>() {
            let exception =
                self.inside(value, |reader| crate::exceptions::value_from_python(value, reader))?;
            return Ok(exception);
        }
        if let Some(found) = read_leaf(value, types)? {
            return Ok(found);
        }
        if let Some(found) = dates::read(value, types)? {
            return Ok(found);
        }
        self.read_container(value)
    }

    /// Lists, tuples, dicts and sets, and what derives from them.
    fn read_container(&mut self, value: &Bound<'_, PyAny>) -> Converted {
        self.inside(value, |reader| {
            if let Ok(list) = value.cast::<PyList>() {
                Ok(MontyObject::List(reader.read_sequence(list.as_any())?))
            } else if let Ok(dict) = value.cast::<PyDict>() {
                reader.read_dict(dict)
            } else if value.is_instance_of::<PyTuple>() {
                reader.read_tuple(value)
            } else if value.is_instance_of::<PySet>() {
                Ok(MontyObject::Set(reader.read_set(value)?))
            } else if value.is_instance_of::<PyFrozenSet>() {
                Ok(MontyObject::FrozenSet(reader.read_set(value)?))
            } else {
                Err(unsupported(value))
            }
        })
    }

    /// Read what is inside `container`, one level deeper.
    pub(crate) fn inside<T>(
        &mut self,
        container: &Bound<'_, PyAny>,
        read: impl FnOnce(&mut Self) -> Result<T, Box<Refusal>>,
    ) -> Result<T, Box<Refusal>> {
        let address = container.as_ptr() as usize;
        if self.open.contains(&address) {
            let name = container.get_type().name()?;
            return Err(Refusal::wrong_value(format!(
                "cannot pass a '{name}' that contains itself to Monty"
            )));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(Refusal::wrong_value(format!(
                "cannot pass values nested more than {MAX_DEPTH} levels deep to Monty"
            )));
        }
        self.open.push(address);
        let result = read(self);
        self.open.pop();
        result
    }

    pub(crate) fn read_sequence(
        &mut self,
        sequence: &Bound<'_, PyAny>,
    ) -> Result<Vec<MontyObject>, Box<Refusal>> {
        let mut items = Vec::new();
        for (i, item) in sequence.try_iter()?.enumerate() {
            items.push(self.read(&item?).map_err(|refusal| refusal.at(format!("[{i}]")))?);
        }
        Ok(items)
    }

    fn read_set(&mut self, set: &Bound<'_, PyAny>) -> Result<Vec<MontyObject>, Box<Refusal>> {
        let mut items = Vec::with_capacity(set.len()?);
        for item in set.try_iter()? {
            items.push(self.read(&item?).map_err(|refusal| refusal.at("{…}"))?);
        }
        Ok(items)
    }

    fn read_dict(&mut self, dict: &Bound<'_, PyDict>) -> Converted {
        // A copy of the items: reading a value may run code that changes the dict.
        let items = dict.items();
        let mut pairs = Vec::with_capacity(items.len());
        for item in items.iter() {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let read_key = self.read(&key);
            let read_key =
                read_key.map_err(|refusal| refusal.at(format!(" key {}", short_repr(&key))))?;
            let read_value = self.read(&value);
            let read_value =
                read_value.map_err(|refusal| refusal.at(format!("[{}]", short_repr(&key))))?;
            pairs.push((read_key, read_value));
        }
        Ok(MontyObject::Dict(pairs))
    }

    fn read_tuple(&mut self, tuple: &Bound<'_, PyAny>) -> Converted {
        if tuple.is_exact_instance_of::<PyTuple>() || !tuple.hasattr("_fields")? {
            return Ok(MontyObject::Tuple(self.read_sequence(tuple)?));
        }
        let field_names: Vec<String> = tuple.getattr("_fields")?.extract()?;
        let mut values = Vec::with_capacity(field_names.len());
        for (item, name) in tuple.try_iter()?.zip(&field_names) {
            values.push(self.read(&item?).map_err(|refusal| refusal.at(format!(".{name}")))?);
        }
        let type_name = tuple.get_type().name()?.to_string_lossy().into_owned();
        Ok(MontyObject::NamedTuple(Box::new(MontyNamedTuple { type_name, field_names, values })))
    }

    fn read_dataclass(&mut self, value: &Bound<'_, PyAny>) -> Converted {
        let class = value.get_type();
        let declared = class.getattr("__dataclass_fields__")?;
        let declared = declared.cast::<PyDict>()?;
        let mut fields = Vec::with_capacity(declared.len());
        for name in declared.keys().iter() {
            let name: String = name.extract()?;
            // Pseudo-fields (ClassVar, InitVar) are declared beside the fields.
            let Some(field) = declared.get_item(&name)? else { continue };
            let kind = field.getattr("_field_type")?.getattr("name")?;
            if kind.extract::<String>()? != "_FIELD" {
                continue;
            }
            let attribute = value.getattr(name.as_str()).map_err(Box::<Refusal>::from)?;
            let read = self.read(&attribute).map_err(|refusal| refusal.at(format!(".{name}")))?;
            fields.push((name, read));
        }
        let parameters = class.getattr("__dataclass_params__")?;
        Ok(MontyObject::Dataclass(Box::new(MontyDataclass {
            name: class.name()?.to_string_lossy().into_owned(),
            type_id: type_id(&class)?,
            field_count: fields.len(),
            fields,
            frozen: parameters.getattr("frozen")?.is_truthy()?,
        })))
    }

    fn read_enum_member(&mut self, value: &Bound<'_, PyAny>) -> Converted {
        let class = value.get_type();
        self.registry.remember(&class)?;
        let inner = value.getattr("value")?;
        let inner = self.inside(value, |reader| reader.read(&inner));
        let mixin = if value.is_instance_of::<PyInt>() {
            "int"
        } else if value.is_instance_of::<PyString>() {
            "str"
        } else if value.is_instance_of::<PyFloat>() {
            "float"
        } else {
            ""
        };
        // A combination of flags may have no name.
        let name: Option<String> = value.getattr("name")?.extract()?;
        Ok(MontyObject::EnumMember(Box::new(MontyEnumMember {
            class_name: class.name()?.to_string_lossy().into_owned(),
            type_id: type_id(&class)?,
            name: name.unwrap_or_default(),
            value: inner.map_err(|refusal| refusal.at(".value"))?,
            mixin: mixin.to_owned(),
        })))
    }
}

/// Values without other values inside; subclasses of builtin types count as those.
fn read_leaf(value: &Bound<'_, PyAny>, types: &Types) -> Result<Option<MontyObject>, Box<Refusal>> {
    let py = value.py();
    let object = if let Ok(bytes) = value.cast::<PyBytes>() {
        MontyObject::Bytes(bytes.as_bytes().to_vec())
    } else if let Ok(text) = value.cast::<PyString>() {
        read_str(text)?
    } else if value.is_instance_of::<PyInt>() {
        read_int(value)?
    } else if let Ok(float) = value.cast::<PyFloat>() {
        MontyObject::Float(float.value())
    } else if let Ok(complex) = value.cast::<PyComplex>() {
        MontyObject::Complex(complex.real(), complex.imag())
    } else if let Ok(bytes) = value.cast::<PyByteArray>() {
        MontyObject::ByteArray(bytes.to_vec())
    } else if value.is_instance_of::<PyEllipsis>() {
        MontyObject::Ellipsis
    } else if value.is_instance(types.decimal.bind(py))? {
        MontyObject::Decimal(value.str()?.to_cow()?.into_owned())
    } else if value.is_instance(types.uuid.bind(py))? {
        MontyObject::Uuid(value.getattr("int")?.extract()?)
    } else if value.is_instance(types.posix_path.bind(py))? {
        let text = value.str()?;
        match read_str(&text)? {
            MontyObject::String(text) => MontyObject::Path(text),
            other => other,
        }
    } else {
        return Ok(None);
    };
    Ok(Some(object))
}

fn read_str(text: &Bound<'_, PyString>) -> Converted {
    match text.to_str() {
        Ok(text) => Ok(MontyObject::String(text.to_owned())),
        Err(_) => Err(Refusal::wrong_value(
            "cannot pass a str with lone surrogates to Monty; \
             encode it, or replace them with .encode('utf-8', 'replace').decode()",
        )),
    }
}

fn read_int(value: &Bound<'_, PyAny>) -> Converted {
    match value.extract::<i64>() {
        Ok(small) => Ok(MontyObject::Int(small)),
        Err(_) => Ok(MontyObject::int(value.extract::<BigInt>()?)),
    }
}

/// A key as it stands in a path.
fn short_repr(key: &Bound<'_, PyAny>) -> String {
    let text = match key.repr() {
        Ok(repr) => repr.to_string_lossy().into_owned(),
        Err(_) => "?".to_owned(),
    };
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// The refusal of a type, with what to do instead where that is known.
fn unsupported(value: &Bound<'_, PyAny>) -> Box<Refusal> {
    let class = value.get_type();
    let name = class.fully_qualified_name();
    let name = name.map_or_else(|_| "?".to_owned(), |name| name.to_string_lossy().into_owned());
    let has = |attribute: &str| value.hasattr(attribute).unwrap_or(false);
    let hint = if value.is_instance_of::<pyo3::types::PyType>() {
        "; classes do not cross"
    } else if has("model_dump") {
        "; pass .model_dump()"
    } else if has("tolist") {
        "; pass .tolist()"
    } else if has("as_posix") {
        "; pass PurePosixPath(path.as_posix())"
    } else if value.is_callable() {
        "; functions are given as external_functions"
    } else if has("__next__") || has("keys") || name == "range" {
        "; pass a list, tuple or dict of its items"
    } else {
        ""
    };
    Refusal::wrong_type(format!("cannot pass a value of type '{name}' to Monty{hint}"))
}
