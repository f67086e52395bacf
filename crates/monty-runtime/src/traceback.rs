//! Exceptions as text, as CPython prints them: the chain of causes and contexts, groups, notes and the
//! last line. Frames and carets are in `traceback_frames`, 'did you mean' in `suggestion`.

use std::collections::HashSet;

use monty_host::StackFrame;

use crate::names as n;
use crate::object::{ExceptionObject, TracebackEntry, Wrapper};
use crate::traceback_frames::Sources;
use crate::types as t;
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// Members of a group that are shown, and how deep groups are.
const MAX_GROUP_WIDTH: usize = 15;
const MAX_GROUP_DEPTH: usize = 10;
/// No text grows beyond this: chains and groups may be as large as the guest likes.
const MAX_TEXT: usize = 4 << 20;

/// No message does: an exception may quote a value of any size.
const MAX_MESSAGE: usize = 1 << 20;
/// A host is told of so many frames at each end of a traceback.
const HOST_FRAMES: usize = 1000;

/// The middle of `len` entries that is left out where only `most` at each end are wanted.
pub(crate) fn both_ends(len: usize, most: usize) -> std::ops::Range<usize> {
    if len > 2 * most { most..len - most } else { 0..0 }
}

/// A message as it is shown: what is too long loses its middle.
pub(crate) fn shortened(text: String) -> String {
    if text.len() <= MAX_MESSAGE {
        return text;
    }
    let (head, tail) = (MAX_MESSAGE / 4 * 3, text.len() - MAX_MESSAGE / 4);
    let (head, tail) = (text.floor_char_boundary(head), text.ceil_char_boundary(tail));
    format!("{} [{} bytes left out] {}", &text[..head], tail - head, &text[tail..])
}

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// The text under way, and the margin that groups draw.
#[derive(Default)]
struct Printer {
    out: String,
    depth: usize,
    need_close: bool,
    sources: Sources,
}

/// Where `str.splitlines` ends a line.
fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

impl Printer {
    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    /// Lines behind the margin of the groups around.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.out.push_str(text);
            return;
        }
        let indent = self.indent();
        for line in text.split_inclusive(is_line_end) {
            self.out.push_str(&indent);
            self.out.push(margin);
            self.out.push(' ');
            self.out.push_str(line);
        }
    }
}

/// An exception that is shown, among others.
struct Shown {
    exc: Handle<ExceptionObject>,
    /// The one it came from, and what is written between the two.
    from: Option<(usize, &'static str)>,
    /// What a group holds.
    members: Vec<usize>,
}

impl Vm {
    /// The whole traceback of an exception; ends in a newline.
    pub fn format_exception(&mut self, exc: Handle<ExceptionObject>) -> String {
        let mut p = Printer::default();
        let shown = self.shown_exceptions(exc);
        self.print_chain(&shown, 0, &mut p);
        p.out
    }

    /// The exceptions to show, the first one first: an exception that was met before is not shown
    /// again as what another one came from. They are met in CPython's order, the last of a group
    /// first.
    fn shown_exceptions(&self, exc: Handle<ExceptionObject>) -> Vec<Shown> {
        let mut all = vec![Shown { exc, from: None, members: Vec::new() }];
        let mut seen = HashSet::from([exc.index()]);
        let mut left = vec![(0, 0)];
        while let Some((at, depth)) = left.pop() {
            let e = self.heap.exception(all[at].exc);
            let from = match (e.cause, e.context) {
                (Value::Exception(cause), _) if seen.insert(cause.index()) => Some((cause, CAUSE)),
                (_, Value::Exception(context))
                    if !e.suppress_context && seen.insert(context.index()) =>
                {
                    Some((context, CONTEXT))
                }
                _ => None,
            };
            if all.len() * 64 > MAX_TEXT {
                break;
            }
            if let Some((exc, message)) = from {
                all[at].from = Some((all.len(), message));
                left.push((all.len(), depth));
                all.push(Shown { exc, from: None, members: Vec::new() });
            }
            if depth > MAX_GROUP_DEPTH || !self.is_exception(all[at].exc, t::BASE_EXCEPTION_GROUP) {
                continue;
            }
            for exc in self.group_members(all[at].exc) {
                seen.insert(exc.index());
                let member = all.len();
                all[at].members.push(member);
                left.push((member, depth + 1));
                all.push(Shown { exc, from: None, members: Vec::new() });
            }
        }
        all
    }

