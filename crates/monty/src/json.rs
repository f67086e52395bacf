//! Values as JSON: for the command line's `--json`, and for host functions in another process.
//! What JSON has is written as it is; the rest as an object with one `$` key that names its type,
//! so that the two cannot be taken for each other.

use std::fmt;

use monty_host::{MAX_DEPTH, MontyObject};
use serde_json::{Map, Number, Value, json};

use crate::object_repr;

/// A value that has no JSON form, or JSON that is no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError(String);

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for JsonError {}

/// Any value as JSON. What JSON has no form for is tagged: `{"$tuple": [1, 2]}`.
///
/// ```
/// use monty::{MontyObject, to_json};
///
/// let value = MontyObject::dict([("a", MontyObject::Tuple(vec![1.into(), 2.into()]))]);
/// assert_eq!(to_json(&value).to_string(), r#"{"a":{"$tuple":[1,2]}}"#);
/// ```
pub fn to_json(object: &MontyObject) -> Value {
    tagged(object, 0)
}

/// A value as plain JSON, as `json.dumps` would write it: tuples become arrays; what it cannot
/// write is an error.
///
/// ```
/// use monty::{MontyObject, to_plain_json};
///
/// let value = MontyObject::Tuple(vec![1.into(), ().into()]);
/// assert_eq!(to_plain_json(&value).unwrap().to_string(), "[1,null]");
/// let big = serde_json::from_str("[-36893488147419103232]").unwrap();
/// let back = to_plain_json(&monty::from_json(&big).unwrap()).unwrap();
/// assert_eq!(back.to_string(), "[-36893488147419103232]");
/// let error = to_plain_json(&MontyObject::Set(vec![])).unwrap_err();
/// assert_eq!(error.to_string(), "Object of type set is not JSON serializable");
/// ```
pub fn to_plain_json(object: &MontyObject) -> Result<Value, JsonError> {
    plain(object, 0)
}

/// The value that plain JSON stands for.
///
/// ```
/// use monty::{MontyObject, from_json};
///
/// let value = serde_json::from_str(r#"[1, 2.5, "x", null]"#).unwrap();
/// assert_eq!(
///     from_json(&value).unwrap(),
///     MontyObject::List(vec![1.into(), 2.5.into(), "x".into(), ().into()]),
/// );
/// ```
pub fn from_json(value: &Value) -> Result<MontyObject, JsonError> {
    parse(value, 0)
}

fn parse(value: &Value, depth: usize) -> Result<MontyObject, JsonError> {
    if depth > MAX_DEPTH {
        return Err(too_deep());
    }
    Ok(match value {
        Value::Null => MontyObject::None,
        Value::Bool(value) => MontyObject::Bool(*value),
        Value::Number(number) => parse_number(number)?,
        Value::String(text) => MontyObject::String(text.clone()),
        Value::Array(items) => {
            let items: Result<_, _> = items.iter().map(|item| parse(item, depth + 1)).collect();
            MontyObject::List(items?)
        }
        Value::Object(items) => {
            let mut pairs = Vec::with_capacity(items.len());
            for (key, value) in items {
                pairs.push((key.as_str().into(), parse(value, depth + 1)?));
            }
            MontyObject::Dict(pairs)
        }
    })
}

fn parse_number(number: &Number) -> Result<MontyObject, JsonError> {
    if let Some(value) = number.as_i64() {
        return Ok(MontyObject::Int(value));
    }
    let text = number.as_str();
    if !text.contains(['.', 'e', 'E']) {
        let value = text.parse().map_err(|_| JsonError(format!("bad number {number}")))?;
        return Ok(MontyObject::int(value));
    }
    let value = number.as_f64().ok_or_else(|| JsonError(format!("bad number {number}")))?;
    Ok(MontyObject::Float(value))
}

fn too_deep() -> JsonError {
    JsonError(format!("value is nested more than {MAX_DEPTH} levels deep"))
}

fn plain(object: &MontyObject, depth: usize) -> Result<Value, JsonError> {
    if depth > MAX_DEPTH {
        return Err(too_deep());
    }
    let items = |items: &[MontyObject]| -> Result<Value, JsonError> {
        let items: Result<Vec<_>, _> = items.iter().map(|item| plain(item, depth + 1)).collect();
        Ok(Value::Array(items?))
    };
    match object {
        MontyObject::List(list) | MontyObject::Tuple(list) => items(list),
        MontyObject::NamedTuple(tuple) => items(&tuple.values),
        MontyObject::Dict(pairs) => {
            let mut map = Map::with_capacity(pairs.len());
            for (key, value) in pairs {
                map.insert(plain_key(key)?, plain(value, depth + 1)?);
            }
            Ok(Value::Object(map))
        }
        MontyObject::BigInt(_) => match object_repr(object) {
            huge if huge.contains('x') => {
                Err(JsonError("an int is too long for a JSON number: return hex(n)".to_owned()))
            }
            decimal => Ok(Value::Number(Number::from_string_unchecked(decimal))),
        },
        MontyObject::EnumMember(member) if !member.mixin.is_empty() => {
            plain(&member.value, depth + 1)
        }
        leaf => natural(leaf).ok_or_else(|| {
            JsonError(format!("Object of type {} is not JSON serializable", leaf.type_name()))
        }),
    }
}

