//! Pattern objects: their text and flags, and with them the program that was made of them.

use std::sync::Arc;

use monty_runtime::core_types as types;
use monty_runtime::{
    Args, GetSetDef, Made, NativeDef, Opaque, OpaqueData, Raise, Result, Step, TypeDef, TypeName,
    TypeRef, Value, Vm,
};

use super::match_object::new_match;
use super::subject::Subject;
use super::substitute::substitute;
use super::{Fault, Matcher, Mode, Program, compile, parse};

/// Places of the values in a pattern object; its data is the flags, and whether it is one of bytes.
const SOURCE: usize = 0;

pub const TYPE: TypeDef = TypeDef {
    of: TypeName::Library("Pattern", "re", types::OBJECT),
    new: None,
    empty: None,
    methods: &[
        NativeDef::method("match(self, /, string, pos=0, endpos=sys.maxsize)", |vm, a| {
            single(vm, a, Mode::Match)
        }),
        NativeDef::method("fullmatch(self, /, string, pos=0, endpos=sys.maxsize)", |vm, a| {
            single(vm, a, Mode::Full)
        }),
        NativeDef::method("search(self, /, string, pos=0, endpos=sys.maxsize)", |vm, a| {
            single(vm, a, Mode::Search)
        }),
        NativeDef::method("findall(self, /, string, pos=0, endpos=sys.maxsize)", findall),
        NativeDef::stepping("finditer(self, /, string, pos=0, endpos=sys.maxsize)", finditer),
        NativeDef::stepping("scanner(self, /, string, pos=0, endpos=sys.maxsize)", scanner),
        NativeDef::method("split(self, /, string, maxsplit=0)", split),
        NativeDef::stepping("sub(self, /, repl, string, count=0)", |vm, a| {
            substitute(vm, a, false)
        }),
        NativeDef::stepping("subn(self, /, repl, string, count=0)", |vm, a| {
            substitute(vm, a, true)
        }),
        NativeDef::stepping("__repr__(self, /)", repr),
        NativeDef::method("__eq__(self, other, /)", equal),
        NativeDef::method("__hash__(self, /)", hash),
        NativeDef::method("__copy__(self, /)", itself),
        NativeDef::method("__deepcopy__(self, memo, /)", itself),
        NativeDef::method("__class_getitem__(cls, item, /)", class_getitem).as_class(),
    ],
    getset: &[
        GetSetDef { name: "pattern", get: source, set: None },
        GetSetDef {
            name: "flags",
            get: |vm, v| Ok(Value::Int(i64::from(program_of(vm, v)?.flags))),
            set: None,
        },
        GetSetDef {
            name: "groups",
            get: |vm, v| Ok(Value::Int(i64::from(program_of(vm, v)?.groups))),
            set: None,
        },
        GetSetDef { name: "groupindex", get: group_index, set: None },
    ],
    doc: "Compiled regular expression object.",
};

/// Functions for the library's `re.py` and the prelude.
pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_re_compile(pattern, flags, /)", compile_pattern),
    NativeDef::function(
        "_re_next(pattern, string, start, end, not_empty, match_only, /)",
        next_match,
    ),
    NativeDef::function("_re_offsets(pattern, string, pos, endpos, /)", bounds_internal),
    NativeDef::function("_re_span(match, /)", span_internal),
    NativeDef::function("_re_slice(string, start, end, /)", slice_internal),
];

/// A type of this module.
pub fn type_named(vm: &Vm, name: &str) -> Result<TypeRef> {
    vm.registry.type_named(name).ok_or(Raise::Internal("a type is missing"))
}

/// `dict[name] = value`
pub fn set_name(vm: &mut Vm, dict: Value, name: &str, value: Value) -> Result<()> {
    let key = vm.heap.new_str(name)?;
    let Value::Dict(h) = dict else { return Err(Raise::Internal("not a dict")) };
    let hash = vm.hash_pure(key)?.unwrap_or(0);
    vm.heap.dict_push(h, hash, key, value)?;
    Ok(())
}

fn itself(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(args.get(vm, 0))
}

