//! Replacing matches: by a template, which is text with references to groups, or by what a function
//! of the program makes of each match.

use monty_limits::STRETCH;
use monty_runtime::{Args, Raise, Result, Step, Value, Vm};

use super::pattern::{Matches, program_of, text_of};
use super::subject::Subject;
use super::template::{Part, TemplateFault, parse_template};
use super::{Matcher, Program};

/// A template that was read.
pub struct Template {
    pub parts: Vec<Part>,
    /// Whether it is one of bytes, which its pattern need not be.
    bytes: bool,
    object: Value,
}

/// Read a template; or the step that raises what it is refused for.
pub fn read_template(
    vm: &mut Vm,
    program: &Program,
    object: Value,
) -> Result<std::result::Result<Template, Step>> {
    let Some((source, bytes)) = text_of(vm, object)? else {
        vm.hash_pure(object)?;
        let name = vm.type_name(object);
        return Err(
            vm.type_error(format!("decoding to str: need a bytes-like object, {name} found"))
        );
    };
    let parts = if source.contains('\\') {
        match parse_template(program, &source, bytes, &mut vm.heap.budget) {
            Ok(parts) => parts,
            Err(fault) => return Ok(Err(raise_template(vm, fault, object)?)),
        }
    } else if bytes {
        vec![Part::Text(source.chars().map(|c| c as u8).collect())]
    } else {
        vec![Part::Text(source.into_bytes())]
    };
    Ok(Ok(Template { parts, bytes, object }))
}

impl Template {
    /// Is it text where the pattern is bytes, or the other way round?
    pub fn is_foreign(&self, program: &Program) -> bool {
        self.bytes != program.bytes
    }

    /// The error of a foreign template where a group matched, which is then to be joined with it.
    pub fn refuse_group(
        &self,
        vm: &mut Vm,
        matched: impl Fn(&Vm, u32) -> Result<bool>,
    ) -> Result<()> {
        // The text before the first group counts, even if it is empty.
        let mut place = 1;
        for (i, part) in self.parts.iter().enumerate() {
            match part {
                Part::Text(_) => place += usize::from(i > 0),
                Part::Group(group) if matched(vm, *group)? => {
                    return Err(not_joined(vm, self.bytes, place, "str", "bytes"));
                }
                Part::Group(_) => {}
            }
        }
        Ok(())
    }
}

/// The error of joining what is not of a kind.
fn not_joined(vm: &mut Vm, bytes: bool, place: usize, text: &str, other: &str) -> Raise {
    let (wanted, found) =
        if bytes { ("a bytes-like object", text) } else { ("str instance", other) };
    vm.type_error(format!("sequence item {place}: expected {wanted}, {found} found"))
}

/// Nothing is replaced by a foreign template: an error, unless nothing matches.
fn substitute_foreign(
    vm: &mut Vm,
    mut matches: Matches<'_>,
    template: &Template,
    limit: i64,
) -> Result<()> {
    let (mut from, mut pieces, mut first, mut count) = (0, 0, None, 0);
    while limit == 0 || count < limit {
        let Some((m, a, b)) = matches.next(vm)? else { break };
        pieces += usize::from(from < a);
        template.refuse_group(vm, |_, group| Ok(m.group(group).is_some()))?;
        first.get_or_insert(pieces);
        (from, pieces, count) = (b, pieces + 1, count + 1);
    }
    let Some(place) = first else { return Ok(()) };
    let literal = matches!(&template.parts[..], [] | [Part::Text(_)]);
    let name = if literal { vm.type_name(template.object) } else { "bytes".to_owned() };
    Err(not_joined(vm, !template.bytes, place, "str", &name))
}

/// Raise what a template was refused for.
fn raise_template(vm: &mut Vm, fault: TemplateFault, template: Value) -> Result<Step> {
    match fault {
        TemplateFault::Limit(e) => Err(e.into()),
        TemplateFault::Index(message) => Err(vm.index_error(message)),
        TemplateFault::Syntax(message, at) => {
            let message = vm.heap.new_string(message)?;
            vm.prelude_call("re_raise", &[message, template, Value::Int(at as i64)])
        }
    }
}

