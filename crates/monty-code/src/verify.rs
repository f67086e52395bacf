//! Checks code that may come from hostile bytes: every index and register in range, every jump in
//! range and in its direction, so that the loop can run it without a check of its own. What values
//! the registers hold is not checked here. Never panics.

use crate::{Code, CodeFlags, Const, GlobalsMode, Instr, Program};

/// Bytes of the longest name: to compare two in a namespace takes no more than a moment.
///
/// ```
/// assert_eq!(monty_code::MAX_NAME, 65_536);
/// ```
pub const MAX_NAME: usize = 1 << 16;
/// Longest register window.
const MAX_REGS: u32 = 1 << 16;
/// Deepest nesting of constants.
const MAX_DEPTH: u32 = 64;

/// Why a program was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError(pub String);

type Outcome = Result<(), String>;

/// Check every code object of a program.
pub fn verify(program: &Program) -> Result<(), VerifyError> {
    program_shape(program).map_err(VerifyError)?;
    for (i, code) in program.codes.iter().enumerate() {
        Checker { program, code, pc: 0 }
            .code(i)
            .map_err(|why| VerifyError(format!("code {i}: {why}")))?;
    }
    Ok(())
}

fn program_shape(p: &Program) -> Outcome {
    let module = p.codes.first().ok_or("no code")?;
    ensure(module.flags.has(CodeFlags::MODULE), || "the first code object is no module".into())?;
    ensure(p.names.len() < u32::MAX as usize, || "too many names".into())?;
    let short = p.names.iter().all(|name| name.len() <= MAX_NAME);
    ensure(short, || format!("a name of more than {MAX_NAME} bytes"))?;
    let named = |&id: &u32| (id as usize) < p.names.len();
    ensure(p.layout.iter().all(named), || "a global without a name".into())?;
    ensure(p.near_globals as usize <= p.layout.len(), || "near globals outside the layout".into())?;
    let near = p.near_globals;
    ensure(near <= 256 && near <= module.nregs, || "too many near globals".into())?;
    ensure(p.mode == GlobalsMode::Registers || near == 0, || "near globals in a module".into())?;
    for (i, &(slot, code)) in p.deferred.iter().enumerate() {
        ensure((slot as usize) < p.layout.len(), || "a slot outside the layout".into())?;
        ensure(i == 0 || p.deferred[i - 1].0 < slot, || "slots in no order".into())?;
        let takes = p.codes.get(code as usize).map(|code| code.argcount + code.kwonly);
        ensure(takes == Some(0), || "code that cannot fill a slot".into())?;
    }
    ensure(p.source.len() <= u32::MAX as usize, || "source too long".into())
}

fn ensure(holds: bool, why: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(why()) }
}

/// Generator expressions that may be inlined in one another.
const MAX_INLINED: u8 = 8;

struct Checker<'a> {
    program: &'a Program,
    code: &'a Code,
    pc: usize,
}

