//! The module's body, the layout of globals, and the finished program.

use monty_code::{Code, CodeFlags, GlobalsMode, Instr, Program, Reg, Span};

use super::Generator;
use super::emit::span;
use super::frame::{Flow, MAX_NEAR};
use crate::Kind;
use crate::error::Outcome;
use crate::parse::ast;

impl<'a> Generator<'a> {
    pub(super) fn module(&mut self, tree: &'a ast::Mod) -> Outcome<()> {
        self.plan_layout();
        self.codes.push(None);
        self.start_module_frame();
        match tree {
            ast::Mod::Expression(e) => {
                let src = self.operand(&e.body, &[])?;
                self.emit(Instr::Return { src }, span(&*e.body));
            }
            ast::Mod::Module(m) => self.module_body(&m.body)?,
        }
        let end = self.source.len() as u32;
        self.emit(Instr::ReturnNone, Span { start: end, end });
        let mut flags = CodeFlags::MODULE;
        if self.table.scopes[0].has_await {
            flags |= CodeFlags::COROUTINE;
        }
        let docstring = match tree {
            ast::Mod::Module(m) => super::function::docstring(&m.body).map(|(text, _)| text),
            ast::Mod::Expression(_) => None,
        };
        let mut code = self.finish_code("<module>", flags);
        code.docstring = docstring;
        self.codes[0] = Some(code);
        Ok(())
    }

    fn module_body(&mut self, body: &'a [ast::Stmt]) -> Outcome<()> {
        let mut body = body;
        if let Some((text, range)) = super::function::docstring(body)
            && self.options.kind == Kind::Module
            && !(self.options.result_of_last_expr && body.len() == 1)
        {
            let mark = self.mark();
            let src = self.temp()?;
            self.load_str(&text, src, range);
            self.store_variable("__doc__", src, range);
            self.release(mark);
            body = &body[1..];
        }
        self.setup_annotations();
        let wants_result = self.options.result_of_last_expr || self.options.kind == Kind::Single;
        if let (true, Some((ast::Stmt::Expr(last), before))) = (wants_result, body.split_last()) {
            self.body(before)?;
            let src = self.operand(&last.value, &[])?;
            self.emit(Instr::Return { src }, span(last));
            return Ok(());
        }
        self.body(body)
    }

    /// Decide which globals are registers: the ones of an earlier layout and the assigned ones.
    fn plan_layout(&mut self) {
        for name in self.options.layout.unwrap_or_default() {
            let id = self.name(name);
            self.global_slot(id);
        }
        if self.options.namespace {
            return;
        }
        for name in self.options.inputs {
            let id = self.name(name);
            self.global_slot(id);
        }
        let mut assigned = Vec::new();
        for (i, scope) in self.table.scopes.iter().enumerate() {
            let own = |s: &&crate::symbols::Symbol| s.bound && (i == 0 || s.global);
            assigned.extend(scope.symbols.iter().filter(own).map(|s| s.name));
        }
        for id in assigned {
            self.check_length(id);
            self.global_slot(id);
        }
        self.known_globals = self.slot_of.keys().copied().collect();
        if self.options.mode == GlobalsMode::Registers {
            self.near_globals = self.layout.len().min(MAX_NEAR) as u32;
        }
    }

    fn start_module_frame(&mut self) {
        let near = if self.options.namespace { 1 } else { self.near_globals };
        self.f.flow = Flow::entry();
        self.f.first_temp = near;
        self.f.top = near;
        self.f.max_top = near;
        if self.options.namespace {
            return;
        }
        let unsafe_to_track = self.table.dynamic_globals || self.options.layout.is_some();
        for slot in 0..near {
            let id = self.layout[slot as usize];
            self.f.varnames.push(id);
            if unsafe_to_track || self.table.deleted_globals.contains(&id) {
                self.f.untracked.bind(slot as Reg);
            }
        }
        for name in self.options.inputs {
            let id = self.name(name);
            let slot = self.slot_of[&id];
            if slot < near {
                self.f.note_bound(slot as Reg);
            }
        }
    }

    /// The code object of the frame, which is done; the caller fills in what is the function's alone.
    pub(super) fn finish_code(&mut self, name: &str, flags: u16) -> Code {
        let mut flags = flags;
        if self.options.hidden {
            flags |= CodeFlags::HIDDEN;
        }
        if self.table.future_annotations {
            flags |= CodeFlags::FUTURE_ANNOTATIONS;
        }
        let frame = &mut *self.f;
        let name: Box<str> = name.into();
        let qualname = std::mem::take(&mut frame.qualname);
        thread_jumps(&mut frame.instrs);
        frame.inlined.sort_unstable_by_key(|inlined| inlined.start);
        let nregs = if frame.far > 0 { 256 + frame.far } else { frame.max_top };
        Code {
            qualname: if qualname.is_empty() { name.clone() } else { qualname.into() },
            name,
            flags: CodeFlags(flags),
            argcount: 0,
            posonly: 0,
            kwonly: 0,
            nregs,
            instrs: frame.instrs[..].into(),
            spans: frame.spans[..].into(),
            anchors: frame.anchors[..].into(),
            consts: frame.consts.drain(..).collect(),
            sites: std::mem::take(&mut frame.sites).into(),
            varnames: std::mem::take(&mut frame.varnames).into(),
            cells: std::mem::take(&mut frame.cells).into(),
            freevars: std::mem::take(&mut frame.freevars).into(),
            handlers: std::mem::take(&mut frame.handlers).into(),
            inlined: std::mem::take(&mut frame.inlined).into(),
            docstring: None,
            first_line: 1,
        }
    }

    pub(super) fn finish(mut self) -> Program {
        self.deferred.sort_unstable();
        Program {
            filename: self.options.filename.into(),
            source: self.source.into(),
            mode: self.options.mode,
            codes: self.codes.into_iter().map(|code| code.expect("all code is made")).collect(),
            names: self.table.names.into_texts(),
            layout: self.layout,
            near_globals: self.near_globals,
            deferred: self.deferred,
            warnings: self.table.warnings,
        }
    }
}

/// Jumps to a jump go straight to where that goes.
fn thread_jumps(instrs: &mut [Instr]) {
    for at in (0..instrs.len()).rev() {
        let Some(target) = instrs[at].target() else { continue };
        if target as usize <= at {
            continue;
        }
        // What stands further on is threaded already.
        if let Instr::Jump { target: further } = instrs[target as usize]
            && let Some(target) = instrs[at].target_mut()
        {
            *target = further;
        }
    }
}
