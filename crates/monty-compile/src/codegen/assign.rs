//! Assignment: plain, to several targets, unpacking, augmented, annotated; and `del`.

use monty_code::{Instr, Reg, Span};

use super::Generator;
use super::emit::span;
use crate::error::Outcome;
use crate::parse::ast;
use crate::symbols::ScopeKind;

impl<'a> Generator<'a> {
    pub(super) fn assign(&mut self, s: &'a ast::StmtAssign) -> Outcome<()> {
        if let [target] = &s.targets[..] {
            return self.assign_one(target, &s.value);
        }
        let mark = self.mark();
        let src = self.temp()?;
        self.expr(&s.value, src)?;
        for target in &s.targets {
            self.store(target, src)?;
        }
        self.release(mark);
        Ok(())
    }

    fn assign_one(&mut self, target: &'a ast::Expr, value: &'a ast::Expr) -> Outcome<()> {
        let mark = self.mark();
        match (target, sequence(target), sequence(value)) {
            (ast::Expr::Name(name), _, _) => self.assign_name(&name.id, value, span(name))?,
            (_, Some(targets), Some(values))
                if pairs_up(targets, values) && self.room_for(values.len()) =>
            {
                self.assign_pairs(targets, values)?;
            }
            (ast::Expr::Attribute(_) | ast::Expr::Subscript(_), _, _) => {
                let rest: Vec<&ast::Expr> = match target {
                    ast::Expr::Attribute(a) => vec![&a.value],
                    ast::Expr::Subscript(s) => vec![&s.value, &s.slice],
                    _ => Vec::new(),
                };
                let src = self.operand(value, &rest)?;
                self.store(target, src)?;
            }
            _ => {
                let src = self.operand(value, &[])?;
                self.store(target, src)?;
            }
        }
        self.release(mark);
        Ok(())
    }

    /// `a, b = x, y` without the tuple.
    fn assign_pairs(&mut self, targets: &'a [ast::Expr], values: &'a [ast::Expr]) -> Outcome<()> {
        let direct = self.distinct_registers(targets);
        let last = values.len() - 1;
        let start = self.f.top;
        for (i, value) in values.iter().enumerate() {
            match &direct {
                Some(registers) if i == last => {
                    self.expr(value, registers[last])?;
                }
                _ => {
                    let reg = self.temp()?;
                    self.expr(value, reg)?;
                }
            }
        }
        for (i, target) in targets.iter().enumerate() {
            match &direct {
                Some(registers) if i == last => self.f.note_bound(registers[last]),
                _ => self.store(target, (start as usize + i) as Reg)?,
            }
        }
        Ok(())
    }

    /// The registers of targets that are all plain variables, each another one.
    fn distinct_registers(&mut self, targets: &[ast::Expr]) -> Option<Vec<Reg>> {
        let mut registers = Vec::new();
        for target in targets {
            let ast::Expr::Name(name) = target else { return None };
            let reg = self.direct_target(&name.id)?;
            if registers.contains(&reg) {
                return None;
            }
            registers.push(reg);
        }
        Some(registers)
    }

    /// Assign the value in `src` to a target.
    pub(super) fn store(&mut self, target: &'a ast::Expr, src: Reg) -> Outcome<()> {
        let mark = self.mark();
        match target {
            ast::Expr::Name(name) => self.store_variable(&name.id, src, span(name)),
            ast::Expr::Attribute(a) => {
                let obj = self.operand(&a.value, &[])?;
                let site = self.site(&a.attr);
                self.emit(Instr::StoreAttr { obj, src, site }, span(a));
            }
            ast::Expr::Subscript(s) => {
                let obj = self.operand(&s.value, &[&s.slice])?;
                let key = self.key_register(&s.slice)?;
                let anchor = self.subscript_anchor(s);
                self.emit_anchored(Instr::SetItem { obj, key, src }, span(s), anchor);
            }
            ast::Expr::Starred(s) => self.store(&s.value, src)?,
            ast::Expr::Tuple(t) => self.unpack(&t.elts, src, span(t))?,
            ast::Expr::List(t) => self.unpack(&t.elts, src, span(t))?,
            _ => {}
        }
        self.release(mark);
        Ok(())
    }

