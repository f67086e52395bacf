//! `dumps`: its arguments, and the calls of `default` in between.

use monty_runtime::{
    Args, CallOutcome, NativeState, Raise, Result, Step, Str, Value, Vm, build_text,
};

use super::encoder::{Encoder, Options, Progress};

/// Places of the arguments.
const OBJ: usize = 0;
const SKIPKEYS: usize = 1;
const ENSURE_ASCII: usize = 2;
const CHECK_CIRCULAR: usize = 3;
const ALLOW_NAN: usize = 4;
const CLS: usize = 5;
const INDENT: usize = 6;
const SEPARATORS: usize = 7;
const DEFAULT: usize = 8;
const SORT_KEYS: usize = 9;

/// What was called for: phases of the frame.
const DEFAULT_GAVE: u32 = 0;
const ITEMS_GIVEN: u32 = 1;

const NAMES: [&str; 10] = [
    "obj",
    "skipkeys",
    "ensure_ascii",
    "check_circular",
    "allow_nan",
    "cls",
    "indent",
    "separators",
    "default",
    "sort_keys",
];

pub fn dumps(vm: &mut Vm, args: Args) -> Result<Step> {
    let cls = args.get(vm, CLS);
    if !cls.is_unset() && !cls.is_none() {
        return by_class(vm, args, cls);
    }
    if let Some(name) = unknown_keyword(vm, args) {
        return Err(vm.type_error(format!(
            "JSONEncoder.__init__() got an unexpected keyword argument '{name}'"
        )));
    }
    let options = options(vm, args)?;
    let obj = args.get(vm, OBJ);
    let chunks = Value::None;
    advance(vm, Encoder::new(options), chunks, |vm, encoder, out| encoder.value(vm, out, obj))
}

/// The first keyword that no parameter takes.
pub fn unknown_keyword(vm: &Vm, args: Args) -> Option<String> {
    let Value::Dict(kw) = args.kwargs() else { return None };
    let first = vm.heap.dict(kw).iter().next()?.key;
    Some(vm.str_of(first)?.to_owned())
}

/// With `cls`: `cls(**options).encode(obj)`.
fn by_class(vm: &mut Vm, args: Args, cls: Value) -> Result<Step> {
    let kw = match args.kwargs() {
        kw @ Value::Dict(_) => kw,
        _ => vm.heap.new_dict()?,
    };
    let Value::Dict(h) = kw else { return Err(Raise::Internal("not a dict")) };
    for (place, name) in NAMES.iter().enumerate() {
        if place == OBJ || place == CLS {
            continue;
        }
        let default = match place {
            ENSURE_ASCII | CHECK_CIRCULAR | ALLOW_NAN => Value::True,
            SKIPKEYS | SORT_KEYS => Value::False,
            _ => Value::None,
        };
        let v = args.get(vm, place);
        let name = vm.heap.intern(name)?;
        vm.heap.dict_put_text(h, name, if v.is_unset() { default } else { v })?;
    }
    vm.prelude_call("json_dumps_by_class", &[cls, args.get(vm, OBJ), kw])
}

fn flag(vm: &mut Vm, args: Args, place: usize, default: bool) -> Result<bool> {
    match args.get(vm, place) {
        Value::Unset => Ok(default),
        v => vm.truth_arg(v),
    }
}

fn options(vm: &mut Vm, args: Args) -> Result<Options> {
    let skipkeys = flag(vm, args, SKIPKEYS, false)?;
    let ensure_ascii = flag(vm, args, ENSURE_ASCII, true)?;
    let check_circular = flag(vm, args, CHECK_CIRCULAR, true)?;
    let allow_nan = flag(vm, args, ALLOW_NAN, true)?;
    let sort_keys = flag(vm, args, SORT_KEYS, false)?;
    let indent = indent(vm, args.get(vm, INDENT))?;
    let (item_separator, key_separator) =
        separators(vm, args.get(vm, SEPARATORS), indent.is_some())?;
    let default = args.get(vm, DEFAULT).or_none();
    Ok(Options {
        skipkeys,
        ensure_ascii,
        check_circular,
        allow_nan,
        sort_keys,
        indent,
        item_separator,
        key_separator,
        default,
    })
}