fn class_getitem(vm: &mut Vm, args: Args) -> Result<Value> {
    let (origin, item) = (args.get(vm, 0), args.get(vm, 1));
    let args = match item {
        Value::Tuple(_) => item,
        _ => vm.heap.new_tuple(&[item])?,
    };
    vm.heap.new_wrapper(monty_runtime::Wrapper::GenericAlias { origin, args })
}

/// Bytes of the text of a pattern; none if it is no text.
fn text_len(vm: &Vm, v: Value) -> Option<usize> {
    match vm.payload(v) {
        Value::Str(s) => Some(vm.heap.str(s).len()),
        _ => bytes_of(vm, v).map(<[u8]>::len),
    }
}

/// Text of a pattern or template; bytes as the characters of their numbers.
pub fn text_of(vm: &mut Vm, v: Value) -> Result<Option<(String, bool)>> {
    let Some(len) = text_len(vm, v) else { return Ok(None) };
    // A byte may be a character of two.
    vm.heap.hold(2 * len)?;
    vm.heap.burn(len)?;
    Ok(match vm.payload(v) {
        Value::Str(s) => Some((vm.heap.str(s).to_owned(), false)),
        _ => bytes_of(vm, v).map(|b| (b.iter().map(|&b| char::from(b)).collect(), true)),
    })
}

/// The bytes of a bytes-like object.
fn bytes_of(vm: &Vm, v: Value) -> Option<&[u8]> {
    match vm.payload(v) {
        Value::Bytes(h) | Value::ByteArray(h) => Some(vm.heap.bytes(h)),
        view => {
            let (buffer, range) = vm.view_range(view)?;
            bytes_of(vm, buffer)?.get(range)
        }
    }
}

/// The pattern object; or, if it is refused, a tuple of message and position.
fn compile_pattern(vm: &mut Vm, args: Args) -> Result<Value> {
    let source = args.get(vm, 0);
    let flags = vm.index(args.get(vm, 1))?;
    if text_len(vm, source).is_none() {
        return Err(vm.type_error("first argument must be string or compiled pattern"));
    }
    let flags = flags as u32;
    match make(vm, source, flags)? {
        Ok(program) => {
            let class = type_named(vm, "Pattern")?;
            let data = vec![i64::from(flags), i64::from(program.bytes)];
            let bytes = program.size();
            let made = Box::new(Made { what: Arc::new(program), bytes });
            let data = OpaqueData::Made(data, Some(made));
            vm.heap.new_opaque(Opaque { class, values: vec![source], data })
        }
        Err(Fault::Syntax(message, at)) => {
            let message = vm.heap.new_string(message)?;
            vm.heap.new_tuple(&[message, at.map_or(Value::None, |at| Value::Int(at as i64))])
        }
        Err(Fault::Value(message)) => Err(vm.value_error(message)),
        Err(Fault::Overflow(message)) => Err(vm.overflow_error(message)),
        Err(Fault::TooDeep) => Err(vm.recursion_error("maximum recursion depth exceeded")),
    }
}

/// The program of a pattern's text.
fn make(vm: &mut Vm, source: Value, flags: u32) -> Result<std::result::Result<Program, Fault>> {
    // Parsing and compiling hold a few hundred bytes for each character.
    let work = text_len(vm, source).unwrap_or(0).saturating_mul(300);
    let held = vm.heap.held();
    vm.heap.hold(work)?;
    vm.heap.burn(work)?;
    let Some((text, bytes)) = text_of(vm, source)? else {
        return Err(Raise::Internal("a pattern has no text"));
    };
    let chars: Vec<char> = text.chars().collect();
    let program = parse(&chars, bytes, flags).map(|tree| compile(tree, bytes));
    vm.heap.let_go(held);
    Ok(program)
}

/// The program of a pattern object: it is made anew after the object came out of a snapshot.
pub fn program_of(vm: &mut Vm, pattern: Value) -> Result<Arc<Program>> {
    let Value::Opaque(h) = pattern else { return Err(Raise::Internal("not a pattern")) };
    let o = vm.heap.opaque(h);
    if let OpaqueData::Made(_, Some(made)) = &o.data {
        let program = made.what.clone().downcast::<Program>();
        return program.map_err(|_| Raise::Internal("not a program"));
    }
    let (OpaqueData::Made(data, _) | OpaqueData::Ints(data), Some(&source)) =
        (&o.data, o.values.get(SOURCE))
    else {
        return Err(Raise::Internal("not a pattern"));
    };
    let data = data.clone();
    let flags = data.first().copied().unwrap_or(0) as u32;
    let Ok(program) = make(vm, source, flags)? else {
        return Err(Raise::Internal("a pattern does not compile"));
    };
    let bytes = program.size();
    vm.heap.charge(bytes)?;
    let program = Arc::new(program);
    vm.heap.opaque_mut(h).data =
        OpaqueData::Made(data, Some(Box::new(Made { what: program.clone(), bytes })));
    Ok(program)
}