impl Checker<'_> {
    fn code(&mut self, index: usize) -> Outcome {
        self.shape(index)?;
        self.tables()?;
        for value in &self.code.consts {
            ensure(const_depth(value, MAX_DEPTH), || "constants nested too deeply".into())?;
        }
        for pc in 0..self.code.instrs.len() {
            self.pc = pc;
            let instr = self.code.instrs[pc];
            self.instr(instr).map_err(|why| format!("instruction {pc} ({instr:?}): {why}"))?;
        }
        let last = self.code.instrs.last().ok_or("no instructions")?;
        ensure(ends_flow(last), || "the last instruction falls off the end".into())
    }

    fn shape(&self, index: usize) -> Outcome {
        let c = self.code;
        let flags = c.flags;
        ensure(c.instrs.len() < u32::MAX as usize, || "too many instructions".into())?;
        let is_image = self.program.source.is_empty() && c.spans.is_empty();
        ensure(is_image || c.instrs.len() == c.spans.len(), || {
            "not one span per instruction".into()
        })?;
        ensure(c.nregs <= MAX_REGS, || "too many registers".into())?;
        ensure(flags.has(CodeFlags::MODULE) == (index == 0), || "a module inside".into())?;
        ensure(c.posonly <= c.argcount, || "more positional-only parameters than any".into())?;
        let extra = [CodeFlags::VARARGS, CodeFlags::VARKW].into_iter().filter(|&f| flags.has(f));
        let parameters = u64::from(c.argcount) + u64::from(c.kwonly) + extra.count() as u64;
        ensure(parameters <= u64::from(self.near()), || "parameters without registers".into())?;
        ensure(parameters <= c.varnames.len() as u64, || "parameters without names".into())?;
        let plain = !flags.has(CodeFlags::VARARGS | CodeFlags::VARKW) && c.kwonly == 0;
        ensure(plain || !flags.has(CodeFlags::SIMPLE), || "not as simple as it says".into())?;
        let kinds = [CodeFlags::GENERATOR, CodeFlags::COROUTINE, CodeFlags::ASYNC_GENERATOR];
        ensure(kinds.into_iter().filter(|&k| flags.has(k)).count() <= 1, || {
            "more than one kind of generator".into()
        })?;
        let namespace = flags.has(CodeFlags::CLASS_BODY);
        ensure(!namespace || c.nregs > 0, || "no register for the namespace".into())
    }

    fn tables(&self) -> Outcome {
        let c = self.code;
        let names = [&c.sites, &c.varnames, &c.freevars];
        for &id in names.into_iter().flat_map(|ids| ids.iter()) {
            self.name(id)?;
        }
        ensure(c.varnames.len() <= self.near() as usize, || "more names than registers".into())?;
        ensure(c.freevars.len() <= 256, || "too many free variables".into())?;
        for &(reg, id) in &c.cells {
            self.reg(reg)?;
            self.name(id)?;
        }
        let len = c.instrs.len() as u32;
        for h in &c.handlers {
            let holds = h.start < h.end && h.end <= len && h.target < len;
            ensure(holds, || format!("handler {h:?} out of range"))?;
            self.reg(h.reg)?;
        }
        self.inlined(len)?;
        let rising = c.anchors.windows(2).all(|w| w[0].pc < w[1].pc);
        ensure(rising, || "anchors out of order".into())?;
        ensure(c.anchors.iter().all(|a| a.pc < len), || "anchor out of range".into())?;
        let source = &self.program.source;
        let fits = |s: &crate::Span| {
            s.start <= s.end
                && (source.is_empty()
                    || (source.is_char_boundary(s.start as usize)
                        && source.is_char_boundary(s.end as usize)))
        };
        ensure(c.spans.iter().all(fits), || "span out of range".into())?;
        ensure(c.anchors.iter().all(|a| fits(&a.span)), || "anchor outside the source".into())
    }

    /// The table of inlined generator expressions: in order, calls behind them, and not too many in one
    /// another.
    fn inlined(&self, len: u32) -> Outcome {
        let all = &self.code.inlined;
        let apart = all.windows(2).all(|w| w[0].end <= w[1].start);
        ensure(apart, || "inlined generators out of order".into())?;
        let mut depths = vec![1u8; all.len()];
        for (at, i) in all.iter().enumerate().rev() {
            let is_there = (i.code as usize) < self.program.codes.len() && i.code > 0;
            let holds = i.start < i.end && i.end <= i.call && i.call < len && is_there;
            ensure(holds, || format!("inlined generator {i:?} out of range"))?;
            if self.code.inlined_at(i.call).is_some() {
                let around = all.partition_point(|other| other.start <= i.call) - 1;
                depths[at] += depths[around];
            }
            ensure(depths[at] <= MAX_INLINED, || "generators inlined too deeply".into())?;
        }
        Ok(())
    }

    /// Registers of the window.
    fn near(&self) -> u32 {
        self.code.nregs.min(256)
    }

    fn reg(&self, reg: u8) -> Outcome {
        self.regs(reg, 1)
    }

    fn regs(&self, start: u8, n: u32) -> Outcome {
        ensure(u32::from(start) + n <= self.near(), || {
            format!("registers {start}.. ({n}) of {}", self.near())
        })
    }

    fn all(&self, regs: &[u8]) -> Outcome {
        regs.iter().try_for_each(|&reg| self.reg(reg))
    }

    fn name(&self, id: u32) -> Outcome {
        ensure((id as usize) < self.program.names.len(), || format!("no name {id}"))
    }

    fn site(&self, site: u32) -> Outcome {
        ensure((site as usize) < self.code.sites.len(), || format!("no site {site}"))
    }

    fn slot(&self, slot: u32) -> Outcome {
        ensure((slot as usize) < self.program.layout.len(), || format!("no global {slot}"))
    }

    fn far(&self, idx: u32) -> Outcome {
        ensure((256..self.code.nregs).contains(&idx), || format!("no far register {idx}"))
    }

    fn flags(&self, flags: u16) -> Outcome {
        ensure(self.code.flags.has(flags), || "in the wrong kind of code".into())
    }

    /// The constant is a tuple of strings, not longer than `limit`.
    fn keywords(&self, names: u32, limit: usize) -> Outcome {
        let fits = match self.code.consts.get(names as usize) {
            Some(Const::Tuple(items)) => {
                items.len() <= limit && items.iter().all(|i| matches!(i, Const::Str(_)))
            }
            _ => false,
        };
        ensure(fits, || format!("constant {names} is no tuple of keywords"))
    }

    fn forward(&self, target: u32) -> Outcome {
        let fits = target as usize > self.pc && (target as usize) < self.code.instrs.len();
        ensure(fits, || "jump target out of range".into())
    }

    fn backward(&self, target: u32) -> Outcome {
        ensure(target as usize <= self.pc, || "loop target out of range".into())
    }

    fn instr(&self, instr: Instr) -> Outcome {
        self.jump(instr)?;
        self.registers(instr)?;
        self.indexes(instr)
    }

    fn jump(&self, instr: Instr) -> Outcome {
        use Instr::*;
        let Some(target) = instr.target() else { return Ok(()) };
        match instr {
            Loop { .. }
            | LoopIfTrue { .. }
            | LoopIfLt { .. }
            | LoopIfLe { .. }
            | LoopIfEq { .. }
            | LoopIfNe { .. }
            | LoopIfGt { .. }
            | LoopIfGe { .. }
            | LoopIfLtI { .. }
            | LoopIfLeI { .. }
            | LoopIfEqI { .. }
            | LoopIfNeI { .. }
            | LoopIfGtI { .. }
            | LoopIfGeI { .. }
            | ForLoop { .. } => self.backward(target),
            _ => self.forward(target),
        }
    }

    /// Every register that the instruction names.
    fn registers(&self, instr: Instr) -> Outcome {
        use Instr::*;
        match instr {
            Nop
            | DeleteGlobal { .. }
            | DeleteName { .. }
            | Jump { .. }
            | Loop { .. }
            | ReturnNone
            | MakeGenerator
            | SetupAnnotations => Ok(()),

            LoadInt { dst, .. }
            | LoadConst { dst, .. }
            | LoadNone { dst }
            | LoadBool { dst, .. }
            | LoadIntrinsic { dst, .. }
            | LoadFar { dst, .. }
            | LoadGlobal { dst, .. }
            | LoadName { dst, .. }
            | Import { dst, .. } => self.reg(dst),

            StoreFar { src, .. }
            | StoreGlobal { src, .. }
            | StoreName { src, .. }
            | Return { src } => self.reg(src),
            CheckBound { reg, .. } | Unset { reg } | MakeCell { reg } => self.reg(reg),
            DeleteCell { cell, .. } => self.reg(cell),

            Move { dst, src }
            | Unary { dst, src, .. }
            | Not { dst, src }
            | GetIterObject { dst, src }
            | ListToTuple { dst, src }
            | UnpackList { dst, src, .. }
            | Yield { dst, src }
            | AsyncYield { dst, src }
            | GetYieldFromIter { dst, src }
            | GetAwaitable { dst, src }
            | GetAsyncIter { dst, src }
            | GetAsyncNext { dst, src }
            | GetLen { dst, src }
            | SumTotal { dst, src }
            | MatchSequence { dst, src }
            | MatchMapping { dst, src }
            | MatchClass { dst, src, .. } => self.all(&[dst, src]),

            LoadNameOrCell { dst, cell, .. } | LoadCell { dst, cell, .. } => self.all(&[dst, cell]),
            StoreCell { cell, src } => self.all(&[cell, src]),
            SumAdd { total, src } => self.all(&[total, src]),

            Add { dst, a, b, .. }
            | Sub { dst, a, b, .. }
            | Mul { dst, a, b, .. }
            | TrueDiv { dst, a, b }
            | FloorDiv { dst, a, b }
            | Mod { dst, a, b }
            | Binary { dst, a, b, .. }
            | Inplace { dst, a, b, .. }
            | Compare { dst, a, b, .. }
            | Is { dst, a, b, .. } => self.all(&[dst, a, b]),
            AddI { dst, a, .. }
            | SubI { dst, a, .. }
            | MulI { dst, a, .. }
            | FloorDivI { dst, a, .. }
            | ModI { dst, a, .. } => self.all(&[dst, a]),
            Contains { dst, item, container, .. } => self.all(&[dst, item, container]),

            LoadAttr { dst, obj, .. } | GetItemI { dst, obj, .. } => self.all(&[dst, obj]),
            StoreAttr { obj, src, .. } => self.all(&[obj, src]),
            DeleteAttr { obj, .. } => self.reg(obj),
            LoadSuperAttr { dst, cls, obj, .. } => self.all(&[dst, cls, obj]),
            GetItem { dst, obj, key } => self.all(&[dst, obj, key]),
            SetItem { obj, key, src } => self.all(&[obj, key, src]),
            DelItem { obj, key } => self.all(&[obj, key]),

            JumpIfTrue { cond, .. } | JumpIfFalse { cond, .. } | LoopIfTrue { cond, .. } => {
                self.reg(cond)
            }
            JumpIfNone { src, .. }
            | JumpIfNotNone { src, .. }
            | JumpIfUnset { src, .. }
            | JumpUnlessIntrinsic { src, .. } => self.reg(src),
            JumpUnlessLt { a, b, .. }
            | JumpUnlessLe { a, b, .. }
            | JumpUnlessEq { a, b, .. }
            | JumpUnlessNe { a, b, .. }
            | JumpUnlessGt { a, b, .. }
            | JumpUnlessGe { a, b, .. }
            | LoopIfLt { a, b, .. }
            | LoopIfLe { a, b, .. }
            | LoopIfEq { a, b, .. }
            | LoopIfNe { a, b, .. }
            | LoopIfGt { a, b, .. }
            | LoopIfGe { a, b, .. } => self.all(&[a, b]),
            JumpUnlessLtI { a, .. }
            | JumpUnlessLeI { a, .. }
            | JumpUnlessEqI { a, .. }
            | JumpUnlessNeI { a, .. }
            | JumpUnlessGtI { a, .. }
            | JumpUnlessGeI { a, .. }
            | LoopIfLtI { a, .. }
            | LoopIfLeI { a, .. }
            | LoopIfEqI { a, .. }
            | LoopIfNeI { a, .. }
            | LoopIfGtI { a, .. }
            | LoopIfGeI { a, .. } => self.reg(a),

            other => self.wide_registers(other),
        }
    }

    /// Instructions with several registers in a row, or of which some are not used.
    fn wide_registers(&self, instr: Instr) -> Outcome {
        use Instr::*;
        match instr {
            CopyFree { dst, n } => self.regs(dst, n.into()),
            GetIter { it, src } => self.regs(it, 3).and(self.reg(src)),
            ForLoop { it, dst, .. } => self.regs(it, 3).and(self.reg(dst)),
            GetSlice { dst, obj, start } => self.all(&[dst, obj]).and(self.regs(start, 2)),
            BuildList { dst, start, n }
            | BuildTuple { dst, start, n }
            | BuildSet { dst, start, n }
            | BuildString { dst, start, n } => self.reg(dst).and(self.regs(start, n.into())),
            BuildMap { dst, start, n } => self.reg(dst).and(self.regs(start, 2 * u32::from(n))),
            BuildSlice { dst, start } => self.reg(dst).and(self.regs(start, 3)),
            FormatValue { dst, src, conversion, has_spec, spec } => {
                self.all(&[dst, src])?;
                ensure(conversion <= 3, || "no such conversion".into())?;
                if has_spec { self.reg(spec) } else { Ok(()) }
            }
            ListAppend { list, src } | ListExtend { list, src } => self.all(&[list, src]),
            SetAdd { set, src } | SetUpdate { set, src } => self.all(&[set, src]),
            MapSet { map, key, src } => self.all(&[map, key, src]),
            MapUpdate { map, src } => self.all(&[map, src]),
            MapMerge { map, src, callee } | KeywordsOf { map, src, callee } => {
                self.all(&[map, src, callee])
            }
            Unpack { src, start, n } => self.reg(src).and(self.regs(start, n.into())),
            UnpackStar { src, start, before, after } => {
                self.reg(src).and(self.regs(start, u32::from(before) + u32::from(after) + 1))
            }
            Call { dst, f, nargs } | CallKw { dst, f, nargs, .. } => {
                self.reg(dst).and(self.regs(f, u32::from(nargs) + 1))
            }
            CallEx { dst, f, has_kw } => self.reg(dst).and(self.regs(f, 2 + u32::from(has_kw))),
            LoadMethod { f, obj, .. } | LoadSpecial { f, obj, .. } => {
                self.regs(f, 2).and(self.reg(obj))
            }
            LoadSuperMethod { f, cls, obj, .. } => self.regs(f, 2).and(self.all(&[cls, obj])),
            CallLoaded { dst, f, nargs }
            | CallLoadedKw { dst, f, nargs, .. }
            | CallMethod { dst, f, nargs, .. } => {
                self.reg(dst).and(self.regs(f, u32::from(nargs) + 2))
            }
            MakeFunction { dst, start, .. } => self.reg(dst).and(self.regs(start, 4)),
            YieldFrom { dst, iter } => self.all(&[dst, iter]),
            Raise { exc, cause, kind } => match kind {
                0 => Ok(()),
                1 => self.reg(exc),
                2 => self.all(&[exc, cause]),
                _ => Err("no such kind of raise".into()),
            },
            PushExc { save, exc } => self.all(&[save, exc]),
            PopExc { save } => self.reg(save),
            Reraise { exc } => self.reg(exc),
            MatchExc { dst, exc, class } => self.all(&[dst, exc, class]),
            SplitExc { matched, exc, class } => self.all(&[matched, exc, class]),
            MergeExc { dst, exc, raised } => self.all(&[dst, exc, raised]),
            ExcInfo { start, exc } => self.regs(start, 3).and(self.reg(exc)),
            ImportFrom { dst, module, .. } => self.all(&[dst, module]),
            ImportStar { module } => self.reg(module),
            MatchKeys { dst, src, keys } => self.all(&[dst, src, keys]),
            // `registers` has had all the others.
            _ => Err("unknown instruction".into()),
        }
    }

    /// Everything else that the instruction refers to.
    fn indexes(&self, instr: Instr) -> Outcome {
        use Instr::*;
        match instr {
            LoadConst { idx, .. } => {
                ensure((idx as usize) < self.code.consts.len(), || format!("no constant {idx}"))
            }
            LoadFar { idx, .. } | StoreFar { idx, .. } => self.far(idx),
            LoadGlobal { slot, .. } | StoreGlobal { slot, .. } | DeleteGlobal { slot } => {
                self.slot(slot)
            }
            CheckBound { name, .. }
            | LoadCell { name, .. }
            | DeleteCell { name, .. }
            | DeleteAttr { name, .. }
            | LoadSuperAttr { name, .. }
            | LoadSuperMethod { name, .. }
            | Import { name, .. }
            | ImportFrom { name, .. } => self.name(name),
            LoadName { name, .. }
            | StoreName { name, .. }
            | DeleteName { name }
            | LoadNameOrCell { name, .. } => {
                self.flags(CodeFlags::CLASS_BODY | CodeFlags::MODULE)?;
                ensure(self.code.nregs > 0, || "no register for the namespace".into())?;
                self.name(name)
            }
            LoadAttr { site, .. }
            | StoreAttr { site, .. }
            | LoadMethod { site, .. }
            | CallMethod { site, .. } => self.site(site),
            CallKw { names, nargs, .. } | CallLoadedKw { names, nargs, .. } => {
                self.keywords(names, nargs.into())
            }
            MatchClass { names, .. } => self.keywords(names, 256),
            MakeFunction { code, .. } => {
                let fits = code > 0 && (code as usize) < self.program.codes.len();
                ensure(fits, || format!("no function code {code}"))
            }
            CopyFree { n, .. } => ensure(usize::from(n) == self.code.freevars.len(), || {
                "not as many cells as free variables".into()
            }),
            MakeGenerator => {
                let kinds = CodeFlags::GENERATOR | CodeFlags::COROUTINE;
                self.flags(kinds | CodeFlags::ASYNC_GENERATOR)?;
                ensure(!self.code.flags.has(CodeFlags::MODULE), || "in a module".into())
            }
            Yield { .. } => self.flags(CodeFlags::GENERATOR),
            AsyncYield { .. } => self.flags(CodeFlags::ASYNC_GENERATOR),
            YieldFrom { .. } => {
                let kinds = CodeFlags::GENERATOR | CodeFlags::COROUTINE;
                self.flags(kinds | CodeFlags::ASYNC_GENERATOR)
            }
            SetupAnnotations | ImportStar { .. } => {
                self.flags(CodeFlags::CLASS_BODY | CodeFlags::MODULE)
            }
            _ => Ok(()),
        }
    }
}

