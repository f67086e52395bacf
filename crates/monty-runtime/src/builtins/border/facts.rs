//! What the library's Python code asks of the run: who called, what is loaded, limits.

use monty_code::GlobalsMode;
use monty_host::Stream;
use num_bigint::BigInt;

use crate::error::Result;
use crate::frame::Frame;
use crate::module_state::StateKey;
use crate::native::Args;
use crate::value::Value;
use crate::vm::Vm;

pub fn argv(vm: &mut Vm, _: Args) -> Result<Value> {
    match vm.module_state.get(StateKey::Arguments) {
        Some(argv) => Ok(argv),
        None => {
            let name = vm.script_name.clone();
            let name = vm.heap.new_str(&name)?;
            vm.heap.new_list(vec![name])
        }
    }
}

impl Vm {
    /// The program of a Python frame.
    pub(crate) fn frame_program(&self, frame: &Frame) -> usize {
        self.codes[frame.code.index()].owner as usize
    }

    /// The name of the module whose code a program is.
    pub(crate) fn program_module_name(&self, program: usize) -> String {
        let p = &self.programs[program];
        if let Some(library) = p.library {
            return self.registry.library.get(library as usize).map_or("", |m| m.name).to_owned();
        }
        let named = p
            .module
            .and_then(|m| self.module_get(m, crate::names::NAME))
            .and_then(|v| self.str_of(v));
        named.unwrap_or("__main__").to_owned()
    }
}

/// The module of whoever called the library function that asks.
pub fn caller_module(vm: &mut Vm, _: Args) -> Result<Value> {
    let mut asking = None;
    let mut found = None;
    for frame in vm.frames.iter().rev().filter(|f| !f.is_native()) {
        let program = vm.frame_program(frame);
        match asking {
            None => asking = Some(program),
            Some(asking) if program != asking && !vm.is_prelude(program) => {
                found = Some(program);
                break;
            }
            Some(_) => {}
        }
    }
    let name = found.map_or("__main__".to_owned(), |p| vm.program_module_name(p));
    vm.heap.new_string(name)
}

/// File, line, module and function of the guest's frame that many levels up. The library's frames count
/// too if `all` is true: from the caller of the function that asks on, and if one of them is found then
/// the guest's frame that called it.
pub fn caller_place(vm: &mut Vm, args: Args) -> Result<Value> {
    let level = vm.index(args.get(vm, 0))?.max(1) as usize;
    let all = matches!(args.get(vm, 1), Value::True);
    let python = |f: &&Frame| !f.is_native() && !vm.is_prelude(vm.frame_program(f));
    let guest = |f: &&Frame| vm.programs[vm.frame_program(f)].library.is_none();
    let frames = vm.frames.iter().rev().filter(python);
    let found = match all {
        true => frames.skip(level).find(guest),
        false => frames.filter(guest).nth(level - 1),
    };
    let (file, line, module, function) = match found {
        Some(f) => {
            let program = vm.frame_program(f);
            let code = vm.code(f.code);
            let span = code.spans.get(f.pc.saturating_sub(1) as usize).copied().unwrap_or_default();
            let source = &vm.programs[program].program;
            (
                source.filename.to_string(),
                source.line_col(span.start).0,
                vm.program_module_name(program),
                code.name.to_string(),
            )
        }
        None => ("<sys>".to_owned(), 0, "sys".to_owned(), "<module>".to_owned()),
    };
    let (file, module) = (vm.heap.new_string(file)?, vm.heap.new_string(module)?);
    let function = vm.heap.new_string(function)?;
    vm.heap.new_tuple(&[file, Value::Int(i64::from(line)), module, function])
}

pub fn handled_exception(vm: &mut Vm, _: Args) -> Result<Value> {
    Ok(vm.handled().or_none())
}

/// `sys.modules`
pub fn loaded_modules(vm: &mut Vm, _: Args) -> Result<Value> {
    vm.sys_modules()
}

pub fn module_names(vm: &mut Vm, _: Args) -> Result<Value> {
    let names = vm.registry.module_names();
    let mut items = Vec::with_capacity(names.len());
    for name in names {
        items.push(vm.heap.new_str(name)?);
    }
    vm.heap.new_list(items)
}

