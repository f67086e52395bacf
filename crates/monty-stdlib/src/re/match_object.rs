//! Match objects: what matched, by offsets in bytes.

use monty_runtime::core_types as types;
use monty_runtime::{
    Args, GetSetDef, NativeDef, Opaque, OpaqueData, Raise, Result, Step, TypeDef, TypeName, Value,
    Vm,
};

use super::pattern::{self, program_of};
use super::subject::Subject;
use super::substitute;
use super::template::Part;
use super::{Matcher, Program};

/// Places of the values in a match object.
const PATTERN: usize = 0;
const STRING: usize = 1;
const POS: usize = 2;
const ENDPOS: usize = 3;
const LAST_GROUP: usize = 4;

pub const TYPE: TypeDef = TypeDef {
    of: TypeName::Library("Match", "re", types::OBJECT),
    new: None,
    empty: None,
    methods: &[
        NativeDef::method("group(self, *args)", group),
        NativeDef::method("groups(self, /, default=None)", groups),
        NativeDef::method("groupdict(self, /, default=None)", groupdict),
        NativeDef::method("start(self, group=0, /)", start),
        NativeDef::method("end(self, group=0, /)", end),
        NativeDef::method("span(self, group=0, /)", span),
        NativeDef::stepping("expand(self, /, template)", expand),
        NativeDef::method("__getitem__(self, key, /)", get_item),
        NativeDef::stepping("__repr__(self, /)", repr),
        NativeDef::method("__copy__(self, /)", itself),
        NativeDef::method("__deepcopy__(self, memo, /)", itself),
    ],
    getset: &[
        GetSetDef { name: "re", get: |vm, v| part(vm, v, PATTERN), set: None },
        GetSetDef { name: "string", get: |vm, v| part(vm, v, STRING), set: None },
        GetSetDef { name: "pos", get: |vm, v| part(vm, v, POS), set: None },
        GetSetDef { name: "endpos", get: |vm, v| part(vm, v, ENDPOS), set: None },
        GetSetDef { name: "lastindex", get: last_index, set: None },
        GetSetDef { name: "lastgroup", get: last_group, set: None },
        GetSetDef { name: "regs", get: regs, set: None },
    ],
    doc: "The result of re.match() and re.search().",
};

/// A match object for what a matcher found.
pub fn new_match(
    vm: &mut Vm,
    pattern: Value,
    subject: Subject,
    bounds: (usize, usize),
    m: &Matcher,
) -> Result<Value> {
    let class = pattern::type_named(vm, "Match")?;
    let mut offsets = Vec::with_capacity(m.saves.len());
    for group in 0..m.saves.len() as u32 / 2 {
        let (a, b) = m.group(group).map_or((-1, -1), |(a, b)| (a as i64, b as i64));
        offsets.extend([a, b]);
    }
    let last = if m.last_group == 0 { Value::None } else { Value::Int(i64::from(m.last_group)) };
    let values = vec![
        pattern,
        subject.object,
        Value::Int(bounds.0 as i64),
        Value::Int(bounds.1 as i64),
        last,
    ];
    vm.heap.new_opaque(Opaque { class, values, data: OpaqueData::Ints(offsets) })
}

fn opaque(vm: &Vm, v: Value) -> Result<&Opaque> {
    match v {
        Value::Opaque(h) if matches!(vm.heap.opaque(h).data, OpaqueData::Ints(_)) => {
            Ok(vm.heap.opaque(h))
        }
        _ => Err(Raise::Internal("not a match")),
    }
}

fn part(vm: &mut Vm, v: Value, at: usize) -> Result<Value> {
    Ok(opaque(vm, v)?.values.get(at).copied().unwrap_or(Value::None))
}

fn subject(vm: &Vm, v: Value) -> Result<Subject> {
    let string = opaque(vm, v)?.values.get(STRING).copied().unwrap_or(Value::None);
    Ok(Subject::known(vm, string))
}

/// Number of groups, the whole match included.
fn count(vm: &Vm, v: Value) -> Result<usize> {
    match &opaque(vm, v)?.data {
        OpaqueData::Ints(offsets) => Ok(offsets.len() / 2),
        _ => Ok(0),
    }
}

/// Offsets of a group in bytes, if it matched (and lies in the text, which may have shrunk).
pub fn offsets(vm: &Vm, v: Value, group: usize) -> Result<Option<(usize, usize)>> {
    let OpaqueData::Ints(offsets) = &opaque(vm, v)?.data else { return Ok(None) };
    let (Some(&a), Some(&b)) = (offsets.get(group * 2), offsets.get(group * 2 + 1)) else {
        return Ok(None);
    };
    if a < 0 || b < a {
        return Ok(None);
    }
    let len = subject(vm, v)?.bytes(vm).len();
    Ok(Some(((a as usize).min(len), (b as usize).min(len))))
}

fn group_text(vm: &mut Vm, v: Value, group: usize, default: Value) -> Result<Value> {
    match offsets(vm, v, group)? {
        Some((a, b)) => subject(vm, v)?.slice(vm, a, b),
        None => Ok(default),
    }
}

/// The number of a group given by number or name.
fn group_number(vm: &mut Vm, v: Value, key: Value) -> Result<usize> {
    if let Value::Str(s) = vm.payload(key) {
        let program = match_program(vm, v)?;
        let name = vm.heap.str(s);
        if let Some(&(_, group)) = program.names.iter().find(|(n, _)| n == name) {
            return Ok(group as usize);
        }
    } else if vm.payload(key).as_int().is_some()
        || vm.lookup_special(key, monty_runtime::core_names::INDEX).is_some()
    {
        let group = vm.index_value(key)?.as_int().and_then(|group| usize::try_from(group).ok());
        if let Some(group) = group
            && group < count(vm, v)?
        {
            return Ok(group);
        }
    } else {
        // A key of the dict of names, if there is one: what cannot be a key is told so.
        if !match_program(vm, v)?.names.is_empty() {
            vm.hash_pure(key)?;
        }
    }
    Err(vm.index_error("no such group"))
}

