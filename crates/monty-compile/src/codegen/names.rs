//! Variables: where a name's value lives, and loading, storing and unsetting it.

use monty_code::{Instr, NameId, Reg, Span};

use super::Generator;
use super::emit::span;
use super::frame::Slot;
use crate::error::Outcome;
use crate::parse::ast;
use crate::symbols::{Resolved, ScopeId, ScopeKind};

/// Where a name's value is found from the current code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Local(Reg),
    Far(u32),
    Cell(Reg),
    /// A slot of the module's layout that is also a register here.
    NearGlobal(Reg),
    Global(u32),
    /// By name, in the namespace in register 0.
    Name,
    /// In a class body: the namespace, else the cell.
    NameOrCell(Reg),
}

impl<'a> Generator<'a> {
    /// The place of a name as the source spells it.
    pub(super) fn place_of(&mut self, name: &str) -> (Place, NameId) {
        let id = self.mangled(name);
        (self.place_in(self.f.scope, id), id)
    }

    fn place_in(&mut self, scope: ScopeId, id: NameId) -> Place {
        let at = &self.table.scopes[scope];
        let symbol = at.symbol(id);
        let resolved = symbol.map_or(Resolved::GlobalImplicit, |s| s.resolved);
        match resolved {
            Resolved::Own if at.kind == ScopeKind::Class => Place::Name,
            Resolved::Own => self.own_place(scope, id),
            Resolved::Outer(scope) => self.own_place(scope, id),
            // Of the code around an inlined generator expression.
            Resolved::Free(def) if self.f.slots.contains_key(&(def, id)) => self.own_place(def, id),
            Resolved::Free(_) => {
                let cell = self.f.free[&id];
                if at.kind == ScopeKind::Class && !symbol.is_some_and(|s| s.nonlocal) {
                    Place::NameOrCell(cell)
                } else {
                    Place::Cell(cell)
                }
            }
            Resolved::GlobalImplicit if at.kind == ScopeKind::Class => Place::Name,
            Resolved::GlobalImplicit if self.options.namespace && at.owner == 0 => Place::Name,
            _ => self.global_place(id),
        }
    }

    /// A variable that scope `scope` (of this code object) binds.
    fn own_place(&mut self, scope: ScopeId, id: NameId) -> Place {
        if let Some(slot) = self.f.slots.get(&(scope, id)) {
            return match *slot {
                Slot::Near(reg) => Place::Local(reg),
                Slot::Far(index) => Place::Far(index),
                Slot::Cell(reg) => Place::Cell(reg),
            };
        }
        match self.table.scopes[scope].kind {
            ScopeKind::Class => Place::Name,
            ScopeKind::Module if self.options.namespace => Place::Name,
            _ => self.global_place(id),
        }
    }

    fn global_place(&mut self, id: NameId) -> Place {
        let slot = self.global_slot(id);
        if self.f.owner == 0 && slot < self.near_globals {
            Place::NearGlobal(slot as Reg)
        } else {
            Place::Global(slot)
        }
    }

    /// The slot of a global, which is added to the layout if it is new.
    pub(super) fn global_slot(&mut self, id: NameId) -> u32 {
        if let Some(&slot) = self.slot_of.get(&id) {
            return slot;
        }
        let slot = self.layout.len() as u32;
        self.layout.push(id);
        self.slot_of.insert(id, slot);
        slot
    }

    // Loading.

    /// The register that holds a variable now and until `rest` has been evaluated, if there is one.
    pub(super) fn variable_register(
        &mut self,
        name: &ast::ExprName,
        rest: &[&ast::Expr],
    ) -> Option<Reg> {
        // With very many operands a copy costs less than a look at all of them.
        if rest.len() > 8 {
            return None;
        }
        let (place, id) = self.place_of(&name.id);
        let reg = match place {
            Place::Local(reg) => reg,
            Place::NearGlobal(reg) if self.f.flow.is_bound(reg) => {
                if !rest.iter().all(|e| self.is_code_free(e)) {
                    return None;
                }
                return Some(reg);
            }
            _ => return None,
        };
        let owner = &self.table.scopes[self.f.owner];
        if owner.has_walrus && !rest.iter().all(|e| self.is_code_free(e)) {
            return None;
        }
        self.check_bound(reg, id, span(name));
        Some(reg)
    }

    pub(super) fn check_bound(&mut self, reg: Reg, name: NameId, span: Span) {
        if !self.f.flow.is_bound(reg) {
            self.emit(Instr::CheckBound { reg, name }, span);
            self.f.note_bound(reg);
        }
    }

    /// Can evaluating this run no code of the guest's, and change no variable?
    pub(super) fn is_code_free(&mut self, expr: &ast::Expr) -> bool {
        match expr {
            ast::Expr::Name(name) => {
                !matches!(self.place_of(&name.id).0, Place::Name | Place::NameOrCell(_))
            }
            ast::Expr::NumberLiteral(_)
            | ast::Expr::StringLiteral(_)
            | ast::Expr::BytesLiteral(_)
            | ast::Expr::BooleanLiteral(_)
            | ast::Expr::NoneLiteral(_)
            | ast::Expr::EllipsisLiteral(_) => true,
            ast::Expr::UnaryOp(_) | ast::Expr::Tuple(_) => crate::fold::fold(expr).is_some(),
            _ => false,
        }
    }