fn source(vm: &mut Vm, v: Value) -> Result<Value> {
    let Value::Opaque(h) = v else { return Err(Raise::Internal("not a pattern")) };
    Ok(vm.heap.opaque(h).values.get(SOURCE).copied().unwrap_or(Value::None))
}

fn group_index(vm: &mut Vm, v: Value) -> Result<Value> {
    let program = program_of(vm, v)?;
    let dict = vm.heap.new_dict()?;
    for (name, group) in &program.names {
        set_name(vm, dict, name, Value::Int(i64::from(*group)))?;
    }
    vm.heap.new_wrapper(monty_runtime::Wrapper::MappingProxy(dict))
}

/// The subject and the bounds of a search: places as Python counts, and offsets in bytes.
struct Bounds {
    subject: Subject,
    places: (usize, usize),
    bytes: (usize, usize),
}

fn bounds(
    vm: &mut Vm,
    program: &Program,
    string: Value,
    pos: Value,
    endpos: Value,
) -> Result<Bounds> {
    let pos = if pos.is_unset() { 0 } else { clamp(vm, pos)? };
    let endpos = if endpos.is_unset() { i64::MAX } else { clamp(vm, endpos)? };
    let subject = Subject::new(vm, program, string)?;
    let len = subject.len(vm);
    let places =
        (usize::try_from(pos).unwrap_or(0).min(len), usize::try_from(endpos).unwrap_or(0).min(len));
    let start = subject.to_byte(vm, places.0)?;
    let end =
        if places.1 == len { subject.bytes(vm).len() } else { subject.to_byte(vm, places.1)? };
    Ok(Bounds { subject, places, bytes: (start, end) })
}

/// An index argument; one out of range counts as the nearest.
fn clamp(vm: &mut Vm, v: Value) -> Result<i64> {
    match vm.index_value(v)? {
        Value::Int(i) => Ok(i),
        Value::BigInt(h) => {
            Ok(if vm.heap.bigint(h).sign() == num_bigint::Sign::Minus { 0 } else { i64::MAX })
        }
        other => Ok(other.as_int().unwrap_or(0)),
    }
}

fn single(vm: &mut Vm, args: Args, mode: Mode) -> Result<Value> {
    let pattern = args.get(vm, 0);
    let program = program_of(vm, pattern)?;
    let (string, pos, endpos) = (args.get(vm, 1), args.get(vm, 2), args.get(vm, 3));
    let b = bounds(vm, &program, string, pos, endpos)?;
    match b.subject.run(vm, &program, mode, b.bytes.0, b.bytes.1, false)? {
        Some(m) => new_match(vm, pattern, b.subject, b.places, &m),
        None => Ok(Value::None),
    }
}

/// All matches one after the other: those that are empty do not stand at the end of the one before.
pub struct Matches<'a> {
    pub program: &'a Program,
    pub subject: Subject,
    pub at: usize,
    pub end: usize,
    pub not_empty: bool,
}

impl Matches<'_> {
    pub fn next(&mut self, vm: &mut Vm) -> Result<Option<(Matcher, usize, usize)>> {
        let Some(m) =
            self.subject.run(vm, self.program, Mode::Search, self.at, self.end, self.not_empty)?
        else {
            return Ok(None);
        };
        let (a, b) = m.group(0).unwrap_or((self.end, self.end));
        self.not_empty = a == b;
        self.at = b;
        Ok(Some((m, a, b)))
    }
}

