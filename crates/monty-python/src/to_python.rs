//! Plain data as values of the host.

use monty::{
    MontyDataclass, MontyDate, MontyDateTime, MontyEnumMember, MontyObject, MontyTime,
    MontyTimeDelta, MontyTimeZone,
};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyComplex, PyDict, PyFrozenSet, PyList, PySet, PyTuple};

use crate::registry::Registry;
use crate::types::{Types, types};

/// The value of the host. The depth of plain data is bounded, so recursion is.
pub fn to_python<'py>(
    py: Python<'py>,
    object: &MontyObject,
    registry: &Registry,
) -> PyResult<Bound<'py, PyAny>> {
    match object {
        MontyObject::None => Ok(py.None().into_bound(py)),
        MontyObject::Bool(value) => value.into_bound_py_any(py),
        MontyObject::Int(value) => value.into_bound_py_any(py),
        MontyObject::BigInt(value) => value.into_bound_py_any(py),
        MontyObject::Float(value) => value.into_bound_py_any(py),
        MontyObject::String(value) | MontyObject::Repr(value) => value.into_bound_py_any(py),
        MontyObject::List(items) => {
            let items = all(py, items, registry)?;
            Ok(PyList::new(py, items)?.into_any())
        }
        MontyObject::Tuple(items) => {
            let items = all(py, items, registry)?;
            Ok(PyTuple::new(py, items)?.into_any())
        }
        MontyObject::Dict(pairs) => {
            let dict = PyDict::new(py);
            for (key, value) in pairs {
                dict.set_item(to_python(py, key, registry)?, to_python(py, value, registry)?)?;
            }
            Ok(dict.into_any())
        }
        MontyObject::Set(items) => Ok(PySet::new(py, all(py, items, registry)?)?.into_any()),
        MontyObject::FrozenSet(items) => {
            Ok(PyFrozenSet::new(py, all(py, items, registry)?)?.into_any())
        }
        MontyObject::Bytes(value) => Ok(PyBytes::new(py, value).into_any()),
        MontyObject::ByteArray(value) => Ok(PyByteArray::new(py, value).into_any()),
        MontyObject::Complex(re, im) => Ok(PyComplex::from_doubles(py, *re, *im).into_any()),
        MontyObject::Ellipsis => Ok(py.Ellipsis().into_bound(py)),
        rarer => rarer_to_python(py, rarer, types(py)?, registry),
    }
}

/// A tuple of positional arguments.
pub fn args_to_python<'py>(
    py: Python<'py>,
    args: &[MontyObject],
    registry: &Registry,
) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, all(py, args, registry)?)
}

/// A dict of keyword arguments.
pub fn kwargs_to_python<'py>(
    py: Python<'py>,
    kwargs: &[(String, MontyObject)],
    registry: &Registry,
) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (name, value) in kwargs {
        dict.set_item(name, to_python(py, value, registry)?)?;
    }
    Ok(dict)
}

fn all<'py>(
    py: Python<'py>,
    items: &[MontyObject],
    registry: &Registry,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    items.iter().map(|item| to_python(py, item, registry)).collect()
}

fn rarer_to_python<'py>(
    py: Python<'py>,
    object: &MontyObject,
    types: &Types,
    registry: &Registry,
) -> PyResult<Bound<'py, PyAny>> {
    let standins = types.standins.bind(py);
    match object {
        MontyObject::NamedTuple(tuple) => {
            let names = PyTuple::new(py, &tuple.field_names)?;
            let class = standins.call_method1("named_tuple", (&tuple.type_name, names))?;
            class.call1(args_to_python(py, &tuple.values, registry)?)
        }
        MontyObject::Exception(exception) => crate::exceptions::value_to_python(
            py,
            &exception.exc_type,
            &exception.builtin_base,
            &exception.args,
            registry,
        ),
        MontyObject::Dataclass(instance) => dataclass(py, instance, types, registry),
        MontyObject::EnumMember(member) => enum_member(py, member, types, registry),
        MontyObject::Date(date) => types.date.bind(py).call1((date.year, date.month, date.day)),
        MontyObject::Time(time) => to_time(py, time, types),
        MontyObject::DateTime(value) => to_datetime(py, value, types),
        MontyObject::TimeDelta(delta) => to_timedelta(py, delta, types),
        MontyObject::TimeZone(zone) => to_timezone(py, zone, types),
        MontyObject::Decimal(text) => types.decimal.bind(py).call1((text,)),
        MontyObject::Uuid(value) => {
            let kwargs = PyDict::new(py);
            kwargs.set_item("int", value)?;
            types.uuid.bind(py).call((), Some(&kwargs))
        }
        MontyObject::Path(path) => types.posix_path.bind(py).call1((path,)),
        other => Err(PyRuntimeError::new_err(format!(
            "a value of type '{}' cannot leave Monty",
            other.type_name()
        ))),
    }
}

