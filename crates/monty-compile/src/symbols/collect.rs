//! Walks statements: opens scopes and notes what each name is used for there.

use hashbrown::{HashMap, HashSet};
use monty_code::GlobalsMode;

use super::{Scope, ScopeId, ScopeKind, SymbolTable};
use crate::Options;
use crate::error::{Fault, Outcome};
use crate::look::Look;
use crate::names::Names;
use crate::parse::{Ranged, TextRange, ast};

/// The walk's state.
pub(super) struct Collector<'s> {
    pub table: SymbolTable,
    pub source: &'s str,
    pub look: &'s Look<'s>,
    /// Warnings so far: those of literals, which come first, and those of expressions.
    pub warnings: [Vec<(u32, String)>; 2],
    pub scope: ScopeId,
    pub mode: GlobalsMode,
    /// Loops around the current statement, within its code.
    pub loops: u32,
    /// Inside an `except*` clause (loops inside it reset this).
    pub in_except_star: bool,
    /// Inside the iterable of a comprehension.
    pub in_iterable: u32,
    /// Blocks around the current statement.
    pub blocks: u32,
    /// What the current expression is part of, where that allows no `:=`, `yield` and `await`.
    pub forbidden: Option<&'static str>,
}

/// Where the bases of generic classes and the annotations of generic functions stand.
const GENERIC: &str = "the definition of a generic";

/// Blocks that may stand in one another, as in CPython.
const MAX_BLOCKS: u32 = 21;

pub(super) fn collect<'s>(
    tree: &ast::Mod,
    source: &'s str,
    options: &'s Options<'_>,
) -> Outcome<SymbolTable> {
    let table = SymbolTable {
        names: Names::of(source),
        scopes: Vec::new(),
        by_node: HashMap::new(),
        future_annotations: false,
        deleted_globals: HashSet::new(),
        dynamic_globals: false,
        super_rebound: false,
        warnings: Vec::new(),
    };
    let mut collector = Collector {
        table,
        source,
        look: &options.look,
        warnings: Default::default(),
        scope: 0,
        mode: options.mode,
        loops: 0,
        in_except_star: false,
        in_iterable: 0,
        blocks: 0,
        forbidden: None,
    };
    collector.push_scope(ScopeKind::Module, None);
    match tree {
        ast::Mod::Module(module) => {
            collector.future_imports(&module.body)?;
            collector.body(&module.body)?;
        }
        ast::Mod::Expression(expression) => collector.expr(&expression.body)?,
    }
    collector.note_warnings();
    Ok(collector.table)
}

