//! The `ResourceLimits` dictionary as limits.

use std::time::Duration;

use monty::ResourceLimits;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt};

/// The keys that a dictionary of limits may have.
const KEYS: &[&str] = &[
    "max_allocations",
    "max_duration_secs",
    "max_memory",
    "gc_interval",
    "max_recursion_depth",
    "max_fuel",
    "max_output",
    "max_host_calls",
    "max_source",
    "max_tasks",
    "max_slice_duration_secs",
    "max_slice_fuel",
];

/// The limits of a run; `None` is no limit but the default recursion depth.
pub fn read_limits(limits: Option<&Bound<'_, PyDict>>) -> PyResult<ResourceLimits> {
    let mut found = ResourceLimits::default();
    let Some(limits) = limits else { return Ok(found) };
    for (key, value) in limits.iter() {
        let key: String =
            key.extract().map_err(|_| PyTypeError::new_err("limits: the keys must be strings"))?;
        if !KEYS.contains(&key.as_str()) {
            let known = KEYS.join(", ");
            return Err(PyTypeError::new_err(format!("unknown limit '{key}'; known are {known}")));
        }
        if value.is_none() {
            continue;
        }
        match key.as_str() {
            "max_duration_secs" => {
                found.max_duration = seconds(&key, &value)?;
                continue;
            }
            "max_slice_duration_secs" => {
                found.max_slice_duration = seconds(&key, &value)?;
                continue;
            }
            _ => {}
        }
        let Some(number) = count(&key, &value)? else { continue };
        match key.as_str() {
            "max_allocations" => found.max_allocations = Some(number),
            "max_memory" => found.max_memory = Some(number),
            "gc_interval" => found.gc_interval = Some(number),
            "max_fuel" => found.max_fuel = Some(number),
            "max_output" => found.max_output = Some(number),
            "max_host_calls" => found.max_host_calls = Some(number),
            "max_source" => found.max_source = Some(number),
            "max_tasks" => found.max_tasks = Some(number),
            "max_slice_fuel" => found.max_slice_fuel = Some(number),
            _ => found.max_recursion_depth = u32::try_from(number).unwrap_or(u32::MAX),
        }
    }
    Ok(found)
}

/// A number that is no bool and not below zero.
fn number(key: &str, value: &Bound<'_, PyAny>) -> PyResult<f64> {
    let is_number = value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>();
    if !is_number || value.is_instance_of::<PyBool>() {
        let name = value.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "limits['{key}'] must be an int or a float, not '{name}'"
        )));
    }
    let number: f64 = value.extract()?;
    if number.is_nan() || number < 0.0 {
        return Err(PyValueError::new_err(format!(
            "limits['{key}'] must not be negative: {number}"
        )));
    }
    Ok(number)
}

/// A count; infinity is no limit.
fn count(key: &str, value: &Bound<'_, PyAny>) -> PyResult<Option<u64>> {
    let approximate = number(key, value)?;
    if let Ok(exact) = value.extract::<u64>() {
        return Ok(Some(exact));
    }
    // A cast from a float saturates, and what is past 64 bits is no limit.
    Ok(Some(approximate as u64).filter(|count| *count < u64::MAX))
}

/// A time; infinity, or what a `Duration` cannot hold, is no limit.
fn seconds(key: &str, value: &Bound<'_, PyAny>) -> PyResult<Option<Duration>> {
    Ok(Duration::try_from_secs_f64(number(key, value)?).ok())
}