fn findall(vm: &mut Vm, args: Args) -> Result<Value> {
    let program = program_of(vm, args.get(vm, 0))?;
    let (string, pos, endpos) = (args.get(vm, 1), args.get(vm, 2), args.get(vm, 3));
    let b = bounds(vm, &program, string, pos, endpos)?;
    let list = vm.heap.new_list(Vec::new())?;
    let Value::List(items) = list else { return Err(Raise::Internal("not a list")) };
    let mut matches = Matches {
        program: &program,
        subject: b.subject,
        at: b.bytes.0,
        end: b.bytes.1,
        not_empty: false,
    };
    while let Some((m, ..)) = matches.next(vm)? {
        let item = match program.groups {
            0 | 1 => text_or_empty(vm, b.subject, &program, &m, program.groups)?,
            groups => {
                let mut texts = Vec::with_capacity(groups as usize);
                for group in 1..=groups {
                    texts.push(text_or_empty(vm, b.subject, &program, &m, group)?);
                }
                vm.heap.new_tuple(&texts)?
            }
        };
        vm.heap.list_append(items, item)?;
    }
    Ok(list)
}

fn text_or_empty(
    vm: &mut Vm,
    subject: Subject,
    program: &Program,
    m: &Matcher,
    group: u32,
) -> Result<Value> {
    match m.group(group) {
        Some((a, b)) => subject.slice(vm, a, b),
        None => super::substitute::new_text(vm, program.bytes, Vec::new()),
    }
}

fn finditer(vm: &mut Vm, args: Args) -> Result<Step> {
    iterate(vm, args, "re_finditer")
}

fn scanner(vm: &mut Vm, args: Args) -> Result<Step> {
    iterate(vm, args, "re_scanner")
}

fn iterate(vm: &mut Vm, args: Args, function: &str) -> Result<Step> {
    let pattern = args.get(vm, 0);
    let program = program_of(vm, pattern)?;
    let (string, pos, endpos) = (args.get(vm, 1), args.get(vm, 2), args.get(vm, 3));
    let b = bounds(vm, &program, string, pos, endpos)?;
    let (start, end) = (Value::Int(b.bytes.0 as i64), Value::Int(b.bytes.1 as i64));
    vm.prelude_call(function, &[pattern, string, start, end])
}

/// The next match from an offset on, for loops in Python.
fn next_match(vm: &mut Vm, args: Args) -> Result<Value> {
    let pattern = args.get(vm, 0);
    let program = program_of(vm, pattern)?;
    let subject = Subject::new(vm, &program, args.get(vm, 1))?;
    let len = subject.bytes(vm).len();
    let offset = |v: Value| v.as_int().and_then(|i| usize::try_from(i).ok()).unwrap_or(0).min(len);
    let (start, end) = (offset(args.get(vm, 2)), offset(args.get(vm, 3)));
    let not_empty = args.get(vm, 4) == Value::True;
    let mode = if args.get(vm, 5) == Value::True { Mode::Match } else { Mode::Search };
    match subject.run(vm, &program, mode, start, end, not_empty)? {
        Some(m) => {
            let end = subject.to_place(vm, end)?;
            new_match(vm, pattern, subject, (0, end), &m)
        }
        None => Ok(Value::None),
    }
}

/// Offsets in bytes of `pos` and `endpos`.
fn bounds_internal(vm: &mut Vm, args: Args) -> Result<Value> {
    let program = program_of(vm, args.get(vm, 0))?;
    let (string, pos, endpos) = (args.get(vm, 1), args.get(vm, 2), args.get(vm, 3));
    let b = bounds(vm, &program, string, pos, endpos)?;
    vm.heap.new_tuple(&[Value::Int(b.bytes.0 as i64), Value::Int(b.bytes.1 as i64)])
}

/// Offsets in bytes of a match.
fn span_internal(vm: &mut Vm, args: Args) -> Result<Value> {
    let (a, b) = super::match_object::offsets(vm, args.get(vm, 0), 0)?.unwrap_or((0, 0));
    vm.heap.new_tuple(&[Value::Int(a as i64), Value::Int(b as i64)])
}

