//! `print` and `input`.

use monty_host::Stream;

use super::builder::{TextBuilder, build};
use crate::error::{Raise, Result};
use crate::names as n;
use crate::native::{Args, Step};
use crate::types as t;
use crate::value::{Str, Sym, Value};
use crate::vm::Vm;

/// `sep` or `end`: none for the default.
fn piece(vm: &mut Vm, v: Value, name: &str) -> Result<Option<Str>> {
    match vm.payload(v) {
        Value::Unset | Value::None => Ok(None),
        Value::Str(s) => Ok(Some(s)),
        _ => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!("{name} must be None or a string, not {got}")))
        }
    }
}

/// `print(*args, sep=' ', end='\n', file=None, flush=False)`
pub fn print(vm: &mut Vm, args: Args) -> Result<Step> {
    let (sep, end) = (args.get(vm, 0), args.get(vm, 1));
    let (sep, end) = (piece(vm, sep, "sep")?, piece(vm, end, "end")?);
    let (file, flush) = (args.get(vm, 2), args.get(vm, 3));
    let flush = !flush.is_unset() && vm.truth_arg(flush)?;
    let file = match file {
        Value::Unset | Value::None => match vm.sys_stream(n::STDOUT) {
            // Without a standard output, nothing is printed.
            Some(Value::None) => return Ok(Step::Done(Value::None)),
            Some(file) => file,
            None => return print_to_stream(vm, args, sep, end, Stream::Stdout),
        },
        file => file,
    };
    match vm.stream_of(file) {
        Some(stream) => print_to_stream(vm, args, sep, end, stream),
        None => print_to_file(vm, args, sep, end, file, flush),
    }
}

fn print_to_stream(
    vm: &mut Vm,
    args: Args,
    sep: Option<Str>,
    end: Option<Str>,
    stream: Stream,
) -> Result<Step> {
    // One text is written as it is.
    if let ([Value::Str(s)], None) = (args.rest(vm), end)
        && vm.text(*s).len() < 64
    {
        let line = [vm.text(*s), "\n"].concat();
        vm.write_output(stream, &line)?;
        return Ok(Step::Done(Value::None));
    }
    let (line, failed) = build::<String, _>(vm, |vm, out| {
        for i in 0..args.rest(vm).len() {
            let v = args.rest(vm)[i];
            if i > 0 {
                push_or(vm, out, sep, " ")?;
            }
            match v {
                Value::Str(s) => push_or(vm, out, Some(s), "")?,
                Value::Int(n) => out.push(vm, &n.to_string())?,
                v => match vm.str_arg(v) {
                    Ok(s) => push_or(vm, out, Some(s), "")?,
                    Err(e @ (Raise::Exc(_) | Raise::Convert(_))) => return Ok(Some(e)),
                    Err(e) => return Err(e),
                },
            }
        }
        push_or(vm, out, end, "\n")?;
        Ok(None)
    })?;
    match failed {
        None => {
            vm.write_output(stream, &line)?;
            Ok(Step::Done(Value::None))
        }
        // What came before the failing argument is written.
        Some(e @ Raise::Exc(_)) => {
            vm.write_output(stream, &line)?;
            Err(e)
        }
        Some(_) => {
            let number = Value::Int(if stream == Stream::Stderr { 2 } else { 1 });
            let items = args.rest_copy(vm)?;
            let items = vm.heap.new_tuple(&items)?;
            let (sep, end) = separators(sep, end);
            vm.prelude_call("text_print_stream", &[number, items, sep, end])
        }
    }
}

fn separators(sep: Option<Str>, end: Option<Str>) -> (Value, Value) {
    (sep.map_or(Value::ascii(b' '), Value::Str), end.map_or(Value::ascii(b'\n'), Value::Str))
}

fn push_or(vm: &mut Vm, out: &mut TextBuilder, s: Option<Str>, default: &str) -> Result<()> {
    match s {
        Some(s) => {
            let len = vm.text(s).len();
            out.reserve(vm, len)?;
            out.out.push_str(vm.text(s));
            Ok(())
        }
        None => out.push(vm, default),
    }
}

/// To an object of the guest's: as many `write` calls as CPython makes.
fn print_to_file(
    vm: &mut Vm,
    args: Args,
    sep: Option<Str>,
    end: Option<Str>,
    file: Value,
    flush: bool,
) -> Result<Step> {
    let (sep, end) = separators(sep, end);
    if let (&[item], false) = (args.rest(vm), flush)
        && let Some(step) = print_one(vm, item, end, file)?
    {
        return Ok(step);
    }
    let items = args.rest_copy(vm)?;
    let items = vm.heap.new_tuple(&items)?;
    vm.prelude_call("text_print", &[file, items, sep, end, Value::bool(flush)])
}

/// One value to a stream of the library that is written to natively; None, and nothing written, if guest
/// code has to run for it.
fn print_one(vm: &mut Vm, item: Value, end: Value, file: Value) -> Result<Option<Step>> {
    let text = match item {
        Value::Str(_) => item,
        _ => match vm.str_pure(item)? {
            Some(text) => vm.heap.new_string(text)?,
            None => return Ok(None),
        },
    };
    if vm.library_answer(file, n::WRITE, &[text])?.is_none() {
        return Ok(None);
    }
    if vm.library_answer(file, n::WRITE, &[end])?.is_some() {
        return Ok(Some(Step::Done(Value::None)));
    }
    let nothing = vm.heap.new_tuple(&[])?;
    vm.prelude_call("text_print", &[file, nothing, end, end, Value::False]).map(Some)
}

impl Vm {
    /// A name of the module `sys`, if that is imported.
    fn sys_stream(&self, name: Sym) -> Option<Value> {
        match self.modules.iter().find(|(module, _)| *module == n::SYS)?.1 {
            Value::Module(sys) => self.module_get(sys, name),
            _ => None,
        }
    }

    /// The stream of the host that a file object stands for.
    fn stream_of(&self, file: Value) -> Option<Stream> {
        if !matches!(file, Value::Instance(_)) {
            return None;
        }
        let is = |name| self.sys_stream(name) == Some(file);
        if is(n::OWN_STDOUT) {
            Some(Stream::Stdout)
        } else if is(n::OWN_STDERR) {
            Some(Stream::Stderr)
        } else {
            None
        }
    }
}

pub fn input(vm: &mut Vm, _: Args) -> Result<Value> {
    Err(vm.raise(t::EOF_ERROR, "EOF when reading a line: this program has no standard input"))
}
