//! Rows of CSV text, for the library's `csv`: a reader's next row and a writer's next line, in the usual
//! dialects. What is unusual (an open quote at the end of a line, an error, an object that is no builtin)
//! is left to the module's own code.

use monty_runtime::{
    Args, CallOutcome, Instance, NativeDef, NativeState, NextPure, Raise, Result, StateKey, Step,
    Value, Vm,
};

use crate::memory_streams::{append, next_line, stream_of_write, take_to};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_csv_setup(next, read_row, writerow, limit, /)", setup),
    NativeDef::stepping("_csv_next as reader.__next__(self, /)", next_row).resumed_by(line_came),
    NativeDef::stepping_function("_csv_line(reader, line, /)", |vm, args| {
        row_of_value(vm, args.get(vm, 0), args.get(vm, 1))
    }),
    NativeDef::stepping("_csv_writerow as writer.writerow(self, row, /)", write_row),
    NativeDef::function("_csv_dict(names, row, /)", dict_of_row),
];

/// A tuple: the functions for what is not done here, and the limit of a field.
const STATE: StateKey = StateKey::Csv;
const NEXT: usize = 0;
const READ_ROW: usize = 1;
const WRITEROW: usize = 2;
const LIMIT: usize = 3;

/// Places of the slots of a reader (after its lines), and of a writer. A plain dialect is a tuple.
const PLAIN: usize = 1;
const LINE_NUM: usize = 3;
const WRITE: usize = 0;

/// The parts of a plain dialect.
struct Plain {
    delimiter: u8,
    quote: u8,
    terminator: String,
    always: bool,
}

fn setup(vm: &mut Vm, args: Args) -> Result<Value> {
    let parts = [args.get(vm, 0), args.get(vm, 1), args.get(vm, 2), args.get(vm, 3)];
    let parts = vm.heap.new_tuple(&parts)?;
    vm.module_state.set(STATE, parts);
    Ok(Value::None)
}

fn state(vm: &Vm, at: usize) -> Value {
    match vm.module_state.get(STATE) {
        Some(Value::Tuple(h)) => vm.heap.tuple_items(h).get(at).copied().unwrap_or(Value::None),
        _ => Value::None,
    }
}

fn slots(vm: &Vm, v: Value) -> Option<[Value; 4]> {
    let Value::Instance(h) = v else { return None };
    let Instance { slots, .. } = vm.heap.instance(h);
    Some(*slots)
}

fn plain(vm: &Vm, v: Value) -> Option<Plain> {
    let Value::Tuple(h) = v else { return None };
    let [delimiter, quote, terminator, always] = *vm.heap.tuple_items(h) else { return None };
    Some(Plain {
        delimiter: ascii(vm, delimiter)?,
        quote: ascii(vm, quote)?,
        terminator: vm.str_of(terminator)?.to_owned(),
        always: always == Value::True,
    })
}

/// The next row: of the next line, if that is a plain one.
fn next_row(vm: &mut Vm, args: Args) -> Result<Step> {
    let reader = args.get(vm, 0);
    let Some([lines, dialect, ..]) = slots(vm, reader) else {
        return vm.tail_call(state(vm, NEXT), &[reader]);
    };
    let Value::Tuple(_) = dialect else { return vm.tail_call(state(vm, NEXT), &[reader]) };
    if let Some((text, from, to)) = next_line(vm, lines) {
        if from == to {
            return Err(vm.stop_iteration(Value::None));
        }
        vm.heap.charge(to - from)?;
        let line = vm.heap.str(text)[from..to].to_owned();
        vm.heap.release(to - from);
        let step = row(vm, reader, dialect, &line)?;
        take_to(vm, lines, to);
        return Ok(step);
    }
    let name = vm.heap.intern("_csv_line")?;
    match vm.next_pure(lines)? {
        // The line is taken: a limit that stops its row must find it in a call of its own.
        NextPure::Item(line) => {
            let function = vm.registry.internal(name).unwrap_or(Value::None);
            vm.tail_call(function, &[reader, line])
        }
        NextPure::End => Err(vm.stop_iteration(Value::None)),
        NextPure::Guest => {
            let next = vm.heap.intern("next")?;
            let next = vm.registry.builtin(next).unwrap_or(Value::None);
            vm.call_then(next, &[lines], 0, &[reader])
        }
    }
}