fn indent(vm: &mut Vm, v: Value) -> Result<Option<Str>> {
    match vm.payload(v) {
        Value::Unset | Value::None => Ok(None),
        Value::Str(s) => Ok(Some(s)),
        Value::Float(_) => Err(vm.type_error("can't multiply sequence by non-int of type 'float'")),
        _ => {
            let spaces = usize::try_from(vm.index(v)?).unwrap_or(0);
            vm.check_room(spaces)?;
            vm.heap.burn(spaces)?;
            static_str(vm, &" ".repeat(spaces)).map(Some)
        }
    }
}

fn static_str(vm: &mut Vm, text: &str) -> Result<Str> {
    match vm.heap.new_str(text)? {
        Value::Str(s) => Ok(s),
        _ => Err(Raise::Internal("not a string")),
    }
}

fn separators(vm: &mut Vm, v: Value, indented: bool) -> Result<(Str, Str)> {
    if v.is_unset() || v.is_none() {
        let item = static_str(vm, if indented { "," } else { ", " })?;
        return Ok((item, static_str(vm, ": ")?));
    }
    let items = vm.items(v)?;
    let &[item, key] = &items[..] else {
        let n = items.len();
        return Err(match n {
            0 | 1 => vm.value_error(format!("not enough values to unpack (expected 2, got {n})")),
            _ => vm.value_error("too many values to unpack (expected 2)"),
        });
    };
    // The order in which CPython looks at them.
    let mut texts = [Str::new(0); 2];
    for (i, v) in [key, item].into_iter().enumerate() {
        let Value::Str(s) = vm.payload(v) else {
            let got = vm.type_name(v);
            return Err(
                vm.type_error(format!("make_encoder() argument {} must be str, not {got}", i + 5))
            );
        };
        texts[i] = s;
    }
    Ok((texts[1], texts[0]))
}

/// Let the encoder go on, and see what it needs. What it wrote before the last call of `default` is
/// in `chunks`, a list of strings, or None before the first.
fn advance(
    vm: &mut Vm,
    mut encoder: Encoder,
    chunks: Value,
    go_on: impl FnOnce(&mut Vm, &mut Encoder, &mut monty_runtime::TextBuilder) -> Result<Progress>,
) -> Result<Step> {
    let (text, progress) = build_text(vm, |vm, out| go_on(vm, &mut encoder, out))?;
    let text = vm.heap.new_string(text)?;
    let (v, phase) = match progress {
        Progress::Done => return finish(vm, chunks, text).map(Step::Done),
        Progress::NeedsDefault(v) => (v, DEFAULT_GAVE),
        Progress::NeedsItems(v) => (v, ITEMS_GIVEN),
    };
    let chunks = if chunks.is_none() { vm.heap.new_list(Vec::new())? } else { chunks };
    if let Value::List(h) = chunks {
        vm.heap.list_append(h, text)?;
    }
    let keep = [encoder.save(vm)?, chunks, v];
    if phase == DEFAULT_GAVE {
        return vm.call_then(encoder.options.default, &[v], phase, &keep);
    }
    let items = vm.prelude_function("json_items")?;
    vm.call_then(items, &[v, Value::bool(encoder.options.sort_keys)], phase, &keep)
}

/// All chunks and the last text as one.
fn finish(vm: &mut Vm, chunks: Value, last: Value) -> Result<Value> {
    let Value::List(h) = chunks else { return Ok(last) };
    vm.heap.list_append(h, last)?;
    let len = |vm: &Vm, v: Value| vm.str_of(v).map_or(0, str::len);
    let total = vm.heap.items(h).iter().map(|&v| len(vm, v)).sum();
    vm.check_room(total)?;
    vm.heap.burn(total / 4)?;
    let mut text = String::with_capacity(total);
    for &v in vm.heap.items(h) {
        text.push_str(vm.str_of(v).unwrap_or(""));
    }
    vm.heap.new_string(text)
}

/// Continues with what `default` gave, or with the items of a container.
pub fn resume(vm: &mut Vm, state: NativeState, outcome: CallOutcome) -> Result<Step> {
    let v = outcome.map_err(Raise::Exc)?;
    let encoder = Encoder::load(vm, state.get(0)?)?;
    let (chunks, of) = (state.get(1)?, state.get(2)?);
    let given = state.phase == ITEMS_GIVEN;
    advance(vm, encoder, chunks, |vm, encoder, out| match given {
        true => encoder.items(vm, out, of, v),
        false => encoder.replacement(vm, out, of, v),
    })
}
