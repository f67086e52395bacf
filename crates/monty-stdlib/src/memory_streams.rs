//! The hot half of the library's streams in memory: writing at the end of a `StringIO` and taking line after
//! line of it, reading a `BytesIO`. What is written stands in a list of parts until anything else is asked
//! for. All else is the classes' own code, in methods whose names end with `_any`.

use monty_runtime::{Args, Handle, Instance, NativeDef, Result, StateKey, Step, Str, Value, Vm};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_stream_setup(place, template, /)", setup),
    NativeDef::stepping("_stream_write as StringIO.write(self, s, /)", write),
    NativeDef::stepping("_stream_next as StringIO.__next__(self, /)", next),
    NativeDef::stepping("_stream_read as BytesIO.read(self, size=-1, /)", read),
];

/// A tuple: fresh streams of text and of bytes, if their classes are made.
const STATE: StateKey = StateKey::Io;
const TEXT_TEMPLATE: usize = 0;
const BYTES_TEMPLATE: usize = 1;

/// Places of the slots.
const CLOSED: usize = 0;
const TEXT: usize = 1;
const PARTS: usize = 2;
const POS: usize = 3;

/// The position after what was written last.
const AT_END: Value = Value::Int(-1);

/// Places of the attributes of a stream of bytes.
const BUFFER: usize = 1;
const BYTES_POS: usize = 2;

fn setup(vm: &mut Vm, args: Args) -> Result<Value> {
    let mut templates = [template(vm, TEXT_TEMPLATE), template(vm, BYTES_TEMPLATE)];
    if let Some(place) = args.get(vm, 0).as_int().and_then(|i| templates.get_mut(i as usize)) {
        *place = args.get(vm, 1);
    }
    let templates = vm.heap.new_tuple(&templates)?;
    vm.module_state.set(STATE, templates);
    Ok(Value::None)
}

fn template(vm: &Vm, at: usize) -> Value {
    match vm.module_state.get(STATE) {
        Some(Value::Tuple(h)) => vm.heap.tuple_items(h).get(at).copied().unwrap_or(Value::None),
        _ => Value::None,
    }
}

/// An open stream of the class itself, all of its slots filled.
fn open(vm: &Vm, v: Value, at: usize) -> Option<Handle<Instance>> {
    let (Value::Instance(h), Value::Instance(template)) = (v, template(vm, at)) else {
        return None;
    };
    let instance = vm.heap.instance(h);
    let same = instance.shape == vm.heap.instance(template).shape;
    (same && instance.slots[CLOSED] == Value::False).then_some(h)
}

/// The class's own code for what is not done here.
fn call_any(vm: &mut Vm, method: &str, args: &[Value]) -> Result<Step> {
    let method = vm.heap.intern(method)?;
    vm.call_method(args[0], method, &args[1..])
}

/// An open stream of text, and how it treats newlines.
fn stream(vm: &Vm, v: Value) -> Option<(Handle<Instance>, &str)> {
    let h = open(vm, v, TEXT_TEMPLATE)?;
    let newline = vm.heap.instance(h).rest.as_ref()?.slots.first().copied()?;
    Some((h, vm.str_of(newline)?))
}

/// Write at the end of a stream; the number of characters, or None if that is not all there is to do.
pub fn append(vm: &mut Vm, v: Value, s: Value) -> Result<Option<Value>> {
    let (Some((h, "\n" | "")), Value::Str(text)) = (stream(vm, v), s) else { return Ok(None) };
    let count = vm.heap.str_object(text).chars;
    let slots = vm.heap.instance(h).slots;
    let (Value::List(parts), Value::Str(whole)) = (slots[PARTS], slots[TEXT]) else {
        return Ok(None);
    };
    if slots[POS] != AT_END {
        let here = slots[POS].as_int().and_then(|pos| usize::try_from(pos).ok());
        if here != Some(vm.heap.str_object(whole).chars) || !vm.heap.items(parts).is_empty() {
            return Ok(None);
        }
    }
    if count > 0 {
        vm.heap.list_append(parts, s)?;
        vm.heap.instance_mut(h).slots[POS] = AT_END;
    }
    Ok(Some(Value::Int(count as i64)))
}

