//! Code as text: a listing with source lines, for golden tests and people.

use std::fmt::Write;

use crate::{Code, Const, Instr, Program};

/// The whole program as text.
pub fn disassemble(program: &Program) -> String {
    let mut out = String::new();
    for (i, code) in program.codes.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        let _ = listing(program, code, i, &mut out);
    }
    out
}

fn listing(program: &Program, code: &Code, index: usize, out: &mut String) -> std::fmt::Result {
    writeln!(out, "code {index} {} regs={}{}", code.qualname, code.nregs, header(program, code))?;
    let mut last_line = 0;
    for (pc, instr) in code.instrs.iter().enumerate() {
        let span = code.spans.get(pc).copied().unwrap_or_default();
        let (line, _) = program.line_col(span.start);
        if line == last_line {
            write!(out, "     ")?;
        } else {
            write!(out, "{line:>4} ")?;
        }
        last_line = line;
        let text = format!("{instr:?}");
        let text = text.replace(" { ", " ").replace(" }", "").replace(": ", "=").replace(',', "");
        write!(out, "{pc:>4}  {text}")?;
        if let Some(note) = note(program, code, instr) {
            write!(out, "  ; {note}")?;
        }
        writeln!(out)?;
    }
    for h in &code.handlers {
        writeln!(out, "     handler {}..{} -> {} reg={}", h.start, h.end, h.target, h.reg)?;
    }
    for i in &code.inlined {
        writeln!(
            out,
            "     inlined {}..{} of code {}, called at {}",
            i.start, i.end, i.code, i.call
        )?;
    }
    Ok(())
}

fn name(program: &Program, id: u32) -> &str {
    program.names.get(id as usize).map_or("?", |n| n)
}

fn header(program: &Program, code: &Code) -> String {
    let mut text = String::new();
    let names = |ids: &[u32]| ids.iter().map(|&id| name(program, id)).collect::<Vec<_>>().join(" ");
    if code.argcount > 0 || code.kwonly > 0 || code.flags.0 & 3 != 0 {
        let _ = write!(text, " args={}/{}/{}", code.posonly, code.argcount, code.kwonly);
    }
    let _ = write!(text, " flags={}", code.flags.0);
    if !code.varnames.is_empty() {
        let _ = write!(text, " vars=[{}]", names(&code.varnames));
    }
    if !code.cells.is_empty() {
        let cells = code.cells.iter().map(|&(reg, id)| format!("{}@{reg}", name(program, id)));
        let _ = write!(text, " cells=[{}]", cells.collect::<Vec<_>>().join(" "));
    }
    if !code.freevars.is_empty() {
        let _ = write!(text, " free=[{}]", names(&code.freevars));
    }
    text
}

/// What an index in an instruction stands for.
fn note(program: &Program, code: &Code, instr: &Instr) -> Option<String> {
    use Instr::*;
    Some(match *instr {
        LoadConst { idx, .. } => constant(code.consts.get(idx as usize)?),
        CallKw { names, .. } | CallLoadedKw { names, .. } | MatchClass { names, .. } => {
            constant(code.consts.get(names as usize)?)
        }
        LoadGlobal { slot, .. } | StoreGlobal { slot, .. } | DeleteGlobal { slot } => {
            name(program, *program.layout.get(slot as usize)?).to_owned()
        }
        CheckBound { name: id, .. }
        | LoadName { name: id, .. }
        | StoreName { name: id, .. }
        | DeleteName { name: id }
        | LoadNameOrCell { name: id, .. }
        | LoadCell { name: id, .. }
        | DeleteCell { name: id, .. }
        | DeleteAttr { name: id, .. }
        | LoadSuperAttr { name: id, .. }
        | LoadSuperMethod { name: id, .. }
        | Import { name: id, .. }
        | ImportFrom { name: id, .. } => name(program, id).to_owned(),
        LoadAttr { site, .. }
        | StoreAttr { site, .. }
        | LoadMethod { site, .. }
        | CallMethod { site, .. } => name(program, *code.sites.get(site as usize)?).to_owned(),
        MakeFunction { code, .. } => program.codes.get(code as usize)?.qualname.to_string(),
        _ => return None,
    })
}

fn constant(value: &Const) -> String {
    match value {
        Const::None => "None".to_owned(),
        Const::Ellipsis => "...".to_owned(),
        Const::Bool(b) => if *b { "True" } else { "False" }.to_owned(),
        Const::Int(i) => i.to_string(),
        Const::BigInt(i) => i.to_string(),
        Const::Float(bits) => format!("{:?}", f64::from_bits(*bits)),
        Const::Complex(re, im) => {
            format!("({:?}+{:?}j)", f64::from_bits(*re), f64::from_bits(*im))
        }
        Const::Str(s) => format!("{s:?}"),
        Const::Bytes(b) => format!("b\"{}\"", b.escape_ascii()),
        Const::Tuple(items) => format!("({})", constants(items)),
        Const::FrozenSet(items) => format!("frozenset({})", constants(items)),
    }
}

/// The items of a constant; nesting further down is left out.
fn constants(items: &[Const]) -> String {
    let shallow = |item: &Const| match item {
        Const::Tuple(items) => format!("(… {} items)", items.len()),
        Const::FrozenSet(items) => format!("frozenset(… {} items)", items.len()),
        other => constant(other),
    };
    items.iter().map(shallow).collect::<Vec<_>>().join(", ")
}