    /// An exception after those it came from. Groups make this recursive, to a fixed depth.
    fn print_chain(&mut self, shown: &[Shown], at: usize, p: &mut Printer) {
        let mut chain = vec![(at, "")];
        let mut next = shown[at].from;
        while let Some((from, message)) = next {
            if let Some(last) = chain.last_mut() {
                last.1 = message;
            }
            chain.push((from, ""));
            next = shown[from].from;
        }
        for (at, message) in chain.into_iter().rev() {
            if !message.is_empty() {
                p.emit(message, '|');
            }
            if p.out.len() > MAX_TEXT {
                continue;
            }
            let e = shown[at].exc;
            if self.is_exception(e, t::BASE_EXCEPTION_GROUP) {
                self.print_group(shown, at, p);
            } else {
                self.print_one(e, p);
            }
        }
    }

    fn print_one(&mut self, e: Handle<ExceptionObject>, p: &mut Printer) {
        let missing = self.missing_attribute(e);
        let frames =
            self.frames_text_of(&self.heap.exception(e).traceback, missing, &mut p.sources);
        if let Some(frames) = frames {
            p.emit("Traceback (most recent call last):\n", '|');
            p.emit(&frames, '|');
        }
        let last = self.exception_lines(e);
        p.emit(&last, '|');
    }

    /// The attribute that an AttributeError is about.
    fn missing_attribute(&self, e: Handle<ExceptionObject>) -> Option<&str> {
        match self.is_exception(e, t::ATTRIBUTE_ERROR) {
            true => self.exception_attr(e, n::NAME_ATTR).and_then(|v| self.str_of(v)),
            false => None,
        }
    }

