//! `JSONDecodeError`: a ValueError that knows where in which document it is.

use monty_runtime::{
    Args, NativeDef, Raise, Result, Str, TypeDef, TypeName, Value, Vm, core_types as t,
};
use monty_text::json_text::{self, JsonError};
use monty_text::text::Text;

pub const TYPE: TypeDef = TypeDef {
    of: TypeName::Library("JSONDecodeError", "json.decoder", t::VALUE_ERROR),
    new: None,
    empty: None,
    methods: &[
        NativeDef::method("__init__(self, msg, doc, pos)", init),
        NativeDef::method("__reduce__(self, /)", reduce),
    ],
    getset: &[],
    doc: "Subclass of ValueError with the attributes msg, doc, pos, lineno and colno.",
};

/// The exception for a document that cannot be read.
#[cold]
pub fn raise(vm: &mut Vm, doc: Str, e: JsonError) -> Raise {
    match e {
        JsonError::Syntax(message, byte) => {
            let made = vm.heap.new_str(message).and_then(|message| make(vm, message, doc, byte));
            made.unwrap_or_else(|e| e)
        }
        JsonError::Limit(e) => e.into(),
        JsonError::ArrayTooDeep => too_deep(vm, "decoding a JSON array from a unicode string"),
        JsonError::ObjectTooDeep => too_deep(vm, "decoding a JSON object from a unicode string"),
    }
}

fn too_deep(vm: &mut Vm, what: &str) -> Raise {
    vm.recursion_error(format!("maximum recursion depth exceeded while {what}"))
}

fn make(vm: &mut Vm, message: Value, doc: Str, byte: usize) -> Result<Raise> {
    let class =
        vm.registry.type_named("JSONDecodeError").ok_or(Raise::Internal("no JSONDecodeError"))?;
    let h = vm.new_exception(class, &[])?;
    fill(vm, Value::Exception(h), message, Value::Str(doc), byte)?;
    Ok(Raise::Exc(h))
}

/// Set the argument and the attributes.
fn fill(vm: &mut Vm, e: Value, message: Value, doc: Value, byte: usize) -> Result<()> {
    let Value::Exception(h) = e else { return Err(Raise::Internal("not an exception")) };
    vm.heap.burn(byte)?;
    let place = json_text::place(vm.str_of(doc).unwrap_or(""), byte);
    let text = json_text::error_message(vm.str_of(message).unwrap_or(""), place);
    let text = vm.heap.new_string(text)?;
    let args = vm.heap.new_tuple(&[text])?;
    vm.heap.exception_mut(h).args = args;
    let numbers = [("pos", place.position), ("lineno", place.line), ("colno", place.column)];
    let attributes = numbers.map(|(name, i)| (name, Value::Int(i as i64)));
    for (name, v) in [("msg", message), ("doc", doc)].into_iter().chain(attributes) {
        set(vm, e, name, v)?;
    }
    Ok(())
}

fn set(vm: &mut Vm, e: Value, name: &str, v: Value) -> Result<()> {
    let Value::Exception(h) = e else { return Err(Raise::Internal("not an exception")) };
    if vm.heap.exception(h).dict.is_unset() {
        let dict = vm.heap.new_dict()?;
        vm.heap.exception_mut(h).dict = dict;
    }
    let Value::Dict(dict) = vm.heap.exception(h).dict else { return Ok(()) };
    let name = vm.heap.intern(name)?;
    vm.heap.dict_put_text(dict, name, v).map(|_| ())
}

/// `JSONDecodeError(msg, doc, pos)`
fn init(vm: &mut Vm, args: Args) -> Result<Value> {
    let (e, message, doc, pos) =
        (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2), args.get(vm, 3));
    let pos = usize::try_from(vm.index(pos)?).unwrap_or(0);
    let byte = Text::from(vm.str_of(doc).unwrap_or("")).byte_of_char(pos);
    fill(vm, e, message, doc, byte)?;
    set(vm, e, "pos", Value::Int(pos as i64))?;
    Ok(Value::None)
}

fn reduce(vm: &mut Vm, args: Args) -> Result<Value> {
    let e = args.get(vm, 0);
    let Value::Exception(h) = e else { return Err(Raise::Internal("not an exception")) };
    let class = Value::Type(vm.heap.exception(h).class);
    let mut fields = [Value::None; 3];
    for (v, name) in fields.iter_mut().zip(["msg", "doc", "pos"]) {
        let name = vm.heap.intern(name)?;
        if let Value::Dict(dict) = vm.heap.exception(h).dict {
            *v = vm.heap.dict_get_text(dict, name).unwrap_or(Value::None);
        }
    }
    let fields = vm.heap.new_tuple(&fields)?;
    vm.heap.new_tuple(&[class, fields])
}
