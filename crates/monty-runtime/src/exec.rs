//! The loop: one exhaustive match over instructions. Fast paths stand here, one arm a line or a few;
//! everything else is a step made out of line, after which the loop looks at the top frame anew.
//! The Rust stack never grows with the guest's: calls push frames.

use monty_code::{BinOp, CmpOp, Instr};

use crate::attribute_cache::{Known, known_attr, store_far};
use crate::compare::holds;
use crate::error::{Raise, Result};
use crate::frame::{Frame, FrameKind, Ret};
use crate::native::Step;
use crate::object::{Collection, GeneratorKind, SliceObject};
use crate::outcome::Exit;
use crate::pattern::collection_of;
use crate::quick::construct;
use crate::serve::serve_loop;
use crate::value::{CodeRef, Value};
use crate::vm::{Cache, SITE_ENTRIES, Vm};

/// Registers of a window that instructions can name.
pub const WINDOW: usize = 256;

/// A cache key for an exact builtin type.
pub(crate) const TYPE_KEY: u32 = 1 << 31;

impl Vm {
    /// Run until the run is over, waits, or meets a limit.
    pub(crate) fn run_loop(&mut self) -> Exit {
        loop {
            let raised = match self.go_on().and_then(|()| self.interpret()) {
                Ok(exit) => return exit,
                Err(Raise::Exc(e)) => self.unwind(e),
                Err(other) => Err(other),
            };
            match raised {
                Ok(None) => {}
                Ok(Some(exit)) => return exit,
                Err(Raise::Limit(error)) => {
                    self.stand_again();
                    if !self.make_room(&error) {
                        return Exit::Limit(*error);
                    }
                }
                Err(Raise::Internal(what)) => return Exit::Internal(what),
                Err(Raise::Convert(_)) => {
                    return Exit::Internal("a conversion was asked for outside a native call");
                }
                Err(Raise::Exc(_)) => return Exit::Internal("unwinding raised"),
            }
        }
    }