/// Bytes of the result as bytes or as text.
pub fn new_text(vm: &mut Vm, is_bytes: bool, bytes: Vec<u8>) -> Result<Value> {
    if is_bytes {
        return vm.heap.new_bytes(bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => vm.heap.new_string(text),
        Err(_) => Err(Raise::Internal("a replacement is no text")),
    }
}

/// Append bytes to a result; its growth is held.
pub fn push(vm: &mut Vm, out: &mut Vec<u8>, bytes: &[u8]) -> Result<()> {
    for part in bytes.chunks(STRETCH) {
        reserve(vm, out, part.len())?;
        out.extend_from_slice(part);
    }
    Ok(())
}

/// Append a part of the subject.
pub fn push_part(
    vm: &mut Vm,
    out: &mut Vec<u8>,
    subject: Subject,
    start: usize,
    end: usize,
) -> Result<()> {
    for start in (start..end).step_by(STRETCH) {
        let end = end.min(start + STRETCH);
        reserve(vm, out, end - start)?;
        out.extend_from_slice(&subject.bytes(vm)[start..end]);
    }
    Ok(())
}

fn reserve(vm: &mut Vm, out: &mut Vec<u8>, more: usize) -> Result<()> {
    vm.heap.burn(8 + more)?;
    let needed = out.len() + more;
    if needed > out.capacity() {
        let capacity = needed.max(out.capacity() * 2).max(64);
        vm.heap.hold(capacity - out.capacity())?;
        out.reserve_exact(capacity - out.len());
    }
    Ok(())
}

/// `sub` and `subn`
pub fn substitute(vm: &mut Vm, args: Args, counted: bool) -> Result<Step> {
    let pattern = args.get(vm, 0);
    let program = program_of(vm, pattern)?;
    let limit = if args.get(vm, 3).is_unset() { 0 } else { vm.index(args.get(vm, 3))? };
    let (repl, string) = (args.get(vm, 1), args.get(vm, 2));
    let subject = Subject::new(vm, &program, string)?;
    if vm.is_callable(repl) {
        let counted = Value::bool(counted);
        return vm
            .prelude_call("re_substitute", &[pattern, repl, string, Value::Int(limit), counted]);
    }
    let template = match read_template(vm, &program, repl)? {
        Ok(template) => template,
        Err(step) => return Ok(step),
    };
    let end = subject.bytes(vm).len();
    let matches = Matches { program: &program, subject, at: 0, end, not_empty: false };
    let (text, count) = if template.is_foreign(&program) {
        substitute_foreign(vm, matches, &template, limit)?;
        (subject.slice(vm, 0, end)?, 0)
    } else {
        replace(vm, matches, &template.parts, limit)?
    };
    if !counted {
        return Ok(Step::Done(text));
    }
    Ok(Step::Done(vm.heap.new_tuple(&[text, Value::Int(count)])?))
}

/// The text with its matches replaced, and how many were.
fn replace(
    vm: &mut Vm,
    mut matches: Matches<'_>,
    parts: &[Part],
    limit: i64,
) -> Result<(Value, i64)> {
    let (subject, program, end) = (matches.subject, matches.program, matches.end);
    let held = vm.heap.held();
    let mut out = Vec::new();
    let (mut from, mut count) = (0, 0);
    while limit == 0 || count < limit {
        let Some((m, a, b)) = matches.next(vm)? else { break };
        push_part(vm, &mut out, subject, from, a)?;
        write(vm, &mut out, subject, parts, &m)?;
        from = b;
        count += 1;
    }
    if count == 0 {
        return Ok((subject.slice(vm, 0, end)?, 0));
    }
    push_part(vm, &mut out, subject, from, end)?;
    vm.heap.let_go(held);
    Ok((new_text(vm, program.bytes, out)?, count))
}

/// Write what a template makes of a match.
fn write(
    vm: &mut Vm,
    out: &mut Vec<u8>,
    subject: Subject,
    parts: &[Part],
    m: &Matcher,
) -> Result<()> {
    for part in parts {
        match part {
            Part::Text(text) => push(vm, out, text)?,
            Part::Group(group) => {
                if let Some((a, b)) = m.group(*group) {
                    push_part(vm, out, subject, a, b)?;
                }
            }
        }
    }
    Ok(())
}
