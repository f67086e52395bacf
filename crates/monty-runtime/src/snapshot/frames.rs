//! Verification of loaded frames: windows inside the stack, program counters inside the code, and each
//! result wanted by a frame that can take it.

use super::objects::{Checker, ensure};
use super::{Loaded, SnapshotError, corrupt};
use crate::call::NATIVE_DEPTH;
use crate::cont::Cont;
use crate::exec::WINDOW;
use crate::frame::{Frame, Ret};
use crate::object::GeneratorState;
use crate::outcome::Waiting;
use crate::value::Value;
use crate::vm::Vm;

/// No stack of a run is longer.
const MAX_STACK: usize = 1 << 26;

impl Vm {
    /// Verify the frames, and give the stack the length they need.
    pub(super) fn check_frames(&mut self) -> Loaded<()> {
        let need = self.check_windows()?;
        self.check_results()?;
        // The live part was loaded; the windows reach beyond it.
        self.admit(need * size_of::<Value>())?;
        self.stack.resize(need.max(self.stack.len()), Value::Unset);
        Ok(())
    }

    /// Check each frame by itself; the stack's length.
    fn check_windows(&self) -> Loaded<usize> {
        let c = Checker::new(self);
        let globals = self.near_globals as usize + 1;
        let mut need = globals + WINDOW + 8;
        ensure(self.stack.len() >= globals, "globals without a stack")?;
        let mut last = 0;
        for (i, f) in self.frames.iter().enumerate() {
            c.value(f.handling)?;
            ensure(
                matches!(f.handling, Value::None | Value::Unset | Value::Exception(_)),
                "handling no exception",
            )?;
            let base = f.base as usize;
            ensure(base >= last && base < MAX_STACK, "a window out of order")?;
            last = base;
            if f.is_native() {
                ensure(base <= self.stack.len() + WINDOW, "a window outside the stack")?;
                need = need.max(base + WINDOW + 8);
            } else {
                need = need.max(self.check_window(&c, i, f)?);
            }
        }
        for state in &self.natives {
            c.values(&state.values)?;
            if let Cont::Native(id) | Cont::Retry(id) = state.cont {
                ensure(
                    id.index() < self.registry.natives.len(),
                    "a native function that is not there",
                )?;
            }
        }
        let waiting = self.frames.iter().filter(|f| f.is_native()).count();
        ensure(waiting == self.natives.len(), "native frames without their state")?;
        let most = self.heap.budget.max_depth() as usize + 8;
        let guest = self.frames.len() - waiting;
        ensure(guest <= most && waiting <= most.saturating_mul(NATIVE_DEPTH), "too many frames")?;
        Ok(need)
    }

    fn check_window(&self, c: &Checker<'_>, i: usize, f: &Frame) -> Loaded<usize> {
        c.code(f.code)?;
        let loaded = &self.codes[f.code.index()];
        let instrs = loaded.instrs().len();
        let base = f.base as usize;
        ensure(f.pc > 0 && f.pc as usize <= instrs, "an instruction that is not there")?;
        if i == 0 {
            let main = &self.programs[loaded.owner as usize];
            ensure(base == 1 && loaded.index == 0, "the bottom frame is no module's")?;
            ensure(
                main.module.is_none() && main.library.is_none(),
                "the bottom frame is another module's",
            )?;
            ensure(
                main.program.near_globals <= self.near_globals,
                "the bottom frame has other globals",
            )?;
        } else {
            ensure(base > self.near_globals as usize + 1, "a window over the globals")?;
            ensure(base <= self.stack.len(), "a window outside the stack")?;
            ensure(self.runs(self.stack[base - 1], f.code), "a frame of another function")?;
        }
        if let Some(h) = f.generator() {
            c.value(Value::Generator(h))?;
            let g = self.heap.generator(h);
            ensure(
                g.state == GeneratorState::Running && g.code == f.code,
                "a generator that does not run",
            )?;
        }
        Ok(base + (loaded.nregs as usize).max(WINDOW) + 8)
    }

    /// Check that each frame's result, and the answer the run waits for, has a taker.
    fn check_results(&self) -> Loaded<()> {
        for (i, f) in self.frames.iter().enumerate() {
            let below = i.checked_sub(1).map(|i| &self.frames[i]);
            self.check_ret(f.ret, below)?;
        }
        match &self.waiting {
            Waiting::Nothing => ensure(self.frames.is_empty(), "a run that waits for nothing"),
            Waiting::Call { ret, .. } | Waiting::Futures { ret, .. } => {
                let top = self.frames.last().ok_or_else(|| corrupt("an answer without a frame"))?;
                self.check_ret(*ret, Some(top))
            }
        }
    }

    fn check_ret(&self, ret: Ret, below: Option<&Frame>) -> Loaded<()> {
        let Some(below) = below else {
            return ensure(ret == Ret::Exit, "the bottom frame returns to another");
        };
        let python = !below.is_native();
        let at_end = python && below.pc as usize == self.codes[below.code.index()].instrs().len();
        match ret {
            Ret::Exit => Err::<(), SnapshotError>(corrupt("a frame in the middle ends the run")),
            Ret::Native => ensure(!python, "a result for no native frame"),
            Ret::Instr | Ret::Comparison => ensure(python, "a result for no instruction"),
            _ => ensure(python && !at_end, "a result for no register"),
        }
    }
}