    /// Execute instructions of the top frame, whichever it is, until an exit or an exception.
    // `!(x < y)` is not `x >= y` where one of them is NaN.
    #[allow(clippy::cognitive_complexity, clippy::neg_cmp_op_on_partial_ord)]
    fn interpret(&mut self) -> Result<Exit> {
        if let Some(exit) = self.exit.take() {
            return Ok(exit);
        }
        'frame: loop {
            let Some(frame) = self.frames.last() else {
                return Err(Raise::Internal("no frame"));
            };
            let mut pc = frame.pc as usize;
            let mut loaded = &self.codes[frame.code.index()];
            let mut instrs = loaded.instrs();
            let mut heap = &mut self.heap;
            let mut regs: &mut [Value; WINDOW];
            /// Where the top frame's window starts. Read where it is needed: what the loop carries from one
            /// instruction to the next costs each of them.
            macro_rules! base {
                () => {
                    self.frames.last().map_or(0, |frame| frame.base as usize)
                };
            }
            /// Look through the window that starts there.
            macro_rules! window {
                ($base:expr) => {
                    regs = match self.stack.get_mut($base..).and_then(|rest| rest.first_chunk_mut())
                    {
                        Some(regs) => regs,
                        None => return Err(Raise::Internal("a window lies outside the stack")),
                    }
                };
            }
            window!(frame.base as usize);

            /// Look at the top frame anew, or leave if what was done out of line asks for that.
            macro_rules! look {
                () => {{
                    if self.heap.budget.fuel <= 0 && self.exit.is_none() {
                        self.safepoint()?;
                    }
                    if self.exit.is_some() {
                        break 'frame;
                    }
                    continue 'frame;
                }};
            }
            /// Note where the frame has come to.
            macro_rules! save {
                ($pc:expr) => {
                    if let Some(frame) = self.frames.last_mut() {
                        frame.pc = ($pc) as u32;
                    }
                };
            }
            /// What may meet a limit: if it does, the frame stands at this instruction.
            macro_rules! grow {
                ($what:expr) => {
                    match $what {
                        Ok(v) => v,
                        Err(e) => {
                            save!(pc);
                            return Err(e);
                        }
                    }
                };
            }
            /// Do a step out of line with the frame saved, then look again.
            macro_rules! step {
                ($step:expr) => {{
                    save!(pc);
                    let step = $step?;
                    self.apply(step)?;
                    look!();
                }};
            }
            /// The same for a value that goes to a register.
            macro_rules! value {
                ($dst:expr, $step:expr) => {{
                    save!(pc);
                    let step = $step?;
                    self.store_step(base!(), $dst, step)?;
                    look!();
                }};
            }
            /// Something out of line that changes frames or registers itself.
            macro_rules! cold {
                ($what:expr) => {{
                    save!(pc);
                    $what?;
                    look!();
                }};
            }
            /// Burn a unit of fuel before anything else of the instruction; on exit it runs again.
            macro_rules! fuel {
                () => {
                    heap.budget.fuel -= 1;
                    if heap.budget.fuel < 0 {
                        save!(pc - 1);
                        look!();
                    }
                };
            }
            /// Go on with the frame that is the top one now.
            macro_rules! top {
                () => {{
                    let Some(frame) = self.frames.last() else {
                        return Err(Raise::Internal("no frame to go on with"));
                    };
                    pc = frame.pc as usize;
                    loaded = &self.codes[frame.code.index()];
                    instrs = loaded.instrs();
                    heap = &mut self.heap;
                    window!(frame.base as usize);
                }};
            }
            /// Push the frame of a function whose arguments stand in its window already; falls through
            /// if the call is not one of the simple ones.
            macro_rules! enter {
                ($function:expr, $start:expr, $nargs:expr, $dst:expr) => {{
                    let target = heap.function($function).code;
                    let callee = &self.codes[target.index()];
                    let (locals, nargs) = (callee.locals as usize, $nargs as usize);
                    if callee.simple_args as usize == nargs
                        && self.frames.len() < heap.budget.depth_room() as usize
                        && let Some(frame) = self.frames.last_mut()
                    {
                        let start = frame.base as usize + $start as usize;
                        let window = self.stack.get_mut(start..).and_then(|w| w.first_chunk_mut());
                        if let Some(window) = window {
                            frame.pc = pc as u32;
                            let ret = Ret::Store($dst);
                            self.frames.push(Frame::python(ret, target, start, self.handling));
                            (pc, loaded, instrs, regs) = (0, callee, callee.instrs(), window);
                            if locals > nargs {
                                regs[nargs..locals].fill(Value::Unset);
                            }
                            continue;
                        }
                    }
                }};
            }
            macro_rules! call {
                ($callee:expr, $f:expr, $nargs:expr, $dst:expr) => {{
                    match $callee {
                        Value::Function(h) => {
                            enter!(h, $f as usize + 1, $nargs, $dst);
                            save!(pc);
                            let first = base!() + $f as usize + 1;
                            if self.enter_quickly(h, first, $nargs as usize, Ret::Store($dst)) {
                                top!();
                                continue;
                            }
                        }
                        Value::Native(id) => {
                            let first = $f as usize + 1;
                            let args = &regs[first..first + $nargs as usize];
                            if let Some(v) = self.registry.quick.call(heap, id, args) {
                                regs[$dst as usize] = v;
                                continue;
                            }
                            cold!(self.call_native_at(id, base!(), $f, $nargs as usize, $dst))
                        }
                        Value::Type(class) => {
                            if class.index() < crate::types::CORE_TYPES.len() {
                                let first = $f as usize + 1;
                                let args = &regs[first..first + $nargs as usize];
                                if let Some(v) = construct(heap, class, args) {
                                    regs[$dst as usize] = v;
                                    continue;
                                }
                            }
                            save!(pc);
                            let f = base!() + $f as usize;
                            if self.construct_quickly(class, f, $nargs as usize, $dst)? {
                                top!();
                                continue;
                            }
                        }
                        _ => {}
                    }
                    cold!(self.call_at(
                        base!() + $f as usize,
                        $nargs as usize,
                        &[],
                        Ret::Store($dst)
                    ))
                }};
            }
            macro_rules! return_ {
                ($v:expr) => {{
                    let v = $v;
                    if let [.., outer, frame] = &self.frames[..]
                        && let FrameKind::Python = frame.kind
                        && let Some((dst, v)) = match frame.ret {
                            Ret::Store(dst) => Some((dst, v)),
                            Ret::Operator(dst) if v != Value::NotImplemented => Some((dst, v)),
                            Ret::Init(dst) if v.is_none() => {
                                Some((dst, self.stack[frame.base as usize - 2]))
                            }
                            _ => None,
                        }
                    {
                        self.handling = frame.handling;
                        pc = outer.pc as usize;
                        loaded = &self.codes[outer.code.index()];
                        instrs = loaded.instrs();
                        window!(outer.base as usize);
                        self.frames.pop();
                        regs[dst as usize] = v;
                        continue;
                    }
                    cold!(self.return_value(v))
                }};
            }
            macro_rules! arith {
                ($dst:expr, $a:expr, $b:expr, $inplace:expr, $op:ident, $int:ident, $float:tt) => {
                    match (&regs[$a as usize], &regs[$b as usize]) {
                        (Value::Int(x), Value::Int(y)) => match x.$int(*y) {
                            Some(z) => regs[$dst as usize] = Value::Int(z),
                            None => cold!(self.arith_to(BinOp::$op, base!(), $dst, $a, $b, $inplace)),
                        },
                        (Value::Float(x), Value::Float(y)) => regs[$dst as usize] = Value::float(x.get() $float y.get()),
                        (Value::Float(x), Value::Int(y)) => regs[$dst as usize] = Value::float(x.get() $float *y as f64),
                        (Value::Int(x), Value::Float(y)) => regs[$dst as usize] = Value::float(*x as f64 $float y.get()),
                        _ => cold!(self.arith_to(BinOp::$op, base!(), $dst, $a, $b, $inplace)),
                    }
                };
            }
            macro_rules! arith_imm {
                ($dst:expr, $a:expr, $imm:expr, $inplace:expr, $op:ident, $int:ident, $float:tt) => {
                    match &regs[$a as usize] {
                        Value::Int(x) => match x.$int(i64::from($imm)) {
                            Some(z) => regs[$dst as usize] = Value::Int(z),
                            None => cold!(self.binary_imm_to(BinOp::$op, base!(), $dst, $a, $imm, $inplace)),
                        },
                        Value::Float(x) => regs[$dst as usize] = Value::float(x.get() $float f64::from($imm)),
                        _ => cold!(self.binary_imm_to(BinOp::$op, base!(), $dst, $a, $imm, $inplace)),
                    }
                };
            }
            /// Jump forward unless the comparison holds.
            macro_rules! unless {
                ($op:ident, $tok:tt, $a:expr, $b:expr, $target:expr) => {
                    match (&regs[$a as usize], &regs[$b as usize]) {
                        (Value::Int(x), Value::Int(y)) => if !(x $tok y) { pc = $target as usize },
                        (Value::Float(x), Value::Float(y)) => if !(x.get() $tok y.get()) { pc = $target as usize },
                        (Value::Str(x), Value::Str(y)) if heap.are_short(*x, *y) => {
                            if !(heap.str(*x) $tok heap.str(*y)) { pc = $target as usize }
                        }
                        _ => cold!(self.compare_jump(CmpOp::$op, base!(), $a, $b, $target, false)),
                    }
                };
            }
            macro_rules! unless_imm {
                ($op:ident, $tok:tt, $a:expr, $imm:expr, $target:expr) => {
                    match &regs[$a as usize] {
                        Value::Int(x) => if !(*x $tok i64::from($imm)) { pc = $target as usize },
                        _ => cold!(self.compare_imm_jump(CmpOp::$op, base!(), $a, $imm, $target, false)),
                    }
                };
            }
            /// Jump back if the comparison holds.
            macro_rules! while_ {
                ($op:ident, $tok:tt, $a:expr, $b:expr, $target:expr) => {{
                    fuel!();
                    match (&regs[$a as usize], &regs[$b as usize]) {
                        (Value::Int(x), Value::Int(y)) => if x $tok y { pc = $target as usize },
                        (Value::Float(x), Value::Float(y)) => if x.get() $tok y.get() { pc = $target as usize },
                        _ => cold!(self.compare_jump(CmpOp::$op, base!(), $a, $b, $target, true)),
                    }
                }};
            }
            macro_rules! while_imm {
                ($op:ident, $tok:tt, $a:expr, $imm:expr, $target:expr) => {{
                    fuel!();
                    match &regs[$a as usize] {
                        Value::Int(x) => if *x $tok i64::from($imm) { pc = $target as usize },
                        _ => cold!(self.compare_imm_jump(CmpOp::$op, base!(), $a, $imm, $target, true)),
                    }
                }};
            }

            /// May a pattern for such collections match?
            macro_rules! collection {
                ($dst:expr, $src:expr, $kind:ident) => {
                    match collection_of(&regs[$src as usize]) {
                        Some(kind) => regs[$dst as usize] = Value::bool(kind == Collection::$kind),
                        None => {
                            let v = regs[$src as usize];
                            save!(pc);
                            self.stack[base!() + $dst as usize] =
                                Value::bool(self.is_match(v, Collection::$kind));
                            look!();
                        }
                    }
                };
            }

            loop {
                // By reference: each arm loads the operands it has, and none are loaded before.
                let instr = &instrs[pc];
                pc += 1;
                match *instr {
                    Instr::Nop => {}
                    Instr::Move { dst, src } => regs[dst as usize] = regs[src as usize],
                    Instr::LoadInt { dst, imm } => regs[dst as usize] = Value::Int(i64::from(imm)),
                    Instr::LoadConst { dst, idx } => {
                        regs[dst as usize] = loaded.consts[idx as usize]
                    }
                    Instr::LoadNone { dst } => regs[dst as usize] = Value::None,
                    Instr::LoadBool { dst, value } => regs[dst as usize] = Value::bool(value),
                    Instr::LoadIntrinsic { dst, which } => {
                        regs[dst as usize] = self.registry.intrinsic(which)
                    }
                    Instr::LoadFar { dst, idx } => {
                        let v = self.stack[base!() + idx as usize];
                        self.stack[base!() + dst as usize] = v;
                        save!(pc);
                        look!();
                    }
                    Instr::StoreFar { src, idx } => {
                        let v = self.stack[base!() + src as usize];
                        self.stack[base!() + idx as usize] = v;
                        save!(pc);
                        look!();
                    }
                    Instr::CheckBound { reg, name } => {
                        if regs[reg as usize].is_unset() {
                            cold!(self.unbound(loaded.this, reg, name));
                        }
                    }
                    Instr::Unset { reg } => regs[reg as usize] = Value::Unset,

                    Instr::LoadGlobal { dst, slot } => {
                        let mut v = if loaded.main {
                            match slot.checked_sub(self.near_globals) {
                                None => {
                                    // They stand at the bottom of the stack, from index 1.
                                    let v = self.stack.get(slot as usize + 1).copied();
                                    window!(base!());
                                    v.unwrap_or_default()
                                }
                                Some(far) => {
                                    self.far_globals.get(far as usize).copied().unwrap_or_default()
                                }
                            }
                        } else {
                            match self.programs[loaded.owner as usize].module {
                                Some(m) => heap
                                    .module(m)
                                    .slots
                                    .get(slot as usize)
                                    .copied()
                                    .unwrap_or_default(),
                                None => Value::Unset,
                            }
                        };
                        if v.is_unset() {
                            v = self.programs[loaded.owner as usize]
                                .builtins
                                .get(slot as usize)
                                .copied()
                                .unwrap_or_default();
                            if v.is_unset() {
                                cold!(self.load_global(loaded.this, base!() + dst as usize, slot));
                            }
                        }
                        regs[dst as usize] = v;
                    }
                    Instr::StoreGlobal { src, slot } => {
                        cold!(self.store_global(loaded.this, base!() + src as usize, slot))
                    }
                    Instr::DeleteGlobal { slot } => cold!(self.delete_global(loaded.this, slot)),
                    Instr::LoadName { name, .. } => {
                        step!(self.load_name(loaded.this, base!(), name))
                    }
                    Instr::StoreName { src, name } => {
                        step!(self.store_name(loaded.this, base!(), name, src))
                    }
                    Instr::DeleteName { name } => {
                        step!(self.delete_name(loaded.this, base!(), name))
                    }
                    Instr::LoadNameOrCell { cell, name, .. } => {
                        step!(self.load_name_or_cell(loaded.this, base!(), cell, name))
                    }

                    Instr::MakeCell { reg } => {
                        let value = regs[reg as usize];
                        regs[reg as usize] = grow!(heap.new_cell(crate::object::Cell { value }));
                    }
                    Instr::LoadCell { dst, cell, name } => {
                        let Value::Cell(h) = regs[cell as usize] else {
                            return Err(Raise::Internal("not a cell"));
                        };
                        let v = heap.cell(h).value;
                        if v.is_unset() {
                            cold!(self.unbound_cell(loaded.this, cell, name));
                        }
                        regs[dst as usize] = v;
                    }
                    Instr::StoreCell { cell, src } => {
                        let Value::Cell(h) = regs[cell as usize] else {
                            return Err(Raise::Internal("not a cell"));
                        };
                        heap.cell_mut(h).value = regs[src as usize];
                    }
                    Instr::DeleteCell { cell, name } => {
                        let Value::Cell(h) = regs[cell as usize] else {
                            return Err(Raise::Internal("not a cell"));
                        };
                        if heap.cell(h).value.is_unset() {
                            cold!(self.unbound_cell(loaded.this, cell, name));
                        }
                        heap.cell_mut(h).value = Value::Unset;
                    }
                    Instr::CopyFree { dst, n } => {
                        let Some(&Value::Function(h)) = self.stack.get(base!() - 1) else {
                            return Err(Raise::Internal("no closure"));
                        };
                        window!(base!());
                        for (i, &cell) in
                            heap.function(h).closure.iter().take(n as usize).enumerate()
                        {
                            regs[dst as usize + i] = Value::Cell(cell);
                        }
                    }

                    Instr::Add { dst, a, b, inplace } => {
                        arith!(dst, a, b, inplace, Add, checked_add, +)
                    }
                    Instr::Sub { dst, a, b, inplace } => {
                        arith!(dst, a, b, inplace, Sub, checked_sub, -)
                    }
                    Instr::Mul { dst, a, b, inplace } => {
                        arith!(dst, a, b, inplace, Mul, checked_mul, *)
                    }
                    Instr::TrueDiv { dst, a, b } => match (&regs[a as usize], &regs[b as usize]) {
                        (Value::Float(x), Value::Float(y)) if y.get() != 0.0 => {
                            regs[dst as usize] = Value::float(x.get() / y.get());
                        }
                        (Value::Int(x), Value::Int(y)) if exact(*x) && exact(*y) && *y != 0 => {
                            regs[dst as usize] = Value::float(*x as f64 / *y as f64);
                        }
                        (Value::Float(x), Value::Int(y)) if *y != 0 => {
                            regs[dst as usize] = Value::float(x.get() / *y as f64);
                        }
                        _ => cold!(self.binary_to(BinOp::TrueDiv, base!(), dst, a, b)),
                    },
                    Instr::FloorDiv { dst, a, b } => match (&regs[a as usize], &regs[b as usize]) {
                        (Value::Int(x), Value::Int(y)) if *y > 0 => {
                            regs[dst as usize] = Value::Int(x.div_euclid(*y))
                        }
                        _ => cold!(self.binary_to(BinOp::FloorDiv, base!(), dst, a, b)),
                    },
                    Instr::Mod { dst, a, b } => match (&regs[a as usize], &regs[b as usize]) {
                        (Value::Int(x), Value::Int(y)) if *y > 0 => {
                            regs[dst as usize] = Value::Int(x.rem_euclid(*y))
                        }
                        _ => cold!(self.binary_to(BinOp::Mod, base!(), dst, a, b)),
                    },
                    Instr::Binary { op, dst, a, b } => match (&regs[a as usize], &regs[b as usize])
                    {
                        (Value::Int(x), Value::Int(y)) => match small_int(op, *x, *y) {
                            Some(z) => regs[dst as usize] = Value::Int(z),
                            None => cold!(self.binary_to(op, base!(), dst, a, b)),
                        },
                        (Value::Float(x), Value::Float(y)) => {
                            match plain_float(op, x.get(), y.get()) {
                                Some(z) => regs[dst as usize] = Value::float(z),
                                None => cold!(self.binary_to(op, base!(), dst, a, b)),
                            }
                        }
                        _ => cold!(self.binary_to(op, base!(), dst, a, b)),
                    },
                    Instr::Inplace { op, dst, a, b } => {
                        match (&regs[a as usize], &regs[b as usize]) {
                            (Value::Int(x), Value::Int(y)) => match small_int(op, *x, *y) {
                                Some(z) => regs[dst as usize] = Value::Int(z),
                                None => cold!(self.inplace_to(op, base!(), dst, a, b)),
                            },
                            (Value::Float(x), Value::Float(y)) => {
                                match plain_float(op, x.get(), y.get()) {
                                    Some(z) => regs[dst as usize] = Value::float(z),
                                    None => cold!(self.inplace_to(op, base!(), dst, a, b)),
                                }
                            }
                            _ => cold!(self.inplace_to(op, base!(), dst, a, b)),
                        }
                    }
                    Instr::AddI { dst, a, inplace, imm } => {
                        arith_imm!(dst, a, imm, inplace, Add, checked_add, +)
                    }
                    Instr::SubI { dst, a, inplace, imm } => {
                        arith_imm!(dst, a, imm, inplace, Sub, checked_sub, -)
                    }
                    Instr::MulI { dst, a, inplace, imm } => {
                        arith_imm!(dst, a, imm, inplace, Mul, checked_mul, *)
                    }
                    Instr::FloorDivI { dst, a, inplace, imm } => match &regs[a as usize] {
                        Value::Int(x) if imm > 0 => {
                            regs[dst as usize] = Value::Int(x.div_euclid(i64::from(imm)))
                        }
                        _ => cold!(self.binary_imm_to(
                            BinOp::FloorDiv,
                            base!(),
                            dst,
                            a,
                            imm,
                            inplace
                        )),
                    },
                    Instr::ModI { dst, a, inplace, imm } => match &regs[a as usize] {
                        Value::Int(x) if imm > 0 => {
                            regs[dst as usize] = Value::Int(x.rem_euclid(i64::from(imm)))
                        }
                        _ => cold!(self.binary_imm_to(BinOp::Mod, base!(), dst, a, imm, inplace)),
                    },
                    Instr::Unary { op, src, dst } => match (op, &regs[src as usize]) {
                        (monty_code::UnaryOp::Neg, Value::Int(x)) if *x != i64::MIN => {
                            regs[dst as usize] = Value::Int(-x)
                        }
                        (monty_code::UnaryOp::Neg, Value::Float(x)) => {
                            regs[dst as usize] = Value::float(-x.get())
                        }
                        _ => cold!(self.unary_to(op, base!(), dst, src)),
                    },
                    Instr::Not { dst, src } => match simple_truth(&regs[src as usize]) {
                        Some(t) => regs[dst as usize] = Value::bool(!t),
                        None => step!(self.truth_reg(base!(), src)),
                    },
                    Instr::Compare { op, dst, a, b } => {
                        match (&regs[a as usize], &regs[b as usize]) {
                            (Value::Int(x), Value::Int(y)) => {
                                regs[dst as usize] = Value::bool(holds(op, x.cmp(y)))
                            }
                            (Value::Float(x), Value::Float(y)) => {
                                let order = x.get().partial_cmp(&y.get());
                                regs[dst as usize] =
                                    Value::bool(order.map_or(op == CmpOp::Ne, |o| holds(op, o)))
                            }
                            (Value::Str(x), Value::Str(y)) if heap.are_short(*x, *y) => {
                                regs[dst as usize] =
                                    Value::bool(holds(op, heap.str(*x).cmp(heap.str(*y))))
                            }
                            _ => cold!(self.compare_to(op, base!(), dst, a, b)),
                        }
                    }
                    Instr::Is { dst, a, b, negate } => {
                        regs[dst as usize] =
                            Value::bool(regs[a as usize].is(regs[b as usize]) != negate);
                    }
                    Instr::Contains { dst, item, container, negate } => {
                        let (v, all) = (regs[item as usize], regs[container as usize]);
                        if let Some(found) = heap.contains_plain(all, v) {
                            regs[dst as usize] = Value::bool(found != negate);
                            continue;
                        }
                        save!(pc);
                        match self.contains_regs(base!(), container, item)? {
                            Step::Done(v) => {
                                self.stack[base!() + dst as usize] =
                                    Value::bool((v == Value::True) != negate)
                            }
                            Step::Call => self.perform(Ret::Instr)?,
                        }
                        look!();
                    }

                    Instr::Jump { target } => pc = target as usize,
                    Instr::Loop { target } => {
                        fuel!();
                        pc = target as usize;
                    }
                    Instr::JumpIfTrue { cond, target } => {
                        match simple_truth(&regs[cond as usize]) {
                            Some(true) => pc = target as usize,
                            Some(false) => {}
                            None => cold!(self.truth_jump(base!(), cond, target, true)),
                        }
                    }
                    Instr::JumpIfFalse { cond, target } => match simple_truth(&regs[cond as usize])
                    {
                        Some(false) => pc = target as usize,
                        Some(true) => {}
                        None => cold!(self.truth_jump(base!(), cond, target, false)),
                    },
                    Instr::LoopIfTrue { cond, target } => {
                        fuel!();
                        match simple_truth(&regs[cond as usize]) {
                            Some(true) => pc = target as usize,
                            Some(false) => {}
                            None => cold!(self.truth_jump(base!(), cond, target, true)),
                        }
                    }
                    Instr::JumpIfNone { src, target } => {
                        if regs[src as usize].is_none() {
                            pc = target as usize;
                        }
                    }
                    Instr::JumpIfNotNone { src, target } => {
                        if !regs[src as usize].is_none() {
                            pc = target as usize;
                        }
                    }
                    Instr::JumpIfUnset { src, target } => {
                        if regs[src as usize].is_unset() {
                            pc = target as usize;
                        }
                    }
                    Instr::JumpUnlessIntrinsic { src, which, target } => {
                        if regs[src as usize] != self.registry.intrinsic(which) {
                            pc = target as usize;
                        }
                    }
                    Instr::JumpUnlessLt { a, b, target } => unless!(Lt, <, a, b, target),
                    Instr::JumpUnlessLe { a, b, target } => unless!(Le, <=, a, b, target),
                    Instr::JumpUnlessEq { a, b, target } => unless!(Eq, ==, a, b, target),
                    Instr::JumpUnlessNe { a, b, target } => unless!(Ne, !=, a, b, target),
                    Instr::JumpUnlessGt { a, b, target } => unless!(Gt, >, a, b, target),
                    Instr::JumpUnlessGe { a, b, target } => unless!(Ge, >=, a, b, target),
                    Instr::JumpUnlessLtI { a, imm, target } => unless_imm!(Lt, <, a, imm, target),
                    Instr::JumpUnlessLeI { a, imm, target } => unless_imm!(Le, <=, a, imm, target),
                    Instr::JumpUnlessEqI { a, imm, target } => unless_imm!(Eq, ==, a, imm, target),
                    Instr::JumpUnlessNeI { a, imm, target } => unless_imm!(Ne, !=, a, imm, target),
                    Instr::JumpUnlessGtI { a, imm, target } => unless_imm!(Gt, >, a, imm, target),
                    Instr::JumpUnlessGeI { a, imm, target } => unless_imm!(Ge, >=, a, imm, target),
                    Instr::LoopIfLt { a, b, target } => while_!(Lt, <, a, b, target),
                    Instr::LoopIfLe { a, b, target } => while_!(Le, <=, a, b, target),
                    Instr::LoopIfEq { a, b, target } => while_!(Eq, ==, a, b, target),
                    Instr::LoopIfNe { a, b, target } => while_!(Ne, !=, a, b, target),
                    Instr::LoopIfGt { a, b, target } => while_!(Gt, >, a, b, target),
                    Instr::LoopIfGe { a, b, target } => while_!(Ge, >=, a, b, target),
                    Instr::LoopIfLtI { a, imm, target } => while_imm!(Lt, <, a, imm, target),
                    Instr::LoopIfLeI { a, imm, target } => while_imm!(Le, <=, a, imm, target),
                    Instr::LoopIfEqI { a, imm, target } => while_imm!(Eq, ==, a, imm, target),
                    Instr::LoopIfNeI { a, imm, target } => while_imm!(Ne, !=, a, imm, target),
                    Instr::LoopIfGtI { a, imm, target } => while_imm!(Gt, >, a, imm, target),
                    Instr::LoopIfGeI { a, imm, target } => while_imm!(Ge, >=, a, imm, target),

                    Instr::GetIter { it, src } => match regs[src as usize] {
                        v @ (Value::List(_) | Value::Tuple(_)) => {
                            regs[it as usize] = v;
                            regs[it as usize + 1] = Value::Int(0);
                        }
                        v => cold!(self.get_iter(base!() + it as usize, v)),
                    },
                    Instr::ForLoop { it, dst, target } => {
                        fuel!();
                        let i = it as usize;
                        // Asked one by one, the commonest first: a table of jumps costs more.
                        if let (Value::Int(step), Value::Int(next)) = (regs[i], regs[i + 1]) {
                            // A range: its step, the next number, how many are left.
                            if let Value::Int(left) = regs[i + 2]
                                && left > 0
                            {
                                regs[dst as usize] = Value::Int(next);
                                regs[i + 1] = Value::Int(next.wrapping_add(step));
                                regs[i + 2] = Value::Int(left - 1);
                                pc = target as usize;
                            }
                        } else if let (Value::List(h), Value::Int(n)) = (regs[i], regs[i + 1]) {
                            if let Some(&v) = heap.items(h).get(n as usize) {
                                regs[dst as usize] = v;
                                regs[i + 1] = Value::Int(n + 1);
                                pc = target as usize;
                            } else {
                                // Ended for good, even if the list grows later.
                                regs[i] = Value::None;
                                regs[i + 1] = Value::None;
                            }
                        } else if let Value::Generator(h) = regs[i] {
                            let above = base!() + loaded.nregs as usize;
                            save!(pc);
                            if self.resume_quickly(h, above + 1, Ret::Instr) {
                                top!();
                                continue;
                            }
                            cold!(self.resume_in_loop(h, above))
                        } else if let Value::Iter(h) = regs[i]
                            && let Some(v) = heap.next_quickly(h)
                        {
                            regs[dst as usize] = v;
                            pc = target as usize;
                        } else if let (Value::Tuple(h), Value::Int(n)) = (regs[i], regs[i + 1]) {
                            if let Some(&v) = heap.tuple_items(h).get(n as usize) {
                                regs[dst as usize] = v;
                                regs[i + 1] = Value::Int(n + 1);
                                pc = target as usize;
                            }
                        } else {
                            let source = regs[i];
                            cold!(self.for_next(source, base!() + dst as usize, target))
                        }
                    }
                    Instr::GetIterObject { src, .. } => {
                        let v = regs[src as usize];
                        step!(self.iter(v))
                    }

                    Instr::LoadAttr { dst, obj, site } => {
                        if let Value::Instance(h) = regs[obj as usize] {
                            let instance = heap.instance(h);
                            let key = instance.shape.0 + 1;
                            let cache = entry(&loaded.caches, site, key);
                            if key == cache.key
                                && cache.epoch == self.epoch
                                && let Some(&v) = instance.slots.get(cache.slot as usize)
                            {
                                regs[dst as usize] = v;
                                continue;
                            }
                        }
                        let v = regs[obj as usize];
                        match known_attr(heap, &self.programs, loaded, self.epoch, v, site) {
                            Known::Value(v) => regs[dst as usize] = v,
                            Known::Getter(getter) => {
                                // A property: its function gets the object as its argument.
                                fuel!();
                                let first = base!() + loaded.nregs as usize + 1;
                                if let Some(slots) = self.stack.get_mut(first - 1..=first) {
                                    slots.copy_from_slice(&[Value::Function(getter), v]);
                                    enter!(getter, loaded.nregs + 1, 1, dst);
                                }
                                let step = self.tail_call(Value::Function(getter), &[v]);
                                value!(dst, step)
                            }
                            Known::Nothing => value!(dst, self.load_attr(loaded.this, v, site)),
                        }
                    }
                    Instr::StoreAttr { obj, src, site } => {
                        if let Value::Instance(h) = regs[obj as usize] {
                            let v = regs[src as usize];
                            let instance = heap.instance_mut(h);
                            let key = instance.shape.0 + 1;
                            let cache = entry(&loaded.caches, site, key);
                            if key == cache.key
                                && cache.epoch == self.epoch
                                && let Some(slot) = instance.slots.get_mut(cache.slot as usize)
                            {
                                *slot = v;
                                if let Value::Int(shape) = cache.value {
                                    // The store that adds the attribute.
                                    instance.shape = crate::object::ShapeId(shape as u32);
                                }
                                continue;
                            }
                            if store_far(instance, cache, key, self.epoch, v) {
                                continue;
                            }
                        }
                        let (o, v) = (regs[obj as usize], regs[src as usize]);
                        step!(self.store_attr(loaded.this, o, v, site))
                    }
                    Instr::DeleteAttr { obj, name } => {
                        let v = regs[obj as usize];
                        step!(self.delete_attr_named(loaded.this, v, name))
                    }
                    Instr::LoadSuperAttr { cls, obj, name, .. } => {
                        let (c, o) = (regs[cls as usize], regs[obj as usize]);
                        step!(self.load_super_attr(loaded.this, c, o, name))
                    }
                    Instr::GetItem { dst, obj, key } => {
                        match (&regs[obj as usize], &regs[key as usize]) {
                            (Value::List(h), Value::Int(i)) => {
                                let items = heap.items(*h);
                                let at = if *i < 0 { *i + items.len() as i64 } else { *i };
                                match items.get(at as usize) {
                                    Some(&v) => regs[dst as usize] = v,
                                    None => cold!(self.get_item_to(base!(), dst, obj, key)),
                                }
                            }
                            (Value::Tuple(h), Value::Int(i)) => {
                                let items = heap.tuple_items(*h);
                                let at = if *i < 0 { *i + items.len() as i64 } else { *i };
                                match items.get(at as usize) {
                                    Some(&v) => regs[dst as usize] = v,
                                    None => cold!(self.get_item_to(base!(), dst, obj, key)),
                                }
                            }
                            (Value::Dict(h), Value::Str(s)) => {
                                let s = *s;
                                match heap.dict_get_text(*h, s) {
                                    Some(v) => regs[dst as usize] = v,
                                    None => cold!(self.get_item_to(base!(), dst, obj, key)),
                                }
                            }
                            (Value::Dict(h), Value::Int(i)) => match heap.dict_get_int(*h, *i) {
                                Some(v) => regs[dst as usize] = v,
                                None => cold!(self.get_item_to(base!(), dst, obj, key)),
                            },
                            (Value::Dict(h), Value::Tuple(t)) => {
                                let (h, t) = (*h, *t);
                                match heap.dict_look_up_tuple(h, t) {
                                    Ok(Some(v)) => regs[dst as usize] = v,
                                    _ => cold!(self.get_item_to(base!(), dst, obj, key)),
                                }
                            }
                            (Value::Str(s), Value::Int(i)) => match heap.ascii_at(*s, *i) {
                                Some(v) => regs[dst as usize] = v,
                                None => cold!(self.get_item_to(base!(), dst, obj, key)),
                            },
                            _ => cold!(self.get_item_to(base!(), dst, obj, key)),
                        }
                    }
                    Instr::GetItemI { dst, obj, imm } => match &regs[obj as usize] {
                        Value::List(h) if imm >= 0 && heap.items(*h).len() > imm as usize => {
                            regs[dst as usize] = heap.items(*h)[imm as usize];
                        }
                        Value::Tuple(h)
                            if imm >= 0 && heap.tuple_items(*h).len() > imm as usize =>
                        {
                            regs[dst as usize] = heap.tuple_items(*h)[imm as usize];
                        }
                        _ => cold!(self.get_item_imm_to(base!(), dst, obj, imm)),
                    },
                    Instr::SetItem { obj, key, src } => {
                        let value = regs[src as usize];
                        match (&regs[obj as usize], &regs[key as usize]) {
                            (Value::List(h), Value::Int(i)) => {
                                let items = &mut heap.list_mut(*h).items;
                                let at = if *i < 0 { *i + items.len() as i64 } else { *i };
                                match items.get_mut(at as usize) {
                                    Some(slot) => *slot = value,
                                    None => cold!(self.set_item_step(base!(), obj, key, src)),
                                }
                            }
                            (Value::Dict(h), Value::Str(s)) => {
                                let (h, s) = (*h, *s);
                                if !grow!(heap.dict_put_text(h, s, value)) {
                                    cold!(self.set_item_step(base!(), obj, key, src))
                                }
                            }
                            (Value::Dict(h), Value::Int(i)) => {
                                let (h, i) = (*h, *i);
                                if !grow!(heap.dict_put_int(h, i, value)) {
                                    cold!(self.set_item_step(base!(), obj, key, src))
                                }
                            }
                            (Value::Dict(h), Value::Tuple(t)) => {
                                let (h, t) = (*h, *t);
                                if !grow!(heap.dict_put_tuple(h, t, value)) {
                                    cold!(self.set_item_step(base!(), obj, key, src))
                                }
                            }
                            _ => cold!(self.set_item_step(base!(), obj, key, src)),
                        }
                    }
                    Instr::DelItem { obj, key } => {
                        let (o, k) = (regs[obj as usize], regs[key as usize]);
                        step!(self.del_item(o, k))
                    }
                    Instr::GetSlice { dst, obj, start } => {
                        let bounds = &regs[start as usize..start as usize + 2];
                        let slice =
                            SliceObject { start: bounds[0], stop: bounds[1], step: Value::None };
                        if let Some(v) = heap.take_slice(regs[obj as usize], &slice) {
                            regs[dst as usize] = v;
                            continue;
                        }
                        value!(dst, self.get_slice_regs(base!(), obj, start))
                    }

                    Instr::BuildList { dst, start, n } => {
                        let items = regs[start as usize..start as usize + n as usize].to_vec();
                        regs[dst as usize] = grow!(heap.new_list(items));
                    }
                    Instr::BuildTuple { dst, start, n } => {
                        let items = &regs[start as usize..start as usize + n as usize];
                        regs[dst as usize] = grow!(heap.new_tuple(items));
                    }
                    Instr::BuildMap { dst, n: 0, .. } => {
                        regs[dst as usize] = grow!(heap.new_dict())
                    }
                    Instr::BuildSet { dst, start, n } => {
                        value!(dst, self.build_set(base!() + start as usize, n as usize))
                    }
                    Instr::BuildMap { dst, start, n } => {
                        value!(dst, self.build_map(base!() + start as usize, n as usize))
                    }
                    Instr::BuildSlice { dst, start } => {
                        let s = start as usize;
                        let slice =
                            SliceObject { start: regs[s], stop: regs[s + 1], step: regs[s + 2] };
                        regs[dst as usize] = grow!(heap.new_slice(slice));
                    }
                    Instr::BuildString { dst, start, n } => {
                        value!(dst, self.build_string(base!() + start as usize, n as usize))
                    }
                    Instr::FormatValue { dst, src, conversion, has_spec, spec } => {
                        if let Value::Str(_) = regs[src as usize]
                            && conversion < 2
                            && !has_spec
                        {
                            regs[dst as usize] = regs[src as usize];
                        } else {
                            value!(dst, self.format_regs(base!(), src, conversion, has_spec, spec))
                        }
                    }
                    Instr::ListAppend { list, src } => {
                        let Value::List(h) = regs[list as usize] else {
                            return Err(Raise::Internal("not a list"));
                        };
                        grow!(heap.list_append(h, regs[src as usize]));
                    }
                    Instr::SumAdd { total, src } => {
                        if let (Value::Int(x), Value::Int(y)) =
                            (regs[total as usize], regs[src as usize])
                            && let Some(z) = x.checked_add(y)
                        {
                            regs[total as usize] = Value::Int(z);
                        } else if !heap.add_to_sum(regs[total as usize], regs[src as usize]) {
                            cold!(self.sum_to(base!(), total, src))
                        }
                    }
                    Instr::SumTotal { dst, src } => {
                        let v = regs[src as usize];
                        regs[dst as usize] = heap.sum_so_far(v).unwrap_or(v);
                    }
                    Instr::ListExtend { list, src } => {
                        let (l, v) = (regs[list as usize], regs[src as usize]);
                        step!(self.extend_display(l, v))
                    }
                    Instr::SetAdd { set, src } => {
                        let (s, v) = (regs[set as usize], regs[src as usize]);
                        if let Value::Set(h) = s
                            && heap.set_add_within(h, v)
                        {
                            continue;
                        }
                        step!(self.add_to_display(s, v))
                    }
                    Instr::SetUpdate { set, src } => {
                        let (s, v) = (regs[set as usize], regs[src as usize]);
                        step!(self.update_set_display(s, v))
                    }
                    Instr::MapSet { map, key, src } => {
                        let value = regs[src as usize];
                        match (regs[map as usize], regs[key as usize]) {
                            (m @ Value::Dict(h), k @ Value::Str(s)) => {
                                if !grow!(heap.dict_put_text(h, s, value)) {
                                    step!(self.set_item(m, k, value))
                                }
                            }
                            (m @ Value::Dict(h), k @ Value::Int(i)) => {
                                if !grow!(heap.dict_put_int(h, i, value)) {
                                    step!(self.set_item(m, k, value))
                                }
                            }
                            (m, k) => step!(self.set_item(m, k, value)),
                        }
                    }
                    Instr::MapUpdate { map, src } => {
                        let (m, v) = (regs[map as usize], regs[src as usize]);
                        step!(self.update_map_display(m, v))
                    }
                    Instr::MapMerge { map, src, callee } => {
                        let (m, v, f) =
                            (regs[map as usize], regs[src as usize], regs[callee as usize]);
                        step!(self.map_merge(m, v, f))
                    }
                    Instr::KeywordsOf { map, src, callee } => match regs[src as usize] {
                        v @ Value::Dict(_) => regs[map as usize] = v,
                        v => {
                            let m = grow!(heap.new_dict());
                            regs[map as usize] = m;
                            let f = regs[callee as usize];
                            step!(self.map_merge(m, v, f))
                        }
                    },
                    Instr::ListToTuple { dst, src } => {
                        let Value::List(h) = regs[src as usize] else {
                            return Err(Raise::Internal("not a list"));
                        };
                        save!(pc);
                        let tuple = self.tuple_of_list(h)?;
                        self.stack[base!() + dst as usize] = tuple;
                        look!();
                    }
                    Instr::Unpack { src, start, n } => {
                        let items = match regs[src as usize] {
                            Value::Tuple(h) => heap.tuple_items(h),
                            Value::List(h) => heap.items(h),
                            _ => &[],
                        };
                        if items.len() == n as usize && n > 0 {
                            regs[start as usize..start as usize + n as usize]
                                .copy_from_slice(items);
                        } else {
                            let v = regs[src as usize];
                            step!(self.unpack(v, n as usize))
                        }
                    }
                    Instr::UnpackStar { src, before, after, .. } => {
                        let v = regs[src as usize];
                        step!(self.unpack_star(v, before as usize, after as usize))
                    }
                    Instr::UnpackList { src, n, .. } => {
                        let v = regs[src as usize];
                        step!(self.unpack(v, n as usize))
                    }

                    Instr::Call { dst, f, nargs } => {
                        fuel!();
                        call!(regs[f as usize], f, nargs, dst)
                    }
                    Instr::CallKw { dst, f, nargs, names } => {
                        fuel!();
                        let names = loaded.consts[names as usize];
                        cold!(self.call_kw(
                            base!() + f as usize,
                            nargs as usize,
                            names,
                            Ret::Store(dst)
                        ))
                    }
                    Instr::CallEx { dst, f, has_kw } => {
                        fuel!();
                        cold!(self.call_ex(base!() + f as usize, has_kw, Ret::Store(dst)))
                    }
                    Instr::LoadMethod { f, obj, site } => {
                        let v = regs[obj as usize];
                        let key = cache_key(heap, v);
                        let cache = entry(&loaded.caches, site, key);
                        if cache.epoch == self.epoch && cache.key == key {
                            regs[f as usize] = cache.value;
                            regs[f as usize + 1] = v;
                        } else {
                            cold!(self.load_method(loaded.this, v, site, f))
                        }
                    }
                    Instr::LoadSuperMethod { f, cls, obj, name } => {
                        let (c, o) = (regs[cls as usize], regs[obj as usize]);
                        cold!(self.load_super_method(loaded.this, c, o, name, f))
                    }
                    Instr::CallLoaded { dst, f, nargs } => {
                        fuel!();
                        if !regs[f as usize + 1].is_unset() {
                            call!(regs[f as usize], f, nargs + 1, dst)
                        }
                        cold!(self.call_loaded(
                            base!() + f as usize,
                            nargs as usize,
                            Ret::Store(dst)
                        ))
                    }
                    Instr::CallLoadedKw { dst, f, nargs, names } => {
                        fuel!();
                        let names = loaded.consts[names as usize];
                        cold!(self.call_loaded_kw(
                            base!() + f as usize,
                            nargs as usize,
                            names,
                            Ret::Store(dst)
                        ))
                    }
                    Instr::CallMethod { dst, f, nargs, site } => {
                        fuel!();
                        let receiver = regs[f as usize + 1];
                        let key = cache_key(heap, receiver);
                        let cache = entry(&loaded.caches, site, key);
                        if cache.epoch == self.epoch && cache.key == key {
                            let callee = cache.value;
                            regs[f as usize] = callee;
                            call!(callee, f, nargs + 1, dst)
                        }
                        cold!(self.call_method_slow(
                            loaded.this,
                            base!() + f as usize,
                            nargs as usize,
                            site,
                            Ret::Store(dst)
                        ))
                    }
                    Instr::Return { src } => return_!(regs[src as usize]),
                    Instr::ReturnNone => return_!(Value::None),
                    Instr::MakeFunction { dst, start, code } => {
                        cold!(self.make_function(
                            loaded.this,
                            base!() + dst as usize,
                            base!() + start as usize,
                            code
                        ))
                    }

                    Instr::MakeGenerator => cold!(self.make_generator()),
                    Instr::Yield { dst, src } => {
                        let v = regs[src as usize];
                        let (frames, codes) = (&self.frames[..], &self.codes[..]);
                        let quick = &self.registry.quick;
                        let stack = &mut self.stack[..];
                        if serve_loop(frames, codes, heap, stack, quick, self.epoch, v) {
                            window!(base!());
                            regs[dst as usize] = Value::None;
                            continue;
                        }
                        if self.yield_quickly(pc as u32, v) {
                            top!();
                            continue;
                        }
                        cold!(self.yield_value(v))
                    }
                    Instr::AsyncYield { src, .. } => {
                        let v = regs[src as usize];
                        cold!(self.async_yield(v))
                    }
                    Instr::YieldFrom { dst, iter } => {
                        fuel!();
                        let (sent, source) = (regs[dst as usize], regs[iter as usize]);
                        if self.top().kind == FrameKind::Python && self.awaits_by_loop(source) {
                            step!(self.prelude_call("await_in_main", &[source]))
                        }
                        cold!(self.yield_from(source, sent))
                    }
                    Instr::GetYieldFromIter { src, .. } => {
                        let v = regs[src as usize];
                        step!(self.yield_from_iter(v))
                    }
                    Instr::GetAwaitable { src, .. } => {
                        let v = regs[src as usize];
                        step!(self.awaitable(v))
                    }
                    Instr::GetAsyncIter { src, .. } => {
                        let v = regs[src as usize];
                        step!(self.async_iter(v))
                    }
                    Instr::GetAsyncNext { src, .. } => {
                        let v = regs[src as usize];
                        step!(self.async_next(v))
                    }

                    Instr::Raise { exc, cause, kind } => {
                        let (e, c) = (regs[exc as usize], regs[cause as usize]);
                        step!(self.raise_instr(e, c, kind))
                    }
                    Instr::PushExc { save, exc } => {
                        regs[save as usize] = self.handling;
                        self.handling = regs[exc as usize];
                    }
                    Instr::PopExc { save } => self.handling = regs[save as usize],
                    Instr::Reraise { exc } => {
                        let e = regs[exc as usize];
                        cold!(self.reraise(e))
                    }
                    Instr::MatchExc { exc, class, .. } => {
                        let (e, c) = (regs[exc as usize], regs[class as usize]);
                        step!(self.match_exc(e, c))
                    }
                    Instr::SplitExc { exc, class, .. } => {
                        let (e, c) = (regs[exc as usize], regs[class as usize]);
                        step!(self.split_exc(e, c))
                    }
                    Instr::MergeExc { exc, raised, .. } => {
                        let (e, r) = (regs[exc as usize], regs[raised as usize]);
                        step!(self.merge_exc(e, r))
                    }
                    Instr::LoadSpecial { f, obj, which } => {
                        let v = regs[obj as usize];
                        cold!(self.load_special(base!(), f, v, which))
                    }
                    Instr::ExcInfo { start, exc } => {
                        let e = regs[exc as usize];
                        cold!(self.exc_info(base!() + start as usize, e))
                    }

                    Instr::Import { level, name, .. } => {
                        step!(self.import_instr(loaded.this, level, name))
                    }
                    Instr::ImportFrom { module, name, .. } => {
                        let m = regs[module as usize];
                        step!(self.import_from(loaded.this, m, name))
                    }
                    Instr::ImportStar { module } => {
                        let m = regs[module as usize];
                        cold!(self.import_star(loaded.this, m))
                    }

                    Instr::MatchSequence { dst, src } => collection!(dst, src, Sequence),
                    Instr::MatchMapping { dst, src } => collection!(dst, src, Mapping),
                    Instr::MatchKeys { src, keys, .. } => {
                        let (v, k) = (regs[src as usize], regs[keys as usize]);
                        step!(self.match_keys(v, k))
                    }
                    Instr::GetLen { src, dst } => match &regs[src as usize] {
                        Value::List(h) => {
                            regs[dst as usize] = Value::Int(heap.items(*h).len() as i64)
                        }
                        Value::Tuple(h) => {
                            regs[dst as usize] = Value::Int(heap.tuple_items(*h).len() as i64)
                        }
                        Value::Dict(h) => {
                            regs[dst as usize] = Value::Int(heap.dict(*h).len() as i64)
                        }
                        _ => {
                            let v = regs[src as usize];
                            step!(self.len_step(v))
                        }
                    },
                    Instr::MatchClass { dst, src, n, names } => {
                        let (class, v, names) =
                            (regs[dst as usize], regs[src as usize], loaded.consts[names as usize]);
                        step!(self.match_class(class, v, n as usize, names))
                    }
                    Instr::SetupAnnotations => cold!(self.setup_annotations(loaded.this, base!())),
                }
            }
        }
        self.exit.take().ok_or(Raise::Internal("no exit"))
    }
}

