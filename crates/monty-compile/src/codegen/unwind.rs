//! Blocks around the current statement, and what leaving them early (`break`, `continue`, `return`)
//! has to run on the way.

use monty_code::{Instr, Reg, Span};

use super::Generator;
use super::frame::Label;
use crate::error::Outcome;
use crate::parse::ast;

/// The instructions a handler covers: parts, where cleanup code of early exits is left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranges {
    open: Option<u32>,
    pub done: Vec<(u32, u32)>,
}

impl Ranges {
    pub fn starting(pc: u32) -> Self {
        Self { open: Some(pc), done: Vec::new() }
    }

    pub fn close(&mut self, pc: u32) {
        if let Some(start) = self.open.take()
            && start < pc
        {
            self.done.push((start, pc));
        }
    }

    pub fn reopen(&mut self, pc: u32) {
        self.open = Some(pc);
    }
}

#[derive(Clone, Debug)]
pub(super) enum Exit<'a> {
    Loop {
        break_to: Label,
        continue_to: Label,
    },
    /// The body of `try` with `except` clauses, or code with a cleanup handler only.
    Protected,
    /// The body (and clauses) of `try` with `finally`.
    Finally(&'a [ast::Stmt]),
    /// An `except` clause: the saved exception, and the name to unbind.
    Clause {
        save: Reg,
        name: Option<&'a ast::Identifier>,
    },
    With {
        exit: Reg,
        is_async: bool,
        span: Span,
    },
}

#[derive(Clone, Debug)]
pub(super) struct Block<'a> {
    pub exit: Exit<'a>,
    pub ranges: Ranges,
}

impl<'a> Generator<'a> {
    /// Enter a block; what follows is covered by its handler.
    pub(super) fn push_block(&mut self, exit: Exit<'a>) {
        let ranges = Ranges::starting(self.f.pc());
        self.f.blocks.push(Block { exit, ranges });
    }

    /// Leave the innermost block: the ranges its handler covers.
    pub(super) fn pop_block(&mut self) -> Ranges {
        let mut block = self.f.blocks.pop().expect("blocks are pushed and popped in pairs");
        block.ranges.close(self.f.pc());
        block.ranges
    }

    /// Would leaving the blocks from `depth` on run code?
    pub(super) fn unwinding_runs_code(&self, depth: usize) -> bool {
        self.f.blocks[depth..].iter().any(|b| {
            matches!(
                b.exit,
                Exit::Finally(_) | Exit::With { .. } | Exit::Clause { name: Some(_), .. }
            )
        })
    }

    /// Run the exits of the blocks from `depth` on, then what `last` emits, which leaves them.
    pub(super) fn leave(
        &mut self,
        depth: usize,
        span: Span,
        last: impl FnOnce(&mut Self),
    ) -> Outcome<()> {
        let mut left = Vec::new();
        while self.f.blocks.len() > depth {
            let mut block = self.f.blocks.pop().expect("longer than depth");
            block.ranges.close(self.f.pc());
            self.exit_block(&block.exit, span)?;
            left.push(block);
        }
        last(self);
        while let Some(mut block) = left.pop() {
            block.ranges.reopen(self.f.pc());
            self.f.blocks.push(block);
        }
        Ok(())
    }

    fn exit_block(&mut self, exit: &Exit<'a>, span: Span) -> Outcome<()> {
        match *exit {
            Exit::Loop { .. } | Exit::Protected => Ok(()),
            Exit::Finally(body) => {
                self.check_size(span)?;
                self.body(body)
            }
            Exit::Clause { save, name } => {
                self.emit(Instr::PopExc { save }, span);
                match name {
                    Some(name) => self.unbind(name, span),
                    None => Ok(()),
                }
            }
            Exit::With { exit, is_async, span } => self.call_exit_plain(exit, is_async, span),
        }
    }

    /// Leave a block's handler code: the saved exception is current again, `exc` goes on.
    pub(super) fn cleanup_handler(
        &mut self,
        ranges: &Ranges,
        save: Reg,
        span: Span,
    ) -> Outcome<()> {
        self.cleanup_handler_unbinding(ranges, save, None, span)
    }

    /// As `cleanup_handler`; also unbinds the clause's name.
    pub(super) fn cleanup_handler_unbinding(
        &mut self,
        ranges: &Ranges,
        save: Reg,
        name: Option<&ast::Identifier>,
        span: Span,
    ) -> Outcome<()> {
        if ranges.done.is_empty() {
            return Ok(());
        }
        let mark = self.mark();
        let exc = self.temp()?;
        let target = self.f.pc();
        for &(start, end) in &ranges.done {
            self.handler(start, end, target, exc);
        }
        self.f.flow.reachable = true;
        self.emit(Instr::PopExc { save }, span);
        if let Some(name) = name {
            self.unbind(name, span)?;
        }
        self.emit(Instr::Reraise { exc }, span);
        self.release(mark);
        Ok(())
    }

    /// `break` and `continue`.
    pub(super) fn loop_jump(&mut self, is_break: bool, span: Span) -> Outcome<()> {
        let found = self.f.blocks.iter().rposition(|b| matches!(b.exit, Exit::Loop { .. }));
        let Some(depth) = found else { return Ok(()) };
        let Exit::Loop { break_to, continue_to } = self.f.blocks[depth].exit else {
            return Ok(());
        };
        let label = if is_break { break_to } else { continue_to };
        self.leave(depth, span, |g| g.jump(label, span))
    }

    pub(super) fn return_stmt(&mut self, s: &'a ast::StmtReturn) -> Outcome<()> {
        let span = super::emit::span(s);
        let Some(value) = &s.value else {
            return self.leave(0, span, |g| g.emit(Instr::ReturnNone, span));
        };
        let src = if self.unwinding_runs_code(0) {
            let src = self.temp()?;
            self.expr(value, src)?;
            src
        } else {
            self.operand(value, &[])?
        };
        self.leave(0, span, |g| g.emit(Instr::Return { src }, span))
    }
}
