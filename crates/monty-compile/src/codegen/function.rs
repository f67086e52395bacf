//! Functions and lambdas: their code objects, and the making of function objects.

use monty_code::{Code, CodeFlags, Const, GlobalsMode, Instr, NameId, Reg, Span};
use ruff_python_ast::visitor::{Visitor, walk_expr};

use super::Generator;
use super::emit::span;
use super::frame::{Flow, Frame, MAX_NEAR, Slot};
use crate::builtin_names::is_builtin;
use crate::error::{Fault, Outcome};
use crate::fold;
use crate::parse::{Ranged, ast};
use crate::symbols::{Resolved, ScopeId, ScopeKind};

/// Parameters and captured variables together have to stay below this.
const MAX_FIXED: u32 = 200;

/// The names an expression reads.
#[derive(Default)]
struct LoadedNames<'a>(Vec<&'a str>);

impl<'a> Visitor<'a> for LoadedNames<'a> {
    fn visit_expr(&mut self, expr: &'a ast::Expr) {
        match expr {
            ast::Expr::Name(name) => self.0.push(name.id.as_str()),
            // Names of scopes of their own are none of ours.
            ast::Expr::Lambda(_) | ast::Expr::ListComp(_) | ast::Expr::SetComp(_) => {}
            ast::Expr::DictComp(_) | ast::Expr::Generator(_) => {}
            _ => walk_expr(self, expr),
        }
    }
}

/// The docstring of a body, cleaned of its indentation, and where it stands.
pub(super) fn docstring(body: &[ast::Stmt]) -> Option<(Box<str>, Span)> {
    let Some(ast::Stmt::Expr(first)) = body.first() else { return None };
    let ast::Expr::StringLiteral(text) = &*first.value else { return None };
    Some((clean_docstring(text.value.to_str()).into(), span(first)))
}

/// Strip the indentation that the lines after the first share.
fn clean_docstring(text: &str) -> String {
    let expanded = expand_tabs(text);
    let lines: Vec<&str> = expanded.split('\n').collect();
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let margin =
        lines[1..].iter().filter(|l| !l.trim_start_matches(' ').is_empty()).map(indent).min();
    let margin = margin.unwrap_or(0);
    let mut out = lines[0].trim_start_matches(' ').to_owned();
    for line in &lines[1..] {
        out.push('\n');
        out.push_str(line.get(margin.min(indent(line))..).unwrap_or(""));
    }
    out
}

fn expand_tabs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let width = 8 - column % 8;
                out.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

impl<'a> Generator<'a> {
    pub(super) fn function_def(&mut self, s: &'a ast::StmtFunctionDef) -> Outcome<()> {
        if crate::defer::is_deferred(s) {
            return self.deferred(s);
        }
        let decorators = self.decorators(&s.decorator_list)?;
        let direct = match s.decorator_list.is_empty() {
            true => self.direct_target(&s.name),
            false => None,
        };
        let dst = match direct {
            Some(reg) => reg,
            None => self.temp()?,
        };
        let parameters = Some(&*s.parameters);
        let scope = self.table.scope_of(s);
        let at = Span { start: s.name.start().into(), end: s.name.end().into() };
        let start = self.function_defaults(parameters, at)?;
        let opened = self.enter_type_params(s.type_params.as_deref())?;
        let code = self.function_code(scope, &s.name, parameters, at, |g| g.function_body(s))?;
        self.finish_function((code, scope), parameters, s.returns.as_deref(), (dst, start), at)?;
        self.set_type_params(dst, &opened, at);
        self.leave_type_params(opened);
        let dst = self.apply_decorators(&s.decorator_list, decorators, dst);
        self.store_variable(&s.name, dst, at);
        Ok(())
    }

    /// A function that the module's body does not make: it fills the global slots it declares.
    fn deferred(&mut self, s: &'a ast::StmtFunctionDef) -> Outcome<()> {
        let scope = self.table.scope_of(s);
        let at = span(s);
        let code =
            self.function_code(scope, &s.name, Some(&*s.parameters), at, |g| g.function_body(s))?;
        let names: Vec<Box<str>> = match s.body.first() {
            Some(ast::Stmt::Global(global)) => {
                global.names.iter().map(|name| name.id.as_str().into()).collect()
            }
            _ => Vec::new(),
        };
        for name in names {
            let id = self.name(&name);
            let slot = self.global_slot(id);
            self.deferred.push((slot, code));
        }
        Ok(())
    }