/// Ints whose quotient as doubles is the correctly rounded one.
#[inline(always)]
fn exact(i: i64) -> bool {
    i.unsigned_abs() < 1 << 53
}

/// An operator on ints without an instruction of its own; None if that leaves 64 bits.
#[inline(always)]
fn small_int(op: BinOp, x: i64, y: i64) -> Option<i64> {
    match op {
        BinOp::And => Some(x & y),
        BinOp::Or => Some(x | y),
        BinOp::Xor => Some(x ^ y),
        BinOp::FloorDiv if y > 0 => Some(x.div_euclid(y)),
        BinOp::Mod if y > 0 => Some(x.rem_euclid(y)),
        BinOp::RShift if (0..64).contains(&y) => Some(x >> y),
        BinOp::LShift if (0..31).contains(&y) && (0..1 << 32).contains(&x) => Some(x << y),
        _ => None,
    }
}

/// The same on floats; None if that could fail.
#[inline(always)]
fn plain_float(op: BinOp, x: f64, y: f64) -> Option<f64> {
    match op {
        BinOp::TrueDiv if y != 0.0 => Some(x / y),
        BinOp::Pow if x > 0.0 => Some(x.powf(y)).filter(|z| z.is_finite()),
        _ => None,
    }
}

/// Truth of the values that need no heap.
#[inline(always)]
pub(crate) fn simple_truth(v: &Value) -> Option<bool> {
    match v {
        Value::True => Some(true),
        Value::False | Value::None => Some(false),
        Value::Int(i) => Some(*i != 0),
        _ => None,
    }
}

