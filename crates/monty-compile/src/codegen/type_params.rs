//! Type parameters and type aliases, by way of what the typing module keeps for them.

use monty_code::{Instr, Reg, Span};

use super::Generator;
use super::emit::span;
use crate::error::Outcome;
use crate::parse::ast;
use crate::symbols::{ScopeId, TYPE_PARAMS, lazy_key, type_param_name};

/// The library module with the functions called here.
const MODULE: &str = "_typing_vars";

/// A scope of type parameters that is open.
pub(super) struct Opened {
    outer: ScopeId,
    /// The tuple of the parameters.
    pub tuple: Reg,
}

impl<'a> Generator<'a> {
    /// Make the type parameters, if there are any; their names are known from here on.
    pub(super) fn enter_type_params(
        &mut self,
        params: Option<&'a ast::TypeParams>,
    ) -> Outcome<Option<Opened>> {
        let Some(params) = params else { return Ok(None) };
        let at = span(params);
        let scope = self.table.scope_of(params);
        let outer = std::mem::replace(&mut self.f.scope, scope);
        let tuple = self.temp()?;
        self.comprehension_variables(scope, at)?;
        let mark = self.mark();
        for param in &params.type_params {
            let made = self.type_param(param)?;
            let (name, _) = type_param_name(param);
            self.store_variable(name, made, at);
            self.release(mark);
        }
        self.emit(Instr::BuildList { dst: tuple, start: tuple, n: 0 }, at);
        for param in &params.type_params {
            let src = self.temp()?;
            self.load_variable(type_param_name(param).0, src, at)?;
            self.emit(Instr::ListAppend { list: tuple, src }, at);
            self.release(mark);
        }
        self.emit(Instr::ListToTuple { dst: tuple, src: tuple }, at);
        self.store_variable(TYPE_PARAMS, tuple, at);
        Ok(Some(Opened { outer, tuple }))
    }

    pub(super) fn leave_type_params(&mut self, opened: Option<Opened>) {
        if let Some(opened) = opened {
            self.f.scope = opened.outer;
        }
    }

    /// A function of the typing module's in the next register.
    fn typing_function(&mut self, name: &str, at: Span) -> Outcome<Reg> {
        let f = self.temp()?;
        let module = self.name(MODULE);
        self.emit(Instr::Import { dst: f, level: 0, name: module }, at);
        let name = self.name(name);
        let site = self.f.site(name);
        self.emit(Instr::LoadAttr { dst: f, obj: f, site }, at);
        Ok(f)
    }

    fn type_param(&mut self, param: &'a ast::TypeParam) -> Outcome<Reg> {
        let (name, range) = type_param_name(param);
        let at = Span { start: range.start().into(), end: range.end().into() };
        let (f, nargs) = match param {
            ast::TypeParam::TypeVar(var) => {
                let f = self.typing_function("_lazy_type_var", at)?;
                self.next_str(name, at)?;
                let bound = var.bound.as_deref();
                let constraints = bound.filter(|b| b.is_tuple_expr());
                self.lazy(bound.filter(|b| !b.is_tuple_expr()), name, at)?;
                self.lazy(constraints, name, at)?;
                self.lazy(var.default.as_deref(), name, at)?;
                (f, 4)
            }
            ast::TypeParam::TypeVarTuple(p) => {
                let f = self.typing_function("_lazy_param", at)?;
                self.typing_function("TypeVarTuple", at)?;
                self.next_str(name, at)?;
                let default = p.default.as_deref().map(|d| match d {
                    ast::Expr::Starred(s) => &*s.value,
                    other => other,
                });
                self.lazy(default, name, at)?;
                (f, 3)
            }
            ast::TypeParam::ParamSpec(p) => {
                let f = self.typing_function("_lazy_param", at)?;
                self.typing_function("ParamSpec", at)?;
                self.next_str(name, at)?;
                self.lazy(p.default.as_deref(), name, at)?;
                (f, 3)
            }
        };
        self.emit(Instr::Call { dst: f, f, nargs }, at);
        Ok(f)
    }

    fn next_str(&mut self, text: &str, at: Span) -> Outcome<()> {
        let reg = self.temp()?;
        self.load_str(text, reg, at);
        Ok(())
    }

    /// A function that evaluates the expression, or None, in the next register.
    fn lazy(&mut self, expr: Option<&'a ast::Expr>, name: &str, at: Span) -> Outcome<()> {
        let dst = self.temp()?;
        let Some(expr) = expr else {
            self.load_none(dst, at);
            return Ok(());
        };
        let scope = self.table.scope_at(lazy_key(expr));
        let code = self.function_code(scope, name, None, at, |g| {
            let src = g.operand(expr, &[])?;
            g.emit(Instr::Return { src }, span(expr));
            Ok(None)
        })?;
        self.make_function(code, scope, None, None, dst, at)
    }

    /// `function.__type_params__ = …`
    pub(super) fn set_type_params(&mut self, function: Reg, opened: &Option<Opened>, at: Span) {
        if let Some(opened) = opened {
            let name = self.name("__type_params__");
            let site = self.f.site(name);
            self.emit(Instr::StoreAttr { obj: function, src: opened.tuple, site }, at);
        }
    }

    /// `Generic[…]`, the base of a class with type parameters, in `dst`.
    pub(super) fn generic_base(
        &mut self,
        params: &'a ast::TypeParams,
        dst: Reg,
        at: Span,
    ) -> Outcome<()> {
        let mark = self.mark();
        let module = self.name("typing");
        self.emit(Instr::Import { dst, level: 0, name: module }, at);
        let generic = self.name("Generic");
        let site = self.f.site(generic);
        self.emit(Instr::LoadAttr { dst, obj: dst, site }, at);
        let key = self.temp()?;
        self.emit(Instr::BuildList { dst: key, start: key, n: 0 }, at);
        for param in &params.type_params {
            let src = self.temp()?;
            self.load_variable(type_param_name(param).0, src, at)?;
            let instr = match param {
                ast::TypeParam::TypeVarTuple(_) => Instr::ListExtend { list: key, src },
                _ => Instr::ListAppend { list: key, src },
            };
            self.emit(instr, at);
        }
        self.emit(Instr::ListToTuple { dst: key, src: key }, at);
        self.emit(Instr::GetItem { dst, obj: dst, key }, at);
        self.release(mark);
        Ok(())
    }

    /// `type X = …`
    pub(super) fn type_alias(&mut self, s: &'a ast::StmtTypeAlias) -> Outcome<()> {
        let ast::Expr::Name(target) = &*s.name else { return Ok(()) };
        let at = span(s);
        let opened = self.enter_type_params(s.type_params.as_deref())?;
        let f = self.typing_function("_lazy_alias", at)?;
        self.next_str(&target.id, at)?;
        let params = self.temp()?;
        match &opened {
            Some(opened) => self.move_to(params, opened.tuple, at),
            None => self.load_const(monty_code::Const::Tuple(Box::new([])), params, at),
        }
        self.lazy(Some(&s.value), &target.id, at)?;
        self.emit(Instr::Call { dst: f, f, nargs: 3 }, at);
        self.leave_type_params(opened);
        self.store_variable(&target.id, f, at);
        Ok(())
    }
}