    fn function_body(&mut self, s: &'a ast::StmtFunctionDef) -> Outcome<Option<Box<str>>> {
        let doc = docstring(&s.body);
        let body = if doc.is_some() { &s.body[1..] } else { &s.body[..] };
        self.body(body)?;
        let end = s.body.last().map(span).unwrap_or_default();
        self.emit(Instr::ReturnNone, end);
        Ok(doc.map(|(text, _)| text))
    }

    pub(super) fn lambda(&mut self, e: &'a ast::ExprLambda, dst: Reg) -> Outcome<()> {
        let scope = self.table.scope_of(e);
        let parameters = e.parameters.as_deref();
        let at = span(e);
        let code = self.function_code(scope, "<lambda>", parameters, at, |g| {
            let src = g.operand(&e.body, &[])?;
            g.emit(Instr::Return { src }, span(&*e.body));
            Ok(None)
        })?;
        self.make_function(code, scope, parameters, None, dst, at)
    }

    /// Evaluate decorators to consecutive registers; the first of them.
    pub(super) fn decorators(&mut self, decorators: &'a [ast::Decorator]) -> Outcome<Reg> {
        let first = self.f.top as Reg;
        for decorator in decorators {
            let reg = self.temp()?;
            self.expr(&decorator.expression, reg)?;
        }
        Ok(first)
    }

    /// Call the decorators, the last first; where the result is.
    pub(super) fn apply_decorators(
        &mut self,
        decorators: &'a [ast::Decorator],
        first: Reg,
        decorated: Reg,
    ) -> Reg {
        let mut result = decorated;
        for (i, decorator) in decorators.iter().enumerate().rev() {
            let f = first + i as Reg;
            self.move_to(f + 1, result, span(&decorator.expression));
            self.emit(Instr::Call { dst: f, f, nargs: 1 }, span(&decorator.expression));
            result = f;
        }
        result
    }

    /// The span of a definition without its decorators.
    pub(super) fn definition_span(&self, s: &impl Ranged, decorators: &[ast::Decorator]) -> Span {
        let whole = span(s);
        let Some(last) = decorators.last() else { return whole };
        let mut at = u32::from(last.range.end()) as usize;
        loop {
            let rest = &self.source[at..];
            at += rest.len() - rest.trim_start().len();
            if !self.source[at..].starts_with('#') {
                break;
            }
            at += self.source[at..].find('\n').unwrap_or(self.source.len() - at);
        }
        Span { start: at as u32, end: whole.end }
    }

    /// The name by which a nested code object is known.
    pub(super) fn nested_qualname(&self, name: &str) -> String {
        let parent = &self.table.scopes[self.f.scope];
        let mangled = parent.mangle(name);
        if self.table.symbol(self.f.scope, &mangled).is_some_and(|s| s.global) {
            return name.to_owned();
        }
        if let Some(within) = &self.f.within {
            return format!("{within}.{name}");
        }
        match self.table.scopes[self.f.owner].kind {
            ScopeKind::Module => name.to_owned(),
            ScopeKind::Class | ScopeKind::Generator => format!("{}.{name}", self.f.qualname),
            _ => format!("{}.<locals>.{name}", self.f.qualname),
        }
    }

    /// Compile a function's code; its index.
    pub(super) fn function_code(
        &mut self,
        scope: ScopeId,
        name: &str,
        parameters: Option<&'a ast::Parameters>,
        at: Span,
        body: impl FnOnce(&mut Self) -> Outcome<Option<Box<str>>>,
    ) -> Outcome<u32> {
        let index = self.codes.len();
        self.codes.push(None);
        let qualname = self.nested_qualname(name);
        let count = self.table.scopes[scope].symbols.iter().filter(|s| s.param).count() as u32;
        let mut frame = self.new_frame(scope, count, at)?;
        frame.qualname = qualname;
        frame.positional = parameters.map_or(0, |p| (p.posonlyargs.len() + p.args.len()) as u32);
        let outer = std::mem::replace(&mut self.f, frame);
        let statement = self.statement;
        self.prologue(scope, at);
        let docstring = body(self)?;
        let mut code = self.finish_code(name, self.function_flags(scope, parameters));
        self.return_to(outer, statement);
        code.docstring = docstring;
        code.first_line = self.line_of(at.start);
        describe_parameters(&mut code, parameters, count);
        self.codes[index] = Some(code);
        Ok(index as u32)
    }