fn match_program(vm: &mut Vm, v: Value) -> Result<std::sync::Arc<Program>> {
    let pattern = part(vm, v, PATTERN)?;
    program_of(vm, pattern)
}

fn group(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let wanted = args.rest_copy(vm)?;
    match wanted[..] {
        [] => group_text(vm, v, 0, Value::None),
        [key] => {
            let group = group_number(vm, v, key)?;
            group_text(vm, v, group, Value::None)
        }
        _ => {
            let mut texts = Vec::with_capacity(wanted.len());
            for key in wanted {
                let group = group_number(vm, v, key)?;
                texts.push(group_text(vm, v, group, Value::None)?);
            }
            vm.heap.new_tuple(&texts)
        }
    }
}

fn get_item(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, key) = (args.get(vm, 0), args.get(vm, 1));
    let group = group_number(vm, v, key)?;
    group_text(vm, v, group, Value::None)
}

fn groups(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, default) = (args.get(vm, 0), args.get(vm, 1).or_none());
    let mut texts = Vec::new();
    for group in 1..count(vm, v)? {
        texts.push(group_text(vm, v, group, default)?);
    }
    vm.heap.new_tuple(&texts)
}

fn groupdict(vm: &mut Vm, args: Args) -> Result<Value> {
    let (v, default) = (args.get(vm, 0), args.get(vm, 1).or_none());
    let dict = vm.heap.new_dict()?;
    let program = match_program(vm, v)?;
    for (name, group) in &program.names {
        let text = group_text(vm, v, *group as usize, default)?;
        pattern::set_name(vm, dict, name, text)?;
    }
    Ok(dict)
}

fn places(vm: &mut Vm, v: Value, group: usize) -> Result<(i64, i64)> {
    let Some((a, b)) = offsets(vm, v, group)? else { return Ok((-1, -1)) };
    let subject = subject(vm, v)?;
    Ok((subject.to_place(vm, a)? as i64, subject.to_place(vm, b)? as i64))
}

fn places_of(vm: &mut Vm, args: Args) -> Result<(i64, i64)> {
    let (v, key) = (args.get(vm, 0), args.get(vm, 1));
    let group = if key.is_unset() { 0 } else { group_number(vm, v, key)? };
    places(vm, v, group)
}

fn start(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(Value::Int(places_of(vm, args)?.0))
}

fn end(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(Value::Int(places_of(vm, args)?.1))
}

fn span(vm: &mut Vm, args: Args) -> Result<Value> {
    let (a, b) = places_of(vm, args)?;
    vm.heap.new_tuple(&[Value::Int(a), Value::Int(b)])
}

fn regs(vm: &mut Vm, v: Value) -> Result<Value> {
    let mut all = Vec::new();
    for group in 0..count(vm, v)? {
        let (a, b) = places(vm, v, group)?;
        all.push(vm.heap.new_tuple(&[Value::Int(a), Value::Int(b)])?);
    }
    vm.heap.new_tuple(&all)
}

fn last_index(vm: &mut Vm, v: Value) -> Result<Value> {
    part(vm, v, LAST_GROUP)
}

fn last_group(vm: &mut Vm, v: Value) -> Result<Value> {
    let Value::Int(last) = part(vm, v, LAST_GROUP)? else { return Ok(Value::None) };
    let program = match_program(vm, v)?;
    match program.names.iter().find(|(_, g)| i64::from(*g) == last) {
        Some((name, _)) => vm.heap.new_str(name),
        None => Ok(Value::None),
    }
}

fn itself(vm: &mut Vm, args: Args) -> Result<Value> {
    Ok(args.get(vm, 0))
}

fn repr(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let (a, b) = places(vm, v, 0)?;
    let text = group_text(vm, v, 0, Value::None)?;
    let shown = vm.repr_pure(text)?.unwrap_or_default();
    let text = format!("<re.Match object; span=({a}, {b}), match={shown}>");
    Ok(Step::Done(vm.heap.new_string(text)?))
}

fn expand(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, template) = (args.get(vm, 0), args.get(vm, 1));
    let program = match_program(vm, v)?;
    let template = match substitute::read_template(vm, &program, template)? {
        Ok(template) => template,
        Err(step) => return Ok(step),
    };
    let foreign = template.is_foreign(&program);
    if foreign {
        template.refuse_group(vm, |vm, group| Ok(offsets(vm, v, group as usize)?.is_some()))?;
    }
    let held = vm.heap.held();
    let mut out = Vec::new();
    fill(vm, &template.parts, v, &mut out)?;
    vm.heap.let_go(held);
    Ok(Step::Done(substitute::new_text(vm, foreign != program.bytes, out)?))
}

/// Write a template with the groups of a match; what is written is held.
fn fill(vm: &mut Vm, parts: &[Part], v: Value, out: &mut Vec<u8>) -> Result<()> {
    for p in parts {
        match p {
            Part::Text(text) => substitute::push(vm, out, text)?,
            Part::Group(group) => {
                if let Some((a, b)) = offsets(vm, v, *group as usize)? {
                    substitute::push_part(vm, out, subject(vm, v)?, a, b)?;
                }
            }
        }
    }
    Ok(())
}
