//! A literal, as what makes its value: plain data between who reads the text and who has a heap.
//! Knows neither.

use crate::Const;

/// One step of building the value of a literal on a stack.
#[derive(Clone, Debug, PartialEq)]
pub enum LiteralOp {
    /// Push a constant.
    Const(Const),
    /// Push an empty set.
    Set,
    /// Pop an item, add it to the set below.
    SetAdd,
    /// Push an empty dict.
    Dict,
    /// Pop a value and a key, put them into the dict below.
    DictAdd,
    /// Pop so many items, push them as one.
    Tuple(u32),
    List(u32),
    /// This is no literal: the kind of node that stands here, and on which line; no node at all
    /// stands behind a `**`.
    Malformed(Option<(&'static str, u32)>),
}
