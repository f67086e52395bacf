//! Attributes that single exception classes have: read from what was set, else from the arguments.

use super::base_exception::{keep_args, this};
use crate::error::Result;
use crate::names as n;
use crate::native::Args;
use crate::object::ExceptionObject;
use crate::registry::{GetSetDef, NativeDef};
use crate::value::{Handle, Sym, Value};
use crate::vm::Vm;

/// The argument at a place.
pub(super) fn argument(vm: &Vm, h: Handle<ExceptionObject>, place: usize) -> Option<Value> {
    match vm.heap.exception(h).args {
        Value::Tuple(t) => vm.heap.tuple_items(t).get(place).copied(),
        _ => None,
    }
}

/// A field: what was set, else the argument at its place, else None.
pub(super) fn field(vm: &mut Vm, v: Value, name: Sym, place: Option<usize>) -> Result<Value> {
    let h = this(vm, v)?;
    let argument = place.and_then(|p| argument(vm, h, p));
    Ok(vm.exception_attr(h, name).or(argument).unwrap_or(Value::None))
}

pub(super) fn set_field(vm: &mut Vm, v: Value, name: Sym, value: Value) -> Result<()> {
    let h = this(vm, v)?;
    vm.set_exception_attr(h, name, value.or_none())
}

/// A field that may be set and deleted.
macro_rules! fields {
    ($($name:literal $sym:ident $place:expr;)*) => {
        &[$(GetSetDef {
            name: $name,
            get: |vm, v| field(vm, v, n::$sym, $place),
            set: Some(|vm, v, value| set_field(vm, v, n::$sym, value)),
        }),*]
    };
}

pub const STOP_ITERATION: &[GetSetDef] = fields! { "value" VALUE Some(0); };
pub const SYSTEM_EXIT: &[GetSetDef] = &[GetSetDef {
    name: "code",
    get: system_exit_code,
    set: Some(|vm, v, value| set_field(vm, v, n::CODE_ATTR, value)),
}];
pub const NAME_ERROR: &[GetSetDef] = fields! { "name" NAME_ATTR None; };
pub const ATTRIBUTE_ERROR: &[GetSetDef] = fields! { "name" NAME_ATTR None; "obj" OBJ None; };
pub const IMPORT_ERROR: &[GetSetDef] = &[
    GetSetDef {
        name: "msg",
        get: import_message,
        set: Some(|vm, v, value| set_field(vm, v, n::MSG, value)),
    },
    GetSetDef {
        name: "name",
        get: |vm, v| field(vm, v, n::NAME_ATTR, None),
        set: Some(|vm, v, value| set_field(vm, v, n::NAME_ATTR, value)),
    },
    GetSetDef {
        name: "path",
        get: |vm, v| field(vm, v, n::PATH_ATTR, None),
        set: Some(|vm, v, value| set_field(vm, v, n::PATH_ATTR, value)),
    },
    GetSetDef {
        name: "name_from",
        get: |vm, v| field(vm, v, n::NAME_FROM, None),
        set: Some(|vm, v, value| set_field(vm, v, n::NAME_FROM, value)),
    },
];

/// A part of a SyntaxError: set, or from its details.
macro_rules! syntax_fields {
    ($($name:literal $sym:ident;)*) => {
        &[$(GetSetDef {
            name: $name,
            get: |vm, v| {
                let h = this(vm, v)?;
                Ok(vm.syntax_field(h, n::$sym))
            },
            set: Some(|vm, v, value| set_field(vm, v, n::$sym, value)),
        }),*]
    };
}

pub const SYNTAX_ERROR: &[GetSetDef] = syntax_fields! {
    "msg" MSG;
    "filename" FILENAME;
    "lineno" LINENO;
    "offset" OFFSET;
    "text" TEXT;
    "end_lineno" END_LINENO;
    "end_offset" END_OFFSET;
    "print_file_and_line" PRINT_FILE_AND_LINE;
};

pub const NAME_ERROR_INIT: &[NativeDef] =
    &[NativeDef::method("__init__(self, /, *args, name=None, **kwargs)", |vm, args| {
        init_with(vm, args, &[n::NAME_ATTR])
    })];
pub const ATTRIBUTE_ERROR_INIT: &[NativeDef] =
    &[NativeDef::method("__init__(self, /, *args, name=None, obj=None, **kwargs)", |vm, args| {
        init_with(vm, args, &[n::NAME_ATTR, n::OBJ])
    })];
