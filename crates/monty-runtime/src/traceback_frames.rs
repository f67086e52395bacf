//! The frames of a traceback as text: file, line, source, and the carets under what failed.

use std::collections::HashMap;
use std::ops::Range;

use monty_code::{Code, Instr, Program, Span};
use monty_host::StackFrame;
use smallvec::{SmallVec, smallvec};

use crate::object::TracebackEntry;
use crate::value::CodeRef;
use crate::vm::Vm;

/// Of a source line, this many bytes are shown: each frame of a traceback shows one.
const MAX_LINE: usize = 4096;

/// An expression over more lines than this shows its first one.
const MAX_LINES: u32 = 1000;

fn shown_part(line: &str) -> &str {
    if line.len() > MAX_LINE { &line[..line.floor_char_boundary(MAX_LINE)] } else { line }
}

/// Equal frames in a row beyond this many are counted, not shown.
const RECURSIVE_CUTOFF: usize = 3;

/// Where the lines of the programs begin, and the frames that were shown: found once for each.
#[derive(Default)]
pub(crate) struct Sources {
    starts: HashMap<u32, Vec<u32>>,
    frames: HashMap<TracebackEntry, StackFrame>,
}

/// What is known of an entry of a traceback: its line, and where its text stands, if it was written.
struct Shown {
    line: u32,
    text: Option<Range<usize>>,
}

/// A span in lines (from 1) and columns (bytes, from 0).
struct Place {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

impl Sources {
    /// Line (from 1) and column (from 0, in bytes) of an offset.
    fn locate(&mut self, owner: u32, source: &str, offset: u32) -> (u32, u32) {
        let starts = self.starts.entry(owner).or_insert_with(|| {
            let after =
                source.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1);
            std::iter::once(0).chain(after).collect()
        });
        let line = starts.partition_point(|&s| s <= offset.min(source.len() as u32));
        (line as u32, offset - starts[line - 1].min(offset))
    }

    fn line<'a>(&self, owner: u32, source: &'a str, line: u32) -> &'a str {
        let Some(starts) = self.starts.get(&owner) else { return "" };
        let Some(&start) = starts.get((line as usize).wrapping_sub(1)) else { return "" };
        let end = starts.get(line as usize).map_or(source.len(), |&e| e as usize);
        shown_part(source.get(start as usize..end).unwrap_or("")).trim_end()
    }
}

impl Vm {
    /// The frames that are at an instruction, the innermost first: those of inlined generator
    /// expressions, then the one that runs.
    pub(crate) fn entries_at(&self, code: CodeRef, pc: u32) -> SmallVec<[TracebackEntry; 2]> {
        let mut entries = smallvec![TracebackEntry { code, pc }];
        let mut at = pc;
        while let Some(inlined) = self.code(code).inlined_at(at) {
            at = inlined.call;
            entries.push(TracebackEntry { code, pc: at });
        }
        entries
    }

    /// The code object that an entry shows the frame of.
    pub(crate) fn shown_code(&self, entry: TracebackEntry) -> CodeRef {
        let loaded = &self.codes[entry.code.index()];
        match loaded.code(&self.programs).inlined_at(entry.pc) {
            Some(inlined) => {
                CodeRef::new(self.programs[loaded.owner as usize].first_code + inlined.code)
            }
            None => entry.code,
        }
    }

    fn shown_name(&self, entry: TracebackEntry) -> &str {
        &self.code(self.shown_code(entry)).name
    }

    fn place(&self, entry: TracebackEntry, sources: &mut Sources) -> Place {
        let loaded = &self.codes[entry.code.index()];
        let code = loaded.code(&self.programs);
        let span = code.spans.get(entry.pc as usize).copied().unwrap_or_default();
        let source = &loaded.program(&self.programs).source;
        let (line, column) = sources.locate(loaded.owner, source, span.start);
        let (end_line, end_column) = sources.locate(loaded.owner, source, span.end);
        let mut p = Place { line, column, end_line, end_column };
        if line != end_line
            && let Some((name, end)) =
                attribute(loaded.program(&self.programs), code, entry.pc as usize, span)
        {
            // An attribute on a line of its own: from its name on.
            let (at, after) = sources.locate(loaded.owner, source, end);
            if at != line {
                (p.line, p.column) = (at, after.saturating_sub(name.len() as u32));
            }
        }
        p
    }

    /// Line of a traceback entry.
    pub(crate) fn entry_line(&self, entry: TracebackEntry) -> u32 {
        self.place(entry, &mut Sources::default()).line
    }

    /// First and last line and column of a traceback entry; columns in characters from 0.
    pub(crate) fn entry_columns(&self, entry: TracebackEntry) -> [u32; 4] {
        let mut sources = Sources::default();
        let f = self.stack_frame(entry, &mut sources);
        [f.line, f.end_line, f.column - 1, f.end_column - 1]
    }