/// A part of a string or bytes by offsets in bytes; None for the end.
fn slice_internal(vm: &mut Vm, args: Args) -> Result<Value> {
    let subject = Subject::known(vm, args.get(vm, 0));
    let len = subject.bytes(vm).len();
    let offset =
        |v: Value| v.as_int().and_then(|i| usize::try_from(i).ok()).unwrap_or(len).min(len);
    let (start, end) = (offset(args.get(vm, 1)), offset(args.get(vm, 2)));
    if start > end
        || matches!(subject.payload, Value::Str(s) if !vm.heap.str(s).is_char_boundary(start)
        || !vm.heap.str(s).is_char_boundary(end))
    {
        return Err(Raise::Internal("not a part of the text"));
    }
    subject.slice(vm, start, end)
}

fn split(vm: &mut Vm, args: Args) -> Result<Value> {
    let program = program_of(vm, args.get(vm, 0))?;
    let limit = if args.get(vm, 2).is_unset() { 0 } else { vm.index(args.get(vm, 2))? };
    let subject = Subject::new(vm, &program, args.get(vm, 1))?;
    let list = vm.heap.new_list(Vec::new())?;
    let Value::List(items) = list else { return Err(Raise::Internal("not a list")) };
    let end = subject.bytes(vm).len();
    let mut matches = Matches { program: &program, subject, at: 0, end, not_empty: false };
    let mut from = 0;
    let mut count = 0;
    while limit == 0 || count < limit {
        let Some((m, a, b)) = matches.next(vm)? else { break };
        let before = subject.slice(vm, from, a)?;
        vm.heap.list_append(items, before)?;
        for group in 1..=program.groups {
            let text = match m.group(group) {
                Some((a, b)) => subject.slice(vm, a, b)?,
                None => Value::None,
            };
            vm.heap.list_append(items, text)?;
        }
        from = b;
        count += 1;
    }
    let rest = subject.slice(vm, from, end)?;
    vm.heap.list_append(items, rest)?;
    Ok(list)
}

fn repr(vm: &mut Vm, args: Args) -> Result<Step> {
    const NAMES: [(u32, &str); 8] = [
        (super::flag::IGNORECASE, "re.IGNORECASE"),
        (super::flag::LOCALE, "re.LOCALE"),
        (super::flag::MULTILINE, "re.MULTILINE"),
        (super::flag::DOTALL, "re.DOTALL"),
        (super::flag::UNICODE, "re.UNICODE"),
        (super::flag::VERBOSE, "re.VERBOSE"),
        (super::flag::DEBUG, "re.DEBUG"),
        (super::flag::ASCII, "re.ASCII"),
    ];
    let pattern = args.get(vm, 0);
    let program = program_of(vm, pattern)?;
    let source = source(vm, pattern)?;
    let mut text = vm.repr_pure(source)?.unwrap_or_default();
    if text.chars().count() > 200 {
        text = text.chars().take(200).collect();
    }
    let mut flags = program.flags;
    if !program.bytes {
        flags &= !super::flag::UNICODE;
    }
    let mut shown: Vec<String> = NAMES
        .iter()
        .filter(|(bit, _)| flags & bit != 0)
        .map(|(_, name)| (*name).to_owned())
        .collect();
    let rest = flags & !NAMES.iter().fold(0, |all, (bit, _)| all | bit);
    if rest != 0 {
        shown.push(format!("{rest:#x}"));
    }
    let flags = if shown.is_empty() { String::new() } else { format!(", {}", shown.join("|")) };
    Ok(Step::Done(vm.heap.new_string(format!("re.compile({text}{flags})"))?))
}

/// Text and flags of a pattern, to compare.
fn identity(vm: &mut Vm, v: Value) -> Result<Option<(String, bool, u32)>> {
    let class = type_named(vm, "Pattern")?;
    if vm.type_of(v) != class {
        return Ok(None);
    }
    let flags = program_of(vm, v)?.flags;
    let source = source(vm, v)?;
    Ok(text_of(vm, source)?.map(|(text, bytes)| (text, bytes, flags)))
}

fn equal(vm: &mut Vm, args: Args) -> Result<Value> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let (a, b) = (identity(vm, a)?, identity(vm, b)?);
    Ok(match (a, b) {
        (Some(a), Some(b)) => Value::bool(a == b),
        _ => Value::NotImplemented,
    })
}

fn hash(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let flags = program_of(vm, v)?.flags;
    let source = source(vm, v)?;
    let hash = vm.hash_pure(source)?.unwrap_or(0);
    Ok(Value::Int((hash ^ u64::from(flags)) as i64 >> 3))
}