fn plain_key(key: &MontyObject) -> Result<String, JsonError> {
    match key {
        MontyObject::String(text) => Ok(text.clone()),
        MontyObject::None => Ok("null".to_owned()),
        MontyObject::Bool(value) => Ok(value.to_string()),
        MontyObject::Int(_) | MontyObject::BigInt(_) | MontyObject::Float(_) => {
            Ok(object_repr(key))
        }
        other => Err(JsonError(format!(
            "keys must be str, int, float, bool or None, not {}",
            other.type_name()
        ))),
    }
}

/// The JSON of a value that JSON has, containers aside.
fn natural(object: &MontyObject) -> Option<Value> {
    Some(match object {
        MontyObject::None => Value::Null,
        MontyObject::Bool(value) => Value::Bool(*value),
        MontyObject::Int(value) => json!(value),
        MontyObject::Float(value) => Value::Number(Number::from_f64(*value)?),
        MontyObject::String(text) => Value::String(text.clone()),
        _ => return None,
    })
}

fn tagged(object: &MontyObject, depth: usize) -> Value {
    if depth > MAX_DEPTH {
        return json!({"$repr": "..."});
    }
    if let Some(value) = natural(object) {
        return value;
    }
    let items = |items: &[MontyObject]| -> Value {
        items.iter().map(|item| tagged(item, depth + 1)).collect()
    };
    match object {
        MontyObject::List(list) => items(list),
        MontyObject::Tuple(list) => json!({"$tuple": items(list)}),
        MontyObject::Set(list) => json!({"$set": items(list)}),
        MontyObject::FrozenSet(list) => json!({"$frozenset": items(list)}),
        MontyObject::Dict(pairs) => tagged_dict(pairs, depth),
        MontyObject::NamedTuple(tuple) => {
            let fields = tuple.field_names.iter().zip(&tuple.values);
            json!({"$namedtuple": tuple.type_name, "fields": tagged_fields(fields, depth)})
        }
        MontyObject::Dataclass(instance) => {
            let fields = instance.fields.iter().map(|(name, value)| (name, value));
            json!({"$dataclass": instance.name, "fields": tagged_fields(fields, depth)})
        }
        MontyObject::Exception(value) => {
            json!({"$exception": value.exc_type, "args": items(&value.args)})
        }
        MontyObject::EnumMember(member) => json!({
            "$enum": member.class_name, "name": member.name,
            "value": tagged(&member.value, depth + 1),
        }),
        MontyObject::BigInt(_) => json!({"$int": object_repr(object)}),
        MontyObject::Float(_) => json!({"$float": object_repr(object)}),
        MontyObject::Complex(..) => json!({"$complex": object_repr(object)}),
        MontyObject::Bytes(bytes) => json!({"$bytes": hex(bytes)}),
        MontyObject::ByteArray(bytes) => json!({"$bytearray": hex(bytes)}),
        MontyObject::Decimal(text) => json!({"$decimal": text}),
        MontyObject::Uuid(value) => json!({"$uuid": uuid_text(*value)}),
        MontyObject::Path(path) => json!({"$path": path}),
        other => json!({"$repr": object_repr(other)}),
    }
}

/// A dict whose keys cannot be taken for tags is an object; any other is a list of pairs.
fn tagged_dict(pairs: &[(MontyObject, MontyObject)], depth: usize) -> Value {
    let plain_keys = pairs
        .iter()
        .all(|(key, _)| matches!(key, MontyObject::String(key) if !key.starts_with('$')));
    if plain_keys {
        let items = pairs.iter().filter_map(|(key, value)| Some((key.as_str()?, value)));
        return items
            .map(|(key, value)| (key.to_owned(), tagged(value, depth + 1)))
            .collect::<Map<_, _>>()
            .into();
    }
    let pairs: Vec<Value> = pairs
        .iter()
        .map(|(key, value)| json!([tagged(key, depth + 1), tagged(value, depth + 1)]))
        .collect();
    json!({ "$dict": pairs })
}

fn tagged_fields<'a>(
    fields: impl Iterator<Item = (&'a String, &'a MontyObject)>,
    depth: usize,
) -> Value {
    fields
        .map(|(name, value)| (name.clone(), tagged(value, depth + 1)))
        .collect::<Map<_, _>>()
        .into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A UUID in its usual form.
pub(crate) fn uuid_text(value: u128) -> String {
    let hex = format!("{value:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}
