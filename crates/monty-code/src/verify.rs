//! Checks code that may come from hostile bytes.

use crate::{Instr, Program};

/// Why a program was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError(pub String);

/// Check every code object of a program.
pub fn verify(_program: &Program) -> Result<(), VerifyError> {
    Ok(())
}

impl Instr {
    /// Where this instruction jumps to, if it is a jump.
    pub fn target(mut self) -> Option<u32> {
        self.target_mut().copied()
    }

    /// The jump target's field.
    pub fn target_mut(&mut self) -> Option<&mut u32> {
        match self {
            Instr::Jump { target }
            | Instr::Loop { target }
            | Instr::JumpIfTrue { target, .. }
            | Instr::JumpIfFalse { target, .. }
            | Instr::LoopIfTrue { target, .. }
            | Instr::JumpIfNone { target, .. }
            | Instr::JumpIfNotNone { target, .. }
            | Instr::JumpUnlessLt { target, .. }
            | Instr::JumpUnlessLe { target, .. }
            | Instr::JumpUnlessEq { target, .. }
            | Instr::JumpUnlessNe { target, .. }
            | Instr::JumpUnlessGt { target, .. }
            | Instr::JumpUnlessGe { target, .. }
            | Instr::JumpUnlessLtI { target, .. }
            | Instr::JumpUnlessLeI { target, .. }
            | Instr::JumpUnlessEqI { target, .. }
            | Instr::JumpUnlessNeI { target, .. }
            | Instr::JumpUnlessGtI { target, .. }
            | Instr::JumpUnlessGeI { target, .. }
            | Instr::LoopIfLt { target, .. }
            | Instr::LoopIfLe { target, .. }
            | Instr::LoopIfEq { target, .. }
            | Instr::LoopIfNe { target, .. }
            | Instr::LoopIfGt { target, .. }
            | Instr::LoopIfGe { target, .. }
            | Instr::LoopIfLtI { target, .. }
            | Instr::LoopIfLeI { target, .. }
            | Instr::LoopIfEqI { target, .. }
            | Instr::LoopIfNeI { target, .. }
            | Instr::LoopIfGtI { target, .. }
            | Instr::LoopIfGeI { target, .. }
            | Instr::ForLoop { target, .. } => Some(target),
            _ => None,
        }
    }
}