    /// An entry as the host is told of it.
    pub(crate) fn stack_frame(&self, entry: TracebackEntry, sources: &mut Sources) -> StackFrame {
        if let Some(frame) = sources.frames.get(&entry) {
            return frame.clone();
        }
        let frame = self.new_stack_frame(entry, sources);
        sources.frames.insert(entry, frame.clone());
        frame
    }

    fn new_stack_frame(&self, entry: TracebackEntry, sources: &mut Sources) -> StackFrame {
        let loaded = &self.codes[entry.code.index()];
        let (program, owner) = (loaded.program(&self.programs), loaded.owner);
        let p = self.place(entry, sources);
        let (first, last) = (
            sources.line(owner, &program.source, p.line),
            sources.line(owner, &program.source, p.end_line),
        );
        StackFrame {
            filename: program.filename.to_string(),
            line: p.line,
            column: chars(first, p.column) as u32 + 1,
            end_line: p.end_line,
            end_column: chars(last, p.end_column) as u32 + 1,
            function_name: self.shown_name(entry).to_string(),
            source_line: (!program.source.is_empty()).then(|| first.to_owned()),
        }
    }

    /// The frames of a traceback, the outermost first; None if there are none to show.
    pub(crate) fn frames_text(
        &self,
        entries: &[TracebackEntry],
        sources: &mut Sources,
    ) -> Option<String> {
        self.frames_text_of(entries, None, sources)
    }

    /// The same for an AttributeError: `missing` is the attribute.
    pub(crate) fn frames_text_of(
        &self,
        entries: &[TracebackEntry],
        missing: Option<&str>,
        sources: &mut Sources,
    ) -> Option<String> {
        let mut out = String::new();
        // Recursion shows the same few entries again and again.
        let mut known: HashMap<TracebackEntry, Shown> = HashMap::new();
        let innermost = entries.first().copied();
        let mut last = None;
        let mut count = 0;
        if entries.is_empty() {
            return None;
        }
        for &entry in entries.iter().rev().filter(|&&e| !self.is_hidden(e)) {
            let loaded = &self.codes[entry.code.index()];
            let shown = known
                .entry(entry)
                .or_insert_with(|| Shown { line: self.place(entry, sources).line, text: None });
            let key = (loaded.owner, shown.line, self.shown_name(entry));
            if last != Some(key) {
                repeated(count, &mut out);
                last = Some(key);
                count = 0;
            }
            count += 1;
            if count <= RECURSIVE_CUTOFF {
                let missing = missing.filter(|_| Some(entry) == innermost);
                let start = out.len();
                match shown.text.clone().filter(|_| missing.is_none()) {
                    Some(text) => out.extend_from_within(text),
                    None => self.frame_text(entry, missing, sources, &mut out),
                }
                if missing.is_none() {
                    shown.text = Some(start..out.len());
                }
            }
        }
        repeated(count, &mut out);
        Some(out)
    }

    /// `missing` names the attribute that was not found: a fused call of a method shows that.
    fn frame_text(
        &self,
        entry: TracebackEntry,
        missing: Option<&str>,
        sources: &mut Sources,
        out: &mut String,
    ) {
        let loaded = &self.codes[entry.code.index()];
        let (program, owner, code) =
            (loaded.program(&self.programs), loaded.owner, loaded.code(&self.programs));
        let instr = code.instrs.get(entry.pc as usize);
        let mut p = self.place(entry, sources);
        let mut anchor = code
            .anchors
            .binary_search_by_key(&entry.pc, |a| a.pc)
            .ok()
            .map(|i| code.anchors[i].span);
        if let (Some(name), Some(&Instr::CallMethod { site, .. }), Some(call)) =
            (missing, instr, anchor)
            && code.sites.get(site as usize).is_some_and(|&s| program.name(s) == name)
        {
            anchor = None;
            self.attribute_place(owner, &program.source, call.start, name, &mut p, sources);
        }
        if matches!(instr, Some(Instr::MakeGenerator)) {
            // Not begun: the function itself, without carets.
            p = Place {
                line: code.first_line,
                column: 0,
                end_line: code.first_line,
                end_column: u32::MAX,
            };
            anchor = None;
        }
        *out += &format!(
            "  File \"{}\", line {}, in {}\n",
            program.filename,
            p.line,
            self.shown_name(entry)
        );
        if program.mode == monty_code::GlobalsMode::Slots {
            // Code from a text of the guest's: no file has its lines.
            return;
        }
        if p.end_line - p.line > MAX_LINES {
            p.end_line = p.line;
        }
        let lines: Vec<&str> =
            (p.line..=p.end_line).map(|l| sources.line(owner, &program.source, l)).collect();
        if lines.iter().all(|l| l.trim().is_empty()) {
            return;
        }
        let anchor = anchor.map(|span: Span| {
            let (line, column) = sources.locate(owner, &program.source, span.start);
            let (end_line, end_column) = sources.locate(owner, &program.source, span.end);
            Place { line, column, end_line, end_column }
        });
        Segment::new(&lines, &p, anchor.as_ref()).print(out);
    }

