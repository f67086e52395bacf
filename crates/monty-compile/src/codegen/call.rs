//! Calls: functions, methods, keywords, stars.

use monty_code::{Const, Instr, Reg, Span};

use super::Generator;
use super::emit::span;
use crate::error::Outcome;
use crate::parse::{Ranged, ast};

impl<'a> Generator<'a> {
    pub(super) fn call(&mut self, e: &'a ast::ExprCall, dst: Reg) -> Outcome<()> {
        if self.super_method_call(e, dst)?
            || self.plain_super(e, dst)?
            || self.consumer_call(e, dst)?
        {
            return Ok(());
        }
        let arguments = &e.arguments;
        let starred = arguments.args.iter().any(|a| a.is_starred_expr())
            || arguments.keywords.iter().any(|k| k.arg.is_none());
        if starred || !self.room_for(arguments.args.len() + arguments.keywords.len() + 2) {
            return self.call_ex(e, dst);
        }
        let f = self.callee_register(dst)?;
        if let ast::Expr::Attribute(method) = &*e.func {
            return self.method_call(e, method, f, dst);
        }
        self.expr(&e.func, f)?;
        let (nargs, names) = self.arguments(arguments)?;
        self.emit_call((dst, f, nargs), names, e);
        Ok(())
    }

    pub(super) fn emit_call(
        &mut self,
        (dst, f, nargs): (Reg, Reg, u8),
        names: Option<u32>,
        e: &ast::ExprCall,
    ) {
        let instr = match names {
            None => Instr::Call { dst, f, nargs },
            Some(names) => Instr::CallKw { dst, f, nargs, names },
        };
        self.emit_anchored(instr, span(e), Some(call_anchor(e)));
    }

    /// The register a callee goes to: the destination itself where arguments can follow it.
    pub(super) fn callee_register(&mut self, dst: Reg) -> Outcome<Reg> {
        if self.f.is_temp(dst) && u32::from(dst) + 1 == self.f.top {
            return Ok(dst);
        }
        self.temp()
    }

    /// Arguments in the next registers: how many, and the constant of their keywords' names.
    pub(super) fn arguments(
        &mut self,
        arguments: &'a ast::Arguments,
    ) -> Outcome<(u8, Option<u32>)> {
        for arg in &arguments.args {
            let reg = self.temp()?;
            self.expr(arg, reg)?;
        }
        for keyword in &arguments.keywords {
            let reg = self.temp()?;
            self.expr(&keyword.value, reg)?;
        }
        let count = (arguments.args.len() + arguments.keywords.len()) as u8;
        Ok((count, self.keyword_names(&arguments.keywords)))
    }

    /// The constant of the names of keywords, if there are any.
    pub(super) fn keyword_names(&mut self, keywords: &[ast::Keyword]) -> Option<u32> {
        let name = |k: &ast::Keyword| {
            Const::Str(self.mangle_text(k.arg.as_ref().map_or("", |n| n.as_str())))
        };
        let names: Vec<Const> = keywords.iter().map(name).collect();
        (!names.is_empty()).then(|| self.f.constant(Const::Tuple(names.into())))
    }

    pub(super) fn mangle_text(&self, name: &str) -> Box<str> {
        self.table.scopes[self.f.scope].mangle(name).into()
    }

    fn method_call(
        &mut self,
        e: &'a ast::ExprCall,
        method: &'a ast::ExprAttribute,
        f: Reg,
        dst: Reg,
    ) -> Outcome<()> {
        let arguments = &e.arguments;
        let receiver = self.temp()?;
        let free = arguments.keywords.is_empty()
            && arguments.args.iter().all(|a| self.is_surely_loaded(a));
        let site = self.site(&method.attr);
        let anchor = Some(call_anchor(e));
        if free {
            self.expr(&method.value, receiver)?;
            let (nargs, _) = self.arguments(arguments)?;
            self.emit_anchored(Instr::CallMethod { dst, f, nargs, site }, span(e), anchor);
            return Ok(());
        }
        let obj = match &*method.value {
            ast::Expr::Name(name) => match self.variable_register(name, &[]) {
                Some(reg) => reg,
                None => {
                    self.expr(&method.value, receiver)?;
                    receiver
                }
            },
            other => {
                self.expr(other, receiver)?;
                receiver
            }
        };
        self.emit(Instr::LoadMethod { f, obj, site }, span(method));
        let (nargs, names) = self.arguments(arguments)?;
        self.call_loaded((dst, f, nargs), names, span(e), anchor);
        Ok(())
    }

