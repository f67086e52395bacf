//! `super()` without arguments: the cell `__class__` and the first parameter are put in, and a
//! method or attribute of it is looked up without a super object.

use monty_code::{Instr, Reg};

use super::Generator;
use super::call::call_anchor;
use super::emit::span;
use super::frame::Slot;
use crate::error::Outcome;
use crate::parse::ast;
use crate::symbols::{Resolved, ScopeKind};

impl<'a> Generator<'a> {
    /// Is this `super()`, in a method, with `super` the builtin?
    fn is_super(&self, expr: &ast::Expr) -> bool {
        let ast::Expr::Call(call) = expr else { return false };
        let ast::Expr::Name(name) = &*call.func else { return false };
        &*name.id == "super" && self.is_super_call(call)
    }

    fn first_parameter(&self) -> Option<Slot> {
        if self.f.positional == 0 {
            return None;
        }
        let first = self.table.scopes[self.f.owner].symbols.first()?;
        self.f.slots.get(&(self.f.owner, first.name)).copied()
    }

    /// `__class__` and the first parameter in two registers.
    fn super_operands(&mut self, at: monty_code::Span) -> Outcome<(Reg, Reg)> {
        let cls = self.temp()?;
        let name = self.name("__class__");
        let cell = self.f.free[&name];
        self.emit(Instr::LoadCell { dst: cls, cell, name }, at);
        let name = self.table.scopes[self.f.owner].symbols[0].name;
        let obj = match self.first_parameter() {
            Some(Slot::Near(reg)) => {
                self.check_bound(reg, name, at);
                reg
            }
            Some(Slot::Cell(cell)) => {
                let obj = self.temp()?;
                self.emit(Instr::LoadCell { dst: obj, cell, name }, at);
                obj
            }
            _ => 0,
        };
        Ok((cls, obj))
    }

    /// `super().name`
    pub(super) fn super_attribute(&mut self, e: &'a ast::ExprAttribute, dst: Reg) -> Outcome<bool> {
        if !self.is_super(&e.value) {
            return Ok(false);
        }
        let (cls, obj) = self.super_operands(span(&*e.value))?;
        let name = self.mangled(&e.attr);
        self.emit(Instr::LoadSuperAttr { dst, cls, obj, name }, span(e));
        Ok(true)
    }

    /// `super().name(…)`
    pub(super) fn super_method_call(&mut self, e: &'a ast::ExprCall, dst: Reg) -> Outcome<bool> {
        let ast::Expr::Attribute(method) = &*e.func else { return Ok(false) };
        let arguments = &e.arguments;
        let plain = !arguments.args.iter().any(|a| a.is_starred_expr())
            && arguments.keywords.iter().all(|k| k.arg.is_some())
            && self.room_for(arguments.len() + 4);
        if !plain || !self.is_super(&method.value) {
            return Ok(false);
        }
        let f = self.callee_register(dst)?;
        self.temp()?;
        let mark = self.mark();
        let (cls, obj) = self.super_operands(span(&*method.value))?;
        let name = self.mangled(&method.attr);
        self.emit(Instr::LoadSuperMethod { f, cls, obj, name }, span(method));
        self.release(mark);
        let (nargs, names) = self.arguments(arguments)?;
        self.call_loaded((dst, f, nargs), names, span(e), Some(call_anchor(e)));
        Ok(true)
    }

    /// `super()` as a value: `super(__class__, first)`.
    pub(super) fn plain_super(&mut self, e: &'a ast::ExprCall, dst: Reg) -> Outcome<bool> {
        let ast::Expr::Name(name) = &*e.func else { return Ok(false) };
        if &*name.id != "super" || !self.is_super_call(e) {
            return Ok(false);
        }
        let f = self.callee_register(dst)?;
        self.expr(&e.func, f)?;
        let arguments = self.temps(2)?;
        let (cls, obj) = self.super_operands(span(e))?;
        self.move_to(arguments, cls, span(e));
        self.move_to(arguments + 1, obj, span(e));
        self.emit_anchored(Instr::Call { dst, f, nargs: 2 }, span(e), Some(call_anchor(e)));
        Ok(true)
    }

    fn is_super_call(&self, e: &ast::ExprCall) -> bool {
        e.arguments.is_empty()
            && !self.table.super_rebound
            && self.table.names.find("__class__").is_some_and(|id| self.f.free.contains_key(&id))
            && matches!(
                self.table.scopes[self.f.owner].kind,
                ScopeKind::Function | ScopeKind::Lambda
            )
            && self.first_parameter().is_some()
            && !matches!(
                self.table.symbol(self.f.scope, "super").map(|s| s.resolved),
                Some(Resolved::Own | Resolved::Outer(_) | Resolved::Free(_))
            )
    }
}