    /// From a call of a method to the attribute before its parentheses; one on a line of its own stands
    /// there alone.
    fn attribute_place(
        &self,
        owner: u32,
        source: &str,
        paren: u32,
        name: &str,
        p: &mut Place,
        sources: &mut Sources,
    ) {
        let Some(before) = source.get(..paren as usize) else { return };
        let end = before.trim_end().len() as u32;
        (p.end_line, p.end_column) = sources.locate(owner, source, end);
        if p.end_line != p.line {
            (p.line, p.column) = (p.end_line, p.end_column.saturating_sub(name.len() as u32));
        }
    }
}

/// The attribute that an instruction gets, sets or calls, and where its name ends.
fn attribute<'a>(
    program: &'a Program,
    code: &Code,
    pc: usize,
    span: Span,
) -> Option<(&'a str, u32)> {
    let site = |s: u32| code.sites.get(s as usize).map(|&name| program.name(name));
    let (name, calls) = match *code.instrs.get(pc)? {
        Instr::LoadAttr { site: s, .. }
        | Instr::StoreAttr { site: s, .. }
        | Instr::LoadMethod { site: s, .. } => (site(s)?, false),
        Instr::DeleteAttr { name, .. } => (program.name(name), false),
        Instr::CallMethod { site: s, .. } => (site(s)?, true),
        Instr::CallLoaded { f, .. } | Instr::CallLoadedKw { f, .. } => {
            let loads = |i: &Instr| match *i {
                Instr::LoadMethod { f: g, site: s, .. } if f == g => site(s),
                _ => None,
            };
            (code.instrs[..pc].iter().rev().find_map(loads)?, true)
        }
        _ => return None,
    };
    if !calls {
        return Some((name, span.end));
    }
    let at = code.anchors.binary_search_by_key(&(pc as u32), |a| a.pc).ok()?;
    let before = program.source.get(..code.anchors[at].span.start as usize)?;
    Some((name, before.trim_end().len() as u32))
}

fn repeated(count: usize, out: &mut String) {
    if count > RECURSIVE_CUTOFF {
        let n = count - RECURSIVE_CUTOFF;
        let plural = if n > 1 { "s" } else { "" };
        *out += &format!("  [Previous line repeated {n} more time{plural}]\n");
    }
}

/// Characters in the first `bytes` bytes of a line.
fn chars(line: &str, bytes: u32) -> usize {
    let bytes = bytes as usize;
    if bytes > line.len() && line.len() + 4 > MAX_LINE {
        // Beyond what is shown of a long line.
        return bytes;
    }
    match line.get(..bytes) {
        Some(part) => part.chars().count(),
        None => line.char_indices().take_while(|(i, _)| *i < bytes).count(),
    }
}

/// Columns that text takes on a terminal: wide characters take two.
fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn is_wide(c: char) -> bool {
    matches!(c as u32,
        0x1100..=0x115f | 0x231a..=0x231b | 0x23e9..=0x23ec | 0x25fd..=0x25fe | 0x2614..=0x2615 | 0x26a1 | 0x2705
        | 0x2728 | 0x274c | 0x2753..=0x2755 | 0x2795..=0x2797 | 0x2b50 | 0x2e80..=0x303e | 0x3041..=0x33ff
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xa000..=0xa4cf | 0xa960..=0xa97c | 0xac00..=0xd7a3 | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1f64f | 0x1f680..=0x1f6ff
        | 0x1f900..=0x1f9ff | 0x1fa70..=0x1faff | 0x20000..=0x3fffd)
}

/// A position in a segment: line from 0, column in characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    line: usize,
    column: usize,
}

/// The lines of an expression that failed, and the part to underline.
struct Segment {
    /// Without their common indentation.
    lines: Vec<String>,
    start: usize,
    end: usize,
    /// What is marked with `^` while the rest gets `~`.
    anchor: Option<(Spot, Spot)>,
}

impl Segment {
    fn new(lines: &[&str], p: &Place, anchor: Option<&Place>) -> Segment {
        let indent = common_indent(lines);
        let dedented: Vec<String> =
            lines.iter().map(|l| l.get(indent..).unwrap_or("").to_owned()).collect();
        let spot = |line: u32, column: u32| {
            let line = (line.saturating_sub(p.line) as usize).min(lines.len() - 1);
            Spot { line, column: chars(lines[line], column).saturating_sub(indent) }
        };
        Segment {
            start: spot(p.line, p.column).column,
            end: spot(p.end_line, p.end_column).column,
            anchor: anchor.map(|a| (spot(a.line, a.column), spot(a.end_line, a.end_column))),
            lines: dedented,
        }
    }

