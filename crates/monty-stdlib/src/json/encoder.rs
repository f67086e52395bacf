//! The writer of `dumps`: a worklist of open containers. It stops at a value that JSON does not know
//! and goes on with what the guest's `default` makes of it; its state can be kept as values meanwhile.

use monty_runtime::{Raise, Result, Str, TextBuilder, Value, Vm};

use super::encode_text::{push_float, push_int, push_string};
use super::sort_keys;

/// How deep containers may stand in each other.
pub const MAX_DEPTH: usize = 9_990;
/// How many results of `default` may stand in each other.
const MAX_REPLACED: usize = 990;

/// The options of `dumps`.
#[derive(Clone, Copy)]
pub struct Options {
    pub skipkeys: bool,
    pub ensure_ascii: bool,
    pub check_circular: bool,
    pub allow_nan: bool,
    pub sort_keys: bool,
    /// A str, or None: everything on one line.
    pub indent: Option<Str>,
    pub item_separator: Str,
    pub key_separator: Str,
    /// A callable, or None.
    pub default: Value,
}

/// What an open container is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sequence,
    Dict,
    /// A dict whose sorted entries stand in a list: key, value, key, value …
    Sorted,
    /// Not a container: the value that `default` stood in for.
    Replaced,
}

/// An open container.
#[derive(Clone, Copy)]
struct Open {
    /// The value itself, by which circles are found.
    value: Value,
    /// Where its items stand.
    source: Value,
    kind: Kind,
    next: usize,
    first: bool,
}

/// How far the writer came.
pub enum Progress {
    Done,
    /// `default` is to be called with this value.
    NeedsDefault(Value),
    /// This container of a class of the guest's is to be asked for what is in it.
    NeedsItems(Value),
}

pub struct Encoder {
    pub options: Options,
    opens: Vec<Open>,
}

impl Encoder {
    pub fn new(options: Options) -> Encoder {
        Encoder { options, opens: Vec::new() }
    }

    /// Write a value and everything in it.
    pub fn value(&mut self, vm: &mut Vm, out: &mut TextBuilder, v: Value) -> Result<Progress> {
        match self.element(vm, out, v)? {
            Progress::Done => self.run(vm, out),
            needs => Ok(needs),
        }
    }

    /// Write what a container said is in it: a list of its items, or of its keys and values in turn.
    pub fn items(
        &mut self,
        vm: &mut Vm,
        out: &mut TextBuilder,
        of: Value,
        source: Value,
    ) -> Result<Progress> {
        let (kind, begin) = match vm.payload(of) {
            Value::Dict(_) => (Kind::Sorted, "{"),
            _ => (Kind::Sequence, "["),
        };
        self.open(vm, Open { value: vm.payload(of), source, kind, next: 0, first: true })?;
        out.push(vm, begin)?;
        self.run(vm, out)
    }

    /// Write what `default` made of the value the writer stopped at.
    pub fn replacement(
        &mut self,
        vm: &mut Vm,
        out: &mut TextBuilder,
        of: Value,
        v: Value,
    ) -> Result<Progress> {
        let replaced = self.opens.iter().filter(|o| o.kind == Kind::Replaced).count();
        if replaced >= MAX_REPLACED {
            return Err(
                vm.recursion_error("maximum recursion depth exceeded while encoding a JSON object")
            );
        }
        self.open(
            vm,
            Open { value: of, source: Value::None, kind: Kind::Replaced, next: 0, first: true },
        )?;
        self.value(vm, out, v)
    }

    fn run(&mut self, vm: &mut Vm, out: &mut TextBuilder) -> Result<Progress> {
        while let Some(&open) = self.opens.last() {
            let next = match open.kind {
                Kind::Replaced => None,
                Kind::Sequence => self.next_item(vm, out, open)?,
                Kind::Dict | Kind::Sorted => self.next_entry(vm, out, open)?,
            };
            match next {
                Some(v) => match self.element(vm, out, v)? {
                    Progress::Done => {}
                    needs => return Ok(needs),
                },
                None => self.close(vm, out, open)?,
            }
        }
        Ok(Progress::Done)
    }

    fn close(&mut self, vm: &mut Vm, out: &mut TextBuilder, open: Open) -> Result<()> {
        self.opens.pop();
        let end = match open.kind {
            Kind::Replaced => return Ok(()),
            Kind::Sequence => "]",
            Kind::Dict | Kind::Sorted => "}",
        };
        if !open.first {
            self.new_line(vm, out)?;
        }
        out.push(vm, end)
    }

    /// A new line with the indentation of what is open, if lines are wanted.
    fn new_line(&self, vm: &mut Vm, out: &mut TextBuilder) -> Result<()> {
        let Some(indent) = self.options.indent else { return Ok(()) };
        let level = self.opens.iter().filter(|o| o.kind != Kind::Replaced).count();
        let size = vm.text(indent).len().saturating_mul(level).saturating_add(1);
        out.reserve(vm, size)?;
        out.out.push('\n');
        for _ in 0..level {
            out.out.push_str(vm.text(indent));
        }
        Ok(())
    }