    pub(super) fn call_loaded(
        &mut self,
        (dst, f, nargs): (Reg, Reg, u8),
        names: Option<u32>,
        span: Span,
        anchor: Option<Span>,
    ) {
        let instr = match names {
            None => Instr::CallLoaded { dst, f, nargs },
            Some(names) => Instr::CallLoadedKw { dst, f, nargs, names },
        };
        self.emit_anchored(instr, span, anchor);
    }

    /// May the method be looked up after this argument has been evaluated? It runs no code, and
    /// fails at most with a name that nobody has.
    fn is_surely_loaded(&mut self, arg: &ast::Expr) -> bool {
        if let ast::Expr::Name(name) = arg
            && let super::names::Place::Local(reg) = self.place_of(&name.id).0
        {
            return self.f.flow.is_bound(reg);
        }
        self.is_code_free(arg)
    }

    /// Starred or very many arguments.
    fn call_ex(&mut self, e: &'a ast::ExprCall, dst: Reg) -> Outcome<()> {
        let f = self.callee_register(dst)?;
        self.expr(&e.func, f)?;
        let list = self.temp()?;
        let (at, anchor) = (span(e), call_anchor(e));
        // All that the call does itself is marked as the call is.
        self.f.anchor_of.insert((at.start, at.end), anchor);
        match &*e.arguments.args {
            // The call itself takes the items of a lone one.
            [ast::Expr::Starred(only)] => self.expr(&only.value, list)?,
            args => self.list_of(args, list, at)?,
        }
        let has_kw = !e.arguments.keywords.is_empty();
        if has_kw {
            let map = self.temp()?;
            self.keyword_map(&e.arguments.keywords, map, f, at)?;
        }
        self.emit_anchored(Instr::CallEx { dst, f, has_kw }, at, Some(anchor));
        Ok(())
    }

    /// The dict of a call's keywords in `map`.
    pub(super) fn keyword_map(
        &mut self,
        keywords: &'a [ast::Keyword],
        map: Reg,
        callee: Reg,
        at: Span,
    ) -> Outcome<()> {
        if let [ast::Keyword { arg: None, value, .. }] = keywords {
            let mark = self.mark();
            let src = self.operand(value, &[])?;
            self.emit(Instr::KeywordsOf { map, src, callee }, at);
            self.release(mark);
            return Ok(());
        }
        self.emit(Instr::BuildMap { dst: map, start: map, n: 0 }, at);
        let mut unpacked = false;
        for keyword in keywords {
            let mark = self.mark();
            match &keyword.arg {
                Some(name) => {
                    let (key, src) = (self.temp()?, self.temp()?);
                    let name = self.mangle_text(name);
                    self.load_const(Const::Str(name), key, at);
                    self.expr(&keyword.value, src)?;
                    if unpacked {
                        // A dict of one, so that a repeated key is noticed.
                        self.emit(Instr::BuildMap { dst: key, start: key, n: 1 }, at);
                        self.emit(Instr::MapMerge { map, src: key, callee }, at);
                    } else {
                        self.emit(Instr::MapSet { map, key, src }, at);
                    }
                }
                None => {
                    unpacked = true;
                    let src = self.operand(&keyword.value, &[])?;
                    self.emit(Instr::MapMerge { map, src, callee }, at);
                }
            }
            self.release(mark);
        }
        Ok(())
    }
}

/// The parenthesised part of a call.
pub(super) fn call_anchor(e: &ast::ExprCall) -> Span {
    Span { start: e.arguments.start().into(), end: e.end().into() }
}