fn dataclass<'py>(
    py: Python<'py>,
    instance: &MontyDataclass,
    types: &Types,
    registry: &Registry,
) -> PyResult<Bound<'py, PyAny>> {
    let fields = PyDict::new(py);
    for (name, value) in &instance.fields {
        fields.set_item(name, to_python(py, value, registry)?)?;
    }
    let class = registry.find(py, &instance.type_id)?;
    types.standins.bind(py).call_method1(
        "dataclass_instance",
        (class, &instance.name, instance.field_count, instance.frozen, fields),
    )
}

fn enum_member<'py>(
    py: Python<'py>,
    member: &MontyEnumMember,
    types: &Types,
    registry: &Registry,
) -> PyResult<Bound<'py, PyAny>> {
    let class = registry.find(py, &member.type_id)?;
    let value = to_python(py, &member.value, registry)?;
    types.standins.bind(py).call_method1(
        "enum_member",
        (class, &member.class_name, &member.mixin, &member.name, value),
    )
}

fn to_timedelta<'py>(
    py: Python<'py>,
    delta: &MontyTimeDelta,
    types: &Types,
) -> PyResult<Bound<'py, PyAny>> {
    types.timedelta.bind(py).call1((delta.days, delta.seconds, delta.microseconds))
}

fn to_timezone<'py>(
    py: Python<'py>,
    zone: &MontyTimeZone,
    types: &Types,
) -> PyResult<Bound<'py, PyAny>> {
    if zone.offset_seconds == 0 && zone.offset_microseconds == 0 && zone.name.is_none() {
        return Ok(types.utc.bind(py).clone());
    }
    let offset = types.timedelta.bind(py);
    let offset = offset.call1((0, zone.offset_seconds, zone.offset_microseconds))?;
    match &zone.name {
        Some(name) => types.timezone.bind(py).call1((offset, name)),
        None => types.timezone.bind(py).call1((offset,)),
    }
}

/// `tzinfo=` and `fold=` of a time.
fn zone_kwargs<'py>(
    py: Python<'py>,
    time: &MontyTime,
    types: &Types,
) -> PyResult<Bound<'py, PyDict>> {
    let kwargs = PyDict::new(py);
    if let Some(zone) = &time.tzinfo {
        kwargs.set_item("tzinfo", to_timezone(py, zone, types)?)?;
    }
    if time.fold {
        kwargs.set_item("fold", 1)?;
    }
    Ok(kwargs)
}

fn to_time<'py>(py: Python<'py>, time: &MontyTime, types: &Types) -> PyResult<Bound<'py, PyAny>> {
    let kwargs = zone_kwargs(py, time, types)?;
    let parts = (time.hour, time.minute, time.second, time.microsecond);
    types.time.bind(py).call(parts, Some(&kwargs))
}

fn to_datetime<'py>(
    py: Python<'py>,
    value: &MontyDateTime,
    types: &Types,
) -> PyResult<Bound<'py, PyAny>> {
    let MontyDateTime { date: MontyDate { year, month, day }, time } = value;
    let kwargs = zone_kwargs(py, time, types)?;
    let parts = (year, month, day, time.hour, time.minute, time.second, time.microsecond);
    types.datetime.bind(py).call(parts, Some(&kwargs))
}