impl Collector<'_> {
    // Scopes.

    pub fn push_scope(&mut self, kind: ScopeKind, node: Option<usize>) -> ScopeId {
        let id = self.table.scopes.len();
        let parent = (id > 0).then_some(self.scope);
        let owner = match kind {
            ScopeKind::Comprehension | ScopeKind::TypeParams => self.current().owner,
            _ => id,
        };
        let private = parent.and_then(|p| self.table.scopes[p].private.clone());
        let inline = matches!(kind, ScopeKind::Comprehension | ScopeKind::TypeParams);
        let is_async = inline && self.current().is_async;
        self.table.scopes.push(Scope {
            kind,
            parent,
            owner,
            symbols: Vec::new(),
            index: HashMap::new(),
            private,
            at: (0, 0),
            comprehension: ("", TextRange::default()),
            is_async,
            has_yield: false,
            has_await: false,
            has_walrus: false,
            free: Vec::new(),
            static_attributes: Vec::new(),
            class_cell: false,
            has_annotations: false,
        });
        if let Some(node) = node {
            self.table.by_node.insert(node, id);
        }
        self.scope = id;
        id
    }

    pub fn pop_scope(&mut self) {
        self.scope = self.current().parent.expect("the module's scope stays");
    }

    pub fn current(&self) -> &Scope {
        &self.table.scopes[self.scope]
    }

    /// The scope of the code object the current scope is part of.
    pub fn owner(&mut self) -> &mut Scope {
        let owner = self.current().owner;
        &mut self.table.scopes[owner]
    }

    pub fn entry(&mut self, name: &str) -> &mut super::Symbol {
        let scope = &mut self.table.scopes[self.scope];
        let name = self.table.names.intern(&scope.mangle(name));
        scope.entry(name)
    }

    // Statements.

    pub fn body(&mut self, body: &[ast::Stmt]) -> Outcome<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    /// One block more, opened by what stands at `range`.
    fn open_block(&mut self, range: TextRange) -> Outcome<()> {
        if self.blocks >= MAX_BLOCKS {
            return Err(Fault::new("too many statically nested blocks", range));
        }
        self.blocks += 1;
        Ok(())
    }

    fn block(&mut self, body: &[ast::Stmt], range: TextRange) -> Outcome<()> {
        self.open_block(range)?;
        self.body(body)?;
        self.blocks -= 1;
        Ok(())
    }

    fn stmt(&mut self, stmt: &ast::Stmt) -> Outcome<()> {
        use ast::Stmt;
        self.look.node()?;
        match stmt {
            Stmt::FunctionDef(s) => self.function(s),
            Stmt::ClassDef(s) => self.class(s),
            Stmt::Return(s) => self.return_stmt(s),
            Stmt::Delete(s) => s.targets.iter().try_for_each(|t| self.delete(t)),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::Assign(s) => {
                self.expr(&s.value)?;
                s.targets.iter().try_for_each(|t| self.target(t))
            }
            Stmt::AugAssign(s) => self.aug_assign(s),
            Stmt::AnnAssign(s) => self.ann_assign(s),
            Stmt::For(s) => self.for_stmt(s),
            Stmt::While(s) => {
                self.expr(&s.test)?;
                self.loop_body(&s.body, s.range)?;
                self.body(&s.orelse)
            }
            Stmt::If(s) => {
                self.expr(&s.test)?;
                self.body(&s.body)?;
                for clause in &s.elif_else_clauses {
                    clause.test.iter().try_for_each(|t| self.expr(t))?;
                    self.body(&clause.body)?;
                }
                Ok(())
            }
            Stmt::With(s) => self.with_stmt(s),
            Stmt::Match(s) => self.match_stmt(s),
            Stmt::Raise(s) => {
                s.exc.iter().try_for_each(|e| self.expr(e))?;
                s.cause.iter().try_for_each(|e| self.expr(e))
            }
            Stmt::Try(s) => self.try_stmt(s),
            Stmt::Assert(s) => {
                self.warn_assert(&s.test);
                self.expr(&s.test)?;
                s.msg.iter().try_for_each(|e| self.expr(e))
            }
            Stmt::Import(s) => {
                for alias in &s.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                    let name = name.split('.').next().unwrap_or(name);
                    self.bind(name, s.range)?;
                }
                Ok(())
            }
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Global(s) => self.declare(&s.names, true, s.range),
            Stmt::Nonlocal(s) => self.declare(&s.names, false, s.range),
            Stmt::Expr(s) => self.expr(&s.value),
            Stmt::Pass(_) => Ok(()),
            Stmt::Break(s) => self.jump_stmt("'break' outside loop", s.range),
            Stmt::Continue(s) => self.jump_stmt("'continue' not properly in loop", s.range),
            Stmt::IpyEscapeCommand(s) => Err(Fault::new("invalid syntax", s.range)),
        }
    }

    fn jump_stmt(&mut self, message: &str, range: TextRange) -> Outcome<()> {
        if self.loops == 0 {
            if self.in_except_star {
                return Err(Fault::new(super::check::EXCEPT_STAR_JUMP, range));
            }
            return Err(Fault::new(message, range));
        }
        Ok(())
    }

    fn return_stmt(&mut self, s: &ast::StmtReturn) -> Outcome<()> {
        let kind = self.current().kind;
        let at_module = kind == ScopeKind::Module && self.mode == GlobalsMode::Registers;
        if !kind.is_function_like() && !at_module {
            return Err(Fault::new("'return' outside function", s.range));
        }
        if self.in_except_star {
            return Err(Fault::new(super::check::EXCEPT_STAR_JUMP, s.range));
        }
        s.value.iter().try_for_each(|e| self.expr(e))
    }

    fn loop_body(&mut self, body: &[ast::Stmt], range: TextRange) -> Outcome<()> {
        let star = std::mem::replace(&mut self.in_except_star, false);
        self.loops += 1;
        self.block(body, range)?;
        self.loops -= 1;
        self.in_except_star = star;
        Ok(())
    }

    fn for_stmt(&mut self, s: &ast::StmtFor) -> Outcome<()> {
        if s.is_async {
            self.need_async("'async for' outside async function", s.range)?;
        }
        self.target(&s.target)?;
        self.expr(&s.iter)?;
        self.loop_body(&s.body, s.range)?;
        self.body(&s.orelse)
    }

    fn with_stmt(&mut self, s: &ast::StmtWith) -> Outcome<()> {
        if s.is_async {
            self.need_async("'async with' outside async function", s.range)?;
        }
        for item in &s.items {
            self.expr(&item.context_expr)?;
            self.open_block(item.context_expr.range())?;
            item.optional_vars.iter().try_for_each(|v| self.target(v))?;
        }
        self.body(&s.body)?;
        self.blocks -= s.items.len() as u32;
        Ok(())
    }

    fn try_stmt(&mut self, s: &ast::StmtTry) -> Outcome<()> {
        if s.finalbody.is_empty() {
            return self.try_except(s);
        }
        self.open_block(s.range)?;
        if s.handlers.is_empty() {
            self.body(&s.body)?;
        } else {
            self.try_except(s)?;
        }
        self.blocks -= 1;
        self.block(&s.finalbody, s.range)
    }

    fn try_except(&mut self, s: &ast::StmtTry) -> Outcome<()> {
        self.block(&s.body, s.range)?;
        self.open_block(s.range)?;
        let last = s.handlers.len().saturating_sub(1);
        for (i, handler) in s.handlers.iter().enumerate() {
            let ast::ExceptHandler::ExceptHandler(h) = handler;
            match &h.type_ {
                Some(class) => self.expr(class)?,
                None if i < last => {
                    return Err(Fault::new("default 'except:' must be last", h.range));
                }
                None => {}
            }
            if let Some(name) = &h.name {
                self.bind(name, name.range)?;
                self.note_deleted(name);
            }
            let loops = self.loops;
            let star = self.in_except_star;
            if s.is_star {
                self.loops = 0;
                self.in_except_star = true;
            }
            self.block(&h.body, h.range)?;
            self.loops = loops;
            self.in_except_star = star;
        }
        self.blocks -= 1;
        self.body(&s.orelse)
    }

    fn import_from(&mut self, s: &ast::StmtImportFrom) -> Outcome<()> {
        for alias in &s.names {
            if alias.name.as_str() == "*" {
                if self.current().kind != ScopeKind::Module {
                    return Err(Fault::new("import * only allowed at module level", alias.range));
                }
                self.table.dynamic_globals = true;
                continue;
            }
            let name = alias.asname.as_ref().unwrap_or(&alias.name);
            self.bind(name, alias.range)?;
        }
        Ok(())
    }

    /// `global` and `nonlocal`.
    fn declare(
        &mut self,
        names: &[ast::Identifier],
        global: bool,
        range: TextRange,
    ) -> Outcome<()> {
        let word = if global { "global" } else { "nonlocal" };
        if !global && self.current().kind == ScopeKind::Module {
            return Err(Fault::new("nonlocal declaration not allowed at module level", range));
        }
        for name in names {
            let symbol = self.entry(name);
            let problem = if symbol.param {
                format!("name '{name}' is parameter and {word}")
            } else if (global && symbol.nonlocal) || (!global && symbol.global) {
                let message = format!("name '{name}' is nonlocal and global");
                return Err(Fault::at(message, symbol.at.0, symbol.at.1));
            } else if symbol.used {
                format!("name '{name}' is used prior to {word} declaration")
            } else if symbol.annotated {
                format!("annotated name '{name}' can't be {word}")
            } else if symbol.bound {
                format!("name '{name}' is assigned to before {word} declaration")
            } else {
                symbol.global |= global;
                symbol.nonlocal |= !global;
                symbol.at = (range.start().into(), range.end().into());
                if global {
                    // The module's own code means the global too, whatever its namespace is.
                    let name = symbol.name;
                    self.table.scopes[0].entry(name).global = true;
                }
                continue;
            };
            return Err(Fault::new(problem, range));
        }
        Ok(())
    }

    fn future_imports(&mut self, body: &[ast::Stmt]) -> Outcome<()> {
        let mut allowed = true;
        for (i, stmt) in body.iter().enumerate() {
            match stmt {
                ast::Stmt::Expr(s) if i == 0 && s.value.is_string_literal_expr() => {}
                ast::Stmt::ImportFrom(s)
                    if s.level == 0 && s.module.as_deref() == Some("__future__") =>
                {
                    if !allowed {
                        return Err(Fault::new(super::check::LATE_FUTURE, s.range));
                    }
                    self.future_names(s)?;
                }
                _ => allowed = false,
            }
        }
        Ok(())
    }

    fn future_names(&mut self, s: &ast::StmtImportFrom) -> Outcome<()> {
        for alias in &s.names {
            match alias.name.as_str() {
                "annotations" => self.table.future_annotations = true,
                "nested_scopes" | "generators" | "division" | "absolute_import"
                | "with_statement" | "print_function" | "unicode_literals" | "generator_stop" => {}
                "braces" => return Err(Fault::new("not a chance", s.range)),
                other => {
                    let message = format!("future feature {other} is not defined");
                    return Err(Fault::new(message, s.range));
                }
            }
        }
        Ok(())
    }

    // Functions and classes.

    fn function(&mut self, s: &ast::StmtFunctionDef) -> Outcome<()> {
        s.decorator_list.iter().try_for_each(|d| self.expr(&d.expression))?;
        self.defaults(&s.parameters)?;
        if !crate::defer::is_deferred(s) {
            self.bind(&s.name, s.name.range)?;
        }
        self.enter_type_params(s.type_params.as_deref(), None)?;
        self.forbidden = s.type_params.as_ref().map(|_| GENERIC);
        self.annotations(&s.parameters, s.returns.as_deref())?;
        self.forbidden = None;
        let saved = (self.loops, self.in_except_star, self.in_iterable, self.blocks);
        // A coroutine's body is a block: what turns StopIteration into RuntimeError.
        (self.loops, self.in_except_star, self.in_iterable, self.blocks) =
            (0, false, 0, u32::from(s.is_async));
        let node = std::ptr::from_ref(s).addr();
        let id = self.push_scope(ScopeKind::Function, Some(node));
        self.table.scopes[id].is_async = s.is_async;
        self.table.scopes[id].at = (s.name.start().into(), s.name.end().into());
        self.parameters(&s.parameters)?;
        self.body(&s.body)?;
        super::check::async_generator_returns(&self.table.scopes[id], &s.body)?;
        self.pop_scope();
        self.leave_type_params(s.type_params.as_deref());
        (self.loops, self.in_except_star, self.in_iterable, self.blocks) = saved;
        Ok(())
    }

    /// Defaults, which the enclosing scope evaluates.
    pub fn defaults(&mut self, p: &ast::Parameters) -> Outcome<()> {
        for param in p.iter_non_variadic_params() {
            param.default.iter().try_for_each(|d| self.expr(d))?;
        }
        Ok(())
    }

    fn annotations(&mut self, p: &ast::Parameters, returns: Option<&ast::Expr>) -> Outcome<()> {
        for param in p {
            param.annotation().into_iter().try_for_each(|a| self.annotation(a))?;
        }
        returns.into_iter().try_for_each(|r| self.annotation(r))
    }

    /// An annotation: `*args: *Ts` is allowed there.
    pub fn annotation(&mut self, annotation: &ast::Expr) -> Outcome<()> {
        let annotation = match annotation {
            ast::Expr::Starred(s) => &s.value,
            other => other,
        };
        if self.table.future_annotations {
            return self.text_annotation(annotation);
        }
        self.expr(annotation)
    }

    /// An annotation that is kept as text: it must obey the rules, and its names are nobody's.
    fn text_annotation(&mut self, annotation: &ast::Expr) -> Outcome<()> {
        let scopes = self.table.scopes.len();
        self.push_scope(ScopeKind::Lambda, None);
        let forbidden = self.forbidden.replace("an annotation");
        self.expr(annotation)?;
        self.forbidden = forbidden;
        self.pop_scope();
        self.table.scopes.truncate(scopes);
        Ok(())
    }

    /// Bind parameters in the order of their registers.
    pub fn parameters(&mut self, p: &ast::Parameters) -> Outcome<()> {
        let plain = p.posonlyargs.iter().chain(&p.args).chain(&p.kwonlyargs);
        let plain = plain.map(|p| &p.parameter);
        for param in plain.chain(p.vararg.as_deref()).chain(p.kwarg.as_deref()) {
            super::check::debug_name(&param.name, param.range)?;
            let symbol = self.entry(&param.name);
            if symbol.param {
                let message = format!("duplicate argument '{}' in function definition", param.name);
                let range = TextRange::new(param.name.start(), param.end());
                return Err(Fault::new(message, range));
            }
            symbol.param = true;
            symbol.bound = true;
        }
        Ok(())
    }

    fn class(&mut self, s: &ast::StmtClassDef) -> Outcome<()> {
        s.decorator_list.iter().try_for_each(|d| self.expr(&d.expression))?;
        self.bind(&s.name, s.name.range)?;
        self.enter_type_params(s.type_params.as_deref(), Some(&s.name))?;
        if let Some(arguments) = &s.arguments {
            self.forbidden = s.type_params.as_ref().map(|_| GENERIC);
            self.arguments(arguments)?;
            self.forbidden = None;
        }
        let saved = (self.loops, self.in_except_star, self.in_iterable, self.blocks);
        (self.loops, self.in_except_star, self.in_iterable, self.blocks) = (0, false, 0, 0);
        let node = std::ptr::from_ref(s).addr();
        let id = self.push_scope(ScopeKind::Class, Some(node));
        self.table.scopes[id].private = Some(s.name.as_str().into());
        if s.type_params.is_some() {
            self.entry(super::TYPE_PARAMS).used = true;
        }
        self.body(&s.body)?;
        self.pop_scope();
        self.leave_type_params(s.type_params.as_deref());
        (self.loops, self.in_except_star, self.in_iterable, self.blocks) = saved;
        Ok(())
    }

    pub fn range_of(&self, expr: &ast::Expr) -> TextRange {
        expr.range()
    }
}
