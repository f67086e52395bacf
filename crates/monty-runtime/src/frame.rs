//! Frames: what runs or waits, as plain data. A Python frame names its code and its window on the
//! stack; a native frame holds its continuation.

use serde::{Deserialize, Serialize};

use crate::native::NativeState;
use crate::object::Generator;
use crate::value::{CodeRef, Handle, Value};

/// What to do with a frame's result in the frame below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ret {
    /// Store it in this register.
    Store(u8),
    /// The instruction before the caller's `pc` decides (branches, loops, stores of attributes).
    Instr,
    /// `__init__`: must be None; the instance, two below this frame's window, is stored.
    Init(u8),
    /// The frame below is native: it is resumed with the result.
    Native,
    /// The frame below delegates to this one (`yield from`, `await`): what this one yields it yields,
    /// and the end is the result of its instruction.
    Delegate,
    /// The same as `None` if the result is None else error: discard.
    Discard,
    /// The bottom of the run: its result.
    Exit,
}

/// One frame.
#[derive(Debug, Serialize, Deserialize)]
pub struct Frame {
    pub ret: Ret,
    pub code: CodeRef,
    /// Index of the next instruction.
    pub pc: u32,
    /// First register of its window on the stack.
    pub base: u32,
    /// The generator that runs in it.
    pub generator: Option<Handle<Generator>>,
    /// What was being handled when the frame began: restored when it ends.
    pub handling: Value,
    /// A native frame's continuation.
    pub native: Option<Box<NativeState>>,
}