    fn unpack(&mut self, targets: &'a [ast::Expr], src: Reg, at: Span) -> Outcome<()> {
        let star = targets.iter().position(|t| t.is_starred_expr());
        if !self.room_for(targets.len()) {
            return self.unpack_many(targets, star, src, at);
        }
        let count = targets.len() as u8;
        let Some(star) = star else {
            if let Some(registers) = self.distinct_registers(targets)
                && registers.windows(2).all(|w| w[0] + 1 == w[1])
                && let Some(&start) = registers.first()
            {
                self.emit(Instr::Unpack { src, start, n: count }, at);
                registers.into_iter().for_each(|reg| self.f.note_bound(reg));
                return Ok(());
            }
            let start = self.temps(count.into())?;
            self.emit(Instr::Unpack { src, start, n: count }, at);
            return self.store_each(targets, start);
        };
        let start = self.temps(count.into())?;
        let (before, after) = (star as u8, count - star as u8 - 1);
        self.emit(Instr::UnpackStar { src, start, before, after }, at);
        self.store_each(targets, start)
    }

    fn store_each(&mut self, targets: &'a [ast::Expr], start: Reg) -> Outcome<()> {
        for (i, target) in targets.iter().enumerate() {
            self.store(target, start + i as Reg)?;
        }
        Ok(())
    }

    /// More targets than registers: by way of a list.
    fn unpack_many(
        &mut self,
        targets: &'a [ast::Expr],
        star: Option<usize>,
        src: Reg,
        at: Span,
    ) -> Outcome<()> {
        let list = self.temp()?;
        let item = self.temp()?;
        let mut items = targets;
        if let Some(star) = star {
            let (before, after) = (star, targets.len() - star - 1);
            if before + after + 1 > 60 || !self.room_for(before + after + 1) {
                let message = "too many targets around a starred target";
                return Err(crate::error::Fault::at(message, at.start, at.end));
            }
            let start = self.temps((before + after + 1) as u32)?;
            let (before, after) = (before as u8, after as u8);
            self.emit(Instr::UnpackStar { src, start, before, after }, at);
            return self.store_each(std::mem::take(&mut items), start);
        }
        self.emit(Instr::UnpackList { dst: list, src, n: targets.len() as u32 }, at);
        for (i, target) in targets.iter().enumerate() {
            self.emit(Instr::GetItemI { dst: item, obj: list, imm: i as i32 }, at);
            self.store(target, item)?;
        }
        Ok(())
    }

    pub(super) fn aug_assign(&mut self, s: &'a ast::StmtAugAssign) -> Outcome<()> {
        let at = span(s);
        let mark = self.mark();
        match &*s.target {
            ast::Expr::Name(name) => {
                let a = self.operand(&s.target, &[&s.value])?;
                match self.direct_target(&name.id) {
                    Some(reg) => {
                        self.operate(s.op, true, reg, a, &s.value, at, None)?;
                        self.f.note_bound(reg);
                    }
                    None => {
                        let dst = self.temp()?;
                        self.operate(s.op, true, dst, a, &s.value, at, None)?;
                        self.store_variable(&name.id, dst, span(name));
                    }
                }
            }
            ast::Expr::Attribute(a) => {
                let obj = self.operand(&a.value, &[&s.value])?;
                let value = self.temp()?;
                let site = self.site(&a.attr);
                self.emit(Instr::LoadAttr { dst: value, obj, site }, span(a));
                self.operate(s.op, true, value, value, &s.value, at, None)?;
                let site = self.site(&a.attr);
                self.emit(Instr::StoreAttr { obj, src: value, site }, span(a));
            }
            ast::Expr::Subscript(t) => {
                let obj = self.operand(&t.value, &[&t.slice, &s.value])?;
                let key = match &*t.slice {
                    starred @ ast::Expr::Starred(_) => self.key_register(starred)?,
                    slice => self.operand(slice, &[&s.value])?,
                };
                let value = self.temp()?;
                let brackets = self.subscript_anchor(t);
                self.emit_anchored(Instr::GetItem { dst: value, obj, key }, span(t), brackets);
                self.operate(s.op, true, value, value, &s.value, at, None)?;
                self.emit_anchored(Instr::SetItem { obj, key, src: value }, span(t), brackets);
            }
            _ => {}
        }
        self.release(mark);
        Ok(())
    }