    pub(super) fn load_name(&mut self, name: &ast::ExprName, dst: Reg) -> Outcome<()> {
        let span = span(name);
        self.load_variable(&name.id, dst, span)
    }

    pub(super) fn load_variable(&mut self, name: &str, dst: Reg, span: Span) -> Outcome<()> {
        let (place, id) = self.place_of(name);
        match place {
            Place::Local(reg) => {
                self.check_bound(reg, id, span);
                self.move_to(dst, reg, span);
            }
            Place::Far(idx) => {
                self.emit(Instr::LoadFar { dst, idx }, span);
                self.emit(Instr::CheckBound { reg: dst, name: id }, span);
            }
            Place::Cell(cell) => self.emit(Instr::LoadCell { dst, cell, name: id }, span),
            Place::NearGlobal(reg) if self.f.flow.is_bound(reg) => self.move_to(dst, reg, span),
            Place::NearGlobal(reg) => {
                self.emit(Instr::LoadGlobal { dst, slot: reg.into() }, span);
            }
            Place::Global(slot) => self.emit(Instr::LoadGlobal { dst, slot }, span),
            Place::Name => self.emit(Instr::LoadName { dst, name: id }, span),
            Place::NameOrCell(cell) => {
                self.emit(Instr::LoadNameOrCell { dst, cell, name: id }, span);
            }
        }
        Ok(())
    }

    // Storing.

    /// The register a value can be evaluated straight into to assign the name.
    pub(super) fn direct_target(&mut self, name: &str) -> Option<Reg> {
        match self.place_of(name).0 {
            Place::Local(reg) | Place::NearGlobal(reg) => Some(reg),
            _ => None,
        }
    }

    pub(super) fn store_variable(&mut self, name: &str, src: Reg, span: Span) {
        let (place, id) = self.place_of(name);
        match place {
            Place::Local(reg) | Place::NearGlobal(reg) => {
                self.move_to(reg, src, span);
                self.f.note_bound(reg);
            }
            Place::Far(idx) => self.emit(Instr::StoreFar { src, idx }, span),
            Place::Cell(cell) => self.emit(Instr::StoreCell { cell, src }, span),
            Place::Global(slot) => self.emit(Instr::StoreGlobal { src, slot }, span),
            Place::Name | Place::NameOrCell(_) => {
                self.emit(Instr::StoreName { src, name: id }, span);
            }
        }
    }

    /// Evaluate `value` and assign it to a name.
    pub(super) fn assign_name(
        &mut self,
        name: &str,
        value: &'a ast::Expr,
        span: Span,
    ) -> Outcome<()> {
        if let Some(reg) = self.direct_target(name) {
            self.expr(value, reg)?;
            self.f.note_bound(reg);
            return Ok(());
        }
        let mark = self.mark();
        let src = self.operand(value, &[])?;
        self.store_variable(name, src, span);
        self.release(mark);
        Ok(())
    }

    // Unsetting.

    pub(super) fn delete_variable(&mut self, name: &str, span: Span) -> Outcome<()> {
        let (place, id) = self.place_of(name);
        match place {
            Place::Local(reg) => {
                self.emit(Instr::CheckBound { reg, name: id }, span);
                self.unset(reg, span);
            }
            Place::Far(idx) => {
                let mark = self.mark();
                let reg = self.temp()?;
                self.emit(Instr::LoadFar { dst: reg, idx }, span);
                self.emit(Instr::CheckBound { reg, name: id }, span);
                self.emit(Instr::Unset { reg }, span);
                self.emit(Instr::StoreFar { src: reg, idx }, span);
                self.release(mark);
            }
            Place::Cell(cell) => self.emit(Instr::DeleteCell { cell, name: id }, span),
            Place::NearGlobal(reg) => {
                self.emit(Instr::DeleteGlobal { slot: reg.into() }, span);
                self.f.flow.unbind(reg);
            }
            Place::Global(slot) => self.emit(Instr::DeleteGlobal { slot }, span),
            Place::Name | Place::NameOrCell(_) => {
                self.emit(Instr::DeleteName { name: id }, span);
            }
        }
        Ok(())
    }

    fn unset(&mut self, reg: Reg, span: Span) {
        self.emit(Instr::Unset { reg }, span);
        self.f.flow.unbind(reg);
    }

    /// The end of `except … as name`: unset it, bound or not.
    pub(super) fn unbind(&mut self, name: &ast::Identifier, span: Span) -> Outcome<()> {
        let (place, _) = self.place_of(name);
        match place {
            Place::Local(reg) | Place::NearGlobal(reg) => self.unset(reg, span),
            Place::Far(idx) => {
                let mark = self.mark();
                let reg = self.temp()?;
                self.emit(Instr::Unset { reg }, span);
                self.emit(Instr::StoreFar { src: reg, idx }, span);
                self.release(mark);
            }
            _ => {
                let mark = self.mark();
                let none = self.temp()?;
                self.load_none(none, span);
                self.store_variable(name, none, span);
                self.delete_variable(name, span)?;
                self.release(mark);
            }
        }
        Ok(())
    }
}
