//! How a value is written to bytes: its nodes in one flat list, children before their parent. So
//! neither writing nor reading recurses, and hostile bytes cannot nest deeper than
//! [`MAX_DEPTH`](crate::MAX_DEPTH) or name children that are not there.

use std::fmt;

use num_bigint::BigInt;
use serde::{Deserialize, Serialize};

use crate::{
    MAX_DEPTH, MontyDataclass, MontyDate, MontyDateTime, MontyEnumMember, MontyExceptionValue,
    MontyNamedTuple, MontyObject, MontyTime, MontyTimeDelta, MontyTimeZone,
};

/// A value as a list of nodes in post-order.
#[derive(Serialize, Deserialize)]
pub(crate) struct Flat(Vec<Node>);

/// One value without its children; a count says how many nodes before it they are.
#[derive(Serialize, Deserialize)]
enum Node {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(BigInt),
    Float(u64),
    Complex(u64, u64),
    String(String),
    Bytes(Vec<u8>),
    ByteArray(Vec<u8>),
    List(u32),
    Tuple(u32),
    NamedTuple { type_name: String, field_names: Vec<String> },
    Dict(u32),
    Set(u32),
    FrozenSet(u32),
    Exception { exc_type: String, builtin_base: String, args: u32 },
    Dataclass { name: String, type_id: String, names: Vec<String>, field_count: u32, frozen: bool },
    Date(MontyDate),
    Time(MontyTime),
    DateTime(MontyDateTime),
    TimeDelta(MontyTimeDelta),
    TimeZone(MontyTimeZone),
    Decimal(String),
    Uuid(u128),
    Path(String),
    EnumMember { class_name: String, type_id: String, name: String, mixin: String },
    Repr(String),
}

/// Bytes that do not describe a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlatError(&'static str);

impl fmt::Display for FlatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a value: {}", self.0)
    }
}

impl std::error::Error for FlatError {}

impl From<MontyObject> for Flat {
    fn from(object: MontyObject) -> Self {
        // Parents are met before their children; reversed, that is children before parents. To get
        // children in order after the reversal they are pushed in order and popped last first.
        let mut nodes = Vec::new();
        let mut pending = vec![object];
        while let Some(object) = pending.pop() {
            nodes.push(take_node(object, &mut pending));
        }
        nodes.reverse();
        Self(nodes)
    }
}

/// The node of `object`; its children go to the end of `pending`, in order.
fn take_node(object: MontyObject, pending: &mut Vec<MontyObject>) -> Node {
    let mut many = |items: Vec<MontyObject>| {
        let count = items.len() as u32;
        pending.extend(items);
        count
    };
    match object {
        MontyObject::None => Node::None,
        MontyObject::Ellipsis => Node::Ellipsis,
        MontyObject::Bool(value) => Node::Bool(value),
        MontyObject::Int(value) => Node::Int(value),
        MontyObject::BigInt(value) => Node::BigInt(value),
        MontyObject::Float(value) => Node::Float(value.to_bits()),
        MontyObject::Complex(re, im) => Node::Complex(re.to_bits(), im.to_bits()),
        MontyObject::String(value) => Node::String(value),
        MontyObject::Bytes(value) => Node::Bytes(value),
        MontyObject::ByteArray(value) => Node::ByteArray(value),
        MontyObject::List(items) => Node::List(many(items)),
        MontyObject::Tuple(items) => Node::Tuple(many(items)),
        MontyObject::Set(items) => Node::Set(many(items)),
        MontyObject::FrozenSet(items) => Node::FrozenSet(many(items)),
        MontyObject::NamedTuple(value) => {
            let MontyNamedTuple { type_name, mut field_names, mut values } = *value;
            // A host may build one whose counts differ; what is written is always consistent.
            let count = field_names.len().min(values.len());
            field_names.truncate(count);
            values.truncate(count);
            many(values);
            Node::NamedTuple { type_name, field_names }
        }
        MontyObject::Dict(pairs) => {
            let count = pairs.len() as u32;
            pending.extend(pairs.into_iter().flat_map(|(key, value)| [key, value]));
            Node::Dict(count)
        }
        MontyObject::Exception(value) => {
            let MontyExceptionValue { exc_type, builtin_base, args } = *value;
            Node::Exception { exc_type, builtin_base, args: many(args) }
        }
        MontyObject::Dataclass(value) => {
            let MontyDataclass { name, type_id, fields, field_count, frozen } = *value;
            let (names, values): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
            many(values);
            Node::Dataclass { name, type_id, names, field_count: field_count as u32, frozen }
        }
        MontyObject::Date(value) => Node::Date(value),
        MontyObject::Time(value) => Node::Time(*value),
        MontyObject::DateTime(value) => Node::DateTime(*value),
        MontyObject::TimeDelta(value) => Node::TimeDelta(value),
        MontyObject::TimeZone(value) => Node::TimeZone(*value),
        MontyObject::Decimal(value) => Node::Decimal(value),
        MontyObject::Uuid(value) => Node::Uuid(value),
        MontyObject::Path(value) => Node::Path(value),
        MontyObject::EnumMember(value) => {
            let MontyEnumMember { class_name, type_id, name, value, mixin } = *value;
            pending.push(value);
            Node::EnumMember { class_name, type_id, name, mixin }
        }
        MontyObject::Repr(value) => Node::Repr(value),
    }
}

