//! The forms of the call instructions: keywords named by a tuple, `*args` and `**kwargs`, methods that
//! were looked up for the call. Each puts its arguments on the stack as `call.rs` wants them.

use smallvec::SmallVec;

use crate::cont::Cont;
use crate::error::{Raise, Result};
use crate::frame::Ret;
use crate::native::{CallRequest, Step};
use crate::value::{Sym, Value};
use crate::vm::{SHORT_CONST, Vm};

impl Vm {
    /// Keywords named by a constant tuple.
    #[cold]
    #[inline(never)]
    pub(crate) fn call_kw(&mut self, f: usize, nargs: usize, names: Value, ret: Ret) -> Result<()> {
        let names = self.keyword_names(names)?;
        self.call_at(f, nargs, &names, ret)
    }

    fn keyword_names(&mut self, names: Value) -> Result<SmallVec<[Sym; 8]>> {
        let Value::Tuple(h) = names else {
            return Err(Raise::Internal("keyword names are no tuple"));
        };
        let mut out = SmallVec::new();
        for i in 0..self.heap.tuple_items(h).len() {
            let Value::Str(s) = self.heap.tuple_items(h)[i] else {
                return Err(Raise::Internal("not a name"));
            };
            out.push(match self.heap.str(s).len() <= SHORT_CONST {
                true => s,
                false => self.heap.intern_str(s)?,
            });
        }
        Ok(out)
    }

    /// Arguments as a list or tuple, keywords as a dict.
    #[cold]
    #[inline(never)]
    pub(crate) fn call_ex(&mut self, f: usize, has_kw: bool, ret: Ret) -> Result<()> {
        let (args, kwargs) = (self.stack[f + 1], self.stack[f + 2]);
        let items: SmallVec<[Value; 8]> = match args {
            Value::Tuple(h) if self.heap.tuple_items(h).len() <= 8 => {
                SmallVec::from_slice(self.heap.tuple_items(h))
            }
            Value::Tuple(_) | Value::List(_) => {
                SmallVec::from_vec(self.container_items(args)?.unwrap_or_default())
            }
            _ => {
                // Any other iterable: as a list first.
                if !self.is_iterable(args) {
                    return Err(self.starred_not_iterable(self.stack[f], args));
                }
                let step = self.prelude_call("list_of", &[args])?;
                let values = [self.stack[f], if has_kw { kwargs } else { Value::Unset }];
                let step = self.and_then(step, Cont::CallEx, 0, &values)?;
                return match step {
                    Step::Done(v) => self.deliver(ret, v),
                    Step::Call => self.perform(ret),
                };
            }
        };
        let kwargs = if has_kw { kwargs } else { Value::Unset };
        self.call_spread(f, &items, kwargs, ret)
    }

    /// A call whose positional arguments are the items of a list.
    pub(crate) fn call_with_items(
        &mut self,
        func: Value,
        items: Value,
        kwargs: Value,
    ) -> Result<Step> {
        let Value::List(h) = items else { return Err(Raise::Internal("arguments are no list")) };
        self.heap.hold(size_of_val(self.heap.items(h)))?;
        let args = SmallVec::from_slice(self.heap.items(h));
        let kwargs = self.keyword_pairs(kwargs)?.into_vec();
        self.request = CallRequest { func, args, kwargs, then: None };
        Ok(Step::Call)
    }

    /// The keywords of a `**` argument.
    fn keyword_pairs(&mut self, kwargs: Value) -> Result<SmallVec<[(Sym, Value); 8]>> {
        let mut pairs = SmallVec::new();
        if let Value::Dict(h) = self.payload(kwargs) {
            self.heap.hold(self.heap.dict(h).len() * size_of::<(Sym, Value)>())?;
            for i in 0..self.heap.dict(h).slots() {
                let Some(e) = self.heap.dict(h).entry(i).copied() else { continue };
                match self.payload(e.key) {
                    Value::Str(s) => pairs.push((self.heap.intern_str(s)?, e.value)),
                    _ => return Err(self.type_error("keywords must be strings")),
                }
            }
        }
        Ok(pairs)
    }

    /// Write arguments after the callee at `f` and call.
    pub(crate) fn call_spread(
        &mut self,
        f: usize,
        items: &[Value],
        kwargs: Value,
        ret: Ret,
    ) -> Result<()> {
        let pairs = self.keyword_pairs(kwargs).map_err(|e| match e {
            Raise::Exc(_) if !self.is_callable(self.stack[f]) => self.not_callable(f),
            e => e,
        })?;
        let total = items.len() + pairs.len();
        self.heap.burn(total)?;
        self.reserve_stack(f, total + 8)?;
        self.stack[f + 1..f + 1 + items.len()].copy_from_slice(items);
        for (i, (_, v)) in pairs.iter().enumerate() {
            self.stack[f + 1 + items.len() + i] = *v;
        }
        let names: SmallVec<[Sym; 8]> = pairs.iter().map(|(name, _)| *name).collect();
        self.call_at(f, total, &names, ret)
    }

    /// After `LoadMethod`: receiver or unset in `f + 1`.
    #[cold]
    #[inline(never)]
    pub(crate) fn call_loaded(&mut self, f: usize, nargs: usize, ret: Ret) -> Result<()> {
        if self.stack[f + 1].is_unset() {
            self.stack.copy_within(f + 2..f + 2 + nargs, f + 1);
            return self.call_at(f, nargs, &[], ret);
        }
        self.call_at(f, nargs + 1, &[], ret)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn call_loaded_kw(
        &mut self,
        f: usize,
        nargs: usize,
        names: Value,
        ret: Ret,
    ) -> Result<()> {
        let names = self.keyword_names(names)?;
        if self.stack[f + 1].is_unset() {
            self.stack.copy_within(f + 2..f + 2 + nargs, f + 1);
            return self.call_at(f, nargs, &names, ret);
        }
        self.call_at(f, nargs + 1, &names, ret)
    }

    // ---- the host
}
