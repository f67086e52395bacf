//! Dates and times of the host as plain data.

use monty::{MontyDate, MontyDateTime, MontyObject, MontyTime, MontyTimeDelta, MontyTimeZone};
use pyo3::prelude::*;

use crate::refusal::Refusal;
use crate::types::Types;

/// A date, time, datetime, timedelta or timezone; `None` for anything else.
pub fn read(value: &Bound<'_, PyAny>, types: &Types) -> Result<Option<MontyObject>, Box<Refusal>> {
    let py = value.py();
    // A datetime is a date too.
    Ok(Some(if value.is_instance(types.datetime.bind(py))? {
        let (date, time) = (read_date(value)?, read_time(value, types)?);
        MontyObject::DateTime(Box::new(MontyDateTime { date, time }))
    } else if value.is_instance(types.date.bind(py))? {
        MontyObject::Date(read_date(value)?)
    } else if value.is_instance(types.time.bind(py))? {
        MontyObject::Time(Box::new(read_time(value, types)?))
    } else if value.is_instance(types.timedelta.bind(py))? {
        MontyObject::TimeDelta(read_timedelta(value)?)
    } else if value.is_instance(types.timezone.bind(py))? {
        MontyObject::TimeZone(Box::new(read_timezone(value)?))
    } else {
        return Ok(None);
    }))
}

fn read_date(value: &Bound<'_, PyAny>) -> PyResult<MontyDate> {
    Ok(MontyDate {
        year: value.getattr("year")?.extract()?,
        month: value.getattr("month")?.extract()?,
        day: value.getattr("day")?.extract()?,
    })
}

fn read_time(value: &Bound<'_, PyAny>, types: &Types) -> Result<MontyTime, Box<Refusal>> {
    let zone = value.getattr("tzinfo")?;
    let tzinfo = if zone.is_none() {
        None
    } else if zone.is_instance(types.timezone.bind(value.py()))? {
        Some(read_timezone(&zone)?)
    } else {
        let name = zone.get_type().fully_qualified_name()?.to_string_lossy().into_owned();
        return Err(Refusal::wrong_type(format!(
            "cannot pass a time zone of type '{name}' to Monty; \
             pass value.astimezone(datetime.timezone.utc)"
        ))
        .at(".tzinfo"));
    };
    Ok(MontyTime {
        hour: value.getattr("hour")?.extract()?,
        minute: value.getattr("minute")?.extract()?,
        second: value.getattr("second")?.extract()?,
        microsecond: value.getattr("microsecond")?.extract()?,
        fold: value.getattr("fold")?.is_truthy()?,
        tzinfo,
    })
}

fn read_timedelta(value: &Bound<'_, PyAny>) -> PyResult<MontyTimeDelta> {
    Ok(MontyTimeDelta {
        days: value.getattr("days")?.extract()?,
        seconds: value.getattr("seconds")?.extract()?,
        microseconds: value.getattr("microseconds")?.extract()?,
    })
}

fn read_timezone(value: &Bound<'_, PyAny>) -> PyResult<MontyTimeZone> {
    let offset = read_timedelta(&value.call_method1("utcoffset", (value.py().None(),))?)?;
    // `__getinitargs__` tells a given name from the one that is made up.
    let parts = value.call_method0("__getinitargs__")?;
    let name = if parts.len()? > 1 { Some(parts.get_item(1)?.extract()?) } else { None };
    Ok(MontyTimeZone {
        offset_seconds: offset.days * 86_400 + offset.seconds,
        offset_microseconds: offset.microseconds,
        name,
    })
}