/// The entry of a site that may be about a key: each site remembers two.
#[inline(always)]
pub(crate) fn entry(caches: &[Cache], site: u32, key: u32) -> &Cache {
    let first = site as usize * SITE_ENTRIES;
    if caches[first].key == key { &caches[first] } else { &caches[first + 1] }
}

/// The key under which a method cache knows a receiver: its shape, or its builtin type.
#[inline(always)]
pub(crate) fn cache_key(heap: &crate::heap::Heap, v: Value) -> u32 {
    // The most frequent ones are asked for before a table of jumps is.
    if let Value::Instance(h) = v {
        return heap.instance(h).shape.0 + 1;
    }
    match v {
        Value::List(_) => TYPE_KEY | crate::types::LIST.index() as u32,
        Value::Str(_) => TYPE_KEY | crate::types::STR.index() as u32,
        Value::Dict(_) => TYPE_KEY | crate::types::DICT.index() as u32,
        Value::Set(_) => TYPE_KEY | crate::types::SET.index() as u32,
        Value::Tuple(_) => TYPE_KEY | crate::types::TUPLE.index() as u32,
        Value::Bytes(_) => TYPE_KEY | crate::types::BYTES.index() as u32,
        Value::Int(_) => TYPE_KEY | crate::types::INT.index() as u32,
        Value::Float(_) => TYPE_KEY | crate::types::FLOAT.index() as u32,
        Value::Opaque(h) => TYPE_KEY | heap.opaque(h).class.index() as u32,
        Value::Generator(h) if heap.generator(h).kind == GeneratorKind::Generator => {
            TYPE_KEY | crate::types::GENERATOR.index() as u32
        }
        _ => u32::MAX,
    }
}

impl CodeRef {
    /// Order of declaration, for tests.
    pub fn number(self) -> u32 {
        self.index() as u32
    }
}