/// Values whose parents have not come yet, each with how deep it nests.
struct Stack(Vec<(MontyObject, usize)>);

impl Stack {
    /// The last `count` values, in order, and how deep their parent will nest.
    fn take(&mut self, count: usize) -> Result<(Vec<MontyObject>, usize), FlatError> {
        let start = self.0.len().checked_sub(count).ok_or(FlatError("missing children"))?;
        let mut height = 0;
        let children = self.0.drain(start..).map(|(child, child_height)| {
            height = height.max(child_height + 1);
            child
        });
        let children: Vec<_> = children.collect();
        if height > MAX_DEPTH {
            return Err(FlatError("nested too deep"));
        }
        Ok((children, height))
    }
}

impl TryFrom<Flat> for MontyObject {
    type Error = FlatError;

    fn try_from(flat: Flat) -> Result<Self, FlatError> {
        let mut stack = Stack(Vec::new());
        for node in flat.0 {
            let built = build_node(node, &mut stack)?;
            stack.0.push(built);
        }
        match (stack.0.pop(), stack.0.is_empty()) {
            (Some((object, _)), true) => Ok(object),
            (None, _) => Err(FlatError("empty")),
            (Some(_), false) => Err(FlatError("more than one value")),
        }
    }
}

fn build_node(node: Node, stack: &mut Stack) -> Result<(MontyObject, usize), FlatError> {
    let leaf = match node {
        Node::None => MontyObject::None,
        Node::Ellipsis => MontyObject::Ellipsis,
        Node::Bool(value) => MontyObject::Bool(value),
        Node::Int(value) => MontyObject::Int(value),
        Node::BigInt(value) => MontyObject::int(value),
        Node::Float(bits) => MontyObject::Float(f64::from_bits(bits)),
        Node::Complex(re, im) => MontyObject::Complex(f64::from_bits(re), f64::from_bits(im)),
        Node::String(value) => MontyObject::String(value),
        Node::Bytes(value) => MontyObject::Bytes(value),
        Node::ByteArray(value) => MontyObject::ByteArray(value),
        Node::Date(value) => MontyObject::Date(value),
        Node::Time(value) => MontyObject::Time(Box::new(value)),
        Node::DateTime(value) => MontyObject::DateTime(Box::new(value)),
        Node::TimeDelta(value) => MontyObject::TimeDelta(value),
        Node::TimeZone(value) => MontyObject::TimeZone(Box::new(value)),
        Node::Decimal(value) => MontyObject::Decimal(value),
        Node::Uuid(value) => MontyObject::Uuid(value),
        Node::Path(value) => MontyObject::Path(value),
        Node::Repr(value) => MontyObject::Repr(value),
        parent => return build_parent(parent, stack),
    };
    Ok((leaf, 0))
}