fn line_came(vm: &mut Vm, state: NativeState, outcome: CallOutcome) -> Result<Step> {
    let line = outcome.map_err(Raise::Exc)?;
    row_of_value(vm, state.get(0)?, line)
}

fn row_of_value(vm: &mut Vm, reader: Value, line: Value) -> Result<Step> {
    let Some([_, dialect, ..]) = slots(vm, reader) else {
        return Err(Raise::Internal("not a reader"));
    };
    let Value::Str(text) = line else {
        return vm.tail_call(state(vm, READ_ROW), &[reader, line]);
    };
    let length = vm.heap.str(text).len();
    vm.heap.charge(length)?;
    let copy = vm.heap.str(text).to_owned();
    vm.heap.release(length);
    row(vm, reader, dialect, &copy)
}

/// The row of a line that was taken; what is not plain goes on in the module.
fn row(vm: &mut Vm, reader: Value, dialect: Value, line: &str) -> Result<Step> {
    let limit = state(vm, LIMIT).as_int().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    vm.heap.burn(line.len() / 4 + 8)?;
    let parts = plain(vm, dialect).filter(|_| line.len() <= limit);
    let found = match &parts {
        Some(parts) => fields(vm, line, parts.delimiter, parts.quote)?,
        None => None,
    };
    if let (Some(row), Value::Instance(h)) = (found, reader)
        && let Some(number) = vm.heap.instance(h).slots[LINE_NUM].as_int()
    {
        vm.heap.instance_mut(h).slots[LINE_NUM] = Value::Int(number.saturating_add(1));
        return Ok(Step::Done(row));
    }
    let line = vm.heap.new_str(line)?;
    vm.tail_call(state(vm, READ_ROW), &[reader, line])
}

/// Write a row as a line.
fn write_row(vm: &mut Vm, args: Args) -> Result<Step> {
    let (writer, row) = (args.get(vm, 0), args.get(vm, 1));
    let found = slots(vm, writer).and_then(|s| Some((s[WRITE], plain(vm, s[PLAIN])?)));
    if let Some((write, parts)) = found
        && let Some(line) = line_of_row(vm, row, &parts)?
    {
        let line = vm.heap.new_string(line)?;
        if let Some(stream) = stream_of_write(vm, write)
            && let Some(count) = append(vm, stream, line)?
        {
            return Ok(Step::Done(count));
        }
        return vm.tail_call(write, &[line]);
    }
    vm.tail_call(state(vm, WRITEROW), &[writer, row])
}

/// A dict of names and the fields of a row, if both are lists of texts; else None.
fn dict_of_row(vm: &mut Vm, args: Args) -> Result<Value> {
    let (Value::List(names), Value::List(row)) = (args.get(vm, 0), args.get(vm, 1)) else {
        return Ok(Value::None);
    };
    let count = vm.heap.items(names).len();
    if count != vm.heap.items(row).len() {
        return Ok(Value::None);
    }
    vm.heap.burn(count)?;
    let dict = vm.heap.new_dict()?;
    let Value::Dict(d) = dict else { return Err(Raise::Internal("not a dict")) };
    for i in 0..count {
        let (Value::Str(name), field) = (vm.heap.items(names)[i], vm.heap.items(row)[i]) else {
            return Ok(Value::None);
        };
        let name = vm.heap.intern_str(name)?;
        vm.dict_set_str(d, name, field)?;
    }
    Ok(dict)
}

/// The one ASCII character of a string argument.
fn ascii(vm: &Vm, v: Value) -> Option<u8> {
    match vm.str_of(v)?.as_bytes() {
        &[b] if b < 128 => Some(b),
        _ => None,
    }
}

