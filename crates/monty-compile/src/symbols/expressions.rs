//! Walks expressions.

use hashbrown::HashSet;
use monty_code::GlobalsMode;

use super::collect::Collector;
use super::{ScopeKind, check};
use crate::error::{Fault, Outcome};
use crate::parse::{TextRange, ast};

/// Names whose use means that globals may be unset behind the compiler's back.
const DYNAMIC: [&str; 6] = ["exec", "eval", "globals", "locals", "vars", "delattr"];

/// Replacement fields that may stand in one another's format specs.
const MAX_FIELDS: u32 = 3;

impl Collector<'_> {
    pub fn expr(&mut self, expr: &ast::Expr) -> Outcome<()> {
        use ast::Expr;
        self.look.node()?;
        match expr {
            Expr::Name(name) => {
                self.use_name(&name.id);
                Ok(())
            }
            Expr::BoolOp(e) => self.exprs(&e.values),
            Expr::Named(e) => self.named(e),
            Expr::BinOp(e) => self.bin_op(e),
            Expr::UnaryOp(e) => self.expr(&e.operand),
            Expr::Lambda(e) => self.lambda(e),
            Expr::If(e) => {
                self.expr(&e.test)?;
                self.expr(&e.body)?;
                self.expr(&e.orelse)
            }
            Expr::Dict(e) => {
                for item in &e.items {
                    item.key.iter().try_for_each(|k| self.expr(k))?;
                    self.expr(&item.value)?;
                }
                Ok(())
            }
            Expr::Set(e) => self.elements(&e.elts),
            Expr::List(e) => self.elements(&e.elts),
            Expr::Tuple(e) => self.elements(&e.elts),
            Expr::ListComp(e) => self.comprehension(e, ("list", e.range), &e.generators, &[&e.elt]),
            Expr::SetComp(e) => self.comprehension(e, ("set", e.range), &e.generators, &[&e.elt]),
            Expr::DictComp(e) => match &e.key {
                Some(key) => {
                    self.comprehension(e, ("dict", e.range), &e.generators, &[key, &e.value])
                }
                None => {
                    Err(Fault::new("dict unpacking cannot be used in dict comprehension", e.range))
                }
            },
            Expr::Generator(e) => self.generator(e),
            Expr::Await(e) => {
                self.await_allowed(e.range)?;
                self.expr(&e.value)
            }
            Expr::Yield(e) => {
                self.yield_expr(e.range, "'yield' outside function")?;
                e.value.iter().try_for_each(|v| match &**v {
                    Expr::Tuple(t) if !t.parenthesized => self.elements(&t.elts),
                    other => self.expr(other),
                })
            }
            Expr::YieldFrom(e) => {
                self.yield_expr(e.range, "'yield from' outside function")?;
                if self.owner().is_async {
                    return Err(Fault::new("'yield from' inside async function", e.range));
                }
                self.expr(&e.value)
            }
            Expr::Compare(e) => {
                self.warn_is(e);
                self.expr(&e.left)?;
                self.exprs(&e.comparators)
            }
            Expr::Call(e) => {
                self.warn_call(&e.func);
                self.expr(&e.func)?;
                self.arguments(&e.arguments)
            }
            Expr::FString(e) => e.value.iter().try_for_each(|part| match part {
                ast::FStringPart::Literal(s) => {
                    self.warn_escapes(s.range, s.range, false);
                    Ok(())
                }
                ast::FStringPart::FString(f) => {
                    f.elements.iter().try_for_each(|e| self.string_element(e, 1, f))
                }
            }),
            Expr::TString(e) => Err(Fault::new("invalid syntax", e.range)),
            Expr::Attribute(e) => {
                if &*e.attr == "__dict__" || &*e.attr == "__globals__" {
                    self.table.dynamic_globals = true;
                }
                self.expr(&e.value)
            }
            Expr::Subscript(e) => {
                self.warn_subscript(e);
                self.expr(&e.value)?;
                self.subscript(&e.slice)
            }
            Expr::Starred(e) => Err(Fault::new("can't use starred expression here", e.range)),
            Expr::Slice(e) => [&e.lower, &e.upper, &e.step]
                .into_iter()
                .flatten()
                .try_for_each(|part| self.expr(part)),
            Expr::IpyEscapeCommand(e) => Err(Fault::new("invalid syntax", e.range)),
            Expr::NumberLiteral(e) => check::number_size(e),
            Expr::StringLiteral(e) => {
                e.value.iter().for_each(|part| self.warn_escapes(part.range, part.range, false));
                Ok(())
            }
            Expr::BytesLiteral(e) => {
                e.value.iter().for_each(|part| self.warn_escapes(part.range, part.range, true));
                Ok(())
            }
            Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_) => Ok(()),
        }
    }

    fn exprs(&mut self, exprs: &[ast::Expr]) -> Outcome<()> {
        exprs.iter().try_for_each(|e| self.expr(e))
    }

    /// Elements of a display: stars allowed.
    pub fn elements(&mut self, elts: &[ast::Expr]) -> Outcome<()> {
        elts.iter().try_for_each(|e| match e {
            ast::Expr::Starred(s) => self.expr(&s.value),
            other => self.expr(other),
        })
    }

    /// Left-deep chains of operators are walked without recursion.
    fn bin_op(&mut self, e: &ast::ExprBinOp) -> Outcome<()> {
        let mut spine = vec![&e.right];
        let mut left = &e.left;
        while let ast::Expr::BinOp(inner) = &**left {
            spine.push(&inner.right);
            left = &inner.left;
        }
        // The parser takes a bare `yield` for an operand.
        if matches!(**left, ast::Expr::Yield(_)) && self.range_of(left).start() == e.range.start() {
            return Err(Fault::new("invalid syntax", e.range));
        }
        self.expr(left)?;
        spine.into_iter().rev().try_for_each(|right| self.expr(right))
    }

    pub fn subscript(&mut self, slice: &ast::Expr) -> Outcome<()> {
        match slice {
            ast::Expr::Tuple(t) => self.elements(&t.elts),
            ast::Expr::Starred(s) => self.expr(&s.value),
            other => self.expr(other),
        }
    }

    fn use_name(&mut self, name: &str) {
        self.entry(name).used = true;
        if DYNAMIC.contains(&name) {
            self.table.dynamic_globals = true;
        }
        if name == "super" && self.current().kind.is_function_like() {
            self.entry("__class__").used = true;
        }
    }

    pub fn arguments(&mut self, arguments: &ast::Arguments) -> Outcome<()> {
        let mut seen: HashSet<&str> = HashSet::new();
        for keyword in &arguments.keywords {
            if let Some(name) = &keyword.arg {
                check::debug_name(name, keyword.range)?;
                if !seen.insert(name) {
                    let message = format!("keyword argument repeated: {name}");
                    return Err(Fault::new(message, keyword.range));
                }
            }
        }
        self.elements(&arguments.args)?;
        arguments.keywords.iter().try_for_each(|k| self.expr(&k.value))
    }

    fn string_element(
        &mut self,
        element: &ast::InterpolatedStringElement,
        depth: u32,
        whole: &ast::FString,
    ) -> Outcome<()> {
        let e = match element {
            ast::InterpolatedStringElement::Interpolation(e) => e,
            ast::InterpolatedStringElement::Literal(text) => {
                if !whole.flags.prefix().is_raw() {
                    self.warn_escapes(text.range, text.range, false);
                }
                return Ok(());
            }
        };
        if depth > MAX_FIELDS {
            let at = u32::from(e.range.start()) - 1;
            return Err(Fault::at("f-string: expressions nested too deeply", at, at));
        }
        match &*e.expression {
            ast::Expr::Tuple(t) if !t.parenthesized => self.elements(&t.elts)?,
            other => self.expr(other)?,
        }
        match &e.format_spec {
            Some(spec) => {
                spec.elements.iter().try_for_each(|e| self.string_element(e, depth + 1, whole))
            }
            None => Ok(()),
        }
    }

    /// `target := value`: binds in the nearest scope that is no comprehension.
    fn named(&mut self, e: &ast::ExprNamed) -> Outcome<()> {
        let ast::Expr::Name(target) = &*e.target else {
            return Err(Fault::new("cannot use assignment expressions with expression", e.range));
        };
        if target.range.start() != e.range.start() {
            // In parentheses.
            return Err(Fault::new("cannot use assignment expressions with name", target.range));
        }
        if self.in_iterable > 0 {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            return Err(Fault::new(message, e.range));
        }
        self.refuse_forbidden("named", e.range)?;
        self.expr(&e.value)?;
        self.owner().has_walrus = true;
        let saved = self.scope;
        while matches!(self.current().kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            let symbol = self.entry(&target.id);
            if symbol.iteration {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{}'",
                    target.id
                );
                return Err(Fault::new(message, target.range));
            }
            symbol.used = true;
            symbol.walrus = true;
            self.scope = self.current().parent.expect("comprehensions stand in a scope");
        }
        if self.scope != saved && self.current().kind == ScopeKind::Class {
            let message =
                "assignment expression within a comprehension cannot be used in a class body";
            return Err(Fault::new(message, e.range));
        }
        if let (true, Some(what)) = (self.scope != saved, self.forbidden)
            && what != "an annotation"
        {
            let at = if what.starts_with("the ") { "within" } else { "in" };
            let message =
                format!("assignment expression within a comprehension cannot be used {at} {what}");
            return Err(Fault::new(message, target.range));
        }
        self.owner().has_walrus = true;
        self.bind(&target.id, target.range)?;
        self.scope = saved;
        Ok(())
    }

    fn lambda(&mut self, e: &ast::ExprLambda) -> Outcome<()> {
        if let Some(parameters) = &e.parameters {
            self.defaults(parameters)?;
        }
        let saved = (self.loops, self.in_except_star, self.blocks, self.forbidden);
        (self.loops, self.in_except_star, self.blocks, self.forbidden) = (0, false, 0, None);
        self.push_scope(ScopeKind::Lambda, Some(std::ptr::from_ref(e).addr()));
        if let Some(parameters) = &e.parameters {
            self.parameters(parameters)?;
        }
        self.expr(&e.body)?;
        self.pop_scope();
        (self.loops, self.in_except_star, self.blocks, self.forbidden) = saved;
        Ok(())
    }

    /// `:=`, `yield` and `await` where they may not stand.
    fn refuse_forbidden(&mut self, what: &str, range: TextRange) -> Outcome<()> {
        let comprehension = [ScopeKind::Comprehension, ScopeKind::Generator];
        match self.forbidden {
            Some(place) if !comprehension.contains(&self.current().kind) => {
                let message = format!("{what} expression cannot be used within {place}");
                Err(Fault::new(message, range))
            }
            _ => Ok(()),
        }
    }

    // Comprehensions.

    fn comprehension<T>(
        &mut self,
        node: &T,
        kind: (&'static str, TextRange),
        generators: &[ast::Comprehension],
        elements: &[&ast::Expr],
    ) -> Outcome<()> {
        self.first_iterable(generators)?;
        let node = std::ptr::from_ref(node).addr();
        let id = self.push_scope(ScopeKind::Comprehension, Some(node));
        self.table.scopes[id].comprehension = kind;
        self.clauses(generators, elements)?;
        self.pop_scope();
        Ok(())
    }

    fn generator(&mut self, e: &ast::ExprGenerator) -> Outcome<()> {
        self.first_iterable(&e.generators)?;
        let node = std::ptr::from_ref(e).addr();
        let id = self.push_scope(ScopeKind::Generator, Some(node));
        self.table.scopes[id].has_yield = true;
        let symbol = self.entry(".0");
        symbol.bound = true;
        symbol.param = true;
        self.clauses(&e.generators, &[&e.elt])?;
        self.pop_scope();
        Ok(())
    }

    /// The outermost iterable belongs to the enclosing scope.
    fn first_iterable(&mut self, generators: &[ast::Comprehension]) -> Outcome<()> {
        self.in_iterable += 1;
        self.expr(&generators[0].iter)?;
        self.in_iterable -= 1;
        Ok(())
    }

    fn clauses(&mut self, generators: &[ast::Comprehension], elts: &[&ast::Expr]) -> Outcome<()> {
        for (i, clause) in generators.iter().enumerate() {
            if clause.is_async {
                self.async_comprehension(clause.range)?;
            }
            self.target(&clause.target)?;
            if i > 0 {
                self.in_iterable += 1;
                self.expr(&clause.iter)?;
                self.in_iterable -= 1;
            }
            self.exprs(&clause.ifs)?;
        }
        for elt in elts {
            if let ast::Expr::Starred(s) = elt {
                let message = "iterable unpacking cannot be used in comprehension";
                return Err(Fault::new(message, s.range));
            }
            self.expr(elt)?;
        }
        Ok(())
    }

    fn async_comprehension(&mut self, range: TextRange) -> Outcome<()> {
        let message = "asynchronous comprehension outside of an asynchronous function";
        let range = self.comprehension_range().unwrap_or(range);
        self.need_async(message, range)
    }

    /// The comprehension that is part of the current code, the outermost.
    fn comprehension_range(&self) -> Option<TextRange> {
        let mut scope = self.current();
        let mut range = None;
        while scope.kind == ScopeKind::Comprehension {
            range = Some(scope.comprehension.1);
            scope = &self.table.scopes[scope.parent?];
        }
        range
    }

    // await and yield.

    /// `await` and its like make a coroutine of async functions, of generator expressions and of
    /// the main program.
    pub fn need_async(&mut self, message: &str, range: TextRange) -> Outcome<()> {
        let main = self.mode == GlobalsMode::Registers;
        let owner = self.owner();
        let allowed = match owner.kind {
            ScopeKind::Module => main,
            ScopeKind::Generator => true,
            _ => owner.is_async,
        };
        if !allowed {
            return Err(Fault::new(message, range));
        }
        owner.has_await = true;
        Ok(())
    }

    fn await_allowed(&mut self, range: TextRange) -> Outcome<()> {
        self.refuse_forbidden("await", range)?;
        let kind = self.owner().kind;
        let message = match kind {
            ScopeKind::Module | ScopeKind::Class => "'await' outside function",
            _ if self.current().kind == ScopeKind::Comprehension => {
                return self.async_comprehension(range);
            }
            _ => "'await' outside async function",
        };
        self.need_async(message, range)
    }

    fn yield_expr(&mut self, range: TextRange, outside: &str) -> Outcome<()> {
        self.refuse_forbidden("yield", range)?;
        match self.current().kind {
            ScopeKind::Comprehension => {
                let kind = self.current().comprehension.0;
                return Err(Fault::new(format!("'yield' inside {kind} comprehension"), range));
            }
            ScopeKind::Generator => {
                return Err(Fault::new("'yield' inside generator expression", range));
            }
            ScopeKind::Module | ScopeKind::Class => return Err(Fault::new(outside, range)),
            _ => {}
        }
        self.owner().has_yield = true;
        Ok(())
    }
}