    /// Go on with the code around code that is done.
    pub(super) fn return_to(&mut self, outer: Box<Frame<'a>>, statement: Span) {
        let mut done = std::mem::replace(&mut self.f, outer);
        self.statement = statement;
        done.empty();
        self.spare = Some(done);
    }

    fn function_flags(&self, scope: ScopeId, parameters: Option<&ast::Parameters>) -> u16 {
        let scope = &self.table.scopes[scope];
        let is_async = match scope.kind {
            ScopeKind::Generator => scope.has_await,
            _ => scope.is_async,
        };
        let mut flags = match (is_async, scope.has_yield) {
            (true, true) => CodeFlags::ASYNC_GENERATOR,
            (true, false) => CodeFlags::COROUTINE,
            (false, true) => CodeFlags::GENERATOR,
            (false, false) => 0,
        };
        let varargs = parameters.is_some_and(|p| p.vararg.is_some());
        let varkw = parameters.is_some_and(|p| p.kwarg.is_some());
        if varargs {
            flags |= CodeFlags::VARARGS;
        }
        if varkw {
            flags |= CodeFlags::VARKW;
        }
        if !varargs && !varkw && parameters.is_none_or(|p| p.kwonlyargs.is_empty()) {
            flags |= CodeFlags::SIMPLE;
        }
        flags
    }

    /// The variables of a function's scope: name, captured, parameter, unset somewhere.
    fn own_variables(&self, scope: ScopeId) -> Vec<(NameId, bool, bool, bool)> {
        let scope = &self.table.scopes[scope];
        let is_class = scope.kind == ScopeKind::Class;
        let own = scope.symbols.iter().filter(|s| s.resolved == Resolved::Own && !is_class);
        own.map(|s| (s.name, s.cell, s.param, s.deleted)).collect()
    }