/// Is a constant nested no deeper than `limit`?
fn const_depth(value: &Const, limit: u32) -> bool {
    match value {
        Const::Tuple(items) | Const::FrozenSet(items) => {
            limit > 0 && items.iter().all(|item| const_depth(item, limit - 1))
        }
        _ => true,
    }
}

fn ends_flow(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Loop { .. }
            | Instr::Return { .. }
            | Instr::ReturnNone
            | Instr::Raise { .. }
            | Instr::Reraise { .. }
    )
}

impl Instr {
    /// Where this instruction jumps to, if it is a jump.
    pub fn target(mut self) -> Option<u32> {
        self.target_mut().copied()
    }

    /// The jump target's field.
    pub fn target_mut(&mut self) -> Option<&mut u32> {
        match self {
            Instr::Jump { target }
            | Instr::Loop { target }
            | Instr::JumpIfTrue { target, .. }
            | Instr::JumpIfFalse { target, .. }
            | Instr::LoopIfTrue { target, .. }
            | Instr::JumpIfNone { target, .. }
            | Instr::JumpIfNotNone { target, .. }
            | Instr::JumpIfUnset { target, .. }
            | Instr::JumpUnlessIntrinsic { target, .. }
            | Instr::JumpUnlessLt { target, .. }
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
            | Instr::JumpUnlessGeI { target, .. }
            | Instr::LoopIfLt { target, .. }
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
            | Instr::LoopIfGeI { target, .. }
            | Instr::ForLoop { target, .. } => Some(target),
            _ => None,
        }
    }
}