pub const IMPORT_ERROR_INIT: &[NativeDef] = &[NativeDef::method(
    "__init__(self, /, *args, name=None, path=None, name_from=None, **kwargs)",
    |vm, args| init_with(vm, args, &[n::NAME_ATTR, n::PATH_ATTR, n::NAME_FROM]),
)];
pub const SYNTAX_ERROR_INIT: &[NativeDef] =
    &[NativeDef::method("__init__(self, /, *args, **kwargs)", syntax_init)];

/// Keep the arguments, and the keywords that were given as fields.
fn init_with(vm: &mut Vm, args: Args, names: &[Sym]) -> Result<Value> {
    let v = args.get(vm, 0);
    let h = this(vm, v)?;
    let unknown = match args.kwargs() {
        Value::Dict(d) => vm.heap.dict(d).iter().next().map(|e| e.key),
        _ => None,
    };
    if let Some(first) = unknown {
        let class = match names {
            [_] => "NameError",
            [_, _] => "AttributeError",
            _ => "ImportError",
        };
        let name = vm.str_of(first).unwrap_or_default().to_owned();
        let hint = crate::suggest::keyword_hint(&name, names.iter().map(|n| vm.text(*n)));
        return Err(
            vm.type_error(format!("{class}() got an unexpected keyword argument '{name}'{hint}"))
        );
    }
    let items = args.rest_copy(vm)?;
    keep_args(vm, h, &items)?;
    for (i, &name) in names.iter().enumerate() {
        let value = args.get(vm, 1 + i);
        if !value.is_unset() || vm.exception_attr(h, name).is_some() {
            vm.set_exception_attr(h, name, value.or_none())?;
        }
    }
    Ok(Value::None)
}

fn import_message(vm: &mut Vm, v: Value) -> Result<Value> {
    let h = this(vm, v)?;
    // Two arguments and more are no message.
    let one = argument(vm, h, 1).is_none();
    field(vm, v, n::MSG, one.then_some(0))
}

fn system_exit_code(vm: &mut Vm, v: Value) -> Result<Value> {
    let h = this(vm, v)?;
    if let Some(code) = vm.exception_attr(h, n::CODE_ATTR) {
        return Ok(code);
    }
    Ok(match (argument(vm, h, 0), argument(vm, h, 1)) {
        (None, _) => Value::None,
        (Some(code), None) => code,
        _ => vm.heap.exception(h).args,
    })
}

fn syntax_init(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let h = this(vm, v)?;
    let items = args.rest_copy(vm)?;
    if let [_, details] = items[..] {
        let parts = vm.items(details)?;
        match parts.len() {
            4 | 6 | 7 => {}
            5 => {
                return Err(
                    vm.type_error("end_offset must be provided when end_lineno is provided")
                );
            }
            n if n < 4 => {
                return Err(
                    vm.type_error(format!("function takes at least 4 arguments ({n} given)"))
                );
            }
            n => {
                return Err(
                    vm.type_error(format!("function takes at most 7 arguments ({n} given)"))
                );
            }
        }
        let names = [n::FILENAME, n::LINENO, n::OFFSET, n::TEXT, n::END_LINENO, n::END_OFFSET];
        for (name, part) in names.into_iter().zip(parts) {
            vm.set_exception_attr(h, name, part)?;
        }
    }
    if let Some(&message) = items.first() {
        vm.set_exception_attr(h, n::MSG, message)?;
    }
    keep_args(vm, h, &items)?;
    Ok(Value::None)
}

impl Vm {
    /// A part of a SyntaxError.
    pub(crate) fn syntax_field(&self, h: Handle<ExceptionObject>, name: Sym) -> Value {
        if let Some(v) = self.exception_attr(h, name) {
            return v;
        }
        let place = [n::FILENAME, n::LINENO, n::OFFSET, n::TEXT, n::END_LINENO, n::END_OFFSET]
            .iter()
            .position(|&f| f == name);
        let found = match place {
            None if name == n::MSG => argument(self, h, 0),
            None => None,
            Some(place) => match argument(self, h, 1) {
                Some(Value::Tuple(t)) => self.heap.tuple_items(t).get(place).copied(),
                _ => None,
            },
        };
        found.unwrap_or(Value::None)
    }
}
