//! Type parameters: the names of `def f[T]`, `class C[T]` and `type A[T]`, in a scope that is part of
//! the code around it; their bounds and defaults, which are evaluated when asked for.

use super::ScopeKind;
use super::collect::Collector;
use crate::error::{Fault, Outcome};
use crate::parse::{TextRange, ast};

/// The variable that hands the type parameters to a class's body.
pub(crate) const TYPE_PARAMS: &str = ".type_params";

/// The key of the scope of an expression that is evaluated later.
pub(crate) fn lazy_key(expr: &ast::Expr) -> usize {
    std::ptr::from_ref(expr).addr() | 1
}

impl Collector<'_> {
    /// Open the scope of type parameters, if there are any; those of a class are private to it.
    pub fn enter_type_params(
        &mut self,
        params: Option<&ast::TypeParams>,
        class: Option<&str>,
    ) -> Outcome<()> {
        let Some(params) = params else { return Ok(()) };
        let node = std::ptr::from_ref(params).addr();
        let id = self.push_scope(ScopeKind::TypeParams, Some(node));
        if let Some(class) = class {
            self.table.scopes[id].private = Some(class.into());
        }
        let mut defaults = false;
        for param in &params.type_params {
            let (name, range) = type_param_name(param);
            if self.entry(name).bound {
                return Err(Fault::new(format!("duplicate type parameter '{name}'"), range));
            }
            self.bind(name, range)?;
            if let ast::TypeParam::TypeVar(var) = param
                && let Some(bound) = &var.bound
            {
                let what = match **bound {
                    ast::Expr::Tuple(_) => "a TypeVar constraint",
                    _ => "a TypeVar bound",
                };
                self.lazy(bound, what)?;
            }
            let what = match param {
                ast::TypeParam::TypeVar(_) => "a TypeVar default",
                ast::TypeParam::TypeVarTuple(_) => "a TypeVarTuple default",
                ast::TypeParam::ParamSpec(_) => "a ParamSpec default",
            };
            match param.default() {
                Some(ast::Expr::Starred(s)) => self.lazy(&s.value, what)?,
                Some(default) => self.lazy(default, what)?,
                None if defaults => {
                    let message = format!(
                        "non-default type parameter '{name}' follows default type parameter"
                    );
                    return Err(Fault::new(message, range));
                }
                None => {}
            }
            defaults |= param.default().is_some();
        }
        self.bind(TYPE_PARAMS, params.range)
    }

    pub fn leave_type_params(&mut self, params: Option<&ast::TypeParams>) {
        if params.is_some() {
            self.pop_scope();
        }
    }

    /// An expression with a code object of its own, which is `what`.
    fn lazy(&mut self, expr: &ast::Expr, what: &'static str) -> Outcome<()> {
        self.push_scope(ScopeKind::Lambda, Some(lazy_key(expr)));
        let forbidden = self.forbidden.replace(what);
        self.expr(expr)?;
        self.forbidden = forbidden;
        self.pop_scope();
        Ok(())
    }

    pub fn type_alias(&mut self, s: &ast::StmtTypeAlias) -> Outcome<()> {
        if let ast::Expr::Name(name) = &*s.name {
            self.bind(&name.id, name.range)?;
        }
        self.enter_type_params(s.type_params.as_deref(), None)?;
        self.lazy(&s.value, "a type alias")?;
        self.leave_type_params(s.type_params.as_deref());
        Ok(())
    }
}

/// A type parameter's name and where it stands.
pub(crate) fn type_param_name(param: &ast::TypeParam) -> (&str, TextRange) {
    match param {
        ast::TypeParam::TypeVar(p) => (&p.name, p.range),
        ast::TypeParam::TypeVarTuple(p) => (&p.name, p.range),
        ast::TypeParam::ParamSpec(p) => (&p.name, p.range),
    }
}
