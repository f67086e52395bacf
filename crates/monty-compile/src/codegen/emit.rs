//! Writing instructions: labels, registers, constants, anchors. Knows no syntax.

use std::borrow::Cow;

use monty_code::{Anchor, Const, Handler, Instr, MAX_NAME, NameId, Reg, Span};

use super::Generator;
use super::frame::{Flow, Label, LabelState, WINDOW};
use crate::error::{Fault, Outcome};
use crate::parse::Ranged;

/// The span of a node.
pub(super) fn span(node: &impl Ranged) -> Span {
    let range = node.range();
    Span { start: range.start().into(), end: range.end().into() }
}

impl Generator<'_> {
    /// Append an instruction, unless it could never run.
    pub(super) fn emit(&mut self, instr: Instr, span: Span) {
        if !self.f.flow.reachable {
            return;
        }
        if repeats_span(&instr)
            && let Some(&anchor) = self.f.anchor_of.get(&(span.start, span.end))
        {
            self.f.anchors.push(Anchor { pc: self.f.pc(), span: anchor });
        }
        self.push(instr, span);
    }

    fn push(&mut self, instr: Instr, span: Span) {
        self.emitted += 1;
        self.f.instrs.push(instr);
        self.f.spans.push(span);
        if ends_flow(&instr) {
            self.f.flow.reachable = false;
        }
    }

    /// As `emit`, with the part of the span that a traceback marks with `^`.
    pub(super) fn emit_anchored(&mut self, instr: Instr, span: Span, anchor: Option<Span>) {
        if !self.f.flow.reachable {
            return;
        }
        if let Some(anchor) = anchor {
            self.f.anchors.push(Anchor { pc: self.f.pc(), span: anchor });
            self.f.anchor_of.insert((span.start, span.end), anchor);
        }
        self.push(instr, span);
    }

    /// Duplicated `finally` bodies can grow code exponentially: stop that.
    pub(super) fn check_size(&self, at: Span) -> Outcome<()> {
        if self.emitted > self.max_instrs {
            return Err(Fault::at(
                "code is too large: too many nested finally blocks",
                at.start,
                at.end,
            ));
        }
        Ok(())
    }

    // Labels.

    pub(super) fn label(&mut self) -> Label {
        self.f.labels.push(LabelState::default());
        Label(self.f.labels.len() - 1)
    }

    /// Append a jump to `label`; its target field is patched later if the label is still to come.
    pub(super) fn emit_jump(&mut self, mut instr: Instr, label: Label, span: Span) {
        if !self.f.flow.reachable {
            return;
        }
        let pc = self.f.pc();
        let flow = self.f.flow;
        let state = &mut self.f.labels[label.0];
        match state.at {
            Some(at) => set_target(&mut instr, at),
            None => {
                state.uses.push(pc);
                state.flow = state.flow.meet(flow);
            }
        }
        self.emit(instr, span);
    }

    pub(super) fn jump(&mut self, label: Label, span: Span) {
        let backward = self.f.labels[label.0].at.is_some();
        let instr = if backward { Instr::Loop { target: 0 } } else { Instr::Jump { target: 0 } };
        self.emit_jump(instr, label, span);
    }

    pub(super) fn is_placed(&self, label: Label) -> bool {
        self.f.labels[label.0].at.is_some()
    }

    /// The label stands here.
    pub(super) fn place(&mut self, label: Label) {
        let at = self.f.pc();
        let state = &mut self.f.labels[label.0];
        state.at = Some(at);
        let uses = std::mem::take(&mut state.uses);
        self.f.flow = self.f.flow.meet(state.flow);
        for pc in uses {
            set_target(&mut self.f.instrs[pc as usize], at);
        }
    }

    /// The label stands here, and what holds is `flow` (loop heads, handlers).
    pub(super) fn place_with(&mut self, label: Label, flow: Flow) {
        self.f.labels[label.0].at = Some(self.f.pc());
        self.f.flow = flow;
        let at = self.f.pc();
        let uses = std::mem::take(&mut self.f.labels[label.0].uses);
        for pc in uses {
            set_target(&mut self.f.instrs[pc as usize], at);
        }
    }

    /// Exceptions raised in `start .. end` go to `target`.
    pub(super) fn handler(&mut self, start: u32, end: u32, target: u32, reg: Reg) {
        if start < end {
            self.f.handlers.push(Handler { start, end, target, reg });
        }
    }

    // Registers.

    pub(super) fn temp(&mut self) -> Outcome<Reg> {
        self.temps(1)
    }

    /// `n` consecutive free registers.
    pub(super) fn temps(&mut self, n: u32) -> Outcome<Reg> {
        let first = self.f.top;
        if first + n > WINDOW {
            let at = self.statement;
            let message = "expression is too complex: too many values at once; \
                           split it into several statements";
            return Err(Fault::at(message, at.start, at.end));
        }
        self.f.top += n;
        self.f.max_top = self.f.max_top.max(self.f.top);
        Ok(first as Reg)
    }

    /// Can `n` more registers be had, with room left for what is evaluated into them?
    pub(super) fn room_for(&self, n: usize) -> bool {
        n <= 100 && self.f.top as usize + n + 24 <= WINDOW as usize
    }

    pub(super) fn mark(&self) -> u32 {
        self.f.top
    }

    pub(super) fn release(&mut self, mark: u32) {
        self.f.top = mark;
    }

    // Constants.

    pub(super) fn load_const(&mut self, value: Const, dst: Reg, span: Span) {
        let instr = match value {
            Const::None => Instr::LoadNone { dst },
            Const::Bool(value) => Instr::LoadBool { dst, value },
            Const::Int(i) if i32::try_from(i).is_ok() => Instr::LoadInt { dst, imm: i as i32 },
            Const::Ellipsis => Instr::LoadIntrinsic { dst, which: monty_code::Intrinsic::Ellipsis },
            other => Instr::LoadConst { dst, idx: self.f.constant(other) },
        };
        self.emit(instr, span);
    }

    pub(super) fn load_str(&mut self, text: &str, dst: Reg, span: Span) {
        self.load_const(Const::Str(text.into()), dst, span);
    }

    pub(super) fn load_none(&mut self, dst: Reg, span: Span) {
        self.emit(Instr::LoadNone { dst }, span);
    }

    pub(super) fn move_to(&mut self, dst: Reg, src: Reg, span: Span) {
        if dst != src {
            self.emit(Instr::Move { dst, src }, span);
        }
    }

    // Names.

    pub(super) fn name(&mut self, name: &str) -> NameId {
        let id = self.table.names.intern(name);
        self.check_length(id);
        id
    }

    /// Note a name that is too long.
    pub(super) fn check_length(&mut self, id: NameId) {
        if self.table.names.text(id).len() > MAX_NAME {
            self.long_name.get_or_insert(self.statement);
        }
    }

    /// A name as the current scope's class mangles it.
    pub(super) fn mangled(&mut self, name: &str) -> NameId {
        match self.table.scopes[self.f.scope].mangle(name) {
            Cow::Borrowed(name) => self.name(name),
            Cow::Owned(name) => self.name(&name),
        }
    }

    /// A new cache site for attribute `name`.
    pub(super) fn site(&mut self, name: &str) -> u32 {
        let name = self.mangled(name);
        self.f.site(name)
    }
}