    /// A frame with registers for the scope's variables; the first `fixed` are parameters (or a
    /// class body's namespace).
    pub(super) fn new_frame(
        &mut self,
        scope: ScopeId,
        fixed: u32,
        at: Span,
    ) -> Outcome<Box<Frame<'a>>> {
        let mut frame = self.spare.take().unwrap_or_default();
        (frame.scope, frame.owner, frame.flow) = (scope, scope, Flow::entry());
        let own = self.own_variables(scope);
        let class_cell = self.table.scopes[scope].class_cell;
        let free = self.table.scopes[scope].free.clone();
        let cells = own.iter().filter(|(_, cell, param, _)| *cell && !param).count() as u32;
        let cells = cells + u32::from(class_cell);
        let taken = fixed + cells + free.len() as u32;
        if taken > MAX_FIXED {
            let message = "too many parameters and captured variables in one function (limit 200)";
            return Err(Fault::at(message, at.start, at.end));
        }
        let mut next = fixed;
        let room = (MAX_NEAR as u32).saturating_sub(taken);
        let mut near = 0;
        for (i, &(id, cell, param, deleted)) in own.iter().enumerate() {
            let slot = match (cell, param) {
                (true, false) => continue,
                (true, true) => Slot::Cell(i as Reg),
                (false, true) => Slot::Near(i as Reg),
                (false, false) if near < room => {
                    near += 1;
                    next += 1;
                    Slot::Near((next - 1) as Reg)
                }
                (false, false) => {
                    frame.far += 1;
                    Slot::Far(256 + frame.far - 1)
                }
            };
            self.check_length(id);
            if let Slot::Near(reg) = slot {
                if deleted {
                    frame.untracked.bind(reg);
                } else if param {
                    frame.flow.bind(reg);
                }
            }
            if !matches!(slot, Slot::Far(_)) {
                frame.varnames.push(id);
                if let Slot::Cell(reg) = slot {
                    frame.cells.push((reg, id));
                }
            }
            frame.slots.insert((scope, id), slot);
        }
        let own_cells = own.iter().filter(|(_, cell, param, _)| *cell && !param);
        let own_cells = own_cells.map(|&(id, ..)| id);
        for id in own_cells.chain(class_cell.then(|| self.name("__class__"))) {
            frame.cells.push((next as Reg, id));
            frame.slots.insert((scope, id), Slot::Cell(next as Reg));
            next += 1;
        }
        for (id, _) in free {
            frame.freevars.push(id);
            frame.cells.push((next as Reg, id));
            frame.free.insert(id, next as Reg);
            next += 1;
        }
        (frame.first_temp, frame.top, frame.max_top) = (next, next, next);
        Ok(frame)
    }

    /// Closure cells, own cells, and the generator: what comes before the body.
    pub(super) fn prologue(&mut self, scope: ScopeId, at: Span) {
        let count = self.f.freevars.len();
        let own = self.f.cells.len() - count;
        if count > 0 {
            let dst = self.f.cells[own].0;
            self.emit(Instr::CopyFree { dst, n: count as u8 }, at);
        }
        for i in 0..own {
            let reg = self.f.cells[i].0;
            self.emit(Instr::MakeCell { reg }, at);
        }
        let scope = &self.table.scopes[scope];
        if scope.kind != ScopeKind::Class && (scope.is_async || scope.has_yield) {
            self.emit(Instr::MakeGenerator, at);
        }
    }

    // Function objects.

    /// The function object of a code object in `dst`: defaults, closure and annotations.
    pub(super) fn make_function(
        &mut self,
        code: u32,
        scope: ScopeId,
        parameters: Option<&'a ast::Parameters>,
        returns: Option<&'a ast::Expr>,
        dst: Reg,
        at: Span,
    ) -> Outcome<()> {
        let mark = self.mark();
        let start = self.function_defaults(parameters, at)?;
        self.finish_function((code, scope), parameters, returns, (dst, start), at)?;
        self.release(mark);
        Ok(())
    }

    /// The four registers that a function is made of, with the defaults in them.
    fn function_defaults(
        &mut self,
        parameters: Option<&'a ast::Parameters>,
        at: Span,
    ) -> Outcome<Reg> {
        let start = self.temps(4)?;
        match parameters {
            Some(parameters) => {
                self.defaults(parameters, start, at)?;
                self.keyword_defaults(parameters, start + 1, at)?;
            }
            None => {
                self.load_none(start, at);
                self.load_none(start + 1, at);
            }
        }
        Ok(start)
    }

    fn finish_function(
        &mut self,
        (code, scope): (u32, ScopeId),
        parameters: Option<&'a ast::Parameters>,
        returns: Option<&'a ast::Expr>,
        (dst, start): (Reg, Reg),
        at: Span,
    ) -> Outcome<()> {
        match parameters {
            Some(parameters) => self.annotations(parameters, returns, start + 3, at)?,
            None => self.load_none(start + 3, at),
        }
        self.closure(scope, start + 2, at)?;
        self.emit(Instr::MakeFunction { dst, start, code }, at);
        Ok(())
    }

    fn defaults(&mut self, parameters: &'a ast::Parameters, dst: Reg, at: Span) -> Outcome<()> {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&'a ast::Expr> =
            positional.filter_map(|p| p.default.as_deref()).collect();
        if defaults.is_empty() {
            self.load_none(dst, at);
            return Ok(());
        }
        if let Some(values) = defaults.iter().map(|e| fold::fold(e)).collect::<Option<Vec<_>>>() {
            self.load_const(Const::Tuple(values.into()), dst, at);
            return Ok(());
        }
        let mark = self.mark();
        if !self.room_for(defaults.len()) {
            self.emit(Instr::BuildList { dst, start: dst, n: 0 }, at);
            for default in defaults {
                let src = self.temp()?;
                self.expr(default, src)?;
                self.emit(Instr::ListAppend { list: dst, src }, at);
                self.release(mark);
            }
            self.emit(Instr::ListToTuple { dst, src: dst }, at);
            return Ok(());
        }
        let start = self.f.top as Reg;
        for default in &defaults {
            let reg = self.temp()?;
            self.expr(default, reg)?;
        }
        self.emit(Instr::BuildTuple { dst, start, n: defaults.len() as u8 }, at);
        self.release(mark);
        Ok(())
    }

    fn keyword_defaults(&mut self, p: &'a ast::Parameters, dst: Reg, at: Span) -> Outcome<()> {
        if p.kwonlyargs.iter().all(|p| p.default.is_none()) {
            self.load_none(dst, at);
            return Ok(());
        }
        self.emit(Instr::BuildMap { dst, start: dst, n: 0 }, at);
        for parameter in &p.kwonlyargs {
            let Some(default) = &parameter.default else { continue };
            let mark = self.mark();
            let (key, src) = (self.temp()?, self.temp()?);
            let name = self.mangle_text(&parameter.parameter.name);
            self.load_const(Const::Str(name), key, at);
            self.expr(default, src)?;
            self.emit(Instr::MapSet { map: dst, key, src }, at);
            self.release(mark);
        }
        Ok(())
    }

    /// Does an annotation name something that nothing in the source binds, and no builtin?
    fn names_unknown(&self, annotation: &ast::Expr) -> bool {
        if self.options.namespace
            || self.table.dynamic_globals
            || self.options.mode == GlobalsMode::Slots
        {
            return false;
        }
        let mut names = LoadedNames::default();
        names.visit_expr(annotation);
        names.0.into_iter().any(|name| {
            let mangled = self.mangle_text(name);
            let id = self.table.names.find(&mangled);
            let symbol = id.and_then(|id| self.table.scopes[self.f.scope].symbol(id));
            let global = symbol.is_none_or(|s| {
                matches!(s.resolved, Resolved::GlobalImplicit | Resolved::GlobalExplicit)
            });
            let known = id.is_some_and(|id| self.known_globals.contains(&id));
            global && !known && !is_builtin(name)
        })
    }

    fn annotations(
        &mut self,
        p: &'a ast::Parameters,
        returns: Option<&'a ast::Expr>,
        dst: Reg,
        at: Span,
    ) -> Outcome<()> {
        let plain = p.posonlyargs.iter().chain(&p.args).map(|p| &p.parameter);
        let kwonly = p.kwonlyargs.iter().map(|p| &p.parameter);
        let all = plain.chain(p.vararg.as_deref()).chain(kwonly).chain(p.kwarg.as_deref());
        let named = all.filter_map(|p| Some((p.name.as_str(), p.annotation.as_deref()?)));
        let annotated: Vec<(&str, &'a ast::Expr)> =
            named.chain(returns.map(|r| ("return", r))).collect();
        if annotated.is_empty() {
            self.load_none(dst, at);
            return Ok(());
        }
        self.emit(Instr::BuildMap { dst, start: dst, n: 0 }, at);
        for (name, annotation) in annotated {
            let mark = self.mark();
            let (key, src) = (self.temp()?, self.temp()?);
            let name = self.mangle_text(name);
            self.load_const(Const::Str(name), key, at);
            self.annotation(annotation, src)?;
            self.emit(Instr::MapSet { map: dst, key, src }, at);
            self.release(mark);
        }
        Ok(())
    }

    /// An annotation's value: evaluated, or its text under `from __future__ import annotations` and
    /// where it names what nothing binds (types that only a host's stubs declare).
    pub(super) fn annotation(&mut self, annotation: &'a ast::Expr, dst: Reg) -> Outcome<()> {
        if self.table.future_annotations || self.names_unknown(annotation) {
            let range = annotation.range();
            let text = &self.source[usize::from(range.start())..usize::from(range.end())];
            self.load_str(text, dst, span(annotation));
            return Ok(());
        }
        match annotation {
            ast::Expr::Starred(s) => {
                let src = self.operand(&s.value, &[])?;
                self.emit(Instr::Unpack { src, start: dst, n: 1 }, span(annotation));
                Ok(())
            }
            _ => self.expr(annotation, dst),
        }
    }

    /// The tuple of cells that a code object closes over, or None.
    pub(super) fn closure(&mut self, scope: ScopeId, dst: Reg, at: Span) -> Outcome<()> {
        let free = self.table.scopes[scope].free.clone();
        if free.is_empty() {
            self.load_none(dst, at);
            return Ok(());
        }
        let mark = self.mark();
        let start = self.temps(free.len() as u32)?;
        for (i, (name, def)) in free.iter().enumerate() {
            let cell = match self.f.slots.get(&(*def, *name)) {
                Some(Slot::Cell(reg)) => *reg,
                _ => self.f.free[name],
            };
            self.emit(Instr::Move { dst: start + i as Reg, src: cell }, at);
        }
        self.emit(Instr::BuildTuple { dst, start, n: free.len() as u8 }, at);
        self.release(mark);
        Ok(())
    }
}

fn describe_parameters(code: &mut Code, parameters: Option<&ast::Parameters>, count: u32) {
    let Some(p) = parameters else {
        // A generator expression's iterator.
        code.argcount = count;
        return;
    };
    code.posonly = p.posonlyargs.len() as u32;
    code.argcount = (p.posonlyargs.len() + p.args.len()) as u32;
    code.kwonly = p.kwonlyargs.len() as u32;
}