    /// What stands before an item: separator and line.
    fn lead(&mut self, vm: &mut Vm, out: &mut TextBuilder, first: bool) -> Result<()> {
        vm.heap.burn(16)?;
        if !first {
            push(vm, out, self.options.item_separator)?;
        }
        self.new_line(vm, out)
    }

    fn advance(&mut self, next: usize, first: bool) {
        if let Some(open) = self.opens.last_mut() {
            open.next = next;
            open.first = first;
        }
    }

    fn next_item(
        &mut self,
        vm: &mut Vm,
        out: &mut TextBuilder,
        open: Open,
    ) -> Result<Option<Value>> {
        let item = match open.source {
            Value::List(h) => vm.heap.items(h).get(open.next).copied(),
            Value::Tuple(h) => vm.heap.tuple_items(h).get(open.next).copied(),
            _ => return Err(Raise::Internal("not a sequence")),
        };
        if item.is_some() {
            self.lead(vm, out, open.first)?;
            self.advance(open.next + 1, false);
        }
        Ok(item)
    }

    fn next_entry(
        &mut self,
        vm: &mut Vm,
        out: &mut TextBuilder,
        open: Open,
    ) -> Result<Option<Value>> {
        let mut at = open.next;
        loop {
            let entry = match (open.kind, open.source) {
                (Kind::Dict, Value::Dict(h)) => {
                    let dict = vm.heap.dict(h);
                    while at < dict.slots() && dict.entry(at).is_none() {
                        at += 1;
                    }
                    dict.entry(at).map(|e| (e.key, e.value))
                }
                (_, Value::List(h)) => {
                    let items = vm.heap.items(h);
                    items.get(at * 2).copied().zip(items.get(at * 2 + 1).copied())
                }
                _ => return Err(Raise::Internal("not a dict")),
            };
            let Some((key, value)) = entry else { return Ok(None) };
            at += 1;
            if !is_key(vm, key) {
                if self.options.skipkeys {
                    vm.heap.burn(16)?;
                    continue;
                }
                let got = vm.type_name(key);
                return Err(
                    vm.type_error(format!("keys must be str, int, float, bool or None, not {got}"))
                );
            }
            self.lead(vm, out, open.first)?;
            self.advance(at, false);
            self.key(vm, out, key)?;
            push(vm, out, self.options.key_separator)?;
            return Ok(Some(value));
        }
    }

    fn key(&mut self, vm: &mut Vm, out: &mut TextBuilder, key: Value) -> Result<()> {
        match vm.payload(key) {
            Value::Str(s) => return push_string(vm, out, s, self.options.ensure_ascii),
            Value::True => return out.push(vm, "\"true\""),
            Value::False => return out.push(vm, "\"false\""),
            Value::None => return out.push(vm, "\"null\""),
            plain => {
                out.push(vm, "\"")?;
                match plain {
                    Value::Float(f) => push_float(vm, out, f.get(), self.options.allow_nan)?,
                    plain => push_int(vm, out, plain)?,
                }
            }
        }
        out.push(vm, "\"")
    }

    /// Write a value that is no container; open one that is.
    fn element(&mut self, vm: &mut Vm, out: &mut TextBuilder, v: Value) -> Result<Progress> {
        let plain = vm.payload(v);
        match plain {
            Value::Str(s) => push_string(vm, out, s, self.options.ensure_ascii)?,
            Value::None => out.push(vm, "null")?,
            Value::True => out.push(vm, "true")?,
            Value::False => out.push(vm, "false")?,
            Value::Int(_) | Value::BigInt(_) => push_int(vm, out, plain)?,
            Value::Float(f) => push_float(vm, out, f.get(), self.options.allow_nan)?,
            Value::List(_) | Value::Tuple(_) | Value::Dict(_) if says_itself(vm, v, plain)? => {
                self.check_circle(vm, plain)?;
                return Ok(Progress::NeedsItems(v));
            }
            Value::List(_) | Value::Tuple(_) => {
                self.open(
                    vm,
                    Open {
                        value: plain,
                        source: plain,
                        kind: Kind::Sequence,
                        next: 0,
                        first: true,
                    },
                )?;
                out.push(vm, "[")?;
            }
            Value::Dict(_) => self.open_dict(vm, out, plain)?,
            _ if self.options.default.is_none() => {
                let got = vm.class_name(vm.type_of(v));
                return Err(vm.type_error(format!("Object of type {got} is not JSON serializable")));
            }
            _ => {
                self.check_circle(vm, v)?;
                return Ok(Progress::NeedsDefault(v));
            }
        }
        Ok(Progress::Done)
    }