/// The bounds of the next line of a stream's text, which is ASCII. An empty line is the end; None if it is
/// to be found otherwise.
pub fn next_line(vm: &Vm, v: Value) -> Option<(Str, usize, usize)> {
    let (h, "\n") = stream(vm, v)? else { return None };
    let [_, text, parts, pos] = vm.heap.instance(h).slots;
    let (Value::Str(text), Value::List(parts)) = (text, parts) else { return None };
    if !vm.heap.str_object(text).is_ascii() || !vm.heap.items(parts).is_empty() {
        return None;
    }
    let bytes = vm.heap.str(text).as_bytes();
    let from = usize::try_from(pos.as_int()?).ok()?.min(bytes.len());
    let to = memchr::memchr(b'\n', &bytes[from..]).map_or(bytes.len(), |n| from + n + 1);
    Some((text, from, to))
}

/// That line was taken: the stream goes on behind it.
pub fn take_to(vm: &mut Vm, v: Value, to: usize) {
    if let Value::Instance(h) = v {
        vm.heap.instance_mut(h).slots[POS] = Value::Int(to as i64);
    }
}

fn write(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, s) = (args.get(vm, 0), args.get(vm, 1));
    match append(vm, v, s)? {
        Some(count) => Ok(Step::Done(count)),
        None => call_any(vm, "_write_any", &[v, s]),
    }
}

fn next(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let Some((text, from, to)) = next_line(vm, v) else {
        return call_any(vm, "_next_any", &[v]);
    };
    if from == to {
        return Err(vm.stop_iteration(Value::None));
    }
    vm.heap.burn((to - from) / 8)?;
    vm.heap.charge(to - from)?;
    let line = vm.heap.str(text)[from..to].to_owned();
    vm.heap.release(to - from);
    let line = vm.heap.new_string(line)?;
    take_to(vm, v, to);
    Ok(Step::Done(line))
}

/// The next bytes of a stream.
fn read(vm: &mut Vm, args: Args) -> Result<Step> {
    let (v, size) = (args.get(vm, 0), args.get(vm, 1));
    let known = open(vm, v, BYTES_TEMPLATE).and_then(|h| {
        let slots = vm.heap.instance(h).slots;
        let (Value::ByteArray(buffer), Value::Int(from)) = (slots[BUFFER], slots[BYTES_POS]) else {
            return None;
        };
        Some((h, buffer, usize::try_from(from).ok()?))
    });
    let Some((h, buffer, from)) = known else {
        return call_any(vm, "_read_any", &[v, size.or_none()]);
    };
    let size = match size {
        Value::Int(size) => usize::try_from(size).unwrap_or(usize::MAX),
        Value::None | Value::Unset => usize::MAX,
        _ => return call_any(vm, "_read_any", &[v, size]),
    };
    let whole = vm.heap.bytes(buffer).len();
    let from = from.min(whole);
    let to = from.saturating_add(size).min(whole);
    vm.heap.burn((to - from) / 64)?;
    let read = vm.heap.new_bytes_part(buffer, from..to)?;
    if from < to {
        vm.heap.instance_mut(h).slots[BYTES_POS] = Value::Int(to as i64);
    }
    Ok(Step::Done(read))
}

/// Is it the method `write` of a stream of the class itself? The stream.
pub fn stream_of_write(vm: &Vm, write: Value) -> Option<Value> {
    let Value::Method(h) = write else { return None };
    let method = vm.heap.method(h);
    let Value::Native(id) = method.func else { return None };
    let ours = vm.registry.natives[id.index()].def.name() == "write";
    stream(vm, method.receiver).filter(|_| ours).map(|_| method.receiver)
}