    fn print_group(&mut self, shown: &[Shown], at: usize, p: &mut Printer) {
        let e = shown[at].exc;
        if p.depth > MAX_GROUP_DEPTH {
            p.emit(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"), '|');
            return;
        }
        let top = p.depth == 0;
        if top {
            p.depth = 1;
        }
        let missing = self.missing_attribute(e);
        let frames =
            self.frames_text_of(&self.heap.exception(e).traceback, missing, &mut p.sources);
        if let Some(frames) = frames {
            p.emit(
                "Exception Group Traceback (most recent call last):\n",
                if top { '+' } else { '|' },
            );
            p.emit(&frames, '|');
        }
        let lines = self.exception_lines(e);
        p.emit(&lines, '|');
        let members = &shown[at].members;
        let count =
            if members.len() <= MAX_GROUP_WIDTH { members.len() } else { MAX_GROUP_WIDTH + 1 };
        p.need_close = false;
        for (i, &member) in members.iter().take(count).enumerate() {
            let last = i + 1 == count;
            if last {
                p.need_close = true;
            }
            let truncated = i >= MAX_GROUP_WIDTH;
            let title = if truncated { "...".to_owned() } else { (i + 1).to_string() };
            let start = if i == 0 { "+-" } else { "  " };
            p.out += &format!("{}{start}+---------------- {title} ----------------\n", p.indent());
            p.depth += 1;
            if truncated {
                let rest = members.len() - MAX_GROUP_WIDTH;
                let plural = if rest > 1 { "s" } else { "" };
                p.emit(&format!("and {rest} more exception{plural}\n"), '|');
            } else {
                self.print_chain(shown, member, p);
            }
            if last && p.need_close {
                p.out += &format!("{}+------------------------------------\n", p.indent());
                p.need_close = false;
            }
            p.depth -= 1;
        }
        if top {
            p.depth = 0;
        }
    }

    /// The exceptions of a group.
    pub(crate) fn group_members(&self, e: Handle<ExceptionObject>) -> Vec<Handle<ExceptionObject>> {
        let members = match self.heap.exception(e).args {
            Value::Tuple(h) => self.heap.tuple_items(h).get(1).copied().unwrap_or(Value::None),
            _ => Value::None,
        };
        let members = self.exception_attr(e, n::EXCEPTIONS).unwrap_or(members);
        let items = match self.payload(members) {
            Value::Tuple(h) => self.heap.tuple_items(h),
            Value::List(h) => self.heap.items(h),
            _ => &[],
        };
        let of = |v: &Value| if let Value::Exception(h) = v { Some(*h) } else { None };
        items.iter().filter_map(of).collect()
    }

    /// What follows the frames: the class and the message, then the notes.
    pub(crate) fn exception_lines(&mut self, e: Handle<ExceptionObject>) -> String {
        let class = self.heap.exception(e).class;
        let (module, name) = (self.class_module(class), self.class_qualname(class));
        let name = match module.as_deref() {
            Some("builtins" | "__main__") | None => name,
            Some(module) => format!("{module}.{name}"),
        };
        let mut out = if self.is_exception(e, t::SYNTAX_ERROR) {
            self.syntax_error_lines(e, &name)
        } else {
            let mut text = self.message_text(e);
            if let Some(more) = self.suggestion(e) {
                text += &more;
            }
            if text.is_empty() { format!("{name}\n") } else { format!("{name}: {text}\n") }
        };
        self.add_notes(e, &mut out);
        out
    }

    /// `str(e)`, or what stands for it where that fails.
    fn message_text(&mut self, e: Handle<ExceptionObject>) -> String {
        if let Some(v) = self.exception_attr(e, n::REPORTED_TEXT)
            && let Some(text) = self.str_of(v)
        {
            return shortened(text.to_owned());
        }
        self.safe_text(Value::Exception(e), false)
            .unwrap_or_else(|| "<exception str() failed>".to_owned())
    }

    fn safe_text(&mut self, v: Value, repr: bool) -> Option<String> {
        let text = if repr { self.repr_pure(v) } else { self.str_pure(v) };
        text.ok().flatten().map(shortened)
    }

    fn add_notes(&mut self, e: Handle<ExceptionObject>, out: &mut String) {
        let Some(notes) = self.exception_attr(e, n::NOTES) else { return };
        let items = match self.payload(notes) {
            Value::List(h) => self.heap.items(h).to_vec(),
            Value::Tuple(h) => self.heap.tuple_items(h).to_vec(),
            Value::None => return,
            _ => {
                let text = self
                    .safe_text(notes, true)
                    .unwrap_or_else(|| "<__notes__ repr() failed>".to_owned());
                *out += &text;
                out.push('\n');
                return;
            }
        };
        for note in items {
            if out.len() > MAX_TEXT {
                return;
            }
            let text =
                self.safe_text(note, false).unwrap_or_else(|| "<note str() failed>".to_owned());
            *out += &text;
            out.push('\n');
        }
    }

    fn syntax_error_lines(&mut self, e: Handle<ExceptionObject>, name: &str) -> String {
        let field = |vm: &Vm, which| vm.syntax_field(e, which);
        let number = |v: Value| v.as_int();
        let text_of = |vm: &Vm, v: Value| vm.str_of(v).map(str::to_owned);
        let (filename, line) = (text_of(self, field(self, n::FILENAME)), field(self, n::LINENO));
        let mut out = String::new();
        let mut suffix = String::new();
        if line.is_none() {
            if let Some(f) = &filename {
                suffix = format!(" ({f})");
            }
        } else {
            let shown = self.safe_text(line, false).unwrap_or_default();
            out += &format!(
                "  File \"{}\", line {shown}\n",
                filename.as_deref().unwrap_or("<string>")
            );
        }
        if let Some(text) = text_of(self, field(self, n::TEXT)) {
            let raw = text.trim_end_matches('\n');
            let stripped = raw.trim_start_matches([' ', '\n', '\x0c']);
            let spaces = (raw.chars().count() - stripped.chars().count()) as i64;
            let (offset, end_offset) =
                (number(field(self, n::OFFSET)), number(field(self, n::END_OFFSET)));
            let end_line = field(self, n::END_LINENO);
            out += &format!("    {stripped}\n");
            if let (Some(mut offset), Value::Int(_) | Value::None) = (offset, line) {
                let length = raw.chars().count() as i64;
                let mut end = match end_line == line {
                    true => end_offset.filter(|&o| o != 0).unwrap_or(offset),
                    false => length + 1,
                };
                offset = offset.min(length + 1);
                if offset == end || end == -1 {
                    end = offset + 1;
                }
                end = end.min(length + 1).max(offset + 1);
                let (from, to) = (offset - 1 - spaces, end - 1 - spaces);
                if from >= 0 {
                    let before = stripped.chars().map(|c| if c.is_whitespace() { c } else { ' ' });
                    let pad: String =
                        before.chain(std::iter::repeat(' ')).take(from as usize).collect();
                    out += &format!(
                        "    {pad}{}\n",
                        "^".repeat((to - from).clamp(1, 10_000) as usize)
                    );
                }
            }
        }
        let message = field(self, n::MSG);
        let message = match message.is_none() {
            true => "<no detail available>".to_owned(),
            false => self.safe_text(message, false).unwrap_or_default(),
        };
        out += &format!("{name}: {message}{suffix}\n");
        out
    }

    // ---- tracebacks as objects

    /// `e.__traceback__`: the outermost frame that guests may see.
    pub(crate) fn traceback_of(
        &mut self,
        e: Handle<ExceptionObject>,
    ) -> Result<Value, crate::error::Raise> {
        let n = self.heap.exception(e).traceback.len();
        let last = self.heap.exception(e).traceback_object;
        let mut tb = self.visible_below(e, n);
        if tb.is_none() && n > 0 {
            // Raised and caught in library code, which looks at it itself.
            tb = Some(n - 1);
        }
        let Some(index) = tb else { return Ok(Value::None) };
        if let Value::Wrapper(w) = last
            && let Wrapper::Traceback { exception, index: at } = *self.heap.wrapper(w)
            && at == index
            && (exception == e
                || self.heap.exception(exception).traceback.get(..=at)
                    == self.heap.exception(e).traceback.get(..=at))
        {
            return Ok(last);
        }
        let tb = self.heap.new_wrapper(Wrapper::Traceback { exception: e, index })?;
        self.heap.exception_mut(e).traceback_object = tb;
        Ok(tb)
    }

    /// The traceback object of the first visible entry below a place.
    pub(crate) fn traceback_below(
        &mut self,
        e: Handle<ExceptionObject>,
        place: usize,
    ) -> Result<Value, crate::error::Raise> {
        match self.visible_below(e, place) {
            Some(index) => self.heap.new_wrapper(Wrapper::Traceback { exception: e, index }),
            None => Ok(Value::None),
        }
    }

    fn visible_below(&self, e: Handle<ExceptionObject>, place: usize) -> Option<usize> {
        let entries = &self.heap.exception(e).traceback;
        (0..place.min(entries.len())).rev().find(|&i| !self.is_hidden(entries[i]))
    }

    /// Library code is not shown.
    pub(crate) fn is_hidden(&self, entry: TracebackEntry) -> bool {
        let Some(loaded) = self.codes.get(entry.code.index()) else { return true };
        self.programs[loaded.owner as usize].library.is_some()
            || loaded.flags.has(monty_code::CodeFlags::HIDDEN)
    }

    /// The frames of an exception for the host, outermost first.
    pub fn exception_frames(&mut self, e: Handle<ExceptionObject>) -> Vec<StackFrame> {
        let mut sources = Sources::default();
        let entries = &self.heap.exception(e).traceback;
        let ends = both_ends(entries.len(), HOST_FRAMES);
        entries
            .iter()
            .enumerate()
            .rev()
            .filter(|(i, t)| !ends.contains(i) && !self.is_hidden(**t))
            .map(|(_, &t)| self.stack_frame(t, &mut sources))
            .collect()
    }

    /// An attribute that is kept with an exception.
    pub(crate) fn exception_attr(
        &self,
        h: Handle<ExceptionObject>,
        name: crate::value::Sym,
    ) -> Option<Value> {
        match self.heap.exception(h).dict {
            Value::Dict(d) => self.heap.dict_get_text(d, name),
            _ => None,
        }
    }

    /// Keep an attribute with an exception.
    pub(crate) fn set_exception_attr(
        &mut self,
        h: Handle<ExceptionObject>,
        name: crate::value::Sym,
        v: Value,
    ) -> crate::error::Result<()> {
        let d = match self.heap.exception(h).dict {
            Value::Dict(d) => d,
            _ => {
                let dict = self.heap.new_dict()?;
                self.heap.exception_mut(h).dict = dict;
                let Value::Dict(d) = dict else {
                    return Err(crate::error::Raise::Internal("not a dict"));
                };
                d
            }
        };
        self.dict_set_str(d, name, v)
    }
}
