//! Calls that consume a generator expression at once, such as `sum(x for x in xs)`: its loop runs in the
//! code around, as a comprehension's does, if the name still is the builtin's. Its instructions keep a
//! frame of their own in tracebacks (`Code::inlined`).

use monty_code::{Const, GlobalsMode, Inlined, Instr, Intrinsic, Reg};
use ruff_python_ast::visitor::{Visitor, walk_expr};

use super::Generator;
use super::call::call_anchor;
use super::comprehension::{Element, Whole};
use super::condition::Next;
use super::emit::span;
use super::frame::Label;
use super::names::Place;
use super::unwind::Ranges;
use crate::error::Outcome;
use crate::parse::{Ranged, ast};
use crate::symbols::ScopeKind;

/// Each is compiled twice, with all that is in it: so many are inlined in one another.
const MOST_NESTED: usize = 3;
/// Longer ones might need more registers than there are beside those of the code around.
const MOST_BYTES: usize = 300;
const MOST_REGISTERS: u32 = 120;

/// What becomes of the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Consumer {
    All,
    Any,
    FrozenSet,
    List,
    Max,
    Min,
    Next,
    Set,
    Sorted,
    Sum,
    Tuple,
}

/// The builtins that are known, what each does with the items, and the keywords it may be given.
const BUILTINS: &[(Intrinsic, Consumer, &[&str])] = &[
    (Intrinsic::All, Consumer::All, &[]),
    (Intrinsic::Any, Consumer::Any, &[]),
    (Intrinsic::FrozenSet, Consumer::FrozenSet, &[]),
    (Intrinsic::List, Consumer::List, &[]),
    (Intrinsic::Max, Consumer::Max, &["default"]),
    (Intrinsic::Min, Consumer::Min, &["default"]),
    (Intrinsic::Next, Consumer::Next, &[]),
    (Intrinsic::Set, Consumer::Set, &[]),
    (Intrinsic::Sorted, Consumer::Sorted, &["key", "reverse"]),
    (Intrinsic::Sum, Consumer::Sum, &[]),
    (Intrinsic::Tuple, Consumer::Tuple, &[]),
];

/// A consumer at work.
#[derive(Clone, Copy)]
pub(super) struct Taking<'a> {
    consumer: Consumer,
    call: &'a ast::ExprCall,
    /// What it has so far.
    so_far: Reg,
    /// Where the result is known before the end.
    done: Label,
}

/// Does an expression ask for the frame that it stands in?
struct AsksForFrame(bool);

impl<'a> Visitor<'a> for AsksForFrame {
    fn visit_expr(&mut self, expr: &'a ast::Expr) {
        const NAMES: &[&str] = &["dir", "eval", "exec", "locals", "super", "vars"];
        if let ast::Expr::Name(name) = expr {
            self.0 |= NAMES.contains(&name.id.as_str());
        }
        walk_expr(self, expr);
    }
}

