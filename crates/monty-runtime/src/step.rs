//! What completes an instruction whose work was done out of line, what ends a frame, and the
//! safepoint.

use monty_code::{BinOp, CmpOp, Instr, UnaryOp};

use crate::builtins::text::concat;
use crate::error::{Raise, Result};
use crate::frame::Ret;
use crate::names as n;
use crate::native::Step;
use crate::operator_call::{Operands, Operator};
use crate::outcome::Exit;
use crate::pending::Pending;
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// Complete the instruction before the top frame's `pc` with its result.
    pub(crate) fn finish(&mut self, v: Value) -> Result<()> {
        let top = self.frames.len() - 1;
        let frame = &self.frames[top];
        let base = frame.base as usize;
        let Some(pc) = (frame.pc as usize).checked_sub(1) else {
            return Err(Raise::Internal("no instruction waits"));
        };
        let instr = self.codes[frame.code.index()].instrs()[pc];
        match instr {
            Instr::Contains { dst, negate, .. } => {
                self.stack[base + dst as usize] = Value::bool((v == Value::True) != negate)
            }
            Instr::Not { dst, .. } => {
                self.stack[base + dst as usize] = Value::bool(v == Value::False)
            }
            Instr::JumpIfTrue { target, .. } | Instr::LoopIfTrue { target, .. } => {
                if v == Value::True {
                    self.frames[top].pc = target;
                }
            }
            Instr::JumpIfFalse { target, .. } => {
                if v == Value::False {
                    self.frames[top].pc = target;
                }
            }
            Instr::ForLoop { dst, target, .. } => {
                self.stack[base + dst as usize] = v;
                self.frames[top].pc = target;
            }
            Instr::GetIter { it, .. } => {
                self.stack[base + it as usize] = v;
                self.stack[base + it as usize + 1] = Value::None;
            }
            Instr::Unpack { start, n, .. } => {
                return self.spread(v, base + start as usize, n as usize);
            }
            Instr::UnpackStar { start, before, after, .. } => {
                return self.spread(v, base + start as usize, before as usize + after as usize + 1);
            }
            // Statements: what a method gave does not matter.
            Instr::StoreName { .. }
            | Instr::DeleteName { .. }
            | Instr::StoreAttr { .. }
            | Instr::DeleteAttr { .. }
            | Instr::SetItem { .. }
            | Instr::DelItem { .. }
            | Instr::ListExtend { .. }
            | Instr::SetAdd { .. }
            | Instr::SetUpdate { .. }
            | Instr::MapSet { .. }
            | Instr::MapUpdate { .. }
            | Instr::MapMerge { .. }
            | Instr::KeywordsOf { .. }
            | Instr::ImportStar { .. }
            | Instr::SetupAnnotations => {}
            _ => match comparison_jump(&instr) {
                Some((target, when)) => return self.jump_by(v, target, when),
                None => match destination(&instr) {
                    Some(dst) => self.stack[base + dst as usize] = v,
                    None => {
                        return Err(Raise::Internal("a result for an instruction that wants none"));
                    }
                },
            },
        }
        Ok(())
    }

    /// The result of a step to a register.
    #[inline]
    pub(crate) fn store_step(&mut self, base: usize, dst: u8, step: Step) -> Result<()> {
        match step {
            Step::Done(v) => {
                self.stack[base + dst as usize] = v;
                Ok(())
            }
            Step::Call => self.perform(Ret::Store(dst)),
        }
    }

    // The operators of the loop where its own fast paths do not apply: out of line and marked cold, so
    // that the loop's code stays dense.

    #[cold]
    #[inline(never)]
    pub(crate) fn binary_to(
        &mut self,
        op: BinOp,
        base: usize,
        dst: u8,
        a: u8,
        b: u8,
    ) -> Result<()> {
        let operator = Operator::Binary { op, inplace: false };
        if self.enter_operator(operator, base, Operands::two(a, b), Ret::Operator(dst))? {
            return Ok(());
        }
        let step = self.binary_regs(op, base, a, b)?;
        self.store_step(base, dst, step)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn arith_to(
        &mut self,
        op: BinOp,
        base: usize,
        dst: u8,
        a: u8,
        b: u8,
        inplace: bool,
    ) -> Result<()> {
        let operands = (op, self.stack[base + a as usize], self.stack[base + b as usize]);
        if let (BinOp::Add, Value::Str(x), Value::Str(y)) = operands {
            self.stack[base + dst as usize] = concat(self, x, y)?;
            return Ok(());
        }
        if let (BinOp::Add, sum @ Value::Wrapper(_), item) = operands {
            if self.heap.add_to_sum(sum, item) {
                self.stack[base + dst as usize] = sum;
                return Ok(());
            }
            if let Some(so_far) = self.heap.sum_so_far(sum) {
                self.stack[base + a as usize] = so_far;
            }
        }
        if inplace {
            self.inplace_to(op, base, dst, a, b)
        } else {
            self.binary_to(op, base, dst, a, b)
        }
    }

    /// Add an item to the total of `sum`. Ints that meet a float become an object that knows both.
    #[cold]
    #[inline(never)]
    pub(crate) fn sum_to(&mut self, base: usize, total: u8, src: u8) -> Result<()> {
        let (start, item) = (self.stack[base + total as usize], self.stack[base + src as usize]);
        match (start, item) {
            (Value::Int(i), Value::True) if i < i64::MAX => {
                self.stack[base + total as usize] = Value::Int(i + 1);
            }
            (Value::Int(_), Value::False) => {}
            (Value::Int(_), Value::Float(_)) => {
                let sum = self.heap.new_sum(start)?;
                self.heap.add_to_sum(sum, item);
                self.stack[base + total as usize] = sum;
            }
            _ => self.arith_to(BinOp::Add, base, total, total, src, false)?,
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn inplace_to(
        &mut self,
        op: BinOp,
        base: usize,
        dst: u8,
        a: u8,
        b: u8,
    ) -> Result<()> {
        let operator = Operator::Binary { op, inplace: true };
        if self.enter_operator(operator, base, Operands::two(a, b), Ret::Operator(dst))? {
            return Ok(());
        }
        let step = self.inplace_regs(op, base, a, b)?;
        self.store_step(base, dst, step)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn binary_imm_to(
        &mut self,
        op: BinOp,
        base: usize,
        dst: u8,
        a: u8,
        imm: i32,
        inplace: bool,
    ) -> Result<()> {
        let operator = Operator::Binary { op, inplace };
        if self.enter_operator(operator, base, Operands::one(a, imm), Ret::Operator(dst))? {
            return Ok(());
        }
        let step = self.binary_imm(op, base, a, imm, inplace)?;
        self.store_step(base, dst, step)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn unary_to(&mut self, op: UnaryOp, base: usize, dst: u8, src: u8) -> Result<()> {
        let step = self.unary_reg(op, base, src)?;
        self.store_step(base, dst, step)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn compare_to(
        &mut self,
        op: CmpOp,
        base: usize,
        dst: u8,
        a: u8,
        b: u8,
    ) -> Result<()> {
        if self.enter_operator(
            Operator::Compare(op),
            base,
            Operands::two(a, b),
            Ret::Operator(dst),
        )? {
            return Ok(());
        }
        let step = self.compare_regs(op, base, a, b)?;
        self.store_step(base, dst, step)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn get_item_to(&mut self, base: usize, dst: u8, obj: u8, key: u8) -> Result<()> {
        let of = self.stack[base + obj as usize];
        if let Value::Slice(h) = self.stack[base + key as usize] {
            let slice = *self.heap.slice(h);
            if let Some(v) = self.heap.take_slice(of, &slice) {
                self.stack[base + dst as usize] = v;
                return Ok(());
            }
        }
        let args = [of, self.stack[base + key as usize]];
        if self.call_item_method(n::GETITEM, &args, Ret::Store(dst))? {
            return Ok(());
        }
        let step = self.get_item_regs(base, obj, key)?;
        self.store_step(base, dst, step)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn get_item_imm_to(
        &mut self,
        base: usize,
        dst: u8,
        obj: u8,
        imm: i32,
    ) -> Result<()> {
        let (of, key) = (self.stack[base + obj as usize], Value::Int(i64::from(imm)));
        if self.call_item_method(n::GETITEM, &[of, key], Ret::Store(dst))? {
            return Ok(());
        }
        let step = self.get_item(of, key)?;
        self.store_step(base, dst, step)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn set_item_step(&mut self, base: usize, obj: u8, key: u8, src: u8) -> Result<()> {
        let of = self.stack[base + obj as usize];
        if let Value::Slice(h) = self.stack[base + key as usize]
            && self.heap.store_slice(of, h, self.stack[base + src as usize])
        {
            return Ok(());
        }
        let args = [of, self.stack[base + key as usize], self.stack[base + src as usize]];
        if self.call_item_method(n::SETITEM, &args, Ret::Discard)? {
            return Ok(());
        }
        let step = self.set_item_regs(base, obj, key, src)?;
        self.apply(step)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn compare_jump(
        &mut self,
        op: CmpOp,
        base: usize,
        a: u8,
        b: u8,
        target: u32,
        when: bool,
    ) -> Result<()> {
        if self.enter_operator(Operator::Compare(op), base, Operands::two(a, b), Ret::Comparison)? {
            return Ok(());
        }
        let step = self.compare_regs(op, base, a, b)?;
        self.branch_step(step, target, when)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn compare_imm_jump(
        &mut self,
        op: CmpOp,
        base: usize,
        a: u8,
        imm: i16,
        target: u32,
        when: bool,
    ) -> Result<()> {
        if self.enter_operator(
            Operator::Compare(op),
            base,
            Operands::one(a, imm),
            Ret::Comparison,
        )? {
            return Ok(());
        }
        let step = self.compare_imm(op, base, a, imm)?;
        self.branch_step(step, target, when)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn truth_jump(
        &mut self,
        base: usize,
        cond: u8,
        target: u32,
        when: bool,
    ) -> Result<()> {
        let step = self.truth_reg(base, cond)?;
        self.branch_step(step, target, when)
    }

    /// The result of a step decides a jump of the top frame.
    #[inline]
    pub(crate) fn branch_step(&mut self, step: Step, target: u32, when: bool) -> Result<()> {
        match step {
            Step::Done(v @ (Value::True | Value::False)) => {
                if (v == Value::True) == when {
                    let top = self.frames.len() - 1;
                    self.frames[top].pc = target;
                }
                Ok(())
            }
            Step::Done(v) => self.jump_by(v, target, when),
            Step::Call => self.perform(Ret::Instr),
        }
    }

    /// The jump of a fused comparison: its result may be any object.
    fn jump_by(&mut self, v: Value, target: u32, when: bool) -> Result<()> {
        match self.truth_pure(v)? {
            Some(t) => {
                if t == when {
                    let top = self.frames.len() - 1;
                    self.frames[top].pc = target;
                }
                Ok(())
            }
            None => {
                let step = self.truth_step(v)?;
                self.apply(step)
            }
        }
    }

    /// Items of an unpacked list or tuple to registers.
    fn spread(&mut self, v: Value, start: usize, n: usize) -> Result<()> {
        let items = match v {
            Value::Tuple(h) => &self.heap.arenas.tuples.get(h).items[..],
            Value::List(h) => &self.heap.arenas.lists.get(h).items[..],
            _ => &[],
        };
        if items.len() != n {
            return Err(Raise::Internal("unpacking gave another number of items"));
        }
        self.stack[start..start + n].copy_from_slice(items);
        Ok(())
    }

    /// `return v` from the top frame.
    pub(crate) fn return_value(&mut self, v: Value) -> Result<()> {
        let frame = *self.frames.last().ok_or(Raise::Internal("no frame returns"))?;
        if frame.generator().is_some() {
            return self.generator_return(frame, v);
        }
        self.frames.pop();
        self.handling = frame.handling;
        match frame.ret {
            Ret::Init(dst) => {
                if !v.is_none() {
                    let name = self.type_name(v);
                    return Err(
                        self.type_error(format!("__init__() should return None, not '{name}'"))
                    );
                }
                let instance = self.stack[frame.base as usize - 2];
                self.deliver(Ret::Store(dst), instance)
            }
            ret => self.deliver(ret, v),
        }
    }

    /// Fuel is gone, between two instructions: collect if that is due, see to the limits, and take
    /// the next slice.
    #[cold]
    #[inline(never)]
    pub(crate) fn safepoint(&mut self) -> Result<()> {
        self.heap.let_go(0);
        self.heap.budget.resume_slice();
        let looked = self.settle();
        // Text goes out once a slice, so that hosts see it while a program computes.
        let ended = self.heap.budget.fuel <= 0;
        let flush = ended || self.output.is_due();
        let looked = match looked {
            Ok(()) if ended => self.heap.budget.refill().map_err(Raise::from),
            looked => looked,
        };
        looked.map_err(|e| self.cut_short(e, |_| Pending::Nothing))?;
        if flush && self.output.is_ready() {
            self.exit = Some(Exit::Flush);
        }
        Ok(())
    }

    /// Collect if that is due; is a limit exceeded after that?
    pub(crate) fn settle(&mut self) -> Result<()> {
        if self.heap.collection_due() {
            self.collect()?;
        }
        Ok(self.heap.budget.settle()?)
    }

    /// Free everything the run cannot reach.
    pub(crate) fn collect(&mut self) -> Result<()> {
        let mut marker = self.heap.start_marking();
        let used = (self.free_base() + crate::exec::WINDOW).max(self.pending_end());
        let live = used.min(self.stack.len());
        // Above the frames stand leftovers: they must not name what is freed.
        self.stack[live..].fill(Value::Unset);
        marker.values(&self.stack[..live]);
        self.each_root(|v| marker.value(v));
        self.heap.finish_marking(&mut marker)?;
        // What the caches name may be gone from here on.
        self.lookup_cache.clear();
        self.shared_cache.clear();
        for code in &mut self.codes {
            for cache in &mut code.caches {
                *cache = Default::default();
            }
        }
        self.heap.start_sweeping(marker)
    }

    /// Every value outside the stack from which the run can go on.
    pub(crate) fn each_root(&self, mut visit: impl FnMut(Value)) {
        for f in &self.frames {
            visit(f.handling);
            if let Some(g) = f.generator() {
                visit(Value::Generator(g));
            }
        }
        for native in &self.natives {
            native.values.iter().copied().for_each(&mut visit);
        }
        for p in &self.programs {
            p.builtins.iter().copied().for_each(&mut visit);
            if let Some(m) = p.module {
                visit(Value::Module(m));
            }
        }
        for code in &self.codes {
            code.consts.iter().copied().for_each(&mut visit);
            [code.name, code.qualname].into_iter().map(Value::Str).for_each(&mut visit);
        }
        self.far_globals.iter().copied().for_each(&mut visit);
        self.modules.iter().for_each(|(_, m)| visit(*m));
        self.prelude_functions.values().copied().for_each(&mut visit);
        self.module_state.values().for_each(&mut visit);
        self.host_futures.iter().for_each(|(_, v)| visit(*v));
        visit(self.handling);
        match &self.exit {
            Some(Exit::Done(v)) => visit(*v),
            Some(Exit::Raised(e)) => visit(Value::Exception(*e)),
            _ => {}
        }
        match self.pending.as_deref() {
            Some(Pending::Deliver(_, v)) => visit(*v),
            Some(Pending::Raise(e)) => visit(Value::Exception(*e)),
            Some(Pending::Native(_, args, _)) => visit(args.kwargs),
            _ => {}
        }
        let request = &self.request;
        visit(request.func);
        request.args.iter().copied().for_each(&mut visit);
        request.kwargs.iter().for_each(|(_, v)| visit(*v));
        // A call that a limit cut short waits here with what is to go on after it.
        for state in request.then.iter().chain(&self.request_stack) {
            state.values.iter().copied().for_each(&mut visit);
        }
    }
}

/// Target and condition of a fused comparison and jump.
fn comparison_jump(instr: &Instr) -> Option<(u32, bool)> {
    Some(match *instr {
        Instr::JumpUnlessLt { target, .. }
        | Instr::JumpUnlessLe { target, .. }
        | Instr::JumpUnlessEq { target, .. }
        | Instr::JumpUnlessNe { target, .. }
        | Instr::JumpUnlessGt { target, .. }
        | Instr::JumpUnlessGe { target, .. }
        | Instr::JumpUnlessLtI { target, .. }
        | Instr::JumpUnlessLeI { target, .. }
        | Instr::JumpUnlessEqI { target, .. }
        | Instr::JumpUnlessNeI { target, .. }
        | Instr::JumpUnlessGtI { target, .. }
        | Instr::JumpUnlessGeI { target, .. } => (target, false),
        Instr::LoopIfLt { target, .. }
        | Instr::LoopIfLe { target, .. }
        | Instr::LoopIfEq { target, .. }
        | Instr::LoopIfNe { target, .. }
        | Instr::LoopIfGt { target, .. }
        | Instr::LoopIfGe { target, .. }
        | Instr::LoopIfLtI { target, .. }
        | Instr::LoopIfLeI { target, .. }
        | Instr::LoopIfEqI { target, .. }
        | Instr::LoopIfNeI { target, .. }
        | Instr::LoopIfGtI { target, .. }
        | Instr::LoopIfGeI { target, .. } => (target, true),
        _ => return None,
    })
}

/// The register that a value-giving instruction writes.
pub(crate) fn destination(instr: &Instr) -> Option<u8> {
    Some(match *instr {
        Instr::LoadName { dst, .. }
        | Instr::LoadNameOrCell { dst, .. }
        | Instr::Add { dst, .. }
        | Instr::Sub { dst, .. }
        | Instr::Mul { dst, .. }
        | Instr::TrueDiv { dst, .. }
        | Instr::FloorDiv { dst, .. }
        | Instr::Mod { dst, .. }
        | Instr::Binary { dst, .. }
        | Instr::Inplace { dst, .. }
        | Instr::AddI { dst, .. }
        | Instr::SubI { dst, .. }
        | Instr::MulI { dst, .. }
        | Instr::FloorDivI { dst, .. }
        | Instr::ModI { dst, .. }
        | Instr::Unary { dst, .. }
        | Instr::Compare { dst, .. }
        | Instr::GetIterObject { dst, .. }
        | Instr::LoadAttr { dst, .. }
        | Instr::LoadSuperAttr { dst, .. }
        | Instr::GetItem { dst, .. }
        | Instr::GetItemI { dst, .. }
        | Instr::GetSlice { dst, .. }
        | Instr::BuildSet { dst, .. }
        | Instr::BuildMap { dst, .. }
        | Instr::BuildString { dst, .. }
        | Instr::FormatValue { dst, .. }
        | Instr::UnpackList { dst, .. }
        | Instr::Call { dst, .. }
        | Instr::CallKw { dst, .. }
        | Instr::CallEx { dst, .. }
        | Instr::CallLoaded { dst, .. }
        | Instr::CallLoadedKw { dst, .. }
        | Instr::CallMethod { dst, .. }
        | Instr::MakeFunction { dst, .. }
        | Instr::Yield { dst, .. }
        | Instr::AsyncYield { dst, .. }
        | Instr::YieldFrom { dst, .. }
        | Instr::GetYieldFromIter { dst, .. }
        | Instr::GetAwaitable { dst, .. }
        | Instr::GetAsyncIter { dst, .. }
        | Instr::GetAsyncNext { dst, .. }
        | Instr::MatchExc { dst, .. }
        | Instr::MergeExc { dst, .. }
        | Instr::Import { dst, .. }
        | Instr::ImportFrom { dst, .. }
        | Instr::GetLen { dst, .. }
        | Instr::MatchKeys { dst, .. }
        | Instr::MatchClass { dst, .. } => dst,
        // The rest was written back before the step.
        Instr::SplitExc { matched, .. } => matched,
        _ => return None,
    })
}