/// The fields of a line as a list; None if the line is not a whole plain row.
fn fields(vm: &mut Vm, text: &str, delimiter: u8, quote: u8) -> Result<Option<Value>> {
    let bytes = text.as_bytes();
    let is_end = |rest: &[u8]| rest.iter().all(|b| matches!(b, b'\r' | b'\n'));
    let Value::List(row) = vm.heap.new_list(Vec::new())? else {
        return Err(Raise::Internal("not a list"));
    };
    // What ends the line may only stand at its end, apart from what is quoted.
    if bytes.first().is_none_or(|b| matches!(b, b'\r' | b'\n')) {
        return Ok(is_end(bytes).then_some(Value::List(row)));
    }
    let mut at = 0;
    loop {
        let Some((field, end)) = field(text, at, delimiter, quote) else { return Ok(None) };
        let field = vm.heap.new_str(&field)?;
        vm.heap.list_append(row, field)?;
        match bytes.get(end) {
            Some(&b) if b == delimiter => at = end + 1,
            _ => return Ok(is_end(&bytes[end..]).then_some(Value::List(row))),
        }
    }
}

/// The field that begins at `at`, and where it ends.
fn field(
    text: &str,
    at: usize,
    delimiter: u8,
    quote: u8,
) -> Option<(std::borrow::Cow<'_, str>, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&quote) {
        let rest = &bytes[at..];
        let end = rest.iter().position(|&b| b == delimiter || b == b'\n' || b == b'\r');
        let end = end.map_or(bytes.len(), |n| at + n);
        return Some((text[at..end].into(), end));
    }
    let (mut from, mut out) = (at + 1, String::new());
    loop {
        let end = from + memchr::memchr(quote, &bytes[from..])?;
        out.push_str(&text[from..end]);
        match bytes.get(end + 1) {
            Some(&b) if b == quote => {
                out.push(char::from(quote));
                from = end + 2;
            }
            Some(&b) if b != delimiter && b != b'\n' && b != b'\r' => return None,
            _ => return Some((out.into(), end + 1)),
        }
    }
}

/// A row as a line; None if a field is none of the plain builtin values.
fn line_of_row(vm: &mut Vm, row: Value, dialect: &Plain) -> Result<Option<String>> {
    let Plain { delimiter, quote, ref terminator, always } = *dialect;
    let count = match row {
        Value::List(h) => vm.heap.items(h).len(),
        Value::Tuple(h) => vm.heap.tuple_items(h).len(),
        _ => return Ok(None),
    };
    let mut out = String::new();
    for i in 0..count {
        let field = match row {
            Value::List(h) => vm.heap.items(h)[i],
            Value::Tuple(h) => vm.heap.tuple_items(h)[i],
            _ => return Err(Raise::Internal("not a row")),
        };
        if i > 0 {
            out.push(char::from(delimiter));
        }
        let from = out.len();
        match field {
            Value::Str(s) => {
                let text = vm.heap.str(s);
                let length = text.len();
                vm.heap.burn(length / 4 + 4)?;
                // Twice: every character may be a quote.
                vm.heap.charge(length * 2 + out.len())?;
                vm.heap.release(length * 2 + out.len());
                let text = vm.heap.str(s);
                let special = |b: &u8| {
                    *b == delimiter
                        || *b == quote
                        || matches!(b, b'\n' | b'\r')
                        || terminator.as_bytes().contains(b)
                };
                if always || text.as_bytes().iter().any(special) {
                    push_quoted(&mut out, text, char::from(quote));
                } else {
                    out.push_str(text);
                }
                continue;
            }
            Value::None => {}
            Value::Int(_) | Value::Float(_) | Value::True | Value::False => {
                let Some(text) = vm.repr_pure(field)? else { return Ok(None) };
                out.push_str(&text);
            }
            _ => return Ok(None),
        }
        if always || out[from..].bytes().any(|b| b == delimiter || b == quote) {
            let text = out.split_off(from);
            push_quoted(&mut out, &text, char::from(quote));
        }
    }
    if count == 1 && out.is_empty() {
        push_quoted(&mut out, "", char::from(quote));
    }
    out.push_str(terminator);
    Ok(Some(out))
}

fn push_quoted(out: &mut String, text: &str, quote: char) {
    out.push(quote);
    for (i, part) in text.split(quote).enumerate() {
        if i > 0 {
            out.push(quote);
            out.push(quote);
        }
        out.push_str(part);
    }
    out.push(quote);
}