impl<'a> Generator<'a> {
    /// Compile a call as one of these; false, with nothing done, if it is none.
    pub(super) fn consumer_call(&mut self, e: &'a ast::ExprCall, dst: Reg) -> Outcome<bool> {
        let Some(ast::Expr::Generator(items)) = e.arguments.args.first() else {
            return Ok(false);
        };
        if !self.can_inline(items) {
            return Ok(false);
        }
        match &*e.func {
            ast::Expr::Name(name) => {
                let known = BUILTINS.iter().find(|(which, ..)| which.name() == name.id.as_str());
                let Some(&(which, consumer, keywords)) = known else { return Ok(false) };
                let arguments = &e.arguments;
                let most = if consumer == Consumer::Next { 2 } else { 1 };
                let fits = arguments.args.len() <= most
                    && arguments.keywords.iter().all(|k| {
                        k.arg.as_ref().is_some_and(|name| keywords.contains(&name.as_str()))
                    });
                if !fits || !self.is_builtin_name(&name.id) {
                    return Ok(false);
                }
                self.builtin_call(e, items, (which, consumer), dst)?;
            }
            ast::Expr::Attribute(method)
                if method.value.is_string_literal_expr()
                    && method.attr.as_str() == "join"
                    && e.arguments.len() == 1 =>
            {
                self.join_call(e, items, method, dst)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn can_inline(&self, items: &ast::ExprGenerator) -> bool {
        let scope = &self.table.scopes[self.table.scope_of(items)];
        if self.keeps_generators
            || self.f.inlining.len() >= MOST_NESTED
            || self.f.top > MOST_REGISTERS
            || items.range().len().to_usize() > MOST_BYTES
            || self.options.mode == GlobalsMode::Slots
            || self.options.namespace
            || self.table.scopes[self.f.owner].kind == ScopeKind::Class
            || scope.has_await
        {
            return false;
        }
        let mut asks = AsksForFrame(false);
        for clause in &items.generators {
            asks.visit_comprehension(clause);
        }
        asks.visit_expr(&items.elt);
        !asks.0
    }

    /// Is a name that of a builtin, as far as the source shows?
    fn is_builtin_name(&mut self, name: &str) -> bool {
        matches!(self.place_of(name).0, Place::Global(_) | Place::NearGlobal(_))
            && !self.table.symbol(0, name).is_some_and(|s| s.bound)
    }

    fn builtin_call(
        &mut self,
        e: &'a ast::ExprCall,
        items: &'a ast::ExprGenerator,
        (which, consumer): (Intrinsic, Consumer),
        dst: Reg,
    ) -> Outcome<()> {
        let (mark, at) = (self.mark(), span(e));
        let (other, end) = (self.label(), self.label());
        let f = self.temp()?;
        self.expr(&e.func, f)?;
        let inner = self.mark();
        let test = Instr::JumpUnlessIntrinsic { src: f, which, target: 0 };
        self.emit_jump(test, other, span(&*e.func));
        let before = self.f.flow;
        let ranges = self.consume(e, items, consumer, f)?;
        self.move_to(dst, f + 1, at);
        self.jump(end, at);
        self.release(inner);
        // The name is something else's: the call as it stands.
        self.place_with(other, before);
        let keeps = std::mem::replace(&mut self.keeps_generators, true);
        // The first code object that the arguments need is the generator's.
        let code = self.codes.len() as u32;
        let (nargs, names) = self.arguments(&e.arguments)?;
        self.keeps_generators = keeps;
        self.note_inlined(&ranges, code);
        self.emit_call((dst, f, nargs), names, e);
        self.place(end);
        self.release(mark);
        Ok(())
    }

    /// `', '.join(items)`: the method of a literal is what it is.
    fn join_call(
        &mut self,
        e: &'a ast::ExprCall,
        items: &'a ast::ExprGenerator,
        method: &'a ast::ExprAttribute,
        dst: Reg,
    ) -> Outcome<()> {
        let mark = self.mark();
        let (f, receiver) = (self.temp()?, self.temp()?);
        self.expr(&method.value, receiver)?;
        let ranges = self.consume(e, items, Consumer::List, receiver)?;
        let site = self.site(&method.attr);
        let keeps = std::mem::replace(&mut self.keeps_generators, true);
        let code = self.generator_code(items)?;
        self.keeps_generators = keeps;
        self.note_inlined(&ranges, code);
        let call = Instr::CallMethod { dst, f, nargs: 1, site };
        self.emit_anchored(call, span(e), Some(call_anchor(e)));
        self.release(mark);
        Ok(())
    }

    /// The next instruction is the call that the ranges stand for.
    fn note_inlined(&mut self, ranges: &Ranges, code: u32) {
        let call = self.f.pc();
        let all = ranges.done.iter();
        self.f.inlined.extend(all.map(|&(start, end)| Inlined { start, end, call, code }));
    }

    /// The loop over the items, and what comes of them in the register after the callee's; which
    /// instructions are the generator's.
    fn consume(
        &mut self,
        e: &'a ast::ExprCall,
        items: &'a ast::ExprGenerator,
        consumer: Consumer,
        f: Reg,
    ) -> Outcome<Ranges> {
        let at = span(e);
        let anchor = call_anchor(e);
        self.f.anchor_of.insert((at.start, at.end), anchor);
        let so_far = self.temp()?;
        let more: Vec<&'a ast::Expr> = (e.arguments.args[1..].iter())
            .chain(e.arguments.keywords.iter().map(|k| &k.value))
            .collect();
        let first = self.temps(more.len() as u32)?;
        let it = self.loop_iterator(&items.generators[0].iter)?;
        for (i, argument) in more.iter().enumerate() {
            self.expr(argument, first + i as Reg)?;
        }
        match consumer {
            Consumer::FrozenSet | Consumer::List | Consumer::Sorted | Consumer::Tuple => {
                self.emit(Instr::BuildList { dst: so_far, start: so_far, n: 0 }, at);
            }
            Consumer::Set => self.emit(Instr::BuildSet { dst: so_far, start: so_far, n: 0 }, at),
            Consumer::Sum => self.load_const(Const::Int(0), so_far, at),
            Consumer::Max | Consumer::Min => self.emit(Instr::Unset { reg: so_far }, at),
            Consumer::All | Consumer::Any | Consumer::Next => {}
        }
        let taking = Taking { consumer, call: e, so_far, done: self.label() };
        let ranges = self.inlined_loop(items, it, taking)?;
        self.end_of_items(taking, f, (!more.is_empty()).then_some(first));
        self.place(taking.done);
        Ok(ranges)
    }

    fn inlined_loop(
        &mut self,
        items: &'a ast::ExprGenerator,
        it: Reg,
        taking: Taking<'a>,
    ) -> Outcome<Ranges> {
        let scope = self.table.scope_of(items);
        let at = self.generator_span(items);
        let qualname = self.nested_qualname("<genexpr>");
        let within = self.f.within.replace(qualname);
        let outer = std::mem::replace(&mut self.f.scope, scope);
        self.comprehension_variables(scope, at)?;
        self.f.inlining.push(Ranges::default());
        self.enter_generator();
        let element = Element::Take(taking, &items.elt);
        self.clauses(&items.generators, it, Whole { element, at })?;
        self.leave_generator();
        let ranges = self.f.inlining.pop().unwrap_or_default();
        self.f.scope = outer;
        self.f.within = within;
        Ok(ranges)
    }

    /// From here on instructions are the innermost generator's, not those of the one around it.
    fn enter_generator(&mut self) {
        let pc = self.f.pc();
        let mut open = self.f.inlining.iter_mut().rev();
        if let Some(inner) = open.next() {
            inner.reopen(pc);
        }
        if let Some(around) = open.next() {
            around.close(pc);
        }
    }

    /// From here on they are those of the code that it stands in.
    fn leave_generator(&mut self) {
        let pc = self.f.pc();
        let mut open = self.f.inlining.iter_mut().rev();
        if let Some(inner) = open.next() {
            inner.close(pc);
        }
        if let Some(around) = open.next() {
            around.reopen(pc);
        }
    }

    /// Take one item; `step` is where the loop goes on.
    pub(super) fn take(
        &mut self,
        taking: Taking<'a>,
        e: &'a ast::Expr,
        step: Label,
    ) -> Outcome<()> {
        let Taking { consumer, call, so_far, done } = taking;
        let at = span(call);
        if let Consumer::Any | Consumer::All = consumer
            && is_test(e)
        {
            let found = self.label();
            match consumer {
                Consumer::Any => self.branch(e, found, step, Next::True)?,
                _ => self.branch(e, step, found, Next::False)?,
            }
            self.place(found);
            self.emit(Instr::LoadBool { dst: so_far, value: consumer == Consumer::Any }, at);
            self.jump(done, at);
            return Ok(());
        }
        let src = self.operand(e, &[])?;
        // What the builtin does with the item is no part of the generator.
        self.leave_generator();
        match consumer {
            Consumer::FrozenSet | Consumer::List | Consumer::Sorted | Consumer::Tuple => {
                self.emit(Instr::ListAppend { list: so_far, src }, at);
            }
            Consumer::Set => self.emit(Instr::SetAdd { set: so_far, src }, at),
            Consumer::Sum => self.emit(Instr::SumAdd { total: so_far, src }, at),
            Consumer::All | Consumer::Any => {
                let value = consumer == Consumer::Any;
                let test = match value {
                    true => Instr::JumpIfFalse { cond: src, target: 0 },
                    false => Instr::JumpIfTrue { cond: src, target: 0 },
                };
                self.emit_jump(test, step, at);
                self.emit(Instr::LoadBool { dst: so_far, value }, at);
                self.jump(done, at);
            }
            Consumer::Max | Consumer::Min => {
                let better = self.label();
                self.emit_jump(Instr::JumpIfUnset { src: so_far, target: 0 }, better, at);
                let test = match consumer {
                    Consumer::Max => Instr::JumpUnlessGt { a: src, b: so_far, target: 0 },
                    _ => Instr::JumpUnlessLt { a: src, b: so_far, target: 0 },
                };
                self.emit_jump(test, step, at);
                self.place(better);
                self.emit(Instr::Move { dst: so_far, src }, at);
            }
            Consumer::Next => {
                self.emit(Instr::Move { dst: so_far, src }, at);
                self.jump(done, at);
            }
        }
        self.enter_generator();
        Ok(())
    }

    /// The items have ended: what is left to do. `first` holds the first further argument, if there is one.
    fn end_of_items(&mut self, taking: Taking<'a>, f: Reg, first: Option<Reg>) {
        let Taking { consumer, call, so_far: dst, done } = taking;
        let at = span(call);
        match consumer {
            Consumer::List | Consumer::Set => {}
            Consumer::All => self.emit(Instr::LoadBool { dst, value: true }, at),
            Consumer::Any => self.emit(Instr::LoadBool { dst, value: false }, at),
            Consumer::Sum => self.emit(Instr::SumTotal { dst, src: dst }, at),
            Consumer::Tuple => self.emit(Instr::ListToTuple { dst, src: dst }, at),
            Consumer::FrozenSet => self.emit_call((dst, f, 1), None, call),
            Consumer::Sorted => {
                // The list is nobody else's: it is sorted where it is, its method called with the keywords.
                let site = self.site("sort");
                let names = self.keyword_names(&call.arguments.keywords);
                let nargs = call.arguments.keywords.len() as u8;
                self.emit(Instr::LoadMethod { f, obj: dst, site }, at);
                self.call_loaded((f, f, nargs), names, at, Some(call_anchor(call)));
            }
            Consumer::Max | Consumer::Min | Consumer::Next => {
                if consumer != Consumer::Next {
                    let empty = self.label();
                    self.emit_jump(Instr::JumpIfUnset { src: dst, target: 0 }, empty, at);
                    self.jump(done, at);
                    self.place(empty);
                }
                match first {
                    Some(src) => self.emit(Instr::Move { dst, src }, at),
                    None => {
                        // The error is the builtin's to raise.
                        self.emit(Instr::BuildList { dst, start: dst, n: 0 }, at);
                        self.emit(Instr::GetIterObject { dst, src: dst }, at);
                        self.emit_call((dst, f, 1), None, call);
                    }
                }
            }
        }
    }
}

/// Is an expression one whose truth is known without asking an object for it? (Comparisons may give any
/// object, and what its truth raises is then shown as the generator's.)
fn is_test(e: &ast::Expr) -> bool {
    match e {
        ast::Expr::Compare(_) => true,
        ast::Expr::UnaryOp(e) => e.op == ast::UnaryOp::Not,
        ast::Expr::BoolOp(e) => e.values.iter().all(is_test),
        _ => false,
    }
}