    pub(super) fn ann_assign(&mut self, s: &'a ast::StmtAnnAssign) -> Outcome<()> {
        if let Some(value) = &s.value {
            self.assign_one(&s.target, value)?;
        }
        let in_function = self.table.scopes[self.f.scope].kind.is_function_like();
        match (&*s.target, s.simple) {
            (ast::Expr::Name(name), true) if !in_function => self.annotate(name, s),
            (ast::Expr::Name(_), _) => self.effect_unless(in_function, &s.annotation),
            (target, _) => {
                if s.value.is_none() {
                    self.evaluate_target(target)?;
                }
                self.effect_unless(in_function, &s.annotation)
            }
        }
    }

    /// `__annotations__[name] = annotation`.
    fn annotate(&mut self, name: &'a ast::ExprName, s: &'a ast::StmtAnnAssign) -> Outcome<()> {
        let mark = self.mark();
        let at = span(s);
        let (src, map, key) = (self.temp()?, self.temp()?, self.temp()?);
        self.annotation(&s.annotation, src)?;
        self.load_variable("__annotations__", map, at)?;
        let mangled = self.table.scopes[self.f.scope].mangle(&name.id).into_owned();
        self.load_str(&mangled, key, at);
        self.emit(Instr::SetItem { obj: map, key, src }, at);
        self.release(mark);
        Ok(())
    }

    fn effect_unless(&mut self, skip: bool, annotation: &'a ast::Expr) -> Outcome<()> {
        if skip || self.table.future_annotations {
            return Ok(());
        }
        let mark = self.mark();
        self.operand(annotation, &[])?;
        self.release(mark);
        Ok(())
    }

    /// `x.y: int` evaluates `x`, and no more.
    fn evaluate_target(&mut self, target: &'a ast::Expr) -> Outcome<()> {
        let mark = self.mark();
        match target {
            ast::Expr::Attribute(a) => {
                self.operand(&a.value, &[])?;
            }
            ast::Expr::Subscript(s) => {
                self.operand(&s.value, &[])?;
                self.key_register(&s.slice)?;
            }
            _ => {}
        }
        self.release(mark);
        Ok(())
    }

    pub(super) fn delete(&mut self, target: &'a ast::Expr) -> Outcome<()> {
        let mark = self.mark();
        match target {
            ast::Expr::Name(name) => self.delete_variable(&name.id, span(name))?,
            ast::Expr::Tuple(t) => t.elts.iter().try_for_each(|e| self.delete(e))?,
            ast::Expr::List(t) => t.elts.iter().try_for_each(|e| self.delete(e))?,
            ast::Expr::Attribute(a) => {
                let obj = self.operand(&a.value, &[])?;
                let name = self.mangled(&a.attr);
                self.emit(Instr::DeleteAttr { obj, name }, span(a));
            }
            ast::Expr::Subscript(s) => {
                let obj = self.operand(&s.value, &[&s.slice])?;
                let key = self.key_register(&s.slice)?;
                let anchor = self.subscript_anchor(s);
                self.emit_anchored(Instr::DelItem { obj, key }, span(s), anchor);
            }
            _ => {}
        }
        self.release(mark);
        Ok(())
    }

    /// Set up `__annotations__` if the scope has annotated names.
    pub(super) fn setup_annotations(&mut self) {
        let scope = &self.table.scopes[self.f.scope];
        if scope.has_annotations && matches!(scope.kind, ScopeKind::Module | ScopeKind::Class) {
            self.emit(Instr::SetupAnnotations, Span::default());
        }
    }
}

/// The elements of a tuple or list display.
fn sequence(expr: &ast::Expr) -> Option<&[ast::Expr]> {
    match expr {
        ast::Expr::Tuple(t) => Some(&t.elts),
        ast::Expr::List(l) => Some(&l.elts),
        _ => None,
    }
}

/// As many values as targets, and no stars.
fn pairs_up(targets: &[ast::Expr], values: &[ast::Expr]) -> bool {
    let plain = |e: &ast::Expr| !e.is_starred_expr();
    !targets.is_empty()
        && targets.len() == values.len()
        && targets.iter().all(plain)
        && values.iter().all(plain)
}