/// A seed for a generator that the program did not seed: the same in every run with the same seed.
pub fn random_seed(vm: &mut Vm, _: Args) -> Result<Value> {
    let n = match vm.module_state.get(StateKey::RandomSeeds) {
        Some(Value::Int(n)) => n,
        _ => 0,
    };
    vm.module_state.set(StateKey::RandomSeeds, Value::Int(n.wrapping_add(1)));
    let nth = 0x6d6f_6e74_7900 + (n & 0xff_ffff) as u64;
    vm.heap.new_int((BigInt::from(vm.heap.seed) << 64) + nth)
}

/// Refuse one task more than the host allows.
pub fn check_tasks(vm: &mut Vm, args: Args) -> Result<Value> {
    let pending = vm.index(args.get(vm, 0))?;
    vm.heap.budget.check_tasks(pending as usize + vm.host_futures.len())?;
    Ok(Value::None)
}

pub fn recursion_limit(vm: &mut Vm, _: Args) -> Result<Value> {
    Ok(Value::Int(i64::from(vm.heap.budget.max_depth())))
}

pub fn set_recursion_limit(vm: &mut Vm, args: Args) -> Result<Value> {
    let limit = vm.index(args.get(vm, 0))?;
    let depth = vm.frames.len() as i64;
    if limit <= depth {
        return Err(vm.raise(
            crate::types::RECURSION_ERROR,
            format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"),
        ));
    }
    vm.heap.budget.set_max_depth(u32::try_from(limit).unwrap_or(u32::MAX));
    Ok(Value::None)
}

pub fn set_max_str_digits(vm: &mut Vm, args: Args) -> Result<Value> {
    let digits = vm.index(args.get(vm, 0))?;
    crate::builtins::numbers::number::set_max_str_digits(vm, usize::try_from(digits).unwrap_or(0));
    Ok(Value::None)
}

/// A line of the guest's source, or None.
pub fn source_line(vm: &mut Vm, args: Args) -> Result<Value> {
    let line = vm.index(args.get(vm, 1))?;
    let Some(file) = vm.str_of(args.get(vm, 0)) else { return Ok(Value::None) };
    let program =
        vm.programs.iter().rev().find(|p| p.library.is_none() && &*p.program.filename == file);
    // No file has the lines of a text that the program compiled itself.
    let program = program.filter(|p| p.program.mode != GlobalsMode::Slots);
    let Some(program) = program.map(|p| p.program.clone()) else { return Ok(Value::None) };
    vm.heap.burn(program.source.len())?;
    let Some(index) = usize::try_from(line).ok().and_then(|n| n.checked_sub(1)) else {
        return Ok(Value::None);
    };
    match program.source.lines().nth(index) {
        Some(text) => vm.heap.new_str(text),
        None => Ok(Value::None),
    }
}

pub fn suggest(vm: &mut Vm, args: Args) -> Result<Value> {
    let names = vm.items(args.get(vm, 1))?;
    let names: Vec<String> =
        names.iter().filter_map(|&v| vm.str_of(v).map(str::to_owned)).collect();
    let Some(wrong) = vm.str_of(args.get(vm, 0)) else { return Ok(Value::None) };
    match crate::suggest::closest(wrong, names.iter().map(String::as_str)) {
        Some(found) => vm.heap.new_str(found),
        None => Ok(Value::None),
    }
}

pub fn write_output(vm: &mut Vm, args: Args) -> Result<Value> {
    let stream = if args.get(vm, 0) == Value::Int(2) { Stream::Stderr } else { Stream::Stdout };
    let text = vm.str_of(args.get(vm, 1)).unwrap_or_default().to_owned();
    vm.write_output(stream, &text)?;
    Ok(Value::None)
}

/// The text of a traceback; a limit of 0 without the chain is the last lines alone.
pub fn format_exception(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Exception(h) = args.get(vm, 0) else {
        return Err(vm.type_error("an exception is required"));
    };
    let limit = vm.index(args.get(vm, 1))?;
    let chain = args.get(vm, 2) == Value::True;
    let e = vm.heap.exception_mut(h);
    let (cause, context) = (e.cause, e.context);
    let traceback = if limit == 0 { std::mem::take(&mut e.traceback) } else { Vec::new() };
    if !chain {
        e.cause = Value::Unset;
        e.context = Value::Unset;
    }
    let text = vm.format_exception(h);
    let e = vm.heap.exception_mut(h);
    (e.cause, e.context) = (cause, context);
    if limit == 0 {
        e.traceback = traceback;
    }
    vm.heap.new_string(text)
}