fn build_parent(node: Node, stack: &mut Stack) -> Result<(MontyObject, usize), FlatError> {
    Ok(match node {
        Node::List(count) => {
            let (items, height) = stack.take(count as usize)?;
            (MontyObject::List(items), height)
        }
        Node::Tuple(count) => {
            let (items, height) = stack.take(count as usize)?;
            (MontyObject::Tuple(items), height)
        }
        Node::Set(count) => {
            let (items, height) = stack.take(count as usize)?;
            (MontyObject::Set(items), height)
        }
        Node::FrozenSet(count) => {
            let (items, height) = stack.take(count as usize)?;
            (MontyObject::FrozenSet(items), height)
        }
        Node::NamedTuple { type_name, field_names } => {
            let (values, height) = stack.take(field_names.len())?;
            let value = MontyNamedTuple { type_name, field_names, values };
            (MontyObject::NamedTuple(Box::new(value)), height)
        }
        Node::Dict(count) => {
            let (items, height) = stack.take(count as usize * 2)?;
            let mut items = items.into_iter();
            let mut pairs = Vec::with_capacity(items.len() / 2);
            while let (Some(key), Some(value)) = (items.next(), items.next()) {
                pairs.push((key, value));
            }
            (MontyObject::Dict(pairs), height)
        }
        Node::Exception { exc_type, builtin_base, args } => {
            let (args, height) = stack.take(args as usize)?;
            let value = MontyExceptionValue { exc_type, builtin_base, args };
            (MontyObject::Exception(Box::new(value)), height)
        }
        Node::Dataclass { name, type_id, names, field_count, frozen } => {
            let (values, height) = stack.take(names.len())?;
            let field_count = (field_count as usize).min(names.len());
            let fields = names.into_iter().zip(values).collect();
            let value = MontyDataclass { name, type_id, fields, field_count, frozen };
            (MontyObject::Dataclass(Box::new(value)), height)
        }
        Node::EnumMember { class_name, type_id, name, mixin } => {
            let (mut values, height) = stack.take(1)?;
            let value = values.pop().unwrap_or(MontyObject::None);
            let value = MontyEnumMember { class_name, type_id, name, value, mixin };
            (MontyObject::EnumMember(Box::new(value)), height)
        }
        _ => return Err(FlatError("a leaf with children")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(object: &MontyObject) -> MontyObject {
        postcard::from_bytes(&postcard::to_stdvec(object).unwrap()).unwrap()
    }

    #[test]
    fn every_kind_of_parent_comes_back() {
        let object = MontyObject::List(vec![
            MontyObject::dict([
                ("a", 1.into()),
                ("b", MontyObject::Tuple(vec![2.into(), 3.into()])),
            ]),
            MontyObject::NamedTuple(Box::new(MontyNamedTuple {
                type_name: "P".into(),
                field_names: vec!["x".into(), "y".into()],
                values: vec![1.5.into(), MontyObject::Set(vec!["z".into()])],
            })),
            MontyObject::Dataclass(Box::new(MontyDataclass {
                name: "D".into(),
                type_id: "m:D".into(),
                fields: vec![("f".into(), ().into()), ("extra".into(), MontyObject::Ellipsis)],
                field_count: 1,
                frozen: true,
            })),
            MontyObject::Exception(Box::new(MontyExceptionValue {
                exc_type: "E".into(),
                builtin_base: "ValueError".into(),
                args: vec!["why".into(), 3.into()],
            })),
            MontyObject::EnumMember(Box::new(MontyEnumMember {
                class_name: "C".into(),
                type_id: String::new(),
                name: "RED".into(),
                value: MontyObject::FrozenSet(vec![]),
                mixin: String::new(),
            })),
            MontyObject::BigInt(BigInt::from(1_u8) << 100),
            MontyObject::Float(-0.0),
        ]);
        assert_eq!(round_trip(&object), object);
    }

    #[test]
    fn hostile_nodes_are_refused() {
        let bytes = postcard::to_stdvec(&Flat(vec![Node::List(7)])).unwrap();
        assert!(postcard::from_bytes::<MontyObject>(&bytes).is_err());
        let bytes = postcard::to_stdvec(&Flat(vec![Node::None, Node::None])).unwrap();
        assert!(postcard::from_bytes::<MontyObject>(&bytes).is_err());
        let mut nodes = vec![Node::None];
        nodes.extend((0..100_000).map(|_| Node::List(1)));
        let bytes = postcard::to_stdvec(&Flat(nodes)).unwrap();
        assert!(postcard::from_bytes::<MontyObject>(&bytes).is_err());
    }
}
