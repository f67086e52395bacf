//! Assignment and deletion targets.

use super::collect::Collector;
use super::{ScopeKind, check};
use crate::error::{Fault, Outcome};
use crate::parse::{TextRange, ast};

impl Collector<'_> {
    /// Note that the current scope binds `name`.
    pub fn bind(&mut self, name: &str, range: TextRange) -> Outcome<()> {
        check::debug_name(name, range)?;
        if name == "super" {
            self.table.super_rebound = true;
        }
        let symbol = self.entry(name);
        if symbol.walrus && !symbol.bound {
            let message = format!(
                "comprehension inner loop cannot rebind assignment expression target '{name}'"
            );
            return Err(Fault::new(message, range));
        }
        symbol.bound = true;
        Ok(())
    }

    /// Note that some statement unsets `name`.
    pub fn note_deleted(&mut self, name: &str) {
        let symbol = self.entry(name);
        symbol.deleted = true;
        let (name, global) = (symbol.name, symbol.global);
        if global || matches!(self.current().kind, ScopeKind::Module | ScopeKind::Comprehension) {
            self.table.deleted_globals.insert(name);
        }
    }

    /// An assignment target.
    pub fn target(&mut self, target: &ast::Expr) -> Outcome<()> {
        match target {
            ast::Expr::Starred(s) => {
                let message = "starred assignment target must be in a list or tuple";
                Err(Fault::new(message, s.range))
            }
            _ => self.inner_target(target),
        }
    }

    fn inner_target(&mut self, target: &ast::Expr) -> Outcome<()> {
        use ast::Expr;
        match target {
            Expr::Name(name) => {
                self.bind(&name.id, name.range)?;
                if self.current().kind.is_function_like()
                    && matches!(
                        self.current().kind,
                        ScopeKind::Comprehension | ScopeKind::Generator
                    )
                {
                    self.entry(&name.id).iteration = true;
                }
                Ok(())
            }
            Expr::Tuple(t) => self.sequence(&t.elts, t.range),
            Expr::List(t) => self.sequence(&t.elts, t.range),
            Expr::Starred(s) => self.inner_target(&s.value),
            Expr::Attribute(a) => {
                self.note_self_attribute(a);
                check::debug_name(&a.attr, a.range)?;
                self.expr(&a.value)
            }
            Expr::Subscript(s) => {
                self.expr(&s.value)?;
                self.subscript(&s.slice)
            }
            other => Err(Fault::new("cannot assign to expression", self.range_of(other))),
        }
    }

    fn sequence(&mut self, elts: &[ast::Expr], range: TextRange) -> Outcome<()> {
        let stars = elts.iter().filter(|e| e.is_starred_expr()).count();
        if stars > 1 {
            return Err(Fault::new("multiple starred expressions in assignment", range));
        }
        elts.iter().try_for_each(|e| self.inner_target(e))
    }

    pub fn delete(&mut self, target: &ast::Expr) -> Outcome<()> {
        use ast::Expr;
        match target {
            Expr::Name(name) => {
                if &*name.id == "__debug__" {
                    return Err(Fault::new("cannot delete __debug__", name.range));
                }
                self.bind(&name.id, name.range)?;
                self.note_deleted(&name.id);
                Ok(())
            }
            Expr::Tuple(t) => t.elts.iter().try_for_each(|e| self.delete(e)),
            Expr::List(t) => t.elts.iter().try_for_each(|e| self.delete(e)),
            Expr::Attribute(a) => self.expr(&a.value),
            Expr::Subscript(s) => {
                self.expr(&s.value)?;
                self.subscript(&s.slice)
            }
            other => Err(Fault::new("cannot delete expression", self.range_of(other))),
        }
    }

    pub fn aug_assign(&mut self, s: &ast::StmtAugAssign) -> Outcome<()> {
        match &*s.target {
            ast::Expr::Name(name) => {
                self.expr(&s.value)?;
                self.bind(&name.id, name.range)
            }
            other => {
                self.target(other)?;
                self.expr(&s.value)
            }
        }
    }

    pub fn ann_assign(&mut self, s: &ast::StmtAnnAssign) -> Outcome<()> {
        let in_function = self.current().kind.is_function_like();
        if let (ast::Expr::Name(name), true) = (&*s.target, s.simple) {
            let module = self.current().kind == ScopeKind::Module;
            let symbol = self.entry(&name.id);
            if !module && (symbol.global || symbol.nonlocal) {
                let word = if symbol.global { "global" } else { "nonlocal" };
                let message = format!("annotated name '{}' can't be {word}", name.id);
                return Err(Fault::new(message, s.range));
            }
            symbol.annotated = true;
            check::debug_name(&name.id, s.range)?;
            if in_function || s.value.is_some() {
                self.bind(&name.id, name.range)?;
            }
            if !in_function {
                self.owner().has_annotations = true;
                let symbol = self.entry("__annotations__");
                symbol.used = true;
                symbol.bound = true;
            }
        } else {
            if let ast::Expr::Attribute(a) = &*s.target {
                check::debug_name(&a.attr, s.range)?;
            }
            self.target(&s.target)?;
        }
        if self.table.future_annotations || !in_function {
            self.annotation(&s.annotation)?;
        }
        s.value.iter().try_for_each(|v| self.expr(v))
    }

    /// `self.x = …` in a method is one of its class's static attributes.
    fn note_self_attribute(&mut self, a: &ast::ExprAttribute) {
        let ast::Expr::Name(name) = &*a.value else { return };
        if &*name.id != "self" {
            return;
        }
        let mut at = Some(self.scope);
        while let Some(id) = at {
            let scope = &mut self.table.scopes[id];
            if scope.kind == ScopeKind::Class {
                if !scope.static_attributes.iter().any(|n| **n == *a.attr.as_str()) {
                    scope.static_attributes.push(a.attr.as_str().into());
                }
                return;
            }
            at = scope.parent;
        }
    }
}