fn set_target(instr: &mut Instr, at: u32) {
    if let Some(target) = instr.target_mut() {
        *target = at;
    }
}

/// Instructions that work on the value of an expression and have its span: tracebacks mark them as
/// they mark the expression.
fn repeats_span(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::GetIter { .. }
            | Instr::ForLoop { .. }
            | Instr::GetIterObject { .. }
            | Instr::GetAsyncIter { .. }
            | Instr::LoadSpecial { .. }
            | Instr::CallLoaded { .. }
            | Instr::GetAwaitable { .. }
            | Instr::YieldFrom { .. }
            | Instr::Call { .. }
            | Instr::ListExtend { .. }
            | Instr::MapMerge { .. }
            | Instr::KeywordsOf { .. }
            | Instr::Raise { .. }
            | Instr::JumpIfTrue { .. }
            | Instr::JumpIfFalse { .. }
            | Instr::LoopIfTrue { .. }
            | Instr::JumpUnlessGt { .. }
            | Instr::JumpUnlessLt { .. }
            | Instr::SetAdd { .. }
            | Instr::SumAdd { .. }
    )
}

fn ends_flow(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Jump { .. }
            | Instr::Loop { .. }
            | Instr::Return { .. }
            | Instr::ReturnNone
            | Instr::Raise { .. }
            | Instr::Reraise { .. }
    )
}
