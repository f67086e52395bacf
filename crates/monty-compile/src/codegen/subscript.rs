//! Subscripts and slices, loaded; their anchors.

use monty_code::{Instr, Reg, Span};

use super::Generator;
use super::emit::span;
use super::operator::immediate;
use crate::error::Outcome;
use crate::parse::{Ranged, ast};

/// A subscript's key, ready for use.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key {
    Register(Reg),
    Immediate(i32),
    /// Bounds in two registers.
    Slice(Reg),
}

impl<'a> Generator<'a> {
    pub(super) fn subscript(&mut self, e: &'a ast::ExprSubscript, dst: Reg) -> Outcome<()> {
        let obj = self.operand(&e.value, &[&e.slice])?;
        let key = self.key(&e.slice)?;
        self.get_item(obj, key, dst, e);
        Ok(())
    }

    pub(super) fn get_item(&mut self, obj: Reg, key: Key, dst: Reg, e: &ast::ExprSubscript) {
        let instr = match key {
            Key::Register(key) => Instr::GetItem { dst, obj, key },
            Key::Immediate(imm) => Instr::GetItemI { dst, obj, imm },
            Key::Slice(start) => Instr::GetSlice { dst, obj, start },
        };
        let anchor = self.subscript_anchor(e);
        self.emit_anchored(instr, span(e), anchor);
    }

    /// The brackets of a subscript.
    pub(super) fn subscript_anchor(&self, e: &ast::ExprSubscript) -> Option<Span> {
        let end = u32::from(e.end());
        let after: usize = e.value.end().into();
        let bracket = self.source.get(after..end as usize)?.find('[')?;
        Some(Span { start: (after + bracket) as u32, end })
    }

    /// The key of a subscript that is loaded.
    pub(super) fn key(&mut self, slice: &'a ast::Expr) -> Outcome<Key> {
        if let Some(imm) = immediate(slice) {
            return Ok(Key::Immediate(imm));
        }
        match slice {
            ast::Expr::Slice(s) if s.step.is_none() => {
                let start = self.temps(2)?;
                self.bound(s.lower.as_deref(), start, span(s))?;
                self.bound(s.upper.as_deref(), start + 1, span(s))?;
                Ok(Key::Slice(start))
            }
            _ => Ok(Key::Register(self.key_register(slice)?)),
        }
    }

    /// The key of a subscript in a register (for stores and deletes).
    pub(super) fn key_register(&mut self, slice: &'a ast::Expr) -> Outcome<Reg> {
        match slice {
            // `a[*b]` is a tuple.
            ast::Expr::Starred(_) => {
                let dst = self.temp()?;
                self.tuple(std::slice::from_ref(slice), dst, span(slice))?;
                Ok(dst)
            }
            _ => self.operand(slice, &[]),
        }
    }

    fn bound(&mut self, bound: Option<&'a ast::Expr>, dst: Reg, at: Span) -> Outcome<()> {
        match bound {
            Some(bound) => self.expr(bound, dst),
            None => {
                self.load_none(dst, at);
                Ok(())
            }
        }
    }

    /// A slice object.
    pub(super) fn slice(&mut self, s: &'a ast::ExprSlice, dst: Reg) -> Outcome<()> {
        let start = self.temps(3)?;
        self.bound(s.lower.as_deref(), start, span(s))?;
        self.bound(s.upper.as_deref(), start + 1, span(s))?;
        self.bound(s.step.as_deref(), start + 2, span(s))?;
        self.emit(Instr::BuildSlice { dst, start }, span(s));
        Ok(())
    }
}
