//! Rows of CSV text in one step, for the library's `csv`: lines and rows in the usual dialects. What is
//! unusual (an open quote at the end of a line, an error, an object that is no builtin) is left to the
//! module's own code.

use monty_runtime::{Args, NativeDef, Raise, Result, Value, Vm};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_csv_row(line, delimiter, quote, limit, /)", row_of_line),
    NativeDef::function("_csv_line(row, delimiter, quote, terminator, always, /)", line_of_row),
];

/// The one ASCII character of a string argument.
fn ascii(vm: &Vm, v: Value) -> Option<u8> {
    match vm.str_of(v)?.as_bytes() {
        &[b] if b < 128 => Some(b),
        _ => None,
    }
}

/// The fields of a line as a list; None if the line is not a whole plain row.
fn row_of_line(vm: &mut Vm, args: Args) -> Result<Value> {
    let (line, limit) = (args.get(vm, 0), args.get(vm, 3).as_int().unwrap_or(0));
    let (Some(delimiter), Some(quote)) = (ascii(vm, args.get(vm, 1)), ascii(vm, args.get(vm, 2)))
    else {
        return Ok(Value::None);
    };
    let Value::Str(line) = line else { return Ok(Value::None) };
    let length = vm.heap.str(line).len();
    if i64::try_from(length).is_ok_and(|n| n > limit) {
        return Ok(Value::None);
    }
    vm.heap.burn(length / 4 + 8)?;
    vm.heap.charge(length)?;
    let text = vm.heap.str(line).to_owned();
    vm.heap.release(length);
    let bytes = text.as_bytes();
    // What ends the line may only stand at its end, apart from what is quoted.
    let mut fields: Vec<Value> = Vec::new();
    let mut at = 0;
    if bytes.first().is_none_or(|b| matches!(b, b'\r' | b'\n')) {
        return match bytes.iter().all(|b| matches!(b, b'\r' | b'\n')) {
            true => vm.heap.new_list(fields),
            false => Ok(Value::None),
        };
    }
    loop {
        let Some((field, end)) = field(&text, at, delimiter, quote) else {
            return Ok(Value::None);
        };
        vm.heap.charge(size_of::<Value>())?;
        fields.push(vm.heap.new_str(&field)?);
        vm.heap.release(size_of::<Value>());
        match bytes.get(end) {
            Some(&b) if b == delimiter => at = end + 1,
            rest => {
                let ends =
                    rest.is_none() || bytes[end..].iter().all(|b| matches!(b, b'\r' | b'\n'));
                return if ends { vm.heap.new_list(fields) } else { Ok(Value::None) };
            }
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
fn line_of_row(vm: &mut Vm, args: Args) -> Result<Value> {
    let (Some(delimiter), Some(quote)) = (ascii(vm, args.get(vm, 1)), ascii(vm, args.get(vm, 2)))
    else {
        return Ok(Value::None);
    };
    let always = args.get(vm, 4) == Value::True;
    let Some(terminator) = vm.str_of(args.get(vm, 3)).map(str::to_owned) else {
        return Ok(Value::None);
    };
    let row = args.get(vm, 0);
    let count = match row {
        Value::List(h) => vm.heap.items(h).len(),
        Value::Tuple(h) => vm.heap.tuple_items(h).len(),
        _ => return Ok(Value::None),
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
                let Some(text) = vm.repr_pure(field)? else { return Ok(Value::None) };
                out.push_str(&text);
            }
            _ => return Ok(Value::None),
        }
        if always || out[from..].bytes().any(|b| b == delimiter || b == quote) {
            let text = out.split_off(from);
            push_quoted(&mut out, &text, char::from(quote));
        }
    }
    if count == 1 && out.is_empty() {
        push_quoted(&mut out, "", char::from(quote));
    }
    out.push_str(&terminator);
    vm.heap.new_string(out)
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