    /// A line up to a column.
    fn upto(&self, line: usize, column: usize) -> &str {
        let text = &self.lines[line];
        let end = text.char_indices().nth(column).map_or(text.len(), |(i, _)| i);
        &text[..end]
    }

    fn after(&self, line: usize, column: usize) -> &str {
        &self.lines[line][self.upto(line, column).len()..]
    }

    fn shows_carets(&self) -> bool {
        let last = self.lines.len() - 1;
        let (before, after) = (self.upto(0, self.start), self.after(last, self.end));
        if self.is_whole_statement(before, after) {
            return false;
        }
        self.anchor.is_some() || !before.trim_start().is_empty() || !after.trim_end().is_empty()
    }

    /// `return f(...)` and `x = ...f(...)`, where the call is all there is.
    fn is_whole_statement(&self, before: &str, after: &str) -> bool {
        let Some((from, to)) = self.anchor else { return false };
        let last = self.lines.len() - 1;
        let is_call = self.after(from.line, from.column).starts_with('(')
            && to == Spot { line: last, column: self.end };
        let (mut before, mut after) = (before.trim(), after.trim());
        while let (Some(outer), Some(rest)) = (before.strip_suffix('('), after.strip_prefix(')')) {
            (before, after) = (outer.trim_end(), rest.trim_start());
        }
        if !is_call || !(after.is_empty() || after.starts_with(['#', ';'])) {
            return false;
        }
        if before == "return" {
            let callee = if from.line == 0 {
                &self.upto(0, from.column)[self.upto(0, self.start).len()..]
            } else {
                "."
            };
            return callee.trim().chars().all(|c| c.is_alphanumeric() || c == '_');
        }
        is_assignment(before)
    }

    fn print(&self, out: &mut String) {
        let n = self.lines.len();
        let carets = self.shows_carets();
        let mut shown: Vec<usize> = vec![0, n - 1];
        if let Some((from, to)) = self.anchor {
            for line in [from.line, to.line] {
                shown.extend((line.saturating_sub(1)..=line + 1).filter(|&l| l < n));
            }
        }
        shown.sort_unstable();
        shown.dedup();
        let mut rows: Vec<String> = Vec::new();
        for (i, &line) in shown.iter().enumerate() {
            if i > 0 {
                match line - shown[i - 1] {
                    2 => self.print_line(line - 1, carets, &mut rows),
                    d if d > 2 => rows.push(format!("...<{} lines>...", d - 1)),
                    _ => {}
                }
            }
            self.print_line(line, carets, &mut rows);
        }
        let all: Vec<&str> = rows.iter().map(String::as_str).collect();
        let indent = common_indent(&all);
        for row in &rows {
            // Lines of spaces only are emptied, as dedenting does.
            let row = if row.trim().is_empty() { "" } else { row.get(indent..).unwrap_or("") };
            *out += "    ";
            *out += row;
            out.push('\n');
        }
    }

    fn print_line(&self, line: usize, carets: bool, rows: &mut Vec<String>) {
        let text = &self.lines[line];
        rows.push(text.clone());
        if !carets {
            return;
        }
        let spaces = text.chars().take_while(|c| c.is_whitespace()).count();
        let first = if line == 0 { width(self.upto(0, self.start)) } else { 0 };
        let end = if line + 1 == self.lines.len() {
            width(self.upto(line, self.end))
        } else {
            width(text)
        };
        let (primary, anchor) = match self.anchor {
            Some((from, to)) => {
                let at =
                    |s: Spot| Spot { line: s.line, column: width(self.upto(s.line, s.column)) };
                ('~', Some((at(from), at(to))))
            }
            None => ('^', None),
        };
        let mut row = String::new();
        for column in 0..end.min(2 * MAX_LINE) {
            let spot = Spot { line, column };
            row.push(match anchor {
                _ if column < spaces || column < first => ' ',
                Some((from, to)) if spot >= from && spot < to => '^',
                _ => primary,
            });
        }
        rows.push(row);
    }
}

/// Leading whitespace that all lines that are not blank share, in bytes.
fn common_indent(lines: &[&str]) -> usize {
    let mut common: Option<&str> = None;
    for line in lines.iter().filter(|l| !l.trim().is_empty()) {
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        common = Some(match common {
            None => indent,
            Some(c) => {
                let same = c.bytes().zip(indent.bytes()).take_while(|(a, b)| a == b).count();
                &c[..same]
            }
        });
    }
    common.map_or(0, str::len)
}

/// `name =`: the one target of a plain assignment.
fn is_assignment(before: &str) -> bool {
    let Some(target) = before.strip_suffix('=') else { return false };
    let name = target.trim().trim_start_matches('(').trim_end_matches(')').trim();
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}
