//! `str()` of exceptions: what their classes say beyond the first argument.

use monty_text::escape::{decode_message, encode_message};

use crate::error::Result;
use crate::names as n;
use crate::native::Step;
use crate::object::ExceptionObject;
use crate::types as t;
use crate::value::{Handle, Sym, Value};
use crate::vm::Vm;

/// What stands for the text.
enum Text {
    Made(String),
    StrOf(Value),
    ReprOf(Value),
}

/// `str(e)`
pub fn exception_str(vm: &mut Vm, h: Handle<ExceptionObject>) -> Result<Step> {
    match innermost_text(vm, h)? {
        Text::Made(text) => vm.heap.new_string(text).map(Step::Done),
        Text::StrOf(v) => vm.str(v),
        Text::ReprOf(v) => vm.repr(v),
    }
}

/// The same, if no guest code has to run.
pub fn exception_str_pure(vm: &mut Vm, h: Handle<ExceptionObject>) -> Result<Option<String>> {
    match innermost_text(vm, h)? {
        Text::Made(text) => Ok(Some(text)),
        Text::StrOf(v) => vm.str_pure(v),
        Text::ReprOf(v) => vm.repr_pure(v),
    }
}

/// The text of an exception, which may be that of another in it: no `StrOf` such a one.
fn innermost_text(vm: &mut Vm, mut h: Handle<ExceptionObject>) -> Result<Text> {
    // An exception may hold itself: this goes as deep as the arguments do.
    for _ in 0..1000 {
        let found = text(vm, h)?;
        match found {
            Text::StrOf(v) => match (vm.payload(v), vm.str_way(v)) {
                (Value::Exception(inner), super::repr::Way::Builtin) => h = inner,
                _ => return Ok(found),
            },
            _ => return Ok(found),
        }
    }
    Err(vm.recursion_error("maximum recursion depth exceeded while getting the str of an object"))
}

fn text(vm: &mut Vm, h: Handle<ExceptionObject>) -> Result<Text> {
    let e = vm.heap.exception(h);
    let (class, args) = (e.class, e.args);
    let items = match args {
        Value::Tuple(_) => vm.container_items(args)?.unwrap_or_default(),
        _ => Vec::new(),
    };
    let special = if vm.is_subclass(class, t::OS_ERROR) {
        os_error(vm, h, &items)?
    } else if vm.is_subclass(class, t::UNICODE_ERROR) {
        unicode_error(vm, h, &items)
    } else if vm.is_subclass(class, t::SYNTAX_ERROR) {
        syntax_error(vm, h, &items)?
    } else if vm.is_subclass(class, t::BASE_EXCEPTION_GROUP) {
        group(vm, &items)
    } else if vm.is_subclass(class, t::IMPORT_ERROR) {
        attribute(vm, h, n::MSG).filter(|m| vm.str_of(*m).is_some()).map(Text::StrOf)
    } else if vm.is_subclass(class, t::KEY_ERROR) && items.len() == 1 {
        Some(Text::ReprOf(items[0]))
    } else {
        None
    };
    Ok(special.unwrap_or(match items[..] {
        [] => Text::Made(String::new()),
        [one] => Text::StrOf(one),
        _ => Text::ReprOf(args),
    }))
}

/// An attribute that was set on an exception.
fn attribute(vm: &Vm, h: Handle<ExceptionObject>, name: Sym) -> Option<Value> {
    match vm.heap.exception(h).dict {
        Value::Dict(d) => vm.heap.dict_get_text(d, name),
        _ => None,
    }
}

/// An attribute, or the argument it was made from.
fn field(vm: &Vm, h: Handle<ExceptionObject>, name: Sym, items: &[Value], place: usize) -> Value {
    attribute(vm, h, name).or(items.get(place).copied()).unwrap_or(Value::None)
}

/// The text of a field: its str or repr, if that needs no guest code.
fn shown(vm: &mut Vm, v: Value, repr: bool) -> Result<String> {
    let text = if repr { vm.repr_pure(v)? } else { vm.str_pure(v)? };
    Ok(text.unwrap_or_else(|| vm.object_repr(v)))
}

