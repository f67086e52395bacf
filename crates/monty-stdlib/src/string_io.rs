//! The hot half of the library's `io.StringIO`: writing at the end, and taking line after line. What is
//! written stands in a list of parts until anything else is asked for; all else is the module's own code.

use monty_runtime::{Args, Handle, Instance, NativeDef, Result, StateKey, Step, Str, Value, Vm};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_stream_setup(template, write, next, /)", setup),
    NativeDef::stepping("_stream_write as StringIO.write(self, s, /)", write),
    NativeDef::stepping("_stream_next as StringIO.__next__(self, /)", next),
];

/// A tuple: a fresh stream, and the functions for what is not done here.
const STATE: StateKey = StateKey::Io;
const TEMPLATE: usize = 0;
const WRITE: usize = 1;
const NEXT: usize = 2;

/// Places of the slots.
const CLOSED: usize = 0;
const TEXT: usize = 1;
const PARTS: usize = 2;
const POS: usize = 3;

/// The position after what was written last.
const AT_END: Value = Value::Int(-1);

fn setup(vm: &mut Vm, args: Args) -> Result<Value> {
    let parts = [args.get(vm, 0), args.get(vm, 1), args.get(vm, 2)];
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

/// An open stream of the class itself, all of its slots filled, and how it treats newlines.
fn stream(vm: &Vm, v: Value) -> Option<(Handle<Instance>, &str)> {
    let (Value::Instance(h), Value::Instance(template)) = (v, state(vm, TEMPLATE)) else {
        return None;
    };
    let instance = vm.heap.instance(h);
    if instance.shape != vm.heap.instance(template).shape || instance.slots[CLOSED] != Value::False
    {
        return None;
    }
    let newline = instance.rest.as_ref()?.slots.first().copied()?;
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
        None => vm.tail_call(state(vm, WRITE), &[v, s]),
    }
}

fn next(vm: &mut Vm, args: Args) -> Result<Step> {
    let v = args.get(vm, 0);
    let Some((text, from, to)) = next_line(vm, v) else {
        return vm.tail_call(state(vm, NEXT), &[v]);
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

/// Is it the method `write` of a stream of the class itself? The stream.
pub fn stream_of_write(vm: &Vm, write: Value) -> Option<Value> {
    let Value::Method(h) = write else { return None };
    let method = vm.heap.method(h);
    let Value::Native(id) = method.func else { return None };
    let ours = vm.registry.natives[id.index()].def.name() == "write";
    stream(vm, method.receiver).filter(|_| ours).map(|_| method.receiver)
}