    fn open_dict(&mut self, vm: &mut Vm, out: &mut TextBuilder, dict: Value) -> Result<()> {
        let (mut source, mut kind) = (dict, Kind::Dict);
        if self.options.sort_keys
            && let Value::Dict(h) = dict
        {
            let len = vm.heap.dict(h).len();
            let charged = len * 2 * size_of::<(Value, Value)>();
            vm.heap.charge(charged)?;
            let pairs = vm.heap.dict(h).iter().map(|e| (e.key, e.value)).collect();
            let sorted = sort_keys::sort(vm, pairs);
            vm.heap.release(charged);
            let items = sorted?.into_iter().flat_map(|(k, v)| [k, v]).collect();
            source = vm.heap.new_list(items)?;
            kind = Kind::Sorted;
        }
        self.open(vm, Open { value: dict, source, kind, next: 0, first: true })?;
        out.push(vm, "{")
    }

    fn check_circle(&self, vm: &mut Vm, v: Value) -> Result<()> {
        if self.options.check_circular {
            vm.heap.burn(self.opens.len())?;
            if self.opens.iter().any(|o| o.value == v) {
                return Err(vm.value_error("Circular reference detected"));
            }
        }
        Ok(())
    }

    fn open(&mut self, vm: &mut Vm, open: Open) -> Result<()> {
        self.check_circle(vm, open.value)?;
        if self.opens.len() >= MAX_DEPTH {
            return Err(
                vm.recursion_error("maximum recursion depth exceeded while encoding a JSON object")
            );
        }
        self.opens.push(open);
        Ok(())
    }

    // ---- the state as values

    /// Options and open containers as a list.
    pub fn save(&self, vm: &mut Vm) -> Result<Value> {
        let o = &self.options;
        let flags = [o.skipkeys, o.ensure_ascii, o.check_circular, o.allow_nan, o.sort_keys];
        let mut items: Vec<Value> = flags.into_iter().map(Value::bool).collect();
        let indent = o.indent.map_or(Value::None, Value::Str);
        items.extend([
            indent,
            Value::Str(o.item_separator),
            Value::Str(o.key_separator),
            o.default,
        ]);
        for open in &self.opens {
            let kind = match open.kind {
                Kind::Sequence => 0,
                Kind::Dict => 1,
                Kind::Sorted => 2,
                Kind::Replaced => 3,
            };
            items.extend([
                open.value,
                open.source,
                Value::Int(kind),
                Value::Int(open.next as i64),
                Value::bool(open.first),
            ]);
        }
        vm.heap.new_list(items)
    }

    /// The encoder that was saved.
    pub fn load(vm: &Vm, saved: Value) -> Result<Encoder> {
        const BROKEN: Raise = Raise::Internal("the state of a JSON encoder is broken");
        let Value::List(h) = saved else { return Err(BROKEN) };
        let [a, b, c, d, e, indent, item, key, default, ref rest @ ..] = *vm.heap.items(h) else {
            return Err(BROKEN);
        };
        let (Value::Str(item_separator), Value::Str(key_separator)) = (item, key) else {
            return Err(BROKEN);
        };
        let indent = match indent {
            Value::Str(s) => Some(s),
            _ => None,
        };
        let [skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys] =
            [a, b, c, d, e].map(|v| v == Value::True);
        let options = Options {
            skipkeys,
            ensure_ascii,
            check_circular,
            allow_nan,
            sort_keys,
            indent,
            item_separator,
            key_separator,
            default,
        };
        let mut opens = Vec::with_capacity(rest.len() / 5);
        for open in rest.chunks_exact(5) {
            let kind = match open[2] {
                Value::Int(0) => Kind::Sequence,
                Value::Int(1) => Kind::Dict,
                Value::Int(2) => Kind::Sorted,
                Value::Int(3) => Kind::Replaced,
                _ => return Err(BROKEN),
            };
            let next = open[3].as_int().and_then(|i| usize::try_from(i).ok()).ok_or(BROKEN)?;
            opens.push(Open {
                value: open[0],
                source: open[1],
                kind,
                next,
                first: open[4] == Value::True,
            });
        }
        Ok(Encoder { options, opens })
    }
}

/// Does the class of a container say itself what is in it? CPython asks dicts that are not empty.
fn says_itself(vm: &mut Vm, v: Value, plain: Value) -> Result<bool> {
    if v == plain {
        return Ok(false);
    }
    let name = match plain {
        Value::Dict(h) if vm.heap.dict(h).is_empty() => return Ok(false),
        Value::Dict(_) => "items",
        _ => "__iter__",
    };
    let name = vm.heap.intern(name)?;
    Ok(vm.lookup_special(v, name).is_some_and(|found| !matches!(found, Value::Native(_))))
}

/// Can this be a key of a JSON object?
fn is_key(vm: &Vm, key: Value) -> bool {
    matches!(
        vm.payload(key),
        Value::Str(_)
            | Value::Int(_)
            | Value::BigInt(_)
            | Value::Float(_)
            | Value::True
            | Value::False
            | Value::None
    )
}

fn push(vm: &mut Vm, out: &mut TextBuilder, s: Str) -> Result<()> {
    let len = vm.text(s).len();
    out.reserve(vm, len)?;
    out.out.push_str(vm.text(s));
    Ok(())
}