fn os_error(vm: &mut Vm, h: Handle<ExceptionObject>, items: &[Value]) -> Result<Option<Text>> {
    let errno = field(vm, h, n::ERRNO, if items.len() >= 2 { items } else { &[] }, 0);
    let strerror = field(vm, h, n::STRERROR, if items.len() >= 2 { items } else { &[] }, 1);
    let (first, second) =
        (field(vm, h, n::FILENAME, items, 2), field(vm, h, n::FILENAME2, items, 4));
    if errno.is_none() && strerror.is_none() && first.is_none() {
        return Ok(None);
    }
    let (errno, strerror) = (shown(vm, errno, false)?, shown(vm, strerror, false)?);
    let mut text = format!("[Errno {errno}] {strerror}");
    if !first.is_none() {
        text += &format!(": {}", shown(vm, first, true)?);
        if !second.is_none() {
            text += &format!(" -> {}", shown(vm, second, true)?);
        }
    }
    Ok(Some(Text::Made(text)))
}

fn unicode_error(vm: &mut Vm, h: Handle<ExceptionObject>, items: &[Value]) -> Option<Text> {
    let class = vm.heap.exception(h).class;
    let encodes = vm.is_subclass(class, t::UNICODE_ENCODE_ERROR);
    let translates = vm.is_subclass(class, t::UNICODE_TRANSLATE_ERROR);
    if !encodes && !translates && !vm.is_subclass(class, t::UNICODE_DECODE_ERROR) {
        return None;
    }
    let shift = usize::from(!translates);
    let number = |vm: &Vm, name, place| {
        usize::try_from(field(vm, h, name, items, place).as_int().unwrap_or(0)).unwrap_or(0)
    };
    let (start, end) = (number(vm, n::START, shift + 1), number(vm, n::END, shift + 2));
    let object = field(vm, h, n::OBJECT_ATTR, items, shift);
    let reason = field(vm, h, n::REASON, items, shift + 3);
    let reason = vm.str_of(reason)?.to_owned();
    if translates {
        let text = encode_message("", vm.str_of(object)?, start, end, &reason);
        return Some(Text::Made(text.replacen("'' codec can't encode", "can't translate", 1)));
    }
    let encoding = vm.str_of(field(vm, h, n::ENCODING, items, 0))?;
    let text = match vm.payload(object) {
        Value::Str(s) if encodes => encode_message(encoding, vm.text(s), start, end, &reason),
        Value::Bytes(b) | Value::ByteArray(b) if !encodes => {
            decode_message(encoding, vm.heap.bytes(b), start, end, &reason)
        }
        _ => return None,
    };
    Some(Text::Made(text))
}

fn syntax_error(vm: &mut Vm, h: Handle<ExceptionObject>, items: &[Value]) -> Result<Option<Text>> {
    let details = match items.get(1) {
        Some(&Value::Tuple(t)) => vm.heap.tuple_items(t).to_vec(),
        _ => Vec::new(),
    };
    let message = field(vm, h, n::MSG, items, 0);
    let (file, line) =
        (field(vm, h, n::FILENAME, &details, 0), field(vm, h, n::LINENO, &details, 1));
    let file = vm.str_of(file).map(|f| f.rsplit('/').next().unwrap_or(f).to_owned());
    let line = match line {
        Value::Int(i) => Some(i),
        _ => None,
    };
    if file.is_none() && line.is_none() {
        return Ok(Some(Text::StrOf(message)));
    }
    let message = shown(vm, message, false)?;
    Ok(Some(Text::Made(match (file, line) {
        (Some(file), Some(line)) => format!("{message} ({file}, line {line})"),
        (Some(file), None) => format!("{message} ({file})"),
        (None, Some(line)) => format!("{message} (line {line})"),
        (None, None) => message,
    })))
}

fn group(vm: &mut Vm, items: &[Value]) -> Option<Text> {
    let (&message, &exceptions) = (items.first()?, items.get(1)?);
    let count = match vm.payload(exceptions) {
        Value::List(h) => vm.heap.items(h).len(),
        Value::Tuple(h) => vm.heap.tuple_items(h).len(),
        _ => return None,
    };
    let plural = if count == 1 { "" } else { "s" };
    let message = vm.str_of(message)?;
    Some(Text::Made(format!("{message} ({count} sub-exception{plural})")))
}
