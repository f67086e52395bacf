//! Code objects: instructions, constants, exception and position tables, the verifier and the
//! disassembler. Plain immutable data; knows neither syntax trees nor a heap.
#![forbid(unsafe_code)]

mod code;
mod const_read;
mod disassemble;
mod instr;
mod intrinsic;
mod literal;
mod operators;
mod texts;
mod verify;

pub use code::{
    Anchor, Code, CodeFlags, Const, GlobalsMode, Handler, Inlined, NameId, Program, Span,
};
pub use disassemble::disassemble;
pub use instr::{Instr, Reg};
pub use intrinsic::Intrinsic;
pub use literal::LiteralOp;
pub use operators::{BinOp, CmpOp, Special, UnaryOp};
pub use texts::{KnownTexts, hash_bytes, hash_parts, salted, spread};
pub use verify::{MAX_NAME, VerifyError, verify};
