//! Frames: what runs or waits, as plain data. A Python frame names its code and its window on the
//! stack; a native frame holds its continuation.

use serde::{Deserialize, Serialize};

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
    /// As `Delegate`, for one that an exception was thrown into.
    Thrown,
    /// A method of the left operand of the instruction before the caller's `pc`: its result is stored
    /// in this register, unless it is `NotImplemented`.
    Operator(u8),
    /// The same where the result decides a jump, as `Instr`.
    Comparison,
}

/// What runs in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FrameKind {
    Python,
    /// A native function that waits: its continuation is the last of [`Vm::natives`](crate::Vm).
    Native,
    /// A generator, by its index.
    Generator(u32),
}

/// One frame. Small and `Copy`: a call pushes one.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Frame {
    pub ret: Ret,
    pub kind: FrameKind,
    pub code: CodeRef,
    /// Index of the next instruction.
    pub pc: u32,
    /// First register of its window on the stack.
    pub base: u32,
    /// What was being handled when the frame began: restored when it ends.
    pub handling: Value,
}

impl Frame {
    /// The frame of a function of Python at its first instruction, its window at `base`.
    #[inline(always)]
    pub fn python(ret: Ret, code: CodeRef, base: usize, handling: Value) -> Frame {
        Frame { ret, code, pc: 0, base: base as u32, kind: FrameKind::Python, handling }
    }

    /// Does a native function wait in it?
    #[inline(always)]
    pub fn is_native(&self) -> bool {
        self.kind == FrameKind::Native
    }

    /// The generator that runs in it.
    #[inline(always)]
    pub fn generator(&self) -> Option<Handle<Generator>> {
        match self.kind {
            FrameKind::Generator(index) => Some(Handle::new(index)),
            _ => None,
        }
    }
}
