//! The errors of codecs: encoding, object, start, end, reason.

use super::base_exception::{keep_args, this};
use super::exception_fields::{field, set_field};
use crate::error::Result;
use crate::names as n;
use crate::native::Args;
use crate::registry::{GetSetDef, NativeDef};
use crate::value::Value;
use crate::vm::Vm;

macro_rules! fields {
    ($($name:literal $sym:ident $place:expr;)*) => {
        &[$(GetSetDef {
            name: $name,
            get: |vm, v| field(vm, v, n::$sym, Some($place)),
            set: Some(|vm, v, value| set_field(vm, v, n::$sym, value)),
        }),*]
    };
}

pub const ENCODE: &[GetSetDef] = fields! { "encoding" ENCODING 0; "object" OBJECT_ATTR 1; "start" START 2; "end" END 3; "reason" REASON 4; };
pub const TRANSLATE: &[GetSetDef] =
    fields! { "object" OBJECT_ATTR 0; "start" START 1; "end" END 2; "reason" REASON 3; };

pub const ENCODE_INIT: &[NativeDef] =
    &[NativeDef::method("__init__(self, /, *args)", |vm, args| {
        init(vm, args, &[Kind::Str, Kind::Str, Kind::Int, Kind::Int, Kind::Str])
    })];
pub const DECODE_INIT: &[NativeDef] =
    &[NativeDef::method("__init__(self, /, *args)", |vm, args| {
        init(vm, args, &[Kind::Str, Kind::Bytes, Kind::Int, Kind::Int, Kind::Str])
    })];
pub const TRANSLATE_INIT: &[NativeDef] =
    &[NativeDef::method("__init__(self, /, *args)", |vm, args| {
        init(vm, args, &[Kind::Str, Kind::Int, Kind::Int, Kind::Str])
    })];

/// What an argument must be.
#[derive(Clone, Copy)]
enum Kind {
    Str,
    Int,
    Bytes,
}

fn init(vm: &mut Vm, args: Args, kinds: &[Kind]) -> Result<Value> {
    let v = args.get(vm, 0);
    let h = this(vm, v)?;
    let items = args.rest_copy(vm)?;
    if items.len() != kinds.len() {
        let (want, given) = (kinds.len(), items.len());
        return Err(
            vm.type_error(format!("function takes exactly {want} arguments ({given} given)"))
        );
    }
    for (i, (&kind, &item)) in kinds.iter().zip(&items).enumerate() {
        let plain = vm.payload(item);
        let (fits, want) = match kind {
            Kind::Str => (matches!(plain, Value::Str(_)), "str"),
            Kind::Int => (plain.as_int().is_some() || matches!(plain, Value::BigInt(_)), "int"),
            Kind::Bytes => (matches!(plain, Value::Bytes(_) | Value::ByteArray(_)), "bytes"),
        };
        if !fits {
            let name = vm.type_name(item);
            return Err(vm.type_error(match kind {
                Kind::Int => format!("'{name}' object cannot be interpreted as an integer"),
                Kind::Bytes => format!("a bytes-like object is required, not '{name}'"),
                Kind::Str => format!("argument {} must be {want}, not {name}", i + 1),
            }));
        }
    }
    keep_args(vm, h, &items)?;
    Ok(Value::None)
}
